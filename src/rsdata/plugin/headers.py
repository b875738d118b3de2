"""What every answer about our databases says to the browser: what may run, and from where.

Pages of this plugin run no script at all. Datasette's own pages have scripts and styles inside them: those
that stand in a template get a nonce when the template is compiled, so that nothing that comes from data can
have one. Their style attributes cannot have a nonce; they alone are let through.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b64encode
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from datasette.utils.asgi import Response
from jinja2 import Environment
from markupsafe import Markup

from rsdata.plugin import apart, databases, kept, requests, taken
from rsdata.plugin.access import Accessible, breakable, rows_of_answer
from rsdata.plugin.hooks import hookimpl
from rsdata.plugin.widened import additions, widened

# <script> and <style> with their content inside, as in '<script type="module">'; not '<script src=…>'.
INLINE = re.compile(r"<(?P<tag>script|style)\b(?![^>]*\bsrc=)(?![^>]*application/)", re.IGNORECASE)
# A handler that stands in a template as it is: 'onclick="openColumnChooser()"'.
HANDLER = re.compile(r"\son[a-z]+=\"(?P<script>[^\"{}<>]{1,200})\"", re.IGNORECASE)

COMMON = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
# The style sheets that the SQL editors of Datasette 0.65 and 1.0 put into the page by script, and the empty
# one that each begins with. In a version with other editors theirs would be left out, and the handle to
# resize the editor with it.
EDITORS = " ".join(
    f"'sha256-{digest}'"
    for digest in (
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "38xqj8N9cygggde3AvM+xVgS15DUXTOhM9fjk0hLOS0=",
        "xLRwFoqL0Y7iALhyZng4zrGGTXbuYDpcXuGSLHv13y4=",
    )
)
# What stands for the nonce where it is not known yet.
NONCE = "{nonce}"
REFUSED = {"x-content-type-options": "nosniff", "cache-control": "no-store"}
OURS = f"{COMMON}; img-src 'self'; style-src 'self'"
# The page that is made to stand in others' pages.
FRAMED = OURS.replace("frame-ancestors 'self'", "frame-ancestors *")
# As many rows as Datasette shows at most, unless told otherwise.
MOST_ROWS = 1000


@dataclass(slots=True)
class AskedPage:
    """The page being made. ``ours`` once one of our templates is in charge of it, ``framed`` if others may
    put it into theirs; ``cells`` of a table so far, and the first ``rows`` they are of."""

    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    ours: bool = False
    framed: bool = False
    cells: int = 0
    rows: list[Any] = field(default_factory=list)


_page: ContextVar[AskedPage | None] = ContextVar("rsdata_page", default=None)
# Hashes of the event handlers met in templates so far: the same for every Datasette in this process.
_handlers: set[str] = set()


def take_over(framed: bool = False) -> None:
    """Says that the page being made is made by this plugin; ``framed`` if it is to stand in others'."""
    page = _page.get()
    if page is not None:
        page.ours = True
        page.framed = framed


def count_cell(row: Any) -> int:
    """Which cell of the page this is, from 1. The rows that cells are of are kept for ``rows_shown``."""
    page = _page.get()
    if page is None:
        return 1
    page.cells += 1
    if (not page.rows or page.rows[-1] is not row) and len(page.rows) < MOST_ROWS:
        page.rows.append(row)
    return page.cells


def rows_shown() -> list[Any]:
    """The rows whose cells the page being made has shown so far."""
    page = _page.get()
    return page.rows if page is not None else []


def _nonce() -> str:
    page = _page.get()
    return Markup(f' nonce="{page.nonce}"') if page else Markup("")  # of letters, digits, - and _


class Amended(Accessible):
    """Gives the scripts and styles of templates a nonce, too, and notes their event handlers."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        source = super().preprocess(source, name, filename)
        for match in HANDLER.finditer(source):
            digest = hashlib.sha256(match["script"].encode()).digest()
            _handlers.add(f"'sha256-{b64encode(digest).decode()}'")
        return INLINE.sub(r"<\g<tag>{{ rsdata_nonce() }}", source)


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Any) -> None:
    env.extend(rsdata_owners=datasette.template_dir)
    env.globals.update(rsdata_nonce=_nonce, rsdata_take_over=take_over, rsdata_rows=rows_of_answer)
    env.filters["breakable"] = breakable
    env.add_extension(Amended)


def _datasettes_policy(datasette: Any, page: AskedPage) -> str:
    """The policy of a page of Datasette's; made anew when a template has been compiled."""
    handlers, policy = datasette.__dict__.get("_rsdata_policy", (None, ""))
    if handlers != len(_handlers):
        policy = widened(_without_nonce(), additions(datasette))
        datasette.__dict__["_rsdata_policy"] = len(_handlers), policy
    return str(policy).replace(NONCE, page.nonce)


def _without_nonce() -> str:
    handlers = " ".join(sorted(_handlers))
    attributes = f"; script-src-attr 'unsafe-hashes' {handlers}" if handlers else ""
    return (
        f"{COMMON}; img-src 'self' data:; connect-src 'self'; script-src 'self' 'nonce-{NONCE}'{attributes}; "
        f"style-src 'self' 'nonce-{NONCE}' {EDITORS}; style-src-attr 'unsafe-inline'"
    )


def _is_ours(datasette: Any, path: str) -> bool:
    """Whether the address is a page of this plugin or about a database that rsdata built."""
    within = path.removeprefix(datasette.setting("base_url").rstrip("/"))
    if within == "/" or within.startswith("/-/rsdata"):
        return databases.any_known(datasette)
    return databases.of_route(datasette, databases.route_of(datasette, path)) is not None


Send = Callable[[dict[str, Any]], Awaitable[None]]


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    def wrap(app: Any) -> Any:
        async def guarded(scope: dict[str, Any], receive: Any, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            if not databases.any_known(datasette):
                await databases.served(datasette)
            refused = requests.refusal(scope) if databases.any_known(datasette) else None
            ours = refused is None and _is_ours(datasette, scope["path"])
            if ours and requests.writes(scope) and databases.all_immutable(datasette):
                refused = 405, "Nothing can be changed here."
            if refused is not None:
                status, reason = refused
                await Response.text(reason, status=status, headers=REFUSED).asgi_send(send)
                return
            if not ours:
                await app(scope, receive, send)
                return
            send = taken.sending(datasette, scope, send)
            ttl = kept.seconds(datasette)
            version = databases.version_of_all(datasette) if ttl else None
            key = kept.key_of(scope, version) if version is not None else None
            found = kept.shelf(datasette).get(key) if key is not None else None
            if found is not None:
                await kept.send_again(found, scope, send)
                return
            page = AskedPage()
            token = _page.set(page)
            held: list[tuple[bytes, bytes]] | None = None

            async def send_guarded(message: dict[str, Any]) -> None:
                nonlocal held
                if message["type"] == "http.response.start":
                    spent.counted = False
                    headers = _with_policy(datasette, page, message["headers"], message["status"])
                    message = {**message, "headers": headers}
                    sets_cookie = any(name.lower() == b"set-cookie" for name, _ in headers)
                    if page.ours and key is not None and message["status"] == 200 and not sets_cookie:
                        held = headers  # until the body is there, of which the ETag is made
                        return
                elif held is not None:
                    assert key is not None and not message.get("more_body")  # our pages come in one piece
                    changes = not databases.all_immutable(datasette)
                    made = kept.keep(datasette, key, held, message["body"], ttl, changes=changes)
                    await kept.send_again(made, scope, send)
                    return
                await send(message)

            with apart.counted() as spent:
                try:
                    await app(scope, receive, send_guarded)
                finally:
                    _page.reset(token)

        return guarded

    return wrap


def _with_policy(datasette: Any, page: AskedPage, headers: Any, status: int) -> list[tuple[bytes, bytes]]:
    """The answer's headers with ours added; what somebody else has set stays. No cache is to keep errors."""
    sent = [(bytes(name), bytes(value)) for name, value in headers]
    present = {name.lower() for name, _ in sent}
    is_html = any(name.lower() == b"content-type" and b"html" in value for name, value in sent)
    wanted = {b"x-content-type-options": "nosniff", b"referrer-policy": "no-referrer"}
    if status >= 400:
        wanted[b"cache-control"] = "no-store"
    if is_html:
        policy = (FRAMED if page.framed else OURS) if page.ours else _datasettes_policy(datasette, page)
        wanted[b"content-security-policy"] = policy
    return sent + [(name, value.encode()) for name, value in wanted.items() if name not in present]
