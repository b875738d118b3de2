"""Messages of other sites that an entry shows without a ``<blockquote>``: a name, an account, words, a day.

They are laid out as those that a ``<blockquote>`` holds: the words, and under them who signs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import day_alone, is_age, is_stamp, read_time
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
_HIGHEST_SENDER: Final = 2  # lines down to the account


def messages_in(elements: Sequence[Element], base: str = "") -> dict[int, Sequence[LaidLine]]:
    """The lines of each message in these elements, by ``id`` of the least element that says of itself that it
    is one and has all that one has."""
    found: dict[int, Sequence[LaidLine]] = {}
    for top in elements:
        if not any("@" in words for words in top.words):
            continue  # nearly every one
        below = top.end  # where the message begins that was found last
        for element in reversed(top.walk()[1:]):
            if element.end > below or element.is_longer_than(_LONGEST) or not _CALLED.search(_named(element)):
                continue
            lines = _message(lines_of([element], base))
            if lines is not None:
                found[id(element)] = lines
                below = element.first
    return found


def _named(element: Element) -> str:
    return f"{element.tag} {element.get('class')} {element.get('data-testid')}".lower()


def _message(lines: Sequence[LaidLine]) -> tuple[LaidLine, ...] | None:
    """The lines of a message: its words and its signature; None where something of it is missing."""
    head = [(n, line.text) for n, line in enumerate(lines[:_HIGHEST_SENDER])]
    senders = ((n, _SENDER.fullmatch(text)) for n, text in head if len(text) <= _LONGEST_SENDER)
    at, sender = next(((n, match) for n, match in senders if match), (0, None))
    if sender is None or (at > 0) == bool(sender["name"]):
        return None
    name = sender["name"] or lines[0].text
    below = lines[at + 1 :]
    day = next(filter(None, map(_day_on, (sender["rest"], *(line.text for line in below)))), "")
    over = takewhile(lambda line: not _day_on(line.text), below)
    words = [line for line in over if not is_button(line.text)]
    if not day or not words or not any(map(str.isalpha, name)):
        return None
    return (*words, LaidLine("text", f"— {name} ({sender['account']}) {day}"))


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
