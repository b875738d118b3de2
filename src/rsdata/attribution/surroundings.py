"""What stands around a name: whether it can be a name there, whether its bearer speaks."""

from __future__ import annotations

import re
from typing import Final

# Organisations and places of one word, which speak and are no surname: "Reuters reported", "Berlin says".
ORGANISATIONS: Final = frozenset(
    """politico variety reuters vulture verizon pew politifact twitter facebook google congress parliament holyrood
    stormont westminster brussels ladbrokes yougov comres survation populus ipsos opinium coral betfair betfred unite
    unison greenpeace oxfam shelter amnesty liberty stonewall ofcom ofsted sky channel netflix amazon apple microsoft
    boeing airbus tesco sainsbury sainsburys asda uber barclays hsbc lloyds santander toyota nissan honda ford exxon shell
    breitbart buzzfeed bloomberg guardian independent telegraph times mirror sun mail express observer spectator
    newsweek time newsmax slate salon vox axios gallup quinnipiac nielsen rasmussen snopes wikileaks interpol europol
    nato hamas hezbollah fatah hizbollah isis taliban kremlin pentagon whitehall england scotland wales ireland britain
    europe america germany france spain italy russia china india japan canada australia israel iran iraq syria turkey
    greece ukraine poland pakistan mexico brazil egypt london paris berlin washington moscow beijing tokyo dublin
    edinburgh cardiff belfast glasgow manchester birmingham liverpool leeds florida texas california ohio iowa nevada
    virginia vermont michigan pennsylvania wisconsin colorado arizona chicago boston
    hollywood harvard yale oxford cambridge stanford god number momentum labour ukip""".split()
)


def organisation_word(word: str) -> bool:
    """Whether one capitalised word is an organisation's or a place's rather than a surname."""
    return (
        word.lower() in ORGANISATIONS
        or (len(word) > 1 and word.isupper())
        or any(c.isupper() for c in word[2:] if not word.startswith(("Mc", "Mac")) and "-" not in word)
        or any(c.isdigit() for c in word)
    )


# Surnames that open a sentence as ordinary words do.
_ORDINARY: Final = frozenset(
    """reckless hope young long brown green white black gray grey price winter summer rich best good wise sharp
    small little short strong power law forest bright gold silver swift blunt burns cash chance close crook
    free frost gates glass grace grant hands heath hood hunt joy keen land love low marks moss moor more noble
    parks pitt poor potter rice rush sands savage self shore smart snow speed spring steel street sweet
    wade waters way weeks wild will wish woods worth works straw may march april june west north south east""".split()
)
_MONTHLIKE: Final = frozenset("may march april june august".split())
_DIRECTIONS: Final = frozenset("west north south east green black white".split())
_AFTER_MONTH: Final = re.compile(r"\s+\d")
_BEFORE_MONTH: Final = frozenset(
    "in last next until till by since of early late mid this from before after every on for to through during".split()
)
_FOLLOWS: Final = frozenset(
    """has is was will says said had would could did does tells told wins won lost also and who may might can adds added
    replied replies insists insisted wants wanted thinks thought believes believed spoke speaks arrives arrived
    seems needs took takes made makes came comes went goes called calls""".split()
)
_PARTICIPLE: Final = re.compile(r"[a-z]{2,}ed$|(?:later|also|then|never|now|recently|quickly|who|rode|drew|threw|leads|holds)$")
_NEXT_WORD: Final = re.compile(r"(?:['’]s?)?\s+([\w'’]+)")
_NEXT_VERB: Final = re.compile(r" (?:(?:also|then|later|has|had|earlier|now|[a-z]{2,12}ly) ){0,2}([a-z]+)")
_OF_A_PERSON: Final = re.compile(r", (?:\d\d\b|who\b|whose\b)")


def plausible_alone(text: str, start: int, end: int) -> bool:
    """Whether a surname that stands alone can be one here: not "Long" at the start of a sentence, not "in May"."""
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
    return _follows(text, end) or text[end : end + 2] in ("'s", "’s", ", ") or not (stripped or text[end : end + 1].strip())


def _follows(text: str, end: int) -> bool:
    m = _NEXT_WORD.match(text, end)
    return m is not None and (m.group(1) in _FOLLOWS or _PARTICIPLE.match(m.group(1)) is not None)


# Verbs whose subject speaks, thinks or feels.
SPEAKS: Final = frozenset(
    """says said tells told adds added asks asked writes wrote tweets tweeted insists insisted argues argued claims
    claimed believes believed thinks thought warns warned admits admitted denies denied explains explained replies
    replied responds responded notes noted continues continued concludes concluded predicts predicted describes
    described condemns condemned dismisses dismissed accuses accused suggests suggested acknowledges acknowledged
    declares declared vows vowed promises promised stresses stressed joked jokes quips quipped recalled recalls
    urges urged calls called wants wanted announced announces rejects rejected""".split()
)


def speaks(text: str, end: int) -> bool:
    """Whether a verb of saying follows a name at once."""
    m = _NEXT_VERB.match(text, end)
    return m is not None and m.group(1) in SPEAKS


def like_a_person(text: str, end: int) -> bool:
    """Whether what follows a name makes it a person's: "[Meeshell Lee], 37", "[Meeshell Lee], who", "... says"."""
    return _OF_A_PERSON.match(text, end) is not None or speaks(text, end)
