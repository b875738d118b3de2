"""The command line: arguments, progress and errors; no logic."""

from __future__ import annotations

import json
import os
import shlex
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rsdata.errors import InputError
from rsdata.interrupts import interrupts_held
from rsdata.paths import default_raw, metadata_for
from rsdata.printing import print_anything

if TYPE_CHECKING:
    from rsdata.build import Progress

DEFAULT_DATABASE = Path("rsdata.db")
FILE = click.Path(path_type=Path)


class Group(click.Group):
    """Shows what is wrong with the input as one line, and leaves with 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except InputError as error:
            click.echo(f"rsdata: {error}", err=True)
            ctx.exit(1)


@click.group(cls=Group)
@click.version_option(package_name="rsdata", message="%(prog)s %(version)s")
def main() -> None:
    """Turn live election coverage into a published data set.

    rsdata reads pages of live coverage as plain text and writes a SQLite database in which every row is
    parsed from the coverage and carries the exact characters it came from. Datasette publishes it.
    """
    print_anything()


@main.command()
@click.argument("raw", required=False, type=FILE)
@click.option(
    "-o", "--output", type=FILE, default=DEFAULT_DATABASE, show_default=True, help="Database to write."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="Processes that parse. Default: one for each processor, and none for a few pages.",
)
@click.option(
    "--cluster", metavar="ADDRESS", help="Parse on a Dask cluster; the address of its scheduler, tcp://..."
)
@click.option(
    "--cache/--no-cache",
    default=True,
    help="Keep what was parsed in your cache folder, and read from there what has not changed (default).",
)
def build(raw: Path | None, output: Path, workers: int | None, cluster: str | None, cache: bool) -> None:
    """Parse coverage and write the database.

    RAW is a page of coverage or a folder of them, described by the sources.yml beside them; by default ./raw,
    and where there is none the data set that comes with rsdata. A page is plain text in UTF-8, whatever the
    file is called; what it is, is told by its bytes, and anything else is refused. In a folder .txt, .html,
    .htm, .json, .warc and .wacz (and .gz of these) are opened; other files are named and passed over.

    A line a source says in which layout it was read, and how many posts it has; a page in which nothing parts
    posts is an article, and one post.

    The new database takes the place of the old one only when it is whole. The same RAW gives the same bytes,
    whoever parses it and whatever is read from the cache.
    """
    with interrupts_held():  # an import may swallow one
        from rsdata.build import build as build_database
        from rsdata.published import published
        from rsdata.sources import open_raw

    if workers and cluster:
        raise click.UsageError("give --workers or --cluster, not both: a cluster has workers of its own")
    raw = raw or default_raw()
    opened = open_raw(raw)
    for remark in opened.remarks:
        click.echo(f"rsdata: {remark}", err=True)
    with _progress(len(opened.files)) as progress:
        report = build_database(
            opened, output, workers=workers, scheduler=cluster, cached=cache, progress=progress
        )
    for line in report.lines:
        click.echo(line)
    width = max(map(len, report.rows))
    for table, rows in report.rows.items():
        click.echo(f"{table:<{width}} {rows:>9,}")
    click.echo(f"{'digest':<{width}} {report.digest}")
    known = published()
    if known.is_of((file.source.id, file.source.sha256) for file in opened.files):
        click.echo(f"{'':<{width}} {known.verdict(report.digest)}")
    click.echo(f"\nTo publish it:\n{_serve_command(output, metadata_for(raw))}")


@main.command()
@click.argument("database", required=False, type=FILE, default=DEFAULT_DATABASE)
def digest(database: Path) -> None:
    """Print the SHA-256 over the content of DATABASE (default: rsdata.db).

    It depends on the tables, columns and values alone, not on the file, the SQLite or the Python that wrote
    it.
    """
    from rsdata.digest import digest_of_file

    click.echo(digest_of_file(database))


@main.command()
@click.argument("database", required=False, type=FILE, default=DEFAULT_DATABASE)
@click.option("--raw", type=FILE, help="The coverage it was built from; by default as for build.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print a JSON array, one object a check, with all findings."
)
def check(database: Path, raw: Path | None, as_json: bool) -> None:
    """Prove DATABASE (default: rsdata.db) against its sources.

    Reads the coverage again and prints one line a check: what it looked at, and what it found wrong. Leaves
    with 1 if a check fails.
    """
    from rsdata.check import check as check_database

    outcomes = []
    for outcome in check_database(database, raw or default_raw()):
        outcomes.append(outcome)
        if not as_json:
            click.echo(str(outcome))
    if as_json:
        told = json.dumps([outcome.as_dict() for outcome in outcomes], indent=2, ensure_ascii=False)
        click.echo(told.encode("utf-8", "backslashreplace"))  # JSON is UTF-8 whatever the locale
    if not all(outcome.passed for outcome in outcomes):
        sys.exit(1)


class Formats(click.ParamType[tuple[str, ...]]):
    """Names of formats with commas between them."""

    name = "format"
    known = ("csv", "json", "ndjson", "parquet")

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return ",".join(self.known)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        names = tuple(name.strip() for name in value.split(",")) if isinstance(value, str) else tuple(value)
        for name in names:
            if name not in self.known:
                self.fail(f"{name!r} is none of {', '.join(self.known)}", param, ctx)
        return names


@main.command()
@click.argument("paths", nargs=-1, type=FILE, metavar="[DB] DIR")
@click.option(
    "--format", "formats", type=Formats(), default="csv", show_default=True, help="One format or several."
)
@click.option(
    "--by-source",
    is_flag=True,
    help="Parquet of each table as a folder with a file for each source, as DuckDB and Spark read them.",
)
def export(paths: tuple[Path, ...], formats: tuple[str, ...], by_source: bool) -> None:
    """Write the tables and views of DB (default: rsdata.db) to DIR as files.

    datapackage.json beside them describes every file and field (Data Package 2.0). The same database gives
    the same bytes.
    """
    from rsdata.export import export as export_database

    if not 1 <= len(paths) <= 2:
        raise click.UsageError("give the folder to export to, or a database and the folder")
    if by_source and "parquet" not in formats:
        raise click.UsageError("--by-source divides Parquet: give --format parquet")
    database = paths[0] if len(paths) == 2 else DEFAULT_DATABASE
    for file in export_database(database, paths[-1], formats, by_source=by_source):
        path = file.path if isinstance(file.path, str) else f"{file.relation.name}/"
        click.echo(f"{path:<27} {file.rows:>9,} rows")
    click.echo("datapackage.json")


@contextmanager
def _progress(pages: int) -> Iterator[Progress]:
    """A bar with rate and time left on a terminal, nothing in a pipe."""
    from rsdata.build import Progress

    if not sys.stderr.isatty():
        yield Progress()
        return
    start = time.monotonic()

    class Bar(Progress):
        def pages(self, done: int, of: int) -> None:
            bar.update(1, f"{done / (time.monotonic() - start):,.1f} pages/s")

        def finishing(self) -> None:
            bar.label = "Indexing"
            bar.render_progress()

    with click.progressbar(
        length=pages,
        label="Reading coverage",
        file=sys.stderr,
        show_pos=True,
        item_show_func=lambda rate: rate,
    ) as bar:
        yield Bar()


def _serve_command(database: Path, metadata: Path) -> str:
    """What to type here to serve the database."""
    words = ["datasette", "serve", str(database), "-m", os.path.relpath(metadata)]
    if not words[-1].startswith("..") or len(words[-1]) < len(str(metadata)):
        return shlex.join(words)
    return shlex.join([*words[:-1], str(metadata)])
