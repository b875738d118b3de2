"""What stands over a list of results as its title: the contest's name, its place, its day.

Ashdale Ward, Marram CC. Lab hold. Lab 1,172 ...       on the line of the list
Elm and Oak By-election                                over it, perhaps with "Result" between
### Ashdale ward (one seat)
Thursday 5 June 2025                                   a date that holds for all lists under it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rsdata.language import by_elections
from rsdata.language.calendar import MONTH_WORDS, dates_in, without_dates
from rsdata.language.line_shapes import is_unfinished
from rsdata.language.parties import party_in_list
from rsdata.language.patterns import lazy
from rsdata.language.place_names import DECLARED_PLACE
from rsdata.language.time_stamps import without_clock_first
from rsdata.language.word_lists import tagged

_LONGEST: Final = 130
_MOST_WORDS: Final = 18
_OFF: Final = " \t\u00a0#*=_•·|>-–—:;,.…"
_BRACKETS: Final = lazy(r"\s?[(\[][^()\[\]]{0,60}[)\]]")
_SEGMENT: Final = lazy(r"[.:;]\s+|\s[-–—|]\s|\s?\.{2,}\s?|[:.]\Z")
_GENERIC: Final = (
    tagged("generic words of a contest")
    | tagged("generic words of a title")
    | MONTH_WORDS
    | by_elections.WORDS
) - {"city", "county", "borough", "town", "parish"}
_KINDS: Final = tagged("kinds of contest")
_COUNCILS: Final = tagged("kinds of council")
_OFFICES: Final = tagged("offices voted on")
# "Labour GAIN Ashdale from the Tories", "Con hold Elm"
_CHANGES: Final = lazy(r"\b(?:hold|holds|gain|gains|win|wins|take|takes|retain|retains)\b", re.IGNORECASE)
_FROM: Final = lazy(r"\s+(?:from|by)\s.*\Z", re.IGNORECASE)


class Title(NamedTuple):
    """``name`` as printed, ``area`` the place alone; ``firm``: a kind of contest is said."""

    name: str | None
    area: str
    firm: bool
    line: str = ""  # the line that it stands on, where that is over the list


def title_of(lead: str, over: Sequence[str]) -> Title | None:
    """The title of a list that ``lead`` introduces on its line, under these lines, the nearest first."""
    if lead and (found := _in_lead(lead)):
        return found
    loose: Title | None = None
    for distance, line in enumerate(over):
        if not is_heading(line):
            continue
        found = heading_title(line)
        if found is None:
            continue
        found = found._replace(line=line)
        if found.firm or distance == 0:
            return found
        loose = loose or found
    if loose is not None:
        return loose
    return next((found for line in over[:2] if (found := _in_prose(line))), None)


def page_title(lines: Sequence[str], text: str) -> Title | None:
    """The contest that the title of a page names: a place of which the page speaks again."""
    for line in lines:
        found = heading_title(line) if is_heading(line) else None
        if found is not None and text.count(found.area) > 1:
            return found
    return None


def is_heading(line: str) -> bool:
    """Whether a line stands over something: short, with a capital, without a full stop."""
    bare = line.strip(_OFF)
    if not bare or len(line) > _LONGEST or len(bare.split()) > _MOST_WORDS:
        return False
    if not (is_unfinished(line) or line.rstrip().endswith((":", "…", "..."))):
        return False
    return bare[0].isupper() or bare[0].isdigit()


def heading_title(line: str) -> Title | None:
    """The contest that a heading names: a council alone gives way to what it has of wards."""
    found = [title for segment in _segments(line) if (title := _title(segment))]
    if len(found) > 1 and _is_office(found[0].area):  # "Governor: Tallow County"
        return Title(f"{found[0].area}, {found[1].area}", found[1].area, firm=True)
    named = [title for title in found if title.firm and not _is_council(title.area)] or found
    return named[0] if named else None


def _segments(text: str) -> Iterator[str]:
    """The pieces of a title that may name a contest: no clock, no date, no brackets, no "Lab hold"."""
    bare = _BRACKETS.sub("", without_clock_first(text.strip(_OFF)))
    for segment in _SEGMENT.split(without_dates(bare)):
        yield segment.strip(_OFF)


def _in_lead(lead: str) -> Title | None:
    segments = [segment for segment in _segments(lead) if segment]
    for segment in segments:
        words = segment.split()
        if len(words) > 12 or not segment[:1].isupper() or _runs_on(words):
            continue
        found = _title(segment)
        if found is not None:
            return found
    return None


def _runs_on(words: Sequence[str]) -> bool:
    """Whether words read like a sentence: more small letters than a name has."""
    small = [word for word in words if word[0].islower() and word.lower().strip(",") not in _GENERIC]
    return len(small) > 2


def _title(segment: str) -> Title | None:
    change = _CHANGES.search(segment)
    if change is not None and party_in_list(segment[: change.start()].strip(_OFF)):
        segment = _FROM.sub("", segment[change.end() :]).strip(_OFF)
    pieces = _pieces(by_elections.folded(segment))
    area = _proper(_piece_of_place(pieces)) if pieces else None
    if area is None or party_in_list(area):
        return None
    name = ", ".join(pieces) if len(pieces) > 1 else _without_result(pieces[0])
    small = sum(word[0].islower() and word.lower() not in _GENERIC for word in name.split())
    return Title(name if name != area and small < 3 else None, area, any(map(_is_firm, pieces)))


def _pieces(segment: str) -> list[str]:
    """What a title has between commas, without figures; the one that says its kind, if the first does not."""
    pieces = [_SO_FAR.sub("", piece).strip() for piece in segment.split(",")]
    pieces = [piece for piece in pieces if not _NUMBERED.search(piece) and _proper(piece)]
    firm = [piece for piece in pieces if _is_firm(piece) and not _is_council(piece)]
    if firm and firm[0] != pieces[0] and not (_is_office(pieces[0]) or _is_firm(pieces[0])):
        return firm[:1]
    return pieces


def _piece_of_place(pieces: Sequence[str]) -> str:
    """The piece that names the place: not the office, nor the council where a ward of it stands beside."""
    first, *rest = pieces
    council = _is_council(first) and bool(rest) and not _is_council(rest[0])
    return rest[0] if rest and (_is_office(first) or council) else first


def _without_result(piece: str) -> str:
    words = piece.split()
    while words and words[0].lower().strip(":") in _LEADING:
        words.pop(0)
    while words and words[-1].lower().strip(":") in _GENERIC - _KINDS:
        words.pop()
    return " ".join(words)


_LEADING: Final = tagged("generic words of a title")


_ORDINAL: Final = lazy(r"\b\d{1,3}(?:st|nd|rd|th)\b")
_SO_FAR: Final = lazy(r"\s(?:with|after)\s\d.*\Z")  # "with 88% reporting"
_NUMBERED: Final = lazy(r"\d(?![\d]*(?:st|nd|rd|th)\b)")


def _is_firm(piece: str) -> bool:
    return any(word.lower() in _KINDS for word in piece.split())


def _is_office(piece: str) -> bool:
    return any(word.lower() in _OFFICES for word in piece.split())


def _is_council(piece: str) -> bool:
    return any(word.lower().strip(".") in _COUNCILS for word in piece.split())


# "Riding of Beaver Flats", "the constituency of Elm"
_KIND_OF: Final = lazy(
    r"\A(?:the\s)?(?:riding|constituency|seat|division|ward|district|electorate)\sof\s", re.IGNORECASE
)


def _proper(piece: str) -> str | None:
    """The proper name in a piece of a title: what is left without the words that any title has."""
    words = _KIND_OF.sub("", piece).split()
    while words and (
        words[0].lower().strip("'’s") in _GENERIC or not (words[0][0].isupper() or _ORDINAL.match(words[0]))
    ):
        words.pop(0)
    while words and (words[-1].lower().strip(":,.") in _GENERIC or not words[-1][0].isupper()):
        words.pop()
    found = " ".join(words).removesuffix("'s").removesuffix("’s")
    return found if any(map(str.isalpha, found)) and len(found) > 1 else None


def _in_prose(line: str) -> Title | None:
    """The place that a sentence over a list says is counted."""
    match = DECLARED_PLACE.search(line)
    if match is None:
        return None
    area = next(filter(None, match.groupdict().values()))
    area = _proper(area)
    if area is None or party_in_list(area):
        return None
    return Title(None, area, firm=False)


def day_over(lines: Sequence[str]) -> str | None:
    """The day that a line says which has nothing else; the nearest line first."""
    for line in lines:
        if not is_heading(line):
            continue
        for printed in dates_in(line):
            day = printed.whole
            if day is not None:
                return day.isoformat()
    return None
