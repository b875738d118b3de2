"""What of a page is kept as printed but read otherwise: link marks, labels of blocks, single characters.

Pages that print links leave ", external" behind each linked word; nobody reads or speaks it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

LINK_MARK = ", external"


def without_link_marks(text: str) -> str:
    """The text with blanks for the link marks outside quotation marks: every offset stays. Inside them the
    marks stay too, since a quotation is given as printed."""
    at = text.find(LINK_MARK)
    if at < 0:
        return text
    parts = []
    done = 0
    straight, curly = 0, False  # marks opened in this line so far
    while at >= 0:
        between = text[done:at]
        line = between.rfind("\n")
        if line >= 0:
            straight, curly = 0, False
        straight += between.count('"', line + 1)
        opened, closed = between.rfind("“", line + 1), between.rfind("”", line + 1)
        curly = opened > closed if max(opened, closed) >= 0 else curly
        end = at + len(LINK_MARK)
        is_mark = not (straight % 2 or curly or text[end : end + 1].isalnum())
        parts += [between, " " * len(LINK_MARK) if is_mark else LINK_MARK]
        done, at = end, text.find(LINK_MARK, end)
    parts.append(text[done:])
    return "".join(parts)


def with_characters(text: str, places: Mapping[int, str]) -> str:
    """The text with other characters at some places: every offset stays."""
    if not places:
        return text
    parts = []
    done = 0
    for place, character in sorted(places.items()):
        parts += [text[done:place], character]
        done = place + 1
    parts.append(text[done:])
    return "".join(parts)


def with_labels_marked(text: str, labels: Iterable[int]) -> str:
    """The text with a colon behind each of the lone labels ("Quote Message") that end there, and no line
    break before the words: they read as those on the line of their words, and every offset stays."""
    parts = []
    done = 0
    for end in labels:
        words = end + 1
        while text[words : words + 1].isspace():
            words += 1
        parts += [text[done:end], ":", " " * (words - end - 1)]
        done = words
    parts.append(text[done:])
    return "".join(parts)
