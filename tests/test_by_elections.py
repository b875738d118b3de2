"""Whether an election is a by-election: decided in one place, by every spelling; null where nothing says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdata.build.builder import build
from rsdata.language import by_elections
from rsdata.language.by_elections import (
    HYPHENS,
    declared,
    folded,
    reported,
    speaks_of_one,
    words_before_several,
)
from rsdata.model import Contest, Source
from rsdata.pipeline import parse
from rsdata.sources.folder import open_raw

JOINTS = ("", " ", "\u00a0", "\u202f", "\n", *HYPHENS, "- ")
SPELLINGS = st.builds(
    lambda joint, plural, fold: fold(f"by{joint}election{plural}"),
    st.sampled_from(JOINTS),
    st.sampled_from(("", "s")),
    st.sampled_from((str.lower, str.upper, str.title, str.capitalize)),
)
WARD = "Ash ward: Ann Lee (Lab) 1,204, Bo Ek (C) 987, Cy Dale (LD) 455"


@given(SPELLINGS)
def test_every_spelling_is_one(spelling: str) -> None:
    for text in (spelling, f"Ash {spelling}", f"The {spelling}: result", f"({spelling})"):
        assert speaks_of_one(text)
        assert declared("ash", text) is True
        assert "by-election" in folded(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "An election in Ash", "general election", "Bye, election", "a standby election", "by-elected",
        "chosen by election", "He won by elections officials' count", "closed by election day",
        "counted by election staff", "either by election or by lot", "Derby election",
    ],
)  # fmt: skip
def test_other_words_are_none(text: str) -> None:
    assert not speaks_of_one(text)
    assert folded(text) == text


@pytest.mark.parametrize(
    ("contest_id", "name", "expected"),
    [
        ("parl.ash-vale.by.2016-10-20", None, True),
        ("local.elm.ash.by.2016-10-20", "Ash ward", True),
        ("local.elm.ash.2011-05-05", "Ash ward, Elm Council", False),
        ("parl.2015-05-07", None, False),
        ("local.elm.ash.2011-05-05", "Ash byelection", True),
        ("ash", "Ash byelection", True),
        ("ash", "Ash BY ELECTION", True),
        ("ash.by.x", None, True),
        ("ash", "General election in Ash", False),
        ("ash", "Ash ward", None),
        ("ash", None, None),
        ("page-contest-1", None, None),
        ("standby.2015", None, None),
    ],
)
def test_a_declared_contest(contest_id: str, name: str | None, expected: bool | None) -> None:
    assert declared(contest_id, name) is expected


@pytest.mark.parametrize(
    ("lead", "near", "is_previous", "expected"),
    [
        ("Ash byelection:", "", False, True),
        ("General election in Ash:", "By-election live", False, False),
        ("Ash by election, general election in brackets:", "", False, None),
        ("Result:", "The Ash by-elections", False, True),
        ("Result last time:", "The Ash by-election", True, None),
        ("By-election last time:", "", True, True),
        ("Result:", "General election night", False, None),
        ("Result:", "Ash ward", False, None),
    ],
)
def test_a_result_on_a_page(lead: str, near: str, is_previous: bool, expected: bool | None) -> None:
    assert reported(lead, near, is_previous=is_previous) is expected


@given(SPELLINGS)
def test_a_result_has_the_same_rows_however_it_is_spelt(spelling: str) -> None:
    """Name, place, kind and flag of the contest, and the market of the odds."""

    def read(word: str) -> tuple[list[Contest], list[str | None]]:
        votes = "Ann Lee (Lab) 1,204, Bo Ek (C) 987."
        page = f"Ash ward {word}\n\n{votes}\n\nCoral make Labour 4/11 to win the Elm {word}."
        coverage = parse(page)
        return list(coverage.contests), [price.market and folded(price.market) for price in coverage.odds]

    assert read(" ".join(spelling.split("\n"))) == read("by-election")


@pytest.mark.parametrize(
    ("contest", "expected"),
    [
        ({"id": "ash", "name": "Ash byelection"}, 1),
        ({"id": "local.elm.ash.by.2016-10-20", "name": "Ash ward"}, 1),
        ({"id": "local.elm.ash.2016-10-20", "name": "Ash ward"}, 0),
        ({"id": "ash", "name": "Ash ward"}, None),
        (None, None),
    ],
)
def test_the_database_says_so(tmp_path: Path, contest: dict[str, str] | None, expected: int | None) -> None:
    (tmp_path / "ash.txt").write_text(f"{WARD}\n", "utf-8")
    if contest:
        (tmp_path / "sources.yml").write_text(
            "sources:\n- id: ash\n  file: ash.txt\n  contests:\n"
            f"  - {{id: {contest['id']}, name: {contest['name']}, area: Ash, kind: local}}\n",
            "utf-8",
        )
    build(open_raw(tmp_path), tmp_path / "ash.db")
    with closing(sqlite3.connect(tmp_path / "ash.db")) as connection:
        assert connection.execute("select distinct by_election from results_flat").fetchall() == [(expected,)]


def test_a_contest_declared_in_python_is_judged_alike() -> None:
    for contest_id, name, expected in (("ash", "Ash byelection", True), ("ash", "Ash ward", None)):
        source = Source(contests=(Contest(contest_id, name=name, area="Ash", kind="local"),))
        (contest,) = parse(WARD, source).contests
        assert contest.by_election is expected


def test_nothing_else_decides_it() -> None:
    """No other module of the package has a spelling of its own to look for."""
    package = Path(by_elections.__file__).parent
    for path in package.rglob("*.py"):
        if path.name != "by_elections.py":
            assert "by-?" not in path.read_text("utf-8") and "byelection" not in path.read_text("utf-8"), path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three federal by-elections are held.", {"three", "federal"}),
        ("There are 2 byelections, and four more by-elections", {"there", "are", "2", "and", "four", "more"}),
        ("Twenty-three by-elections", {"twenty-three"}),
        ("Three wards vote.", set()),
        ("Three, they say. By-elections", set()),
    ],
)
def test_the_words_before_by_elections_may_count_them(text: str, words: set[str]) -> None:
    assert words_before_several(text) == words
