"""Nothing is said that the text does not say: what the site and the queries add to what is printed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rsdata.build import build
from rsdata.paths import shipped
from rsdata.sources import open_raw

from .conftest import Site
from .pages import Page

# A candidate without a party, wards with parties only, words of somebody and of nobody with no word of saying
# beside them, figures of a contest of several seats.
COVERAGE = """All times stated are UK

  1. Post update

    Elm ward, two seats: Labour 1,204, Conservatives 987, Green 311

    Turnout in Elm was 31.50% (1,415 votes).

  2. Post update

    Ash ward, one seat: Ann Lee (Lab) 2,204, Bo Ek 987, Cy Dale (C) 311

    Turnout in Ash was 41.50% (3,520 votes).

  3. Post update

    Ann Lee on the swing: "We waited for this."

  4. Post update

    A long night of "swings" and tea.
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, sqlite3.Connection]]:
    """The invented page as it is served, and its database."""
    folder = tmp_path_factory.mktemp("claims")
    (folder / "page.txt").write_text(COVERAGE, "utf-8")
    database = folder / "rsdata.db"
    build(open_raw(folder / "page.txt"), database)
    with (
        closing(Site(database, shipped("metadata.yml"))) as site,
        closing(sqlite3.connect(database)) as connection,
    ):
        yield site, connection


def words(html: str) -> str:
    """What a reader sees or hears of a page, without the row as data."""
    html = re.sub(r"<details.*?</details>", " ", html, flags=re.DOTALL)
    heard = " ".join(re.findall(r'(?:title|aria-label)="([^"]*)"', html))
    return re.sub(r"<[^>]+>", " ", html) + heard


def test_nobody_said_what_has_no_word_of_saying(small: tuple[Site, sqlite3.Connection]) -> None:
    site, connection = small
    found = connection.execute("select cue, speaker from quotes").fetchall()
    assert found and not any(cue for cue, _ in found)
    paths = ["/-/rsdata/search?q=swing*", "/-/rsdata/search?q=waited", "/-/rsdata/feed.atom"]
    paths += [f"/-/rsdata/source/{row[0]}" for row in connection.execute("select id from sources")]
    for table in ("posts", "quotes", "people"):
        paths += [f"/rsdata/{table}/{row[0]}" for row in connection.execute(f"select id from {table}")]
    for path in paths:
        response = site.get(path)
        assert response.status_code == 200, path
        assert not re.search(
            r"\b(?:said|says|spoken|names nobody|nobody named)\b", words(response.text), re.IGNORECASE
        ), path


def test_a_quote_without_a_cue_is_a_quotation(site: Site, db: sqlite3.Connection) -> None:
    rows = db.execute("select id, post_id, cue, kind from quotes").fetchall()
    assert any(row["cue"] is None for row in rows)
    for post_id in {row["post_id"] for row in rows if row["cue"] is None}:
        links = {
            a.attributes["href"]: a.text for a in Page(site.get(f"/rsdata/posts/{post_id}").text).all("a")
        }
        for row in rows:
            if row["post_id"] == post_id:
                manner = links[f"/rsdata/quotes/{row['id']}"]
                assert manner.startswith(row["cue"] or "quotation"), (row["id"], manner)


def test_where_only_a_party_is_printed_there_is_no_candidate(small: tuple[Site, sqlite3.Connection]) -> None:
    site, connection = small
    parties = connection.execute("select count(*) from results where candidate_id is null").fetchone()[0]
    assert parties == 3
    candidates = [row["candidate"] for row in site.rows("full_result")]
    printed = [name for name in candidates if name is not None]
    assert candidates.count(None) == parties and len(printed) == 3
    assert all(name in COVERAGE for name in printed)


def test_wards_are_compared_only_at_by_elections(tmp_path: Path) -> None:
    """The title of the query says so: a contest that may be none is left out."""
    old, new = "Labour 1,204, Conservatives 987", "Labour 1,104, Conservatives 1,187"
    (tmp_path / "old.txt").write_text(f"Ash ward: {old}\n", "utf-8")
    (tmp_path / "new.txt").write_text(f"Ash ward: {new}\n", "utf-8")
    contest = "  contests:\n  - {{id: {}, name: Ash ward, area: Ash, kind: local, date: {}}}\n"
    compared = []
    for by in ("", ".by"):
        (tmp_path / "sources.yml").write_text(
            "sources:\n- id: old\n  file: old.txt\n"
            + contest.format("local.elm.ash.2011-05-05", "2011-05-05")
            + "- id: new\n  file: new.txt\n"
            + contest.format(f"local.elm.ash{by}.2014-11-20", "2014-11-20"),
            "utf-8",
        )
        build(open_raw(tmp_path), tmp_path / "rsdata.db")
        with closing(Site(tmp_path / "rsdata.db", shipped("metadata.yml"))) as site:
            compared.append([(row["party"], row["difference"]) for row in site.rows("ward_compared")])
    assert compared == [[], [("Conservative Party", 200), ("Labour Party", -100)]]


def test_papers_are_rejected_only_where_a_voter_has_one_vote(small: tuple[Site, sqlite3.Connection]) -> None:
    site, connection = small
    seats = {
        name: number for name, number, _ in connection.execute("select name, seats, ballots from contests")
    }
    turnouts = {row["contest"]: row for row in site.rows("turnout")}
    assert sorted(seats.values()) == [1, 2] and all(row["ballots"] for row in turnouts.values())
    for name, row in turnouts.items():
        if seats[name] == 1:
            assert row["rejected"] == row["ballots"] - row["valid_votes"] == 18
        else:
            assert row["rejected"] is None and row["rejected_pct"] is None
