"""The layouts in which live pages come as text, in the order in which they are tried.

Each is a row of one table: what it is called, what stands in ``sources.dialect``, an example of the mark that
tells it, the function that says how sure it is of a page, and the function that reads the page. To add one,
write a module of this package with the two functions, and its row.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.model import ARTICLE, INDUCED, Source
from rsdata.named_tuples import NamedTuple
from rsdata.pages.layouts import (
    article,
    bare_titles,
    clock_lines,
    headlines,
    induced,
    numbered_anchors,
    numbered_clocks,
    numbered_titles,
    stamp_on_top,
    stamped_headings,
)
from rsdata.pages.layouts.induced import ANYTHING, CLOCK_AND_COLON, CLOCK_AND_TEXT, CLOCK_TWICE, TWO_VERSIONS
from rsdata.pages.page import Page, settled


class Layout(NamedTuple):
    """One way in which live pages come as plain text."""

    name: str
    dialect: str  # as it stands in sources.dialect
    mark: str  # a small page that this layout claims, with what it is told by
    detect: Callable[[Analysis], float]  # how sure it is that the page is in this layout, 0 to 1
    read: Callable[[Analysis, Source], Page]  # the page cut into entries


# fmt: off
LAYOUTS: Final = (
    Layout("stamped headings, the current site", "B3",
           "  1. A titlepublished at 07:24 Greenwich Mean Time 21 November 2014\n    So.",
           partial(stamped_headings.detect, dated=True), stamped_headings.read),
    Layout("stamped headings, mostly without a date", "B3t",
           "  1. A titlepublished at 07:24\n    So.\n\n  2. Nextpublished at 07:20\n    So.",
           partial(stamped_headings.detect, dated=False), stamped_headings.read),
    Layout("one stamp on top, one line a paragraph", "B3f",
           "A titlepublished at 07:24 Greenwich Mean Time 21 November 2014\nSo.\nAnn Lee and Bob Marsh\nSo.",
           stamp_on_top.detect, stamp_on_top.read),
    Layout("numbered list with every title, 2014-24", "B2n",
           "Live Reporting\nBy Ann Lee\nAll times stated are UK\n  1. A title\n    So.",
           numbered_titles.detect, numbered_titles.read),
    Layout("numbered list that lost its numbers, 2014-24", "B2u",
           "Live Reporting\n\nAll times stated are UK\n\nA title\n\nSo.",
           bare_titles.detect, bare_titles.read),
    Layout("numbered list, 2014-15", "B1",
           "All times stated are UK\n\n    So.\n\n  2. A title\n    So.",
           numbered_anchors.detect, numbered_anchors.read),
    Layout("numbered list with clocks, 2009-14", "B0n",
           "  1. 2206:\n    So.\n\n  2. 2207: BBC Radio 4\n    So.",
           numbered_clocks.detect, numbered_clocks.read),
    Layout("clock lines, 2009-14", "B0",
           "As it happened\n    2206:\n    So.\n\n    2207: So.\n\n    BREAKING NEWS 22:10: So.",
           clock_lines.detect, clock_lines.read),
    Layout("clock and text, two versions of a page mixed", "N5",
           "This article is from the source 'paper'\n\n10.19pm: So.",
           partial(induced.detect, TWO_VERSIONS), partial(induced.read, TWO_VERSIONS)),
    Layout("clock of 24 hours and text", "N1",
           "02.52: So.\n\n02.45: So.\n\n02.44: So.",
           partial(induced.detect, CLOCK_AND_COLON), partial(induced.read, CLOCK_AND_COLON)),
    Layout("clock of 12 or 24 hours and text", "N2",
           "4.10am So.\n\n4.02 So.\n\n3.15 – So.",
           partial(induced.detect, CLOCK_AND_TEXT), partial(induced.read, CLOCK_AND_TEXT)),
    Layout("headlines under \"Live updates\"", "N3",
           "Live updates\nA headline\n\nSo.\n\nView all 12 updates ›",
           headlines.detect, headlines.read),
    Layout("clock twice, on two lines", "N4",
           "8.34am BST\n08:34\n\nSo.\n\n8.05am BST\n08:05\n\nSo.",
           partial(induced.detect, CLOCK_TWICE), partial(induced.read, CLOCK_TWICE)),
    Layout("what parts the posts is found in the page", INDUCED,
           "A title\nBy Ann Lee\n9:01 PM ET\nSo it goes on.\nNext\nBy Bob Marsh\n8:40 PM ET\nSo it goes on.\n"
           "Last\nBy Ann Lee\n8:15 PM ET\nSo it went on.",
           partial(induced.detect, ANYTHING), partial(induced.read, ANYTHING)),
)
# Nothing parts posts: claimed by none of these.
NONE_PARTS: Final = Layout("article", ARTICLE, "So.", lambda analysis: 0.0, article.read)
# fmt: on

# Below this no layout is claimed: nothing parts posts, and the page is read as an article.
SURE_ENOUGH: Final = 0.5
# From this on the layouts that are tried later are not asked.
SURE: Final = 0.9


def detect(analysis: Analysis) -> tuple[Layout, float]:
    """The layout that is surest of the page, the first of equals, and how sure it is."""
    best, confidence = NONE_PARTS, 0.0
    for layout in LAYOUTS:
        found = layout.detect(analysis)
        if found > confidence:
            best, confidence = layout, found
        if confidence >= SURE:
            break
    return (best, confidence) if confidence >= SURE_ENOUGH else (NONE_PARTS, 1 - confidence)


def read_page(analysis: Analysis, source: Source) -> tuple[Layout, float, Page]:
    """The page in the layout that is surest of it, nothing of its entries left out, and how sure that is."""
    layout, confidence = detect(analysis)
    return layout, confidence, settled(analysis, layout.read(analysis, source))
