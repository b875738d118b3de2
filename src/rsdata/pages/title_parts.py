"""What stands on the line of a stamp in place of text: a title, who writes, where from, and what parts them.

    03:02 ▪ A title ▪ Ann Lee        21:14 | Ann Lee | Town hall        A title / Ann Lee / 9.30pm

Where on the line the author stands is told by all entries of a page together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal

from rsdata.language.authors import Span, are_initials
from rsdata.language.names import is_given, is_personal_name, names_a_place
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import NAMED_ZONES
from rsdata.named_tuples import NamedTuple
from rsdata.pages.marks import BARS

# Which part of the title is the author: what stands before the first mark, behind the last, all of it, none.
Side = Literal["first", "last", "all", ""]

_MARKS: Final = lazy(rf"\s*[{BARS}\t]\s*|\s+(?:[/–—]|--?)\s+|\s+[(\[](?=[^()\[\]]+[)\]]\Z)")
# Which part of the entries must name their author there.
_MOST: Final = 0.8


class Beside(NamedTuple):
    """What stands beside the stamps of a page."""

    side: Side = ""
    has_places: bool = False  # and the rest is where the author is, no title


NOTHING: Final = Beside()


def parts_of(title: str, side: Side) -> tuple[Span, Span] | None:
    """The author and the rest of a title with both; None where nothing parts them."""
    marks = list(_MARKS.finditer(title))
    if not marks or side not in ("first", "last"):
        return None
    mark = marks[0 if side == "first" else -1]
    before, behind = (0, mark.start()), (mark.end(), len(title.rstrip(")]")))
    return (before, behind) if side == "first" else (behind, before)


def beside_stamps(titles: Sequence[str]) -> Beside:
    """Where the author stands on most of these lines, each without its stamp. Beside titles most authors come
    again: who is named once each time may be who said it, or a place."""
    best, most = NOTHING, 0.0
    for side in ("last", "first", "all"):
        parted = [(title, parts_of(title, side)) for title in titles]
        if side == "all":
            names = [title for title in titles if is_personal_name(title)]
        else:
            names = [title[slice(*parts[0])] for title, parts in parted if parts is not None]
            names = [name for name in names if names_somebody(name)]
        known = sum(is_given(name.split()[0].title()) for name in names)
        is_told = _come_again(names) or (side == "all" and 2 * known > len(names))
        if len(names) < _MOST * len(titles) or not is_told:
            continue
        if known > most or not best.side:
            rest = [title[slice(*parts[1])] for title, parts in parted if parts is not None]
            best, most = Beside(side, _come_again(rest)), known
    return best


def names_somebody(part: str) -> bool:
    """Whether a part is a name or initials, and nothing else: no place, no zone."""
    if is_personal_name(part):
        return not names_a_place(part.split())
    return are_initials(part) and part not in NAMED_ZONES


def _come_again(parts: Sequence[str]) -> bool:
    """Whether most entries have a part that others have, too: the few who report, the few places where they
    are."""
    counts = Counter(parts)
    return 2 * sum(counts[part] > 1 for part in parts) > len(parts)
