"""Who parses makes no difference to a byte: this process, several, a cluster, or a build before this one."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import psutil
import pytest
from click.testing import CliRunner, Result

from rsdata.build import builder as build
from rsdata.build import cache, cluster, processes, workers
from rsdata.build.cache import Cache, parser_checksum
from rsdata.build.page_rows import PageRows
from rsdata.build.workers import PageLostError
from rsdata.cli import main
from rsdata.database.digest import sha256_of_file as sha256
from rsdata.errors import InputError
from rsdata.model import Source
from rsdata.pages.page import Page
from rsdata.sources.folder import open_raw
from tools.faults import dask_cluster

from . import saved
from .conftest import ROOT

PAGES = ROOT / "tests" / "pages"
COPIES = 2
Cluster: TypeAlias = tuple[str, list[subprocess.Popen[bytes]]]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of all dialects, several of each, and what was saved: pages, JSON, web archives."""
    raw = tmp_path_factory.mktemp("archive") / "raw"
    raw.mkdir()
    for page in PAGES.glob("*.txt"):
        for copy in range(COPIES):
            shutil.copy(page, raw / f"{page.stem}-{copy}.txt")
    (raw / "saved-1.html").write_bytes(saved.html_jsonld())
    (raw / "saved-2.html").write_bytes(saved.html_repeated())
    (raw / "saved-3.json").write_bytes(saved.json_posting())
    captures = [
        saved.Saved(f"https://example.org/live/{n}", form())
        for n, form in enumerate((saved.html_bbc, saved.html_blocks, saved.html_microdata))
    ]
    (raw / "captures-1.warc.gz").write_bytes(saved.warc(*captures))
    (raw / "captures-2.wacz").write_bytes(saved.wacz(saved.warc(*captures)))
    return raw


@pytest.fixture(scope="module")
def expected(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """SHA-256 of the database as one process makes it."""
    target = tmp_path_factory.mktemp("expected") / "rsdata.db"
    rsdata(archive, target, "--workers", "1", "--no-cache")
    return sha256(target)


def rsdata(raw: Path, target: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["build", str(raw), "-o", str(target), *options])
    assert result.exit_code == 0, result.output
    return result


@pytest.mark.parametrize("count", [2, 3])
def test_any_number_of_processes_gives_the_same_bytes(
    count: int, archive: Path, expected: str, tmp_path: Path
) -> None:
    rsdata(archive, tmp_path / "rsdata.db", "--workers", str(count), "--no-cache")
    assert sha256(tmp_path / "rsdata.db") == expected


def test_pages_come_in_the_order_of_their_ids_though_the_first_takes_longest(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text('  1. Count\n\n    Ann Lee said: "We are waiting."\n\n' * 2_000)
    for name in "bcdefg":
        (raw / f"{name}.txt").write_text("  1. Count\n\n    Waiting.\n")
    with processes.processes(2) as crew:
        order = [file.source.id for file, _, _ in build._pages(open_raw(raw).files, crew, None)]
    assert order == list("abcdefg")


def test_no_process_is_begun_for_a_single_page() -> None:
    page, source = Page(None, (), text='Ann Lee said: "We won."'), Source("a")
    rows = workers.read_encoded(page, source)
    before = multiprocessing.active_children()
    with processes.processes(2) as crew:
        alone = crew.submit(page, source)
        made_here = alone()
        assert isinstance(made_here, PageRows)
        assert made_here.encoded() == rows
        assert multiprocessing.active_children() == before
        pages = [crew.submit(page, source) for _ in range(2)]
        assert [result() for result in pages] == [rows, rows]
        assert multiprocessing.active_children() != before
    with processes.processes(2) as crew:
        pages = [crew.submit(page, source) for _ in range(2)]
        assert multiprocessing.active_children() != before
        assert [result() for result in reversed(pages)] == [rows, rows]


def test_what_was_saved_is_read_by_the_workers(archive: Path) -> None:
    """A page of its own, or record by record of an archive; plain text is sooner read here."""
    files = open_raw(archive).files
    laid_out = [file for file in files if file.is_laid_out]
    assert [file.path.suffix for file in laid_out] == [".gz"] * 3 + [".wacz"] * 3 + [".html"] * 2 + [".json"]
    with processes.processes(2) as crew:
        assert [crew.read(file)() for file in files if not file.is_laid_out] == [
            file.read() for file in files if not file.is_laid_out
        ]
        assert not multiprocessing.active_children()
        readings = [crew.read(file) for file in laid_out]
        assert multiprocessing.active_children()
        assert [reading() for reading in readings] == [file.read() for file in laid_out]


def test_what_a_worker_cannot_read_is_told_in_the_same_line(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(saved.html_jsonld())
    (tmp_path / "b.json").write_text('{"nothing": "of a live page"}')
    told = []
    for count in ("1", "2"):
        command = ["build", str(tmp_path), "-o", str(tmp_path / "x.db"), "--workers", count, "--no-cache"]
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 1
        told.append(result.output)
    assert told[0] == told[1]
    assert "b.json: is JSON" in told[0]


def test_only_so_many_pages_are_handed_out_at_a_time(archive: Path) -> None:
    """What is out and not yet asked for is held in memory: by count, and by size."""
    out = most = 0

    def submit(page: Page, source: Source) -> workers.Result:
        nonlocal out, most
        out += 1
        most = max(most, out)

        def result() -> PageRows:
            nonlocal out
            out -= 1
            return workers.read_page(page, source)

        return result

    files = open_raw(archive).files
    assert sum(1 for _ in build._pages(files, workers.Crew(submit, 5), None)) == len(files)
    assert most == 6
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "IN_FLIGHT", 1)
        most = 0
        assert sum(1 for _ in build._pages(files, workers.Crew(submit, 5), None)) == len(files)
    assert most == 1


def test_no_workers_are_started_for_a_little_coverage(archive: Path) -> None:
    raw = open_raw(archive)
    with build._crew(raw, None, None, large=False) as crew:
        assert crew.ahead == 0
    with build._crew(raw._replace(files=raw.files[:1]), 8, None, large=True) as crew:
        assert crew.ahead == 0


def test_a_worker_that_dies_is_told_of_with_the_page_that_was_lost(archive: Path) -> None:
    before = set(psutil.Process().children())
    with (
        pytest.raises(
            InputError, match=r"raw/\S+: a worker process died .*: build again, with fewer --workers"
        ),
        processes.processes(2) as crew,
    ):
        for _ in build._pages(open_raw(archive).files, crew, None):
            for child in set(psutil.Process().children()) - before:
                with suppress(psutil.NoSuchProcess):  # killed for the page before
                    child.kill()


def test_workers_do_not_outlive_a_build_that_is_killed(archive: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rsdata", "build", str(archive), "-o", str(tmp_path / "rsdata.db")]
    process = subprocess.Popen([*command, "--workers", "2"], stderr=subprocess.DEVNULL)
    children: list[psutil.Process] = []
    while len(children) < 2 and process.poll() is None:
        children = psutil.Process(process.pid).children()
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert children
    assert psutil.wait_procs(children, timeout=10)[1] == []


def test_ctrl_c_ends_a_build_and_leaves_the_old_database_alone(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "rsdata.db"
    target.write_bytes(old := b"SQLite format 3\0, and old")
    command = [sys.executable, "-m", "rsdata", "build", str(archive), "-o", str(target), "--workers", "2"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # off in a shell's background
    )
    while len(list(tmp_path.iterdir())) == 1 and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=10)[1]
    assert (
        len(said.split("\n")) <= 3 and len(said.strip().split("\n")) == 1
    )  # a blank line may stand before it
    assert "Traceback" not in said
    assert process.returncode in (1, -signal.SIGINT)  # Python's own way where it was still importing
    assert [path.name for path in tmp_path.iterdir()] == ["rsdata.db"]
    assert target.read_bytes() == old


def test_a_second_build_parses_only_what_changed(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(archive, raw)
    rsdata(raw, tmp_path / "first.db", "--workers", "1")
    changed = raw / "b3-1.txt"
    changed.write_text(changed.read_text("utf-8") + "\n    One line more.\n", "utf-8")
    parsed: list[str] = []
    read_page = workers.read_page

    def counted(page: Page, source: Source) -> PageRows:
        parsed.append(source.id)
        return read_page(page, source)

    monkeypatch.setattr(workers, "read_page", counted)
    rsdata(raw, tmp_path / "second.db", "--workers", "1")
    assert parsed == ["b3-1"]
    rsdata(raw, tmp_path / "whole.db", "--workers", "1", "--no-cache")
    assert sha256(tmp_path / "second.db") == sha256(tmp_path / "whole.db") != sha256(tmp_path / "first.db")


def test_a_page_whose_description_changed_is_parsed_anew(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    keys = {
        kept.key("00", Source("a")),
        kept.key("01", Source("a")),
        kept.key("00", Source("b")),
        kept.key("00", Source("a", timezone="Europe/London")),
    }
    assert len(keys) == 4


def test_the_parser_is_known_by_all_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "rsdata"
    shutil.copytree(ROOT / "src" / "rsdata", package)
    monkeypatch.setattr(cache, "__file__", str(package / "build" / "cache.py"))

    def checksum() -> str:
        parser_checksum.cache_clear()
        return parser_checksum()

    before = checksum()
    assert checksum() == before
    (package / "plugin" / "home.py").write_text("")
    assert checksum() == before
    for name in ("odds/prices.py", "language/data/words.txt", "reference/parties.csv"):
        with (package / name).open("a") as file:
            file.write("\n")
        assert checksum() != before
        before = checksum()
    parser_checksum.cache_clear()


def test_pages_of_old_parsers_are_thrown_away_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "something of the user's").mkdir()
    names = [f"{n}" * 16 for n in range(cache.PARSERS + 2)]
    for n, name in enumerate(names):
        monkeypatch.setattr(cache, "parser_checksum", lambda name=name: name * 4)
        Cache(tmp_path).put("key", b"rows")
        os.utime(tmp_path / name, (n, n))
    assert sorted(path.name for path in tmp_path.iterdir()) == [*names[2:], "something of the user's"]


def test_no_cache_leaves_no_cache(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    rsdata(archive, tmp_path / "rsdata.db", "--workers", "1", "--no-cache")
    assert not (tmp_path / "cache").exists()


@pytest.fixture(scope="module")
def two_workers() -> Iterator[Cluster]:
    """The address of a Dask cluster and the processes of its workers; the last who asks ends one."""
    pytest.importorskip("distributed")
    with dask_cluster(2) as started, pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "ANSWER", 60)  # where the machine is busy
        yield started


def test_a_cluster_with_another_parser_is_refused(
    two_workers: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "parser_checksum", lambda: "another")
    lost = pytest.raises(PageLostError, match="another rsdata")
    with cluster.cluster(two_workers[0]) as crew, lost:
        crew.submit(Page(None, ()), Source())()


def test_a_cluster_gives_the_same_bytes_even_if_a_worker_is_lost(
    archive: Path, expected: str, tmp_path: Path, two_workers: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "rsdata.db"
    address, started = two_workers
    rsdata(archive, target, "--cluster", address)
    assert sha256(target) == expected

    def pages(_: build.Progress, done: int, of: int) -> None:
        if done == 5:
            started[0].kill()

    monkeypatch.setattr(build.Progress, "pages", pages)
    rsdata(archive, target, "--cluster", address)
    assert started[0].wait(10) == -signal.SIGKILL
    assert sha256(target) == expected


def test_where_no_scheduler_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "ANSWER", 0.2)
    with (
        pytest.raises(InputError, match="no Dask scheduler answers there"),
        cluster.cluster("tcp://127.0.0.1:9"),
    ):
        pass


def test_a_scheduler_that_answers_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Dask raises is an OSError from Python 3.11 on, and none on 3.10."""
    distributed = pytest.importorskip("distributed")

    def too_late(*_: object, **options: object) -> None:
        raise asyncio.TimeoutError

    monkeypatch.setattr(distributed, "Client", too_late)
    lost = pytest.raises(InputError, match="no Dask scheduler answers there")
    with lost, cluster.cluster("tcp://127.0.0.1:9"):
        pass


def test_a_cluster_without_dask(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    command = ["build", str(archive), "-o", str(tmp_path / "rsdata.db"), "--cluster", "tcp://127.0.0.1:9"]
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, result.output) == (
        1,
        "rsdata: --cluster: needs Dask: pip install 'rsdata[cluster]'\n",
    )


def test_workers_and_a_cluster_are_not_given_together() -> None:
    result = CliRunner().invoke(main, ["build", "--workers", "2", "--cluster", "tcp://127.0.0.1:9"])
    assert result.exit_code == 2
    assert "not both" in result.output
