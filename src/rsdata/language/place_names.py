"""Places as pages print them: the name of a seat, a ward, a town."""

from __future__ import annotations

from typing import Final

from rsdata.language.patterns import lazy

_WORD: Final = r"[^\W\d_a-z][\w'’&.-]"
# The name of a place, as a part of larger patterns: "Ash and Elm", "Heywood", "DUNDEE", "Ashby-de-la-Zouch".
PLACE: Final = rf"{_WORD}{{1,30}}(?:[ -](?:and|upon|on|under|in|of|the|by|with|le|&|{_WORD}{{0,30}})){{0,7}}?"

# Where a sentence says that votes were counted: "Ash and Elm is declared", "two were elected at Elm Quay",
# "the votes in Ashdale", "the count at Elm", "the Liberals have held Elm".
DECLARED_PLACE: Final = lazy(
    rf"(?:^|[.:]\s)(?P<subject>{PLACE})\s(?:is|was|has been|have been|has|are)\s(?:now\s)?"
    r"(?:declared|counted|in\b|the\s)"
    rf"|(?:^|[.:]\s)In\s(?:the\s)?(?P<where>{PLACE})\s(?:region|ward|division|constituency|riding|electorate|county)\b"
    rf"|(?:^|[.:]\s)(?P<seated>{PLACE})\s(?:has|had|elects|elected|returns|returned)\s\w+\s"
    r"(?:seats|members|councillors|vacancies)\b"
    rf"|\b(?:held|hold|gained|retained)\s(?P<kept>{PLACE})(?=[,.:;]|\s(?:from|with|by)\b)"
    r"|\b(?:[Rr]esults?|[Cc]ount|[Vv]otes?|elected|declared|declaration|figures|votes cast|by-election|seat"
    r"|vacancy)\s"
    rf"(?:from|for|in|at|of)\s(?:the\s)?(?P<place>{PLACE})(?=[,.:;]"
    r"|\s(?:by-election|ward|division|is|was|were|has|had|in|on|with|lasted|took|where|seat|[a-z]+ed)\b|\Z)"
)
