"""One invented live page in every form in which live pages are saved."""

from __future__ import annotations

import base64
import io
import json
import quopri
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from html import escape
from typing import Any, NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ADDRESS = "https://echo.example/live/ash-vale-by-election"
TITLE = "Ash Vale by-election: the count as it happens"


class Told(NamedTuple):
    """An entry as it is known to be: minutes after nine in the evening of 20 November 2014."""

    anchor: str
    minutes: int
    heading: str
    paragraphs: tuple[str, ...]

    @property
    def when(self) -> datetime:
        return datetime(2014, 11, 20, 21, tzinfo=timezone.utc) + timedelta(minutes=self.minutes)

    @property
    def iso(self) -> str:
        return self.when.isoformat()

    @property
    def clock(self) -> str:
        return f"{self.when:%H:%M}"

    @property
    def milliseconds(self) -> int:
        return int(self.when.timestamp()) * 1000


# Newest first, as on most pages.
ENTRIES = (
    Told("u105", 170, "Good night", ("That is all from the leisure centre.", "Thank you for reading.")),
    Told(
        "u104",
        161,
        "Ash Vale: the result in full",
        ("Ann Lee (Labour) 12,481", "Bob Ray (Conservative) 9,120", "Cy Dale (Green) 1,904"),
    ),
    Told(
        "u103",
        92,
        "Turnout is up",
        (
            "The returning officer gives a turnout of 51.3%.",
            '"We have never been so busy," said Dee Marsh, the returning officer.',
        ),
    ),
    Told(
        "u102",
        45,
        "Labour hopeful",
        (
            "Labour's Ann Lee has arrived at the count.",
            '"I am cautiously hopeful," she said. "It has been a long campaign."',
            "Her agent is less sure & says so.",
        ),
    ),
    Told("u101", 0, "Polls close", ("Polls have closed in Ash Vale after fifteen hours of voting.",)),
)


def paragraphs(entry: Told) -> str:
    return "".join(f"<p>{escape(words, quote=False)}</p>" for words in entry.paragraphs)


def document(body: str, head: str = "") -> bytes:
    """A page with the furniture that pages have around what they say."""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Echo</title>
<link rel="canonical" href="{ADDRESS}">{head}<style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><h1>{TITLE}</h1>
{body}
</main><aside><h2>More stories</h2><p>Ten things to do in Ash Vale this weekend, rain or shine.</p></aside>
<footer>© The Echo</footer><script>track("<p>no words of the page</p>")</script></body></html>""".encode()


def first_entry_with(inner: str) -> bytes:
    """A page whose first entry holds this."""
    first = f'<div class="entry" id="u200"><time datetime="2014-11-20T23:59:00Z">23:59</time>{inner}</div>'
    rest = "".join(
        f'<div class="entry" id="{e.anchor}"><time datetime="{e.iso}">{e.clock}</time>{paragraphs(e)}</div>'
        for e in ENTRIES
    )
    return document(first + rest)


def posting(entry: Told) -> dict[str, Any]:
    # As outlets write it: entities escaped once more, no paragraphs.
    words = " ".join(entry.paragraphs).replace('"', "&quot;")
    return {
        "@type": "BlogPosting",
        "headline": entry.heading,
        "url": f"{ADDRESS}#{entry.anchor}",
        "datePublished": entry.iso,
        "dateModified": (entry.when + timedelta(minutes=1)).isoformat(),
        "articleBody": words,
    }


BLOG = {
    "@context": "https://schema.org",
    "@type": "LiveBlogPosting",
    "headline": TITLE,
    "url": ADDRESS,
    "datePublished": ENTRIES[-1].iso,
    "publisher": {"@type": "Organization", "name": "The Echo"},
    "liveBlogUpdate": [posting(entry) for entry in ENTRIES],
}


def json_ld(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def nodes(entries: tuple[Told, ...] = ENTRIES) -> str:
    return "".join(
        f'<div class="entry" id="{e.anchor}"><div class="info"><span class="stamp">{e.clock}</span></div>'
        f"<h3>{e.heading}</h3>{paragraphs(e)}<div class='share-buttons'><a href='#'>Share</a></div></div>"
        for e in entries
    )


def html_jsonld() -> bytes:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", }</script>'
    return document(nodes(), broken + json_ld(BLOG))


def html_jsonld_graph() -> bytes:
    return document(
        nodes(), json_ld({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, BLOG]})
    )


def html_microdata() -> bytes:
    body = "".join(
        f'<article itemprop="liveBlogUpdate" itemscope id="{e.anchor}"'
        f' itemtype="https://schema.org/BlogPosting">'
        f'<meta itemprop="datePublished" content="{e.iso}"><h2 itemprop="headline">{e.heading}</h2>'
        f'<div itemprop="articleBody">{paragraphs(e)}</div></article>'
        for e in ENTRIES
    )
    return document(f'<div itemscope itemtype="https://schema.org/LiveBlogPosting">{body}</div>')


def html_amp() -> bytes:
    body = "".join(
        f'<div id="{e.anchor}" data-sort-time="{e.milliseconds}"><h3>{e.heading}</h3>{paragraphs(e)}</div>'
        for e in ENTRIES
    )
    return document(
        "<amp-live-list id=l data-max-items-per-page=9><button update>New</button>"
        f"<div items>{body}</div></amp-live-list>"
    )


def html_bbc_lx() -> bytes:
    body = "".join(
        f'<li class="lx-stream__post-container"><article class="lx-stream-post" id="{e.anchor}"><header>'
        f'<h3 class="lx-stream-post__header-title">{e.heading}</h3></header><p class="lx-stream-post__meta">'
        f'<time class="lx-stream-post__meta-time"><span class="gs-u-vh">Posted at</span>'
        f'<span class="qa-post-auto-meta">{e.clock} 20 Nov 2014</span></time></p>'
        f'<div class="lx-stream-post-body">{paragraphs(e)}</div></article></li>'
        for e in ENTRIES
    )
    return document(f'<ol class="lx-stream__feed">{body}</ol>')


def html_bbc() -> bytes:
    body = "".join(
        f'<li id="asset:{e.anchor}"><article data-testid="content-post"><header><h3><span role="text">'
        f'<span>{e.heading}</span><span class="visually-hidden">published at </span></span></h3>'
        f'<time datetime="{e.iso}">{e.clock} Greenwich Mean Time 20 November 2014</time></header>'
        f"{paragraphs(e)}</article></li>"
        for e in ENTRIES
    )
    return document(f"<ol>{body}</ol>")


def html_blocks() -> bytes:
    def block(e: Told, extra: str = "") -> str:
        return (
            f'<div id="block-{e.anchor}" class="block block--content{extra}" data-block-id="{e.anchor}">'
            f'<p class="block-time published-time"><a href="{ADDRESS}#block-{e.anchor}" class="link">'
            f'<time datetime="{e.iso}" data-timestamp="{e.milliseconds}">{e.clock}</time></a></p>'
            f'<h2 class="block-title">{e.heading}</h2><div class="block-elements">{paragraphs(e)}</div>'
            f'<p class="block-time updated-time">Updated at <time datetime="{e.iso}">{e.clock} GMT</time></p>'
            "</div>"
        )

    pinned = block(ENTRIES[2], " is-pinned")
    return document(f"<div>{pinned}</div><div>{''.join(map(block, ENTRIES))}</div>")


def html_repeated() -> bytes:
    """No known class, no id, ISO times with Z in an attribute of an element that no list has."""
    body = "".join(
        f"<section class='x{n}'><div><b data-posted='{e.iso.replace('+00:00', 'Z')}'>{e.clock}</b></div>"
        f"<div><h4>{e.heading}</h4>{paragraphs(e)}</div></section>"
        for n, e in enumerate(ENTRIES)
    )
    return document(f"<div class='feed-7'>{body}</div>")


def html_flat() -> bytes:
    """Nothing holds an entry: a time, and under it what belongs to it."""
    body = "".join(
        f"<p><time datetime='{e.iso}'>{e.clock}</time></p><h2>{e.heading}</h2>{paragraphs(e)}"
        for e in ENTRIES
    )
    return document(f"<div>{body}</div>")


def html_plain() -> bytes:
    """No time that a machine reads: the clocks are words of the text."""
    body = "".join(f"<p>{e.clock}: {e.heading}.</p>{paragraphs(e)}" for e in ENTRIES)
    return document(f"<div>{body}</div>")


def single_file(page: bytes, address: str = ADDRESS) -> bytes:
    """A page as a browser saves it in one file, with a frame before it and a picture behind it."""
    parts = (
        (
            "text/html",
            "cid:frame-1@mhtml.blink",
            "quoted-printable",
            b"<html><body><p>A frame.</p></body></html>",
        ),
        ("text/html", address, "quoted-printable", page),
        ("image/png", "https://echo.example/a.png", "base64", b"\x89PNG\r\n\x1a\n"),
    )
    body = b"".join(
        f"------MultipartBoundary--x----\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n"
        f"Content-Location: {location}\r\n\r\n".encode()
        + (quopri.encodestring(data) if coding == "quoted-printable" else base64.b64encode(data))
        + b"\r\n"
        for kind, location, coding, data in parts
    )
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: {TITLE}\r\n"
        "Date: Fri, 21 Nov 2014 00:02:11 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="----MultipartBoundary--x----"\r\n\r\n\r\n'.encode()
        + body
        + b"------MultipartBoundary--x------\r\n"
    )


def html_single_file() -> bytes:
    return single_file(html_jsonld())


def copied() -> bytes:
    """The words of ``html_blocks`` as a browser copies them."""
    entries = "\n\n".join("\n\n".join((f"{e.clock} {e.heading}", *e.paragraphs)) for e in ENTRIES)
    return f"{TITLE}\n20 November 2014\n\n{entries}\n".encode()


def json_posting() -> bytes:
    plain = [{**posting(e), "articleBody": "\n".join(e.paragraphs)} for e in ENTRIES]
    return json.dumps({**BLOG, "liveBlogUpdate": plain}).encode()


def json_guardian() -> bytes:
    body = [
        {
            "id": e.anchor,
            "title": e.heading,
            "bodyHtml": f"<div>{paragraphs(e)}</div>",
            "firstPublishedDate": e.iso.replace("+00:00", "Z"),
            "lastModifiedDate": e.iso.replace("+00:00", "Z"),
            "published": True,
        }
        for e in ENTRIES
    ]
    content = {"webUrl": ADDRESS, "webTitle": TITLE, "blocks": {"body": body}}
    return json.dumps({"response": {"status": "ok", "content": content}}).encode()


def json_rendering() -> bytes:
    blocks = [
        {
            "id": f"block-{e.anchor}",
            "title": e.heading,
            "blockFirstPublished": e.milliseconds,
            "blockLastUpdated": e.milliseconds,
            "elements": [
                {
                    "_type": "model.dotcomrendering.pageElements.TextBlockElement",
                    "html": f"<p>{escape(p, quote=False)}</p>",
                }
                for p in e.paragraphs
            ],
        }
        for e in ENTRIES
    ]
    return json.dumps({"headline": TITLE, "webURL": ADDRESS, "blocks": blocks}).encode()


def json_sourcefabric() -> bytes:
    items = [
        {
            "_id": e.anchor,
            "published_date": e.iso,
            "_updated": e.iso,
            "post_status": "open",
            "headline": e.heading,
            "groups": [
                {"id": "root", "refs": [{"idRef": "main"}]},
                {"id": "main", "refs": [{"item": {"item_type": "text", "text": paragraphs(e)}}]},
            ],
        }
        for e in ENTRIES
    ]
    return json.dumps({"_items": items, "_meta": {"total": len(items)}}).encode()


def json_bbc() -> bytes:
    results = [
        {
            "locator": f"urn:asset:{e.anchor}",
            "title": e.heading,
            "dates": {"firstPublished": e.iso, "lastUpdated": e.iso},
            "body": [
                {"name": "paragraph", "children": [{"name": "text", "text": p, "children": []}]}
                for p in e.paragraphs
            ],
        }
        for e in ENTRIES
    ]
    return json.dumps([{"meta": {"responseCode": 200}, "payload": {"results": results}}]).encode()


# Every form in which each entry has its time and its words.
def undrawn(state: str) -> bytes:
    """A page that a script was to draw, saved before it did."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{TITLE} | The Echo</title>'
        f'<link rel="canonical" href="{ADDRESS}"></head><body><div id="root"><div class="dots"></div></div>'
        f"<noscript>Turn on JavaScript.</noscript>{state}</body></html>"
    ).encode()


def html_data() -> bytes:
    """The data of a page as a framework of React has them."""
    posts = [
        {"id": e.anchor, "createdAt": e.milliseconds, "title": e.heading, "bodyHtml": paragraphs(e)}
        for e in ENTRIES
    ]
    read = [{"id": "m1", "title": "Rain in Ash Vale", "publishedAt": ENTRIES[0].milliseconds}]
    said = [{"createdAt": e.milliseconds, "body": "It is all very well. " * 40} for e in ENTRIES]
    data = {"props": {"pageProps": {"blog": {"posts": posts, "comments": said}, "mostRead": read * 9}}}
    return undrawn(f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>')


def html_store() -> bytes:
    """A store of objects that name each other, with the words as trees."""
    store: dict[str, Any] = {"Blog:1": {"entries": [{"__ref": f"Post:{e.anchor}"} for e in ENTRIES]}}
    for e in ENTRIES:
        texts = ({"nodeType": "text", "value": words} for words in e.paragraphs)
        body = {"nodeType": "document", "content": [
            {"nodeType": "paragraph", "content": [text]} for text in texts
        ]}  # fmt: skip
        store[f"Post:{e.anchor}"] = {
            "id": e.anchor, "published_at": e.iso, "headline": e.heading, "body": body,
        }  # fmt: skip
    return undrawn(f"<script>window.__STORE__={json.dumps(store)};window.drawn=false;</script>")


FORMS: dict[str, Callable[[], bytes]] = {
    "html-jsonld": html_jsonld,
    "html-jsonld-graph": html_jsonld_graph,
    "html-microdata": html_microdata,
    "html-amp": html_amp,
    "html-bbc-lx": html_bbc_lx,
    "html-bbc": html_bbc,
    "html-blocks": html_blocks,
    "html-repeated": html_repeated,
    "html-flat": html_flat,
    "html-single-file": html_single_file,
    "html-data": html_data,
    "html-store": html_store,
    "json-posting": json_posting,
    "json-guardian": json_guardian,
    "json-rendering": json_rendering,
    "json-sourcefabric": json_sourcefabric,
    "json-bbc": json_bbc,
}


class Saved(NamedTuple):
    """A record of an archive."""

    address: str
    body: bytes
    date: str = "2014-11-20T23:59:00Z"
    content_type: str = "text/html; charset=utf-8"
    status: str = "200 OK"


def warc(*records: Saved, gzip: bool = True) -> bytes:
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=gzip)
    for one in records:
        headers = StatusAndHeaders(one.status, [("Content-Type", one.content_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            one.address,
            "response",
            payload=io.BytesIO(one.body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": one.date},
        )
        writer.write_record(record)
    return held.getvalue()


def wacz(archive: bytes, name: str = "archive/data.warc.gz") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr(name, archive)
    return held.getvalue()
