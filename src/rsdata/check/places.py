"""Checks of where things stand: the sources, the posts that divide them, and the place of every row."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from rsdata.check.check_report import CheckTally, Subject
from rsdata.database import schema
from rsdata.errors import shown
from rsdata.model import TEXT

# "  14. Post update", "3. 21:05:": the number that a page prints before a post.
PRINTED_NUMBER = re.compile(r"\s*(\d{1,5})\.\s")
# The dialect whose printed numbers count the posts that have no number printed, too.
COUNTS_EVERY_POST = "B1"
# "2014-11-21T00:12:00+00:00"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:(?P<minute>\d\d):(?P<second>\d\d)[+-]\d\d:\d\d")
# "21:14", "9.30pm", "2114", "21 h 14", "07:12:05+01:00"
_PRINTED = re.compile(r"\d{1,2}(?: ?[:.h] ?)?(?P<minute>\d\d)(?::(?P<second>\d\d))?")


def checksums(subject: Subject, tally: CheckTally) -> None:
    """The database holds the text of every coverage file, and of no other, with its SHA-256 and size."""
    files = {file.source.id: file for file in subject.raw.files}
    for row in subject.rows(
        "select id, sha256, bytes, media_type, text,"
        " (select count(*) from files where source_id = sources.id) as files from sources"
    ):
        tally.saw("sources")
        data = row["text"].encode("utf-8")
        tally.saw("bytes", len(data))
        if row["media_type"] == TEXT and row["files"] == 1:
            tally.expect(len(data) == row["bytes"], f"{row['id']}: {row['bytes']} bytes are {len(data)}")
            stored = hashlib.sha256(data).hexdigest()
            tally.expect(
                stored == row["sha256"], f"{row['id']}: its text does not have the SHA-256 beside it"
            )
        file = files.pop(row["id"], None)
        if file is None:
            tally.found_that(f"{row['id']} is no source in the raw files")
            continue
        contents = file.read()
        if contents.sha256 != row["sha256"]:
            tally.found_that(f"{row['id']} is not what {shown(file.path)} holds")
        elif row["media_type"] != TEXT:
            tally.expect(
                contents.size == row["bytes"], f"{row['id']}: {row['bytes']} bytes are {contents.size}"
            )
            same = len(contents.files) > 1 or contents.page.text == row["text"]
            tally.expect(same, f"{row['id']}: its text is not what {shown(file.path)} says")
    for source_id in files:
        tally.found_that(f"{source_id} is missing from the database")


def ids(subject: Subject, tally: CheckTally) -> None:
    """Ids tell the place: a post's its source and number, other rows' their post and their order in it."""
    for row in subject.rows("select id, source_id || '-' || number as expected from posts"):
        tally.saw("ids")
        tally.expect(row["id"] == row["expected"], f"post {row['id']} is {row['expected']} by its number")
    for table, letter in schema.LETTERS.items():
        if table.name in subject.by_hand.gaps:
            _in_order(subject, tally, table.name, letter)
            continue
        numbered = f"""select id, post_id || '-{letter}' || row_number() over (
            partition by post_id order by char_start, char_end desc) as expected from {table.name}"""
        for row in subject.rows(numbered):
            tally.saw("ids")
            tally.expect(
                row["id"] == row["expected"], f"{table.name} {row['id']} is {row['expected']} by its place"
            )
    for row in subject.rows("select id from quotes where id != post_id || '-q' || position"):
        tally.found_that(f"quote {row['id']} has another position")


def _in_order(subject: Subject, tally: CheckTally, table: str, letter: str) -> None:
    """The same for a table from which somebody took rows: the numbers of a post rise."""
    before = ("", 0)
    for row in subject.rows(f"select id, post_id from {table} order by post_id, char_start, char_end desc"):
        tally.saw("ids")
        head, _, number = row["id"].rpartition(f"-{letter}")
        here = (head, int(number))
        tally.expect(head == row["post_id"], f"{table} {row['id']} is in post {row['post_id']}")
        tally.expect(here[0] != before[0] or before < here, f"{table} {row['id']} stands out of its order")
        before = here


def partition(subject: Subject, tally: CheckTally) -> None:
    """Header, posts and footer hold every non-blank character of the page, and no post overlaps another."""
    for source_id in subject.source_ids:
        text = subject.text_of(source_id)
        tally.saw("characters", len(text))
        end = None
        for row in _posts(subject, source_id):
            tally.saw("posts")
            start = row["char_start"]
            tally.expect(0 <= start <= row["char_end"] <= len(text), f"post {row['id']} leaves the page")
            if end is not None:
                tally.expect(start >= end, f"post {row['id']} begins before the one above it ends")
                lost = text[end:start].strip()
                tally.expect(not lost, f"{len(lost)} characters before post {row['id']} are in no post")
            end = row["char_end"]


def numbers(subject: Subject, tally: CheckTally) -> None:
    """Posts are numbered without a gap, from the top and in time, and meet the numbers printed."""
    for source_id in subject.source_ids:
        text = subject.text_of(source_id)
        printed: list[tuple[int, int]] = []  # position, number as printed
        sequences: list[int] = []
        moments: list[str | None] = []
        for place, row in enumerate(_posts(subject, source_id), 1):
            tally.saw("posts")
            tally.expect(row["number"] == place, f"post {row['id']} is number {place} from the top")
            sequences.append(row["sequence"])
            moments.append(row["published_at"])
            match = PRINTED_NUMBER.match(text, row["char_start"], row["char_end"])
            if match and row["boundary"] == "printed":
                printed.append((place, int(match[1])))
        count = len(sequences)
        every = sorted(sequences) == list(range(1, count + 1))
        tally.expect(every, f"the posts of {source_id} are not numbered 1 to {count} in time")
        if None in moments:
            in_order = sequences in (sorted(sequences), sorted(sequences, reverse=True))
        else:
            in_order = not count or all(a <= b for a, b in pairwise(_in_time(sequences, moments)))
        tally.expect(in_order, f"the posts of {source_id} are not in the order of time")
        # Where a page's own numbers restart or skip, the position wins: such a page is not held to them.
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(printed)]
        if printed and all(0 < posts <= step for posts, step in steps) and printed[0][0] <= printed[0][1]:
            met = sum(place == number for place, number in printed)
            tally.saw("printed numbers", len(printed))
            if met < len(printed):
                tally.remark(f"{source_id}: {len(printed) - met} of {len(printed)} numbers skip")
        elif printed and all(step > 0 for _, step in steps):
            problem = f"the posts of {source_id} are more than its printed numbers allow"
            # Where a post without a heading takes a number all the same, that cannot be.
            if subject.value("select dialect from sources where id = ?", source_id) == COUNTS_EVERY_POST:
                tally.found_that(problem)
            else:
                tally.remark(problem)


def times(subject: Subject, tally: CheckTally) -> None:
    """A time is printed on the page, and the moment of publication is a date, that time and an offset; markup
    may tell the moment without a printed time, and by another zone."""
    sql = """select id, time_as_printed, published_at,
        (select media_type from sources where id = source_id) as media_type from posts
        where source_id = ? and (time_as_printed is not null or published_at is not null)"""
    for source_id in subject.source_ids:
        text = subject.text_of(source_id)
        for row in subject.rows(sql, source_id):
            tally.saw("times")
            row = subject.by_hand.as_parsed("posts", row)
            time, moment = row["time_as_printed"], row["published_at"]
            if row["media_type"] != TEXT:
                tally.expect(
                    time is None or time in text, f"post {row['id']}: {time} is not printed on the page"
                )
                well = moment is None or MOMENT.fullmatch(moment)
                tally.expect(bool(well), f"post {row['id']}: {moment} is no moment")
                continue
            if time is None:
                tally.found_that(f"post {row['id']} has a moment of publication and no time")
                continue
            tally.expect(time in text, f"post {row['id']}: {time} is not printed on the page")
            if moment is not None:
                match = MOMENT.fullmatch(moment)
                printed = _PRINTED.match(time)
                parts = printed.groupdict() if printed is not None else {}
                told = printed is not None or len(re.sub(r"\D", "", time)) < 3  # "9pm" has no minute
                good = match and told and all(value in (None, match[part]) for part, value in parts.items())
                tally.expect(bool(good), f"post {row['id']}: {moment} is not {time}")


def offsets(subject: Subject, tally: CheckTally) -> None:
    """Every row stands inside its post, and every place in the database holds at least one character."""
    for table in schema.LETTERS:
        sql = f"""select t.id, t.char_start, t.char_end, posts.char_start as low, posts.char_end as high
            from "{table.name}" as t left join posts on posts.id = t.post_id"""
        for row in subject.rows(sql):
            tally.saw(table.name)
            inside = (
                row["low"] is not None and row["low"] <= row["char_start"] < row["char_end"] <= row["high"]
            )
            tally.expect(inside, f"{table.name} {row['id']} does not stand in its post")


def nesting(subject: Subject, tally: CheckTally) -> None:
    """No two quotes overlap, save where one is said to stand in the other, and then it does."""
    sql = """select quotes.* from quotes join posts on posts.id = post_id
        where source_id = ? order by quotes.char_start, quotes.char_end desc"""
    for source_id in subject.source_ids:
        open_quotes: list[tuple[str, int]] = []
        for row in subject.rows(sql, source_id):
            tally.saw("quotes")
            while open_quotes and open_quotes[-1][1] <= row["char_start"]:
                open_quotes.pop()
            around = open_quotes[-1] if open_quotes else (None, row["char_end"])
            if row["parent_id"] is not None:
                tally.saw("nested")
            tally.expect(
                row["parent_id"] == around[0], f"quote {row['id']} stands in {around[0] or 'no other quote'}"
            )
            tally.expect(row["char_end"] <= around[1], f"quote {row['id']} runs over the end of {around[0]}")
            open_quotes.append((row["id"], row["char_end"]))


def _in_time(sequences: list[int], moments: list[str | None]) -> list[datetime]:
    """The moments of a page's posts in the order of the sequence."""
    return [
        datetime.fromisoformat(moment) for _, moment in sorted(zip(sequences, moments, strict=True)) if moment
    ]


def _posts(subject: Subject, source_id: str) -> Iterator[sqlite3.Row]:
    return subject.rows("select * from posts where source_id = ? order by char_start", source_id)
