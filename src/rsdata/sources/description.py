"""sources.yml: what is said of each coverage file. Every complaint names the line.

The file may come from anywhere: nothing in it is executed, followed or believed to be of a type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import yaml
from yaml.composer import Composer
from yaml.resolver import Resolver

from rsdata.errors import InputError, one_line, shortened
from rsdata.language import by_elections, zones
from rsdata.model import Contest, ContestKind, Source
from rsdata.sources.file_names import composed, stem_of
from rsdata.sources.plain_yaml import LOADER

CONTEST_KINDS: tuple[ContestKind, ...] = ("parliamentary", "local", "other")

# An id stands in URLs and in front of other ids: "uk-politics-30131852".
ID = re.compile(r"(?=.*\w)[\w.-]{1,200}")
AN_ID = "letters, digits, '.', '_' and '-', 200 at most"
SHA256 = re.compile(r"[0-9a-f]{64}")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# "https://www.example.org/live": no blanks, nothing that cannot be printed.
ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f]+")

# A contest is a mapping in a list in a mapping in a list; nobody needs many more.
DEEPEST = 20
# How many remarks are kept.
REMARKS = 20


class SourceEntry(NamedTuple):
    """What is said of one source: the name of its file, composed, the lines of the entry and of its checksum,
    the names of further files of the same live page, and which addresses of an archive are meant."""

    file: str
    source: Source
    line: int
    checksum_line: int
    others: tuple[str, ...] = ()
    match: str | None = None


class _Entries:
    """Walks the nodes of a YAML file, each of which knows its line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.remarks: list[str] = []

    def error(self, node: yaml.Node, problem: str) -> InputError:
        return InputError(self.path, problem, line=node.start_mark.line + 1)

    def remark(self, node: yaml.Node, oddity: str) -> None:
        """Keeps an oddity to tell; of very many the first will do."""
        if len(self.remarks) < REMARKS:
            self.remarks.append(one_line(f"{self.path}, line {node.start_mark.line + 1}: {oddity}"))
        elif len(self.remarks) == REMARKS:
            self.remarks.append(one_line(f"{self.path} has more that was passed over"))

    def items(self, node: yaml.Node, what: str) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(node, f"{what} must be a list")
        return list(node.value)

    def mapping(self, node: yaml.Node, what: str, known: frozenset[str]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, f"{what} must be 'key: value' lines")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            found[self.key(key, found, what, known)] = value
        return found

    def key(self, node: yaml.Node, found: Container[str], what: str, known: frozenset[str]) -> str:
        """The key of a value, refused where it is among those found before."""
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(node, f"{what} has a key that is no word: known are {_listed(known)}")
        name = str(node.value)
        if name in found:
            raise self.error(node, f"{what} has {shortened(name)} twice: keep one")
        if name not in known:
            self.remark(node, f"unknown key {shortened(name)} passed over (known: {_listed(known)})")
        return name

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
            raise self.error(fields[key], f"{key!r} is {shortened(value or '')}: it must be {wanted}")
        return value

    def required(self, node: yaml.Node, fields: dict[str, yaml.Node], key: str, what: str) -> str:
        value = self.text(fields, key)
        if value is None:
            raise self.error(node, f"{what} has no {key!r}: add one")
        return value


SOURCE_KEYS = frozenset(
    [
        "id",
        "file",
        "files",
        "match",
        "title",
        "publisher",
        "url",
        "published",
        "timezone",
        "rights",
        "sha256",
        "contests",
    ]
)
TOP_KEYS = frozenset({"sources"})
CONTEST_KEYS = frozenset(["id", "name", "date", "kind", "area", "seats"])


def read_description(path: Path) -> tuple[list[SourceEntry], list[str]]:
    """The entries of a sources.yml, and remarks on what was passed over.

    Raises InputError, with the line, for what is no list of sources.
    """
    walk = _Entries(path)
    entries: list[SourceEntry] = []
    named: set[str] = set()
    try:
        for node in _source_nodes(walk, _Nodes(path, path.read_text("utf-8"))):
            entry = _entry(walk, node)
            for name in (entry.file, *entry.others):
                if name in named:
                    raise walk.error(node, f"{shortened(name)} is described twice: keep one entry")
                named.add(name)
            entries.append(entry)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"is not YAML: {error.problem or error.context}"
        raise InputError(path, problem, line=mark.line + 1 if mark else None) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(path, f"is not YAML in UTF-8: {str(error).splitlines()[0]}") from None
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from None
    return entries, walk.remarks


class _Nodes(Composer, Resolver):
    """Nodes of a YAML file, composed when they are asked for: the description of an archive is long. Nothing
    is constructed: a tag is a word like any other."""

    def __init__(self, path: Path, text: str) -> None:
        Composer.__init__(self)
        Resolver.__init__(self)
        self._events = _not_deep(path, yaml.parse(text, Loader=LOADER))
        self._next = next(self._events, None)

    def check_event(self, *kinds: type[yaml.Event]) -> bool:
        return isinstance(self._next, kinds)

    def peek_event(self) -> yaml.Event | None:
        return self._next

    def get_event(self) -> yaml.Event | None:
        event, self._next = self._next, next(self._events, None)
        return event

    def node(self) -> yaml.Node:
        """The next node."""
        node: yaml.Node = self.compose_node(None, None)  # type: ignore[arg-type,assignment]
        return node

    def node_of_another_document(self) -> yaml.Node:
        """The first node after a document's end."""
        self.get_event()
        return self.node()

    def items(self) -> Iterator[yaml.Node]:
        """Those of the sequence that begins here."""
        self.get_event()
        while not self.check_event(yaml.SequenceEndEvent):
            yield self.node()
        self.get_event()


def _not_deep(path: Path, events: Iterable[yaml.Event]) -> Iterator[yaml.Event]:
    """Raises InputError for lists in lists without end: nodes are composed by recursion."""
    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                line = event.start_mark.line + 1 if event.start_mark else None
                raise InputError(path, "is nested too deeply to be a list of sources", line=line)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        yield event


def _source_nodes(walk: _Entries, nodes: _Nodes) -> Iterator[yaml.Node]:
    """The entries: a list, alone or under the key ``sources``."""
    nodes.get_event()  # the stream's start
    if nodes.check_event(yaml.StreamEndEvent):
        return
    nodes.get_event()  # the document's
    if nodes.check_event(yaml.SequenceStartEvent):
        yield from nodes.items()
    elif nodes.check_event(yaml.MappingStartEvent):
        yield from _under_sources(walk, nodes)
    else:
        walk.items(nodes.node(), "the file")
    nodes.get_event()
    if not nodes.check_event(yaml.StreamEndEvent):
        raise walk.error(nodes.node_of_another_document(), "is not YAML: it holds a second document")


def _under_sources(walk: _Entries, nodes: _Nodes) -> Iterator[yaml.Node]:
    """The entries of the list under ``sources``, the one key that the file itself may have."""
    nodes.get_event()
    seen: set[str] = set()
    while not nodes.check_event(yaml.MappingEndEvent):
        name = walk.key(nodes.node(), seen, "the file", TOP_KEYS)
        seen.add(name)
        if name in TOP_KEYS and nodes.check_event(yaml.SequenceStartEvent):
            yield from nodes.items()
        elif name in TOP_KEYS:
            yield from walk.items(nodes.node(), f"{name!r}")
        else:
            nodes.node()
    nodes.get_event()


def _entry(walk: _Entries, node: yaml.Node) -> SourceEntry:
    fields = walk.mapping(node, "an entry", SOURCE_KEYS)
    names = list(_files(walk, node, fields))
    name = names[0]
    source_id = walk.checked(fields, "id", AN_ID, ID.fullmatch)
    if source_id is None:
        source_id = stem_of(composed(name))
        if not source_id.isprintable():
            raise walk.error(node, f"{shortened(name)} cannot be an id: give the entry an 'id'")
    contests = fields.get("contests")
    null = contests is None or contests.tag == "tag:yaml.org,2002:null"
    source = Source(
        id=source_id,
        title=walk.text(fields, "title"),
        publisher=walk.text(fields, "publisher"),
        url=walk.checked(fields, "url", "an http(s) address", ADDRESS.fullmatch),
        published=walk.checked(fields, "published", "a date like 2014-11-21", _is_date),
        timezone=walk.checked(fields, "timezone", "an IANA name like Europe/London", zones.zone),
        rights=walk.text(fields, "rights"),
        sha256=walk.checked(fields, "sha256", "64 hex digits in lower case", SHA256.fullmatch),
        contests=() if null else tuple(_contests(walk, contests)),  # type: ignore[arg-type]
    )
    of_checksum = fields.get("sha256", node).start_mark.line + 1
    return SourceEntry(
        composed(name), source, node.start_mark.line + 1, of_checksum,
        tuple(map(composed, names[1:])), walk.text(fields, "match"),
    )  # fmt: skip


def _files(walk: _Entries, node: yaml.Node, fields: dict[str, yaml.Node]) -> Iterator[str]:
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


def _name_of_file(walk: _Entries, node: yaml.Node, key: str, name: str) -> str:
    if not name or Path(name).name != name or name in (".", ".."):
        raise walk.error(
            node, f"{key!r} is {shortened(name)}: it must be the name of a file in {walk.path.parent}"
        )
    return name


def _contests(walk: _Entries, node: yaml.Node) -> Iterator[Contest]:
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
            date=walk.checked(fields, "date", "a date like 2014-11-20", _is_date),
            kind=kind or "other",  # type: ignore[arg-type]
            by_election=by_elections.declared(contest_id, name),
            area=walk.text(fields, "area"),
            seats=int(seats) if seats else None,
        )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def _is_date(value: str) -> bool:
    """Year, month and day; later Pythons would take week dates too."""
    return DATE.fullmatch(value) is not None and bool(date.fromisoformat(value))
