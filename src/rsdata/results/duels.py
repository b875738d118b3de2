"""Two contestants in one sentence: "Ann Lee beat Bob Ray, the Conservative, by 1,204 votes to 1,100"; several
and their figures in turn: "Ann Lee and Bob Ray won 1,204 and 1,100 votes, respectively".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from rsdata.language.declarations import (
    BEATS,
    BEATS_BY_SHARE,
    OF_ANOTHER_MATTER,
    SHARES_IN_TURN,
    VOTES_IN_TURN,
    WHO,
)
from rsdata.language.line_shapes import YEAR
from rsdata.language.lines import Line
from rsdata.language.numbers import per_cent, whole
from rsdata.language.parties import is_party
from rsdata.language.patterns import lazy
from rsdata.results.contest_evidence import speaks_of_before
from rsdata.results.contestants import entries_of
from rsdata.results.list_rows import ListRow, label_in_prose
from rsdata.results.row_figures import Figure, Span
from rsdata.results.row_labels import subject_of

_REACH: Final = 300  # characters of a sentence before and behind
_FEWEST: Final = 20  # votes that are no score
ANY_PARLIAMENT: Final = 800  # more than the seats of any: so many are votes


def duels_in(line: Line, year: str | None, *, of_shares: bool = False) -> Iterator[tuple[list[ListRow], str]]:
    """Both rows of each such sentence of a line, with what introduces them; none of an election before, or
    of another ``year`` than that of its post; ``of_shares``: those without votes."""
    text, read = line.source, line.start
    for match in (BEATS_BY_SHARE if of_shares else BEATS).finditer(text, line.start, line.end):
        start = line.sentence_start(match.start(), max(read, match.start() - _REACH))
        read = match.end()
        colon = text.rfind(": ", start, match.start())
        winner = label_in_prose(text, start if colon < 0 else colon + 2, match.start())
        loser = label_in_prose(text, *match.span("loser"))
        unit = bool(match["unit"] or match["units"] or match["called"])
        figures = [
            _figure(match[group], match.span(group), of_shares=of_shares, unit=unit)
            for group in ("votes", "other")
        ]
        more, less = sorted(figures, key=lambda figure: -figure.votes)
        if match["behind"]:
            winner, loser = loser, winner
        elif more is not figures[0]:
            continue
        behind = text[read : min(line.sentence_end(read), read + _REACH)]  # "at the Ash by-election"
        said = text[start : match.start("votes")] + behind
        if WHO.search(text, start, match.start()) or _is_of_another_year(said, year):
            continue
        if winner and loser and more.votes > less.votes >= _FEWEST:
            rows = [ListRow(more.start, winner, more), ListRow(less.start, loser, less)]
            if not _are_votes(match, rows, said):
                continue
            where = match["where"] or ""
            yield rows, f"{text[start : min(winner[0][0], loser[0][0])].strip()}{where} {behind}".strip()


def in_turn_in(line: Line, year: str | None, *, of_shares: bool = False) -> Iterator[tuple[list[ListRow], str]]:
    """The rows of each sentence of a line that names several and then their figures, in the same order."""
    text = line.source
    for match in (SHARES_IN_TURN if of_shares else VOTES_IN_TURN).finditer(text, line.start, line.end):
        spans = [(match.start() + one.start(), match.start() + one.end()) for one in _NUMBER.finditer(match[0])]
        figures = [_figure(text[slice(*span)], span, of_shares=of_shares, unit=True) for span in spans]
        start = line.sentence_start(match.start(), max(line.start, match.start() - _REACH))
        end = subject_of(text, start, match.start()).end
        cuts = [(start, start), *(cut.span() for cut in _BETWEEN_NAMES.finditer(text, start, end)), (end, end)]
        names = [(before[1], behind[0]) for before, behind in pairwise(cuts)][-len(figures) :]
        labels = [label for name in names if (label := label_in_prose(text, *name))]
        said = text[start : line.sentence_end(match.end())]
        if len(labels) == len(figures) and not _is_of_another_year(said, year):
            rows = [ListRow(*row) for row in zip(map(_START, figures), labels, figures, strict=True)]
            yield rows, text[start : labels[0][0][0]].strip()


_START: Final = attrgetter("start")
_NUMBER: Final = re.compile(r"\d[\d,.]*(?<=\d)")
_BETWEEN_NAMES: Final = lazy(r",\s(?:and\s)?|\sand\s")


def _is_of_another_year(said: str, year: str | None) -> bool:
    """Whether a sentence is of an election before, or names another year."""
    return speaks_of_before(said) or bool({*_YEAR.findall(said)} - {year})


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
    return of_parties and sum(row.figure.votes for row in rows) > ANY_PARLIAMENT


def _figure(printed: str, span: Span, *, of_shares: bool, unit: bool) -> Figure:
    start, end = span
    share = per_cent(printed) if of_shares else None
    votes = round(100 * (share or 0)) if of_shares else whole(printed) or 0
    return Figure(start, start, end, end, votes, share, unit=unit, counted=not of_shares, tail=end)
