"""What the plugin costs on Datasette's own pages: the time of a page with it, as a ratio of the time
without it.

    python -m benchmarks.bench_site rsdata.db

Both are measured in one run and in turns, in this process, so that the machine and its other work count for
both. Each page is asked for often enough that templates are compiled and the file is in memory. The fastest
request of each counts: it is the one that other work on the machine disturbed least.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import datasette
import yaml
from datasette.app import Datasette
from datasette.plugins import pm

from benchmarks.arguments import parser_of
from rsdata import plugin

METADATA = Path(__file__).parent.parent / "metadata.yml"
TABLES = ("quotes", "posts", "results", "mentions")
TURNS, REQUESTS = 4, 8


def switch(on: bool) -> None:
    """Registers the plugin, or takes it out."""
    registered = [name for name, module in pm.list_name_plugin() if module is plugin]
    if on and not registered:
        pm.register(plugin, "rsdata")
    elif not on and registered:
        pm.unregister(plugin)


async def times(database: str, path: str) -> list[float]:
    """Seconds of each request, after three that do not count."""
    described = yaml.safe_load(METADATA.read_text("utf-8"))
    site = Datasette([], immutables=[database], metadata=described)
    await site.invoke_startup()
    taken = []
    for turn in range(REQUESTS + 3):
        began = time.perf_counter()
        response = await site.client.get(path)
        if turn >= 3:
            taken.append(time.perf_counter() - began)
        assert response.status_code == 200, response.text
    return taken


def measure(database: Path) -> dict[str, dict[str, float]]:
    """Seconds of a page of each table, with the plugin and without."""
    found = {}
    for table in TABLES:
        taken: dict[bool, list[float]] = {False: [], True: []}
        for _ in range(TURNS):
            for on in (False, True):
                switch(on)
                taken[on] += asyncio.run(times(str(database), f"/{database.stem}/{table}"))
        found[table] = {"without": min(taken[False]), "with": min(taken[True])}
    return found


def table(measured: dict[str, dict[str, float]]) -> str:
    """A line for each page, with how many of it one processor makes in a second."""
    lines = [f"{'page':<12}{'without':>10}{'with':>10}{'ratio':>8}{'pages/s':>10}"]
    for name, seconds in measured.items():
        without, with_it = seconds["without"], seconds["with"]
        lines.append(
            f"{name:<12}{1000 * without:>7.1f} ms{1000 * with_it:>7.1f} ms{with_it / without:>8.2f}"
            f"{1 / with_it:>10.1f}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("database", type=Path, nargs="?", default=Path("rsdata.db"))
    options = parser.parse_args()
    print(f"Datasette {datasette.__version__}, Python {sys.version.split()[0]}")
    print(table(measure(options.database)))


if __name__ == "__main__":
    main()
