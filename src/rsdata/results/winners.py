"""Names that a page gives elsewhere for a party's figure: "Councillor Ann Lee ... received 1,234 votes"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.declarations import PARTY_BESIDE, RECEIVED_VOTES
from rsdata.language.lines import Line
from rsdata.language.numbers import whole
from rsdata.language.parties import longest_party, party_in_list
from rsdata.model import Post
from rsdata.named_tuples import NamedTuple
from rsdata.results.contestants import party_beside
from rsdata.results.row_labels import subject_of

_REACH: Final = 300
_OF: Final = frozenset(("", "of", "for", "of the", "for the", "the"))  # between a name and its party


class Winner(NamedTuple):
    """Somebody said to have so many votes: the span of the name, and the party given with it."""

    post: Post
    start: int
    end: int
    party_id: str | None


def find(analysis: Analysis, posts: Sequence[Post], votes: set[int]) -> dict[int, Winner]:
    """Who is said to have each of these numbers of votes, where the text says it of one person.

    ``posts`` are in order of place.
    """
    found: dict[int, Winner] = {}
    if not votes:
        return found
    starts = [post.char_start for post in posts]
    said = (
        (line, match)
        for line in analysis.numbered(posts[0].char_start, posts[-1].char_end)
        if " votes" in line.text
        for match in RECEIVED_VOTES.finditer(line.source, line.start, line.end)
    )
    for line, match in said:
        number = whole(match["votes"])
        post = posts[bisect_right(starts, line.start) - 1]
        if number in votes and number not in found and (winner := _subject(line, post, match.start())):
            found[number] = winner
    return found


def _subject(line: Line, post: Post, end: int) -> Winner | None:
    """Whoever is the subject of the verb at ``end``: the name next to it, else the first of the sentence."""
    text, start = line.source, line.sentence_start(end, end - _REACH)
    people = [
        (at + name.bare, at + name.end)
        for at, name in line.names
        if len(name.words) > 1 and start <= at + name.bare and at + name.end <= end
    ]
    if not people:
        return None
    begin, stop = people[-1]
    next_to_it = text[stop:end].strip(" ,") in {"", "has", "had", "who", "who has", "who had", "also", "then"}
    if not next_to_it:
        if ": " in text[stop:end]:
            return None  # "Elm Park: Labour win on"
        party_before = longest_party(text, stop, subject_of(text, stop, end).end)
        if party_before and text[stop : party_before[0]].strip(" ,(") not in _OF:
            return None  # "In Elm Park Labour polled"
        begin, stop = people[0]
    beside = PARTY_BESIDE.match(text, stop)
    party = party_beside(text, begin, stop) or (beside.span("party") if beside else None)
    return Winner(post, begin, stop, party_in_list(text[slice(*party)]) if party else None)
