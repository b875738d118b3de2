"""PolNeAR: American political news whose attributions were marked by people (networkdynamics/PolNeAR).

A checkout has ``data/<part>/text/NAME.txt`` and one or more ``data/<part>/attributions/NAME_WHO.ann`` in
brat's format. Articles are parted into two halves by the SHA-256 of their text: rules may be written while
reading errors in the *development* half, never in the *held* one, which holds the corpus's own test part.

A true quotation is a double-quoted stretch inside an annotated Content, within its paragraph. It is *direct*
where all of that Content stands in marks. What lies in a Discard or Discuss region, or in indirect speech,
does not count. A quotation for which nobody is named is found, but no claim, so it lowers recall alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.accuracy.tally import Span, Tally, pairs
from rsdata import find_quotes
from rsdata.model import Quote

PARTS: Final = ("train", "dev", "test")
HALVES: Final = ("development", "held")
MARKS: Final = '"“”'
_PARAGRAPH: Final = re.compile(r"\S(?:[^\n]*\S)?")
# "T3	Content 120 211;215 220	the plan": the number and the words are not needed.
_THING: Final = re.compile(r"(?P<id>T\d+)\t(?P<kind>\w+) (?P<spans>\d+ \d+(?:;\d+ \d+)*)\t")
_ROLE: Final = re.compile(r"(?P<role>Source|Content|Cue)\d*:(?P<id>T\d+)")
_MARKUP: Final = re.compile(r"<[^<>\n]{1,400}>")
# What is not part of the words: marks, blanks and stops at the ends of a span.
_TRIMMED: Final = " \t\r\n\u00a0\"“”„'‘’.,;:!?—–-()[]"
_WORD: Final = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
# Where the phrase that names a source stops naming it: ", who ..." " of ...".
_TAIL: Final = re.compile(
    r"[,(\[;:]|\s[—–-]+\s"
    r"|\s(?:of|for|at|from|with|in|on|who|whose|which|that|and|to|by|during|as|after|when)\s",
    re.IGNORECASE,
)
_APPOSED: Final = re.compile(r"(?:[A-Z][\w.’'-]*\s?){1,4}")
_PRONOUNS: Final = frozenset(["he", "she", "they", "it", "i", "we", "who", "you", "him", "her", "them"])
_GENERATIONS: Final = frozenset(["jr", "sr", "ii", "iii"])
_IGNORED: Final = 0.5  # of a prediction that lies where nothing counts


class TrueQuote(NamedTuple):
    """A quoted stretch without its marks; ``source`` is as annotated, "" where there is none."""

    start: int
    end: int
    direct: bool
    source: str


class Article(NamedTuple):
    """A text, its true quotations, and what does not count: discarded regions, and annotated contents."""

    text: str
    quotes: list[TrueQuote]
    discarded: list[Span]
    contents: list[Span]


def articles(folder: Path, half: str) -> Iterator[Article]:
    """The articles of one half, by name. Raises FileNotFoundError where ``folder`` is no checkout."""
    if not (folder / "data" / "train" / "text").is_dir():
        raise FileNotFoundError(
            f"{folder}: no checkout of networkdynamics/PolNeAR (data/train/text is not there)"
        )
    for part in PARTS:
        for path in sorted((folder / "data" / part / "text").glob("*.txt")):
            text = path.read_bytes().decode("utf-8")
            developed = part != "test" and hashlib.sha256(text.encode()).digest()[0] % 2 == 0
            marked = sorted((folder / "data" / part / "attributions").glob(f"{path.stem}_*.ann"))
            if marked and developed == (half == "development"):
                yield read(text, marked[0].read_text("utf-8"))


def measure(folder: Path, half: str) -> list[Tally]:
    """Direct quotations, then all of them."""
    direct, whole = Tally(f"PolNeAR, {half} half, direct"), Tally(f"PolNeAR, {half} half, all")
    _measure(articles(folder, half), whole, direct)
    return [direct, whole]


def folds(folder: Path, half: str, number: int) -> list[Tally]:
    """All quotations of a half whose articles are dealt out to so many parts."""
    dealt = list(articles(folder, half))
    tallies = [Tally(f"PolNeAR, {half} half, part {n + 1} of {number}") for n in range(number)]
    for n, tally in enumerate(tallies):
        _measure(dealt[n::number], tally)
    return tallies


def _measure(chosen: Iterable[Article], whole: Tally, direct: Tally | None = None) -> None:
    """Counts the quotations of some articles, and apart from that the direct ones."""
    for article in chosen:
        predicted = [
            (start, end, quote)
            for quote in find_quotes(article.text)
            for m in _PARAGRAPH.finditer(article.text, quote.char_start, quote.char_end)
            for start, end in [_within(article.text, *m.span())]
            if start < end
        ]
        _score(article, predicted, whole, only_direct=False)
        if direct is not None:
            _score(article, predicted, direct, only_direct=True)


def read(text: str, annotations: str) -> Article:
    """An article from its text and its brat annotations."""
    things: dict[str, tuple[str, list[Span]]] = {}
    for m in _THING.finditer(annotations):
        spans = [tuple(map(int, span.split())) for span in m["spans"].split(";")]
        things[m["id"]] = m["kind"], [(start, end) for start, end in spans]
    quotes: list[TrueQuote] = []
    contents: list[Span] = []
    for line in annotations.splitlines():
        if not re.match(r"E\d+\t", line):
            continue
        spans_of: dict[str, list[Span]] = {"Source": [], "Content": [], "Cue": []}
        for m in _ROLE.finditer(line):
            spans_of[m["role"]] += things[m["id"]][1] if m["id"] in things else []
        source = " ".join(text[start:end] for start, end in sorted(spans_of["Source"])).strip()
        contents += spans_of["Content"]
        for start, end in sorted(spans_of["Content"]):
            for m in _PARAGRAPH.finditer(text, start, end):
                quotes += _quoted(text, m.start(), m.end(), source)
    discarded = [span for kind, spans in things.values() if kind in ("Discard", "Discuss") for span in spans]
    discarded += [m.span() for m in _MARKUP.finditer(text)]
    return Article(text, _merged(text, quotes), discarded, contents)


def heads(phrase: str) -> set[str]:
    """The nouns that a phrase naming a source may be known by, in lower case: of "Ann Lee, mayor of Dover and
    Bob Ray" lee and ray; of "the mayor, Ann Lee" mayor and lee."""
    chunks = [chunk.strip(" )]") for chunk in re.split(r"[,(\[]", phrase.strip(" ,.")) if chunk.strip()]
    if not chunks:
        return set()
    found = {_last_word(_TAIL.split(part, maxsplit=1)[0] or part) for part in re.split(r"\sand\s", phrase)}
    found |= {_last_word(chunk) for chunk in chunks[1:] if _APPOSED.fullmatch(chunk)}
    found.add(_last_word(_TAIL.split(phrase.strip(" ,."), maxsplit=1)[0]))
    return found - {""}


def names_source(predicted: str, source: str) -> bool:
    """Whether a phrase names the annotated source: by a head they share; a pronoun by itself."""
    one, other = predicted.lower().strip(" ,."), source.lower().strip(" ,.")
    return one == other if other in _PRONOUNS else bool(heads(predicted) & heads(source))


def _score(
    article: Article, predicted: Sequence[tuple[int, int, Quote]], tally: Tally, *, only_direct: bool
) -> None:
    wanted = [q for q in article.quotes if q.direct or not only_direct]
    spans = [(start, end) for start, end, _ in predicted]
    matched = dict(pairs(spans, [(q.start, q.end) for q in wanted]))
    tally.true += len(wanted)
    for i, (start, end, quote) in enumerate(predicted):
        named = quote.speaker_as_printed is not None
        if i not in matched:
            tally.predicted += named and not _out_of_scope(article, wanted, (start, end))
            continue
        truth = wanted[matched[i]]
        tally.found += 1
        tally.unsourced += not truth.source
        tally.unsourced_named += named and not truth.source
        if not named:
            continue
        right = names_source(quote.speaker_as_printed or "", truth.source)
        tally.predicted += 1
        tally.right += right
        tally.named(quote, "unsourced" if not truth.source else "right" if right else "wrong")


def _out_of_scope(article: Article, wanted: Iterable[TrueQuote], span: Span) -> bool:
    """Whether a prediction that matches nothing does not count either."""
    if any(_touch(span, (q.start, q.end)) for q in wanted):
        return False
    if any(_touch(span, (q.start, q.end)) for q in article.quotes):
        return True
    return any(_share(span, spans) >= _IGNORED for spans in (article.discarded, article.contents))


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _share(span: Span, regions: Iterable[Span]) -> float:
    covered = sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in regions)
    return covered / (span[1] - span[0])


def _quoted(text: str, start: int, end: int, source: str) -> Iterator[TrueQuote]:
    """The quoted stretches of one piece of Content, each grown to the marks of its paragraph."""
    if start and text[start] not in MARKS and text[start - 1] in '"“':
        start -= 1
    if end < len(text) and text[end - 1] not in MARKS and text[end] in '"”':
        end += 1
    spans = list(_stretches(text, start, end))
    rest, at = "", start
    for a, b in spans:
        rest, at = rest + text[at:a], b
    direct = not re.search(r"\w", rest + text[at:end])
    for a, b in spans:
        a, b = _within(text, *_grown(text, a, b))
        if re.search(r"\w", text[a:b]):
            yield TrueQuote(a, b, direct, source)


def _stretches(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches between marks in a piece, which may begin or end inside one."""
    opened: int | None = None
    first = True
    for i in range(start, end):
        if text[i] not in MARKS:
            continue
        if opened is not None and (not _opens(text, i, start) or i == end - 1):
            yield opened, i + 1
            opened = None
        elif opened is None and _opens(text, i, start):
            opened = i
        elif opened is None and first:
            yield start, i + 1
        first = False
    if opened is not None and end - opened > 1:
        yield opened, end


def _opens(text: str, i: int, start: int) -> bool:
    return text[i] == "“" or (
        text[i] == '"' and (i == start or text[i - 1].isspace() or text[i - 1] in "([—–-‘'")
    )


def _grown(text: str, start: int, end: int) -> Span:
    """A stretch that the annotation cuts off, out to the marks of its paragraph."""
    if not (text[start] in MARKS and _opens(text, start, 0)):
        floor = text.rfind("\n", 0, start) + 1
        mark = max((text.rfind(mark, floor, start) for mark in MARKS), default=-1)
        if mark >= 0 and _opens(text, mark, 0):
            start = mark
    if text[end - 1] not in MARKS or end - 1 <= start:
        line = text.find("\n", end)
        line = len(text) if line < 0 else line
        marks = [at for mark in MARKS if (at := text.find(mark, end, line)) >= 0]
        if marks:
            end = min(marks) + (text[min(marks)] == '"' or not _opens(text, min(marks), 0))
        elif text[start] in MARKS and _opens(text, start, 0):
            end = line
    return start, end


def _within(text: str, start: int, end: int) -> Span:
    """A span without marks, blanks and stops at its ends."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return start, end


def _merged(text: str, quotes: Iterable[TrueQuote]) -> list[TrueQuote]:
    """Stretches that overlap as one: direct where one of them is; the source of the longest that has one."""
    merged: list[TrueQuote] = []
    lengths: list[int] = []
    for quote in sorted(quotes, key=lambda q: (q.start, -q.end)):
        length = (quote.end - quote.start) * bool(quote.source)
        if not merged or quote.start >= merged[-1].end:
            merged.append(quote)
            lengths.append(length)
            continue
        last = merged[-1]
        source = quote.source if length > lengths[-1] else last.source
        merged[-1] = TrueQuote(last.start, max(last.end, quote.end), last.direct or quote.direct, source)
        lengths[-1] = max(length, lengths[-1])
    return merged


def _last_word(chunk: str) -> str:
    words = [re.sub(r"[’']s?$", "", word).lower() for word in _WORD.findall(chunk)]
    words = [word for word in words if word not in _GENERATIONS]
    return words[-1] if words else ""
