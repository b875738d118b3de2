"""The whole database as one file, whether it is served as immutable or not; or one part of it, for programs
that read a database over HTTP page by page (sql.js-httpvfs and the like)."""

from __future__ import annotations

import os
import re
from typing import Any

from datasette.utils import tilde_decode
from datasette.utils.asgi import Forbidden, NotFound, Response
from datasette.views import database as datasettes

from rsdata.plugin import databases, kept
from rsdata.plugin.stored import stored

# All else in the name of a file is a sign that some system or header would take for more than a name.
NO_NAME = re.compile(r"[^\w.-]+", re.ASCII)


# A part of a file as a request names it: from a byte to another, from one on, or so many at the end. Several
# at once are answered with the whole, as HTTP allows (RFC 9110, 14.2).
RANGE = re.compile(r"bytes=(?P<first>\d{1,15})?-(?P<last>\d{1,15})?", re.ASCII)
READING = ("GET", "HEAD")
# What a browser asks before a page that stands elsewhere may name a part: who may, is said with the answer.
PREFLIGHT = {
    "access-control-allow-methods": ", ".join(READING),
    "access-control-allow-headers": "Range, If-Range, If-None-Match",
    "access-control-max-age": "3600",
}


def part_of(asked: str | None, size: int) -> range | None:
    """The bytes that a request asks for, none of them where the file ends before; None for the whole."""
    found = RANGE.fullmatch(asked.replace(" ", "")) if asked else None
    if found is None or found["first"] is found["last"] is None:
        return None
    if found["first"] is None:
        return range(max(size - int(found["last"]), 0), size)
    last = int(found["last"]) if found["last"] else size - 1
    if last < int(found["first"]) and found["last"]:
        return None
    return range(int(found["first"]), min(last + 1, size))


async def database_file(datasette: Any, request: Any, send: Any) -> Any:
    """/{database}.db, or the part of it that ``Range`` names: for a database that is not ours, what Datasette
    itself answers."""
    route = tilde_decode(request.url_vars["database"])
    one = databases.of_route(datasette, route)
    if one is None:
        return await _datasettes(datasette, request)
    may = datasette.setting("allow_download") and await databases.may_have_all(request.actor, one)
    if not may:
        raise Forbidden("The database is not to be downloaded here.")
    if request.method == "OPTIONS":
        return Response("", status=204, headers=PREFLIGHT, content_type="text/plain")
    if request.method not in READING:
        return Response.text("The file can only be read.", status=405, headers={"allow": ", ".join(READING)})
    file = stored(one)
    if file is None:
        raise NotFound("There is no file behind this database.")
    if file.is_logged():
        raise Forbidden("The database is written through a log: one file of it is not all.")
    whole = await file.whole()
    size, etag = os.fstat(whole.fileno()).st_size, file.etag(whole)
    if kept.has_it(request.scope, etag.encode()):
        return Response("", status=304, headers={"etag": etag})
    part = part_of(request.headers.get("range"), size)
    if request.headers.get("if-range", etag) != etag:
        part = None  # of another version than the reader has begun with
    if part is not None and not part:
        return Response.text(
            "The file ends before.", status=416, headers={"content-range": f"bytes */{size}"}
        )
    headers = {
        "content-type": "application/octet-stream",
        "content-disposition": f'attachment; filename="{NO_NAME.sub("_", file.name)}"',
        "content-length": str(size if part is None else len(part)),
        "accept-ranges": "bytes",
        "etag": etag,
    }
    if part is not None:
        headers["content-range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 200 if part is None else 206, "headers": raw})
    if request.method != "HEAD":
        async for chunk in file.chunks(whole, range(size) if part is None else part):
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
    return None


async def _datasettes(datasette: Any, request: Any) -> Any:
    if hasattr(datasettes, "database_download"):
        return await datasettes.database_download(request, datasette)
    return await datasettes.DatabaseDownload(datasette).get(request)
