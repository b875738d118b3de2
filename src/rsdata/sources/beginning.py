"""A folder for a data set of one's own, with files that say what may stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rsdata.errors import InputError, shown
from rsdata.named_tuples import NamedTuple

_TEMPLATES: Final = Path(__file__).parent / "new_folder"
# In the order in which they are told.
_FILES: Final = ("raw/sources.yml", "raw/corrections.yml", "raw/people.yml", "metadata.yml")


class Begun(NamedTuple):
    """A file of a new folder; ``is_new`` unless it was there and is kept."""

    path: Path
    is_new: bool


def begin(folder: Path) -> Iterator[Begun]:
    """Makes the folder and what it lacks. Raises InputError where that cannot be written."""
    try:
        (folder / "raw").mkdir(parents=True, exist_ok=True)
        for name in _FILES:
            path = folder / name
            text = (_TEMPLATES / path.name).read_text("utf-8")
            try:
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(text)
                yield Begun(path, True)
            except FileExistsError:
                yield Begun(path, False)
    except OSError as error:
        raise InputError(
            folder, f"cannot be written ({error.strerror or shown(str(error))}): name another"
        ) from None
