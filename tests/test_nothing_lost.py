"""Nothing printed is lost: header, posts and footer hold a page, columns and named things hold a post."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rsdata.language.analysis import Analysis
from rsdata.language.lines import with_line_feeds
from rsdata.model import Coverage, Post, Source
from rsdata.pages.layouts import LAYOUTS, NONE_PARTS, Layout, read_page
from rsdata.pages.page import NAMED, SINGLE, Entry, Page, settled, unnamed
from rsdata.pipeline import parse

from .scraps import SCRAPS

DAY = Source("page", published="2016-10-21", timezone="Europe/London")

BY_DIALECT = {layout.dialect.lower(): layout for layout in LAYOUTS}

# What makes a page one of each dialect.
OPENINGS = {
    "b3": "  1. Apublished at 21:04 British Summer Time 7 May 2015",
    "b3t": "  1. Apublished at 21:04\n\n  2. Bpublished at 21:02",
    "b3f": "Apublished at 21:04 British Summer Time 7 May 2015\nSo.\nAnn Lee, Bo Ek and Cy Dale\nSo.",
    "b2n": "Got a TV Licence?\n\nLive Reporting\n\nBy Ann Lee\n\nAll times stated are UK\n\n  1. A title",
    "b2u": "Got a TV Licence?\n\nLive Reporting\n\nBy Ann Lee\n\nAll times stated are UK\n\nA title",
    "b1": "Ann Lee and Bo Ek\n\nAll times stated are UK\n\n    So.\n\n  3. Post update",
    "b0n": "As it happened\n\n  1. 1837:\n    So.\n\n  2. 1835:\n    So.\n\n  4. 1830:",
    "b0": "As it happened\n\n2206: Ann Lee, BBC News\n\nSo.\n\n2207: So.\n\nLABEL 22:08: [BBC Radio Marram]",
    "n5": "This article is from the source 'echo'\n\n10.19pm: So.\n\n10.20pm: So.",
    "n1": "02.52: So.\n\n02.45: So.\n\n01.57: So.",
    "n2": "4.10am So.\n\n4.02 So.\n\n3.15 – So.",
    "n3": "Live updates\n\nA headline\n\nSo. Credit: PA\n\n  1. National",
    "n4": "8.34am BST\n08:34\n\nSo.\n\n8.05am BST\n08:05",
    "induced": "A\nBy Ann Lee\n9.15pm ET\nSo it goes on.\nB\nBy Bo Ek\n9.02pm ET\nSo it went on.\nShare",
}
# Lines of live pages that are about the text, or look like it.
LINES = (
    "    Breaking", "    Analysis", "    Ann Lee", "    Political editor", "    In Dover", "    BBC News",
    "    Ann Lee, political editor", "    From Ann Lee, Marram correspondent",
    "    Ann Lee Political editor, BBC News", "    House of Commons", "    The hall\n    Getty Images",
    "    The hall\n    The hall", "    The hall\n    Sam Lee", "    The hallImage source, PA",
    "    Image source, PA", "    A hallCopyright: Ann Lee", "    Image caption: The hall",
    "    Image caption,", "    Ballot boxes at the hall", "    Video content", "    Read More",
    "    A headline of another story", "    It has one sentence.", "    Skip twitter post by Ann",
    "    End of twitter post by Ann",
    "    This X post cannot be displayed in your browser.View original content on X",
    "    Allow X content?", "    Accept and continue", "    View more on twitter", "    Tweet @Echo_Talk",
    "    Ann in Deal tweets: So be it", "    tweets:", "    tweets, external: So",
    '    Quote Message: So." from Ann Lee', "    Quote Message", "    • A bullet", "    Labour 9,210",
    "    Tories 10559", "    UKIP 3", "    Wards 14", "    Labour 9,210\n    Tories 10559\n    Greens 311",
    "    Ann Lee (Lab) 1,234 (50.1%, +2.0%)", "    Turnout 41.3%", "    A sentence of the post.",
    "    A sentence that is cut at a", "    linked phrase", "    and goes on.", "– Ann Lee", "– Bo Ek",
    "  1. National", "  1. A summary line", "  2. Another title", "  3. ", "  4. 1210:",
    "  5. 1215: Ann Lee Political editor", "1216: A score of 2-1", "LABEL 12:17: A title",
    "12:18: [BBC Radio Marram]", "  9. Bpublished at 10:00",
    "  1. Cpublished at 09:10 Greenwich Mean Time 2 March", "published at 09:09", "02.52: And so",
    "4.10pm So", "8.34am BST\n08:34", "Summary", "  • A summary item", "Media caption,",
    "Got a TV Licence?", "Live Reporting", "Edited by Ann Lee", "All times stated are UK", "Get involved",
    "View all 9 updates ›", "Read: another story", "More: figures to come.",
    "Last updated Friday 8 May 2015", "The hall Credit: PA", "", "", "\n", "\u2028", "\x00", "\ufeff",
)  # fmt: skip
# Lines that are text or a title wherever they stand, and what may stand above them.
ORDINARY = (
    "    Sentence {} stands here.", "    Labour 9,2{}", "    Tories 105{}",
    "    Ann Lee (Lab) 1,2{} (5.1%, +2%)", "    Boxes of table {}", "Title {}", "    • Bullet {}",
    "    “Word {},” says Ann Lee.", "    Dover {}", "    More: figures of table {} to come.",
    "    Last updated figures {} are in.", "    Accept and continue, says Bo {}.", "    Image of a town {}",
)  # fmt: skip
AROUND = (
    "    Breaking", "    Ann Lee", "    Political editor", "    The hall\n    PA",
    "    The hallImage source, PA", "    Image caption: The hall", "    Tweet @Echo_Talk",
    "    Video content", "    View more on twitter", "– Ann Lee", "The hall Credit: PA",
    "    Ann Lee\n    Political editor\n    At the hall",
)  # fmt: skip


@st.composite
def mixtures(draw: st.DrawFn, dialect: str | None = None) -> str:
    """A page of one dialect, or of any, made of lines of them all."""
    opening = OPENINGS[dialect or draw(st.sampled_from(sorted(OPENINGS)))]
    lines = draw(st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(SCRAPS)), max_size=30))
    return opening + "".join(draw(st.sampled_from(["\n", "\n\n", "\n\n\n"])) + line for line in lines)


def lost(text: str, page: Page) -> list[str]:
    """What of the page's entries is in no block or in two, and what stands between entries."""
    found = []
    for one, other in pairwise(page.entries):
        if one.end > other.start or text[one.end : other.start].strip():
            found.append(f"between entries: {text[one.end : other.start]!r}")
    for entry in page.entries:
        places = [
            (entry.start, entry.start),
            *((b.start, b.end) for b in entry.blocks),
            (entry.end, entry.end),
        ]
        for (_, end), (start, _) in pairwise(places):
            if start < end or text[end:start].strip():
                found.append(f"in an entry: {text[min(start, end) : max(start, end)]!r}")
        found += [f"blank: {b}" for b in entry.blocks if not text[b.start : b.end].strip()]
    return found


def misnamed(text: str, entry: Entry) -> list[str]:
    """Named things that are not what the layout calls so."""
    shapes = {
        "number": r"\d{1,6}\.",
        "stamp": r".*\d.*",
        "mark": r"[^\w\s]{1,2}|From|By",
        "label": r"Breaking|BREAKING|Breaking News|Analysis|Reaction|(?:Image|Media|Video|Audio) caption[:,]"
        r"|Image source,|Image copyright|Copyright:|Credit:|Photograph:|(?i:.*\b(?:by|from)|pinned)",
    }
    return [
        f"{b.role}: {text[b.start : b.end]!r}"
        for b in entry.blocks
        if b.role in shapes and not re.fullmatch(shapes[b.role], text[b.start : b.end])
    ]


def columns(post: Post) -> list[str]:
    """The words of a post, one string for each line or paragraph that a column holds."""
    values = (post.heading, post.caption, post.byline, post.byline_role, post.text)
    return [part for value in values if value for part in value.split("\n\n")]


def not_held(coverage: Coverage, page: Page) -> list[str]:
    """What is said to stand in a column and does not."""
    found = []
    for post, entry in zip(coverage.posts, page.entries, strict=True):
        wanted = sorted(coverage.text[b.start : b.end] for b in entry.blocks if b.role not in NAMED)
        if sorted(columns(post)) != wanted:
            found.append(f"{post.id}: {columns(post)} are not {wanted}")
    return found


def problems(text: str) -> list[str]:
    _, _, page = read_page(Analysis(with_line_feeds(text)), DAY)
    found = lost(text, page) + not_held(parse(text, DAY), page)
    for entry in page.entries:
        found += misnamed(text, entry)
        found += [role for role in SINGLE if sum(b.role == role for b in entry.blocks) > 1]
    return found


@settings(max_examples=200)
@given(st.one_of(mixtures(), st.text(), st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)))
@example("Live Reporting\n\n  1. A\n\nSo.\n\nAll times stated are UK\n\nNot lost.\n\n  1. B")
@example("02.52: So.\n\n– Ann Lee\n\n– Bo Ek\n\n02.45: So.\n\n02.44: So.")
@example(
    "2206: So.\n\n2207: So.\n\nLABEL 22:08: [BBC]\n    Breaking\n, external\n    Quote Message\n    Breaking"
)
@example("2206: So.\n\n2207: So.\n\nLABEL 22:08: [BBC]\n, external\n    tweets, external: So")
@example(
    "As it happened\n\n2206: Ann Lee, BBC News\n\nSo.\n\n2207: So.\n\n"
    "LABEL 22:08: [BBC Radio Marram]\n– Ann Lee\n    Breaking"
)
def test_nothing_of_any_text_is_lost(text: str) -> None:
    assert problems(text) == []


@st.composite
def kept_lines(draw: st.DrawFn) -> tuple[list[str], str]:
    """Lines that no layout has a name for, each one its own, and the foot of a page made of them and of what
    stands about text."""
    kept, foot = [], ""
    for n in range(draw(st.integers(1, 12))):
        line = draw(st.sampled_from(ORDINARY)).format(n)
        kept.append(line.strip())
        before = draw(st.one_of(st.none(), st.sampled_from(AROUND)))
        for printed in filter(None, (before, line)):
            foot += draw(st.sampled_from(["\n", "\n\n", "\n\n\n"])) + printed
    return kept, foot


@pytest.mark.parametrize("dialect", sorted(OPENINGS))
@settings(max_examples=25)
@given(made=kept_lines())
@example(made=(["Labour 9210", "Tories 10559"], "\n    Labour 9210\n    Tories 10559\n\n    So.\n\n    So."))
@example(made=(["A heading", "Another"], "\n\nA heading\n\nSo.\n\nThe hall\nThe hall\n\nAnother\n\nSo."))
@example(made=(["One.", "Two.", "Three."], "\n– Ann Lee\n    One.\n– Bo Ek\n    Two.\n– Ann Lee\n    Three."))
@example(
    made=(
        ["Sentence 9 stands here."],
        "\n    Sentence 0 stands here.\n    Ann Lee\n\n    Sentence 1 stands here.\n    Ann Lee\n"
        + "".join(f"    Sentence {n} stands here.\n" for n in range(2, 8))
        + "    Ann Lee\n    Political editor\n    At the hall\n    Sentence 9 stands here.",
    )
)
@example(made=(["In Dover"], "\n\n    Ann Lee\n    Political editor\n    In Dover\n\n    So."))
def test_what_has_no_name_stands_in_a_column(dialect: str, made: tuple[list[str], str]) -> None:
    kept, foot = made
    held = [words for post in parse(OPENINGS[dialect] + foot, DAY).posts for words in columns(post)]
    assert [line for line in kept if not any(line in words for words in held)] == []


@pytest.mark.parametrize("dialect", sorted(OPENINGS))
@settings(max_examples=25)
@given(data=st.data())
def test_every_dialect_names_or_keeps_all_it_reads(dialect: str, data: st.DataObject) -> None:
    """Whether or not another would have claimed the page; what it leaves unnamed are whole lines."""
    text = data.draw(mixtures(dialect))
    analysis = Analysis(text)
    chosen = BY_DIALECT[dialect]
    page = (chosen if chosen.detect(analysis) else NONE_PARTS).read(analysis, DAY)
    assert lost(text, settled(analysis, page)) == []
    whole = {(line.start, line.end) for line in analysis.lines}
    for entry in page.entries:
        assert [b for b in unnamed(analysis, entry) if (b.start, b.end) not in whole] == []


def test_every_dialect_is_opened_as_its_own() -> None:
    assert set(OPENINGS) == set(BY_DIALECT)
    for name, opening in OPENINGS.items():
        assert BY_DIALECT[name].detect(Analysis(opening)) > 0, name


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_claims_the_page_that_shows_its_mark(layout: Layout) -> None:
    assert read_page(Analysis(layout.mark), DAY)[0] is layout


def test_layouts_are_told_apart_by_name_and_dialect() -> None:
    assert len({layout.name for layout in LAYOUTS}) == len({layout.dialect for layout in LAYOUTS}) == 14


def test_what_stands_between_two_places_is_cut_at_lines_and_has_no_blanks_around_it() -> None:
    analysis = Analysis("One two  \n\n   three four\n five")
    assert [part.text for part in analysis.parts(3, 20)] == ["two", "three"]
    assert [part.text for part in analysis.parts(7, 13)] == []
    assert [part.text for part in analysis.parts(0, 99)] == ["One two", "three four", "five"]
