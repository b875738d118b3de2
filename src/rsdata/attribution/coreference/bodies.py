"""Organisations that a noun takes up: "The council" of Ash Council, "the airline" of the airline Wexair."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from rsdata.attribution.coreference.entities import Entity, NamedPeople
from rsdata.attribution.coreference.pronouns import Pronouns
from rsdata.language.common_nouns import OUTLETS, common_word
from rsdata.language.name_context import CAPITALS_SPEAKING, ENDS_DESCRIPTION, NAMED_BEFORE, NAMED_BEHIND
from rsdata.language.names import FUNCTION_WORDS, NAME_WORD
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged

_JUST_NAMED: Final = 240  # characters back to one of several councils
_NEAR: Final = 20_000  # characters back to the whole name of "the council"
_LONGEST_LEAD: Final = 90  # characters of a whole name before its noun
_TRIES: Final = 6  # places of the noun looked at
_WORD: Final = rf"{NAME_WORD}(?:/{NAME_WORD})?"
# "[Securities and Exchange] Commission", "[Ash/Elm] Council", "Board [of Works]"
_NAME_BEFORE: Final = lazy(rf"(?<![\w'’/-]){_WORD}(?: (?:(?:and|of|for|the) ){{0,2}}{_WORD}){{0,5}} $")
_NAME_AFTER: Final = lazy(rf" (?:of|for) (?:the )?{NAME_WORD}(?: {NAME_WORD}){{0,3}}")
# "The boss [of the ]company, Ann Lee, said"
_HANGS: Final = lazy(r"\b(?:of|for|at|in|with|from) (?:[\w'’-]+ ){1,3}$")
_LONGEST_DESCRIPTION: Final = 140  # characters
_NO_PUBLIC_BODY: Final = tagged("nouns of no public body")
_ANY_BODY: Final = tagged("nouns of any body")
_IN_ITS_NAME: Final = tagged("nouns that a body has in its name")
_PUBLIC: Final = tagged("public bodies")


class Bodies:
    """Finds the organisation that a noun takes up: the one whose name it ends, the one it is said of, the one
    just spoken of."""

    def __init__(self, text: str, people: NamedPeople, pronouns: Pronouns) -> None:
        self.text = text
        self.people = people
        self.pronouns = pronouns

    def taken_up(self, noun: str, at: int, section: int) -> Entity | None:
        """Whom "the airline" stands for, None where nobody is to be found."""
        introduced = self._introduced(noun, at)
        if introduced is not None:
            return self.people.other("organisation", introduced)
        found = self.pronouns.organisation(at, section)
        _, last = self.pronouns.latest(section)
        if found is None and not (noun in _IN_ITS_NAME and last is not None and last.kind == "person"):
            found = None if noun in OUTLETS else self.pronouns.body_spoken_of(at, section)
        if found is not None and found.name.lower() in CAPITALS_SPEAKING:
            return None
        if found is not None and noun in _IN_ITS_NAME and noun not in found.name.lower():
            return None
        kind = "" if found is None else found.name.rpartition(" ")[2]
        if kind.lower() in _PUBLIC:
            return None if noun in _NO_PUBLIC_BODY else found
        return None if kind.islower() and noun not in _ANY_BODY and noun != kind else found

    def _introduced(self, noun: str, at: int) -> str | None:
        """The name that a noun was last said of: "the airline [Wexair]", "[Wexair], an airline"."""
        floor = max(at - _NEAR, self.people.section_start(at))
        found = None
        if self.text.find(noun[1:], floor, at) < 0:
            return None
        for m in re.finditer(rf"\b[{noun[0]}{noun[0].upper()}]{noun[1:]}\b", self.text[floor:at]):
            start, end = floor + m.start(), floor + m.end()
            name = NAMED_BEHIND.match(self.text, end, at)
            lead = self.text[max(floor, start - _LONGEST_LEAD) : start]
            if name is not None and name[0][0] == "," and _HANGS.search(lead):
                continue
            if name is None and ENDS_DESCRIPTION.match(self.text, end):
                name = NAMED_BEFORE.search(self.text, max(floor, start - _LONGEST_DESCRIPTION), start)
            if name is not None and self._may_be_a_body(name):
                found = name["name"]
        return found

    def _may_be_a_body(self, name: re.Match[str]) -> bool:
        """Whether no person bears a name, and it is no ordinary word."""
        if self._is_somebodys(name.start("name"), name.end("name")):
            return False
        first, *rest = name["name"].split()
        return not common_word(first.lower()) or any(word[:1].isupper() for word in rest)  # "Rowers For Ash"

    def _is_somebodys(self, start: int, end: int) -> bool:
        """Whether a person beyond doubt is named between two places."""
        k = bisect_left(self.people.starts, start)
        return any(
            seen.start < end and seen.end > start and seen.entity is not None and seen.entity.strong
            for seen in self.people.seen[max(0, k - 1) : k + 2]
        )

    def paper(self, noun: str, at: int) -> Entity | None:
        """ "The Post", after somebody was quoted from "The Wessex Post"."""
        return self.people.body_of(self._printed_whole(noun, at))

    def whole_name(self, noun: str, at: int) -> Entity | None:
        """ "The council": the council whose whole name the section prints; of several, one named just now."""
        whole = self._printed_whole(noun, at)
        return self.people.other("organisation", whole) if whole else None

    def _printed_whole(self, noun: str, at: int) -> str:
        """The whole name that ends in a noun, "" where none is printed or several are."""
        floor = max(at - _NEAR, self.people.section_start(at))
        whole = ""
        end = at
        for _ in range(_TRIES):
            end = self.text.rfind(noun.title(), floor, end)
            name = self._name_round(noun, end, floor, at) if end >= 0 else ""
            if end < 0 or (whole and name and not whole.endswith(name)):
                break
            whole = max(whole, name, key=len)
            if whole and at - end < _JUST_NAMED:
                break
        else:
            end = -1
        return whole if end < 0 or at - end < _JUST_NAMED else ""

    def _name_round(self, noun: str, found: int, floor: int, ceiling: int) -> str:
        """The whole name of an organisation whose noun stands at ``found``: "[Ash Police] Commission",
        "Board [of Works]"; "" where it is the noun alone."""
        text, end = self.text, found + len(noun)
        if text[end : end + 1].isalnum() or self._is_somebodys(found, end):
            return ""  # not "Ann [Board]"
        before = _NAME_BEFORE.search(text, max(floor, found - _LONGEST_LEAD), found)
        after = _NAME_AFTER.match(text, end, ceiling)
        words = text[before.start() if before else found : after.end() if after else end].split()
        while words[0].lower() in FUNCTION_WORDS:
            del words[0]  # "While the State Department"
        return " ".join(words) if len(words) > 1 else ""
