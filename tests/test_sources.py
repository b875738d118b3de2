"""raw/ and sources.yml: what is read, and what is said of what cannot be."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from rsdata.errors import InputError
from rsdata.sources.folder import open_raw

from .conftest import RAW

PAGE = "Count to follow.\n"


def raw(folder: Path, description: str | None = None, **pages: str | bytes) -> Path:
    for name, content in pages.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / f"{name}.txt").write_bytes(data)
    if description is not None:
        (folder / "sources.yml").write_text(description, "utf-8")
    return folder


def complaint(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        for file in open_raw(path).files:
            file.read()
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_the_shipped_source_is_described() -> None:
    (file,) = open_raw(RAW).files
    assert file.source.publisher == "BBC News"
    assert file.source.published == "2014-11-21"
    assert file.source.timezone == "Europe/London"
    assert [contest.id for contest in file.source.contests] == [
        "parl.rochester-and-strood.by.2014-11-20",
        "local.medway.peninsula.by.2014-11-20",
        "local.medway.peninsula.2011-05-05",
    ]
    assert [contest.by_election for contest in file.source.contests] == [True, True, False]
    assert [contest.seats for contest in file.source.contests] == [1, 1, 3]


def test_the_shipped_source_is_the_file_that_was_received() -> None:
    (file,) = open_raw(RAW).files
    contents = file.read()
    assert contents.size == len(contents.text.encode()) == 50_399
    assert contents.sha256 == file.source.sha256 == hashlib.sha256(contents.text.encode()).hexdigest()


def test_a_file_without_an_entry_is_named_by_its_stem(tmp_path: Path) -> None:
    (file,) = open_raw(raw(tmp_path, by_election=PAGE)).files
    assert file.source.id == "by_election"
    assert file.source.title is None


def test_a_single_file_takes_its_entry_from_beside_it(tmp_path: Path) -> None:
    raw(tmp_path, "- {file: b.txt, id: deal}\n- {file: c.txt}\n", a=PAGE, b=PAGE)
    (file,) = open_raw(tmp_path / "b.txt").files
    assert file.source.id == "deal"


def test_a_list_of_sources_may_be_a_name_for_another_list(tmp_path: Path) -> None:
    """YAML's aliases."""
    description = "old: &all\n  - {file: a.txt, id: named}\nsources: *all\n"
    (file,) = open_raw(raw(tmp_path, description, a="Count to follow.")).files
    assert file.source.id == "named"


def test_files_come_in_order_of_their_ids(tmp_path: Path) -> None:
    raw(tmp_path, "sources:\n- {file: a.txt, id: zeal}\n- {file: b.txt, id: deal}\n", a=PAGE, b=PAGE)
    assert [file.source.id for file in open_raw(tmp_path).files] == ["deal", "zeal"]


def test_line_breaks_are_kept_as_they_are(tmp_path: Path) -> None:
    (file,) = open_raw(raw(tmp_path, a=b"One\r\nTwo\rThree\n")).files
    assert file.read().text == "One\r\nTwo\rThree\n"


def test_an_unknown_key_is_passed_over_with_a_remark(tmp_path: Path) -> None:
    opened = open_raw(raw(tmp_path, "- file: a.txt\n  publishr: Echo\n", a=PAGE))
    (remark,) = opened.remarks
    assert "line 2" in remark
    assert "'publishr'" in remark


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "is not there" in complaint(tmp_path / "nowhere")
    assert "is an address, and none is opened" in complaint(Path("https://example.org/live"))


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "holds no coverage" in complaint(tmp_path)


def test_a_file_that_is_not_utf8_is_named_with_its_line_and_byte(tmp_path: Path) -> None:
    message = complaint(raw(tmp_path, a=b"One\nTwo \xe9\n"))
    assert "a.txt, line 2: byte 8 (0xe9) is not UTF-8" in message


def test_another_checksum(tmp_path: Path) -> None:
    message = complaint(raw(tmp_path, f"- file: a.txt\n  sha256: {'0' * 64}\n", a=PAGE))
    assert "a.txt: has SHA-256 " in message
    assert "sources.yml (line 2)" in message


@pytest.mark.parametrize(
    ("description", "line", "words"),
    [
        ("- file: a.txt\n  title: [\n", 3, "is not YAML"),
        ("- file: a.txt\n  title: a: b\n", 2, "is not YAML"),
        ("- title: Echo\n", 1, "no 'file'"),
        ("- file: a.txt\n- file: b.txt\n", 2, "b.txt is not in"),
        ("- file: a.txt\n- file: a.txt\n", 2, "described twice"),
        ("- file: a.txt\n  file: a.txt\n", 2, "'file' twice"),
        ("- file: ../a.txt\n", 1, "must be the name of a file"),
        ("- file: a.txt\n  id: a/b\n", 2, "'id' is 'a/b'"),
        ("- file: a.txt\n  published: 2014-13-01\n", 2, "must be a date"),
        ("- file: a.txt\n  timezone: Europe/Deal\n", 2, "must be an IANA name"),
        ("- file: a.txt\n  timezone: ../../etc/passwd\n", 2, "must be an IANA name"),
        ("- file: a.txt\n  url: javascript:alert(1)\n", 2, "must be an http(s) address"),
        ("- file: a.txt\n  sha256: 123\n", 2, "must be 64 hex digits"),
        ("- file: a.txt\n  title: [a, b]\n", 2, "must be one value"),
        ("- file: a.txt\n  contests: deal\n", 2, "must be a list"),
        ("- file: a.txt\n  contests:\n  - name: Deal\n", 3, "no 'id'"),
        ("- file: a.txt\n  contests:\n  - id: deal\n    kind: mayor\n", 4, "'kind' is 'mayor'"),
        ("- file: a.txt\n  contests:\n  - id: deal\n    seats: none\n", 4, "'seats' is 'none'"),
        ("- file: a.txt\n  contests:\n  - id: deal\n  - id: deal\n", 4, "declared twice"),
        ("- a.txt\n", 1, "must be 'key: value' lines"),
        ("a.txt\n", 1, "must be a list"),
        ("- !!python/object/apply:os.system [ls]\n", 1, "must be 'key: value' lines"),
    ],
)
def test_a_bad_description_is_named_by_its_line(
    tmp_path: Path, description: str, line: int, words: str
) -> None:
    message = complaint(raw(tmp_path, description, a=PAGE))
    assert f"sources.yml, line {line}: " in message
    assert words in message


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe.txt: is a pipe or a device" in complaint(tmp_path)
    assert "is a pipe or a device" in complaint(Path("/dev/zero"))


def test_a_folder_named_like_a_page_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (file,) = open_raw(raw(tmp_path, a=PAGE)).files
    assert file.path.name == "a.txt"


def test_two_files_with_one_id(tmp_path: Path) -> None:
    assert "has the id 'b'" in complaint(raw(tmp_path, "- {file: a.txt, id: b}\n", a=PAGE, b=PAGE))


def test_a_description_that_is_not_text(tmp_path: Path) -> None:
    raw(tmp_path, a=PAGE)
    (tmp_path / "sources.yml").write_bytes(b"\xff\xfe\x00")
    assert "sources.yml: is not YAML in UTF-8" in complaint(tmp_path)
