"""What stands before a figure in a list of results: a candidate, a party, or both.

A label is read from its right-hand end, next to the figure, so that whatever introduces a list
("Full result:", "May 2011: Three seats -") is left over as its ``lead``.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from rsdata.language import by_elections
from rsdata.language.calendar import CALENDAR_WORDS, MONTH_WORDS
from rsdata.language.lines import Stretch
from rsdata.language.names import NAME_WORD, PARTICLES_IN_LISTS, TITLES_IN_LISTS, is_word_of_a_name
from rsdata.language.parties import longest_party, party_in_list
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged
from rsdata.results.row_labels import without_verbs, won_at_end

_SEPARATORS: Final = " \t\u00a0\u2009\u202f:;,–—-=|.…•·*›>/&\n\r"
_BLANKS: Final = " \t\u00a0"
_BULLETS: Final = " \t\u00a0\u2009\u202f•·*›>–—-|;,.&\n\r"
# one word of a label with its punctuation
_WORD: Final = lazy(r"[^\s\u00a0]{1,60}")
# A word that opens no name although it has a capital: it introduces a list or a sum
_NOT_NAMES: Final = tagged("no candidates") | CALENDAR_WORDS | by_elections.WORDS
# what a figure in a list may be of, when it is of nobody
_SUMS: Final = tagged("sums in a list") | MONTH_WORDS - {"may"}
# words that may stand between two entries of one list: "..., followed by Labour on 1,234"
_FILLERS: Final = tagged("between entries of a list")
_MAY_STAND_BEFORE: Final = _FILLERS | TITLES_IN_LISTS  # a label
_AMBIGUOUS_TITLES: Final = tagged("ambiguous titles")
_NAME_WORDS: Final = 8
_LABEL_CHARS: Final = 140


class Label(NamedTuple):
    """Whose votes a figure counts. Spans are offsets into the text; ``lead`` ends where the label begins.

    ``party_id`` is None for a party the reference table does not know. ``form`` says how it was printed:
    entries of one list share it.
    """

    form: str
    start: int
    name: tuple[int, int] | None
    party: tuple[int, int] | None
    party_id: str | None
    lead: str
    word: str = ""  # what is printed, in lower case


class _Before(NamedTuple):
    """What stands before a figure, as far as it is still to be read."""

    text: str
    start: int
    end: int

    @property
    def printed(self) -> str:
        return self.text[self.start : self.end]

    def until(self, end: int, marks: str = "") -> _Before:
        """What of it ends at a place, less these characters."""
        while end > self.start and self.text[end - 1] in marks:
            end -= 1
        return _Before(self.text, self.start, end)

    def stripped(self, marks: str) -> _Before:
        """It without these characters at its ends."""
        start, end = self.start, self.until(self.end, marks).end
        while start < end and self.text[start] in marks:
            start += 1
        return _Before(self.text, start, end)

    def lead(self, label: int) -> str:
        """What is left over before the label."""
        return self.text[self.start : label]

    def party(self) -> tuple[int, int, str] | None:
        """The party that it ends with."""
        return longest_party(self.text, self.start, self.end)

    def name(self) -> tuple[int, int] | None:
        """The span of the longest run of name words that it ends with, titles off."""
        begin = end = self.end
        words: list[str] = []
        for match in reversed(list(_WORD.finditer(self.text, max(self.start, end - 90), end))):
            word = match[0]
            if match.start() > self.start and not self.text[match.start() - 1].isspace():
                break
            if len(words) == _NAME_WORDS or not is_word_of_a_name(word, last=not words):
                break
            words.append(word)
            begin = match.start()
        while words and _is_no_part(words[-1].strip(".,'’\"“”"), len(words)):
            begin += len(words.pop())
            while begin < end and self.text[begin].isspace():
                begin += 1
        while begin < end and self.text[begin] in _BULLETS + "\"“'‘":
            begin += 1
        return (begin, end) if any(map(str.isalpha, self.text[begin:end])) else None


def _is_no_part(first: str, count: int) -> bool:
    """Whether the first of so many words of a name is none of it: a title, a word that introduces a list."""
    low = first.lower()
    if low in _AMBIGUOUS_TITLES and count < 3:
        return False  # "May Smith" is somebody
    lone = count == 1 or first[:1].isupper()
    return low in TITLES_IN_LISTS or low in _NOT_NAMES or (low in PARTICLES_IN_LISTS and not lone)


def read(line: Stretch, start: int, figure: int) -> Label | None:
    """The label that ends where a figure of a line begins; nothing before ``start``."""
    before = _Before(line.source, max(start, figure - _LABEL_CHARS), figure).until(figure, _SEPARATORS)
    if before.end <= before.start:
        return None
    if before.text[before.end - 1] in ")]":
        return _bracketed(before)
    before = before.until(without_verbs(before.text, before.start, before.end, _SEPARATORS))
    return _party_last(before) or _name_last(before) or _unknown(before)


# "Lee, " before a first name, itself at the start of an entry
_SURNAME: Final = lazy(rf"(?:\A|[:;•\n]|\A[,;•\s]+)\s*(?P<surname>{NAME_WORD}(?:\s{NAME_WORD})?),\s\Z")


def _bracketed(before: _Before) -> Label | None:
    """ "Ann Lee (Lab)", "Labour (Ann Lee)", "Ann Lee (Labour (Co-op))" """
    text, start, stop = before
    depth, open_at = 0, -1
    for at in range(stop - 1, max(start, stop - 80) - 1, -1):
        if text[at] in ")]":
            depth += 1
        elif text[at] in "([":
            depth -= 1
            if depth == 0:
                open_at = at
                break
    if open_at < 0:
        return None
    inside = _Before(text, open_at + 1, stop - 1).stripped(_BLANKS)
    if (mark := won_at_end(text, inside.start, inside.end)) is not None:
        inside = inside.until(mark, _BLANKS + ",")
    outer = before.until(open_at, _BLANKS + ",:–—-")
    span, inside_id = inside[1:], party_in_list(inside.printed)
    outside = outer.party()
    if inside_id is None and outside is not None and inside.name() == span:
        return Label("party(name)", outside[0], span, outside[:2], outside[2], before.lead(outside[0]))
    name = outer.name()
    if name is None or not _is_party_like(inside.printed):
        return None
    surname = _SURNAME.search(before.lead(name[0])) if " " not in text[slice(*name)] else None
    if surname is not None:  # "Lee, Ann (Lab)"
        name = start + surname.start("surname"), name[1]
    return Label("name(party)", name[0], name, span, inside_id, before.lead(name[0]))


def _party_last(before: _Before) -> Label | None:
    """ "Labour", "Ann Lee, Labour", "Ann Lee - Labour", "Ann Lee Labour" """
    party = before.party()
    if party is None:
        return None
    outer = before.until(party[0], _SEPARATORS)
    between = before.text[outer.end : party[0]].strip()
    name = outer.name() if between in {"", ",", "-", "–", "—", "|"} else None
    if name is not None and len(before.text[slice(*name)].split()) >= 2:
        lead = before.lead(name[0])
        pure = not lead.strip(_BULLETS)
        if not between and pure:
            return Label("name party", name[0], name, party[:2], party[2], lead)
        pure = pure or lead.rstrip().endswith((":", ";", ".", "•"))
        if between and pure and longest_party(before.text, *name) is None:
            return Label("name,party", name[0], name, party[:2], party[2], lead)
    return Label("party", party[0], None, party[:2], party[2], before.lead(party[0]))


# the possessive after a party: "Labour's Ann Lee", "the Tories' Bob Ray"
_OWNER: Final = lazy(r"(?:['’]s|(?<=s)['’])\s")


def _name_last(before: _Before) -> Label | None:
    """ "Labour - Ann Lee", "Labour: Ann Lee", "Labour's Ann Lee" """
    name = before.name()
    if name is None:
        return None
    text = before.text
    outer = before.until(name[0], _BLANKS + ":–—-,|")
    for owner in _OWNER.finditer(text, *name):
        if before.until(owner.start()).party():
            outer, name = before.until(owner.start()), (owner.end(), name[1])
            break
    for job in (" candidate", "'s candidate", "’s candidate"):
        of_party = before.until(outer.end - len(job))
        if text.endswith(job, before.start, outer.end) and of_party.party():
            outer = of_party
    party = outer.party()
    if party is None or len(text[slice(*name)].split()) < 2:
        return None
    return Label("party name", party[0], name, party[:2], party[2], before.lead(party[0]))


def _unknown(before: _Before) -> Label | None:
    """A capitalised label the table of parties does not know, which fills its place in a list."""
    begin, stop = before.stripped(_BULLETS).start, before.end
    printed = before.text[begin:stop]
    words = printed.split()
    if not 1 <= len(words) <= 6 or not (words[0][0].isupper() and words[-1][-1].isalnum()):
        return None
    if any(
        word[0].islower() and word not in PARTICLES_IN_LISTS | {"of", "the", "for", "to"} for word in words
    ):
        return None
    if any(word.strip("():,").lower() in _SUMS or word[-1] in ":;,.?!" for word in words):
        return None
    return Label("unknown", begin, None, (begin, stop), None, before.lead(begin), printed.lower())


def _is_party_like(text: str) -> bool:
    """Whether words in brackets could name a party the table does not know: letters, not prose."""
    words = text.split()
    return (
        1 <= len(words) <= 9
        and text[0].isalnum()
        and any(c.isalpha() for c in text)
        and text[-1] not in ".!?:;"
    )


# "(new)" "(elected)" "[from nowhere]" after a figure
_BRACKETED: Final = lazy(r"\A\s{0,3}[(\[][^()\[\]]{0,60}[)\]]")


_ORDINAL: Final = lazy(r"\A\W{0,6}\d{1,2}[.)](?:\s|\Z)")  # "2. " before an entry


def is_filler(lead: str) -> bool:
    """Whether nothing but separators and linking words stands before a label in mid-list."""
    lead = _ORDINAL.sub("", _BRACKETED.sub("", lead)).strip(_BULLETS + "()[]:*†")
    return not lead or (
        len(lead) < 40 and all(word.strip(",.()").lower() in _MAY_STAND_BEFORE for word in lead.split())
    )
