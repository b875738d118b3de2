"""How a build grows: from one page to ten thousand.

    python -m benchmarks.scale --pages 1 1000 --work /tmp/scale --json speed.json

For each number of pages an invented archive (benchmarks.corpus) is made, built and measured in the same run:
against the floor, which is the same rows through bare executemany with the same search and indexes. Every
measure is a process of its own, and the rounds go through all of them in turn, so that a noisy machine slows
all alike: believe the ratios, which are medians of the rounds, more than the seconds.

Needs psutil.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import psutil

from benchmarks import corpus
from benchmarks.arguments import parser_of
from benchmarks.processes import processor_seconds
from rsdata.build.cache import parser_checksum

Figures = dict[str, Any]

PAGES = (1, 100, 1000)
ROUNDS = 3
ON_PAPER = 100_000  # pages
PAPER = f"{ON_PAPER:,} on paper"

# Seconds between two looks at the memory of a build.
LOOK = 0.05

# "build" keeps nothing; "first" keeps what it parsed in an empty cache, as a build does unless told not to;
# "again" is the build after that, of the archive with one page in a thousand changed.
MEASURES = ("floor", "load", "parse 1", "parse 2", "build 1", "build 2", "first", "again")


def stage(name: str, *arguments: object) -> Figures:
    """A measure of benchmarks.stages, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.stages", name, *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: Figures = json.loads(done.stdout)
    return found


def build(raw: Path, target: Path, workers: int, cache: Path | None = None) -> Figures:
    """The command as a user gives it: seconds, those of its processors, and the most memory that it and its
    workers had together (resident, pages they share counted for each)."""
    command = [sys.executable, "-m", "rsdata", "build", str(raw), "-o", str(target)]
    command += ["--workers", str(workers), "--cache" if cache else "--no-cache"]
    environment = os.environ | ({"XDG_CACHE_HOME": str(cache)} if cache else {})
    began, used = time.perf_counter(), processor_seconds()
    process = psutil.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    most = 0
    while process.poll() is None:
        most = max(most, _memory(process))
        time.sleep(LOOK)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} left with {process.returncode}")
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "cpu_seconds": processor_seconds() - used, "peak_bytes": most}


def _memory(process: psutil.Process) -> int:
    total = 0
    try:
        for one in (process, *process.children(recursive=True)):
            total += one.memory_info().rss
    except psutil.NoSuchProcess:
        pass  # ended meanwhile
    return total


class Archive:
    """The files of one number of pages, made when they are first needed and kept in the working folder: the
    pages for good, what was parsed of them as long as the parser is the same."""

    def __init__(self, work: Path, pages: int) -> None:
        folder = work / str(pages)
        self.pages, self.raw = pages, folder / "raw"
        self.built, self.other = folder / "built.db", folder / "other.db"
        self.rows, self.cache = folder / "rows", folder / "cache"
        parser = folder / "parser"
        if not self.raw.exists():
            corpus.write(self.raw, pages)
        if not parser.exists() or parser.read_text() != parser_checksum():
            self.rows.unlink(missing_ok=True)
            self.built.unlink(missing_ok=True)
            shutil.rmtree(self.cache, ignore_errors=True)
            parser.write_text(parser_checksum())

    def measure(self, what: str) -> Figures:
        match what.split():
            case ["floor"]:
                self._need(self.built)
                return stage("floor", self.built, self.other)
            case ["load"]:
                self._need(self.rows)
                return stage("load", self.raw, self.rows, self.other)
            case ["parse", workers]:
                return stage("parse", self.raw, workers)
            case ["build", workers]:
                return build(self.raw, self.built, int(workers))
            case ["first"]:
                shutil.rmtree(self.cache, ignore_errors=True)
                return build(self.raw, self.built, 2, self.cache)
            case ["again"]:
                self._need(self.cache)
                return self._again()
        raise ValueError(f"{what!r} is no measure")

    def size(self) -> Figures:
        self._need(self.built)
        return stage("size", self.built)

    def _need(self, wanted: Path) -> None:
        """Makes what a measure stands on."""
        if wanted.exists():
            return
        if wanted == self.rows:
            stage("rows", self.raw, self.rows)
        else:
            build(self.raw, self.built, 2, self.cache)

    def _again(self) -> Figures:
        """A build after one page in a thousand has changed: everything else is in the cache."""
        changed = self.raw.with_name("changed")
        shutil.rmtree(changed, ignore_errors=True)
        shutil.copytree(self.raw, changed)
        for page in range(1, self.pages + 1, 1000):
            self._change(changed, page)
        return build(changed, self.other, 2, self.cache)

    def _change(self, folder: Path, page: int) -> None:
        """Another sentence at the end of a page, never the same."""
        made = corpus.make(page)
        longer = made._replace(text=f"{made.text}\nChanged at {time.time_ns()}.\n")
        (folder / f"{made.id}.txt").write_bytes(longer.text.encode())
        described = folder / "sources.yml"
        described.write_text(described.read_text("utf-8").replace(made.entry(), longer.entry()), "utf-8")


def rounds(archives: Iterable[Archive], measures: Iterable[str], count: int) -> Figures:
    """Every measure of every archive, in turn; one round of two leaves nothing out."""
    found: Figures = {}
    for _ in range(count):
        for archive in archives:
            for what in measures:
                taken = found.setdefault(str(archive.pages), {}).setdefault(what, [])
                taken.append(archive.measure(what))
                print(f"{archive.pages:>6} pages  {what:<12} {taken[-1]}", file=sys.stderr, flush=True)
    return found


def seconds(measured: Figures, what: str, unit: str = "seconds") -> float | None:
    taken = [one[unit] for one in measured.get(what, ()) if unit in one]
    return statistics.median(taken) if taken else None


def over(measured: Figures, what: str, floor: str, unit: str = "seconds") -> float | None:
    """The ratio of two measures, round by round, in the median."""
    pairs = zip(measured.get(what, ()), measured.get(floor, ()), strict=False)
    ratios = [one[unit] / other[unit] for one, other in pairs if unit in one and unit in other]
    return statistics.median(ratios) if ratios else None


RATIOS = (
    ("load and finish / floor", "load", "floor"),
    ("whole build, 1 worker / floor", "build 1", "floor"),
    ("whole build, 2 workers / floor", "build 2", "floor"),
    ("parse, 1 worker / 2 workers", "parse 1", "parse 2"),
    ("build again / first build", "again", "first"),
)


def on_paper(found: Figures, pages: int) -> Figures | None:
    """What so many pages would take of processors, memory and disk, from how the cost of a page grew between
    the two largest archives that were measured; None of fewer. The database grows with the pages, the others
    by a power of them."""
    used = {n: seconds(found[n], "build 2", "cpu_seconds") for n in found}
    numbers = sorted((n for n in found if used[n]), key=int)[-2:]
    if len(numbers) < 2:
        return None
    small, large = map(int, numbers)
    per_page = [(used[n] or 0.0) / int(n) for n in numbers]
    power = max(0.0, math.log(per_page[1] / per_page[0]) / math.log(large / small))
    peaks = [max(b["peak_bytes"] for b in found[n]["build 2"]) for n in numbers]
    return {
        "cpu_seconds": pages * per_page[1] * (pages / large) ** power,
        "peak_bytes": peaks[1] * max(1.0, peaks[1] / peaks[0]) ** (math.log(pages / large, large / small)),
        "bytes": found[numbers[1]]["size"]["bytes"] / large * pages,
    }


def rows(found: Figures) -> list[list[str]]:
    """What was measured, a column for each number of pages and one on paper; the head first."""
    numbers = sorted(found, key=int)
    lines = [["", *(f"{int(n):,}" for n in numbers)]]
    lines += [[f"{what}, s", *(_shown(seconds(found[n], what), ".2f") for n in numbers)] for what in MEASURES]
    for name, what, floor in RATIOS:
        lines.append([name, *(_shown(over(found[n], what, floor), ".2f") for n in numbers)])
    # A machine that does other work besides slows two processes more than one; their processors tell.
    for name, what, floor in (row for row in RATIOS if "build" in row[1] + row[0]):
        ratios = (over(found[n], what, floor, "cpu_seconds") for n in numbers)
        lines.append([f"{name}, processors", *(_shown(ratio, ".2f") for ratio in ratios)])
    used = [seconds(found[n], "build 2", "cpu_seconds") for n in numbers]
    lines.append(["build 2, s of processors", *(_shown(s, ".1f") for s in used)])
    pages = [1000 * s / int(n) if s else None for s, n in zip(used, numbers, strict=True)]
    lines.append(["build 2, ms of processors a page", *(_shown(ms, ".1f") for ms in pages)])
    for what in ("build 2", "load"):
        taken = (seconds(found[n], what) for n in numbers)
        each = (t and 1000 * t / int(n) for t, n in zip(taken, numbers, strict=True))
        lines.append([f"{what}, ms a page", *(_shown(ms, ".1f") for ms in each)])
    peaks = (max((b["peak_bytes"] for b in found[n].get("build 2", ())), default=None) for n in numbers)
    lines.append(["most memory, 2 workers, MiB", *(_shown(p and p / 2**20, ".0f") for p in peaks)])
    sizes = (found[n].get("size", {}).get("bytes") for n in numbers)
    lines.append(["database, MB", *(_shown(s and s / 1e6, ".1f") for s in sizes)])
    thought = on_paper(found, ON_PAPER)
    if thought is not None:
        told = {
            "build 2, s of processors": thought["cpu_seconds"],
            "build 2, ms of processors a page": 1000 * thought["cpu_seconds"] / ON_PAPER,
            "most memory, 2 workers, MiB": thought["peak_bytes"] / 2**20,
            "database, MB": thought["bytes"] / 1e6,
        }
        lines = [[*line, _shown(told.get(line[0]), ",.0f") if line[0] else PAPER] for line in lines]
    return lines


def table(found: Figures) -> str:
    """The same as text."""
    return "\n".join(f"{line[0]:<42}" + "".join(f"{cell:>18}" for cell in line[1:]) for line in rows(found))


def _shown(value: float | None, form: str) -> str:
    return "-" if value is None else format(value, form)


def measure(archives: Sequence[Archive], measures: Iterable[str], count: int) -> Figures:
    """All of it, with the size of what was built."""
    found = rounds(archives, measures, count)
    for archive in archives:
        found[str(archive.pages)]["size"] = archive.size()
    return found


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=PAGES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--measures", nargs="+", choices=MEASURES, default=MEASURES)
    parser.add_argument("--work", type=Path, required=True, help="folder for the archives, kept")
    parser.add_argument("--json", type=Path, help="file for the figures; what it has of other measures stays")
    options = parser.parse_args()
    found = json.loads(options.json.read_text()) if options.json and options.json.exists() else {}
    archives = [Archive(options.work, pages) for pages in options.pages]
    for pages, measured in measure(archives, options.measures, options.rounds).items():
        found.setdefault(pages, {}).update(measured)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n")
    print(table(found))


if __name__ == "__main__":
    main()
