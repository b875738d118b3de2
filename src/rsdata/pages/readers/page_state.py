"""The entries of a page that a script of it was to draw: what the script keeps, as JSON.

{"posts": [{"id": 1, "createdAt": 1431035040000, "title": "A title", "bodyHtml": "<p>So.</p>"}, …]}
{"Post:1": {"id": 1, "published": …, "body": …}, "Blog:1": {"posts": [{"__ref": "Post:1"}, …]}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final

from rsdata.language.patterns import lazy
from rsdata.language.word_lists import in_order
from rsdata.pages.readers.live_blog_posting import first_json_value, json_value_at, objects_in, plain
from rsdata.pages.readers.markup_tree import Markup
from rsdata.pages.readers.moments import Moment, moment
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
# ... or JSON in a string, and the pieces of it that scripts send: "JSON.parse('{…}')", "f.push([1, "…"])".
_OPENED: Final = lazy(r"JSON\.parse\(\s*(?=[\"'])|\.push\(\s*(?=\[\s*\d)")
_STRING: Final = lazy(r"\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^'\\]*(?:\\.[^'\\]*)*'", re.DOTALL)
# What strings of scripts have and those of JSON have not: "\\'", "\\x27", and in single marks double ones.
_ESCAPED: Final = lazy(r"\\x(?P<byte>[0-9a-fA-F]{2})|\\(?P<mark>.)|\"", re.DOTALL)
_OF_PIECE: Final = 2  # [1, "…"]
_OF_READERS: Final = "comment"
# Of what keys speak that hold no entries of the page: "relatedStories".
_OF_OTHERS: Final = ("comment", "related", "teaser", "promo", "message")
_FEWEST: Final = 2
_LEAST_PROSE: Final = 200  # characters in paragraphs


def stated_updates(markup: Markup) -> list[Update]:
    """The entries that the scripts of a page keep, those with the most words: nothing where none do. Those in
    strings, and those kept by their ids, are entries only of a page that has no prose of its own."""
    best: list[Update] = []
    for script in markup.scripts:
        for value in _values(script):
            best = max(best, _updates_in(value), key=_said)
    if not best and sum(element.size for element in markup.body.walk() if element.tag == "p") < _LEAST_PROSE:
        for value in chain(*map(_values, markup.scripts), _sent(markup.scripts)):
            best = max(best, _updates_in(value, is_alone=True), key=_said)
    return best


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
    """The values of JSON in strings of scripts, and in the text that several of them send piece by piece."""
    pieces: list[str] = []
    for script in scripts:
        for opened in _OPENED.finditer(script):
            value = _value_at(script, opened.end())
            if opened[0][0] == "J":
                yield value
            elif isinstance(value, list) and len(value) == _OF_PIECE and isinstance(value[1], str):
                pieces.append(value[1])
    for row in "".join(pieces).splitlines():
        yield from _values(row.partition(":")[2])


def _value_at(script: str, at: int) -> Any:
    """The value of JSON that stands at a place of a script, perhaps in a string; None where none does."""
    try:
        if script[at] == "[":
            return json_value_at(script, at)[0]
        string = _STRING.match(script, at)
        if string is None:
            return None
        inner = _ESCAPED.sub(_as_in_json, string[0][1:-1])
        return first_json_value(first_json_value(f'"{inner}"'))
    except (ValueError, TypeError, RecursionError):
        return None


def _as_in_json(escape: re.Match[str]) -> str:
    """A mark or an escape of a string of a script as JSON has it."""
    if escape["byte"]:
        return f"\\u00{escape['byte']}"
    if escape["mark"] is None:
        return '\\"'
    return "'" if escape["mark"] == "'" else escape[0]


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
    lists = (one for whole in objects_in(value) for one in whole.values() if isinstance(one, list))
    for ids in lists:
        if len(ids) == len(entries) and all(
            isinstance(one, str | int) and str(one) in entries for one in ids
        ):
            return [entries[str(one)] for one in ids]
    return list(entries.values())


def _said(updates: Sequence[Update]) -> int:
    return sum(len(update.said) for update in updates)


def _resolved(item: Any, store: dict[str, Any]) -> Any:
    """What an item is, where it is the name of another, or holds one: {"__ref": "Post:1"}, {"node": {…}}."""
    for _ in range(3):
        if not isinstance(item, dict):
            break
        if isinstance(item.get("node"), dict):
            item = item["node"]
        elif isinstance(item.get("__ref"), str):
            item = store.get(item["__ref"])
        elif item.get("type") == "id" and isinstance(item.get("id"), str):
            item = store.get(item["id"])
        else:
            break
    return item


def _told(item: dict[str, Any]) -> dict[str, Any]:
    return {key.lower().replace("_", ""): value for key, value in item.items()}


def _may_be_entry(item: Any) -> bool:
    """Whether it is an object with a time and a body."""
    if not isinstance(item, dict) or _OF_READERS in str(item.get("__typename", "")).lower():
        return False
    told = _told(item)
    return _moment_in(told, _WHEN) is not None and _body_in(told) is not None


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
        _moment_in(told, _WHEN),
        _moment_in(told, _CHANGED),
        anchor,
    )


def _moment_in(told: dict[str, Any], keys: Sequence[str]) -> Moment | None:
    return next((found for key in keys for found in [moment(told.get(key))] if found is not None), None)


def _names(value: Any, store: dict[str, Any]) -> tuple[str, ...]:
    """The names of those who wrote an entry: text, or objects with names."""
    several = value if isinstance(value, list) else [value]
    people = (_resolved(one, store) for one in several)
    named = (
        (plain(one.get("name") or one.get("displayName")) if isinstance(one, dict) else plain(one))
        for one in people
    )
    return tuple(dict.fromkeys(chain(name for name in named if name)))
