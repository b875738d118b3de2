"""Each thing is listed and defined once: words in one tag, names in one pattern, answers with their words."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

import rsdata
import rsdata.attribution
from rsdata.language.lexicon import SPEAKING_VERBS
from rsdata.language.tokens import Words, asked_once
from rsdata.language.word_lists import _FILE, _sections, tagged

PACKAGE = Path(rsdata.__file__).parent
ATTRIBUTION = Path(rsdata.attribution.__file__).parent


def test_each_tag_stands_once() -> None:
    lines = [line for line in _FILE.read_text("utf-8").splitlines() if line.startswith("[")]
    assert [line for line, count in Counter(lines).items() if count > 1] == []


def test_no_two_tags_have_the_same_words() -> None:
    words = {tag: frozenset(" ".join(lines).split()) for tag, lines in _sections().items()}
    longer = [tag for tag in words if len(words[tag]) > 1]
    assert [(a, b) for a, b in combinations(longer, 2) if words[a] == words[b]] == []


def test_no_word_stands_twice_under_a_tag() -> None:
    one_to_a_word = {tag: " ".join(lines).split() for tag, lines in _sections().items()}
    del one_to_a_word["irregular verbs"]  # forms of a verb to a line, some of them alike
    twice = {
        tag: [word for word, n in Counter(words).items() if n > 1] for tag, words in one_to_a_word.items()
    }
    assert {tag: words for tag, words in twice.items() if words} == {}


def test_each_tag_is_asked_for() -> None:
    code = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    asked = ('"{}"', "'{}'", "{{{}}}")  # by the code, or within a pattern
    assert [tag for tag in _sections() if not any(form.format(tag) in code for form in asked)] == []


@pytest.mark.parametrize("tag", ["verbs after a name", "words after a role", "common verbs in the past"])
def test_verbs_of_saying_are_listed_as_such_alone(tag: str) -> None:
    assert tagged(tag) & SPEAKING_VERBS == frozenset()


@pytest.mark.parametrize("tag", ["prepositions after a role", "loose prepositions"])
def test_place_prepositions_are_listed_once(tag: str) -> None:
    assert tagged(tag) & tagged("place prepositions") == frozenset()


@pytest.mark.parametrize("path", sorted(ATTRIBUTION.rglob("*.py")), ids=lambda path: path.stem)
def test_what_a_capital_is_stands_in_names_alone(path: Path) -> None:
    assert "[A-Z" not in path.read_text("utf-8")


def test_a_question_about_words_is_answered_once() -> None:
    asked = []

    @asked_once
    def is_first(words: Words, i: int) -> bool:
        asked.append(words.low[i])
        return i == 0

    one, other = Words("Ann Lee", 0, 7), Words("Bob Ray", 0, 7)
    answers = [is_first(words, i) for words in (one, other, one) for i in (0, 1)]
    assert answers == [True, False] * 3
    assert asked == ["ann", "lee", "bob", "ray"]
