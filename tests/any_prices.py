"""Prices in texts without number: any market, bookmakers and selections, in sentences, on one line, in rows
and in tables, each in a form drawn at random, with what was printed for truth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Final, NamedTuple

KNOWN: Final = ("Coral", "Ladbrokes", "Betfred", "Paddy Power", "Star Sports", "William Hill", "Sky Bet")
OTHERS: Final = ("Gullbet", "Marram Sports", "Tolley Bet")
CALLED: Final = ("Quince", "Pask & Sons", "Oddfellow")  # nobody knows them unless the page calls them so
PARTIES: Final = (
    "Labour", "the Tories", "the Lib Dems", "the Greens", "Reform UK", "Plaid Cymru",
    "the SNP",
)  # fmt: skip
PEOPLE: Final = (
    "Ida Marsh", "Ben Foy", "Una Reed", "Sid Hale", "Kit Lund", "Jo Birk", "Ann Tolley", "Rhys Oakden",
    "Priya Sandhu",
)  # fmt: skip
PLACES: Final = ("Penmere", "Corwick Vale", "Brack", "Elmsea and Wick", "North Tarn")
FRACTIONS: Final = (
    "1/12", "1/5", "2/7", "4/11", "4/9", "1/2", "8/13", "4/6", "4/5", "10/11", "11/10", "5/4", "6/4", "13/8",
    "7/4", "2/1", "9/4", "5/2", "3/1", "10/3", "4/1", "11/2", "8/1", "12/1", "16/1", "25/1", "33/1", "50/1",
    "100/1", "200/1",
)  # fmt: skip
NO_PRICES: Final = (
    "The count is due on 4/5 and the hall has been booked until 2am.",
    "Turnout was 41.2% last time, when the town beat Wick 3-1 on the same evening.",
    "About 1/3 of the boxes are in. The band has gone home.",
    "The clerk lives at 7/9 Mill Street, and tea is at half price after ten.",
    "Nobody would say more before the polls close at 10.00.",
)  # fmt: skip


class Bet(NamedTuple):
    """A price as it was printed: words of its market, who offers it, on what, and what it is worth."""

    market: frozenset[str]
    bookmaker: str
    on: str
    price: str  # a fraction, else as printed


class Priced(NamedTuple):
    """A text, the prices that it has, and what it was made of."""

    text: str
    bets: tuple[Bet, ...]
    form: tuple[str, ...]


class Market(NamedTuple):
    """What is bet on: words that its name must have, its title, and how a sentence says it."""

    words: str
    title: str
    to_win: str
    within: str
    on: tuple[str, ...]


def _market(random: Random) -> Market:
    place = random.choice(PLACES)
    party = random.choice(("Green", "Labour", "Tory"))
    races = (
        Market(place, f"{place} by-election", f"to win {place}", f"in the {place} by-election", PARTIES),
        Market(
            place, f"{place} by-election", f"to win the {place} by-election", f"in {place}", PARTIES,
        ),
        Market(place, f"{place} seat", f"to hold {place}", f"for the {place} seat", PARTIES),
        Market(
            f"mayor {place}", f"Next mayor of {place}", f"to be the next mayor of {place}",
            f"in the race to be mayor of {place}", PEOPLE,
        ),
        Market(
            place, f"{place} mayoral election", f"to win the {place} mayoral election",
            f"in the {place} mayoral election", PEOPLE,
        ),
        Market(
            f"{party} leader", f"Next {party} leader", f"to be the next {party} leader",
            f"in the race to become {party} leader", PEOPLE,
        ),
        Market(
            "general election", "Next general election, most seats", "to win the next general election",
            "in the next general election", PARTIES,
        ),
    )  # fmt: skip
    return random.choice(races)


# How a price is printed.


def _slash(price: str) -> str:
    return price


def _hyphen(price: str) -> str:
    return price.replace("/", "-")


def _to(price: str) -> str:
    return price.replace("/", " to ")


def _value(price: str) -> float:
    numerator, denominator = map(int, price.split("/"))
    return numerator / denominator


def _decimal(price: str) -> str:
    return f"{_value(price) + 1:.2f}"


def _american(price: str) -> str:
    value = _value(price)
    return f"+{round(100 * value)}" if value >= 1 else f"-{round(100 / value)}"


class Print(NamedTuple):
    """How the prices of a text are printed."""

    name: str
    of: Callable[[str], str]
    is_fraction: bool = True
    evens: str = ""

    def printed(self, price: str) -> str:
        return self.evens if price == "1/1" else self.of(price)

    def truth(self, price: str) -> str:
        return price if self.is_fraction else self.of(price)


IN_PROSE: Final = (
    Print("slash", _slash), Print("slash", _slash), Print("hyphen", _hyphen), Print("to", _to),
    Print("evens", _slash, evens="evens"), Print("evens", _hyphen, evens="even money"),
)  # fmt: skip
IN_LISTS: Final = (Print("slash", _slash), Print("slash", _slash), Print("hyphen", _hyphen),
                   Print("evens", _slash, evens="evens"), Print("evens", _slash, evens="EVS"),
                   Print("evens", _slash, evens="Evens"), Print("decimal", _decimal, is_fraction=False),
                   Print("american", _american, is_fraction=False))  # fmt: skip


def _prices(random: Random, count: int, form: Print) -> list[str]:
    """Prices that may be one book, the favourite first: their chances add up to about one."""
    while True:
        prices = random.sample(FRACTIONS, count)
        if form.evens:
            prices[0] = "1/1"
        if 0.8 < sum(1 / (_value(price) + 1) for price in prices) < 1.5:
            return sorted(prices, key=_value)


def _as_first(words: str) -> str:
    return words[:1].upper() + words[1:]


# Verbs of a person, and of a party
ONE: Final = {"are": "is", "were": "was", "have": "has", "s": "s", "they": "she", "them": "her",
              "favourites": "favourite", "leaders": "leader"}  # fmt: skip
MANY: Final = {"s": "", **{word: word for word in ONE if word != "s"}}

# Sentences. {b} is a bookmaker, {c} another, {s1} a selection and {p1} its price, {f1} a former price of it,
# {win} and {within} the market; {S1} begins a sentence. ">": what more there is than {s1} {p1} {s2} {p2}
SENTENCES: Final = (
    "{b} make {s1} the {p1} {favourites} {win}, with {s2} at {p2} and {s3} at {p3}.",
    "{S1} {are} {p1} with {b} {win}. {S2} {are} {p2}.",
    "{S1} {have} drifted from {f1} out to {p1} with {b} {win}.",
    "{b} have shortened {s1} from {f1} to {p1} {win} and pushed {s2} out to {p2}.",
    "{S1} can be backed at {p1} with {b} {win}, {s2} at {p2}.",
    "You can get {p1} about {s1} {within} with {b}.",
    "{b} go {p1} {s1}, {p2} {s2} and {f1} bar {within}.",
    "{P1} is the price about {s1} {win} at {b}; {s2} can be had at {p2}.",
    "{S1}, {f1} at the start of the week, are now {p1} with {b} {win}.",
    "{b} quote {s1} at {p1} {win} and {s2} at {p2}.",
    "{b} have chalked up {p1} {s1} and {p2} {s2} {win}.",
    "{S1} {were} backed in to {p1} from {f1} with {b} {within}.",
    "It is {p1} {s1} and {p2} {s2} {within}, according to {b}.",
    "{S1} {are} a shade of odds-on at {p1} with {b} {win}, and {s2} {are} {p2}.",
    "{b} will lay {p1} against {s1} {win}.",
    "{b}'s odds on {s1} {win} were cut to {p1} this morning.",
    "The betting {within}, say {b}, is {p1} {s1}, {p2} {s2}, {p3} {s3}.",
    "At {b}, {s1} {are} {p1} {win}, {s2} {p2} and {s3} {p3}.",
    "{b} are betting {p1} {s1}, {p2} {s2}, {p3} {s3} {within}.",
    "{S1} lead{s} the market {within} with {b} at {p1}. Next come {s2} on {p2} and {s3} on {p3}.",
    "{b} price {s1} at {p1} {win}; it is {p2} {s2} and {p3} {s3}.",
    "{S1} remain{s} the {p1} {favourites} {win} with {b}, though {s2} {have} been clipped to {p2} from {f2}.",
    "Punters can have {p1} on {s1} {win} from {b}, or {p2} on {s2}.",
    "{S1} ({p1}) are ahead of {s2} ({p2}) and {s3} ({p3}) in {b}'s betting {within}.",
    "{b} rate {s1} a {p1} shot {win}. {S2} {are} {p2} with them.",
    "With {b}, {s1} {are} available at {p1} and {s2} at {p2} {win}.",
    "The odds of {s1} winning {within} are {p1} at {b}.",
    "{b} had {s1} at {f1} in June {win}, but {they} {are} {p1} now.",
    "{b} trimmed {s1} to {p1} {win} ({s2} {p2}, {s3} {p3}).",
    "The {bare1} price with {b} is {p1} {win}, and {s2} {are} {p2}.",
    "{S1} at {p1} and {s2} at {p2} head {b}'s betting {within}.",
    "A bet on {s1} {win} will get you {p1} with {b}.",
    "{b} think {s1} should be {p1} {win} and {s2} {p2}.",
    "Odds of {p1} are to be had from {b} for {s1} {win}.",
    "{S1} {are} into {p1} with {b} {win}, with {s2} out to {p2}.",
    "{S1} touched {f1} last week but {are} back to {p1} with {b} {win}.",
    "{b} opened {s1} at {f1} and now bet {p1} {win}.",
    "{b} have {s1} at {p1} {win}, and it is {p2} each {s2} and {s3}. > {s3} {p2}",
    "{S1} {are} {p1} with {b} {win} but {p2} with {c}. > {s1} {p2} {c}",
    "{S1} stand{s} at {p1} {win} in {b}'s latest show, {s2} at {p2} and {s3} at {p3}.",
    "“We make {s1} {p1} {win},” says Hal Pruett of {b}. “{S2} {are} {p2}.”",
    "{S1}, who {were} {f1} in March, {are} {p1} with {b} {win}. {S2}, once {f2}, {are} {p2}.",
    "{b} offers {p1} for {s1} {win}, {p2} for {s2} and {p3} for {s3}.",
    "Bookmakers {b} have slashed the odds on {s1} {win} from {f1} to {p1}.",
    "{b} is offering {p1} on {s1} {win}, while {s2} {are} on offer at {p2}.",
    "{S1} {are} the {p1} {favourites} {within} with {b}, ahead of {s2} at {p2} and the rest at {f1} or more.",
    "Money for {s1} saw {them} go from {f1} to {p1} with {b} {win}.",
    "{S1} and {s2} are joint favourites at {p1} with {b} {win}. > {s2} {p1} !{s2} {p2}",
    "In the betting {within}, {b} have {s1} as short as {p1} and {s2} as long as {p2}.",
    "{S1} {are} the {p1} market {leaders} {within} at {b}. {S2} {are} next best at {p2}, then {s3} at {p3}.",
)  # fmt: skip

TABLE_TITLES: Final = ("{m} odds", "{m}", "{m}: the prices", "Odds: {m}", "{m}, to win", "{m}: best prices")
# Titles of lists: {m} the market, {b} the bookmaker.
TITLES: Final = (
    "{m} odds ({b})", "{b}: {m}", "{m} betting from {b}", "Latest {m} odds with {b}", "{b} prices: {m}",
    "{m} - {b}", "{m} ({b})", "{b} odds, {m}", "{m}: {b}'s prices", "Best odds from {b} – {m}",
    "{m}, {b} betting", "How {b} bet on it: {m}", "{m} | {b}", "{m} – latest betting ({b})",
)  # fmt: skip
UNDER: Final = ("(Odds: {b})", "Source: {b}", "Prices from {b}", "Odds courtesy of {b}", "All prices {b}.",
                "Odds: {b}, correct at noon")  # fmt: skip
LEADS: Final = (
    "Here is how {b} see the {m}:", "{b} are betting on the {m} as follows:", "The latest {m} odds from {b}:",
    "{b} have these prices for the {m}:", "For the {m}, {b} go:", "What {b} are offering on the {m}:",
)  # fmt: skip
ROWS: Final = (
    "{s} {p}", "{s}: {p}", "{s} - {p}", "{s} – {p}", "{s}, {p}", "{p} {s}", "{p}: {s}", "{p} – {s}",
    "{s} ({p})",
    "{s} @ {p}", "{s} at {p}", "{s} ... {p}", "{s} = {p}", "{s} {p} (was {f})", "{s} {p} from {f}",
    "{s} {p} [{f}]",
)  # fmt: skip
BULLETS: Final = ("", "", "• ", "- ", "* ", "{n}. ", "{n}) ", "– ")
JOINS: Final = (", ", "; ", " | ", " • ", " / ", " · ", ", ")
LINES: Final = ("{s} {p}", "{s} {p}", "{p} {s}", "{p} {s}", "{s}: {p}", "{s} ({p})", "{s} - {p}",
         "{s} at {p}", "{s} {p} fav")  # fmt: skip
LINE_LEADS: Final = (
    "{t}: {l}",
    "{t} - {l}",
    "{t}... {l}",
    "{t} – {l}",
    "{t}\n{l}",
    "{t}:\n{l}.",
    "{t}: {l}.",
)
HEADS: Final = ("Selection", "Party", "Candidate", "Runner", "Outcome", "", "Name", "Who", "To win", "Bet")
PRICE_HEADS: Final = ("Odds", "Price", "Latest", "Now", "Best price", "Current odds", "Today", "Fractional")
CHANCES: Final = ("Implied", "Chance", "Probability", "Implied probability", "%")
WAS: Final = ("Was", "Last week", "Opening", "Previous")


def _bets(market: Market, form: Print, rows: Sequence[tuple[str, str, str]]) -> tuple[Bet, ...]:
    words = frozenset(market.words.lower().split())
    return tuple(Bet(words, maker, on.removeprefix("the "), form.truth(price)) for on, price, maker in rows)


def _maker(random: Random) -> tuple[str, str]:
    """A bookmaker, and a sentence that the page needs to say that it is one."""
    maker = random.choice((*KNOWN, *KNOWN, *OTHERS, *CALLED))
    return maker, f"Bookmaker {maker} has a stall by the door." if maker in CALLED else ""


def _sentence(random: Random, at: int | None = None) -> Priced:
    market, form = _market(random), random.choice(IN_PROSE)
    (maker, note), (other, other_note) = _maker(random), _maker(random)
    while other == maker:
        other, other_note = _maker(random)
    wording = SENTENCES[random.randrange(len(SENTENCES)) if at is None else at]
    words, _, more = wording.partition(" > ")
    on = random.sample(market.on, 3)
    people = market.on is PEOPLE
    prices = _prices(random, 3, form)
    former = random.sample([p for p in FRACTIONS if p not in prices], 2)
    values = {
        "b": maker, "c": other, "win": market.to_win, "within": market.within, **(ONE if people else MANY),
        "bare1": on[0].removeprefix("the "),
    }  # fmt: skip
    rows = []
    for n in (1, 2, 3):
        printed = form.printed(prices[n - 1])
        values |= {
            f"s{n}": on[n - 1],
            f"S{n}": _as_first(on[n - 1]),
            f"p{n}": printed,
            f"P{n}": _as_first(printed),
        }
        if (
            (f"{{p{n}}}" in words or f"{{P{n}}}" in words)
            and f"!{{s{n}}}" not in more
            and (f"{{s{n}}}" in words or f"{{S{n}}}" in words or f"{{bare{n}}}" in words)
        ):
            rows.append((on[n - 1], prices[n - 1], maker))
    for n in (1, 2):
        values[f"f{n}"] = form.of(former[n - 1])
    if more:
        whose, price, *offered = more.partition(" !")[0].split()
        rows.append((on[int(whose[2]) - 1], prices[int(price[2]) - 1], other if offered else maker))
    parts = [note, other_note if "{c}" in words else "", words.format(**values)]
    if random.random() < 0.5:
        parts.insert(2, random.choice(NO_PRICES))
    if random.random() < 0.5:
        parts.append(random.choice(NO_PRICES))
    return Priced("\n\n".join(filter(None, parts)), _bets(market, form, rows),
                  ("sentence", wording, form.name, "people" if people else "parties"))  # fmt: skip


def _book(random: Random) -> tuple[Market, Print, str, str, list[tuple[str, str, str]], list[str]]:
    market, form = _market(random), random.choice(IN_LISTS)
    maker, note = _maker(random)
    count = random.choice((2, 3, 3, 4, 5))
    prices = _prices(random, count, form)
    on = [one.removeprefix("the ") for one in random.sample(market.on, count)]
    if market.on is PARTIES and random.random() < 0.3 and count > 2:
        on[-1] = random.choice(("Any other party", "Any other", "Others"))
    rows = [(one, price, maker) for one, price in zip(on, prices, strict=True)]
    former = [form.of(p) for p in random.sample([p for p in FRACTIONS if p not in prices], count)]
    return market, form, maker, note, rows, former


def _put(parts: Sequence[str], random: Random) -> str:
    before = [random.choice(NO_PRICES)] if random.random() < 0.4 else []
    behind = [random.choice(NO_PRICES)] if random.random() < 0.4 else []
    return "\n\n".join(filter(None, [*before, *parts, *behind]))


def _title(random: Random, market: Market, maker: str) -> tuple[str, str, str]:
    """What stands over a list, what under it, and its form."""
    kind = random.choice(("title", "title", "lead", "under", "two lines"))
    if kind == "title":
        form = random.choice(TITLES)
        return form.format(m=market.title, b=maker), "", form
    if kind == "lead":
        form = random.choice(LEADS)
        return (
            form.format(
                m=market.title[:1].lower() + market.title[1:]
                if market.title.startswith(("Next", "Turnout", "Winning", "Year"))
                else market.title,
                b=maker,
            ),
            "",
            form,
        )
    if kind == "under":
        form = random.choice(UNDER)
        return (
            random.choice((market.title, f"{market.title} odds", f"{market.title}: the betting")),
            form.format(b=maker),
            form,
        )
    return (
        f"{market.title}\n{random.choice(('Prices from', 'Odds:', 'Betting with', 'With'))} {maker}",
        "",
        "two lines",
    )


def _rows(random: Random) -> Priced:
    market, form, maker, note, rows, former = _book(random)
    title, under, titled = _title(random, market, maker)
    row = random.choice(ROWS)
    if not form.is_fraction and "{f}" in row:
        row = ROWS[0]
    bracketed = "[{f}]" in row
    if bracketed:  # the same price in another form
        former = [_decimal(price) if form.is_fraction else price for _, price, _ in rows]
    bullet = random.choice(BULLETS)
    if bullet == "- " and form.name == "american" and row.startswith("{p}"):
        bullet = ""
    lines = [bullet.format(n=n) + row.format(s=on, p=form.printed(price), f=once)
             for n, ((on, price, _), once) in enumerate(zip(rows, former, strict=True), 1)]  # fmt: skip
    gap = random.choice(("\n", "\n", "\n\n"))
    body = gap.join([title + (":" if random.random() < 0.2 and not title.endswith(":") else ""), *lines])
    if under:
        body += random.choice(("\n", "\n\n")) + under
    truth = Print("both", _slash) if bracketed else form
    return Priced(_put([note, body], random), _bets(market, truth, rows),
                  ("rows", bullet + row, form.name, titled, repr(gap)))  # fmt: skip


def _line(random: Random) -> Priced:
    market, form, maker, note, rows, _ = _book(random)
    title, under, titled = _title(random, market, maker)
    title = title.removesuffix(":").replace("\n", " - ")
    entry, join, lead = random.choice(LINES), random.choice(JOINS), random.choice(LINE_LEADS)
    if form.name == "hyphen" and join == " / ":
        join = ", "
    entries = [(entry if n == 0 or "fav" not in entry else "{s} {p}").format(s=on, p=form.printed(price))
               for n, (on, price, _) in enumerate(rows)]  # fmt: skip
    body = lead.format(t=title, l=join.join(entries))
    if under:
        body += random.choice((" " if body.endswith(".") else ". ", "\n")) + under
    return Priced(_put([note, body], random), _bets(market, form, rows),
                  ("line", entry, join, lead, form.name, titled))  # fmt: skip


# A table: its title, its heads, its cells, and the rows of truth
Table = tuple[str, list[str], list[list[str]], list[tuple[str, str, str]]]


def _books(
    random: Random, title: str, form: Print, rows: Sequence[tuple[str, str, str]], other: str
) -> Table:
    """A column to a bookmaker, of two or of one."""
    makers = list(dict.fromkeys((rows[0][2], other)))
    seconds = _prices(random, len(rows), form)
    found = [
        (on, price, maker)
        for (on, first, _), second in zip(rows, seconds, strict=True)
        for price, maker in zip((first, second), makers, strict=False)
    ]
    cells = [
        [on, *(form.printed(price) for whose, price, _ in found if whose == on)]
        for on in [row[0] for row in rows]
    ]
    return title, makers, cells, found


def _one_price(random: Random, title: str, form: Print, rows: Sequence[tuple[str, str, str]]) -> Table:
    """A column of prices, with their chances or the prices of an earlier time beside it or not."""
    heads, cells = [random.choice(PRICE_HEADS)], [[on, form.printed(price)] for on, price, _ in rows]
    more = random.choice(("", "chances", "former"))
    if more == "chances":
        heads.append(random.choice(CHANCES))
        for cell, (_, price, _) in zip(cells, rows, strict=True):
            cell.append(f"{100 / (_value(price) + 1):.0f}%")
    elif more == "former":
        heads.append(random.choice(WAS))
        for cell, once in zip(cells, random.sample(FRACTIONS, len(cells)), strict=True):
            cell.append(form.of(once))
    return title, heads, cells, list(rows)


def _best(random: Random, title: str, form: Print, rows: Sequence[tuple[str, str, str]]) -> Table:
    """A column of prices, and one of who offers them."""
    found = [(on, price, random.choice(KNOWN)) for on, price, _ in rows]
    heads = [random.choice(("Best price", "Best odds", "Odds")), random.choice(("Bookmaker", "With", "Firm"))]
    return title, heads, [[on, form.printed(price), maker] for on, price, maker in found], found


def _table(random: Random) -> Priced:
    market, form, maker, note, rows, _ = _book(random)
    kind, titled = random.choice(("books", "one price", "best")), random.choice(TABLE_TITLES)
    title = titled.format(m=market.title)
    if kind == "books":
        other, other_note = _maker(random)
        note = "\n\n".join(dict.fromkeys(filter(None, (note, other_note))))
        title, heads, cells, found = _books(random, title, form, rows, other)
    elif kind == "one price":
        title, under, titled = _title(random, market, maker)
        title, heads, cells, found = _one_price(random, f"{title}\n{under}".strip(), form, rows)
    else:
        title, heads, cells, found = _best(random, title, form, rows)
    lay, head = random.choice(tuple(LAID)), random.choice(HEADS)
    body = title + random.choice(("\n", "\n\n")) + LAID[lay]([[head, *heads], *cells])
    return Priced(
        _put([note, body], random), _bets(market, form, found), ("table", lay, kind, form.name, head, titled)
    )


def _markdown(table: Sequence[Sequence[str]]) -> str:
    rows = ["| " + " | ".join(row) + " |" for row in table]
    return "\n".join([rows[0], "|" + "---|" * len(table[0]), *rows[1:]])


def _blanks(table: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) + 3 for column in zip(*table, strict=True)]
    return "\n".join(
        row[0].ljust(widths[0])
        + "".join(cell.rjust(wide) for cell, wide in zip(row[1:], widths[1:], strict=True))
        for row in table
    )


LAID: Final[dict[str, Callable[[Sequence[Sequence[str]]], str]]] = {
    "pipes": lambda table: "\n".join(" | ".join(row) for row in table),
    "tabs": lambda table: "\n".join("\t".join(row) for row in table),
    "markdown": _markdown,
    "blanks": _blanks,
}

# Bands of a number, and years: what they are of, words of it, and bands that go together.
BANDS: Final = (
    ("Turnout in {p}", "turnout {p}", ("Under 35%", "35% to 45%", "Over 45%")),
    ("Turnout in {p}", "turnout {p}", ("Under 37.5%", "Over 37.5%")),
    ("Turnout in {p}", "turnout {p}", ("30% or less", "30.01-40%", "40.01% or more")),
    ("Winning majority in {p}", "majority {p}", ("Under 1,000", "1,000 to 4,999", "5,000 or more")),
    ("Winning majority in {p}", "majority {p}", ("0-999", "1,000-2,499", "2,500+")),
    ("Winning majority in {p}", "majority {p}", ("Up to 500", "501 to 1,500", "1,501 and above")),
    ("Year of the next general election", "general election", ("2027", "2028", "2029 or later")),
)  # fmt: skip


def _bands(random: Random) -> Priced:
    place, form, (maker, note) = random.choice(PLACES), random.choice(IN_LISTS[:4]), _maker(random)
    title, words, bands = random.choice(BANDS)
    market = Market(words.format(p=place), title.format(p=place), "", "", ())
    prices = _prices(random, len(bands), form)
    random.shuffle(prices)
    over, under, titled = _title(random, market, maker)
    shape = random.choice(("rows", "line", "table"))
    if shape == "line":
        over = over.removesuffix(":").replace("\n", ", ")
    printed = [band.lower() if shape == "line" else band for band in bands]
    rows = [(band, price, maker) for band, price in zip(printed, prices, strict=True)]
    entry = random.choice(("{s}: {p}", "{s} {p}", "{p} {s}", "{s} - {p}"))
    entries = [entry.format(s=on, p=form.printed(price)) for on, price, _ in rows]
    table = [[random.choice(("Band", "Outcome", "Selection")), "Odds"]]
    table += [[on, form.printed(price)] for on, price, _ in rows]
    body = {
        "rows": over + "\n" + "\n".join(entries),
        "line": over + ": " + random.choice(("; ", ", ")).join(entries),
        "table": over + "\n\n" + LAID[random.choice(tuple(LAID))](table),
    }[shape]
    text = _put([note, f"{body}\n{under}".strip()], random)
    return Priced(text, _bets(market, form, rows), ("bands", bands[0], shape, entry, form.name, titled))


KINDS: Final[tuple[Callable[[Random], Priced], ...]] = (_sentence, _sentence, _rows, _line, _table, _bands)


def drawn(random: Random) -> Priced:
    """A text with prices in a form drawn at random."""
    return random.choice(KINDS)(random)
