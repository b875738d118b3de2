"""The invented pages are read as they were, on whichever Python this is."""

from __future__ import annotations

from .saved import KEPT, forms, line


def test_every_form_of_the_invented_pages_is_read_as_it_was() -> None:
    assert [line(*form) for form in forms()] == KEPT.read_text().splitlines()
