"""What one build has that another has not: rows by table and id, values by column."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal

from rsdata.database import schema
from rsdata.database.connections import open_database
from rsdata.database.plain_rows import Row
from rsdata.database.side_by_side import rows_by_id, unlike, unlike_values
from rsdata.errors import one_line

# Characters of a long value that are shown, and how many of them stand before the first that differs.
SHOWN, BEFORE = 200, 40

Kind = Literal["added", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row that only one of two databases has, or that both have with other values: ``values`` has the old
    and the new one by column, of a row that is changed."""

    table: str
    id: str
    kind: Kind
    values: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def lines(self) -> Iterator[str]:
        """One for the row, or for each value that is changed."""
        row = f"{self.table}/{self.id}"
        if self.kind != "changed":
            yield one_line(f"{row} {self.kind}")
        for column, (old, new) in self.values.items():
            one, other = _shown(old, new)
            yield one_line(f"{row} {column}: {one} -> {other}")


def differences(old: Path, new: Path) -> Iterator[RowDifference]:
    """How the rows of two databases differ, in order of the tables and ids.

    Raises InputError for a file that this version of rsdata did not build.
    """
    with open_database(old) as ours, open_database(new) as theirs:
        for table in schema.TABLES:
            names, sql = rows_by_id(table)
            for before, after in unlike(ours.execute(sql), theirs.execute(sql)):
                yield _difference(table.name, names, before, after)


def _difference(table: str, names: tuple[str, ...], before: Row | None, after: Row | None) -> RowDifference:
    if before is None or after is None:
        row = before or after or ("",)
        return RowDifference(table, row[0], "added" if before is None else "gone")
    values = {name: (one, other) for name, one, other in unlike_values(names, before, after)}
    return RowDifference(table, before[0], "changed", values)


@dataclass(slots=True)
class DifferenceCount:
    """Counts differences as they go by, for a last line."""

    counts: dict[str, Counter[Kind]] = field(default_factory=dict)

    def add(self, difference: RowDifference) -> None:
        self.counts.setdefault(difference.table, Counter())[difference.kind] += 1

    def __str__(self) -> str:
        kinds: tuple[Kind, ...] = ("added", "gone", "changed")
        tables = (
            f"{table}: {', '.join(f'{counts[kind]:,} {kind}' for kind in kinds if counts[kind])}"
            for table, counts in self.counts.items()
        )
        return "; ".join(tables) or "no difference"


def _shown(old: Any, new: Any) -> tuple[str, str]:
    """Two values as JSON; of long texts the part in which they begin to differ."""
    start = 0
    if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > SHOWN:
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
        start = max(0, same - BEFORE)
    return _cut(old, start), _cut(new, start)


def _cut(value: Any, start: int) -> str:
    if isinstance(value, str) and len(value) > SHOWN:
        end = "…" if start + SHOWN < len(value) else ""
        value = f"{'…' if start else ''}{value[start : start + SHOWN]}{end}"
    return json.dumps(value, ensure_ascii=False)
