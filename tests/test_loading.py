"""How rows and indexes get into the database: what the loader stands on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdata.build.loader import create_tables
from rsdata.database import full_text, schema
from rsdata.database.insertion import AT_ONCE, Insertion


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


def index_of(*portions: list[object]) -> list[tuple[object, ...]]:
    """What the index of posts holds, every word with where it stands, filled by portions."""
    with closing(sqlite3.connect(":memory:")) as connection:
        create_tables(connection)
        filled = Insertion(connection, '"posts"', len(schema.POSTS.columns))
        for portion in portions:
            filled.add(portion)
        filled.flush()
        full_text.fill_index(connection, schema.POSTS)
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
def test_an_index_holds_every_row_whatever_the_batches(monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    whole = index_of(posts(range(1, 41)))
    assert [row for row in whole if row[0] == "word40"] == [("word40", 40, "text", 1)]
    assert len(whole) == 80
    monkeypatch.setattr(full_text, "BATCH", batch)
    assert index_of(posts(range(1, 41))) == whole
    assert index_of(posts(range(1, 8)), [], posts(range(8, 41))) == whole


def test_an_index_of_nothing_is_empty() -> None:
    assert index_of() == []


def test_rows_that_are_numbered_anew_have_no_gap() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        create_tables(connection)
        rows = Insertion(connection, '"posts"', len(schema.POSTS.columns))
        rows.add(posts(range(1, 10)))
        rows.flush()
        connection.execute("delete from posts where number in (1, 4, 5)")
        full_text.number_anew(connection, schema.POSTS)
        found = connection.execute("select rowid, number from posts order by rowid").fetchall()
    assert found == list(enumerate((2, 3, 6, 7, 8, 9), 1))
