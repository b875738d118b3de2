"""What a check is given and what it gives back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from rsdata.check.excused import ByHand, read_by_hand
from rsdata.check.rebuilt import Rebuilt
from rsdata.check.time_limit import OverdueError, TimeLimit
from rsdata.check.trust import doubt
from rsdata.console.interrupts import give_way
from rsdata.database.plain_rows import Row
from rsdata.errors import InputError, one_line
from rsdata.sources.folder import Raw

# Findings kept of one check; the others are counted.
KEPT = 100

# Characters of a finding that are shown on its line: it may quote what the database holds.
SHOWN = 400


@dataclass(slots=True)
class CheckTally:
    """What one check looked at and what it found. ``remarks`` are oddities of the coverage itself: a share
    that is misprinted on the page is stored as printed and proves nothing against the database. ``notes`` say
    how it was looked at, where that is not the usual way."""

    looked_at: dict[str, int] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    found: int = 0
    remarks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def saw(self, what: str, count: int = 1) -> None:
        """Counts what was looked at: saw("posts")."""
        self.looked_at[what] = self.looked_at.get(what, 0) + count

    def found_that(self, problem: str) -> None:
        self.found += 1
        if len(self.findings) < KEPT:
            self.findings.append(problem)

    def expect(self, good: object, problem: str) -> None:
        """Records the problem unless all is good."""
        if not good:
            self.found_that(problem)

    def remark(self, oddity: str) -> None:
        if len(self.remarks) < KEPT:
            self.remarks.append(oddity)

    def note(self, how: str) -> None:
        self.notes.append(how)


@dataclass(frozen=True)
class Subject:
    """A database and the sources that it claims to come from; ``metadata`` describes it to Datasette."""

    path: Path
    connection: sqlite3.Connection
    raw: Raw
    metadata: Path
    workshop: Path  # a folder for files that a check needs
    _read: dict[str, str] = field(default_factory=dict)  # the coverage asked for last

    def rows(self, sql: str, *parameters: object) -> Iterator[sqlite3.Row]:
        """The rows that a query gives, one by one."""
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        for row in cursor.execute(sql, parameters):
            self.clock.look()  # what a check does with them may take long, too
            yield row

    def plain_rows(self, sql: str) -> Iterator[Row]:
        """The same as tuples."""
        return map(tuple, self.rows(sql))

    def value(self, sql: str, *parameters: object) -> Any:
        """The only value that a query gives."""
        return self.connection.execute(sql, parameters).fetchone()[0]

    @cached_property
    def clock(self) -> TimeLimit:
        """Measures the checks; the connection is watched."""
        clock = TimeLimit(self.path.stat().st_size)
        clock.watch(self.connection)
        return clock

    @cached_property
    def by_hand(self) -> ByHand:
        """What people put right, by the table of corrections, which a check of its own is about."""
        return read_by_hand(self.connection)

    @cached_property
    def doubt(self) -> str | None:
        """Why the rows are not to be asked for, which may be more than can be read; None where they are."""
        return doubt(self.connection)

    @cached_property
    def copy(self) -> sqlite3.Connection:
        """A copy that may be written to: in a file opened to be read, SQLite passes over the CHECK
        constraints, and FTS5 does not compare index and content. It is a temporary database of SQLite's,
        which has no name by which it could be left behind."""
        connection = sqlite3.connect("")
        self.connection.backup(connection)
        self.clock.watch(connection)
        return connection

    @cached_property
    def fresh(self) -> Rebuilt:
        """A build of the same sources. Raises InputError where there can be none."""
        with self.clock.standing():
            return Rebuilt(self.raw, self.workshop)

    @contextmanager
    def fresh_connection(self) -> Iterator[sqlite3.Connection]:
        """A connection to that build."""
        with closing(sqlite3.connect(self.fresh.path)) as connection:
            self.clock.watch(connection)
            yield connection

    @cached_property
    def laid_out_otherwise(self) -> bool:
        """Whether this SQLite gives other bytes than are known of the published data set."""
        fresh = self.fresh
        with self.clock.standing():
            return fresh.laid_out_otherwise()

    def close(self) -> None:
        """Gives back what it holds beside the connection."""
        if "copy" in vars(self):
            self.copy.close()

    @cached_property
    def source_ids(self) -> list[str]:
        return [row["id"] for row in self.rows("select id from sources order by id")]

    def text_of(self, source_id: str) -> str:
        """The coverage of one source, as the database has it."""
        if source_id not in self._read:
            self._read.clear()
            self._read[source_id] = str(self.value("select text from sources where id = ?", source_id))
        return self._read[source_id]


@dataclass(frozen=True, slots=True)
class Check:
    """A thing to be proved; the function's docstring says what. ``of_file``: it looks at the file as such,
    before anything that stands in it is believed."""

    name: str
    run: Callable[[Subject, CheckTally], None]
    of_file: bool = False

    @property
    def proves(self) -> str:
        return " ".join((self.run.__doc__ or "").split())


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one check went."""

    name: str
    tally: CheckTally

    @property
    def passed(self) -> bool:
        return not self.tally.found

    def __str__(self) -> str:
        seen = (
            ", ".join(f"{count:,} {what}" for what, count in self.tally.looked_at.items())
            or "nothing to look at"
        )
        word = "FAIL" if not self.passed else "note" if self.tally.remarks else "ok"
        line = f"{word:<4} {self.name:<12} {seen}"
        line = "; ".join([line, *self.tally.notes])
        if not self.passed:
            more = f" (and {self.tally.found - 1:,} more)" if self.tally.found > 1 else ""
            finding = self.tally.findings[0]
            line += f": {finding if len(finding) <= SHOWN else f'{finding[:SHOWN]}...'}{more}"
        elif self.tally.remarks:
            line += f"; printed so: {'; '.join(self.tally.remarks[:3])}"
        return one_line(line)

    def as_dict(self) -> dict[str, object]:
        """The same for machines."""
        return {
            "name": self.name,
            "passed": self.passed,
            "looked_at": self.tally.looked_at,
            "found": self.tally.found,
            "findings": self.tally.findings,
            "remarks": [*self.tally.notes, *self.tally.remarks],
        }


def outcomes(checks: Iterable[Check], subject: Subject) -> Iterator[Outcome]:
    """Runs checks one by one. A database too broken to be asked fails the check that asked; one that is not
    to be asked at all fails those that would have."""
    stopped = None
    for check in checks:
        tally = CheckTally()
        try:
            with subject.clock.running():
                reason = stopped or (None if check.of_file else subject.doubt)
                if reason is None:
                    check.run(subject, tally)
                else:
                    tally.found_that(f"not looked at, for {reason}")
        except OverdueError:
            seconds = f"{subject.clock.seconds:,.0f} seconds"
            tally.found_that(f"not ended after {seconds}, which no database that rsdata builds needs")
            stopped = f"the check {check.name!r} did not end"
        except sqlite3.Error as error:
            give_way()
            tally.found_that(f"cannot be read ({error})")
        except InputError as error:
            tally.found_that(str(error))
        except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
            # A value of a type or form that the schema forbids; the check on the schema says which.
            tally.found_that(f"holds a value that cannot be ({error})")
        yield Outcome(check.name, tally)
