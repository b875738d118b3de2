"""A folder of many pages in mixed dialects: one database, in which each page is what it is alone."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from datasette.utils import escape_fts

from rsdata.cli import main

from .conftest import RAW, ROOT
from .test_queries import EVERYTHING, QUERIES, Work

# A look-up whose answer is on the shipped page alone, and the first rows of what lists everything.
LOOKUPS = {
    "full_result": {"contest": "parl.rochester-and-strood.by.2014-11-20"},
    "quotes_by": {"speaker": "Mark Reckless"},
    "posts_mentioning": {"candidate": "kelly tolhurst"},
    "quotes_about": {"word": "rochester"},
    "search_posts": {"q": "rochester strood"},
    "search_quotes": {"q": "rochester strood"},
    "story": {},
    "without_speaker": {},
    "least_sure_quotes": {"most": "0.9"},
}
FIRST_ROWS = 5

PAGES = sorted((ROOT / "tests" / "pages").glob("*.txt"))
COPIES = 4


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The shipped page among more than fifty invented ones, and the database built of them."""
    folder = tmp_path_factory.mktemp("archive")
    raw = folder / "raw"
    shutil.copytree(RAW, raw)
    for copy in range(COPIES):
        for page in PAGES:
            # Other people on each copy: a page is more than its dialect.
            text = page.read_bytes().decode().replace("Ann ", f"An{'n' * copy}a ")
            (raw / f"{page.stem}-{copy}.txt").write_bytes(text.encode())
    target = folder / "archive.db"
    result = CliRunner().invoke(main, ["build", str(raw), "-o", str(target)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return raw, target


def test_every_page_is_in_it(archive: tuple[Path, Path]) -> None:
    with closing(sqlite3.connect(archive[1])) as connection:
        (sources,) = connection.execute("select count(*) from sources").fetchone()
        dialects = {dialect for (dialect,) in connection.execute("select distinct dialect from sources")}
    assert sources == COPIES * len(PAGES) + 1 > 50
    assert {"B1", "B2n", "B2u", "B3", "B3t", "B0", "B0n", "N1", "N2", "N3"} <= dialects


def test_it_stands_up_to_the_check(archive: tuple[Path, Path]) -> None:
    raw, target = archive
    result = CliRunner().invoke(main, ["check", str(target), "--raw", str(raw)])
    assert result.exit_code == 0, result.output


def test_the_rows_of_the_shipped_page_are_what_they_are_alone(
    archive: tuple[Path, Path], database: Path
) -> None:
    with closing(sqlite3.connect(archive[1])) as connection:
        connection.execute("attach ? as alone", (str(database),))
        for table in ("posts", "messages", "hashtags", "candidates", "results", "odds", "contests"):
            lost = f"select * from alone.{table} except select * from main.{table}"
            assert connection.execute(lost).fetchall() == [], table
        # Ids of people may carry a namesake's number; all else is the same.
        for table, columns in {
            "quotes": "id, text, kind, speaker, speaker_as_printed, cue, outlet, char_start, char_end",
            "mentions": "id, post_id, char_start, char_end",
        }.items():
            lost = f"select {columns} from alone.{table} except select {columns} from main.{table}"
            assert connection.execute(lost).fetchall() == [], table


@pytest.mark.parametrize("name", LOOKUPS)
def test_what_is_looked_up_costs_no_more_in_an_archive(
    archive: tuple[Path, Path], database: Path, name: str
) -> None:
    assert set(LOOKUPS) == set(QUERIES) - EVERYTHING
    taken = []
    for path in (database, archive[1]):
        with closing(sqlite3.connect(path)) as connection:
            connection.create_function("escape_fts", 1, escape_fts)
            taken.append(Work(connection).of(QUERIES[name]["sql"], FIRST_ROWS, **LOOKUPS[name]))
    assert taken[1] <= 1.5 * taken[0]
