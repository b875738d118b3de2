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
    assert (price.market, other.market) == (None, None)


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # accents and apostrophes
        ('Councilman Raúl Ibáñez said "no". Mr. Ibanez said "never".', ["Raúl Ibáñez"] * 2),
        ('Gráinne O’Dowd said "no". Ms O\'Dowd said "never".', ["Gráinne O’Dowd"] * 2),
        # the family name first
        ('Yun Ki-ho was there. Yun said it was "dull".', ["Yun Ki-ho"]),
        # what stands before a name and is none of it
        ('Former envoy to Estonia Claude Ferris said it was "dull".', ["Claude Ferris"]),
        ('Secretary of state for Wales Ann Lee said it was "dull".', ["Ann Lee"]),
        ('Reeve Arvid Halvorsen said it was "a bedsheet".', ["Arvid Halvorsen"]),
        ('Shadow minister for water Bettina Krauss MLC said it was "a birdbath".', ["Bettina Krauss"]),
        ('The Lord Provost of Inverbrae, Hamish Laidlaw, said it was "dreich".', ["Hamish Laidlaw"]),
        # parts of a name
        ('Jan-Pieter van ’t Hof said it was "cold".', ["Jan-Pieter van ’t Hof"]),
        ('Adaeze Okonjo has run it since May. "They know me," Adaeze said.', ["Adaeze Okonjo"]),
        ('Anthony Marsh flew in. Prime Minister Anthony called it "late".', ["Anthony Marsh"]),
        ('Will Marsh own it?\n\nPeter Marsh ran. Mr Marsh said "no".', ["Peter Marsh"]),
        ('Lee, who has often won, said she had no regrets. She said it was "over".', ["Lee"]),
        # two of one surname
        ('We know Dorie Fenn. "I cook," says Fenn with her husband Michael Fenn.', ["Dorie Fenn"]),
        ('Danny Ash Ray met Michael Ash Ray. "No," said Ash Ray.', ["Ash Ray"]),
        # what several people are called is no part of the first name
        ('"Sit down," Crs Mitch Lee and Andrew Ray said.', ["Mitch Lee"]),
        ('"Sit down," said Cllrs Ann Lee and Bob Ray.', ["Ann Lee"]),
        ('Aldermen Ann Lee and Bob Ray called it "late".', ["Ann Lee"]),
        ('Crs Pam Quill and Bo Ray came. "Sit down," Crs Quill and Ray said.', ["Pam Quill"]),
        ('In Ash, Deal and Elm Ann Lee said it was "late".', ["Ann Lee"]),
        ('Analysts at Arlo, Banks and Carrow Moss said it was "late".', [None]),
        ('The chairs of Arlo Unite, Benton First and Carrow Union said it was "late".', [None]),
        ('Chair of the Committee on Roads, Rail and Canals Ida Moss said it was "late".', ["Ida Moss"]),
        ('Profs Ann Lee and Bob Ray say it is "late".', ["Ann Lee"]),
        ('Reps Ann Lee and Bob Ray said: "No."', ["Ann Lee"]),
        ('Mrs Ann Lee and Bob Ray said: "No."', ["Ann Lee"]),
        # no person
        ('Translynx said its buses were "full".', ["Translynx"]),
        ('On its website, Renew Wessex said it was "warming up".', ["Renew Wessex"]),
        ('Elmrail, which runs the trams, said it was "dull".', ["Elmrail"]),
        ('Statistics Canada has figures. Canada said it was "sorry".', ["Canada"]),
        ("“We’ve also said so,” he said.", [None]),
        ('Miss World is over. "It is late," she said.', [None]),
        ('Fianna Fail needs time "soon", he told us.', [None]),
        ('Deputy Mayors Question said it was "late".', ["Deputy Mayors Question"]),
    ],
)
def test_who_is_named(text: str, names: list[str | None]) -> None:
    assert [quote.speaker for quote in find_quotes(text)] == names


@pytest.mark.parametrize("name", ["Translynx", "Renew Wessex"])
def test_what_speaks_of_its_own_is_an_organisation(name: str) -> None:
    (one,) = parse(f'{name} said its buses were "full".').people
    assert (one.name, one.kind) == (name, "organisation")


def test_the_fields_of_a_profile_tell_who_speaks_below_them() -> None:
    text = 'Name: Ann Lee, 63, of Ash\nOccupation: baker\nSupports: Bob Ray\n"I came to hear them."'
    assert [quote.speaker for quote in find_quotes(text)] == ["Ann Lee"]
