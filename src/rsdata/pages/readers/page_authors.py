"""Who reports on a live page or wrote an article, as printed over it: "By Ann Lee and Bob Marsh"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from rsdata.language.line_shapes import is_correspondent_role, is_outlet
from rsdata.language.names import is_personal_name
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order
from rsdata.pages.bylines import split_byline
from rsdata.pages.marks import is_furniture as is_button
from rsdata.pages.page_header import BY
from rsdata.pages.readers.laid_words import LONGEST_BYLINE, is_furniture, role_of
from rsdata.pages.readers.markup_tree import Element

_ASIDE: Final = lazy(r"\s*\([^()]{1,40}\)")  # "(now)"
_LABEL: Final = lazy(r"(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+: ")  # "Staff: "
_BETWEEN: Final = lazy(r",? (?:and|&) |[,|·•] ")
_PLACE: Final = lazy(r" (?:at|in|on|from|reporting) (?:the |[A-Z]).*")
# The address of the page of somebody who writes: "/authors/ann-lee".
_OF_AUTHORS: Final = lazy(lambda: rf"/{any_of(in_order('addresses of authors'))}/[^/]")
_BESIDE: Final = lazy(r"\s*[|·•]\s*")
_LONGEST: Final = LONGEST_BYLINE


def authors_above(body: Element, entry: Element) -> str | None:
    """The names of those who report, by the first element above an entry that says nothing else; None where
    none does."""
    return ", ".join(_first_named(_above(body, entry), _says_by)) or None


def authors_of_article(head: Iterable[Element]) -> list[str]:
    """The names of those who wrote an article, by the first element of its head that says nothing else, or is
    a link to the page of somebody who writes; none where none does."""
    return _first_named(head, _writes)


def _first_named(elements: Iterable[Element], says_by: Callable[[Element], bool]) -> list[str]:
    """The names that the first element is which says who wrote something, and nothing else."""
    for element in elements:
        if element.size and not element.is_longer_than(_LONGEST) and says_by(element) and _names_in(element):
            named = element
            for inner in element.walk():
                if inner.first >= named.end:
                    break
                if inner.size and says_by(inner) and _names_in(inner):
                    named = inner
            return _names_around(named)
    return []


def _says_by(element: Element) -> bool:
    """Whether an element says by its words or its class that it names who wrote something."""
    return role_of(element) == "byline" or BY.match(element.text) is not None


def _writes(element: Element) -> bool:
    """Whether it says so, or leads to the page of somebody who writes, and belongs to no picture."""
    if not _says_by(element) and (element.tag != "a" or not _OF_AUTHORS.search(element.get("href"))):
        return False
    return all(around.tag != "figure" for around in element.ancestors())


def says_who_reports(text: str) -> bool:
    """Whether a line says who reports and for whom, and nothing else: "By Ann Lee and Bob Ray | The Echo"."""
    parts = _BESIDE.split(text) if len(text) <= _LONGEST else [""]
    return all(
        is_button(part) or is_outlet(part) or is_correspondent_role(part) or _names(BY.sub("", part, count=1))
        for part in parts
    )


def _names_around(element: Element) -> list[str]:
    """The names that an element is, and of the others who stand beside it in elements of their own."""
    names = _names_in(element)
    for around in element.ancestors():
        more = [] if around.is_longer_than(_LONGEST) else _names_in(around)
        if not set(names) <= set(more):
            break
        names = more
    return names


def _names_in(element: Element) -> list[str]:
    return _names(BY.sub("", element.text, count=1))


def _above(body: Element, entry: Element) -> Iterator[Element]:
    for element in body.without(lambda one: one is not body and is_furniture(one)):
        if element.first >= entry.first:
            return
        yield element


def _names(text: str) -> list[str]:
    """The names that a line is, each perhaps with a role or a place behind it; none where it is more."""
    names: list[str] = []
    for part in _BETWEEN.split(_ASIDE.sub("", _LABEL.sub("", text, count=1))):
        named = _PLACE.sub("", part.strip(" ."))
        if names and "@" in part:
            continue  # where to write
        if not is_personal_name(named.title() if named.isupper() else named):
            cut = split_byline(named)
            if cut is None:
                return []
            named = named[: cut[0]]
        names.append(named)
    return list(dict.fromkeys(names))
