"""Which of the numbered lines of a page are headings."""

from __future__ import annotations

import pytest

from rsdata.language.lines import read_lines
from rsdata.pages.numbering import heading_lines, numbered


@pytest.mark.parametrize(
    ("numbers", "headings"),
    [
        ([1, 2, 3], [0, 1, 2]),
        ([1, 2, 3, 1, 2], [0, 1, 2, 3, 4]),  # two pages
        ([1, 2, 1, 2, 3, 3, 4], [0, 1, 5, 6]),  # a list in an entry
        ([1, 2, 1, 2, 3, 4, 5, 6, 7, 3, 4], [0, 1, 9, 10]),  # a long list
        ([1, 2, 1, 2, 1, 2, 3, 3], [0, 1, 7]),  # two lists in an entry
        ([1, 2, 4], [0, 1, 2]),  # a number that was lost
        ([7, 8], [0, 1]),
        ([], []),
    ],
)
def test_the_count_is_carried_on_or_begun_again(numbers: list[int], headings: list[int]) -> None:
    lines = read_lines("\n".join(f"  {number}. Something" for number in numbers))
    assert heading_lines(lines) == headings


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("  1. Title", True),
        ("  1.", True),
        ("    1. Title", False),
        ("  1) Title", False),
        ("  1.5 per cent", False),
    ],
)
def test_a_number_is_less_indented_than_text(line: str, is_heading: bool) -> None:
    assert (numbered(read_lines(line)[0]) is not None) is is_heading
