"""Builds: the same bytes, whole or not at all, and what is said when they fail."""

from __future__ import annotations

import gc
import hashlib
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from rsdata.database import schema
from rsdata.database.digest import sha256_of_file as sha256

from .commands import refused, rsdata
from .conftest import RAW, ROOT


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_the_counts_of_the_shipped_data_set(db: sqlite3.Connection) -> None:
    counts = {t.name: db.execute(f"select count(*) from {t.name}").fetchone()[0] for t in schema.TABLES}
    for table, count in {
        "sources": 1,
        "posts": 177,
        "quotes": 212,
        "contests": 3,
        "candidates": 14,
        "results": 29,
        "odds": 4,
    }.items():
        assert counts[table] == count, table
    # A page that is plain text has no links, and nothing is put right.
    assert [table for table, count in counts.items() if not count] == ["links", "corrections"]


def test_the_database_is_whole(db: sqlite3.Connection) -> None:
    assert db.execute("pragma integrity_check").fetchall()[0][0] == "ok"
    assert db.execute("pragma foreign_key_check").fetchall() == []


def test_the_source_is_stored_as_it_was_received(db: sqlite3.Connection) -> None:
    row = db.execute("select text, bytes, sha256, dialect from sources").fetchone()
    data = row["text"].encode()
    assert (len(data), hashlib.sha256(data).hexdigest()) == (row["bytes"], row["sha256"])
    assert row["dialect"] == "B1"


def test_a_second_build_has_the_same_bytes(database: Path, tmp_path: Path) -> None:
    """Another process, folder, hash seed, locale, time zone; over an old database of other content."""
    raw = tmp_path / "elsewhere" / "raw"
    shutil.copytree(RAW, raw)
    target = tmp_path / "other.db"
    target.write_bytes(b"SQLite format 3\0, and of an older file")
    environment = os.environ | {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-m", "rsdata", "build", str(raw), "-o", str(target)]
    subprocess.run(command, check=True, env=environment, cwd=tmp_path, capture_output=True)
    assert sha256(target) == sha256(database)


def test_the_header_tells_nothing_of_who_wrote_the_file(database: Path) -> None:
    header = database.read_bytes()[:100]
    assert header[24:28] == header[40:44] == header[92:96] == b"\0\0\0\1"
    assert int.from_bytes(header[96:100], "big") == 3_037_000


def test_another_page_size_or_a_large_source_is_canonical_too(tmp_path: Path) -> None:
    """Rows that need overflow pages and tables that need interior pages."""
    raw = tmp_path / "raw"
    raw.mkdir()
    for n in range(30):
        lines = "".join(f"    Line {i} of page {n}, with an é. \n\n" for i in range(200))
        (raw / f"page{n}.txt").write_text(f"All times stated are UK\n\n{lines}", "utf-8")
    for name in ("a.db", "b.db"):
        assert rsdata("build", raw, "-o", tmp_path / name).exit_code == 0
    assert sha256(tmp_path / "a.db") == sha256(tmp_path / "b.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        connection.execute("insert into posts_fts(posts_fts, rank) values ('integrity-check', 1)")


def test_a_build_leaves_the_collector_as_it_was(tmp_path: Path) -> None:
    before = gc.get_threshold()
    (tmp_path / "page.txt").write_text("  1. Count\n\n    Waiting.\n")
    rsdata("build", tmp_path / "page.txt", "-o", tmp_path / "rsdata.db")
    assert gc.get_threshold() == before
    (tmp_path / "page.txt").write_bytes(b"\xff")
    refused("build", tmp_path / "page.txt", "-o", tmp_path / "rsdata.db")
    assert gc.get_threshold() == before


def test_the_build_reports_rows_digest_and_the_command_that_serves(tmp_path: Path) -> None:
    target = tmp_path / "rsdata.db"
    lines = rsdata("build", RAW, "-o", target).stdout.splitlines()
    assert any(line.split() == ["posts", "177"] for line in lines)
    assert lines[-1].startswith(f"datasette serve {target} -m ")
    assert Path(lines[-1].split(" -m ")[1]).resolve() == ROOT / "metadata.yml"
    digest = next(line.split()[1] for line in lines if line.startswith("digest"))
    assert rsdata("digest", target).stdout == f"{digest}\n"


def test_a_progress_bar_is_shown_on_a_terminal_and_nothing_in_a_pipe(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rsdata", "build", str(RAW), "-o", str(tmp_path / "rsdata.db")]
    terminal, end = pty.openpty()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=end)
    os.close(end)
    assert b"Reading coverage" in os.read(terminal, 10_000)
    os.close(terminal)
    piped = subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert piped.stderr == b""


def test_nothing_but_the_target_is_left_in_the_folder(tmp_path: Path) -> None:
    rsdata("build", RAW, "-o", tmp_path / "rsdata.db")
    assert [path.name for path in tmp_path.iterdir()] == ["rsdata.db"]


def test_a_link_to_the_database_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to("real.db")
    assert rsdata("build", RAW, "-o", tmp_path / "link.db").exit_code == 0
    assert (tmp_path / "link.db").is_symlink()
    assert (tmp_path / "real.db").is_file()


def test_a_failed_build_leaves_the_old_database(tmp_path: Path) -> None:
    raw, target = tmp_path / "raw", tmp_path / "rsdata.db"
    raw.mkdir()
    (raw / "a.txt").write_text("Count to follow.\n")
    assert rsdata("build", raw, "-o", target).exit_code == 0
    before = sha256(target)
    (raw / "b.txt").write_bytes(b"\xff")
    assert "b.txt, line 1: byte 0 (0xff) is not UTF-8" in refused("build", raw, "-o", target)
    assert sha256(target) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["raw", "rsdata.db"]


def test_an_output_that_is_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refused("build", RAW, "-o", tmp_path)


def test_an_output_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "cannot be written" in refused("build", RAW, "-o", tmp_path / "no" / "rsdata.db")


def test_an_output_in_a_folder_that_cannot_be_written() -> None:
    """As somebody without the right to, since root may write anywhere."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "page.txt").write_text("Count to follow.\n")
        (folder / "shut").mkdir(0o555)
        user = os.geteuid()
        os.seteuid(65534 if user == 0 else user)
        try:
            message = refused("build", folder / "page.txt", "-o", folder / "shut" / "rsdata.db")
        finally:
            os.seteuid(user)
    assert "rsdata.db: cannot be written (" in message


def test_a_raw_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "is not there" in refused("build", tmp_path / "raw", "-o", tmp_path / "rsdata.db")
    assert list(tmp_path.iterdir()) == []


def test_where_there_is_no_raw_folder_it_is_said_what_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = "rsdata: no raw/ is here, so the data set that comes with rsdata is built"
    assert said in rsdata("build").output
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "page.txt").write_text("Count to follow.\n")
    assert said not in rsdata("build").output


def test_the_digest_of_what_is_no_database(tmp_path: Path) -> None:
    assert "is not there" in refused("digest", tmp_path / "rsdata.db")
    (tmp_path / "rsdata.db").write_bytes(b"x" * 5000)
    assert "cannot be read as a database" in refused("digest", tmp_path / "rsdata.db")
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("create table posts (id)")
    assert "was not built by rsdata" in refused("digest", tmp_path / "other.db")


def test_the_digest_is_of_the_content_alone(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("pragma page_size = 8192")
        connection.execute("vacuum")
    assert sha256(copy) != sha256(database)
    assert rsdata("digest", copy).stdout == rsdata("digest", database).stdout
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("update results set votes = votes + 1 where rank = 2")
        connection.commit()
    assert rsdata("digest", copy).stdout != rsdata("digest", database).stdout


def test_ids_and_rows_of_a_source_do_not_depend_on_the_others(database: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(RAW, raw)
    said = 'Ann Lee, Labour MP for Dover, said: "Well done."'
    page = f"All times stated are UK\n\n  1. Post update\n\n    {said}\n"
    (raw / "a-page.txt").write_text(page)
    rsdata("build", raw, "-o", tmp_path / "both.db")
    with closing(sqlite3.connect(tmp_path / "both.db")) as connection:
        connection.execute("attach ? as alone", (str(database),))
        for table in ("posts", "quotes", "mentions", "messages", "candidates", "results", "odds", "contests"):
            extra = f"select * from alone.{table} except select * from main.{table}"
            assert connection.execute(extra).fetchall() == [], table
        assert connection.execute("select count(*) from sources").fetchone() == (2,)
