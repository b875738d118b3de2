"""Builds under faults, many times over: what became of the database, as a table.

    python -m tools.faults            all faults
    python -m tools.faults kill       one of them, by name
    python -m tools.faults --times 5  fewer of each

Each fault meets builds that replace an old database by one of other content. Afterwards the file must be
the one or the other, byte for byte, whatever the build said of it in one line; and the next good build must
leave nothing beside it. Faults that need a file system of their own are skipped where it cannot be mounted.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from tools.servers import answering, free_port

PAGES = Path(__file__).parent.parent / "tests" / "pages"
COPIES = 4

# Root without its right to write anywhere (util-linux).
MORTAL = ("setpriv", "--inh-caps=-dac_override", "--bounding-set=-dac_override")


@dataclass
class Stage:
    """A folder with two archives, the databases they make, and the target of all builds."""

    folder: Path
    rng: random.Random
    hashes: dict[str, str] = field(default_factory=dict)  # SHA-256 of a database -> "old" or "new"
    seconds: float = 0.0  # of an undisturbed build
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def raw(self) -> Path:
        return self.folder / "new"

    @property
    def old(self) -> Path:
        return self.folder / "old.db"

    @property
    def target(self) -> Path:
        return self.folder / "site" / "rsdata.db"

    def command(self, *options: str) -> list[str]:
        build = [sys.executable, "-m", "rsdata", "build", str(self.raw), "-o", str(self.target)]
        return [*build, "--no-cache", *options]

    def reset(self) -> None:
        """The old database alone stands in the target's folder."""
        shutil.rmtree(self.target.parent, ignore_errors=True)
        self.target.parent.mkdir()
        shutil.copy(self.old, self.target)

    def start(self, *options: str, under: Sequence[str] = (), **popen: Any) -> subprocess.Popen[str]:
        files = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        command = [*under, *self.command(*options)]
        return subprocess.Popen(command, text=True, start_new_session=True, **{**files, **popen})

    def sleep(self) -> None:
        """Until a random moment of a build."""
        time.sleep(self.rng.uniform(0, self.seconds * 1.1))

    def judge(self, process: subprocess.Popen[str], *, killed: bool = False) -> None:
        """Notes what became of a build, and everything that should not be."""
        said = process.communicate()[1] or ""
        holds = self.content()
        self.outcomes[f"{holds} database, exit {process.returncode}"] += 1
        if holds == "broken":
            self.wrong.append(f"the target is neither old nor new: {said!r}")
        if "Traceback" in said:
            self.wrong.append(f"a traceback: {said[-300:]!r}")
        if killed:
            return
        ended = [-signal.SIGINT, -signal.SIGTERM, -signal.SIGHUP]
        if process.returncode in ended and len(said.strip().splitlines()) < 2:
            return  # while Python was still beginning, or closing
        if process.returncode not in (0, 1):
            self.wrong.append(f"exit {process.returncode}: {said!r}")
        if process.returncode == 1 and len(said.strip().splitlines()) != 1:
            self.wrong.append(f"not one line: {said!r}")

    def content(self) -> str:
        if not self.target.exists():
            return "no"
        return self.hashes.get(_sha256(self.target), "broken")

    def must_be_tidy(self) -> None:
        """A good build leaves the target alone in its folder."""
        subprocess.run(self.command(), check=True, capture_output=True)
        found = sorted(path.name for path in self.target.parent.iterdir())
        if found != [self.target.name]:
            self.wrong.append(f"left behind: {found}")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def prepare(folder: Path) -> Stage:
    """Two archives of the invented pages of the tests, and what an undisturbed build makes of each."""
    stage = Stage(folder, random.Random(20141120))
    for name, copies in (("old", 1), ("new", COPIES)):
        (folder / name).mkdir()
        for page in sorted(PAGES.glob("*.txt")):
            for copy in range(copies):
                shutil.copy(page, folder / name / f"{page.stem}-{copy}.txt")
    folder.chmod(0o755)
    stage.target.parent.mkdir()
    for name in ("old", "new"):
        start = time.monotonic()
        database = folder / f"{name}.db"
        subprocess.run(
            [sys.executable, "-m", "rsdata", "build", str(folder / name), "-o", str(database)],
            check=True,
            capture_output=True,
        )
        stage.seconds = time.monotonic() - start
        stage.hashes[_sha256(database)] = name
    return stage


WORKERS = ("1", "2")


def kill(stage: Stage, turn: int) -> None:
    """SIGKILL at a random moment, with and without worker processes."""
    stage.reset()
    process = stage.start("--workers", WORKERS[turn % 2])
    stage.sleep()
    process.kill()
    stage.judge(process, killed=True)
    stage.must_be_tidy()


def interrupt(stage: Stage, turn: int) -> None:
    """Ctrl-C (SIGINT to all processes of the build) at a random moment once it has begun."""
    _ended_by(stage, turn, signal.SIGINT, os.killpg)


def terminate(stage: Stage, turn: int) -> None:
    """SIGTERM, to the build alone or to all its processes, at a random moment once it has begun."""
    _ended_by(stage, turn, signal.SIGTERM, (os.kill, os.killpg)[turn // 2 % 2])


def hang_up(stage: Stage, turn: int) -> None:
    """SIGHUP to all processes of the build (its terminal is closed) at a random moment once it has begun."""
    _ended_by(stage, turn, signal.SIGHUP, os.killpg)


def _ended_by(
    stage: Stage, turn: int, number: signal.Signals, send: Callable[[int, signal.Signals], None]
) -> None:
    stage.reset()
    # A shell that runs this in the background has Ctrl-C switched off.
    process = stage.start(
        "--workers", WORKERS[turn % 2], preexec_fn=lambda: signal.signal(number, signal.SIG_DFL)
    )
    while len(list(stage.target.parent.iterdir())) == 1 and process.poll() is None:
        time.sleep(0.001)  # a Python that is not up yet has a traceback of its own
    stage.sleep()
    with suppress(ProcessLookupError):
        send(process.pid, number)
    start = time.monotonic()
    stage.judge(process)
    if time.monotonic() - start > 2:
        stage.wrong.append("did not end within two seconds")
    left = [path.name for path in stage.target.parent.iterdir()]
    if left != [stage.target.name]:
        stage.wrong.append(f"left behind: {left}")


def worker_killed(stage: Stage, turn: int) -> None:
    """SIGKILL to one of two worker processes at a random moment."""
    stage.reset()
    process = stage.start("--workers", "2")
    stage.sleep()
    with suppress(psutil.NoSuchProcess):
        workers = [p for p in psutil.Process(process.pid).children() if "spawn_main" in " ".join(p.cmdline())]
        if workers:
            stage.rng.choice(workers).kill()
    stage.judge(process)
    stage.must_be_tidy()


def file_size(stage: Stage, turn: int) -> None:
    """A limit on the size of files (RLIMIT_FSIZE) that no finished database fits."""
    stage.reset()
    limit = stage.rng.randrange(1_000, (stage.folder / "new.db").stat().st_size)
    process = stage.start(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    stage.judge(process)
    stage.must_be_tidy()


def little_memory(stage: Stage, turn: int) -> None:
    """A limit on memory (RLIMIT_AS) between what Python needs to begin and what the build takes."""
    stage.reset()
    limit = stage.rng.randrange(24, 130) << 20
    process = stage.start(
        "--workers",
        WORKERS[turn % 2],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    try:
        process.wait(60)
    except subprocess.TimeoutExpired:
        stage.wrong.append(f"hangs at {limit} bytes")
        process.kill()
    stage.judge(process)
    stage.must_be_tidy()


def no_output(stage: Stage, turn: int) -> None:
    """Standard output is a full device (/dev/full), or is closed."""
    stage.reset()
    with Path("/dev/full").open("w") as full:
        process = stage.start(stdout=full) if turn % 2 else stage.start(preexec_fn=lambda: os.close(1))
        stage.judge(process)
    left = [path.name for path in stage.target.parent.iterdir()]
    if stage.content() != "old" or left != [stage.target.name]:
        stage.wrong.append(f"{stage.content()} database, beside it {left}")


def no_errors(stage: Stage, turn: int) -> None:
    """Standard error is closed, and the page is not text: nobody can be told."""
    stage.reset()
    page = stage.raw / "zz.txt"
    page.write_bytes(b"\xff")
    process = stage.start(preexec_fn=lambda: os.close(2))
    process.wait()
    page.unlink()
    stage.outcomes[f"{stage.content()} database, exit {process.returncode}"] += 1
    if process.returncode != 1:
        stage.wrong.append(f"exit {process.returncode}")


def disk_full(stage: Stage, turn: int) -> None:
    """A file system (tmpfs) with room for the old database and a part of the new one."""
    shutil.rmtree(stage.target.parent, ignore_errors=True)
    stage.target.parent.mkdir()
    new = (stage.folder / "new.db").stat().st_size
    room = stage.old.stat().st_size + stage.rng.randrange(10_000, 2 * new)
    with mounted(stage.target.parent, f"size={room}"):
        shutil.copy(stage.old, stage.target)
        stage.judge(stage.start())
        left = [path.name for path in stage.target.parent.iterdir()]
        if left != [stage.target.name]:
            stage.wrong.append(f"left behind: {left}")


def read_only(stage: Stage, turn: int) -> None:
    """A file system that is read-only."""
    shutil.rmtree(stage.target.parent, ignore_errors=True)
    stage.target.parent.mkdir()
    with mounted(stage.target.parent, "size=20m"):
        shutil.copy(stage.old, stage.target)
        _mount("-o", "remount,ro", str(stage.target.parent))
        stage.judge(stage.start())


def no_permission(stage: Stage, turn: int) -> None:
    """A folder in which the user may not write."""
    stage.reset()
    stage.target.parent.chmod(0o555)
    stage.judge(stage.start(under=MORTAL if os.geteuid() == 0 else ()))
    stage.target.parent.chmod(0o755)


def folder_removed(stage: Stage, turn: int) -> None:
    """The folder of the target is removed at a random moment."""
    stage.reset()
    process = stage.start()
    stage.sleep()
    for _ in range(20):  # files come up while they are removed
        shutil.rmtree(stage.target.parent, ignore_errors=True)
    stage.judge(process)
    stage.target.parent.mkdir(exist_ok=True)
    stage.must_be_tidy()


def two_at_once(stage: Stage, turn: int) -> None:
    """Two builds of one target at the same time."""
    stage.reset()
    first = stage.start()
    time.sleep(stage.rng.uniform(0, stage.seconds / 2))
    second = stage.start()
    stage.judge(first)
    stage.judge(second)
    if {first.returncode, second.returncode} != {0}:
        stage.wrong.append("one of the two failed")
    stage.must_be_tidy()


def source_changes(stage: Stage, turn: int) -> None:
    """A page grows by a line at a time while it is read; the build has it as it was, or refuses it."""
    stage.reset()
    page = stage.raw / "zz.txt"
    page.write_text("  1. Count\n\n    Waiting.\n" * 20_000)
    done = threading.Event()

    def grow() -> None:
        with page.open("a") as file:
            while not done.is_set():
                file.write("\n    Still waiting.\n")
                file.flush()

    writer = threading.Thread(target=grow)
    writer.start()
    process = stage.start()
    said = process.communicate()[1]
    done.set()
    writer.join()
    page.unlink()
    stage.outcomes["refused" if process.returncode else "built as it was"] += 1
    if process.returncode and "changed while it was read" not in said:
        stage.wrong.append(said)
    if not process.returncode:
        with closing(sqlite3.connect(stage.target)) as connection:
            size, text = connection.execute("select bytes, text from sources where id = 'zz'").fetchone()
        if size != len(text.encode()):
            stage.wrong.append("half a page")


def link(stage: Stage, turn: int) -> None:
    """The target is a link to a database in another folder; SIGKILL at a random moment."""
    stage.reset()
    elsewhere = stage.target.with_name("elsewhere.db")
    stage.target.rename(elsewhere)
    stage.target.symlink_to(elsewhere.name)
    process = stage.start()
    stage.sleep()
    process.kill()
    stage.judge(process, killed=True)
    if not stage.target.is_symlink():
        stage.wrong.append("the link is gone")


def journal(stage: Stage, turn: int) -> None:
    """A program was killed while it wrote in the old database: its journal or write-ahead log lies beside."""
    stage.reset()
    mode = ("delete", "wal")[turn % 2]
    script = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        f"c.execute('pragma journal_mode = {mode}'); c.execute('pragma cache_size = 1');"
        "c.execute('begin'); c.execute('update posts set heading = hex(randomblob(500))');"
        + ("c.execute('commit');" if mode == "wal" else "")
        + "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(stage.target)])
    beside = len(list(stage.target.parent.iterdir())) - 1
    if not beside:
        stage.wrong.append("the fault was not made")
    stage.judge(stage.start())
    if stage.content() != "new":
        stage.wrong.append(f"{mode}: the database is {stage.content()}")
    stage.must_be_tidy()


def cluster_worker_killed(stage: Stage, turn: int) -> None:
    """One of two workers of a Dask cluster is killed at a random moment."""
    stage.reset()
    with dask_cluster(2) as (address, workers):
        process = stage.start("--cluster", address)
        stage.sleep()
        stage.rng.choice(workers).kill()
        stage.judge(process)
        if stage.content() != "new":
            stage.wrong.append("the build did not go on without the worker")


FAULTS: dict[str, tuple[Callable[[Stage, int], None], int]] = {
    "kill": (kill, 100),
    "interrupt": (interrupt, 30),
    "terminate": (terminate, 30),
    "hang-up": (hang_up, 30),
    "worker-killed": (worker_killed, 20),
    "file-size": (file_size, 20),
    "little-memory": (little_memory, 40),
    "no-output": (no_output, 4),
    "no-errors": (no_errors, 2),
    "disk-full": (disk_full, 20),
    "read-only": (read_only, 1),
    "no-permission": (no_permission, 1),
    "folder-removed": (folder_removed, 20),
    "two-at-once": (two_at_once, 20),
    "source-changes": (source_changes, 10),
    "link": (link, 20),
    "journal": (journal, 10),
    "cluster-worker-killed": (cluster_worker_killed, 5),
}


class CannotMountError(Exception):
    """No file system of our own: not root, or not Linux."""


def _mount(*arguments: str) -> None:
    try:
        subprocess.run(["mount", *arguments], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        raise CannotMountError from None


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A tmpfs at the folder."""
    _mount("-t", "tmpfs", "-o", options, "tmpfs", str(folder))
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def dask_cluster(count: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler that answers, and so many workers: processes on the loopback address."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"

    def command(module: str, *arguments: str) -> list[str]:
        return [sys.executable, "-m", f"distributed.cli.{module}", "--no-dashboard", *arguments]

    scheduler = command("dask_scheduler", "--host", "127.0.0.1", "--port", str(port))
    worker = command("dask_worker", address, "--nthreads", "1", "--no-nanny")
    with answering(scheduler, port, Path(os.devnull)):
        workers = [
            subprocess.Popen(worker, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(count)
        ]
        try:
            yield address, workers
        finally:
            for process in workers:
                process.kill()
                process.wait()


def main() -> None:
    """Prints the table; leaves with 1 if anything was lost, half written or left behind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("fault", nargs="*", choices=[[], *FAULTS])
    parser.add_argument("--times", type=int)
    options = parser.parse_args()
    print("| fault | times | what became of it | wrong |\n|---|---:|---|---|")
    failed = False
    for name in options.fault or FAULTS:
        make, times = FAULTS[name]
        with tempfile.TemporaryDirectory(prefix="faults-") as folder:
            stage = prepare(Path(folder))
            times = min(times, options.times or times)
            try:
                for turn in range(times):
                    make(stage, turn)
            except CannotMountError:
                stage.outcomes["skipped: cannot mount"] += 1
        became = "; ".join(f"{outcome}: {count}" for outcome, count in stage.outcomes.most_common())
        print(
            f"| {' '.join((make.__doc__ or name).split())} | {times} | {became} | {len(stage.wrong)} |",
            flush=True,
        )
        for problem in stage.wrong[:5]:
            print(f"  {problem}", file=sys.stderr)
        failed = failed or bool(stage.wrong)
    sys.exit(failed)


if __name__ == "__main__":
    main()
