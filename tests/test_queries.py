"""The canned queries of metadata.yml, asked of the shipped database through Datasette."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from datasette.utils import escape_fts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.queries import samples_of
from rsdata.database import schema
from rsdata.database.views import VIEWS
from rsdata.plugin import about, databases, evidence, feed, figures, row_pages, search

from .conftest import METADATA, Site

RSDATA: dict[str, Any] = yaml.safe_load(METADATA.read_text("utf-8"))["databases"]["rsdata"]
QUERIES: dict[str, Any] = RSDATA["queries"]


@pytest.fixture(scope="module")
def planned(database: Path) -> Iterator[sqlite3.Connection]:
    """The shipped data set with the function that Datasette adds to SQLite."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        connection.create_function("escape_fts", 1, escape_fts)
        yield connection


SEARCHES = ("search_posts", "search_quotes", "quotes_about")
PARAMETER = {"search_posts": "q", "search_quotes": "q", "quotes_about": "word"}


def test_every_table_view_and_column_is_described_in_the_words_of_the_schema() -> None:
    described = {name: (t["description"], t["columns"]) for name, t in RSDATA["tables"].items()}
    tables = {t.name: (t.description, {c.name: c.description for c in t.columns}) for t in schema.TABLES}
    assert described == tables | {view.name: (view.description, view.columns) for view in VIEWS}


def test_every_query_says_what_it_answers() -> None:
    assert len(QUERIES) >= 16
    for name, query in QUERIES.items():
        assert query["title"], name
        assert query["description"].endswith((".", ")")), name


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_answers_without_a_parameter(site: Site, name: str) -> None:
    assert site.rows(name)


def test_the_benchmark_has_something_to_ask_every_query_with(planned: sqlite3.Connection) -> None:
    (page,) = planned.execute("select id from sources").fetchone()
    asked = {name for query in QUERIES.values() for name in re.findall(r":([a-z_]+)", query["sql"])}
    assert {name for name, value in samples_of(planned, page).items() if value} >= asked


def test_the_full_result_with_shares_recomputed(site: Site) -> None:
    rows = site.rows("full_result", contest="parl.rochester-and-strood.by.2014-11-20")
    assert len(rows) == 13
    assert sum(row["votes"] for row in rows) == 40_065
    assert all(abs(row["share_printed"] - row["share_recomputed"]) <= 0.01 for row in rows)
    assert [row["rank"] for row in rows] == [1, 2, 3, 4, 5, 6, 7, 7, 9, 10, 11, 12, 13]
    assert [row["elected"] for row in rows] == [1] + [0] * 12
    assert sum(row["change"] is None for row in rows) == 9


def test_the_swing_is_half_of_loss_and_gain(site: Site) -> None:
    rows = site.rows("swing")
    known = {(r["from_party"], r["to_party"]): r["swing_pct"] for r in rows if r["swing_pct"] is not None}
    assert len(known) == 6
    # (2.69 + 15.39) / 2: from the Liberal Democrats to the Greens
    assert known["Liberal Democrats", "Green Party"] == 9.04
    # the Conservatives lost more than Labour did: the swing between the two is to Labour
    # (to the thousandth, since SQLite's versions differ in which way they round a half)
    assert known["Conservative Party", "Labour Party"] == 1.345
    assert known["Labour Party", "Green Party"] == 7.195
    assert all(value >= 0 for value in known.values())


def test_the_swing_begins_with_what_is_asked_first(site: Site) -> None:
    first, second, *others = site.rows("swing")
    assert (first["pair"], first["from_party"], first["to_party"]) == (
        "changed most",
        "Liberal Democrats",
        "Green Party",
    )
    assert (second["pair"], second["from_party"], second["to_party"], second["swing_pct"]) == (
        "second to first",
        "Conservative Party",
        "UK Independence Party",
        None,
    )
    assert second["note"] == "not known: the page prints no change for UK Independence Party"
    assert all(row["swing_pct"] is not None and row["note"] is None for row in (first, *others))


@pytest.mark.parametrize("name", ["full_result", "ward_compared", "odds_overround"])
def test_figures_carry_their_post_and_characters(site: Site, name: str) -> None:
    for row in site.rows(name):
        assert row["post_id"]
        assert row["char_start"] < row["char_end"]


def test_the_ward_against_each_partys_best_figure(site: Site) -> None:
    rows = {row["party"]: (row["votes"], row["best_votes_before"]) for row in site.rows("ward_compared")}
    assert rows == {
        "UK Independence Party": (2_850, None),
        "Conservative Party": (1_965, 2_307),
        "Labour Party": (716, 975),
        "Green Party": (314, 351),
        "Liberal Democrats": (60, 298),
    }


def test_turnout_against_valid_votes(site: Site) -> None:
    row = site.rows("turnout")[0]
    assert (row["turnout_pct"], row["ballots"], row["valid_votes"], row["rejected"]) == (
        50.67,
        40_113,
        40_065,
        48,
    )
    assert row["majority"] == 2_920


def test_the_overround_is_taken_out(site: Site) -> None:
    rows = site.rows("odds_overround")
    assert [(row["party"], row["fractional"]) for row in rows] == [
        ("UK Independence Party", "4/11"),
        ("Conservative Party", "2/1"),
        ("Labour Party", "20/1"),
        ("Liberal Democrats", "200/1"),
    ]
    assert sum(row["probability_pct"] for row in rows) == pytest.approx(100, abs=0.02)
    assert {row["overround_pct"] for row in rows} == {11.93}
    assert len({(row["bookmaker"], row["market"]) for row in rows}) == 1


def test_one_speakers_quotes(site: Site) -> None:
    assert {row["speaker"] for row in site.rows("quotes_by", speaker="Ed Miliband")} == {"Ed Miliband"}
    most_quoted = site.rows("most_quoted")[0]
    assert len(site.rows("quotes_by")) == most_quoted["quotes"]
    assert site.rows("quotes_by", speaker="nobody") == []


@pytest.mark.parametrize("part", ["miliband", "Ed", " ED mili ", "miliband ed"])
def test_any_part_of_a_speakers_name_will_do(site: Site, part: str) -> None:
    whole = site.rows("quotes_by", speaker="Ed Miliband")
    assert [row for row in site.rows("quotes_by", speaker=part) if row["speaker"] == "Ed Miliband"] == whole


def test_a_whole_name_is_one_speakers(site: Site, db: sqlite3.Connection) -> None:
    """Also where others have it within their own."""
    for (name,) in db.execute("select distinct speaker from quotes where speaker is not null"):
        assert {row["speaker"].lower() for row in site.rows("quotes_by", speaker=name.upper())} == {
            name.lower()
        }


@pytest.mark.parametrize("part", ["tolhurst", "Kelly", "kelly tol"])
def test_any_part_of_a_candidates_name_will_do(site: Site, part: str) -> None:
    whole = site.rows("posts_mentioning", candidate="Kelly Tolhurst")
    assert site.rows("posts_mentioning", candidate=part) == whole != []


def test_any_part_of_a_contests_name_will_do(site: Site) -> None:
    named = site.rows("full_result", contest="rochester")
    assert named == site.rows("full_result", contest="parl.rochester-and-strood.by.2014-11-20") != []


def test_posts_that_mention_a_candidate(site: Site) -> None:
    rows = site.rows("posts_mentioning", candidate="kelly tolhurst")
    assert {row["id"].rsplit("-", 1)[1] for row in rows} == {"81", "154", "166", "167"}
    assert {row["candidate"] for row in site.rows("posts_mentioning")} == {"Mark Reckless"}


def test_a_candidate_is_found_under_either_form_of_the_name(site: Site) -> None:
    short, full = (
        site.rows("posts_mentioning", candidate=f"{first} Irvine") for first in ("Chris", "Christopher")
    )
    assert short == full != []


def test_messages_printed_twice(site: Site) -> None:
    rows = site.rows("printed_twice")
    assert {(row["times"], row["senders"]) for row in rows} == {(2, 1), (2, 2)}


def test_hashtags_are_counted_whatever_their_case(site: Site) -> None:
    first = site.rows("hashtags_by_count")[0]
    assert first["hashtag"] == "#rochesterandstrood"
    assert {"RochesterandStrood", "RochesterAndStrood", "rochesterandstrood"} == set(
        first["as_printed"].split(",")
    )


def test_readers_by_place(site: Site) -> None:
    places = {row["place"]: row["messages"] for row in site.rows("readers_by_place")}
    assert places["London"] == 5
    assert places["Aldermaston Wharf"] == 1


def test_the_story_runs_forward(site: Site) -> None:
    sequence = [row["sequence"] for row in site.rows("story")]
    assert sequence == sorted(sequence)


@pytest.mark.parametrize("name", SEARCHES)
def test_search_finds_words_in_any_form(site: Site, name: str) -> None:
    found = [row["id"] for row in site.rows(name, **{PARAMETER[name]: "sneer"})]
    everything = [row["id"] for row in site.rows(name)]
    assert 0 < len(found) < len(everything)
    assert site.rows(name, **{PARAMETER[name]: "zzyzx"}) == []


@pytest.mark.parametrize("name", SEARCHES)
@pytest.mark.parametrize(
    "hostile",
    ["'", '"', '"unbalanced', "don't", "a-b", "AND", "OR NOT", "NEAR(", "text:x", "*", "vot*", "^a", "(",
     "{}", "\0", "a\0b", " ", "\n", "%", "💥", "--", "';drop table posts;--", "?"],
)  # fmt: skip
def test_search_takes_any_input(site: Site, name: str, hostile: str) -> None:
    site.rows(name, **{PARAMETER[name]: hostile})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_input_breaks_a_query(site: Site, text: str) -> None:
    for name in (*SEARCHES, "quotes_by", "posts_mentioning", "full_result"):
        parameter = PARAMETER.get(
            name, {"quotes_by": "speaker", "posts_mentioning": "candidate"}.get(name, "contest")
        )
        site.rows(name, **{parameter: text})


# Queries that read all rows of what they are about, and so grow with it: they count, or compare everything.
EVERYTHING = {
    "swing", "ward_compared", "turnout", "odds_overround", "most_quoted", "speakers_by_party",
    "readers_by_place", "tweets_and_emails", "hashtags_by_count", "printed_twice", "outlets",
}  # fmt: skip
# Those that list everything, from the first row on.
LISTS = {"story", "without_speaker"}
# Where a look-up without a parameter begins, and one by a part of a name: through the names of contests and
# candidates, of which there are few beside all else.
BEGINS = {
    "full_result": {"SCAN contests USING COVERING INDEX sqlite_autoindex_contests_1", "SCAN contests"},
    "posts_mentioning": {"SCAN results USING INDEX idx_results_votes", "SCAN candidates"},
}
TABLES = {table.name for table in schema.TABLES}


def plan(db: sqlite3.Connection, sql: str) -> list[str]:
    """How SQLite answers a query, a line a step."""
    parameters = dict.fromkeys(re.findall(r":([a-z_]+)", sql), "x")
    return [row["detail"] for row in db.execute(f"explain query plan {sql}", parameters)]


def scans(steps: list[str], real: set[str]) -> list[str]:
    """The steps that go through a whole table."""
    return [step for step in steps if step.startswith("SCAN ") and step.split()[1] in real]


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_scans_what_it_could_look_up(planned: sqlite3.Connection, name: str) -> None:
    steps = plan(planned, QUERIES[name]["sql"])
    aliases = set(re.findall(r"(?:from|join) (\w+)(?: as (\w+))?", QUERIES[name]["sql"]))
    real = {alias or table for table, alias in aliases if table in TABLES} | TABLES
    assert not [step for step in steps if "AUTOMATIC" in step]  # an index made for one answer
    found = scans(steps, real)
    if name in EVERYTHING:
        assert len(found) <= 1
    elif name in LISTS:
        assert all("USING INDEX idx_posts_source_id_sequence" in step for step in found)
        assert not [step for step in steps if "TEMP B-TREE" in step]
    else:
        assert set(found) <= BEGINS.get(name, set())


SQL_OF_THE_PLUGIN = {
    f"{module.__name__.rsplit('.', 1)[1]}.{name}": sql
    for module in (about, databases, evidence, feed, figures, row_pages, search)
    for name, sql in vars(module).items()
    if isinstance(sql, str) and re.match(r"\s*(select|with)\s", sql) and "{" not in sql
}
# What begins with the newest pages and contests begins with these.
NEWEST = {"SCAN sources USING INDEX idx_sources_published", "SCAN contests USING INDEX idx_contests_date"}


@pytest.mark.parametrize("name", SQL_OF_THE_PLUGIN)
def test_no_page_scans_what_it_could_look_up(planned: sqlite3.Connection, name: str) -> None:
    steps = plan(planned, SQL_OF_THE_PLUGIN[name])
    assert not [step for step in steps if "AUTOMATIC" in step]
    named = re.findall(r"\)? as (\w+)", SQL_OF_THE_PLUGIN[name])  # of a part of a table
    found = [step for step in scans(steps, TABLES - set(named)) if "COVERING" not in step]
    assert set(found) <= NEWEST


class Work:
    """Counts the steps of SQLite's machine that a query takes: the same on every computer."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, sql: str, rows: int, **parameters: str) -> int:
        """Tens of steps until so many rows are there."""
        taken = 0

        def step() -> None:
            nonlocal taken
            taken += 1

        self._db.set_progress_handler(step, 10)
        try:
            self._db.execute(sql, parameters).fetchmany(rows)
        finally:
            self._db.set_progress_handler(None, 0)
        return taken
