"""Strategies that write live pages in every dialect, with what was written as their truth, and break them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from benchmarks import layouts
from benchmarks.prose import Entry
from benchmarks.world import Contest
from rsdata.model import Source

from .scraps import SCRAPS

Layout = Callable[[layouts.Page], str]
Quoted = tuple[str, str, str]  # words, speaker, kind
Figure = tuple[str, int, float]  # candidate, votes, share

FIRST_NAMES = ("Ann", "Bob", "Cora", "Dan", "Edith", "Frank", "Grace", "Hugh")
SURNAMES = ("Marlow", "Penrose", "Quill", "Tarrant", "Umber", "Vickery", "Wexford", "Yarrow")
PARTIES = ("Lab", "Con", "Lib Dem", "UKIP", "Green")
WORDS = (
    "We are tired but content",
    "It was far too early to tell",
    "Nobody expected 2,000 people",
    "The bypass will be built",
    "So be it",
)
SENTENCES = (
    "The boxes are in.",
    "Nobody has left the hall yet.",
    "The count goes on at the leisure centre.",
    "Rain has kept many at home.",
    "Tea is served on the first floor.",
)
HEADINGS = ("The count begins", "Five in the race", "Five to watch", "A long night", "Boxes and tea")


class Part(NamedTuple):
    """A paragraph, and what it says."""

    text: str
    quotes: tuple[Quoted, ...] = ()
    figures: tuple[Figure, ...] = ()
    prices: tuple[str, ...] = ()


class Page(NamedTuple):
    """A page as written: parts of each entry, from the top of the page."""

    layout: str
    text: str
    headings: list[str | None]
    entries: list[list[Part]]

    @property
    def parts(self) -> list[Part]:
        return [part for entry in self.entries for part in entry]


names = st.builds("{} {}".format, st.sampled_from(FIRST_NAMES), st.sampled_from(SURNAMES))


def _said(form: str, end: str = ".") -> Callable[[str, str], Part]:
    """A sentence with the words in place of "()" and the speaker in place of "{}"."""
    return lambda name, words: Part(
        form.format(name).replace("()", words + end), ((words + end, name, "speech"),)
    )


said = st.one_of(
    [
        st.builds(build, names, st.sampled_from(WORDS))
        for build in (
            _said('{} said: "()"'),
            _said('"()" said {}.', ","),
            _said("“()” {} told the Echo.", ","),
            _said("{}, the Labour MP for Deal, says: “()”"),
            _said('According to {}, "()".', ""),
        )
    ]
)

plain = st.sampled_from(SENTENCES).map(Part)


def _tweeted(name: str, words: str) -> Part:
    return Part(f"{name} in Dover tweets: {words}", ((words, name, "tweet"),))


tweeted = st.builds(_tweeted, names, st.sampled_from(WORDS))


@st.composite
def declared(draw: st.DrawFn) -> Part:
    """A full result whose shares are those of the votes."""
    people = draw(st.lists(names, min_size=2, max_size=5, unique=True))
    votes = sorted(
        draw(st.lists(st.integers(300, 30_000), min_size=len(people), max_size=len(people))), reverse=True
    )
    total = sum(votes)
    figures = tuple((name, n, round(100 * n / total, 2)) for name, n in zip(people, votes, strict=True))
    printed = ", ".join(
        f"{name} ({party}) {n:,} ({share:.2f}%)"
        for (name, n, share), party in zip(figures, PARTIES, strict=False)
    )
    return Part(f"Full result: {printed}.", figures=figures)


def _offered(maker: str, party: str, price: str) -> Part:
    return Part(f"{maker} make {party} {price} favourites to win the seat.", prices=(price,))


offered = st.builds(
    _offered,
    st.sampled_from(["Ladbrokes", "William Hill", "Paddy Power"]),
    st.sampled_from(["Labour", "the Conservatives", "UKIP"]),
    st.sampled_from(["4/11", "1/7", "10/11", "5/2", "8/1", "33/1", "100/30", "250/1"]),
)

written_entry = st.lists(st.one_of(plain, said, tweeted, offered), min_size=1, max_size=3)

CONTEST = Contest(
    id="parl.ash-vale.by.2016-10-20",
    name="Ash Vale parliamentary by-election",
    day=date(2016, 10, 20),
    kind="parliamentary",
    area="Ash Vale",
    seats=1,
    result=(),
    turnout=50.0,
)
SOURCES = (
    Source(id="page"),
    Source(id="page", published="2016-10-21", timezone="Europe/London"),
)


class _Even(Random):
    """Chances of a layout that always fall alike: every number of B1 printed, no sentence of N5 doubled."""

    def random(self) -> float:
        return 0.2


@st.composite
def pages(draw: st.DrawFn, layout: Layout) -> Page:
    """A page of three to ten entries in one layout, one of which may be a full result."""
    # The oldest is of no account: a layout prints it twice.
    entries = [[Part("Good morning from Ash Vale.")], *draw(st.lists(written_entry, min_size=2, max_size=9))]
    if draw(st.booleans()):
        entries.insert(draw(st.integers(1, len(entries))), [draw(declared())])
    headings = [draw(st.sampled_from(HEADINGS)) for _ in entries]
    written = [
        Entry([part.text for part in parts], heading=heading, clock=20 * 60 + 3 * n)
        for n, (parts, heading) in enumerate(zip(entries, headings, strict=True))
    ]
    laid_out = layouts.Page(
        "Ash Vale by-election",
        ["The polls have closed", "Counting is under way"],
        ["Nia Bewick", "Piers Hallam"],
        written,
        CONTEST,
        _Even(),
    )
    text = layout(laid_out)
    if layout is not layouts.b0 and layout is not layouts.n5:
        entries, headings = entries[::-1], headings[::-1]
    return Page(layout.__name__, text, list(headings), entries)


scrap = st.one_of(st.sampled_from(SCRAPS), st.text(max_size=5))


@st.composite
def broken(draw: st.DrawFn, text: str) -> str:
    """The text with paragraphs, lines, words or characters lost, doubled, swapped, cut off, pasted in."""
    for _ in range(draw(st.integers(1, 4))):
        separator = draw(st.sampled_from(["\n\n", "\n", " ", ""]))
        parts = text.split(separator) if separator else list(text)
        at, other = (draw(st.integers(0, max(len(parts) - 1, 0))) for _ in range(2))
        what = draw(st.sampled_from(["lose", "double", "swap", "cut off", "insert", "glue"]))
        if not parts:
            break
        if what == "lose":
            del parts[at : at + draw(st.integers(1, 3))]
        elif what == "double":
            parts.insert(other, parts[at])
        elif what == "swap":
            parts[at], parts[other] = parts[other], parts[at]
        elif what == "cut off":
            del parts[at:]
        elif what == "insert":
            parts.insert(at, draw(scrap))
        else:
            parts[at] += draw(scrap)
        text = separator.join(parts)
    return text
