"""What stands around a name: whether it can be a name there, whether its bearer speaks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rsdata.language.wordset import wordset

# Organisations and places of one word, which speak and are no surname: "Reuters reported", "Berlin says".
ORGANISATIONS: Final = wordset(
    """
    airbus amazon america amnesty apple arizona asda australia axios barclays beijing belfast berlin
    betfair betfred birmingham bloomberg boeing boston brazil breitbart britain brussels buzzfeed
    california cambridge canada cardiff channel chicago china colorado comres congress coral dublin
    edinburgh egypt england europe europol express exxon facebook fatah florida ford france gallup
    germany glasgow god google greece greenpeace guardian hamas harvard hezbollah hizbollah hollywood
    holyrood honda hsbc independent india interpol iowa ipsos iran iraq ireland isis israel italy japan
    kremlin labour ladbrokes leeds liberty liverpool lloyds london mail manchester mexico michigan
    microsoft mirror momentum moscow nato netflix nevada newsmax newsweek nielsen nissan number observer
    ofcom ofsted ohio opinium oxfam oxford pakistan paris parliament pennsylvania pentagon pew poland
    politico politifact populus quinnipiac rasmussen reuters russia sainsbury sainsburys salon santander
    scotland shell shelter sky slate snopes spain spectator stanford stonewall stormont sun survation
    syria taliban telegraph tesco texas time times tokyo toyota turkey twitter uber ukip ukraine unison
    unite variety verizon vermont virginia vox vulture wales washington westminster whitehall wikileaks
    wisconsin yale yougov
    """
)


@lru_cache(maxsize=4096)
def organisation_word(word: str) -> bool:
    """Whether one capitalised word is an organisation's or a place's rather than a surname."""
    return (
        word.lower() in ORGANISATIONS
        or (len(word) > 1 and word.isupper())
        or any(c.isupper() for c in word[2:] if not word.startswith(("Mc", "Mac")) and "-" not in word)
        or any(c.isdigit() for c in word)
    )


# Surnames that open a sentence as ordinary words do.
_ORDINARY: Final = wordset(
    """
    april best black blunt bright brown burns cash chance close crook east forest free frost gates glass
    gold good grace grant gray green grey hands heath hood hope hunt joy june keen land law little long
    love low march marks may moor more moss noble north parks pitt poor potter power price reckless rice
    rich rush sands savage self sharp shore short silver small smart snow south speed spring steel straw
    street strong summer sweet swift wade waters way weeks west white wild will winter wise wish woods
    works worth young
    """
)
_MONTHLIKE: Final = wordset("april august june march may")
_DIRECTIONS: Final = wordset("black east green north south west white")
_AFTER_MONTH: Final = re.compile(r"\s+\d")
_BEFORE_MONTH: Final = wordset(
    """
    after before by during early every for from in last late mid next of on since this through till to
    until
    """
)
_FOLLOWS: Final = wordset(
    """
    added adds also and arrived arrives believed believes called calls came can comes could did does
    goes had has insisted insists is lost made makes may might needs replied replies said says seems
    speaks spoke takes tells thinks thought told took wanted wants was went who will wins won would
    """
)
_PARTICIPLE: Final = re.compile(
    r"[a-z]{2,}ed$|(?:later|also|then|never|now|recently|quickly|who|rode|drew|threw|leads|holds)$"
)
_NEXT_WORD: Final = re.compile(r"(?:['’]s?)?\s+([\w'’]+)")
_NEXT_VERB: Final = re.compile(r" (?:(?:also|then|later|has|had|earlier|now|[a-z]{2,12}ly) ){0,2}([a-z]+)")
_OF_A_PERSON: Final = re.compile(r", (?:\d\d\b|who\b|whose\b)")


def plausible_alone(text: str, start: int, end: int) -> bool:
    """Whether a surname alone can be one here: not "Long" at the start of a sentence, not "in May"."""
    low = text[start:end].lower()
    if low not in _ORDINARY:
        return True
    before = text[max(0, start - 24) : start]
    word_before = before.split()[-1].lower() if before.strip() else ""
    if low in _MONTHLIKE:
        return (
            word_before not in _BEFORE_MONTH
            and not word_before[-2:].isdigit()
            and not _AFTER_MONTH.match(text, end)
        )
    if low in _DIRECTIONS:
        return text[end : end + 2] in ("'s", "’s") or _follows(text, end)
    stripped = before.rstrip(" \u00a0\"“‘'([")
    if stripped and stripped[-1] not in ".!?:\n—–-•":
        return True
    return (
        _follows(text, end)
        or text[end : end + 2] in ("'s", "’s", ", ")
        or not (stripped or text[end : end + 1].strip())
    )


def _follows(text: str, end: int) -> bool:
    m = _NEXT_WORD.match(text, end)
    return m is not None and (m.group(1) in _FOLLOWS or _PARTICIPLE.match(m.group(1)) is not None)


# Verbs whose subject speaks, thinks or feels.
SPEAKS: Final = wordset(
    """
    accused accuses acknowledged acknowledges added adds admits admitted announced announces argued
    argues asked asks believed believes called calls claimed claims concluded concludes condemned
    condemns continued continues declared declares denied denies described describes dismissed dismisses
    explained explains insisted insists joked jokes noted notes predicted predicts promised promises
    quipped quips recalled recalls rejected rejects replied replies responded responds said says
    stressed stresses suggested suggests tells thinks thought told tweeted tweets urged urges vowed vows
    wanted wants warned warns writes wrote
    """
)


def speaks(text: str, end: int) -> bool:
    """Whether a verb of saying follows a name at once."""
    m = _NEXT_VERB.match(text, end)
    return m is not None and m.group(1) in SPEAKS


def like_a_person(text: str, end: int) -> bool:
    """Whether what follows a name makes it a person's: "[Xanthor Lee], 37", "[Xanthor Lee], who"."""
    return _OF_A_PERSON.match(text, end) is not None or speaks(text, end)
