"""What is found when it is first asked for, and once: an attribute, an answer of another module."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
_Asked = TypeVar("_Asked", bound="Remembering")


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


class KeptAnswers(dict[str, T]):
    """What a pure function finds of words, kept for so many of them: found again sooner than by
    ``functools.lru_cache``, which keeps an order."""

    __slots__ = ("_find", "_most")

    def __init__(self, find: Callable[[str], T], most: int) -> None:
        super().__init__()
        self._find = find
        self._most = most

    def __missing__(self, word: str) -> T:
        """What is found of a word that was not asked for before."""
        if len(self) >= self._most:
            self.clear()
        found = self[word] = self._find(word)
        return found


class Remembering:
    """Something that never changes, and remembers what other modules find in it."""

    def __init_subclass__(cls) -> None:
        """Python keeps the values of an object without a dictionary, in half the memory, under the names that
        the first objects of its class had. Lines are made by the thousand before anything is found in them:
        so the first has all that may be."""
        super().__init_subclass__()
        first = cls.__new__(cls)
        first._found = None
        for name in dir(cls):
            if isinstance(getattr(cls, name), found_once):
                setattr(first, name, None)

    _found: dict[Callable[..., Any], Any] | None = None

    def once(self: _Asked, read: Callable[[_Asked], T]) -> T:
        """What ``read`` finds in it, a pure function of another module: asked once, then remembered."""
        found = self._found
        if found is None:
            found = self._found = {}
        if read not in found:
            found[read] = read(self)
        value: T = found[read]
        return value

    def forget(self) -> None:
        """Let go what ``once`` remembers: it is found again where it is asked for."""
        self._found = None
