"""Who reports on a live page or wrote an article, as printed over it: "By Ann Lee and Bob Marsh"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from rsdata.language.line_shapes import is_agency, is_correspondent_role
from rsdata.language.names import is_personal_name
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order, tagged
from rsdata.pages.bylines import split_byline
from rsdata.pages.marks import BESIDE
from rsdata.pages.marks import is_furniture as is_button
from rsdata.pages.page_header import BY
from rsdata.pages.readers.laid_words import LONGEST_BYLINE, is_furniture, role_of
from rsdata.pages.readers.markup_tree import Element

_ASIDE: Final = lazy(r"\s*\([^()]{1,40}\)")  # "(now)"
_LABEL: Final = lazy(r"(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+: ")  # "Staff: "
_BETWEEN: Final = lazy(r",? (?:and|&) |[,;|·•/] ")
_PLACE: Final = lazy(r" (?:at|in|on|from|[Ff]or|reporting) (?:the |[A-Z\d]).*")
# The address of the page of somebody who writes: "/authors/ann-lee".
_OF_AUTHORS: Final = lazy(lambda: rf"/{any_of(in_order('addresses of authors'))}/[^/]")
# What stands between the names of several, each in an element of its own.
_JOINTS: Final = ("and", "&", "with", "by")
_MARKS: Final = " ,.:;|·•/–—-\u00a0"
_HEADLINE: Final = 6  # words
_LONGEST: Final = LONGEST_BYLINE
_MOST_PIECES: Final = 30
_TOGETHER: Final = tagged("those who report together")
_OF_PICTURES: Final = tagged("labels of credits")
_WORD: Final = lazy(r"[a-z]+")


def authors_above(body: Element, entry: Element) -> str | None:
    """The names of those who report, by the first element above an entry that says nothing else; None where
    none does."""
    return ", ".join(_first_named(_above(body, entry), _says_by)) or None


def authors_of_article(head: Iterable[Element], above: Iterable[Element]) -> list[str]:
    """The names of those who wrote an article, by the first element of its head that says nothing else, or is
    a link to the page of somebody who writes, else by one ``above`` its title that says it; none where none
    does."""
    return _first_named(head, _writes) or _first_named(above, _says_by)


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
    if not _says_by(element) and (
        element.tag != "a" or not _OF_AUTHORS.search(element.get("href")) or _is_of_other(element)
    ):
        return False
    return all(around.tag != "figure" for around in element.ancestors())


def _is_of_other(link: Element) -> bool:
    """Whether a link to the page of somebody who writes stands behind "Photo:", or beside a link
    to another story, which that person wrote."""
    for around in link.ancestors():
        if around.is_longer_than(_LONGEST):
            continue
        before = "".join(around.words[: link.said_first - around.said_first]).lower()
        if not _OF_PICTURES.isdisjoint(_WORD.findall(before)):
            return True
        others = (e for e in around.walk() if e.tag == "a" and e is not link)
        if any(other.text.count(" ") >= _HEADLINE - 1 for other in others):
            return True
    return False


def says_who_reports(text: str) -> bool:
    """Whether a line says who reports and for whom, and nothing else: "By Ann Lee and Bob Ray | The Echo"."""
    return len(text) <= _LONGEST and all(
        is_button(part) or is_correspondent_role(part) or names_in(part) for part in BESIDE.split(text)
    )


def _names_around(element: Element) -> list[str]:
    """The names that an element is, and of the others who stand beside it in elements like it, or parted by
    marks."""
    names, inner = _names_in(element), element
    for around in element.ancestors():
        more = [] if around.is_longer_than(_LONGEST) else _names_in(around)
        if not set(names) <= set(more):
            break
        alike = [e for e in around.elements if e.tag == inner.tag and e.classes == inner.classes]
        if more not in (names, names_in(around.text), [name for e in alike for name in _names_in(e)]):
            break
        names, inner = more, around
    return names


def _names_in(element: Element) -> list[str]:
    """The names that an element is, side by side in pieces or in one."""
    pieces = [" ".join(piece.split()).strip(_MARKS) for piece in element.words[:_MOST_PIECES]]
    apart = " | ".join(piece for piece in pieces if piece and piece.lower() not in _JOINTS)
    return names_in(apart) or names_in(element.text)


def names_in(text: str) -> list[str]:
    """The names that a line is, behind "By" perhaps; none where it is more."""
    by = BY.match(text)
    return _names(text[by.end() :] if by else text)


def is_of_person(name: str) -> bool:
    """Whether who wrote something has the name of a person: no "admin", "Echo Staff", "The Echo"."""
    is_name = is_personal_name(name.title() if name.isupper() else name)
    is_body = is_agency(name) or is_correspondent_role(name)
    return is_name and not is_body and name.split()[-1].lower() not in _TOGETHER


def _is_beside_name(text: str) -> bool:
    """Whether words are what is printed beside a name: what that person is or works for, a day, where to
    write."""
    if any(map(str.isdigit, text)) or "@" in text:
        return True
    if text.endswith(" by"):
        return False  # "Photographs by": of what is behind it
    is_of_outlet = "," not in text and (is_agency(text) or is_correspondent_role(text))
    return is_of_outlet or (text.isupper() and not is_personal_name(text.title()))


def _above(body: Element, entry: Element) -> Iterator[Element]:
    for element in body.without(lambda one: one is not body and is_furniture(one)):
        if element.first >= entry.first:
            return
        yield element


def _names(text: str) -> list[str]:
    """The names that a line is, each perhaps with a role or a place behind it; none where it is more."""
    names: list[str] = []
    for part in _BETWEEN.split(_ASIDE.sub("", _LABEL.sub("", text, count=1))):
        named = _PLACE.sub("", part.strip(_MARKS))
        if not named or (names and (_is_beside_name(named) or any(name in named for name in names))):
            continue  # ... "More by Ann Lee"
        if not is_personal_name(named.title() if named.isupper() else named):
            cut = split_byline(named)
            if cut is None:
                return []
            named = named[: cut[0]]
        names.append(named)
    return list(dict.fromkeys(names))
