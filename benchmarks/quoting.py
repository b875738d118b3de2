"""``find_quotes`` beside textacy's direct_quotations: characters a second on one core, in turn.

    python -m benchmarks.quoting [--pages 12] [--pipeline en_core_web_sm]

textacy reads what a spaCy pipeline has parsed, and the parse is what its time goes into: without it there is
nothing to read, so it is counted. Text is that of benchmarks.corpus, a paragraph at a time for textacy, which
gives up on a text with an odd number of marks.
"""

from __future__ import annotations

import argparse
import importlib
import statistics
import time
from collections.abc import Callable
from contextlib import suppress

from benchmarks import corpus
from rsdata import find_quotes

ROUNDS = 5


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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--pipeline", default="en_core_web_sm")
    options = parser.parse_args()
    texts = [corpus.make(number).text for number in range(1, options.pages + 1)]
    finders: dict[str, Callable[[str], int]] = {"find_quotes": lambda text: len(list(find_quotes(text)))}
    other = textacy(options.pipeline)
    if other is None:
        print(f"textacy or {options.pipeline} is not installed: its row is left out")
    else:
        finders["textacy"] = other
    rates: dict[str, list[float]] = {name: [] for name in finders}
    quotes = dict.fromkeys(finders, 0)
    for _ in range(ROUNDS):
        for name, find in finders.items():
            began = time.process_time()
            quotes[name] = sum(map(find, texts))
            rates[name].append(sum(map(len, texts)) / (time.process_time() - began))
    for name in finders:
        print(f"{name:<14}{statistics.median(rates[name]):>14,.0f} characters/s{quotes[name]:>8,} quotations")
    if other is not None:
        ratio = statistics.median(a / b for a, b in zip(*rates.values(), strict=True))
        print(f"{'ratio':<14}{ratio:>14,.1f}")


if __name__ == "__main__":
    main()
