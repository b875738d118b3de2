"""The rules: where a speaker may stand round a quotation, and how much each place is worth as evidence.

Each rule looks at one quotation in its paragraph and answers with a candidate or nothing; the candidate with
the most weight wins. ``RULES`` reads like a table of contents.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.before_colon import colon, sure_colon
from rsdata.attribution.cries import cry
from rsdata.attribution.cue_after import cue_after, cue_at_end
from rsdata.attribution.cue_before import governing_cue
from rsdata.attribution.gapped_verb import gapped_verb
from rsdata.attribution.nobodys_words import scare
from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.attribution.without_cue import (
    according_to,
    full_sentence,
    headline,
    own_feeling,
    sign_off,
    speech_noun,
    words_of,
)
from rsdata.named_tuples import NamedTuple


class Rule(NamedTuple):
    """A rule: name, example, the most its candidates can weigh, and the function that looks for one."""

    name: str
    example: str
    most: float
    find: Callable[[Site], SpeakerCandidate | None]


ACCORDING_TO: Final = "according to"
SPEECH_NOUN: Final = "speech noun"
COLON: Final = "colon"
# A rule is not asked once a candidate outweighs all it could offer; those that can offer most come first.
RULES: Final = (
    Rule("headline", 'The headline in the Echo is "…"', ranks.HEADLINE, headline),
    Rule("scare quote or title", 'the film "…", the so-called "…"', ranks.TITLED, scare),
    Rule("cry", 'shouts of "…" from Ann Lee', ranks.CRY, cry),
    Rule("colon behind a headline", 'HEADLINE - Ann Lee: "…"', ranks.COLON_NAME, sure_colon),
    Rule("cue after", '"…", said Ann Lee', ranks.AFTER_SENTENCE, cue_after),
    Rule("governing cue", 'Ann Lee said the plan was "…"', ranks.CUE_WITHIN, governing_cue),
    Rule("words of", '"…", in the words of Ann Lee', ranks.ALL_SAID, words_of),
    Rule("gapped verb", 'Ann Lee called it "…" and Bob Ray "…"', ranks.GAPPED, gapped_verb),
    Rule(ACCORDING_TO, '"…", according to Ann Lee', ranks.ACCORDING_TOUCHING, according_to),
    Rule(SPEECH_NOUN, 'Ann Lee\'s claim that "…"', ranks.SPEECH_NOUN_THAT, speech_noun),
    Rule("sign-off", '"…" – Ann Lee', ranks.SIGNED, sign_off),
    Rule("cue at end", 'The plan is "…" for Dover, Ann Lee said', ranks.AT_END, cue_at_end),
    Rule(COLON, 'Ann Lee: "…"', ranks.COLON, colon),
    Rule("full sentence", 'Ann Lee shrugged it off, "We shall win."', ranks.FULL_SENTENCE, full_sentence),
    Rule("own feeling", 'Ann Lee is "extremely confident"', ranks.SPEECH_NOUN, own_feeling),
)


class EvidenceKind(NamedTuple):
    """A kind of evidence that can name a speaker: its name, as ``quotes`` carry it, and an example."""

    name: str
    example: str


# What names a speaker where no rule speaks: messages, labels, and whom a quotation leans on.
SENDER: Final = "sender"
LABEL: Final = "label"
QUOTE_MESSAGE: Final = "quote message"
BYLINE: Final = "byline"
SIGNED_BELOW: Final = "signed below"
SAME_PARAGRAPH: Final = "same paragraph"
ABOVE: Final = "above"
EVIDENCE: Final = (
    *(EvidenceKind(rule.name, rule.example) for rule in RULES if rule.find not in (cry, scare, sure_colon)),
    EvidenceKind("open cue", '"…," Ann Lee harrumphed: a verb that is in no list'),
    EvidenceKind(SENDER, "Ann Lee tweets: …"),
    EvidenceKind(LABEL, '"LEE: …" in a transcript'),
    EvidenceKind(QUOTE_MESSAGE, 'Quote Message: …" from Ann Lee'),
    EvidenceKind(BYLINE, 'said the plan was "…" under the byline of Ann Lee'),
    EvidenceKind(SIGNED_BELOW, '"…" and in the paragraph below: – Ann Lee'),
    EvidenceKind(SAME_PARAGRAPH, '"…," said Ann Lee. "…"'),
    EvidenceKind(ABOVE, "a paragraph that is one quotation, below one in which Ann Lee speaks"),
)


# With each rule the most that it or any behind it can offer.
_ASKED: Final = tuple((max(later.most for later in RULES[n:]), rule.find) for n, rule in enumerate(RULES))


def best(site: Site) -> SpeakerCandidate | None:
    """The candidate with the most weight."""
    found: SpeakerCandidate | None = None
    weight = 0.0
    for most, find in _ASKED:
        if weight >= most:
            break
        candidate = find(site)
        if candidate is not None and candidate.weight > weight:
            found, weight = candidate, candidate.weight
    return found
