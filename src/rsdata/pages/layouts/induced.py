"""A layout that nobody described: what parts the posts is found in the page, and what each line of a post is
by where it stands beside that.

    A title                          A title 9.30pm            So.
    By Ann Lee                       So.                       by Ann Lee  7:12 PM
    Updated 9:01 PM ET
    So.                              9.10pm: So.               So.
    Share                                                      by Bob Marsh  7:26 PM
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.calendar import PrintedDate
from rsdata.language.clocks import Clock
from rsdata.language.line_shapes import is_correspondent_role
from rsdata.language.lines import Line
from rsdata.language.time_stamps import PrintedTime
from rsdata.model import Source
from rsdata.pages.boilerplate import Piece, mark_furniture, pieces_of
from rsdata.pages.induction import Cut, Induced, Survey, induce
from rsdata.pages.marks import Author, Mark, author_of, is_handle, is_heading, number_on, speaker_before
from rsdata.pages.page import Block, BlockRole, Entry, Page
from rsdata.pages.page_header import BY, names_reporters
from rsdata.pages.times import DAY_MINUTES, Stamp, dates_in, runs_forward, times_below, year_anchors

# Lines under the mark that may be its heading, author or second clock.
_HEAD_LINES: Final = 6
_AUTHOR_WITHIN: Final = 4
_LONGEST_SIGNATURE: Final = 60
_TOP: Final = 12


def detect(analysis: Analysis) -> float:
    """How sure it is that something parts posts."""
    found = analysis.once(induce)
    return found.confidence if found is not None else 0.0


def read(analysis: Analysis, source: Source) -> Page:
    """The page cut at its marks."""
    found = analysis.once(induce)
    if found is None:
        return Page(None, ())
    lines, survey = analysis.lines, found.survey
    marks = [found.marks.get(cut.mark) for cut in found.cuts]
    days = _days_over(survey, found.cuts)
    twelve = _has_twelve_hours(marks)
    stamps = [
        _stamp(time, day, twelve=twelve)
        for mark, day, cut in zip(marks, days, found.cuts, strict=True)
        for time in [_best_time(survey, mark, cut)]
    ]
    newest_first = _newest_first(found, marks, stamps)
    header = lines[: found.cuts[0].first]
    stamps = _with_first_day(stamps, header, source, newest_first=newest_first)
    times = times_below(header, stamps, source, newest_first=newest_first)
    survey.takes_names = _names_are_authors(survey, found.cuts)
    entries = tuple(
        _entry(survey, found, cut, mark, at)
        for cut, mark, at in zip(found.cuts, marks, times, strict=True)
    )
    named = [by for line in header[:_TOP] for by in [BY.match(line.text)] if by and names_reporters(line.text)]
    return Page(named[0].string[named[0].end() :] if named else None, entries, newest_first)


# Times


def _best_time(survey: Survey, mark: Mark | None, cut: Cut) -> PrintedTime | None:
    """The time of an entry; where a second clock under the mark says more of it, what both say."""
    if mark is None:
        return None
    time = mark.time
    if time.is_half or time.clock is None or mark.place != "line":
        return time
    below = survey.marks.get(cut.mark + 1)
    if below is not None and below.place == "line" and below.time.clock is not None and cut.mark + 1 < cut.last:
        return below.time if below.time.is_half or time.clock.hour < below.time.clock.hour else time
    return time


def _has_twelve_hours(marks: Sequence[Mark | None]) -> bool:
    """Whether the clock of a page has twelve hours, so that one without am or pm tells no time of day."""
    times = [mark.time for mark in marks if mark is not None and mark.time.clock is not None]
    if any(time.is_half for time in times):
        return True
    hours = [time.clock.hour for time in times if time.clock is not None]
    return bool(times) and all(0 < hour <= 12 for hour in hours) and all(time.is_bare for time in times)


def _stamp(time: PrintedTime | None, day: PrintedDate | None, *, twelve: bool) -> Stamp | None:
    """When an entry was published, as far as its stamp and the day above it say."""
    if time is None or time.clock is None or (twelve and not time.is_half and time.clock.hour <= 12):
        return None
    on = time.date if time.date is not None and time.date.day is not None else day
    clock: Clock = time.clock
    zone = time.zone
    if on is None or on.day is None or on.month is None:
        return Stamp(clock.hour, clock.minute, zone)
    return Stamp(clock.hour, clock.minute, zone, on.day, on.month, on.year)


def _days_over(survey: Survey, cuts: Sequence[Cut]) -> list[PrintedDate | None]:
    """The day that stands on a line of its own over an entry; those below are of it as the clocks say."""
    days: list[PrintedDate | None] = []
    for cut in cuts:
        day = None
        for i in range(cut.first, cut.mark):
            mark = survey.marks.get(i)
            if survey.kinds[i] == "day" and mark is not None and mark.time.date is not None:
                day = mark.time.date
        days.append(day)
    return days


def _with_first_day(
    stamps: list[Stamp | None], header: Sequence[Line], source: Source, *, newest_first: bool
) -> list[Stamp | None]:
    """Where neither stamps nor header have a date: the oldest entry is of the day on which the page was
    published, where its zone is known too."""
    days = year_anchors(source.published)
    if not days or source.timezone is None or any(stamp and stamp.day for stamp in stamps):
        return stamps
    if dates_in((line.text for line in header), days):
        return stamps
    clocked = [i for i, stamp in enumerate(stamps) if stamp is not None]
    if clocked:
        oldest = clocked[-1] if newest_first else clocked[0]
        stamp, day = stamps[oldest], days[0]
        if stamp is not None:
            stamps[oldest] = stamp._replace(day=day.day, month=day.month, year=day.year)
    return stamps


def _newest_first(found: Induced, marks: Sequence[Mark | None], stamps: Sequence[Stamp | None]) -> bool:
    ages = [mark.time.age for mark in marks if mark is not None and mark.time.age is not None]
    if len(ages) > 1:
        return ages[0] <= ages[-1]
    clocks = [mark.time.clock for mark in marks if mark is not None and mark.time.clock is not None]
    if clocks:
        around = DAY_MINUTES // 2 if any(stamp is None for stamp in stamps) else DAY_MINUTES
        return not runs_forward([Stamp(*clock) for clock in clocks], round_minutes=around)
    return True


# What the lines of an entry are


def _names_are_authors(survey: Survey, cuts: Sequence[Cut]) -> bool:
    """Whether most entries have a name or an author by their mark."""
    having = sum(
        any(
            survey.kinds[i] == "author" or survey.lines[i].is_name
            for i in range(cut.first, min(cut.mark + _AUTHOR_WITHIN, cut.last))
        )
        for cut in cuts
    )
    return 2 * having >= len(cuts) and len(cuts) > 1


def _entry(survey: Survey, found: Induced, cut: Cut, mark: Mark | None, published: str | None) -> Entry:
    lines = survey.lines
    blocks = list(_over(survey, cut, found))
    own = list(_mark_blocks(lines[cut.mark], mark, found))
    under = list(range(cut.mark + 1, cut.last))
    if found.ends_entry:
        inner = list(range(cut.first, cut.mark))
        blocks = [*_body(survey, inner, ()), *own, *_body(survey, under, own)]
    else:
        blocks += own
        blocks += _body(survey, under, blocks)
    printed = mark.time.printed if mark is not None and mark.time.age is None else None
    text = lines[cut.mark].text
    by_correspondent = any(
        block.role == "byline_role" and is_correspondent_role(lines[0].source[block.start : block.end])
        for block in blocks
    )
    return Entry(
        lines[cut.first].start,
        lines[cut.last - 1].end,
        "printed" if mark is not None else "marked",
        tuple(blocks),
        text[slice(*printed)] if printed is not None else None,
        published,
        by_correspondent,
    )


def _over(survey: Survey, cut: Cut, found: Induced) -> Iterator[Block]:
    """The lines over the mark of an entry."""
    if found.ends_entry:
        return
    for i in range(cut.first, cut.mark):
        kind = survey.kinds[i]
        is_author = kind == "heading" and survey.lines[i].is_name and survey.takes_names
        yield from _named_line(survey.lines[i], "author" if is_author else kind)


_ROLES: Final[dict[str, BlockRole]] = {
    "stamp": "stamp", "day": "stamp", "furniture": "furniture", "label": "label", "rule": "mark",
    "footer": "furniture",
}  # fmt: skip


def _named_line(line: Line, kind: str) -> Iterator[Block]:
    """A line that is no text: a heading, an author, what the page prints of itself."""
    if kind == "author":
        yield from _author_blocks(line)
    elif kind == "text":
        yield Block("text", line.start, line.end)
    else:
        yield Block(_ROLES.get(kind, "heading"), line.start, line.end)


def _author_blocks(line: Line) -> Iterator[Block]:
    if is_handle(line.text):
        yield Block("byline_role", line.start, line.end)
        return
    author = author_of(line.text)
    if author is None:
        yield Block("byline", line.start, line.end)
    else:
        yield from _named(author, line.start, line.start, line.end)


def _named(author: Author, base: int, start: int, end: int) -> Iterator[Block]:
    """The blocks of an author between ``start`` and ``end``; its offsets count from ``base``."""
    name = base + author.name[0], base + author.name[1]
    if start < name[0]:
        yield Block("mark", start, name[0])
    yield Block("byline", *name)
    if author.role is not None:
        role = base + author.role[0], min(base + author.role[1], end)
        yield Block("byline_role", *role)


def _mark_blocks(line: Line, mark: Mark | None, found: Induced) -> Iterator[Block]:
    """The line of the mark itself."""
    if mark is None:
        yield from _plain_mark(line, found)
        return
    start, text = line.start, line.text
    low, high = start + mark.stamp[0], start + mark.stamp[1]
    if mark.before is not None and mark.author is None:
        words = start + mark.before[0], start + mark.before[1]
        yield Block("text" if mark.place == "tail" else "heading", *words)
    elif mark.author is not None and mark.author.name[0] < mark.stamp[0]:
        yield from _named(mark.author, start, start, low)
    yield Block("stamp", low, start + len(text[: mark.stamp[1]].rstrip()))
    if mark.author is not None and mark.author.name[0] >= mark.stamp[1]:
        yield from _named(mark.author, start, high, line.end)
    elif mark.place == "head" and high < line.end:
        yield Block("text", high, line.end)


def _plain_mark(line: Line, found: Induced) -> Iterator[Block]:
    """A mark that is no stamp: a number with its heading, an author, a rule, a button."""
    if found.shape == "speaker":
        colon = line.start + speaker_before(line.text)
        yield Block("byline", line.start, colon)
        yield Block("mark", colon, colon + 1)
        yield Block("text", colon + 2 + len(line.source[colon + 2 : line.end]) - len(line.source[colon + 2 : line.end].lstrip()), line.end)
    elif found.parting == "author":
        yield from _author_blocks(line)
    elif found.parting == "number" and (match := number_on(line.text)) is not None:
        rest = match.start("rest")
        yield Block("number", line.start, line.start + len(line.text[:rest].rstrip()))
        if match["rest"]:
            yield Block("heading", line.start + rest, line.end)
    elif found.parting == "furniture":
        yield Block("furniture", line.start, line.end)
    elif found.parting == "rule" and not any(map(str.isalnum, line.text)):
        yield Block("mark", line.start, line.end)
    else:
        yield Block("text", line.start, line.end)


def _body(survey: Survey, indexes: Sequence[int], over: Sequence[Block]) -> Iterator[Block]:
    """The lines of an entry below its mark (or above it, where that ends the entry)."""
    roles = {block.role for block in over}
    rest = list(indexes)
    while rest and len(indexes) - len(rest) < _HEAD_LINES and "text" not in roles:
        line, kind = survey.lines[rest[0]], survey.kinds[rest[0]]
        if kind == "heading" and not _is_heading_here(survey, rest, roles):
            break
        if kind in ("text", "footer"):
            break
        blocks = list(_named_line(line, _author_if_name(survey, rest, kind, roles)))
        roles |= {block.role for block in blocks}
        yield from blocks
        rest.pop(0)
    yield from _text_blocks(survey, rest)


def _author_if_name(survey: Survey, rest: Sequence[int], kind: str, roles: set[BlockRole]) -> str:
    """A name alone over text is the author's."""
    line = survey.lines[rest[0]]
    if kind == "heading" and line.is_name and "byline" not in roles and (
        survey.takes_names or survey.names[line.text] > 1 or "heading" in roles
    ):  # fmt: skip
        return "author"
    return kind


def _is_heading_here(survey: Survey, rest: Sequence[int], roles: set[BlockRole]) -> bool:
    """A line without a stop under the mark is a heading where there is none and text stands under it."""
    line = survey.lines[rest[0]]
    if line.is_name and "byline" not in roles:
        return len(rest) > 1
    if "heading" in roles or len(rest) < 2 or not is_heading(line):
        return False
    below = survey.lines[rest[1]]
    return not below.text[0].islower() and not (below.text[0] in "•-*" and not below.is_name)


def _text_blocks(survey: Survey, indexes: Sequence[int]) -> Iterator[Block]:
    """The text of an entry, and what the page prints among it."""
    shown: dict[int, list[Block]] = {}
    plain: list[Line] = []
    last = indexes[-1] if indexes else -1
    buttons = {i for i in indexes if survey.kinds[i] in ("furniture", "rule")}
    while last in buttons:
        last -= 1
    for i in indexes:
        line, kind = survey.lines[i], survey.kinds[i]
        if kind in ("furniture", "rule", "stamp", "day") or _is_signature(survey, i, last):
            shown[line.start] = list(_named_line(line, kind if kind != "text" else "author"))
        else:
            plain.append(line)
    pieces: list[Piece] = pieces_of(plain)
    mark_furniture(pieces)
    for piece in pieces:
        shown[piece.line.start] = list(piece.blocks())
    for start in sorted(shown):
        yield from shown[start]


def _is_signature(survey: Survey, i: int, last: int) -> bool:
    """ "– Ann Lee" at the end of an entry."""
    text = survey.lines[i].text
    return (
        i == last
        and len(text) <= _LONGEST_SIGNATURE
        and survey.kinds[i] in ("author", "text", "heading")
        and (author := author_of(text, alone=False)) is not None
        and author.is_said
    )
