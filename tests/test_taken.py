"""What is taken away from the site: the file, CSV, citations; and who may take it."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette
from datasette.version import __version__

from rsdata.database.digest import digest_of_file
from rsdata.plugin.citation import Citation

from .conftest import Site

DATASETTE_1 = not __version__.startswith("0.")


class Open:
    """A database as Datasette serves it with settings of its own, not as immutable unless asked for."""

    def __init__(self, path: Path, *, immutable: bool = False, **metadata: Any) -> None:
        self._loop = asyncio.new_event_loop()
        files = {"immutables" if immutable else "files": [str(path)]}
        settings = metadata.pop("settings", {})
        self.datasette = Datasette(**files, metadata=metadata, settings=settings)

    def get(self, path: str, **headers: str) -> httpx.Response:
        response: httpx.Response = self._loop.run_until_complete(
            self.datasette.client.get(path, headers=headers)
        )
        return response

    def ask(self, method: str, path: str) -> httpx.Response:
        response: httpx.Response = self._loop.run_until_complete(self.datasette.client.request(method, path))
        return response

    def close(self) -> None:
        self._loop.close()


@pytest.fixture
def opened(copy: Path) -> Iterator[Open]:
    with closing(Open(copy)) as site:
        yield site


PRIVATE = {"databases": {"rsdata": {"allow": {"id": "root"}}}}
A_TABLE_IS = {"databases": {"rsdata": {"tables": {"posts": {"allow": {"id": "root"}}}}}}
ANOTHER_TABLE_IS = {"databases": {"rsdata": {"tables": {"notes": {"allow": {"id": "root"}}}}}}


def private(path: Path, said: dict[str, Any]) -> Open:
    site = Open(path, **said)
    if DATASETTE_1:
        site = Open(path)
        site.datasette.config = said
    return site


# The file


def test_the_file_is_there_without_any_flag(opened: Open, copy: Path) -> None:
    answer = opened.get("/rsdata.db")
    assert answer.status_code == 200
    assert answer.content == copy.read_bytes()
    assert answer.headers["content-disposition"] == 'attachment; filename="rsdata.db"'
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert 'href="/rsdata.db"' in opened.get("/").text


RANGES = {
    "bytes=0-99": (0, 100),
    "bytes=100-100": (100, 101),
    "bytes=4096-": (4096, None),
    "bytes=-512": (-512, None),
    "bytes=0-999999999": (0, None),
}


@pytest.mark.parametrize("immutable", [False, True])
def test_a_part_of_the_file_is_given_to_who_names_it(copy: Path, immutable: bool) -> None:
    whole = copy.read_bytes()
    with closing(Open(copy, immutable=immutable)) as site:
        first = site.get("/rsdata.db")
        assert first.headers["accept-ranges"] == "bytes" and first.content == whole
        for asked, (low, high) in RANGES.items():
            answer = site.get("/rsdata.db", Range=asked)
            assert (answer.status_code, answer.content) == (206, whole[low:high]), asked
            begin = low % len(whole)
            end = begin + len(answer.content) - 1
            assert answer.headers["content-range"] == f"bytes {begin}-{end}/{len(whole)}"
            assert answer.headers["content-length"] == str(len(answer.content))
            assert "Content-Range" in answer.headers["access-control-expose-headers"]
        for asked in ("bytes=0-9,20-29", "bytes=9-0", "bytes=-", "lines=1-2", "bytes=x-"):
            answer = site.get("/rsdata.db", Range=asked)
            assert (answer.status_code, answer.content) == (200, whole), asked
        for asked in (f"bytes={len(whole)}-", "bytes=-0"):
            answer = site.get("/rsdata.db", Range=asked)
            assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{len(whole)}")
        etag = first.headers["etag"]
        assert site.get("/rsdata.db", **{"if-none-match": etag}).status_code == 304
        assert site.get("/rsdata.db", Range="bytes=0-9", **{"if-range": etag}).status_code == 206
        assert site.get("/rsdata.db", Range="bytes=0-9", **{"if-range": '"other"'}).status_code == 200


def test_parts_of_two_versions_are_not_put_together(opened: Open, copy: Path) -> None:
    etag = opened.get("/rsdata.db", Range="bytes=0-9").headers["etag"]
    with closing(sqlite3.connect(copy)) as conn, conn:
        conn.execute("update people set name = 'another'")
    answer = opened.get("/rsdata.db", Range="bytes=10-19", **{"if-range": etag})
    assert answer.status_code == 200 and answer.headers["etag"] != etag


def test_a_page_that_stands_elsewhere_may_name_a_part(copy: Path) -> None:
    with closing(Open(copy)) as site:
        answer = site.ask("OPTIONS", "/rsdata.db")
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "Range" in answer.headers["access-control-allow-headers"] and answer.content == b""
        head = site.ask("HEAD", "/rsdata.db")
        assert (head.content, head.headers["content-length"]) == (b"", str(copy.stat().st_size))
        assert site.ask("DELETE", "/rsdata.db").status_code == 405
    with closing(Open(copy, **dict[str, Any](PRIVATE))) as site:
        assert "access-control-allow-origin" not in site.ask("OPTIONS", "/rsdata.db").headers


def test_a_build_that_replaces_the_file_does_not_change_what_is_served(
    opened: Open, copy: Path, tmp_path: Path
) -> None:
    opened.get("/")
    before = copy.read_bytes()
    other = tmp_path / "next"
    shutil.copy(copy, other)
    with closing(sqlite3.connect(other)) as db:
        db.execute("delete from hashtags")
        db.commit()
    other.replace(copy)
    assert opened.get("/rsdata.db").content == before


def test_who_writes_to_the_file_never_leaves_half_of_a_change_in_the_download(
    opened: Open, copy: Path, tmp_path: Path
) -> None:
    for nth in range(5):
        with closing(sqlite3.connect(copy)) as db:
            db.execute("update posts set heading = ?", (f"Heading {nth} " * 50,))
            answer = opened.get("/rsdata.db")  # before it is committed
            assert answer.status_code == 200
            db.commit()
        path = tmp_path / "downloaded.db"
        path.write_bytes(opened.get("/rsdata.db").content)
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("pragma integrity_check").fetchone() == ("ok",)
            assert {row[0][:9] for row in db.execute("select heading from posts")} == {f"Heading {nth}"}


def test_a_database_with_a_log_is_not_given_out_by_half(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as db:
        db.execute("pragma journal_mode = wal")
        db.execute("update posts set heading = 'logged'")
        db.commit()
        with closing(Open(copy)) as site:
            assert site.get("/rsdata.db").status_code == 403


@pytest.mark.parametrize("immutable", [True, False])
def test_who_switches_downloads_off_has_none(copy: Path, immutable: bool) -> None:
    with closing(Open(copy, immutable=immutable, settings={"allow_download": False})) as site:
        assert site.get("/rsdata.db").status_code == 403
        assert 'href="/rsdata.db"' not in site.get("/").text


def test_a_database_of_somebody_elses_is_datasettes_matter(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("create table t (a)")
    with closing(Open(path)) as site:
        assert site.get("/foreign.db").status_code == 403
    with closing(Open(path, immutable=True)) as site:
        answer = site.get("/foreign.db")
        assert answer.content == path.read_bytes()
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("said", [PRIVATE, A_TABLE_IS, ANOTHER_TABLE_IS])
def test_who_may_not_see_a_table_does_not_get_it_in_the_file(copy: Path, said: dict[str, Any]) -> None:
    with closing(sqlite3.connect(copy)) as db:
        db.execute("create table notes (a)")
    with closing(private(copy, said)) as site:
        assert site.get("/rsdata.db").status_code == 403


# Who may read it from elsewhere

DATA = ("/rsdata.db", "/rsdata.json", "/rsdata/quotes.json", "/rsdata/quotes.csv", "/rsdata/swing.json",
        "/rsdata/swing.csv", "/rsdata/no-such-table.json")  # fmt: skip


@pytest.mark.parametrize("path", DATA)
def test_data_may_be_read_from_other_pages(opened: Open, path: str) -> None:
    headers = opened.get(path).headers
    assert headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in headers


@pytest.mark.parametrize("path", ["/", "/rsdata", "/rsdata/quotes", "/-/rsdata/about"])
def test_pages_may_not(opened: Open, path: str) -> None:
    assert "access-control-allow-origin" not in opened.get(path).headers


@pytest.mark.parametrize("path", DATA)
@pytest.mark.parametrize("header", [{"cookie": "ds_actor=x"}, {"authorization": "Bearer x"}])
def test_not_with_credentials(opened: Open, path: str, header: dict[str, str]) -> None:
    assert "access-control-allow-origin" not in opened.get(path, **header).headers


@pytest.mark.parametrize("said", [PRIVATE, A_TABLE_IS])
@pytest.mark.parametrize("path", DATA)
def test_not_of_a_private_database(copy: Path, said: dict[str, Any], path: str) -> None:
    with closing(private(copy, said)) as site:
        assert "access-control-allow-origin" not in site.get(path).headers


def test_not_where_the_owner_says_so_or_a_plugin_decides(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Open(copy, plugins={"rsdata": {"cors": False}})) as site:
        assert "access-control-allow-origin" not in site.get("/rsdata/quotes.json").headers
    monkeypatch.setattr("rsdata.plugin.kept.somebody_decides", lambda: True)
    with closing(Open(copy)) as site:
        assert "access-control-allow-origin" not in site.get("/rsdata/quotes.json").headers
    with closing(Open(copy, plugins={"rsdata": {"cors": True}})) as site:
        assert site.get("/rsdata/quotes.json").headers["access-control-allow-origin"] == "*"


# CSV


def test_a_csv_is_a_file_with_a_name_and_for_excel_with_a_mark(site: Site) -> None:
    page = site.get("/rsdata/people/ed-miliband").text
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+\.csv[^"]*)"', page)]
    plain, marked = links[:2]
    answer = site.get(plain)
    assert answer.headers["content-disposition"] == 'attachment; filename="ed-miliband-quotes.csv"'
    assert {row["speaker"] for row in csv.DictReader(io.StringIO(answer.text))} == {"Ed Miliband"}
    assert site.get(marked).content == b"\xef\xbb\xbf" + answer.content


@pytest.mark.parametrize(
    "path", ["/", "/rsdata/swing", "/rsdata/quotes", "/rsdata/people/ed-miliband",
             "/rsdata/contests/parl~2Erochester-and-strood~2Eby~2E2014-11-20"],
)  # fmt: skip
def test_every_csv_that_a_page_leads_to_is_a_file(site: Site, path: str) -> None:
    links = re.findall(r'href="([^"]+\.csv[^"]*)"', site.get(path).text)
    assert links
    for link in links:
        answer = site.get(link.replace("&amp;", "&"))
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        assert answer.content.startswith(b"\xef\xbb\xbf") is ("_bom=on" in link)
        assert len(answer.content.splitlines()) > 1


@pytest.mark.parametrize(
    "name", ["../../x", 'a"; x=y', "a\r\nset-cookie: a=b", "A b", "on", "", "ä" * 9, "x" * 200]
)
def test_no_other_name_is_taken(site: Site, name: str) -> None:
    answer = site.get("/rsdata/quotes.csv", _dl=name)
    assert answer.status_code == 200
    assert answer.headers.get("content-disposition") in (None, 'attachment; filename="quotes.csv"')
    assert "set-cookie" not in answer.headers


def test_a_plain_csv_is_what_it_was(site: Site) -> None:
    answer = site.get("/rsdata/quotes.csv")
    assert answer.content.startswith(b"id,post_id,")
    assert "content-disposition" not in answer.headers
    assert site.get("/rsdata/quotes.json", _bom="on").content.startswith(b"{")


# Citations


def test_every_row_says_how_it_is_cited(site: Site, db: sqlite3.Connection, database: Path) -> None:
    for table in (
        "posts",
        "people",
        "quotes",
        "results",
        "odds",
        "mentions",
        "hashtags",
        "parties",
        "contests",
    ):
        (key,) = db.execute(f"select id from {table} limit 1").fetchone()
        encoded = key.replace(".", "~2E")
        page = site.get(f"/rsdata/{table}/{encoded}").text
        assert f"Row {table}/{key}" in page.partition('class="cited">')[2]
        assert digest_of_file(database) in page.partition('class="cited">')[2]
        (item,) = site.get("/-/rsdata/cite", table=table, id=key, **{"as": "csl"}).json()
        assert item["type"] == "dataset" and item["title"] and item["container-title"]
        assert site.get("/-/rsdata/cite", table=table, id=key, **{"as": "bibtex"}).text.startswith("@misc{")


def test_the_data_set_is_cited_with_its_version(site: Site) -> None:
    (item,) = site.get("/-/rsdata/cite", **{"as": "csl"}).json()
    assert item["version"] == "0.2.0"
    assert "Version 0.2.0" in site.get("/-/rsdata/about").text


@pytest.mark.parametrize("query", ["table=x", "table=quotes", "table=quotes&id=%00", "as=zz", "db=none"])
def test_there_is_no_citation_of_nothing(site: Site, query: str) -> None:
    assert site.get(f"/-/rsdata/cite?{query}").status_code == 404


@pytest.mark.parametrize("said", [PRIVATE, A_TABLE_IS])
def test_nothing_private_is_cited(copy: Path, said: dict[str, Any]) -> None:
    with closing(private(copy, said)) as site:
        assert site.get("/-/rsdata/cite").status_code in (403, 404)


def test_the_address_is_the_one_that_the_owner_promises(copy: Path, db: sqlite3.Connection) -> None:
    settings: dict[str, Any] = {
        "plugins": {"rsdata": {"permanent_url": "https://data.example.org/kept/", "author": "The Ash"}}
    }
    with closing(Open(copy, **settings)) as site:
        with closing(sqlite3.connect(copy)) as rows:
            (key,) = rows.execute("select id from posts limit 1").fetchone()
        (item,) = site.get(f"/-/rsdata/cite?table=posts&id={key}&as=csl").json()
        assert item["URL"] == f"https://data.example.org/kept/rsdata/posts/{key}"
        (item,) = site.get("/-/rsdata/cite?as=csl").json()
        assert item["author"] == [{"literal": "The Ash"}]
        assert item["URL"] == "https://data.example.org/kept/rsdata"
    hostile: dict[str, Any] = {"plugins": {"rsdata": {"permanent_url": "javascript:alert(1)"}}}
    with closing(Open(copy, **hostile)) as site:
        assert "URL" not in site.get("/-/rsdata/cite?as=csl").json()[0]


def test_no_sign_of_a_title_is_read_by_bibtex() -> None:
    cited = Citation(
        "k", "Set", "A & B", title=r"50% of {x} \input{y} a_b #1 $2 ~ ^", digest="d", row="posts/a_b"
    )
    inside = cited.bibtex.partition("title = {")[2].partition("},\n")[0]
    assert inside == (
        r"50\% of \{x\} \textbackslash{}input\{y\} a\_b \#1 \$2 \textasciitilde{} \textasciicircum{}"
    )
    assert r"author = {{A \& B}}" in cited.bibtex
    assert r"posts/a\_b" in cited.bibtex
    assert json.loads(cited.csl)[0]["title"] == cited.title


def test_a_citation_as_apa_prints_it() -> None:
    cited = Citation("k", "The Set", "Ash News", "A row", "2014-11-21", "1.2.0", "abc", "posts/p-1")
    assert cited.apa == (
        "Ash News (2014, November 21). A row. In The Set (Version 1.2.0) [Data set]. "
        "Row posts/p-1. Data digest abc."
    )
    assert Citation("k", "The Set", None).apa == "The Set [Data set] (n.d.)."


# The version of the data


def test_pages_say_the_version_of_the_data_and_not_the_date_of_the_file(site: Site, copy: Path) -> None:
    for path in ("/", "/rsdata/quotes", "/-/rsdata/about"):
        page = site.get(path).text
        assert "Data version" in page and ">0.2.0<" in page
        assert "Last updated" not in page
    os.utime(copy, (0, 0))
    with closing(Open(copy)) as other:
        assert f">{digest_of_file(copy)[:12]}<" in other.get("/").text


def test_a_change_of_the_file_is_another_version(opened: Open, copy: Path) -> None:
    before = opened.get("/-/rsdata/cite?as=csl").json()[0]["version"]
    with closing(sqlite3.connect(copy)) as db:
        db.execute("update posts set heading = 'Another'")
        db.commit()
    after = opened.get("/-/rsdata/cite?as=csl").json()[0]["version"]
    assert after != before
    assert after == digest_of_file(copy)[:12]
