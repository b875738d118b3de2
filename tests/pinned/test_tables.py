"""What small readers make of a line, by the tables of tests/pinned/tables."""

from __future__ import annotations

import pytest

from rsdata.language.parties import longest_party

from .tables import READERS, TABLES, read, rows


def test_every_reader_has_its_table() -> None:
    assert {path.stem for path in TABLES.glob("*.txt")} == set(READERS)


@pytest.mark.parametrize("reader", READERS)
def test_what_is_printed_is_read(reader: str) -> None:
    table = rows(TABLES / f"{reader}.txt")
    assert [(printed, read(reader, printed)) for printed, _ in table] == table


def test_a_party_may_begin_where_the_reading_begins() -> None:
    assert longest_party("'Labour", 1, 7) == (1, 7, "labour-party")
    assert longest_party("'Labour", 0, 7) is None
