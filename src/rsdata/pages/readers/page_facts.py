"""What a saved page says of itself: its title, its address, who wrote it, when it was published and changed.

Descriptions in JSON-LD come first, then the ``meta`` elements of the head, Open Graph and others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from rsdata.language.patterns import lazy
from rsdata.language.word_lists import in_order
from rsdata.pages.page import Page
from rsdata.pages.readers.laid_words import address_of
from rsdata.pages.readers.live_blog_posting import authors_of, objects_in, plain, text_value
from rsdata.pages.readers.markup_tree import Markup
from rsdata.pages.readers.moments import as_told
from rsdata.pages.readers.updates import title_key

MEDIA_TYPE: Final = "text/html"
# Types of schema.org that something written and published has: "NewsArticle", "BlogPosting".
_WRITTEN: Final = ("Article", "Posting", "Report")
_MOST_TOLD: Final = 50  # items that say when they are from
# Between the words of what a ``meta`` element is called: "article:published_time", "publish-date".
_MARKS: Final = lazy(r"[-_:.]")


def article_of(values: Iterable[Any], markup: Markup) -> dict[str, Any]:
    """What JSON-LD says of the article that a page is: of several things written (a page lists others beside
    it), the one of its title. Nothing where none is."""
    titles = [markup.meta.get("og:title", ""), markup.title, *(e.text for e in markup.select("h1"))]
    keys = [key for title in titles if (key := title_key(title))]
    items = [item for value in values for item in objects_in(value)]
    written = [
        item
        for item in items
        if plain(item.get("headline")) and any(word in _types_of(item) for word in _WRITTEN)
    ]
    found = written[0] if len(written) == 1 else {}
    for item in written:
        headline = title_key(plain(item.get("headline")))
        if any(key.startswith(headline) or headline.startswith(key) for key in keys):
            found = item
            break
    return _with_named(found, items)


def says_article(markup: Markup, posting: dict[str, Any]) -> bool:
    """Whether a page says that it is an article: by JSON-LD, which has ``posting`` of it, or Open Graph."""
    return bool(posting) or markup.meta.get("og:type", "").lower() == "article"


def _with_named(found: dict[str, Any], items: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A description whose author and publisher may stand elsewhere, under the id that it gives."""
    by_id = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and item.get("name")}
    told = {}
    for name in ("author", "publisher"):
        value = found.get(name)
        several = value if isinstance(value, list) else [value]
        told[name] = [
            by_id.get(text_value(one.get("@id")), one)
            if isinstance(one, dict) and not one.get("name")
            else one
            for one in several
            if one is not None
        ]
    return {**found, **told} if found else found


def _types_of(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def about(markup: Markup, posting: dict[str, Any], url: str | None) -> Page:
    """A page of which no more is known than what it says of itself; ``posting`` is its description."""
    meta = markup.meta
    declared = text_value(posting.get("url")) or text_value(posting.get("mainEntityOfPage"))
    address = url or address_of(markup.canonical, "") or address_of(meta.get("og:url", ""), "")
    heading = _heading(markup)
    named = {_MARKS.sub("", name): value for name, value in reversed(meta.items())}
    published, changed = map(in_order, ("names of when a page is from", "names of when a page was changed"))
    extent = (
        _first((posting.get("datePublished"), *map(named.get, published)))
        or _of_page(markup, "datePublished"),
        _first((posting.get("dateModified"), *map(named.get, changed))) or _of_page(markup, "dateModified"),
    )
    publisher = plain(posting.get("publisher")) or plain(meta.get("og:site_name", "")) or None
    authors = authors_of(posting) or tuple(filter(None, [plain(meta.get("author", ""))]))
    return Page(
        authors=", ".join(a for a in authors if not a.startswith("http") and a != publisher) or None,
        entries=(),
        media_type=MEDIA_TYPE,
        reader="html-text/1",
        url=address or address_of(declared, "") or address_of(markup.saved_from, ""),
        title=plain(posting.get("headline"))
        or heading
        or plain(meta.get("og:title", ""))
        or markup.title
        or None,
        publisher=publisher,
        published=extent[0][:10] if extent[0] else None,
        extent=extent,
        frames=markup.frames,
    )


def _of_page(markup: Markup, name: str) -> str | None:
    """When a page is from by microdata: as it says of the item that has the heading of the page, or once of
    none."""
    told = markup.select(f'[itemprop="{name}"]')
    for element in told[:_MOST_TOLD]:
        item = next((around for around in element.ancestors() if "itemscope" in around.attributes), None)
        if len(told) == 1 if item is None else any(below.tag == "h1" for below in item.walk()):
            return as_told(element.get("content") or element.get("datetime"))
    return None


def _heading(markup: Markup) -> str:
    """The first of the page's headings, of several that which the head of the page has too."""
    titles = [title_key(title) for title in (markup.meta.get("og:title", ""), markup.title)]
    headings = [element.text for element in markup.select("h1") if element.text]
    known = (words for words in headings if any(title_key(words) in title for title in titles))
    return next(known, headings[0] if headings else "")


def _first(values: Iterable[Any]) -> str | None:
    """The first of the values that is a time or a date."""
    return next((told for value in values if (told := as_told(text_value(value))) is not None), None)
