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
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.authors import author_of, is_handle, speaker_before
from rsdata.language.patterns import lazy
from rsdata.pages.entry_cuts import Induced, Parting, PartingShape, cut_at
from rsdata.pages.line_survey import BULLETS, FEWEST, FEWEST_LIVE, Survey
from rsdata.pages.marks import (
    Mark,
    is_furniture,
    is_heading,
    is_prose,
    number_on,
    parts_nothing,
)
from rsdata.pages.times import DAY_MINUTES, steps_of

# Which part of the steps from one time to the next must go one way.
_IN_ORDER: Final = 0.75
_WITH_TEXT: Final = 0.5
_BETTER: Final = 0.1
# Sentences under one heading or bullet, at most, where nothing else parts a page.
_MOST_PROSE: Final = 5
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


# Candidates


def _stamps(survey: Survey) -> Iterator[PartingShape]:
    groups: dict[tuple[str, str], list[int]] = {}
    for i, mark in survey.marks.items():
        if i < survey.footer and not mark.time.is_date and i not in survey.key_events:
            groups.setdefault((mark.place, mark.shape), []).append(i)
    for (place, shape), at in list(groups.items()):
        if place == "head" and ("line", shape) in groups:
            both = sorted((*at, *groups["line", shape]))
            yield from _ordered(survey, "head", shape, both)
        if place == "end" and shape in ("author", "heading") and ("line", "/") in groups:
            yield from _ordered(survey, "end", shape, sorted((*at, *groups["line", "/"])))
        yield from _ordered(survey, place, shape, at)


def _ordered(survey: Survey, place: str, shape: str, at: Sequence[int]) -> Iterator[PartingShape]:
    """The stamps of one shape, if they can part posts."""
    at = _without_seconds(survey, at)
    marks = [survey.marks[i] for i in at]
    bare = [mark for mark in marks if not mark.is_sure]
    fewest = survey.fewest if shape in ("/", "name") and place == "head" else min(survey.fewest, FEWEST_LIVE)
    if not bare and len(at) == 2 and _runs_backward(survey, marks):
        fewest = 2
    if len(at) < (FEWEST if bare or place == "tail" else fewest):
        return
    if _are_years(survey, marks) or (place != "head" and _are_decimals(survey, marks)):
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
    yield PartingShape(
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


def _are_decimals(survey: Survey, marks: Sequence[Mark]) -> bool:
    """Numbers with a point behind words that are no sentence, prices or shares: "Labour 1.80"."""
    printed = [survey.lines[m.line].text[slice(*m.time.printed)] for m in marks if m.time.printed]
    if not printed or not all(_DECIMAL.fullmatch(number) for number in printed):
        return False
    if any(number[0] == "0" for number in printed) or any(
        survey.lines[m.line].text[-1] == "." for m in marks
    ):
        return False
    return survey.prose_before[marks[-1].line] == survey.prose_before[marks[0].line]


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


def _numbers(survey: Survey) -> Iterator[PartingShape]:
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
        if len(at) < FEWEST or (step > 0 and not word and not survey.is_live):
            continue
        yield from _parted(survey, "number", f"{word}{mark}", at, 0.9)


def _authors(survey: Survey) -> Iterator[PartingShape]:
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
        if len(at) < (min(FEWEST, survey.fewest) if shape == "by" else FEWEST + 1):
            continue
        if shape != "by" and (2 if shape != "speaker" else 1.5) * len(names) > len(at):
            continue
        yield from _parted(survey, "author", shape, at, 0.3 if shape == "name" else 0.7)


def _rules(survey: Survey) -> Iterator[PartingShape]:
    """Lines that only part, all alike."""
    shapes: dict[str, list[int]] = {}
    for i, kind in enumerate(survey.kinds[: survey.footer]):
        if kind == "rule":
            shapes.setdefault("".join(survey.lines[i].text.split()), []).append(i)
    for shape, at in shapes.items():
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
            if buttons and survey.kinds[i + 1 : i + 2] != ["furniture"]:
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
            if kinds[i] == "heading" and lines[i].blank_before and prose[i + 2] > prose[i + 1]
        ]),
        ("bullet", [i for i in range(survey.footer) if lines[i].text[:2] in BULLETS and is_prose(lines[i])]),
    )  # fmt: skip
    for parting, at in shapes:
        if len(at) < FEWEST + 1 or at[0] > first + 1:
            continue
        sizes = [prose[b] - prose[a] for a, b in pairwise((*at, survey.footer))]
        if max(sizes) <= _MOST_PROSE:
            yield PartingShape(parting, "", tuple(at), 0.3 * len(at))


def _parted(
    survey: Survey, parting: Parting, shape: str, at: Sequence[int], weight: float
) -> Iterator[PartingShape]:
    """Lines of one shape, if text stands between them."""
    around = (0, *at) if parting == "furniture" else (*at, len(survey.lines))
    with_text = sum(survey.prose_before[b] > survey.prose_before[a] for a, b in pairwise(around))
    if with_text >= max(2, 0.7 * len(at)):
        yield PartingShape(parting, shape, tuple(at), weight * with_text)


_FINDERS: Final[tuple[Callable[[Survey], Iterator[PartingShape]], ...]] = (
    _stamps, _numbers, _authors, _rules, _furniture, _openings,
)  # fmt: skip
