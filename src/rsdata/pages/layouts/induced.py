"""A layout that nobody described: what parts the posts is found in the page, and what each line of a post is
by where it stands beside that.

    A title                          A title 9.30pm            So.
    By Ann Lee                       So.                       by Ann Lee  7:12 PM
    Updated 9:01 PM ET
    So.                              9.10pm: So.               So.
    Share                                                      by Bob Marsh  7:26 PM
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.authors import (
    OPENING_BRACKETS,
    Author,
    Span,
    are_initials,
    author_of,
    chatter_before,
    emphasised,
    is_handle,
    reports_from,
    signer_behind,
    speaker_before,
)
from rsdata.language.calendar import PrintedDate
from rsdata.language.line_shapes import is_unfinished
from rsdata.language.lines import Line
from rsdata.language.names import is_given, is_personal_name
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import PrintedTime
from rsdata.model import Source
from rsdata.named_tuples import NamedTuple
from rsdata.pages.boilerplate import Piece, is_credit_alone, mark_furniture, pieces_of
from rsdata.pages.bylines import names_correspondent
from rsdata.pages.credits import BY, names_reporters
from rsdata.pages.entry_cuts import NEARLY_ALL, Cut, Induced
from rsdata.pages.induction import induce
from rsdata.pages.line_survey import TOP, Survey
from rsdata.pages.marks import (
    BARS,
    BULLETS,
    LONGEST_HEADING,
    Mark,
    days_alone,
    ends_open,
    is_furniture,
    is_heading,
    is_label,
    minute_on,
    number_behind,
    number_on,
    original_label,
)
from rsdata.pages.messages import CLOSING, OPENING
from rsdata.pages.page import PICTURE, Block, BlockRole, Entry, Page, laid
from rsdata.pages.times import (
    DAY_MINUTES,
    Stamp,
    instant,
    published_at,
    runs_forward,
    stamp_from,
    times_of_entries,
)
from rsdata.pages.title_parts import Beside, names_somebody, parts_of

# "+++ 21:40 A title +++"
_DRESS_BEHIND: Final = lazy(r"\s*(?:\+{2,}|={2,}|\*{2,}|~{2,}|#{1,6})\Z")
_STOPS: Final = ".,!?"
# " (talk | contribs)"
_LINKS_BEHIND: Final = lazy(r"\s*\((?:{words beside a signature}(?: ?[|·•,/] ?)?)+\)\Z", re.IGNORECASE)
# Lines under the first of an entry among which a credit tells that this is the caption.
_CREDIT_WITHIN: Final = 3
_CLOCK_FIGURES: Final = lazy(r"\d")
# "COUNT", "A title" in "COUNT | A title"
_BESIDE_BARS: Final = lazy(r"[^\s|·•][^|·•]*[^\s|·•]")
# "## A title", in Markdown; "12. A title"; "Subject: A title" in a letter; "• A title"
_HEADING_MARKS: Final = lazy(rf"(?:(?:#{{1,6}}|\d{{1,3}}\.|Subject:|[{BULLETS}])\s+(?=\S))?")


class Expectation(NamedTuple):
    """What is known of a layout before its marks are looked for: what they are, and what its clocks mean."""

    confidence: float = 0.0  # as sure as induction is
    place: str | None = None  # where on their lines the stamps stand
    fewest: int = 2
    share: float = 0.0  # which part of the lines must be marks
    two_versions: bool = False  # it shows what changed between two versions of a page
    mark: str | None = None  # what parts most stamps from the text
    has_second: bool = False  # a second clock stands under the stamp
    twelve_hours: bool | None = None  # None: as the clocks themselves say


ANYTHING: Final = Expectation()
CLOCK_AND_COLON: Final = Expectation(0.75, "head", 3, 0.1, mark=":", twelve_hours=False)
CLOCK_AND_TEXT: Final = Expectation(0.65, "head", 3, 0.1)
CLOCK_TWICE: Final = Expectation(0.7, "line", has_second=True)
TWO_VERSIONS: Final = Expectation(0.8, "head", fewest=1, two_versions=True, twelve_hours=True)


def detect(expected: Expectation, analysis: Analysis) -> float:
    """How sure it is that something parts posts, and that it is what is expected."""
    found = analysis.once(induce)
    if found is None:
        return 0.0
    if expected == ANYTHING:
        return found.confidence
    return expected.confidence if _is_expected(expected, found) else 0.0


def _is_expected(expected: Expectation, found: Induced) -> bool:
    lines = found.survey.lines
    marks = [mark for mark in found.marks.values() if mark is not None]
    if found.shape != f"{expected.place} /" or (expected.two_versions and not found.survey.has_versions):
        return False
    if len(marks) < expected.fewest or len(marks) <= expected.share * len(lines):
        return False
    if any(lines[mark.line].text[mark.time.start : mark.time.end].isdigit() for mark in marks):
        return False
    if expected.has_second:
        return sum(_second_clock(found.survey, mark) is not None for mark in marks) * 2 > len(marks)
    if expected.mark is None:
        return True
    plain = [mark for mark in marks if _clock_and(lines[mark.line].text, mark) == ("00.00", expected.mark)]
    return 2 * len(plain) > len(marks)


def _clock_and(text: str, mark: Mark) -> tuple[str, str]:
    """The form of a clock without am or pm, and what parts it from the text."""
    clock = _CLOCK_FIGURES.sub("0", text[mark.time.start : mark.time.end]).replace(":", ".")
    return clock, text[mark.time.end : mark.stamp[1]].strip()


def _second_clock(survey: Survey, mark: Mark) -> PrintedTime | None:
    """The clock that stands alone on the line under a stamp."""
    below = survey.marks.get(mark.line + 1)
    if mark.place != "line" or below is None or below.place != "line":
        return None
    return below.time if below.time.clock is not None and not below.time.lead else None


def read(expected: Expectation, analysis: Analysis, source: Source) -> Page:
    """The page cut at its marks."""
    found = analysis.once(induce)
    if found is None:
        return Page(None, ())
    lines, survey = analysis.lines, found.survey
    marks = [found.marks.get(cut.mark) or _only_stamp(survey, cut) for cut in found.cuts]
    days = [_day_over(survey, cut) for cut in found.cuts]
    twelve = _has_twelve_hours(marks) if expected.twelve_hours is None else expected.twelve_hours
    stamps = [_stamp(mark, day, twelve=twelve) for mark, day in zip(marks, days, strict=True)]
    newest_first = _newest_first(marks, stamps)
    header = lines[: found.cuts[0].first]
    moments = _moments_above(survey, len(header), source) if source.extent == (None, None) else []
    if moments:
        is_change = len(moments) == 1 and any(map(survey.tells_change, range(len(header))))
        source = replace(source, extent=(None if is_change else moments[0], moments[-1]))
    times = times_of_entries(header, days_alone(header), stamps, source, newest_first=newest_first)
    entries = tuple(
        _entry(found, cut, found.marks.get(cut.mark), mark, at)
        for cut, mark, at in zip(found.cuts, marks, times, strict=True)
    )
    named = [by for line in header[:TOP] for by in [BY.match(line.text)] if by and names_reporters(line.text)]
    return Page(named[0].string[named[0].end() :] if named else None, entries, newest_first)


# Times


def _only_stamp(survey: Survey, cut: Cut) -> Mark | None:
    """The stamp of an entry that something else parts, where it has one and no more."""
    marks = (mark for mark in survey.marks_within(cut.first, cut.last) if mark.place in ("line", "end"))
    stamps = [mark for mark in marks if mark.time.clock is not None]
    return stamps[0] if len(stamps) == 1 else None


def _has_twelve_hours(marks: Sequence[Mark | None]) -> bool:
    """Whether the clock of a page has twelve hours, so that one without am or pm tells no time of day."""
    times = [mark.time for mark in marks if mark is not None and mark.time.clock is not None]
    if any(time.is_half and not time.is_named for time in times):
        return True
    hours = [time.clock.hour for time in times if time.clock is not None]
    return bool(times) and all(0 < hour <= 12 for hour in hours) and all(time.is_bare for time in times)


def _stamp(mark: Mark | None, day: PrintedDate | None, *, twelve: bool) -> Stamp | None:
    """When an entry was published; None where a clock of twelve hours leaves the half of the day open."""
    time = mark.time if mark is not None else None
    if time is None or time.clock is None or (twelve and not time.is_half and time.clock.hour <= 12):
        return None
    return stamp_from(time, day)


def _day_over(survey: Survey, cut: Cut) -> PrintedDate | None:
    """The day that stands on a line of its own over an entry; those below are of it as the clocks say."""
    lines = (i for i in range(cut.mark - 1, cut.first - 1, -1) if survey.kinds[i] == "day")
    return next((survey.marks[i].time.date for i in lines if i in survey.marks), None)


def _moments_above(survey: Survey, end: int, source: Source) -> list[str]:
    """The moments, with their day and year, that stand on lines of their own over the entries: when the page
    was first published, and when it was last changed."""
    times = (mark.time for mark in survey.marks_within(0, end) if mark.place == "line")
    stamps = (stamp_from(time) for time in times if time.date is not None and time.date.whole is not None)
    found = {published_at([stamp], timezone_name=source.timezone)[0] for stamp in stamps}
    return sorted((moment for moment in found if moment is not None), key=instant)


def _newest_first(marks: Sequence[Mark | None], stamps: Sequence[Stamp | None]) -> bool:
    ages = [mark.time.age for mark in marks if mark is not None and mark.time.age is not None]
    if len(ages) > 1:
        return ages[0] <= ages[-1]
    printed = [stamp_from(mark.time) for mark in marks if mark is not None]
    around = DAY_MINUTES // 2 if any(stamp is None for stamp in stamps) else DAY_MINUTES
    return not runs_forward(printed, round_minutes=around)


# What the lines of an entry are


def _entry(found: Induced, cut: Cut, mark: Mark | None, stamp: Mark | None, published: str | None) -> Entry:
    lines = found.survey.lines
    blocks = list(_over(cut, found))
    own = list(_mark_blocks(lines[cut.mark], mark, found))
    under = list(range(cut.mark + 1, cut.last))
    if found.ends_entry:
        inner = list(range(cut.first, cut.mark))
        over = cut.mark if mark is not None and mark.place == "tail" else None  # its text goes on there
        blocks = [*_body(found, inner, (), over), *own, *_body(found, under, own)]
    else:
        blocks += own
        blocks += _body(found, under, blocks)
    printed = stamp.time.printed if stamp is not None and stamp.time.clock is not None else None
    at = lines[cut.mark if stamp is None else stamp.line].start
    return Entry(
        lines[cut.first].start,
        lines[cut.last - 1].end,
        "printed" if mark is not None else "marked",
        tuple(blocks),
        lines[0].source[at + printed[0] : at + printed[1]] if printed is not None else None,
        published,
        names_correspondent(lines[0].source, blocks),
    )


def _over(cut: Cut, found: Induced) -> Iterator[Block]:
    """The lines over the mark of an entry."""
    if found.ends_entry:
        return
    survey = found.survey
    for i in range(cut.first, cut.mark):
        kind = found.kind(i)
        is_author = kind == "heading" and survey.is_name(i) and found.names_authors
        if is_author and survey.names[survey.lines[i].text] == 1:
            is_author = not any(BY.match(line.text) for line in survey.lines[cut.first : cut.last])
            if is_author and found.is_titled_over:
                # What looks like a name, with no other heading beside it, is one.
                is_author = survey.kinds[cut.first : cut.mark].count("heading") > 1
        text = survey.lines[i].text
        if kind == "heading" and len(text) > 1 and text.isupper() and 2 * found.headed > 1:
            below = [k for k in range(cut.mark + 1, cut.last)[:1] if found.kind(k) == "heading"]
            if any(not survey.lines[k].text.isupper() for k in below):
                kind = "label"  # of what kind the entry is
        yield from _named_line(survey.lines[i], "author" if is_author else kind)


_ROLES: Final[dict[str, BlockRole]] = {
    "stamp": "stamp", "day": "stamp", "furniture": "furniture", "label": "label", "rule": "furniture",
}  # fmt: skip


def _named_line(line: Line, kind: str) -> Iterator[Block]:
    """A line that is no text: a heading, an author, what the page prints of itself."""
    if kind == "author":
        yield from _author_blocks(line)
    elif (role := _ROLES.get(kind)) is not None:
        yield Block(role, line.start, line.end)
    else:
        yield from _heading(line, 0, len(line.text))


def _heading(line: Line, start: int, end: int) -> Iterator[Block]:
    """The title between two places of a line, without the marks of a title or of bold in Markdown."""
    marks = start + _HEADING_MARKS.match(line.text[start:end]).end()  # type: ignore[union-attr]
    low, high = emphasised(line.text[marks:end]) or (0, end - marks)
    is_numbered = line.text[start].isdigit()
    opening: BlockRole = "number" if is_numbered else "mark"
    yield from laid(line, (opening, marks + low), ("heading", marks + high), ("mark", end), at=start)


def _author_blocks(line: Line) -> Iterator[Block]:
    author = author_of(line.text)
    if is_handle(line.text) or (line.is_role and (author is None or not (author.is_said or author.role))):
        yield Block("byline_role", line.start, line.end)  # "Political editor", under a name
    else:
        at = emphasised(line.text) or (0, len(line.text))
        author = _without_button(line.text, author or Author(at, None, False))
        yield from _named(line, author, 0, len(line.text))


def _without_button(text: str, author: Author) -> Author:
    """ "Posted by Ann Lee Share": the name without the button on its line."""
    name, _, last = text[slice(*author.name)].rpartition(" ")
    is_button = is_furniture(last) and is_personal_name(name)
    return author._replace(name=(author.name[0], author.name[0] + len(name))) if is_button else author


def _named(line: Line, author: Author, start: int, end: int) -> Iterator[Block]:
    """The author between two places of a line, with what is printed around the name."""
    first, last = author.name
    is_word = any(map(str.isalpha, line.text[start:first]))
    role = author.role or (end, end)
    yield from laid(
        line,
        ("label" if is_word else "mark", first),
        ("byline", last),
        ("mark", role[0]),
        ("byline_role", min(role[1], end)),
        ("mark", end),
        at=start,
    )


def _mark_blocks(line: Line, mark: Mark | None, found: Induced) -> Iterator[Block]:
    """The line of the mark itself."""
    if mark is None:
        yield from _plain_mark(line, found)
        return
    (low, high), end = mark.stamp, len(line.text)
    is_author_behind = mark.author is not None and mark.author.name[0] >= high
    if mark.before and (mark.author is None or _is_over_title(line, mark, found)):
        yield from _before_stamp(line, mark, found)
    elif is_author_behind:
        yield from laid(line, ("heading", mark.before))
    elif mark.author is not None:
        words = mark.before if mark.place == "tail" else 0
        yield from laid(line, ("text", words))
        yield from _named(line, mark.author, words, low)
    number = low + max(mark.number, 0)
    yield from laid(line, ("number", number), ("stamp", high), at=low)
    if mark.author is not None and is_author_behind:
        yield from _named(line, mark.author, high, end)
    elif mark.place == "head":
        if found.is_chat:
            yield from _chat_blocks(line, high)
        elif found.is_titled and _is_title(line.text[high:], found, mark.line):
            yield from _title_or_author(line, high, found)
        else:
            yield from _signed_text(found.survey, line, high)
    else:
        yield from laid(line, ("label", end), at=high)


def _before_stamp(line: Line, mark: Mark, found: Induced) -> Iterator[Block]:
    """What stands before a stamp and names no author by itself."""
    if _is_over_title(line, mark, found):
        yield from laid(line, ("label", mark.before))
    elif _is_signed(line, mark, found):
        links = _LINKS_BEHIND.search(line.text, 0, mark.before)  # "Ann (talk)"
        yield from laid(line, ("byline", links.start() if links else mark.before), ("furniture", mark.before))
    elif mark.place == "tail":
        yield from laid(line, ("text", mark.before))
    else:
        yield from _titled_blocks(line, 0, mark.before, found.beside)


def _is_title(text: str, found: Induced, i: int) -> bool:
    """A short line that is no sentence; it may be a question, end in words that somebody said, or, over text,
    in dots."""
    is_open = is_unfinished(text) or (text[-1] in "?’'”\"" and text[-2:-1] not in _STOPS)
    if not is_open and ends_open(text):
        below = found.survey.kinds[i + 1 : i + 2]
        is_open = i + 1 not in found.marks and below in (["text"], ["heading"], ["author"])
    return is_open and len(text) <= LONGEST_HEADING and not found.survey.goes_on_below(i)


def _chat_blocks(line: Line, start: int) -> Iterator[Block]:
    """Who writes, and what."""
    chatter, end = chatter_before(line.text[start:], in_chat=True), len(line.text)
    if chatter is None:
        yield from laid(line, ("text", end), at=start)
        return
    name, words = line.text.index(chatter.name, start), start + chatter.words
    named = name + len(chatter.name)
    yield from laid(line, ("mark", name), ("byline", named), ("mark", words), ("text", end), at=start)


def _is_over_title(line: Line, mark: Mark, found: Induced) -> bool:
    """Whether what stands before a stamp and a bar is where an entry is from, or of what kind it is, since
    entries have their heading under it, and some have no name there: "Ash Vale | 11:45 am"."""
    place, bar = line.text[: mark.before], line.text[mark.before : mark.time.start].strip()
    is_titled = mark.place == "end" and found.headed >= NEARLY_ALL and bar in tuple(BARS)
    return (
        is_titled and not found.all_name_authors and not (is_given(place.split()[0]) or are_initials(place))
    )


def _is_signed(line: Line, mark: Mark, found: Induced) -> bool:
    """Whether what stands before a stamp is whoever writes, though it looks like no name: it ends the entry,
    or is a word that comes again, or one among names."""
    if mark.place != "end" or found.ends_entry:
        return mark.place == "end"
    before = line.text[: mark.before]
    if is_label(before) or " " in before:
        return False
    return found.survey.before_stamps[before] > 1 or found.shape == "end author"


def _title_or_author(line: Line, start: int, found: Induced) -> Iterator[Block]:
    """What stands behind a stamp in place of text: a title, or who writes, perhaps with where from: "Vic",
    "Ann Lee, Dover"."""
    title, end = line.text[start:], len(line.text)
    if found.beside.side:
        yield from _titled_blocks(line, start, end, found.beside)
        return
    behind_stamps = found.survey.behind_stamps
    comes_again = behind_stamps[title] > 1 and title.isalpha() and not is_label(title)
    if comes_again or is_handle(title.strip()):
        yield from laid(line, ("byline", end), at=start)
        return
    name, comma, _ = title.partition(", ")
    told = sum(n for words, n in behind_stamps.items() if words.startswith(name + comma)) if comma else 0
    if told > 1 and is_personal_name(name):
        named = start + len(name)
        yield from laid(line, ("byline", named), ("mark", named + len(comma)), ("byline_role", end), at=start)
        return
    behind = _DRESS_BEHIND.search(title)
    if behind is not None and behind.start():
        yield from laid(line, ("heading", start + behind.start()), ("mark", end), at=start)
        return
    parts = list(_BESIDE_BARS.finditer(title))
    if len(parts) == 2 and parts[0][0].isupper() and not parts[1][0].isupper():
        # "COUNT | A title": of what kind the entry is.
        label, heading = start + parts[0].end(), start + parts[1].start()
        yield from laid(line, ("label", label), ("mark", heading), ("heading", end), at=start)
        return
    yield from laid(line, ("heading", end), at=start)


def _titled_blocks(line: Line, start: int, end: int, beside: Beside) -> Iterator[Block]:
    """The title between two places of a line, and the author beside it: "A title ▪ Ann Lee", "Town hall | Ann
    Lee"."""
    title = line.text[start:end]
    parts = parts_of(title, beside.side)
    if parts is None or not names_somebody(title[slice(*parts[0])]):
        if beside.side == "all" and is_personal_name(title):
            yield from laid(line, ("byline", end), at=start)
        else:
            yield from _heading(line, start, end)
        return
    author, rest = parts
    roles: dict[Span, BlockRole] = {author: "byline", rest: "byline_role" if beside.has_places else "heading"}
    at = start
    for first, last in sorted(roles):
        yield from laid(line, ("mark", start + first), (roles[first, last], start + last), at=at)
        at = start + last
    yield from laid(line, ("mark", end), at=at)


def _plain_mark(line: Line, found: Induced) -> Iterator[Block]:
    """A mark that is no stamp: a number with its heading, an author, a rule, a button."""
    text, end = line.text, len(line.text)
    if found.shape == "speaker":
        colon = speaker_before(text)
        yield from laid(line, ("byline", colon), ("mark", colon + 1), ("text", end))
    elif found.parting == "author":
        yield from _author_blocks(line)
    elif found.shape == "minute" and (minute := minute_on(text)) is not None:
        yield from laid(line, ("number", minute.end()), ("text", end))
    elif found.parting == "number" and found.shape != "tail" and (match := number_on(text)) is not None:
        is_text = match["total"] or match["mark"].strip() == "/"
        yield from laid(line, ("number", match.start("rest")), ("text" if is_text else "heading", end))
    elif found.parting == "bullet":
        yield from laid(line, ("mark", 1), ("text", end))
    elif found.parting != "heading" and (label := original_label(text)):
        yield from laid(line, ("label", label), ("text", end))
    elif found.parting == "number" and (number := number_behind(text)) is not None:
        yield from laid(line, ("text", number.start()), ("number", end))
    else:
        is_rule = found.parting == "rule" and not any(map(str.isalnum, text))
        role: BlockRole = "furniture" if is_rule or found.parting == "furniture" else "text"
        yield Block("heading" if found.parting == "heading" else role, line.start, line.end)


def _body(
    found: Induced, indexes: Sequence[int], over: Sequence[Block], end: int | None = None
) -> Iterator[Block]:
    """The lines of an entry below its mark, or above it, where that ends the entry; its line may be the
    ``end`` of the text."""
    survey, roles = found.survey, {block.role for block in over}
    rest, blocks = [*indexes, *([] if end is None else [end])], list[Block]()
    if found.is_chat and rest and not roles & {"byline", "text"}:
        blocks = list(_chat_blocks(survey.lines[rest[0]], 0))
        if blocks[0].role != "text":
            yield from blocks
            rest.pop(0)
            roles = {"text"}
    while rest and "text" not in roles:
        line, kind = survey.lines[rest[0]], found.kind(rest[0])
        is_named = [block.role for block in blocks][-1:] == ["byline"]
        if is_named and ((kind == "heading" and line.is_role) or reports_from(line.text)):
            blocks = [Block("byline_role", line.start, line.end)]  # "Political editor", under the name
        elif kind == "text" and _is_title_among_others(found, rest, roles):
            blocks = list(_heading(line, 0, len(line.text)))
        elif kind == "text" and (picture := _picture_over_author(found, rest)):
            blocks = [block for piece in picture for block in piece.blocks()]
            del rest[1 : len(picture)]
        elif kind == "text" or (kind == "heading" and not _is_heading_here(found, rest, roles)):
            break
        else:
            blocks = list(_named_line(line, _author_if_name(found, rest, kind, roles)))
        roles |= {block.role for block in blocks}
        yield from blocks
        rest.pop(0)
    yield from _text_blocks(found, [i for i in rest if i != end])


def _picture_over_author(found: Induced, rest: Sequence[int]) -> list[Piece]:
    """The lines of a picture, its words and whom it is from, where whoever writes is named under them."""
    kinds = [found.kind(i) for i in rest[: _CREDIT_WITHIN + 1]]
    author = kinds.index("author") if "author" in kinds else 0
    pieces = pieces_of([found.survey.lines[i] for i in rest[:author]])
    mark_furniture(pieces)
    return pieces if all(piece.role in PICTURE for piece in pieces) else []


def _author_if_name(found: Induced, rest: Sequence[int], kind: str, roles: set[BlockRole]) -> str:
    """A name alone over text is the author's, and one over the title of an entry, as all have one."""
    line = found.survey.lines[rest[0]]
    below = found.survey.lines[rest[1]] if len(rest) > 1 else None
    if below is not None and found.survey.kinds[rest[1]] == "author" and not below.is_role:
        return kind  # a title in capitals may look like a name
    may_be = kind == "heading" and found.survey.is_name(rest[0]) and "byline" not in roles
    is_over_title = found.titled >= NEARLY_ALL and found.survey.is_title(rest[1]) if below else False
    is_known = found.survey.names[line.text] > 1 or "heading" in roles
    is_known |= is_over_title and is_given(line.text.partition(" ")[0])
    # (Where authors sign under the text, a title may look like a name.)
    return "author" if may_be and (is_known or (found.names_authors and not found.is_signed)) else kind


def _is_heading_here(found: Induced, rest: Sequence[int], roles: set[BlockRole]) -> bool:
    """A line without a stop under the mark is a heading where there is none and text stands under it, or all
    entries have one."""
    survey = found.survey
    line = survey.lines[rest[0]]
    is_untold = all(found.kind(i) != "text" for i in rest)
    if is_untold and found.headed >= NEARLY_ALL and "heading" not in roles:
        return is_heading(line)
    if survey.is_name(rest[0]) and "byline" not in roles:
        return len(rest) > 1
    if "heading" in roles or len(rest) < 2 or not (is_heading(line) or rest[0] in found.titles):
        return False
    if is_untold and 2 * found.titled < 1:
        return False  # "Recount", over buttons
    if line.text[-1] in "?!" and 4 * found.titled < 1:
        return False
    if 2 * found.titled < 1 and any(is_credit_alone(survey.lines[i].text) for i in rest[1:_CREDIT_WITHIN]):
        return False  # the words of a picture
    below = survey.lines[next((i for i in rest[1:] if i not in survey.sheets), rest[1])]
    if survey.kinds[rest[1]] == "author":
        return True  # "by Ann Lee"
    return not below.text[0].islower() and not (below.text[0] in BULLETS and not below.is_name)


def _is_title_among_others(found: Induced, rest: Sequence[int], roles: set[BlockRole]) -> bool:
    """Whether what may be the start of a sentence is a heading, as most entries have one: "And then ..."."""
    if 2 * found.titled <= 1 or "heading" in roles or len(rest) < 2:
        return False
    return ends_open(found.survey.lines[rest[0]].text)


def _text_blocks(found: Induced, indexes: Sequence[int]) -> Iterator[Block]:
    """The text of an entry, and what the page prints among it."""
    survey = found.survey
    shown: dict[int, list[Block]] = {}
    plain: list[Line] = []
    last = indexes[-1] if indexes else -1
    buttons = {i for i in indexes if found.kind(i) in ("furniture", "rule")}
    while last in buttons:
        last -= 1
    for i in indexes:
        line, kind = survey.lines[i], found.kind(i)
        is_signature = i == last and _is_signature(found, i)
        if is_signature and i in survey.marks:
            shown[line.start] = list(_mark_blocks(line, survey.marks[i], found))
        elif is_signature or kind in ("furniture", "rule", "stamp", "day"):
            shown[line.start] = list(_named_line(line, "author" if is_signature else kind))
        else:
            plain.append(line)
    pieces: list[Piece] = pieces_of(plain)
    mark_furniture(pieces)
    for piece in pieces:
        shown[piece.line.start] = list(piece.blocks())
    if pieces and pieces[-1].line is survey.lines[last] and pieces[-1].role == "text":
        shown[pieces[-1].line.start] = list(_signed_text(survey, pieces[-1].line, 0))
    for start in sorted(shown):
        yield from shown[start]


def _signed_text(survey: Survey, line: Line, start: int) -> Iterator[Block]:
    """The text of a line from ``start`` on, and who signs the entry behind it."""
    name, end = signer_behind(line.text), len(line.text)
    words = "" if name is None else line.text[: name[0]].rstrip(" –—―-/" + OPENING_BRACKETS)
    is_quoted = words != "" and words[0] in OPENING and words[-1] in CLOSING  # who said it
    if name is None or is_quoted or line.text[slice(*name)] not in survey.signers:
        yield from laid(line, ("text", end), at=start)
        return
    yield from laid(
        line, ("text", len(words)), ("mark", name[0]), ("byline", name[1]), ("mark", end), at=start
    )


def _is_signature(found: Induced, i: int) -> bool:
    """ "– Ann Lee" at the end of an entry; not below somebody's words in marks, which it signs unless most
    entries are signed."""
    survey = found.survey
    text, above = survey.lines[i].text, survey.lines[i - 1].text
    is_bare = survey.kinds[i] == "heading" and survey.is_name(i)
    if not (survey.kinds[i] == "author" or is_bare):
        return False
    if found.is_signed or is_bare:
        return found.is_signed
    author = author_of(text)
    is_said = author is not None and (author.is_said or text[0] in OPENING_BRACKETS)
    is_said &= text[0].isalpha() or above[:2] != text[:2]  # the last of a list
    return is_said and not (above[0] in OPENING and above[-1] in CLOSING)
