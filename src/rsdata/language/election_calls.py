"""Who a text says is elected: each call of one or several people, and whether it names all of them.

I declare that Ann Lee and Bob Ray are duly elected.      Lee, Ray and Oak were elected, in that order.
Elected: Ann Lee (Lab), Bob Ray                           Ann Lee will be the member for Ashdale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language.determiners import without_possessive
from rsdata.language.names import TITLES_IN_LISTS
from rsdata.language.parties import is_party
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import tagged
from rsdata.named_tuples import NamedTuple

_REACH: Final = 400  # characters of the words that name the people
_MOST: Final = 40  # people that one call names
_BEFORE: Final = tagged("before elected")
_SEAT: Final = any_of(tagged("what is won"))
_COUNT: Final = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"

# What somebody is said to be or do who is elected, behind the names. "all": nobody else is.
_BEHIND: Final = lazy(
    lambda: (
        r"\b(?P<elected>(?:re-?)?elected|returned(?=\s(?:as|to|for|unopposed)\b|[.,;\n]|\Z))\b"
        r"(?!\s(?:in|since)\s(?:19|20)\d\d|\s(?:\w+\s)?(?:leader|deputy|chair\w*|officials?)\b)"
        rf"|\s(?P<fills>(?:takes?|took|wins?|won|gains?|gained|claims?|claimed|fills?|filled|secures?|secured)\s"
        rf"(?:the|all|both)\s(?:{_COUNT}\s)?(?:available\s)?(?:seats?|places))\b(?!\s(?:from|off)\b)"
        rf"|\s(?P<won>(?:wins?|won|gains?|gained|takes|took)\sthe\s(?:[A-Z][\w'’-]*\s){{0,3}}"
        rf"(?:{_SEAT}|runoff|nomination|mayoralty|presidency|governorship))\b(?!\sof\b)"
        r"|\s(?P<office>(?:(?:is|are)\s(?:therefore\s|now\s)?the\s(?:new|next)|will\s(?:be|become)\s(?:the\s|its\s)?(?:new\s|next\s)?"
        rf"|becomes\s(?:the\s|its\s)?(?:new\s|next\s)?|(?:is|are|was|were)\s(?:declared\s)?the\s(?=winners?))\s?"
        rf"{any_of(tagged('who sits for a place'))})\b"
    )
)
# ... and before them: "Elected: ", "The following were elected:", "The winners are "
_AHEAD: Final = lazy(
    r"(?:^|(?<=[.;!?]\s)|(?<=\n))[^\S\n]*[*#_]*(?:(?:[Dd]uly|DULY|[Dd]eclared|[Cc]andidates?|[Cc]ouncillors?|[Mm]embers?)\s)*"
    r"(?:[Ee]lected|ELECTED|[Ww]inners?|WINNERS?)"
    r"(?:\s(?:[Cc]andidates?|[Cc]ouncillors?|[Mm]embers?|on\s(?:the\s)?\w+\scount))*[*_]*(?::|[^\S\n]*(?=\n))"
    r"|\b(?:were|are|candidates|following)\s(?:duly\s|declared\s|deemed\s|therefore\s){0,2}elected(?:\s[^.:;\n]{0,40})?:"
    r"|\b(?:[Tt]he|[Oo]ur)\swinners\s(?:are|were)(?=\s[A-Z])",
    re.MULTILINE,
)
_SUPPOSED: Final = lazy(
    r"\b(?:[Nn]either|nor|if|[Ii]f|unless|[Uu]nless|until|whether|since|[Ss]ince|when|[Ww]hen|could|would|not|[Nn]o|hoped?s?)\b[^,.;:\n]*\Z"
)
_LATER: Final = lazy(r"\b(?:also|then|count|first|stage|round)\b")
_SPLIT: Final = lazy(r"\s*(?:[,;\n•·]|\s&\s|\band\b|\bwith\b)\s*")
_ASIDE: Final = lazy(r"\s*[(\[][^()\[\]\n]{0,60}[)\]]|\s\d[\d,.%]*(?:\svotes?)?")
_OF: Final = lazy(r"\s(?:of|for|on|at|from|in|who|by|[-–—])\s.*\Z|,?\s(?:has|have|had)\Z|[’']s\Z", re.DOTALL)
_SAID: Final = tagged("before one elected")


class Call(NamedTuple):
    """One call: the words for each of the people, those next to the verb first; ``whole``: nobody else is
    elected with them."""

    people: tuple[str, ...]
    whole: bool


class Electors(NamedTuple):
    """Who of some contestants is said to be elected; ``whole``: the text says so of no others."""

    elected: frozenset[int]
    whole: bool


def calls_in(text: str) -> list[Call]:
    """The calls of a text, in order of kind and place."""
    if "lected" not in text and "ELECTED" not in text and not _PERHAPS.search(text):
        return []
    return [*_behind_names(text), *_ahead_of_names(text)]


_PERHAPS: Final = lazy(
    r"\b(?:returned|the new|the next|seats?|winners?|will be|becomes?|(?:wins?|won|takes|took|gained) the)\b"
)


def _behind_names(text: str) -> Iterator[Call]:
    for match in _BEHIND.finditer(text):
        end = match.start()
        plural = False
        if match["elected"]:
            while (space := text.rfind(" ", max(0, end - 20), end - 1)) >= 0:
                word = text[space:end].strip(" ,")
                if word.lower() not in _BEFORE and not (word.endswith("ly") and word.islower()):
                    break  # "Kelly" is no "duly"
                plural = plural or word.lower() in _PLURAL
                end = space + 1
        words = text[_sentence_start(text, end) : end]
        if not plural and words.endswith((" and", " and ")):
            words = _FIRST_VERB.split(words, maxsplit=1)[0]  # "Lee had 1,204 to Ray's 903 and was elected"
        if _SUPPOSED.search(words[-60:]):
            continue
        behind = text[match.end() : match.end() + 30]
        alone = match["office"] or plural or _TO_AN_OFFICE.match(behind)
        alone = alone and not _LATER.search(text[end : match.end()] + behind)
        said_all = match["fills"] or match["won"] or alone
        yield Call((*_on_later_counts(text, match.end()), *reversed(_pieces(words))), bool(said_all))


def _sentence_start(text: str, end: int) -> int:
    """Where the sentence begins that goes on at a place: a line that is full goes on in the next."""
    start = max(0, end - _REACH, text.rfind(". ", 0, end) + 1)
    at = text.rfind("\n", start, end)
    while at >= start:
        before = text[start:at].rpartition("\n")[2].rstrip()
        if not (before.endswith(",") or (len(before) > _FULL and before[-1:].isalpha())):
            return at + 1
        at = text.rfind("\n", start, at)
    return start


_FIRST_VERB: Final = lazy(
    r"\s(?:had|has|got|took|polled|received|won|secured|gained|topped|led|passed|reached|finished|came)\s"
)
_FULL: Final = 50  # characters of a line that text may go on behind


def _on_later_counts(text: str, at: int) -> Iterator[str]:
    """Those whose verb is left out: "Lee was elected on the first count[, Ray on the third]"."""
    first = _ON_A_COUNT.match(text, at)
    at = first.end() if first else len(text)
    while further := _FURTHER.match(text, at):
        yield further["who"]
        at = further.end()


_NTH: Final = (
    r"\s(?:on|at|after|in)\s(?:the\s)?(?:\w+\s(?:count|stage|round)|(?:count|stage|round)\s\w+"
    r"|\w+(?:st|nd|rd|th))"
)
_ON_A_COUNT: Final = lazy(_NTH)
_FURTHER: Final = lazy(
    rf"[,;]?\s(?:and\s)?(?P<who>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){{0,3}})(?:\s\([^()\n]*\))?{_NTH}"
)
_PLURAL: Final = frozenset(("are", "were", "have", "both", "all"))
_TO_AN_OFFICE: Final = lazy(
    lambda: rf"\s(?:as\s)?(?:the\s)?(?:new\s|next\s)?{any_of(tagged('who sits for a place'))}\b"
)


def _ahead_of_names(text: str) -> Iterator[Call]:
    for match in _AHEAD.finditer(text):
        stop = text.find("\n", match.end())
        line = text[match.end() : stop if stop >= 0 else len(text)]
        if not line.strip():
            line = text[match.end() : match.end() + _REACH].lstrip("\n").partition("\n\n")[0]
        else:
            line = _SENTENCE_END.split(line, maxsplit=1)[0]
        yield Call(tuple(_pieces(line)), True)


_SENTENCE_END: Final = lazy(r"(?<=[a-z)\d])\.(?:\s|\Z)|;\s(?=[A-Z][\w\s]*:)")


def _pieces(words: str) -> list[str]:
    """The words for one of several people each, without parties, figures and titles."""
    bare = _ASIDE.sub("", words).rpartition(": ")[2]
    pieces = (_OF.sub("", piece.strip(' .*–—-\t•"“”')) for piece in _SPLIT.split(bare))
    return [piece for piece in pieces if piece][-_MOST:]


class Calls:
    """The calls of a text, by whom they may name."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self._calls = calls
        self._by_word: dict[str, list[int]] = {}
        for at, call in enumerate(calls):
            for word in {_parted(piece)[0].strip(_MARKS) for piece in call.people}:
                self._by_word.setdefault(word, []).append(at)

    def of(self, names: Sequence[str | None]) -> list[Call]:
        """Those that may name one of these people, in their order."""
        words = {_parted(name)[0].rpartition(" ")[2] for name in names if name is not None}
        return [
            self._calls[at] for at in sorted({at for word in words for at in self._by_word.get(word, ())})
        ]


def who_is_elected(names: Sequence[str | None], calls: Sequence[Call]) -> Electors:
    """Of some contestants, whom these calls say to be elected."""
    table = _Table(names)
    elected: set[int] = set()
    whole = False
    for call in calls:
        found: list[int] = []
        for piece in call.people:
            who = table.find(piece)
            if who is None:
                if _is_another(piece):
                    found = []
                    break
                if found and (is_party(piece) or _COUNTED.fullmatch(piece)):
                    continue
                if found and not (call.whole and _ASIDES.match(piece)):
                    break
                if found or is_party(piece) or piece.lower() in _SAID or _ASIDES.match(piece):
                    continue
                break
            found.append(who)
        elected.update(found)
        whole = whole or (call.whole and bool(found))
    return Electors(frozenset(elected), whole)


# "Elected: Ann Lee, [first count]; Bob Ray, [count 5]"
_COUNTED: Final = lazy(r"(?:the\s)?\w+\s(?:count|stage|round)|(?:count|stage|round)\s\w+")
# "Bob Ray, [a farmer], was elected"
_ASIDES: Final = lazy(r"(?:who|whose|having|after|with|despite|an?|the|aged)\s")


def _is_another(piece: str) -> bool:
    """Whether a piece between others is somebody else's name: all of it is written with capitals."""
    words = piece.split()
    return (
        0 < len(words) <= 3
        and all(word[:1].isupper() for word in words)
        and not is_party(piece)
        and words[0] not in _OPENS
    )


_MARKS: Final = ".,'’\""
_OPENS: Final = frozenset(("In", "At", "Meanwhile", "Elsewhere", "So", "Then", "But", "There", "And"))


class _Table:
    """Contestants by their surnames."""

    def __init__(self, names: Sequence[str | None]) -> None:
        self._by_surname: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for at, name in enumerate(names):
            if name is None:
                continue
            surname, given = _parted(name)
            if surname:
                self._by_surname.setdefault(surname, []).append((at, given))

    def find(self, piece: str) -> int | None:
        """Whom words stand for: a surname that one of them has, with a given name of theirs, a title or a
        party before it, or nothing."""
        words = [word.strip(_MARKS).casefold() for word in piece.split()]
        for count in range(1, min(4, len(words)) + 1):
            known = self._by_surname.get(" ".join(words[-count:]))
            if known is None:
                continue
            before = words[:-count]
            if not before or before[-1] in TITLES_IN_LISTS or before[-1] in _SAID:
                return known[0][0] if len(known) == 1 else None
            fits = [at for at, given in known if before[-1] in given]
            if len(fits) == 1:
                return fits[0]
            party = " ".join(piece.split()[:-count])
            if len(known) == 1 and (
                is_party(without_possessive(party)) or not party.split()[-1][0].isupper()
            ):
                return known[0][0]
        return None


def _parted(name: str) -> tuple[str, frozenset[str]]:
    """The surname and the given names of somebody: "Ann Lee", "LEE, Ann", "Ann Marie LEE"."""
    before, comma, behind = name.partition(",")
    words = name.replace(",", " ").casefold().split()
    if comma:
        return " ".join(before.casefold().split()), frozenset(behind.casefold().split())
    return (words[-1], frozenset(words[:-1])) if words else ("", frozenset())
