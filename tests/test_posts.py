"""The posts of the shipped page, and the rules that find them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rsdata.database import schema
from rsdata.language.lines import read_lines, read_paragraphs
from rsdata.model import Coverage
from rsdata.pipeline import parse

HEADING = re.compile(r"^  (\d+)\. ", re.MULTILINE)


def test_the_page_has_177_posts_numbered_from_the_top(coverage: Coverage) -> None:
    assert [post.number for post in coverage.posts] == list(range(1, 178))
    assert [post.id for post in coverage.posts[:2]] == ["uk-politics-30131852-1", "uk-politics-30131852-2"]


def test_sequence_runs_from_the_oldest(coverage: Coverage) -> None:
    assert [post.sequence for post in coverage.posts] == list(range(177, 0, -1))


def test_every_printed_number_is_the_number_of_its_post(coverage: Coverage) -> None:
    printed = {match.start() + 2: int(match.group(1)) for match in HEADING.finditer(coverage.text)}
    assert len(printed) > 80
    assert printed == {p.char_start: p.number for p in coverage.posts if p.boundary == "printed"}


def test_every_paragraph_below_the_header_stands_in_exactly_one_post(coverage: Coverage) -> None:
    covered = [0] * len(coverage.text)
    for post in coverage.posts:
        for i in range(post.char_start, post.char_end):
            covered[i] += 1
    for paragraph in read_paragraphs(read_lines(coverage.text))[2:]:
        assert set(covered[paragraph.start : paragraph.end]) == {1}, paragraph.text


def test_a_post_begins_and_ends_with_a_printed_character(coverage: Coverage) -> None:
    for post in coverage.posts:
        printed = coverage.text[post.char_start : post.char_end]
        assert printed == printed.strip() != ""


def test_posts_in_the_gaps_are_split_at_the_right_paragraphs(coverage: Coverage) -> None:
    paragraphs = {post.number: len(post.body) for post in coverage.posts}
    assert [paragraphs[n] for n in range(1, 23)] == [
        4,
        1,
        7,
        1,
        3,
        3,
        1,
        2,
        3,
        3,
        1,
        1,
        1,
        2,
        1,
        1,
        1,
        3,
        1,
        4,
        1,
        3,
    ]
    assert [paragraphs[n] for n in range(24, 39)] == [3, 3, 3, 2, 1, 1, 2, 1, 1, 3, 1, 2, 1, 1, 2]
    assert [paragraphs[n] for n in range(154, 165)] == [1, 1, 1, 1, 1, 2, 1, 3, 1, 1, 1]


def test_two_posts_have_a_heading_and_nothing_under_it(coverage: Coverage) -> None:
    empty = [post for post in coverage.posts if post.kind == "empty"]
    assert [post.number for post in empty] == [67, 171]
    assert all(post.text == "" and post.heading for post in empty)


def test_headings_are_as_printed(coverage: Coverage) -> None:
    assert {post.heading for post in coverage.posts} == {None, "Post update", "Get involved"}


def test_captions_are_told_from_the_text(coverage: Coverage) -> None:
    captions = {p.number: p.caption for p in coverage.posts if p.caption}
    assert captions[30] == "Michael Gove"
    assert captions[166] == "Kelly Tolhurst"
    assert sorted(captions) == [
        8, 10, 16, 20, 30, 35, 61, 64, 68, 71, 77, 88, 90, 101, 119, 126, 135, 147, 162, 166, 170, 172, 173,
    ]  # fmt: skip


def test_bylines_name_the_correspondent_or_only_the_role(coverage: Coverage) -> None:
    bylines = {p.number: (p.byline, p.byline_role) for p in coverage.posts if p.kind == "analysis"}
    assert bylines == {
        44: (None, "Assistant political editor, BBC News"),
        58: ("Alan Soady", "political correspondent, BBC News"),
        137: ("Norman Smith", "Assistant political editor"),
        138: ("Norman Smith", "Assistant political editor"),
        160: ("Nick Robinson", "Political editor"),
        176: ("Nick Robinson", "Political editor"),
    }


def test_messages_give_their_posts_their_kind(coverage: Coverage) -> None:
    kinds = {post.number: post.kind for post in coverage.posts}
    assert [n for n, kind in kinds.items() if kind == "email"] == [74, 79, 82, 85]
    assert sum(kind == "tweet" for kind in kinds.values()) == 51
    assert kinds[103] == "tweet"  # name and "tweets:" in two paragraphs
    assert kinds[87] == "tweet"  # under a heading that asks for messages
    assert kinds[88] == kinds[122] == "post"  # prose that speaks of a tweet


def test_the_line_that_asks_for_messages_is_no_text(coverage: Coverage) -> None:
    assert not any(post.text.startswith("Tweet @") for post in coverage.posts)
    assert sum("Tweet @" in coverage.text[p.char_start : p.char_end] for p in coverage.posts) == 39


def test_how_a_start_is_known(coverage: Coverage) -> None:
    boundary = {post.number: post.boundary for post in coverage.posts}
    assert boundary[22] == "printed"
    assert boundary[2] == boundary[7] == boundary[58] == "marked"
    assert boundary[1] == boundary[9] == "inferred"


def test_the_page_gives_no_times(coverage: Coverage) -> None:
    assert not any(post.time_as_printed or post.published_at for post in coverage.posts)


def test_the_header_names_the_reporters(coverage: Coverage) -> None:
    assert coverage.dialect == "B1"
    assert coverage.authors is not None
    assert coverage.authors.startswith("Mario Cacciottolo, ")


PAGE = """Ann Lee and Bob Marsh

All times stated are UK

    Count to follow.

    Tweet @Echo_Talk

    Cy Dale in Dover tweets: What a night

  3. Post update

    Dee Ford

    Political editor

    I smell fear.

    "It is over," says Ed Gore, from Deal.

    He adds: "Go home."

    Ballot boxes arriving

    The boxes are here.

  6. Get involved

  7. Post update

    The count begins.
"""


def test_a_small_page_is_cut_at_its_numbers_and_its_marks() -> None:
    posts = parse(PAGE).posts
    assert [p.kind for p in posts] == ["post", "tweet", "analysis", "post", "post", "empty", "post"]
    assert [p.byline for p in posts] == [None, None, "Dee Ford", None, None, None, None]
    assert posts[3].text == '"It is over," says Ed Gore, from Deal.\n\nHe adds: "Go home."'
    assert posts[4].caption == "Ballot boxes arriving"


def test_numbers_that_skip_do_not_invent_posts() -> None:
    posts = parse(PAGE.replace("7. Post", "70. Post")).posts
    assert [p.number for p in posts] == list(range(1, len(posts) + 1))
    assert len(posts) == 7


def test_numbers_that_run_backwards_are_read_by_position() -> None:
    posts = parse(PAGE.replace("7. Post", "2. Post")).posts
    assert len(posts) == 7


def test_who_sends_a_message_may_have_a_role_and_is_no_byline() -> None:
    message = "Radio Marram political editor Nia Bewick tweets: No count yet"
    page = f"All times stated are UK\n\n  1. Post\n\n    {message}\n\n    The boxes are in.\n\n  2. Post"
    first = parse(page).posts[0]
    assert (first.byline_role, first.text) == (None, f"{message}\n\nThe boxes are in.")


def test_a_page_in_which_nothing_parts_posts_is_one_post() -> None:
    coverage = parse("Polls close.\n\nThe count\nbegins.\n\n\nA result.\n")
    assert coverage.dialect == "article"
    assert [p.text for p in coverage.posts] == ["Polls close.\n\nThe count\n\nbegins.\n\nA result."]


@pytest.mark.parametrize(("label", "is_label"), [("Analysis", True), ("Reaction", True), ("Count", False)])
def test_the_title_may_stand_under_a_label_over_a_correspondent(label: str, is_label: bool) -> None:
    story = "Bob Ray\n\n    Ash News political correspondent\n\n    The count is on.\n\n    It is late."
    entry = f"  1. {label}\n\n    Quill is an able deputy\n\n    {story}\n\n  2. Post\n\n    So."
    page = f"Live Reporting\n\nAll times stated are UK\n\n{entry}"
    post = parse(page).posts[0]
    assert (post.heading == "Quill is an able deputy", post.byline == "Bob Ray") == (is_label, is_label)


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "\x00", "All times stated are UK", "1. \n2.\n"])
def test_the_smallest_pages_are_read(text: str) -> None:
    parse(text)


LINES = st.sampled_from(
    [
        "All times stated are UK", "  1. Post update", "  2. Get involved", "  9. Post update", "  3.", "",
        "Tweet @Echo_Talk", "    Ann Lee tweets: so", "    tweets: so", "    Ann Lee", "    Political editor",
        '    "It is over," he says.', '    He says: "It goes on.', "    Ann Lee (Lab) 1,234 (12.3%, -1.0%)",
        "    Lab 4/11 with Coral", "\t\u2028x", "    A caption",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(LINES, max_size=30).map("\n".join)))
@example(text=":")
def test_any_text_is_cut_without_loss(text: str) -> None:
    coverage = parse(text)
    end = 0
    outside = []
    for post in coverage.posts:
        assert end <= post.char_start < post.char_end <= len(text)
        outside.append(text[end : post.char_start])
        end = post.char_end
    if coverage.posts:
        # Between posts stands nothing but blanks; header and footer hold the rest.
        assert not "".join(outside[1:]).strip()
    for table in schema.TABLES:
        if table.evidence and table is not schema.POSTS:
            for row in getattr(coverage, table.name):
                post = coverage.posts[int(row.post_id.rsplit("-", 1)[1]) - 1]
                assert post.char_start <= row.char_start <= row.char_end <= post.char_end
