"""An attribute that is found when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class found_once(Generic[T]):  # noqa: N801 - written as a decorator
    """Does what ``functools.cached_property`` does, for objects of one thread: up to Python 3.11 that takes a
    lock each time, which costs more than most of what is found in a line."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, owner: None, kind: type | None = None) -> found_once[T]: ...

    @overload
    def __get__(self, owner: object, kind: type | None = None) -> T: ...

    def __get__(self, owner: object | None, kind: type | None = None) -> found_once[T] | T:
        if owner is None:
            return self
        found = self._find(owner)
        setattr(owner, self._name, found)  # not through __dict__, which would make a dictionary of its own
        return found
