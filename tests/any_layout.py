"""One page in layouts drawn at random: a stamp in any dress at any place of an entry, with or without titles,
authors, counters and empty lines, below and above what sites print round their entries.

A layout is drawn piece by piece: the form of the clock, the day with it, what it is dressed in, where it
stands, who writes and how that is said, what ends an entry, what stands between some of them, over and under
all, and how lines are laid out (empty lines, width, line ends, blanks).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from textwrap import wrap
from typing import Final, Literal, NamedTuple, get_args

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
     "“I was told there would be cake,” says Della Quill.", "The band has stopped."),
    ("The clerk has gone to look for his glasses. Nobody may count until he is back.",),
    ("The pound did not move. Nor did the price of fish, traders say.",),
    ("The wall was promised in 1971 and has been promised since.", "This time there is a drawing of it."),
    ("Neither party leader is expected tonight. Both have sent a card.",),
)  # fmt: skip
AUTHORS: Final = ("Imogen Tarry", "Gethin Moyle", "Solveig Raine")
LATEST: Final = 23 * 60 + 52
APART: Final = 17
# How late the last entry is where they run over midnight.
PAST_MIDNIGHT: Final = 24 * 60 + 47
DAY: Final = 24 * 60


class Hour(NamedTuple):
    """A time of day in the pieces of which stamps are made."""

    hour: int
    minute: int
    day: int = 7

    @property
    def twelve(self) -> int:
        return (self.hour + 11) % 12 + 1

    @property
    def half(self) -> str:
        return "am" if self.hour < 12 else "pm"

    @property
    def ago(self) -> int:
        return (8 - self.day) * DAY + 60 - 60 * self.hour - self.minute


# How a stamp is printed, and what of it is the time; None where it tells how long ago it was.
Form = Callable[[Hour], tuple[str, str | None]]


def _plain(form: str) -> Form:
    """A form in which all but what stands in "<>" around it is the time."""

    def stamp(at: Hour) -> tuple[str, str | None]:
        made = form.format(
            at=at, HALF=at.half.upper(), dots=f"{at.half[0]}.m.", mins=at.ago, hours=-(-at.ago // 60),
            day=at.day, nth=f"{at.day}th", week={7: "Thursday", 8: "Friday"}[at.day],
        )  # fmt: skip
        before, _, rest = made.partition("<")
        printed, _, after = rest.partition(">")
        return before + printed + after, printed or None

    return stamp


# Clocks that may stand anywhere.
CLOCKS: Final = (
    "<{at.hour:02}:{at.minute:02}>", "<{at.hour:02}:{at.minute:02}:07>",
    "<{at.twelve}.{at.minute:02}{at.half}>",
    "<{at.twelve}:{at.minute:02} {HALF}>", "<{at.twelve}:{at.minute:02}{at.half}>",
    "<{at.twelve}:{at.minute:02} {dots}>", "<{at.twelve}.{at.minute:02} {dots}>",
    "<{at.twelve}.{at.minute:02}{at.half} GMT>", "<{at.hour:02}:{at.minute:02} BST>",
    "<{at.twelve}:{at.minute:02} {HALF} ET>", "<{at.twelve}:{at.minute:02} {dots} Eastern>",
    "<{at.hour}h{at.minute:02}>", "<{at.hour:02}.{at.minute:02}>", "<{at.hour:02}:{at.minute:02} CET>",
)  # fmt: skip
# ... and with their day, on a line of their own.
DATED: Final = (
    "Updated <{at.twelve}:{at.minute:02} {HALF} ET>", "Posted at <{at.twelve}.{at.minute:02}{at.half}>",
    "2015-05-{day:02}T<{at.hour:02}:{at.minute:02}:00+01:00>",
    "2015-05-{day:02} <{at.hour:02}:{at.minute:02}>",
    "{day} May 2015 <{at.hour:02}:{at.minute:02}>", "{nth} May 2015, <{at.twelve}:{at.minute:02}{at.half}>",
    "May {day}, 2015, <{at.twelve}:{at.minute:02} {HALF} ET>",
    "May {day}, 2015 at <{at.twelve}:{at.minute:02} {HALF}>",
    "{week} <{at.hour:02}:{at.minute:02}>", "{week}, {day} May 2015, <{at.hour:02}:{at.minute:02}>",
    "{week}, {day} May, <{at.twelve}.{at.minute:02}{at.half}>",
    "<{at.hour:02}:{at.minute:02}>, {day} May 2015",
    "<{at.hour:02}:{at.minute:02}> on {day} May 2015", "{day:02}/05/2015 <{at.hour:02}:{at.minute:02}>",
    "5/{day}/15 <{at.twelve}:{at.minute:02} {HALF}>", "{day:02}.05.2015, <{at.hour:02}:{at.minute:02}>",
    "Published: <{at.hour:02}:{at.minute:02} BST>", "<{at.twelve}:{at.minute:02} {HALF}> · May {day}, 2015",
)  # fmt: skip
AGES: Final = ("{mins} mins ago<>", "{mins} minutes ago<>", "{mins}m ago<>")
# Two lines: how long ago it was, and when.
TWICE: Final = (
    "{hours}h ago\n<{at.hour:02}.{at.minute:02} BST>", "<{at.hour:02}:{at.minute:02}>\n{hours} hours ago",
    "<{at.twelve}.{at.minute:02}{at.half} BST>\n{at.hour:02}:{at.minute:02}",
    "{mins}m\n<{at.twelve}:{at.minute:02} {HALF}>",
)  # fmt: skip
FIGURES: Final = ("<{at.hour:02}{at.minute:02}>", "<{at.hour}.{at.minute:02}>")
# What a stamp may be dressed in; "#" is a number that counts.
DRESSES: Final = (
    "{}", "{}", "{}", "{}", "[{}]", "({})", "• {}", "## {}", "### {}", "**{}**", "*{}*", "__{}__",
    "== {} ==", "-- {} --",
    "🔴 {}", "⏰ {}", "▶ {}", "» {}", "| {} |", "{} |", "> {}", "#{n} {}", "Update {n} – {}", "🕘{}",
    "LIVE {}",
    "&bull; {}", "{}&nbsp;", "★ {}", "{}:", "— {}", "| {}",
)  # fmt: skip

Where = Literal[
    "first", "under title", "under author", "with author", "author before", "posted by", "behind title",
    "before title",
    "piped", "before text", "dash before text", "name before text", "behind text", "signature", "initials",
    "posted at end",
    "end with count", "author and age line",
]  # fmt: skip
WHERE: Final[tuple[Where, ...]] = get_args(Where)
# Where the stamp has a line of its own, and may be dressed in anything.
ALONE: Final = frozenset(("first", "under title", "under author"))
SIGNED: Final = frozenset(("with author", "under author", "author before", "posted by", "piped", "initials",
                           "name before text", "posted at end", "author and age line"))  # fmt: skip
ENDS: Final = frozenset(("behind text", "signature", "initials", "posted at end", "end with count"))
UNDER: Final = (
    (), (), (), ("Share",), ("Facebook", "Twitter", "Copy link"), ("***",), ("* * *",), ("---",), ("⁂",),
    ("§",),
    ("Comments ({n})",), ("{n} comments",), ("Like · Reply · Share",), ("♥ {n} ↩ {m}",),
    ("Permalink | Comments ({n})",),
    ("{n} likes", "Reply"), ("Updated at 23.59",), ("Share", "Advertisement"), ("~",), ("Reply", "Share",
    "{n}"),
)  # fmt: skip
# What stands between two entries, once or twice on a page.
BETWEEN: Final = (
    (), (), (), ("Advertisement",), ("Read more: Why the wall fell",), ("Sign up to our newsletter",),
    ("Related: The ferry that was not",),
)  # fmt: skip
BELOW: Final = (
    (),
    ("Related topics", "Sea walls"),
    ("More on this story", "Why it rains", "Most read", "Cat found", "© Thornwick Echo"),
    ("Comments (41)", "Good riddance to the wall.", "I liked the wall.", "Sign in to comment"),
    ("Topics", "Sea walls", "Ferries", "Reuse this content"),
    ("Recent Entries", "The mayor's hat", "Powered by WordPress"),
    ("Unsubscribe", "View in browser", "Thornwick Echo Ltd, 2 Quay Street"),
)


class Laid(NamedTuple):
    """A page, its entries from the top by place, and the time printed with each."""

    text: str
    spans: list[tuple[int, int]]
    printed: list[str | None]
    layout: tuple[object, ...]
    loose: frozenset[str]  # lines that are of no entry: what days they are, what stands between


class _Layout(NamedTuple):
    form: Form
    dress: str
    where: Where
    under: tuple[str, ...]
    between: tuple[str, ...]
    blank: bool
    newest_first: bool
    over_midnight: bool
    day_lines: str | None
    posts: int
    titled: bool
    signed: str | None
    short: bool
    pinned: bool


class _Sheet(NamedTuple):
    """How lines are laid out."""

    width: int | None
    end: str
    space: str


def drawn(random: Random) -> Laid:
    """A page in a layout drawn at random."""
    where = random.choice(WHERE)
    forms = list(CLOCKS)
    dress = "{}"
    if where in ALONE:
        forms += [*DATED, *DATED, *AGES, *TWICE]
    if where in ("piped", "posted by", "posted at end"):
        forms += DATED[2:9]
    if where == "before text":
        forms += FIGURES
    if where == "initials":
        forms += FIGURES[:1]
    form = random.choice(forms)
    if "\n" not in form and where in (*ALONE, "before text", "before title"):
        dress = random.choice(DRESSES)
    if dress == "{}:" and form in FIGURES:
        dress = "{}"
    under = random.choice(UNDER)
    if form.startswith("Updated"):  # when it was changed is printed once
        under = ()
    if form in DATED and form[0] in "UP":
        dress = "{}"
    if form in AGES:
        dress = random.choice(("{}", "{}", "**{}**", "• {}", "({})"))
    signed = random.choice(("By {}", "{}", "by {}", "**By {}**", "Posted by {}", "{}, Echo", "— {}")) if (
        where == "under author" or (where not in SIGNED and random.random() < 0.5)) else None  # fmt: skip
    blank = random.random() < 0.6
    titled = where in ("behind title", "before title", "under title") or random.random() < 0.6
    if signed == "— {}" and not titled:
        signed = "By {}"
    over = random.random() < 0.25 and "{mins}" not in form
    layout = _Layout(
        _plain(form), dress, where, under, random.choice(BETWEEN), blank,
        random.random() < 0.5, over,
        random.choice(DAY_LINES) if over and form in CLOCKS and random.random() < 0.6 else None,
        random.choice((2, 3, 5, 8, 12)), titled,
        signed, random.random() < 0.15, random.random() < 0.15,
    )  # fmt: skip
    sheet = _Sheet(
        72 if blank and where not in ("initials", "behind text") and random.random() < 0.15 else None,
        random.choice(("\n",) * 5 + ("\r\n",)),
        random.choice((" ",) * 6 + ("\u00a0",)),
    )  # fmt: skip
    above = list(_above(layout))
    return _laid(layout, sheet, random.choice(above), random.choice(BELOW), (form, sheet))


DAY_LINES: Final = (
    "{week}, {day} May 2015", "{week} {day} May", "{nth} May 2015", "May {day}, 2015",
    "{week}, May {day}, 2015", "2015-05-{day:02}",
    "{week}", "--- {week} {day} May ---",
)  # fmt: skip


def _times(layout: _Layout) -> list[Hour]:
    last = PAST_MIDNIGHT if layout.over_midnight else LATEST
    minutes = [last - APART * k for k in range(layout.posts)]
    return [
        Hour(*divmod(m % DAY, 60), 7 + m // DAY) for m in (minutes if layout.newest_first else minutes[::-1])
    ]


def _above(layout: _Layout) -> Iterator[tuple[str, ...]]:
    """What may stand over the entries."""
    yield "Thornwick and Sallow by-election: live updates", "Follow the count at the Corn Exchange with us."
    yield ("Thornwick and Sallow: the count, live",)
    yield ("Thornwick by-election - live", "Thursday 7 May 2015", "Last updated at 23:59")
    yield ("Skip to content", "Home", "News", "Sport", "Subscribe", "Thornwick by-election live",
           "By Imogen Tarry and Gethin Moyle", "Share", "Facebook")  # fmt: skip
    yield ("Skip to main content", "The Thornwick Echo", "News", "Sport", "Thornwick turns - as it happened",
           "This live blog is now closed.")  # fmt: skip
    yield ("We use cookies to make this site work.", "Accept all", "Manage cookies", "Thornwick live blog",
           "Thu 7 May 2015 23.59 BST")  # fmt: skip
    if layout.titled and not layout.short:
        yield ("Thornwick by-election live", "Key points", *(f"• {title}" for title in TITLES[:3]))
        clocks = (f"{at.hour:02}:{at.minute:02}" for at in _times(layout))
        events = [line for pair in zip(clocks, TITLES[:3], strict=False) for line in pair]
        if layout.where not in ("dash before text", "name before text", *ENDS) and layout.posts > 2:
            yield ("Thornwick live: results as they happen", "Key events", *events, "Show key events only")
    if (layout.titled and not layout.short and layout.where not in _NO_TITLE) or layout.where not in ENDS:
        yield ("Thornwick by-election: minute by minute", "Five are standing in a seat that was safe once.",
               "Our reporters are there.")  # fmt: skip


_NO_TITLE: Final = frozenset(("dash before text", "name before text", "initials"))


def _lines(layout: _Layout, n: int, stamp: str) -> list[str]:
    """The lines of an entry."""
    title = TITLES[n] if layout.titled and layout.where not in _NO_TITLE else None
    name = AUTHORS[n % 3]
    initials = "".join(word[0] for word in name.split())
    by = layout.signed.format(name) if layout.signed is not None else None
    first, *rest = TEXTS[n][:1] if layout.short else TEXTS[n]
    *most, last = first, *rest
    lines: dict[Where, list[str | None]] = {
        "first": [stamp, title, by, first, *rest],
        "under title": [title, stamp, by, first, *rest],
        "under author": [title, by, stamp, first, *rest],
        "with author": [f"{stamp} {name}", title, first, *rest],
        "author before": [f"{name} {stamp}", title, first, *rest],
        "author and age line": [name, stamp, title, first, *rest],
        "posted by": [title, f"Posted by {name} at {stamp}", first, *rest],
        "piped": [title, f"By {name} | {stamp} | {n + 2} comments", first, *rest],
        "behind title": [f"{title} {stamp}", by, first, *rest],
        "before title": [f"{stamp} {title}", by, first, *rest],
        "before text": [title, f"{stamp} {first}" if stamp[-1] in ":|])*_" else f"{stamp}: {first}", *rest],
        "dash before text": [f"{stamp} – {first}", *rest],
        "name before text": [f"{name} ({stamp}): {first}", *rest],
        "behind text": [title, *most, f"{last} ({stamp})"],
        "signature": [title, *most, last, f"{by} {stamp}" if by else stamp],
        "initials": [*most, f"{last} – {initials}, {stamp}"],
        "posted at end": [title, *most, last, f"Posted by {name} at {stamp} | Comments ({n})"],
        "end with count": [title, *most, last, f"{stamp} | {n + 1} comments | Permalink"],
    }
    whole = [line for line in lines[layout.where] if line] + [
        line.format(n=n + 2, m=3 * n) for line in layout.under
    ]
    return [part for line in whole for part in line.split("\n")]


def _sheeted(lines: list[str], layout: _Layout, sheet: _Sheet) -> str:
    between = "\n\n" if layout.blank else "\n"
    wrapped = ["\n".join(wrap(line, sheet.width)) if sheet.width else line for line in lines]
    text = between.join(wrapped)
    return text.replace(" ", sheet.space).replace("\n", sheet.end)


def _laid(
    layout: _Layout, sheet: _Sheet, above: tuple[str, ...], below: tuple[str, ...], drawn: tuple[object, ...]
) -> Laid:
    between = ("\n\n" if layout.blank else "\n").replace("\n", sheet.end)
    text = _sheeted(list(above), layout, sheet) + between
    spans, printed = [], []
    loose = set(layout.between)
    times = _times(layout)
    pinned = layout.pinned and layout.newest_first and layout.posts > 5 and layout.where not in ENDS
    order = [*([layout.posts // 2] if pinned else ()), *range(layout.posts)]
    day = None
    for k, n in enumerate(order):
        at = times[n]
        if layout.day_lines is not None and at.day != day and not (pinned and not k):
            day_line = _plain(layout.day_lines)(at)[0]
            text += _sheeted([day_line], layout, sheet) + between
            loose.add(day_line)
            day = at.day
        stamp, time = layout.form(at)
        stamp = layout.dress.replace("{n}", str(layout.posts - n if layout.newest_first else n + 1)).replace(
            "{}", stamp
        )
        lines = _lines(layout, n, stamp)
        entry = _sheeted((["Pinned"] if pinned and not k else []) + lines, layout, sheet)
        spans.append((len(text), len(text) + len(entry)))
        printed.append(time.replace(" ", sheet.space) if time is not None else None)
        text += entry + between
        if layout.between and k in (0, 3) and k + 1 < len(order):
            text += _sheeted(list(layout.between), layout, sheet) + between
    text += _sheeted(list(below), layout, sheet) if below else ""
    layout_drawn = (drawn[0], layout.where, layout.dress, *layout[3:], above[0], below[:1], sheet)
    return Laid(text, spans, printed, layout_drawn, frozenset(loose))
