"""A build of the sources, made to be compared with the database that is checked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rsdata.build.atomic_target import temporary_folder
from rsdata.build.builder import build
from rsdata.database.digest import sha256_of_file
from rsdata.paths import shipped
from rsdata.sources.folder import Raw, open_raw
from rsdata.sources.published import published


class Rebuilt:
    """A database built of ``raw`` in ``folder``, with nothing from the cache."""

    def __init__(self, raw: Raw, folder: Path) -> None:
        self._of_published = published().is_of((file.source.id, file.source.sha256) for file in raw.files)
        self.path = folder / "fresh.db"
        self._report = build(raw, self.path)

    def laid_out_otherwise(self) -> bool:
        """Whether this SQLite gives other bytes than those that the data set was published with: the
        published coverage is built, and its rows are the published ones in another file. Where its rows are
        others too (a rule was changed), nothing is known."""
        digest, sha256 = (
            (self._report.digest, sha256_of_file(self.path)) if self._of_published else digests_of_published()
        )
        return digest == published().digest and sha256 != published().sha256


@cache
def digests_of_published() -> tuple[str, str]:
    """Of the published coverage built here: the digest of the content, and the SHA-256 of the file."""
    with temporary_folder() as folder:
        path = folder / "published.db"
        report = build(open_raw(shipped("raw")), path)
        return report.digest, sha256_of_file(path)
