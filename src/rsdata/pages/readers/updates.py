"""An entry of a live page as markup or JSON gives it, and the page of text made of such entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from operator import itemgetter
from unicodedata import category

from rsdata.language.authors import are_initials
from rsdata.language.lexicon import SPEAKING_VERBS
from rsdata.language.line_shapes import is_correspondent_role, is_unfinished
from rsdata.language.names import is_given, is_personal_name
from rsdata.language.parties import is_party, longest_party
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import day_alone, printed_clock
from rsdata.language.word_lists import tagged
from rsdata.pages.boilerplate import stands_for_embed
from rsdata.pages.credits import (
    BY,
    LONGEST_BYLINE,
    credit_blocks,
    label_in,
    names_in,
    says_who_by,
    split_byline,
)
from rsdata.pages.marks import (
    asks_to_subscribe,
    author_after_stamp,
    is_furniture,
    is_label,
    is_link,
    is_row,
    opens_footer,
)
from rsdata.pages.messages import SIGNATURE, signed_message
from rsdata.pages.page import Block, Embedded, Entry, Link, Page
from rsdata.pages.readers.laid_words import LaidLine, Whole, begins_with_button
from rsdata.pages.readers.moments import Moment, printed_moment
from rsdata.pages.times import runs_forward

_WORD = lazy(r"\S+")
_ALPHANUMERIC = lazy(r"[^\W_]+")
# As often an entry stands in a page: in its place, pinned, and among the chief events.
_MOST_OF_ONE = 3
_LONGEST_LABEL = 30
_LONGEST_BUTTON = 60
_LONGEST_REFRAIN = 4  # lines
_COUNTS = lazy(r"\d+")
_MARKS = '"“”„«»'
_OUTCOMES = tagged("outcomes")
_LABELS = tagged("labels over an article")
_BRACKETS = ("()", "[]")
_INITIALS = lazy(r"[a-z]{2,4}|[A-Z]{2,4}")
# What parts a stamp and the heading beside it.
_MARK = lazy(r"[–—|:·-]\s+(?=\S)")
# What joins a name and the stamp beside it: "Ann Lee at", "by Ann Lee »", and
_JOINT = lazy(r"[\s,|·•»›:–—-]*(?:(?<=\s)(?P<word>at|on|@))?[\s,|·•»›:–—-]*\Z")
_DASHES = "—–-―•"
_BULLETS = "•| "
_NO_LINE = LaidLine("text", "")
# What a line under words set apart is marked as that says whose they are.
_OF_QUOTATION = frozenset(("byline", "credit"))
# Lines of an entry whose links are of the page: to the entry itself, to what can be pressed.
_OF_PAGE = frozenset(("stamp", "label"))
# Lines between which and the words of an entry its buttons may stand.
_AT_EDGE = frozenset(("furniture", "stamp", "label", "byline", "byline_role"))
_FEWEST_NAMED = 3
_FEWEST_SIGNING = 2  # who sign with initials or a given name
_FEWEST_IN_HEADING = 3  # words in capitals
_NEARLY_ALL = 0.9
_MOST_IN_ROLE = 6  # words: "local democracy reporter"


@dataclass(slots=True)
class Update:
    """One entry: its lines in the order in which they are printed, and what is known of it besides."""

    lines: list[LaidLine] = field(default_factory=list)
    published: Moment | None = None
    updated: Moment | None = None
    anchor: str | None = None
    url: str | None = None
    raw_time: str | None = None  # as the markup has it, for an entry that has nothing else

    @property
    def said(self) -> str:
        """Its words, without the stamp."""
        return " ".join(line.text for line in self.lines if line.role != "stamp")


@dataclass(slots=True)
class Sheet:
    """A text as it grows line by line."""

    parts: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, text: str, *, parted: bool) -> tuple[int, int]:
        """Adds a line; where it stands."""
        before = ("\n\n" if parted else "\n") if self.parts else ""
        self.parts += (before, text)
        start = self.size + len(before)
        self.size = start + len(text)
        return start, self.size

    @property
    def text(self) -> str:
        """All of it, the last line ended."""
        return "".join(self.parts) + "\n" * bool(self.parts)


def header_of(page: Page, about: str) -> Iterator[LaidLine]:
    """What stands above the entries: the title, what the page says of itself (``about``), who reports."""
    for words in (page.title, about if about != page.title else None, page.authors):
        if words:
            yield LaidLine("header", words)


def laid_out(page: Page, header: Iterable[LaidLine], updates: Sequence[Update]) -> Page:
    """The page with its text and entries: the header, then each entry under an empty line."""
    sheet = Sheet()
    for line in header:
        sheet.add(line.text, parted=line.parted)
    entries = tuple(_entry(sheet, update) for update in updates)
    return page._replace(text=sheet.text, entries=entries, newest_first=_falls(entries))


def _falls(entries: Sequence[Entry]) -> bool:
    """Whether times fall down the page, as they do on most."""
    known = [entry.published_at for entry in entries if entry.published_at is not None]
    if len(known) < 2:
        return not runs_forward([entry.stamp for entry in entries])
    return known[0][:16] >= known[-1][:16]


def _entry(sheet: Sheet, update: Update) -> Entry:
    lines = update.lines or [LaidLine("stamp", update.raw_time or update.anchor or "-")]
    spans: list[tuple[int, int]] = []
    blocks: list[Block] = []
    links: list[Link] = []
    for n, line in enumerate(lines):
        start, end = sheet.add(line.text, parted=line.parted or not n)
        spans.append((start, end))
        is_beside = n > 0 and lines[n - 1].role == "stamp" and not line.parted
        blocks += _blocks(line, start, end, is_beside=is_beside)
        if line.role not in _OF_PAGE:
            links += [Link(start + a, start + b, address) for a, b, address in line.links]
    stamp = " ".join(line.text for line in lines if line.role == "stamp")
    published = update.published or (printed_moment(stamp) if stamp else None)
    return Entry(
        blocks[0].start,
        blocks[-1].end,
        "printed",
        tuple(blocks),
        printed_clock(stamp) if stamp else None,
        published.iso if published else None,
        _is_by_correspondent(lines, blocks),
        tuple(links),
        update.anchor,
        update.url,
        update.updated.iso if update.updated else None,
        published.stamp if published else None,
        tuple(_messages(lines, spans)),
        tuple(_quotations(lines, spans)),
    )


def stamp_and_byline(line: LaidLine) -> tuple[LaidLine, ...]:
    """A line that is a stamp and who wrote it as the two that it is: "03:02 · Ann Lee"; else the line."""
    found = author_after_stamp(line.text) if line.role == "text" and not line.links else None
    if found is None:
        return (line,)
    end, author = found
    stamp = line.text[:end].rstrip(" ·•|–—-,")
    byline = LaidLine("byline", line.text[author.name[0] :], parted=False)
    return line._replace(role="stamp", text=stamp, is_paragraph=False), byline


def with_frames(lines: Iterable[LaidLine]) -> list[LaidLine]:
    """The lines of an entry, of which who wrote it is told from the stamp on the same line, and from what
    joins the two: "Posted by Ann Lee at 21:40"."""
    told = [part for line in lines for part in stamp_and_byline(line)]
    for before, stamp, n in zip(told, told[1:], range(len(told)), strict=False):
        if before.role == "stamp" and not stamp.parted and day_alone(stamp.text) is not None:
            told[n + 1] = stamp._replace(role="stamp")  # "21:04", "2 May"
        if stamp.role != "stamp" or stamp.parted or before.role not in ("text", "byline") or before.whole:
            continue
        joint = _JOINT.search(before.text)
        name = before.text[: joint.start()] if joint else ""
        is_byline = before.role == "byline" or (BY.match(name) is not None and names_in(name) != [])
        is_alone = n + 2 == len(told) or told[n + 2].parted
        if name and (is_byline or (is_alone and not label_in(name) and is_personal_name(name))):
            told[n] = before._replace(role="byline" if is_byline else "text", text=name)
    return told


def signed(lines: Sequence[LaidLine]) -> Iterator[LaidLine]:
    """The lines, with a dash before whoever said what is set apart above: "— Ann Lee, the agent"."""
    wholes = [(line.whole, line.number) if line.whole else None for line in (*lines, _NO_LINE)]
    for n, line in enumerate(lines):
        above = wholes[n - 1] if n else None
        if line.whole == "quotation" and line.role == "byline":
            is_signature = above != wholes[n] or lines[n - 1].role != "byline"
            line = line._replace(role="text")
        elif line.whole == "quotation":
            is_signature = above == wholes[n] != wholes[n + 1] and _says_whose(line.text)
        else:
            is_below = above is not None and above[0] == "quotation"
            is_signature = is_below and line.role in _OF_QUOTATION and _says_whose(line.text)
        if line.whole == "quotation" and line.text in _MARKS:
            line = line._replace(role="mark")  # set large, over the words and under them
        if is_signature and line.text[0] not in _DASHES:
            links = tuple((start + 2, end + 2, address) for start, end, address in line.links)
            line = line._replace(role="text", text=f"— {line.text}", links=links)
        yield line


def _blocks(line: LaidLine, start: int, end: int, *, is_beside: bool) -> list[Block]:
    """What a line is: one thing, or a label, a name and a role side by side; ``is_beside`` the stamp."""
    if is_beside and line.role in ("heading", "text") and (dash := _MARK.match(line.text)):
        return [Block("mark", start, start + 1), Block(line.role, start + dash.end(), end)]
    if line.role != "byline":
        return [Block(line.role, start, end)]
    bullet = len(line.text) - len(line.text.lstrip(_BULLETS))
    first = bullet + label_in(line.text[bullet:])
    if not any(map(str.isalnum, line.text[first:])):
        return [Block("label", start, end)]  # "By —"
    named = credit_blocks(line.text[bullet:], start + bullet) or [Block("byline", start + first, end)]
    before = line.text[: named[0].start - start].rstrip()
    return [Block("label", start, start + len(before)), *named] if before else named


def with_recurring_names(updates: Sequence[Update]) -> None:
    """Marks as bylines the names that stand alone over the text of most entries or under it, the same few
    again and again, and those of the bylines of others: who reports. Given names and initials sign where
    they end all entries, two of them or more again and again."""
    known = {line.text for update in updates for line in update.lines if line.role == "byline"}
    bare = [update for update in updates if not any(line.role == "byline" for line in update.lines)]
    for edge in (0, -1):
        alone = list(_standing_alone(bare, edge))
        if len(alone) < len(updates) or not _several_sign(alone):
            texts = ((update, at, update.lines[at].text) for update, at in alone)
            alone = [(update, at) for update, at, text in texts if _is_full_name(text) or says_who_by(text)]
        names = {_without_dress(update.lines[at].text) for update, at in alone}
        is_usual = _come_again(names, len(alone)) and 2 * len(alone) >= len(bare)
        for update, at in alone:
            if is_usual or update.lines[at].text in known:
                update.lines[at] = update.lines[at]._replace(role="byline")
        if is_usual:
            return


def _standing_alone(updates: Sequence[Update], edge: int) -> Iterator[tuple[Update, int]]:
    """The entries of which the first line or the last may say who reports, and which line that is."""
    for update in updates:
        named = [line.role == "heading" and is_personal_name(line.text) for line in update.lines]
        said = [n for n, line in enumerate(update.lines) if line.role == "text" or named[n]]
        if edge == 0 and len(said) > 2 and _is_over_a_name(update.lines[said[0]], update.lines[said[1]]):
            said = said[1:]
        if len(said) > 1:
            text = update.lines[said[edge]].text
            if _is_full_name(text) or (edge and (says_who_by(text) or _is_signature(text))):
                yield update, said[edge]


def _is_over_a_name(line: LaidLine, below: LaidLine) -> bool:
    """Whether the name of who reports may stand under a line: under a bold heading beside the stamp, or under
    a heading that looks like a name itself."""
    return _heads(line) or (line.role == "heading" and below.role == "text" and _is_full_name(below.text))


def _several_sign(alone: Sequence[tuple[Update, int]]) -> bool:
    """Whether several of those who sign come again."""
    signs = Counter(_without_dress(update.lines[at].text) for update, at in alone)
    return sum(times > 1 for times in signs.values()) >= _FEWEST_SIGNING


def _come_again(names: set[str], times: int) -> bool:
    """Whether names that stand in so many places are few that come again and again."""
    return times >= _FEWEST_NAMED and 3 * len(names) <= 2 * times


def _without_dress(text: str) -> str:
    """Who signs, without the dash before it or the brackets around it."""
    bare = text.lstrip("—–- ")
    return bare[1:-1] if bare[:1] + bare[-1:] in _BRACKETS else bare


def _is_full_name(text: str) -> bool:
    return is_personal_name(text.lstrip("—–- "))


def _is_signature(text: str) -> bool:
    """Whether a line may sign an entry where all are signed: a name in brackets, a given name alone or
    initials, and nobody's party, outlet or verdict."""
    name = _without_dress(text)
    if _INITIALS.fullmatch(name):
        return are_initials(name.upper()) and name.lower() not in _OUTCOMES
    is_given_alone = " " not in name and name.istitle() and is_given(name) and not is_party(name)
    return is_given_alone or is_personal_name(name)


def with_pictured_name(lines: list[LaidLine], pictures: Iterable[str]) -> list[LaidLine]:
    """The lines of an entry, of which the name that stands over the text, as words and as the words of a
    picture, is who wrote it. ``pictures``: what its pictures show."""
    at = next((n for n, line in enumerate(lines) if line.role == "text"), len(lines))
    if at + 1 >= len(lines) or any(line.role == "byline" for line in lines):
        return lines
    name = lines[at].text
    if is_personal_name(name) and any(" ".join(alt.split()) == name for alt in pictures):
        return [*lines[:at], lines[at]._replace(role="byline"), *lines[at + 1 :]]
    return lines


def without_refrain(updates: Sequence[Update]) -> None:
    """Marks as furniture what nearly all entries end with in the same words, or most as a link: buttons and
    links of the page. No sentence is, nor a name, nor what tells a result."""
    for _ in range(_LONGEST_REFRAIN):
        ends = [(update, n) for update in updates for n in _last_said(update.lines)]
        texts = Counter(_without_counts(update.lines[n].text) for update, n in ends)
        text, count = max(texts.items(), key=itemgetter(1), default=("", 0))
        same = [(update, n) for update, n in ends if _without_counts(update.lines[n].text) == text]
        is_linked = all(update.lines[n].links for update, n in same)
        if count < max(_FEWEST_NAMED, (0.5 if is_linked else _NEARLY_ALL) * len(updates)) or (
            not is_linked and _names_party(text)
        ):
            return
        for update, n in same:
            update.lines[n] = update.lines[n]._replace(role="furniture", links=())
            _without_buttons_below(update, is_last=False)


def _without_counts(text: str) -> str:
    """A line without its numbers where they count what readers do."""
    return _COUNTS.sub("0", text) if _counts_readers(text) else text


def _counts_readers(text: str) -> bool:
    """ "12", "👏 3 🎉 11 Share"."""
    return text.isdigit() or any(category(mark) == "So" for mark in text)


def _last_said(lines: Sequence[LaidLine]) -> Iterator[int]:
    """The last line of text under a heading or other text, where it may be no part of the entry."""
    at = next((n for n in range(len(lines) - 1, 0, -1) if lines[n].role == "text"), 0)
    text = lines[at].text.lstrip(_BULLETS) if at else ""
    if not text or lines[at].whole or len(text) > _LONGEST_BUTTON or not is_unfinished(text):
        return
    if text[0] in _DASHES or is_personal_name(text) or says_who_by(text):
        return
    if any(map(str.isdigit, text)) and not _counts_readers(text):
        return
    if any(line.role in ("text", "heading") for line in lines[:at]):
        yield at


def _names_party(text: str) -> bool:
    """Whether a line has a party in it: "Labour hold"."""
    return any(longest_party(text, 0, word.end()) for word in _WORD.finditer(text))


def with_lines_above(updates: Sequence[Update]) -> None:
    """Where the text of the entries stands in paragraphs, the lines over it that nothing marks are the
    heading and who wrote it. A name that signs another entry is no heading."""
    above = [_over(update.lines, lambda line: line.is_paragraph or line.whole != "") for update in updates]
    if not any(places is not None for places in above):
        above = [_over(update.lines, lambda line: not is_unfinished(line.text)) for update in updates]
        if sum(bool(places) for places in above) < _NEARLY_ALL * len(updates):
            return
    if 3 * sum(places is None for places in above) > len(updates) or len(updates) < _FEWEST_NAMED:
        return
    over = [(update, places) for update, places in zip(updates, above, strict=True) if places]
    texts = Counter(update.lines[n].text for update, places in over for n in places)
    signers = {line.text for update in updates for line in update.lines if line.role == "byline"}
    for update, places in over:
        _tell_above(update, places, texts, signers)


def _tell_above(update: Update, places: Sequence[int], texts: Counter[str], signers: Container[str]) -> None:
    """Marks the heading and the byline of an entry among these lines; ``texts``: how often each comes,
    ``signers``: who signs another entry."""
    lines = list(update.lines)
    roles = {line.role for line in lines}
    unsigned = () if "byline" in roles else places
    by = next((n for n in unsigned if says_who_by(lines[n].text) or lines[n].text in signers), None)
    if by is not None:
        lines[by] = lines[by]._replace(role="byline")
    titles = [n for n in places if n != by and texts[lines[n].text] < _FEWEST_NAMED]
    titles = [n for n in titles if _may_stand_above(lines[n])]
    if titles and "heading" not in roles:
        longest = max(titles, key=lambda n: len(lines[n].text))
        lines[longest] = lines[longest]._replace(role="heading")
    if lines != update.lines:
        update.lines = list(ordered(lines))


def _over(lines: Sequence[LaidLine], is_first: Callable[[LaidLine], bool]) -> list[int] | None:
    """The lines of text over the first that is of a kind; None where none is."""
    said = [n for n, line in enumerate(lines) if line.role == "text"]
    first = next((k for k, n in enumerate(said) if is_first(lines[n])), None)
    return said[:first] if first is not None else None


def without_notices(updates: Sequence[Update]) -> None:
    """Marks what the page prints among the text of its entries: what stands for something of another site,
    links to other stories, the buttons that end an entry, and under the last one what ends a page."""
    for update in updates:
        for n, line in enumerate(update.lines):
            if line.role != "text" or line.whole:
                continue
            is_button = line.is_set_off and is_furniture(line.text) and line.text[-1].isalpha()  # "Show more"
            if stands_for_embed(line.text):
                update.lines[n] = line._replace(role="embed")
            elif n and (is_button or is_link(line.text) or asks_to_subscribe(line.text)):
                update.lines[n] = line._replace(role="furniture")
        _without_buttons_below(update, is_last=update is updates[-1])


def _without_buttons_below(update: Update, *, is_last: bool) -> None:
    """Marks the buttons and counters that end an entry, under the last one what ends a page."""
    for n in range(len(update.lines) - 1, 0, -1):
        line = update.lines[n]
        text = line.text.lstrip(_BULLETS)
        if is_row(line.text, [update.lines[n - 1].text]):
            break
        if line.role in _AT_EDGE:
            continue
        is_end = is_last and (opens_footer(line.text) or line.text[0] == "©")
        if line.role != "text" or line.whole or not (is_furniture(text) or is_end):
            break
        update.lines[n] = line._replace(role="furniture", links=())


def ordered(lines: Sequence[LaidLine]) -> Iterator[LaidLine]:
    """The lines without what is printed twice in a row, as for readers of the screen and for others; a credit
    is one line; what stands above the heading is who the entry is by, or a label."""
    kept: list[LaidLine] = []
    for line in map(_by_its_words, signed(lines)):
        before = kept[-1] if kept else None
        if before is not None and before.role == "byline" and is_role_under(line):
            kept.append(line._replace(role="byline_role"))
        elif before is not None and before.role == line.role == "credit" and _runs_on(before.text):
            kept[-1] = before._replace(text=f"{before.text} {line.text}", links=())
        elif before is None or (line.text, line.role) != (before.text, before.role):
            kept.append(line)
    heading = next((n for n, line in enumerate(kept[:6]) if line.role == "heading"), -1)
    said = [n for n, line in enumerate(kept) if n > heading and line.role == "text"]
    if len(said) > 1 and is_label(kept[said[0]].text):
        at = said.pop(0)
        kept[at] = kept[at]._replace(role="label")
    if said and len(kept) > said[0] + 1 and _is_byline_over(kept[said[0]].text, kept[said[0] + 1]):
        kept[said[0]] = kept[said[0]]._replace(role="byline")
    is_signed = any(line.role == "byline" for line in kept)
    for n, line in enumerate(kept):
        yield _above_heading(line, is_signed) if n < heading else line


def _by_its_words(line: LaidLine) -> LaidLine:
    """A heading that says who wrote something as a byline, a byline that is "Author:" as a label."""
    if line.role == "byline" and line.text.rstrip(":").lower() in _LABELS:
        return line._replace(role="label")
    return line._replace(role="byline") if line.role == "heading" and says_who_by(line.text) else line


def _is_byline_over(text: str, below: LaidLine) -> bool:
    """Whether a line says who wrote what stands below, and leads to no message: "From the Echo's Ann Lee"."""
    return _names_writer(text) and not (below.whole == "message" and text[:5].lower() == "from ")


def _names_writer(text: str) -> bool:
    """Whether a line says of itself that it is who wrote something: "By Ann Lee", "Ann Lee @annlee"; not what
    to do about somebody: "Follow Ann Lee @annlee"."""
    is_told = says_who_by(text)
    if is_told or "@" not in text:
        return is_told
    first, second, third = (*text.split()[:3], "", "")[:3]
    is_bidden = begins_with_button(text) or (is_given(second) and third[:1].isalpha() and not is_given(first))
    return not is_bidden and bool(credit_blocks(text, 0))


def headed(updates: Sequence[Update]) -> Sequence[Update]:
    """The entries, each with its heading above its text."""
    is_usual = 4 * sum(_heading_set_off(update.lines) is not None for update in updates) > len(updates)
    for update in updates:
        update.lines = list(ordered(list(_headed(update.lines, is_usual=is_usual))))
    return updates


def _headed(lines: Sequence[LaidLine], *, is_usual: bool) -> Iterator[LaidLine]:
    """The lines of an entry, of which a heading under a paragraph is one of its text. Where none stands above
    the first, a line that is set off from the text under it is the heading."""
    above = _first_paragraph(lines)
    set_off = _heading_set_off(lines, is_usual=is_usual)
    for n, line in enumerate(lines):
        if line.role == "heading" and n > above:
            yield line._replace(role="text")
        else:
            yield line._replace(role="heading") if n == set_off else line


def _first_paragraph(lines: Sequence[LaidLine]) -> int:
    return next((n for n, line in enumerate(lines) if _is_paragraph(line)), len(lines))


def _heading_set_off(lines: Sequence[LaidLine], *, is_usual: bool = False) -> int | None:
    """Which line is set off as a heading over the text of an entry that has no other; where it ``is_usual``,
    one that looks like a name with which nobody is christened is one: "Green Surge"."""
    said = [n for n, line in enumerate(lines) if line.role == "text"][:2]
    if len(said) < 2 or any(line.role == "heading" for line in lines[: _first_paragraph(lines)]):
        return None
    line = lines[said[0]]
    is_like_a_name = is_usual and line.is_set_off and not line.whole and is_personal_name(line.text)
    return said[0] if _heads(line) or (is_like_a_name and not is_given(line.text.split()[0])) else None


def _is_paragraph(line: LaidLine) -> bool:
    """Whether a line is of the text and not of what stands above a heading: labels, who wrote it."""
    return line.role == "text" and not _may_stand_above(line)


def _may_stand_above(line: LaidLine) -> bool:
    """Whether a line is as short as those above the text, and no sentence."""
    return len(line.text) <= LONGEST_BYLINE and is_unfinished(line.text)


def _is_label(line: LaidLine) -> bool:
    """Whether a line is a label: "Pinned", or any in capitals."""
    return is_label(line.text) or (line.text.isupper() and len(line.text) <= _LONGEST_LABEL)


def _heads(line: LaidLine) -> bool:
    """Whether a line that is not marked as a heading is one."""
    if not line.is_set_off or line.whole or not _may_stand_above(line):
        return False
    if _is_label(line) and (is_label(line.text) or len(line.text.split()) < _FEWEST_IN_HEADING):
        return False
    return not line.text.startswith("•") and not is_personal_name(line.text)


def is_role_under(line: LaidLine) -> bool:
    """Whether a line under a name is what that person is: "Political reporter"."""
    if line.role == "byline":
        is_none = is_personal_name(line.text) or begins_with_button(line.text)
        return is_unfinished(line.text) and not (is_none or day_alone(line.text))
    is_short = 1 < len(line.text.split()) <= _MOST_IN_ROLE
    return line.role == "text" and is_short and is_correspondent_role(line.text)


def _runs_on(credit: str) -> bool:
    return credit.endswith(":") or credit.count("(") > credit.count(")")


def _above_heading(line: LaidLine, is_signed: bool) -> LaidLine:
    """A line above a heading, where it is told what it is; ``is_signed``: who the entry is by is known."""
    if line.role != "text" or not _may_stand_above(line):
        return line
    if _is_label(line):
        return line._replace(role="label")
    text = line.text
    if not is_signed and (is_personal_name(text) or _names_writer(text) or split_byline(text) is not None):
        return line._replace(role="byline")
    if is_correspondent_role(line.text):
        return line._replace(role="byline_role")
    return line._replace(role="label") if len(line.text) <= _LONGEST_LABEL else line


def _is_by_correspondent(lines: Sequence[LaidLine], blocks: Sequence[Block]) -> bool:
    """Whether a role is printed under a name, that of somebody who reports."""
    if not any(block.role == "byline_role" for block in blocks):
        return False
    texts = [line.text for line in lines if line.role in ("byline", "byline_role")]
    return any(is_correspondent_role(part) for text in texts for part in (text, *text.split(", ")[1:]))


def _wholes(lines: Sequence[LaidLine], wanted: Whole) -> Iterator[list[int]]:
    """The indexes of the lines of each whole of a kind."""
    found: dict[int, list[int]] = {}
    for n, line in enumerate(lines):
        if line.whole == wanted:
            found.setdefault(line.number, []).append(n)
    yield from found.values()


def _messages(lines: Sequence[LaidLine], spans: Sequence[tuple[int, int]]) -> Iterator[Embedded]:
    """The embedded messages: the words, under them who signs them."""
    for whole in _wholes(lines, "message"):
        for n in whole[1:]:
            match = SIGNATURE.search(lines[n].text)
            if match is not None:
                yield signed_message(match, spans[n][0], (spans[whole[0]][0], spans[n - 1][1]))
                break


def _quotations(
    lines: Sequence[LaidLine], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], ...]]:
    """The paragraphs of somebody's words that are set apart without quotation marks."""
    for whole in _wholes(lines, "quotation"):
        over = lines[whole[0]].text
        first = (len(whole) > 1 or over[-1] == ":") and _introduces(over)
        words = list(takewhile(lambda n: not _says_whose(lines[n].text), whole[first:]))
        words = [n for n in words if lines[n].role != "mark"]
        if words and not any(mark in lines[n].text for n in words for mark in _MARKS):
            yield tuple(spans[n] for n in words)


def _introduces(line: str) -> bool:
    """Whether a line over somebody's words says whose they are: "Ann Lee wrote:", "Ann Lee:", "Ann Lee"."""
    name = line.removesuffix(":")
    is_said = name != line and name.split()[-1:] != [] and name.split()[-1].lower() in SPEAKING_VERBS
    return len(line) <= LONGEST_BYLINE and (is_said or is_personal_name(name))


def _says_whose(line: str) -> bool:
    """Whether a line under somebody's words says whose they are: "— Ann Lee", "Ann Lee, the agent"."""
    return line[0] in _DASHES or is_personal_name(line) or split_byline(line) is not None


def once_each(updates: Sequence[Update]) -> list[Update]:
    """The entries, each once: what is pinned on top or listed among the chief events stands again below."""
    named = Counter(update.anchor for update in updates)
    for update in updates:
        if named[update.anchor] > _MOST_OF_ONE:
            update.anchor = None  # it tells no entry from another
    known = [set(_identities(update)) for update in updates]
    last = {key: n for n, keys in enumerate(known) for key in keys}
    kept: list[Update] = []
    met: set[object] = set()
    for n, update in enumerate(updates):
        below = updates[max((last[key] for key in known[n]), default=n)]
        if met.isdisjoint(known[n]) and (below is update or len(below.said) < len(update.said)):
            kept.append(update)
            met |= known[n]
    return kept


def _identities(update: Update) -> Iterator[object]:
    if update.anchor:
        yield update.anchor
    said = update.said
    if len(said) > 20:
        yield (update.published, key_of(said, 200))


def key_of(text: str, size: int = 40) -> str:
    """The first letters and digits of a text: by what the same words are known in two places."""
    return "".join(_ALPHANUMERIC.findall(text[: 3 * size + 20])).lower()[:size]


def title_key(title: str) -> str:
    """By what the same title is known in two places."""
    return key_of(title, 200)
