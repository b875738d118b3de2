"""What holds of the resolver whatever the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdata.attribution.coreference.resolver import resolve
from rsdata.attribution.document import Attribution, Document, FoundQuote, KnownPerson, Passage
from rsdata.language.names import CAPITALISED_RUN, names_in
from tests.work import steps

SCRAPS = (
    "Ann Lee|Bob Ray|Mr Lee|Ms Ray|Lord Lee|Sir Bob|Lee|Ray|Young|He|she|they|who|@ann_lee|Labour MP|the|The"
    "|a |'s|’s|, |. |: |\"|“|”|(Lab)|Jr|J.|van der|of|for|and|said|told|former|- now UKIP -|leader|Council"
    "|BBC|Mirror|\n\n|\x00|\u202e|\u0130|\U0001f600|ß|É|O'|Mc|-|—|,|37|one of|Greens|wins|tweets"
)
PIECES = st.lists(
    st.sampled_from(SCRAPS.split("|")) | st.text(max_size=4),
    max_size=40,
).map(" ".join)


def resolved(text: str, cuts: list[int], sections: int) -> Attribution:
    """The text cut into passages and quotations at arbitrary places."""
    places = sorted({min(cut, len(text)) for cut in cuts} | {0, len(text)})
    passages = tuple(
        Passage(a, b, k * sections // max(1, len(places)), ("prose", "caption", "heading")[k % 3])
        for k, (a, b) in enumerate(itertools.pairwise(places))
    )
    found = [
        FoundQuote(a, b, text[a:b], "speech", p.section, (p.start, min(p.end, p.start + 12)))
        for p in passages
        for a, b in ((p.start + (p.end - p.start) // 2, p.end),)
    ]
    known = tuple(KnownPerson(text[a:b].strip() or "X", None, a, b) for a, b in itertools.pairwise(places))
    return resolve(Document(text, passages, known), found)


@given(PIECES, st.lists(st.integers(0, 200), max_size=8), st.integers(1, 3))
def test_any_text_is_resolved(text: str, cuts: list[int], sections: int) -> None:
    found = resolved(text, cuts, sections)
    assert len(found.speakers) == len(found.quotes)
    assert all(who is None or 0 <= who < len(found.people) for who in found.speakers)
    assert all(0 <= index < len(found.people) for index in found.known)
    assert all(person.name for person in found.people)


@given(PIECES, st.lists(st.integers(0, 200), max_size=8))
def test_mentions_lie_in_order_inside_the_text_and_do_not_overlap(text: str, cuts: list[int]) -> None:
    found = resolved(text, cuts, 1)
    places = [(m.start, m.end) for m in found.mentions]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(places))


@given(PIECES, st.lists(st.integers(0, 200), max_size=8))
def test_the_same_text_gives_the_same_people(text: str, cuts: list[int]) -> None:
    one, other = resolved(text, cuts, 2), resolved(text, cuts, 2)
    assert (one.people, one.quotes, one.mentions) == (other.people, other.quotes, other.mentions)
    assert one.speakers == other.speakers


@given(PIECES)
def test_everybody_in_the_list_speaks_or_is_known(text: str) -> None:
    found = resolved(text, [20, 40, 60], 1)
    assert set(found.speakers) - {None} | set(found.known) == set(range(len(found.people)))


@given(PIECES)
def test_names_are_cut_from_their_run(text: str) -> None:
    for m in CAPITALISED_RUN.finditer(text):
        for name in names_in(m.group()):
            assert 0 <= name.start <= name.bare < name.end <= len(m.group())
            assert name.words


HOSTILE = {
    "capitals": "A " * 5_000,
    "titles": "Mr " * 4_000,
    "names": "Ann Lee " * 2_000,
    "appositives": "Ann Lee, the MP for Dover, " * 500,
    "commas": "Ann Lee, " * 1_500,
    "dashes": "Ann Lee — who " * 1_000,
    "initials": "J. " * 4_000,
    "pronouns": "He said. " * 1_500,
    "owners": "Ann's " * 2_000,
    "offices": "MP of the " * 1_200 + "Ann Lee",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_about_twice_the_work(name: str) -> None:
    def read(text: str) -> None:
        found = resolve(
            Document(text, (Passage(0, len(text)),)),
            [FoundQuote(i, i + 1, text[i], "speech", 0, (i, i + 7)) for i in range(0, len(text) - 9, 120)],
        )
        assert len(found.people) == len(found.names) and found.mentions is not None

    text = HOSTILE[name]
    assert steps(lambda: read(text * 2)) < 2.6 * steps(lambda: read(text))
