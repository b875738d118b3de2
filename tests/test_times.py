"""Clock times and dates: what is printed, what follows from the entries around, and what stays open."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdata.language import zones
from rsdata.language.clocks import read_clock
from rsdata.language.time_stamps import read_time, zone_of_times
from rsdata.pages.times import Stamp, dates_in, instant, published_at, runs_forward, stamp_from

GMT, BST = "Greenwich Mean Time", "British Summer Time"


def stamp(clock: str, zone: str | None = None, day: str | None = None) -> Stamp:
    """A stamp from words: stamp("07:24", GMT, "21 November 2014")."""
    found = stamp_from(read_time(" ".join(filter(None, (clock, zone, day)))))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("printed", "half", "minutes"),
    [
        ("07:24", None, 444),
        ("2158", None, 1318),
        ("0005", None, 5),
        ("02.52", None, 172),
        ("4.10", "pm", 970),
        ("12.05", "am", 5),
        ("12.05", "pm", 725),
    ],
)
def test_clocks_are_read_in_every_form(printed: str, half: str | None, minutes: int) -> None:
    found = read_clock(printed, half=half)
    assert found is not None
    assert 60 * found.hour + found.minute == minutes


@pytest.mark.parametrize(
    ("printed", "half"), [("24:00", None), ("10:61", None), ("13.05", "pm"), ("9", None), ("99:99", None)]
)
def test_what_is_no_time_of_day_is_none(printed: str, half: str | None) -> None:
    assert read_clock(printed, half=half) is None


def test_the_zone_printed_gives_the_offset() -> None:
    stamps = [stamp("07:24", GMT, "21 November 2014"), stamp("07:12", BST, "14 October 2016")]
    assert published_at(stamps) == ["2014-11-21T07:24:00+00:00", "2016-10-14T07:12:00+01:00"]


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("All times are AEST", 600),
        ("Newest first. All times BST.", 60),
        ("Times shown in Eastern time", "America/New_York"),
        ("All times stated are UK time", "Europe/London"),
        ("All times are local time", None),  # of which place it does not say
        ("All times are approximate", None),
        ("It is about time GMT was dropped", None),
    ],
)
def test_a_header_names_the_zone_of_all_clocks(line: str, zone: str | int | None) -> None:
    assert zone_of_times(line) == zone


def test_without_a_zone_the_clock_is_the_one_of_the_source() -> None:
    stamps = [stamp("07:24", None, "21 July 2014")]
    assert published_at(stamps) == ["2014-07-21T07:24:00+01:00"]
    assert published_at(stamps, timezone_name="Asia/Kolkata") == ["2014-07-21T07:24:00+05:30"]
    assert published_at(stamps, timezone_name="Nowhere/Land") == [None]
    assert published_at(stamps, timezone_name="../../etc") == [None]


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        ("29 March 2015", "+01:00"),
        ("28 March 2015", "+00:00"),
        ("24 October 2015", "+01:00"),
        ("25 October 2015", "+00:00"),
    ],
)
def test_the_clocks_change_on_the_last_sundays_of_march_and_october(day: str, offset: str) -> None:
    (found,) = published_at([stamp("12:00", None, day)])
    assert found is not None
    assert found.endswith(offset)


@pytest.mark.parametrize(("clock", "day"), [("01:30", "29 March 2015"), ("01:30", "25 October 2015")])
def test_an_hour_that_is_skipped_or_comes_twice_is_left_open(clock: str, day: str) -> None:
    assert published_at([stamp(clock, None, day)]) == [None]
    assert published_at([stamp(clock, BST, "25 October 2015")]) == ["2015-10-25T01:30:00+01:00"]


@given(st.datetimes(datetime(1996, 1, 1), datetime(2037, 1, 1)))
def test_the_rule_for_summer_time_is_that_of_the_time_zone_database(at: datetime) -> None:
    zone = zones.zone("Europe/London")
    first, second = (at.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    (found,) = published_at([Stamp(at.hour, at.minute, None, at.day, at.month, at.year)])
    if first != second:
        assert found is None
    else:
        assert found == at.replace(tzinfo=zone, second=0, microsecond=0).isoformat(timespec="seconds")


def test_a_date_is_carried_to_the_entries_around_it_and_over_midnight() -> None:
    stamps = [stamp("00:20"), stamp("00:10", None, "8 May 2015"), stamp("23:50"), stamp("21:00")]
    assert published_at(stamps) == [
        "2015-05-08T00:20:00+01:00",
        "2015-05-08T00:10:00+01:00",
        "2015-05-07T23:50:00+01:00",
        "2015-05-07T21:00:00+01:00",
    ]


def test_a_page_that_runs_oldest_first_passes_midnight_the_other_way() -> None:
    stamps = [stamp("22:00", None, "7 May 2015"), stamp("23:50"), stamp("00:10")]
    found = published_at(stamps, newest_first=False)
    assert found[1:] == ["2015-05-07T23:50:00+01:00", "2015-05-08T00:10:00+01:00"]


def test_entries_a_little_out_of_order_are_of_one_day() -> None:
    stamps = [stamp("10:05", None, "8 May 2015"), stamp("10:07"), stamp("10:06")]
    assert [t and t[:10] for t in published_at(stamps)] == ["2015-05-08"] * 3


def test_between_dates_that_do_not_meet_there_is_no_date() -> None:
    stamps = [stamp("10:00", None, "9 May 2015"), stamp("09:00"), stamp("08:00", None, "7 May 2015")]
    assert published_at(stamps)[1] is None


def test_a_missing_year_comes_from_other_stamps_or_from_the_source() -> None:
    lone = [stamp("10:00", GMT, "2 January")]
    assert published_at(lone) == [None]
    assert published_at(lone, published="2017-12-31") == ["2018-01-02T10:00:00+00:00"]
    assert published_at([stamp("10:00", GMT, "31 December 2017"), *lone])[1] == "2018-01-02T10:00:00+00:00"
    assert published_at(lone, published="soon") == [None]


def test_clocks_alone_take_the_day_of_the_header_where_it_is_one_day() -> None:
    day = dates_in(["Live coverage on Thursday 7 May 2015"])
    assert day == {date(2015, 5, 7)}
    assert published_at([stamp("10:00"), stamp("09:00")], header_dates=day)[1] == "2015-05-07T09:00:00+01:00"
    assert published_at([stamp("00:10"), stamp("23:50")], header_dates=day) == [None, None]
    assert published_at([stamp("10:00")], published="2015-05-07") == [None]


@pytest.mark.parametrize(
    "line",
    [
        "The election takes place on 7 May 2015",
        "Polls will open on 7 May 2015",
        "Parliament was dissolved until 7 May 2015",
        "31 February 2015",
    ],
)
def test_other_days_in_a_summary_are_not_the_day_of_the_page(line: str) -> None:
    assert dates_in([line]) == set()


def test_a_day_without_a_year_needs_one_from_elsewhere() -> None:
    assert dates_in(["Thursday 7 May"]) == set()
    assert dates_in(["Thursday 7 May"], [date(2015, 6, 1)]) == {date(2015, 5, 7)}


def test_days_that_do_not_exist_are_left_open() -> None:
    assert published_at([stamp("10:00", GMT, "30 February 2015"), stamp("10:00", GMT, "99 May 2015")]) == [
        None,
        None,
    ]
    assert published_at([stamp("00:10"), Stamp(23, 0, 0, 31, 12, 9999)]) == [
        None,
        "9999-12-31T23:00:00+00:00",
    ]


def test_the_order_of_a_page_is_told_from_its_times() -> None:
    assert runs_forward([stamp("22:00"), None, stamp("23:00"), stamp("00:10")])
    assert not runs_forward([stamp("00:10"), stamp("23:00"), stamp("22:00")])
    assert not runs_forward([])


def test_instants_sort_over_a_change_of_the_clocks() -> None:
    assert instant("2015-10-25T01:30:00+01:00") < instant("2015-10-25T01:10:00+00:00")


STAMPS = st.one_of(
    st.none(),
    st.builds(
        Stamp,
        st.integers(0, 23),
        st.integers(0, 59),
        st.sampled_from([None, 0, 60]),
        st.one_of(st.none(), st.integers(0, 40)),
        st.one_of(st.none(), st.integers(1, 12)),
        st.one_of(st.none(), st.integers(0, 9999)),
        st.integers(0, 59),
    ),
)


@given(
    st.lists(STAMPS, max_size=20),
    st.booleans(),
    st.one_of(st.none(), st.dates().map(str), st.text(max_size=12)),
)
def test_any_stamps_are_read_without_complaint(
    stamps: list[Stamp | None], newest: bool, published: str | None
) -> None:
    found = published_at(stamps, newest_first=newest, published=published)
    assert len(found) == len(stamps)
    for at, given_stamp in zip(found, stamps, strict=True):
        if at is not None:
            assert given_stamp is not None
            assert at[11:16] == f"{given_stamp.hour:02}:{given_stamp.minute:02}"
            datetime.fromisoformat(at)
