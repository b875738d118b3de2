"""The site in a real browser: what a reader does with it, by mouse and by keyboard, in light and dark, wide
and narrow."""

from __future__ import annotations

import csv
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from datasette.utils import tilde_encode

import rsdata
from rsdata.database import schema
from tools.servers import answering, free_port

from .conftest import METADATA
from .outlets import OUTLETS
from .test_queries import QUERIES

playwright_api = pytest.importorskip(
    "playwright.sync_api", reason="the browser tests need Playwright for Python"
)
axe_api = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="the browser tests need axe-playwright-python"
)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="the browser tests need Chromium (Debian: apt install chromium)"
)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGE = "uk-politics-30131852"
OURS = {
    "home": "/",
    "evidence": f"/-/rsdata/source/{PAGE}?start=284&end=313",
    "post": f"/rsdata/posts/{PAGE}-3",
    "post with results": f"/rsdata/posts/{PAGE}-154",
    "quote": f"/rsdata/quotes/{PAGE}-42-q1",
    "person": "/rsdata/people/mark-reckless",
    "candidate": f"/rsdata/candidates/{PAGE}-154-c2",
    "contest": "/rsdata/contests/parl~2Erochester-and-strood~2Eby~2E2014-11-20",
    "source": f"/rsdata/sources/{PAGE}",
    "result": f"/rsdata/results/{PAGE}-154-r1",
    "party": "/rsdata/parties/labour-party",
    "search": "/-/rsdata/search?q=vote",
    "search for a name": "/-/rsdata/search?q=rekless",
    "accuracy": "/-/rsdata/accuracy",
    "about": "/-/rsdata/about",
}
DATASETTES = {
    "query": "/rsdata/full_result",
    "query without rows": "/rsdata/full_result?contest=none",
    "table": "/rsdata/quotes",
    "table with facets": "/rsdata/quotes?_facet=kind&speaker__not=x",
    "view": "/rsdata/timeline",
    "sql": "/rsdata?sql=select+*+from+posts+where+kind+%3D+%3Akind+limit+5&kind=post",
    "database": "/rsdata",
}
ERRORS = ("/rsdata/nothing-here", "/rsdata?sql=select+*+frm+posts")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def address(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """``datasette serve`` as a user starts it, on a free port of this machine."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", "-i", str(database), "-m", str(METADATA)]
    command += ["-h", "127.0.0.1", "-p", str(port)]
    with answering(command, port, tmp_path_factory.mktemp("datasette") / "log"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser with a profile of its own; pages are opened with ``open_page``."""
    with playwright_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        yield started
        started.close()


class Reader:
    """A page of the browser that notes what went wrong in it and which hosts it asked."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        self.context = browser.new_context(base_url=address, accept_downloads=True, **options)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def go(self, path: str) -> Any:
        response = self.page.goto(path)
        assert response is not None and response.status == 200, path
        return self.page

    def close(self) -> None:
        self.context.close()


@pytest.fixture
def reader(browser: Any, address: str) -> Iterator[Reader]:
    one = Reader(browser, address)
    yield one
    one.close()


# Each look of a page, in an order in which one thing changes at a time.
LOOKS = (("light", 1280), ("dark", 1280), ("dark", 360), ("light", 360))
# Only what is wrong, or may be, is worked out in full.
AXE = {"runOnly": [*RULES, "best-practice"], "resultTypes": ["violations", "incomplete"]}


@pytest.mark.parametrize("path", [*OURS.values(), *DATASETTES.values(), *ERRORS])
def test_axe_finds_nothing_in_any_look(axe: Reader, path: str) -> None:
    axe.page.goto(path)
    # An element of Datasette 1.0 hides a method of all elements that axe calls.
    axe.page.evaluate("document.querySelector('navigation-search')?.remove()")
    axe.page.evaluate(axe_api.Axe().axe_script)
    for scheme, width in LOOKS:
        axe.page.emulate_media(color_scheme=scheme)
        axe.page.set_viewport_size({"width": width, "height": 800})
        found = axe.page.evaluate("options => axe.run(options)", AXE)
        assert not found["violations"], (path, scheme, width)
        assert not list(unseen(found)), (path, scheme, width)


def unseen(found: dict[str, Any]) -> Iterator[str]:
    """What has the colour of its ground: axe does not say whether that is meant."""
    for rule in found["incomplete"]:
        for node in rule["nodes"]:
            if any((check["data"] or {}).get("messageKey") == "equalRatio" for check in node["any"]):
                yield node["html"]


@pytest.fixture(scope="module")
def axe(browser: Any, address: str) -> Iterator[Reader]:
    one = Reader(browser, address, bypass_csp=True)
    yield one
    one.close()


def every_kind_of_page(db: sqlite3.Connection) -> Iterator[str]:
    """A page of each table, view, canned query and row, of SQL, of errors, and all of ours."""
    rows = [row for (row,) in db.execute("select name from sqlite_master where type = 'view'")]
    yield from (f"/rsdata/{name}" for name in rows)
    for table in schema.TABLES:
        yield f"/rsdata/{table.name}"
        found = db.execute(f"select id from {table.name} order by length(id) desc limit 1").fetchone()
        if found is not None:
            yield f"/rsdata/{table.name}/{tilde_encode(found[0])}"
    yield from (f"/rsdata/{name}" for name in QUERIES)
    yield from {**OURS, **DATASETTES}.values()
    yield from (f"/-/rsdata/embed/{name}" for name in ("full_result", "swing", "story"))
    yield from ("/rsdata/nothing-here", "/rsdata/posts/nothing-here")
    yield from (
        f"/rsdata?{urlencode({'sql': sql})}" for sql in ("select * from quotes", "select * frm posts")
    )
    yield "/rsdata/quotes?_facet=kind&_facet=speaker"
    yield "/rsdata/posts?_search=vote"
    yield "/rsdata/quotes?kind=nothing"


# What a page shows badly: cells of much text that are as narrow as a word, and what is wider than its place.
BADLY = """() => {
  const bad = [];
  for (const cell of document.querySelectorAll('td, th')) {
    const width = cell.getBoundingClientRect().width;
    if (innerWidth > 600 && width && width < 140 && cell.innerText.length > 60)
      bad.push(['sliver', cell.className, Math.round(width)]);
  }
  for (const box of document.querySelectorAll('.table-wrapper, pre, table, dl, form'))
    if (box.clientWidth && box.scrollWidth > box.clientWidth + 1)
      bad.push(['clipped', box.className || box.tagName, box.scrollWidth, box.clientWidth]);
  return bad;
}"""


# How wide a screen is, and how high a page may be on it: of a desk, and of a small telephone.
SCREENS = {1280: 12_000, 360: 24_000}


class Visited(NamedTuple):
    """What was seen of a page: its status, what it complained of, whom it asked; its width and height, and
    what it shows badly, by the width of the screen."""

    status: int
    complaints: list[str]
    requests: list[str]
    sizes: dict[int, list[int]]
    badly: dict[int, list[Any]]


@pytest.fixture(scope="module")
def visited(browser: Any, address: str, db: sqlite3.Connection) -> dict[str, Visited]:
    """Every kind of page, loaded once and looked at on every screen: first on the one that is there already,
    so that no page is laid out for nothing."""
    one = Reader(browser, address)
    widths = list(SCREENS)
    seen = {}
    for path in dict.fromkeys(every_kind_of_page(db)):
        one.complaints, one.requests = [], []
        response = one.page.goto(path)
        sizes, badly = {}, {}
        for width in widths:
            one.page.set_viewport_size({"width": width, "height": 900})
            sizes[width] = one.page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
            )
            badly[width] = one.page.evaluate(BADLY)
        widths.reverse()
        seen[path] = Visited(response.status, one.complaints, one.requests, sizes, badly)
    one.close()
    return seen


def test_every_kind_of_page_fits_its_screen(visited: dict[str, Visited]) -> None:
    assert not {
        (path, width): (page.sizes[width], page.badly[width])
        for path, page in visited.items()
        for width, highest in SCREENS.items()
        if page.sizes[width][0] > width or page.sizes[width][1] > highest or page.badly[width]
    }


def test_no_page_breaks_its_own_policy_or_asks_another_host(
    visited: dict[str, Visited], address: str
) -> None:
    pages = [visited[path] for path in (*OURS.values(), *DATASETTES.values())]
    assert {page.status for page in pages} == {200}
    assert not [complaint for page in pages for complaint in page.complaints]
    asked = {url for page in pages for url in page.requests if url.startswith("http")}
    assert {url.split("/")[2] for url in asked} == {address.split("/")[2]}


def test_the_keyboard_reaches_everything_of_a_table(reader: Reader) -> None:
    page = reader.go("/rsdata/quotes?_size=3")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    takes_focus = "a[href], button, input, select, textarea, summary, [tabindex='0']"
    wanted = page.evaluate(
        f'[...document.querySelectorAll("{takes_focus}")]'
        ".filter(e => e.checkVisibility() && e.tabIndex >= 0 && e.type !== 'hidden').length"
    )
    seen = set()
    for _ in range(wanted + 5):
        seen.add(
            page.evaluate(
                "[...document.querySelectorAll('*')].indexOf(document.activeElement) + ' ' + "
                "getComputedStyle(document.activeElement).outlineStyle"
            )
        )
        page.keyboard.press("Tab")
    reached = {each.split()[0] for each in seen if not each.endswith("none")}
    assert len(reached) >= wanted


def test_everything_works_without_javascript(browser: Any, address: str) -> None:
    one = Reader(browser, address, java_script_enabled=False)
    page = one.go("/")
    page.fill("#q", "vote")
    page.click(".field button")
    assert page.locator("mark").count() > 10
    page.click("a:has-text('evidence') >> nth=0")
    page.locator("mark#evidence").wait_for()  # visible, once the page is there
    one.close()


def test_from_a_quote_to_its_evidence_and_on_to_the_speaker(reader: Reader) -> None:
    page = reader.go("/rsdata/people/nigel-farage")
    words = page.locator(".quotes .words").nth(0).inner_text().strip("“”")
    page.locator(".quotes a:text-is('evidence')").nth(0).click()
    mark = page.locator("mark#evidence")
    assert mark.inner_text() == words
    playwright_api.expect(mark).to_be_in_viewport()  # it is scrolled to, when the page has loaded
    mark.locator("a.quote").nth(0).click()
    assert page.locator("h1").inner_text() == "Nigel Farage"


def test_a_span_is_scrolled_to_without_its_anchor_too(reader: Reader, db: sqlite3.Connection) -> None:
    start, end = db.execute("select char_start, char_end from quotes where id like '%-90-q1'").fetchone()
    page = reader.go(f"/-/rsdata/source/{PAGE}?start={start}&end={end}")
    playwright_api.expect(page.locator("mark#evidence")).to_be_in_viewport()


def test_a_csv_can_be_downloaded(reader: Reader, db: sqlite3.Connection, tmp_path: Path) -> None:
    page = reader.go("/")
    address = page.get_by_label("Results as CSV", exact=True).get_attribute("href")
    response = page.request.get(address)
    assert response.ok
    rows = list(csv.DictReader(response.text().splitlines()))
    assert len(rows) == db.execute("select count(*) from results").fetchone()[0]
    with page.expect_download() as download:
        page.get_by_label("The whole database as SQLite").click()
    download.value.save_as(tmp_path / "all.db")
    assert (tmp_path / "all.db").read_bytes().startswith(b"SQLite format 3")


def test_the_keyboard_is_enough(reader: Reader) -> None:
    page = reader.go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("devastating")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=devastating")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "evidence":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/source/**")
    assert "devastating" in page.locator("mark#evidence").inner_text()


def test_dark_is_dark_and_light_is_light(browser: Any, address: str) -> None:
    for scheme, is_dark in (("light", False), ("dark", True)):
        one = Reader(browser, address, color_scheme=scheme)
        for path in ("/", "/rsdata/quotes"):
            colour = one.go(path).evaluate("getComputedStyle(document.body).backgroundColor")
            channels = [int(part) for part in colour.strip("rgb()").split(",")]
            assert (sum(channels) < 3 * 128) is is_dark, (scheme, path)
        one.close()


def test_print_leaves_out_what_paper_cannot_do(reader: Reader) -> None:
    page = reader.go("/")
    page.emulate_media(media="print")
    assert not page.locator("form.search").is_visible()
    assert page.locator("table.result").nth(0).is_visible()


def test_the_sql_editor_of_datasette_still_works(reader: Reader) -> None:
    page = reader.go("/rsdata/full_result?_show_sql=1")
    page.click("text=Edit SQL")
    page.locator(".CodeMirror, .cm-editor").nth(0).wait_for()
    page.locator("input[type=submit]").nth(0).click()
    page.wait_for_load_state()
    assert page.locator("table.rows-and-columns tbody tr").count() > 10
    assert not reader.complaints


EVALUATING = """
from datasette import hookimpl

@hookimpl
def extra_body_script():
    return "document.title = new Function('return String(40 + 2)')()"
"""


@pytest.mark.parametrize("open_to_it", [False, True])
def test_a_plugin_that_needs_more_works_where_the_owner_opens_it(
    browser: Any, database: Path, tmp_path: Path, open_to_it: bool
) -> None:
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "evaluating.py").write_text(EVALUATING)
    setting = "plugins: {rsdata: {csp: {script-src: [\"'unsafe-eval'\"]}}}\n" if open_to_it else "title: x\n"
    (tmp_path / "metadata.yml").write_text(setting)
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", "-i", str(database), "-p", str(port)]
    command += ["-m", str(tmp_path / "metadata.yml"), "--plugins-dir", str(plugins)]
    with answering(command, port, tmp_path / "log"):
        one = Reader(browser, f"http://127.0.0.1:{port}")
        assert (one.go("/rsdata/quotes").title() == "42") is open_to_it
        one.close()


@pytest.mark.parametrize(
    "name",
    ["amp", "articles", "by-day", "wordpress", "live-story", "cards", "table", "bold", "by-roles", "camel"],
)
def test_the_words_that_a_browser_shows_of_a_live_page_say_what_the_saved_page_says(
    browser: Any, name: str
) -> None:
    """Save for words that are set apart without quotation marks: those are a quotation in markup alone."""
    saved = OUTLETS[name].page()
    context = browser.new_context()
    page = context.new_page()
    page.set_content(saved.decode(), wait_until="commit")
    copied = rsdata.parse(page.evaluate("document.querySelector('main').innerText"))
    context.close()
    (read,) = rsdata.read(saved)
    told = rsdata.parse(read)
    assert len(copied.posts) == len(told.posts)
    marked = [q for q in told.quotes if told.text[q.char_start - 1] == '"']
    assert [(q.text, q.speaker) for q in copied.quotes] == [(q.text, q.speaker) for q in marked]
    assert [(r.party_id, r.votes, r.rank) for r in copied.results] == [
        (r.party_id, r.votes, r.rank) for r in told.results
    ]
