"""Text with spans marked in it: pure functions from offsets to pieces that a template can print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,3}\s")  # 'won." The'
HIT_START, HIT_END = "\x02", "\x03"  # what SQLite puts around a search hit


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote's place in the source, and where its speaker is described (None where nobody is named)."""

    start: int
    end: int
    speaker: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A run of text that is in one quote or in none; ``again`` if the same quote was already open before
    it."""

    text: str
    quote: Quoted | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces in a row, all inside the marked span or all outside it."""

    marked: bool
    pieces: tuple[TextPiece, ...]


def runs(
    text: str, offset: int, quotes: Iterable[Quoted], marked: tuple[int, int] | None = None
) -> list[Run]:
    """``text``, which stands at ``offset`` of its source, cut where a quote or the marked span begins or
    ends.

    Quotes may nest: the inner one wins. Offsets outside the text are cut off.
    """
    low, high = offset, offset + len(text)
    inside = [q for q in quotes if q.start < high and q.end > low and q.start < q.end]
    inside.sort(key=lambda q: (q.start, -q.end))
    span = (max(marked[0], low), min(marked[1], high)) if marked else (low, low)
    cuts = {low, high, *span} if span[0] < span[1] else {low, high}
    for q in inside:
        cuts |= {max(q.start, low), min(q.end, high)}
    edges = sorted(cuts)

    found: list[tuple[bool, TextPiece]] = []
    open_quotes: list[Quoted] = []
    begun: set[Quoted] = set()
    waiting = iter(inside)
    following = next(waiting, None)
    for start, end in pairwise(edges):
        open_quotes = [q for q in open_quotes if q.end > start]
        while following is not None and following.start <= start:
            open_quotes.append(following)
            following = next(waiting, None)
        quote = min(open_quotes, key=lambda q: q.end - q.start, default=None)
        piece = TextPiece(text[start - offset : end - offset], quote, quote in begun)
        if quote is not None:
            begun.add(quote)
        found.append((span[0] <= start < span[1], piece))
    grouped = groupby(found, itemgetter(0))
    return [Run(is_marked, tuple(piece for _, piece in group)) for is_marked, group in grouped]


def paragraphs(
    text: str, printed: str, offset: int, quotes: Sequence[Quoted], marked: tuple[int, int] | None = None
) -> list[list[Run]]:
    """A post's paragraphs with its quotes marked.

    ``printed`` is the post as it stands in the source from ``offset`` on. A paragraph that does not stand
    there letter for letter (because words of the page's furniture were taken out) is shown without marks.
    """
    shown = []
    position = 0
    for paragraph in text.split("\n\n"):
        if not paragraph.strip():
            continue
        at = printed.find(paragraph, position)
        if at < 0:
            shown.append([Run(False, (TextPiece(paragraph),))])
            continue
        shown.append(runs(paragraph, offset + at, quotes, marked))
        position = at + len(paragraph)
    return shown


def opening(text: str, limit: int = 150) -> str:
    """The first sentence, or as much of it as fits."""
    flat = " ".join(text[: 4 * limit].split())
    end = SENTENCE_END.search(flat + " ")
    sentence = flat[: end.end()].strip() if end else flat
    if len(sentence) <= limit:
        return sentence
    return sentence[: limit - 1].rsplit(" ", 1)[0] + "…"


def around(text: str, start: int, end: int, width: int = 110) -> tuple[str, str, str]:
    """A span with the words before and after it, as they would stand in a concordance."""
    before = " ".join(text[max(start - width, 0) : start].split("\n\n")[-1].split(" "))
    after = text[end : end + width].split("\n\n")[0]
    if start - width > 0 and len(before) == width:
        before = "…" + before.partition(" ")[2]
    if end + width < len(text) and len(after) == width:
        after = after.rpartition(" ")[0] + "…"
    return before, text[start:end], after


def hits(snippet: str) -> list[tuple[bool, str]]:
    """A search result's passage as (is a hit, text); the signs around the hits come from SQLite."""
    before, *others = snippet.split(HIT_START)
    found = [(False, before)]
    for hit, _, rest in (part.partition(HIT_END) for part in others):
        found += [(True, hit), (False, rest)]
    return [(is_hit, words) for is_hit, part in found if (words := part.replace(HIT_END, ""))]
