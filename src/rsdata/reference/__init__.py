"""Small tables of facts about the world: parties and what they are called."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from itertools import filterfalse
from pathlib import Path
from typing import Final

from rsdata.named_tuples import NamedTuple
from rsdata.slugs import plain, slug

_HERE = Path(__file__).parent


HOME: Final = "GB"


class Party(NamedTuple):
    """A party and its spellings: in running text, and ("C", "Ind") only in lists of results.

    ``countries`` are where it stands, by ISO 3166; one that stands only abroad is looked for in lists alone.
    ``colour`` is the one that charts show it in ("#0063ba"), ``electoral_commission`` its number there
    ("PP52"); both None where none is known.
    """

    id: str
    name: str
    abbreviation: str
    in_text: tuple[str, ...]
    in_lists: tuple[str, ...]
    countries: tuple[str, ...] = ()
    electoral_commission: str | None = None
    colour: str | None = None

    @property
    def is_home(self) -> bool:
        """Whether it stands in the United Kingdom, whose coverage is read where a page does not say."""
        return HOME in self.countries


# Where the identifiers of parties were looked up.
PARTY_IDENTIFIERS = (
    "https://github.com/tijmenb/everypolitician-data/blob/0642e77ac8a13bcd8017b245825c3aba349d3e6a/"
    "data/UK/Commons/sources/YNMP/candidates.csv"
)
# Where the colours of the parties of a country were looked up: those of the House of Commons Library, and
# for countries that publish none the most cared-for list of a public repository.
PARTY_COLOURS: Final = {
    "GB": "https://github.com/houseofcommonslibrary/clcharts/blob/002762d8e34b484fa653362162e2c0bfb8310f15/R/colors.R",
    "IE": "https://github.com/Aonrud/Irish-Electoral-Parties/blob/075c48dd85dc37e492ebdc719acd298bba0d443a/docs/parties.csv",
    "US": "https://github.com/Presda34/parliament/blob/2ec99e10c07b129a5dc70a0c17ca2d661f6c290d/app/parliaments/us.ts",
    "CA": "https://github.com/schoolofcities/canada-election-2025/blob/44ef1ecf43fbd8369869e11c697704ca6d868464/src/lib/constants.js",
    "AU": "https://github.com/howtheyvoteaustralia/howtheyvoteaustralia.github.io/blob/5a21900ef8a19221eba83119cd849bf2690e0043/src/data/parties.js",
    "NZ": "https://github.com/pitakakariki/parliament/blob/9734a1d35ad6ac122f3c5d312c9866417b1db0d6/setup.R",
}


def lines_of(name: str) -> list[str]:
    """The lines of a file of this package."""
    return (_HERE / name).read_text("utf-8").splitlines()


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this package, each cell under the name of its column."""
    return csv.DictReader(lines_of(name), strict=True)


def spellings(cell: str) -> tuple[str, ...]:
    """The spellings that a cell holds, divided by "|"."""
    return tuple(filter(None, cell.split("|")))


@cache
def parties() -> dict[str, Party]:
    """Every known party by its id."""
    known = [
        Party(
            slug(row["name"]),
            row["name"],
            row["abbreviation"],
            spellings(row["in_text"]),
            spellings(row["in_lists"]),
            spellings(row["country"]),
            row["electoral_commission"] or None,
            row["colour"] or None,
        )
        for row in read_table("parties.csv")
    ]
    return {party.id: party for party in known}


@cache
def spellings_in_text() -> dict[str, str]:
    """Spelling in running text -> party id; matching is by case, since "labour" is a word."""
    home = (party for party in parties().values() if party.is_home)
    return {spelling: party.id for party in home for spelling in (party.name, *party.in_text)}


@cache
def spellings_of_roles() -> dict[str, str]:
    """Spelling before a role -> party id: those of running text, and of parties abroad the names of several
    words that have one of these in them, "Progressive Conservative"."""
    home = spellings_in_text()
    longer = {
        spelling: party.id
        for party in parties().values()
        for spelling in (party.name, *party.in_text, *party.in_lists)
        if not party.is_home
        and " " in spelling
        and not home.keys().isdisjoint(spelling.split())
        and not spelling.startswith("The ")
    }
    return longer | home


@cache
def ends_of_spellings() -> frozenset[str]:
    """The last words of these spellings."""
    return frozenset([spelling.split(" ")[-1] for spelling in spellings_in_text()])


@cache
def spellings_in_lists() -> dict[str, str]:
    """Spelling in a list of results -> party id: the abbreviations, and all that running text has."""
    home = (party for party in parties().values() if party.is_home)
    return spellings_in_text() | {spelling: party.id for party in home for spelling in party.in_lists}


@cache
def spellings_by_country() -> dict[str, dict[str, str]]:
    """Country -> spelling in a list of results -> party id."""
    table: dict[str, dict[str, str]] = {}
    for party in parties().values():
        for country in party.countries:
            own = table.setdefault(country, {})
            own.update(dict.fromkeys((party.name, *party.in_text, *party.in_lists), party.id))
    return table


@cache
def party_words() -> frozenset[str]:
    """The spellings of one word of all parties, wherever they stand: "National", of New Zealand."""
    return frozenset(
        spelling for table in spellings_by_country().values() for spelling in table if " " not in spelling
    )


@cache
def party_phrases() -> frozenset[str]:
    """The spellings of several words of all parties, wherever they stand: "Fine Gael" is no person."""
    return frozenset(
        spelling
        for party in parties().values()
        for spelling in (party.name, *party.in_text, *party.in_lists)
        if " " in spelling
    )


@cache
def party_phrases_by_word() -> dict[str, list[str]]:
    """The spellings of several words by the first of these, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(party_phrases(), key=lambda name: (-len(name), name)):
        found.setdefault(name.split()[0], []).append(name)
    return found


@cache
def given_names() -> dict[str, str]:
    """Given name in lower case -> "m" or "f", or "" where men and women bear it; from general knowledge.

    ``given_names.txt`` holds three paragraphs: names of men, names of women, names of both.
    """
    paragraphs = "\n".join(lines_of("given_names.txt")).lower().split("\n\n")
    table: dict[str, str] = {}
    for gender, names in zip(("m", "f", ""), paragraphs, strict=True):
        table |= dict.fromkeys(names.split(), gender)
    return {plain(name): table[name] for name in filterfalse(str.isascii, table)} | table


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """Short form or Irish form of a given name -> what it may stand for: "chris" -> christopher,
    christine..., "ciaran" -> kieran."""
    table: dict[str, set[str]] = {}
    for line in lines_of("short_forms.txt"):
        full, *shorts = line.lower().split()
        for short in shorts:
            table.setdefault(short, set()).add(full)
    return {short: frozenset(fulls) for short, fulls in table.items()}


@cache
def given_forms() -> dict[str, set[str]]:
    """Given name -> its other forms: "brad" -> bradley, "christopher" -> chris, kit..."""
    table: dict[str, set[str]] = {}
    for short, fulls in short_forms().items():
        table.setdefault(short, set()).update(fulls)
        for full in fulls:
            table.setdefault(full, set()).add(short)
    return table
