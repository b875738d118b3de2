"""What a page takes with the plugin, as a ratio of what the same page takes of plain Datasette.

    python -m benchmarks.bench_site rsdata.db --json benchmarks/measured.json

Two servers are started on the same file, one without the plugin, and each page is asked of both in turn, so
that the machine and its other work count for both. Compared are the times of processors, of all processes of
a server, which other work changes little; the medians by the clock, which say little on a busy machine; and
the fastest requests by the clock. Linux alone tells the times of processors so exactly. Our own pages stand
beside Datasette's of the same address; where they are kept from one request to the next, they are measured
with a cookie too, for which they are made anew.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

import datasette
import yaml

from benchmarks.arguments import parser_of
from benchmarks.bench_load import DATASETTE_1, METADATA, starting
from tools.servers import answering, free_port

REQUESTS: Final = 60
WARM: Final = 5  # the first of each page do not count

# Where the figures stand among others.
PART: Final = "pages with the plugin"
# What is said of a page that is asked for with a cookie.
ANEW: Final = "made anew"
# Pages by name; {db} is the database, {sql} where it is asked, {quote} and {result} the id of a row.
PAGES: Final = {
    "home page": "/",
    f"home page, {ANEW}": "/",
    "page of the database": "/{db}",
    "table: quotes": "/{db}/quotes",
    "table: posts": "/{db}/posts",
    "table: mentions, 100 rows": "/{db}/mentions?_size=100",
    "table, searched": "/{db}/quotes?_search=vote",
    "view: results_flat": "/{db}/results_flat",
    "view with a chart: timeline": "/{db}/timeline",
    "row: a quote": "/{db}/quotes/{quote}",
    f"row: a quote, {ANEW}": "/{db}/quotes/{quote}",
    f"row: a result, {ANEW}": "/{db}/results/{result}",
    "query with a chart: swing": "/{db}/swing",
    "query with a chart: full_result": "/{db}/full_result?contest=",
    "query with a chart: most_quoted": "/{db}/most_quoted",
    "query: without_speaker": "/{db}/without_speaker",
    "query: quotes_by, with names": "/{db}/quotes_by?speaker=",
    "SQL: odds": "/{db}{sql}?sql=select+*+from+odds",
    "SQL: 100 quotes": "/{db}{sql}?sql=select+id,+text,+speaker_id,+post_id+from+quotes+limit+100",
    "JSON": "/{db}/quotes.json",
    "JSON of SQL": "/{db}{sql}.json?sql=select+*+from+odds",
    "CSV": "/{db}/quotes.csv",
    "CSV, streamed": "/{db}/mentions.csv?_stream=on",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A server with its first process, and a connection to it."""

    pid: int
    connection: http.client.HTTPConnection

    def seconds(self, path: str, headers: dict[str, str]) -> float:
        """How long a page takes."""
        began = time.perf_counter()
        self.connection.request("GET", path, headers=headers)
        try:
            response = self.connection.getresponse()
        except http.client.RemoteDisconnected:  # a connection that rested while the other server worked
            self.connection.close()
            return self.seconds(path, headers)
        response.read()
        took = time.perf_counter() - began
        assert response.status == 200, (path, response.status)
        return took

    def processors(self) -> float:
        """Seconds that processors have worked for the server so far."""
        return sum(_of_threads(pid) for pid in _family(self.pid))


def _of_threads(pid: int) -> float:
    spent = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in spent) / 1e9


def _family(pid: int) -> list[int]:
    """A process and all that it started, and they."""
    begun = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for one in begun for child in one.read_text().split()]
    return [pid, *(one for child in children for one in _family(child))]


@contextlib.contextmanager
def server(database: Path, folder: Path, *, plain: bool) -> Iterator[Asked]:
    """A server of its own, with the shipped metadata said of the database."""
    port, described = free_port(), folder / "metadata.json"
    described.write_text(_described(database))
    # Datasette 1.0 has queries in its configuration.
    given = ["-m", str(described), *(["-c", str(described)] if DATASETTE_1 else [])]
    command = [*starting(plain), str(database)]
    with answering([*command, "-p", str(port), *given], port, folder / f"log-{port}") as pid:
        yield Asked(pid, http.client.HTTPConnection("127.0.0.1", port))


def _described(database: Path) -> str:
    """The shipped metadata, said of a database of that name."""
    told = yaml.safe_load(METADATA.read_text("utf-8"))
    told["databases"] = {database.stem: told["databases"]["rsdata"]}
    return json.dumps(told)


def pages_of(database: Path) -> dict[str, str]:
    """The address of each page in a database; without those of rows of which it has none."""
    with contextlib.closing(sqlite3.connect(database)) as conn:
        found = {table: conn.execute(f"select id from {table}s").fetchone() for table in ("quote", "result")}
    keys = {table: quote(row[0]) for table, row in found.items() if row}
    of = {"db": quote(database.stem), "sql": "/-/query" if DATASETTE_1 else "", **keys}
    there = {name: path for name, path in PAGES.items() if "{result}" not in path or "result" in of}
    return {name: path.format(**of) for name, path in there.items()}


def compared(servers: list[Asked], path: str, headers: dict[str, str], requests: int) -> dict[str, float]:
    """A page of a server without the plugin and of one with it, in seconds of processors, and how much more
    the second takes by the clock."""
    for one in servers:
        for _ in range(WARM):
            one.seconds(path, headers)
    began = [one.processors() for one in servers]
    turns = [[one.seconds(path, headers) for one in servers] for _ in range(requests)]
    without, with_it = ((one.processors() - was) / requests for one, was in zip(servers, began, strict=True))
    plain, ours = zip(*turns, strict=True)
    return {
        "without": without,
        "with": with_it,
        "median": statistics.median(ours) / statistics.median(plain),
        "fastest": min(ours) / min(plain),
    }


def measure(database: Path, requests: int = REQUESTS, only: str = "") -> dict[str, dict[str, float]]:
    """Each page, with the plugin and without."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as running:
        servers = [
            running.enter_context(server(database, Path(folder), plain=plain)) for plain in (True, False)
        ]
        return {
            name: compared(servers, path, {"cookie": "anew=1"} if ANEW in name else {}, requests)
            for name, path in pages_of(database).items()
            if only in name
        }


def rows(measured: dict[str, dict[str, float]]) -> list[list[str]]:
    """A row for each page."""
    found = [["page", "alone, ms", "with it, ms", "ratio", "median", "fastest"]]
    for name, took in measured.items():
        without, with_it = took["without"], took["with"]
        ratios = (f"{ratio:.2f}" for ratio in (with_it / without, took["median"], took["fastest"]))
        found.append([name, f"{1000 * without:.1f}", f"{1000 * with_it:.1f}", *ratios])
    return found


def table(measured: dict[str, dict[str, float]]) -> str:
    """The rows in columns."""
    return "\n".join(
        f"{name:<34}" + "".join(f"{figure:>14}" for figure in figures) for name, *figures in rows(measured)
    )


def keep(file: Path, measured: dict[str, dict[str, float]]) -> None:
    """Puts the figures beside those that the file has of other things, and of other Datasettes."""
    found = json.loads(file.read_text()) if file.exists() else {}
    found.setdefault(PART, {}).setdefault(datasette.__version__, {}).update(measured)
    file.write_text(json.dumps(found, indent=1) + "\n")


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("database", type=Path, nargs="?", default=Path("rsdata.db"))
    parser.add_argument("--requests", type=int, default=REQUESTS, help="of each page to each server")
    parser.add_argument("--only", default="", help="pages with this in their name")
    parser.add_argument("--json", type=Path, help="file for the figures; what else it has stays")
    options = parser.parse_args()
    print(f"Datasette {datasette.__version__}, Python {sys.version.split()[0]}")
    measured = measure(options.database, options.requests, options.only)
    print(table(measured))
    if options.json:
        keep(options.json, measured)


if __name__ == "__main__":
    main()
