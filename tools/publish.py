"""Writes published.yml: the version of the data set and the digest that a build of the shipped coverage has.

    python tools/publish.py

Run it when the rows are meant to have changed, and say in CHANGELOG.md which rows and why (docs/versions.md).
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from rsdata.build.builder import build
from rsdata.database.digest import sha256_of_file
from rsdata.sources.folder import open_raw

ROOT = Path(__file__).parent.parent
VERSION = re.compile(r'^version = "(.+)"$', re.MULTILINE)


def published_yml() -> str:
    """What published.yml must hold for the sources and the code as they are."""
    version = VERSION.search((ROOT / "pyproject.toml").read_text("utf-8"))
    assert version, "pyproject.toml has no version"
    raw = open_raw(ROOT / "raw")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rsdata.db"
        report = build(raw, path)
        sha256 = sha256_of_file(path)
    lines = [
        "# The published data set: what `rsdata build` of the shipped coverage gives.",
        "# Written by tools/publish.py; not edited by hand.",
        f'version: "{version[1]}"',
        f'digest: "{report.digest}"',
        f'sha256: "{sha256}"',
        "sources:",
        *(f'  {file.source.id}: "{file.source.sha256}"' for file in raw.files),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    text = published_yml()
    (ROOT / "published.yml").write_text(text, "utf-8")
    print(text, end="")
