"""What it costs that queries are answered by processes of their own: pages made that way, and by Datasette's
own way through its threads, in turn and in one process.

    python -m benchmarks.bench_apart rsdata.db

Milliseconds of the fastest and of the middle of many, and their ratios. The plugin does all else in both.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import datasette
import yaml
from datasette.app import Datasette
from datasette.database import Database

from benchmarks.arguments import parser_of
from rsdata.plugin.apart import Apart

METADATA = Path(__file__).parent.parent / "metadata.yml"
PATHS = ("quotes", "posts", "quotes?_search=party", "most_quoted", "full_result", "swing.json", "quotes.csv")


async def times(db: Any, ask: Callable[[], Awaitable[Any]], turns: int) -> dict[type, list[float]]:
    """Seconds of each request, by the class that answers the queries; the first three of each do not
    count."""
    taken: dict[type, list[float]] = {Database: [], Apart: []}
    for turn in range(turns + 3):
        for way in (Database, Apart) if turn % 2 else (Apart, Database):
            db.__class__ = way
            began = time.perf_counter()
            await ask()
            if turn >= 3:
                taken[way].append(time.perf_counter() - began)
    db.__class__ = Apart
    return taken


async def measure(database: Path, turns: int) -> dict[str, dict[type, list[float]]]:
    described = yaml.safe_load(METADATA.read_text("utf-8"))
    site = Datasette([], immutables=[str(database)], metadata=described, settings={"num_sql_threads": 3})
    await site.invoke_startup()
    db = site.get_database(database.stem)
    found = {"select 1": await times(db, lambda: db.execute("select 1"), 20 * turns)}
    for path in PATHS:
        found[path] = await times(db, lambda path=path: site.client.get(f"/{db.name}/{path}"), turns)  # type: ignore[misc]
    db.close()
    return found


def table(found: dict[str, dict[type, list[float]]]) -> str:
    lines = [f"{'':<24}{'threads':>16}{'processes':>16}{'ratio':>14}"]
    for name, taken in found.items():
        line, told = f"{name:<24}", []
        for way in (Database, Apart):
            told.append((min(taken[way]), statistics.median(taken[way])))
            line += "".join(f"{1000 * seconds:>8.2f}" for seconds in told[-1])
        lines.append(line + "".join(f"{apart / own:>7.2f}" for own, apart in zip(*told, strict=True)))
    return "\n".join(lines)


def main() -> None:
    options = parser_of(__doc__)
    options.add_argument("database", type=Path)
    options.add_argument("--turns", type=int, default=30)
    given = options.parse_args()
    print(f"Datasette {datasette.__version__}, Python {sys.version.split()[0]}")
    print(table(asyncio.run(measure(given.database, given.turns))))


if __name__ == "__main__":
    main()
