"""Saved pages: messages in their entries, what is printed with each entry, who reports, frames."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

import rsdata
from rsdata.model import Coverage, Source
from rsdata.pages.times import Stamp, published_at
from rsdata.sources.folder import open_raw

from .saved import (
    ADDRESS,
    BLOG,
    ENTRIES,
    Told,
    document,
    first_entry_with,
    html_microdata,
    html_repeated,
    json_ld,
    nodes,
    paragraphs,
    single_file,
)


def read(data: bytes, source: Source | None = None) -> Coverage:
    (page,) = rsdata.read(data, ADDRESS)
    return rsdata.parse(page, source or Source())


def entries_with(inner: str, head: str = "", above: str = "") -> Coverage:
    """A page of which each entry has this under its words."""
    rest = "".join(
        f'<div class="entry" id="{e.anchor}"><time datetime="{e.iso}">{e.clock}</time>{head}'
        f"{paragraphs(e)}{inner}</div>"
        for e in ENTRIES
    )
    return read(document(f"{above}<main>{rest}</main>"))


def first_with(inner: str) -> Coverage:
    """A page whose first entry holds this."""
    return read(first_entry_with(inner))


# -- what components draw, and cards of other stories -----------------------------------------------------


@pytest.mark.parametrize(
    ("template", "is_shown"), [("shadowrootmode=open", True), ('shadowroot="open"', True), ("id=t", False)]
)
def test_what_a_component_draws_is_part_of_the_page(template: str, is_shown: bool) -> None:
    inner = f"<style>p {{ color: red }}</style><template><p>A row to come.</p></template>{nodes()}"
    body = f"<live-feed><template {template}>{inner}</template></live-feed>"
    posts = read(document(body)).posts
    assert [post.text for post in posts if post.text] == [
        "\n\n".join(entry.paragraphs) for entry in ENTRIES if is_shown
    ]


@pytest.mark.parametrize(
    "made",
    [
        '<live-post published="{iso}"><b slot="headline">{clock} title</b>'
        '<i slot="author">Ann Lee</i>{words}</live-post>',
        "<live-post><template shadowrootmode=open><time datetime={iso}>{clock}</time><h2>{clock} title</h2>"
        "<span class=author>Ann Lee</span><slot></slot><button>Share</button></template>{words}</live-post>",
    ],
)
def test_components_are_entries_by_what_they_are_given(made: str) -> None:
    """What stands in their slots is told by the names of these, or by what is drawn over it."""
    inner = "".join(made.format(iso=e.iso, clock=e.clock, words=paragraphs(e)) for e in ENTRIES)
    posts = read(document(f"<main>{inner}</main>")).posts
    assert [(p.heading, p.byline) for p in posts] == [(f"{e.clock} title", "Ann Lee") for e in ENTRIES]
    assert "Share" not in posts[0].text


def test_a_day_beside_the_clock_of_an_entry_is_no_text_of_it() -> None:
    over = "<b class=c1>9:04 pm</b> 20 November<br><div class=c2>Ann Lee</div><div>Local reporter</div>"
    (first, *_) = entries_with("", over).posts
    assert (first.byline, first.byline_role) == ("Ann Lee", "Local reporter")
    assert first.text == "\n\n".join(ENTRIES[0].paragraphs)


@pytest.mark.parametrize(
    ("named", "is_shown"),
    [("field--label-hidden", True), ("label-hidden", True), ("is-hidden", False), ("visually-hidden", False)],
)
def test_what_hides_its_label_is_shown(named: str, is_shown: bool) -> None:
    post = first_with(f"<p>So it goes.</p><div class='field {named}'><p>And goes on.</p></div>").posts[0]
    assert ("And goes on." in post.text) == is_shown


def test_a_component_without_entries_is_no_part_of_the_page() -> None:
    box = "<template shadowrootmode=open><h2>Your choice</h2><p>We store cookies.</p></template>"
    posts = first_with(f"<consent-box>{box}</consent-box>").posts
    assert [post.text for post in posts if post.text] == ["\n\n".join(e.paragraphs) for e in ENTRIES]


def test_entries_without_ids_or_times_are_known_by_their_headings() -> None:
    """JSON-LD has the first words of each alone."""
    updates = [
        {
            "@type": "BlogPosting",
            "headline": e.heading,
            "datePublished": e.iso,
            "articleBody": e.paragraphs[0][:20],
        }
        for e in ENTRIES
    ]
    entry = "<div class='card'><div><h3>{}</h3></div><div>{}</div></div>"
    shown = "".join(entry.format(e.heading, paragraphs(e)) for e in ENTRIES)
    blog = {"@type": "LiveBlogPosting", "headline": "The count", "liveBlogUpdate": updates}
    found = read(document(f"<div>{shown}</div>", json_ld(blog))).posts
    told = [(e.heading, e.iso, "\n\n".join(e.paragraphs)) for e in ENTRIES]
    assert [(post.heading, post.published_at, post.text) for post in found] == told


def test_the_heading_of_an_entry_may_be_told_beside_it() -> None:
    told = rb'<meta itemprop="headline" content="\1"><div>\1</div>'
    data = re.sub(rb'<h2 itemprop="headline">(.*?)</h2>', told, html_microdata())
    assert [(post.heading, post.text) for post in read(data).posts] == [
        (post.heading, post.text) for post in read(html_microdata()).posts
    ]


def test_an_update_whose_heading_is_not_printed_is_not_known_by_who_wrote_it() -> None:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": e.heading or "No heading",
            "datePublished": e.iso,
            "author": {"name": "Cornelius Dale"},
            "articleBody": " ".join(e.paragraphs),
        }
        for e in ENTRIES
    ]
    entry = "<div class='card'><h3>{}</h3>{}<p>Cornelius Dale</p></div>"
    shown = "".join(entry.format(e.heading, paragraphs(e)) for e in ENTRIES[1:])
    blog = {"@type": "LiveBlogPosting", "headline": "The count", "liveBlogUpdate": updates}
    first = read(document(f"<div>{shown}</div>", json_ld(blog))).posts[0]
    assert (first.heading, first.text) == (ENTRIES[0].heading, " ".join(ENTRIES[0].paragraphs))


CARD = '<a href="https://echo.example/b">{}</a>'


@pytest.mark.parametrize(
    ("inner", "is_said"),
    [
        (CARD.format('<span class="c-label">Read more</span><span class="c-title">{}</span>'), False),
        (CARD.format("<p>{}</p><p>6 May 2022</p>"), False),
        ("<div><h4><a href='https://echo.example/b'>{}?</a></h4><p>6 May 2022</p></div>", False),
        (CARD.format("{}<br>Green 880"), False),
        (CARD.format("Labour 1,204<br>Green 880") + "<p>{} now.</p>", True),
        (CARD.format("<figure><figcaption>{}</figcaption></figure>"), True),
        ("<h4>{}</h4><p>6 May 2022</p>", True),
    ],
)
def test_a_card_of_another_story_is_none_of_an_entry(inner: str, is_said: bool) -> None:
    title = "Who counts the boxes of Ash Vale and how"
    post = entries_with(inner.format(title)).posts[0]
    assert (title in f"{post.text} {post.caption}") == is_said
    assert is_said or post.text == "\n\n".join(ENTRIES[0].paragraphs)


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<div><span>Ash Vale East</span><span>Labour hold</span></div>", "Ash Vale East Labour hold"),
        ("<div><span>Green</span><span>880</span></div>", "Green 880"),
        ("<div><span>Mac</span>Donald</div>", "MacDonald"),
        ("<p><b>i</b><b>Phone</b></p>", "iPhone"),
        ("<div><b>BO EK</b><span>May 6</span></div>", "BO EK May 6"),
        ("<div><b>6 May 2022</b><span>BBC</span></div>", "6 May 2022 BBC"),
        ("<div><i>It cost £1</i><i>M</i></div>", "£1M"),
        ("<div><b>Ash Vale</b><sup>1</sup></div>", "Ash Vale1"),
    ],
)
def test_what_stands_side_by_side_on_a_line_is_parted(inner: str, said: str) -> None:
    assert said in first_with(inner).posts[0].text


# -- messages of other sites ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "message",
    [
        '<blockquote class="nojs"><p>The boxes are in.</p>— Cy Dale (@cydale) <a href="/1">May 7, 2021</a>'
        "</blockquote>",
        "<amp-embed><blockquote placeholder><p>The boxes are in.</p>— Cy Dale (@cydale) May 7, 2021"
        "</blockquote></amp-embed>",
        '<div class="social tweet"><div><span>Cy Dale</span> <span>@cydale</span></div>'
        "<div>The boxes are in.</div><div>9:14 PM - 7 May 2021</div></div>",
        "<div class='tweet'><div>Cy Dale</div><div>@cydale</div><p>The boxes are in.</p>"
        "<div>9:14 PM · May 7, 2021 <b>41 replies</b></div></div>",
        "<div data-testid='x-post'><div><b>Cy Dale 💚</b> (@cydale) · 7 May 2021</div>"
        "<p>The boxes are in.</p>"
        "<div>Reply</div></div>",
    ],
)
def test_a_message_is_known_by_its_name_account_words_and_day(message: str) -> None:
    coverage = first_with(f"<p>From the count:</p>{message}<p>So it goes.</p>")
    (quote,) = (q for q in coverage.quotes if q.kind == "tweet")
    assert (quote.text, quote.speaker) == ("The boxes are in.", "Cy Dale")
    assert [message.account for message in coverage.messages] == ["@cydale"]
    post = coverage.posts[0]
    assert (post.heading, post.byline, post.time_as_printed) == (None, None, "23:59")
    assert post.text.startswith("From the count:\n\nThe boxes are in.\n\n— Cy Dale")
    assert post.text.endswith("\n\nSo it goes.")


@pytest.mark.parametrize(
    "inner",
    [
        "<div><b>Cy Dale</b> @cydale</div><p>The boxes are in.</p>",  # who wrote the entry
        "<div><div>Write to us @echo</div><p>The boxes are in.</p></div>",
        "<p>The boxes of @cydale are in, says Cy Dale, 7 May 2021.</p>",
        "<blockquote><p>The boxes are in.</p><p>— Cy Dale, 7 May 2021</p></blockquote>",
    ],
)
def test_what_lacks_a_part_is_no_message(inner: str) -> None:
    assert first_with(inner).messages == ()


def test_a_line_that_leads_to_a_message_is_no_byline() -> None:
    message = "<blockquote><p>The boxes are in.</p>— Cy Dale (@cydale) May 7, 2021</blockquote>"
    post = first_with(f"<p>From the Echo’s Cy Dale</p>{message}").posts[0]
    assert (post.byline, post.text.split("\n")[0]) == (None, "From the Echo’s Cy Dale")
    post = first_with("<p>From the Echo’s Cy Dale</p><p>The boxes are in at last.</p>").posts[0]
    assert (post.byline, post.text) == ("Cy Dale", "The boxes are in at last.")


# -- what a page prints with each entry -------------------------------------------------------------------


@pytest.mark.parametrize(
    "below",
    [
        '<ul><li><a href="/c">Add your own remark</a></li></ul>',
        '<div class="sites"><a href="/f">Facebook</a><a href="/x">Another.com</a></div>',
        "<div>Presented by the Ash Vale Bank</div>",
        "<div><button>Boost</button><span>3</span></div>",
        "<div><span>👏 3</span> <span>🎉 11</span><a>Hand this moment on</a></div>",
        "<div><span>👍 14</span><span>😡 3</span></div><p>Report this entry</p>",
        '<ul><li><a href="#c">7 comments</a></li><li><a href="#r">Tell the desk</a></li></ul>',
    ],
)
def test_what_all_entries_end_with_is_no_text_of_them(below: str) -> None:
    coverage, plain = entries_with(below), entries_with("")
    assert [post.text for post in coverage.posts] == [post.text for post in plain.posts]
    assert coverage.links == ()


@pytest.mark.parametrize("below", ["<p>Labour hold</p>", "<p>It is raining.</p>", "<p>Boxes in 12</p>"])
def test_what_says_something_is_text_however_often_it_comes(below: str) -> None:
    assert all(post.text.endswith(below[3:-4]) for post in entries_with(below).posts)


def test_who_wrote_each_entry_is_known_under_it_too() -> None:
    assert {post.byline for post in entries_with("<p>Ann Marsh</p>").posts} == {"Ann Marsh"}


def test_the_name_beside_its_picture_is_the_byline() -> None:
    by = '<div><picture><img alt="Ann Marsh" src="a.png"></picture><span class="x-1">Ann Marsh</span></div>'
    post = first_with(f"{by}<p>The boxes are in.</p>").posts[0]
    assert (post.byline, post.text) == ("Ann Marsh", "The boxes are in.")


def test_buttons_beside_the_byline_are_furniture() -> None:
    by = '<div class="byline"><span>by Ann Marsh</span> <a href="#c">Comment</a></div>'
    post = first_with(f"<p>The boxes are in.</p>{by}").posts[0]
    assert (post.byline, post.text) == ("Ann Marsh", "The boxes are in.")


def test_what_readers_write_among_the_entries_is_none_of_them() -> None:
    reader = (
        '<div class="entry UserComment" id="u999"><time datetime="2014-11-20T22:00:00Z">22:00</time>'
        "<p>When is Ash Vale due, then?</p></div>"
    )
    pages = html_repeated(), html_repeated().replace(b"<div", reader.encode() + b"<div", 1)
    assert len(read(pages[1]).posts) == len(read(pages[0]).posts)


def test_a_dash_behind_the_time_of_an_entry_goes_with_it() -> None:
    body = "".join(
        f"<p><strong>{e.clock}</strong> — {e.paragraphs[0]}</p><p>So it goes.</p>" for e in ENTRIES
    )
    posts = read(document(body)).posts
    assert [post.text.split("\n")[0] for post in posts] == [e.paragraphs[0] for e in ENTRIES]


def test_a_call_to_subscribe_is_no_text_of_an_entry() -> None:
    note = "<div class='card'><p>New here? We are a small paper. {}</p></div>"
    post = first_with("<p>The boxes are in.</p>" + note.format("Sign up for our newsletter.")).posts[0]
    assert post.text == "The boxes are in."
    post = first_with("<p>The boxes are in.</p>" + note.format("Sign up to vote by noon.")).posts[0]
    assert post.text.endswith("Sign up to vote by noon.")


def test_the_account_over_each_entry_is_a_label() -> None:
    head = "<a href='/by'><b>Ash Vale Evening Bugle</b> <span>@bugle@news.example</span></a>"
    plain = [post.text for post in entries_with("").posts]
    assert [post.text for post in entries_with("", head).posts] == plain


def test_a_headline_that_leads_to_another_story_is_no_text_of_an_entry() -> None:
    link = '<div><a href="{}">What to watch for tonight in Ash Vale, hour by hour</a></div>'
    post = first_with("<p>The boxes are in.</p>" + link.format("/politics/what")).posts[0]
    assert post.text == "The boxes are in."
    post = first_with(link.format("/politics/what")).posts[0]
    assert "What to watch" in (post.heading or post.text)
    linked = '<p>The boxes are in, and <a href="/b">all of them are as full as a box can be</a>.</p>'
    assert first_with(f"<p>It begins.</p>{linked}").posts[0].text.endswith("as full as a box can be.")


def test_links_of_the_page_itself_are_no_rows() -> None:
    coverage = first_with('<p>See <a href="/hall">the hall</a>.</p>')
    assert [link.text for link in coverage.links] == ["the hall"]
    body = "".join(
        f'<article id="{e.anchor}"><a href="#{e.anchor}"><time datetime="{e.iso}">{e.clock}</time></a>'
        f"{paragraphs(e)}</article>"
        for e in ENTRIES
    )
    assert read(document(body)).links == ()


def test_a_link_that_every_entry_has_makes_no_list_of_stories() -> None:
    head = '<meta property="og:type" content="article">'
    body = "".join(
        f'<div class="live-post"><time datetime="{e.iso}">{e.clock}</time>{paragraphs(e)}'
        '<a href="/gift">Give this article away</a></div>'
        for e in ENTRIES[:4]
    )
    assert len(read(document(body, head)).posts) == 4


def test_a_link_of_each_entry_to_itself_makes_no_list_of_stories() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ash Vale"}</script>'
    body = "".join(
        f'<div id="post-{e.anchor}" class="live-post"><time datetime="{e.iso}">{e.clock}</time>'
        f'{paragraphs(e)}<a href="/n/1?x=1#post-{e.anchor}">https://echo.example/{e.anchor}</a></div>'
        for e in ENTRIES[:4]
    )
    assert len(read(document(body, head)).posts) == 4


RULED = "".join(
    f"<p><b>{clock}</b> {words}</p>{more}"
    for clock, words, more in (
        ("11.50pm", "The sea wall is up for sale again.", ""),
        ("10.20pm", "Una Holm has won the harbour ward.", "<p>She thanked the lifeboat for the lift.</p>"),
        ("9.40pm", "Two boxes are still on the ferry.", "<div class='ad'>advertisement</div>"),
        ("9.05pm", "The hall is full of rain coats tonight.", ""),
        ("8.15pm", "Polls have closed at the pier.", ""),
    )
)


def test_a_paragraph_between_those_with_a_time_belongs_to_the_one_above() -> None:
    texts = [post.text for post in read(document(f"<h1>Harbour ward</h1><div>{RULED}</div>")).posts]
    assert len(texts) == 5
    assert texts[1].endswith("\n\nShe thanked the lifeboat for the lift.")


def test_a_heading_over_each_time_is_that_of_the_entry_below() -> None:
    body = "<p>Two wards vote today.</p>" + "".join(
        f"<h2>{e.heading}</h2><p><em>{e.clock}</em></p>{paragraphs(e)}" for e in ENTRIES
    )
    posts = read(document(f"<main><h1>Ash Vale</h1><div>{body}</div></main>")).posts
    assert [post.heading for post in posts] == [e.heading for e in ENTRIES]
    below = "".join(f"<p><em>{e.clock}</em></p><h2>{e.heading}</h2>{paragraphs(e)}" for e in ENTRIES)
    posts = read(document(f"<main><h1>Ash Vale</h1><h2>Tonight</h2><div>{below}</div></main>")).posts
    assert [post.heading for post in posts] == [e.heading for e in ENTRIES]


def test_regions_of_a_page_that_have_times_are_no_entries() -> None:
    def item(e: Told) -> str:
        return (
            f"<article><time datetime='{e.iso}'>{e.clock}</time><h2>{e.heading}</h2>{paragraphs(e)}</article>"
        )

    key = "".join(f"<li><time datetime='{e.iso}'>{e.clock}</time> {e.heading}</li>" for e in ENTRIES[:2])
    page = (
        f"<section class='pinned'><h3>Pinned</h3>{item(ENTRIES[0])}</section>"
        f"<section class='key'><h3>Key moments</h3><ul>{key}</ul></section>"
        f"<section class='stream'>{''.join(map(item, ENTRIES))}</section>"
    )
    assert [post.heading for post in read(document(page)).posts] == [e.heading for e in ENTRIES]


def test_what_is_held_as_no_entry_is_among_them_is_none() -> None:
    asked = "<h4>Will you stay up?</h4><p>Yes, until the tea runs out</p>"
    poll = f"<li class='item'><div class='poll'>{asked}</div></li>"
    items = [
        f"<li class='item'><article class='post'><time datetime='{e.iso}'>{e.clock}</time>{paragraphs(e)}"
        "</article></li>"
        for e in ENTRIES
    ]
    page = document(f"<ul>{''.join([*items[:2], poll, *items[2:]])}</ul>")
    assert len(read(page).posts) == len(ENTRIES)


def test_a_question_behind_the_label_of_a_link_is_no_text_of_an_entry() -> None:
    assert "form" not in first_with('<p><b>Also read:</b> <a href="/f">What is form 9?</a></p>').posts[0].text


@pytest.mark.parametrize("end", ["With files from the Ash Echo", "Independent journalism needs readers."])
def test_what_ends_a_page_is_no_text_of_its_last_entry(end: str) -> None:
    posts = read(document(f"<h1>Harbour ward</h1><div>{RULED}<p><em>{end}</em></p></div>")).posts
    assert posts[-1].text == "Polls have closed at the pier."


@pytest.mark.parametrize(
    "said", ["Latest from Ash: “We won,” says Ann Lee.", "Support the pier, or it goes."]
)
def test_what_begins_like_the_end_of_a_page_and_says_more_is_kept(said: str) -> None:
    posts = read(document(f"<h1>Harbour ward</h1><div>{RULED}<p>{said}</p></div>")).posts
    assert posts[-1].text == f"Polls have closed at the pier.\n\n{said}"


def test_a_day_between_the_title_and_the_entries_dates_them() -> None:
    rows = "".join(f"<tr><td>{e.clock}</td><td>{paragraphs(e)}</td></tr>" for e in ENTRIES)
    page = f"<html><body><h1>Ash Vale</h1><div>May 3, 2012</div><table>{rows}</table></body></html>"
    times = {post.published_at and post.published_at[:10] for post in read(page.encode()).posts}
    assert times == {"2012-05-03"}


def test_capitals_over_the_text_are_a_heading_where_they_are_more_than_a_label() -> None:
    text = "Officers begin again in the hall."
    assert first_with(f"<b>CASTLE WARD - RESULT</b><br>{text}").posts[0].heading == "CASTLE WARD - RESULT"
    assert first_with(f"<b>POLITICS</b><br>{text}").posts[0].heading is None


# -- the page ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("above", "authors"),
    [
        ('<div class="byline">By Ann Ott and Bo Ek</div>', "Ann Ott, Bo Ek"),
        ("<p>Edited by Ann Ott and Bo Ek</p>", "Ann Ott, Bo Ek"),
        (
            '<p>By <a rel="author" href="/a">Ann Ott</a> (now) and <a rel="author" href="/b">Bo Ek</a></p>',
            "Ann Ott, Bo Ek",
        ),
        ('<span class="byline">by <span class="author"><a href="/a">Ann Ott</a></span></span>', "Ann Ott"),
        ("<p>By Ann Ott and Bo Ek at the Corn Hall</p>", "Ann Ott, Bo Ek"),
        ('<p class="story-byline">Staff: Ann Ott, Bo Ek</p>', "Ann Ott, Bo Ek"),
        ("<p>By noon the hall was full of boxes.</p>", None),
        ("<p>Ann Ott won in Ash Vale, beaten only by rain.</p>", None),
    ],
)  # fmt: skip
def test_the_byline_above_the_entries_names_the_authors(above: str, authors: str | None) -> None:
    assert entries_with("", above=f"<h1>The count</h1>{above}").authors == authors


def test_what_a_browser_notes_over_a_saved_page_is_its_address() -> None:
    (page,) = rsdata.read(b"<!-- saved from url=(0024)https://echo.example/l -->\n" + html_repeated())
    noted = page.url
    (page,) = rsdata.read(b"<!-- saved from url=(0014)about:internet -->\n" + html_repeated())
    assert (noted, page.url) in (("https://echo.example/l", None), (ADDRESS, ADDRESS))


CLOCKS = ("22:00", "23:40", "00:25", "01:10")


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("title", ["The count", "The count, 3 May 2007"])
def test_clocks_alone_are_of_the_day_that_is_told_of_the_page(title: str, newest_first: bool) -> None:
    clocks = CLOCKS[::-1] if newest_first else CLOCKS
    rows = "".join(f"<tr><td><b>{c}</b></td><td>All boxes of a ward are in by now.</td></tr>" for c in clocks)
    page = f"<html><head><title>{title}</title></head><body><table>{rows}</table></body></html>".encode()
    times = [
        post.published_at
        for post in read(page, Source(published="2007-05-03", timezone="Europe/London")).posts
    ]
    expected = ["2007-05-03T22:00", "2007-05-03T23:40", "2007-05-04T00:25", "2007-05-04T01:10"]
    assert [str(time)[:16] for time in times] == (expected[::-1] if newest_first else expected)
    other = read(page, Source(published="2007-05-09", timezone="Europe/London")).posts
    assert (other[0].published_at is None) == ("2007" in title and newest_first)


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (["5/7/2010", "5/7/2010", "5/6/2010"], ["2010-05-07", "2010-05-07", "2010-05-06"]),
        (["7/5/2010", "7/5/2010", "6/5/2010"], ["2010-05-07", "2010-05-07", "2010-05-06"]),
        (["5/13/2010", "5/12/2010", "5/12/2010"], ["2010-05-13", "2010-05-12", "2010-05-12"]),
        (["5/7/2010", "5/7/2010", "5/7/2010"], ["None", "None", "None"]),  # either may be the month
    ],
)  # fmt: skip
def test_the_month_of_a_date_in_numbers_is_that_which_keeps_the_page_together(
    dates: list[str], days: list[str]
) -> None:
    body = "".join(
        f'<li class="p"><p>All boxes of ward {n} are in by now.</p><span>{d} 9:50:12 PM</span></li>'
        for n, d in enumerate(dates)
    )
    posts = read(document(f"<ul>{body}</ul>")).posts
    assert [str(post.published_at)[:10] for post in posts] == days
    assert days[0] == "None" or str(posts[0].published_at)[11:19] == "21:50:12"


def test_a_known_day_tells_which_number_is_the_month() -> None:
    stamps = [Stamp(21, 50, numbers=(5, 7, 2010))]
    found = [published_at(stamps, published=day)[0] for day in ("2010-05-07", "2010-07-05", None)]
    assert [str(time)[:10] for time in found] == ["2010-05-07", "2010-07-05", "None"]


# -- frames -----------------------------------------------------------------------------------------------

OUTER = (
    '<!-- saved from url=(0024)https://echo.example/l -->\n<html><head><meta charset="utf-8">'
    "<title>Live: the count</title></head><body><h1>Live: the count</h1><p>Our live blog is below.</p>"
    '<iframe src="{}"></iframe><iframe src="https://ads.example/1"></iframe></body></html>'
)


def test_posts_in_a_frame_that_lies_beside_the_page_are_read(tmp_path: Path) -> None:
    (tmp_path / "night_files").mkdir()
    (tmp_path / "night_files" / "saved resource.html").write_bytes(html_repeated())
    (tmp_path / "night.html").write_text(OUTER.format("./night_files/saved%20resource.html"))
    (file,) = open_raw(tmp_path / "night.html").files
    contents = file.read()
    posts = rsdata.parse(contents.page).posts
    assert [post.text for post in posts] == [post.text for post in read(html_repeated()).posts]
    assert (contents.page.title, contents.page.url) == ("Live: the count", "https://echo.example/l")
    assert contents.text.startswith("Live: the count\n\nOur live blog is below.")
    assert [row.file for row in contents.files] == ["night.html", "saved resource.html"]
    assert "its posts are those of its frame night_files/saved resource.html" in contents.remarks[0]


@pytest.mark.parametrize(
    "address", ["../out.html", "/etc/hostname", "%2e%2e/out.html", "night.html", "b.pdf"]
)
def test_a_frame_leads_nowhere_else(tmp_path: Path, address: str) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (tmp_path / "out.html").write_bytes(html_repeated())
    (raw / "b.pdf").write_bytes(b"%PDF-1.7")
    (raw / "night.html").write_text(OUTER.format(address))
    contents = open_raw(raw / "night.html").files[0].read()
    assert (len(contents.files), contents.remarks) == (1, ())


def test_a_page_with_posts_of_its_own_is_read_without_its_frames(tmp_path: Path) -> None:
    (tmp_path / "other.html").write_bytes(html_repeated().replace(b"Polls close", b"Another page"))
    page = html_repeated().replace(b"</body>", b'<iframe src="other.html"></iframe></body>')
    assert page != html_repeated()
    (tmp_path / "night.html").write_bytes(page)
    contents = open_raw(tmp_path / "night.html").files[0].read()
    assert "Another page" not in contents.text


def test_a_live_blog_in_a_frame_that_was_not_saved_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "night.html").write_text(OUTER.format("https://blog.example/embed/liveblog/12"))
    contents = open_raw(tmp_path / "night.html").files[0].read()
    (remark,) = contents.remarks
    assert "https://blog.example/embed/liveblog/12" in remark
    assert "in a frame that was not saved" in remark
    (tmp_path / "night.html").write_text(OUTER.format("https://maps.example/embed/12"))
    assert open_raw(tmp_path / "night.html").files[0].read().remarks == ()


def test_a_frame_of_a_page_in_one_file_is_read_where_the_page_has_no_posts() -> None:
    whole = single_file(OUTER.format("https://blog.example/frame").encode())
    part = b"\r\n".join(
        (b"Content-Type: text/html", b"Content-Location: https://blog.example/frame", b"", html_repeated())
    )
    mark = next(line for line in whole.split(b"\r\n") if line.startswith(b"--"))
    framed = whole.replace(mark + b"--", mark + b"\r\n" + part + b"\r\n" + mark + b"--")
    assert len(read(framed).posts) == len(ENTRIES)


# -- what stands beside the entries -----------------------------------------------------------------------

QUESTION = "Is it true that nobody has come since noon?"


@pytest.mark.parametrize(
    "below",
    [
        '<div class="comments"><h2>1 comment</h2><div><time>23:20</time><p>{}</p></div></div>',
        '<ul class="comments"><li class="comment"><time>23:20</time> {}</li></ul>',
        '<div class="comment"><div><time>23:20</time> {}</div><div><time>23:30</time> So it is.</div></div>',
    ],
)
def test_what_readers_write_under_the_entries_is_none(below: str) -> None:
    told = "".join(
        f'<div class="entry"><time>{e.clock}</time><p>{" ".join(e.paragraphs)}</p></div>' for e in ENTRIES
    )
    coverage = read(document(f"<div>{told}{below.format(QUESTION)}</div>"))
    assert len(coverage.posts) == len(ENTRIES)
    assert QUESTION not in coverage.text


@pytest.mark.parametrize(
    "byline",
    [
        '<div class="top">By <a>Ann Lee</a>, <a>Bob Ray</a> <span>23:59, 20 Nov 2014</span></div>',
        '<div><b>Ann Lee</b> · 3 min read · <time datetime="2014-11-20T23:59:00Z">23:59</time></div>',
        '<div class="top"><div>Ann Lee</div><div>Political reporter</div><div>23:59</div></div>',
        '<div class="top">Published: 23:59, 20 November 2014 | Updated: 00:10</div>',
        '<div class="top">The Daily Echo <time datetime="2014-11-20T23:59:00Z">23:59</time></div>',
    ],
)
@pytest.mark.parametrize("form", ["{0}{1}", "{1}{0}"])
@pytest.mark.parametrize("head", ["", json_ld(BLOG)])
def test_who_reports_and_since_when_is_no_entry(byline: str, form: str, head: str) -> None:
    posts = read(document(form.format(byline, nodes()), head)).posts
    assert [post.text for post in posts] == ["\n\n".join(entry.paragraphs) for entry in ENTRIES]


@pytest.mark.parametrize(
    "entry",
    [
        '<div class="entry"><time>23:59</time></div>',  # a picture that was not saved
        '<div class="big"><time>23:59</time> Labour gain Ash Vale</div>',
        '<div class="big"><time>23:59</time><h2>Labour gain Ash Vale</h2></div>',
        '<div class="video"><time>23:59</time><iframe src="/x"></iframe></div>',
    ],
)
def test_an_entry_that_says_little_is_one(entry: str) -> None:
    assert len(read(document(entry + nodes())).posts) == len(ENTRIES) + 1


@pytest.mark.parametrize("said", ["Bob Ray | Labour MP", "Cy Dale"])
@pytest.mark.parametrize("form", ["{0}{1}", "{1}{0}"])
def test_an_entry_that_is_a_name_is_one_where_none_has_a_class(said: str, form: str) -> None:
    entry = "<li><time>{}</time><p>{}</p></li>"
    told = "".join(entry.format(e.clock, " ".join(e.paragraphs)) for e in ENTRIES)
    posts = read(document(f"<ul>{form.format(entry.format('23:59', said), told)}</ul>")).posts
    assert len(posts) == len(ENTRIES) + 1
    byline = f"<div>{said} <time>20 November 2014, 23:59</time></div>"
    assert len(read(document(form.format(byline, f"<ul>{told}</ul>"))).posts) == len(ENTRIES)


CHROME = (
    "<div id='services'><h2>Services</h2><ul><li>News feeds</li><li>Mobile</li></ul></div>"
    "<div class='top-stories'><h2>Top stories</h2><ol><li>A comet strikes a pub</li></ol></div>"
)


@pytest.mark.parametrize(
    ("form", "entry"),
    [
        ("<ul id='l'>{}</ul>{}", "<li><div><span>{}: </span></div><div><p>{}</p></div></li>"),
        ("<div class='story'>{}</div>{}", "<p>{}: {}</p>"),
        ("<section><h2>The night</h2>{}</section>{}", "<div>{}: {}</div>"),
        ("<div>{}</div>{}", "{}: {}<br><br>"),
        ("<div><div>{}<p>So much for now.</p></div></div>{}", "<p>{}: {}</p>"),
    ],
)
def test_the_last_entry_of_a_text_ends_with_what_holds_them_all(form: str, entry: str) -> None:
    told = "".join(entry.format(e.clock.replace(":", ""), " ".join(e.paragraphs)) for e in ENTRIES)
    coverage = read(f"<body><h1>The count</h1><div>{form.format(told, CHROME)}</div></body>".encode())
    assert len(coverage.posts) == len(ENTRIES)
    words = " ".join(ENTRIES[-1].paragraphs) + "\n\nSo much for now." * ("So much" in form)
    assert (coverage.posts[-1].text, coverage.posts[-1].caption) == (words, None)
    assert coverage.text.rstrip().endswith("• Mobile")  # "Top stories" say what they are


def test_what_stands_in_no_element_of_its_own_is_of_the_last_entry() -> None:
    told = "".join(f"<p>{e.clock}: {' '.join(e.paragraphs)}</p>" for e in ENTRIES)
    coverage = read(f"<body><h1>The count</h1><div>{told}</div><p>So much for now.</p></body>".encode())
    assert "So much for now." not in coverage.posts[-1].text
    coverage = read(f"<body><h1>The count</h1>{told}<p>So much for now.</p></body>".encode())
    assert coverage.posts[-1].text.endswith("So much for now.")


@pytest.mark.parametrize(
    "below",
    [
        "<ol><li>Ann Lee, Labour</li><li>Bob Ray, Green</li></ol>",
        "<table><tr><td>Ann Lee, Labour</td></tr><tr><td>Bob Ray, Green</td></tr></table>",
    ],
)
def test_a_list_straight_under_the_last_entry_is_of_it(below: str) -> None:
    told = "".join(f"<p>{e.clock}: {' '.join(e.paragraphs)}</p>" for e in ENTRIES)
    told += "<p>20:45: This is who stands in Ash Vale today:</p>"
    form = "<body><h1>The count</h1><div><div>{}</div>{}</div></body>"
    post = read(form.format(told, below).encode()).posts[-1]
    assert post.text.endswith("Bob Ray, Green")
    menu = "<ul><li><a href='/a'>News feeds</a></li><li><a href='/b'>Mobile</a></li></ul>"
    for other in (menu, f"<h2>Services</h2>{below}"):
        assert read(form.format(told, other).encode()).posts[-1].text.endswith("Ash Vale today:")


# -- somebody's words set apart ---------------------------------------------------------------------------

SAID = "Nobody is angry here. They are done with waiting."


@pytest.mark.parametrize(
    ("whole", "speaker"),
    [
        ("<blockquote>{}<footer><cite>Cy Dale</cite><i>The agent</i></footer></blockquote>", "Cy Dale"),
        ("<blockquote><p>{}</p><p><cite>Cy Dale</cite><i>The agent</i></p></blockquote>", "Cy Dale"),
        ("<blockquote>{}<div class='source'><b>Cy Dale</b><i>The agent</i></div></blockquote>", "Cy Dale"),
        ("<blockquote><p>{}</p><span class='c-author'>Piers</span></blockquote>", "Piers"),
        ("<blockquote>{} <cite>Piers</cite></blockquote>", "Piers"),
        ("<blockquote>{}<p class='reader-name'>Piers, Upper Ash</p></blockquote>", "Piers"),
        ("<blockquote><p>“{}”</p><span class='author'>Piers</span></blockquote>", "Piers"),
        ("<figure><blockquote>{}</blockquote><figcaption>Cy Dale, baker</figcaption></figure>", "Cy Dale"),
        ("<div class='pull-quote'><p>{}</p><span class='quote-author'>Dr Cy Dale</span></div>", "Cy Dale"),
        ("<figure class='quote'><p>{}</p><figcaption>Cy Dale, baker</figcaption></figure>", "Cy Dale"),
        ("<div class='quote'><i>“</i><p>{}</p><i>”</i><div class='name'>Cy Dale</div></div>", "Cy Dale"),
    ],
)  # fmt: skip
def test_what_stands_under_words_set_apart_says_whose_they_are(whole: str, speaker: str) -> None:
    by = "<span class='creator'>{}</span>"
    rest = "".join(
        f'<div class="entry"><time>{e.clock}</time>{by.format("Ann Lee")}{paragraphs(e)}</div>'
        for e in ENTRIES
    )
    inner = f"{by.format('Bob Ray')}<p>So it is.</p>{whole.format(SAID)}"
    first = f'<div class="entry"><time>23:59</time>{inner}</div>'
    coverage = read(document(first + rest))
    post = coverage.posts[0]
    assert (post.byline, post.caption) == ("Bob Ray", None)
    assert post.text.replace("“", "").startswith(f"So it is.\n\n{SAID}")
    quote = coverage.quotes[0]
    assert (quote.text, quote.speaker) == (SAID, speaker)


@pytest.mark.parametrize(
    "whole",
    [
        "<blockquote><p>As the book <cite>Moor Life</cite> says, it is late.</p></blockquote>",
        "<blockquote><p><span class='name'>Cy Dale</span> said it was late.</p></blockquote>",
        "<div class='quote-box'><p>So he said.</p><p>It is late.</p></div>",
        "<div class='quote'><span class='name'>Cy Dale</span><p>It is late.</p></div>",
        "<div class='quote-box'><p>So.</p><p>It is late.</p><div class='by-name'>Tweet this</div></div>",
        "<div class='quote'><p>It is late.</p><p class='by'>By the river he said so, to nobody.</p></div>",
    ],
)
def test_what_stands_in_a_sentence_or_over_it_signs_nothing(whole: str) -> None:
    coverage = first_with(f"<p>So it is.</p>{whole}")
    assert "—" not in coverage.posts[0].text
    assert not any("It is late." in quote.text for quote in coverage.quotes if "blockquote" not in whole)


@pytest.mark.parametrize(
    ("byline", "name", "role"),
    [
        ("<div><span>21:00</span> <span class='x'>By <b>Cy Dale</b></span></div>", "Cy Dale", None),
        ("<div>By <em>Cy Dale</em> and <em>Di Ray</em></div>", "Cy Dale and Di Ray", None),
        ("<div>By Cy Dale, political reporter</div>", "Cy Dale", "political reporter"),
        ("<div><i class='writer'>by <a>Cy Dale</a></i> <i>via Ash Vale Radio</i></div>", "Cy Dale", None),
        ("<div class='author'>Cy Dale via X</div>", "Cy Dale", None),
        ("<div class='by'>Opinion · Cy Dale | The Echo</div>", "Cy Dale", None),
        ("<div>Cy Dale @cydale</div>", "Cy Dale", None),
        ("<a>Cy Dale</a><a>(@cydale@echo.example)</a>", "Cy Dale", None),
        ("<div class='from_name'>Cy Dale </div>", "Cy Dale", None),
        ("<h5>By <a><span>Cy Dale</span></a></h5>", "Cy Dale", None),
        ("<div class='written-by'>Cy Dale</div>", "Cy Dale", None),
        ("<div>By <b>Cy Dale</b>, Dover</div>", "Cy Dale", None),
        ("<div>Submitted by Cy Dale | Share</div>", "Cy Dale", None),
        ("<div class='c-attribution post-byline'><a>Cy Dale</a></div>", "Cy Dale", None),
        ("<div>By Cy Dale, Di Ray</div>", "Cy Dale, Di Ray", None),
    ],
)
def test_who_wrote_an_entry_stands_over_its_heading(byline: str, name: str, role: str | None) -> None:
    coverage = first_with(f"{byline}<h3>A heading</h3><p>So it goes on, all of the night.</p>")
    post = coverage.posts[0]
    assert (post.heading, post.byline, post.byline_role) == ("A heading", name, role)
    assert post.text == "So it goes on, all of the night."


@pytest.mark.parametrize(
    "line",
    [
        "<p class='by'>By the time it was over, all were asleep.</p>",
        "<p class='byline'>By noon, said by nobody, it was full.</p>",
        "<p>Follow Cy Dale @cydale</p>",
        "<p>Contact Ann Lee @annlee</p>",
    ],
)
@pytest.mark.parametrize("heading", ["", "<h3>A heading</h3>"])
def test_a_sentence_and_what_to_do_about_somebody_name_no_author(line: str, heading: str) -> None:
    post = first_with(f"{line}{heading}<p>So it goes on, all of the night.</p>").posts[0]
    assert post.byline is None
    assert post.text.endswith("So it goes on, all of the night.")


@pytest.mark.parametrize(
    "inner", ["<div class='subscription-content'><p>{}</p></div>", "<p class='c-paragraph paywall'>{}</p>"]
)
def test_what_subscribers_read_in_an_entry_is_its_text(inner: str) -> None:
    assert first_with(inner.format("The boxes are in.")).posts[0].text == "The boxes are in."


def test_an_entry_that_shows_its_author_is_no_byline() -> None:
    data = first_entry_with("<b class='author'>Cy Dale</b><p>The boxes are in.</p>")
    post = read(data.replace(b'class="entry"', b'class="entry show-author"')).posts[0]
    assert (post.byline, post.text) == ("Cy Dale", "The boxes are in.")


@pytest.mark.parametrize(
    ("foot", "byline"),
    [
        ("Posted by <b>Cy Dale</b> · <a href='#c'>Link</a>", "Cy Dale"),
        ("By Cy Dale", "Cy Dale"),
        ("By using this page you agree", None),
        ("Published by Ash Vale Media", None),
    ],
)
def test_the_foot_of_an_entry_says_who_wrote_it(foot: str, byline: str | None) -> None:
    posts = entries_with(f"<footer>{foot}</footer>").posts
    assert [(p.byline, p.text) for p in posts] == [(byline, "\n\n".join(e.paragraphs)) for e in ENTRIES]


def test_what_is_run_by_something_has_no_author() -> None:
    coverage = first_with("<div class='powered-by'>Powered by Cy Dale</div><p>So it goes on.</p>")
    assert coverage.posts[0].byline is None
    coverage = first_with("<p>So it goes on.</p><div><i>Return to menu</i></div>")
    assert coverage.posts[0].text == "So it goes on."


@pytest.mark.parametrize(
    ("form", "at"),
    [
        ("<div><div class='pinned'>{0}</div>{1}</div>", 0),
        ("<div class='top'><h4>Pinned</h4>{0}</div><div>{1}</div>", 0),
        ("<div>{1}<div class='older'>{0}</div></div>", len(ENTRIES)),
        ("<div class='top'>{0}</div><div>{1}{0}</div>", len(ENTRIES)),  # a copy
        ("<aside>{0}</aside><div>{1}{0}</div>", len(ENTRIES)),
        ("<div>{1}{0}</div>", len(ENTRIES)),
    ],
)
@pytest.mark.parametrize("named", ["big", "share-enabled", "ad-free"])
def test_an_entry_in_an_element_of_its_own_is_one_of_the_others(form: str, at: int, named: str) -> None:
    entry = '<div class="entry{0}" id="u{1}"><div><time>{1}</time></div><p>{2}</p></div>'
    told = [entry.format("", e.clock, " ".join(e.paragraphs)) for e in ENTRIES]
    posts = read(document(form.format(entry.format(f" {named}", "21:30", QUESTION), "".join(told)))).posts
    assert [post.text for post in posts].index(QUESTION) == at
    assert len(posts) == len(ENTRIES) + 1


def test_what_has_the_class_of_an_entry_and_no_time_where_it_stands_is_none() -> None:
    entry = '<div class="entry"><div><time>{}</time></div><p>{}</p></div>'
    told = "".join(entry.format(e.clock, " ".join(e.paragraphs)) for e in ENTRIES)
    story = f'<section><div class="entry"><h3>{QUESTION}</h3><p><time>21:30</time></p></div></section>'
    assert len(read(document(f"<div>{story}<div>{told}</div></div>")).posts) == len(ENTRIES)


@pytest.mark.parametrize(
    ("form", "named", "said"),
    [
        ("<div class='most-read'>{}</div>", "", "<a href='/tax'>Council tax is to go up</a>"),
        ("<div class='more'>{}</div>", "", "<b><a href='/tax'>Council tax is to go up</a></b> All of it."),
        ("<div id='comments'>{}</div>", "comment", QUESTION),
        ("<div>{}</div>", "comment", QUESTION),
        ("<div class='box'>{}</div>", "promo ad", QUESTION),
        ("<div class='box'>{}</div>", "item-ad", QUESTION),
        ("<div class='box'>{}</div>", "sponsored", QUESTION),
        ("<div class='box'>{}</div>", "visually-hidden", QUESTION),
        ("<div class='box'>{}</div>", "is-hidden", QUESTION),
    ],
)
@pytest.mark.parametrize("tag", ["p", "div"])
def test_stories_comments_adverts_and_what_is_hidden_beside_the_entries_are_none(
    form: str, named: str, said: str, tag: str
) -> None:
    entry = "<div class='entry {0}'><time>{1}</time><{3}>{2}</{3}></div>"
    told = "".join(entry.format("", e.clock, " ".join(e.paragraphs), tag) for e in ENTRIES)
    beside = form.format(entry.format(named, "20:30", said, tag))
    assert len(read(document(f"<div><div>{told}</div>{beside}</div>")).posts) == len(ENTRIES)


@pytest.mark.parametrize(
    ("pinned", "is_entry"),
    [
        ("<div class='entry'><div><b>Pinned</b> <time>{}</time></div><p>{}</p></div>", True),
        (
            "<div class='entry'><div><time>{}</time></div><p>{}</p>"
            "<ul><li><a href='/tax'>Council tax is to go up</a></li></ul></div>",
            True,
        ),
        ("<div class='entry has-ad'><div><time>{}</time></div><p>{}</p></div>", True),
        ("<div class='entry' style='display: none'><div><time>{}</time></div><p>{}</p></div>", False),
        ("<div class='entry' hidden><div><time>{}</time></div><p>{}</p></div>", False),
    ],
)
def test_an_entry_in_an_element_of_its_own_is_seen_and_may_hold_more(pinned: str, is_entry: bool) -> None:
    entry = "<div class='entry'><div><time>{}</time></div><p>{}</p></div>"
    told = "".join(entry.format(e.clock, " ".join(e.paragraphs)) for e in ENTRIES)
    page = f"<div><div class='top'>{pinned.format('23:30', QUESTION)}</div><div>{told}</div></div>"
    assert len(read(document(page)).posts) == len(ENTRIES) + is_entry


def test_an_entry_in_an_element_of_its_own_may_lead_to_other_pages() -> None:
    entry = "<div class='entry'><time>{}</time><p>{}</p></div>"
    told = "".join(entry.format(e.clock, " ".join(e.paragraphs)) for e in ENTRIES)
    said = "<a href='/lee'>Ann Lee of the Echo</a> has been to the count all of this long evening."
    pinned = f"<div class='top'>{entry.format('23:30', said)}</div>"
    assert len(read(document(f"<div>{pinned}<div>{told}</div></div>")).posts) == len(ENTRIES) + 1
    titled = (
        "<div class='entry'><time>{0}</time><h3><a href='/p{0}'>What it says of {0}</a></h3><p>{1}</p></div>"
    )
    told = "".join(titled.format(e.clock, " ".join(e.paragraphs)) for e in ENTRIES)
    pinned = f"<div class='top'>{titled.format('23:30', QUESTION)}</div>"
    assert len(read(document(f"<div>{pinned}<div>{told}</div></div>")).posts) == len(ENTRIES) + 1


def test_counters_over_the_time_of_an_entry_are_none_of_its_words() -> None:
    told = "".join(
        f'<div class="m"><p>{" ".join(e.paragraphs)}</p><div><i>1.{n}K views</i> <a><time>{e.clock}</time>'
        "</a></div></div>"
        for n, e in enumerate(ENTRIES)
    )
    posts = read(document(told)).posts
    assert [post.text for post in posts] == [" ".join(entry.paragraphs) for entry in ENTRIES]


@pytest.mark.parametrize(
    ("printed", "offset"),
    [("UTC+01:00", "+01:00"), ("GMT-5", "-05:00"), ("(UTC+0530)", "+05:30"), ("BST (UTC+1)", "+01:00")],
)
def test_a_zone_may_be_told_by_how_far_it_is_from_greenwich(printed: str, offset: str) -> None:
    told = "".join(
        f'<div class="m"><div title="20.11.2014 {e.clock}:07 {printed}">{e.clock}</div>{paragraphs(e)}</div>'
        for e in ENTRIES
    )
    assert [post.published_at for post in read(document(told)).posts] == [
        f"2014-11-20T{entry.clock}:07{offset}" for entry in ENTRIES
    ]


@pytest.mark.parametrize("author", ["Cy Dale", "Ann Lee and Bob Ray"])
@pytest.mark.parametrize(
    "line",
    [
        'Posted by {} at <a href="/1">21:14</a> | <a href="/1#c">Comments (3)</a>',
        "by <b>{}</b>, <time>21:14</time>",
        "By {} on <time>21:14</time>",
        "by <strong>{}</strong> » <time>21:14</time>",
        "Posted at <time>21:14</time> by {}",
        "Posted by <span class='author'>{}</span> at <time>21:14</time>",
    ],
)
def test_who_wrote_an_entry_is_told_from_the_stamp_on_the_same_line(line: str, author: str) -> None:
    words = ("The doors are shut.", "A box is in.", "Nobody speaks here yet.", "So it goes tonight.")
    rest = "".join(
        f"<div><h3>It is {n}</h3><p>{w}</p><p>{line.format(author)}</p></div>" for n, w in enumerate(words)
    )
    coverage = read(document(f"<main>{rest}</main>"))
    assert [(post.byline, post.byline_role, post.text) for post in coverage.posts] == [
        (author, None, word) for word in words
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<p>By the pier at <time>21:14</time> | nobody was out.</p>",
        "<p>From Elm at <time>21:14</time></p>",
        "<p>By noon at <time>21:14</time></p>",
        "<p>By dawn at 5.30am</p>",
        "<p>Victoria <time>21:14</time></p>",
    ],
)
def test_what_stands_before_a_clock_and_names_nobody_is_no_byline(line: str) -> None:
    words = ("The doors are shut.", "A box is in.", "Nobody speaks here yet.", "So it goes tonight.")
    rest = "".join(f"<div>{line}<p>{w}</p><time datetime='2021-05-06T21:14'></time></div>" for w in words)
    assert {post.byline for post in read(document(f"<main>{rest}</main>")).posts} == {None}


def entries_signed(form: str, names: tuple[str, ...]) -> list[tuple[str | None, str]]:
    """Entries of this form with a clock, a heading, a name and words; their bylines and texts."""
    words = ("The doors are shut.", "A box is in.", "Nobody speaks here yet.", "So it goes tonight.")
    rest = "".join(
        f"<div>{form.format(time=f'<time>2{n}:14</time>', name=name, words=said, title=f'It is {n}')}</div>"
        for n, (name, said) in enumerate(zip(names, words, strict=True))
    )
    posts = read(document(f"<main>{rest}</main>")).posts
    assert [post.heading for post in posts] == [f"It is {n}" for n in range(4)]
    return [(post.byline, post.text) for post in posts]


@pytest.mark.parametrize("dress", ["{}", "({})", "[{}]", "— {}"])
@pytest.mark.parametrize("names", [("cda", "bvm"), ("CDA", "BVM"), ("Cy Dale", "Ann Lee"), ("Ann", "Bob")])
@pytest.mark.parametrize(
    "form",
    [
        "{time}<h3>{title}</h3><p>{words}</p><div class='sig'>{name}</div>",
        "{time}<h3>{title}</h3><p>{words}</p><div class='sig'>{name}</div><div><a>#</a><a>Mail</a></div>",
    ],
)
def test_the_few_signs_that_come_again_are_those_who_report(
    form: str, names: tuple[str, str], dress: str
) -> None:
    signs = tuple(dress.format(name) for name in names * 2)
    assert [byline for byline, _ in entries_signed(form, signs)] == [*names * 2]


@pytest.mark.parametrize(
    "signs",
    [
        ("hold", "win") * 2,
        ("LAB", "CON") * 2,
        ("(UK)", "(EU)") * 2,
        ("nc", "nc", "nc", "The poll is shut."),
        ("Victoria",) * 4,
        ("Victoria", "Chelsea", "Victoria", "It rains."),
        ("Turnout", "Results") * 2,
        ("abc", "bcd", "cde", "def"),
    ],
)
def test_words_that_come_again_are_no_signs(signs: tuple[str, ...]) -> None:
    form = "{time}<h3>{title}</h3><p>{words}</p><div class='sig'>{name}</div>"
    assert {byline for byline, _ in entries_signed(form, signs)} == {None}


@pytest.mark.parametrize("names", [("cda", "bvm"), ("Victoria", "Chelsea")])
def test_given_names_and_initials_over_the_text_are_no_signs(names: tuple[str, str]) -> None:
    form = "{time}<h3>{title}</h3><div class='sig'>{name}</div><p>{words}</p>"
    assert {byline for byline, _ in entries_signed(form, names * 2)} == {None}


@pytest.mark.parametrize(
    "form",
    [
        "<div>{time} <b>{title}</b></div><div><p>{name}</p><p>{words}</p></div>",
        "<p>{time} <strong>{title}</strong></p><p><em>{name}</em></p><p>{words}</p>",
    ],
)
def test_a_name_under_a_bold_heading_beside_the_stamp_is_who_reports(form: str) -> None:
    names = ("Cy Dale", "Ann Lee") * 2
    assert [byline for byline, _ in entries_signed(form, names)] == [*names]
    places = ("Ash Vale", "Deal", "Hythe", "Wye")
    assert {byline for byline, _ in entries_signed(form, places)} == {None}


_LIKE_NAMES = ("Marsh Concedes Defeat to Lee", "Green Surge", "Recount Ordered in Elm", "Polls Close")


@pytest.mark.parametrize(
    ("form", "byline"),
    [
        ("{time}<h2>{title}</h2><span>Cy Dale</span><p>{words}</p>", "Cy Dale"),
        ("<span>{time}</span><p><strong>{title}</strong></p><p>{words}</p>", None),
        ("<p><b>{time} {title}</b></p><p>{words}</p>", None),
    ],
)
def test_headings_that_look_like_names_are_nobody(form: str, byline: str | None) -> None:
    rows = zip(ENTRIES, _LIKE_NAMES * 2, strict=False)
    inner = "".join(
        "<article>"
        + form.format(time=f'<time datetime="{e.iso}">{e.clock}</time>', title=title, words=e.paragraphs[0])
        + "</article>"
        for e, title in rows
    )
    posts = read(document(f"<main>{inner}</main>")).posts
    assert [post.heading for post in posts] == [*(_LIKE_NAMES * 2)[: len(posts)]]
    assert {post.byline for post in posts} == {byline}


# -- entries that only a script has -----------------------------------------------------------------------

POSTS = [
    {
        "id": 40 + n,
        "createdAt": f"2021-05-06T2{n}:14:00Z",
        "title": f"It's {n}",
        "body": f'<p>A "long" day at {n}.</p>',
    }
    for n in range(3)
]
TOLD = json.dumps({"posts": POSTS})
BY_ID = json.dumps({"all": {str(post["id"]): post for post in POSTS}, "order": [42, 40, 41]})
ROWS = f"4:{TOLD}\n5:null\n"
SINGLE = TOLD.replace("\\", "\\\\").replace("'", "\\'")


@pytest.mark.parametrize(
    "kept",
    [
        f"<script>window.S = JSON.parse({json.dumps(TOLD)});</script>",
        f"<script>const s = JSON.parse('{SINGLE}'); run(s)</script>",
        f"<script>f.push([1,{json.dumps(ROWS[:90])}])</script><script>f.push([1,{json.dumps(ROWS[90:])}])</script>",
    ],
)
def test_entries_that_only_a_script_has_are_read(kept: str) -> None:
    (page,) = rsdata.read(f"<h1>Live</h1><p>Loading</p>{kept}".encode(), ADDRESS)
    posts = rsdata.parse(page).posts
    assert [(post.heading, post.text) for post in posts] == [
        (f"It's {n}", f'A "long" day at {n}.') for n in range(3)
    ]


def test_entries_that_are_kept_by_their_ids_stand_in_the_order_of_these() -> None:
    (page,) = rsdata.read(f"<h1>Live</h1><script>window.S = {BY_ID}</script>".encode(), ADDRESS)
    assert [post.heading for post in rsdata.parse(page).posts] == ["It's 2", "It's 0", "It's 1"]


@pytest.mark.parametrize(
    "edges",
    [
        [{"node": POSTS[n]} for n in (2, 0, 1)],
        [{"node": {"__ref": f"Post:{n}"}} for n in (2, 0, 1)],
        [{"type": "id", "id": f"Post:{n}"} for n in (2, 0, 1)],
    ],
)
def test_an_entry_may_be_held_by_an_edge_or_named_by_its_id(edges: list[dict[str, object]]) -> None:
    store = {f"Post:{n}": post for n, post in enumerate(POSTS)}
    value = json.dumps({"posts": {"edges": edges}, "store": store})
    script = f"<!DOCTYPE html><h1>Live</h1><script>window.S = {value}</script>"
    (page,) = rsdata.read(script.encode(), ADDRESS)
    assert [post.heading for post in rsdata.parse(page).posts] == ["It's 2", "It's 0", "It's 1"]


@pytest.mark.parametrize(
    "kept",
    [
        f"<script>S = JSON.parse({json.dumps(TOLD.replace('posts', 'relatedPosts'))})</script>",
        f"<p>{'It is late. ' * 20}</p><script>S = JSON.parse({json.dumps(TOLD)})</script>",
        f"<p>{'It is late. ' * 20}</p><script>window.S = {BY_ID}</script>",
        f"<script>loadRelated({TOLD})</script>",
        f'<div data-props="{html.escape(TOLD)}"></div>',
    ],
)
def test_what_a_script_has_beside_the_words_of_a_page_is_no_entry(kept: str) -> None:
    (page,) = rsdata.read(f"<h1>Live</h1>{kept}".encode(), ADDRESS)
    assert len(rsdata.parse(page).posts) == 1


@pytest.mark.parametrize(
    "words",
    [
        "<cite>Cy Dale wrote:</cite>The boxes are in.",
        "<div><cite>Cy Dale wrote:</cite>The boxes are in.</div>",
        "<p><strong>Cy Dale said:</strong></p><p>The boxes are in.</p>",
        "<b>Cy Dale writes:</b><br>The boxes are in.",
        "<cite>Cy Dale:</cite><p>The boxes are in.</p>",
    ],
)
def test_whose_words_are_set_apart_is_told_over_them(words: str) -> None:
    coverage = first_with(f"<p>So it goes.</p><blockquote>{words}</blockquote>")
    (quote,) = (quote for quote in coverage.quotes if "boxes" in quote.text)
    assert (quote.text, quote.speaker) == ("The boxes are in.", "Cy Dale")


def test_a_title_over_words_set_apart_is_one_of_them() -> None:
    coverage = first_with("<blockquote><p><b>What we pledge</b></p><p>The boxes are in.</p></blockquote>")
    (quote,) = (quote for quote in coverage.quotes if "boxes" in quote.text)
    assert quote.text == "What we pledge\n\nThe boxes are in."


def test_an_entry_that_is_an_advert_alone_is_none() -> None:
    entry = '<div id="u{0}" data-sort-time="1620335{0}00"><p>The boxes of {0} wards are in.</p></div>'
    advert = '<div id="x" data-sort-time="1620335900"><amp-ad><div placeholder>Advert</div></amp-ad></div>'
    picture = '<div id="y" data-sort-time="1620335900"><img src="/a.jpg"></div>'
    entries = [entry.format(n) for n in range(3)]
    for other, count in ((advert, 3), (picture, 4)):
        items = "".join((entries[0], other, *entries[1:]))
        page = document(f"<amp-live-list><div items>{items}</div></amp-live-list>")
        assert len(read(page).posts) == count


def test_a_name_alone_over_an_entry_wrote_it_where_it_signs_another() -> None:
    written = (
        ("Orla Finch", "<h3>Greens hold</h3>"),
        ("Orla Finch", ""),
        ("Ash East", ""),
        ("Dan Moss", "<h3>Polls close</h3>"),
    )
    entries = "".join(
        f"<div class='kb' id='k{n}'><time datetime='2023-07-21T0{n}:40:00+01:00'>{n}.40am</time>"
        f"<span>{name}</span>{heading}<div><p>The boxes are in, all {n} of them.</p></div></div>"
        for n, (name, heading) in enumerate(written)
    )
    posts = rsdata.parse(rsdata.read(f"<body><h1>Count</h1>{entries}".encode())[0]).posts
    assert [(post.byline, post.heading) for post in posts] == [
        ("Orla Finch", "Greens hold"), ("Orla Finch", None), (None, "Ash East"), ("Dan Moss", "Polls close")
    ]  # fmt: skip
