"""Proves a database against the sources it claims to come from.

Each check is one function that is given the subject and a tally to fill; here is the list of them, in
the order in which they run. A check that fails says what is wrong and where; the others still run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from rsdata.belonging import metadata_for
from rsdata.check import evidence, figures, fresh, people, places, served, store
from rsdata.check.report import Check, Outcome, Subject, outcomes
from rsdata.check.trust import opened as opened_database
from rsdata.check.unaccounted import unaccounted
from rsdata.paths import METADATA, shipped
from rsdata.sources import open_raw
from rsdata.workshop import temporary_folder

__all__ = ["CHECKS", "Check", "Outcome", "check"]

CHECKS: tuple[Check, ...] = (
    Check("file", served.file, of_file=True),
    Check("schema", store.schema_as_declared, of_file=True),
    Check("integrity", store.integrity, of_file=True),
    Check("references", store.foreign_keys),
    Check("checksums", places.checksums),
    Check("ids", places.ids),
    Check("partition", places.partition),
    Check("numbers", places.numbers),
    Check("times", places.times),
    Check("posts", evidence.posts),
    Check("unaccounted", unaccounted),
    Check("offsets", places.offsets),
    Check("slices", evidence.slices),
    Check("nesting", places.nesting),
    Check("speakers", people.speakers),
    Check("people", people.people),
    Check("parties", people.parties),
    Check("candidates", figures.candidates),
    Check("shares", figures.shares),
    Check("sums", figures.sums),
    Check("ranks", figures.ranks),
    Check("odds", figures.odds),
    Check("blanks", store.blanks),
    Check("search", store.search),
    Check("views", store.views),
    Check("metadata", store.metadata),
    Check("parse", fresh.parsed_again),
)


def check(database: Path, raw: Path, checks: Iterable[Check] = CHECKS) -> Iterator[Outcome]:
    """Runs the checks of the database against the coverage at ``raw``, a file or a folder.

    Raises InputError where there is no database that rsdata built, or no coverage.
    """
    opened = open_raw(raw)
    # Where no metadata belongs to it, the queries and descriptions served are those of the shipped one.
    metadata = metadata_for(raw, is_shipped=True) or shipped(METADATA)
    with (
        opened_database(database) as connection,
        temporary_folder() as folder,
        closing(Subject(database, connection, opened, metadata, folder)) as subject,
    ):
        yield from outcomes(checks, subject)
