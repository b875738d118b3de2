"""The shipped page, read once; the shipped database, built once, as a user builds it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from rsdata.cli import main
from rsdata.model import Coverage
from rsdata.parse.coverage import parse
from rsdata.sources import open_raw

ROOT = Path(__file__).parent.parent
RAW = ROOT / "raw"
METADATA = ROOT / "metadata.yml"


@pytest.fixture(scope="session")
def coverage() -> Coverage:
    """The shipped page, parsed."""
    (file,) = open_raw(RAW).files
    return parse(file.read().text, file.source)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data set, built by the command."""
    path = tmp_path_factory.mktemp("built") / "rsdata.db"
    result = CliRunner().invoke(main, ["build", str(RAW), "-o", str(path)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture(scope="session")
def db(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the shipped data set."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection
