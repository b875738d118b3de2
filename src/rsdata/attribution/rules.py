"""The rules: where a speaker may stand round a quotation, and how much each place is worth as evidence.

Each rule looks at one quotation in its paragraph and answers with a candidate or nothing; the candidate with
the most weight wins. ``RULES`` reads like a table of contents.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from rsdata.attribution.beside import cue_after, cue_at_end
from rsdata.attribution.governing import governing_cue
from rsdata.attribution.site import Candidate, Site
from rsdata.attribution.uncued import (
    according_to,
    colon,
    full_sentence,
    headline,
    scare,
    sign_off,
    speech_noun,
)


class Rule(NamedTuple):
    """A rule's name, the most its candidates can weigh, and the function that looks for one."""

    name: str
    most: float
    find: Callable[[Site], Candidate | None]


# Strongest first. A rule is not asked once a candidate outweighs all it could offer.
RULES: Final = (
    Rule("headline", 10.65, headline),
    Rule("colon", 10.6, colon),
    Rule("governing cue", 10.5, governing_cue),
    Rule("cue after", 10.6, cue_after),
    Rule("scare quote or title", 10.7, scare),
    Rule("sign-off", 8.5, sign_off),
    Rule("cue at end", 8.0, cue_at_end),
    Rule("according to", 7.6, according_to),
    Rule("full sentence", 6.8, full_sentence),
    Rule("speech noun", 8.6, speech_noun),
)


def best(site: Site) -> Candidate | None:
    """The candidate with the most weight."""
    found: Candidate | None = None
    for rule in RULES:
        if found is not None and found.weight >= rule.most:
            continue
        candidate = rule.find(site)
        if candidate is not None and (found is None or candidate.weight > found.weight):
            found = candidate
    return found
