"""What a paragraph looks like from outside: a caption, a name, a role, a message, a line of prose."""

from __future__ import annotations

import re

from rsdata.language.numbers import DIGITS
from rsdata.language.parties import longest_party
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged

# "Political editor", "political correspondent, BBC News", "BBC Radio Kent", "Reporting from Dover":
# the words that end or begin a byline's role.
ROLE_WORDS = tagged("reporting roles")
OUTLET_WORDS = tagged("outlets in a role")
# ... and of who somebody is that does not report: "Labour MP for Dover", "former adviser".
OFFICE_WORDS = tagged("offices in a byline")
# Who hands out pictures, as printed under one: "Getty Images", "PA Media", "Sam Lee/Reuters".
AGENCIES = tagged("picture agencies")
# Where a newspaper's or a programme's name ends: "The Daily Record", "Bolsover Gazette", "Newsnight".
TITLE_ENDS = tagged("last words of outlets")
# Broadcasters: what begins with one and names no job is an outlet: "BBC Radio 4", "Sky News".
BROADCASTERS = tagged("first words of outlets")
# Where debates are, on pages that follow a parliament.
CHAMBERS = tagged("chambers")
SMALL_WORDS = tagged("small words of names")
WORD = re.compile(r"[\w'’&-]+")
# What a line of a list of results ends with: "4088", "1,234 votes", "1,234 (30.1%, +2.0%)".
VOTES = lazy(
    r"(?<![\w.,/])(?P<votes>\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+|\d{1,7})(?:\s?votes?)?(?:\s?[(\[][^()\[\]]{0,40}[)\]])?$"
)
_ENDS_OF_VOTES = (*DIGITS, "vote", "votes", ")", "]", "\n")
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST_TALLY = 160
_REPORTS = lazy(r"\b(?:said|says|told)\b")

# What a point of a list begins with.
BULLETS = frozenset("•·*")
FINAL_MARKS = ".!?…\"”'’:;"


def is_unfinished(text: str) -> bool:
    """No full stop or other mark at the end: a caption, a heading, a byline, not a sentence."""
    return text.rstrip(")] ")[-1:] not in FINAL_MARKS


def ends_in_speech(text: str) -> bool:
    """A stop inside the closing mark: what somebody says, where a heading may end in a word quoted."""
    return text[-1:] in ('"', "”") and text[-2:-1] in (".", ",", "!", "?")


def reports(text: str) -> bool:
    """Whether a line tells what somebody said: "Comments were few, she said."."""
    return _REPORTS.search(text) is not None


def is_role(text: str) -> bool:
    """A correspondent's role on a line of its own: "Political editor", "correspondent, BBC News"."""
    if len(text) > 300:
        return False
    words = [w.lower() for w in WORD.findall(text)]
    if not 0 < len(words) <= 12 or not is_unfinished(text):
        return False
    return not ROLE_WORDS.isdisjoint(words) or (words[0] in OUTLET_WORDS and len(words) <= 5)


def counts_votes(text: str) -> bool:
    """A line of a list of results: somebody, and votes or seats: "Ann Lee (Lab) 1,234", "Labour 12"."""
    if len(text) > LONGEST_TALLY or not text.endswith(_ENDS_OF_VOTES):
        return False  # nearly every line
    match = VOTES.search(text)
    if match is None:
        return False
    whose = text[: match.start()].rstrip(" \t\u00a0:–—-")
    votes = match["votes"]
    if len(votes) >= 3 and not YEAR.fullmatch(votes):
        return any(map(str.isalpha, whose))
    return longest_party(whose, 0, len(whose)) is not None


def opens_quotation(text: str) -> bool:
    """Begins with an opening double mark."""
    return text[:1] in ('"', "“", "„")


def leaves_quotation_open(text: str) -> bool:
    """A double mark is opened and not closed by the end: the next paragraph may carry the quotation on."""
    straight = text.count('"')
    if straight:
        return straight % 2 == 1
    return text.rfind("“") > text.rfind("”")


def is_correspondent_role(text: str) -> bool:
    """What stands under the name of somebody who reports: a role, an outlet, "Reporting from Dover"."""
    words = [w.lower() for w in WORD.findall(text[:200])]
    if not 0 < len(words) <= 15 or not is_unfinished(text):
        return False
    return (
        words[0] in ("reporting", "at", "in", "outside")
        or words[0] in BROADCASTERS
        or any(w in ROLE_WORDS for w in words)
        or is_outlet(text)
    )


def is_office(text: str) -> bool:
    """Who somebody is that does not report: "Labour MP for Dover", "former No 10 adviser"."""
    words = [w.lower() for w in WORD.findall(text[:200])]
    return 0 < len(words) <= 15 and is_unfinished(text) and any(w in OFFICE_WORDS for w in words)


def is_outlet(text: str) -> bool:
    """A paper, a station or a programme, and nothing else: "BBC Radio 4", "The Daily Record"."""
    words = text.split()
    if not 0 < len(words) <= 5 or not is_unfinished(text) or "," in text or "'s" in text or "’s" in text:
        return False
    if not all(is_capital(w) for w in words):
        return False
    low = [w.lower() for w in words]
    if any(w in ROLE_WORDS or w in OFFICE_WORDS for w in low):
        return False
    return low[0] in BROADCASTERS or low[-1] in TITLE_ENDS


def is_agency(text: str) -> bool:
    """Who a picture is from: "Getty Images", "PA", "Sam Lee/Reuters"."""
    words = [w.lower() for w in WORD.findall(text[:80])]
    return (
        0 < len(words) <= 6
        and len(text) <= 60
        and is_unfinished(text)
        and not counts_votes(text)
        and any(w in AGENCIES for w in words)
        and not any(w in ROLE_WORDS or w in OFFICE_WORDS for w in words)
    )


def is_newsroom(text: str) -> bool:
    """A broadcaster's staff or station, not only its initials: "BBC News", "ITV News Wales"."""
    words = text.lower().split()
    return len(words) > 1 and words[0] in BROADCASTERS


def is_title_case(text: str) -> bool:
    """Every word with a capital or a figure, save the small ones: "Medway Park, Gillingham"."""
    return len(text) <= 60 and is_unfinished(text) and all(is_capital(w) for w in text.split())


def is_capital(word: str) -> bool:
    return not word[0].isalpha() or word[0].isupper() or word.lower() in SMALL_WORDS or word == "live"
