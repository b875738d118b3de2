"""The whole database as one file, whether it is served as immutable or not."""

from __future__ import annotations

import os
import re
from typing import Any

from datasette.utils import tilde_decode
from datasette.utils.asgi import Forbidden, NotFound, Response
from datasette.views import database as datasettes

from rsdata.plugin import databases
from rsdata.plugin.stored import stored

# All else in the name of a file is a sign that some system or header would take for more than a name.
NO_NAME = re.compile(r"[^\w.-]+", re.ASCII)


async def database_file(datasette: Any, request: Any, send: Any) -> Any:
    """/{database}.db: for a database that is not ours, what Datasette itself answers."""
    route = tilde_decode(request.url_vars["database"])
    one = databases.of_route(datasette, route)
    if one is None:
        return await _datasettes(datasette, request)
    may = datasette.setting("allow_download") and await databases.may_have_all(datasette, request.actor, one)
    if not may:
        raise Forbidden("The database is not to be downloaded here.")
    file = stored(one)
    if file is None:
        raise NotFound("There is no file behind this database.")
    if file.is_logged():
        raise Forbidden("The database is written through a log: one file of it is not all.")
    whole = await file.whole()
    size = os.fstat(whole.fileno()).st_size
    headers = {
        "content-type": "application/octet-stream",
        "content-disposition": f'attachment; filename="{NO_NAME.sub("_", file.name)}"',
        "content-length": str(size),
    }
    if one.db.hash:
        headers["etag"] = f'"{one.db.hash}"'
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response("", status=304)
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 200, "headers": raw})
    if request.method != "HEAD":
        async for chunk in file.chunks(whole, size):
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
    return None


async def _datasettes(datasette: Any, request: Any) -> Any:
    if hasattr(datasettes, "database_download"):
        return await datasettes.database_download(request, datasette)
    return await datasettes.DatabaseDownload(datasette).get(request)
