"""The tables and views as files, with a Data Package beside them: CSV, JSON, NDJSON, Parquet, XLSX.

Rows go from a cursor to a file one by one, so that memory does not grow with the data.
"""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rsdata.database.connections import open_database
from rsdata.database.digest import digest, sha256_of_file
from rsdata.database.plain_rows import Row, RowCount
from rsdata.errors import InputError
from rsdata.export.datapackage import Relation, Written, describe, relations
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


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name, its media type, whether Frictionless can check its rows (of JSON and Parquet
    it compares size and hash), and how to write one. Writers return the number of rows."""

    name: str
    mediatype: str
    is_table: bool
    write: Callable[[Path, Relation, Iterable[Row]], int]


def export(
    database: Path, folder: Path, formats: Iterable[str], *, by_source: bool = False, bom: bool = False
) -> Iterator[Written]:
    """Writes every table and view of the database into the folder, in each format; yields each file so made.
    ``by_source`` divides the Parquet of the tables whose rows belong to a source: a folder for each table, in
    it a file for each source. ``bom`` begins each CSV with the mark by which Excel knows UTF-8.

    Raises InputError for a database that rsdata did not build, a folder that cannot be written, and for
    Parquet and XLSX where the library for it is missing.
    """
    chosen = [FORMATS[name] for name in dict.fromkeys(formats)]
    for format_ in chosen:
        NEEDED.get(format_.name, lambda: None)()
    if bom:
        chosen = [replace(one, write=write_csv_for_excel) if one.name == "csv" else one for one in chosen]
    with open_database(database) as connection:
        _make(folder)
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


def _write(
    connection: sqlite3.Connection, folder: Path, format_: Format, relation: Relation, suffix: str
) -> Written:
    path = folder / f"{relation.name}.{format_.name}"
    rows = _put(path, lambda part: format_.write(part, relation, connection.execute(relation.query)))
    return Written(
        relation,
        suffix,
        path.name,
        format_.name,
        format_.mediatype,
        format_.is_table and path.stat().st_size > 0,  # validators take a file without a line for a fault
        path.stat().st_size,
        sha256_of_file(path),
        rows,
    )


def _write_partitions(
    rows: Iterable[Row], folder: Path, format_: Format, relation: Relation, suffix: str
) -> Written:
    divided = relation.without(PARTITION)
    place, part = folder / relation.name, folder / f".{relation.name}.part"
    shutil.rmtree(part, ignore_errors=True)
    try:
        count = write_partitions(part, divided, rows)
        replace_partitions(part, place)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    paths = sorted(path.relative_to(folder).as_posix() for path in place.rglob("*.parquet"))
    return Written(divided, suffix, paths, format_.name, format_.mediatype, False, None, None, count)


def _put(path: Path, write: Callable[[Path], int]) -> int:
    """Writes a file beside its place and then moves it there, so that no half of a file ever stands there."""
    part = path.with_name(f".{path.name}.part")
    try:
        rows = write(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return rows


def write_csv(path: Path, relation: Relation, rows: Iterable[Row], encoding: str = "utf-8") -> int:
    """RFC 4180 in UTF-8. A null is an empty cell; nothing is put before a cell that begins with = + - @."""
    count = RowCount()
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(column.name for column in relation.columns)
        try:
            writer.writerows(count.of(rows))
        except csv.Error:  # Python 3.10 alone, of a NUL character
            problem = f"row {count.rows} is more than CSV can hold in this Python: take a later one, or JSON"
            raise InputError(relation.name, problem) from None
    return count.rows


def write_csv_for_excel(path: Path, relation: Relation, rows: Iterable[Row]) -> int:
    """The same with a byte order mark before it."""
    return write_csv(path, relation, rows, "utf-8-sig")


def write_ndjson(path: Path, relation: Relation, rows: Iterable[Row]) -> int:
    """One JSON object to a line."""
    return _write_objects(path, relation, rows, "", "\n", "\n")


def write_json(path: Path, relation: Relation, rows: Iterable[Row]) -> int:
    """One JSON array, one object to a line."""
    return _write_objects(path, relation, rows, "[\n", ",\n", "\n]\n")


def _write_objects(
    path: Path, relation: Relation, rows: Iterable[Row], head: str, between: str, tail: str
) -> int:
    names = [column.name for column in relation.columns]
    nested = [column.name for column in relation.columns if column.format == "json"]
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(head)
        for row in rows:
            values = dict(zip(names, row, strict=True))
            for name in nested:
                values[name] = unpacked(values[name])
            file.write(between if count else "")
            file.write(json.dumps(values, ensure_ascii=False))
            count += 1
        file.write(tail if count or head else "")
    return count


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
