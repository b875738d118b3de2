"""What a reader sees who asked for something that is not there or cannot be answered: a page of the same
site, with the SQL as it was typed, and a way on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette.utils.asgi import Base400, Response
from datasette.views.base import DatasetteError
from markupsafe import Markup

from rsdata.plugin import databases

DATA = (".json", ".csv", ".atom", ".db", ".blob")


def page_of(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Response]] | None:
    """The page for an error that somebody's request made, on a site of ours; None leaves it to Datasette,
    which answers programs and prints the faults of the server."""
    if not isinstance(exception, (Base400, DatasetteError)) or request.path.endswith(DATA):
        return None
    if databases.of_page(datasette, request.path) is None:
        return None
    if isinstance(exception, DatasetteError):
        status, title, told = exception.status, exception.title, exception.message
        message = Markup(told) if exception.message_is_html else told
    else:
        status, title, message = exception.status, None, exception.args[0] if exception.args else ""
    typed = request.args.get("sql") if not isinstance(message, Markup) else None  # it holds the SQL already

    async def answer() -> Response:
        context = {"ok": False, "error": message, "status": status, "title": title, "rsdata_typed": typed}
        templates = [f"{status}.html", "error.html"]
        html = await datasette.render_template(templates, context, request=request)
        headers = {"access-control-allow-origin": "*"} if datasette.cors else {}
        return Response.html(html, status=status, headers=headers)

    return answer
