"""Turnout as printed: "Turnout was 50.67% (40,113 votes)", "a turnout of 61%", "Turnout: 35,338 (51.1%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from rsdata.model import Post
from rsdata.parse.figures import NUMBER, is_per_cent, per_cent, whole

_TURNOUT: Final = re.compile(r"\bturn-?out\b", re.I)
_SENTENCE_END: Final = re.compile(r"[.!?][\"”']?\s|\n")
# words between "turnout" and a figure that make it no count: "is expected to be 40%", "only just over 50%"
_HEDGE: Final = re.compile(
    r"\b(?:expected|expects?|predict\w*|could|would|may|might|should|estimat\w*|around|about|roughly|approximately|nearly|"
    r"almost|over|under|below|above|likely|if|compar\w+|than|less|more|fewer|low|up to|at least|down|up|by|fell|rose|"
    r"per cent of|between|forecast|versus|against)\b",
    re.I,
)
# "(40,113 votes)" after "50.67%"
_BALLOTS_AFTER: Final = re.compile(r"[%t]\s?[,;:–-]?\s?[(\[]?\s?(?:with\s|or\s|from\s|-\s)?(?=\d)")
_COUNTED: Final = re.compile(
    r"\s?(?:votes?|ballots?|ballot papers|papers|people|voters|valid|electors)\b|\s?[)\]]|\s?[(\[,]\s?\d",
    re.I,
)
# "Total votes 93,592", "Total votes cast: 93,592"
_TOTAL: Final = re.compile(r"\b[Tt]otal (?:number of )?(?:votes|ballots)(?: cast)?\W{0,3}(?:was |were |is )?(?=\d)")
_NEAR: Final = 90
_AHEAD_OF_IT: Final = 12


@dataclass(frozen=True, slots=True)
class Turnout:
    """A turnout in per cent and in ballots, as far as printed; ``lead`` is its sentence up to the figure."""

    post: Post
    start: int
    pct: float | None
    ballots: int | None
    exact: bool
    lead: str


def find(text: str, post: Post) -> Iterator[Turnout]:
    """Every turnout that a post states as a fact."""
    for match in _TURNOUT.finditer(text, post.char_start, post.char_end):
        found = _after(text, post, match) or _before(text, post, match)
        if found is not None:
            yield found if found.ballots else replace(found, ballots=_total(text, post, match))


def _after(text: str, post: Post, match: re.Match[str]) -> Turnout | None:
    stop = min(post.char_end, match.end() + _NEAR)
    number = NUMBER.search(text, match.end(), stop)
    if number is None:
        return None
    between = text[match.end() : number.start()]
    if _SENTENCE_END.search(between) or _HEDGE.search(between) or len(between) > 60:
        return None
    lead = text[max(post.char_start, match.start() - 100) : number.start()]
    lead = lead[_last_sentence(lead) :]
    if is_per_cent(text, number.end()):
        pct = per_cent(number[0])
        return _made(
            post, match.start(), pct, _ballots_after(text, number.end(), stop), "." in number[0], lead
        )
    ballots = whole(number[0])  # "Turnout: 35,338 (51.13%)"
    share = NUMBER.search(text, number.end(), min(stop + 20, post.char_end))
    if ballots is None or ballots < 50 or share is None or not is_per_cent(text, share.end()):
        return None
    if len(text[number.end() : share.start()].split()) > 4:
        return None
    return _made(post, match.start(), per_cent(share[0]), ballots, "." in share[0], lead)


def _before(text: str, post: Post, match: re.Match[str]) -> Turnout | None:
    """ "a 50.67% turnout" """
    start = max(post.char_start, match.start() - _AHEAD_OF_IT)
    for number in NUMBER.finditer(text, start, match.start()):
        between = text[number.end() : match.start()].replace(" ", "").lower()
        if between in {"%", "percent", "pc"} and not text[number.start() - 1 : number.start()].isalnum():
            lead = text[max(post.char_start, number.start() - 100) : number.start()]
            lead = lead[_last_sentence(lead) :]
            if _HEDGE.search(lead[-40:]):
                return None
            return _made(post, number.start(), per_cent(number[0]), None, "." in number[0], lead)
    return None


def _ballots_after(text: str, end: int, stop: int) -> int | None:
    close = _BALLOTS_AFTER.search(text, end, min(stop, end + 16))
    number = NUMBER.match(text, close.end(), stop) if close else None
    if (
        number is None
        or is_per_cent(text, number.end())
        or not _COUNTED.match(text, number.end(), number.end() + 16)
    ):
        return None
    ballots = whole(number[0])
    return ballots if ballots and ballots >= 50 else None


def _total(text: str, post: Post, match: re.Match[str]) -> int | None:
    """The papers counted, where their total stands near the turnout."""
    near = max(post.char_start, match.start() - _NEAR), min(post.char_end, match.end() + _NEAR)
    total = _TOTAL.search(text, *near)
    number = NUMBER.match(text, total.end(), post.char_end) if total else None
    return whole(number[0]) if number else None


def _made(
    post: Post, start: int, pct: float | None, ballots: int | None, exact: bool, lead: str
) -> Turnout | None:
    return None if pct is None else Turnout(post, start, pct, ballots, exact, lead)


def _last_sentence(text: str) -> int:
    last = 0
    for match in _SENTENCE_END.finditer(text):
        last = match.end()
    return last
