"""Live pages whose truth was read by hand: the shipped page, and the invented pages of the tests.

``rochester.jsonl`` has a line for each quotation in the odd posts of the shipped page: post, offsets, kind,
speaker (null where the page names nobody), and ``aliases``, further names that are right.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from benchmarks.accuracy.tally import Tally
from rsdata import parse
from rsdata.model import Coverage, Quote, Source
from rsdata.paths import shipped

GOLD: Final = Path(__file__).with_name("rochester.jsonl")
INVENTED: Final = Path(__file__).parents[2] / "tests" / "pages"


class TrueQuote(NamedTuple):
    """A quotation as a reader sees it. ``key`` tells it from others: offsets, or post and words."""

    key: tuple[Any, ...]
    kind: str
    speakers: frozenset[str | None]


def measure() -> list[Tally]:
    """The shipped page, then the invented ones: posts and quotations."""
    text = next(shipped("raw").glob("*.txt")).read_text("utf-8")
    coverage = parse(text)
    odd = {post.id for post in coverage.posts if post.number % 2}
    found = (((q.char_start, q.char_end), q) for q in coverage.quotes if q.post_id in odd)
    tallies = [_quotes("shipped page, odd posts", found, _gold())]
    posts, quotes = Tally("invented pages", "posts"), Tally("invented pages")
    for path in sorted(INVENTED.glob("*.txt")):
        truth = yaml.load(path.with_suffix(".yml").read_text("utf-8"), yaml.BaseLoader)
        coverage = parse(path.read_text("utf-8"), Source(**truth.get("source", {})))
        _add(posts, _posts(coverage, truth["posts"]))
        numbers = {post.id: post.number for post in coverage.posts}
        keyed = (((numbers[q.post_id or ""], q.text), q) for q in coverage.quotes)
        wanted = [
            TrueQuote((int(post), words), kind, frozenset([None if name == "null" else name]))
            for post, words, name, kind in truth.get("quotes", [])
        ]
        if "quotes" in truth:
            _add(quotes, _quotes("", keyed, wanted))
    return [*tallies, posts, quotes]


def _gold() -> Iterator[TrueQuote]:
    for line in GOLD.read_text("utf-8").splitlines():
        truth = json.loads(line)
        names = frozenset([truth["speaker"], *truth["aliases"]])
        yield TrueQuote((truth["start"], truth["end"]), truth["kind"], names)


def _quotes(
    name: str, predicted: Iterable[tuple[tuple[Any, ...], Quote]], true: Iterable[TrueQuote]
) -> Tally:
    """Quotations found by offsets or words; right where kind and speaker are."""
    tally = Tally(name)
    wanted = {quote.key: quote for quote in true}
    tally.true = len(wanted)
    for key, quote in predicted:
        tally.predicted += 1
        truth = wanted.pop(key, None)
        if truth is None:
            continue
        tally.found += 1
        named = quote.speaker in truth.speakers
        tally.right += named and quote.kind == truth.kind
        sourced = truth.speakers != {None}
        tally.unsourced += not sourced
        tally.unsourced_named += not sourced and quote.speaker is not None
        tally.named(quote, ("right" if named else "wrong") if sourced else "unsourced")
    return tally


def _posts(coverage: Coverage, truth: list[dict[str, Any]]) -> Tally:
    """Posts whose every paragraph begins as it should, by their place on the page."""
    tally = Tally("", "posts", true=len(truth), predicted=len(coverage.posts))
    for post, wanted in zip(coverage.posts, truth, strict=False):
        paragraphs = post.text.split("\n\n") if post.text else []
        begins = wanted.get("text", [])
        if len(paragraphs) == len(begins) and all(map(str.startswith, paragraphs, begins)):
            tally.found += 1
            tally.right += (post.heading or "null") == wanted.get("heading", "null")
    return tally


def _add(total: Tally, part: Tally) -> None:
    for name in ("true", "predicted", "found", "right", "unsourced", "unsourced_named"):
        setattr(total, name, getattr(total, name) + getattr(part, name))
    total.forms += part.forms
    total.confidences += part.confidences
