"""Live pages of other outlets: every entry, its time, its words, whoever marked it up."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

import rsdata
from rsdata.model import Coverage

from .outlets import ADDRESS, NIGHT, OUTLETS


def read(name: str) -> Coverage:
    (page,) = rsdata.read(OUTLETS[name].page(), ADDRESS)
    return rsdata.parse(page)


@pytest.mark.parametrize("name", OUTLETS)
def test_every_entry_is_found_with_its_time_and_words(name: str) -> None:
    posts = read(name).posts
    assert [post.text for post in posts] == [entry.text for entry in NIGHT]
    times = [post.published_at and datetime.fromisoformat(post.published_at) for post in posts]
    assert times == [entry.when for entry in NIGHT]
    assert [post.heading for post in posts] == [entry.heading for entry in NIGHT]
    assert [post.caption for post in posts] == [entry.caption for entry in NIGHT]


@pytest.mark.parametrize("name", [name for name, outlet in OUTLETS.items() if outlet.names])
def test_who_wrote_an_entry_is_known(name: str) -> None:
    assert [post.byline for post in read(name).posts] == [entry.byline for entry in NIGHT]


@pytest.mark.parametrize("name", [name for name, outlet in OUTLETS.items() if outlet.changes])
def test_when_an_entry_was_changed_is_known(name: str) -> None:
    updated = [post.updated_at and datetime.fromisoformat(post.updated_at) for post in read(name).posts]
    assert [u for u, e in zip(updated, NIGHT, strict=True) if e.updated] == [
        e.updated for e in NIGHT if e.updated
    ]


@pytest.mark.parametrize("name", [name for name, outlet in OUTLETS.items() if outlet.anchors])
def test_an_entry_has_the_outlets_own_id(name: str) -> None:
    for post, entry in zip(read(name).posts, NIGHT, strict=True):
        assert post.anchor is not None and entry.key in post.anchor


@pytest.mark.parametrize("name", OUTLETS)
def test_quotations_and_results_are_those_of_the_night(name: str) -> None:
    coverage = read(name)
    assert [(quote.text, quote.speaker) for quote in coverage.quotes if quote.speaker] == [
        ("Nobody saw this coming,", "Una Pike"),
        ("I had hoped for more,", "Ruth Amery"),
    ] or [quote.text for quote in coverage.quotes] == [
        "Nobody saw this coming,",
        "I had hoped for more,",
        "We fought for every vote and we wait for the count.",
    ]
    assert [(r.party_as_printed, r.votes) for r in coverage.results] == [
        ("Green", 9412),
        ("Conservative", 8870),
        ("Labour", 3051),
    ]


def test_a_day_printed_over_entries_is_theirs() -> None:
    """Nothing else tells the date; the days of other stories below the entries do not count."""
    page = re.sub(rb'<meta property="article[^>]*>', b"", OUTLETS["by-day"].page())
    (found,) = rsdata.read(page, ADDRESS)
    times = [post.published_at for post in rsdata.parse(found).posts]
    assert [time and datetime.fromisoformat(time) for time in times] == [entry.when for entry in NIGHT]
    without = re.sub(rb"<h2>Thursday[^<]*</h2>", b"", page)
    (found,) = rsdata.read(without, ADDRESS)
    assert {post.published_at for post in rsdata.parse(found).posts} == {None}
