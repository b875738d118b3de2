"""Whole processes against each other, in turn, so that a noisy machine slows both.

    python benchmarks/processes.py

What a user waits for when building the shipped page, as a ratio to what cannot be avoided: a Python that
imports the two libraries of the command line.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RAW = Path(__file__).parent.parent / "raw"
FLOOR = [sys.executable, "-c", "import click, sqlite_utils"]
CLICK = [sys.executable, "-c", "import click"]


def seconds(command: list[str]) -> float:
    """Wall-clock time of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def ratio(command: list[str], floor: list[str], runs: int) -> dict[str, float]:
    """Median times in seconds of both commands, run in turn after one of each, and the median ratio."""
    pairs = [(seconds(command), seconds(floor)) for _ in range(runs + 1)][1:]
    return {
        "seconds": statistics.median(a for a, _ in pairs),
        "floor_seconds": statistics.median(b for _, b in pairs),
        "ratio": statistics.median(a / b for a, b in pairs),
    }


def main() -> None:
    """Prints a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "rsdata", "build", str(RAW), "-o", f"{folder}/rsdata.db"]
        measured = {
            "rsdata build / import click, sqlite_utils": ratio(build, FLOOR, options.runs),
            "rsdata --help / import click": ratio(
                [sys.executable, "-m", "rsdata", "--help"], CLICK, options.runs
            ),
        }
    if options.json:
        print(json.dumps(measured, indent=2))
        return
    for what, figures in measured.items():
        seconds, floor = figures["seconds"], figures["floor_seconds"]
        print(f"{what:<45} {seconds:.3f} s / {floor:.3f} s = {figures['ratio']:.2f}")


if __name__ == "__main__":
    main()
