"""Printed numbers of entries: which of the numbered lines of a page are headings.

1. 2. 3.            a page
1. 2. 3. 1. 2.      two pages, each numbered from 1
1. 2. 1. 2. 3. 3.   an entry with a numbered list in it
1. 2. 4.            a number that was lost
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rsdata.language.lines import Line
from rsdata.language.patterns import lazy
from rsdata.pages.page import Block

# "22. Post update", "171.": as the line stands without its indent. Nothing is number 0.
NUMBERED = lazy(r"(?P<number>(?!0+\.)\d{1,6})\.(?:\s+(?P<title>\S.*))?")
# Text stands four deep; a number two.
TEXT_INDENT = 4
# How many lists an entry may hold before the next number is no longer looked for.
LISTS = 4


def numbered(line: Line) -> re.Match[str] | None:
    """A number and a heading, less indented than text."""
    return NUMBERED.fullmatch(line.text) if line.indent < TEXT_INDENT and line.text[0].isdigit() else None


def heading_of(line: Line) -> tuple[Block, ...]:
    """The number of a heading line and the title behind it; the title alone where there is no number."""
    match = numbered(line)
    if match is None:
        return (Block("heading", line.start, line.end),)
    number = Block("number", line.start, line.start + match.end("number") + 1)
    if match["title"] is None:
        return (number,)
    return number, Block("heading", line.start + match.start("title"), line.end)


def heading_lines(lines: Sequence[Line], first: int = 0, stop: int | None = None) -> list[int]:
    """The indexes, from ``first`` to ``stop``, of the numbered lines that are headings: those that
    carry the count on, or begin it again; not those of a list in an entry, after which the count goes on."""
    runs: list[list[tuple[int, int]]] = []  # numbers that follow each other, with their indexes
    for i in range(first, len(lines) if stop is None else stop):
        match = numbered(lines[i])
        if match is None:
            continue
        number = int(match["number"])
        if runs and runs[-1][-1][0] + 1 == number:
            runs[-1].append((number, i))
        else:
            runs.append([(number, i)])
    kept: list[int] = []
    at, expected = 0, None
    while at < len(runs):
        near = range(at, min(at + LISTS, len(runs)))
        ahead = next((k for k in near if runs[k][0][0] == expected), at)
        kept += [i for _, i in runs[ahead]]
        expected = runs[ahead][-1][0] + 1
        at = ahead + 1
    return kept
