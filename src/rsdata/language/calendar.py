"""The months as pages print them, whatever the locale."""

from __future__ import annotations

from typing import Final

from rsdata.language.word_lists import in_order

MONTHS: Final = in_order("months")
