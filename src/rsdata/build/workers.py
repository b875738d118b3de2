"""Who parses: this process, several beside it (``processes``), or a Dask cluster (``cluster``).

Each crew is handed pages and gives back their rows, encoded where they travel, in whatever order it likes;
the build asks for them in the order of the pages.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from typing import Any

from rsdata.build.page_rows import PageRows, rows_of
from rsdata.console.interrupts import interrupts_held
from rsdata.model import Source
from rsdata.named_tuples import NamedTuple
from rsdata.pages.page import Page
from rsdata.sources.contents import Contents
from rsdata.sources.folder import SourceFile

# Pages handed out ahead for each worker: enough that none waits while a long page before is unfinished.
AHEAD = 8

Result = Callable[[], PageRows | bytes]
Reading = Callable[[], Contents]


class PageLostError(Exception):
    """Why the rows of a page will never come."""


class Crew(NamedTuple):
    """``submit`` hands a page out and returns what waits for its rows, or raises PageLostError; ``ahead`` is
    how many pages should be out at a time besides the one waited for. ``read`` has a file read and returns
    what waits for its contents; by whom, where a page is laid out that was saved as HTML or in an archive."""

    submit: Callable[[Page, Source], Result]
    ahead: int
    read: Callable[[SourceFile], Reading] = attrgetter("read")


def read_page(page: Page, source: Source) -> PageRows:
    """The rows of a page."""
    with interrupts_held():  # an import may swallow one
        from rsdata.pipeline import parse

    return rows_of(parse(page, source))


def read_encoded(page: Page, source: Source) -> bytes:
    """The rows of a page, encoded: what workers elsewhere run."""
    return read_page(page, source).encoded()


def encoded(rows: PageRows | bytes) -> bytes:
    """The rows of a page as they travel and are kept, whoever read it."""
    return rows if isinstance(rows, bytes) else rows.encoded()


def decoded(rows: PageRows | bytes) -> PageRows:
    """The rows of a page, whoever read it."""
    return PageRows.decoded(rows) if isinstance(rows, bytes) else rows


def processors() -> int:
    """How many this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not everywhere
        return os.cpu_count() or 1


@contextmanager
def this_process() -> Iterator[Crew]:
    """No workers: each page is parsed when its rows are asked for."""
    yield Crew(lambda page, source: lambda: read_page(page, source), 0)


def first_line(error: Any) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
