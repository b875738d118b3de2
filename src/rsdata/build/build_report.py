"""What a build says of what it built."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from rsdata.database import schema
from rsdata.database.digest import digest
from rsdata.errors import one_line
from rsdata.model import ARTICLE
from rsdata.named_tuples import NamedTuple

# Sources that are told one by one.
MOST_SOURCES = 20


class SourceRead(NamedTuple):
    """How a source was read: its layout, and the posts found in it."""

    id: str
    dialect: str
    posts: int

    def __str__(self) -> str:
        if self.dialect == ARTICLE and self.posts:
            return f"{self.id}: 1 post, layout article: nothing parts posts, so it is read as one article"
        if self.dialect == ARTICLE:
            return f"{self.id}: 0 posts, layout article: there are no words in it"
        posts = "1 post" if self.posts == 1 else f"{self.posts:,} posts"
        return f"{self.id}: {posts}, layout {self.dialect}"


class Report(NamedTuple):
    """What was built: rows by table, and the digest of the content; how the first sources were read, in order
    of their ids, and how many others are in each layout; the SHA-256 of every source; what was passed over
    in the files beside them, and which declared contests have no result."""

    rows: dict[str, int]
    digest: str
    sources: tuple[SourceRead, ...]
    others: dict[str, int]
    checksums: list[tuple[str, str]]
    remarks: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        """A line a source, and one for those that are too many."""
        lines = [one_line(str(source)) for source in self.sources]
        if self.others:
            layouts = ", ".join(f"{count:,} {dialect}" for dialect, count in self.others.items())
            lines.append(f"and {sum(self.others.values()):,} more, by layout: {layouts}")
        return lines


def reported(connection: sqlite3.Connection, remarks: Iterable[str]) -> Report:
    """What the tables hold, with what was remarked before. AssertionError where a row refers to nothing."""
    orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(5)
    if orphans:
        raise AssertionError(f"rows that refer to nothing: {orphans}")
    rows = {
        table.name: connection.execute(f'select count(*) from "{table.name}"').fetchone()[0]
        for table in schema.TABLES
    }
    checksums = connection.execute("select id, sha256 from sources").fetchall()
    told = (*remarks, *_unmatched(connection))
    return Report(rows, digest(connection), *_sources(connection), checksums, told)


def _unmatched(connection: sqlite3.Connection) -> Iterator[str]:
    """A remark on each source that declares contests which got no result while others of its page did."""
    told = """select source_id, group_concat(id, ', '), (
            select group_concat(distinct other.id) from contests as other
            join results on contest_id = other.id where other.source_id = contests.source_id
            and substr(other.id, 1, length(other.source_id) + 9) = other.source_id || '-contest-'
        ) as found from contests
        where not exists (select 1 from results where contest_id = contests.id)
        group by source_id having found is not null order by source_id limit ?"""
    for source, declared, found in connection.execute(told, (MOST_SOURCES,)):
        others = found.replace(",", ", ")
        yield one_line(f"{source}: no result of {declared}, but of {others}: does the page name the area?")


def _sources(connection: sqlite3.Connection) -> tuple[tuple[SourceRead, ...], dict[str, int]]:
    """The first sources, and how many others are in each layout, the most frequent first."""
    first = """select id, dialect, (select count(*) from posts where source_id = sources.id)
        from sources order by id limit ?"""
    others = """select dialect, count(*) from (select dialect from sources order by id limit -1 offset ?)
        group by dialect order by count(*) desc, dialect"""
    told = tuple(SourceRead(*row) for row in connection.execute(first, (MOST_SOURCES,)))
    return told, dict(connection.execute(others, (MOST_SOURCES,)))
