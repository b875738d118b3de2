"""Who and what is called so: people, candidates, contests and parties by any part of a name, misspelt too.

The names of a database are read once, when somebody first looks for one, and looked through in memory: of an
archive of a thousand pages these are some 80,000 lines. Accents and capitals do not count.
"""

from __future__ import annotations

import asyncio
import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA
from text_unidecode import unidecode

from rsdata.language.names import COURTESY
from rsdata.plugin.databases import Row, Served
from rsdata.plugin.once import once

# What is read at a time, so that neither the time nor the size of one answer grows with the archive.
PORTION: Final = 50_000
# Words of what is asked that count, the shortest that can be misspelt, and the fewest letters looked for.
MOST_WORDS: Final = 6
SHORTEST_MISSPELT: Final = 4
FEWEST_LETTERS: Final = 2
LONGEST: Final = 200  # characters
# How alike two words are, from 0 to 1, that may be one word misspelt: one letter in five is another. Where
# the coverage itself has the word as it was typed, it has to be more alike.
ALIKE: Final = 0.68
VERY_ALIKE: Final = 0.8
NEAREST: Final = 3
# Rows that are fetched to be put in order, and those shown of each kind.
WEIGHED: Final = 200
SHOWN: Final = 12

WORD: Final = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """A table of things that have a name. ``names`` reads a name and what else it is found by; ``rows`` what
    is shown of those at ``{rows}``, with the weight that puts one before another."""

    table: str
    names: str
    rows: str


PEOPLE: Final = Named(
    "people",
    "select rowid, name, description as more from people",
    """
select people.rowid, people.id, people.name, people.kind, people.description, parties.name as party,
  (select count(*) from quotes where speaker_id = people.id) as weight
from people left join parties on parties.id = people.party_id where people.rowid in ({rows})
""",
)
CANDIDATES: Final = Named(
    "candidates",
    "select rowid, name, party_as_printed as more from candidates",
    """
select candidates.rowid, candidates.id, candidates.name, candidates.person_id, candidates.contest_id,
  coalesce(parties.name, candidates.party_as_printed) as party, contests.name as contest, contests.date,
  coalesce(max(results.votes), 0) as weight
from candidates
  join contests on contests.id = candidates.contest_id
  left join parties on parties.id = candidates.party_id
  left join results on results.candidate_id = candidates.id
where candidates.rowid in ({rows}) group by candidates.rowid
""",
)
CONTESTS: Final = Named(
    "contests",
    "select rowid, coalesce(name, id) as name, coalesce(area, '') || ' ' || id as more from contests",
    """
select rowid, id, coalesce(name, id) as name, date, area, coalesce(valid_votes, 0) as weight
from contests where rowid in ({rows})
""",
)
PARTIES: Final = Named(
    "parties",
    "select rowid, name, coalesce(abbreviation, '') || ' ' || spellings as more from parties",
    """
select rowid, id, name, abbreviation,
  (select count(*) from people where party_id = parties.id) as weight
from parties where rowid in ({rows})
""",
)
KINDS: Final = (PEOPLE, CANDIDATES, CONTESTS, PARTIES)


@dataclass(slots=True)
class Lines:
    """The names of one table: each with what else it is found by after a tab, folded."""

    lines: list[str] = field(default_factory=list)
    rowids: array[int] = field(default_factory=lambda: array("q"))


@dataclass(slots=True)
class Names:
    """All names of a database, and the words they are made of."""

    of: dict[str, Lines] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What is called so: rows by table, with how many there are; ``instead`` are the words that were taken
    for one that no name has."""

    rows: dict[str, list[Row]]
    counts: dict[str, int]
    instead: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        return any(self.rows.values())


def folded(text: str) -> str:
    """Without accents and capitals, an apostrophe as it is typed."""
    return (text if text.isascii() else unidecode(text)).lower()


def words_of(asked: str) -> list[str]:
    """The words of a name as somebody types it: titles are not looked for where there is more."""
    found = WORD.findall(folded(asked[:LONGEST]))
    without = [word for word in found if word not in COURTESY]
    return [word for word in (without or found) if len(word) >= FEWEST_LETTERS][:MOST_WORDS]


@once
def _reading(one: Served) -> asyncio.Lock:
    """Held by who reads the names of a database."""
    return asyncio.Lock()


async def names_of(one: Served) -> Names:
    """The names of a database, read once; the second who asks meanwhile waits for the first."""
    async with _reading(one):
        if one.names is None:
            one.names = await _read(one)
    found: Names = one.names
    return found


async def _read(one: Served) -> Names:
    names = Names()
    words: set[str] = set()
    for kind in KINDS:
        lines = names.of[kind.table] = Lines()
        after = -1
        while True:
            sql = f"select * from ({kind.names}) where rowid > :after order by rowid limit {PORTION}"
            rows = (await one.db.execute(sql, {"after": after})).rows
            for rowid, name, more in rows:
                plain = folded(name)
                words.update(WORD.findall(plain))
                lines.lines.append(f"{plain}\t{folded(more or '')}")
                lines.rowids.append(rowid)
            if len(rows) < PORTION:
                break
            after = rows[-1][0]
            await asyncio.sleep(0)
    names.words = tuple(sorted(words))
    return names


async def find(one: Served, asked: str, in_text: bool) -> Found:
    """People, candidates, contests and parties of that name; where there is none, those of a name much like
    it. ``in_text`` is whether the coverage has what was asked for."""
    words = words_of(asked)
    if not words:
        return Found({}, {})
    names = await names_of(one)
    found = await _called(one, names, [words])
    near = [] if found.any else _respelt(names, words, VERY_ALIKE if in_text else ALIKE)
    if near:
        found = await _called(one, names, near)
    return replace(found, instead=tuple(map(" ".join, near))) if near and found.any else found


async def _called(one: Served, names: Names, spellings: Sequence[Sequence[str]]) -> Found:
    """Those that have all the words of a spelling, whole or in part."""
    rows: dict[str, list[Row]] = {}
    counts: dict[str, int] = {}
    for kind in KINDS:
        shown: dict[str, Row] = {}
        counts[kind.table] = 0
        for words in spellings:
            hits = _hits(names.of[kind.table].lines, words)
            some = await _rows(one, kind, names.of[kind.table].rowids, hits) if hits else []
            new = {row["id"]: row for row in some if row["id"] not in shown}
            counts[kind.table] += len(hits) - len(some) + len(new)
            shown |= new
        rows[kind.table] = list(shown.values())[:SHOWN]
    return Found(rows, counts)


def _hits(lines: Sequence[str], words: Sequence[str]) -> list[tuple[int, int]]:
    """How well and where: lines with all the words, the best first."""
    longest = max(words, key=len)
    others = [word for word in words if word != longest]
    found = [
        (_rank(line, words), at)
        for at, line in enumerate(lines)
        if longest in line and all(word in line for word in others)
    ]
    return sorted(found)


def _rank(line: str, words: Sequence[str]) -> int:
    """0 for the very name, 1 for whole words of it, 2 for beginnings of its words, 3 for parts of it, 4 for
    what is only said of it."""
    name = line.partition("\t")[0]
    parts = WORD.findall(name)
    if parts == list(words):
        return 0
    if all(word in parts for word in words):
        return 1
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 2
    return 3 if all(word in name for word in words) else 4


async def _rows(one: Served, kind: Named, rowids: array[int], hits: Sequence[tuple[int, int]]) -> list[Row]:
    ranks = {rowids[at]: rank for rank, at in hits[:WEIGHED]}
    rows = await one.rows(kind.rows.format(rows=", ".join(map(str, ranks))))
    rows.sort(key=lambda row: (ranks[row["rowid"]], -row["weight"], row["name"], row["id"]))
    return rows[:SHOWN]


def _respelt(names: Names, words: Sequence[str], alike: float) -> list[list[str]]:
    """What was asked for with each word that no name has in the spellings nearest to it, the nearest
    first."""
    spellings: list[list[str]] = [[]]
    changed = False
    for word in words:
        near: Iterable[str] = (word,)
        if not any(word in line for lines in names.of.values() for line in lines.lines):
            if len(word) < SHORTEST_MISSPELT:
                return []
            alternatives = process.extract(
                word, names.words, scorer=OSA.normalized_similarity, score_cutoff=alike, limit=NEAREST
            )
            near = [other for other, _, _ in alternatives]
            changed = True
        spellings = [[*before, other] for before in spellings for other in near][:NEAREST]
    return spellings if changed else []
