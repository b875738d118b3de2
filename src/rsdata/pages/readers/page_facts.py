"""What a saved page says of itself: its title, its address, who wrote it, when it was published and changed.

Descriptions in JSON-LD come first, then the ``meta`` elements of the head, Open Graph and others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from operator import itemgetter
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from rsdata.language.patterns import lazy
from rsdata.language.word_lists import in_order
from rsdata.pages.credits import is_of_person, names_in
from rsdata.pages.page import Page
from rsdata.pages.readers.laid_words import address_of
from rsdata.pages.readers.live_blog_posting import authors_of, is_account, objects_in, plain, text_value
from rsdata.pages.readers.markup_tree import SUBHEADINGS, Element, Markup
from rsdata.pages.readers.moments import as_told
from rsdata.pages.readers.updates import title_key

MEDIA_TYPE: Final = "text/html"
# Types of schema.org that something written and published has: "NewsArticle", "BlogPosting".
_WRITTEN: Final = ("Article", "Posting", "Report")
_MOST_TOLD: Final = 50  # items that say when they are from
# Between the words of what a ``meta`` element is called: "article:published_time", "publish-date".
_MARKS: Final = lazy(r"[-_:.]")
_PARTS: Final = lazy(r"\s+[|–—»·-]\s+|:\s+")
_LONGEST_SITE: Final = 60


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
    heads = ((item, title_key(plain(item["headline"]))) for item in written)
    same = (item for item, head in heads if any(k.startswith(head) or head.startswith(k) for k in keys))
    return _with_named(next(same, written[0] if len(written) == 1 else {}), items)


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
    shared = plain(meta.get("og:title", ""))
    title = plain(posting.get("headline")) or _heading(markup) or shared or _without_site(markup.title)
    named = {_MARKS.sub("", name): value for name, value in reversed(meta.items())}
    published, changed = map(in_order, ("names of when a page is from", "names of when a page was changed"))
    extent = (
        _first((posting.get("datePublished"), *map(named.get, published)))
        or _of_page(markup, "datePublished", title),
        _first((posting.get("dateModified"), *map(named.get, changed)))
        or _of_page(markup, "dateModified", title),
    )
    publisher = (
        plain(posting.get("publisher"))
        or plain(meta.get("og:site_name", ""))
        or _site(markup, title, address)
    )
    authors = authors_of(posting) or _told_authors(named, plain(meta.get("author", "")) or markup.credits)
    return Page(
        authors=", ".join(a for a in authors if not is_account(a) and a != publisher) or None,
        entries=(),
        media_type=MEDIA_TYPE,
        reader="html-text/1",
        url=address or address_of(declared, "") or address_of(markup.saved_from, ""),
        title=title or None,
        publisher=publisher,
        published=extent[0][:10] if extent[0] else None,
        extent=extent,
        frames=markup.frames,
    )


def _told_authors(named: dict[str, str], author: str) -> Sequence[str]:
    """Who wrote a page by the first of its ``meta`` elements that names people, else as ``author`` says."""
    told = (names_in(plain(named.get(name, ""))) for name in in_order("names of who wrote a page"))
    people = (names for names in told if any(map(is_of_person, names)))
    return next(people, [author] if author else [])


def _of_page(markup: Markup, name: str, title: str) -> str | None:
    """When a page is from by microdata: as it says of the item that has the title of the page, under that
    rather than over it, or once of none."""
    told = markup.select(f'[itemprop="{name}"]')[:_MOST_TOLD]
    found: list[tuple[bool, Element]] = []
    for element in told:
        item = next((around for around in element.ancestors() if "itemscope" in around.attributes), None)
        heading = None if item is None else next((e for e in item.walk() if _has_title(e, title)), None)
        if heading is not None or (item is None and len(told) == 1):
            found.append((heading is not None and element.first < heading.first, element))
    _, best = min(found, key=itemgetter(0), default=(False, None))
    return None if best is None else as_told(best.get("content") or best.get("datetime") or best.get("title"))


def _has_title(element: Element, title: str) -> bool:
    """Whether an element is the first heading of a page, or one of those below it with the title of that."""
    return element.tag == "h1" or (element.tag in SUBHEADINGS and title_key(element.text) == title_key(title))


def _heading(markup: Markup) -> str:
    """The first of the page's headings, of several that which the head of the page has too; never the name of
    the site, beside the title there. Of a page without such, or with several that have nothing of its title,
    one of lower rank over them that is most of that."""
    shared, titled = (title_key(title) for title in (markup.meta.get("og:title", ""), markup.title))
    highest = [element for element in markup.select("h1") if element.text]
    headings = [element.text for element in highest]
    if len(headings) > 1 or not (headings or shared):
        headings = list(_headings_below(markup, highest, shared, titled)) or headings
    same = next((words for words in headings if title_key(words) in shared), None)
    if same is None and shared and shared in titled:
        # ("Log in" is no title.)
        headings = [w for w in headings if title_key(w) not in titled and w.count(" ") > 1]
    known = (words for words in headings if title_key(words) in titled)
    return same or next(known, headings[0] if headings else "")


def _headings_below(markup: Markup, headings: Sequence[Element], shared: str, titled: str) -> Iterator[str]:
    """The headings below the highest that are most of the title of a page, where none of those has words of
    it, over all of them; ``shared``, ``titled``: its titles in its head."""
    told = [title_key(element.text) for element in headings if element.text.count(" ") > 0]
    if any(key in title or title in key for title in (shared, titled) if title for key in told):
        return
    first = headings[0].first if headings else inf
    for element in markup.select("h2, h3"):
        key = title_key(element.text)
        if element.first < first and len(titled) < 2 * len(key) and key in titled:
            yield element.text


def _without_site(title: str) -> str:
    """The title of a page without the name of the site, which stands behind a bar: "A title | The Echo"."""
    first = title.partition(" | ")[0]
    return first if first.count(" ") > 1 else title


def _site(markup: Markup, title: str, address: str | None) -> str | None:
    """The name of the site, which begins or ends the title of the page and is a link to its first page."""
    first, *_, last = _PARTS.split(markup.title) * 2
    ends = {title_key(part): part for part in (first, last)} if first != last else {}
    links = (link for link in markup.select("a") if ends and _leads_home(link, address))
    told = (title_key(words) for a in links for words in (a.text, *(e.get("alt") for e in a.walk())))
    return next((ends[key] for key in told if key in ends and key not in ("", title_key(title))), None)


def _leads_home(link: Element, address: str | None) -> bool:
    """Whether an element is a link to the first page of the site of a page."""
    if link.is_longer_than(_LONGEST_SITE):
        return False
    try:
        page, home = urlsplit(address or ""), urlsplit(urljoin(address or "", link.get("href").strip()))
    except ValueError:
        return False
    return (home.path or (home.netloc and "/")) == "/" and page.netloc in ("", home.netloc)


def _first(values: Iterable[Any]) -> str | None:
    """The first of the values that is a time or a date."""
    return next((told for value in values if (told := as_told(text_value(value))) is not None), None)
