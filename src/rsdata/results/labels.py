"""What stands before a figure in a list of results: a candidate, a party, or both.

A label is read from its right-hand end, next to the figure, so that whatever introduces a list
("Full result:", "May 2011: Three seats -") is left over as its ``lead``.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from rsdata.language import by_elections
from rsdata.language.calendar import CALENDAR_WORDS, MONTH_WORDS
from rsdata.language.names import PARTICLES_IN_LISTS, TITLES_IN_LISTS, is_word_of_a_name
from rsdata.language.parties import longest_party, party_in_list
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged

_SEPARATORS: Final = " \t\u00a0\u2009\u202f:;,–—-=|.…•·*›>/&\n\r"
_BULLETS: Final = " \t\u00a0\u2009\u202f•·*›>–—-|;,.&\n\r"
# one word of a label with its punctuation
_WORD: Final = lazy(r"[^\s\u00a0]{1,60}")
# A word that opens no name although it has a capital: it introduces a list or a sum
_NOT_NAMES: Final = tagged("no candidates") | CALENDAR_WORDS | by_elections.WORDS
# what a figure in a list may be of, when it is of nobody
_SUMS: Final = tagged("sums in a list") | MONTH_WORDS - {"may"}
# words that may stand between two entries of one list: "..., followed by Labour on 1,234"
_FILLERS: Final = tagged("between entries of a list")
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


def read(text: str, start: int, end: int) -> Label | None:
    """The label that ends at ``end``, where a figure begins; nothing before ``start``."""
    start = max(start, end - _LABEL_CHARS)
    stop = _rstrip(text, start, end, _SEPARATORS)
    if stop <= start:
        return None
    if text[stop - 1] in ")]":
        return _bracketed(text, start, stop)
    stop = _without_verb(text, start, stop)
    party = longest_party(text, start, stop)
    if party is not None:
        return _party_last(text, start, party[0], party[1], party[2])
    return _name_last(text, start, stop) or _unknown(text, start, stop)


# "Lee, " before a first name, itself at the start of an entry
_SURNAME: Final = lazy(
    r"(?:\A|[:;•\n]|\A[,;•\s]+)\s*(?P<surname>[^\W\d_a-z][\w'’-]{0,25}(?:\s[^\W\d_a-z][\w'’-]{1,25})?),\s\Z"
)


def _bracketed(text: str, start: int, stop: int) -> Label | None:
    """ "Ann Lee (Lab)", "Labour (Ann Lee)", "Ann Lee (Labour (Co-op))" """
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
    inside = _strip(text, open_at + 1, stop - 1)
    before = _rstrip(text, start, open_at, " \t\u00a0,:–—-")
    inside_id = party_in_list(text[inside[0] : inside[1]])
    outside = longest_party(text, start, before)
    if (
        inside_id is None
        and outside is not None
        and (name := _name(text, *inside)) == inside
        and name is not None
    ):
        return Label("party(name)", outside[0], name, outside[:2], outside[2], text[start : outside[0]])
    name = _name(text, start, before)
    if name is None or not _is_party_like(text[inside[0] : inside[1]]):
        return None
    surname = _SURNAME.search(text[start : name[0]]) if " " not in text[slice(*name)] else None
    if surname is not None:  # "Lee, Ann (Lab)"
        name = start + surname.start("surname"), name[1]
    return Label("name(party)", name[0], name, inside, inside_id, text[start : name[0]])


def _party_last(text: str, start: int, party_start: int, party_end: int, party_id: str) -> Label:
    """ "Labour", "Ann Lee, Labour", "Ann Lee - Labour", "Ann Lee Labour" """
    span = (party_start, party_end)
    before = _rstrip(text, start, party_start, _SEPARATORS)
    between = text[before:party_start].strip()
    if between in {",", "-", "–", "—", "|"} and (name := _name(text, start, before)):
        words = text[name[0] : name[1]].split()
        lead = text[start : name[0]]
        pure = not lead.strip(_BULLETS) or lead.rstrip().endswith((":", ";", ".", "•"))
        if len(words) >= 2 and pure and longest_party(text, *name) is None:
            return Label("name,party", name[0], name, span, party_id, lead)
    if not between and (name := _name(text, start, before)):
        words = text[name[0] : name[1]].split()
        lead = text[start : name[0]]
        if len(words) >= 2 and not lead.strip(_BULLETS):
            return Label("name party", name[0], name, span, party_id, lead)
    return Label("party", party_start, None, span, party_id, text[start:party_start])


# the possessive after a party: "Labour's Ann Lee", "the Tories' Bob Ray"
_OWNER: Final = lazy(r"(?:['’]s|(?<=s)['’])\s")


def _name_last(text: str, start: int, stop: int) -> Label | None:
    """ "Labour - Ann Lee", "Labour: Ann Lee", "Labour's Ann Lee" """
    name = _name(text, start, stop)
    if name is None:
        return None
    before = _rstrip(text, start, name[0], " \t\u00a0:–—-,|")
    for owner in _OWNER.finditer(text, *name):
        if longest_party(text, start, owner.start()):
            before, name = owner.start(), (owner.end(), name[1])
            break
    for job in (" candidate", "'s candidate", "’s candidate"):
        if text.endswith(job, start, before) and longest_party(text, start, before - len(job)):
            before -= len(job)
    party = longest_party(text, start, before)
    if party is None or len(text[name[0] : name[1]].split()) < 2:
        return None
    return Label("party name", party[0], name, party[:2], party[2], text[start : party[0]])


def _unknown(text: str, start: int, stop: int) -> Label | None:
    """A capitalised label the table of parties does not know, which fills its place in a list."""
    begin = start
    while begin < stop and text[begin] in _BULLETS:
        begin += 1
    words = text[begin:stop].split()
    if not 1 <= len(words) <= 6 or not (words[0][0].isupper() and words[-1][-1].isalnum()):
        return None
    if any(
        word[0].islower() and word not in PARTICLES_IN_LISTS | {"of", "the", "for", "to"} for word in words
    ):
        return None
    if any(word.strip("():,").lower() in _SUMS or word[-1] in ":;,.?!" for word in words):
        return None
    return Label("unknown", begin, None, (begin, stop), None, text[start:begin], text[begin:stop].lower())


def _name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the longest run of name words that ends at ``end``, titles off."""
    begin = end
    words: list[str] = []
    for match in reversed(list(_WORD.finditer(text, max(start, end - 90), end))):
        word = match[0]
        if (match.start() > start and not text[match.start() - 1].isspace()) or len(words) == _NAME_WORDS:
            break
        if not is_word_of_a_name(word, last=not words):
            break
        words.append(word)
        begin = match.start()
    while words:
        first = words[-1].strip(".,'’\"“”")
        kept = first[:1].isupper() if len(words) > 1 else True
        if first.lower() in _AMBIGUOUS_TITLES and len(words) < 3:
            break  # "May Smith" is somebody
        if not (
            first.lower() in TITLES_IN_LISTS
            or first.lower() in _NOT_NAMES
            or (first.lower() in PARTICLES_IN_LISTS and not kept)
        ):
            break
        begin += len(words.pop())
        while begin < end and text[begin].isspace():
            begin += 1
    while begin < end and text[begin] in _BULLETS + "\"“'‘":
        begin += 1
    if begin >= end or not any(character.isalpha() for character in text[begin:end]):
        return None
    return begin, end


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
        len(lead) < 40
        and all(word.strip(",.()").lower() in _FILLERS | TITLES_IN_LISTS for word in lead.split())
    )


_VERBS: Final = tagged("verbs before votes")


def _without_verb(text: str, start: int, stop: int) -> int:
    """``stop`` moved before words that link a contestant to the votes: "Labour came second with 1,234"."""
    while True:
        last = text.rfind(" ", start, stop)
        if last < start or text[last + 1 : stop].lower() not in _VERBS:
            return stop
        stop = _rstrip(text, start, last, _SEPARATORS)


def _rstrip(text: str, start: int, end: int, characters: str) -> int:
    while end > start and text[end - 1] in characters:
        end -= 1
    return end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    end = _rstrip(text, start, end, " \t\u00a0")
    while start < end and text[start] in " \t\u00a0":
        start += 1
    return start, end
