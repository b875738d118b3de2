"""What the attributor reads and what it answers.

It knows nothing of live pages: whoever calls it cuts the text into passages and says what each one is.
All offsets are code points into ``Document.text``, end exclusive. The types are named tuples, which are made
quickest, or have slots, which are read quickest, where they are read more often than made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from rsdata.language.analysis import capitalised
from rsdata.language.found_once import Remembering, found_once
from rsdata.language.lines import Stretch
from rsdata.model import Compared, PersonKind, QuoteKind
from rsdata.named_tuples import NamedTuple

Span = tuple[int, int]
PassageRole = Literal["prose", "byline", "caption", "heading", "message"]


class MessageParts(NamedTuple):
    """Where in a message paragraph its parts stand: "[Ann Lee] in [Dover] [tweets]: [body]".

    ``body`` is without outer marks. A message cut over two paragraphs (name / "tweets: ...") is one passage
    from the name to the end of the body.
    """

    kind: Literal["tweet", "email"]
    sender: Span  # the words that name the sender, role included: "SNP MP Ann Lee"
    name: Span  # the name alone: "Ann Lee"
    place: Span | None
    cue: Span
    body: Span

    @property
    def end(self) -> int:
        """Where it ends: with its words, or with who signs them."""
        return max(self.body[1], self.sender[1])


class Passage(Compared):
    """One paragraph, without its indent and trailing blanks.

    Passages of one ``section`` (a post of a live page; plain text is one section) belong together: pronouns
    and quotations that run on look back no further. Only ``prose`` and ``message`` passages hold quotes;
    captions and headings still name people, and a byline speaks for its section.
    """

    __slots__ = ("byline_name", "byline_role", "end", "message", "role", "section", "start")
    __match_args__ = ("start", "end", "section", "role", "message", "byline_name", "byline_role")

    def __init__(
        self,
        start: int,
        end: int,
        section: int = 0,
        role: PassageRole = "prose",
        message: MessageParts | None = None,
        byline_name: Span | None = None,
        byline_role: Span | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.section = section
        self.role = role
        self.message = message
        self.byline_name = byline_name  # of a byline: the correspondent, where the name is printed
        self.byline_role = byline_role  # "political editor, BBC News"


class KnownPerson(NamedTuple):
    """Somebody the caller has already found, say on a ballot paper: taken in among the people."""

    name: str
    party_id: str | None
    start: int
    end: int
    won: bool = False  # as the figures have it


class Document(Remembering):
    """A text as it was read, its passages in order, and who is known to be in it. The lines that it was
    cut from are not kept.

    ``known_apart``: the known people are taken in once it is settled who speaks, and change nothing of it:
    the prose alone decides, so that its quotations are the same whether anybody is known or not.

    ``earlier``: of each section the one that came before it in time, where the page tells.
    """

    def __init__(
        self,
        text: str,
        passages: tuple[Passage, ...],
        known: tuple[KnownPerson, ...] = (),
        known_apart: bool = False,
        earlier: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        self.text = text
        self.passages = passages
        self.stretches = tuple([Stretch(text, p.start, p.end) for p in passages])  # in step with these
        self.known = known
        self.known_apart = known_apart
        self.earlier = earlier

    @found_once
    def capitalised(self) -> frozenset[str]:
        """Its words that begin with a capital, as they are printed."""
        return capitalised(self.text)


class Speaker(NamedTuple):
    """Somebody in the document, under the fullest form of the name printed in it, courtesy titles off."""

    name: str
    kind: PersonKind
    description: str | None  # as first printed: "Labour MP", "editor of the Echo"
    party_id: str | None


class FoundQuote(NamedTuple):
    """What the grammar finds of a quotation.

    ``speaker`` is the phrase that names the speaker, nearest the quotation: a pronoun, a role, a name with
    what belongs to it on its left ("Labour MP Ann Lee", "The Echo's editor, Ann Lee").
    """

    start: int
    end: int
    text: str  # without outer marks
    kind: QuoteKind
    section: int
    speaker: Span | None = None
    cue: str | None = None
    outlet: str | None = None
    parent: int | None = None  # index of the message this stands in
    rule: str | None = None  # a name of ``rules.EVIDENCE``; None without ``speaker``


class NamedAt(NamedTuple):
    """Person ``person`` is named at start..end."""

    person: int
    start: int
    end: int


class Attribution:
    """What the attributor found, quotes and mentions in order of place.

    ``speakers`` are who says the ``quotes``, in step with them: indexes of ``people``, which holds whoever
    speaks, then the known people in their order (merged with the speakers where they are the same person):
    ``known[i]`` is the index of ``Document.known[i]``. ``names`` are theirs. What is said of them, and where
    they are named, is read when somebody asks.
    """

    def __init__(
        self,
        quotes: tuple[FoundQuote, ...],
        speakers: tuple[int | None, ...],
        known: tuple[int, ...],
        names: tuple[str, ...],
        describe: Callable[[], tuple[Speaker, ...]],
        mention: Callable[[], tuple[NamedAt, ...]],
    ) -> None:
        self.quotes = quotes
        self.speakers = speakers
        self.known = known
        self.names = names
        self._describe = describe
        self._mention = mention

    @found_once
    def people(self) -> tuple[Speaker, ...]:
        """Whoever speaks or is known."""
        found = self._describe()
        del self._describe  # which holds every printed name
        return found

    @found_once
    def mentions(self) -> tuple[NamedAt, ...]:
        """Every place where one of them is named."""
        found = self._mention()
        del self._mention
        return found
