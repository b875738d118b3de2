"""From a dialect's entries to posts: numbers, kinds, and the text put together."""

from __future__ import annotations

from collections.abc import Sequence

from rsdata.attribution.document import MessageParts
from rsdata.model import Post, PostKind
from rsdata.parse.messages import find_message
from rsdata.parse.page import BlockRole, Entry


def assemble(text: str, entries: Sequence[Entry], source_id: str) -> tuple[Post, ...]:
    """The posts of a page that is printed newest first."""
    count = len(entries)
    return tuple(
        _post(text, entry, source_id, number, count + 1 - number)
        for number, entry in enumerate(entries, 1)
    )


def messages_in(text: str, body: Sequence[tuple[int, int]]) -> dict[int, MessageParts]:
    """The messages among the paragraphs of a post, by the index of the paragraph they begin in. A sender may
    stand in a paragraph of its own, with "tweets: ..." under it."""
    found = {}
    for i, (start, end) in enumerate(body):
        parts = find_message(text, start, end)
        if parts is not None:
            found[i] = parts
        elif i + 1 < len(body) and text[body[i + 1][0]].lower() in "te":
            parts = find_message(text, start, body[i + 1][1])
            if parts is not None and parts.cue[0] == body[i + 1][0]:
                found[i] = parts
    return found


def _post(text: str, entry: Entry, source_id: str, number: int, sequence: int) -> Post:
    def first(role: BlockRole) -> str | None:
        return next((text[b.start : b.end] for b in entry.blocks if b.role == role), None)

    body = tuple((b.start, b.end) for b in entry.blocks if b.role == "text")
    byline, byline_role = first("byline"), first("byline_role")
    return Post(
        id=f"{source_id}-{number}",
        number=number,
        sequence=sequence,
        kind=_kind(text, body, bool(byline or byline_role)),
        heading=first("heading"),
        caption=first("caption"),
        byline=byline,
        byline_role=byline_role,
        text="\n\n".join(text[start:end] for start, end in body),
        boundary=entry.boundary,
        time_as_printed=entry.time_as_printed,
        published_at=entry.published_at,
        char_start=entry.start,
        char_end=entry.end,
        body=body,
        source_id=source_id,
    )


def _kind(text: str, body: Sequence[tuple[int, int]], has_byline: bool) -> PostKind:
    if not body:
        return "empty"
    messages = messages_in(text, body)
    # A message cut over two paragraphs covers both.
    covered = sum(1 if parts.body[1] <= body[i][1] else 2 for i, parts in messages.items())
    if covered == len(body):
        return "tweet" if any(parts.kind == "tweet" for parts in messages.values()) else "email"
    return "analysis" if has_byline else "post"
