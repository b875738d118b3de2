"""The cache: whatever stands in it, or in its place, a build ends as it does without one."""

from __future__ import annotations

import hashlib
import marshal
import os
import pickle
import shutil
import socket
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgpack
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from rsdata.build import cache, workers
from rsdata.build.cache import LENGTH, Cache, room_for
from rsdata.build.page_rows import PageRows
from rsdata.cli import main
from rsdata.language import zones
from rsdata.model import Source
from rsdata.pages.page import Page

from .conftest import ROOT

# Short ones, with rows of every kind that is forged: each is parsed a hundred times.
PAGES = [ROOT / "tests" / "pages" / f"{name}.txt" for name in ("b0", "b0n", "b2u", "b3t")]
KEY = "0" * 64
ROWS = b"rows of a page " * 50

needs_user = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs users and permissions")


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cached") / "raw"
    folder.mkdir()
    for page in PAGES:
        shutil.copy(page, folder)
    return folder


@pytest.fixture(scope="module")
def expected(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """SHA-256 of the database built without a cache."""
    return built(raw, tmp_path_factory.mktemp("expected"), "--no-cache")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for caches."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def built(raw: Path, folder: Path, *options: str) -> str:
    target = folder / "rsdata.db"
    result = CliRunner().invoke(main, ["build", str(raw), "-o", str(target), "--workers", "1", *options])
    assert result.exit_code == 0, result.output
    return hashlib.sha256(target.read_bytes()).hexdigest()


def entries(home: Path) -> list[Path]:
    return sorted(path for path in home.rglob("*") if path.is_file())


def in_the_way(path: Path, kind: str) -> None:
    """Puts something else where the path was."""
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as bound, pytest.MonkeyPatch.context() as patch:
            patch.chdir(path.parent)  # the name of a socket is short
            bound.bind(path.name)
    elif kind == "folder":
        path.mkdir()
    elif kind == "full folder":
        (path / "within").mkdir(parents=True)
    elif kind == "file":
        path.write_bytes(b"something else")
    else:
        links = {"device": "/dev/zero", "loop": path.name, "nothing": "nowhere", "elsewhere": sys.executable}
        path.symlink_to(links[kind])


IN_THE_WAY = ("fifo", "socket", "folder", "full folder", "file", "device", "loop", "nothing", "elsewhere")


@pytest.mark.parametrize("kind", IN_THE_WAY)
def test_what_stands_in_place_of_an_entry_is_passed_over(
    kind: str, raw: Path, expected: str, home: Path, tmp_path: Path
) -> None:
    built(raw, tmp_path)
    for path in entries(home):
        in_the_way(path, kind)
    assert built(raw, tmp_path) == expected


@pytest.mark.parametrize("kind", IN_THE_WAY)
@pytest.mark.parametrize("depth", [0, 1, 2])
def test_what_stands_in_place_of_the_folder_is_passed_over(
    depth: int, kind: str, raw: Path, expected: str, home: Path, tmp_path: Path
) -> None:
    folder = (home, home / "rsdata", Cache(home / "rsdata")._folder)[depth]
    in_the_way(folder, kind)
    assert built(raw, tmp_path) == expected


def sealed(folder: Path, key: str, rows: bytes, length: int | None = None, body: bytes | None = None) -> None:
    """Writes an entry as the cache would, with other rows in it than a page's."""
    kept = Cache(folder)
    packed = zlib.compress(rows) if body is None else body
    whole = (len(rows) if length is None else length).to_bytes(LENGTH, "big") + packed
    (kept._folder / key).write_bytes(kept._seal(key, whole) + whole)


FORGERIES: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "rubbish": lambda _: b"\xc1\xff" * 40,
    "cut": lambda rows: rows[:-5],
    "longer": lambda rows: rows + b"\0",
    "marshal": lambda rows: marshal.dumps(msgpack.unpackb(rows)),
    "marshal that crashes": lambda _: b"\xe9\xff\xff\xff\x7f" * 9,
    "pickle": lambda rows: pickle.dumps(msgpack.unpackb(rows)),
    "another type": lambda _: msgpack.packb("text"),
    "a mapping": lambda _: msgpack.packb({"dialect": "B1"}),
    "five lists": lambda _: msgpack.packb([[], [], [], [], []]),
    "nested": lambda _: b"\x91" * 100_000 + b"\xc0",
    "a list of 2 ** 32": lambda _: b"\xdd\xff\xff\xff\xff",
    "no text": lambda rows: rows.replace(b"speech", b"\xff\xfeeech"),
}


def changed(change: Callable[[list[Any]], object]) -> Callable[[bytes], bytes]:
    def forge(rows: bytes) -> bytes:
        page = msgpack.unpackb(rows)
        change(page)
        packed: bytes = msgpack.packb(page)
        return packed

    return forge


def quotes(page: list[Any]) -> list[Any]:
    rows: list[Any] = page[4]["quotes"]
    return rows


# Rows of the wrong shape, and some of the right shape that the tables do not take.
FORGERIES |= {
    "no dialect": changed(lambda page: page.__setitem__(0, None)),
    "authors of another type": changed(lambda page: page.__setitem__(1, 7)),
    "people that are no rows": changed(lambda page: page[2].append("Ann Lee")),
    "a person cut short": changed(lambda page: page[2].append(["ann-lee"])),
    "contests of another type": changed(lambda page: page[3].append([{}] * 11)),
    "a table too few": changed(lambda page: page[4].pop("odds")),
    "a table too many": changed(lambda page: page[4].update(sources=[])),
    "a table that is a text": changed(lambda page: page[4].update(quotes="quotes")),
    "values of part of a row": changed(lambda page: quotes(page).append(None)),
    "a list as a value": changed(lambda page: quotes(page).__setitem__(0, [])),
    "null where none may be": changed(lambda page: quotes(page).__setitem__(0, None)),
    "a number as text": changed(lambda page: page[4]["posts"].__setitem__(2, "1")),
    "a party nobody knows": changed(lambda page: page[5].update({"no-such-party": ["Noes"]})),
    "spellings of another type": changed(lambda page: page[5].update({"labour-party": [1]})),
    "ids twice": changed(lambda page: page[4].update(quotes=quotes(page) * 2)),
    "a row for nobody": changed(lambda page: page[2].clear()),
    "a post that is not there": changed(lambda page: page[4]["posts"].clear()),
    "a kind that is none": changed(lambda page: page[4]["posts"].__setitem__(4, "no such kind")),
    "a number of 64 bits": changed(lambda page: page[4]["posts"].__setitem__(2, 2**64 - 1)),
}


@pytest.fixture(scope="module")
def kept(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds every page."""
    home = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home))
        built(raw, tmp_path_factory.mktemp("built"))
    assert len(entries(home)) == len(PAGES)
    return home


@pytest.mark.parametrize("name", FORGERIES)
def test_an_entry_that_was_forged_is_parsed_anew(
    name: str, raw: Path, expected: str, home: Path, kept: Path, tmp_path: Path
) -> None:
    """Sealed as if the parser had written it, so that only what it holds is wrong."""
    shutil.copytree(kept, home)
    ours = Cache(home / "rsdata")
    for path in entries(home):
        rows = ours.get(path.name, room_for(1_000_000))
        assert rows is not None
        sealed(home / "rsdata", path.name, FORGERIES[name](rows))
    forged = {path: path.read_bytes() for path in entries(home)}
    assert built(raw, tmp_path) == expected
    replaced = {path: path.read_bytes() for path in entries(home)}
    assert all(
        ours.get(path.name, room_for(1_000_000)) is not None and replaced[path] != forged[path]
        for path in forged
    )


def test_an_entry_that_was_forged_is_parsed_anew_by_workers_too(
    raw: Path, expected: str, home: Path, kept: Path, tmp_path: Path
) -> None:
    shutil.copytree(kept, home)
    for path, name in zip(entries(home), ("rubbish", "ids twice", "cut", "a row for nobody"), strict=False):
        rows = Cache(home / "rsdata").get(path.name, room_for(1_000_000)) or b""
        sealed(home / "rsdata", path.name, FORGERIES[name](rows))
    assert built(raw, tmp_path, "--workers", "2") == expected


def test_a_whole_cache_is_read_and_nothing_parsed(
    raw: Path, expected: str, home: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(kept, home)
    monkeypatch.setattr(workers, "read_page", lambda *_: pytest.fail("parsed"))
    assert built(raw, tmp_path) == expected


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    """The file of one entry."""
    Cache(tmp_path).put(KEY, ROWS)
    (path,) = entries(tmp_path)
    assert Cache(tmp_path).get(KEY) == ROWS
    return path


@given(st.data())
def test_no_byte_of_an_entry_may_change(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("entry")
    Cache(folder).put(KEY, ROWS)
    (path,) = entries(folder)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    path.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
    assert Cache(folder).get(KEY) is None
    path.write_bytes(whole[:at])
    assert Cache(folder).get(KEY) is None


def test_an_entry_is_that_of_its_key_and_parser(
    entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(entry, entry.with_name("1" * 64))
    assert Cache(tmp_path).get("1" * 64) is None
    monkeypatch.setattr(cache, "parser_checksum", lambda: "2" * 64)
    Cache(tmp_path).put("1" * 64, b"others")
    shutil.copy(entry, tmp_path / ("2" * 16))
    assert Cache(tmp_path).get(KEY) is None


def test_an_entry_that_unpacks_to_more_than_it_may_is_left_packed(
    entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Megabytes of nothing in an entry of ordinary size."""
    bomb = zlib.compress(bytes(1 << 24), 9)
    longest = 0

    class Unpacking:
        def __init__(self) -> None:
            self._real = zlib_decompressobj()

        def decompress(self, data: bytes, most: int) -> bytes:
            nonlocal longest
            found = self._real.decompress(data, most)
            longest = max(longest, len(found))
            return found

        @property
        def eof(self) -> bool:
            return self._real.eof

    zlib_decompressobj = zlib.decompressobj
    monkeypatch.setattr(zlib, "decompressobj", Unpacking)
    for length in (1 << 24, 1 << 62, 1000, 0):
        sealed(tmp_path, KEY, b"", length, bomb)
        assert Cache(tmp_path).get(KEY) is None
    assert longest == 1001


def test_rows_beyond_all_measure_are_not_kept(tmp_path: Path) -> None:
    Cache(tmp_path).put(KEY, bytes(101), 100)
    assert entries(tmp_path) == []
    Cache(tmp_path).put(KEY, bytes(100), 100)
    assert Cache(tmp_path).get(KEY, 100) == bytes(100)
    assert Cache(tmp_path).get(KEY, 99) is None


@needs_user
def test_an_entry_that_others_may_write_is_not_read(entry: Path, tmp_path: Path) -> None:
    assert entry.stat().st_mode & 0o077 == 0
    for mode in (0o620, 0o602):
        entry.chmod(mode)
        assert Cache(tmp_path).get(KEY) is None
    entry.chmod(0o600)
    assert Cache(tmp_path).get(KEY) == ROWS


@needs_user
def test_an_entry_of_somebody_else_is_not_read(
    entry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = entry.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert (Cache(tmp_path).get(KEY) is None) == (owner != 0)  # the administrator's is
    if owner == 0:
        os.chown(entry, 12345, 12345)
        assert Cache(tmp_path).get(KEY) is None


def test_what_cannot_be_written_is_not_kept_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cache(tmp_path).put("1" * 64, ROWS)

    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    unwilling = Cache(tmp_path)
    monkeypatch.setattr(unwilling, "_seal", full)
    unwilling.put(KEY, ROWS)
    assert [path.name for path in entries(tmp_path)] == ["1" * 64]


def test_one_entry_that_cannot_be_replaced_does_not_keep_out_the_next(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.put("1" * 64, ROWS)
    (kept._folder / KEY / "within").mkdir(parents=True)
    kept.put(KEY, ROWS)
    kept.put("2" * 64, ROWS)
    assert [path.name for path in entries(tmp_path)] == ["1" * 64, "2" * 64]


def test_a_cache_is_nowhere_if_nobody_is_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "not/from/the/root")
    monkeypatch.setattr("rsdata.build.cache.user_cache_path", lambda *_, **__: Path("~/.cache/rsdata"))
    assert Cache.of_the_user() is None

    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("rsdata.build.cache.user_cache_path", homeless)
    assert Cache.of_the_user() is None


def test_the_data_of_the_time_zones_are_part_of_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.parser_checksum.__wrapped__()
    assert cache.parser_checksum.__wrapped__() == before
    monkeypatch.setattr(zones, "version", lambda: "2001a 2001.1")
    assert cache.parser_checksum.__wrapped__() != before


@given(st.binary(max_size=200))
def test_no_bytes_but_rows_are_taken(data: bytes) -> None:
    with pytest.raises(ValueError):
        PageRows.checked(data)


@given(st.data())
def test_rows_with_a_few_bytes_changed_are_rows_or_refused(data: st.DataObject) -> None:
    whole = bytearray(SOME_ROWS)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        rows = PageRows.checked(bytes(whole))
    except ValueError:
        return
    assert isinstance(rows.values, dict)


SOME_ROWS = workers.read_encoded(Page(None, (), text=PAGES[0].read_text("utf-8")), Source("a"))
