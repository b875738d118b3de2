"""What tells that a paragraph begins something new: who and what it is about, beside what went before.

Each sign is a number that can be read off a paragraph and its neighbours; what each is worth stands in
``data/topic_weights.csv``, which ``python -m benchmarks.starts`` writes: the weights of a logistic regression
over pages whose starts are known, so that their sum is the log-odds of a start. (Hearst, TextTiling, 1997,
for the cohesion of words; Beeferman et al., Statistical models for text segmentation, 1999, for weighing.)
"""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

from rsdata.language.common_nouns import common_word
from rsdata.language.found_once import KeptAnswers, found_once
from rsdata.language.line_shapes import opens_quotation
from rsdata.language.lines import Stretch
from rsdata.language.names import FULL_NAME, TITLES
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged
from rsdata.named_tuples import NamedTuple
from rsdata.pages.messages import find_message, is_account_line

FILE: Final = Path(__file__).parent / "data" / "topic_weights.csv"

# Words that lean on what was said before: "He adds ...", "But ...", "This ...".
_LEANING: Final = tagged("words that lean on what went before")
# Words with which a live page turns to something new: "Here's the scene ...", "Speaking to ...".
_TURNING: Final = tagged("words that turn to something new")
_PRONOUNS: Final = (tagged("he and she") | tagged("possessives") | tagged("objects")) - {
    "your",
    "my",
    "our",
    "whose",
}
# "The broadcaster has been asking MPs ...", "a round up of the papers": what follows is the round.
_ANNOUNCING: Final = lazy(
    r"\b(?:round[ -]?up|reactions?|responses?"
    r"|has (?:also )?(?:been (?:asking|taking|hearing|speaking|talking)|heard from)"
    r"|have been (?:telling|giving)|some more|what (?:the|other) papers)\b",
    re.IGNORECASE,
)
# Stems of which any such phrase has one: most paragraphs have none, and are not searched for phrases.
_ANNOUNCING_STEMS: Final = tagged("stems of announcing phrases")
# "The full report can be read here.", "Find out more here.": an entry's last line.
_SIGNING_OFF: Final = lazy(r"\b(?:here|below|live)\.$")
_LAST_WORDS: Final = ("here.", "below.", "live.")
# "a", "the": none; "poll", "results" -> "result".
_STEM: Final = 6
_SHORT: Final = 3
_NO_STEM: Final = frozenset(("",))
_PUNCTUATION: Final = ".,:;!?()\"“”'‘’"
# (What may not stand before the capital is looked for behind it: a search passes over small letters at once.)
_CAPITALISED: Final = lazy(r"[A-Z](?<!\w.)[\w-]{2,}")
_WORD: Final = lazy(r"[^\W\d_]+")
_ADDING: Final = frozenset(("also", "too", "added", "adds", "further"))
# Characters in which somebody is brought on, and a label stands before its colon.
_OPENING: Final = 90
_LABEL: Final = 40
# Paragraphs above, at most, in which it is looked up who was named; those that are what is talked about.
_NAMED_WITHIN: Final = 100
_ABOUT: Final = 3
# Paragraphs on either side over which what is talked about goes on or breaks off.
_SIDE: Final = 2
_MOST: Final = 4.0  # of shared words
_MOST_NAMES: Final = 2
_USUAL_LENGTH: Final = 5.0  # the logarithm of the characters of a paragraph


def _stem(word: str) -> str:
    """What of a word is compared; "" of a short one."""
    return word.strip(_PUNCTUATION)[:_STEM] if len(word) > _SHORT else ""


_STEMS: Final = KeptAnswers(_stem, 16384)


class PossibleStart:
    """A paragraph that may begin an entry, and what can be told of it alone."""

    def __init__(self, paragraph: Stretch) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.is_account = is_account_line(self.text)
        self.is_message = find_message(paragraph) is not None
        # Who sends a message may have a role too, and is no byline.
        self.is_role = not self.is_message and paragraph.is_role
        # What it is about: its longer words, cut to a stem, each once. (A set takes five times the memory of
        # a tuple, and a page may have half a million paragraphs.)
        self.stems = tuple({*map(_STEMS.__getitem__, self.text.lower().split())} - _NO_STEM)

    @found_once
    def names(self) -> frozenset[str]:
        """Its words with a capital, but for the first."""
        return frozenset(_CAPITALISED.findall(self.text, 1))

    @found_once
    def first_words(self) -> list[str]:
        """Its first words, as they are printed."""
        return self.text.split(None, 3)[:3]

    @property
    def opens_with(self) -> str:
        """Its first word in small letters."""
        return self.first_words[0].rstrip(",").lower()

    @found_once
    def announces(self) -> bool:
        """What follows is a round of voices."""
        return not _ANNOUNCING_STEMS.isdisjoint(self.stems) and _ANNOUNCING.search(self.text) is not None

    @property
    def signs_off(self) -> bool:
        """It is an entry's last line."""
        return self.text.endswith(_LAST_WORDS) and _SIGNING_OFF.search(self.text) is not None

    @found_once
    def has_quotation(self) -> bool:
        """A double mark stands in it."""
        return '"' in self.text or "“" in self.text


class Vocabulary:
    """The words of a page: rare ones weigh more than those that the whole page is about."""

    def __init__(self, candidates: Sequence[PossibleStart]) -> None:
        self._total = len(candidates)
        self._met_in = Counter(chain.from_iterable(c.stems for c in candidates))

    def shared(self, some: frozenset[str], others: frozenset[str]) -> float:
        """How much two pieces of a page are about the same."""
        both = some & others
        if not both:
            return 0.0
        # (Exact, in whatever order a set gives its words.)
        weight = math.fsum([math.log(self._total / self._met_in[stem]) for stem in both])
        return min(weight / math.sqrt(min(len(some), len(others)) + 1), _MOST)


class Juncture:
    """A paragraph among those of its part of the page; ``start`` is the last one that began an entry."""

    def __init__(
        self,
        candidates: Sequence[PossibleStart],
        vocabulary: Vocabulary,
        i: int,
        part: tuple[int, int],
        start: int,
    ) -> None:
        first, last = part
        self.vocabulary = vocabulary
        self.this = candidates[i]
        self.before = candidates[i - 1]
        self.entry = candidates[max(start, i - _NAMED_WITHIN) : i]
        self.above = candidates[max(first, i - _SIDE) : i]
        self.below = candidates[i + 1 : min(last, i + 1 + _SIDE)]
        self.low = self.this.opens_with

    @found_once
    def names_above(self) -> frozenset[str]:
        return frozenset().union(*[c.names for c in self.above])

    @found_once
    def names_below(self) -> frozenset[str]:
        return frozenset().union(*[c.names for c in self.below])

    @found_once
    def brings_on(self) -> tuple[bool, bool] | None:
        """Whether the paragraph brings somebody on at its start by a title, not a full name, and whether the
        entry so far names them; None where it brings on nobody or leans on what went before."""
        if self.low in _LEANING:
            return None
        words = self.this.first_words
        is_titled = self.low.rstrip(".") in TITLES and len(words) > 1
        if is_titled:
            surname = words[1].rstrip(".,:'’s")
        elif (name := FULL_NAME.search(self.this.text, 0, _OPENING)) is not None:
            surname = name.group().split()[-1]
        else:
            return None
        return is_titled, any(surname in c.text for c in self.entry)


def _stems(candidates: Sequence[PossibleStart]) -> frozenset[str]:
    return frozenset(chain.from_iterable([c.stems for c in candidates]))


def _the_known(place: Juncture) -> bool:
    words = place.this.first_words
    return place.low == "the" and len(words) > 1 and (words[1][0].islower() or words[1] in ("MP", "MPs"))


def _new_subject(place: Juncture) -> bool:
    word = place.this.first_words[0].rstrip(",")
    if (
        place.low in _LEANING
        or place.brings_on is not None
        or not word[:1].isupper()
        or common_word(place.low)
    ):
        return False
    return not any(word in c.text for c in place.entry[-_ABOUT:])


def _leans_on_a_name(place: Juncture) -> bool:
    """A pronoun stands in it before anybody is named."""
    if place.low in _LEANING:
        return False
    name = _CAPITALISED.search(place.this.text, 1)
    end = name.start() if name is not None else len(place.this.text)
    return not _PRONOUNS.isdisjoint(_WORD.findall(place.this.text[:end].lower()))


class Sign(NamedTuple):
    """A sign: its name, an example (paragraphs parted by " / ", the one in brackets has it), its function."""

    name: str
    example: str
    read: Callable[[Juncture], float]


# fmt: off
SIGNS: Final = (
    Sign("any paragraph", "So. / [So.]", lambda place: 1.0),
    Sign("opens a quotation", 'Lee spoke. / ["So be it."]', lambda place: opens_quotation(place.this.text)),
    Sign("the known", "So. / [The minister left.]", _the_known),
    Sign("turns to something new", "So. / [Here is more.]", lambda place: place.low in _TURNING),
    Sign("leans on what went before", "So. / [He adds that it rains.]", lambda place: place.low in _LEANING),
    Sign("title and known name", "Ann Lee spoke. / [Ms Lee left.]",
         lambda place: place.brings_on == (True, True)),
    Sign("title and new name", "So. / [Ms Lee left.]",
         lambda place: place.brings_on == (True, False)),
    Sign("known full name", "Ann Lee spoke. / [Ann Lee left.]",
         lambda place: place.brings_on == (False, True)),
    Sign("new full name", "So. / [Ann Lee left.]",
         lambda place: place.brings_on == (False, False)),
    Sign("new subject", "So. / [Ferries are late.]", _new_subject),
    Sign("below a last line", "Read it here. / [So.]", lambda place: place.before.signs_off),
    Sign("in a round", "A round-up of the papers. / [So.]",
         lambda place: place.entry[0].announces and not place.before.signs_off),
    Sign("announces a round", "So. / [Some more reaction now.]", lambda place: place.this.announces),
    Sign("both sides about the same", "The ferries stopped. / [Rain.] / Ferries again. / So.",
         lambda place: place.vocabulary.shared(_stems(place.above), _stems((place.this, *place.below)))),
    Sign("its new names come again", "So. / [We met Lee.] / So Lee left.",
         lambda place: min(len((place.this.names - place.names_above) & place.names_below), _MOST_NAMES)),
    Sign("names go on beyond it", "We met Lee. / [So.] / So Lee left.",
         lambda place: min(len(place.names_above & place.names_below), _MOST_NAMES)),
    Sign("pronoun before a name", "So. / [Before he left, Lee smiled.]", _leans_on_a_name),
    Sign("adds to what was said", "So. / [Lee also left.]",
         lambda place: not _ADDING.isdisjoint(place.this.first_words)),
    Sign("length", "So. / [So.]", lambda place: math.log(len(place.this.text)) - _USUAL_LENGTH),
    Sign("below a colon", "Lee spoke: / [So.]", lambda place: place.before.text[-1] == ":"),
    Sign("has a quotation", 'So. / [It was "grim".]', lambda place: place.this.has_quotation),
    Sign("below a quotation", 'It was "grim". / [So.]', lambda place: place.before.has_quotation),
    Sign("label before a colon", "So. / [Turnout: 41%.]", lambda place: ":" in place.this.text[:_LABEL]),
    Sign("no sentence", "So. / [Ferries]", lambda place: place.this.paragraph.is_unfinished),
    Sign("below no sentence", "Ferries / [So.]", lambda place: place.before.paragraph.is_unfinished),
)
# fmt: on


def values(place: Juncture) -> Iterator[tuple[str, float]]:
    """What each sign says of a paragraph."""
    for sign in SIGNS:
        yield sign.name, float(sign.read(place))


def log_odds(place: Juncture) -> float:
    """How likely it is that a paragraph begins something new: positive where more likely than not."""
    return sum([weight * read(place) for read, weight in weighed()])


@cache
def weighed() -> tuple[tuple[Callable[[Juncture], float], float], ...]:
    """How each sign is read, and what it is worth."""
    with FILE.open(encoding="utf-8", newline="") as file:
        weights = {row["sign"]: float(row["weight"]) for row in csv.DictReader(file, strict=True)}
    return tuple((sign.read, weights[sign.name]) for sign in SIGNS)
