"""What a paragraph looks like from outside."""

from __future__ import annotations

import pytest

from rsdata.language.line_shapes import (
    is_capital,
    is_role,
    is_title_case,
    is_unfinished,
    leaves_quotation_open,
)
from rsdata.language.names import is_personal_name


@pytest.mark.parametrize("text", ["Medway Park, Gillingham", "BBC Radio 5 live", "House of Lords", "7 May"])
def test_titles_and_places_have_capitals_throughout(text: str) -> None:
    assert is_title_case(text)


@pytest.mark.parametrize("text", ["Medway park", "ballot Boxes", "Ann Lee speaks", "A Sentence."])
def test_prose_has_not(text: str) -> None:
    assert not is_title_case(text)


@pytest.mark.parametrize(
    ("word", "expected"), [("Lee", True), ("of", True), ("live", True), ("5", True), ("boxes", False)]
)
def test_a_capital_a_figure_or_a_small_word(word: str, expected: bool) -> None:
    assert is_capital(word) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee", "Mary-Ann O'Neill", "Ludwig van Dale", "J. K. Marsh", "ANN LEE", "Karim Said", "Ann Banks",
        "Nguyen Van An", "Art Mac an Bhaird",
    ],
)  # fmt: skip
def test_a_name_alone(text: str) -> None:
    assert is_personal_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann", "ann lee", "Ann Lee speaks", "Ballot boxes", "THE TEA URN", "Marsh Concedes",
        "Ann Lee Wins Elm",
        "Kelly Wins Elm", "Recount Ordered", "Turnout Up Again",
    ],
)  # fmt: skip
def test_not_a_name_alone(text: str) -> None:
    assert not is_personal_name(text)


@pytest.mark.parametrize("text", ["Political editor", "political correspondent, BBC News", "BBC Radio Kent"])
def test_a_role_alone(text: str) -> None:
    assert is_role(text)


@pytest.mark.parametrize("text", ["The editor resigned.", "Ballot boxes", "", "Ann Lee"])
def test_not_a_role_alone(text: str) -> None:
    assert not is_role(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A caption", True),
        ("Ann (left)", True),
        ("A sentence.", False),
        ('"Words"', False),
        ("Lead-in:", False),
    ],
)
def test_what_has_no_mark_at_its_end_is_unfinished(text: str, expected: bool) -> None:
    assert is_unfinished(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [('"Open', True), ('"Closed"', False), ('He said: "Open', True), ("“Open", True), ("“Closed”", False)],
)
def test_a_quotation_left_open(text: str, expected: bool) -> None:
    assert leaves_quotation_open(text) is expected
