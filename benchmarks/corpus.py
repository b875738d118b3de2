"""An invented archive of live pages, the same for the same seed.

    python -m benchmarks.corpus FOLDER --pages 1000 [--seed 1]

Writes FOLDER/live-000001.txt and on, with the sources.yml that describes them: every layout the parser knows,
10 to 120 KB a page (some 50 KB on average), 30 to 250 posts. A page depends on the seed and its own number
alone: the first thousand of ten thousand are the thousand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.arguments import parser_of
from benchmarks.layouts import LAYOUTS, page
from benchmarks.prose import Writer
from benchmarks.world import Contest, World

ENTRY = """  - id: {id}
    file: {id}.txt
    title: "{title}"
    publisher: Example Broadcasting
    url: https://example.org/live/{id}
    published: {published}
    timezone: Europe/London
    sha256: {sha256}
    contests:
      - id: {contest.id}
        name: "{contest.name}"
        date: {contest.day}
        kind: {contest.kind}
        area: "{contest.area}"
        seats: {contest.seats}
"""


class Made(NamedTuple):
    """One page: its name without ending, its text, and what sources.yml says of it."""

    id: str
    text: str
    layout: str
    title: str
    contest: Contest

    def entry(self) -> str:
        """Its lines in sources.yml."""
        published = self.contest.day + timedelta(days=1)
        sha256 = hashlib.sha256(self.text.encode()).hexdigest()
        return ENTRY.format(
            id=self.id, title=self.title, published=published, sha256=sha256, contest=self.contest
        )


@cache
def _world(seed: int) -> World:
    return World(seed)


def make(number: int, seed: int = 1) -> Made:
    """The page of that number, from 1."""
    random = Random(f"{seed} page {number}")
    layouts, weights = zip(*LAYOUTS, strict=True)
    (layout,) = random.choices(layouts, weights)
    # 30 to 250 posts, 160 on average.
    count = 30 + int(221 * random.betavariate(2.2, 1.5))
    laid_out = page(Writer(_world(seed), random), count)
    return Made(f"live-{number:06}", layout(laid_out), layout.__name__, laid_out.title, laid_out.contest)


def _write(folder: Path, number: int, seed: int) -> tuple[str, int]:
    made = make(number, seed)
    return made.entry(), (folder / f"{made.id}.txt").write_bytes(made.text.encode())


def write(folder: Path, pages: int, seed: int = 1, workers: int = 2) -> int:
    """Writes the archive; its size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    with (folder / "sources.yml").open("w", encoding="utf-8", newline="\n") as described:
        described.write("sources:\n")
        for entry, written in _written(folder, pages, seed, workers):
            described.write(entry)
            size += written
    return size


def _written(folder: Path, pages: int, seed: int, workers: int) -> Iterator[tuple[str, int]]:
    numbers = range(1, pages + 1)
    if workers < 2 or pages < 50:
        yield from (_write(folder, number, seed) for number in numbers)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_write, [folder] * pages, numbers, [seed] * pages, chunksize=20)


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size = write(options.folder, options.pages, options.seed)
    print(f"{options.pages:,} pages, {size:,} bytes")


if __name__ == "__main__":
    main()
