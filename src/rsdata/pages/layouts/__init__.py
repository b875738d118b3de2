"""The dialects of live-page text, in the order in which they are tried.

Each is a module of this package with ``NAME``, ``detect`` and ``read`` (see ``Dialect``). A module is
imported when its turn comes, and what only reading needs when it reads: most pages are told by the first few.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from rsdata.pages.layouts import article
from rsdata.pages.page import settled

if TYPE_CHECKING:
    from rsdata.language.lines import Line
    from rsdata.model import Source
    from rsdata.pages.page import Dialect, Page

DIALECTS = ("b3", "b3t", "b3f", "b2n", "b2u", "b1", "b0n", "b0", "n5", "n1", "n2", "n3", "n4")
NONE_PARTS: Dialect = article

# Below this no dialect is claimed: nothing parts posts, and the page is read as an article.
SURE_ENOUGH = 0.5
# From this on the dialects that are tried later are not asked.
SURE = 0.9


def detect(lines: list[Line]) -> tuple[Dialect, float]:
    """The dialect that is surest of the page, the first of equals, and how sure it is."""
    best, confidence = NONE_PARTS, 0.0
    for name in DIALECTS:
        dialect = load(name)
        found = dialect.detect(lines)
        if found > confidence:
            best, confidence = dialect, found
        if confidence >= SURE:
            break
    return (best, confidence) if confidence >= SURE_ENOUGH else (NONE_PARTS, 1 - confidence)


def read_page(text: str, lines: list[Line], source: Source) -> tuple[Dialect, float, Page]:
    """The page in the dialect that is surest of it, nothing of its entries left out, and how sure that is."""
    dialect, confidence = detect(lines)
    return dialect, confidence, settled(text, dialect.read(text, lines, source))


def load(name: str) -> Dialect:
    """The dialect of that module."""
    return cast("Dialect", import_module(f"{__name__}.{name}"))
