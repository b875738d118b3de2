"""What stands before a noun and is no part of its name: an article, and whose it is ("Lee's")."""

from __future__ import annotations

import re
from typing import Final

# ("An Bord", "An Garda": an Irish article, where English would have "a".)
_NOT_IRISH: Final = r"(?!(?-i:[Aa]n [BCDGJKPQTVWYZ][a-zá-ú]))"
# Whatever leads to a noun and does not tell whose it is.
ARTICLE: Final = re.compile(rf"{_NOT_IRISH}(?:the|a|an|one|another|this|that)\s+", re.IGNORECASE)
_ARTICLE_ALONE: Final = re.compile(rf"{_NOT_IRISH}(?:[Tt]he|[Aa]n?) ")


def without_article(text: str) -> str:
    """The phrase in one line, its article off."""
    name = " ".join(text.split())
    article = _ARTICLE_ALONE.match(name) if " " in name else None
    return name[article.end() :] if article else name


def without_possessive(word: str) -> str:
    """A word, or words, without the ending that says whose something is: "Lee" for "Lee's"."""
    return word[:-2] if word.endswith(("'s", "’s")) else word
