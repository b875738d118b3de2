"""Captions that nothing labels: words that stand for a picture, told from text by where they stand and how
they read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rsdata.language.lexicon import SPEAKING_VERBS
from rsdata.language.line_shapes import counts_votes, is_title_case, is_unfinished
from rsdata.language.lines import Stretch
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged
from rsdata.pages.boilerplate import Piece, paragraphs_of
from rsdata.pages.messages import QUOTE_LABEL, find_message, starts_with_cue

# How an entry ends: straight above the next number ("tight": no paragraph of text does), with an empty line
# between ("loose": only a paragraph of text does), or with the page ("open": nothing can be told).
Ending = Literal["tight", "loose", "open"]

LONGEST = 200
# What a picture's words do not have: a quotation, a link, a figure of votes, a handle.
NO_PICTURE = lazy(r"[\"“”@#•]|: |https?:|pic\.twitter|\d,\d{3}|\d%|\d\.\d|^\W*\d+ [A-Z]|^[-–—*]")
# Somebody speaks: a sentence that lost its stop.
_SPEAKING = SPEAKING_VERBS | tagged("verbs of a sentence")
_WORD = lazy(r"[\w'’]+")
# ... or something is the case; what stands for a picture at the top of an entry may say so too.
_SAYING = _SPEAKING | (tagged("forms of be") | tagged("auxiliaries")) - {"to", "not", "never"}
# Links and asides that stand on a line of their own: "Read more here", "Watch live".
POINTING = tagged("pointing words")


def mark_captions(pieces: Sequence[Piece], ending: Ending, *, tight_is_rare: bool) -> None:
    """Marks what stands for a picture among the text of an entry. ``tight_is_rare``: on this page most
    entries end with an empty line, so that one which does not must end with a picture."""
    paragraphs = paragraphs_of(pieces)
    last = pieces[-1] if pieces else None
    for i, paragraph in enumerate(paragraphs):
        piece = paragraph[0]
        if piece.is_text:
            continue
        if len(paragraph) > 1:
            if len(paragraph) == 2 and _has_photographer(piece.line, paragraph[1].text):
                piece.role, paragraph[1].role = "alt", "credit"
            continue
        if piece is last and ending == "open":
            is_picture = i > 0 and _ends_in_picture(paragraphs[i - 1][-1].line, piece.line)
        elif piece is last:
            is_picture = ending == "tight" and _may_be_picture(piece, finished=tight_is_rare and i > 0)
        else:
            is_picture = _is_between_sentences(paragraphs, i) and reads_like_caption(piece.line, first=i == 0)
        if is_picture:
            piece.role = "alt"


def reads_like_caption(line: Stretch, *, first: bool = False) -> bool:
    """A name or a noun phrase without a stop: "Ann Lee", "Ballot boxes at the Corn Exchange"; straight under
    the heading (``first``) also "Ann Lee is on her way"."""
    text = line.text
    if len(text) > LONGEST or not line.is_unfinished or NO_PICTURE.search(text):
        return False
    words = text.split()
    if words[0].rstrip(",").lower() in POINTING or words[-1].lower() in ("here", "below"):
        return False
    return (_SPEAKING if first else _SAYING).isdisjoint(_WORD.findall(text)) and _may_be_words(line)


def _may_be_words(line: Stretch) -> bool:
    """Whether a line is no message and no figure of votes."""
    is_block = line.text.startswith(QUOTE_LABEL)
    return not (is_block or counts_votes(line.text) or find_message(line))


def _has_photographer(line: Stretch, below: str) -> bool:
    """What a picture shows, and under it whom it is from: a name or an agency that no list has."""
    is_name = is_title_case(below) and len(below.split()) <= 4 and not any(map(str.isdigit, below))
    return is_name and reads_like_caption(line)


def _may_be_picture(piece: Piece, *, finished: bool) -> bool:
    """The last line of an entry with the next number straight under it."""
    text = piece.text
    if len(text) > LONGEST or text[:1] in '•"“' or starts_with_cue(text) or not _may_be_words(piece.line):
        return False
    return piece.line.is_unfinished or (finished and not any(mark in text for mark in '"“”'))


def _ends_in_picture(above: Stretch, line: Stretch) -> bool:
    """At the end of a page: no sentence, and no list it could belong to."""
    return not above.is_unfinished and not above.text.endswith(":") and reads_like_caption(line)


def _is_between_sentences(paragraphs: Sequence[Sequence[Piece]], i: int) -> bool:
    """Text stands under it, and what is above announces no list; one of several such lines is a list too,
    save straight under the heading."""
    if i + 1 >= len(paragraphs):
        return False
    below = paragraphs[i + 1][0].text
    if starts_with_cue(below) or below[0].islower():
        return False  # who sent a message; a sentence cut in two at a link
    if counts_votes(below) or (below[0].isdigit() and is_unfinished(below)):
        return False  # the title of a list of results
    if i == 0:
        return True
    above = paragraphs[i - 1][-1].text
    is_list_item = is_unfinished(below) and below[:1] != "•"
    return not above.endswith(":") and not is_unfinished(above) and not is_list_item
