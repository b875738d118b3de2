"""The ways in which coverage comes, each beside the least that it could cost, in one run.

    python -m benchmarks.ways --pages 40 --work /tmp/ways

Invented entries come as text in the layouts that are known and in one that nobody described, as saved pages
with JSON-LD and without, in a web archive, and with corrections and identifiers beside them. Measured are the
reading of a file (beside selectolax alone, or the decoding of its bytes), the parse of its text (beside one
regular expression over it) and the whole build (beside a bare load of its rows, benchmarks.stages). The
rounds go through all ways in turn.
"""

from __future__ import annotations

import json
import re
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from benchmarks import corpus, layouts, scale
from benchmarks.arguments import parser_of
from benchmarks.prose import Writer
from benchmarks.world import World
from rsdata.pipeline import parse
from rsdata.sources.archives import records_of
from rsdata.sources.folder import SourceFile, open_raw
from tests import saved

Figures = dict[str, Any]

PAGES: Final = 40
ROUNDS: Final = 3
SEED: Final = 1
ENTRIES: Final = 120  # of a saved page
EACH: Final = 20  # of so many quotes, and of so many people, one is corrected or has an identifier
# What anybody would begin with who wants something out of a text.
WORDS: Final = re.compile(r"\w+")


def in_no_known_layout(page: layouts.Page) -> str:
    """Entries under a line of author and clock, as no layout of the table has them."""
    lines = [page.title, "", *page.summary, ""]
    for entry in reversed(page.entries):
        hours, minutes = divmod(entry.clock % (24 * 60), 60)
        at = f"{(hours + 11) % 12 + 1}:{minutes:02} {'AM' if hours < 12 else 'PM'} ET"
        author = page.random.choice(page.reporters)
        lines += [entry.heading or entry.paragraphs[0][:60].rstrip(" .,"), f"{author} — {at}", ""]
        lines += [line for part in layouts.body(entry) for line in (part, "")]
    return "\n".join(lines)


def _writer(number: int) -> Writer:
    return Writer(World(SEED), Random(f"{SEED} way {number}"))


def _laid_out(folder: Path, pages: int) -> None:
    for number in range(1, pages + 1):
        text = in_no_known_layout(layouts.page(_writer(number), ENTRIES))
        (folder / f"live-{number:06}.txt").write_text(text, "utf-8")


def _html(number: int, *, json_ld: bool) -> bytes:
    """A saved page, newest first; each entry is an element, and with JSON-LD told there too."""
    told = tuple(
        saved.Told(f"u{n}", n, entry.heading or "", tuple(entry.paragraphs))
        for n, entry in reversed(list(enumerate(_writer(number).entries(ENTRIES))))
    )
    blog = {**saved.BLOG, "liveBlogUpdate": [saved.posting(entry) for entry in told]}
    return saved.document(saved.nodes(told), saved.json_ld(blog) if json_ld else "")


def _saved(folder: Path, pages: int, *, json_ld: bool) -> None:
    for number in range(1, pages + 1):
        (folder / f"live-{number:06}.html").write_bytes(_html(number, json_ld=json_ld))


def _archived(folder: Path, pages: int) -> None:
    records = (
        saved.Saved(f"https://example.org/live-{number:06}", _html(number, json_ld=True))
        for number in range(1, pages + 1)
    )
    (folder / "live.warc.gz").write_bytes(saved.warc(*records))


def _put_right(folder: Path, pages: int) -> None:
    """The pages of the known layouts, with what people put right and know of the rows that they give."""
    corpus.write(folder, pages)
    built = folder.with_suffix(".db")
    scale.build(folder, built, 2)
    with closing(sqlite3.connect(built)) as rows:
        quotes = rows.execute("select id, speaker from quotes where speaker is not null order by id")
        corrections = [
            f"- row: quotes/{id_}\n  was: {{speaker: {json.dumps(speaker)}}}\n"
            "  set: {speaker: Ann Somebody}\n  why: she said so\n  by: Cy Dale\n  date: 2016-10-22\n"
            for n, (id_, speaker) in enumerate(quotes)
            if not n % EACH
        ]
        people = rows.execute("select id, name from people where kind = 'person' order by id")
        known = [
            f"{json.dumps(id_)}:\n  name: {json.dumps(name)}\n  ids: {{wikidata: Q{n + 1}}}\n"
            for n, (id_, name) in enumerate(people)
            if not n % EACH
        ]
    (folder / "corrections.yml").write_text("".join(corrections), "utf-8")
    (folder / "people.yml").write_text("".join(known), "utf-8")


class Way(NamedTuple):
    """A way in which coverage comes: its name, what writes so many pages of it, what lays its text out."""

    name: str
    write: Callable[[Path, int], Any]
    floor: str


WAYS: Final = (
    Way("text, known layouts", corpus.write, "decoding"),
    Way("text, a layout nobody described", _laid_out, "decoding"),
    Way("HTML with JSON-LD", lambda folder, pages: _saved(folder, pages, json_ld=True), "selectolax"),
    Way("HTML", lambda folder, pages: _saved(folder, pages, json_ld=False), "selectolax"),
    Way("web archive (WARC)", _archived, "selectolax"),
    Way("text, corrections, identifiers", _put_right, "decoding"),
)


def _bodies(files: Iterable[SourceFile]) -> Iterator[bytes]:
    """What the pages are read from."""
    for file in files:
        if file.captures:
            yield from (body for _, body in records_of(file.path, file.captures))
        else:
            yield file.path.read_bytes()


def _took(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began


def read_and_parse(raw: Path, floor: str) -> Figures:
    """Seconds on one core, for all pages: reading, what it stands on, the parse, one regular expression."""
    files = open_raw(raw).files
    found = dict.fromkeys(("read", "read_floor", "parse", "parse_floor"), 0.0)
    alone: Callable[[bytes], object] = bytes.decode if floor == "decoding" else LexborHTMLParser
    size = characters = 0
    for file, body in zip(files, _bodies(files), strict=True):
        began = time.process_time()
        contents = file.read()
        found["read"] += time.process_time() - began
        page, source = contents.page, file.source
        found["read_floor"] += _took(lambda body=body: alone(body))  # type: ignore[misc]
        found["parse"] += _took(lambda page=page, source=source: parse(page, source))  # type: ignore[misc]
        found["parse_floor"] += _took(lambda page=page: WORDS.findall(page.text))  # type: ignore[misc]
        size, characters = size + len(body), characters + len(page.text)
    return {**found, "pages": len(files), "bytes": size, "characters": characters}


def measure(work: Path, pages: int = PAGES, rounds: int = ROUNDS) -> Figures:
    """What each way costs: medians of the rounds, in seconds of processors for all pages, and ratios."""
    taken: dict[str, list[Figures]] = {way.name: [] for way in WAYS}
    for _ in range(rounds):
        for number, way in enumerate(WAYS):
            raw = work / f"way-{number}-{pages}"
            if not raw.exists():
                raw.mkdir(parents=True)
                way.write(raw, pages)
            built, other = raw.with_suffix(".db"), raw.with_suffix(".floor.db")
            found = read_and_parse(raw, way.floor)
            build = scale.build(raw, built, 2)
            found |= {"build": build["cpu_seconds"], "peak_bytes": build["peak_bytes"]}
            found["load"] = scale.stage("floor", built, other)["cpu_seconds"]
            taken[way.name].append(found)
            print(f"{way.name:<34} {found}", file=sys.stderr, flush=True)
    return {name: _summed_up(rounds_of_it) for name, rounds_of_it in taken.items()}


RATIOS: Final = (
    ("read / floor", "read", "read_floor"),
    ("read / parse", "read", "parse"),
    ("parse / floor", "parse", "parse_floor"),
    ("build / floor", "build", "load"),
)


def _summed_up(taken: list[Figures]) -> Figures:
    found = {key: statistics.median(one[key] for one in taken) for key in taken[0]}
    ratios = {name: statistics.median(one[a] / one[b] for one in taken) for name, a, b in RATIOS}
    return {**found, "ratios": ratios}


def rows(found: Figures) -> list[list[str]]:
    """The table, its head first."""
    head = ["", "KB a page", "ms a page, built", *(name for name, _, _ in RATIOS)]
    table = [head]
    for name, one in found.items():
        pages = one["pages"]
        cells = [f"{one['bytes'] / pages / 1000:.0f}", f"{1000 * one['build'] / pages:.0f}"]
        table.append([name, *cells, *(f"{one['ratios'][ratio]:.2f}" for ratio, _, _ in RATIOS)])
    return table


def table(found: Figures) -> str:
    """A line for each way."""
    return "\n".join(f"{line[0]:<34}" + "".join(f"{cell:>18}" for cell in line[1:]) for line in rows(found))


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--pages", type=int, default=PAGES, help="of each way")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--work", type=Path, required=True, help="folder for the pages, kept")
    options = parser.parse_args()
    print(table(measure(options.work, options.pages, options.rounds)))


if __name__ == "__main__":
    main()
