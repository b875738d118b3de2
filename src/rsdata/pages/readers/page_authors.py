"""Who reports on a live page, as printed beside its entries: "By Ann Lee and Bob Marsh"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rsdata.language.line_shapes import is_correspondent_role, is_outlet
from rsdata.language.names import is_personal_name
from rsdata.language.patterns import lazy
from rsdata.pages.bylines import split_byline
from rsdata.pages.marks import is_furniture as is_button
from rsdata.pages.page_header import BY
from rsdata.pages.readers.laid_words import LONGEST_BYLINE, is_furniture, role_of
from rsdata.pages.readers.markup_tree import Element

_ASIDE: Final = lazy(r"\s*\([^()]{1,40}\)")  # "(now)"
_LABEL: Final = lazy(r"(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+: ")  # "Staff: "
_BETWEEN: Final = lazy(r",? (?:and|&) |[,|·•] ")
_PLACE: Final = lazy(r" (?:at|in|from|reporting) (?:the |[A-Z]).*")
_BESIDE: Final = lazy(r"\s*[|·•]\s*")
_LONGEST: Final = LONGEST_BYLINE


def authors_above(body: Element, entry: Element) -> str | None:
    """The names of those who report, by the first element above an entry that says nothing else; None where
    none does."""
    for element in _above(body, entry):
        if not element.size or element.is_longer_than(_LONGEST):
            continue
        text = element.text
        by = BY.match(text)
        if by is None and role_of(element) != "byline":
            continue
        names = _names(text[by.end() if by else 0 :])
        if names:
            return ", ".join(_names_around(element) or names)
    return None


def says_who_reports(text: str) -> bool:
    """Whether a line says who reports and for whom, and nothing else: "By Ann Lee and Bob Ray | The Echo"."""
    parts = _BESIDE.split(text) if len(text) <= _LONGEST else [""]
    return all(
        is_button(part) or is_outlet(part) or is_correspondent_role(part) or _names(BY.sub("", part, count=1))
        for part in parts
    )


def _names_around(element: Element) -> list[str]:
    """The names of the first of several who stand in elements of their own, and of the others."""
    names: list[str] = []
    for around in element.ancestors():
        more = [] if around.is_longer_than(_LONGEST) else _names(BY.sub("", around.text, count=1))
        if not more:
            break
        names = more
    return names


def _above(body: Element, entry: Element) -> Iterator[Element]:
    for element in body.without(lambda one: one is not body and is_furniture(one)):
        if element.first >= entry.first:
            return
        yield element


def _names(text: str) -> list[str]:
    """The names that a line is, each perhaps with a role or a place behind it; none where it is more."""
    names = []
    for part in _BETWEEN.split(_ASIDE.sub("", _LABEL.sub("", text, count=1))):
        named = _PLACE.sub("", part.strip(" ."))
        if not is_personal_name(named):
            cut = split_byline(named)
            if cut is None:
                return []
            named = named[: cut[0]]
        names.append(named)
    return list(dict.fromkeys(names))
