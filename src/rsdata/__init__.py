"""Live election coverage as a published data set: every row parsed, every row with its place in the text.

    rsdata.parse(text)        a whole live page: posts, quotes, people, results, odds
    rsdata.find_quotes(text)  the quotations in any English news text, and who said them

Both are pure functions. They are imported when first asked for: the command line has its own needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rsdata.pipeline import find_quotes, parse

__all__ = ["find_quotes", "parse"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from rsdata import pipeline as coverage

    found: object = getattr(coverage, name)
    globals()[name] = found
    return found
