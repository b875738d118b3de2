"""Names of files and what is printed, whatever the locale, the time zone and the file system."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rsdata.errors import InputError
from rsdata.sources.file_names import name_of, stem_of
from rsdata.sources.folder import open_raw

from .commands import rsdata

PAGE = """Thursday 3 July 2014

  1. Count

    Ann Lee said: “We are waiting – still.”
"""

# Python decodes names of files, and encodes what it prints, as these say.
LEGACY = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
MACHINES = {
    "ASCII": {"LC_ALL": "POSIX", **LEGACY},
    "Turkish": {"LC_ALL": "tr_TR.ISO-8859-9", **LEGACY},
    "UTF-8, printed as Latin 1": {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "iso8859-1"},
    "UTF-8, elsewhere": {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8:strict", "TZ": "Pacific/Auckland"},
}

NAMES = ("é.txt", "İlk.txt", "ı.txt", "~.txt", "a.txt", "B.txt", "ｚ.txt", "\U0001f5f3.txt", "a b.c.txt")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")


@pytest.fixture(scope="module", autouse=True)
def locales(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The locale of the Turkish machine. Where it cannot be made, Python takes that of C."""
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef"):
        command = ["localedef", "-i", "tr_TR", "-f", "ISO-8859-9", str(folder / "tr_TR.ISO-8859-9")]
        subprocess.run(command, check=False, capture_output=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOCPATH", str(folder))
        yield


def elsewhere(machine: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [os.fsencode(word) for word in (sys.executable, "-m", "rsdata", *arguments)]
    environment = os.environ | MACHINES[machine]
    if "UTF-8" in machine:
        del environment["LOCPATH"]  # C.UTF-8 is the system's
    return subprocess.run(command, env=environment, capture_output=True, check=False)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages with names of all sorts, in a folder with such a name."""
    raw = tmp_path_factory.mktemp("names") / "seçim"
    raw.mkdir()
    for name in NAMES:
        (raw / name).write_text(PAGE, "utf-8")
    description = '- {file: İlk.txt, title: "Seçim günü", timezone: Europe/Istanbul}\n'
    (raw / "sources.yml").write_text(description, "utf-8")
    return raw


@pytest.fixture(scope="module")
def expected(raw: Path) -> str:
    target = raw.parent / "rsdata.db"
    assert rsdata("build", raw, "-o", target).exit_code == 0
    return hashlib.sha256(target.read_bytes()).hexdigest()


@pytest.mark.parametrize("machine", MACHINES)
def test_any_machine_gives_the_same_bytes_and_prints_what_it_can(
    machine: str, raw: Path, expected: str, tmp_path: Path
) -> None:
    target = tmp_path / "çıktı.db"
    done = elsewhere(machine, "build", raw, "-o", target, *(["--workers", "2"] if machine == "ASCII" else []))
    assert (done.returncode, done.stderr) == (0, b"")
    assert hashlib.sha256(target.read_bytes()).hexdigest() == expected
    if "printed" not in machine:  # as it would be typed there
        assert f"\ndatasette serve '{target}'".encode() in done.stdout
    done = elsewhere(machine, "build", raw / "yok’", "-o", target)
    assert done.returncode == 1
    assert done.stderr.startswith(b"rsdata: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("machine", MACHINES)
def test_findings_are_printed_by_any_machine(machine: str, raw: Path, expected: str, tmp_path: Path) -> None:
    """Those of a check name files and quote the page; for programs they are JSON, which is UTF-8."""
    other = tmp_path / "ö"
    other.mkdir()
    (other / "é.txt").write_text(PAGE.replace("–", "—"), "utf-8")
    database = raw.parent / "rsdata.db"
    for options in ((), ("--json",)):
        done = elsewhere(machine, "check", database, "--raw", other, *options)
        assert (done.returncode, done.stderr) == (1, b"")
    assert "ö/é.txt" in json.dumps(json.loads(done.stdout.decode("utf-8")), ensure_ascii=False)


def test_a_path_that_is_no_text_is_printed_as_its_bytes(raw: Path, expected: str, tmp_path: Path) -> None:
    target = os.fsencode(tmp_path) + b"/\xc3\xa9\xff.db"
    for machine in ("ASCII", "UTF-8, elsewhere"):
        done = elsewhere(machine, "build", raw, "-o", os.fsdecode(target))
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"\ndatasette serve '" + target + b"'\n" in done.stdout


def test_a_name_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    (tmp_path / os.fsdecode(b"b\xe9.txt")).write_text(PAGE, "utf-8")
    result = rsdata("build", tmp_path, "-o", tmp_path / "rsdata.db")
    assert result.exit_code == 1
    assert (
        result.output
        == f"rsdata: {tmp_path}/b\\udce9.txt: has a name that cannot be an id: rename it (it is not UTF-8)\n"
    )


def test_both_spellings_of_a_letter_are_one_name(tmp_path: Path) -> None:
    """Some file systems make one of the other."""
    composed, apart = "é.txt", "e\u0301.txt"
    for on_disk in (composed, apart):
        for described in (composed, apart):
            raw = tmp_path / f"{on_disk} {described}"
            raw.mkdir()
            (raw / on_disk).write_text(PAGE, "utf-8")
            assert [file.source.id for file in open_raw(raw).files] == ["é"]
            (raw / "sources.yml").write_text(f"- {{file: {described}, title: Count}}\n", "utf-8")
            (file,) = open_raw(raw).files
            assert (file.source.id, file.source.title) == ("é", "Count")
            assert file.read().text == PAGE
            (file,) = open_raw(raw / on_disk).files
            assert (file.source.id, file.source.title) == ("é", "Count")
            (raw / on_disk).rename(raw / described)
            (raw / ({composed, apart} - {described}).pop()).write_text(PAGE, "utf-8")
            with pytest.raises(InputError, match="has the id 'é' of"):
                open_raw(raw)
            (raw / "sources.yml").write_text(f"- file: {composed}\n- file: {apart}\n", "utf-8")
            with pytest.raises(InputError, match=r"line 2: 'é\.txt' is described twice"):
                open_raw(raw)


def test_capitals_make_another_name(tmp_path: Path) -> None:
    for name in ("a.txt", "A.txt"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    assert [file.source.id for file in open_raw(tmp_path).files] == ["A", "a"]


def test_pages_come_in_the_order_of_code_points(raw: Path) -> None:
    found = [file.source.id for file in open_raw(raw).files]
    assert found == ["B", "a", "a b.c", "~", "é", "İlk", "ı", "ｚ", "\U0001f5f3"]


@pytest.mark.parametrize(
    ("name", "stem"),
    [("a.txt", "a"), ("a.b.txt", "a.b"), ("a", "a"), (".txt", ".txt"), ("a.", "a."), ("..a", "."), ("", "")],
)
def test_the_stem_of_a_name(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_a_name_is_the_last_part_of_a_path() -> None:
    assert name_of(Path("x/e\u0301.txt")) == "é.txt"
