"""How often rsdata is right, by corpus and by the rule that named the speaker.

    python -m benchmarks.accuracy [--polnear FOLDER] [--held] [--json FILE] [--docs docs/attribution.md]

Without PolNeAR: the odd posts of the shipped page and the invented pages of the tests, read by hand.
FOLDER is a checkout of networkdynamics/PolNeAR; --held adds the half of it that rules must not be fitted to.
--docs writes the tables into the document that shows them, between its markers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy import pages, polnear
from benchmarks.accuracy.tally import Tally
from benchmarks.arguments import parser_of
from rsdata.attribution.rules import EVIDENCE

CORPORA, RULES = "accuracy by corpus", "accuracy by rule"


def by_corpus(tallies: Sequence[Tally]) -> str:
    """A line a corpus."""
    head = "| corpus | items | found | right, F1 | without a source | of these named all the same |"
    rows = [
        f"| {t.name} | {t.true} {t.unit} | {t.recall:.1f} % | {t.f1:.1f} "
        f"| {t.unsourced} | {t.unsourced_named} |"
        for t in tallies
    ]
    return "\n".join([head, "|---|---|---|---|---|---|", *rows])


def by_rule(tally: Tally) -> str:
    """A line a rule: of the quotations with a source, and of all, how many per cent it named rightly."""
    examples = {evidence.name: evidence.example for evidence in EVIDENCE}
    head = "| rule | example | quotations | right of those with a source | right of all |"
    rows = [
        f"| {name} | {examples[name]} | {count.quotations} | {_share(count.right, count.sourced)} "
        f"| {_share(count.right, count.quotations)} |"
        for name, count in tally.by_rule().items()
    ]
    return "\n".join([head, "|---|---|---|---|---|", *rows])


def added(counts: Sequence[Tally]) -> Tally:
    """All quotations of several corpora, for a table of rules where PolNeAR is not there."""
    total = Tally("all")
    for tally in counts:
        total.forms += tally.forms
    return total


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def write(document: Path, name: str, table: str) -> None:
    """Replaces what stands between the markers of ``name``. Raises ValueError where they are not there."""
    text = document.read_text("utf-8")
    block = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not block.search(text):
        raise ValueError(f"{document}: no markers for {name!r}")
    document.write_text(block.sub(lambda m: m[1] + table + "\n" + m[2], text), "utf-8")


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--polnear", type=Path, metavar="FOLDER")
    parser.add_argument("--held", action="store_true", help="measure the held half as well")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--docs", type=Path, metavar="FILE")
    options = parser.parse_args()
    tallies = pages.measure()
    if options.polnear:
        try:
            for half in polnear.HALVES[: 1 + options.held]:
                tallies += polnear.measure(options.polnear, half)
        except FileNotFoundError as error:
            parser.error(str(error))
    rules = next((t for t in tallies if t.name.endswith("development half, all")), added(tallies))
    print(by_corpus(tallies), by_rule(rules), sep="\n\n")
    if options.json:
        found = {tally.name: tally.as_json() for tally in tallies}
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    if options.docs:
        write(options.docs, CORPORA, by_corpus(tallies))
        write(options.docs, RULES, by_rule(rules))


if __name__ == "__main__":
    main()
