"""The coverage files and what sources.yml says of them: the only place that reads raw/."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import IO, NamedTuple
from zoneinfo import ZoneInfo

import yaml

from rsdata.errors import InputError
from rsdata.model import Contest, ContestKind, Source

DESCRIPTION = "sources.yml"
CONTEST_KINDS: tuple[ContestKind, ...] = ("parliamentary", "local", "other")

# An id stands in URLs and in front of other ids: "uk-politics-30131852".
ID = re.compile(r"[\w.-]+")
SHA256 = re.compile(r"[0-9a-f]{64}")

# libyaml's loader where PyYAML was built with it: ten times faster.
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Contents(NamedTuple):
    """What a coverage file holds; ``size`` in bytes."""

    text: str
    sha256: str
    size: int


class SourceFile(NamedTuple):
    """A coverage file and its description; ``line`` is where sources.yml has its checksum."""

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
                f"has SHA-256 {found}, but {self.description} (line {self.line}) says {self.source.sha256}: "
                "restore the file or correct the entry",
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
    if path.is_dir():
        folder, pages = path, sorted(p for p in _list(path) if p.suffix == ".txt" and not p.is_dir())
        if not pages:
            raise InputError(
                path, "holds no coverage: put live pages there as .txt files, or name another folder"
            )
    elif path.exists():
        folder, pages = path.parent, [path]
    else:
        raise InputError(path, "is not there: name a coverage file or a folder of .txt files")
    for page in pages:
        if page.exists() and not page.is_file():
            raise InputError(page, "is a pipe or a device, not a file of text: name another")
    description = folder / DESCRIPTION
    entries, remarks = _read_description(description) if description.exists() else ({}, [])
    names = {page.name for page in pages}
    files = []
    for name, entry in entries.items():
        if name in names:
            files.append(entry)
        elif path.is_dir():
            raise InputError(
                description, f"{name} is not in {folder}: add the file or remove the entry", line=entry.line
            )
    described = {entry.path.name for entry in files}
    files += [SourceFile(page, Source(page.stem)) for page in pages if page.name not in described]
    files.sort(key=lambda file: file.source.id)
    for one, other in pairwise(files):
        if one.source.id == other.source.id:
            raise InputError(
                other.path, f"has the id {one.source.id!r} of {one.path.name}: give one another id"
            )
    return Raw(tuple(files), tuple(remarks))


def _list(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise InputError(folder, f"cannot be read ({error.strerror})") from None


class _Entries:
    """Walks the nodes of a YAML file, each of which knows its line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.remarks: list[str] = []

    def error(self, node: yaml.Node, problem: str) -> InputError:
        return InputError(self.path, problem, line=node.start_mark.line + 1)

    def items(self, node: yaml.Node, what: str) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(node, f"{what} must be a list")
        return list(node.value)

    def mapping(self, node: yaml.Node, what: str, known: frozenset[str]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, f"{what} must be 'key: value' lines")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value in found:
                raise self.error(key, f"{what} has {key.value!r} twice: keep one")
            if key.value not in known:
                line = key.start_mark.line + 1
                keys = ", ".join(sorted(known))
                self.remarks.append(
                    f"{self.path}, line {line}: unknown key {key.value!r} passed over (known: {keys})"
                )
            found[str(key.value)] = value
        return found

    def text(self, fields: dict[str, yaml.Node], key: str) -> str | None:
        """The value as written, so that no checksum is ever taken for a number."""
        node = fields.get(key)
        if node is None or node.tag == "tag:yaml.org,2002:null":
            return None
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(node, f"{key!r} must be one value")
        return str(node.value).strip() or None

    def checked(
        self, fields: dict[str, yaml.Node], key: str, wanted: str, is_good: Callable[[str], object]
    ) -> str | None:
        """As ``text``, refused where ``is_good`` says no or raises ValueError."""
        value = self.text(fields, key)
        try:
            good = value is None or is_good(value)
        except (ValueError, LookupError, OSError):
            good = False
        if not good:
            raise self.error(fields[key], f"{key!r} is {value!r}: it must be {wanted}")
        return value

    def required(self, node: yaml.Node, fields: dict[str, yaml.Node], key: str, what: str) -> str:
        value = self.text(fields, key)
        if value is None:
            raise self.error(node, f"{what} has no {key!r}: add one")
        return value


SOURCE_KEYS = frozenset(
    ["id", "file", "title", "publisher", "url", "published", "timezone", "rights", "sha256", "contests"]
)
CONTEST_KEYS = frozenset(["id", "name", "date", "kind", "area", "seats"])


def _read_description(path: Path) -> tuple[dict[str, SourceFile], list[str]]:
    """Entries of sources.yml by the name of their file, and remarks on what was passed over."""
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"is not YAML: {error.problem or error.context}"
        raise InputError(path, problem, line=mark.line + 1 if mark else None) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(path, f"is not YAML in UTF-8: {str(error).splitlines()[0]}") from None
    except RecursionError:
        raise InputError(path, "is nested too deeply to be a list of sources") from None
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from None
    walk = _Entries(path)
    entries: dict[str, SourceFile] = {}
    for node in _source_nodes(walk, root):
        entry = _source(walk, node)
        if entry.path.name in entries:
            raise walk.error(node, f"{entry.path.name} is described twice: keep one entry")
        entries[entry.path.name] = entry
    return entries, walk.remarks


def _source_nodes(walk: _Entries, root: yaml.Node | None) -> list[yaml.Node]:
    """The entries: a list, alone or under the key ``sources``."""
    if root is None:
        return []
    if isinstance(root, yaml.MappingNode):
        top = walk.mapping(root, "the file", frozenset({"sources"}))
        return walk.items(top["sources"], "'sources'") if "sources" in top else []
    return walk.items(root, "the file")


def _source(walk: _Entries, node: yaml.Node) -> SourceFile:
    fields = walk.mapping(node, "an entry", SOURCE_KEYS)
    name = walk.required(node, fields, "file", "the entry")
    if Path(name).name != name or name in (".", ".."):
        raise walk.error(
            fields["file"], f"'file' is {name!r}: it must be the name of a file in {walk.path.parent}"
        )
    source_id = (
        walk.checked(fields, "id", "letters, digits, '.', '_' and '-'", ID.fullmatch) or Path(name).stem
    )
    contests = fields.get("contests")
    null = contests is None or contests.tag == "tag:yaml.org,2002:null"
    source = Source(
        id=source_id,
        title=walk.text(fields, "title"),
        publisher=walk.text(fields, "publisher"),
        url=walk.checked(
            fields, "url", "an http(s) address", lambda v: v.startswith(("https://", "http://"))
        ),
        published=walk.checked(fields, "published", "a date like 2014-11-21", _is_date),
        timezone=walk.checked(fields, "timezone", "an IANA name like Europe/London", ZoneInfo),
        rights=walk.text(fields, "rights"),
        sha256=walk.checked(fields, "sha256", "64 hex digits in lower case", SHA256.fullmatch),
        contests=() if null else tuple(_contests(walk, contests)),  # type: ignore[arg-type]
    )
    line = fields["sha256" if "sha256" in fields else "file"].start_mark.line + 1
    return SourceFile(walk.path.parent / name, source, walk.path, line)


def _contests(walk: _Entries, node: yaml.Node) -> Iterator[Contest]:
    seen: set[str] = set()
    for item in walk.items(node, "'contests'"):
        fields = walk.mapping(item, "a contest", CONTEST_KEYS)
        contest_id = walk.required(item, fields, "id", "the contest")
        walk.checked(fields, "id", "letters, digits, '.', '_' and '-'", ID.fullmatch)
        if contest_id in seen:
            raise walk.error(item, f"contest {contest_id} is declared twice: keep one")
        seen.add(contest_id)
        kind = walk.checked(fields, "kind", f"one of {', '.join(CONTEST_KINDS)}", CONTEST_KINDS.__contains__)
        seats = walk.checked(fields, "seats", "a whole number from 1", lambda v: 1 <= int(v) <= 10_000)
        name = walk.text(fields, "name")
        yield Contest(
            id=contest_id,
            name=name,
            date=walk.checked(fields, "date", "a date like 2014-11-20", _is_date),
            kind=kind or "other",  # type: ignore[arg-type]
            by_election=is_by_election(contest_id, name),
            area=walk.text(fields, "area"),
            seats=int(seats) if seats else None,
        )


def is_by_election(contest_id: str, name: str | None) -> bool:
    """A declared contest is a by-election where its ballot-paper id or its name says so."""
    return ".by." in contest_id or "by-election" in (name or "").lower()


def _is_date(value: str) -> bool:
    """Year, month and day; later Pythons would take week dates too."""
    return len(value) == 10 and bool(date.fromisoformat(value))
