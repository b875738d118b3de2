"""The dialects of live-page text, in the order in which they are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rsdata.parse.dialects import b1, plain

if TYPE_CHECKING:
    from rsdata.parse.layout import Line
    from rsdata.parse.page import Dialect

DIALECTS: tuple[Dialect, ...] = (b1,)
UNKNOWN: Dialect = plain

# Below this no dialect is claimed and the page is read as paragraphs.
SURE_ENOUGH = 0.5


def detect(lines: list[Line]) -> tuple[Dialect, float]:
    """The dialect that is surest of the page, the first of equals, and how sure it is."""
    confidence, dialect = max(
        ((d.detect(lines), d) for d in DIALECTS), key=lambda pair: pair[0], default=(0.0, UNKNOWN)
    )
    return (dialect, confidence) if confidence >= SURE_ENOUGH else (UNKNOWN, 1 - confidence)
