"""Live election coverage as a published data set: every row parsed, every row with its place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rsdata.parse.coverage import find_quotes, parse

__all__ = ["find_quotes", "parse"]
