"""Link marks: blanked for whoever reads the text, kept where somebody is quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdata.pages.link_marks import without_link_marks
from rsdata.pipeline import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee, external says", "Ann Lee           says"),
        ('"No, external," she says', '"No, external," she says'),
        ('"No", external, she says', '"No"          , she says'),
        ("“Go, external” she says, external.", "“Go, external” she says          ."),
        ('He said "it goes on\nand on, external', 'He said "it goes on\nand on          '),
        ("an internal, externally funded report", "an internal, externally funded report"),
    ],
)
def test_marks_outside_quotations_are_blank(text: str, expected: str) -> None:
    assert without_link_marks(text) == expected


@given(st.lists(st.sampled_from([", external", '"', "“", "”", "\n", "word ", "s"])).map("".join))
def test_every_offset_stays(text: str) -> None:
    blanked = without_link_marks(text)
    assert len(blanked) == len(text)
    assert all(b in (a, " ") for a, b in zip(text, blanked, strict=True))


PAGE = """  1. A titlepublished at 10:00

    {}

  2. The firstpublished at 09:00

    Good morning.
"""


@pytest.mark.parametrize(
    ("line", "quote", "speaker"),
    [
        ('"Not a chance", external, says Ann Lee.', "Not a chance", "Ann Lee"),
        ('Ann Lee, external has said, external it is "a mess, external".', "a mess, external", "Ann Lee"),
        ("Labour MP Ann Lee, external tweets: Look at this, external", "Look at this, external", "Ann Lee"),
        ("Labour MP Ann Lee tweets:, external Look at this", "Look at this", "Ann Lee"),
    ],
)
def test_a_link_keeps_nobody_from_speaking(line: str, quote: str, speaker: str) -> None:
    coverage = parse(PAGE.format(line))
    assert coverage.posts[0].text == line
    assert [(q.text, q.speaker) for q in coverage.quotes] == [(quote, speaker)]
    assert coverage.text[coverage.quotes[0].char_start : coverage.quotes[0].char_end] == quote
