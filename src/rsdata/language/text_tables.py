"""Tables in running text: lines whose cells stand in columns, and what each column is called.

Candidate | Party | Votes        pipes, with or without a rule of dashes under the head
Ann Lee	Lab	1,204                tabs
Ann Lee       Lab      1,204     columns of blanks
Ann Lee,Lab,"1,204"              commas or semicolons, under a head
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from rsdata.language.lines import Line
from rsdata.language.patterns import lazy

Span = tuple[int, int]

# A rule under the head, or a border: "---|:--:|", "+-----+----+", "======"
_RULE: Final = lazy(r"[\s|+:=_–—-]+\Z")
_GAP: Final = lazy(r"(?:[ \u00a0]{2,}|\t)[ \u00a0\t]*")
_BETWEEN_GAPS: Final = lazy(r"[^ \u00a0](?:[^ \u00a0]| (?=[^ \u00a0]))*")
# The cells of a line of values between commas or semicolons
_VALUE_CELL: Final = {mark: lazy(rf'"(?P<quoted>[^"]*)"|(?P<plain>[^{mark}"]*)') for mark in ",;"}
# What is no head of a column: a number, a price
_NUMBER_CELL: Final = lazy(r"[+\-−–]?[£$€]?\d[\d,.·/ \u00a0-]*%?\Z")
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
    for cut in (_by_pipes, _by_tabs, _by_gaps, _by_values):
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
    if "|" not in lines[at].text:
        return None
    stop = _while(lines, at, lambda line: "|" in line.text or bool(_RULE.match(line.text)), loose=True)
    body = [line for line in lines[at:stop] if not _RULE.match(line.text)]
    return _made(lines[at].source, [list(_parted(line, "|")) for line in body], stop)


def _by_tabs(lines: Sequence[Line], at: int) -> TextTable | None:
    if "\t" not in lines[at].text:
        return None
    stop = _while(lines, at, lambda line: "\t" in line.text)
    return _made(lines[at].source, [list(_parted(line, "\t")) for line in lines[at:stop]], stop)


def _parted(line: Line, mark: str) -> Iterator[Span]:
    """The cells of a line between marks, without the empty ones that its own first and last mark make."""
    text, start = line.source, line.start
    if mark == "\t":
        while start and text[start - 1] == "\t":
            start -= 1  # empty cells stand before what is printed
    elif text[start] == mark:
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
    return _made(text, [list(_under(line, merged)) for line in rows], stop)


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
    only a blank parts are read word by word: where words end as columns do, a word is of the first that ends
    no earlier, else of the last that begins no later."""
    for part in _BETWEEN_GAPS.finditer(line.text):
        begin, end = line.indent + part.start(), line.indent + part.end()
        shared = [min(end, stop) - max(begin, start) for start, stop in columns]
        if sum(width > 0 for width in shared) < 2 or _has_a_value(line):
            yield *part.span(), shared.index(max(shared))
            continue
        words = [word.span() for word in _WORD.finditer(line.text, *part.span())]
        ends = [line.indent + stop for _, stop in words]
        starts = [line.indent + start for start, _ in words]
        right = sum(stop in ends for _, stop in columns) >= sum(start in starts for start, _ in columns)
        for word, start, stop in zip(words, starts, ends, strict=True):
            under = (
                next((k for k, column in enumerate(columns) if column[1] >= stop), len(columns) - 1)
                if right
                else next((k for k in range(len(columns) - 1, -1, -1) if columns[k][0] <= start), 0)
            )
            yield *word, under


_WORD: Final = lazy(r"\S+")


def _by_values(lines: Sequence[Line], at: int) -> TextTable | None:
    """Values between commas or semicolons: as many in every line, and words alone in the first."""
    mark = ";" if ";" in lines[at].text else ","
    marks = lines[at].text.count(mark)
    if not marks or lines[at].numbers or at + 2 >= len(lines) or lines[at + 1].text.count(mark) < marks:
        return None
    head = list(_values(lines[at], mark))
    stop = at + 1
    rows = [head]
    while stop < min(len(lines), at + _MOST_ROWS) and lines[stop].numbers and not lines[stop].blank_before:
        cells = list(_values(lines[stop], mark))
        if len(cells) != len(head):
            break
        rows.append(cells)
        stop += 1
    if len(rows) < 3 or any(lines[stop - 1].source[c[0] - 1] == " " for c in rows[-1][1:] if c[0] < c[1]):
        return None
    return _made(lines[at].source, rows, stop)


def _values(line: Line, mark: str) -> Iterator[Span]:
    at = line.start
    while at <= line.end:
        cell = _VALUE_CELL[mark].match(line.source, at, line.end)
        if cell is None:
            return
        group = "quoted" if cell["quoted"] is not None else "plain"
        yield _trimmed(line.source, *cell.span(group))
        at = cell.end() + 1


def _is_head(text: str, row: Sequence[Span]) -> bool:
    """Whether no cell of a row is a number or a price."""
    cells = [text[start:end] for start, end in row if start < end]
    return not any(_NUMBER_CELL.match(cell) or cell.lower() in _EVENS for cell in cells)


def _made(text: str, rows: list[list[Span]], stop: int) -> TextTable | None:
    """The table of these rows: its titles and head told from its body."""
    rows = [row for row in rows if any(start < end for start, end in row)]
    titles = []
    while rows and sum(start < end for start, end in rows[0]) == 1 and len(rows) > 2:
        titles += [text[start:end] for start, end in rows.pop(0) if start < end]
    two = len(rows) > 3 and _is_head(text, rows[0]) and _is_head(text, rows[1])
    if two and not _is_head(text, rows[2]) and len(rows[0]) < len(rows[1]) == len(rows[2]):
        title = rows.pop(0)  # "Ashdale | Coral" over a head of its own
        titles.append(text[title[0][0] : title[-1][1]])
    if len(rows) < 2:
        return None
    width = max(map(len, rows[1:]))
    if width < 2:
        return None
    head = [""] * width
    spans: list[Span] = [(0, 0)] * width
    first = [text[start:end] for start, end in rows[0]]
    if _is_head(text, rows[0]):
        heads = rows.pop(0)
        shift = max(0, width - len(first)) if first and first[0] else 0  # no head over the first column
        for k, cell in enumerate(first[:width]):
            head[k + shift] = cell.lower()
            spans[k + shift] = heads[k]
    body = tuple(tuple(row + [(row[-1][1], row[-1][1])] * (width - len(row))) for row in rows)
    printed = tuple(text[start:end] for start, end in spans)
    return TextTable(body, tuple(head), tuple(titles), stop, tuple(spans), printed) if body else None
