"""Tables of rules: the example beside each rule is one that this rule decides, as the example says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any, Final

import pytest

from rsdata.attribution import quote_kinds
from rsdata.attribution.coreference import pronouns
from rsdata.language import role_phrases, subjects, verbs
from rsdata.language.analysis import Analysis
from rsdata.language.lines import Stretch
from rsdata.language.tokens import Words
from rsdata.model import Contest, Source
from rsdata.odds import books, price_lists, prices, selections
from rsdata.pipeline import find_quotes, parse
from rsdata.results import contests
from rsdata.results.read_results import read_results
from tests.invented import ASH, ELM, page, source

_MARKS: Final = re.compile(r"[\[\]{}]")

Rule = Callable[..., Any]
Row = tuple[Any, ...]


def examples(module: ModuleType) -> list[Any]:
    return [pytest.param(row, id=row[-1].__name__.strip("_")) for row in module._RULES]


def watch(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, unsure: Sequence[object] = (None,)
) -> set[Rule]:
    """The rules of a table that have decided something, filled while the module is at work."""
    decided: set[Rule] = set()

    def watched(rule: Rule) -> Rule:
        def ask(*asked: Any) -> Any:
            answer = rule(*asked)
            if not any(answer is other for other in unsure):
                decided.add(rule)
            return answer

        return ask

    monkeypatch.setattr(module, "_RULES", tuple((*row[:-1], watched(row[-1])) for row in module._RULES))
    return decided


def marked(example: str, marks: str) -> tuple[str, list[str]]:
    """An example without its marks, and what stood between two of them."""
    opening, closing = map(re.escape, marks)
    inside = re.findall(f"{opening}(.*?){closing}", example)
    return _MARKS.sub("", example), [_MARKS.sub("", part) for part in inside]


@pytest.mark.parametrize("row", examples(subjects))
def test_subjects(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = watch(monkeypatch, subjects)
    text, expected = marked(row[0], "[]")
    words = Words(text, 0, len(text))
    phrase = subjects.subject_left(words, len(words) - 1)
    found = [] if phrase is None else [text[words.start[phrase[0]] : words.end[phrase[1]]]]
    assert found == expected
    assert row[-1] in decided


@pytest.mark.parametrize("row", examples(verbs))
def test_verbs(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = watch(monkeypatch, verbs)
    monkeypatch.setattr(verbs, "_rules_for", verbs._rules_for.__wrapped__)  # asked anew of what is watched
    for example in row[0].split("; "):
        decided.clear()
        text, _ = marked(example, "[]")
        words = Words(text, 0, len(text))
        verbs.is_reported(words, words.start.index(example.index("[")))
        assert decided == {row[-1]}, example


@pytest.mark.parametrize("row", examples(role_phrases))
def test_roles_before_a_name(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = watch(monkeypatch, role_phrases)
    (text, roles), (_, (name,)) = marked(row[0], "{}"), marked(row[0], "[]")
    span = role_phrases.role_before(Stretch(text, 0, len(text)), text.index(name))
    assert span is not None and [text[slice(*span)]] == roles
    assert row[-1] in decided


@pytest.mark.parametrize("row", examples(quote_kinds))
def test_kinds_of_quotations(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = watch(monkeypatch, quote_kinds, unsure=(None, False))
    assert [quote.kind for quote in find_quotes(row[0])] == [row[1]]
    assert row[-1] in decided


@pytest.mark.parametrize("row", examples(prices))
def test_prices(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = watch(monkeypatch, prices)
    text, expected = marked(row[0], "[]")
    coverage = parse(text, Source("x"))
    assert [coverage.text[odds.char_start : odds.char_end] for odds in coverage.odds] == expected
    assert row[-1] in decided


@pytest.mark.parametrize("at", range(len(books._RULES)))
def test_markets(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text, (market,) = marked(books._RULES[at][0], "[]")
    price = text.index("4/11")
    asked = text, 0, len(text), price, price + 4
    assert books.market_in(*asked) == market
    monkeypatch.setattr(books, "_RULES", books._RULES[:at] + books._RULES[at + 1 :])
    assert books.market_in(*asked) != market


@pytest.mark.parametrize("at", range(len(selections._RULES)))
def test_selections(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> list[str]:
        odds = parse(text, Source("x")).odds
        return [price.selection_as_printed for price in odds if price.selection_as_printed]

    text, expected = marked(selections._RULES[at][0], "[]")
    assert read() == expected
    monkeypatch.setattr(selections, "_RULES", selections._RULES[:at] + selections._RULES[at + 1 :])
    assert read() != expected


@pytest.mark.parametrize("at", range(len(price_lists._RULES)))
def test_lists_of_prices(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text, expected, _ = price_lists._RULES[at]

    def read() -> str:
        odds = parse(text, Source("x")).odds
        return " ".join(f"{price.selection_as_printed} {price.fractional}" for price in odds)

    assert read() == expected
    monkeypatch.setattr(price_lists, "_RULES", price_lists._RULES[:at] + price_lists._RULES[at + 1 :])
    assert read() != expected


OAK: Final = Contest(
    id="local.oak.2016-10-20", name="Oak ward", date="2016-10-20", kind="local", area="Oak", seats=3
)


@pytest.mark.parametrize("at", range(len(contests._RULES)))
def test_contests(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> list[str]:
        analysis = Analysis(text)
        figures = read_results(analysis, posts, source(ASH, ELM, OAK))
        areas = {contest.id: contest.area for contest in (ASH, ELM, OAK)}
        met = dict.fromkeys(areas.get(result.contest_id) for result in figures.results)
        assert met
        return [area for area in met if area]

    example, expected = marked(contests._RULES[at][0], "[]")
    text, posts = page(example.removesuffix(expected[0]))
    assert read() == [area for area in expected if area]
    monkeypatch.setattr(contests, "_RULES", contests._RULES[:at] + contests._RULES[at + 1 :])
    assert read() != [area for area in expected if area]


@pytest.mark.parametrize("row", examples(pronouns))
def test_subjects_for_pronouns(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = watch(monkeypatch, pronouns)
    text, _ = marked(row[0], "[]")
    list(find_quotes(f"{text}. She called it “a great day for the whole town”."))
    assert row[-1] in decided
