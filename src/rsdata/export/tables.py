"""The tables and views as files, with a Data Package beside them: CSV, JSON, NDJSON, Parquet, XLSX.

Rows go from a cursor to a file one by one, so that memory does not grow with the data.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from rsdata.database import schema
from rsdata.database.connections import open_database
from rsdata.database.digest import digest, sha256_of_file
from rsdata.database.plain_rows import Counted, Row
from rsdata.database.views import VIEWS
from rsdata.errors import InputError
from rsdata.export.datapackage import Format, Relation, Written, describe, relations
from rsdata.export.parquet import (
    PARTITION,
    replace_partitions,
    require_pyarrow,
    unpacked,
    write_parquet,
    write_partitions,
)
from rsdata.export.xlsx import require_xlsxwriter, write_xlsx
from rsdata.sources.published import published

PACKAGE = "datapackage.json"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What has to be installed beside the program, by format.
NEEDED = {"parquet": require_pyarrow, "xlsx": require_xlsxwriter}


def export(
    database: Path,
    folder: Path,
    formats: Iterable[str],
    *,
    by_source: bool = False,
    bom: bool = False,
    overwrite: bool = False,
) -> Iterator[Written]:
    """Writes every table and view of the database into the folder, in each format; yields each file so made.
    ``by_source`` divides the Parquet of the tables whose rows belong to a source: a folder for each table, in
    it a file for each source. ``bom`` begins each CSV with the mark by which Excel knows UTF-8. ``overwrite``
    replaces files that are of no earlier export, too.

    Raises InputError for a database that rsdata did not build, a folder that cannot be written, a file in the
    way, and for Parquet and XLSX where the library for it is missing.
    """
    chosen = [FORMATS[name] for name in dict.fromkeys(formats)]
    for format_ in chosen:
        NEEDED.get(format_.name, lambda: None)()
    if bom:
        for_excel = replace(FORMATS["csv"], write=partial(write_csv, encoding="utf-8-sig"))
        chosen = [for_excel if one.name == "csv" else one for one in chosen]
    with open_database(database) as connection:
        _make(folder)
        if not overwrite and not _is_an_export(folder):
            _require_free(folder, chosen)
        files = []
        try:
            for format_ in chosen:
                for relation in relations(connection):
                    suffix = "" if format_ is chosen[0] else f"-{format_.name}"
                    divided = relation.query_with_source if by_source and format_.name == "parquet" else None
                    if divided and connection.execute(divided).fetchone():  # of no rows there is no folder
                        rows = connection.execute(divided)
                        files.append(_write_partitions(rows, folder, format_, relation, suffix))
                    else:
                        files.append(_write(connection, folder, format_, relation, suffix))
                    yield files[-1]
            described = describe(connection, database.stem, files, digest(connection), published())
            package = json.dumps(described, indent=2, ensure_ascii=False) + "\n"
            _put(folder / PACKAGE, lambda path: path.write_text(package, "utf-8"))
        except OSError as error:
            raise InputError(folder, f"cannot be written ({error.strerror or error})") from None
        except ValueError as error:
            problem = f"holds a value that cannot be exported ({error}): 'rsdata check' tells which"
            raise InputError(database, problem) from None


def _make(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise InputError(folder, "is a file: name a folder to export to")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(folder, f"cannot be made ({error.strerror}): name another folder") from None


def _is_an_export(folder: Path) -> bool:
    """Whether a folder has a data package of ours: what it has of our names is then of an earlier export."""
    try:
        described = json.loads((folder / PACKAGE).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(described, dict) and "digest" in described


def _require_free(folder: Path, formats: Iterable[Format]) -> None:
    """Raises InputError for the first file that would be replaced."""
    exported = [*(table.name for table in schema.TABLES), *(view.name for view in VIEWS)]
    for file in (*(f"{name}.{format_.name}" for format_ in formats for name in exported), PACKAGE):
        if os.path.lexists(folder / file):
            problem = "is there, and of no earlier export: move it, export to another folder, or --overwrite"
            raise InputError(folder / file, problem)


def _write(
    connection: sqlite3.Connection, folder: Path, format_: Format, relation: Relation, suffix: str
) -> Written:
    path = folder / f"{relation.name}.{format_.name}"
    rows = Counted(connection.execute(relation.query))
    _put(path, lambda part: format_.write(part, relation, rows))
    return Written(
        relation, suffix, path.name, format_, rows.count, path.stat().st_size, sha256_of_file(path)
    )


def _write_partitions(
    found: Iterable[Row], folder: Path, format_: Format, relation: Relation, suffix: str
) -> Written:
    rows, divided = Counted(found), relation.without(PARTITION)
    place, part = folder / relation.name, folder / f".{relation.name}.part"
    shutil.rmtree(part, ignore_errors=True)
    try:
        write_partitions(part, divided, rows)
        replace_partitions(part, place)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    paths = sorted(path.relative_to(folder).as_posix() for path in place.rglob("*.parquet"))
    return Written(divided, suffix, paths, format_, rows.count)


def _put(path: Path, write: Callable[[Path], object]) -> None:
    """Writes a file beside its place and then moves it there, so that no half of a file ever stands there."""
    part = path.with_name(f".{path.name}.part")
    try:
        write(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_csv(path: Path, relation: Relation, rows: Counted, encoding: str = "utf-8") -> None:
    """RFC 4180 in UTF-8. A null is an empty cell; nothing is put before a cell that begins with = + - @."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(column.name for column in relation.columns)
        try:
            writer.writerows(rows)
        except csv.Error:  # Python 3.10 alone, of a NUL character
            problem = f"row {rows.count} is more than CSV can hold in this Python: take a later one, or JSON"
            raise InputError(relation.name, problem) from None


def write_json(
    path: Path,
    relation: Relation,
    rows: Counted,
    head: str = "[\n",
    between: str = ",\n",
    tail: str = "\n]\n",
) -> None:
    """One JSON array, one object to a line."""
    names = [column.name for column in relation.columns]
    nested = [column.name for column in relation.columns if column.format == "json"]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(head)
        for row in rows:
            values = dict(zip(names, row, strict=True))
            for name in nested:
                values[name] = unpacked(values[name])
            file.write(between if rows.count > 1 else "")
            file.write(json.dumps(values, ensure_ascii=False))
        file.write(tail if rows.count or head else "")


# One JSON object to a line, with no array around them.
write_ndjson = partial(write_json, head="", between="\n", tail="\n")


FORMATS = {
    format_.name: format_
    for format_ in (
        Format("csv", "text/csv", True, write_csv),
        Format("json", "application/json", False, write_json),
        Format("ndjson", "application/x-ndjson", True, write_ndjson),
        Format("parquet", "application/vnd.apache.parquet", False, write_parquet),
        Format("xlsx", WORKBOOK, False, write_xlsx),
    )
}
