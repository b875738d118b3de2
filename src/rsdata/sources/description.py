"""sources.yml: what is said of each coverage file. Every complaint names the line.

The file may come from anywhere: nothing in it is executed, followed or believed to be of a type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from rsdata.errors import shortened
from rsdata.language import by_elections, zones
from rsdata.model import Contest, ContestKind, Source
from rsdata.named_tuples import NamedTuple
from rsdata.sources.file_names import composed, stem_of
from rsdata.sources.yaml_nodes import (
    A_DATE,
    ADDRESS,
    AN_ADDRESS,
    NodeWalk,
    is_date,
    list_nodes,
    yaml_errors_told,
)

CONTEST_KINDS: tuple[ContestKind, ...] = ("parliamentary", "local", "other")

# An id stands in URLs and in front of other ids: "uk-politics-30131852".
ID = re.compile(r"(?=.*\w)[\w.-]{1,200}")
AN_ID = "letters, digits, '.', '_' and '-', 200 at most"
SHA256 = re.compile(r"[0-9a-f]{64}")


class SourceEntry(NamedTuple):
    """What is said of one source: the name of its file, composed, the lines of the entry and of its checksum,
    the names of further files of the same live page, and which addresses of an archive are meant."""

    file: str
    source: Source
    line: int
    checksum_line: int
    others: tuple[str, ...] = ()
    match: str | None = None


SOURCE_KEYS = frozenset((
    "id", "file", "files", "match", "title", "publisher", "url", "published", "timezone", "rights", "sha256",
    "contests",
))  # fmt: skip
CONTEST_KEYS = frozenset(["id", "name", "date", "kind", "area", "seats"])


def read_description(path: Path) -> tuple[list[SourceEntry], list[str]]:
    """The entries of a sources.yml, and remarks on what was passed over.

    Raises InputError, with the line, for what is no list of sources.
    """
    walk = NodeWalk(path)
    entries: list[SourceEntry] = []
    named: set[str] = set()
    with yaml_errors_told(path):
        for node in list_nodes(walk, "sources"):
            entry = _entry(walk, node)
            for name in (entry.file, *entry.others):
                if name in named:
                    raise walk.error(node, f"{shortened(name)} is described twice: keep one entry")
                named.add(name)
            entries.append(entry)
    return entries, walk.remarks


def _entry(walk: NodeWalk, node: yaml.Node) -> SourceEntry:
    fields = walk.mapping(node, "an entry", SOURCE_KEYS)
    names = list(_files(walk, node, fields))
    name = names[0]
    source_id = walk.checked(fields, "id", AN_ID, ID.fullmatch)
    if source_id is None:
        source_id = stem_of(composed(name))
        if not source_id.isprintable():
            raise walk.error(node, f"{shortened(name)} cannot be an id: give the entry an 'id'")
    contests = fields.get("contests")
    source = Source(
        id=source_id,
        title=walk.text(fields, "title"),
        publisher=walk.text(fields, "publisher"),
        url=walk.checked(fields, "url", AN_ADDRESS, ADDRESS.fullmatch),
        published=walk.checked(fields, "published", A_DATE, is_date),
        timezone=walk.checked(fields, "timezone", "an IANA name like Europe/London", zones.zone),
        rights=walk.text(fields, "rights"),
        sha256=walk.checked(fields, "sha256", "64 hex digits in lower case", SHA256.fullmatch),
        contests=tuple(_contests(walk, contests)) if walk.is_there(contests) else (),
    )
    of_checksum = fields.get("sha256", node).start_mark.line + 1
    return SourceEntry(
        composed(name), source, node.start_mark.line + 1, of_checksum,
        tuple(map(composed, names[1:])), walk.text(fields, "match"),
    )  # fmt: skip


def _files(walk: NodeWalk, node: yaml.Node, fields: dict[str, yaml.Node]) -> Iterator[str]:
    """The names of the files of an entry: of one, or of those that are one live page."""
    if "files" not in fields:
        name = walk.required(node, fields, "file", "the entry")
        yield _name_of_file(walk, fields["file"], "file", name)
        return
    if "file" in fields:
        raise walk.error(fields["files"], "an entry has 'file' or 'files', not both: keep one")
    items = walk.items(fields["files"], "'files'")
    if not items:
        raise walk.error(fields["files"], "'files' is empty: name the files of the source")
    seen: set[str] = set()
    for item in items:
        name = str(item.value).strip() if isinstance(item, yaml.ScalarNode) else ""
        if composed(name) in seen:
            raise walk.error(item, f"'files' has {shortened(name)} twice: keep one")
        seen.add(composed(name))
        yield _name_of_file(walk, item, "files", name)


def _name_of_file(walk: NodeWalk, node: yaml.Node, key: str, name: str) -> str:
    if not name or Path(name).name != name or name in (".", ".."):
        raise walk.error(
            node, f"{key!r} is {shortened(name)}: it must be the name of a file in {walk.path.parent}"
        )
    return name


def _contests(walk: NodeWalk, node: yaml.Node) -> Iterator[Contest]:
    seen: set[str] = set()
    for item in walk.items(node, "'contests'"):
        fields = walk.mapping(item, "a contest", CONTEST_KEYS)
        contest_id = walk.required(item, fields, "id", "the contest")
        walk.checked(fields, "id", AN_ID, ID.fullmatch)
        if contest_id in seen:
            raise walk.error(item, f"contest {shortened(contest_id)} is declared twice: keep one")
        seen.add(contest_id)
        kind = walk.checked(fields, "kind", f"one of {', '.join(CONTEST_KINDS)}", CONTEST_KINDS.__contains__)
        seats = walk.checked(fields, "seats", "a whole number from 1", lambda v: 1 <= int(v) <= 10_000)
        name = walk.text(fields, "name")
        yield Contest(
            id=contest_id,
            name=name,
            date=walk.checked(fields, "date", "a date like 2014-11-20", is_date),
            kind=kind or "other",  # type: ignore[arg-type]
            by_election=by_elections.declared(contest_id, name),
            area=walk.text(fields, "area"),
            seats=int(seats) if seats else None,
        )
