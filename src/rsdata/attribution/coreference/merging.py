"""Which whole names are one person's: short and full given names, initials, middle names, headlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rsdata.attribution.coreference.entities import Seen, surname_of
from rsdata.language.name_context import NOT_SURNAMES
from rsdata.language.names import ABBREVIATED_TITLES, PARTICLES, is_given
from rsdata.reference import given_names, short_forms

Key = tuple[str, ...]  # the words of a name in lower case
_SHORTEST_PREFIX: Final = 3  # letters by which "Seb" may stand for "Sebastian"
_NEIGHBOURS: Final = 3


def merged(forms: dict[Key, list[Seen]], seen: Sequence[Seen]) -> list[tuple[Key, list[Seen]]]:
    """The forms of one person's name put together, each group under one of its forms; ``seen`` are all names,
    those of one word too."""
    _unwrap(forms)
    union = _Union()
    groups: dict[tuple[str, str], dict[str, list[Key]]] = {}
    for key in forms:
        surname = surname_of(key)
        suffix = key[-1] if key[-1] != surname else ""
        groups.setdefault((surname, suffix), {}).setdefault(key[0], []).append(key)
    for by_given in groups.values():
        for keys in by_given.values():
            if len(keys) > 1:
                _join_middles(keys, union)
        if len(by_given) > 1:
            _join_short_forms(by_given, forms, union)
    fuller: dict[Key, list[Key]] = {}
    for key in forms:  # "Wasserman Schultz" is Debbie Wasserman Schultz, "Al Hadi" Omar Al Hadi
        for k in range(1, len(key) - 1):
            tail = key[k:]
            if tail not in forms or (is_given(tail[0]) and tail[0] not in PARTICLES):
                continue
            fuller.setdefault(tail, []).append(key)
    for tail, keys in fuller.items():
        if len({union.root(key) for key in keys}) > 1:  # of two brothers the only one named so far
            first = min(one.start for one in forms[tail])
            keys = [key for key in keys if min(one.start for one in forms[key]) < first]
        if len({union.root(key) for key in keys}) == 1:
            union.join(tail, keys[0])
    _join_double_given(forms, seen, union)
    out: dict[Key, list[Seen]] = {}
    for key, members in forms.items():
        out.setdefault(union.root(key), []).extend(members)
    return list(out.items())


class _Union:
    """Which key stands for which."""

    def __init__(self) -> None:
        self.parent: dict[Key, Key] = {}

    def root(self, key: Key) -> Key:
        parent = self.parent
        while key in parent:
            above = parent[key]
            if above in parent:
                parent[key] = parent[above]  # every way up is halved, so that no chain is walked again
            key = above
        return key

    def join(self, one: Key, other: Key) -> None:
        """Let ``one`` go with ``other``."""
        one, other = self.root(one), self.root(other)
        if one != other:
            self.parent[one] = other


def _unwrap(forms: dict[Key, list[Seen]]) -> None:
    """Take a name out of a headline, or from behind a place: "Why Did Ann Lee", "Berlin Ann Lee" are Ann Lee,
    where Ann Lee is known."""
    for key in [key for key in forms if len(key) > 2]:
        tail = next((key[k:] for k in range(1, len(key) - 1) if _whole(key[k:], forms)), None)
        apart = key[0] in NOT_SURNAMES or not any(map(_in_a_sentence, forms[key]))
        if tail is not None and not is_given(key[0]) and apart:
            cut = sum(len(word) + 1 for word in forms[key][0].name.words[: len(key) - len(tail)])
            for seen in forms.pop(key):
                seen.start = seen.bare = seen.bare + cut
                forms[tail].append(seen)
        elif len(key) > 3 and _whole(key[:2], forms):
            for seen in forms.pop(key):
                seen.end = seen.bare + sum(len(word) + 1 for word in seen.name.words[:2]) - 1
                forms[key[:2]].append(seen)


def _in_a_sentence(seen: Seen) -> bool:
    """Whether a name stands behind a word in small letters or a comma, and so is no headline: "told [Sadeq
    Abu Lee]"."""
    before = seen.stretch.before(seen.start, 2)
    return before[-1:] == " " and (before[:1] == "," or before[:1].islower())


def _whole(key: Key, forms: dict[Key, list[Seen]]) -> bool:
    return key in forms and is_given(key[0]) and forms[key][0].name.strong


def _join_short_forms(by_given: dict[str, list[Key]], forms: dict[Key, list[Seen]], union: _Union) -> None:
    """ "Chris Lee" goes with "Christopher Lee", unless a "Christine Lee" is there too, or one sentence names
    both."""
    table = short_forms()
    ordered = sorted(by_given)
    for i, given in enumerate(ordered):
        fulls = [full for full in table.get(given, ()) if full in by_given]
        if len(fulls) == 1 and _told_apart(by_given[given], by_given[fulls[0]], forms):
            continue
        if not fulls and given in ABBREVIATED_TITLES and len(by_given) == 2:
            fulls = [other for other in ordered if other != given]  # "Col Lee" is Col. Ann Lee
        may_be_cut = len(given) == 1 or (len(given) >= _SHORTEST_PREFIX and given not in given_names())
        if not fulls and given not in table and may_be_cut:
            fulls = [other for other in ordered[i + 1 : i + 1 + _NEIGHBOURS] if other.startswith(given)]
        if len(fulls) == 1:
            union.join(by_given[given][0], min(by_given[fulls[0]], key=len))


def _told_apart(some: Sequence[Key], others: Sequence[Key], forms: dict[Key, list[Seen]]) -> bool:
    """Whether a sentence names both, and so two people: "[Ciaran Lee] has beaten [Kieran Lee]"."""
    places = {_sentence_of(seen) for key in some for seen in forms[key]}
    return any(_sentence_of(seen) in places for key in others for seen in forms[key])


def _sentence_of(seen: Seen) -> int:
    return seen.stretch.sentence_start(seen.end)


def _join_double_given(forms: dict[Key, list[Seen]], seen: Sequence[Seen], union: _Union) -> None:
    """ "Mary Lou" is "Mary Lou Lee", where "Ms Lee" is named too and only one on the page is called so."""
    fuller: dict[Key, set[Key]] = {}
    double = [key for key in forms if len(key) == 3 and is_given(key[0]) and is_given(key[1])]
    alone = {one.name.words[0] for one in seen if len(one.name.words) == 1} if double else ()
    for key in double:
        words = forms[key][0].name.words
        if len(words) == 3 and words[2] in alone and words[1] not in alone:
            fuller.setdefault(key[:2], set()).add(union.root(key))
    for given, roots in fuller.items():
        if given in forms and len(roots) == 1:
            union.join(given, roots.pop())


def _join_middles(keys: list[Key], union: _Union) -> None:
    """ "Donald Lee" and "Donald J. Lee" are one; "John Paul Lee" and "John Peter Lee" are two."""
    longer = sorted((key for key in keys if len(key) > 2), key=len, reverse=True)
    if not longer:
        return
    head = longer[0]
    middles = set(head[1:-1])
    alone = 1
    for key in longer[1:]:
        if any(_same(a, b) for a in key[1:-1] for b in middles):
            union.join(key, head)
        else:
            alone += 1
    for key in keys:
        if len(key) == 2 and alone == 1:
            union.join(key, head)


def _same(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[:1] == other[:1])
