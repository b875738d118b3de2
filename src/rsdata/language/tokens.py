"""Words: a paragraph as a row of tagged tokens, its quotations one token each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Final, TypeVar, cast

from rsdata.language import lexicon as lx
from rsdata.language.found_once import KeptAnswers
from rsdata.language.names import (
    ARTICLE_IN_NAMES,
    BEFORE_ARTICLES,
    COURTESY,
    JOINED_NAME,
    PARTICLES,
    listed_body_at,
)
from rsdata.language.quotation_marks import DOUBLED, Marked
from rsdata.language.sentences import FINAL_STOPS, abbreviates
from rsdata.language.word_lists import tagged

# A word with what joins it ("O'Neill", "by-election", "@ann_lee", "U.S"), a run of dashes or dots, a sign.
# A full stop joins what begins small or is one letter ("example.org"), and capitals to capitals or a letter
# ("WAVE.FM", "e.ON"), but not "said.Lee".
# (Where a blank stands, as before every second token, no choice has to be tried. It is a group, so that
# ``split`` gives the tokens and what stands between them, which is quicker than a match for each.)
_CAPITALS_GO_ON: Final = r"(?:(?<=[A-Z]\.\w)|(?<=\b\w\.\w))[A-Z0-9]+(?!\w)"
_LETTERS: Final = r"[a-zA-Z\w]+"  # (Most letters are found at once in a table of the smallest.)
_JOINED: Final = (
    r"(?:['’&/-]\w+|\.(?:[a-z0-9]\w*|[A-Z](?:(?!\w)|" + _CAPITALS_GO_ON + r")))*"
)  # (Looked for only where one of these signs follows: a loop takes long to begin.)
_THOUSANDS: Final = r"\d{1,3}(?:,\d{3})+(?!\w)"  # "2,000": no comma of its sentence
TOKEN: Final = re.compile(
    rf"((?! )(?:{_THOUSANDS}|{_LETTERS}(?:(?=['’&/.-]){_JOINED}|)|[@#]\w+{_JOINED}|--+|\.{{2,}}|\S))"
)
_MOST_TAGGED: Final = 16384  # tokens whose tags are kept
_MENTION: Final = 30  # characters of words that are only mentioned
_NEAR: Final = 2000  # characters read on either side of a quotation
_IN_MIND: Final = lx.THINK | lx.VERB | lx.FINITE
_MAY_CUE: Final = lx.SPOKEN | lx.WEAK
_MAY_END: Final = lx.STOP | lx.QUOTE  # a sentence
_MAY_START: Final = lx.CAP | lx.QUOTE | lx.NUMBER
_APOSTROPHES: Final = frozenset("'’")
_HALF_MARKS: Final = frozenset("'‘’")
_INITIALS: Final = tagged("initials like small words")
_PLACES_TOO: Final = tagged("abbreviated states that are words")
_WHO: Final = frozenset(("who'd", "who's", "who'll", "who've"))
_JOIN_SECOND: Final = frozenset("dlnrstz'’aeiouáéíóú")  # second letters of "al-", "ash-", "d’", "hÓ"
_YEAR: Final = frozenset(("year",))
_ORDINALS: Final = tagged("ordinals")
_SEMICOLON: Final = frozenset(";")
_JOINS: Final = frozenset((",", "-"))  # every dash is "-"
_DASHES: Final = frozenset("-–—―‒−") | {"--", "---"}

# Marks of tokens whose tags depend on the token before them, above all other tags.
_ASKS: Final = 1 << 40
_FULL_STOP: Final = 1 << 40
_PARTICLE: Final = 1 << 41
_MAY_BEGIN: Final = 1 << 42
_IN_NAME: Final = 1 << 43
_NO_NAMES: Final = tagged("words that name nobody")
_APOSTROPHE: Final = 1 << 44
_JUDGES: Final = 1 << 45
_LISTS: Final = 1 << 46
_THINKS: Final = 1 << 47
_BEHIND_MAC: Final = 1 << 48
_IN_LAST: Final = -1  # in place of tags
_LISTING: Final = {body.lower(): _LISTS for body in tagged("bodies for several things")}
# Words that make another verb of the one before them: "hit out", "took aim".
_IT_BE: Final = frozenset(("it", "be"))
_IS: Final = frozenset(("is", "was", "are", "were", "am"))
_CLEAR: Final = tagged("states of mind with words")
_BRINGS_WORDS: Final = (" that ", ":")
_JOINED_WITH: Final = (
    dict.fromkeys(lx.AFTER_ITS_VERB, _JUDGES)
    | dict.fromkeys(lx.JOINED_PARTICLES, _PARTICLE)
    | dict.fromkeys(lx.STATES_OF_MIND, _THINKS)
    | {ARTICLE_IN_NAMES: _BEHIND_MAC}
)


def _tagged(word: str) -> tuple[str, int]:
    """A token in lower case, and its tags."""
    low = word.lower()
    low = word if low == word else low  # (one string fewer to keep, and to look at, for most words)
    flag = lx.TAGS.get(low, 0)
    first = word[0]
    if first.isalpha() or first in "@#":
        if "’" in low:
            low = low.replace("’", "'")
            flag = lx.TAGS.get(low, 0)
        if low in _WHO:
            low, flag = "who", lx.TAGS["who"]
        asks = 0
        if first in "@#" or (first.isupper() and low not in _NO_NAMES):
            if not flag and low.endswith("ing"):
                asks = _MAY_BEGIN
            asks |= _LISTING.get(low, 0)
            flag |= lx.CAP | lx.guess_role(low)
        elif low[1:2] in _JOIN_SECOND and JOINED_NAME.match(word):  # "al-Masri"
            flag |= lx.CAP
        elif low in PARTICLES:
            asks = _IN_NAME
        else:
            flag = flag or lx.guess(low)
            asks = _JOINED_WITH.get(low, 0)
        if low.endswith(("'s", "s'")) and not flag & (lx.PRON | lx.BE):
            flag |= lx.POSSESSIVE | lx.TAGS.get(low[:-2], 0) & (lx.ROLE | lx.TITLE)
        elif low in _INITIALS and word.isupper():
            flag = lx.CAP | (lx.ADJ if low == "us" else 0)
        return low, flag | asks
    if first.isdigit():
        return low, flag | (lx.ROLE if low.endswith("-old") else lx.NUMBER)
    if word == ".":
        return low, _FULL_STOP
    if first in "!?…":
        return low, lx.STOP
    if word in _APOSTROPHES:
        return low, lx.PUNCT | _APOSTROPHE
    return ("-", lx.PUNCT) if word in _DASHES else (low, lx.PUNCT)


_TAGGED: Final = KeptAnswers(_tagged, _MOST_TAGGED)


class Words:
    """The tokens of one paragraph: four lists in step, and where each quotation and sentence stands.

    ``low`` the token in lower case, with straight apostrophes; ``flag`` its tags (see ``lexicon``);
    ``start`` and ``end`` its offsets. ``quote_at[k]`` is the index of the token that stands for quotation k.
    ``sentence[i]`` is the number of the sentence that token i is in. ``vocabulary`` holds each word once.
    """

    __slots__ = (
        "_answers", "_cues", "_joins", "end", "first", "flag", "low", "quote_at", "sentence", "start", "text",
        "vocabulary",
    )  # fmt: skip

    def __init__(self, text: str, start: int, end: int, quotes: Sequence[Marked] = ()) -> None:
        self.text = text
        self.low: list[str] = []
        self.flag: list[int] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.quote_at: list[int] = []
        self.sentence: list[int] = []
        self.first: list[int] = []
        # What ``asked_once`` keeps: by question, and the tokens it was asked about.
        self._answers: dict[tuple[Any, ...], Any] = {}
        self._cues: list[int] | None = None
        self._joins: list[int] | None = None
        here = start
        for quote in quotes:
            self._take(here, self._mark_before(quote.start, here))
            self.quote_at.append(len(self.low))
            self._push('"', lx.QUOTE, quote.start, quote.end)
            here = min(end, self._mark_after(quote.end, end))
        self._take(here, end)
        self._number_sentences()
        self.vocabulary = frozenset(self.low)
        for i in self.places_of(_YEAR):
            if i + 1 < len(self.flag):
                self._tell_what_year(i)

    def __len__(self) -> int:
        return len(self.low)

    def _tell_what_year(self, i: int) -> None:
        """Tag a year that is no time but tells who somebody is: "[Year] 11 pupil", "a 3rd [year] medic", "a
        42 [year old] baker"."""
        flag, low = self.flag, self.low
        nth = low[i - 1] in _ORDINALS and low[i - 2] != "the"  # not "in the first year students said"
        counted = i > 0 and (nth or flag[i - 1] & lx.NUMBER)
        if flag[i] & lx.CAP and flag[i + 1] & lx.NUMBER:
            flag[i] = lx.CAP | lx.ADJ
        elif counted and (low[i + 1] == "old" or flag[i + 1] & lx.ROLE):
            flag[i] = lx.ADJ
            flag[i + 1] |= lx.ROLE

    def places_of(self, words: frozenset[str]) -> list[int]:
        """Where these words stand."""
        if words.isdisjoint(self.vocabulary):
            return []  # nearly every paragraph
        return [i for i, low in enumerate(self.low) if low in words]

    @property
    def cues(self) -> list[int]:
        """Where words that may be cues stand, and the semicolons between them."""
        if self._cues is None:
            cues = [i for i, f in enumerate(self.flag) if f & _MAY_CUE]
            parted = self.places_of(_SEMICOLON)
            self._cues = sorted({*cues, *parted}) if parted else cues
        return self._cues

    @property
    def joins(self) -> list[int]:
        """Where commas, dashes and quotations that end in a comma stand: what an attribution may follow."""
        if self._joins is None:
            text, end = self.text, self.end
            joins = [i for i, low in enumerate(self.low) if low in _JOINS]
            quoted = [i for i in self.quote_at if text[end[i] - 1] == ","]
            self._joins = sorted(joins + quoted) if quoted else joins
        return self._joins

    def next_comma(self, i: int, stop: int) -> int:
        """The first comma, or quotation that ends in one, at or after token ``i``; ``stop`` where none is."""
        joins = self.joins
        near = joins[bisect_left(joins, i) : bisect_left(joins, stop)]
        return next((k for k in near if self.low[k] != "-"), stop)

    def _mark_before(self, i: int, floor: int) -> int:
        while i > floor and self.text[i - 1].isspace():
            i -= 1
        doubled = self.text[i - 1 : i] in _HALF_MARKS and DOUBLED.match(self.text, i - 2, i)
        return max(floor, i - 2 if doubled else i - 1)

    def _mark_after(self, i: int, ceiling: int) -> int:
        while i < ceiling and self.text[i].isspace():
            i += 1
        doubled = self.text[i : i + 1] in _HALF_MARKS and DOUBLED.match(self.text, i)
        return i + 2 if doubled else i + 1

    def _push(self, low: str, flag: int, start: int, end: int) -> None:
        self.low.append(low)
        self.flag.append(flag)
        self.start.append(start)
        self.end.append(end)

    def _take(self, start: int, end: int) -> None:
        """The tokens between two quotations; of a very long stretch, those near its ends."""
        if start >= end:
            return  # nothing stands before most quotations
        if end - start > 2 * _NEAR:
            self._take(start, start + _NEAR)
            self._push("", lx.STOP, start + _NEAR, start + _NEAR)
            start = end - _NEAR
        low_list, flag_list, starts, ends = self.low, self.flag, self.start, self.end
        stop = start
        bodies: list[int] = []  # where names begin that may hold commas
        pieces = iter(TOKEN.split(self.text[start:end]))
        for blanks, word in zip(pieces, pieces, strict=False):  # (what follows the last token has none)
            low, flag = _TAGGED[word]
            begin = stop + 1 if blanks == " " else stop + len(blanks)  # (a call less for nearly every token)
            stop = begin + len(word)
            if flag >= _ASKS:  # a token whose tags depend on the one before it
                if flag & _LISTS:
                    bodies.append(begin)
                flag = self._tags_behind(low, flag, begin, stop, (start, end))
                if flag == _IN_LAST:
                    continue
            low_list.append(low)
            flag_list.append(flag)
            starts.append(begin)
            ends.append(stop)
        for begin in bodies:
            self._leave_out_commas(begin, end)

    def _tags_behind(self, low: str, flag: int, begin: int, stop: int, within: tuple[int, int]) -> int:
        """The tags of a token where it stands, behind others, which it may change; ``_IN_LAST`` where it is a
        part of the last one. ``within``: the characters between two quotations."""
        before = self.flag[-1] if self.flag else lx.STOP
        if flag & _APOSTROPHE:
            if self.low and self._owns(begin, within[0]):
                self.low[-1] += "'"  # "the Lib Dems' agent"
                self.flag[-1] |= lx.POSSESSIVE
                self.end[-1] = stop
                return _IN_LAST
            return flag ^ _APOSTROPHE
        if flag & _FULL_STOP:
            if self.flag and self.end[-1] == begin and self._abbreviated(stop, within[1]):
                self.end[-1] = stop
                if self.end[-1] - self.start[-1] == 2 and before & lx.CAP:
                    self.flag[-1] = lx.CAP  # "A." is an initial, not the article
                return _IN_LAST
            return lx.STOP
        if flag & _PARTICLE:
            return self._with_particle(low, flag ^ _PARTICLE)
        if flag & _JUDGES:
            self._judge_with(low)
            return _IN_MIND if self._brings_words(low, stop) else flag ^ _JUDGES
        if flag & _THINKS:
            return _IN_MIND if self._is_after_be() else flag ^ _THINKS
        if flag & _IN_NAME:
            return lx.CAP if self.flag and before & lx.CAP else flag ^ _IN_NAME
        if flag & _BEHIND_MAC:
            named = before & lx.CAP and self.low[-1] in BEFORE_ARTICLES
            return lx.CAP if named else flag ^ _BEHIND_MAC
        if flag & _LISTS:
            return flag ^ _LISTS
        flag ^= _MAY_BEGIN  # "Speaking to us": at the start of a sentence no name
        return flag | lx.guess(low) if before & lx.STOP else flag

    def _with_particle(self, particle: str, flag: int) -> int:
        """The tags of a particle that may belong to the word before it, which is tagged with it."""
        pair = (self.low[-1] if self.low else "", particle)
        if pair in lx.PHRASAL:
            self.flag[-1] |= lx.PHRASAL[pair]
        if pair in lx.NOUNS_WITH_PARTICLE:
            self.flag[-1] = flag = 0  # "a voice over says"
        return flag

    def _is_after_be(self) -> bool:
        """Whether the next token says what somebody is: "is [adamant]", "was quietly [confident]"."""
        k = len(self.flag) - 1
        k -= k > 0 and (self.flag[k] & lx.ADV > 0 or self.low[k] == "not")
        return k >= 0 and self.low[k] in _IS

    def _brings_words(self, state: str, stop: int) -> bool:
        """Whether what somebody is clear about follows: "was [clear] that", not "is not clear that"."""
        brings = state in _CLEAR and self.low[-1:] != ["not"] and self.text.startswith(_BRINGS_WORDS, stop)
        return brings and self._is_after_be()

    def _leave_out_commas(self, begin: int, end: int) -> None:
        """Take the commas out of the name that begins there: "Department for Trade[,] Fish and Food"."""
        listed = listed_body_at(self.text, begin, end)
        if listed is None:
            return
        first, last = bisect_left(self.start, begin), bisect_left(self.start, listed.end())
        for k in range(last - 1, first, -1):
            if self.low[k] == ",":
                del self.low[k], self.flag[k], self.start[k], self.end[k]

    def _judge_with(self, noun: str) -> None:
        """Tag a verb that judges with a noun behind it, an article or a word more between: "[pointed] the
        finger", "[made] a fresh plea", "[let] it be known"."""
        k = len(self.low) - 1
        if noun in lx.MADE_KNOWN:
            while k > 0 and self.low[k] in _IT_BE:
                k -= 1
        elif k > 0 and self.flag[k] & lx.DET:
            k -= 1
        elif k > 1 and self.flag[k - 1] & lx.DET:
            k -= 2
        if k >= 0:
            self.flag[k] |= lx.PHRASAL.get((self.low[k], noun), 0)

    def _owns(self, at: int, start: int) -> bool:
        """Whether the apostrophe at ``at`` belongs to the plural before it, and closes no speech."""
        text = self.text
        if self.end[-1] != at or self.low[-1][-1] != "s" or not text[at + 1 : at + 2].isspace():
            return False
        return text.find("‘", start, at) < 0 and text.find(" '", start, at) < 0

    def _abbreviated(self, after: int, end: int) -> bool:
        """Whether the stop before ``after`` belongs to the word before it: "Sen.", "J.", "U.S."."""
        low, flag = self.low[-1], self.flag[-1]
        if low in _PLACES_TOO and self._begins_sentence(after, end):
            return False  # "at Midnight Mass. The"
        if flag & lx.CAP and "-" in low:
            low = low.rpartition("-")[2]  # "R-St. Paul"
        abbreviated = abbreviates(low, flag & lx.CAP > 0, self.text[after : after + 2])
        if abbreviated or self.text[after : after + 1] in ("),"):
            return after < end or abbreviated
        if flag & lx.CAP and (len(low) == 1 or "." in low) and low != "i":
            return TOKEN.search(self.text, after, end) is not None and not self._begins_sentence(after, end)
        # "Hexley Corp. who", "Smith & Bros. said": no sentence begins small
        return bool(flag & lx.CAP) and self.text[after : after + 2].strip().islower()

    def _begins_sentence(self, after: int, end: int) -> bool:
        """Whether a small word with a capital follows: "The"."""
        m = TOKEN.search(self.text, after, min(end, after + 40))
        if m is not None and m.group() == "(":
            m = TOKEN.search(self.text, m.end(), min(end, after + 40))
        word = "" if m is None else m.group()
        tags = lx.TAGS.get(word.lower(), 0)
        if tags & lx.TITLE and word.lower() not in COURTESY:
            return False  # "U.S. Sen. Lee"
        return word[:1].isupper() and tags & lx.STARTER > 0

    def _number_sentences(self) -> None:
        """Number the sentences. A quotation that ends in a full stop may end its sentence with it."""
        text, flag, low = self.text, self.flag, self.low
        size = len(flag)
        if size and text.find(")", self.start[0], self.end[-1]) >= 0:
            ends = [i for i, f in enumerate(flag) if f & _MAY_END or low[i] == ")"]
        else:
            ends = [i for i, f in enumerate(flag) if f & _MAY_END]
        if size and ends[-1:] != [size - 1]:
            ends.append(size - 1)
        first = 0
        for i in ends:
            f = flag[i]
            if i + 1 == size:
                pass
            elif f & lx.STOP:
                opens = i + 1 + (low[i + 1] == "(" and i + 2 < size)  # "We won. (Ray was away.)"
                if not flag[opens] & _MAY_START and (
                    # "Yahoo! said" goes on; "3. the" does not matter
                    flag[i + 1] & (lx.STOP | lx.PUNCT) or low[i] != "." or self.start[i + 1] == self.end[i]
                ):
                    continue
            elif low[i] == ")":
                if low[first] != "(" or not flag[i + 1] & _MAY_START:
                    continue  # not the end of a sentence in brackets: "(Ray was away.) Lee"
            else:
                last = text[self.end[i] - 1]
                if last in "'’":
                    last = text[self.end[i] - 2]
                if last not in FINAL_STOPS or not flag[i + 1] & _MAY_START:
                    continue
            self.sentence += [len(self.first)] * (i + 1 - first)
            self.first.append(first)
            first = i + 1
        self.first.append(size)

    def speaks(self, i: int) -> bool:
        """Whether the quotation at token ``i`` may be speech, not a short title: "Vote Lee" badges."""
        start, end = self.start[i], self.end[i]
        text = self.text
        return end - start > 30 or text[end - 1] in ",.?!" or not self.in_capitals(i)

    def mentions(self, i: int) -> bool:
        """Whether the quotation at token ``i`` is a word or two inside a sentence: called “a fool”."""
        start, end = self.start[i], self.end[i]
        return end - start < _MENTION and self.text[start].islower() and self.text[end - 1].isalnum()

    def in_capitals(self, i: int) -> bool:
        """Whether every word of the quotation at token ``i`` has a capital letter."""
        return all(word[:1].isupper() for word in self.text[self.start[i] : self.end[i]].split())

    def bounds(self, i: int) -> tuple[int, int]:
        """First token of the sentence of token ``i``, and one past its last."""
        n = self.sentence[i]
        return self.first[n], self.first[n + 1]


_UNASKED: Final = object()
_Question = TypeVar("_Question", bound=Callable[..., Any])


def asked_once(question: _Question) -> _Question:
    """A question about words, or about some of their tokens, that is answered once and remembered with them:
    is it a verb, whose is it."""

    @wraps(question)
    def answer(words: Words, *about: int) -> Any:
        asked = (question, about)
        found = words._answers.get(asked, _UNASKED)
        if found is _UNASKED:
            found = words._answers[asked] = question(words, *about)
        return found

    return cast(_Question, answer)
