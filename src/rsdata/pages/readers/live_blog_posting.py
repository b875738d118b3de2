"""Live pages as schema.org describes them: ``LiveBlogPosting`` with its ``liveBlogUpdate``, in JSON-LD.

https://schema.org/LiveBlogPosting
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from rsdata.language.patterns import lazy
from rsdata.named_tuples import NamedTuple
from rsdata.pages.readers.embedded_messages import messages_in
from rsdata.pages.readers.laid_words import LaidLine, address_of, lines_of, plain_lines, words_of
from rsdata.pages.readers.markup_tree import fragment
from rsdata.pages.readers.moments import moment
from rsdata.pages.readers.updates import Update, key_of, signed

TYPE: Final = "LiveBlogPosting"
UPDATES: Final = "liveBlogUpdate"
# A node that says less than so much of what JSON-LD says is a teaser of its entry.
TEASER: Final = 0.5
_ADDRESSES: Final = ("url", "@id", "mainEntityOfPage")
_COMMENT: Final = lazy(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*\Z"
)
_MARKED_UP: Final = lazy(
    r"<(?:p|br|div|ul|ol|li|a|b|i|em)\b[^>]*>|</?(?:strong|blockquote|h\d|span|figure|img|table)\b[^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);",
    re.IGNORECASE,
)
_TAG: Final = lazy(r"<[^<>]*>")
_BLOCKS: Final = lazy(r"<(?:p|br|div|ul|ol|blockquote|h\d|table)\b", re.IGNORECASE)
_TWICE: Final = lazy(
    r"&lt;/?(?:p|br|div|ul|ol|li|a|b|i|em|strong)\b|&lt;/?(?:blockquote|h\d|span)\b|&amp;(?:\w{2,8}|#\d{1,7});",
    re.IGNORECASE,
)


class LiveBlog(NamedTuple):
    """What a description in JSON-LD says of the page itself, and its updates as they stand there."""

    posting: dict[str, Any]
    updates: list[dict[str, Any]]


def loaded(script: str) -> Any:
    """The value of a script of JSON-LD; None where it is no JSON."""
    text = _COMMENT.sub("", script).strip().rstrip(";, \n")
    try:
        return json_value(text)
    except (ValueError, RecursionError):
        return None


def json_value(text: str) -> Any:
    """The value of a text of JSON, with line feeds in its strings perhaps. Raises ValueError."""
    return json.loads(text, strict=False, parse_int=_integer)


def first_json_value(text: str) -> Any:
    """The value of JSON with which a text begins, whatever stands behind it. Raises ValueError."""
    return json.JSONDecoder(strict=False, parse_int=_integer).raw_decode(text)[0]


def _integer(digits: str) -> int | str:
    """Numbers of thousands of digits stay text: to read them takes more than linear time."""
    return int(digits) if len(digits) <= 20 else digits


def live_blogs(values: Iterable[Any]) -> Iterator[LiveBlog]:
    """Every live page that the values describe, wherever it stands in them."""
    for value in values:
        for item in objects_in(value):
            if UPDATES in item:
                updates = _updates_in(item[UPDATES])
                if updates:
                    yield LiveBlog(item, updates)


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a value of JSON, from the top."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(reversed(item.values()))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def _updates_in(value: Any) -> list[dict[str, Any]]:
    """The updates of a description: several, one, or the items of a list."""
    if isinstance(value, dict):
        value = value.get("itemListElement") or [value]
    several = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    return [one["item"] if isinstance(one.get("item"), dict) else one for one in several]


def text_value(value: Any) -> str:
    """A value that should be text: the first of several, the name or text of an object."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("url") or ""
    return value if isinstance(value, str) else ""


def plain(value: Any) -> str:
    """A value on one line, without markup."""
    text = text_value(value)
    if "<" in text or "&" in text:
        text = fragment(_unescaped(text)).text
    return words_of(text).strip()


def authors_of(posting: dict[str, Any]) -> tuple[str, ...]:
    """The names of those who wrote something."""
    value = posting.get("author") or posting.get("creator") or ()
    people = value if isinstance(value, list) else [value]
    names = [plain(person) for person in people if not _is_publisher(person)]
    return tuple(dict.fromkeys(name for name in names if name and not is_account(name)))


def is_account(name: str) -> bool:
    """Whether who wrote something is told by an address or an account alone: "admin", "ann.lee"."""
    return name.startswith("http") or (name.islower() and " " not in name)


def _is_publisher(author: Any) -> bool:
    """Whether who wrote something is said to be no person."""
    kind = text_value(author.get("@type")) if isinstance(author, dict) else ""
    return "Organization" in kind


def body_lines(body: Any, base: str = "") -> list[LaidLine]:
    """The lines of a text that may be HTML, escaped once or twice, or plain."""
    if isinstance(body, list):
        return [line for part in body for line in body_lines(text_value(part), base)]
    text = _unescaped(text_value(body))
    if not _MARKED_UP.search(text):
        return list(plain_lines(text))
    if _BLOCKS.search(text):
        whole = fragment(text)
        return lines_of(whole.children, base, in_entry=True, messages=messages_in([whole], base))
    text = text.strip().replace("\n", "<br>")
    lines = lines_of(fragment(text).children, base, in_entry=True)
    return [line._replace(parted=True) for line in lines]


def _unescaped(text: str) -> str:
    for _ in range(2):
        if not _TWICE.search(text):
            break
        text = unescape(text)
    return text


def update_of(item: dict[str, Any], page: dict[str, Any], base: str, printed: int = 0) -> Update:
    """An update by its description alone; without its words, where so many of them are ``printed`` that these
    are no teaser."""
    body = next((item[k] for k in ("articleBody", "text", "description") if text_value(item.get(k))), "")
    heading = plain(item.get("headline"))
    is_printed = printed - len(heading) > TEASER * len(str(body))
    lines = [] if is_printed else list(signed(body_lines(body, base)))
    said = key_of(unescape(_TAG.sub(" ", _unescaped(text_value(body)))), 400)
    known = key_of(heading, 400)
    is_own = known and known != key_of(plain(page.get("headline")), 400)
    if is_own and not (len(known) > 20 and said.startswith(known[: max(20, len(known) - 3)])):
        lines = [line._replace(role="text") if line.role == "heading" else line for line in lines]
        lines.insert(0, LaidLine("heading", heading))
    names = authors_of(item)
    if names and (len(names) == 1 or names != authors_of(page)):
        at = 1 if lines and lines[0].role == "heading" else 0
        lines.insert(at, LaidLine("byline", ", ".join(names), parted=False))
    raw = item.get("datePublished") or item.get("dateCreated") or item.get("startDate")
    return Update(
        lines,
        moment(raw),
        moment(item.get("dateModified")),
        anchor_of(item),
        url_of(item, base),
        text_value(raw) or None,
    )


def url_of(item: dict[str, Any], base: str) -> str | None:
    """The address of an entry itself, where it is one of the web."""
    urls = (address_of(text_value(item.get(key)), base) for key in _ADDRESSES)
    return next((url for url in urls if url is not None and url != base), None)


def anchor_of(item: dict[str, Any]) -> str | None:
    """The publisher's own id of an entry: behind "#" in its address, else what tells it from others."""
    fragments = (text_value(item.get(key)).partition("#")[2] for key in _ADDRESSES)
    ids = (str(one) for key in ("identifier", "@id") if isinstance(one := item.get(key), (str, int)))
    told = chain(fragments, ids, (value for value in keys_of(item) if not value.isalpha()))
    return next(filter(None, map(str.strip, told)), None)


def keys_of(item: dict[str, Any]) -> Iterator[str]:
    """By what an entry may be called in the page: its fragment, its id, the last part of its address, the
    values of its query."""
    for key in (*_ADDRESSES, "identifier"):
        value = text_value(item.get(key)).strip()
        if not value:
            continue
        if "#" in value:
            yield value.rpartition("#")[2]
        try:
            parts = urlsplit(value)
        except ValueError:
            continue
        if parts.query:
            yield from (v for _, v in parse_qsl(parts.query)[:20] if len(v) > 4)
        if parts.scheme not in ("http", "https"):
            yield value
        elif last := parts.path.rstrip("/").rpartition("/")[2]:
            yield last
