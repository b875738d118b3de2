"""A name is read in one way wherever it stands: whole as speaker, sender, candidate, selection, mention."""

from __future__ import annotations

import pytest

from rsdata import find_quotes, parse
from rsdata.model import Coverage

# As printed, and as a person's name: titles off.
NAMES = {
    "Rhys ap Owen": "Rhys ap Owen",
    "Siân Dafydd-Jones": "Siân Dafydd-Jones",
    "Dr. Ann Lee": "Ann Lee",
    "St. John Lee": "St. John Lee",
    "Nick de Vere": "Nick de Vere",
    "Ruud van der Meer": "Ruud van der Meer",
}
POSTS = (
    '{} said: "We shall win this seat."',
    '"We shall win," said {}.',
    "{} in Dover tweets: We shall win this seat today.",
    "Full result: {} (Lab) 12,345 (50.12%, +3.10%), Bob Hill (Con) 10,123 (41.10%, -2.00%), "
    "Cara Fenn (Green) 2,163 (8.78%, +1.00%)",
    "Ladbrokes make {} 4/11 favourite to win the seat, with Labour at 5/1.",
    "We also met {} at the count.",
    "Ash ward: {}, Labour, 1,234; Bob Hill, Conservative, 1,111; Turnout 33%",
)
BOTH = pytest.mark.parametrize(("printed", "name"), NAMES.items(), ids=list(NAMES))


def page(printed: str) -> Coverage:
    posts = "".join(
        f"  {n}. Post update\n\n    {post.format(printed)}\n\n" for n, post in enumerate(POSTS, 1)
    )
    return parse(f"Cara Poole\n\nAll times stated are UK\n\n{posts}")


@BOTH
def test_a_speaker_and_a_sender(printed: str, name: str) -> None:
    found = page(printed)
    assert [quote.speaker for quote in found.quotes] == [name] * 3
    assert [quote.speaker_as_printed for quote in found.quotes] == [printed] * 3


@BOTH
def test_a_candidate(printed: str, name: str) -> None:
    found = page(printed)
    assert [candidate.name for candidate in found.candidates].count(name) == 2
    assert name in {person.name for person in found.people}


@BOTH
def test_a_selection(printed: str, name: str) -> None:
    price, other = page(printed).odds
    assert price.selection_as_printed in (name, printed)
    assert other.selection_as_printed == "Labour"
    assert (price.market, other.market) == (None, None) or "Dr" not in (price.market, other.market)


@BOTH
def test_a_mention(printed: str, name: str) -> None:
    found = page(printed)
    person = next(person for person in found.people if person.name == name)
    places = [found.text[m.char_start : m.char_end] for m in found.mentions if m.person_id == person.id]
    assert set(places) <= {name, printed}
    assert len(places) >= 4


@BOTH
def test_in_plain_news(printed: str, name: str) -> None:
    quotes = find_quotes(f'{printed} said: "We shall win." It was late. "No," {printed} told us.')
    assert [quote.speaker for quote in quotes] == [name, name]
