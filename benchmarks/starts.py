"""Fits what each sign of a new topic is worth, and measures the starts that follow from it.

    python -m benchmarks.starts [--measure]

Every page of the tests and the shipped page is laid out without its marks: the paragraphs of its entries one
after the other, without numbers, stamps and headings. What is left to tell where an entry begins is fitted as
a logistic regression and written to ``rsdata/pages/data/topic_weights.csv``: the same pages give the same
bytes. --measure writes nothing. It takes the marks of some entries away, asks for as many starts as that left
between two others, and counts how many are found, with weights fitted on other pages than the one read.
"""

from __future__ import annotations

import csv
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final, NamedTuple
from unittest.mock import patch

from benchmarks.arguments import parser_of
from rsdata.language.analysis import Analysis
from rsdata.language.lines import with_line_feeds
from rsdata.model import Source
from rsdata.pages import topic_signs
from rsdata.pages.layouts import read_page
from rsdata.pages.segmentation import StartEvidence, best_starts
from rsdata.pages.topic_signs import FILE, SIGNS, Juncture, values

ROOT: Final = Path(__file__).parent.parent
# Pages by where they stand; of the shipped one every line is taken, of others the text alone: where a byline
# or a caption stands in an entry is another thing in each layout.
FOLDERS: Final = ("tests/pages", "tests/live")
SHIPPED: Final = ROOT / "raw" / "uk-politics-30131852.txt"
STARTS: Final = Path(__file__).parent / "accuracy" / "rochester_starts.csv"
# Entries that a page must have.
FEWEST: Final = 3

# How strongly weights are drawn to nothing, but for the first; steps of Newton's method, more than it takes.
RIDGE: Final = 12.0
STEPS: Final = 12
DECIMALS: Final = 2

# Of the starts of a page, which part keeps its mark when it is measured, how often a page is read, and in how
# many parts the pages are divided, each read with weights fitted on the others.
KEPT: Final = 0.45
DRAWS: Final = 10
PARTS: Final = 9

Weights = Mapping[str, float]


class Unmarked(NamedTuple):
    """A page without its marks: its paragraphs, those that begin an entry, and which of these are printed."""

    name: str
    evidence: StartEvidence
    starts: tuple[int, ...]
    printed: frozenset[int]


class Example(NamedTuple):
    """A paragraph, what the signs say of it, and whether it begins an entry."""

    signs: tuple[float, ...]
    begins: bool


def unmarked(path: Path) -> Unmarked:
    """A page, its entries laid out one after the other."""
    analysis = Analysis(with_line_feeds(path.read_text("utf-8")))
    _, _, page = read_page(analysis, Source(id=path.stem))
    kept = {"text", "caption", "byline", "byline_role", "account"} if path == SHIPPED else {"text"}
    begin = _read_by_hand() if path == SHIPPED else [entry.start for entry in page.entries]
    printed_at = {entry.start for entry in page.entries if entry.boundary == "printed"}
    paragraphs = [
        analysis.stretch(block.start, block.end)
        for entry in page.entries
        for block in entry.blocks
        if block.role in kept
    ]
    places = [paragraph.start for paragraph in paragraphs]
    starts, printed = [], set()
    for start, stop in pairwise((*begin, len(analysis.text))):
        first = bisect_left(places, start)
        if first < bisect_left(places, stop):
            starts.append(first)
            if start in printed_at:
                printed.add(first)
    return Unmarked(path.stem, StartEvidence(paragraphs), tuple(starts), frozenset(printed))


def _read_by_hand() -> list[int]:
    """Where the posts of the shipped page begin, as somebody who read it found."""
    with STARTS.open(encoding="utf-8", newline="") as file:
        return [int(row["start"]) for row in csv.DictReader(file, strict=True)]


def pages() -> list[Unmarked]:
    """The pages of the tests, in order of name."""
    found = [unmarked(path) for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.txt"))]
    return [page for page in found if len(page.starts) >= FEWEST]


def examples(page: Unmarked) -> Iterator[Example]:
    """The paragraphs of a page of which only the topic can tell whether they begin something."""
    evidence, starts = page.evidence, frozenset(page.starts)
    count, start = len(evidence.candidates), 0
    for i in range(1, count):
        if evidence.certain(i, 0, count) is None:
            place = Juncture(evidence.candidates, evidence.vocabulary, i, (0, count), start)
            yield Example(tuple(value for _, value in values(place)), i in starts)
        if i in starts:
            start = i


def fitted(met: Sequence[Example]) -> dict[str, float]:
    """The weight of each sign: ridge regression by Newton's method, in plain sums in one order."""
    size = len(SIGNS)
    weights = [0.0] * size
    ridge = [0.0, *[RIDGE] * (size - 1)]
    for _ in range(STEPS):
        slope = [-r * w for r, w in zip(ridge, weights, strict=True)]
        bend = [[r if i == j else 0.0 for j in range(size)] for i, r in enumerate(ridge)]
        for signs, begins in met:
            likely = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, signs, strict=True))))
            told = [(i, x) for i, x in enumerate(signs) if x]
            for i, x in told:
                slope[i] += x * (begins - likely)
                for j, y in told:
                    bend[i][j] += x * y * likely * (1 - likely)
        weights = [w + step for w, step in zip(weights, _solved(bend, slope), strict=True)]
    # (+ 0.0: no minus before a nought.)
    return {sign.name: round(w, DECIMALS) + 0.0 for sign, w in zip(SIGNS, weights, strict=True)}


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """What the matrix times gives the right side; the matrix is symmetric and positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i, row in enumerate(rows):
        for below in rows[i + 1 :]:
            share = below[i] / row[i]
            below[:] = [a - share * b for a, b in zip(below, row, strict=True)]
    solution = [0.0] * len(rows)
    for i in range(len(rows) - 1, -1, -1):
        known = sum(rows[i][j] * solution[j] for j in range(i + 1, len(rows)))
        solution[i] = (rows[i][-1] - known) / rows[i][i]
    return solution


def found_starts(page: Unmarked, *, draws: int = DRAWS) -> tuple[int, int]:
    """How many starts are found of those whose mark was taken away, and how many there are. A page that
    prints only some of its starts is read as it stands."""
    starts, count = frozenset(page.starts), len(page.evidence.candidates)
    as_printed = 0 < len(page.printed) < len(starts)
    found = wanted = 0
    for draw in range(1 if as_printed else draws):
        random = Random(f"{page.name} {draw}")
        kept = page.printed if as_printed else {s for s in page.starts if random.random() < KEPT}
        cuts = sorted({0, *kept, count})
        for first, last in pairwise(cuts):
            hidden = sum(first < s < last for s in starts)
            if hidden:
                best = best_starts(page.evidence.scores(first, last), hidden)
                found += sum(first + i in starts for i in best)
                wanted += hidden
    return found, wanted


def with_weights(weights: Weights, page: Unmarked) -> tuple[int, int]:
    """As ``found_starts``, with these weights in place of those of the data file."""
    weighed = tuple((sign.read, weights[sign.name]) for sign in SIGNS)
    with patch.object(topic_signs, "weighed", lambda: weighed):
        return found_starts(page)


def measured() -> Iterator[tuple[str, int, int]]:
    """By kind of page, the starts found and wanted, with weights fitted on other pages."""
    shipped = unmarked(SHIPPED)
    others = pages()
    told = [list(examples(page)) for page in others]
    own = list(examples(shipped))
    for folder in FOLDERS:
        found = wanted = 0
        names = {path.stem for path in (ROOT / folder).glob("*.txt")}
        for part in range(PARTS):
            met = [one for i, page in enumerate(told) if i % PARTS != part for one in page]
            weights = fitted([*own, *met])
            for page in others[part::PARTS]:
                if page.name in names:
                    right, asked = with_weights(weights, page)
                    found, wanted = found + right, wanted + asked
        yield folder, found, wanted
    yield "the shipped page", *with_weights(fitted([one for page in told for one in page]), shipped)


def as_csv(weights: Weights) -> str:
    """The data file."""
    return "".join(
        ["sign,weight\n", *(f"{name},{weight:.{DECIMALS}f}\n" for name, weight in weights.items())]
    )


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--measure", action="store_true", help="count starts found on pages not fitted on")
    if parser.parse_args().measure:
        for name, found, wanted in measured():
            print(f"{name}: {found} of {wanted}, {100 * found / wanted:.1f} %")
        return
    met = [one for page in (unmarked(SHIPPED), *pages()) for one in examples(page)]
    FILE.write_text(as_csv(fitted(met)), "utf-8", newline="\n")
    print(FILE.read_text("utf-8"), end="")


if __name__ == "__main__":
    main()
