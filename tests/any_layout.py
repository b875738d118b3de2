"""One page in layouts without number: a stamp of any form at any place of an entry, with or without titles,
authors, buttons and empty lines, below and above what sites print round their entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Final, Literal, NamedTuple

TITLES: Final = (
    "Recount agreed in Sallow", "Turnout is up in the villages", "What the papers will say",
    "Labour agent cautious", "First box opened", "Polls close", "Rain stops the ferry",
    "Candidates called to the stage", "A long wait for the clerk", "Markets shrug at the result",
    "Why the wall matters", "Leaders stay away",
)  # fmt: skip
TEXTS: Final = (
    ("The returning officer has agreed to a full recount after the first two were nineteen votes apart.",
     "He told the hall it would take an hour and asked for the radiators to be turned down."),
    ("Sallow and the three villages along the estuary have the best turnout of the night so far.",),
    ("The front pages are starting to arrive. The Courier leads on the sea wall.",
     "The Estuary Post has a picture of a crab.", "Its leader column is about bins."),
    ("Labour's agent has been round the tables with a clipboard for forty minutes.",
     "She later added that the postal votes had been better than expected."),
    ("Box one was tipped out to a small cheer.",),
    ("That's it. Voting has ended, and the first van has left the lifeboat station.",
     "Five candidates are standing."),
    ("Two boxes are stuck on the wrong side of the water, says the harbour master.",),
    ("Seven people are standing behind the curtain and only one of them is smiling.",
     "The band has stopped."),
    ("The clerk has gone to look for his glasses. Nobody may count until he is back.",),
    ("The pound did not move. Nor did the price of fish, traders say.",),
    ("The wall was promised in 1971 and has been promised since.", "This time there is a drawing of it."),
    ("Neither party leader is expected tonight. Both have sent a card.",),
)  # fmt: skip
AUTHORS: Final = ("Imogen Tarry", "Gethin Moyle", "Solveig Raine")
LATEST: Final = 23 * 60 + 52
APART: Final = 17


class Hour(NamedTuple):
    """A time of day in the pieces of which stamps are made."""

    hour: int
    minute: int

    @property
    def twelve(self) -> int:
        return (self.hour + 11) % 12 + 1

    @property
    def half(self) -> str:
        return "am" if self.hour < 12 else "pm"


# How a stamp is printed, and what of it is the time; None where it tells how long ago it was.
Form = Callable[[Hour], tuple[str, str | None]]


def _plain(form: str) -> Form:
    """A form in which all but what stands in "<>" around it is the time."""

    def stamp(at: Hour) -> tuple[str, str | None]:
        made = form.format(
            at=at, HALF=at.half.upper(), dots=f"{at.half[0]}.m.", ago=24 * 60 - 60 * at.hour - at.minute
        )
        before, _, rest = made.partition("<")
        printed, _, after = rest.partition(">")
        return before + printed + after, printed or None

    return stamp


# Forms that may stand anywhere, and those that stand on a line of their own.
ANYWHERE: Final = tuple(map(_plain, (
    "<{at.hour:02}:{at.minute:02}>", "<{at.twelve}.{at.minute:02}{at.half}>",
    "<{at.twelve}:{at.minute:02} {HALF}>",
    "<{at.twelve}:{at.minute:02} {dots}>", "<{at.twelve}.{at.minute:02}{at.half} GMT>",
    "<{at.twelve}:{at.minute:02} {HALF} ET>", "<{at.hour}h{at.minute:02}>",
)))  # fmt: skip
ALONE: Final = tuple(map(_plain, (
    "Updated <{at.twelve}:{at.minute:02} {HALF} ET>", "Posted at <{at.twelve}.{at.minute:02}{at.half}>",
    "2015-05-07T<{at.hour:02}:{at.minute:02}:00+01:00>", "7 May 2015 <{at.hour:02}:{at.minute:02}>",
    "May 7, 2015, <{at.twelve}:{at.minute:02} {HALF} ET>", "{ago} mins ago<>",
    "Thursday <{at.hour:02}:{at.minute:02}>",
)))  # fmt: skip
BEFORE_TEXT: Final = (_plain("<{at.hour:02}{at.minute:02}>"), _plain("<{at.hour}.{at.minute:02}>"))

Where = Literal[
    "first", "under title", "under author", "with author", "behind title", "before title", "before text",
    "dash before text", "behind text", "signature",
]  # fmt: skip
WHERE: Final[tuple[Where, ...]] = (
    "first", "under title", "under author", "with author", "behind title", "before title", "before text",
    "dash before text", "behind text", "signature",
)  # fmt: skip
UNDER: Final = ((), (), ("Share",), ("Facebook", "Twitter", "Copy link"), ("***",), ("Comments ({n})",))
BELOW: Final = (
    (),
    ("Related topics", "Sea walls"),
    ("More on this story", "Why it rains", "Most read", "Cat found", "© Thornwick Echo"),
    ("Comments (41)", "Good riddance to the wall.", "I liked the wall.", "Sign in to comment"),
)


class Laid(NamedTuple):
    """A page, its entries from the top by place, and the time printed with each."""

    text: str
    spans: list[tuple[int, int]]
    printed: list[str | None]
    layout: tuple[object, ...]


class _Layout(NamedTuple):
    form: Form
    where: Where
    under: tuple[str, ...]
    blank: bool
    newest_first: bool
    posts: int
    titled: bool
    signed: bool


def drawn(random: Random) -> Laid:
    """A page in a layout drawn at random."""
    where = random.choice(WHERE)
    forms = {
        "first": (*ANYWHERE, *ALONE), "under title": (*ANYWHERE, *ALONE), "under author": (*ANYWHERE, *ALONE),
        "before text": (*ANYWHERE, *BEFORE_TEXT),
    }.get(where, ANYWHERE)  # fmt: skip
    layout = _Layout(
        random.choice(forms), where, random.choice(UNDER), random.random() < 0.6, random.random() < 0.5,
        random.choice((3, 5, 8, 12)), where in ("behind title", "before title") or random.random() < 0.6,
        where in ("with author", "under author") or random.random() < 0.5,
    )  # fmt: skip
    above = list(_above(layout))
    return _laid(layout, random.choice(above), random.choice(BELOW))


def _times(layout: _Layout) -> list[Hour]:
    minutes = [LATEST - APART * k for k in range(layout.posts)]
    return [Hour(*divmod(m, 60)) for m in (minutes if layout.newest_first else minutes[::-1])]


def _above(layout: _Layout) -> Iterator[tuple[str, ...]]:
    """What may stand over the entries."""
    yield "Thornwick and Sallow by-election: live updates", "Follow the count at the Corn Exchange with us."
    yield ("Thornwick and Sallow: the count",)
    yield ("Thornwick by-election - live", "Thursday 7 May 2015", "Last updated at 23:59")
    yield ("Skip to content", "Home", "News", "Sport", "Subscribe", "Thornwick by-election live",
           "By Imogen Tarry and Gethin Moyle", "Share", "Facebook")  # fmt: skip
    if layout.titled:
        yield ("Thornwick by-election live", "Key points", *(f"• {title}" for title in TITLES[:3]))
        clocks = (f"{at.hour:02}:{at.minute:02}" for at in _times(layout))
        events = [line for pair in zip(clocks, TITLES[:3], strict=False) for line in pair]
        if layout.where not in ("dash before text", "signature"):
            yield ("Thornwick live: results as they happen", "Key events", *events)
    if layout.titled or layout.where not in ("behind text", "signature"):
        yield ("Thornwick by-election: minute by minute", "Five are standing in a seat that was safe once.",
               "Our reporters are there.")  # fmt: skip


def _lines(layout: _Layout, n: int, stamp: str) -> list[str]:
    """The lines of an entry."""
    title = TITLES[n] if layout.titled and layout.where != "dash before text" else None
    author = AUTHORS[n % 3] if layout.signed else None
    by = f"By {author}" if author is not None else None
    first, *rest = TEXTS[n]
    *most, last = TEXTS[n]
    lines: dict[Where, list[str | None]] = {
        "first": [stamp, title, by, first, *rest],
        "under title": [title, stamp, by, first, *rest],
        "under author": [title, by, stamp, first, *rest],
        "with author": [f"{stamp} {author}", title, first, *rest],
        "behind title": [f"{title} {stamp}", by, first, *rest],
        "before title": [f"{stamp} {title}", by, first, *rest],
        "before text": [title, f"{stamp}: {first}", *rest],
        "dash before text": [f"{stamp} – {first}", *rest],
        "behind text": [title, *most, f"{last} ({stamp})"],
        "signature": [title, *most, last, f"{by} {stamp}" if by else stamp],
    }
    return [line for line in lines[layout.where] if line] + [line.format(n=n) for line in layout.under]


def _laid(layout: _Layout, above: tuple[str, ...], below: tuple[str, ...]) -> Laid:
    between = "\n\n" if layout.blank else "\n"
    text = between.join(above) + between
    spans, printed = [], []
    for n, at in enumerate(_times(layout)):
        stamp, time = layout.form(at)
        entry = between.join(_lines(layout, n, stamp))
        spans.append((len(text), len(text) + len(entry)))
        printed.append(time)
        text += entry + between
    return Laid(text + between.join(below), spans, printed, (*layout[1:], above[0], below[:1], printed[0]))
