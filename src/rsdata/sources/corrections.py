"""corrections.yml: what a person put right by hand. What a row must be to be corrected, the build knows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from rsdata.errors import InputError, shortened
from rsdata.named_tuples import NamedTuple
from rsdata.sources.yaml_nodes import A_DATE, NodeWalk, is_date, list_nodes, yaml_errors_told

KEYS = frozenset(["row", "was", "set", "remove", "why", "by", "date"])


class WrittenValue(NamedTuple):
    """The value of one column as the file has it (None for null or nothing), and its line."""

    text: str | None
    line: int


class Correction(NamedTuple):
    """An entry: which row, what was parsed by column, and what it is to be; ``becomes`` is None where the row
    is to be taken out. ``date`` is ISO 8601."""

    path: Path
    line: int
    table: str
    row_id: str
    was: Mapping[str, WrittenValue]
    becomes: Mapping[str, WrittenValue] | None
    why: str
    by: str
    date: str

    @property
    def row(self) -> str:
        """The row as the file names it: quotes/ash-live-42-q1."""
        return f"{self.table}/{self.row_id}"

    def error(self, problem: str, line: int | None = None) -> InputError:
        return InputError(self.path, problem, line=line or self.line)


def read_corrections(path: Path) -> tuple[tuple[Correction, ...], list[str]]:
    """The entries of a corrections.yml, and remarks on what was passed over.

    Raises InputError, with the line, for what is no list of corrections, and where one corrects what another
    does.
    """
    walk = NodeWalk(path)
    found: list[Correction] = []
    lines: dict[tuple[str, str | None], int] = {}
    with yaml_errors_told(path):
        for node in list_nodes(walk, "corrections"):
            found.append(_correction(walk, node))
            _refuse_a_second(found[-1], lines)
    return tuple(found), walk.remarks


def _refuse_a_second(correction: Correction, lines: dict[tuple[str, str | None], int]) -> None:
    """Raises InputError for a cell that is corrected already, or one of a row that is taken out."""
    mine: list[tuple[str, str | None]] = [(correction.row, None)]
    if correction.becomes is None:
        taken = [key for key in lines if key[0] == correction.row]
    else:
        mine = [(correction.row, column) for column in correction.becomes]
        taken = [key for key in (*mine, (correction.row, None)) if key in lines]
    for row, column in taken:
        what = f"{row}: {column!r}" if column else row
        raise correction.error(f"{what} is corrected in line {lines[row, column]} already: keep one")
    lines.update(dict.fromkeys(mine, correction.line))


def _correction(walk: NodeWalk, node: yaml.Node) -> Correction:
    what = "the correction"
    fields = walk.mapping(node, "a correction", KEYS)
    row = walk.required(node, fields, "row", what)
    table, slash, row_id = row.partition("/")
    if not (table and slash and row_id) or "//" in row:
        raise walk.error(fields["row"], f"'row' is {shortened(row)}: it must be a table and an id, quotes/ID")
    was = _values(walk, node, fields, "was")
    removed = walk.checked(fields, "remove", "true, or left out", lambda value: value == "true")
    if removed and "set" in fields:
        raise walk.error(fields["remove"], "the correction has 'set' and 'remove': keep one")
    becomes = None if removed else _values(walk, node, fields, "set")
    if becomes is not None and becomes.keys() != was.keys():
        lone = min(becomes.keys() ^ was.keys())
        other = "was" if lone in becomes else "set"
        raise walk.error(node, f"'was' and 'set' name other columns: {lone!r} is missing in {other!r}")
    why, by = (walk.required(node, fields, key, what) for key in ("why", "by"))
    date = walk.required(node, fields, "date", what)
    walk.checked(fields, "date", A_DATE, is_date)
    line = node.start_mark.line + 1
    return Correction(walk.path, line, table, row_id, was, becomes, why, by, date)


def _values(
    walk: NodeWalk, node: yaml.Node, fields: dict[str, yaml.Node], key: str
) -> dict[str, WrittenValue]:
    """The columns under a key, with their values."""
    if key not in fields:
        missing = "'set' (or 'remove: true')" if key == "set" else repr(key)
        raise walk.error(node, f"the correction has no {missing}: add one")
    form = "column: value"
    columns = walk.mapping(fields[key], repr(key), form=form)
    if not columns:
        raise walk.error(fields[key], f"{key!r} must be {form!r} lines")
    return {
        name: WrittenValue(walk.text(columns, name), value.start_mark.line + 1)
        for name, value in columns.items()
    }
