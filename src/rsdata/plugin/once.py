"""What is found out once and kept with what it is about, while that is there: a Datasette, a database."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Made = TypeVar("Made")


def once(make: Callable[[Any], Made]) -> Callable[[Any], Made]:
    """Has what is made of something made when it is first asked for, and kept with it."""
    name = f"_rsdata_{make.__module__}_{make.__name__}"

    @wraps(make)
    def kept(of: Any) -> Made:
        if name not in vars(of):
            vars(of)[name] = make(of)
        found: Made = vars(of)[name]
        return found

    return kept
