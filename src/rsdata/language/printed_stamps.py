"""Stamps as pages print them beside an entry: a clock, perhaps with its date and zone, and nothing else."""

from __future__ import annotations

import re
from typing import Final

from rsdata.language.calendar import MONTH

# "21:04", "9.04pm", "9:04 PM ET", "2104 GMT", "21h04"
STAMP_CLOCK: Final = re.compile(
    r"(?<![\d:./-])(?P<clock>(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?![\d%]|[.:/-]\d)(?::\d\d)?|\d{4}(?=\s*(?:hrs|GMT|BST)))"
    r"(?:\s?(?P<half>[ap]\.?m\.?(?!\w)))?"
    r"(?:\s?(?P<zone>GMT|BST|UTC|[A-Z][a-z]+ (?:Mean|Summer) Time|[ECMP][SD]?T|CES?T|IST|AES?T|AEDT)(?!\w))?",
    re.IGNORECASE,
)
_LONGEST: Final = 80
_MONTH_OR_NUMBER: Final = re.compile(rf"\b{MONTH}\b|\d+(?:st|nd|rd|th)?")
# What stands beside the clock of a stamp.
_OF_STAMP: Final = re.compile(
    r"\b(?:last|first)?\s*(?:published|posted|updated|added|edited|modified|filed)\b|\b(?:at|on|by|today|yesterday|ago"
    r"|mins?|minutes?|hours?|hrs?|h|m|secs?|seconds?|days?|d|now|local time|time)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[A-Z]{1,4}T|UTC|GMT|BST)\b\.?",
    re.IGNORECASE,
)


def is_stamp(text: str) -> bool:
    """Whether a text is a clock, with its date and zone perhaps, and nothing else."""
    match = STAMP_CLOCK.search(text)
    if match is None or len(text) > _LONGEST:
        return False
    rest = text[: match.start()] + " " + text[match.end() :]
    return not _WORD.sub("", _MONTH_OR_NUMBER.sub("", _OF_STAMP.sub("", rest))).strip(" ,.:;|()[]/-–—·•")


def printed_clock(text: str) -> str | None:
    """The clock in the words of a stamp, with its half and its zone: "9:04 PM ET"."""
    match = STAMP_CLOCK.search(text)
    return match[0].strip() if match else None
