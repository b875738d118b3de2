"""Files that are made of characters but are no page of plain text: HTML and XML, JSON, CSV.

Each is told by the whole file. A page that holds a piece of markup, an object in braces or a table among its
paragraphs is text.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Final

from rsdata.language.patterns import lazy
from rsdata.sources.media import kinds

# What stands before the first tag of a page: a byte order mark, blanks, comments, the declaration of XML.
_BEFORE: Final = lazy(r"\ufeff?(?:\s+|<!--.*?-->|<\?xml\b[^>]*\?>)*", re.DOTALL)
# How documents begin: https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type
_DOCUMENT: Final = lazy(
    r"<!doctype html\b|<(?:html|head|body|script|title|style|meta|iframe)[\s>]", re.IGNORECASE
)
# ... and pieces of documents: a tag, which somewhere below is closed, and many more of them.
_TAG: Final = lazy(r"</?[a-z][a-z0-9-]{0,30}(?:\s[^<>]{0,5000})?/?>", re.IGNORECASE)
_CLOSED: Final = lazy(r"</[a-z][a-z0-9-]{0,30}\s?>", re.IGNORECASE)
_LOOKED_AT: Final = 100_000  # characters in which tags are counted
_MARKUP: Final = 0.1  # of a piece of HTML that begins with a tag, at least so much is tags
_MARKED_LINES: Final = 0.5  # ... and of any piece of HTML so many lines begin with one
_FEED: Final = lazy(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_SVG: Final = lazy(r"<svg[\s>]", re.IGNORECASE)
_XML: Final = lazy(r"\ufeff?\s*<\?xml\b")
# What a server says before a page, kept with it ("curl -i").
_RESPONSE: Final = lazy(r"HTTP/[\d.]+ \d{3}\b.*?\r?\n\r?\n", re.DOTALL)
# The head of a page saved in one file by a browser.
_MHTML: Final = lazy(
    r"[a-z][\w-]+: .*?^Content-Type:\s*multipart/related",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
    words=("multipart/related",),
)
_HEAD: Final = 4096
# The head of a mail, up to its first empty line: fields and lines that carry one on.
_FIELD: Final = lazy(r"[A-Za-z][A-Za-z-]{1,60}:|[ \t]")
_OF_MAIL: Final = frozenset(("from", "to", "received", "return-path", "subject", "delivered-to"))
# {"key": ...: an object, whole or cut short
_OBJECT: Final = lazy(r'\ufeff?\s*\[?\s*\{\s*"(?:[^"\\\n]|\\.){0,1000}"\s*:')
_EDGES: Final = ("{}", "[]")
_BLANKS: Final = " \t\r\n\ufeff"
_DELIMITERS: Final = (",", ";")
# "12,345", "Turnout 45,6": no delimiter
_WITHIN_NUMBER: Final = lazy(r"(?<![\d,])(?:\d{1,3}(?:,\d{3})+|\d+,\d{1,2})(?![\d,])")
_NUMBER: Final = lazy(r"[-+]?\d[\d,.]*%?")
_LONGEST_NAME: Final = 60  # characters of the name of a column
_ROWS: Final = 1000  # rows whose cells are looked into
_FEWEST: Final = 2  # columns of a table
_FIRST_LINE: Final = lazy(r"\ufeff?\s*(?P<line>[^\r\n]+)")
_QUOTED: Final = lazy(r'"[^"]*"')
_BEHIND_IN_PROSE: Final = (" ", "”", "’", "»", "' ")
_LIMIT: Final = Lock()


def by_words(text: str) -> str | None:
    """The media type of a text that is no page of plain text; None for one that is."""
    return _markup(text) or (kinds.JSON if is_json(text) else kinds.CSV if is_csv(text) else None)


def _is_mail(head: str) -> bool:
    """Whether a text begins as mail is saved: fields, MIME-Version among them, up to an empty line."""
    lines = head.lstrip("\ufeff").replace("\r\n", "\n").partition("\n\n")[0].split("\n")
    if not all(map(_FIELD.match, lines)):
        return False
    names = {line.partition(":")[0].lower() for line in lines}
    return "mime-version" in names and not _OF_MAIL.isdisjoint(names)


def after_response(text: str) -> str:
    """A page without what a server says before it."""
    response = _RESPONSE.match(text, 0, _HEAD)
    return text[response.end() :] if response else text


def _markup(text: str) -> str | None:
    if _MHTML.match(text, 0, _HEAD):
        return kinds.MHTML
    if _is_mail(text[:_HEAD]):
        return kinds.MAIL
    if "<" not in text:
        return None  # nearly every page of plain text
    response = _RESPONSE.match(text, 0, _HEAD)
    start = response.end() if response else 0
    before = _BEFORE.match(text, start)
    at = before.end() if before else start
    if _DOCUMENT.match(text, at):
        return kinds.HTML
    if _FEED.match(text, at):
        return "application/rss+xml"
    if _SVG.match(text, at):
        return "image"
    if _XML.match(text, start):
        return "application/xml"
    return kinds.HTML if _is_piece_of_html(text, at) else None


def _is_piece_of_html(text: str, at: int) -> bool:
    """Whether a text without the head of a document is made of tags all the same."""
    if "</" not in text:
        return False
    part = text[at : at + _LOOKED_AT]
    if not _CLOSED.search(part):
        return False
    if _TAG.match(part):
        return sum(len(tag[0]) for tag in _TAG.finditer(part)) >= _MARKUP * len(part)
    lines = [line.lstrip() for line in part.splitlines() if line.strip()]
    return sum(bool(_TAG.match(line)) for line in lines) >= _MARKED_LINES * len(lines)


def is_json(text: str) -> bool:
    """Whether a text is an object or an array of JSON, or one after the other; an object may be cut short."""
    words = text.strip(_BLANKS)
    if words[:1] + words[-1:] in _EDGES:
        try:
            json.loads(words, parse_int=str, parse_float=str)
        except RecursionError:
            return True
        except ValueError:
            pass
        else:
            return True
    return bool(_OBJECT.match(text))


def is_csv(text: str) -> bool:
    """Whether a text is a table from first line to last: every line has the same cells.

    Where commas are followed by blanks or by marks that close what is said, as in prose, a column must also
    have a name over nothing but numbers.
    """
    # A cell may hold a whole page. The limit is one for the process: threads wait for each other, and nobody
    # who reads a table meanwhile finds it lower than it was.
    with _LIMIT:
        limit = csv.field_size_limit()
        csv.field_size_limit(max(limit, len(text)))
        try:
            return any(_is_table(text, delimiter) for delimiter in _DELIMITERS)
        finally:
            csv.field_size_limit(limit)


def _is_table(text: str, delimiter: str) -> bool:
    first = _FIRST_LINE.match(text)
    if first is None or delimiter not in first["line"]:
        return False
    line = _WITHIN_NUMBER.sub("0", first["line"])
    bare = _QUOTED.sub("", line)
    spaced = any(delimiter + behind in bare for behind in _BEHIND_IN_PROSE)
    below: list[list[str]] = []
    try:
        head = next(_rows(line, delimiter, spaced), [])
        if len(head) < _FEWEST:
            return False  # "Labour 12,345"
        for row in _rows(text[first.start("line") :], delimiter, spaced):
            if len(row) != len(head):
                return False
            if len(below) <= _ROWS:
                below.append(row)
    except csv.Error:
        return False
    return len(below) > 1 and (not spaced or _has_names_over_numbers(*below))


def _rows(text: str, delimiter: str, spaced: bool) -> Iterator[list[str]]:
    """The rows that are not blank."""
    lines = io.StringIO(text, newline=None)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=spaced, strict=True)
    return (row for row in reader if any(cell.strip() for cell in row))


def _has_names_over_numbers(head: Sequence[str], *below: Sequence[str]) -> bool:
    return any(
        0 < len(name.strip()) <= _LONGEST_NAME
        and not _NUMBER.fullmatch(name.strip())
        and all(_NUMBER.fullmatch(row[column].strip()) for row in below)
        for column, name in enumerate(head)
    )
