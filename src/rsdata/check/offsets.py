"""Checks of what stands at each place: the slice of the coverage is what the row says."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rsdata.check.check_report import CheckTally, Subject
from rsdata.check.excused import ByHand
from rsdata.database.schema import CANDIDATES, HASHTAGS, MENTIONS, MESSAGES, ODDS, QUOTES, RESULTS, Table
from rsdata.language.numbers import LAKHS, spelled_value

# What may stand between the paragraphs of one quote: breaks, indents, marks that open it again.
BETWEEN_PARAGRAPHS = re.compile(r"[\s\"“”„‟″«»'‘’]*")
# "16,867", "42.10", "1 234"
NUMBER = re.compile(r"\d+(?:[,\u00a0\u2009\u202f]\d{3})*(?:\.\d+)?")
SEPARATORS = re.compile(r"[,\u00a0\u2009\u202f]")
# "14 203", which may be two numbers as well
_PARTED_BY_BLANKS = re.compile(r"\b\d{1,3}(?: \d{3})+\b")
# "6,12,480", as India groups them
_LAKHS = re.compile(rf"\b{LAKHS}\b")
# "34,17": a decimal
_DECIMAL_COMMA = re.compile(r"\b\d{1,2},\d\d?\b")
# "4/11", "8-1", "10,000/1", "10 to one", "thirty-three to one"
FRACTION = re.compile(
    r"(?P<first>[\d,]+)(?:\s?(?:/|-|-?to-?)\s?(?P<second>\d+|one)|s)"  # "10s" is ten to one
    r"|(?P<spelled>[A-Za-z -]+?)(?:\sto\s|-to-)(?P<below>[A-Za-z -]+)"
)
SIGNS = {"minus": "-", "plus": "+"}
WORD = re.compile(r"\w+")

ROWS = """
select t.*, posts.char_start as post_start, posts.char_end as post_end {more}
from "{table}" as t join posts on posts.id = t.post_id {joins} where posts.source_id = ?
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A row as it was parsed, and the page on which it stands."""

    row: sqlite3.Row
    page: str
    by_hand: ByHand

    def __getitem__(self, column: str) -> Any:
        return self.row[column]

    @property
    def evidence(self) -> str:
        return self.page[self.row["char_start"] : self.row["char_end"]]

    @property
    def post(self) -> str:
        return self.page[self.row["post_start"] : self.row["post_end"]]

    @property
    def cuts_a_word(self) -> bool:
        """Whether it begins within a word. (Its end may be glued to the next: "Ann Leetweets".)"""
        start = self.row["char_start"]
        blank = self.evidence.strip() != self.evidence
        return blank or (self.page[max(0, start - 1) : start].isalnum() and self.page[start].isalnum())


def numbers_in(evidence: str) -> set[float]:
    """All numbers printed in a piece of text."""
    numbers = {float(SEPARATORS.sub("", match[0])) for match in NUMBER.finditer(evidence.replace("·", "."))}
    for pattern, mark, instead in (
        (_PARTED_BY_BLANKS, " ", ""),
        (_LAKHS, ",", ""),
        (_DECIMAL_COMMA, ",", "."),
    ):
        numbers |= {float(match[0].replace(mark, instead)) for match in pattern.finditer(evidence)}
    return numbers


def _next_paragraph(evidence: str, at: int) -> int:
    """Where the words of a quote go on behind the marks and blanks between two of its paragraphs."""
    match = BETWEEN_PARAGRAPHS.match(evidence, at)
    return match.end() if match else at


def _quote(row: Place) -> str | None:
    """The words are the slice; over several paragraphs, parts of it with only marks, blanks and lines that
    are no text of the post between: a caption, a link to another story."""
    evidence, at = row.evidence, 0
    for n, part in enumerate(row["text"].split("\n\n")):
        at = _next_paragraph(evidence, at) if n else at
        while n and at < len(evidence) and not evidence.startswith(part, at):
            line = evidence[at:].partition("\n")[0]
            if line in row["post_text"]:
                break
            at = _next_paragraph(evidence, at + len(line))
        if not evidence.startswith(part, at):
            return "does not say what stands there"
        at += len(part)
    return None if at == len(evidence) else "leaves out words that stand there"


def _mention(row: Place) -> str | None:
    """Words of the name, or its initials."""
    if row.by_hand.is_corrected("mentions", row["id"], "person"):
        return None
    words = WORD.findall(row.evidence.casefold())
    for called in row.by_hand.called(row["name"]):
        name = WORD.findall(called.casefold())
        initials = "".join(word[0] for word in name)
        if set(words) & set(name) or row.evidence.casefold() in (initials, called.casefold()):
            return "cuts a word" if row.cuts_a_word else None
    return f"does not name {row['name']}"


def _candidate(row: Place) -> str | None:
    if row.evidence != row["name"]:
        return f"is not where {row['name']} stands"
    return "cuts a word" if row.cuts_a_word else None


def _result(row: Place) -> str | None:
    """Votes, share and change are printed there."""
    printed = numbers_in(row.evidence)
    for column in ("votes", "share_pct", "change_pct"):
        value = row[column]
        if value and abs(value) not in printed:
            return f"has {column} {value}, which is not printed there"
    return None


def _odds(row: Place) -> str | None:
    """The price as printed: a fraction, turned round where it is odds on, else a number worth as much."""
    wrong = _fraction(row) if row["price_format"] == "fractional" else _other_price(row)
    if wrong is None and row["price_as_printed"] != row.evidence:
        return f"says {row['price_as_printed']}, which is not printed there"
    return wrong


def _fraction(row: Place) -> str | None:
    match = FRACTION.fullmatch(row.evidence)
    if match is None:
        evens = row.evidence.lower().startswith(("even", "evs"))
        good = row["fractional"] == ("1/1" if evens else f"{row.evidence}/1")  # "10" below "9-2"
    else:
        first: str | int | None
        second: str | int | None
        if match["spelled"]:
            first, second = spelled_value(match["spelled"]), spelled_value(match["below"])
        else:
            first, second = SEPARATORS.sub("", match["first"]), (match["second"] or "1").replace("one", "1")
        good = row["fractional"] in (f"{first}/{second}", f"{second}/{first}")
    return None if good else f"says {row['fractional']}, which is not printed there"


def _other_price(row: Place) -> str | None:
    sign, _, rest = row.evidence.rpartition(" ")
    printed = SIGNS.get(sign, "") + rest  # "minus 150"
    try:
        number = float(printed.strip("+-−–"))
    except ValueError:
        number = 0.0
    if row["price_format"] == "american" and number:
        number = 1 + (number / 100 if printed[0] == "+" else 100 / number)
    good = row["fractional"] is None and abs(number - row["decimal"]) < 1e-9
    return None if good else f"says {row['decimal']}, which is not printed there"


def _hashtag(row: Place) -> str | None:
    return None if row.evidence == f"#{row['tag']}" else f"is not where #{row['tag']} stands"


def _message(row: Place) -> str | None:
    """The words of the message, from where, and who asked for it."""
    if not row["char_start"] <= row["quote_start"] < row["quote_end"] <= row["char_end"]:
        return "does not hold its words"
    by_hand = row.by_hand.is_corrected("quotes", row["quote_id"], "kind")
    if not by_hand and row["quote_kind"] not in ("tweet", "email"):
        return f"is {row['quote_kind']}, no message"
    for column in ("place", "account"):
        if row[column] is not None and row[column] not in row.post:
            return f"has {column} {row[column]!r}, which is not printed there"
    return None


# How each kind of row is compared with what stands there; what to select besides and from where.
RULES: tuple[tuple[Table, Callable[[Place], str | None], str, str], ...] = (
    (QUOTES, _quote, ", posts.text as post_text", ""),
    (MENTIONS, _mention, ", people.name as name", "join people on people.id = t.person_id"),
    (
        MESSAGES,
        _message,
        ", quotes.char_start as quote_start, quotes.char_end as quote_end, quotes.kind as quote_kind",
        "join quotes on quotes.id = t.quote_id",
    ),
    (HASHTAGS, _hashtag, "", ""),
    (CANDIDATES, _candidate, "", ""),
    (RESULTS, _result, "", ""),
    (ODDS, _odds, "", ""),
)


def slices(subject: Subject, tally: CheckTally) -> None:
    """What stands at the place of each row is what the row says."""
    for source_id in subject.source_ids:
        page = subject.text_of(source_id)
        for table, rule, more, joins in RULES:
            for row in subject.rows(ROWS.format(table=table.name, more=more, joins=joins), source_id):
                tally.saw(table.name)
                problem = rule(Place(subject.by_hand.as_parsed(table.name, row), page, subject.by_hand))
                tally.expect(problem is None, f"{table.name} {row['id']} {problem}")


def posts(subject: Subject, tally: CheckTally) -> None:
    """The text of a post is printed in it paragraph by paragraph, and so are heading, caption and byline."""
    for source_id in subject.source_ids:
        page = subject.text_of(source_id)
        for row in subject.rows("select * from posts where source_id = ?", source_id):
            tally.saw("posts")
            row = subject.by_hand.as_parsed("posts", row)
            for problem in _of_post(row, page[row["char_start"] : row["char_end"]]):
                tally.found_that(f"post {row['id']}: {problem}")


def _of_post(row: sqlite3.Row, printed: str) -> Iterator[str]:
    at = 0
    for paragraph in row["text"].split("\n\n"):
        found = printed.find(paragraph, at)
        if found < 0:
            yield "its text is not what is printed there"
            break
        at = found + len(paragraph)
    for column in ("heading", "caption", "byline", "byline_role"):
        value = row[column]
        # What a post prints of several pictures stands in one column, parted by blank lines.
        if value is not None and not all(part in printed for part in value.split("\n\n")):
            yield f"its {column} is not printed there"
    if printed.strip() != printed or not printed:
        yield "it begins or ends with blanks"
