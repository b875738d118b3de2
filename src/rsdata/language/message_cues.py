"""The words that say that somebody's message follows: "tweets:", "emails:", "writes on Twitter:"."""

from __future__ import annotations

import re
from typing import Literal

from rsdata.language.patterns import lazy
from rsdata.language.word_lists import in_order

# The reporting words of a message and what they report.
VERBS: dict[str, Literal["tweet", "email"]] = {
    **dict.fromkeys(in_order("cues of a tweet"), "tweet"),
    **dict.fromkeys(in_order("cues of an email"), "email"),
}

# "Ann Lee in Dover tweets: ", "SNP MP Ann Lee tweets, external: ", "Ann Lee emails:": from the start of a
# paragraph, within one clause. ", external" is how current pages print a link; it, or a role, may be glued on
# ("political editortweets: ").
# The gap before the reporting word is read in one piece, not tried again from each of its blanks.
MESSAGE = lazy(
    r"(?P<sender>[^\s\"“”:][^\"“”:\r\n]{0,160}?)"
    r"(?:(?=[^\S \n]*[ ,\n])(?=(?P<gap>\s*,?\s*))(?P=gap)|(?<=[a-z)])(?<!\bre))"
    r"(?P<cue>(?:has )?(?:tweet|e-?mail)(?:s|ed)|writes on Twitter|(?:on|via) Twitter|(?:via|by) e-?mail)"
    r"(?:, external)?\s?:(?:\s?, external)?(?:\s*(?=\S)|\s*\Z)",
    re.IGNORECASE,
)

# What of it any text has in which one stands.
MAY_BE_CUE = lazy(r"(?:tweet|mail)(?:s|ed)(?:, external)?\s?:", re.IGNORECASE)

# "tweets: ", "tweets, external: ", "emails :" at the start of a paragraph: who sent it stands above.
CUE = lazy(
    r"(?P<cue>(?:has )?(?:tweet|e-?mail)(?:s|ed)|writes on Twitter)"
    r"(?:, external)?\s?:(?:\s?, external)?(?:\s+(?=\S)|\s*\Z)",
    re.IGNORECASE,
)
