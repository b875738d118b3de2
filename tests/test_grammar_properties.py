"""What holds of every text: the grammar never raises, and what it answers can be checked against the text."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsdata import find_quotes
from rsdata.attribution.attributor import find
from rsdata.attribution.document import Document, Passage
from rsdata.language.quotation_marks import spans

PIECES = st.sampled_from(
    [
        *("“”«»'’,.?:;-() \n\"\x00\u202e\U0001f600İ"),
        *(" – ", "...", "6'2", "’s ", "said ", " says ", " told ", " called ", " tweeted ", "Adding"),
        *("Ann Lee", " Mr Marsh ", " he ", " who ", "the party's leader", " it ", " the BBC "),
        *(" and ", " that ", " by ", " of ", " in ", " from ", " according to "),
        *("Quote Message: ", "Writing in the Sun, "),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=60).map("".join)

# Whole words without rhyme or reason: every rule is asked where its words are the first or the last.
WORDS = """
    said calling known nicknamed as by of to from that which whom who he it we I one each both Ann Lee the
    his her their plan letter sign councillor leader state claims volunteer reads asked heard according
    words message blasted praised applauded quote wants titled went on -old 71-year-old A. May and but
    when After Speaking dubbed "x" "We win," "it is" “a” , . : - ( ) ? 33 Article LEE:
"""
SOUP = st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join)


def document(text: str) -> Document:
    passages: list[Passage] = []
    for m in re.finditer(r"[^\n]+", text):
        start, end = m.start(), m.end()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            passages.append(Passage(start, end, section=len(passages) // 5))
    return Document(text, tuple(passages))


@settings(max_examples=400)
@given(TEXTS | SOUP)
def test_every_answer_is_in_the_text(text: str) -> None:
    last = 0
    for quote in find(document(text)):
        assert last <= quote.start < quote.end <= len(text)
        last = quote.end
        if "\n\n" not in quote.text:
            assert quote.text == text[quote.start : quote.end]
        if quote.speaker is not None:
            assert 0 <= quote.speaker[0] < quote.speaker[1] <= len(text)
            assert "\n" not in text[quote.speaker[0] : quote.speaker[1]]
        assert quote.cue is None or quote.cue in text
        assert quote.outlet is None or quote.outlet in text


@settings(max_examples=200)
@given(TEXTS)
def test_the_same_text_has_the_same_answer(text: str) -> None:
    assert find(document(text)) == find(document(text))


@settings(max_examples=300)
@given(TEXTS)
def test_spans_are_in_order_and_hold_their_paragraph(text: str) -> None:
    last = 0
    for span in spans(text, 0, len(text)):
        assert last <= span.start < span.end <= len(text)
        last = span.end


@settings(max_examples=200)
@given(TEXTS)
def test_a_paragraph_above_without_marks_leaves_the_spans_below_alone(text: str) -> None:
    below = 'Ann Lee said: "It is over."'
    page = document(text + "\n" + below)
    assert page.text[find(page)[-1].start : find(page)[-1].end].endswith("It is over.")


@pytest.mark.parametrize(
    "text",
    [
        '"x," according to ' + "leader, " * 3000,
        '"x," said ' + "man close to " * 3000,
        "Ann and " * 3000 + 'Ann\'s claim that "x"',
        "Bob (a), (b), " * 3000 + 'said "x"',
        "leader of " * 3000 + 'said "x"',
        "Bob, who saw " * 3000 + 'said "x"',
        'said "x" ' * 1000,
        'called "x" by ' * 1000,
        '"' * 50_000,
        "“" * 50_000,
        "(" * 5000 + '"x," said Bob' + ")" * 5000,
        '"never closed\n' * 3000,
    ],
)
def test_hostile_texts_are_read(text: str) -> None:
    for quote in find(document(text)):
        assert 0 <= quote.start < quote.end <= len(text)


def calls(text: str) -> int:
    """How many functions are called to read the text: its cost, without the noise of a clock."""
    count = 0

    def counted(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    found = document(text)
    sys.setprofile(counted)
    try:
        find(found)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        'said "a" ',
        '"a" ',
        'he said that he said "a" ',
        'Ann Lee said the vote was "close" and then went on. ',
        "“a ‘b’ c” d ",
        'Ann Lee, "a", who said ',
        '"a," he laughed, ',
    ],
)
def test_twice_the_text_costs_twice_as_much(unit: str) -> None:
    n = 6_000 // len(unit)
    assert calls(unit * 2 * n) < 2.2 * calls(unit * n)


@pytest.mark.parametrize("unit", ['said "a" ', '"a" ', 'he said that he said "a" '])
def test_a_dense_quotation_costs_no_more_than_it_must(unit: str) -> None:
    """What one quotation finds out about the words round it is kept for the next one."""
    assert calls(unit * 500) < 500 * 250


@pytest.mark.parametrize("text", ['"It is over," Lee blasted', '"x" " which titled May', '"x" said Ann May'])
def test_a_text_may_end_with_any_word(text: str) -> None:
    assert find(document(text))[0].text in ("It is over,", "x")


@pytest.mark.parametrize(
    "text",
    [
        'Not "No," father when ( asked father said to',
        "Ann, asked Ray and of “late” critics Lee telling",
        "Her Ray and that telling “open",
        'Ann Ray and says Lee signed "No," clear called ) by clear',
        '"No," Ray told Ann Lee,',
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    for end in range(len(text)):
        assert all(quote.text in text for quote in find_quotes(text[: end + 1]))
