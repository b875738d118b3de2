"""Tables as Parquet: typed columns, each with its description; one file a table, or one for each source.

Needs pyarrow, the extra ``parquet``.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from rsdata.database.plain_rows import Row
from rsdata.errors import InputError
from rsdata.export.datapackage import Relation

if TYPE_CHECKING:
    import pyarrow as pa

# A batch of rows ends at so many rows or so many characters of text.
BATCH_ROWS = 10_000
BATCH_CHARACTERS = 4_000_000

# Folders that DuckDB, Spark and Arrow take for a column: source_id=uk-politics-30131852.
PARTITION = "source_id"


def require_pyarrow() -> None:
    """InputError where it is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise InputError("parquet", "needs pyarrow: pip install 'rsdata[parquet]'") from None


def write_parquet(path: Path, relation: Relation, rows: Iterable[Row]) -> None:
    """One file. Dates are dates, lists are lists; a moment stays the text it is, since Parquet has no place
    for its offset."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema(relation)
    readers: dict[str, Callable[[Any], Any]] = {"date": _date, "json": unpacked}
    convert = [(i, readers[c.format]) for i, c in enumerate(relation.columns) if c.format in readers]
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            columns = [list(values) for values in zip(*batch, strict=True)]
            for i, reader in convert:
                columns[i] = [reader(value) for value in columns[i]]
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def write_partitions(folder: Path, relation: Relation, rows: Iterable[Row]) -> None:
    """One file for each source, in folders as Hive names them. Each row begins with the id of its source,
    which the file leaves out, and the rows of a source follow one another."""
    folder.mkdir()
    for source_id, group in groupby(rows, itemgetter(0)):
        part = folder / f"{PARTITION}={quote(source_id, safe='')}"
        part.mkdir()
        write_parquet(part / "part-0.parquet", relation, (row[1:] for row in group))


def replace_partitions(new: Path, folder: Path) -> None:
    """Puts a folder of partitions in the place of an older one. Raises InputError where something else
    stands there."""
    if folder.exists():
        if not folder.is_dir() or any(not path.name.startswith(f"{PARTITION}=") for path in folder.iterdir()):
            raise InputError(folder, "is in the way: move it, or export to another folder")
        shutil.rmtree(folder)
    new.replace(folder)


def _schema(relation: Relation) -> pa.Schema:
    import pyarrow as pa

    types = {"TEXT": pa.string(), "INTEGER": pa.int64(), "REAL": pa.float64()}
    formats = {"date": pa.date32(), "json": pa.list_(pa.string())}
    return pa.schema(
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


def unpacked(value: str | None) -> Any:
    """What a column of JSON holds."""
    return None if value is None else json.loads(value)


def _date(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
