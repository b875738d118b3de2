"""Frozen dataclasses that are quick to define and to make: a page is thousands of rows.

``dataclasses`` writes the code of three methods for each such class, in each process, and what makes a frozen
one sets each value through a function that is there to refuse it: ten times the cost of setting it.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from typing import TYPE_CHECKING, Any, Final, NoReturn

__all__ = ["frozen_dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass as frozen_dataclass
else:

    def frozen_dataclass(**_: bool) -> object:
        """Does what ``dataclass(frozen=True, slots=True, eq=False, repr=False)`` does: called so, type
        checkers understand it."""
        return _defined


def _defined(written: type) -> type:
    """The class with slots, and what makes it: while it is made it is of a class that takes values."""
    described = fields(dataclass(init=False, repr=False, eq=False)(written))
    slots = tuple([field.name for field in described])
    own = {name: value for name, value in vars(written).items() if name not in {*slots, *_OF_NO_SLOTS}}
    frozen = {"__slots__": slots, "__setattr__": _set, "__delattr__": _delete, "__reduce__": _reduce}
    made = type(written)(written.__name__, written.__bases__, own | frozen)
    taking = {"__slots__": slots, "__setattr__": object.__setattr__}
    opened = type(written)(written.__name__, written.__bases__, taking)
    known: dict[str, Any] = {"become": object.__setattr__, "opened": opened, "made": made}
    takes, sets = [], []
    for field in described:
        name, value = field.name, field.name
        if field.default_factory is not MISSING:
            known[f"new_{name}"], known[f"no_{name}"] = field.default_factory, _NONE
            value = f"new_{name}() if {name} is no_{name} else {name}"
            takes.append(f"{name}=no_{name}")
        elif field.default is not MISSING:
            known[f"no_{name}"] = field.default
            takes.append(f"{name}=no_{name}")
        else:
            takes.append(name)
        sets.append(f" self.{name} = {value}\n")
    exec(  # as dataclasses do
        f"def __init__(self, {', '.join(takes)}):\n"
        f" become(self, '__class__', opened)\n{''.join(sets)} self.__class__ = made\n",
        known,
    )
    known["__init__"].__qualname__ = f"{made.__qualname__}.__init__"
    made.__init__ = known["__init__"]  # type: ignore[misc]
    return made


_OF_NO_SLOTS: Final = ("__dict__", "__weakref__")
_NONE: Final = object()


def _set(_self: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _reduce(self: Any) -> tuple[type, tuple[object, ...]]:
    return type(self), tuple([getattr(self, name) for name in self.__match_args__])
