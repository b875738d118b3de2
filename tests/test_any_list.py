"""Lists of results in forms drawn at random: who stood, for whom, and every figure are read, and no other."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Final

import pytest

from rsdata.model import Coverage
from rsdata.pipeline import parse

from .any_list import Printed, Standing, drawn

# Of the rows of so many lists this part is exactly right, and of the lists this part has its place: a little
# less than was reached.
LISTS: Final = 150
RIGHT: Final = 0.985
PLACED: Final = 0.98


def _rows(coverage: Coverage) -> Counter[Standing]:
    names = {candidate.id: candidate.name for candidate in coverage.candidates}
    return Counter(
        Standing(
            names.get(row.candidate_id or ""),
            row.party_as_printed,
            row.votes or 0,
            row.share_pct,
            row.change_pct,
        )
        for row in coverage.results
    )


def _measured(page: Printed) -> tuple[int, int, int, int]:
    """Rows right, rows printed, rows read, and whether the one contest has its place."""
    coverage = parse(page.text)
    found, wanted = _rows(coverage), Counter(page.rows)
    areas = [contest.area for contest in coverage.contests]
    return (found & wanted).total(), wanted.total(), found.total(), areas == [page.place]


@pytest.mark.parametrize("seed", range(3))
def test_lists_are_read_in_any_form(seed: int) -> None:
    random = Random(seed)
    measured = [_measured(drawn(random)) for _ in range(LISTS)]
    right, wanted, found, placed = map(sum, zip(*measured, strict=True))
    assert 2 * right / (wanted + found) >= RIGHT
    assert placed / LISTS >= PLACED
