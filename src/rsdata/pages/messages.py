"""Messages that a live page prints: "Ann Lee in Dover tweets: ..." and what stands where in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from rsdata.attribution.document import MessageParts, Span
from rsdata.language.line_shapes import is_office
from rsdata.language.names import PARTICLES_IN_LISTS, is_personal_name
from rsdata.language.patterns import lazy
from rsdata.language.sentences import is_parted
from rsdata.language.word_lists import tagged
from rsdata.pages.link_marks import LINK_MARK

# The reporting words of a message and what they report.
VERBS: dict[str, Literal["tweet", "email"]] = {
    "tweets": "tweet",
    "tweeted": "tweet",
    "has tweeted": "tweet",
    "writes on twitter": "tweet",
    "emails": "email",
    "emailed": "email",
    "e-mails": "email",
    "e-mailed": "email",
    "has emailed": "email",
    "on twitter": "tweet",
    "via twitter": "tweet",
    "via email": "email",
    "via e-mail": "email",
    "by email": "email",
    "by e-mail": "email",
}

# "Ann Lee in Dover tweets: ", "SNP MP Ann Lee tweets, external: ", "Ann Lee emails:": from the start of a
# paragraph, within one clause. ", external" is how current pages print a link; it, or a role, may be glued on
# ("political editortweets: ").
# The gap before the reporting word is read in one piece, not tried again from each of its blanks.
MESSAGE = lazy(
    r"(?P<sender>[^\s\"“”:][^\"“”:\r\n]{0,160}?)"
    r"(?:(?=[^\S \n]*[ ,\n])(?=(?P<gap>\s*,?\s*))(?P=gap)|(?<=[a-z)])(?<!\bre))"
    r"(?P<cue>(?:has )?(?:tweet|e-?mail)(?:s|ed)|writes on Twitter|(?:on|via) Twitter|(?:via|by) e-?mail)"
    r"(?:, external)?\s?:(?:\s?, external)?(?:\s*(?=\S)|\s*\Z)",
    re.IGNORECASE,
)

# "tweets: ", "tweets, external: ", "emails :" at the start of a paragraph: who sent it stands above.
CUE = lazy(
    r"(?P<cue>(?:has )?(?:tweet|e-?mail)(?:s|ed)|writes on Twitter)"
    r"(?:, external)?\s?:(?:\s?, external)?(?:\s+(?=\S)|\s*\Z)",
    re.IGNORECASE,
)
# A block in which a page sets somebody's words, and what may follow them: '... so." from Ann Lee'. The label
# may also stand alone ("Quote Message"), the words in the paragraph under it.
QUOTE_LABEL = "Quote Message"
QUOTE_BLOCK = QUOTE_LABEL + ":"
FROM = " from "
LONGEST_NAME = 120

# "Ann Lee in Dover" -> "Dover"; "Ann Lee, from Dover", "Ann Lee, Dover"; the place runs to the end.
PLACE = lazy(
    r",?\s+(?:in|from|near|of|at)\s+(?P<place>(?:the )?[^\W\d_a-z][^,]*(?:, [^,]+)?)$"
    r"|,\s+(?P<bare>[A-Z][\w'’. -]+)$"
)

# No further than this from its start does a message have its cue: sender, blanks, reporting word.
LONGEST_HEAD = 250

# A line that says where to write: "Tweet @BBC_HaveYourSay", "Email: news@example.org", "Text 61124".
ACCOUNT = lazy(
    r"(?:Tweet|E-?mail|Text|SMS|Join the debate at|Get in touch)[: ]\s*"
    r"(?:us |your views |your comments )?(?:on |at |via |to )?"
    r"(?:@\w+|#\w+|\d{4,6}|[\w.+-]+@[\w.-]+)\.?$",
    re.IGNORECASE,
)

# Words before a name that are no part of it, besides every word in lower case: "SNP MP Ann Lee".
TITLES_OF_OFFICE = tagged("titles before a sender")

OPENING = '"“'
CLOSING = '"”'


def find_message(text: str, start: int, end: int, following: Sequence[Span] = ()) -> MessageParts | None:
    """The parts of the message that the paragraph ``text[start:end]`` is, or None where it is none. Its words
    may be a block of their own in the ``following`` paragraphs."""
    head = text[start : min(start + LONGEST_HEAD, end)].lower()
    if "tweet" not in head and "mail" not in head and "twitter" not in head:
        return None  # nearly every paragraph: not worth a pattern
    match = MESSAGE.match(text, start, end)
    if match is None:
        return None
    sender = match.span("sender")
    printed = text[sender[0] : sender[1]]
    if printed.endswith(LINK_MARK):
        sender = (sender[0], sender[1] - len(LINK_MARK))
        printed = text[sender[0] : sender[1]]
    if not _names_somebody(printed):
        return None
    name, place = _name_and_place(text, sender)
    if place is not None:
        sender = (sender[0], name[1])
    kind = VERBS[" ".join(match.group("cue").lower().split())]
    if match.end() < end:
        body = _body(text, match.end(), end)
    elif following and text.startswith(QUOTE_LABEL, following[0][0]):
        words = words_below(text, following)
        body = _words_of(text, *words) if words else (end, end)
    else:
        return None
    body = _trimmed(text, body)
    return MessageParts(kind, sender, name, place, match.span("cue"), body) if body[0] < body[1] else None


def find_message_of(
    text: str, sender: Span, start: int, end: int, following: Sequence[Span] = ()
) -> MessageParts | None:
    """The parts of a message whose sender is printed above it: the paragraph ``text[start:end]`` begins with
    "tweets: ", and the words stand there or in one of the ``following`` paragraphs."""
    match = CUE.match(text[start:end])
    if match is None:
        return None
    body_start = start + match.end()
    if body_start >= end:
        words = words_below(text, following)
        if words is None:
            return None
        body_start, end = words
    body = _trimmed(text, _words_of(text, body_start, end))
    if body[0] >= body[1]:
        return None
    kind = VERBS[" ".join(match["cue"].lower().split())]
    name, place = _name_and_place(text, sender)
    cue = (start + match.start("cue"), start + match.end("cue"))
    return MessageParts(kind, sender, name, place, cue, body)


def _words_of(text: str, start: int, end: int) -> Span:
    """A message's words, in a block or not: a closing mark that nothing opened is the block's."""
    if text.startswith(QUOTE_BLOCK, start):
        start, end = _block_words(text, start + len(QUOTE_BLOCK), end)
    if start >= end or text[start] in OPENING or text[end - 1] not in CLOSING:
        return _body(text, start, end) if start < end else (start, end)
    lone = text.count('"', start, end) % 2 if text[end - 1] == '"' else "“" not in text[start:end]
    return (start, end - 1) if lone else (start, end)


def _trimmed(text: str, span: Span) -> Span:
    """The span without blanks at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def words_below(text: str, following: Sequence[Span]) -> Span | None:
    """The next paragraph, or the one under it where that is only the label of a block."""
    for start, end in following[:2]:
        if text[start:end] != QUOTE_LABEL:
            return start, end
    return None


def quote_block_end(text: str, body: Sequence[Span], i: int) -> int:
    """Where the paragraph ``i`` ends; of a block of somebody's words, where its words end, or the name that
    stands on a line of its own under them."""
    if not text.startswith(QUOTE_LABEL, body[i][0]):
        return body[i][1]
    last = i
    if text[slice(*body[i])] == QUOTE_LABEL and i + 1 < len(body):
        last = i + 1
    elif not text.startswith(QUOTE_BLOCK, body[i][0]):
        return body[i][1]
    if last + 1 < len(body) and is_personal_name(text[slice(*body[last + 1])]):
        last += 1
    return body[last][1]


def _block_words(text: str, begin: int, end: int) -> Span:
    """Where the words of a block stand, its closing mark included, without the name behind them."""
    while begin < end and text[begin].isspace():
        begin += 1
    low = max(begin, end - LONGEST_NAME)
    mark = max(text.rfind(closing, low, end) for closing in CLOSING)
    if mark >= 0 and text.startswith(FROM, mark + 1) and mark + 1 + len(FROM) < end:
        return begin, mark + 1
    return begin, end


def starts_with_cue(text: str) -> bool:
    """Whether a paragraph begins with "tweets:" or "emails:" and leaves the sender to what stands above."""
    return text[:1] in "thewTHEW" and CUE.match(text[:40]) is not None


def is_account_line(text: str) -> bool:
    """Whether a paragraph only says where to send messages: "Tweet @BBC_HaveYourSay"."""
    return len(text) < 80 and ACCOUNT.match(text) is not None


def _names_somebody(sender: str) -> bool:
    """A sender has a capital or is a handle, and is no sentence."""
    first = sender[0]
    return (first == "@" or any(c.isupper() for c in sender)) and not is_parted(sender, 0, len(sender))


def _name_and_place(text: str, sender: Span) -> tuple[Span, Span | None]:
    start, end = sender
    place: Span | None = None
    match = PLACE.search(text[start:end])
    if match is not None:
        group = "place" if match.group("place") else "bare"
        before = text[start : start + match.start()]
        # "the leader of Medway Council" is a role, no reader with a place: a reader's name is all capitals.
        is_role = group == "bare" and is_office(match.group(group))  # "Ann Lee, Labour leader"
        if _is_bare_name(before) and not is_role and match.group(group) not in TITLES_OF_OFFICE:
            place = (start + match.start(group), start + match.end(group))
            return (start, start + match.start()), place
    head_end = text.find(",", start, end)
    head_end = end if head_end < 0 else head_end
    words = list(re.finditer(r"\S+", text[start:head_end]))
    first = 0
    for i, word in enumerate(words[:-1]):
        w = word.group()
        if (
            w in TITLES_OF_OFFICE
            or (w[0].islower() and w not in PARTICLES_IN_LISTS)
            or w.endswith(("'s", "’s"))
        ):
            first = i + 1
    if not words:
        return sender, None
    last = len(words) - 1
    while last > first and words[last].group().islower() and words[last].group() not in PARTICLES_IN_LISTS:
        last -= 1  # "from Ann Lee also via Twitter"
    name_end = head_end if last == len(words) - 1 else start + words[last].end()
    return (start + words[first].start(), name_end), None


def _is_bare_name(words: str) -> bool:
    parts = words.split()
    return 0 < len(parts) <= 5 and all(
        (p[0].isupper() or p[0] in "@." or not p[0].isalpha() or p in PARTICLES_IN_LISTS or len(parts) == 1)
        and p not in TITLES_OF_OFFICE
        for p in parts
    )


def _body(text: str, start: int, end: int) -> Span:
    """The message's own words: inside its marks where the whole of it stands in marks."""
    if text[start] not in OPENING:
        return start, end
    last = end
    while last - 1 > start and text[last - 1] in ".,":
        last -= 1
    if last - 1 <= start or text[last - 1] not in CLOSING:
        # An opening mark that never closes is the message's own, unless it closes in the middle.
        return (
            (start + 1, end) if not any(mark in text[start + 1 : end] for mark in CLOSING) else (start, end)
        )
    inner = next((i for i in range(start + 1, last - 1) if text[i] in '"“”'), None)
    if inner is not None and text[inner] != "“" and not text[inner - 1].isspace():
        return start, end  # the first mark closes early: '"No" is not "yes"'
    return start + 1, last - 1
