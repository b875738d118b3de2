"""Regular expressions that are compiled when first used."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import ClassVar, Final, SupportsIndex

import pytest

from rsdata.language.analysis import Analysis
from rsdata.language.lower_case import lowered
from rsdata.language.patterns import Lazy, lazy
from rsdata.pages.layouts import NONE_PARTS

from .test_structure import modules, patterns

HERE: Final = Path(__file__).parent
PAGE: Final = 10  # lines


def test_a_lazy_pattern_is_the_pattern_with_its_flags() -> None:
    pattern = lazy(r"(?P<word>lab\w*)", re.IGNORECASE)
    match = pattern.search("The LABOUR party")
    assert match is not None and match["word"] == "LABOUR"
    assert pattern.sub("x", "Lab, Labour") == "x, x"
    assert (pattern.pattern, dict(pattern.groupindex)) == (r"(?P<word>lab\w*)", {"word": 1})
    assert lazy("lab").search("Lab") is None
    assert [m.start() for m in lazy("a").finditer("banana", 2)] == [3, 5]


def test_a_tag_in_braces_is_any_of_its_words() -> None:
    pattern = lazy(r"{sites of embeds} {1,2}content\Z", re.IGNORECASE)
    assert [bool(pattern.match(text)) for text in ("TikTok  content", "Echo content")] == [True, False]
    with pytest.raises(KeyError):
        lazy("{no tag}").match("x")


def test_a_wrong_pattern_is_found_out_when_it_is_used() -> None:
    pattern = lazy("(")
    with pytest.raises(re.error):
        pattern.match("x")


def test_a_pattern_with_words_finds_nothing_before_it_meets_one() -> None:
    pattern = lazy("(", words=("lab",))  # wrong, as is seen when it is compiled
    assert pattern.search("Lib Dem") is None
    assert pattern.match("lab", 1) is None
    assert list(pattern.finditer("lab", 0, 2)) == []
    with pytest.raises(re.error):
        pattern.search("slab")
    ignoring = lazy("l(ab)", re.IGNORECASE, words=("lab",))
    assert ignoring.search("Lib") is None
    found = ignoring.search("LAB")
    assert found is not None and found[1] == "AB"


def test_what_a_pattern_finds_has_one_of_its_words() -> None:
    """In every line that the tests are made of: of others it would be asked in vain."""
    texts = [path.read_text("utf-8") for kind in ("*.txt", "*/*.txt") for path in HERE.glob(kind)]
    lines = sorted({line for text in texts for line in text.split("\n")})
    # What is only matched at a place would look from each to the end of one long text.
    pages = ["\n".join(lines[k : k + PAGE]) for k in range(0, len(lines), PAGE)]
    found = {id(lazily): lazily for module in modules() for _, lazily in patterns(module)}
    met = 0
    for lazily in found.values():
        if isinstance(lazily, Lazy) and lazily.words:
            pattern = lazily.compiled()
            for match in chain.from_iterable(map(pattern.finditer, pages)):
                said = match[0].lower() if pattern.flags & re.IGNORECASE else match[0]
                assert any(word in said for word in lazily.words), (pattern.pattern, match)
                met += 1
    assert met > 1000


def test_no_page_is_claimed_by_the_reader_of_what_remains() -> None:
    assert NONE_PARTS.detect(Analysis("All times stated are UK")) == 0.0


@pytest.mark.parametrize("length", [0, 1, 1 << 16, (1 << 17) + 5])
def test_a_text_of_any_size_is_lowered(length: int) -> None:
    text = ("A By-Election is Éire’s. " * (length // 20 + 1))[:length]
    assert lowered(text) == text.lower()


class _Read(str):
    """A text that notes how much of it is looked at."""

    looked_at: ClassVar[int] = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        part = super().__getitem__(key)
        _Read.looked_at += len(part)
        return part


def test_a_match_that_needs_a_word_looks_at_no_whole_page() -> None:
    pattern = lazy(r"aa[^z]*zz", words=("zz",))
    assert pattern.match(_Read("a" * 100_000), 5) is None
    assert 0 < _Read.looked_at <= 2_000
    assert pattern.match("baa and zz", 1)
