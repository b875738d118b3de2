"""What a page has beside the article that it is: what readers write, other stories, what follows its end."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import Final

from rsdata.language.line_shapes import is_unfinished
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import day_alone, is_age, is_stamp
from rsdata.language.word_lists import tagged
from rsdata.pages.boilerplate import stands_for_embed
from rsdata.pages.credits import SEPARATORS, is_of_person, names_in
from rsdata.pages.marks import heads_comments, is_footer_title, is_link, is_notice, is_row, opens_footer
from rsdata.pages.marks import is_furniture as is_button
from rsdata.pages.readers.laid_words import LaidLine, is_furniture, names_author
from rsdata.pages.readers.markup_tree import SUBHEADINGS, Element
from rsdata.pages.readers.moments import as_told
from rsdata.pages.readers.repeated_entries import PARAGRAPH, is_of_readers, leads_away
from rsdata.pages.readers.updates import title_key

_SHORT_PARAGRAPH: Final = 60
_FEWEST_PARAGRAPHS: Final = 3
_NEARLY_ALL: Final = 0.85
# Elements within a line or a paragraph, whose links are part of what is said.
_WITHIN: Final = tagged("elements within a line")
_BODIES: Final = tagged("classes of article bodies")
_CALLED: Final = lazy(r"^[a-z]-|[-_]")  # "c-entry-content"
_OF_CARDS: Final = SUBHEADINGS | {"p", "div"}
_HEADLINE: Final = 30  # characters of a link to another story
_FEWEST_WORDS: Final = 6
_LINKED: Final = 0.8
_LONGEST_TITLE: Final = 80
_HIGHEST: Final = 60  # elements that lie around a paragraph or a link
# What stands over or before who wrote an article and when it is from.
_LABELS: Final = tagged("labels over an article") | tagged("days of the week")
# What stands side by side there: "Ann Lee | 6 May 2022", "6 May 2022, Updated 7 May 2022".
_BESIDE: Final = lazy(
    r"\s*[|·•]\s*|\s/\s|(?:(?:,| and)? |(?<=\d))(?=(?:{labels over an article})\b)", re.IGNORECASE
)
# "Get the latest news with our app.", "For more coverage, visit echo.example": what it offers.
_OFFER: Final = lazy(
    r"(?:{verbs of an offer} [^.!?“”\"]*\b|for )"
    r"(?:more|our|(?:all )?the (?:very )?latest|breaking)\b(?! than)"
    r"[^.!?,“”\"]*\b{things that are offered}\b[^“”\"]*",
    re.IGNORECASE,
)
_FROM_ARCHIVE: Final = lazy(r"FILE(?: PHOTO)?(?:: | [–—-] )")
_MOST_LINKS: Final = 3  # in a line that is no list of links
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
    held = root.walk()
    said = accumulate(element.own * (element.own > _SHORT_PARAGRAPH) for element in held)
    enough = _FEWEST_PARAGRAPHS * _SHORT_PARAGRAPH
    return next((e.first for e, size in zip(held, said, strict=True) if size > enough), math.inf)


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
    class of that element, or of what lies around that, holds a body too, is a footer that says who wrote it,
    or is a table."""
    now = inner
    while now is not root and now.parent is not None:
        beside = now.parent.elements
        at = next(n for n, one in enumerate(beside) if one is now)
        for element in beside[at + 1 :]:
            is_like = bool(element.classes) and element.classes == now.classes
            is_signed = element.tag == "footer" and names_author(element)
            if not (is_like or is_signed or _goes_on(element) or _is_table(element)):
                yield element
        now = now.parent


def _goes_on(element: Element) -> bool:
    """Whether an element holds more of the body of an article, and no other article."""
    held = element.walk()
    return any(map(_is_body, held)) and all(below.tag != "h1" for below in held)


def _is_table(element: Element) -> bool:
    """Whether most words of an element stand in a table."""
    return any(below.tag == "table" and 2 * below.size > element.size for below in element.walk())


def _is_body(element: Element) -> bool:
    """Whether an element is called the body of an article."""
    names = (*element.classes, element.get("id").lower(), element.get("itemprop").lower())
    return any(_CALLED.sub("", word) in _BODIES for word in names)


def told_furniture(lines: Sequence[LaidLine], base: str) -> Iterator[LaidLine]:
    """The lines of an article, of which those above its heading, buttons, links to other stories, what stands
    for something of another site, and what ends the page are told. ``base``: where links start from."""
    own = base.split("#")[0]
    heading = next((n for n, line in enumerate(lines) if line.role == "heading"), -1)
    again = _said_twice(lines)
    said = [n for n, line in enumerate(lines) if n not in again and _is_said(line, own)]
    first, last = (_begin(lines, said), said[-1]) if said else (0, len(lines))
    is_in_paragraphs = sum(lines[n].is_paragraph for n in said) >= _NEARLY_ALL * len(said)
    end = _signature(lines, said)
    for n, line in enumerate(lines):
        if line.role != "text" or line.whole:
            yield line
            continue
        text = line.text.removeprefix("• ")
        is_within = first < n < last
        if n > last and _is_of_site(text):
            end = min(n, end)
        if stands_for_embed(text):
            yield line._replace(role="embed")
        elif (
            not heading <= n < end
            or n in again
            or is_pointer(line, own)
            or _is_label(lines, n, text)
            or (n < first and (_is_dateline(text) or _is_of_site(text)))
            or (is_within and is_in_paragraphs and _is_set_between(line))
            or (not is_within and _is_aside(lines, n, is_over=n < first))
        ):
            yield line._replace(role="furniture")
        else:
            yield line


def _said_twice(lines: Sequence[LaidLine]) -> set[int]:
    """The lines of an article that say its title or a caption once more, perhaps behind a button: "Share A
    title"."""
    told = [line.text for line in lines if line.role in ("heading", "caption")]
    keys = {title_key(words) for words in told if words.count(" ") > _FEWEST_WORDS // 2}
    return {
        n for n, line in enumerate(lines) if line.role == "text" and not keys.isdisjoint(_keys_of(line.text))
    }


def _keys_of(text: str) -> Iterator[str]:
    """What a line says, and what it says behind a button; none begins "Share of the vote"."""
    first, _, rest = text.partition(" ")
    yield title_key(text)
    if rest[:1].isupper() and is_button(first):
        yield title_key(rest)


def pictured(lines: Iterable[LaidLine], root: Element) -> Iterator[LaidLine]:
    """The lines of an article, of which what a picture has for who cannot see it is a caption where the page
    prints it too, and what begins as agencies begin one."""
    alts = {title_key(alt) for e in root.walk() if e.tag == "img" and len(alt := e.get("alt")) > _HEADLINE}
    for line in lines:
        is_text = line.role == "text" and not (line.whole or line.links or line.around)
        is_shown = title_key(line.text.partition(" (")[0]) in alts or _FROM_ARCHIVE.match(line.text)
        yield line._replace(role="caption") if is_text and is_shown else line


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
    link, an address, or by itself or beside links a section, an agency, a name; no standfirst, row or item of
    a list."""
    line = lines[n]
    if "\t" in line.text or not _is_few_words(line):
        return False
    beside = (*lines[max(n - 1, 0) : n], *lines[n + 1 : n + 2])
    is_told = line.is_paragraph if is_over else any(map(str.isdigit, line.text)) and not line.text.isdigit()
    is_listed = line.text[0] in "•*" or any(_is_few_words(other) and not other.links for other in beside)
    return bool(line.links) or "@" in line.text or not (is_told or is_listed)


def _is_few_words(line: LaidLine) -> bool:
    return line.role == "text" and len(line.text.split()) < _FEWEST_WORDS and is_unfinished(line.text)


def _signature(lines: Sequence[LaidLine], said: Sequence[int]) -> int:
    """The line under an article that names who wrote it once more, above a few words on that person or in
    them; behind the last line where none does. ``said``: its paragraphs."""
    names = {name for line in lines if line.role == "byline" for name in (line.text, *names_in(line.text))}
    people = tuple(f"{name} " for name in names if is_of_person(name))
    if len(said) >= 2 * _FEWEST_PARAGRAPHS:
        for n, line in islice(enumerate(lines), said[-_LONGEST_LIFE], None):
            if line.role == "text" and (
                line.text in names or (n >= said[-1] and line.text.startswith(people))
            ):
                return n
    return len(lines)


def _is_label(lines: Sequence[LaidLine], n: int, text: str) -> bool:
    """Whether a line is a button, a title of other stories, or how old one is."""
    if is_footer_title(text) or is_age(text):
        return True
    return is_button(text) and not is_row(text, [line.text for line in lines[max(n - 1, 0) : n + 2]])


def _is_dateline(text: str) -> bool:
    """Whether a line over an article says when it is from alone, or what stands beside it says: "Published 6
    May 2022 • 2 min read", "Author:"."""
    parts = [part for part in parts_of_dateline(text) if not (is_button(part) or part.isdigit())]
    days = [part for part in parts if as_told(part) or day_alone(part) or is_stamp(part)]
    is_short = all(len(part.split()) < _FEWEST_WORDS or part in days for part in parts)
    if days and is_short and is_unfinished(text):
        return True
    return all(part in days or part.rstrip(":").lower() in _LABELS for part in parts)


def parts_of_dateline(text: str) -> list[str]:
    """What stands side by side in a line that says when an article is from."""
    return [part.strip(SEPARATORS) for part in _BESIDE.split(text)]


def _is_said(line: LaidLine, own: str) -> bool:
    """Whether a line is a paragraph of the article, and no link."""
    if line.role != "text" or len(line.text) <= (PARAGRAPH if is_unfinished(line.text) else _HEADLINE):
        return False
    return not (is_pointer(line, own) or _is_of_site(line.text))


def _is_of_site(text: str) -> bool:
    """Whether a line is, or begins with, what a site says of itself: "© 2022 The Ash Echo. ...", "We use
    cookies. ..."."""
    first = text.partition(". ")[0]
    return opens_footer(text) or opens_footer(first) or ("cookie" in first and is_notice(first))


def is_pointer(line: LaidLine, own: str) -> bool:
    """Whether a line is a link to another story than this page: a headline, with "Read more:" before it
    perhaps."""
    text = line.text.strip("[]() ").rstrip("?!'’\"”… " if line.role == "text" else "?!.")
    linked = sum(end - start for start, end, address in line.links if address.split("#")[0] != own)
    is_apart = linked > 0 or line.is_set_off or not line.is_paragraph
    if is_link(text) or (is_apart and len(text) <= 2 * PARAGRAPH and _OFFER.fullmatch(text)):
        return True
    if len(line.links) > _MOST_LINKS and "\t" not in text and linked >= _NEARLY_ALL * len(text):
        return True
    return (
        len(line.links) == 1
        and linked >= max(_HEADLINE, _LINKED * len(text))
        and len(text.split()) >= _FEWEST_WORDS
        and is_unfinished(text)
    )
