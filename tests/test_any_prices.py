"""Prices in forms drawn at random: each is read, with what it is on, what is bet on and who offers it."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final, NamedTuple

import pytest

from rsdata.pipeline import parse

from .any_prices import KINDS, Priced, drawn

# Of so many texts this part of the prices is right, and of these the market and the bookmaker: a little less
# than was reached. Nothing else is read as a price.
TEXTS: Final = 150
RIGHT: Final = 0.99


class Measured(NamedTuple):
    """How many prices were printed, read right, with their market, with their bookmaker, and read wrong."""

    printed: int
    right: int
    market: int
    bookmaker: int
    wrong: int


def _without_article(printed: str | None) -> str:
    return re.sub(r"\A(?:the|an?) ", "", (printed or "").lower())


def measured(priced: Priced) -> Measured:
    left = list(parse(priced.text).odds)
    right = market = bookmaker = 0
    for bet in priced.bets:
        found = [
            price
            for price in left
            if _without_article(price.selection_as_printed) == bet.on.lower()
            and (price.fractional or price.price_as_printed) == bet.price
        ]
        if found:
            price = max(found, key=lambda one: one.bookmaker == bet.bookmaker)
            left.remove(price)
            right += 1
            market += bet.market <= set(re.findall(r"[\w'’-]+", (price.market or "").lower()))
            bookmaker += price.bookmaker == bet.bookmaker
    return Measured(len(priced.bets), right, market, bookmaker, len(left))


@pytest.mark.parametrize("seed", range(3))
def test_prices_are_read_in_any_form(seed: int) -> None:
    random = Random(seed)
    printed, right, market, bookmaker, wrong = map(
        sum, zip(*(measured(drawn(random)) for _ in range(TEXTS)), strict=True)
    )
    assert right >= RIGHT * printed
    assert market >= RIGHT * right
    assert bookmaker >= RIGHT * right
    assert wrong == 0


@pytest.mark.parametrize("kind", KINDS[1:], ids=lambda kind: kind.__name__.strip("_"))
def test_each_kind_of_text_has_prices_with_words_of_its_own(kind: Callable[[Random], Priced]) -> None:
    """The texts differ, and every price of the truth stands in its text."""
    random = Random(7)
    texts = [kind(random) for _ in range(20)]
    assert len({priced.text for priced in texts}) == len(texts)
    for priced in texts:
        assert priced.bets
        for bet in priced.bets:
            assert bet.on.lower() in priced.text.lower()
            assert bet.bookmaker in priced.text
