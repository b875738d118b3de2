"""How often each kind of evidence was right on live pages that nobody had seen while its rules were written.

``first_sight.csv`` has what was counted when each set of pages was read for the first time, after people
had written down who speaks: a line for each set, rule and form, of quotations with a speaker. Rules were
mended for these pages afterwards, so that the counts cannot be made again; the pages themselves, others'
texts most of them, are not kept here.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from benchmarks.accuracy.tally import Tally

FILE: Final = Path(__file__).with_name("first_sight.csv")


def measure() -> list[Tally]:
    """A tally for each set of pages, of quotations with a speaker alone."""
    tallies: dict[str, Tally] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            tally = tallies.setdefault(row["pages"], Tally(row["pages"]))
            met, right = int(row["quotations"]), int(row["right"])
            tally.forms[row["rule"], row["form"], "right"] += right
            tally.forms[row["rule"], row["form"], "wrong"] += met - right
    return list(tallies.values())
