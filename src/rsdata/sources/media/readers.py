"""Which reader reads which kind of file: a row a media type."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from functools import partial
from gzip import GzipFile
from io import BytesIO
from typing import Final

from rsdata.errors import UnreadableError
from rsdata.model import Source
from rsdata.pages.page import Page
from rsdata.sources.frames import with_frame
from rsdata.sources.media import kinds
from rsdata.sources.media.judge import media_type
from rsdata.sources.media.kinds import KINDS
from rsdata.sources.media.written import after_response

# Bytes that a compressed page may have when it is unpacked.
LARGEST: Final = 256 << 20

Reader = Callable[[bytes, str | None, str | None], Page]


def plain_text(data: bytes, url: str | None = None, charset: str | None = None) -> Page:
    """The text of a file in UTF-8, as it stands there."""
    try:
        return Page(None, (), text=data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8: save the file as UTF-8",
            data.count(b"\n", 0, error.start) + 1,
        ) from None


def _html(data: bytes, url: str | None, charset: str | None) -> Page:
    from rsdata.pages.readers.markup_tree import decoded
    from rsdata.pages.readers.saved_html import read_html

    page = read_html(after_response(decoded(data, charset)), url)
    if not page.text:
        raise UnreadableError("is a saved web page (HTML) without words: save it once it is shown")
    return page


def _mhtml(data: bytes, url: str | None, charset: str | None) -> Page:
    from rsdata.sources.media.single_file import page_in

    saved = page_in(data)
    page = _html(saved.data, url or saved.url, saved.charset)
    frames = [
        (name, partial(_html, body, url, code)) for name, body, code in saved.frames if name in page.frames
    ]
    framed = with_frame(page, frames, Source())
    page = page if framed is None else framed[0]
    return page._replace(captured_at=saved.saved_at)


def _json(data: bytes, url: str | None, charset: str | None) -> Page:
    from rsdata.pages.readers.saved_json import read_json

    try:
        page = read_json(data.decode("utf-8-sig"), url)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"is JSON, of which byte {error.start} is not UTF-8: save it as UTF-8"
        ) from None
    if page is None:
        raise _refusal(kinds.JSON)
    return page


def _refusal(found: str) -> UnreadableError:
    """Of a file that nothing reads, with what its owner may do."""
    kind = KINDS[found]
    return UnreadableError(f"is {kind.name}{kind.advice}")


READERS: Final[Mapping[str, Reader]] = {
    kinds.TEXT: plain_text,
    kinds.HTML: _html,
    kinds.MHTML: _mhtml,
    kinds.JSON: _json,
}


def page_of(data: bytes, url: str | None = None, charset: str | None = None) -> Page:
    """The page of a file of coverage. Raises UnreadableError where nothing reads a file of its kind."""
    found = media_type(data)
    reader = READERS.get(found)
    if reader is None:
        raise _refusal(found)
    return reader(data, url, charset)


def unpacked(data: bytes) -> bytes:
    """What a file compressed with gzip holds; any other file as it is. Raises UnreadableError for a damaged
    one, and for one that would not end."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        found = GzipFile(fileobj=BytesIO(data)).read(LARGEST + 1)
    except EOFError:
        raise UnreadableError("is a file of gzip that is cut short: save the file again") from None
    except (OSError, zlib.error) as error:
        raise UnreadableError(f"is a damaged file of gzip ({error}): save the file again") from None
    if len(found) > LARGEST:
        raise UnreadableError(f"holds more than {LARGEST >> 20} MB once it is unpacked: name the page itself")
    return found
