"""Names of files as text that is the same on every machine.

Python reads a name by the locale, so that one file has as many names as there are locales; and of the two
spellings that Unicode has for "é", some file systems keep the one that is written and some make it the other.
Here a name is its bytes read as UTF-8, composed (NFC). Names whose bytes are not UTF-8 are refused.
"""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import normalize

from rsdata.errors import InputError


def composed(name: str) -> str:
    """A name of a file, wherever it is written, as names are compared."""
    return normalize("NFC", name)


def name_of(path: Path) -> str:
    """The last part of the path. Raises InputError where it is not UTF-8."""
    try:
        return composed(os.fsencode(path.name).decode("utf-8"))
    except UnicodeError:
        raise InputError(path, "has a name that cannot be an id: rename it (it is not UTF-8)") from None


def stem_of(name: str) -> str:
    """The name without its suffix: what stands before the last full stop, where something stands on both
    sides of it. (``Path.stem`` depends on the Python where the stop comes last.)"""
    head, _, tail = name.rpartition(".")
    return head if head and tail else name
