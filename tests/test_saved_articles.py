"""A saved page that is one article: heading, byline, times and captions in their columns."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import rsdata
from rsdata.check import check
from rsdata.cli import main
from rsdata.model import Coverage, Post
from rsdata.pages.readers.markup_tree import fragment

from .saved import ENTRIES, TITLE, document, html_plain, json_ld
from .work import steps

HEADLINE = "Fen Ditton stays green, narrowly"
LEAD = (
    "The Greens have held the ward of Fen Ditton by nineteen votes after two recounts that lasted until the"
    " small hours of the morning, in a hall without heating."
)
BODY = f"""<figure><img src="a.jpg" alt="Una Pike in the rain"><figcaption>Una Pike outside the hall on Friday
<span class="credit">Ida Fell/Courier</span></figcaption></figure>
<p>{LEAD}</p>
<p>"I have not slept and I do not mind," said Una Pike, who wins a second term.</p>
<h2>What comes next</h2>
<p>The council meets on Tuesday. Ruth Amery, the returning officer, called the night "long but fair".</p>"""
TEXT = "\n\n".join(
    (
        LEAD,
        '"I have not slept and I do not mind," said Una Pike, who wins a second term.',
        "What comes next",
        'The council meets on Tuesday. Ruth Amery, the returning officer, called the night "long but fair".',
    )
)
DESCRIPTION = {
    "@context": "https://schema.org",
    "@type": ["NewsArticle"],
    "headline": HEADLINE,
    "datePublished": "2022-05-06T06:15:00+01:00",
    "dateModified": "2022-05-06T09:40:00+01:00",
    "author": [{"@type": "Person", "name": "Tess Orchard"}],
    "publisher": {"@type": "Organization", "name": "The Courier"},
}
OTHERS = json_ld(
    [{"@type": "NewsArticle", "headline": "Another story", "datePublished": "2020-01-01T00:00Z"}]
)


def page(inner: str, head: str = "", body: str = BODY) -> bytes:
    found = document(f"<article>{inner}{body}</article>", head)
    return found.replace(f"<h1>{TITLE}</h1>".encode(), b"")


def described() -> bytes:
    inner = f"<h1>{HEADLINE}</h1><p class='byline'>By Tess Orchard</p><time>6 May 2022, 06:15</time>"
    return page(inner, OTHERS + json_ld(DESCRIPTION))


def by_meta() -> bytes:
    """Open Graph and other ``meta`` elements."""
    inner = f"<h1>{HEADLINE}</h1><p>By Tess Orchard</p><p><time>6 May 2022, 06:15</time></p>"
    return page(
        inner,
        f'<meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" content="The Courier">'
        '<meta property="article:published_time" content="2022-05-06T06:15:00+01:00">'
        '<meta property="article:modified_time" content="2022-05-06T09:40:00+01:00">'
        '<meta name="author" content="Tess Orchard">',
    )


def by_microdata() -> bytes:
    inner = (
        f'<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{HEADLINE}</h1>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person">'
        '<span itemprop="name">Tess Orchard</span></span>'
        '<time itemprop="datePublished" datetime="2022-05-06T06:15:00+01:00">6 May 2022, 06:15</time>'
        '<meta itemprop="dateModified" content="2022-05-06T09:40:00+01:00"></div>'
    )
    return page(inner)


def by_elements() -> bytes:
    """Nothing but what HTML itself has: ``h1``, ``time``, ``rel=author``."""
    return page(
        f'<header><h1>{HEADLINE}</h1><p>By <a rel="author" href="/t">Tess Orchard</a></p>'
        '<p>Published <time datetime="2022-05-06T06:15:00+01:00">6 May 2022, 06:15</time></p>'
        '<p>Updated <time class="updated" datetime="2022-05-06T09:40:00+01:00">09:40</time></p>'
        "</header>"
    )


PAGES = {"JSON-LD": described, "meta": by_meta, "microdata": by_microdata, "elements": by_elements}


def read(data: bytes) -> Coverage:
    (found,) = rsdata.read(data, "https://courier.example/fen-ditton")
    return rsdata.parse(found)


def post_of(data: bytes) -> Post:
    (post,) = read(data).posts
    return post


@pytest.mark.parametrize("kind", PAGES)
def test_an_article_has_its_fields_in_their_columns(kind: str) -> None:
    post = post_of(PAGES[kind]())
    assert (post.heading, post.byline, post.text) == (HEADLINE, "Tess Orchard", TEXT)
    assert (post.published_at, post.updated_at) == ("2022-05-06T06:15:00+01:00", "2022-05-06T09:40:00+01:00")
    assert post.caption == "Una Pike outside the hall on Friday\n\nIda Fell/Courier"
    assert post.time_as_printed == "06:15"
    assert (post.boundary, read(PAGES[kind]()).dialect) == ("inferred", "article")


@pytest.mark.parametrize("kind", PAGES)
def test_its_quotations_are_those_of_its_text(kind: str) -> None:
    coverage = read(PAGES[kind]())
    as_text = rsdata.parse(coverage.text)
    told = [(q.text, q.speaker, q.char_start) for q in coverage.quotes]
    assert told == [(q.text, q.speaker, q.char_start) for q in as_text.quotes]
    assert [(text, speaker) for text, speaker, _ in told] == [
        ("I have not slept and I do not mind,", "Una Pike"),
        ("long but fair", "Ruth Amery"),
    ]


@pytest.mark.parametrize("kind", PAGES)
def test_a_build_of_it_is_proved_by_check(tmp_path: Path, kind: str) -> None:
    (tmp_path / "page.html").write_bytes(PAGES[kind]())
    done = CliRunner().invoke(main, ["build", str(tmp_path / "page.html"), "-o", str(tmp_path / "x.db")])
    assert done.exit_code == 0, done.output
    outcomes = check(tmp_path / "x.db", tmp_path / "page.html")
    assert [str(outcome) for outcome in outcomes if not outcome.passed] == []


def test_a_quotation_runs_on_behind_a_picture_and_another_story(tmp_path: Path) -> None:
    said = '<p>Una Pike said: "I have not slept and I do not mind.</p>'
    between = f"<p>Read more: {STORY.format(n=3)}</p><figure><figcaption>A wet hall</figcaption></figure>"
    body = f'<p>{LEAD}</p>{said}{between}<p>"And I shall not sleep today."</p><p>{LEAD} Again.</p>'
    (tmp_path / "page.html").write_bytes(page(f"<h1>{HEADLINE}</h1>", json_ld(DESCRIPTION), body))
    (quote,) = read((tmp_path / "page.html").read_bytes()).quotes
    assert quote.text == "I have not slept and I do not mind.\n\nAnd I shall not sleep today."
    CliRunner().invoke(main, ["build", str(tmp_path / "page.html"), "-o", str(tmp_path / "x.db")])
    outcomes = check(tmp_path / "x.db", tmp_path / "page.html")
    assert [str(outcome) for outcome in outcomes if not outcome.passed] == []


def test_what_nobody_says_is_null() -> None:
    post = post_of(page(f"<h1>{HEADLINE}</h1>"))
    assert (post.heading, post.byline, post.published_at, post.updated_at) == (HEADLINE, None, None, None)
    assert post.text == TEXT


def test_a_description_of_another_article_does_not_count() -> None:
    two = json_ld([{**DESCRIPTION, "headline": f"Story {n}"} for n in range(2)])
    post = post_of(page(f"<h1>{HEADLINE}</h1>", two))
    assert (post.heading, post.byline, post.published_at) == (HEADLINE, None, None)


def test_an_author_that_only_the_description_names_stands_under_the_heading() -> None:
    coverage = read(page(f"<h1>{HEADLINE}</h1>", json_ld(DESCRIPTION)))
    (post,) = coverage.posts
    assert post.byline == "Tess Orchard"
    assert coverage.text.startswith(f"{HEADLINE}\nTess Orchard\n\n")


def test_an_author_may_stand_elsewhere_in_the_description() -> None:
    graph = [
        {**DESCRIPTION, "author": {"@id": "/#tess"}, "publisher": {"@id": ["/#nobody"]}},
        {"@type": "Person", "@id": "/#tess", "name": "Tess Orchard"},
    ]
    inner = f"<h1>Log in</h1><h1>{HEADLINE}</h1><p>Fen Ditton</p><p>By Tess Orchard</p>"
    post = post_of(page(inner, json_ld({"@context": "https://schema.org", "@graph": graph})))
    assert (post.heading, post.byline) == (HEADLINE, "Tess Orchard")


@pytest.mark.parametrize(
    ("printed", "byline", "role"),
    [
        ("Tess Orchard | The Courier", "Tess Orchard", None),
        ("By Tess Orchard@tessorchard", "Tess Orchard", None),
        ("Tess Orchard - Staff Writer", "Tess Orchard", "Staff Writer"),
        ("Tess Orchard, Political editor", "Tess Orchard", "Political editor"),
        ("• by Tess Orchard", "Tess Orchard", None),
        ("Tess Orchard and Colm Brady", "Tess Orchard and Colm Brady", None),
        ("Tess Orchard, Colm Brady", "Tess Orchard, Colm Brady", None),
        ("By TESS ORCHARD", "TESS ORCHARD", None),
        ("Tess Orchard / CCN / 6 May 2022, 06:15", "Tess Orchard", None),
    ],
)
def test_a_byline_is_the_name_that_the_description_has(printed: str, byline: str, role: str | None) -> None:
    inner = f"<h1>{HEADLINE}</h1><p class='byline'>{printed}</p>"
    post = post_of(page(inner, json_ld(DESCRIPTION)))
    assert (post.byline, post.byline_role, post.text) == (byline, role, TEXT)


BOTH = "Tess Orchard and Colm Brady"


@pytest.mark.parametrize(
    ("printed", "byline"),
    [
        (
            '<div class="byline"><div>By</div><p><a rel="author" href="/t">Tess Orchard</a></p></div>',
            "Tess Orchard",
        ),
        ('<div>6 May 2022 by <a rel="author" href="/t">Tess Orchard</a></div>', "Tess Orchard"),
        ('<p class="byline"><a rel="author">Tess Orchard</a> - 6 May 2022 6:15 am</p>', "Tess Orchard"),
        ('<p class="who-wrote">Who wrote this: <span class="author">Tess Orchard</span></p>', "Tess Orchard"),
        ("<div><a href='/profile/tess'>Tess Orchard</a> and <a href='/profile/c'>Colm Brady</a></div>", BOTH),
        ("<div><span>Words by Tess Orchard</span><span>6 May 2022</span></div>", "Tess Orchard"),
        ('<div class="author vcard"><a class="author-name">Tess Orchard</a> Arts desk</div>', "Tess Orchard"),
        ('<span class="byline">TESS ORCHARD</span>', "TESS ORCHARD"),
        ('<aside><address><a rel="author" href="/t">Tess Orchard</a></address></aside>', "Tess Orchard"),
        ("<p><b>Tess Orchard, local democracy reporter</b></p>", "Tess Orchard"),
        ("<p><b>Una Pike, Green councillor</b></p>", None),
        ('<a href="/topics/una-pike">Una Pike</a>', None),
        ("<div class='submitted'>Submitted by Tess Orchard on Fri, 06/05/2022 - 06:15</div>", "Tess Orchard"),
        ("<p class='byline'><a>Tess Orchard For Courier Online</a></p>", "Tess Orchard"),
        (
            "<div><a href='/staff/t'>Tess Orchard</a> <a href='/staff/c'>Colm Brady</a><p>The Echo</p></div>",
            BOTH,
        ),
        ("<cite class='byline'>By <b>TESS ORCHARD</b> <i>May 6, 2022 6:15 AM</i></cite>", "TESS ORCHARD"),
        (
            "<p class='byline'><a rel='author'>Tess Orchard</a> <a>More stories by Tess Orchard</a></p>",
            "Tess Orchard",
        ),
        ("<p><a href='/in'>Ash Vale</a> Edited by <b itemprop='author'>Tess Orchard</b></p>", "Tess Orchard"),
        ("<p>Picture: <a href='/authors/tess'>Tess Orchard</a></p>", None),
        (
            "<p><a href='/b'>Fares to rise again this year</a> <a href='/authors/t'>Tess Orchard</a></p>",
            None,
        ),
    ],
)
def test_who_wrote_an_article_stands_in_an_element_of_its_head(printed: str, byline: str | None) -> None:
    post = post_of(page(f"<h1>{HEADLINE}</h1>{printed}"))
    assert (post.byline and post.byline.replace(", ", " and ")) == byline
    assert post.text.endswith(TEXT)


@pytest.mark.parametrize("marks", ["()", "[ ]", "?", "—", "“", "@", "•|"])
def test_a_line_of_nothing_but_marks_is_no_link_and_names_nobody(marks: str) -> None:
    inner = f"<h1>{HEADLINE}</h1><p class='byline'>By {marks}</p>"
    post = post_of(page(inner, body=f"{BODY}<p>{marks}</p><h2>{marks}</h2><p>{LEAD}</p>"))
    assert (post.heading, post.byline) == (HEADLINE, None)
    assert post.text.startswith(TEXT) and post.text.endswith(LEAD)


@pytest.mark.parametrize("above", ["<nav>{}</nav>", "<div>Columns<br>{}</div>"])
def test_who_has_a_column_stands_over_an_article_of_somebody_else(above: str) -> None:
    link = above.format("<a href='/columnists/carrow'>Carrow Ness</a>")
    assert post_of(page(f"{link}<h1>{HEADLINE}</h1>")).byline is None


@pytest.mark.parametrize(
    ("told", "printed", "byline"),
    [
        ('<meta name="author" content="Carrow Ness">', "By Tess Orchard", "Tess Orchard"),
        ('<meta name="author" content="Carrow Ness">', "", "Carrow Ness"),
        (
            '<meta name="author" content="echoadmin"><meta name="byl" content="By Carrow Ness">',
            "",
            "Carrow Ness",
        ),
        ('<meta property="article:author" content="https://echo.example/carrow">', "", None),
        (json_ld({**DESCRIPTION, "author": {"name": "webmaster"}}), "By Tess Orchard", "Tess Orchard"),
        (json_ld({**DESCRIPTION, "author": {"name": "webmaster"}}), "", None),
        (json_ld({**DESCRIPTION, "author": {"name": "Courier Staff"}}), "By Tess Orchard", "Tess Orchard"),
        (json_ld({**DESCRIPTION, "author": {"name": "Courier Staff"}}), "", "Courier Staff"),
        (json_ld({**DESCRIPTION, "author": {"name": "Carrow Ness"}}), "", "Carrow Ness"),
    ],
)
def test_people_that_are_told_or_printed_wrote_an_article(
    told: str, printed: str, byline: str | None
) -> None:
    assert post_of(page(f"<h1>{HEADLINE}</h1><p class='byline'>{printed}</p>", told)).byline == byline


@pytest.mark.parametrize(
    "life", ["Tess Orchard has been here since 2009. She writes.", "More by Tess Orchard"]
)
def test_what_follows_the_byline_and_is_a_sentence_or_a_button_is_no_role(life: str) -> None:
    post = post_of(
        page(f"<h1>{HEADLINE}</h1><p class='byline'>By Tess Orchard</p><p class='author'>{life}</p>")
    )
    assert (post.byline, post.byline_role) == ("Tess Orchard", None)


@pytest.mark.parametrize(
    ("title", "above", "names"),
    [
        ("{} | The Courier", "<a href='/'>The Courier</a>", (HEADLINE, "The Courier")),
        (
            "The Courier: {}",
            "<a href='https://courier.example'><img alt='The Courier'></a>",
            (HEADLINE, "The Courier"),
        ),
        ("{} | The Courier", "<a href='/politics'>The Courier</a>", (HEADLINE, None)),
        ("{} | The Courier", "<a href='/'>Home</a>", (HEADLINE, None)),
        ("{}", f"<a href='/'>{HEADLINE}</a>", (HEADLINE, None)),
    ],
)
def test_a_site_is_named_by_the_title_and_the_link_to_its_first_page(
    title: str, above: str, names: tuple[str, str | None]
) -> None:
    data = re.sub(
        b"<title>.*?</title>",
        f"<title>{title.format(HEADLINE)}</title>".encode(),
        page(f"<h1>{HEADLINE}</h1>"),
    )
    data = data.replace(b"<article>", above.encode() + b"<article>", 1)
    source = read(data).source
    assert (source.title, source.publisher) == names


@pytest.mark.parametrize(
    ("title", "read"),
    [
        (f"{HEADLINE} | The Courier", HEADLINE),
        (HEADLINE, HEADLINE),
        ("Results | The Courier", "Results | The Courier"),
        (f"{HEADLINE} - in brief", f"{HEADLINE} - in brief"),
    ],
)
def test_the_title_of_a_page_without_headings_ends_before_its_site(title: str, read: str) -> None:
    data = f"<title>{title}</title><body><div>{HEADLINE}</div><div>{LEAD}</div>".encode()
    assert rsdata.read(data)[0].title == read


@pytest.mark.parametrize(
    ("inner", "byline"),
    [
        (
            "<div class=author>Tess Orchard</div><div class=author-title>Reporter</div>"
            "<div class=author>Colm Brady</div><div class=author-title>Editor</div>",
            BOTH,
        ),
        ("<p class=author>Tess Orchard</p><p class=author-title>, Reporter</p>", "Tess Orchard"),
        ("<p class=author>Author</p><p class=author>Tess Orchard</p>", "Tess Orchard"),
    ],
)
def test_who_wrote_an_article_may_stand_on_several_lines(inner: str, byline: str) -> None:
    post = post_of(page(f"<h1>{HEADLINE}</h1><div>{inner}</div>"))
    assert post.byline == byline.replace(" and ", ", ")
    assert post.byline_role in (None, "Reporter")


@pytest.mark.parametrize(
    ("under", "byline"),
    [
        ("<div>Tess Orchard</div><div>6 May 2022 • 3 min read</div>", "Tess Orchard"),
        ("<div>Tess Orchard</div><div>The count</div>", None),
        ("<div>Fen Ditton</div><div>Votes</div>", None),
        ("<div>6 May 2022</div>", None),
    ],
)
def test_a_name_alone_over_the_day_of_an_article_wrote_it(under: str, byline: str | None) -> None:
    assert post_of(page(f"<h1>{HEADLINE}</h1>{under}")).byline == byline


def test_an_article_that_a_script_was_to_draw_is_read_from_it() -> None:
    told = {
        "headline": HEADLINE,
        "publishedAt": "2022-05-06T05:15:00Z",
        "authors": [{"name": "Tess Orchard"}],
    }
    state = {"article": {**told, "body": [{"type": "text", "content": f"<p>{LEAD}</p>"}]}, "more": [told]}
    script = f"<script>window.__STATE__ = {json.dumps(state)}</script>"
    data = f"<title>{HEADLINE} | The Courier</title><body><div id=app></div>{script}".encode()
    post = post_of(data)
    assert (post.heading, post.byline, post.text) == (HEADLINE, "Tess Orchard", LEAD)
    assert post.published_at == "2022-05-06T05:15:00+00:00"
    printed = data.replace(b"<div id=app></div>", f"<p>{LEAD}</p>".replace("Greens", "Blues").encode())
    assert (
        "Greens" not in post_of(printed.replace(b"<p>The", b"<p>" + b"So it goes on. " * 20 + b"The", 1)).text
    )


def test_a_page_laid_out_by_a_table_has_paragraphs_in_its_cells() -> None:
    words = (f"{LEAD} {LEAD}", f"It was close. {LEAD}", "So it goes.")
    cells = f"<td>Home<br>News</td><td>{HEADLINE}<br><br>{'<br><br>'.join(words)}</td>"
    assert post_of(f"<body><table><tr>{cells}</table>".encode()).text.endswith("\n\n".join(words))


def test_the_name_of_the_site_is_no_title_of_its_page() -> None:
    head = f'<meta property="og:title" content="{HEADLINE}">'
    data = page(f"<h1><a href='/'>The Courier</a></h1><h3>{HEADLINE}</h3>", head)
    data = data.replace(f"<title>{TITLE}".encode(), f"<title>The Courier: {HEADLINE}".encode())
    assert (read(data).source.title, post_of(data).heading) == (HEADLINE, HEADLINE)


def test_of_several_headings_that_the_head_of_a_page_has_not_none_is_its_title() -> None:
    gifts = "".join(f"<div><h1>€{sum}</h1></div>" for sum in (5, 10, 20))
    data = page(f"<h2>{HEADLINE}</h2>", f'<meta property="og:title" content="{HEADLINE} - Hall5">', BODY)
    data = data.replace(f"<title>{TITLE}".encode(), f"<title>{HEADLINE} - Hall5".encode())
    data = data.replace(b"</main>", f"<div>{gifts}</div></main>".encode())
    assert post_of(data).heading == HEADLINE


@pytest.mark.parametrize("over", ["", f"<h2>{HEADLINE}</h2>"])
def test_a_heading_below_the_highest_is_no_title_where_that_has_words_of_it_or_stands_over_it(
    over: str,
) -> None:
    heading = HEADLINE if over else "A night in the hall"
    titles = f"{over}<h1>{heading} at last</h1>{BODY}<h2>{HEADLINE}</h2>"
    data = page("", f'<meta property="og:title" content="{HEADLINE}">', f"{titles}{BODY}<h1>€5</h1>")
    assert post_of(data).heading == f"{heading} at last"


@pytest.mark.parametrize(
    "under",
    [
        "<h2>Result</h2><p>Una Pike (Green)</p><p>702</p><p>Dan Moss (Lab)</p><p>683</p>",
        "<h2>Dates</h2><ul><li>16 April</li><li>7 May 2026</li></ul>",
        "<dl><dt>16 April</dt><dd>The last day on which anybody here may register to vote.</dd></dl>",
        "<h2>Don’t miss</h2><p>The hall opens at nine, and whoever wants to watch may come.</p>",
    ],
)
def test_what_stands_under_an_article_is_text_of_it(under: str) -> None:
    text = post_of(page(f"<h1>{HEADLINE}</h1>", body=f"{BODY}<section>{under}</section>")).text
    assert all(words in text for words in re.findall(r"<(?:p|li|dt)>([^<]+)", under))


def test_the_title_and_who_wrote_an_article_may_stand_over_its_main_part() -> None:
    by = "<span class='post-author'>Tess Orchard</span>"
    above = f"<div><p>Politics</p><h1>{HEADLINE}</h1><div>{by}</div></div>"
    data = page("").replace(b"<main>", f"{above}<main>".encode())
    post = post_of(data)
    assert (post.heading, post.byline, post.byline_role, post.text) == (HEADLINE, "Tess Orchard", None, TEXT)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta itemprop="datePublished" content="2022-05-06T06:15:00+01:00">', "2022-05-06"),
        ('<meta name="OriginalPublicationDate" content="2022/05/06 06:15:00">', "2022-05-06"),
        ('<meta name="publish_date" content="May 6, 2022">', "2022-05-06"),
        ('<meta name="pubdate" content="20220506">', "2022-05-06"),
        ('<meta name="date" content="20221399">', None),
        ('<meta name="date" content="6 May">', None),
    ],
)
def test_the_day_of_a_page_by_its_head(head: str, published: str | None) -> None:
    assert read(page(f"<h1>{HEADLINE}</h1>", head)).source.published == published


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("Published May 06, 2022 • 1 minute read", TEXT),
        ("Posted: 6 May 2022 | 0", TEXT),
        ("This article is more than 3 years old", TEXT),
        ("Author:", TEXT),
        ("Author of the article:", TEXT),
        ("Published", TEXT),
        ("news@courier.example", TEXT),
        ("Published by nobody", f"Published by nobody\n\n{TEXT}"),
        ("6 May 2022 was a cold night", f"6 May 2022 was a cold night\n\n{TEXT}"),
    ],
)
def test_when_an_article_is_from_is_none_of_its_text(printed: str, text: str) -> None:
    assert post_of(page(f"<h1>{HEADLINE}</h1><p>{printed}</p>")).text == text


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("<p>Friday, 6 May 2022</p>", "2022-05-06"),
        ("<p class='by'>By Tess Orchard | 6 May 2022</p>", "2022-05-06"),
        ("<p>Posted by Tess Orchard on 6 May 2022, 06:15</p>", "2022-05-06"),
        ("<time datetime='2022-05-06 06:15:00'>05/06/2022 06:15 AM EDT</time>", "2022-05-06"),
        (
            "<i aria-label='Published: 6:15 a.m. ET May 6, 2022 Updated: 9:40 a.m. ET May 7, 2022'></i>",
            "2022-05-06",
        ),
        ("<p>6 May</p>", None),
        ("<p>The vote of 6 May 2022 was close.</p>", None),
    ],
)
def test_an_article_that_says_nothing_of_itself_is_from_the_day_under_its_title(
    printed: str, published: str | None
) -> None:
    data = page(f"<h1>{HEADLINE}</h1>{printed}").replace(b"<main>", b"<p>1 June 2026</p><main>")
    (found,) = rsdata.read(data)
    assert found.published == published


@pytest.mark.parametrize(("inner", "published"), [("<p>Fri</p>{}{}", None), ("{}{}", "2022-05-06")])
def test_the_day_over_the_title_in_the_main_part_of_a_page_is_its(inner: str, published: str | None) -> None:
    day = "<p>6 May 2022</p>" + ("<p>Politics</p>" if published is None else "")
    (found,) = rsdata.read(page(inner.format(day, f"<h1>{HEADLINE}</h1>")))
    assert found.published == published


def test_a_page_is_from_the_day_of_its_item_under_the_title_not_of_one_over_it() -> None:
    told = "<time itemprop='datePublished' datetime='{}'></time>"
    above = f"<div itemscope><a href='/b'>Another story</a>{told.format('2020-01-01')}"
    (found,) = rsdata.read(page(f"{above}<h1>{HEADLINE}</h1>{told.format('2022-05-06')}</div>"))
    assert found.published == "2022-05-06"


def test_an_article_is_from_the_day_that_it_prints() -> None:
    inner = f"<h1>{HEADLINE}</h1><time datetime='2022-05-06T06:15:00+01:00'>6 May 2022, 06:15</time>"
    undated = {key: value for key, value in DESCRIPTION.items() if not key.startswith("date")}
    found = rsdata.read(page(inner, json_ld(undated)), "https://courier.example/fen-ditton")
    assert [source.published for source in found] == ["2022-05-06"]


def test_an_article_whose_words_only_the_description_has() -> None:
    body = TEXT.replace("\n\n", "\n")
    post = post_of(page(f"<h1>{HEADLINE}</h1>", json_ld({**DESCRIPTION, "articleBody": body}), ""))
    assert (post.heading, post.byline, post.text.replace("\n\n", "\n")) == (HEADLINE, "Tess Orchard", body)


def test_other_stories_listed_under_an_article_are_no_posts() -> None:
    """Each has a name and an age, which come again and again as the marks of entries do."""
    stories = "".join(
        f"<div><h3>Another ward is counted, number {n}</h3><p>Colm Brady</p><p>{n + 2} hours ago</p>"
        "<p>The boxes have come in and the tables are full, says our reporter in the hall.</p></div>"
        for n in range(6)
    )
    found = described().replace(b"</main>", f"<div>{stories}</div></main>".encode())
    (post,) = read(found).posts
    assert (post.heading, post.byline) == (HEADLINE, "Tess Orchard")


STORY = '<a href="/news/ash-vale-{n}">Ash Vale counts its {n} boxes for a third time</a>'
STORIES = "".join(f"<li>{STORY.format(n=n)}</li>" for n in (12, 13))
NO_WORDS = {
    "a list of other stories": f"<h3>More from the count</h3><ul>{STORIES}</ul>",
    "a link to another story": f"<p>{STORY.format(n=3)}</p>",
    "one with its label": f"<p>Read more: {STORY.format(n=3)}</p>",
    "a card": f'<a href="/b"><h4>Ash Vale counts a third time</h4><p>{LEAD}</p></a>',
    "buttons": "<p>Advert</p><p>4 min read</p><ul><li>Share this with Facebook</li></ul>",
    "how old a film is": "<p>14 hours ago</p>",
    "a player": "<p>We apologize, but this video has failed to load.</p>"
    "<p>Try refreshing your browser, or wait.</p>",
    "buttons side by side": "<p>Facebook WhatsApp LinkedIn X</p>",
    "a link in brackets": f"<p>[ {STORY.format(n=3)} ]</p>",
    "what readers write": "<div><h3>Comments</h3><p>He would say that, and he would say it again tomorrow"
    " night, if anybody were left to ask him.</p></div>",
    "what was to be loaded": "<p>Loading…</p><p>YouTube content</p><p>This post can be seen on the "
    "site that has it.</p>",
    "a note on what is paid for": '<div class="paywall">Read on for a pound.</div>',
    "the title of a film": "<div>The boxes come in to the hall at Ash Vale</div>",
    "a headline that asks": f"<p>{STORY.format(n=3).replace('</a>', '?</a>')}</p>",
    "a headline that ends in a mark": f"<p>{STORY.format(n=3).replace('third time', '‘third time’')}</p>",
    "what a page offers": "<p><b>Get the latest news of the count with our app.</b></p>",
    "what it offers behind a link": '<p>For the latest stories, <a href="/app">download our app</a>.</p>',
    "links side by side": "<div>" + " ".join(f'<a href="/{n}">Ward {n}</a>' for n in range(5)) + "</div>",
    "the title once more": f"<p>{HEADLINE}</p>",
    "a caption once more": "<p>Una Pike outside the hall on Friday</p>",
    "what a picture shows": '<img src="b.jpg" alt="The tellers of Fen Ditton at their tables">'
    "<p>The tellers of Fen Ditton at their tables (Ida Fell)</p>",
    "links to share it": '<div class="sharetools"><span>What is behind these goes elsewhere</span></div>'
    "<p>Copy this link</p>",
    "what only a screen reader says": '<div class="offscreen">The story of the count goes on here.</div>',
    "the title behind a button": f"<p>Share {HEADLINE}</p>",
    "a picture from an archive": "<p>FILE PHOTO: Una Pike outside the hall, the year she lost.</p>",
}
WORDS = {
    "a part with a title": "<section><h3>More from Una Pike</h3><p>The winner said that she would move the"
    " heating of the hall to the top of a long list.</p></section>",
    "a linked name": '<p><a href="/una">Una Pike, Green (elected)</a></p>',
    "who stood": '<ul><li><a href="/una">Una Pike (Green)</a></li>'
    '<li><a href="/rory">Rory Stamm (Labour)</a></li></ul>',
    "a paragraph of links": '<p>See <a href="/a">the declaration of the first ward</a> and '
    '<a href="/b">that of the second and the third</a>.</p>',
    "a linked sentence": '<p><a href="/a">The returning officer has published the whole declaration.</a></p>',
    "places of the page": '<ul><li><a href="#a">What the returning officer has to decide first</a></li>'
    '<li><a href="#b">Why the second recount took all night long</a></li></ul>',
    "words beside a film": '<div class="video"><p>The count was shown live, and in full</p></div>',
    "what a film shows": '<div class="video-box"><figcaption>The tellers at their tables</figcaption></div>',
    "a message with a film": '<blockquote class="twitter-video"><p>Greens in Fen Ditton — who knew</p>'
    "</blockquote>",
    "names of players": '<p>Goals from <span class="player">Una Pike</span> and <a class="player-link" '
    'href="/p">Dan Moss</a> won the charity match.</p>',
    "classes of two words": '<table><tr><td>Una Pike</td><td class="voteShare">702</td></tr></table>'
    '<p>The <a class="RichTextIntLink NavNode" href="/d">declaration</a> was late.</p>',
    "who shares it": "<p>Share of the vote won by the Greens: a third</p>",
    "a caption without its first word": "<figure><img src='a.jpg'><figcaption>of the vote in Fen Ditton, by "
    "ward</figcaption></figure><p>Share of the vote in Fen Ditton, by ward</p>",
    "a class that a program made": '<div class="kXShAdz"><p>Nobody had asked for a recount.</p></div>',
    "a linked picture": '<a href="/a.jpg"><figure><div><img src="a.jpg"></div>'
    "<figcaption>Una Pike and her agent outside the hall</figcaption></figure></a>",
}


@pytest.mark.parametrize("kind", NO_WORDS)
def test_what_stands_among_the_paragraphs_of_an_article_and_is_none_of_it(kind: str) -> None:
    among = BODY.replace("<h2>", NO_WORDS[kind] + "<h2>")
    assert post_of(page(f"<h1>{HEADLINE}</h1>", json_ld(DESCRIPTION), among)).text == TEXT


@pytest.mark.parametrize("kind", WORDS)
def test_links_that_are_words_of_an_article(kind: str) -> None:
    among = BODY.replace("<h2>", WORDS[kind] + "<h2>")
    post = post_of(page(f"<h1>{HEADLINE}</h1>", json_ld(DESCRIPTION), among))
    words = [" ".join(e.text.split()) for e in fragment(WORDS[kind]).walk() if e.own and e.tag != "p"]
    assert all(word in f"{post.text} {post.caption}" for word in words)


@pytest.mark.parametrize(
    "said",
    [
        "For more than a decade <a href='/a'>the news</a> of the hall had come by boat.",
        "“Get the latest news from our app,” said the agent.",
        "Find more of our boxes, was the news of the night.",
        f"{HEADLINE} and nobody slept.",
        "Una Pike outside the hall on Friday was no happy sight.",
        '<img src="b.jpg" alt="The tellers of Fen Ditton at their tables">'
        "The tellers of Fen Ditton at their tables had not eaten.",
        "<div>For our town, the news is good.</div>",
        "FILES of the last count were lost in the flood.",
        "© 2019 stood on the map of the ward that both sides had brought.",
    ],
)
def test_a_paragraph_that_begins_as_what_is_none_is_kept(said: str) -> None:
    among = BODY.replace("<h2>", f"<p>{said}</p><h2>")
    assert fragment(said).text in post_of(page(f"<h1>{HEADLINE}</h1>", json_ld(DESCRIPTION), among)).text


def test_what_follows_the_paragraphs_of_an_article_is_none_of_it() -> None:
    parts = f"<p>{LEAD}</p>" * 3, f"<p>{LEAD.replace('Greens', 'Ash Vale Greens')}</p>"
    after = (
        "<div class='after'><p>Ash Vale has counted too, and nobody could say when it would end.</p></div>"
    )
    inner = f"<div class='body'>{parts[0]}</div>"
    told = json_ld(DESCRIPTION)
    text = post_of(page(f"<h1>{HEADLINE}</h1>", told, inner + after)).text
    assert text.endswith(LEAD)
    second = f"<div class='body'>{parts[1]}</div>"
    text = post_of(
        page(f"<h1>{HEADLINE}</h1>", told, f"<div class='body'>{parts[0] * 3}</div>" + second)
    ).text
    assert text.endswith(LEAD.replace("Greens", "Ash Vale Greens"))


def test_what_is_called_the_body_of_an_article_ends_it() -> None:
    """Though what follows has as many paragraphs; a second body and a table belong to it."""
    others = "".join(f"<div><p>{LEAD.replace('Greens', f'others of {n}')}</p></div>" for n in range(4))
    said = [LEAD.replace("nineteen", str(n)) for n in (19, 20, 21)]
    table = (
        "<table><tr><td>Una Pike</td><td>1,204</td></tr><tr><td>Rory Stamm</td><td>1,185</td></tr></table>"
    )
    first = f"<div class='c-entry-content'>{''.join(f'<p>{words}</p>' for words in said)}</div>"
    second = "<div class='post-body'><p>The council meets on Tuesday.</p></div>"
    inner = f"<h1>{HEADLINE}</h1>{first}"
    told = json_ld(DESCRIPTION)
    assert post_of(page(inner, told, others)).text == "\n\n".join(said)
    text = post_of(page(inner, told, second + f"<div>{table}</div>" + others)).text
    assert text.endswith("The council meets on Tuesday.\n\nUna Pike\t1,204\n\nRory Stamm\t1,185")


def test_a_few_words_on_the_author_under_an_article_are_none_of_it() -> None:
    life = "<p>Tess Orchard</p><p>Tess Orchard has reported on Fen Ditton since she could walk.</p>"
    by = f"<h1>{HEADLINE}</h1><p class='byline'>Tess Orchard</p>"
    lines = "".join(f"<p>{LEAD.replace('nineteen', str(n))}</p>" for n in range(6))
    assert post_of(page(by, json_ld(DESCRIPTION), lines + life)).text.endswith("without heating.")


@pytest.mark.parametrize(
    ("by", "under", "is_said"),
    [
        ("Tess Orchard", "Tess Orchard lives in the fens with two dogs and no heating.", False),
        ("Ida Fell and Tess Orchard", "Tess Orchard lives in the fens with two dogs.", False),
        (
            "Tess Orchard",
            "<b>Tess Orchard</b></p><p>555-0104</p><p>She lives in the fens with two dogs.",
            False,
        ),
        ("Tess Orchard", "Una Pike lives in the fens with two dogs and no heating.", True),
        ("Tess Orchard", "Orchard is what they call the hall at Fen Ditton.", True),
        ("The Courier", "The Courier could not reach the agent for a word on the night.", True),
        ("The Courier", "Tess Orchard, who counted, lives in the fens with two dogs.", True),
    ],
)
def test_who_wrote_an_article_is_told_of_under_it(by: str, under: str, is_said: bool) -> None:
    lines = "".join(f"<p>{LEAD.replace('nineteen', str(n))}</p>" for n in range(6))
    inner = f"<h1>{HEADLINE}</h1><p class='byline'>By {by}</p>"
    text = post_of(page(inner, "", f"{lines}<p>{under}</p>")).text
    assert text.endswith(fragment(under).text.rpartition("  ")[2]) == is_said


def test_an_article_goes_on_behind_a_paragraph_that_begins_with_its_author() -> None:
    lines = "".join(f"<p>{LEAD.replace('nineteen', str(n))}</p>" for n in range(6))
    inner = f"<h1>{HEADLINE}</h1><p class='byline'>By Tess Orchard</p>"
    said = "Tess Orchard was in the hall when the last of the boxes was opened."
    text = post_of(page(inner, "", f"{lines}<p>{said}</p><p>{LEAD}</p>")).text
    assert text.endswith(f"{said}\n\n{LEAD}")


def test_what_stands_behind_the_colon_of_a_title_is_kept() -> None:
    said = "The hall at Fen Ditton has spoken again."
    text = post_of(page(f"<h1>Ash Vale: {said}</h1>", json_ld(DESCRIPTION), f"<p>{said}</p>{BODY}")).text
    assert text == f"{said}\n\n{TEXT}"


def test_a_list_of_stories_with_the_title_of_an_article_under_it_is_not_its_head() -> None:
    below = (
        f"<p><a href='/fen-ditton'>{HEADLINE}</a></p><p><a href='/b'>Ash Vale counts three times over</a></p>"
    )
    text = post_of(page("", json_ld(DESCRIPTION), f"{BODY}<p>And {LEAD}</p><p>{LEAD}</p>{below}")).text
    assert text == f"{TEXT}\n\nAnd {LEAD}\n\n{LEAD}"


@pytest.mark.parametrize(
    "named",
    ["id='articleBody'", "class='entry-content'", "class='words'"],
)
def test_what_follows_what_is_called_its_body_is_of_a_page_that_does_not_say_it_is_an_article(
    named: str,
) -> None:
    said = "".join(f"<p>{LEAD.replace('nineteen', str(n))}</p>" for n in range(4))
    more = "<div class='story-text'><p>The council meets on Tuesday.</p></div>"
    behind = "<div><p>Ash Vale has counted too, and nobody could say when it would end.</p></div>"
    data = document(f"<div {named}>{said}</div><section><div>{more}</div></section>{behind}", "")
    text = post_of(data).text
    assert "The council meets on Tuesday." in text
    assert "nobody could say" in text


@pytest.mark.parametrize(
    "around",
    ["<div style='display: none'>{}</div>", "<div id='app' style='display:none;width:100%'>{}</div>"],
)
def test_words_that_a_script_was_to_show_are_read_where_they_are_the_page(around: str) -> None:
    inner = around.format(f"<h1>{HEADLINE}</h1>{BODY}")
    data = f"<html><head><title>{HEADLINE}</title></head><body>{inner}<p>Please wait.</p></body></html>"
    assert post_of(data.encode()).text == TEXT
    hidden = f"<h1>{HEADLINE}</h1>{BODY}{around.format('<p>Nobody sees this.</p>')}"
    assert post_of(f"<html><body>{hidden}</body></html>".encode()).text == TEXT


ARCHIVED = "https://web.archive.org/web/20220507101500/"
TOOLBAR = (
    '<div id="wm-ipp-base" lang="en" style="display: block"><div id="wm-ipp"><a href="/web/">37 captures</a>'
    "<div>03 Nov 2021 - 14 Apr 2023</div><p>The archive keeps copies of pages that are gone, or are soon to"
    " be gone, for all who come after us and may want to look at them again.</p></div></div>"
    f'<div id="wm-ipp-print">The Wayback Machine - {ARCHIVED}https://courier.example/fen-ditton</div>'
)


def test_a_copy_of_an_archive_is_the_page_that_it_copies() -> None:
    links = '<link rel="canonical" href="{}https://courier.example/fen-ditton">'
    linked = BODY.replace("Tuesday", '<a href="{}https://courier.example/tuesday">Tuesday</a>')
    inner = f"<h1>{HEADLINE}</h1><p class='byline'>By Tess Orchard</p>"
    (own,) = rsdata.read(page(inner, links.format(""), linked.format("")))
    copy = page(inner, links.format(ARCHIVED), linked.format(ARCHIVED[23:]))
    (found,) = rsdata.read(copy.replace(b"<body>", f"<body>{TOOLBAR}".encode()))
    assert found == own


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0036)https://courier.example/fen%20ditton -->",
        "<!--\n Page saved with SingleFile \n url: https://courier.example/fen%20ditton \n saved date: 1 -->",
        "<!-- saved from url=(0056)about:reader?url=https%3A%2F%2Fcourier.example%2Ffen%2520ditton -->",
    ],
)
def test_the_address_that_is_noted_over_a_saved_page(comment: str) -> None:
    (found,) = rsdata.read(f"{comment}<html><body><h1>{HEADLINE}</h1>{BODY}</body></html>".encode())
    assert found.url == "https://courier.example/fen%20ditton"


def test_a_page_in_the_reader_mode_of_a_browser_has_its_author() -> None:
    head = f"<h1 class='reader-title'>{HEADLINE}</h1><div class='credits reader-credits'>Tess Orchard</div>"
    shown = f"<div class='header'>{head}<div>3-4 minutes</div></div><hr><div class='content'>{BODY}</div>"
    post = post_of(f"<html><head><title>{HEADLINE}</title></head><body>{shown}</body></html>".encode())
    assert (post.heading, post.byline, post.text) == (HEADLINE, "Tess Orchard", TEXT)


@pytest.mark.parametrize(("named", "is_said"), [("hidden-show-more-content", True), ("hidden-note", False)])
def test_what_a_button_was_to_show_is_said(named: str, is_said: bool) -> None:
    more = f"<button>Show more</button><div class='{named}'><p>The boxes go back on Monday.</p></div>"
    text = post_of(page(f"<h1>{HEADLINE}</h1>", json_ld(DESCRIPTION), BODY + more)).text
    assert ("Monday" in text) == is_said


def test_a_box_to_log_in_is_no_title() -> None:
    head = f'<title>{HEADLINE} | The Courier</title><meta property="og:title" content="{HEADLINE}">'
    body = f"<div><h1>Log In</h1></div><main><div>{HEADLINE}</div>{BODY}</main>"
    (found,) = rsdata.read(f"<html><head>{head}</head><body>{body}</body></html>".encode())
    assert found.title == HEADLINE


def test_a_quotation_under_an_article_is_kept_whatever_it_begins_with() -> None:
    said = "Latest from Fen Ditton: “We won,” says Una Pike."
    assert post_of(page(f"<h1>{HEADLINE}</h1>", json_ld(DESCRIPTION), f"{BODY}<p>{said}</p>")).text.endswith(
        said
    )


@pytest.mark.parametrize(
    ("over", "under", "text"),
    [
        ("<div>Fen Ditton</div>", "<p>The Courier</p>", TEXT),
        ("<div>1 of 33</div>", "<p><a href='/tess'>Tess Orchard</a></p>", TEXT),
        ("<p>Why you can trust us</p>", "<p>tess3@courier.example</p>", TEXT),
        ("", "<p>Una Pike, Green, 1,204</p>", f"{TEXT}\n\nUna Pike, Green, 1,204"),
        (
            "",
            "<p>Una Pike, Green</p><p>Rory Stamm, Labour</p>",
            f"{TEXT}\n\nUna Pike, Green\n\nRory Stamm, Labour",
        ),
        ("", f"<p>Copyright 2022 The Courier. All rights reserved. {'Nobody may print it. ' * 4}</p>", TEXT),
        ("", "<ul><li>Una Pike, Green</li></ul>", f"{TEXT}\n\n• Una Pike, Green"),
        ("<p>The margin was nineteen</p>", "", f"The margin was nineteen\n\n{TEXT}"),
        ("", "<p>From the hall</p><p><a href='/b'>All of it</a></p>", TEXT),
        ("<p>Friday</p>", "", TEXT),
        ("<p>Friday was long</p>", "", f"Friday was long\n\n{TEXT}"),
        ("<p>1 min.</p>", "", TEXT),
        ("<p>Friday 6 May</p>", "", TEXT),
        ("<p>Posted 6 May</p>", "", TEXT),
        ("<p>6 May · 2 min read</p>", "", TEXT),
        (
            "<p>6 May 2022 | A long night ends in the town</p>",
            "",
            f"6 May 2022 | A long night ends in the town\n\n{TEXT}",
        ),
        ("<p>Ida Fell | May 6, 2022 06:15:54 AM</p>", "", TEXT),
        ("<p>Written: 2022-05-06 06:15:00Updated: 2022-05-06 09:40:00</p>", "", TEXT),
        ("<p>The long night of 6 May 2022</p>", "", f"The long night of 6 May 2022\n\n{TEXT}"),
        ("", f"<p>© 2022 The Courier. {'Nobody may print it. ' * 12}</p>", TEXT),
        ("", f"<p>This site uses cookies. {'They are good for you. ' * 12}</p>", TEXT),
        (
            "",
            "<p>Cookies were all that the tellers had.</p>",
            f"{TEXT}\n\nCookies were all that the tellers had.",
        ),
    ],
)
def test_a_few_words_over_or_under_an_article_are_its_own_where_they_are_told(
    over: str, under: str, text: str
) -> None:
    inner = f"<h1>{HEADLINE}</h1>{over}"
    assert post_of(page(inner, json_ld(DESCRIPTION), f"{BODY}{under}")).text == text


def test_a_place_under_a_standfirst_is_none_of_the_text() -> None:
    over = (
        f"<p>{LEAD.replace('Greens', 'winners')}</p><p class='byline'>Tess Orchard</p><div>Fen Ditton</div>"
    )
    text = post_of(page(f"<h1>{HEADLINE}</h1>{over}", json_ld(DESCRIPTION))).text
    assert text == f"{LEAD.replace('Greens', 'winners')}\n\n{TEXT}"


def test_lines_above_the_heading_of_an_article_are_no_text() -> None:
    above = "<ul><li>Home</li><li>Wards</li></ul><p>The boxes are in</p>"
    assert post_of(page(f"{above}<h1>{HEADLINE}</h1>", json_ld(DESCRIPTION))).text == TEXT


@pytest.mark.parametrize("around", ["form", "div class='paywall'"])
def test_what_an_article_may_stand_in(around: str) -> None:
    inner = f"<{around}><h1>{HEADLINE}</h1>{BODY}</{around.split()[0]}>"
    assert post_of(page(inner, body="")).text == TEXT


def test_blocks_of_a_page_are_no_posts() -> None:
    """Menus and boxes, each with an id of the kind that entries of live pages have."""
    blocks = "".join(
        f'<div id="block-menu-{n}" class="block"><h2>Menu {n}</h2><p>Wards and boxes and counts {n}</p></div>'
        for n in range(9)
    )
    (post,) = read(described().replace(b"</main>", f"</main>{blocks}".encode())).posts
    assert (post.heading, post.text) == (HEADLINE, TEXT)


def test_stories_with_a_time_each_that_say_more_than_the_article_are_no_posts() -> None:
    stories = "".join(
        f"<div class='story'>{STORY.format(n=n)}<time>6 May 2022</time><p>{LEAD * 2}</p></div>"
        for n in range(9)
    )
    said = [LEAD.replace("nineteen", str(n)) for n in (19, 20, 21)]
    body = "".join(f"<p>{words}</p>" for words in said)
    meta = '<meta property="og:type" content="article">'
    found = page(f"<h1>{HEADLINE}</h1>", meta, body).replace(b"</main>", f"{stories}</main>".encode())
    (post,) = read(found).posts
    assert post.text == "\n\n".join(said)


def test_headlines_with_a_time_each_are_no_posts_of_an_article() -> None:
    card = "<section><a href='/{0}'><div class='card'><h3>Story {0} of many more</h3>{1}</div></a></section>"
    cards = "".join(card.format(n, f"<time>{n}:00</time>") for n in range(1, 24))
    data = page(f"<h1>{HEADLINE}</h1>", json_ld(DESCRIPTION)).replace(b"</main>", f"{cards}</main>".encode())
    assert (len(read(data).posts), post_of(data).heading) == (1, HEADLINE)


def test_an_article_that_looks_like_the_stories_beside_it_keeps_its_words() -> None:
    said = [LEAD.replace("nineteen", str(n)) for n in (19, 20, 21)]
    own = "".join(f"<p>{words}</p>" for words in said) + f"<p>{STORY.format(n=2)}</p>"
    stories = "".join(f"<section>{STORY.format(n=n)}<time>6 May 2022</time></section>" for n in (3, 4, 5))
    inner = f"<h1>{HEADLINE}</h1><section><time>6 May 2022</time>{own}</section>{stories}"
    (post,) = read(page(inner, json_ld(DESCRIPTION), "")).posts
    assert post.text == "\n\n".join(said)


def test_years_in_an_article_part_no_posts() -> None:
    """A stamp under the heading, and days at the ends of what is said of pictures."""
    pictures = "".join(
        f"<p>Una Pike reads to the tellers of Fen Ditton, April {day}, 2024.</p>"
        + "".join(f"<p>{LEAD.replace('nineteen', str(day + n))}</p>" for n in range(3))
        for day in (14, 24)
    )
    inner = f"<h1>{HEADLINE}</h1><p>April 28, 2024 3:00 AM</p><ul><li>By Associated Echo</li></ul>"
    (post,) = read(page(inner, json_ld(DESCRIPTION), pictures)).posts
    assert (post.heading, post.published_at) == (HEADLINE, DESCRIPTION["datePublished"])


def test_the_times_at_both_ends_of_an_article_part_no_posts() -> None:
    """Of a page that does not say what it is: one entry has all the words."""
    said = "".join(f"<p>{LEAD.replace('nineteen', str(n))}</p>" for n in range(5))
    data = document(f"<div>Published 10:02 AM EST</div>{said}<div>Published 10:02 AM EST</div>", "")
    assert read(data).dialect == "article"


def test_a_live_page_of_printed_clocks_that_says_it_is_an_article_keeps_its_posts() -> None:
    found = html_plain().replace(
        b"</head>", json_ld({**DESCRIPTION, "headline": TITLE}).encode() + b"</head>"
    )
    assert [post.time_as_printed for post in read(found).posts] == [entry.clock for entry in ENTRIES]


def test_what_readers_write_and_how_long_a_film_is_are_no_words_of_an_article() -> None:
    comment = f'<div class="comment"><b>reader</b><p>{LEAD.replace("Greens", "wrong ones")}</p></div>'
    film = "<div class='player'><span class='clipDuration'>4:11</span></div>"
    found = described().replace(b"</main>", f"<div id='comments'>{comment * 3}</div></main>".encode())
    assert post_of(found.replace(b"<h2>", film.encode() + b"<h2>", 1)).text == TEXT


@pytest.mark.parametrize(
    ("named", "is_said"), [("ot-sdk-container", False), ("container", True), ("sdk-container", True)]
)
def test_what_a_page_asks_of_its_readers_is_no_part_of_an_article(named: str, is_said: bool) -> None:
    asked = f"<div class='{named}'><h2>Your choices</h2>{f'<p>{LEAD}</p>' * 4}</div>"
    found = page(f"<h1>{HEADLINE}</h1>", "", f"{BODY}{asked}")
    assert ("Your choices" in post_of(found).text) == is_said


def test_who_writes_an_article_is_not_who_speaks_in_it() -> None:
    inner = f"<h1>{HEADLINE}</h1><p class='byline'>By Tess Orchard, Political editor</p>"
    data = page(inner, "", f"<p>{LEAD}</p><blockquote><p>We are tired and glad.</p></blockquote>")
    (quote,) = read(data).quotes
    assert quote.text == "We are tired and glad." and quote.speaker != "Tess Orchard"


def test_whose_words_are_set_apart_is_no_part_of_them() -> None:
    set_apart = "<blockquote><p>We are tired and glad.</p><p>Una Pike</p><p>Green candidate</p></blockquote>"
    (quote,) = read(page(f"<h1>{HEADLINE}</h1>", "", f"<p>{LEAD}</p>{set_apart}")).quotes
    assert quote.text == "We are tired and glad."


def test_twice_the_sections_below_an_article_take_twice_the_work() -> None:
    def read(sections: int) -> None:
        below = "<section><h3>Comments</h3><p>So it is.</p></section>" * sections
        assert rsdata.read(page(f"<h1>{HEADLINE}</h1>", body=BODY + f"<p>{LEAD}</p>" * 2 + below))

    read(1)
    assert steps(lambda: read(800)) < 2.6 * steps(lambda: read(400))
