"""Every row that is parsed, one JSON object a line, to be compared before and after a change of the rules:

    python -m benchmarks.record before.jsonl && ... && python -m benchmarks.record after.jsonl
    diff before.jsonl after.jsonl

Of the shipped page and of the invented pages of the tests; further pages may be named. With --polnear FOLDER
also the quotations of a checkout of PolNeAR (its development half), read as plain text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from benchmarks.accuracy import polnear
from benchmarks.accuracy.pages import INVENTED
from benchmarks.arguments import parser_of
from rsdata import find_quotes, parse
from rsdata.model import Coverage, Source
from rsdata.paths import shipped

TABLES: Final = (
    "posts", "people", "quotes", "mentions", "messages", "hashtags", "contests", "candidates", "results",
    "odds",
)  # fmt: skip


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """All rows of one page, and what is said of the page itself."""
    coverage: Coverage = parse(path.read_bytes().decode("utf-8-sig"), Source(path.stem))
    yield {"table": "sources", "dialect": coverage.dialect, "authors": coverage.authors}
    for table in TABLES:
        for row in getattr(coverage, table):
            yield {"table": table, **asdict(row)}


def record(pages: Iterable[Path], folder: Path | None) -> Iterator[str]:
    """The lines of the record."""
    for path in pages:
        for row in rows_of(path):
            yield json.dumps({"page": path.name, **row}, ensure_ascii=False)
    if folder is not None:
        for n, article in enumerate(polnear.articles(folder, "development"), 1):
            for quote in find_quotes(article.text):
                yield json.dumps({"article": n, **asdict(quote)}, ensure_ascii=False)


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="to write to")
    parser.add_argument("pages", type=Path, nargs="*", metavar="PAGE")
    parser.add_argument("--polnear", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    pages = [*shipped("raw").glob("*.txt"), *sorted(INVENTED.glob("*.txt")), *options.pages]
    options.file.write_text("".join(f"{line}\n" for line in record(pages, options.polnear)), "utf-8")


if __name__ == "__main__":
    main()
