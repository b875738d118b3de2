"""The shipped page, read once; the shipped database, built once, as a user builds it."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
import yaml
from click.testing import CliRunner
from datasette.app import Datasette
from hypothesis import HealthCheck, Phase, settings

from rsdata.build.builder import build
from rsdata.cli import main
from rsdata.model import Coverage
from rsdata.pipeline import parse
from rsdata.sources.folder import open_raw

ROOT = Path(__file__).parent.parent
RAW = ROOT / "raw"
METADATA = ROOT / "metadata.yml"
# Two invented pages with all that the checks look at, and their metadata.
CHECKED = ROOT / "tests" / "checked"

# No test is timed: on a busy machine an example may take any time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# For mutation testing: always the same examples, and no time spent on the smallest that fails.
settings.register_profile(
    "mutation",
    parent=settings.get_profile("untimed"),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    max_examples=30,
    suppress_health_check=list(HealthCheck),
)


def pytest_xdist_auto_num_workers() -> int:
    """Two for each processor (``-n auto``): much of the time something that was started is waited for."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder of the tests' own, for this process and those it starts."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


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


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the two invented pages."""
    path = tmp_path_factory.mktemp("checked") / "rsdata.db"
    build(open_raw(CHECKED / "raw"), path)
    return path


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    """A copy of it, to be tampered with."""
    path = tmp_path / "rsdata.db"
    shutil.copy(sound, path)
    return path


class Site:
    """The shipped data set as Datasette serves it, asked from inside the process."""

    def __init__(self, database: Path, metadata: Path) -> None:
        described = yaml.safe_load(metadata.read_text("utf-8"))
        self._loop = asyncio.new_event_loop()
        # Datasette 1.0 reads queries and settings from the configuration, 0.65 from the metadata.
        self._datasette = Datasette([], immutables=[str(database)], metadata=described)

    def get(self, path: str, **parameters: str) -> httpx.Response:
        query = f"?{urlencode(parameters)}" if parameters else ""
        response: httpx.Response = self._loop.run_until_complete(self._datasette.client.get(path + query))
        return response

    def rows(self, query: str, **parameters: str) -> list[dict[str, Any]]:
        """What a canned query answers."""
        response = self.get(f"/rsdata/{query}.json", _shape="array", **parameters)
        assert response.status_code == 200, response.text
        rows: list[dict[str, Any]] = response.json()
        return rows

    def close(self) -> None:
        self._loop.close()


@pytest.fixture(scope="session")
def site(database: Path) -> Iterator[Site]:
    with closing(Site(database, METADATA)) as site:
        yield site
