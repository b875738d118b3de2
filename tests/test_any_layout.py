"""Pages in layouts drawn at random: posts begin and end where they were laid out, with their times."""

from __future__ import annotations

from random import Random
from typing import Final

import pytest

from rsdata.pipeline import parse

from .any_layout import Laid, drawn

# Of the posts of so many pages this part is exactly right, and has its time: a little less than was reached.
PAGES: Final = 120
EXACT: Final = 0.98
TIMED: Final = 0.97


def _lines(page: Laid, start: int, end: int) -> frozenset[int]:
    """The lines between two places that have a letter or figure: a rule is either neighbour's, and so is what
    is of no entry."""
    found, at = set(), 0
    for number, line in enumerate(page.text.split("\n")):
        is_loose = line.strip().replace("\u00a0", " ") in page.loose
        if any(map(str.isalnum, line)) and not is_loose and at < end and at + len(line) > start:
            found.add(number)
        at += len(line) + 1
    return frozenset(found)


def _measured(page: Laid) -> tuple[int, int, int, int]:
    """Posts exactly right, those of them with their time, posts laid out, posts found."""
    wanted = {
        _lines(page, *span): time for span, time in zip(page.spans, page.printed, strict=True)
    }  # fmt: skip
    found = {
        _lines(page, post.char_start, post.char_end): post.time_as_printed for post in parse(page.text).posts
    }
    right = wanted.keys() & found.keys()
    return len(right), sum(wanted[lines] == found[lines] for lines in right), len(wanted), len(found)


@pytest.mark.parametrize("seed", range(3))
def test_posts_are_found_in_any_layout(seed: int) -> None:
    random = Random(seed)
    measured = [_measured(drawn(random)) for _ in range(PAGES)]
    right, timed, wanted, found = map(sum, zip(*measured, strict=True))
    assert 2 * right / (wanted + found) >= EXACT
    assert timed / wanted >= TIMED
