"""Time zones: IANA names alone, and the data of the package tzdata, whatever the machine has."""

from __future__ import annotations

import shutil
import zoneinfo
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import tzdata
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from rsdata import zones
from rsdata.cli import main
from rsdata.pages.times import Stamp, published_at
from rsdata.zones import zone

from .conftest import ROOT

PAGE = "  1. Count\n\n    Waiting.\n"

NOT_IANA = (
    "localtime", "posixrules", "posix/Europe/Paris", "right/Europe/Paris", "/etc/localtime", "/Europe/Paris",
    "Europe/../Europe/Paris", "Europe//Paris", "Europe/Paris/", "./Europe/Paris", "../zones", "Europe",
    "europe/paris", "EUROPE/PARIS", "Europe/paris", "utc", "tzdata.zi", "zone.tab", "leapseconds",
    "iso3166.tab", "zones", "__init__.py", "Europe\\Paris",
    "Europe/Deal", "UTC+1", "CET-1CEST", "<+03>-3", "Factory\0", "Ｕtc", "",
)  # fmt: skip


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Path]:
    """What the machine keeps of time zones: every name means New York."""
    folder = tmp_path / "zoneinfo"
    new_york = Path(tzdata.__file__).parent / "zoneinfo" / "America" / "New_York"
    for name in ("localtime", "posixrules", "Europe/Paris", "right/Europe/Paris", "Ash/Vale"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(new_york, folder / name)
    zoneinfo.ZoneInfo.clear_cache()
    zoneinfo.reset_tzpath([folder])
    zone.cache_clear()
    yield folder
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()


@pytest.mark.parametrize("name", NOT_IANA)
def test_what_is_no_iana_name_is_no_zone(name: str, machine: Path) -> None:
    assert zone(name) is None


@given(st.text())
def test_no_name_is_too_odd_to_be_asked_for(name: str) -> None:
    assert (zone(name) is not None) == (name in zones.names())


def test_every_iana_name_is_a_zone() -> None:
    assert len(zones.names()) > 400
    for name in zones.names():
        found = zone(name)
        assert found is not None
        assert found.key == name


def test_the_zones_of_the_machine_are_not_asked(machine: Path) -> None:
    at = datetime(2014, 7, 3, 21, 5)
    assert str(zoneinfo.ZoneInfo("Europe/Paris").utcoffset(at)) == "-1 day, 20:00:00"
    found = zone("Europe/Paris")
    assert found is not None
    assert str(found.utcoffset(at)) == "2:00:00"
    assert zone("Ash/Vale") is None


def test_an_entry_of_a_page_in_a_zone_that_is_none_has_no_moment(machine: Path) -> None:
    at = [Stamp(21, 5, None, 3, 7, 2014)]
    assert published_at(at, timezone_name="Europe/Paris") == ["2014-07-03T21:05:00+02:00"]
    for name in ("localtime", "posixrules", "right/Europe/Paris", "Ash/Vale"):
        assert published_at(at, timezone_name=name) == [None]


@pytest.mark.parametrize("name", ["localtime", "posixrules", "/etc/localtime", "right/Europe/Paris", "utc"])
def test_another_zone_is_refused_in_one_line_that_names_the_file_and_the_line(
    name: str, tmp_path: Path, machine: Path
) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "sources.yml").write_text(f"- file: a.txt\n  timezone: {name}\n")
    command = ["build", str(tmp_path), "-o", str(tmp_path / "rsdata.db")]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert f"{tmp_path / 'sources.yml'}, line 2: 'timezone' is {name!r}: " in result.output
    assert not (tmp_path / "rsdata.db").exists()


def test_time_zones_are_read_in_one_place() -> None:
    readers = [
        path.name for path in (ROOT / "src").rglob("*.py") if "zoneinfo" in path.read_text("utf-8").lower()
    ]
    assert readers == ["zones.py"]
