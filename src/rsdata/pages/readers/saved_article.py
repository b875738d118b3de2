"""A page whose markup tells no entries: its words, and what they are where it turns out to be an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, takewhile
from typing import Any, Final

from rsdata.attribution.document import Span
from rsdata.language.line_shapes import is_correspondent_role, is_unfinished
from rsdata.language.names import is_personal_name
from rsdata.pages.credits import (
    BY,
    SEPARATORS,
    credit_blocks,
    is_of_person,
    label_in,
    names_in,
    says_role,
    says_who_by,
    split_byline,
)
from rsdata.pages.marks import BESIDE
from rsdata.pages.page import Page
from rsdata.pages.readers.beside_article import beside, parts_of_dateline, pictured, told_furniture
from rsdata.pages.readers.embedded_messages import messages_in
from rsdata.pages.readers.laid_words import LaidLine, is_furniture, is_hidden, lines_of
from rsdata.pages.readers.live_blog_posting import authors_of, body_lines, plain
from rsdata.pages.readers.markup_tree import Element, Markup
from rsdata.pages.readers.moments import Moment, as_told, moment
from rsdata.pages.readers.page_authors import authors_of_article
from rsdata.pages.readers.page_facts import says_article
from rsdata.pages.readers.repeated_entries import LEAST, PARAGRAPH, Times, is_menu, times_in
from rsdata.pages.readers.updates import (
    Sheet,
    Update,
    is_role_under,
    laid_out,
    ordered,
    title_key,
)

# Elements that hold no entries.
_OF_LINES: Final = frozenset(("p", "pre", "blockquote", "figure", "tr"))
# Elements that may go on with what stands over them.
_LISTS: Final = frozenset(("ul", "ol", "dl", "table"))
_HIGHEST_HEAD: Final = 40  # lines
_MOST_ABOVE: Final = 2  # paragraphs over a heading that is a link
_MOST_UNDER: Final = 8  # lines under the heading among which a day is that of the article
# Where the page prints less than so much of what JSON-LD says, it is not all there.
_CUT_SHORT: Final = 0.5


def read_article(
    markup: Markup,
    page: Page,
    posting: dict[str, Any],
    base: str,
    stories: Sequence[Sequence[Element]] = (),
) -> Page:
    """A page by its words, as one entry: its heading, byline, times and captions are told apart, for a page
    in whose text the layouts find nothing that parts posts. ``posting`` is its description, ``stories`` the
    elements that repeat in it and are no posts."""
    root = _main(markup)
    is_told = says_article(markup, posting)
    left_out = beside(root, stories, says_article=is_told)
    times = times_in(_head(root.walk()))
    found = lines_of(
        [root],
        base,
        in_entry=True,
        stamps=times.stamps,
        changes=times.changes,
        left_out=left_out,
        messages=messages_in([root], base),
    )
    lines = [line for line in pictured(found, root) if line.role != "alt"]
    if _said(lines) < _CUT_SHORT * len(plain(posting.get("articleBody"))):
        lines = [line for line in lines if line.role != "text"] + body_lines(posting["articleBody"], base)
    if not lines:
        return page
    lines = _with_heading(lines, page, [e.text for e in markup.select("h1")])
    names, under = authors_of(posting), list(_under_title(markup, page, root))
    printed = () if any(map(is_of_person, names)) else authors_of_article(under, _head(root.walk()))
    lines = _with_byline(list(ordered(lines)), names, printed, page.authors)
    published, changed = _moments(times, page, posting)
    if page.published is None:
        is_main = root is not markup.body
        told = published if is_told or is_main else times_in(under).published
        page = page._replace(published=(told and told.day) or _printed_day(lines, is_main=is_main))
    lines = list(told_furniture(lines, base))
    laid = laid_out(page, (), [Update(lines, published, changed)])
    (entry,) = laid.entries
    article = entry._replace(boundary="inferred")
    return laid._replace(
        entries=(article,),
        links=entry.links,
        says_article=is_told,
        holders=tuple(_holders(root, lines)),
    )


def _holders(root: Element, lines: Sequence[LaidLine]) -> Iterator[Span]:
    """Where the lines of each larger element that may hold entries begin, and where they end, with a list
    straight under them, in the text of a page."""
    sheet = Sheet()
    spans = [(line.at, *sheet.add(line.text, parted=line.parted)) for line in lines]
    for element in root.walk():
        if element.size > LEAST * root.size and element.tag not in _OF_LINES:
            last = _with_list_under(element).end
            held = [(start, end) for at, start, end in spans if element.first <= at < last]
            if held:
                yield held[0][0], held[-1][1]


def _with_list_under(element: Element) -> Element:
    """The list or table straight under an element, which goes on with its last words, unless it is a menu;
    else the element."""
    beside = element.parent.children if element.parent is not None else ()
    at = next((n for n, child in enumerate(beside) if child is element), len(beside))
    below = next((c for c in beside[at + 1 :] if isinstance(c, Element) or c.strip()), None)
    if not isinstance(below, Element) or below.tag not in _LISTS:
        return element
    return element if is_furniture(below) or is_menu(below) else below


def _moments(times: Times, page: Page, posting: dict[str, Any]) -> tuple[Moment | None, Moment | None]:
    """When the article is from and when it was changed: as its description says, else its head, else what is
    printed there."""
    first, last = page.extent
    published = moment(posting.get("datePublished")) or moment(first) or times.published
    return published, moment(posting.get("dateModified")) or moment(last) or times.updated


def _under_title(markup: Markup, page: Page, root: Element) -> Iterator[Element]:
    """The head of an article from its title on, be that outside its main part."""
    title = title_key(page.title or "")
    at = next((e for e in markup.select("h1") if title and title_key(e.text) == title), root)
    return _head(markup.body.walk()[at.first :])


def _printed_day(lines: Sequence[LaidLine], *, is_main: bool) -> str | None:
    """The first whole day that a line between the heading of an article and its text is, or a part of it; in
    the main part of a page (``is_main``) it may be the line over the heading."""
    heading = next((n for n, line in enumerate(lines) if line.role == "heading"), -1)
    under = takewhile(lambda line: not _is_paragraph(line), lines[heading + 1 :][:_MOST_UNDER])
    head = [*under, *(lines[heading - 1 : heading] if is_main and heading > 0 else ())]
    short = [line.text for line in head if len(line.text) <= PARAGRAPH]
    beside = (text[start:end] for text in short for _, start, end in credit_blocks(text, 0))
    parts = (part.strip() for part in (*chain(*map(parts_of_dateline, short)), *beside))
    return next((told[:10] for part in parts if (told := as_told(part)) is not None), None)


def _head(elements: Iterable[Element]) -> Iterator[Element]:
    """Those above the second paragraph: the first may be the standfirst."""
    paragraphs = 0
    for element in elements:
        paragraphs += element.own > PARAGRAPH
        if paragraphs > 1:
            return
        yield element


def _said(lines: Sequence[LaidLine]) -> int:
    return sum(len(line.text) for line in lines if line.role == "text")


def _with_heading(lines: Sequence[LaidLine], page: Page, headings: Sequence[str]) -> list[LaidLine]:
    """The lines with one heading, the title of the page; headings below it are lines of the text."""
    said = (n for n, line in enumerate(lines) if _is_paragraph(line))
    end = next(islice(said, _MOST_ABOVE, None), len(lines))
    # (Behind the text a link with the title is one of a list.)
    head = [n for n, line in enumerate(lines[: _HIGHEST_HEAD + 1]) if n < end or not line.links]
    first = {title_key(lines[n].text): n for n in reversed(head)}
    keys = (key for words in (page.title or "", *headings) if (key := title_key(words)))
    at = next((first[key] for key in keys if key in first), None)
    told = [line._replace(role="text") if line.role == "heading" else line for line in lines]
    if at is None:
        is_told = not page.title or any(page.title in line.text for line in lines[:12])
        return told if is_told else [LaidLine("heading", page.title or ""), *told]
    return [*told[:at], told[at]._replace(role="heading", parted=True), *told[at + 1 :]]


def _with_byline(
    lines: Sequence[LaidLine], names: Sequence[str], printed: Sequence[str], told: str | None
) -> list[LaidLine]:
    """The lines with one byline."""
    heading = next((n for n, line in enumerate(lines) if line.role == "heading"), -1)
    at, known = _byline_of(lines, heading, names, printed, told)
    end = next((n for n, line in enumerate(lines) if n > heading and _is_paragraph(line)), len(lines))
    is_other = [
        n - 1 != at and (n < heading or (n < end and lines[n - 1].role == "byline"))
        for n in range(len(lines))
    ]
    made = [
        line if n == at else _beside_byline(line, is_above=is_other[n], is_over=n < end)
        for n, line in enumerate(lines)
    ]
    if at is not None:
        if at + 1 < len(lines) and is_role_under(lines[at + 1]):
            made[at + 1] = lines[at + 1]._replace(role="byline_role")
        made[at : at + 1] = _named(made[at]._replace(role="byline"), known)
    elif known and heading >= 0:
        made.insert(heading + 1, LaidLine("byline", ", ".join(known), parted=False))
    return made


def _byline_of(
    lines: Sequence[LaidLine], heading: int, names: Sequence[str], printed: Sequence[str], told: str | None
) -> tuple[int | None, Sequence[str]]:
    """Which line is the byline, and whom it names: the people that the description has, else those that an
    element of the head is (``printed``), whom no line may have; without such, the first line of the head that
    says who wrote the article, else whom the description has or who is ``told`` to have."""
    is_told = any(map(is_of_person, names))
    by = None if is_told else _byline_under(lines, heading)
    known = names if is_told else printed
    if not known and by is None:
        known = names or names_in(told or "")
    head = (n for n in range(min(len(lines), _HIGHEST_HEAD)) if n != heading)
    at = next((n for n in head if _names(lines[n].text, known)), None) if known else None
    if at is None and by is not None and not BY.fullmatch(lines[by].text):
        if lines[by].text.strip(SEPARATORS) in known:
            return by, known  # which stand on several lines
        return by, names if _names(lines[by].text, names) else ()  # with more than the names
    return at, known


def _byline_under(lines: Sequence[LaidLine], heading: int) -> int | None:
    """The first line of the head that says who wrote the article; None where none does."""
    paragraphs = (n for n, line in enumerate(lines) if n > heading and _is_paragraph(line))
    end = next(islice(paragraphs, 1, None), len(lines))
    return next((n for n in range(heading + 1, end) if _is_by(lines[n]) or _is_over_day(lines, n)), None)


def _is_over_day(lines: Sequence[LaidLine], n: int) -> bool:
    """Whether a line is a name alone over when an article is from: "Ann Lee", "6 May 2022 • 3 min read"."""
    below = [part for line in lines[n + 1 : n + 2] for part in BESIDE.split(line.text)]
    return is_personal_name(lines[n].text) and any(as_told(part.strip()) is not None for part in below)


def _beside_byline(line: LaidLine, *, is_above: bool, is_over: bool) -> LaidLine:
    """A line that is not the byline, nor under that: text, or a label as "By", what the article is about
    (``is_above`` its heading) and who else, ``is_over`` its text, had a part in it."""
    if line.role == "byline":
        is_label = is_above or BY.fullmatch(line.text) is not None or (is_over and is_unfinished(line.text))
        return line._replace(role="label" if is_label else "text")
    return line._replace(role="label") if is_above and line.role == "byline_role" else line


def _named(line: LaidLine, names: Sequence[str]) -> Iterator[LaidLine]:
    """A byline of known names without what is printed beside them: "Ann Lee | The Echo", "6 May 2022 by Ann
    Lee"."""
    low = line.text.lower()
    if len(names) > 1 and line.text.strip(SEPARATORS) in names:
        yield line._replace(text=", ".join(names), links=())  # of which the others stand under it
        return
    places = [low.find(name.lower()) for name in names if len(low) == len(line.text)]
    start = min(places, default=-1)
    if start >= 0 and set(map(str.lower, names)) <= set(map(str.lower, names_in(line.text))):
        line, start = line._replace(text=line.text.rstrip(SEPARATORS)), -1  # it says itself what it is
    if start < 0:
        yield line
        return
    end = max(at + len(name) for at, name in zip(places, names, strict=False))
    before, named, behind = line.text[:start], line.text[start:end], line.text[end:]
    if len(names) > 1 and named.lower() == " ".join(names).lower():
        named = ", ".join(names)  # side by side, each in an element
    if before and label_in(line.text) != len(before):  # "6 May 2022 by", "Author of the article:"
        yield line._replace(role="label", text=before.strip(), links=())
        before = ""
    said = before + named
    yield line if before and said == line.text else line._replace(text=said, links=())
    if beside := behind.strip(SEPARATORS):
        yield LaidLine("byline_role" if says_role(beside) else "label", beside, parted=False)


def _is_paragraph(line: LaidLine) -> bool:
    return line.role == "text" and len(line.text) > PARAGRAPH


def _names(text: str, names: Sequence[str]) -> bool:
    """Whether a line is these names, with little else."""
    rest = text.lower()
    for name in map(str.lower, names):
        if name not in rest:
            return False
        rest = rest.replace(name, "", 1)
    return len(rest) <= PARAGRAPH // 2


def _is_by(line: LaidLine) -> bool:
    """Whether a line says who wrote an article: "By Ann Lee", "Ann Lee, political editor"."""
    if line.role == "text" and not says_who_by(line.text):
        cut = split_byline(line.text)
        return cut is not None and not line.whole and is_correspondent_role(line.text[cut[1] :])
    return line.role in ("byline", "text")


def _main(markup: Markup) -> Element:
    """The element that holds what the page says, be it one that a script was to show."""
    whole: int | None = None
    for css in ("main", '[role="main"]', "article", "#content, #main, .content, .article"):
        found = [e for e in markup.select(css) if not any(is_furniture(a) for a in e.ancestors())]
        sizes = [_size(element) for element in found]
        most = max(sizes, default=0)
        if 2 * most < markup.body.size:  # with what is left out: at least as much as is said
            whole = _size(markup.body) if whole is None else whole
        if sizes and 2 * most >= (whole or 0):
            return found[sizes.index(most)]
    shown_later = (e for e in markup.body.elements if is_hidden(e) and 2 * e.size > markup.body.size)
    return next(shown_later, markup.body)


def _size(element: Element) -> int:
    """How much an element says in sentences."""
    return sum(len(line.text) for line in lines_of([element]) if len(line.text) > PARAGRAPH // 2)
