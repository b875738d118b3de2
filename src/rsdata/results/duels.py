"""Two contestants in one sentence: "Ann Lee beat Bob Ray, the Conservative, by 1,204 votes to 1,100"; several
and their figures in turn: "Ann Lee and Bob Ray won 1,204 and 1,100 votes, respectively".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language.declarations import BEATS, BEATS_BY_SHARE, OF_ANOTHER_MATTER, WHO
from rsdata.language.line_shapes import YEAR
from rsdata.language.lines import Line
from rsdata.language.numbers import COUNT, UNIT, per_cent, whole
from rsdata.language.parties import is_party
from rsdata.language.patterns import lazy
from rsdata.results.contest_evidence import speaks_of_before
from rsdata.results.contestants import entries_of
from rsdata.results.list_rows import ListRow, label_in_prose
from rsdata.results.row_figures import Figure
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
        figures = [_figure(match, group, of_shares=of_shares, unit=unit) for group in ("votes", "other")]
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


def in_turn_in(
    line: Line, year: str | None, *, of_shares: bool = False
) -> Iterator[tuple[list[ListRow], str]]:
    """The rows of each sentence of a line that names several and then their figures, in the same order."""
    text = line.source
    for match in (_SHARES_IN_TURN if of_shares else _VOTES_IN_TURN).finditer(text, line.start, line.end):
        numbers = _NUMBER.finditer(text, *match.span())
        figures = [_figure(number, 0, of_shares=of_shares, unit=True) for number in numbers]
        start = line.sentence_start(match.start())
        said = text[start : line.sentence_end(match.end())]
        end = subject_of(text, start, match.start()).end
        cuts = [place for cut in _BETWEEN_NAMES.finditer(text, start, end) for place in cut.span()]
        names = zip([start, *cuts[1::2]], [*cuts[::2], end], strict=True)
        labels = [label_in_prose(text, *name) for name in names][-len(figures) :]
        if len(labels) == len(figures) and all(labels) and not _is_of_another_year(said, year):
            rows = [ListRow(one.start, label, one) for one, label in zip(figures, labels, strict=True)]
            yield rows, text[start : labels[0][0][0]].strip()


# "won [1,204 and 1,100] votes", "took [61%, 20% and 19%] of the vote"
_VOTES_IN_TURN: Final = lazy(rf"\b{COUNT}(?:,\s{COUNT})*,?\sand\s{COUNT}(?=\s(?:votes|ballots)\b)")
_SHARE: Final = rf"\d{{1,2}}(?:\.\d+)?(?:{UNIT})?"
_SHARES_IN_TURN: Final = lazy(rf"\b{_SHARE}(?:,\s{_SHARE})*(?:\sof\sthe\svotes?)?,?\sand\s{_SHARE}(?<=[%tc])")
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


def _figure(match: re.Match[str], group: str | int, *, of_shares: bool, unit: bool) -> Figure:
    start, end = match.span(group)
    share = per_cent(match[group]) if of_shares else None
    votes = round(100 * (share or 0)) if of_shares else whole(match[group]) or 0
    return Figure(start, start, end, end, votes, share, unit=unit, counted=not of_shares, tail=end)
