"""What must hold before a query of the file is believed, or even asked.

A file from elsewhere may hold anything: a view that never ends, a table that is a program, pages that lead
back to themselves. So it is opened as it is, without the journal or log that may lie beside it; the text of
its schema is read first, and only so much of it; and then SQLite looks whether the pages are sound.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from rsdata.build.loader import create_indexes, create_tables
from rsdata.console.interrupts import stopping
from rsdata.database.connections import require_version
from rsdata.errors import InputError, no_database, one_line, shortened
from rsdata.sources.folder import open_raw

# Steps of SQLite within which the schema is read: a hundred times what ours needs. Reading another's takes
# the square of the number of its tables.
PORTION, PORTIONS = 1_000, 100

# What SQLite puts before what is wrong with pages.
OF_PAGES = "*** in database main ***"

OBJECTS = "select type, name, tbl_name, sql from sqlite_master"

# A table, index, view or trigger: what it is, its name, the table it belongs to, the SQL that makes it.
Object = tuple[str, str, str, "str | None"]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the file as it is: nothing beside it is read, and nothing is written. It holds the
    tables of rsdata; nothing more is known of it. Raises InputError where it does not, or is no database."""
    try:
        regular = path.is_file()
    except OSError as error:
        raise InputError(path, f"cannot be looked at ({error.strerror})") from None
    if not regular:
        raise no_database(path)
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            if hasattr(connection, "setlimit"):  # Python 3.11: no value is longer than the file
                longest = 1_000_000 + 4 * path.stat().st_size
                connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, min(longest, 1_000_000_000))
            tables = {name for kind, name, *_ in _objects_of(path, connection) if kind == "table"}
            require_version(path, connection, tables)
            yield connection
    except sqlite3.DatabaseError as error:
        raise InputError(path, f"cannot be read as a database ({error}): build it again") from None


def _objects_of(path: Path, connection: sqlite3.Connection) -> list[Object]:
    portions = 0

    def too_many() -> bool:
        nonlocal portions
        portions += 1
        return portions > PORTIONS

    connection.set_progress_handler(too_many, PORTION)
    try:
        return objects(connection)
    except UnicodeDecodeError as error:  # what SQLite says of it quotes it
        problem = f"cannot be read as a database (its schema is not UTF-8: {error.reason}): build it again"
        raise InputError(path, problem) from None
    except sqlite3.OperationalError as error:
        if portions > PORTIONS:
            problem = "has more tables, views or indexes than any that rsdata builds: build it again"
            raise InputError(path, problem) from None
        if str(error) == "interrupted":  # what Python raised meanwhile was lost in SQLite
            raise stopping() from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def objects(connection: sqlite3.Connection) -> list[Object]:
    """All that the schema of a database has."""
    found: list[Object] = connection.execute(OBJECTS).fetchall()
    return found


@cache
def declared() -> tuple[Object, ...]:
    """All that the schema of a database that rsdata builds has."""
    with closing(sqlite3.connect(":memory:")) as empty:
        create_tables(empty)
        create_indexes(empty)
        return tuple(objects(empty))


def schema_differences(connection: sqlite3.Connection) -> Iterator[str]:
    """What the schema has that is not declared, whatever its name, and what it lacks."""
    found = {(kind, name): (table, sql) for kind, name, table, sql in objects(connection)}
    expected = {(kind, name): (table, sql) for kind, name, table, sql in declared()}
    for (kind, name), value in expected.items():
        if (kind, name) not in found:
            yield f"{kind} {name} is missing"
        elif found[kind, name] != value:
            yield f"{kind} {name} is not as declared"
    for kind, name in sorted(found.keys() - expected.keys(), key=repr):
        yield f"{_named(kind)} {_named(name)} is not declared"


def _named(name: object) -> str:
    """A name as a message shows it; it may be anything."""
    text = str(name)
    return text if text.isprintable() and len(text) <= 60 else shortened(text)


def damage(connection: sqlite3.Connection) -> str | None:
    """The first thing at which reading the tables could go astray: a page that is used twice or lies outside
    the file, a value of the wrong type; None where there is nothing. Whether values satisfy the constraints
    of their columns is not looked at."""
    connection.execute("pragma ignore_check_constraints = on")
    try:
        for (problem,) in connection.execute("pragma quick_check(1)"):
            found = " ".join(str(problem).removeprefix(OF_PAGES).split())
            return None if problem == "ok" else one_line(found)
        return None
    finally:
        connection.execute("pragma ignore_check_constraints = off")


def doubt(connection: sqlite3.Connection) -> str | None:
    """Why the rows of a database are not to be asked for; None where they are."""
    difference = next(schema_differences(connection), None)
    if difference is not None:
        return f"the schema is not the declared one ({difference})"
    problem = damage(connection)
    return None if problem is None else f"the file is damaged ({problem})"


def require_shared(database: Path, raw: Path) -> None:
    """Raises InputError where no page of the coverage at ``raw`` has the id and the checksum of a source of
    the database: it was built from something else."""
    with opened(database) as connection:
        if doubt(connection) is not None:
            return  # it is not to be asked, and the checks say why
        built_from = dict(connection.execute("select id, sha256 from sources"))
    there = open_raw(raw).files
    if not any(f.source.id in built_from and built_from[f.source.id] == f.read().sha256 for f in there):
        raise InputError(
            database, f"was not built from the coverage in {raw}: name the file or folder it was, with --raw"
        )
