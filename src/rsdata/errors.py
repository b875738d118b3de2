"""What is told to the user when the input is at fault."""

from __future__ import annotations

from pathlib import Path


class InputError(Exception):
    """Something the user can mend: where it is, what is wrong, what to do. Shown as one line."""

    def __init__(self, path: Path | str, problem: str, *, line: int | None = None) -> None:
        where = f"{path}, line {line}" if line is not None else str(path)
        super().__init__(f"{where}: {problem}")
