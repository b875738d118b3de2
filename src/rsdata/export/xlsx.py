"""Tables as workbooks for Excel and its like: typed cells, one sheet a file.

Needs XlsxWriter, the extra ``xlsx``. The same rows give the same bytes: what a workbook would say of when it
was made is always the same.
"""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from rsdata.database.plain_rows import Counted
from rsdata.errors import InputError
from rsdata.export.datapackage import Relation

MOST_ROWS: Final = 1_048_575  # beside the row of names
LONGEST: Final = 32_767  # characters of a cell
CUT: Final = "… (cut: a cell holds no more)"
# Numbers that Excel would round: it keeps fifteen digits.
LARGEST: Final = 10**15
EARLIEST: Final = date(1900, 3, 1)  # before it Excel counts a day that never was
MADE: Final = datetime(2000, 1, 1)
OPTIONS: Final = {
    "constant_memory": True,
    # A cell holds what the row holds: no formula, no link, no number made of a text.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
WIDEST, NARROWEST = 60, 9  # of a column, in characters


def require_xlsxwriter() -> None:
    """InputError where it is not installed."""
    try:
        import xlsxwriter  # noqa: F401
    except ImportError:
        raise InputError("xlsx", "needs XlsxWriter: pip install 'rsdata[xlsx]'") from None


def write_xlsx(path: Path, relation: Relation, rows: Counted) -> None:
    """One sheet, its first row the names of the columns, which stays in view. Dates are dates; a text that is
    too long for a cell is cut, and says so."""
    import xlsxwriter

    with tempfile.TemporaryDirectory() as scratch:
        book = xlsxwriter.Workbook(str(path), {**OPTIONS, "tmpdir": scratch})
        try:
            _fill(book, relation, rows)
        except BaseException:
            book.fileclosed = True  # else it warns of itself; what there is of it is thrown away
            raise
        book.close()


def _fill(book: Any, relation: Relation, rows: Counted) -> None:
    book.set_properties({"created": MADE, "title": relation.name, "comments": relation.description})
    sheet = book.add_worksheet(relation.name[:31])
    head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    formats = [day if column.format == "date" else None for column in relation.columns]
    for at, column in enumerate(relation.columns):
        sheet.set_column(at, at, WIDEST if column.name == "text" else max(len(column.name) + 2, NARROWEST))
        sheet.write_string(0, at, column.name, head)
    sheet.freeze_panes(1, 0)
    for row in rows:
        if rows.count > MOST_ROWS:
            raise InputError(relation.name, "has more rows than a sheet holds: take CSV or Parquet")
        for at, value in enumerate(row):
            _write_cell(sheet, rows.count, at, value, formats[at])
    sheet.autofilter(0, 0, rows.count, len(relation.columns) - 1)


def _write_cell(sheet: Any, row: int, column: int, value: object, day: Any) -> None:
    if value is None:
        return
    if isinstance(value, str):
        moment = _day(value) if day is not None else None
        if moment is not None:
            sheet.write_datetime(row, column, moment, day)
        elif len(value.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST:
            sheet.write_string(row, column, _cut(value))
        else:
            sheet.write_string(row, column, value)
    elif isinstance(value, int) and abs(value) >= LARGEST:
        sheet.write_string(row, column, str(value))
    else:
        sheet.write_number(row, column, value)


def _day(value: str) -> datetime | None:
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return datetime(found.year, found.month, found.day) if found >= EARLIEST else None


def _cut(value: str) -> str:
    """As much as a cell holds, which counts in UTF-16."""
    room = (LONGEST - len(CUT)) * 2
    return value.encode("utf-16-le", "surrogatepass")[:room].decode("utf-16-le", "ignore") + CUT
