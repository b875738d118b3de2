"""Time and memory that text which is meant to hurt costs, at a length and at twice that length.

    python -m benchmarks.hostile [--size 100000] [--json FILE] [NAME ...]

For each text of tests/hostile.py it measures, each time in a process of its own, the build of a database and
`find_quotes`: characters a second; how much longer twice the text takes; and what each further character
costs at the peak of memory. The last lines name what is worse than asked: slower than 50,000 characters a
second, more than 2.6 times as long for twice the text. Memory is told by itself: where a row stands in
every few characters it is that of the rows, which the last column counts.
"""

from __future__ import annotations

import json
import os
import resource
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.arguments import parser_of
from rsdata.build.builder import build
from rsdata.pipeline import find_quotes
from rsdata.sources.folder import open_raw
from tests.hostile import TEXTS

SLOWEST, STEEPEST = 50_000, 2.6
# Seconds below which a ratio says nothing.
NOISE = 0.1


class Cost(NamedTuple):
    """What one task took: characters read, seconds of the processor, bytes at the peak, rows written."""

    characters: int
    seconds: float
    peak: int
    rows: int = 0


def building(text: str) -> int:
    """The whole build of a page, and the rows it gave."""
    with tempfile.TemporaryDirectory() as folder:
        page, target = Path(folder, "page.txt"), Path(folder, "x.db")
        page.write_bytes(text.encode())
        report = build(open_raw(page), target, workers=1)
    return sum(report.rows.values())


def quoting(text: str) -> int:
    return sum(1 for _ in find_quotes(text))


TASKS = {"build": building, "quotes": quoting}


def measured(task: str, name: str, size: int) -> Cost:
    """The cost of a task, in a child of this process, which has imported all and read nothing."""
    receive, send = os.pipe()
    child = os.fork()
    if not child:
        text = TEXTS[name](size)
        before = peak()
        began = time.process_time()
        rows = TASKS[task](text)
        cost = Cost(len(text), time.process_time() - began, peak() - before, rows)
        os.write(send, json.dumps(cost).encode())
        os._exit(0)
    os.close(send)
    with os.fdopen(receive) as answer:
        found = answer.read()
    os.waitpid(child, 0)
    if not found:
        raise SystemExit(f"{task} of {name} at {size:,} ended without an answer")
    return Cost(*json.loads(found))


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    # What is imported or read when first needed is no cost of a text.
    building('Full result: Ann Lee (Lab) 2 (50%), Bo Ek (Con) 1. Evens "x" said Ann Lee. Cy tweets: é')
    worse, kept = [], {}
    print(f"{'':<36}" + "".join(f"{task:>11} c/s  twice  B/c" for task in TASKS) + "  rows/1000 c")
    for name in options.names or TEXTS:
        line, rows = f"{name:<36}", 0.0
        for task in TASKS:
            one, two = (measured(task, name, size) for size in (options.size, 2 * options.size))
            kept[f"{name}: {task}"] = (one, two)
            speed = two.characters / max(two.seconds, 1e-9)
            twice = 2 * (two.seconds / two.characters) / max(one.seconds / one.characters, 1e-12)
            memory = (two.peak - one.peak) / (two.characters - one.characters)
            line += f"{speed:>15,.0f} {twice:>6.2f} {memory:>4.0f}"
            rows = rows or 1000 * two.rows / two.characters
            if speed < SLOWEST or (twice > STEEPEST and two.seconds > NOISE):
                worse.append(f"{name}, {task}: {speed:,.0f} characters a second, {twice:.2f} times")
        print(f"{line} {rows:>10.0f}", flush=True)
    print("\n".join(["", *worse]) if worse else "\nall within the bounds")
    if options.json:
        options.json.write_text(json.dumps(kept, indent=1))


if __name__ == "__main__":
    main()
