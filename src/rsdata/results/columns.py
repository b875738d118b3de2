"""Tables of results: what each column is, by its head, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, chain, islice, pairwise
from typing import Final

from rsdata.language.answers import ANSWERS
from rsdata.language.lines import Line
from rsdata.language.names import is_personal_name
from rsdata.language.numbers import signed
from rsdata.language.parties import is_party
from rsdata.language.patterns import lazy
from rsdata.language.text_tables import TextTable
from rsdata.language.word_lists import tagged
from rsdata.results.contestants import is_surname_first
from rsdata.results.list_rows import ListRow
from rsdata.results.row_figures import Figure, Span, as_decimal, figures_between, figures_of, tokens_between
from rsdata.results.row_labels import BARS, is_line_of_a_sum, is_nobody_named, is_sum, label_parts, past_marks


def is_in_columns(lines: Sequence[Line], at: int) -> bool:
    """Whether a line looks like a row of a table, or like its head."""
    text = lines[at].text
    if "|" in text or "│" in text or "\t" in text or "  " in text:
        return True
    following = lines[at + 1] if at + 1 < len(lines) else None
    parted = "," in text or ";" in text
    return parted and following is not None and not following.blank_before and bool(following.numbers)


def behind_columns(lines: Sequence[Line], at: int) -> int:
    """The place of the first line from here on that looks like no row of a table, or like one of another."""
    marks = _marks(lines[at])
    at += 1
    while at < len(lines) and is_in_columns(lines, at) and _marks(lines[at]) == marks:
        at += 1
    return at


def _marks(line: Line) -> list[str]:
    """What may stand between the cells of a line."""
    return [mark for mark in ("|", "│", "\t", "  ", ";", ", ") if mark in line.text]


_NAMES: Final = tagged("column heads of names")
_PARTIES: Final = tagged("column heads of parties")
_ROLES: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("won", frozenset(("elected",))),
    ("change", tagged("column heads of changes")),
    ("none", tagged("column heads of nothing read")),
    ("other", tagged("column heads of other figures")),
    ("share", tagged("column heads of shares")),
    ("won", tagged("column heads of the elected")),
    ("party", _PARTIES),
    ("name", _NAMES),
    ("votes", tagged("column heads of votes")),
    ("place", tagged("kinds of contest")),
)

# "Party name/Independent": the party alone
_NAME_OF_PARTY: Final = lazy(r"\bparty\snames?\b|\bnames?\sof\s(?:\w+\s)?party\b")
_HEAD_WORD: Final = lazy(r"\+\s?/\s?[-−–]|±|%|[^\W_]+")


def role_of(head: str) -> str:
    """What the cells under a head are: votes, share, change, party, name, won, place, none; "label" of those
    that are name and party ("Candidate (Party)"); "" if unsaid."""
    printed = _HEAD_WORD.findall(_NAME_OF_PARTY.sub("party", head))
    words = {word.replace(" ", "").replace("−", "-").replace("–", "-") for word in printed}
    if _is_later(words):
        return "none"
    if words & _NAMES and words & _PARTIES:
        return "label"
    role = next((role for role, sought in _ROLES if words & sought), "")
    return "votes" if role == "none" and words & _FIRST else role


def _is_later(words: Set[str]) -> bool:
    """Whether a head is of a later count: "2nd round"."""
    return not words.isdisjoint(_LATER) and not words.isdisjoint(_COUNTED)


_FIRST: Final = frozenset(("1", "first", "1st", "one"))
_LATER: Final = frozenset(("2", "second", "2nd", "two", "3", "third", "3rd", "three", "4", "4th", "5", "5th"))
_COUNTED: Final = frozenset(("round", "count", "stage", "preference", "preferences"))


def rows_of_table(text: str, table: TextTable) -> list[ListRow]:
    """The rows of a table of votes, or of shares: what each column is, its head says, else its cells."""
    table = _turned(text, table)
    read = (list(rows(text, table)) for rows in (_rows_across, _rows_side_by_side, _rows))
    return next(filter(None, read), [])


def without_sums(table: TextTable) -> TextTable:
    """A table of which a head that is of its contest is a title: "Ash | Electorate 8,412 | Turnout 29.9%"."""
    if not any(map(is_line_of_a_sum, table.head)):
        return table
    return table._replace(head=("",) * table.width, titles=(*table.titles, table.printed_head[0]))


def _turned(text: str, table: TextTable) -> TextTable:
    """A table that has somebody to a column and says in its first what each row is, with rows for columns."""
    printed = [text[slice(*cells[0])].lower() for cells in table.rows]
    if "votes" in map(role_of, table.head) or not {"votes"} < set(map(role_of, printed)):
        return table
    head, *rows = zip(table.head_spans, *table.rows, strict=True)
    return table._replace(
        rows=tuple(rows), head=tuple(text[slice(*cell)].lower() for cell in head), head_spans=tuple(head)
    )


def heads_of(table: TextTable) -> str:
    """What the heads of a table say; of later counts, not which they are."""
    heads = (head.split() for head in table.head)
    return " ".join(word for words in heads for word in words if not (word in _LATER and _is_later({*words})))


def last_count_of(text: str, table: TextTable, rows: Sequence[ListRow]) -> list[ListRow]:
    """The rows of the last of a table's later counts, where those who are left in it have no fewer votes."""
    later = [column for column, head in enumerate(table.head) if _is_later({*head.split()})]
    votes = {row.parts: row.figure.votes for row in rows}
    counted = list(_rows(text, table, later[-1])) if later else []
    return counted if all(row.figure.votes >= votes.get(row.parts, 0) for row in counted) else []


def _rows(text: str, table: TextTable, counted: int | None = None) -> Iterator[ListRow]:
    """The rows with their votes, in a table without votes their shares, or with what is printed in another
    column of counts."""
    roles = _roles(text, table)
    role = "votes" if "votes" in roles else "share"
    if role not in roles:
        return
    votes_at = roles.index(role) if counted is None else counted
    place_at = roles.index("place") if "place" in roles else None
    place = ""
    for cells in table.rows:
        filled = [text[start:end] for start, end in cells if start < end]
        if len(filled) == 1 and not any(map(str.isdigit, filled[0])) and not is_sum(filled):
            place = filled[0]
        if place_at is not None and cells[place_at][0] < cells[place_at][1]:
            place = f"{text[slice(*cells[place_at])]} {table.head[place_at].split()[-1]}"
        row = _row(text, cells, roles, votes_at)
        if row is not None and not is_sum(row.printed(text)):
            yield row._replace(place=place)


def _rows_across(text: str, table: TextTable) -> Iterator[ListRow]:
    """The rows of a table that has a contest to a row and a party to a column."""
    heads = [label_parts(text, *span)[0] for span in table.head_spans]
    across = [k for k, parts in enumerate(heads) if k and any(_stands(text[slice(*part)]) for part in parts)]
    if len(across) < 2:
        return
    across += [k for k, head in enumerate(table.head) if heads[k] and is_nobody_named(head)]  # "Others"
    for cells in table.rows:
        place = text[slice(*cells[0])]
        if not any(map(str.isalpha, place)) or (is_sum([place]) and len(table.rows) > 2):
            continue
        for column in across:
            found = figures_between(text, *cells[column])
            if found is not None:
                figure = found[0]
                yield ListRow(figure.start, heads[column], figure, place=place)


def _stands(head: str) -> bool:
    """Whether the head of a column is a party, or an answer to a question."""
    return is_party(head) or head.lower() in ANSWERS


def _rows_side_by_side(text: str, table: TextTable) -> Iterator[ListRow]:
    """The rows of a table that has a contest to a row, and the votes of each contestant in it behind name and
    party, or behind both in one cell."""
    roles = [role_of(head) for head in table.head]
    votes_at = [k for k, role in enumerate(roles) if role == "votes"]
    blocks = list(zip((1, *(k + 1 for k in votes_at)), votes_at, strict=False))
    words = all(begin < k <= begin + 2 and _OF_WORDS.issuperset(roles[begin:k]) for begin, k in blocks)
    if len(votes_at) < 2 or roles[0] not in ("", "place") or not words:
        return
    for cells in table.rows:
        for begin, k in blocks:
            found = figures_between(text, *cells[k])
            named = [cell for cell in cells[begin:k] if cell[0] < cell[1]]
            parts = named if len(named) > 1 else words_of(text, *named[0], "label")[0] if named else ()
            if found is not None and parts:
                row_roles = ("name", "party") if len(named) > 1 else ()
                yield ListRow(
                    parts[0][0], tuple(parts), found[0], roles=row_roles, place=text[slice(*cells[0])]
                )


_OF_WORDS: Final = frozenset(("", "name", "party", "label", "won"))


def _roles(text: str, table: TextTable) -> list[str]:
    """What each column is: as its head says, else as its cells do beside those that are told."""
    columns = [
        [text[slice(*row[column])].strip(_AROUND) for row in table.rows] for column in range(table.width)
    ]
    roles = [_checked(head, cells) for head, cells in zip(table.head, columns, strict=True)]
    for column, heads in enumerate(pairwise(table.head), 1):
        if roles[column] == "change" and "seats" in " ".join(heads).split():
            roles[column] = "other"  # "Party | Votes | % | Seats | +/-", "Seats gained"
    later = "none" in roles  # of a later count
    for column, role in enumerate(roles):
        if not role:
            kind = _kind(columns[column])
            again = kind in roles and kind not in ("count", "words")
            roles[column] = "" if again or (later and kind in ("share", "change")) else kind
    sought = "votes" if "votes" in roles else "count"
    if counts := [column for column, role in enumerate(roles) if role == sought]:
        votes_at = _of_votes(table.head, columns, counts, roles)
        roles = ["" if column in counts and column != votes_at else role for column, role in enumerate(roles)]
        roles[votes_at] = "votes"
    _name_the_words(columns, roles)
    return ["" if role in ("count", "words") else role for role in roles]


_COUNTS: Final = frozenset(("stage", "count", "round", "at", "on"))  # "Elected at stage"
_OTHER_THINGS: Final = tagged("counts of other things")
_NOT_ELECTED: Final = tagged("the rest of a list")


def _checked(head: str, cells: Sequence[str]) -> str:
    """What a head says of its cells, where they may be that: places come again, shares have no sign."""
    role = role_of(head)
    marks = {*filter(None, map(str.lower, cells))} - _NOT_ELECTED
    if marks and all(map(is_a_mark, marks)):
        return "won"
    if role == "won" and 2 * sum(map(is_personal_name, cells)) > len(cells):
        return "name"  # "Winner"
    seats = role == "won" and all(map(str.isdigit, filter(None, cells))) and not _COUNTS & set(head.split())
    seats = seats and {*cells} != {"0", "1"}
    numbered = role in ("name", "party") and _kind(cells) == "count"  # "Candidates": how many
    if seats or numbered or (not role and _OTHER_THINGS & set(head.split())):
        return "other"
    if role == "place" and not any(map(str.isalpha, "".join(cells))):
        return ""
    if role == "change" and 2 * sum(bool(_SHARE_AND_CHANGE.match(cell)) for cell in cells) > len(cells):
        return "share"  # the change stands in its cells, too
    return "change" if role == "share" and _kind(cells) == "change" else role


_SHARE_AND_CHANGE: Final = lazy(r"\d{1,2}(?:[.·]\d+)?\s?%?\s+[+\-−–(]")


_AROUND: Final = f" {BARS}"


YEAR_IN: Final = lazy(r"\b(?:19|20)\d\d\b")


def _of_votes(
    heads: Sequence[str], columns: Sequence[Sequence[str]], counts: Sequence[int], roles: Sequence[str]
) -> int:
    """Which of the columns of counts is of votes: that of the latest year, where their heads are years, the
    sum of those before it, none of them of a later count, the one whose shares are printed, else the first
    with about as many as the fullest."""
    years = {column: found[0] for column in counts if (found := YEAR_IN.search(heads[column]))}
    if 1 < len(years) == len(counts):
        return max(years, key=years.__getitem__)
    share = columns[roles.index("share")] if "share" in roles else []
    totals = {column: _total(columns[column]) for column in counts}
    enough = max(totals.values()) / 2
    parts = len(counts) > 1 and not any(_is_later({*head.split()}) for head in heads)
    return next(
        chain(
            _sums_of_others(columns, counts) if parts else (),
            (column for column in counts if share and _are_shares(columns[column], share)),
            (column for column in counts if totals[column] >= enough),
        )
    )


def _sums_of_others(columns: Sequence[Sequence[str]], counts: Sequence[int]) -> Iterator[int]:
    """The columns each of whose counts is the sum of those beside it in the two or more columns before; one
    row may be of totals, and have its cells elsewhere."""
    printed = [[_count(cell) or 0 for cell in column] for column in columns[: counts[-1] + 1]]
    sums = [list(accumulate(row, initial=0)) for row in zip(*printed, strict=True)]  # up to a column
    others = min(1, len(sums) - 2)  # rows that may be others
    for column in counts if others >= 0 else ():
        for first in range(column - 1):
            wrong = (row for row in sums if not row[column + 1] - row[column] == row[column] - row[first] > 0)
            if len(list(islice(wrong, others + 1))) <= others:
                yield column


def _count(cell: str) -> int | None:
    found = figures_between(cell, 0, len(cell))
    return found[0].votes if found and found[0].counted else None


def _total(cells: Sequence[str]) -> int:
    """The sum of counts; 0 where they are alike, as years are, and numbers of a region."""
    votes = [count for cell in cells if (count := _count(cell)) is not None]
    alike = bool(votes) and max(votes) < min(votes) * _ALIKE and max(votes) <= _LATEST_YEAR
    return 0 if alike else sum(votes)


_ALIKE: Final = 1.05
_LATEST_YEAR: Final = 2100


def _are_shares(counts: Sequence[str], shares: Sequence[str]) -> bool:
    """Whether shares are those of counts in one total, as far as both are printed."""
    totals = [
        votes / share
        for count, printed in zip(counts, shares, strict=True)
        if (votes := _count(count)) is not None and (share := _number(printed)) and share > 1
    ]
    return len(totals) > 1 and max(totals) <= min(totals) * _ROUNDED


_ROUNDED: Final = 1.15  # how far totals may be apart that follow from shares without decimals


def _number(printed: str) -> float | None:
    value = _A_VALUE.match(printed)
    return as_decimal(value["number"]) if value else None


def _name_the_words(columns: Sequence[Sequence[str]], roles: list[str]) -> None:
    """Give the columns of words that no head tells their roles: who and which party, as far as not told."""
    words = [column for column, role in enumerate(roles) if role == "words"]
    if not words:
        return
    for role, are in (("party", is_party), ("name", is_personal_name)):
        likeness = {column: sum(map(are, filter(None, columns[column]))) for column in words}
        best = max(words, key=lambda column: (likeness[column], -column), default=None)
        other = "name" if role == "party" else "party"
        if role not in roles and best is not None and likeness[best] and (other in roles or len(words) > 1):
            roles[best] = role
            words.remove(best)
    if not {"name", "party"} <= set(roles):
        telling = sorted(words, key=lambda column: (-len(set(columns[column])), column))
        for column in telling[: 1 if {"name", "party"} & set(roles) else 2]:
            missing = {"name", "party"} - set(roles)
            roles[column] = missing.pop() if len(missing) == 1 else "label"


_A_CHANGE: Final = lazy(r"(?:[+\-−–▲△↑▼▽↓]\s?\d|new\b|n/?[ac]\b|[-–—]\Z)", re.IGNORECASE)

_A_SHARE: Final = lazy(
    r"\d{1,3}(?:[.·,]\d+)?\s?(?:%|per\s?cent|pc)(?:\s?[(\[].*)?\Z|\d{1,2}[.·,]\d{1,2}\Z", re.IGNORECASE
)

_A_COUNT: Final = lazy(r"(?:\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+|\d+)(?:\svotes?)?\Z", re.IGNORECASE)


def _kind(cells: Sequence[str]) -> str:
    """What the cells of a column whose head does not tell it are."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return ""
    for role, pattern in (("change", _A_CHANGE), ("share", _A_SHARE), ("count", _A_COUNT)):
        if 2 * sum(bool(pattern.match(cell)) for cell in filled) > len(filled):
            return role
    worded = [cell for cell in filled if any(map(str.isalpha, cell))]
    if 2 * len(worded) <= len(cells):
        return ""
    if with_figures := sum(_count(cell) is not None for cell in filled):
        return "count" if 2 * with_figures > len(filled) else ""
    return "words" if len(worded) > 1 and any(len(cell) > 1 for cell in worded) else "won"


def _row(text: str, cells: Sequence[Span], roles: Sequence[str], votes_at: int) -> ListRow | None:
    of_shares = roles[votes_at] == "share"
    found = figures_between(text, *cells[votes_at])
    if found is None or found[0].counted == of_shares:
        return None
    figure, _, won = found
    figure = figure._replace(tail=max(stop for _, stop in cells), bare=figure.bare and not of_shares)
    parts: list[Span] = []
    named: list[str] = []
    for (begin, stop), role in zip(cells, roles, strict=True):
        if begin == stop:
            continue
        if role in ("share", "change") and getattr(figure, role) is None:
            figure = with_value(figure, role, text, begin, stop)
        elif role == "won":
            cell = text[begin:stop]
            won = won or is_a_mark(cell) or _AT_A_COUNT.fullmatch(cell) is not None  # "Stage 6"
        elif role in ("name", "party", "label"):
            own, marked = words_of(text, begin, stop, role)
            won = won or marked
            if role == "name" and "party" in roles:
                own = (_one_name(text, own),) if own else ()
            parts += own
            named += [role if role != "label" and len(own) == 1 else ""] * len(own)
    if not parts:
        return None
    beside = [cell for cell, role in zip(cells, roles, strict=True) if role in ("share", "change")]
    figure = _with_the_rest(text, figure, [cells[votes_at], *beside])
    return ListRow(min(begin for begin, _ in parts), tuple(parts), figure, (), won, tuple(named))


def _one_name(text: str, parts: Sequence[Span]) -> Span:
    """The name of a cell that has no party: "Lee, Ann (commonly known as Nan)" is "Lee, Ann"."""
    first = parts[0]
    surname = len(parts) > 1 and text[first[1] : parts[1][0]] == ", " and " " not in text[slice(*first)]
    return (first[0], parts[1][1]) if surname else first


_AT_A_COUNT: Final = lazy(
    r"(?:elected\s)?\(?(?:(?:on|at)\s)?(?:(?:count|stage|round)\s)?[1-9]\d?(?:st|nd|rd|th)?(?:\s(?:count|stage|round))?\)?",
    re.IGNORECASE,
)


def _with_the_rest(text: str, figure: Figure, cells: Sequence[Span]) -> Figure:
    """The figure with the share or the change that stands in the cell of another: "30.7% (+3.2)"."""
    if len(cells) < 2 or (figure.share is not None and figure.change is not None):
        return figure
    found = figures_of(text, [token for cell in cells for token in tokens_between(text, *cell) or ()])
    if found is None:
        return figure
    share = found[0].share if figure.share is None else figure.share
    change = found[0].change if figure.change is None else figure.change
    return figure._replace(share=share, change=change, end=max(figure.end, found[0].end))


def with_value(figure: Figure, role: str, text: str, begin: int, stop: int) -> Figure:
    """The figure with the share or the change of a cell."""
    value = _A_VALUE.match(text, begin, stop)
    number = as_decimal(value["number"]) if value else 101.0
    if value is None or number > 100:
        return figure
    figure = figure._replace(start=min(figure.start, value.start()), end=max(figure.end, value.end()))
    if role == "share":
        return figure._replace(share=number, bare=False)
    return figure._replace(change=signed(value["sign"], number))


def words_of(text: str, begin: int, stop: int, role: str) -> tuple[Sequence[Span], bool]:
    """The parts of a cell of words, and whether a mark among them says that it won."""
    at, ahead = past_marks(text, begin, stop)
    parts, marked = label_parts(text, at, stop)
    surname_first = len(parts) > 1 and role != "party" and is_surname_first(text, parts)
    surname = text[slice(*parts[0])] if surname_first else ""
    if role != "name" and not surname.isupper() and " " in surname:
        surname_first = False  # "Ann Lee, Save Our Pier"
    if parts and role == "party":
        parts = ((parts[0][0], parts[-1][1]),)
    elif surname_first:
        parts = ((parts[0][0], parts[1][1]), *parts[2:])
    return parts, ahead or marked


_A_VALUE: Final = lazy(
    r"[(\[]?(?P<sign>[+\-−–▲△↑▼▽↓])?\s?(?P<number>\d{1,3}(?:[.·]\d{1,4}|,\d{1,2}(?!\d))?)\s?(?:%|pts?|pp)?"
)

MARKED: Final = tagged("marks of the elected") | tagged("cells of the elected")


def is_a_mark(printed: str) -> bool:
    """Whether a cell or a line is a mark of the elected and nothing else: "Elected", "(elected)", "*"."""
    low = printed.lower()
    return low in MARKED or low.strip("*()[].") in MARKED
