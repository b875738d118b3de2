"""``find_quotes`` beside textacy's direct_quotations: characters a second on one core, in turn.

    python -m benchmarks.quoting [--pages 12] [--pipeline en_core_web_sm]

textacy reads what a spaCy pipeline has parsed, and the parse is what its time goes into: without it there is
nothing to read, so it is counted. Text is that of benchmarks.corpus, a paragraph at a time for textacy, which
gives up on a text with an odd number of marks.
"""

from __future__ import annotations

import importlib
import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from benchmarks import corpus
from benchmarks.arguments import parser_of
from rsdata import find_quotes

ROUNDS = 5
PAGES = 12
PIPELINE = "en_core_web_sm"
MISSING = "textacy or its pipeline is not installed: its row is left out"


def textacy(pipeline: str) -> Callable[[str], int] | None:
    """How many quotations textacy finds; None where it or the pipeline is not installed."""
    try:
        extract = importlib.import_module("textacy.extract")
        nlp = importlib.import_module(pipeline).load()
    except ImportError:
        return None

    def count(text: str) -> int:
        found = 0
        for doc in nlp.pipe(paragraph for paragraph in text.split("\n\n") if paragraph.strip()):
            with suppress(ValueError):  # an odd number of marks
                found += sum(1 for _ in extract.direct_quotations(doc))
        return found

    return count


def measure(pages: int, pipeline: str) -> dict[str, Any]:
    """Characters a second and quotations found by each, and the ratio of the rates where there are two."""
    texts = [corpus.make(number).text for number in range(1, pages + 1)]
    finders: dict[str, Callable[[str], int]] = {"find_quotes": lambda text: len(list(find_quotes(text)))}
    if other := textacy(pipeline):
        finders["textacy"] = other
    rates: dict[str, list[float]] = {name: [] for name in finders}
    found: dict[str, Any] = {}
    for _ in range(ROUNDS):
        for name, find in finders.items():
            began = time.process_time()
            quotations = sum(map(find, texts))
            rates[name].append(sum(map(len, texts)) / (time.process_time() - began))
            found[name] = {"quotations": quotations}
    for name in finders:
        found[name]["characters_a_second"] = statistics.median(rates[name])
    if other:
        found["ratio"] = statistics.median(a / b for a, b in zip(*rates.values(), strict=True))
    return found


def table(found: dict[str, Any]) -> str:
    """A line for each."""
    lines = [
        f"{name:<14}{found[name]['characters_a_second']:>14,.0f} characters/s"
        f"{found[name]['quotations']:>8,} quotations"
        for name in ("find_quotes", "textacy")
        if name in found
    ]
    ratio = f"{'ratio':<14}{found['ratio']:>14,.1f}" if "ratio" in found else MISSING
    return "\n".join([*lines, ratio])


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--pipeline", default=PIPELINE)
    options = parser.parse_args()
    print(table(measure(options.pages, options.pipeline)))


if __name__ == "__main__":
    main()
