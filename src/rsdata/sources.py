"""The coverage files, each with its description: the only place that reads raw/."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import IO, NamedTuple

from rsdata.description import Entry, read_description
from rsdata.errors import InputError, shown
from rsdata.model import FOUND_ID, Source
from rsdata.names import name_of, stem_of

DESCRIPTION = "sources.yml"


class Contents(NamedTuple):
    """What a coverage file holds; ``size`` in bytes."""

    text: str
    sha256: str
    size: int


class SourceFile(NamedTuple):
    """A coverage file and its description: in which file, and the line of its checksum there."""

    path: Path
    source: Source
    description: Path | None = None
    line: int | None = None

    @property
    def size(self) -> int:
        """In bytes; 0 for a file that cannot be looked at."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def read(self) -> Contents:
        """The coverage, checked against its SHA-256.

        Raises InputError where the file cannot be read, changes meanwhile, is not UTF-8, or is not the one
        described.
        """
        try:
            with self.path.open("rb") as file:
                before = _state(file)
                data = file.read()
                changed = _state(file) != before or len(data) != before[0]
        except OSError as error:
            raise InputError(self.path, f"cannot be read ({error.strerror})") from None
        if changed:
            raise InputError(self.path, "changed while it was read: build again when it is finished")
        found = hashlib.sha256(data).hexdigest()
        if self.source.sha256 is not None and found != self.source.sha256:
            raise InputError(
                self.path,
                f"has SHA-256 {found}, but {shown(self.description or '')} (line {self.line}) says "
                f"{self.source.sha256}: restore the file or correct the entry",
            )
        try:
            return Contents(data.decode("utf-8"), found, len(data))
        except UnicodeDecodeError as error:
            raise InputError(
                self.path,
                f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8: save the file as UTF-8",
                line=data.count(b"\n", 0, error.start) + 1,
            ) from None


def _state(file: IO[bytes]) -> tuple[int, int]:
    """What differs once somebody has written in the file: its size and the time of its last change."""
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


class Raw(NamedTuple):
    """What a build reads: coverage files in order of their ids, and remarks on keys that were passed over."""

    files: tuple[SourceFile, ...]
    remarks: tuple[str, ...] = ()


def open_raw(path: Path) -> Raw:
    """The coverage at ``path``, a file or a folder of .txt files, described by the sources.yml beside it.

    Raises InputError for a path that is not there, a folder without coverage, and a description that is
    malformed or names a file that is missing.
    """
    try:
        folder, pages = _pages_at(path)
        described, remarks = _described(folder)
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from None
    named = [(name_of(page), page) for page in pages]
    if path.is_dir() and (gone := described.keys() - dict(named).keys()):
        lost = next(entry for name, entry in described.items() if name in gone)
        raise InputError(
            folder / DESCRIPTION,
            f"{lost.file:.200} is not in {shown(folder)}: add the file or remove the entry",
            line=lost.line,
        )
    spoken_for = _spoken_for(described.values())
    files = [
        _with_spoken_for(_source_file(folder, name, page, described.get(name)), spoken_for)
        for name, page in named
    ]
    files.sort(key=lambda file: file.source.id)
    for one, other in pairwise(files):
        if one.source.id == other.source.id:
            raise InputError(
                other.path, f"has the id {one.source.id!r} of {shown(one.path.name)}: give one another id"
            )
    return Raw(tuple(files), tuple(remarks))


def _pages_at(path: Path) -> tuple[Path, list[Path]]:
    """The folder, and the files of coverage in it that are asked for."""
    if path.is_dir():
        folder, pages = path, [p for p in path.iterdir() if p.suffix == ".txt" and not p.is_dir()]
        pages.sort(key=lambda page: os.fsencode(page.name))
        if not pages:
            raise InputError(
                path, "holds no coverage: put live pages there as .txt files, or name another folder"
            )
    elif path.exists():
        folder, pages = path.parent, [path]
    else:
        raise InputError(path, "is not there: name a coverage file or a folder of .txt files")
    for page in pages:
        _refuse_special(page)
    return folder, pages


def _described(folder: Path) -> tuple[dict[str, Entry], list[str]]:
    """What sources.yml says, by name of the file; nothing where there is none."""
    description = folder / DESCRIPTION
    if not description.exists():
        return {}, []
    _refuse_special(description)
    entries, remarks = read_description(description)
    return {entry.file: entry for entry in entries}, remarks


def _source_file(folder: Path, name: str, page: Path, entry: Entry | None) -> SourceFile:
    if entry is None:
        return SourceFile(page, Source(_id_of(page, name)))
    return SourceFile(page, entry.source, folder / DESCRIPTION, entry.checksum_line)


def _spoken_for(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """Ids of contests that sources.yml declares, whichever page reports them, by the source that would give
    them to contests of its own."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        for contest in entry.source.contests:
            if as_found := FOUND_ID.fullmatch(contest.id):
                found.setdefault(as_found["source"], []).append(contest.id)
    return {source_id: tuple(sorted(set(ids))) for source_id, ids in found.items()}


def _with_spoken_for(file: SourceFile, spoken_for: Mapping[str, tuple[str, ...]]) -> SourceFile:
    ids = spoken_for.get(file.source.id)
    return file._replace(source=replace(file.source, spoken_for=ids)) if ids else file


def _refuse_special(path: Path) -> None:
    """Raises InputError for what would be waited for, or would never end."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise InputError(path, "is a pipe or a device, not a file of text: name another")


def _id_of(page: Path, name: str) -> str:
    """The id of a page that has no entry: the stem of its name."""
    stem = stem_of(name)
    if not stem.isprintable():
        raise InputError(page, "has a name that cannot be an id: rename it")
    return stem
