"""What the plugin adds to Datasette, asked from inside the process: pages, links, headers, limits."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
import yaml
from click.testing import CliRunner
from datasette.app import Datasette
from datasette.version import __version__
from hypothesis import given
from hypothesis import strategies as st

from rsdata.cli import main
from rsdata.database import schema
from rsdata.plugin import described, reading
from rsdata.plugin.pages import printed_day
from rsdata.plugin.reading import Quoted

from .conftest import METADATA, RAW, Site
from .pages import Page
from .test_queries import QUERIES

PAGE = "uk-politics-30131852"
CONTEST = "parl.rochester-and-strood.by.2014-11-20"
MARKED = [table for table in schema.TABLES if table.evidence]
DATASETTE_1 = not __version__.startswith("0.")

HOSTILE = """Ann Other

All times stated are UK

  3. Post update

    <script>alert(1)</script> said "<img src=x onerror=alert(2)>" and </mark></a> & left.

  2. <b onclick="alert(3)">Heading</b>

    Mary Tester said: "javascript:alert(4) is what I mean."

    Jim Proof tweets: {{ 7 * 7 }} <a href="javascript:alert(5)">here</a>

  1. Post update

    Nothing else happened.
"""
WARDS = ("Ashwick", "Dunmore", "Elmstead", "Foxley", "Garth", "Holme")
HOSTILE_SOURCES = """
- file: hostile.txt
  title: "</title><script>alert(6)</script>"
  publisher: "<i>Paper</i>"
  url: "https://example.org/\\"onmouseover=\\"alert(7)"
"""


def long_page(posts: int) -> str:
    """A page of so many posts of one paragraph and one quote each."""
    entries = (
        f'  {n}. Post update\n\n    Post {n} of the afternoon: Mary Tester said "number {n} it is".\n'
        for n in range(1, posts + 1)
    )
    return "Ann Other\n\nAll times stated are UK\n\n" + "\n".join(entries)


def built(folder: Path, name: str = "other.db", **files: str) -> Path:
    """A database that the command builds of some files of coverage; a name with _yml is the description."""
    raw = folder / "raw"
    raw.mkdir()
    for stem, text in files.items():
        (raw / ("sources.yml" if stem == "sources_yml" else f"{stem}.txt")).write_text(text, "utf-8")
    target = folder / name
    result = CliRunner().invoke(main, ["build", str(raw), "-o", str(target)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return target


class Served(Site):
    """Databases as Datasette serves them with some metadata, in this process."""

    def __init__(self, *databases: Path, settings: dict[str, Any] | None = None, **metadata: Any) -> None:
        import asyncio

        self._loop = asyncio.new_event_loop()
        paths = [str(path) for path in databases]
        self._datasette = Datasette([], immutables=paths, metadata=metadata or None, settings=settings or {})

    def follow(self, path: str, **parameters: str) -> httpx.Response:
        """As ``get``, to the end of the redirections: Datasette sends a slash too many, or a % in an
        address, elsewhere."""
        response = self.get(path, **parameters)
        for _ in range(4):
            if response.status_code not in (301, 302):
                break
            response = self.get(response.headers["location"].partition("#")[0])
        return response

    def page(self, path: str, **parameters: str) -> Page:
        response = self.get(path, **parameters)
        assert response.status_code == 200, (path, response.text)
        return Page(response.text)


@pytest.fixture(scope="module")
def ours(database: Path) -> Iterator[Served]:
    """The shipped data set with its metadata."""
    with closing(Served(database, **yaml.safe_load(METADATA.read_text("utf-8")))) as site:
        yield site


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Coverage that tries to be markup and script, under a file name that is no word."""
    folder = tmp_path_factory.mktemp("hostile")
    database = built(folder, "a & b.db", hostile=HOSTILE, sources_yml=HOSTILE_SOURCES)
    with closing(Served(database)) as site:
        yield site


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page of a thousand posts, without results and odds, and a short page beside it."""
    folder = tmp_path_factory.mktemp("long")
    with closing(Served(built(folder, "long.db", day=long_page(1000), other=long_page(3)))) as site:
        yield site


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that rsdata did not build, with a table and a column named as ours."""
    path = tmp_path_factory.mktemp("foreign") / "foreign.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("create table posts (id text primary key, char_start integer, char_end integer)")
        db.execute("insert into posts values ('page-1', 0, 4)")
        db.commit()
    return path


# Text with marks


@given(
    st.text(max_size=60),
    st.integers(0, 50),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=8),
    st.one_of(st.none(), st.tuples(st.integers(0, 120), st.integers(0, 120))),
)
def test_marking_a_text_loses_and_adds_nothing(
    text: str, offset: int, spans: list[tuple[int, int]], marked: tuple[int, int] | None
) -> None:
    quotes = [Quoted(*span) for span in spans]
    runs = reading.runs(text, offset, quotes, marked)
    assert "".join(piece.text for run in runs for piece in run.pieces) == text
    position = offset
    for run in runs:
        for piece in run.pieces:
            for place in range(position, position + len(piece.text)):
                inside = [q.end - q.start for q in quotes if q.start <= place < q.end]
                assert (piece.quote is None) == (not inside)
                assert piece.quote is None or piece.quote.end - piece.quote.start == min(inside)
                assert run.marked == (marked is not None and marked[0] <= place < marked[1])
            position += len(piece.text)


@given(st.text(max_size=80))
def test_no_passage_of_a_search_fails(snippet: str) -> None:
    shown = "".join(words for _, words in reading.hits(snippet))
    assert shown == snippet.replace(reading.HIT_START, "").replace(reading.HIT_END, "")


@given(st.text(max_size=700))
def test_the_opening_of_a_post_fits(text: str) -> None:
    assert len(reading.opening(text)) <= 150


# Home


def test_home_says_what_the_data_is_in_the_words_of_the_metadata(ours: Served) -> None:
    home = ours.page("/")
    described_as = yaml.safe_load(METADATA.read_text("utf-8"))
    assert home.one("h1").text == described_as["title"]
    assert home.one("p", class_="lead").text.strip() == described_as["description"].strip()


def test_the_result_chart_shows_what_is_in_the_table(ours: Served, db: sqlite3.Connection) -> None:
    home = ours.page("/")
    chart = home.all("table", class_="result")[0].text
    for name, votes, share in db.execute(
        "select candidates.name, votes, share_pct from results "
        "join candidates on candidates.id = candidate_id "
        "where results.contest_id = ?",
        (CONTEST,),
    ):
        assert name in chart
        assert f"{votes:,}" in chart
        assert f"{share:.2f}%" in chart


def test_a_bar_is_as_long_as_its_votes(ours: Served) -> None:
    bars = ours.page("/").all("rect", class_="fill")
    first, second = (float((e.attributes["width"] or "").rstrip("%")) for e in bars[:2])
    assert first == 100
    assert second == pytest.approx(100 * 13_947 / 16_867, abs=0.01)


def test_the_query_behind_each_chart_answers(ours: Served) -> None:
    queries = [link for link in ours.page("/").links if "sql=" in link]
    assert len(queries) >= 4
    for link in dict.fromkeys(queries):
        response = ours.follow(link)
        assert response.status_code == 200
        assert "returning" in response.text


def test_every_link_on_the_home_page_leads_somewhere(ours: Served) -> None:
    for link in dict.fromkeys(ours.page("/").links):
        if link.startswith("/"):
            assert ours.follow(link.partition("#")[0]).status_code == 200, link


def test_the_downloads_hold_all_rows(ours: Served, db: sqlite3.Connection) -> None:
    files = [link for link in ours.page("/").links if ".csv" in link]
    assert len(files) >= 5
    for link in files:
        table = re.search(r"/(\w+)\.csv", link)
        assert table is not None
        (rows,) = db.execute(f"select count(*) from {table[1]}").fetchone()
        assert len(list(csv.DictReader(io.StringIO(ours.get(link).text)))) == rows, link


def test_a_database_that_nobody_described_describes_itself(long: Served) -> None:
    home = long.page("/")
    assert "1,003 posts of 2 pages, with" in home.one("p", class_="lead").text
    assert not home.all("table", class_="result")
    assert not home.all("table", class_="odds")
    assert home.all("table", class_="speakers")
    assert home.all("svg", class_="strip")


def test_the_strip_of_a_thousand_posts_stays_small(long: Served) -> None:
    assert len(long.page("/").all("rect", class_="kind-post")) <= 180


def test_a_database_without_a_single_post_has_a_home(tmp_path: Path) -> None:
    with closing(Served(built(tmp_path, empty=""))) as site:
        assert site.page("/").one("h1").text
        assert site.get("/-/rsdata/source/empty").status_code == 200
        assert site.get("/-/rsdata/feed.atom").status_code == 200


def test_the_home_of_several_pages_is_called_after_none_of_them(long: Served) -> None:
    home = long.page("/")
    assert home.one("h1").text == "Live election coverage: 2 pages"
    assert "posts of 2 pages" in home.one("p", class_="lead").text


def test_the_home_leads_to_the_contests_that_it_does_not_show(tmp_path: Path) -> None:
    wards = (f"{place} ward: Lab {n}21, Con {n}08" for n, place in enumerate(WARDS, 2))
    with closing(Served(built(tmp_path, wards="Count\n\n" + "\n\n".join(wards)))) as site:
        home = site.page("/")
        assert len(home.all("div", class_="contest")) == 4
        assert "All 6 contests" in [link.text for link in home.all("a")]


@pytest.mark.parametrize(
    ("stamp", "moment", "shown"),
    [
        ("00.30 BST", "2021-05-06T23:30:00+00:00", "00.30 BST, 7 May 2021"),
        ("11:58 p.m.", "2022-11-09T04:58:00+00:00", "11:58 p.m., 8 November 2022"),
        ("09:30", "2017-09-24T20:30:00+00:00", "09:30, 25 September 2017"),
        ("2158", "2014-11-20T21:58:00+00:00", "2158, 20 November 2014"),
    ],
)
def test_a_post_stands_on_the_day_of_its_printed_clock(stamp: str, moment: str, shown: str) -> None:
    post = {"time_as_printed": stamp, "published_at": moment, "published": None}
    assert f"{stamp}, {printed_day(post)}" == shown


# Evidence


@pytest.mark.parametrize("table", MARKED, ids=lambda table: table.name)
def test_the_evidence_for_a_row_is_the_very_characters(
    ours: Served, db: sqlite3.Connection, table: schema.Table
) -> None:
    (text,) = db.execute("select text from sources").fetchone()
    rows = db.execute(f"select id, char_start, char_end from {table.name} order by rowid").fetchall()
    for row in rows[:: max(len(rows) // 6, 1)]:
        answer = ours.get(f"/-/rsdata/evidence/{row['id']}")
        assert answer.status_code == 302
        address, _, anchor = answer.headers["location"].partition("#")
        page = ours.page(address)
        marks = [mark for mark in page.all("mark") if mark.text != "marked"]
        assert "".join(mark.text for mark in marks) == text[row["char_start"] : row["char_end"]]
        assert marks[0].attributes["id"] == anchor == "evidence"


def test_the_coverage_shows_every_character_that_is_not_blank(ours: Served, db: sqlite3.Connection) -> None:
    (text,) = db.execute("select text from sources").fetchone()
    shown = ""
    for number in (1, 2, 3, 4):
        page = ours.page(f"/-/rsdata/source/{PAGE}", page=str(number))
        shown += "".join(part.text for part in page.all("div", class_="printed"))
    assert "".join(shown.split()) == "".join(text.split())


def test_posts_are_numbered_and_quotes_lead_to_their_speakers(ours: Served, db: sqlite3.Connection) -> None:
    page = ours.page(f"/-/rsdata/source/{PAGE}")
    assert [article.attributes["id"] for article in page.all("article")] == [
        f"post-{n}" for n in range(1, 51)
    ]
    linked = {(a.text, a.attributes["href"]) for a in page.all("a", class_="quote")}
    for text, speaker in db.execute(
        "select quotes.text, speaker_id from quotes join posts on posts.id = post_id "
        "where number <= 50 and speaker_id is not null and parent_id is null "
        "and quotes.text not like '%\n%' "
        "and not exists (select 1 from quotes as q where q.parent_id = quotes.id)"
    ):
        assert (text, f"/rsdata/people/{speaker}") in linked


def test_a_long_page_comes_in_parts_with_the_span_in_sight(long: Served) -> None:
    answer = long.get("/-/rsdata/evidence/day-750-q1")
    address = answer.headers["location"].partition("#")[0]
    response = long.get(address)
    page = Page(response.text)
    assert len(page.all("article")) == 50
    assert "number 750 it is" in page.one("mark", id="evidence").text
    assert len(response.content) < 60_000
    assert "Page 15 of 20" in page.one("nav", **{"aria-label": "Pages of the coverage, top"}).text


def test_one_post_as_long_as_a_book_is_cut_around_the_span(tmp_path: Path) -> None:
    text = "word " * 200_000 + 'Mary Tester said "here it is at last". ' + "word " * 200_000
    with closing(Served(built(tmp_path, book=text))) as site:
        start = text.index("here it is")
        response = site.get("/-/rsdata/source/book", start=str(start), end=str(start + 10))
        assert Page(response.text).one("mark", id="evidence").text == "here it is"
        assert len(response.content) < 60_000


def test_one_post_as_long_as_a_book_is_read_page_by_page(tmp_path: Path) -> None:
    text = "".join(f"Line {n} of a long evening.\n\n" for n in range(3_000))
    with closing(Served(built(tmp_path, book=text))) as site:
        address: str | None = "/-/rsdata/source/book"
        read: list[str] = []
        while address:
            page = Page(site.get(address).text)
            read += re.findall(r"Line (\d+) of", page.one("main").text)
            address = next((a.attributes["href"] for a in page.all("a") if a.text == "Read on"), None)
        assert read == [str(n) for n in range(3_000)]
        assert any(a.text == "Read what stands before this" for a in page.all("a"))


@pytest.mark.parametrize("table", [table.name for table in schema.TABLES if table.evidence])
def test_the_page_of_every_row_leads_to_its_characters_and_back(
    ours: Served, db: sqlite3.Connection, table: str
) -> None:
    found = db.execute(f"select id, char_start, char_end from {table} order by rowid desc limit 1").fetchone()
    if found is None:
        pytest.skip("no row of this table in the shipped data")
    key, start, end = found
    address = f"/rsdata/{table}/{key}"
    (evidence,) = (a for a in ours.page(address).all("a", class_="evidence") if a.text.startswith("See"))
    assert evidence.attributes["href"] == f"/-/rsdata/source/{PAGE}?start={start}&end={end}#evidence"
    shown = ours.page(evidence.attributes["href"].partition("#")[0])
    assert address in {a.attributes["href"] for a in shown.all("a", class_="back")}


@pytest.mark.parametrize("table", ["parties", "files"])
def test_a_row_without_a_place_is_a_page_of_ours_too(
    ours: Served, db: sqlite3.Connection, table: str
) -> None:
    label = next(one.label for one in schema.TABLES if one.name == table)
    key, name = db.execute(f"select id, {label} from {table} limit 1").fetchone()
    page = ours.page(f"/rsdata/{table}/{key}")
    assert not page.all("a", class_="evidence")
    assert page.one("h1").text == name
    assert {key, name} <= {dd.text for dd in page.all("dd")}


@pytest.mark.parametrize(
    "query",
    [
        "start=5",
        "start=-1&end=4",
        "start=a&end=b",
        "start=9&end=3",
        "start=0&end=99999999999999999999",
        "page=0",
        "page=99",
        "page=x",
        "start=999999&end=1000000",
    ],
)
def test_an_address_with_an_impossible_span_shows_the_coverage(ours: Served, query: str) -> None:
    assert ours.get(f"/-/rsdata/source/{PAGE}?{query}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "source/nothing",
        "source/..%2F..",
        "evidence/nothing",
        f"evidence/{PAGE}-999-q1",
        f"evidence/{PAGE}-1-z1",
        "evidence/%27",
        "feed",
        "source/",
    ],
)
def test_what_is_not_there_is_not_found(ours: Served, path: str) -> None:
    assert ours.follow(f"/-/rsdata/{path}").status_code == 404


def test_rows_lead_to_their_evidence_in_tables(ours: Served) -> None:
    for table in MARKED:
        if table.name not in QUERIES:  # a query takes the address of a table of the same name
            page = ours.page(f"/rsdata/{table.name}", _size="3")
            count = 0 if table.name == "links" else 3  # the shipped page is plain text
            assert len(page.all("a", class_="rsdata-evidence")) == count


def test_rows_lead_to_their_evidence_in_answers_of_queries(ours: Served) -> None:
    where = "/rsdata/-/query" if DATASETTE_1 else "/rsdata"
    by_offsets = ours.page(where, sql="select post_id, char_start, char_end from odds")
    assert len(by_offsets.all("a", class_="rsdata-evidence")) == 4
    by_id = ours.page(where, sql="select id from odds")
    assert [a.attributes["href"] for a in by_id.all("a", class_="rsdata-evidence")] == [
        f"/-/rsdata/evidence/{PAGE}-80-o{n}" for n in range(1, 5)
    ]
    assert (
        ours.page(where, sql=f"select 'x-1-q1' as id, '{PAGE}' as post_id").all("a", class_="rsdata-evidence")
        == []
    )
    assert ours.page("/rsdata/quotes_by").all("a", class_="rsdata-evidence")


def test_rows_that_are_pages_lead_to_their_evidence(ours: Served) -> None:
    for path in (f"posts/{PAGE}-3", f"quotes/{PAGE}-3-q1", f"candidates/{PAGE}-154-c1"):
        assert [link for link in ours.page(f"/rsdata/{path}").links if link.endswith("#evidence")], path


def test_one_setting_takes_the_coverage_and_all_links_to_it_away(database: Path) -> None:
    with closing(Served(database, plugins={"rsdata": {"serve_coverage": False}})) as site:
        assert site.get(f"/-/rsdata/source/{PAGE}").status_code == 403
        assert site.get(f"/-/rsdata/evidence/{PAGE}-1-q1").status_code == 403
        for path in (
            "/",
            "/rsdata/quotes",
            "/rsdata/quotes_by",
            f"/rsdata/posts/{PAGE}-3",
            "/-/rsdata/search?q=vote",
            "/rsdata/people/nigel-farage",
            f"/rsdata/sources/{PAGE}",
        ):
            for link in site.page(path).links:
                assert "rsdata/source/" not in link and "rsdata/evidence/" not in link, path


@pytest.mark.parametrize("stem", ["a b", "100%", "a%20b", "é-1", "x.y", "~tilde", "q?#&"])
def test_a_file_of_any_name_has_its_evidence(tmp_path: Path, stem: str) -> None:
    with closing(Served(built(tmp_path, **{stem: long_page(2)}))) as site:
        link = next(x for x in site.page("/").links if "/-/rsdata/source/" in x)
        assert len(site.page(link).all("article")) == 2
        where = "/other/-/query" if DATASETTE_1 else "/other"
        (by_id,) = site.page(where, sql="select id from quotes limit 1").all("a", class_="rsdata-evidence")
        assert site.follow(by_id.attributes["href"] or "").status_code == 200


# Rows


def test_a_post_shows_its_paragraphs_with_its_quotes_marked(ours: Served, db: sqlite3.Connection) -> None:
    text, *_ = db.execute("select text from posts where id = ?", (f"{PAGE}-3",)).fetchone()
    page = ours.page(f"/rsdata/posts/{PAGE}-3")
    words = page.one("div", class_="words").text
    assert "".join(words.split()) == "".join(text.split())
    quotes = [
        q
        for (q,) in db.execute("select text from quotes where post_id = ? order by position", (f"{PAGE}-3",))
    ]
    assert [e.text for e in page.elements if "quote" in (e.attributes.get("class") or "").split()] == quotes


@pytest.mark.parametrize("table", ["posts", "quotes", "people", "candidates", "contests", "sources"])
def test_every_row_of_a_table_with_pages_has_one(ours: Served, db: sqlite3.Connection, table: str) -> None:
    keys = [key for (key,) in db.execute(f"select id from {table} order by rowid")]
    for key in keys[:: max(len(keys) // 12, 1)]:
        page = ours.page(f"/rsdata/{table}/{key.replace('.', '~2E')}")
        assert len(page.all("h1")) == 1
        assert page.one("details", class_="data")


def test_a_quote_shows_its_words_and_who_said_them(ours: Served) -> None:
    page = ours.page(f"/rsdata/quotes/{PAGE}-1-q2")
    assert "Nigel Farage" in page.one("figcaption").text
    assert page.one("blockquote").text.strip("“”") == page.one("mark").text


def test_a_person_has_quotes_party_and_mentions(ours: Served, db: sqlite3.Connection) -> None:
    page = ours.page("/rsdata/people/mark-reckless")
    (quotes,) = db.execute("select count(*) from quotes where speaker_id = 'mark-reckless'").fetchone()
    assert len(page.one("ul", class_="quotes").text.split("Post ")) == quotes + 1
    assert "UK Independence Party" in page.one("article").text
    assert "16,867 votes" in page.one("article").text
    assert page.one("ol", class_="concordance")


def test_a_candidate_has_result_and_odds(ours: Served) -> None:
    page = ours.page(f"/rsdata/candidates/{PAGE}-154-c2")
    assert "13,947" in page.one("dl", class_="figures").text
    assert "Kelly Tolhurst" in page.one("tr", class_="this").text
    assert "2/1" in page.one("article").text


def test_the_data_of_a_row_stays_where_it_was(ours: Served) -> None:
    assert ours.get(f"/rsdata/posts/{PAGE}-3.json", _shape="array").json()
    assert ours.get("/rsdata/posts/nothing-1").status_code == 404


# Search


def test_a_search_finds_posts_and_quotes_and_marks_the_words(ours: Served) -> None:
    page = ours.page("/-/rsdata/search", q="vote")
    assert {"vote", "votes", "voting"} <= {mark.text.lower() for mark in page.all("mark")}
    assert [h.text for h in page.all("h2")] == ["Quotes", "Posts"]


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        '"',
        "don't",
        "a-b",
        "AND",
        "NEAR(",
        "*",
        "text:x",
        "\0",
        "x" * 5000,
        "é",
        "<script>",
        '"un" closed"',
    ],
)
def test_no_search_fails(ours: Served, asked: str) -> None:
    response = ours.get("/-/rsdata/search", q=asked)
    assert response.status_code == 200
    assert "<script" not in response.text


# Any database that rsdata built, and no other


def test_canned_queries_and_descriptions_come_with_any_name(long: Served) -> None:
    assert long.get("/long/most_quoted.json", _shape="array").json()[0]["speaker"] == "Mary Tester"
    assert "who said it" in long.get("/long/quotes").text
    assert long.page("/long/most_quoted").one("form", class_="sql")


def test_queries_of_the_given_metadata_count_more_than_ours(database: Path) -> None:
    given = {"most_quoted": {"sql": "select 1 as mine", "title": "Mine"}, "bare": "select 2 as two"}
    with closing(Served(database, databases={"rsdata": {"queries": given}})) as site:
        assert site.get("/rsdata/most_quoted.json", _shape="array").json() == [{"mine": 1}]
        assert site.get("/rsdata/bare.json", _shape="array").json() == [{"two": 2}]
        assert site.get("/rsdata/odds.json", _shape="array").status_code == 200


def test_a_database_that_is_not_ours_is_left_alone(foreign: Path) -> None:
    with closing(Served(foreign)) as site:
        for path in ("/", "/foreign", "/foreign/posts", "/foreign/posts/page-1"):
            response = site.get(path)
            assert response.status_code == 200
            assert "rsdata" not in response.text
            assert "content-security-policy" not in response.headers
        where = "/foreign/-/query" if DATASETTE_1 else "/foreign"
        assert "evidence" not in site.get(where, sql="select * from posts").text
        assert site.get("/-/rsdata/search").status_code == 404


def test_two_databases_with_the_same_source_are_told_apart(
    database: Path, tmp_path: Path, foreign: Path
) -> None:
    text = (RAW / f"{PAGE}.txt").read_text("utf-8").replace("Farage", "Garage")
    second = built(tmp_path, "second.db", **{PAGE: text})
    with closing(Served(database, second, foreign)) as site:
        home = site.page("/")
        assert "/-/rsdata/?db=second" in home.links
        assert "/foreign" in home.links
        assert "Garage" in site.page("/-/rsdata/", db="second").one("table", class_="speakers").text
        link = next(x for x in site.page(f"/second/posts/{PAGE}-1").links if x.endswith("#evidence"))
        assert "Garage" in site.page(link.partition("#")[0]).one("mark", id="evidence").text
        assert "content-security-policy" not in site.get("/foreign/posts").headers


def test_who_may_not_see_the_tables_does_not_see_the_pages(database: Path) -> None:
    for rule in ({"allow": False}, {"tables": {"quotes": {"allow": {"id": "editor"}}}}):
        metadata = {"databases": {"rsdata": rule}}
        with closing(Served(database, **metadata)) as site:
            for path in (
                f"source/{PAGE}",
                f"evidence/{PAGE}-1-q1",
                "search?q=vote",
                "about",
                "feed.atom",
                "",
            ):
                assert site.follow(f"/-/rsdata/{path}").status_code in (403, 404), path
            assert "Reckless" not in site.get("/").text


def test_pages_work_below_another_address(database: Path) -> None:
    with closing(Served(database, settings={"base_url": "/data/"})) as site:
        for link in (*site.page("/").links, *site.page(f"/rsdata/posts/{PAGE}-3").links):
            assert not link.startswith("/") or link.startswith("/data/"), link
        response = site.get(f"/rsdata/posts/{PAGE}-3")
        assert "script-src" not in response.headers["content-security-policy"]


# Safety

OURS = (
    "/",
    "/-/rsdata/about",
    "/-/rsdata/search?q=said",
    "/-/rsdata/source/hostile",
    "/-/rsdata/source/hostile?start=40&end=160",
)


def hostile_pages(site: Served) -> list[str]:
    rows = [
        f"/{table}/{row['id']}"
        for table in ("posts", "quotes", "people", "sources")
        for row in site.get(f"/a~20~26~20b/{table}.json", _shape="array").json()
    ]
    return [*OURS, *(f"/a~20~26~20b{row}" for row in rows)]


def test_coverage_full_of_markup_shows_as_text(hostile: Served) -> None:
    for path in hostile_pages(hostile):
        response = hostile.get(path)
        assert response.status_code == 200, path
        page = Page(response.text)
        scripts = page.all("script")
        assert all(script.attributes.get("type") == "application/ld+json" for script in scripts), path
        for element in page.elements:
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"], path
            for name in ("href", "src", "action"):
                assert not (element.attributes.get(name) or "").lower().startswith("javascript:"), path
        assert not page.all("img") and not page.all("b", onclick="alert(3)")
    assert "<script>alert(1)</script>" in hostile.page("/-/rsdata/source/hostile").one("main").text
    assert "{{ 7 * 7 }}" in hostile.page("/-/rsdata/source/hostile").one("main").text


def test_tables_of_hostile_coverage_have_no_script_without_a_nonce(hostile: Served) -> None:
    for path in ("/a~20~26~20b", "/a~20~26~20b/posts", "/a~20~26~20b/quotes", "/a~20~26~20b/most_quoted"):
        response = hostile.get(path)
        (nonce,) = re.findall(
            r"script-src [^;]*'nonce-([\w-]+)'", response.headers["content-security-policy"]
        )
        inline = [s for s in Page(response.text).all("script") if "src" not in s.attributes]
        assert inline or DATASETTE_1
        assert {script.attributes.get("nonce") for script in inline} <= {nonce}
        assert not any("alert(" in script.text for script in inline)


def test_our_pages_may_run_nothing_and_ask_no_other_host(ours: Served) -> None:
    for path in (
        "/",
        "/-/rsdata/about",
        f"/-/rsdata/source/{PAGE}",
        f"/rsdata/posts/{PAGE}-3",
        "/rsdata/people/nigel-farage",
    ):
        response = ours.get(path)
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "script-src" not in policy
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
        for element in Page(response.text).elements:
            if element.tag in ("link", "img", "script", "iframe"):
                address = element.attributes.get("href") or element.attributes.get("src") or "/"
                assert address.startswith(("/", "http://localhost/")), address


def test_datasettes_pages_get_the_narrowest_policy_that_works(ours: Served) -> None:
    for path in ("/rsdata", "/rsdata/quotes", "/rsdata/full_result", "/rsdata/posts_fts_docsize/1"):
        policy = ours.get(path).headers["content-security-policy"]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert "unsafe-inline" not in rules["script-src"] + rules["style-src"]
        assert "unsafe-eval" not in policy
        assert rules["style-src-attr"] == "'unsafe-inline'"


def test_a_nonce_is_never_used_twice(ours: Served) -> None:
    policies = {ours.get("/rsdata/quotes").headers["content-security-policy"] for _ in range(3)}
    assert len(policies) == 3


def test_data_is_not_taken_for_anything_else(ours: Served) -> None:
    for path in ("/rsdata/quotes.json", "/rsdata/quotes.csv", "/rsdata.db", "/-/rsdata/feed.atom"):
        assert ours.get(path).headers["x-content-type-options"] == "nosniff", path


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_giant_values_and_giant_answers_are_refused(ours: Served) -> None:
    where = "/rsdata/-/query.json" if DATASETTE_1 else "/rsdata.json"
    for sql in (
        "select zeroblob(500000000)",
        "select zeroblob(490000) from posts",
        "select * from posts a, posts b, posts c, posts d",
        "select hex(zeroblob(400000))",
        "select replace(hex(zeroblob(200000)), '0', 'abc')",
    ):
        answer = ours.get(where, sql=sql)
        assert answer.status_code == 400, sql
        assert len(answer.content) < 10_000
    assert ours.get(where, sql="select zeroblob(1000)").status_code == 200
    assert ours.get(where, sql="select length(text) from sources").status_code == 200


# The foot of each page, and what machines read


@pytest.mark.parametrize(
    "path",
    [
        "/",
        f"/-/rsdata/source/{PAGE}",
        "/-/rsdata/search",
        "/rsdata",
        "/rsdata/quotes",
        "/rsdata/most_quoted",
        f"/rsdata/posts/{PAGE}-3",
        "/rsdata/parties/labour-party",
    ],
)
def test_the_foot_says_which_version_under_what_licence_and_where_to_correct(ours: Served, path: str) -> None:
    foot = ours.page(path).all("footer")[-1].text
    assert "Data version" in foot
    assert "CC BY 4.0" in foot
    assert "correction" in foot


def test_corrections_go_where_the_settings_say(database: Path) -> None:
    for address, expected in (("https://example.org/report", True), ("javascript:alert(1)", False)):
        with closing(Served(database, plugins={"rsdata": {"corrections_url": address}})) as site:
            for path in ("/", "/rsdata/quotes", "/-/rsdata/about"):
                assert (address in site.page(path).links) is expected


def test_the_data_set_is_described_for_search_engines(ours: Served) -> None:
    data = json.loads(ours.page("/").one("script", type="application/ld+json").text)
    assert data["@type"] == "Dataset"
    assert data["name"] == yaml.safe_load(METADATA.read_text("utf-8"))["title"]
    assert data["license"].startswith("https://creativecommons.org/")
    for download in data["distribution"]:
        path = download["contentUrl"].partition("//")[2].partition("/")[2]
        assert (
            ours.get(f"/{path}")
            .headers["content-type"]
            .startswith(download["encodingFormat"].replace("csv", "plain")[:4])
        )


def test_a_title_cannot_end_the_description(hostile: Served) -> None:
    page = hostile.page("/")
    assert (
        json.loads(page.one("script", type="application/ld+json").text)["name"]
        == "</title><script>alert(6)</script>"
    )


def test_alternates_are_there(ours: Served) -> None:
    alternates = [link for link in ours.page("/").all("link") if link.attributes.get("rel") == "alternate"]
    assert {link.attributes["type"] for link in alternates} == {
        "text/csv",
        "application/json",
        "application/atom+xml",
    }
    for link in alternates:
        assert ours.get(link.attributes["href"] or "").status_code == 200


def test_the_feed_is_atom_and_undated_posts_take_the_date_of_their_source(ours: Served) -> None:
    response = ours.get("/-/rsdata/feed.atom")
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    atom = {"a": "http://www.w3.org/2005/Atom"}
    root = ElementTree.fromstring(response.text)
    for needed in ("title", "id", "updated", "author/a:name"):
        assert root.find(f"a:{needed}", atom) is not None, needed
    entries = root.findall("a:entry", atom)
    assert len(entries) == 50
    assert len({entry.findtext("a:id", namespaces=atom) for entry in entries}) == 50
    for entry in entries:
        assert entry.findtext("a:updated", namespaces=atom) == "2014-11-21T00:00:00Z"
        assert entry.findtext("a:title", namespaces=atom)
    link = entries[0].find("a:link", atom)
    assert link is not None
    assert ours.get("/" + link.attrib["href"].partition("//")[2].partition("/")[2]).status_code == 200


def test_each_entry_of_a_feed_has_its_own_publisher(tmp_path: Path) -> None:
    atom = {"a": "http://www.w3.org/2005/Atom"}
    page = "Cara Poole\n\nAll times stated are UK\n\n  1. Post update\n\n    The count goes on.\n"
    described = "sources:\n  - {id: ash, file: ash.txt, publisher: Ash Gazette}\n"
    for name, elm, whole, entries in (
        ("one", None, "Ash Gazette", [None]),
        ("two", page, "rsdata", ["Ash Gazette", "elm"]),
    ):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "ash.txt").write_text(page)
        (folder / "sources.yml").write_text(described)
        if elm is not None:
            (folder / "elm.txt").write_text(elm)
        target = folder / "rsdata.db"
        assert CliRunner().invoke(main, ["build", str(folder), "-o", str(target)]).exit_code == 0
        with closing(Served(target)) as site:
            root = ElementTree.fromstring(site.get("/-/rsdata/feed.atom").text)
        assert root.findtext("a:author/a:name", None, atom) == whole
        found = [entry.findtext("a:author/a:name", None, atom) for entry in root.iterfind("a:entry", atom)]
        assert sorted(found, key=str) == entries


def test_the_feed_of_hostile_coverage_is_well_formed(tmp_path: Path) -> None:
    text = (
        "Ann Other\n\nAll times stated are UK\n\n  1. Post update\n\n    A \x07 bell & a <tag> \ufffe end.\n"
    )
    with closing(Served(built(tmp_path, odd=text))) as site:
        ElementTree.fromstring(site.get("/-/rsdata/feed.atom").text)


def test_the_queries_in_the_package_are_those_of_the_metadata_file() -> None:
    described_as = yaml.safe_load(METADATA.read_text("utf-8"))["databases"]["rsdata"]
    assert described._shipped()["queries"] == described_as["queries"]


def test_static_files_are_served_and_change_their_address_with_their_content(ours: Served) -> None:
    sheets = [link.attributes["href"] or "" for link in ours.page("/").all("link", rel="stylesheet")]
    assert len(sheets) == 3
    for sheet in sheets:
        assert re.search(r"\?[0-9a-f]{10}$", sheet)
        response: httpx.Response = ours.get(sheet)
        assert response.headers["content-type"].startswith("text/css")
