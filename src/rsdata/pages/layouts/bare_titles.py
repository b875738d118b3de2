"""The pages of ``numbered_titles`` as some extractors give them, without numbers and without indents.

    Live Reporting
    By Ann Lee
    All times stated are UK
    A title                    <- bare short lines: a title, a byline, a caption, told by where they stand
    Ann Lee
    Political correspondent
    Text, with
    a linked phrase            <- cut into a paragraph of its own; a lower-case start carries on
    Tweet @account
    Cy Dale
    tweets: ...

How many entries there are cannot be known for sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rsdata.language.analysis import Analysis
from rsdata.language.line_shapes import ends_in_speech, is_correspondent_role
from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.boilerplate import is_credited
from rsdata.pages.bylines import correspondents_in
from rsdata.pages.entries import Setting, read_entry
from rsdata.pages.induction import stamps_part
from rsdata.pages.messages import find_message, is_account_line, starts_with_cue
from rsdata.pages.numbering import numbered
from rsdata.pages.page import Block, Page
from rsdata.pages.page_header import TOP, has_header, header_spans, reporters

LONGEST_TITLE = 80


def detect(analysis: Analysis) -> float:
    """The header of these pages, and neither numbers nor stamps below it."""
    lines = analysis.lines
    if not has_header(lines) or stamps_part(analysis):
        return 0.0
    spans = header_spans(lines[:TOP])
    end = spans[0][1] if spans else 0
    return 0.7 if spans and end < len(lines) and not numbered(lines[end]) else 0.55


def read(analysis: Analysis, source: Source) -> Page:
    """Titles, lines that ask for messages, messages and wide gaps begin an entry."""
    lines = analysis.lines
    spans = header_spans(lines) or [(0, 0)]
    start, end = spans[0]
    authors = reporters(lines, start, end)
    body = lines[end:]
    setting = Setting(correspondents_in(body, authors))
    entries = []
    for at, stop in pairwise((*_starts(body), len(body))):
        titled = _is_title(body, at)
        entries.append(
            read_entry(
                (Block("heading", body[at].start, body[at].end),) if titled else (),
                body[at + titled : stop],
                "loose",
                setting,
                boundary="marked" if titled or is_account_line(body[at].text) else "inferred",
            )
        )
    return Page(authors, tuple(entries))


def _starts(body: Sequence[Line]) -> list[int]:
    """The lines that begin an entry; the first one does."""
    starts: list[int] = []
    for i, line in enumerate(body):
        if not starts or (line.blank_before and not _carries_on(body, i) and _begins(body, i, starts[-1])):
            starts.append(i)
    return starts


def _carries_on(body: Sequence[Line], i: int) -> bool:
    """The rest of a sentence, or of a message whose sender stands above."""
    return body[i].text[0].islower() or starts_with_cue(body[i].text)


def _begins(body: Sequence[Line], i: int, start: int) -> bool:
    above, line = body[i - 1], body[i]
    if is_account_line(above.text) or (i - 1 == start and _is_title(body, start)):
        return False
    if is_account_line(line.text) or _is_message(body, i):
        return True
    if above.is_unfinished and not _ends_message(body, i, start) and not _ends_in_picture(body, i, start):
        return False
    return line.blanks > 1 or _ends_message(body, i, start) or _is_title(body, i)


def _is_message(body: Sequence[Line], i: int) -> bool:
    """ "Ann Lee tweets: ...", on one line or on two, or on three with a role under the name."""
    if i and _signs(body, i - 1):
        return False
    if i + 2 < len(body) and _signs(body, i) and starts_with_cue(body[i + 2].text):
        return True
    if i + 1 < len(body) and starts_with_cue(body[i + 1].text) and body[i].is_unfinished:
        return True
    return find_message(body[i]) is not None


def _signs(body: Sequence[Line], i: int) -> bool:
    """Whether a line is a name over a correspondent's role."""
    return i + 1 < len(body) and body[i].is_name and is_correspondent_role(body[i + 1].text)


def _ends_message(body: Sequence[Line], i: int, start: int) -> bool:
    """Whether the entry from ``start`` to here is a line that asks for messages, and one message."""
    return i - start in (2, 3) and is_account_line(body[start].text) and not _is_message(body, i - 1)


def _ends_in_picture(body: Sequence[Line], i: int, start: int) -> bool:
    """Whether the entry from ``start`` to here has text, and under it a picture's two lines."""
    return (
        i - start > 3
        and body[i - 2].blank_before
        and not body[i - 1].blank_before
        and not body[i - 3].is_unfinished
        and is_credited(body[i - 2].text, body[i - 1].text)
    )


def _is_title(body: Sequence[Line], i: int) -> bool:
    """A short line without a stop with text under it, which is no name with a role or message under it."""
    text = body[i].text
    if len(text) > LONGEST_TITLE or text[:1] in '•"“' or is_account_line(text):
        return False
    if text[-1] in ".:;,…" or ends_in_speech(text) or find_message(body[i]) is not None:
        return False
    if i + 1 >= len(body) or not body[i + 1].blank_before:
        return False
    if body[i + 1].text[0].islower() and not ("," in text and starts_with_cue(body[i + 1].text)):
        return False
    return not _signs(body, i)
