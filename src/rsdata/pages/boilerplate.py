"""What a live page prints around its text: embedded messages, links to other stories, pictures and films.

Each rule reads the lines of one entry and says what some of them are; what no rule speaks of stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rsdata.language.line_shapes import is_agency, is_newsroom, is_unfinished
from rsdata.language.lines import Line
from rsdata.language.names import is_personal_name
from rsdata.pages.messages import is_account_line
from rsdata.pages.page import Block, BlockRole


class Piece:
    """One line of an entry: what it is (None where it is neither text nor about the text), and which of its
    characters count."""

    __slots__ = ("end", "is_text", "line", "paragraph", "role", "role_start", "start")

    def __init__(self, line: Line, paragraph: int) -> None:
        self.line = line
        self.paragraph = paragraph  # lines of one paragraph have one number
        self.start, self.end = line.start, line.end
        self.role: BlockRole | None = "text"
        self.is_text = False  # it is sure to be text, however it looks
        # Of a byline with the role on the same line: where the role begins.
        self.role_start: int | None = None

    @property
    def text(self) -> str:
        return self.line.text

    def blocks(self) -> Iterator[Block]:
        """What this line is, as blocks."""
        if self.role and self.start < self.end:
            yield Block(self.role, self.start, self.end)
        if self.role_start is not None:
            yield Block("byline_role", self.role_start, self.line.end)


# "This Twitter post cannot be displayed in your browser. ...", "Skip twitter post 2 by Ann Lee"
EMBED = re.compile(
    r"This \w{1,20} (?:post|video|content|article) cannot be displayed|Skip \w{1,20} (?:post|video|content)\b"
)
# "End of twitter post", "End of youtube video by Ann Lee"
EMBED_END = re.compile(r"End of \w{1,20} (?:post|video|content)\b")
# What is printed in place of an embedded post; none of it is anybody's words.
CONSENT = (
    "This Twitter post cannot be displayed",
    "View original content on",
    "View original tweet on",
    "View more on ",
    "The BBC is not responsible for the content of external sites",
    "Skip twitter post",
    "Allow Twitter content?",
    "This article contains content provided by",
    "Accept and continue",
    "To play this video you need to enable JavaScript",
    "This content is not available",
    "Media playback is ",
    "This video can not be played",
)
# A label and, mostly, the caption itself: "Image caption: The count", "Media caption,".
CAPTION = re.compile(r"(?:Image|Media|Video|Audio) caption[:,]\s*")
# Between what stands for a picture and who it is from, no space before: "The countImage source, PA".
SOURCES = ("Image source,", "Image copyright", "Copyright: ")
# A film or a sound stands here.
PLAYERS = frozenset(("Video content", "Audio content", "Media content"))
LABELS = frozenset(("Breaking", "Breaking News", "BREAKING"))
# ... and what may stand over a correspondent's name.
HEADS = frozenset(("Analysis", "Reaction"))
# The last line of a link to another story; its headline and a sentence stand above.
READ_MORE = "Read More"
HEADLINE_LENGTH = 130


def pieces_of(lines: Sequence[Line]) -> list[Piece]:
    """The lines of an entry, all of them text so far."""
    pieces: list[Piece] = []
    for line in lines:
        paragraph = (pieces[-1].paragraph + line.blank_before) if pieces else 0
        pieces.append(Piece(line, paragraph))
    return pieces


def mark_furniture(pieces: list[Piece]) -> None:
    """All rules of this module, in the order in which they must be asked."""
    for rule in (_label, _embeds, _cards, _pictures, _agencies, _accounts):
        rule(pieces)


def _label(pieces: list[Piece]) -> None:
    for piece, below in pairwise(pieces[:3]):
        if piece.text in LABELS or (piece.text in HEADS and is_personal_name(below.text)):
            piece.role = None
        else:
            return
    if len(pieces) == 1 and pieces[0].text in LABELS:
        pieces[0].role = None


def _embeds(pieces: list[Piece]) -> None:
    opened: int | None = None
    for i, piece in enumerate(pieces):
        if EMBED_END.match(piece.text):
            for inner in pieces[i if opened is None else opened : i + 1]:
                inner.role = None
            opened = None
        elif (piece.text.startswith("This ") and EMBED.match(piece.text)) or (
            opened is None and EMBED.match(piece.text)
        ):
            opened = i
        if piece.text.startswith(CONSENT):
            piece.role = None


def _cards(pieces: list[Piece]) -> None:
    """ "Read More" with the headline and the sentence above it."""
    for i, piece in enumerate(pieces):
        if piece.text != READ_MORE:
            continue
        piece.role = None
        above = [p for p in pieces[max(i - 2, 0) : i] if p.role == "text"]
        if not above:
            continue
        if len(above) == 2 and _is_headline(above[0].text) and not _is_headline(above[1].text, strict=True):
            above[0].role = above[1].role = None
        elif _is_headline(above[-1].text):
            above[-1].role = None
            if len(above) == 2 and _is_headline(above[0].text, strict=True):
                above[0].role = None


def _is_headline(text: str, *, strict: bool = False) -> bool:
    """No sentence; ``strict``: no mark of any kind at its end."""
    return len(text) <= HEADLINE_LENGTH and (is_unfinished(text) if strict else not text.endswith("."))


def _pictures(pieces: list[Piece]) -> None:
    pending = False  # a label has been read, its caption comes
    for i, piece in enumerate(pieces):
        if piece.role != "text":
            continue
        text = piece.text
        label = CAPTION.match(text)
        if label is not None:
            above = pieces[i - 1] if i else None
            if above is not None and above.role == "text" and _stands_for_picture(above, piece):
                above.role = "alt"
            piece.start += label.end()
            piece.role = "caption" if piece.start < piece.end else None
            pending = piece.role is None
        elif text in PLAYERS:
            piece.role = None
        elif pending:
            piece.role, pending = "caption", False
        else:
            for mark in SOURCES:
                at = text.find(mark)
                if at >= 0:
                    piece.end = piece.start + len(text[:at].rstrip())
                    piece.role = "alt" if at else None
                    break


def _stands_for_picture(above: Piece, label: Piece) -> bool:
    """Whatever is in one paragraph with the label of a caption, and a line without a stop straight above."""
    if above.paragraph == label.paragraph:
        return True
    return label.text.startswith("Image") and len(above.text) <= HEADLINE_LENGTH and is_unfinished(above.text)


def _agencies(pieces: list[Piece]) -> None:
    """A picture's words with its agency under them, in one paragraph."""
    for above, piece in pairwise(pieces):
        if (
            above.paragraph == piece.paragraph
            and above.role == piece.role == "text"
            and (piece.text == above.text or is_agency(piece.text))
            and not (is_personal_name(above.text) and is_newsroom(piece.text))
            and is_unfinished(above.text)
            and not above.text.startswith("•")
        ):
            above.role, piece.role = "alt", None


def _accounts(pieces: list[Piece]) -> None:
    for piece in pieces:
        if piece.role == "text" and is_account_line(piece.text):
            piece.role = "account"
