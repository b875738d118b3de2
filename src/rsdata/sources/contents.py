"""What was read of a source: its page, and the files that it came in."""

from __future__ import annotations

import hashlib

from rsdata.model import TEXT
from rsdata.named_tuples import NamedTuple
from rsdata.pages.page import Page


class FileRow(NamedTuple):
    """A file of a source, as its row has it; ``captured_at`` of a record in an archive."""

    file: str
    sha256: str
    bytes: int
    captured_at: str | None = None


class Contents(NamedTuple):
    """The page of a source, the SHA-256 over its files joined in order, their size, and the files."""

    page: Page
    sha256: str
    size: int
    files: tuple[FileRow, ...]
    remarks: tuple[str, ...] = ()  # what the user is to know of it

    @property
    def text(self) -> str:
        """The words of the page."""
        return self.page.text

    @property
    def fingerprint(self) -> str:
        """What tells its page from all others: of plain text the file, else what the reader made of it."""
        if self.page.media_type == TEXT and self.page.dialect is None:
            return self.sha256
        return hashlib.sha256(repr(self.page).encode("utf-8", "backslashreplace")).hexdigest()
