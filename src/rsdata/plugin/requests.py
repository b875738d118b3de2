"""Requests that no reader makes, refused before Datasette works on them.

Datasette repeats an address's parameters in the links of its pages and works through each: thousands of them
keep the whole server busy for minutes. It answers methods that it does not know, and cookies that are no
text, with an error of its own (500); and it writes the name of the host that was asked for into links. A
proxy in front may refuse all this too; it holds without one.
"""

from __future__ import annotations

import re
from typing import Any

LONGEST_PATH = 2_000
LONGEST_QUERY = 8_000  # the longest that nginx takes unless told otherwise
MOST_PARAMETERS = 100

KNOWN = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
HOST = re.compile(rb"[A-Za-z0-9._-]{0,255}(?::\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?")


def refusal(scope: dict[str, Any]) -> tuple[int, str] | None:
    """Status and reason if a request is not to be answered; None if it is."""
    query: bytes = scope.get("query_string") or b""
    if len(scope.get("raw_path") or scope["path"]) > LONGEST_PATH or len(query) > LONGEST_QUERY:
        return 414, "The address is too long."
    if query.count(b"&") + query.count(b";") >= MOST_PARAMETERS:
        return 414, f"The address has more than {MOST_PARAMETERS} parameters."
    if scope["method"] not in KNOWN:
        return 405, "This method is not known here."
    for name, value in scope["headers"]:
        if name == b"host" and not HOST.fullmatch(value):
            return 400, "The name of the host is no such name."
        if name == b"cookie" and not value.isascii():
            return 400, "The cookie is not text."
    return None


def writes(scope: dict[str, Any]) -> bool:
    """Whether a request asks for a change: nothing that it could change is there in a database that is
    immutable. What Datasette keeps elsewhere (queries that somebody stored) is at addresses with a /-/."""
    return scope["method"] not in READING and (
        "/-/" not in scope["path"] or scope["path"].startswith("/-/rsdata")
    )
