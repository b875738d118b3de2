"""The tables of docs/speed.md, made of the figures of the last runs (measured.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks import bench_site, scale, ways
from tools.describe import markdown

MEASURED = Path(__file__).parent / "measured.json"
STEADY = ("processors", "memory", "database")


def _figures(part: str) -> Any:
    return json.loads(MEASURED.read_text())[part]


def start_up() -> str:
    """Whole processes."""
    rows = []
    for what, found in _figures("start-up").items():
        figures = (found[part] for part in ("seconds", "floor_seconds", "ratio", "processors"))
        rows.append([what, *(f"{figure:.2f}" for figure in figures)])
    return markdown(("", "s", "floor, s", "ratio", "of processors"), rows)


def in_all_ways() -> str:
    """Every way in which coverage comes."""
    head, *rows = ways.rows(_figures("ways"))
    return markdown(head, rows)


def builds() -> str:
    """Archives that grow: what other work on the machine does not change."""
    head, *rows = scale.rows(_figures("builds"))
    steady = [row for row in rows if any(word in row[0] for word in STEADY)]
    return markdown(head, (row for row in steady if any(cell != "-" for cell in row[1:])))


def pages() -> str:
    """Every kind of page beside Datasette's, with each Datasette."""
    head: list[str] = ["page"]
    found: dict[str, list[str]] = {}
    for version, measured in _figures(bench_site.PART).items():
        head += [f"Datasette {version} alone, ms", "with the plugin, ms", "ratio", "of the fastest"]
        for name, alone, with_it, ratio, _, fastest in bench_site.rows(measured)[1:]:
            found.setdefault(name, [name]).extend([alone, with_it, ratio, fastest])
    return markdown(head, found.values())
