"""The file that is served is proven as it is: whatever is done to it is found, and every check ends."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from rsdata.build.builder import build
from rsdata.check import CHECKS, Check, Outcome, check, rebuilt
from rsdata.check import time_limit as clock
from rsdata.check.check_report import CheckTally, Subject
from rsdata.cli import main
from rsdata.database import full_text as search
from rsdata.database.digest import digest_of_file
from rsdata.errors import InputError
from rsdata.sources.folder import open_raw
from rsdata.sources.published import published

from . import attacks
from .attacks import CAUGHT, ENDLESS, Attack
from .conftest import CHECKED
from .conftest import RAW as SHIPPED

RAW = CHECKED / "raw"
FILE = [c for c in CHECKS if c.name == "file"]


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test leaves anything in the folder of temporary files."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    yield
    assert not list(temporary.iterdir())


def failed(outcomes: list[Outcome]) -> dict[str, list[str]]:
    """What each check that failed has found."""
    return {outcome.name: outcome.tally.findings for outcome in outcomes if not outcome.passed}


@pytest.mark.parametrize("what", CAUGHT)
def test_what_is_done_to_the_file_is_found(copy: Path, what: str) -> None:
    attack, name, said = CAUGHT[what]
    attack(copy)
    begun = time.monotonic()
    try:
        outcomes = list(check(copy, RAW))
    except InputError as error:
        assert not name, error
        assert str(error).startswith(f"{copy}: ") and said in str(error) and str(error).isprintable()
    else:
        assert [outcome.name for outcome in outcomes] == [c.name for c in CHECKS]
        assert all(str(outcome).isprintable() and len(str(outcome)) < 700 for outcome in outcomes)
        found = failed(outcomes)
        assert "file" in found
        assert any(said in finding for finding in found[name or "file"]), found[name or "file"]
    assert time.monotonic() - begun < 20


def test_the_command_fails_where_the_file_alone_is_at_fault(copy: Path) -> None:
    attacks.poke(80, b"hidden")(copy)
    result = CliRunner().invoke(main, ["check", str(copy), "--raw", str(RAW)], catch_exceptions=False)
    assert result.exit_code == 1
    assert [line.split()[1] for line in result.output.splitlines() if line.startswith("FAIL")] == ["file"]


def test_any_byte_that_is_changed_is_found(copy: Path) -> None:
    data, chance = copy.read_bytes(), random.Random(6)
    for _ in range(12):
        changed = bytearray(data)
        at = chance.randrange(len(data))
        changed[at] ^= 1 << chance.randrange(8)
        copy.write_bytes(changed)
        try:
            found = failed(list(check(copy, RAW, FILE)))
        except InputError:
            continue  # no database any more
        assert found, at


@pytest.mark.parametrize(
    ("attack", "finding"),
    [
        (attacks.long_value_in_a_circle, "sources: 1 page differs at byte 3 of page"),
        (attacks.in_a_gap, "(a gap that is empty)"),
        (attacks.append(b"."), "1 bytes lie behind the last page"),
        (attacks.truncate(lambda size: size - 1), "has 811,007 bytes, a build of the sources has 811,008"),
    ],
)
def test_where_the_file_differs(database: Path, tmp_path: Path, attack: Attack, finding: str) -> None:
    path = tmp_path / "rsdata.db"
    shutil.copy(database, path)
    attack(path)
    (findings,) = failed(list(check(path, SHIPPED, FILE))).values()
    assert finding in findings[0]


def test_a_database_behind_a_link_is_as_good(copy: Path) -> None:
    link = copy.with_name("link.db")
    link.symlink_to(copy)
    assert not failed(list(check(link, RAW)))


def test_nothing_of_a_schema_that_is_not_declared_is_asked(copy: Path) -> None:
    attacks.view("timeline", ENDLESS)(copy)
    found = failed(list(check(copy, RAW)))
    assert found["schema"] == ["view timeline is not as declared"]
    assert found["views"] == found["parse"] == [
        "not looked at, for the schema is not the declared one (view timeline is not as declared)"
    ]  # fmt: skip


def endless_query(subject: Subject, tally: CheckTally) -> None:
    """Never ends in SQLite."""
    tally.saw("rows", subject.value(f"select count(*) from ({ENDLESS})"))


def endless_work(subject: Subject, tally: CheckTally) -> None:
    """Never ends in Python."""
    for _ in subject.rows(ENDLESS):
        tally.saw("rows")


@pytest.mark.parametrize("endless", [endless_query, endless_work])
def test_a_check_that_does_not_end_is_given_up_and_no_other_begins(
    copy: Path, monkeypatch: pytest.MonkeyPatch, endless: object
) -> None:
    monkeypatch.setattr(clock, "SECONDS", 0.2)
    monkeypatch.setattr(clock, "SECONDS_PER_MEGABYTE", 0)
    begun = time.monotonic()
    first, second = check(copy, RAW, [Check("endless", endless), *FILE])  # type: ignore[arg-type]
    assert time.monotonic() - begun < 5
    assert first.tally.findings == ["not ended after 0 seconds, which no database that rsdata builds needs"]
    assert second.tally.findings == ["not looked at, for the check 'endless' did not end"]


def test_what_a_fresh_build_takes_is_not_counted(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(raw: object, path: Path) -> object:
        time.sleep(0.3)
        return build(open_raw(RAW), path)

    monkeypatch.setattr(clock, "SECONDS", 0.25)
    monkeypatch.setattr(rebuilt, "build", slow)
    assert not failed(list(check(copy, RAW, [c for c in CHECKS if c.name == "parse"])))


def test_ctrl_c_leaves_nothing_behind(copy: Path) -> None:
    def interrupted(subject: Subject, tally: CheckTally) -> None:
        assert subject.copy.execute("select count(*) from posts").fetchone() == (7,)
        assert subject.fresh.path.exists()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(check(copy, RAW, [Check("interrupted", interrupted)]))


# A SQLite that lays files out otherwise than those the published data set was built with


@pytest.fixture
def other_layout(database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """From here on, builds write the search index in other pieces: as if the file that is checked, and that
    which was published, were of another SQLite."""
    sha256 = hashlib.sha256(database.read_bytes()).hexdigest()
    known = published()._replace(digest=digest_of_file(database), sha256=sha256)
    monkeypatch.setattr(rebuilt, "published", lambda: known)
    monkeypatch.setattr(search, "BATCH", 100)
    rebuilt.digests_of_published.cache_clear()
    yield
    rebuilt.digests_of_published.cache_clear()


@pytest.mark.usefixtures("other_layout")
def test_another_layout_is_told_and_the_content_compared(copy: Path, database: Path) -> None:
    for path, raw in ((copy, RAW), (database, SHIPPED)):
        outcomes = list(check(path, raw))
        assert not failed(outcomes)
        said = f"SQLite {sqlite3.sqlite_version} lays files out otherwise"
        assert said in str(outcomes[0]) and said in str(outcomes[0].as_dict()["remarks"])
        assert not any(said in str(outcome) for outcome in outcomes[1:])


IN_ANOTHER_LAYOUT: list[tuple[Attack, str, str]] = [
    (attacks.setting("rank", "none()"), "search", "quotes_fts: rank is 'none()', in a build"),
    (attacks.sql("update quotes_fts_docsize set sz = x'0909' where id = 2"), "search", "does not hold what"),
    (
        attacks.sql("insert into quotes_fts(rowid, text, speaker) values (77, 'hidden', null)"),
        "search",
        "quotes_fts: 'hidden' of row 77 is in no build of the sources",
    ),
    (
        attacks.sql("insert into quotes_fts(quotes_fts, rowid, text) select 'delete', 1, text from quotes"),
        "search",
        "is missing",
    ),
    (attacks.append(bytes(4096)), "file", "bytes, its header says"),
    (attacks.a_page_more, "file", "1 pages belong to no table or index"),
    (attacks.in_a_free_page, "file", "the first free page is 99, not 0"),
    (attacks.poke(80, b"hidden"), "file", "the reserved space is 0x"),
    (attacks.sql("update results set votes = votes + 1"), "parse", "the sources say"),
    (attacks.sql("analyze"), "schema", "table sqlite_stat1 is not declared"),
]  # fmt: skip


@pytest.mark.usefixtures("other_layout")
@pytest.mark.parametrize(("attack", "name", "said"), IN_ANOTHER_LAYOUT)
def test_what_is_done_to_a_file_of_another_layout(copy: Path, attack: Attack, name: str, said: str) -> None:
    attack(copy)
    found = failed(list(check(copy, RAW)))[name]
    assert any(said in finding for finding in found), found


def test_the_layout_is_not_blamed_where_the_rules_have_changed(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = published()._replace(digest="of other rows", sha256="of another file")
    monkeypatch.setattr(rebuilt, "published", lambda: known)
    attacks.in_a_gap(copy)
    assert failed(list(check(copy, RAW, FILE)))
