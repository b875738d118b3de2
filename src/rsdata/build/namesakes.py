"""Who is whom over the sources: one row for somebody met on many pages, an id of its own for each namesake.

What must be remembered of an archive stands in temporary tables, on disk where it is much, and is asked for a
page at a time: memory does not grow with the archive.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, islice
from operator import itemgetter

from rsdata.build.page_rows import Row
from rsdata.database.insertion import Insertion
from rsdata.model import Person
from rsdata.named_tuples import NamedTuple
from rsdata.slugs import next_free, slug

# ``seen`` is the order in which people were met first.
TABLES = (
    """create temp table known
    (key text, seen integer, id text, party_id text, primary key (key, seen)) without rowid""",
    "create temp table slugs (slug text primary key, next integer) without rowid",
)

# Values to a question: statements of one length are prepared once.
AT_ONCE = 50


class _Known(NamedTuple):
    """Somebody already written, as found under one of their keys."""

    seen: int
    id: str
    party_id: str | None


class People:
    """Hands out the ids that people have in the database. Pages come in order of their source's id, each
    once: somebody met again keeps the row that the first page gave them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """The rows handed out are to be in ``people`` of the same connection before the next page comes."""
        self._connection = connection
        self._seen = 0
        for statement in TABLES:
            connection.execute(statement)
        self._known = Insertion(connection, "known", 4)

    def merged(self, people: Collection[Person]) -> tuple[dict[str, str], list[Row]]:
        """Ids in the database by ids on the page, and the rows of those met for the first time."""
        known: dict[str, list[_Known]] = {}
        keys = {person.id: _keys(person) for person in people}
        for key, *values in self._stored("select * from known where key in", {*chain(*keys.values())}):
            known.setdefault(key, []).append(_Known(*values))
        ids: dict[str, str] = {}
        met: set[str] = set()
        new = []
        for person in people:
            same = next((one for one in _same(person, keys[person.id], known) if one.id not in met), None)
            if same is None:
                new.append(person)
            else:
                ids[person.id] = same.id
                met.add(same.id)
        for person, new_id in zip(new, self._new_ids([person.name for person in new]), strict=True):
            ids[person.id] = new_id
        self._known.add(chain.from_iterable(self._remembered(new, ids, keys)))
        self._known.flush()
        return ids, [
            (ids[p.id], p.name, p.kind, p.description, p.party_id, "page" if p.party_id else None)
            for p in new
        ]

    def _remembered(
        self, new: Iterable[Person], ids: Mapping[str, str], keys: Mapping[str, list[str]]
    ) -> Iterator[Row]:
        for person in new:
            self._seen += 1
            for key in keys[person.id]:
                yield key, self._seen, ids[person.id], person.party_id

    def _new_ids(self, names: Iterable[str]) -> list[str]:
        """The slugs of the names, with -2, -3 for those that come later."""
        firsts = [slug(name) for name in names]
        following: dict[str, int] = dict(self._stored("select * from slugs where slug in", set(firsts)))
        given: dict[str, None] = {}
        for first in firsts:
            found, number = next_free(
                first, following.get(first, 1), lambda other: other in given or self._is_taken(other)
            )
            following[first] = number + 1
            given[found] = None
        self._connection.executemany(
            "insert or replace into slugs values (?, ?)", ((first, following[first]) for first in set(firsts))
        )
        return list(given)

    def _is_taken(self, candidate: str) -> bool:
        """Whether an earlier page has the id. Without a number at its end it would be among the slugs."""
        if not candidate[-1].isdigit():
            return False
        return (
            self._connection.execute("select 1 from people where id = ?", (candidate,)).fetchone() is not None
        )

    def _stored(self, question: str, values: Iterable[str]) -> Iterator[Row]:
        """Rows of a question that ends in "in", asked so many values at a time."""
        rest = iter(values)
        marks = ", ".join("?" * AT_ONCE)
        while some := list(islice(rest, AT_ONCE)):
            padded = some + [None] * (AT_ONCE - len(some))
            yield from self._connection.execute(f"{question} ({marks})", padded)


def _keys(person: Person) -> list[str]:
    """Under what somebody may be met again. A name alone is not enough for a person: party or role must
    agree; an organisation or a role is its name. No key is another's: the name's length stands in front."""
    name = f"{len(person.name)} {person.name}"
    if person.kind != "person":
        return [f"{person.kind} {name}"]
    keys = [f"of party {name} {person.party_id}"] if person.party_id else []
    return keys if person.description is None else [*keys, f"described {name} {person.description}"]


def _same(person: Person, keys: Iterable[str], known: Mapping[str, list[_Known]]) -> list[_Known]:
    """Who of those on earlier pages it may be, the first met first. A person of another party is another,
    whatever the role; two people of one page are two, which the caller sees to."""
    found = {one for key in keys for one in known.get(key, ())}
    if person.kind == "person" and person.party_id:
        found = {one for one in found if one.party_id in (None, "", person.party_id)}
    return sorted(found, key=itemgetter(0))
