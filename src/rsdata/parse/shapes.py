"""What a paragraph looks like from outside: a caption, a name, a role, a message, a line of prose."""

from __future__ import annotations

import re

# "Ann Lee", "Mary-Ann O'Neill", "Ludwig van Beethoven", "J. K. Marsh": two to five words.
PERSONAL_NAME = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?: (?:van|von|de|der|den|del|della|di|da|la|le|bin|al|ap|[^\W\d_a-z][\w'’.-]*)){1,4}"
)

# "Political editor", "political correspondent, BBC News", "BBC Radio Kent", "Reporting from Dover":
# the words that end or begin a byline's role.
ROLE_WORDS = frozenset(
    """editor correspondent reporter presenter producer analyst journalist commentator columnist blogger
    broadcaster historian psephologist specialist expert professor producer writer"""
    .split()
)
OUTLET_WORDS = frozenset("bbc itv sky newsnight radio".split())
WORD = re.compile(r"[\w'’&-]+")

FINAL_MARKS = ".!?…\"”'’:;"


def is_unfinished(text: str) -> bool:
    """No full stop or other mark at the end: a caption, a heading, a byline, not a sentence."""
    return text.rstrip(")] ")[-1:] not in FINAL_MARKS


def is_role(text: str) -> bool:
    """A correspondent's role on a line of its own: "Political editor", "political correspondent, BBC News"."""
    words = [w.lower() for w in WORD.findall(text)]
    if not 0 < len(words) <= 12 or not is_unfinished(text):
        return False
    return any(w in ROLE_WORDS for w in words) or (words[0] in OUTLET_WORDS and len(words) <= 5)


def is_personal_name(text: str) -> bool:
    """Nothing but a person's name: "Ann Lee"."""
    return len(text) <= 60 and PERSONAL_NAME.fullmatch(text) is not None


def opens_quotation(text: str) -> bool:
    """Begins with an opening double mark."""
    return text[:1] in ('"', "“", "„")


def leaves_quotation_open(text: str) -> bool:
    """A double mark is opened and not closed by the end: the next paragraph may carry the quotation on."""
    straight = text.count('"')
    if straight:
        return straight % 2 == 1
    return text.rfind("“") > text.rfind("”")
