"""Quotation marks: which words stand between them, however carelessly they are typed."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise

import pytest

from rsdata.language.quotation_marks import spans


def quoted(text: str) -> list[str]:
    return [text[m.start : m.end] for m in spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', ["no"]),
        ("He said “no” twice.", ["no"]),
        ('"One," she said, "two."', ["One,", "two."]),
        ('He said "no” twice.', ["no"]),
        ("He said “no“ twice.", ["no"]),
        ("He said ”no” twice.", ["no"]),
        ('He called it "a mess".', ["a mess"]),
        ('("Yes," she said.)', ["Yes,"]),
        ('She said—"yes"—and left.', ["yes"]),
        ("It's the party's 'big' day.", []),
        ("“It is ‘over’ now,” he said.", ["It is ‘over’ now,"]),
        ("\"It is 'over' now,\" he said.", ["It is 'over' now,"]),
        ("“We sell our own,’’ she said. “Try us.”", ["We sell our own,", "Try us."]),
        ("He said it was \"never enough'' for her.", ["never enough"]),
        ("She shrugged. ‘’It is over now.”", ["It is over now."]),
        ("No marks at all.", []),
        ("", []),
    ],
)
def test_words_between_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_marks_inside_marks_are_one_span() -> None:
    assert quoted("“It is “over” now,” he said. “Yes.”") == ["It is “over” now,", "Yes."]


def test_pairs_inside_a_speech_of_several_paragraphs_are_nested() -> None:
    first, second = 'Lee said: "We row at dawn.', '"He called us "mad" and "a bore".'
    third, fourth = '"He says "no" to boats.', '"We row."'
    text = f"{first}\n\n{second}\n\n  {third}\n\n{fourth}"
    for paragraph in (second, third):
        start = text.index(paragraph)
        (span,) = spans(text, start, start + len(paragraph))
        assert text[span.start : span.end] == paragraph[1:]
        assert not span.closed
    alone = f"Lee left.\n\n{second}\n\n{fourth}"
    start = alone.index(second)
    assert len(spans(alone, start, start + len(second))) > 1
    last = f"{first}\n\n{second}\n\nLee left."
    start = last.index(second)
    assert len(spans(last, start, start + len(second))) > 1


def test_an_unclosed_span_ends_with_its_paragraph() -> None:
    text = 'She said: "We are not done.'
    (span,) = spans(text, 0, len(text))
    assert text[span.start : span.end] == "We are not done."
    assert not span.closed


def test_marks_of_another_kind_inside_an_open_speech_are_nested() -> None:
    assert quoted('"It was, as they say, “a mess,” and we left.') == [
        "It was, as they say, “a mess,” and we left."
    ]
    assert quoted('"It was a mess,” he said. “We left.”') == ["It was a mess,", "We left."]


def test_a_single_mark_closes_a_speech_whose_own_mark_never_comes() -> None:
    assert quoted("“Let’s go. We can do it.’ Lee was there.") == ["Let’s go. We can do it."]
    assert quoted("“He said: ‘No.’ Then he left.") == ["He said: ‘No.’ Then he left."]


def test_an_unclosed_span_stops_where_the_next_one_opens() -> None:
    assert quoted('"We are not done, she said. "Not at all," he said.') == [
        "We are not done, she said.",
        "Not at all,",
    ]


def test_a_stray_closing_mark_is_no_span() -> None:
    assert quoted('We are not done," she said.') == []


def test_a_stray_closing_mark_leaves_the_next_span_whole() -> None:
    assert quoted('We are not done," she said. "Not at all," he said.') == ["Not at all,"]


@pytest.mark.parametrize("text", ["He is 6'2\" tall.", 'A 12" single.', 'A 5\'10" man and a 6" nail.'])
def test_inch_marks_are_no_quotation_marks(text: str) -> None:
    assert quoted(text) == []


def test_an_inch_mark_does_not_spoil_the_quotation_after_it() -> None:
    assert quoted('He is 6\'2" tall and "proud of it".') == ["proud of it"]


def test_only_the_paragraph_is_read() -> None:
    text = '"One" "two" "three"'
    assert [text[m.start : m.end] for m in spans(text, 6, 11)] == ["two"]


def test_blanks_inside_the_marks_are_left_out() -> None:
    assert quoted('She said: " We are done. "') == ["We are done."]


def test_empty_marks_are_no_span() -> None:
    assert quoted('He said "" and “ ” again.') == []


def test_a_million_marks_are_read() -> None:
    text = '"“' * 500_000
    assert spans(text, 0, len(text)) is not None


@pytest.mark.parametrize("text", ["“‘”", "“‘’” was all", '"\'" and "`"'])
def test_marks_inside_marks_are_no_words(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize("marks", ['"', "“", "”", "“”", '"“”', "“‘", '" '])
def test_a_mark_takes_little_memory(marks: str) -> None:
    """Some twenty bytes at the peak, whatever its shape, so that a million of them stay under 60 MiB."""
    text = marks * (12_000 // len(marks))
    tracemalloc.start()
    try:
        found = spans(text, 0, len(text))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == []
    assert peak < 30 * len(text)


@pytest.mark.parametrize(
    "text",
    ["“a “b” c” d “e”", "“a” “b “c” d”", "“a “b” c", "a” “b” “c", "“““a””” “b”"],
)
def test_nested_marks_are_read_as_one_span_or_the_cheapest_way(text: str) -> None:
    found = spans(text, 0, len(text))
    assert all(a.end < b.start for a, b in pairwise(found))
    assert any("b" in text[m.start : m.end] for m in found)
