"""Live pages written in every dialect give back what was written; broken in any way they still hold.

RSDATA_EXAMPLES=2000 pytest tests/test_fuzz.py   # other examples each time, and many more of them
"""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import layouts
from rsdata.model import Coverage
from rsdata.pipeline import find_quotes, parse

from .invariants import lost, page_problems, quote_problems
from .live_pages import SOURCES, Layout, broken, pages
from .scraps import SCRAPS

WANTED = os.environ.get("RSDATA_EXAMPLES")
SETTINGS = settings(
    max_examples=int(WANTED or 10),
    derandomize=not WANTED,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
MANY = settings(SETTINGS, max_examples=int(WANTED or 50))

LAYOUTS = [layout for layout, _ in layouts.LAYOUTS]
# Dialects in which the start of an entry is printed.
MARKED = {"b1", "b2n", "b3", "b3t", "b0", "b0n", "n1", "n2", "n4", "n5"}
# ... and those in which its own title is.
TITLED = {"b2n", "b3", "b3t"}

every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)


def quoted(coverage: Coverage) -> Counter[tuple[str, str | None, str]]:
    return Counter((quote.text, quote.speaker, quote.kind) for quote in coverage.quotes)


@every_layout
@SETTINGS
@given(data=st.data())
def test_what_was_written_comes_back(layout: Layout, data: st.DataObject) -> None:
    page = data.draw(pages(layout))
    coverage = parse(page.text)
    assert coverage.dialect.lower() == page.layout
    assert quoted(coverage) == Counter(quote for part in page.parts for quote in part.quotes)
    names = {candidate.id: candidate.name for candidate in coverage.candidates}
    figures = {(names[r.candidate_id], r.votes, r.share_pct) for r in coverage.results if r.candidate_id}
    assert figures == {figure for part in page.parts for figure in part.figures}
    prices = Counter(price.fractional for price in coverage.odds)
    assert prices == Counter(price for part in page.parts for price in part.prices)
    if page.layout in MARKED:
        wanted = [[part.text for part in parts] for parts in page.entries]
        assert [post.text.split("\n\n") for post in coverage.posts] == wanted
    if page.layout in TITLED:
        assert [post.heading for post in coverage.posts] == page.headings


@every_layout
@SETTINGS
@given(data=st.data())
def test_a_broken_page_still_holds(layout: Layout, data: st.DataObject) -> None:
    text = data.draw(broken(data.draw(pages(layout)).text))
    assert page_problems(text, data.draw(st.sampled_from(SOURCES))) == []


@MANY
@given(st.data())
def test_broken_news_still_holds(data: st.DataObject) -> None:
    page = data.draw(pages(layouts.n4))
    news = "\n\n".join(part.text for part in page.parts)
    text = data.draw(broken(news))
    assert quote_problems(text) == []


@MANY
@given(st.lists(st.sampled_from(SCRAPS), max_size=30), st.sampled_from(["", " ", "\n", "\n\n"]))
def test_scraps_of_pages_still_hold(scraps: list[str], between: str) -> None:
    text = between.join(scraps)
    assert lost(parse(text)) == []
    assert quote_problems(text) == []


@SETTINGS
@given(data=st.data(), mark=st.sampled_from(['"', "“", "”", ' 12" wide', "„", '" "']))
def test_a_stray_mark_spoils_no_other_entry(data: st.DataObject, mark: str) -> None:
    page = data.draw(pages(layouts.b2n))
    place = data.draw(st.integers(1, len(page.entries)))
    head, number, below = page.text.partition(f"\n  {place}. ")
    title, paragraphs = below.split("\n\n", 1)
    spoilt = parse(f"{head}{number}{title}\n\n    A length of timber{mark} lies here.\n\n{paragraphs}")
    for one, other in zip(parse(page.text).posts, spoilt.posts, strict=True):
        if one.number != place:
            assert one.text == other.text
    kept = {(q.post_id, q.text) for q in parse(page.text).quotes if q.post_id != f"page-{place}"}
    assert kept == {(q.post_id, q.text) for q in spoilt.quotes if q.post_id != f"page-{place}"}


@SETTINGS
@given(data=st.data())
def test_news_is_read_as_on_a_page(data: st.DataObject) -> None:
    page = data.draw(pages(layouts.n4))
    news = "\n\n".join(part.text for part in page.parts)
    found = Counter((quote.text, quote.kind) for quote in find_quotes(news))
    assert found == Counter((text, kind) for part in page.parts for text, _, kind in part.quotes)
