"""Who each row of a list is of: which part of its label is the party, all rows say together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from rsdata.language.lexicon import TAGS
from rsdata.language.lines import Line
from rsdata.language.names import (
    ABBREVIATED_TITLES,
    COURTESY,
    GIVEN_BEFORE,
    TITLES_IN_LISTS,
    is_given,
    is_personal_name,
)
from rsdata.language.offices import ROLE_NOUNS
from rsdata.language.parties import INDEPENDENT, is_party, longest_party, parties_in_one_list, party_in_list
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import tagged
from rsdata.results.list_rows import Label, ListEntry, ListRow, Records, row_in, series_in
from rsdata.results.row_figures import Span
from rsdata.results.row_labels import NICKNAME, THE_REST, is_nobody_named, past_marks

_WORD: Final = re.compile(r"\S+")


def entries_of(text: str, rows: Sequence[ListRow], since: int = 0) -> list[ListEntry]:
    """The entries of a list: which part of a label is the party, all rows say together; whom a surname
    stands for, the text ``since`` a place."""
    shape = _Shape(text, rows, since)
    whose = [(name and _untitled(text, name), party) for name, party in map(shape.whose, rows)]
    entries = []
    for row, (name, party) in zip(rows, whose, strict=True):
        if party and text.startswith("The ", party[0]):
            party = _without_article(text, party, row.figure.start)
        words = text[slice(*party)] if party else ""
        if name and is_nobody_named(text[slice(*name)]):
            name = None
        of = _OF_SOMETHING.fullmatch(text, *name) if name and party else None
        if of and is_personal_name(of["name"]):
            name = of.span("name")  # "Ann Lee of Elm (Lab)"
        here = [span[0] for span in (name, party) if span is not None and span[0] >= row.start]
        if not here and name and name[1] <= row.start and "\n" not in text[row.parts[0][1] : row.start]:
            here = [row.parts[0][0]]  # the last word of a name before
        figure = row.figure
        start = min([*here, figure.start])
        if min(here, default=start) >= figure.votes_start:  # "1,204 | Ann Lee | Labour"
            behind = [span[1] for span in (name, party) if span is not None and span[0] > figure.votes_start]
            figure = figure._replace(end=max([figure.end, *behind]))
        label = Label(start, name, party, party_in_list(words), words.lower())
        entries.append(ListEntry(label, figure, won=row.won))
        entries += [ListEntry(label, more, repeated=True) for more in row.more]
    return entries


def _without_article(text: str, party: Span, figure: int) -> Span:
    """The span of a party that a sentence begins with: "The [Greens] took 1,204"."""
    start, end = party
    bare = text[start:end].removeprefix("The ")
    worded = text[start - 1 : start] in ("", "\n") or text.startswith(". ", start - 2)
    worded = worded and any(map(str.isalpha, text[end:figure]))
    return (end - len(bare), end) if worded and is_party(bare) else party


def _untitled(text: str, name: Span) -> Span:
    """The span of a name without titles and what its bearer is before it: "Cllr Ann Lee", "State Senator Ann
    Lee", but "May Smith" is somebody."""
    words = [(word.start(), word[0]) for word in _WORD.finditer(text, *name)]
    while len(words) > 2 and words[0][1].lower().rstrip(".") in TITLES_IN_LISTS:
        words.pop(0)
    for at in range(1, len(words) - 1):
        low = words[at - 1][1].lower()
        if _is_role(low) and is_given(words[at][1]):
            return words[at][0], name[1]
        if not (low in TAGS or low in _CONTEST_WORDS or _is_role(low)):
            break  # "Siva Baker Grace Hall"
    return words[0][0], name[1]


def _is_role(low: str) -> bool:
    """Whether a word, in lower case, before a given name tells what its bearer is: "Challenger", "Sen."."""
    bare = low.rstrip(".")
    return low.endswith("-backed") or bare.removesuffix("s") in _ROLES or (low != bare and bare in _SHORT)


_ROLES: Final = tagged("roles of a contest") | ROLE_NOUNS  # "Incumbents Ann Lee and", "Mayor Ann Lee"
_SHORT: Final = ABBREVIATED_TITLES - {"st"}  # "Sen. Ann Lee", but "St. John Lee" is called so


def parties_printed(text: str, entries: Sequence[ListEntry]) -> list[str]:
    """The party of each entry as it is printed, "" where none is."""
    return [text[slice(*entry.label.party)] if entry.label.party else "" for entry in entries]


def with_parties(text: str, entries: Sequence[ListEntry], country: str | None = None) -> list[ListEntry]:
    """The entries with the parties that their words stand for in one list: that of the country it is of."""
    printed = parties_printed(text, entries)
    return [
        entry._replace(label=entry.label._replace(party_id=party)) if entry.label.party else entry
        for entry, party in zip(entries, parties_in_one_list(printed, country), strict=True)
    ]


def without_others(text: str, entries: Sequence[ListEntry]) -> list[ListEntry]:
    """The entries without what has neither a known party nor a name like that of anybody, where others have
    both: "Tickets (adult) 12" below candidates."""
    names = [text[slice(*entry.label.name)] if entry.label.name else "" for entry in entries]
    named = [not name or _is_anybody(name) or is_nobody_named(name) for name in names]
    known = [entry.label.party_id is not None or _like_a_party(entry.label.word) for entry in entries]
    if sum(map(all, zip(names, named, known, strict=True))) < _SURE:
        return list(entries) if any(named) or any(known) else []
    return [entry for entry, name, party in zip(entries, named, known, strict=True) if name or party]


_SURE: Final = 2


def _is_anybody(name: str) -> bool:
    """Whether a name, its surname first or last, is like that of anybody: "Lee, Ann"."""
    return _is_entitled(name) or is_personal_name(" ".join(reversed(name.split(", "))))


def introduced(text: str, first: ListRow, second: ListRow) -> tuple[ListRow, str]:
    """The first row of a list without what introduces it on its line ("Ash ward - Con: 1,700", "ASH: Ann Lee
    (Lab) 1,204"), and that."""
    if len(first.parts) <= len(second.parts) or first.roles:
        return first, ""
    begin, end = first.parts[0]
    contest = any(word.lower() in _CONTEST_WORDS for word in text[begin:end].split())
    if not (contest or is_behind_a_place(text, first)):
        return first, ""
    rest = first.parts[1:]
    return first._replace(parts=rest, start=rest[0][0]), text[begin : rest[0][0]].strip()


def is_behind_a_place(text: str, row: ListRow) -> bool:
    """Whether a name and a party stand behind other words and a colon: "Ash: Ann Lee (Lab) 1,204"."""
    if len(row.parts) <= _NAME_AND_PARTY or row.roles:
        return False
    begin, end = row.parts[0]
    rest = [text[slice(*part)] for part in row.parts[1:]]
    return text[end : end + 1] == ":" and not is_party(text[begin:end]) and any(map(is_party, rest))


_NAME_AND_PARTY: Final = 2
_CONTEST_WORDS: Final = tagged("words near votes") | tagged("kinds of contest")


class _Shape:
    """What the rows of one list have in common."""

    def __init__(self, text: str, rows: Sequence[ListRow], since: int) -> None:
        self.text = text
        self.rows = rows
        self.since = since
        self.party_at = Counter(
            place
            for row in rows
            if len(row.parts) > 1
            for place, printed in enumerate(row.printed(text))
            if is_party(printed)
        )
        alone_rows = [row.printed(text)[0] for row in rows if len(row.parts) == 1]
        single = [printed for printed in alone_rows if not is_nobody_named(printed)]
        self.mostly_two = 2 * len(single) < len(rows)
        known = sum(is_party(printed) for printed in single)
        joined = [both_in(printed) is not None for printed in single]
        self.joined = sum(joined) * 2 > len(single)
        called = [
            _OF_SOMETHING.sub(r"\g<name>", one[slice(*_untitled(one, (0, len(one))))]) for one in single
        ]
        people = sum(both or _is_anybody(one) for one, both in zip(called, joined, strict=True))
        self.people = not self.joined and known == 0 and 2 * people > len(single)
        others = [row for row in rows if len(row.parts) > 1]
        # "Ash First candidate Ann Lee", "Elm First's Bob Ray"
        worded = any(map(str.isalpha, "".join(text[row.parts[0][1] : row.parts[1][0]] for row in others)))
        self.owned = _are_owned(single, others=worded)

    @cached_property
    def by_surname(self) -> bool:
        """Whether all rows are of somebody by the last word of a name before: "Lee had 1,204, Ray 903"."""
        parts = [row.parts[0] for row in self.rows if len(row.parts) == 1]
        words = [part for part in parts if _is_a_word(self.text[slice(*part)])]
        names = [name for part in words if (name := _named_before(self.text, part, self.since))]
        return 1 < len(names) == len(words) and any(_is_sure(self.text, *name) for name in names)

    @cached_property
    def surnames(self) -> bool:
        """Whether those of whom name and party are printed stand by one word: "Lee 1,204, Ray (Lab) 903"."""
        named = [name for row in self.rows if len(row.parts) > 1 and (name := self.whose(row)[0])]
        return bool(named) and all(" " not in self.text[slice(*name)] for name in named)

    @cached_property
    def usual_by_looks(self) -> int:
        """Where the party stands in most rows, where the table knows none of them; else behind the name."""
        looks = (_party_by_looks(row.printed(self.text)) for row in self.rows)
        places = Counter(place for place in looks if place is not None)
        return places.most_common(1)[0][0] if places else 1

    def whose(self, row: ListRow) -> tuple[Span | None, Span | None]:
        """The name and the party of a row."""
        parts = row.parts
        if row.roles:
            by_role = dict(zip(reversed(row.roles), reversed(parts), strict=True))
            if "name" in by_role or "party" in by_role:
                return by_role.get("name"), by_role.get("party")
        if len(parts) == 1:
            return self._single(parts[0])
        printed = row.printed(self.text)
        if len(parts) > 2 and is_surname_first(self.text, parts):
            parts = ((parts[0][0], parts[1][1]), *parts[2:])
            printed = [self.text[slice(*part)] for part in parts]
        if len(parts) == 2 and _is_one_name(printed) and is_surname_first(self.text, parts):
            return (parts[0][0], parts[1][1]), None
        if (joined := _given_and_party(self.text, parts)) is not None:
            return joined
        if _ROLE_BETWEEN.fullmatch(self.text, parts[0][1], parts[1][0]) and not is_party(printed[1]):
            return parts[1], parts[0]
        known = [place for place, one in enumerate(printed) if is_party(one)]
        usual = self.party_at.most_common(1)[0][0] if self.party_at else len(parts) - 1
        place = usual if usual in known or not known else known[0]
        place = min(place, len(parts) - 1)
        if not known and len(parts) == 2:
            looks = _party_by_looks(printed)
            usual = place if self.party_at.get(place, 0) else self.usual_by_looks
            place = looks if looks is not None else usual
        name = next((part for at, part in enumerate(parts) if at != place), None)
        return name, parts[place]

    def _single(self, part: Span) -> tuple[Span | None, Span | None]:
        printed = self.text[slice(*part)]
        if is_party(printed) or is_nobody_named(printed):
            return None, part
        if _is_entitled(printed):
            return self._entitled(part)
        bare = _untitled(self.text, part)
        if both_in(self.text[slice(*bare)]):  # "Incumbent Labour Ann Lee"
            part, printed = bare, self.text[slice(*bare)]
        first, _, other = printed.partition(" ")
        if first == "Ind" and _is_a_word(other) and not _like_a_party(other):
            return (part[1] - len(other), part[1]), (part[0], part[0] + len(first))
        both = both_in(printed)
        if self.joined or self.owned:
            both = both or _owned(printed)
        elif both and not (
            _OWNER.match(printed, both[1][1])
            or _is_given_behind(printed, *both)
            or _OF.search(printed[: both[1][0]].rstrip())
        ):
            # but "Labour's Ann Lee", "Labour Ann Lee", "Ann Lee of Labour", whatever the others are
            both = None
        if both:
            name, party = both
            return (part[0] + name[0], part[0] + name[1]), (part[0] + party[0], part[0] + party[1])
        if self.joined and _like_a_name(printed):
            return part, None
        if (of := _OF_SOMETHING.fullmatch(printed)) and _like_a_name(of["name"]):
            name = (part[0], part[0] + of.end("name"))  # "Ann Lee of Elm"
            called = of["the"] or of["party"].isupper()
            return name, ((part[0] + of.start("party"), part[1]) if called else None)
        if self.people or (self.mostly_two and (" " in printed or self.surnames)):
            return part, None
        return self._by_last_word(part, printed)

    def _entitled(self, part: Span) -> tuple[Span | None, Span | None]:
        """Whom a surname behind a title stands for, with the party, where somebody is named before by it."""
        surname = self.text.rfind(" ", *part) + 1, part[1]
        named = _named_before(self.text, surname, self.since)
        return (named, party_beside(self.text, *named)) if named and named != surname else (part, None)

    def _by_last_word(self, part: Span, printed: str) -> tuple[Span | None, Span | None]:
        """The name and the party of whom a label of one word is: the last of a name before, or a party."""
        named = _named_before(self.text, part, self.since) if _is_a_word(printed) else None
        if named == part:
            return part, None
        if named and (self.by_surname or is_given(self.text[slice(*named)].partition(" ")[0])):
            return named, party_beside(self.text, *named)
        called = is_given(printed.partition(" ")[0]) and _like_a_name(printed)
        return (part, None) if called else (None, part)


def _is_entitled(printed: str) -> bool:
    """Whether a label is a surname behind a title: "Ms. Lee"."""
    title, _, surname = printed.partition(" ")
    return title.lower().rstrip(".") in TITLES_IN_LISTS and surname[:1].isupper() and " " not in surname


def _is_a_word(printed: str) -> bool:
    """Whether a label is one word, and no party."""
    return " " not in printed and not is_party(printed) and not is_nobody_named(printed)


def _is_sure(text: str, start: int, end: int) -> bool:
    """Whether what may be a name surely is one: by its first word, or the party before it."""
    first = text[start:end].partition(" ")[0]
    return first.endswith(".") or is_given(first) or party_beside(text, start, end) is not None


def _named_before(text: str, surname: Span, since: int) -> Span | None:
    """The one name that stands before on the line, or on those above, of a word which ends it: "[Ann Lee]
    beat Bob Ray. Lee had"; of several people the word alone."""
    word = text[slice(*surname)]
    line = text.rfind("\n", 0, surname[0]) + 1
    for start, stop in ((max(line, surname[0] - _BEFORE), surname[0]), (max(since, line - _ABOVE), line)):
        named: dict[str, Span] = {}
        stop = max(start, stop - 1)
        at = text.find(f" {word}", start, stop)
        while at > 0:
            behind = text[at + 1 + len(word)]
            whole = not behind.isalnum() and behind != "-"  # no "Leeson", "Lee-Ray"
            given = GIVEN_BEFORE.search(text, max(start, at - _LONGEST_GIVEN), at) if whole else None
            if given and not is_party(given["last"] or "") and given["name"].lower() not in COURTESY:
                first = given.start("first" if is_given((given["first"] or "").strip()) else "name")
                named.setdefault(given["name"], (first, at + 1 + len(word)))
            at = text.find(f" {word}", at + 1, stop)
        if named:
            return next(iter(named.values())) if len(named) == 1 else surname
    return None


_BEFORE: Final = 1200  # characters
_ABOVE: Final = 600
_LONGEST_GIVEN: Final = 40


def party_beside(text: str, start: int, end: int) -> Span | None:
    """The party that stands right before a name, or behind it: "[Labour]'s Ann Lee", "her [KDP] rival, Bob
    Ray", "Ann Lee ([Lab])", "Ann Lee of the [BJD]"."""
    line = max(text.rfind("\n", 0, start) + 1, start - _LONGEST_PARTY)
    before = _BETWEEN_PARTY_AND_NAME.search(text, line, start)
    if before and before[0] == ", " and not text.startswith(",", end):
        before = None  # but "the Conservative, Ann Lee, by"
    if before and (party := longest_party(text, line, before.start(before.lastgroup or 0), abroad=True)):
        return party[:2]
    behind = _PARTY_BEHIND.match(text, end)
    for match in filter(None, (behind, before)):
        if match["party"] and (match["party"].isupper() or is_party(match["party"])):
            return match.span("party")
    return None


# "Ash First[ candidate ]Ann Lee"
_ROLE_BETWEEN: Final = lazy(rf"(?:['’]s)?\s{any_of(tagged('roles of a contest'))},?\s")
_BETWEEN_PARTY_AND_NAME: Final = lazy(
    rf"(?P<party>\b[A-Z]{{2,6}})?(?P<owner>['’]s?|\s{any_of(tagged('roles of a contest'))},?)\s\Z"
    r"|(?P<beside>,|(?<=\w))\s\Z"
)
_PARTY_BEHIND: Final = lazy(
    r"(?:,?\s\(|,?\s(?:of|for)\s(?:the\s)?)(?P<party>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3})"
)


def _is_given_behind(printed: str, name: Span, party: Span) -> bool:
    """Whether a name behind a party begins with a given name: "Labour Ann Lee", "Labour Mayor Ann Lee"."""
    return party < name and is_given(printed[slice(*_untitled(printed, name))].split()[0])


def is_surname_first(text: str, parts: Sequence[Span]) -> bool:
    """ "Lee, Ann (Lab)" """
    surname, given = text[slice(*parts[0])], text[slice(*parts[1])]
    comma = text[parts[0][1] : parts[1][0]].strip() == ","
    named = not is_party(given) or _INITIALS.fullmatch(given) is not None  # "Lee, C. (Lab)"
    return comma and not is_party(surname) and named and len(given.split()) < 3


def _given_and_party(text: str, parts: Sequence[Span]) -> tuple[Span, Span] | None:
    """Name and party where these are two parts, with a comma behind the surname alone: "LEE, Ann Labour
    Party"."""
    (start, end), (begin, stop) = parts[:2]
    if len(parts) > _NAME_AND_PARTY or text[end:begin] != ", " or is_party(text[begin:stop]):
        return None
    party = longest_party(text, begin, stop, abroad=True)
    given = text[begin : party[0]].strip() if party else ""
    if party is None or not given or not _is_one_name([text[start:end], given]):
        return None
    return (start, begin + len(given)), party[:2]


def _is_one_name(printed: Sequence[str]) -> bool:
    """Whether two parts are a surname and a given name, and neither a party: "LEE, Ann", "Lee, Ann"."""
    surname, given = printed
    if _like_a_party(surname):
        return False
    in_capitals = surname.isupper() and len(surname) > 1 and not given.isupper()
    return in_capitals or (" " not in surname + given and is_given(given))


_INITIALS: Final = re.compile(r"(?:[A-Z]\. ?)+")


def both_in(printed: str) -> tuple[Span, Span] | None:
    """Name and party of "Lib Dem Ann Lee", "Ann Lee Lib Dem", "Labour's Ann Lee", "Ann Lee of the
    Greens"; None if it is not both."""
    words = [match.span() for match in _WORD.finditer(printed)]
    for count in range(min(5, len(words) - 2), 0, -1):
        end = words[count - 1][1]
        party = printed[:end]
        for owner in ("'s", "’s", "'", "’"):
            party = party.removesuffix(owner)
        begin = 4 if party.startswith("The ") else 0
        rest = printed[words[count][0] :]
        called = party[:1].isupper() or party_in_list(party) == INDEPENDENT
        if called and is_party(party) and _like_a_name(rest):
            return (words[count][0], len(printed)), (begin, len(party))
    somebody, stroke, its = printed.rpartition("/")
    if stroke and is_party(its) and _like_a_name(somebody):
        return (0, len(somebody)), (len(somebody) + 1, len(printed))
    for count in range(min(5, len(words) - 2), 0, -1):
        start = words[-count][0]
        if printed[start].isupper() and is_party(printed[start:]):
            name = len(_OF.sub("", printed[: words[-count - 1][1]]))
            if _like_a_name(printed[:name]):
                return (0, name), (start, len(printed))
    return None


def _party_by_looks(printed: Sequence[str]) -> int | None:
    """Which of the two parts of a label is a party, where the table knows neither and one of them has a word
    that nobody is called by, or is no name: "Ash First (Ann Lee)"; None where that tells nothing."""
    if len(printed) != 2:
        return None
    one, other = (_like_a_party(part) or part.removeprefix("The ").isupper() for part in printed)
    if one != other:
        return 0 if one else 1
    named = [_like_a_name(part) for part in printed]
    if named[0] != named[1]:
        somebody = named.index(True)
        return 1 - somebody if is_given(printed[somebody].split()[0]) else None
    return None


def _like_a_party(printed: str) -> bool:
    low = {word.lower().strip("'’") for word in printed.split()}
    return bool(low & _OF_PARTIES)


def _are_owned(single: Sequence[str], *, others: bool) -> bool:
    """Whether all labels have a party beside a name, "Ash First candidate Ann Lee", "Elm First's Bob Ray", in
    a list of ``others`` that have, or one of these surely is of a party: "Cara Dunn of the Ash Alliance"."""
    of_something = [of for one in single if both_in(one) is None and (of := _OF_SOMETHING.fullmatch(one))]
    sure = any(of["the"] or of["party"].isupper() or _like_a_party(of["party"]) for of in of_something)
    owners = [owned["party"] for one in single if (owned := _OWNED.fullmatch(one))]
    called = any(owner.isupper() or _like_a_party(owner) for owner in owners)  # "UDR's Ann Lee"
    return (sure if of_something else others or called) and all(both_in(one) or _owned(one) for one in single)


# "[Ann Lee] of the [Marram Residents]"
_OF_SOMETHING: Final = lazy(r"(?P<name>.+?)\s(?:of|for)\s(?P<the>the\s)?(?P<party>[^\W\d_a-z].*)")
# "[Marram Residents]' [Ann Lee]"
_OWNED: Final = lazy(r"(?P<party>[^\W\d_a-z][^'’]*(?:['’](?!s?\s)[^'’]*)*)['’]s?\s(?P<name>.+)")


def _owned(printed: str) -> tuple[Span, Span] | None:
    """Name and party of "Marram Residents' Ann Lee", "Ann Lee of the Marram Residents", in a list of which
    others are printed so."""
    match = _OWNED.fullmatch(printed) or _OF_SOMETHING.fullmatch(printed)
    return (match.span("name"), match.span("party")) if match and _like_a_name(match["name"]) else None


_OWNER: Final = lazy(r"['’]s?\s")
# "Ann Lee [of the] Greens"
_OF: Final = re.compile(r"\s(?:of|for)(?:\sthe)?\Z")


def _like_a_name(printed: str) -> bool:
    printed = NICKNAME.sub("", printed)
    words = printed.split()
    low = {word.lower().strip("'’") for word in words}
    owning = any(word.endswith(("'s", "’s")) for word in words)
    return 2 <= len(words) <= 5 and is_personal_name(printed) and not low & _PARTY_WORDS and not owning


_PARTY_WORDS: Final = tagged("words of party names")
# "Save [Our] Pier"
_OF_PARTIES: Final = (_PARTY_WORDS - tagged("surnames in names of parties")) | tagged("possessives")


def beside_a_party(line: Line, *, others: bool) -> list[ListRow]:
    """The rows of a line whose party stands before several names, "Labour: Ann Lee 1,204, Bob Ray 1,100":
    one that the table knows, or ``others`` stand so above."""
    text = line.source
    lead = _PARTY_BEFORE.match(text, line.start, line.end) if len(line.numbers) > 1 else None
    if lead is None or not (others or is_party(lead["party"])):
        return []
    rows, _ = next(series_in(line), ([], ""))
    names = [text[row.parts[0][0] : row.parts[-1][1]] for row in rows]
    people = sum(map(_is_anybody, names))
    if 2 * people <= len(rows) or not any(map(is_given, " ".join(names).split())):
        return []  # "Labour: Elm Park 1,204, Old Quay 900"
    party = lead.span("party")
    whose = ((row, (row.parts[0][0], row.parts[-1][1])) for row in rows)
    return [row._replace(parts=(name, party), roles=("name", "party")) for row, name in whose]


def beside_a_mark(line: Line, *, behind: bool) -> list[ListRow]:
    """The rows of a line on which a word stands before several that says of all whether they are elected:
    "Elected: Ann Lee (Lab) 1,204; Bob Ray (Con) 1,100"; that they are not, only ``behind`` other rows."""
    if len(line.numbers) < 2 or ": " not in line.text:
        return []
    begin, won = past_marks(line.source, line.start, line.end)
    if not line.source[line.start : begin].rstrip().endswith(":"):
        return []
    losers = THE_REST.search(line.source, line.start, line.end)
    runs = [rows for rows, _ in series_in(line)] if won or (losers and behind) else []
    if len(runs) != 1:
        return []
    return runs[0] if losers else [row._replace(won=True) for row in runs[0]]


_PARTY_BEFORE: Final = lazy(r"(?P<party>[^:\d()]{2,60}?)(?:\s?\(\d{1,2}\))?(?::|\s[-–—])\s")


def under_parties(lines: Sequence[Line], at: int) -> Records | None:
    """The rows that begin with a line which have only names, under lines that are their parties: half of
    these lines at least are parties that the table knows."""
    rows: list[ListRow] = []
    over: list[str] = []
    while names := list(_names_under(lines, at)):
        heading = lines[at].start, lines[at].end - (lines[at].text[-1] == ":")
        over.append(lines[at].text.strip(_MARKS))
        rows += [row._replace(parts=(*row.parts, heading), roles=("name", "party")) for row in names]
        at += 1 + len(names)
    known = sum(map(is_party, over))
    return Records(tuple(rows), at) if 2 * known >= len(over) and len(rows) > 1 else None


_MARKS: Final = " :#*"
_LONGEST_PARTY: Final = 60


def _names_under(lines: Sequence[Line], at: int) -> Iterator[ListRow]:
    """The rows that have only a name and stand under a line that may be their party."""
    if at >= len(lines) or lines[at].numbers or len(lines[at].text) > _LONGEST_PARTY:
        return
    for place in range(at + 1, len(lines)):
        line = lines[place]
        row = row_in(line) if line.numbers and not (line.blank_before and place > at + 1) else None
        if row is None or len(row.parts) != 1 or not _like_a_name(row.printed(line.source)[0]):
            return
        yield row
