"""A server under load: ``datasette serve`` with the settings of docs/deploying.md, asked by many at once.

    python -m benchmarks.bench_load rsdata.db                      each kind of page in turn, with and without
                                                                   the plugin
    python -m benchmarks.bench_load rsdata.db --mixed 300          all kinds mixed, for so many seconds
    python -m benchmarks.bench_load rsdata.db --mixed 300 --plain  the same without the plugin

Asked on loopback by wrk (Debian: apt install wrk), over 64 connections, or 8 for each kind of page: with
more, a kind that takes long is measured by those that had to wait. Latencies are milliseconds. The memory is
what the server process holds (VmRSS), noted every second: at first (after a warm-up), at the most and at the
end. Plain Datasette is asked for the pages that it has: its own index and row pages stand at the same
addresses.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import datasette

from benchmarks.arguments import parser_of
from tools.servers import answering, free_port

HERE = Path(__file__).parent
METADATA = HERE.parent / "metadata.yml"
SETTINGS = {
    "sql_time_limit_ms": 1000,
    "max_returned_rows": 1000,
    "max_csv_mb": 20,
    "num_sql_threads": 3,
    "facet_time_limit_ms": 100,
    "suggest_facets": "off",
    "default_cache_ttl": 60,
}
# Datasette as it is where rsdata is not installed.
PLAIN = """
from datasette.plugins import pm
from rsdata import plugin
pm.unregister(plugin)
from datasette.cli import cli
cli()
"""
DATASETTE_1 = not datasette.__version__.startswith("0.")


def addresses(database: Path) -> dict[str, list[str]]:
    """What is asked for, by kind of page. Kinds that begin with * are the plugin's own."""
    name = database.stem
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as db:

        def ids(table: str, count: int) -> list[str]:
            found = [str(key) for (key,) in db.execute(f"select id from {table} order by rowid")]
            return found[:: max(len(found) // count, 1)][:count]

        posts, quotes, people = ids("posts", 40), ids("quotes", 40), ids("people", 40)
        spans = db.execute(
            "select posts.source_id, quotes.char_start, quotes.char_end from quotes "
            "join posts on posts.id = post_id order by quotes.rowid"
        ).fetchall()[::5]
    words = ("vote", "party", "win", "count", "turnout", "labour", "campaign", "said", "swing", "night")
    where = f"/{name}/-/query" if DATASETTE_1 else f"/{name}"
    statements = (
        "select kind, count(*) from quotes group by kind",
        "select speaker, count(*) as n from quotes group by speaker order by n desc limit 20",
        "select posts.number, quotes.text from quotes join posts on posts.id = post_id limit 50",
        "select * from results_flat order by votes desc",
        "select length(text), id from posts order by 1 desc limit 10",
    )
    queries = ("full_result", "most_quoted", "swing")
    return {
        "index": ["/"],
        "*evidence": [
            f"/-/rsdata/source/{quote(source)}?start={start}&end={end}" for source, start, end in spans
        ],
        "*search": [f"/-/rsdata/search?q={word}" for word in words],
        "*feed": ["/-/rsdata/feed.atom"],
        "post": [f"/{name}/posts/{key}" for key in posts],
        "quote": [f"/{name}/quotes/{key}" for key in quotes],
        "person": [f"/{name}/people/{key}" for key in people],
        "table": [f"/{name}/quotes", f"/{name}/posts", f"/{name}/mentions", f"/{name}/people"],
        "table search": [f"/{name}/quotes?_search={word}" for word in words],
        "canned query": [f"/{name}/{query}" for query in queries],
        "SQL": [f"{where}?{urlencode({'sql': sql})}" for sql in statements],
        "SQL as JSON": [f"{where}.json?{urlencode({'sql': sql, '_shape': 'array'})}" for sql in statements],
        "CSV": [f"/{name}/{table}.csv?_stream=on&_size=max" for table in ("quotes", "people", "posts")],
    }


def starting(plain: bool) -> list[str]:
    """How the command that starts a server begins; ``plain`` for one without the plugin."""
    return [sys.executable, *(["-c", PLAIN] if plain else ["-m", "datasette"]), "serve"]


@contextmanager
def server(database: Path, plain: bool) -> Iterator[tuple[int, int]]:
    """A server on a free port of this machine: its port and process id."""
    port = free_port()
    command = [*starting(plain), "-i", str(database), "-m", str(METADATA)]
    for setting, value in SETTINGS.items():
        command += ["--setting", setting, str(value)]
    command += ["-h", "127.0.0.1", "-p", str(port)]
    with tempfile.TemporaryDirectory() as folder, answering(command, port, Path(folder, "log")) as pid:
        yield port, pid


class Memory(threading.Thread):
    """Notes the resident memory of a process every second, in MiB."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.status, self.seen, self.over = Path(f"/proc/{pid}/status"), [], threading.Event()

    seen: list[float]

    def now(self) -> float:
        line = next(x for x in self.status.read_text().splitlines() if x.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def run(self) -> None:
        while not self.over.wait(1):
            self.seen.append(self.now())


def load(port: int, asked: list[str], seconds: int, connections: int) -> dict[str, Any]:
    """What wrk measured."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listed:
        listed.write("\n".join(asked) + "\n")
        listed.flush()
        command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--timeout", "60s", "-s"]
        done = subprocess.run(
            [*command, str(HERE / "load" / "mix.lua"), f"http://127.0.0.1:{port}"],
            env={**os.environ, "RSDATA_ADDRESSES": listed.name},
            capture_output=True,
            text=True,
            check=True,
        )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    codes: Counter[str] = Counter()
    for part in found["codes"].split():
        code, count = part.split("=")
        codes[code] += int(count)
    return {**found, "codes": dict(codes), "rate": found["requests"] / found["seconds"]}


def rest(port: int) -> None:
    """Waits until the server has answered those who have left."""
    for _ in range(300):
        began = time.perf_counter()
        with urlopen(f"http://127.0.0.1:{port}/-/versions.json") as answer:
            answer.read()
        if time.perf_counter() - began < 0.05:
            return
        time.sleep(0.1)


def told(kind: str, found: dict[str, Any], memory: str = "") -> str:
    codes = " ".join(f"{code}: {count}" for code, count in sorted(found["codes"].items()))
    times = "".join(f"{found[key]:>9.0f}" for key in ("p50", "p90", "p99"))
    return f"{kind:<14}{found['rate']:>8.1f}{times}  {codes}; failed: {found['failed']}{memory}"


def interleaved(kinds: dict[str, list[str]]) -> list[str]:
    """One address of each kind in turn, until the longest list is used up."""
    longest = max(map(len, kinds.values()))
    return [asked[turn % len(asked)] for turn in range(longest) for asked in kinds.values()]


def main() -> None:
    options = parser_of(__doc__)
    options.add_argument("database", type=Path)
    options.add_argument("--mixed", type=int, metavar="SECONDS")
    options.add_argument("--plain", action="store_true", help="without the plugin")
    options.add_argument("--shared", action="store_true", help="only the pages that plain Datasette has too")
    options.add_argument("--seconds", type=int, default=8)
    options.add_argument("--connections", type=int, help="64 for all kinds mixed, else 8")
    given = options.parse_args()
    given.connections = given.connections or (64 if given.mixed else 8)
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is needed: apt install wrk")
    kinds = addresses(given.database)
    print(
        f"Datasette {datasette.__version__}, Python {sys.version.split()[0]}, {given.connections} connections"
    )
    print(f"{'':<14}{'a second':>8}{'p50':>9}{'p90':>9}{'p99':>9}")
    for plain in (True, False) if not given.mixed else (given.plain,):
        there = {
            kind: asked for kind, asked in kinds.items() if not (kind[0] == "*" and (plain or given.shared))
        }
        with server(given.database, plain) as (port, pid):
            load(port, interleaved(there), 5, 8)  # templates compiled, file in memory
            print("plain Datasette" if plain else "with rsdata's plugin")
            if given.mixed:
                memory = Memory(pid)
                before = memory.now()
                memory.start()
                found = load(port, interleaved(there), given.mixed, given.connections)
                memory.over.set()
                memory.join()
                third = len(memory.seen) // 3
                growth = sum(memory.seen[-third:]) / third - sum(memory.seen[third : 2 * third]) / third
                told_memory = (
                    f"; MiB {before:.0f} at first, {max(memory.seen):.0f} at the most, {memory.now():.0f} at "
                    f"the end; last third against the second {growth:+.1f}"
                )
                print(told("all", found, told_memory), flush=True)
            else:
                for kind, asked in there.items():
                    rest(port)
                    print(told(kind, load(port, asked, given.seconds, given.connections)), flush=True)


if __name__ == "__main__":
    main()
