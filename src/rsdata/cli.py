"""The command line: arguments, progress and errors; no logic."""

from __future__ import annotations

import json
import os
import shlex
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rsdata.console.ending import open_standard_files, told_in_one_line, warn
from rsdata.console.interrupts import interrupts_held
from rsdata.console.printing import print_anything, say
from rsdata.paths import HERE, default_raw

if TYPE_CHECKING:
    from rsdata.build.build_report import Report
    from rsdata.build.builder import Progress

DEFAULT_DATABASE = Path("rsdata.db")
FILE = click.Path(path_type=Path)


class Group(click.Group):
    """Tells whatever ends a command before its time in one line, and leaves with 1."""

    def main(self, *args: Any, **options: Any) -> Any:
        with told_in_one_line():
            open_standard_files()
            return super().main(*args, **options)

    def invoke(self, ctx: click.Context) -> object:
        with told_in_one_line():  # before Click sees it
            return super().invoke(ctx)


@click.group(cls=Group)
@click.version_option(package_name="rsdata", message="%(prog)s %(version)s")
def main() -> None:
    """Turn live election coverage into a published data set.

    rsdata reads live coverage, from saved web pages or plain text, and writes a SQLite database in which
    every row is parsed from the coverage and carries the exact characters it came from. Datasette publishes
    it.
    """
    print_anything()


@main.command()
@click.argument("folder", required=False, type=FILE, default=Path(), metavar="[DIR]")
def init(folder: Path) -> None:
    """Begin a data set of your own in DIR (default: here).

    Makes raw/ for pages of coverage, with files whose comments say what may be told of them (sources.yml),
    put right (corrections.yml) and known of people (people.yml), and metadata.yml with the title of the site.
    A file that is there is named and kept.
    """
    from rsdata.sources.beginning import begin

    for path, is_new in begin(folder):
        say(f"{path}{'' if is_new else ' is there and kept'}")
    there = "" if folder == Path() else f"{shlex.join(('cd', str(folder)))} && "
    say(f"\nPut pages of coverage into {folder / 'raw'}, then: {there}rsdata build")


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
@click.option(
    "--match",
    metavar="URL-GLOB",
    help="Pages of a web archive to read, as 'https://example.org/live/*'. Default: those that are live.",
)
def build(
    raw: Path | None, output: Path, workers: int | None, cluster: str | None, cache: bool, match: str | None
) -> None:
    """Parse coverage and write the database.

    RAW is a page of coverage or a folder of them, described by the sources.yml beside them; by default ./raw,
    and where there is none the data set that comes with rsdata. A page is a saved web page, the JSON of one,
    a web archive (WARC, WACZ) or plain text in UTF-8, whatever the file is called; what it is, is told
    by its bytes, and anything else is refused. In a folder .txt, .html, .htm, .mhtml, .mht, .json, .warc
    and .wacz (and .gz of these) are opened; other files are named and passed over.

    A line a source says in which layout it was read, and how many posts it has; a page in which nothing parts
    posts is an article, and one post.

    The new database takes the place of the old one only when it is whole. The same RAW gives the same bytes,
    whoever parses it and whatever is read from the cache.
    """
    with interrupts_held():  # an import may swallow one
        from rsdata.build.builder import building
        from rsdata.sources.folder import open_raw

    if workers and cluster:
        raise click.UsageError("give --workers or --cluster, not both: a cluster has workers of its own")
    if raw is None:
        raw = default_raw()
        if raw != HERE:
            warn("no raw/ is here, so the data set that comes with rsdata is built: name your own")
    opened = open_raw(raw, match)
    for remark in opened.remarks:
        warn(remark)
    with ExitStack() as until_told:
        with _progress(len(opened.files)) as progress:
            report = until_told.enter_context(
                building(opened, output, workers=workers, scheduler=cluster, cached=cache, progress=progress)
            )
        for remark in report.remarks:
            warn(remark)
        # The new database takes its place when this is said: a build that fails changes nothing.
        say("\n".join(_told(raw, output, report)))


@main.command()
@click.argument("file", type=FILE)
@click.option("--match", metavar="URL-GLOB", help="Which pages of a web archive.")
def text(file: Path, match: str | None) -> None:
    """Print the text that rsdata reads out of FILE, a saved web page, JSON or an archive.

    It is what stands in sources.text, and what every char_start and char_end of the database counts in.
    """
    from rsdata.sources.folder import open_raw

    opened = open_raw(file, match)
    for remark in opened.remarks:
        warn(remark)
    for source in opened.files:
        say(source.read().page.text.encode("utf-8"), ends_line=False)


@main.command()
@click.argument("database", required=False, type=FILE, default=DEFAULT_DATABASE)
def digest(database: Path) -> None:
    """Print the SHA-256 over the content of DATABASE (default: rsdata.db).

    It depends on the tables, columns and values alone, not on the file, the SQLite or the Python that wrote
    it.
    """
    from rsdata.database.digest import digest_of_file

    say(digest_of_file(database))


@main.command()
@click.argument("database", required=False, type=FILE, default=DEFAULT_DATABASE)
@click.option("--raw", type=FILE, help="The coverage it was built from; by default as for build.")
@click.option("--match", metavar="URL-GLOB", help="As for build, where it was built with it.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print a JSON array, one object a check, with all findings."
)
def check(database: Path, raw: Path | None, match: str | None, as_json: bool) -> None:
    """Prove DATABASE (default: rsdata.db) against its sources.

    Reads the coverage again and prints one line a check: what it looked at, and what it found wrong. Leaves
    with 1 if a check fails, and where DATABASE was built from other coverage than the default: name that.
    """
    from rsdata.check import check as check_database
    from rsdata.check.trust import require_shared

    if raw is None:
        raw = default_raw()
        require_shared(database, raw)
    outcomes = []
    for outcome in check_database(database, raw, match=match):
        outcomes.append(outcome)
        if not as_json:
            say(str(outcome))
    if as_json:
        # JSON is UTF-8 whatever the locale.
        told = json.dumps([outcome.as_dict() for outcome in outcomes], indent=2, ensure_ascii=False)
        say(told.encode("utf-8", "backslashreplace"))
    if not all(outcome.passed for outcome in outcomes):
        sys.exit(1)


@main.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--exit-code", is_flag=True, help="Leave with 1 where they differ.")
def diff(old: Path, new: Path, exit_code: bool) -> None:
    """Print how the rows of two databases differ: OLD and NEW.

    A line for each row that is added or gone, by table and id, and for each value that has changed, with the
    old and the new one as JSON; the last line counts them.
    """
    from rsdata.database.difference import DifferenceCount, differences

    count = DifferenceCount()
    for difference in differences(old, new):
        count.add(difference)
        for line in difference.lines:
            say(line)
    say(str(count))
    if exit_code and count.counts:
        sys.exit(1)


FORMATS = ("csv", "json", "ndjson", "parquet", "xlsx")


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    """Names of formats with commas between them."""
    names = tuple(name.strip() for name in value.split(","))
    for name in names:
        if name not in FORMATS:
            raise click.BadParameter(f"{name!r} is none of {', '.join(FORMATS)}")
    return names


@main.command()
@click.argument("paths", nargs=-1, type=FILE, metavar="[DB] DIR")
@click.option(
    "--format",
    "formats",
    callback=_formats,
    metavar=",".join(FORMATS),
    default="csv",
    show_default=True,
    help="One format or several.",
)
@click.option(
    "--by-source",
    is_flag=True,
    help="Parquet of each table as a folder with a file for each source, as DuckDB and Spark read them.",
)
@click.option("--bom", is_flag=True, help="CSV that Excel opens with its accents right.")
@click.option("--overwrite", is_flag=True, help="Replace files, too, that are of no earlier export.")
def export(
    paths: tuple[Path, ...], formats: tuple[str, ...], by_source: bool, bom: bool, overwrite: bool
) -> None:
    """Write the tables and views of DB (default: rsdata.db) to DIR as files.

    datapackage.json beside them describes every file and field (Data Package 2.0). The same database gives
    the same bytes. An earlier export in DIR is replaced; another file of the same name is not.
    """
    from rsdata.export.tables import export as export_database

    if not 1 <= len(paths) <= 2:
        raise click.UsageError("give the folder to export to, or a database and the folder")
    if by_source and "parquet" not in formats:
        raise click.UsageError("--by-source divides Parquet: give --format parquet")
    if bom and "csv" not in formats:
        raise click.UsageError("--bom begins CSV files: give --format csv")
    database = paths[0] if len(paths) == 2 else DEFAULT_DATABASE
    files = export_database(database, paths[-1], formats, by_source=by_source, bom=bom, overwrite=overwrite)
    for file in files:
        path = file.path if isinstance(file.path, str) else f"{file.relation.name}/"
        say(f"{path:<27} {file.rows:>9,} rows")
    say("datapackage.json")


@contextmanager
def _progress(pages: int) -> Iterator[Progress]:
    """A bar with rate and time left on a terminal, nothing in a pipe."""
    from rsdata.build.builder import Progress

    class Telling(Progress):
        def remark(self, text: str) -> None:
            warn(text)

    if not sys.stderr.isatty():
        yield Telling()
        return
    start = time.monotonic()

    class ProgressBar(Telling):
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
        yield ProgressBar()


def _told(raw: Path, output: Path, report: Report) -> Iterator[str]:
    """What is told of a build, line by line."""
    from rsdata.sources.belonging import metadata_for
    from rsdata.sources.published import published

    yield from report.lines
    width = max(map(len, report.rows))
    for table, rows in report.rows.items():
        yield f"{table:<{width}} {rows:>9,}"
    yield f"{'digest':<{width}} {report.digest}"
    known = published()
    is_shipped = known.is_of(report.checksums)
    if is_shipped:
        yield f"{'':<{width}} {known.verdict(report.digest)}"
    yield f"\nTo publish it:\n{_serve_command(output, metadata_for(raw, is_shipped=is_shipped))}"


def _serve_command(database: Path, metadata: Path | None) -> str:
    """What to type here to serve the database."""
    words = ["datasette", "serve", str(database)]
    if metadata is not None:
        whole, from_here = str(metadata), os.path.relpath(metadata)
        words += ["-m", whole if from_here.startswith("..") and len(from_here) > len(whole) else from_here]
    return shlex.join(words)
