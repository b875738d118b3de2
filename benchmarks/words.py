"""The vocabulary of the invented archive, from words.txt: who there is, where, and what they talk about.

Everything there is made up, party names aside: the parser knows parties by their real names.
"""

from __future__ import annotations

from pathlib import Path

Words = tuple[str, ...]


def _read() -> dict[str, Words]:
    """Sections by name; "== name" begins one, its entries stand on lines or between upright strokes."""
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("words.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            entries = found.setdefault(line[3:], [])
        elif line:
            entries += (entry.strip() for entry in line.split("|"))
    return {name: tuple(entries) for name, entries in found.items()}


_SECTIONS = _read()

MEN, WOMEN = _SECTIONS["men"], _SECTIONS["women"]
SURNAME_HEADS, SURNAME_TAILS = _SECTIONS["surname heads"], _SECTIONS["surname tails"]
PLACE_HEADS, PLACE_TAILS = _SECTIONS["place heads"], _SECTIONS["place tails"]
PLACE_FRONTS = ("", "", "", "", "", "", *(f"{front} " for front in _SECTIONS["place fronts"]))

# Name in speech, in front of a name, in lists of results.
PARTIES = tuple(tuple(party.split(" / ")) for party in _SECTIONS["parties"])
FRINGE = _SECTIONS["fringe"]

OFFICES, LOCAL_ROLES, REPORTER_ROLES = (
    _SECTIONS[name] for name in ("offices", "local roles", "reporter roles")
)
OUTLETS, PAPERS, VENUES = (_SECTIONS[name] for name in ("outlets", "papers", "venues"))
ISSUES, GROUPS, ADJECTIVES = (_SECTIONS[name] for name in ("issues", "groups", "adjectives"))
SAID, VERBS, SHORT_VERBS, TAILS = (_SECTIONS[name] for name in ("said", "verbs", "short verbs", "tails"))
NTHS, WEEKDAYS, PERIODS, SMALL = (_SECTIONS[name] for name in ("nths", "weekdays", "periods", "small"))

# Sentences with gaps, which prose.Writer.fill fills.
HAPPENINGS, REMARKS, MESSAGES, QUOTES, CAPTIONS, HEADLINES = (
    _SECTIONS[name] for name in ("happenings", "remarks", "messages", "quotes", "captions", "headlines")
)
