"""Regular expressions that are compiled when first used."""

from __future__ import annotations

import re

import pytest

from rsdata.language.analysis import Analysis
from rsdata.language.patterns import lazy
from rsdata.pages.layouts import NONE_PARTS


def test_a_lazy_pattern_is_the_pattern_with_its_flags() -> None:
    pattern = lazy(r"(?P<word>lab\w*)", re.IGNORECASE)
    match = pattern.search("The LABOUR party")
    assert match is not None and match["word"] == "LABOUR"
    assert pattern.sub("x", "Lab, Labour") == "x, x"
    assert (pattern.pattern, dict(pattern.groupindex)) == (r"(?P<word>lab\w*)", {"word": 1})
    assert lazy("lab").search("Lab") is None
    assert [m.start() for m in lazy("a").finditer("banana", 2)] == [3, 5]


def test_a_wrong_pattern_is_found_out_when_it_is_used() -> None:
    pattern = lazy("(")
    with pytest.raises(re.error):
        pattern.match("x")


def test_no_page_is_claimed_by_the_reader_of_what_remains() -> None:
    assert NONE_PARTS.detect(Analysis("All times stated are UK")) == 0.0
