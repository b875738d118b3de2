"""All that is measured of speed and scale, in one run:

    python -m benchmarks --work /tmp/scale --json benchmarks/measured.json

Start-up, the rate of find_quotes, every way in which coverage comes, builds of growing archives, and the
queries and pages of the largest of them beside those of the smallest; --parts for some of these. What the
plugin costs is measured by benchmarks.bench_site, once with each Datasette. The tables of docs/speed.md are
made of benchmarks/measured.json.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from benchmarks import processes, queries, quoting, saved_pages, scale, ways
from benchmarks.arguments import parser_of

PARTS: Final = ("start-up", "quotations", "ways", "saved pages", "builds", "queries and pages")
# Bytes of a saved page, and of a web archive.
SAVED: Final = (1_000_000, 100_000_000)


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument(
        "--pages", type=int, nargs="+", default=scale.PAGES, help="how large the archives are"
    )
    parser.add_argument("--rounds", type=int, default=scale.ROUNDS)
    parser.add_argument("--pipeline", default=quoting.PIPELINE, help="of spaCy, for textacy")
    parser.add_argument("--work", type=Path, required=True, help="folder for the archives, kept")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--json", type=Path, help="file for the figures; what it has of other parts stays")
    options = parser.parse_args()
    archives = [scale.Archive(options.work, pages) for pages in sorted(options.pages)]
    small, large = archives[0].built, archives[-1].built
    parts: dict[str, tuple[Any, Any]] = {
        "start-up": (processes.measure, processes.table),
        "quotations": (lambda: quoting.measure(quoting.PAGES, options.pipeline), quoting.table),
        "ways": (lambda: ways.measure(options.work, rounds=options.rounds), ways.table),
        "saved pages": (lambda: saved_pages.measure(options.work, *SAVED), "\n".join),
        "builds": (lambda: scale.measure(archives, scale.MEASURES, options.rounds), scale.table),
        "queries and pages": (lambda: queries.measure(small, large), queries.table),
    }
    there = options.json and options.json.exists()
    found = json.loads(options.json.read_text()) if there else {}
    for name in options.parts:
        measure, table = parts[name]
        found[name] = measure()
        print(f"{name}\n\n{table(found[name])}\n", flush=True)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
