"""How the rules write down sets of words."""

from __future__ import annotations


def wordset(listed: str) -> frozenset[str]:
    """The words of a text, divided by white space: "a b c"."""
    return frozenset(listed.split())
