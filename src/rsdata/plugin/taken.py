"""What is taken away from a site: CSV, JSON and the file, for other programs and other people's pages.

A notebook in a browser may read them from any page that stands elsewhere (CORS), as long as they are what
anybody may see: without a cookie or another credential, of a database of which nobody who is not signed in is
refused a table, and where no plugin decides who may see what in a way that is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from rsdata.plugin import databases, kept

Headers = list[tuple[bytes, bytes]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

BOM = b"\xef\xbb\xbf"  # by which Excel knows UTF-8
DATA = (b"application/json", b"text/csv", b"text/plain", b"application/octet-stream")
ENDINGS = (".csv", ".json", ".db")
OPEN = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"Link, ETag, Accept-Ranges, Content-Range"),
)
# A name that somebody's page may give to the file that it links to.
FILE_NAME = re.compile(r"(?!on$|1$|true$)[a-z0-9][a-z0-9-]{1,79}")


async def may_be_read_elsewhere(datasette: Any, scope: dict[str, Any]) -> bool:
    """Whether pages that stand elsewhere may read what anybody may see of the database asked for."""
    said = databases.config(datasette).get("cors")
    if said is False or (kept.somebody_decides() and said is not True):
        return False
    if any(name in kept.CREDENTIALS for name, _ in scope["headers"]) or scope.get("actor"):
        return False
    one = databases.of_page(datasette, scope["path"])
    return one is not None and await databases.may_view(datasette, None, one.name)


def sending(datasette: Any, scope: dict[str, Any], send: Send) -> Send:
    """Sends an answer on: data with what lets other pages read it, with the name that the link gives the file
    (``_dl=ann-lee-quotes``), and a CSV with the mark that Excel needs where it is asked for (``_bom=on``)."""
    if not scope["path"].endswith(ENDINGS):
        return send
    marked = False

    async def send_on(message: dict[str, Any]) -> None:
        nonlocal marked
        if message["type"] == "http.response.start" and _is_data(message["headers"]):
            headers = _named(scope, message["headers"])
            if await may_be_read_elsewhere(datasette, scope):
                present = {name.lower() for name, _ in headers}
                headers += [(name, value) for name, value in OPEN if name not in present]
            if message["status"] == 200 and _wants_bom(scope):
                marked = True
                headers = _longer(headers)
            message = {**message, "headers": headers}
        elif marked and message["type"] == "http.response.body":
            marked = False
            if scope["method"] != "HEAD":
                message = {**message, "body": BOM + message.get("body", b"").removeprefix(BOM)}
        await send(message)

    return send_on


def _is_data(headers: Headers) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(DATA) for name, value in headers)


def _wants_bom(scope: dict[str, Any]) -> bool:
    return scope["path"].endswith(".csv") and _asked(scope, "_bom") not in (None, "off", "0")


def _named(scope: dict[str, Any], headers: Headers) -> Headers:
    """The headers with the name for the file that the link asked for, where it is one."""
    name = _asked(scope, "_dl")
    ending = scope["path"].rpartition(".")[2]
    if name is None or not FILE_NAME.fullmatch(name) or ending == "db":
        return list(headers)
    rest = [(key, value) for key, value in headers if key.lower() != b"content-disposition"]
    return [*rest, (b"content-disposition", f'attachment; filename="{name}.{ending}"'.encode())]


def _asked(scope: dict[str, Any], parameter: str) -> str | None:
    query = (scope.get("query_string") or b"").decode("latin-1")
    return next(iter(parse_qs(query).get(parameter, [])), None) if parameter in query else None


def _longer(headers: Headers) -> Headers:
    """The headers of a body that has the mark before it."""
    return [
        (name, str(int(value) + len(BOM)).encode() if name.lower() == b"content-length" else value)
        for name, value in headers
    ]
