"""How accuracy is measured: benchmarks.accuracy."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy import pages, polnear
from benchmarks.accuracy.__main__ import CORPORA, RULES, by_corpus, by_rule, write
from benchmarks.accuracy.tally import Tally, overlap, pairs
from rsdata.attribution.rules import EVIDENCE

DOCUMENT = Path(__file__).parents[1] / "docs" / "attribution.md"

TEXT = 'Ann Lee said she was "very glad". Mr Ray called it "a day to forget", and left.\n\n"No," he said.\n'
# The contents are [very glad] [a day to forget] [No,]; "he" is annotated as Ann Lee.
ANNOTATIONS = """\
T1	Source 0 7	Ann Lee
T2	Cue 8 12	said
T3	Content 13 32	she was "very glad"
E1	Attribution:T2 Source:T1 Content:T3
T4	Source 34 40	Mr Ray
T5	Content 51 68	"a day to forget"
E2	Attribution:T4 Source:T4 Content:T5
T6	Content 81 86	"No,"
T7	Source 0 7	Ann Lee
E3	Attribution:T6 Content:T6 Source:T7
"""


@pytest.fixture(scope="module")
def measured() -> list[Tally]:
    return pages.measure()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for part in polnear.PARTS:
        (tmp_path / "data" / part / "text").mkdir(parents=True)
        (tmp_path / "data" / part / "attributions").mkdir()
    (tmp_path / "data" / "test" / "text" / "a.txt").write_text(TEXT)
    (tmp_path / "data" / "test" / "attributions" / "a_0001.ann").write_text(ANNOTATIONS)
    return tmp_path


def test_pages_read_by_hand_are_right_to_the_last_quotation(measured: list[Tally]) -> None:
    for tally in measured:
        assert (tally.true, tally.predicted, tally.unsourced_named) == (tally.right, tally.right, 0), (
            tally.name
        )


def test_the_document_shows_what_is_measured(measured: list[Tally]) -> None:
    printed = DOCUMENT.read_text("utf-8")
    assert by_corpus(measured) in printed


def test_every_rule_that_can_name_a_speaker_is_in_the_table_of_evidence(measured: list[Tally]) -> None:
    names = [evidence.name for evidence in EVIDENCE]
    assert len(names) == len(set(names))
    for tally in measured:
        assert tally.by_rule().keys() <= set(names)


def test_an_annotated_article_is_read(corpus: Path) -> None:
    (article,) = polnear.articles(corpus, "held")
    assert [(article.text[q.start : q.end], q.direct, q.source) for q in article.quotes] == [
        ("very glad", False, "Ann Lee"),
        ("a day to forget", True, "Mr Ray"),
        ("No", True, "Ann Lee"),
    ]
    assert not list(polnear.articles(corpus, "development"))  # the corpus's own test part is held


def test_right_wrong_and_the_rule_are_counted(corpus: Path) -> None:
    direct, everything = polnear.measure(corpus, "held")
    assert (direct.true, direct.predicted, direct.found, direct.right) == (2, 2, 2, 1)
    assert (everything.true, everything.right) == (3, 2)
    assert everything.by_rule()["governing cue"] == (2, 2, 2)
    assert everything.by_rule()["cue after"] == (1, 1, 0)
    assert "| cue after |" in by_rule(everything)


def test_a_folder_that_holds_no_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=str(tmp_path)):
        next(polnear.articles(tmp_path, "held"))


@pytest.mark.parametrize(
    ("predicted", "source", "right"),
    [
        ("Ann Lee", "Ms Lee", True),
        ("Ann Lee, mayor of Dover", "Lee", True),
        ("Lee", "the mayor, Ann Lee", True),
        ("the mayor", "a mayor of Dover", True),
        ("Ann Lee", "Bob Lee's mother", False),
        ("he", "He", True),
        ("Bob Ray", "he", False),
    ],
)
def test_a_speaker_matches_by_the_head_of_its_phrase(predicted: str, source: str, right: bool) -> None:
    assert polnear.names_source(predicted, source) is right


def test_each_span_is_paired_once_and_the_closest_first() -> None:
    assert overlap((0, 10), (0, 8)) == 0.8
    assert overlap((0, 4), (4, 8)) == 0
    assert list(pairs([(0, 10), (1, 10)], [(1, 10)])) == [(1, 0)]


def test_a_table_is_written_between_its_markers(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text(f"one\n<!-- {CORPORA} -->\nold\n<!-- end -->\ntwo\n")
    write(document, CORPORA, "new")
    assert document.read_text() == f"one\n<!-- {CORPORA} -->\nnew\n<!-- end -->\ntwo\n"
    with pytest.raises(ValueError, match=RULES):
        write(document, RULES, "new")
