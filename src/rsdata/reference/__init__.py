"""Small tables of facts about the world: parties and what they are called."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from rsdata.slugs import slug

_HERE = Path(__file__).parent


HOME: Final = "GB"


class Party(NamedTuple):
    """A party and its spellings: in running text, and ("C", "Ind") only in lists of results.

    ``countries`` are where it stands, by ISO 3166; one that stands only abroad is looked for in lists alone.
    """

    id: str
    name: str
    abbreviation: str
    in_text: tuple[str, ...]
    in_lists: tuple[str, ...]
    countries: tuple[str, ...] = ()

    @property
    def is_home(self) -> bool:
        """Whether it stands in the United Kingdom, whose coverage is read where a page does not say."""
        return HOME in self.countries


class PartyIdentifier(NamedTuple):
    """What others call a party: the id here, whose identifier it is, and the identifier."""

    party_id: str
    scheme: str
    value: str


# Where the identifiers of parties were looked up.
PARTY_IDENTIFIERS = (
    "https://github.com/tijmenb/everypolitician-data/blob/0642e77ac8a13bcd8017b245825c3aba349d3e6a/"
    "data/UK/Commons/sources/YNMP/candidates.csv"
)


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
    table = {}
    for row in read_table("parties.csv"):
        name, in_text, in_lists = row["name"], spellings(row["in_text"]), spellings(row["in_lists"])
        countries = spellings(row["country"])
        table[slug(name)] = Party(slug(name), name, row["abbreviation"], in_text, in_lists, countries)
    return table


@cache
def party_identifiers() -> tuple[PartyIdentifier, ...]:
    """Identifiers of the known parties, in order."""
    rows = read_table("party_identifiers.csv")
    return tuple(PartyIdentifier(slug(row["name"]), row["scheme"], row["value"]) for row in rows)


@cache
def spellings_in_text() -> dict[str, str]:
    """Spelling in running text -> party id; matching is by case, since "labour" is a word."""
    home = (party for party in parties().values() if party.is_home)
    return {spelling: party.id for party in home for spelling in (party.name, *party.in_text)}


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
def given_names() -> dict[str, str]:
    """Given name in lower case -> "m" or "f", or "" where men and women bear it; from general knowledge.

    ``given_names.txt`` holds three paragraphs: names of men, names of women, names of both.
    """
    paragraphs = "\n".join(lines_of("given_names.txt")).lower().split("\n\n")
    return {
        name: gender
        for gender, names in zip(("m", "f", ""), paragraphs, strict=True)
        for name in names.split()
    }


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """Short form of a given name -> what it may be short for: "chris" -> christopher, christine..."""
    table: dict[str, set[str]] = {}
    for line in lines_of("short_forms.txt"):
        full, *shorts = line.lower().split()
        for short in shorts:
            table.setdefault(short, set()).add(full)
    return {short: frozenset(fulls) for short, fulls in table.items()}
