"""Ids made from names: "Ann O'Neill" -> "ann-o-neill", a second one "ann-o-neill-2"."""

from __future__ import annotations

from slugify import slugify


class Slugs:
    """Hands out slugs, each once."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """The slug of the name, with -2, -3 for those that come later. A name without a letter or digit that
        can be spelled in ASCII becomes "unnamed"."""
        slug = slugify(_in_ascii(name)) or "unnamed"
        number = self._next.get(slug, 1)
        candidate = slug if number == 1 else f"{slug}-{number}"
        while candidate in self._taken:
            number += 1
            candidate = f"{slug}-{number}"
        self._next[slug] = number + 1
        self._taken.add(candidate)
        return candidate


def _in_ascii(name: str) -> str:
    """Spelled by the one table, where slugify would take another if another happens to be installed."""
    if name.isascii():
        return name
    from text_unidecode import unidecode

    return str(unidecode(name))
