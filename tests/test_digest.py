"""The digest and the canonical file, on small databases made for it."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import struct
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest

from rsdata.database.canonical import canonicalise
from rsdata.database.digest import digest, digest_of_file


def digest_of(script: str) -> str:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(script)
        return digest(connection)


def lines(*expected: str) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in expected).encode()).hexdigest()


def test_every_type_of_value_has_its_own_form() -> None:
    script = """
      create table votes (id text primary key, n integer, share real, note text, raw blob);
      insert into votes values ('b', -12, 42.1, 'Lab é', null), ('a', 0, -0.5, '', null);
      insert into votes values ('c', 9e3, 1, '12', 'x');
    """
    assert digest_of(script) == lines(
        "votes:id,n,share,note,raw",
        "t61,i0,r-5.00000000000e-01,t,n",
        "t62,i-12,r4.21000000000e+01,t4C616220C3A9,n",
        "t63,i9000,r1.00000000000e+00,t3132,t78",
    )


@pytest.mark.parametrize("strict", ["", " strict"])
def test_a_table_that_vouches_for_its_types_has_the_digest_of_one_that_does_not(strict: str) -> None:
    script = f"""
      create table votes
       (id text primary key not null, n integer, share real not null, note text, x any){strict};
      insert into votes values ('b', {-(2**63)}, 42.1, 'Lab é' || char(0) || '%', null);
      insert into votes values ('a', null, -1e300, null, 1), ('', 9, 0, '', 'x');
    """
    assert digest_of(script) == lines(
        "votes:id,n,share,note,x",
        "t,i9,r0.00000000000e+00,t,t78",
        "t61,n,r-1.00000000000e+300,n,i1",
        "t62,i-9223372036854775808,r4.21000000000e+01,t4C616220C3A90025,n",
    )


@pytest.mark.parametrize("strict", ["", " strict"])
def test_a_page_is_a_value_like_any_other_however_long(strict: str) -> None:
    text = "Lab é\0 " * 20_000
    script = f"""
      create table sources (id text primary key not null, title text, text text not null){strict};
      insert into sources values ('b', 'Ash', ''), ('a', null, '');
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(script)
        connection.execute("update sources set text = ? where id = 'a'", (text,))
        printed = text.encode().hex().upper()
        assert digest(connection) == lines("sources:id,title,text", f"t61,n,t{printed}", "t62,t417368,t")


def test_the_line_of_a_long_page_is_never_in_memory_as_a_whole() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("create table sources (id text not null, text text not null) strict")
        connection.execute("insert into sources values ('a', printf('%.*c', 5000000, 'x'))")
        tracemalloc.start()
        try:
            digest(connection)
            assert tracemalloc.get_traced_memory()[1] < 6_000_000  # Python's share: the text, once
        finally:
            tracemalloc.stop()


def test_tables_in_order_of_name_without_indexes_views_and_what_sqlite_keeps() -> None:
    script = """
      create table parties (name text, id text);
      create table odds (id text);
      create view all_odds as select * from odds;
      create virtual table odds_fts using fts5(id, content='odds');
      create index i on odds(id);
      insert into odds values ('x');
      analyze;
    """
    assert digest_of(script) == lines("odds:id", "t78", "parties:name,id")


def test_the_digest_of_a_file_is_that_of_its_content(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        assert digest_of_file(database) == digest(connection)
    assert re.fullmatch("[0-9a-f]{64}", digest_of_file(database))


# The canonical file


def build(path: Path, page_size: int, rows: int, rubbish: str = "") -> list[int]:
    """A table and an index of so many rows in a vacuumed file, and their root pages. What was written and
    deleted before leaves its bytes behind."""
    scratch = path.with_suffix(".scratch")
    with closing(sqlite3.connect(scratch)) as connection:
        connection.executescript(
            f"pragma page_size = {page_size}; create table t (id text primary key, n int)"
        )
        if rubbish:
            connection.executemany("insert into t values (?, ?)", [(f"{rubbish}{n}", n) for n in range(rows)])
            connection.execute("delete from t")
        connection.executemany("insert into t values (?, ?)", [(f"row {n:05}", n) for n in range(rows)])
        connection.commit()
        connection.execute("vacuum into ?", (str(path),))
    with closing(sqlite3.connect(path)) as connection:
        return [page for (page,) in connection.execute("select rootpage from sqlite_master where rootpage")]


@pytest.mark.parametrize(
    ("page_size", "rows"), [(512, 3), (512, 2000), (1024, 900), (4096, 1500), (65536, 2), (65536, 9000)]
)
def test_what_is_left_between_the_cells_goes_and_the_content_stays(
    tmp_path: Path, page_size: int, rows: int
) -> None:
    path = tmp_path / "a.db"
    roots = build(path, page_size, rows)
    before = path.read_bytes()
    soiled = soil(before, page_size)
    assert rows < 10 or soiled != before
    path.write_bytes(soiled)
    canonicalise(path, roots)
    cleaned = path.read_bytes()
    assert len(cleaned) == len(before)
    assert soil(cleaned, page_size, 0) == cleaned
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        found = connection.execute("select id, n from t order by id").fetchall()
        assert found == [(f"row {n:05}", n) for n in range(rows)]
        assert connection.execute("pragma page_size").fetchone() == (page_size,)
    # Bytes outside the gaps and the header are as they were.
    own = bytearray(soil(before, page_size, 0))
    for offset, value in ((24, 1), (40, 1), (92, 1), (96, 3_037_000)):
        struct.pack_into(">I", own, offset, value)
        assert struct.unpack_from(">I", cleaned, offset) == (value,)
    assert bytes(own) == cleaned


def soil(data: bytes, page_size: int, filler: int = 0xAA) -> bytes:
    """The file with other bytes in the gap of every page of a b-tree."""
    soiled = bytearray(data)
    for start in range(0, len(data), page_size):
        at = start + (100 if start == 0 else 0)
        if data[at] not in (2, 5, 10, 13):
            continue  # an overflow page
        cells, content = struct.unpack_from(">HH", data, at + 3)
        gap = at + (12 if data[at] in (2, 5) else 8) + 2 * cells
        end = start + (content or 65536)
        soiled[gap:end] = bytes([filler]) * (end - gap)
    return bytes(soiled)


def test_two_ways_to_the_same_content_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    canonicalise(one, build(one, 1024, 300))
    canonicalise(two, build(two, 1024, 300, rubbish="something else "))
    assert one.read_bytes() == two.read_bytes()


def test_a_page_that_is_no_tree_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("pragma page_size = 512; create table t (x)")
        connection.execute("insert into t values (?)", ("x" * 2000,))
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(AssertionError, match="page 3 is no b-tree page"):
        canonicalise(path, [3])
    assert path.read_bytes()[1024:] == before[1024:]
