"""What is kept from one request to the next is what the data say now."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette
from datasette.utils import to_css_class

from rsdata.plugin import databases

PERSON = "mark-reckless"

Ask = Callable[[], Awaitable[str]]


def asked(copy: Path, work: Callable[[Datasette, Ask], Awaitable[None]]) -> None:
    """Runs ``work`` with a served database that may change, and what gives the page of a person in it."""
    datasette = Datasette([str(copy)], settings={"default_cache_ttl": 600})

    async def ask() -> str:
        page = await datasette.client.get(f"/rsdata/people/{PERSON}")
        assert page.status_code == 200
        return str(page.text)

    async def all_of_it() -> None:
        await datasette.invoke_startup()
        await work(datasette, ask)

    try:
        asyncio.run(all_of_it())
    finally:
        for db in datasette.databases.values():
            db.close()


def rename(copy: Path, name: str) -> None:
    with closing(sqlite3.connect(copy)) as conn, conn:
        conn.execute("update people set name = ? where id = ?", (name, PERSON))


@pytest.fixture
def copy(database: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(database, tmp_path / "rsdata.db"))


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_page_is_made_again_when_the_data_have_changed(copy: Path, journal: str) -> None:
    async def work(datasette: Datasette, ask: Ask) -> None:
        with closing(sqlite3.connect(copy)) as conn:
            conn.execute(f"pragma journal_mode = {journal}")
            for name in ("Ada Example", "Bea Example"):
                rename(copy, name)
                assert name in await ask() and name in await ask()

    asked(copy, work)


def test_nothing_is_kept_of_a_file_that_another_has_taken_the_place_of(copy: Path, database: Path) -> None:
    async def work(datasette: Datasette, ask: Ask) -> None:
        first = await ask()
        assert databases.version_of_all(datasette) is not None
        shutil.copy(database, copy.with_name("new"))
        copy.with_name("new").replace(copy)
        assert databases.version_of_all(datasette) is None
        assert PERSON in first and PERSON in await ask()

    asked(copy, work)


def test_datasette_learns_of_a_new_table(copy: Path) -> None:
    """It asks for the version of the schema before each page, which is kept like the rest."""

    async def work(datasette: Datasette, ask: Ask) -> None:
        await ask()
        await ask()
        with closing(sqlite3.connect(copy)) as conn, conn:
            conn.execute("create table another (id text)")
        assert (await datasette.client.get("/rsdata/another.json")).status_code == 200
        assert "another" in (await datasette.client.get("/rsdata")).text

    asked(copy, work)


def test_answers_are_kept_up_to_a_size() -> None:
    answers = databases.Answers(lambda: b"1")
    for number in range(100):
        answers.keep(number, [("x" * 400_000,)])
        assert answers.kept.currsize <= databases.MOST_KEPT
    assert 0 not in answers.kept and 99 in answers.kept
    answers.keep("long", [("x" * databases.LONGEST_ANSWER,)])
    assert "long" not in answers.kept


def test_links_are_kept_up_to_a_number(copy: Path) -> None:
    async def work(datasette: Datasette, ask: Ask) -> None:
        (one,) = databases.all_known(datasette)
        links = one.links
        assert one.links is links
        links.shown.update(dict.fromkeys(range(databases.MOST_SHOWN + 1)))
        assert one.links.shown == {}

    asked(copy, work)


def test_the_rows_of_answers_are_written_by_us(copy: Path) -> None:
    """In the template of this Datasette there is what ``rows_of_answer`` takes the place of."""

    async def work(datasette: Datasette, ask: Ask) -> None:
        answer = await datasette.client.get("/rsdata/-/query" if new else "/rsdata", params={"sql": SQL})
        assert '<tr><td class="col-id">&lt;b&gt;</td>' in answer.text
        assert f'<td class="col-{to_css_class("a b")}">1</td></tr>' in answer.text

    new = hasattr(Datasette, "add_query")
    asked(copy, work)


SQL = """select '<b>' as id, 1 as "a b" """
