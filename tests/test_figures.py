"""Results and odds of invented pages in the formats of many sites, against the truth read off them by hand.

Beside each page of tests/figures stands what it says: a line a result or a price, its values parted by bars
("-" where nothing is printed).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rsdata.model import Coverage
from rsdata.pipeline import parse
from tests.cases import cases_in

FOLDER = Path(__file__).parent / "figures"
PAGES = sorted(FOLDER.glob("*.txt"))


def rows_of(coverage: Coverage) -> Iterator[str]:
    """ "result | place | day | candidate | party | party_id | votes | share | change | rank | elected"."""
    places = {contest.id: (contest.area, contest.date) for contest in coverage.contests}
    names = {candidate.id: candidate.name for candidate in coverage.candidates}
    for row in coverage.results:
        yield _line(
            "result", *places[row.contest_id], names.get(row.candidate_id or ""), row.party_as_printed,
            row.party_id, row.votes, row.share_pct, row.change_pct, row.rank, row.elected,
        )  # fmt: skip
    for price in coverage.odds:
        yield _line(
            "price", price.market, price.bookmaker, price.selection_as_printed, price.party_id,
            price.price_as_printed, price.price_format, f"{price.decimal:.4g}",
        )  # fmt: skip


def _line(*values: object) -> str:
    return " | ".join("-" if value is None else str(value) for value in values)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_figure_of_a_page_is_read_and_no_other(page: Path) -> None:
    expected = page.with_suffix(".truth").read_text("utf-8").splitlines()
    assert list(rows_of(parse(page.read_text("utf-8")))) == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_figure_is_at_its_place(page: Path) -> None:
    coverage = parse(page.read_text("utf-8"))
    for row in coverage.results:
        digits = "".join(filter(str.isdigit, coverage.text[row.char_start : row.char_end]))
        assert str(row.votes) in digits
    for price in coverage.odds:
        assert coverage.text[price.char_start : price.char_end] == price.price_as_printed


# What a small case says: "r place | name | party | votes | share | change", with "| elected" where the case
# is of that; "p market | bookmaker | selection | price".
SMALL_CASES = list(cases_in(FOLDER / "small_cases.rows"))


@pytest.mark.parametrize(("title", "text", "expected"), SMALL_CASES, ids=[title for title, *_ in SMALL_CASES])
def test_figures_in_many_wordings(title: str, text: str, expected: list[str]) -> None:
    coverage = parse(text)
    places = {contest.id: contest.area for contest in coverage.contests}
    names = {candidate.id: candidate.name for candidate in coverage.candidates}
    rows = []
    for row in coverage.results:
        values: list[object] = [
            places[row.contest_id],
            names.get(row.candidate_id or ""),
            row.party_as_printed,
        ]
        values += [row.votes, row.share_pct, row.change_pct]
        if any(line.count("|") == 6 for line in expected):
            values.append(None if row.elected is None else int(row.elected))
        rows.append(f"r {_line(*values)}")
    for price in coverage.odds:
        found = price.market, price.bookmaker, price.selection_as_printed, price.price_as_printed
        rows.append(f"p {_line(*found)}")
    assert rows == expected
