"""One row of a list of results that has a row to a line or to a row of a table: somebody, and figures.

    Ann Lee (Lab) 1,904 30.7% (+3.2)
    X Liberal: Ann Lee, 18,402 (39.9%)
    Ann Lee 41.3% (48,211)
    Lab | Ann Lee * | 1,904 | 30.7 | new

What a row is made of is read here; which of its words are a name and which a party, its list decides, since the
rows of one list have one shape.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rsdata.language.calendar import MONTH_WORDS
from rsdata.language.lines import Line
from rsdata.language.names import is_personal_name
from rsdata.language.numbers import whole
from rsdata.language.parties import parties_in_one_list, party_in_list, stands_abroad
from rsdata.language.patterns import any_of, lazy
from rsdata.language.tables import Table
from rsdata.language.word_lists import in_order, tagged
from rsdata.results.labels import Label
from rsdata.results.vote_figures import Figure

Span = tuple[int, int]

_LONGEST: Final = 260  # characters of a line that may be a row
_WORDS: Final = 14  # the most words of a label
# What a row of figures is made of, behind the label.
_TOKEN: Final = lazy(
    lambda: (
        r"(?P<sign>[+\-−–±]|\bup\s|\bdown\s)?"
        r"(?P<number>\d{1,3}(?:,\d{3})+(?!\d|,\d{3})|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d|[.·]\d|\s?%)"
        r"|\d+(?:[.·]\d+)?)(?![\w/]|[-–−]\d)"
        r"(?P<unit>\s?(?:%|per\s?cent\b|pc\b|pts?\b|points?\b|ppts?\b|pp\b|percentage\spoints?\b))?"
        rf"|(?P<none>(?<!\w){any_of(in_order('no change printed'))}(?![\w]))"
        rf"|(?P<won>(?:{any_of(in_order('marks of the elected'))}|[X*])(?!\w))"
        rf"|(?P<votes>(?:valid\s|first[- ]preference\s)?(?:votes?|ballots?)\b)"
        rf"|(?P<filler>(?<!\w){any_of(in_order('between figures'))}(?!\w)|[\s()\[\],;:|/=•.–—-])"
    ),
    re.IGNORECASE,
)
_DECIMAL: Final = lazy(r"\d{1,3}[.·]\d{1,4}\Z")
# before the label: a bullet, a place, a mark of the elected
_PLACED: Final = lazy(
    r"(?:[\s•·●▪◦–—>-]+|\(?\d{1,2}(?:st|nd|rd|th)?[.):]?\s(?=\D)|#\d{1,2}\s|(?:and|&)\s(?=\d(?:st|nd|rd|th)))+"
)
_LABEL_SEPARATORS: Final = " \t\u00a0:;,–—-=|.…/([•"
_WON_BEFORE: Final = lazy(
    lambda: rf"(?P<won>(?:[X*✓✔✅☑†](?=\s)|{any_of(in_order('marks of the elected'))}(?=[\s:])))[\s:–-]*",
    re.IGNORECASE,
)
_WON_BEHIND: Final = lazy(
    lambda: rf"[\s(\[,–-]*(?:(?<![\w]){any_of(in_order('marks of the elected'))}|[*✓✔✅☑†])[)\]]?\Z", re.IGNORECASE
)
# between the parts of a label
_PART: Final = lazy(r"\s[-–—]\s|\s?[|:;]\s|,\s|\s?\(|\s?\[|[)\]]")
_SUMS: Final = tagged("sums in a list") | tagged("sums under a list")
_VERBS: Final = tagged("verbs before votes")


class ListEntry(NamedTuple):
    """One figure of a list and whose it is; ``repeated`` where the party stands before an earlier figure."""

    label: Label
    figure: Figure
    repeated: bool = False


class ListRow(NamedTuple):
    """A row: the parts of its label as spans, which of them stand in brackets, and its figures.

    ``more`` are further counts behind the votes, divided by commas: several candidates of one party.
    """

    start: int
    parts: tuple[Span, ...]
    figure: Figure
    more: tuple[Figure, ...] = ()
    won: bool = False
    roles: tuple[str, ...] = ()  # what the head of a table says of each part: name, party, ""

    def printed(self, text: str) -> list[str]:
        return [text[start:end] for start, end in self.parts]


def row_in(line: Line) -> ListRow | None:
    """The row that a line is, if it is one."""
    if not line.numbers or line.end - line.start > _LONGEST:
        return None
    return row_between(line.source, line.start, line.end)


def row_between(text: str, start: int, end: int) -> ListRow | None:
    """The row that fills ``start:end``: a label, then figures to its end."""
    start, won = past_marks(text, start, end)
    for at in _beginnings(text, start, end):
        figures = figures_between(text, at, end)
        if figures is not None:
            figure, more, elected = figures
            parts, marked = label_parts(text, start, at)
            if not parts or (more and len(parts) > 1):
                return None
            return ListRow(parts[0][0], parts, figure, more, won or elected or marked)
    return None


_BEGIN: Final = lazy(r"(?<![\w,.·/£$€])(?<!\d[-–−])[+−–-]?\d")


def _beginnings(text: str, start: int, end: int) -> Iterator[int]:
    """Where the figures may begin: at a number, or at the bracket before it, that follows a word."""
    for match in _BEGIN.finditer(text, start, end):
        if any(map(str.isalpha, text[start : match.start()])):
            yield match.start()


def past_marks(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the label begins behind bullets, places and marks, and whether they say that it won."""
    won = False
    while True:
        match = _WON_BEFORE.match(text, start, end)
        if match is not None and match.end() < end:
            start, won = match.end(), True
        elif (match := _PLACED.match(text, start, end)) is not None and match.end() < end:
            start = match.end()
        else:
            return start, won


def figures_between(text: str, start: int, end: int) -> tuple[Figure, tuple[Figure, ...], bool] | None:
    """The figures that fill ``start:end``; None where there are other words, or no votes."""
    tokens = []
    at = start
    while at < end:
        match = _TOKEN.match(text, at, end)
        if match is None or match.end() == at:
            return None
        tokens.append(match)
        at = match.end()
    return _figures(text, tokens)


def _figures(text: str, tokens: Sequence[re.Match[str]]) -> tuple[Figure, tuple[Figure, ...], bool] | None:
    counts: list[re.Match[str]] = []
    share: re.Match[str] | None = None
    change: re.Match[str] | None = None
    won = unit = open_count = said = False
    for token in tokens:
        if token["number"] is None:
            won = won or token["won"] is not None
            unit = unit or token["votes"] is not None
            said = said or (token["none"] is not None and share is not None)
            if token["filler"] and not token["filler"].strip(" ,/&"):
                continue
            open_count = open_count and (token["filler"] or "").lower() == "and"
            continue
        what = _what(token, share is not None)
        if what == "none" and counts:
            open_count = False
        elif what in ("count", "none"):
            if not counts or open_count:
                counts.append(token)
                open_count = "," in text[token.end() : token.end() + 1] or bool(text[token.end() : token.end() + 5] == " and ")
            continue
        open_count = False
        if what == "share" and share is None:
            share = token
        elif what == "change" or (what == "share" and share is not None):
            if change is None and not said:
                change = token
    if not counts:
        return None
    first = counts[0]
    votes = whole(first["number"].replace(" ", ""))
    if votes is None:
        return None
    value = _value(share) if share else None
    moved = _value(change) if change else None
    last = max([first.end("number"), *(_end(text, one) for one in (share, change) if one)])
    figure = Figure(
        min(first.start("number"), share.start("number") if share else first.start("number")),
        *first.span("number"),
        last,
        votes,
        value,
        moved,
        bare=share is not None and not (share["unit"] or "").strip(),
        unit=unit,
        dotted="." in first["number"],
        tail=tokens[-1].end(),
    )
    more = []
    for token in counts[1:]:
        number = whole(token["number"].replace(" ", ""))
        if number is not None:
            more.append(Figure(token.start("number"), *token.span("number"), token.end("number"), number, tail=token.end()))
    return figure, tuple(more), won


def _what(token: re.Match[str], shared: bool) -> str:
    """What a number is: a count, a share, a change."""
    unit = (token["unit"] or "").strip().lower()
    if unit.startswith(("pt", "point", "pp", "percentage")):
        return "change"
    if token["sign"] and (unit or shared or _DECIMAL.match(token["number"])):
        return "change"
    if unit or (_DECIMAL.match(token["number"]) and not _thousands(token["number"])):
        return "share"
    return "none" if token["sign"] else "count"


def _thousands(number: str) -> bool:
    """Whether a number may have its thousands marked by a full stop: "12.481"."""
    return len(number.rpartition(".")[2]) == 3 and "·" not in number


def _value(token: re.Match[str]) -> float | None:
    number = float(token["number"].replace("·", ".").replace(",", "").replace(" ", ""))
    if number > 100:
        return None
    return -number if (token["sign"] or "").strip().lower() in ("-", "−", "–", "down") and number else number


def _end(text: str, token: re.Match[str]) -> int:
    """The end of a value with its unit."""
    return token.end("unit") if token["unit"] else token.end("number")


def label_parts(text: str, start: int, end: int) -> tuple[tuple[Span, ...], bool]:
    """The parts of a label, and whether a mark among them says that it won; none where it is no label."""
    while end > start and text[end - 1] in _LABEL_SEPARATORS:
        end -= 1
    won = False
    while (last := text.rfind(" ", start, end)) > start and text[last + 1 : end].lower() in _VERBS:
        end = last
        while end > start and text[end - 1] in _LABEL_SEPARATORS:
            end -= 1
    parts: list[Span] = []
    whole_label = text[start:end]
    if not whole_label or len(whole_label.split()) > _WORDS or _NO_LABEL.search(_without_initials(whole_label)):
        return (), False
    if party_in_list(whole_label):
        cuts = [(start, end)]
    else:
        cuts = list(_cut(text, start, end))
    for begin, stop in cuts:
        while (mark := _WON_BEHIND.search(text, begin, stop)) is not None and mark.start() >= begin:
            if party_in_list(text[begin:stop].rstrip("*")) and text[stop - 1] == "*" and text[stop - 2] != " ":
                break  # "Grn*": a footnote
            stop, won = mark.start(), True
            if mark.start() == begin:
                break
        while stop > begin and text[stop - 1] in " \t\u00a0,;:–—-":
            stop -= 1
        if stop > begin and any(map(str.isalpha, text[begin:stop])):
            parts.append((begin, stop))
    return tuple(parts), won


# What no label has: the end of a sentence, a figure of somebody else
_NO_LABEL: Final = lazy(r"[.!?]\s|\d,\d{3}|\d\s?%|\d[.·]\d|(?<![\w/])\d{2,}(?=[\s,;()]|\Z)|[\"“”]")
_INITIAL: Final = lazy(r"\b(?:[A-Z]|St|Dr|Mr|Mrs|Ms|Cllr|Jr|Sr)\.\s")


def _without_initials(label: str) -> str:
    return _INITIAL.sub("", label)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    depth_close = -1
    for match in _PART.finditer(text, start, end):
        if match.start() < depth_close:
            continue
        if match[0].strip() in {"(", "["}:
            depth_close = _closing(text, match.end(), end)
        yield _clean(text, at, match.start())
        at = match.end()
        if match[0].strip() in {"(", "["} and depth_close >= 0:
            yield _clean(text, at, depth_close)
            at = depth_close
            depth_close += 1
    yield _clean(text, at, end)


def _closing(text: str, start: int, end: int) -> int:
    """Where a bracket that opens before ``start`` closes; ``end`` where it does not."""
    depth = 1
    for at in range(start, end):
        depth += (text[at] in "([") - (text[at] in ")]")
        if depth == 0:
            return at
    return -1


def _clean(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\u00a0)],;:–—-":
        start += 1
    while end > start and text[end - 1] in " \t\u00a0,;:–—-":
        end -= 1
    return start, end


def is_sum(printed: Sequence[str]) -> bool:
    """Whether a label is of a sum, a quota, a turnout: of no contestant."""
    words = [word.strip("().,:*").lower() for part in printed for word in part.split()]
    return any(word in _SUMS for word in words)


# Rows on one line

_MONEY: Final = frozenset("£$€")
# "2nd", "2. Ann Lee": a place before the next row
_ORDINAL: Final = lazy(r"(?<!\w)\d{1,2}(?:(?:st|nd|rd|th)\b|[.)]\s?(?=[^\W\d]))")
# between two rows on one line: "..., and 2nd "
_BETWEEN: Final = lazy(r"[\s,;:|/•·.)\]–—-]*(?:(?:and|&|then|with|followed by)\s)?[\s•(]*")
_LEAD_ENDS: Final = lazy(r"(?:[.:;!?…]\s|\s[-–—]\s|\n|[\])]\s)\s*")
_AFTER_ROW: Final = lazy(r"\s*(?:[,;.|/•&)\]–—-]|and\s|with\s|then\s|\Z|(?:\d(?:st|nd|rd|th)))")
_SMALL: Final = tagged("small words of party names")
_MONTHS: Final = MONTH_WORDS


def series_in(line: Line) -> Iterator[tuple[list[ListRow], str]]:
    """Rows that follow each other on one line, with what introduces them; two at least."""
    text, at = line.source, line.start
    run: list[ListRow] = []
    lead = ""
    for number in line.numbers:
        if number.start() < at or _ORDINAL.match(text, number.start(), line.end):
            continue
        found = _piece(text, at, number.start(), line.end, bool(run))
        if found is None:
            if len(run) > 1:
                yield run, lead
            run = []
            at = number.end() if not run else at
            continue
        row, begin, end = found
        if not run:
            lead = text[line.start : begin].strip()
        run.append(row)
        at = end
    if len(run) > 1:
        yield run, lead


def _piece(text: str, start: int, figure: int, stop: int, inside: bool) -> tuple[ListRow, int, int] | None:
    """The row whose first figure begins at a place, and where its words and its figures end."""
    while figure > start and text[figure - 1] in "([+-−–":
        figure -= 1
    if text[figure - 1 : figure] in _MONEY:
        return None
    tokens: list[re.Match[str]] = []
    at = figure
    while at < stop and not (tokens and text[at : at + 2] in {". ", ".\n"}) and not _ORDINAL.match(text, at, stop) and (token := _TOKEN.match(text, at, stop)) is not None and token.end() > at:
        tokens.append(token)
        at = token.end()
    while tokens and tokens[-1]["filler"]:
        tokens.pop()
    if not tokens:
        return None
    at = tokens[-1].end()
    found = _figures(text, tokens)
    if found is None or not _AFTER_ROW.match(text, at, stop):
        return None
    begin = start
    if inside:
        between = _BETWEEN.match(text, start, figure)
        begin = between.end() if between else start
    else:
        for mark in _LEAD_ENDS.finditer(text, start, figure):
            if mark.end() < figure and any(map(str.isalpha, text[mark.end() : figure])):
                begin = mark.end()
    begin, won = past_marks(text, begin, figure)
    parts, marked = label_parts(text, begin, figure)
    if not parts or not _may_be_listed(text, parts):
        return None
    figures, more, elected = found
    if more and len(parts) > 1:
        return None
    return ListRow(parts[0][0], parts, figures, more, won or marked or elected), parts[0][0], at


def _may_be_listed(text: str, parts: Sequence[Span]) -> bool:
    """Whether the parts of a label read like names: capitals, with small words between."""
    for begin, end in parts:
        words = text[begin:end].split()
        if not words[0][0].isupper() or len(words) > 8 or words[0].lower() in _MONTHS:
            return False
        if any(word[0].islower() and word not in _SMALL for word in words):
            return False
    return not is_sum([text[slice(*part)] for part in parts])


# Columns


def is_in_columns(line: Line) -> bool:
    """Whether a line looks like a row of a table, or like its head."""
    text = line.text
    return "|" in text or "\t" in text or "  " in text or (text.count(",") >= 1 and not line.numbers)


_ROLES: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("change", tagged("column heads of changes")),
    ("none", tagged("column heads of nothing read")),
    ("share", tagged("column heads of shares")),
    ("won", tagged("column heads of the elected")),
    ("party", tagged("column heads of parties")),
    ("name", tagged("column heads of names")),
    ("votes", tagged("column heads of votes")),
)
_HEAD_WORD: Final = lazy(r"\+\s?/\s?[-−–]|±|%|[^\W_]+")


def role_of(head: str) -> str:
    """What the cells under a head are: votes, share, change, party, name, won, none; "" where it does not say."""
    words = {word.replace(" ", "").replace("−", "-").replace("–", "-") for word in _HEAD_WORD.findall(head)}
    role = next((role for role, sought in _ROLES if words & sought), "")
    return "votes" if role == "none" and words & _FIRST else role


_FIRST: Final = frozenset(("1", "first", "1st", "one"))


def rows_of_table(text: str, table: Table) -> Iterator[ListRow]:
    """The rows of a table of votes: what each column is, its head says, else its cells."""
    roles = _roles(text, table)
    if "votes" not in roles:
        return
    votes_at = roles.index("votes")
    for cells in table.rows:
        row = _row(text, cells, roles, votes_at)
        if row is not None and not is_sum(row.printed(text)):
            yield row


def _roles(text: str, table: Table) -> list[str]:
    roles = [role_of(head) for head in table.head]
    headed = "votes" in roles
    for column in range(table.width):
        cells = [text[start:end] for start, end in (row[column] for row in table.rows) if start < end]
        if not roles[column] and (not headed or not table.head[column]):
            kind = _kind(cells)
            roles[column] = "" if kind == "votes" and "votes" in roles else kind
        elif roles[column] == "votes" and "votes" in roles[:column]:
            roles[column] = ""
    if headed and not {"name", "party", "label"} & set(roles):
        first = next((k for k, role in enumerate(roles) if not role), None)
        if first is not None:
            roles[first] = "label"
    return roles


_A_CHANGE: Final = lazy(r"(?:[+\-−–]\s?\d|new\b|n/?[ac]\b|[-–—]\Z)", re.IGNORECASE)
_A_SHARE: Final = lazy(r"\d{1,3}(?:[.·]\d+)?\s?%\Z|\d{1,2}[.·]\d{1,2}\Z")
_A_COUNT: Final = lazy(r"\d{1,3}(?:[, \u00a0]\d{3})+\Z|\d+\Z")


def _kind(cells: Sequence[str]) -> str:
    """What the cells of a column without a head are."""
    if not cells:
        return ""
    for role, pattern in (("change", _A_CHANGE), ("share", _A_SHARE), ("votes", _A_COUNT)):
        if 2 * sum(bool(pattern.match(cell)) for cell in cells) > len(cells):
            return role
    worded = [cell for cell in cells if any(map(str.isalpha, cell))]
    if 2 * len(worded) <= len(cells):
        return ""
    if any(figures_between(cell, 0, len(cell)) for cell in cells):
        return "votes" if 2 * sum(figures_between(c, 0, len(c)) is not None for c in cells) > len(cells) else ""
    if all(len(cell) == 1 for cell in worded):
        return "won"
    return "label" if len(worded) > 1 else "won"


def _row(text: str, cells: Sequence[Span], roles: Sequence[str], votes_at: int) -> ListRow | None:
    start, end = cells[votes_at]
    found = figures_between(text, start, end) if start < end else None
    if found is None:
        return None
    figure, _, won = found
    figure = figure._replace(tail=max(stop for _, stop in cells))
    parts: list[Span] = []
    named: list[str] = []
    for (begin, stop), role in zip(cells, roles, strict=True):
        if begin == stop:
            continue
        printed = text[begin:stop]
        if role == "share" and figure.share is None:
            value = _A_VALUE.match(printed)
            if value and float(value["number"].replace("·", ".")) <= 100:
                figure = figure._replace(
                    share=float(value["number"].replace("·", ".")), bare=False, end=max(figure.end, begin + value.end())
                )
        elif role == "change" and figure.change is None:
            value = _A_VALUE.match(printed)
            if value and float(value["number"].replace("·", ".")) <= 100:
                number = float(value["number"].replace("·", "."))
                falls = (value["sign"] or "") in {"-", "−", "–"}
                figure = figure._replace(
                    change=-number if falls and number else number, end=max(figure.end, begin + value.end())
                )
        elif role == "won":
            won = won or printed.lower().strip("*().") in _YES or printed in {"*", "X", "x"}
        elif role in ("name", "party", "label"):
            at, ahead = past_marks(text, begin, stop)
            own, marked = label_parts(text, at, stop)
            won = won or ahead or marked
            if role != "label" and own:
                own = ((own[0][0], own[-1][1] if role == "party" else own[0][1]),) if len(own) == 1 or role == "party" else own
            parts += own
            named += [role if role != "label" and len(own) == 1 else ""] * len(own)
    if not parts:
        return None
    first = min(begin for begin, _ in parts)
    return ListRow(first, tuple(parts), figure, (), won, tuple(named))


_A_VALUE: Final = lazy(r"(?P<sign>[+\-−–])?\s?(?P<number>\d{1,3}(?:[.·]\d{1,4})?)\s?(?:%|pts?|pp)?")
_YES: Final = tagged("marks of the elected") | frozenset(("yes", "y"))


# Who each row is of


def entries_of(text: str, rows: Sequence[ListRow]) -> list[ListEntry]:
    """The entries of a list: which part of a label is the party, all rows say together."""
    shape = _Shape(text, rows)
    whose = [shape.whose(row) for row in rows]
    printed = [text[slice(*party)] if party else "" for _, party in whose]
    entries = []
    for row, (name, party), words, party_id in zip(rows, whose, printed, parties_in_one_list(printed), strict=True):
        start = min(span[0] for span in (name, party) if span is not None)
        label = Label("row", min(start, row.figure.votes_start), name, party, party_id, "", words.lower())
        entries.append(ListEntry(label, row.figure))
        entries += [ListEntry(label, more, repeated=True) for more in row.more]
    return entries


def introduced(text: str, first: ListRow, second: ListRow) -> tuple[ListRow, str]:
    """The first row of a list without what introduces the list on its line ("Ash ward - Con: 1,700"), and that."""
    if len(first.parts) <= len(second.parts) or first.roles:
        return first, ""
    begin, end = first.parts[0]
    if not any(word.lower() in _CONTEST_WORDS for word in text[begin:end].split()):
        return first, ""
    rest = first.parts[1:]
    return first._replace(parts=rest, start=rest[0][0]), text[begin : rest[0][0]].strip()


_CONTEST_WORDS: Final = tagged("words near votes") | tagged("kinds of contest")


class _Shape:
    """What the rows of one list have in common."""

    def __init__(self, text: str, rows: Sequence[ListRow]) -> None:
        self.text = text
        self.party_at = Counter(
            place
            for row in rows
            if len(row.parts) > 1
            for place, printed in enumerate(row.printed(text))
            if is_party(printed)
        )
        single = [row.printed(text)[0] for row in rows if len(row.parts) == 1]
        self.mostly_two = 2 * len(single) < len(rows)
        known = sum(is_party(printed) for printed in single)
        joined = [both_in(printed) for printed in single]
        self.joined = sum(one is not None for one in joined) * 2 > len(single)
        people = sum(is_personal_name(printed) for printed in single)
        self.people = not self.joined and known == 0 and 2 * people > len(single)

    def whose(self, row: ListRow) -> tuple[Span | None, Span | None]:
        """The name and the party of a row."""
        parts = row.parts
        if row.roles:
            name = next((part for part, role in zip(parts, row.roles, strict=True) if role == "name"), None)
            party = next((part for part, role in zip(parts, row.roles, strict=True) if role == "party"), None)
            if name or party:
                return name, party
        if len(parts) == 1:
            return self._single(parts[0])
        printed = row.printed(self.text)
        if len(parts) > 2 and _is_surname_first(self.text, parts):
            parts = ((parts[0][0], parts[1][1]), *parts[2:])
            printed = [self.text[slice(*part)] for part in parts]
        known = [place for place, one in enumerate(printed) if is_party(one)]
        usual = self.party_at.most_common(1)[0][0] if self.party_at else len(parts) - 1
        place = usual if usual in known or not known else known[0]
        place = min(place, len(parts) - 1)
        if not known and self.party_at.get(place, 0) == 0 and len(parts) == 2:
            place = 1
        name = next((part for at, part in enumerate(parts) if at != place), None)
        return name, parts[place]

    def _single(self, part: Span) -> tuple[Span | None, Span | None]:
        printed = self.text[slice(*part)]
        if is_party(printed):
            return None, part
        if self.joined and (both := both_in(printed)):
            name, party = both
            return (part[0] + name[0], part[0] + name[1]), (part[0] + party[0], part[0] + party[1])
        if self.people or (self.mostly_two and " " in printed):
            return part, None
        return None, part


def _is_surname_first(text: str, parts: Sequence[Span]) -> bool:
    """ "Lee, Ann (Lab)" """
    surname, given = text[slice(*parts[0])], text[slice(*parts[1])]
    comma = text[parts[0][1] : parts[1][0]].strip() == ","
    return comma and not is_party(surname) and not is_party(given) and len(given.split()) < 3


def is_party(printed: str) -> bool:
    """Whether words are a party that a table knows, here or abroad."""
    return party_in_list(printed) is not None or stands_abroad(printed)


def both_in(printed: str) -> tuple[Span, Span] | None:
    """Name and party of "Lib Dem Ann Lee", "Ann Lee Lib Dem", "Labour's Ann Lee"; None where it is not both."""
    words = [match.span() for match in re.finditer(r"\S+", printed)]
    for count in range(min(5, len(words) - 2), 0, -1):
        end = words[count - 1][1]
        party = printed[:end]
        for owner in ("'s", "’s", "'", "’"):
            party = party.removesuffix(owner)
        rest = printed[words[count][0] :]
        if party[:1].isupper() and is_party(party) and _like_a_name(rest):
            return (words[count][0], len(printed)), (0, len(party))
    for count in range(min(5, len(words) - 2), 0, -1):
        start = words[-count][0]
        if printed[start].isupper() and is_party(printed[start:]) and _like_a_name(printed[: words[-count - 1][1]]):
            return (0, words[-count - 1][1]), (start, len(printed))
    return None


def _like_a_name(printed: str) -> bool:
    words = printed.split()
    low = {word.lower().strip("'’") for word in words}
    return 2 <= len(words) <= 5 and is_personal_name(printed) and not low & _PARTY_WORDS


_PARTY_WORDS: Final = tagged("words of party names")


def party_over(line: Line, following: Line | None) -> bool:
    """Whether a line is a party that stands over rows of its candidates."""
    if line.numbers or len(line.text) > 60 or following is None or not is_party(line.text.strip(" :#*")):
        return False
    row = row_in(following)
    return row is not None and len(row.parts) == 1 and _like_a_name(row.printed(line.source)[0])
