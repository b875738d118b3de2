"""Several contestants in one sentence: "Ann Lee beat Bob Ray, the Conservative, by 1,204 votes to 1,100",
"Ann Lee and Bob Ray had 1,204 and 1,100 votes, respectively"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language.declarations import BEATS, BEATS_BY_SHARE, IN_TURN, OF_ANOTHER_MATTER, WHO
from rsdata.language.line_shapes import YEAR
from rsdata.language.lines import Line
from rsdata.language.names import is_personal_name
from rsdata.language.numbers import UNIT, per_cent, whole
from rsdata.language.parties import is_party
from rsdata.language.patterns import lazy
from rsdata.results.contest_evidence import speaks_of_before
from rsdata.results.contestants import entries_of
from rsdata.results.list_rows import ListRow, label_in_prose
from rsdata.results.row_figures import Figure, Span
from rsdata.results.row_labels import subject_of

_REACH: Final = 300  # characters of a sentence before and behind
_FEWEST: Final = 20  # votes that are no score
_ANY_PARLIAMENT: Final = 800  # more than the seats of any: so many are votes


def duels_in(line: Line, year: str | None, *, of_shares: bool = False) -> Iterator[tuple[list[ListRow], str]]:
    """Both rows of each such sentence of a line, with what introduces them; none of an election before, or
    of another ``year`` than that of its post; ``of_shares``: those without votes."""
    text, read, value = line.source, line.start, _hundredths if of_shares else _value
    for match in (BEATS_BY_SHARE if of_shares else BEATS).finditer(text, line.start, line.end):
        start = line.sentence_start(match.start(), max(read, match.start() - _REACH))
        read = match.end()
        colon = text.rfind(": ", start, match.start())
        winner = label_in_prose(text, start if colon < 0 else colon + 2, match.start())
        loser = label_in_prose(text, *match.span("loser"))
        places = sorted((match.span("votes"), match.span("other")), key=lambda place: -value(text, place))
        votes, others = (value(text, place) for place in places)
        if match["behind"]:
            winner, loser = loser, winner
        elif places[0] != match.span("votes"):
            continue
        behind = text[read : min(line.sentence_end(read), read + _REACH)]  # "at the Ash by-election"
        said = text[start : match.start("votes")] + behind
        other_years = {*_YEAR.findall(said)} - {year}
        if WHO.search(text, start, match.start()) or speaks_of_before(said) or other_years:
            continue
        if winner and loser and votes > others >= _FEWEST:
            unit = bool(match["unit"] or match["units"] or match["called"])
            rows = [
                _row(whose, place, unit=unit, votes=count, share=count / 100 if of_shares else None)
                for whose, place, count in zip((winner, loser), places, (votes, others), strict=True)
            ]
            if not _are_votes(match, rows, said):
                continue
            where = match["where"] or ""
            yield rows, f"{text[start : min(winner[0][0], loser[0][0])].strip()}{where} {behind}".strip()


def in_turn(line: Line, *, of_shares: bool = False) -> Iterator[tuple[list[ListRow], str]]:
    """The rows of several people who stand before as many figures, with what introduces them."""
    text, value = line.source, _hundredths if of_shares else _value
    for match in IN_TURN.finditer(text, line.start, line.end):
        figures = list(_FIGURE.finditer(text, *match.span("values")))
        start = line.sentence_start(match.start())
        start = max(start, text.rfind(": ", start, match.start()) + 1)
        names = list(_ONE_OF_SEVERAL.finditer(text, start, subject_of(text, start, match.start()).end))
        own = [label_in_prose(text, *name.span("name")) for name in names[-len(figures) :]]
        people = all(parts and is_personal_name(text[slice(*parts[0])]) for parts in own)
        if of_shares != all(figure["unit"] for figure in figures) or len(own) < len(figures) or not people:
            continue
        rows = []
        for parts, figure in zip(own, figures, strict=True):
            votes, place = value(text, figure.span("value")), figure.span("value")
            rows.append(_row(parts, place, unit=True, votes=votes, share=votes / 100 if of_shares else None))
        yield rows, text[start : names[-len(own)].start()].strip()


_FIGURE: Final = lazy(rf"(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>{UNIT})?")
# "Ann Lee[, ]Bob Ray[ and ]Jo Fox"
_ONE_OF_SEVERAL: Final = lazy(r"(?P<name>[^\s,].*?)(?:,?\sand\s|,\s|\s*\Z)")
_YEAR: Final = re.compile(rf"(?<!\bsince )\b{YEAR.pattern}\b")


def _are_votes(match: re.Match[str], rows: Sequence[ListRow], said: str) -> bool:
    """Whether who leads, or loses to, somebody does so by votes: nothing else is spoken of, and these are
    printed, or both are of parties."""
    turned, printed = match["behind"] or match["leads"], rows[0].figure.unit
    if not turned and (printed or not match["where"]):
        return True
    if OF_ANOTHER_MATTER.search(said):
        return False
    if printed:
        return True
    parties = [entry.label.party for entry in entries_of(match.string, rows)]
    of_parties = all(party and is_party(match.string[slice(*party)]) for party in parties)
    return of_parties and sum(row.figure.votes for row in rows) > _ANY_PARLIAMENT


def _value(text: str, place: Span) -> int:
    return whole(text[slice(*place)]) or 0


def _hundredths(text: str, place: Span) -> int:
    return round(100 * (per_cent(text[slice(*place)]) or 0))


def _row(parts: tuple[Span, ...], place: Span, *, unit: bool, votes: int, share: float | None) -> ListRow:
    figure = Figure(place[0], *place, place[1], votes, share, unit=unit, counted=not share, tail=place[1])
    return ListRow(place[0], parts, figure)
