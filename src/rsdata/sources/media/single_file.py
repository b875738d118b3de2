"""A page that a browser saved as a single file (MHTML): the page itself among the parts of a mail.

https://www.rfc-editor.org/rfc/rfc2557
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from datetime import timezone
from email.message import Message
from email.utils import parsedate_to_datetime

from rsdata.errors import UnreadableError
from rsdata.named_tuples import NamedTuple
from rsdata.pages.readers.laid_words import address_of

_PAGES = ("text/html", "application/xhtml+xml")


class SavedPage(NamedTuple):
    """The page of a file: its bytes, their charset, its address, when it was saved, and the pages in its
    frames: what names them, their bytes and charset."""

    data: bytes
    charset: str | None
    url: str | None
    saved_at: str | None
    frames: tuple[tuple[str, bytes, str | None], ...] = ()


def page_in(data: bytes) -> SavedPage:
    """The page that a file in MHTML is of. Raises UnreadableError."""
    try:
        message = email.message_from_bytes(data)
        parts = [part for part in message.walk() if part.get_content_type() in _PAGES]
    except RecursionError:
        raise UnreadableError("is a saved web page (MHTML) of parts within parts: save it as HTML") from None
    address = _field(message, "Snapshot-Content-Location")
    root = next((part for part in parts if address and _field(part, "Content-Location") == address), None)
    root = root or next(iter(parts), None)
    body = root.get_payload(decode=True) if root is not None else None
    if root is None or not isinstance(body, bytes) or not body.strip():
        raise UnreadableError("is a saved web page (MHTML) without a page in it: save the file as HTML")
    url = address_of(address or _field(root, "Content-Location"), "")
    others = tuple(frame for part in parts if part is not root for frame in _frames(part))
    return SavedPage(body, root.get_content_charset(), url, _saved_at(str(message.get("Date", ""))), others)


def _frames(part: Message) -> Iterator[tuple[str, bytes, str | None]]:
    """A page in a frame by each of the addresses that the page may give it."""
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return
    for address in (f"cid:{_field(part, 'Content-ID').strip('<>')}", _field(part, "Content-Location")):
        if address:
            yield address, body, part.get_content_charset()


def _field(part: Message, name: str) -> str:
    """An address in the head of a part, which may be folded over several lines."""
    return "".join(str(part.get(name, "")).split())


def _saved_at(date: str) -> str | None:
    try:
        found = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    known = found if found.tzinfo is not None else found.replace(tzinfo=timezone.utc)  # "-0000"
    return known.isoformat(timespec="seconds")
