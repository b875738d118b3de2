"""Every page that Datasette makes of the shipped database."""

from __future__ import annotations

import csv
import io
import sqlite3

import pytest
from markupsafe import escape

from rsdata.database import schema
from rsdata.database.views import VIEWS

from .conftest import Site
from .test_queries import QUERIES

NAMES = [table.name for table in schema.TABLES] + [view.name for view in VIEWS]


def test_home_and_database_pages(site: Site) -> None:
    page = site.get("/").text
    assert "Rochester and Strood" in page
    for query in QUERIES.values():
        assert str(escape(query["title"])) in page
    assert site.get("/rsdata").status_code == 200


def test_no_query_shares_its_name_with_a_table_or_a_view() -> None:
    """Which of the two answers would depend on the version of Datasette."""
    assert not set(QUERIES) & set(NAMES)


# The shipped page is plain text, which has no links.
EMPTY = frozenset(("links",))


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_view_in_every_format(site: Site, name: str) -> None:
    page = site.get(f"/rsdata/{name}")
    assert page.status_code == 200
    assert (site.get(f"/rsdata/{name}.json", _shape="array").json() == []) is (name in EMPTY)
    answer = site.get(f"/rsdata/{name}.csv", _size="max")
    assert answer.status_code == 200
    assert (list(csv.DictReader(io.StringIO(answer.text))) == []) is (name in EMPTY)


@pytest.mark.parametrize(
    "table", [table for table in schema.TABLES if table.name not in EMPTY], ids=lambda table: table.name
)
def test_a_row_of_every_table(site: Site, db: sqlite3.Connection, table: schema.Table) -> None:
    (key,) = db.execute(f"select id from {table.name} order by rowid limit 1").fetchone()
    page = site.get(f"/rsdata/{table.name}/{key.replace('.', '~2E')}")
    assert page.status_code == 200
    assert key in page.text


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("ending", ["", ".json", ".csv"])
def test_every_canned_query_in_every_format(site: Site, name: str, ending: str) -> None:
    assert site.get(f"/rsdata/{name}{ending}").status_code == 200


@pytest.mark.parametrize("table", ["posts", "quotes"])
def test_datasette_finds_the_search_by_itself(site: Site, table: str) -> None:
    assert 'name="_search"' in site.get(f"/rsdata/{table}").text
    hits = site.get(f"/rsdata/{table}.json", _search="sneering", _shape="array").json()
    assert 0 < len(hits) < 20


def test_foreign_keys_show_names(site: Site) -> None:
    page = site.get("/rsdata/results").text
    assert ">Liberal Democrats</a>" in page
    assert ">Kelly Tolhurst</a>" in page


def test_the_database_can_be_downloaded(site: Site) -> None:
    response = site.get("/rsdata.db")
    assert response.status_code == 200
    assert response.content.startswith(b"SQLite format 3")
