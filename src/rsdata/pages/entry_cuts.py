"""The entries of a page, once it is known what parts them: what stands over a mark and under it by majority,
where the first begins and the last ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Final, Literal
from unicodedata import category

from rsdata.language.authors import (
    OPENING_BRACKETS,
    are_initials,
    author_of,
    chatter_before,
    signer_behind,
    without_emphasis,
)
from rsdata.language.names import is_given, is_personal_name
from rsdata.language.parties import is_party
from rsdata.language.patterns import lazy
from rsdata.named_tuples import NamedTuple
from rsdata.pages.boilerplate import HEADS
from rsdata.pages.line_survey import DEEPEST, FEWEST, FEWEST_LIVE, POINTS, PROSE_ABOVE, LineKind, Survey
from rsdata.pages.marks import (
    LONGEST_HEADING,
    Mark,
    ends_open,
    furniture_key,
    is_footer_title,
    is_link,
    is_notice,
    is_of_page,
    is_prose,
    original_label,
    parts_nothing,
    says_live,
)
from rsdata.pages.title_parts import NOTHING, Beside, beside_stamps

_READING_TIME: Final = lazy(r"\d+[ -]{how long a page takes to read}", re.IGNORECASE)
Parting = Literal["stamp", "number", "author", "rule", "furniture", "heading", "bullet"]

# What may stand between the start of an entry and the mark that parts it.
_OVER_MARK: Final = frozenset(("heading", "author", "day", "stamp", "label", "rule"))
_ALWAYS_OVER: Final = frozenset(("day", "label", "rule"))
# Which part of the entries must have what only some could have by chance.
NEARLY_ALL: Final = 0.9
# Which part of all sentences may stand above the first entry.
_SHARE_ABOVE: Final = 0.34
# Lines under a mark among which its author is looked for.
_AUTHOR_WITHIN: Final = 4
_DASHES: Final = "–—―-~"
# Which part of the entries of a chat must have a name before their words, and where the names are sure.
_MOST_OF_A_CHAT: Final = 0.7
_PART_OF_A_CHAT: Final = 0.5
# Blanks of a line that no title has so few of, where it is a question or a cry: "Night all!".
_FEW_BLANKS: Final = 3
# So many entries are no timetable.
MANY: Final = 8


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
    all_name_authors: bool  # who writes stands beside each mark
    cuts: tuple[Cut, ...]
    confidence: float
    names_authors: bool  # a name alone by a mark is the author
    is_titled: bool  # what stands behind a stamp on its line is a heading
    beside: Beside  # who writes, and where from, beside a stamp and a heading on their line
    headed: float  # which part of the entries have a heading under the mark
    titled: float  # which part of them have a heading over their text that is no question
    is_chat: bool  # the name of whoever writes stands before the words of each entry
    is_titled_over: bool  # a heading stands over the mark
    is_signed: bool  # who wrote an entry stands under its text
    notices: frozenset[int]  # lines that the page says of itself, and are all that an entry says
    titles: frozenset[int]  # what looks like a link or a label, where other entries have their heading
    survey: Survey

    def kind(self, i: int) -> LineKind:
        """What a line of an entry is."""
        return "text" if i in self.notices else "heading" if i in self.titles else self.survey.kinds[i]


class PartingShape(NamedTuple):
    parting: Parting
    shape: str
    at: tuple[int, ...]  # indexes of lines, in order
    score: float


def cut_at(survey: Survey, found: PartingShape) -> Induced | None:
    at = found.at
    ends = _ends_entry(survey, found)
    cuts = _cut_above(survey, found) if ends else _cut_below(survey, found)
    if not cuts:
        return None
    prose = survey.prose_before
    above = prose[cuts[0].first]
    if above > max(PROSE_ABOVE, _SHARE_ABOVE * prose[-1]):
        return None
    if found.parting != "stamp" and any(
        i < cuts[0].first and mark.place == "head" for i, mark in survey.marks.items()
    ):
        return None  # text with a time before it is an entry, not the head of the page
    if not survey.is_live and len(cuts) < MANY and found.shape.startswith("head"):
        # A timetable within an article: the article goes on below it.
        last = prose[cuts[-1].last] - prose[cuts[-1].first]
        if last > 3 and last > prose[cuts[-1].first]:
            return None
    marks = {i: survey.marks.get(i) for i in at}
    if found.shape == "end heading":  # "Who is ahead? 9.05pm", among them
        marks = {i: mark and mark._replace(place="end") for i, mark in marks.items()}
    confidence = 0.6 if found.parting == "stamp" and len(at) > 2 else 0.56
    named, titled = _names_are_authors(survey, cuts), _is_titled(survey, cuts)
    beside = NOTHING if ends else _beside(survey, cuts, titled=titled)
    may_be_chat = found.parting == "stamp" and not (ends or beside.side)
    share = _share_of_chat(survey, cuts) if may_be_chat else 0.0
    while share >= _MOST_OF_A_CHAT and not chatter_before(words_behind(survey, cuts[0])):
        cuts = cuts[1:]  # what the program says of the chat
    titles = _link_titles(survey, cuts)
    return Induced(
        found.parting, found.shape, ends, marks,
        _all_name_authors(marks),
        tuple(cuts), confidence, named, titled, beside,
        0.0 if ends else _headed(survey, cuts), _titled(survey, cuts, titles), share > 0,
        _is_titled_over(survey, cuts),
        _are_signed(survey, cuts, ends=ends), frozenset(_kept_notices(survey, cuts)),
        titles, survey,
    )  # fmt: skip


def _all_name_authors(marks: Mapping[int, Mark | None]) -> bool:
    return all(mark is None or mark.author is not None for mark in marks.values())


def _kept_notices(survey: Survey, cuts: Sequence[Cut]) -> Iterator[int]:
    """What a page says of itself is the text of an entry that has no other: "This blog is now closed."."""
    for cut in cuts:
        if "text" not in survey.kinds[cut.first : cut.last]:
            below = (i for i in range(cut.mark + 1, cut.last) if survey.kinds[i] == "furniture")
            yield from (i for i in below if is_notice(survey.lines[i].text))


def _link_titles(survey: Survey, cuts: Sequence[Cut]) -> frozenset[int]:
    """ "Watch: She speaks", "Analysis", with which an entry begins where most begin with a heading."""
    own = ((i for i in range(cut.first, cut.last - 1) if i != cut.mark) for cut in cuts)
    first = (next((i for i in lines if _may_be_title(survey, i)), None) for lines in own)
    found = [i for i in first if i is not None]
    headed = sum(survey.kinds[i] == "heading" or ends_open(survey.lines[i].text) for i in found)
    links = (i for i in found if survey.kinds[i] in ("furniture", "label"))
    bulleted = [cut.mark + 1 for cut in cuts if _is_bulleted_title(survey, cut)]
    if len(bulleted) >= max(FEWEST, NEARLY_ALL * len(cuts)):
        return frozenset(bulleted)
    return frozenset(links if 2 * headed > len(cuts) else ())


def _is_bulleted_title(survey: Survey, cut: Cut) -> bool:
    """Whether a bullet before no sentence stands under a mark, and text without one under it."""
    below = survey.lines[cut.mark + 1 : min(cut.mark + 3, cut.last)]
    bullets = [line.text[:2] in POINTS for line in below]
    return bullets == [True, False] and below[0].is_unfinished and is_prose(below[1])


def _may_be_title(survey: Survey, i: int) -> bool:
    """Whether a line says something, or leads somewhere with text, a stamp or an author below it."""
    kind, text = survey.kinds[i], survey.lines[i].text
    if kind == "furniture":
        return is_link(text) and survey.kinds[i + 1] in ("text", "stamp", "author")
    if kind == "label" and without_emphasis(text).title() in HEADS:
        below = range(i + 1, min(i + 1 + DEEPEST, len(survey.kinds)))
        return not any(map(survey.is_title, takewhile(lambda k: survey.kinds[k] != "text", below)))
    return kind in ("heading", "text")


def _headed(survey: Survey, cuts: Sequence[Cut]) -> float:
    """Which part of the entries that have text have a heading under their mark; 0 of one alone."""
    told = [cut for cut in cuts if survey.content_before[cut.last] - survey.content_before[cut.mark + 1] > 1]
    headed = sum(survey.kinds[cut.mark + 1] == "heading" for cut in told)
    return headed / len(told) if len(told) > 1 else 0.0


def _titled(survey: Survey, cuts: Sequence[Cut], titles: frozenset[int]) -> float:
    """Which part of the entries have a heading over their text, one that is no question unless most have."""
    titled = headed = 0
    for cut in cuts:
        around = (*range(cut.first, cut.mark), *range(cut.mark + 1, cut.last))
        over = takewhile(lambda i: survey.kinds[i] != "text", around)
        headings = [i for i in over if survey.is_title(i)]
        own = not titles.isdisjoint(range(cut.first, cut.last))
        titled += own or any(survey.lines[i].text[-1] not in "?!" for i in headings)
        headed += own or bool(headings)
    return (headed if 2 * headed > len(cuts) else titled) / len(cuts)


def _is_titled_over(survey: Survey, cuts: Sequence[Cut]) -> bool:
    """Whether most entries have a heading over their mark that is no name."""
    titled = sum(any(survey.is_title(i) for i in range(cut.first, cut.mark)) for cut in cuts)
    return 2 * titled > len(cuts)


def _are_signed(survey: Survey, cuts: Sequence[Cut], *, ends: bool) -> bool:
    """Whether most entries end with the line of whoever wrote them, under their text: over the mark that
    ``ends`` them, or over buttons."""
    signed = 0
    for cut in cuts:
        i = cut.mark - 1 if ends else cut.last - 1
        while i > cut.mark and survey.kinds[i] in ("furniture", "rule"):
            i -= 1
        if cut.first < i != cut.mark and (survey.kinds[i] == "author" or survey.is_name(i)):
            signed += ends or _is_read(survey, cut.mark, i)
    return len(cuts) >= FEWEST and 2 * signed > len(cuts)


def _is_read(survey: Survey, mark: int, i: int) -> bool:
    """Whether something to read stands between a mark and a line; a heading before the stamp is none."""
    stamp = survey.marks.get(mark)
    own = mark + (stamp is not None and stamp.place == "end")
    return survey.content_before[i] > survey.content_before[own]


def _share_of_chat(survey: Survey, cuts: Sequence[Cut]) -> float:
    """Which part of the entries have a name before their words, where that is most of them, or half of them
    with the names of several that all come again; 0 where they are no chat."""
    told = (chatter_before(words_behind(survey, cut)) for cut in cuts)
    found = [
        chatter for chatter in told if chatter and not (is_party(chatter.name) or says_live(chatter.name))
    ]
    names = Counter(chatter.name for chatter in found)
    share = len(found) / len(cuts)
    come_again = len(names) > 1 and all(n > 1 and is_personal_name(name) for name, n in names.items())
    if len(found) < FEWEST or share < (_PART_OF_A_CHAT if come_again else _MOST_OF_A_CHAT):
        return 0.0
    if 3 * len(names) > 2 * len(found):
        return 0.0
    above = [line.text for line in survey.lines[: cuts[0].first]]
    are_names = 2 * sum(_is_of_somebody(name, above) for name in names) >= len(names)
    are_names |= len(names) > 1 and all(n > 1 and are_initials(name) for name, n in names.items())
    return share if are_names or all(chatter.is_set_off for chatter in found) else 0.0


def _is_of_somebody(name: str, above: Sequence[str]) -> bool:
    """Whether a label is a name, or the initials of one as the lines above say: "Ann Lee (AL)"."""
    return is_personal_name(name) or is_given(name) or any(f" ({name})" in text for text in above)


def words_behind(survey: Survey, cut: Cut) -> str:
    """What stands behind the stamp of an entry on its line, or else on the line under it."""
    mark, stamp = cut.mark, survey.marks.get(cut.mark)
    if stamp is None or stamp.author is not None or stamp.place not in ("head", "line"):
        return ""
    if stamp.place == "head":
        return survey.lines[mark].text[stamp.stamp[1] :]
    return survey.lines[mark + 1].text if mark + 1 < cut.last else ""


def _is_titled(survey: Survey, cuts: Sequence[Cut]) -> bool:
    """Whether most entries have a line without a stop, or a question, behind their stamp, and text under
    it."""
    titled = 0
    for cut in cuts:
        mark, line = survey.marks.get(cut.mark), survey.lines[cut.mark]
        if mark is None or mark.place != "head" or survey.goes_on_below(cut.mark):
            continue
        asks = line.text[-1] == "?" and line.text.count(" ", mark.stamp[1]) < MANY
        under = survey.lines[cut.mark + 1 : cut.last]
        has_text = any(not below.is_unfinished or signer_behind(below.text) for below in under)
        is_short = len(line.text) <= mark.stamp[1] + LONGEST_HEADING
        titled += has_text and is_short and (line.is_unfinished or asks)
    return titled >= max(FEWEST_LIVE, 0.6 * len(cuts))


def _beside(survey: Survey, cuts: Sequence[Cut], *, titled: bool) -> Beside:
    """Who writes, and where from, on the lines of stamps with titles."""
    titles = []
    for cut in cuts:
        mark, text = survey.marks.get(cut.mark), survey.lines[cut.mark].text
        if mark is None or mark.author is not None:
            continue
        if titled and mark.place == "head":
            titles.append(text[mark.stamp[1] :])
        elif mark.place == "end":
            titles.append(text[: mark.before])
    return beside_stamps(titles) if 2 * len(titles) > len(cuts) else NOTHING


def _names_are_authors(survey: Survey, cuts: Sequence[Cut]) -> bool:
    """Whether most entries have a name or an author by their mark."""
    having = sum(
        any(
            survey.kinds[i] == "author" or (survey.is_name(i) and _is_known(survey, i))
            for i in range(cut.first, min(cut.mark + _AUTHOR_WITHIN, cut.last))
        )
        for cut in cuts
    )
    return 2 * having >= len(cuts) and len(cuts) > 1


def _is_known(survey: Survey, i: int) -> bool:
    """Whether a line that looks like a name comes again, or begins with a given name: "Boats Come In" does
    neither."""
    text = survey.lines[i].text
    return survey.names[text] > 1 or is_given(text.split(None, 1)[0])


def _ends_entry(survey: Survey, found: PartingShape) -> bool:
    """Whether the marks stand under what they mark: nothing is left below the last, and something above the
    first; or they stand nearer to what is above."""
    place = found.shape.split(" ", 1)[0]
    if found.parting == "furniture" or place == "tail" or found.shape == "dash":
        return True
    if found.parting in ("number", "rule", "heading", "bullet") or place == "head":
        return False
    at, content = found.at, survey.content_before
    titled = [survey.kinds[i + 1 : i + 2] == ["heading"] for i in at]
    if found.parting == "author" and titled[-1] < min(titled[:-1]):
        return survey.prose_before[at[0]] > 0  # under the last stands no heading
    told = content[survey.footer] - content[min(at[-1] + 1, survey.footer)]
    if place == "end" and "author" not in found.shape:
        return _sign(survey, at) or (not told and survey.prose_before[at[0]] > 0)
    if all(titled) and told > 1 and all(survey.lines[i].blank_before for i in at):
        return False
    # (Links of the page may stand below a signature.)
    sentences = (_is_sentence(survey, i) for i in range(at[-1] + 1, survey.footer))
    below = any(sentences) if place == "end" else told > 0
    return _stand_under(survey, at, below=below, is_last=not told)


def _stand_under(survey: Survey, at: Sequence[int], *, below: bool, is_last: bool) -> bool:
    """Whether marks stand under what they mark: nothing is said ``below`` the last, and they are not between
    titles and text, or they stand nearer to what is above."""
    above = [survey.kinds[i - 1] for i in at[1:]]
    if not below:
        over_text = [survey.kinds[i + 1] for i in at[:-1]].count("text")
        is_over = not is_last or 2 * over_text >= len(above)
        over = [k for i in at[1:] if survey.kinds[i - 1] != "text" for k in (i - 2, i - 1)]
        titles = sum(survey.kinds[k] == "heading" and survey.lines[k].text[-1] not in "?!:" for k in over)
        are_titled = 2 * titles > len(above) and is_over
        return survey.prose_before[at[0]] > 0 and not are_titled
    if 2 * above.count("text") < len(above):
        return False
    before = sum(survey.lines[i].blanks for i in at[1:])
    after = sum(survey.lines[i + 1].blanks for i in at[:-1])
    return after > before and _is_entry_above(survey, at[0])


def _is_entry_above(survey: Survey, first: int) -> bool:
    """Whether more stands above the first mark than what invites readers, or tells what the page is."""
    above = (line for line in survey.lines[1:first] if is_prose(line) and line.text[:2] not in POINTS)
    return survey.prose_before[first] > 0 and not all(is_of_page(line.text) for line in above)


def _is_sentence(survey: Survey, i: int) -> bool:
    """Whether a line of text ends with a stop, however short it is, or says a word or two: "Night all!"."""
    line, kind = survey.lines[i], survey.kinds[i]
    is_said = kind == "text" or (kind == "heading" and line.text.count(" ") < _FEW_BLANKS)
    return is_said and not line.is_unfinished


def _sign(survey: Survey, at: Sequence[int]) -> bool:
    """Whether all these lines stand straight under something, mostly under text, with an empty line below:
    whoever signs it, and when."""
    lines, above = survey.lines, [survey.kinds[i - 1] for i in at]
    return (
        3 * above.count("text") >= 2 * len(at)
        and at[0] > 0
        and not any(lines[i].blank_before for i in at)
        and all(lines[i + 1].blank_before for i in at[:-1])
    )


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
    if found.shape in ("dash", "name"):
        stops[-1] = max(stops[-1], survey.footer)  # text under a name that says no "by" is kept
    first = _first_above(survey, at, stops)
    while first and survey.kinds[first - 1] == "label" and not says_live(survey.lines[first - 1].text):
        first -= 1
    starts = [first, *stops[:-1]]
    return [Cut(first, mark, stop) for first, mark, stop in zip(starts, at, stops, strict=True)]


def _is_closing(survey: Survey, i: int) -> bool:
    """Whether a line may stand under the mark that ends an entry: a button, when it was changed."""
    line = survey.lines[i]
    if line.blank_before and is_link(line.text) and not survey.comes_again(i):
        return False  # "Watch: She speaks": a title
    return survey.kinds[i] in ("furniture", "rule") or survey.tells_change(i)


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
    bullets = {i for i in (*range(first, at[0]), *stops[:-1]) if survey.lines[i].text[:2] in POINTS}
    first = _below_words_of_page(
        survey, first, at[0], opens_with, bulleted=not bullets.isdisjoint(stops[:-1])
    )
    # Where all others begin with an author or a bullet, the first begins with its first.
    alike = {i for i, kind in enumerate(kinds) if kind == "author"} if opens_with == "author" else bullets
    begins = (i for i in range(first, at[0]) if i in alike and alike.issuperset(stops[:-1]))
    return next(begins, first)


def _below_words_of_page(survey: Survey, first: int, mark: int, opens_with: str, *, bulleted: bool) -> int:
    """The first line down to a mark that the page does not say of itself, if something to read is left."""
    content, kinds = survey.content_before, survey.kinds
    while content[mark + 1] > content[first + 1]:
        text = survey.lines[first].text
        if not (is_of_page(text) or (text[:2] in POINTS and not bulleted)):
            break  # an item of a list may stand over entries that have none
        if kinds[first] == opens_with == "heading" and kinds[first + 1] == "text":
            break  # "Welcome"
        first += 1
    return first


def _ends_header(survey: Survey, i: int) -> bool:
    """Whether the first entry may begin below a line: a heading, or the stamp of the page with its day."""
    own = survey.marks.get(i)
    if own is not None and own.place == "line" and own.time.date is not None and own.time.date.whole:
        return True
    return i < 0 or survey.kinds[i] in ("heading", "day", "rule", "furniture")


def _cut_below(survey: Survey, found: PartingShape) -> list[Cut]:
    """Entries that begin with their marks, and with what stands over those."""
    at = list(found.at)
    overs = _overs(survey, at)
    gaps = _gap_kinds(survey, at, overs)
    depth = 0 if found.parting in ("heading", "bullet") else _depth_over(survey, at, gaps)
    ruled = sum(survey.kinds[mark - 1] == "rule" for mark in at if mark)
    always = _ALWAYS_OVER if 2 * ruled >= len(at) else _ALWAYS_OVER - {"rule"}
    above = zip((-1, *at[:-1]), at, overs, strict=True)
    firsts = [_first_over(survey, mark, last, over[:depth], always) for last, mark, over in above]
    if not any("day" in survey.kinds[first:mark] for first, mark in zip(firsts[1:], at[1:], strict=True)):
        firsts[0] = _below_day(survey, firsts[0], at[0])
    if "update" in found.shape:
        below = range(at[-1] + 1, survey.footer)
        first_said = next(([i] for i in below if original_label(survey.lines[i].text)), [])
        at, firsts = at + first_said, firsts + first_said
    if found.parting == "rule":
        opened = _opened_above(survey, at)
        at, firsts = opened + at, opened + firsts
    told = _after_content(survey, at[-1])
    titles = (i for i in range(told, survey.footer) if is_footer_title(survey.lines[i].text))
    end = next((i for i in titles if not survey.comes_again(i)), survey.footer)
    stops = [*firsts[1:], min(max(end, told), len(survey.lines))]
    cuts = [Cut(*cut) for cut in zip(firsts, at, stops, strict=True) if cut[0] < cut[2]]
    cuts = _without_key_events(survey, cuts) if found.parting == "stamp" else cuts
    met = {k for gap in gaps for k in gap[:depth]}
    if 2 * sum("rule" in survey.kinds[cut.first : cut.mark] for cut in cuts[1:]) < len(cuts) - 1:
        cuts[0] = _below_rule(survey, cuts[0])
    cuts = [_without_titles(survey, cuts[0], met), *cuts[1:]]
    return [*cuts[:-1], _without_footer(survey, cuts)] if len(cuts) > 2 else cuts


def _below_day(survey: Survey, first: int, mark: int) -> int:
    """Where the first entry begins below the one day over all entries, which is the page's, as "LIVE" over it
    is."""
    if survey.kinds[first:mark][:2] == ["label", "day"] and says_live(survey.lines[first].text):
        first += 1
    while first < mark and survey.kinds[first] == "day":
        first += 1
    return first


def _below_rule(survey: Survey, cut: Cut) -> Cut:
    """The first entry without the rule under the head of the page."""
    over = survey.kinds[cut.first : cut.mark]
    return cut._replace(first=cut.mark - over[::-1].index("rule")) if "rule" in over else cut


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
    if not any("author" in survey.kinds[i.start : i.stop] for i in closings):
        credit = (i for i in _closing(survey, last) if _names_all(survey, i))
        last = last._replace(last=next(credit, last.last))
    if "rule" in survey.kinds[last.first : last.last] and not any(
        "rule" in survey.kinds[cut.first : cut.last] for cut in cuts[:-1]
    ):
        rule = survey.kinds.index("rule", last.first)
        if rule > last.mark and survey.prose_before[rule] == survey.prose_before[last.last]:
            last = last._replace(last=rule)
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


def _names_all(survey: Survey, i: int) -> bool:
    """ "Written by Ann Lee and Bob Marsh": under the entries, whose page they wrote."""
    text = survey.lines[i].text
    author = author_of(text, alone=False) if survey.kinds[i] == "author" and text[0].isalpha() else None
    return author is not None and author.is_said


def _closing(survey: Survey, cut: Cut) -> range:
    """The buttons with which an entry ends, and whoever signs it over them."""
    i = cut.last
    while i > cut.mark + 1 and survey.kinds[i - 1] in ("furniture", "author"):
        i -= 1
    return range(i if _is_read(survey, cut.mark, i) else cut.last, cut.last)


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
    """What stands over each mark. No authors, where none stands over the first, and one under the last or
    over the headings: they sign the entries above. No headings where text stands behind the marks and most
    have none, whatever else is over them."""
    overs = [_over(survey, previous, mark) for previous, mark in pairwise((-1, *at))]
    last = range(_after_content(survey, at[-1]), survey.footer)
    named = [over for over in overs if "author" in over]
    if named and "author" not in overs[0] and (
        any(survey.names[without_emphasis(survey.lines[i].text)] > 1 for i in last)
        or all("heading" in over[: over.index("author")] for over in named)
    ):  # fmt: skip
        overs = [over[: over.index("author")] if "author" in over else over for over in overs]
    first = survey.marks.get(at[0])
    headed = sum("heading" in over for over in overs[1:])
    if first is not None and first.place == "head" and 2 * headed <= len(at) - 1:
        overs = [over[: over.index("heading")] if "heading" in over else over for over in overs]
    return overs


def _over(survey: Survey, previous: int, mark: int) -> list[LineKind]:
    """What stands over a mark, from it upwards, as far as it may belong to it: one heading, not several,
    which are a list of the entry above, none that a symbol opens over a stamp with a title, and nothing
    with which that ends."""
    over: list[LineKind] = []
    stamp, i, line = survey.marks.get(mark), mark - 1, survey.lines[mark]
    titled = stamp is not None and (stamp.place, stamp.author) == ("head", None) and line.is_unfinished
    titled &= line.blank_before
    while i > previous and (survey.kinds[i] in _OVER_MARK or _is_tight_title(survey, i, mark)):
        kind = "author" if survey.is_name(i) else survey.kinds[i]
        kind = "heading" if kind in ("text", "furniture") else kind
        is_symbol = titled and category(survey.lines[i].text[0])[0] == "S"
        if (kind == "heading" and (is_symbol or "heading" in over)) or _ends_above(survey, i):
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
    if kind == "text" and line.blank_before and ends_open(line.text):
        return True
    if kind == "furniture" and is_link(line.text) and not survey.comes_again(i):
        return line.blank_before or survey.is_tight
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
        over if _is_read(survey, previous, mark - len(over)) else []
        for (previous, mark), over in zip(pairwise(at), overs[1:], strict=True)
    ]


def _depth_over(survey: Survey, at: Sequence[int], gaps: Sequence[Sequence[LineKind]]) -> int:
    """How many lines stand over the mark on most entries; ``gaps`` is what stands over each but the first."""
    if not gaps:
        return DEEPEST
    asked = sum(survey.kinds[i - 1] == "heading" and survey.lines[i - 1].text[-1] in "?!" for i in at[1:])
    titled_below = sum(survey.kinds[i + 1 : i + 2] == ["heading"] for i in at) > NEARLY_ALL * len(at)
    # Text stands behind such marks: a title over them is the exception.
    first = survey.marks.get(at[0])
    is_headed = first is not None and first.place == "head"
    depth = 0
    while depth < DEEPEST:
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


def _opened_above(survey: Survey, at: Sequence[int]) -> list[int]:
    """Where an entry begins above the first line that parts: as much text as in most entries stands there.
    None does where the lines stand straight over what is below them, since each entry has its own."""
    if all(survey.lines[i].blank_before and survey.touching_below(i) is not None for i in at):
        return []
    sizes = sorted(
        sum(len(line.text) for line in survey.lines[a + 1 : b]) for a, b in pairwise((*at, survey.footer))
    )
    first = at[0]
    while first > 0 and survey.kinds[first - 1] not in ("heading", "author", "day", "stamp"):
        first -= 1
    size = sum(len(line.text) for line in survey.lines[first : at[0]])
    return [first] if first > 0 and size >= 0.6 * sizes[len(sizes) // 2] else []


def _without_key_events(survey: Survey, cuts: list[Cut]) -> list[Cut]:
    """Without the entries on top that only repeat the headings of others, a list of what happened; and
    without the stamp of the page, beside how long it takes to read."""
    texts = ([line.text for line in survey.lines[cut.first : cut.last]] for cut in cuts[:2])
    if len(cuts) > 2 and [any(map(_READING_TIME.fullmatch, text)) for text in texts] == [True, False]:
        cuts = cuts[1:]
    lines, marks, places = survey.lines, survey.marks, survey.last_places
    where = Counter(marks[cut.mark].place for cut in cuts if cut.mark in marks)  # the oldest may have none
    usual = where.most_common(1)[0][0] if where else "line"
    own = 0
    for k, cut in enumerate(cuts[:-2]):
        if "label" in survey.kinds[cut.first : cut.last]:
            break
        mark = marks[cut.mark]
        told = [
            lines[i].text
            for i in range(cut.first, cut.last)
            if i not in marks and survey.kinds[i] not in ("author", "furniture", "rule")
        ]
        if (not told or mark.place != usual) and _is_told_again(survey, mark, cut.last, usual):
            own = k + 1
            continue
        has_prose = survey.prose_before[cut.last] > survey.prose_before[cut.first]
        if len(told) > FEWEST or has_prose or any(text[-1] == "." for text in told):
            break  # an entry, perhaps pinned there, that stands again in its place
        if any(places.get(text, -1) >= cut.last for text in told):
            own = k + 1
    return cuts[own:]


def _is_told_again(survey: Survey, mark: Mark, below: int, usual: str) -> bool:
    """Whether what stands beside a clock on its line stands again further down: by the same clock, or by one
    that is placed as those of entries are, as this one is not."""
    text = survey.lines[mark.line].text
    again = survey.last_places.get((text[: mark.stamp[0]] + text[mark.stamp[1] :]).strip(), -1)
    return again >= below and any(
        other is not None and (other.time.clock == mark.time.clock or other.place == usual != mark.place)
        for i in range(max(below, again - DEEPEST), again + DEEPEST)
        for other in [survey.marks.get(i)]
    )
