"""`rsdata export`: files that say what the database says, and a package that says what the files are."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import tracemalloc
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from rsdata.cli import main
from rsdata.database import schema
from rsdata.database.views import VIEWS
from rsdata.export.datapackage import TYPES
from rsdata.export.tables import export
from rsdata.sources.published import published

from .commands import refused, rsdata
from .conftest import ROOT

NAMES = [table.name for table in schema.TABLES] + [view.name for view in VIEWS]
PAGE = 'All times stated are UK\n\n  1. Post update\n\n    Ann Lee, Labour MP for Dover, said: "Well done."\n'


@pytest.fixture(scope="session")
def package(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data set as CSV, NDJSON and JSON."""
    folder = tmp_path_factory.mktemp("export") / "data"
    assert rsdata("export", database, folder, "--format", "csv,ndjson,json").exit_code == 0
    return folder


def descriptor(folder: Path) -> dict[str, Any]:
    described: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return described


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def in_database(db: sqlite3.Connection, name: str) -> list[dict[str, Any]]:
    order = "order by rowid" if name in {table.name for table in schema.TABLES} else ""
    return [dict(row) for row in db.execute(f"select * from {name} {order}")]


def sha256_of_files(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_every_table_and_view_is_a_file_in_each_format(package: Path) -> None:
    expected = {f"{name}.{suffix}" for name in NAMES for suffix in ("csv", "ndjson", "json")}
    assert {path.name for path in package.iterdir()} == expected | {"datapackage.json"}


@pytest.mark.parametrize("name", NAMES)
def test_what_csv_says_is_what_the_database_says(package: Path, db: sqlite3.Connection, name: str) -> None:
    expected = [
        {column: "" if value is None else str(value) for column, value in row.items()}
        for row in in_database(db, name)
    ]
    assert read_csv(package / f"{name}.csv") == expected


@pytest.mark.parametrize("name", NAMES)
def test_what_json_says_is_what_the_database_says(package: Path, db: sqlite3.Connection, name: str) -> None:
    expected = in_database(db, name)
    for row in expected:
        if "spellings" in row:
            row["spellings"] = json.loads(row["spellings"])
    assert json.loads((package / f"{name}.json").read_text("utf-8")) == expected
    lines = (package / f"{name}.ndjson").read_bytes().decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == expected


def test_csv_is_as_rfc_4180_has_it(package: Path) -> None:
    data = (package / "posts.csv").read_bytes()
    assert data.endswith(b"\r\n")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8").splitlines()[0].split(",") == list(schema.POSTS.column_names)


# Line breaks, quotation marks, what a spreadsheet would calculate, blanks at the ends, what looks like null.
CELLS = (
    "=1+1",
    "+44 20 7946 0000",
    "-1",
    "@somebody",
    "one\ntwo\r\nthree\rfour",
    'she said "no", twice',
    " blanks ",
    "'",
    "\ttab",
    "null",
    "n/a",
    "#1",
    "ẞ, 🗳, \u202eabc",
)


@pytest.fixture(scope="module")
def hostile(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export with these cells as captions and texts of the first posts."""
    folder = tmp_path_factory.mktemp("hostile")
    copy = folder / "copy.db"
    shutil.copy(database, copy)
    with closing(sqlite3.connect(copy)) as connection:
        for number, cell in enumerate(CELLS, 1):
            connection.execute(
                "update posts set caption = ?, text = ? where number = ?", (cell, cell, number)
            )
        connection.commit()
    assert rsdata("export", copy, folder / "data", "--format", "csv,json,ndjson").exit_code == 0
    return folder / "data"


def test_hostile_cells_survive_pythons_csv_and_json(hostile: Path) -> None:
    rows = read_csv(hostile / "posts.csv")[: len(CELLS)]
    assert [(row["caption"], row["text"]) for row in rows] == [(cell, cell) for cell in CELLS]
    objects = json.loads((hostile / "posts.json").read_text("utf-8"))[: len(CELLS)]
    assert [row["caption"] for row in objects] == list(CELLS)
    lines = (hostile / "posts.ndjson").read_bytes().decode("utf-8").split("\n")
    assert [json.loads(line)["caption"] for line in lines[: len(CELLS)]] == list(CELLS)


def test_hostile_cells_survive_duckdb(hostile: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    how = "header = true, delim = ',', quote = '\"', escape = '\"', new_line = '\\r\\n'"
    query = (
        f"select caption, text from read_csv('{hostile}/posts.csv', {how}) order by number limit {len(CELLS)}"
    )
    assert duckdb.connect().execute(query).fetchall() == [(cell, cell) for cell in CELLS]


def test_hostile_cells_survive_pandas(hostile: Path) -> None:
    """Told that only an empty cell is null: of itself pandas takes "null" and "n/a" for it too."""
    pandas = pytest.importorskip("pandas")
    read = pandas.read_csv(hostile / "posts.csv", keep_default_na=False, na_values=[""])
    assert list(read["caption"][: len(CELLS)]) == list(CELLS)


def test_a_nul_character_is_written_or_refused(tmp_path: Path) -> None:
    """The csv of Python 3.10 cannot write one."""
    page = tmp_path / "page.txt"
    page.write_text(PAGE.replace("Well", "We\0ll"), "utf-8")
    rsdata("build", page, "-o", tmp_path / "rsdata.db")
    result = rsdata("export", tmp_path / "rsdata.db", tmp_path / "data")
    if sys.version_info >= (3, 11):
        assert b"We\0ll" in (tmp_path / "data" / "posts.csv").read_bytes()
    else:
        assert result.exit_code == 1
        assert "is more than CSV can hold in this Python" in result.output.splitlines()[-1]
    assert (
        rsdata("export", tmp_path / "rsdata.db", tmp_path / "data", "--format", "json,ndjson").exit_code == 0
    )


def test_the_same_database_gives_the_same_bytes(package: Path, database: Path, tmp_path: Path) -> None:
    assert rsdata("export", database, tmp_path, "--format", "csv,ndjson,json").exit_code == 0
    assert sha256_of_files(tmp_path) == sha256_of_files(package)


def test_one_argument_is_the_folder_and_csv_the_default(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(database, tmp_path / "rsdata.db")
    monkeypatch.chdir(tmp_path)
    result = rsdata("export", "data")
    assert result.exit_code == 0
    assert {path.suffix for path in (tmp_path / "data").iterdir()} == {".csv", ".json"}
    lines = result.output.splitlines()
    assert lines[1].split() == ["files.csv", "1", "rows"]
    assert lines[2].split() == ["posts.csv", "177", "rows"]
    assert lines[-1] == "datapackage.json"


def test_an_export_takes_the_place_of_an_older_one(database: Path, tmp_path: Path) -> None:
    rsdata("export", database, tmp_path)
    (tmp_path / "posts.csv").write_text("old")
    (tmp_path / "notes.txt").write_text("mine")
    rsdata("export", database, tmp_path, "--format", "json")
    rsdata("export", database, tmp_path)
    assert len(read_csv(tmp_path / "posts.csv")) == 177
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("name", ["posts.csv", "datapackage.json", "timeline.json"])
def test_a_file_of_no_export_is_left_unless_told_otherwise(database: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('{"name": "mine"}')
    export = ("export", database, tmp_path, "--format", "csv,json")
    assert f"{name}: is there, and of no earlier export: " in refused(*export)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == '{"name": "mine"}'
    assert rsdata(*export, "--overwrite").exit_code == 0
    assert rsdata(*export).exit_code == 0
    assert '"mine"' not in (tmp_path / name).read_text()


def test_a_file_of_a_name_that_is_not_written_is_in_nobodys_way(database: Path, tmp_path: Path) -> None:
    (tmp_path / "quotes.json").write_text("mine")
    assert rsdata("export", database, tmp_path).exit_code == 0
    assert (tmp_path / "quotes.json").read_text() == "mine"


def test_a_folder_that_is_a_file(database: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    assert "data: is a file: name a folder to export to" in refused("export", database, tmp_path / "data")
    assert "cannot be made" in refused("export", database, tmp_path / "data" / "below")


def test_a_folder_that_cannot_be_written() -> None:
    """As somebody without the right to, since root may write anywhere."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "page.txt").write_text(PAGE)
        assert rsdata("build", folder / "page.txt", "-o", folder / "rsdata.db").exit_code == 0
        (folder / "shut").mkdir(0o555)
        user = os.geteuid()
        os.seteuid(65534 if user == 0 else user)
        try:
            message = refused("export", folder / "rsdata.db", folder / "shut")
            assert "shut: cannot be written (" in message
            assert "cannot be made (" in refused("export", folder / "rsdata.db", folder / "shut" / "a")
        finally:
            os.seteuid(user)


def test_parquet_without_pyarrow(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    message = refused("export", database, tmp_path / "data", "--format", "csv,parquet")
    assert "pip install 'rsdata[parquet]'" in message
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("update parties set spellings = 'Lab'", "holds a value that cannot be exported"),
        ("drop view timeline", "timeline: has no column 'source_id'"),
        ("drop view timeline; create view timeline as select 1 as source_id", "has no column 'sequence'"),
        ("alter table people rename column kind to sort", "cannot be read as a database"),
    ],
)
def test_a_database_that_was_tampered_with(database: Path, tmp_path: Path, script: str, problem: str) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("pragma legacy_alter_table = on")
        connection.executescript(script)
    result = rsdata("export", copy, tmp_path / "data", "--format", "ndjson")
    assert result.exit_code == 1
    assert problem in result.output.splitlines()[-1]


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    assert "is not there" in refused("export", tmp_path / "no.db", tmp_path / "data")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "arguments", [(), ("a.db", "b", "c"), ("a.db", "b", "--format", "ods"), ("a.db", "b", "--format", "")]
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert rsdata("export", *arguments).exit_code == 2


def test_the_package_describes_each_file(package: Path) -> None:
    described = descriptor(package)
    assert len(described["resources"]) == 3 * len(NAMES)
    for resource in described["resources"]:
        data = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_the_package_describes_tables_in_the_words_of_the_schema(package: Path) -> None:
    resources = {resource["name"]: resource for resource in descriptor(package)["resources"]}
    for table in schema.TABLES:
        resource = resources[table.name]
        assert resource["description"] == table.description
        assert resource["schema"]["primaryKey"] == ["id"]
        keys = {
            key["fields"][0]: key["reference"]["resource"]
            for key in resource["schema"].get("foreignKeys", ())
        }
        expected = {column.name: column.references for column in table.columns if column.references}
        assert keys == {name: "" if refers == table.name else refers for name, refers in expected.items()}
        for column, field in zip(table.columns, resource["schema"]["fields"], strict=True):
            assert (field["name"], field["description"]) == (column.name, column.description)
            assert column.format or field["type"] == TYPES[column.type]
            constraints = field.get("constraints", {})
            assert constraints.get("required", False) is column.required
            assert constraints.get("enum", []) == list(column.values)
    for view in VIEWS:
        fields = resources[view.name]["schema"]["fields"]
        assert {field["name"]: field["description"] for field in fields} == view.columns


def test_a_views_columns_have_the_types_of_their_values(package: Path, db: sqlite3.Connection) -> None:
    python = {"string": str, "integer": int, "number": float, "date": str, "datetime": str}
    for resource in descriptor(package)["resources"]:
        if resource["name"] in {view.name for view in VIEWS}:
            for field in resource["schema"]["fields"]:
                values = db.execute(f'select "{field["name"]}" from {resource["name"]}')
                types = {type(value) for (value,) in values} - {type(None)}
                assert types <= {python[field["type"]]}, (resource["name"], field["name"])


def test_the_package_tells_version_digest_licence_and_source(package: Path, database: Path) -> None:
    described = descriptor(package)
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert described["digest"] == rsdata("digest", database).output.strip()
    assert described["version"].split("+")[0] == published().version
    assert (described["version"] == published().version) is (described["digest"] == published().digest)
    assert described["licenses"][0]["path"].startswith("https://creativecommons.org/")
    (source,) = described["sources"]
    assert source["sha256"] == published().sources["uk-politics-30131852"]
    assert source["path"].startswith("https://")


def test_another_data_set_is_not_called_the_published_one(tmp_path: Path) -> None:
    (tmp_path / "Count night.txt").write_text(PAGE)
    rsdata("build", tmp_path / "Count night.txt", "-o", tmp_path / "My count!.db")
    rsdata("export", tmp_path / "My count!.db", tmp_path / "data")
    described = descriptor(tmp_path / "data")
    assert described["name"] == "my-count"
    assert described["title"] == "Live coverage as data: Count night"
    assert not described.keys() & {"version", "licenses", "contributors"}


def test_memory_does_not_grow_with_the_data(database: Path, tmp_path: Path) -> None:
    """40,000 rows more, 3 MB of CSV."""
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(
            """with recursive n(i) as (select 1 union all select i + 1 from n where i < 40000)
            insert into mentions select 'extra-' || i, post_id, person_id, char_start, char_end
            from n, (select * from mentions limit 1)"""
        )
        connection.commit()
    peaks = []
    for path in (database, copy):
        tracemalloc.start()
        for _ in export(path, tmp_path / "data", ["csv", "json"]):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (tmp_path / "data" / "mentions.csv").stat().st_size > 2_000_000
    assert peaks[1] < peaks[0] + 200_000


def test_frictionless_finds_the_package_valid(package: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    pytest.importorskip("ijson")
    report = frictionless.validate(package / "datapackage.json")
    assert report.valid, report.flatten(["title", "message"])
    assert len(report.tasks) == 3 * len(NAMES)


def test_frictionless_finds_one_changed_byte_in_each_format(package: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    pytest.importorskip("ijson")
    folder = tmp_path / "data"
    shutil.copytree(package, folder)
    changed = {"results.csv", "people.ndjson", "quotes.json"}
    for name in changed:
        data = bytearray((folder / name).read_bytes())
        at = max(i for i, byte in enumerate(data) if chr(byte).isdigit())
        data[at] = ord("3") if data[at] != ord("3") else ord("4")
        (folder / name).write_bytes(data)
    report = frictionless.validate(folder / "datapackage.json")
    assert not report.valid
    assert {task.place for task in report.tasks if not task.valid} == changed


@pytest.fixture(scope="session")
def parquet(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data set as Parquet."""
    pytest.importorskip("pyarrow")
    folder = tmp_path_factory.mktemp("parquet") / "data"
    assert rsdata("export", database, folder, "--format", "parquet").exit_code == 0
    return folder


def test_parquet_has_types_and_descriptions(parquet: Path, db: sqlite3.Connection) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    types = {"TEXT": "string", "INTEGER": "int64", "REAL": "double"}
    for table in schema.TABLES:
        read = pq.read_table(parquet / f"{table.name}.parquet")
        assert read.schema.metadata[b"description"].decode() == table.description
        for column, field in zip(table.columns, read.schema, strict=True):
            assert field.metadata[b"description"].decode() == column.description
            assert field.nullable is not column.required
            assert column.format in ("date", "json") or str(field.type) == types[column.type]
        expected = in_database(db, table.name)
        for row in expected:
            for column in table.columns:
                if column.format == "json":
                    row[column.name] = json.loads(row[column.name])
                if column.format == "date" and row[column.name]:
                    row[column.name] = date.fromisoformat(row[column.name])
        assert read.to_pylist() == expected


def test_parquet_has_the_same_bytes_every_time(parquet: Path, database: Path, tmp_path: Path) -> None:
    rsdata("export", database, tmp_path, "--format", "parquet")
    assert sha256_of_files(tmp_path) == sha256_of_files(parquet)


def test_a_parquet_package_is_valid_and_a_changed_byte_is_found(parquet: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    folder = tmp_path / "data"
    shutil.copytree(parquet, folder)
    assert frictionless.validate(folder / "datapackage.json").valid
    data = bytearray((folder / "odds.parquet").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "odds.parquet").write_bytes(data)
    assert not frictionless.validate(folder / "datapackage.json").valid


def test_duckdb_reads_the_cells_of_a_csv_as_they_were(package: Path, db: sqlite3.Connection) -> None:
    duckdb = pytest.importorskip("duckdb")
    for name in ("posts", "quotes", "results_flat"):
        read = duckdb.connect().execute(
            f"select * from read_csv('{package / name}.csv', all_varchar = true, header = true, delim = ',', "
            "quote = '\"', escape = '\"', new_line = '\\r\\n')"
        )
        expected = [
            tuple(None if value in (None, "") else str(value) for value in row.values())
            for row in in_database(db, name)
        ]
        assert read.fetchall() == expected


def test_an_empty_text_is_told_from_null(package: Path, db: sqlite3.Connection) -> None:
    """By the schema: an empty cell is null, save in a text column that is required."""
    fields = {field["name"]: field for field in table_schema_of(package, "posts")["fields"]}
    assert fields["text"]["missingValues"] == []
    assert "missingValues" not in fields["heading"]
    assert table_schema_of(package, "posts")["missingValues"] == [""]
    for table in schema.TABLES:
        for column in table.columns:
            if column.type == "TEXT" and not column.required:
                assert (
                    db.execute(f"select count(*) from {table.name} where \"{column.name}\" = ''").fetchone()[
                        0
                    ]
                    == 0
                )


def table_schema_of(folder: Path, name: str) -> dict[str, Any]:
    (resource,) = (r for r in descriptor(folder)["resources"] if r["name"] == name)
    found: dict[str, Any] = resource["schema"]
    return found


def test_a_package_in_several_formats_has_keys_within_each(package: Path) -> None:
    names = {resource["name"] for resource in descriptor(package)["resources"]}
    assert {"posts", "posts-ndjson", "posts-json"} <= names
    for resource in descriptor(package)["resources"]:
        for key in resource["schema"].get("foreignKeys", ()):
            refers_to = key["reference"]["resource"]
            assert refers_to == "" or refers_to in names
            assert refers_to == "" or refers_to.partition("-")[2] == resource["name"].partition("-")[2]


def test_metadata_describes_every_table_and_column_in_the_same_words() -> None:
    described = yaml.safe_load((ROOT / "metadata.yml").read_text("utf-8"))["databases"]["rsdata"]["tables"]
    assert list(described) == NAMES
    for table in schema.TABLES:
        assert described[table.name]["description"] == table.description
        assert described[table.name]["columns"] == {c.name: c.description for c in table.columns}
    for view in VIEWS:
        assert described[view.name]["description"] == view.description
        assert described[view.name]["columns"] == view.columns


def test_the_data_dictionary_names_every_table_and_column() -> None:
    """That it is current is what cog checks."""
    page = (ROOT / "docs" / "data-dictionary.md").read_text("utf-8")
    for table in schema.TABLES:
        section = page.split(f"### {table.name}\n")[1].split("### ")[0]
        for column in table.columns:
            assert f"| `{column.name}` |" in section
            assert column.description.rstrip(".") in section


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sources, one with a name that is hard on paths, as Parquet by source."""
    pytest.importorskip("pyarrow")
    folder = tmp_path_factory.mktemp("divided")
    (folder / "raw").mkdir()
    for name in ("one", "two = ½%"):
        (folder / "raw" / f"{name}.txt").write_text(PAGE)
    assert rsdata("build", folder / "raw", "-o", folder / "rsdata.db").exit_code == 0
    result = rsdata("export", folder / "rsdata.db", folder / "data", "--format", "parquet", "--by-source")
    assert result.exit_code == 0
    assert re.search(r"^quotes/ +2 rows$", result.output, re.MULTILINE)
    return folder


def test_parquet_by_source_is_one_file_for_each_source(divided: Path) -> None:
    data = divided / "data"
    assert sorted(path.name for path in (data / "quotes").iterdir()) == [
        "source_id=one",
        "source_id=two%20%3D%20%C2%BD%25",
    ]
    assert (data / "people.parquet").is_file()
    assert (data / "odds.parquet").is_file(), "no rows, no folder"


def test_parquet_by_source_holds_what_the_database_holds(divided: Path) -> None:
    """As Arrow and DuckDB read it: the column source_id comes from the folders."""
    import pyarrow.dataset as ds

    with closing(sqlite3.connect(divided / "rsdata.db")) as connection:
        expected = connection.execute("select source_id, id, text from posts order by id").fetchall()
    rows = ds.dataset(divided / "data" / "posts", partitioning="hive").to_table().to_pylist()
    assert sorted((row["source_id"], row["id"], row["text"]) for row in rows) == sorted(expected)
    duckdb = pytest.importorskip("duckdb")
    pattern = divided / "data" / "posts" / "*" / "*.parquet"
    query = f"select source_id, id, text from read_parquet('{pattern}', hive_partitioning = true) order by id"
    assert duckdb.sql(query).fetchall() == expected


def test_the_package_names_all_files_of_a_table_by_source(divided: Path) -> None:
    resources = {resource["name"]: resource for resource in descriptor(divided / "data")["resources"]}
    paths = resources["quotes"]["path"]
    assert len(paths) == 2
    assert all((divided / "data" / path).is_file() for path in paths)
    assert "source_id" not in {field["name"] for field in resources["posts"]["schema"]["fields"]}


def test_a_source_that_is_gone_is_gone_from_a_second_export(divided: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(divided / "data", data)
    rsdata("build", divided / "raw" / "one.txt", "-o", tmp_path / "rsdata.db")
    rsdata("export", tmp_path / "rsdata.db", data, "--format", "parquet", "--by-source")
    assert [path.name for path in (data / "posts").iterdir()] == ["source_id=one"]
    assert not list(data.glob(".*"))


def test_a_folder_of_somebody_else_is_not_replaced(divided: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "letter.txt").write_text("Dear")
    result = rsdata("export", divided / "rsdata.db", tmp_path, "--format", "parquet", "--by-source")
    assert result.exit_code == 1
    assert "posts: is in the way" in result.output
    assert (tmp_path / "posts" / "letter.txt").read_text() == "Dear"


def test_by_source_needs_parquet(database: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["export", str(database), str(tmp_path), "--by-source"])
    assert result.exit_code == 2
    assert "--by-source divides Parquet" in result.output


@pytest.fixture(scope="session")
def workbooks(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data set as workbooks, if XlsxWriter is here."""
    pytest.importorskip("xlsxwriter")
    folder = tmp_path_factory.mktemp("xlsx") / "data"
    assert rsdata("export", database, folder, "--format", "xlsx").exit_code == 0
    return folder


def cells(path: Path) -> list[tuple[Any, ...]]:
    """The rows of a workbook, the names of the columns first."""
    openpyxl = pytest.importorskip("openpyxl")
    return list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))


@pytest.mark.parametrize("name", ["quotes", "results_flat", "contests", "odds_normalised", "links"])
def test_a_workbook_holds_what_the_database_holds(workbooks: Path, db: sqlite3.Connection, name: str) -> None:
    head, *rows = cells(workbooks / f"{name}.xlsx")
    expected = in_database(db, name)
    assert not expected or list(head) == list(expected[0])
    for row in rows:
        found = dict(zip(head, row, strict=True))
        if found.get("date"):
            found["date"] = found["date"].date().isoformat()
        for key, stored in expected.pop(0).items():
            assert found[key] == (pytest.approx(stored, rel=1e-14) if isinstance(stored, float) else stored)
    assert expected == []


def test_workbooks_have_the_same_bytes_every_time(
    workbooks: Path, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    rsdata("export", database, tmp_path, "--format", "xlsx")
    assert sha256_of_files(tmp_path) == sha256_of_files(workbooks)


HOSTILE_CELLS = [
    "=1+1",
    "+1",
    "-1",
    "@a",
    "http://a.example/",
    "\x01\x1f\ufffe",
    "1e5",
    " ",
    "a\r\nb",
]


def test_no_cell_of_a_workbook_is_a_formula(sound: Path, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    path = tmp_path / "rsdata.db"
    shutil.copy(sound, path)
    long = "💥" * 40_000
    with closing(sqlite3.connect(path)) as db:
        db.execute("delete from identifiers")
        rows = [(f"{n}", text) for n, text in enumerate([*HOSTILE_CELLS, long])]
        db.executemany(
            "insert into identifiers (id, table_name, row_id, scheme, value) values (?, 'people', '', '', ?)",
            rows,
        )
        db.commit()
    rsdata("export", path, tmp_path / "data", "--format", "xlsx")
    head, *found = cells(tmp_path / "data" / "identifiers.xlsx")
    values = [row[head.index("value")] for row in found]
    plain = [value for value in HOSTILE_CELLS if value.isprintable()]
    assert [value for value in values if value in plain] == plain
    assert values[-1].startswith("💥" * 1000) and values[-1].endswith("(cut: a cell holds no more)")
    assert len(values[-1].encode("utf-16-le")) // 2 <= 32_767


def test_a_workbook_without_xlsxwriter(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    message = refused("export", database, tmp_path / "data", "--format", "csv,xlsx")
    assert "pip install 'rsdata[xlsx]'" in message
    assert not (tmp_path / "data").exists()


def test_more_rows_than_a_sheet_holds_leave_nothing_behind(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr("rsdata.export.xlsx.MOST_ROWS", 100)
    result = rsdata("export", database, tmp_path, "--format", "xlsx")
    assert result.exit_code == 1
    assert "rsdata: posts: has more rows than a sheet holds" in result.output
    assert not list(tmp_path.glob("*posts*"))


def test_csv_for_excel_begins_with_a_mark_and_is_valid(package: Path, database: Path, tmp_path: Path) -> None:
    rsdata("export", database, tmp_path, "--bom")
    for path in tmp_path.glob("*.csv"):
        assert path.read_bytes() == b"\xef\xbb\xbf" + (package / path.name).read_bytes()
    assert rsdata("export", database, tmp_path, "--format", "json", "--bom").exit_code == 2
    frictionless = pytest.importorskip("frictionless")
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
