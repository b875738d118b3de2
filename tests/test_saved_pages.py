"""Saved web pages, JSON and web archives: every entry, its time, its words and its place."""

from __future__ import annotations

import asyncio
import gzip
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from datasette.app import Datasette
from hypothesis import given, settings
from hypothesis import strategies as st

import rsdata
from rsdata.check import check
from rsdata.cli import main
from rsdata.errors import InputError, UnreadableError
from rsdata.model import Coverage
from rsdata.pages.readers.markup_tree import decoded
from rsdata.sources.folder import open_raw

from .saved import (
    ADDRESS,
    BLOG,
    ENTRIES,
    FORMS,
    TITLE,
    Saved,
    copied,
    document,
    first_entry_with,
    html_blocks,
    html_data,
    html_jsonld,
    html_plain,
    html_repeated,
    json_ld,
    nodes,
    paragraphs,
    posting,
    single_file,
    wacz,
    warc,
)


def read(data: bytes, url: str | None = ADDRESS) -> Coverage:
    (page,) = rsdata.read(data, url)
    return rsdata.parse(page)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)


def built(folder: Path, raw: Path, *more: object) -> sqlite3.Connection:
    done = run("build", raw, "-o", folder / "x.db", *more)
    assert done.exit_code == 0, done.output
    connection = sqlite3.connect(folder / "x.db")
    connection.row_factory = sqlite3.Row
    return connection


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_the_same_entries_times_and_words(form: str) -> None:
    coverage = read(FORMS[form]())
    assert len(coverage.posts) == len(ENTRIES)
    for post, entry in zip(coverage.posts, ENTRIES, strict=True):
        assert post.published_at == entry.iso
        assert post.heading == entry.heading
        assert post.text == "\n\n".join(entry.paragraphs)
        assert post.boundary == "printed"
        assert entry.paragraphs[-1] in coverage.text[post.char_start : post.char_end]
    assert not coverage.text.count("<") and "track" not in coverage.text and "Share" not in coverage.text


@pytest.mark.parametrize("form", sorted(FORMS.keys() - {"html-repeated", "html-flat"}))
def test_an_entry_has_the_publishers_own_id(form: str) -> None:
    for post, entry in zip(read(FORMS[form]()).posts, ENTRIES, strict=True):
        assert post.anchor is not None and post.anchor.endswith(entry.anchor)


@pytest.mark.parametrize("form", FORMS)
def test_quotes_results_and_turnout_are_read_as_from_text(form: str) -> None:
    coverage = read(FORMS[form]())
    assert [(q.text, q.speaker) for q in coverage.quotes] == [
        ("We have never been so busy,", "Dee Marsh"),
        ("I am cautiously hopeful,", "Ann Lee"),
        ("It has been a long campaign.", "Ann Lee"),
    ]
    assert [(r.party_as_printed, r.votes) for r in coverage.results] == [
        ("Labour", 12481),
        ("Conservative", 9120),
        ("Green", 1904),
    ]


def test_a_page_and_its_copied_words_say_the_same() -> None:
    saved, text = read(html_blocks()), rsdata.parse(copied().decode())
    assert [q.text for q in saved.quotes] == [q.text for q in text.quotes]
    assert [q.speaker for q in saved.quotes] == [q.speaker for q in text.quotes]
    assert [(r.party_id, r.votes, r.rank) for r in saved.results] == [
        (r.party_id, r.votes, r.rank) for r in text.results
    ]
    assert len(saved.posts) == len(text.posts)
    assert [post.published_at for post in saved.posts] == [post.published_at for post in text.posts]
    assert [post.text for post in saved.posts] == [post.text for post in text.posts]


def test_a_page_without_marked_times_is_read_by_the_layouts() -> None:
    coverage = read(html_plain())
    assert len(coverage.posts) == len(ENTRIES)
    assert [post.time_as_printed for post in coverage.posts] == [entry.clock for entry in ENTRIES]


def test_nothing_that_repeats_makes_an_article() -> None:
    coverage = read(document("<article><p>Polls close.</p><p>The count begins.</p></article>"))
    assert coverage.dialect == "article"
    (post,) = coverage.posts
    assert (post.heading, post.text) == (TITLE, "Polls close.\n\nThe count begins.")


def test_what_the_page_says_of_itself_is_known() -> None:
    source = read(html_jsonld()).source
    assert (source.title, source.publisher, source.url, source.published) == (
        TITLE, "The Echo", ADDRESS, "2014-11-20",
    )  # fmt: skip


def test_json_ld_and_nodes_are_joined() -> None:
    """The page prints two of the five entries: those have their paragraphs, the others what JSON-LD has."""
    coverage = read(document(nodes(ENTRIES[:2]), json_ld(BLOG)))
    assert [post.anchor for post in coverage.posts] == [entry.anchor for entry in ENTRIES]
    assert [post.published_at for post in coverage.posts] == [entry.iso for entry in ENTRIES]
    assert coverage.posts[1].text == "\n\n".join(ENTRIES[1].paragraphs)
    assert coverage.posts[3].text == " ".join(ENTRIES[3].paragraphs)
    assert coverage.posts[3].url == f"{ADDRESS}#{ENTRIES[3].anchor}"
    assert coverage.posts[3].updated_at == "2014-11-20T21:46:00+00:00"


def test_entries_that_json_ld_leaves_out_are_taken_from_the_page() -> None:
    blog = {**BLOG, "liveBlogUpdate": [posting(entry) for entry in ENTRIES[:2]]}
    coverage = read(document(nodes(), json_ld(blog)))
    assert [post.anchor for post in coverage.posts] == [entry.anchor for entry in ENTRIES]


def test_json_ld_with_one_time_for_all_does_not_count() -> None:
    same = [{**posting(entry), "datePublished": ENTRIES[0].iso} for entry in ENTRIES]
    body = html_repeated().decode().replace("<section class='x", "<section id='k").replace("</head>", "")
    page = body.replace("<style>", json_ld({**BLOG, "liveBlogUpdate": same}) + "<style>")
    assert [post.published_at for post in read(page.encode()).posts] == [entry.iso for entry in ENTRIES]


def test_words_of_json_ld_stand_in_the_elements_of_its_ids() -> None:
    """Bodies are empty, the elements have no times, and other things in the page repeat with times."""
    empty = [{**posting(entry), "articleBody": ""} for entry in ENTRIES]
    places = "".join(
        f'<div id="wrap-{e.anchor}"><div data-post-id="{e.anchor}"><h3>{e.heading}</h3>{paragraphs(e)}</div>'
        "</div>"
        for e in ENTRIES
    )
    others = "".join(
        f"<li><time datetime='2014-11-{n}T10:00:00Z'>{n} November</time><p>Another story of it.</p></li>"
        for n in range(10, 16)
    )
    coverage = read(document(f"{places}<ul>{others}</ul>", json_ld({**BLOG, "liveBlogUpdate": empty})))
    assert [post.text for post in coverage.posts] == ["\n\n".join(e.paragraphs) for e in ENTRIES]
    assert [post.published_at for post in coverage.posts] == [entry.iso for entry in ENTRIES]


def entry_of(inner: str) -> Coverage:
    """A page whose first entry holds this."""
    return read(first_entry_with(inner))


def test_a_quotation_set_apart_is_a_quote() -> None:
    coverage = entry_of(
        "<p>Ann Lee told the Echo:</p>"
        "<blockquote><p>We have run a clean race.</p><p>I thank you.</p></blockquote>"
    )
    quote = coverage.quotes[0]
    assert (quote.text, quote.speaker) == ("We have run a clean race.\n\nI thank you.", "Ann Lee")
    assert coverage.text[quote.char_start : quote.char_end] == "We have run a clean race.\n\nI thank you."


@pytest.mark.parametrize(
    "words",
    [
        "<blockquote><p>{}</p><cite>{}</cite></blockquote>",
        "<blockquote>{} <cite>{}</cite></blockquote>",
        "<blockquote><p>{}</p><p>{}</p></blockquote>",
        "<blockquote><p>{}</p><footer>{}</footer></blockquote>",
        "<figure><blockquote><p>{}</p></blockquote><figcaption>{}</figcaption></figure>",
        '<div class="quote"><blockquote>{}</blockquote><div class="quote__author">{}</div></div>',
    ],
)
def test_whose_words_are_set_apart_is_told_under_them(words: str) -> None:
    coverage = entry_of(
        "<p>The hall is quiet.</p>"
        + words.format("We opened on time, and rain did the rest.", "Gwen Astley, returning officer")
        + "<p>Nobody else spoke.</p>"
    )
    quote, post = coverage.quotes[0], coverage.posts[0]
    assert (quote.text, quote.speaker) == ("We opened on time, and rain did the rest.", "Gwen Astley")
    assert post.text.split("\n\n")[1:] == [
        quote.text,
        "— Gwen Astley, returning officer",
        "Nobody else spoke.",
    ]
    assert (post.byline, post.caption) == (None, None)


@pytest.mark.parametrize(
    "heading",
    [
        "<p><strong>{}</strong></p>",
        "<b>{}</b><br>",
        "<dl><dt>{}</dt></dl>",
        "<fieldset><legend>{}</legend></fieldset>",
        '<div role="heading" aria-level="3">{}</div>',
        '<span class="updateTitle">{}</span>',
        '<p class="update__subject">{}</p>',
    ],
)
def test_a_line_that_is_set_off_from_the_text_is_its_heading(heading: str) -> None:
    text = "<p>Officers begin again after breakfast.</p>"
    post = entry_of(heading.format("Recount at Scarside") + text).posts[0]
    assert (post.heading, post.text) == ("Recount at Scarside", "Officers begin again after breakfast.")


@pytest.mark.parametrize(
    "inner",
    [
        "<p><strong>The bold first sentence is none.</strong></p><p>Nor is this.</p>",
        "<p><strong>Recount</strong> at Scarside</p><p>It begins.</p>",
        "<p>It begins.</p><p><strong>Recount at Scarside</strong></p>",
        "<p>It begins at once in the hall.</p><h4>Recount at Scarside</h4><p>So it does.</p>",
        "<p><strong>Recount at Scarside</strong></p>",
    ],
)
def test_what_is_bold_within_the_text_is_no_heading(inner: str) -> None:
    post = entry_of(inner).posts[0]
    assert post.heading is None
    assert re.sub("<[^>]+>", " ", inner).split() == post.text.split()


def test_what_readers_write_under_an_entry_is_no_part_of_it() -> None:
    coverage = entry_of(
        '<p>It begins.</p><div itemprop="comment" itemscope itemtype="https://schema.org/Comment">'
        '<span itemprop="author">reader1</span><p itemprop="text">"Told you so," said Ann.</p></div>'
    )
    assert coverage.posts[0].text == "It begins."
    assert all("Told" not in quote.text for quote in coverage.quotes)


def test_buttons_are_furniture_but_pictures_and_words_that_can_be_pressed_are_not() -> None:
    coverage = entry_of(
        '<p>It begins with <span role="button">the boxes</span>.</p><div role="button">Copy link</div>'
        '<div role="button"><figure><img src="i.jpg"><figcaption>The hall</figcaption></figure></div>'
    )
    post = coverage.posts[0]
    assert (post.text, post.caption) == ("It begins with the boxes.", "The hall")


def test_parts_of_a_caption_that_lie_apart_are_parted() -> None:
    caption = "<span>The hall at night.</span><span><span>Credit</span><span>Ida Fell</span></span>"
    coverage = entry_of(f"<figure><img src='i.jpg'><figcaption>{caption}</figcaption></figure><p>So.</p>")
    assert coverage.posts[0].caption == "The hall at night. Credit Ida Fell"


def test_a_link_to_another_story_is_no_text_of_an_entry() -> None:
    post = entry_of("<p>The boxes are in.</p><p>Read more: Ash Vale counts once again</p>").posts[0]
    assert post.text == "The boxes are in."
    post = entry_of("<p>The boxes are in.</p><p>Read more: the box at the door says so.</p>").posts[0]
    assert post.text.endswith("the box at the door says so.")


def test_a_link_to_another_story_is_no_text_of_an_update() -> None:
    updates = [
        {
            "@type": "BlogPosting",
            "@id": f"u{n}",
            "headline": f"Box {n}",
            "datePublished": f"2014-11-20T21:0{n}:00Z",
            "articleBody": f"Box {n} is in.\nRead more: Ash Vale counts once again",
        }
        for n in range(3)
    ]
    posts = read(document("", json_ld({"@type": "LiveBlogPosting", "liveBlogUpdate": updates}))).posts
    assert [post.text for post in posts] == [f"Box {n} is in." for n in range(3)]


def test_an_embedded_message_has_its_words_sender_and_account() -> None:
    coverage = entry_of(
        '<p>From the count:</p><blockquote class="twitter-tweet"><p>The boxes are in.</p>'
        '&mdash; Cy Dale (@cydale) <a href="https://twitter.com/cydale/1">November 20, 2014</a></blockquote>'
    )
    quote, message = coverage.quotes[0], coverage.messages[0]
    assert (quote.text, quote.kind, quote.speaker) == ("The boxes are in.", "tweet", "Cy Dale")
    assert message.account == "@cydale"


def test_captions_credits_bylines_and_lists_are_told_apart() -> None:
    coverage = entry_of(
        '<h3>At the count</h3><div class="byline">By Ann Lee, Political correspondent</div>'
        '<figure><img alt="a hall with tables"><figcaption>The hall <span class="credit">PA</span>'
        "</figcaption></figure><p>It begins.</p><ul><li>One box</li><li>Two boxes</li></ul>"
        '<p class="visually-hidden">Skip</p><form><p>Vote</p></form>'
    )
    post = coverage.posts[0]
    assert (post.heading, post.byline, post.byline_role) == (
        "At the count",
        "Ann Lee",
        "Political correspondent",
    )
    assert post.caption == "The hall\n\nPA"
    assert post.text == "It begins.\n\n• One box\n\n• Two boxes"
    assert post.kind == "analysis"


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        ("9:04 PM ET, November 20, 2014", "2014-11-20T21:04:00-05:00"),
        ("Posted at 21:04 AEDT 20 November 2014", "2014-11-20T21:04:00+11:00"),
        ("9.04pm GMT 20 November 2014", "2014-11-20T21:04:00+00:00"),
        ("20 November 2014, 21:04 IST", None),
    ],
)
def test_a_stamp_that_is_only_printed_gives_the_time_in_its_zone(stamp: str, moment: str | None) -> None:
    entry = f'<li class="row"><span class="when">{stamp}</span><p>All boxes of ward %d are in.</p></li>'
    page = read(document(f"<ul>{''.join(entry % n for n in range(4))}</ul>"))
    assert [post.published_at for post in page.posts] == [moment] * 4


def test_who_wrote_an_entry_is_told_by_the_line_under_its_heading() -> None:
    page = entry_of(
        '<h3 class="post__header"><span class="post__header-text">A long night</span></h3>'
        "<span>By Wilma Overy</span><p>The boxes are in. By Fen the count is late.</p>"
    )
    post = page.posts[0]
    assert (post.heading, post.byline) == ("A long night", "Wilma Overy")
    assert post.text.startswith("The boxes are in.")


def test_tables_are_rows_with_tabs_and_give_results() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{party}</td><td>{votes}</td></tr>"
        for name, party, votes in (("Ann Lee", "Labour", "8,101"), ("Bo Ek", "Green", "7,300"))
    )
    coverage = entry_of(
        "<p>Elm Park: the result</p>"
        f"<table><tr><th>Candidate</th><th>Party</th><th>Votes</th></tr>{rows}</table>"
    )
    assert "Ann Lee\tLabour\t8,101" in coverage.posts[0].text
    assert {r.votes for r in coverage.results} >= {8101, 7300}


def test_links_lead_to_whole_addresses_of_the_web_alone() -> None:
    coverage = entry_of(
        '<p>See <a href="/poll?a=1">our poll</a>, <a href="javascript:alert(1)">this</a> and '
        '<a href="data:text/html,x">that</a>.</p>'
    )
    (link,) = coverage.links
    assert (link.text, link.url) == ("our poll", "https://echo.example/poll?a=1")
    assert coverage.text[link.char_start : link.char_end] == "our poll"


def test_links_start_from_the_base_of_a_page_and_entries_are_places_of_the_page_itself() -> None:
    page = html_repeated().replace(b"<section class='x0'>", b"<section class='x0' id='u105'>")
    page = page.replace(b"<h4>Good night</h4>", b"<h4>Good night</h4><a href='poll'>Our poll</a>")
    coverage = read(page.replace(b"<head>", b"<head><base href='/archive/'>"))
    assert [link.url for link in coverage.links] == ["https://echo.example/archive/poll"]
    assert coverage.posts[0].url == f"{ADDRESS}#u105"


def clocks(entries: tuple[str, ...], head: str) -> Coverage:
    body = "".join(f"<li><b>{clock}</b><p>All boxes of a ward are in by now.</p></li>" for clock in entries)
    return read(document(f"<ul>{body}</ul>", head))


@pytest.mark.parametrize(
    ("first", "last", "times"),
    [
        ("2016-06-23T20:50:00Z", "2016-06-23T23:05:00Z", ["2016-06-23T22:00", "2016-06-24T00:02"]),
        ("2016-06-23T21:50:00+01:00", None, ["2016-06-23T22:00", "2016-06-24T00:02"]),
        (None, "2016-06-23T23:05:00Z", ["2016-06-23T22:00", "2016-06-24T00:02"]),
        # the page is of another time of day: a part of it, or clocks of another zone
        ("2016-06-23T08:00:00Z", None, [None, None]),
        # two days that do not agree
        ("2016-06-23T20:50:00Z", "2016-06-25T23:05:00Z", [None, None]),
        # a day alone, and a midnight on the way
        ("2016-06-23", None, [None, None]),
    ],
)
def test_clocks_are_of_the_days_on_which_the_page_was_published_and_changed(
    first: str | None, last: str | None, times: list[str | None]
) -> None:
    head = "".join(
        f'<meta property="article:{name}_time" content="{moment}">'
        for name, moment in (("published", first), ("modified", last))
        if moment
    )
    posts = clocks(("00:02", "23:20", "22:41", "22:00"), head).posts
    assert [p.published_at and p.published_at[:16] for p in (posts[3], posts[0])] == times


def test_clocks_of_one_day_are_of_the_day_that_the_page_is_of() -> None:
    head = '<meta name="date" content="2016-06-23">'
    posts = clocks(("23:20", "22:41", "22:00"), head).posts
    assert [p.published_at for p in posts][-1] == "2016-06-23T22:00:00+01:00"


@pytest.mark.parametrize("form", [*FORMS, "html-plain"])
def test_a_build_of_it_is_proved_by_check(tmp_path: Path, form: str) -> None:
    page = tmp_path / "page"
    page.write_bytes(FORMS.get(form, html_plain)())
    with closing(built(tmp_path, page)) as db:
        row = db.execute("select media_type, reader, text, sha256, bytes from sources").fetchone()
    assert row["media_type"] == ("application/json" if form.startswith("json") else "text/html")
    assert row["bytes"] == page.stat().st_size
    assert run("text", page).stdout_bytes == row["text"].encode()
    failed = [str(outcome) for outcome in check(tmp_path / "x.db", page) if not outcome.passed]
    assert failed == []


def test_check_sees_a_page_that_was_changed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(html_jsonld())
    built(tmp_path, page).close()
    page.write_bytes(html_jsonld().replace(b"leisure", b"pleasure"))
    failed = {outcome.name for outcome in check(tmp_path / "x.db", page) if not outcome.passed}
    assert {"checksums", "parse"} <= failed


def test_the_site_leads_from_an_entry_to_its_own_address(tmp_path: Path) -> None:
    hostile = {
        **BLOG,
        "liveBlogUpdate": [posting(ENTRIES[0]), {**posting(ENTRIES[1]), "url": "javascript:x()#u1"}],
    }
    (tmp_path / "page.html").write_bytes(document("", json_ld(hostile)))
    built(tmp_path, tmp_path / "page.html").close()
    datasette = Datasette([], immutables=[str(tmp_path / "x.db")])
    page = asyncio.run(datasette.client.get("/-/rsdata/source/page")).text
    assert f'<a href="{ADDRESS}#u105">where it was published</a>' in page
    assert "javascript:x" not in page


# -- several files ----------------------------------------------------------------------------------------


def several(folder: Path) -> None:
    """Two captures: the later has a new entry on top, another version of one, and has lost the last."""
    older = html_blocks()
    newer = older.replace(b"51.3%", b"51.4%")
    newer = newer.replace(b"</div></div>\n</main>", b"</div></div>\n</main>")
    (folder / "at-ten.html").write_bytes(older)
    (folder / "at-twelve.html").write_bytes(newer)
    (folder / "sources.yml").write_text("- id: night\n  files: [at-ten.html, at-twelve.html]\n")


def test_files_of_one_page_are_one_source(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    several(raw)
    with closing(built(tmp_path, raw)) as db:
        assert [row["id"] for row in db.execute("select id from sources")] == ["night"]
        posts = db.execute("select anchor, text from posts order by number").fetchall()
        files = db.execute("select id, position, file from files order by position").fetchall()
    assert [row["anchor"] for row in posts] == [f"block-{entry.anchor}" for entry in ENTRIES]
    assert "51.4%" in posts[2]["text"]
    assert [tuple(row) for row in files] == [
        ("night-f1", 1, "at-ten.html"),
        ("night-f2", 2, "at-twelve.html"),
    ]
    failed = [str(outcome) for outcome in check(tmp_path / "x.db", raw) if not outcome.passed]
    assert failed == []
    (file,) = open_raw(raw).files
    assert file.read().remarks == (
        f"{raw / 'at-ten.html'}: 1 earlier version of posts left out, as its files have later ones",
    )


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("- file: a.html\n  files: [b.html]\n", "not both"),
        ("- files: []\n", "is empty"),
        ("- files: [a.html, a.html]\n", "twice"),
        ("- files: [a.html, ../b.html]\n", "must be the name of a file"),
        ("- files: [a.html, c.html]\n", "c.html is not in"),
    ],
)
def test_a_list_of_files_that_cannot_be_is_refused(tmp_path: Path, entry: str, problem: str) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(html_jsonld())
    (tmp_path / "sources.yml").write_text(entry)
    with pytest.raises(InputError, match=problem):
        open_raw(tmp_path)


# -- a page in one file ----------------------------------------------------------------------------------


def test_a_page_saved_as_a_single_file_has_its_address_and_the_time_of_saving(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "night.mhtml").write_bytes(single_file(html_jsonld()))
    with closing(built(tmp_path, raw)) as db:
        row = db.execute("select id, url, captured_at, media_type, text from sources").fetchone()
    assert (row["id"], row["url"], row["media_type"]) == ("night", ADDRESS, "text/html")
    assert row["captured_at"] == "2014-11-21T00:02:11+00:00"
    assert "A frame" not in row["text"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (single_file(b""), "without a page in it"),
        (single_file(html_jsonld()).replace(b"text/html\r\n", b"text/css\r\n"), "without a page in it"),
        (
            b"Subject: x\r\nMIME-Version: 1.0\r\n"
            + b"".join(
                b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
                for n in range(3000)
            ),
            "(parts within parts|without a page in it)",
        ),
        (single_file(b"<!doctype html>" + b"<div>" * 5000 + b"x"), "nested"),
    ],
)
def test_a_single_file_that_holds_no_page_is_refused_in_a_line(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableError, match=problem):
        rsdata.read(data)


# -- archives ---------------------------------------------------------------------------------------------

PICTURE = Saved("https://echo.example/a.png", b"\x89PNG\r\n\x1a\n", content_type="image/png")
STORY = Saved("https://echo.example/story", document("<p>Nothing is live here.</p>"))
LIVE = Saved(ADDRESS, html_jsonld())


def archives() -> Iterator[tuple[str, bytes]]:
    records = (PICTURE, STORY, LIVE)
    yield "a.warc.gz", warc(*records)
    yield "a.warc", warc(*records, gzip=False)
    yield "a.wacz", wacz(warc(*records))


@pytest.mark.parametrize(("name", "data"), list(archives()))
def test_the_live_page_of_an_archive_is_a_source(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with closing(built(tmp_path, tmp_path / name)) as db:
        row = db.execute("select id, url, captured_at, sha256, bytes from sources").fetchone()
        (posts,) = db.execute("select count(*) from posts").fetchone()
    assert (row["id"], row["url"], row["captured_at"]) == ("a", ADDRESS, "2014-11-20T23:59:00+00:00")
    assert (posts, row["bytes"]) == (len(ENTRIES), len(LIVE.body))
    failed = [str(outcome) for outcome in check(tmp_path / "x.db", tmp_path / name) if not outcome.passed]
    assert failed == []
    assert [page.url for page in rsdata.read(data)] == [ADDRESS]


def test_addresses_are_sources_and_captures_of_one_are_one(tmp_path: Path) -> None:
    other = LIVE._replace(address="https://echo.example/live/elm-park")
    later = LIVE._replace(body=LIVE.body.replace(b"leisure", b"sports"), date="2014-11-21T01:00:00Z")
    (tmp_path / "a.warc.gz").write_bytes(warc(LIVE, other, later))
    with closing(built(tmp_path, tmp_path / "a.warc.gz")) as db:
        sources = db.execute("select id, captured_at from sources order by id").fetchall()
        text = db.execute(
            "select text from posts where anchor = 'u105' and source_id like 'a-ash%'"
        ).fetchone()[0]
    assert [tuple(row) for row in sources] == [
        ("a-ash-vale-by-election", "2014-11-21T01:00:00+00:00"),
        ("a-elm-park", "2014-11-20T23:59:00+00:00"),
    ]
    assert "sports" in text


def test_match_says_which_pages_are_meant(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(warc(STORY, LIVE))
    with closing(built(tmp_path, tmp_path / "a.warc.gz", "--match", "*/story")) as db:
        assert [row["url"] for row in db.execute("select url from sources")] == [STORY.address]
    done = run("build", tmp_path / "a.warc.gz", "-o", tmp_path / "y.db", "--match", "*/nothing")
    assert done.exit_code == 1 and "without a page whose address fits" in done.output


def test_an_archive_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    data = warc(LIVE, gzip=False) + b"WARC/1.0\r\nnonsense without end"
    (tmp_path / "a.warc").write_bytes(data)
    opened = open_raw(tmp_path / "a.warc")
    assert [file.source.id for file in opened.files] == ["a"]


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.warc", warc(LIVE, gzip=False)[:700], r"cannot|cut short"),
        ("a.wacz", wacz(warc(LIVE))[:600], r"damaged, cut short"),
    ],
)
def test_an_archive_that_is_cut_short_says_so(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = run("build", tmp_path / name, "-o", tmp_path / "x.db")
    assert done.exit_code == 1
    assert re.search(problem, done.output) and "save it again" in done.output


def test_a_pattern_for_archives_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("21.40: So it goes.\n")
    assert "there is none" in run("text", tmp_path / "a.txt", "--match", "*/live").output


def test_paths_that_climb_out_of_a_wacz_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.wacz").write_bytes(wacz(warc(LIVE), "archive/../../../b.warc.gz"))
    done = run("build", tmp_path / "a.wacz", "-o", tmp_path / "x.db")
    assert done.exit_code == 1 and len(done.output.splitlines()) == 1
    assert not (tmp_path.parent / "b.warc.gz").exists()


# -- what means ill ---------------------------------------------------------------------------------------

HOSTILE = {
    "deep": b"<!doctype html>" + b"<div>" * 100_000 + b"x",
    "attributes": b"<!doctype html><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x",
    "choices": b"<!doctype html><select>" + b"<option>x" * 100_000,
    "JSON": b"[" * 100_000 + b"]" * 100_000,
    "bomb": gzip.compress(b"<!doctype html>" + b" " * (300 << 20), 1),
    "no words": b"<!doctype html><html><body><script>let a = 1</script></body></html>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_would_take_for_ever_is_refused_in_a_line(tmp_path: Path, kind: str) -> None:
    (tmp_path / "page").write_bytes(HOSTILE[kind])
    done = run("build", tmp_path / "page", "-o", tmp_path / "x.db")
    (line,) = done.output.splitlines()
    assert done.exit_code == 1 and line.startswith(f"rsdata: {tmp_path / 'page'}: ")
    with pytest.raises(UnreadableError):
        rsdata.read(HOSTILE[kind])


def test_nothing_of_the_markup_comes_into_a_row() -> None:
    coverage = entry_of(
        "<p>One\0 &amp;lt;b&amp;gt; &#0; &bogus; <b onclick='x()'>two</b><script>three</script>"
        "<!-- four --><style>five</style><template>six</template><svg><text>seven</text></svg></p>"
    )
    assert coverage.posts[0].text == "One &lt;b&gt; \ufffd &bogus; two"


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Siân".encode(), "iso-8859-1", "Siân"),
        ("Siân".encode("latin-1"), None, "Siân"),
        ("“Siân”".encode("cp1252"), "iso-8859-1", "“Siân”"),
        (
            '<meta charset="windows-1252">“Siân” €5'.encode("cp1252"),
            None,
            '<meta charset="windows-1252">“Siân” €5',
        ),
        ('<meta charset="koi8-r">Зал'.encode("koi8-r"), None, '<meta charset="koi8-r">Зал'),
        ("\ufeffSiân".encode(), None, "Siân"),
        ("Siân".encode("utf-16"), None, "Siân"),
        ("Siân ".encode() * 9 + b"\xff", "utf-7", "Siân " * 9 + "\ufffd"),
    ],
)
def test_characters_are_what_they_are_whatever_is_declared(
    data: bytes, charset: str | None, text: str
) -> None:
    assert decoded(data, charset) == text


_HEADS = ("<h4>{}</h4>", "<b>{}</b>", "<p class=t>{}</p>", "<time>{}</time>", "<center><b>{}</b></center>")
_PIECES = (
    "{}", "<p>{}</p>", "{}<br><br>", "<i>{}</i>", "<blockquote>{}</blockquote>", "<div>{}</div>",
    "<ul><li>{}</li></ul>", "<table><tr><td>{}</td></tr></table>", "<h5>{}</h5>",
)  # fmt: skip


@given(
    head=st.sampled_from(_HEADS),
    entries=st.lists(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=3), min_size=3, max_size=5),
)
@settings(max_examples=60)
def test_words_between_the_elements_of_a_page_are_kept(head: str, entries: list[list[str]]) -> None:
    words: list[str] = []
    body = []
    for hour, pieces in enumerate(entries, 14):
        body.append(head.format(f"{hour}:05"))
        for piece in pieces:
            words.append(f"word{len(words)}")
            body.append(piece.format(f"The {words[-1]} came to the hall at last."))
    page = rsdata.read(document("<h1>The count</h1>" + "\n".join(body)))[0]
    assert [word for word in words if word not in page.text] == []


def test_bare_words_under_a_clock_are_the_text_of_their_entry() -> None:
    page = document(
        "<center>14 May 2014</center><hr>"
        "<h4>9.30pm</h4>\nThe doors are shut.<br><i>posted by Ann Lee</i><hr>"
        "<h4>9.41pm</h4>\nThe first box is “rather light”, Bo Ek says.<p>So it goes.</p>"
        "<i>posted by Ann Lee</i><hr>"
        "<h4>9.58pm</h4>\nThe last box is in.<br><i>posted by Cy Dale</i><hr>"
        "<center><a href='/'>home</a> | <a href='/old'>archive</a></center>"
    )
    posts = rsdata.parse(rsdata.read(page)[0]).posts
    assert [post.text for post in posts] == [
        "The doors are shut.",
        "The first box is “rather light”, Bo Ek says.\n\nSo it goes.",
        "The last box is in.",
    ]
    assert [post.byline for post in posts] == ["Ann Lee", "Ann Lee", "Cy Dale"]
    assert [post.published_at for post in posts] == [
        "2014-05-14T21:30:00+01:00", "2014-05-14T21:41:00+01:00", "2014-05-14T21:58:00+01:00"
    ]  # fmt: skip


def test_a_clock_and_a_name_on_one_line_are_the_stamp_and_the_byline() -> None:
    entry = "<div class=row><div><b>{}</b></div><div>{} · {}</div><p>{}</p></div>"
    page = document(
        "<p>14 May 2014</p>"
        + entry.format("A box", "21:58", "Ann Lee", "The last box is in, and it is a heavy one.")
        + entry.format("Doors", "21:30", "Cy Dale", "The doors of the hall are shut for the night.")
        + entry.format("Rain", "20:15", "Ann Lee", "Umbrellas drip in the corridor of the hall.")
    )
    posts = rsdata.parse(rsdata.read(page)[0]).posts
    assert [(post.heading, post.byline, post.time_as_printed) for post in posts] == [
        ("A box", "Ann Lee", "21:58"), ("Doors", "Cy Dale", "21:30"), ("Rain", "Ann Lee", "20:15")
    ]  # fmt: skip


def test_entries_run_on_over_midnight_from_the_day_above_them() -> None:
    page = document(
        "<p>14 May 2014</p>"
        "<h4>11.30pm</h4><p>The doors of the hall are shut for the night.</p>"
        "<h4>11.58pm</h4><p>The last box is in, and it is a heavy one.</p>"
        "<h4>12.11am</h4><p>Umbrellas drip in the corridor of the hall.</p>"
    )
    posts = rsdata.parse(rsdata.read(page)[0]).posts
    assert [(post.published_at or "")[:16] for post in posts] == [
        "2014-05-14T23:30", "2014-05-14T23:58", "2014-05-15T00:11"
    ]  # fmt: skip


def test_a_page_that_shows_its_words_is_not_read_by_its_scripts() -> None:
    state = html_data().decode().partition("<script")[2].partition("</body>")[0]
    words = " ".join(f"<p>The boat house is warm, and tea costs {n} pence.</p>" for n in range(80))
    coverage = read(document(f"<article>{words}</article><script{state}"))
    assert coverage.dialect == "article"
    assert "Labour" not in coverage.text


def test_key_events_of_a_page_without_an_address_are_no_entries() -> None:
    events = "".join(
        f"<li><time datetime={e.iso}>{e.clock}</time> <a href='#{e.anchor}'>{e.heading}</a></li>"
        for e in ENTRIES[1:3]
    )
    body = "".join(
        f"<li><div id={e.anchor}><time datetime={e.iso}>{e.clock}</time><h2>{e.heading}</h2>{paragraphs(e)}"
        "</div></li>"
        for e in ENTRIES
    )
    page = f"<html><title>{TITLE}</title><body><main><ul>{events}</ul><ul>{body}</ul></main></body></html>"
    posts = read(page.encode(), None).posts
    assert [post.heading for post in posts] == [e.heading for e in ENTRIES]


def test_a_month_cut_short_with_a_stop_gives_the_day() -> None:
    body = "".join(
        f'<div class=a><span title="{e.when:%b}. {e.when:%d, %Y at %H:%M} GMT">{9 - n} hrs ago</span>'
        f"<h3>{e.heading}</h3>{paragraphs(e)}</div>"
        for n, e in enumerate(ENTRIES)
    )
    assert [post.published_at for post in read(document(body)).posts] == [e.iso for e in ENTRIES]


def test_whom_a_picture_is_from_is_no_author() -> None:
    body = "".join(
        f"<div><time datetime={e.iso}>{e.clock}</time><div class=author>Ann Lee</div>{paragraphs(e)}"
        "<div class=image><div class=image-caption>The hall.</div>"
        "<div class=image-byline>Photo: Cy Dale</div></div></div>"
        for e in ENTRIES
    )
    posts = read(document(body)).posts
    assert {post.byline for post in posts} == {"Ann Lee"}
    assert not any("Photo" in post.text for post in posts)


def test_a_page_laid_out_by_tables_is_read_cell_by_cell() -> None:
    rows = "".join(f"<tr><td><b>{e.clock}</b></td><td>{e.paragraphs[0]}</td></tr>" for e in ENTRIES)
    columns = f"<td><a href=/>Home</a></td><td><h2>{TITLE}</h2><table>{rows}</table></td>"
    posts = read(f"<html><body><table><tr>{columns}</tr></table></body></html>".encode()).posts
    assert [post.time_as_printed for post in posts] == [e.clock for e in ENTRIES]
    assert [post.text for post in posts] == [e.paragraphs[0] for e in ENTRIES]


def test_what_folds_words_away_is_no_text() -> None:
    body = "".join(
        f"<div><time datetime={e.iso}>{e.clock}</time><h3>{e.heading}</h3><p>{e.paragraphs[0]}</p>"
        "<details><summary>Show more</summary><p>It is late in the hall.</p>"
        "<p>Keep 702</p><p>Close 498</p></details></div>"
        for e in ENTRIES
    )
    assert [post.text for post in read(document(body)).posts] == [
        f"{e.paragraphs[0]}\n\nIt is late in the hall.\n\nKeep 702\n\nClose 498" for e in ENTRIES
    ]
