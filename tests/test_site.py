"""Every page that Datasette makes of the shipped database."""

from __future__ import annotations

import csv
import io
import re
import sqlite3

import pytest
from datasette.utils import tilde_encode
from markupsafe import escape

from rsdata.database import schema
from rsdata.database.views import VIEWS

from .conftest import Site
from .test_queries import QUERIES

# The shipped page is plain text, which has no links, and nothing in it was put right by hand.
EMPTY = {"links", "corrections"}
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


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_view_in_every_format(site: Site, name: str) -> None:
    is_empty = name in EMPTY
    page = site.get(f"/rsdata/{name}")
    assert page.status_code == 200
    assert (site.get(f"/rsdata/{name}.json", _shape="array").json() == []) is is_empty
    answer = site.get(f"/rsdata/{name}.csv", _size="max")
    assert answer.status_code == 200
    assert (list(csv.DictReader(io.StringIO(answer.text))) == []) is is_empty


@pytest.mark.parametrize(
    "table", [t for t in schema.TABLES if t.name not in EMPTY], ids=lambda table: table.name
)
def test_a_row_of_every_table(site: Site, db: sqlite3.Connection, table: schema.Table) -> None:
    (key,) = db.execute(f"select id from {table.name} order by rowid limit 1").fetchone()
    page = site.get(f"/rsdata/{table.name}/{tilde_encode(key)}")
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


def test_a_table_page_begins_with_what_it_is_about_and_ends_with_its_ids(site: Site) -> None:
    heads = re.findall(r'data-column="(\w+)"', site.get("/rsdata/quotes").text)
    assert heads.index("text") < heads.index("speaker") < heads.index("char_start") < heads.index("id")
    (first, *_) = site.get("/rsdata/quotes.json", _shape="array").json()
    assert next(iter(first)) == "id"  # data keep the order of the table


def test_facets_are_offered_and_not_counted(site: Site) -> None:
    page = site.get("/rsdata/quotes").text
    assert "_facet=speaker" in page and "_facet=position" not in page
    assert 'class="facet-info' not in page
    assert 'class="facet-info' in site.get("/rsdata/quotes", _facet="speaker").text


def test_long_text_is_folded_and_whole(site: Site) -> None:
    page = site.get("/rsdata/posts").text
    folded = re.findall(r'<details class="rsdata-long">(.+?)</details>', page, re.DOTALL)
    assert folded
    whole = re.sub(r"<i> … more</i>|</?summary>", "", folded[0])
    texts = {str(escape(row["text"])) for row in site.get("/rsdata/posts.json", _shape="array").json()}
    assert whole in texts


def test_results_for_a_spreadsheet_lead_to_their_evidence(site: Site) -> None:
    assert site.get("/rsdata/results_flat").text.count('class="rsdata-evidence"') == 29


@pytest.mark.parametrize(
    "path", ["/rsdata", "/rsdata/quotes", "/rsdata/swing", "/rsdata/nothing", "/nothing"]
)
def test_every_page_has_the_head_of_the_site(site: Site, path: str) -> None:
    page = site.get(path).text
    assert 'href="#content"' in page and 'id="content"' in page
    assert 'action="/-/rsdata/search"' in page


def test_an_error_keeps_the_sql_and_shows_a_way_on(site: Site) -> None:
    refused = site.get("/rsdata", sql="delete from posts")
    if refused.status_code == 302:  # Datasette 1.0 has a page of its own for SQL
        refused = site.get(refused.headers["location"])
    assert refused.status_code >= 400
    assert "delete from posts" in refused.text and 'action="/-/rsdata/search"' in refused.text


def test_queries_stand_in_groups_with_a_line_each(site: Site) -> None:
    page = site.get("/rsdata").text
    for query in QUERIES.values():
        assert page.count(f">{escape(query['title'])}</a>") == 1
    assert page.index(">Results</h3>") < page.index(">Swing between") < page.index(">Who speaks</h3>")
