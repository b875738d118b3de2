"""Who is whom over the sources: the ids that people get as pages come one after another."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from rsdata.build.namesakes import People
from rsdata.database import schema
from rsdata.model import Person
from rsdata.slugs import Slugs

Pages = list[list[Person]]


def ids(pages: Pages) -> list[list[str]]:
    """The ids that the people of each page have in the database."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(schema.PEOPLE.ddl)
        people = People(connection)
        found = []
        for page in pages:
            known, new = people.merged(page)
            connection.executemany("insert into people values (?, ?, ?, ?, ?, ?)", new)
            found.append([known[person.id] for person in page])
        return found


def page(*people: Person) -> list[Person]:
    return [replace(person, id=f"p{number}") for number, person in enumerate(people)]


def person(name: str, role: str | None = None, party: str | None = None) -> Person:
    return Person("", name, "person", role, party)


def test_a_name_alone_is_not_enough() -> None:
    assert ids([page(person("Ann Lee")), page(person("Ann Lee"))]) == [["ann-lee"], ["ann-lee-2"]]


def test_the_same_role_or_party_is_the_same_person() -> None:
    first = page(person("Ann Lee", "vet", "labour-party"), person("Ann Lee", "poet"))
    assert ids([first, page(person("Ann Lee", "poet"))])[1] == ["ann-lee-2"]
    assert ids([first, page(person("Ann Lee", "vet"))])[1] == ["ann-lee"]
    assert ids([first, page(person("Ann Lee", "baker", "labour-party"))])[1] == ["ann-lee"]
    assert ids([first, page(person("Ann Lee", "vet", "green-party"))])[1] == ["ann-lee-3"]


def test_two_people_of_one_page_are_two() -> None:
    again = page(person("Ann Lee", "vet"), person("Ann Lee", "vet"))
    assert ids([again, again]) == [["ann-lee", "ann-lee-2"]] * 2


def test_an_organisation_is_its_name() -> None:
    pages = [page(Person("", "Elm Council", "organisation", role)) for role in ("landlord", None)]
    assert ids(pages) == [["elm-council"]] * 2


def test_no_id_is_given_twice() -> None:
    names = ["Ann Lee", "Ann Lee", "Ann Lee 2", "Ann Lee", "Ann Lee 2", "Ann Lee 4"]
    found = [one for (one,) in ids([page(person(name)) for name in names])]
    assert found == ["ann-lee", "ann-lee-2", "ann-lee-2-2", "ann-lee-3", "ann-lee-2-3", "ann-lee-4"]


def written_out(pages: Pages) -> list[list[str]]:
    """The same by comparing everybody with everybody."""
    slugs, met = Slugs(), list[tuple[str, Person]]()
    found = []
    for people in pages:
        here: list[tuple[str, Person]] = []
        for person in people:
            taken = {one for one, _ in here}
            same = (one for one, other in met if one not in taken and is_same(person, other))
            here.append((next(same, None) or slugs.take(person.name), person))
        known = {one for one, _ in met}
        met += [(one, person) for one, person in here if one not in known]
        found.append([one for one, _ in here])
    return found


def is_same(person: Person, other: Person) -> bool:
    if (person.name, person.kind) != (other.name, other.kind):
        return False
    if person.kind != "person":
        return True
    if person.party_id and other.party_id:
        return person.party_id == other.party_id
    return person.description is not None and person.description == other.description


NAMES = st.sampled_from(["Ann Lee", "Ann Lee 2", "Ann-Lee", "Bo\0", "Bo", "Élan", ""])
PEOPLE = st.builds(
    Person,
    st.just(""),
    NAMES,
    st.sampled_from(["person", "person", "organisation", "role"]),
    st.sampled_from([None, "", "vet", "poet"]),
    st.sampled_from([None, "labour-party", "green-party"]),
)


@given(st.lists(st.lists(PEOPLE, max_size=5), max_size=6))
def test_ids_are_those_of_comparing_everybody(pages: Pages) -> None:
    numbers = count()
    pages = [[replace(person, id=f"p{next(numbers)}") for person in people] for people in pages]
    assert ids(pages) == written_out(pages)
