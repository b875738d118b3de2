"""What a page has beside the article that it is: what readers write, other stories, what follows its end."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from rsdata.language.line_shapes import is_unfinished
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import day_alone, is_age, is_stamp
from rsdata.language.word_lists import tagged
from rsdata.pages.boilerplate import stands_for_embed
from rsdata.pages.credits import SEPARATORS
from rsdata.pages.marks import BESIDE, heads_comments, is_footer_title, is_link, is_row, opens_footer
from rsdata.pages.marks import is_furniture as is_button
from rsdata.pages.readers.laid_words import LaidLine, is_furniture
from rsdata.pages.readers.markup_tree import SUBHEADINGS, Element
from rsdata.pages.readers.repeated_entries import PARAGRAPH, is_of_readers, leads_away

_SHORT_PARAGRAPH: Final = 60
_FEWEST_PARAGRAPHS: Final = 3
_NEARLY_ALL: Final = 0.85
# Elements within a line or a paragraph, whose links are part of what is said.
_WITHIN: Final = frozenset(
    (
        "a", "p", "span", "em", "strong", "b", "i", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "tbody",
        "table",
    )
)  # fmt: skip
_BODIES: Final = tagged("classes of article bodies")
_CALLED: Final = lazy(r"^[a-z]-|[-_]")  # "c-entry-content"
_OF_CARDS: Final = SUBHEADINGS | {"p", "div"}
_HEADLINE: Final = 30  # characters of a link to another story
_FEWEST_WORDS: Final = 6
_LINKED: Final = 0.8
_LONGEST_TITLE: Final = 80
_HIGHEST: Final = 60  # elements that lie around a paragraph or a link
# What stands over or before who wrote an article and when it is from.
_LABELS: Final = tagged("labels over an article")
_LONGEST_LIFE: Final = 3  # paragraphs on who wrote an article


def beside(root: Element, stories: Sequence[Sequence[Element]], *, says_article: bool) -> frozenset[int]:
    """The elements in the main part of a page, by ``id``, that are no part of the article: never its heading.
    ``stories``: what repeats in the page and is known to be no posts of it; ``says_article``: the page says
    that it is one."""
    above = {id(around) for e in root.walk() if e.tag == "h1" for around in (e, *e.ancestors())}
    found = {id(e) for e in _foreign(root) if id(e) not in above and 2 * e.size < root.size}
    for nodes in stories:
        if all(id(e) not in above for e in nodes):
            found |= {id(e) for e in nodes}
    if says_article:
        found |= {id(e) for e in _behind(root, found) if id(e) not in above}
    return frozenset(found)


def _foreign(root: Element) -> Iterator[Element]:
    """What readers write, and links to other stories: lists of them, with the titles over them, and links
    with paragraphs in them."""
    linked: Counter[int] = Counter()
    links: Counter[int] = Counter()
    for element in root.walk():
        if leads_away(element):
            for around in _around(element, root):
                linked[id(around)] += element.size
                links[id(around)] += 1
    titles, told = _titles(root), _told_from(root)
    for element in root.walk()[1:]:
        count = links[id(element)]
        if is_of_readers(element) or _is_card(element):
            yield element
        elif (
            element.tag in SUBHEADINGS
            and element.first > told
            and element.parent is not None
            and element.parent is not root
            and _heads_footer(element, element.parent)
        ):
            yield element.parent
        elif (
            count > 1
            and element.tag not in _WITHIN
            and linked[id(element)] >= max(_LINKED * element.size, _HEADLINE * count)
        ):
            yield element
            if id(element) in titles:
                yield titles[id(element)]


def _told_from(root: Element) -> float:
    """The place of the paragraph by which the article has said enough to be followed by other things."""
    said = 0
    for element in root.walk():
        said += element.own if element.own > _SHORT_PARAGRAPH else 0
        if said > _FEWEST_PARAGRAPHS * _SHORT_PARAGRAPH:
            return element.first
    return math.inf


def _heads_footer(title: Element, below: Element) -> bool:
    """Whether a heading opens an element that follows an article: "Comments", "More from Politics" over no
    paragraph."""
    if title.size > _LONGEST_TITLE or below.own or title.first > below.first + 1:
        return False
    if is_footer_title(title.text) or heads_comments(title.text):
        return True
    return opens_footer(title.text) and all(e.own <= _SHORT_PARAGRAPH for e in below.walk())


def _is_card(element: Element) -> bool:
    """Whether an element is a link around a headline or a paragraph, and no picture to be opened."""
    if not leads_away(element) or element.size < _HEADLINE:
        return False
    tags = {below.tag for below in element.walk()}
    return not tags.isdisjoint(_OF_CARDS) and "figcaption" not in tags


def _titles(root: Element) -> dict[int, Element]:
    """The short heading straight above each element that has one."""
    return {
        id(below): title
        for element in root.walk()
        for title, below in pairwise(element.elements)
        if title.tag in SUBHEADINGS and title.size <= _LONGEST_TITLE
    }


def _around(element: Element, root: Element) -> Iterator[Element]:
    """What lies around an element, up to the main part of the page."""
    for around in islice(element.ancestors(), _HIGHEST):
        yield around
        if around is root:
            return


def _behind(root: Element, left_out: set[int]) -> Iterator[Element]:
    """What follows the element that is called the body of an article, and the one that holds nearly all of
    its paragraphs."""
    held: Counter[int] = Counter()  # characters of paragraphs
    count: Counter[int] = Counter()
    for element in root.without(lambda e: e is not root and (id(e) in left_out or is_furniture(e))):
        size = element.size if element.tag == "p" else element.own
        if size > _SHORT_PARAGRAPH:
            for around in _around(element, root):
                held[id(around)] += size
                count[id(around)] += 1
    most = _NEARLY_ALL * held[id(root)]
    holders = [e for e in root.walk()[1:] if count[id(e)] >= _FEWEST_PARAGRAPHS]
    body = next((e for e in holders if _is_body(e)), None)
    holder = next((e for e in reversed(holders) if held[id(e)] >= most), None)
    for inner in (body, holder):
        if inner is not None:
            yield from _following(inner, root)


def _following(inner: Element, root: Element) -> Iterator[Element]:
    """What follows the body of an article in the main part of a page: no part of it, unless it is of the
    class of that element, or of what lies around that, is called a body too, or is a table."""
    now = inner
    while now is not root and now.parent is not None:
        beside = now.parent.elements
        at = next(n for n, one in enumerate(beside) if one is now)
        for element in beside[at + 1 :]:
            is_like = bool(element.classes) and element.classes == now.classes
            if not (is_like or _is_body(element) or _is_table(element)):
                yield element
        now = now.parent


def _is_table(element: Element) -> bool:
    """Whether most words of an element stand in a table."""
    return any(below.tag == "table" and 2 * below.size > element.size for below in element.walk())


def _is_body(element: Element) -> bool:
    """Whether an element is called the body of an article."""
    is_named = element.get("itemprop") == "articleBody"
    return is_named or any(_CALLED.sub("", word) in _BODIES for word in element.classes)


def told_furniture(lines: Sequence[LaidLine], base: str) -> Iterator[LaidLine]:
    """The lines of an article, of which those above its heading, buttons, links to other stories, what stands
    for something of another site, and what ends the page are told. ``base``: where links start from."""
    own = base.split("#")[0]
    heading = next((n for n, line in enumerate(lines) if line.role == "heading"), -1)
    said = [n for n, line in enumerate(lines) if _is_said(line, own)]
    first, last = (_begin(lines, said), said[-1]) if said else (0, len(lines))
    is_in_paragraphs = sum(lines[n].is_paragraph for n in said) >= _NEARLY_ALL * len(said)
    end = _signature(lines, said)
    for n, line in enumerate(lines):
        if line.role != "text" or line.whole:
            yield line
            continue
        text = line.text.removeprefix("• ")
        is_within = first < n < last
        if n > last and opens_footer(text):
            end = min(n, end)
        if stands_for_embed(text):
            yield line._replace(role="embed")
        elif (
            n < heading
            or n >= end
            or is_pointer(line, own)
            or _is_label(lines, n, text)
            or (n < first and (_is_dateline(text) or opens_footer(text)))
            or (is_within and is_in_paragraphs and _is_set_between(line))
            or (not is_within and _is_aside(lines, n, is_over=n < first))
        ):
            yield line._replace(role="furniture")
        else:
            yield line


def _begin(lines: Sequence[LaidLine], said: Sequence[int]) -> int:
    """The paragraph with which an article begins: no standfirst over who wrote it and when it is from."""
    head = lines[said[0] : said[min(1, len(said) - 1)]]
    return said[1] if any(line.role in ("byline", "stamp") for line in head) else said[0]


def _is_set_between(line: LaidLine) -> bool:
    """Whether a line among paragraphs is none by its element, nor a heading, nor a name under somebody's
    words: the title of a film, a button."""
    if line.is_paragraph or line.is_set_off or len(line.text) > PARAGRAPH or line.text[0] in "—–":
        return False
    return is_unfinished(line.text) and not is_stamp(line.text)


def _is_aside(lines: Sequence[LaidLine], n: int, *, is_over: bool) -> bool:
    """Whether a line over or under the paragraphs of an article is a few words that are no part of it: a
    link, an address, or by itself a section, an agency, a name; no standfirst, row or item of a list."""
    line = lines[n]
    if "\t" in line.text or not _is_few_words(line):
        return False
    beside = (*lines[max(n - 1, 0) : n], *lines[n + 1 : n + 2])
    is_told = line.is_paragraph if is_over else any(map(str.isdigit, line.text))
    is_listed = line.text[0] in "•*" or any(map(_is_few_words, beside))
    return bool(line.links) or "@" in line.text or not (is_told or is_listed)


def _is_few_words(line: LaidLine) -> bool:
    return line.role == "text" and len(line.text.split()) < _FEWEST_WORDS and is_unfinished(line.text)


def _signature(lines: Sequence[LaidLine], said: Sequence[int]) -> int:
    """The line under an article that names who wrote it once more, above a few words on that person; behind
    the last line where none does. ``said``: its paragraphs."""
    names = {line.text for line in lines if line.role == "byline"}
    for n in said[-_LONGEST_LIFE:]:
        above = lines[n - 1]
        if len(said) >= 2 * _FEWEST_PARAGRAPHS and above.role == "text" and above.text in names:
            return n - 1
    return len(lines)


def _is_label(lines: Sequence[LaidLine], n: int, text: str) -> bool:
    """Whether a line is a button, a title of other stories, or how old one is."""
    if is_footer_title(text) or is_age(text):
        return True
    return is_button(text) and not is_row(text, [line.text for line in lines[max(n - 1, 0) : n + 2]])


def _is_dateline(text: str) -> bool:
    """Whether a line over an article says when it is from alone, or what stands beside it says: "Published 6
    May 2022 • 2 min read", "Author:"."""
    told = (part.strip(SEPARATORS) for part in BESIDE.split(text))
    parts = [part for part in told if not (is_button(part) or part.isdigit())]
    return all(
        part.rstrip(":").lower() in _LABELS or day_alone(part) is not None or is_stamp(part) for part in parts
    )


def _is_said(line: LaidLine, own: str) -> bool:
    """Whether a line is a paragraph of the article, and no link."""
    if line.role != "text" or len(line.text) <= (PARAGRAPH if is_unfinished(line.text) else _HEADLINE):
        return False
    return not (is_pointer(line, own) or opens_footer(line.text))


def is_pointer(line: LaidLine, own: str) -> bool:
    """Whether a line is a link to another story than this page: a headline, with "Read more:" before it
    perhaps."""
    text = line.text.strip("[]() ").rstrip("?!'’\"”" if line.role == "text" else "?!.")
    if is_link(text):
        return True
    linked = sum(end - start for start, end, address in line.links if address.split("#")[0] != own)
    return (
        len(line.links) == 1
        and linked >= max(_HEADLINE, _LINKED * len(text))
        and len(text.split()) >= _FEWEST_WORDS
        and is_unfinished(text)
    )
