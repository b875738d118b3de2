"""The same bytes whatever builds them, and the digest as a stranger computes it."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from rsdata.cli import main
from rsdata.database.digest import digest_of_file
from rsdata.database.digest import sha256_of_file as sha256
from rsdata.sources.folder import open_raw
from rsdata.sources.published import published

from .conftest import RAW, ROOT

WHAT_TO_DO = """
The rows of the shipped data set are not those of published.yml. If a rule was changed on purpose:
python tools/publish.py, then say in CHANGELOG.md which rows changed and why (docs/versions.md).
If not, `rsdata check` and a diff of two exports show what changed.
"""

# Runs rsdata with the SQLite that comes with pysqlite3 in place of Python's own.
OTHER_SQLITE = """
import sys, pysqlite3, pysqlite3.dbapi2
sys.modules["sqlite3"], sys.modules["sqlite3.dbapi2"] = pysqlite3, pysqlite3.dbapi2
from rsdata.cli import main
main()
"""

PYTHONS = ("3.10", "3.11", "3.12", "3.13")
SITE_PACKAGES = Path(yaml.__file__).parent.parent


def built_by(command: list[str], raw: Path, target: Path, **environment: str) -> str:
    """The SHA-256 of what another process builds."""
    surroundings = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{SITE_PACKAGES}"} | environment
    subprocess.run(
        [*command, "build", str(raw), "-o", str(target)],
        check=True,
        capture_output=True,
        cwd=target.parent,
        env=surroundings,
    )
    return sha256(target)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Coverage for more than one batch of the search index: the shipped page 25 times, cut differently."""
    raw = tmp_path_factory.mktemp("many") / "raw"
    raw.mkdir()
    (page,) = RAW.glob("*.txt")
    paragraphs = page.read_text("utf-8").split("\n\n")
    for n in range(25):
        text = "All times stated are UK\n\n" + "\n\n".join(paragraphs[n * 3 + 2 :])
        (raw / f"page{n:02}.txt").write_text(text, "utf-8")
    return raw


@pytest.fixture(scope="module")
def large(many: Path) -> Path:
    """The database of that coverage."""
    path = many.parent / "rsdata.db"
    CliRunner().invoke(main, ["build", str(many), "-o", str(path)], catch_exceptions=False)
    return path


def test_the_shipped_data_set_is_the_published_one(database: Path) -> None:
    assert digest_of_file(database) == published().digest, WHAT_TO_DO
    assert sha256(database) == published().sha256, WHAT_TO_DO


def test_the_build_says_whether_it_matches(tmp_path: Path) -> None:
    def lines_of_a_build(raw: Path) -> str:
        result = CliRunner().invoke(main, ["build", str(raw), "-o", str(tmp_path / "rsdata.db")])
        assert result.exit_code == 0, result.output
        return result.output

    version = published().version
    assert f"matches the published data set, version {version}\n" in lines_of_a_build(RAW), WHAT_TO_DO
    assert "matches" in lines_of_a_build(next(RAW.glob("*.txt"))), WHAT_TO_DO
    raw = tmp_path / "raw"
    shutil.copytree(RAW, raw)
    described = (raw / "sources.yml").read_text("utf-8")
    (raw / "sources.yml").write_text(described.replace('title: "', 'title: "A '), "utf-8")
    assert f"differs from the published data set, version {version} (" in lines_of_a_build(raw)
    (raw / "other.txt").write_text("Count to follow.\n")
    assert "published data set" not in lines_of_a_build(raw)


def test_published_names_the_version_and_the_shipped_sources() -> None:
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert version and published().version == version[1]
    assert published().sources == {file.source.id: file.source.sha256 for file in open_raw(RAW).files}


def test_the_version_is_the_same_wherever_it_stands() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert str(citation["version"]) == published().version
    newest = re.search(r"^## (?!Unreleased$)(\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest and newest[1] == published().version


@pytest.mark.skipif(not importlib.util.find_spec("pysqlite3"), reason="needs pysqlite3-binary")
def test_another_sqlite_writes_the_same_bytes(
    database: Path, many: Path, large: Path, tmp_path: Path
) -> None:
    import pysqlite3  # type: ignore[import-not-found,unused-ignore]

    assert pysqlite3.sqlite_version != sqlite3.sqlite_version
    other = [sys.executable, "-c", OTHER_SQLITE]
    assert built_by(other, RAW, tmp_path / "a.db", PYTHONHASHSEED="1") == sha256(database)
    assert built_by(other, many, tmp_path / "b.db") == sha256(large)


def interpreter(version: str) -> str | None:
    """A Python of that version on this machine: on the PATH, or among those of pyenv."""
    found = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    return str(found[-1]) if found else shutil.which(f"python{version}")


@pytest.mark.parametrize("version", PYTHONS)
def test_another_python_writes_the_same_bytes(database: Path, tmp_path: Path, version: str) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"no Python {version} here")
    folder = tmp_path / f"with {version}"
    shutil.copytree(RAW, folder / "raw")
    seed, zone = version.replace(".", ""), f"Etc/GMT-{version[-1]}"
    built = built_by([python, "-m", "rsdata"], folder / "raw", folder / "x.db", PYTHONHASHSEED=seed, TZ=zone)
    assert built == sha256(database)


def recipe() -> str:
    """The shell command of the docs that computes the digest without rsdata."""
    blocks = re.findall(
        r"```bash\n(.*?)```", (ROOT / "docs" / "reproducible.md").read_text("utf-8"), re.DOTALL
    )
    (found,) = (block for block in blocks if "group_concat" in block)
    return str(found)


@pytest.mark.skipif(
    not shutil.which("sqlite3") or not shutil.which("sha256sum"), reason="needs sqlite3, sha256sum"
)
def test_the_recipe_of_the_docs_gives_the_digest(database: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", recipe()], check=True, capture_output=True, text=True, cwd=database.parent
    )
    assert done.stdout.split()[0] == digest_of_file(database)


def test_the_queries_of_the_recipe_give_the_digest(large: Path) -> None:
    """The same without the command line of SQLite, of a larger database."""
    queries = recipe().split("<<'SQL'")[1].split("\n", 1)[1].rsplit("SQL", 1)[0]
    sha = hashlib.sha256()
    with closing(sqlite3.connect(large)) as connection:
        for (line,) in connection.execute(queries.strip().rstrip(";")):
            for query in line.rstrip(";").split("; "):
                for (row,) in connection.execute(query):
                    sha.update(f"{row}\n".encode())
    assert sha.hexdigest() == digest_of_file(large)


def test_no_byte_of_the_file_is_left_to_chance(database: Path, large: Path) -> None:
    """Every byte that belongs to no cell is zero, or in a header or a list that SQLite follows."""
    for path in (database, large):
        assert list(Pages(path).strays()) == []


class Pages:
    """A database file as pages of b-trees and overflow chains (sqlite.org/fileformat2.html)."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        (size,) = struct.unpack_from(">H", self.data, 16)
        self.size = 65536 if size == 1 else size
        with closing(sqlite3.connect(path)) as connection:
            roots = connection.execute("select rootpage from sqlite_master where rootpage").fetchall()
        self.pending = [1, *(root for (root,) in roots)]
        self.seen: set[int] = set()

    def page(self, number: int) -> bytes:
        assert number not in self.seen
        self.seen.add(number)
        return self.data[(number - 1) * self.size : number * self.size]

    def strays(self) -> Iterator[int]:
        """Pages with bytes that nothing accounts for, and pages that nothing leads to."""
        while self.pending:
            number = self.pending.pop()
            page = self.page(number)
            at = 100 if number == 1 else 0
            free, cells = struct.unpack_from(">HH", page, at + 1)
            interior = page[at] in (2, 5)
            pointers = at + (12 if interior else 8)
            used = bytearray(self.size)
            mark(used, 0, pointers + 2 * cells)
            if interior:
                self.pending.append(struct.unpack_from(">I", page, at + 8)[0])
            for start in struct.unpack_from(f">{cells}H", page, pointers):
                mark(used, start, max(start + 4, self.end_of_cell(page, page[at], start)))
            while free:
                mark(used, free, free + 4)
                (free,) = struct.unpack_from(">H", page, free)
            if any(byte and not known for byte, known in zip(page, used, strict=True)):
                yield number
        yield from set(range(1, len(self.data) // self.size + 1)) - self.seen

    def end_of_cell(self, page: bytes, kind: int, at: int) -> int:
        if kind in (2, 5):
            self.pending.append(struct.unpack_from(">I", page, at)[0])
            at += 4
        payload, at = varint(page, at)
        if kind == 5:
            return at
        if kind == 13:
            _, at = varint(page, at)
        most = self.size - 35 if kind == 13 else (self.size - 12) * 64 // 255 - 23
        if payload <= most:
            return at + payload
        least = (self.size - 12) * 32 // 255 - 23
        local = least + (payload - least) % (self.size - 4)
        local = local if local <= most else least
        self.follow(struct.unpack_from(">I", page, at + local)[0], payload - local)
        return at + local + 4

    def follow(self, number: int, left: int) -> None:
        """An overflow chain: what comes after its last byte is zero."""
        while number:
            page = self.page(number)
            assert not any(page[4 + left :])
            left = max(0, left - self.size + 4)
            (number,) = struct.unpack_from(">I", page)


def mark(used: bytearray, start: int, end: int) -> None:
    used[start:end] = b"\1" * (end - start)


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of up to nine bytes, and where it ends."""
    value = 0
    for _ in range(8):
        value = value << 7 | data[at] & 127
        at += 1
        if data[at - 1] < 128:
            return value, at
    return value << 8 | data[at], at + 1
