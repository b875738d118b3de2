"""YAML files that say something of the coverage, node by node. Every complaint names the line.

A file may come from anywhere: nothing in it is executed, followed or believed to be of a type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeGuard

import yaml

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
            if not isinstance(key, yaml.ScalarNode):
                are_known = f": known are {listed(known)}" if known else ""
                raise self.error(key, f"{what} has a key that is no word{are_known}")
            name = str(key.value)
            if name in found:
                raise self.error(key, f"{what} has {shortened(name)} twice: keep one")
            if known and name not in known:
                self.remark(key, f"unknown key {shortened(name)} passed over (known: {listed(known)})")
            found[name] = value
        return found

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


def list_nodes(walk: NodeWalk, key: str) -> list[yaml.Node]:
    """The items of a file that is a list, alone or under the key."""
    root = _document(walk)
    if isinstance(root, yaml.SequenceNode):
        return walk.items(root, "the file")
    if isinstance(root, yaml.MappingNode):
        found = walk.mapping(root, "the file", frozenset({key}))
        if key in found:
            return walk.items(found[key], f"{key!r}")
        for first, _ in root.value[:1]:
            word = shortened(str(first.value))
            raise walk.error(
                first, f"{word} stands where the list of {key} ought to: begin each entry with '- '"
            )
    elif walk.is_there(root):
        raise walk.error(root, "the file must be a list")
    return []


def mapping_nodes(walk: NodeWalk) -> list[tuple[yaml.Node, yaml.Node]]:
    """The keys and values of a file that is a mapping."""
    root = _document(walk)
    if isinstance(root, yaml.MappingNode):
        return list(root.value)
    if walk.is_there(root):
        raise walk.error(root, "the file must be 'key: value' lines")
    return []


def _document(walk: NodeWalk) -> yaml.Node | None:
    """The only document of a file; None where it has none. Nothing is constructed: a tag is a word like any
    other. Raises InputError for lists in lists without end: nodes are composed by recursion."""
    text = walk.path.read_text("utf-8")
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else None
            raise InputError(walk.path, "is nested too deeply", line=line)
    root: yaml.Node | None = yaml.compose(text, Loader=LOADER)
    return root


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
