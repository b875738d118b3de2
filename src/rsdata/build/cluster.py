"""A crew of the workers of a Dask cluster."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rsdata.build.cache import parser_checksum
from rsdata.build.workers import AHEAD, Crew, PageLostError, Result, first_line, read_encoded
from rsdata.errors import InputError
from rsdata.model import Source
from rsdata.pages.page import Page

# Seconds within which a scheduler must answer, and without any worker after which a build gives up.
ANSWER = 10
PATIENCE = 60


@contextmanager
def cluster(address: str) -> Iterator[Crew]:
    """The workers of the Dask cluster whose scheduler has this address. Dask places the pages, and gives
    those of a lost worker to another.

    Raises InputError where Dask is missing or no scheduler answers.
    """
    try:
        from distributed import Client
        from distributed import TimeoutError as TooLate  # on Python 3.10 no OSError
    except ImportError:
        raise InputError("--cluster", "needs Dask: pip install 'rsdata[cluster]'") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # its news are in what we raise
    try:
        client: Any = Client(address, timeout=ANSWER, set_as_default=False)
    except (OSError, TooLate, ValueError, ImportError) as error:
        problem = f"no Dask scheduler answers there ({first_line(error)}): start one, or mend the address"
        raise InputError(address, problem) from None
    with client:
        ours = parser_checksum()

        def submit(page: Page, source: Source) -> Result:
            future = client.submit(_read_elsewhere, page, source, pure=False)
            return lambda: _from_cluster(client, future, ours)

        yield Crew(submit, AHEAD * max(1, sum(client.nthreads().values())))


def _read_elsewhere(page: Page, source: Source) -> tuple[str, bytes]:
    """The rows of a page and the checksum of the parser that made them."""
    return parser_checksum(), read_encoded(page, source)


def _from_cluster(client: Any, future: Any, ours: str) -> bytes:
    from distributed import TimeoutError as NotYet

    waited = 0
    while True:
        try:
            theirs, rows = future.result(timeout=ANSWER)
            break
        except NotYet:
            waited = 0 if client.nthreads() else waited + ANSWER
            if waited >= PATIENCE:
                problem = f"the cluster has had no worker for {waited} s: start one, and build again"
                raise PageLostError(problem) from None
        except Exception as error:
            # whatever a worker without rsdata, or one that died again and again, gives
            problem = f"the cluster could not parse it ({type(error).__name__}: {first_line(error)})"
            raise PageLostError(problem) from None
    if theirs != ours:
        raise PageLostError(
            "a worker of the cluster runs another rsdata, Python or tzdata: install the same everywhere"
        )
    return bytes(rows)
