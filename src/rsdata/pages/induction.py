"""What parts the posts of a page that is in no layout anybody described: found in the page.

A shape of line that comes again and again may part posts: a stamp, a number, an author, a line of stars,
the buttons under each entry. Of the shapes of a page the one that explains it best is taken: often, with text
between, its times in order, little above the first. What stands before and after it (a heading, an author,
a second clock) is what stands there on most of its entries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.authors import author_of, is_handle, speaker_before
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged
from rsdata.pages.credits import names_several
from rsdata.pages.entry_cuts import MANY, Induced, Parting, PartingShape, cut_at
from rsdata.pages.line_survey import FEWEST, FEWEST_LIVE, POINTS, Survey
from rsdata.pages.marks import (
    BARS,
    Mark,
    heads_list,
    is_furniture,
    is_heading,
    is_prose,
    minute_on,
    number_behind,
    number_on,
    parts_nothing,
    printed_form,
)
from rsdata.pages.messages import CLOSING
from rsdata.pages.times import DAY_MINUTES, stamp_from, steps_between, steps_of

# Which part of the steps from one time to the next must go one way.
_IN_ORDER: Final = 0.75
# Which part of them must have something to read behind them, and of stamps with a zone, alone on their lines,
# which may stand over pictures.
_WITH_TEXT: Final = 0.5
_WITH_PICTURES: Final = 0.3
_BETTER: Final = 0.1
_AHEAD: Final = tagged("words of what is to come")
# Sentences under one heading or bullet, at most, where nothing else parts a page.
_MOST_PROSE: Final = 5
_QUESTION: Final = lazy(r"(?:Q|Question)(?: ?\d{1,3})?[:.] ?(?=\S)")
# Sentences between the title of a page and its own stamp, at most.
_STANDFIRST: Final = 2
_DECIMAL: Final = lazy(r"\d{1,2}\.\d\d")
# "1983: ...", at the start of a line.
_FOUR_FIGURES: Final = lazy(r"(?P<first>\d\d)(?P<last>\d\d)(?=:|\s[–—-])")


def induce(analysis: Analysis) -> Induced | None:
    """What parts the posts of a page; None where nothing does for certain."""
    survey = Survey(analysis)
    candidates = sorted(
        (c for find in _FINDERS for c in find(survey)), key=lambda c: (-c.score, c.parting != "stamp")
    )
    for candidate in candidates:
        induced = cut_at(survey, candidate)
        if induced is not None:
            return induced
    return None


def stamps_part(analysis: Analysis) -> bool:
    """Whether stamps part the posts of a page, which tell more than a title that several layouts have."""
    found = analysis.once(induce)
    return found is not None and found.parting == "stamp"


# Candidates


def _stamps(survey: Survey) -> Iterator[PartingShape]:
    groups: dict[tuple[str, str], list[int]] = {}
    for i, mark in survey.marks.items():
        if mark.time.is_date or i in survey.key_events or i in survey.second_clocks:
            continue
        if i < survey.footer:
            groups.setdefault((mark.place, mark.shape), []).append(i)
    if asked := groups.pop(("tail", "asked"), ()):
        groups.setdefault(("end", "heading"), [])
    for (place, shape), at in list(groups.items()):
        if place == "head" and ("line", shape) in groups:
            both = sorted((*at, *groups["line", shape]))
            yield from _ordered(survey, "head", shape, both)
        if place == "head" and shape == "/":  # "Ann Lee 9.30pm: So.", "A title 9.20pm: So.", "9.10pm: So."
            behind = [*groups.get(("head", "name"), ()), *groups.get(("head", "title"), ())]
            for (where, other), some in groups.items():  # "UPDATE 9.30pm: So.", on a few
                behind += some if where == "head" and other[:7] == "update/" and len(some) < len(at) else ()
            named = [i for i in behind if not survey.marks[i].time.is_bare]
            if named:
                yield from _ordered(survey, "head", "/", sorted((*at, *named)))
        if shape.endswith("★") and (place, shape[:-1]) in groups:  # an emoji on some
            yield from _ordered(survey, place, shape[:-1], sorted((*at, *groups[place, shape[:-1]])))
        if place == "end" and shape in ("author", "heading") and len(at) > 1 and ("line", "/") in groups:
            yield from _ordered(survey, "end", shape, sorted((*at, *groups["line", "/"])))
        more = asked if (place, shape) in (("end", "heading"), ("tail", "tail")) else ()
        yield from _ordered(survey, place, shape, sorted((*at, *more)))
    yield from _alike(survey, groups)


def _alike(survey: Survey, groups: dict[tuple[str, str], list[int]]) -> Iterator[PartingShape]:
    """Stamps printed alike, or behind one bar, behind what looks like an author in one entry and a heading in
    another."""
    shapes = list[tuple[str, int]]()
    for mark in (survey.marks[i] for (place, _), at in groups.items() if place == "end" for i in at):
        text, time = survey.lines[mark.line].text, mark.time
        shapes.append((printed_form(text[time.start : time.end]), mark.line))
        if (bar := text[mark.before : time.start].strip()) in tuple(BARS):
            shapes.append((bar, mark.line))
    for at in _by_shape(shapes).values():
        if len({survey.marks[i].shape for i in at}) > 1:
            yield from _ordered(survey, "end", "author", sorted(at))


def _ordered(survey: Survey, place: str, shape: str, at: Sequence[int]) -> Iterator[PartingShape]:
    """The stamps of one shape, if they can part posts."""
    at = _without_seconds(survey, _without_own(survey, at))
    marks = _without_strays([survey.marks[i] for i in at])
    at = [mark.line for mark in marks]
    bare = [mark for mark in marks if not mark.is_sure]
    may_be_no_clock = bare and not (survey.is_live and all(_opens_prose(survey, mark) for mark in bare))
    fewest = FEWEST if may_be_no_clock else _fewest(survey, place, shape, marks)
    if len(at) < fewest or not _may_be_times(survey, marks) or _are_programme(survey, marks):
        return
    if place != "head" and _are_decimals(survey, marks):
        return
    # One that is pinned on top stands again in its place.
    order = 1.0 if survey.has_versions else max(in_order(marks), in_order(marks[1:]) if len(at) > 3 else 0)
    if order < (_IN_ORDER if len(at) > 3 else 0.5):
        return
    read = survey.prose_before if bare and place == "end" else survey.content_before
    with_text = sum(read[b] > read[a] for a, b in pairwise((*at, len(survey.lines))))
    if with_text < _fewest_with_text(place, marks):
        return
    weight = 0.85 if place in ("tail", "end") or 2 * len(bare) > len(at) else 1.0
    # Of two that are as good, the one with sentences between.
    prose = sum(survey.prose_before[b] > survey.prose_before[a] for a, b in pairwise(at))
    yield PartingShape(
        "stamp", f"{place} {shape}", tuple(at), with_text * order * weight + _BETTER * prose / len(at)
    )


def _fewest_with_text(place: str, marks: Sequence[Mark]) -> float:
    """Behind how many of the stamps something to read must stand."""
    pictured = place == "line" and len(marks) >= MANY and all(m.time.zone is not None for m in marks)
    return max((_WITH_PICTURES if pictured else _WITH_TEXT) * len(marks), 2 if len(marks) > 2 else 1)


def _opens_prose(survey: Survey, mark: Mark) -> bool:
    """Whether a clock with a colon in it stands before a sentence: "21:14 The doors are shut."."""
    return mark.place == "head" and not mark.time.is_bare and is_prose(survey.lines[mark.line])


def _fewest(survey: Survey, place: str, shape: str, marks: Sequence[Mark]) -> int:
    """How few stamps, clocks all of them, can part posts."""
    if len(marks) == 2 and _runs_backward(survey, marks):
        return 2
    told = {mark.time.is_half or mark.time.zone is not None for mark in marks}
    may_be_films = (place, shape, told) == ("end", "heading", {False})  # "A title 3:33", in an article
    if may_be_films and survey.prose_before[marks[0].line] >= _STANDFIRST:
        return FEWEST + 1
    at_head = shape in ("/", "name") and place == "head"
    return survey.fewest if at_head else min(survey.fewest, FEWEST_LIVE)


def _without_strays(marks: list[Mark]) -> list[Mark]:
    """Without clocks that only open a sentence, the few that are out of order: "10pm is when polls close"."""
    kept = [mark for mark in marks if mark.is_sure or not mark.time.is_half]
    if not kept or len(kept) == len(marks) or 2 * len(kept) < len(marks):
        return marks
    return kept if in_order(marks) < in_order(kept) == 1 else marks


def _may_be_times(survey: Survey, marks: Sequence[Mark]) -> bool:
    """No years, and not one time on all entries: that is when the page was changed."""
    days = [mark.time.date and mark.time.date._replace(weekday=None) for mark in marks]
    told = {(mark.time.clock, mark.time.age, day) for mark, day in zip(marks, days, strict=True)}
    if all(mark.time.is_named for mark in marks):
        return False  # "Midnight", "Noon": titles
    return not _are_years(survey, marks) and (len(marks) < 3 or len(told) > 1)


def _are_programme(survey: Survey, marks: Sequence[Mark]) -> bool:
    """Times that rise by hours and half hours, under no title of a live page: those of a list of what is to
    come, or over what most entries say will be. Or the minutes and seconds of what was broadcast."""
    if survey.is_live:
        return False
    if any("transcript" in line.text.lower() for line in survey.lines[:_STANDFIRST]):
        return True
    clocks = [mark.time.clock for mark in marks if mark.time.clock is not None]
    steps = steps_of([clock.hour * 60 + clock.minute for clock in clocks], DAY_MINUTES)
    whole = sum(clock.minute % 30 == 0 for clock in clocks)
    if len(clocks) <= FEWEST or 4 * whole < 3 * len(clocks) or min(steps) < 0:
        return False
    around = pairwise((*(mark.line for mark in marks), survey.footer))
    told = (" ".join(line.text.lower() for line in survey.lines[a:b]) for a, b in around)
    is_listed = all(mark.place == "head" for mark in marks)
    return is_listed or 2 * sum(not _AHEAD.isdisjoint(text.split()) for text in told) > len(marks)


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
    content = survey.content_before
    empty = [b - a <= 3 and content[b] == content[a] for a, b in pairwise(kept)]
    own = (*empty, False).index(False)
    # Straight under text, or where other entries have nothing but their stamp, it is that of an entry.
    is_entry = any(empty[own:]) or (own and kept[0] and survey.kinds[kept[0] - 1] == "text")
    return kept if is_entry else kept[own:]


def _without_own(survey: Survey, at: Sequence[int]) -> Sequence[int]:
    """Without the stamp of the page itself on top, which has another form than those of entries, or is as
    out of order as none of them."""
    own = 0
    forms = [_form(survey.marks[i]) for i in at]
    if survey.key_events and len(at) > 1 and at[0] < min(survey.key_events) < at[1]:
        own = 1  # over the key events
    content = survey.content_before
    ends = content[survey.footer] <= content[min(at[-1] + 1, survey.footer)]
    while len(at) - own > 2 and survey.prose_before[at[own]] <= _STANDFIRST:
        is_other = forms[own] not in forms[own + 1 :] or survey.is_published(at[own] + 1)
        is_empty = content[at[own]] == content[at[own + 1]]
        is_on_top = not survey.prose_before[at[own]] and (ends or is_empty)
        if not is_other or not (is_on_top or _is_of_page(survey, at[own], at[own + 1])):
            break
        own += 1
    if len(at) - own > 3 and not survey.prose_before[at[own + 1]]:
        marks = [survey.marks[i] for i in at[own:]]
        own += in_order(marks) < in_order(marks[1:]) == 1
    return at[own:]


def _is_of_page(survey: Survey, i: int, following: int) -> bool:
    """Whether an age, or a stamp with its day and year, is the page's: headings alone stand between it and
    the first entry, or another such stamp beside it, that tells when the page was changed or first
    published."""
    time = survey.marks[i].time
    if time.clock is None and time.age is not None:
        return survey.prose_before[following] == survey.prose_before[i]
    if time.date is None or time.date.whole is None:
        return False
    beside = [survey.marks.get(i - 1), survey.marks.get(i + 1)]
    if i and names_several(survey.lines[i - 1].text) and not names_several(survey.lines[following - 1].text):
        return True
    below = [survey.kinds[k + 1] for k in (i, following) if k + 1 < len(survey.kinds)]
    if below[0] == "furniture" != below[-1] and following - i > 2:
        return True  # over the buttons of the page
    return survey.prose_before[following] == survey.prose_before[i] or any(
        mark is not None and mark.place == "line" and mark.time.lead != "" and mark.time.date is not None
        for mark in beside
    )


def _form(mark: Mark) -> tuple[bool, ...]:
    """Whether a stamp has a day, with a zone or without, is an age, and ends its line."""
    time = mark.time
    return time.date is None, time.age is None, time.date is None or time.zone is None, mark.place == "end"


def _is_same_time(mark: Mark, above: Mark) -> bool:
    """Two lines for one time: "3.34am BST" and "03:34"."""
    one, other = mark.time.clock, above.time.clock
    if one is None or other is None or not mark.place == above.place == "line":
        return False
    return one.minute == other.minute and (one.hour - other.hour) % 12 == 0


def _are_years(survey: Survey, marks: Sequence[Mark]) -> bool:
    """Four figures each, of which all, or one that is no clock, may be years: a live page is of one night."""
    clocks = [survey.lines[m.line].text[slice(*m.time.printed)] for m in marks if m.time.printed]
    if not any(clock.isdigit() for clock in clocks):
        return False
    if not survey.is_live and all(clock.isdigit() and 1900 <= int(clock) < 2060 for clock in clocks):
        return True
    found = (_FOUR_FIGURES.match(line.text) for line in survey.lines if line.text[0].isdigit())
    return any(int(match["first"]) > 23 or int(match["last"]) > 59 for match in found if match is not None)


def _are_decimals(survey: Survey, marks: Sequence[Mark]) -> bool:
    """Numbers with a point behind words that are no sentence, prices or shares: "Labour 1.80"."""
    printed = [survey.lines[m.line].text[slice(*m.time.printed)] for m in marks if m.time.printed]
    if not printed or not all(_DECIMAL.fullmatch(number) for number in printed):
        return False
    if any(number[0] == "0" for number in printed):
        return False
    return survey.prose_before[marks[-1].line] == survey.prose_before[marks[0].line]


def in_order(marks: Sequence[Mark]) -> float:
    """Which part of the steps from one time to the next goes the way most go; 1 where none goes any."""
    ages = [mark.time.age for mark in marks if mark.time.age is not None]
    clocked = [mark.time for mark in marks if mark.time.clock is not None]
    # (Midnight is often printed as "12.10pm".)
    printed = [time for time in clocked if not time.is_named]
    noon = any(time.is_half and time.clock is not None and time.clock.hour % 12 == 0 for time in printed)
    twelve = noon or len({time.is_half for time in printed}) > 1
    stamps = [stamp for time in clocked for stamp in [stamp_from(time)] if stamp is not None]
    steps = steps_between(stamps, DAY_MINUTES // 2 if twelve else DAY_MINUTES)
    steps += [a - b for a, b in pairwise(ages)]
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return (max(up, down) + len(steps) - up - down) / len(steps) if steps else 1.0


def _days(survey: Survey) -> Iterator[PartingShape]:
    """Days on lines of their own, one of them again and again: a day over the entries of it stands once."""
    marks = (mark for mark in survey.marks_within(0, survey.footer) if mark.place == "line")
    days = {mark.line: mark.time.date for mark in marks if survey.kinds[mark.line] == "day"}
    if survey.is_live and len(days) > len(set(days.values())):
        yield from _parted(survey, "stamp", "line day", tuple(days), 0.5)


def _numbers(survey: Survey) -> Iterator[PartingShape]:
    """Lines with numbers that count up or down by one."""
    for (word, mark, total, step), run in _number_runs(survey).items():
        at = [i for _, i in run]
        if total:
            if len(at) >= FEWEST and {run[0][0], run[-1][0]} & {1, int(total)}:  # one end of them is there
                yield PartingShape("number", f"{word}{mark}/", tuple(at), float(len(at)))
            continue
        if run and not (word or mark) and 1 not in (run[0][0], run[-1][0]):
            continue  # figures on lines of their own
        if step > 0 and run and run[0][0] == 2:  # "1 big thing: ..." over "2. ..."
            at = [*[i for i in range(at[0]) if survey.lines[i].text[:2] == "1 "][-1:], *at]
        # A list in an article counts up as well.
        may_count_up = word or mark == "/" or survey.is_live or survey.is_letter
        if len(at) >= FEWEST and (step < 0 or may_count_up):
            yield from _parted(survey, "number", f"{word}{mark}", at, 0.9)
    yield from _numbers_behind(survey)


def _number_runs(survey: Survey) -> dict[tuple[str, str, str, int], list[tuple[int, int]]]:
    """Numbers that follow each other, each with its line: by the word before them, the mark behind, of how
    many they are, and whether they count up or down."""
    runs: dict[tuple[str, str, str, int], list[tuple[int, int]]] = {}
    for i in range(survey.footer):
        match = _counted(survey, i)
        if match is None or (match["total"] and match["rest"][:1].islower()):
            continue  # "1/3 is a price": of a sentence
        number, mark = int(match["number"]), match["mark"].strip()
        for step in (1, -1):
            run = runs.setdefault((match["word"] or "", mark, match["total"] or "", step), [])
            # ("4/1" opens no thread: it may be a price.)
            if number == run[-1][0] + step if run else mark != "/" or not match["rest"][:1].isdigit():
                run.append((number, i))
    return runs


def _numbers_behind(survey: Survey) -> Iterator[PartingShape]:
    """Lines that end with their number, of so many in all: "So it goes. (3/14)"."""
    runs: dict[int, list[int]] = {}
    for i, line in enumerate(survey.lines[: survey.footer]):
        match = number_behind(line.text) if i not in survey.marks else None
        if match is not None and int(match["number"]) == len(runs.get(int(match["total"]), ())) + 1:
            runs.setdefault(int(match["total"]), []).append(i)
    for total, at in runs.items():
        if FEWEST <= len(at) <= total <= len(at) + 1:
            yield PartingShape("number", "tail", tuple(at), float(len(at)))


def _counted(survey: Survey, i: int) -> re.Match[str] | None:
    """The number that opens a line, over text or before a heading: "12. A title", "Update 12", "3/ So."."""
    line = survey.lines[i]
    match = number_on(line.text) if i not in survey.marks else None
    if match is None or match["word"] or match["total"] or match["mark"].strip() == "/" or not match["rest"]:
        return match
    return match if is_heading(line) else None


def _named_lines(survey: Survey) -> Iterator[tuple[str, int]]:
    """How each line says who writes: by an account, behind a dash or "by", by a name, before a colon."""
    for i, kind in enumerate(survey.kinds[: survey.footer]):
        text = survey.lines[i].text
        if kind == "author" and i not in survey.marks:
            author = author_of(text)
            shape = "by" if author is not None and author.is_said else "name"
            yield "handle" if is_handle(text) else shape if text[0].isalnum() else "dash", i
        elif kind == "text" and survey.is_live and speaker_before(text):
            yield "speaker", i


def _authors(survey: Survey) -> Iterator[PartingShape]:
    """Lines that name an author, the same few again and again."""
    for shape, at in _by_shape(_named_lines(survey)).items():
        names = Counter(
            line.text[: speaker_before(line.text)] or line.text for line in map(survey.lines.__getitem__, at)
        )
        is_signed = shape == "dash" and survey.is_live and _all_sign(survey, at)
        if len(at) < (min(FEWEST, survey.fewest) if shape == "by" or is_signed else FEWEST + 1):
            continue
        if not (shape == "by" or is_signed) and (2 if shape != "speaker" else 1.5) * len(names) > len(at):
            continue
        yield from _parted(survey, "author", shape, at, 0.3 if shape == "name" else 0.7)


def _all_sign(survey: Survey, at: Sequence[int]) -> bool:
    """Whether these lines all stand between a sentence and a heading, or the end of the page, and most below
    one that nobody is said to have said."""
    signed = [i for i in at if i]
    said = sum(survey.lines[i - 1].text[-1] in CLOSING for i in signed)
    return 2 * said < len(signed) and all(
        survey.kinds[i - 1] == "text" and survey.kinds[i + 1 : i + 2] in (["heading"], []) for i in signed
    )


def _by_shape(lines: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """The indexes of lines by the shape of each."""
    shapes: dict[str, list[int]] = {}
    for shape, i in lines:
        shapes.setdefault(shape, []).append(i)
    return shapes


def _rules(survey: Survey) -> Iterator[PartingShape]:
    """Lines that only part, all alike."""
    rules = (i for i, kind in enumerate(survey.kinds[: survey.footer]) if kind == "rule")
    content = survey.content_before
    for shape, at in _by_shape(("".join(survey.lines[i].text.split()), i) for i in rules).items():
        if content[at[-1] + 1] == content[survey.footer]:
            at.pop()  # under the last entry
        if not at:
            continue
        # Under a title alone they part what is below; under text they may be breaks of an article.
        is_on_top = not survey.prose_before[at[0]]
        if len(at) >= (FEWEST_LIVE if survey.is_live else FEWEST if is_on_top else FEWEST + 2):
            yield from _parted(survey, "rule", shape, at, 0.8)


def _furniture(survey: Survey) -> Iterator[PartingShape]:
    """The last of the buttons under each entry."""
    runs, buttons = [], 0
    for i, kind in enumerate(survey.kinds):
        if kind == "furniture":
            text = survey.lines[i].text
            buttons += is_furniture(text) and not parts_nothing(text)
            if buttons and survey.prose_before[i] and survey.kinds[i + 1 : i + 2] != ["furniture"]:
                runs.append(i)
        else:
            buttons = 0
    if len(runs) >= FEWEST:
        yield from _parted(survey, "furniture", "", runs, 0.6)


def _openings(survey: Survey) -> Iterator[PartingShape]:
    """Where a page says that it is live and has no other mark: its headings, or its bullets, if text stands
    under each and no more of it under the last than under others."""
    if not survey.is_live:
        return
    lines, kinds, prose = survey.lines, survey.kinds, survey.prose_before
    first = next((i for i, kind in enumerate(kinds) if kind == "text" and is_prose(lines[i])), len(kinds))
    shapes: tuple[tuple[Parting, list[int]], ...] = (
        ("heading", [
            i for i in range(1, survey.footer - 1)
            if kinds[i] == "heading" and prose[i + 2] > prose[i + 1]
            and (survey.is_tight or lines[i].blank_before)
        ]),
        ("bullet", _bullets(survey)),
    )  # fmt: skip
    for parting, at in shapes:
        if len(at) < FEWEST + 1 or at[0] > first + 1:
            continue
        sizes = [prose[b] - prose[a] for a, b in pairwise((*at, survey.footer))]
        if max(sizes) <= _MOST_PROSE:
            yield PartingShape(parting, "", tuple(at), 0.3 * len(at))


def _bullets(survey: Survey) -> list[int]:
    """Bullets before sentences that are no list."""
    bullets = [i for i in range(survey.footer) if survey.lines[i].text[:2] in POINTS]
    over = survey.lines[max(bullets[0] - 2, 0) : bullets[0]] if bullets else ()
    return (
        []
        if any(heads_list(line.text) for line in over)
        else [i for i in bullets if is_prose(survey.lines[i])]
    )


def _questions(survey: Survey) -> Iterator[PartingShape]:
    """What readers ask of a live page: "Q: So?"."""
    if survey.is_live:
        at = [i for i, line in enumerate(survey.lines[: survey.footer]) if _QUESTION.match(line.text)]
        if len(at) >= FEWEST:
            yield PartingShape("heading", "question", tuple(at), 0.9 * len(at))


def _parted(
    survey: Survey, parting: Parting, shape: str, at: Sequence[int], weight: float
) -> Iterator[PartingShape]:
    """Lines of one shape, if text stands between them."""
    ends = parting == "furniture" or shape == "dash"
    around = (0, *at) if ends else (*at, len(survey.lines))
    # Of a live page lines part what is said in a word or two, too: "Recount."
    says_little = survey.is_live and (parting == "rule" or shape == "by")
    read = survey.content_before if says_little else survey.prose_before
    with_text = sum(read[b] > read[a] for a, b in pairwise(around))
    if with_text >= max(2, 0.7 * len(at)):
        yield PartingShape(parting, shape, tuple(at), weight * with_text)


def _minutes(survey: Survey) -> Iterator[PartingShape]:
    """Minutes of a match, or of an evening that is told as one."""
    matches = ((i, minute_on(line.text)) for i, line in enumerate(survey.lines[: survey.footer]))
    minutes = {i: int(match["minute"]) for i, match in matches if match is not None}
    steps = [b - a for a, b in pairwise(minutes.values())]
    up, down = sum(step >= 0 for step in steps), sum(step <= 0 for step in steps)
    if len(minutes) >= FEWEST and max(up, down) >= _IN_ORDER * len(steps):
        yield PartingShape("number", "minute", tuple(minutes), float(len(minutes)))


_FINDERS: Final[tuple[Callable[[Survey], Iterator[PartingShape]], ...]] = (
    _stamps, _days, _minutes, _numbers, _authors, _rules, _furniture, _questions, _openings,
)  # fmt: skip
