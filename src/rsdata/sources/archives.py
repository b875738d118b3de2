"""Web archives, WARC and WACZ: the live pages in them, record by record, never the whole archive at once.

https://iipc.github.io/warc-specifications/, https://specs.webrecorder.net/wacz/1.1.1/
"""

from __future__ import annotations

import fnmatch
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final, TypeAlias

from rsdata.errors import InputError, UnreadableError, one_line, shortened
from rsdata.language.patterns import lazy
from rsdata.named_tuples import NamedTuple
from rsdata.pages.page import Page
from rsdata.sources.media.judge import media_type
from rsdata.sources.media.kinds import HTML, JSON, WACZ, WARC
from rsdata.sources.media.readers import LARGEST, READERS, page_of

# Bytes of the file that say what it is.
_HEAD: Final = 1 << 16
_CHARSET: Final = lazy(r"charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_PORTION: Final = 1 << 16
# Records passed over that are named.
MOST_RECORDS_NAMED: Final = 20
_DATE: Final = lazy(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


# An archive as a file, or as its bytes.
Archive: TypeAlias = Path | bytes


def _opened(archive: Archive) -> IO[bytes]:
    return BytesIO(archive) if isinstance(archive, bytes) else archive.open("rb")


class Capture(NamedTuple):
    """A record of an archive: what it is of, when it was taken, and where it stands: in which file of the
    archive (None for a WARC itself), as the how many-th record, and from which byte on."""

    address: str
    captured_at: str | None
    member: str | None
    number: int
    offset: int = 0  # in that file, in bytes
    size: int = 0  # of its body, in bytes


class Record(NamedTuple):
    """A record as it was read: its page, and the SHA-256 and the size of its body."""

    capture: Capture
    page: Page
    sha256: str
    size: int


def archive_kind(path: Archive) -> str | None:
    """Whether a file is a web archive, by its first bytes; None for any other."""
    with _opened(path) as file:
        head = file.read(_HEAD)
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 1024)
        except zlib.error:
            return None
    if head.startswith(b"PK\x03\x04"):
        import zipfile

        try:
            with _opened(path) as file, zipfile.ZipFile(file) as archive:
                names = archive.namelist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return None
        is_wacz = "datapackage.json" in names and any(_is_warc_name(name) for name in names)
        return WACZ if is_wacz else None
    return WARC if media_type(head[:1024]) == WARC else None


def live_pages(path: Archive, match: str | None, warn: Callable[[str], None]) -> Iterator[Record]:
    """Each record of an archive that is a live page, or whose address fits ``match``, in order of place.
    What cannot be read is named and passed over."""
    from rsdata.pages.saved_pages import is_live

    for capture, charset, read in _records(path, warn):
        if match is not None and not fnmatch.fnmatchcase(capture.address, match):
            continue
        body = b""
        try:
            body = read()
            kind = media_type(body)
            if kind not in (HTML, JSON):
                continue
            page = READERS[kind](body, capture.address, charset)
        except (UnreadableError, EOFError, ValueError, OSError, RecursionError) as error:
            if match is not None or not body:
                warn(f"record {capture.number} ({shortened(capture.address, 200)}) passed over: {error}")
            continue
        if match is None and not is_live(page):
            continue
        yield _record(capture._replace(size=len(body)), page, body)


def records_of(path: Path, captures: Sequence[Capture]) -> Iterator[tuple[Record, bytes]]:
    """The records of these captures, each with its body, in their order: each is read where it begins. Raises
    InputError where one of them is no longer there."""
    for capture in captures:
        records = _records(path, lambda remark: None, capture)  # open as long as the record is read
        known = next(records, None)
        if known is None or known[0].address != capture.address:
            raise InputError(path, f"changed while it was read: record {capture.number} is gone")
        try:
            body = known[2]()
            page = page_of(body, capture.address, known[1])
        except (UnreadableError, EOFError, ValueError, OSError) as error:
            raise InputError(path, f"record {capture.number} cannot be read ({error})") from None
        yield _record(capture, page, body), body


def _record(capture: Capture, page: Page, body: bytes) -> Record:
    page = page._replace(captured_at=capture.captured_at, url=capture.address)
    return Record(capture, page, sha256(body).hexdigest(), len(body))


# A record as it stands there: the charset that is told of its body, and what reads that.
_Unread: TypeAlias = tuple[Capture, "str | None", Callable[[], bytes]]


def _records(path: Archive, warn: Callable[[str], None], first: Capture | None = None) -> Iterator[_Unread]:
    """The responses and resources of an archive with a body that may be a page, from ``first`` on."""
    for member, stream in _streams(path):
        with stream as file:
            if first is None or member == first.member:
                file.seek(first.offset if first else 0)
                yield from _records_in(file, member, warn)


def _records_in(file: IO[bytes], member: str | None, warn: Callable[[str], None]) -> Iterator[_Unread]:
    # Takes longer than a page of plain text, which needs none of it.
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    where = f"{member}: " if member else ""
    number = 0
    try:
        records = ArchiveIterator(file)
        for number, record in enumerate(records, 1):
            if record.rec_type not in ("response", "resource", "conversion"):
                continue
            headers = record.rec_headers
            address = (headers.get_header("WARC-Target-URI") or "").strip().strip("<>")
            if not address.startswith(("http://", "https://")) or not address.isprintable():
                continue
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            if status not in ("200", "203"):
                continue
            kind = _content_type(record)
            if not any(word in kind for word in ("html", "json", "text/plain")) and kind:
                continue
            taken = headers.get_header("WARC-Date") or ""
            captured = f"{taken[:19]}+00:00" if _DATE.match(taken) else None
            charset = _CHARSET.search(kind)
            capture = Capture(address, captured, member, number, records.offset)
            yield capture, charset and charset[1], partial(_body, record, ArchiveLoadFailed, warn, number)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError) as error:
        warn(
            one_line(
                f"{where}record {number + 1} is malformed ({error}): what stands after it is passed over"
            )
        )


def _content_type(record: Any) -> str:
    source = record.http_headers or record.rec_headers
    return str(source.get_header("Content-Type") or "").lower()


def _body(record: Any, broken: type[Exception], warn: Callable[[str], None], number: int) -> bytes:
    """The body of a record. Raises UnreadableError."""
    parts, size = [], 0
    try:
        stream = record.content_stream()
        while part := stream.read(_PORTION):
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                raise UnreadableError(f"holds more than {LARGEST >> 20} MB once it is unpacked")
    except (broken, zlib.error) as error:
        raise UnreadableError(f"is damaged ({error})") from None
    if getattr(record.raw_stream, "limit", 0) > 0:  # bytes that the record says it has
        warn(f"record {number} is cut short")
    return b"".join(parts)


def _is_warc_name(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _streams(path: Archive) -> Iterator[tuple[str | None, Any]]:
    """The WARC files of an archive: itself, or those of a WACZ, which are read where they are."""
    if archive_kind(path) == WARC:
        yield None, _opened(path)
        return
    import zipfile

    try:
        with _opened(path) as file, zipfile.ZipFile(file) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if _is_warc_name(info.filename) and ".." not in info.filename.split("/"):
                    yield info.filename, archive.open(info)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(f"is a damaged web archive (WACZ): {error}") from None
