"""Where words were printed or said: the kind of a quotation and the outlet it was given to."""

from __future__ import annotations

from typing import Final

from rsdata.attribution import lexicon as lx
from rsdata.attribution.nouns import Phrase
from rsdata.attribution.words import Words
from rsdata.model import QuoteKind

_REACH: Final = 60

# Last words of the names of papers, magazines and sites that print.
PRESS: Final = frozenset(
    lx.listed(
        """
        times guardian mail telegraph sun mirror independent express post journal herald tribune
        gazette echo observer spectator economist standard scotsman record newspaper paper chronicle
        star argus courier advertiser mercury statesman ft sunday-times newsweek atlantic globe
        inquirer politico buzzfeed vox slate salon blog editorial magazine examiner bugle weekly
        standard yorker review nation intelligencer sentinel dispatch tabloid broadsheet newsletter
        huffpost conservativehome labourlist
        """
    )
)
# Words that mark a broadcaster or an agency.
AIR: Final = frozenset(
    lx.listed(
        """
        bbc itv itn sky lbc cnn nbc msnbc abc cbs npr fox pbs c-span channel radio newsnight stv rte
        al-jazeera bloomberg reuters afp cnbc univision telemundo espn hbo s4c channel4 talkradio
        associated press
        """
    )
)
_PROGRAMME: Final = frozenset(
    lx.listed(
        """
        today newsnight breakfast programme program show live politics world question panorama
        newsbeat pm daily sunday this good the andrew marr victoria dateline hardtalk morning
        tonight week profile
        """
    )
)
_PLACED: Final = frozenset(("in", "on", "to", "with", "for", "via", "by"))
# What writing is put in: "in a blog post", "in her column".
_PAPERS: Final = frozenset(
    lx.listed(
        """
        blog post letter article column editorial op-ed book memoir statement report email e-mail
        essay autobiography manifesto leaflet memo diary note poster press_release release paper
        """
    )
)
_SIGNS: Final = frozenset(
    lx.listed(
        """
        sign signs banner banners placard placards poster posters headline headlines plaque t-shirt
        """
    )
)
_TWITTER: Final = frozenset(("twitter", "tweet", "tweets"))


def kind_of(
    words: Words, lo: int, hi: int, q: int, speaker: Phrase | None, cue: int | None
) -> QuoteKind | None:
    """How the words of quotation token ``q`` were given, where its sentence lo..hi tells; None where it does not."""
    flag, low = words.flag, words.low
    if cue is not None:
        f = flag[cue]
        if f & lx.TWEET:
            return "tweet"
        if low[cue].startswith(("email", "e-mail")):
            return "email"
        if f & lx.WRITE or (low[cue] in ("read", "reads", "reading") and not _aloud(words, cue)):
            return "tweet" if _message_in(words, lo, cue) else "writing"
    if speaker is not None and _prints(words, speaker):
        return "writing"
    first = max(lo, q - _REACH)
    last = min(hi, q + _REACH)
    for i in range(first, last):
        w = low[i]
        if (
            w in _TWITTER
            and i > first
            and low[i - 1] in ("on", "via", "a", "another", "that")
            and low[i - 2 if i > 1 else 0]
            in (
                "in",
                "said",
                "wrote",
                "posted",
                "says",
                "with",
                "writes",
                "on",
                "via",
                low[i - 2],
            )
            and (w == "twitter" or low[i - 2 if i > 1 else 0] in ("in", "with"))
        ):
            return "tweet"
        if (
            w == "message"
            and i > first + 1
            and low[i - 1] == "the"
            and low[i - 2] == "with"
            and _message_in(words, first, i)
        ):
            return "tweet"
        if w == "writing" and i + 1 < hi and low[i + 1] in ("in", "on", "for"):
            return "writing"
        if (
            w in _PAPERS
            and flag[i - 1] & (lx.DET | lx.POSS | lx.ADJ | lx.POSSESSIVE | lx.CAP) | (low[i - 1] == "blog")
            and _in_a(words, i, first)
        ):
            return "writing"
        if w in _SIGNS and i < q and speaker is not None and speaker[0] <= i <= speaker[1]:
            return "writing"
    return None


def _aloud(words: Words, cue: int) -> bool:
    return cue + 1 < len(words) and words.low[cue + 1] in ("out", "aloud", "from")


def _message_in(words: Words, lo: int, hi: int) -> bool:
    """Whether somebody tweets between the two tokens."""
    return any(words.flag[i] & lx.TWEET for i in range(max(lo, hi - _REACH), hi))


def _in_a(words: Words, i: int, floor: int) -> bool:
    """Whether "in" or "on" stands before the noun at ``i``: "in a party blog post"."""
    for k in range(i - 1, max(floor, i - 6) - 1, -1):
        if words.low[k] in ("in", "on", "from"):
            return True
        if words.flag[k] & (lx.PUNCT | lx.STOP | lx.VERB & ~lx.ADJ | lx.QUOTE) and not words.flag[k] & lx.ADJ:
            return False
    return False


def _prints(words: Words, phrase: Phrase) -> bool:
    """Whether the speaker is a paper: "the Mirror", "The Daily Echo"."""
    first, last = phrase
    low = words.low[last]
    if low not in PRESS or last - first > 5:
        return False
    if words.flag[last] & lx.CAP:
        return bool(words.flag[first] & lx.DET) or all(words.flag[k] & lx.CAP for k in range(first, last + 1))
    return low in ("newspaper", "paper", "magazine", "blog", "editorial", "tabloid", "broadsheet")


def outlet_of(words: Words, lo: int, hi: int, q: int, speaker: Phrase | None, cue: int | None) -> str | None:
    """The paper, station or programme that the words were given to, as printed, where the sentence names it."""
    flag, low = words.flag, words.low
    first, last = max(lo, q - _REACH), min(hi, q + _REACH)
    for i in range(first, last):
        f = flag[i]
        if not f & lx.CAP or not (low[i] in AIR or _stem(low[i]) in AIR or _stem(low[i]) in PRESS):
            continue
        if speaker is not None and speaker[0] <= i <= speaker[1]:
            continue
        start = i
        while (
            start - 1 >= first
            and flag[start - 1] & lx.CAP
            and not flag[start - 1] & (lx.PREP | lx.CUE)
            and low[start - 1] != '"'
        ):
            start -= 1
        if start - 1 >= first and flag[start - 1] & lx.DET:
            start -= 1
        before = start - 1
        if before < first:
            continue
        given = (low[before] in _PLACED and _given(words, before, first)) or low[before] in lx.listed(
            "tell tells told telling inform informs informed interviewed"
        )
        if not given:
            continue
        end = _outlet_end(words, i, last)
        if end is None:
            continue
        text = words.text[words.start[start] : words.end[end]]
        return text[:-2] if text.endswith(("'s", "’s")) else text
    return None


def _stem(low: str) -> str:
    return low.removesuffix("'s")


def _given(words: Words, i: int, floor: int) -> bool:
    """Whether the preposition at ``i`` hangs on giving words: "speaking to", "writing in", "an interview with"."""
    if i == floor:
        return True
    k = i - 1
    f = words.flag[k]
    if words.low[i] in ("in", "on", "via"):
        return bool(f & (lx.CUE | lx.PUNCT | lx.CONJ | lx.ADV | lx.TIME | lx.QUOTE)) or words.low[
            k
        ] in lx.listed(
            """
        speaking talking writing appearing appearance interview article column debate remarks
        comments wrote writes message blog post
        """
        )
    return words.low[k] in lx.listed(
        """
        speaking talking spoke talks interview interviews comments statement remarks talked speaks
        writing written
        """
    )


def _outlet_end(words: Words, i: int, hi: int) -> int | None:
    """The last token of an outlet's name: a programme belongs to it, a presenter does not."""
    flag, low = words.flag, words.low
    end = i
    k = i
    while k < hi:
        if low[k].endswith("'s"):
            if k + 1 < hi and ((low[k + 1] in _PROGRAMME and flag[k + 1] & lx.CAP) or flag[k + 1] & lx.QUOTE):
                end = k
                k += 1
                while k < hi and (
                    flag[k] & lx.CAP or low[k] in ("at", "of", "programme", "show", "and", "the", "live")
                ):
                    end = k
                    k += 1
                return end
            return k
        if k + 1 < hi and (
            flag[k + 1] & (lx.CAP | lx.NUMBER)
            or low[k + 1] in ("live", "programme", "radio", "news", "newspaper")
        ):
            nxt = k + 1
            if (flag[nxt] & (lx.ROLE | lx.TITLE) and flag[nxt] & lx.CAP) or low[nxt] in (
                "political",
                "chief",
            ):
                return None  # "BBC Political Editor Ann Lee"
            k = nxt
            end = k
            continue
        if (
            k + 1 < hi
            and flag[k + 1] & (lx.ROLE | lx.ADJ)
            and low[k + 1] not in ("newspaper", "magazine", "paper", "website", "site")
        ):
            return None
        return end
    return end
