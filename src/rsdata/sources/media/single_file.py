"""A page that a browser saved as a single file (MHTML): the page itself among the parts of a mail.

https://www.rfc-editor.org/rfc/rfc2557
"""

from __future__ import annotations

import email
from datetime import timezone
from email.message import Message
from email.utils import parsedate_to_datetime

from rsdata.errors import UnreadableError
from rsdata.named_tuples import NamedTuple
from rsdata.pages.readers.laid_words import address_of

_PAGES = ("text/html", "application/xhtml+xml")


class SavedPage(NamedTuple):
    """The page of a file: its bytes, their charset, its address, and when it was saved."""

    data: bytes
    charset: str | None
    url: str | None
    saved_at: str | None


def page_in(data: bytes) -> SavedPage:
    """The page that a file in MHTML is of; pages in its frames are not. Raises UnreadableError."""
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
    return SavedPage(body, root.get_content_charset(), url, _saved_at(str(message.get("Date", ""))))


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
