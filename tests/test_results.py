"""Results, candidates, contests, turnout: on the shipped page, and in all the ways that pages print them."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rsdata
from rsdata.language.analysis import Analysis
from rsdata.language.declarations import gains_in
from rsdata.language.parties import is_party, party_in_list
from rsdata.model import Contest, Coverage, Source
from rsdata.party_spellings import spellings_met
from rsdata.results import row_labels
from rsdata.results.contests import Areas
from rsdata.results.list_rows import label_in_prose
from rsdata.results.read_results import Figures, read_results
from tests.invented import ASH, ELM, page, source
from tests.work import steps

ROCHESTER = "parl.rochester-and-strood.by.2014-11-20"
PENINSULA = "local.medway.peninsula.by.2014-11-20"
PENINSULA_2011 = "local.medway.peninsula.2011-05-05"


def read(*entries: str, contests: Sequence[Contest] = (), headings: tuple[str | None, ...] = ()) -> Figures:
    text, posts = page(*entries, headings=headings)
    figures = read_results(Analysis(text), posts, source(*contests))
    for candidate in figures.candidates:
        assert text[candidate.char_start : candidate.char_end] == candidate.name
    for result in figures.results:
        assert text[result.char_start : result.char_end].strip()
    return figures


def standing(figures: Figures) -> list[tuple[str | None, str | None, int | None]]:
    """Name, party and votes of every row."""
    names = {candidate.id: candidate.name for candidate in figures.candidates}
    return [(names.get(row.candidate_id or ""), row.party_as_printed, row.votes) for row in figures.results]


# The shipped page


def test_the_shipped_page_has_29_results_of_14_candidates_in_3_contests(coverage: Coverage) -> None:
    assert (len(coverage.results), len(coverage.candidates), len(coverage.contests)) == (29, 14, 3)


def test_the_thirteen_candidates_votes_add_up_to_the_valid_votes(coverage: Coverage) -> None:
    contest = next(contest for contest in coverage.contests if contest.id == ROCHESTER)
    rows = [row for row in coverage.results if row.contest_id == ROCHESTER]
    assert len(rows) == 13
    assert sum(row.votes or 0 for row in rows) == contest.valid_votes == 40_065
    assert (contest.turnout_pct, contest.ballots, contest.majority) == (50.67, 40_113, 2_920)
    assert contest.by_election is True


def test_every_share_of_the_shipped_result_is_its_votes(coverage: Coverage) -> None:
    for row in coverage.results:
        if row.share_pct is not None and row.votes is not None:
            assert row.share_pct == pytest.approx(row.votes / 40_065 * 100, abs=0.006)


def test_a_change_that_is_not_printed_is_null(coverage: Coverage) -> None:
    changes = {
        row.party_as_printed: row.change_pct for row in coverage.results if row.contest_id == ROCHESTER
    }
    assert changes["UKIP"] is None
    assert changes["C"] == -14.39
    assert changes["Green"] == 2.69


def test_the_wards_winner_is_linked_to_the_name_in_another_post(coverage: Coverage) -> None:
    (winner,) = [candidate for candidate in coverage.candidates if candidate.contest_id == PENINSULA]
    rows = [row for row in coverage.results if row.contest_id == PENINSULA]
    assert [row.candidate_id for row in rows] == [winner.id, None, None, None, None]
    assert winner.post_id != rows[0].post_id
    assert coverage.text[winner.char_start : winner.char_end] == winner.name
    assert [row.elected for row in rows] == [True, False, False, False, False]


def test_three_seats_go_to_the_top_three_of_eleven_figures(coverage: Coverage) -> None:
    rows = [row for row in coverage.results if row.contest_id == PENINSULA_2011]
    assert [row.rank for row in rows if row.elected] == [1, 2, 3]
    assert len(rows) == 11
    assert len({row.party_id for row in rows}) == 5
    assert all(coverage.text[row.char_start : row.char_end] == f"{row.votes:,}" for row in rows)


def test_a_result_runs_from_the_name_through_the_last_value(coverage: Coverage) -> None:
    names = {candidate.id: candidate for candidate in coverage.candidates}
    for row in coverage.results:
        if row.contest_id == ROCHESTER:
            slice_ = coverage.text[row.char_start : row.char_end]
            assert slice_.startswith(names[row.candidate_id or ""].name)
            assert slice_.endswith("%")


# The ways to print a list

LISTS = {
    "full result": "Full result: Ann Lee (Lab) 17,010 (50.1%, +3.2%), "
    "Bob Ray (C) 16,001 (47.1%, −4.0%), Cy Fox (Green) 950 (2.8%)",
    "no introduction": "Ann Lee (Lab) 17,010; Bob Ray (C) 16,001; Cy Fox (Green) 950",
    "bullets": "  • Ann Lee (Lab) 17,010\n\n  • Bob Ray (C) 16,001\n\n  • Cy Fox (Green) 950",
    "bullets with shares": "• Ann Lee (Lab) 17,010 (50.1%, +3.2%)\n"
    "• Bob Ray (C) 16,001 (47.1%)\n• Cy Fox (Green) 950 (2.8%)",
    "numbered": "1. Ann Lee (Lab) 17,010\n2. Bob Ray (C) 16,001\n3. Cy Fox (Green) 950",
    "name, party": "Ann Lee, Lab: 17,010\nBob Ray, C: 16,001\nCy Fox, Green: 950",
    "party - name": "Lab - Ann Lee - 17,010\nC - Bob Ray - 16,001\nGreen - Cy Fox - 950",
    "party: name": "Lab: Ann Lee 17,010, C: Bob Ray 16,001, Green: Cy Fox 950",
    "party (name)": "Lab (Ann Lee) 17,010, C (Bob Ray) 16,001, Green (Cy Fox) 950",
    "share first": "Ann Lee (Lab) 50.1% (17,010 votes), "
    "Bob Ray (C) 47.1% (16,001), Cy Fox (Green) 2.8% (950)",
    "table": "Ann Lee\tLab\t17,010\t50.1%\nBob Ray\tC\t16,001\t47.1%\nCy Fox\tGreen\t950\t2.8%",
    "candidate": "Lab candidate Ann Lee 17,010, C candidate Bob Ray 16,001, Green candidate Cy Fox 950",
    "titles": "Cllr Ann Lee (Lab) 17,010, Dr Bob Ray (C) 16,001, Mrs Cy Fox (Green) 950",
    "elected": "Ann Lee (Lab) 17,010 (elected), Bob Ray (C) 16,001 (n/c), Cy Fox (Green) 950 (new)",
    "no commas": "Ann Lee (Lab) 17010, Bob Ray (C) 16001, Cy Fox (Green) 950",
    "thin spaces": "Ann Lee (Lab) 17\u202f010, Bob Ray (C) 16\u202f001, Cy Fox (Green) 950",
    "full stops": "Full result: Ann Lee (Lab) 17.010 (50.1%), "
    "Bob Ray (C) 16.001 (47.1%), Cy Fox (Green) 950 (2.8%)",
}


@pytest.mark.parametrize("printed", LISTS.values(), ids=LISTS.keys())
def test_a_list_of_candidates_is_read_however_it_is_printed(printed: str) -> None:
    figures = read(printed, contests=[ASH])
    assert standing(figures) == [
        ("Ann Lee", "Lab", 17_010),
        ("Bob Ray", "C", 16_001),
        ("Cy Fox", "Green", 950),
    ]
    assert {row.contest_id for row in figures.results} == {ASH.id}
    assert [row.elected for row in figures.results] == [True, False, False]


PARTY_LISTS = {
    "line": "By-election result: Lab 17,010, Con 16,001, Lib Dem 950.",
    "paragraphs": "Lab 17,010\n\nCon 16,001\n\nLib Dem 950",
    "colons": "Lab: 17,010 votes\nCon: 16,001 votes\nLib Dem: 950 votes",
    "dashes": "Lab – 17,010 [50.1%, +3.2], Con – 16,001 [47.1%, -4.0], Lib Dem – 950 [2.8%, +0.8]",
}


@pytest.mark.parametrize("printed", PARTY_LISTS.values(), ids=PARTY_LISTS.keys())
def test_a_list_of_parties_is_read_however_it_is_printed(printed: str) -> None:
    figures = read(printed, contests=[ASH])
    assert standing(figures) == [(None, "Lab", 17_010), (None, "Con", 16_001), (None, "Lib Dem", 950)]
    assert figures.candidates == ()


@pytest.mark.parametrize(
    "name",
    [
        "Jane O'Neill-Smith",
        "Peter von Struff",
        "Zoë Çelik",
        "J. R. Hart",
        "The Flying Teapot",
        "Ali ap Rhys",
        "Count Tin",
        'Cy "Tiny" Fox',
    ],
)
def test_names_of_every_shape_are_candidates(name: str) -> None:
    figures = read(f"Full result: Ann Lee (Lab) 17,010, {name} (Ind) 16,001, Bob Ray (Con) 15")
    assert figures.candidates[1].name == name


def test_an_unknown_party_is_kept_as_printed() -> None:
    figures = read("Full result: Ann Lee (Lab) 17,010, Fred Bus (Fewer Buses (Elm)) 67")
    row = figures.results[1]
    assert (row.party_id, row.party_as_printed, row.votes) == (None, "Fewer Buses (Elm)", 67)


def test_shares_without_a_unit_are_kept_only_where_they_fit_the_votes() -> None:
    fitting = read("Ash ward result: Con 1187 (37.5; -1.5), Lab 1011 (31.9; +11.2), Ind 971 (30.6; +2.7)")
    assert [row.share_pct for row in fitting.results] == [37.5, 31.9, 30.6]
    other = read("Ash ward result: Con 1187 (11.5), Lab 1011 (31.9), Ind 971 (70.6)")
    assert [(row.votes, row.share_pct) for row in other.results] == [(1187, None), (1011, None), (971, None)]


# What only looks like a result

TRAPS = [
    "A YouGov poll puts Con 32, Lab 35, LD 8, UKIP 15.",
    "CON 31% (-1), LAB 33% (+2), LD 8% (NC)",
    "Seats so far: Labour 258, the Conservatives 307 and the Lib Dems 57.",
    "Results so far: Labour 258, the Conservatives 307 and the Lib Dems 57.",
    "European results: UKIP 24, Lab 20, Con 19, Green 3.",
    "Exit poll: Conservatives 316 seats, Labour 239 seats, SNP 58 seats.",
    "Labour 25, Conservatives 20 and the Lib Dems eight, with 12 councils declared.",
    "UKIP 2,850 votes ahead, Labour 3,000 votes behind.",
    "Donations: Conservatives £2,850,000, Labour £1,300,000.",
    "Labour won in 1997, 2001, 2005 and the Conservatives in 2010, 2015.",
    "Number of councillors elected: Con 1,364, Lab 2,101, LD 427 (change -307)",
    "Membership: Labour 190,000, Conservatives 149,800, SNP 92,000 members.",
    "The Tories won 3,000 more votes than Labour. Labour 3-2 Conservatives.",
    "Kohli (Ind) 100, Root (Eng) 99. Hamilton (Mercedes) 25, Vettel (Ferrari) 18.",
    "At 22:30 Labour, at 23.15 the Conservatives, aged 45 and 67, 1st and 2nd.",
    "Candidates: Ann Lee (Lab), 45, Bob Ray (Con), 52, Jo Fir (UKIP), 61",
    "Expenses: Ann Lee (Lab) £12,345, Bob Ray (Con) £10,345.",
    "Growth by party of council: Lab 1.234, Con 2.345, LD 3.456.",
    "Labour got 12,000 votes in Ash, and the Tories 11,000 votes.",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_what_counts_no_votes_makes_no_result(trap: str) -> None:
    assert read(trap) == Figures()


@pytest.mark.parametrize(
    "said",
    [
        "Labour won the ward with 1,204 votes, with the Conservatives second on 987 and UKIP third on 455.",
        "In Ash ward Labour held the seat with 1,204 votes to 987 for the Conservatives and 455 for UKIP.",
        "At the Ash by-election Labour polled 1,204 votes, the Conservatives 987 and UKIP 455.",
    ],
)
def test_a_list_may_be_a_sentence(said: str) -> None:
    parties = ["labour-party", "conservative-party", "uk-independence-party"]
    figures = read(said)
    assert [(row.party_id, row.votes) for row in figures.results] == list(
        zip(parties, [1204, 987, 455], strict=True)
    )
    assert figures.candidates == ()


SENTENCES = {
    "Labour's Ann Lee won the Ash by-election with 1,204 votes ahead of Conservative Bob Ray on 903.": [
        ("Ann Lee", "Labour", 1204, True),
        ("Bob Ray", "Conservative", 903, False),
    ],
    "In Ash, Labour's Ann Lee took the seat with 1,204 votes. Conservative Bob Ray came second with 903 "
    "votes and the Greens' Cy Fox was third on 88.": [
        ("Ann Lee", "Labour", 1204, True),
        ("Bob Ray", "Conservative", 903, False),
        ("Cy Fox", "Greens", 88, False),
    ],
    "Ann Lee held Ash for Labour with 1,204 votes to 903 for the Conservative Bob Ray.": [
        ("Ann Lee", "Labour", 1204, True),
        ("Bob Ray", "Conservative", 903, False),
    ],
    "Ann Lee polled 1,204 votes for Labour; Bob Ray polled 903 for the Conservatives.": [
        ("Ann Lee", "Labour", 1204, None),
        ("Bob Ray", "Conservatives", 903, None),
    ],
    "Ann Lee (Labour) was elected with 1,204 votes, Bob Ray (Conservative) 903, Cy Fox (Green Party) 88.": [
        ("Ann Lee", "Labour", 1204, True),
        ("Bob Ray", "Conservative", 903, False),
        ("Cy Fox", "Green Party", 88, False),
    ],
    "Ann Lee of Labour received 1,912 votes (48.2%), Bob Ray of the Conservatives 1,803 (45.4%) and Cy Fox "
    "of the Greens 254 (6.4%).": [
        ("Ann Lee", "Labour", 1912, None),
        ("Bob Ray", "Conservatives", 1803, None),
        ("Cy Fox", "Greens", 254, None),
    ],
    "Labour held the ward with 912 votes, to the Conservatives' 803 and the Greens' 311.": [
        (None, "Labour", 912, True),
        (None, "Conservatives", 803, False),
        (None, "Greens", 311, False),
    ],
    "Independent Dee Orr topped the poll in Ash with 1,912 votes, followed by Ann Lee (Labour) on 1,803.": [
        ("Dee Orr", "Independent", 1912, True),
        ("Ann Lee", "Labour", 1803, False),
    ],
}


@pytest.mark.parametrize(("said", "expected"), SENTENCES.items())
def test_sentences_say_who_has_how_many_votes(
    said: str, expected: list[tuple[str | None, str, int, bool | None]]
) -> None:
    figures = read(said)
    names = {candidate.id: candidate.name for candidate in figures.candidates}
    assert [
        (names.get(row.candidate_id or ""), row.party_as_printed, row.votes, row.elected)
        for row in figures.results
    ] == expected


def test_absurd_figures_are_skipped() -> None:
    figures = read(
        f"Full result: Ann Lee (Lab) {'9' * 30} (42%), Bob Ray (Con) 1,234 (1e999%), Cy Fox (UKIP) 900 (999%)"
    )
    assert [(row.votes, row.share_pct) for row in figures.results] == [(1234, None), (900, None)]


# Contests


def test_lists_go_to_the_contest_whose_place_they_name() -> None:
    figures = read(
        "Full result: Ann Lee (Lab) 17,010, Bob Ray (Con) 16,001\nAnn Lee wins in Elm Park.",
        "Di Oak (Lab) 12,010, Ed Fir (Con) 11,001",
        contests=[ASH, ELM],
        headings=("Elm Park result", "Labour hold Ash Vale by-election"),
    )
    assert [row.contest_id for row in figures.results] == [ELM.id, ELM.id, ASH.id, ASH.id]


def test_contests_of_one_ward_on_two_days_are_matched_by_the_day() -> None:
    may, june = (
        Contest(
            f"local.ash.elm.2025-{day}",
            name="Elm ward",
            date=f"2025-{day}",
            kind="local",
            area="Elm",
            seats=1,
        )
        for day in ("05-01", "06-12")
    )
    figures = read(
        "Thursday 12 June 2025: Elm\n\nLab 640\nCon 602\nGreen 77\n\n"
        "Thursday 1 May 2025: Elm\n\nCon 701\nLab 688\nGreen 90",
        contests=[may, june],
    )
    assert [row.contest_id for row in figures.results] == [june.id] * 3 + [may.id] * 3


def test_a_list_of_another_year_is_another_contest() -> None:
    figures = read(
        "Ash Vale at the 2015 general election: Con 23,111, Lab 15,333, LD 7,010.\n"
        "Ash Vale result tonight: Lab 17,010, Con 16,001, LD 950.",
        contests=[ASH],
    )
    assert [row.contest_id for row in figures.results] == ["page-contest-1"] * 3 + [ASH.id] * 3


def test_the_day_in_the_title_of_a_list_comes_before_when_it_was_written() -> None:
    (contest,) = rsdata.parse(
        "Ash Vale, West Marram DC – 22nd June 2023\n\nJune 23, 2023\n\nLabour: 704 [54%]\nGreen: 600 [46%]\n"
    ).contests
    assert (contest.area, contest.date) == ("Ash Vale", "2023-06-22")


def test_the_time_of_a_post_does_not_date_its_list() -> None:
    stamp = "  7. Ash Vale resultpublished at 02:14 Greenwich Mean Time 1 November 2016"
    figures = read(f"{stamp}\n\nLab 17,010, Con 16,001", contests=[ASH])
    assert {row.contest_id for row in figures.results} == {ASH.id}


def test_each_ward_of_a_page_is_a_contest() -> None:
    figures = read(
        "Ash and Elm: Con 812, Lab 655, LD 333 - Con hold\n"
        "Great Beech: Lab 1,012, Con 655 - Lab gain from Con",
        "Fir ward (three seats): Ann Lee (Lab) 1,500, Bob Ray (Lab) 1,450, Cy Fox (Con) 1,400, Di Oak (LD) 9",
        "Bob Ray (Con) - 1,234\nAnn Lee (Lab) - 1,010",
        headings=("Local results", None, "Conservatives HOLD Oak ward"),
    )
    assert [(contest.area, contest.seats) for contest in figures.contests] == [
        ("Ash and Elm", 1),
        ("Great Beech", 1),
        ("Fir", 3),
        ("Oak", None),
    ]
    assert [contest.id for contest in figures.contests] == [f"page-contest-{n}" for n in (1, 2, 3, 4)]
    assert [row.elected for row in figures.results][-6:] == [True, True, True, False, None, None]


def test_a_mayor_is_not_elected_to_a_seat_in_parliament() -> None:
    figures = read(
        "For mayor: Ann Lee (Lab) 62,345, Bob Ray (Con) 60,345, Jo Fir (Ind) 34,345", contests=[ASH]
    )
    assert {row.contest_id for row in figures.results} == {"page-contest-1"}


def test_a_national_total_is_not_of_one_seat() -> None:
    figures = read("Votes: Con 11,299,959, Lab 9,347,304, Lib Dem 6,836,248", contests=[ASH])
    assert {row.contest_id for row in figures.results} == {"page-contest-1"}


def test_a_list_cut_in_two_is_one_contest() -> None:
    figures = read(
        "Ash Vale: Ann Lee (Lab) 17,010, Bob Ray (Con) 16,001 and\nalso: Cy Fox (LD) 50, Di Elm (Ind) 9",
        contests=[ASH],
    )
    assert [row.rank for row in figures.results] == [1, 2, 3, 4]


def test_a_figure_printed_twice_is_one_row_and_the_fuller_printing_wins() -> None:
    figures = read(
        "In short: Lab 17,010, Con 16,001.",
        "Full result: Ann Lee (Lab) 17,010 (51.5%), Bob Ray (Con) 16,001 (48.5%)",
        "Ann Lee (Lab) 17,010, Bob Ray (Con) 16,001",
        contests=[ASH],
    )
    assert [row.id for row in figures.results] == ["page-2-r1", "page-2-r2"]
    assert [candidate.id for candidate in figures.candidates] == ["page-2-c1", "page-2-c2"]


def test_a_recount_takes_the_place_of_the_first_count() -> None:
    figures = read(
        "After the recount: Ann Lee (Lab) 701, Bob Ray (Con) 699, Cy Fox (Green) 300.",
        "First count: Ann Lee (Lab) 700, Bob Ray (Con) 700, Cy Fox (Green) 300.",
    )
    assert [row.votes for row in figures.results] == [701, 699, 300]


def test_wards_with_nearly_the_same_figures_are_two_contests() -> None:
    figures = read("Ash ward: Con 812, Lab 655, LD 101", "Elm ward: Con 815, Lab 651, LD 103")
    assert [row.contest_id for row in figures.results] == ["page-contest-1"] * 3 + ["page-contest-2"] * 3


def test_equal_votes_share_a_rank_and_a_tie_for_the_last_seat_elects_nobody_for_sure() -> None:
    figures = read(
        "Elm ward, two seats: Ann Lee (Lab) 700, Bob Ray (Con) 650, Cy Fox (Green) 650, Di Oak (LD) 12"
    )
    assert [row.rank for row in figures.results] == [1, 2, 2, 4]
    assert [row.elected for row in figures.results] == [True, None, None, False]


def test_the_winner_of_a_party_list_is_named_where_somebody_has_exactly_those_votes() -> None:
    entries = (
        "Ash ward by-election: UKIP 1,234, Con 1,010, Lab 77.",
        "Cllr Jo Fir, who left the Tory Party in May, received 1,234 votes.",
    )
    (candidate,) = read(*entries).candidates
    assert (candidate.name, candidate.party_id, candidate.id) == (
        "Jo Fir",
        "uk-independence-party",
        "page-2-c1",
    )
    assert not read(entries[0], "Labour's Jo Fir received 1,234 votes.").candidates  # another party
    assert not read(entries[0], "The Fir Road School received 1,234 votes.").candidates  # nobody's name


def test_an_undeclared_contest_is_parliamentary_where_the_page_says_so() -> None:
    candidates = "Full result: Ann Lee (Lab) 17,010, Bob Ray (Con) 16,001"
    (contest,) = read(candidates, "The new MP is on her way to Westminster.").contests
    assert (contest.kind, contest.seats, contest.majority) == ("parliamentary", 1, 1_009)
    (contest,) = read(candidates, "The new mayor is on her way to the town hall.").contests
    assert (contest.kind, contest.seats, contest.majority) == ("other", None, None)


def test_by_election_is_known_of_declared_contests_only() -> None:
    general = Contest("parl.oak.2015-05-07", "Oak", "2015-05-07", "parliamentary", None, "Oak", 1)
    assert [contest.by_election for contest in read(contests=[ASH, general]).contests] == [True, False]
    assert read("Full result: Ann Lee (Lab) 700, Bob Ray (Con) 650").contests[0].by_election is None


# What is counted in part, and first preferences: words tell who is elected, votes do not

LEADS = "Ann Lee (Lab) 1,200, Bob Ray (Con) 1,100, Cy Fox (Green) 900"
OPEN_LISTS = (
    f"Ash Vale, with 12% of votes counted: {LEADS}",
    f"Ash Vale, half the boxes counted: {LEADS}",
    f"Ash Vale: {LEADS} (12% counted)",
    f"Ash Vale, first preferences: {LEADS}",
    f"Ash Vale, primary vote: {LEADS}",
    f"With 3,200 votes counted:\nAsh Vale by-election\n{LEADS}",
)


@pytest.mark.parametrize("printed", OPEN_LISTS)
@pytest.mark.parametrize(
    ("said", "elected"),
    [
        ("The hall is full.", [None, None, None]),
        ("Bob Ray has won Ash Vale.", [False, True, False]),
        ("The Conservatives take Ash Vale from Labour.", [False, True, False]),
        ("The wire has called the seat for Lee.", [True, False, False]),
        ("Bob Ray concedes", [True, False, False]),
        ("Cy Fox concedes", [None, None, None]),
        ("Ann Lee concedes", [None, None, None]),
    ],
)
def test_a_part_of_the_votes_elects_nobody(printed: str, said: str, elected: list[bool | None]) -> None:
    figures = read(said, printed, contests=[ASH])
    assert [row.elected for row in figures.results] == elected
    if elected[0] is not True:
        assert figures.contests[0].majority is None


def test_who_is_elected_is_said_beside_a_part_of_the_votes() -> None:
    figures = read(f"Ash Vale, 9 of 11 boxes: {LEADS}. Lee elected.", contests=[ASH])
    assert [row.elected for row in figures.results] == [True, False, False]
    figures = read(
        f"Ash Vale, 9 of 11 boxes: {LEADS}.\n\nBob Ray was elected to the council in May.", contests=[ASH]
    )
    assert [row.elected for row in figures.results] == [None, None, None]


@pytest.mark.parametrize(
    "printed",
    [
        f"Ash Vale result: {LEADS}",
        f"Ash Vale, best result of the night so far: {LEADS}",
        f"Ash Vale, 9 of 9 boxes: {LEADS}",
        f"Ash Vale, 100% of votes counted: {LEADS}",
    ],
)
def test_all_the_votes_elect_the_first(printed: str) -> None:
    figures = read(printed, contests=[ASH])
    assert [row.elected for row in figures.results] == [True, False, False]
    assert figures.contests[0].majority == 100


HELD = (
    ("Oak ward: Lab hold", "Ann Lee (Lab) 900, Bob Ray (Con) 800", [True, False]),
    ("Oak ward\nLabour GAIN from Conservative", "Ann Lee (Lab) 900, Bob Ray (Con) 800", [True, False]),
    ("Oak ward: Con hold", "Ann Lee (Lab) 900, Bob Ray (Con) 800", [None, None]),
    ("Oak ward: Lab hold", "Ann Lee (Lab) 900, Bob Ray (Lab) 880, Cy Fox (Con) 800", [None, None, None]),
    ("Oak ward, where Labour hold all the cards:", "Ann Lee (Lab) 900, Bob Ray (Con) 800", [None, None]),
    ("Oak ward: can Labour hold?", "Ann Lee (Lab) 900, Bob Ray (Con) 800", [None, None]),
)


@pytest.mark.parametrize(("over", "printed", "elected"), HELD)
def test_one_seat_is_held_where_words_say_so(over: str, printed: str, elected: list[bool | None]) -> None:
    assert [row.elected for row in read(f"{over}\n{printed}").results] == elected


def test_who_stands_in_two_lists_is_elected_by_the_words_beside_them_alone() -> None:
    lists = (
        "Oak ward: Ann Lee (Lab) 900, Bob Ray (Con) 800",
        "Elm ward: Ann Lee (Lab) 700, Cy Fox (Con) 600",
    )
    figures = read("Mayor-elect Ann Lee sang.", *lists)
    assert {row.elected for row in figures.results} == {None}


TITLED = (
    ("Ash Vale by-election: live", "Full result: {}", "x.ash"),
    ("Ash Vale by-election: live", "{}", "x.ash"),
    ("Ash Vale by-election: live", "Result, 21 October 2016: {}", "x.ash"),
    ("Ash Vale by-election: live", "Full result, Friday 21 October: {}", "x.ash"),
    ("Ash Vale by-election: live", "Oak ward result: {}", None),
    ("Ash Vale by-election: live", "The result in 2014:\n\n{}", None),
    ("Ash Vale by-election: live", "This is how it went at the last general election.\n\n{}", None),
    ("Ash Vale by-election: live", "Result, 28 October 2016: {}", None),
)


@pytest.mark.parametrize(("title", "printed", "contest"), TITLED)
def test_the_title_of_a_page_names_its_one_declared_contest(
    title: str, printed: str, contest: str | None
) -> None:
    ash = Contest("x.ash", "Ash Vale by-election", "2016-10-20", "parliamentary", area="Ash Vale", seats=1)
    text = f"{title}\n\n11:00\n\n{printed.format(LEADS)}\n\n10:00\n\nThe hall is full.\n\n09:00\n\nRain."
    figures = rsdata.parse(text, Source("p", contests=(ash,)))
    assert {row.contest_id for row in figures.results} == {contest or "p-contest-1"}


def test_the_title_of_a_page_names_a_contest_that_nobody_declared() -> None:
    text = "Oak Vale byelection: Labour ahead\n\n11:00 Oak Vale result: {}\n\n10:00 Rain.\n\n09:00 Wind."
    (contest,) = rsdata.parse(text.format(LEADS)).contests
    assert (contest.name, contest.area) == ("Oak Vale by-election", "Oak Vale")


def test_what_a_title_calls_its_page_is_no_place() -> None:
    text = "Election Centre: Oak Vale\n\n11:00 All is over in Oak Vale.\n{}\n\n10:00 Rain.\n\n09:00 Wind."
    (contest,) = rsdata.parse(text.format(LEADS)).contests
    assert contest.area == "Oak Vale"


@pytest.mark.parametrize(
    ("title", "by_election"), [("General election 2024: Oak Vale", False), ("Election 2024: Oak Vale", None)]
)
def test_a_list_under_a_general_election_is_of_no_by_election(title: str, by_election: bool | None) -> None:
    (contest,) = rsdata.parse(f"{title}\n\n{LEADS}").contests
    assert contest.by_election is by_election


# Turnout and referendums

TURNOUTS = {
    "Turnout: 45.67% (33,099 votes)": (45.67, 33_099),
    "Lab majority: 1,009 Turnout: 33,099 (45.67%)": (45.67, 33_099),
    "Turnout was 45.67%, down from 66.1% in 2015.": (45.67, None),
    "A turnout of 45.67%, the council says.": (45.67, None),
    "There was a 45.67% turnout.": (45.67, None),
    "Turnout was down 4.1 points to 45.67%.": (45.67, None),
    "Turnout up four points at 45.67%.": (45.67, None),
    "Turnout down to 45.67%.": (45.67, None),
    "Turnout fell to 45.67%, from 61%.": (45.67, None),
    "Just 45.67% of enrolled voters turned out.": (45.67, None),
    "Only 45.67% of the electorate bothered to vote.": (45.67, None),
    "Polling in Ash Vale was 45.67 per cent.": (45.67, None),
    "Polling was slow, with Labour on 45.67 per cent.": (None, None),
    "National polling was 31% for Labour.": (None, None),
    "45.67% of registered voters turned out.": (45.67, None),
    "Some 45.67 per cent turned out, and it rained.": (45.67, None),
    "The 45.67% turned out to be wrong.": (None, None),
    "A total of 33,099 people voted, a turnout of 45.67%.": (45.67, 33_099),
    "Electorate 72,480; Turnout 33,099 (45.67%, -20.11%)": (45.67, 33_099),
    "Maj 1,009. T/O 45.67%. LAB GAIN FROM CON.": (45.67, None),
    "Voter turnout: 33,099 of 72,480 registered electors (45.67%).": (45.67, 33_099),
    "Total Poll: 33,099 (45.67%)": (45.67, 33_099),
    "Total poll 33,099; spoiled votes 311; quota 4,138": (None, 33_099),
    "Turnout is expected to be 30%.": (None, None),
    "Turnout was only just over 45%.": (None, None),
    "In 2015 turnout was 66.1%.": (None, None),
    "Turnout is up. Some 40% of voters chose Labour.": (None, None),
    "Turnout is brisk and the Greens are on 7%.": (None, None),
    "Turnout falls and Ray polls 12%.": (None, None),
    "If turnout falls, Labour's 12% lead may go.": (None, None),
    "Whether turnout will beat 2018's 55% nobody knows.": (None, None),
    "Watch turnout in Elm; and whether Cy Dow hits 2%.": (None, None),
    "Turnout among the young was 9% in the poll.": (None, None),
    "Turnout has reached 30% by noon.": (None, None),
    "Turnout was 9% down on last year.": (None, None),
    "Turnout in Ash and Elm was 41.2%.": (41.2, None),
    "Turnout in Labour-held Ash Vale was 40%.": (40.0, None),
    "Voter turnout: 45,67%": (45.67, None),
    "Turnout 45,6% (2021: 52,3%)": (45.6, None),
    "Ballot papers 33,099   Turnout 42.9%": (42.9, 33_099),
    "Ms Lee took 17,010 votes on a turnout of 44%.": (44.0, None),
    "Rejected ballot papers: 14. Turnout: 42.9%": (42.9, None),
    "| *Total / turnout* | | 33,099 | 45.67 | -3.95 |": (45.67, 33_099),
}


@pytest.mark.parametrize(("printed", "expected"), TURNOUTS.items())
def test_turnout_is_read_where_it_is_a_fact(printed: str, expected: tuple[float | None, int | None]) -> None:
    (contest,) = read(
        "Ash Vale: Ann Lee (Lab) 17,010, Bob Ray (Con) 16,001", printed, contests=[ASH]
    ).contests
    assert (contest.turnout_pct, contest.ballots) == expected


def test_turnouts_of_a_column_go_to_their_rows() -> None:
    text = (
        "Elm Town Council, ward by ward\n\nWard | Con | Lab | Turnout |\n---|---|---|---|\n"
        "Ash | 412 | 655 | 33.4% |\nOak | 520 | 377 | 36% |\n"
    )
    found = {contest.area: contest.turnout_pct for contest in rsdata.parse(text).contests}
    assert found == {"Ash": 33.4, "Oak": 36.0}


def test_each_turnout_goes_to_the_list_it_stands_with() -> None:
    figures = read(
        "Ash ward: Con 812, Lab 655. Turnout 31%\nElm ward: Con 912, Lab 555. Turnout 42%",
    )
    assert [contest.turnout_pct for contest in figures.contests] == [31, 42]


def test_turnouts_each_with_its_place_go_there_and_nowhere_else() -> None:
    figures = read(
        "Ash ward: Con 812, Lab 655",
        "ELM WARD\nCon 912\nLab 555",
        "Turnout: Ash ward 31.4%, Elm ward 42%, Oak ward 35.1%.",
    )
    assert [contest.turnout_pct for contest in figures.contests] == [31.4, 42]


@pytest.mark.parametrize("words", ["Countywide turnout was", "Turnout across the borough was"])
def test_a_turnout_of_many_contests_is_of_none_of_them(words: str) -> None:
    figures = read("Ash ward: Con 812, Lab 655.", f"Elm ward: Con 912, Lab 555. {words} 31%.")
    assert [contest.turnout_pct for contest in figures.contests] == [None, None]


@pytest.mark.parametrize(
    ("words", "turnout"),
    [
        ("Labour won in 2024 on a turnout of 59.6 per cent. Turnout was 26.4 per cent.", 26.4),
        ("Labour won in 2024 on a turnout of 59.6 per cent.", None),
        ("Up on 2024, turnout was 26.4 per cent.", 26.4),
        ("Just 26.4% of the electorate voted.", 26.4),
        ("About 26.4% of voters voted Labour.", None),
        ("In a contest called after Tom Oak was jailed in March 2024, turnout was 26.4%.", 26.4),
        ("It was the coldest polling day of 2024 and turnout was just 26.4%.", 26.4),
        ("It is the last before the 2025 elections, and turnout was 26.4%.", 26.4),
        ("Called after Tom Oak, elected in 2022, resigned, the vote had a turnout of 26.4%.", 26.4),
        ("Labour lost here in 2019 but not today: the turnout was 26.4%.", 26.4),
        ("At the 2019 general election, turnout was 59.6%.", None),
        ("The 2019 turnout was 59.6%.", None),
        ("Turnout in May 2019 was 59.6%.", None),
        ("The last leader, in 2019, won with a majority of 30 on a turnout of 59.6%.", None),
        ("In Ash, 26.4% of the electorate voted.", 26.4),
        ("In Oak, 26.4% of the electorate voted.", None),
        ("Five years ago 26.4% of the electorate voted.", None),
        ("Among the young, 26.4% of voters voted.", None),
        ("Some 26.4% of voters cast a vote, by post.", None),
        ("In a poll 60% of voters voted.", None),
    ],
)
def test_a_turnout_is_of_the_election_its_sentence_is_of(words: str, turnout: float | None) -> None:
    contests = read(f"Ash ward: Con 1,812, Lab 1,655. {words}").contests
    assert [contest.turnout_pct for contest in contests] == [turnout]


def test_a_turnout_of_all_is_of_the_list_that_is_of_all() -> None:
    figures = read(
        "Ash referendum result: Yes 1,812 votes, No 1,655 votes.",
        "Across the whole of Elm Yes has 4,961 votes and No 1,803. The overall turnout was 70.4%.",
    )
    assert [contest.turnout_pct for contest in figures.contests] == [None, 70.4]


def test_the_last_seats_and_the_one_seat_are_told_in_other_posts() -> None:
    figures = read(
        "OAK FIRST PREFERENCES Three seats.\n\nAnn Lee (SNP) 4,204 elected\nBob Ray (Lab) 2,003\n"
        "Cy Dow (Con) 1,403\nDi Poe (Green) 900",
        "In Elm the Greens have held the seat. First preferences were: Una Rook (Green) 1,077; "
        "Karl Birch (Lab) 900.",
        "OAK COMPLETE Cy Dow took the second seat and Bob Ray the third.",
    )
    assert [row.elected for row in figures.results] == [True, True, True, False, True, False]


def test_who_is_elected_on_later_counts_is_told_in_other_posts() -> None:
    figures = read(
        "The last seat is filled. Bo Fox (FF) was elected on the third count.",
        "First count for two seats. Quota: 1,201.\n"
        "Ann Lee (FG) 1,804; Cy Dow (SF) 904; Bo Fox (FF) 892.\nLee is elected.",
    )
    assert [row.elected for row in figures.results] == [True, False, True]


@pytest.mark.parametrize(
    ("lead", "name", "area"),
    [
        ("In Ash, the Tories held on.", None, "Ash"),
        ("In Ash the Tories took their first seat.", None, "Ash"),
        ("In Ash ward the Tories held on.", "Ash ward", "Ash"),
        ("Early returns in Ash:", None, "Ash"),
        ("Ash is a Tory hold.", None, "Ash"),
    ],
)
def test_a_piece_of_a_sentence_is_no_name(lead: str, name: str | None, area: str) -> None:
    (contest,) = read(f"{lead} Ann Lee (Con) received 1,812 votes, Bob Ray (Lab) 1,655.").contests
    assert (contest.name, contest.area) == (name, area)


def test_a_referendum_count_is_a_contest_of_two_options() -> None:
    figures = read(
        '"Yes" wins by 53,620 votes to 39,880.\n\n'
        "Yes 57.35%, No 42.65%\n\nTotal votes 93,592. Turnout 78.8%.",
        headings=("ASHFORD RESULT",),
    )
    (contest,) = figures.contests
    assert (contest.kind, contest.area, contest.turnout_pct, contest.ballots) == (
        "other",
        "ASHFORD",
        78.8,
        93_592,
    )
    assert [(row.party_as_printed, row.votes, row.share_pct, row.rank) for row in figures.results] == [
        ("Yes", 53_620, 57.35, 1),
        ("No", 39_880, 42.65, 2),
    ]


REFERENDUMS = {
    '"Leave" wins by 53,620 votes to 39,880. Leave: 57% Remain: 43%. Turnout: 78.8%': (
        "Leave",
        "Remain",
        57,
        43,
    ),
    "“Remain” won by 53,620 votes to 39,880, 57.35% to 42.65%. Turnout 78.8%": ("Remain", None, 57.35, 42.65),
    "Result: No wins in Ash by 53,620 to 39,880. 57.3% No, 42.7% Yes.": ("No", "Yes", 57.3, 42.7),
    '"Yes" wins by 53,620 votes to 39,880 in the referendum. "No" is out.': ("Yes", "No", None, None),
}


@pytest.mark.parametrize(("printed", "expected"), REFERENDUMS.items())
def test_the_share_that_fits_the_votes_is_theirs(
    printed: str, expected: tuple[str, str | None, float | None, float | None]
) -> None:
    winner, loser = read(printed).results
    assert (winner.votes, loser.votes) == (53_620, 39_880)
    assert (winner.party_as_printed, loser.party_as_printed, winner.share_pct, loser.share_pct) == expected


def test_a_division_in_parliament_is_no_referendum() -> None:
    assert read("The government wins by 310 votes to 250. Labour won by 12,345 votes to 10,101.") == Figures()


# Parties


@pytest.mark.parametrize(
    ("printed", "party"),
    [
        ("C", "conservative-party"),
        ("CON", "conservative-party"),
        ("Tory", "conservative-party"),
        ("the Lib Dems", "liberal-democrats"),
        ("LD", "liberal-democrats"),
        ("Lab Co-op", "labour-party"),
        ("Lab, Co-op", "labour-party"),
        ("The Conservative Party candidate", "conservative-party"),
        ("UK Independence Party (UKIP)", "uk-independence-party"),
        ("PC", "plaid-cymru"),
        ("SF", "sinn-fein"),
        ("Ref", "reform-uk"),
        ("Britain 1st", "britain-first"),
        ("Ind", "independent"),
        ("Fewer Buses", None),
        ("", None),
    ],
)
def test_parties_are_known_by_every_spelling(printed: str, party: str | None) -> None:
    assert party_in_list(printed) == party


def test_spellings_met_are_those_of_the_page_read_as_parties() -> None:
    text, posts = page(
        "Labour's win; Lib Dems lost. Green fields, Ind, C, @UKIP and the Independent.", "Con 1,010"
    )
    figures = read_results(Analysis(text), posts, source())
    met = spellings_met(Analysis(text), figures, ())
    assert met == {"labour-party": {"Labour"}, "liberal-democrats": {"Lib Dems"}}


def test_spellings_met_on_the_shipped_page(coverage: Coverage) -> None:
    met = coverage.party_spellings
    assert {"C", "Con", "Conservatives", "Tory"} <= met["conservative-party"]
    assert {"LD", "Lib Dem", "Lib Dems", "LibDems"} <= met["liberal-democrats"]
    assert all(spelling in coverage.text for spellings in met.values() for spelling in spellings)


# Whatever the text

PIECES = st.sampled_from(
    [
        *LISTS.values(),
        *PARTY_LISTS.values(),
        *TRAPS,
        *TURNOUTS,
        '"Yes" wins by 9 votes to 8, turnout',
        "\n",
        " ",
        "(",
        "%",
        "\0",
        "🗳",
    ]
)


@settings(max_examples=60)
@given(st.lists(st.one_of(PIECES, st.text(max_size=30), st.integers().map(str)), max_size=12))
def test_any_text_gives_rows_that_slice_back(pieces: list[str]) -> None:
    text, posts = page(*("".join(pieces[at : at + 3]) for at in range(0, len(pieces), 3)))
    figures = read_results(Analysis(text), posts, source(ASH, ELM))
    contests = {contest.id for contest in figures.contests}
    candidates = {candidate.id: candidate for candidate in figures.candidates}
    assert len(candidates) == len(figures.candidates)
    assert len({row.id for row in figures.results}) == len(figures.results)
    for candidate in figures.candidates:
        assert text[candidate.char_start : candidate.char_end] == candidate.name
    for row in figures.results:
        assert row.contest_id in contests
        assert row.candidate_id is None or row.candidate_id in candidates
        assert row.votes is None or 0 <= row.votes < 2**40
        assert row.votes is not None or row.share_pct is not None
        assert row.share_pct is None or 0 <= row.share_pct <= 100
        assert row.char_start < row.char_end <= len(text)
    for contest in figures.contests:
        votes = [row.votes for row in figures.results if row.contest_id == contest.id]
        counted = [count for count in votes if count is not None]
        assert contest.valid_votes == (sum(counted) if counted and len(counted) == len(votes) else None)


def test_a_title_with_a_full_stop_within_a_list_ends_no_sentence() -> None:
    found = rsdata.parse("Ash by-election: Prof. Ann Lee (Lab) 910, Rev. Bob Ray (Con) 820, Bo J. Ek (LD) 71")
    assert [candidate.name for candidate in found.candidates] == ["Ann Lee", "Bob Ray", "Bo J. Ek"]
    assert [result.votes for result in found.results] == [910, 820, 71]


# Each half of the last list is one of the two above it.
TWICE = """Ward | Candidate | Party | Votes
Elm Row | Ada Abney | Labour | 1,234
Elm Row | Ben Cole | Conservative | 1,101
Ash Vale | Cy Dunn | Green | 905
Ash Vale | Dee Ely | Labour | 800

Ada Abney, Labour, 1,234
Ben Cole, Conservative, 1,101
Cy Dunn, Green, 905
Dee Ely, Labour, 800
"""
VALID_VOTES = """
import sys, rsdata
print([(contest.area, contest.valid_votes) for contest in rsdata.parse(sys.argv[1]).contests])
"""


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_a_list_as_like_one_contest_as_another_is_of_the_first(seed: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", VALID_VOTES, TWICE],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    assert told.stdout == "[('Elm Row', 4040), ('Ash Vale', 1705)]\n"


@pytest.mark.parametrize("bar", [" / ", " | ", ", ", "; "])
def test_heads_of_columns_name_no_contest(bar: str) -> None:
    rows = (
        ("Name", "Party", "Votes", "Share"),
        ("Ann Lee", "Labour", "900", "60.0%"),
        ("Bob Ray", "Green", "600", "40.0%"),
    )
    page = "Ash Heads (council by-election)\n\n" + "\n".join(bar.join(row) for row in rows)
    (contest,) = read(page).contests
    assert contest.area == "Ash Heads"


# How much work


def test_a_long_run_of_gains_is_no_sentence() -> None:
    said = "Elm is a Labour gain"
    assert [gain["party"] for gain in gains_in(said, 0, len(said))] == ["Labour"]
    said = "Labour hold " * 100
    assert gains_in(said, 0, len(said)) == []


def test_brackets_that_never_close_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(printed: str) -> bool:
        asked.append(len(printed))
        return is_party(printed)

    monkeypatch.setattr(row_labels, "is_party", counted)
    read("Result: " + "; ".join(["Ann Lee(Lab 1204"] * 100), "That is it (all).")
    assert max(asked, default=0) < 100


def test_twice_the_columns_take_twice_the_work() -> None:
    def table(columns: int) -> str:
        head = "|".join(["Name", *(f"Area {column}" for column in range(columns))])
        rows = (
            [f"Ann {name}", *(str(100 + (37 * row + 11 * column) % 800) for column in range(columns))]
            for row, name in enumerate(("Lee", "Ray", "Day", "Fox") * 5)
        )
        return "\n".join((f"|{head}|", "|---" * (columns + 1) + "|", *(f"|{'|'.join(row)}|" for row in rows)))

    once, twice = table(50), table(100)
    rsdata.parse(twice)  # what is compiled or read once is no work of a text
    assert steps(lambda: rsdata.parse(twice)) < 2.5 * steps(lambda: rsdata.parse(once))


def test_the_head_of_a_column_on_its_line_is_no_place() -> None:
    rows = "Labor\nAnn Lee\n1,204\n+2.2\n\nGreens\nBob Ray\n988\n-2.2\n"
    contests = rsdata.parse(f"Elm\n\nParty\nCandidate\nVotes\nSwing\n\n{rows}").contests
    assert [contest.area for contest in contests] in ([None], ["Elm"])


@pytest.mark.parametrize("said", ["At the Leisure Centre all was calm.", "In London Ms Lee was cheered."])
def test_a_turnout_behind_a_place_where_nobody_was_counted_is_of_the_list_over_it(said: str) -> None:
    text = f"Elm\n\nAnn Lee (Lab) 1,204\nBob Ray (Con) 903\n{said} Turnout was 38.2%.\n"
    assert [contest.turnout_pct for contest in rsdata.parse(text).contests] == [38.2]


@pytest.mark.parametrize("said", ["In Ashdale Independent Ann Lee", "At Ashdale Bob Ray", "As Ann Lee"])
def test_whoever_has_the_votes_is_looked_for_in_the_sentence_alone(said: str) -> None:
    """What is remembered of a sentence holds no copy of the page above it."""
    above = "So it was. " * 20_000
    tracemalloc.start()
    try:
        assert label_in_prose(above + said, len(above), len(above) + len(said))
        kept = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert kept < len(above) // 2


def test_areas_named_in_words_come_in_the_order_of_their_contests() -> None:
    names = [f"Ward{letter}" for letter in "nmlkjihgfedcba"]
    areas = Areas([*names, None])
    areas[len(areas) - 1] = "Elm"
    areas[0] = "Oak Park"
    said = f"{' and '.join(reversed(names))}, Elm, Oak Park"
    assert list(areas.named_in(said)) == [
        ("Oak Park", 0),
        *((name, place) for place, name in enumerate(names) if place),
        ("Elm", len(names)),
    ]
