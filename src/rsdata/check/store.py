"""Checks of the database as such: schema, integrity, indexes, and what Datasette is told of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import yaml

from rsdata.check.check_report import CheckTally, Subject
from rsdata.check.trust import damage, declared, schema_differences
from rsdata.database import schema
from rsdata.database.side_by_side import unlike
from rsdata.database.views import VIEWS
from rsdata.errors import InputError

# What FTS5 keeps of an index beside its settings, and by what it is in order.
PARTS = {"data": "id", "idx": "segid, term", "docsize": "id"}
# All that an index holds: each word, where it stands.
WORDS = "select term, doc, col, offset from temp.{index}_words order by 1, 2, 3, 4"


def schema_as_declared(subject: Subject, tally: CheckTally) -> None:
    """Every table, index, search index, view and trigger is one that the schema declares, to the letter."""
    for kind, *_ in declared():
        tally.saw({"index": "indexes"}.get(kind, f"{kind}s"))
    for problem in schema_differences(subject.connection):
        tally.found_that(problem)


def integrity(subject: Subject, tally: CheckTally) -> None:
    """SQLite finds the file sound and every value of its type and within its constraints."""
    tally.saw("pages", subject.value("pragma page_count"))
    if next(schema_differences(subject.connection), None) is not None:
        tally.found_that("not looked at beyond the schema, which is not the declared one")
    elif problem := damage(subject.connection):
        tally.found_that(problem)
    else:
        for (problem,) in subject.copy.execute("pragma integrity_check"):
            tally.expect(problem == "ok", problem)


def foreign_keys(subject: Subject, tally: CheckTally) -> None:
    """Every reference leads to a row."""
    for table in schema.TABLES:
        for column in table.columns:
            if column.references:
                tally.saw("references", subject.value(f'select count("{column.name}") from "{table.name}"'))
    for row in subject.connection.execute("pragma foreign_key_check"):
        tally.found_that(f"row {row[1]} of {row[0]} refers to nothing in {row[2]}")


def blanks(subject: Subject, tally: CheckTally) -> None:
    """What is not known is null: no value is an empty text, save the text of a post that is a heading."""
    for table in schema.TABLES:
        for column in table.columns:
            if column.type == "TEXT" and (not column.required or column.name == "id"):
                tally.saw("columns")
                for row in subject.rows(f'select "id" from "{table.name}" where "{column.name}" = \'\''):
                    tally.found_that(f"{table.name} {row['id']}: {column.name} is empty, not null")


def search(subject: Subject, tally: CheckTally) -> None:
    """Every row is in its search index and no other; FTS5 compares index and content word by word; settings
    and parts of the index are those of a fresh build."""
    for table in schema.TABLES:
        if table.search:
            for problem in _unlike_fresh(subject, f"{table.name}_fts"):
                tally.found_that(problem)
            _every_row_is_indexed(subject, table.name, tally)


def _every_row_is_indexed(subject: Subject, table: str, tally: CheckTally) -> None:
    index = f"{table}_fts"
    tally.saw(f"rows of {table}", subject.value(f'select count(*) from "{table}"'))
    missing = (
        f'select count(*) from "{table}" where rowid not in (select id from {index}_docsize)',
        f'select count(*) from {index}_docsize where id not in (select rowid from "{table}")',
    )
    for sql, problem in zip(missing, ("are not in", "are gone but still in"), strict=True):
        count = subject.value(sql)
        tally.expect(not count, f"{count} rows of {table} {problem} the index")
    try:
        subject.copy.execute(f"insert into {index}({index}, rank) values ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        tally.found_that(f"{index} does not hold what {table} says ({error})")


def _unlike_fresh(subject: Subject, index: str) -> Iterator[str]:
    """What a search index has that a fresh build does not have, or has otherwise."""
    with subject.fresh_connection() as fresh:
        settings = f"select k, v from {index}_config order by k"
        for mine, other in unlike(subject.plain_rows(settings), fresh.execute(settings)):
            name = (mine or other or ("",))[0]
            values = [f"{row[1]!r:.100}" if row else "not set" for row in (mine, other)]
            yield f"{index}: {name!s:.100} is {values[0]}, in a build of the sources {values[1]}"
        if subject.laid_out_otherwise:
            yield from _other_words(subject, fresh, index)
            return
        for part, order in PARTS.items():
            sql = f"select {order}, * from {index}_{part} order by {order}"
            keys = order.count(",") + 1
            for mine, other in unlike(subject.plain_rows(sql), fresh.execute(sql), keys):
                place = ", ".join(map(repr, (mine or other or ())[:keys]))
                how = "is missing" if mine is None else "is not in" if other is None else "is other than in"
                yield f"{index}_{part}: row {place:.100} {how}{' a build of the sources' if mine else ''}"


def _other_words(subject: Subject, fresh: sqlite3.Connection, index: str) -> Iterator[str]:
    """The same for an index whose parts are another SQLite's: what stands in it."""
    for connection in (subject.copy, fresh):
        connection.execute(
            f"create virtual table temp.{index}_words using fts5vocab(main, {index}, 'instance')"
        )
    words = WORDS.format(index=index)
    for mine, other in unlike(subject.copy.execute(words), fresh.execute(words), 4):
        term, row = (mine or other or ())[:2]
        how = "in no build of the sources" if mine else "missing"
        yield f"{index}: {term!r:.100} of row {row} is {how}"


def views(subject: Subject, tally: CheckTally) -> None:
    """Every view answers, with the columns it describes, and loses no row of what it is a view of."""
    for view in VIEWS:
        cursor = subject.connection.execute(f'select * from "{view.name}"')
        columns = [column[0] for column in cursor.description]
        tally.expect(columns == list(view.columns), f"{view.name} has other columns than it describes")
        tally.saw("views")
        tally.saw("rows", sum(1 for _ in cursor))
    for view_name, table in (
        ("results_flat", "results"),
        ("results_checked", "results"),
        ("odds_normalised", "odds"),
        ("timeline", "posts"),
    ):
        rows, all_rows = (subject.value(f'select count(*) from "{name}"') for name in (view_name, table))
        tally.expect(rows == all_rows, f"{view_name} has {rows} rows, {table} has {all_rows}")
    books = """select odds.bookmaker, odds.market, sum(probability) as total from odds_normalised
        join odds on odds.id = odds_id join posts on posts.id = odds.post_id
        group by posts.source_id, odds.bookmaker, odds.market"""
    for row in subject.rows(books):
        tally.expect(
            abs(row["total"] - 1) < 1e-9, f"the book of {row['bookmaker']} adds up to {row['total']}"
        )


def metadata(subject: Subject, tally: CheckTally) -> None:
    """metadata.yml names only tables, views and columns that exist, and its queries can be run."""
    try:
        described = yaml.safe_load(subject.metadata.read_text("utf-8")) or {}
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise InputError(subject.metadata, f"is not YAML in UTF-8: {str(error).splitlines()[0]}") from None
    for database in (described.get("databases") or {}).values():
        for name, about in (database.get("tables") or {}).items():
            columns = {row["name"] for row in subject.rows("select name from pragma_table_info(?)", name)}
            tally.saw("tables and views")
            tally.expect(columns, f"{name} does not exist")
            for column in _columns_named(about) if columns else ():
                tally.saw("columns")
                tally.expect(column in columns, f"{name} has no column {column}")
        for name, query in (database.get("queries") or {}).items():
            tally.saw("queries")
            try:
                _prepare(subject.connection, query["sql"] if isinstance(query, dict) else query)
            except sqlite3.Error as error:
                tally.found_that(f"query {name} cannot be run ({error})")


def _columns_named(about: dict[str, Any]) -> Iterator[str]:
    yield from about.get("columns") or ()
    for facet in about.get("facets") or ():
        yield from facet.values() if isinstance(facet, dict) else (facet,)
    for key in ("sort", "sort_desc", "label_column"):
        if key in about:
            yield about[key]
    yield from about.get("sortable_columns") or ()


class _AnyName(dict[str, str]):
    """Gives each parameter of a query a value."""

    def __missing__(self, key: str) -> str:
        return ""


def _prepare(connection: sqlite3.Connection, sql: str) -> None:
    """Has SQLite compile a query, with the function that Datasette adds."""
    connection.create_function("escape_fts", 1, lambda text: text)
    connection.execute(f"explain {sql}", _AnyName())
