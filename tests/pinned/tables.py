"""What small readers make of a line: tables of "what is printed  =>  what is read", one for each reader.

They lie in tests/pinned/tables/, named as the reader below; "\\n" stands for a line break, "\\u00a0" for that
character, "{x*9}" for nine of the same. ``python -m tests.pinned.tables`` writes what is read now on the
right of every line, for a rule that was changed on purpose: read the diff.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Day  # noqa: N812
from pathlib import Path

from rsdata.language import line_shapes as shapes
from rsdata.language import numbers
from rsdata.language.analysis import Analysis
from rsdata.language.clocks import read_clock
from rsdata.language.lines import Stretch, read_lines
from rsdata.language.names import is_personal_name
from rsdata.language.parties import longest_party, party_in_list
from rsdata.language.patterns import Wording, mentions, word_after, word_before
from rsdata.language.time_stamps import PrintedTime, read_time
from rsdata.model import Contest, Post
from rsdata.pages.captions import reads_like_caption
from rsdata.pages.credits import credit_blocks, split_byline
from rsdata.pages.layouts import LAYOUTS, detect
from rsdata.pages.link_marks import with_labels_marked, without_link_marks
from rsdata.pages.messages import (
    find_message,
    find_message_of,
    is_account_line,
    quote_block_end,
    starts_with_cue,
)
from rsdata.pages.numbering import heading_lines
from rsdata.pages.page_header import has_header, header_spans, reporters
from rsdata.pages.stamps import Stamped, stamps_in
from rsdata.pages.times import dates_in, published_at, runs_forward, stamp_from, year_anchors
from rsdata.results import contests, referendums, turnout, winners
from rsdata.results.contest_evidence import ContestEvidence, full_date, seats_in
from rsdata.results.contests import Field, undeclared
from rsdata.results.list_rows import series_in

from ..invented import ASH, page

TABLES = Path(__file__).parent / "tables"
ARROW = "  =>  "
ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
REPEATED = re.compile(r"\{(.{1,20}?)\*(\d+)\}", re.DOTALL)


def _cut(text: str, span: tuple[int, int] | None) -> str:
    return "-" if span is None else f"{span[0]}[{text[slice(*span)]}]"


def _only(text: str) -> Post:
    """The post that is all there is: its heading is what stands before " ## "."""
    return page(text)[1][0]


def row(text: str) -> str:
    """Each row of a line: parts of its label, votes, share, change, flags, what its figures take up."""
    read = []
    for rows, lead in series_in(read_lines(text)[0], fewest=1):
        for found in rows:
            figure = found.figure
            flags = "".join(
                letter
                for letter, on in zip("BUD", (figure.bare, figure.unit, figure.dotted), strict=True)
                if on
            )
            shown = f"{found.printed(text)} {figure.votes} {figure.share} {figure.change} {flags}"
            read.append(f"{shown} [{text[figure.start : figure.end]}]" + ("+" * len(found.more)))
        read.append(f"lead [{lead}]")
    return " / ".join(read) or "-"


def number(text: str) -> str:
    return f"{numbers.whole(text)} {numbers.per_cent(text) if numbers.NUMBER.fullmatch(text) else '-'}"


def party(text: str) -> str:
    found = longest_party(text, 0, len(text))
    return f"{party_in_list(text)} {_cut(text, found[:2]) if found else '-'} {found[2] if found else '-'}"


def turnouts(text: str) -> str:
    post = _only(text)
    found = (
        f"{t.start} {t.pct} {t.ballots} {t.exact} [{t.lead}] {t.post is post}"
        for t in turnout.find(Analysis(text), post)
    )
    return " / ".join(found) or "-"


def referendum(text: str) -> str:
    tallies = referendums.find(Analysis(text), _only(text))
    shown = []
    for tally in tallies:
        for entry in tally.entries:
            words = entry.label
            shown.append(
                f"{words.start} {_cut(text, words.party)} [{words.word}] "
                f"{entry.figure.votes} {entry.figure.share} {entry.figure.start}-{entry.figure.end}"
            )
        shown.append(f"lead [{tally.lead}] {tally.above!r}")
    return " / ".join(shown) or "-"


def winner(text: str) -> str:
    """Who is said to have the votes before "|", in the text after it."""
    votes, _, said = text.partition("|")
    found = winners.find(Analysis(said), [_only(said)], {int(n) for n in votes.split()})
    return " / ".join(f"{n} {_cut(said, (w.start, w.end))} {w.party_id}" for n, w in found.items()) or "-"


def evidence(text: str) -> str:
    """What is known from lead | near | wide, of a list of so many votes."""
    lead, near, wide = (part.strip() for part in text.split("|"))
    found = ContestEvidence.of(lead, near, wide)
    flags = [
        name
        for name, values in (("local", found.local), ("national", found.national), ("other", found.other))
        for where, on in zip(("near", "wide"), values, strict=True)
        for name in ([f"{name} {where}"] if on else [])
    ]
    words = f"{sorted(found.near_tokens)} {sorted(found.wide_tokens)}"
    more = f"{' previous' if found.previous else ''} seats {found.seats} {full_date(lead)}"
    return f"{found.when} {found.place} {words} {flags}{more}"


CONTESTS = (
    ASH,
    Contest("local.medway.elm.by.2016-10-20", "Elm ward", "2016-10-20", "local", area="Elm", seats=1),
    Contest("local.medway.elm.2011-05-05", "Elm ward", "2011-05-05", "local", area="Elm", seats=3),
    Contest("mayor.ash", "Mayor of Ash", None, "other", area="Ash"),
)


def score(text: str) -> str:
    """How a list (total | figures of a party, names | lead | near | wide) fits each of the contests."""
    total, figures, lead, near, wide = (part.strip() for part in text.split("|"))
    named = figures.endswith("named")
    found = ContestEvidence.of(
        lead, near, wide, int(total) if total else None, int(figures.removesuffix(" named")), named
    )
    field = Field.of(CONTESTS, "2016-10-21")
    made = undeclared("page-contest-1", found, Wording("parliament"))
    return (
        f"{[contests.score(found, contest, field) for contest in CONTESTS]} "
        f"{made.name!r} {made.date} {made.kind} {made.by_election} {made.area!r} {made.seats}"
    )


def seats(text: str) -> str:
    return str(seats_in(text))


def message(text: str) -> str:
    """A paragraph as a message, and those under it; where " // " stands, its sender stands before it."""
    sender, _, below = text.partition(" // ") if " // " in text else ("", "", text)
    shift = len(text) - len(below)
    paragraphs = []
    at = shift
    for part in below.split("\n\n"):
        paragraphs.append(Stretch(text, at, at + len(part)))
        at += len(part) + 2
    found = (
        find_message_of(Stretch(text, 0, len(sender)), paragraphs[0], paragraphs[1:])
        if sender
        else find_message(paragraphs[0], paragraphs[1:])
    )
    end = quote_block_end(Analysis(text), [(p.start, p.end) for p in paragraphs], 0)
    flags = f"{starts_with_cue(below)} {is_account_line(below)} {end}"
    if found is None:
        return f"- {flags}"
    places = [_cut(text, span) for span in (found.sender, found.name, found.place, found.cue, found.body)]
    return f"{found.kind} {' '.join(places)} {flags}"


def link(text: str) -> str:
    """Without link marks; and with a colon at each "|" that stands behind a label."""
    plain = text.replace("|", "")
    ends = [at - n for n, at in enumerate(i for i, c in enumerate(text) if c == "|")]
    return f"{without_link_marks(plain)!r} {with_labels_marked(plain, ends)!r}"


def shape(text: str) -> str:
    """Which of the shapes of a paragraph it has."""
    names = [n for n in dir(shapes) if n.startswith(("is_", "opens_", "leaves_")) and n != "is_capital"]
    tests = {name: getattr(shapes, name) for name in names} | {"is_personal_name": is_personal_name}
    return " ".join(name.removeprefix("is_") for name in sorted(tests) if tests[name](text)) or "-"


def byline(text: str) -> str:
    cut = split_byline(text)
    return "-" if cut is None else f"[{text[: cut[0]]}] [{text[cut[1] :]}]"


def credit(text: str) -> str:
    """What the parts of a line are that says who something is by."""
    return " ".join(f"{role}[{text[start:end]}]" for role, start, end in credit_blocks(text, 0)) or "-"


def caption(text: str) -> str:
    line = Stretch(text, 0, len(text))
    return f"{reads_like_caption(line)} {reads_like_caption(line, first=True)}"


def clock(text: str) -> str:
    """A clock as printed, with am and with pm."""
    found = [read_clock(text), read_clock(text, half="am"), read_clock(text, half="pm")]
    return " ".join("-" if at is None else f"{at.hour}:{at.minute}" for at in found)


def stamp(text: str) -> str:
    """The stamped headings among these lines."""
    found = stamps_in(Analysis(text))
    return (
        " / ".join(
            f"{s.line} {_cut(text, _title(s))} {s.clock} {_printed(s.time)} {s.number is not None}"
            for s in found
        )
        or "-"
    )


def _printed(time: PrintedTime | None) -> str:
    """The zone and the day of a stamp."""
    day = None if time is None else time.date
    zone = None if time is None else time.zone
    return f"{zone} -" if day is None else f"{zone} {day.year}/{day.month}/{day.day}"


def _title(stamped: Stamped) -> tuple[int, int] | None:
    return next(((b.start, b.end) for b in stamped.blocks if b.role == "heading"), None)


def dialect(text: str) -> str:
    """The dialect of a page, how sure that is, and which dialects claim it."""
    analysis = Analysis(text)
    chosen, confidence = detect(analysis)
    claims = [f"{row.dialect.lower()} {claim}" for row in LAYOUTS if (claim := row.detect(analysis))]
    return f"{chosen.dialect} {confidence:.2f} {claims}"


def header(text: str) -> str:
    """The headers of a page by the numbers of their lines, the reporters of each, and whether it is one."""
    lines = read_lines(text)
    spans = header_spans(lines)
    named = [reporters(lines, *span) for span in spans]
    return f"{has_header(lines)} {spans} {named} {heading_lines(lines)}"


def date(text: str) -> str:
    """The days that a header names, of a page of the first of June 2016."""
    return " ".join(sorted(day.isoformat() for day in dates_in([text], year_anchors("2016-06-01")))) or "-"


def times(text: str) -> str:
    """Order, publication, zone, days in the header: the stamps of a page, when each was published; whether
    the clock runs forward."""
    told, _, printed = text.partition(": ")
    order, published, zone, *days = told.split(" ")
    stamps = [stamp_from(read_time(part)) for part in printed.split(", ")]
    found = published_at(
        stamps,
        newest_first=order == "down",
        published=None if published == "-" else published,
        timezone_name=None if zone == "-" else zone,
        header_dates=[Day.fromisoformat(day) for day in days],
    )
    forward = f"{runs_forward(stamps)} {runs_forward(stamps, round_minutes=720)}"
    return f"{' '.join(at or '-' for at in found)} {forward}"


def word(text: str) -> str:
    """The words beside "|", and whether "vote" or "by far" is spoken of."""
    at = text.find("|")
    plain = text.replace("|", "", 1)
    spoken = mentions(plain, frozenset({"vote", "by-election"}), ("by far",))
    return f"[{word_before(plain, at)}] [{word_after(plain, at)}] {spoken}"


READERS: dict[str, Callable[[str], str]] = {
    reader.__name__: reader
    for reader in (
        row, number, party, turnouts, referendum, winner, evidence, score, seats, message,
        link, shape, byline, credit, caption, clock, stamp, dialect, header, date, times, word,
    )
}  # fmt: skip


def rows(path: Path) -> list[tuple[str, str]]:
    """What is printed, and what is read."""
    lines = path.read_text("utf-8").split("\n")
    return [(printed, read) for line in lines if line for printed, _, read in [line.partition(ARROW)]]


def read(reader: str, printed: str) -> str:
    text = REPEATED.sub(lambda match: match[1] * int(match[2]), printed.replace("\\n", "\n"))
    text = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return READERS[reader](text).replace("\n", "\\n")


def main() -> None:
    for path in sorted(TABLES.glob("*.txt")):
        lines = (f"{printed}{ARROW}{read(path.stem, printed)}\n" for printed, _ in rows(path))
        path.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
