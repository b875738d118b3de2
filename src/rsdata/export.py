"""The tables and views as files, with a Data Package beside them: CSV, JSON, NDJSON, Parquet.

Rows go from a cursor to a file one by one, so that memory does not grow with the data.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rsdata.database import open_database
from rsdata.datapackage import Relation, Written, describe, relations
from rsdata.digest import digest
from rsdata.errors import InputError
from rsdata.published import published

PACKAGE = "datapackage.json"

# A batch of Parquet rows ends at so many rows or so many characters of text.
BATCH_ROWS = 10_000
BATCH_CHARACTERS = 4_000_000

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name, its media type, whether Frictionless can check its rows (of JSON and Parquet
    it compares size and hash), and how to write one. Writers return the number of rows."""

    name: str
    mediatype: str
    is_table: bool
    write: Callable[[Path, Relation, Iterable[Row]], int]


def export(database: Path, folder: Path, formats: Iterable[str]) -> Iterator[Written]:
    """Writes every table and view of the database into the folder, in each format; yields each file so made.

    Raises InputError for a database that rsdata did not build, a folder that cannot be written, and for
    Parquet where pyarrow is missing.
    """
    chosen = [FORMATS[name] for name in dict.fromkeys(formats)]
    if any(format_.name == "parquet" for format_ in chosen):
        _require_pyarrow()
    with open_database(database) as connection:
        _make(folder)
        files = []
        try:
            for format_ in chosen:
                for relation in relations(connection):
                    suffix = "" if format_ is chosen[0] else f"-{format_.name}"
                    files.append(_write(connection, folder, format_, relation, suffix))
                    yield files[-1]
            described = describe(connection, database.stem, files, digest(connection), published())
            _put(folder / PACKAGE, lambda path: path.write_text(_pretty(described), "utf-8"))
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
    sha = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 16):
            sha.update(block)
    return Written(
        relation,
        suffix,
        path.name,
        format_.name,
        format_.mediatype,
        format_.is_table,
        path.stat().st_size,
        sha.hexdigest(),
        rows,
    )


def _put(path: Path, write: Callable[[Path], int]) -> int:
    """Writes a file beside its place and then moves it there, so that no half of a file ever stands there."""
    part = path.with_name(f".{path.name}.part")
    try:
        rows = write(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return rows


def _pretty(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def write_csv(path: Path, relation: Relation, rows: Iterable[Row]) -> int:
    """RFC 4180 in UTF-8. A null is an empty cell; nothing is put before a cell that begins with = + - @."""
    count = _Count()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(column.name for column in relation.columns)
        try:
            writer.writerows(count.of(rows))
        except csv.Error:  # Python 3.10 alone, of a NUL character
            problem = f"row {count.rows} is more than CSV can hold in this Python: take a later one, or JSON"
            raise InputError(relation.name, problem) from None
    return count.rows


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
                values[name] = _unpacked(values[name])
            file.write(between if count else "")
            file.write(json.dumps(values, ensure_ascii=False))
            count += 1
        file.write(tail if count or head else "")
    return count


def write_parquet(path: Path, relation: Relation, rows: Iterable[Row]) -> int:
    """Typed columns, each with its description; dates are dates, lists are lists. A moment stays the text it
    is, since Parquet has no place for its offset."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"TEXT": pa.string(), "INTEGER": pa.int64(), "REAL": pa.float64()}
    formats = {"date": pa.date32(), "json": pa.list_(pa.string())}
    readers: dict[str, Callable[[Any], Any]] = {"date": _date, "json": _unpacked}
    schema = pa.schema(
        [
            pa.field(
                column.name,
                formats.get(column.format or "", types[column.type]),
                nullable=not column.required,
                metadata={"description": column.description},
            )
            for column in relation.columns
        ],
        metadata={"description": relation.description},
    )
    convert = [(i, readers[c.format]) for i, c in enumerate(relation.columns) if c.format in readers]
    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            columns = [list(values) for values in zip(*batch, strict=True)]
            for i, reader in convert:
                columns[i] = [reader(value) for value in columns[i]]
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            count += len(batch)
    return count


FORMATS = {
    format_.name: format_
    for format_ in (
        Format("csv", "text/csv", True, write_csv),
        Format("json", "application/json", False, write_json),
        Format("ndjson", "application/x-ndjson", True, write_ndjson),
        Format("parquet", "application/vnd.apache.parquet", False, write_parquet),
    )
}


class _Count:
    """Counts what passes through to a writer that takes all rows at once."""

    rows = 0

    def of(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.rows += 1
            yield row


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    characters = 0
    for row in rows:
        batch.append(row)
        characters += sum(len(value) for value in row if isinstance(value, str))
        if len(batch) >= BATCH_ROWS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _unpacked(value: str | None) -> Any:
    return None if value is None else json.loads(value)


def _date(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _require_pyarrow() -> None:
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise InputError("parquet", "needs pyarrow: pip install 'rsdata[parquet]'") from None
