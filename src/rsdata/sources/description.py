"""sources.yml: what is said of each coverage file. Every complaint names the line.

The file may come from anywhere: nothing in it is executed, followed or believed to be of a type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from rsdata.errors import shortened
from rsdata.language import by_elections, zones
from rsdata.model import Contest, ContestKind, Source
from rsdata.sources.file_names import composed, stem_of
from rsdata.sources.yaml_nodes import (
    ADDRESS,
    AN_ADDRESS,
    NULL,
    Nodes,
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
    """What is said of one file: its name, composed, and the lines of the entry and of its checksum."""

    file: str
    source: Source
    line: int
    checksum_line: int


SOURCE_KEYS = frozenset(
    ["id", "file", "title", "publisher", "url", "published", "timezone", "rights", "sha256", "contests"]
)
CONTEST_KEYS = frozenset(["id", "name", "date", "kind", "area", "seats"])


def read_description(path: Path) -> tuple[list[SourceEntry], list[str]]:
    """The entries of a sources.yml, and remarks on what was passed over.

    Raises InputError, with the line, for what is no list of sources.
    """
    walk = NodeWalk(path)
    entries: dict[str, SourceEntry] = {}
    with yaml_errors_told(path):
        for node in list_nodes(walk, Nodes(path, path.read_text("utf-8")), "sources"):
            entry = _entry(walk, node)
            if entry.file in entries:
                raise walk.error(node, f"{shortened(entry.file)} is described twice: keep one entry")
            entries[entry.file] = entry
    return list(entries.values()), walk.remarks


def _entry(walk: NodeWalk, node: yaml.Node) -> SourceEntry:
    fields = walk.mapping(node, "an entry", SOURCE_KEYS)
    name = walk.required(node, fields, "file", "the entry")
    if Path(name).name != name or name in (".", ".."):
        raise walk.error(
            fields["file"],
            f"'file' is {shortened(name)}: it must be the name of a file in {walk.path.parent}",
        )
    source_id = walk.checked(fields, "id", AN_ID, ID.fullmatch)
    if source_id is None:
        source_id = stem_of(composed(name))
        if not source_id.isprintable():
            raise walk.error(fields["file"], f"{shortened(name)} cannot be an id: give the entry an 'id'")
    contests = fields.get("contests")
    null = contests is None or contests.tag == NULL
    source = Source(
        id=source_id,
        title=walk.text(fields, "title"),
        publisher=walk.text(fields, "publisher"),
        url=walk.checked(fields, "url", AN_ADDRESS, ADDRESS.fullmatch),
        published=walk.checked(fields, "published", "a date like 2014-11-21", is_date),
        timezone=walk.checked(fields, "timezone", "an IANA name like Europe/London", zones.zone),
        rights=walk.text(fields, "rights"),
        sha256=walk.checked(fields, "sha256", "64 hex digits in lower case", SHA256.fullmatch),
        contests=() if null else tuple(_contests(walk, contests)),  # type: ignore[arg-type]
    )
    of_checksum = fields["sha256" if "sha256" in fields else "file"].start_mark.line + 1
    return SourceEntry(composed(name), source, node.start_mark.line + 1, of_checksum)


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
