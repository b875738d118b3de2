"""Rows as lines of text that a person can read and a test can compare, and the examples that hold them.

A file of examples in tests/pinned/rows/ has for each a title, the posts of a page, and every row read from
them::

    === two candidates [ash]
    # Ash Vale result               <- the heading of a post
    Ann Lee (Lab) 1,200, Bob Ray (C) 1,100
    --                              <- the next post
    Turnout 41%
    >>>
    contest parl.ash-vale.by.2016-10-20 ...

"[ash]" and "[elm]" declare those contests. In entries.txt an example is the lines under a heading, read as
they are above a heading line ("tight", "loose") or at the end of a page ("open"); "rare": entries there
seldom end tight. In scores.txt it is paragraphs that nothing divides; in pages.txt it is a whole page
("paris": the source's time zone).

``python -m tests.pinned.rows`` writes what is read now below each ">>>" (and the rows of tests/pages): for a
rule that was changed on purpose. Read the diff: it is what the change does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from rsdata.language.analysis import Analysis
from rsdata.language.lines import read_lines, read_paragraphs
from rsdata.model import Contest, Coverage, Source
from rsdata.odds.read_odds import read_odds
from rsdata.pages.captions import Ending
from rsdata.pages.entries import Setting, read_entry
from rsdata.pages.segmentation import StartEvidence, best_starts
from rsdata.party_spellings import spellings_met
from rsdata.pipeline import parse
from rsdata.results.read_results import read_results

from ..invented import ASH, ELM, page, source

HERE = Path(__file__).parent
EXAMPLES = HERE / "rows"
PAGES = HERE.parent / "pages"
DECLARED = {"ash": ASH, "elm": ELM}

# Who said it is the business of other tests; the texts of posts are their spans.
LEFT_OUT = frozenset(
    (
        *("char_start", "char_end", "body", "text", "source_id", "cue", "outlet", "rule", "confidence"),
        *("speaker", "speaker_id", "speaker_as_printed"),
    )
)


class Example(NamedTuple):
    title: str
    words: tuple[str, ...]  # in brackets behind the title
    entries: tuple[str, ...]
    headings: tuple[str | None, ...]
    rows: tuple[str, ...]
    printed: str  # all above the rows, as it stands in the file

    @property
    def declared(self) -> tuple[Contest, ...]:
        return tuple(DECLARED[word] for word in self.words if word in DECLARED)


def described(text: str, row: Any, kind: str) -> str:
    """One row: its fields that have a value, and the place and words of its evidence."""
    parts = [kind]
    for field in fields(row):
        value = getattr(row, field.name)
        if field.name not in LEFT_OUT and value is not None:
            parts.append(str(value) if field.name == "id" else f"{field.name}={value!r}")
    if hasattr(row, "body"):
        parts.append("body=" + " ".join(f"{start}-{end}" for start, end in row.body))
        if row.text != "\n\n".join(text[start:end] for start, end in row.body):
            parts.append(f"text={row.text!r}")
    elif hasattr(row, "text") and row.text != text[row.char_start : row.char_end]:
        parts.append(f"text={row.text!r}")
    if hasattr(row, "char_start"):
        words = text[row.char_start : row.char_end]
        shown = words if len(words) <= 60 else f"{words[:28]} ... {words[-28:]}"
        parts.append(f"{row.char_start}-{row.char_end} {shown!r}")
    return " ".join(parts)


def of_page(path: Path) -> list[str]:
    """Every row of a page of tests/pages."""
    truth = yaml.load(path.with_suffix(".yml").read_text("utf-8"), yaml.BaseLoader)
    coverage = parse(path.read_text("utf-8"), Source(**truth.get("source", {})))
    return [*rows_of(coverage)]


def rows_of(coverage: Coverage) -> Iterator[str]:
    text = coverage.text
    yield f"page {coverage.dialect} {coverage.confidence} {coverage.authors!r}"
    tables = ("posts", "quotes", "messages", "hashtags", "contests", "candidates", "results", "odds")
    for table in tables:
        for row in getattr(coverage, table):
            yield described(text, row, table.removesuffix("s") if table != "odds" else "price")
    for party, spellings in sorted(coverage.party_spellings.items()):
        yield f"party {party} {sorted(spellings)}"


def of_example(example: Example) -> list[str]:
    """Contests, candidates, results, odds and parties of the posts of an example."""
    text, posts = page(*example.entries, headings=example.headings)
    described_by = source(*example.declared)
    figures = read_results(Analysis(text), posts, described_by)
    odds = read_odds(Analysis(text), posts, described_by, figures.contests)
    lines = [described(text, contest, "contest") for contest in figures.contests]
    lines += [described(text, candidate, "candidate") for candidate in figures.candidates]
    lines += [described(text, result, "result") for result in figures.results]
    lines += [described(text, price, "price") for price in odds]
    met = spellings_met(Analysis(text), figures, odds)
    return lines + [f"party {party} {sorted(met[party])}" for party in sorted(met)]


def of_entry(example: Example) -> list[str]:
    """What the lines of an entry are, and whether it is a correspondent's."""
    (text,) = example.entries
    ending: Ending = next(name for name in ("tight", "loose", "open") if name in example.words)
    setting = Setting(frozenset({"Dee Ford"}), "rare" in example.words)
    entry = read_entry((), read_lines(text), ending, setting)
    blocks = [f"{block.role} {block.start} {text[block.start : block.end]!r}" for block in entry.blocks]
    return [f"{entry.start}-{entry.end} {entry.boundary} {entry.by_correspondent}", *blocks]


def of_text(example: Example) -> list[str]:
    """Every row of a page published on 21 October 2016."""
    (text,) = example.entries
    zone = "Europe/Paris" if "paris" in example.words else None
    return [*rows_of(parse(text, replace(source(*example.declared), timezone=zone)))]


def of_scores(example: Example) -> list[str]:
    """How well each paragraph begins an entry, how that is known, and which begin one if half of them do."""
    (text,) = example.entries
    paragraphs = read_paragraphs(read_lines(text))
    evidence = StartEvidence(paragraphs)
    scores = evidence.scores(0, len(paragraphs))
    lines = [
        f"{score:.3f} {evidence.boundary(i)} {paragraph.text[:40]!r}"
        for i, (score, paragraph) in enumerate(zip(scores, paragraphs, strict=True))
    ]
    wanted = len(paragraphs) // 2
    return [*lines, f"{best_starts(scores, None)} {best_starts(scores, wanted)} {best_starts(scores, 99)}"]


READERS: dict[str, Callable[[Example], list[str]]] = {
    "entries": of_entry,
    "pages": of_text,
    "scores": of_scores,
}


def read(file: str, example: Example) -> list[str]:
    return READERS.get(file, of_example)(example)


def examples(path: Path) -> Iterator[Example]:
    for block in path.read_text("utf-8").split("=== ")[1:]:
        above, _, below = block.partition(">>>\n")
        first, _, posts = above.partition("\n")
        title, _, words = first.rstrip("]").partition(" [")
        entries, headings = [], []
        for post in posts.removesuffix("\n").split("\n--\n"):
            heading, _, rest = post.partition("\n") if post.startswith("# ") else ("", "", post)
            headings.append(heading.removeprefix("# ") or None)
            entries.append(rest)
        rows = tuple(line for line in below.split("\n") if line)
        yield Example(title, tuple(words.split()), tuple(entries), tuple(headings), rows, f"=== {above}>>>\n")


def _written(file: str, blocks: Iterable[Example]) -> str:
    return "\n".join(e.printed + "".join(f"{line}\n" for line in read(file, e)) for e in blocks)


def main() -> None:
    for path in sorted(EXAMPLES.glob("*.txt")):
        path.write_text(_written(path.stem, list(examples(path))), "utf-8")
    for path in sorted(PAGES.glob("*.txt")):
        (EXAMPLES / f"{path.stem}.rows").write_text("".join(f"{row}\n" for row in of_page(path)), "utf-8")


if __name__ == "__main__":
    main()
