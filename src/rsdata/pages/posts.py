"""From a dialect's entries to posts: numbers, kinds, and the text put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from rsdata.attribution.document import MessageParts, Span
from rsdata.language.analysis import Analysis
from rsdata.language.lines import Stretch
from rsdata.language.names import is_personal_name
from rsdata.model import Post, PostKind
from rsdata.pages.messages import (
    QUOTE_LABEL,
    block_of_account,
    find_message,
    find_message_of,
    message_behind,
    starts_with_cue,
)
from rsdata.pages.page import NAMED, PICTURE, Entry, Page
from rsdata.pages.times import instant

# The messages of a post, by the index of the paragraph they begin in.
Messages: TypeAlias = dict[int, MessageParts]

# How a paragraph begins that is the second half of a message cut in two.
CUES = frozenset(("tweet", "email", "e-mai"))

# Headings that a page prints where it has none.
GENERIC = frozenset(("Post update", "Post", "Get involved", "Via Twitter", "Via Blog", "Breaking News"))


def messages_of(analysis: Analysis, page: Page) -> list[Messages]:
    """The messages in each entry of a page."""
    labelled = QUOTE_LABEL in analysis.text
    return [_messages_in(analysis, entry, labelled=labelled) for entry in page.entries]


def assemble(text: str, page: Page, messages: Sequence[Messages], source_id: str) -> tuple[Post, ...]:
    """The posts of a page, in page order; ``messages`` are those in each entry."""
    told = enumerate(zip(page.entries, messages, _sequences(page), strict=True), 1)
    return tuple(_post(text, entry, found, source_id, n, place) for n, (entry, found, place) in told)


def _sequences(page: Page) -> list[int]:
    """The place in time of each entry: by page order, and by the times where they are all known, since a page
    may pin an entry or fill a gap later."""
    order = list(range(len(page.entries)))
    if page.newest_first:
        order.reverse()
    stamps = [entry.published_at for entry in page.entries]
    known = [stamp for stamp in stamps if stamp is not None]
    if known and len(known) == len(stamps):
        instants = [instant(stamp) for stamp in known]
        order.sort(key=instants.__getitem__)
    return [place + 1 for place in sorted(range(len(order)), key=order.__getitem__)]


def _sender_above(analysis: Analysis, entry: Entry) -> Stretch | None:
    """Whose message a text that begins with "tweets:" is: a name in the byline, else one in the heading."""
    blocks = (block for role in ("byline", "heading") for block in entry.blocks if block.role == role)
    above = (analysis.stretch(block.start, block.end) for block in blocks)
    senders = (a for a in above if a.text not in GENERIC and _is_sender(a.text.split(",", 1)))
    return next(senders, None)


def _is_sender(parts: Sequence[str]) -> bool:
    """A name, perhaps with a role or a place behind it; one word is a name if something is behind it."""
    return is_personal_name(parts[0]) or (len(parts) > 1 and parts[0].isalpha() and parts[0].istitle())


def _messages_in(analysis: Analysis, entry: Entry, *, labelled: bool) -> Messages:
    """The messages among the paragraphs of a post, by the index of the paragraph they begin in. A sender may
    stand in a paragraph of its own, with "tweets: ..." under it, or above the text. ``labelled``: the page
    has blocks that it calls messages."""
    if not (entry.embedded or labelled) and analysis.text.find(":", entry.start, entry.end) < 0:
        return {}  # most posts
    body = entry.body
    starts = [start for start, _ in body]
    embedded = {parts.body[0]: parts for parts, _ in entry.embedded}
    found: Messages = {i: embedded[start] for i, start in enumerate(starts) if start in embedded}
    found |= _blocks_under_accounts(analysis, body, labelled=labelled)
    paragraphs = [analysis.stretch(*span) for span in body]
    for i in _beside_a_colon(analysis.text, body, starts):
        if i in found:
            continue
        paragraph, following = paragraphs[i], paragraphs[i + 1 : i + 3]
        parts = find_message(paragraph, following)
        above = _sender_above(analysis, entry) if not i and starts_with_cue(paragraph.text) else None
        if parts is None and above is not None:
            parts = find_message_of(above, paragraph, following)
        if parts is None and following and following[0].text[:5].lower() in CUES:
            both = analysis.stretch(paragraph.start, following[0].end)
            parts = find_message(both, following[1:])
        if parts is None:
            parts = message_behind(paragraph)
        if parts is not None:
            found[i] = parts
    return found


def _blocks_under_accounts(analysis: Analysis, body: Sequence[Span], *, labelled: bool) -> Messages:
    """The blocks with the label of a message that stand under an account alone, where there are any."""
    found: Messages = {}
    for i, (start, end) in enumerate(body[:-1] if labelled else ()):
        if analysis.text[start] == "@" and analysis.text.startswith(QUOTE_LABEL, body[i + 1][0]):
            following = [analysis.stretch(*span) for span in body[i + 1 : i + 3]]
            parts = block_of_account(analysis.stretch(start, end), following)
            if parts is not None:
                found[i] = parts
    return found


def _beside_a_colon(text: str, body: Sequence[Span], starts: Sequence[int]) -> Iterator[int]:
    """The paragraphs that have a colon, and those right above: few, and no other is a message."""
    done = -1
    at = text.find(":", starts[0], body[-1][1]) if body else -1
    while at >= 0:
        k = bisect_right(starts, at) - 1
        yield from range(max(k - 1, done + 1), k + 1)
        done = k
        at = text.find(":", max(at + 1, body[k][1]), body[-1][1])


def _post(text: str, entry: Entry, messages: Messages, source_id: str, number: int, sequence: int) -> Post:
    body = entry.body
    words: dict[str, list[str]] = {}
    for role, start, end in entry.blocks:
        if role not in NAMED:
            words.setdefault("caption" if role in PICTURE else role, []).append(text[start:end])
    columns = {column: "\n\n".join(parts) for column, parts in words.items()}
    return Post(
        id=f"{source_id}-{number}",
        number=number,
        sequence=sequence,
        kind=_kind(text, body, messages, entry.by_correspondent),
        heading=columns.get("heading"),
        caption=columns.get("caption"),
        byline=columns.get("byline"),
        byline_role=columns.get("byline_role"),
        text=columns.get("text", ""),
        boundary=entry.boundary,
        time_as_printed=entry.time_as_printed,
        published_at=entry.published_at,
        char_start=entry.start,
        char_end=entry.end,
        body=body,
        source_id=source_id,
        anchor=entry.anchor,
        url=entry.url,
        updated_at=entry.updated_at,
    )


def _kind(text: str, body: Sequence[Span], messages: Messages, by_correspondent: bool) -> PostKind:
    if not body:
        return "empty"
    if messages:
        covered: set[int] = set()
        for i, parts in messages.items():
            if ". " in text[body[i][0] : parts.sender[0]]:
                continue  # behind another sentence
            last = i
            while last + 1 < len(body) and body[last][1] < parts.end:
                last += 1
            covered.update(range(i, last + 1))
        if len(covered) == len(body):
            return "tweet" if any(parts.kind == "tweet" for parts in messages.values()) else "email"
    return "analysis" if by_correspondent else "post"
