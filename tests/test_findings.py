"""What each check counts and finds: tamperings of a small database, and all that each brings to light."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from rsdata.check import CHECKS, Check, Outcome, check
from rsdata.check.check_report import KEPT, CheckTally, Subject
from rsdata.errors import InputError

from .conftest import CHECKED

RAW = CHECKED / "raw"
TAMPERINGS: list[dict[str, Any]] = yaml.safe_load((CHECKED / "tamperings.yml").read_text("utf-8"))

# As the header of a file has it: 3040001 for 3.40.1.
VERSION = sqlite3.sqlite_version_info[0] * 1_000_000 + sqlite3.sqlite_version_info[1] * 1_000
VERSION += sqlite3.sqlite_version_info[2]

# How many there are of everything on the two pages, counted by hand.
COUNTS: dict[str, dict[str, int]] = {
    "checksums": {"sources": 2, "bytes": sum(page.stat().st_size for page in RAW.glob("*.txt"))},
    "ids": {"ids": 7 + 7 + 14 + 2 + 2 + 7 + 7 + 6},
    "partition": {"characters": sum(len(p.read_text("utf-8")) for p in RAW.glob("*.txt")), "posts": 7},
    "numbers": {"posts": 7, "printed numbers": 7},
    "times": {"times": 5},
    "posts": {"posts": 7},
    # named are seven numbers, five stamps, and where to write
    "unaccounted": {
        "posts": 7,
        "characters in columns": 721,
        "named by the layout": 7 * len("1.") + 5 * len("publishedat07:05BritishSummerTime21October2016") + 15,
        "in neither": 0,
    },
    "nesting": {"quotes": 7, "nested": 1},
    "speakers": {"quotes": 7, "with a speaker": 6},
    "people": {"persons": 9},
    "parties": {"parties": 5, "spellings": 8},
    "identifiers": {"identifiers": 7, "people": 9},
    "corrections": {"corrections": 3},
    "candidates": {"results with a candidate": 7, "candidates": 7},
    "shares": {"shares": 3},
    "sums": {"contests": 2, "results": 7, "turnouts": 2},
    "ranks": {"results": 7},
    "odds": {"prices": 6},
    "search": {"rows of posts": 7, "rows of quotes": 7},
    "metadata": {"tables and views": 3, "columns": 8, "queries": 2},
}
ROWS = {
    "quotes": 7, "mentions": 14, "messages": 2, "hashtags": 2, "candidates": 7, "results": 7, "odds": 6,
}  # fmt: skip
COUNTS["offsets"] = COUNTS["slices"] = ROWS


def outcome_of(name: str, database: Path, raw: Path = RAW) -> Outcome:
    (outcome,) = check(database, raw, [c for c in CHECKS if c.name == name])
    return outcome


def believed(name: str, database: Path) -> Outcome:
    """How one check would go if the schema were as declared."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rsdata.check.check_report.doubt", lambda connection: None)
        return outcome_of(name, database)


@pytest.mark.parametrize("tampering", TAMPERINGS, ids=lambda t: f"{t['check']}: {t['sql']}")
def test_a_check_finds_just_this(copy: Path, tampering: dict[str, Any]) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.executescript(tampering["sql"])
        connection.commit()
    name = tampering["check"]
    tally = (believed if tampering.get("believed") else outcome_of)(name, copy).tally
    found = [re.sub(r" says \(.+\)", " says (...)", f.replace(str(RAW), "RAW")) for f in tally.findings]
    expected = [f.replace("VERSION", str(VERSION)) for f in tampering["finds"]]
    assert sorted(found) == sorted(expected)
    assert tally.remarks == tampering.get("remarks", [])
    assert tally.found == len(found)
    assert tally.looked_at == tampering.get("looked_at", COUNTS.get(name, tally.looked_at))


@pytest.mark.parametrize("name", [c.name for c in CHECKS])
def test_a_sound_database_passes_and_everything_in_it_is_looked_at(sound: Path, name: str) -> None:
    outcome = outcome_of(name, sound)
    assert outcome.passed and outcome.tally.findings == [] and outcome.tally.remarks == []
    assert outcome.tally.looked_at == (COUNTS | counted(sound))[name]


def counted(database: Path) -> dict[str, dict[str, int]]:
    """What depends on the schema, counted by asking SQLite."""
    with closing(sqlite3.connect(database)) as connection:

        def one(sql: str) -> int:
            (value,) = connection.execute(sql).fetchone()
            return int(value)

        kinds = dict(connection.execute("select type, count(*) from sqlite_master group by type").fetchall())
        tables = [
            name
            for (name,) in connection.execute("select name from pragma_table_list where type = 'table'")
            if not name.startswith("sqlite_")
        ]
        views = [name for (name,) in connection.execute("select name from sqlite_master where type = 'view'")]
        keys = [
            (table, column)
            for table in tables
            for (column,) in connection.execute('select "from" from pragma_foreign_key_list(?)', (table,))
        ]
        width = {table: one(f"select count(*) from pragma_table_info('{table}')") for table in tables}
        rows = {name: one(f'select count(*) from "{name}"') for name in [*tables, *views]}
        nullable = "from pragma_table_info('{}') where type = 'TEXT' and (not \"notnull\" or name = 'id')"
        return {
            "schema": {"tables": kinds["table"], "indexes": kinds["index"], "views": kinds["view"]},
            "file": {"bytes": database.stat().st_size},
            "integrity": {"pages": one("pragma page_count")},
            "references": {
                "references": sum(one(f'select count("{column}") from "{table}"') for table, column in keys)
            },
            "blanks": {"columns": sum(one(f"select count(*) {nullable.format(table)}") for table in tables)},
            "views": {"views": len(views), "rows": sum(rows[view] for view in views)},
            "parse": {
                "tables": len(tables),
                "rows": sum(rows[table] for table in tables),
                "values": sum(rows[table] * width[table] for table in tables),
            },
        }


WRONG_METADATA = {
    "posts:\n": ("post:\n", ["post does not exist"]),
    "byline: As": ("bylyne: As", ["posts has no column bylyne"]),
    "facets: [kind": ("facets: [kinds", ["posts has no column kinds"]),
    "{array: boundary}": ("{array: bounds}", ["posts has no column bounds"]),
    "sort_desc: number": ("sort_desc: nr", ["posts has no column nr"]),
    "label_column: heading": ("label_column: title", ["posts has no column title"]),
    "sortable_columns: [sequence]": ("sortable_columns: [kind, b]", ["posts has no column b"]),
    "sort: position": ("sort: place", ["quotes has no column place"]),
    "select 1": ("select one", ["query one cannot be run (no such column: one)"]),
    "select * from": ("select no from", ["query search cannot be run (no such column: no)"]),
}  # fmt: skip


@pytest.mark.parametrize("right", WRONG_METADATA)
def test_metadata_names_what_exists(sound: Path, tmp_path: Path, right: str) -> None:
    wrong, problems = WRONG_METADATA[right]
    shutil.copytree(RAW, tmp_path / "raw")
    described = (CHECKED / "metadata.yml").read_text("utf-8")
    (tmp_path / "metadata.yml").write_text(described.replace(right, wrong, 1), "utf-8")
    assert outcome_of("metadata", sound, tmp_path / "raw").tally.findings == problems


def test_metadata_may_say_nothing_but_must_be_yaml(sound: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(RAW, raw)
    metadata = tmp_path / "metadata.yml"
    for empty in ("", "databases:\n", "databases: {rsdata: }\n".replace(": }", ": {}}"), "title: Votes\n"):
        metadata.write_text(empty, "utf-8")
        outcome = outcome_of("metadata", sound, raw)
        assert outcome.passed and outcome.tally.looked_at == {}
    metadata.write_text("databases: {rsdata: {tables: {posts: {}}, queries: }}\n", "utf-8")
    assert outcome_of("metadata", sound, raw).tally.looked_at == {"tables and views": 1}
    metadata.write_bytes(b"title: \xff")
    (finding,) = outcome_of("metadata", sound, raw).tally.findings
    assert finding.startswith(f"{metadata}: is not YAML in UTF-8: ") and "\n" not in finding


# The report


def test_a_tally_counts_and_keeps_the_first_hundred() -> None:
    tally = CheckTally()
    tally.saw("posts")
    tally.saw("posts", 3)
    tally.saw("quotes", 0)
    for n in range(KEPT + 2):
        tally.found_that(f"problem {n}")
        tally.remark(f"oddity {n}")
    tally.expect([], "nothing there")
    tally.expect("something", "all is well")
    assert tally.looked_at == {"posts": 4, "quotes": 0}
    assert tally.found == KEPT + 3 == 103
    assert tally.findings == [f"problem {n}" for n in range(100)]
    assert tally.remarks == [f"oddity {n}" for n in range(100)]


LINES = [
    (CheckTally({"posts": 1234}), "ok   sums         1,234 posts"),
    (CheckTally(), "ok   sums         nothing to look at"),
    (CheckTally({"a": 1, "b": 2}, remarks=["x", "y"]), "note sums         1 a, 2 b; printed so: x; y"),
    (CheckTally({"a": 1}, remarks=list("wxyz")), "note sums         1 a; printed so: w; x; y"),
    (CheckTally({"a": 1}, ["wrong"], 1, ["x"]), "FAIL sums         1 a: wrong"),
    (CheckTally({"a": 1}, notes=["seen from afar"]), "ok   sums         1 a; seen from afar"),
    (CheckTally({"a": 1}, ["wrong"], 1, notes=["n", "m"]), "FAIL sums         1 a; n; m: wrong"),
    (CheckTally({"a": 1}, ["a\nb\x1b"], 1), r"FAIL sums         1 a: a\nb\x1b"),
    (CheckTally({"a": 1}, ["x" * 401], 1), f"FAIL sums         1 a: {'x' * 400}..."),
    (CheckTally({"a": 1}, ["wrong", "bad"], 2), "FAIL sums         1 a: wrong (and 1 more)"),
    (CheckTally({"a": 1}, ["wrong"], 1235), "FAIL sums         1 a: wrong (and 1,234 more)"),
]


@pytest.mark.parametrize(("tally", "line"), LINES)
def test_an_outcome_is_one_line(tally: CheckTally, line: str) -> None:
    outcome = Outcome("sums", tally)
    assert str(outcome) == line
    assert outcome.as_dict() == {
        "name": "sums",
        "passed": not line.startswith("FAIL"),
        "looked_at": tally.looked_at,
        "found": tally.found,
        "findings": tally.findings,
        "remarks": [*tally.notes, *tally.remarks],
    }


def raising(error: Exception) -> Callable[[Subject, CheckTally], None]:
    def run(subject: Subject, tally: CheckTally) -> None:
        """What it
        proves."""
        tally.saw("posts", subject.value("select count(*) from posts where number > ?", 4))
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "finding"),
    [
        (sqlite3.OperationalError("no such table"), "cannot be read (no such table)"),
        (InputError(Path("a.txt"), "is gone"), "a.txt: is gone"),
        (TypeError("no number"), "holds a value that cannot be (no number)"),
        (ValueError("no date"), "holds a value that cannot be (no date)"),
        (IndexError("too far"), "holds a value that cannot be (too far)"),
        (AttributeError("no text"), "holds a value that cannot be (no text)"),
        (OverflowError("too large"), "holds a value that cannot be (too large)"),
        (RecursionError("too deep"), "holds a value that cannot be (too deep)"),
    ],
)
def test_a_check_that_cannot_go_on_has_failed_and_the_next_one_runs(
    sound: Path, error: Exception, finding: str
) -> None:
    bad, good = Check("bad", raising(error)), next(c for c in CHECKS if c.name == "odds")
    first, second = check(sound, RAW, [bad, good])
    assert (first.name, first.passed, first.tally.findings) == ("bad", False, [finding])
    assert first.tally.looked_at == {"posts": 1}
    assert (second.name, second.passed) == ("odds", True)
    assert bad.proves == "What it proves."


def test_a_check_may_write_to_its_copy_and_never_to_the_database(sound: Path) -> None:
    before = sound.read_bytes()

    def write(subject: Subject, tally: CheckTally) -> None:
        for _ in range(2):
            tally.saw("posts", subject.copy.execute("select count(*) from posts").fetchone()[0])
            subject.copy.execute("delete from posts where number = 1")
            subject.copy.commit()
        tally.saw("sources", len(subject.source_ids))
        assert [row["id"] for row in subject.rows("select id from sources order by id")] == subject.source_ids
        assert subject.path == sound and subject.metadata == CHECKED / "metadata.yml"
        assert subject.text_of("ward") == (RAW / "ward.txt").read_text("utf-8")

    (outcome,) = check(sound, RAW, [Check("writes", write)])
    assert outcome.tally.looked_at == {"posts": 7 + 5, "sources": 2}
    assert sound.read_bytes() == before
