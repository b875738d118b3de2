"""The elements of a page of HTML as plain objects, whatever nonsense the page holds.

The parser is lexbor, by way of selectolax: it reads as browsers do, and the same on every machine. What it
takes more than linear time for (deep nesting, thousands of attributes) is refused before.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

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

_TAG: Final = lazy(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_OPTION: Final = lazy(r"<opt(?:ion|group)\b", re.IGNORECASE)
_LONG: Final = lazy(rf"<[a-zA-Z][^<>]{{{LONG_TAG},}}")
_ATTRIBUTE: Final = lazy(r"[\s/][^\s/=<>]+")
# What never holds anything, or ends without a tag.
_FLAT: Final = tagged("elements that nest nothing")
# Elements whose content is no part of the page's words.
SILENT: Final = tagged("silent elements")
# https://encoding.spec.whatwg.org/#names-and-labels, those of Western and other old pages
_CHARSETS: Final = lazy(
    r"(?:iso-?8859-?\d{1,2}|latin-?\d|windows-?125\d|cp125\d|koi8-[ru]|macintosh|us-ascii|ascii"
    r"|shift[_-]jis|sjis|euc-(?:jp|kr)|iso-2022-jp|big5|gbk|gb2312|gb18030)"
)
_DECLARED: Final = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_LATIN: Final = frozenset(("iso8859-1", "iso8859-9", "ascii"))
_BEYOND_ASCII: Final = lazy(r"[^\x00-\x7f]")
_HEAD: Final = 4096


class Element:
    """An element: its tag and attributes, and its children, which are elements and text; how many characters
    its words have, how many of them stand in no element of it, and how many pieces it is made of."""

    __slots__ = (
        "attributes",
        "children",
        "depth",
        "elements",
        "own",
        "parent",
        "pieces",
        "size",
        "tag",
        "words",
    )

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []
        self.elements: list[Element] = []  # its children that are elements
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.size = self.own = 0
        self.pieces = 1
        self.words: str | None = None  # its text, where it is short and was asked for

    def get(self, name: str) -> str:
        """The value of an attribute; nothing where it has none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        """The words of its class."""
        return self.get("class").lower().split()

    def walk(self) -> Iterator[Element]:
        """It and all elements in it, in order of place."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.elements))

    def ancestors(self) -> Iterator[Element]:
        """Its parent, and theirs, up to the page."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def strings(self) -> Iterator[str]:
        """The pieces of text in it."""
        waiting: list[Element | str] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                yield item
            elif item.tag not in SILENT:
                waiting.extend(reversed(item.children))

    @property
    def text(self) -> str:
        """Its words with single blanks between them."""
        if self.words is not None:
            return self.words
        words = " ".join(" ".join(self.strings()).split())
        if len(words) <= _SHORT:
            self.words = words
        return words

    def is_longer_than(self, size: int) -> bool:
        """Whether its words have more than so many characters, or there are very many elements for so few."""
        return self.size > size or self.pieces > size + _MOST_LOOKED_AT


def _measure(elements: Sequence[Element]) -> None:
    """Sets the sizes of elements, of which each stands behind its parent."""
    for element in reversed(elements):
        if element.tag in SILENT:
            continue
        for child in element.children:
            if isinstance(child, str):
                element.own += len(" ".join(child.split()))
                element.pieces += 1
            else:
                element.size += child.size
                element.pieces += child.pieces
        element.size += element.own


class Markup:
    """A page of HTML: the tree of its body, its scripts of JSON-LD, and what its head says of it."""

    def __init__(self, text: str) -> None:
        """Raises UnreadableError for markup that would take for ever."""
        parser = self._parser = _parsed(text)
        self._elements: dict[int, Element] = {}
        self.json_ld = [
            node.text() for node in parser.css('script[type*="ld+json"]') if isinstance(node.text(), str)
        ]
        self.meta: dict[str, str] = {}
        for node in parser.css("meta"):
            attributes = node.attributes
            name = (attributes.get("property") or attributes.get("name") or "").lower()
            if name and attributes.get("content"):
                self.meta.setdefault(name, str(attributes["content"]))
        canonical = parser.css_first('link[rel="canonical"]')
        self.canonical = (canonical.attributes.get("href") if canonical else None) or ""
        based = parser.css_first("base[href]")
        self.base = (based.attributes.get("href") if based else None) or ""
        title = parser.css_first("title")
        self.title = " ".join(title.text().split()) if title else ""
        self.body = _tree(parser.body, self._elements)

    def select(self, css: str) -> list[Element]:
        """The elements of the body that a selector names, in order of place."""
        found = {self._elements.get(node.mem_id) for node in self._parser.css(css)} - {None}
        if not found:
            return []
        return [element for element in self.body.walk() if element in found]


def _parsed(text: str) -> Any:
    """The document of a text. Raises UnreadableError."""
    _refuse_hostile(text)
    # Compiled, and not needed for plain text.
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(text)


def _tree(body: Any, elements: dict[int, Element]) -> Element:
    """The body of a document; ``elements`` are given those in it by the ids of their nodes."""
    if body is None:
        return Element("body", {}, None)
    root = Element("body", _attributes(body), None)
    made = [root]
    waiting = [(body.first_child, root)]
    while waiting:
        node, parent = waiting.pop()
        while node is not None:
            if node.is_text_node:
                parent.children.append(node.text_content or "")
            elif node.is_element_node:
                tag = node.tag or ""
                element = Element(tag, _attributes(node), parent)
                parent.children.append(element)
                parent.elements.append(element)
                elements[node.mem_id] = element
                made.append(element)
                if tag not in SILENT and node.first_child is not None:
                    waiting.append((node.first_child, element))
            node = node.next
    _measure(made)
    return root


def _attributes(node: Any) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}


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
    depth = deepest = 0
    for match in _TAG.finditer(text):
        if match[2].lower() in _FLAT:
            continue
        depth = depth - 1 if match[1] else depth + 1
        if depth < 0:
            depth = 0
        elif depth > deepest:
            deepest = depth
    if deepest > DEEPEST:
        raise UnreadableError(
            f"holds elements nested {deepest:,} deep, and no page has more than {DEEPEST:,}: save it again"
        )
    if sum(1 for _ in _OPTION.finditer(text)) > MOST_OPTIONS:
        raise UnreadableError(f"holds a form of more than {MOST_OPTIONS:,} choices: save the page without it")
    for match in _LONG.finditer(text):
        if sum(1 for _ in _ATTRIBUTE.finditer(match[0])) > MOST_ATTRIBUTES and "=" in match[0]:
            quoted = re.sub(r"\"[^\"]*\"|'[^']*'", "", match[0])
            if sum(1 for _ in _ATTRIBUTE.finditer(quoted)) > MOST_ATTRIBUTES:
                raise UnreadableError(
                    f"holds an element of more than {MOST_ATTRIBUTES:,} attributes: save the page again"
                )
