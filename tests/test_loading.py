"""How rows and indexes get into the database: what the loader stands on."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdata.build.loader import create_tables
from rsdata.database import full_text as search
from rsdata.database import schema
from rsdata.database.full_text import Search
from rsdata.database.insertion import AT_ONCE, Insertion
from rsdata.database.second_connection import Aside

ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"


@given(st.lists(st.integers(0, 3 * AT_ONCE[0]), max_size=5), st.integers(1, 3))
def test_rows_go_in_whole_and_in_order_however_they_come(portions: list[int], width: int) -> None:
    columns = ", ".join("abc"[:width])
    written = 0
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"create table t ({columns})")
        insertion = Insertion(connection, "t", width)
        for portion in portions:
            rows = [tuple(range(n, n + width)) for n in range(written, written + portion)]
            insertion.add(chain.from_iterable(rows))
            written += portion
        insertion.flush()
        found = connection.execute("select * from t order by rowid").fetchall()
    assert found == [tuple(range(n, n + width)) for n in range(written)]


@pytest.fixture
def elsewhere() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as connection:
        yield connection


def test_work_aside_gives_what_it_returns(elsewhere: sqlite3.Connection) -> None:
    work = Aside(elsewhere, lambda c: (c.execute("select 7").fetchone(), threading.current_thread()))
    work.start()
    row, thread = work.result()
    assert row == (7,)
    assert thread is not threading.current_thread()


def test_work_aside_raises_where_its_result_is_asked_for(elsewhere: sqlite3.Connection) -> None:
    work = Aside(elsewhere, lambda c: c.execute("select * from nowhere"))
    work.start()
    with pytest.raises(sqlite3.OperationalError):
        work.result()


def test_a_long_statement_aside_can_be_ended(elsewhere: sqlite3.Connection) -> None:
    work = Aside(elsewhere, lambda c: c.execute(ENDLESS).fetchone())
    work.end()  # not begun: nothing to end
    work.start()
    work.end()
    with pytest.raises(sqlite3.OperationalError):
        work.result()


def posts(numbers: Iterable[int]) -> list[object]:
    """The values of rows of posts, whose text is a word that all have and one of their own."""
    values: list[object] = []
    for number in numbers:
        row = {
            "id": f"page-{number}", "source_id": "page", "number": number, "sequence": number, "kind": "post",
            "text": f"turnout word{number}", "boundary": "printed", "char_start": 0, "char_end": 9,
        }  # fmt: skip
        values += (row.get(name) for name in schema.POSTS.column_names)
    return values


def index_of(folder: Path, *portions: list[object]) -> list[tuple[object, ...]]:
    """What the index of posts holds, every word with where it stands, filled by portions."""
    with closing(sqlite3.connect(":memory:")) as connection:
        create_tables(connection)
        with Search(folder / "search.db") as filled:
            for portion in portions:
                filled.add(schema.POSTS, portion)
            filled.copy_tables_into(connection)
            filled.copy_indexes_into(connection)
        (folder / "search.db").unlink()
        connection.execute("insert into posts_fts(posts_fts, rank) values ('integrity-check', 1)")
        connection.execute("create virtual table words using fts5vocab(posts_fts, instance)")
        found = connection.execute("select * from words").fetchall()
        segments = connection.execute("select count(distinct segid) from posts_fts_idx").fetchone()
        assert segments == (1 if found else 0,)
        assert connection.execute("select k from posts_fts_config").fetchall() == [("version",)]
        rows = connection.execute("select rowid, number from posts order by rowid").fetchall()
        assert rows == [(n, n) for n in range(1, len(rows) + 1)]
    return found


@pytest.mark.parametrize("batch", [1, 50, 1000])
def test_an_index_holds_every_row_whatever_the_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    whole = index_of(tmp_path, posts(range(1, 41)))
    assert [row for row in whole if row[0] == "word40"] == [("word40", 40, "text", 1)]
    assert len(whole) == 80
    monkeypatch.setattr(search, "BATCH", batch)
    assert index_of(tmp_path, posts(range(1, 41))) == whole
    assert index_of(tmp_path, posts(range(1, 8)), [], posts(range(8, 41))) == whole


def test_an_index_of_nothing_is_empty(tmp_path: Path) -> None:
    assert index_of(tmp_path) == []


def test_what_goes_wrong_beside_is_raised_where_the_rows_are_asked_for(tmp_path: Path) -> None:
    unfit = posts([1])
    unfit[schema.POSTS.column_names.index("text")] = "\ud800"  # no UTF-8 for half a character
    with closing(sqlite3.connect(":memory:")) as connection, Search(tmp_path / "search.db") as filled:
        filled.add(schema.POSTS, unfit)
        with pytest.raises(UnicodeEncodeError):
            filled.copy_tables_into(connection)


def test_an_index_that_is_given_up_leaves_no_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "BATCH", 1000)
    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt), Search(tmp_path / "search.db") as filled:
        filled.add(schema.POSTS, posts(range(1, 1000)))
        raise KeyboardInterrupt
    assert threading.active_count() == before
