"""What the owner of a site adds to the Content-Security-Policy: for plugins that need more than it opens.

    plugins:
      rsdata:
        csp:
          img-src: ["https://*.tile.openstreetmap.org"]

It counts for the pages that Datasette and other plugins make; ours run nothing and need nothing.
"""

from __future__ import annotations

import re
from typing import Any

from datasette.utils import StartupError

from rsdata.plugin.databases import config

DIRECTIVE = re.compile(r"[a-z]+(?:-[a-z]+)*")
SOURCE = re.compile(r"[^\s;,]+")
INLINE = "'unsafe-inline'"
# What a browser that sees it does not let "unsafe-inline" count beside.
EXACT = re.compile(r"'(?:nonce|sha256|sha384|sha512)-")


def additions(datasette: Any) -> dict[str, list[str]]:
    """The setting ``csp``: sources by directive. Raises StartupError for what is none."""
    given = config(datasette).get("csp") or {}
    if not isinstance(given, dict):
        raise StartupError(
            "plugins: rsdata: csp: has to name sources by directive, as 'img-src: [https://…]'"
        )
    found = {}
    for directive, sources in given.items():
        listed = sources.split() if isinstance(sources, str) else sources
        if not DIRECTIVE.fullmatch(str(directive)):
            raise StartupError(f"plugins: rsdata: csp: {directive!r} is no directive")
        if not isinstance(listed, list) or not all(
            isinstance(one, str) and SOURCE.fullmatch(one) for one in listed
        ):
            raise StartupError(f"plugins: rsdata: csp: {directive}: has to be a list of sources")
        found[str(directive)] = listed
    return found


def widened(policy: str, more: dict[str, list[str]]) -> str:
    """The policy with more sources; a directive that it has not begins with them."""
    if not more:
        return policy
    directives = {name: sources for name, *sources in (part.split() for part in policy.split(";"))}
    for name, added in more.items():
        sources = [one for one in directives.get(name, []) if one != "'none'"]
        if INLINE in added:
            sources = [one for one in sources if not EXACT.match(one)]
        directives[name] = sources + [one for one in added if one not in sources]
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())
