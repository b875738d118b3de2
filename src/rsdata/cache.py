"""What was parsed before, kept in the user's cache folder: one compressed file a page.

A page is found again by the text it was parsed from, its description, and the parser; a change of any of
them parses it anew. The cache may be deleted at any time, and nothing that goes wrong in it stops a build.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import unicodedata
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path

from rsdata.model import Source

# Parsers whose pages are kept: an older one's are removed when a new one begins.
PARSERS = 3

# The fastest level of zlib; rows are then about a fifth of their size.
LEVEL = 1

# Not what parses: the web pages, the proof, and the copy of the coverage in an installed package.
LEFT_OUT = frozenset(["plugin", "check", "data", "__pycache__"])


@cache
def parser_checksum() -> str:
    """A checksum of all that decides how a page is read: the code, its tables, the Python and its Unicode."""
    package = Path(__file__).parent
    sha = hashlib.sha256(f"{sys.version_info[:3]} {unicodedata.unidata_version}".encode())
    for folder, below, files in os.walk(package):
        below[:] = sorted(set(below) - LEFT_OUT)
        for name in sorted(files):
            path = Path(folder, name)
            sha.update(f"{path.relative_to(package).as_posix()}\0".encode())
            sha.update(hashlib.sha256(path.read_bytes()).digest())
    return sha.hexdigest()


class Cache:
    """The rows of pages that this parser has read."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is made when something is first kept."""
        self._folder = folder / parser_checksum()[:16]
        self._keeps = True

    @classmethod
    def of_the_user(cls) -> Cache:
        """In the place that the operating system has for caches."""
        from platformdirs import user_cache_path

        return cls(user_cache_path("rsdata", appauthor=False))

    def key(self, sha256: str, source: Source) -> str:
        """What a page is kept under: ``sha256`` is that of its file."""
        return hashlib.sha256(f"{sha256} {source!r}".encode()).hexdigest()

    def get(self, key: str) -> bytes | None:
        """The encoded rows; None where they are not kept or cannot be read."""
        try:
            return zlib.decompress((self._folder / key).read_bytes())
        except (OSError, zlib.error):
            return None

    def put(self, key: str, rows: bytes) -> None:
        """Keeps the encoded rows, whole or not at all."""
        if not self._keeps:
            return
        try:
            self._make()
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                part = Path(file.name)
                try:
                    file.write(zlib.compress(rows, LEVEL))
                    file.close()
                    part.replace(self._folder / key)
                except BaseException:
                    part.unlink()
                    raise
        except OSError:
            self._keeps = False  # no room, no right: it would be so for the next one too

    def _make(self) -> None:
        if self._folder.is_dir():
            return
        self._folder.mkdir(parents=True)
        others = [path for path in self._folder.parent.iterdir() if path.is_dir()]
        for path in sorted(others, key=lambda path: path.stat().st_mtime)[:-PARSERS]:
            with suppress(OSError):
                shutil.rmtree(path)
