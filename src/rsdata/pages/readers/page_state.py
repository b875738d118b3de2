"""The entries of a page that a script of it was to draw: what the script keeps, as JSON.

{"posts": [{"id": 1, "createdAt": 1431035040000, "title": "A title", "bodyHtml": "<p>So.</p>"}, …]}
{"Post:1": {"id": 1, "published": …, "body": …}, "Blog:1": {"posts": [{"__ref": "Post:1"}, …]}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain
from typing import Any, Final

from rsdata.language.patterns import lazy
from rsdata.language.word_lists import in_order
from rsdata.pages.readers.live_blog_posting import first_json_value, objects_in, plain
from rsdata.pages.readers.markup_tree import Markup
from rsdata.pages.readers.moments import moment_of
from rsdata.pages.readers.saved_json import body_of_tree, entry_lines
from rsdata.pages.readers.updates import Update

DIALECT: Final = "page-state"
# Keys in lower case, without "_"; the surest first.
_WHEN: Final = in_order("keys of times")
_CHANGED: Final = in_order("keys of times of changes")
_WORDS: Final = in_order("keys of bodies")
_TITLES: Final = in_order("keys of titles")
_AUTHORS: Final = in_order("keys of authors")
_IDS: Final = ("id", "_id", "uuid", "key", "urn")
# "window.__STATE__ = {…};", or JSON alone.
_ASSIGNED: Final = lazy(r"\s*(?:(?:window|self|globalThis)[.\[][\w$.\"'\]]{1,60}\s*=\s*)?(?=[{\[])")
# JSON in a string, and the pieces of it that several scripts send: "JSON.parse('{…}')", "f.push([1, "…"])".
_SENT: Final = lazy(
    r"(?:JSON\.parse\(|(?P<piece>\.push\(\s*\[\s*\d+\s*,))\s*"
    r"(?P<string>\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^'\\]*(?:\\.[^'\\]*)*')",
    re.DOTALL,
)
# What strings of scripts have and those of JSON have not, and as what these have it.
_ESCAPED: Final = lazy(r"\\x|\\.|\"", re.DOTALL)
_AS_IN_JSON: Final = {r"\x": r"\u00", r"\'": "'", '"': r"\""}
_OF_READERS: Final = "comment"
# Of what keys speak that hold no entries of the page: "relatedStories".
_OF_OTHERS: Final = ("comment", "related", "teaser", "promo", "message")
_FEWEST: Final = 2
_LEAST_PROSE: Final = 200  # characters in paragraphs, of a page that prints what it is about


def stated_updates(markup: Markup) -> list[Update]:
    """The entries that the scripts of a page keep, those with the most words: nothing where none do. Those
    in strings, and those kept by their ids, are entries only of a page that has no prose of its own."""
    values = [value for script in markup.scripts for value in _values(script)]
    best = max(map(_updates_in, values), key=_said, default=[])
    if not best and sum(element.size for element in markup.body.walk() if element.tag == "p") < _LEAST_PROSE:
        values.extend(_sent(markup.scripts))
        best = max((_updates_in(value, is_alone=True) for value in values), key=_said, default=[])
    return best


def stated_article(markup: Markup) -> dict[str, Any]:
    """What the scripts of a page keep of the article that it is, as JSON-LD says it: the longest of what has
    a time and a body; nothing where the page is no article, or prints it."""
    if markup.body.size > _LEAST_PROSE or stated_updates(markup):
        return {}
    values = (value for script in markup.scripts for value in _values(script))
    items = (item for value in values for item in objects_in(value) if _may_be_entry(item))
    article = max((_update(item, {}) for item in items), key=lambda one: len(one.said), default=Update())
    told = {line.role: line.text for line in reversed(article.lines)}
    body = "".join(f"<p>{escape(line.text)}</p>" for line in article.lines if line.role == "text")
    published, names = article.published and article.published.iso, told.get("byline", "").split(", ")
    posting = {"headline": told.get("heading"), "author": names, "datePublished": published}
    return {**posting, "articleBody": body} if body else {}


def _values(script: str) -> Iterator[Any]:
    """The value of JSON with which a script begins."""
    start = _ASSIGNED.match(script)
    if start is None:
        return
    try:
        yield first_json_value(script[start.end() :])
    except (ValueError, RecursionError):
        return


def _sent(scripts: Sequence[str]) -> Iterator[Any]:
    """The values of JSON in strings of scripts, and in rows of the text that these send by pieces."""
    pieces: list[str] = []
    for sent in chain(*map(_SENT.finditer, scripts)):
        inner = _ESCAPED.sub(lambda found: _AS_IN_JSON.get(found[0], found[0]), sent["string"][1:-1])
        for (text,) in _values(f'["{inner}"]'):
            if sent["piece"]:
                pieces.append(text)
            else:
                yield from _values(text)
    for row in "".join(pieces).split("\n"):
        yield from _values(row.partition(":")[2])


def _updates_in(value: Any, *, is_alone: bool = False) -> list[Update]:
    """The entries of a value; those kept by their ids too, and none of keys that speak of other things, where
    it stands for the whole of its page (``is_alone``)."""
    store = {key: item for whole in objects_in(value) for key, item in whole.items() if ":" in key}
    best: list[Update] = []
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        key, item = waiting.pop()
        called = key.lower()
        if _OF_READERS in called or (is_alone and any(map(called.__contains__, _OF_OTHERS))):
            continue
        is_keyed = isinstance(item, dict)
        if not (item and (is_keyed or isinstance(item, list))):
            continue
        inner = list(item.values()) if is_keyed else item
        entries = [_resolved(one, store) for one in inner] if is_alone or not is_keyed else []
        if len(entries) >= _FEWEST and all(map(_may_be_entry, entries)):
            if is_keyed:
                entries = _in_order(dict(zip(item, entries, strict=True)), value)
            found = [_update(one, store) for one in entries]
            best = max(best, [update for update in found if update.lines], key=_said)
        else:
            waiting.extend(item.items() if is_keyed else (("", one) for one in item))
    return best


def _in_order(entries: dict[str, Any], value: Any) -> list[Any]:
    """Entries that are kept by their ids, in the order of the list of these, where a value has one."""
    ids = sorted(entries)
    for one in chain(*(whole.values() for whole in objects_in(value))):
        if isinstance(one, list) and len(one) == len(ids) and sorted(map(str, one)) == ids:
            return [entries[str(name)] for name in one]
    return list(entries.values())


def _said(updates: Sequence[Update]) -> int:
    return sum(len(update.said) for update in updates)


def _resolved(item: Any, store: dict[str, Any]) -> Any:
    """What an item is, where it holds another or is the name of one: {"node": {…}}, {"__ref": "Post:1"},
    {"type": "id", "id": "Post:1"}."""
    if isinstance(item, dict) and isinstance(item.get("node"), dict):
        item = item["node"]
    if not isinstance(item, dict):
        return item
    name = item.get("__ref") or (item.get("type") == "id" and item.get("id"))
    return store.get(name) if isinstance(name, str) else item


def _told(item: dict[str, Any]) -> dict[str, Any]:
    return {key.lower().replace("_", ""): value for key, value in item.items()}


def _may_be_entry(item: Any) -> bool:
    """Whether it is an object with a time and a body."""
    if not isinstance(item, dict) or _OF_READERS in str(item.get("__typename", "")).lower():
        return False
    told = _told(item)
    return moment_of(told, *_WHEN) is not None and _body_in(told) is not None


def _body_in(told: dict[str, Any]) -> Any:
    bodies = (told.get(key) for key in _WORDS)
    return next((body for body in bodies if body and isinstance(body, str | list | dict)), None)


def _update(item: dict[str, Any], store: dict[str, Any]) -> Update:
    told = _told(item)
    lines = body_of_tree(_body_in(told))
    title = next((plain(told[key]) for key in _TITLES if isinstance(told.get(key), str)), "")
    names = next((names for key in _AUTHORS if (names := _names(told.get(key), store))), ())
    ids = (item.get(key) for key in _IDS)
    anchor = next((str(one) for one in ids if one and isinstance(one, str | int)), None)
    return Update(
        entry_lines(title, names, lines) if lines else [],
        moment_of(told, *_WHEN),
        moment_of(told, *_CHANGED),
        anchor,
    )


def _names(value: Any, store: dict[str, Any]) -> tuple[str, ...]:
    """The names of those who wrote an entry: text, or objects with names."""
    several = value if isinstance(value, list) else [value]
    people = (_resolved(one, store) for one in several)
    told = (one.get("name") or one.get("displayName") if isinstance(one, dict) else one for one in people)
    return tuple(filter(None, map(plain, told)))
