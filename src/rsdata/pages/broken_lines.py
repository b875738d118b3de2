"""Line breaks that end no paragraph: of a text that is broken at a width, and within a quotation."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Final

from rsdata.language.lines import Line

# How wide a text is that is broken into lines, and how many must go on with the line above.
_NARROWEST: Final = 50
_WIDEST: Final = 100
_FEWEST_BROKEN: Final = 3


def wrapped(lines: Sequence[Line], but: Container[int] = ()) -> frozenset[int]:
    """Lines that go on with a sentence of the line above, where the text is broken at a width; no account is
    taken of those ``but``."""
    width = 0
    for i, line in enumerate(lines):
        if i in but:
            continue
        width = max(width, line.indent + len(line.text))
        if width > _WIDEST:
            return frozenset()  # nearly every page
    if width < _NARROWEST:
        return frozenset()
    goes_on = set[int]()
    for i, (above, line) in enumerate(pairwise(lines), 1):
        is_parted = line.blank_before or i in but or i - 1 in but
        # What stands further out than a line that goes on itself begins anew: "21:40  So it goes, and"
        is_parted |= line.indent < above.indent and i - 1 in goes_on
        if not is_parted and above.indent + len(above.text) + 1 + len(line.text.split(None, 1)[0]) > width:
            goes_on.add(i)
    has_blanks = any(line.blank_before for line in lines[1:])
    return frozenset(goes_on) if has_blanks and len(goes_on) >= _FEWEST_BROKEN else frozenset()


def starts_of_wrapped(lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines of a text begin that go on with the line above, where most do that no blank line
    parts."""
    goes_on = wrapped(lines)
    if not goes_on or 2 * len(goes_on) <= sum(not line.blank_before for line in lines):
        return frozenset()
    return frozenset(lines[i].start for i in goes_on)


def end_of_quotation(above: str, line: str) -> int:
    """Where a line ends the quotation that the line above leaves open, and with which it goes on in small
    letters, "the plan is “late and", "poor”."; 0 where it does not."""
    if not line[:1].islower():
        return 0  # nearly always
    if above.rfind("“") > above.rfind("”"):
        end = line.find("”") + 1
        return 0 if "“" in line[:end] else end
    return line.find('"') + 1 if above.count('"') % 2 and line.count('"') % 2 else 0
