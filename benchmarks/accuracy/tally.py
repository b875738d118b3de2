"""Counts of what is right, and the figures made from them.

A quotation is *found* where a predicted span and a true one overlap by four fifths of their union. It is
*right* where it is found and its speaker is the true one, or where neither names a speaker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from rsdata.attribution.confidence import form_of
from rsdata.model import Quote

OVERLAP: Final = 0.8  # of the union of two spans that are the same quotation
Span = tuple[int, int]


class RuleCount(NamedTuple):
    """How often one kind of evidence named the speaker, and how often it was the right one.

    ``sourced`` leaves out quotations to which the annotators gave no source; any speaker is wrong there.
    """

    quotations: int
    sourced: int
    right: int


@dataclass
class Tally:
    """What was found in one corpus. F1, precision and recall are in per cent."""

    name: str
    unit: str = "quotations"
    true: int = 0  # items that there are
    predicted: int = 0  # items that were said to be there
    found: int = 0
    right: int = 0
    unsourced: int = 0  # found, without a source in the truth
    unsourced_named: int = 0  # ... to which a speaker was given all the same
    # rule, form of the phrase, "right" "wrong" "unsourced"
    forms: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    confidences: Counter[tuple[float, bool]] = field(default_factory=Counter)  # as given, whether right

    def named(self, quote: Quote, verdict: str) -> None:
        """Count a quotation with a speaker: "right", "wrong", or "unsourced" where the truth has nobody."""
        if quote.rule is None or quote.speaker is None or quote.confidence is None:
            return
        form = form_of(quote.speaker_as_printed or quote.speaker, quote.speaker)
        self.forms[quote.rule, form, verdict] += 1
        self.confidences[quote.confidence, verdict == "right"] += 1

    @property
    def f1(self) -> float:
        """Of items found with everything right."""
        return _per_cent(2 * self.right, self.true + self.predicted)

    @property
    def recall(self) -> float:
        """Of items found, whatever is said of them."""
        return _per_cent(self.found, self.true)

    def by_rule(self) -> dict[str, RuleCount]:
        """Rules that named a speaker, the most frequent first."""
        verdicts: Counter[tuple[str, str]] = Counter()
        for (name, _, verdict), count in self.forms.items():
            verdicts[name, verdict] += count
        counted = {name: _rule_count(verdicts, name) for name, _ in verdicts}
        return dict(sorted(counted.items(), key=lambda item: (-item[1].quotations, item[0])))

    def as_json(self) -> dict[str, Any]:
        """All counts and figures as plain values."""
        rules = {name: count._asdict() for name, count in self.by_rule().items()}
        counts = {
            name: getattr(self, name)
            for name in ("unit", "true", "predicted", "found", "right", "unsourced", "unsourced_named")
        }
        return counts | {"f1": round(self.f1, 1), "recall": round(self.recall, 1), "rules": rules}


def _rule_count(verdicts: Counter[tuple[str, str]], rule: str) -> RuleCount:
    right, wrong, unsourced = (verdicts[rule, kind] for kind in ("right", "wrong", "unsourced"))
    return RuleCount(right + wrong + unsourced, right + wrong, right)


def pairs(predicted: Sequence[Span], true: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Indexes of spans that are the same quotation, each span once, those that overlap most first."""
    close = sorted(
        (-shared, i, j)
        for i, one in enumerate(predicted)
        for j, other in enumerate(true)
        if one[0] < other[1] and other[0] < one[1] and (shared := overlap(one, other)) >= OVERLAP
    )
    taken: tuple[set[int], set[int]] = set(), set()
    for _, i, j in close:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j


def overlap(one: Span, other: Span) -> float:
    """What two spans share, of their union: 0 to 1."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def _per_cent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
