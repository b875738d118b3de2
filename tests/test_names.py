"""A reader's own data bears its own names: nothing that is printed, served or exported of it says whose the
shipped data set is, and what belongs to a build is known by its content."""

from __future__ import annotations

import asyncio
import json
import re
import shlex
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from datasette.app import Datasette
from datasette.utils import tilde_encode

from rsdata.cli import main
from rsdata.database import schema
from rsdata.database.views import VIEWS
from rsdata.paths import METADATA as METADATA_NAME

from .conftest import METADATA, RAW
from .test_queries import QUERIES

SHIPPED = yaml.safe_load(METADATA.read_text("utf-8"))
# What only the shipped data set says of itself, and the words in it that nobody else's page would have.
FOREIGN = (
    SHIPPED["title"],
    SHIPPED["license"],
    SHIPPED["license_url"],
    SHIPPED["source"],
    SHIPPED["source_url"],
    *(source["title"] for source in yaml.safe_load((RAW / "sources.yml").read_text("utf-8"))["sources"]),
    "Rochester",
    "Strood",
    "Medway",
    "BBC",
    "30131852",
)

PAGE = """All times stated are UK

  1. Ash Vale result

    Ann Lee (Green) 1,204 (60.2%, +4.0%)
    Bo Ray (Labour) 796 (39.8%, -4.0%)

  2. Count

    Ann Lee said: "We are waiting."

  3. Odds

    Ladbrokes make Ann Lee 1/4 and Bo Ray 3/1 to win.

    Cy Poe tweets: "No news from #AshVale yet"
"""
DESCRIBED = """sources:
  - id: ash-live
    file: page.txt
    title: "Ash Vale: the night as it went"
    publisher: The Ash Herald
    url: https://herald.example/ash-live
    published: 2031-05-02
    rights: © The Ash Herald.
"""
OWN = ("Ash Vale: the night as it went", "The Ash Herald", "https://herald.example/ash-live")


def own(folder: Path, *, described: bool) -> Path:
    """A page of a reader's own in a folder raw/, with or without its description."""
    raw = folder / "raw"
    raw.mkdir()
    (raw / "page.txt").write_text(PAGE, "utf-8")
    if described:
        (raw / "sources.yml").write_text(DESCRIBED, "utf-8")
    return raw


def build(raw: Path, target: Path) -> list[str]:
    """Builds, and gives the words of the serve command that is printed last."""
    result = CliRunner().invoke(main, ["build", str(raw), "-o", str(target)])
    assert result.exit_code == 0, result.output
    last = result.output.strip().splitlines()[-1]
    words = shlex.split(last)
    assert words[:3] == ["datasette", "serve", str(target)]
    assert words[3:4] in ([], ["-m"])
    return words[4:]


@pytest.fixture(params=[True, False], ids=["described", "bare"])
def built(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, bool]:
    """A database of a reader's own, called as it is called when nobody says otherwise."""
    target = tmp_path / "rsdata.db"
    assert build(own(tmp_path, described=request.param), target) == []
    return target, request.param


class Asked:
    """A Datasette asked from inside the process."""

    def __init__(self, datasette: Datasette, loop: asyncio.AbstractEventLoop) -> None:
        self._datasette = datasette
        self._loop = loop

    def text(self, path: str) -> str:
        response = self._loop.run_until_complete(self._datasette.client.get(path, follow_redirects=True))
        assert response.status_code == 200, (path, response.text)
        return str(response.text) + str(response.headers)


@contextmanager
def served(*databases: Path, metadata: dict[str, Any] | None = None) -> Iterator[Asked]:
    with closing(asyncio.new_event_loop()) as loop:
        told = json.loads(json.dumps(metadata)) if metadata else None  # Datasette's own copy
        yield Asked(Datasette([], immutables=list(map(str, databases)), metadata=told), loop)


def pages_of(database: Path, db: str = "") -> Iterator[str]:
    """Every kind of page about a database; ``db`` is what tells it from others served with it."""
    name, more = database.stem, f"?db={db}" if db else ""
    yield from (f"/-/rsdata/{page}{more}" for page in ("", "about", "feed.atom"))
    yield f"/-/rsdata/search?q=waiting{more.replace('?', '&')}"
    yield from (
        f"/{name}",
        f"/{name}.json",
        f"/{name}?sql=select+1",
        f"/{name}.json?sql=select+1&_shape=array",
    )
    yield from (f"/{name}/{query}{ending}" for query in QUERIES for ending in ("", ".json", ".csv"))
    with closing(sqlite3.connect(database)) as connection:
        for table in schema.TABLES:
            yield from (f"/{name}/{table.name}{ending}" for ending in ("", ".json", ".csv"))
            for (key,) in connection.execute(f"select id from {table.name} limit 1"):
                yield f"/{name}/{table.name}/{tilde_encode(key)}"
                yield f"/{name}/{table.name}/{tilde_encode(key)}.json"
                if table.name in ("quotes", "posts", "results"):
                    yield f"/-/rsdata/evidence/{key}{more}"
        for (key,) in connection.execute("select id from sources"):
            yield f"/-/rsdata/source/{key}{more}"
    yield from (f"/{name}/{view.name}{ending}" for view in VIEWS for ending in ("", ".json", ".csv"))


def foreign_words(text: str) -> list[str]:
    return [word for word in FOREIGN if word in text]


def test_the_page_has_rows_of_every_kind_that_the_site_shows(tmp_path: Path) -> None:
    """Or the tests below would see less than they say."""
    build(own(tmp_path, described=True), tmp_path / "rsdata.db")
    with closing(sqlite3.connect(tmp_path / "rsdata.db")) as connection:
        for table in ("posts", "quotes", "people", "results", "odds", "contests", "messages", "hashtags"):
            assert connection.execute(f"select count(*) from {table}").fetchone()[0], table


@pytest.mark.parametrize("metadata", [None, SHIPPED], ids=["no metadata", "the metadata of others"])
def test_no_page_says_anything_of_the_shipped_data(
    built: tuple[Path, bool], metadata: dict[str, Any] | None
) -> None:
    database, described = built
    with served(database, metadata=metadata) as site:
        found = {
            path: words
            for path in ("/", "/-/metadata.json", *pages_of(database))
            if (words := foreign_words(_told(site, path)))
        }
        assert found == {}
        home, about = site.text("/"), site.text("/-/rsdata/about")
        feed, table = site.text("/-/rsdata/feed.atom"), site.text("/rsdata/posts")
    for page in (home, about, feed):
        assert (OWN[0] if described else "page") in page
    linked = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', home, re.DOTALL)[1])  # type: ignore[index]
    assert "license" not in linked
    if described:
        assert all(word in page for word in OWN for page in (home, about, table))
        assert linked["copyrightNotice"] == "© The Ash Herald."
        assert linked["isBasedOn"] == OWN[2]
        assert "© The Ash Herald" in feed
        assert "The coverage: © The Ash Herald." in home


def _told(site: Asked, path: str) -> str:
    try:
        return site.text(path)
    except AssertionError:
        if path == "/-/metadata.json":  # Datasette 1.0 has no such page
            return ""
        raise


def test_two_databases_at_once_bear_each_its_own_name(tmp_path: Path, database: Path) -> None:
    mine = tmp_path / "mine.db"
    build(own(tmp_path, described=True), mine)
    with served(database, mine, metadata=SHIPPED) as site:
        # The list of what else is served here is by name of the database, and says nothing of its content.
        found = {path: words for path in pages_of(mine, "mine") if (words := foreign_words(site.text(path)))}
        assert found == {}
        theirs = site.text("/-/rsdata/?db=rsdata")
        assert SHIPPED["title"] in theirs
        assert SHIPPED["license"] in theirs
        assert not [word for word in OWN if word in theirs]
        assert SHIPPED["source"] in site.text("/rsdata/posts")


def test_metadata_of_the_readers_own_is_said_whatever_it_is_built_from(built: tuple[Path, bool]) -> None:
    database, _ = built
    told = {
        "title": "Ash by night",
        "license": "CC0",
        "license_url": SHIPPED["license_url"],  # anybody may give that licence
        "databases": {"rsdata": {"source": "A friend", "source_url": "https://friend.example/"}},
    }
    with served(database, metadata=told) as site:
        for path in ("/", "/-/rsdata/about", "/rsdata/posts"):
            page = site.text(path)
            assert "CC0" in page
            assert "A friend" in page
            assert SHIPPED["license_url"] in page
        assert "Ash by night" in site.text("/-/rsdata/feed.atom")


def test_an_archive_is_called_by_what_its_pages_have_in_common(tmp_path: Path) -> None:
    raw = own(tmp_path, described=False)
    (raw / "more.txt").write_text(PAGE)
    (raw / "sources.yml").write_text(
        "".join(
            f"- {{file: {name}.txt, title: {name}, publisher: Ash Herald, rights: {name}}}\n"
            for name in ("page", "more")
        )
    )
    build(raw, tmp_path / "rsdata.db")
    with served(tmp_path / "rsdata.db") as site:
        home = site.text("/")
    assert "2 pages of Ash Herald" in home
    assert "The coverage:" not in home


def test_the_serve_command_names_the_metadata_that_belongs_to_the_build(tmp_path: Path) -> None:
    raw = own(tmp_path, described=False)
    target = tmp_path / "site" / "mine.db"
    target.parent.mkdir()
    assert build(raw, target) == []
    assert build(raw / "page.txt", target) == []
    (tmp_path / METADATA_NAME).write_text("title: Mine\n")
    for place in (raw, raw / "page.txt"):
        (named,) = build(place, target)
        assert Path(named).resolve() == (tmp_path / METADATA_NAME).resolve()
    (raw / METADATA_NAME).write_text("title: Mine, nearer\n")
    (named,) = build(raw, target)
    assert Path(named).resolve() == (raw / METADATA_NAME).resolve()


def test_a_copy_of_the_shipped_metadata_beside_other_coverage_is_not_its_own(tmp_path: Path) -> None:
    raw = own(tmp_path, described=False)
    shutil.copy(METADATA, tmp_path / METADATA_NAME)
    assert build(raw, tmp_path / "mine.db") == []


def test_the_shipped_coverage_is_known_by_its_content(tmp_path: Path) -> None:
    """Through another path it is the same; beside another page, or with another word in it, it is not."""
    raw = tmp_path / "elsewhere"
    raw.mkdir()
    (page,) = (shutil.copy(page, raw) for page in RAW.glob("*.txt"))
    for place in (raw, Path(page)):
        (named,) = build(place, tmp_path / "rsdata.db")
        assert Path(named).read_bytes() == METADATA.read_bytes()
    (raw / "page.txt").write_text(PAGE)
    assert build(raw, tmp_path / "rsdata.db") == []
    (raw / "page.txt").unlink()
    Path(page).write_text(Path(page).read_text("utf-8") + "\n\n    A word.\n", "utf-8")
    assert build(raw, tmp_path / "rsdata.db") == []


def test_the_metadata_is_named_so_that_it_is_found_from_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = own(tmp_path, described=False)
    (tmp_path / METADATA_NAME).write_text("title: Mine\n")
    for here, named in ((tmp_path, raw.name), (raw, "."), (raw, "page.txt")):
        monkeypatch.chdir(here)
        (found,) = build(Path(named), tmp_path / "mine.db")
        assert Path(found).resolve() == (tmp_path / METADATA_NAME).resolve()


def test_check_without_raw_asks_for_it_where_the_coverage_is_anothers(
    built: tuple[Path, bool], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, _ = built
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    asked = CliRunner().invoke(main, ["check", str(database)])
    assert asked.exit_code == 1
    assert asked.output.count("\n") == 1
    assert "--raw" in asked.output
    assert str(database) in asked.output
    own(elsewhere, described=False)
    (elsewhere / "raw" / "page.txt").write_text(PAGE + "\n    Another page of that name.\n")
    assert "--raw" in CliRunner().invoke(main, ["check", str(database)]).output
    monkeypatch.chdir(database.parent)
    proved = CliRunner().invoke(main, ["check", str(database)])
    assert proved.exit_code == 0, proved.output


def test_an_export_says_of_the_data_what_the_sources_say(built: tuple[Path, bool], tmp_path: Path) -> None:
    database, described = built
    exported = CliRunner().invoke(
        main, ["export", str(database), str(tmp_path / "files"), "--format", "csv,json"]
    )
    assert exported.exit_code == 0, exported.output
    for path in sorted((tmp_path / "files").iterdir()):
        assert foreign_words(path.read_text("utf-8")) == [], path.name
    package = json.loads((tmp_path / "files" / "datapackage.json").read_text("utf-8"))
    assert "licenses" not in package
    assert "version" not in package
    (source,) = package["sources"]
    if described:
        assert package["title"].endswith(OWN[0])
        assert package["name"] == "ash-live"
        assert {source["title"], source["publisher"], source["path"]} == set(OWN)
        assert source["rights"] == "© The Ash Herald."
    else:
        assert package["title"].endswith("page")
        assert package["name"] == "page"
