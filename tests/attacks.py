"""What somebody could do to a database file that is served: each changes the file, or what lies around it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

Attack = Callable[[Path], None]

PAGE = 4096

ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select i as post_id from n"


def sql(script: str) -> Attack:
    """Runs statements in the file."""

    def attack(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(script)
            connection.commit()

    return attack


def schema_row(kind: str, name: str, table: str, root: int, text: str | None) -> Attack:
    """Writes a row into the schema that no statement would write there."""

    def attack(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("pragma writable_schema = on")
            connection.execute(
                "insert into sqlite_master values (?, ?, ?, ?, ?)", (kind, name, table, root, text)
            )
            connection.commit()

    return attack


def poke(at: int, value: bytes) -> Attack:
    """Writes bytes at an offset, from the end where it is negative."""

    def attack(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(at, os.SEEK_SET if at >= 0 else os.SEEK_END)
            assert file.read(len(value)) != value
            file.seek(at, os.SEEK_SET if at >= 0 else os.SEEK_END)
            file.write(value)

    return attack


def append(data: bytes) -> Attack:
    def attack(path: Path) -> None:
        with path.open("ab") as file:
            file.write(data)

    return attack


def truncate(to: Callable[[int], int]) -> Attack:
    return lambda path: os.truncate(path, to(path.stat().st_size))


def replaced_by(data: bytes) -> Attack:
    def attack(path: Path) -> None:
        path.write_bytes(data)

    return attack


def pages_of(path: Path, name: str) -> list[tuple[int, str]]:
    """Number and kind of the pages of a table or index."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("select pageno, pagetype from dbstat where name = ? order by path", (name,))
        return [(number, kind) for number, kind in rows]


def root_of(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        ((root,),) = connection.execute("select rootpage from sqlite_master where name = ?", (name,))
        return int(root)


def a_page_more(path: Path) -> None:
    """A page that belongs to nothing, and is counted."""
    data = bytearray(path.read_bytes())
    struct.pack_into(">I", data, 28, len(data) // PAGE + 1)
    path.write_bytes(bytes(data) + b"hidden".ljust(PAGE, b"\0"))


def in_a_gap(path: Path) -> None:
    """Words between the cell pointers and the cells of a page."""
    at = (root_of(path, "parties") - 1) * PAGE
    data = path.read_bytes()
    cells, content = struct.unpack_from(">HH", data, at + 3)
    middle = at + (8 + 2 * cells + content) // 2
    assert data[middle : middle + 6] == bytes(6)
    poke(middle, b"hidden")(path)


def in_a_free_page(path: Path) -> None:
    """What was written and deleted again stays in the file."""
    sql("create table t (a); insert into t values (hex(zeroblob(30000))); drop table t")(path)


def under_itself(name: str) -> Attack:
    """A page that says to be above itself, many times over: whoever walks the tree never comes back."""

    def attack(path: Path) -> None:
        root = root_of(path, name)
        cells = 200
        page = struct.pack(">BHHHBI", 5, 0, cells, PAGE - cells * 8, 0, root)
        page += b"".join(struct.pack(">H", PAGE - 8 * (n + 1)) for n in range(cells))
        body = b"".join(struct.pack(">IB", root, n % 127 + 1).ljust(8, b"\0") for n in range(cells, 0, -1))
        poke((root - 1) * PAGE, page.ljust(PAGE - len(body), b"\0") + body)(path)

    return attack


def many_ways_down(path: Path) -> None:
    """Twelve levels of pages, each of which leads to the next one 200 times: no page is above itself, and
    there are more ways to the last than anybody can walk."""
    data = bytearray(path.read_bytes())
    count, root = len(data) // PAGE, root_of(path, "odds")
    leaf = bytes(data[(root - 1) * PAGE : root * PAGE])
    levels = 12
    for level in range(levels):
        below = count + level + 1
        cells = 200
        page = struct.pack(">BHHHBI", 5, 0, cells, PAGE - cells * 8, 0, below)
        page += b"".join(struct.pack(">H", PAGE - 8 * (n + 1)) for n in range(cells))
        body = b"".join(struct.pack(">IB", below, n % 127 + 1).ljust(8, b"\0") for n in range(cells, 0, -1))
        whole = page.ljust(PAGE - len(body), b"\0") + body
        if level:
            data += whole
        else:
            data[(root - 1) * PAGE : root * PAGE] = whole
    data += leaf
    struct.pack_into(">I", data, 28, len(data) // PAGE)
    path.write_bytes(bytes(data))


def one_page_for_two(path: Path) -> None:
    """Two tables begin at one page."""
    sql(
        "pragma writable_schema = on; update sqlite_master set rootpage = "
        "(select rootpage from sqlite_master where name = 'hashtags') where name = 'messages'"
    )(path)


def long_value_in_a_circle(path: Path) -> None:
    """The second page of the long text of a source leads back to the first."""
    first, second, *_ = (number for number, kind in pages_of(path, "sources") if kind == "overflow")
    poke((second - 1) * PAGE, struct.pack(">I", first))(path)


def many_tables(path: Path) -> None:
    """More than SQLite reads in a reasonable time: that takes the square of their number."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma writable_schema = on")
        rows = ((f"t{n}", f"t{n}", f"create table t{n}(a)") for n in range(100_000))
        connection.executemany("insert into sqlite_master values ('table', ?, ?, 2, ?)", rows)
        connection.commit()


def log_that_undoes(path: Path) -> None:
    """A change in the file, and a write-ahead log beside it that undoes it: who reads the log sees the sound
    database, who is told that the file never changes sees the other."""
    sound = path.with_name("sound.db")
    shutil.copy(path, sound)
    sql("update results set votes = votes + 1")(path)
    sql("pragma journal_mode = wal")(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("update results set votes = votes - 1")
        connection.commit()
        wal = path.with_name(f"{path.name}-wal")
        kept = path.read_bytes(), wal.read_bytes()
    path.write_bytes(kept[0])
    wal.write_bytes(kept[1])
    sound.unlink()


def beside(suffix: str, data: bytes = b"") -> Attack:
    def attack(path: Path) -> None:
        path.with_name(path.name + suffix).write_bytes(data)

    return attack


def folder_beside(path: Path) -> None:
    path.with_name(f"{path.name}-wal").mkdir()


def link_to_nowhere_beside(path: Path) -> None:
    path.with_name(f"{path.name}-journal").symlink_to("nowhere")


def beside_the_file_of_a_link(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    elsewhere.mkdir()
    path.rename(elsewhere / "real.db")
    path.symlink_to(elsewhere / "real.db")
    (elsewhere / "real.db-wal").write_bytes(b"")


def link(to: str) -> Attack:
    def attack(path: Path) -> None:
        path.unlink()
        path.symlink_to(to)

    return attack


def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def invalid_text(path: Path) -> None:
    """Bytes that are no UTF-8 in a column of text."""
    sql("update people set description = cast(x'c328' as text) where id = (select min(id) from people)")(path)


def no_text_in_the_schema(path: Path) -> None:
    """SQLite complains of an index and quotes its name, which is no UTF-8."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma writable_schema = on")
        connection.execute(
            "insert into sqlite_master values ('index', cast(x'c328' as text), 'odds', 2, null)"
        )
        connection.commit()


def view(name: str, text: str) -> Attack:
    """Another view under the name of one of ours."""
    return sql(f"drop view {name}; create view {name} as {text}")


def setting(name: str, value: object) -> Attack:
    """A setting of a search index."""

    def attack(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("insert or replace into quotes_fts_config values (?, ?)", (name, value))
            connection.commit()

    return attack


DEEP = "(" * 100_000 + "1" + ")" * 100_000

INDEXES_GONE = (
    "pragma writable_schema = on; delete from sqlite_master where type = 'index' and tbl_name = 'odds';"
)

# What is done, and what the check says: the name of a check that fails, and a piece of its line.
CAUGHT: dict[str, tuple[Attack, str, str]] = {
    # beside the file
    "a log that undoes a change": (log_that_undoes, "file", "rsdata.db-wal lies beside it"),
    "an empty log": (beside("-wal"), "file", "rsdata.db-wal lies beside it"),
    "an index of a log": (beside("-shm", b"\0" * 32768), "file", "rsdata.db-shm lies beside it"),
    "a journal": (beside("-journal", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"), "file", "rsdata.db-journal lies"),
    "a folder called as the log": (folder_beside, "file", "rsdata.db-wal lies beside it"),
    "a link to nowhere as the journal": (link_to_nowhere_beside, "file", "rsdata.db-journal lies beside it"),
    "a log beside the file of a link": (beside_the_file_of_a_link, "file", "real.db-wal lies beside it"),
    # objects
    "analysed": (sql("analyze"), "schema", "table sqlite_stat1 is not declared"),
    "a table with a name of SQLite's": (
        schema_row("table", "sqlite_stat9", "sqlite_stat9", 2, "create table sqlite_stat9(a)"),
        "schema", "table sqlite_stat9 is not declared",
    ),
    "a sequence": (
        sql("create table t (id integer primary key autoincrement); drop table t"),
        "schema", "table sqlite_sequence is not declared",
    ),
    "a trigger": (
        sql("create trigger sqlitestat after insert on posts begin delete from quotes; end"),
        "schema", "trigger sqlitestat is not declared",
    ),
    "an index": (sql("create index more on posts(text)"), "schema", "index more is not declared"),
    "an index of an expression": (
        sql("create index more on posts(length(text))"), "schema", "index more is not declared",
    ),
    "a view": (sql(f"create view more as {ENDLESS}"), "schema", "view more is not declared"),
    "a virtual table": (
        sql("create virtual table more using fts5(a)"), "schema", "table more is not declared",
    ),
    "an endless view under our name": (
        view("timeline", ENDLESS), "schema", "view timeline is not as declared",
    ),
    "a view that makes huge values": (
        view("results_flat", "select zeroblob(999999999) as contest from posts, quotes, mentions"),
        "schema", "view results_flat is not as declared",
    ),
    "a generated column": (
        sql("alter table odds add column note text generated always as (upper(market)) virtual"),
        "schema", "table odds is not as declared",
    ),
    "a view where a table was": (
        sql(
            f"{INDEXES_GONE} update sqlite_master set type = 'view', rootpage = 0, "
            f"sql = 'create view odds as {ENDLESS}' where name = 'odds'"
        ),
        "", "it has no table 'odds'",
    ),
    "a virtual table where a table was": (
        sql(
            f"create view v as {ENDLESS}; {INDEXES_GONE} update sqlite_master set rootpage = 0, "
            "sql = 'create virtual table odds using fts5(id, content=v)' where name = 'odds'"
        ),
        "schema", "table odds is not as declared",
    ),
    "a name of two lines": (
        sql('create table "x\nok   file" (a)'), "schema", r"table 'x\nok   file' is not declared",
    ),
    "a name of a million letters": (sql(f'create table "{"x" * 1_000_000}" (a)'), "schema", "xxx'... is not"),
    "a deep view": (schema_row("view", "deep", "deep", 0, f"create view deep as select {DEEP}"), "", ""),
    "hundreds of thousands of tables": (many_tables, "", "has more tables, views or indexes"),
    "a schema that is no text": (no_text_in_the_schema, "", "cannot be read as a database"),
    "a row of the schema of no kind": (schema_row("note", "x", "x", 0, None), "", ""),
    "a table under the name of another kind": (
        schema_row("note", "x", "x", 2, "create table x(a)"), "", "",
    ),
    # the search index
    "a rank that is no function": (
        setting("rank", "no_such_function()"), "search", "quotes_fts: rank is 'no_such_function()'",
    ),
    "a page size of the index": (setting("pgsz", 64), "search", "quotes_fts: pgsz is 64"),
    "a setting that is none": (setting("note", "hidden"), "search", "quotes_fts: note is 'hidden'"),
    "another version of the index": (setting("version", 3), "search", "quotes_fts: version is 3"),
    "a row more in the index": (
        sql("insert into posts_fts_data values (999999999999999, x'00')"),
        "search", "posts_fts_data: row 999999999999999 is not in a build",
    ),
    "averages changed": (
        sql("update posts_fts_data set block = x'0102030405' where id = 1"),
        "search", "posts_fts_data: row 1 is other than in a build",
    ),
    "a row more in the index of pages": (
        sql("insert into quotes_fts_idx values (77, x'30', 4)"),
        "search", "quotes_fts_idx: row 77, b'0' is not in a build",
    ),
    "a length changed": (
        sql("update quotes_fts_docsize set sz = x'0909' where id = 2"), "search", "quotes_fts_docsize: row 2",
    ),
    "an index emptied": (
        sql("insert into posts_fts(posts_fts) values ('delete-all')"), "search", "7 rows of posts",
    ),
    "rows numbered otherwise": (sql("update quotes set rowid = rowid + 1000"), "search", "7 rows of quotes"),
    # the header
    "the application id": (sql("pragma application_id = 7"), "file", "the application id is 7"),
    "the change counter": (poke(24, b"\0\0\1\0"), "file", "the change counter is 256"),
    "the SQLite version": (poke(96, b"\0\0\0\7"), "file", "the SQLite version is 7"),
    "the reserved space": (poke(80, b"hidden"), "file", "the reserved space is 0x"),
    "a log is kept": (poke(18, b"\2\2"), "file", "the write version is 2"),
    "the cache size": (poke(48, b"\0\0\1\0"), "file", "the cache size is 256"),
    "the text encoding": (poke(59, b"\2"), "", ""),
    "the page size": (poke(16, b"\x20\0"), "", ""),
    "the number of pages": (poke(28, b"\0\0\0\3"), "", ""),
    # pages
    "vacuumed": (sql("vacuum"), "file", "the change counter is"),
    "words in a gap": (in_a_gap, "file", "parties: 1 page differs at byte"),
    "words in a free page": (in_a_free_page, "file", "the first free page is"),
    "words behind the last page": (append(b"hidden"), "file", "6 bytes lie behind the last page"),
    "megabytes behind the last page": (append(bytes(8 * PAGE)), "file", "32,768 bytes lie behind"),
    "a page that belongs to nothing": (a_page_more, "file", "4,096 bytes lie behind the last page"),
    "a table that is under itself": (under_itself("odds"), "integrity", "page"),
    "more ways down than can be walked": (many_ways_down, "integrity", "page"),
    "two tables at one page": (one_page_for_two, "integrity", "page"),
    "the last byte": (poke(-1, b"\xff"), "", "cannot be read as a database"),
    "cut by a page": (truncate(lambda size: size - PAGE), "", ""),
    "cut in a page": (truncate(lambda size: size // 2 + 100), "", ""),
    "cut in the header": (truncate(lambda size: 50), "", ""),
    "empty": (truncate(lambda size: 0), "", ""),
    "much larger than it says": (truncate(lambda size: 1 << 34), "file", "bytes lie behind the last page"),
    # values
    "a very long text": (
        sql("update posts set text = hex(zeroblob(4000000)) where number = 1"),
        "posts", "is not what is printed",
    ),
    "a whole number as another kind": (
        sql("pragma writable_schema = on; update sqlite_master set sql = replace(sql, ') STRICT', ')');"),
        "schema", "is not as declared",
    ),
    "text that is no text": (invalid_text, "parse", ""),
    "rows in another order": (
        sql("update odds set rowid = 100 - rowid"), "file", "differ",
    ),
    # no database
    "noise": (replaced_by(bytes(range(256)) * 400), "", "cannot be read as a database"),
    "noise behind the first bytes": (replaced_by(b"SQLite format 3\0" + bytes(range(256)) * 400), "", ""),
    "a link to nowhere": (link("nowhere"), "", "is not a database file"),
    "a link to itself": (link("rsdata.db"), "", "is not a database file"),
    "a device": (link("/dev/zero"), "", "is not a database file"),
    "a pipe": (fifo, "", "is not a database file"),
    "a folder": (folder, "", "is not a database file"),
}  # fmt: skip
