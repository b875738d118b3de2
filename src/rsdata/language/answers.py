"""Questions that are voted on, and their two answers."""

from __future__ import annotations

import re
from typing import Final

from rsdata.language.patterns import lazy
from rsdata.language.word_lists import pairs

_OPPOSITE: Final = pairs("opposite answers")
ANSWERS: Final = frozenset(answer for pair in _OPPOSITE for answer in pair)

# "Ash governance referendum", "Nether Ash parish poll", "Residents of Ash have approved the plan"
_PUT: Final = lazy(
    r"\b(?:referendum|plebiscite|(?:parish|wards?|town|community|border|advisory) poll)s?\b"
    r"|(?:^|[.!?]\s)(?:residents|villagers|voters|parishioners|electors|islanders)\s"
    r"(?-i:(?:of|in)\s(?:the\s)?(?:[A-Z][\w'’-]+\s){1,5})?(?:have\s|narrowly\s)?(?:approved|rejected|backed|endorsed|voted)\b",
    re.IGNORECASE | re.MULTILINE,
)
# "Measure K", "the town budget", "a levy": put to voters, or to few in a house
_ON_BALLOTS: Final = lazy(
    r"\b(?i:measure|proposition|question) (?:\d|[A-Z]\b)"
    r"|\b(?i:(?:town|village|school) (?:\w+ )?(?:budget|bond)|lev(?:y|ies)|bond (?:issue|measure)"
    r"|ballot (?:measure|question|issue)|neighbou?rhood plan)\b"
)
# "Should the pond be fenced?"
_QUESTION: Final = lazy(r"\b(?:should|shall|do you want)\b[^.!?\n]*\?", re.IGNORECASE)


def are_opposite(one: str, other: str) -> bool:
    """Whether two answers, in lower case, are those to one question: "yes", "no"."""
    return (one, other) in _OPPOSITE or (other, one) in _OPPOSITE


def opposites(answer: str) -> list[str]:
    """What the other answer may be."""
    return sorted(other for other in ANSWERS if are_opposite(answer, other))


def is_put_to_voters(text: str, *, many: bool = False) -> bool:
    """Whether a text is about a question that is voted on; ``many``: by more than sit in any house, as where
    voters are spoken of."""
    return bool(_PUT.search(text) or ((many or "voters" in text) and _ON_BALLOTS.search(text)))


def asks(text: str) -> bool:
    """Whether a text is about a question that is voted on, or asks what may be one."""
    return is_put_to_voters(text) or _QUESTION.search(text) is not None
