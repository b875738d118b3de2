"""Invented pages, one for each dialect, against what a reader takes from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from rsdata.model import Coverage, Post, Source
from rsdata.pipeline import parse

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


class Example:
    """A page, what was parsed from it, and the truth beside it."""

    def __init__(self, path: Path) -> None:
        self.truth: dict[str, Any] = yaml.load(path.with_suffix(".yml").read_text("utf-8"), yaml.BaseLoader)
        self.coverage: Coverage = parse(path.read_text("utf-8"), Source(**self.truth.get("source", {})))


def _null(value: Any) -> Any:
    return None if value == "null" else value


@pytest.fixture(scope="module", params=PAGES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> Example:
    return Example(request.param)


def test_the_dialect_is_told_from_the_text(example: Example) -> None:
    assert example.coverage.dialect == example.truth["dialect"]
    assert example.coverage.authors == example.truth.get("authors")


def test_every_post_has_what_is_printed_over_it(example: Example) -> None:
    assert [_head(post) for post in example.coverage.posts] == [_expected(t) for t in example.truth["posts"]]


def test_every_paragraph_of_text_is_in_its_post(example: Example) -> None:
    for post, truth in zip(example.coverage.posts, example.truth["posts"], strict=True):
        wanted = truth.get("text", [])
        found = post.text.split("\n\n") if post.text else []
        assert [p[: len(w)] for p, w in zip(found, wanted, strict=False)] == wanted, post.number
        assert len(found) == len(wanted), post.number


def test_times_are_as_printed_and_in_iso_8601(example: Example) -> None:
    found = [(post.time_as_printed, post.published_at) for post in example.coverage.posts]
    wanted = [tuple(_null(v) for v in t.get("at", [None, None])) for t in example.truth["posts"]]
    assert found == wanted


def test_posts_run_in_time(example: Example) -> None:
    sequences = [post.sequence for post in example.coverage.posts]
    down = list(range(len(sequences), 0, -1))
    order = example.truth.get("order", "newest first")
    if order == "newest first":
        assert sequences == down
    else:
        assert sequences == (down[::-1] if order == "oldest first" else [int(n) for n in order])


def test_quotes_and_who_said_them(example: Example) -> None:
    found = [
        [post.number, quote.text, quote.speaker, quote.kind]
        for quote in example.coverage.quotes
        for post in example.coverage.posts
        if post.id == quote.post_id
    ]
    wanted = example.truth.get("quotes", [])
    assert found == [[int(number), text, _null(speaker), kind] for number, text, speaker, kind in wanted]


def test_results_and_odds(example: Example) -> None:
    numbers = {post.id: post.number for post in example.coverage.posts}
    results = [[numbers[r.post_id], r.votes, r.share_pct, r.change_pct] for r in example.coverage.results]
    wanted = [[None if v == "null" else float(v) for v in row] for row in example.truth.get("results", [])]
    assert results == wanted
    odds = [[str(numbers[o.post_id]), o.fractional] for o in example.coverage.odds]
    assert odds == example.truth.get("odds", [])


def test_header_posts_and_footer_hold_the_page(example: Example) -> None:
    coverage = example.coverage
    end = coverage.posts[0].char_start
    for post in coverage.posts:
        assert not coverage.text[end : post.char_start].strip()
        assert coverage.text[post.char_start : post.char_end].strip()
        end = post.char_end
    assert coverage.text[end:].strip() == example.truth.get("footer", "")


def _head(post: Post) -> dict[str, str | None]:
    return {
        "heading": post.heading,
        "caption": post.caption,
        "byline": post.byline,
        "role": post.byline_role,
        "kind": post.kind,
    }


def _expected(truth: dict[str, Any]) -> dict[str, str | None]:
    keys = ("heading", "caption", "byline", "role")
    return {**{key: _null(truth.get(key)) for key in keys}, "kind": truth.get("kind", "post")}


def test_a_line_about_the_times_in_mid_page_begins_no_header() -> None:
    page = """Live Reporting

By Ann Lee

All times stated are UK

  1. What the papers say

    The Echo leads on the swing.

All times stated are UK

    The Post has a picture.

  2. Polls close

    The polls have closed.
"""
    coverage = parse(page)
    assert coverage.dialect == "B2n"
    first, second = coverage.posts
    assert "The Post has a picture." in first.text
    assert second.heading == "Polls close"


@pytest.mark.parametrize("below", ["The Ash Echo", "Ash Echo"])
def test_the_words_of_a_picture_may_stand_over_the_paper_they_end_in(below: str) -> None:
    page = f"""Got a TV Licence?

Find out more

Live Reporting

By Ann Lee and Bob Marsh

All times stated are UK

Get involved

Ferry fares

The Ash Echo leads on fares, which will rise by a tenth from May.

{"The Ash Echo" if below == "The Ash Echo" else "Front page of the Ash Echo"}
{below}

Pier pressure

The storm has taken a third of the pier, the owners say.
"""
    assert [post.heading for post in parse(page).posts] == ["Ferry fares", "Pier pressure"]


@pytest.mark.parametrize(
    ("clocks", "printed"),
    [
        (["1.15", "12.40", "11.05"], None),  # none passes twelve: morning or evening, nobody knows
        (["14.15", "12.40", "11.05"], "2014-05-22T14:15:00+01:00"),
    ],
)
def test_clocks_of_twelve_hours_give_no_time_of_day(clocks: list[str], printed: str | None) -> None:
    entries = "\n\n".join(f"{clock} Box number {n} is in." for n, clock in enumerate(clocks))
    page = f"Marram live, 22 May 2014\n\n{entries}\n"
    coverage = parse(page, Source("n2", timezone="Europe/London"))
    assert coverage.dialect == "N2"
    assert [post.time_as_printed for post in coverage.posts] == clocks
    assert coverage.posts[0].published_at == printed
