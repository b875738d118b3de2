"""The ten tasks of docs/tasks.md: each by its clicks from the home page, and each line as it stands there."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from datasette.app import Datasette

from rsdata.cli import main

from .conftest import METADATA, ROOT, Site
from .test_taken import Open

TEXT = (ROOT / "docs" / "tasks.md").read_text("utf-8")
TASKS = [line.split(" | ") for line in TEXT.splitlines() if line.startswith("| ")][1:]
HERE = "http://127.0.0.1:8001"
ANCHOR = re.compile(r"<a\b(?P<of>[^>]*)>(?P<text>.*?)</a>", re.DOTALL)


def link(page: str, called: str) -> str:
    """Where the link of that text, or of that name for who does not see it, leads."""
    for found in ANCHOR.finditer(page):
        text = " ".join(re.sub(r"<[^>]+>", "", found["text"]).split())
        name = re.search(r'aria-label="([^"]*)"', found["of"])
        if called in (unescape(text), unescape(name[1]) if name else None):
            return unescape(re.search(r'href="([^"]*)"', found["of"])[1])  # type: ignore[index]
    raise AssertionError(f"no link called {called!r}")


def click(site: Site, path: str, *names: str) -> httpx.Response:
    """The page after some clicks."""
    answer = site.get(path)
    for name in names:
        answer = site.get(link(answer.text, name).partition("#")[0])
        assert answer.status_code == 200, name
    return answer


def test_there_are_ten() -> None:
    assert len(TASKS) == 10


@pytest.mark.parametrize("line", sorted({*re.findall(rf"{HERE}(/[^'\"` ]*)", TEXT)}))
def test_every_address_in_the_lines_answers(site: Site, line: str) -> None:
    answer = site.get(line)
    assert answer.status_code == 200
    assert len(answer.content) > 100


def test_the_swing(site: Site) -> None:
    page = click(site, "/", "Swing between the parties").text
    rows = site.get("/rsdata/swing.json", _shape="array").json()
    assert str(rows[0]["swing_pct"]) in page


def test_who_said_it(site: Site) -> None:
    quotes = site.get("/rsdata/search_quotes.json?q=sneering&_shape=array").json()
    quote = next(quote for quote in quotes if quote["speaker"])
    page = site.get("/-/rsdata/search", q="sneering").text
    assert page.index(quote["speaker"]) < page.index('id="posts"')


def test_somebodys_quotes(site: Site) -> None:
    found = click(site, "/-/rsdata/search?q=farage", "Nigel Farage", "quotes as CSV")
    rows = list(csv.DictReader(io.StringIO(found.text)))
    assert {row["speaker"] for row in rows} == {"Nigel Farage"}
    in_a_line = csv.DictReader(io.StringIO(site.get("/rsdata/quotes_by.csv?speaker=farage").text))
    assert [row["text"] for row in in_a_line if row["speaker"] == "Nigel Farage"] != []


def test_results_in_excel(site: Site, database: Path, tmp_path: Path) -> None:
    answer = click(site, "/", "Results as CSV for Excel")
    assert answer.content.startswith(b"\xef\xbb\xbfcontest,")
    assert answer.headers["content-disposition"] == 'attachment; filename="rsdata-results.csv"'
    pytest.importorskip("xlsxwriter")
    (line,) = re.findall(r"`(rsdata export [^`]*)`", TEXT)
    words = shlex.split(line)[1:]
    result = CliRunner().invoke(main, [words[0], str(database), str(tmp_path / words[1]), *words[2:]])
    assert result.exit_code == 0
    assert (tmp_path / "data" / "results_flat.xlsx").is_file()


def test_a_citation(site: Site) -> None:
    page = site.get("/rsdata/quotes/uk-politics-30131852-1-q1").text
    assert "<summary>Cite this</summary>" in page
    assert site.get(link(page, "BibTeX")).text.startswith("@misc{")
    assert json.loads(site.get(link(page, "CSL JSON")).text)[0]["type"] == "dataset"


def test_a_chart_in_another_page(site: Site) -> None:
    page = click(site, "/", "Full result, with shares recomputed").text
    assert "Put it into your page" in page
    (embedded,) = re.findall(r"&lt;iframe src=&#34;http://localhost([^&]*)", page)
    assert "frame-ancestors *" in site.get(embedded).headers["content-security-policy"]


def test_a_join(copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as db:
        db.execute("create table notes (party text, note text)")
        db.execute("insert into notes values ('Labour Party', 'red')")
        db.commit()
    site = Open(copy)
    site.datasette = Datasette([str(copy), str(other)], crossdb=True)
    sql = "select name, note from rsdata.parties join other.notes on notes.party = parties.name"
    where = "/_memory/-/query.json" if hasattr(site.datasette, "add_query") else "/_memory.json"
    answer = site.get(f"{where}?_shape=array&sql={sql.replace(' ', '+')}")
    assert answer.status_code == 200, answer.text
    site.close()


def test_how_sure_it_is(site: Site) -> None:
    assert "How sure is it?" in click(site, "/", "About", "How sure it is").text
    unsure = csv.DictReader(io.StringIO(site.get("/rsdata/quotes.csv?confidence__lt=0.9").text))
    assert all(float(row["confidence"]) < 0.9 for row in unsure)


def test_a_mistake(site: Site) -> None:
    assert "<summary>Suggest a correction</summary>" in site.get("/rsdata/people/ed-miliband").text
    for path in ("/", "/rsdata/quotes", "/rsdata/swing", "/-/rsdata/accuracy"):
        assert 'id="corrections"' in click(site, path, "Send a correction").text


def test_the_file(database: Path) -> None:
    """As ``datasette serve rsdata.db -m metadata.yml`` serves it: without ``-i``."""
    with closing(Open(database)) as site:
        path = link(site.get("/").text, "The whole database as SQLite")
        assert site.get(path).content == database.read_bytes()
    assert METADATA.is_file()
