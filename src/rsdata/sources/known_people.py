"""people.yml and people.json (Popolo): what is known of people beside what the coverage says of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from rsdata.errors import InputError, shortened
from rsdata.named_tuples import NamedTuple
from rsdata.sources.yaml_nodes import ADDRESS, AN_ADDRESS, NodeWalk, mapping_nodes, yaml_errors_told

KEYS = frozenset(["name", "party", "ids", "source"])

# "wikidata", "electoral-commission"
SCHEME = re.compile(r"[a-z][a-z0-9_-]{0,49}")
# What an identifier of a scheme must be; others are one line.
FORMS = {"wikidata": (re.compile(r"Q[1-9][0-9]{0,19}"), "an item of Wikidata, like Q42")}
VALUE = re.compile(r"[^\x00-\x1f\x7f-\x9f]{1,200}")
# Popolo has memberships in whatever a body is; these are parties.
PARTY = "party"


class PersonEntry(NamedTuple):
    """An entry: somebody's id in the data set (None in a Popolo file, which has ids of its own) and name,
    party as spelt, identifiers by scheme, and where that can be looked up."""

    path: Path
    line: int | None
    id: str | None
    name: str | None
    party: str | None
    ids: Mapping[str, str]
    source: str | None

    def error(self, problem: str) -> InputError:
        return InputError(self.path, problem, line=self.line)

    @property
    def called(self) -> str:
        return self.id or self.name or ""


def read_people(path: Path) -> tuple[tuple[PersonEntry, ...], list[str]]:
    """The entries of a people.yml or, by its ending, of a Popolo file; and remarks on what was passed over.

    Raises InputError, with the line, for what is neither, and for an identifier that two people have.
    """
    if path.suffix == ".json":
        people, remarks = list(_of_popolo(path)), list[str]()
    else:
        people, remarks = _of_yaml(path)
    _refuse_one_id_of_two(people)
    return tuple(people), remarks


def _refuse_one_id_of_two(people: Iterable[PersonEntry]) -> None:
    met: dict[tuple[str, str], PersonEntry] = {}
    for person in people:
        for pair in person.ids.items():
            other = met.setdefault(pair, person)
            if other is not person:
                raise person.error(f"{pair[0]} {pair[1]} is {other.called}'s already: correct one of them")


def _of_yaml(path: Path) -> tuple[list[PersonEntry], list[str]]:
    walk = NodeWalk(path)
    people: dict[str, PersonEntry] = {}
    with yaml_errors_told(path):
        for key, value in mapping_nodes(walk):
            if not isinstance(key, yaml.ScalarNode) or not str(key.value).strip():
                raise walk.error(key, "an entry must begin with the id of a person")
            person_id = str(key.value)
            if person_id in people:
                raise walk.error(key, f"{shortened(person_id)} is there twice: keep one entry")
            people[person_id] = _person(walk, person_id, key, value)
    return list(people.values()), walk.remarks


def _person(walk: NodeWalk, person_id: str, key: yaml.Node, node: yaml.Node) -> PersonEntry:
    fields = walk.mapping(node, "a person", KEYS)
    ids: dict[str, str] = {}
    under = fields.get("ids")
    if walk.is_there(under):
        written = walk.mapping(under, "'ids'", form="scheme: value")
        for scheme, node_of_value in written.items():
            ids[scheme] = value = walk.text(written, scheme) or ""
            if problem := _wrong_id(scheme, value):
                raise walk.error(node_of_value, problem)
    return PersonEntry(
        walk.path,
        key.start_mark.line + 1,
        person_id,
        walk.text(fields, "name"),
        walk.text(fields, "party"),
        ids,
        walk.checked(fields, "source", AN_ADDRESS, ADDRESS.fullmatch),
    )


def _wrong_id(scheme: str, value: str) -> str | None:
    """What is wrong with an identifier; None where nothing is."""
    if not SCHEME.fullmatch(scheme):
        return f"{shortened(scheme)} is no scheme of identifiers: it must be a word in small letters"
    form, wanted = FORMS.get(scheme, (VALUE, "one line, 200 characters at most"))
    return None if form.fullmatch(value) else f"{scheme} is {shortened(value)}: it must be {wanted}"


def _of_popolo(path: Path) -> Iterator[PersonEntry]:
    """Persons of a Popolo file with their identifiers, the party of their latest membership in one, and the
    first address that is given for them."""
    try:
        text = path.read_text("utf-8")
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(path, f"is not JSON: {error.msg}", line=error.lineno) from None
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise InputError(path, f"is not JSON in UTF-8: {str(error).splitlines()[0]}") from None
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from None
    if not isinstance(data, dict) or not isinstance(data.get("persons"), list):
        raise InputError(path, "is no Popolo file: it has no list 'persons'", line=1)
    parties = _popolo_parties(data)
    line = _Lines(text)
    for person in data["persons"]:
        stands = line.of(person)
        name = person.get("name") if isinstance(person, dict) else None
        if not isinstance(name, str) or not name.strip():
            raise InputError(path, "a person has no 'name': add one", line=stands)
        ids = {}
        for scheme, value in _popolo_ids(person):
            if problem := _wrong_id(scheme, value):
                raise InputError(path, f"{shortened(name)}: {problem}", line=stands)
            ids[scheme] = value
        party = parties.get(str(person.get("id")))
        source = next(_addresses(person), None)
        yield PersonEntry(path, stands, None, name.strip(), party, ids, source)


class _Lines:
    """Where persons stand in a file of JSON, which does not tell when it is read. They are asked for in the
    order of the file, so that it is gone through once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at, self._line = 0, 1

    def of(self, person: object) -> int | None:
        """The line with the person's id, else name; None where neither is found."""
        values = person if isinstance(person, dict) else {}
        for key in ("id", "name"):
            value = values.get(key)
            for written in (json.dumps(value), json.dumps(value, ensure_ascii=False)):
                at = self._text.find(written, self._at) if isinstance(value, str) else -1
                if at >= 0:
                    self._line += self._text.count("\n", self._at, at)
                    self._at = at
                    return self._line
        return None


def _dicts(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _popolo_parties(data: dict[str, Any]) -> dict[str, str]:
    """The name of the party of each person, by the ids of the file: of the latest membership in one."""
    parties = {
        str(one.get("id")): str(one.get("name"))
        for one in _dicts(data.get("organizations"))
        if one.get("classification") == PARTY and isinstance(one.get("name"), str)
    }
    latest: dict[str, tuple[str, str]] = {}
    for membership in _dicts(data.get("memberships")):
        for key in ("on_behalf_of_id", "organization_id"):
            party = parties.get(str(membership.get(key)))
            if party is not None:
                of, begun = str(membership.get("person_id")), str(membership.get("start_date") or "")
                if of not in latest or latest[of][0] <= begun:
                    latest[of] = begun, party
    return {person_id: party for person_id, (_, party) in latest.items()}


def _popolo_ids(person: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for one in _dicts(person.get("identifiers")):
        scheme, value = one.get("scheme"), one.get("identifier")
        if isinstance(scheme, str) and isinstance(value, (str, int)):
            yield scheme.strip().lower().replace(" ", "-"), str(value).strip()


def _addresses(person: dict[str, Any]) -> Iterator[str]:
    for key in ("sources", "links"):
        for one in _dicts(person.get(key)):
            if isinstance(one.get("url"), str) and ADDRESS.fullmatch(one["url"]):
                yield one["url"]
