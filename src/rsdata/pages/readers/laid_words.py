"""The words of an element line by line, as a browser prints them, each line with what it is.

Block elements part paragraphs, a table is a row a line with tabs between its cells, an item of a list has its
bullet. What is no part of the page's words goes: scripts, forms, menus, buttons for sharing, what is hidden.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import compress, islice
from types import MappingProxyType
from typing import Final, Literal
from urllib.parse import urljoin, urlsplit

from rsdata.language.line_shapes import is_unfinished
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import day_alone
from rsdata.language.word_lists import tagged
from rsdata.named_tuples import NamedTuple
from rsdata.pages.credits import BY, LONGEST_BYLINE, says_who_by
from rsdata.pages.marks import is_furniture as is_button
from rsdata.pages.messages import signature_in
from rsdata.pages.page import BlockRole
from rsdata.pages.readers.markup_tree import SILENT, SUBHEADINGS, Element

# What several lines are together: somebody's words set apart, or a message of another site.
Whole = Literal["", "quotation", "message"]


class LaidLine(NamedTuple):
    """A line: what it is, its words, the links in them, whether an empty line stands above it, of which whole
    (``number`` tells one from the next) it is part, whether all of it is set off from what follows, whether
    it is a paragraph, a heading or a row by its element, the place of that element among all of the page, and
    where the link leads that it lies in with other lines."""

    role: BlockRole
    text: str
    links: tuple[tuple[int, int, str], ...] = ()
    parted: bool = True
    whole: Whole = ""
    number: int = 0
    is_set_off: bool = False
    is_paragraph: bool = False
    at: int = -1
    around: str = ""


# Elements that begin and end a paragraph; those of ``_LINES`` a line.
_PARAGRAPHS: Final = tagged("elements of paragraphs")
_LINES: Final = frozenset(["br", "dd", "dt", "li", "tr", "caption", "option"])
# What an item of a list holds that is more than a line.
_OF_LONG_ITEMS: Final = frozenset(("p", "div", "ul", "ol"))
_HEADINGS: Final = SUBHEADINGS | {"h1"}
# Elements that hold sentences, where a page uses them, headings over them, and rows.
_OF_TEXT: Final = frozenset(("p", "li", "blockquote", "pre", "dd", "tr", *_HEADINGS))
_CELLS: Final = frozenset(("td", "th"))
_SENTENCES: Final = frozenset(("p", *_HEADINGS))
# Elements that set their words off: bold ones, and those that name what stands beside or under them.
_SET_OFF: Final = frozenset(["b", "strong", "dt", "summary", "legend", "th"])
# Elements that belong to the page and not to what it says.
_FURNITURE: Final = SILENT | tagged("elements of furniture")
# ... and words of a class that say so, each alone or as a part ("share-buttons", "c-ad__slot").
_OF_FURNITURE: Final = tagged("classes of furniture")
# ... and those that are that only where the element says little.
_OF_SMALL_FURNITURE: Final = tagged("classes of small furniture")
# Elements that a form holds which is no form, but the whole page.
_OF_PAGES: Final = frozenset(("h1", "main", "article"))
_ROLES_OF_FURNITURE: Final = ("navigation", "complementary", "banner", "contentinfo", "search", "menu")
# ... and where they say little: a dialogue may hold the whole page.
_ROLES_OF_TOOLS: Final = ("dialog", "alertdialog", "toolbar", "tablist", "tooltip")
_SHARED: Final = lazy(
    r"(?:https?:)?//(?:www\.|m\.)?(?:facebook\.com/(?:sharer|dialog)|twitter\.com/(?:intent|share)|x\.com/(?:intent|share)"
    r"|linkedin\.com/share|wa\.me/|api\.whatsapp\.com/|reddit\.com/submit|pinterest\.[a-z.]+/pin/create"
    r"|t\.me/share|bsky\.app/intent)|(?:whatsapp|fb-messenger|sms|javascript|data|vbscript):",
    re.IGNORECASE,
)
# What the classes of an element say that is a quotation, and in it of what says whose words they are.
_QUOTED: Final = lazy(r"(?<![a-z])(?:pull|block)?[-_]?quot(?:e|ation)(?![a-z])")
_SIGNS: Final = lazy(r"(?<![a-z])(?:name|source|cit(?:e|ation)|sign(?:ed|ature)|speaker|person|by)(?![a-z])")
_SIGNING: Final = ("cite", "footer", "figcaption")
_MESSAGE_OF: Final = lazy(r"twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed")
_PART: Final = lazy(r"[a-z]+")
HUMP: Final = lazy(r"(?<=[a-z0-9])(?=[A-Z])")  # "postTitle"
# "no-ads", "has-share": what an element has or has not says nothing of itself.
_OF_OTHERS: Final = ("no-", "has-", "with-", "without-")
_SHOWN: Final = (*_OF_OTHERS, "show-", "hide-")
# ... of what is hidden in it, or was until "Show more" was pressed
_OF_LABELS: Final = ("label-hidden", "title-hidden", "more-content", "more-text")
_BLANKS: Final = lazy(r"[ \t\r\n\f\v\u2028\u2029\x85]+")
_DROPPED: Final = lazy(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff]+")
_LOOSE_NBSP: Final = lazy(r"(?<!\d)\u00a0|\u00a0(?!\d)")
_SURROGATE: Final = lazy("[\ud800-\udfff]")

# What an element is within an entry, by words of its class and by itemprop; the first that fits.
_ROLES: Final[tuple[tuple[BlockRole, re.Pattern[str]], ...]] = (
    (
        "credit",
        lazy(
            r"credit|copyright|photographer|image-?source|img-?source"
            r"|(?:image|img|photo|picture)[-_]*(?:byline|author)"
        ),
    ),
    ("caption", lazy(r"caption")),
    ("byline_role", lazy(r"(?:author|byline|contributor|reporter)[\w-]*(?:role|title|position|job)")),
    (
        "byline",
        lazy(
            r"byline|(?<!co-)author(?!ity|ities)|contributor|reporter-name|(?<![a-z])reporters?(?![a-z-])|(?<![a-z])(?:who|writer)(?![a-z])"
            r"|(?<![a-z])(?:from|display|owner|sender|user)[-_]name(?![a-z])|(?<![a-z])(?:\A|(?:article|post|posted|published|story|written)[-_]+)by(?![a-z])"
        ),
    ),
    ("heading", lazy(r"headline|heading|(?<![a-z])(?<!sub[-_])(?:title|subject|hed)(?![a-z])")),
)
_ROLE_OF_ITEMPROP: Final[dict[str, BlockRole]] = {
    "headline": "heading", "author": "byline", "caption": "caption", "jobtitle": "byline_role",
}  # fmt: skip
LONGEST_CLASS: Final = 1000  # characters of a class that are read
# What a page prints between two things side by side.
_SEPARATORS: Final = (" ·", "·", " |", " •")
_SEPARATED: Final = "·|• "
_MOST_SAID: Final = 400
_LONGEST_LABEL: Final = 40  # a button, "Wednesday, 24 September 2014", "Duration: 1 hour, 2 minutes"
_OF_SIGNER: Final = ("byline", "credit", "byline_role")
_MOST_BESIDE: Final = 2  # characters beside a name, and what that person is: ", "
_MOST_IN_BYLINE: Final = 40  # elements
_MOST_IN_COLUMN: Final = 400  # elements
_OF_OWNERS: Final = ("published", "produced")
LONGEST_HEADING: Final = 300


def words_of(text: str) -> str:
    """Text as a browser prints it: blanks that run together are one, what cannot be seen is gone."""
    if text.isprintable() and "  " not in text:
        return text
    if not text.strip(" \t\r\n"):
        return " "
    text = _DROPPED.sub("", text)
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
    text = _BLANKS.sub(" ", text)
    return _LOOSE_NBSP.sub(" ", text) if "\u00a0" in text else text


def address_of(href: str, base: str) -> str | None:
    """Where a link leads, a whole address of the web; None for any other kind."""
    href = href.strip()
    if not href or not href.isprintable() or " " in href or len(href) > 4000:
        return None
    try:
        address = urljoin(base, href)
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def is_furniture(element: Element) -> bool:
    """Whether an element belongs to the page itself, or is not to be seen."""
    if element.tag in _FURNITURE:
        if element.tag == "form":
            return all(below.tag not in _OF_PAGES for below in element.walk())
        within = element.parent
        if element.tag != "footer" or within is None or within.tag == "body":
            return True
        return within.tag != "blockquote" and not (names_author(element) or _says_by(element))
    attributes = element.attributes
    if not attributes:
        return False
    if is_hidden(element) or attributes.get("itemprop") == "comment":
        return True  # what readers write, too
    if (role := attributes.get("role")) is not None and (
        role in _ROLES_OF_FURNITURE
        or (role in _ROLES_OF_TOOLS and not element.is_longer_than(_MOST_SAID))
        or (role == "button" and _is_button(element))
    ):
        return True
    if element.tag == "a" and _SHARED.match(element.get("href").strip()):
        return True
    named = attributes.get("class")
    longest = _furniture_by(named[:LONGEST_CLASS], element.tag == "p") if named else 0
    return longest is None or (longest > 0 and not element.is_longer_than(longest))


def is_hidden(element: Element) -> bool:
    """Whether an element says that it is not to be seen."""
    style = element.attributes.get("style", "")
    return "hidden" in element.attributes or "display:none" in style.replace(" ", "").lower()


def says_it_is_furniture(element: Element) -> bool:
    """Whether a word of the class of an element says in the end that it is furniture: "promo", "is-hidden";
    not "share-enabled"."""
    ends = {end for word in element.classes for end in _parts_of(word)[-1:]}
    return not (ends.isdisjoint(_OF_FURNITURE) and ends.isdisjoint(_OF_SMALL_FURNITURE))


def _is_button(element: Element) -> bool:
    """Whether what can be pressed is a button, and no picture to be opened, nor a word of a sentence."""
    within = element.parent
    return (
        not element.is_longer_than(_LONGEST_LABEL)
        and (within is None or not within.own)
        and not any(below.tag == "img" for below in element.walk())
    )


@lru_cache(maxsize=4096)
def _furniture_by(named: str, is_paragraph: bool) -> int | None:
    """How much an element of this class may say that is furniture by it, however much where None. Paragraphs
    of an article that readers pay for may be called so one by one."""
    words = named.lower().split()
    for word in words:
        if word in _OF_FURNITURE:
            return None
        parts = _parts_of(word)
        if not (_OF_FURNITURE.isdisjoint(parts) and (is_paragraph or _OF_SMALL_FURNITURE.isdisjoint(parts))):
            return _MOST_SAID
    return _LONGEST_LABEL if any(map(is_of_length, words)) else 0


def _parts_of(word: str) -> list[str]:
    """The parts of a word of a class, which say something of its element itself."""
    return [] if word.startswith(_OF_OTHERS) or word.endswith(_OF_LABELS) else _PART.findall(word)


def is_of_length(named: str) -> bool:
    """Whether the name of an element says that it tells how long a film or a sound is."""
    return "duration" in named or "runtime" in named


def names_author(element: Element) -> bool:
    """Whether a short element says who wrote what it belongs to."""
    return not element.is_longer_than(LONGEST_BYLINE) and any(
        role_of(below) == "byline" for below in element.walk(_MOST_IN_BYLINE)
    )


def _says_by(element: Element) -> bool:
    """Whether a short element begins with "Posted by Ann Lee"; not with "By using this site", nor with
    "Published by The Echo"."""
    if element.is_longer_than(LONGEST_BYLINE) or element.text.lower().startswith(_OF_OWNERS):
        return False
    return says_who_by(element.text)


def _is_byline(element: Element) -> bool:
    """Whether an element is "By", and under it whoever wrote something: "By <a rel=author>…</a> and …"."""
    if element.is_longer_than(LONGEST_BYLINE):
        return False
    if element.tag == "footer" and _says_by(element):
        return True
    first: Element | str = element
    while isinstance(first, Element):
        first = next((c for c in first.children if isinstance(c, Element) or c.strip()), "")
    return bool(BY.match(first)) and names_author(element)


def role_of(element: Element) -> BlockRole | None:
    """What an element of an entry is by its tag, its class and its itemprop; None for text and wrappers."""
    tag = element.tag
    if _is_heading(element):
        return "heading"
    if tag == "figcaption":
        return "byline" if _is_under_words(element) else "caption"
    if tag == "time":
        return "stamp"
    if _is_custom(tag):
        return _role_by(tag[:LONGEST_CLASS])
    if not element.attributes:
        return None
    if "itemprop" in element.attributes:
        for name in element.attributes["itemprop"].lower().split():
            if name in _ROLE_OF_ITEMPROP:
                return _ROLE_OF_ITEMPROP[name]
    if element.get("rel") == "author":
        return "byline"
    named = f"{element.get('class')} {element.get('data-testid')} {element.get('slot')}"
    return _role_by(named[:LONGEST_CLASS]) if len(named) > 2 else None


def begins_with_button(text: str) -> bool:
    """Whether the first word of a line is that of a button: "Tweet this", "Follow Ann Lee"."""
    first = text.split(maxsplit=1)[:1]
    return bool(first) and is_button(first[0])


def _is_sentence_of_by(text: str) -> bool:
    """Whether a line that begins with "By" is a sentence and names nobody: "By the river it was late."."""
    by = BY.match(text)
    return by is not None and text[by.end() :].lstrip()[:1].islower() and not is_unfinished(text)


def _names_signer(element: Element) -> bool:
    """Whether an element within somebody's words is named for who says them, and no button or sentence."""
    if element.tag not in _SIGNING:
        named = f"{element.get('class')} {element.get('data-testid')}"[:LONGEST_CLASS]
        if len(named) < 2 or not (
            _role_by(named) in _OF_SIGNER or _SIGNS.search(HUMP.sub("-", named).lower())
        ):
            return False
    return not (begins_with_button(element.text) or _is_sentence_of_by(element.text))


def _is_custom(tag: str) -> bool:
    """Whether a tag is of the page's own making, "live-title": a block, named after what it is."""
    return "-" in tag and not tag.startswith("amp-")


def _is_under_words(caption: Element) -> bool:
    """Whether a caption stands under words that are set apart, and says whose they are."""
    figure = caption.parent
    return figure is not None and any(e.tag == "blockquote" and e.size for e in figure.walk(_MOST_IN_BYLINE))


def _is_heading(element: Element) -> bool:
    return element.tag in _HEADINGS or element.attributes.get("role") == "heading"


@lru_cache(maxsize=4096)
def _role_by(named: str) -> BlockRole | None:
    """What an element of this class and test id is."""
    for word in HUMP.sub("-", named).lower().split():
        for role, pattern in () if word.startswith(_SHOWN) else _ROLES:
            if pattern.search(word):
                return role
    return "credit" if "attribution" in named.lower() else None


def lines_of(
    elements: Sequence[Element | str],
    base: str = "",
    *,
    in_entry: bool = False,
    stamps: frozenset[int] = frozenset(),
    changes: frozenset[int] = frozenset(),
    left_out: frozenset[int] = frozenset(),
    messages: Mapping[int, Sequence[LaidLine]] = MappingProxyType({}),
) -> list[LaidLine]:
    """The lines of elements that stand one after the other. ``in_entry``: they are told apart by what they
    are; ``stamps`` are the elements (by ``id``) that print when the entry is from, ``changes`` those that
    print when it was changed; ``left_out`` are no part of the page, ``messages`` are those of other sites,
    with their lines."""
    typesetter = _Typesetter(base, in_entry, stamps, changes, left_out, messages)
    for element in elements:
        typesetter.add(element)
    return typesetter.finished()


@dataclass(slots=True)
class _Typesetter:
    """Lays out elements in order of place."""

    base: str
    in_entry: bool
    stamps: frozenset[int]
    changes: frozenset[int]
    left_out: frozenset[int]
    messages: Mapping[int, Sequence[LaidLine]]
    _lines: list[LaidLine] = field(default_factory=list)
    _buffer: list[str] = field(default_factory=list)
    _size: int = 0
    _at: int = -1  # the element that was entered last
    _begins: int = -1  # ... and the one in which the line begins
    _around: Counter[str] = field(default_factory=Counter)  # elements that set off, hold sentences, are "pre"
    _plain: bool = False  # something of the line is not set off
    _links: list[tuple[int, int, str]] = field(default_factory=list)
    _parted: bool = True
    _roles: list[BlockRole] = field(default_factory=lambda: ["text"])
    _whole: Whole = ""
    _number: int = 0
    _in_cell: bool = False
    _top: Element | None = None  # what is laid out now

    def finished(self) -> list[LaidLine]:
        self._end_line(parted=True)
        return self._lines

    def add(self, item: Element | str) -> None:
        """Lays out an element and all in it, without recursion."""
        self._top = item if isinstance(item, Element) else None
        waiting: list[Element | str | Callable[[], None]] = [item]
        while waiting:
            now = waiting.pop()
            if isinstance(now, str):
                self._say(now)
            elif isinstance(now, Element):
                if now is not item and self._is_left_out(now):
                    continue
                if id(now) in self.messages:
                    self._lay_message(self.messages[id(now)])
                    continue
                self._at = now.first
                waiting += reversed(self._enter(now))
                waiting += reversed(now.children)
            else:
                now()

    def _lay_message(self, lines: Sequence[LaidLine]) -> None:
        self._end_line(parted=True)
        self._number += 1
        self._lines += (line._replace(whole="message", number=self._number) for line in lines)
        self._parted = True

    def _is_left_out(self, element: Element) -> bool:
        if id(element) in self.left_out:
            return True
        return id(element) not in self.stamps and is_furniture(element)

    def _say(self, text: str) -> None:
        if self._around["pre"] and "\n" in text:
            for n, line in enumerate(text.split("\n")):
                if n:
                    self._end_line(parted=False)
                self._say(line)
            return
        words = words_of(text)
        if words.startswith(" ") and (not self._buffer or self._buffer[-1].endswith((" ", "\t"))):
            words = words[1:]
        if words:
            if not self._buffer:
                self._begins = self._at
            self._buffer.append(words)
            self._size += len(words)
            self._plain = self._plain or not (self._around["set off"] or words.isspace())

    def _end_line(self, *, parted: bool) -> None:
        text = "".join(self._buffer)
        stripped = text.strip().lstrip(", ")  # between a name and a role, which stands alone
        if self.in_entry and stripped.endswith(_SEPARATORS):
            stripped = stripped.rstrip(_SEPARATED)  # between a name and the time, which stands alone
        if stripped.strip("•\t "):
            cut = text.find(stripped)
            cuts = ((max(0, a - cut), min(len(stripped), b - cut), address) for a, b, address in self._links)
            links = tuple(link for link in cuts if link[0] < link[1])
            self._lines.append(
                LaidLine(
                    self._roles[-1],
                    stripped,
                    links,
                    self._parted,
                    self._whole,
                    self._number,
                    is_set_off=not self._plain,
                    is_paragraph=self._around["sentences"] > 0,
                    at=self._begins,
                )
            )
            self._parted = False
        if self._buffer:
            self._buffer, self._size, self._links, self._plain = [], 0, [], False
        self._parted = self._parted or parted

    def _enter(self, element: Element) -> list[Callable[[], None]]:
        """Begins an element; what ends it, in order."""
        tag = element.tag
        if self._roles[-1] in ("stamp", "label"):
            self._say(" ")
            return []
        if self._buffer and self._stands_apart(element):
            self._say(" ")
        if tag == "a":
            return [self._link(element)]
        if self._in_cell:
            self._say(" ")
            return [lambda: self._say(" ")]
        if tag in _CELLS and not self._is_column(element):
            self._in_cell = True
            return [self._end_cell]
        if tag == "img" or tag == "amp-img":
            self._alt(element)
            return []
        leave: list[Callable[[], None]] = []
        if tag == "time":
            self._say(" ")  # no part of a word
            leave.append(lambda: self._say(" "))
        if tag == "figcaption" and not self._whole and _is_under_words(element):
            self._whole = "quotation"  # goes on with the words
            leave.append(self._end_whole)
        self._begin_role(element, leave)
        self._begin_line(element, leave)
        kinds = (tag in _SET_OFF, tag in _OF_TEXT and element is not self._top, tag == "pre")
        for kind in compress(("set off", "sentences", "pre"), kinds):
            self._around[kind] += 1
            leave.append(partial(self._around.subtract, (kind,)))
        if tag == "blockquote" or self._is_quotation(element):
            self._number += 1
            self._whole = "message" if _MESSAGE_OF.search(element.get("class")) else "quotation"
            leave.append(self._end_whole)
        return leave

    def _stands_apart(self, element: Element) -> bool:
        """Whether an element follows another on the line with nothing between the two, as what is set beside
        it by its style: "Ann Lee", "6 May"."""
        around = element.parent
        if (
            around is None
            or around.own
            or around.tag in _SENTENCES
            or element.said_first == around.said_first
        ):
            return False
        before, behind = self._buffer[-1][-2:], "".join(element.words[:1])[:2]
        last, first = before[-1:], behind[:1]
        if last.islower():
            return first.isupper() or (first.isdigit() and element.tag != "sup")
        # (No "£1", "M".)
        is_name = last.isdigit() or (before.isalpha() and before.isupper() and behind.istitle())
        return is_name and len(behind) > 1 and first.isupper()

    def _begin_role(self, element: Element, leave: list[Callable[[], None]]) -> None:
        role = self._role(element)
        if role is not None:
            self._end_line(parted=False)
            self._roles.append(role)
            leave.append(self._end_role)
        elif element.tag == "span" and self._roles[-1] == "caption" and element.text[:1].isupper():
            self._say(" ")  # parts of a caption that lie apart: its words, "Credit", a name
        elif self._roles[-1] == "byline" and self._whole and element.text[:1].isupper():
            self._end_line(parted=False)  # a name, and under it who that is

    def _begin_line(self, element: Element, leave: list[Callable[[], None]]) -> None:
        tag, around = element.tag, element.parent.tag if element.parent is not None else ""
        is_paragraph = tag in _PARAGRAPHS or _is_custom(tag)
        if is_paragraph or tag in _LINES or tag in _CELLS:
            is_parted = is_paragraph or tag in _CELLS
            holds_more = tag == "li" and any(child.tag in _OF_LONG_ITEMS for child in element.elements)
            self._end_line(parted=is_parted or holds_more)
            leave.insert(0, lambda: self._end_line(parted=is_paragraph))
        elif tag == "cite" and (around == "blockquote" or self._opens_words(element)):
            self._end_line(parted=False)
            leave.insert(0, lambda: self._end_line(parted=False))
        if tag == "li" and around in ("ul", "menu"):
            self._say("• ")

    def _opens_words(self, cite: Element) -> bool:
        """Whether an element says over words set apart whose they are: "Ann Lee wrote:"."""
        return bool(self._whole) and not "".join(self._buffer).strip() and cite.text.endswith(":")

    def _end_role(self) -> None:
        self._end_line(parted=False)
        self._roles.pop()

    def _end_whole(self) -> None:
        if self._whole == "quotation" and self._lines and signature_in(self._lines[-1].text) is not None:
            self._lines = [
                line._replace(whole="message") if line.whole and line.number == self._number else line
                for line in self._lines
            ]
        self._whole = ""

    def _role(self, element: Element) -> BlockRole | None:
        if not self.in_entry or self._whole == "message":
            return None
        if self._whole:
            return "byline" if self._roles[-1] != "byline" and self._signs(element) else None
        return self._role_in_entry(element)

    def _role_in_entry(self, element: Element) -> BlockRole | None:
        if id(element) in self.stamps:
            return "stamp"
        if id(element) in self.changes:
            return "label"
        role = role_of(element)
        if role is None and element.children and _is_byline(element):
            role = "byline"
        if role == "stamp" or role is None or role == self._roles[-1]:
            return None
        if role == "heading" and not element.is_longer_than(_LONGEST_LABEL) and day_alone(element.text):
            return "label"
        if self._roles[-1] != "text" and not (
            self._roles[-1] in ("caption", "byline") and role in ("credit", "byline_role")
        ):
            return None
        if role in ("byline", "byline_role"):
            is_sentence = element.is_longer_than(LONGEST_BYLINE) or _is_sentence_of_by(element.text)
            return None if is_sentence else role
        if role == "heading":
            is_around = element.tag not in _HEADINGS and any(map(_is_heading, element.walk(100)[1:]))
            return None if is_around or element.is_longer_than(LONGEST_HEADING) else role
        return role

    def _is_quotation(self, element: Element) -> bool:
        """Whether an element is named for somebody's words set apart, and has who says them under them."""
        if self._whole or not self.in_entry or element.tag not in _PARAGRAPHS or element is self._top:
            return False
        if not _QUOTED.search(element.get("class").lower()):
            return False
        inner = element.walk(_MOST_IN_BYLINE)[1:]
        signer = next((e for e in inner if _names_signer(e) and e.size), None)
        before = "" if signer is None else "".join(element.words[: signer.said_first - element.said_first])
        return not (before.isspace() or before == "") and all(e.tag != "blockquote" for e in inner)

    def _signs(self, element: Element) -> bool:
        """Whether an element under somebody's words says whose they are, and is no part of a sentence."""
        around = element.parent
        if around is None or element.is_longer_than(LONGEST_BYLINE) or not _names_signer(element):
            return False
        is_apart = element.tag in _PARAGRAPHS or around.own <= _MOST_BESIDE
        if around.tag != "blockquote" and not (is_apart and not "".join(self._buffer).strip()):
            return False
        return bool(self._buffer) or any(line.number == self._number for line in self._lines[-1:])

    def _is_column(self, element: Element) -> bool:
        """Whether a cell is one of the columns of an entry that is itself the row of a table, or of a page
        laid out by one: a table or a heading is in it."""
        if self.in_entry and (element is self._top or element.parent is self._top):
            return True
        below = element.walk(_MOST_IN_COLUMN)
        is_long = element.is_longer_than(_MOST_SAID)
        return is_long or any((e.tag == "table" or e.tag in _HEADINGS) and e is not element for e in below)

    def _link(self, element: Element) -> Callable[[], None]:
        role = self._role(element)
        if role is None and self._roles[-1] == "byline" and is_button(element.text):
            role = "furniture"
        if role is not None:
            self._end_line(parted=False)
            self._roles.append(role)
        start = self._size
        address = address_of(element.get("href"), self.base)
        lines = len(self._lines)

        def leave() -> None:
            if address is not None and role != "furniture":
                if len(self._lines) == lines and self._size > start:
                    self._links.append((start, self._size, address))
                elif not start and "#" not in address:
                    self._end_line(parted=False)
                    self._lines[lines:] = [line._replace(around=address) for line in self._lines[lines:]]
            if role is not None:
                self._end_role()

        return leave

    def _end_cell(self) -> None:
        self._in_cell = False
        while self._buffer and not self._buffer[-1].strip(" "):
            self._size -= len(self._buffer.pop())
        if self._buffer:
            self._size -= len(self._buffer[-1]) - len(self._buffer[-1].rstrip(" "))
            self._buffer[-1] = self._buffer[-1].rstrip(" ")
        self._buffer.append("\t")
        self._size += 1

    def _alt(self, element: Element) -> None:
        """What a picture shows, where nothing is printed under it."""
        if not self.in_entry or self._whole:
            return
        alt = words_of(element.get("alt")).strip()
        figure = next(
            (a for a in islice(element.ancestors(), 8) if a.tag in ("figure", "article", "li")), None
        )
        if figure is None or figure.tag != "figure" or len(alt.split()) < 3:
            return
        if any(below.tag == "figcaption" and below.text for below in figure.walk(100)):
            return
        self._end_line(parted=True)
        self._lines.append(LaidLine("alt", alt))
        self._parted = True


def plain_lines(text: str) -> Iterator[LaidLine]:
    """The lines of text that is no markup."""
    for line in text.splitlines():
        words = words_of(line).strip()
        if words:
            yield LaidLine("text", words)
