"""YAML files that say something of the coverage, node by node. Every complaint names the line.

A file may come from anywhere: nothing in it is executed, followed or believed to be of a type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeGuard

import yaml
from yaml.composer import Composer
from yaml.resolver import Resolver

from rsdata.errors import InputError, one_line, shortened
from rsdata.sources.plain_yaml import LOADER

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# "https://www.example.org/live": no blanks, nothing that cannot be printed.
ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f]+")
AN_ADDRESS = "an http(s) address"
A_DATE = "a date like 2014-11-21"
# What no file in UTF-8 can hold, and an escape in YAML can: "\\ud800".
SURROGATE = re.compile(r"[\ud800-\udfff]")

NULL = "tag:yaml.org,2002:null"

# A contest is a mapping in a list in a mapping in a list; nobody needs many more.
DEEPEST = 20
# How many remarks are kept.
REMARKS = 20


class NodeWalk:
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

    def mapping(
        self, node: yaml.Node, what: str, known: frozenset[str] | None = None, form: str = "key: value"
    ) -> dict[str, yaml.Node]:
        """The values of a mapping by their keys, which may be any where none are ``known``; ``form`` is what
        is asked for in place of anything else."""
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, f"{what} must be {form!r} lines")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            found[self.key(key, found, what, known)] = value
        return found

    def key(
        self, node: yaml.Node, found: Container[str], what: str, known: frozenset[str] | None = None
    ) -> str:
        """The key of a value, refused where it is among those found before."""
        if not isinstance(node, yaml.ScalarNode):
            are_known = f": known are {listed(known)}" if known else ""
            raise self.error(node, f"{what} has a key that is no word{are_known}")
        name = str(node.value)
        if name in found:
            raise self.error(node, f"{what} has {shortened(name)} twice: keep one")
        if known and name not in known:
            self.remark(node, f"unknown key {shortened(name)} passed over (known: {listed(known)})")
        return name

    @staticmethod
    def is_there(node: yaml.Node | None) -> TypeGuard[yaml.Node]:
        """Whether a value is given: null is none."""
        return node is not None and node.tag != NULL

    def text(self, fields: dict[str, yaml.Node], key: str) -> str | None:
        """The value as written, so that no checksum is ever taken for a number."""
        node = fields.get(key)
        if not self.is_there(node):
            return None
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(node, f"{key!r} must be one value")
        value = str(node.value).strip()
        if SURROGATE.search(value):
            raise self.error(node, f"{key!r} holds half a character: write the whole")
        return value or None

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


class Nodes(Composer, Resolver):
    """Nodes of a YAML file, composed when they are asked for: the description of an archive is long. Nothing
    is constructed: a tag is a word like any other."""

    def __init__(self, path: Path) -> None:
        Composer.__init__(self)
        Resolver.__init__(self)
        self._events = _not_deep(path, yaml.parse(path.read_text("utf-8"), Loader=LOADER))
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
                raise InputError(path, "is nested too deeply", line=line)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        yield event


def list_nodes(walk: NodeWalk, key: str) -> Iterator[yaml.Node]:
    """The items of a file that is a list, alone or under the key."""
    nodes = Nodes(walk.path)
    with _whole_document(walk, nodes) as is_empty:
        if is_empty:
            return
        if nodes.check_event(yaml.SequenceStartEvent):
            yield from nodes.items()
        elif nodes.check_event(yaml.MappingStartEvent):
            yield from _under_key(walk, nodes, key)
        else:
            _nothing_else(walk, nodes.node(), "a list")


def mapping_nodes(walk: NodeWalk) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The keys and values of a file that is a mapping."""
    nodes = Nodes(walk.path)
    with _whole_document(walk, nodes) as is_empty:
        if is_empty:
            return
        if nodes.check_event(yaml.MappingStartEvent):
            nodes.get_event()
            while not nodes.check_event(yaml.MappingEndEvent):
                yield nodes.node(), nodes.node()
            nodes.get_event()
        else:
            _nothing_else(walk, nodes.node(), "'key: value' lines")


@contextmanager
def _whole_document(walk: NodeWalk, nodes: Nodes) -> Iterator[bool]:
    """Around the reading of the only document of a file; gives whether there is none."""
    nodes.get_event()  # the stream's start
    if nodes.check_event(yaml.StreamEndEvent):
        yield True
        return
    nodes.get_event()  # the document's
    yield False
    nodes.get_event()
    if not nodes.check_event(yaml.StreamEndEvent):
        raise walk.error(nodes.node_of_another_document(), "is not YAML: it holds a second document")


def _nothing_else(walk: NodeWalk, node: yaml.Node, what: str) -> None:
    """Raises InputError for a file that is something else than it must be; nothing at all it may be."""
    if walk.is_there(node):
        raise walk.error(node, f"the file must be {what}")


def _under_key(walk: NodeWalk, nodes: Nodes, key: str) -> Iterator[yaml.Node]:
    """The items of the list under the one key that the file itself may have."""
    nodes.get_event()
    seen: dict[str, yaml.Node] = {}
    while not nodes.check_event(yaml.MappingEndEvent):
        node = nodes.node()
        name = walk.key(node, seen, "the file", frozenset({key}))
        seen[name] = node
        if name == key and nodes.check_event(yaml.SequenceStartEvent):
            yield from nodes.items()
        elif name == key:
            yield from walk.items(nodes.node(), f"{name!r}")
        else:
            nodes.node()
    if seen and key not in seen:
        first, node = next(iter(seen.items()))
        raise walk.error(
            node, f"{shortened(first)} stands where the list of {key} ought to: begin each entry with '- '"
        )
    nodes.get_event()


@contextmanager
def yaml_errors_told(path: Path) -> Iterator[None]:
    """What goes wrong in reading a YAML file in the block, as InputError with its line."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"is not YAML: {error.problem or error.context}"
        raise InputError(path, problem, line=mark.line + 1 if mark else None) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(path, f"is not YAML in UTF-8: {str(error).splitlines()[0]}") from None
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from None


def listed(words: Iterable[str]) -> str:
    """Words with commas between them, in order."""
    return ", ".join(sorted(words))


def is_date(value: str) -> bool:
    """Year, month and day; later Pythons would take week dates too."""
    return DATE.fullmatch(value) is not None and bool(date.fromisoformat(value))
