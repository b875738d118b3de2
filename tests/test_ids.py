"""Ids: no two rows of a table ever have one, whatever files and contests are called, and a row keeps its own
whatever is loaded beside it."""

from __future__ import annotations

import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rsdata.build.builder import build
from rsdata.database import schema
from rsdata.errors import InputError
from rsdata.model import Contest, Source
from rsdata.pipeline import parse
from rsdata.reference import PARTY_COLOURS, parties, read_table
from rsdata.sources.folder import open_raw

# Two contests that nobody declares, three candidates each, one of whom speaks.
PAGE = """All times stated are UK

  1. Count

    Ann Lee said: "We are waiting." She added: "Still."

  2. Ash Vale

    Full result in Ash Vale: Ann Lee (Labour) 1,234, Bo Hall (Conservative) 1,000, Cy Day (Green) 500.

  3. Elm Park

    Full result in Elm Park: Di Fox (Labour) 2,234, Ed Poe (Conservative) 900, Flo Nye (Green) 511.
"""
FOUND = 2

Entries: TypeAlias = Mapping[str, Mapping[str, Any]]


def described(contests: Mapping[str, Any] | list[str], **fields: str) -> dict[str, Any]:
    """An entry that declares these contests, of a place that no page speaks of."""
    return fields | {"contests": [{"id": one, "area": "Oak Hill", "kind": "local"} for one in contests]}


def folder(parent: Path, files: list[str], entries: Entries) -> Path:
    raw = parent / "raw"
    raw.mkdir()
    for name in files:
        (raw / name).write_text(PAGE, "utf-8")
    listed = [{"file": name, **entry} for name, entry in entries.items()]
    (raw / "sources.yml").write_text(yaml.safe_dump(listed, allow_unicode=True), "utf-8")
    return raw


def ids(raw: Path, target: Path) -> dict[str, list[tuple[str, str]]]:
    """By table, source and id of the rows that are of one source, and of the contests."""
    build(open_raw(raw), target)
    with closing(sqlite3.connect(target)) as connection:
        found = {"sources": connection.execute("select id, id from sources").fetchall()}
        found["contests"] = connection.execute("select source_id, id from contests").fetchall()
        found["posts"] = connection.execute("select source_id, id from posts").fetchall()
        for table in schema.TABLES:
            if "post_id" in table.column_names and table.evidence:
                found[table.name] = connection.execute(
                    f"select source_id, t.id from {table.name} t join posts on posts.id = post_id"
                ).fetchall()
    return found


@pytest.mark.parametrize("declares", ["a.txt", "c.txt", "b.txt"])
def test_a_contest_declared_elsewhere_and_one_that_is_found_stay_two(tmp_path: Path, declares: str) -> None:
    """Whichever of the two pages comes first, and on one page."""
    files = sorted({"b.txt", declares})
    raw = folder(tmp_path, files, {declares: described(["b-contest-1", "b-contest-3"])})
    contests = ids(raw, tmp_path / "rsdata.db")["contests"]
    assert {"b-contest-1", "b-contest-3"} <= {one for _, one in contests}
    assert {"b-contest-2", "b-contest-4"} <= {one for source, one in contests if source == "b"}
    assert len(contests) == 2 + FOUND * len(files)
    with closing(sqlite3.connect(tmp_path / "rsdata.db")) as connection:
        votes = dict(connection.execute("select id, valid_votes from contests"))
    assert votes["b-contest-1"] is None
    assert (votes["b-contest-2"], votes["b-contest-4"]) == (2734, 3645)


def test_ids_of_a_page_alone_are_those_it_has_among_others(tmp_path: Path) -> None:
    raw = folder(tmp_path, ["a.txt", "b.txt"], {"a.txt": described(["b-contest-1"])})
    among = ids(raw, tmp_path / "rsdata.db")
    alone = ids(raw / "b.txt", tmp_path / "b.db")
    assert alone["contests"] == [("b", "b-contest-2"), ("b", "b-contest-3")]
    for table, found in alone.items():
        assert found == [(source, one) for source, one in among[table] if source == "b"]


def test_a_page_that_declares_what_it_would_find_numbers_on() -> None:
    """Without any sources.yml, from Python."""
    declared = Contest("b-contest-1", area="Oak Hill")
    found = parse(PAGE, Source("b", contests=(declared,))).contests
    assert [contest.id for contest in found] == ["b-contest-1", "b-contest-2", "b-contest-3"]


STEMS = ("a", "a-1", "a-1-q1", "A", "b", "b-contest-1", "b-contest-1-contest-1", "ann-lee", "é", "e\u0301")
CONTESTS = ("a-contest-1", "a-contest-2", "a-1-contest-1", "b-contest-1", "b-contest-1-contest-1", "b-1")

FILES = st.lists(st.sampled_from(STEMS).map("{}.txt".format), min_size=1, max_size=4, unique=True)
ENTRIES = st.builds(
    lambda contests, one: described(contests, **({"id": one} if one else {})),
    st.lists(st.sampled_from(CONTESTS), max_size=3, unique=True),
    st.sampled_from([None, *(stem for stem in STEMS if stem != "e\u0301")]),
)


@settings(max_examples=25)
@given(FILES, st.data())
@example(["b.txt", "a.txt"], None)
def test_ids_never_collide(files: list[str], data: st.DataObject | None) -> None:
    entries: Entries = {
        name: entry
        for name in files
        for entry in [data.draw(st.none() | ENTRIES) if data else described(["b-contest-1"])]
        if entry
    }
    names = [unicodedata.normalize("NFC", name) for name in files]
    sources = [
        entries.get(file, {}).get("id") or name.removesuffix(".txt")
        for file, name in zip(files, names, strict=True)
    ]
    with tempfile.TemporaryDirectory() as parent:
        raw, target = folder(Path(parent), files, entries), Path(parent, "rsdata.db")
        if len(set(sources)) < len(files) or len(set(names)) < len(files):
            with pytest.raises(InputError):
                build(open_raw(raw), target)
            return
        found = ids(raw, target)
        assert sorted(one for _, one in found["sources"]) == sorted(sources)
        declared = {contest["id"] for entry in entries.values() for contest in entry["contests"]}
        assert len(found["contests"]) == len(declared) + FOUND * len(files)
        for rows in found.values():
            assert len({one for _, one in rows}) == len(rows)
            assert all(one.startswith(source) or one in declared for source, one in rows)
        some = raw / files[0]
        alone = ids(some, target)
        for table in found.keys() - {"contests"}:
            assert sorted(alone[table]) == sorted(row for row in found[table] if row[0] == sources[0])
        assert {row for row in alone["contests"] if row[1] not in declared} == {
            row for row in found["contests"] if row[0] == sources[0] and row[1] not in declared
        }


def test_no_two_parties_have_one_id() -> None:
    assert len(parties()) == len(list(read_table("parties.csv")))


def test_a_party_has_one_number_at_the_electoral_commission_and_one_colour_from_a_named_list() -> None:
    numbers = [party.electoral_commission for party in parties().values() if party.electoral_commission]
    assert all(re.fullmatch(r"PP\d+", number) for number in numbers)
    assert len(set(numbers)) == len(numbers)
    coloured = [party for party in parties().values() if party.colour]
    assert all(re.fullmatch("#[0-9a-f]{6}", party.colour or "") for party in coloured)
    assert {country for party in coloured for country in party.countries} == set(PARTY_COLOURS)
    assert parties()["labour-party"].colour != parties()["new-zealand-labour-party"].colour
