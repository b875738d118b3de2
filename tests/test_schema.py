"""The database is as the schema says, and refuses what the schema forbids."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rsdata.database import schema
from rsdata.database.views import VIEWS


@pytest.fixture
def writable(database: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("pragma foreign_keys = on")
        yield connection


def test_every_table_has_its_columns_and_is_strict(db: sqlite3.Connection) -> None:
    for table in schema.TABLES:
        columns = [row["name"] for row in db.execute(f"pragma table_info({table.name})")]
        assert tuple(columns) == table.column_names
        strict, rowid_hidden = db.execute(
            "select strict, wr from pragma_table_list where name = ?", (table.name,)
        ).fetchone()
        assert (strict, rowid_hidden) == (1, 0)


def test_every_foreign_key_is_declared_and_indexed(db: sqlite3.Connection) -> None:
    for table in schema.TABLES:
        declared = {row["from"]: row["table"] for row in db.execute(f"pragma foreign_key_list({table.name})")}
        assert declared == {c.name: c.references for c in table.columns if c.references}
        led = {
            db.execute(f"pragma index_info({index['name']})").fetchone()["name"]
            for index in db.execute(f"pragma index_list({table.name})")
        }
        assert declared.keys() <= led, table.name


def test_rows_with_evidence_say_where_it_is() -> None:
    for table in schema.TABLES:
        if table.evidence:
            required = {column.name for column in table.columns if column.required}
            assert {"char_start", "char_end"} <= required
            assert table is schema.POSTS or "post_id" in required


def test_every_view_has_the_columns_it_describes(db: sqlite3.Connection) -> None:
    for view in VIEWS:
        cursor = db.execute(f"select * from {view.name}")
        assert [column[0] for column in cursor.description] == list(view.columns), view.name
        assert cursor.fetchone() is not None, view.name


@pytest.mark.parametrize(
    "statement",
    [
        "update posts set kind = 'tweets' where number = 1",
        "update posts set text = '' where number = 1",
        "update posts set text = null where number = 1",
        "update posts set number = 0 where number = 1",
        "update posts set char_end = char_start - 1 where number = 1",
        "update posts set source_id = 'nowhere'",
        "update quotes set kind = 'song'",
        "update quotes set speaker_id = null where speaker is not null",
        "update quotes set speaker_id = 'nobody' where speaker is not null",
        "update quotes set parent_id = 'nothing'",
        "update people set kind = 'party'",
        "update contests set kind = 'mayoral'",
        "update contests set by_election = 2",
        "update results set votes = 'many'",
        "update results set votes = -1",
        "update results set share_pct = 101",
        "update results set elected = 2",
        "update odds set denominator = 0",
        "update odds set implied_probability = 1.5",
        "update candidates set contest_id = 'nowhere'",
        "delete from people where id in (select speaker_id from quotes)",
    ],
)
def test_the_database_refuses(writable: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        writable.execute(statement)


@pytest.mark.parametrize(
    ("index", "word", "row"),
    [
        ("posts_fts", "sneers", "uk-politics-30131852-60"),
        ("quotes_fts", "mansion", "uk-politics-30131852-41-q1"),
    ],
)
def test_search_finds_word_forms_even_after_a_vacuum(
    writable: sqlite3.Connection, index: str, word: str, row: str
) -> None:
    table = index.removesuffix("_fts")
    find = f"select id from {table} where rowid in (select rowid from {index} where {index} match ?)"
    for _ in range(2):
        assert (row,) in writable.execute(find, (word,)).fetchall()
        writable.execute(f"insert into {index}({index}, rank) values ('integrity-check', 1)")
        writable.commit()
        writable.execute("vacuum")


def test_search_ignores_accents_and_case(writable: sqlite3.Connection) -> None:
    assert (
        writable.execute("select count(*) from posts_fts where posts_fts match 'FARÀGE'").fetchone()[0] > 10
    )
