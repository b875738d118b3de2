"""What of the tables a person may put right by hand, and under which name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from rsdata.database import schema
from rsdata.database.schema import Column, Table

# Rows that are declared, or written by hand already.
_DECLARED: Final = frozenset(["sources", "files", "parties", "identifiers", "corrections"])
# What is a row's place, or is counted, or is the coverage itself.
_PLACE: Final = frozenset(
    [
        "id", "source_id", "post_id", "number", "sequence", "position", "char_start", "char_end", "text",
        "boundary", "anchor", "url", "updated_at", "quote_id", "parent_id", "rule", "confidence",
        "party_source", "speaker",
    ]
)  # fmt: skip
# References that are given by name: speaker for speaker_id, party for party_id.
_NAMED: Final = frozenset(["people", "parties", "candidates", "contests"])
# A value as a correction has it, in the type of its column.
READ: Final[Mapping[str, Callable[[str], Any]]] = {"TEXT": str, "INTEGER": int, "REAL": float}


@cache
def correctable() -> Mapping[str, Mapping[str, Column]]:
    """By table: the columns that may be corrected, by the name that a correction gives them."""
    return {table.name: _columns(table) for table in schema.TABLES if table.name not in _DECLARED}


def removable(table: Table) -> bool:
    """Whether a row may be taken out: any that stands in a post."""
    return "post_id" in table.column_names


def _columns(table: Table) -> dict[str, Column]:
    found = {}
    for column in table.columns:
        if column.name in _PLACE:
            continue
        if column.references in _NAMED:
            found[column.name.removesuffix("_id")] = column
        elif column.references is None:
            found[column.name] = column
    return found
