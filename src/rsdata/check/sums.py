"""Checks of the arithmetic: results, contests, odds.

A figure that does not add up but is printed so on the page is a remark: the database is to say what was
printed.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, groupby

from rsdata.check.check_report import CheckTally, Subject
from rsdata.check.offsets import SEPARATORS, numbers_in
from rsdata.language.declarations import FIRST_COUNT, LATER_COUNT, leaves_open
from rsdata.results.lists import PREFERRED
from rsdata.results.standings import (
    Saying,
    Standing,
    are_first_preferences,
    elected_as_said,
    is_marked,
    majority_of,
)

# The decimals of a printed number: "42.10" has two.
DECIMALS = re.compile(r"\d+\.(\d+)")

RESULTS = """
select results.*, posts.source_id, posts.char_start as post_start, posts.char_end as post_end,
    contests.source_id as main_source, contests.seats, contests.valid_votes, contests.area, candidates.name
from results join posts on posts.id = results.post_id join contests on contests.id = results.contest_id
left join candidates on candidates.id = results.candidate_id
order by results.contest_id, posts.source_id, results.votes desc, results.id
"""


def _by_contest(subject: Subject) -> Iterator[list[sqlite3.Row]]:
    """The results of each contest in each source, most votes first."""
    for _, rows in groupby(subject.rows(RESULTS), lambda row: (row["contest_id"], row["source_id"])):
        yield list(rows)


def shares(subject: Subject, tally: CheckTally) -> None:
    """Each printed share is the votes over all votes of the contest, within the rounding of its decimals."""
    for rows in _by_contest(subject):
        if any(row["votes"] is None for row in rows) or all(row["share_pct"] is None for row in rows):
            continue
        total = sum(row["votes"] for row in rows)
        text = subject.text_of(rows[0]["source_id"])
        for row in rows:
            share = row["share_pct"]
            if share is None:
                continue
            tally.saw("shares")
            printed = text[row["char_start"] : row["char_end"]]
            decimals = _decimals_of(share, printed)
            exact = 100 * row["votes"] / total if total else 0.0
            if abs(share - exact) > 0.5 * 10**-decimals + 1e-9:
                problem = f"result {row['id']}: {share} % is {exact:.{decimals + 1}f} % by the votes"
                by_hand = ("results", row["id"]) in subject.by_hand.parsed
                if by_hand or {share, float(row["votes"])} <= numbers_in(printed):
                    tally.remark(problem)
                else:
                    tally.found_that(problem)


def _decimals_of(share: float, printed: str) -> int:
    """How many decimals a share is printed with."""
    for match in DECIMALS.finditer(printed):
        if float(match[0]) == share:
            return len(match[1])
    return len(str(share).partition(".")[2].rstrip("0"))


def sums(subject: Subject, tally: CheckTally) -> None:
    """Valid votes are the sum of the results, the majority first less second where the first is elected; the
    turnout is printed."""
    votes = """select votes, elected, posts.char_start as post_start, posts.char_end as post_end
        from results join posts on posts.id = post_id
        where contest_id = ? and source_id = ? order by votes desc"""
    for row in subject.rows("select * from contests"):
        tally.saw("contests")
        name = f"contest {row['id']}"
        rows = list(subject.rows(votes, row["id"], row["source_id"]))
        found = [r["votes"] for r in rows]
        tally.saw("results", len(found))
        total = sum(found) if found and None not in found else None
        tally.expect(
            row["valid_votes"] == total,
            f"{name}: {row['valid_votes']} valid votes, the results sum to {total}",
        )
        first_is = bool(rows) and rows[0]["elected"] == 1
        majority = majority_of(found, row["seats"], first_is_elected=first_is) if total is not None else None
        in_part = row["majority"] is None and leaves_open(_words_of(subject, row["source_id"], rows))
        tally.expect(
            row["majority"] == majority or in_part,
            f"{name}: the majority is {majority}, not {row['majority']}",
        )
        _check_ballots(subject, tally, row)


def _words_of(subject: Subject, source_id: str | None, rows: list[sqlite3.Row]) -> str:
    """The posts in which results stand."""
    text = subject.text_of(source_id) if source_id else ""
    return "\n".join(
        text[begin:end] for begin, end in sorted({(r["post_start"], r["post_end"]) for r in rows})
    )


@lru_cache(maxsize=1)
def _numbers_on(page: str) -> frozenset[float]:
    """All numbers of a page, which may have many contests."""
    return frozenset(numbers_in(page))


def _check_ballots(subject: Subject, tally: CheckTally, row: sqlite3.Row) -> None:
    """Ballots and turnout are printed on the page; no more votes are valid than were cast."""
    if row["ballots"] is None and row["turnout_pct"] is None:
        return
    printed = _numbers_on(subject.text_of(row["source_id"]) if row["source_id"] else "")
    for column in ("ballots", "turnout_pct"):
        if row[column] is not None and not subject.by_hand.is_corrected("contests", row["id"], column):
            tally.saw("turnouts")
            tally.expect(
                row[column] in printed, f"contest {row['id']}: {column} {row[column]} is not printed"
            )
    ballots, votes = row["ballots"], row["valid_votes"]
    if ballots is not None and votes is not None and row["seats"] == 1 and ballots < votes:
        problem = f"contest {row['id']}: {votes} valid votes of {ballots} cast"
        if ballots in printed:
            tally.remark(problem)
        else:
            tally.found_that(problem)


def ranks(subject: Subject, tally: CheckTally) -> None:
    """Ranks follow the votes, equal votes sharing one; the first win, save a tie over the last seat, or those
    whom a page that speaks of preferences, or says nothing of seats, says to be elected."""
    for rows in _by_contest(subject):
        level_with = Counter(row["votes"] for row in rows if row["votes"] is not None)
        falling = sorted(level_with, reverse=True)
        ahead_of = dict(zip(falling, accumulate((level_with[v] for v in falling), initial=0), strict=False))
        as_said: list[dict[str, bool | None]] | None = None  # asked only where somebody is elected otherwise
        for row in rows:
            tally.saw("results")
            mine = row["votes"]
            if mine is None:
                tally.expect(row["rank"] is None, f"result {row['id']} has a rank and no votes")
                continue
            ahead, level = ahead_of[mine], level_with[mine]
            tally.expect(
                row["rank"] == ahead + 1, f"result {row['id']} is number {ahead + 1}, not {row['rank']}"
            )
            seats = row["seats"]
            won = None if seats is None or ahead < seats < ahead + level else int(ahead < seats)
            right = row["elected"] == won
            if not right:
                as_said = _as_said(subject, rows) if as_said is None else as_said
                right = any(row["id"] in told and row["elected"] == told[row["id"]] for told in as_said)
            tally.expect(right, f"result {row['id']}: elected is {won}, not {row['elected']}")


def _as_said(subject: Subject, rows: list[sqlite3.Row]) -> list[dict[str, bool | None]]:
    """Who is elected as the posts say it, or the page, where they speak of preferences, of a part of the
    votes, or of no seats: votes do not tell there."""
    text = subject.text_of(rows[0]["source_id"])
    words = _words_of(subject, rows[0]["source_id"], rows)
    undecided = (
        are_first_preferences(words)
        or leaves_open(words)
        or any(said.search(words) is not None for said in (PREFERRED, FIRST_COUNT, LATER_COUNT))
    )
    seats = rows[0]["seats"]
    if not undecided and seats is not None:
        return []
    ids = [row["id"] for row in rows]
    standing = Standing(
        [row["name"] for row in rows],
        [row["party_id"] for row in rows],
        [row["votes"] or 0 for row in rows],
        rows[0]["area"],
    )
    marked = [at for at, row in enumerate(rows) if row["elected"] == 1 and _is_marked(text, row)]
    found = []
    beside = text[max(row["char_end"] for row in rows) :].partition("\n")[0]
    for saying in (Saying.of(words), Saying.of(beside), Saying.of_page(text)):
        _, elected = elected_as_said(
            standing, saying, seats, undecided=undecided, marked=marked if undecided else ()
        )
        if None in elected and [row["elected"] for row in rows].count(1) == seats:
            elected = [row["elected"] for row in rows]  # the last count tells: one for each seat
        found.append(dict(zip(ids, elected, strict=True)))
    return found


def _is_marked(text: str, row: sqlite3.Row) -> bool:
    """Whether the lines of a result have a mark of the elected."""
    begin = text.rfind("\n", 0, row["char_start"]) + 1
    stop = text.find("\n", text.find("\n", row["char_end"]) + 1)
    return is_marked(text[begin : stop if stop >= 0 else len(text)])


def candidates(subject: Subject, tally: CheckTally) -> None:
    """Result and candidate are of one contest and party, and nobody has two results in one source."""
    sql = """select results.id,
        results.contest_id is not c.contest_id as contest, results.party_id is not c.party_id as party,
        count(*) over (partition by c.id, posts.source_id) as times
        from results join candidates as c on c.id = candidate_id join posts on posts.id = results.post_id"""
    for row in subject.rows(sql):
        tally.saw("results with a candidate")
        tally.expect(not row["contest"], f"result {row['id']} is of another contest than its candidate")
        tally.expect(not row["party"], f"result {row['id']} is of another party than its candidate")
        tally.expect(row["times"] == 1, f"result {row['id']} is one of {row['times']} of its candidate")
    for row in subject.rows("""select c.id, c.name, people.name as person, people.kind from candidates as c
            left join people on people.id = person_id"""):
        tally.saw("candidates")
        known = row["person"] is not None and row["kind"] == "person"
        called = subject.by_hand.called(row["person"]) if known else frozenset()
        words = {word for name in called for word in name.casefold().split()}
        same = (
            words & set(row["name"].casefold().split()) or ("candidates", row["id"]) in subject.by_hand.parsed
        )
        tally.expect(same, f"candidate {row['id']} is {row['name']}, but {row['person']} among the people")


def odds(subject: Subject, tally: CheckTally) -> None:
    """The fraction is numerator over denominator, decimal is that plus 1; probability its inverse, always."""
    for row in subject.rows("select * from odds"):
        tally.saw("prices")
        above, below = row["numerator"], row["denominator"]
        name = f"odds {row['id']}"
        inverse = 1 / row["decimal"]
        if row["price_format"] == "fractional" and above is not None and below is not None:
            tally.expect(
                SEPARATORS.sub("", row["fractional"] or "") == f"{above}/{below}",
                f"{name}: {row['fractional']} is not {above}/{below}",
            )
            tally.expect(
                abs(row["decimal"] - (above / below + 1)) < 1e-9,
                f"{name}: {row['decimal']} is not {above}/{below} + 1",
            )
            inverse = below / (above + below)
        else:
            tally.expect(
                row["price_format"] != "fractional" and [row["fractional"], above, below] == [None] * 3,
                f"{name}: a part of a fraction is missing, or stands where none is printed",
            )
        probability = row["implied_probability"]
        tally.expect(abs(probability - inverse) < 1e-9, f"{name}: {probability} is not 1/{row['decimal']}")
