"""Roles printed beside a name: "Labour MP [Ann Lee]", "[Ann Lee], Labour MP for Dover East, condemns"."""

from __future__ import annotations

import re
from typing import Final

from rsdata.language.lexicon import SPEAKING_VERBS
from rsdata.language.offices import MODIFIERS, ORGANISATION_NOUNS, ROLE_NOUNS
from rsdata.language.word_lists import tagged

_CONNECTORS: Final = tagged("role connectors")
_PLACE_PREPOSITIONS: Final = tagged("place prepositions")
_VERBS_AFTER: Final = SPEAKING_VERBS | tagged("words after a role")


def role_before(text: str, floor: int, start: int) -> tuple[int, int] | None:
    """The span of the role right before a name: "Labour MP [Ann Lee]", "the Echo's editor, [Ann Lee]"."""
    end = start
    while end > floor and text[end - 1] in " \u00a0":
        end -= 1
    comma = end > floor and text[end - 1] == ","
    if comma:
        end -= 1
    if end <= floor or not (text[end - 1].isalnum() or text[end - 1] in ".-–'’"):
        return None
    nearest_at = max(text.rfind(" ", floor, end), text.rfind("\n", floor, end), floor - 1) + 1
    if (
        _own(text[nearest_at:end]) not in ROLE_NOUNS
        and _HANGS.search(text, max(floor, end - 80), end) is None
    ):
        return None
    window = text[max(floor, end - 140) : end]
    base = max(floor, end - 140)
    words = [(m.group(), base + m.start()) for m in _BACK.finditer(window)]
    if words and words[0][1] == base and base > floor:
        words.pop(0)
    first: int | None = None
    seen_head = False
    i = len(words) - 1
    nearest = True
    while i >= 0:
        word, at = words[i]
        tail_at = at + len(word)
        gap = text[tail_at : words[i + 1][1]] if i + 1 < len(words) else ""
        if gap.strip() or (word[-1] in ',;:!?)"”“('):
            break
        bare = word.rstrip(".").replace("’", "'")
        low = bare.lower()
        own = low.removesuffix("'s")
        if nearest:
            if own not in ROLE_NOUNS and not _of_before(words, i):
                return None
            nearest = False
        if own in ROLE_NOUNS:
            seen_head = True
            first = at
        elif own in ("and", "&"):
            if not _of_before(words, i):
                break
        elif own in _PLACE_PREPOSITIONS or own == "the":
            if own != "the":
                if not _head_before(words, i):
                    break
            elif i and words[i - 1][0].lower() not in _PLACE_PREPOSITIONS:
                break
        elif own in _START_WORDS:
            break
        elif own != low and i and (words[i - 1][0][:1].isupper() or words[i - 1][0].isdigit()):
            first = at  # "Radio 5 live's chief reporter"
        elif (
            own in MODIFIERS
            or own in ORGANISATION_NOUNS
            or word[:1].isupper()
            or "-" in own[1:]
            or word[:1].isdigit()
            or seen_of_word(words, i)
        ):
            if word[-1] == "." and low not in _ABBREVIATED_ROLES:
                break
            first = at
        elif (
            own in _DASHES
            and 0 < i < len(words) - 1
            and (words[i + 1][0].lower() == "now" or _now_before(words, i))
        ):
            pass  # "Former Conservative - now UKIP - MP"
        else:
            break
        i -= 1
    if first is None or not seen_head or first >= end:
        return None
    if comma and not (text[first].isupper() or _article_before(text, floor, first)):
        return None
    return first, end


_DASHES: Final = frozenset("-–—")
# "[Leader] of the House of Commons": a name may follow
_HANGS: Final = re.compile(r" (?:of|for|at) ")
_BACK: Final = re.compile(r"\S+")
_ABBREVIATED_ROLES: Final = tagged("abbreviated roles")
_START_WORDS: Final = tagged("before a role")


def seen_of_word(words: list[tuple[str, int]], i: int) -> bool:
    """Whether a lower-case word stands inside the "of ..." of a role: "head of political polling"."""
    for k in range(i - 1, max(-1, i - 4), -1):
        low = words[k][0].lower()
        if low in ("of", "for", "at"):
            return k > 0 and _own(words[k - 1][0]) in ROLE_NOUNS
        if not low.isalpha():
            return False
    return False


def _own(word: str) -> str:
    low = word.rstrip(".,").replace("’", "'").lower()
    return low.removesuffix("'s")


def _of_before(words: list[tuple[str, int]], i: int) -> bool:
    """Whether word ``i`` ends an "of the House of Commons" that hangs on a noun of office."""
    for k in range(i, max(-1, i - 7), -1):
        low = words[k][0].lower()
        if low in ("of", "for", "at") and k and _own(words[k - 1][0]) in ROLE_NOUNS:
            return True
        if words[k][0][-1] in ',;:.!?)"”':
            return False
    return False


def _now_before(words: list[tuple[str, int]], i: int) -> bool:
    return any(words[k][0].lower() == "now" and words[k - 1][0] in _DASHES for k in range(max(1, i - 3), i))


def _head_before(words: list[tuple[str, int]], i: int) -> bool:
    return _of_before(words, i) or (i > 0 and _own(words[i - 1][0]) in ROLE_NOUNS)


def _article_before(text: str, floor: int, first: int) -> bool:
    word = text[max(floor, first - 12) : first].split()
    return bool(word) and word[-1].lower() in ("the", "a", "an", "his", "her", "their", "its")


# The words after a name up to the end of their clause: ", Labour MP for Dover East, condemns"
_CHUNK: Final = re.compile(r"[^,;:()\"“”\n—]{1,120}")


def role_after(text: str, end: int, ceiling: int) -> tuple[int, int] | None:
    """The span of the role set off after a name: "[Ann Lee], Labour MP for Dover East, condemns"."""
    at = end
    if at + 3 >= ceiling or text[at] != ",":
        return None
    at += 1
    for _ in range(2):
        while at < ceiling and text[at] in " \u00a0\n":
            at += 1
        m = _CHUNK.match(text, at, ceiling)
        if m is None:
            return None
        chunk = m.group().strip()
        if chunk.isdigit():  # ", 37, a builder,"
            at = m.end() + 1
            continue
        break
    else:
        return None
    span = _role_span(text, at, m.end())
    if span is None:
        return None
    # "MP for the Wold, Kent, tells": a bare name of a place or an organisation belongs to the role.
    stop = span[1]
    if stop < ceiling and text[stop] == "," and stop == m.end():
        more = _CHUNK.match(text, stop + 1, ceiling)
        if more is not None:
            tail = more.group().strip()
            words = tail.split()
            follows = text[more.end() : more.end() + 1]
            organisation = any(word.lower() in ORGANISATION_NOUNS or word.isupper() for word in words)
            if (
                0 < len(words) <= 5
                and all(word[:1].isupper() for word in words)
                and follows in (",", ":", "", "\n")
                and (len(words) == 1 or organisation)
                and not any(word.lower() in ROLE_NOUNS for word in words)
            ):
                return span[0], stop + 1 + len(more.group().rstrip())
    return span


def _role_span(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """The role at the start of a clause: its modifiers, its noun, and what it is of or for."""
    words = [(m.group(), m.start()) for m in _BACK.finditer(text, start, stop)]
    i = 0
    if words and words[0][0].lower() in ("the", "a", "an", "one", "now"):
        i = 1
    first = i
    head: int | None = None
    closed = False
    while i < len(words) and i < first + 9 and not closed:
        own = _own(words[i][0])
        closed = words[i][0][-1] in ".!?" and own not in _ABBREVIATED_ROLES
        if own in ROLE_NOUNS:
            head = i
        elif (own in _PLACE_PREPOSITIONS and head is not None) or not (
            own in MODIFIERS
            or own in ORGANISATION_NOUNS
            or words[i][0][:1].isupper()
            or "-" in own
            or own == "and"
            or own.isdigit()
        ):
            break
        i += 1
    if head is None:
        return None
    k = head + 1
    if k < len(words) and words[k][0].lower() in _PLACE_PREPOSITIONS and words[head][0][-1] not in ".!?":
        while k < len(words) and words[k][0].lower() not in _VERBS_AFTER:
            k += 1
            if words[k - 1][0][-1] in ".!?" and _own(words[k - 1][0]) not in _ABBREVIATED_ROLES:
                break
        while k > head + 1 and words[k - 1][0].lower() in _CONNECTORS:
            k -= 1
    last, at = words[k - 1]
    return words[first][1], at + len(last.rstrip(".!?"))
