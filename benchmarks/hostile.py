"""Time and memory that text which is meant to hurt costs, at a length and at twice that length.

    python -m benchmarks.hostile [--size 500000] [--json FILE] [NAME ...]

For each text of tests/hostile.py it measures, each in a process of its own: `parse`, `find_quotes` and the
build of a database, in characters a second; how much longer twice the text takes; and what each further
character costs at the peak of memory. The last lines name what is worse than asked: slower than 50,000
characters a second, more than 2.6 times as long for twice the text, more than 20 bytes a character.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.hostile import TEXTS

SLOWEST, STEEPEST, LARGEST = 50_000, 2.6, 20
TASKS = ("parse", "quotes", "build")
# Seconds after which a task is given up, and below which a ratio says nothing.
PATIENCE, NOISE = 240, 0.1


def run(task: str, name: str, size: int) -> None:
    """In the process of its own: prints seconds, and the peak of memory in bytes."""
    from rsdata.build import build
    from rsdata.parsing.coverage import find_quotes, parse
    from rsdata.sources import open_raw

    text = TEXTS[name](size)
    parse("Nothing yet.")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_bytes(text.encode())
        before = peak()
        began = time.process_time()
        if task == "parse":
            parse(text)
        elif task == "quotes":
            find_quotes(text)
        else:
            build(open_raw(page), Path(folder) / "x.db", workers=1)
        taken = time.process_time() - began
    print(json.dumps({"chars": len(text), "seconds": taken, "bytes": peak() - before}))


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measured(task: str, name: str, size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.hostile", "--run", task, "--size", str(size), name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    except subprocess.TimeoutExpired:
        return {"chars": size, "seconds": float("inf"), "bytes": float("inf")}
    except subprocess.CalledProcessError as error:
        print(error.stderr[-2000:], file=sys.stderr)
        return {"chars": size, "seconds": float("nan"), "bytes": float("nan")}
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--size", type=int, default=500_000)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--tasks", default=",".join(TASKS))
    parser.add_argument("--run", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        run(given.run, given.names[0], given.size)
        return
    bad, kept = [], {}
    print(f"{'text':<28}" + "".join(f"{task:>10} c/s  twice  B/c" for task in given.tasks.split(",")))
    for name in given.names or TEXTS:
        line, verdicts = f"{name:<28}", []
        for task in given.tasks.split(","):
            one, two = (measured(task, name, size) for size in (given.size, 2 * given.size))
            kept[f"{name} {task}"] = (one, two)
            speed = two["chars"] / two["seconds"]
            ratio = two["seconds"] / max(one["seconds"], 1e-9) * one["chars"] / two["chars"] * 2
            memory = (two["bytes"] - one["bytes"]) / (two["chars"] - one["chars"])
            line += f"{speed:>14,.0f} {ratio:>6.2f} {memory:>4.0f}"
            if not (speed >= SLOWEST and (ratio <= STEEPEST or two["seconds"] < NOISE) and memory <= LARGEST):
                verdicts.append(f"{name}, {task}: {speed:,.0f} c/s, {ratio:.2f} times, {memory:.0f} B/c")
        print(line, "  <--" if verdicts else "", flush=True)
        bad += verdicts
    print("\n".join(["", *bad]) if bad else "\nall within the bounds")
    if given.json:
        given.json.write_text(json.dumps(kept, indent=1))


if __name__ == "__main__":
    main()
