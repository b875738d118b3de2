"""The elements of a page of HTML as plain objects, whatever nonsense the page holds.

The parser is lexbor, by way of selectolax: it reads as browsers do, and the same on every machine. What it
takes more than linear time for (deep nesting, thousands of attributes) is refused before.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, Final, TypeAlias
from urllib.parse import unquote

from rsdata.errors import UnreadableError
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged

# Elements within each other; pages have fewer than a hundred.
DEEPEST: Final = 2_000
# Choices of a form: the parser looks through all those before at each.
MOST_OPTIONS: Final = 3_000
# Attributes of one element; those before are looked through at each.
MOST_ATTRIBUTES: Final = 2_000
# Pieces of an element without words that are looked through.
_MOST_LOOKED_AT: Final = 500
_SHORT: Final = 80  # characters of words that are kept
LONG_TAG: Final = 20_000

_TAG: Final = lazy(r"<(/?[a-zA-Z][a-zA-Z0-9-]*)")
# "<template shadowrootmode=open>": https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode
_TEMPLATE: Final = lazy(r"<(/?)template\b([^<>]{0,300})>", re.IGNORECASE)
# A time or a title above the words that a component is given.
_SLOTTED: Final = lazy(r"<(?:time|h[1-6])\b[^\0]{0,2000}?<slot\b", re.IGNORECASE)
_PARAGRAPH: Final = lazy(r"<p\b", re.IGNORECASE)
_OPTIONS: Final = ("option", "optgroup")
_LETTER: Final = lazy(r"[a-zA-Z]")
_VALUE: Final = lazy(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTE: Final = lazy(r"[\s/][^\s/=<>]+")
# What never holds anything, or ends without a tag.
_FLAT: Final = tagged("elements that nest nothing")
# Elements whose content is no part of the page's words.
SILENT: Final = tagged("silent elements")
# Headings under that of the page.
SUBHEADINGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6"))
# https://encoding.spec.whatwg.org/#names-and-labels, those of Western and other old pages
_CHARSETS: Final = lazy(
    r"(?:iso-?8859-?\d{1,2}|latin-?\d|windows-?125\d|cp125\d|koi8-[ru]|macintosh|us-ascii|ascii"
    r"|shift[_-]jis|sjis|euc-(?:jp|kr)|iso-2022-jp|big5|gbk|gb2312|gb18030)"
)
_DECLARED: Final = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
# What browsers and SingleFile write over a page that they save.
_SAVED_FROM: Final = lazy(
    r"<!--\s*(?:saved from url=\(\d+\)(?:about:reader\?url=)?|Page saved with SingleFile\s+url:\s*)(\S+)"
)
# What the Wayback Machine puts before the links of a page, under a toolbar.
_ARCHIVED: Final = lazy(r"(?:(?:https?:)?//web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)")
_LATIN: Final = frozenset(("iso8859-1", "iso8859-9", "ascii"))
_BEYOND_ASCII: Final = lazy(r"[^\x00-\x7f]")
_HEAD: Final = 4096


class Element:
    """An element: its tag and attributes, and its children, which are elements and text; how many characters
    its words have, and how many of them stand in no element of it.

    All elements of a page stand in one list and all pieces of its text in another, in order of place: those
    in an element, itself among them, are a stretch of each.
    """

    __slots__ = (
        "_all", "_said", "_words", "attributes", "children", "depth", "end", "first", "own", "parent",
        "said_end", "said_first", "size", "tag",
    )  # fmt: skip

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None, pieces: _Pieces) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: Sequence[Element | str] = ()
        self.parent = parent
        self.depth: int = 0 if parent is None else parent.depth + 1
        self._all, self._said = pieces
        self.first = self.end = len(pieces[0])
        self.said_first = self.said_end = len(pieces[1])
        self.size = self.own = 0
        self._words: str | None = None  # its text, where it is short and was asked for

    def get(self, name: str) -> str:
        """The value of an attribute; nothing where it has none."""
        return self.attributes.get(name, "")

    @property
    def elements(self) -> list[Element]:
        """Its children that are elements."""
        return [child for child in self.children if not isinstance(child, str)]

    @property
    def classes(self) -> list[str]:
        """The words of its class."""
        return self.get("class").lower().split()

    def walk(self, most: int | None = None) -> list[Element]:
        """It and all elements in it, in order of place; only the first, where ``most`` says how many."""
        end = self.end if most is None else min(self.end, self.first + most)
        return self._all[self.first : end]

    def without(self, leaves_out: Callable[[Element], bool]) -> Iterator[Element]:
        """As ``walk``, without the elements that are left out and all in them."""
        n = self.first
        while n < self.end:
            element = self._all[n]
            if leaves_out(element):
                n = element.end
            else:
                yield element
                n += 1

    def ancestors(self) -> Iterator[Element]:
        """Its parent, and theirs, up to the page."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    @property
    def words(self) -> list[str]:
        """The pieces of its text."""
        return self._said[self.said_first : self.said_end]

    @property
    def text(self) -> str:
        """Its words with single blanks between them."""
        if self._words is not None:
            return self._words
        words = " ".join(" ".join(self.words).split())
        if len(words) <= _SHORT:
            self._words = words
        return words

    def is_longer_than(self, size: int) -> bool:
        """Whether its words have more than so many characters, or there are very many elements for so few."""
        if self.size > size:
            return True
        return self.end - self.first + self.said_end - self.said_first > size + _MOST_LOOKED_AT


# The elements of a page and the pieces of its text.
_Pieces: TypeAlias = tuple[list[Element], list[str]]


class Markup:
    """A page of HTML: the tree of its body, its scripts of JSON-LD, and what its head says of it."""

    def __init__(self, text: str) -> None:
        """Raises UnreadableError for markup that would take for ever."""
        is_archived = "wm-ipp-base" in text
        parser = self._parser = _parsed(_ARCHIVED.sub("", text) if is_archived else text)
        for node in parser.css("#wm-ipp-base, #wm-ipp-print") if is_archived else ():
            node.decompose()
        self._elements: dict[int, Element] = {}
        self.json_ld = [node.text() for node in parser.css('script[type*="ld+json"]')]
        self.meta: dict[str, str] = {}
        for node in parser.css("meta"):
            attributes = node.attributes
            name = (attributes.get("property") or attributes.get("name") or "").lower()
            if not name and node.parent is not None and node.parent.tag == "head":
                name = (attributes.get("itemprop") or "").lower()
            if name and attributes.get("content"):
                self.meta.setdefault(name, str(attributes["content"]))
        saved = _SAVED_FROM.search(text, 0, _HEAD)
        address = saved[1] if saved else ""
        self.saved_from = address if "://" in address else unquote(address)
        canonical = parser.css_first('link[rel="canonical"]')
        self.canonical = (canonical.attributes.get("href") if canonical else None) or ""
        based = parser.css_first("base[href]")
        self.base = (based.attributes.get("href") if based else None) or ""
        title = parser.css_first("title")
        self.title = " ".join(title.text().split()) if title else ""
        credits = parser.css_first(".reader-credits")  # of a page that the reader mode of Firefox shows
        self.credits = credits.text() if credits else ""
        self.frames = tuple(
            address
            for node in parser.css("iframe[src], frame[src]")
            if (address := (node.attributes.get("src") or "").strip()) and address.isprintable()
        )
        self.body = _tree(parser.body, self._elements)

    @property
    def scripts(self) -> list[str]:
        """The scripts of the page, without those of JSON-LD."""
        return [
            node.text()
            for node in self._parser.css("script:not([src])")
            if "ld+json" not in (node.attributes.get("type") or "")
        ]

    def select(self, css: str) -> list[Element]:
        """The elements of the body that a selector names, in order of place."""
        found = {self._elements.get(node.mem_id) for node in self._parser.css(css)}
        return sorted((element for element in found if element is not None), key=lambda one: one.first)


def _parsed(text: str) -> Any:
    """The document of a text. Raises UnreadableError."""
    if len(text) > DEEPEST:  # which fewer characters cannot hold
        _refuse_hostile(text)
    # Compiled, and not needed for plain text.
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(_with_shadow_roots(text) if "shadowroot" in text else text)


def _with_shadow_roots(text: str) -> str:
    """The text, in which what components draw, saved in templates of theirs, is elements like any other where
    most paragraphs of the page stand in it: on other pages it is consent boxes, teasers and buttons."""
    shown: set[int] = set()
    slotted: set[int] = set()
    opened: list[re.Match[str]] = []
    inside = depth = 0
    for tag in _TEMPLATE.finditer(text):
        if not tag[1]:
            opened.append(tag)
            depth += _is_shadow_root(tag)
        elif opened and _is_shadow_root(begin := opened.pop()):
            drawn = slotted if _SLOTTED.search(text, begin.end(), tag.start()) else shown
            drawn |= {begin.start(), tag.start()}
            depth -= 1
            inside += 0 if depth else len(_PARAGRAPH.findall(text, begin.end(), tag.start()))
    if 2 * inside < len(_PARAGRAPH.findall(text)):
        shown = set()
    shown |= slotted
    return _TEMPLATE.sub(lambda tag: f"<{tag[1]}div>" if tag.start() in shown else tag[0], text)


def _is_shadow_root(template: re.Match[str]) -> bool:
    return "shadowroot" in template[2].lower()


def _tree(body: Any, elements: dict[int, Element]) -> Element:
    """The body of a document; ``elements`` are given those in it by the ids of their nodes."""
    pieces: _Pieces = [], []
    everything, said = pieces
    root = element = Element("body", {} if body is None else _attributes(body), None, pieces)
    everything.append(root)
    children: list[Element | str] = []
    size = before = 0  # characters of the words so far, and of those before the element
    around: list[tuple[Element, list[Element | str], int, Any]] = []
    node = None if body is None else body.first_child
    while True:
        if node is None:
            element.children = children
            element.end, element.said_end = len(everything), len(said)
            element.size = size - before
            if not around:
                return root
            element, children, before, node = around.pop()
        elif node.is_element_node:
            tag = node.tag or ""
            inner = None if tag in SILENT else node.first_child
            elements[node.mem_id] = made = Element(tag, _attributes(node), element, pieces)
            everything.append(made)
            children.append(made)
            if inner is None:
                made.end += 1
                node = node.next
            else:
                around.append((element, children, before, node.next))
                element, children, before, node = made, [], size, inner
        else:
            if node.is_text_node:
                words = node.text_content or ""
                children.append(words)
                said.append(words)
                own = len(" ".join(words.split()))
                element.own += own
                size += own
            node = node.next


def _attributes(node: Any) -> dict[str, str]:
    attributes: dict[str, str] = node.attributes
    if None in attributes.values():
        return {name: value or "" for name, value in attributes.items()}
    return attributes


def words_between(words: str, parent: Element) -> Element:
    """Words between elements as an element of their own, as browsers lay them out (an anonymous box)."""
    everything: list[Element] = []
    element = Element("span", {}, parent, (everything, [words]))
    everything.append(element)
    element.children = (words,)
    element.said_first, element.end, element.said_end = 0, 1, 1
    element.size = element.own = len(" ".join(words.split()))
    return element


def fragment(html: str) -> Element:
    """A piece of HTML as one element."""
    document = _parsed(f"<body>{html}")
    return _tree(document.body, {})


def decoded(data: bytes, charset: str | None = None) -> str:
    """The characters of a page of HTML: UTF-8 where the bytes are that, whatever is declared; else as the
    server (``charset``) or the page declares, as browsers understand it; else Windows-1252."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    match = _DECLARED.search(data, 0, _HEAD)
    for name in (charset, match[1].decode("ascii") if match else None):
        if name and _CHARSETS.fullmatch(name.lower()):
            try:
                codec = codecs.lookup(name.lower()).name
            except LookupError:
                continue
            return data.decode("cp1252" if codec in _LATIN else codec, "replace")
    # A few wrong bytes in a page of UTF-8 do not make it another.
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    is_utf8 = len(_BEYOND_ASCII.findall(text)) > 2 * wrong
    return text if is_utf8 else data.decode("cp1252", "replace")


def _refuse_hostile(text: str) -> None:
    tags = Counter(written := _TAG.findall(text))
    if (deepest := _depth(written, tags)) > DEEPEST:
        raise UnreadableError(
            f"holds elements nested {deepest:,} deep, and no page has more than {DEEPEST:,}: save it again"
        )
    if sum(count for tag, count in tags.items() if tag.lower() in _OPTIONS) > MOST_OPTIONS:
        raise UnreadableError(f"holds a form of more than {MOST_OPTIONS:,} choices: save the page without it")
    for piece in text.split("<"):
        if len(piece) > LONG_TAG and _attributes_in(piece.partition(">")[0]) > MOST_ATTRIBUTES:
            raise UnreadableError(
                f"holds an element of more than {MOST_ATTRIBUTES:,} attributes: save the page again"
            )


def _attributes_in(tag: str) -> int:
    """How many attributes a long tag has at most; 0 where it is short or none."""
    if len(tag) <= LONG_TAG or not _LETTER.match(tag) or "=" not in tag:
        return 0
    found = len(_ATTRIBUTE.findall(tag))
    return len(_ATTRIBUTE.findall(_VALUE.sub("", tag))) if found > MOST_ATTRIBUTES else found


def _depth(written: Iterable[str], kinds: Iterable[str]) -> int:
    """How many elements are within each other where there are most, by their tags, of so many kinds: "p",
    "/p". A tag that ends nothing does not count."""
    steps = {tag: _step(tag.lower()) for tag in kinds}
    opened: list[int] = [0, *accumulate(map(steps.__getitem__, written))]
    lowest = accumulate(opened, min)
    return max(depth - low for depth, low in zip(opened, lowest, strict=True))


def _step(tag: str) -> int:
    """What a tag adds to the depth."""
    return 0 if tag.lstrip("/") in _FLAT else -1 if tag.startswith("/") else 1
