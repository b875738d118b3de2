"""Records of a list of results: cards of several lines, each of somebody with a value to a line.

Ann Lee            Candidate: Ann Lee       Ann Lee, Labour
Labour             Party: Labour            Votes
1,204 (30.7%)      Votes: 1,204             1,204
Elected            Share: 30.7%             Share
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language.declarations import ALSO_CALLED
from rsdata.language.lines import Line
from rsdata.language.parties import is_party, party_in_list
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged
from rsdata.named_tuples import NamedTuple
from rsdata.results.columns import MARKED, is_a_mark, role_of, with_value, words_of
from rsdata.results.list_rows import LONGEST_WORDS, ListRow, Records, row_between
from rsdata.results.row_figures import Figure, Span, figures_of, tokens_between
from rsdata.results.row_labels import OF_A_SUM, is_sum

_MOST_WORDS: Final = 7  # of a line of words
_MOST_LINES: Final = 3  # of words in one record
_LONGEST_RECORD: Final = 12  # values
_MOST: Final = 1000  # lines of records that follow each other
_FIGURES: Final = frozenset(("votes", "share", "change", "won"))
_WORDS: Final = frozenset(("name", "party"))
_SUMS: Final = frozenset(("none", "place"))
_NO_NAME: Final = MARKED | tagged("the rest of a list")
_LONGEST_LABEL: Final = 30
_BULLETS: Final = "-•*–·●▪◦"
_NEAR: Final = 10  # lines in which a label comes again


class _Value(NamedTuple):
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
    rows: list[ListRow] = []
    many, stop = 0, at
    for card in _cards(lines, at):
        words = sum(piece.is_words for piece in card)
        many = many or words
        row = _row(lines[at].source, card) if words == many <= _MOST_LINES else None
        if row is None or is_sum(row.printed(lines[at].source)):
            break
        if rows and row.figure.counted != rows[0].figure.counted:
            break
        rows.append(row)
        stop = card[-1].stop
    return Records(tuple(rows), stop) if len(rows) > 1 else None


def _cards(lines: Sequence[Line], at: int) -> Iterator[list[_Value]]:
    """What may be records: each has words and figures, and a new one begins behind a blank line, or with what
    the first begins with."""
    card: list[_Value] = []
    loose = all(line.blank_before for line in lines[at + 1 : at + _MOST_LINES + 2])
    for piece in _pieces(lines, at):
        both = any(value.tokens for value in card) and any(value.is_words for value in card)
        if both and ((piece.blank_before and not loose) or piece.is_words == card[0].is_words):
            yield card
            card = []
        if not card and piece.is_words and piece.tokens:
            return  # a list with a row to a line
        card.append(piece)
        if len(card) > _LONGEST_RECORD:
            return
    if card:
        yield card


def _pieces(lines: Sequence[Line], at: int) -> Iterator[_Value]:
    """The values from a line on; places on lines of their own, the first of which begins them, only part
    records."""
    place = 1 if lines[at].text == "1" else 0
    for _ in range(_MOST):
        placed = place > 0 and at + 1 < len(lines) and lines[at].text == str(place)
        at, place = at + placed, place + placed
        at += at + 1 < len(lines) and " as " in lines[at].text and bool(ALSO_CALLED.match(lines[at].text))
        piece = _value(lines, at) if at < len(lines) else None
        if piece is None:
            return
        yield piece._replace(blank_before=True) if placed else piece
        at = piece.stop


def _value(lines: Sequence[Line], at: int) -> _Value | None:
    """The value that a line is, with the label before it or on a line of its own over it."""
    line = _without_bullet(lines[at])
    if line.end - line.start > LONGEST_WORDS:
        return None
    label, _, rest = line.text.partition(": ")
    if rest and len(label) <= _LONGEST_LABEL and not is_party(label):
        role = _role(label)
        if role in _SUMS:
            return None
        if role or _is_repeated(lines, at, label):
            return _labelled(line, role, line.end - len(rest.lstrip()), at)
    found = _of_figures(line, at) or _over_figures(lines, line, at)
    if found is not None or not _is_line_of_words(line):
        return found
    return _Value(line.start, "", (line.start, line.end), [], True, line.blank_before, at + 1)


def _labelled(line: Line, role: str, begin: int, at: int) -> _Value | None:
    """The value behind a label."""
    tokens = tokens_between(line.source, begin, line.end) if role not in _WORDS else []
    if tokens is None and role in _FIGURES and role != "won":
        return None
    is_words = not tokens and role not in _FIGURES
    return _Value(line.start, role, (begin, line.end), tokens or [], is_words, line.blank_before, at + 1)


def _of_figures(line: Line, at: int) -> _Value | None:
    """A line of figures alone, or of words with figures behind: "Labour (30.7%)", "Labour, 1,204 votes"."""
    text, start, end = line.source, line.start, line.end
    tokens = tokens_between(text, start, end)
    if tokens is not None and any(token["number"] or token["none"] or token["won"] for token in tokens):
        return _Value(start, "", (start, end), tokens, False, line.blank_before, at + 1)
    if tokens and not line.blank_before and line.text.lower() in _NO_NAME:
        return _Value(start, "won", (start, end), tokens, False, line.blank_before, at + 1)  # "Not elected"
    if not line.numbers:
        return None
    if bracket := _IN_BRACKETS.fullmatch(text, start, end):
        words, begin = bracket.span("words"), bracket.start("figures")
    elif (row := row_between(text, start, end)) is not None and not row.more:
        words, begin = (row.start, row.parts[-1][1]), row.figure.start
    else:
        return None
    tokens = tokens_between(text, begin, end)
    return _Value(start, "", words, tokens, True, line.blank_before, at + 1) if tokens else None


def _over_figures(lines: Sequence[Line], line: Line, at: int) -> _Value | None:
    """The value under a label that has a line of its own, in each record: "Votes" over "1,204"."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or below.blank_before or not _is_line_of_words(line):
        return None
    role = _role(line.text)
    tokens = tokens_between(line.source, below.start, below.end) if role in _FIGURES else None
    if not tokens or all(other.text != line.text for other in lines[at + 1 : at + _NEAR]):
        return None
    return _Value(line.start, role, (below.start, below.end), tokens, False, line.blank_before, at + 2)


def _without_bullet(line: Line) -> Line:
    bullet = _BULLET.match(line.source, line.start, line.end)
    if bullet is None:
        return line
    start = bullet.end()
    return Line(line.source, start, line.end, line.source[start : line.end], line.indent, line.blanks)


_BULLET: Final = lazy(rf"[{_BULLETS}]\s+(?=[^\W\d_])")


_IN_BRACKETS: Final = lazy(
    r"(?P<words>[^\d()\[\]]{2,60}?)\s?[(\[](?P<figures>[^()\[\]]*\d[^()\[\]]*[)\]])", words=(")", "]")
)


def _role(label: str) -> str:
    """What a label says of the value beside it."""
    words = label.lower().split()
    return "none" if OF_A_SUM.intersection(words) else role_of(label.lower())


def _is_repeated(lines: Sequence[Line], at: int, label: str) -> bool:
    """Whether a label stands in the record before or behind, too: it is no name, and no party."""
    return any(
        line.text.lstrip(f" {_BULLETS}").startswith(f"{label}: ")
        for line in lines[max(0, at - _NEAR) : at + _NEAR]
        if line is not lines[at]
    )


def _is_line_of_words(line: Line) -> bool:
    """Whether a line may be a name or a party in a record."""
    if line.numbers:
        return False
    ends = line.text[-1] not in ".?!:" or is_party(line.text)  # "Dem."
    worded = len(line.text.split()) <= _MOST_WORDS and line.text[:1].isupper() and ends
    return worded and line.text.lower() not in _NO_NAME


def _row(text: str, card: Sequence[_Value]) -> ListRow | None:
    """The row that a record is, if it has votes."""
    figure = _figure(text, card)
    if figure is None:
        return None
    parts: list[Span] = []
    roles: list[str] = []
    won = any(token["won"] for piece in card for token in piece.tokens)
    for piece in card:
        if piece.role == "won":
            won = won or is_a_mark(text[slice(*piece.value)])
        elif piece.is_words:
            own, marked = words_of(text, *piece.value, piece.role)
            parts += own
            roles += [piece.role] * len(own)
            won = won or marked
    if not parts:
        return None
    for at in _further_names(text, parts):
        del parts[at], roles[at]
    if roles.count("") == 1 and len(unsaid := _WORDS.difference(roles)) == 1:
        roles[roles.index("")] = next(iter(unsaid))
    return ListRow(parts[0][0], tuple(parts), figure, (), won, tuple(roles) if any(roles) else ())


def _further_names(text: str, parts: Sequence[Span]) -> Sequence[int]:
    """The places in a record of shorter names of a party that has a longer one there, too, the last first:
    "Lab" beside "Labour"."""
    names = [text[slice(*part)] for part in parts]
    fullest = max(filter(is_party, names), key=len, default="")
    party = party_in_list(fullest) or fullest
    same = [at for at, name in enumerate(names) if name != fullest and party_in_list(name) == party]
    return same[::-1] if len(same) + 1 < len(names) else []


def _figure(text: str, card: Sequence[_Value]) -> Figure | None:
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
