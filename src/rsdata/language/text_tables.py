"""Tables in running text: lines whose cells stand in columns, and what each column is called.

Candidate | Party | Votes        pipes, with or without a rule of dashes under the head
Ann Lee	Lab	1,204                tabs
Ann Lee       Lab      1,204     columns of blanks
Ann Lee,Lab,"1,204"              commas or semicolons, under a head
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from rsdata.language.line_shapes import YEAR
from rsdata.language.lines import Line
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged
from rsdata.named_tuples import NamedTuple

Span = tuple[int, int]

# A rule under the head, or a border: "---|:--:|", "+-----+----+", "======"
_RULE: Final = lazy(r"[\s|+:=_–—│├┤┼─┌┐└┘┬┴-]+\Z")
_BARS: Final = "|│"
_GAP: Final = lazy(r"(?:[ \u00a0]{2,}|\t)[ \u00a0\t]*")
_BETWEEN_GAPS: Final = lazy(r"[^ \u00a0](?:[^ \u00a0]| (?=[^ \u00a0]))*")
# The cells of a line of values between these marks; a comma with a blank behind it is none within a number
_VALUE_CELL: Final = {
    mark: lazy(rf'"(?P<quoted>[^"]*)"|(?P<plain>(?:[^{mark[0]}"]{further})*)')
    for mark, further in ((",", ""), (", ", "|,(?! )"), (";", ""))
}
# What is no head of a column: a number, a price
_NUMBER_CELL: Final = lazy(
    r"[+\-−–]?[£$€]?\d[\d,.·/ \u00a0-]*(?:%|\s?(?:per\s?cent|pc|pts?|points?|votes?))?"
    r"(?:\s?[(\[][^()\[\]]*[)\]])?\Z",
    re.IGNORECASE,
)
_EVENS: Final = frozenset({"evens", "evs", "even", "even money"})
_AROUND: Final = " \t\u00a0*_"
_MOST_ROWS: Final = 300


class TextTable(NamedTuple):
    """Rows of cells, each a span (start equal to end where nothing stands), as many in every row.

    ``head`` has what is printed over each column, in lower case, "" where nothing is. ``titles`` are rows
    above that have one cell alone. ``stop`` is the place, among the lines read, of the first line behind it.
    """

    rows: tuple[tuple[Span, ...], ...]
    head: tuple[str, ...]
    titles: tuple[str, ...]
    stop: int
    head_spans: tuple[Span, ...] = ()
    printed_head: tuple[str, ...] = ()  # the head as it is printed

    @property
    def width(self) -> int:
        return len(self.head)


def table_at(lines: Sequence[Line], at: int) -> TextTable | None:
    """The table that begins with a line, if one does: two rows at least."""
    for cut in (_by_pipes, _by_tabs, _by_gaps, _by_pairs, _by_values):
        found = cut(lines, at)
        if found is not None:
            return found
    return None


def _while(lines: Sequence[Line], at: int, belongs: Callable[[Line], bool], loose: bool = False) -> int:
    stop = at
    while stop < min(len(lines), at + _MOST_ROWS) and belongs(lines[stop]):
        if stop > at and lines[stop].blank_before and not loose:
            break
        stop += 1
    return stop


def _by_pipes(lines: Sequence[Line], at: int) -> TextTable | None:
    bar = next((bar for bar in _BARS if bar in lines[at].text), None)
    if bar is None:
        return None
    stop = _while(lines, at, lambda line: bar in line.text or bool(_RULE.match(line.text)), loose=True)
    ruled = next((place for place in range(at, stop) if _RULE.match(lines[place].text)), at)
    stop = next((place for place in range(ruled + 1, stop - 2) if _is_ruled_head(lines, place, bar)), stop)
    body = [line for line in lines[at:stop] if not _RULE.match(line.text)]
    # where not every line begins with one, a line that does has an empty cell first
    bordered = all(line.text.startswith(bar) for line in body[ruled - at :])
    rows = [list(_parted(line, bar, bordered)) for line in body]
    heads = rows[: ruled - at]
    if len(heads) > 1 and all(sum(map(_is_filled, row)) < 2 for row in heads):  # a head to a line
        rows[: ruled - at] = [[max(row, key=_is_filled, default=(0, 0)) for row in heads]]
    return made(lines[at].source, rows, stop)


def _is_ruled_head(lines: Sequence[Line], place: int, bar: str) -> bool:
    """Whether a line has a rule under it alone, and rows under that: the head of a further table."""
    over, rule, below = (_RULE.match(lines[at].text) is not None for at in (place - 1, place + 1, place + 2))
    cells = _printed(lines[place].source, _parted(lines[place], bar))
    return rule and not (over or below or any(map(_is_figure, cells)))


def _by_tabs(lines: Sequence[Line], at: int) -> TextTable | None:
    if "\t" not in lines[at].text:
        return None
    stop = _while(lines, at, lambda line: "\t" in line.text)
    return made(lines[at].source, _aligned([list(_parted(line, "\t")) for line in lines[at:stop]]), stop)


def _aligned(rows: list[list[Span]]) -> list[list[Span]]:
    """Rows of more or fewer cells without the empty ones, where all have as many others: several tabs that
    bring what stands behind them under each other part two cells."""
    filled = [list(filter(_is_filled, row)) for row in rows]
    return filled if len(set(map(len, filled))) == 1 < len(set(map(len, rows))) else rows


def _parted(line: Line, mark: str, bordered: bool = False) -> Iterator[Span]:
    """The cells of a line between marks, without the empty ones that its last mark makes, and its first in a
    table with a border."""
    text, start = line.source, line.start
    if mark == "\t":
        while start and text[start - 1] == "\t":
            start -= 1  # empty cells stand before what is printed
    elif bordered and text.startswith(mark, start):
        start += 1
    end = line.end - 1 if mark != "\t" and text[line.end - 1] == mark else line.end
    while start <= end:
        cut = text.find(mark, start, end)
        cut = end if cut < 0 else cut
        yield _trimmed(text, start, cut)
        start = cut + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _AROUND and text[end - 2 : end] != " *":
        end -= 1
    while start < end and text[start] in _AROUND:
        start += 1
    return start, end


def _by_gaps(lines: Sequence[Line], at: int) -> TextTable | None:
    """Columns of blanks: every row is blank where two columns meet."""
    if not _GAP.search(lines[at].text):
        return None
    stop = _while(lines, at, lambda line: bool(_GAP.search(line.text)))
    rows = lines[at:stop]
    if len(rows) < 2:
        return None
    text = rows[0].source
    body = [line for line in rows if _has_a_value(line)] or rows
    width = max(line.indent + line.end - line.start for line in rows)
    filled = [False] * (width + 1)
    for line in body:
        for part in _BETWEEN_GAPS.finditer(line.text):
            for place in range(line.indent + part.start(), line.indent + part.end()):
                filled[place] = True
    columns: list[Span] = []
    for place in range(width):
        if filled[place]:
            if columns and columns[-1][1] == place:
                columns[-1] = columns[-1][0], place + 1
            else:
                columns.append((place, place + 1))
    merged: list[Span] = []
    for column in columns:
        if merged and column[0] - merged[-1][1] < 2:
            merged[-1] = merged[-1][0], column[1]
        else:
            merged.append(column)
    if len(merged) < 2:
        return None
    return made(text, [list(_under(line, merged)) for line in rows], stop)


def _has_a_value(line: Line) -> bool:
    """Whether a cell of a line is a number: no head has one, but "1st count"."""
    return any(_NUMBER_CELL.match(part[0]) for part in _BETWEEN_GAPS.finditer(line.text))


def _under(line: Line, columns: Sequence[Span]) -> Iterator[Span]:
    """The cells of a line that stand under columns, one for each."""
    cells: list[Span | None] = [None] * len(columns)
    for begin, end, near in _placed(line, columns):
        span = line.start + begin, line.start + end
        before = cells[near]
        cells[near] = span if before is None else (before[0], span[1])
    for cell in cells:
        yield cell if cell is not None else (line.end, line.end)


def _placed(line: Line, columns: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """What stands on a line between gaps, and the number of its column; the heads of several columns that
    only a blank parts are read word by word, each of the first column that ends no earlier."""
    for part in _BETWEEN_GAPS.finditer(line.text):
        begin, end = line.indent + part.start(), line.indent + part.end()
        shared = [min(end, stop) - max(begin, start) for start, stop in columns]
        if sum(width > 0 for width in shared) < 2 or _has_a_value(line):
            yield *part.span(), shared.index(max(shared))
            continue
        words = [word.span() for word in _WORD.finditer(line.text, *part.span())]
        for word in words:
            stop = line.indent + word[1]
            yield *word, next((k for k, column in enumerate(columns) if column[1] >= stop), len(columns) - 1)


_WORD: Final = lazy(r"\S+")


def _by_values(lines: Sequence[Line], at: int) -> TextTable | None:
    """Values between commas or semicolons: as many in every line, one of them a number, and words alone in
    the first."""
    text = lines[at].text
    mark = ";" if ";" in text else ", " if text.count(", ") == text.count(",") else ","
    if mark not in text or at + 2 >= len(lines) or not (lines[at + 1].numbers and lines[at + 2].numbers):
        return None
    if mark == "," and _THOUSANDS.search(text):
        return None  # "Lee, Ann (Lab) 1,204"
    head = list(_values(lines[at], mark))
    source = lines[at].source
    headed = all(map(_is_head, _printed(source, head)))
    if not headed and (len(head) < 3 or f"{mark} " in text or not lines[at].numbers):
        return None
    rows: list[list[Span]] = []
    for line in lines[at + 1 : at + _MOST_ROWS]:
        cells = list(_values(line, mark)) if line.numbers and not line.blank_before else []
        if len(cells) != len(head):
            break
        rows.append(cells)
    columns = zip(*(_printed(source, row) for row in rows), strict=True)
    if len(rows) < 2 or not any(map(_is_of_numbers, columns)):
        return None
    return made(source, [head, *rows], at + 1 + len(rows))


# a comma within a number that stands behind words
_THOUSANDS: Final = lazy(r"[ \u00a0]\d{1,3},\d{3}(?!\d)")


def _printed(text: str, cells: Iterable[Span]) -> list[str]:
    return [text[start:end] for start, end in cells]


_LONGEST_HEAD: Final = 40


def _is_head(cell: str) -> bool:
    """Whether a cell may be a head: no number, no sentence."""
    is_sentence = cell.endswith(".") and " " in cell
    return len(cell) <= _LONGEST_HEAD and not _NUMBER_CELL.match(cell) and not is_sentence


def _is_of_numbers(cells: Sequence[str]) -> bool:
    return 2 * sum(map(bool, map(_NUMBER_CELL.match, cells))) > len(cells)


def _by_pairs(lines: Sequence[Line], at: int) -> TextTable | None:
    """Values each with its label, the same in every line: "Name: Ann Lee; Party: Lab"."""
    for mark in _PAIR:
        first = _pairs(lines[at], mark)
        rows = [first]
        for line in lines[at + 1 : at + _MOST_ROWS] if first else ():
            pairs = _pairs(line, mark)
            if [pair["label"] for pair in pairs] != [pair["label"] for pair in first]:
                break
            rows.append(pairs)
        if len(rows) > 1:
            head = [pair.span("label") for pair in first]
            values = [[pair.span("value") for pair in row] for row in rows]
            return made(lines[at].source, [head, *values], at + len(rows))
    return None


def _pairs(line: Line, mark: str) -> list[re.Match[str]]:
    """The labels with their values that fill a line: two at least."""
    if mark not in line.text:
        return []
    pairs = list(_PAIR[mark].finditer(line.source, line.start, line.end))
    filled = sum(pair.end() - pair.start() for pair in pairs) == line.end - line.start
    return pairs if filled and len(pairs) > 1 else []


_PAIR: Final = {
    mark: lazy(rf"(?P<label>[^\W\d][^:;,\d]{{0,24}}): (?P<value>.+?)(?:{mark}(?=[^:;,]{{1,25}}: )|\Z)")
    for mark in ("; ", ", ")
}


def _values(line: Line, mark: str) -> Iterator[Span]:
    at = line.start
    while at <= line.end:
        cell = _VALUE_CELL[mark].match(line.source, at, line.end)
        if cell is None:
            return
        group = "quoted" if cell["quoted"] is not None else "plain"
        yield _trimmed(line.source, *cell.span(group))
        at = cell.end() + len(mark)


_BEGINS_WITH_A_NUMBER: Final = lazy(r"\d(?!\d*(?:st|nd|rd|th)\b)(?!\d{3}\s)")


def _goes_on(text: str, cell: str, column: int, rows: Sequence[Sequence[Span]]) -> bool:
    """Whether a cell that begins with a number stands over numbers: "1,204 (+3.1), elected"."""
    if not _BEGINS_WITH_A_NUMBER.match(cell):
        return False
    return _is_of_numbers(_printed(text, (row[column] for row in rows if column < len(row))))


def _is_figure(cell: str) -> bool:
    """Whether a cell is a number or a price."""
    return _NUMBER_CELL.match(cell) is not None or cell.lower() in _EVENS


def made(text: str, rows: list[list[Span]], stop: int) -> TextTable | None:
    """The table of these rows: its titles and head told from its body."""
    rows = [row for row in rows if any(start < end for start, end in row)]
    titles = _titles_off(text, rows)
    if len(rows) < 2:
        return None
    headed = _is_headed(text, rows)
    filled = max(column for row in rows for column, cell in enumerate(row, 1) if _is_filled(cell))
    width = min(filled, max(map(len, rows[headed:])))  # a head may go on where no row does
    if width < 2:
        return None
    spans: list[Span] = [(0, 0)] * width
    if headed:
        heads = rows.pop(0)
        shift = _shift(text, heads, rows, width)
        spans[shift : shift + len(heads)] = heads[: width - shift]
    body = tuple(tuple(row[:width] + [(row[-1][1], row[-1][1])] * (width - len(row))) for row in rows)
    spans = _over_words(spans, body)
    printed = tuple(_printed(text, spans))
    head = tuple(map(str.lower, printed))
    return TextTable(body, head, tuple(titles), stop, tuple(spans), printed)


def _shift(text: str, heads: Sequence[Span], rows: Sequence[Sequence[Span]], width: int) -> int:
    """Over which column the first head stands: none is over the first, where every row has one more, unless
    the heads of figures say otherwise: none may be over the last, of who is elected."""
    shift = max(0, width - len(heads)) if _is_filled(heads[0]) else 0
    if not shift:
        return 0
    first, shifted = (_over_figures(text, heads, rows, at) for at in (0, shift))
    is_short = min(map(len, rows)) == width
    return shift if shifted > first or (is_short and shifted == first) else 0


def _over_words(heads: list[Span], body: Sequence[Sequence[Span]]) -> list[Span]:
    """The heads, each that spans two columns over the second, where the first is but a colour: it is empty in
    the row that has the most cells."""
    fullest = max(body, key=lambda row: sum(map(_is_filled, row)))
    for at, (one, other) in enumerate(pairwise(fullest)):
        if _is_filled(heads[at]) > _is_filled(heads[at + 1]) and _is_filled(one) < _is_filled(other):
            heads[at : at + 2] = heads[at + 1], heads[at]
    return heads


def _over_figures(text: str, heads: Sequence[Span], rows: Sequence[Sequence[Span]], shift: int) -> int:
    """How many heads of votes and shares stand over numbers, where the first is over the column ``shift``."""
    return sum(
        not _OF_FIGURES.isdisjoint(head.lower().split())
        and _is_of_numbers(_printed(text, (row[column] for row in rows if column < len(row))))
        for column, head in enumerate(_printed(text, heads), shift)
    )


_OF_FIGURES: Final = tagged("column heads of votes") | tagged("column heads of shares")


def _is_filled(cell: Span) -> bool:
    return cell[0] < cell[1]


def _titles_off(text: str, rows: list[list[Span]]) -> list[str]:
    """The titles over the head, which are taken off the rows: those with one cell alone, and a row over a
    head of its own that has more cells ("Ashdale | Coral")."""
    titles = []
    while rows and sum(start < end for start, end in rows[0]) == 1 and len(rows) > 2:
        titles += [text[start:end] for start, end in rows.pop(0) if start < end]
    if len(rows) > 3 and len(rows[0]) < len(rows[1]) == len(rows[2]):
        figures = [any(map(_is_figure, _printed(text, row))) for row in rows[:3]]
        if figures == [False, False, True]:
            title = rows.pop(0)
            titles.append(text[title[0][0] : title[-1][1]])
    return titles


def _is_headed(text: str, rows: Sequence[Sequence[Span]]) -> bool:
    """Whether no cell of the first row is a figure, or stands over figures as one that goes on in words; a
    year over what are no years is none."""
    return not any(
        (_is_figure(cell) or _goes_on(text, cell, column, rows[1:]))
        and not _is_year_over(text, cell, column, rows[1:])
        for column, cell in enumerate(_printed(text, rows[0]))
    )


def _is_year_over(text: str, cell: str, column: int, rows: Sequence[Sequence[Span]]) -> bool:
    """Whether a cell is a year behind words, over figures that are none: "Party | 2019 | 2023"."""
    if not column or not YEAR.fullmatch(cell):
        return False
    below = _printed(text, (row[column] for row in rows if column < len(row)))
    return any(map(_is_figure, below)) and not any(map(YEAR.fullmatch, below))
