"""Rows of two databases, walked side by side in one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Row = tuple[Any, ...]


def unlike(
    ours: Iterable[Row], fresh: Iterable[Row], keys: int = 1
) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows that are not the same in value and type, with what stands for them in the other: None where
    nothing does. Both come in order of their first ``keys`` values, which are not null."""
    left, right = iter(ours), iter(fresh)
    mine, other = next(left, None), next(right, None)
    while mine is not None or other is not None:
        if other is None or (mine is not None and mine[:keys] < other[:keys]):
            yield mine, None
            mine = next(left, None)
        elif mine is None or other[:keys] < mine[:keys]:
            yield None, other
            other = next(right, None)
        else:
            if mine != other or list(map(type, mine)) != list(map(type, other)):
                yield mine, other
            mine, other = next(left, None), next(right, None)
