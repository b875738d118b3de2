"""Named tuples that are quick to define are what ``typing.NamedTuple`` makes."""

from __future__ import annotations

import pickle
import typing

import pytest

from rsdata.attribution.document import Passage
from rsdata.named_tuples import NamedTuple


class Ours(NamedTuple):
    """Where somebody stands."""

    name: str
    seats: tuple[int, ...] = ()

    @property
    def first(self) -> int:
        return self.seats[0]

    @classmethod
    def of(cls, name: str) -> Ours:
        return cls(name, (1,))


class Theirs(typing.NamedTuple):
    """Where somebody stands."""

    name: str
    seats: tuple[int, ...] = ()


def test_fields_defaults_and_words_are_the_same() -> None:
    for what in ("_fields", "_field_defaults", "__doc__", "__match_args__", "__module__", "__annotations__"):
        theirs = getattr(Theirs, what)
        if what == "__annotations__":
            theirs = {name: reference.__forward_arg__ for name, reference in theirs.items()}
        assert getattr(Ours, what) == theirs, what
    assert repr(Ours("Lee")) == repr(Theirs("Lee")).replace("Theirs", "Ours")
    assert Ours("Lee") == ("Lee", ()) == Theirs("Lee")


def test_it_is_a_tuple_with_methods_that_cannot_be_changed() -> None:
    made = Ours.of("Lee")
    assert (made.first, made._replace(seats=(2,)).first, tuple(made)) == (1, 2, ("Lee", (1,)))
    with pytest.raises(AttributeError):
        made.name = "Ray"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]


def test_it_goes_from_process_to_process() -> None:
    passage = Passage(1, 2, role="byline")
    assert pickle.loads(pickle.dumps(passage)) == passage
    assert type(pickle.loads(pickle.dumps(passage))) is Passage
