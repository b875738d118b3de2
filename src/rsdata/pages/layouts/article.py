"""Nothing parts posts: an article, one entry from the first line of the page to its last.

Every line is a paragraph of its text. Nothing is taken for a heading, a caption or a byline: nothing says for
certain which lines are that, and as text none is lost.
"""

from __future__ import annotations

from rsdata.language.analysis import Analysis
from rsdata.model import Source
from rsdata.pages.page import Block, Entry, Page


def read(analysis: Analysis, source: Source) -> Page:
    """The page as one entry; none where it holds nothing but blanks."""
    lines = analysis.lines
    if not lines:
        return Page(None, (), is_article=True)
    blocks = tuple([Block("text", line.start, line.end) for line in lines])
    entry = Entry(lines[0].start, lines[-1].end, "inferred", blocks)
    return Page(None, (entry,), is_article=True)
