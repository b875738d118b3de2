"""Names that a page gives elsewhere for a party's figure: "Councillor Ann Lee ... received 1,234 votes"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rsdata.language.analysis import Analysis
from rsdata.language.numbers import whole
from rsdata.model import Post
from rsdata.named_tuples import NamedTuple
from rsdata.results.contestants import entries_of
from rsdata.results.list_rows import series_in


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
    starts = [post.char_start for post in posts]
    for line in analysis.numbered(posts[0].char_start, posts[-1].char_end) if votes else ():
        if " votes" not in line.text or votes.isdisjoint(whole(number[0]) for number in line.numbers):
            continue
        people = {at + name.end for at, name in line.names if len(name.words) > 1}
        for rows, _ in series_in(line, 1):
            post = posts[bisect_right(starts, line.start) - 1]
            for entry in entries_of(line.source, rows, post.char_start):
                number, name = entry.figure.votes, entry.label.name
                if entry.figure.unit and number in votes and name and name[1] in people:
                    found.setdefault(number, Winner(post, *name, entry.label.party_id))
    return found
