"""How much work a task is, by a measure that no clock disturbs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(task: Callable[[], object]) -> int:
    """Lines of Python that run."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> Callable[..., Any]:
        nonlocal count
        count += 1
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        task()
    finally:
        sys.settrace(before)
    return count
