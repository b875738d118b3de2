"""When Python looks for rings of dead objects: a command makes many objects, and leaves hardly a ring."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# Objects made after which it looks. Of its own accord it looks every 700; a page makes hundreds of thousands.
OBJECTS: Final = 100_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """The whole run of a command. What is there when it ends goes with the process, unlooked at: a sixth of
    the time of a build of one page."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.freeze()
