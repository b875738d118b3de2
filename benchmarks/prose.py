"""The entries of the invented archive's pages: who says what, in the forms that live pages have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks import words
from benchmarks.world import CONTESTS_A_PLACE, Someone, World, name


@dataclass(slots=True)
class Entry:
    """One post before it is laid out. ``account`` is the line that asks for messages; ``person`` a byline."""

    paragraphs: list[str]
    heading: str | None = None
    caption: str | None = None
    byline: tuple[str, str] | None = None
    account: str | None = None
    bullets: list[str] = field(default_factory=list)
    clock: int = 0  # minutes since midnight of polling day


class Writer:
    """Writes the entries of one page; all its chances come from ``random``."""

    def __init__(self, world: World, random: Random) -> None:
        self.world, self.random = world, random
        self.place = random.choice(world.places)
        self.contest = world.contest(self.place, random.randrange(CONTESTS_A_PLACE))
        self.candidates = [row[0] for row in self.contest.result]
        self.cast = [*self.candidates[:5], *(self._well_known() for _ in range(14))]
        self.reporters = random.sample(world.reporters, 4)
        self.wordiness = random.choice((3, 4, 5, 6, 7, 9, 12))
        self.tags = (self.place.replace(" ", ""), f"{self.place.replace(' ', '')}Votes", "byelection")
        self.account = f"@{self.place.replace(' ', '')}Live"

    def _well_known(self) -> Someone:
        """A few hundred are on half the pages, the rest on few."""
        known = self.world.politicians
        return known[int(len(known) * self.random.random() ** 3)]

    def entries(self, count: int) -> list[Entry]:
        """Oldest first."""
        random = self.random
        kinds, weights = zip(*KINDS, strict=True)
        chosen = random.choices(kinds, weights, k=count)
        chosen[-max(count // 6, 2)] = Writer.declared
        written = [kind(self) for kind in chosen]
        clock = 20 * 60
        for entry in written:
            clock += random.randrange(0, 9)
            entry.clock = clock
            if random.random() < 0.35 and entry.heading is None:
                entry.heading = self.fill(random.choice(words.HEADLINES))
        return written

    # What fills the gaps of a template.

    def fill(self, template: str) -> str:
        pick = self.random.choice
        who, other, issue, group = pick(self.cast), pick(self.cast), pick(words.ISSUES), pick(words.GROUPS)
        venue, small, adjective = pick(words.VENUES), pick(words.SMALL), pick(words.ADJECTIVES)
        return template.format(
            person=who.name,
            surname=who.surname,
            other=other.name,
            other_surname=other.surname,
            party=who.party or "Labour",
            issue=issue,
            issue_c=capital(issue),
            issue2=pick(words.ISSUES),
            group=group,
            group_c=capital(group),
            venue=venue,
            venue_b=venue.removeprefix("the "),
            place=pick(self.world.places) if self.random.random() < 0.4 else self.place,
            small=small,
            small_c=capital(small),
            adjective=adjective,
            adjective_c=capital(adjective),
            verb=pick(words.VERBS),
            verb2=pick(words.SHORT_VERBS),
            tail=pick(words.TAILS),
            nth=pick(words.NTHS),
            period=pick(words.PERIODS),
            weekday=pick(words.WEEKDAYS),
            hour=f"{self.random.randrange(1, 6)}am",
            share=self.random.randrange(3, 70),
            votes=f"{self.random.randrange(1_000, 40_000):,}",
        )

    def saying(self) -> str:
        return self.fill(self.random.choice(words.QUOTES))

    def sentence(self) -> str:
        return self.fill(self.random.choice(words.HAPPENINGS + words.REMARKS))

    def introduced(self, who: Someone) -> str:
        """A first mention: role and name in one of the usual orders."""
        form = self.random.randrange(4)
        if form == 0:
            return f"{capital(who.role)} {who.name}"
        if form == 1:
            return f"{who.name}, {article(who.role)} {who.role},"
        return who.name if form == 2 else f"{who.party or 'Local'} {who.role.split()[-1]} {who.name}"

    def reader(self) -> str:
        """Who sends a message, and from where."""
        someone = name(self.random, "reader")
        place = self.random.choice(self.world.places)
        return f"{someone.name}{self.random.choice((' in ', ' from ', ', '))}{place}".removesuffix(", ")

    # The kinds of entries.

    def direct(self) -> Entry:
        """A quotation with its speaker before, after or inside, and what followed."""
        who, random = self.random.choice(self.cast), self.random
        said, words_said = random.choice(words.SAID), self.saying()
        opening = random.choice((
            f'{self.introduced(who)} {said}: "{words_said}."',
            f'"{words_said}," {said} {who.name}.',
            f'"{words_said}," {self.introduced(who).rstrip(",")} {said}.',
            f'"{words_said}," {who.he} {said}, "{lower(self.saying())}."',
        ))  # fmt: skip
        if opening.startswith('"') and f" {who.he} " in opening:
            opening = f"{self.sentence()}, says {self.introduced(who).rstrip(',')}. {opening}"
        more = [f'{who.title} {who.surname} added: "{self.saying()}."', f'"{self.saying()}," {who.he} said.']
        return Entry([opening, *more[: random.randrange(3)], *self.plain_paragraphs(random.randrange(3))])

    def partial(self) -> Entry:
        """A few words of somebody's inside a sentence of the reporter's."""
        who, pick = self.random.choice(self.cast), self.random.choice
        adjective, issue, group = pick(words.ADJECTIVES), pick(words.ISSUES), pick(words.GROUPS)
        threat = self.fill("will {verb2} {issue}")
        first = pick((
            f'{self.introduced(who)} says the night was "{adjective}" for {group}.',
            f'{self.introduced(who)} calls {issue} "{adjective}"; {group} "{threat}".',
            f'{capital(issue)} has been described as "{adjective}" by {who.name}.',
            f'Speaking to {pick(words.OUTLETS)}, {who.name} said the result was "{adjective}".',
        ))  # fmt: skip
        seen = self.fill("have {verb} {issue}")
        second = f'{who.title} {who.surname} adds that {pick(words.GROUPS)} "{seen}".'
        return Entry([first, second][: self.random.randrange(1, 3)])

    def over_paragraphs(self) -> Entry:
        who = self.random.choice(self.cast)
        middle = [f'"{self.saying()}.' for _ in range(self.random.randrange(1, 3))]
        first = (
            f'{self.introduced(who).rstrip(",")} told {self.random.choice(words.OUTLETS)}: "{self.saying()}.'
        )
        return Entry([first, *middle, f'"{self.saying()}."'])

    def plain_paragraphs(self, count: int) -> list[str]:
        """Two sentences each, or as many as this page is wordy."""
        lengths = (self.random.randrange(2, self.wordiness) for _ in range(count))
        return [" ".join(f"{self.sentence()}." for _ in range(length)) for length in lengths]

    def plain(self) -> Entry:
        caption = self.fill(self.random.choice(words.CAPTIONS)) if self.random.random() < 0.4 else None
        return Entry(self.plain_paragraphs(self.random.randrange(1, 4)), caption=caption)

    def tweet(self) -> Entry:
        text = self.fill(self.random.choice(words.MESSAGES))
        text += f" #{self.random.choice(self.tags)}" if self.random.random() < 0.5 else ""
        return Entry([f"{self.reader()} tweets: {text}"], account=f"Tweet {self.account}")

    def email(self) -> Entry:
        sentences = [
            self.fill(self.random.choice(words.MESSAGES)) for _ in range(self.random.randrange(1, 5))
        ]
        text = " ".join(sentence if sentence.endswith("?") else f"{sentence}." for sentence in sentences)
        text = f'"{text}"' if self.random.random() < 0.4 else text
        return Entry(
            [f"{self.reader()} emails: {text}"],
            heading="Get involved" if self.random.random() < 0.5 else None,
        )

    def tweet_of_politician(self) -> Entry:
        who = self.random.choice(self.cast)
        text = self.fill(self.random.choice(words.MESSAGES))
        return Entry([f"{capital(who.role)} {who.name} tweets: {text} #{self.random.choice(self.tags)}"])

    def analysis(self) -> Entry:
        who = self.random.choice(self.reporters)
        return Entry(
            self.plain_paragraphs(self.random.randrange(1, 4)), byline=(who.name, f"{who.role}, BBC News")
        )

    def papers(self) -> Entry:
        random = self.random
        lines = []
        for paper in random.sample(words.PAPERS, random.randrange(2, 5)):
            writer = random.choice(self.world.reporters)
            lines.append(random.choice((
                f'The {paper} says the government is "{random.choice(words.ADJECTIVES)}".',
                f'Writing in the {paper}, {writer.name} says: "{self.saying()}."',
                f'In the {paper}, {writer.name} calls the campaign "{random.choice(words.ADJECTIVES)}".',
            )))  # fmt: skip
        return Entry(lines, heading="The papers")

    def odds(self) -> Entry:
        random = self.random
        prices = sorted(random.sample(range(1, 200), 4))
        book = random.choice(("Coral", "Ladbrokes", "William Hill", "Paddy Power"))
        sides = random.sample([row[1] for row in self.contest.result], min(4, len(self.contest.result)))
        rest = ", ".join(f"{side} {price}/1" for side, price in zip(sides[1:], prices[1:], strict=False))
        first = f"Odds from {book} on the {self.place} by-election: {sides[0]} 4/{prices[0] + 4} favourites"
        return Entry([f"{first}, {rest}."])

    def declared(self) -> Entry:
        """The full result with the winner, the turnout and what was said."""
        total = sum(row[2] for row in self.contest.result)
        shares = (
            f"{who.name} ({party}) {votes:,} ({100 * votes / total:.2f}%{change})"
            for who, party, votes, change in (
                (*row[:3], "" if row[3] is None else f", {row[3]:+.2f}%") for row in self.contest.result
            )
        )
        winner, party, *_ = self.contest.result[0]
        paragraphs = [
            f"{winner.name} has won {self.contest.area} for {party}.",
            f"Full result: {', '.join(shares)}",
        ]
        if self.random.random() < 0.6:
            paragraphs.append(f"Turnout in {self.contest.area} was {self.contest.turnout}%.")
        return Entry(paragraphs, heading="Full result")

    def list_of_points(self) -> Entry:
        return Entry(
            ["Here is where we are:"], bullets=[self.sentence() for _ in range(self.random.randrange(2, 5))]
        )

    def local_voice(self) -> Entry:
        """Somebody met once, with a role of their own."""
        who = name(self.random, self.random.choice(words.LOCAL_ROLES))
        place = self.random.choice(self.world.places)
        return Entry([f'{who.name}, {article(who.role)} {who.role} from {place}, said: "{self.saying()}."'])


KINDS: tuple[tuple[Callable[[Writer], Entry], float], ...] = (
    (Writer.direct, 17), (Writer.partial, 17), (Writer.plain, 14), (Writer.tweet, 17), (Writer.email, 8),
    (Writer.tweet_of_politician, 6), (Writer.analysis, 6), (Writer.papers, 3), (Writer.odds, 0.6),
    (Writer.over_paragraphs, 4), (Writer.list_of_points, 2), (Writer.local_voice, 5), (Writer.declared, 0.3),
)  # fmt: skip


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    return text if text.startswith("I ") else text[:1].lower() + text[1:]


def article(noun: str) -> str:
    return "an" if noun[0] in "aeiouAEIOU" else "a"
