"""Invented live pages in layouts of many sites, against the truth read off them by hand.

Beside each page of tests/live stands what it says: its posts by their lines, times and headings, and its
quotations with who may be named for each.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
import yaml

from rsdata.model import Coverage, Source
from rsdata.pipeline import find_quotes, parse

PAGES = sorted((Path(__file__).parent / "live").glob("*.txt"))
# Which part of the quotations is found with the right speaker: never less than was reached.
SPEAKERS: Final = 0.82

Lines = frozenset[int]


class Example(NamedTuple):
    """A page, what was parsed from it, and the truth beside it."""

    text: str
    truth: dict[str, Any]
    coverage: Coverage


@cache
def _read(path: Path) -> Example:
    truth = yaml.safe_load(path.with_suffix(".yml").read_text("utf-8"))
    text = path.read_text("utf-8")
    return Example(text, truth, parse(text, Source(**truth.get("source", {}))))


@pytest.fixture(params=PAGES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> Example:
    return _read(request.param)


def _lines(example: Example, start: int, end: int) -> Lines:
    """The lines, from 1, that have a letter or figure between two places and are somebody's for certain."""
    found, at = set(), 0
    for number, line in enumerate(example.text.split("\n"), 1):
        if any(map(str.isalnum, line)) and at < end and at + len(line) > start:
            found.add(number)
        at += len(line) + 1
    return frozenset(found.difference(example.truth.get("free", ())))


def _span(example: Example, first: int, last: int) -> Lines:
    places = [0]
    for line in example.text.split("\n"):
        places.append(places[-1] + len(line) + 1)
    return _lines(example, places[first - 1], places[last] - 1)


def test_every_post_has_its_lines_and_no_other(example: Example) -> None:
    wanted = [_span(example, *post[:2]) for post in example.truth["posts"]]
    assert [_lines(example, post.char_start, post.char_end) for post in example.coverage.posts] == wanted


def test_every_post_has_its_time(example: Example) -> None:
    found = [[post.time_as_printed, post.published_at] for post in example.coverage.posts]
    assert found == [post[2:4] for post in example.truth["posts"]]


def test_every_post_has_its_heading(example: Example) -> None:
    told = [(post[4], found.heading) for post, found in zip(
        example.truth["posts"], example.coverage.posts, strict=True) if len(post) > 4
    ]  # fmt: skip
    assert [found for _, found in told] == [heading for heading, _ in told]


def test_every_post_has_its_byline(example: Example) -> None:
    told = [(post[5], found.byline) for post, found in zip(
        example.truth["posts"], example.coverage.posts, strict=True) if len(post) > 5
    ]  # fmt: skip
    assert [found for _, found in told] == [byline for byline, _ in told]


def test_every_quotation_is_found_and_no_other(example: Example) -> None:
    assert sorted(quote.text for quote in example.coverage.quotes) == sorted(
        quote[1] for quote in example.truth["quotes"]
    )


def test_most_quotations_have_their_speaker() -> None:
    right = told = 0
    for path in PAGES:
        example = _read(path)
        speakers = {quote.text: quote.speaker for quote in example.coverage.quotes}
        for _, words, *named in example.truth["quotes"]:
            told += 1
            right += _plain(speakers.get(words)) in map(_plain, named)
    assert right >= SPEAKERS * told


def _plain(name: str | None) -> str | None:
    if name is None:
        return None
    letters = unicodedata.normalize("NFKD", name).replace("’", "'").casefold()
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"^(?:the|an?|mrs?|ms|sir|dr) ", "", bare)


def test_an_article_has_the_quotations_of_its_text_alone(example: Example) -> None:
    if example.coverage.dialect != "article":
        pytest.skip("it has posts")
    assert [(quote.text, quote.speaker) for quote in find_quotes(example.text)] == [
        (quote.text, quote.speaker) for quote in example.coverage.quotes
    ]
