"""Two contestants in one sentence: "Ann Lee beat Bob Ray, the Conservative, by 1,204 votes to 1,100"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rsdata.language.declarations import BEATS
from rsdata.language.lines import Line
from rsdata.language.numbers import whole
from rsdata.results.list_rows import ListRow, label_in_prose
from rsdata.results.row_figures import Figure, Span

_REACH: Final = 300  # characters of a sentence before and behind
_FEWEST: Final = 20  # votes that are no score


def duels_in(line: Line) -> Iterator[tuple[list[ListRow], str]]:
    """Both rows of each such sentence of a line, with what introduces them."""
    text, read = line.source, line.start
    for match in BEATS.finditer(text, line.start, line.end):
        start = line.sentence_start(match.start(), max(read, match.start() - _REACH))
        read = match.end()
        colon = text.rfind(": ", start, match.start())
        winner = label_in_prose(text, start if colon < 0 else colon + 2, match.start())
        loser = label_in_prose(text, *match.span("loser"))
        votes, others = whole(match["votes"]), whole(match["other"])
        if winner and loser and votes and others and votes > others >= _FEWEST:
            rows = [
                _row(winner, match.span("votes"), votes, unit=match["unit"] is not None),
                _row(loser, match.span("other"), others, unit=match["unit"] is not None),
            ]
            behind = text[read : min(line.sentence_end(read), read + _REACH)]  # "at the Ash by-election"
            yield rows, f"{text[start : winner[0][0]].strip()} {behind}".strip()


def _row(parts: tuple[Span, ...], place: Span, votes: int, *, unit: bool) -> ListRow:
    figure = Figure(place[0], *place, place[1], votes, unit=unit, tail=place[1])
    return ListRow(place[0], parts, figure)
