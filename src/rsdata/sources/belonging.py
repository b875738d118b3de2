"""The metadata that belongs to coverage, and describes the database that is built from it.

Nothing is known by its place alone. The shipped data set is known by its sources and their checksums, the
shipped metadata by what it names: copies of either lie anywhere.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rsdata.paths import METADATA, shipped
from rsdata.sources.plain_yaml import LOADER


def metadata_for(raw: Path, *, is_shipped: bool) -> Path | None:
    """The metadata.yml that belongs to what is built from ``raw``: the one in its folder or in the folder
    above, and for the shipped coverage (``is_shipped``) else the shipped one. None where there is none: a
    copy of the shipped one belongs to the shipped coverage, wherever the copy lies."""
    folder = Path(os.path.abspath(raw if raw.is_dir() else raw.parent))  # noqa: PTH100  # links stay links
    for place in dict.fromkeys((folder, folder.parent)):
        beside = place / METADATA
        if beside.is_file() and (is_shipped or not is_of_the_shipped(_read(beside))):
            return beside
    return shipped(METADATA) if is_shipped else None


def is_of_the_shipped(metadata: Any) -> bool:
    """Whether metadata, of a site or of one database, is about the shipped data set: it has the title or the
    address of the source that the shipped metadata.yml has."""
    if not isinstance(metadata, dict):
        return False
    ours = shipped_metadata()
    return any(key in ours and metadata.get(key) == ours[key] for key in ("title", "source_url"))


@cache
def shipped_metadata() -> dict[str, Any]:
    """What the shipped metadata.yml says; nothing where it is missing."""
    found = _read(shipped(METADATA))
    return found if isinstance(found, dict) else {}


def _read(metadata: Path) -> Any:
    """What a metadata file says; None where it cannot be read, which is for Datasette to tell."""
    try:
        return yaml.load(metadata.read_text("utf-8"), Loader=LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
