"""`rsdata check`: a sound database passes, and whoever tampers with one is found by the check that should."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from rsdata.check import CHECKS, Outcome, check

from .cases import cases_in
from .commands import rsdata
from .conftest import RAW, ROOT

HEAD = "All times stated are UK\n\n  1. Post update\n\n"

# Rows of the page, whichever they are.
TWO_QUOTES = """select id, speaker_id, speaker from quotes
  where speaker_id is not null and parent_id is null order by id"""
LAST_MENTION = """select id from mentions as m where not exists (
  select 1 from mentions as n where n.post_id = m.post_id and n.char_start > m.char_start
) order by id limit 1"""
WINNER = "select id from results where contest_id like 'parl.%' and rank = 1"
SECOND = "select id from results where contest_id like 'parl.%' and rank = 2"

# What is done to the database, and the check that is to find it: what the pages of tests/checked, on which
# every finding is tried, do not show.
TAMPERINGS: dict[str, tuple[str, str]] = {
    "a vote more, summed up again": (
        f"""update results set votes = votes + 1 where id = ({WINNER});
        update contests set valid_votes = valid_votes + 1, majority = majority + 1 where id like 'parl.%'""",
        "slices",
    ),
    "a change with another sign": (
        f"update results set change_pct = -change_pct where id = ({SECOND})",
        "parse",
    ),
    "two speakers swapped": (
        f"""create temp table two as select * from ({TWO_QUOTES}) group by speaker_id order by id limit 2;
        update quotes set
          speaker_id = (select speaker_id from two where two.id != quotes.id),
          speaker = (select speaker from two where two.id != quotes.id)
        where id in (select id from two)""",
        "parse",
    ),
    "a speaker taken away": (
        f"""update quotes set speaker_id = null, speaker = null, speaker_as_printed = null,
        rule = null, confidence = null
        where id = (select max(id) from ({TWO_QUOTES}))""",
        "parse",
    ),
    "the last mention of a post deleted": (f"delete from mentions where id = ({LAST_MENTION})", "parse"),
    "the oldest post deleted and the sequence mended": (
        """delete from posts where number = 177; update posts set sequence = sequence - 1""",
        "parse",
    ),
    "another kind of post": ("update posts set kind = 'analysis' where kind = 'post'", "parse"),
    "a value that is not allowed": (
        "pragma ignore_check_constraints = on; update posts set kind = 'song' where number = 1",
        "integrity",
    ),
    "a view changed": (
        "drop view timeline; create view timeline as select * from posts where number > 1",
        "schema",
    ),
    "a trigger added": ("create trigger t after insert on posts begin delete from quotes; end", "schema"),
    "a constraint taken out": (
        """pragma writable_schema = on;
        update sqlite_master set sql = replace(sql, ' CHECK ("votes" >= 0)', '') where name = 'results'""",
        "schema",
    ),
    "a post taken out of the search": (
        """insert into posts_fts(posts_fts, rowid, heading, byline, text)
        select 'delete', rowid, heading, byline, text from posts where number = 5""",
        "search",
    ),
    "words put into the search": (
        "insert into quotes_fts(rowid, text, speaker) values (9999, 'hello', null)",
        "search",
    ),
    "a text changed under the search": (
        "update quotes set text = 'hello' where id = (select min(id) from quotes)",
        "search",
    ),
}


@pytest.fixture
def copy(database: Path, tmp_path: Path) -> Path:
    path = tmp_path / "rsdata.db"
    shutil.copy(database, path)
    return path


def outcome_of(name: str, database: Path, raw: Path = RAW) -> Outcome:
    """How one check goes."""
    (outcome,) = check(database, raw, [c for c in CHECKS if c.name == name])
    return outcome


def tamper(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
        connection.commit()


@pytest.fixture(scope="module")
def told(database: Path) -> dict[str, str]:
    """What each check says of the database that nobody has tampered with."""
    result = rsdata("check", database, "--raw", RAW)
    assert result.exit_code == 0, result.output
    return {line.split()[1]: line for line in result.output.splitlines()}


def test_a_built_database_passes_every_check(told: dict[str, str]) -> None:
    assert [line.split()[:2] for line in told.values()] == [["ok", c.name] for c in CHECKS]


def test_each_check_says_what_it_looked_at(told: dict[str, str]) -> None:
    assert "177 posts" in told["partition"]
    assert "50,399 bytes" in told["checksums"]
    assert "212 quotes" in told["slices"]
    assert "29 results" in told["ranks"]


def test_machines_get_the_same_as_json(copy: Path) -> None:
    tamper(copy, "update odds set decimal = 1.5")
    result = rsdata("check", copy, "--raw", RAW, "--json")
    assert result.exit_code == 1
    outcomes = {outcome["name"]: outcome for outcome in json.loads(result.output)}
    assert list(outcomes) == [c.name for c in CHECKS]
    assert outcomes["odds"]["passed"] is False
    assert outcomes["odds"]["found"] == len(outcomes["odds"]["findings"]) >= 3
    assert outcomes["ranks"] == {
        "name": "ranks",
        "passed": True,
        "looked_at": {"results": 29},
        "found": 0,
        "findings": [],
        "remarks": [],
    }


@pytest.mark.parametrize("what", TAMPERINGS)
def test_tampering_is_found(told: dict[str, str], copy: Path, what: str) -> None:
    script, name = TAMPERINGS[what]
    assert told[name].startswith("ok ")
    before = copy.read_bytes()
    tamper(copy, script)
    assert copy.read_bytes() != before, "nothing was tampered with"
    outcome = outcome_of(name, copy)
    assert not outcome.passed
    assert str(outcome).startswith(f"FAIL {name}")


def test_a_row_missing_from_an_index_is_found(copy: Path) -> None:
    """The index is hidden from SQLite while a row changes."""
    find = "from sqlite_master where name = 'idx_quotes_post_id_position'"
    with closing(sqlite3.connect(copy)) as connection:
        entry = connection.execute(f"select * {find}").fetchone()
        connection.executescript(f"pragma writable_schema = on; delete {find}")
    tamper(copy, "update quotes set post_id = (select max(id) from posts)")
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("pragma writable_schema = on")
        connection.execute("insert into sqlite_master values (?, ?, ?, ?, ?)", entry)
        connection.commit()
    assert outcome_of("schema", copy).passed
    outcome = outcome_of("integrity", copy)
    assert "idx_quotes_post_id" in outcome.tally.findings[0]


def test_a_coverage_file_that_has_changed_is_found(database: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(RAW, raw)
    (page,) = raw.glob("*.txt")
    page.write_text(page.read_text("utf-8") + "\n", "utf-8")
    assert "has SHA-256" in outcome_of("checksums", database, raw).tally.findings[0]
    (raw / "sources.yml").unlink()
    assert "is not what" in outcome_of("checksums", database, raw).tally.findings[0]


def test_metadata_that_names_what_does_not_exist(database: Path, tmp_path: Path) -> None:
    shutil.copytree(RAW, tmp_path / "raw")
    metadata = tmp_path / "metadata.yml"
    described = (ROOT / "metadata.yml").read_text("utf-8")
    wrongs: dict[str, Callable[[str], str]] = {
        "messages_flat does not exist": lambda text: text.replace(
            "      timeline:\n", "      messages_flat:\n"
        ),
        "has no column bylyne": lambda text: text.replace("sort: number", "sort: bylyne"),
        "cannot be run": lambda text: text.replace("order by quotes.rowid", "order by quotes.rowed"),
    }
    for problem, change in wrongs.items():
        assert change(described) != described
        metadata.write_text(change(described), "utf-8")
        outcome = outcome_of("metadata", database, tmp_path / "raw")
        assert problem in outcome.tally.findings[0]
    metadata.write_text("databases: [", "utf-8")
    assert not outcome_of("metadata", database, tmp_path / "raw").passed


def test_a_database_that_somebody_vacuumed_has_the_same_rows_in_another_file(copy: Path) -> None:
    tamper(copy, "vacuum")
    failed = [outcome.name for outcome in check(copy, RAW) if not outcome.passed]
    assert failed == ["file"]


def test_a_database_that_somebody_analysed_has_a_table_more(copy: Path) -> None:
    tamper(copy, "analyze")
    assert outcome_of("schema", copy).tally.findings[0] == "table sqlite_stat1 is not declared"


def test_several_sources_that_nothing_describes(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    page = f'{HEAD}    Ann Lee, Labour MP for Dover, said: "Well done."\n'
    (raw / "one.txt").write_text(page, "utf-8")
    (raw / "two.txt").write_text(
        page.replace("Dover", "Hythe") + "\n  2. Post update\n\n    Bo Ek won.\n", "utf-8"
    )
    (raw / "three.txt").write_text("", "utf-8")
    database = tmp_path / "rsdata.db"
    assert rsdata("build", raw, "-o", database).exit_code == 0
    result = rsdata("check", database, "--raw", raw)
    assert result.exit_code == 0, result.output
    result = rsdata("check", database, "--raw", raw / "one.txt")
    assert result.exit_code == 1
    assert "three is no source in the raw files (and 1 more)" in result.output


@pytest.mark.parametrize("folder", ["pages", "figures"])
def test_pages_of_other_sites_pass_every_check(tmp_path: Path, folder: str) -> None:
    pages = tmp_path / folder
    pages.mkdir()
    for page in (Path(__file__).parent / folder).glob("*.txt"):
        shutil.copy(page, pages)
    assert rsdata("build", pages, "-o", tmp_path / "rsdata.db").exit_code == 0
    result = rsdata("check", tmp_path / "rsdata.db", "--raw", pages)
    assert result.exit_code == 0, result.output


def test_counts_of_a_part_and_calls_pass_every_check(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    rows = "Ann Lee (Lab) 5,200, Bob Ray (Con) 5,100, Cy Fox (Green) 900"
    for at, (over, said) in enumerate(
        (
            ("Ash by-election, with 12% of votes counted:", "Rain."),
            ("Ash by-election, with 12% of votes counted:", "Bob Ray has won Ash."),
            ("Ash by-election, with 12% of votes counted:", "Ray concedes."),
            ("Ash by-election, primary vote:", "Bob Ray has won on preferences."),
            ("Ash by-election, first preferences:", "Rain."),
            ("Ash:", "The wire has called the race for Lee."),
            ("Ash ward: Lab hold.", "Rain."),
        )
    ):
        text = f"Ash: live\n\n11:00\n\n{over} {rows}\n\n10:00\n\n{said}\n\n09:00\n\nWind.\n"
        (pages / f"{at}.txt").write_text(text, "utf-8")
    assert rsdata("build", pages, "-o", tmp_path / "rsdata.db").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "rsdata.db")) as connection:
        told = connection.execute("select group_concat(elected) from results group by contest_id").fetchall()
    assert told == [(None,), ("0,1,0",), ("1,0,0",), ("0,1,0",), (None,), ("1,0,0",), ("1,0,0",)]
    result = rsdata("check", tmp_path / "rsdata.db", "--raw", pages)
    assert result.exit_code == 0, result.output


def test_numbers_as_other_countries_group_them_pass_every_check(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    rows = "Ann Lee (BJP) 6,12,480 (54,9%)\nBob Ray (INC) 5,04,117 (45,1%)"
    text = f"Ashpur by-election result\n\n{rows}\nTurnout: 34,17%\n"
    (pages / "lakhs.txt").write_text(text, "utf-8")
    assert rsdata("build", pages, "-o", tmp_path / "rsdata.db").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "rsdata.db")) as connection:
        assert connection.execute("select votes from results order by rank").fetchall() == [
            (612480,),
            (504117,),
        ]
    result = rsdata("check", tmp_path / "rsdata.db", "--raw", pages)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    "clocks",
    [
        ("2026-05-07T22:14:22+01:00", "2026-05-07T22:10:05+01:00"),
        ("21:20:05", "21:14:22"),
        ("21:20:05Z", "21:14:22Z"),
        ("9:20 am -05:00", "9:05 am -05:00"),
        ("9am", "8am"),
    ],
)
def test_times_with_seconds_and_offsets_pass_every_check(tmp_path: Path, clocks: Sequence[str]) -> None:
    page, database = tmp_path / "page.txt", tmp_path / "rsdata.db"
    entries = "".join(f"{at}\n\nIt rains in Ash.\n\n" for at in clocks)
    page.write_text(f"Ash: live\n\n7 May 2026\n\n{entries}", "utf-8")
    assert rsdata("build", page, "-o", database).exit_code == 0
    assert outcome_of("times", database, page).passed
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute("select count(published_at) from posts").fetchone()
    assert found == (2,)
    tamper(database, "update posts set published_at = replace(published_at, ':', '9')")
    assert not outcome_of("times", database, page).passed


def test_prices_in_every_wording_pass_every_check(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for at, (_, text, _) in enumerate(cases_in(Path(__file__).parent / "prices.txt")):
        (pages / f"{at:03}.txt").write_text(f"{text}\nThat is all.\n", "utf-8")  # no table alone
    assert rsdata("build", pages, "-o", tmp_path / "rsdata.db").exit_code == 0
    result = rsdata("check", tmp_path / "rsdata.db", "--raw", pages)
    assert result.exit_code == 0, result.output


def test_a_share_misprinted_on_the_page_is_no_fault_of_the_database(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        f"{HEAD}    Full result of the by-election: Ann Lee (Lab) 600 "
        "(61.00%, +2.00%), Bo Ek (Con) 300 (30.00%, -2.00%), Cy Fox (Green) 100 (10.00%)\n",
        "utf-8",
    )
    database = tmp_path / "rsdata.db"
    assert rsdata("build", page, "-o", database).exit_code == 0
    outcome = outcome_of("shares", database, page)
    assert outcome.tally.looked_at == {"shares": 3}
    assert outcome.passed
    assert "61.0 % is 60.000 % by the votes" in str(outcome)


def test_what_cannot_be_checked_is_refused_in_one_line(database: Path, tmp_path: Path) -> None:
    for arguments, problem in (
        ((tmp_path / "none.db",), "is not there"),
        ((database, "--raw", tmp_path / "none"), "is not there"),
    ):
        result = rsdata("check", *arguments)
        assert result.exit_code == 1
        assert result.output.count("\n") == 1
        assert problem in result.output


def test_a_damaged_file_fails_and_does_not_crash(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    pages = slice(4096 * 100, 4096 * 140)
    data[pages] = b"\xaa" * len(data[pages])
    copy.write_bytes(data)
    result = rsdata("check", copy, "--raw", RAW)
    assert result.exit_code == 1
    assert "FAIL integrity" in result.output
