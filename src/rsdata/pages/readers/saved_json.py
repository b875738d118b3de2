"""Live pages as JSON: the answers of the interfaces that they are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Any, Final

from rsdata.errors import UnreadableError
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple
from rsdata.pages.page import Page
from rsdata.pages.readers.laid_words import LaidLine
from rsdata.pages.readers.live_blog_posting import (
    TYPE,
    authors_of,
    body_lines,
    json_value,
    live_blogs,
    objects_in,
    plain,
    text_value,
    update_of,
)
from rsdata.pages.readers.moments import Moment, moment, moment_of
from rsdata.pages.readers.updates import Update, headed, header_of, laid_out, once_each

MEDIA_TYPE: Final = "application/json"

Item = dict[str, Any]


class Shape(NamedTuple):
    """A kind of JSON: its name, which array of which object holds its entries (None where it is another
    kind), what the page says of itself, and an entry of a page of some address."""

    name: str
    entries: Callable[[Any], tuple[Item, list[Item]] | None]
    about: Callable[[Item], Page]
    update: Callable[[Item, Item, str], Update]


def read_json(text: str, url: str | None = None) -> Page | None:
    """A live page in JSON laid out; None for JSON of another shape. Raises UnreadableError for what is no
    JSON, or nested without end."""
    value = _loaded(text)
    for shape in SHAPES:
        found = shape.entries(value)
        if found is not None:
            whole, items = found
            page = shape.about(whole)
            updates = [shape.update(item, whole, page.url or "") for item in items]
            page = page._replace(
                media_type=MEDIA_TYPE, reader=f"json-{shape.name}/1", dialect=shape.name, url=page.url or url
            )
            about = plain(whole.get("standfirst") or whole.get("description") or "")
            return laid_out(page, header_of(page, about), once_each(headed(updates)))
    return None


def _loaded(text: str) -> Any:
    try:
        return json_value(text.lstrip("\ufeff"))
    except RecursionError:
        raise UnreadableError("is JSON nested too deep, and no page is: save the file again") from None
    except ValueError as error:
        raise UnreadableError(
            f"is JSON cut short, or no single value ({error}): save the file again"
        ) from None


def _day(value: object) -> str | None:
    found = moment(value)
    return found.iso[:10] if found and found.iso else None


def _at(value: Any, *path: str) -> Any:
    """What stands at a path of keys; None where nothing does."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _object(value: Any, otherwise: Item | None = None) -> Item:
    """The value if it is an object, else another one, or an empty one."""
    return value if isinstance(value, dict) else otherwise or {}


def _objects(value: Any) -> list[Item]:
    """The objects of an array."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _array_in(
    value: Any, keys: Sequence[str], is_entry: Callable[[Item], bool]
) -> tuple[Item, list[Item]] | None:
    """The first object that has entries, and nothing else, in an array under one of these keys, and they."""
    for whole in objects_in(value):
        for items in map(_objects, map(whole.get, keys)):
            if items and all(map(is_entry, items)):
                return whole, items
    return None


def entry_lines(heading: str, byline: Sequence[str], body: list[LaidLine], role: str = "") -> list[LaidLine]:
    lines = [LaidLine("heading", heading)] if heading else []
    names = ", ".join(dict.fromkeys(name for name in byline if name))
    if names:
        lines.append(LaidLine("byline", names, parted=False))
    if names and role:
        lines.append(LaidLine("byline_role", role, parted=False))
    return lines + [
        line._replace(role="text") if heading and line.role == "heading" else line for line in body
    ]


def _joined(parts: Iterable[str], base: str) -> Iterator[LaidLine]:
    """The lines of pieces of HTML, what is set apart in one told from what is in the next."""
    for number, html in enumerate(parts, 1):
        for line in body_lines(html, base):
            yield line._replace(number=1000 * number + line.number)


# -- schema.org -------------------------------------------------------------------------------------------


def _schema_entries(value: Any) -> tuple[Item, list[Item]] | None:
    blog = max(live_blogs([value]), key=lambda one: len(one.updates), default=None)
    return (blog.posting, blog.updates) if blog else None


def _schema_about(whole: Item) -> Page:
    urls = map(text_value, map(whole.get, ("url", "mainEntityOfPage", "@id")))
    url = next(filter(None, urls), "")
    return Page(
        ", ".join(authors_of(whole)) or None,
        (),
        url=url if url.startswith("http") else None,
        title=plain(whole.get("headline")) or plain(whole.get("name")) or None,
        publisher=plain(whole.get("publisher")) or None,
        published=_day(whole.get("datePublished")),
    )


# -- Guardian: its interface, and what its pages are drawn from -------------------------------------------

_GUARDIAN_TIMES: Final = in_order("keys of times of the Guardian")


def _guardian_entries(value: Any) -> tuple[Item, list[Item]] | None:
    content = _at(value, "response", "content")
    if content is None:
        content = next(iter(_objects(_at(value, "response", "results"))), value)
    body = _objects(_at(content, "blocks", "body"))
    return (content, body) if body else None


def _rendering_entries(value: Any) -> tuple[Item, list[Item]] | None:
    return _array_in(value, ("blocks",), lambda block: "elements" in block and "id" in block)


def _guardian_about(whole: Item) -> Page:
    fields = _object(whole.get("fields"), whole)
    urls = (*map(whole.get, ("webUrl", "canonicalUrl", "webURL")), _at(whole, "config", "webUrl"))
    return Page(
        plain(fields.get("byline") or _at(whole, "author", "byline") or "") or None,
        (),
        url=next(filter(None, map(text_value, urls)), None),
        title=plain(fields.get("headline")) or plain(whole.get("webTitle")) or None,
        publisher=plain(fields.get("publication")) or None,
        published=_day(whole.get("webPublicationDate") or whole.get("webPublicationDateDeprecated")),
    )


def _guardian_update(item: Item, whole: Item, base: str) -> Update:
    elements = map(_html_of_element, _objects(item.get("elements")))
    body = list(_joined(elements, base)) or body_lines(
        item.get("bodyHtml") or item.get("bodyTextSummary") or "", base
    )
    names = [plain(c) for c in _objects(item.get("contributors"))]
    anchor = text_value(item.get("id"))
    anchor = anchor if anchor.startswith("block-") or not anchor else f"block-{anchor}"
    return Update(
        entry_lines(plain(item.get("title")), names, body),
        moment_of(item, *_GUARDIAN_TIMES),
        moment_of(item, "lastModifiedDate", "blockLastUpdated"),
        anchor or None,
        f"{base}#{anchor}" if base and anchor else None,
        text_value(item.get("publishedDate")) or text_value(item.get("blockFirstPublishedDisplay")) or None,
    )


def _figure(caption: str, credit: str) -> str:
    words = f"{escape(caption)} <span class=credit>{escape(credit)}</span>"
    return f"<figure><figcaption>{words}</figcaption></figure>"


# Elements of a block that are of other stories, or of the page.
_OF_OTHERS: Final = tagged("elements of a block of other stories")


def _html_of_element(element: Item) -> str:
    """An element of a block as HTML: text, a quotation, a picture with its words; nothing for the rest."""
    kind = text_value(element.get("_type")).rpartition(".")[2]
    html = text_value(element.get("html"))
    if kind == "ImageBlockElement":
        data = _object(element.get("data"))
        return _figure(plain(data.get("caption")) or plain(data.get("alt")), plain(data.get("credit")))
    if kind == "BlockquoteBlockElement" and "<blockquote" not in html:
        return f"<blockquote>{html}</blockquote>"
    return "" if kind in _OF_OTHERS else html


# -- Sourcefabric -----------------------------------------------------------------------------------------


def _sourcefabric_entries(value: Any) -> tuple[Item, list[Item]] | None:
    found = _array_in(value, ("_items",), lambda item: "groups" in item)
    if found is None:
        return None
    whole, items = found
    return whole, [i for i in items if not (i.get("deleted") or i.get("post_status") in ("draft", "comment"))]


def _sourcefabric_about(whole: Item) -> Page:
    blog = _object(whole.get("blog"), whole)
    return Page(
        None, (), url=text_value(blog.get("public_url")) or None, title=plain(blog.get("title")) or None
    )


def _sourcefabric_update(item: Item, whole: Item, base: str) -> Update:
    groups = (group for group in _objects(item.get("groups")) if group.get("id") != "root")
    items = (_object(ref.get("item")) for group in groups for ref in _objects(group.get("refs")))
    body = list(_joined(map(_html_of_item, items), base))
    publisher = _object(item.get("publisher"))
    anchor = text_value(item.get("_id")) or text_value(item.get("guid"))
    return Update(
        entry_lines(plain(item.get("headline")), [plain(publisher.get("display_name"))], body),
        moment_of(item, "published_date", "firstcreated", "_created"),
        moment_of(item, "content_updated_date", "_updated", "versioncreated"),
        anchor or None,
        None,
        text_value(item.get("published_date")) or text_value(item.get("_created")) or None,
    )


def _html_of_item(item: Item) -> str:
    kind = text_value(item.get("item_type"))
    meta = _object(item.get("meta"))
    if kind == "image":
        return _figure(plain(meta.get("caption")), plain(meta.get("credit")))
    if kind == "quote" and meta.get("quote"):
        words, source = escape(plain(meta["quote"])), escape(plain(meta.get("source")))
        return f"<blockquote><p>{words}</p><p>— {source}</p></blockquote>"
    text = text_value(item.get("text"))
    return text if kind != "embed" or text.strip() else ""


# -- BBC --------------------------------------------------------------------------------------------------

_BBC_TIMES: Final = in_order("keys of times of the BBC")
_BBC_CHANGES: Final = ("lastUpdated", "lastPublished", "updated")
_BBC_IDS: Final = ("urn", "locator", "assetId", "asset_id", "id", "cpsId")


def _bbc_entries(value: Any) -> tuple[Item, list[Item]] | None:
    return _array_in(value, ("results", "posts", "content", "items", "entries"), _is_bbc)


def _is_bbc(item: Item) -> bool:
    """An entry has an id of its own, a time, and its words as a tree."""
    return (
        any(text_value(item.get(key)) for key in _BBC_IDS)
        and _bbc_moment(item, _BBC_TIMES + _BBC_CHANGES) is not None
        and isinstance(item.get("body") or item.get("content") or item.get("blocks"), (dict, list))
    )


def _bbc_moment(item: Item, keys: Sequence[str]) -> Moment | None:
    return moment_of(_object(item.get("dates")), *keys) or moment_of(item, *keys)


def _bbc_about(whole: Item) -> Page:
    return Page(None, (), title=plain(whole.get("title")) or None, url=text_value(whole.get("url")) or None)


def _bbc_update(item: Item, whole: Item, base: str) -> Update:
    tree = item.get("body") or item.get("content") or item.get("blocks")
    body = body_lines(_html_of_tree(tree))
    heading = item.get("title") or item.get("headline") or ""
    title = plain(heading) if isinstance(heading, str) else ""
    title = title or " ".join(line.text for line in body_lines(_html_of_tree(item.get("header"))))
    writer = _object(item.get("contributor"))
    anchor = next((text_value(item.get(key)) for key in _BBC_IDS if text_value(item.get(key))), None)
    return Update(
        entry_lines(
            title, [plain(writer.get("name"))], body, plain(writer.get("role") or writer.get("title"))
        ),
        _bbc_moment(item, _BBC_TIMES),
        _bbc_moment(item, _BBC_CHANGES),
        anchor.removeprefix("urn:") if anchor else None,
        text_value(item.get("url")) or None,
    )


_TAGS: Final = {
    "paragraph": "p", "text": "", "bold": "b", "italic": "i", "list": "ul", "unorderedlist": "ul",
    "orderedlist": "ol", "listitem": "li", "heading": "h3", "subheading": "h3", "subheadline": "h3",
    "crosshead": "h3", "headline": "h2", "quote": "blockquote", "blockquote": "blockquote", "table": "table",
    "row": "tr", "tablerow": "tr", "cell": "td", "tablecell": "td", "link": "a", "urllink": "a",
    "caption": "", "image": "figure", "figure": "figure", "block": "p", "unstyled": "p",
}  # fmt: skip
# Keys under which a node has others, and its own words.
_WITHIN: Final = ("children", "blocks", "model", "content")
_SAID: Final = ("text", "value", "html", "content")
_UNSAID: Final = tagged("nodes that are not said")


def body_of_tree(body: Any) -> list[LaidLine]:
    """The lines of a body: text, HTML, or a tree of named nodes."""
    return body_lines(body if isinstance(body, str) else _html_of_tree(body))


def _is_html(words: str) -> bool:
    """Whether the words of a node are HTML by themselves."""
    return words[:1] == "<" and words[-1:] == ">"


def _html_of_tree(tree: Any) -> str:
    """A tree of named nodes as HTML: {"name": "paragraph", "children": [{"name": "text", "text": ...}]}, or
    {"type": "paragraph", "model": {"blocks": [...]}}."""
    parts: list[str] = []
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
        if isinstance(node, list):
            waiting.extend(reversed(node))
        if not isinstance(node, dict):
            continue
        model = _object(node.get("model"), node)
        name = text_value(node.get("name") or node.get("type") or node.get("nodeType") or node.get("_type"))
        name = name.lower().replace("-", "").replace("_", "")
        if name in _UNSAID:
            continue
        tag = _TAGS.get(name, "")
        inner: Any = next((model[key] for key in _WITHIN if isinstance(model.get(key), (list, dict))), [])
        words = (
            next((model[key] for key in _SAID if isinstance(model.get(key), str)), "") if not inner else ""
        )
        href = _href_of(model) if tag == "a" else ""
        if tag:
            parts.append(f'<a href="{escape(href)}">' if href else f"<{tag}>")
            waiting.append(f"</{tag}>")
        waiting.append(inner)
        parts.append(words if _is_html(words) else escape(words))
    return "".join(parts)


def _href_of(model: Item) -> str:
    """Where a link of a tree leads."""
    own = (text_value(model.get(key)) for key in ("locator", "href"))
    attributes = (a for child in _objects(model.get("children")) for a in _objects(child.get("attributes")))
    told = (text_value(a.get("value")) for a in attributes if a.get("name") == "href")
    return next(filter(None, (*own, *told)), "")


# The first whose entries are found reads the page.
SHAPES: Final = (
    Shape("guardian-api", _guardian_entries, _guardian_about, _guardian_update),
    Shape("guardian-rendering", _rendering_entries, _guardian_about, _guardian_update),
    Shape("sourcefabric", _sourcefabric_entries, _sourcefabric_about, _sourcefabric_update),
    Shape("bbc-stream", _bbc_entries, _bbc_about, _bbc_update),
    Shape(TYPE, _schema_entries, _schema_about, update_of),
)
