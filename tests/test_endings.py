"""A command that is ended before its time, or has nowhere to speak, leaves with one line and exit code 1, the
old database whole and nothing beside it. tools/faults.py does this many times over; here is one case of
each."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from rsdata.cli import main
from rsdata.console import interrupts
from rsdata.console.ending import told_in_one_line

from .conftest import RAW

PAGE = 'All times stated are UK\n\n  1. Count\n\n    Ann Lee said: "We are waiting."\n'
LONG = PAGE + "".join(
    f'\n  {number}. Count\n\n    Ann Lee said: "We are waiting for {number} of them."\n'
    for number in range(2, 2_000)
)


@pytest.fixture
def place(tmp_path: Path, database: Path) -> Path:
    """A folder with an old database in site/, coverage that takes seconds in raw/, and an empty tmp/."""
    for name in ("site", "raw", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "site" / "rsdata.db").write_bytes(database.read_bytes())
    for number in range(3):
        (tmp_path / "raw" / f"page-{number}.txt").write_text(LONG)
    return tmp_path


# How a terminal's shell starts a program; nohup and jobs in the background switch some of these off.
USUAL: dict[signal.Signals, Any] = {
    signal.SIGHUP: signal.SIG_DFL,
    signal.SIGTERM: signal.SIG_DFL,
    signal.SIGINT: signal.default_int_handler,
}


@pytest.fixture(autouse=True)
def usual_signals() -> Iterator[None]:
    before = {number: signal.signal(number, handler) for number, handler in USUAL.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def start(place: Path, *arguments: str, **popen: Any) -> subprocess.Popen[str]:
    """A command, whose folder for temporary files is tmp/."""
    files = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    command = [sys.executable, "-m", "rsdata", *arguments]
    environment = {**os.environ, "TMPDIR": str(place / "tmp")}
    prepare = popen.pop("preexec_fn", lambda: None)

    def as_started_by_a_person() -> None:
        for number, handler in USUAL.items():
            signal.signal(number, handler)
        prepare()

    return subprocess.Popen(
        command,
        cwd=place,
        env=environment,
        text=True,
        start_new_session=True,
        preexec_fn=as_started_by_a_person,
        **{**files, **popen},
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def build_of(place: Path, *options: str) -> list[str]:
    return ["build", str(place / "raw"), "-o", str(place / "site" / "rsdata.db"), "--no-cache", *options]


def wait_for(what: Callable[[], object], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 60
    while not what() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)
    assert process.poll() is None, process.communicate()


def nothing_goes_on(process: subprocess.Popen[str]) -> bool:
    """Whether no worker goes on after the command: what Python has running beside them sees its end a moment
    later."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


def one_line(process: subprocess.Popen[str]) -> str:
    """What a command that ended with 1 said of that."""
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 1, said
    assert said.count("\n") == 1, said
    assert "Traceback" not in said
    return said


def must_be_as_before(place: Path, database: Path) -> None:
    assert names(place / "site") == ["rsdata.db"]
    assert (place / "site" / "rsdata.db").read_bytes() == database.read_bytes()
    assert names(place / "tmp") == []


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["it", "all"])
def test_a_build_that_is_ended_leaves_all_as_it_was(
    place: Path, database: Path, workers: str, number: signal.Signals, send: Callable[[int, int], None]
) -> None:
    process = start(place, *build_of(place, "--workers", workers))
    wait_for(lambda: len(names(place / "site")) > 2, process)
    send(process.pid, number)
    assert number.name in one_line(process)
    must_be_as_before(place, database)
    assert nothing_goes_on(process)


def test_two_signals_at_once_are_one(place: Path, database: Path) -> None:
    """As service managers send them; the second must not fall into what is done after the first."""
    process = start(place, *build_of(place, "--workers", "1"))
    wait_for(lambda: len(names(place / "site")) > 2, process)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        os.kill(process.pid, number)
    one_line(process)
    must_be_as_before(place, database)


def test_what_somebody_switched_off_stays_off(place: Path) -> None:
    """nohup does so."""
    (place / "raw" / "page-1.txt").unlink()
    process = start(
        place,
        *build_of(place, "--workers", "1"),
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    )
    wait_for(lambda: len(names(place / "site")) > 2, process)
    os.kill(process.pid, signal.SIGHUP)
    assert process.wait(60) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_a_check_that_is_ended_leaves_no_copies(place: Path, database: Path, number: signal.Signals) -> None:
    mine = str(place / "mine.db")
    built = start(place, "build", str(place / "raw" / "page-0.txt"), "-o", mine, "--no-cache")
    assert built.wait(60) == 0
    process = start(place, "check", mine, "--raw", str(place / "raw" / "page-0.txt"))
    wait_for(lambda: names(place / "tmp"), process)
    os.kill(process.pid, number)
    assert number.name in one_line(process)
    must_be_as_before(place, database)


def test_an_export_that_is_ended_leaves_no_half_of_a_file(place: Path) -> None:
    mine, files = str(place / "mine.db"), place / "files"
    assert start(place, *build_of(place)[:2], "-o", mine, "--no-cache").wait(60) == 0
    process = start(place, "export", mine, str(files), "--format", "json,csv,ndjson")
    wait_for(lambda: files.is_dir() and any(name.endswith(".part") for name in names(files)), process)
    os.kill(process.pid, signal.SIGTERM)
    assert "SIGTERM" in one_line(process)
    assert not [name for name in names(files) if name.endswith(".part")]


def commands(place: Path) -> Iterator[list[str]]:
    """Each command, with something that it does well."""
    old = str(place / "site" / "rsdata.db")
    yield ["build", str(RAW), "-o", old]
    yield ["digest", old]
    yield ["check", old, "--raw", str(RAW)]
    yield ["export", old, str(place / "files")]
    yield ["--help"]


def test_what_cannot_be_said_is_an_error(place: Path, database: Path) -> None:
    (page := place / "page.txt").write_text(PAGE)
    for command in (["build", str(page), "-o", str(place / "site" / "rsdata.db")], *commands(place)):
        with Path("/dev/full").open("w") as full:
            one_line(start(place, *command, stdout=full))
        one_line(start(place, *command, preexec_fn=lambda: os.close(1)))
        must_be_as_before(place, database)


def test_without_standard_error_nothing_else_is_different(place: Path, database: Path) -> None:
    for command in commands(place):
        closed = start(place, *command, stdout=subprocess.PIPE, preexec_fn=lambda: os.close(2))
        said = closed.communicate(timeout=60)[0]
        assert closed.returncode == 0
        assert said
    (place / "raw" / "page-1.txt").write_bytes(b"\xff")
    for options in ([], ["--workers", "2"]):
        broken = start(place, *build_of(place, *options), preexec_fn=lambda: os.close(2))
        assert broken.wait(60) == 1
        must_be_as_before(place, database)


def test_a_reader_of_the_output_who_leaves_is_no_error_to_speak_of(place: Path, database: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start(place, "digest", str(place / "site" / "rsdata.db"), stdout=writing)
    os.close(writing)
    assert process.communicate(timeout=60)[1] == ""
    assert process.returncode == 1


@pytest.mark.parametrize("workers", ["1", "2"])
def test_want_of_memory_is_told_in_one_line(place: Path, database: Path, workers: str) -> None:
    """Limits from what Python hardly begins with to some more of what is wanted."""
    beginning = "import rsdata.__main__; print(open('/proc/self/status').read())"
    status = subprocess.run([sys.executable, "-c", beginning], capture_output=True, text=True).stdout
    found = re.search(r"VmPeak:\s+(\d+) kB", status)
    if found is None:
        pytest.skip("the system does not say how much memory a process has")
    for more in (4, 10, 16, 22):
        limit = (int(found[1]) << 10) + (more << 20)
        process = start(
            place,
            *build_of(place, "--workers", workers),
            preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
        )
        one_line(process)
        must_be_as_before(place, database)


def test_want_of_memory_while_it_parses(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from rsdata.build import workers

    def too_much(text: str, source: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(workers, "read_page", too_much)
    with pytest.raises(SystemExit) as left:
        main(["build", str(RAW), "-o", str(tmp_path / "rsdata.db"), "--no-cache"])
    assert left.value.code == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert names(tmp_path) == []


def test_what_fails_on_the_way_out_is_not_told_again(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):  # each command has its line
        with pytest.raises(SystemExit) as left, told_in_one_line():
            with suppress(SystemExit), told_in_one_line():
                raise MemoryError
            raise MemoryError
        assert left.value.code == 1
        assert capsys.readouterr().err.count("\n") == 1


def test_a_signal_while_a_class_is_made_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Python 3.11 and older raise a RuntimeError from what is raised in __set_name__."""
    with pytest.raises(SystemExit) as left, told_in_one_line():
        raise RuntimeError("Error calling __set_name__") from interrupts.Stopped(signal.SIGHUP)
    assert left.value.code == 1
    assert capsys.readouterr().err == "rsdata: stopped by SIGHUP\n"


def test_a_signal_that_is_held_back_comes_when_the_block_is_left() -> None:
    done = []
    with pytest.raises(interrupts.Stopped), interrupts.signals_taken():
        with interrupts.interrupts_held():
            with interrupts.interrupts_held():
                signal.raise_signal(signal.SIGTERM)  # in this thread, at once
                done.append(1)
            done.append(2)
        done.append(3)
    assert done == [1, 2]
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_a_signal_lost_in_a_callback_is_raised_again() -> None:
    """What is raised while somebody else's code calls ours may end there."""
    with interrupts.signals_taken():
        interrupts.give_way()
        try:
            signal.raise_signal(signal.SIGHUP)
            time.sleep(1)
        except KeyboardInterrupt:
            pass
        with pytest.raises(interrupts.Stopped):
            interrupts.give_way()
    interrupts.give_way()


def test_any_error_of_the_system_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    for error, told in (
        (FileNotFoundError(2, "gone", "a\nfile"), "gone"),
        (ImportError("a library: no room"), "no room"),
        (MemoryError(), "memory"),
    ):
        with pytest.raises(SystemExit) as left, told_in_one_line():
            raise error
        assert left.value.code == 1
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert told in said
