"""The tables of docs/speed.md, made of the figures of the last runs (measured.json)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import scale, ways

MEASURED = Path(__file__).parent / "measured.json"
STEADY = ("processors", "memory", "database")


def _figures(part: str) -> Any:
    return json.loads(MEASURED.read_text())[part]


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    head, *others = rows
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *others)]
    return "\n".join(lines)


def start_up() -> str:
    """Whole processes."""
    rows = [["", "s", "floor, s", "ratio", "of processors"]]
    for what, found in _figures("start-up").items():
        figures = (found[part] for part in ("seconds", "floor_seconds", "ratio", "processors"))
        rows.append([what, *(f"{figure:.2f}" for figure in figures)])
    return _markdown(rows)


def in_all_ways() -> str:
    """Every way in which coverage comes."""
    return _markdown(ways.rows(_figures("ways")))


def builds() -> str:
    """Archives that grow: what other work on the machine does not change."""
    head, *rows = scale.rows(_figures("builds"))
    steady = [row for row in rows if any(word in row[0] for word in STEADY)]
    return _markdown([head, *(row for row in steady if any(cell != "-" for cell in row[1:]))])
