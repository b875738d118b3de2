"""Every row that is read from the invented pages and examples, to the last field and the last character."""

from __future__ import annotations

from pathlib import Path

import pytest

from .rows import EXAMPLES, PAGES, Example, examples, of_page, read

PRINTED = [
    pytest.param(path.stem, example, id=f"{path.stem}: {example.title}")
    for path in sorted(EXAMPLES.glob("*.txt"))
    for example in examples(path)
]


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_rows_of_a_page(path: Path) -> None:
    assert of_page(path) == (EXAMPLES / f"{path.stem}.rows").read_text("utf-8").splitlines()


@pytest.mark.parametrize(("file", "example"), PRINTED)
def test_the_rows_of_an_example(file: str, example: Example) -> None:
    assert read(file, example) == list(example.rows)
