"""How words were given: spoken, printed, tweeted or emailed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from rsdata.attribution.outlets import PRESS
from rsdata.language import lexicon as lx
from rsdata.language.noun_phrases import Phrase
from rsdata.language.tokens import Words, asked_once
from rsdata.language.word_lists import tagged
from rsdata.model import QuoteKind

_REACH: Final = 60  # tokens looked at on either side of a quotation
_PAPER_NOUNS: Final = tagged("nouns for papers")
_SIGNS: Final = tagged("signs")
_READ: Final = frozenset(("read", "reads", "reading"))
_POSTED: Final = frozenset(("tweet", "tweets"))
# Words that may tell how a quotation was given.
_WRITTEN: Final = lx.PAPERS | _POSTED | {"twitter", "message", "writing"}


def kind_of(
    words: Words, lo: int, hi: int, q: int, speaker: Phrase | None, cue: int | None
) -> QuoteKind | None:
    """How the words of quotation token ``q`` were given, where its sentence lo..hi tells; else None."""
    kind = None if cue is None else _by_cue(words, lo, cue)
    if kind is None and speaker is not None:
        kind = _by_speaker(words, speaker)
    return kind or _by_context(words, lo, hi, q)


def _by_cue(words: Words, lo: int, cue: int) -> QuoteKind | None:
    """What the verb tells: "she tweeted", "he emailed", "she wrote", "the sign read"."""
    f, low = words.flag[cue], words.low
    if f & lx.TWEET:
        return "tweet"
    if low[cue].startswith(("email", "e-mail")):
        return "email"
    if f & lx.WRITE or (low[cue] in _READ and low[cue + 1 : cue + 2] not in (["out"], ["aloud"])):
        return "tweet" if _tweeted(words, lo, cue) else "writing"
    return None


def _by_speaker(words: Words, speaker: Phrase) -> QuoteKind | None:
    """What the speaker tells: "her tweet said", "an email said", "the sign said"."""
    last = words.low[speaker[1]]
    if last in _POSTED:
        return "tweet"
    if last in ("email", "e-mail"):
        return "email"
    signs = not _SIGNS.isdisjoint(words.low[speaker[0] : speaker[1] + 1])  # a sign, a banner, a headline
    return "writing" if last in lx.PAPERS or _prints(words, speaker) or signs else None


def _by_context(words: Words, lo: int, hi: int, q: int) -> QuoteKind | None:
    """What the words around the quotation tell."""
    if _WRITTEN.isdisjoint(words.vocabulary):
        return None  # nearly every paragraph
    first = max(lo, q - _REACH)
    written = _written(words)
    for k in range(bisect_left(written, first + 1), bisect_left(written, min(hi, q + _REACH))):
        for _, kind, rule in _RULES:
            if rule(words, written[k], first):
                return kind
    return "writing" if _writing_for(words, first, first) else None


@asked_once
def _written(words: Words) -> list[int]:
    """Where words stand that tell of writing."""
    return words.places_of(_WRITTEN)


def _on_twitter(words: Words, i: int, _floor: int) -> bool:
    return words.low[i] == "twitter" and words.low[i - 1] in ("on", "via")


def _in_a_tweet(words: Words, i: int, _floor: int) -> bool:
    low = words.low
    posted = low[i] in _POSTED and low[i - 1] in ("a", "another")
    return posted and low[i - 2 : i - 1] in (["in"], ["with"])


def _with_the_message(words: Words, i: int, floor: int) -> bool:
    with_it = words.low[i] == "message" and words.low[i - 2 : i] == ["with", "the"]
    return with_it and _tweeted(words, floor, i)


def _writing_for(words: Words, i: int, _floor: int) -> bool:
    return words.low[i] == "writing" and words.low[i + 1 : i + 2] in (["in"], ["on"], ["for"])


def _in_a_paper(words: Words, i: int, floor: int) -> bool:
    return words.low[i] in lx.PAPERS and _in_a(words, i, floor)


# What a word near a quotation tells; the first that holds decides.
_RULES: Final[tuple[tuple[str, QuoteKind, Callable[[Words, int, int], bool]], ...]] = (
    ("“We won the seat,” Ann Lee said on Twitter.", "tweet", _on_twitter),
    ("Ann Lee said in a tweet: “We won the seat.”", "tweet", _in_a_tweet),
    (
        "“We won the seat,” Ann Lee said as she tweeted a picture with the message.",
        "tweet",
        _with_the_message,
    ),
    ("Today, writing in the Echo, Ann Lee said: “We won the seat.”", "writing", _writing_for),
    ("Ann Lee said in a party blog: “We won the seat.”", "writing", _in_a_paper),
)


def _tweeted(words: Words, lo: int, hi: int) -> bool:
    """Whether somebody tweets between the two tokens."""
    return any(words.flag[i] & lx.TWEET for i in range(max(lo, hi - _REACH), hi))


def _in_a(words: Words, i: int, floor: int) -> bool:
    """Whether "in" or "on" stands before the noun at ``i``: "in a party blog post"."""
    for k in range(i - 1, max(floor, i - 6) - 1, -1):
        f = words.flag[k]
        if words.low[k] in ("in", "on", "from"):
            return k < i - 1
        if f & (lx.PUNCT | lx.STOP | lx.QUOTE) or (f & lx.VERB and not f & lx.ADJ):
            return False
    return False


def _prints(words: Words, phrase: Phrase) -> bool:
    """Whether the speaker is a paper: "the Mirror", "The Daily Echo"."""
    first, last = phrase
    if words.low[last] not in PRESS or last - first > 5:
        return False
    if not words.flag[last] & lx.CAP:
        return words.low[last] in _PAPER_NOUNS
    return bool(words.flag[first] & lx.DET) or all(words.flag[k] & lx.CAP for k in range(first, last + 1))
