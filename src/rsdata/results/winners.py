"""Names that a page gives elsewhere for a party's figure: "Councillor Ann Lee ... received 1,234 votes"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from rsdata.language import by_elections
from rsdata.language.names import FULL_NAME, TITLES_IN_LISTS
from rsdata.language.numbers import whole
from rsdata.language.parties import party_in_list
from rsdata.language.patterns import lazy
from rsdata.language.sentences import last_start
from rsdata.language.word_lists import tagged
from rsdata.model import Post

# "received 2,850 votes", "won with a total of 2,850 votes"
_VOTES: Final = lazy(
    r"\b(?:received|received a total of|won|polled|took|taking|got|gained|secured|with|on|attracted|"
    r"winning)\s"
    r"(?:a total of\s|just\s|only\s)?(?P<votes>\d{1,3}(?:,\d{3})*|\d{1,7})\s(?:votes\b(?!\s(?:more|ahead|"
    r"clear|fewer)))"
)
_NOT_IN_NAMES: Final = TITLES_IN_LISTS | {"the", "here's", "here’s"}
_NOT_PEOPLE: Final = tagged("last words that are no person") | by_elections.WORDS
_REACH: Final = 300


class Winner(NamedTuple):
    """Somebody said to have so many votes: the span of the name, and the party given with it."""

    post: Post
    start: int
    end: int
    party_id: str | None


def find(text: str, posts: Sequence[Post], votes: set[int]) -> dict[int, Winner]:
    """Who is said to have each of these numbers of votes, where the text says it of one person.

    ``posts`` are in order of place.
    """
    found: dict[int, Winner] = {}
    if not votes:
        return found
    starts = [post.char_start for post in posts]
    for match in _VOTES.finditer(text):
        number = whole(match["votes"])
        if number is None or number not in votes or number in found:
            continue
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or posts[at].char_end < match.end():
            continue
        start = max(posts[at].char_start, match.start() - _REACH)
        winner = _subject(text, posts[at], last_start(text, start, match.start()), match.start())
        if winner is not None:
            found[number] = winner
    return found


def _subject(text: str, post: Post, start: int, end: int) -> Winner | None:
    """Whoever is the subject of the verb at ``end``: the name next to it, else the first of the sentence."""
    people = [
        person for match in FULL_NAME.finditer(text, start, end) if (person := _person(text, *match.span()))
    ]
    if not people:
        return None
    begin, stop = people[-1]
    next_to_it = text[stop:end].strip(" ,") in {"", "has", "had", "who", "who has", "who had", "also", "then"}
    if not next_to_it:
        begin, stop = people[0]
    before = text[max(start, begin - 40) : begin].replace("'s", " ").replace("’s", " ").split()
    after = text[stop : stop + 40].strip(" ,(").replace(")", " ").replace(",", " ").split()
    party = next(
        (
            found
            for words in (
                before[-1:],
                before[-2:],
                before[-3:-1],
                after[:2],  # "Liberal Democrats", before "Liberal"
                after[:1],
                after[1:3],
                after[1:2],
            )
            if words and words[0][0].isupper() and (found := party_in_list(" ".join(words)))
        ),
        None,
    )
    return Winner(post, begin, stop, party)


def _person(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name in a run of capitalised words, titles and party before it off; None for places and bodies."""
    words = text[start:end].split()
    while len(words) > 1:
        if (
            words[0].lower().strip(".") in _NOT_IN_NAMES
            or party_in_list(words[0])
            or words[0].endswith(("'s", "’s"))
        ):
            gone = 1
        elif len(words) > 3 and party_in_list(" ".join(words[:2])):
            gone = 2
        else:
            break
        for word in words[:gone]:
            start = text.index(word, start) + len(word)
        while text[start].isspace():
            start += 1
        words = words[gone:]
    if len(words) < 2 or {word.lower() for word in words} & _NOT_PEOPLE or party_in_list(" ".join(words)):
        return None
    return start, end
