"""What stands above the entries of a live page: boilerplate, a summary, the reporters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rsdata.language.lines import Line
from rsdata.language.patterns import lazy
from rsdata.pages.credits import names_reporters, without_by
from rsdata.pages.numbering import numbered

# "All times stated are UK"
ALL_TIMES = lazy(r"All times (?:stated )?are UK", re.IGNORECASE)
LICENCE = "Got a TV Licence?"
LIVE = "Live Reporting"
SUMMARY = "Summary"
# Links of the page itself that come without a number, below the line about the times.
PAGE_LINKS = frozenset(("Get involved", "Key points", "Share this", "Contact us"))

# How far up a header may begin above its line about the times (a licence notice and a summary).
REACH = 60
# ... and in how many lines of a page it is looked for at all.
TOP = 80


def has_header(lines: Sequence[Line]) -> bool:
    """Whether a page opens with the notice or the title of the pages of 2014-24."""
    return any(line.text in (LIVE, LICENCE) for line in lines[:TOP])


def header_spans(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The headers of a page made of several, as index ranges: from "Got a TV Licence?" or what is left of it
    to the line about the times and the page links under that."""
    spans: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if line.text[:3].lower() != "all" or not ALL_TIMES.match(line.text):
            continue
        lowest = spans[-1][1] if spans else 0
        start = _first_of(lines, LICENCE, max(i - REACH, lowest), i)
        if start is None:
            live = _first_of(lines, LIVE, max(i - 4, lowest), i)
            start = _summary_above(lines, i if live is None else live, lowest)
            start = live if start is None else start
        end = i + 1
        while end < len(lines) and lines[end].text in PAGE_LINKS:
            end += 1
        if start is None:
            if spans and not (end < len(lines) and lines[end].text.startswith("1.")):
                continue  # the words stand in an entry
            start = max(i - _has_reporters_above(lines, i), lowest)
        spans.append((start if spans else 0, end))
    if not spans:
        live = _first_of(lines, LIVE, 0, min(TOP, len(lines)))
        return [(0, live + 1)] if live is not None else []
    return spans


def reporters(lines: Sequence[Line], start: int, end: int) -> str | None:
    """The reporters named in a header, without "By" and "Edited by"."""
    times = next((i for i in range(end - 1, start - 1, -1) if ALL_TIMES.match(lines[i].text)), None)
    if times is None:
        return None
    live = _first_of(lines, LIVE, start, times)
    first = times - 1 if live is None else live + 1
    names = [without_by(line.text) for line in lines[max(first, start) : times]]
    return ", ".join(name for name in names if name != LIVE) or None


def _summary_above(lines: Sequence[Line], end: int, lowest: int) -> int | None:
    """Where the summary that ends there begins: its title, above nothing but items of a list and the
    reporters."""
    at = end - _has_reporters_above(lines, end)
    for i in range(at - 1, max(at - REACH, lowest) - 1, -1):
        if lines[i].text == SUMMARY:
            return i
        if not (lines[i].text.startswith("•") or numbered(lines[i])):
            return None
    return None


def _has_reporters_above(lines: Sequence[Line], i: int) -> bool:
    """Whether the line above names reporters and says nothing else."""
    return i > 0 and names_reporters(lines[i - 1].text)


def _first_of(lines: Sequence[Line], wanted: str, start: int, end: int) -> int | None:
    return next((i for i in range(start, end) if lines[i].text == wanted), None)
