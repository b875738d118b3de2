"""Quotation marks: from a paragraph to the spans between its marks.

Every mark has a shape, told from the mark itself and its neighbours: it opens, it closes, or it could be
either. Where the shapes alternate they are taken at their word. Where they do not, the cheapest reading of
the whole paragraph wins, so that one lost or mistyped mark costs one span and never the next paragraph.
Single marks, apostrophes and inch marks are not quotation marks here; two apostrophes are one where the marks
of a paragraph do not come out without them: "We won,'' she said.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language.patterns import lazy
from rsdata.named_tuples import NamedTuple

# The double marks of English text, and what careless keyboards put in their place.
MARK: Final = re.compile('["“”„‟″«»]')
# Two apostrophes, which some keyboards make of one of them.
DOUBLED: Final = re.compile("(?<!['‘’\"“”])(?:''|’’|‘‘|‘’)(?!['‘’\"“”])")
_OPENERS: Final = frozenset("“„‟«")
_CLOSERS: Final = frozenset("”»")
_BEFORE_OPENING: Final = frozenset("([{—–-/'‘’:…*_>=@#$£€\"“”")
_AFTER_CLOSING: Final = frozenset(".,;:!?)]}—–-…'’/*<\"“”")

_SENTENCE_BEFORE: Final = frozenset((". ", "! ", "? "))

# Zero-width blanks, joiners and marks of direction: nothing that a reader sees.
_INVISIBLE: Final = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)

# A single mark that closes a speech, where it stands for the double one that never comes: “We won.’ Then
_SINGLE_FOR_DOUBLE: Final = re.compile(r"[.?!,]['’](?=\s+[A-Z])")
_SINGLE_OPENS: Final = lazy(r"‘|(?<!\w)'(?=\w)")

# Between marks these are no words.
_STRIPPED: Final = "\"“”„‟″«»'‘’‚‛`´ \t\n\r"
_MARKS_ONLY: Final = frozenset(_STRIPPED)

# ... of the text behind a paragraph, and how far a speech of several paragraphs is looked back at.
_NEXT_CHARACTER: Final = lazy(r"\s{1,8}\S")
_BLANKS: Final = 8
_LONGEST_SPEECH: Final = 8  # paragraphs

_OPEN: Final = 0
_CLOSE: Final = 1
_EITHER: Final = 2

# What it costs to read a mark of a shape (opens, closes, either) as ...
_AS_OPENING: Final = (0, 6, 1)
_AS_CLOSING: Final = (6, 0, 1)
_AS_NOTHING: Final = (9, 7, 7)  # ... no quotation mark at all: an inch mark, a slip
_AS_REOPENING: Final = (5, 12, 9)  # ... opening a span while one is open, whose own end was lost
_AFTER_SENTENCE: Final = 1  # ... opening one right behind a sentence, as paragraphs of one speech do
_LEFT_OPEN: Final = 4  # a paragraph that ends inside a span


class Marked(NamedTuple):
    """A span between marks, without them. ``closed`` is false where the closing mark never came."""

    start: int
    end: int
    closed: bool = True


def spans(text: str, start: int, end: int) -> list[Marked]:
    """The quoted spans of one paragraph, in order, none inside another.

    >>> spans('He said "no" twice.', 0, 19)
    [Marked(start=9, end=11, closed=True)]
    """
    # Positions and shapes are packed, and empty spans never made, so that a million marks stay small.
    at = array("l", map(re.Match.start, MARK.finditer(text, start, end)))
    if not at:
        return []
    shapes = bytes(_shape(text, i, start, end) for i in at)
    if _alternate(shapes):
        return _worded(text, _pairs(at))
    if DOUBLED.search(text, start, end):
        more, shapes_of_more = _with_doubled(text, start, end, at, shapes)
        if _alternate(shapes_of_more):
            return _worded(text, _pairs(more))
    if _OPEN not in shapes and _EITHER not in shapes:
        return []  # closing marks only: no quotation that can be told
    if _is_nested(shapes):
        return _worded(text, _outermost(at, shapes))
    if _is_left_open_round_others(text, at, shapes, start) or (
        _may_be_open_round_pairs(at, shapes, start)
        and _opens_below(text, end)
        and _is_open_above(text, start)
    ):
        return _worded(text, iter([(at[0] + 1, end, False)]))
    return _worded(text, _cheapest(text, at, shapes, end))


def _worded(text: str, found: Iterator[tuple[int, int, bool]]) -> list[Marked]:
    """Those of the spans that hold more than marks and apostrophes, without blanks at their ends."""
    worded = []
    for start, end, closed in found:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start and (text[start] not in _MARKS_ONLY or text[start:end].strip(_STRIPPED)):
            worded.append(Marked(start, end, closed))
    return worded


def _shape(text: str, i: int, start: int, end: int) -> int:
    """Whether the mark at ``i`` opens, closes or could do either."""
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    free_before = before.isspace() or before in _INVISIBLE
    free_after = after.isspace() or after in _INVISIBLE
    mark = text[i]
    if mark in _OPENERS:
        return _CLOSE if free_after and not free_before else _OPEN
    if mark in _CLOSERS:
        return _OPEN if free_before and not free_after else _CLOSE
    if free_before != free_after:
        return _OPEN if free_before else _CLOSE
    opening = before in _BEFORE_OPENING
    closing = after in _AFTER_CLOSING
    if opening != closing:
        return _OPEN if opening else _CLOSE
    return _EITHER


def _with_doubled(
    text: str, start: int, end: int, at: Sequence[int], shapes: bytes
) -> tuple[array[int], bytes]:
    """The marks and their shapes, those that are made of two apostrophes among them."""
    marks = dict(zip(at, shapes, strict=True))
    for m in DOUBLED.finditer(text, start, end):
        opens = m.start() == start or text[m.start() - 1].isspace()
        marks[m.end() - 1 if opens else m.start()] = _OPEN if opens else _CLOSE
    places = array("l", sorted(marks))
    return places, bytes(marks[i] for i in places)


def _alternate(shapes: bytes) -> bool:
    """Whether the marks open and close in turn, as nearly always."""
    return not len(shapes) % 2 and _CLOSE not in shapes[::2] and _OPEN not in shapes[1::2]


def _pairs(at: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """The spans between marks that alternate."""
    for i in range(0, len(at), 2):
        yield at[i] + 1, at[i + 1], True


def _is_nested(shapes: bytes) -> bool:
    """Whether marks stand inside marks, two deep at most, and every one is closed."""
    depth = 0
    for shape in shapes:
        if shape == _OPEN:
            depth += 1
        elif shape == _CLOSE:
            depth -= 1
        else:
            return False
        if not 0 <= depth <= 2:
            return False
    return depth == 0


def _is_left_open_round_others(text: str, at: Sequence[int], shapes: bytes, start: int) -> bool:
    """Whether one kind of mark opens the paragraph and is never closed in it, with whole spans in marks of
    another kind inside: a speech that goes on in the next paragraph."""
    if at[0] != start or shapes[0] != _OPEN or len(at) < 3 or not _alternate(shapes[1:]):
        return False
    straight = text[at[0]] == '"'
    return all((text[i] == '"') != straight for i in at[1:])


def _may_be_open_round_pairs(at: Sequence[int], shapes: bytes, start: int) -> bool:
    """Whether a mark opens the paragraph and the others are pairs: of a speech that goes on, or of one whose
    own end was lost."""
    return at[0] == start and shapes[0] == _OPEN and len(at) > 2 and _alternate(shapes[1:])


def _opens_below(text: str, end: int) -> bool:
    """Whether the paragraph below begins with a mark."""
    below = _NEXT_CHARACTER.match(text, end)
    return below is not None and MARK.match(text, below.end() - 1) is not None


def _is_open_above(text: str, start: int) -> bool:
    """Whether a speech is left open at the end of the paragraph above, which may hold pairs itself."""
    for _ in range(_LONGEST_SPEECH):
        above = text[max(0, start - _BLANKS) : start]
        end = start - len(above) + len(above.rstrip())
        start = text.rfind("\n", 0, end) + 1
        while start < end and text[start].isspace():
            start += 1
        at = array("l", (m.start() for m in MARK.finditer(text, start, end)))
        if not at:
            return False
        shapes = bytes(_shape(text, i, start, end) for i in at)
        if shapes[-1] == _OPEN:
            return True
        if not _may_be_open_round_pairs(at, shapes, start):
            return False
    return False


def _outermost(at: Sequence[int], shapes: bytes) -> Iterator[tuple[int, int, bool]]:
    """The outermost of spans inside one another."""
    depth = opened = 0
    for i, shape in zip(at, shapes, strict=True):
        if shape == _OPEN:
            if depth == 0:
                opened = i + 1
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                yield opened, i, True


def _cheapest(text: str, at: Sequence[int], shapes: bytes, end: int) -> Iterator[tuple[int, int, bool]]:
    """The cheapest reading of marks that do not alternate: a walk over two states, outside and inside."""
    far = 1 << 60
    outside, inside = 0, far
    # How each state was reached, two bytes a mark, so that a million marks stay small.
    came_out, came_in = bytearray(len(at)), bytearray(len(at))
    for k, shape in enumerate(shapes):
        nothing = _AS_NOTHING[shape]
        close = _AS_CLOSING[shape]
        if text[at[k] - 1 : at[k]].isdigit() and text[at[k]] in '"″':
            nothing = 3  # 12" is a length more often than the end of a quotation
        again = _AS_REOPENING[shape]
        if shape == _OPEN and text[at[k] - 2 : at[k]] in _SENTENCE_BEFORE:
            again = _AFTER_SENTENCE
        out_close, out_stay = inside + close, outside + nothing
        in_open, in_stay, in_again = outside + _AS_OPENING[shape], inside + nothing, inside + again
        came_out[k] = 1 if out_close < out_stay else 0
        outside = min(out_close, out_stay)
        best = min(in_open, in_stay, in_again)
        came_in[k] = 1 if best == in_open else 2 if best == in_again else 0
        inside = best
    inside_now = unclosed = inside + _LEFT_OPEN < outside
    read_as = bytearray(len(at))  # each mark as read: 0 nothing, 1 opens, 2 closes, 3 opens again
    for k in range(len(at) - 1, -1, -1):
        if inside_now:
            read_as[k] = (0, 1, 3)[came_in[k]]
            inside_now = came_in[k] != 1
        elif came_out[k]:
            read_as[k] = 2
            inside_now = True
    opened = -1
    for i, what in zip(at, read_as, strict=True):
        if what == 2:
            yield opened, i, True
            opened = -1
        elif what:
            if what == 3:
                yield opened, i, False
            opened = i + 1
    if unclosed:
        slip = _SINGLE_FOR_DOUBLE.search(text, opened, end)
        if slip is None or _SINGLE_OPENS.search(text, opened, slip.start()):
            yield opened, end, False
        else:
            yield opened, slip.end() - 1, True
