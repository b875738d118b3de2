"""Who reports on a live page or wrote an article, as printed over it: "By Ann Lee and Bob Marsh"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import takewhile
from typing import Final

from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order, tagged
from rsdata.pages.credits import BY, LONGEST_BYLINE, MARKS, names_in
from rsdata.pages.readers.laid_words import is_furniture, role_of
from rsdata.pages.readers.markup_tree import Element

# The address of the page of somebody who writes: "/authors/ann-lee".
_OF_AUTHORS: Final = lazy(lambda: rf"/{any_of(in_order('addresses of authors'))}/[^/]")
# What stands between the names of several, each in an element of its own.
_JOINTS: Final = ("and", "&", "with", "by")
_HEADLINE: Final = 6  # words
_MOST_PIECES: Final = 30
_OF_PICTURES: Final = tagged("labels of credits")
_WORD: Final = lazy(r"[a-z]+")


def authors_above(body: Element, entry: Element) -> str | None:
    """The names of those who report, by the first element above an entry that says nothing else; None where
    none does."""
    said = body.without(lambda one: one is not body and is_furniture(one))
    above = takewhile(lambda element: element.first < entry.first, said)
    return ", ".join(_first_named(above, _says_by)) or None


def authors_of_article(head: Iterable[Element], above: Iterable[Element]) -> list[str]:
    """The names of those who wrote an article, by the first element of its head that says nothing else, or is
    a link to the page of somebody who writes, else by one ``above`` its title that says it; none where none
    does."""
    return _first_named(head, _writes) or _first_named(above, _says_by)


def _first_named(elements: Iterable[Element], says_by: Callable[[Element], bool]) -> list[str]:
    """The names that the first element is which says who wrote something, and nothing else."""
    for element in elements:
        if (
            element.size
            and not element.is_longer_than(LONGEST_BYLINE)
            and says_by(element)
            and _names_in(element)
        ):
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
    if not _says_by(element) and (
        element.tag != "a" or not _OF_AUTHORS.search(element.get("href")) or _is_of_other(element)
    ):
        return False
    return all(around.tag != "figure" for around in element.ancestors())


def _is_of_other(link: Element) -> bool:
    """Whether a link to the page of somebody who writes stands behind "Photo:", or beside a link
    to another story, which that person wrote."""
    for around in (e for e in link.ancestors() if not e.is_longer_than(LONGEST_BYLINE)):
        before = "".join(around.words[: link.said_first - around.said_first]).lower()
        if not _OF_PICTURES.isdisjoint(_WORD.findall(before)):
            return True
        others = (e for e in around.walk() if e.tag == "a" and e is not link)
        if any(other.text.count(" ") >= _HEADLINE - 1 for other in others):
            return True
    return False


def _names_around(element: Element) -> list[str]:
    """The names that an element is, and of the others who stand beside it in elements like it, or parted by
    marks."""
    names, inner = _names_in(element), element
    for around in element.ancestors():
        more = [] if around.is_longer_than(LONGEST_BYLINE) else _names_in(around)
        if not set(names) <= set(more):
            break
        alike = [e for e in around.elements if e.tag == inner.tag and e.classes == inner.classes]
        if more not in (names, names_in(around.text), [name for e in alike for name in _names_in(e)]):
            break
        names, inner = more, around
    return names


def _names_in(element: Element) -> list[str]:
    """The names that an element is, side by side in pieces or in one."""
    pieces = [" ".join(piece.split()).strip(MARKS) for piece in element.words[:_MOST_PIECES]]
    apart = " | ".join(piece for piece in pieces if piece and piece.lower() not in _JOINTS)
    return names_in(apart) or names_in(element.text)
