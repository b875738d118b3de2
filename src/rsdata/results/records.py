"""Records of a list of results: cards of several lines, each of somebody with a value to a line.

Ann Lee            Candidate: Ann Lee       Ann Lee, Labour
Labour             Party: Labour            Votes
1,204 (30.7%)      Votes: 1,204             1,204
Elected            Share: 30.7%             Share
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rsdata.language.lines import Line
from rsdata.language.parties import is_party
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged
from rsdata.results.columns import MARKED, role_of, with_value, words_of
from rsdata.results.list_rows import LONGEST_WORDS, ListRow, Records
from rsdata.results.row_figures import Figure, Span, figures_of, tokens_between
from rsdata.results.row_labels import is_sum

_MOST_WORDS: Final = 7  # of a line of words
_MOST_LINES: Final = 3  # of words in one record
_MOST: Final = 1000  # lines of records that follow each other
_FIGURES: Final = frozenset(("votes", "share", "change", "won"))
_WORDS: Final = frozenset(("name", "party"))
_SUMS: Final = frozenset(("none", "place"))
_OF_A_SUM: Final = (
    tagged("sums under a list") - tagged("column heads of votes") - tagged("column heads of changes")
)
_LONGEST_LABEL: Final = 30
_BULLETS: Final = " -•*–·●▪◦"
_NEAR: Final = 10  # lines in which a label comes again


class _Piece(NamedTuple):
    """A value of a record: ``role`` is what a label says of it, "" where none stands there; ``tokens`` are
    those of figures."""

    start: int
    role: str
    value: Span
    tokens: Sequence[re.Match[str]]
    is_words: bool
    blank_before: bool
    stop: int  # the place of the line behind it


def records_at(lines: Sequence[Line], at: int) -> Records | None:
    """The records that begin with a line: two at least, with as many values of words in each."""
    cards = _cards(lines, at)
    rows: list[ListRow] = []
    many, stop = 0, at
    for card in cards:
        words = sum(piece.is_words for piece in card)
        many = many or words
        row = _row(lines[at].source, card) if words == many <= _MOST_LINES else None
        if row is None or is_sum(row.printed(lines[at].source)):
            break
        rows.append(row)
        stop = card[-1].stop
    return Records(tuple(rows), stop) if len(rows) > 1 else None


def _cards(lines: Sequence[Line], at: int) -> Iterator[list[_Piece]]:
    """What may be records: each has words and figures, and a new one begins behind a blank line, or with what
    the first begins with."""
    card: list[_Piece] = []
    for piece in _pieces(lines, at):
        both = len({other.is_words for other in card}) == 2
        if both and (piece.blank_before or piece.is_words == card[0].is_words):
            yield card
            card = []
        card.append(piece)
    if card:
        yield card


def _pieces(lines: Sequence[Line], at: int) -> Iterator[_Piece]:
    for _ in range(_MOST):
        piece = _piece(lines, at) if at < len(lines) else None
        if piece is None:
            return
        yield piece
        at = piece.stop


def _piece(lines: Sequence[Line], at: int) -> _Piece | None:
    """The value that a line is, with the label before it or on a line of its own over it."""
    line = lines[at]
    text, end = line.source, line.end
    bullet = _BULLET.match(text, line.start, end)
    start = bullet.end() if bullet else line.start
    line = Line(text, start, end, text[start:end], line.indent, line.blanks) if bullet else line
    if end - start > LONGEST_WORDS:
        return None
    label, _, rest = line.text.partition(": ")
    if rest and len(label) <= _LONGEST_LABEL and not is_party(label):
        role = _role(label)
        value = end - len(rest.lstrip()), end
        tokens = tokens_between(text, *value) if role not in _WORDS else []
        if role or _is_repeated(lines, at, label):
            if role in _SUMS or (tokens is None and role in _FIGURES and role != "won"):
                return None
            is_words = not tokens and role not in _FIGURES
            return _Piece(start, role, value, tokens or [], is_words, line.blank_before, at + 1)
    tokens = tokens_between(text, start, end)
    if tokens is not None and any(token["number"] or token["none"] or token["won"] for token in tokens):
        return _Piece(start, "", (start, end), tokens, False, line.blank_before, at + 1)
    if bracket := _IN_BRACKETS.fullmatch(text, start, end):  # "Labour (30.7%)"
        tokens = tokens_between(text, *bracket.span("figures"))
        return (
            _Piece(start, "", bracket.span("words"), tokens, True, line.blank_before, at + 1)
            if tokens
            else None
        )
    if not _is_line_of_words(line):
        return None
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is not None and not below.blank_before and (role := _role(line.text)) in _FIGURES:
        tokens = tokens_between(text, below.start, below.end)
        if tokens and any(other.text == line.text for other in lines[at + 1 : at + _NEAR]):
            return _Piece(start, role, (below.start, below.end), tokens, False, line.blank_before, at + 2)
    return _Piece(start, "", (start, end), [], True, line.blank_before, at + 1)


_BULLET: Final = lazy(r"[-•*–·●▪◦]\s+(?=[^\W\d_])")
_IN_BRACKETS: Final = lazy(r"(?P<words>[^\d()\[\]]{2,60}?)\s?[(\[](?P<figures>[^()\[\]]*\d[^()\[\]]*)[)\]]")


def _role(label: str) -> str:
    """What a label says of the value beside it."""
    words = label.lower().split()
    return "none" if _OF_A_SUM.intersection(words) else role_of(label.lower())


def _is_repeated(lines: Sequence[Line], at: int, label: str) -> bool:
    """Whether a label stands in the record before or behind, too: it is no name, and no party."""
    return any(
        line.text.lstrip(_BULLETS).startswith(f"{label}: ")
        for line in lines[max(0, at - _NEAR) : at + _NEAR]
        if line is not lines[at]
    )


def _is_line_of_words(line: Line) -> bool:
    """Whether a line may be a name or a party in a record."""
    if line.numbers or line.end - line.start > LONGEST_WORDS:
        return False
    return len(line.text.split()) <= _MOST_WORDS and line.text[:1].isupper() and line.text[-1] not in ".?!:"


def _row(text: str, card: Sequence[_Piece]) -> ListRow | None:
    """The row that a record is, if it has votes."""
    figure = _figure(text, card)
    if figure is None:
        return None
    parts: list[Span] = []
    roles: list[str] = []
    won = any(token["won"] for piece in card for token in piece.tokens)
    for piece in card:
        if piece.role == "won":
            won = won or text[slice(*piece.value)].lower() in MARKED
        elif piece.is_words:
            own, marked = words_of(text, *piece.value, piece.role)
            parts += own
            roles += [piece.role] * len(own)
            won = won or marked
    if not parts:
        return None
    if roles.count("") == 1 and len(unsaid := _WORDS.difference(roles)) == 1:
        roles[roles.index("")] = next(iter(unsaid))
    return ListRow(parts[0][0], tuple(parts), figure, (), won, tuple(roles) if any(roles) else ())


def _figure(text: str, card: Sequence[_Piece]) -> Figure | None:
    """The votes of a record with its share and change; None where it has none, or several."""
    headed = [token for piece in card if piece.role == "votes" for token in piece.tokens]
    beside = [token for piece in card if piece.role in ("", "share") for token in piece.tokens]
    found = figures_of(text, headed + beside)
    if found is None or found[1]:
        return None
    figure = found[0]
    for piece in card:
        if piece.role in ("share", "change") and getattr(figure, piece.role) is None:
            figure = with_value(figure, piece.role, text, *piece.value)
    return figure._replace(tail=card[-1].value[1])
