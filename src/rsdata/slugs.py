"""Ids made from names: "Ann O'Neill" -> "ann-o-neill", a second one "ann-o-neill-2"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

NO_SLUG = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """The name in lower-case ASCII letters and digits with hyphens between; "unnamed" where it has none."""
    return NO_SLUG.sub("-", _in_ascii(name).lower()).strip("-") or "unnamed"


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """A word of a name as names are compared: small letters, accents off, every apostrophe straight."""
    if word.isascii():
        return word.lower()
    return _unaccented(word).replace("’", "'").lower()


def _unaccented(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _in_ascii(name: str) -> str:
    """Accents off; what is still no ASCII is spelled out by the table of text_unidecode, a large file that
    few names need."""
    if name.isascii():
        return name
    bare = _unaccented(name)
    if bare.isascii():
        return bare
    from text_unidecode import unidecode  # a table of 65,000 strings

    return str(unidecode(bare))


def next_free(first: str, number: int, is_taken: Callable[[str], bool]) -> tuple[str, int]:
    """The first of "first", "first-2", "first-3", from ``number`` on, that is not taken; and its number."""
    while is_taken(found := first if number == 1 else f"{first}-{number}"):
        number += 1
    return found, number


class Slugs:
    """Hands out slugs, each once."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """The slug of the name, with -2, -3 for those that come later."""
        first = slug(name)
        found, number = next_free(first, self._next.get(first, 1), self._taken.__contains__)
        self._next[first] = number + 1
        self._taken.add(found)
        return found
