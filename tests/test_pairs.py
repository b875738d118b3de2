"""Lines of a few shapes in turn: twice as many take twice the work, whatever one of them opens.

Work is counted, not timed: the lines of Python that run, or the characters that are searched. So a busy
machine changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from random import Random
from typing import Any

import pytest

from rsdata.attribution import attributor as grammar
from rsdata.language.message_cues import MESSAGE
from rsdata.language.tokens import Words
from rsdata.pages import topic_signs
from rsdata.pipeline import find_quotes, parse

from .hostile import B2N, word
from .pairs import SHAPES, page
from .work import steps

# At this many rounds what is looked back for within bounds is at its bounds.
ROUNDS = 60


def growth(make: Callable[[int], str], rounds: int = ROUNDS) -> float:
    """How many times more work four times the rounds are."""
    texts = [make(n) for n in (rounds, 4 * rounds)]
    both = [lambda text=text: (parse(text), list(find_quotes(text))) for text in texts]
    both[0]()  # what is compiled or read once is no work of a text
    return steps(both[1]) / steps(both[0])


def _in_turn(shapes: tuple[str, ...], join: str) -> Callable[[int], str]:
    return lambda n: page(shapes, n, join)


def _turnouts(n: int) -> str:
    return B2N + "".join(
        f"\n\n  {2 * k - 1}. {word(k)} RESULT\n\n    Ann {word(k)} (Lab) 1,{k % 1000:03} (57.8%), "
        "Bo Ek (Con) 900 (42.2%)."
        f"\n\n  {2 * k}. Post update\n\n    Turnout 50.1%, 1,{k % 1000:03} votes"
        for k in range(1, n + 1)
    )


def _named_above(n: int) -> str:
    return "Ann Lee\n\nAll times stated are UK\n\n" + "\n\n".join(
        f"{word(k)} 1,234." for k in range(1, n + 1)
    )


BAD: dict[str, tuple[Callable[[int], str], int]] = {
    "labels under one another": (_in_turn(("quote label, mark",), " "), 300),
    "a turnout beside every contest": (_turnouts, 150),
    "prices on as many contests": (_in_turn(("odds", "price", "party list", "close curly, said"), " "), 60),
    "nothing but stamps": (_in_turn(("clock",), "\n"), 150),
    "nothing but days on lines of their own": (_in_turn(("day on lines",), "\n"), 100),
    "nothing but buttons": (_in_turn(("button",), "\n"), 300),
    "nothing but rules": (_in_turn(("rule",), "\n"), 300),
    "nothing but footers": (_in_turn(("footer",), "\n"), 300),
    "nothing but times of publication": (_in_turn(("published",), "\n"), 300),
    "stamps and buttons in turn": (_in_turn(("clock", "button"), "\n"), 120),
    "stamps and rules in turn": (_in_turn(("clock in brackets", "long rule"), "\n"), 120),
    "stamps, titles, names, text and buttons in turn": (
        _in_turn(("day on lines", "clock", "heading", "by", "prose", "button", "comments"), "\n"),
        60,
    ),
    "stamps in three places in turn": (
        _in_turn(("clock", "clock and title", "clock behind", "prose"), "\n\n"),
        60,
    ),
    "text under names behind stamps": (_in_turn(("first name behind", "prose", "he"), "\n\n"), 60),
    "credits on lines of their own": (_in_turn(("age", "prose", "credit on lines"), "\n"), 60),
    "names on a page that prints no numbers": (_in_turn(("zone", "result line"), "\n\n"), 150),
}


@pytest.mark.parametrize("name", BAD)
def test_four_times_the_rounds_take_four_times_the_work(name: str) -> None:
    make, rounds = BAD[name]
    assert growth(make, rounds) < 5


@pytest.mark.parametrize("seed", range(6))
def test_pairs_drawn_at_random_take_four_times_the_work(seed: int) -> None:
    random = Random(seed)
    shapes = tuple(random.sample(sorted(SHAPES), 2))
    assert growth(_in_turn(shapes, random.choice(("\n", "\n\n")))) < 5, shapes


def test_a_paragraph_above_many_blocks_of_words_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(text: str, start: int, end: int, *rest: Any) -> Words:
        read.append(end - start)
        return Words(text, start, end, *rest)

    monkeypatch.setattr(grammar, "Words", counted)
    text = " ".join(word(k) for k in range(900)) + "\n\n" + page(("quote message",), 50)
    list(find_quotes(text))
    assert sum(read) < 2 * len(text)


def test_the_first_paragraph_of_an_entry_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []

    class Counted:
        def search(self, text: str) -> None:
            searched.append(len(text))

    monkeypatch.setattr(topic_signs, "_ANNOUNCING", Counted())
    text = "Ann Lee\n\nAll times stated are UK\n\n  1. Post\n\nA man asking" + " waits" * 900 + ".\n\n"
    text += "\n\n".join(f"He waits in {word(k)}." for k in range(200)) + "\n\n  300. Post\n\nSo."
    parse(text)
    assert len(text) / 2 < sum(searched) < 2 * len(text)


def test_a_line_of_blanks_behind_a_reporting_word_is_no_message() -> None:
    assert (
        MESSAGE.match("Ann mail" + " " * 6_000 + "x") is None
    )  # for ever, where a gap is tried blank by blank
    assert MESSAGE.match("Ann Lee \t, tweets: so")


def test_a_reader_of_many_places_stays_one_for_each_place() -> None:
    text = (
        "\n\n".join(f"Ann in {word(k)} tweets: so it is." for k in range(3)) + "\n\nAnn in Baca tweets: no."
    )
    assert len({quote.speaker_id for quote in find_quotes(text)}) >= 3


def test_the_pairs_are_all_pairs() -> None:
    from .pairs import pairs

    drawn = list(pairs())
    assert len(drawn) == len(list(combinations(SHAPES, 2))) + len(SHAPES)
