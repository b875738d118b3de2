"""Queries that processes of their own answer: what Datasette and its plugins may rely on, as if they ran
within the server."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.plugins import pm
from datasette.utils.sqlite import sqlite3 as datasettes

from rsdata.plugin import apart, limits, nursery
from rsdata.plugin.hooks import hookimpl

pytestmark = pytest.mark.skipif(not limits.PROCESSES, reason="there is no fork here")

ENDLESS = "with recursive c(n) as (select 1 union all select n + 1 from c) select count(*) from c"
IN_ONE_CALL = "select hex(zeroblob(120000)) glob '*' || replace(hex(zeroblob(2000)), '0', '[0]') || '1'"


def running(work: Callable[[Any, Any], Awaitable[Any]], files: dict[str, Any], **more: Any) -> Any:
    """What the work returns, given a Datasette that has begun and its database."""

    async def begun() -> Any:
        datasette = Datasette(**files, **more)
        await datasette.invoke_startup()
        db = datasette.get_database("rsdata")
        try:
            return await work(datasette, db)
        finally:
            if isinstance(db, apart.Apart):
                db.close()

    return asyncio.run(begun())


@pytest.fixture
def immutable(database: Path) -> dict[str, Any]:
    return {"files": [], "immutables": [str(database)]}


@pytest.fixture
def mutable(database: Path, tmp_path: Path) -> dict[str, Any]:
    shutil.copy(database, tmp_path / "rsdata.db")
    return {"files": [str(tmp_path / "rsdata.db")]}


def test_rows_and_columns_are_as_datasettes_own(immutable: dict[str, Any], db: sqlite3.Connection) -> None:
    async def work(_: Any, served: Any) -> Any:
        assert isinstance(served, apart.Apart)
        sql = (
            'select id, rowid as "a ""b""", votes * 1.0 as x, null as n, x\'00ff\' as blob, '
            "'é' || char(0) || '𝐀' as t from results"
        )
        found = await served.execute(sql)
        expected = db.execute(sql).fetchall()
        assert [tuple(row) for row in found.rows] == [tuple(row) for row in expected]
        assert found.columns == list(expected[0].keys()) == list(found.rows[0].keys())
        assert found.rows[0]["id"] == expected[0]["id"] and dict(found.rows[0]) == dict(expected[0])
        few = await served.execute("select id from posts", truncate=True, page_size=10)
        assert few.truncated and len(few.rows) == served.ds.max_returned_rows
        for given in ([3], (3,), {"n": 3, "other": "x"}):
            held = "?" if not isinstance(given, dict) else ":n"
            assert (await served.execute(f"select {held}", given)).rows[0][0] == 3
        return True

    assert running(work, immutable, settings={"max_returned_rows": 20})


def test_what_is_wrong_is_raised_as_by_sqlite(immutable: dict[str, Any]) -> None:
    async def work(_: Any, served: Any) -> None:
        with pytest.raises(datasettes.OperationalError, match="nothing"):
            await served.execute("select * from nothing", log_sql_errors=False)
        with pytest.raises(datasettes.ProgrammingError):
            await served.execute("select :a, :b", {"a": 1}, log_sql_errors=False)
        with pytest.raises(datasettes.DatabaseError):
            await served.execute("delete from posts", log_sql_errors=False)

    running(work, immutable)


@pytest.mark.parametrize("sql", [ENDLESS, IN_ONE_CALL])
def test_a_query_has_its_time_and_no_more(immutable: dict[str, Any], sql: str) -> None:
    async def work(_: Any, served: Any) -> float:
        began = asyncio.get_running_loop().time()
        with pytest.raises(QueryInterrupted):
            await served.execute(sql, custom_time_limit=150)
        took = asyncio.get_running_loop().time() - began
        assert (await served.execute("select 1")).rows[0][0] == 1
        return took

    assert 0.1 < running(work, immutable) < 3


def held_at_once(values: int) -> str:
    """SQL that needs so many values of 480,000 bytes in memory at the same time. A sort would not do: where it
    lies, in a file or in memory, is chosen when SQLite is compiled."""
    columns = ", ".join(f"length(group_concat(hex(zeroblob(1000)), '{n}'))" for n in range(values))
    return f"with recursive c(n) as (select 1 union all select n + 1 from c limit 240) select {columns} from c"


def test_what_the_server_holds_itself_is_not_taken_from_its_queries(immutable: dict[str, Any]) -> None:
    """A fork has what the server's SQLite had, whatever else the server keeps in memory."""
    with closing(datasettes.connect(":memory:")) as other:
        other.execute("create table held (bytes)")
        other.executemany("insert into held values (zeroblob(1000000))", [()] * 100)

        async def work(_: Any, served: Any) -> None:
            assert isinstance(served, apart.Apart)
            assert (await served.execute(held_at_once(20))).rows[0][0] > 480_000
            with pytest.raises(MemoryError):
                await served.execute(held_at_once(200))

        running(work, immutable, settings={"sql_time_limit_ms": 20_000})


def test_all_queries_of_a_request_have_the_time_of_two(immutable: dict[str, Any]) -> None:
    async def work(_: Any, served: Any) -> int:
        assert isinstance(served, apart.Apart)  # nothing else counts what is spent
        ended = 0
        with apart.counted() as spent:
            while spent.seconds < 0.4:
                with pytest.raises(QueryInterrupted):
                    await served.execute(ENDLESS, custom_time_limit=100)
                ended += 1
            with pytest.raises(QueryInterrupted):
                await served.execute("select 1")
            spent.counted = False  # the answer has begun
            assert len((await served.execute("select 1")).rows) == 1
        return ended

    assert running(work, immutable, settings={"sql_time_limit_ms": 200}) <= 5


def test_long_queries_make_room_for_short_ones(immutable: dict[str, Any]) -> None:
    """One place, one long query at a time: the first has to make room once it has had half of its time."""

    async def work(_: Any, served: Any) -> None:
        long = [asyncio.ensure_future(served.execute(ENDLESS)) for _ in range(3)]
        await asyncio.sleep(0)
        await served.execute("select 1")
        assert long[0].done() and not long[2].done()
        for one in long:
            with pytest.raises(QueryInterrupted):
                await one
        assert not served.rsdata_pool.long and len(served.rsdata_pool.idle) <= 1

    running(work, immutable, settings={"num_sql_threads": 1, "sql_time_limit_ms": 2_000})


def test_a_query_that_is_not_waited_for_leaves_nothing_behind(immutable: dict[str, Any]) -> None:
    async def work(_: Any, served: Any) -> None:
        asked = asyncio.ensure_future(served.execute(ENDLESS))
        await asyncio.sleep(0.05)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        assert not served.rsdata_pool.long
        assert (await served.execute("select 1")).rows[0][0] == 1

    running(work, immutable, settings={"num_sql_threads": 1})


def test_a_fork_of_the_server_has_processes_of_its_own(immutable: dict[str, Any]) -> None:
    async def work(_: Any, served: Any) -> None:
        pool = served.rsdata_pool
        before = pool.idle[:]
        orders, pool.owner = pool.orders, -1
        assert (await served.execute("select 1")).rows[0][0] == 1
        assert pool.orders is not orders and not set(map(id, before)) & set(map(id, pool.idle))
        for one in before:
            one.close()
        orders.close()

    running(work, immutable)


class Functions:
    """A plugin with a function of its own for SQL."""

    __name__ = "functions"

    @hookimpl
    def prepare_connection(self, conn: Any) -> None:
        conn.create_function("Twice", 1, lambda x: 2 * x)


@pytest.fixture
def functions() -> Iterator[None]:
    plugin = Functions()
    pm.register(plugin, name="functions")
    yield
    pm.unregister(plugin)


@pytest.mark.usefixtures("functions")
def test_functions_of_plugins_are_there(immutable: dict[str, Any]) -> None:
    async def work(_: Any, served: Any) -> Any:
        return (await served.execute("select twice(21), escape_fts('a-b')")).rows[0]

    assert tuple(running(work, immutable)) == (42, '"a-b"')


def test_parameters_that_datasette_makes_itself_are_made(immutable: dict[str, Any]) -> None:
    query = {"sql": "select :_now_date_utc as today, :x as x"}
    described = {"databases": {"rsdata": {"queries": {"today": query}}}}

    async def work(datasette: Any, _: Any) -> Any:
        return (await datasette.client.get("/rsdata/today.json?_shape=array&x=7")).json()

    ((row,),) = (running(work, immutable, metadata=described),)
    assert row["x"] == "7" and len(row["today"]) == len("2014-11-20")


def test_a_database_that_changes_is_read_as_it_is(mutable: dict[str, Any]) -> None:
    async def work(_: Any, served: Any) -> None:
        count = "select count(*) from posts where heading = 'Changed'"
        assert isinstance(served, apart.Apart)
        assert (await served.execute(count)).rows[0][0] == 0
        with closing(sqlite3.connect(served.path)) as other:
            other.execute("update posts set heading = 'Changed' where rowid < 4")
            other.execute("create table added as select 1 as one")
            other.commit()
        assert (await served.execute(count)).rows[0][0] == 3
        assert (await served.execute("select one from added")).rows[0][0] == 1

    running(work, mutable)


def test_where_no_process_can_be_had_queries_run_within_the_server(
    immutable: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses(*_: Any) -> Any:
        raise BlockingIOError("no more processes")

    async def work(datasette: Any, served: Any) -> bool:
        assert (await datasette.client.get("/rsdata/quotes")).status_code == 200
        return isinstance(served, apart.Apart)

    assert not running(work, immutable, settings={"num_sql_threads": 0})
    assert not capsys.readouterr().err
    monkeypatch.setattr(nursery, "start", refuses)
    assert not running(work, immutable)
    assert "no more processes" in capsys.readouterr().err
