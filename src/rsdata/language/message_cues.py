"""The words that say that somebody's message follows: "tweets:", "emails:", "writes on Twitter:"."""

from __future__ import annotations

import re
from typing import Final, Literal

from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order

# What readers do as well as reporters.
WRITES: Final = "writes"
_TWITTER: Final = "twitter"
_SITES: Final = in_order("sites of short messages")
_ON_A_SITE: Final = rf"(?:(?:posts|posted|writes|wrote) )?(?:on|via) {any_of((_TWITTER, *_SITES))}"
# What any paragraph has that begins as a message does.
CUE_WORDS: Final = ("tweet", "mail", _TWITTER, WRITES, *(f" {site}" for site in _SITES))
_EMAILS: Final = frozenset((*in_order("cues of an email"), WRITES))


def kind_of(cue: str) -> Literal["tweet", "email"]:
    """What the reporting word of a message reports; an account alone is that of a tweet."""
    return "email" if " ".join(cue.lower().split()) in _EMAILS else "tweet"


def may_be_no_message(cue: str) -> bool:
    """Whether other lines than messages have this word before their colon: "writes", "on X"."""
    low = cue.lower()
    return low == WRITES or low.endswith(_SITES)


# "Ann Lee in Dover tweets: ", "SNP MP Ann Lee tweets, external: ", "Ann Lee emails:": from the start of a
# paragraph, within one clause. ", external" is how current pages print a link; it, or a role, may be glued on
# ("political editortweets: ").
# The gap before the reporting word is read in one piece, not tried again from each of its blanks.
MESSAGE = lazy(
    r"(?P<sender>[^\s\"“”:][^\"“”:\r\n]{0,160}?)"
    r"(?:(?=[^\S \n]*[ ,\n])(?=(?P<gap>\s*,?\s*))(?P=gap)|(?<=[a-z)])(?<!\bre))"
    rf"(?P<cue>(?:has )?(?:tweet|e-?mail)(?:s|ed)|{_ON_A_SITE}|(?:via|by) e-?mail|{WRITES})"
    r"(?:, external)?\s?:(?:\s?, external)?(?:\s*(?=\S)|\s*\Z)",
    re.IGNORECASE,
)

# "The Echo's Ann Lee tweets about the new hall: Warm in here": what it is about, and no verb.
MESSAGE_ABOUT = lazy(
    r"(?P<sender>[^\s\"“”:,.][^\"“”:.,\r\n]{0,120}?) (?P<cue>(?:tweet|e-?mail)(?:s|ed))"
    r" (?:about|at|from|in|on|with) [^\"“”:;,.!?\r\n]{2,80}:[^\S\r\n]*(?=(?-i:[A-Z@#]))",
    re.IGNORECASE,
)

# What of it any text has in which one stands. (A set of letters is searched for quickest.)
MAY_BE_CUE = lazy(r"[TtMm](?i:(?:(?<=t)weet|(?<=m)ail)(?:s|ed)(?:, external)?\s?:)")

# "tweets: ", "tweets, external: ", "emails :" at the start of a paragraph: who sent it stands above.
CUE = lazy(
    r"(?P<cue>(?:has )?(?:tweet|e-?mail)(?:s|ed)|writes on Twitter)"
    r"(?:, external)?\s?:(?:\s?, external)?(?:\s+(?=\S)|\s*\Z)",
    re.IGNORECASE,
)
