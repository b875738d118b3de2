"""Lists of results in forms without number: who stood, line by line, as bullets, cards, tables or in a row on
one line, with any marks between, the parts in any order, under any title."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final, NamedTuple

PARTIES: Final = {
    "Britain": (
        "Labour",
        "Conservative",
        "Liberal Democrats",
        "Green",
        "Reform UK",
        "Independent",
        "Lab",
        "Con",
        "LD",
        "Lib Dem",
        "UKIP",
        "Plaid Cymru",
        "SNP",
        "Marram Residents",
        "Save Our Pier",
        "TUSC",
        "The Green Party",
        "Labour and Co-operative Party",
        "Heritage Party",
        "Yorkshire Party",
    ),
    "Ireland": (
        "Fianna Fáil",
        "Fine Gael",
        "Sinn Féin",
        "Labour",
        "Green Party",
        "Social Democrats",
        "Aontú",
        "Independent",
        "People Before Profit",
    ),
    "America": ("Republican", "Democratic", "Libertarian", "Green", "Independent", "Constitution"),
    "Canada": ("Liberal", "Conservative", "NDP", "Green", "Bloc Québécois", "People's Party"),
    "India": ("BJP", "Congress", "AAP", "BSP", "CPI(M)", "JD(U)", "Independent", "Samajwadi Party"),
    "South Africa": ("ANC", "Democratic Alliance", "EFF", "MK Party", "Freedom Front Plus", "Independent"),
    "Australia": ("Labor", "Liberal", "Nationals", "Greens", "One Nation", "Independent", "Family First"),
}
GIVEN: Final = (
    "Ada",
    "Bernard",
    "Carys",
    "Dilip",
    "Edith",
    "Farah",
    "Gareth",
    "Hilda",
    "Ivor",
    "Joan",
    "Karim",
    "Lorna",
    "Mair",
    "Nigel",
    "Oonagh",
    "Piotr",
    "Ruth",
    "Simon",
    "Tess",
    "Wendy",
)
SURNAMES: Final = (
    "Abney",
    "Brockbank",
    "Catterall",
    "Dunmore",
    "Entwistle",
    "Fairclough",
    "Garth",
    "Hesketh",
    "O'Dowd",
    "Jolliffe",
    "Kirkham",
    "Lonsdale",
    "Marsh",
    "Ní Bhriain",
    "Oxley",
    "Pickles",
    "Rhys-Jones",
    "Singh",
    "Tunstall",
    "Wray",
    "McBride",
    "de Souza",
)
PLACES: Final = (
    "Ashdale",
    "Brock Hill",
    "Canning Street",
    "Denby and Low Moor",
    "Eastholme",
    "Fulbrook Park",
    "St Mary's",
    "Grange-over-Leven",
    "Hallam Cross",
    "Kilbride",
)
TITLES: Final = (
    "{place} ward result",
    "Result: {place}",
    "{place} by-election",
    "{place} ward, Marram Council",
    "Full result for {place} ward:",
    "{place} by-election result in full",
    "Votes cast in {place} ward",
)
IN_ONE: Final = (
    "{place} ward: ",
    "{place} by-election result: ",
    "{place} ward result - ",
    "In {place} ward the votes were: ",
)


class Standing(NamedTuple):
    """Somebody who stood, as printed; ``votes`` and the rest as numbers."""

    name: str | None
    party: str | None
    votes: int
    share: float | None
    change: float | None


class Shape(NamedTuple):
    """How one list is printed."""

    layout: str
    country: str
    parts: tuple[str, ...]  # in their order: name, party, votes, share, change
    between: str  # the marks between parts
    numbers: str  # how votes are printed
    unit: str  # of the share
    bracketed: str  # the part in brackets
    mark: str  # of who won
    title: str
    minus: str = "-"
    named: str = "plain"  # how names are printed


class Printed(NamedTuple):
    """A page with one list, what its rows are, and of where."""

    text: str
    rows: tuple[Standing, ...]
    place: str
    shape: Shape


def _count(form: str, votes: int) -> str:
    grouped = f"{votes:,}"
    return {
        "comma": grouped,
        "blank": grouped.replace(",", "\u00a0"),
        "plain": str(votes),
        "votes": f"{grouped} votes",
    }[form]


def _change(change: float | None, unit: str, minus: str) -> str:
    if change is None:
        return "new"
    sign = "+" if change >= 0 else minus
    return f"{sign}{abs(change):.1f}{unit}"


def stood(random: Random, country: str, named: bool, partied: bool, small: bool) -> list[Standing]:
    """Who stood, the first with the most votes, each with a share of all."""
    many = random.choice((3, 4, 4, 5, 6))
    parties = random.sample(PARTIES[country], many)
    names = [
        f"{given} {surname}"
        for given, surname in zip(random.sample(GIVEN, many), random.sample(SURNAMES, many), strict=True)
    ]
    votes = sorted((random.randint(60, 1_400 if small else 21_000) for _ in range(many)), reverse=True)
    while len(set(votes)) < many:
        votes = sorted((random.randint(60, 1_400 if small else 21_000) for _ in range(many)), reverse=True)
    return [
        Standing(
            name if named else None,
            party if partied else None,
            count,
            round(100 * count / sum(votes), 1),
            None if random.random() < 0.15 else round(random.uniform(-20, 20), 1),
        )
        for name, party, count in zip(names, parties, votes, strict=True)
    ]


LAYOUTS: Final = (
    "line",
    "line",
    "bullet",
    "numbered",
    "series",
    "series",
    "card",
    "labelled card",
    "pipes",
    "markdown",
    "tabs",
    "columns",
    "comma values",
    "semicolon values",
    "bare pipes",
    "bare tabs",
    "spaced values",
    "sentence",
)
TABLES: Final = LAYOUTS[8:-1]
ON_A_LINE: Final = ("series", "sentence")
FIGURES: Final = (
    ("votes",),
    ("votes", "share"),
    ("votes", "share", "change"),
    ("share", "votes"),
    ("share", "votes", "change"),
    ("votes", "change"),
    ("votes", "change", "share"),
    ("change", "share", "votes"),
)
HEADS: Final = {
    "name": ("Candidate", "Name", "Candidates", "Nominee", "Who stood", "Candidate name", "Person"),
    "party": (
        "Party",
        "Affiliation",
        "Description",
        "Party or group",
        "Standing for",
        "Political party",
        "For",
    ),
    "votes": (
        "Votes",
        "Votes cast",
        "Vote",
        "Ballots",
        "Number of votes",
        "Tally",
        "Polled",
        "Votes received",
        "How many",
    ),
    "share": (
        "%",
        "Share",
        "Share of vote",
        "Pct.",
        "Percent",
        "Vote share (%)",
        "% of vote",
        "Vote %",
        "Per cent",
    ),
    "change": (
        "Change",
        "+/-",
        "Change since 2021",
        "Swing",
        "Chg",
        "Change (pts)",
        "+/- on 2022",
        "± %",
        "Up or down",
    ),
    "pos": ("Pos", "No.", "Rank", "Place", "#", ""),
    "age": ("Age", "Incumbent", "Ward since", "Electors", "Postal votes"),
}
MARKS: Final = ("", "", "", "*", "✓", "Elected", "(elected)", "ELECTED", "[elected]")


def drawn(random: Random) -> Printed:
    """A list in a form drawn at random."""
    layout = random.choice(LAYOUTS)
    country = random.choice(tuple(PARTIES))
    label = random.choice((("name", "party"), ("party", "name"), ("name", "party"), ("party",)))
    if country != "Britain" and label == ("party",):
        label = ("name", "party")
    figures = random.choice(FIGURES)
    if layout == "sentence":
        figures = ("votes",)
    parts = (*label, *figures)
    if layout in TABLES and random.random() < 0.4:
        parts = tuple(random.sample(parts, len(parts)))
    table = layout in TABLES or layout == "labelled card"
    shape = Shape(
        layout,
        country,
        parts,
        between=random.choice((", ", " - ", ": ", " – ", "; ", " | ", " / ", " ", " — ", " = ")),
        numbers=random.choice(
            ("comma", "comma", "plain", "blank") if table else ("comma", "comma", "plain", "blank", "votes")
        ),
        unit=random.choice(("%", "%", "") if table else ("%", "%", " per cent", " %")),
        bracketed=random.choice(("", "party", "share", "change", "figures")),
        mark=random.choice(MARKS),
        title=random.choice(TITLES if layout not in ON_A_LINE else IN_ONE),
        minus=random.choice("--\u2212\u2013"),
        named=random.choice(("plain", "plain", "plain", "surname first", "capitals", "titled")),
    )
    standing = stood(random, country, "name" in parts, "party" in parts, small=random.random() < 0.5)
    place = random.choice(PLACES)
    return Printed(_page(random, shape, standing, place), _read(shape, standing), place, shape)


def _read(shape: Shape, standing: Sequence[Standing]) -> tuple[Standing, ...]:
    """What is to be read of each: what is printed, names without titles."""
    return tuple(
        one._replace(
            name=_name(shape, one.name).removeprefix("Cllr ") if one.name else None,
            share=one.share if "share" in shape.parts else None,
            change=one.change if "change" in shape.parts else None,
        )
        for one in standing
    )


def _cell(shape: Shape, part: str, one: Standing) -> str:
    if part == "name":
        return _name(shape, one.name or "")
    if part == "party":
        return one.party or ""
    if part == "votes":
        return _count(shape.numbers, one.votes)
    if part == "share":
        return f"{one.share:.1f}{shape.unit}"
    unit = (
        {"%": "%", " per cent": " pts", " %": "pp"}.get(shape.unit, "") if shape.bracketed != "change" else ""
    )
    return _change(one.change, unit, shape.minus)


def _name(shape: Shape, name: str) -> str:
    given, _, surname = name.partition(" ")
    if shape.named == "surname first" and shape.layout in (
        "pipes",
        "tabs",
        "markdown",
        "card",
        "bare tabs",
        "columns",
    ):
        return f"{surname.upper()}, {given}"
    if shape.layout == "sentence":
        return name
    if shape.named == "capitals":
        return name.upper()
    return f"Cllr {name}" if shape.named == "titled" and name else name


def _row(shape: Shape, one: Standing, won: bool) -> str:
    """A row on one line."""
    printed = ""
    figures = [part for part in shape.parts if part in ("votes", "share", "change")]
    for at, part in enumerate(shape.parts):
        cell = _cell(shape, part, one)
        figure = part in figures
        behind = at > 0 and shape.parts[at - 1] in figures
        bracket = (part == shape.bracketed and at > 0) or (shape.bracketed == "figures" and figure and behind)
        if bracket:
            printed += f" ({cell})"
        elif not printed:
            printed = cell
        elif figure and (printed.endswith(")") or (behind and shape.between in (" = ", ": ", " / "))):
            printed += f" {cell}"
        elif part == "party" and shape.between == " " and shape.parts[at - 1] == "name":
            printed += f" ({cell})"
        elif part == "name" and shape.between == " ":
            printed += f": {cell}"
        else:
            printed += shape.between + cell
    return _marked(shape, printed) if won else printed


def _marked(shape: Shape, row: str) -> str:
    if not shape.mark:
        return row
    if shape.mark in "*✓":
        return f"{shape.mark} {row}"
    return f"{row} {shape.mark}" if shape.mark.startswith(("(", "[")) else f"{row}, {shape.mark}"


UNDER: Final = (
    "",
    "",
    "Turnout: {turnout}%",
    "Majority: {majority:,}\nTurnout: {turnout}%",
    "Rejected ballots: 14",
    "Turnout {turnout} per cent",
)


def _page(random: Random, shape: Shape, standing: Sequence[Standing], place: str) -> str:
    """The page: perhaps a line over the title, the list, sums under it, and text."""
    rows = [_row(shape, one, at == 0) for at, one in enumerate(standing)]
    heads = {part: random.choice(HEADS[part]) for part in shape.parts}
    bullet = random.choice("•-*–")
    printed = {
        "line": lambda: "\n".join(rows),
        "bullet": lambda: "\n".join(f"{bullet} {row}" for row in rows),
        "numbered": lambda: "\n".join(f"{at}. {row}" for at, row in enumerate(rows, 1)),
        "series": lambda: _series(random, shape, rows),
        "sentence": lambda: _sentence(random, shape, standing),
        "card": lambda: "\n\n".join(_card(shape, one, at == 0) for at, one in enumerate(standing)),
        "labelled card": lambda: "\n\n".join(_labelled(shape, one, heads) for one in standing),
    }.get(shape.layout, lambda: _table(random, shape, standing, heads))()
    first, second = standing[0].votes, standing[1].votes
    under = random.choice(UNDER).format(turnout=random.randint(200, 700) / 10, majority=first - second)
    over = random.choice(("", "News of the night\n\n"))
    last = random.choice(("The count was over by midnight.", "Rain fell on the square."))
    on_a_line = shape.layout in ON_A_LINE
    between = "" if on_a_line else random.choice(("\n", "\n\n"))
    end = "." if on_a_line else ""
    if under:
        end = f". {under}" if on_a_line else random.choice(("\n", "\n\n")) + under
    return f"{over}{shape.title.format(place=place)}{between}{printed}{end}\n\n{last}\n"


def _series(random: Random, shape: Shape, rows: Sequence[str]) -> str:
    """The rows one behind the other on a line."""
    inside = any(", " in row for row in rows)
    mark = random.choice(("; ", " | ", " • ", " / ") if inside else (", ", "; ", " | ", ", ", " / "))
    if mark == shape.between or (mark == "; " and shape.between == "; "):
        mark = " • "
    return mark.join(rows)


FIRST: Final = (
    "{who} won with {votes}",
    "{who} took the seat with {votes} votes",
    "{who} came first with {votes} votes",
    "{who} was elected with {votes} votes",
    "{who} polled {votes}",
    "{who} held the seat with {votes}",
)
NEXT: Final = (
    "ahead of {who} on {votes}",
    "beating {who} ({votes})",
    "followed by {who} with {votes}",
    "with {who} second on {votes}",
    "{who} got {votes}",
    "{who} had {votes} votes",
)


def _sentence(random: Random, shape: Shape, standing: Sequence[Standing]) -> str:
    """The rows as a sentence tells them."""

    def who(one: Standing) -> str:
        if one.name is None:
            return one.party or ""
        if shape.bracketed == "party":
            return f"{one.party}'s {one.name}"
        return f"{one.name} ({one.party})" if one.party else one.name

    first, second, *rest = standing
    told = random.choice(FIRST).format(who=who(first), votes=f"{first.votes:,}")
    told += ", " + random.choice(NEXT).format(who=who(second), votes=f"{second.votes:,}")
    link = random.choice(("{who} on {votes}", "{who} {votes}", "{who} with {votes}"))
    more = [link.format(who=who(one), votes=f"{one.votes:,}") for one in rest]
    return f"{told}, {', '.join(more[:-1])}{' and ' if more[:-1] else 'and '}{more[-1]}" if more else told


def _card(shape: Shape, one: Standing, won: bool) -> str:
    lines: list[str] = []
    for part in shape.parts:
        cell = _cell(shape, part, one)
        if part == shape.bracketed and part in ("share", "change") and lines:
            lines[-1] += f" ({cell})"
        else:
            lines.append(cell)
    if won and shape.mark and shape.mark not in "*✓":
        lines.append(shape.mark.strip("()[]").capitalize())
    return "\n".join(lines)


def _labelled(shape: Shape, one: Standing, heads: dict[str, str]) -> str:
    """A card whose values have labels, the first perhaps none."""
    values = [_cell(shape, part, one) for part in shape.parts]
    lines = [f"{heads[part]}: {cell}" for part, cell in zip(shape.parts, values, strict=True)]
    if shape.bracketed in ("", "party"):
        lines = [
            cell if part in ("name", "party") else line
            for part, cell, line in zip(shape.parts, values, lines, strict=True)
        ]
    return "\n".join(lines)


def _table(random: Random, shape: Shape, standing: Sequence[Standing], heads: dict[str, str]) -> str:
    grid = [[_cell(shape, part, one) for part in shape.parts] for one in standing]
    head = [heads[part] for part in shape.parts]
    if random.random() < 0.25:
        kind = random.choice(("pos", "age"))
        head.insert(0, random.choice(HEADS[kind]))
        for k, row in enumerate(grid):
            row.insert(0, str(k + 1) if kind == "pos" else str(random.randint(20, 80)))
    if shape.mark:
        at = random.choice((0, len(head)))
        head.insert(at, random.choice(("", "Elected", "Result")))
        for k, row in enumerate(grid):
            row.insert(at, shape.mark.strip("()[]") if k == 0 else "")
    if shape.layout in ("bare pipes", "bare tabs"):
        mark = " | " if shape.layout == "bare pipes" else "\t"
        return "\n".join(mark.join(row) for row in grid)
    rows = [head, *grid]
    if shape.layout == "pipes":
        return "\n".join(" | ".join(row) for row in rows)
    if shape.layout == "markdown":
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + "---|" * len(head), *lines[1:]])
    if shape.layout == "tabs":
        return "\n".join("\t".join(row) for row in rows)
    if shape.layout == "columns":
        widths = [max(len(row[k]) for row in rows) for k in range(len(head))]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        )
    if shape.layout == "spaced values":
        return "\n".join("; ".join(row) for row in rows)
    mark = "," if shape.layout == "comma values" else ";"
    return "\n".join(mark.join(f'"{cell}"' if mark in cell else cell for cell in row) for row in rows)
