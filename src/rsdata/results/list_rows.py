"""One row of a list of results that has a row to a line or to a row of a table: somebody, and figures.

    Ann Lee (Lab) 1,904 30.7% (+3.2)
    X Liberal: Ann Lee, 18,402 (39.9%)
    Ann Lee 41.3% (48,211)
    Lab | Ann Lee * | 1,904 | 30.7 | new

What a row is made of is read here; which of its words are a name and which a party, its list decides, since
the rows of one list have one shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise, permutations
from typing import Final

from rsdata.language.answers import ANSWERS
from rsdata.language.calendar import CALENDAR_WORDS, MONTH_WORDS
from rsdata.language.declarations import (
    COUNTED_BEFORE,
    OPENING,
    OPENING_WITHOUT_COMMA,
    OWNING,
    PARTY_BESIDE,
    ROLE_AND_NAME,
    SAYS_WON,
    VOTES_FOR,
    VOTES_OF,
    VOTES_OF_WHOM,
    VOTES_WITH,
    WAS_WHO,
    WITH_VOTES,
    gains_in,
)
from rsdata.language.line_shapes import YEAR
from rsdata.language.lines import Line
from rsdata.language.names import FUNCTION_WORDS, NAMES_IN_TEXT, is_given, is_personal_name
from rsdata.language.numbers import COUNT, LAKHS, NUMBER_WORDS, UNIT, whole
from rsdata.language.offices import ROLE_NOUNS
from rsdata.language.parties import INDEPENDENT, is_party, longest_party, party_in_list
from rsdata.language.patterns import any_of, lazy, mentions, word_after, word_before
from rsdata.language.place_names import (
    PLACE_BEHIND_VOTES,
    PLACE_FIRST,
    PLACE_OF_CONTEST,
    PLACE_SPOKEN_OF,
    PLACE_WON,
)
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple
from rsdata.results.row_figures import (
    TOKEN,
    Figure,
    Figures,
    Span,
    as_decimal,
    figures_between,
    figures_of,
    tokens_between,
)
from rsdata.results.row_labels import (
    BEFORE_A_NUMBER,
    THE_REST,
    is_nobody_named,
    is_sum,
    label_parts,
    only_links,
    past_marks,
    subject_of,
)

LONGEST_WORDS: Final = 70  # characters of the words of a row that stand behind its votes, or on a line
_LONGEST_WORD: Final = 40  # characters of a word that links rows
_MOST_TOKENS: Final = 40  # pieces of the figures of one row
_TAIL: Final = 40  # characters of a row behind its last number
_LONGEST: Final = 260  # characters of a line that may be a row
_NO_MORE: Final = ("/-", "/–", "/—")  # "466/-": one candidate, where other parties have two
_GLUED: Final = frozenset("%/:°½¼¾€£_^")  # what cannot stand right behind a count of votes


class Label(NamedTuple):
    """Whose votes a figure counts. Spans are offsets into the text.

    ``party_id`` is None for a party the reference table does not know.
    """

    start: int
    name: Span | None
    party: Span | None
    party_id: str | None
    word: str = ""  # what is printed, in lower case


class ListEntry(NamedTuple):
    """One figure of a list and whose it is; ``repeated`` where the party stands before an earlier figure;
    ``won``: a mark beside it says that it is of somebody elected."""

    label: Label
    figure: Figure
    repeated: bool = False
    won: bool = False


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
    ends_with_label: bool = False  # the votes stand before the label
    place: str = ""  # of the contest, where a table has a column of it or a row over rows

    def printed(self, text: str) -> list[str]:
        return [text[start:end] for start, end in self.parts]


def row_in(line: Line) -> ListRow | None:
    """The row that a line is, if it is one."""
    if not line.numbers or line.end - line.start > _LONGEST or line.end - line.numbers[-1].end() > _TAIL:
        return None
    share = _SHARE_FIRST.match(line.source, line.start, line.end)
    if share is not None:  # "54.3% Ann Lee 12,004", "(54.3%) Labour - Ann Lee - 12,004"
        row = row_between(line.source, share.end(), line.end)
        own = row.figure if row is not None and row.figure.share is None else None
        if row is None or own is None:
            return None
        return row._replace(figure=own._replace(start=share.start("whole"), share=as_decimal(share["share"])))
    behind = _party_behind(line.source, line.numbers[-1].end(), line.end)
    if behind is None or line.source[behind[1] + 1 : line.end].strip():
        return row_between(line.source, line.start, line.end)
    row = row_between(line.source, line.start, behind[0] - 1)
    return _with_party(row, behind) if row is not None else None


_SHARE_FIRST: Final = lazy(
    r"(?:[•·●▪◦*–—-]\s+)?(?P<whole>[(\[]?(?P<share>\d{1,2}(?:[.·]\d+)?)\s?%)[)\]]?[\s,:;–—-]+(?=[^\W\d_])"
)
_BRACKET_BEHIND: Final = lazy(r"\s?[(\[](?P<party>[^()\[\]\d]{1,60})[)\]]")


def _party_behind(text: str, at: int, end: int, are: Callable[[str], bool] = is_party) -> Span | None:
    """The party in brackets behind a figure, "Ann Lee 1,904 (Lab)", or what else its words ``are``."""
    match = _BRACKET_BEHIND.match(text, at, end)
    return match.span("party") if match is not None and are(match["party"]) else None


def _is_called(words: str) -> bool:
    return is_personal_name(words) and is_given(words.partition(" ")[0])


def _with_party(row: ListRow, party: Span) -> ListRow:
    """A row that has but a name, with the party behind its figure."""
    if len(row.parts) > 1 or row.more:
        return row
    return row._replace(parts=(*row.parts, party), roles=("name", "party"))


# "1,402 Ann Thwaite (Lab)", "1,402 votes - Labour"
_VOTES_FIRST: Final = lazy(
    rf"(?P<votes>\d{{1,3}}(?:,\d{{3}})+|{LAKHS}|\d{{2,7}})(?P<unit>\s(?:votes?\b))?[\s:–—-]+(?:for\s)?(?:the\s)?(?=[^\W\d_])"
)


def votes_first(line: Line) -> ListRow | None:
    """The row that a line is whose votes stand before its label."""
    if not line.numbers:
        return None
    first = _VOTES_FIRST.match(line.source, line.start, line.end)
    if first is not None and (row := _before_a_share(line, first)) is not None:
        return row
    begin, won = past_marks(line.source, line.start, line.end)
    match = _VOTES_FIRST.match(line.source, begin, line.end)
    if match is None or line.end - match.end() > LONGEST_WORDS:
        return None
    row = _before_a_label(line.source, match, line.end)
    return row._replace(won=won or row.won) if row is not None else None


def _before_a_share(line: Line, match: re.Match[str]) -> ListRow | None:
    """The row of votes, the label behind them and their share: "1,203 Lab 44.6% (+11.0)"."""
    text, votes = line.source, TOKEN.match(line.source, match.start("votes"), line.end)
    for at in _beginnings(text, match.end(), line.end):
        tokens = tokens_between(text, at, line.end)
        found = figures_of(text, [votes, *tokens]) if tokens and votes else None
        if found is not None and found[0].share is not None and not found[0].bare:
            parts, marked = label_parts(text, match.end(), at)
            if parts and not found[1] and _may_be_listed(text, parts):
                return ListRow(match.start("votes"), parts, found[0], (), marked, ends_with_label=True)
    return None


def _before_a_label(text: str, match: re.Match[str], end: int) -> ListRow | None:
    """The row of votes and the label behind them, which ends at ``end``."""
    votes = whole(match["votes"])
    parts, marked = label_parts(text, match.end(), end)
    if votes is None or not parts or not _may_be_listed(text, parts):
        return None
    start, stop = match.span("votes")
    figure = Figure(start, start, stop, parts[-1][1], votes, unit=match["unit"] is not None, tail=end)
    return ListRow(start, parts, figure, (), marked, ends_with_label=True)


def votes_first_in(line: Line) -> tuple[list[ListRow], str] | None:
    """The rows of a list on one line whose votes all stand before their labels, with what introduces them:
    the first number has no label before it, and the last label no number behind."""
    text = line.source
    first = line.numbers[0].start() if line.numbers else line.start
    if text[first - 2 : first] not in _INTRODUCED:
        return None
    rows: list[ListRow] = []
    at = first
    while match := _VOTES_FIRST.match(text, at, line.end):
        label = _LABEL_BEHIND.match(text, match.end(), line.end)
        row = _before_a_label(text, match, label.end("label")) if label else None
        if label is None or row is None:
            return None
        rows.append(row)
        at = label.end()
        if label["last"] is not None:
            return (rows, text[line.start : first].strip()) if len(rows) > 1 else None
    return None


_INTRODUCED: Final = frozenset((": ", "– ", "— "))
_LABEL_BEHIND: Final = lazy(
    r"(?P<label>[^;:,.\d()\n]{2,60}?(?:\s?[(\[][^()\[\]\d]{1,40}[)\]])?)"
    r"(?:[;,]\s(?:and\s)?(?=\d)|\sand\s(?=\d)|(?P<last>[.;]?\Z|\.\s(?=[A-Z])))"
)


def _is_worded(text: str, start: int, end: int) -> bool:
    """Whether a letter stands there."""
    return any(map(str.isalpha, text[start:end]))


def row_between(text: str, start: int, end: int) -> ListRow | None:
    """The row that fills ``start:end``: a label, then figures to its end."""
    for at in _beginnings(text, start, end):
        figures = figures_between(text, at, end)
        if figures is not None:
            if _MARGIN.search(text, start, at):
                return None  # "Ann Lee up by 14 votes": no votes of hers
            start, won = past_marks(text, start, at)
            figure, more, elected = figures
            parts, marked = label_parts(text, start, at)
            if not parts or (more and len(parts) > 1):
                return None
            return ListRow(parts[0][0], parts, figure, more, won or elected or marked)
    return None


# (What may not stand before it is looked for behind its first character: a search passes over letters.)
_BEGIN: Final = lazy(
    r"[+−–\d-](?:(?<![\w,.·/£$€].)|(?<=[.·]{2}.))(?<!\d['’].)(?<!\d[-–−].)(?:(?<=\d)|\d)"  # "(Lab)...1,204"
)


def _beginnings(text: str, start: int, end: int) -> Iterator[int]:
    """Where the figures may begin: at a number, or at the bracket before it, that follows a word."""
    worded = False
    for match in _BEGIN.finditer(text, start, end):
        worded = worded or _is_worded(text, start, match.start())
        if worded:
            yield match.start()


_BEFORE_NO_VOTES: Final = frozenset("£$€#@/+-−–.:'’=*^_~\\")

# "2nd", "2. Ann Lee": a place before the next row
_NTH: Final = r"(?<!\w)(?:\d{1,2}(?:st|nd|rd|th)\b|(?P<bare>1?\d|20)[.)]\s?(?=[^\W\d]))"
_ORDINAL: Final = lazy(_NTH)
# between two rows on one line: "..., and 2nd "
_BETWEEN: Final = lazy(r"[\s,;:|/•·.)\]–—-]*(?:(?:and|&|then|with|followed by)\s)?[\s•(]*")
# "(new)" "[from nowhere]" behind a row
_BRACKETED: Final = lazy(r"\s{0,3}[(\[][^()\[\]]{0,60}[)\]](?!\s?\d)")
# what may introduce a list ends with it: "Full result: ", "Three seats - "
_LEAD_ENDS: Final = lazy(
    r"(?:(?:[Rr]esults?|[Tt]ally|[Cc]ount|[Ff]igures|[Ss]core|[Tt]otals?|[Vv]otes?|[Vv]oting)\s(?:was|were|is|are)\s(?=[A-Z])"
    r"|(?<=[a-z])\s(?:on\s[A-Z][a-z]+day\s)?that\s(?=[A-Z])|[:;…][*_]{0,3}\s|\s[-–—•·]\s|\n|[\])]\s|\s\((?=[^()]*\Z))\s*"
)
# what a number is of, when it is not of votes: "307 seats", "37 years", "3,000 more votes"
_NOT_VOTES: Final = tagged("units that are no votes")
# what follows "votes", when they are a difference: "2,850 votes ahead"
_NOT_COUNTED: Final = tagged("after votes not counted")
_FILLERS: Final = tagged("between entries of a list")
_SMALL: Final = tagged("small words of party names")


_Reading = Callable[[], Figures | None]  # of the tokens of a row


class _Piece(NamedTuple):
    """A row on a line with others: where its words may begin, the nearest first, and where it ends."""

    row: ListRow
    begins: tuple[int, ...]
    figure: int
    end: int


def series_in(line: Line, fewest: int = 2, *, of_shares: bool = False) -> Iterator[tuple[list[ListRow], str]]:
    """Rows that follow each other on one line, with what introduces them; ``of_shares``: of those alone."""
    run: list[_Piece] = []
    at = read = lead = line.start  # behind the last row; behind the last number; behind the last list
    for left, number in zip(range(len(line.numbers), 0, -1), line.numbers, strict=True):
        if len(run) + left < fewest:
            break  # too few numbers are left
        begin = number.start()
        if begin < at or _is_no_figure(line, read, begin, len(run)):
            continue
        before = word_before(line.source, begin)
        if before in BEFORE_A_NUMBER or (before in _BEFORE_A_YEAR and YEAR.fullmatch(number[0])):
            aside = _ABOUT_SOMEBODY.search(line.source, max(at, begin - _REACH), begin)
            won = _WITH_SO_MANY.match(line.source, number.end())  # "won in District 4 [with] 1,204"
            read = read if aside or won else number.end()
            continue
        figures = _figures_at(line, max(at, read), begin)
        if figures is not None:
            read_as = partial(_figures_read, line.source, figures, counted=not of_shares)
            piece = _votes_for(line, at, figures, read_as)
            if piece is None and run:
                piece = _piece(line, at, figures, read_as, inside=True)
                if piece is not None and _opens_another(line, run, piece, several=len(run) > 1):
                    piece = None
            if piece is None:
                piece = _piece(line, max(at, read), figures, read_as, inside=False)
                if piece is not None and not (run and _goes_on(line, run, piece)):
                    if len(run) >= fewest:
                        yield _introduced_in(line, lead, run)
                    lead = at if len(run) > 1 else lead
                    run = []
            if piece is not None:
                run.append(piece)
                at = _past_place(line, piece)
        if (
            figures is None
            or piece is not None
            or not _MARGIN.search(line.source, max(at, begin - _REACH), begin)
        ):
            read = max(at, number.end())
    if len(run) >= fewest:
        yield _introduced_in(line, lead, run)


def _figures_read(text: str, tokens: Sequence[re.Match[str]], *, counted: bool) -> Figures | None:
    """The figures of a row, where they are of votes, or of a share, as those of the others are."""
    of_votes = [token for token in tokens if counted or not _is_of_seats(text, token)]
    found = figures_of(text, of_votes)
    return found if found and found[0].counted == counted else None


def _is_of_seats(text: str, token: re.Match[str]) -> bool:
    """Whether a number stands in brackets as those of seats do behind a share: "44.1% (48)"."""
    number = token["number"] or ""
    bracketed = text[token.start() - 1 : token.end() + 1] == f"({number})"
    return bracketed and number.isdigit() and len(number) <= _SEATS


_SEATS: Final = 3  # digits


def _is_no_figure(line: Line, read: int, number: int, rows: int) -> bool:
    """Whether a number is a part of a name or a number, the place of the row behind so many, or an age."""
    named = _IN_A_NAME.match(line.source, number - 2) or _PARTED.match(line.source, number)
    return named is not None or _is_place(line, read, number, rows) or _is_age(line, read, number)


def _past_place(line: Line, piece: _Piece) -> int:
    """The end of a row with what its share is of, the place behind it and the share of before: "polled 1,204
    votes[ in Elm], against", "28.9%[ of the second votes], the Greens"."""
    text, end = line.source, piece.end
    for at in {end, piece.row.figure.end}:
        share = _OF_THE_VOTE.match(text, at, line.end)
        at = share.end() if share else at
        there = PLACE_BEHIND_VOTES.match(text, at, line.end)
        at = there.end() if there and text.startswith((",", " ("), there.end()) else at
        former = _FORMER.match(text, at, line.end)
        end = max(end, former.end() if former else at)
    return end


# "42%[, up from 39% in 2019], and", "42% of the vote[ (down from 53)]", "[, up three points], the"
_FORMER: Final = lazy(
    rf",?\s\(?(?:(?:(?:up|down)\s)?from\s\d{{1,2}}(?:[.·]\d+)?(?:{UNIT})?|(?:up|down)\s{any_of(NUMBER_WORDS)}\spoints?)"
    rf"(?:\s(?:in|at|on)\s(?:the\s)?{YEAR.pattern}|\slast\stime)?(?:\)|(?=[,.;]|\s(?:and|while|but)\b))"
)


_WITH_SO_MANY: Final = lazy(
    r"(?:\s(?:seat|race))?(?:\sin(?:\s[A-Z][\w'’-]*){1,3})?,?\s(?:with|by|on|(?:tak|winn|poll|gett|receiv|secur|garner)ing)\s"
)
# "Ann Lee won NA-[71] with"
_IN_A_NAME: Final = lazy(r"[^\W\d_]-\d{1,3}(?![\d.]|,\d)")
# "58, 990 votes", "1, 58, 990 votes": one number, or two; but "912, 58 votes ahead"
_PARTED: Final = lazy(r"\d{1,2}(?:,\s\d{2})*,\s\d{3}\svotes?\b")
# "Ann Lee won Elm [by a margin of ]104 votes, polling"
_MARGIN: Final = lazy(r"\b(?:by|majority\sof|margin\sof)\s(?:[a-z]+\s){0,4}\Z")
_REACH: Final = 300  # characters before a number
# "Ann Lee[, who has been mayor since 2031,] had", "Ann Lee[, who has been mayor since] 2031, had"
_ASIDE: Final = lazy(r",\s(?:who|which|whose)\s[^,;:.]*,")
_ABOUT_SOMEBODY: Final = lazy(r",\s(?:who|which|whose)\s[^,;:.]*\Z")


def _is_age(line: Line, start: int, number: int) -> bool:
    """Whether a number is the age of somebody: with a party behind it, of whose name stands before."""
    age = _AGE.match(line.source, number)
    if age is None or age["party"] is None:
        return age is not None
    name = _past_fillers(line.source, start, number)
    named = line.source[name:number].rpartition(": ")[2].strip(" ,")
    return is_party(age["party"]) and is_personal_name(named)


def _opens_another(line: Line, run: Sequence[_Piece], piece: _Piece, *, several: bool) -> bool:
    """Whether a row behind a full stop begins with the place of another list, or speaks of one: "Con 377.
    [Elm:] Lab 1,010", "Con 377. [In Elm,] Labour held on"; ``several`` rows stand before it."""
    text, last = line.source, run[-1]
    won = place_won(text, piece.row).removesuffix(". ")
    if won and won not in text[line.start : piece.row.start]:
        return True  # "Con 377, and Labour took [Elm] with"
    first, own = (text[slice(*one.row.parts[-1])].lower() for one in (run[0], piece))
    if first in ANSWERS and own.endswith(first):
        return True  # "No 377. [Proposition 2:] Yes 1,010"
    if "." not in text[last.end : piece.row.start]:
        return False
    if OPENING.match(text, piece.row.start, piece.figure):
        return True
    if _is_somebody(piece.row.printed(text)) and _is_of_another_count(line, last, piece):
        return True
    place, _, rest = text[piece.row.start : piece.figure].partition(": ")
    worded = several and any(map(str.isalpha, rest)) and not is_party(place)
    return worded and ": " not in text[last.row.start : last.figure]


def _goes_on(line: Line, run: Sequence[_Piece], piece: _Piece) -> bool:
    """Whether a row is of the list of rows before it though other words stand between: "Ann Lee (Lab) won Ash
    with 1,204 votes, a majority of 104. [Bob Ray (Con) took 1,100]"; both are somebody with a party."""
    text, last = line.source, run[-1]
    figures = [one.row.figure for one in (run[0], piece)]
    units = any(one.unit or one.preferential or one.share is not None for one in figures)
    units = units or run[0].row.won or mentions(text[piece.row.start : piece.figure], _IN_ORDER)
    if not units or not _are_people(text, [*run, piece]):
        return False
    begin = line.sentence_start(piece.row.start + 1, last.end)
    parted = ":" in text[begin : piece.figure]
    again = text[slice(*piece.row.parts[0])] in [text[slice(*one.row.parts[0])] for one in run]
    return not (parted or again or _is_of_another_count(line, last, piece))


def _is_of_another_count(line: Line, last: _Piece, piece: _Piece) -> bool:
    """Whether a row stands in a sentence that speaks of another place or time than those before it."""
    text = line.source
    begin = line.sentence_start(piece.row.start + 1, last.end)
    said = _ASIDE.sub("", text[begin : piece.figure])
    around = text[begin : line.sentence_end(piece.end)]
    here = text[line.start : begin if begin > last.end else piece.row.start]
    if mentions(said, _OF_ANOTHER) or _EARLIER.search(said) or _NO_COUNT.search(text, last.end, begin):
        return True
    won = PLACE_WON.finditer(text, piece.row.parts[-1][1], piece.figure)
    spoken_of = (PLACE_FIRST.match(around), *PLACE_SPOKEN_OF.finditer(around), *won)
    places = (match["place"] for match in spoken_of if match)
    return any(race[0] not in here for race in _OF_A_RACE.finditer(around)) or any(
        place not in here and not longest_party(place, 0, len(place), abroad=True) for place in places
    )


_IN_ORDER: Final = frozenset(("polled", *in_order("places of losers")))
_OF_ANOTHER: Final = tagged("of another count")
_NO_COUNT: Final = lazy(r"\b(?:online|straw|opinion|web|mock|readers['’]?)\s(?:polls?|votes?|surveys?)\b")
# "took 240 votes [in the sheriff's race]", "had 240 votes [when she] ran"
_OF_A_RACE: Final = lazy(
    r"\b(?:in\s(?:the|an?)\s(?:[\w'’-]+\s){1,4}?(?:race|contest|election|primary)|(?:race|contest)\sfor|when\s(?:she|he)|votes\sin\s(?:19|20)\d\d)\b"
)
_EARLIER: Final = lazy(r"\b(?:(?:19|20)\d\d\b|[Ll]ast\s(?!with\b|on\b|place\b)|had\s[a-z]|[Aa]fter\spref)")


def _are_people(text: str, run: Sequence[_Piece]) -> bool:
    """Whether the last two rows are of somebody with a party, or of people alone, of whom votes or a share
    are said, or their place; without any party the last has no more than the first, and the shares are of
    one total: "Ann Lee had 1,204 votes, or 61.0%. [Bob Ray got 770, or 39.0%]"."""
    without = [piece.row for piece in run[-2:] if not _is_somebody(piece.row.printed(text))]
    behind = mentions(text[run[-1].row.start : run[-1].figure], _IN_ORDER)
    said = behind or all(row.figure.unit or row.figure.share is not None for row in without)
    if not said or not all(len(row.parts) == 1 and is_personal_name(row.printed(text)[0]) for row in without):
        return False
    figures = [piece.row.figure for piece in run]
    less = figures[-1].votes <= figures[0].votes and not run[-1].row.won
    shares = sum(figure.share or 0 for figure in figures)
    return len(without) < len(run[-2:]) or behind or (less and shares <= _ALL)


_ALL: Final = 100.5  # per cent, rounded


def _is_somebody(printed: Sequence[str]) -> bool:
    """Whether the parts of a label are of somebody with a party: "Ann Lee (Lab)", "Labour's Ann Lee", "Ann
    Lee of Labour", "Labour nominee Ann Lee"."""
    first, *others = printed
    first = first.removeprefix("The ")
    if not others and (of := _OF_A_PARTY.search(first)):
        first, others = first[: of.start()], [first[of.end() :].removeprefix("the ")]
        if others[0].isupper():
            return is_personal_name(first)  # "Ann Lee of the KDP"
    if others:
        pairs = permutations((first, *others), 2)
        return any(
            (is_party(one) or mentions(one, _OF_PARTIES)) and is_personal_name(name) for one, name in pairs
        )
    owner, owned, rest = _OWNED.split(first, maxsplit=1) if _OWNED.search(first) else ("", "", first)
    if owned:
        return (is_party(owner) or owner.isupper()) and is_personal_name(rest)
    party = _party_before_a_name(first, 0, len(first))
    return party is not None and party[0] == 0


_OWNED: Final = lazy(r"(['’]s?\s)")


def _is_place(line: Line, at: int, number: int, rows: int) -> bool:
    """Whether a number is the place of the row that follows so many: what is behind a label is its figure."""
    place = _ORDINAL.match(line.source, number, line.end)
    if place is None or place["bare"] is None:
        return place is not None
    before = line.source[at:number].rstrip()[-1:]
    return not (before.isalpha() or before == ")") and int(place["bare"]) <= rows + 1


def _introduced_in(line: Line, lead: int, run: Sequence[_Piece]) -> tuple[list[ListRow], str]:
    """The rows of a run, with what introduces them: the first is read like the second, which has no lead."""
    text, rows = line.source, [piece.row for piece in run]
    for at, (before, row) in enumerate(pairwise(rows), 1):
        if rows[0].won and THE_REST.search(text, before.figure.tail, row.start):
            rows[:at] = [one._replace(won=True) for one in rows[:at]]
    if len(run) > 1 and len(rows[0].parts) < len(rows[1].parts):
        rows[0] = _read_like(text, run[0], rows[1]) or rows[0]
    between = rows[0].parts[-1][1], rows[0].figure.start
    won = PLACE_OF_CONTEST.search(text, *between)
    # "Ann Lee [has won the Elm by-election with] 1,204"
    where = f". {won[0].replace(won['when'] or '', '', 1)}" if won else ""
    there = "" if won else place_won(text, rows[0], rows[1].start if len(rows) > 1 else 0)
    return rows, f"{there}{text[lead : rows[0].start].strip()}{where}"


def place_won(text: str, row: ListRow, stop: int = 0) -> str:
    """Where somebody has won, as a title, by the words up to the votes: "Labour [held Elm with] 1,204", or
    up to the next row: "Labour 1,204 [in Elm], the Greens"; "" where these do not say it."""
    behind = PLACE_BEHIND_VOTES.match(text, row.figure.tail, stop) if stop else None
    for match in (*PLACE_WON.finditer(text, row.parts[0][1], row.figure.start), *filter(None, [behind])):
        first = match["place"].partition(" ")[0].lower().removesuffix("s").rstrip("'’")  # "Monday's"
        if first not in CALENDAR_WORDS and not longest_party(text, *match.span("place")):
            what = match["what"] if match is behind else None
            return f"{match['place']}{f' {what}' if what else ''}. "
    return ""


def _read_like(text: str, piece: _Piece, other: ListRow) -> ListRow | None:
    """A row with more of the words before it, if it has as many parts then as another: "PH's Ann Lee" has a
    party."""
    if _OWNED.search(text, *piece.row.parts[0]):
        return None
    for begin in piece.begins[1:]:
        start, won = past_marks(text, begin, piece.figure)
        parts, _ = label_parts(text, start, piece.figure)
        if len(parts) == len(other.parts) and _may_be_listed(text, parts):
            return piece.row._replace(start=parts[0][0], parts=parts, won=piece.row.won or won)
    return None


def _figures_at(line: Line, start: int, figure: int) -> list[re.Match[str]] | None:
    """The figures that begin with a number, or with a mark before it; None where they count no votes."""
    text = line.source
    while figure > start and text[figure - 1] in "([+-−–":
        figure -= 1
    before = text[figure - 1 : figure]
    if before == ":" and (text[figure - 2 : figure - 1].isalpha() or text[figure - 2 : figure - 1] == ")"):
        before = " "  # "Lab:1,234"
    if text.startswith("...", figure - 3):
        before = " "
    if before in _BEFORE_NO_VOTES or before.isalnum() or _SEATS_OF.match(text, figure):
        return None
    tokens = _figure_tokens(text, figure, line.end)
    return tokens if tokens and _is_of_votes(text, tokens) else None


_SEATS_OF: Final = lazy(r"\(\d{1,2}\):")  # "Elm (3): Lab 1,234, ..."


def _may_be_had(text: str, start: int, figure: int) -> bool:
    """Whether figures behind some words may be somebody's: not "by 104"."""
    return _is_worded(text, start, figure) and not text.endswith(" by ", start, figure)


def _piece(
    line: Line, start: int, tokens: Sequence[re.Match[str]], read_as: _Reading, *, inside: bool
) -> _Piece | None:
    """The row that has these figures, its words behind ``start``; ``inside``: others stand before it."""
    text, figure = line.source, tokens[0].start()
    found = read_as() if _may_be_had(text, start, figure) else None
    if found is None:
        return None
    abbreviated = inside and party_in_list(text[_past_fillers(text, start, figure) : figure])  # "Lib. Dem."
    sentence = start if abbreviated else line.sentence_start(figure, max(line.start, start - 1))
    sentence = max(start, sentence)
    if inside:
        if _is_worded(text, start, sentence):
            return None
        begins = [_past_fillers(text, start, figure)]
    else:
        marks = [mark.end() for mark in _LEAD_ENDS.finditer(text, sentence, figure)]
        sentence = _past_opening(text, sentence, figure)
        begins = [*(mark for mark in reversed(marks) if _is_worded(text, mark, figure)), sentence]
        begins = [begin for begin in begins if not only_links(text, begin, figure)] or begins
    begin, won = past_marks(text, begins[0], figure)
    parts, marked = _label_of(line, begin, figure)
    if not inside and not (parts and _may_be_listed(text, parts)):
        parts = _label_behind(text, sentence, figure)
    elif not parts or text[parts[0][0]].islower():
        parts = _person_behind(text, begin, figure) or _behind_what_somebody_is(text, begin, figure) or parts
    figures, more, elected = found
    if not parts or not _may_be_listed(text, parts) or (more and len(parts) > 1):
        return None
    row = ListRow(parts[0][0], parts, figures, more, won or marked or elected)
    row, end = _with_who_stands_behind(line, row, tokens[-1].end())
    return _Piece(row, tuple(begins), figure, end)


SHE: Final = ("She", "He")
_ITS: Final = ("Its", "Their")


def _label_of(line: Line, begin: int, figure: int) -> tuple[tuple[Span, ...], bool]:
    """The parts of a label in a sentence, of "She" whom and of "Its candidate Ann Lee" which party that
    stands for, with the party of a gain before it: "Elm is a Labour gain. Ann Lee won with"; and whether a
    mark says it won."""
    begin += len("the ") if line.source.startswith("the ", begin) else 0
    parts, marked = label_parts(line.source, begin, figure)
    first = line.source[slice(*parts[0])] if parts else ""
    if len(parts) == 1 and first in SHE:
        parts = _spoken_of(line, begin)
    elif first in _ITS:
        parts = (*parts[1:], *_party_spoken_of(line, begin)) if len(parts) > 1 else ()
    elif len(parts) > 1 and first.lower() in FUNCTION_WORDS - ANSWERS:
        parts = parts[1:]  # "Her rival, Bob Ray, had", "However, Ann Lee took"
    elif len(parts) == 1 and begin > line.start and line.sentence_start(begin + 1) == begin:
        parts = (*parts, *_party_that_gains(line, parts[0], figure))
    return parts, marked


def _party_that_gains(line: Line, name: Span, figure: int) -> tuple[Span, ...]:
    """The one party of which the sentence before says that it has the seat, where somebody named without a
    party has won: "Elm is a [Labour] gain. Ann Lee won with"."""
    text = line.source
    gains = gains_in(text, line.sentence_start(name[0]), name[0])
    whose = text[slice(*name)]
    if len(gains) != 1 or not is_party(gains[0]["party"]) or is_party(whose) or not is_personal_name(whose):
        return ()
    if _OWNED.search(text, *name) or _party_before_a_name(text, *name):
        return ()
    said = text[name[1] : figure]
    there = any(map(said.__contains__, SAYS_WON)) and not PLACE_WON.search(said)
    return (gains[0].span("party"),) if there else ()


def _party_spoken_of(line: Line, at: int) -> tuple[Span, ...]:
    """The one party of which the sentence before speaks; none where it names no other or several."""
    text = line.source
    start = line.sentence_start(at) if at > line.start else _line_before(text, at)
    ends = (word.end() for word in _CAPITALISED.finditer(text, start, at))
    parties = filter(None, (longest_party(text, start, end, abroad=True) for end in ends))
    found = {party[0]: party[:2] for party in parties}  # "Reform UK", not "Reform"
    return tuple(found.values()) if len(found) == 1 else ()


def _line_before(text: str, at: int) -> int:
    """Where the words begin that stand on the line before, near."""
    start = max(0, at - _REACH)
    return max(start, text.rfind("\n", start, start + len(text[start:at].rstrip())) + 1)


_CAPITALISED: Final = lazy(r"[^\W\d_a-z][\w-]*")


def _spoken_of(line: Line, at: int) -> tuple[Span, ...]:
    """Whom the sentence before speaks of from its start: "[Ann Lee] wins Ash. She took 1,204 votes"."""
    text = line.source
    start = _past_opening(text, line.sentence_start(at) if at > line.start else line.start, at)
    name = NAMES_IN_TEXT.match(text, start, at)
    if name is None or start == at or not is_personal_name(name[0]):
        return ()
    party = _party_behind(text, name.end(), at)
    return (name.span(), party) if party else (name.span(),)


def _past_opening(text: str, start: int, end: int) -> int:
    """Where whoever has the votes begins behind what opens a sentence: "In Ashdale, [Ann Lee]", "In Ashdale
    [Labour's Ann Lee]", "In Ashdale the [Greens] won with"."""
    opening = OPENING.match(text, start, end) or OPENING_WITHOUT_COMMA.match(text, start, end)
    if opening is not None:
        small = _SMALL_FIRST.match(text, opening.end(), end)
        return (small or opening).end()
    if not text.startswith(_BEFORE_SOMEBODY, start):
        return start
    owning = OWNING.search(text, start, end)
    stop = owning.start() if owning else subject_of(text, start, end).end
    abroad = owning is not None or " the " in text[start:stop]
    party = longest_party(text, start, stop, abroad=abroad) or _party_before_a_name(text, start, stop)
    # but "In Elm, Ann Lee, a Democrat, took"
    return start if not party or text.endswith((", a ", ", an ", "also a "), start, party[0]) else party[0]


_BEFORE_SOMEBODY: Final = ("In ", "At ", "When ", "Once ", "As ", "After ", "By ")


def label_in_prose(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The label at the end of words of a sentence: "In Ash ward, [Labour's Ann Lee]"; none where it has
    none."""
    begin = _past_opening(text, start, end)
    small = _SMALL_FIRST.match(text, begin, end)
    parts, _ = label_parts(text, small.end() if small else begin, end)
    return parts if parts and _may_be_listed(text, parts) else _label_behind(text, start, end)


def _party_before_a_name(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The party that stands before a name: "In Ashdale [Labour] Ann Lee"."""
    at = end
    for _ in range(_WORDS_OF_A_NAME):
        at = text.rfind(" ", start, at)
        if at < 0:
            return None
        owned = at - 2 if text[at - 2 : at] in ("'s", "’s") else at
        party = longest_party(text, start, owned)
        alone = max(start, text.rfind(" ", start, at) + 1)
        if party is None and party_in_list(text[alone:at]) == INDEPENDENT:
            party = alone, at, INDEPENDENT
        if party is not None and is_personal_name(text[at + 1 : end]):
            return party
    return None


_WORDS_OF_A_NAME: Final = 4
# "beat [the sitting councillor] Bob Ray"
_SMALL_FIRST: Final = lazy(r"(?:(?!(?:independent|by)\b)[a-z]+(?:-[a-z]+)*\s){1,4}(?=[A-Z])")


def _label_behind(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The party or the person behind other words: "In Ash ward [Labour] came first with"."""
    person = (
        _person_behind(text, start, end)
        or _before_a_bracket(text, start, end)
        or _of_whom(text, start, end)
        or _behind_a_role(text, start, end)
    )
    stop, beside, _ = subject_of(text, start, end)
    party = None if person else longest_party(text, start, stop)
    if person or party:
        return (party[:2], *filter(None, [beside])) if party else person
    option = max(start, text.rfind(" ", start, stop) + 1)  # "Across the island Remain has"
    return ((option, stop),) if text[option:stop].lower() in ANSWERS and text[option].isupper() else ()


def _before_a_bracket(text: str, start: int, figure: int) -> tuple[Span, ...]:
    """The name and the party in brackets that stand right before what links them to votes: "It put her ahead
    of [Bob Ray (Con)], who took"."""
    # "the Greens, whose candidate Ann Lee (Lab) had"
    for begin in (start, max(start, text.rfind(", ", start, figure) + 2)):
        match = _NAME_AND_PARTY.search(text, begin, subject_of(text, begin, figure).end)
        if match is None or not is_personal_name(match["name"]):
            continue
        if is_party(match["party"]) or mentions(match["party"], _OF_PARTIES):
            return match.span("name"), match.span("party")
    return ()


_OF_PARTIES: Final = tagged("words of party names")


def _of_whom(text: str, start: int, figure: int) -> tuple[Span, ...]:
    """The name and the party before it, of somebody to whom or for whom something is that they have with
    their votes: "gave it to [Labour's Ann Lee], with", "was won by [independent Ann Lee] with"."""
    end = subject_of(text, start, figure).end
    party = _party_before_a_name(text, start, end)
    before = word_before(text, party[0]) if party else ""
    if party is None or not (before.removesuffix(" the") in _TO_WHOM or before.endswith("-backed")):
        return ()
    name = text.find(" ", party[1], end) + 1
    return (name, end), party[:2]


def _behind_a_role(text: str, start: int, figure: int) -> tuple[Span, ...]:
    """The name behind what somebody is: "City Council member [Ann Lee] took"."""
    match = ROLE_AND_NAME.search(text, start, subject_of(text, start, figure).end)
    if match is None or match["role"] not in ROLE_NOUNS or not is_personal_name(match["name"]):
        return ()
    party = longest_party(text, start, match.start("role") - 1, abroad=True)
    parts = (party[:2], match.span("name")) if party else (match.span("name"),)
    return parts if is_given(match["name"].partition(" ")[0]) else ()


_TO_WHOM: Final = frozenset(("to", "for", "by"))


_NAME_AND_PARTY: Final = lazy(
    r"\b(?P<name>[^\W\d_a-z][\w'’.-]*(?:\s(?:(?:van|de|der|von|ap|ferch|bin|al|la|le|du|ten)\s){0,2}"
    r"[^\W\d_a-z][\w'’.-]*){1,4})\s\((?P<party>[^()\d]{1,40})\)?\Z"
)


def _person_behind(text: str, start: int, figure: int) -> tuple[Span, ...]:
    """The label behind what opens a sentence, where it is somebody's name: "In Ash, after a recount, Ann Lee
    took 1,204", or that is how much is counted: "With 71% in, Lee has"."""
    stop = figure
    for _ in range(_OPENINGS):
        stop = text.rfind(", ", start, stop)
        if stop < 0:
            break
        link = _BEFORE_A_PERSON.match(text, stop)
        begin = link.end() if link else figure
        capital = text[begin : begin + 1].isupper() or text.startswith(f"{INDEPENDENT} ", begin)
        parts, _won = label_parts(text, begin, figure) if capital else ((), False)
        printed = [text[slice(*part)] for part in parts]
        names = [_OF_A_PARTY.split(one)[0] for one in printed]
        named = bool(names) and is_personal_name(names[is_party(names[0]) and len(names) > 1])
        if named or (printed and (_is_somebody(printed) or COUNTED_BEFORE.search(text, start, stop))):
            return parts
    return ()


def _behind_what_somebody_is(text: str, start: int, figure: int) -> tuple[Span, ...]:
    """The label behind what somebody is, in small words: "with [running mate] Ann Lee on 1,204"."""
    small = _SMALL_FIRST.match(text, start, figure)
    parts = label_parts(text, small.end(), figure)[0] if small else ()
    name = text[slice(*parts[0])] if parts else ""
    return parts if is_personal_name(name) and is_given(name.partition(" ")[0]) else ()


_BEFORE_A_PERSON: Final = lazy(
    rf",\s(?:(?:and|as|but|while|with)\s)?(?:the\s)?(?:{any_of(tagged('before who stands again'))}\s){{0,2}}"
    rf"(?:(?i:{any_of(tagged('abbreviated titles'))})\.\s)?"
)
_OPENINGS: Final = 3  # commas before a name
_OF_A_PARTY: Final = lazy(r"\s(?:of|for)\s")


def _with_who_stands_behind(line: Line, row: ListRow, end: int) -> tuple[ListRow, int]:
    """A row with the party, or whoever the votes are for, behind its figures, and where it ends."""
    text = line.source
    if behind := _party_behind(text, end, line.end):
        row, end = _with_party(row, behind), behind[1] + 1
    elif [*map(is_party, row.printed(text))] == [True] and (
        name := _party_behind(text, end, line.end, _is_called)
    ):
        row, end = row._replace(parts=(*row.parts, name), roles=("party", "name")), name[1] + 1
    elif (
        len(row.parts) == 1
        and len(behind_votes := _behind_votes(line, end)) == 1
        and not is_party(text[slice(*row.parts[0])])
    ):
        row, end = _with_party(row, behind_votes[0]), behind_votes[0][1]
    return row, end


def _votes_for(line: Line, start: int, tokens: Sequence[re.Match[str]], read_as: _Reading) -> _Piece | None:
    """The row of whoever stands behind the votes: "to 611 for Reform UK, 240 for Ann Lee (Green)"."""
    text, figure = line.source, tokens[0].start()
    begin = line.sentence_start(figure, start)
    before = text[begin:figure].strip(" ,()").lower()
    first = before == _WITH and begin < figure and text[begin].isupper()
    turned = not first and before.endswith(_ON_TOP_WITH) and WAS_WHO.match(text, tokens[-1].end(), line.end)
    if turned:
        first = True
    inside = begin == start > line.start
    if not first and (not _BETWEEN_VOTES.fullmatch(before) if inside else not before.endswith(_BEFORE_VOTES)):
        return None
    link, who = (WITH_VOTES, VOTES_WITH) if first and not turned else (VOTES_FOR, VOTES_OF)
    link = WAS_WHO if turned else link
    if before.endswith(_THE) and not first:
        link = VOTES_OF_WHOM
    whose = _behind_votes(line, tokens[-1].end(), link, who)
    found = read_as() if whose else None
    if found is None:
        return None
    end = whose[-1][1]
    row = ListRow(figure, whose, found[0]._replace(end=end), ends_with_label=True)
    return _Piece(row, (), figure, end)


def _behind_votes(
    line: Line, at: int, link: re.Pattern[str] = VOTES_FOR, who: re.Pattern[str] = VOTES_OF
) -> tuple[Span, ...]:
    """Who votes are for, as far as it is said behind them: a party, a name, or both."""
    text = line.source
    behind = link.match(text, at, line.end)
    words = who.match(text, behind.end(), line.end) if behind else None
    if words is None:
        return ()
    parts, _ = label_parts(text, *words.span())
    printed = [text[slice(*part)] for part in parts]
    beside = PARTY_BESIDE.match(text, words.end(), line.end) if len(parts) == 1 else None
    both = (printed[0], beside["party"]) if beside else ()  # "Ann Lee, the Conservative", or turned about
    if beside and any(is_party(one) and is_personal_name(name) for one, name in permutations(both)):
        return (*parts, beside.span("party"))
    names = [_OF_A_PARTY.split(one)[0] for one in printed]
    return parts if any(map(is_party, printed)) or any(map(is_personal_name, names)) else ()


_WITH: Final = "with"
_ON_TOP_WITH: Final = ("with", "on")
_BEFORE_VOTES: Final = ("there were", "cast, with", "counted, with", "votes, with")
_THE: Final = " the"
# "[and just ]240 for Ann Lee", "[, more than double the ]988 cast for"
_BETWEEN_VOTES: Final = lazy(
    r"(?:(?:to|and|against|with|but|(?:compared|as\sopposed|in\scomparison)\s(?:to|with)|(?:[a-z]+\sthan\s)?(?:double|twice|(?:three|four)\stimes)"
    rf"|(?:[a-z]+\s)?(?:ahead\sof|behind))(?:\sthe|\s{any_of(tagged('about a number'))})*)?"
)


def _figure_tokens(text: str, at: int, stop: int) -> list[re.Match[str]]:
    """The pieces of the figures that begin at a place, up to the words behind them."""
    tokens: list[re.Match[str]] = []
    while at < stop and len(tokens) < _MOST_TOKENS:
        if tokens and _NEXT.match(text, at, stop):
            break
        token = TOKEN.match(text, at, stop)
        if token is None:
            break
        tokens.append(token)
        at = token.end()
    while tokens and tokens[-1]["filler"]:
        tokens.pop()
    return tokens


def _is_of_votes(text: str, tokens: Sequence[re.Match[str]]) -> bool:
    """Whether the words behind figures make them no count of something else."""
    end = tokens[-1].end()
    if text[end : end + 1].isalnum() or (
        text[end : end + 1] in _GLUED and text[end : end + 2] not in _NO_MORE
    ):
        return False
    word = "" if text[end : end + 1] == "," else word_after(text, end)
    if word == _AHEAD and _IS_COUNT.search(
        text, max(0, tokens[0].start() - _LONGEST_WORD), tokens[0].start()
    ):
        return True
    if any(token["votes"] for token in tokens):
        return word not in _NOT_COUNTED
    of_the = word == "of" and word_after(text, end + 3) == "the" and not _OF_THE_VOTE.match(text, end)
    return word not in _NOT_VOTES and not (of_the and word_before(text, tokens[0].start()) != "the")


# "70,250 votes[, with 51,004 for Ann Lee]"
_NEXT: Final = lazy(rf"\.[ \n]|{_NTH}|,?\s(?:with|and|to|against)\s{COUNT}\sfor\s(?:the\s)?(?=[A-Z])")
# "Ann Lee, 34, took", "Ann Lee, 34, Labour, 1,204", "Ann Lee (34), a baker, took"
_AGE: Final = lazy(
    r"(?:(?<=, )[1-9]\d|(?<=\()[1-9]\d\)), (?:(?!and\b|with\b|but\b)[a-z]"
    r"|(?P<party>[A-Z][^,.;:\d]{1,40}), \d)"
)


_AHEAD: Final = "ahead"


# "[with] 1,204 votes ahead of": a count, and no difference
_IS_COUNT: Final = lazy(
    r"\b(?:with|on|polled|received|polling|receiving)\s(?:(?:a|total|of|just|only)\s){0,4}\Z"
)


def _past_fillers(text: str, start: int, figure: int) -> int:
    """Where the words of a row begin behind what ends the row before, "(new)", and what links the two."""
    behind = _BRACKETED.match(text, start, figure) or _TO_WIN.match(text, start, figure)
    start = behind.end() if behind else start
    while True:
        between = _BETWEEN.match(text, start, figure)
        start = between.end() if between else start
        word = text[start : min(figure, start + _LONGEST_WORD)].partition(" ")[0]
        if word.strip(",.") not in _FILLERS and not _SO_FAR_AHEAD.match(text, start, figure):
            return start
        start += len(word)


# "1,204 votes[ to claim the seat, ]and Bob Ray had"
_TO_WIN: Final = lazy(r"\sto\s[a-z]+\s[^.;:\d]{3,60}?,?\s(?=(?:and|while|but)\s)")
_OF_THE_VOTE: Final = lazy(
    r"\sof\s(?:the\s)?(?:[a-z-]+\s){0,2}(?:votes?|poll|ballots|preferences)(?:\scast)?\b"
)
# "just [three ahead] of"
_SO_FAR_AHEAD: Final = lazy(
    rf"(?:{COUNT}|{any_of(NUMBER_WORDS)})\s(?:ahead|clear)\s", words=("ahead", "clear")
)
_NUMBERED_NAME: Final = lazy(r"\d{1,3}[A-Z]")  # "5G Awareness", "4Change"


def _is_of_somebody(text: str, parts: Sequence[Span]) -> bool:
    """Whether a month is a first name, between no word and a party: "June Ray (Lab)", but "4 May Ann Lee"."""
    begin, end = parts[0]
    before, name = text[max(0, begin - 2) : begin].rstrip(" "), text[begin:end]
    if name.split()[0] not in _NAMES_AS_MONTHS or before[-1:].isalnum():
        return False
    return len(parts) > 1 and is_party(text[slice(*parts[-1])]) and is_personal_name(name)


_NAMES_AS_MONTHS: Final = tagged("first names that are months")


def _may_be_listed(text: str, parts: Sequence[Span]) -> bool:
    """Whether the parts of a label read like names: capitals, with small words between."""
    for begin, end in parts:
        words = text[begin:end].split()
        if begin > parts[0][0] and is_party(text[begin:end]):
            continue  # "Ann Lee (no description)"
        if party_in_list(words[0]) == INDEPENDENT:
            words[0] = words[0].capitalize()  # "independent Ann Lee"
        answer = text[begin:end] in _YES_OR_NO or (
            words[0][0].isupper() and text[begin:end].lower() in ANSWERS
        )
        if answer or is_nobody_named(text[begin:end]):
            continue
        if (
            not (words[0][0].isupper() or _NUMBERED_NAME.match(words[0]))
            or len(words) > 8
            or (words[0].lower() in MONTH_WORDS and not _is_of_somebody(text, parts))
        ):
            return False
        named = begin > parts[0][0] and text[begin - 1] in "(["  # "Ann Lee (Parti libéral)"
        small = (word for word in words if word[0].islower() and word != _A_PARTY)  # "of the Ash First party"
        if not named and any(word not in _SMALL for word in small):
            return False
        if len(words) == 1 and words[0].lower() in _NO_LABEL:
            return False
    return not is_sum([text[slice(*part)] for part in parts])


_A_PARTY: Final = "party"
_YES_OR_NO: Final = frozenset(("yes", "no", "leave", "remain"))  # "Yes 1,204, no 903"
_NO_LABEL: Final = (
    frozenset(("in", "at", "since", "from", "by", "to", "on", "of", "with", "the", "there"))
    | {"a", "an"}
    | tagged("subject pronouns")
    | tagged("about a number")
)
_BEFORE_A_YEAR: Final = frozenset(("in", "since", "until", "by", "from", "of"))


class Records(NamedTuple):
    """Rows whose name, party and figures stand on lines of their own."""

    rows: tuple[ListRow, ...]
    stop: int
