"""Charts of the canned queries: what they say, how they are drawn, and where they may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rsdata.plugin import chart_pages, drawing, findings, party_colours
from rsdata.plugin.drawing import Chart, DrawnBar, DrawnTick
from rsdata.plugin.pages import STATIC

from .conftest import METADATA
from .test_plugin import Served

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def ours(database: Path) -> Iterator[Served]:
    with closing(Served(database, **yaml.safe_load(METADATA.read_text("utf-8")))) as site:
        yield site


def drawn(site: Served, name: str, **asked: str) -> ElementTree.Element:
    response = site.get(f"/-/rsdata/chart/{name}.svg", **asked)
    assert response.headers["content-type"].startswith("image/svg+xml")
    return ElementTree.fromstring(response.text)


@pytest.mark.parametrize("name", findings.CHARTS)
def test_every_chart_is_on_its_page_with_the_finding_as_its_text(ours: Served, name: str) -> None:
    page = ours.page(f"/rsdata/{name}")
    (picture,) = (img for img in page.all("img") if "/chart/" in (img.attributes["src"] or ""))
    root = drawn(ours, name)
    title, finding = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")
    assert picture.attributes["alt"] == f"{title}. {finding}"
    assert (finding or "").endswith(".")
    assert (int(root.get("width", "")), int(root.get("height", ""))) == (
        int(picture.attributes["width"] or 0),
        int(picture.attributes["height"] or 0),
    )
    assert root.findall(f".//{SVG}rect")


def test_the_findings_say_what_the_data_say(ours: Served) -> None:
    said = {name: drawn(ours, name).findtext(f"{SVG}desc") or "" for name in findings.CHARTS}
    assert "Mark Reckless (UK Independence Party) came first with 16,867 votes, 42.1%" in said["full_result"]
    assert "9.04 percentage points, from Liberal Democrats to Green Party" in said["swing"]
    assert "Conservative Party to UK Independence Party, second to first, it is not known" in said["swing"]
    assert "William Hill gave UKIP a chance of 65.5%" in said["odds_overround"]
    assert said["most_quoted"].startswith("Nigel Farage is quoted most, 22 times")


def test_a_chart_follows_the_parameters_of_its_query(ours: Served) -> None:
    ward = "local.medway.peninsula.by.2014-11-20"
    assert "Peninsula" in (drawn(ours, "full_result", contest=ward).findtext(f"{SVG}title") or "")
    page = ours.page("/rsdata/full_result", contest=ward)
    (picture,) = (img for img in page.all("img") if "/chart/" in (img.attributes["src"] or ""))
    assert f"contest={ward}" in (picture.attributes["src"] or "")
    assert not ours.page("/rsdata/full_result", contest="no-such").all("img")
    assert ours.get("/-/rsdata/chart/full_result.svg", contest="no-such").status_code == 404


@pytest.mark.parametrize("name", ["quotes_by", "nothing", "sqlite_master"])
def test_what_has_no_chart_is_not_found(ours: Served, name: str) -> None:
    assert ours.get(f"/-/rsdata/chart/{name}.svg").status_code == 404
    assert ours.get(f"/-/rsdata/embed/{name}").status_code == 404


def test_only_the_page_to_embed_may_stand_in_other_pages(ours: Served) -> None:
    assert "frame-ancestors *" in ours.get("/-/rsdata/embed/swing").headers["content-security-policy"]
    for path in ("/", "/rsdata", "/rsdata/swing", "/-/rsdata/about", "/-/rsdata/chart/swing.svg"):
        assert "frame-ancestors 'self'" in ours.get(path).headers["content-security-policy"], path
    page = ours.page("/-/rsdata/embed/swing")
    assert "CC BY 4.0" in page.one("p", class_="note").text
    assert any((a.attributes["href"] or "").endswith("/rsdata/swing") for a in page.all("a"))
    assert not page.all("script")


def test_networks_get_an_absolute_address_of_a_picture_that_is_there(ours: Served) -> None:
    for path in ("/rsdata/full_result", "/-/rsdata/embed/full_result"):
        told = {
            meta.attributes.get("property") or meta.attributes.get("name"): meta.attributes["content"] or ""
            for meta in ours.page(path).all("meta")
            if "content" in meta.attributes
        }
        assert told["twitter:card"] == "summary_large_image"
        assert told["og:image"] == told["twitter:image"]
        assert told["og:url"].endswith("/rsdata/full_result")
        scheme, _, place = told["og:image"].partition("://")
        assert scheme in ("http", "https")
        picture = ours.get("/" + place.partition("/")[2])
        assert picture.content.startswith(b"\x89PNG")
        width, height = (int.from_bytes(picture.content[at : at + 4], "big") for at in (16, 20))
        assert (width, height) == drawing.CARD


@pytest.mark.parametrize("path", ["/", "/rsdata/people/nigel-farage", "/-/rsdata/about"])
def test_other_pages_have_a_card_too(ours: Served, path: str) -> None:
    told = {
        meta.attributes.get("property"): meta.attributes.get("content")
        for meta in ours.page(path).all("meta")
    }
    assert told["og:title"] == ours.page(path).one("title").text
    assert (told["og:image"] or "").startswith("http")
    assert "/card.png" in (told["og:image"] or "")


def test_without_the_library_for_png_the_answer_says_what_to_install(
    ours: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart_pages, "_resvg", lambda: None)
    response = ours.get("/-/rsdata/chart/outlets.png")
    assert response.status_code == 501
    assert "pip install 'rsdata[png]'" in response.text
    assert response.text.endswith("/-/rsdata/chart/outlets.svg")
    page = ours.page("/rsdata/outlets")
    assert [a.text for a in page.all("a") if "download" in a.attributes] == ["SVG"]
    (card,) = (m for m in page.all("meta") if m.attributes.get("property") == "og:image")
    assert "/card.png" in (card.attributes["content"] or "")


words = st.text(max_size=60)
bars = st.builds(
    DrawnBar, words, st.floats(-5, 1e7), words, words, st.sampled_from([None, "#0063ba", "#fff685"])
)
ticks = st.builds(DrawnTick, st.floats(0, 1), st.sampled_from(["post", "analysis", "tweet", "odd"]))


@given(
    st.builds(
        Chart,
        words,
        words,
        st.lists(bars, max_size=6).map(tuple),
        st.lists(ticks, max_size=9).map(tuple),
        st.tuples(words, words),
        st.none() | st.floats(1, 100),
    ),
    words,
    st.integers(0, 5_000),
    st.booleans(),
)
def test_any_words_make_a_drawing_that_is_xml(chart: Chart, credit: str, width: int, card: bool) -> None:
    root = ElementTree.fromstring(drawing.svg(chart, credit, width, card))
    size = (int(root.get("width", "")), int(root.get("height", "")))
    assert size == drawing.CARD if card else drawing.NARROWEST <= size[0] <= drawing.WIDEST
    assert {child.tag.removeprefix(SVG) for child in root.iter()} <= {
        "svg", "title", "desc", "style", "rect", "g", "text", "tspan", "line",
    }  # fmt: skip


@given(
    st.sampled_from(list(findings.CHARTS)), st.lists(st.dictionaries(words, words, max_size=3), max_size=3)
)
def test_an_answer_of_another_form_makes_no_chart(name: str, rows: list[dict[str, Any]]) -> None:
    assert findings.chart(name, rows) is None


def test_a_page_of_thousands_of_posts_is_drawn_with_fewer_ticks() -> None:
    rows = [
        {
            "post_id": f"day-{n}",
            "sequence": n,
            "published_at": None,
            "kind": "post",
            "text": "word " * (n % 9),
        }
        for n in range(1, 3_000)
    ]
    chart = findings.chart("story", rows)
    assert chart is not None
    assert len(chart.marks) == findings.MOST_MARKS
    assert chart.ends == ("post 1", "post 2999")


def test_a_list_of_shares_without_votes_is_drawn_by_its_shares() -> None:
    row = {
        "contest": "Ash ward", "rank": 1, "candidate": None, "party": "Ash Party", "votes": None,
        "share_printed": 51.5, "share_recomputed": None, "change": None,
    }  # fmt: skip
    chart = findings.chart("full_result", [row, {**row, "party": "Elm Party", "share_printed": 48.5}])
    assert chart is not None
    assert chart.finding == "Ash Party came first with 51.5% of the votes; Elm Party came second."
    assert [bar.value for bar in chart.lines] == [51.5, 48.5]


def test_a_reader_who_may_not_see_the_tables_gets_no_chart(database: Path) -> None:
    closed: dict[str, Any] = {"databases": {"rsdata": {"allow": False}}}
    with closing(Served(database, **closed)) as site:
        assert site.get("/-/rsdata/chart/swing.svg").status_code == 404
        assert site.get("/-/rsdata/embed/swing").status_code == 404


@pytest.mark.parametrize(("party", "colour"), party_colours.colours().items())
def test_the_colour_of_a_party_stands_out_on_light_and_on_dark_paper(party: str, colour: str) -> None:
    light, dark = party_colours.style_sheet().split("@media (prefers-color-scheme: dark)")
    (drawn, edge) = re.findall(rf"\.party-{party} {{ fill: (#\w+)(; stroke: var\(--edge\))? }}", light)[0]
    assert drawn == colour  # its own
    seen = party_colours.EDGE if edge else colour
    assert party_colours.contrast(seen, party_colours.LIGHT_GROUND) >= 3
    (shade,) = re.findall(rf"\.party-{party} {{ fill: (#\w+); stroke: none }}", dark)
    assert party_colours.contrast(shade, party_colours.DARK_GROUND) >= 3


def test_the_ground_of_bars_is_that_of_the_pages() -> None:
    light, dark = (STATIC / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    assert f"--track: {party_colours.LIGHT_GROUND}; --edge: {party_colours.EDGE};" in light
    assert f"--track: {party_colours.DARK_GROUND};" in dark
    assert party_colours.contrast("#000000", "#ffffff") == 21
    assert not any("party-" in sheet.read_text() for sheet in STATIC.glob("*.css"))


def test_a_drawing_changes_the_colours_of_parties_on_a_dark_screen() -> None:
    bars = tuple(DrawnBar("A", 1, "1", colour=colour) for colour in ("#0063ba", "#fff685"))
    style, dark_blue, pale = re.findall(
        "<style>.*?</style>|<rect[^>]*#0063ba[^>]*>|<rect[^>]*#fff685[^>]*>",
        drawing.svg(Chart("Title", "Finding", bars), ""),
    )
    assert f".c0063ba {{ fill: {party_colours.on_dark('#0063ba')} }}" in style
    assert 'class="c0063ba"' in dark_blue and "stroke" not in dark_blue
    assert f'stroke="{party_colours.EDGE}"' in pale
