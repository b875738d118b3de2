"""Live election coverage as a published data set: every row parsed, every row with its place in the text.

    rsdata.parse(text)        a whole live page: posts, quotes, people, results, odds
    rsdata.read(data, url)    the pages of a saved web page, of JSON or an archive, for parse
    rsdata.find_quotes(text)  the quotations in any English news text, and who said them

All are pure functions. They are imported when first asked for: the command line has its own needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rsdata.pipeline import find_quotes, parse
    from rsdata.sources.saved_bytes import read

__all__ = ["find_quotes", "parse", "read"]
_MODULES = {
    "find_quotes": "rsdata.pipeline",
    "parse": "rsdata.pipeline",
    "read": "rsdata.sources.saved_bytes",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = found
    return found
