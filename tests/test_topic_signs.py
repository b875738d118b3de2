"""Where an entry begins when nothing printed says so: the signs, and what each is worth."""

from __future__ import annotations

import csv
from random import Random

import pytest

from benchmarks import starts
from rsdata.language.analysis import Analysis
from rsdata.model import Coverage
from rsdata.pages.topic_signs import FILE, SIGNS, Juncture, PossibleStart, Sign, Vocabulary


def _place(example: str) -> Juncture:
    """The paragraph in brackets among those of an example."""
    parts = example.split(" / ")
    at = next(i for i, part in enumerate(parts) if part.startswith("["))
    analysis = Analysis("\n\n".join(part.strip("[]") for part in parts))
    candidates = [PossibleStart(line) for line in analysis.lines]
    return Juncture(candidates, Vocabulary(candidates), at, (0, len(candidates)), 0)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_the_example_of_a_sign_has_it(sign: Sign) -> None:
    assert sign.read(_place(sign.example))


def test_every_sign_has_a_weight() -> None:
    with FILE.open(encoding="utf-8", newline="") as file:
        assert [row["sign"] for row in csv.DictReader(file)] == [sign.name for sign in SIGNS]


def test_weights_are_those_of_the_pages() -> None:
    met = [
        one for page in (starts.unmarked(starts.SHIPPED), *starts.pages()) for one in starts.examples(page)
    ]
    again = starts.fitted(met)
    with FILE.open(encoding="utf-8", newline="") as file:
        kept = {row["sign"]: float(row["weight"]) for row in csv.DictReader(file)}
    # (A page that was added since moves them a little.)
    assert again == pytest.approx(kept, abs=0.2)
    Random(1).shuffle(met)
    assert starts.fitted(met) == pytest.approx(again, abs=0.011)


def test_starts_are_found_on_pages_that_weights_were_not_fitted_on() -> None:
    shares = {name: found / wanted for name, found, wanted in starts.measured()}
    assert shares["tests/pages"] > 0.78
    assert shares["tests/live"] > 0.68
    assert shares["the shipped page"] > 0.92


def test_the_posts_of_the_shipped_page_begin_where_a_reader_found_that_they_do(coverage: Coverage) -> None:
    with starts.STARTS.open(encoding="utf-8", newline="") as file:
        read = [(int(row["post"]), int(row["start"])) for row in csv.DictReader(file)]
    assert [(post.number, post.char_start) for post in coverage.posts] == read
