"""Small cases in a file: after "=== ", a title; a text; after ">>>", what it gives, a row to a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def cases_in(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """The title of each case of a file, its text and its rows."""
    for case in path.read_text("utf-8").split("=== ")[1:]:
        title, _, rest = case.partition("\n")
        text, _, rows = rest.partition(">>>\n")
        yield title, text.strip("\n") + "\n", [row for row in rows.splitlines() if row]
