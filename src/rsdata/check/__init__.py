"""Proves a database against the sources it claims to come from.

Each check is one function that is given the subject and a tally to fill; here is the list of them, in
the order in which they run. A check that fails says what is wrong and where; the others still run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from rsdata.build.atomic_target import temporary_folder
from rsdata.check import by_hand, fresh, offsets, places, served, speakers, store, sums
from rsdata.check.check_report import Check, Outcome, Subject, outcomes
from rsdata.check.trust import opened as opened_database
from rsdata.check.unaccounted import unaccounted
from rsdata.paths import METADATA, shipped
from rsdata.sources.belonging import metadata_for
from rsdata.sources.folder import open_raw

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
    Check("posts", offsets.posts),
    Check("unaccounted", unaccounted),
    Check("offsets", places.offsets),
    Check("slices", offsets.slices),
    Check("nesting", places.nesting),
    Check("speakers", speakers.speakers),
    Check("people", speakers.people),
    Check("parties", speakers.parties),
    Check("identifiers", by_hand.identifiers),
    Check("corrections", by_hand.corrections),
    Check("candidates", sums.candidates),
    Check("shares", sums.shares),
    Check("sums", sums.sums),
    Check("ranks", sums.ranks),
    Check("odds", sums.odds),
    Check("blanks", store.blanks),
    Check("search", store.search),
    Check("views", store.views),
    Check("metadata", store.metadata),
    Check("parse", fresh.parsed_again),
)


def check(
    database: Path, raw: Path, checks: Iterable[Check] = CHECKS, *, match: str | None = None
) -> Iterator[Outcome]:
    """Runs the checks of the database against the coverage at ``raw``, a file or a folder; ``match`` as the
    database was built with.

    Raises InputError where there is no database that rsdata built, or no coverage.
    """
    opened = open_raw(raw, match)
    # Where no metadata belongs to it, the queries and descriptions served are those of the shipped one.
    metadata = metadata_for(raw, is_shipped=True) or shipped(METADATA)
    with (
        opened_database(database) as connection,
        temporary_folder() as folder,
        closing(Subject(database, connection, opened, metadata, folder)) as subject,
    ):
        yield from outcomes(checks, subject)
