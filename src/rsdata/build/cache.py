"""What was parsed before, kept in the user's cache folder: one compressed file a page.

A page is found again by the text it was parsed from, its description, and the parser; a change of any of
them parses it anew. The cache may be deleted at any time, and nothing that stands or goes wrong in it stops a
build: what is not an entry as it was written is passed over.

An entry is its seal (32 bytes), the length of its rows (8 bytes, big-endian) and the rows, compressed. The
seal is the SHA-256 of the parser's checksum, the key, the length and the compressed rows: it tells a damaged
entry, and one that belongs elsewhere, before anything is made of it. Anybody can compute it; so an entry must
be the user's own file, which nobody else may write, and what it holds is read as data alone.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import sys
import tempfile
import unicodedata
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from rsdata.language import zones
from rsdata.model import Source

# Parsers whose pages are kept: an older one's are removed when a new one begins.
PARSERS = 3

# The fastest level of zlib; rows are then about a fifth of their size.
LEVEL = 1

# Bytes that the rows of a page may take: so many for each byte of the page, and some that a short one needs.
# Ordinary pages have three to four, the richest that tests/hostile.py makes 25. What takes more is not kept.
A_BYTE = 64
BESIDES = 1 << 20

SEAL = hashlib.sha256().digest_size
LENGTH = 8

# Entries are opened without waiting, whatever they are, and not where a link leads elsewhere.
OPENED = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    OPENED |= getattr(os, _flag, 0)

# Not what parses: the web pages, the proof, and the copy of the coverage in an installed package.
CACHES = frozenset(["__pycache__"])
LEFT_OUT = CACHES | {"plugin", "check", "data"}

# The folder of a parser: the first of its checksum.
FOLDER = re.compile(r"[0-9a-f]{16}")


@cache
def parser_checksum() -> str:
    """A checksum of all that decides how a page is read: the code, its tables, the Python and its Unicode,
    and the data of the time zones."""
    package = Path(__file__).parents[1]
    versions = f"{sys.version_info[:3]} {unicodedata.unidata_version} {zones.version()}"
    sha = hashlib.sha256(versions.encode())
    for folder, below, files in os.walk(package):
        inside = folder.removeprefix(str(package))
        below[:] = sorted(set(below) - (CACHES if inside else LEFT_OUT))
        for name in sorted(files):
            path = Path(folder, name)
            if path.is_file():  # no link to nothing, as some editors leave
                sha.update(f"{inside}/{name}\0".encode())
                sha.update(hashlib.sha256(path.read_bytes()).digest())
    return sha.hexdigest()


def room_for(size: int) -> int:
    """Bytes that the rows of a page of so many bytes may take."""
    return A_BYTE * size + BESIDES


class Cache:
    """The rows of pages that this parser has read."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is made when something is first kept."""
        self._parser = parser_checksum()
        self._folder = folder / self._parser[:16]
        self._reads = self._keeps = True
        self.was_read = False

    @classmethod
    def of_the_user(cls) -> Cache | None:
        """In the place that the operating system has for caches; None where there is none."""
        try:
            folder = user_cache_path("rsdata", appauthor=False)
            return cls(folder) if folder.is_absolute() else None
        except (OSError, RuntimeError):  # nobody's home
            return None

    def key(self, sha256: str, source: Source) -> str:
        """What a page is kept under: ``sha256`` is that of its file."""
        return hashlib.sha256(f"{sha256} {source!r}".encode()).hexdigest()

    def get(self, key: str, most: int = BESIDES) -> bytes | None:
        """The encoded rows, of ``most`` bytes; None where no entry holds them as they were kept."""
        if not self._reads:
            return None
        try:
            entry = _contents(self._folder / key, SEAL + LENGTH + most)
            if entry is None or entry[:SEAL] != self._seal(key, entry[SEAL:]):
                return None
            length = int.from_bytes(entry[SEAL : SEAL + LENGTH], "big")
            if length > most:
                return None
            unpacked = zlib.decompressobj()
            rows = unpacked.decompress(entry[SEAL + LENGTH :], length + 1)
        except (OSError, zlib.error, MemoryError):
            return None
        if len(rows) != length or not unpacked.eof:
            return None
        self.was_read = True
        return rows

    def put(self, key: str, rows: bytes, most: int = BESIDES) -> None:
        """Keeps the encoded rows, whole or not at all; not at all where they are more than ``most`` bytes."""
        if not self._keeps or len(rows) > most:
            return
        body = len(rows).to_bytes(LENGTH, "big") + zlib.compress(rows, LEVEL)
        try:
            self._make()
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                part = Path(file.name)
                try:
                    file.write(self._seal(key, body) + body)
                    file.close()
                    with suppress(OSError):  # a folder in its place, say
                        part.replace(self._folder / key)
                finally:
                    part.unlink(missing_ok=True)
        except OSError:
            self._keeps = False  # no room, no right: it would be so for the next one too

    def distrust(self) -> None:
        """From now on nothing is read, and what is kept takes the place of what is there."""
        self._reads = False

    def _seal(self, key: str, body: bytes) -> bytes:
        return hashlib.sha256(f"{self._parser} {key} ".encode() + body).digest()

    def _make(self) -> None:
        if self._folder.is_dir():
            return
        self._folder.mkdir(mode=0o700, parents=True)
        others = [path for path in self._folder.parent.iterdir() if FOLDER.fullmatch(path.name)]
        for path in sorted(others, key=lambda path: path.lstat().st_mtime)[:-PARSERS]:
            with suppress(OSError):
                shutil.rmtree(path)


def _contents(path: Path, most: int) -> bytes | None:
    """What a file of the user's holds, if it is no more than ``most`` bytes. Raises OSError."""
    if not _is_ours(path.lstat(), most):  # some devices do something when they are opened
        return None
    with os.fdopen(os.open(path, OPENED), "rb") as file:
        status = os.fstat(file.fileno())
        return file.read(status.st_size) if _is_ours(status, most) else None


def _is_ours(status: os.stat_result, most: int) -> bool:
    """Whether it is an ordinary file of the user's or the administrator's, which nobody else may write."""
    if not stat.S_ISREG(status.st_mode) or status.st_size > most:
        return False
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid in (0, os.geteuid()) and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
