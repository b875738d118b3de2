"""All that is measured of speed and scale, in one run:

    python -m benchmarks --work /tmp/scale --json speed.json

Start-up, the rate of find_quotes, builds of growing archives, and the queries and pages of the largest of
them beside those of the smallest. Each part can be had alone: python -m benchmarks.scale --help, and so on.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks import bench_site, processes, queries, quoting, scale


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--pages", type=int, nargs="+", default=scale.PAGES, help="how large the archives are"
    )
    parser.add_argument("--rounds", type=int, default=scale.ROUNDS)
    parser.add_argument("--pipeline", default=quoting.PIPELINE, help="of spaCy, for textacy")
    parser.add_argument("--work", type=Path, required=True, help="folder for the archives, kept")
    parser.add_argument("--json", type=Path, help="file for the figures")
    options = parser.parse_args()
    archives = [scale.Archive(options.work, pages) for pages in sorted(options.pages)]
    small, large = archives[0].built, archives[-1].built
    parts: dict[str, tuple[Any, Any]] = {
        "start-up": (processes.measure, processes.table),
        "quotations": (lambda: quoting.measure(quoting.PAGES, options.pipeline), quoting.table),
        "builds": (lambda: scale.measure(archives, scale.MEASURES, options.rounds), scale.table),
        "queries and pages": (lambda: queries.measure(small, large), queries.table),
        "cost of the plugin": (lambda: bench_site.measure(large), bench_site.table),
    }
    found = {}
    for name, (measure, table) in parts.items():
        found[name] = measure()
        print(f"{name}\n\n{table(found[name])}\n", flush=True)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
