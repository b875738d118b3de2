"""Every thread of a server opens the databases when the server starts.

A thread of Datasette opens a database when it has its first query to run. Where a new build has taken the
place of the file by then, that thread reads the new build while the others go on with the old one, and one
reader gets rows of both by turns. So all of them open the file at the start: a server shows one build until
it is started again.
"""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import Any

import datasette.utils.sqlite

from rsdata.plugin import watchdog

sqlite3: Any = datasette.utils.sqlite.sqlite3

# Seconds for all threads to open one database; those that are later open it with their first query.
PATIENCE = 10


async def open_in_every_thread(datasette: Any, db: Any) -> None:
    """Opens a database in each thread that runs the queries of this Datasette. Each waits there for the
    others, so that none of them is given a second turn."""
    if not isinstance(datasette.executor, watchdog.Watched):  # no threads, or somebody else's
        return
    all_here = threading.Barrier(datasette.executor.workers)

    def wait_for_the_others(_: Any) -> None:
        all_here.wait(PATIENCE)

    async def open_in_one() -> None:
        with suppress(threading.BrokenBarrierError, sqlite3.Error):
            await db.execute_fn(wait_for_the_others)

    await asyncio.gather(*(open_in_one() for _ in range(all_here.parties)))
