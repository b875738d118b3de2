"""What a price is on: "[UKIP] as 4/11 favourites", "200/1 for [the Lib Dems]", "[Ann Lee] (5/2)"."""

from __future__ import annotations

import re
from typing import Final

from rsdata.parse.books import bookmakers_in
from rsdata.parse.parties import longest_party, party_in_list

# after the price: "for the Lib Dems", "on Ann Lee", "about Labour", "favourite Ann Lee"
_AFTER: Final = re.compile(
    r"\s?(?:(?:joint-?|clear\s|hot\s|co-)?(?:favs?|favourites?|favorites?|shots?|outsiders?|chance)\s?,?\s?|for\s|on\s|about\s|against\s){1,2}"
    r"(?P<phrase>(?:the\s|The\s|a\s|an\s)?[\w][^,;:()\n.!?]{0,60})"
)
_LINKS: Final = frozenset(
    "as at are is was were be now still a an the remains remain remained being been on of odds priced price available "
    "trading quoted backed out in to into from for currently just slight clear hot short shortest best favourite "
    "favourites fav odds-on next followed by with while and or offering offers offer make makes made making has have had gives "
    "giving put puts go goes going installed install rates rated cut lengthened shortened drifted eased pushed up down "
    "second third strong firm early overnight red-hot joint joint-favourites joint-favourite starting sp even very long "
    "longer shorter back heavy warm their its his her slightly both also then only around about".split()
)
_FIXED: Final = re.compile(
    r"(?:\b(?:[Aa]|[Tt]he)\s)?\b(?:[Nn]o overall (?:majority|control)|[Hh]ung (?:parliament|council)|(?:[A-Z][\w-]+\s)?(?:minority|majority|"
    r"coalition)(?:\sgovernment)?|(?:[Aa] )?(?:Labour|Tory|Conservative|Lib Dem|UKIP|SNP|Green|Leave|Remain|Yes|No)\s(?:win|victory|hold|gain|majority|vote))\b"
)
_OPTION: Final = re.compile(r"[“\"‘']?\b(?:Yes|No|Leave|Remain)\b[”\"’']?")
_NAME: Final = re.compile(
    r"(?<![\w'’.@-])[^\W\d_a-z][\w'’-]{0,25}(?:\s(?:(?:of|the|and|de|du|van|von|la|le)\s){0,2}[^\W\d_a-z][\w'’-]{0,25}){0,5}"
)
_ARTICLE: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s\Z")
_NOT_SELECTED: Final = frozenset(
    "further meanwhile elsewhere according bookmaker bookmakers bookies bookie punters the a an and but if with those "
    "you there here it he she they we i in at on for as while his her their odds betting latest now next today tonight "
    "parliament westminster uk britain england scotland wales london monday tuesday wednesday thursday friday saturday "
    "sunday january february march april june july august september october november december behind after before".split()
)
_PLACED: Final = frozenset("in at of from near since during by".split())
_GOVERNED: Final = frozenset(
    "retain win hold take regain gain keep contest winning retaining holding taking".split()
)


def selection(text: str, low: int, high: int, price_start: int, price_end: int) -> tuple[int, int] | None:
    """The span of what the price at ``price_start:price_end`` is on, looking between ``low`` and ``high``."""
    before = _before(text, low, price_start)
    if before is not None and _adjacent(text, before[1], price_start):
        return before
    after = _after(text, price_end, high)
    if after is not None:
        return after
    return before


def _adjacent(text: str, end: int, start: int) -> bool:
    """Whether nothing but linking words stands between a selection and its price."""
    return all(
        word.strip(",:;–—-()'’\"“”").lower() in _LINKS or not word.strip(",:;–—-()|•")
        for word in text[end:start].split()
    )


def _before(text: str, low: int, start: int) -> tuple[int, int] | None:
    """The nearest party, name or outcome before a price that is no place and no bookmaker."""
    low = max(low, start - 200)
    best: tuple[int, int] | None = None
    taken = [(low + maker.start, low + maker.end) for maker in bookmakers_in(text[low:start])]
    for rule in (_FIXED, _OPTION, _NAME):
        for match in rule.finditer(text, low, start):
            span = _trimmed(text, low, *match.span(), fixed=rule is not _NAME)
            if span is None or any(span[0] < end and begin < span[1] for begin, end in taken):
                continue
            if rule is _NAME and _is_placed(text, low, span):
                continue
            if best is None or span[1] > best[1] and not (best[0] <= span[0] < best[1]):
                best = span
        if best is not None and rule is not _NAME and _adjacent(text, best[1], start):
            return best
    return best


def _after(text: str, end: int, high: int) -> tuple[int, int] | None:
    match = _AFTER.match(text, end, high)
    if match is None:
        return None
    begin, stop = match.span("phrase")
    for rule in (_FIXED, _OPTION, _NAME):
        found = rule.search(text, begin, stop)
        if found is not None and not text[begin : found.start()].replace("the", "").replace("The", "").strip(
            " aAn"
        ):
            span = _trimmed(text, begin, *found.span(), fixed=rule is not _NAME)
            if span is not None and not bookmakers_in(text[slice(*span)]):
                return span
    return None


def _trimmed(text: str, low: int, start: int, end: int, fixed: bool) -> tuple[int, int] | None:
    """A run of capitalised words as a selection: words that are none off, a party with its article and "party"."""
    if fixed:
        return start, end
    words = text[start:end].split()
    while words and words[0].lower().strip("'’") in _NOT_SELECTED:
        start = text.index(words[0], start) + len(words.pop(0))
        while start < end and text[start].isspace():
            start += 1
    while words and words[-1].lower() in {"and", "of", "the"}:
        words.pop()
        end = text.rindex(" ", start, end)
    if not words:
        return None
    for suffix in ("'s", "’s"):
        if text[start:end].endswith(suffix):
            return None if not party_in_list(text[start : end - 2]) else (start, end - 2)
    for tail in (" party", " Party", " candidate"):
        if text.startswith(tail, end) and party_in_list(text[start:end] + " party"):
            end += len(" party") if tail != " candidate" else 0
    party = longest_party(text, start, end)
    if party is not None and party[0] > start and not fixed:
        start = party[0] if len(words) > 3 else start
    if party_in_list(text[start:end]) and (article := _ARTICLE.search(text, max(low, start - 4), start)):
        start = article.start()
    return start, end


def _is_placed(text: str, low: int, span: tuple[int, int]) -> bool:
    """Whether a name is where something happens or what is won, rather than who wins."""
    if party_in_list(text[slice(*span)]):
        return False
    words = text[max(low, span[0] - 30) : span[0]].lower().split()
    if words and words[-1] in {"the", "a", "an"}:
        words.pop()
    return bool(words) and (words[-1] in _PLACED or words[-1] in _GOVERNED)
