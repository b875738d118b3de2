"""The published data set: its version, and the digest that a build of the shipped coverage must have.

``published.yml`` is written by tools/publish.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import yaml

from rsdata.named_tuples import NamedTuple
from rsdata.paths import shipped
from rsdata.sources.plain_yaml import LOADER

PUBLISHED = "published.yml"
MAINTAINERS = "The rsdata maintainers"


class Published(NamedTuple):
    """``digest`` is what ``rsdata digest`` prints, ``sha256`` is of the database file, ``sources`` has the
    SHA-256 of each coverage file by the id of its source."""

    version: str
    digest: str
    sha256: str
    sources: dict[str, str]

    def is_of(self, sources: Iterable[tuple[str, str | None]]) -> bool:
        """Whether these sources (id and SHA-256) are those of the published data set, no more and no less."""
        return dict(sources) == self.sources

    def version_of(self, digest: str) -> str:
        """What the data of that digest are called, built from the published sources."""
        return self.version if digest == self.digest else f"{self.version}+{digest[:12]}"

    def verdict(self, digest: str) -> str:
        """What to tell of a build of the published sources."""
        if digest == self.digest:
            return f"matches the published data set, version {self.version}"
        return f"differs from the published data set, version {self.version} ({self.digest})"


@cache
def published() -> Published:
    """What is known of the published data set."""
    stored = yaml.load(shipped(PUBLISHED).read_text("utf-8"), Loader=LOADER)
    return Published(stored["version"], stored["digest"], stored["sha256"], stored["sources"])
