"""A build that is killed, or meets a fault, leaves the old database or the new one, whole, and nothing else.

tools/faults.py does this many times over; here is one case of each.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from rsdata.build import atomic_target as workshop
from rsdata.sources.folder import SourceFile

from .commands import refused, rsdata
from .conftest import RAW

PAGE = 'All times stated are UK\n\n  1. Count\n\n    Ann Lee said: "We are waiting."\n'


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "raw" / "page.txt"
    path.parent.mkdir()
    path.write_text(PAGE)
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "site" / "rsdata.db"
    path.parent.mkdir()
    return path


def build(raw: Path, target: Path) -> Result:
    return rsdata("build", raw, "-o", target)


def posts(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        return int(connection.execute("select count(*) from posts").fetchone()[0])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_build_left_is_removed_by_the_next(page: Path, target: Path) -> None:
    """Killed as soon as its folder is there, and once more in the midst."""
    assert build(page, target).exit_code == 0
    before = target.read_bytes()
    command = [sys.executable, "-m", "rsdata", "build", str(RAW), "-o", str(target)]
    for delay in (0, 0.1):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        while len(names(target.parent)) == 1 and process.poll() is None:
            time.sleep(0.001)
        time.sleep(delay)
        process.kill()
        process.wait()
        if process.returncode:
            assert target.read_bytes() == before
            assert len(names(target.parent)) == 2
    assert build(page, target).exit_code == 0
    assert names(target.parent) == ["rsdata.db"]


def test_the_folder_of_a_build_that_is_still_at_work_is_left_alone(page: Path, target: Path) -> None:
    with workshop.workshop(target) as other:
        (other / "scratch.db").write_text("its work")
        assert build(page, target).exit_code == 0
        assert (other / "scratch.db").read_text() == "its work"
    assert names(target.parent) == ["rsdata.db"]


def test_a_folder_taken_for_a_leftover_before_it_was_locked_is_made_again(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = tempfile.mkdtemp
    made: list[str] = []

    def and_lose_the_first(prefix: str, suffix: str, dir: Path) -> str:
        made.append(make(suffix, prefix, dir))
        if len(made) == 1:
            shutil.rmtree(made[0])
        return made[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", and_lose_the_first)
    with workshop.workshop(target) as folder:
        assert str(folder) == made[1]


def test_a_journal_of_the_old_database_is_not_played_into_the_new(page: Path, target: Path) -> None:
    for mode in ("delete", "wal"):
        build(RAW, target)
        script = (
            "import os, sqlite3, sys\n"
            "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            f"c.execute('pragma journal_mode = {mode}')\n"
            "c.execute('pragma cache_size = 1')\n"
            "c.execute('begin')\n"
            "c.execute('update posts set heading = hex(randomblob(500))')\n"
            f"c.execute('{'commit' if mode == 'wal' else 'select 1'}')\n"
            "os.kill(os.getpid(), 9)\n"
        )
        subprocess.run([sys.executable, "-c", script, str(target)], check=False)
        assert len(names(target.parent)) > 1
        assert build(page, target).exit_code == 0
        assert names(target.parent) == ["rsdata.db"]
        assert posts(target) == 1


def test_a_journal_beside_what_is_broken_or_is_not_there(page: Path, target: Path) -> None:
    for content in (None, b"SQLite format 3\0 and no more"):
        target.unlink(missing_ok=True)
        if content:
            target.write_bytes(content)
        target.with_name("rsdata.db-wal").write_bytes(b"rest")
        assert build(page, target).exit_code == 0
        assert names(target.parent) == ["rsdata.db"]


def test_a_database_that_another_program_is_writing_is_left_to_it(page: Path, target: Path) -> None:
    build(RAW, target)
    with closing(sqlite3.connect(target, isolation_level=None)) as other:
        other.execute("pragma journal_mode = wal")
        other.execute("begin immediate")
        other.execute("update posts set heading = 'x'")
        assert "is being written by another program" in refused("build", page, "-o", target)
        other.execute("commit")
    assert posts(target) == 177


def test_a_database_of_somebody_else_is_not_replaced(page: Path, target: Path) -> None:
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("create table recipes (id)")
    assert "is a database that rsdata did not build" in refused("build", page, "-o", target)
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("select count(*) from recipes").fetchone() == (0,)


def test_a_file_that_is_no_database_is_not_replaced(page: Path, tmp_path: Path) -> None:
    """Coverage, its description, notes: a slip of -o loses nothing."""
    notes = tmp_path / "notes.md"
    notes.write_text("Count starts at ten.")
    for target in (page, notes):
        before = target.read_bytes()
        assert "is there and is no database: name another file with -o" in refused(
            "build", page, "-o", target
        )
        assert target.read_bytes() == before
    notes.write_bytes(b"")
    assert build(page, notes).exit_code == 0  # nothing was in it


def test_a_broken_database_is_replaced(page: Path, target: Path) -> None:
    build(RAW, target)
    target.write_bytes(target.read_bytes()[:5_000])
    assert build(page, target).exit_code == 0
    assert posts(target) == 1


def test_a_device_is_no_target(page: Path) -> None:
    assert "is a pipe or a device" in refused("build", page, "-o", Path("/dev/null"))
    assert Path("/dev/null").is_char_device()


def test_no_room_on_the_disk(page: Path, target: Path) -> None:
    """As a limit on the size of files, which needs no disk of its own."""
    build(page, target)
    before = target.read_bytes()
    limit = "import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (200_000, 200_000))"
    limited = f"{limit}; from rsdata.cli import main; main()"
    command = [sys.executable, "-c", limited, "build", str(RAW), "-o", str(target)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "could not be written" in done.stderr
    assert "what stood there is unchanged" in done.stderr
    assert target.read_bytes() == before
    assert names(target.parent) == ["rsdata.db"]


def test_a_page_that_is_written_while_it_is_read(
    page: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rsdata.sources import folder as sources

    state = sources._state
    calls = []

    def and_write(file: object) -> tuple[int, int]:
        calls.append(file)
        if len(calls) == 1:
            with page.open("a") as more:
                seen = state(file)  # type: ignore[arg-type]
                more.write("\n    One line more.\n")
            return seen
        return state(file)  # type: ignore[arg-type]

    monkeypatch.setattr(sources, "_state", and_write)
    assert "changed while it was read" in refused("build", page, "-o", target)
    assert not target.exists()


def test_a_page_that_is_removed_before_it_is_read(page: Path, target: Path) -> None:
    file = SourceFile(page, None)  # type: ignore[arg-type]
    assert file.size == len(PAGE)
    page.unlink()
    assert file.size == 0


def test_two_builds_of_one_target_both_end_well(page: Path, target: Path) -> None:
    other = page.with_name("other.txt")
    other.write_text(PAGE + "\n  2. Wait\n\n    More.\n")
    commands = [
        [sys.executable, "-m", "rsdata", "build", str(path), "-o", str(target)] for path in (page, other)
    ]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    assert [process.wait() for process in running] == [0, 0]
    assert names(target.parent) == ["rsdata.db"]
    assert posts(target) in (1, 2)


def test_a_server_that_has_the_old_file_open_keeps_reading_it(page: Path, target: Path) -> None:
    build(RAW, target)
    with closing(sqlite3.connect(f"{target.as_uri()}?immutable=1", uri=True)) as reader:
        rows = reader.execute("select id from posts order by id")
        first = rows.fetchone()
        assert build(page, target).exit_code == 0
        assert len([first, *rows]) == 177
        assert reader.execute("select count(*) from quotes").fetchone() == (212,)
    assert posts(target) == 1
    assert names(target.parent) == ["rsdata.db"]
