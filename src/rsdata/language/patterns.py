"""What the rules are written with: regular expressions compiled when first used, and words looked for."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final, cast

from rsdata.language.by_elections import folded, words_before_several
from rsdata.language.found_once import found_once
from rsdata.language.lower_case import lowered
from rsdata.language.word_lists import in_order

_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PIECE: Final = 2000  # characters
_LONGEST_MATCH: Final = 2000  # characters that a lazy pattern may match from a place on
_TAG: Final = re.compile(r"\{([a-z][a-z ,]*)\}")


class Lazy:
    """Stands for a compiled pattern until one of its methods is asked for, of a text with one of ``words``,
    where it has such."""

    def __init__(self, pattern: str | Callable[[], str], flags: int, words: tuple[str, ...]) -> None:
        self._pattern = pattern
        self._flags = flags
        self.words = words
        if words:
            self._folds = int(flags) & int(re.IGNORECASE) > 0
            for method in ("search", "match", "fullmatch", "finditer"):
                setattr(self, method, partial(self._if_met, method))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.compiled(), name)

    def compiled(self) -> re.Pattern[str]:
        """The pattern, whose methods are its own from now on."""
        pattern = self._pattern if isinstance(self._pattern, str) else self._pattern()
        pattern = _TAG.sub(lambda tag: any_of(in_order(tag[1])), pattern)
        compiled = re.compile(pattern, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return compiled

    def _if_met(self, name: str, text: str, start: int = 0, end: int = sys.maxsize) -> Any:
        """What a method finds in a text; nothing, as long as no text has had one of the words."""
        # Not at all of a page, for each place of it that is asked about.
        last = min(end, start + _LONGEST_MATCH) if name == "match" else end
        looked_at = lowered(text[start:last]) if self._folds else text[start:last]
        if any(map(looked_at.__contains__, self.words)):
            return getattr(self.compiled(), name)(text, start, end)
        return iter(()) if name == "finditer" else None


def lazy(pattern: str | Callable[[], str], flags: int = 0, *, words: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A regular expression that costs nothing on a page that has no use for it; one of tables that are to be
    read first is a function that makes it. "{furniture of a page}" in it is any of the words with that tag.

    ``words``, in lower case where case is ignored: whatever it finds (``search``, ``match``, ``fullmatch``,
    ``finditer``) has one of them, and it is not compiled before one is met."""
    return cast("re.Pattern[str]", Lazy(pattern, flags, words))


def paragraphs_for(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """The pieces of a text between its empty lines that have one of the words which a lazy pattern needs, in
    order of place."""
    begins: dict[int, int] = {}
    for word in cast("Lazy", pattern).words:
        at = text.find(word)
        while at >= 0:
            begin, end = text.rfind("\n\n", 0, at) + 1, text.find("\n\n", at)
            begins[begin] = len(text) if end < 0 else end
            at = text.find(word, begins[begin])
    return (text[begin : begins[begin]] for begin in sorted(begins))


def any_of(words: Iterable[str]) -> str:
    """A pattern of one of these words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(sorted(words), key=len, reverse=True)))})"


class Wording:
    """The words of a text, read as far as it takes to find what is looked for among them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._read_to = 0
        self._words: list[str] = []
        self._vocabulary: set[str] = set()

    def _read_on(self) -> list[str]:
        """The words of the next piece, up to an empty line."""
        text, start = self.text, self._read_to
        stop = text.find("\n\n", start + _PIECE)
        self._read_to = stop if stop >= 0 else len(text)
        words = _WORD.findall(folded(text[start : self._read_to].lower()))
        self._words += words
        self._vocabulary.update(words)
        return words

    def mentions(self, words: frozenset[str], phrases: tuple[str, ...] = ()) -> bool:
        """Whether one of these words or phrases is there, upper and lower case alike, a by-election however
        it is spelt."""
        if not words.isdisjoint(self._vocabulary):
            return True
        while self._read_to < len(self.text):
            if not words.isdisjoint(self._read_on()):
                return True
        return bool(phrases) and any(f" {phrase} " in self._spoken for phrase in phrases)

    @found_once
    def _spoken(self) -> str:
        """All its words, once they are read, with a blank between each two."""
        return f" {' '.join(self._words)} "

    @found_once
    def before_by_elections(self) -> frozenset[str]:
        """The words that may say how many by-elections it speaks of."""
        return words_before_several(self.text)


def mentions(text: str, words: frozenset[str], phrases: tuple[str, ...] = ()) -> bool:
    """Whether a text has one of these words or phrases."""
    return Wording(text).mentions(words, phrases)


def stands_alone(word: str, text: str) -> bool:
    """Whether a word, all of letters at its ends, stands in a text, not within a longer one: on a whole page
    several times faster than a pattern."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        around = text[at - 1 : at] + text[end : end + 1]
        if "_" not in around and not any(map(str.isalnum, around)):
            return True
        at = text.find(word, end)
    return False


def word_after(text: str, end: int) -> str:
    """The word that follows a place, in lower case; "" where none does."""
    start = end
    while start < end + 3 and text[start : start + 1] in {" ", "-", "\u00a0"}:
        start += 1
    match = _WORD.match(text[start : start + 24].lower())
    return match[0] if match else ""


def word_before(text: str, start: int) -> str:
    """The word that a place follows, in lower case; "" where none does."""
    words = text[max(0, start - 24) : start].lower().split()
    return words[-1].strip("(,;:\"'“‘’”") if words else ""
