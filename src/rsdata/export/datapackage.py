"""What a Data Package says of the data: fields, keys, files, sources, licence. Built from the schema.

The standard is at datapackage.org (version 2.0).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from rsdata.database import schema
from rsdata.database.plain_rows import Counted
from rsdata.database.schema import Column
from rsdata.database.views import VIEWS, View
from rsdata.errors import InputError, and_more
from rsdata.paths import METADATA, shipped
from rsdata.sources.published import MAINTAINERS, Published

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "rsdata"  # of the published data set

# Types of Table Schema, by what a text stands for, else by the type in the database.
TYPES_OF_FORMATS = {"date": "date", "datetime": "datetime", "uri": "string", "json": "array"}
TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or a view as it is exported: one file in each format."""

    name: str
    description: str
    columns: tuple[Column, ...]
    is_table: bool

    @property
    def query(self) -> str:
        """Rows in the order of the page; views have an order of their own."""
        names = ", ".join(f'"{self.name}"."{column.name}"' for column in self.columns)
        return f'select {names} from "{self.name}"' + (" order by rowid" if self.is_table else "")

    @property
    def query_with_source(self) -> str | None:
        """The same rows of a table of which each belongs to a source, the id of the source before them; rows
        of one source follow one another. None for any other relation."""
        has = {column.name for column in self.columns} if self.is_table else set()
        names = ", ".join(f'"{self.name}"."{name}"' for name in self.without("source_id").names)
        if "post_id" in has:
            return (
                f'select posts.source_id, {names} from "{self.name}" join posts on posts.id = post_id'
                f' order by "{self.name}".rowid'
            )
        if any(column.name == "source_id" and column.required for column in self.columns):
            return f'select source_id, {names} from "{self.name}" order by rowid'
        return None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def without(self, name: str) -> Relation:
        """The relation without a column."""
        return replace(self, columns=tuple(column for column in self.columns if column.name != name))


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name, its media type, whether Frictionless can check its rows (of JSON and Parquet
    it compares size and hash), and how to write one."""

    name: str
    mediatype: str
    is_table: bool
    write: Callable[[Path, Relation, Counted], None]


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the package. ``suffix`` tells the resources of one format from those of another. One in
    several files has all their ``path``s, and neither size nor hash."""

    relation: Relation
    suffix: str
    path: str | list[str]
    format: Format
    rows: int
    size: int | None = None
    sha256: str | None = None

    @property
    def is_table(self) -> bool:
        """Whether validators can read its rows: they take a file without a line for a fault."""
        return self.format.is_table and bool(self.size)


def relations(connection: sqlite3.Connection) -> Iterator[Relation]:
    """All that is exported: every table, then every view."""
    for table in schema.TABLES:
        yield Relation(table.name, table.description, table.columns, True)
    for view in VIEWS:
        yield Relation(view.name, view.description, tuple(_columns_of(connection, view)), False)


def _columns_of(connection: sqlite3.Connection, view: View) -> Iterator[Column]:
    """A view's columns: what is a table's column has its type, the others are declared with the view."""
    types = dict(connection.execute("select name, type from pragma_table_info(?)", (view.name,)))
    formats = {column.name: column.format for table in schema.TABLES for column in table.columns}
    for name, description in view.columns.items():
        if name not in types:
            raise InputError(view.name, f"has no column {name!r}: 'rsdata check' tells what has changed")
        yield Column(name, description, view.computed.get(name) or types[name], format=formats.get(name))


def _stated(**said: Any) -> dict[str, Any]:
    """What is said, without what is None."""
    return {name: value for name, value in said.items() if value is not None}


def field(column: Column) -> dict[str, Any]:
    """One field of a Table Schema."""
    constraints = _stated(
        required=column.required or None,
        unique=column.name == "id" or None,
        enum=list(column.values) or None,
        minimum=column.at_least,
        maximum=column.at_most,
    )
    return _stated(
        name=column.name,
        type=TYPES_OF_FORMATS[column.format] if column.format else TYPES[column.type],
        format="uri" if column.format == "uri" else None,
        description=column.description,
        constraints=constraints or None,
        # An empty cell is an empty text here: a post that is a heading only.
        missingValues=[] if column.required and column.type == "TEXT" else None,
    )


def table_schema(relation: Relation, suffix: str = "") -> dict[str, Any]:
    """The Table Schema of a table or view; ``suffix`` ends the names of the resources it refers to."""
    keys = [
        {
            "fields": [column.name],
            "reference": {
                "resource": "" if column.references == relation.name else f"{column.references}{suffix}",
                "fields": ["id"],
            },
        }
        for column in relation.columns
        if column.references
    ]
    return _stated(
        fields=[field(column) for column in relation.columns],
        missingValues=[""],
        primaryKey=["id"] if relation.is_table else None,
        foreignKeys=keys or None,
    )


def describe(
    connection: sqlite3.Connection, name: str, files: list[Written], digest: str, known: Published
) -> dict[str, Any]:
    """The whole of datapackage.json. ``name`` is for a data set that is not the published one."""
    sources = connection.execute(
        "select id, sha256, title, url, publisher, rights from sources order by id"
    ).fetchall()
    described: dict[str, Any] = {"$schema": PROFILE}
    if known.is_of((source_id, sha256) for source_id, sha256, *_ in sources):
        about = yaml.safe_load(shipped(METADATA).read_text("utf-8"))
        described |= {
            "name": NAME,
            "title": about["title"],
            "description": about["description"].strip(),
            "version": known.version_of(digest),
            "licenses": [{"title": about["license"], "path": about["license_url"]}],
            "contributors": [{"title": MAINTAINERS, "roles": ["creator", "maintainer"]}],
            "keywords": ["elections", "by-election", "live coverage", "quotations"],
        }
    else:
        titles = [title or source_id for source_id, _, title, *_ in sources]
        described |= {
            "name": _name(name, [source_id for source_id, *_ in sources]),
            "title": f"Live coverage as data: {and_more(titles, 3)}",
        }
    described["digest"] = digest
    if sources:
        described["sources"] = [_source(*source) for source in sources]
    described["resources"] = [_resource(file) for file in files]
    return described


def _name(database: str, sources: list[str]) -> str:
    """A package's name, made of the database's; the published data set alone is called as that is by
    default."""
    names = (database, sources[0] if len(sources) == 1 else "")
    plain = [re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-") for name in names]
    return next((name for name in plain if name not in ("", NAME)), "coverage")


def _source(
    source_id: str, sha256: str, title: str | None, url: str | None, publisher: str | None, rights: str | None
) -> dict[str, str]:
    described = {"title": title or source_id, "path": url, "publisher": publisher, "rights": rights}
    return {key: value for key, value in described.items() if value} | {"sha256": sha256}


def _resource(file: Written) -> dict[str, Any]:
    return _stated(
        name=f"{file.relation.name}{file.suffix}",
        type="table" if file.is_table else "file",
        path=file.path,
        description=file.relation.description,
        format=file.format.name,
        mediatype=file.format.mediatype,
        encoding="utf-8",
        bytes=file.size,
        hash=f"sha256:{file.sha256}" if file.sha256 else None,
        rows=file.rows if file.is_table else None,
        schema=table_schema(file.relation, file.suffix),
    )
