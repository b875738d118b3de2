"""The entries of a page, once it is known what parts them: what stands over a mark and under it by majority,
where the first begins and the last ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rsdata.language.authors import (
    OPENING_BRACKETS,
)
from rsdata.pages.induced_entries import NEARLY_ALL, Cut, Induced, PartingShape, is_read
from rsdata.pages.line_survey import BULLETS, FEWEST_LIVE, LineKind, Survey
from rsdata.pages.marks import (
    LONGEST_HEADING,
    ends_open,
    furniture_key,
    invites_readers,
    is_footer_title,
    is_link,
    is_notice,
    is_of_events,
    is_prose,
    original_label,
    parts_nothing,
    says_live,
    speaks_of_page,
    tells_order,
)

# What may stand between the start of an entry and the mark that parts it.
_OVER_MARK: Final = frozenset(("heading", "author", "day", "stamp", "label", "rule"))
_ALWAYS_OVER: Final = frozenset(("day", "label", "rule"))
# Lines over a mark, at most.
_DEEPEST: Final = 5
# Sentences above the first entry, at most, and their part of all.
_PROSE_ABOVE: Final = 8
_SHARE_ABOVE: Final = 0.34
_DASHES: Final = "–—―-~"
# Blanks of a line that no title has so few of, where it is a question or a cry: "Night all!".
_FEW_BLANKS: Final = 3
# So many entries are no timetable.
_MANY: Final = 8


def cut_at(survey: Survey, found: PartingShape) -> Induced | None:
    """The page cut at these marks; None where they part no posts."""
    ends = _ends_entry(survey, found)
    cuts = _cut_above(survey, found) if ends else _cut_below(survey, found)
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
    if not survey.is_live and len(cuts) < _MANY and found.shape.startswith("head"):
        # A timetable within an article: the article goes on below it.
        last = prose[cuts[-1].last] - prose[cuts[-1].first]
        if last > 3 and last > prose[cuts[-1].first]:
            return None
    return Induced(survey, found, cuts, ends_entry=ends)


def _ends_entry(survey: Survey, found: PartingShape) -> bool:
    """Whether the marks stand under what they mark: nothing is left below the last, and something above the
    first; or they stand nearer to what is above."""
    place = found.shape.split(" ", 1)[0]
    if found.parting == "furniture" or place == "tail" or found.shape == "dash":
        return True
    if found.parting in ("number", "rule", "heading", "bullet") or place == "head":
        return False
    at, prose, content = found.at, survey.prose_before, survey.content_before
    if place == "end":  # links of the page may stand below a signature
        below = any(_is_sentence(survey, i) for i in range(at[-1] + 1, survey.footer))
    else:
        below = content[survey.footer] > content[min(at[-1] + 1, survey.footer)]
    if place == "end" and "author" not in found.shape:
        return not content[survey.footer] - content[min(at[-1] + 1, survey.footer)] and prose[at[0]] > 0
    if not below:
        return prose[at[0]] > 0
    lines = survey.lines
    kinds_above = [survey.kinds[i - 1] for i in at[1:]]
    if kinds_above.count("text") * 2 < len(kinds_above):
        return False
    before = sum(lines[i].blanks for i in at[1:])
    after = sum(lines[i + 1].blanks for i in at[:-1])
    # What only invites readers, or tells what the page is, is no entry above the first mark.
    above = any(is_prose(line) and not _is_of_page(line.text, False) for line in lines[1 : at[0]])
    return after > before and prose[at[0]] > 0 and above


def _is_sentence(survey: Survey, i: int) -> bool:
    """Whether a line of text ends with a stop, however short it is, or says a word or two: "Night all!"."""
    line, kind = survey.lines[i], survey.kinds[i]
    is_said = kind == "text" or (kind == "heading" and line.text.count(" ") < _FEW_BLANKS)
    return is_said and not line.is_unfinished


def _cut_above(survey: Survey, found: PartingShape) -> list[Cut]:
    """Entries that end with their marks, and with the buttons straight under them."""
    at, marks = found.at, frozenset(found.at)
    stops = []
    for i in at:
        stop = i + 1
        last = max(survey.footer, stop)
        while stop < last and stop not in marks and _is_closing(survey, stop):
            stop += 1
        stops.append(stop)
    apart = [survey.lines[stop].blank_before for stop in stops[:-1]]
    if apart.count(True) > apart.count(False):  # what stands straight under the buttons is of the entry, too
        for k, i in enumerate(at[:-1]):
            while i + 1 < stops[k] < at[k + 1] and not survey.lines[stops[k]].blank_before:
                stops[k] += 1
    if len(at) > FEWEST_LIVE:  # what stands under the last buttons is the page's
        longest = max(stop - i for i, stop in zip(at[:-1], stops[:-1], strict=True))
        stops[-1] = min(stops[-1], at[-1] + longest)
    if found.shape == "dash":
        stops[-1] = max(stops[-1], survey.footer)  # text under the last signature is kept
    first = _first_above(survey, at, stops)
    while first and survey.kinds[first - 1] == "label" and not says_live(survey.lines[first - 1].text):
        first -= 1
    starts = [first, *stops[:-1]]
    return [Cut(first, mark, stop) for first, mark, stop in zip(starts, at, stops, strict=True)]


def _is_closing(survey: Survey, i: int) -> bool:
    """Whether a line may stand under the mark that ends an entry: a button, no title such as "Watch: She
    speaks"; when it was changed."""
    line = survey.lines[i]
    is_title = line.blank_before and is_link(line.text) and not survey.comes_again(i)
    return survey.tells_change(i) or (survey.kinds[i] in ("furniture", "rule") and not is_title)


def _first_above(survey: Survey, at: Sequence[int], stops: Sequence[int]) -> int:
    """Where the first entry begins, whose mark stands under it: below the header, at what most others begin
    with."""
    kinds = survey.kinds
    opening = Counter(kinds[stop] for stop in stops[:-1])
    opens_with = opening.most_common(1)[0][0] if opening else "text"
    first = at[0]
    while first > 0 and kinds[first - 1] == "furniture":
        first -= 1
    while not _ends_header(survey, first - 1):
        first -= 1
    mark = survey.marks.get(at[0])
    if first == at[0] and (mark is None or mark.place != "tail"):
        return first
    if opens_with in ("heading", "author", "label") and first > 0 and kinds[first - 1] == opens_with:
        first -= 1
    if first == 0 and kinds[0] != "text":
        return first
    of_page = {"stamp"} if "author" in opening else {"stamp", "author"}
    while first < at[0] and kinds[first] in of_page:
        first += 1  # when the page was last updated, and who reports
    content = survey.content_before
    bulleted = any(survey.lines[stop].text[:2] in BULLETS for stop in stops[:-1])
    while content[at[0] + 1] > content[first + 1] and _is_of_page(survey.lines[first].text, bulleted):
        if kinds[first] == opens_with == "heading" and kinds[first + 1] == "text":
            break  # "Welcome"
        first += 1
    if opens_with == "author" and opening[opens_with] == len(stops) - 1:
        return next((i for i in range(first, at[0]) if kinds[i] == "author"), first)
    return first


def _ends_header(survey: Survey, i: int) -> bool:
    """Whether the first entry may begin below a line: a heading, or the stamp of the page with its day."""
    own = survey.marks.get(i)
    if own is not None and own.place == "line" and own.time.date is not None and own.time.date.whole:
        return True
    return i < 0 or survey.kinds[i] in ("heading", "day", "rule", "furniture")


def _is_of_page(text: str, bulleted: bool) -> bool:
    """ "Follow the count with us.", "Newest first.", an item of a list over entries that have none."""
    return (
        invites_readers(text)
        or speaks_of_page(text)
        or is_of_events(text)
        or tells_order(text)
        or is_notice(text)
        or (text[:2] in BULLETS and not bulleted)
    )


def _cut_below(survey: Survey, found: PartingShape) -> list[Cut]:
    """Entries that begin with their marks, and with what stands over those."""
    at = list(found.at)
    overs = _overs(survey, at)
    gaps = _gap_kinds(survey, at, overs)
    depth = 0 if found.parting in ("heading", "bullet") else _depth_over(survey, at, gaps)
    ruled = sum(survey.kinds[mark - 1] == "rule" for mark in at if mark)
    always = _ALWAYS_OVER if 2 * ruled >= len(at) else _ALWAYS_OVER - {"rule"}
    firsts = [
        _first_over(survey, mark, previous, over[:depth], always)
        for previous, mark, over in zip((-1, *at[:-1]), at, overs, strict=True)
    ]
    if not any("day" in survey.kinds[first:mark] for first, mark in zip(firsts[1:], at[1:], strict=True)):
        # One day over all entries is the page's.
        while firsts[0] < at[0] and survey.kinds[firsts[0]] == "day":
            firsts[0] += 1
    if "update" in found.shape:
        lines = survey.lines[: survey.footer]
        for i in range(at[-1] + 1, len(lines)):
            if original_label(lines[i].text):
                at.append(i)
                firsts.append(i)
                break
    if found.parting == "rule":
        opened = _opened_above(survey, at)
        if opened is not None:
            firsts.insert(0, opened)
            at.insert(0, opened)
    below = _after_content(survey, at[-1])
    titles = (
        i
        for i in range(below, survey.footer)
        if is_footer_title(survey.lines[i].text) and not survey.comes_again(i)
    )
    end = max(next(titles, survey.footer), below)
    stops = [*firsts[1:], min(end, len(survey.lines))]
    cuts = [
        Cut(first, mark, stop) for first, mark, stop in zip(firsts, at, stops, strict=True) if first < stop
    ]
    cuts = _without_key_events(survey, cuts) if found.parting == "stamp" else cuts
    met = {k for gap in gaps for k in gap[:depth]}
    cuts = [_without_titles(survey, cuts[0], met), *cuts[1:]]
    return [*cuts[:-1], _without_footer(survey, cuts)] if len(cuts) > 2 else cuts


def _without_titles(survey: Survey, cut: Cut, met: set[LineKind]) -> Cut:
    """The first entry without what stands over no other one, and is the page's: its title, when it was last
    updated."""
    first = cut.first
    while first < cut.mark:
        kind = "author" if survey.is_name(first) else survey.kinds[first]
        if ("heading" if kind == "text" else kind) in met or kind in _ALWAYS_OVER:
            break
        first += 1
    return cut._replace(first=first)


def _without_footer(survey: Survey, cuts: Sequence[Cut]) -> Cut:
    """The last entry, down to its buttons or to whoever signs it where others end with theirs: what stands
    below is the page's."""
    last, closings = cuts[-1], [_closing(survey, cut) for cut in cuts[:-1]]
    if 2 * sum(map(bool, closings)) <= len(closings):
        return last
    keys = {_closing_key(survey, i) for closing in closings for i in closing}
    i = _after_content(survey, last.mark)
    while i < last.last and (parts_nothing(survey.lines[i].text) or _closing_key(survey, i) not in keys):
        i += 1
    if i == last.last:
        return last
    while i < last.last and _closing_key(survey, i) in keys:
        i += 1
    return last._replace(last=i)


def _closing(survey: Survey, cut: Cut) -> range:
    """The buttons with which an entry ends, and whoever signs it over them."""
    i = cut.last
    while i > cut.mark + 1 and survey.kinds[i - 1] in ("furniture", "author"):
        i -= 1
    return range(i if is_read(survey, cut.mark, i) else cut.last, cut.last)


def _closing_key(survey: Survey, i: int) -> str:
    return (furniture_key if survey.kinds[i] == "furniture" else str)(survey.lines[i].text)


def _after_content(survey: Survey, mark: int) -> int:
    """The first line below a mark under which something to read stands."""
    content = survey.content_before
    i = mark + 1
    while i < len(survey.lines) and content[i] == content[mark]:
        i += 1
    return i


def _overs(survey: Survey, at: Sequence[int]) -> list[list[LineKind]]:
    """What stands over each mark; no headings where text stands behind the marks and most have none,
    whatever else is over them."""
    overs = [_over(survey, previous, mark) for previous, mark in pairwise((-1, *at))]
    first = survey.marks.get(at[0])
    headed = sum("heading" in over for over in overs[1:])
    if first is not None and first.place == "head" and 2 * headed <= len(at) - 1:
        overs = [over[: over.index("heading")] if "heading" in over else over for over in overs]
    return overs


def _over(survey: Survey, previous: int, mark: int) -> list[LineKind]:
    """What stands over a mark, from it upwards, as far as it may belong to it: one heading, not several,
    which are a list of the entry above, and nothing with which that ends."""
    over: list[LineKind] = []
    i = mark - 1
    while i > previous and (survey.kinds[i] in _OVER_MARK or _is_tight_title(survey, i, mark)):
        kind = "author" if survey.is_name(i) else survey.kinds[i]
        kind = "heading" if kind in ("text", "furniture") else kind
        if (kind == "heading" and "heading" in over) or _ends_above(survey, i):
            break
        if survey.tells_change(i):
            break  # "Updated at 9.05pm", under the text of the entry above
        over.append(kind)
        i -= 1
    return over


def _is_tight_title(survey: Survey, i: int, mark: int) -> bool:
    """Whether a line that may be a row, a link or a sentence stands apart over a stamp: "Turnout 38.2%",
    "And then ..."."""
    line, kind = survey.lines[i], survey.kinds[i]
    is_open = kind == "text" and ends_open(line.text)
    if line.blank_before and (is_open or (is_link(line.text) and not survey.comes_again(i))):
        return True
    return (
        i == mark - 1
        and kind == "text"
        and line.blank_before
        and not survey.lines[mark].blank_before
        and line.is_unfinished
        and len(line.text) <= LONGEST_HEADING
    )


def _ends_above(survey: Survey, i: int) -> bool:
    """Whether a line ends the entry above it: a signature, behind a dash or in brackets that stand no nearer
    to what is below; a time or an author straight under text, with an empty line below."""
    kinds, lines = survey.kinds, survey.lines
    in_brackets = lines[i].text[0] in OPENING_BRACKETS and lines[i].blanks <= lines[i + 1].blanks
    if kinds[i] == "author" and (in_brackets or lines[i].text[0] in _DASHES):
        return i == 0 or kinds[i - 1] != "heading"
    is_tight = i > 0 and not lines[i].blank_before and kinds[i - 1] == "text"
    return kinds[i] in ("author", "stamp", "heading") and is_tight and lines[i + 1].blank_before


def _gap_kinds(survey: Survey, at: Sequence[int], overs: Sequence[list[LineKind]]) -> list[list[LineKind]]:
    """What stands over each mark but the first: something to read has to be left to the entry above."""
    return [
        over if is_read(survey, previous, mark - len(over)) else []
        for (previous, mark), over in zip(pairwise(at), overs[1:], strict=True)
    ]


def _depth_over(survey: Survey, at: Sequence[int], gaps: Sequence[Sequence[LineKind]]) -> int:
    """How many lines stand over the mark on most entries; ``gaps`` is what stands over each but the first."""
    asked = sum(survey.kinds[i - 1] == "heading" and survey.lines[i - 1].text[-1] in "?!" for i in at[1:])
    titled_below = sum(survey.kinds[i + 1 : i + 2] == ["heading"] for i in at) > NEARLY_ALL * len(at)
    # Text stands behind such marks: a title over them is the exception.
    first = survey.marks.get(at[0])
    is_headed = first is not None and first.place == "head"
    depth = 0
    while depth < _DEEPEST:
        having = [gap[depth] for gap in gaps if len(gap) > depth]
        # Where the heading stands under the mark, a line without a stop over it is of the entry above.
        is_title = titled_below and 2 * having.count("heading") > len(having)
        # (A question in front of a mark may be text.)
        told = len(having) - (asked if depth == 0 else 0)
        few = told <= len(gaps) / 2 if is_headed else told < len(gaps) / 2
        if not having or few or (is_title and len(having) < NEARLY_ALL * len(gaps)):
            break
        depth += 1
    return depth


def _first_over(
    survey: Survey, mark: int, previous: int, over: Sequence[LineKind], always: frozenset[str]
) -> int:
    """The first line of the entry with this mark: what stands over most, and what ``always`` belongs to the
    one below it."""
    first = mark - len(over)
    while first - 1 > previous and survey.kinds[first - 1] in always:
        if survey.kinds[first - 1] == "label" and first < mark and survey.lines[first].blanks > 1:
            break  # of a menu over the entries
        first -= 1
    return first


def _opened_above(survey: Survey, at: Sequence[int]) -> int | None:
    """Where an entry begins above the first line that parts: as much text as in most entries stands there.
    None does where the lines stand straight over what is below them, since each entry has its own."""
    lines = survey.lines
    if all(lines[i].blank_before and i + 1 < len(lines) and not lines[i + 1].blank_before for i in at):
        return None
    sizes = sorted(
        sum(len(line.text) for line in survey.lines[a + 1 : b]) for a, b in pairwise((*at, survey.footer))
    )
    first = at[0]
    while first > 0 and survey.kinds[first - 1] not in ("heading", "author", "day", "stamp"):
        first -= 1
    size = sum(len(line.text) for line in survey.lines[first : at[0]])
    return first if first > 0 and size >= 0.6 * sizes[len(sizes) // 2] else None


def _without_key_events(survey: Survey, cuts: list[Cut]) -> list[Cut]:
    """Without the entries on top of a line each that stands again below, with the same clock: a list of what
    happened."""
    own = 0
    while own < len(cuts) - 2:
        mark, text = survey.marks[cuts[own].mark], survey.lines[cuts[own].mark].text
        title = (text[: mark.stamp[0]] + text[mark.stamp[1] :]).strip()
        again = survey.last_places.get(title, -1)
        others = [survey.marks.get(i) for i in range(max(again - 1, mark.line + 1), again + 2)]
        if cuts[own].last > mark.line + 1 or not any(o and o.time.clock == mark.time.clock for o in others):
            break
        own += 1
    return cuts[own:]
