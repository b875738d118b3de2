"""Messages of other sites that an entry shows without a ``<blockquote>``: a name, an account, words, a day.

They are laid out as those that a ``<blockquote>`` holds: the words, and under them who signs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import day_alone, is_age, is_stamp, read_time
from rsdata.named_tuples import NamedTuple
from rsdata.pages.marks import is_furniture as is_button
from rsdata.pages.readers.laid_words import LaidLine, lines_of
from rsdata.pages.readers.markup_tree import Element

# "Ann Lee @annlee", "(@annlee)", "@annlee · 7 May": the account, who has it before, what else behind.
_SENDER: Final = lazy(
    r"(?P<name>[^@]{0,80}?)[\s·•|(–—-]*(?P<account>@\w[\w.@-]{0,78}\w)\)?[\s·•|–—-]*(?P<rest>[^@]{0,60})",
)
# Class, test id or tag of an element that is a message of another site.
_CALLED: Final = lazy(r"(?<![a-z])(?:tweet|twitter|bluesky|bsky|mastodon|toot|x-post)(?![a-z])")
_LONGEST_SENDER: Final = 120
_LONGEST_DAY: Final = 60
_LONGEST_COUNTERS: Final = 30
_LONGEST: Final = 3000
_HIGHEST: Final = 6  # elements around the account, within the message
_HIGHEST_SENDER: Final = 2  # lines down to the account


class EmbeddedMessage(NamedTuple):
    """The element that shows a message, its lines, and whether it says of itself that it is one."""

    element: Element
    lines: tuple[LaidLine, ...]
    is_called: bool


def messages_in(elements: Sequence[Element], base: str = "") -> list[EmbeddedMessage]:
    """The messages in these elements, none of which is one itself: the least element each that has all that
    a message has."""
    found: list[EmbeddedMessage] = []
    held: set[int] = set()
    for top in elements:
        if not any("@" in words for words in top.words):
            continue  # nearly every one
        for element in top.walk():
            if element is top or "@" not in "".join(c for c in element.children if isinstance(c, str)):
                continue
            if element.is_longer_than(_LONGEST_SENDER) or _is_quoted(element, top) or id(element) in held:
                continue
            message = _message_around(element, top, base)
            if message is not None:
                found.append(message)
                held.update(map(id, message.element.walk()))
    return found


def _is_quoted(element: Element, top: Element) -> bool:
    """Whether an element stands in words that are set apart, or in a link or a paragraph of text."""
    above = _around(element, top)
    return any(e.tag == "blockquote" or (e.tag == "p" and e.size > _LONGEST_SENDER) for e in above)


def _around(element: Element, top: Element) -> Iterator[Element]:
    """The element and what lies around it, within ``top``."""
    for above in islice(chain((element,), element.ancestors()), _HIGHEST):
        if above is top:
            return
        yield above


def _message_around(element: Element, top: Element, base: str) -> EmbeddedMessage | None:
    above = list(_around(element, top))
    for n, around in enumerate(above):
        if around.is_longer_than(_LONGEST):
            return None
        lines = _message(lines_of([around], base))
        if lines is not None:
            is_called = any(_CALLED.search(_named(e)) for e in above[: n + 1])
            return EmbeddedMessage(around, lines, is_called)
    return None


def _named(element: Element) -> str:
    return f"{element.tag} {element.get('class')} {element.get('data-testid')}".lower()


def _message(lines: Sequence[LaidLine]) -> tuple[LaidLine, ...] | None:
    """The lines of a message: its words and its signature; None where something of it is missing."""
    at, sender = next(
        (
            (n, match)
            for n, line in enumerate(lines[:_HIGHEST_SENDER])
            if len(line.text) <= _LONGEST_SENDER and (match := _SENDER.fullmatch(line.text))
        ),
        (0, None),
    )
    if sender is None or (at > 0) == bool(sender["name"]):
        return None
    name = sender["name"] or lines[0].text
    day = _day_on(sender["rest"])
    below = lines[at + 1 :]
    last = next((n for n, line in enumerate(below) if _day_on(line.text)), len(below))
    if not day and last < len(below):
        day = _day_on(below[last].text)
    words = [line for line in below[:last] if not is_button(line.text)]
    if not day or not words or not any(map(str.isalpha, name)):
        return None
    signature = LaidLine("text", f"— {name} ({sender['account']}) {day}")
    return (*words, signature)


def _day_on(text: str) -> str:
    """When a message is from, by a line that says it, with counters behind it perhaps."""
    text = text.strip("·•| ")
    if not text or len(text) > _LONGEST_DAY:
        return ""
    if day_alone(text) is not None or is_stamp(text) or is_age(text):
        return text
    found = read_time(text)
    if found is None or found.date is None or len(text) - found.end > _LONGEST_COUNTERS:
        return ""
    return text[: found.end]
