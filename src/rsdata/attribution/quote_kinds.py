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
_EMAILS: Final = frozenset(("email", "e-mail"))
_EMAILED: Final = frozenset(("emailed", "e-mailed"))
_POSTED: Final = frozenset(("tweet", "tweets"))
_SITES: Final = tagged("sites of tweets")
_ISSUE: Final = tagged("verbs of issuing") - lx.SPEAKING_VERBS
_AGAIN: Final = frozenset(("that", "which"))
_SPOKEN: Final = tagged("words of a spoken statement")
_TURNS: Final = tagged("joining conjunctions") - {"as"}
# What bears words that nobody speaks, and how it is said that it does.
_BEARERS: Final = _SIGNS | lx.PAPERS
_BEARS: Final = tagged("bearing words")
MAY_BEAR: Final = _BEARS | {","}  # right before a quotation that stands on something
_NEAR: Final = 8  # tokens
# Words that may tell how a quotation was given.
_WRITTEN: Final = lx.PAPERS | _POSTED | _SITES | {"message", "writing", "text"}


def kind_of(
    words: Words, lo: int, hi: int, q: int, speaker: Phrase | None, cue: int | None
) -> QuoteKind | None:
    """How the words of quotation token ``q`` were given, where its sentence lo..hi tells; else None."""
    kind = None if cue is None else _by_cue(words, lo, cue)
    if kind is None and speaker is not None:
        kind = _by_speaker(words, speaker)
        if kind is None and lo > 0 and words.low[speaker[1]] == "it":
            kind = _by_sentence_before(words, lo)
    return kind or _by_context(words, lo, hi, q)


def is_printed(words: Words, lo: int, q: int) -> bool:
    """Whether the words of quotation token ``q``, which nobody speaks, stand on what is named right before
    them: "a sign on the door that reads “...”", "a banner, “...”"."""
    low, flag = words.low, words.flag
    if _BEARERS.isdisjoint(words.vocabulary):
        return False  # nearly every paragraph
    at = q - 1
    if low[at : at + 1] == [","]:
        return at > lo and low[at - 1] in _SIGNS
    if at <= lo or low[at] not in _BEARS:
        return False
    at -= 1
    at -= low[at] in _AGAIN
    at -= low[at] == ","
    for i in range(at, max(lo, at - _NEAR) - 1, -1):
        if low[i] in _BEARERS:
            return True
        if flag[i] & (lx.PUNCT | lx.STOP | lx.QUOTE):
            return False
    return False


def _by_cue(words: Words, lo: int, cue: int) -> QuoteKind | None:
    """What the verb tells: "she tweeted", "he emailed", "she wrote", "the sign read"."""
    f, low = words.flag[cue], words.low
    if sent := _sent(low[cue], f):
        return sent
    if f & lx.WRITE or (low[cue] in _READ and low[cue + 1 : cue + 2] not in (["out"], ["aloud"])):
        opens = words.low[lo] in ("in", "on")  # "In a post on X, she writes"
        on_a_site = _on_a_site(words, cue) or (opens and _on_a_site(words, lo))
        return "tweet" if on_a_site or _tweeted(words, lo, cue) else "writing"
    return None


def kind_of_verb(low: str) -> QuoteKind | None:
    """What a finite verb by itself tells: "tweeted", "emailed", "wrote"; None of most words."""
    f = lx.TAGS.get(low, 0)
    if not f & lx.FINITE:
        return None
    return _sent(low, f) or ("writing" if f & lx.WRITE else None)


def _sent(low: str, f: int) -> QuoteKind | None:
    """What a verb of these flags says is sent: "tweeted", "emailed"; None where it says none."""
    if f & lx.TWEET:
        return "tweet"
    return "email" if low.startswith(("email", "e-mail")) else None


def _by_speaker(words: Words, speaker: Phrase) -> QuoteKind | None:
    """What the speaker tells: "her tweet said", "an email said", "the sign said"."""
    last = words.low[speaker[1]]
    if last in _POSTED:
        return "tweet"
    if last in _EMAILS:
        return "email"
    written = last in lx.PAPERS or _prints(words, speaker) or _is_on_a_sign(words, speaker)
    return "writing" if written else None


def _is_on_a_sign(words: Words, speaker: Phrase) -> bool:
    """Whether what speaks is a sign, a banner, not a man in a hat."""
    first, last_of = speaker[0], speaker[1] + 1
    if _SIGNS.isdisjoint(words.low[first:last_of]):
        return False
    head = next((i for i in range(first + 1, last_of) if words.flag[i] & lx.PREP), last_of)
    return not _SIGNS.isdisjoint(words.low[first:head])


def _by_sentence_before(words: Words, lo: int) -> QuoteKind | None:
    """What the sentence before tells of "it": "She put out a statement. It says she was “late”."."""
    if lx.PAPERS.isdisjoint(words.vocabulary):
        return None
    first = words.bounds(lo - 1)[0]
    if not _EMAILED.isdisjoint(words.low[first:lo]):
        return "email"
    written = _written(words)
    before = written[bisect_left(written, first) : bisect_left(written, lo)]
    return "writing" if any(_is_issued(words, i) or _in_a_paper(words, i, first) for i in before) else None


def _by_context(words: Words, lo: int, hi: int, q: int) -> QuoteKind | None:
    """What the words around the quotation tell."""
    if _WRITTEN.isdisjoint(words.vocabulary):
        return None  # nearly every paragraph
    first = max(lo, q - _REACH)
    written = _written(words)
    for k in range(bisect_left(written, first + 1), bisect_left(written, min(hi, q + _REACH))):
        for _, kind, rule in _RULES:
            if rule(words, written[k], first) and not (rule is _on_twitter and _turns(words, q, written[k])):
                return kind
    return "writing" if _announced(words, first, q) or _writing_for(words, first, first) else None


def _turns(words: Words, q: int, i: int) -> bool:
    """Whether another clause is joined between a quotation and a word behind it: "“late”, after he came"."""
    return not _TURNS.isdisjoint(words.low[q + 1 : i])


def _announced(words: Words, first: int, q: int) -> bool:
    """Whether a writing is named before a colon: "Statement from her office: “...”", "sent a text: “...”"."""
    low = words.low
    if low[q - 1] != ":":
        return False
    if low[first] in lx.PAPERS and "from" in low[first + 1 : first + 4]:
        return True
    return (low[q - 2] in lx.PAPERS or low[q - 2] == "text") and q - 2 > first and _is_issued(words, q - 2)


def _is_issued(words: Words, i: int) -> bool:
    """Whether somebody issues the writing at ``i``: "put out a statement"."""
    return not _ISSUE.isdisjoint(words.low[max(0, i - _NEAR // 2) : i])


@asked_once
def _written(words: Words) -> list[int]:
    """Where words stand that tell of writing."""
    return words.places_of(_WRITTEN)


def _on_twitter(words: Words, i: int, _floor: int) -> bool:
    return words.low[i] in _SITES and words.flag[i] & lx.CAP > 0 and words.low[i - 1] in ("on", "via")


def _on_a_site(words: Words, cue: int) -> bool:
    """Whether somebody writes on a site of tweets: "wrote on X", "posted late on Twitter"."""
    if _SITES.isdisjoint(words.vocabulary):
        return False
    for i in range(cue + 1, min(cue + _NEAR, len(words))):
        if words.flag[i] & (lx.STOP | lx.QUOTE):
            return False
        if _on_twitter(words, i, cue):
            return True
    return False


def _in_a_tweet(words: Words, i: int, _floor: int) -> bool:
    low = words.low
    posted = low[i] in _POSTED and low[i - 1] in ("a", "another")
    return posted and low[i - 2 : i - 1] in (["in"], ["with"])


def _writing_for(words: Words, i: int, _floor: int) -> bool:
    return words.low[i] == "writing" and words.low[i + 1 : i + 2] in (["in"], ["on"], ["for"])


def _in_an_email(words: Words, i: int, floor: int) -> bool:
    return words.low[i] in _EMAILS and _in_a(words, i, floor)


def _in_a_paper(words: Words, i: int, floor: int) -> bool:
    if words.low[i] not in lx.PAPERS or words.low[i - 1] in _SPOKEN:
        return False
    return words.low[i + 1 : i + 3] == ["in", "which"] or _in_a(words, i, floor)


def _issued_saying(words: Words, i: int, _floor: int) -> bool:
    if words.low[i] not in lx.PAPERS or words.low[i - 1] in _SPOKEN or not _is_issued(words, i):
        return False
    behind = words.flag[i + 1 : i + 1 + _NEAR]
    quoted = next((k for k, f in enumerate(behind) if f & (lx.PUNCT | lx.STOP | lx.QUOTE)), 0)
    return quoted > 0 and behind[0] & lx.ING > 0 and behind[quoted] & lx.QUOTE > 0


# What a word near a quotation tells; the first that holds decides.
_RULES: Final[tuple[tuple[str, QuoteKind, Callable[[Words, int, int], bool]], ...]] = (
    ("“We won the seat,” Ann Lee said on Twitter.", "tweet", _on_twitter),
    ("Ann Lee said in a tweet: “We won the seat.”", "tweet", _in_a_tweet),
    ("Today, writing in the Echo, Ann Lee said: “We won the seat.”", "writing", _writing_for),
    ("Ann Lee said in an email: “We won the seat.”", "email", _in_an_email),
    ("Ann Lee said in a party blog: “We won the seat.”", "writing", _in_a_paper),
    ("Ann Lee issued a statement calling it “late”.", "writing", _issued_saying),
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
