"""What is looked for around prices: bookmakers, wherever a block of the text ends."""

from __future__ import annotations

import pytest

from rsdata.language.analysis import Analysis
from rsdata.language.betting import tells_of_earlier
from rsdata.odds.books import Makers, Places, contest_of, market_in
from tests.invented import ASH, ELM, source


@pytest.mark.parametrize("before", [0, 1, 2026, 2030, 2035, 2040, 2045, 2047, 2048, 2049, 4090, 4096])
def test_bookmakers_are_found_across_the_blocks_of_a_text(before: int) -> None:
    text = "." * before + " Coral or @PaddyPower, Paddy Power or bookies Smith & Sons."
    found = Makers(Analysis(text)).between(0, len(text))
    assert [(maker.name, text[maker.start : maker.end]) for maker in found] == [
        ("Coral", "Coral"),
        ("Paddy Power", "@PaddyPower"),
        ("Paddy Power", "Paddy Power"),
        ("Smith & Sons", "Smith & Sons"),
    ]


def test_a_bookmaker_cut_in_two_is_not_between() -> None:
    text = "Coral or Paddy Power"
    makers = Makers(Analysis(text))
    names = [[maker.name for maker in makers.between(start, 20)] for start in (0, 1, 9, 10)]
    assert names == [["Coral", "Paddy Power"], ["Paddy Power"], ["Paddy Power"], []]
    assert [maker.name for maker in makers.between(0, 19)] == ["Coral"]
    assert makers.between(5, 9) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("bookmaker Joe Bloggs said", ["Joe Bloggs"]),
        ("betting firm Joe and Sons Ltd said", ["Joe and Sons Ltd"]),
        ("bookies Labour said", []),  # a party
        ("bookmakers Coral said", ["Coral"]),
        ("bookmakers said", []),
        ("Corals and coral", []),
        ("William Hill, William, Hill", ["William Hill"]),
        ("xCoral", []),
        ("Ladbrokes' prices", ["Ladbrokes"]),
    ],
)
def test_who_is_a_bookmaker(text: str, names: list[str]) -> None:
    assert [maker.name for maker in Makers(Analysis(text)).between(0, len(text))] == names


MARKETS = {
    "4/11 to win the Ash seat, says Coral": "Ash seat",
    "4/11 to win the Ash seat and Labour": "Ash seat",
    "4/11 to win it": None,
    "4/11 to win the seat": None,
    "4/11 to win Ash": "Ash",
    "4/11 to be leader": "leader",
    "4/11 to be ashamed": None,
    "4/11 to be next prime minister after the vote": "next prime minister",
    "4/11 winning the Elm by-election": "Elm by-election",
    "4/11 in the Elm by-election": "Elm by-election",
    "4/11 at the next general election": "next general election",
    "odds for the Elm seat: 4/11": "Elm seat",
    "Ann Lee wins the Elm Stakes at 4/11": "Elm Stakes",
    "in Coral's next leader market 4/11": "next leader",
    "to take Oak, 4/11 to hold Elm": "Elm",
    "4/11": None,
}


@pytest.mark.parametrize(("text", "market"), MARKETS.items())
def test_what_is_bet_on(text: str, market: str | None) -> None:
    at = text.index("4/11")
    assert market_in(text, 0, len(text), at, at + 4) == market


@pytest.mark.parametrize(
    ("market", "sentence", "contest"),
    [
        ("Ash seat", "", ASH.id),
        ("Elm", "", ELM.id),
        ("Ash and Elm", "", None),
        ("Oak", "", None),
        ("Ash at the general election", "", None),
        ("Ash", "before the general election", None),
        ("Ash by-election", "before the general election", ASH.id),
        ("next leader", "", None),
        (None, "Ash", None),
    ],
)
def test_the_contest_of_a_market_is_the_one_whose_place_it_names(
    market: str | None, sentence: str, contest: str | None
) -> None:
    assert contest_of(market, sentence, Places((ASH, ELM), source(ASH, ELM))) == contest


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Earlier it was ", True),
        ("On Monday Coral's prices were ", True),
        ("It was so earlier; now it is ", False),
        ("Yesterday it was dry. Now it is ", False),
        ("It was yesterday ", False),
        ("yesterday was " * 20_000 + "dry. Now it is ", False),  # read once, not from each of its words
    ],
    ids=lambda value: str(value)[:40],
)
def test_whether_a_clause_tells_what_prices_were(words: str, told: bool) -> None:
    assert tells_of_earlier(words, 0, len(words)) is told
