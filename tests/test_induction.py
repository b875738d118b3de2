"""Stamps in all their forms, and pages in which nothing parts posts though something looks as if it did."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rsdata.language.analysis import Analysis
from rsdata.language.authors import author_of, reports_from
from rsdata.language.time_stamps import read_time
from rsdata.model import Source
from rsdata.pages.induction import induce
from rsdata.pipeline import parse


@pytest.mark.parametrize(
    ("text", "whole", "printed", "hour", "minute", "zone"),
    [
        ("21:14", "21:14", "21:14", 21, 14, None),
        ("2114: So.", "2114", "2114", 21, 14, None),
        ("9.30pm: So.", "9.30pm", "9.30pm", 21, 30, None),
        ("12am", "12am", "12am", 0, 0, None),
        ("21h14", "21h14", "21h14", 21, 14, None),
        ("10.05pm GMT So", "10.05pm GMT", "10.05pm GMT", 22, 5, 0),
        ("Updated 9:01 PM ET", "Updated 9:01 PM ET", "9:01 PM ET", 21, 1, "America/New_York"),
        ("Posted at 7.40pm", "Posted at 7.40pm", "7.40pm", 19, 40, None),
        ("2014-06-05T21:16:00+01:00", "2014-06-05T21:16:00+01:00", "21:16:00+01:00", 21, 16, 60),
        ("2014-06-05T21:16:00Z", "2014-06-05T21:16:00Z", "21:16:00Z", 21, 16, 0),
        ("2014-06-05 21:16Z", "2014-06-05 21:16Z", "21:16Z", 21, 16, 0),
        ("March 4, 2012 9:56 pm", "March 4, 2012 9:56 pm", "9:56 pm", 21, 56, None),
        ("Thu 7 May 2015 22.05 BST", "Thu 7 May 2015 22.05 BST", "22.05 BST", 22, 5, 60),
        ("11:20 a.m. Recount", "11:20 a.m.", "11:20 a.m.", 11, 20, None),
        ("21 mins ago11:48", "21 mins ago11:48", "11:48", 11, 48, None),
        ("20:19Ann Lee", "20:19", "20:19", 20, 19, None),
        ("9.14pm IST", "9.14pm IST", "9.14pm IST", 21, 14, "IST"),
        ("9.14pm EAT", "9.14pm EAT", "9.14pm EAT", 21, 14, 180),
        ("9.14pm local time", "9.14pm local time", "9.14pm local time", 21, 14, ""),
        (
            "8:14 pm Sydney time: So.",
            "8:14 pm Sydney time",
            "8:14 pm Sydney time",
            20,
            14,
            "Australia/Sydney",
        ),
        ("19:02 (IST), Oct 02", "19:02 (IST), Oct 02", "19:02 (IST)", 19, 2, "IST"),
        ("10:40 p.m. GMT6 minutes ago", "10:40 p.m. GMT6 minutes ago", "10:40 p.m. GMT", 22, 40, 0),
        ("10:40 p.m. GMT 6 minutes in", "10:40 p.m. GMT", "10:40 p.m. GMT", 22, 40, 0),
        ("2:39 p.m. Nov. 7, 2018: So.", "2:39 p.m. Nov. 7, 2018", "2:39 p.m.", 14, 39, None),
        ("14:39 GMT 7 November 2018: So.", "14:39 GMT 7 November 2018", "14:39 GMT", 14, 39, 0),
        ("7 November 20:18", "7 November 20:18", "20:18", 20, 18, None),
        ("2024/11/07 14:20", "2024/11/07 14:20", "14:20", 14, 20, None),
        ("2024.11.7, 14:20", "2024.11.7, 14:20", "14:20", 14, 20, None),
        ("21:14 GMT / 22:14 CET: So", "21:14 GMT / 22:14 CET", "21:14 GMT", 21, 14, 0),
        ("8:41 p.m. (11:41 p.m. ET) So", "8:41 p.m. (11:41 p.m. ET)", "8:41 p.m.", 20, 41, None),
        ("21:14 GMT – 22:14 GMT", "21:14 GMT", "21:14 GMT", 21, 14, 0),
        ("9 a.m. – 11 a.m. ET", "9 a.m.", "9 a.m.", 9, 0, None),
        ("21:14 GMT / 22:20 CET", "21:14 GMT", "21:14 GMT", 21, 14, 0),
        ("05.18/00.18", "05.18/00.18", "05.18", 5, 18, None),
        ("05.18/00.20", "05.18", "05.18", 5, 18, None),
        ("05.18/00:18", "05.18", "05.18", 5, 18, None),
        ("21.14hrs: So", "21.14hrs", "21.14hrs", 21, 14, None),
    ],
)
def test_a_stamp_is_read_whole(
    text: str, whole: str, printed: str, hour: int, minute: int, zone: str | int | None
) -> None:
    found = read_time(text)
    assert found is not None
    assert found.printed is not None
    assert (text[found.start : found.end], text[slice(*found.printed)]) == (whole, printed)
    assert (found.clock, found.zone) == ((hour, minute), zone)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("35m ago", 35),
        ("2 hours ago", 120),
        ("an hour ago", 60),
        ("just now", 0),
        ("5h", 300),
        ("3 hr 12 min ago", 192),
        ("about 2 hours ago", 120),
        ("less than a minute ago", 1),
    ],
)
def test_an_age_is_read(text: str, minutes: int) -> None:
    found = read_time(text)
    assert found is not None
    assert (found.age, found.clock) == (minutes, None)


@pytest.mark.parametrize(
    "text",
    ["10.5 per cent", "1983: Labour", "Polls close", "1.25m votes", "25:10", "about 9", "over an hour"],
)
def test_what_is_no_time_is_no_stamp(text: str) -> None:
    assert read_time(text) is None


SO = "The seat is small and the sea is near it. It has changed hands four times.\n\n"


@pytest.mark.parametrize(
    "page",
    [
        f"Why Dunmore votes\n\nBy Ann Lee\n\n{SO}A harbour town\n\n{SO}***\n\n{SO}The islands\n\n{SO}",
        f"What to expect\n\n{SO}10pm: Polls close.\n\n11.30pm: First box.\n\n1am: The result.\n\n" + SO * 5,
        f"Dunmore through the years\n\n1983: {SO}1997: {SO}2005: {SO}2010: {SO}",
        f"Five things\n\n1. The sea\n\n{SO}2. The land\n\n{SO}3. The air\n\n{SO}",
        f"A town\n\n{SO}Advertisement\n\n{SO}Advertisement\n\n{SO}Advertisement\n\n{SO}",
        f"A town\n\n{SO}Polls close at 10pm\n\n{SO}They open at 7am\n\n{SO}They count until 2am\n\n{SO}",
    ],
    ids=["sub-headings", "timetable", "years", "list", "advertisements", "times in sentences"],
)
def test_an_article_is_not_cut(page: str) -> None:
    coverage = parse(page)
    assert coverage.dialect == "article"
    assert len(coverage.posts) == 1


PAGE = "Count live\n\n{0}\n\nThe first box is in.\n\n{1}\n\nThe hall is open.\n\n{2}\n\nGood evening.\n"


@pytest.mark.parametrize(
    ("stamps", "times"),
    [
        (("00:10", "23:50", "23:05"), ["2015-05-08T00:10:00+01:00", "2015-05-07T23:50:00+01:00"]),
        (("22:10", "21:50", "21:05"), ["2015-05-07T22:10:00+01:00", "2015-05-07T21:50:00+01:00"]),
        (("21:05", "23:50", "00:10"), ["2015-05-07T21:05:00+01:00", "2015-05-07T23:50:00+01:00"]),
    ],
    ids=["newest first, over midnight", "newest first", "oldest first, over midnight"],
)
def test_where_nothing_is_dated_the_oldest_is_of_the_day_of_publication(
    stamps: tuple[str, ...], times: list[str]
) -> None:
    coverage = parse(PAGE.format(*stamps), Source("d", published="2015-05-07", timezone="Europe/London"))
    assert [post.published_at for post in coverage.posts][:2] == times
    assert [post.published_at for post in parse(PAGE.format(*stamps)).posts] == [None] * 3


@pytest.mark.parametrize(
    ("notice", "first"),
    [
        ("Published 8 May 2015, 05:45", "2015-05-07"),
        ("Last updated 8 May 2015 at 00:30", "2015-05-07"),
        ("First published 8 May 2015, 21:50", "2015-05-08"),
        ("Published 8 May 2015, 15:00", "2015-05-08"),  # at another time of day
        ("Published 8 May 2015", "2015-05-08"),
    ],
)
def test_when_the_page_says_it_was_published_counts_before_the_day_that_is_given(
    notice: str, first: str
) -> None:
    source = Source("d", published="2015-05-08", timezone="Europe/London")
    clocks = ("00:10", "23:50", "23:05", "22:40", "22:05")
    for stamps in (clocks, clocks[::-1]):
        posts = "".join(f"{clock}\n\n{NIGHT[k % 3]}\n\n" for k, clock in enumerate(stamps))
        page = f"Sandby by-election: live\n\n{notice}\n\n{posts}"
        times = sorted(str(post.published_at) for post in parse(page, source).posts)
        assert [times[0], times[-1]] == [
            f"{first}T22:05:00+01:00",
            f"2015-05-{int(first[-2:]) + 1:02}T00:10:00+01:00",
        ]


def _posts(page: str) -> list[tuple[str | None, str | None, str]]:
    return [(p.heading, p.time_as_printed, p.text) for p in parse(page).posts]


NIGHT = (
    "The hall is warm and the tea is not.",
    "Nine boxes have come in by boat.",
    "The clerk has lost a pen.",
)


def test_a_signature_ends_the_entry_above_the_next_stamp() -> None:
    page = "Harbour ward: live\n\n" + "".join(
        f"{at} p.m.\n\nTitle {k}\n\n{text}\n\n— Ann Lee\n\n"
        for k, (at, text) in enumerate(zip(("9:40", "9:20", "9:05"), NIGHT, strict=True))
    )
    coverage = parse(page)
    assert [post.heading for post in coverage.posts] == ["Title 0", "Title 1", "Title 2"]
    assert [post.byline for post in coverage.posts] == ["Ann Lee"] * 3
    assert not any("Ann Lee" in post.text for post in coverage.posts)


def test_a_signature_with_buttons_behind_its_clock_gives_the_time() -> None:
    page = "Harbour notes\n\n" + "".join(
        f"Title {k}\n\n{text}\n\nPosted by Ann Lee at {at}pm | Permalink | {k} comments\n\n"
        for k, (at, text) in enumerate(zip(("9:40", "9:20", "9:05"), NIGHT, strict=True))
    )
    assert _posts(page + "Archives\nMay 2012\nApril 2012\n") == [
        (f"Title {k}", at, text)
        for k, (at, text) in enumerate(zip(("9:40pm", "9:20pm", "9:05pm"), NIGHT, strict=True))
    ]


def test_an_updated_line_straight_under_text_is_not_of_the_entry_below() -> None:
    page = "Harbour live\n\n" + "\n\n".join(
        f"{at}pm\n{text}\nUpdated at {at}pm" for at, text in zip(("9.40", "9.20", "9.05"), NIGHT, strict=True)
    )
    assert _posts(page) == [
        (None, at, text) for at, text in zip(("9.40pm", "9.20pm", "9.05pm"), NIGHT, strict=True)
    ]


def test_an_entry_may_be_titled_like_the_comments_of_a_page() -> None:
    ages = ("12 mins ago", "40 mins ago", "1 hr ago", "2 hrs ago", "3 hrs ago")
    page = "Harbour ward: live\n\n" + "".join(
        f"{age}\n{'Your comments' if k == 3 else f'Title {k}'}\n{NIGHT[k % 3]}\nShare this post\n\n"
        for k, age in enumerate(ages)
    )
    assert [post.text for post in parse(page).posts] == [NIGHT[k % 3] for k in range(5)]


def test_a_comma_may_stand_between_update_and_its_clock() -> None:
    page = f"Harbour recount\nBy Ann Lee\n\nUPDATE, 9.20am: {NIGHT[0]}\n\nUPDATE, 7.45am: {NIGHT[1]}\n"
    assert _posts(page) == [(None, "9.20am", NIGHT[0]), (None, "7.45am", NIGHT[1])]


def test_the_seconds_of_a_stamp_are_kept() -> None:
    page = "Harbour live\n\n" + "".join(
        f"2019-05-02T{at}+01:00\nTitle\nAuthor: Ann Lee\nLast edit: 2019-05-02T23:50:00+01:00\n\n{text}\n\n"
        for at, text in zip(("23:10:31", "22:50:04", "22:05:00"), NIGHT, strict=True)
    )
    posts = parse(page).posts
    assert [(post.published_at, post.byline, post.text) for post in posts] == [
        (f"2019-05-02T{at}+01:00", "Ann Lee", text)
        for at, text in zip(("23:10:31", "22:50:04", "22:05:00"), NIGHT, strict=True)
    ]


def test_two_clocks_that_run_backward_under_a_title_part_posts() -> None:
    assert _posts("Sandby by-election\n\n8.40pm: The box is shut.\n\n8.05pm: Here we are.\n") == [
        (None, "8.40pm", "The box is shut."),
        (None, "8.05pm", "Here we are."),
    ]
    # A timetable runs forward.
    assert len(_posts("Sandby by-election\n\n8.05am: Doors open.\n\n8.40am: The count begins.\n")) == 1


TOLD = (
    "The boxes are shut and the tea is cold.",
    "One of eleven boxes is here now, we hear.",
    "So is another, and it was heavy to carry.",
    "They are to count all of it once more.",
)


def test_four_figures_before_a_sentence_are_a_clock() -> None:
    clocks = ["2203", "2241", "2310", "2355"]
    entries = "".join(f"{clock} {told}\n" for clock, told in zip(clocks, TOLD, strict=True))
    assert [clock for _, clock, _ in _posts(f"Sandby, minute by minute\n\n{entries}")] == clocks
    votes = "1203 Greens\n1141 Labour\n1010 Others\n1005 Nobody\n"
    assert len(_posts(f"Sandby, minute by minute\n\n{votes}")) == 1


def test_rules_under_a_title_part_posts() -> None:
    page = "Notes from Sandby\n\n" + "".join(f"-----\n\n{told}\n\n" for told in TOLD)
    assert [text for _, _, text in _posts(page)] == list(TOLD)


def test_posts_under_one_day_run_over_midnight() -> None:
    page = (
        "The night in Sandby\n\nThursday 6 June 2019\n\n10.50pm: Shut.\n\n11.40pm: One is here.\n\n"
        "12.25am: So is another.\n\n1.10am: Over.\n"
    )
    days = [
        str(post.published_at)[:10] for post in parse(page, Source(id="x", timezone="Europe/London")).posts
    ]
    assert days == ["2019-06-06", "2019-06-06", "2019-06-07", "2019-06-07"]


def test_a_day_may_stand_on_three_lines_over_the_clock() -> None:
    score = ("12 for 1", "", "9 for 0")
    page = "Harbour cup: live\n" + "".join(
        f"May\n07\n2015\n{at} (IST)\nTitle {k}!\n{text}\n{after}\n".replace("\n\n", "\n")
        for k, (at, text, after) in enumerate(zip(("21:06", "20:51", "20:39"), NIGHT, score, strict=True))
    )
    posts = parse(page).posts
    assert [(p.heading, p.time_as_printed) for p in posts] == [
        ("Title 0!", "21:06 (IST)"), ("Title 1!", "20:51 (IST)"), ("Title 2!", "20:39 (IST)"),
    ]  # fmt: skip
    assert [p.text for p in posts] == [f"{NIGHT[0]}\n\n12 for 1", NIGHT[1], f"{NIGHT[2]}\n\n9 for 0"]


def test_a_day_on_three_lines_dates_its_entries() -> None:
    page = "Harbour cup: live\n" + "".join(
        f"May\n07\n2015\n{at} BST\nTitle {k}!\n{text}\n"
        for k, (at, text) in enumerate(zip(("21:06", "20:51", "20:39"), NIGHT, strict=True))
    )
    assert parse(page).posts[1].published_at == "2015-05-07T20:51:00+01:00"


def test_a_credit_may_be_set_on_three_lines() -> None:
    page = "Harbour ward: live\n" + "".join(
        f"{at}\nAnn Lee\nTitle {k}\n{text}\n\nThe hall tonight (\nImage:\nCy Dale/PA)\n"
        for k, (at, text) in enumerate(zip(("21:06", "20:51", "20:39"), NIGHT, strict=True))
    )
    posts = parse(page + "FacebookTwitter\nMORE ON\nCatsDogs\n").posts
    assert [(p.caption, p.text) for p in posts] == [("The hall tonight\n\nCy Dale/PA", t) for t in NIGHT]


def test_a_title_may_begin_as_no_name_does() -> None:
    titles = ("Boxes are in", "To North Harbour", "By Jove, he's done it", "Rain at last")
    page = "Harbour ward: follow live\n\n" + "".join(
        f"{title}\n\n{NIGHT[k % 3]}\n\nComment ()\n\n" for k, title in enumerate(titles)
    )
    assert [post.heading for post in parse(page).posts] == list(titles)


def test_a_label_may_stand_before_some_stamps() -> None:
    stamps = ("7:30 p.m.", "HALL 8:20 p.m.", "BOAT 8:40 p.m.", "9:05 p.m.")
    page = "Harbour ward: live\n\n" + "".join(
        f"{stamp}\n{NIGHT[k % 3]}\n\n— Ann Lee\n\n" for k, stamp in enumerate(stamps)
    )
    assert [(post.heading, post.time_as_printed) for post in parse(page).posts] == [
        (None, "7:30 p.m."), ("HALL", "8:20 p.m."), ("BOAT", "8:40 p.m."), (None, "9:05 p.m."),
    ]  # fmt: skip


def test_a_list_that_ends_an_entry_is_no_title_of_the_next() -> None:
    gains = "Gains\n\nHarbour North"
    page = f"Harbour: live\n\n16.00 {NIGHT[0]}\n\n{gains}\n\n15.45 {NIGHT[1]}\n\n15.20 {NIGHT[2]}\n"
    assert [post.heading for post in parse(page).posts] == [None] * 3


@pytest.mark.parametrize("between", ["_" * 120, "| | |", "- " * 60])
def test_a_rule_of_any_length_is_no_heading(between: str) -> None:
    page = "Harbour ward: live\n\n" + f"\n{between.strip()}\n".join(
        f"Update {9 - k} [{at}]\n{text}\n"
        for k, (at, text) in enumerate(zip(("21:40", "21:20", "21:05"), NIGHT, strict=True))
    )
    assert [post.heading for post in parse(page).posts] == ["Update 9", "Update 8", "Update 7"]


def test_bars_behind_a_stamp_are_the_table_it_stood_in() -> None:
    page = "Harbour ward: live\n" + "".join(
        f"{at}pm BST | |\n{text} | |\n" for at, text in zip(("9.40", "9.20", "9.05"), NIGHT, strict=True)
    )
    assert [post.time_as_printed for post in parse(page).posts] == ["9.40pm BST", "9.20pm BST", "9.05pm BST"]


def test_a_count_of_comments_ends_the_posts() -> None:
    page = "Harbour ward: live\n\n" + "".join(
        f"{at}: {text}\n\n" for at, text in zip(("21.40", "21.20", "21.05"), NIGHT, strict=True)
    )
    coverage = parse(
        page + "86 comments for: Harbour ward\n\nLeave a reply\n\nYou must be signed in to reply.\n"
    )
    assert coverage.posts[-1].text == NIGHT[2]


def test_rules_straight_over_their_posts_leave_the_lead_to_the_page() -> None:
    lead = "All of us are in the boat house, and it leaks a little."
    posts = "\n".join(f"-----\n{told}\n" for told in TOLD)
    assert [text for _, _, text in _posts(f"Notes from Sandby, our blog\n\n{lead}\n\n{posts}")] == list(TOLD)
    apart = "\n".join(f"-----\n\n{told}\n" for told in TOLD)
    assert _posts(f"Notes from Sandby, our blog\n\n{lead}\n\n{apart}")[0][2] == lead


def test_posts_below_a_dated_title_run_over_midnight() -> None:
    page = "Sandby by-election, 6 June 2019\n\n10.50pm: Shut.\n\n11.40pm: One is here.\n\n12.25am: Over.\n"
    days = [str(post.published_at)[:10] for post in parse(page).posts]
    assert days == ["2019-06-06", "2019-06-06", "2019-06-07"]
    two = page.replace("\n\n", "\n\nFirst printed 7 June 2019\n\n", 1)
    assert [post.published_at for post in parse(two).posts] == [None] * 3


@pytest.mark.parametrize("before", ["#", "No. ", "[#"])
def test_a_number_may_stand_before_a_stamp(before: str) -> None:
    close = "]" if before[0] == "[" else ""
    page = "Sandby recount\n\n" + "".join(
        f"{before}{3 - k}{close}{mark} 21:{50 - k} – {told}\n\n"
        for k, (mark, told) in enumerate(zip((" –", "" if close else ".", ""), TOLD, strict=False))
    )
    assert _posts(page) == [(None, f"21:{50 - k}", told) for k, told in enumerate(TOLD[:3])]


def test_key_events_may_stand_behind_their_clocks() -> None:
    told = list(zip(("21:40", "21:25", "21:02"), ("A count again", "Quiet", "Shut"), TOLD, strict=False))
    events = "".join(f"{at} {title}\n" for at, title, _ in told)
    page = "".join(f"{at}\n\n{title}\n\nBy Ann Lee\n\n{text}\n\n" for at, title, text in told)
    posts = parse(f"Live: Sandby\n\nKey events\n\n{events}\n{page}").posts
    assert [(p.time_as_printed, p.heading, p.text) for p in posts] == told


@pytest.mark.parametrize("order", ["Our notes, newest at the top.", "The latest entry is first."])
def test_a_line_about_the_order_of_a_page_is_no_entry(order: str) -> None:
    page = "".join(f"{told} (9.{50 - k}pm)\n\n" for k, told in enumerate(TOLD))
    assert _posts(f"Notes from Sandby\n\n{order}\n\n{page}")[0][2] == TOLD[0]


def test_the_original_post_stands_under_its_updates() -> None:
    stamps = ("UPDATE, 4:15 p.m.", "UPDATE, 2:40 p.m.", "ORIGINAL STORY, 8:00 a.m.")
    page = "".join(f"{stamp}\n\n{told}\n\n" for stamp, told in zip(stamps, TOLD, strict=False))
    assert [(at, text) for _, at, text in _posts(f"Recount in Sandby\n\n{page}")] == [
        (stamp.split(", ")[1], told) for stamp, told in zip(stamps, TOLD, strict=False)
    ]


def test_a_link_to_more_ends_the_posts() -> None:
    page = "Harbour ward: live\n\n" + "".join(
        f"{at}: {text}\n\n" for at, text in zip(("21.40", "21.20", "21.05"), NIGHT, strict=True)
    )
    assert parse(page + "Read more from the harbour\n").posts[-1].text == NIGHT[2]


@pytest.mark.parametrize(
    "stamps",
    [
        ("Update 9 a.m.:", "Update 9:06 a.m.:", "Update 10:10 a.m.", "Update 1:15 p.m."),
        ("Updated 9 a.m.:", "Updated 9:06 a.m.:", "Updated 10:10 a.m.:", "Updated 1:15 p.m.:"),
    ],
)
def test_an_update_is_stamped_with_its_clock_and_not_numbered_with_its_hour(stamps: tuple[str, ...]) -> None:
    page = "A goat is on the roof.\n\n" + "".join(
        f"{stamp} {told}\n\n" for stamp, told in zip(stamps, TOLD, strict=False)
    )
    assert [(at, text) for _, at, text in _posts(page)] == [
        (stamp.split(" ", 1)[1].rstrip(":"), told) for stamp, told in zip(stamps, TOLD, strict=False)
    ]


@pytest.mark.parametrize("number", ["Update 3", "Update 3:", "Update #3"])
def test_an_update_has_a_number_before_its_clock(number: str) -> None:
    page = "".join(
        f"{number.replace('3', str(k))} {8 + k}:06 a.m. {told}\n\n" for k, told in enumerate(TOLD[:3], 1)
    )
    assert [(at, text) for _, at, text in _posts(page)] == [
        (f"{8 + k}:06 a.m.", told) for k, told in enumerate(TOLD[:3], 1)
    ]


def test_the_original_post_has_its_label_in_brackets() -> None:
    page = "".join(f"Update {9 - k}:15 p.m. {told}\n\n" for k, told in enumerate(TOLD[:3]))
    assert _posts(f"{page}[Original Post]{TOLD[3]}\n")[3] == (None, None, TOLD[3])


@pytest.mark.parametrize("label", ["ORIGINAL STORY:", "Original report"])
def test_the_original_post_needs_no_clock(label: str) -> None:
    page = "".join(f"UPDATE, {5 - k}:15 p.m.\n\n{told}\n\n" for k, told in enumerate(TOLD[:3]))
    posts = _posts(f"Recount in Sandby\n\n{page}{label}\n\n{TOLD[3]}\n\n{NIGHT[0]}\n")
    assert posts[2:] == [(None, "3:15 p.m.", TOLD[2]), (None, None, f"{TOLD[3]}\n\n{NIGHT[0]}")]


def test_a_role_under_a_name_is_no_title_of_the_entry() -> None:
    entries = [
        ("23:40", "Ann Lee", "Political editor", "Turnout is down", "It rained all day in the valley."),
        ("23:12", "Cy Dale", "Local democracy reporter", "Boxes arrive", "The first came by boat."),
        ("22:58", "Ann Lee", "Political editor", "Polls close", "Voting has ended in the valley."),
    ]
    page = "\n\n".join("\n".join(lines[:4]) + f"\n\n{lines[4]}" for lines in entries)
    posts = parse(f"Valley by-election: live\n\n{page}\n").posts
    assert [(post.byline, post.byline_role, post.heading) for post in posts] == [
        lines[1:4] for lines in entries
    ]


@pytest.mark.parametrize("heading", ["Green win Ash Vale by 311", "Recount at 4", "Ann Lee through to 2"])
def test_a_title_may_end_in_the_number_it_speaks_of(heading: str) -> None:
    page = f"Live\n\n21:30\n{heading}\n\nIt is close.\n\n21:14\nPolls close\n\nThe hall fills.\n\n21:02\n"
    posts = parse(page + "Welcome\n\nWe are in the hall.\n").posts
    assert [post.heading for post in posts] == [heading, "Polls close", "Welcome"]


def test_a_button_with_an_exclamation_mark_is_a_button() -> None:
    page = "Live\n\n" + "".join(
        f"21:3{n}\n\nThe boxes of ward {n} are in now.\n\nLink copied!\n\n" for n in (3, 2, 1)
    )
    assert all("copied" not in post.text for post in parse(page).posts)


def test_who_signs_words_in_marks_at_the_end_of_an_entry_said_them() -> None:
    voters = '"The roof leaks."\n- Ann Lee, 71\n\n"Nobody asked me."\n- Sherri, who gave no surname\n'
    others = "".join(f"\n{clock}pm\nBy Bob Ray\nSo.\n" for clock in ("10.20", "10.01"))
    page = parse(f"10.40pm\nBy Bob Ray\nA sampling:\n\n{voters}{others}")
    assert [post.byline for post in page.posts] == ["Bob Ray"] * 3
    assert [quote.speaker for quote in page.quotes] == ["Ann Lee", "Sherri"]


@pytest.mark.parametrize("end", ["—30—", "-ends-", "(more)", "ENDS"])
def test_what_ends_an_item_of_an_agency_is_no_heading(end: str) -> None:
    items = [
        f"2014-11-17 {hour}:05 EST  BYELXN  Lead\nASH, Ont. — So it goes on.\n{end}\n"
        for hour in (19, 20, 21, 22)
    ]
    page = parse("\n".join(items))
    assert [post.heading for post in page.posts] == ["BYELXN  Lead"] * 4
    assert not any(end in post.text for post in page.posts)


def test_the_stamp_of_an_embedded_post_starts_no_entry() -> None:
    page = parse(
        "Vale County: live updates\n\nA leaflet\nAnn Lee | 9:10 p.m. CST\n\nThe last leaflet is on the mat."
        "\n\nBo concedes\nAnn Lee | 9:41 p.m. CST\n\nThe sheriff has conceded.\n\nBo Ek\n@SheriffEk\n"
        "The keys are under the mat. So it goes.\n9:38 PM · Nov 3, 2026\n12.1K Views\n\n"
        "“He means it,” Lee says.\n\nGood night\nCy Dale | 10:02 p.m. CST\n\nThat was the count.\n"
    )
    assert [post.time_as_printed for post in page.posts] == [
        "9:10 p.m. CST",
        "9:41 p.m. CST",
        "10:02 p.m. CST",
    ]
    assert "under the mat. So it goes." in page.posts[1].text
    assert page.posts[1].text.endswith("Lee says.")


@pytest.mark.parametrize("called", ["FIRST NIGHT, Thursday ", "Election night: ", "Day one — "])
def test_a_day_may_be_called_something_before_its_date(called: str) -> None:
    page = parse(
        f"The count\n\n{called}11 December 2003\n\n:: 2205 GMT :: Doors\n\nThe doors are shut.\n\n"
        ":: 2340 GMT :: Boxes\n\nThe first box is here.\n\n:: 0010 GMT :: Rain\n\nIt rains on the count.\n"
    )
    assert [post.published_at for post in page.posts] == [
        "2003-12-11T22:05:00+00:00", "2003-12-11T23:40:00+00:00", "2003-12-12T00:10:00+00:00"
    ]  # fmt: skip


def test_responses_of_readers_end_the_posts() -> None:
    page = parse(
        "Live: the count\n\n9.05pm\nThe doors are shut.\n\n9.20pm\nThe first box is here.\n\n9.40pm\n"
        "Good night.\n\nFiled under: Politics, Ash Vale\n3 responses to “A night at the hall: our notes”\n"
    )
    assert page.posts[-1].text == "Good night."
    assert page.quotes == ()


def test_words_with_votes_that_look_like_buttons_are_rows() -> None:
    page = "Lido poll: live\n\n" + "".join(
        f"{at}: {text}\n\nShare 4\nLike 12\n\n"
        for at, text in zip(("21.05", "21.20", "21.40"), NIGHT, strict=True)
    )
    posts = parse(f"{page}22.10: All boxes are in.\n\nKeep 702\nClose 498\n").posts
    assert [post.text for post in posts] == [*NIGHT, "All boxes are in.\n\nKeep 702\n\nClose 498"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Words: Ann Lee", "Ann Lee"),
        ("From the Echo's Ann Lee in Dover", "Ann Lee"),
        ("From Echo staff", "Echo staff"),
        ("[Ann Lee]", "Ann Lee"),
        ("[Show Comments]", None),
        ("**Ann Lee** reporting from Port Sorel", "Ann Lee"),
        ("Ann Lee, reporting live from Port Sorel", "Ann Lee"),
        ("The parties are reporting from Port Sorel", None),
        ("Delays in reporting from Port Sorel", None),
        ("Report: Labour hold", None),
        ("Words: We have none", None),
        ("From dawn to dusk", None),
        ("From the boat house", None),
        ("Ann LeePolitical editor", "Ann Lee"),
        ("Ann MacLee political editor", None),
        ("Ann FitzLee political editor", None),
    ],
)
def test_a_line_may_name_an_author(line: str, name: str | None) -> None:
    author = author_of(line)
    assert (author and line[slice(*author.name)]) == name


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Reporting from Dover, Kent.", True),
        ("Reporting on elections", True),
        ("Reporting from Dover was hard. It rained.", False),
        ("Reporters from Dover", False),
    ],
)
def test_a_line_may_say_where_somebody_reports_from(line: str, says: bool) -> None:
    assert reports_from(line) is says


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("The hall tonight. Photo / Ann Lee", "The hall tonight.\n\nAnn Lee"),
        ("The hall tonight.Credit...Ann Lee for The Echo", "The hall tonight.\n\nAnn Lee for The Echo"),
        ("Tea in the hall [Ann Lee/PA]", "Tea in the hall\n\nAnn Lee/PA"),
        ("Tea in the hall (Reuters)", "Tea in the hall\n\nReuters"),
        ("Tea in the hall (Harbour Hall/PA)", "Tea in the hall\n\nHarbour Hall/PA"),
        ("Bob Ray (Labour)", None),
        ("Bob Ray (Labour/Co-op)", None),
        ("Bob Ray (BBC projection)", None),
        ("The hall won the photo... and tea was had.", None),
        ("Tea in the hall [and/or the boat house]", None),
    ],
)
def test_whom_a_picture_is_from_is_told(line: str, caption: str | None) -> None:
    page = "Harbour ward: live\n\n" + "".join(
        f"{at}: {text}\n\n" for at, text in zip(("21.05", "21.20", "21.40"), NIGHT, strict=True)
    )
    last = parse(f"{page}{line}\n\nThe tea is cold now.\n").posts[-1]
    assert last.caption == caption
    assert (line in last.text) is (caption is None)


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("The Harbour Echo is a member of the board that hears complaints.", True),
        ("Harbour Echo newsletters", True),
        ("Why you can trust the Echo", True),
        ("Harbour is a member of nothing.", False),
        ("Ann Lee is owned by her cat, she says, and so is the boat house.", False),
    ],
)
def test_what_a_paper_says_of_itself_is_in_no_post(line: str, ends: bool) -> None:
    page = "Harbour ward: live\n\n" + "".join(
        f"{at}: {text}\n\n" for at, text in zip(("21.05", "21.20", "21.40"), NIGHT, strict=True)
    )
    assert (parse(f"{page}{line}\n").posts[-1].text == NIGHT[2]) is ends


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("Turnout confirmed at 38.9%", True),
        ("Turnout is 38.9%", True),
        ("Labour lead by 1,204", True),
        ("Labour 38.9%", False),
        ("Turnout 38.9%", False),
    ],
)
def test_a_number_may_end_a_title(line: str, is_title: bool) -> None:
    titles = ("Boxes are in", line, "Rain at last", "Doors shut")
    page = "Harbour ward: follow live\n\n" + "".join(
        f"21:{40 - k}\n\n{title}\n\n{NIGHT[k % 3]}\n\n" for k, title in enumerate(titles)
    )
    assert (parse(page).posts[1].heading == line) is is_title


@pytest.mark.parametrize("stamp", ["{name} @ {at}", ":: {at} GMT :: {name}", "{at} :: {name}"])
def test_who_writes_may_be_parted_from_the_clock_by_signs(stamp: str) -> None:
    names = ("Ann Lee", "Bob Marsh", "Ann Lee")
    page = "Harbour ward: live\n\n" + "".join(
        f"{stamp.format(name=name, at=at)}\n{text}\n\n"
        for name, at, text in zip(names, ("21:40", "21:20", "21:05"), NIGHT, strict=True)
    )
    posts = parse(page).posts
    assert [(post.byline, post.heading, post.text) for post in posts] == [
        (name, None, text) for name, text in zip(names, NIGHT, strict=True)
    ]


def test_capitals_between_bars_are_a_label() -> None:
    page = (
        "Harbour ward: live\n\n(22.05) Doors shut\n{}\n\n(23.10) NEWS | A box\n{}\n\n(0.14) Good night\n{}\n"
    )
    posts = parse(page.format(*NIGHT)).posts
    assert [(post.time_as_printed, post.heading) for post in posts] == [
        ("22.05", "Doors shut"), ("23.10", "A box"), ("0.14", "Good night"),
    ]  # fmt: skip


def test_a_clock_that_opens_a_sentence_out_of_order_parts_nothing() -> None:
    page = "Harbour ward: live\n\n9.20pm: {}\n\n{}\n\n8.40pm: {}\n\n7.30pm: {}\n"
    posts = parse(page.format(NIGHT[0], "10pm is when the polls close.", NIGHT[1], NIGHT[2])).posts
    assert [post.time_as_printed for post in posts] == ["9.20pm", "8.40pm", "7.30pm"]
    in_order = parse(page.format(NIGHT[0], "9pm it rained.", NIGHT[1], NIGHT[2])).posts
    assert [post.time_as_printed for post in in_order] == ["9.20pm", "9pm", "8.40pm", "7.30pm"]


def test_a_clock_may_stand_twice_on_its_line() -> None:
    page = "Harbour ward: live\n\n10.41pm GMT 22:41\n{}\n\n10.12pm GMT 22:12\n{}\n\n9.58pm GMT {}\n"
    posts = parse(page.format(NIGHT[0], NIGHT[1], "21 votes in it, they say.")).posts
    assert [(post.heading, post.text[:2]) for post in posts] == [
        (None, NIGHT[0][:2]), (None, NIGHT[1][:2]), (None, "21"),
    ]  # fmt: skip


CLOCKS = ("21:40", "21:20", "21:05")


def _night(entry: str, title: str = "Harbour ward: live", end: str = "") -> str:
    """A page of three entries, each with its clock {at}, its words {text} and its number {n}."""
    entries = (
        entry.format(at=at, text=text, n=n)
        for n, (at, text) in enumerate(zip(CLOCKS, NIGHT, strict=True), 17)
    )
    return f"{title}\n\n{''.join(entries)}{end}"


@pytest.mark.parametrize(
    "link",
    [
        "[Share](#) [Permalink](#p{n})",
        "[To this entry](/live#p{n})",
        "https://echo.example/live/harbour-ward/{n}",
    ],
)
def test_a_line_that_differs_in_where_it_leads_is_no_heading(link: str) -> None:
    page = f"### {{at}} | Title {{n}}\n\n{{text}}\n\n*Ann Lee*\n\n{link}\n\n"
    end = page.format(at="20:50", text="It is raining again, and more.", n=20)
    posts = parse(_night(page, end=end)).posts
    assert [(post.heading, post.byline) for post in posts] == [
        (f"Title {n}", "Ann Lee") for n in range(17, 21)
    ]
    assert [post.text for post in posts[:3]] == list(NIGHT)


def test_a_title_of_known_pages_does_not_outweigh_stamps() -> None:
    page = _night("Title {n}\nPublished at {at}\n\n{text}\n\n", "Harbour ward\n\nLive Reporting")
    assert [post.time_as_printed for post in parse(page).posts] == list(CLOCKS)
    numbered = _night(
        "  1. Title {n}\n    {at}\n\n    {text}\n\n", "Live Reporting\n\nAll times stated are UK"
    )
    assert [(post.heading, post.time_as_printed) for post in parse(numbered).posts] == [
        (f"Title {n}", at) for n, at in enumerate(CLOCKS, 17)
    ]


def test_a_heading_like_a_name_is_one_where_others_have_theirs() -> None:
    titles = ("Boxes are in", "Green Gain Harbour Ward", "Polls have closed")
    page = "Harbour ward: live\n\n" + "".join(
        f"{title}\n{at}\n\n{byline}{text}\n\n"
        for title, at, byline, text in zip(
            titles, CLOCKS, ("Ann Lee\n\n", "", "Ann Lee\n\n"), NIGHT, strict=True
        )
    )
    posts = parse(page).posts
    assert [(post.heading, post.byline) for post in posts] == list(
        zip(titles, ("Ann Lee", None, "Ann Lee"), strict=True)
    )


@pytest.mark.parametrize("name", ["[Ann Lee]", "*Ann Lee*", "– Ann Lee"])
def test_a_name_under_the_last_entry_is_under_all(name: str) -> None:
    page = _night(f"Title {{n}} - {{at}}\n\n{{text}}\n\n{name}\n\n", end="Report an error\n\nHarbour\n")
    posts = parse(page).posts
    assert [(post.heading, post.byline, post.text) for post in posts] == [
        (f"Title {n}", "Ann Lee", text) for n, text in enumerate(NIGHT, 17)
    ]


def test_who_signs_most_entries_has_not_said_the_words_above() -> None:
    page = _night("Title {n}\n{at}\n\n{text}\n\n– Ann Lee\n\n").replace(
        NIGHT[1], 'The mayor, Bob Ray, was brief.\n\n"Nine boxes and no boat."'
    )
    coverage = parse(page)
    assert [post.byline for post in coverage.posts] == ["Ann Lee"] * 3
    assert [quote.speaker for quote in coverage.quotes] == ["Bob Ray"]


@pytest.mark.parametrize(
    "footer",
    [
        "Story Saved\nYou can find this story in your list.",
        "Readers like you keep the lights on.",
        "See more on: Harbours",
        "---\n\n*Filed by [Ann Lee](/staff/ann)*",
        "## Most read\n\n1. [A cow in the hall](/a/1)",
        "Listen back to the night\nTags: boats",
        "Copyright 2022 Harbour Echo\n\nOur boats are yours. Donate now.",
        "Facts sink or swim. Become a subscriber today.\nRelated links",
        "Corrections and clarifications | Submit a news tip",
        "Ann Lee is a senior reporter in the Harbour newsroom.\nLatest from Harbour",
        "Ann Lee covers boats and boxes for the Echo.",
        "Published - May 05, 2022 07:30 am\nRelated topics\nBoats",
    ],
)
def test_what_a_page_asks_of_its_readers_is_in_no_post(footer: str) -> None:
    assert parse(_night("{at}\n\n{text}\n\n", end=footer)).posts[-1].text == NIGHT[2]


@pytest.mark.parametrize("title", ["Watch live", "## In this article", "**Popular now**", "Further reading:"])
def test_titles_of_a_footer_are_in_no_post_where_they_are_all_of_a_line(title: str) -> None:
    page = _night("{at}\n\n{text}\n\n", end=f"{title}\n\nA cow in the hall")
    assert parse(page).posts[-1].text == NIGHT[2]


SAID_LAST = [
    "Latest from the pier: “We won,” says Ann Lee.",
    "Support the boats, Ann Lee told them: “We won.”",
    'More on the pier: "We won," says Ann Lee.',
    "More on the pier: Ann Lee wins by nine.",
    "Watch live: Lee speaks at the pier",
    "Never miss a vote: Lee wins by nine.",
    "Bob Ray works for the Royal Mail.",
    "Bob Ray writes for a living in Elm.",
    "More by-elections to come",
    "Comments were few, she said.",
    "Support us, she told the hall.",
    "Also in Elm, Ray held on.",
    "Further reading of the bill is due",
    "In this story, Lee is the cow",
]


@pytest.mark.parametrize("said", SAID_LAST)
def test_what_begins_like_a_footer_and_says_more_is_kept(said: str) -> None:
    coverage = parse(_night("{at}\n\n{text}\n\n", end=said))
    assert coverage.posts[-1].text == f"{NIGHT[2]}\n\n{said}"
    assert any("We won" in quote.text for quote in coverage.quotes) == ("We won" in said)


def test_when_a_page_was_published_and_updated_is_no_entry() -> None:
    page = _night(
        "{at}Ann Lee\n\nTitle {n}\n\n{text}\n\n", "Harbour\n\n06:12, 17 OCT 2025Updated 07:02, 17 OCT 2025"
    )
    page = page.replace("\n\n21:40", "\n\nKey events\nA box is late\nA boat is in\nRain\n\n21:40", 1)
    posts = parse(page).posts
    assert [(post.byline, post.heading, post.text) for post in posts] == [
        ("Ann Lee", f"Title {n}", text) for n, text in enumerate(NIGHT, 17)
    ]


@pytest.mark.parametrize(("told", "byline"), [("Ann Quill (AQ) and Bob Ray (BR)", "AQ"), ("Ann Quill", None)])
def test_initials_before_words_are_a_byline_where_the_page_says_whose(told: str, byline: str | None) -> None:
    page = _night("{at} AQ: {text}\n\n", f"Harbour\nWriting tonight: {told}.", end="20:50 BR: Rain again.\n")
    assert parse(page).posts[0].byline == byline


def test_an_age_under_the_clock_of_the_page_is_of_an_entry() -> None:
    head = "Harbour and Vale vote\nUpdated 12:20 a.m. ET, March 9, 2021\n"
    page = f"{head}1 min ago\nA first title\n{NIGHT[0]}\n7 min ago\nA second title\n{NIGHT[1]}\n"
    assert [(heading, text) for heading, _, text in _posts(page)] == [
        ("A first title", NIGHT[0]), ("A second title", NIGHT[1]),
    ]  # fmt: skip


def test_a_stamp_with_nothing_under_it_is_an_entry_where_others_are() -> None:
    page = (
        f"Harbour: live\n\n21.50\n\n21.40\n\n{NIGHT[0]}\n\n{{}}21.20\n\n{NIGHT[1]}\n\n21.05\n\n{NIGHT[2]}\n"
    )
    assert [at for _, at, _ in _posts(page.format("21.30\n\n"))] == [
        "21.50",
        "21.40",
        "21.30",
        "21.20",
        "21.05",
    ]
    assert [at for _, at, _ in _posts(page.format(""))] == ["21.40", "21.20", "21.05"]
    under_text = page.format("").replace("live\n", f"live\n\n{SO}Here is the latest:\n")
    assert [at for _, at, _ in _posts(under_text)] == ["21.50", "21.40", "21.20", "21.05"]


def test_a_day_that_is_printed_again_parts_posts() -> None:
    page = f"Harbour vote as it happened\n\n27 March 2019\n\n{NIGHT[0]}\n\n{{}} March 2019\n\n{NIGHT[1]}\n"
    assert [text for _, _, text in _posts(page.format(27))] == list(NIGHT[:2])
    assert len(_posts(page.format(26))) == 1


@pytest.mark.parametrize("title", ["Harbour count – live updates", "Harbour count"])
def test_two_clocks_before_sentences_part_a_page_that_is_live(title: str) -> None:
    page = f"{title}\n\n22:10 {NIGHT[0]}\n\n{NIGHT[1]}\n\n22:45 {NIGHT[2]}\n"
    assert len(_posts(page)) == (2 if "live" in title else 1)


def test_bylines_part_a_live_page_whose_posts_are_short() -> None:
    page = (
        "Live: Harbour\n\nBy Ann Lee\n\n{}\n\nBy Bob Marsh, political editor\n\n{}\n\nBy Ann Lee\n\nRain.\n"
    )
    posts = parse(page.format(*NIGHT)).posts
    assert [post.byline for post in posts] == ["Ann Lee", "Bob Marsh", "Ann Lee"]


def test_key_events_may_end_in_a_share() -> None:
    page = (
        "Harbour ward: live\n\n12m ago\nThe mayor speaks\n\n58m ago\nTurnout is 38.2%\n\n"
        f"Ann Lee\n\n12m ago\n23.46 BST\n\nThe mayor speaks\n\n{NIGHT[0]}\n\nShare\n\n"
        f"Ann Lee\n\n58m ago\n23.00 BST\n\nTurnout is 38.2%\n\n{NIGHT[1]}\n\nShare\n\n"
    )
    assert [(post.byline, *post_) for post, post_ in zip(parse(page).posts, _posts(page), strict=True)] == [
        ("Ann Lee", "The mayor speaks", "23.46 BST", NIGHT[0]),
        ("Ann Lee", "Turnout is 38.2%", "23.00 BST", NIGHT[1]),
    ]


def test_a_line_about_the_zone_is_no_entry() -> None:
    page = _night(
        "{text}\n\nPosted by Ann Lee at {at}\n\n", "Harbour as it happened\n\nWe were there. Times are BST."
    )
    assert [post.text for post in parse(page).posts] == list(NIGHT)


def test_what_an_entry_is_filed_under_is_no_text() -> None:
    page = _night("0{n}/05/2025 {at}\nTitle {n}\nby Ann Lee\n{text}\nTags: harbour, box {n}\n", "Blog")
    posts = parse(page.replace("017", "07").replace("018", "06").replace("019", "05")).posts
    assert [(post.heading, post.byline, post.text) for post in posts] == [
        (f"Title {n}", "Ann Lee", text) for n, text in enumerate(NIGHT, 17)
    ]


def test_where_an_author_is_may_stand_behind_the_name() -> None:
    page = _night("Title {n}\n{at} Ann Lee, Harbour\n{text}\n\n")
    assert [(post.byline, post.byline_role, post.text) for post in parse(page).posts] == [
        ("Ann Lee", "Harbour", text) for text in NIGHT
    ]


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Reach reporter Ann Lee at ann@echo.example.", True),
        ("© 2024 The Harbour Echo", True),
        ("Reach for the sky, says Ann Lee of the boat house.", False),
        ("Ann Lee is @annlee on the harbour's own network.", False),
    ],
)
def test_how_to_reach_whoever_writes_is_in_no_post(line: str, ends: bool) -> None:
    assert (parse(_night("{at}\n\n{text}\n\n", end=line)).posts[-1].text == NIGHT[2]) is ends


def test_one_signature_of_the_page_is_no_stamp_of_an_entry() -> None:
    page = _night("{at}\n\n{text}\n\n", end="Posted by Ann Lee at 21:01\n")
    assert [post.time_as_printed for post in parse(page).posts] == list(CLOCKS)


def test_a_share_may_be_the_title_over_a_stamp() -> None:
    page = _night("Title {n}\n{at}\n{text}\n\n").replace("Title 18", "Turnout 38.2%")
    assert [post.heading for post in parse(page).posts] == ["Title 17", "Turnout 38.2%", "Title 19"]
    # Within an entry it is a row.
    row = _night("Title {n}\n{at}\n{text}\n\n").replace("Title 18", "Turnout 38.2%\n\nTitle 18")
    assert [post.heading for post in parse(row).posts] == ["Title 17", "Title 18", "Title 19"]


@pytest.mark.parametrize("label", ["EARLIER:", "Previously:", "Earlier story:"])
def test_what_was_said_first_may_have_a_label(label: str) -> None:
    page = f"Harbour\n\nUPDATE 9:40 p.m.: {NIGHT[0]}\n\nUPDATE 8:15 p.m.: {NIGHT[1]}\n\n{label} {NIGHT[2]}\n"
    assert [text for _, _, text in _posts(page)] == list(NIGHT)


def test_an_age_over_the_title_and_a_clock_under_it_are_of_one_entry() -> None:
    page = _night("about {n} hours ago\nTitle {n}\nAnn Lee\n{at}\n{text}\n\n")
    assert [(post.heading, post.byline, post.time_as_printed) for post in parse(page).posts] == [
        (f"Title {n}", "Ann Lee", at) for n, at in enumerate(CLOCKS, 17)
    ]


@pytest.mark.parametrize("title", ["Title {n}\n", ""])
def test_dots_end_a_title_where_others_have_theirs(title: str) -> None:
    said = "That is one more than the last time, we hear."
    page = _night(f"{{at}}\n{title}{{text}}\n\n", end=f"20:50\nAnd that is all ...\n{said}\n")
    assert parse(page).posts[3].heading == ("And that is all ..." if title else None)


def test_who_wrote_an_entry_may_stand_over_the_stamp_that_ends_it() -> None:
    page = _night("Title {n}\n\n{text}\n\nAnn Lee\n13 June 2025 {at}\n\n").replace("Title 18", "Watch: A box")
    posts = parse(page).posts
    assert [(post.byline, post.text) for post in posts] == [("Ann Lee", text) for text in NIGHT]


@pytest.mark.parametrize(("reading", "posts"), [("\n12 mins to read", 3), ("", 4)])
def test_a_stamp_over_a_reading_time_is_of_the_page(reading: str, posts: int) -> None:
    stamps = ("14 Oct, 10:12 PM", "14 Oct, 9:40 PM", "14 Oct, 8:05 PM")
    page = "".join(f"{stamp}\n{told}\n\n" for stamp, told in zip(stamps, NIGHT, strict=True))
    top = f"Harbour ward: live\nBy Ann Lee\n15 Oct, 12:20 AM{reading}\nAll of it, as it was told.\n\n"
    assert len(parse(top + page).posts) == posts


@pytest.mark.parametrize("line", ["Was this forwarded to you? Join here.", "Install the app for free"])
def test_what_a_page_offers_ends_the_posts(line: str) -> None:
    page = "Harbour ward: live\n\n" + "".join(
        f"{at}: {text}\n\n" for at, text in zip(("21.40", "21.20", "21.05"), NIGHT, strict=True)
    )
    assert parse(page + line).posts[-1].text == NIGHT[2]


def _dated(zone: str, words: str) -> str:
    return "Count live\n\n" + "".join(
        f"7 May 2022, {hour}:05 PM {zone}\n\n{text} {words}\n\n"
        for hour, text in zip((9, 8, 7), NIGHT, strict=True)
    )


@pytest.mark.parametrize(
    ("zone", "words", "timezone", "offset"),
    [
        ("IST", "The Lok Sabha is far away.", None, "+05:30"),
        ("IST", "Vidhan Bhavan is far away.", None, "+05:30"),
        ("IST", "The Taoiseach is far away.", None, "+01:00"),
        ("IST", "The Taoiseach is in India.", None, None),
        ("IST", "An Indian restaurant is far away.", None, None),
        ("IST", "An Indian restaurant in India is far away.", None, "+05:30"),
        ("IST", "The Irish sea is far away.", None, None),
        ("IST", "The Irish sea is far from Dublin.", None, "+01:00"),
        ("IST", "The sea is far away.", None, None),
        ("IST", "The sea is far away.", "Asia/Kolkata", "+05:30"),
        ("IST", "The sea is far away.", "Europe/London", None),
        ("local time", "The Lok Sabha is far away.", None, None),
        ("local time", "The sea is far away.", "Asia/Tokyo", "+09:00"),
        ("PKT", "The Lok Sabha is far away.", None, "+05:00"),
    ],
)
def test_a_name_of_several_zones_is_of_the_country_of_its_page(
    zone: str, words: str, timezone: str | None, offset: str | None
) -> None:
    posts = parse(_dated(zone, words), Source("d", timezone=timezone)).posts
    assert {post.published_at and post.published_at[19:] for post in posts} == {offset}


@pytest.mark.parametrize(
    ("told", "words", "offset"),
    [
        ("2022-05-07T08:00:00+05:30", "The sea is far away.", "+05:30"),
        ("2022-05-07T08:00:00+01:00", "The sea is far away.", "+01:00"),
        ("2022-05-07T08:00:00+05:30", "An Irish restaurant in Dublin is far away.", "+05:30"),
        ("2022-05-07T08:00:00+00:00", "The sea is far away.", None),
        ("2022-05-07T08:00:00-05:00", "The sea is far away.", None),
        ("2022-05-07", "The Lok Sabha is far away.", "+05:30"),
    ],
)
def test_a_name_of_several_zones_is_of_that_of_the_time_that_is_told_of_its_page(
    told: str, words: str, offset: str | None
) -> None:
    posts = parse(_dated("IST", words), Source("d", extent=(told, None))).posts
    assert {post.published_at and post.published_at[19:] for post in posts} == {offset}


EMBED = "Ann Lee (@annlee)\nThe tea is cold and so am I\n{}\n"


@pytest.mark.parametrize("stamp", ["9:41 PM · May 7, 2022\nView on X", "May 7, 2022"])
def test_the_time_of_a_message_of_another_site_parts_nothing(stamp: str) -> None:
    page = "".join(
        f"{clock}: Title at {clock}\n\n{text}\n\n{EMBED.format(stamp) if clock == '8.20pm' else ''}\n"
        for clock, text in zip(("8.05pm", "8.20pm", "9.15pm"), NIGHT, strict=True)
    )
    posts = parse(f"Count live\n\n{page}").posts
    assert [(post.heading, post.published_at) for post in posts] == [
        (f"Title at {clock}", None) for clock in ("8.05pm", "8.20pm", "9.15pm")
    ]
    assert posts[1].text.endswith("The tea is cold and so am I\n\n" + stamp.partition("\n")[0])


@pytest.mark.parametrize(
    ("line", "told"), [("View on X", ""), ("View on YouTube", ""), ("View on trams", "View on trams\n\n")]
)
def test_a_line_that_leads_to_a_message_of_another_site_is_no_text(line: str, told: str) -> None:
    page = f"21:50: {NIGHT[0]}\n\n21:40: {NIGHT[1]}\n\n{line}\n\nRain.\n\n21:30: {NIGHT[2]}\n"
    assert parse(f"Count live\n\n{page}").posts[1].text == f"{NIGHT[1]}\n\n{told}Rain."


def test_a_day_under_a_message_of_another_site_parts_where_it_stands_apart() -> None:
    page = "\n\n".join(
        (
            f"{NIGHT[0]}\n\n" + EMBED.format("").strip(),
            "6 May 2022",
            f"21:05\n{NIGHT[1]}",
            f"20:10\n{NIGHT[2]}",
        )
    )
    times = [p.published_at for p in parse(f"Count live\n\n7 May 2022\n\n00:20\n{page}\n").posts]
    assert times == [f"2022-05-{time}:00+01:00" for time in ("07T00:20", "06T21:05", "06T20:10")]


@pytest.mark.parametrize(
    "below",
    [
        "Read more\nWho stands in your ward?\nSign up for our letter",
        "News / Local news / Count live",
        "Home > News > Count live",
        "[Advertise with us](https://echo.example/ads) · [Terms](https://echo.example/terms)",
        "Written by Ann Lee and Bob Marsh\n\nComments",
    ],
)
def test_what_stands_under_the_entries_is_no_part_of_the_last(below: str) -> None:
    posts = parse(_night("{at}: {text}\n\n", end=f"{below}\n")).posts
    assert [(post.byline, post.text) for post in posts] == [(None, text) for text in NIGHT]


@pytest.mark.parametrize(
    "below",
    [
        "Lee / Marsh / Oxley, who is it?",
        "– Ann Lee",
        "News from home: nobody reads more.",
        "There is tea for all. Join us here.",
        "Those who donate now get a cow.",
        "Ann Lee is a baker in Harbour.",
        "Ann Lee covers her ears.",
        "The winner is a former reporter.",
    ],
)
def test_what_only_looks_like_a_footer_is_part_of_the_last(below: str) -> None:
    posts = parse(_night(f"{{at}}: {{text}}\n\n{below}\n\n")).posts
    assert (
        len({(post.byline, post.text.removeprefix(text)) for post, text in zip(posts, NIGHT, strict=True)})
        == 1
    )
    assert "".join(post.text + (post.byline or "") for post in posts).count(below[-5:]) == 3


def test_a_notice_is_the_text_of_an_entry_that_says_nothing_else() -> None:
    end = "This blog is now closed."
    page = "".join(
        f"May 7, 2022 {clock}\nTitle of {clock}\n{text}\n\n"
        for clock, text in zip(("9:05 PM", "8:40 PM", "8:10 PM"), (end, *NIGHT[1:]), strict=True)
    )
    assert [post.text for post in parse(f"Count live\n\n{page}").posts] == [end, *NIGHT[1:]]


def test_what_lines_look_like_does_not_change_by_what_an_entry_says() -> None:
    page = "".join(f"May 7, 2022 {n}:05 PM\nTitle {n}\nThis blog is now closed.\n\n" for n in (9, 8, 7))
    found = induce(Analysis(f"Count live\n\n{page}"))
    assert found is not None
    assert found.notices
    kinds = {(found.survey.kinds[i], found.kind(i)) for i in found.notices}
    assert kinds == {("furniture", "text")}


@pytest.mark.parametrize(
    ("labels", "bylines"),
    [
        (("ANN LEE: ", "", "BOB MARSH: ", "", "ANN LEE: ", "BOB MARSH: "), ["ANN LEE", None, "BOB MARSH"]),
        (("ANN LEE: ", "", "BOB MARSH: ", "", "CY DALE: ", "BOB MARSH: "), [None, None, None]),
        (("Result LIVE: ",) * 6, [None, None, None]),
        (("[Comment From Ann ] ", "Bob Marsh: ") * 3, ["Ann", "Bob Marsh", "Ann"]),
    ],
)
def test_names_before_the_words_are_bylines_where_they_come_again(
    labels: tuple[str, ...], bylines: list[str | None]
) -> None:
    page = "".join(f"9.{50 - k}pm {label}{NIGHT[k % 3]}\n\n" for k, label in enumerate(labels))
    posts = parse(f"Count live\n\n{page}").posts
    assert [post.byline for post in posts][:3] == bylines
    assert len(posts) == len(labels)


def test_an_advertisement_is_no_text_and_hides_no_signature() -> None:
    page = "".join(
        f"{clock}: A title\n\n{text}\n\n- Ann Lee\n\nAdvertisement - scroll to continue\n\n"
        for clock, text in zip(("9.05pm", "8.40pm", "8.10pm"), NIGHT, strict=True)
    )
    posts = parse(f"Count live\n\n{page}").posts
    assert [(post.byline, post.text) for post in posts] == [("Ann Lee", text) for text in NIGHT]


@pytest.mark.parametrize(
    ("title", "last", "posts"),
    [
        ("Budget night live", "1950", 3),
        ("Budget nights of old", "1950", 1),
        ("Budget nights of old, a live page", "1983", 1),
    ],
)
def test_four_figures_are_clocks_on_a_live_page_where_all_may_be(title: str, last: str, posts: int) -> None:
    page = f"{title}\n\n1915: {NIGHT[0]}\n\n1932: {NIGHT[1]}\n\n{last}: {NIGHT[2]}\n"
    assert len(parse(page).posts) == posts


def test_stamps_with_a_zone_part_a_page_of_which_many_entries_are_pictures() -> None:
    texts = {40: NIGHT[0], 32: NIGHT[1], 26: NIGHT[2]}
    page = "".join(f"• 21:{minute} (GMT)\n\n{texts.get(minute, '')}\n\n" for minute in range(40, 24, -2))
    posts = parse(f"Count live\n\n{page}").posts
    assert [(post.kind, post.text) for post in posts][::4] == [("post", NIGHT[0]), ("post", NIGHT[1])]
    assert len(posts) == 8


AUTHORS = ("Ann Quill", "Bob Ray", "Ann Quill")


def _signed_night(entry: str, title: str, end: str = "") -> str:
    """As ``_night``, with an author {name} of each entry."""
    rows = zip(AUTHORS, CLOCKS, NIGHT, strict=True)
    entries = (
        entry.format(name=name, initials="".join(word[0] for word in name.split()), at=at, text=text, n=n)
        for n, (name, at, text) in enumerate(rows, 17)
    )
    return f"{title}\n\n{''.join(entries)}{end}"


def _bylines(page: str) -> list[tuple[str | None, str | None, str | None, str]]:
    return [(p.time_as_printed, p.heading, p.byline, p.text) for p in parse(page).posts]


@pytest.mark.parametrize("last", ["I was saving that.", "Ha!", "Fine?"])
@pytest.mark.parametrize("stamp", ["{name}  {at}", "{name}, {at}", "{name} · {at}"])
def test_a_few_words_under_the_last_stamp_leave_each_entry_its_author(last: str, stamp: str) -> None:
    lead = "Harbour ward chat\n\nOur staff talk through the night of the count. The text has been edited."
    page = _signed_night(f"{stamp}\n\n{{text}}\n\n", lead, f"Bob Ray  20:50\n\n{last}\nFiled under Boats")
    if stamp != "{name}  {at}":
        page = page.replace("Bob Ray  20:50", stamp.format(name="Bob Ray", at="20:50"))
    wanted = [(at, None, name, text) for name, at, text in zip(AUTHORS, CLOCKS, NIGHT, strict=True)]
    assert _bylines(page) == [*wanted, ("20:50", None, "Bob Ray", last)]


def test_stamps_under_what_they_mark_are_not_over_links_of_the_page() -> None:
    page = _signed_night(
        "{text}\n{name}, {at}\n\n", "Harbour ward chat", "The boats of Elm\nA cow in the hall\n"
    )
    assert _bylines(page) == [
        (at, None, name, text) for name, at, text in zip(AUTHORS, CLOCKS, NIGHT, strict=True)
    ]


PAGE_DATES = (
    "Fri 14 Nov 2025 03.58 GMT\nFirst published on Thu 13 Nov 2025 20.30 GMT",
    "Fri 14 Nov 2025 03.58 GMT",
    "Fri 14 Nov 2025 03.58 GMT\nLast modified on Fri 14 Nov 2025 04.10 GMT\n\nThe boats take the ward.",
)


@pytest.mark.parametrize("dates", PAGE_DATES)
def test_the_dates_of_a_page_over_its_key_events_are_of_no_entry(dates: str) -> None:
    head = f"Harbour ward – as it happened\n\nAnn Quill\n\n{dates}\n\nKey events\nRain\nA boat is in"
    page = _night("1h ago{at} GMT\n\n{text}\n\nShare\n\n", head)
    assert _posts(page) == [(None, f"{at} GMT", text) for at, text in zip(CLOCKS, NIGHT, strict=True)]


def test_when_a_page_began_and_ended_dates_its_entries() -> None:
    head = "Harbour ward\n\nFri 14 Nov 2025 00.58 GMT\nFirst published on Thu 13 Nov 2025 23.20 GMT"
    stamps = ("00.52", "00.10", "23.31")
    page = head + "".join(f"\n\n{at} GMT\n\n{text}\n\nShare" for at, text in zip(stamps, NIGHT, strict=True))
    assert [post.published_at for post in parse(page).posts] == [
        "2025-11-14T00:52:00+00:00", "2025-11-14T00:10:00+00:00", "2025-11-13T23:31:00+00:00",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["▪", "|", "·", "–", "/", "—"])
@pytest.mark.parametrize(
    "stamp", ["{at} {mark} A title {n} {mark} {name}", "{at} {mark} {name} {mark} A title {n}",
              "A title {n} {mark} {name} {mark} {at}"],
)  # fmt: skip
def test_an_author_may_stand_beside_a_title_and_a_stamp(mark: str, stamp: str) -> None:
    stamp = stamp.replace("{mark}", mark).replace("A title {n}", "A long title {n}")
    page = _signed_night(f"{stamp}\n\n{{text}}\n\n", "Harbour ward: live")
    assert _bylines(page) == [
        (at, f"A long title {n}", name, text)
        for n, (name, at, text) in enumerate(zip(AUTHORS, CLOCKS, NIGHT, strict=True), 17)
    ]


def test_a_place_beside_an_author_is_no_title() -> None:
    page = _signed_night("{at} | Town hall | {name}\n\n{text}\n\n", "Harbour ward: live")
    assert {(p.heading, p.byline_role) for p in parse(page).posts} == {(None, "Town hall")}


@pytest.mark.parametrize("heading", ["Labour – what now", "Boats – and more boats", "The wall – in short"])
def test_a_dash_in_titles_parts_no_author(heading: str) -> None:
    page = _night(f"{{at}} – {heading}\n\n{{text}}\n\n")
    assert {(p.heading, p.byline) for p in parse(page).posts} == {(heading, None)}


@pytest.mark.parametrize(
    ("signature", "byline"),
    [
        ("\n\n({name})", "{name}"),
        ("\n[{name}]", "{name}"),
        (" ({name})", "{name}"),
        (" - {initials}", "{initials}"),
        (" ({initials})", "{initials}"),
        ("\n\n({initials})", "{initials}"),
        (" /{initials}", "{initials}"),
    ],
)
def test_who_signs_an_entry_may_stand_in_brackets_or_by_initials(signature: str, byline: str) -> None:
    head = "Harbour ward: live\n\nAnn Quill (AQ) and Bob Ray (BR) are in the hall."
    page = _signed_night(f"** {{at}} - A title {{n}} **\n\n{{text}}{signature}\n\n", head)
    assert _bylines(page) == [
        (at, f"A title {n}", byline.format(name=name, initials=name[0] + name.split()[1][0]), text)
        for n, (name, at, text) in enumerate(zip(AUTHORS, CLOCKS, NIGHT, strict=True), 17)
    ]


@pytest.mark.parametrize("end", ["(SNP)", "(Elm Park)", "(see below)", "- more soon"])
def test_what_stands_in_brackets_behind_one_entry_signs_nothing(end: str) -> None:
    (_, _, last) = parse(_night("{at}\n\n{text}\n\n", end="").rstrip() + f" {end}\n").posts
    assert (last.byline, last.text) == (None, f"{NIGHT[2]} {end}")


def test_who_said_the_words_of_entries_does_not_sign_them() -> None:
    page = "Harbour ward: live\n\n" + "".join(
        f"{at}\n\n“{text}” (Cy Dale)\n\n" for at, text in zip(CLOCKS, NIGHT, strict=True)
    )
    assert {p.byline for p in parse(page).posts} == {None}


@pytest.mark.parametrize(
    "footer",
    [
        "More boat stories",
        "Other local news\nA cow in the hall",
        "More about\nBoats\nCows",
        "Read Ann's other reports here",
        "Read more of Ann Quill's reporting here.",
        "The Harbour Reporting Service is funded by the port",
        "Ann Quill is a writer based in Elm. Her new book is Small Boats.",
    ],
)
def test_what_leads_on_from_a_page_is_in_no_post(footer: str) -> None:
    page = _night("{at}\n\n{text}\n\n", "Harbour ward: live\n\nAnn Quill has been in the hall", footer)
    assert parse(page).posts[-1].text == NIGHT[2]


@pytest.mark.parametrize(
    "said",
    [
        "More boat stories are told tonight.",
        "You can read the result here, on the wall.",
        "The Harbour Ferry Service is funded by the port.",
        "Cy Dale is a writer from Elm. He won by nine.",
    ],
)
def test_what_tells_more_than_a_footer_is_kept(said: str) -> None:
    assert parse(_night("{at}\n\n{text}\n\n", end=said)).posts[-1].text == f"{NIGHT[2]}\n\n{said}"


def test_the_file_of_a_picture_before_a_stamp_is_no_text() -> None:
    page = f"Harbour night\n\nhall_2.jpg-large9:40 p.m. ET: {NIGHT[0]}\n\n9:20 p.m. ET: {NIGHT[1]}\n\n"
    assert [(at, text) for _, at, text in _posts(f"{page}9:05 p.m. ET: {NIGHT[2]}\n")] == [
        ("9:40 p.m. ET", NIGHT[0]), ("9:20 p.m. ET", NIGHT[1]), ("9:05 p.m. ET", NIGHT[2]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "entry", ["{at} ({name})\n\n{text}\n\n", "{text}\n({name}, {at})\n\n", "{at} {text} — {name}\n\n"]
)
def test_an_author_may_stand_in_brackets_or_behind_all_texts(entry: str) -> None:
    page = _signed_night(entry, "Harbour ward as it happened\n\nBy Ann Quill and Bob Ray")
    assert _bylines(page) == [
        (at, None, name, text) for name, at, text in zip(AUTHORS, CLOCKS, NIGHT, strict=True)
    ]


def test_initials_in_brackets_behind_all_titles_are_authors() -> None:
    page = _signed_night("{at} A long title {n} [{initials}]\n\n{text}\n\n", "Harbour ward: live")
    assert [p[1:3] for p in _bylines(page)] == [
        ("A long title 17", "AQ"), ("A long title 18", "BR"), ("A long title 19", "AQ"),
    ]  # fmt: skip


TITLES = ("The boats are late", "Ash is held", "The tea is cold", "It is not over", "A night for boats")
FIVE = (*NIGHT, "The lamps are lit on the pier.", "Rain has come in from the sea.")
FIVE_CLOCKS = ("21:40", "21:30", "21:20", "21:10", "21:00")


def _told(
    title: str, names: tuple[str, ...], titles: tuple[str, ...] = TITLES
) -> list[tuple[str | None, ...]]:
    """Heading, author and role of five entries, each with a {title} and a {name} beside its stamp."""
    page = "Harbour ward: live\n\n" + "".join(
        f"{at} {title.format(title=words, name=name)}\n\n{text}\n\n"
        for at, words, name, text in zip(FIVE_CLOCKS, titles, names, FIVE, strict=True)
    )
    return [(p.heading, p.byline, p.byline_role) for p in parse(page).posts]


@pytest.mark.parametrize("mark", [" – {name}", " ({name})", " | {name}"])
@pytest.mark.parametrize(
    "names",
    [
        ("Ann Quill", "Bob Ray", "Cora Dale", "Dan Umber", "Edith Marlow"),
        ("Ann Quill", "Bob Ray", "Cora Dale", "Ann Quill", "Edith Marlow"),
        ("Oak Park", "Oak Park", "Elm Park", "Oak Park", "Elm Park"),
        ("ET", "ET", "CT", "CT", "ET"),
    ],
)
def test_who_said_a_title_or_where_is_not_its_author(mark: str, names: tuple[str, ...]) -> None:
    wanted = [title + mark.format(name=name) for title, name in zip(TITLES, names, strict=True)]
    assert _told("{title}" + mark, names) == [(words, None, None) for words in wanted]


@pytest.mark.parametrize(
    "titles",
    [
        TITLES,
        ("The result", "Ash is held", "The result", "It is not over", "A night for boats"),
        ("Rain", "Ash held", "Cold tea", "Not over", "More boats"),
    ],
)
def test_titles_of_which_some_are_short_or_alike_are_no_places(titles: tuple[str, ...]) -> None:
    names = ("Ann Quill", "Bob Ray", "Ann Quill", "Bob Ray", "Ann Quill")
    assert _told("{title} – {name}", names, titles) == [
        (title, name, None) for title, name in zip(titles, names, strict=True)
    ]


def test_most_entries_beside_an_author_are_from_a_place_of_others() -> None:
    places = ("Town hall", "Town hall", "Ferry pier", "Town hall", "Ferry pier")
    names = ("Ann Quill", "Bob Ray", "Ann Quill", "Ann Quill", "Bob Ray")
    assert _told("| {title} | {name}", names, places) == [
        (None, name, place) for place, name in zip(places, names, strict=True)
    ]


@pytest.mark.parametrize("end", ["(CT)", "(EU)", "(NSW)", "[BBC]", "/ EU", "- UK"])
def test_initials_that_nobody_tells_of_sign_nothing(end: str) -> None:
    texts = (f"{NIGHT[0]} {end}", NIGHT[1], f"{NIGHT[2]} {end}", *FIVE[3:])
    page = "Harbour ward: live\n\n" + "".join(
        f"{at}\n\n{text}\n\n" for at, text in zip(FIVE_CLOCKS, texts, strict=True)
    )
    assert [(p.byline, p.text) for p in parse(page).posts] == [(None, text) for text in texts]


@pytest.mark.parametrize(
    ("head", "byline"), [("Ann Tarn (AT) is in the hall.", "AT"), ("Times are in Atlantic Time (AT).", None)]
)
def test_initials_of_a_zone_sign_behind_the_name_of_somebody_alone(head: str, byline: str | None) -> None:
    page = _night("{at}\n\n{text} (AT)\n\n", f"Harbour ward: live\n\n{head}")
    assert {p.byline for p in parse(page).posts} == {byline}


@pytest.mark.parametrize("place", ["New York", "Ash Vale", "Oak Park"])
def test_a_place_in_brackets_behind_a_stamp_is_no_author(place: str) -> None:
    page = _night(f"{{at}} ({place})\n\n{{text}}\n\n", "Harbour ward: live")
    assert {p.byline for p in parse(page).posts} == {None}


@pytest.mark.parametrize(
    "said",
    [
        "More good news\n\nThe rain has stopped and the pier is full of boats.",
        "All the reports\n\nThe clerks say that they are glad of all their pens.",
        "Read our guide to the boats here.",
        "See all of the boats here.",
        "The Harbour News Team is supported by the port.",
    ],
)
def test_what_a_last_entry_says_under_a_title_of_its_own_is_kept(said: str) -> None:
    assert parse(_night("{at}\n\n{text}\n\n", end=said)).posts[-1].text == f"{NIGHT[2]}\n\n{said}"


@pytest.mark.parametrize(
    ("stamp", "text"),
    [
        ("9:40pm ET / 6:40pm PT: {}", "{}"),
        ("9:40pm ET – 10:10pm PT: {}", "10:10pm PT: {}"),
        ("9:40pm GMT-1 {}", "-1 {}"),
        ("9:40pm GMT-1: {}", "{}"),
    ],
)
def test_a_second_clock_or_a_number_of_another_moment_is_text(stamp: str, text: str) -> None:
    words = "seat is declared on the pier."
    page = f"Harbour ward: live\n\n{stamp.format(words)}\n\n9:20pm ET: {NIGHT[1]}\n\n9:05pm ET: {NIGHT[2]}\n"
    assert parse(page).posts[0].text == text.format(words)


@pytest.mark.parametrize("day", ["2024/25/11", "2024-13-11"])
def test_a_stamp_has_no_month_after_the_twelfth(day: str) -> None:
    page = _night(f"{day} {{at}}\n\n{{text}}\n\n")
    assert {post.published_at for post in parse(page).posts} <= {None}


@pytest.mark.parametrize("stamp", ["{at}, {who}: ", "{at} {who}: ", "{at}: {who}: "])
@pytest.mark.parametrize("clock", ["{:02d}:{:02d}", "{:02d}{:02d}"])
def test_initials_that_come_again_and_again_before_the_words_say_who_writes(stamp: str, clock: str) -> None:
    who = ("AQ", "BR", "AQ", "BR")
    at = [clock.format(21 - n, 40 - n) for n in range(4)]
    page = "".join(
        stamp.format(at=time, who=name) + f"{text}\n\n"
        for time, name, text in zip(at, who, (*NIGHT, NIGHT[0]), strict=True)
    )
    assert [(time, name) for time, _, name, _ in _bylines(f"Count – live\n\n{page}")] == [
        *zip(at, who, strict=True)
    ]


def test_initials_of_one_entry_each_are_words_of_it() -> None:
    what = ("HT", "FT", "ET")
    page = "".join(f"{at} {name}: {text}\n\n" for at, name, text in zip(CLOCKS, what, NIGHT, strict=True))
    assert [name for _, _, name, _ in _bylines(f"Count – live\n\n{page}")] == [None] * 3


def test_initials_of_countries_and_offices_say_not_who_writes() -> None:
    at = [f"{21 - n}:{40 - n}" for n in range(4)]
    page = "".join(
        f"{time} {name}: {text}\n\n"
        for time, name, text in zip(at, ("UK", "EU", "UK", "EU"), (*NIGHT, NIGHT[0]), strict=True)
    )
    assert [name for _, _, name, _ in _bylines(f"Count – live\n\n{page}")] == [None] * 4


def test_a_pair_under_a_stamp_is_a_title_unless_it_comes_again() -> None:
    pairs = ("Ann Lee and Bob Ray", "Cy Dale and Di Marsh", "Bob Ray and Cy Dale")
    page = _titled_night("{at}\n\n{pair}\n\n{text}\n\n", pair=pairs)
    assert _bylines(page) == [
        (at, pair, None, text) for at, pair, text in zip(HALVES, pairs, NIGHT, strict=True)
    ]


def test_bare_numbers_down_to_one_part_entries_that_end_with_author_clock_and_day() -> None:
    titles, days = ("Boats Come In Late", "Boxes Are Counted", "Pens Lost At Sea"), ("Tue", "Mon", "Mon")
    page = "Harbour ward: live\n\n" + "".join(
        f"{n}\n{title}\n{text}\n{name.upper()}, {at}, {day}\n\n"
        for n, title, text, name, at, day in zip((3, 2, 1), titles, NIGHT, AUTHORS, CLOCKS, days, strict=True)
    )
    assert _bylines(page) == [
        (at, title, name.upper(), text)
        for at, title, name, text in zip(CLOCKS, titles, AUTHORS, NIGHT, strict=True)
    ]


def test_bare_numbers_that_do_not_reach_one_part_nothing() -> None:
    page = "Harbour ward: live\n\n" + "".join(
        f"{n}\n{text}\n\n" for n, text in zip((9, 8, 7), NIGHT, strict=True)
    )
    assert len(parse(page).posts) == 1


def test_counters_are_no_heading_of_the_next_entry() -> None:
    page = "".join(
        f"Ann Lee\n@annlee\n{n}h\n\n{text}\n\n4   12   61\n\n"
        for n, text in zip((9, 8, 7), NIGHT, strict=True)
    )
    assert [post.heading for post in parse(f"Thread\n\n{page}").posts] == [None] * 3


def test_a_stamp_with_a_title_takes_no_line_over_it() -> None:
    page = _night("{at} | A title\n\n{text}\n\n👉 Join our group for more\n\n")
    assert [(p.heading, p.text.splitlines()[0]) for p in parse(page).posts] == [
        ("A title", text) for text in NIGHT
    ]


HEADS = ("Boats come in late", "Boxes are counted", "A pen is lost")
HALVES = ("9:48 p.m.", "9:31 p.m.", "9:17 p.m.")
UNKNOWN = ("Hamuta Dorran", "Zosk Vandel", "Hamuta Dorran")


def _titled_night(entry: str, top: str = "Harbour ward: live", **fields: Sequence[str]) -> str:
    """As ``_night``, with {title}, {at} and {name}, and more fields of one value for each entry."""
    columns = {"title": HEADS, "at": HALVES, "name": AUTHORS, "text": NIGHT, **fields}
    rows = (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))
    return f"{top}\n\n" + "".join(entry.format(**row) for row in rows)


def test_titles_that_look_like_names_are_no_authors_where_entries_are_signed() -> None:
    titles = ("Boats Come In Late", "Boxes Are Counted", "Pens Lost At Sea")
    page = _titled_night("{at}\n{title}\n{text}\n– {name}\n\n", title=titles)
    assert _bylines(page) == [*zip(HALVES, titles, AUTHORS, NIGHT, strict=True)]


@pytest.mark.parametrize("ages", [("28m ago", "53m ago", "1h ago"), ("53m ago", "28m ago", "2h ago")])
@pytest.mark.parametrize("joint", [" / ", " /", " · "])
def test_an_age_and_its_clock_are_one_stamp(ages: Sequence[str], joint: str) -> None:
    entry = "{name}\n\n{age}" + joint + "{clock}\n\n{title}\n\n{text}\n\n"
    clocks = ("4:59 PM UTC", "4:35 PM UTC", "3:16 PM UTC")
    names = ("Ann Quill and Cy Dale", "Bob Ray", "Ann Quill and Cy Dale")
    assert _bylines(_titled_night(entry, age=ages, clock=clocks, name=names)) == [
        *zip(clocks, HEADS, names, NIGHT, strict=True)
    ]


@pytest.mark.parametrize(
    ("stamp", "printed"),
    [
        ("8.37pm ET01:37", "8.37pm ET"),
        ("12.02am BST00:02", "12.02am BST"),
        ("9.12am AEST 00:12", "9.12am AEST"),
    ],
)
def test_the_clock_of_another_zone_behind_a_stamp_is_no_title(stamp: str, printed: str) -> None:
    page = _night("{at}\n{text}\n\n").replace(CLOCKS[1], stamp).replace(CLOCKS[0], stamp)
    page = page.replace(CLOCKS[2], stamp.replace("2", "1").replace("37", "22"))
    assert [(p.heading, p.time_as_printed) for p in parse(page).posts][:2] == [(None, printed)] * 2


@pytest.mark.parametrize("clocks", [("9.48pm", "9.31pm", "9.17pm"), ("03.48", "03.31", "02.17")])
def test_a_stop_behind_a_stamp_is_no_part_of_the_time(clocks: Sequence[str]) -> None:
    page = _titled_night("{clock}. {text}\n\n", clock=clocks)
    assert [p.time_as_printed for p in parse(page).posts] == [*clocks]


def test_numbers_of_sections_are_no_stamps() -> None:
    page = _titled_night("{number}. {text}\n\n", number=("3.15", "3.16", "3.17"))
    assert len(parse(page).posts) == 1


_LIKE_NAMES = (
    "Marsh Concedes",
    "Green Surge",
    "Pole Leads Count",
    "Recount Ordered in Elm as Boxes Go Missing",
)


@pytest.mark.parametrize(
    "entry",
    [
        "{at} {title}\n\n{text}\n\n",
        "{title} {at}\n\n{text}\n\n",
        "{title}\n\n{at}\n\nBy {name}\n\n{text}\n\n",
        "{at} – {title}\n{text}\n\n",
        "{at}\n\n{title}\n\nBy {name}\n\n{text}\n\n",
    ],
)
def test_a_short_headline_in_capitals_is_nobody(entry: str) -> None:
    page = _titled_night(
        entry,
        title=_LIKE_NAMES,
        at=(*HALVES, "9:02 p.m."),
        name=(*AUTHORS, AUTHORS[0]),
        text=(*NIGHT, f"{NIGHT[0]} More boxes come."),
    )
    found = _bylines(page)
    assert [title for _, title, *_ in found] == [*_LIKE_NAMES]
    assert {byline for *_, byline, _ in found} == ({*AUTHORS} if "By" in entry else {None})


def test_names_that_come_once_beside_stamps_are_authors() -> None:
    names = ("Xanthor Obi", "Quill Ode", "Zorin Achebe")
    assert [byline for *_, byline, _ in _bylines(_titled_night("{at} {name}\n\n{text}\n\n", name=names))] == [
        *names
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "{at}\n\n{text}\n\n― {name}\n\n",
        "{at}\n\n{text} ― {name}\n\n",
        "{at}: {text}\n\n({name})\n\n",
        "{at}: {text} ({name})\n\n",
    ],
)
def test_who_signs_an_entry_behind_a_bar_or_in_brackets(entry: str) -> None:
    names = AUTHORS if "―" in entry else UNKNOWN
    assert _bylines(_titled_night(entry, name=names)) == [
        (at, None, name, text) for at, name, text in zip(HALVES, names, NIGHT, strict=True)
    ]


def test_a_place_in_brackets_signs_nothing() -> None:
    page = _titled_night("{at}: {text}\n\n({where})\n\n", where=("Ash Vale", "Tea", "more later"))
    assert [p.byline for p in parse(page).posts] == [None] * 3


def test_names_over_the_titles_of_all_but_the_first_entry_sign_those_above() -> None:
    entry = "{title}\n\n{at}\n\n{text}\n\n{name}\n\n"
    names = ("Ann Quill", "Bob Ray", "Cy Dale")
    page = _titled_night(entry, "Live: the count\n\nThe hall is open.", name=names)
    assert _bylines(page) == [*zip(HALVES, HEADS, names, NIGHT, strict=True)]
    above = _titled_night("{name}\n\n" + entry.removesuffix("{name}\n\n"), name=names)
    assert _bylines(above) == _bylines(page)


def test_the_last_line_of_a_table_is_no_heading() -> None:
    page = _titled_night("{at}: {text}\n\nQuill: 51.1 percent\nRay: 48.9 percent\n\n")
    assert [p.heading for p in parse(page).posts] == [None] * 3
    assert all(p.text.endswith("48.9 percent") for p in parse(page).posts)


def test_a_caption_over_one_stamp_of_many_is_no_heading() -> None:
    page = _titled_night("{at}: {text}\n\n*\n\n{shown}", shown=("", "Quay results\n\n", ""))
    assert [p.heading for p in parse(page).posts] == [None] * 3


def test_a_year_at_the_end_of_a_title_is_no_time() -> None:
    titles = ("Mayor sets sights on 2028", "Boats come in late", "No pens since 2020")
    page = _titled_night("{title}\nBy {name}\n{text}\n\n", title=titles)
    assert _bylines(page) == [
        (None, title, name, text) for title, name, text in zip(titles, AUTHORS, NIGHT, strict=True)
    ]


@pytest.mark.parametrize("over", ["Here is what happened:", "Closing summary", "What we know so far"])
def test_the_points_of_a_summary_are_no_entries(over: str) -> None:
    points = "".join(f"- {text}\n" for text in (*NIGHT, *NIGHT))
    assert len(parse(f"Harbour ward: live\n\n{over}\n\n{points}").posts) == 1
    assert len(parse(f"Harbour ward: live\n\n{points}").posts) == 6
    assert len(parse(f"Harbour ward: live\n\nLatest updates:\n\n{points}").posts) == 6


@pytest.mark.parametrize("stamp", ["{title}{clock}: ", "{title} {clock}: ", "{title} {at}: "])
def test_a_title_may_stand_before_the_clock_of_a_line(stamp: str) -> None:
    clocks = ("9:48pm", "9:31pm", "9:17pm")
    page = _titled_night(stamp + "{text}\n\n", "Count", clock=clocks)
    assert _posts(page) == [
        (title, at, text)
        for title, at, text in zip(HEADS, HALVES if "{at}" in stamp else clocks, NIGHT, strict=True)
    ]


def test_what_happens_at_a_clock_is_no_title_before_it() -> None:
    titles = ("Doors shut at", "Polls close at", "Results due by")
    assert len(parse(_titled_night("{title} {at}: {text}\n\n", "Count", title=titles)).posts) == 1


def test_an_author_by_way_of_a_site_ends_a_text_with_the_day_and_the_clock() -> None:
    page = _titled_night(
        '{text} "So."by {name} via twitter 1/20/2017 {clock}\n',
        clock=("2:33:28 PM", "2:34:17 PM", "2:38:31 PM"),
    )
    assert [(p.byline, p.text) for p in parse(page).posts] == [
        (name, f'{text} "So."') for name, text in zip(AUTHORS, NIGHT, strict=True)
    ]


def test_two_signatures_over_titles_part_a_live_page() -> None:
    entry = "{title}\n\n{text}\n\nIt was said in the hall that nobody minded.\n\n– {name}\n\n"
    page = _titled_night(entry, name=("Ann Quill", "Bob Ray", "Cy Dale"))
    assert [(p.heading, p.byline) for p in parse(page).posts] == [
        *zip(HEADS, ("Ann Quill", "Bob Ray", "Cy Dale"), strict=True)
    ]
    said = page.replace(" It was", " “It was").replace("minded.", "minded.”")
    assert len(parse(said).posts) == 1


def test_a_question_behind_a_stamp_is_a_title_among_titles() -> None:
    titles = ("Closing statements", "Who is this mayor you speak of?", "Boats in")
    page = _titled_night("{at}: {title}\n\n{text}\n\n", title=titles)
    assert _posts(page) == [(title, at, text) for title, at, text in zip(titles, HALVES, NIGHT, strict=True)]


def test_the_day_in_a_title_ends_no_sentence() -> None:
    titles = (
        "Clerk wraps up the first day, says the whole of the count could end by Sept. 13",
        "Boats come in late",
        "A pen is lost",
    )
    page = _titled_night("{title}\n{at}\n{text}\n", "Live: the count\nThe hall opens to all.", title=titles)
    assert [p.heading for p in parse(page).posts] == [*titles]


@pytest.mark.parametrize("zone", ["GMT 1", "GMT -5", "GMT+1"])
def test_a_zone_may_be_printed_without_its_sign(zone: str) -> None:
    entry = "Post by {name} on May 7, 2026 {clock} {zone}\n\n{text}\n\nQuote  Like 6\n\n"
    clocks = ("21:58:03", "22:04:41", "23:17:30")
    page = _titled_night(
        entry, "Harbour ward, 7 May", clock=clocks, name=("ann_q", "Old Ray", "ann_q"), zone=(zone,) * 3
    )
    assert [(p.time_as_printed, p.heading, p.byline, p.text) for p in parse(page).posts] == [
        (f"{at} {zone}", None, name, text)
        for at, name, text in zip(clocks, ("ann_q", "Old Ray", "ann_q"), NIGHT, strict=True)
    ]


def test_a_bracket_behind_where_an_author_is_closes_the_stamp() -> None:
    page = _titled_night(
        "[Filed {at} by {name}, Ash Vale]\n\n{text}\n\n", at=("2138 BST", "2155 BST", "2210 BST")
    )
    assert [(p.byline, p.byline_role, p.text) for p in parse(page).posts] == [
        (name, "Ash Vale", text) for name, text in zip(AUTHORS, NIGHT, strict=True)
    ]


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Be the first to know. Follow our channel on Quayside.", True),
        ("Join our group for more", True),
        ("Letters to the editor should carry a full postal address.", True),
        ("They asked us to follow our leader into the hall.", False),
        ("Letters to the editor should be shorter, said the mayor.", False),
    ],
)
def test_what_a_page_asks_of_its_readers_in_a_sentence_is_in_no_post(line: str, ends: bool) -> None:
    assert (parse(_night("{at}\n\n{text}\n\n", end=line)).posts[-1].text == NIGHT[2]) is ends


@pytest.mark.parametrize("stamp", ["*{at} – {name}*", "_{at} · {name}_"])
def test_a_stamp_and_its_author_may_stand_in_emphasis_together(stamp: str) -> None:
    page = _titled_night("### {title}\n" + stamp + "\n\n{text}\n\n")
    assert _bylines(page) == [*zip(HALVES, HEADS, AUTHORS, NIGHT, strict=True)]


def test_titles_of_which_none_comes_again_or_has_a_given_name_are_no_authors() -> None:
    titles = ("Boats Come In Late", "Boxes Are Counted", "Pens Lost At Sea")
    page = _titled_night("{at}\n\n{title}\n\n{text}\n\n", title=titles)
    assert _bylines(page) == [
        (at, title, None, text) for at, title, text in zip(HALVES, titles, NIGHT, strict=True)
    ]


def test_an_update_on_top_is_an_entry_as_those_below() -> None:
    page = _titled_night("{lead}{at}: {text}\n\n", lead=("UPDATE ", "", ""))
    assert [(p.time_as_printed, p.text) for p in parse(page).posts] == [*zip(HALVES, NIGHT, strict=True)]


def test_one_role_under_the_names_of_several_authors() -> None:
    clocks = ("21:48", "21:31", "21:17", "20:59")
    names = ("Ann Quill", "Bob Ray", "Ann Quill", "Cy Dale")
    page = "".join(
        f"{name}\nPolitical editor\n{at}\n\n{text}\n\n"
        for name, at, text in zip(names, clocks, (*NIGHT, NIGHT[0]), strict=True)
    )
    assert [(p.byline, p.byline_role) for p in parse(f"Harbour ward: live\n\n{page}").posts] == [
        (name, "Political editor") for name in names
    ]


@pytest.mark.parametrize("clocks", [("9:48pm", "9:31pm", "9:17pm"), ("9:48 PM", "9:31 PM", "9:17 PM")])
@pytest.mark.parametrize(
    "line", ["{name}{at}", "{at}{name}", "{name}3 May 2026 {at}", "{name}Sun 3 May 2026 {at}"]
)
def test_an_author_and_a_stamp_may_stand_side_by_side(line: str, clocks: Sequence[str]) -> None:
    page = _titled_night(line + "\n\n{title}\n\n{text}\n\n", at=clocks)
    assert _bylines(page) == [*zip(clocks, HEADS, AUTHORS, NIGHT, strict=True)]


@pytest.mark.parametrize(
    "line", ["{age}{day} at {at}", "{age} · {at}", "{at}{age}", "{at} · {age}", "{at}{day}"]
)
def test_an_age_and_a_day_may_stand_by_their_clock(line: str) -> None:
    clocks, ages = ("9:48pm", "9:31pm", "9:17pm"), ("12m ago", "29m ago", "43m ago")
    page = _titled_night(line + "\n\n{title}\n\n{text}\n\n", at=clocks, age=ages, day=("Sun 3 May 2026",) * 3)
    assert _posts(page) == [*zip(HEADS, clocks, NIGHT, strict=True)]


@pytest.mark.parametrize("day", ["(IST)3 May 2026", "(IST) May 3"])
def test_a_day_may_be_glued_to_a_zone_in_brackets(day: str) -> None:
    page = _titled_night("{at} " + day + "\n{title}\n\n{text}\n\n", at=CLOCKS)
    assert [(p.heading, p.text) for p in parse(page).posts] == [*zip(HEADS, NIGHT, strict=True)]


@pytest.mark.parametrize("behind", [" - {role}", " | {role}", ", {role}", "{role}", " — {role}"])
def test_a_role_behind_an_author_is_parted_by_anything_or_nothing(behind: str) -> None:
    roles = ("Political editor", "Local democracy reporter", "Political editor")
    page = _titled_night("{title}\n{name}" + behind + "\n{at}\n{text}\n\n", role=roles)
    assert [(p.heading, p.byline, p.byline_role) for p in parse(page).posts] == [
        *zip(HEADS, AUTHORS, roles, strict=True)
    ]


@pytest.mark.parametrize("label", ["KEY EVENT ", "KEY EVENT", "Analysis · ", "Breaking - "])
def test_a_label_before_some_stamps_is_none_of_their_form(label: str) -> None:
    page = _titled_night("{label}{at}\n\n{title}\n\n{text}\n\n", label=(label, "", label))
    assert _posts(page) == [*zip(HEADS, HALVES, NIGHT, strict=True)]


def test_a_label_is_glued_to_an_author_behind_a_stamp() -> None:
    page = _titled_night("{at}{name}{label}\n\n{title}\n\n{text}\n\n", at=CLOCKS, label=("KEY EVENT", "", ""))
    assert _bylines(page) == [*zip(CLOCKS, HEADS, AUTHORS, NIGHT, strict=True)]


@pytest.mark.parametrize("link", ["Watch: The boats come in", "Listen: A pen is lost"])
@pytest.mark.parametrize(
    "entry",
    [
        "{at}\n\n{title}\n\n{text}\n\n",
        "{title}\n{at}\n\n{text}\n\n",
        "{title}\n\n{at}\n\n{text}\n\n",
        "{title}\n\n{text}\n\n{name} • {at}\n\n",
    ],
)
def test_a_link_is_a_title_where_others_have_theirs(entry: str, link: str) -> None:
    titles = (*HEADS[:2], link)
    assert _posts(_titled_night(entry, title=titles)) == [*zip(titles, HALVES, NIGHT, strict=True)]


def test_a_link_among_entries_without_titles_is_none() -> None:
    page = _titled_night("{at}\n\n{link}\n\n{text}\n\n", link=("Watch: The boats come in", "", ""))
    assert [p.heading for p in parse(page).posts] == [None] * 3


def test_an_embedded_message_does_not_hide_the_stamp_below_it() -> None:
    entries = [f"May 3, 2026, {at} ET\n\n{text}\n\n" for at, text in zip(HALVES, NIGHT, strict=True)]
    message = "Harbour Desk\n@harbourdesk\nThe tea is cold.\n\n"
    page = f"Harbour ward: live\n\nMay 3, 2026, 9:55 p.m. ET\n\nNight falls.\n\n{message}{''.join(entries)}"
    assert len(parse(page).posts) == len(entries) + 1


def test_what_counts_the_sheets_of_a_printed_page_is_no_text() -> None:
    foot = "https://echo.example/live          {}/3\n\f03/05/2026, 23:59     Harbour ward: live | Echo\n\n"
    page = _titled_night("{at}\n{title}\n\n{foot}{text}\n\n", foot=tuple(foot.format(n) for n in (1, 2, 3)))
    assert _posts(f"03/05/2026, 23:59     Harbour ward: live | Echo\n\n{page}") == [
        *zip(HEADS, HALVES, NIGHT, strict=True)
    ]


@pytest.mark.parametrize("title", ["Have your say", "What do you think?"])
def test_what_heads_comments_may_be_the_title_of_an_entry(title: str) -> None:
    clocks = ("21:50", "21:40", "21:30", "21:20", "21:05")
    titles = (*HEADS, title, "Night falls")
    page = "".join(
        f"{at}\n\n{head}\n\n{text}\n\n"
        for at, head, text in zip(clocks, titles, (*NIGHT, *NIGHT[:2]), strict=True)
    )
    assert [p.heading for p in parse(f"Harbour ward: live\n\n{page}").posts] == [*titles]


@pytest.mark.parametrize("first", [HEADS[0], "Who rang the bell?"])
@pytest.mark.parametrize("last", [HEADS[2], "Which tray is short?"])
def test_a_question_before_its_stamp_is_a_title_as_others_are(first: str, last: str) -> None:
    titles = (first, "Where is the pen?", last)
    assert _posts(_titled_night("{title} - {at}\n\n{text}\n\n", title=titles)) == [
        *zip(titles, HALVES, NIGHT, strict=True)
    ]


def test_what_stands_straight_under_the_buttons_of_an_entry_is_of_it() -> None:
    entry = "{title}\n{text}\n\nPosted by {name} at {at}\n2 comments:\n{who}\n\n"
    later = _titled_night(entry, who=("tern9: Brave boats", "", ""))
    earlier = _titled_night(entry, who=("", "", ""), at=("9:05 p.m.", "8:58 p.m.", "8:40 p.m."))
    page = later + earlier.partition("\n\n")[2]
    assert [p.heading for p in parse(page).posts] == [*HEADS, *HEADS]


@pytest.mark.parametrize(
    "stamp", ["Last updated: May 4, 2026 @ 12:49 a.m.", "Updated May 4, 2026, 12:49 a.m."]
)
def test_a_page_changed_after_midnight_has_entries_of_the_day_before(stamp: str) -> None:
    days = [(p.published_at or "")[:10] for p in parse(_titled_night(
        "{at}\n\n{title}\n\n{text}\n\n", f"Harbour ward: live\n{stamp}",
        at=("11:48 p.m.", "11:31 p.m.", "11:17 p.m."))).posts]  # fmt: skip
    assert days == ["2026-05-03"] * 3


@pytest.mark.parametrize("lead", ["Updated at", "Posted at"])
def test_a_stamp_in_brackets_may_have_its_word(lead: str) -> None:
    page = _titled_night("[" + lead + " {at} ET] {text}\n\n")
    assert _posts(page) == [(None, f"{at} ET", text) for at, text in zip(HALVES, NIGHT, strict=True)]


@pytest.mark.parametrize("line", ["{at}\t{title}\t{name}", "{at} | {title} | {name}"])
def test_a_title_and_an_author_in_cells_behind_a_stamp(line: str) -> None:
    page = _titled_night(line + "\n{text}\n\n", at=CLOCKS)
    assert _bylines(page) == [*zip(CLOCKS, HEADS, AUTHORS, NIGHT, strict=True)]


def test_the_last_point_of_a_list_is_no_signature() -> None:
    page = _titled_night("{at}\n\n{text}\n\n{more}", more=("— Ash Vale\n\n— Quarry Bank\n\n", "", ""))
    assert [p.byline for p in parse(page).posts] == [None] * 3


def test_the_number_of_seconds_over_an_entry_is_no_text() -> None:
    page = _titled_night("{n}\n\n{title}\n\n{text}\n\n{name}3 May 2026 {at}\n\n", at=CLOCKS,
                         n=("1777840800", "1777839600", "1777838700"))  # fmt: skip
    assert _posts(page) == [*zip(HEADS, CLOCKS, NIGHT, strict=True)]


def test_what_readers_say_below_a_page_is_in_no_post() -> None:
    said = "Join the conversation\n\ntern9\n22:40\nThe tea was never warm.\n\ngull2\n22:50\nBrave boats.\n"
    page = _titled_night("{at}\n\n{title}\n\n{text}\n\n", at=CLOCKS)
    assert _posts(page + said) == [*zip(HEADS, CLOCKS, NIGHT, strict=True)]


def test_a_result_behind_a_stamp_and_a_bar_is_text_where_nothing_stands_below() -> None:
    clocks = ("21:50", "21:45", *CLOCKS)
    told = ("Green hold", "Green hold", "Green hold", *NIGHT[:2])
    page = "".join(f"{at} | {text}\n\n" for at, text in zip(clocks, told, strict=True))
    assert [p.text for p in parse(f"Harbour ward: live\n\n{page}").posts] == [*told]


def test_times_days_apart_run_by_their_days() -> None:
    stamps = ("2 June, 6am", "1 June, 9pm", "1 June, 4pm", "1 June, 6am", "31 May, 6pm", "31 May, 12pm")
    page = "Harbour talks\n\n" + "".join(f"Update | {at}:\n{NIGHT[0]}\n" for at in stamps)
    assert [p.time_as_printed for p in parse(page).posts] == ["6am", "9pm", "4pm", "6am", "6pm", "12pm"]
    up = "".join(f"{at} / {NIGHT[1]}\n\n" for at in reversed(stamps))
    assert [p.sequence for p in parse(f"Harbour: live\n\n{up}", published="2024-06-02").posts] == [
        *range(1, 7)
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("4th May 20189:42 PM", "4th May 20189:42 PM"),
        ("May 4, 201812:42 pm", "May 4, 201812:42 pm"),
        ("May 23, 2019 / 12:45 PM", "May 23, 2019 / 12:45 PM"),
        ("May 4, 201801:42", "May 4"),  # how long a film is
        ("4 May 20189", "4 May"),
        ("4 May 2018 9:42", "4 May 2018 9:42"),
        ("9:42 PM / 10pm", "9:42 PM"),
    ],
)
def test_where_a_day_and_a_clock_meet(text: str, whole: str) -> None:
    found = read_time(text)
    assert found is not None
    assert text[found.start : found.end] == whole


def test_a_bullet_under_each_stamp_is_the_title() -> None:
    page = _titled_night("{at}\n\n  • {title}\n\n{text}\n\n")
    assert _bylines(page) == [*zip(HALVES, HEADS, (None,) * 3, NIGHT, strict=True)]


@pytest.mark.parametrize(
    "entry", ["{at}\n\n• {title}\n• {text}\n\n", "{at}\n\n• {text}\n\n{text}\n\n", "{at}\n\n• {title}\n\n"]
)
def test_a_bullet_under_a_stamp_may_be_text(entry: str) -> None:
    assert [p.heading for p in parse(_titled_night(entry)).posts] == [None] * 3


@pytest.mark.parametrize(
    ("picture", "caption"),
    [
        ("Credit...Cy Dale for The Echo", "Cy Dale for The Echo"),
        ("A boat. Photograph: Cy Dale/PA", "A boat.\n\nCy Dale/PA"),
    ],
)
def test_an_author_stands_under_a_picture(picture: str, caption: str) -> None:
    page = _titled_night(f"{{at}}\n\n{picture}\n\nBy {{name}}\n\n{{text}}\n\n")
    assert [(p.byline, p.caption, p.text) for p in parse(page).posts] == [
        (name, caption, text) for name, text in zip(AUTHORS, NIGHT, strict=True)
    ]


def test_an_author_does_not_stand_under_text() -> None:
    page = _titled_night("{at}\n\n{text}\n\nBy {name}\n\nIt is late, and the boats are in.\n\n")
    assert [p.byline for p in parse(page).posts] != [*AUTHORS]


@pytest.mark.parametrize("place", ["Quarry", "QUARRY"])
@pytest.mark.parametrize("bar", [" | ", " • "])
def test_a_place_before_a_stamp_over_a_title(place: str, bar: str) -> None:
    page = _titled_night(f"{place}{bar}{{at}}\n\n{{title}}\n\n{{text}}\n\n")
    assert _bylines(page) == [*zip(HALVES, HEADS, (None,) * 3, NIGHT, strict=True)]


@pytest.mark.parametrize("who", ["Ann", "Ann Quill", "AQ"])
def test_an_author_before_a_stamp_over_a_title(who: str) -> None:
    page = _titled_night(f"{who} | {{at}}\n\n{{title}}\n\n{{text}}\n\n")
    assert _bylines(page) == [*zip(HALVES, HEADS, (who,) * 3, NIGHT, strict=True)]


PROGRAMME = ("9.55pm {}", "10pm {}", "10.30pm {}", "11pm {}", "6am {}")


@pytest.mark.parametrize("form", ["{}", "• {}", "**{}**"])
def test_a_programme_is_one_post(form: str) -> None:
    rows = "\n\n".join(form.format(row.format(NIGHT[0])) for row in PROGRAMME)
    assert len(parse(f"Your guide to the night\n\nHere is where to follow it.\n\n{rows}\n\n").posts) == 1


@pytest.mark.parametrize("title", ["Your guide to the night", "What time will we know?"])
def test_hours_over_what_will_be_are_one_post(title: str) -> None:
    rows = "".join(
        f"{at}\n\nThe boats from {at} should land.\n\n" for at in ("10pm", "11pm", "1am", "2.30am", "4am")
    )
    assert len(parse(f"{title}\n\nHere is what to look out for.\n\n{rows}").posts) == 1


@pytest.mark.parametrize(
    ("title", "hours", "text"),
    [
        ("Harbour ward: live", ("10pm", "11pm", "1am", "2.30am"), "The boats should land."),
        ("The night", ("2.30am", "1am", "11pm", "10pm"), "The boats should land."),
        ("The night", ("10pm", "11pm", "1am", "2.30am"), "The boats are in at last."),
        ("The night", ("10.02pm", "11pm", "1.17am", "2.33am"), "The boats should land."),
    ],
)
def test_hours_over_posts_part_them(title: str, hours: Sequence[str], text: str) -> None:
    rows = "".join(f"{at}\n\n{text}\n\n" for at in hours)
    assert [p.time_as_printed for p in parse(f"{title}\n\n{rows}").posts] == [*hours]


@pytest.mark.parametrize(
    ("title", "posts"), [("Transcript: the count", 1), ("The count: live transcript", 3)]
)
def test_a_transcript_is_one_post(title: str, posts: int) -> None:
    page = _titled_night("{at}\nHOST: {text}\n\n", title, at=("00:14", "00:51", "01:20"))
    assert len(parse(page).posts) == posts


@pytest.mark.parametrize(("at", "posts"), [("{}:33", 1), ("9:{}3 pm", 3), ("9:{}3 GMT", 3)])
def test_films_in_an_article_part_nothing(at: str, posts: int) -> None:
    page = _titled_night(
        "{title} {at}\n\n{text}\n\n", f"{NIGHT[0]}\n\n{NIGHT[1]}", at=[*map(at.format, (3, 2, 1))]
    )
    assert len(parse(page).posts) == posts


def test_headings_part_a_live_page_without_empty_lines() -> None:
    rows = "".join(
        f"{head}\n{text}\n{NIGHT[0]}\n" for head, text in zip(HEADS + HEADS, NIGHT * 2, strict=True)
    )
    page = f"The Echo brings you live updates from the harbour.\n{rows}"
    assert [p.heading for p in parse(page).posts] == [*HEADS, *HEADS]
    assert len(parse(page.replace("live updates", "a report")).posts) == 1


@pytest.mark.parametrize("by", ["Posted by {name} Share", "Posted by {name}", "By {name}"])
def test_an_author_signs_under_the_text_where_no_title_stands_below_the_last(by: str) -> None:
    page = (
        _titled_night(f"{{title}}\n\n{{text}}\n\n{by}\n\n") + "The Echo is the oldest paper on the coast.\n"
    )
    assert [(p.heading, p.byline, p.text) for p in parse(page).posts] == [
        *zip(HEADS, AUTHORS, NIGHT, strict=True)
    ]


def test_an_author_over_a_title_begins_an_entry() -> None:
    page = _titled_night("By {name}\n\n{title}\n\n{text}\n\n")
    assert [(p.heading, p.byline, p.text) for p in parse(page).posts] == [
        *zip(HEADS, AUTHORS, NIGHT, strict=True)
    ]


def test_an_age_under_the_title_is_the_pages() -> None:
    page = _titled_night(
        "{title}\n\n{at} , {name}\n\n{text}\n\n", "Harbour ward: live\n\n5 minutes ago", at=CLOCKS
    )
    assert _bylines(page) == [*zip(CLOCKS, HEADS, AUTHORS, NIGHT, strict=True)]


def test_entries_behind_bullets_begin_with_the_first_of_them() -> None:
    page = _titled_night("  • {text}\n    by {name} 11/13/2014 {at}\n\n", f"Harbour ward: live\n\n{NIGHT[0]}")
    assert [p.text for p in parse(page).posts] == [f"• {text}" for text in NIGHT]


def test_times_of_several_days_of_the_week_run_by_them() -> None:
    stamps = ("Monday 9.40pm", "Monday 8.30am", "Sunday 7pm", "Saturday 10.45pm", "Friday 6.20am")
    down = "Harbour talks\n\n" + "".join(f"{at}\n\n{NIGHT[0]}\n\n" for at in stamps)
    assert [p.time_as_printed for p in parse(down).posts] == ["9.40pm", "8.30am", "7pm", "10.45pm", "6.20am"]
    up = "".join(f"{at}: {NIGHT[1]}\n\n" for at in reversed(stamps))
    assert [p.sequence for p in parse(f"Harbour talks\n\n{up}").posts] == [*range(1, 6)]
    opening = "".join(f"{at}\n\n{NIGHT[0]}\n\n" for at in ("Friday 9am", "Monday 9am", "Wednesday 9am"))
    assert len(parse(f"Opening hours\n\n{opening}").posts) == 1


@pytest.mark.parametrize("lead", ["The latest at ", "Latest: ", "LATEST "])
def test_the_latest_is_a_word_before_a_stamp(lead: str) -> None:
    page = _titled_night(lead + "{at}: {title}\n{text}\n")
    assert _posts(page) == [*zip(HEADS, HALVES, NIGHT, strict=True)]


@pytest.mark.parametrize(
    "said",
    [
        "The clerk tells the hall outright: “Are you fed up?”",
        "Clerk to the hall: “Are you fed up?”",
        "“Are you fed up?”",
    ],
)
def test_a_title_may_end_with_what_was_said(said: str) -> None:
    titles = (HEADS[0], said, HEADS[2])
    page = _titled_night("{at}\n\n{title}\n\n{text}\n\n", title=titles)
    assert parse(page).posts[1].heading == said


@pytest.mark.parametrize("name", ["Ann Quill Ann Quill", "Bob Ray Bob Ray"])
def test_a_portrait_has_the_name_of_an_author_too(name: str) -> None:
    page = _night(f"{name} 8 June 2017 {{at}}\n\n{{text}}\n\n")
    assert {post.byline for post in parse(page).posts} == {name[: len(name) // 2]}
    other = _night("Ann Quill Bob Ray 8 June 2017 {at}\n\n{text}\n\n")
    assert {post.byline for post in parse(other).posts} != {"Ann Quill"}


def test_some_entries_that_are_signed_end_with_what_was_said() -> None:
    texts = (NIGHT[0], "“They were lost,” Ray said. “They are found.”", NIGHT[2])
    page = _titled_night("{title}\n\n{text}\n\n– {name}\n\n", text=texts)
    assert [(p.heading, p.byline) for p in parse(page).posts] == [*zip(HEADS, AUTHORS, strict=True)]


def test_what_a_picture_shows_may_be_a_title() -> None:
    titles = (HEADS[0], "Photo: the hall at midnight", HEADS[2])
    page = _titled_night("{title}\n\n{at}\n\n{text}\n\n", title=titles)
    assert [p.heading for p in parse(page).posts] == [*titles]
    for credit in ("Photo: Cy Dale", "Photo: Cy Dale at work/Echo"):
        shown = page.replace(titles[1], credit)
        assert credit not in [p.heading for p in parse(shown).posts]


def test_stamps_over_titles_end_no_entry_though_the_last_has_no_stop() -> None:
    texts = (NIGHT[0], "Nine boxes are in", "The clerk has lost a pen")
    page = _titled_night(
        "{name} 9th June 2017{at}\n\n{title}\n\n{text}\n\n", f"Harbour ward: live\n\n{NIGHT[0]}", text=texts
    )
    assert [(p.heading, p.byline) for p in parse(page).posts] == [*zip(HEADS, AUTHORS, strict=True)]


def test_titles_over_stamps_begin_entries_though_the_last_has_no_text() -> None:
    page = _titled_night("{title}\n\n{at}\n\n{text}\n\n", f"Harbour ward: live\n\n{NIGHT[0]}")
    assert [p.heading for p in parse(page.removesuffix(f"{NIGHT[-1]}\n\n")).posts] == [*HEADS]


def test_a_place_of_two_words_before_a_bar_is_no_author_among_places() -> None:
    places = ("Quarry", "Ash Vale", "Elm")
    page = _titled_night("{place} | {at}\n\n{title}\n\n{text}\n\n", place=places)
    assert _bylines(page) == [*zip(HALVES, HEADS, (None,) * 3, NIGHT, strict=True)]
    named = _titled_night("{place} | {at}\n\n{title}\n\n{text}\n\n", place=("Quarry", "Ann Quill", "Elm"))
    assert [p.byline for p in parse(named).posts] == [None, "Ann Quill", None]


def test_a_long_line_without_a_stop_behind_four_figures_is_text() -> None:
    texts = (
        NIGHT[0],
        "'We are certainly right about needing a boat later on' - Ray, in the hall a while ago",
        NIGHT[2],
    )
    page = _titled_night("{clock} {text}\n\n", clock=("2148", "2131", "2117"), text=texts)
    assert [p.text for p in parse(page).posts] == [*texts]


def test_a_name_over_the_title_of_an_entry_is_who_writes_it() -> None:
    page = _titled_night("{at}\n{title}\n{text}\nShare\n\n").replace(HEADS[1], f"Sarah Dale\n{HEADS[1]}")
    assert [(p.heading, p.byline) for p in parse(page).posts] == [
        *zip(HEADS, (None, "Sarah Dale", None), strict=True)
    ]
    place = page.replace("Sarah Dale", "Ash Vale")
    assert [p.byline for p in parse(place).posts] == [None] * 3


def test_a_stamp_over_when_a_page_was_published_is_the_pages() -> None:
    stamps = ("2 May 2019 21.39 BST", "2 May 2019 21.26 BST", "2 May 2019 21.15 BST")
    top = "Harbour ward: live\n\nFri 3 May 2019 01.42 BST\nFirst published on Thu 2 May 2019 19.10 BST"
    page = _titled_night(
        "{stamp}\n{title}\n{text}\n\n", f"{top}\n\nKey events\n2 May 2019\nA pen", stamp=stamps
    )
    assert [p.heading for p in parse(page).posts] == [*HEADS]


@pytest.mark.parametrize(
    "topic", ["Harbour Ward Results Latest Updates", "Harbour Election Results 2026 LIVE"]
)
def test_a_topic_with_every_entry_is_nobody_and_no_title(topic: str) -> None:
    rows = zip((*CLOCKS, "20.02"), (*HEADS, "Doors shut"), (*NIGHT, NIGHT[0]), strict=True)
    page = "Count\n\n" + "".join(
        f"• {at} (IST)\n\n{topic}\n\n{head}\n\n{text}\n\n" for at, head, text in rows
    )
    assert [(p.heading, p.byline) for p in parse(page).posts] == [
        (head, None) for head in (*HEADS, "Doors shut")
    ]


def test_a_line_over_buttons_is_the_text_of_an_entry_where_others_have_no_title() -> None:
    page = _titled_night("{at}\n\n{text}\n\nShare\n\n", text=(NIGHT[0], "Greens hold Ash Vale", NIGHT[2]))
    assert [(p.heading, p.text) for p in parse(page).posts] == [
        (None, text) for text in (NIGHT[0], "Greens hold Ash Vale", NIGHT[2])
    ]


def test_a_title_over_a_stamp_with_its_day_is_the_entrys_on_a_page_as_it_happened() -> None:
    page = _titled_night(
        "{title}\n\n{clock}: {text}\n\n", "Harbour ward: as it happened",
        clock=("06/05/2022, 21:48", "06/05/2022, 21:31", "06/05/2022, 21:17"),
    )  # fmt: skip
    assert [p.heading for p in parse(page).posts] == [*HEADS]


@pytest.mark.parametrize("licence", ["Creative Commons License", "Some rights reserved"])
def test_a_licence_under_each_entry_is_nobody(licence: str) -> None:
    page = _titled_night(f"{{at}}\n\n{{title}}\n\n{{text}}\n\n{licence}\n\n", "Election night, live!")
    assert _bylines(page) == [*zip(HALVES, HEADS, (None,) * 3, NIGHT, strict=True)]


@pytest.mark.parametrize(
    ("under", "heading", "caption"),
    [("", None, "Ann Lee at the hall"), ("Lee arrives", "Lee arrives", "Ann Lee at the hall")],
)
def test_whom_a_picture_shows_is_no_title(under: str, heading: str | None, caption: str) -> None:
    page = _titled_night("{at}\n{title}\n{text}\n\n").replace(HEADS[1], f"{under}\nPhoto: {caption}".strip())
    assert (parse(page).posts[1].heading, parse(page).posts[1].caption) == (heading, caption)


def test_stamps_end_entries_on_a_page_that_begins_with_the_first() -> None:
    page = _titled_night("{text}\n@ferry {at}\n", NIGHT[0]).replace(f"{NIGHT[0]}\n\n", "", 1)
    assert _posts(page) == [*zip((None,) * 3, HALVES, NIGHT, strict=True)]


def test_speakers_and_questions_over_stamps_are_no_titles() -> None:
    said = ("Welcome. I am here until one.", "Who won?", "Nobody did.", "Will it be long?")
    rows = zip(("Ann Hart", "Jim", "Ann Hart", "Wendy"), said, (*CLOCKS, "20:50"), strict=True)
    page = "Ashdale count\n\n" + "".join(f"{name}:\n{text}\n{at}\n\n" for name, text, at in rows)
    assert [p.text.split("\n\n")[1] for p in parse(page).posts] == [*said]


@pytest.mark.parametrize("between", [" ", "\n"])
def test_numbered_clocks_may_have_a_date(between: str) -> None:
    page = "".join(f"{n}.{between}7 May, {at}: {NIGHT[n - 1]}\n\n" for n, at in enumerate(CLOCKS, 1))
    assert [p.text for p in parse(page).posts] == [*NIGHT]


def test_days_of_the_week_without_a_date_add_no_days() -> None:
    stamps = ("Wednesday 9am", "Thursday 10am", "Thursday 11am")
    posts = parse("".join(f"{at}\n{NIGHT[0]}\n\n" for at in stamps), published="2024-07-04").posts
    assert [post.published_at for post in posts] == [None] * 3


FRIDAYS = ("Sat 1.05am", "Sat 12.40am", "Fri 11.10pm", "Fri 9.20pm")
IN_MAY = ("04T01:05", "04T00:40", "03T23:10", "03T21:20")


@pytest.mark.parametrize(
    ("head", "stamps", "days"),
    [
        ("Saturday 4 May 2019", FRIDAYS, IN_MAY),
        ("Friday 3 May 2019\n\nThe wards were last drawn on 14 November 2013.", FRIDAYS, IN_MAY),
        # No day of the page
        ("The wards were last drawn on 14 November 2013.", FRIDAYS, ()),
        # Days of a week and more, as its clock says
        (
            "Friday 3 May 2019",
            [*FRIDAYS, "Thu 9pm", "Wed 9pm", "Tue 9pm", "Mon 9pm", "Sun 9pm", "Sat 9pm"],
            (),
        ),
        ("Friday 3 May 2019", ("Fri 12.05am", "Fri 11.10pm", "Fri 9.20pm"), ()),
        # A newspaper, and when something will be
        ("Friday 3 May 2019", ("9.50pm Sun", "9.20pm Sun"), ("03T21:50", "03T21:20")),
        ("Friday 3 May 2019", ("9.50pm", "Tuesday 9.30pm", "9.20pm"), ("03T21:50", "03T21:30", "03T21:20")),
    ],
)
def test_days_of_the_week_of_all_entries_are_the_nearest_to_that_of_the_page(
    head: str, stamps: Sequence[str], days: tuple[str, ...]
) -> None:
    page = f"Local elections: live\n\n{head}\n\n" + "".join(
        f"{at}\n\nTitle\n\n{NIGHT[0]}\n\n" for at in stamps
    )
    posts = parse(page).posts
    assert len(posts) == len(stamps)
    assert tuple(post.published_at[8:16] for post in posts if post.published_at) == days


def test_the_day_under_a_label_over_all_entries_is_the_pages() -> None:
    stamps = ("5/11/2024 21:20 EST", "5/11/2024 21:10 EST", "5/11/2024 21:05 EST")
    posts = "".join(f"{at}\n\n{NIGHT[0]}\n\n" for at in stamps)
    found = parse(f"LIVE\n\nPublished 5 November 2024\n\n{posts}").posts
    assert found[0].char_start == len("LIVE\n\nPublished 5 November 2024\n\n")
    assert {str(post.published_at)[:10] for post in found} == {"2024-11-05"}


@pytest.mark.parametrize(
    ("stamps", "published", "days"),
    [
        (("9/11 00:20", "8/11 23:20", "8/11 21:05"), "2022-11-08", ("11-09", "11-08", "11-08")),
        (("11/9 12:20 a.m.", "11/8 11:20 p.m.", "11/8 9:05 p.m."), "2022-11-08", ("11-09", "11-08", "11-08")),
        (("9/11 00:20", "8/11 23:20", "8/11 21:05"), None, ()),
        (("11/4/2020 12:20 AM CST", "11/3/2020 11:20 PM CST"), None, ("11-04", "11-03")),
        (("11/3/2020 9:20 PM", "11/3/2020 9:05 PM"), None, ()),
        (("11/3/2020 9:20 PM -05:00", "11/3/2020 9:05 PM -05:00"), None, ()),
        (("11/3/2020 9:20 PM AST", "11/3/2020 9:05 PM AST"), None, ()),
        (("4/6/2020 9:20 PM EDT", "4/6/2020 9:05 PM EDT"), "2020-06-11", ()),
    ],
)
def test_which_of_two_numbers_is_the_month_is_told_by_the_page_or_the_zone(
    stamps: tuple[str, ...], published: str | None, days: tuple[str, ...]
) -> None:
    page = "Midterms: live\n\n" + "".join(f"{at}\n\nTitle\n\n{NIGHT[0]}\n\n" for at in stamps)
    posts = parse(page, published=published).posts
    assert len(posts) == len(stamps)
    assert [post.published_at[5:10] for post in posts if post.published_at] == [*days]


@pytest.mark.parametrize(
    "row", ["Turnout in the ward 38%", "Swing to the Greens 5.2%", "Spoilt papers in Ash 1%"]
)
def test_the_last_row_over_an_entry_without_a_title_is_of_the_result(row: str) -> None:
    titles = ("Doors shut", "Boxes arrive", None, "A pen is lost", "Quiet so far")
    page = "Harbour ward: live\n\n" + "".join(
        (f"{title}\n\n" if title else f"Ann Hart (Labour) 4,211\n\n{row}\n\n")
        + f"21:{50 - k}\n\n{NIGHT[k % 3]}\n\n"
        for k, title in enumerate(titles)
    )
    posts = parse(page).posts
    assert [p.heading for p in posts] == [*titles]
    assert posts[1].text.endswith(row)


def test_entries_of_one_line_each_are_no_list() -> None:
    lines = (
        "9.15pm The hall is warm.",
        "9.40pm Nobody has any tea.",
        "10.20pm Ann Hart has come in.",
        "11.05pm It rains.",
    )
    head = "Harbour ward: live\n\nTimetable\n10pm: Polls close\n1am: First results\n3am: Declaration\n\n"
    clocks = ["9.15pm", "9.40pm", "10.20pm", "11.05pm"]
    assert [p.time_as_printed for p in parse(head + "\n\n".join(lines)).posts] == clocks
    some = (
        lines[0],
        "So it goes on.",
        lines[1],
        "So it goes on.",
        "10pm: Polls have closed",
        lines[2],
        "She waves.",
    )
    page = "Harbour ward: live\n\n" + "\n\n".join(some)
    assert [p.time_as_printed for p in parse(page).posts] == [*clocks[:2], "10pm", clocks[2]]


def test_credits_under_most_entries_leave_their_texts() -> None:
    words = ("We are ready", "It is late", "I am tired", "It is wet", "I lost a pen")
    said = [f'"{these}," said Ann Hart, of Labour.' for these in words]
    entries = [(f"21:{50 - k}", text) for k, text in enumerate(said)]
    credit = "Photo: Getty Images"
    found = parse("Harbour ward: live\n\n" + "\n\n".join(f"{at}\n{text}\n{credit}" for at, text in entries))
    assert [p.text for p in found.posts] == said
    assert len(found.quotes) == len(said)
    over = "\n\n".join(f"{credit}\n{at}\n{text}" for at, text in entries)
    assert not any(p.heading for p in parse(f"Harbour ward: live\n\n{over}").posts)


def test_entries_stand_further_out_than_their_lines_that_go_on() -> None:
    lines = (
        "21:40   Some nine boxes have come in by boat, and all of them are",
        "        wet, though the papers in them are dry, as the clerks say",
        "21:50   There is to be a full recount in the harbour ward tonight,",
        "        which is what all of them were afraid of.",
        "22:10   The clerk has lost a pen, and the bell has been rung for it",
        "        by hand.",
    )
    page = "Diary of a count\n\n" + "\n".join(lines) + "\n"
    assert [p.time_as_printed for p in parse(page).posts] == ["21:40", "21:50", "22:10"]


@pytest.mark.parametrize("count", [2, 3])
def test_a_topic_over_few_stamps_is_no_title(count: int) -> None:
    page = _titled_night("Harbour Election Live Updates\n{at}\n{title}\n{text}\n\n", "").strip()
    cut = "\n\n".join(page.split("\n\n")[:count])
    assert [p.heading for p in parse(cut).posts] == [*HEADS[:count]]
