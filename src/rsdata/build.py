"""The pipeline: raw files, parsed one by one, loaded, finished, and swapped into place."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from rsdata import schema
from rsdata.canonical import canonicalise
from rsdata.digest import digest
from rsdata.errors import InputError
from rsdata.load import Loader
from rsdata.parsing.coverage import parse
from rsdata.rows import rows_of
from rsdata.sources import Raw, SourceFile

# What a database that is thrown away on failure needs not pay for.
SCRATCH = ("journal_mode = off", "synchronous = off", "secure_delete = on")


class Report(NamedTuple):
    """What was built: rows by table, and the digest of the content."""

    rows: dict[str, int]
    digest: str


def build(raw: Raw, target: Path, watch: Callable[[Iterable[SourceFile]], Iterable[SourceFile]]) -> Report:
    """Builds the database of the raw files at ``target``. The database that stood there before stays whole
    until the new one is, and takes its place in one step. ``watch`` sees the files go by (a progress bar).

    Raises InputError for coverage that cannot be read and for a target that cannot be written.
    """
    target = Path(os.path.realpath(target))  # a link stays a link
    if target.is_dir():
        raise InputError(target, "is a folder: name a file, such as rsdata.db, with -o")
    with _workshop(target) as folder:
        scratch, finished = folder / "scratch.db", folder / "finished.db"
        with closing(sqlite3.connect(scratch)) as connection:
            report = _fill(connection, raw, watch)
            connection.execute("VACUUM INTO ?", (str(finished),))
        with closing(sqlite3.connect(finished)) as connection:
            roots = [
                page for (page,) in connection.execute("select rootpage from sqlite_master where rootpage")
            ]
        canonicalise(finished, roots)
        _flush(finished)
        finished.replace(target)
    return report


def _fill(
    connection: sqlite3.Connection, raw: Raw, watch: Callable[[Iterable[SourceFile]], Iterable[SourceFile]]
) -> Report:
    for pragma in SCRATCH:
        connection.execute(f"PRAGMA {pragma}")
    loader = Loader(connection)
    for file in watch(raw.files):
        contents = file.read()
        loader.add(file.source, contents, rows_of(parse(contents.text, file.source)))
    loader.finish()
    connection.commit()
    rows = {
        table.name: connection.execute(f'select count(*) from "{table.name}"').fetchone()[0]
        for table in schema.TABLES
    }
    return Report(rows, digest(connection))


@contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    """A folder beside the target, so that the swap is a rename within one file system; removed in the end."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".building", dir=target.parent))
    except OSError as error:
        raise InputError(
            target, f"cannot be written ({error.strerror}): name another place with -o"
        ) from None
    try:
        yield folder
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(target, f"could not be written ({reason}); what stood there is unchanged") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _flush(path: Path) -> None:
    """To the disk, so that the rename never shows a file whose content is still on its way."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
