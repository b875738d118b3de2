"""The search by names, and the names that queries offer."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from rsdata.plugin import databases
from rsdata.plugin.called import SHOWN, Found, find

from .conftest import Site

PEOPLE = re.compile(r'href="/rsdata/people/([^"]+)">')


def names_on(page: str) -> str:
    """The part of the page of a search that has the names."""
    return page.partition('<section class="called"')[2].partition("</section>")[0]


@pytest.mark.parametrize(
    "asked",
    ["Mark Reckless", "reckless", "RECKLESS", "Mr Reckless", "reck", "mark reck", "Rekless", "Reckles",
     "Mark Rekless", "Reckelss"],
)  # fmt: skip
def test_a_person_is_found_by_any_part_of_the_name_misspelt_too(site: Site, asked: str) -> None:
    found = names_on(site.get("/-/rsdata/search", q=asked).text)
    assert PEOPLE.findall(found)[0] == "mark-reckless"
    assert "/rsdata/candidates/" in found


@pytest.mark.parametrize(
    ("asked", "href"),
    [
        ("peninsula", "/rsdata/contests/local~2Emedway~2Epeninsula~2Eby~2E2014-11-20"),
        ("ukip", "/rsdata/parties/uk-independence-party"),
        ("conservatve", "/rsdata/parties/conservative-party"),
        ("labour leader", "/rsdata/people/ed-miliband"),
    ],
)
def test_contests_parties_and_those_of_an_office_are_found(site: Site, asked: str, href: str) -> None:
    assert f'href="{href}"' in names_on(site.get("/-/rsdata/search", q=asked).text)


def test_a_misspelling_says_what_was_taken_for_it(site: Site) -> None:
    page = site.get("/-/rsdata/search", q="Tolhurts").text
    assert "called “Tolhurts”" in page
    assert 'href="/-/rsdata/search?q=tolhurst"' in page


def test_a_name_of_nobody_finds_nobody(site: Site) -> None:
    assert names_on(site.get("/-/rsdata/search", q="zzyzx quixotic").text) == ""
    assert names_on(site.get("/-/rsdata/search", q="a").text) == ""


def test_an_ordinary_word_of_the_coverage_is_no_misspelt_name(site: Site) -> None:
    for word in ("immigration", "voting", "yesterday", "majority"):
        assert names_on(site.get("/-/rsdata/search", q=word).text) == "", word


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(asked=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_nothing_that_is_typed_fails_or_stands_unescaped(site: Site, asked: str) -> None:
    answer = site.get("/-/rsdata/search", q=asked)
    assert answer.status_code == 200
    assert str(escape(asked.replace("\0", "").strip())) in answer.text


@pytest.mark.parametrize(
    "asked", ["a" * 5000, "x y " * 900, "<script>a()</script>", "%", "_", "'", "\\", '0"\x1b\n0', 'a "b\nc']
)
def test_hostile_searches_are_answered(site: Site, asked: str) -> None:
    assert site.get("/-/rsdata/search", q=asked).status_code == 200


def found_in(path: Path, asked: str) -> Found:
    async def go() -> Found:
        datasette = Datasette([str(path)])
        await datasette.invoke_startup()
        (one,) = (await databases.served(datasette)).values()
        return await find(one, asked, in_text=False)

    return asyncio.run(go())


def test_accents_and_hostile_names(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "rsdata.db"
    shutil.copy(sound, path)
    hostile = "<b onclick=alert(1)>Zoë\tO’Brien\n"
    with closing(sqlite3.connect(path)) as db:
        db.execute("update people set name = ? where rowid = 1", (hostile,))
        db.commit()
    for asked in ("zoe o'brien", "Zoë O’Brien", "obrien"):
        (row,) = found_in(path, asked).rows["people"]
        assert row["name"] == hostile


def test_the_best_is_first_and_no_more_than_a_few_are_shown(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "rsdata.db"
    shutil.copy(sound, path)
    with closing(sqlite3.connect(path)) as db:
        rows = [(f"many-{n}", f"Ann Quibblewick{n:03}") for n in range(300)]
        rows += [("whole", "Bo Quibblewick"), ("within", "Mac Macquibblewick")]
        db.executemany("insert into people (id, name, kind) values (?, ?, 'person')", rows)
        db.commit()
    found = found_in(path, "quibblewick")
    assert found.rows["people"][0]["id"] == "whole"
    assert (len(found.rows["people"]), found.counts["people"]) == (SHOWN, 302)


@pytest.mark.parametrize(
    ("query", "name"),
    [("quotes_by", "Ed Miliband"), ("posts_mentioning", "Kelly Tolhurst"), ("full_result", "local.medway")],
)
def test_queries_offer_the_names_there_are(site: Site, query: str, name: str) -> None:
    page = site.get(f"/rsdata/{query}").text
    (listed,) = re.findall(r'<input[^>]* list="([^"]+)"', page)
    offered = page.partition(f'<datalist id="{listed}">')[2].partition("</datalist>")[0]
    assert f'<option value="{name}' in offered
    assert len(set(offered.split("<option"))) == offered.count("<option") + 1


def test_queries_that_take_words_offer_nothing(site: Site) -> None:
    assert "<datalist" not in site.get("/rsdata/quotes_about").text
