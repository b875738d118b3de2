"""Named tuples that are quick to define: a page is read with a hundred kinds of them."""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Defining(type):
        """Makes a named tuple of a class as ``typing.NamedTuple`` does, which compiles the type of each field
        anew in each process and takes three times as long."""

        def __new__(cls, name: str, bases: tuple[type, ...], own: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, own)
            types = own["__annotations__"]
            given = [own.pop(field) for field in types if field in own]
            made = namedtuple(name, types, defaults=given, module=own["__module__"])
            for what, value in own.items():
                setattr(made, what, value)
            return made

    class NamedTuple(metaclass=_Defining):
        """What the classes are written with: ``class Span(NamedTuple)``."""
