"""Bookmakers' prices: on the shipped page, and in all the ways that pages print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsdata.language.analysis import Analysis
from rsdata.model import Contest, Coverage, Odds
from rsdata.odds.read_odds import read_odds
from rsdata.pipeline import parse
from tests.cases import cases_in
from tests.invented import ASH, ELM, page, source


def read(
    *entries: str, contests: Sequence[Contest] = (), headings: tuple[str | None, ...] = ()
) -> tuple[Odds, ...]:
    text, posts = page(*entries, headings=headings)
    return read_odds(Analysis(text), posts, source(*contests), tuple(contests))


def on(odds: Sequence[Odds]) -> list[tuple[str | None, str | None]]:
    """What each price is on."""
    return [(price.selection_as_printed, price.fractional) for price in odds]


# The shipped page


def test_the_shipped_page_has_one_book_of_four_selections(coverage: Coverage) -> None:
    odds = coverage.odds
    assert [price.fractional for price in odds] == ["4/11", "2/1", "20/1", "200/1"]
    assert {price.bookmaker for price in odds} == {"William Hill"}
    assert [price.party_id for price in odds] == [
        "uk-independence-party",
        "conservative-party",
        "labour-party",
        "liberal-democrats",
    ]
    assert len({price.market for price in odds}) == 1
    assert all(coverage.text[price.char_start : price.char_end] == price.fractional for price in odds)


def test_a_bet_on_the_next_election_is_not_on_the_contest_of_the_page(coverage: Coverage) -> None:
    assert {price.contest_id for price in coverage.odds} == {None}


# The ways to print a price

PRICES = {
    "Ladbrokes make Labour 4/11 to win.": ("4/11", 4, 11),
    "Ladbrokes make Labour 4-11 favourites.": ("4/11", 4, 11),
    "Labour are 11-8 favourites, the bookies say.": ("11/8", 11, 8),
    "Labour are evens with Coral.": ("1/1", 1, 1),
    "Coral offers even money on Labour.": ("1/1", 1, 1),
    "The bookies have Labour at 7/1 on to hold it.": ("1/7", 1, 7),
    "Labour are odds-on at 1/7.": ("1/7", 1, 7),
    "Labour are 1/7 on with bookmakers.": ("1/7", 1, 7),
    "Bet365 has Labour at 5-2.": ("5/2", 5, 2),
    "The odds on Labour are 100 to 1.": ("100/1", 100, 1),
    "Paddy Power offered 5,000/1 on Labour.": ("5000/1", 5000, 1),
}


@pytest.mark.parametrize(("printed", "expected"), PRICES.items())
def test_a_price_is_read_however_it_is_printed(printed: str, expected: tuple[str, int, int]) -> None:
    (price,) = read(printed)
    fractional, numerator, denominator = expected
    assert (price.fractional, price.numerator, price.denominator) == expected
    assert price.decimal == pytest.approx(numerator / denominator + 1)
    assert price.implied_probability == pytest.approx(1 / price.decimal)
    assert price.selection_as_printed == "Labour"
    assert fractional == f"{numerator}/{denominator}"


TRAPS = [
    "It was 24/7 work, said the bookmaker, and 9/11 was on every mind. Betting closed on 20/11/2014.",
    "The odds are 50/50 and/or worse; 7/7 was a day for no bet.",
    "Arsenal won 2-1 and Chelsea lost 3-2. William Hill said bets were up.",
    "BBC/Getty Images. Page 3/4. About 1/3 of voters placed a bet. Two-thirds of punters did.",
    "Bookmakers say those aged 18-24 bet most in 2014-15 and 2014/15.",
    "The vote was 310-250. Ladbrokes called it a 5-4 ruling.",
    "Betting opens on 5/6 November. Odds of 0/1 and 5/0 and 999999999999/1 and 1/99999999.",
    "My favourite film gets 8/10, a favourite of 9/10 people.",
    "The ward splits 2/1. Labour is up 4/11 on the day.",
    "Labour beat the Tories 3-1 in goals, though they were favourites.",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_what_is_no_price_makes_no_odds(trap: str) -> None:
    assert read(trap) == ()


# What a price is on, who offers it, on what market

SELECTIONS = {
    "William Hill offers evens on no overall majority, 6/4 on a Labour majority and 5/2 for the Tories.": [
        ("no overall majority", "1/1"),
        ("a Labour majority", "6/4"),
        ("the Tories", "5/2"),
    ],
    "Paddy Power go 1/6 Labour and 9/2 the Conservatives.": [("Labour", "1/6"), ("the Conservatives", "9/2")],
    "Odds: Jo Fir (UKIP) 1/5, Ann Lee (Con) 4/1, Labour's Bob Ray 100/1.": [
        ("Jo Fir", "1/5"),
        ("Ann Lee", "4/1"),
        ("Bob Ray", "100/1"),
    ],
    "You can get 4/6 with Coral or 8/11 with Betfred on Labour holding it.": [
        ("Labour", "4/6"),
        ("Labour", "8/11"),
    ],
    "Coral have cut Labour from 5/2 to 7/4.": [("Labour", "7/4")],
    "Jo Fir was 11-1 with Coral on Monday and is 5-4 now.": [("Jo Fir", "5/4")],
    "Coral spokesman Joe Bloggs says it has been cut from 5/2 into 7/4.": [(None, "7/4")],
    "Leave is out to 4/1 and Remain in to 1/5, Betfair says.": [("Leave", "4/1"), ("Remain", "1/5")],
    "The Labour party are 4/6 with Coral in Ash Vale, UKIP 8/1.": [
        ("The Labour party", "4/6"),
        ("UKIP", "8/1"),
    ],
    "A 25/1 shot this morning, Ann Lee is now 3/1 behind Bob Ray at 4/5, Coral says.": [
        ("Ann Lee", "25/1"),
        ("Ann Lee", "3/1"),
        ("Bob Ray", "4/5"),
    ],
    "Red Lantern (14-1) wins the Aintree race from Old Teapot (8-1 fav).": [
        ("Red Lantern", "14/1"),
        ("Old Teapot", "8/1"),
    ],
}


@pytest.mark.parametrize(("printed", "expected"), SELECTIONS.items())
def test_each_price_is_on_what_it_stands_with(printed: str, expected: list[tuple[str | None, str]]) -> None:
    assert on(read(printed)) == expected


def test_a_candidates_party_is_the_selections_party() -> None:
    odds = read("Odds: Jo Fir (UKIP) 1/5, Labour's Ann Lee 4/1.")
    assert [price.party_id for price in odds] == ["uk-independence-party", "labour-party"]


def test_several_bookmakers_in_one_paragraph_each_keep_their_prices() -> None:
    odds = read(
        "Ladbrokes make Labour 1/7 to win Ash Vale, with the Tories at 5/1. Paddy Power go 1/6 Labour. "
        "You can get 9/2 on the Tories with @Coral, and bookmakers Smith & Sons offer UKIP at 50/1."
    )
    assert [price.bookmaker for price in odds] == [
        "Ladbrokes",
        "Ladbrokes",
        "Paddy Power",
        "Coral",
        "Smith & Sons",
    ]


def test_an_article_belongs_to_the_noun_behind_a_party() -> None:
    assert on(read("The Labour price with Coral is 5/4, and the Tories are 4/6.")) == [
        ("Labour", "5/4"),
        ("the Tories", "4/6"),
    ]


def test_a_bookmaker_is_not_what_is_backed() -> None:
    assert on(read("The best price is with Paddy Power at 4/11.")) == [(None, "4/11")]


def test_a_line_may_begin_with_a_blank_and_a_word_of_betting() -> None:
    odds = parse("Coral have moved, and the\n prices are these:\n\nLabour 4/6\n\nTories 6/4", source()).odds
    assert on(odds) == [("Labour", "4/6"), ("Tories", "6/4")]


def test_no_bookmaker_is_made_up() -> None:
    assert [price.bookmaker for price in read("Coral has news. Most bookmakers make Labour 1/5.")] == [None]


MARKETS = {
    "Coral make Jo Fir 11-8 favourite to be next Labour leader. Ann Lee is 5-2.": "next Labour leader",
    "Coral: Labour are 1/7 to win the Ash Vale by-election, the Tories 5/1.": "Ash Vale by-election",
    "Labour are 2/5 favourite in the Ash Vale by-election, Coral says; UKIP are 7/4.": "Ash Vale by-election",
    "Coral's odds on who will be the next mayor of Elm: Jo Fir 2/1, Ann Lee 7/2.": "next mayor of Elm",
    "Coral have Labour at 2/1 and the Tories at 1/3.": None,
    "Next leader : Labour\n\nCoral have Jo Fir at 2/1 and Ann Lee at 7/2.": "Next leader : Labour",
    "Coral have Labour at 2/1 to win it and the Tories at 1/3.": None,
}


@pytest.mark.parametrize(("printed", "market"), MARKETS.items())
def test_a_book_has_one_market(printed: str, market: str | None) -> None:
    odds = read(printed)
    assert len(odds) == 2
    assert {price.market for price in odds} == {market}


def test_a_list_of_prices_takes_bookmaker_and_market_from_its_first_line() -> None:
    odds = read(
        "Latest Ladbrokes odds on who will be next prime minister:\n\n"
        "  • Jo Fir 2/1\n\n  • Ann Lee: 7/2\n\n  • Bob Ray - 12/1"
    )
    assert on(odds) == [("Jo Fir", "2/1"), ("Ann Lee", "7/2"), ("Bob Ray", "12/1")]
    assert {(price.bookmaker, price.market) for price in odds} == {("Ladbrokes", "next prime minister")}


def test_who_has_no_price_and_a_price_of_several_do_not_end_a_list() -> None:
    odds = read(
        "Betting\n\nNEXT MAYOR\nJo Fir 2/1\nAnn Lee - suspended\nBob Ray (withdrawn)\n"
        "20/1 each of Cy Ash, Di Elm and Ed Oak\nAny other 12/1\n33/1 bar\nFay Low 40/1"
    )
    assert on(odds) == [
        ("Jo Fir", "2/1"), ("Cy Ash", "20/1"), ("Di Elm", "20/1"), ("Ed Oak", "20/1"), ("Any other", "12/1"),
        ("Fay Low", "40/1"),
    ]  # fmt: skip
    assert {price.market for price in odds} == {"NEXT MAYOR"}


def test_a_price_of_several_begins_the_prices_that_stand_first_behind_it() -> None:
    rows = "Labour 4/6\nConservatives 6/4\n33/1 each of Ann Lee and Bob Ray\n50/1 Cara Dunn"
    odds = read(f"Betting\n\nNEXT MAYOR\n{rows}")
    assert [price for _, price in on(odds)] == ["4/6", "6/4", "33/1", "33/1", "50/1"]


@pytest.mark.parametrize(
    "said",
    [
        "Politics prices from Wagerhouse",
        "Prices from Wagerhouse",
        "All prices are Wagerhouse's own and correct at noon.",
        "All odds quoted are Wagerhouse's, at noon.",
    ],
)
def test_whose_the_prices_of_a_page_are_may_be_said_over_them(said: str) -> None:
    odds = parse(f"{said}\n\nELM BY-ELECTION\nLabour 4/6\nTories 6/4\n", source()).odds
    assert [(price.bookmaker, price.fractional) for price in odds] == [
        ("Wagerhouse", "4/6"),
        ("Wagerhouse", "6/4"),
    ]


def test_a_short_name_may_end_like_a_bookmakers() -> None:
    odds = read("Ozbet has Labor at $1.72 to win Elm and the Liberals at $2.90.")
    assert [(price.bookmaker, price.decimal) for price in odds] == [("Ozbet", 1.72), ("Ozbet", 2.9)]
    assert read("Sorbet has a price of $1.72, and the gibbet one of $2.90.") == ()


def test_a_bet_is_on_the_declared_contest_whose_place_it_names() -> None:
    contests = [ASH, ELM]
    (price,) = read("Coral make Labour 1/7 to win the Elm Park by-election.", contests=contests)
    assert price.contest_id == ELM.id
    (price,) = read("Coral make Labour 1/7 to win Elm Park at the next general election.", contests=contests)
    assert price.contest_id is None
    (price,) = read("Coral make Labour 1/7 to win Fir Hill.", contests=contests)
    assert price.contest_id is None


def test_prices_are_numbered_within_their_post() -> None:
    odds = read("Coral: Labour 1/7, UKIP 9/1", "Nothing.", "Coral: Labour 1/6")
    assert [price.id for price in odds] == ["page-1-o1", "page-1-o2", "page-3-o1"]


# Prices in many wordings


class Wording(NamedTuple):
    """A text of tests/prices.txt and the prices that it has."""

    title: str
    text: str
    prices: tuple[tuple[str, ...], ...]  # market, bookmaker, selection, price


def wordings() -> Iterator[Wording]:
    for title, text, rows in cases_in(Path(__file__).parent / "prices.txt"):
        yield Wording(title, text, tuple(tuple(row.split(" | ")) for row in rows))


def without_article(printed: str | None) -> str:
    return re.sub(r"\A(?:the|an?) ", "", (printed or "-").lower())


def is_as_expected(price: Odds, expected: tuple[str, ...]) -> bool:
    market, bookmaker, selection, printed = expected
    words = set(re.findall(r"[\w'’-]+", (price.market or "-").lower()))
    return (
        any(
            one == "*" or set(one.lower().split()) <= words | {price.market or "-"}
            for one in market.split(" / ")
        )
        and bookmaker == (price.bookmaker or "-")
        and any(
            one == "*" or without_article(one) == without_article(price.selection_as_printed)
            for one in selection.split(" / ")
        )
        and printed == (price.fractional or price.price_as_printed)
    )


@pytest.mark.parametrize("wording", list(wordings()), ids=lambda wording: wording.title)
def test_a_price_is_read_in_every_wording(wording: Wording) -> None:
    odds = parse(wording.text).odds
    assert len(odds) == len(wording.prices), [
        (price.selection_as_printed, price.fractional) for price in odds
    ]
    left = list(odds)
    for expected in wording.prices:
        found = next((price for price in left if is_as_expected(price, expected)), None)
        assert found is not None, (expected, left)
        left.remove(found)


# Whatever the text

PIECES = st.sampled_from(
    [*PRICES, *TRAPS, *SELECTIONS, *MARKETS, "4/11", "8-1 fav", "evens", "Coral", " ", "\n", "(", "\0", "🏇"]
)


@settings(max_examples=60)
@given(st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=12))
def test_any_text_gives_prices_that_slice_back(pieces: list[str]) -> None:
    text, posts = page(*("".join(pieces[at : at + 3]) for at in range(0, len(pieces), 3)))
    odds = read_odds(Analysis(text), posts, source(ASH, ELM), (ASH, ELM))
    assert len({price.id for price in odds}) == len(odds)
    for price in odds:
        printed = text[price.char_start : price.char_end]
        assert (
            str(price.numerator) in printed.replace(",", "")
            or printed.lower().startswith("even")
            or "one" in printed
        )
        assert price.selection_as_printed is None or price.selection_as_printed in text
        assert 0 < price.implied_probability < 1
