"""docs/ways-in.md: the question, asked in each way that the page shows, has the answer that it gives."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from rsdata.cli import main

from .conftest import ROOT, Site
from .serving import DATASETTE_1

PAGE = (ROOT / "docs" / "ways-in.md").read_text("utf-8")
COLUMNS = ["candidate", "party", "votes", "share_pct"]

Answer = list[tuple[str, str, int, float]]


def section(heading: str, language: str) -> str:
    """The block of code under a heading."""
    text = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    (block,) = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    return str(block)


def answer() -> Answer:
    """What the page says it is."""
    table = PAGE.split("<!-- the answer -->")[1].split("<!-- the end -->")[0].strip().splitlines()
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in table)
    assert head == COLUMNS
    return [typed(row) for row in rows]


def typed(row: list[str]) -> tuple[str, str, int, float]:
    candidate, party, votes, share = row
    return candidate, party, int(votes), float(share)


def from_csv(text: str) -> Answer:
    head, *rows = csv.reader(io.StringIO(text.strip()))
    assert head == COLUMNS
    return [typed(row) for row in rows]


@pytest.fixture(scope="module")
def folder(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with rsdata.db and the CSV files in data/."""
    place = tmp_path_factory.mktemp("ways-in")
    shutil.copy(database, place / "rsdata.db")
    exported = CliRunner().invoke(
        main, ["export", str(database), str(place / "data")], catch_exceptions=False
    )
    assert exported.exit_code == 0
    return place


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_page_gives_an_answer_that_adds_up() -> None:
    assert len(answer()) == 3
    assert [share >= 10 for *_, share in answer()] == [True] * 3


def test_sql(db: sqlite3.Connection) -> None:
    assert [tuple(row) for row in db.execute(section("SQL in the browser", "sql"))] == answer()


def test_sql_in_the_browser(site: Site) -> None:
    where = "/rsdata/-/query.json" if DATASETTE_1 else "/rsdata.json"
    response = site.get(where, sql=section("SQL in the browser", "sql"), _shape="arrays")
    assert [tuple(row) for row in response.json()["rows"]] == answer()


def test_curl_and_json(site: Site) -> None:
    command = section("curl and JSON", "bash")
    address = urlsplit(command.split("'")[1])
    lines = site.get(f"{address.path}?{address.query}").text.splitlines()
    rows = [json.loads(line) for line in lines]
    assert [tuple(row[column] for column in COLUMNS) for row in rows] == answer()


def test_pandas(folder: Path) -> None:
    pytest.importorskip("pandas")
    assert from_csv(run([sys.executable, "-c", section("pandas", "python")], folder)) == answer()


def test_r(folder: Path) -> None:
    r = shutil.which("Rscript")
    if r is None:
        pytest.skip("no R here")
    assert from_csv(run([r, "-e", section("R", "r")], folder)) == answer()


def test_duckdb(folder: Path, database: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    arguments = ["export", str(database), str(folder / "data"), "--format", "parquet"]
    assert CliRunner().invoke(main, arguments, catch_exceptions=False).exit_code == 0
    run([sys.executable, "-c", section("DuckDB", "python")], folder)
    assert from_csv((folder / "answer.csv").read_text("utf-8")) == answer()


def test_quotes_and_results_are_there_for_a_spreadsheet(folder: Path) -> None:
    """As a spreadsheet reads them: every line has as many cells as the first."""
    for name in ("quotes.csv", "results_flat.csv"):
        with (folder / "data" / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        assert len(rows) > 25
        assert {len(row) for row in rows} == {len(rows[0])}
