"""The cue that governs a quotation from the left: Ann Lee said: "…" / she called it "…"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.nested_clauses import (
    OF_WORDS,
    aimed_at_anothers,
    branded_by,
    embedded,
    in_closed_aside,
    in_single_marks,
    in_use,
    is_only_spoken_of,
    outermost,
    owner_at,
    remark_of,
    reported_thing,
    says_he,
    thrown_at,
)
from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.language import lexicon as lx
from rsdata.language.clauses import (
    BEARERS,
    MAKING,
    NAMING,
    TAKING_UP,
    is_judged_of,
    past_closed_lead,
    subject_of,
)
from rsdata.language.noun_phrases import (
    Phrase,
    before_brackets,
    is_name_word,
    is_noun,
    person_grade,
    phrase_right,
    somebody,
)
from rsdata.language.subjects import is_named_work, subject_left
from rsdata.language.tokens import Words, asked_once
from rsdata.language.verbs import NOT, PERCEIVING, is_imagined, is_negated, is_passive, is_reported
from rsdata.language.word_lists import tagged

_TRIES: Final = 6  # cues looked at to the left of one quotation
_PRESENTING: Final = lx.all_forms("verbs of presenting")
_TARGETING: Final = lx.all_forms("verbs of targeting somebody")
# By what stands before the words: "as “a fresh start”", "for “sloth”", "to “all who rowed”".
_SENDING: Final = {"as": _PRESENTING, "for": _TARGETING, "to": lx.all_forms("verbs of dedicating")}
_LONGEST_PRESENTED: Final = 12  # tokens of what is presented
_OWNING: Final = lx.DET | lx.POSS | lx.POSSESSIVE  # "its [billing] as"
_AS_A: Final = (["as", "a"], ["as", "an"])
_LONGEST_ADDRESS: Final = 8  # tokens that name whom a cue addresses
_LONGEST_OF_THINGS: Final = 24  # tokens from a thing to what it says
_TO_SOMEBODY: Final = frozenset(("of", "to", "at"))
_ARTICLES: Final = tagged("articles")
_OBJECTS: Final = tagged("object pronouns")
_ASKED: Final = tagged("verbs of asking")
# Passives whose subject speaks: "was quoted as saying", "she was determined".
_SPEAKING_PASSIVES: Final = tagged("passives whose subject speaks")
# Names given to somebody, not somebody's words: "the hacker known as “Bear”".
_KNOWN: Final = frozenset(("known", "nicknamed"))
# First words of a sentence that imagines what is said.
_IMAGINE: Final = tagged("calls to imagine")
_REFERRED_TO_AS: Final = ["referred", "to", "as"]
_OF_THINGS: Final = lx.DET | lx.POSS
_KNOWN_AS: Final = 4  # tokens: "known online as"
_BEFORE_A_WAY: Final = frozenset(("when", "if", "once", "to"))
_WAYS: Final = frozenset(("how", "whether", "when", "where"))
_WHAT: Final = frozenset(("what", "which"))
_QUESTIONS: Final = _WAYS | {"if", "why", "what", "who"}
_GOING_ON: Final = frozenset(("continue", "continues", "continued", "continuing"))
_OPENS_ADDRESS: Final = lx.DET | lx.POSS | lx.PRON | lx.OBJ | lx.CAP  # "she continued to her deputy"
_EXPECTING: Final = frozenset(("expected", "expects"))
_FINDING: Final = frozenset(("find", "finds", "found", "finding"))
_CONTRASTING: Final = frozenset(("while", "whereas"))
_SETTING_AGAINST: Final = _CONTRASTING | {"but", "yet", "although", "though"}
_MEANWHILE: Final = frozenset(("as", "while", "with"))
_BREAKS_IN: Final = frozenset((",", "-", "even", "just", "and"))
_NONE: Final = frozenset(("no", "nobody", "none", "neither", "nor"))
_HOLDING_BACK: Final = lx.all_forms("verbs of holding back") | tagged("words of holding back")
_MAY_ADD: Final = frozenset(("yet", "too"))  # "yet again", "all too often"
_OWNING_UP: Final = lx.all_forms("verbs of owning up") | lx.all_forms("verbs of saying so")
# "Lee did not [just] call it “…”", "Lee would not say [more] than “…”"
_EXCEPT: Final = tagged("words that take a negation back")
_UTTERED: Final = lx.all_forms("verbs of uttering")
_WISHING: Final = lx.all_forms("verbs of wishing")
_TRYING: Final = frozenset(("try", "tries", "tried", "trying"))
_REFUSING: Final = lx.all_forms("verbs of refusing")
_ANSWERING: Final = tagged("verbs of answering")
_ANSWERED: Final = lx.all_forms("verbs of answering")
_ABOUT: Final = frozenset(("about", "on", "over"))
_DEALING: Final = lx.all_forms("verbs of dealing with something")
_LEFT_OPEN: Final = tagged("left open by")
_OUGHT_TO: Final = ["ought", "to"]
_OUGHT: Final = frozenset(("must", "should"))
_OURSELVES: Final = frozenset(("i", "we"))  # "I must say"
_UNREAL: Final = tagged("modal verbs of what is not so")
_DENYING: Final = lx.all_forms("verbs of denying")
_MEETING: Final = lx.all_forms("verbs of meeting claims")
_CLAIMS: Final = tagged("claims of others")
_LONGEST_TAKEN: Final = 6  # tokens from "as" to the quotation
_CLAIMED: Final = 14  # tokens from "claims" to the quotation
_BEFORE_CLAIMS: Final = lx.DET | lx.ADJ | lx.POSS | lx.ADV
_ENDS_A_CLAIM: Final = lx.PUNCT | lx.STOP | lx.QUOTE
_AGREEING: Final = lx.all_forms("verbs of agreeing")
_ON_A_THING: Final = frozenset(("on", "to"))
_CONDITIONS: Final = tagged("openings of a condition")
_WHEN_TOLD: Final = _CONDITIONS | _MEANWHILE
_A: Final = frozenset(("a", "an"))
_AS_REASON: Final = frozenset(("as", "because", "after", "since", "when"))
_CALLING: Final = frozenset(("call", "calls", "called", "calling"))
_CALLED_TOGETHER: Final = tagged("what is called together")
_TURNING_DOWN: Final = lx.all_forms("verbs of turning down")
_WILL: Final = frozenset(("will", "would", "'ll"))
_DOES: Final = lx.BASE | lx.AUX
_DO: Final = frozenset(("do", "does", "did"))  # "she did say", which she has
_AWAY: Final = frozenset(("off", "away", "aside", "down", "back"))
_TOWARDS: Final = frozenset(("to", "about", "at"))
# "What we call “…”": nobody in particular.
_EVERYBODY: Final = frozenset(("we", "you"))
# What hangs on a thing rather than on the verb that takes it: "called a meeting [out] of “spite”".
_OF_A_THING: Final = frozenset(("at", "from", "in", "on", "out", "under", "with", "without"))
_ENDS_AN_OBJECT: Final = lx.PUNCT | lx.QUOTE | lx.SUB | lx.REL | lx.AUX | lx.CUE
# "Lee said that [anyone who] said so “…”": Lee
_AMONG: Final = frozenset(("among", "amongst", "one"))
_WHOEVER: Final = frozenset(("anybody", "anyone", "everybody", "everyone", "people", "those"))


class _Lead:
    """What stands right before a quotation, and how far back its cue may be."""

    __slots__ = ("colon", "comma", "end", "floor")

    def __init__(self, end: int, colon: bool, comma: bool, floor: int) -> None:
        self.end = end  # the token where a cue would stand beside the quotation
        self.colon = colon
        self.comma = comma
        self.floor = floor  # first token looked at


def _lead(site: Site) -> _Lead | None:
    words, q = site.words, site.q
    flag, low = words.flag, words.low
    floor = site.floor
    end = q - 1
    if end < floor:
        return None
    # (A semicolon behind a verb of saying is a slip for a colon: "Cllr Lee said; “It is late.”".)
    slip = low[end] == ";" and site.capital and site.last in ".!?" and flag[end - 1] & lx.CUE > 0
    colon = low[end] == ":" or slip
    if colon and low[end - 1] == ")" and "(" in low[floor : end - 1]:
        end = next(k for k in range(end - 2, floor - 1, -1) if low[k] == "(")  # "Lee says (to boos):"
    comma = low[end] in (",", "-")
    if colon or comma or low[end] in ("that", "how", "as", "a", "an", "the", "of"):
        end -= 1
    elif low[end] in lx.SPOKEN_NOUNS and low[end - 1] in _ARTICLES:
        end -= 2  # "she preferred [the word] “…”"
    while end > floor and (
        (low[end - 1], low[end]) in lx.PHRASAL or (flag[end] & lx.ADV and not flag[end] & lx.CAP)
    ):
        end -= 1  # "pointed out,", "said later:"
    return _Lead(end, colon, comma, floor)


def governing_cue(site: Site) -> SpeakerCandidate | None:
    """Ann Lee said: "…" / she called it "…" / he believed the seats had "…"."""
    lead = _lead(site)
    if lead is None:
        return None
    met = _met(site, lead) if site.words.vocabulary & _CLAIMS else None
    found = met or _nearest_cue(site, lead)
    if found is not None and found.weight >= ranks.CUE_BESIDE and _says_so_itself(site, lead, found):
        return found.weighing(ranks.CUE_WITHIN)
    return found if found is not None or site.title else _presented(site, lead)


def _says_so_itself(site: Site, lead: _Lead, found: SpeakerCandidate) -> bool:
    """Whether a clause of its own says whose the words are, whoever reports that behind them: 'He rang twice
    and [said] "you lose," the court heard', not "When Ray said “no,” Lee said"."""
    words, name, i = site.words, found.speaker, found.cue
    if name is None or i is None or lead.colon or i < lead.end:
        return False
    if site.last != "," and words.low[site.q + 1 : site.q + 2] != [","]:
        return False
    f = words.flag[i]
    says = f & (lx.CUE | lx.FINITE | lx.JUDGE) == lx.CUE | lx.FINITE and words.low[i] not in lx.SOFT
    if not says or (site.capital and not lead.comma):
        return False  # "Dover burns, Ray says “We ran,” Lee said"
    before = name[0] - 1
    joined = before < site.lo or words.flag[before] & (lx.CONJ | lx.CUE) or words.low[before] in ("that", ",")
    return bool(joined) and words.low[site.lo] not in _CONDITIONS and words.low[before] not in _CONDITIONS


def _presented(site: Site, lead: _Lead) -> SpeakerCandidate | None:
    """Who presents something as the words, "Ann Lee pitched the plan as “a fresh start”", or blames somebody
    for it in them, "Ann Lee targeted the mayor for “sloth”", or dedicates it to whom they tell of."""
    words, low = site.words, site.words.low
    as_at = site.q - 1 - (words.flag[site.q - 1] & lx.DET > 0)
    before = "as" if low[as_at] == "as" else low[site.q - 1]
    if before not in _SENDING or _SENDING[before].isdisjoint(words.vocabulary):
        return None
    verbs = _SENDING[before]
    for i in range(as_at - 1, max(lead.floor, as_at - _LONGEST_PRESENTED) - 1, -1):
        f = words.flag[i]
        if f & (lx.STOP | lx.QUOTE | lx.REL | lx.SUB):
            return None
        if low[i] in verbs and not (f & lx.CAP or words.flag[i - 1] & _OWNING) and is_reported(words, i):
            if is_passive(words, i, lead.floor):
                by = _passive_candidate(site, i, ranks.SPEECH_NOUN)
                return by if by is not None and by.speaker is not None else None
            name = somebody(words, subject_of(words, i, lead.floor))
            whom = None if verbs is _PRESENTING else phrase_right(words, i + 1, as_at)
            if name is None or (verbs is _TARGETING and (whom is None or person_grade(words, whom) < 2)):
                return None  # not "targets June for a “fresh start”"
            return SpeakerCandidate(ranks.SPEECH_NOUN, name, i, "governing cue")
    return None


def _nearest_cue(site: Site, lead: _Lead) -> SpeakerCandidate | None:
    """The nearest cue governs. Where it only thinks, hedges or has no person for its subject, a cue of speech
    further out does: "Lee said he would not predict "…""."""
    words = site.words
    fallback: SpeakerCandidate | None = None
    held_back: SpeakerCandidate | None = None
    tries = 0
    nobodys = _nobodys(words)
    may_address = lead.colon or (lead.comma and site.capital)
    for i in _in_reach(words, lead):
        if (i, lead.floor) in nobodys:  # asked about by a quotation before: nobody's
            tries += 1
            if tries > _TRIES:
                break
            continue
        beside = i >= lead.end - (words.low[lead.end] in _OBJECTS) or (
            may_address and _only_addresses(words, lead, i)
        )
        if not _may_govern(site, lead, i, beside) or (fallback and _is_no_cue_beyond(words, i, fallback)):
            continue
        tries += 1
        if tries > _TRIES:
            break
        found, decided = _read_cue(site, lead, i, beside)
        if decided:
            return found
        if found is None:
            continue
        if found.speaker is None:
            held_back = held_back or found
            continue
        if beside and _is_contrasted(words, found):
            return found
        if _may_yield(site, lead, found, i, beside):
            if fallback is None or says_he(words, fallback, found):
                fallback = found
        elif fallback is None:
            return outermost(site, found, i, lead.floor, lead.colon or lead.comma)
        elif not words.flag[i] & lx.JUDGE:
            return found
    return fallback or held_back


def _is_no_cue_beyond(words: Words, i: int, found: SpeakerCandidate) -> bool:
    """Whether the verb at ``i`` does not come before one that was found: it does not report, or only opens
    the sentence with what is asked: "[Asked] by Ann Lee if it was late, Bob Ray would say only that"."""
    if not words.flag[i] & lx.CUE:
        return True
    asked = words.low[i] in _ASKED and words.bounds(i)[0] == i
    return asked and found.speaker is not None and words.low[found.speaker[0] - 1] == ","


def _in_reach(words: Words, lead: _Lead) -> Iterator[int]:
    """The cues that may govern, the nearest first: up to a semicolon, or to what leads to the main clause."""
    cues, floor, near, main = words.cues, lead.floor, lead.end - 3, -1
    for c in range(bisect_right(cues, lead.end) - 1, -1, -1):
        i = cues[c]
        if i < floor or words.low[i] == ";":
            return
        if i < near:
            main = past_closed_lead(words, floor, lead.end) if main < 0 else main
            if i < main:
                return
        yield i


def _may_yield(site: Site, lead: _Lead, found: SpeakerCandidate, i: int, beside: bool) -> bool:
    """Whether a cue of speech further out comes before what a cue says: it is weak, or only describes; not
    where its subject is set off with it (", with [Lee] threatening “…”")."""
    name = found.speaker
    if name is not None and site.words.low[name[0] - 1] == "with":
        return False
    if _is_weak(site, lead, found, i, beside):
        return True
    return not beside and (_is_only_described(site, found, i) or _only_takes_a_thing(site, found, i))


def _only_takes_a_thing(site: Site, found: SpeakerCandidate, i: int) -> bool:
    """Whether somebody is said to do something to a thing, and the quotation stands only in what is told of
    that, or is joined to it by "and that": "Lee said Ray [called] a meeting out of “spite”", "[promised] a
    ferry that is “slow”", "[affirmed] the finding and that it is “right”"."""
    words, low, q, name = site.words, site.words.low, site.q, found.speaker
    if name is None or not name[0]:
        return False
    told = low[name[0] - 1] == "that" or words.flag[name[0] - 1] & lx.CUE or is_judged_of(words, name[0] - 1)
    if not told:
        return False
    k = i + 1 + (low[i + 1] == "for")
    thing = phrase_right(words, k, q) if words.flag[k] & lx.DETERMINER else None
    if thing is None or thing[1] >= q - 1 or person_grade(words, thing) > 1:
        return False
    after = thing[1] + 1
    if low[after] in _OF_A_THING:
        return "that" not in low[after:q]  # not "told a meeting at noon that it was “late”"
    if low[after] in ("that", "which") and words.flag[after + 1] & lx.AUX:
        return True
    return any(low[n] == "and" and low[n + 1] == "that" for n in range(after, q - 1))


def _only_addresses(words: Words, lead: _Lead, i: int) -> bool:
    """Whether only those addressed stand between the cue and the comma or colon: "ordered his team, “…”",
    "demanded of his team, “…”"."""
    begin = i + 1 + (words.low[i + 1] in _TO_SOMEBODY)
    return lead.end - i <= _LONGEST_ADDRESS and phrase_right(words, begin, lead.end + 1) == (begin, lead.end)


@asked_once
def _nobodys(_words: Words) -> set[tuple[int, int]]:
    """The cues, each with the first token looked at, that are found to be nobody's: none yet."""
    return set()


def _may_govern(site: Site, lead: _Lead, i: int, beside: bool) -> bool:
    """Whether the token is a cue where it stands."""
    words = site.words
    f = words.flag[i]
    opens = f & lx.ING and words.low[i - 1] == "-"  # "DOVER - Calling it"
    named = f & lx.CAP and i > site.lo and not opens
    if named or not is_reported(words, i):
        return False
    if i and words.low[i - 1] in _BEFORE_A_WAY and _only_tells_when_or_how(words, i, site.q):
        return False
    if _only_tells_which(site, i) if beside else _means_to_do(words, i, site.q) or _is_taken(site, lead, i):
        return False
    if is_imagined(words, i, lead.floor) or words.low[site.lo] in _IMAGINE or _takes_no_words(words, i):
        return False
    if not f & lx.SPOKEN:
        return f & lx.FINITE > 0 and _carries(site, lead, i, beside)
    if f & lx.CUE or words.low[i] not in lx.BESIDE_ONLY or (beside and not lead.comma):
        return True
    return words.low[i + 1 : site.q] == ["to"] or _finds(words, i, site.q)  # "wants to “…”"


def _is_closed_before(words: Words, i: int, q: int) -> bool:
    """Whether what the verb at ``i`` says ends before the quotation: "Ray's words [likening] it to “a” were
    “b”", "what Ray [asked] of her and that it was “b”"."""
    low, flag = words.low, words.flag
    if flag[i] & lx.ING:
        said = (k for k in range(i + 1, q - 1) if flag[k] & lx.QUOTE)
        return any(flag[k + 1] & lx.BE and low[i - 1] not in ("is", "was", "are", "were") for k in said)
    if "what" not in words.vocabulary or "that" not in low[i + 1 : q]:
        return False
    name = subject_of(words, i, words.bounds(i)[0])
    what = name is not None and name[1] == i - 1 and low[name[0] - 1] == "what"
    return what and any(low[k] == "and" and low[k + 1] == "that" for k in range(i + 1, q - 1))


def _takes_no_words(words: Words, i: int) -> bool:
    """Whether what the verb at ``i`` takes are nobody's words: what somebody is charged with,
    "[pleaded] not guilty to “gross neglect”", a thing that two settle, "has not [agreed] a “deal”"."""
    beside = words.low[i + 1 : i + 4]
    if words.low[i] in _ANSWERED and beside[:1] == ["to"]:
        return any(f & lx.QUOTE for f in words.flag[i + 2 : i + 4])  # "[respond] to (the) “…”"
    if "guilty" in beside and beside[beside.index("guilty") + 1 :][:1] == ["to"]:
        return True
    if words.low[i] in _CALLING and not _A.isdisjoint(beside[:1]):
        held = phrase_right(words, i + 1, len(words))  # "[called] a snap election because it is “late”"
        if held is not None and words.low[held[1]] in _CALLED_TOGETHER:
            return words.low[held[1] + 1] in _AS_REASON
    thing = i + 1 + (words.low[i + 1] in _ON_A_THING) if words.low[i] in _AGREEING else 0
    settled = thing and words.flag[thing] & lx.DET and words.flag[thing + 1] & lx.QUOTE
    return bool(settled) and not any(
        f & (lx.FINITE | lx.AUX) for f in words.flag[thing + 2 : words.bounds(i)[1]]
    )


def _only_names_what(words: Words, i: int) -> bool:
    """Whether the words right behind "the" are only the name of what somebody turned down or stood by: "by
    [rejecting] the “tram tax”", "for [backing] the “tram tax”"."""
    named = words.low[i + 1] == "the" and words.flag[i - 1] & lx.PREP > 0
    return named and (words.low[i] in _TURNING_DOWN or not words.flag[i] & lx.CUE)


def _carries(site: Site, lead: _Lead, i: int, beside: bool) -> bool:
    """Whether the noise at ``i`` carries words: "sighed, “…”", "sighed that it was", "laughed it off as"."""
    joined = beside and (lead.colon or lead.comma)
    return joined or site.words.low[i + 1] == "that" or _makes_light(site.words, i, site.q)


def _makes_light(words: Words, i: int, q: int) -> bool:
    """Whether the verb at ``i`` puts something away as no more than the words: "[laughed] it off as “…”"."""
    k = _before_article(words, q)
    away = words.low[k - 1] in _AWAY or words.low[i + 1] in _AWAY
    return words.low[k] == "as" and away


def _before_article(words: Words, q: int) -> int:
    """The token before the quotation, an article apart: "[as] “…”", "[as] the “…”"."""
    return q - 1 - (words.low[q - 1] in _ARTICLES)


def _only_tells_when_or_how(words: Words, i: int, q: int) -> bool:
    """Whether the verb at ``i`` only tells when or how: "when asked", "on how to read labels"."""
    if words.low[i - 1] == "to":
        return i > 1 and words.low[i - 2] in _WAYS
    asks = words.low[i : i + 2] == ["asked", "by"] and _is_in_question(words, i, q)
    # not "Lee sighed when [asked] by Ray if it was “…”"
    return words.flag[i] & lx.PART > 0 and not asks and not _has_once(words, i)


def _finds(words: Words, i: int, q: int) -> bool:
    """Whether the verb at ``i`` finds how something is: "the report [found] the lift was “…”"."""
    if words.low[i] not in _FINDING:
        return False
    return any(words.flag[k] & lx.BE or words.low[k] == "that" for k in range(i + 1, q))


def _has_once(words: Words, i: int) -> bool:
    """Whether "once" before the participle at ``i`` is an adverb: "had once called it", "Lee once told", "who
    once said"."""
    if words.low[i - 1] != "once" or i < 2:
        return False
    himself = words.low[i - 2] in ("himself", "herself")  # "Lee himself once told"
    whose = lx.AUX | lx.PRON | lx.REL | lx.ROLE  # not "told once called"
    return himself or bool(words.flag[i - 2] & whose) or is_name_word(words, i - 2)


def _is_taken(site: Site, lead: _Lead, i: int) -> bool:
    """Whether a cue only says what stands before it: '“We won,” said Ann Lee, whose “hard” words'."""
    words = site.words
    if _is_closed_before(words, i, site.q):
        return True
    if lead.comma or lead.colon or site.capital or i < 1 or not words.flag[i] & lx.FINITE:
        return False
    if words.flag[i + 1] & lx.PRON and words.flag[i + 2] & (lx.AUX | lx.FINITE):
        return False  # "Lee, who would not row “in a gale,” said it was"
    said = words.flag[i - 1] & lx.QUOTE and words.text[words.end[i - 1] - 1] in ",?!"
    return bool(said) and not is_named_work(words, i - 1)


def _means_to_do(words: Words, i: int, q: int) -> bool:
    """Whether a verb of thinking, or one that seldom reports, only leads to what somebody does: "seeking to
    restore its name as “…”", "accepting that the club is “…”"."""
    f, low = words.flag[i], words.low
    if _leaves_unanswered(words, i, q):
        return True
    if f & lx.ING and low[i] in lx.SOFT:
        as_a = low[q - 2 : q] in _AS_A and words.flag[i - 1] & lx.BE  # "is describing it as a “…”"
        if f & lx.JUDGE and (low[q - 1] == "as" or as_a):
            return False  # "by referring to them as “…”"
        opens = i == words.bounds(i)[0]  # "Referring to it as “…”, Lee"
        return not opens and low[i - 1] != "as" and not words.flag[i - 1] & (lx.CONJ | lx.PUNCT)
    if low[i] in _GOING_ON and low[i + 1] == "to":  # "the board continues to “fail us”"
        return i + 2 == q or not words.flag[i + 2] & _OPENS_ADDRESS
    if (f & lx.CUE and low[i] not in _DEALING) or (low[i] in _EXPECTING and low[i + 1] != "to"):
        return False  # "she expected Ray to use it to “…”"
    for k in range(i + 1, q - 1):
        if low[k] == "to" and (words.flag[k + 1] & _DOES or not words.flag[k + 1]) and q - k > 3:
            return not words.flag[k + 1] & lx.SPOKEN
    return False


def _leaves_unanswered(words: Words, i: int, q: int) -> bool:
    """Whether somebody does not answer what they are asked about: "[refused] to answer questions about her
    “key role”", "refused to [answer] questions about her “key role”"."""
    low = words.low
    if low[i] not in _REFUSING:
        i -= 2
    refused = i >= 0 and low[i] in _REFUSING and low[i + 1] == "to" and low[i + 2] in _ANSWERING
    return refused and not _ABOUT.isdisjoint(low[i + 3 : q]) and "," not in low[i + 3 : q]


def _only_tells_which(site: Site, i: int) -> bool:
    """Whether the quotation only tells which noun behind it the verb at ``i`` is about: "is seeking “city”
    status", of a body also "offers a “buddy” scheme"; or describes the subject with its participle."""
    words, q = site.words, site.q
    if words.flag[i] & lx.PART and _describes_a_subject(site, i) and not in_use(words, i):
        return True
    if site.capital or q + 1 >= site.hi or not site.last.isalnum() or not is_noun(words, q + 1):
        return False
    if i == q - 1 and words.low[i] in _DEALING:
        return True
    weak = words.low[i] in lx.SOFT or words.flag[i] & (lx.CUE | lx.THINK) == lx.THINK
    if not weak or " " in words.text[words.start[q] : words.end[q]]:
        return False
    between = range(i + 1, q)
    name = subject_of(words, i, site.floor) if all(words.flag[k] & _OF_THINGS for k in between) else None
    return name is not None and words.low[name[1]] in lx.BODIES


def _describes_a_subject(site: Site, i: int) -> bool:
    """Whether a participle with its quotation only describes the subject of what follows: "the candidate
    labelled “a fool” leads"."""
    words, after = site.words, site.q + 1
    judges = words.flag[i] & lx.JUDGE or words.low[i] in NAMING  # not "Ann Lee claimed “service” had resumed"
    if after >= len(words) or not judges:
        return False
    g = words.flag[after]
    if g & lx.AUX and words.low[i + 1 : site.q] == [
        "as"
    ]:  # "the minister described as “useless” has resigned"
        return not words.flag[i - 1] & (lx.CAP | lx.PRON | lx.ADV)
    attributes = g & lx.SPOKEN and words.low[after + 1 : after + 2] != ["to"]  # not "continues to lead"
    finite = g & lx.FINITE and not g & (lx.CAP | lx.PART) and not attributes
    return bool(finite) and is_reported(words, after)


# What a cue says: the candidate, and whether it settles the matter.
_Reading = tuple[SpeakerCandidate | None, bool]
_NOTHING: Final[_Reading] = (None, False)


def _read_cue(site: Site, lead: _Lead, i: int, beside: bool) -> _Reading:
    """The candidate of the cue at token ``i``, and whether it settles the matter."""
    weight = _weight(site, lead, i, beside)
    return (
        _a_name(site, lead, i, beside, weight)
        or _of_anothers(site, i, weight)
        or _a_passive(site, lead, i, weight)
        or _with_subject(site, lead, i, beside, weight)
    )


def _a_name(site: Site, lead: _Lead, i: int, beside: bool, weight: float) -> _Reading | None:
    """The words are the name of a thing: 'a film called "x"', 'the hacker known as "x"'."""
    words, floor = site.words, lead.floor
    low = words.low
    after = site.q - i  # at once: "called “x”", not "called it “x”"
    takes = words.flag[i + 1] & _OPENS_ADDRESS  # "Lee at noon called the vote in Dover “…”"
    directly = (
        after == 1
        or (after > 8 and not takes)
        or (after == 2 and low[i + 1] in (",", "as", "the", "a", "an"))
    )
    if low[i] in NAMING and directly and _names_a_thing(words, i, floor, site.title):
        return (SpeakerCandidate(weight, None, i, "name of a thing"), True) if beside else _NOTHING
    if after == 2 and words.flag[i] & lx.ING and _only_names_what(words, i):
        return SpeakerCandidate(weight, None, i, "name of a thing"), True
    before = _before_article(words, site.q)
    if low[i : before + 1] == _REFERRED_TO_AS and _names_a_thing(words, i, floor, site.title):
        return SpeakerCandidate(weight, None, i, "name of a thing"), True
    if low[i] in _KNOWN and low[before] == "as" and before - i < _KNOWN_AS:
        return SpeakerCandidate(weight, None, i, "name of a thing"), True
    return None


def _of_anothers(site: Site, i: int, weight: float) -> _Reading | None:
    """The cue tells of another's words, 'Ann Lee rebuked Bob Ray for the "x" remark', or judges what another
    said, 'poured scorn on Ray's "x" pitch', 'mocked the "x" slogan'."""
    if OF_WORDS.isdisjoint(site.words.vocabulary):
        return None
    thrown = thrown_at(site, i)
    if thrown is None:
        owner, _ = remark_of(site) or (None, i)
        thrown = None if owner is None or site.words.low[owner[1]] in lx.HIS_HER else owner
    if thrown is None and is_only_spoken_of(site):
        return SpeakerCandidate(weight, None, i, "somebody's remark"), True
    if thrown is not None:
        return SpeakerCandidate(weight, thrown, i, "governing cue"), True
    owner, anothers = aimed_at_anothers(site, i)
    if owner is not None:
        return SpeakerCandidate(weight, owner, i, "governing cue"), True
    return _NOTHING if anothers else None


def _a_passive(site: Site, lead: _Lead, i: int, weight: float) -> _Reading | None:
    """The cue is passive: 'the plan was called "x" by Ann Lee'."""
    words = site.words
    f, low = words.flag[i], words.low
    if not f & lx.PART and low[i] not in lx.BESIDE_ONLY:
        return None
    by_whom = (f & lx.JUDGE or low[i] == "asked") and (low[i + 1] == "by" or _names_agent_behind(site, i))
    bare = f & lx.JUDGE and low[i + 1] == "of"
    if not by_whom and not bare and not is_passive(words, i, lead.floor):
        return None
    agent = _passive_candidate(site, i, weight)
    if agent is not None and agent.speaker is not None and _only_does(site, i, agent.speaker):
        return _NOTHING
    near = (i >= site.q - 6 and f & lx.JUDGE) or _is_told_next(words, i, site.q)
    if agent is None or not (agent.speaker or near):
        return _NOTHING
    return agent, bool(f & lx.CUE)  # "asked whether she was worried about “…”"


def _is_beside_the_judged(site: Site, i: int) -> bool:
    """Whether the quotation is not what something is called at ``i``, only what comes of it or does it: "is
    called a failure “if we stop”", "was marked by “late trains”"; not "is dubbed “if only”", "is called a
    failure “if we stop” by Ann Lee"."""
    words, q = site.words, site.q
    said = words.text[words.start[q] : words.end[q]] if q < len(words) else ""
    opens, _, rest = said.partition(" ")
    aside = i < q - 1 and words.low[q - 1] != "as" and words.low[q + 1 : q + 2] != ["by"]
    return (aside and opens in _CONDITIONS and rest != "") or words.low[q - 1] == "by"


def _names_agent_behind(site: Site, i: int) -> bool:
    """Whether "by" right behind the quotation names who judges at ``i``: "called “a fool” by Ann Lee"."""
    words, after = site.words, site.q + 1
    behind = site.q - i < 4 and words.low[after : after + 1] == ["by"]
    return behind and not _has_its_object(words, i, site.q)


def _has_its_object(words: Words, i: int, q: int) -> bool:
    """Whether what is judged stands beside a verb of judgement, so that "by" tells whose that is: "described
    [it] as “a poor budget” by the board", "condemned [“reckless spending”] by the board"; not "called “a
    fool” by Ann Lee", "decried as “folly” by Ann Lee"."""
    flag, low = words.flag, words.low
    k = q - 2 if flag[q - 1] & lx.DET else q - 1
    if low[k] in ("as", "of"):
        return k > i + 1 and not flag[i + 1] & lx.ADV
    somebody_judges = flag[i - 1] & (lx.PRON | lx.ROLE) or is_name_word(words, i - 1)
    return k == i and bool(flag[i] & lx.JUDGE and somebody_judges) and low[i] not in NAMING


def _only_does(site: Site, i: int, agent: Phrase) -> bool:
    """Whether somebody only did what the passive at ``i`` tells of, and the words come loosely after: "the
    raid was ordered by Lee “because …”"."""
    low, q = site.words.low, site.q
    if i == site.lo and site.capital and low[q - 1] in (":", ",") and "," in low[i : q - 1]:
        return True  # "Asked by Ann Lee why, Bob Ray grinned: “…”"
    return low[i] in lx.SOFT and agent[1] == q - 1


def _is_told_next(words: Words, i: int, q: int) -> bool:
    """Whether whoever did what stands before is told so, by nobody named, "asked why and was told it was", or
    is asked just that, "was asked “Why?”"."""
    asked = words.low[i] == "asked" and i >= q - 2
    return asked or (words.low[i] in lx.ADDRESSING and words.flag[i - 2] & lx.CONJ > 0)


def _with_subject(site: Site, lead: _Lead, i: int, beside: bool, weight: float) -> _Reading:
    """The cue has a subject: 'Ann Lee said "x"'."""
    words, floor = site.words, lead.floor
    f = words.flag[i]
    name = subject_of(words, i, floor)
    if name is None:
        if f & lx.CUE and not f & lx.JUDGE:
            _nobodys(words).add((i, floor))
        return _NOTHING
    if _speaks_of_nobody(site, lead, i, name, beside):
        return _NOTHING
    if words.flag[name[1]] & lx.QUOTE or _is_unsaid(site, i, name):  # 'quoted an "insider" saying'
        return SpeakerCandidate(ranks.UNSAID, None, i, "held back"), True
    if _owns_up_to_nothing(words, lead, i, site.q):
        quoted = "according" in words.low[floor : name[0]]
        return (None if quoted else SpeakerCandidate(weight, None, i, "held back")), False
    found = SpeakerCandidate(weight, name, i, "governing cue")
    grade = person_grade(words, name)
    if words.low[i - 1] == "to" and words.low[name[0] - 1] in _WISHING:
        return _NOTHING  # "Lee asked Ray to explain why “…”"
    if grade == 1 and name[0] < i:
        if reported_thing(words, name, i, floor):
            return _NOTHING  # "Lee said the exit reflects “…”": Lee
        if embedded(words, name, floor) or i - name[1] > _LONGEST_OF_THINGS:
            nobody = (beside or words.low[name[1]] in BEARERS) and f & lx.CUE
            weight = min(weight, ranks.INNER_CLAUSE)
            return (SpeakerCandidate(weight, None, i, "inner clause"), True) if nobody else _NOTHING
        if not (lead.colon or lead.comma):
            found = found.weighing(weight - ranks.A_THING)
    if grade >= (1 if f & lx.CUE else 2):
        return found, False
    return _of_a_thing(site, lead, i, beside, found)


def _is_unsaid(site: Site, i: int, name: Phrase) -> bool:
    """Whether nobody said so, or it is not told whether they did: "wants Lee to [say] “…”", "Lee could [say]
    “…”", "Lee must [explain] why it is “…”", "neither of them [used] the word “…”"."""
    words, low, flag, (first, last) = site.words, site.words.low, site.words.flag, name
    if low[first - 1] == "nor":
        return True  # "Neither Ann Lee nor Bob Ray called it “…”"
    ought = low[i - 1] in _OUGHT or flag[i - 1] & lx.ADV  # asked of every cue
    if ought and _is_demanded(words, i) and low[last] not in _OURSELVES:
        return True
    if low[i] not in _UTTERED or not _frames(site, i) or not _EXCEPT.isdisjoint(low[i : site.q]):
        return False
    if low[first] in _NONE and not flag[first + 1] & lx.NUMBER and not flag[last] & lx.CAP:
        return True
    if flag[i] & lx.JUDGE:
        return False
    floor, before = max(words.bounds(i)[0], first - 2), first - 1
    inverted = before >= floor and flag[before] & (lx.AUX | lx.BE) == lx.AUX and low[before] != "to"
    modal, ends = i - 1, lx.AUX | lx.PUNCT | lx.CAP | lx.QUOTE
    while modal > floor and flag[i - 1] & lx.CONJ and not flag[modal] & ends:
        modal -= 1  # "[should] come out and say"
    unreal = low[modal] in _UNREAL and not flag[modal] & lx.CAP  # not "Theresa May"
    unreal = unreal or low[modal - 1 : modal + 1] == _OUGHT_TO
    if unreal or inverted or not _LEFT_OPEN.isdisjoint(low[floor:last]):
        return True
    floor = words.bounds(i)[0] if low[before] in PERCEIVING else floor
    return _is_wished(words, i, name) or _is_denied(words, i, floor)


def _is_demanded(words: Words, i: int) -> bool:
    """Whether somebody has yet to say at ``i`` what they ought to: "must now [explain]"."""
    k = i - 1
    while words.flag[k] & lx.ADV:
        k -= 1
    return words.low[k] in _OUGHT and words.flag[i] & (lx.CUE | lx.JUDGE) == lx.CUE


def _is_wished(words: Words, i: int, name: Phrase) -> bool:
    """Whether somebody is only asked to do what the verb at ``i`` says: "begged Lee to [say]"."""
    low, k, floor = words.low, i - 2, words.bounds(i)[0]
    if low[i - 1] != "to":
        return False
    while k > floor and not words.flag[k] & (lx.VERB | lx.AUX | lx.PUNCT | lx.QUOTE):
        k -= 1
    asked = k < i - 2 or k == floor or (low[k] != "expected" and is_passive(words, k, floor))
    return asked and (low[k] in _WISHING or not _TRYING.isdisjoint(low[max(0, k - 2) : k]))


def _owns_up_to_nothing(words: Words, lead: _Lead, i: int, q: int) -> bool:
    """Whether the verb at ``i`` says that somebody does not own up to what another says, or does not say so:
    "Lee has not [accepted] that it was “…”", "Lee stopped short of [calling] it “…”"."""
    low = words.low
    if low[i] in _DENYING and low[i + 1] in _OWNING_UP and words.flag[i + 1] & lx.ING:
        return True  # "Lee denies calling it “…”"
    if low[i] in _HOLDING_BACK and low[i + 1] == "to":
        i += 2 + (low[i + 2] == "be")  # "Lee [refused] to accept it was “…”", "to be drawn on whether"
    if low[i] not in _OWNING_UP or lead.colon or not _EXCEPT.isdisjoint(low[i:q]):
        return False
    if low[i - 1] in _DENYING or (low[i - 1] == "of" and low[i - 2] == "short"):
        return True
    k = i - 1
    while k > lead.floor and words.flag[k] & (lx.ADV | lx.AUX):
        k -= 1  # ("to" has the tag of auxiliaries)
    return _is_denied(words, i, k - (low[k] in _HOLDING_BACK and k > lead.floor))


def _is_denied(words: Words, i: int, floor: int) -> bool:
    """Whether it is denied in its clause that somebody says so; twice denied it is said: "cannot stop
    [saying]", "did not just [call] it"."""
    low, k = words.low, i - 1
    while k > floor and not words.flag[k] & (lx.PUNCT | lx.CONJ | lx.SUB | lx.REL):
        k -= 1
    denied = 0
    for n, word in enumerate(low[k:i], k + 1):
        held = word in _HOLDING_BACK and not (word in _MAY_ADD and words.flag[n] & lx.ADV)
        # (As ``is_negated``, without a call for each word before each cue.)
        denied += word in _NONE or held or word in NOT or word[-3:] in NOT
    return denied % 2 > 0 and _EXCEPT.isdisjoint(low[k : i - (low[i - 1] == "than")])


def _met(site: Site, lead: _Lead) -> SpeakerCandidate | None:
    """Nobody, where somebody only meets what others say or ask, in whose words the quotation is: "Lee
    [rejected] claims of “…”", "as he [dodged] questions on why it was “…”"; or who is named as the one that
    says it: "Lee [rejected] Ray's claims of “…”"."""
    words, q = site.words, site.q
    flag, low = words.flag, words.low
    if _are_taken_as(words, q, lead.floor):
        return None
    for k in range(q - 1, max(lead.floor, q - _CLAIMED), -1):
        owner = owner_at(words, k - 1, lead.floor) if low[k] in _CLAIMS else None
        named = owner is not None and flag[owner[1]] & lx.CAP
        verb = owner[0] - 1 if owner is not None and named else k - 1
        while low[k] in _CLAIMS and verb > lead.floor and flag[verb] & _BEFORE_CLAIMS:
            verb -= 1
        while verb > lead.floor and (low[verb] in _TOWARDS or low[verb] in lx.PHRASAL_PARTICLES):
            verb -= 1  # "brushed aside", "hit back at"
        by_whom = flag[verb - 1] & (lx.CAP | lx.PRON | lx.ROLE) and verb > site.lo
        asks = by_whom and low[verb] in _ASKED and not is_passive(words, verb, lead.floor)
        if low[k] in _CLAIMS and low[verb] in _MEETING and not asks:
            weight = _weight(site, lead, verb, False)
            return SpeakerCandidate(weight, owner if named else None, verb, "held back")
        answers = flag[k] & lx.ING and low[k - 1] == "by"  # "responded to the claim by calling it “…”"
        if answers or flag[k] & _ENDS_A_CLAIM:
            return None
        if flag[k] & lx.CUE and flag[k] & lx.FINITE and is_reported(words, k):
            return None
    return None


def _are_taken_as(words: Words, q: int, floor: int) -> bool:
    """Whether the words are what somebody takes claims for: "dismissed them as (mere) “…”"."""
    near = max(floor, q - _LONGEST_TAKEN) if "as" in words.vocabulary else q
    for k in range(q - 1, near, -1):
        if words.low[k] == "as" or words.flag[k] & (lx.FINITE | lx.AUX | lx.PUNCT):
            return words.low[k] == "as"
    return False


def _tells_when_told(words: Words, name: Phrase, floor: int, loose: bool) -> bool:
    """Whether a clause only tells when somebody said what is quoted: "Lee told the hall after [Ray] conceded:
    “…”", "“We,” Lee said, as [Ray] shouted, “shall win”"."""
    when = said = name[0] - 1
    while words.low[said - 1] in _BREAKS_IN:
        said -= 1
    if loose and said < when and words.low[when] in _MEANWHILE and words.flag[said - 1] & lx.CUE:
        return said - 1 > floor and words.flag[said - 1] & lx.FINITE > 0
    for k in range(when - 1, max(floor, when - _LONGEST_ADDRESS), -1):
        if words.low[k] in lx.ADDRESSING and words.flag[k] & (lx.CUE | lx.FINITE) == lx.CUE | lx.FINITE:
            whole = phrase_right(words, k + 1, when) == (k + 1, when - 1)
            return whole and words.low[when] in _WHEN_TOLD
    return False


def _in_closed_clause(words: Words, name: Phrase, floor: int) -> bool:
    """Whether the subject is of a clause that a comma ends within what somebody says: "Lee said that until
    [Dover] agreed to pay, “…”"."""
    k = name[0] - 1
    if k <= floor or words.low[k] not in _CONDITIONS:
        return False
    return any(words.flag[n] & lx.CUE for n in range(floor, k))


def _speaks_of_nobody(site: Site, lead: _Lead, i: int, name: Phrase, beside: bool) -> bool:
    """Whether the subject is everybody ("what we call"), the writer, or in an aside or a clause that is
    closed."""
    low = site.words.low
    loose = lead.comma and not site.capital
    return (
        (loose and not beside and _in_closed_clause(site.words, name, lead.floor))
        or _tells_when_told(site.words, name, lead.floor, loose)
        or low[name[1]] in _EVERYBODY
        or (low[name[1]] == "who" and _are_anybody(low, name[0] - 1))
        or (low[name[1]] == "i" and in_single_marks(site.words, name[0], lead.floor))
        or (low[i] == "quote" and low[name[1]] == "i")
        or (low[name[0] - 1] == "what" and lead.comma and "but" in low[i : lead.end])  # "what Lee said but"
        or (name[1] == i - 1 and site.words.flag[i - 1] & lx.POSSESSIVE > 0 and low[i].endswith("s"))
        or in_closed_aside(site.words, name, i, site.q, lead.floor)
    )


def _are_anybody(low: list[str], those: int) -> bool:
    """Whether "who" is of anybody, "[anyone] who", and of nobody who is one of them, "Lee was among [those]
    who", "is one of [those] who"."""
    k = those - 1 - (low[those - 1] == "of")
    return low[those] in _WHOEVER and (low[k] not in _AMONG or low[k - 1] not in ("is", "was"))


def _of_a_thing(site: Site, lead: _Lead, i: int, beside: bool, found: SpeakerCandidate) -> _Reading:
    """The subject is "it" or a thing: 'it says the plan is "x"', 'the sign, which read: "x"'."""
    words = site.words
    f, low = words.flag[i], words.low
    name = found.speaker
    if name is None:
        return _NOTHING
    thing = low[name[1]]
    if thing == "it" and name[0] > lead.floor and words.flag[name[0] - 1] & lx.CUE:
        return _NOTHING  # "Lee saying it reflected “…”": Lee
    ahead = range(site.lo, name[0])  # "It described the day as “…”", "In a statement it blamed"
    opens = not ahead or (words.flag[site.lo] & lx.PREP and not any(words.flag[k] & lx.FINITE for k in ahead))
    judges = f & lx.JUDGE and not opens
    says = low[i] in _FINDING or (f & lx.CUE and (low[i] not in lx.SOFT or low[i + 1] == "that"))
    if thing == "it" and says and f & lx.FINITE and not judges:  # "It found it was", "It ruled that"
        return found.weighing(_weight(site, lead, i, beside) - ranks.A_THING), False
    printed = beside and (lead.colon or lead.comma) and f & lx.CUE and thing in ("it", "that", "which")
    named = thing == "it" and name[0] > lead.floor and low[name[0] - 1] in _WHAT and not lead.colon
    return (found, True) if printed or named else _NOTHING


def _is_weak(site: Site, lead: _Lead, found: SpeakerCandidate, i: int, beside: bool) -> bool:
    """Whether a cue further out would govern instead."""
    words = site.words
    f = words.flag[i]
    if f & lx.JUDGE and (_thinks_about(site, i) if beside else lead.comma and site.capital):
        return True  # "asked by Lee, who had dismissed the plan, “Will you …?”"
    if not f & lx.CUE or (words.low[i] in lx.SOFT and not beside):
        return True
    if i and is_negated(words, i):
        return True  # "Lee said, though others haven't said they were “…”"
    speech = beside and (lead.colon or (lead.comma and site.capital))
    if speech and words.low[i - 1] in _WILL:
        return False  # "she will say, “…”"
    if f & lx.BASE and not f & lx.FINITE and words.flag[i - 1] & lx.AUX and words.low[i - 1] not in _DO:
        done = found.speaker is not None and is_judged_of(words, found.speaker[0] - 1)
        return not (
            done or _is_meant_to_be_said(site, i) or _is_forced(words, found, i)
        )  # "would not predict"
    if beside or found.speaker is None or person_grade(words, found.speaker) != 1:
        return False
    against = words.low[found.speaker[0] - 1] in _SETTING_AGAINST  # "Lee denies it but the report calls it"
    return not (against and f & lx.FINITE)


def _is_meant_to_be_said(site: Site, i: int) -> bool:
    """Whether an infinitive tells what is said: "to call it “…”", "Lee had rung him to say “…”"."""
    words = site.words
    judges = words.flag[i] & lx.JUDGE and words.low[i - 1] == "to" and _frames(site, i)
    return bool(judges) or words.low[i - 2 - (words.flag[i - 2] & lx.OBJ > 0)] in TAKING_UP


def _is_forced(words: Words, found: SpeakerCandidate, i: int) -> bool:
    """Whether something makes somebody say it: "the delay drove [Lee] to quip it was “…”"."""
    name = found.speaker
    if name is None or name[1] != i - 2 or not name[0] or not words.flag[name[1]] & lx.CAP:
        return False
    return words.low[name[0] - 1] in MAKING


def _is_contrasted(words: Words, found: SpeakerCandidate) -> bool:
    """Whether another's words stand before, set against these: "Lee spoke of “…”, while Ray wanted"."""
    name = found.speaker
    if name is None or name[0] < 3 or words.low[name[0] - 1] not in _CONTRASTING:
        return False
    return bool((words.flag[name[0] - 2] | words.flag[name[0] - 3]) & lx.QUOTE)


def _is_only_described(site: Site, found: SpeakerCandidate, i: int) -> bool:
    """Whether the cue only says which person is meant, and has words of its own: "told a man who suggested
    that some were tired that “…”"."""
    words, name = site.words, found.speaker
    if name is None or words.low[name[1]] != "who" or words.low[name[0] - 1] == ",":
        return False
    return words.low[site.q - 1] == "that" and words.low[i + 1] == "that"


def _weight(site: Site, lead: _Lead, i: int, beside: bool) -> float:
    """Evidence of the cue at token ``i``: nearness, a colon, a comma before a capital letter."""
    gap = ranks.PER_TOKEN * (site.q - i)
    flag = site.words.flag[i]
    if lead.colon:
        return ranks.CUE_COLON
    if lead.comma and site.capital:
        return ranks.CUE_COMMA if beside else ranks.CUE_COMMA_FAR - gap
    weight = ranks.CUE_BESIDE if beside else ranks.CUE_FAR - gap
    if flag & lx.JUDGE and not site.capital and site.q - i < 8 and _frames(site, i):
        weight = ranks.WANTED if _thinks_about(site, i) else ranks.JUDGEMENT
    if beside:
        return weight if site.words.low[i] not in lx.BESIDE_ONLY else ranks.WANTED
    if not flag & lx.CUE:
        weight -= ranks.THOUGHT
    return weight - ranks.LOOSE_COMMA if lead.comma else weight


def _thinks_about(site: Site, i: int) -> bool:
    """Whether a verb that may judge has nothing to judge but the words: "is [considering] “all ways”"."""
    judges = lx.ING | lx.JUDGE | lx.THINK
    return i == site.q - 1 and site.words.flag[i] & judges == judges


def _frames(site: Site, i: int) -> bool:
    """Whether only what is judged stands between the verb and the quotation: "called the plan “x”"."""
    return not any(f & _ENDS_AN_OBJECT for f in site.words.flag[i + 1 : site.q])


def _names_a_thing(words: Words, i: int, floor: int, title: bool) -> bool:
    """Whether "called" at ``i`` tells what something is called; ``title``: with a name in capitals."""
    k = i - 1
    if words.low[k] in ("each", "both", "all"):
        k -= 1
    if branded_by(words, i) or in_use(words, i):
        return False  # "the scheme, dubbed “…” by Lee", "the scheme the mayor dubbed “…”"
    while k > floor and words.flag[k] & lx.TIME:
        k -= 2 if words.flag[k - 1] & lx.PREP else 1
    k = before_brackets(words, k, floor)  # "Ann [Lee] (Lab) called it"
    if k >= floor and words.low[k] == ",":
        k -= 1
    if k < floor:
        return True
    f = words.flag[k]
    if f & (lx.PRON | lx.AUX | lx.REL) or is_name_word(words, k):
        return False
    if title and f & lx.ROLE:
        return True  # "a group called “The People's Choice”"
    return not f & (lx.ROLE | lx.CONJ | lx.ADV)


def _passive_candidate(site: Site, i: int, weight: float) -> SpeakerCandidate | None:
    """ "was called "x" by Ann Lee": the agent where it is named, or nobody."""
    words = site.words
    if _is_beside_the_judged(site, i):
        return None
    be = words.flag[site.q - 1] & lx.BE and words.low[site.q - 1] not in ("be", "being")
    of_the_words = site.q + 1 if be else 0  # "thought he was “taken aside” by Ann Lee"
    for k in range(i + 1, min(site.hi - 1, i + 40)):
        if words.low[k] == "by" and k != of_the_words and not words.flag[k + 1] & lx.ING:
            him = words.low[k + 1] == "him"  # "by her" may go on: "by her rival"
            agent = (k + 1, k + 1) if him else somebody(words, phrase_right(words, k + 1, site.hi))
            if agent is not None:
                return SpeakerCandidate(weight, agent, i, "governing cue")
    # "Lee was asked: “Why?”", "Lee was asked whether it was “late”": whoever asks
    asked = words.low[i] in _ASKED and (
        words.low[site.q - 1] == ":"
        or (site.last == "?" and i >= site.q - 2)  # "Lee was asked “Why?”"
        or (words.low[i + 1] == "to" and not words.flag[i + 2] & lx.SPOKEN)  # "Lee was asked to mend it"
        or (not site.capital and _is_in_question(words, i, site.q))
    )
    if words.low[i] in _SPEAKING_PASSIVES and not asked:
        name = subject_left(words, i)
        return SpeakerCandidate(weight, name, i, "governing cue") if name else None
    return SpeakerCandidate(ranks.PASSIVE, None, i, "passive")


def _is_in_question(words: Words, i: int, q: int) -> bool:
    """Whether the quotation stands in what somebody is asked at ``i``: "was asked if it was “late”"."""
    between = words.low[i + 1 : q]
    return not _QUESTIONS.isdisjoint(between) and "," not in between
