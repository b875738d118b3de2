"""What a page of coverage says, as frozen dataclasses.

Every ``char_start``/``char_end`` counts Unicode code points in the decoded file, newlines as they are,
end exclusive, so ``text[char_start:char_end]`` is the evidence for the row. Ids are text and begin with
the id of the source, so that a row keeps its id whatever else is loaded beside it.

Nothing changes a value once it is made.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import ClassVar, Literal

from rsdata.frozen_rows import frozen_dataclass

# How a price is printed: "4/11", "1.36", "-275".
PriceFormat = Literal["fractional", "decimal", "american"]
PostKind = Literal["tweet", "email", "analysis", "empty", "post"]
Boundary = Literal["printed", "marked", "inferred"]
QuoteKind = Literal["tweet", "email", "writing", "speech"]
PersonKind = Literal["person", "organisation", "role"]
ContestKind = Literal["parliamentary", "local", "other"]

# The media type of pages that are plain text.
TEXT = "text/plain"
# The dialect of a page in which nothing parts posts: it is one post.
ARTICLE = "article"
# The dialect of a page whose layout nobody described: what parts its posts was found in it.
INDUCED = "induced"
# The id of a contest that no source declares: the source's and a number from 1.
FOUND_ID = re.compile(r"(?P<source>.+)-contest-[1-9][0-9]*", re.DOTALL)


class Compared:
    """What is compared, hashed and shown by its values. (Written once: to have that made for each dataclass
    takes a hundredth of the time of a build of one page.)"""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()  # the names of its fields

    def _values(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__match_args__])

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        values = zip(self.__match_args__, self._values(), strict=True)
        return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in values)})"


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Contest(Compared):
    """One election of one area on one day: as declared in sources.yml, or found in the text.

    ``turnout_pct`` is in per cent, ``ballots`` counts the papers, both as printed; ``valid_votes`` is the
    sum of the candidates' votes, ``majority`` the winner's votes less the second's (one seat only).
    """

    id: str
    name: str | None = None
    date: str | None = None  # ISO 8601, polling day
    kind: ContestKind = "other"
    by_election: bool | None = None
    area: str | None = None
    seats: int | None = None
    turnout_pct: float | None = None
    ballots: int | None = None
    valid_votes: int | None = None
    majority: int | None = None


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Source(Compared):
    """A page of coverage as sources.yml describes it; only ``id`` is ever certain."""

    id: str = "page"
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None  # ISO 8601 date
    timezone: str | None = None  # IANA name
    rights: str | None = None
    sha256: str | None = None
    contests: tuple[Contest, ...] = ()
    # Ids that contests found on this page would get, were they not declared for another.
    spoken_for: tuple[str, ...] = ()
    # When a saved page says that it was first published and last changed: ISO 8601, a date alone perhaps.
    extent: tuple[str | None, str | None] = (None, None)


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Post(Compared):
    """One entry of a live page. ``body`` holds the spans of the paragraphs that make up ``text``."""

    id: str
    number: int  # from the top of the page, 1 = first
    sequence: int  # in time, 1 = oldest
    kind: PostKind
    heading: str | None
    caption: str | None
    byline: str | None
    byline_role: str | None
    text: str
    boundary: Boundary
    time_as_printed: str | None
    published_at: str | None  # ISO 8601 with seconds and numeric offset
    char_start: int
    char_end: int
    body: tuple[tuple[int, int], ...] = ()
    source_id: str = "page"
    anchor: str | None = None  # the publisher's own id of the entry
    url: str | None = None  # of the entry itself
    updated_at: str | None = None  # as published_at


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Person(Compared):
    """Somebody who speaks or stands: a person, an organisation, or a role that is all the text gives.

    ``id`` is a slug of the name, unique within one page. ``party_id`` is an id of the party table.
    """

    id: str
    name: str
    kind: PersonKind = "person"
    description: str | None = None
    party_id: str | None = None


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Quote(Compared):
    """Somebody's words, and who said them.

    ``char_start``/``char_end`` hold the words without the outer marks. ``text`` equals that slice, save
    for a quotation over several paragraphs, whose indents and re-opening marks are taken out.
    ``speaker_as_printed`` is the phrase that names the speaker ("he", "Labour MP Ann Lee"), ``speaker``
    the name it stands for, ``speaker_id`` the id of that ``Person``; all three are None where the text
    does not say. ``post_id`` is None outside a live page. ``rule`` is the kind of evidence that named the
    speaker, by its name in the table of rules (``attribution/rules.py``), ``confidence`` how often evidence
    of that kind was right where people had read it (0 to 1); both are None without ``speaker``.
    """

    id: str
    position: int
    text: str
    kind: QuoteKind
    char_start: int
    char_end: int
    speaker: str | None = None
    speaker_id: str | None = None
    speaker_as_printed: str | None = None
    cue: str | None = None
    outlet: str | None = None
    parent_id: str | None = None
    post_id: str | None = None
    rule: str | None = None
    confidence: float | None = None


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Mention(Compared):
    """A place where somebody in ``people`` is named."""

    id: str
    post_id: str
    person_id: str
    char_start: int
    char_end: int


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Message(Compared):
    """A reader's or politician's message: the whole line, and the place it was sent from."""

    id: str
    post_id: str
    quote_id: str
    account: str | None  # the "Tweet @account" line above it
    place: str | None
    char_start: int
    char_end: int


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Hashtag(Compared):
    """A hashtag as printed, without its mark."""

    id: str
    post_id: str
    tag: str
    char_start: int
    char_end: int


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class PostLink(Compared):
    """Words of a post of a saved page that lead somewhere."""

    id: str
    post_id: str
    url: str
    text: str
    char_start: int
    char_end: int


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Candidate(Compared):
    """A name on the ballot paper."""

    id: str
    post_id: str
    contest_id: str
    name: str
    party_id: str | None
    party_as_printed: str | None
    char_start: int
    char_end: int
    person_id: str | None = None


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Result(Compared):
    """One candidate's, or one party's, votes. ``share_pct`` and ``change_pct`` are per cent and percentage
    points as printed. ``elected`` is None where seats are unknown or a tie straddles the last seat."""

    id: str
    post_id: str
    contest_id: str
    candidate_id: str | None
    party_id: str | None
    party_as_printed: str | None
    votes: int | None
    share_pct: float | None
    change_pct: float | None
    rank: int | None
    elected: bool | None
    char_start: int
    char_end: int


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Odds(Compared):
    """A bookmaker's price. ``fractional`` is normalised ("5-2" is "5/2"), None where no fraction is
    printed, and so are its two numbers. ``decimal`` is what a stake of 1 returns, for a fraction
    numerator / denominator + 1; ``implied_probability`` is its inverse (0 to 1)."""

    id: str
    post_id: str
    contest_id: str | None
    market: str | None
    bookmaker: str | None
    party_id: str | None
    selection_as_printed: str | None
    price_as_printed: str
    price_format: PriceFormat
    fractional: str | None
    numerator: int | None
    denominator: int | None
    decimal: float
    implied_probability: float
    char_start: int
    char_end: int


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Coverage(Compared):
    """All that was read from one page."""

    source: Source
    text: str
    dialect: str  # ARTICLE where nothing parts posts
    confidence: float  # 0 to 1, of the dialect
    authors: str | None
    posts: tuple[Post, ...] = ()
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    mentions: tuple[Mention, ...] = ()
    messages: tuple[Message, ...] = ()
    hashtags: tuple[Hashtag, ...] = ()
    links: tuple[PostLink, ...] = ()
    contests: tuple[Contest, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    results: tuple[Result, ...] = ()
    odds: tuple[Odds, ...] = ()
    # party id -> as met on this page
    party_spellings: dict[str, frozenset[str]] = field(default_factory=dict)
