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
from rsdata.language.numbers import COUNT
from rsdata.language.parties import is_party, party_in_list
from rsdata.language.patterns import any_of, lazy, paragraphs_for
from rsdata.language.place_names import PLACE
from rsdata.language.time_stamps import without_clock_first
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple

_REACH: Final = 400  # characters of the words that name the people
_MOST: Final = 40  # people that one call names
_BEFORE: Final = tagged("before elected")
_SEAT: Final = any_of(tagged("what is won"))
_COUNT: Final = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"

# "took [the fourth]", "[the final seat]": not the lead, and no place of a race
_NTH_SEAT: Final = (
    r"(?:(?:third|fourth|fifth|sixth|seventh|last|final)(?:\s(?:seat|place))?|(?:first|second)\sseat)"
)
# What somebody is said to be or do who is elected, behind the names. "all": nobody else is.
_BEHIND: Final = lazy(
    lambda: (
        r"\b(?P<elected>(?:re-?)?elected|returned(?=\s(?:as|to|for|unopposed)\b|[.,;\n]|\Z))\b"
        r"(?!\s(?:in|since)\s(?:19|20)\d\d|\s(?:\w+\s)?(?:leader|deputy|chair\w*|officials?)\b)"
        rf"|\s(?P<fills>(?:takes?|took|wins?|won|gains?|gained|claims?|claimed|fills?|filled|secures?|secured|retains?|retained|keeps?|kept)\s"
        rf"(?:the|all|both)\s(?:{_COUNT}\s)?(?:available\s)?(?:seats?|places))\b(?!\s(?:from|off)\b)"
        rf"|\s(?P<nth>(?:takes?|took|wins?|won|claims?|claimed|fills?|filled)\sthe\s{_NTH_SEAT})(?=[.,;]|\sand\s|\s?\Z)"
        rf"|\s(?P<won>(?:wins?|won|gains?|gained|takes|took|retains?|retained|keeps?|kept)\sthe\s(?:[A-Z][\w'’-]*\s){{0,3}}(?:[a-z]+\s)?"
        rf"(?:{_SEAT}|runoff|nomination|mayoralty|presidency|governorship))\b(?!\sof\b)"
        r"|\s(?P<office>(?:(?:is|are)\s(?:therefore\s|now\s)?the\s(?:new|next|(?:new\s|first\s)(?:directly\s)?elected)|will\s(?:be|become)\s(?:the\s|its\s)?(?:new\s|next\s)?"
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
    words=("lected", "LECTED", "inner", "INNER"),
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
    elected with them; ``place``: what they have won, by its name, where a party may stand for its candidate,
    ``there``: and nobody who stands elsewhere is meant; ``conceded``: they say that they have lost."""

    people: tuple[str, ...]
    whole: bool
    place: str | None = None
    there: bool = False
    conceded: bool = False


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
    r"\b(?:returned|the new|the next|seats?|winners?|will be|becomes?"
    r"|(?:wins?|won|takes|took|gained|retains?|retained|keeps?|kept) the)\b"
)


# "Ann Lee [has won Ashdale]", "Labour [take Elm Park] from", "Ann Lee [has won] on preferences", "After
# preferences Ann Lee [beat] Bob Ray by 54% to 46%", "Ann Lee [beat] Bob Ray by 104 votes."
_WINS: Final = lazy(
    r"\s(?:(?:has|have)\s(?:won|taken|gained|captured|regained|clinched)|wins?|takes?|gains?|captures?|regains?)"
    rf"\s(?:the\s(?=[A-Z]))?(?P<place>{PLACE})(?=[.,;!\n]|\s(?:from|off|by|with|on|in|after|and|for\sthe)\b|\Z)"
    r"|\s(?:has|have)\swon(?=[.!\n]|\Z)"
    r"|\s(?:won|wins|(?:has|have)\swon)(?=\s(?:on|after)\s(?:[\w’']+\s)?preferences\b|\sby\s\d|,\s\d)"
    rf"|\s(?P<beats>{any_of(in_order('verbs of beating'))})"
    rf"(?=\s[^.;:\d\n]{{3,60}}\sby\s(?:[\d.]+\s?(?:%|per\s?cent)\sto\s\d|(?:(?:just|only)\s)?{COUNT}\svotes[.;,]))",
    words=("win", "won", "take", "gain", "capture", "clinched", "%", "cent", "votes"),  # ("by 54% to 46%")
)
# "AP [calls OH-16 for] Ann Lee", "has [called the race for]"
_CALLED: Final = lazy(
    rf"\b[Cc]all(?:s|ed)\s(?:it|the\s(?:[\w-]+\s){{0,3}}?{_SEAT}|(?:the\s)?(?P<place>{PLACE})(?:\s{_SEAT})?)\sfor\s"
    r"(?P<who>(?:the\s)?[A-Z][^,.;:!?\n()]{1,60})",
    words=("alls", "alled"),
)
# "[Mayor-elect] Ann Lee"
_ELECT: Final = lazy(
    lambda: (
        rf"\b(?!(?i:council|cllr|member))(?i:{any_of(tagged('who sits for a place'))})-elect"
        r" (?P<who>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3})"
    ),
    words=("-elect ",),
)
# "Ann Lee [concedes]", "Ann Lee [has conceded] defeat"
_CONCEDES: Final = lazy(
    r"\s(?:(?:has|have|just|now)\s){0,2}concede[sd]?(?=[.,;!\n]|\Z|\s(?:defeat|to\s[A-Z]|on|in|at|after|shortly)\b"
    rf"|\sthe\s(?:[\w-]+\s){{0,3}}?{_SEAT}\b)",
    words=("concede",),
)
# "[Defeated minister] Ann Lee"
_DEFEATED: Final = lazy(
    r"(?:(?:\A|[.!?:]\s|\n)D|\b[Tt]he\sd)efeated\s(?P<who>(?:[a-z-]+\s){0,3}?[A-Z][\w'’]*(?:\s[A-Z][\w'’]*){0,3})",
    words=("efeated",),
)
# what makes a win one of another day, or none yet
_UNSURE: Final = lazy(
    r"\b(?:(?:exit|opinion)\spolls?|pollsters?|forecasts?|projections?|predictions?|models?|rumou?rs?|claims?|bets?|odds|if"
    r"|unless|since|last|ago|left\sto|still\sto|(?:19|20)\d\d|previous(?:ly)?|every|always|usually)\b",
    re.IGNORECASE,
)
_AFTER_PREFERENCES: Final = lazy(
    r"\A(?:After|On|Following)\s(?:the\s)?(?:distribution\sof\s)?preferences,?\s", words=("preferences",)
)
_QUOTED: Final = lazy(r"[“\"][^“”\"\n]*[”\"]")


def race_calls_in(text: str) -> list[Call]:
    """Who a text says has won a race or given it up, in its own words, wherever on a page it stands."""
    return [
        call
        for pattern in _RACES
        for paragraph in paragraphs_for(pattern, text)
        for call in _race_calls(pattern, _QUOTED.sub(" ", paragraph))
    ]


def _race_calls(pattern: re.Pattern[str], text: str) -> Iterator[Call]:
    """What a text says by a pattern of ``_RACES``."""
    for match in pattern.finditer(text):
        begin = _sentence_start(text, match.start())
        stop = _ITS_END.search(text, match.end())
        around = text[begin : stop.end() if stop else len(text)]
        before = text[begin : match.start()]
        if around.endswith("?") or _SUPPOSED.search(before[-60:]):
            continue
        printed = match.groupdict()
        who = printed.get("who")
        if who is None:
            who = without_clock_first(_INTRODUCED.split(before)[-1].strip())
            who = _AFTER_PREFERENCES.sub("", who)
            if not _is_somebody(who):
                continue
        if pattern is _WINS and _UNSURE.search(around):
            continue
        if printed.get("beats") and "preference" not in around and "votes" not in around:
            continue
        place = (printed.get("place") or "").rstrip(".") or None
        people = tuple(reversed(_pieces(who)))
        lost = pattern in (_CONCEDES, _DEFEATED)
        yield Call(people, True, place, there=pattern is _WINS, conceded=lost)


_RACES: Final = (_WINS, _CALLED, _ELECT, _CONCEDES, _DEFEATED)


def _is_somebody(words: str) -> bool:
    """Whether words are people and parties and nothing else: "Labor candidate Ann Lee", "The Greens"."""
    several = _ASIDE.sub("", words).split()
    return 0 < len(several) <= _MOST_OF_A_SUBJECT and all(
        word[0].isupper() or word.strip(",") in _BESIDE_NAMES for word in several
    )


_MOST_OF_A_SUBJECT: Final = 9  # words
_BESIDE_NAMES: Final = tagged("role nouns") | {"the", "and", "&"}
_ITS_END: Final = lazy(r"[.!?](?=\s|\Z)|\n|\Z")
_INTRODUCED: Final = lazy(r"[:!?–—]\s|\s-\s")


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
    at = first.end() if first else at
    while further := _FURTHER.match(text, at):
        yield further["who"]
        at = further.end()


_NTH: Final = (
    r"\s(?:on|at|after|in)\s(?:the\s)?(?:\w+\s(?:count|stage|round)|(?:count|stage|round)\s\w+"
    r"|\w+(?:st|nd|rd|th))"
)
_ON_A_COUNT: Final = lazy(_NTH)
_FURTHER: Final = lazy(
    rf"[,;]?\s(?:and\s)?(?P<who>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){{0,3}})(?:\s\([^()\n]*\))?(?:{_NTH}|\sthe\s{_NTH_SEAT})"
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
            line = _NOT_THOSE.split(line, maxsplit=1)[0]
        else:
            line = _SENTENCE_END.split(line, maxsplit=1)[0]
        yield Call(tuple(_pieces(line)), True)


# "Elected:\nAnn Lee\n[Not elected:] Bob Ray"
_NOT_THOSE: Final = lazy(
    lambda: rf"^\W*{any_of(in_order('the rest of a list'))}\b", re.MULTILINE | re.IGNORECASE
)
_SENTENCE_END: Final = lazy(r"(?<=[a-z)\d])\.(?:\s|\Z)|;\s(?=[A-Z][\w\s]*:)")


def _pieces(words: str) -> list[str]:
    """The words for one of several people each, without parties, figures and titles."""
    bare = _ASIDE.sub("", words).rpartition(": ")[2]
    pieces = (_OF.sub("", piece.strip(' .*–—-\t•"“”')) for piece in _SPLIT.split(bare))
    return [piece for piece in pieces if piece][-_MOST:]


class Calls:
    """The calls of a text, by whom they may name."""

    def __init__(self, calls: Sequence[Call]) -> None:
        self._calls = [call for call in calls if not call.conceded]
        self.conceded = [call for call in calls if call.conceded]
        self._by_word: dict[str, list[int]] = {}
        self._by_place: dict[str, list[int]] = {}
        for at, call in enumerate(self._calls):
            for word in {_parted(piece)[0].strip(_MARKS) for piece in call.people}:
                self._by_word.setdefault(word, []).append(at)
            if call.place is not None:
                self._by_place.setdefault(call.place.casefold(), []).append(at)

    def of(self, names: Sequence[str | None], area: str | None = None) -> list[Call]:
        """Those that may name one of these people, or the place where they stand, in their order."""
        words = {_parted(name)[0].rpartition(" ")[2] for name in names if name is not None}
        places = {at for word in words for at in self._by_word.get(word, ())}
        if area is not None:
            places.update(self._by_place.get(area.casefold(), ()))
        found = [self._calls[at] for at in sorted(places)]
        return [call for call in found if not (call.there and _is_elsewhere(call.place, area))]


def _is_elsewhere(place: str | None, area: str | None) -> bool:
    one, other = (place or "").casefold(), (area or "").casefold()
    return one not in other and other not in one


def who_concede(names: Sequence[str | None], calls: Calls) -> set[int]:
    """Of some contestants, who is said to concede."""
    table = _Table(names)
    found = {table.find(piece) for call in calls.conceded for piece in call.people}
    return {at for at in found if at is not None}


def who_is_elected(
    names: Sequence[str | None],
    calls: Sequence[Call],
    parties: Sequence[str | None] = (),
    area: str | None = None,
) -> Electors:
    """Of some contestants, whom these calls say to be elected; a party that is said to have won where they
    stand (``area``) is the one of them who is of it (``parties``: their ids)."""
    table = _Table(names)
    elected: set[int] = set()
    whole = False
    for call in calls:
        found: list[int] = []
        here = call.place is not None and call.place.casefold() == (area or "").casefold()
        for piece in call.people:
            who = table.find(piece)
            if who is None and here:
                who = _only_one_of(piece, parties)
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


def _only_one_of(party: str, parties: Sequence[str | None]) -> int | None:
    """Who of some contestants alone is of a party."""
    own = party_in_list(party)
    return parties.index(own) if own is not None and parties.count(own) == 1 else None


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
            if len(known) == 1 and known[0][1] and known[0][1] <= TITLES_IN_LISTS:
                return known[0][0]  # "Ms Lee" is "Ann Lee"
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
