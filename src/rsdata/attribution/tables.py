"""Tables of words."""

from __future__ import annotations


def wordset(words: str) -> frozenset[str]:
    """The words of a list: "a b c"."""
    return frozenset(words.split())
