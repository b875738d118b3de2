"""The layouts in which live pages come as text: each lays a page's entries out as one dialect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from benchmarks.prose import Entry, Writer, capital
from benchmarks.world import Contest
from rsdata.language.calendar import MONTHS

BOILERPLATE = (
    "Got a TV Licence?\n\nYou need one to watch live television on any channel or device. It is the law.\n\n"
    "Find out more\nI don’t have a TV Licence.\n\n"
)


@dataclass(frozen=True, slots=True)
class Page:
    """What is laid out: the entries oldest first, and what stands above them."""

    title: str
    summary: list[str]
    reporters: list[str]
    entries: list[Entry]
    contest: Contest
    random: Random


def page(writer: Writer, count: int) -> Page:
    entries = writer.entries(count)
    summary = [writer.sentence() for _ in range(3)]
    reporters = [someone.name for someone in writer.reporters]
    title = f"{writer.place} by-election: {writer.fill('{issue_c} and {issue2}')}"
    return Page(title, summary, reporters, entries, writer.contest, writer.random)


def clock(entry: Entry, between: str = ":") -> str:
    minutes = entry.clock % (24 * 60)
    return f"{minutes // 60:02}{between}{minutes % 60:02}"


def half_day(entry: Entry) -> str:
    minutes = entry.clock % (24 * 60)
    return f"{(minutes // 60 + 11) % 12 + 1}.{minutes % 60:02}{'am' if minutes < 12 * 60 else 'pm'}"


def body(entry: Entry, indent: str = "") -> list[str]:
    """Paragraphs with bullets, each ready to stand between blank lines."""
    found = [indent + paragraph for paragraph in entry.paragraphs]
    if entry.bullets:
        found.append("\n".join(f"{indent}• {point}" for point in entry.bullets))
    return found


def joined(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def b1(page: Page) -> str:
    """Numbers only where a heading is printed; no times."""
    parts = [joined(page.reporters), "All times stated are UK"]
    newest_first = page.entries[::-1]
    for number, entry in enumerate(newest_first, 1):
        anchored = (
            number == len(newest_first) or entry.heading == "Get involved" or page.random.random() < 0.3
        )
        if anchored:
            parts.append(
                f"  {number}. {'Get involved' if entry.heading == 'Get involved' else 'Post update'}"
            )
        if entry.account:
            parts.append(f"    {entry.account}")
        if entry.byline:
            parts += [f"    {entry.byline[0]}", f"    {entry.byline[1]}"]
        if entry.caption:
            parts.append(f"    {entry.caption}")
        parts += body(entry, "    ")
    return "\n\n".join(parts) + "\n"


def b2n(page: Page) -> str:
    """Every post numbered, headings real, no times."""
    summary = "\n".join(f"  {n}. {line}" for n, line in enumerate(page.summary, 1))
    parts = [
        f"{BOILERPLATE}Summary\n\n{summary}",
        "Live Reporting",
        f"By {joined(page.reporters)}",
        "All times stated are UK",
    ]
    for number, entry in enumerate(reversed(page.entries), 1):
        parts.append(f"  {number}. {entry.heading or 'Post update'}")
        if entry.account:
            parts.append(f"    {entry.account}")
        if entry.byline:
            parts += [f"    {entry.byline[0]}", f"    {entry.byline[1]}"]
        parts += body(entry, "    ")
        if entry.caption:
            parts.append(f"    {entry.caption}\n    Getty Images")
    return "\n\n".join(parts) + "\n"


def b2u(page: Page) -> str:
    """As B2n without numbers and indents."""
    summary = "\n".join(f"  {n}. {line}" for n, line in enumerate(page.summary, 1))
    parts = [
        BOILERPLATE + summary,
        "Live Reporting",
        f"By {joined(page.reporters)}",
        "All times stated are UK",
        "Get involved",
    ]
    for entry in reversed(page.entries):
        if entry.heading:
            parts.append(entry.heading)
        if entry.account:
            parts.append(entry.account)
        if entry.byline:
            parts += list(entry.byline)
        if entry.caption:
            parts.append(f"{entry.caption}\nGetty Images")
        parts += body(entry)
    return "\n\n".join(parts) + "\n"


def _stamped(page: Page, with_date: bool) -> str:
    bullets = "\n\n".join(f"  • {line}" for line in page.summary)
    parts = [f"Summary\n\n{bullets}"]
    for number, entry in enumerate(reversed(page.entries), 1):
        day = page.contest.day + timedelta(days=entry.clock // (24 * 60))
        zone = "British Summer Time" if 4 <= day.month <= 9 else "Greenwich Mean Time"
        stamp = f" {zone} {day.day} {MONTHS[day.month - 1]} {day.year}" if with_date else ""
        line = f"  {number}. {entry.heading or 'Post'}published at {clock(entry)}{stamp}"
        if entry.byline:
            line += f"\n\n    {entry.byline[0]}\n    {entry.byline[1]}"
        if entry.account:
            line += f"\n\n    {entry.account}"
        paragraphs = body(entry, "    ")
        if entry.caption:
            above, below = f"    {entry.caption}Image source, PA Media", f"    {entry.caption} tonight"
            paragraphs.append(f"{above}\n    Image caption,\n\n{below}")
        parts.append("\n\n".join([line, *paragraphs]))
    return "\n\n".join(parts) + "\n"


def b3(page: Page) -> str:
    """Stamped "published at" with the date."""
    return _stamped(page, with_date=True)


def b3t(page: Page) -> str:
    """As B3, the stamp without a date."""
    return _stamped(page, with_date=False)


def b3f(page: Page) -> str:
    """One line per paragraph, only the first post with its stamp."""
    first = page.entries[-1]
    stamp = f"published at {clock(first)} Greenwich Mean Time {page.contest.day.day} March 2021"
    lines = [
        (first.heading or "Good night") + stamp,
        first.paragraphs[0],
        *page.summary,
        ", ".join(page.reporters),
        *body(first),
    ]
    for entry in page.entries[-2::-1]:
        lines += body(entry)
    return "\n".join(lines) + "\n"


def b0(page: Page) -> str:
    """As it happened: the time before each post, oldest first."""
    points = "\n".join(f"  • {line}" for line in page.summary)
    parts = [
        f"{page.title}: As it happened",
        "Key points",
        points,
        "Join the discussion",
        "Terms and conditions",
    ]
    for entry in page.entries:
        who = f" {entry.byline[0]} {entry.byline[1]}" if entry.byline else " "
        parts += [f"    {clock(entry, '')}:{who}", *body(entry, "    ")]
    return "\n\n".join(parts) + "\n"


def b0n(page: Page) -> str:
    """As it happened, numbered, newest first."""
    parts = [f"{page.title} - as it happened", "Get involved", "As it happened"]
    for number, entry in enumerate(reversed(page.entries), 1):
        who = f"{entry.byline[0]} {entry.byline[1]}" if entry.byline else ""
        head = f"  {number}. {clock(entry, '')}: {who}"
        if entry.heading and not who:
            head += f"\n    {entry.heading}"
        parts += [head, *body(entry, "    ")]
    return "\n\n".join(parts) + "\n"


def n1(page: Page) -> str:
    """A party blog: "HH.MM: text", newest first, signed."""
    parts = ["Got any gossip from the count? Send it to us."]
    for entry in reversed(page.entries):
        first, *rest = body(entry)
        parts += [f"{clock(entry, '.')}: {first}", *rest]
        if entry.byline:
            parts.append(f"– {entry.byline[0]}")
    return "\n\n".join(parts) + "\n"


def n2(page: Page) -> str:
    """A magazine: twelve-hour times, newest first."""
    parts = [f"{page.title} live", "By the politics desk"]
    for entry in reversed(page.entries):
        first, *rest = body(entry)
        parts += [f"{half_day(entry)} {first}", *rest]
    return "\n\n".join(parts) + "\n"


def n3(page: Page) -> str:
    """Headlines with two blank lines before, captions with a credit."""
    parts = ["Live updates"]
    for entry in reversed(page.entries):
        parts += [f"\n{entry.heading or capital(entry.paragraphs[0][:30].rsplit(' ', 1)[0])}", *body(entry)]
        if entry.caption:
            parts.append(f"{entry.caption} Credit: PA")
    return "\n\n".join([*parts, f"View all {len(page.entries)} updates ›"]) + "\n"


def n4(page: Page) -> str:
    """Entries under "8.34am BST" and the time again."""
    parts = [f"{page.title} – as it happened", "A voter leaves a polling station. Photograph: Sam Lee/PA"]
    for entry in reversed(page.entries):
        parts += [f"{half_day(entry)} BST\n{clock(entry)}", *body(entry)]
    return "\n\n".join(parts) + "\n"


def n5(page: Page) -> str:
    """A viewer of differences: titles twice, timed entries, some sentences doubled."""
    head = "This article is from the source 'echo' and was first published or seen on 12 March."
    parts = [
        f"{head} It will not be checked again.",
        "Version 5 Version 6",
        f"{page.title} {page.title}",
        "(35 minutes later)",
    ]
    for entry in page.entries:
        first, *rest = body(entry)
        parts += [f"{half_day(entry)}: {first}{first if page.random.random() < 0.1 else ''}", *rest]
    return "\n\n".join(parts) + "\n"


# How often each is met: what comes of one publisher's pages most, the rest seldom.
LAYOUTS: tuple[tuple[Callable[[Page], str], float], ...] = (
    (b1, 24), (b2n, 20), (b2u, 7), (b3, 20), (b3t, 8), (b3f, 2), (b0, 4), (b0n, 5),
    (n1, 2), (n2, 2), (n3, 2), (n4, 2), (n5, 2),
)  # fmt: skip
