"""A text in lower case, of any size."""

from __future__ import annotations

from typing import Final

_PIECE: Final = 1 << 16  # characters


def lowered(text: str) -> str:
    """``text.lower()``, a piece at a time: Python takes twelve bytes for each character of what it lowers at
    once."""
    if len(text) <= _PIECE:
        return text.lower()
    return "".join([text[start : start + _PIECE].lower() for start in range(0, len(text), _PIECE)])
