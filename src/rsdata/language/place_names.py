"""Places as pages print them: the name of a seat, a ward, a town."""

from __future__ import annotations

from typing import Final

_WORD: Final = r"[^\W\d_a-z][\w'’&.-]"
# The name of a place, as a part of larger patterns: "Ash and Elm", "Heywood", "DUNDEE", "Ashby-de-la-Zouch".
PLACE: Final = rf"{_WORD}{{1,30}}(?:[ -](?:and|upon|on|under|in|of|the|by|with|le|&|{_WORD}{{0,30}})){{0,7}}?"
