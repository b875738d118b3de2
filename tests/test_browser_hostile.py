"""A data set whose every text was written by somebody who wishes its readers ill, in a real browser."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from .poisoned import HOSTILE, MARKUP, poisoned
from .serving import DATASETTE_1, Server, documented, serving
from .test_browser import CHROMIUM, PAGE, Reader, browser, pytestmark

__all__ = ["CHROMIUM", "browser", "pytestmark"]


@pytest.fixture(scope="module")
def hostile(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("hostile")
    # In a process of its own: the plugin, once used in this one, has limited what SQLite may take here.
    with ProcessPoolExecutor(1, get_context("spawn")) as another:
        columns = another.submit(poisoned, database, folder / "rsdata.db").result()
    for needed in (
        "sources.title",
        "sources.url",
        "posts.heading",
        "posts.byline",
        "people.name",
        "people.description",
        "quotes.speaker",
        "quotes.outlet",
        "candidates.name",
        "parties.name",
        "contests.name",
        "odds.bookmaker",
        "odds.market",
    ):
        assert needed in columns, needed
    command = [part for part in documented() if part != "force_https_urls"]
    at = command.index("on", len(command) - 2)
    with serving(folder / "rsdata.db", folder, [*command[: at - 1], *command[at + 1 :]]) as server:
        yield server


CONTEST = "parl~2Erochester-and-strood~2Eby~2E2014-11-20"
SQL = quote(
    f"select id, speaker, text, '{HOSTILE.replace(chr(39), chr(39) * 2)}' as \"<b onclick=x>\" "
    "from quotes limit 5"
)
OURS = {
    "home": "/",
    "evidence": f"/-/rsdata/source/{PAGE}?start=284&end=913",
    "post": f"/rsdata/posts/{PAGE}-3",
    "post with results": f"/rsdata/posts/{PAGE}-154",
    "quote": f"/rsdata/quotes/{PAGE}-42-q1",
    "person": "/rsdata/people/mark-reckless",
    "candidate": f"/rsdata/candidates/{PAGE}-154-c2",
    "contest": f"/rsdata/contests/{CONTEST}",
    "source": f"/rsdata/sources/{PAGE}",
    "search": f"/-/rsdata/search?q={quote(HOSTILE[:150])}",
    "search with hits": "/-/rsdata/search?q=script",
    "about": "/-/rsdata/about",
}
DATASETTES = {
    "database": "/rsdata",
    "table": "/rsdata/quotes?_facet=outlet",
    "posts": "/rsdata/posts",
    "filtered": f"/rsdata/people?name__contains={quote('<script>window.hurt=1</script>')}",
    "canned query": "/rsdata/most_quoted",
    "SQL": f"/rsdata/-/query?sql={SQL}" if DATASETTE_1 else f"/rsdata?sql={SQL}",
    "bad SQL": "/rsdata/-/query?sql=" * DATASETTE_1
    + "/rsdata?sql=" * (not DATASETTE_1)
    + quote("select " + MARKUP),
    "not found": f"/rsdata/{quote('<script>window.hurt=1</script>').replace('%', '~')}",
}


def hurt(one: Reader, address: str) -> dict[str, Any]:
    """What on the page shown could do harm."""
    found: dict[str, Any] = one.page.evaluate(
        """() => ({
            ran: window.hurt,
            scripts: [...document.querySelectorAll('script')].filter(
                s => s.textContent.includes('window.hurt') && s.type !== 'application/ld+json').length,
            handlers: [...document.querySelectorAll('*')].filter(
                e => [...e.attributes].some(a => /^on/.test(a.name) && a.value.includes('hurt'))).length,
            links: [...document.querySelectorAll('[href],[src],[action]')].filter(
                e => /^\\s*javascript:/i.test(e.getAttribute('href') || e.getAttribute('src') || '')).length,
            elements: document.querySelectorAll('iframe, base, meta[http-equiv], svg[onload]').length,
            hidden: getComputedStyle(document.body).display === 'none',
            made: document.body.innerText.includes(' 49 '),
        })"""
    )
    elsewhere = {url for url in one.requests if url.startswith("http") and not url.startswith(address)}
    return {key: value for key, value in {**found, "elsewhere": elsewhere}.items() if value}


def test_nothing_on_hostile_pages_does_anything(browser: Any, hostile: Server) -> None:
    address = f"http://127.0.0.1:{hostile.port}"
    one = Reader(browser, address)
    shown = []
    one.page.on("dialog", lambda dialog: shown.append(dialog.message))
    one.context.add_init_script(
        "window.stopped = [];"
        "document.addEventListener('securitypolicyviolation', e => window.stopped.push(e.effectiveDirective))"
    )
    for name, path in {**OURS, **DATASETTES}.items():
        one.page.goto(path, wait_until="load")
        assert hurt(one, address) == {}, name
        assert one.page.url.startswith(address), name
        assert one.page.evaluate("window.stopped") == [], name
    assert not shown
    # None of their scripts had to be stopped; one that had got in would have been.
    one.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.hurt = 1'}))"
    )
    assert one.page.evaluate("[window.stopped.length, window.hurt]") == [1, None]
    one.close()


def test_hostile_text_is_shown_as_it_is(browser: Any, hostile: Server) -> None:
    one = Reader(browser, f"http://127.0.0.1:{hostile.port}")
    for name in ("home", "person", "contest", "candidate", "post"):
        assert MARKUP.split("</title>")[1][:40] in one.go(OURS[name]).locator("main").inner_text(), name
    assert "{{ 7 * 7 }}" in one.page.locator("main").inner_text()
    one.close()


def test_hostile_pages_fit_a_telephone(browser: Any, hostile: Server) -> None:
    one = Reader(browser, f"http://127.0.0.1:{hostile.port}", viewport={"width": 360, "height": 800})
    for name, path in OURS.items():
        width = one.go(path).evaluate("document.documentElement.scrollWidth")
        assert width <= 360, (name, width)
    one.close()


def test_a_direction_that_is_turned_is_turned_back(browser: Any, hostile: Server) -> None:
    """An override without its end turns no more than the element that it stands in."""
    one = Reader(browser, f"http://127.0.0.1:{hostile.port}")
    page = one.go(OURS["home"])
    assert page.evaluate("getComputedStyle(document.querySelector('footer')).direction") == "ltr"
    one.close()


def test_what_machines_read_holds_the_text_and_nothing_else(hostile: Server) -> None:
    home = hostile.get("/").text
    data = home.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(data)["@type"] == "Dataset"
    assert "<" not in data
    root = ElementTree.fromstring(hostile.get("/-/rsdata/feed.atom").body)
    assert {element.tag.partition("}")[2] for element in root.iter()} == {
        "feed",
        "title",
        "id",
        "link",
        "updated",
        "author",
        "name",
        "rights",
        "entry",
        "content",
    }
    assert all(
        link.attrib["href"].startswith("http://127.0.0.1") for link in root.iter() if "href" in link.attrib
    )
    answer = hostile.get("/rsdata/quotes.csv?_stream=on&_size=max")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    # The text as it is: what a spreadsheet makes of a leading = is its setting, and in the docs.
    assert sum(row["text"].startswith("=cmd|") for row in rows) > 10
