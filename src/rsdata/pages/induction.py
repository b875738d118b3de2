"""What parts the posts of a page that is in no layout anybody described: found in the page.

A shape of line that comes again and again may part posts: a stamp, a number, an author, a line of stars,
the buttons under each entry. Of the shapes of a page the one that explains it best is taken: often, with text
between, its times in order, little above the first. What stands before and after it (a heading, an author,
a second clock) is what stands there on most of its entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from rsdata.language.analysis import Analysis
from rsdata.language.authors import author_of, is_handle, speaker_before, without_emphasis
from rsdata.language.calendar import read_date
from rsdata.language.found_once import found_once
from rsdata.language.line_shapes import counts_votes
from rsdata.language.lines import Line
from rsdata.language.names import is_personal_name
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import PrintedTime
from rsdata.pages.boilerplate import names_photographer
from rsdata.pages.marks import (
    LONGEST_FURNITURE,
    LONGEST_HEADING,
    Mark,
    button_of,
    furniture_key,
    heads_comments,
    invites_readers,
    is_footer_title,
    is_furniture,
    is_heading,
    is_label,
    is_link,
    is_prose,
    is_rule,
    number_on,
    opens_footer,
    parts_nothing,
    read_mark,
    says_live,
)
from rsdata.pages.times import DAY_MINUTES, steps_of

# What a line is in the layout of its page.
LineKind = Literal["stamp", "day", "author", "furniture", "label", "rule", "heading", "text"]
Parting = Literal["stamp", "number", "author", "rule", "furniture", "heading", "bullet"]

# What may stand between the start of an entry and the mark that parts it.
_OVER_MARK: Final = frozenset(("heading", "author", "day", "stamp", "label", "rule"))
_ALWAYS_OVER: Final = frozenset(("day", "label", "rule"))
# Lines over a mark, at most.
_DEEPEST: Final = 5
# How many entries it takes; fewer where the page says that it is live.
_FEWEST: Final = 3
_FEWEST_LIVE: Final = 2
# Which part of the entries must have what only some could have by chance.
_NEARLY_ALL: Final = 0.9
# Sentences above the first entry, at most, and their part of all.
_PROSE_ABOVE: Final = 8
_SHARE_ABOVE: Final = 0.34
# Which part of the steps from one time to the next must go one way.
_IN_ORDER: Final = 0.75
_WITH_TEXT: Final = 0.5
_BETTER: Final = 0.1
_TOP: Final = 12
# Lines under a mark among which its author is looked for.
_AUTHOR_WITHIN: Final = 4
# Sentences under one heading or bullet, at most, where nothing else parts a page.
_MOST_PROSE: Final = 5
_BULLETS: Final = frozenset(("• ", "* ", "- ", "– ", "· ", "▪ "))
_DASHES: Final = "–—-~"
_TOP_OF_VERSIONS: Final = 6
_VERSIONS: Final = "This article is from the source"
# So many entries are no timetable.
_MANY: Final = 8
# "September" on a line of its own, and how many lines a day may take.
_LONGEST_PART: Final = 9
_PARTS_OF_DAY: Final = 3
# "1983: ...", at the start of a line.
_FOUR_FIGURES: Final = lazy(r"(?P<first>\d\d)(?P<last>\d\d)(?=:|\s[–—-])")


class Cut(NamedTuple):
    """Where an entry stands: indexes of lines, the last exclusive, and the line of its mark."""

    first: int
    mark: int
    last: int


class Induced(NamedTuple):
    """What parts the posts of a page."""

    parting: Parting
    shape: str
    ends_entry: bool  # the mark stands under what it marks
    marks: dict[int, Mark | None]  # by the index of the line
    cuts: tuple[Cut, ...]
    confidence: float
    names_authors: bool  # a name alone by a mark is the author
    is_titled: bool  # what stands behind a stamp on its line is a heading
    survey: Survey


class _Candidate(NamedTuple):
    parting: Parting
    shape: str
    at: tuple[int, ...]  # indexes of lines, in order
    score: float


class Survey:
    """The lines of a page, and what each looks like by itself and beside the others."""

    def __init__(self, analysis: Analysis) -> None:
        self.lines: Sequence[Line] = analysis.lines
        self.marks = {
            i: mark for i, line in enumerate(self.lines) for mark in [read_mark(i, line)] if mark is not None
        }
        # Lines that are one day together: "May", "7", "2015".
        self.days = dict(_days_on_lines(self.lines))
        for first, (last, day) in self.days.items():
            for i in range(first, last + 1):
                self.marks.pop(i, None)
            self.marks[first] = day

    @found_once
    def is_live(self) -> bool:
        """The page says on top that it is made of entries."""
        return any(says_live(line.text) for line in self.lines[:_TOP] if len(line.text) <= 250)

    @found_once
    def has_versions(self) -> bool:
        """It shows what changed between two versions of a page: its entries may be few, and in no order."""
        return any(line.text.startswith(_VERSIONS) for line in self.lines[:_TOP_OF_VERSIONS])

    @property
    def fewest(self) -> int:
        """How many stamps part a page at least."""
        return 1 if self.has_versions else _FEWEST_LIVE if self.is_live else _FEWEST

    @found_once
    def repeated(self) -> frozenset[str]:
        """Short lines that come again and again and are no sentences: what a page prints with each entry."""
        counts = Counter(
            button_of(line.text)
            for i, line in enumerate(self.lines)
            if i not in self.marks and len(line.text) <= LONGEST_FURNITURE and line.is_unfinished
        )
        return frozenset(
            button
            for button, count in counts.items()
            if count > _FEWEST and len(button.split()) <= 4 and not any(map(str.isdigit, button))
        )

    @found_once
    def names(self) -> Counter[str]:
        """Names that stand alone on a line, and how often."""
        return Counter(
            without_emphasis(line.text)
            for i, line in enumerate(self.lines)
            if i not in self.marks and is_personal_name(without_emphasis(line.text))
        )

    @found_once
    def behind_stamps(self) -> Counter[str]:
        """What stands on their lines behind stamps that open them, and how often."""
        return Counter(
            self.lines[i].text[mark.stamp[1] :] for i, mark in self.marks.items() if mark.place == "head"
        )

    @found_once
    def footer(self) -> int:
        """Where the footer begins: the first of its lines under which no sentence stands, or the one line
        over what readers say."""
        lines = self.lines
        at = i = len(lines)
        while i and (opens_footer(lines[i - 1].text) or not _is_text(lines[i - 1])):
            i -= 1
            if opens_footer(lines[i].text) and i not in self.marks and not self._is_button(i):
                at = i
        # (Straight under a stamp it is the title of an entry.)
        titled = {i + 1 for i, mark in self.marks.items() if mark.place == "line"}
        over = [
            k
            for k in range(at)
            if heads_comments(lines[k].text) and (k not in titled or any(map(str.isdigit, lines[k].text)))
        ]
        return over[0] if len(over) == 1 and 2 * over[0] > len(lines) else at

    @found_once
    def _day_lines(self) -> frozenset[int]:
        return frozenset(i for first, (last, _) in self.days.items() for i in range(first, last + 1))

    @found_once
    def _furniture_keys(self) -> Counter[str]:
        """Short lines without their numbers, and how often each comes."""
        return Counter(furniture_key(line.text) for line in self.lines)

    def _is_button(self, i: int) -> bool:
        """Whether a line is printed with every entry: "Comments (3)"."""
        key = furniture_key(self.lines[i].text)
        return bool(key) and self._furniture_keys[key] >= _FEWEST and is_furniture(self.lines[i].text)

    @found_once
    def kinds(self) -> list[LineKind]:
        """What each line is."""
        return [self._kind(i, line) for i, line in enumerate(self.lines)]

    @found_once
    def prose_before(self) -> list[int]:
        """How many sentences stand above each line, and above the end of the page."""
        counts = [0]
        for kind, line in zip(self.kinds, self.lines, strict=True):
            counts.append(counts[-1] + (kind == "text" and is_prose(line)))
        return counts

    @found_once
    def content_before(self) -> list[int]:
        """How many lines with something to read stand above each line."""
        counts = [0]
        for i, kind in enumerate(self.kinds):
            mark = self.marks.get(i)
            has_text = kind in ("text", "heading") or (mark is not None and mark.place in ("head", "tail"))
            counts.append(counts[-1] + has_text)
        return counts

    def _kind(self, i: int, line: Line) -> LineKind:
        mark, text = self.marks.get(i), line.text
        if i in self._day_lines:
            return "day"
        if mark is not None and mark.place == "line":
            return "day" if mark.time.is_date and mark.author is None else "stamp"
        if is_rule(text):
            return "rule"
        if is_label(text):
            return "label"
        if is_furniture(text) or is_link(line):
            return "furniture"
        if mark is not None and mark.place == "end":
            return "author" if mark.author is not None else "heading"
        if is_handle(text):
            return "author"
        author = author_of(text)
        if author is not None and (
            author.is_said or self.names[without_emphasis(text)] > 1 or author.role is not None
        ):
            return "author"
        if author is None and button_of(text) in self.repeated:
            return "furniture"
        if names_photographer(text):
            return "text"
        if is_personal_name(text) or (mark is None and is_heading(line)):
            return "heading"
        return "text"


def _days_on_lines(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[int, Mark]]]:
    """Days whose parts have lines of their own: the index of the first line, and that of the last with the
    day."""
    for i, line in enumerate(lines[:-1]):
        if len(line.text) > _LONGEST_PART or lines[i + 1].blank_before or not line.text.isalnum():
            continue
        day = read_date(line.source, line.start)
        if day is None or day[1] <= line.end:
            continue
        for last in range(i + 1, min(i + _PARTS_OF_DAY, len(lines))):
            if lines[last].end == day[1]:
                time = PrintedTime(0, len(line.text), "", None, date=day[0])
                yield i, (last, Mark(i, "line", time, "day", (0, len(line.text))))


def _is_text(line: Line) -> bool:
    """What no footer has: a sentence, a line of results."""
    return is_prose(line) or counts_votes(line.text)


def induce(analysis: Analysis) -> Induced | None:
    """What parts the posts of a page; None where nothing does for certain."""
    survey = Survey(analysis)
    candidates = sorted(
        (c for find in _FINDERS for c in find(survey)), key=lambda c: (-c.score, c.parting != "stamp")
    )
    for candidate in candidates:
        induced = _cut(survey, candidate)
        if induced is not None:
            return induced
    return None


# Candidates


def _stamps(survey: Survey) -> Iterator[_Candidate]:
    groups: dict[tuple[str, str], list[int]] = {}
    for i, mark in survey.marks.items():
        if i < survey.footer and not mark.time.is_date:
            groups.setdefault((mark.place, mark.shape), []).append(i)
    for (place, shape), at in list(groups.items()):
        if place == "head" and ("line", shape) in groups:
            both = sorted((*at, *groups["line", shape]))
            yield from _ordered(survey, "head", shape, both)
        if place == "end" and shape in ("author", "heading") and ("line", "/") in groups:
            yield from _ordered(survey, "end", shape, sorted((*at, *groups["line", "/"])))
        yield from _ordered(survey, place, shape, at)


def _ordered(survey: Survey, place: str, shape: str, at: Sequence[int]) -> Iterator[_Candidate]:
    """The stamps of one shape, if they can part posts."""
    at = _without_seconds(survey, at)
    marks = [survey.marks[i] for i in at]
    bare = [mark for mark in marks if not mark.is_sure]
    fewest = survey.fewest if shape in ("/", "name") and place == "head" else min(survey.fewest, _FEWEST_LIVE)
    if not bare and len(at) == 2 and _runs_backward(survey, marks):
        fewest = 2
    if len(at) < (_FEWEST if bare or place == "tail" else fewest):
        return
    if _are_years(survey, marks):
        return
    # One that is pinned on top stands again in its place.
    order = 1.0 if survey.has_versions else max(in_order(marks), in_order(marks[1:]) if len(at) > 3 else 0)
    if order < (_IN_ORDER if len(at) > 3 else 0.5):
        return
    with_text = sum(
        survey.content_before[b] > survey.content_before[a]
        for a, b in pairwise((*at, len(survey.lines)))
    )  # fmt: skip
    if with_text < max(_WITH_TEXT * len(at), 2 if len(at) > 2 else 1):
        return
    weight = 0.8 if place in ("tail", "end") or 2 * len(bare) > len(at) else 1.0
    # Of two that are as good, the one with sentences between.
    prose = sum(survey.prose_before[b] > survey.prose_before[a] for a, b in pairwise(at))
    yield _Candidate(
        "stamp", f"{place} {shape}", tuple(at), with_text * order * weight + _BETTER * prose / len(at)
    )


def _runs_backward(survey: Survey, marks: Sequence[Mark]) -> bool:
    """Two clocks of one half of the day under a title, the later on top: no timetable has that."""
    later, earlier = (mark.time.clock for mark in marks)
    if later is None or earlier is None or survey.prose_before[marks[0].line]:
        return False
    return (
        later > earlier
        and all(mark.time.is_half for mark in marks)
        and (later.hour < 12) == (earlier.hour < 12)
    )


def _without_seconds(survey: Survey, at: Sequence[int]) -> list[int]:
    """Without the second of two clocks that stand together, and without the page's own above the first."""
    kept: list[int] = []
    for i in at:
        if kept and i == kept[-1] + 1 and _is_same_time(survey.marks[i], survey.marks[i - 1]):
            continue
        kept.append(i)
    content, own = survey.content_before, 0
    while (
        own + 1 < len(kept)
        and kept[own + 1] - kept[own] <= 3
        and content[kept[own + 1]] == content[kept[own]]
    ):
        own += 1
    return kept[own:]


def _is_same_time(mark: Mark, above: Mark) -> bool:
    """Two lines for one time: "3.34am BST" and "03:34"."""
    one, other = mark.time.clock, above.time.clock
    if one is None or other is None or not mark.place == above.place == "line":
        return False
    return one.minute == other.minute and (one.hour - other.hour) % 12 == 0


def _are_years(survey: Survey, marks: Sequence[Mark]) -> bool:
    """Four figures each, of which all, or one that is no clock, may be years."""
    clocks = [survey.lines[m.line].text[slice(*m.time.printed)] for m in marks if m.time.printed]
    if not any(clock.isdigit() for clock in clocks):
        return False
    if all(clock.isdigit() and 1900 <= int(clock) < 2060 for clock in clocks):
        return True
    found = (_FOUR_FIGURES.match(line.text) for line in survey.lines if line.text[0].isdigit())
    return any(int(match["first"]) > 23 or int(match["last"]) > 59 for match in found if match is not None)


def in_order(marks: Sequence[Mark]) -> float:
    """Which part of the steps from one time to the next goes the way most go; 1 where none goes any."""
    ages = [mark.time.age for mark in marks if mark.time.age is not None]
    clocked = [mark.time for mark in marks if mark.time.clock is not None]
    twelve = len({time.is_half for time in clocked}) > 1
    minutes = [time.clock.hour * 60 + time.clock.minute for time in clocked if time.clock is not None]
    steps = steps_of(minutes, DAY_MINUTES // 2 if twelve else DAY_MINUTES)
    steps += [a - b for a, b in pairwise(ages)]
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return (max(up, down) + len(steps) - up - down) / len(steps) if steps else 1.0


def _numbers(survey: Survey) -> Iterator[_Candidate]:
    """Lines with numbers that count up or down by one."""
    runs: dict[tuple[str, str, int], list[tuple[int, int]]] = {}
    for i, line in enumerate(survey.lines[: survey.footer]):
        match = number_on(line.text) if i not in survey.marks else None
        if match is None or (match["rest"] and not match["word"] and not is_heading(line)):
            continue
        for step in (1, -1):
            run = runs.setdefault((match["word"] or "", match["mark"].strip(), step), [])
            if not run or int(match["number"]) == run[-1][0] + step:
                run.append((int(match["number"]), i))
    for (word, mark, step), run in runs.items():
        at = [i for _, i in run]
        # A list in an article counts up as well.
        if len(at) < _FEWEST or (step > 0 and not word and not survey.is_live):
            continue
        yield from _parted(survey, "number", f"{word}{mark}", at, 0.9)


def _authors(survey: Survey) -> Iterator[_Candidate]:
    """Lines that name an author, the same few again and again."""
    shapes: dict[str, list[int]] = {}
    for i, kind in enumerate(survey.kinds[: survey.footer]):
        if kind == "author" and i not in survey.marks:
            text = survey.lines[i].text
            shape = "handle" if is_handle(text) else "dash" if not text[0].isalnum() else (
                "by" if (author := author_of(text)) and author.is_said else "name"
            )  # fmt: skip
            shapes.setdefault(shape, []).append(i)
    if survey.is_live:
        for i, line in enumerate(survey.lines[: survey.footer]):
            if survey.kinds[i] == "text" and speaker_before(line.text):
                shapes.setdefault("speaker", []).append(i)
    for shape, at in shapes.items():
        names = Counter(
            line.text[: speaker_before(line.text)] or line.text for line in map(survey.lines.__getitem__, at)
        )
        if len(at) < (min(_FEWEST, survey.fewest) if shape == "by" else _FEWEST + 1):
            continue
        if shape != "by" and (2 if shape != "speaker" else 1.5) * len(names) > len(at):
            continue
        yield from _parted(survey, "author", shape, at, 0.3 if shape == "name" else 0.7)


def _rules(survey: Survey) -> Iterator[_Candidate]:
    """Lines that only part, all alike."""
    shapes: dict[str, list[int]] = {}
    for i, kind in enumerate(survey.kinds[: survey.footer]):
        if kind == "rule":
            shapes.setdefault("".join(survey.lines[i].text.split()), []).append(i)
    for shape, at in shapes.items():
        # Under a title alone they part what is below; under text they may be breaks of an article.
        is_on_top = not survey.prose_before[at[0]]
        if len(at) >= (_FEWEST_LIVE if survey.is_live else _FEWEST if is_on_top else _FEWEST + 2):
            yield from _parted(survey, "rule", shape, at, 0.8)


def _furniture(survey: Survey) -> Iterator[_Candidate]:
    """The last of the buttons under each entry."""
    runs, buttons = [], 0
    for i, kind in enumerate(survey.kinds):
        if kind == "furniture":
            text = survey.lines[i].text
            buttons += is_furniture(text) and not parts_nothing(text)
            if buttons and survey.kinds[i + 1 : i + 2] != ["furniture"]:
                runs.append(i)
        else:
            buttons = 0
    if len(runs) >= _FEWEST:
        yield from _parted(survey, "furniture", "", runs, 0.6)


def _openings(survey: Survey) -> Iterator[_Candidate]:
    """Where a page says that it is live and has no other mark: its headings, or its bullets, if text stands
    under each and no more of it under the last than under others."""
    if not survey.is_live:
        return
    lines, kinds, prose = survey.lines, survey.kinds, survey.prose_before
    first = next((i for i, kind in enumerate(kinds) if kind == "text" and is_prose(lines[i])), len(kinds))
    shapes: tuple[tuple[Parting, list[int]], ...] = (
        ("heading", [
            i for i in range(1, survey.footer - 1)
            if kinds[i] == "heading" and lines[i].blank_before and prose[i + 2] > prose[i + 1]
        ]),
        ("bullet", [i for i in range(survey.footer) if lines[i].text[:2] in _BULLETS and is_prose(lines[i])]),
    )  # fmt: skip
    for parting, at in shapes:
        if len(at) < _FEWEST + 1 or at[0] > first + 1:
            continue
        sizes = [prose[b] - prose[a] for a, b in pairwise((*at, survey.footer))]
        if max(sizes) <= _MOST_PROSE:
            yield _Candidate(parting, "", tuple(at), 0.3 * len(at))


def _parted(
    survey: Survey, parting: Parting, shape: str, at: Sequence[int], weight: float
) -> Iterator[_Candidate]:
    """Lines of one shape, if text stands between them."""
    around = (0, *at) if parting == "furniture" else (*at, len(survey.lines))
    with_text = sum(survey.prose_before[b] > survey.prose_before[a] for a, b in pairwise(around))
    if with_text >= max(2, 0.7 * len(at)):
        yield _Candidate(parting, shape, tuple(at), weight * with_text)


_FINDERS: Final[tuple[Callable[[Survey], Iterator[_Candidate]], ...]] = (
    _stamps, _numbers, _authors, _rules, _furniture, _openings,
)  # fmt: skip


# The page cut


def _cut(survey: Survey, found: _Candidate) -> Induced | None:
    at = found.at
    ends = _ends_entry(survey, found)
    cuts = _cut_above(survey, at) if ends else _cut_below(survey, found)
    if not cuts:
        return None
    prose = survey.prose_before
    above = prose[cuts[0].first]
    if above > max(_PROSE_ABOVE, _SHARE_ABOVE * prose[-1]):
        return None
    if found.parting != "stamp" and any(
        i < cuts[0].first and mark.place == "head" for i, mark in survey.marks.items()
    ):
        return None  # text with a time before it is an entry, not the head of the page
    if not survey.is_live and len(cuts) < _MANY and found.shape.startswith("head") and not ends:
        # A timetable within an article: the article goes on below it.
        last = prose[cuts[-1].last] - prose[cuts[-1].first]
        if last > 3 and last > prose[cuts[-1].first]:
            return None
    marks = {i: survey.marks.get(i) for i in at}
    confidence = 0.6 if found.parting == "stamp" and len(at) > 2 else 0.56
    named, titled = _names_are_authors(survey, cuts), _is_titled(survey, cuts)
    return Induced(found.parting, found.shape, ends, marks, tuple(cuts), confidence, named, titled, survey)


def _is_titled(survey: Survey, cuts: Sequence[Cut]) -> bool:
    """Whether most entries have a line without a stop behind their stamp, and text under it."""
    titled = 0
    for cut in cuts:
        mark, line = survey.marks.get(cut.mark), survey.lines[cut.mark]
        rest = mark is not None and mark.place == "head" and line.text[mark.stamp[1] :]
        has_text = survey.prose_before[cut.last] > survey.prose_before[cut.mark + 1]
        titled += bool(rest) and len(str(rest)) <= LONGEST_HEADING and line.is_unfinished and has_text
    return titled >= max(_FEWEST_LIVE, 0.6 * len(cuts))


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


def _ends_entry(survey: Survey, found: _Candidate) -> bool:
    """Whether the marks stand under what they mark: nothing is left below the last, and something above the
    first; or they stand nearer to what is above."""
    place = found.shape.split(" ", 1)[0]
    if found.parting == "furniture" or place == "tail":
        return True
    if found.parting in ("number", "rule", "heading", "bullet") or place == "head":
        return False
    at, prose, content = found.at, survey.prose_before, survey.content_before
    read = prose if place == "end" else content  # links of the page may stand below a signature
    below = read[survey.footer] - read[min(at[-1] + 1, survey.footer)]
    if place == "end" and "author" not in found.shape:
        return not content[survey.footer] - content[min(at[-1] + 1, survey.footer)] and prose[at[0]] > 0
    if not below:
        return prose[at[0]] > 0
    if found.shape == "dash":
        return True
    lines = survey.lines
    kinds_above = [survey.kinds[i - 1] for i in at[1:]]
    if kinds_above.count("text") * 2 < len(kinds_above):
        return False
    before = sum(lines[i].blanks for i in at[1:])
    after = sum(lines[i + 1].blanks for i in at[:-1])
    return after > before and prose[at[0]] > 0


def _cut_above(survey: Survey, at: Sequence[int]) -> list[Cut]:
    """Entries that end with their marks, and with the buttons straight under them."""
    kinds, marks = survey.kinds, frozenset(at)
    stops = []
    for i in at:
        stop = i + 1
        while stop < len(kinds) and kinds[stop] in ("furniture", "rule") and stop not in marks:
            stop += 1
        stops.append(stop)
    if len(at) > _FEWEST_LIVE:  # what stands under the last buttons is the page's
        longest = max(stop - i for i, stop in zip(at[:-1], stops[:-1], strict=True))
        stops[-1] = min(stops[-1], at[-1] + longest)
    starts = [_first_above(survey, at, stops), *stops[:-1]]
    return [Cut(first, mark, stop) for first, mark, stop in zip(starts, at, stops, strict=True)]


def _first_above(survey: Survey, at: Sequence[int], stops: Sequence[int]) -> int:
    """Where the first entry begins, whose mark stands under it: below the header, at what most others begin
    with."""
    kinds = survey.kinds
    opening = Counter(kinds[stop] for stop in stops[:-1])
    opens_with = opening.most_common(1)[0][0] if opening else "text"
    first = at[0]
    while first > 0 and kinds[first - 1] == "furniture":
        first -= 1
    while first > 0 and kinds[first - 1] not in ("heading", "day", "rule", "furniture"):
        first -= 1
    if first == at[0]:
        return first
    if opens_with in ("heading", "author", "label") and first > 0 and kinds[first - 1] == opens_with:
        first -= 1
    elif first > 1 and kinds[first - 1] == "heading" and len(survey.lines[first - 1].text.split()) > 8:
        while first > 2 and kinds[first - 1] in ("heading", "text"):
            first -= 1
    if first == 0 and (len(at) == 1 or kinds[0] != "text"):
        return first
    content = survey.content_before
    bulleted = [survey.lines[stop].text[:2] in _BULLETS for stop in stops[:-1]]
    while (
        content[at[0] + 1] > content[first + 1]
        and (
            invites_readers(survey.lines[first].text)  # "Follow the count with us."
            or (survey.lines[first].text[:2] in _BULLETS and not any(bulleted))
        )
    ):
        first += 1
    return first


def _cut_below(survey: Survey, found: _Candidate) -> list[Cut]:
    """Entries that begin with their marks, and with what stands over those."""
    at = list(found.at)
    depth = 0 if found.parting in ("heading", "bullet") else _depth_over(survey, at)
    gaps = list(_gap_kinds(survey, at))
    firsts = [
        _first_over(survey, mark, previous, depth)
        for previous, mark in zip((-1, *at[:-1]), at, strict=True)
    ]  # fmt: skip
    if not any("day" in survey.kinds[first:mark] for first, mark in zip(firsts[1:], at[1:], strict=True)):
        # One day over all entries is the page's.
        while firsts[0] < at[0] and survey.kinds[firsts[0]] == "day":
            firsts[0] += 1
    if found.parting == "rule":
        opened = _opened_above(survey, at)
        if opened is not None:
            firsts.insert(0, opened)
            at.insert(0, opened)
    below = _after_content(survey, at[-1])
    titles = (i for i in range(below, survey.footer) if is_footer_title(survey.lines[i].text))
    end = max(next(titles, survey.footer), below)
    stops = [*firsts[1:], min(end, len(survey.lines))]
    cuts = [
        Cut(first, mark, stop) for first, mark, stop in zip(firsts, at, stops, strict=True) if first < stop
    ]
    cuts = _without_key_events(survey, cuts) if found.parting == "stamp" else cuts
    cuts = [_without_titles(survey, cuts[0], {k for gap in gaps for k in gap[:depth]}), *cuts[1:]]
    return [*cuts[:-1], _with_last_buttons(survey, cuts)] if len(cuts) > 2 else cuts


def _without_titles(survey: Survey, cut: Cut, met: set[LineKind]) -> Cut:
    """The first entry without what stands over no other one, and is the page's: its title, when it was last
    updated."""
    first = cut.first
    while met and first < cut.mark:
        kind = "author" if survey.lines[first].is_name else survey.kinds[first]
        if kind in met or kind in _ALWAYS_OVER:
            break
        first += 1
    return cut._replace(first=first)


def _with_last_buttons(survey: Survey, cuts: Sequence[Cut]) -> Cut:
    """The last entry, down to its buttons where others end with theirs: what stands below is the page's."""
    ends = [cut.last - 1 for cut in cuts[:-1]]
    buttons = {furniture_key(survey.lines[i].text) for i in ends if survey.kinds[i] == "furniture"}
    last = cuts[-1]
    if 2 * sum(survey.kinds[i] == "furniture" for i in ends) <= len(ends):
        return last
    longest = max(_buttons_at_end(survey, cut) for cut in cuts[:-1])
    for i in range(_after_content(survey, last.mark), last.last):
        if survey.kinds[i] == "furniture" and furniture_key(survey.lines[i].text) in buttons:
            stop = i + 1
            while stop < min(last.last, i + longest) and survey.kinds[stop] == "furniture":
                stop += 1
            return last._replace(last=stop)
    return last


def _buttons_at_end(survey: Survey, cut: Cut) -> int:
    """How many buttons end an entry."""
    i = cut.last
    while i > cut.first and survey.kinds[i - 1] == "furniture":
        i -= 1
    return cut.last - i


def _after_content(survey: Survey, mark: int) -> int:
    """The first line below a mark under which something to read stands."""
    content = survey.content_before
    i = mark + 1
    while i < len(survey.lines) and content[i] == content[mark]:
        i += 1
    return i


def _over(survey: Survey, previous: int, mark: int) -> list[LineKind]:
    """What stands over a mark, from it upwards, as far as it may belong to it: one heading, not several,
    which are a list of the entry above, and nothing with which that ends."""
    over: list[LineKind] = []
    i = mark - 1
    while i > previous and len(over) < _DEEPEST and survey.kinds[i] in _OVER_MARK:
        kind = "author" if survey.lines[i].is_name else survey.kinds[i]
        if (kind == "heading" and "heading" in over) or _ends_above(survey, i):
            break
        over.append(kind)
        i -= 1
    return over


def _ends_above(survey: Survey, i: int) -> bool:
    """Whether a line ends the entry above it: a signature; a time or an author straight under text, with
    an empty line below."""
    kinds, lines = survey.kinds, survey.lines
    if kinds[i] == "author" and lines[i].text[0] in _DASHES:
        return True
    is_tight = i > 0 and not lines[i].blank_before and kinds[i - 1] == "text"
    return kinds[i] in ("author", "stamp") and is_tight and lines[i + 1].blank_before


def _gap_kinds(survey: Survey, at: Sequence[int]) -> Iterator[list[LineKind]]:
    """What stands over each mark but the first."""
    for previous, mark in pairwise(at):
        over = _over(survey, previous, mark)
        # Something to read has to be left to the entry above.
        content = survey.content_before
        yield over if content[mark - len(over)] > content[previous] else []


def _depth_over(survey: Survey, at: Sequence[int]) -> int:
    """How many lines stand over the mark on most entries."""
    gaps = list(_gap_kinds(survey, at))
    if not gaps:
        return _DEEPEST
    titled_below = sum(survey.kinds[i + 1 : i + 2] == ["heading"] for i in at) > _NEARLY_ALL * len(at)
    # Text stands behind such marks: a title over them is the exception.
    first = survey.marks.get(at[0])
    is_headed = first is not None and first.place == "head"
    depth = 0
    while depth < _DEEPEST:
        having = [gap[depth] for gap in gaps if len(gap) > depth]
        # Where the heading stands under the mark, a line without a stop over it is of the entry above.
        is_title = titled_below and 2 * having.count("heading") > len(having)
        few = len(having) <= len(gaps) / 2 if is_headed else len(having) < len(gaps) / 2
        if not having or few or (is_title and len(having) < _NEARLY_ALL * len(gaps)):
            break
        depth += 1
    if (
        depth
        and all(kind == "heading" for gap in gaps for kind in gap[:depth])
        and _text_is_short(survey, at)
    ):
        return 0
    return depth


def _text_is_short(survey: Survey, at: Sequence[int]) -> bool:
    """Entries of one line without a stop stand under their marks, not over them."""
    return all(b - a <= 2 for a, b in pairwise(at)) and survey.content_before[at[0]] < 2


def _first_over(survey: Survey, mark: int, previous: int, depth: int) -> int:
    """The first line of the entry with this mark."""
    first = mark - len(_over(survey, previous, mark)[:depth])
    while first - 1 > previous and survey.kinds[first - 1] in _ALWAYS_OVER and mark - first < 2 * _DEEPEST:
        first -= 1
    return first


def _opened_above(survey: Survey, at: Sequence[int]) -> int | None:
    """Where an entry begins above the first line that parts: as much text as in most entries stands there."""
    sizes = sorted(
        sum(len(line.text) for line in survey.lines[a + 1 : b]) for a, b in pairwise((*at, survey.footer))
    )
    first = at[0]
    while first > 0 and survey.kinds[first - 1] not in ("heading", "author", "day", "stamp"):
        first -= 1
    size = sum(len(line.text) for line in survey.lines[first : at[0]])
    return first if first > 0 and size >= 0.6 * sizes[len(sizes) // 2] else None


def _without_key_events(survey: Survey, cuts: list[Cut]) -> list[Cut]:
    """Without the entries on top that only repeat the headings of others: a list of what happened."""
    lines = survey.lines
    places: dict[str, int] = {}
    for i, line in enumerate(lines):
        if len(line.text) <= 200:
            places[line.text] = i
        if (mark := survey.marks.get(i)) is not None:  # "A title 9.30pm", "9.30pm A title"
            places[line.text[: mark.stamp[0]].rstrip()] = i
            places[line.text[mark.stamp[1] :].lstrip()] = i
    own = 0
    for k, cut in enumerate(cuts[:-2]):
        told = [lines[i].text for i in range(cut.first, cut.last) if i != cut.mark and i not in survey.marks]
        repeats = [text for text in told if places.get(text, -1) >= cut.last]
        if len(told) > _FEWEST or any(text[-1] == "." for text in told):
            break  # an entry, perhaps pinned there, that stands again in its place
        own = k + 1 if repeats else own
    return cuts[own:]
