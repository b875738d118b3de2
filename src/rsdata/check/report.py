"""What a check is given and what it gives back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from rsdata.errors import InputError
from rsdata.interrupts import give_way
from rsdata.sources import Raw

# Findings kept of one check; the others are counted.
KEPT = 100


@dataclass(slots=True)
class Tally:
    """What one check looked at and what it found. ``remarks`` are oddities of the coverage itself: a share
    that is misprinted on the page is stored as printed and proves nothing against the database."""

    looked_at: dict[str, int] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    found: int = 0
    remarks: list[str] = field(default_factory=list)

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
        yield from cursor.execute(sql, parameters)

    def value(self, sql: str, *parameters: object) -> Any:
        """The only value that a query gives."""
        return self.connection.execute(sql, parameters).fetchone()[0]

    @contextmanager
    def copy(self) -> Iterator[sqlite3.Connection]:
        """A copy that may be written to: in a file opened to be read, SQLite passes over the CHECK
        constraints, and FTS5 does not compare index and content."""
        path = self.workshop / "copy.db"
        is_new = not path.exists()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("pragma synchronous = off")
            if is_new:
                self.connection.backup(connection)
            yield connection

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
    """A thing to be proved; the function's docstring says what."""

    name: str
    run: Callable[[Subject, Tally], None]

    @property
    def proves(self) -> str:
        return " ".join((self.run.__doc__ or "").split())


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one check went."""

    name: str
    tally: Tally

    @property
    def passed(self) -> bool:
        return not self.tally.found

    def __str__(self) -> str:
        seen = (
            ", ".join(f"{count:,} {what}" for what, count in self.tally.looked_at.items())
            or "nothing to look at"
        )
        line = f"{'ok' if self.passed else 'FAIL':<4} {self.name:<12} {seen}"
        if not self.passed:
            more = f" (and {self.tally.found - 1:,} more)" if self.tally.found > 1 else ""
            return f"{line}: {self.tally.findings[0]}{more}"
        if self.tally.remarks:
            return f"{line}; printed so: {'; '.join(self.tally.remarks[:3])}"
        return line

    def as_dict(self) -> dict[str, object]:
        """The same for machines."""
        return {
            "name": self.name,
            "passed": self.passed,
            "looked_at": self.tally.looked_at,
            "found": self.tally.found,
            "findings": self.tally.findings,
            "remarks": self.tally.remarks,
        }


def outcomes(checks: Iterable[Check], subject: Subject) -> Iterator[Outcome]:
    """Runs checks one by one. A database too broken to be asked fails the check that asked."""
    for check in checks:
        tally = Tally()
        try:
            check.run(subject, tally)
        except sqlite3.Error as error:
            give_way()
            tally.found_that(f"cannot be read ({error})")
        except InputError as error:
            tally.found_that(str(error))
        except (TypeError, ValueError, IndexError) as error:
            # A value of a type or form that the schema forbids; the check on the schema says which.
            tally.found_that(f"holds a value that cannot be ({error})")
        yield Outcome(check.name, tally)
