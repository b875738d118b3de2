"""Pages written by rule in each dialect, with what was written as their truth; pages broken in any way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rsdata.language.analysis import Analysis
from rsdata.model import Post
from rsdata.pages.layouts import LAYOUTS, NONE_PARTS, detect
from rsdata.pipeline import parse

HEADINGS = st.sampled_from(
    [
        "The count begins",
        "'No surprise'",
        "Post update",
        "Get involved",
        "Five to watch: Marram",
        "What next?",
        "RESULT",
    ]
)
SENTENCES = st.sampled_from(
    [
        "The boxes are in.",
        "Nobody has left the hall yet.",
        'Labour\'s Bram Oxley says it is "far too early".',
        "Turnout was 41.3%, down from 66%.",
        "• A bullet with a stop.",
        "In 2010 the seat was won by 12,068 votes.",
        "Cy Dale in Dover tweets: nothing to report",
        "Is that all?",
        '"We will see," she adds.',
        "1,204 postal votes were late.",
    ]
)
PICTURES = st.sampled_from(
    ["Ballot boxes", "Bram Oxley and supporters", "A dog outside the polling station", "Marram pier"]
)
BYLINES = st.sampled_from(
    [
        ("Nia Bewick", "Political editor, Radio Marram"),
        ("Piers Hallam", "BBC political correspondent"),
        ("Oona Brakespeare", "Reporting from Saltmouth"),
        ("BBC Radio 4", None),
        ("Marram Echo", None),
    ]
)


CREDIT = "PA Media"


class Written(NamedTuple):
    """A post as it is written down."""

    heading: str
    byline: tuple[str, str | None] | None
    first_picture: str | None
    text: tuple[str, ...]
    last_picture: str | None

    def caption(self, credit: str | None) -> str | None:
        """What stands in the column of captions, the first picture with its credit."""
        first = (self.first_picture, credit if self.first_picture else None)
        return "\n\n".join(filter(None, (*first, self.last_picture))) or None


def written() -> st.SearchStrategy[Written]:
    return st.builds(
        Written,
        HEADINGS,
        st.one_of(st.none(), BYLINES),
        st.one_of(st.none(), PICTURES),
        st.lists(SENTENCES, min_size=1, max_size=4).map(tuple),
        st.one_of(st.none(), PICTURES),
    )


def body(post: Written, *, one_paragraph: bool) -> str:
    """Byline, picture, text, picture; ends with an empty line unless with a picture."""
    parts: list[str] = []
    if post.byline is not None:
        name, role = post.byline
        parts += [name] if role is None else [f"{name}\n    {role}"] if one_paragraph else [name, role]
    if post.first_picture:
        parts.append(post.first_picture + (f"Image source, {CREDIT}" if one_paragraph else ""))
    parts += post.text
    parts += [post.last_picture] if post.last_picture else []
    text = "".join(f"    {part}\n\n" for part in parts)
    return text[:-1] if post.last_picture else text


B2N_HEADER = "Got a TV Licence?\n\nLive Reporting\n\nBy Ann Lee\n\nAll times stated are UK\n\n"


def b2n(posts: list[Written]) -> str:
    numbered = (
        f"  {n}. {post.heading}\n\n{body(post, one_paragraph=False)}" for n, post in enumerate(posts, 1)
    )
    return B2N_HEADER + "".join(numbered)


def b2n_pages(posts: list[Written]) -> str:
    """Numbers begin again after three."""
    numbered = (
        f"  {n % 3 + 1}. {post.heading}\n\n{body(post, one_paragraph=False)}" for n, post in enumerate(posts)
    )
    return B2N_HEADER + "".join(numbered)


def b3(posts: list[Written]) -> str:
    stamp = "published at {:02}:{:02} British Summer Time 7 May 2015"
    return "Summary\n\n  • The polls are open\n\n" + "".join(
        f"  {n}. {post.heading}{stamp.format(23 - n // 60, 59 - n % 60)}\n\n{body(post, one_paragraph=True)}"
        for n, post in enumerate(posts, 1)
    )


def b3t(posts: list[Written]) -> str:
    return b3(posts).replace(" British Summer Time 7 May 2015", "")


WRITERS: dict[str, Callable[[list[Written]], str]] = {"B2n": b2n, "B3": b3, "B3t": b3t}


def read(post: Post) -> Written:
    """A post as it was read, to compare."""
    byline = (post.byline, post.byline_role) if post.byline else None
    return Written(post.heading or "", byline, post.caption, tuple(post.text.split("\n\n")), None)


def expected(post: Written, credit: str | None = None) -> Written:
    return post._replace(first_picture=post.caption(credit), last_picture=None)


@pytest.mark.parametrize("dialect", WRITERS)
@settings(max_examples=60)
@given(posts=st.lists(written(), min_size=2, max_size=12))
def test_what_was_written_is_read(dialect: str, posts: list[Written]) -> None:
    # The page's own end says nothing of how its last entry ends.
    posts[-1] = posts[-1]._replace(last_picture=None)
    coverage = parse(WRITERS[dialect](posts))
    assert coverage.dialect == dialect
    credit = None if dialect == "B2n" else CREDIT
    assert [read(post) for post in coverage.posts] == [expected(post, credit) for post in posts]
    assert [post.number for post in coverage.posts] == list(range(1, len(posts) + 1))


@settings(max_examples=40)
@given(posts=st.lists(written(), min_size=5, max_size=12))
def test_numbers_that_begin_again_are_counted_by_position(posts: list[Written]) -> None:
    posts[-1] = posts[-1]._replace(last_picture=None)
    coverage = parse(b2n_pages(posts))
    assert [read(post) for post in coverage.posts] == [expected(post) for post in posts]
    assert [post.id for post in coverage.posts] == [f"page-{n}" for n in range(1, len(posts) + 1)]


@settings(max_examples=40)
@given(posts=st.lists(written(), min_size=4, max_size=10), lost=st.data())
def test_a_lost_number_loses_no_other_post(posts: list[Written], lost: st.DataObject) -> None:
    page = b2n(posts)
    n = lost.draw(st.integers(2, len(posts) - 1))
    coverage = parse(page.replace(f"\n  {n}. ", "\n    ", 1))
    assert len(coverage.posts) == len(posts) - 1
    assert [p.heading for p in coverage.posts] == [p.heading for k, p in enumerate(posts, 1) if k != n]


@given(
    posts=st.lists(written(), min_size=1, max_size=6),
    minutes=st.lists(st.integers(0, 1439), min_size=6, max_size=6),
)
def test_numbered_clocks_are_kept_and_give_the_order(posts: list[Written], minutes: list[int]) -> None:
    ordered = sorted(minutes[: len(posts)], reverse=True)
    page = "By-election - as it happened\n\n" + "".join(
        f"  {n}. \n    {at // 60:02}{at % 60:02}:\n\n" + "".join(f"    {s}\n\n" for s in post.text)
        for n, (post, at) in enumerate(zip(posts, ordered, strict=True), 1)
    )
    coverage = parse(page)
    if len(posts) > 1:
        assert coverage.dialect == "B0n"
        assert [p.time_as_printed for p in coverage.posts] == [f"{at // 60:02}{at % 60:02}" for at in ordered]
        assert [tuple(p.text.split("\n\n")) for p in coverage.posts] == [post.text for post in posts]
        assert not any(p.published_at for p in coverage.posts)


LINES = st.sampled_from(
    [
        "Got a TV Licence?",
        "Live Reporting",
        "All times stated are UK",
        "Summary",
        "Live updates",
        "Get involved",
        "  1. A title",
        "  2. ",
        "  9. Xpublished at 10:00",
        "Apublished at 25:99 Greenwich Mean Time 40 May 2020",
        "",
        "  3. Postpublished at 00:10 British Summer Time 7 May",
        "",
        "    Breaking",
        "    Ann Lee",
        "    Political editor",
        "    Image caption: The count",
        "    Image caption,",
        "    The countImage source, PA",
        "Image source,",
        "Read More",
        "    Skip twitter post",
        "    End of twitter post",
        "    This Twitter post cannot be displayed in your browser.",
        '    Quote Message: So." from Ann Lee',
        "    Quote Message:",
        "    tweets:",
        "    tweets, external: x",
        "    • x",
        "  4. 1210:",
        "    1215: Ann Lee Political editor",
        "X 12:10: [BBC]",
        "02.52: And so",
        "4.10pm So",
        "8.34am BST",
        "08:34",
        "    Tweet @Echo",
        "    A sentence.",
        "\u2028",
        "\x00",
        "    \u202e",
        "    Video content",
        "– Ann Lee",
        "This article is from the source 'x'",
        "The count Credit: PA",
        "  1. National",
        "    Getty Images",
        "\U0001f5f3",
    ]
)


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(), st.lists(LINES, max_size=40).map("\n".join), st.lists(LINES, max_size=40).map("\n\n".join)
    )
)
@example("All times stated are UK\nAll times stated are UK")
@example("Live Reporting\n  1.")
@example("All times stated are UK\nGot a TV Licence?\n1.\nAll times stated are UK")
def test_header_posts_and_footer_partition_any_text(text: str) -> None:
    coverage = parse(text)
    end = coverage.posts[0].char_start if coverage.posts else 0
    for post in coverage.posts:
        assert end <= post.char_start < post.char_end <= len(text)
        assert not text[end : post.char_start].strip()
        for start, stop in post.body:
            assert post.char_start <= start < stop <= post.char_end
        end = post.char_end
    assert sorted(post.sequence for post in coverage.posts) == list(range(1, len(coverage.posts) + 1))


@settings(max_examples=100)
@given(st.lists(LINES, max_size=30).map("\n".join))
def test_every_dialect_reads_any_page_it_claims(text: str) -> None:
    analysis = Analysis(text)
    for layout in LAYOUTS:
        assert 0 <= layout.detect(analysis) <= 1
    layout, confidence = detect(analysis)
    assert 0 < confidence <= 1
    assert layout in (*LAYOUTS, NONE_PARTS)


def test_every_dialect_has_an_example() -> None:
    # The example of B1 is the coverage itself.
    examples = {path.stem.split("_")[0] for path in (Path(__file__).parent / "pages").glob("*.txt")}
    assert examples | {"b1"} == {layout.dialect.lower() for layout in LAYOUTS}
