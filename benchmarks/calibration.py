"""Fits how sure each kind of evidence is, and shows how well that holds elsewhere.

    python -m benchmarks.calibration --polnear FOLDER [--folds | --held] [--docs docs/attribution.md]

Counts, on the pages read by hand, on the development half of PolNeAR and as ``accuracy/first_sight.csv`` has
it, how often each rule named the right speaker, by the form of the phrase, and writes the shares to
``rsdata/attribution/data/confidence.csv``: the same counts give the same bytes. --folds and --held write no
such file: --folds fits it on the pages and four fifths of the development half and compares what that
promises with the fifth left out, each fifth in turn; --held compares what the file says with the held half.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from benchmarks.accuracy import first_sight, pages, polnear
from benchmarks.accuracy.__main__ import write
from benchmarks.accuracy.tally import Tally
from benchmarks.arguments import parser_of
from rsdata.attribution.confidence import ALL, FILE, FORMS, kinds

# Quotations by which a kind of evidence leans on the wider kind that it belongs to.
LEANING: Final = 12
# Confidences that the table of what holds elsewhere puts together.
BINS: Final = (0.0, 0.8, 0.9, 0.95, 0.98, 1.01)

FOLDS: Final = 5  # parts of the development half, of which each is left out once

CONFIDENCE: Final = "confidence"  # the markers of the tables in the document
LEFT_OUT: Final = "confidence of parts left out"
Key = tuple[str, str]  # rule and form


def counts_of(tallies: Iterable[Tally]) -> Counter[tuple[str, str, bool]]:
    """Quotations by rule, form, and whether the speaker was right; no source counts as wrong."""
    total: Counter[tuple[str, str, bool]] = Counter()
    for tally in tallies:
        for (rule, form, verdict), count in tally.forms.items():
            total[rule, form, verdict == "right"] += count
    return total


def fitted(counts: Counter[tuple[str, str, bool]]) -> Iterator[tuple[Key, int, int, float]]:
    """Rule and form, quotations, right ones, and the confidence to two decimals, in order of name."""
    rules = sorted({rule for rule, _, _ in counts})
    met, right = _sums(counts, ALL, ALL)
    overall = right / met
    yield (ALL, ALL), met, right, round(overall, 2)
    for form in sorted(FORMS):
        met, right = _sums(counts, ALL, form)
        yield (ALL, form), met, right, round(_leaning(met, right, overall), 2)
    for rule in rules:
        met, right = _sums(counts, rule, ALL)
        share = _leaning(met, right, overall)
        yield (rule, ALL), met, right, round(share, 2)
        for form in sorted(FORMS):
            met, right = _sums(counts, rule, form)
            if met:
                yield (rule, form), met, right, round(_leaning(met, right, share), 2)


def _sums(counts: Counter[tuple[str, str, bool]], rule: str, form: str) -> tuple[int, int]:
    chosen = [
        (count, right)
        for (its_rule, its_form, right), count in counts.items()
        if rule in (its_rule, ALL) and form in (its_form, ALL)
    ]
    return sum(count for count, _ in chosen), sum(count for count, right in chosen if right)


def _leaning(met: int, right: int, wider: float) -> float:
    """The share that was right, drawn to the share of the wider kind where little was met.

    One more is counted than was met, and as wrong: the next article holds what no article read has shown.
    """
    return (right + LEANING * wider) / (met + LEANING + 1)


def as_csv(rows: Iterable[tuple[Key, int, int, float]]) -> str:
    """The data file."""
    lines = [f"{rule},{form},{met},{right},{share:.2f}\n" for (rule, form), met, right, share in rows]
    return "".join(["rule,form,quotations,right,confidence\n", *lines])


def by_confidence(tally: Tally) -> str:
    """What the confidences promised and what was right, as a table."""
    rows = ["| confidence | quotations | promised | right |", "|---|---|---|---|"]
    for low, high in pairwise(BINS):
        inside = [(c, right, n) for (c, right), n in tally.confidences.items() if low <= c < high]
        met = sum(n for _, _, n in inside)
        if met:
            promised = 100 * sum(c * n for c, _, n in inside) / met
            right = 100 * sum(n for _, right, n in inside if right) / met
            rows.append(f"| {low:.2f} to {min(high, 1):.2f} | {met} | {promised:.1f} % | {right:.1f} % |")
    return "\n".join(rows)


def promised(parts: Sequence[Tally], always: Sequence[Tally]) -> Tally:
    """What is right in each part beside what the other parts, and ``always``, promise of it."""
    total = Tally("parts left out")
    for part in parts:
        others = [other for other in parts if other is not part]
        table = {key: share for key, _, _, share in fitted(counts_of([*always, *others]))}
        for (rule, form, verdict), count in part.forms.items():
            share = next(table[key] for key in kinds(rule, form) if key in table)
            total.confidences[share, verdict == "right"] += count
    return total


def read_by_hand() -> list[Tally]:
    """What was right on pages whose speakers people wrote down: those kept here, those of first sight."""
    return [*pages.measure(), *first_sight.measure()]


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--polnear", type=Path, metavar="FOLDER", required=True)
    compared = parser.add_mutually_exclusive_group()
    compared.add_argument("--folds", action="store_true", help="compare with articles left out of the fit")
    compared.add_argument("--held", action="store_true", help="compare with the held half")
    parser.add_argument("--docs", type=Path, metavar="FILE", help="write the comparison into this document")
    options = parser.parse_args()
    if options.held or options.folds:
        if options.held:
            marker, tally = CONFIDENCE, polnear.measure(options.polnear, "held")[-1]
        else:
            parts = polnear.folds(options.polnear, "development", FOLDS)
            marker, tally = LEFT_OUT, promised(parts, read_by_hand())
        table = by_confidence(tally)
        print(table)
        if options.docs:
            write(options.docs, marker, table)
        return
    tallies = [*read_by_hand(), polnear.measure(options.polnear, "development")[-1]]
    FILE.write_text(as_csv(fitted(counts_of(tallies))), "utf-8", newline="\n")
    print(FILE.read_text("utf-8"), end="")


if __name__ == "__main__":
    main()
