"""Checks of the database as such: schema, integrity, indexes, and what Datasette is told of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import yaml

from rsdata import schema
from rsdata.check.report import Subject, Tally
from rsdata.errors import InputError
from rsdata.load import create_indexes, create_tables
from rsdata.views import VIEWS

OBJECTS = "select type, name, tbl_name, sql from {} where name not like 'sqlite!_stat%' escape '!'"


def schema_as_declared(subject: Subject, tally: Tally) -> None:
    """Every table, index, search index, view and trigger is one that the schema declares, to the letter."""
    with closing(sqlite3.connect(":memory:")) as empty:
        create_tables(empty)
        create_indexes(empty)
        declared = {
            (kind, name): (table, sql)
            for kind, name, table, sql in empty.execute(OBJECTS.format("sqlite_master"))
        }
    found = {
        (r["type"], r["name"]): (r["tbl_name"], r["sql"])
        for r in subject.rows(OBJECTS.format("sqlite_master"))
    }
    for kind, name in declared:
        tally.saw({"index": "indexes"}.get(kind, f"{kind}s"))
        if (kind, name) not in found:
            tally.found_that(f"{kind} {name} is missing")
        elif found[kind, name] != declared[kind, name]:
            tally.found_that(f"{kind} {name} is not as declared")
    for kind, name in found.keys() - declared.keys():
        tally.found_that(f"{kind} {name} is not declared")


def integrity(subject: Subject, tally: Tally) -> None:
    """SQLite finds the file sound and every value of its type and within its constraints."""
    tally.saw("pages", subject.value("pragma page_count"))
    with subject.copy() as connection:
        for (problem,) in connection.execute("pragma integrity_check"):
            tally.expect(problem == "ok", problem)


def foreign_keys(subject: Subject, tally: Tally) -> None:
    """Every reference leads to a row."""
    for table in schema.TABLES:
        for column in table.columns:
            if column.references:
                tally.saw("references", subject.value(f'select count("{column.name}") from "{table.name}"'))
    for row in subject.connection.execute("pragma foreign_key_check"):
        tally.found_that(f"row {row[1]} of {row[0]} refers to nothing in {row[2]}")


def blanks(subject: Subject, tally: Tally) -> None:
    """What is not known is null: no value is an empty text, save the text of a post that is a heading."""
    for table in schema.TABLES:
        for column in table.columns:
            if column.type == "TEXT" and (not column.required or column.name == "id"):
                tally.saw("columns")
                for row in subject.rows(f'select "id" from "{table.name}" where "{column.name}" = \'\''):
                    tally.found_that(f"{table.name} {row['id']}: {column.name} is empty, not null")


def search(subject: Subject, tally: Tally) -> None:
    """Every row is in its search index and no other; FTS5 compares index and content word by word."""
    with subject.copy() as connection:
        for table in schema.TABLES:
            if not table.search:
                continue
            index = f"{table.name}_fts"
            rows = connection.execute(f'select count(*) from "{table.name}"').fetchone()[0]
            tally.saw(f"rows of {table.name}", rows)
            missing = (
                f'select count(*) from "{table.name}" where rowid not in (select id from {index}_docsize)',
                f'select count(*) from {index}_docsize where id not in (select rowid from "{table.name}")',
            )
            for sql, problem in zip(missing, ("are not in", "are gone but still in"), strict=True):
                count = connection.execute(sql).fetchone()[0]
                tally.expect(not count, f"{count} rows of {table.name} {problem} the index")
            try:
                connection.execute(f"insert into {index}({index}, rank) values ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                tally.found_that(f"{index} does not hold what {table.name} says ({error})")


def views(subject: Subject, tally: Tally) -> None:
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


def metadata(subject: Subject, tally: Tally) -> None:
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
