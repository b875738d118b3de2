"""Whole processes against each other, in turn, so that a noisy machine slows both.

    python -m benchmarks.processes

What a user waits for when building the shipped page, anew and again, as a ratio to the start of a Python that
imports two libraries such as a command line of this kind is made of. To be run where pandas is not installed:
sqlite-utils imports it where it is, and takes ten times as long.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.arguments import parser_of

RAW = Path(__file__).parent.parent / "raw"
FLOOR = [sys.executable, "-c", "import click, sqlite_utils"]
CLICK = [sys.executable, "-c", "import click"]


class Took(NamedTuple):
    """Seconds of one run, by the clock and of processors."""

    clock: float
    processors: float


def took(command: list[str], environment: dict[str, str]) -> Took:
    """One run."""
    start, before = time.perf_counter(), processor_seconds()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return Took(time.perf_counter() - start, processor_seconds() - before)


def processor_seconds() -> float:
    """Seconds of processors that the processes begun from here have used, with those that they began."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ratio(command: list[str], floor: list[str], runs: int, environment: dict[str, str]) -> dict[str, float]:
    """Median times in seconds of both commands, run in turn after one of each, and the median ratios."""
    pairs = [(took(command, environment), took(floor, environment)) for _ in range(runs + 1)][1:]
    return {
        "seconds": statistics.median(a.clock for a, _ in pairs),
        "floor_seconds": statistics.median(b.clock for _, b in pairs),
        "ratio": statistics.median(a.clock / b.clock for a, b in pairs),
        "processors": statistics.median(a.processors / b.processors for a, b in pairs),
    }


def measure(runs: int = 11) -> dict[str, dict[str, float]]:
    """Seconds and ratios of builds of the shipped page, parsed and from the cache, and of the help text."""
    rsdata = [sys.executable, "-m", "rsdata"]
    with tempfile.TemporaryDirectory() as folder:
        own = os.environ | {"XDG_CACHE_HOME": f"{folder}/cache", "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        own.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, as where they were installed
        build = [*rsdata, "build", str(RAW), "-o", f"{folder}/rsdata.db"]
        return {
            "rsdata build --no-cache / import click, sqlite_utils": ratio(
                [*build, "--no-cache"], FLOOR, runs, own
            ),
            "rsdata build, again / import click, sqlite_utils": ratio(build, FLOOR, runs, own),
            "rsdata --help / import click": ratio([*rsdata, "--help"], CLICK, runs, own),
        }


def table(measured: dict[str, dict[str, float]]) -> str:
    """A line for each command."""
    return "\n".join(
        f"{what:<54} {found['seconds']:.3f} s / {found['floor_seconds']:.3f} s = {found['ratio']:.2f},"
        f" of processors {found['processors']:.2f}"
        for what, found in measured.items()
    )


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--runs", type=int, default=11)
    print(table(measure(parser.parse_args().runs)))


if __name__ == "__main__":
    main()
