"""Two contestants in one sentence: "Ann Lee beat Bob Ray, the Conservative, by 1,204 votes to 1,100"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rsdata.language.declarations import BEATS
from rsdata.language.lines import Line
from rsdata.language.numbers import whole
from rsdata.language.patterns import mentions
from rsdata.language.word_lists import tagged
from rsdata.results.list_rows import ListRow, label_in_prose
from rsdata.results.row_figures import Figure, Span

_REACH: Final = 300  # characters of a sentence before and behind
_FEWEST: Final = 20  # votes that are no score
_ALL: Final = 101  # per cent, rounded, of two who are alone
_MANY: Final = 500  # more than are scored in a match
_VOTED_ON: Final = tagged("who and what is voted on")
_STANDING: Final = tagged("roles of a contest") | tagged("parts of a count")


def duels_in(line: Line) -> Iterator[tuple[list[ListRow], str]]:
    """Both rows of each such sentence of a line, with what introduces them."""
    text, read = line.source, line.start
    for match in BEATS.finditer(text, line.start, line.end):
        start = line.sentence_start(match.start(), max(read, match.start() - _REACH))
        read = match.end()
        colon = text.rfind(": ", start, match.start())
        winner = label_in_prose(text, start if colon < 0 else colon + 2, match.start())
        loser = label_in_prose(text, *match.span("loser"))
        places = sorted((match.span("votes"), match.span("other")), key=lambda place: -_value(text, place))
        votes, others = (_value(text, place) for place in places)
        sentence = text[start : line.sentence_end(read)]
        unit = match["unit"] or match["vote"] or mentions(sentence, _VOTED_ON)
        unit = bool(unit) or (others >= _MANY and mentions(sentence, _STANDING))
        if match["behind"]:
            winner, loser = loser, winner
        elif places[0] != match.span("votes"):
            continue
        if winner and loser and votes > others >= _FEWEST and (unit or votes + others > _ALL):
            rows = [
                _row(whose, place, unit=unit, votes=count)
                for whose, place, count in zip((winner, loser), places, (votes, others), strict=True)
            ]
            behind = text[read : min(line.sentence_end(read), read + _REACH)]  # "at the Ash by-election"
            where = match["where"] or ""
            yield rows, f"{text[start : min(winner[0][0], loser[0][0])].strip()}{where} {behind}".strip()


def _value(text: str, place: Span) -> int:
    return whole(text[slice(*place)]) or 0


def _row(parts: tuple[Span, ...], place: Span, *, unit: bool, votes: int) -> ListRow:
    figure = Figure(place[0], *place, place[1], votes, unit=unit, tail=place[1])
    return ListRow(place[0], parts, figure)
