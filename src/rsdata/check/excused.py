"""What people put right by hand, as the checks of rows against the coverage need it: there it says what was
parsed, not what was put right.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from rsdata.database.correctable import READ, correctable

# Corrections by which somebody may leave people, and take the mentions along.
_NAMING: Final = frozenset(
    [
        ("people", "name"), ("quotes", "speaker"), ("quotes", None), ("candidates", "person"),
        ("candidates", None), ("mentions", "person"),
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ByHand:
    """The corrections of a database. ``parsed`` has the text of what was parsed, by row (table, id) and
    column; ``gaps`` are the tables in which rows may be missing; ``names`` are those parsed for whoever has a
    name now."""

    parsed: Mapping[tuple[str, str], Mapping[str, str | None]] = field(default_factory=dict)
    gaps: frozenset[str] = frozenset()
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def is_corrected(self, table: str, row_id: str, column: str) -> bool:
        return column in self.parsed.get((table, row_id), ())

    def as_parsed(self, table: str, row: sqlite3.Row) -> Any:
        """A row with what was parsed in the place of what is corrected; the row itself where nothing is."""
        before = self.parsed.get((table, row["id"]))
        if before is None:
            return row
        values = dict(zip(row.keys(), row, strict=True))
        columns = correctable()[table]
        for name, text in before.items():
            if name in columns and columns[name].name == name:
                values[name] = None if text is None else READ[columns[name].type](text)
        return values

    def called(self, name: str) -> frozenset[str]:
        """The names under which the coverage has somebody."""
        return self.names.get(name, frozenset()) | {name}


def read_by_hand(connection: sqlite3.Connection) -> ByHand:
    """The corrections that a database says it has."""
    parsed: dict[tuple[str, str], dict[str, str | None]] = {}
    gaps: set[str] = set()
    names: dict[str, set[str]] = {}
    sql = "select table_name, row_id, column_name, parsed, corrected from corrections order by id"
    for table, row_id, column, before, after in connection.execute(sql):
        if column is None:
            gaps.add(table)
        elif table in correctable():
            parsed.setdefault((table, row_id), {})[column] = before
        if (table, column) in _NAMING:
            gaps.add("mentions")
        if (table, column) == ("people", "name"):
            by_id = "select name from people where 'people/' || id = ?"
            found = connection.execute(by_id, (after,)).fetchone()
            names.setdefault(found[0] if found else after, set()).add(str(before))
    frozen = {name: frozenset(others) for name, others in names.items()}
    return ByHand(parsed, frozenset(gaps), frozen)
