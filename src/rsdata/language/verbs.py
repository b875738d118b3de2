"""Whether a word is used as a verb: "he reports", not "the reports"; and whether it is passive."""

from __future__ import annotations

from typing import Final

from rsdata.language import lexicon as lx
from rsdata.language.tokens import Words
from rsdata.language.word_lists import tagged

# Third persons that "of" may follow; of the others "of" makes plural nouns: "calls of", "claims of".
_TAKE_OF: Final = tagged("verbs that take of")


def is_reported(words: Words, i: int) -> bool:
    """Whether token ``i`` is a verb rather than a noun spelled like it: "he reports", "the reports"."""
    known = words.reported.get(i)
    if known is None:
        known = words.reported[i] = _is_reported(words, i)
    return known


def _is_reported(words: Words, i: int) -> bool:
    f = words.flag[i]
    if i == 0:
        return True
    if words.low[i] in lx.NEVER_NOUN:
        return True
    if words.low[i + 1 : i + 2] == ["of"] and words.low[i].endswith("s") and words.low[i] not in _TAKE_OF:
        return False  # "calls of", "claims of"
    if words.low[i - 1] == "to" and i > 1 and words.low[i - 2] == words.low[i]:
        return False  # "from state to state"
    if f & lx.BASE and not f & (lx.FINITE | lx.ADJ):
        # "the chant", "a controversial pledge": a bare form needs something to make it a verb
        b = words.flag[i - 1]
        w = words.low[i - 1]
        return bool(
            b & (lx.AUX | lx.PRON | lx.REL | lx.CONJ | lx.ADV | lx.OBJ)
            or w == "to"
            or w in ("people", "police")
            or (
                w.endswith("s")
                and not w.endswith(("ous", "ss", "us"))
                and not b & (lx.VERB | lx.POSSESSIVE | lx.DET | lx.POSS | lx.PREP)
            )
            or bool(b & lx.ROLE and b & lx.CAP)
        )
    if words.low[i] in ("go", "goes", "went", "going", "gone"):
        after = words.low[i + 2] if i + 2 < len(words.low) else "."
        return after in (",", ":", '"', "to", "that", ".", "about")
    if not f & lx.ADJ:
        # "their expected victory"
        b = words.flag[i - 1]
        if words.low[i - 1] in ("each", "both"):
            return True  # "what the Echo and the Mail each called"
        if (
            b & lx.DET
            and (b & lx.CAP or words.low[i - 2 : i - 1] == ["of"])
            and words.low[i - 1] in lx.COUNTERS
        ):
            return True  # "Another said", "the mother of three replied"
        return not (f & lx.PART and b & (lx.DET | lx.POSS | lx.POSSESSIVE) and not b & lx.PRON)
    k = i - 1
    g = words.flag[k]
    if g & lx.ADJ and not g & (lx.CAP | lx.ROLE | lx.PRON | lx.AUX):
        return False
    if g & (lx.DET | lx.POSS | lx.POSSESSIVE | lx.PREP) and words.low[k] != "to":
        return False
    after = words.low[i + 1] if i + 1 < len(words.low) else "."
    if words.low[i] in lx.MOSTLY_NOUN and not g & (lx.PRON | lx.REL):
        follows = words.flag[i + 1] if i + 1 < len(words.low) else lx.STOP
        if g & lx.VERB and not g & lx.AUX:
            return False  # "rejected claims that"
        brings = after == "," and words.low[i + 2 : i + 3] == ['"']
        if not (
            brings
            or after in (".", ":", "that", '"')
            or follows & (lx.PRON | lx.DET | lx.SUB)
            or after in lx.PHRASAL_PARTICLES
        ):
            return False
    if g & lx.ROLE and not g & lx.CAP and k and words.flag[k - 1] & lx.PREP and words.low[k - 1] != "to":
        return False  # "the use of executive orders": a role alone is nobody
    if f & lx.FINITE and not f & lx.BASE and (g & lx.PRON or g & lx.CAP or g & lx.ROLE):
        return True
    if f & lx.BASE and (
        (
            words.low[k].endswith("s")
            and not g & lx.POSSESSIVE
            and (g & lx.ROLE or (g & lx.CAP and not (k and words.flag[k - 1] & (lx.ROLE | lx.ADJ))))
        )
        or words.low[k] in ("people", "men", "women")
    ):
        return True
    if g & (lx.AUX | lx.PRON | lx.REL) or words.low[k] in ("to", "also", "then"):
        return True
    # "Lee's repeated calls", "the latest polls"
    for n in range(k, max(-1, k - 4), -1):
        g = words.flag[n]
        if g & (lx.DET | lx.POSS | lx.POSSESSIVE):
            # "the advert states that", but "the latest reports" and "in three separate interviews"
            if n == k or words.flag[k] & (lx.ADJ | lx.PART | lx.NUMBER):
                return False
            if after == "," and n > 0 and words.flag[n - 1] & lx.PREP:
                return False
            return after in (".", ",", ":", "that", '"') and bool(f & lx.FINITE)
        if not g & (lx.ADJ | lx.PART | lx.ROLE) and g & (lx.VERB | lx.PREP | lx.PUNCT | lx.STOP | lx.QUOTE):
            break
    if f & lx.ING:
        return bool(words.flag[k] & (lx.PUNCT | lx.QUOTE | lx.CONJ)) or _is_name(words.flag[k])
    return bool(f & lx.FINITE and not f & lx.BASE)


def _is_name(flag: int) -> bool:
    """Whether a token with these tags is a name and nothing else."""
    return bool(flag & lx.CAP) and not flag & (lx.STARTER | lx.POSSESSIVE | lx.ADJ)


def is_passive(words: Words, i: int, floor: int) -> bool:
    """Whether the participle at ``i`` is passive: "was called", "being accused"."""
    k = i - 1
    while k >= floor and words.flag[k] & lx.ADV and not words.flag[k] & lx.BE:
        k -= 1
    return k >= floor and (bool(words.flag[k] & lx.BE) or words.low[k] in ("get", "got", "gets"))
