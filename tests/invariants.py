"""What holds of any text whatever: the checks of `rsdata check`, run in memory, and what they cannot see."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from rsdata.build.loader import Loader
from rsdata.build.page_rows import PageRows, rows_of
from rsdata.check import CHECKS
from rsdata.check.check_report import Subject, outcomes
from rsdata.database import schema
from rsdata.model import Coverage, Quote, Source
from rsdata.pages.page import Page
from rsdata.pipeline import find_quotes, parse
from rsdata.sources.contents import Contents, FileRow
from rsdata.sources.folder import Raw, SourceFile

# Checks that read or write files: they are of the database as such, and the same for any text.
OF_FILES = frozenset(["file", "schema", "integrity", "search", "metadata", "parse"])
IN_MEMORY = tuple(check for check in CHECKS if check.name not in OF_FILES)

DECLARED = Source(id="page")


class _File(SourceFile):
    """A coverage file that is nowhere: what it holds was kept when it was made."""

    held: Contents

    def read(self) -> Contents:
        return self.held


def page_problems(text: str, source: Source = DECLARED) -> list[str]:
    """What is wrong with the parse of ``text`` and with its rows: an empty list, unless there is a defect."""
    coverage = parse(text, source)
    found = lost(coverage)
    if parse(text, source) != coverage:
        found.append("a second parse differs")
    return found + list(_of_rows(coverage))


def lost(coverage: Coverage) -> list[str]:
    """Characters between posts that are in none, and bodies that are not in their post."""
    return list(_lost(coverage))


def _lost(coverage: Coverage) -> Iterator[str]:
    text = coverage.text
    for one, other in pairwise(coverage.posts):
        if one.char_end > other.char_start or text[one.char_end : other.char_start].strip():
            yield f"{one.id} and {other.id} do not meet"
    for post in coverage.posts:
        spans_of_body = ((post.char_start, post.char_start), *post.body, (post.char_end, post.char_end))
        if any(a[1] > b[0] for a, b in pairwise(spans_of_body)):
            yield f"the body of {post.id} leaves it"
    if text.strip() and not coverage.posts and coverage.dialect == "article":
        yield "an article has no post"


def _of_rows(coverage: Coverage) -> Iterator[str]:
    """What the database refuses, and what `rsdata check` says of it."""
    data = coverage.text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    file = _File(Path("page.txt"), coverage.source)
    file.held = Contents(
        Page(None, (), text=coverage.text), sha256, len(data), (FileRow("page.txt", sha256, len(data)),)
    )
    rows = PageRows.decoded(rows_of(coverage).encoded())
    with closing(sqlite3.connect(":memory:")) as connection, TemporaryDirectory() as folder:
        loader = Loader(connection)
        loader.add(coverage.source, file.held, rows)
        loader.complete()
        loader.index()
        for table in schema.TABLES:
            rows = connection.execute(f'select count(*), count(distinct id) from "{table.name}"').fetchone()
            if rows[0] != rows[1]:
                yield f"ids of {table.name} are not unique"
        nowhere = Path()
        subject = Subject(nowhere, connection, Raw((file,)), nowhere, Path(folder))
        for outcome in outcomes(IN_MEMORY, subject):
            yield from (f"{outcome.name}: {finding}" for finding in outcome.tally.findings)


def quote_problems(text: str) -> list[str]:
    """What is wrong with the quotations found in ``text`` as plain news."""
    quotes = list(find_quotes(text))
    found = [problem for quote in quotes for problem in _of_quote(text, quote)]
    if list(find_quotes(text)) != quotes:
        found.append("a second reading differs")
    if len({quote.id for quote in quotes}) != len(quotes):
        found.append("ids are not unique")
    return found + list(_of_nesting(quotes))


def _of_quote(text: str, quote: Quote) -> Iterator[str]:
    if not 0 <= quote.char_start < quote.char_end <= len(text):
        yield f"{quote.id} leaves the text"
    evidence = text[quote.char_start : quote.char_end]
    if quote.text != evidence and "\n\n" not in quote.text:
        yield f"{quote.id} does not say what stands there"
    if not quote.text.strip():
        yield f"{quote.id} is blank"
    for words in (quote.speaker_as_printed, quote.cue, quote.outlet):
        if words is not None and (words not in text or not words.strip()):
            yield f"{quote.id}: {words!r} is not printed"
    if quote.speaker is not None and not quote.speaker_as_printed:
        yield f"{quote.id}: nothing printed names {quote.speaker!r}"
    if (quote.speaker is None) != (quote.speaker_id is None):
        yield f"{quote.id}: speaker and id do not go together"


def _of_nesting(quotes: list[Quote]) -> Iterator[str]:
    """Quotes overlap only where one is said to stand in the other."""
    open_quotes: list[Quote] = []
    for quote in quotes:
        while open_quotes and open_quotes[-1].char_end <= quote.char_start:
            open_quotes.pop()
        around = open_quotes[-1] if open_quotes else None
        if quote.parent_id != (around.id if around else None):
            yield f"{quote.id} stands in {around.id if around else 'no other'}"
        if around and (quote.char_end > around.char_end or quote.char_start < around.char_start):
            yield f"{quote.id} runs over the end of {around.id}"
        open_quotes.append(quote)
