"""What is told to the user when the input is at fault."""

from __future__ import annotations

import copyreg
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any


class InputError(Exception):
    """Something the user can mend: where it is, what is wrong, what to do. Shown as one line."""

    def __init__(self, path: Path | str, problem: str, *, line: int | None = None) -> None:
        where = f"{shown(path)}, line {line}" if line is not None else shown(path)
        super().__init__(one_line(f"{where}: {problem}"))

    def __reduce__(self) -> tuple[Any, ...]:
        """As it travels from one process to another: the line that was made."""
        return copyreg.__newobj__, (type(self), *self.args)  # type: ignore[attr-defined]


class SeveralInputsError(InputError):
    """Several faults of the input, each shown as one line."""

    def __init__(self, faults: Sequence[InputError]) -> None:
        self.lines = tuple(map(str, faults))
        Exception.__init__(self, "\n".join(self.lines))


def no_database(path: Path) -> InputError:
    """Of a path at which a database is asked for and none is."""
    wrong = "is not a database file" if os.path.lexists(path) else "is not there"
    return InputError(path, f"{wrong}: build one with 'rsdata build', or name another")


class UnreadableError(Exception):
    """What a file is, or what is wrong in it, and what to do; ``line`` where it is one line's fault."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.line = line


def shown(path: Path | str) -> str:
    """A path as messages have it: its bytes read as UTF-8, whatever the locale."""
    try:
        return os.fsencode(path).decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no path, but something else that was typed
        return str(path)


def one_line(text: str) -> str:
    """The text as a terminal can show it on one line: what would break it, or do more, is escaped. Names of
    files and values out of files may hold anything."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def and_more(names: Sequence[str], most: int) -> str:
    """The first of some names, and how many there are besides: "a, b and 3 more"."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest:,} more" if rest > 0 else "")


def shortened(value: str, most: int = 60) -> str:
    """A value as a message quotes it: 'parl.ash-vale'."""
    return repr(value) if len(value) <= most else f"{value[:most]!r}..."
