"""The people, places and contests of the invented archive.

They are the same for every page of a seed: politicians, reporters and places come back from page to page, the
well-known ones often, and a contest has the same candidates and figures wherever it is reported. Readers are
drawn from hundreds of thousands of names, so that some share one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks import words

POLITICIANS, REPORTERS, PLACES, CONTESTS_A_PLACE = 1_500, 400, 1_200, 4


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as the pages name them; ``title`` is what a second mention has before the surname."""

    first: str
    surname: str
    title: str
    role: str
    party: str | None = None

    @property
    def name(self) -> str:
        return f"{self.first} {self.surname}"

    @property
    def he(self) -> str:
        return "he" if self.title == "Mr" else "she"


@dataclass(frozen=True, slots=True)
class Contest:
    """An election; ``result`` has (candidate, party in lists, votes, change) from the first to the last."""

    id: str
    name: str
    day: date
    kind: str
    area: str
    seats: int
    result: tuple[tuple[Someone, str, int, float | None], ...]
    turnout: float


def name(random: Random, role: str, party: str | None = None) -> Someone:
    man = random.random() < 0.52
    surname = random.choice(words.SURNAME_HEADS) + random.choice(words.SURNAME_TAILS)
    first = random.choice(words.MEN if man else words.WOMEN)
    return Someone(first, surname, "Mr" if man else random.choice(("Ms", "Mrs")), role, party)


def places(seed: int) -> list[str]:
    random = Random(f"{seed} places")
    found: dict[str, None] = {}
    while len(found) < PLACES:
        front = random.choice(words.PLACE_FRONTS)
        found[front + random.choice(words.PLACE_HEADS) + random.choice(words.PLACE_TAILS)] = None
    return list(found)


class World:
    """Who and what the pages of one seed are about."""

    def __init__(self, seed: int) -> None:
        random = Random(f"{seed} world")
        self.seed = seed
        self.places = places(seed)
        self.politicians = [self._politician(random, n) for n in range(POLITICIANS)]
        self.reporters = [name(random, random.choice(words.REPORTER_ROLES)) for _ in range(REPORTERS)]

    def _politician(self, random: Random, number: int) -> Someone:
        speech, before, _ = random.choice(words.PARTIES)
        if number < 8:
            return name(random, f"{before} leader", speech)
        if random.random() < 0.15:
            return name(random, random.choice(words.OFFICES), speech)
        kind = random.choice(("MP", "MP", "MP", "councillor", "MEP", "peer", "candidate"))
        return name(random, f"{before} {kind}", speech)

    def contest(self, place: str, number: int) -> Contest:
        """The ``number``-th election of a place, by its name alone."""
        random = Random(f"{self.seed} {place} {number}")
        day = date(2010, 1, 7) + timedelta(weeks=random.randrange(700))
        local = random.random() < 0.3
        slug = place.lower().replace(" ", "-")
        count = random.randrange(4, 14)
        ballots = random.randrange(2_000, 9_000) if local else random.randrange(18_000, 48_000)
        weights = sorted((random.random() ** 2 + 0.01 for _ in range(count)), reverse=True)
        votes = [int(ballots * weight / sum(weights)) for weight in weights]
        parties = [in_lists for _, _, in_lists in words.PARTIES]
        random.shuffle(parties)
        fringe = list(words.FRINGE)
        random.shuffle(fringe)
        result = []
        for n, won in enumerate(votes):
            party = parties[n] if n < min(len(parties), 5) else fringe[n % len(fringe)]
            change = round(random.uniform(-20, 20), 2) if n < 5 and random.random() < 0.8 else None
            result.append((name(random, "candidate", party), party, won, change))
        if local:
            found = f"local.{slug}.harbour.by.{day}", f"Harbour ward by-election, {place} Council"
            area = f"Harbour ward, {place} Council"
        else:
            found = f"parl.{slug}.by.{day}", f"{place} parliamentary by-election"
            area = place
        turnout = round(random.uniform(18, 68), 2)
        kind = "local" if local else "parliamentary"
        return Contest(*found, day, kind, area, 1, tuple(result), turnout)
