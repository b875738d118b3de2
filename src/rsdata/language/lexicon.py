"""Tags of words: what each token may be, looked up in one dictionary.

Verbs are listed once, in their base form (``data/words.txt``), and inflected here. A word that is not listed
is guessed by its ending; a capitalised word that is not listed is a name.
"""

from __future__ import annotations

from typing import Final

from rsdata.language.word_lists import in_order, pairs, rows, tagged

# (Of 30 bits a number is quickest: the last three are the tags least asked for.)
# What a token is (the sign) ...
QUOTE: Final = 1
CAP: Final = 1 << 1
POSSESSIVE: Final = 1 << 2
NUMBER: Final = 1 << 3
STOP: Final = 1 << 4
PUNCT: Final = 1 << 5
# ... what kind of small word ...
DET: Final = 1 << 6
POSS: Final = 1 << 7  # his, their
PRON: Final = 1 << 8  # he, they: may be a subject
OBJ: Final = 1 << 30  # him, them
REL: Final = 1 << 9  # who, which
PREP: Final = 1 << 10
CONJ: Final = 1 << 11
SUB: Final = 1 << 12  # that, because, while
AUX: Final = 1 << 13
BE: Final = 1 << 14
ADV: Final = 1 << 15
TIME: Final = 1 << 16
# ... what kind of noun ...
TITLE: Final = 1 << 17  # Mr, Sir, Senator
ROLE: Final = 1 << 18  # spokesman, leader: somebody who can speak
ADJ: Final = 1 << 19  # with a verb's tag: may be a noun instead
# ... and what kind of verb
CUE: Final = 1 << 20  # reports speech
JUDGE: Final = 1 << 21  # reports a judgement: called it "x", dismissed it as "x"
THINK: Final = 1 << 22
WRITE: Final = 1 << 31
TWEET: Final = 1 << 32
FINITE: Final = 1 << 23
ING: Final = 1 << 24
BASE: Final = 1 << 25
VERB: Final = 1 << 26  # any verb, listed or guessed
STARTER: Final = 1 << 27  # a small word that can begin a sentence
WEAK: Final = 1 << 28  # a cue only right beside a quotation: smiled
PART: Final = 1 << 29  # past participle, or the same form

SPOKEN: Final = CUE | THINK
DETERMINER: Final = DET | POSS


_IRREGULAR: Final = {row.split()[0]: tuple(row.split()[1:]) for row in rows("irregular verbs")}
_DOUBLED: Final = tagged("doubling verbs")
_VOWELS: Final = frozenset("aeiou")


def forms(base: str) -> tuple[str, ...]:
    """Third person, past, -ing form and participle of a verb.

    >>> forms("quip")
    ('quips', 'quipped', 'quipping', 'quipped')
    """
    known = _IRREGULAR.get(base)
    if known:
        return known
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing", base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing", base[:-1] + "ied"
    stem = base + base[-1] if base in _DOUBLED else base
    third = base + "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else base + "s"
    return third, stem + "ed", stem + "ing", stem + "ed"


def _all_spellings(base: str) -> list[tuple[str, ...]]:
    """The forms of a verb, and the British ones of "label": "labelled", "labelling"."""
    found = [(base, *forms(base))]
    if len(base) > 4 and base[-1] == "l" and base[-2] in _VOWELS and base[-3] not in _VOWELS:
        found.append((base, base + "s", base + "led", base + "ling", base + "led"))
    return found


def all_forms(tag: str) -> frozenset[str]:
    """The verbs with a tag, in every form."""
    return frozenset(form for base in in_order(tag) for verb in _all_spellings(base) for form in verb)


BESIDE_ONLY: Final = all_forms("verbs beside a quotation")

# Which verbs have which tag besides those of their form, and which other words.
_VERBS: Final = (
    ("verbs of saying", CUE),
    ("verbs of writing", CUE | WRITE),
    ("verbs of tweeting", CUE | TWEET),
    ("verbs of judgement", CUE | JUDGE),
    ("verbs of thinking", THINK),
    ("verbs of noise", WEAK),
)
_FORMS: Final = (BASE, FINITE, FINITE, ING, PART)
_WORDS: Final = (
    ("other verbs", VERB | FINITE),
    ("determiners", DET),
    ("possessives", POSS),
    ("subject pronouns", PRON),
    ("objects", OBJ),
    ("relatives", REL),
    ("prepositions", PREP),
    ("conjunctions", CONJ),
    ("subordinators", SUB),
    ("forms of be", AUX | BE),
    ("auxiliaries", AUX),
    ("adverbs", ADV),
    ("times", TIME),
    ("titles", TITLE),
    ("speaking nouns", ROLE),
)
# Bodies in small letters that "it" may take up: "The commission has".
BODIES: Final = tagged("bodies that take up an organisation") | tagged("nouns that take up an organisation")
# Those of them that are as often something else, and are not said to speak.
_AMBIGUOUS_BODIES: Final = frozenset(
    ("bar", "business", "daily", "gallery", "pub", "spot", "tank", "title", "weekly")
)
_SHORTEST_OFFICE: Final = 5  # letters, of one that may stand without its name: not "gen", "rev"
_SMALL: Final = DET | POSS | PRON | PREP | CONJ | SUB | AUX | ADV | TITLE | REL


def _all_tags() -> dict[str, int]:
    tags: dict[str, int] = {}
    for name, tag in _VERBS:
        for base in in_order(name):
            for spelt in _all_spellings(base):
                for form, shape in zip(spelt, _FORMS, strict=True):
                    tags[form] = tags.get(form, 0) | tag | shape | VERB
    for word in in_order("verb forms that are often nouns"):
        if word in tags:
            tags[word] |= ADJ
    for name, tag in _WORDS:
        for word in in_order(name):
            tags[word] = tags.get(word, 0) | tag
    for role in in_order("speaking nouns"):
        tags.setdefault(role + "s", ROLE)
        for word in (role, role + "s"):
            if tags[word] & VERB:
                tags[word] |= ADJ  # "her kids", not "she kids"
    for office in tagged("role nouns") | (BODIES - _AMBIGUOUS_BODIES):
        if len(office) >= _SHORTEST_OFFICE and not tags.get(office, 0) & (ROLE | TITLE | VERB):
            tags[office] = tags.get(office, 0) | ROLE
    for word in in_order("adjectives before a role"):
        tags[word] = tags.get(word, 0) | ADJ
    for word, tag in tags.items():
        if tag & _SMALL:
            tags[word] = tag | STARTER
    for word in BESIDE_ONLY:
        if word not in tags:
            shape = FINITE if word.endswith(("s", "ed")) else ING if word.endswith("ing") else BASE
            tags[word] = VERB | shape
        tags[word] |= THINK
    for word in in_order("words that are no names"):
        if word.endswith("ly"):
            tags.setdefault(word, ADV | STARTER)  # "Separately", whose capital makes no name of it
    return tags


TAGS: Final = _all_tags()

ADDRESSING: Final = tagged("verbs of addressing")
SOFT: Final = all_forms("soft verbs")
# Third persons and pasts of the verbs whose subject speaks, thinks or feels: "says", "believed".
SPEAKING_VERBS: Final = frozenset(
    word
    for word, tag in TAGS.items()
    if tag & FINITE and tag & SPOKEN and not tag & ADJ and word not in SOFT and word not in BESIDE_ONLY
)
# Words of number that stand for somebody by themselves: "some say".
COUNTERS: Final = tagged("counting pronouns")
HE_SHE: Final = tagged("he and she")
HIS_HER: Final = frozenset(("his", "her", "their"))
MOSTLY_NOUN: Final = tagged("verb forms that are mostly nouns")
NAME_LIKE: Final = tagged("small words that are names")
NEVER_NOUN: Final = tagged("verb forms that are never nouns")
SPEECH_NOUNS: Final = tagged("nouns of speech")
ANNOUNCED_NOUNS: Final = SPEECH_NOUNS | tagged("nouns of an address")
PAPERS: Final = tagged("papers")
# What somebody writes, which tells who says what stands in it.
WRITINGS: Final = tagged("writings of somebody")
SPOKEN_NOUNS: Final = tagged("nouns of an utterance") - {"name"}
STATES_OF_MIND: Final = tagged("states of mind")
# "point out", "take aim", "use the word": the verb in each form, and the tags of that form.
PHRASAL: Final = {
    (verb, particle): tag | VERB | shape
    for tag, joined in (
        (CUE, pairs("phrasal verbs") | pairs("verbs of making known")),
        (CUE | JUDGE, pairs("verbs of judgement with a noun")),
        (CUE, {(verb, noun) for verb in in_order("verbs of using words") for noun in SPOKEN_NOUNS}),
    )
    for base, particle in joined
    for verb, shape in zip((base, *forms(base)), _FORMS, strict=True)
}
PHRASAL_PARTICLES: Final = frozenset(particle for _, particle in pairs("phrasal verbs"))
JUDGING_NOUNS: Final = frozenset(noun for _, noun in pairs("verbs of judgement with a noun"))
MADE_KNOWN: Final = frozenset(word for _, word in pairs("verbs of making known"))
AFTER_ITS_VERB: Final = JUDGING_NOUNS | SPOKEN_NOUNS | MADE_KNOWN
NOUNS_WITH_PARTICLE: Final = pairs("nouns with a particle")
# Particles that may belong to the word before them.
JOINED_PARTICLES: Final = PHRASAL_PARTICLES | {particle for _, particle in NOUNS_WITH_PARTICLE}


# Endings of words for people: "neurosurgeon", "arborist", "anglers" are not among the listed roles.
_OF_PEOPLE: Final = (
    "ist", "ists", "ician", "icians", "geon", "geons", "woman", "women", "man", "men", "maker", "makers",
    "holder", "holders", "goer", "goers", "owner", "owners", "keeper", "keepers", "worker", "workers",
    "master", "masters", "mistress", "smith", "smiths", "monger", "mongers", "warden", "wardens",
)  # fmt: skip
# Things called after what they do: "reminder".
_THINGS_THAT_DO: Final = tagged("things called after what they do")
_NOUNS_IN_LY: Final = tagged("nouns in -ly")
_RANKS: Final = frozenset(("ex", "vice", "deputy", "co"))  # before an office
_LONGEST_IN_EED: Final = 6  # letters: "speed", but not "agreed"
# "un-" is no negation in "united", "undermined".
_NO_NEGATION: Final = in_order("beginnings that are no negation")


def guess_role(low: str) -> int:
    """``ROLE`` for an office with a rank before it: "ex-detective", "vice-provost"; else no tag."""
    rank, _, office = low.partition("-")
    return TAGS.get(office, 0) & ROLE if rank in _RANKS else 0


def guess(low: str) -> int:
    """Tags of a word in small letters that is not listed, by its ending."""
    if low.endswith("ly") and low not in _NOUNS_IN_LY:
        return ADV
    if low.startswith("ex-"):
        return guess_role(low) or ADJ
    if low.endswith("-elect"):
        return ROLE
    if "-" in low:
        return TAGS.get(low.partition("-of-")[0], 0) & ROLE or ADJ  # "dad-of-two", "lilac-coloured"
    if low.endswith("ed") and not _is_whole_word(low):
        unlike = low.startswith("un") and not low.startswith(_NO_NEGATION)
        return ADJ if unlike else VERB | FINITE | PART  # "unlimited", but "unveiled"
    if low.endswith("ing"):
        return VERB | ING
    if low.endswith(_OF_PEOPLE) and len(low) > 6 and not low.endswith("list"):
        return ROLE
    return ROLE if _is_who_does(low) else 0


def _is_whole_word(low: str) -> bool:
    """Whether "-ed" is no ending but part of a short word: "seed", "speed", "shed", but not "freed"."""
    stem = low[:-2]
    return _VOWELS.isdisjoint(stem) or (stem.endswith("e") and len(low) < _LONGEST_IN_EED and low != "freed")


def _is_who_does(low: str) -> bool:
    """Whether a word is who does what a verb of speech says, by its ending: "questioner", "accusers"."""
    stem = low.removesuffix("s")
    if not stem.endswith(("er", "or")) or stem in _THINGS_THAT_DO:
        return False
    return any(TAGS.get(base, 0) & (BASE | CUE) == BASE | CUE for base in (stem[:-2], stem[:-1], stem[:-3]))
