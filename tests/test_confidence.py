"""How sure a speaker is: the column, the file it comes from, and the program that fits it."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks import calibration
from benchmarks.accuracy import first_sight
from benchmarks.accuracy.tally import Tally
from rsdata import find_quotes, parse
from rsdata.attribution.confidence import ALL, FILE, FORMS, confidence_of, form_of
from rsdata.attribution.rules import EVIDENCE


@pytest.mark.parametrize(
    ("as_printed", "speaker", "form"),
    [
        ("Ms Lee", "Ann Lee", "name"),
        ("the mayor, Ann Lee", "Ann Lee", "name"),
        ("she", "Ann Lee", "pronoun"),
        ("who", "Ann Lee", "pronoun"),
        ("the mayor", "Ann Lee", "description"),
        ("a spokesman for the council", "spokesman for the council", "name"),
    ],
)
def test_a_speaker_is_printed_as_name_pronoun_or_description(
    as_printed: str, speaker: str, form: str
) -> None:
    assert form_of(as_printed, speaker) == form


def test_a_quote_has_rule_and_confidence_where_it_has_a_speaker() -> None:
    quotes = list(find_quotes('"We won," said Ann Lee. The so-called "Lee plan" is dead. Critics said "no".'))
    assert [quote.rule for quote in quotes] == ["cue after", None, None]
    assert quotes[0].confidence == confidence_of("cue after", "Ann Lee", "Ann Lee")
    assert quotes[1].confidence is quotes[2].confidence is None


def test_every_kind_of_evidence_has_a_confidence_between_0_and_1() -> None:
    for evidence in EVIDENCE:
        for as_printed in ("Ann Lee", "she", "the mayor"):
            assert 0 < confidence_of(evidence.name, as_printed, "Ann Lee") < 1


def test_what_was_met_seldom_leans_on_the_wider_kind() -> None:
    counts = Counter(
        {("often", "name", True): 900, ("often", "name", False): 100, ("once", "name", False): 1}
    )
    fitted = {key: share for key, _, _, share in calibration.fitted(counts)}
    assert fitted["often", "name"] == 0.9
    assert 0.6 < fitted["once", "name"] < 0.9
    assert fitted[ALL, ALL] == round(900 / 1001, 2)


def test_the_same_counts_give_the_same_bytes() -> None:
    counts = [("b", "name", True), ("a", "pronoun", True), ("a", "name", False)]
    one, other = Counter(dict.fromkeys(counts, 3)), Counter(dict.fromkeys(reversed(counts), 3))
    assert calibration.as_csv(calibration.fitted(one)) == calibration.as_csv(calibration.fitted(other))


def test_the_file_is_as_the_program_writes_it() -> None:
    lines = FILE.read_text("utf-8").splitlines()
    assert lines[0] == "rule,form,quotations,right,confidence"
    counts: Counter[tuple[str, str, bool]] = Counter()
    for line in lines[1:]:
        rule, form, met, right, _ = line.split(",")
        if rule != ALL and form != ALL:
            assert form in FORMS
            counts[rule, form, True] += int(right)
            counts[rule, form, False] += int(met) - int(right)
    assert calibration.as_csv(calibration.fitted(counts)) == FILE.read_text("utf-8")


def test_first_sight_counts_are_of_kinds_that_there_are() -> None:
    tallies = first_sight.measure()
    assert len(tallies) == len({tally.name for tally in tallies}) > 1
    names = {evidence.name for evidence in EVIDENCE}
    for tally in tallies:
        for (rule, form, verdict), count in tally.forms.items():
            assert rule in names and form in FORMS and verdict in ("right", "wrong") and count >= 0


def test_promises_are_set_beside_what_was_right() -> None:
    tally = Tally("a corpus")
    tally.confidences.update({(0.93, True): 9, (0.93, False): 1})
    assert "| 0.90 to 0.95 | 10 | 93.0 % | 90.0 % |" in calibration.by_confidence(tally)


def test_what_a_part_is_promised_comes_from_the_others() -> None:
    sure, unsure = Tally("one"), Tally("other")
    sure.forms.update({("rule", "name", "right"): 200})
    unsure.forms.update({("rule", "name", "wrong"): 30, ("rule", "name", "right"): 70})
    left_out = calibration.promised([sure, unsure], [])
    assert {right: share for share, right in left_out.confidences if share < 0.8} == {True: 0.69}
    assert {share for share, right in left_out.confidences if not right} == {1.0}


def test_a_page_has_the_confidence_of_its_quotes() -> None:
    coverage = parse('Ann Lee said: "No."')
    assert [(quote.rule, quote.confidence) for quote in coverage.quotes] == [
        ("governing cue", confidence_of("governing cue", "Ann Lee", "Ann Lee"))
    ]
