"""Corrections by hand, applied to the rows of a build once all are written.

First every correction is held against what was parsed; then people are renamed and joined; then all other
rows change; in the end, whoever is no longer named leaves. So the order of the entries matters to nothing but
the order of people that corrections make.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from rsdata.build.party_rows import PartyRows
from rsdata.build.recount import recount
from rsdata.database import schema
from rsdata.database.correctable import READ, correctable, removable
from rsdata.database.schema import Column
from rsdata.errors import and_more, one_line, shortened
from rsdata.slugs import next_free, slug
from rsdata.sources.corrections import Correction, WrittenValue
from rsdata.sources.folder import Raw
from rsdata.sources.yaml_nodes import A_DATE, ADDRESS, AN_ADDRESS, is_date, listed

# The rule and the confidence of a quote whose speaker a person named.
_RULE: Final = "corrected"
_CONFIDENCE: Final = 1.0

# Somebody stands in people who is referred to from here.
_NAMED_IN: Final = (("quotes", "speaker_id"), ("candidates", "person_id"))
# "people/ann-lee-2": one of several who have a name.
_BY_ID: Final = "people/"
_LARGEST: Final = 2**63 - 1

_NAME: Final = "select name from people where id = ?"
_INSERT: Final = "insert into corrections values (?, ?, ?, ?, ?, ?, ?, ?, ?)"


def amend(connection: sqlite3.Connection, raw: Raw) -> list[str]:
    """Applies the corrections, in the transaction that is open. Remarks on those that are of other sources.

    Raises InputError, with the line, for a row that is not there, a value that was not parsed, and one that a
    column cannot have.
    """
    mine, remarks = _of_this_build(connection, raw)
    amendments = _Amendments(connection)
    for correction in mine:
        amendments.require_as_parsed(correction)
    for correction in mine:
        amendments.write(correction)
    for correction in sorted(mine, key=lambda correction: correction.table != schema.PEOPLE.name):
        amendments.apply(correction)
    amendments.follow(mine)
    recount(connection, mine)
    for correction in mine:
        amendments.require_unreferred(correction)
    return remarks


def _of_this_build(connection: sqlite3.Connection, raw: Raw) -> tuple[list[Correction], list[str]]:
    """The corrections of rows that are here. One of a row that is not is an error, unless only some of the
    pages that lie there are built."""
    mine, passed_over = [], []
    known = correctable()
    for correction in raw.corrections:
        if correction.table not in known:
            raise correction.error(f"{correction.row}: only rows of {listed(known)} can be corrected")
        if _row(connection, correction) is not None:
            mine.append(correction)
        elif raw.elsewhere and (
            correction.table in ("people", "contests")
            or any(correction.row_id.startswith(f"{source}-") for source in raw.elsewhere)
        ):
            passed_over.append(correction.row)
        else:
            raise correction.error(f"{correction.row}: there is no such row in this build")
    if not passed_over:
        return mine, []
    remark = f"corrections of rows that are not in this build, passed over: {and_more(passed_over, 5)}"
    return mine, [one_line(remark)]


def _row(connection: sqlite3.Connection, correction: Correction) -> dict[str, Any] | None:
    cursor = connection.execute(f'select * from "{correction.table}" where id = ?', (correction.row_id,))
    values = cursor.fetchone()
    return None if values is None else dict(zip((c[0] for c in cursor.description), values, strict=True))


class _Amendments:
    """Changes rows of one database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._parties = PartyRows(connection)

    def _asked(self, sql: str, *values: object) -> Any:
        """The only value of an answer; None where there is none."""
        found = self._connection.execute(sql, values).fetchone()
        return found[0] if found is not None else None

    def require_as_parsed(self, correction: Correction) -> None:
        """Raises InputError unless the row holds what the correction says that was parsed."""
        row = _row(self._connection, correction) or {}
        if correction.becomes is None and not removable(schema.BY_NAME[correction.table]):
            raise correction.error(f"{correction.row}: a row of {correction.table} cannot be taken out")
        for name, written in correction.was.items():
            column = self._column(correction, name, written.line)
            if not self._is(correction, column, name, written, row[column.name]):
                parsed = self._shown(column, row[column.name])
                raise correction.error(
                    f"{correction.row}: {name!r} was {_quoted(written.text)}, but what is parsed now is "
                    f"{_quoted(parsed)}: look at the row again",
                    written.line,
                )

    def write(self, correction: Correction) -> None:
        """Puts what the correction says into the table of corrections."""
        table, row_id, was, becomes = correction.table, correction.row_id, correction.was, correction.becomes
        said = (correction.why, correction.by, correction.date)
        if becomes is None:
            texts = {name: written.text for name, written in was.items()}
            parsed = next(iter(texts.values())) if len(texts) == 1 else json.dumps(texts, ensure_ascii=False)
            self._connection.execute(_INSERT, (correction.row, table, row_id, None, parsed, None, *said))
            return
        for name, written in becomes.items():
            if written.text != was[name].text:
                cell = (f"{correction.row}/{name}", table, row_id, name, was[name].text, written.text)
                self._connection.execute(_INSERT, (*cell, *said))

    def apply(self, correction: Correction) -> None:
        """Makes the row what the correction says."""
        if correction.becomes is None:
            self._connection.execute(f'delete from "{correction.table}" where id = ?', (correction.row_id,))
            return
        # A name comes last: it may make somebody one with another, and then the row is gone.
        for name, written in sorted(correction.becomes.items(), key=lambda item: item[0] == "name"):
            if written.text == correction.was[name].text:
                continue
            special = _SPECIAL.get((correction.table, name))
            if special is not None:
                special(self, correction, written)
            else:
                self._set(correction, name, written)

    def follow(self, corrections: Iterable[Correction]) -> None:
        """Changes what follows from the rows: results and candidates are of one party, and who is no longer
        named leaves, with the places where they are mentioned."""
        for table, mine, other, theirs in (
            ("results", "candidate_id", "candidates", "id"),
            ("candidates", "id", "results", "candidate_id"),
        ):
            for correction in corrections:
                if correction.table == table and "party" in (correction.becomes or ()):
                    row = _row(self._connection, correction) or {}
                    self._connection.execute(
                        f'update "{other}" set party_id = ? where "{theirs}" = ?',
                        (row["party_id"], row[mine]),
                    )
        named = " union ".join(
            f'select "{column}" from "{table}" where "{column}" is not null' for table, column in _NAMED_IN
        )
        gone = f"(select id from people where id not in ({named}))"
        for table, column in _references_to("people"):
            if (table, column) not in _NAMED_IN:
                self._connection.execute(f'delete from "{table}" where "{column}" in {gone}')
        self._connection.execute(f"delete from people where id in {gone}")

    def require_unreferred(self, correction: Correction) -> None:
        """Raises InputError where a row that was taken out is still referred to."""
        if correction.becomes is None:
            for table, column in _references_to(correction.table):
                found = self._asked(f'select id from "{table}" where "{column}" = ?', correction.row_id)
                if found is not None:
                    problem = f"{table}/{found} refers to it: take that out too"
                    raise correction.error(f"{correction.row} cannot be taken out alone: {problem}")

    def _column(self, correction: Correction, name: str, line: int) -> Column:
        known = correctable()[correction.table]
        if correction.becomes is None:  # what a row is known by may be anything that it has
            known = {column.name: column for column in schema.BY_NAME[correction.table].columns} | dict(known)
        if name not in known:
            problem = f"{correction.row}: {shortened(name)} is no column that can be corrected"
            raise correction.error(f"{problem} (known: {listed(known)})", line)
        return known[name]

    def _shown(self, column: Column, value: Any) -> str | None:
        """A value as a correction has it: people and parties by name."""
        if value is None:
            return None
        if column.references in ("people", "parties", "candidates"):
            value = self._asked(f'select name from "{column.references}" where id = ?', value)
        return str(value)

    def _is(
        self, correction: Correction, column: Column, name: str, written: WrittenValue, value: Any
    ) -> bool:
        """Whether a written value is the one that a row has."""
        if written.text is None or value is None:
            return written.text is None and value is None
        if column.references == "parties":
            return bool(self._parties.id_of(written.text) == value)
        if column.references == "people" and written.text == f"{_BY_ID}{value}":
            return True
        if column.references is not None:
            return bool(written.text in (self._shown(column, value), value))
        return bool(self._converted(correction, column, name, written) == value)

    def _converted(self, correction: Correction, column: Column, name: str, written: WrittenValue) -> Any:
        """A written value as the column has it. Raises InputError where it can hold no such."""
        text = written.text
        if text is None:
            if column.required:
                raise correction.error(f"{correction.row}: {name!r} cannot be empty", written.line)
            return None
        try:
            value: Any = READ[column.type](text)
            good = _is_good(column, value)
        except ValueError:
            good = False
        if not good:
            problem = f"{correction.row}: {name!r} is {_quoted(text)}: it must be {_wanted(column)}"
            raise correction.error(problem, written.line)
        return value

    def _set(self, correction: Correction, name: str, written: WrittenValue) -> None:
        """Puts a value into a column, whatever table it is."""
        column = self._column(correction, name, written.line)
        if written.text is None or column.references is None:
            value = self._converted(correction, column, name, written)
        else:
            value = self._referred(correction, column, written)
        self._update(correction, written, **{column.name: value})

    def _update(self, correction: Correction, written: WrittenValue, **values: Any) -> None:
        columns = ", ".join(f'"{name}" = ?' for name in values)
        try:
            self._connection.execute(
                f'update "{correction.table}" set {columns} where id = ?',
                (*values.values(), correction.row_id),
            )
        except (sqlite3.IntegrityError, OverflowError) as error:
            problem = f"{correction.row}: {_quoted(written.text)} breaks the schema ({error})"
            raise correction.error(problem, written.line) from None

    def _referred(self, correction: Correction, column: Column, written: WrittenValue) -> str:
        """The id that a name in a reference stands for."""
        name = written.text or ""
        if column.references == "parties":
            return self._parties.made(name)
        if column.references == "people":
            return self._person(correction, written)
        where, values = "id = ?", [name]
        if column.references == "candidates":
            contest = "(select contest_id from results where id = ?)"
            where, values = (
                f"(id = ? or name = ? and contest_id = {contest})",
                [name, name, correction.row_id],
            )
        found = self._connection.execute(
            f'select id from "{column.references}" where {where} order by id', values
        ).fetchall()
        if len(found) != 1:
            count = "none" if not found else f"{len(found)}: give the id"
            problem = f"{correction.row}: of {column.references} called {shortened(name)} there are {count}"
            raise correction.error(problem, written.line)
        return str(found[0][0])

    def _person(self, correction: Correction, written: WrittenValue) -> str:
        """The id of somebody of this name, who is made where there is nobody."""
        name = written.text or ""
        found = self._called(correction, written)
        if found is not None:
            return found
        known = "select id from people where id = ?"
        made, _ = next_free(slug(name), 1, lambda other: self._asked(known, other) is not None)
        row = (made, name, "person", None, None, None)
        self._connection.execute("insert into people values (?, ?, ?, ?, ?, ?)", row)
        return made

    def _called(self, correction: Correction, written: WrittenValue, *, but: str = "") -> str | None:
        """The id of the only one of this name (or id) in people; None where there is nobody. Raises
        InputError where there are several."""
        name = written.text or ""
        if name.startswith(_BY_ID):
            sql, value = "select id from people where id = ? and id != ?", name.removeprefix(_BY_ID)
        else:
            sql, value = "select id from people where name = ? and id != ? order by id", name
        found = [row[0] for row in self._connection.execute(sql, (value, but))]
        if len(found) > 1:
            which = " or ".join(_BY_ID + one for one in found[:3])
            problem = f"{correction.row}: {len(found)} people are called {shortened(name)}: say {which}"
            raise correction.error(problem, written.line)
        if not found and name.startswith(_BY_ID):
            raise correction.error(f"{correction.row}: there is no {shortened(name)}", written.line)
        return found[0] if found else None

    def set_speaker(self, correction: Correction, written: WrittenValue) -> None:
        """Of a quote: with what says how its speaker is known."""
        values: dict[str, Any] = {"speaker_id": None, "speaker": None, "rule": None, "confidence": None}
        if written.text is not None:
            person = self._person(correction, written)
            name = self._asked(_NAME, person)
            values = {"speaker_id": person, "speaker": name, "rule": _RULE, "confidence": _CONFIDENCE}
        self._update(correction, written, **values)

    def set_party(self, correction: Correction, written: WrittenValue) -> None:
        """Of a person: with who says so."""
        party = None if written.text is None else self._parties.made(written.text)
        source = None if party is None else "corrections.yml"
        self._update(correction, written, party_id=party, party_source=source)

    def set_name(self, correction: Correction, written: WrittenValue) -> None:
        """Of a person: where another has the name, the two are one."""
        name = self._converted(correction, correctable()["people"]["name"], "name", written)
        other = self._called(correction, written, but=correction.row_id)
        if other is None:
            self._update(correction, written, name=name)
            self._connection.execute(
                "update quotes set speaker = ? where speaker_id = ?", (name, correction.row_id)
            )
            return
        name = self._asked(_NAME, other)
        for table, reference in _references_to("people"):
            copied = ", speaker = ?" if (table, reference) == ("quotes", "speaker_id") else ""
            values = (other, name, correction.row_id) if copied else (other, correction.row_id)
            self._connection.execute(
                f'update "{table}" set "{reference}" = ?{copied} where "{reference}" = ?', values
            )
        for columns in (("description",), ("party_id", "party_source")):
            gained = ", ".join(f"{one} = (select {one} from people where id = :mine)" for one in columns)
            self._connection.execute(
                f"update people set {gained} where id = :other and {columns[0]} is null",
                {"mine": correction.row_id, "other": other},
            )
        self._connection.execute("delete from people where id = ?", (correction.row_id,))


# Columns that are more than one value.
_SPECIAL: Final[dict[tuple[str, str], Callable[[_Amendments, Correction, WrittenValue], None]]] = {
    ("quotes", "speaker"): _Amendments.set_speaker,
    ("people", "party"): _Amendments.set_party,
    ("people", "name"): _Amendments.set_name,
}


def _references_to(name: str) -> Iterator[tuple[str, str]]:
    """Table and column of every reference to a table."""
    for table in schema.TABLES:
        for column in table.columns:
            if column.references == name:
                yield table.name, column.name


_WORDS: Final = {"TEXT": "text", "INTEGER": "a whole number", "REAL": "a number"}
_FORMATS: Final[dict[str, tuple[str, Callable[[str], object]]]] = {
    "date": (A_DATE, is_date),
    "datetime": ("a moment like 2014-11-21T00:07:00+00:00", datetime.fromisoformat),
    "uri": (AN_ADDRESS, ADDRESS.fullmatch),
}


def _is_good(column: Column, value: Any) -> bool:
    """Whether a column may hold a value. ValueError, too, where it may not."""
    if column.values:
        return value in column.values
    if isinstance(value, str):
        return column.format not in _FORMATS or bool(_FORMATS[column.format or ""][1](value))
    low = -_LARGEST if column.at_least is None else column.at_least
    high = _LARGEST if column.at_most is None else column.at_most
    return math.isfinite(value) and bool(low <= value <= high)


def _wanted(column: Column) -> str:
    """What a column may hold, as a message has it."""
    if column.values:
        return f"one of {', '.join(map(str, column.values))}"
    if column.format in _FORMATS:
        return _FORMATS[column.format or ""][0]
    bounds = [
        f"{word} {bound}"
        for word, bound in (("from", column.at_least), ("to", column.at_most))
        if bound is not None
    ]
    return " ".join([_WORDS[column.type], *bounds])


def _quoted(text: str | None) -> str:
    return "empty" if text is None else shortened(text)
