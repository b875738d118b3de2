"""The lexicon as data: which words have a tag. ``data/words.txt`` is the one place where words are listed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "data" / "words.txt"


@cache
def _sections() -> dict[str, list[str]]:
    """The lines under each tag, without comments."""
    sections: dict[str, list[str]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = sections[line[1:-1]] = []
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


def rows(tag: str) -> list[str]:
    """The lines under a tag. Raises KeyError for a tag that is not there."""
    return _sections()[tag]


def in_order(tag: str) -> tuple[str, ...]:
    """The words with a tag as they are listed, phrases with their spaces."""
    listed = " ".join(rows(tag))
    words = listed.split()
    return tuple([word.replace("_", " ") for word in words] if "_" in listed else words)


def pairs(tag: str) -> frozenset[tuple[str, str]]:
    """The pairs of words with a tag, which are listed with a plus between them: "hit+out"."""
    return frozenset((first, second) for first, _, second in (pair.partition("+") for pair in in_order(tag)))


def phrases(tag: str) -> tuple[tuple[str, ...], ...]:
    """The phrases with a tag, which are listed with a plus between their words: "time+and+again"."""
    return tuple(tuple(phrase.split("+")) for phrase in in_order(tag))


@cache
def tagged(tag: str) -> frozenset[str]:
    """The words with a tag."""
    return frozenset(in_order(tag))
