"""One invented night as other outlets mark it up: each page with the entries that it is known to have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from html import escape
from typing import NamedTuple

ADDRESS = "https://courier.example/politics/live/marl-down-count"
TITLE = "Marl Down by-election: live from the count"
GMT = timezone.utc


class Said(NamedTuple):
    """A piece of an entry: "p", "item" of a list, "quote" set apart, "picture" with caption and credit."""

    kind: str
    words: str
    credit: str = ""


class Reported(NamedTuple):
    """An entry as it is known to be: minutes after half past ten in the evening of 5 May 2022."""

    key: str
    minutes: int
    heading: str | None
    byline: str | None
    said: Sequence[Said]
    changed: int | None = None  # minutes after it was published

    @property
    def when(self) -> datetime:
        return datetime(2022, 5, 5, 21, 30, tzinfo=GMT) + timedelta(minutes=self.minutes)

    @property
    def updated(self) -> datetime | None:
        return None if self.changed is None else self.when + timedelta(minutes=self.changed)

    @property
    def text(self) -> str:
        marks = {"item": "• "}
        return "\n\n".join(
            marks.get(piece.kind, "") + piece.words for piece in self.said if piece.kind != "picture"
        )

    @property
    def caption(self) -> str | None:
        shown = [piece for piece in self.said if piece.kind == "picture"]
        return "\n\n".join(part for piece in shown for part in (piece.words, piece.credit) if part) or None


def p(words: str) -> Said:
    return Said("p", words)


# Newest first; the night goes on past midnight.
NIGHT = (
    Reported(
        "9107",
        262,
        "That is it from Marl Down",
        "Tess Orchard",
        (p("The tables are being folded and the lights are going out."), p("Thank you for staying up.")),
    ),
    Reported(
        "9106",
        251,
        "Green gain Marl Down",
        "Colm Brady",
        (
            p("The returning officer has read out the result."),
            Said("item", "Una Pike (Green) 9,412"),
            Said("item", "Jack Sorrell (Conservative) 8,870"),
            Said("item", "Meera Dass (Labour) 3,051"),
            p('"Nobody saw this coming," said Una Pike.'),
        ),
        changed=7,
    ),
    Reported(
        "9105",
        198,
        None,
        "Tess Orchard",
        (
            Said("picture", "Counters at work in the sports hall", "Photograph: Ida Fell/Courier"),
            p("Bundles of fifty are stacked along the wall."),
            p("It is warm in here and the tea has run out."),
        ),
    ),
    Reported(
        "9104",
        131,
        "Turnout down on last time",
        "Colm Brady",
        (p("Turnout is 47.9%."), p('"I had hoped for more," said Ruth Amery, the returning officer.')),
        changed=2,
    ),
    Reported(
        "9103",
        84,
        "What the candidates say",
        None,
        (
            p("The Conservative agent has put out a statement:"),
            Said("quote", "We fought for every vote and we wait for the count."),
            p("The Greens say nothing yet."),
        ),
    ),
    Reported("9102", 31, "First boxes arrive", "Tess Orchard", (p("Four boxes have come from Lower Marl."),)),
    Reported(
        "9101",
        0,
        "Good evening",
        "Colm Brady",
        (p("Polls have closed."), p("A result is expected at about two o'clock.")),
    ),
)


def summer(entry: Reported) -> datetime:
    """In the time of London."""
    return entry.when.astimezone(timezone(timedelta(hours=1)))


def american(when: datetime) -> str:
    return f"{when:%I:%M %p}".lstrip("0")


def twelve(when: datetime) -> str:
    return american(when).lower().replace(" ", "")


def words(text: str) -> str:
    return escape(text, quote=False)


def pieces(entry: Reported, paragraph: str = "<p>{}</p>") -> str:
    """What an entry says, as most outlets mark it up."""
    made, items = [], False
    for piece in entry.said:
        if items and piece.kind != "item":
            made.append("</ul>")
            items = False
        if piece.kind == "item":
            made.append("" if items else "<ul>")
            items = True
            made.append(f"<li>{words(piece.words)}</li>")
        elif piece.kind == "quote":
            made.append(f"<blockquote><p>{words(piece.words)}</p></blockquote>")
        elif piece.kind == "picture":
            made.append(
                f'<figure><img src="/i.jpg" alt="people at tables"><figcaption>{words(piece.words)}'
                f' <span class="credit">{words(piece.credit)}</span></figcaption></figure>'
            )
        else:
            made.append(paragraph.format(words(piece.words)))
    return "".join(made) + "</ul>" * items


def headed(entry: Reported, markup: str) -> str:
    """The heading of an entry in its markup, where it has one."""
    return markup.format(words(entry.heading)) if entry.heading else ""


def signed(entry: Reported, markup: str) -> str:
    """Who wrote an entry, in its markup, where that is told."""
    return markup.format(entry.byline) if entry.byline else ""


def page(body: str, head: str = "") -> bytes:
    """A page with the furniture that pages have: menu, key events, most read, comments."""
    events = "".join(
        f'<li><a href="#{e.key}">{e.heading}</a> <span>{e.when:%H:%M}</span></li>' for e in NIGHT if e.heading
    )
    read = "".join(
        f'<article><h4><a href="/a{n}">Another story of the day, number {n}</a></h4>'
        f'<time datetime="2022-05-0{n}T09:00:00Z">{n} May</time></article>'
        for n in range(1, 6)
    )
    comments = "".join(
        f'<div class="comment" id="c{n}"><b>reader{n}</b> <time datetime="2022-05-06T0{n}:00:00Z">{n}h</time>'
        f"<p>I do not think that this was a surprise to anybody who lives here.</p></div>"
        for n in range(1, 9)
    )
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} - The Courier</title>
<link rel="canonical" href="{ADDRESS}"><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2022-05-05T21:30:00+00:00">{head}</head><body>
<header><a href="/">The Courier</a><nav><a href="/uk">UK</a> <a href="/world">World</a></nav></header>
<main id="main"><h1>{TITLE}</h1><p class="standfirst">All the latest as votes are counted in Marl Down.</p>
<aside class="key-events"><h2>Key events</h2><ul>{events}</ul></aside>
{body}
</main>
<section class="comments"><h2>Comments</h2>{comments}</section>
<aside class="most-read"><h3>Most read</h3>{read}</aside>
<footer><p>© The Courier 2022. All rights reserved.</p></footer></body></html>""".encode()


def amp() -> bytes:
    """A live list of AMP, with an entry that was taken back."""
    body = "".join(
        f'<div class="i-lb" id="post-{e.key}" data-sort-time="{int(e.when.timestamp()) * 1000}"'
        + (f' data-update-time="{int(e.updated.timestamp()) * 1000}">' if e.updated else ">")
        + f'<span class="lb-when">{summer(e):%H:%M}</span>'
        + headed(e, "<h2>{}</h2>")
        + signed(e, '<p class="lb-author">{}</p>')
        + pieces(e).replace("<img", '<amp-img layout="fill"')
        + '<amp-social-share type="twitter"></amp-social-share></div>'
        for e in NIGHT
    )
    gone = '<div id="post-9099" data-sort-time="1651785600000" data-tombstone></div>'
    return page(
        '<amp-live-list layout="container" data-poll-interval="15000" data-max-items-per-page="20" id="ll">'
        f'<button update on="tap:ll.update">New updates</button><div items>{body}{gone}</div>'
        '<div pagination><a href="?page=2">Older</a></div></amp-live-list>'
    )


def microdata() -> bytes:
    """schema.org in attributes, the author an object within the entry."""
    body = "".join(
        f'<div class="u" id="e{e.key}" itemprop="liveBlogUpdate" itemscope'
        ' itemtype="http://schema.org/BlogPosting">'
        f'<time itemprop="datePublished" datetime="{e.when.isoformat()}">{summer(e):%H:%M}</time>'
        + (f'<meta itemprop="dateModified" content="{e.updated.isoformat()}">' if e.updated else "")
        + headed(e, '<h3 itemprop="headline">{}</h3>')
        + signed(
            e,
            '<div itemprop="author" itemscope itemtype="http://schema.org/Person">'
            '<span itemprop="name">{}</span></div>',
        )
        + '<div itemprop="publisher" itemscope><meta itemprop="name" content="The Courier"></div>'
        + f'<div itemprop="articleBody">{pieces(e)}</div></div>'
        for e in NIGHT
    )
    return page(f'<div itemscope itemtype="http://schema.org/LiveBlogPosting">{body}</div>')


def articles() -> bytes:
    """Nothing but ``article`` and ``time``."""
    body = "".join(
        f'<article id="p{e.key}"><header><time datetime="{summer(e).isoformat()}">{twelve(summer(e))}</time>'
        + headed(e, "<h2>{}</h2>")
        + "</header>"
        + pieces(e)
        + signed(e, '<footer>By <a rel="author" href="/by/x">{}</a></footer>')
        + "</article>"
        + ('<div class="ad-slot"><p>Advertisement</p></div>' if e.minutes == 131 else "")
        for e in NIGHT
    )
    return page(f"<section>{body}</section>")


def attributes() -> bytes:
    """Times that only data attributes have, in seconds, while the page prints how long ago it was."""
    body = "".join(
        f'<div class="feed__entry" data-post-id="{e.key}" data-created="{int(e.when.timestamp())}"'
        + (f' data-updated="{int(e.updated.timestamp())}">' if e.updated else ">")
        + f'<div class="feed__meta"><span class="feed__ago">{n + 2} hours ago</span></div>'
        + headed(e, '<h3 class="feed__headline">{}</h3>')
        + signed(e, '<div class="feed__byline">By {}</div>')
        + f'<div class="feed__body">{pieces(e)}</div>'
        + '<div class="feed__share"><button>Share</button><a href="https://twitter.com/intent/tweet?u=1">Tweet</a></div>'
        + "</div>"
        for n, e in enumerate(NIGHT)
    )
    return page(f'<div class="feed">{body}</div><button>Load more</button>')


def by_day() -> bytes:
    """Lists within a list: a day, under it its entries, which print a clock alone."""
    days: dict[str, str] = {}
    for e in NIGHT:
        when = summer(e)
        day = f"{when:%A} {when.day} {when:%B %Y}"
        days[day] = days.get(day, "") + (
            f'<li id="t{e.key}"><span class="clock">{when:%H:%M}</span>'
            + headed(e, "<h3>{}</h3>")
            + f"<div>{pieces(e)}</div></li>"
        )
    body = "".join(f'<li><h2>{day}</h2><ol class="s">{entries}</ol></li>' for day, entries in days.items())
    return page(f'<ol class="days">{body}</ol>')


def wordpress() -> bytes:
    """The plugin for WordPress that many papers use."""
    body = "".join(
        f'<article id="id_{e.key}" class="liveblog-entry liveblog-entry-class-{e.key}"'
        f' data-timestamp="{int(e.when.timestamp())}">'
        f'<aside class="liveblog-entry-aside"><a class="liveblog-entry-time" href="{ADDRESS}#{e.key}">'
        f"<span>{n + 3} hours ago</span><span>{twelve(summer(e))}</span></a></aside>"
        '<div class="liveblog-entry-main">'
        + signed(
            e,
            '<header class="liveblog-meta-authors"><div class="liveblog-meta-author">'
            '<div class="liveblog-meta-author-avatar"><img src="/me.jpg" alt=""></div>'
            '<span class="liveblog-meta-author-name">{}</span></div></header>',
        )
        + '<div class="liveblog-entry-content">'
        + headed(e, "<h2>{}</h2>")
        + f'{pieces(e)}</div><div class="liveblog-share"><button>Share on X</button></div></div></article>'
        for n, e in enumerate(NIGHT)
    )
    events = "".join(f'<li class="liveblog-event"><a href="#{e.key}">{e.key}</a></li>' for e in NIGHT[:3])
    return page(
        f'<div id="wpcom-liveblog-container"><ul class="liveblog-events">{events}</ul>'
        f'<div id="liveblog-entries">{body}</div>'
        '<button class="liveblog-btn-load-more">Load more</button></div>'
    )


def live_story() -> bytes:
    """The time printed in words with its zone, under the heading."""
    body = "".join(
        f'<article class="live-story-post list__post" data-type="live-story-post" id="h_{e.key}"><header>'
        + headed(e, '<h2 class="live-story-post__headline">{}</h2>')
        + signed(
            e,
            '<div class="live-story-post__byline">From Courier’s <span class="byline__name">{}</span></div>',
        )
        + f'<div class="live-story-post__timestamp">{american(summer(e))}'
        f" BST, {summer(e):%B} {summer(e).day}, {summer(e).year}</div></header>"
        '<div class="live-story-post__content">'
        + pieces(e, '<p class="paragraph inline-placeholder" data-component-name="paragraph">{}</p>')
        + '</div><div class="live-story-post__social"><button>Link copied!</button></div></article>'
        for e in NIGHT
    )
    return page(f'<div class="list_live-story-posts">{body}</div>')


def hashed() -> bytes:
    """Names of classes that a machine made, and a whole date in words."""
    body = "".join(
        f'<div class="css-1k{n}x" id="link-{e.key}"><div class="css-0"><div class="css-9q"><span>'
        f"May {summer(e).day}, 2022, {summer(e):%I:%M}".replace(", 0", ", ")
        + f" {'a.m.' if summer(e).hour < 12 else 'p.m.'} BST</span></div>"
        + headed(e, '<h2 class="css-h2">{}</h2>')
        + signed(e, '<div class="css-by"><span>{}</span></div>')
        + f'<div class="css-body">{pieces(e, "<p class=css-p>{}</p>")}</div></div></div>'
        for n, e in enumerate(NIGHT)
    )
    return page(f'<div class="css-stream"><div>{body}</div></div>')


def definitions() -> bytes:
    """A list of terms: the clock is the term."""
    body = "".join(
        f'<dt id="d{e.key}">{summer(e):%H:%M}</dt><dd>' + headed(e, "<h3>{}</h3>") + pieces(e) + "</dd>"
        for e in NIGHT
    )
    return page(f"<dl>{body}</dl>")


def custom() -> bytes:
    """An element of the outlet's own has the time, in milliseconds."""
    body = "".join(
        f'<div class="LiveBlogPost" id="{e.key}-7a31"><div class="LiveBlogPost-header">'
        + headed(e, '<h2 class="LiveBlogPost-headline">{}</h2>')
        + f'<cr-timestamp data-timestamp="{int(e.when.timestamp()) * 1000}"><span class="Timestamp-template">'
        f"{twelve(summer(e))}</span></cr-timestamp>"
        + signed(
            e,
            '<div class="LiveBlogPost-authors"><span>By</span> <a class="Link" href="/author/x">{}</a></div>',
        )
        + f'</div><div class="LiveBlogPost-body RichTextBody">{pieces(e)}</div></div>'
        for e in NIGHT
    )
    return page(f'<div class="LiveBlogPage-posts">{body}</div>')


def component() -> bytes:
    """Parts named by attributes for tests of the page, the time an hour out in words ("5h ago")."""
    body = "".join(
        f'<li><article data-component="LivePost" data-key="{e.key}" aria-label="post">'
        '<div data-component="PostHeading">'
        + headed(e, '<h3 data-component="Heading">{}</h3>')
        + '<div data-component="PostMeta">'
        + signed(e, '<span data-component="Byline">By <span>{}</span></span>')
        + f'<time data-component="Timestamp" datetime="{e.when:%Y-%m-%dT%H:%M:%S.000Z}">{n}h ago'
        f"</time></div></div><div>{pieces(e)}</div></article></li>"
        for n, e in enumerate(NIGHT)
    )
    return page(f'<ul aria-label="Live posts">{body}</ul>')


def grid() -> bytes:
    """Two columns, the clock in the left one, and things of the same class that are no entries between."""
    rows = []
    for n, e in enumerate(NIGHT):
        when = summer(e)
        rows.append(
            f'<div class="row" id="r{e.key}"><div class="left">'
            f"<strong>{twelve(when).replace(':', '.')}</strong>"
            f'<em>{when.day} May 2022</em></div><div class="right">'
            + headed(e, "<h4>{}</h4>")
            + signed(e, '<p class="by">By {}</p>')
            + f"{pieces(e)}</div></div>"
        )
        if n in (1, 4):
            rows.append(
                '<div class="row ad"><div class="right"><p>Subscribe to our newsletter</p></div></div>'
            )
    chunks = "".join(f'<div class="chunk">{"".join(rows[n : n + 3])}</div>' for n in range(0, len(rows), 3))
    return page(f'<div class="grid">{chunks}</div>')


def cards() -> bytes:
    """Entries that hold another time, that of a story which they lead to; theirs are of an "update"."""
    card = (
        '<aside class="related-card"><a href="/story"><h5>How the count works</h5>'
        '<time datetime="2022-04-30T08:00:00Z">30 April</time></a></aside>'
    )
    body = "".join(
        f'<section class="update" data-id="{e.key}"><div class="update-head">'
        f'<time class="update-time" datetime="{e.when.isoformat()}">{summer(e):%H:%M}</time>'
        + headed(e, '<h3 class="update-title">{}</h3>')
        + signed(e, '<span class="update-author">{}</span>')
        + f'</div><div class="update-body">{pieces(e)}</div>'
        + (card if e.minutes == 84 else "")
        + "</section>"
        for e in NIGHT
    )
    return page(f'<div class="updates">{body}</div>')


def time_below() -> bytes:
    """The time ends an entry, in its footer, with who wrote it."""
    body = "".join(
        f'<li class="story" id="s{e.key}"><div class="story__body">'
        + headed(e, '<p class="story__title"><strong>{}</strong></p>')
        + f'{pieces(e)}</div><div class="story__foot">'
        + signed(e, '<span class="story__author">{}</span> ')
        + f'<time datetime="{summer(e):%Y-%m-%dT%H:%M:%S%z}">{summer(e):%d/%m/%Y %H:%M}</time>'
        "<button>Share</button></div></li>"
        for e in NIGHT
    )
    return page(f'<ul class="stories">{body}</ul>')


def table() -> bytes:
    """A table of two columns."""
    body = "".join(
        f'<tr id="{e.key}"><td class="t">{summer(e):%H:%M}</td><td>'
        + headed(e, "<h3>{}</h3>")
        + f"{pieces(e)}</td></tr>"
        for e in NIGHT
    )
    return page(f"<table><tbody>{body}</tbody></table>")


def permalinks() -> bytes:
    """The whole time in the title of a link to the entry, the local clock in its words."""
    body = "".join(
        f'<div class="post" id="post-{e.key}"><div class="post-meta">'
        f'<a class="permalink" href="#post-{e.key}"'
        f' title="{summer(e):%Y-%m-%d %H:%M:%S +0100}">{twelve(summer(e))}</a>'
        + signed(e, ' <a class="post-author" href="/by/x">{}</a>')
        + "</div>"
        + headed(e, '<div class="post-title">{}</div>')
        + f'<div class="post-content">{pieces(e)}</div></div>'
        for e in NIGHT
    )
    return page(f'<div id="posts">{body}</div>')


def changed_first() -> bytes:
    """When it was changed stands before when it was published, both in the time of the outlet."""
    body = "".join(
        f'<div class="lb-item" data-key="{e.key}"><div class="lb-item__dates">'
        + (
            '<span class="lb-item__updated">Updated <time datetime="'
            f'{summer(e) + timedelta(minutes=e.changed or 0):%Y-%m-%dT%H:%M:%S+01:00}">now</time></span>'
            if e.changed
            else ""
        )
        + f'<span class="lb-item__published"><time datetime="{summer(e).isoformat()}">'
        f"{summer(e).day} {summer(e):%b %Y, %H:%M} BST</time></span></div>"
        + headed(e, '<h2 class="lb-item__headline">{}</h2>')
        + signed(e, '<p class="lb-item__byline">Posted by {}</p>')
        + f"<div>{pieces(e)}</div></div>"
        for e in NIGHT
    )
    return page(f'<div class="lb">{body}</div>')


def folded() -> bytes:
    """Entries that open and close: the clock and the heading in the line that is always seen, a zone nowhere
    but in an attribute."""
    body = "".join(
        f'<details open class="tracker-update" id="update-{e.key}"><summary>'
        f'<time data-utc="{e.when:%Y-%m-%d %H:%M}">{summer(e):%H.%M}</time>'
        + headed(e, " {}")
        + "</summary>"
        + signed(e, '<p class="tracker-by">By {}</p>')
        + f"{pieces(e)}</details>"
        for e in NIGHT
    )
    return page(f'<section class="tracker">{body}</section>')


def bold() -> bytes:
    """A bold line with the clock, a dash and the heading; whoever wrote it stands under the entry."""
    body = "".join(
        f'<section class="b-live" data-ts="{e.when.isoformat()}" data-key="{e.key}"><p><strong>'
        f'<span class="b-live__clock">{twelve(summer(e)).replace(":", ".")}</span>'
        + headed(e, " – {}")
        + f"</strong></p>{pieces(e)}"
        + signed(e, "<p><em>{}</em></p>")
        + "</section>"
        for e in NIGHT
    )
    return page(f'<div class="b-lives">{body}</div>')


def by_roles() -> bytes:
    """Nothing but ``div`` and ``span``, told apart by their roles; a date as JavaScript writes it."""
    body = "".join(
        f'<div class="c7" data-entry-id="n{e.key}"><div class="c8">'
        + signed(e, '<div class="c9"><span>{}</span></div>')
        + f'<div class="c10"><span title="{summer(e):%a %b %d %Y %H:%M:%S} GMT+0100 (British Summer Time)">'
        f"{american(summer(e))}</span></div></div>"
        + headed(e, '<div class="c11" role="heading" aria-level="2">{}</div>')
        + f'<div class="c12">{pieces(e)}</div><div class="c14"><div role="button">Like</div>'
        '<div role="button" tabindex="0">Repost</div></div></div>'
        for e in NIGHT
    )
    return page(f'<div class="stream">{body}</div>')


def camel() -> bytes:
    """Names of classes in one word with humps; a label over each entry, its time under the heading."""
    body = "".join(
        f'<div class="LiveBlogPost_root__a1B2c" id="post-{e.key}"><div class="LiveBlogPost_tag__x">Key Event'
        '</div><div class="LiveBlogPost_postHeader__z">'
        + headed(e, '<div class="LiveBlogPost_postTitle__q">{}</div>')
        + f'<time datetime="{e.when:%Y-%m-%dT%H:%M:%S.000Z}">{summer(e):%a %d %b %Y} at {twelve(summer(e))}'
        "</time>"
        + signed(e, '<div class="Byline_wrap__1">By <a href="/x">{}</a></div>')
        + f'</div><div class="LiveBlogPost_body__1">{pieces(e)}</div></div>'
        for e in NIGHT
    )
    return page(f'<div class="LiveBlog_posts__1">{body}</div>')


def numbers() -> bytes:
    """Classes that say nothing, a time that is a number in an attribute of any name; what stands in place of
    something of another site, and buttons side by side under whoever wrote it."""
    body = "".join(
        f'<div class="q1" data-t="{int(e.when.timestamp()) * 1000}" data-key="k{e.key}"><div class="q2">'
        f'<span class="q3">{summer(e):%H:%M}</span></div>'
        + headed(e, '<div class="q4"><span>{}</span></div>')
        + f'<div class="q5">{pieces(e)}<div class="q8"><p>This map needs your consent.</p></div></div>'
        + signed(e, '<div class="q6">{}</div>')
        + '<div class="q7"><span>Copy link</span><span>Share</span></div></div>'
        for e in NIGHT
    )
    return page(f'<div class="q0">{body}</div>')


def own_elements() -> bytes:
    """Elements of the page's own making, named after what they are."""
    body = "".join(
        f'<live-entry id="n{e.key}" published="{e.when:%H}"><time datetime="{e.when.isoformat()}">'
        f"{summer(e):%H:%M}</time>"
        + headed(e, "<live-title>{}</live-title>")
        + signed(e, "<live-author>{}</live-author>")
        + f"<live-body>{pieces(e)}</live-body></live-entry>"
        for e in NIGHT
    )
    return page(f"<live-feed>{body}</live-feed>")


def name_for_heading() -> bytes:
    """A page of short messages: a name where others have their heading, the heading a line of its own."""
    body = "".join(
        f'<div role="article" class="x1" id="m{e.key}"><div class="x2">'
        + signed(e, "<h4><span>{}</span></h4>")
        + f'<abbr class="x3" data-utime="{int(e.when.timestamp())}">'
        f"{summer(e):%d %B %Y} at {summer(e):%H:%M}</abbr></div>"
        + headed(e, '<div class="x4">{}</div>')
        + f'<div class="x5">{pieces(e)}</div><div class="x6"><div role="button">Like</div></div></div>'
        for e in NIGHT
    )
    return page(f'<div role="feed">{body}</div>')


class Outlet(NamedTuple):
    """The page of an outlet, and what it prints of each entry besides its words."""

    page: Callable[[], bytes]
    names: bool = True  # who wrote it
    changes: bool = False  # when it was changed
    anchors: bool = True


OUTLETS: dict[str, Outlet] = {
    "amp": Outlet(amp, changes=True),
    "microdata": Outlet(microdata, changes=True),
    "articles": Outlet(articles),
    "attributes": Outlet(attributes, changes=True),
    "by-day": Outlet(by_day, names=False),
    "wordpress": Outlet(wordpress),
    "live-story": Outlet(live_story),
    "hashed": Outlet(hashed),
    "definitions": Outlet(definitions, names=False),
    "custom": Outlet(custom),
    "component": Outlet(component),
    "grid": Outlet(grid),
    "cards": Outlet(cards),
    "time-below": Outlet(time_below),
    "table": Outlet(table, names=False),
    "permalinks": Outlet(permalinks),
    "changed-first": Outlet(changed_first, changes=True),
    "folded": Outlet(folded),
    "bold": Outlet(bold),
    "by-roles": Outlet(by_roles),
    "camel": Outlet(camel),
    "numbers": Outlet(numbers),
    "own-elements": Outlet(own_elements),
    "name-for-heading": Outlet(name_for_heading),
}
