"""What a Python programmer gets: two pure functions."""

from __future__ import annotations

import subprocess
import sys

import pytest

import rsdata

from .conftest import RAW

TEXT = 'Ann Lee, Labour MP for Dover, said: "We won."\n"They did not see it coming," she added.\n'


def test_parse_reads_a_whole_page() -> None:
    coverage = rsdata.parse((RAW / "uk-politics-30131852.txt").read_bytes().decode())
    assert len(coverage.posts) == 177
    assert len(coverage.quotes) == 212
    assert len(coverage.results) == 29
    assert len(coverage.odds) == 4


def test_find_quotes_says_who_said_what_in_any_text() -> None:
    first, second = rsdata.find_quotes(TEXT)
    assert TEXT[first.char_start : first.char_end] == first.text == "We won."
    assert (first.speaker, first.speaker_as_printed, first.cue) == ("Ann Lee", "Ann Lee", "said")
    assert first.kind == "speech"
    assert (second.speaker, second.speaker_as_printed) == ("Ann Lee", "she")


@pytest.mark.parametrize("nothing", [None, b"The polls are open.", 3])
def test_what_is_no_text_is_refused(nothing: object) -> None:
    for function in (rsdata.parse, rsdata.find_quotes):
        with pytest.raises(TypeError, match="it must be str"):
            function(nothing)  # type: ignore[arg-type]


def test_the_same_text_gives_the_same_answer() -> None:
    assert rsdata.parse(TEXT) == rsdata.parse(TEXT)
    assert list(rsdata.find_quotes(TEXT)) == list(rsdata.find_quotes(TEXT))


def test_the_functions_are_there_whatever_was_imported_before() -> None:
    code = "import rsdata.build.builder, rsdata.pages.layouts, rsdata; assert callable(rsdata.parse)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_nothing_else_is_promised() -> None:
    with pytest.raises(AttributeError):
        rsdata.nothing  # noqa: B018
