"""What a live page prints around its text: embedded messages, links to other stories, pictures and films.

Each rule reads the lines of one entry and says what some of them are; what no rule speaks of stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rsdata.language.line_shapes import (
    AGENCIES,
    counts_votes,
    is_agency,
    is_newsroom,
    is_outlet,
    is_unfinished,
)
from rsdata.language.lines import Line
from rsdata.language.names import is_personal_name
from rsdata.language.parties import is_party
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order, tagged
from rsdata.pages.marks import is_furniture
from rsdata.pages.messages import is_account_line
from rsdata.pages.page import Block, BlockRole, laid


class Piece:
    """One line of an entry, and what it is: one thing, or several that stand side by side."""

    __slots__ = ("is_text", "line", "paragraph", "parts", "role")

    def __init__(self, line: Line, paragraph: int) -> None:
        self.line = line
        self.paragraph = paragraph  # lines of one paragraph have one number
        self.role: BlockRole = "text"
        self.is_text = False  # it is sure to be text, however it looks
        # What stands side by side on the line, ``role`` the chief of it.
        self.parts: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        return self.line.text

    def divide(self, role: BlockRole, *parts: tuple[BlockRole, int]) -> None:
        """Says that the line is things side by side, each with its role and the place in the line at which it
        ends; the last ends with the line."""
        self.role = role
        self.parts = tuple(laid(self.line, *parts))

    def blocks(self) -> tuple[Block, ...]:
        """What this line is, as blocks that hold all of it but blanks."""
        return self.parts or (Block(self.role, self.line.start, self.line.end),)


# "This Twitter post cannot be displayed in your browser. ...", "Skip twitter post 2 by Ann Lee"
EMBED = lazy(
    r"This \w{1,20} (?:post|video|content|article) cannot be displayed|Skip \w{1,20} (?:post|video|content)\b"
)
# "End of twitter post", "End of youtube video by Ann Lee"
EMBED_END = lazy(r"End of \w{1,20} (?:post|video|content)\b")
# What is printed in place of an embedded post; none of it is anybody's words.
CONSENT = lazy(
    r"View (?:original (?:content|tweet)|more) on \w{1,20}"
    r"|View (?:(?:this )?(?:post|tweet|video) )?on (?i:{sites of embeds})"
    r"|{what stands for an embed}\.?|{openings of what stands for an embed}.*"
    r"|Allow \w{1,20} content\?"
    r"|This (?:content|post|video) can (?:also )?be (?:viewed|seen) on [^.]{3,60}\.?"
    r"|(?:This )?[Tt]weet may have been deleted\.?"
    r"|(?i:{sites of embeds}) content"
    r"|This (?:article|story|page) is (?:more than|over) .{1,20} old\.?"
    r"|Media playback is \w{1,20} on your device"
    r"|(?:This|The|An?) (?:\w+ )?"
    r"(?:embed|content|post|video|map|tweet|chart|player|media|slideshow)(?: \w+){0,3}? "
    r"(?:needs? your|requires? (?:your|JavaScript|cookies)|is (?:blocked|hidden|not loaded)"
    r"|(?:can ?not|can't) be (?:shown|displayed|loaded))\b.{0,100}"
    r"|(?:We apologi[sz]e, but )?(?:[Tt]his|[Tt]he) (?:video|content|player) (?:has )?"
    r"failed to load\b.{0,100}"
    r"|(?:Please )?[Tt]ry (?:refreshing|reloading) (?:your|the|this) (?:browser|page)\b.{0,60}"
    r"|(?:Please )?(?:[Aa]ccept|[Aa]llow|[Ee]nable|[Mm]anage) (?:your |all |the )?(?:\w+ )?"
    r"(?:cookies|JavaScript|consent)\b.{0,60}"
)
# No embedded post has more lines than this about it.
EMBED_LINES = 20
# A label and, mostly, the caption itself: "Image caption: The count", "Media caption,".
CAPTION = lazy(r"(?:Image|Media|Video|Audio) caption[:,]\s*")
# Between what stands for a picture and who it is from, no space before: "The countImage source, PA".
SOURCES = lazy(r"Image source,|Image copyright|(?:(?<=\S)|^)Copyright: ", words=("Image ", "Copyright"))
_LABELS_OF_CREDITS = tuple(map(str.title, in_order("labels of credits")))
# Whom a picture is from, behind its words: "The count. Photograph: Ann Lee/PA", "The count (Ann Lee/PA)",
# "The count. Photo / Ann Lee", "The count.Credit...Ann Lee", "The count (Reuters)".
CREDITED = lazy(
    lambda: (
        rf"(?:^|\s|(?<=\.))(?P<open>[\[(]?)(?P<label>{any_of(_LABELS_OF_CREDITS)}"
        r"(?: (?:by|credit))?(?:: ?| / |\.\.\. ?))(?P<credit>[^\s.:()\[\]][^.:()\[\]]{1,70})[\])]?\Z"
        r"|\s(?P<bracket>[\[(])(?P<inner>(?:[^()\[\]/]{4,40}/)?[^()\[\]]{2,40})[\])]\Z"
    )
)
_IN_CREDITS = (":", " / ", "...")
_OF_SCENE = tagged("words of what a picture shows")
# "Image:" alone, between the words of a picture and whom it is from, in brackets over three lines.
CREDIT_LABEL = lazy(lambda: rf"{any_of(_LABELS_OF_CREDITS)}(?: (?:by|credit))?:\Z")
# "Echo News: Ann Lee" under a picture's words.
OUTLET_AND_NAME = lazy(r"(?P<outlet>[^:]{2,40}): (?P<name>[^:]{4,40})\Z")
# A film, a sound or a picture stands here.
PLAYERS = frozenset(("Video content", "Audio content", "Media content", "Image"))
LABELS = frozenset(("Breaking", "Breaking News", "BREAKING"))
# ... and what may stand over a correspondent's name.
HEADS = frozenset(("Analysis", "Reaction"))
# The last line of a link to another story; its headline and a sentence stand above.
READ_MORE = "Read More"
HEADLINE_LENGTH = 130
LONGEST_CAPTION = 300


def pieces_of(lines: Sequence[Line]) -> list[Piece]:
    """The lines of an entry, all of them text so far."""
    pieces: list[Piece] = []
    for line in lines:
        paragraph = (pieces[-1].paragraph + line.blank_before) if pieces else 0
        pieces.append(Piece(line, paragraph))
    return pieces


def mark_furniture(pieces: list[Piece]) -> None:
    """All rules of this module, in the order in which they must be asked."""
    for rule in _RULES:
        rule(pieces)


def _label(pieces: list[Piece]) -> None:
    for piece, below in pairwise(pieces[:3]):
        if piece.text in LABELS or (piece.text in HEADS and is_personal_name(below.text)):
            piece.role = "label"
        else:
            return
    if len(pieces) == 1 and pieces[0].text in LABELS:
        pieces[0].role = "label"


def _buttons(pieces: list[Piece]) -> None:
    """The buttons with which a page ends an entry: "Share", "Copy link"."""
    last = len(pieces)
    while last and is_furniture(pieces[last - 1].text):
        last -= 1
    if len(pieces) - last > 1:
        for piece in pieces[last:]:
            piece.role = "furniture"


def _embeds(pieces: list[Piece]) -> None:
    opened: int | None = None
    for i, piece in enumerate(pieces):
        if opened is not None and i - opened > EMBED_LINES:
            opened = None
        if EMBED_END.match(piece.text):
            for inner in pieces[i if opened is None else opened : i + 1]:
                inner.role = "embed"
            opened = None
        elif EMBED.match(piece.text):
            piece.role = "embed"
            if opened is None:
                opened = i
        elif CONSENT.fullmatch(piece.text):
            piece.role = "embed"


def _cards(pieces: list[Piece]) -> None:
    """ "Read More" with the headline and the sentence above it."""
    for i, piece in enumerate(pieces):
        if piece.text != READ_MORE:
            continue
        piece.role = "furniture"
        above = [p for p in pieces[max(i - 2, 0) : i] if p.role == "text"]
        if not above:
            continue
        if len(above) == 2 and _is_headline(above[0].text) and not _is_headline(above[1].text, strict=True):
            above[0].role = above[1].role = "furniture"
        elif _is_headline(above[-1].text):
            above[-1].role = "furniture"
            if len(above) == 2 and _is_headline(above[0].text, strict=True):
                above[0].role = "furniture"


def _is_headline(text: str, *, strict: bool = False) -> bool:
    """No sentence and no line of a list; ``strict``: no mark of any kind at its end."""
    if len(text) > HEADLINE_LENGTH or text[0] in "•-–*" or counts_votes(text):
        return False
    return is_unfinished(text) if strict else not text.endswith(".")


def _pictures(pieces: list[Piece]) -> None:
    pending = False  # a label has been read, its caption comes
    for i, piece in enumerate(pieces):
        if piece.role != "text":
            continue
        text = piece.text
        label = CAPTION.match(text)
        if label is not None:
            _mark_picture(pieces[i - 1] if i else None, piece)
            pending = label.end() == len(text)
            piece.divide("label" if pending else "caption", ("label", label.end()), ("caption", len(text)))
        elif text in PLAYERS:
            piece.role = "furniture"
        elif pending:
            piece.role, pending = "caption", False
        elif source := SOURCES.search(text):
            first, words = source.span()
            piece.divide(
                "alt" if first else "credit", ("alt", first), ("label", words), ("credit", len(text))
            )


def stands_for_embed(text: str) -> bool:
    """Whether a line stands in place of what another site would show: a notice, a request for consent."""
    return CONSENT.fullmatch(text) is not None or EMBED.match(text) is not None


def names_photographer(text: str) -> bool:
    """Whether a line says at its end whom a picture is from."""
    return _credit_of(text) is not None


def is_credit_alone(text: str) -> bool:
    """Whether a line says whom a picture is from, and nothing else: "Photograph: Ann Lee/PA"."""
    credit = _credit_of(text)
    return (
        credit is not None and credit["label"] is not None and not text[: credit.start("label")].strip("[( ")
    )


def _credit_of(text: str) -> re.Match[str] | None:
    """Whom a picture is from, at the end of a line."""
    if len(text) > LONGEST_CAPTION or not (text[-1:] in ")]" or _has_label_of_credit(text)):
        return None  # nearly every line
    credit = CREDITED.search(text)
    is_first = credit is not None and credit.start("label") == 0 and text.partition(" ")[2][:1].islower()
    if is_first and "/" not in text and not _OF_SCENE.isdisjoint(text.split()):
        return None  # "Photo: the hall at midnight": what it shows
    if credit is None or credit["label"] is not None:
        return credit
    *before, last = credit["inner"].split("/")
    if before and is_personal_name(before[0]):
        return credit
    is_of_agency = AGENCIES.issuperset(last.lower().split()) and not is_party((*before, last)[0])
    return credit if is_of_agency and is_unfinished(text[: credit.start()]) else None


def _has_label_of_credit(text: str) -> bool:
    told = any(map(text.__contains__, _IN_CREDITS))
    return told and any(map(text.__contains__, _LABELS_OF_CREDITS))


def _credits(pieces: list[Piece]) -> None:
    """Whom a picture is from, behind its words or under them."""
    for i, piece in enumerate(pieces):
        above, text = pieces[i - 1] if i else None, piece.text
        if piece.role != "text" or len(text) > LONGEST_CAPTION:
            continue
        credit = _credit_of(text)
        if credit is not None:
            _divide_credit(piece, credit, above)
        elif above is not None and above.role == "text" and not piece.line.blank_before:
            signed = OUTLET_AND_NAME.match(text)
            if signed and is_outlet(signed["outlet"]) and is_personal_name(signed["name"]):
                above.role, piece.role = "alt", "credit"


def _broken_credits(pieces: list[Piece]) -> None:
    """ "The count (", "Image:", "Ann Lee/PA)": a credit that a browser sets on lines of its own."""
    for above, label, below in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if CREDIT_LABEL.match(label.text) and above.text[-1] == "(" and below.text[-1] == ")":
            role: BlockRole = "alt" if above.text[:-1].strip() else "mark"
            above.divide(role, ("alt", len(above.text) - 1), ("mark", len(above.text)))
            label.role = "label"
            below.divide("credit", ("credit", len(below.text) - 1), ("mark", len(below.text)))


def _divide_credit(piece: Piece, credit: re.Match[str], above: Piece | None) -> None:
    """Says what of a line is a picture's words and what their credit; alone, it is that of the line above."""
    group, opening = ("credit", "open") if credit["label"] else ("inner", "bracket")
    begin, (first, last) = credit.start(opening), credit.span(group)
    mark = credit.start("label") if credit["label"] else first
    role: BlockRole = "alt" if piece.text[:begin].strip() else "credit"
    end = len(piece.text)
    piece.divide(role, ("alt", begin), ("mark", mark), ("label", first), ("credit", last), ("mark", end))
    if role == "credit":
        _mark_picture(above, piece)


def _mark_picture(above: Piece | None, label: Piece) -> None:
    """Marks what stands for a picture above the label of a caption, or whom it is from."""
    if above is not None and above.role == "text" and _stands_for_picture(above, label):
        above.role = "alt"


def _stands_for_picture(above: Piece, label: Piece) -> bool:
    """Whatever is in one paragraph with the label of a caption, and a line without a stop straight above."""
    if len(above.text) > HEADLINE_LENGTH or counts_votes(above.text):
        return False
    if above.paragraph == label.paragraph:
        return True
    return label.text.startswith("Image") and is_unfinished(above.text)


def _agencies(pieces: list[Piece]) -> None:
    """A picture's words with its agency under them, or the words again, as a paragraph of their own."""
    for paragraph in paragraphs_of(pieces):
        if len(paragraph) == 2 and is_credited(*(piece.text for piece in paragraph)):
            paragraph[0].role, paragraph[1].role = "alt", "credit"


def is_credited(above: str, below: str) -> bool:
    """Whether two lines of one paragraph are what a picture shows, and under it whom it is from or the same
    words again: "Front page of the Ash Echo", "Ash Echo"."""
    return (
        (below == above or is_agency(below) or (" " in below and above.endswith(" " + below)))
        and not (is_personal_name(above) and is_newsroom(below))
        and is_unfinished(above)
        and not above.startswith("•")
        and not counts_votes(above)
    )


def paragraphs_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces that are still text, grouped by the paragraphs they stand in."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if piece.role != "text":
            continue
        if found and found[-1][0].paragraph == piece.paragraph:
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _accounts(pieces: list[Piece]) -> None:
    for piece in pieces:
        if piece.role == "text" and is_account_line(piece.text):
            piece.role = "account"


_RULES = (_label, _buttons, _embeds, _cards, _pictures, _broken_credits, _credits, _agencies, _accounts)
