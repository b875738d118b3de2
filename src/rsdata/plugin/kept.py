"""Pages that are kept for as long as Datasette lets a cache keep them.

Our pages have no nonce, and are the same for everybody who is not signed in. So each is made once in
``default_cache_ttl`` seconds, or again when the data have changed, and is sent with an ETag: with that age
where no database can change, else to be asked for again. Requests with a cookie or other
credentials are answered afresh, and nothing is kept where a plugin decides who may see what: it may look at
more than a page's address.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from cachetools import TLRUCache
from datasette.plugins import pm

from rsdata.plugin.once import once

MOST_BYTES = 32_000_000
LARGEST_PAGE = 1_000_000

Headers = list[tuple[bytes, bytes]]
Key = tuple[Any, ...]
Send = Callable[[dict[str, Any]], Awaitable[None]]

# Headers that say who asks.
CREDENTIALS = frozenset({b"cookie", b"authorization"})
# Hooks that decide who somebody is and what they may see, in Datasette 0.65 and 1.0.
DECIDING = ("actor_from_request", "permission_allowed", "permission_resources_sql")


def somebody_decides() -> bool:
    """Whether a plugin decides who somebody is or what they may see."""
    for name in DECIDING:
        hook = getattr(pm.hook, name, None)
        for one in hook.get_hookimpls() if hook is not None else ():
            if not one.plugin_name.startswith("datasette."):
                return True
    return False


def seconds(datasette: Any) -> int:
    """For how long a page may be kept; 0 if it may not."""
    if somebody_decides():
        return 0
    return max(int(datasette.setting("default_cache_ttl")), 0) if datasette.cache_headers else 0


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer: until when it may be sent again, its headers, body and ETag."""

    until: float
    headers: Headers
    body: bytes
    etag: bytes


@once
def shelf(datasette: Any) -> TLRUCache[Key, Kept]:
    """The pages kept for a Datasette, each until its time is up, and up to so many bytes: those that were not
    asked for longest make room."""
    return TLRUCache(MOST_BYTES, ttu=lambda _, page, now: page.until, getsizeof=lambda page: len(page.body))


def key_of(scope: dict[str, Any], version: tuple[bytes, ...]) -> Key | None:
    """All that an answer may depend on of a request and of the data; None if it depends on who asks, too."""
    host = b""
    for name, value in scope["headers"]:
        if name in CREDENTIALS:
            return None
        if name == b"host":
            host = value
    if scope["method"] != "GET" or scope.get("actor"):
        return None
    path = scope.get("raw_path") or scope["path"]
    return version, scope["scheme"], host, path, scope.get("query_string") or b""


def has_it(scope: dict[str, Any], etag: bytes) -> bool:
    """Whether a browser says that it has what the ETag tells."""
    asked = [value for name, value in scope["headers"] if name == b"if-none-match"]
    return any(tag.strip().removeprefix(b"W/") == etag for value in asked for tag in value.split(b","))


async def send_again(page: Kept, scope: dict[str, Any], send: Send) -> None:
    """The page, or nothing but its ETag for a browser that has it."""
    status, body = (304, b"") if has_it(scope, page.etag) else (200, page.body)
    await send({"type": "http.response.start", "status": status, "headers": page.headers})
    await send({"type": "http.response.body", "body": body})


def keep(datasette: Any, key: Key, headers: Headers, body: bytes, ttl: int, *, changes: bool) -> Kept:
    """Keeps an answer, which is to be sent with ``send_again``; ``changes`` if the data may."""
    etag = b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
    sent = [(name, value) for name, value in headers if name.lower() not in (b"cache-control", b"etag")]
    age = "no-cache" if changes else f"max-age={ttl}"
    sent += [(b"cache-control", age.encode()), (b"etag", etag)]
    page = Kept(time.monotonic() + ttl, sent, body, etag)
    if len(body) <= LARGEST_PAGE:
        shelf(datasette)[key] = page
    return page
