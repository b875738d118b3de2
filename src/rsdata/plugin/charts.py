"""From rows to the lengths and places that a chart is drawn from. The drawing itself is in
templates/rsdata/charts.html.

Charts are SVG in the page, with widths in per cent and colours from the style sheet: they fit any width of
screen, follow the reader's light or dark, and need no style attribute and no script. Each stands beside its
figures in a table, which is its text alternative.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

BINS = 180

Item = TypeVar("Item")


def bars(rows: Iterable[dict[str, Any]], column: str, longest: float | None = None) -> list[dict[str, Any]]:
    """The rows, each with the ``width`` of its bar, in per cent of the longest: that of ``longest``, by
    default the largest value."""
    rows = list(rows)
    top = longest or max((float(row[column] or 0) for row in rows), default=0) or 1.0
    return [{**row, "width": round(100 * max(float(row[column] or 0), 0) / top, 2)} for row in rows]


def binned(items: Sequence[Item], most: int) -> list[list[Item]]:
    """The items in their order, in at most so many groups of much the same size."""
    bins = min(len(items), most)
    groups: list[list[Item]] = [[] for _ in range(bins)]
    for index, item in enumerate(items):
        groups[index * bins // len(items)].append(item)
    return groups


def strip(posts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Posts in time order side by side, as high as they are long, with place and size in per cent of the
    strip; a page of thousands is binned.

    Heights are square roots, so that a long analysis does not flatten all the rest.
    """
    if not posts:
        return []
    groups = binned(posts, BINS)
    sizes = [max(post["size"] for post in group) ** 0.5 for group in groups]
    top = max(sizes) or 1.0
    step = 100 / len(groups)
    return [
        {
            "x": round(index * step, 3),
            "width": round(step * 0.72, 3),
            "height": round(max(100 * size / top, 4), 1),
            "kind": _kind(group),
        }
        for index, (group, size) in enumerate(zip(groups, sizes, strict=True))
    ]


def _kind(group: Sequence[dict[str, Any]]) -> str:
    """The most telling kind among the posts of one bar."""
    kinds = {post["kind"] for post in group}
    return next((kind for kind in ("analysis", "post", "tweet", "email") if kind in kinds), "empty")
