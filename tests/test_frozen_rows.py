"""Rows that are quick to make are frozen dataclasses all the same."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import MISSING, FrozenInstanceError, asdict, fields, is_dataclass, replace

import pytest

from rsdata import model
from rsdata.model import Compared, Contest, Coverage, Mention, Source

ROWS = [
    kind
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, Compared) and kind is not Compared
]


def test_every_row_is_a_dataclass_with_slots() -> None:
    assert len(ROWS) == 13
    for kind in ROWS:
        assert is_dataclass(kind)
        names = [field.name for field in fields(kind)]
        assert names == list(kind.__match_args__) == list(kind.__dict__["__slots__"])
        takes = inspect.signature(kind).parameters.values()
        assert [one.name for one in takes] == names
        needed = [field.name for field in fields(kind) if field.default is field.default_factory is MISSING]
        assert [one.name for one in takes if one.default is inspect.Parameter.empty] == needed


def test_a_row_has_what_it_was_made_of() -> None:
    one = Mention("a-m1", "a", person_id="lee", char_start=1, char_end=4)
    assert asdict(one) == {
        "id": "a-m1", "post_id": "a", "person_id": "lee", "char_start": 1, "char_end": 4
    }  # fmt: skip
    assert replace(one, char_end=5) == Mention("a-m1", "a", "lee", 1, 5) != one
    assert len({one, copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))}) == 1
    assert type(one) is Mention
    assert Contest("x").kind == "other"
    with pytest.raises(TypeError):
        Mention("a-m1")  # type: ignore[call-arg]


def test_nothing_changes_it() -> None:
    one = Source("a")
    with pytest.raises(FrozenInstanceError):
        one.id = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        one.told = "b"  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del one.id
    assert one == Source("a")


def test_no_two_rows_share_what_is_made_for_each() -> None:
    first, second = (Coverage(Source(), "", "article", 1.0, None) for _ in range(2))
    assert first.party_spellings == {} == second.party_spellings
    assert first.party_spellings is not second.party_spellings
