"""How sure a speaker is: how often evidence of the same kind named the right one where people had read it.

The shares stand in ``data/confidence.csv``, which ``python -m benchmarks.calibration`` writes: a line for
each rule and form of the phrase that names the speaker. What was met seldom leans on its rule, and a rule
that was met seldom on all rules together.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal

from rsdata.language import lexicon as lx
from rsdata.language.word_lists import tagged
from rsdata.named_tuples import NamedTuple

# How the speaker is printed: "Ann Lee", "Ms Lee"; "she"; "the Labour leader", "a spokesman".
Form = Literal["name", "pronoun", "description"]
FORMS: Final[tuple[Form, ...]] = ("name", "pronoun", "description")
FILE: Final = Path(__file__).parent / "data" / "confidence.csv"
ALL: Final = "all"  # stands for every rule, or every form of a rule

_PRONOUNS: Final = lx.HE_SHE | tagged("subject pronouns") | tagged("objects") | tagged("relatives")


def form_of(as_printed: str, speaker: str) -> Form:
    """How the phrase ``as_printed`` names the speaker of that name."""
    low = as_printed.lower().strip()
    if low in _PRONOUNS:
        return "pronoun"
    surname = speaker.lower().split()[-1]
    return "name" if surname in low else "description"


@lru_cache(maxsize=2048)
def confidence_of(rule: str, as_printed: str, speaker: str) -> float:
    """How often a rule is right that finds a speaker printed so: 0 to 1."""
    table = measured()
    form = form_of(as_printed, speaker)
    return next(table[key].confidence for key in kinds(rule, form) if key in table)


def kinds(rule: str, form: str) -> tuple[tuple[str, str], ...]:
    """The kinds of evidence that a speaker belongs to, as rule and form, the narrowest first."""
    return ((rule, form), (rule, ALL), (ALL, form), (ALL, ALL))


class Measured(NamedTuple):
    """Of how many quotations a kind of evidence named the speaker where people had read them, of how many the
    right one, and what is said of one more."""

    quotations: int
    right: int
    confidence: float


@cache
def measured() -> dict[tuple[str, str], Measured]:
    """What was counted, by rule and form."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            (row["rule"], row["form"]): Measured(
                int(row["quotations"]), int(row["right"]), float(row["confidence"])
            )
            for row in csv.DictReader(file, strict=True)
        }
