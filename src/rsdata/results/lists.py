"""Lists of results in a page: who got how many votes, before it is known in which contest.

A *tally* is one list: entries on one line ("Full result: Ann Lee (Lab) 1,234 (56.1%), ...") or one entry to a
line. What looks like one but counts seats, points, people asked or years is told apart here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.answers import are_opposite, asks, is_put_to_voters
from rsdata.language.calendar import dates_in
from rsdata.language.declarations import FIRST_COUNT, LATER_COUNT, OPENING, leaves_open
from rsdata.language.line_shapes import YEAR
from rsdata.language.lines import Line
from rsdata.language.numbers import COUNT, whole
from rsdata.language.parties import INDEPENDENT
from rsdata.language.patterns import Wording, any_of, lazy, mentions
from rsdata.language.text_tables import TextTable, table_at
from rsdata.language.time_stamps import read_time
from rsdata.language.word_lists import in_order, tagged
from rsdata.model import Post
from rsdata.named_tuples import NamedTuple
from rsdata.results.columns import (
    YEAR_IN,
    behind_columns,
    heads_of,
    is_a_mark,
    is_in_columns,
    last_count_of,
    role_of,
    rows_of_table,
    without_sums,
)
from rsdata.results.contest_evidence import seats_in, seats_of_heading
from rsdata.results.contest_titles import is_heading, is_title, standing_days, without_stamp
from rsdata.results.contestants import (
    beside_a_mark,
    beside_a_party,
    entries_of,
    introduced,
    is_behind_a_place,
    under_parties,
    with_parties,
    without_others,
)
from rsdata.results.duels import ANY_PARLIAMENT, duels_in, in_turn_in
from rsdata.results.list_rows import (
    LONGEST_WORDS,
    SHE,
    ListEntry,
    ListRow,
    place_won,
    row_in,
    series_in,
    votes_first,
    votes_first_in,
)
from rsdata.results.records import records_at
from rsdata.results.row_labels import THE_REST, begins_a_sum, is_line_of_a_sum, is_sum
from rsdata.results.standings import are_ahead, are_first_preferences, is_marked

_LONGEST_LEAD: Final = 300  # characters of what introduces a list on its line
_OLDEST: Final = 110
_UNREAD: Final = lazy(r"\d\svotes?\b")
_BY_NUMBER: Final = tagged("contests by number")
_ROUNDING: Final = 0.3  # how far the shares of all may add up to from 100
_SHARE_SLACK: Final = 0.03  # how far votes may be from what a rounded share of the total says, as a part of 1

# words near a list that say it counts votes in one place
_VOTES_NEAR: Final = tagged("words near votes")
# words near a list that say it counts something else: "The latest YouGov poll:"
_OTHER_NEAR: Final = tagged("words near other counts")
_OTHER_THINGS: Final = tagged("counts of other things")
# "Seats so far:", but not "Three seats -"
_SEATS_NEAR: Final = lazy(
    r"(?<!\d )(?<!one )(?<!two )(?<!three )(?<!four )(?<!five )(?<!six )\bseats\b", re.IGNORECASE
)
# what has such a word, and is of a vote all the same: "went to the [polls]", "Board of Education [Members]"
_ALL_THE_SAME: Final = lazy(
    r"\b(?:(?:to|at)\sthe\spolls|polls\s(?:close[ds]?|open(?:ed)?|reporting)|polling\s(?:places?|stations?)"
    r"|(?P<body>(?:board|council|committee)\b[^.;\n]{0,30})\bmembers?|council\sseats?)\b",
    re.IGNORECASE,
    words=("poll", "ember", "ouncil"),
)
# words near a short list of small numbers that say they are votes, not seats
_WARD_NEAR: Final = tagged("words near ward votes")
# "Majority 143", "Con maj: 1,234"
_MAJORITY: Final = lazy(rf"\b[Mm]aj(?:ority)?\W{{1,3}}(?P<votes>{COUNT})\b")
_COMPARED: Final = 100  # rows that one behind a sum is compared with
_LINES_OVER: Final = 8  # lines above a list that may name its contest
_AFTER: Final = 300
# one of the two options of a referendum
OPTIONS: Final = tagged("referendum options")
_ANSWERS: Final = 2


class Tally(NamedTuple):
    """One list of results: ``lead`` introduces it on its line, ``above`` on the line before it."""

    post: Post
    entries: tuple[ListEntry, ...]
    lead: str
    above: str
    over: tuple[str, ...] = ()  # the lines above, up to the list before, the nearest first
    section: int = 0  # where what belongs to it may begin: the end of the list before
    after: str = ""  # what stands under it
    titles: tuple[str, ...] = ()  # of a table
    begins: int = 0  # where its table begins, with its head
    day: str | None = None  # the day that a line above says which holds for all lists under it
    # of those who are left when preferences are distributed: no result of its own
    is_last_count: bool = False

    @property
    def near(self) -> str:
        return "\n".join(filter(None, (self.post.heading, self.above, self.lead)))

    @property
    def start(self) -> int:
        return self.entries[0].label.start

    @property
    def end(self) -> int:
        return self.entries[-1].figure.end

    @property
    def total(self) -> int:
        return sum(entry.figure.votes for entry in self.entries if entry.figure.counted)

    @property
    def counted(self) -> bool:
        """Whether its votes are printed, and not shares alone."""
        return self.entries[0].figure.counted

    @property
    def elected(self) -> int:
        """How many are marked as elected, where the marks are of these: they have the most votes, or those
        are first preferences."""
        marked = {at for at, entry in enumerate(self.entries) if entry.won}
        votes = [entry.figure.votes for entry in self.entries]
        return len(marked) if are_ahead(marked, votes) or self.preferential else 0

    @property
    def is_of_one_seat(self) -> bool:
        """Whether a majority printed under it is the lead of its first over its second, and no party stands
        in it twice."""
        known = [entry.label.party_id for entry in self.entries if entry.label.party_id]
        if self.preferential or len({*known} - {INDEPENDENT}) < sum(party != INDEPENDENT for party in known):
            return False
        return _confirmed([entry.figure.votes for entry in self.entries], self.after)

    @property
    def per_party(self) -> int:
        """The most figures that one party has after its name: the least number of seats."""
        most = count = 0
        for entry in self.entries:
            count = count + 1 if entry.repeated else 1
            most = max(most, count)
        return most

    @property
    def preferential(self) -> bool:
        """Whether its votes are first preferences: who is elected, only later counts tell."""
        if any(entry.figure.preferential for entry in self.entries):
            return True
        around = "\n".join((self.above, self.lead, *self.over[:3], self.after))
        return are_first_preferences(around) or FIRST_COUNT.search(f"{self.lead}\n{self.above}") is not None

    @property
    def named(self) -> bool:
        return any(entry.label.name for entry in self.entries)

    @property
    def is_later(self) -> bool | None:
        """Whether it is surely of a later count of preferences, and of no recount; None where nothing that
        introduces it speaks of one."""
        said = [match["nth"] is None for match in LATER_COUNT.finditer(f"{self.lead}\n{self.above}")]
        return any(said) or self.preferential if said or self.is_last_count else None

    @property
    def is_numbered_count(self) -> bool:
        """Whether its line, or its heading, says of which later count of preferences it is: "The eighth count
        in Ash:"."""
        said = f"{self.lead}\n{self.above}" if is_heading(self.above) else self.lead
        return any(at["number"] for at in LATER_COUNT.finditer(said)) and not FIRST_COUNT.search(said)

    @property
    def preferred(self) -> bool:
        """Whether what introduces it says that preferences are distributed in its votes."""
        return PREFERRED.search(f"{self.lead}\n{self.above}") is not None


def find(analysis: Analysis, post: Post) -> Iterator[Tally]:
    """Every tally of one post, in order of place."""
    if _has_one_number(analysis.numbered(post.char_start, post.char_end)):
        return  # nearly every post
    lines = analysis.between(post.char_start, post.char_end)
    if found := _found(_Reader(analysis.text, post), lines):
        yield from _in_sections(analysis, post, [tally for tally in found if not tally.is_last_count], lines)
        yield from (tally for tally in found if tally.is_last_count)


_ENDS: Final = frozenset('.!?)"”’')  # what a sentence ends with
_SHARES: Final = re.compile(r"\d\s?(?:%|per\s?cent)|\d[.·]\d\s*[|\t]", re.IGNORECASE)
_SHARE: Final = re.compile(r"\d(?:[.·]\d|\s?%|\s?per\s?cent|[-–]\d)", re.IGNORECASE)


def _found(reader: _Reader, lines: Sequence[Line]) -> list[Tally]:
    """The lists of some lines."""
    at = tried = 0  # the lines before ``tried`` are known to be no table and no records
    if _is_stamp(lines[0], reader.post):
        reader.above = lines[0]
        at = 1
    found: list[Tally] = []
    while at < len(lines):
        tallies: list[Tally] | None = []
        if at >= tried:
            tallies, stop = reader.of_block(lines, at)
            tried = at if tallies else stop
        if tallies or tallies is None:
            found += reader.flushed()
            found += tallies or []
            reader.above = lines[stop - 1]
            at = stop
            continue
        found += reader.of_line(lines[at])
        at += 1
    return [*found, *reader.flushed()]


def _has_one_number(numbered: Sequence[Line]) -> bool:
    """Whether lines with numbers have one at most, which is no list: "12. Post update"."""
    if len(numbered) > 1:
        return False
    numbers = numbered[0].numbers if numbered else ()
    return not numbers or (len(numbers) < 2 and numbers[0][0].isdigit())


def _is_stamp(line: Line, post: Post) -> bool:
    """Whether the numbers of a line are its place in the page and the time of the post: no votes."""
    printed = post.time_as_printed
    at = line.text.find(printed) if printed else -1
    stamp = read_time(line.text, at) if at >= 0 else None
    if stamp is None:
        return False
    begin, end = line.start + at, line.start + stamp.end
    return all(begin <= number.start() < end or number.start() == line.start for number in line.numbers)


def _in_sections(
    analysis: Analysis, post: Post, tallies: Sequence[Tally], lines: Sequence[Line]
) -> Iterator[Tally]:
    """Each list with the lines between it and the one before."""
    if not tallies:
        return
    text = analysis.text
    begins = attrgetter("start")
    days = list(standing_days(lines, analysis.lines[0]))
    for at, tally in enumerate(tallies):
        section = tallies[at - 1].end if at else post.char_start
        until = post.char_end
        if at + 1 < len(tallies):  # what introduces the next on its line is not of this
            following = tallies[at + 1].start
            until = lines[bisect_right(lines, following, key=begins) - 1].start
            until = until if until > tally.end else following
        first = bisect_right(lines, section, key=begins) if at else 0
        own = bisect_right(lines, tally.begins or tally.start, key=begins) - 1
        lines_over = lines[max(first, own - _LINES_OVER) : max(0, own)]
        over = [without_stamp(line.text) for line in lines_over if not _is_underlining(line)]
        if tally.titles:
            over += tally.titles
        yield tally._replace(
            over=tuple(reversed(over)),
            section=section,
            after=_under(text[tally.end : min(until, tally.end + _AFTER)]),
            day=next((day for end, day in reversed(days) if end <= tally.start), None),
        )


def _is_underlining(line: Line) -> bool:
    """Whether a line is a rule right under another: "-----"."""
    return len(line.text) >= _A_RULE and not line.blank_before and not any(map(str.isalnum, line.text))


_A_RULE: Final = 4  # characters
_OF_A_RULE: Final = frozenset("-=_*~–—")


def _under(text: str) -> str:
    """What stands under a list, up to the title of another."""
    lines = text.splitlines(keepends=True)
    titles = (at for at, line in enumerate(lines) if at and is_title(line))
    return "".join(lines[: next(titles, len(lines))])


class _Reader:
    """Goes down the lines of a post: rows that follow each other are one list."""

    def __init__(self, text: str, post: Post) -> None:
        self.text = text
        self.post = post
        self.above: str | Line = ""  # the words of the line above that count, or the line
        self.above_rows = ""  # what stands above the rows
        self.rows: list[tuple[ListRow, Line]] = []
        self.summed = False  # a line of a sum stands among the rows
        self.before: Line | None = None  # a sentence with a number, right above, that is no list

    def of_block(self, lines: Sequence[Line], at: int) -> tuple[list[Tally] | None, int]:
        """The lists of a table or of records that begin with a line, and where that stops, None of a table of
        margins; or where something else may begin."""
        first, stop = lines[at], at + 1
        if is_in_columns(lines, at):
            table = None if self._goes_on_in(first) else table_at(lines, at)
            tallies = list(self.of_table(table, first.start)) if table else []
            if table and (tallies or {"margin", "majority"} & {*heads_of(table).split()}):
                return tallies or None, table.stop
            stop = behind_columns(lines, at)
        if first.end - first.start > LONGEST_WORDS or not any(line.numbers for line in lines[at : at + 4]):
            return [], stop  # nearly every line of a page
        records = under_parties(lines, at) or records_at(lines, at)
        if records is None:
            return [], stop
        accepted = self._accepted(records.rows, "", _words_above(self.above))
        return [tally._replace(begins=first.start) for tally in accepted], records.stop

    def _goes_on_in(self, line: Line) -> bool:
        """Whether a line is a row of the list of those above, which had no room for columns of blanks."""
        if not self.rows or line.blank_before or "\t" in line.text or "|" in line.text:
            return False
        return row_in(line) is not None

    def of_table(self, table: TextTable, begins: int) -> Iterator[Tally]:
        """The list that a table is."""
        table = without_sums(table)
        titles = [*table.titles, *filter(is_title, self._over_names(table))]
        listed = rows_of_table(self.text, table)
        for title, of_one in groupby(listed, key=attrgetter("place")):  # a contest in a column or over rows
            rows, own = list(of_one), [*titles, title] if title else titles
            above = "\n".join(filter(None, (_words_above(self.above), *own, heads_of(table))))
            for tally in self._accepted(rows, "", above):
                yield tally._replace(titles=tuple(own), begins=begins)
        for tally in self._accepted(last_count_of(self.text, table, listed), "", " ".join(table.head)):
            yield tally._replace(is_last_count=True)

    def _over_names(self, table: TextTable) -> Sequence[str]:
        """What stands over the names of a table: "Ash ward | Party | Votes"; of a head that says nothing of
        its columns all: "State Senate, District 12"."""
        if any(table.head) and {"", "place"}.issuperset(map(role_of, table.head[1:])):
            spans = [span for span in table.head_spans if span[0] < span[1]]
            return (self.text[spans[0][0] : spans[-1][1]],)
        return table.printed_head[:1]

    def of_line(self, line: Line) -> Iterator[Tally]:
        if not (line.numbers or self.rows):
            self.before = None
            if line.text[0] not in _OF_A_RULE or not _is_underlining(line):
                self.above = line
            return
        if self.rows and not line.numbers and is_a_mark(line.text.strip("*")):
            self.rows[-1] = self.rows[-1][0]._replace(won=True), self.rows[-1][1]
            return
        if several := self._beside(line):
            self.above_rows = self.above_rows if self.rows else _words_above(self.above)
            self.rows += [(row, line) for row in several]
            return
        row = self._row_in(line)
        if row and row.figure.votes in (seats_in(line.text), seats_of_heading(line.text)):
            yield from self.flushed()
            self.above = f"{_words_above(self.above)}\n{line.text}"  # "Sheriff", "Vote for 1"
            return
        before = self.text[line.start : line.numbers[0].start()] if self.rows and line.numbers else ""
        if is_sum(row.printed(self.text)) if row else begins_a_sum(before) and not is_title(line.text):
            self.summed = True
            dated = row is not None and YEAR.fullmatch(row.figure.printed(self.text))
            if row and not self.rows and (dated or len(row.parts) > 1):
                self.above = line  # "The result in 2031:", "Ash, first count (quota 1,507)"
            return
        if row is not None:
            if not self._goes_on(row):
                yield from self.flushed()
            if not self.rows:
                self.above_rows = _words_above(self.above)
            self.rows.append((row, line))
            return
        yield from self.flushed()
        yield from self._of_prose(line)

    def _beside(self, line: Line) -> Sequence[ListRow]:
        """The rows of a line on which several stand beside their party, or beside a mark."""
        others = bool(self.rows and self.rows[-1][0].roles)
        return beside_a_party(line, others=others) or beside_a_mark(line, behind=bool(self.rows))

    def _row_in(self, line: Line) -> ListRow | None:
        row = row_in(line)
        if row is None or not row.figure.counted:
            row = votes_first(line) or row
        if row is None or (not row.figure.counted and is_sum(row.printed(self.text))):
            return None  # "Labour held Ash on a turnout of 19.3%"
        before = self.text, line.start, row.figure.start
        counts = LATER_COUNT.search(*before) or _ONE_OF_COUNTS.search(line.text)  # "Count 2: Lee's 219"
        prose = OPENING.match(*before) or row.printed(self.text)[0] in SHE  # "In Elm, Ann Lee took 1,204"
        return None if counts or prose or self._is_dated_title(row, line) else row

    def _is_dated_title(self, row: ListRow, line: Line) -> bool:
        """Whether a line ends with the year of what stands under it: "Ash by-election 2031"."""
        figure = row.figure
        if not YEAR.fullmatch(figure.printed(self.text)) or figure.unit or figure.share is not None:
            return False
        return is_title(line.text) or any(day.whole for day in dates_in(line.text))

    def _goes_on(self, row: ListRow) -> bool:
        """Whether a row belongs to the list of those before it: behind a sum nobody stands a second time."""
        last = self.rows[-1][0] if self.rows else row
        if (last.ends_with_label, last.figure.counted) != (row.ends_with_label, row.figure.counted):
            return False
        if self.rows and len(row.parts) > len(self.rows[-1][0].parts) and is_behind_a_place(self.text, row):
            return False
        if not (self.rows and self.summed):
            return True
        mine = row.printed(self.text)
        return all(mine != other.printed(self.text) for other, _ in self.rows[-_COMPARED:])

    def flushed(self) -> Iterator[Tally]:
        """The list of the rows so far; rows that are none are read as prose."""
        rows, self.rows, self.summed = self.rows, [], False
        if len(rows) > 1:
            listed = _with_all_elected(self.text, rows)
            listed[0], lead = introduced(self.text, listed[0], listed[1])
            lead = lead or place_won(self.text, listed[0])
            found = list(self._accepted(listed, lead, self.above_rows))
            yield from found
            if found:
                self.above = ""
                return
        for _, line in rows:
            yield from self._of_prose(line, of_list=len(rows) > 1)

    def _of_prose(self, line: Line, *, of_list: bool = False) -> Iterator[Tally]:
        """The lists whose rows follow each other on a line, or begin in the sentence above; ``of_list``: it
        is a row of what is no list."""
        told = not of_list and line.text[-1] in _ENDS
        told = told and ("vote" in line.text or _SHARES.search(line.text) is not None)
        found = self._of_sentences(line.after(self.before)) if told and self.before else []
        if not any(tally.start < line.start < tally.end for tally in found):
            found = self._of_sentences(line)
        yield from found
        self.above = YEAR_IN.sub("", found[0].lead) if found else line
        self.before = line if told and not found else None

    def _of_sentences(self, line: Line) -> list[Tally]:
        """The lists of votes in some sentences, or those of shares."""
        found = self._in_prose(line, of_shares=False) if len(line.numbers) > 1 else []
        if len(_SHARE.findall(line.text)) >= _ANSWERS and all(tally.is_last_count for tally in found):
            found += self._in_prose(line, of_shares=True)
        return found

    def _in_prose(self, line: Line, *, of_shares: bool) -> list[Tally]:
        year = self.post.published_at and self.post.published_at[:4]
        turned = None if of_shares else votes_first_in(line)
        listed = [turned] if turned else [*duels_in(line, year, of_shares=of_shares)]
        listed = listed or [*in_turn_in(line, year, of_shares=of_shares)]
        found: list[Tally] = []
        for rows, lead in listed or series_in(line, of_shares=of_shares):
            above = "" if found else _words_above(self.above)
            found += self._accepted(rows, lead[-_LONGEST_LEAD:], above)
        return found

    def _accepted(self, rows: Sequence[ListRow], lead: str, above: str) -> Iterator[Tally]:
        """The tally of these rows, where they are one, or the last count of an election with preferences."""
        printed = [row.figure.printed(self.text) for row in rows]
        if any("," in votes for votes in printed):
            if any(" " in votes for votes in printed):
                return  # "Con 1,204 1,188 Lab 980 955": thousands have commas, and a blank parts two numbers
            # thousands have commas, and years have none
            rows = [row for row, votes in zip(rows, printed, strict=True) if not YEAR.fullmatch(votes)]
        entries = _without_other_marks(self.text, entries_of(self.text, rows, self.post.char_start), rows)
        entries = without_others(self.text, with_parties(self.text, entries))
        tally = Tally(self.post, tuple(entries), lead.strip(), above)
        if not entries:
            return
        if not tally.counted:
            if _are_shares(self.text, tally):
                yield tally
        elif _counts_votes(self.text, tally, self.text[tally.end : min(self.post.char_end, tally.end + 70)]):
            yield tally._replace(entries=tuple(_checked(tally.entries)))
        elif (tally.named and tally.preferred) or tally.is_later is not None:
            yield tally._replace(is_last_count=True)


# "* Incumbent", "*denotes incumbent", "An asterisk marks a sitting councillor"
_STAR_EXPLAINED: Final = lazy(
    r"^\s*\*\s?(?:[-–=:]\s?|(?:denotes|marks|indicates|means)\s(?:an?\s|the\s)?)?"
    r"(?:incumbents?|sitting|outgoing|retiring|defending)\b"
    r"|\b(?:asterisks?|stars?|\*)\s(?:marks?|denotes?|indicates?|means|shows?|is|are|against|beside|next)\b"
    r"[^.\n]{0,40}\b(?:incumbents?|sitting|outgoing|retiring|defending)\b",
    re.IGNORECASE | re.MULTILINE,
)
_EXPLAINED_OVER: Final = 700  # characters


def _with_all_elected(text: str, rows: Sequence[tuple[ListRow, Line]]) -> list[ListRow]:
    """The rows, with all marked that stand between "Elected: " before the first and "Not elected: "."""
    listed = [row for row, _ in rows]
    first, line = rows[0]
    if first.won and ": " in text[line.start : first.start]:
        losers = (at for at, (_, line) in enumerate(rows) if THE_REST.match(text, line.start, line.end))
        elected = next(losers, 0)
        listed[:elected] = [row._replace(won=True) for row in listed[:elected]]
    return listed


def _without_other_marks(
    text: str, entries: Sequence[ListEntry], rows: Sequence[ListRow]
) -> Sequence[ListEntry]:
    """The entries without marks that are none of the elected: a star beside another mark, or one that is
    explained, is of who stands again."""
    won = {row.figure.votes_start for row in rows if row.won}
    starred = {
        row.figure.votes_start
        for row in rows
        if row.won and "*" in (words := _around(text, row)) and not is_marked(words.replace("*", " "))
    }
    if not starred or not (
        won - starred
        or len(starred) == len(rows)
        or _STAR_EXPLAINED.search(text, rows[-1].figure.tail, rows[-1].figure.tail + _AFTER)
        or _STAR_EXPLAINED.search(text, max(0, rows[0].start - _EXPLAINED_OVER), rows[0].start)
    ):
        return entries
    return [entry._replace(won=False) if entry.figure.votes_start in starred else entry for entry in entries]


def _around(text: str, row: ListRow) -> str:
    """A row with what stands right beside it on its line."""
    begin = max(row.start - 3, text.rfind("\n", 0, row.start) + 1)
    return text[begin : row.figure.tail] + text[row.figure.tail : row.figure.tail + 2].partition("\n")[0]


def _words_above(above: str | Line) -> str:
    """What stands above a list, of a line its last sentence."""
    if isinstance(above, str):
        return above
    line, stamp = above, above.text.find("published at ")
    end = line.start + stamp if stamp >= 0 else line.end  # when a post was written does not date its list
    start = max(line.start, end - 200)
    return line.source[line.sentence_start(end, start) if end - start > 160 else start : end].strip()


class _Signs(NamedTuple):
    """What is known of a list that may be of votes."""

    tally: Tally
    near: Wording
    after: str  # what stands behind it
    votes: list[int]
    known: set[str]  # ids of its parties
    options: int  # how many of its entries are options of a referendum
    initials: bool  # an election is spoken of, and they are three or more, all of initials: "APC", "NNPP"
    opposite: bool  # they are two answers to one question
    shared: int  # how many have a share with its unit
    units: bool  # "votes" is printed
    fits: bool  # the shares are all of one total
    told: bool  # words near it speak of votes
    other: bool  # words near it speak of something else that is counted

    @classmethod
    def of(cls, text: str, tally: Tally, after: str) -> _Signs:
        entries = tally.entries
        shared = sum(entry.figure.share is not None and not entry.figure.bare for entry in entries)
        units = any(entry.figure.unit for entry in entries) or bool(_SAID_TO_BE_VOTES.search(tally.lead))
        near = Wording(_ALL_THE_SAME.sub(r"\g<body>", tally.near))
        return cls(
            tally,
            near,
            after,
            votes=[entry.figure.votes for entry in entries],
            known={entry.label.party_id for entry in entries if entry.label.party_id},
            options=max(sum(entry.label.word in OPTIONS for entry in entries), 2 * _are_answers(entries)),
            initials=_are_initials([text[slice(*part)] for entry in entries if (part := entry.label.party)])
            and (near.mentions(_OF_AN_ELECTION) or any(map(is_line_of_a_sum, after.splitlines())))
            and _BY_PLACE.search(near.text) is None,
            opposite=_are_answers(entries),
            shared=shared,
            units=units,
            fits=shared >= 2 and shares_fit(entries),
            told=units
            or near.mentions(_VOTES_NEAR)
            or FIRST_COUNT.search(near.text) is not None
            or tally.is_later is not None
            or all(map(near.mentions, _AN_ELECTION)),
            other=near.mentions(_OTHER_NEAR) or bool(_SEATS_NEAR.search(near.text)),
        )


def _are_initials(parties: Sequence[str]) -> bool:
    return len(parties) > _ANSWERS and all(map(_INITIALS.fullmatch, parties))


_INITIALS: Final = lazy(r"[^\W\d_a-z]{2,6}")
_OF_AN_ELECTION: Final = tagged("who and what is voted on")
# "Votes in the election [by county]": initials of places
_BY_PLACE: Final = lazy(
    rf"\b(?:by|in\seach|per)\s(?:{any_of(tagged('kinds of contest') | tagged('kinds of council'))})\b",
    re.IGNORECASE,
)


def _are_answers(entries: Sequence[ListEntry]) -> bool:
    """Whether two labels say the opposite in the same words: "For the levy", "Against the levy"."""
    if len(entries) != _ANSWERS:
        return False
    one, other = (entry.label.word.split() for entry in entries)
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    return are_opposite(" ".join(one), " ".join(other))


_AN_ELECTION: Final = (frozenset(("election", "elections")), frozenset(("candidate", "candidates")))
# "..., the votes were:", "Voting in Ash ward was:" right before a list
_SAID_TO_BE_VOTES: Final = lazy(
    r"\b(?:votes\b[^.;:\n]{0,20}:?|[Vv]oting\b[^.;:\n]{0,120}\bwas:)\s*\Z", words=("votes", "oting")
)


# A rule says True (votes), False (something else), or None where it cannot tell.
Verdict = bool | None


def _one_contestant(signs: _Signs) -> Verdict:
    return False if len({entry.label.start for entry in signs.tally.entries}) < 2 else None


def _decimals(signs: _Signs) -> Verdict:
    dotted = [entry.figure.unit for entry in signs.tally.entries if entry.figure.dotted]
    sure = len(dotted) > 1 and (all(dotted) or signs.fits or signs.near.mentions(_VOTES_NEAR))
    return False if dotted and not sure else None


# "Two-candidate-preferred", "TCP", "after preferences": no first preferences
PREFERRED: Final = lazy(
    r"\b(?:two[- ](?:candidate|party)[- ]?(?:preferred)?|[2T][CP]P"
    r"|after (?:the )?(?:distribution of )?(?:preferences|transfers)|(?<!first.)preference count)\b",
    re.IGNORECASE,
)


# "YouGov, sample 1,004:", "A poll of 800 voters", "We asked 500 people"
_ASKED: Final = lazy(
    r"\b(?:samples?|respondents?|(?P<doubtful>(?:opinion|exit) polls?)(?! of\b)|focus groups?"
    r"|(?:straw|phone|online|web|mock|readers?['’]?) (?:polls?|votes?)"
    r"|(?:(?:polls?|surveys?|sampling) (?:of|among)|surveyed|interviewed|asked) (?:about |some |over )?\d"
    r"|\d (?:\w+ ){0,2}(?:surveyed|interviewed|asked|canvassed|polled))",
    re.IGNORECASE,
    words=("sampl", "respondent", "poll", "vote", "survey", "group", "interview", "asked", "canvass"),
)
_MOST_ASKED: Final = 20_000
# "Ballots returned so far: Republicans 41,204", "Registration by party: Republicans 41,204"
_BY_PARTY: Final = lazy(
    r"\b(?:ballots? (?:returned|requested|mailed)|registration(?: in\b| by\b|:))", re.IGNORECASE
)


def _people_asked(signs: _Signs) -> Verdict:
    over = f"{signs.tally.above}\n{signs.tally.lead}"
    if _BY_PARTY.search(over):
        return False
    if sum(signs.votes) > _MOST_ASKED:
        return None
    asked = _ASKED.finditer(over)
    return False if any(not (match["doubtful"] and signs.told) for match in asked) else None


def _preferred(signs: _Signs) -> Verdict:
    return False if signs.tally.preferred else None


# "seats in brackets", "votes and seats", "Lab 38.06% (48 seats),", but not "Seats: 3"
_IN_SEATS: Final = lazy(
    rf"{_SEATS_NEAR.pattern}(?!\s?[:–-]?\s?\d)|\d\sseats\),", re.IGNORECASE, words=("seats",)
)


# "Round 1 of 4"
_ONE_OF_COUNTS: Final = lazy(r"\b(?:round|count|stage)\s\d{1,2}\sof\s\d{1,2}\b", re.IGNORECASE)
# "Labour now have 168 seats, the", "gives Labour 168 seats, the", before the rows of the others
_HAS_SEATS: Final = lazy(
    rf"\b{any_of(tagged('verbs of a won seat') | tagged('verbs of having seats'))}\s"
    r"(?:(?:the\s)?[A-Z][\w'’]*(?:\s[A-Z][\w'’]*){0,2}\s)?(?:on\s)?\d{1,3}\s(?:of\sthe\s\d+\s)?(?:seats|councillors|MPs|members),?(?:\s(?:and|to|with|while))?(?:\sthe)?\Z",
    words=("seats", "councillors", "MPs", "members"),
)


def _in_seats(signs: _Signs) -> Verdict:
    few = sum(signs.votes) <= ANY_PARLIAMENT
    said = (few and _IN_SEATS.search(signs.near.text)) or _HAS_SEATS.search(signs.tally.lead)
    return False if said and not signs.units else None


def _shares_of_one_total(signs: _Signs) -> Verdict:
    if not signs.fits:
        return None
    sure = signs.known or signs.told or signs.options >= 2 or (signs.tally.named and len(signs.votes) > 2)
    whole = abs(sum(entry.figure.share or 0 for entry in signs.tally.entries) - 100) <= _ROUNDING
    return True if sure or whole else None


# "Postal votes in so far", "Ballot boxes received": papers by place
_PAPERS: Final = lazy(
    r"\b(?:(?:postal|absentee|mail(?:-?in)?|early|advance|proxy)[ -](?:votes?|voting|ballots?|packs?)"
    r"|ballot[ -](?:boxes|papers)|polling[ -](?:stations?|places?|districts?)|voters?|turnout|queues?)\b",
    re.IGNORECASE,
)


def _papers(signs: _Signs) -> Verdict:
    counted = signs.known or signs.shared or any(entry.won for entry in signs.tally.entries)
    return False if not counted and _PAPERS.search(signs.tally.lead) else None


def _years(signs: _Signs) -> Verdict:
    return False if not signs.shared and all(1900 <= number <= 2099 for number in signs.votes) else None


def _begun_in_prose(signs: _Signs) -> Verdict:
    return False if not signs.tally.named and _UNREAD.search(signs.tally.lead) else None


def _ages(signs: _Signs) -> Verdict:
    aged = min(signs.votes) >= 18 and max(signs.votes) < _OLDEST
    return False if aged and not (signs.units or signs.told) else None


def _other_things(signs: _Signs) -> Verdict:
    last = _CLAUSE.split(signs.near.text.rstrip(" .:;,…"))[-1]  # "While votes are counted, the gates"
    other = signs.near.mentions(_OTHER_THINGS) if not signs.told else mentions(last, _OTHER_THINGS)
    return False if other else None


_CLAUSE: Final = lazy(r"[.,:;]\s|\n")
_OFFICES: Final = tagged("offices voted on")


def _who_stands(signs: _Signs) -> Verdict:
    votes = signs.tally.named or signs.told or signs.shared
    return False if not votes and signs.near.mentions(_STANDING) else None


_STANDING: Final = tagged("words near who stands")
_BALLOT: Final = frozenset(("ballot",))  # "third ballot of Tory MPs"


def _candidates(signs: _Signs) -> Verdict:
    if not signs.tally.named:
        return None
    if signs.known - {INDEPENDENT} and not (signs.other and max(signs.votes) < 1000):
        return True
    if signs.other and not (signs.units or signs.known or signs.near.mentions(_BALLOT)):
        return False
    over = signs.tally.above.splitlines()
    told = signs.told or any(map(is_title, (signs.tally.lead, *over)))  # "County Judge"
    told = told or (sum(signs.votes) > ANY_PARLIAMENT and signs.near.mentions(_OFFICES))
    told = told or mentions(signs.after.partition("\n\n")[0], _VOTES_NEAR)  # "Turnout: 41%"
    return bool(signs.known or told) and (told or signs.shared >= 2)


def _referendum(signs: _Signs) -> Verdict:
    if signs.options < _ANSWERS or max(signs.votes) <= _FEW:
        return None
    told = signs.told or signs.shared >= 2 or signs.near.mentions(_BY_NUMBER)
    told = told or (signs.opposite and any(map(is_line_of_a_sum, signs.after.splitlines())))
    return (
        True if told or is_put_to_voters(signs.near.text) or is_put_to_voters(signs.tally.post.text) else None
    )


def _answers(signs: _Signs) -> Verdict:
    if signs.tally.named or signs.known or signs.other or len(signs.votes) != _ANSWERS:
        return None
    worded = all(len(entry.label.word.split()) > _ANSWERS for entry in signs.tally.entries)
    return True if worded and max(signs.votes) > _FEW and asks(signs.near.text) else None


_FEW: Final = 100


def _few_parties(signs: _Signs) -> Verdict:
    elsewhere = signs.other and not signs.units and max(signs.votes) < 3000
    known = len(signs.known) > 1 or (signs.told and signs.initials)
    return None if known and not elsewhere else False


def _seats(signs: _Signs) -> Verdict:
    return False if max(signs.votes) <= 100 or all(number % 100 == 0 for number in signs.votes) else None


def _ward(signs: _Signs) -> Verdict:
    if sum(signs.votes) > ANY_PARLIAMENT or signs.units or signs.shared:
        return None
    return signs.near.mentions(_WARD_NEAR) or _confirmed(signs.votes, signs.after)


def _by_its_size(signs: _Signs) -> Verdict:
    return signs.told or max(signs.votes) >= 1000 or sum(signs.votes) > ANY_PARLIAMENT


# The first rule that can tell decides whether a list is of votes.
_RULES: Final[tuple[tuple[str, Callable[[_Signs], Verdict]], ...]] = (
    ("Lab 1,234 and nobody else: no list", _one_contestant),
    ("Lab 3.125, Con 2.500: decimals, not thousands", _decimals),
    ("Two-candidate preferred: Ann Lee (Labor) 1,234, Bob Ray (Liberal) 1,100: after transfers", _preferred),
    ("A poll of 1,000 voters: Lab 600 (60%), Con 400 (40%): people asked", _people_asked),
    ("Share, and seats in brackets: Lab 60% (60), Con 40% (40)", _in_seats),
    ("Lab 600 (60%), Con 400 (40%): shares of one total", _shares_of_one_total),
    ("Lab 1945, Con 1951: years", _years),
    ("Postal votes in: Elm Park 1,977, Old Quay 1,212: papers by place", _papers),
    ("won with 1,204 votes, the Tories on 987, UKIP on 455: the first is not read", _begun_in_prose),
    ("Ann Lee (Lab), 45, Bob Ray (Con), 52: ages", _ages),
    ("Followers: Ann Lee (Lab) 1,234, Bob Ray (Con) 1,100", _other_things),
    ("Standing: Lab 631, Con 635: as many candidates", _who_stands),
    ("Ann Lee (Lab) 1,234, Bob Ray (Con) 1,100: candidates", _candidates),
    ("Yes 1,234, No 1,100 votes: a referendum", _referendum),
    ("Ash referendum: By a mayor 1,234, By a council 1,100: answers", _answers),
    ("Lab 1,234, Others 80: parties that nobody knows", _few_parties),
    ("Lab 45, Con 30: seats, or a poll that has lost its signs; Lab 1,200, Con 900: round figures", _seats),
    ("Ash ward: Lab 301, Con 240: few votes only where a ward is spoken of", _ward),
    ("Result: Lab 1,234, Con 1,101", _by_its_size),
)


def _counts_votes(text: str, tally: Tally, after: str) -> bool:
    """Whether a list is of votes: by its parties, units, size, arithmetic and what introduces it."""
    signs = _Signs.of(text, tally, after)
    return next(bool(verdict) for _, rule in _RULES if (verdict := rule(signs)) is not None)


def _are_shares(text: str, tally: Tally) -> bool:
    """Whether a list of shares, of which no votes are printed, is of a vote that was taken."""
    stop = min(tally.post.char_end, tally.end + _AFTER)
    begin = max(tally.post.char_start, tally.start - _AFTER)
    line = text.rfind("\n", begin, tally.start) + 1, text.find("\n", tally.end, stop)
    said = text[max(begin, line[0]) : line[1] if line[1] >= 0 else stop]
    signs = _Signs.of(text, tally, text[tally.end : min(stop, tally.end + 70)])
    return next(bool(verdict) for _, rule in _RULES_OF_SHARES if (verdict := rule(signs, said)) is not None)


def _of_no_whole(signs: _Signs, said: str) -> Verdict:
    entries = signs.tally.entries
    several = len({entry.label.start for entry in entries})
    whole = sum(signs.votes) / 100
    signed = not (entries[0].figure.bare and entries[-1].figure.bare) or abs(whole - 100) <= _ROUNDING
    least = _HALF if several == _ANSWERS and "of the vote" not in said else _SOME
    return None if several > 1 and signed and least < whole < _ROUNDED else False


def _of_a_later_count(signs: _Signs, said: str) -> Verdict:
    own = signs.tally.lead.rpartition(". ")[2] or signs.tally.above
    return False if signs.tally.is_later or PREFERRED.search(own) else None


def _first_is_not_read(signs: _Signs, said: str) -> Verdict:
    lead = _CLAUSE_OF_TURNOUT.sub("", signs.tally.lead.rpartition(". ")[2])
    return False if len(_SHARES.findall(lead)) > leaves_open(lead) else None


_CLAUSE_OF_TURNOUT: Final = lazy(r"\bturn-?out\b\D{0,20}\d[\d.]*", re.IGNORECASE)


def _of_nobody_known(signs: _Signs, said: str) -> Verdict:
    """Shares of women, of places: each is to be of a party, of somebody or an answer."""
    labels = [entry.label for entry in signs.tally.entries]
    known = sum(label.party_id is not None or label.name is not None for label in labels)
    return None if signs.opposite or 2 * known > len(labels) else False


def _asked_or_expected(signs: _Signs, said: str) -> Verdict:
    """Shares of a poll, as anything near says, or of what may be, as their own sentence does, or the line
    above: "Labour would have"."""
    around = Wording(f"{signs.near.text}\n" + _ALL_THE_SAME.sub(r"\g<body>", said))
    own = signs.tally.lead.rpartition(". ")[2] or signs.tally.above, *filter(_SHARES.search, said.split(". "))
    expected = around.mentions(_EXPECTED, _EXPECTED_PHRASES) or mentions("\n".join(own), _MAY_BE)
    return False if expected or _PRICE.search(said) else None


_PRICE: Final = lazy(r"\d/\d|\b(?:evens?|EVS)\b", re.IGNORECASE)


def _of_a_vote(signs: _Signs, said: str) -> Verdict:
    words = Wording(f"{signs.near.text}\n{said}\n{signs.after}")
    numbered = signs.opposite and signs.near.mentions(_BY_NUMBER)  # "Measure A: Yes 61%, No 39%"
    said_so = words.mentions(_OF_A_VOTE) or leaves_open(words.text) or FIRST_COUNT.search(words.text)
    return bool(numbered or said_so)


_ROUNDED: Final = 101
_HALF: Final = 50
_SOME: Final = 30
_MAY_BE: Final = tagged("words of a sentence of no vote")
_EXPECTED: Final = (_OTHER_NEAR | tagged("words near shares of no vote")) - {"points"} - _MAY_BE
_OF_A_VOTE: Final = _VOTES_NEAR | tagged("words near shares of a vote")
_EXPECTED_PHRASES: Final = in_order("words near shares of no vote")
# The first rule that can tell decides whether a list of shares alone is of votes.
_RULES_OF_SHARES: Final[tuple[tuple[str, Callable[[_Signs, str], Verdict]], ...]] = (
    ("Lab 60%, Con 60%: not of one whole", _of_no_whole),
    ("Two-party-preferred: Labor 54%, Liberal 46%: after transfers", _of_a_later_count),
    ("won with 44% of the vote, the Tories on 30%, UKIP on 20%: the first is not read", _first_is_not_read),
    ("Turnout: Elm 40%, Oak 30%: of nobody who stands", _of_nobody_known),
    ("YouGov: Lab 40%, Con 30%, LD 12%: people asked", _asked_or_expected),
    ("Result: Lab 60%, Con 40%", _of_a_vote),
)


def _confirmed(votes: Sequence[int], after: str) -> bool:
    """Whether a majority printed after a list is the lead of its first over its second."""
    match = _MAJORITY.search(after)
    if match is None:
        return False
    first, second = sorted(votes, reverse=True)[:2]
    return whole(match["votes"]) == first - second


def shares_fit(entries: Sequence[ListEntry]) -> bool:
    """Whether the printed shares are all of one and the same total."""
    totals = []
    for entry in entries:
        share, votes = entry.figure.share, entry.figure.votes
        if share:
            slack, least = (0.6, 0.2) if float(share).is_integer() else (0.06, 0.01)
            totals.append((votes / (share + slack) * 100, votes / max(share - slack, least) * 100))
    if len(totals) < 2:
        return False
    floor = max(low for low, _ in totals)
    ceiling = min(high for _, high in totals)
    return floor <= ceiling * (1 + _SHARE_SLACK)


def _checked(entries: Sequence[ListEntry]) -> Iterator[ListEntry]:
    """The entries; shares without a unit are kept where they fit the votes, changes without a sign where each
    may be one: nobody rises by more than they have, and the shares of an election before stand so as well."""
    bare = [entry for entry in entries if entry.figure.bare]
    keep = shares_fit(bare)
    rises = [entry.figure for entry in entries if entry.figure.rise]
    former = any((one.change or 0) > (one.share or 100) + _SHARE_SLACK for one in rises)
    for entry in entries:
        figure = entry.figure._replace(change=None) if entry.figure.rise and former else entry.figure
        if figure.bare and not keep:
            figure = figure._replace(share=None, change=None, bare=False, end=figure.votes_end)
        yield entry._replace(figure=figure)
