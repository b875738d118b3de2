"""What a sentence says of who is elected."""

from __future__ import annotations

import re
from typing import Final

from rsdata.language.numbers import COUNT, whole
from rsdata.language.patterns import lazy

# "received 2,850 votes", "won with a total of 2,850 votes"
RECEIVED_VOTES: Final = lazy(
    r"\b(?:received|received a total of|won|polled|took|taking|got|gained|secured|with|on|attracted|"
    r"winning)\s"
    rf"(?:a total of\s|just\s|only\s)?(?P<votes>{COUNT})\s(?:votes\b(?!\s(?:more|ahead|"
    r"clear|fewer)))"
)
# "Labour [held the seat] with 1,204 votes": what may stand between who won and the votes
WON_THE_SEAT: Final = lazy(
    r"\s(?:(?:narrowly|easily|comfortably)\s)?(?:held|kept|retained|won|took|gained|regained)"
    r"(?:\s(?:it|(?:the|its|their)\s(?:seat|ward)))?(?:\s(?:narrowly|easily|comfortably))?,?\Z"
)
# "611 [for the Greens]"
VOTES_FOR: Final = lazy(r"\sfor\s(?:the\s)?(?=[A-Z])")
# "Ann Lee is elected", "Ann Lee (Lab) was duly elected": what stands behind the name
_ELECTED: Final = lazy(
    r"\s?(?:[(\[][^()\[\]]{1,40}[)\]]\s?)?(?:,\s)?(?:is|was|has been|are|were)\s"
    r"(?:also\s|then\s|deemed\s|declared\s|\w+ly\s)?(?:re-)?elected\b"
)
# "Labour GAIN Ashdale from the Tories", "Con hold Elm": what becomes of a seat, as a part of larger patterns
CHANGES_HANDS: Final = r"\b(?:hold|gain|win|take|retain|lose)s?\b"
# "Labour [hold]"
_HOLDS: Final = lazy(r"\s(?:hold|gain|retain|win)s?\b", re.IGNORECASE)
# "Quota 8,701", "a quota of 8,701"
_QUOTA: Final = lazy(rf"\bquota(?:\s(?:was|is|of))?:?\s(?P<votes>{COUNT})", re.IGNORECASE)


def quota_in(text: str) -> int | None:
    """The quota that a text prints; None where it prints none, or several."""
    printed = {whole(match["votes"]) for match in _QUOTA.finditer(text)}
    return printed.pop() if len(printed) == 1 else None


def is_said_to_hold(text: str, party: str) -> bool:
    """Whether a text says that a party has the seat: "Labour hold", "a Liberal gain"."""
    return _goes_on(text, party, _HOLDS)


def is_said_to_be_elected(text: str, name: str) -> bool:
    """Whether a text says that somebody is elected."""
    return _goes_on(text, name, _ELECTED)


def _goes_on(text: str, words: str, verb: re.Pattern[str]) -> bool:
    """Whether a verb stands right behind some words anywhere in a text."""
    at = text.find(words)
    while at >= 0:
        if not text[at - 1 : at].isalnum() and verb.match(text, at + len(words)):
            return True
        at = text.find(words, at + 1)
    return False
