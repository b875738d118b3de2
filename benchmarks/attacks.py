"""A server in public under attack, with the plugin and without it.

    python -m benchmarks.attacks rsdata.db [NAME ...]

Each attack of tests/server_attacks.py is asked for three times at once, as anybody may, of a server started
with the command of docs/deploying.md; meanwhile another reader asks for a table and a search. A line for
each: the statuses and the longest wait of the three, and of the other reader; "-" is an answer that was given
up on after twenty seconds. Plain Datasette is started again for each attack. The plugin's figures count for
the exit code: all are answered with 200 or 400, and nobody waits for more than four seconds.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import datasette

from benchmarks.arguments import parser_of
from tests.server_attacks import ATTACKS, Round, attacked
from tests.serving import Answer, Server, serving

MOST = 4.0
PATIENCE, GIVEN_UP = 20.0, 599
PLAIN = "from datasette.plugins import pm; from rsdata import plugin; pm.unregister(plugin)"


@contextmanager
def asking(database: Path, plain: bool) -> Iterator[Server]:
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(database, Path(folder), before=PLAIN if plain else "") as server,
    ):
        server.get("/rsdata/quotes")
        server.get("/rsdata/posts?_search=vote")
        yield replace(server, patience=PATIENCE)
        if plain:  # it does not end while a query runs
            os.kill(server.pid, signal.SIGKILL)


def patient(server: Server) -> Callable[[str], Answer]:
    """Asks, and gives up after a while."""

    def get(path: str) -> Answer:
        began = time.perf_counter()
        try:
            return server.get(path)
        except OSError:
            return Answer(GIVEN_UP, {}, b"", time.perf_counter() - began)

    return get


def told(one: Round) -> str:
    parts = []
    for answers in one:
        statuses = sorted({str(status) if status != GIVEN_UP else "-" for status, _ in answers})
        parts.append(f"{'/'.join(statuses):>9} {max(seconds for _, seconds in answers):6.1f} s")
    return " ".join(parts)


def main() -> int:
    options = parser_of(__doc__)
    options.add_argument("database", type=Path)
    options.add_argument("names", nargs="*", metavar="NAME")
    options.add_argument("--without-plain", action="store_true", help="only the server with the plugin")
    given = options.parse_args()
    names = given.names or list(ATTACKS)
    print(f"Datasette {datasette.__version__}, Python {sys.version.split()[0]}")
    print(f"{'':<42}{'with the plugin: attack':<19}{'others':>12}   {'plain: attack':<18} others")
    wrong = []
    with asking(given.database, plain=False) as server:
        for nth, name in enumerate(names):
            found = attacked(patient(server), ATTACKS[name], nth)
            if found.worst > MOST or {status for status, _ in (*found.attack, *found.others)} - {200, 400}:
                wrong.append(name)
            line = f"{name:<42}{told(found)}"
            if not given.without_plain:
                with asking(given.database, plain=True) as other:
                    line += "  " + told(attacked(patient(other), ATTACKS[name], nth))
            print(line, flush=True)
    print("\n".join(["", "not held:", *wrong]) if wrong else "\nall within the bounds")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main())
