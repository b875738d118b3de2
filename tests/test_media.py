"""What a file is, told by its bytes: a page of text is read, anything else is refused in one line."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sqlite3
import sys
import tarfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdata.errors import InputError, UnreadableError
from rsdata.sources.folder import open_raw
from rsdata.sources.media import READERS, media_type, page_of, written
from rsdata.sources.media.kinds import CSV, KINDS, TEXT
from rsdata.sources.media.signatures import PARTS_OF_ZIP, PATTERNS, SIGNATURES

from .commands import rsdata
from .conftest import RAW, ROOT
from .hostile import TEXTS
from .scraps import SCRAPS

PROSE = 'Polls have closed in Ash Vale.\n\n"We are ready," said Ann Lee, the returning officer.\n'


def zipped(names: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            compression = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, compression)
    return held.getvalue()


def tarred() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("page.txt"))
    return held.getvalue()


def database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("create table posts (id)")
        if hasattr(connection, "serialize"):  # Python 3.11
            return connection.serialize()
    return b"SQLite format 3\0" + bytes(84)


HTML = "<!DOCTYPE html>\n<html><head><title>Count</title></head><body><p>Polls close.</p></body></html>\n"
POSTING = {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"articleBody": PROSE}]}
SHAPELESS = {"@type": "NewsArticle", "articleBody": PROSE}
ODF = "application/vnd.oasis.opendocument"
TABLE = 'name,party,votes\n"Lee, Ann",Labour,"12,345"\nBo Ek,Tory,9000\n'

# What is said of each, and the bytes. None of them is text.
REFUSED: dict[str, tuple[str, bytes]] = {
    "a page in one file": (
        "a saved web page (MHTML)",
        b"From: <Saved by a browser>\r\nSubject: Count\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"\r\n\r\n--x\r\n',
    ),
    "a mail": (
        "a mail as a mail program saves it",
        b"Return-Path: <a@example.org>\r\nFrom: Ann Lee <a@example.org>\r\nSubject: Count\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain;\r\n charset=utf-8\r\n\r\nPolls close.\r\n",
    ),
    "a feed": ("a news feed (RSS or Atom)", b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>'),
    "XML": ("an XML file", b'<?xml version="1.0"?>\n<results><votes>12</votes></results>'),
    "a drawing": ("a picture", b'<?xml version="1.0"?>\n<svg xmlns="x"><text>Count</text></svg>'),
    "JSON": ("JSON of a shape", json.dumps(SHAPELESS).encode()),
    "JSON over lines": ("JSON of a shape", b"\xef\xbb\xbf\n" + json.dumps([SHAPELESS], indent=2).encode()),
    "JSON of numbers": ("JSON", b"[" + b"9" * 5000 + b"]"),
    "JSON cut short": ("JSON", json.dumps(POSTING).encode()[:-20]),
    "a line of JSON after the other": ("JSON", (json.dumps(POSTING) + "\n").encode() * 2),
    "JSON in lists without end": ("JSON", b"[" * 100_000 + b"]" * 100_000),
    "a table": ("a table (CSV)", TABLE.encode()),
    "a table with semicolons": ("a table (CSV)", b"name;votes\nAnn Lee;12.345\nBo Ek;9.000\n"),
    "a table without a head": ("a table (CSV)", b"Ann Lee,Labour,1204,45.6\r\nBo Ek,Tory,1180,44.1\r\n"),
    "a table with blanks": ("a table (CSV)", b"name, party, votes\nAnn Lee, Labour, 12\nBo Ek, Tory, 9\n"),
    "a table of paragraphs": ("a table (CSV)", b'id,text\na,"Polls close.\n\nThe count, then."\nb,"None."\n'),
    "a table of a very long page": ("a table (CSV)", f'id,text\na,"{"Count. " * 30_000}"\n'.encode()),
    "UTF-16": ("text in UTF-16", PROSE.encode("utf-16")),
    "UTF-16, the other way round": ("text in UTF-16", b"\xfe\xff" + PROSE.encode("utf-16-be")),
    "UTF-16 without a mark": ("text in UTF-16", PROSE.encode("utf-16-le")),
    "UTF-16, the other way round, without a mark": ("text in UTF-16", PROSE.encode("utf-16-be")),
    "UTF-32": ("text in UTF-32", PROSE.encode("utf-32")),
    "a PDF": ("a PDF document", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    "PostScript": ("a PostScript document", b"%!PS-Adobe-3.0\n"),
    "RTF": ("a rich-text document (RTF)", b"{\\rtf1\\ansi Polls close.}"),
    "a document of 2003": ("older Microsoft Office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)),
    "Word": ("(.docx)", zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})),
    "Excel": ("(.xlsx)", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"})),
    "PowerPoint": ("(.pptx)", zipped({"ppt/presentation.xml": "<p/>"})),
    "OpenDocument": ("(.odt)", zipped({"mimetype": f"{ODF}.text"})),
    "OpenDocument, a table": ("(.ods)", zipped({"mimetype": f"{ODF}.spreadsheet"})),
    "OpenDocument, a drawing": ("an OpenDocument file", zipped({"mimetype": f"{ODF}.graphics"})),
    "an e-book": ("(EPUB)", zipped({"mimetype": "application/epub+zip"})),
    "a web archive": ("a web archive (WARC)", b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n"),
    "a web archive in a zip": ("(WACZ)", zipped({"datapackage.json": "{}", "archive/a.warc": ""})),
    "a zip": ("a zip archive", zipped({"page.txt": PROSE})),
    "an empty zip": ("a zip archive", zipped({})),
    "gzip in gzip": ("compressed with gzip", gzip.compress(gzip.compress(PROSE.encode()))),
    "gzip cut short": ("gzip that is cut short", gzip.compress(PROSE.encode())[:-9]),
    "bzip2": ("compressed with bzip2", b"BZh91AY&SY\x12\x34"),
    "xz": ("compressed with xz", b"\xfd7zXZ\0\0\x04"),
    "zstd": ("compressed with zstd", b"\x28\xb5\x2f\xfd\x04"),
    "7-Zip": ("a 7-Zip archive", b"7z\xbc\xaf\x27\x1c\0\4"),
    "RAR": ("a RAR archive", b"Rar!\x1a\x07\x01\0"),
    "tar": ("a tar archive", tarred()),
    "SQLite": ("a SQLite database", database()),
    "Parquet": ("a Parquet file", b"PAR1\x15\x04\x15"),
    "PNG": ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "JPEG": ("a picture", b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
    "GIF": ("a picture", b"GIF89a\1\0\1\0"),
    "WebP": ("a picture", b"RIFF\x24\0\0\0WEBPVP8 "),
    "TIFF": ("a picture", b"II*\0\x08\0\0\0"),
    "a telephone's picture": ("a picture", b"\0\0\0\x18ftypheic\0\0\0\0"),
    "MP4": ("a film", b"\0\0\0\x18ftypmp42\0\0\0\0"),
    "MP3": ("a sound recording", b"ID3\4\0\0\0\0\0\0"),
    "MP3 without a label": ("a sound recording", b"\xff\xfb\x90\x64\0\0"),
    "WAVE": ("a sound recording", b"RIFF\x24\0\0\0WAVEfmt "),
    "ELF": ("a program", b"\x7fELF\x02\x01\x01\0\xff\xff"),
    "a program for Windows": ("a program", b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" + bytes(64) + b"PE\0\0"),
    "a script": ("a program", b"#!/usr/bin/env python3\nprint('Polls close.')\n"),
    "random bytes": ("no text", bytes(range(256)) * 8),
}  # fmt: skip

# Web pages, whatever they look like, and words that are read in them.
HTMLS: dict[str, tuple[str, bytes]] = {
    "a page": ("Polls close.", HTML.encode()),
    "a page in capitals": ("Count", b"\xef\xbb\xbf \r\n<HTML><BODY>Count</BODY></HTML>"),
    "a page under a comment": ("Polls close.", f"<!-- saved from x -->\n{HTML}".encode()),
    "a page of XHTML": ("Polls close.", f'<?xml version="1.0"?>\n{HTML}'.encode()),
    "a page in ISO 8859-1": ("Pölls", HTML.replace("Polls", "Pölls").encode("latin-1")),
    "a page with its response": (
        "Polls close.",
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{HTML}".encode(),
    ),
    "a piece of a page": (
        "Polls close.",
        b'<article class="post" id="p1"><time datetime="2016">21:14</time><p>Polls close.</p></article>' * 3,
    ),
    "a list of a page": ("Poll", b"New\n" + b'<li class="x"><b>21:14</b> Poll</li>\n' * 9),
}  # fmt: skip

# Text, whatever it looks like.
PAGES: dict[str, str] = {
    "prose": PROSE,
    "two sentences with curly marks": "22:10 “Enough,” said Ann Lee.\n\n22:02 “I won’t,” said Bo Ek.\n",
    "two sentences with single marks": "Ann Lee: ‘Enough,’ she said.\nBo Ek: 'No,' he said.\n",
    "the name of a picture's format": 'GIF89a is a format. "It is," said Ann Lee.\n',
    "the name of an archive's format": 'WARC/1.0 is what it says. "Yes," said Ann Lee.\n',
    "fields of a mail in prose": f"From: Ann Lee\nTo: the count\n\n{PROSE}",
    "nothing": "",
    "NUL": "\0",
    "words of HTML": f"{PROSE}\nHe typed <b>bold</b> and <html> into the box, and </p> came out.\n",
    "a lot of markup": "All are UK\n\n  1. <b>Polls</b>\n\n    <i>Ann</i> said: <a href='#'>so</a>\n" * 2,
    "a first line with a tag": f"<Updated 21:14>\n\n{PROSE}",
    "a sentence with a sign": f"<A new poll> is out.\n\n{PROSE}",
    "an embedded frame": f"{PROSE * 9}\n<iframe src='https://a.example/'></iframe>\n\n{PROSE * 9}",
    "words of JSON": f'{PROSE}\n{{"votes": 12, "name": "Ann Lee"}}\n\n{PROSE}',
    "an editor's note": "[Editor's note: polls closed at ten]\n\nThe count begins [see below]",
    "a quotation": '"It is over."',
    "a number": "12",
    "a table among prose": f"{PROSE}\n{TABLE}\n{PROSE}",
    "a table under a title": f"The result in full\n\n{TABLE}",
    "a result a line": "Labour 12,345\nTory 11,234\nGreen 1,904\n",
    "shares a line": "Ash 45,6\nElm 50,1\n",
    "candidates a line": "Ann Lee, Labour, 12481\nBob Ray, Tory, 9000\nCy Dale, Green, 99\n",
    "sentences with a comma each": "Polls close, says Ann.\nThe count begins, says Bob.\n",
    "one line": "Polls close,count begins",
    "times with tabs": "21:14\tPolls close\n21:20\tThe count begins\n",
    "pipes": "| name | votes |\n|---|---|\n| Ann Lee | 12 |\n",
    "a page that begins MZ": "MZ Wallace of the count said so.\n",
    "a page that begins BM": "BMA members vote on Tuesday.\n",
    "a page that begins PK": "PK in Deal emails: so it goes\n",
    "mustard at the place of a mark of tar": "x" * 256 + "mustard\n",
    "a page that begins with a hash": "#AshVale: the count begins\n",
    "control characters": "\x00 and \x1b[31m\n",
}  # fmt: skip


def refusal(folder: Path, data: bytes, name: str = "page.txt") -> str:
    (folder / name).write_bytes(data)
    done = rsdata("build", folder / name, "-o", folder / "x.db")
    assert done.exit_code == 1, done.output
    assert not (folder / "x.db").exists()
    assert len(done.output.splitlines()) == 1, done.output
    line = done.output.removesuffix("\n")
    assert line.isprintable()
    return line


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_text_is_refused_by_its_name(tmp_path: Path, kind: str) -> None:
    words, data = REFUSED[kind]
    line = refusal(tmp_path, data)
    assert line.startswith(f"rsdata: {tmp_path / 'page.txt'}: is ")
    assert words in line
    assert "build" in line or "name a" in line or "save the file" in line or "name one" in line


@pytest.mark.parametrize("kind", HTMLS)
def test_a_web_page_is_read_whatever_it_looks_like(kind: str) -> None:
    words, data = HTMLS[kind]
    page = page_of(data)
    assert page.media_type == "text/html"
    assert words in page.text and "<" not in page.text and "HTTP" not in page.text


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_of_text_is_read_whatever_it_looks_like(kind: str) -> None:
    text = PAGES[kind]
    assert page_of(text.encode()).text == text
    assert page_of(b"\xef\xbb\xbf" + text.encode()).text == f"\ufeff{text}"


@pytest.mark.parametrize("name", ["page", "page.pdf", "page.html", "page.json", "page.docx"])
def test_a_file_that_is_named_is_judged_by_its_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PROSE)
    (file,) = open_raw(tmp_path / name).files
    assert file.read().text == PROSE
    assert "a PDF document" in refusal(tmp_path, REFUSED["a PDF"][1], name)


def test_every_page_and_every_kept_text_is_text() -> None:
    kept = [*RAW.glob("*.txt"), *(ROOT / "tests" / "pages").glob("*.txt"), *(ROOT / "docs").glob("*.md")]
    assert len(kept) > 20
    for path in kept:
        assert media_type(path.read_bytes()) == TEXT, path
    for name, make in TEXTS.items():
        assert media_type(make(400).encode()) == TEXT, name


def test_tables_are_judged_by_several_threads_at_once_beside_readers_of_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """How long a cell may be is one number for the whole process."""
    limits: list[int] = []
    is_table = written._is_table

    def noting(text: str, delimiter: str) -> bool:
        limits.append(csv.field_size_limit())
        return is_table(text, delimiter)

    monkeypatch.setattr(written, "_is_table", noting)
    before = csv.field_size_limit()
    tables = [REFUSED[name][1] for name in ("a table without a head", "a table of a very long page")]
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(media_type, tables * 20)) == {CSV}
    assert min(limits) == before == csv.field_size_limit()


LINES = st.sampled_from(
    (*SCRAPS, *PAGES.values(), "Ann Lee, Labour, 12", "name,votes", '"', "{", "[", "<p>", "</p>")
)


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_no_table_object_or_tag_makes_prose_another_thing(text: str) -> None:
    assert media_type(f"{PROSE}\n{text}\n\n{PROSE * 20}".encode()) == TEXT


@given(st.binary(max_size=200), st.sampled_from([b"", *(data[:40] for _, data in REFUSED.values())]))
def test_any_bytes_are_of_a_kind_and_are_read_or_refused(tail: bytes, head: bytes) -> None:
    data = head + tail
    assert media_type(data) in KINDS
    try:
        page = page_of(data)
        assert page.media_type != TEXT or page.text.encode() == data
    except UnreadableError as error:
        assert "\n" not in str(error)


def test_every_kind_has_a_reader_or_is_refused_in_words() -> None:
    known = {kind for *_, kind in (*SIGNATURES, *PATTERNS, *PARTS_OF_ZIP)}
    assert known <= KINDS.keys()
    assert set(READERS) <= KINDS.keys()
    for media, kind in KINDS.items():
        assert kind.name and (kind.advice or media in READERS)


def test_the_size_of_cells_of_csv_is_what_it_was() -> None:
    import csv

    before = csv.field_size_limit()
    media_type(REFUSED["a table of a very long page"][1])
    assert csv.field_size_limit() == before


# -- Folders ----------------------------------------------------------------------------------------------


def ids(folder: Path) -> list[str]:
    return [file.source.id for file in open_raw(folder).files]


def complaint(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        for file in open_raw(folder).files:
            file.read()
    return str(caught.value)


def test_files_of_other_suffixes_are_named_and_passed_over(tmp_path: Path) -> None:
    for name in ("a.txt", "B.TXT", "notes.pdf", "c.md", "noted", ".d.txt"):
        (tmp_path / name).write_text(PROSE)
    (tmp_path / "sub").mkdir()
    opened = open_raw(tmp_path)
    assert [file.source.id for file in opened.files] == ["B", "a"]
    (remark,) = opened.remarks
    assert (
        remark == f"{tmp_path}: passed over, as no coverage by its name: .d.txt, c.md, noted, notes.pdf, sub/"
    )


def test_of_many_files_passed_over_the_first_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    for number in range(100):
        (tmp_path / f"{number:03}.png").touch()
    (remark,) = open_raw(tmp_path).remarks
    assert "018.png, 019.png and 80 more" in remark
    assert "020.png" not in remark


ABOUT = [
    "people.yml",
    "corrections.yml",
    "README.md",
    "README",
    "readme.txt",
    "LICENSE",
    "LICENSE.txt",
]


def test_what_is_said_of_coverage_is_no_coverage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "sources.yml").write_text("- file: a.txt\n")
    for name in ABOUT:
        (tmp_path / name).write_text("" if name.endswith(".yml") else PROSE)
    opened = open_raw(tmp_path)
    assert [file.path.name for file in opened.files] == ["a.txt"]
    assert opened.remarks == ()
    (tmp_path / "people.json").write_text(PROSE)
    for name in ("sources.yml", "people.json", *ABOUT):
        assert "is never coverage" in complaint(tmp_path / name)


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.json", "a.warc", "a.wacz", "a.txt.gz", "a.HTML.GZ"])
def test_files_of_these_suffixes_are_opened_and_judged(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PROSE)
    assert ids(tmp_path) == ["a"]
    (tmp_path / name).write_bytes(REFUSED["a PDF"][1])
    assert (
        complaint(tmp_path)
        == f"{tmp_path / name}: is {KINDS['application/pdf'].name}{KINDS['application/pdf'].advice}"
    )


@pytest.mark.parametrize("workers", ["1", "2"])
def test_all_files_of_a_folder_that_cannot_be_read_are_named(tmp_path: Path, workers: str) -> None:
    (tmp_path / "b.txt").write_text(PROSE)
    for name, kind in (("a.txt", "a PDF"), ("c.html", "a PDF"), ("d.txt", "a PDF")):
        (tmp_path / name).write_bytes(REFUSED[kind][1])
    done = rsdata("build", tmp_path, "-o", tmp_path / "x.db", "--workers", workers)
    assert done.exit_code == 1
    told = [line.partition(": is a PDF")[0] for line in done.output.splitlines()]
    assert told == [f"rsdata: {tmp_path / name}" for name in ("a.txt", "c.html", "d.txt")]
    assert not (tmp_path / "x.db").exists()


def test_equal_stems_are_refused(tmp_path: Path) -> None:
    for name in ("a.txt", "a.html"):
        (tmp_path / name).write_text(PROSE)
    assert complaint(tmp_path).startswith(f"{tmp_path / 'a.txt'}: has the id 'a' of a.html: rename it")
    (tmp_path / "sources.yml").write_text("- {file: a.html, id: other}\n")
    assert ids(tmp_path) == ["a", "other"]


def test_a_described_file_that_is_not_opened_is_told(tmp_path: Path) -> None:
    for name in ("a.txt", "b.dat", "README.txt"):
        (tmp_path / name).write_text(PROSE)
    (tmp_path / "sources.yml").write_text("- file: a.txt\n- file: b.dat\n")
    assert "sources.yml, line 2: b.dat has none of the suffixes .txt" in complaint(tmp_path)
    (tmp_path / "sources.yml").write_text("- file: README.txt\n")
    assert "sources.yml, line 1: README.txt is never coverage" in complaint(tmp_path)


@pytest.mark.parametrize("name", ["b.txt", "sources.yml"])
@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_out_of_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(PROSE)
    (tmp_path / "secret").write_text("- file: a.txt\n")
    (raw / name).symlink_to(tmp_path / "secret")
    assert complaint(raw) == f"{raw / name}: is a link out of the folder: put the file itself there"
    (raw / name).unlink()
    (raw / "b.txt").symlink_to("a.txt")
    assert ids(raw) == ["a", "b"]
    (tmp_path / "other").symlink_to(raw)
    assert ids(tmp_path / "other") == ["a", "b"]


# -- What a build says ------------------------------------------------------------------------------------


def lines(folder: Path, raw: Path) -> list[str]:
    done = rsdata("build", raw, "-o", folder / "x.db")
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def test_a_build_names_declared_contests_without_a_result(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(
        "Night live\n\nOak ward result: Ann Lee (Lab) 900, Bob Ray (Con) 800\n", "utf-8"
    )
    (raw / "b.txt").write_text(
        "Night live\n\nAsh ward result: Ann Lee (Lab) 900, Bob Ray (Con) 800\n", "utf-8"
    )
    contest = "{id: x.ash, name: Ash ward, kind: local, area: Ash, seats: 1}"
    (raw / "sources.yml").write_text(f"sources:\n- {{file: a.txt, contests: [{contest}]}}\n", "utf-8")
    remark = "a: no result of x.ash, but of a-contest-1: does the page name the area?"
    assert remark in rsdata("build", raw, "-o", tmp_path / "x.db").output
    (raw / "sources.yml").write_text(f"sources:\n- {{file: b.txt, contests: [{contest}]}}\n", "utf-8")
    assert "no result of" not in rsdata("build", raw, "-o", tmp_path / "x.db").output


def test_a_build_says_how_each_source_was_read(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(PROSE)
    (raw / "b.txt").write_bytes((ROOT / "tests" / "pages" / "b2n.txt").read_bytes())
    (raw / "c.txt").write_text("Live Reporting\n\nAll times stated are UK\n\n  1. Polls\n\n    Close.\n")
    (raw / "d.txt").write_text("\n")
    said = lines(tmp_path, raw)
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        (posts,) = connection.execute("select count(*) from posts where source_id = 'b'").fetchone()
    assert said[:4] == [
        "a: 1 post, layout article: nothing parts posts, so it is read as one article",
        f"b: {posts} posts, layout B2n",
        "c: 1 post, layout B2n",
        "d: 0 posts, layout article: there are no words in it",
    ]
    assert said[4].split() == ["sources", "4"]
    assert said[-1].startswith("datasette serve ")


def test_a_build_of_many_sources_tells_the_first_and_counts_the_others(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(30):
        (raw / f"{number:02}.txt").write_text(PROSE)
    (raw / "99.txt").write_text("Live Reporting\n\nAll times stated are UK\n\n  1. Polls\n\n    Close.\n")
    said = lines(tmp_path, raw)
    assert [line[:3] for line in said[:20]] == [f"{number:02}:" for number in range(20)]
    assert said[20] == "and 11 more, by layout: 10 article, 1 B2n"
