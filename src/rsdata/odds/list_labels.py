"""What the prices of a list are on, as its rows print it: parties, people, outcomes, bands of a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rsdata.language.betting import WON_IN_A_ROW
from rsdata.language.lines import Stretch
from rsdata.language.names import is_personal_name
from rsdata.language.numbers import BAND, BY_SO_MUCH
from rsdata.language.parties import is_party, party_in_list
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order, tagged
from rsdata.odds.books import is_place
from rsdata.odds.price_forms import ARROW, ARROWS, Worth
from rsdata.odds.selections import BEFORE_A_NAME, Selection, as_selection
from rsdata.results.row_labels import label_parts

BLANK: Final = " \t\u00a0,;:.!|/–—-=…•·*()[]@$"
BLANK_BEHIND: Final = BLANK.replace(")", "")  # a bracket may end a label
_LONGEST: Final = 10  # words
_LONGEST_OF_SEVERAL: Final = 30
_SIDES: Final = frozenset({"over", "under", "yes", "no"})
_ANYBODY: Final = (*in_order("everybody else"), "others", "field")
_SMALL: Final = (
    BEFORE_A_NAME | tagged("words of a selection") | tagged("small words of party names") | tagged("outcomes")
)
_OPENERS: Final = tagged("before a selection")
_BEFORE: Final = tuple(f"{word} " for word in in_order("before a label"))
_BEHIND: Final = tuple(f" {word}" for word in in_order("behind a label"))
# "12/1 [each of] Ann Lee and Bob Ray", "[each:]", "5/1 [apiece]"
EACH: Final = lazy(
    r"\s*,?\s*\b(?:(?:each|both|all)\b(?:\s(?:of|at|about|on|for))?|apiece|the (?:pair|two|three)|bar)\b"
    r"[\s:,]*",
    re.IGNORECASE,
    words=("each", "both", "all", "apiece", "pair", "two", "three", "bar"),
)
_AND: Final = lazy(r",\s+and\s|,\s|;\s|\s+and\s|\s&\s")
# "Labour 4/6 [(was 5/4)]": before a price of an earlier time
_ONCE: Final = any_of(tagged("before a former price"))
FORMER: Final = lazy(rf"[\s(]{_ONCE}\s\Z")
_FORMER: Final = lazy(
    rf"\A[\s,/]*\(?{_ONCE}\s\d+(?:[/.-]\d+)?\)?|\({_ONCE}\s[^()]{{2,12}}\)\s*\Z"
    rf"|\s(?:\$?\d+(?:[/.-]\d+)?|[+−–-]\d{{3,5}}|[Ee]vens|EVS)\s?{ARROW}\s*\Z"
    r"|\A\s?/\s?\d+(?:\.\d+)?(?=[\s,;.]|\Z)",  # "1.34[/1.36], Tories"
    words=(*in_order("before a former price"), *ARROWS, "/"),
)
# "back 1.34, [lay] 1.36": before what the others pay
LAY: Final = lazy(r"\b[Ll]a(?:y|id)(?: at)?:?\s\Z|\d\s?/\s?\Z")
_NEAR: Final = 1_000  # characters before a row that may say that it is of an exchange
_LAYING: Final = lazy(r"\b(?:[Ll]ay|LAY)\b(?!\sof\b)")
# behind a price of an earlier time: "4/6 [→] 5/4"
FUTURE: Final = lazy(rf"\s?{ARROW}\s?(?:[$+−–-]?\d|[Ee]v|EV)", words=ARROWS)
_BAND: Final = lazy(BAND + r"\Z", re.IGNORECASE)
# "2027", "2029 or later": when something happens
_YEAR: Final = lazy(
    r"20\d\d(?:\s(?:or|and)\s(?:later|earlier|after|before|beyond))?|(?:before|after|by)\s20\d\d",
    re.IGNORECASE,
)
# behind a price, before the next selection: "4/6 [fav, ]Labour"
_BEHIND_A_PRICE: Final = lazy(
    lambda: rf"[\s(\[]*(?:{any_of(tagged('behind a price'))}(?!\w)|\d{{1,2}}(?:\.\d+)?%\))[\s)\].,;:|/•·–—-]*"
)
# "Ann Lee[ - withdrawn]", "[33/1 bar]": a line of a list on which no price is on anybody
_NOBODYS_PRICE: Final = lazy(
    lambda: (
        rf".{{2,60}}?[\s:,(–—-]{{1,3}}{any_of(tagged('without a price'))}[).]?\Z"
        r"|\d{1,4}/\d{1,3} bar(?: (?:the rest|others|these|those))?[.]?\Z"
    ),
    re.IGNORECASE,
)
# "Ann Lee [(D)]", of no party that is known
_INITIAL: Final = lazy(r"\s\([A-Z]{1,3}\)\Z")


def is_laid(line: Stretch, at: int, other: Worth) -> bool:
    """Whether a further decimal is what others pay, on an exchange: "Labour 2.62 [2.66]"."""
    beside = other.form == "decimal" and not line.source[at : other.first].strip(BLANK)
    return beside and _LAYING.search(line.source, max(0, line.start - _NEAR), line.start) is not None


def is_band(printed: str) -> bool:
    """Whether words are a band of a number, or of years: "Under 40%", "1,000-1,999", "2029 or later"."""
    return _BAND.match(printed) is not None or _YEAR.fullmatch(printed) is not None


def trimmed(label: Stretch) -> Stretch:
    """A label without marks, and without the words that part it from its neighbours."""
    former = _FORMER.search(label.text)
    if former is not None:
        at = label.start + (former.end() if not former.start() else 0)
        label = label.part(at, label.end if not former.start() else label.start + former.start())
    favoured = label.match(_BEHIND_A_PRICE, label.start)
    text, start, end = label.source, favoured.end() if favoured else label.start, label.end
    while True:
        before = start, end
        while start < end and text[start] in BLANK:
            start += 1
        while end > start and text[end - 1] in BLANK:
            if text[end - 1] == ")" and "(" in text[start:end]:
                break
            end -= 1
        if end - start > 1 and text[start] in "'‘" and text[end - 1] in "'’":
            start, end = start + 1, end - 1
        first = text[start:end].partition(" ")[0]
        if first.lower().strip(",:") in _OPENERS and first != text[start:end]:
            start += len(first)
        start = text.index(" ", start) + 1 if text.startswith(_BEFORE, start, end) else start
        end = text.rindex(" ", start, end) if text.endswith(_BEHIND, start, end) else end
        if text[start:end].strip() + " " in _BEFORE:
            start = end
        if (start, end) == before:
            return label.part(start, end)


def is_label(label: Stretch) -> bool:
    """Whether words are what is bet on: a party, a band, or words that begin with a capital."""
    printed = BY_SO_MUCH.sub("", label.text.strip(BLANK_BEHIND))
    words = printed.split()
    if not words or len(words) > _LONGEST:
        return False
    if is_party(printed) or is_band(printed) or printed.lower().startswith(_ANYBODY) or printed in _SIDES:
        return True
    if not words[0][0].isupper():
        return False
    return not any(word[0].islower() and word.strip(",.;()'’").lower() not in _SMALL for word in words)


def is_backed(words: str) -> bool:
    """Whether words are a party or somebody, whatever stands around them."""
    return is_party(words) or is_personal_name(words) or is_band(words)


def are_selections(labels: Sequence[Stretch]) -> bool:
    """Whether most of some words are what is bet on."""
    return 2 * sum(map(is_label, labels)) > len(labels)


def is_without_price(text: str) -> bool:
    """ "Ann Lee - withdrawn", "33/1 bar": a line of a list on which no price is on anybody."""
    return _NOBODYS_PRICE.match(text) is not None


def labels_in(words: Stretch, *, several: bool) -> tuple[Stretch, ...]:
    """The labels of one price: several, parted by commas, where it is offered for each of them."""
    label = words.text.strip()
    longest = _LONGEST_OF_SEVERAL if several else _LONGEST
    if not label or len(label.split()) > longest or words.sentence_starts:
        return ()
    if not several or not _AND.search(label) or is_party(label) or is_band(label.strip(BLANK)):
        return (words.part(words.start, words.start + len(words.text.rstrip(BLANK_BEHIND))),)
    parts = []
    at = words.start
    for match in _AND.finditer(words.source, words.start, words.end):
        parts.append(words.part(at, match.start()))
        at = match.end()
    parts.append(words.part(at, words.end))
    return tuple(part for part in map(trimmed, parts) if part.start < part.end)


def for_each(label: Stretch) -> tuple[Stretch, ...]:
    """The labels of "each of Ann Lee and Bob Ray"; none of what does not begin so."""
    each = label.match(EACH, label.start)
    return labels_in(label.part(each.end(), label.end), several=True) if each else ()


def parted_from_market(label: Stretch) -> tuple[Stretch, str | None]:
    """A label without what it is to win, and that: "Labour [to hold Ash]", "Labour [in Ash]",
    "[Ash]: Labour"."""
    won = WON_IN_A_ROW.search(label.source, label.start, label.end)
    if won is not None and (won["where"] is None or is_place(won["market"])):
        return label.part(label.start, won.start()), won["market"].strip(BLANK)
    place, _, party = label.text.partition(": ")
    if is_party(party.strip(BLANK)) and is_place(place.strip(BLANK)):
        return label.part(label.start + len(place) + 2, label.end), place.strip(BLANK)
    return label, None


def selection_of(words: Stretch) -> Selection | None:
    """What a label stands for, with its party: "Ann Lee (Lab)" is Ann Lee, of Labour."""
    label = trimmed(words)
    if label.start >= label.end:
        return None
    party = party_in_list(label.text)
    if party is None and "(" in label.text:
        parts, _ = label_parts(label.source, label.start, label.end)
        ids = [party_in_list(label.source[slice(*part)]) for part in parts]
        if len(parts) == 2 and any(ids):
            other = 1 if ids[0] else 0
            return Selection(*parts[other], ids[1 - other])
        if initial := _INITIAL.search(label.text):
            label = label.part(label.start, label.start + initial.start())
    return as_selection(label, party)
