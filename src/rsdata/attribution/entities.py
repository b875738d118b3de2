"""The people named in a document: every printed name is given to somebody, whole names first.

Whole names make the people; a surname, with or without a title, is then whoever bears it. A name printed in
short ("Chris Lee") and in full ("Christopher Lee") is one person's where the surname is equal and nothing tells
against it. Readers who sign their messages keep to themselves: "Glen Lee in Dover" is not "Mr Lee".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from rsdata.attribution.document import Document, FoundQuote, Passage, Span
from rsdata.attribution.names import (
    CAPITALISED_RUN,
    COURTESY,
    PEERAGE,
    TITLES,
    Name,
    gender_of,
    is_given,
    names_in,
    organisation_word,
    plausible_alone,
    speaks,
)
from rsdata.attribution.roles import ROLE_NOUNS, Role, parse_role, present_party, role_after, role_before, tokens_of
from rsdata.attribution.unnamed import organisation_like
from rsdata.model import PersonKind
from rsdata.reference import given_names, short_forms, spellings_in_lists, spellings_in_text

_SECTION_REACH: Final = 60  # names looked back over for the namesake last spoken of


class Entity:
    """Somebody: a person, or what is named like one. Filled while the document is read."""

    __slots__ = (
        "description", "first", "forms", "gender", "kind", "known_party", "parties", "private", "roles", "seen",
        "strong", "title", "words",
    )  # fmt: skip

    def __init__(self, words: tuple[str, ...], kind: PersonKind = "person", title: str = "") -> None:
        self.words = words  # in lower case, the surname last
        self.kind = kind
        self.title = title  # a title that stays: "lord"
        self.gender = TITLES.get(title, "")
        self.forms: dict[str, int] = {}  # whole name as printed -> words in it
        self.strong = False  # a person beyond doubt
        self.private = False  # known from the signature of a message alone
        self.roles: list[tuple[int, Role]] = []
        self.description: tuple[int, str] | None = None
        self.parties: dict[str, int] = {}
        self.known_party: str | None = None
        self.seen: list[Seen] = []
        self.first = -1

    @property
    def name(self) -> str:
        """The fullest form printed."""
        return max(self.forms, key=lambda form: (self.forms[form], len(form.rstrip("."))))

    def describe(self, at: int, text: str) -> None:
        if self.description is None or at < self.description[0]:
            self.description = (at, text)


class Seen:
    """A printed name and where it stands."""

    __slots__ = ("bare", "end", "entity", "name", "quoted", "role", "section", "start")

    def __init__(self, start: int, bare: int, end: int, name: Name, section: int, role: str) -> None:
        self.start = start
        self.bare = bare
        self.end = end
        self.name = name
        self.section = section
        self.role = role
        self.quoted = False
        self.entity: Entity | None = None


class People:
    """Every printed name of a document, in order, and who bears it."""

    def __init__(self, document: Document, found: Sequence[FoundQuote]) -> None:
        self.document = document
        self.text = document.text
        self.entities: list[Entity] = []
        self.by_surname: dict[str, list[Entity]] = {}
        self.by_given: dict[str, list[Entity]] = {}
        self.by_head: dict[str, list[tuple[int, Role, Entity]]] = {}
        self.others: dict[tuple[str, str], Entity] = {}  # organisations and unnamed roles by kind and name
        self.senders: dict[Span, Entity] = {}
        self.known: list[Entity] = []
        self.given = given_names()
        self.role_spans: dict[int, int] = {}  # start of a name -> start of the role before it
        self._head_starts: dict[str, list[int]] = {}
        self._passage_starts = [p.start for p in document.passages]
        self.seen = self._read(found)
        self._whole_names()
        self._senders()
        self.seen.sort(key=lambda seen: seen.start)
        self.starts = [seen.start for seen in self.seen]
        self._known()
        self._short_names()
        self._roles()

    # -- reading ------------------------------------------------------------------------------------------

    def _read(self, found: Sequence[FoundQuote]) -> list[Seen]:
        """Every name in every passage. Names that the document marks as such are taken as they are."""
        text = self.text
        cache: dict[str, tuple[Name, ...]] = {}
        taken = sorted(
            [p.message.name for p in self.document.passages if p.message]
            + [p.byline_name for p in self.document.passages if p.byline_name]
            + [(k.start, k.end) for k in self.document.known]
        )
        taken_starts = [start for start, _ in taken]
        out: list[Seen] = []
        for passage in self.document.passages:
            section, role = passage.section, passage.role
            for m in CAPITALISED_RUN.finditer(text, passage.start, passage.end):
                run = m.group()
                names = cache.get(run)
                if names is None:
                    names = cache[run] = names_in(run)
                base = m.start()
                for name in names:
                    start, end = base + name.start, base + name.end
                    if taken:
                        k = bisect_right(taken_starts, end - 1) - 1
                        if k >= 0 and taken[k][1] > start:
                            continue
                    out.append(Seen(start, base + name.bare, end, name, section, role))
        out.extend(self._marked())
        out.sort(key=lambda seen: seen.start)
        _flag_quoted(out, found)
        return out

    def _marked(self) -> Iterable[Seen]:
        """Names whose place the document gives: of correspondents and of known people."""
        done: set[int] = set()
        for passage in self.document.passages:
            if passage.byline_name and passage.byline_name[0] not in done:
                done.add(passage.byline_name[0])
                yield self._whole(passage.byline_name, passage.section, "byline")
        passages = self.document.passages
        starts = [p.start for p in passages]
        for known in self.document.known:
            if known.start in done:
                continue
            done.add(known.start)
            k = bisect_right(starts, known.start) - 1
            section = passages[k].section if k >= 0 else 0
            yield self._whole((known.start, known.end), section, "prose")

    def _whole(self, span: Span, section: int, role: str) -> Seen:
        title, words, offset = _without_title(self.text[span[0] : span[1]])
        name = Name(span[0], span[0] + offset, span[1], title, words, "", True)
        return Seen(span[0], span[0] + offset, span[1], name, section, role)

    # -- whole names --------------------------------------------------------------------------------------

    def _whole_names(self) -> None:
        forms: dict[tuple[str, ...], list[Seen]] = {}
        for seen in self.seen:
            name = seen.name
            if len(name.words) > 1 and name.title not in PEERAGE and (name.strong or seen.role != "heading"):
                if name.title and name.title not in ("sir", "dame") and not _opens_with_given(name.words):
                    continue  # "Mr Duncan Smith": a surname, perhaps
                forms.setdefault(_key(name.words, name.suffix), []).append(seen)
        for key, members in _merged(forms):
            entity = self._new(key)
            for seen in members:
                self.assign(seen, entity)

    def _new(self, key: tuple[str, ...], kind: PersonKind = "person", title: str = "") -> Entity:
        entity = Entity(key, kind, title)
        self.entities.append(entity)
        if kind == "person" and key:
            last = key[-1] if key[-1] not in ("jr", "sr", "ii", "iii", "iv") or len(key) == 1 else key[-2]
            self.by_surname.setdefault(last, []).append(entity)
            if len(key) > 1:
                self.by_given.setdefault(key[0], []).append(entity)
                entity.gender = entity.gender or gender_of(key[0])
        return entity

    def assign(self, seen: Seen, entity: Entity) -> None:
        seen.entity = entity
        entity.seen.append(seen)
        entity.strong = entity.strong or seen.name.strong
        if entity.first < 0 or seen.start < entity.first:
            entity.first = seen.start
        gender = TITLES.get(seen.name.title, "")
        if gender:
            entity.gender = gender
        name = seen.name
        if len(name.words) > 1 or entity.title or not entity.forms:
            form = self.text[seen.bare : seen.end].replace("\u00a0", " ")
            if name.title in PEERAGE:
                form = self.text[seen.start : seen.end].replace("\u00a0", " ")
            if len(name.words) >= len(entity.words) - 1 or not entity.forms:
                entity.forms.setdefault(" ".join(form.split()), len(name.words))

    def make(self, seen: Seen) -> Entity:
        """Somebody new of that one name."""
        entity = self._new(_key(seen.name.words, ""))
        entity.gender = gender_of(entity.words[0])
        self.assign(seen, entity)
        return entity

    # -- senders and candidates ---------------------------------------------------------------------------

    def _senders(self) -> None:
        """Who signs a message. A reader is one person per name and place; a role makes a public figure."""
        readers: dict[tuple[str, str], Entity] = {}
        for passage in self.document.passages:
            message = passage.message
            if message is None or message.name in self.senders:
                continue
            text = self.text[message.name[0] : message.name[1]].strip(" ,")
            title, words, offset = _without_title(text)
            role = self.text[message.sender[0] : message.sender[1]].strip(" ,") != text
            place = self.text[message.place[0] : message.place[1]].lower() if message.place else ""
            entity = self._public_sender(title, words, role, bool(place)) if words else None
            if entity is None and organisation_like(text):
                entity = self.other("organisation", text)
            if entity is None:
                key = (" ".join(words).lower(), place)
                bare = readers.get((key[0], "")) if place else None
                entity = readers.get(key) or bare
                if entity is None:
                    entity = self._new(_key(words, ""), title=title if title in PEERAGE else "")
                    entity.private = not role
                    whole = title in PEERAGE
                    entity.forms[text if whole else text[offset:] or text] = max(1, len(words))
                readers[key] = entity
                readers.setdefault((key[0], ""), entity)
            seen = Seen(
                message.name[0], message.name[0] + offset, message.name[0] + len(text.rstrip()),
                Name(message.name[0], message.name[0] + offset, message.name[1], title, words or (text,), "", True),
                passage.section, "message",
            )  # fmt: skip
            self.senders[message.name] = entity
            self.assign(seen, entity)
            self.seen.append(seen)
            self._sender_role(passage, entity)

    def _public_sender(self, title: str, words: tuple[str, ...], role: bool, place: bool) -> Entity | None:
        if len(words) == 1 and not title and not role and is_given(words[0]):
            return None
        found = self._bearers(words, title)
        found = [e for e in found if not e.private and (len(words) == 1 or len(e.words) > 1)]
        if len(words) > 1:
            found = [e for e in found if _fits(e.words, words)]
        if len(found) != 1 or (place and not role):
            return None
        return found[0]

    def _sender_role(self, passage: Passage, entity: Entity) -> None:
        message = passage.message
        assert message is not None
        before = self.text[message.sender[0] : message.name[0]].strip(" ,")
        after = self.text[message.name[1] : message.sender[1]].strip(" ,")
        for printed, at in ((before, message.sender[0]), (after, message.name[1])):
            if printed and printed.lower() not in COURTESY:
                self.note(entity, printed, at)

    def _known(self) -> None:
        at = {seen.start: seen for seen in self.seen}
        for known in self.document.known:
            seen = at.get(known.start)
            entity = seen.entity if seen is not None else None
            if entity is None or entity.private:
                _, words, _ = _without_title(known.name)
                entity = self._new(_key(words, ""))
                entity.forms[known.name] = len(words)
                entity.first = known.start
            elif entity.known_party and known.party_id and entity.known_party != known.party_id:
                assert seen is not None
                entity.seen.remove(seen)
                entity = self._new(entity.words)
                self.assign(seen, entity)
            entity.known_party = entity.known_party or known.party_id
            self.known.append(entity)

    # -- surnames -----------------------------------------------------------------------------------------

    def _short_names(self) -> None:
        """Give surnames, with title or without, to whoever bears them."""
        for seen in self.seen:
            if seen.entity is None and not self._bearers(seen.name.words, seen.name.title):
                self._only_short(seen)
        latest: dict[str, list[Entity]] = {}
        for seen in self.seen:
            if seen.entity is None:
                name = seen.name
                bare = not name.title and not name.office
                if bare and (
                    name.words[-1].lower() not in self.by_surname
                    or not plausible_alone(self.text, seen.bare, seen.end)
                ):
                    continue
                entity = self.bearer(seen, latest)
                if entity is None:
                    continue
                self.assign(seen, entity)
            if seen.entity.kind == "person":
                latest.setdefault(seen.entity.words[-1], []).append(seen.entity)

    def _only_short(self, seen: Seen) -> None:
        """Make somebody of "Mr Lee", "President Lee", or "Lee said", whose whole name is printed nowhere."""
        name = seen.name
        if name.title or name.office:
            key = tuple(word.lower() for word in name.words)
            if name.title in ("sir", "dame") and len(key) == 1 and key[0] in self.by_given:
                return
            entity = self._new(key, title=name.title if name.title in PEERAGE else "")
            entity.gender = TITLES.get(name.title, "")
        elif len(name.words) == 1 and not organisation_word(name.words[0]) and speaks(self.text, seen.end):
            low = name.words[0].lower()
            if low in self.given and (low in self.by_given or seen.quoted):
                return
            if low in ROLE_NOUNS:
                return
            entity = self._new((low,))
            entity.gender = gender_of(low)
        else:
            return
        entity.strong = True
        self.assign(seen, entity)

    def _bearers(self, words: Sequence[str], title: str) -> list[Entity]:
        last = words[-1].lower()
        found = self.by_surname.get(last, [])
        gender = TITLES.get(title, "")
        if gender:
            found = [e for e in found if not e.gender or e.gender == gender]
        if title in PEERAGE:
            found = [e for e in found if e.title == title or (title in ("lord", "lady") and e.title == title)]
        if len(words) > 1:
            lows = [w.lower() for w in words]
            found = [e for e in found if _ends_with(e.words, lows)]
        if len(found) > 1 and any(e.strong for e in found):
            found = [e for e in found if e.strong]
        return found

    def bearer(self, seen: Seen, latest: dict[str, list[Entity]]) -> Entity | None:
        """Who bears a surname here: the only one, else the only public one, else the one this section tells of."""
        name = seen.name
        words = name.words
        if name.title in ("sir", "dame") and len(words) == 1 and is_given(words[0]):
            named = [e for e in self.by_given.get(words[0].lower(), ()) if e.title or not e.private]
            if len(named) == 1:
                return named[0]
        found = self._bearers(words, name.title)
        if len(found) == 1 and not found[0].private:
            return found[0]
        if not found:
            return None
        here = [e for e in found if any(s.section == seen.section for s in e.seen[:_SECTION_REACH])]
        public = [e for e in found if not e.private]
        for choice in (here, public):
            if len(choice) == 1:
                return choice[0]
        if not public and not here:
            return None
        candidates = here or public
        if here:
            trail = latest.get(words[-1].lower(), ())
            for entity in reversed(trail[-_SECTION_REACH:]):
                if entity in candidates:
                    return entity
        return None

    # -- roles --------------------------------------------------------------------------------------------

    def _roles(self) -> None:
        """What each person is said to be, before the name and after it, and for which party."""
        text = self.text
        passages = self.document.passages
        k = 0
        for seen in self.seen:
            entity = seen.entity
            if entity is None or entity.kind != "person":
                continue
            while k + 1 < len(passages) and passages[k].end <= seen.start:
                k += 1
            passage = passages[k]
            floor, ceiling = passage.start, passage.end
            if passage.role == "byline":
                if passage.byline_role:
                    a, b = passage.byline_role
                    self.note(entity, text[a:b], a)
                continue
            before = role_before(text, floor, seen.start)
            if before is not None:
                self.role_spans[seen.start] = before[0]
                own = not _possessive_before(text, floor, before[0])
                self.note(entity, text[before[0] : before[1]], before[0], describe=own)
            else:
                self._affiliation(entity, floor, seen.start)
            if text[seen.end : seen.end + 1] == ",":
                after = role_after(text, seen.end, ceiling)
                if after is not None:
                    own = not _possessive_before(text, floor, after[0])
                    self.note(entity, text[after[0] : after[1]], after[0], describe=own)
            elif text[seen.end : seen.end + 2] == " (":
                self._bracketed(entity, seen.end + 2, ceiling)
        for entries in self.by_head.values():
            entries.sort(key=lambda entry: entry[0])

    def note(self, entity: Entity, printed: str, at: int, describe: bool = True) -> None:
        """Take down a role."""
        printed = " ".join(printed.split())
        for article in ("the ", "The ", "a ", "A ", "an ", "An "):
            if printed.startswith(article):
                printed = printed[len(article) :]
                break
        role = parse_role(printed)
        if role is None:
            if describe and entity.private is False and printed:
                entity.describe(at, printed)
            party = present_party(tokens_of(printed), "")
        else:
            entity.roles.append((at, role))
            self.by_head.setdefault(role.head, []).append((at, role, entity))
            if describe:
                entity.describe(at, printed)
            party = role.party
        if party:
            entity.parties[party] = entity.parties.get(party, 0) + 1

    def _affiliation(self, entity: Entity, floor: int, start: int) -> None:
        """ "Labour's Ann Lee": a party before the name, with no office."""
        lead = self.text[max(floor, start - 40) : start]
        if not lead.endswith(("'s ", "’s ")):
            return
        words = lead[:-3].split(" ")
        parties = spellings_in_text()
        for width in (4, 3, 2, 1):
            spelled = " ".join(words[-width:])
            if spelled in parties:
                entity.parties[parties[spelled]] = entity.parties.get(parties[spelled], 0) + 1
                return

    def _bracketed(self, entity: Entity, at: int, ceiling: int) -> None:
        """ "Ann Lee (Lab)": a party in brackets after the name."""
        close = self.text.find(")", at, min(at + 40, ceiling))
        if close < 0:
            return
        spelled = self.text[at:close].split(",")[0].strip()
        party = spellings_in_lists().get(spelled)
        if party:
            entity.parties[party] = entity.parties.get(party, 0) + 2

    def head_starts(self, head: str) -> list[int]:
        """The places of the roles with this noun, in order."""
        starts = self._head_starts.get(head)
        if starts is None:
            starts = self._head_starts[head] = [at for at, _, _ in self.by_head[head]]
        return starts

    def section_at(self, at: int) -> int:
        k = bisect_right(self._passage_starts, at) - 1
        return self.document.passages[k].section if k >= 0 else -1

    # -- what is no person --------------------------------------------------------------------------------

    def other(self, kind: PersonKind, printed: str) -> Entity:
        """The organisation or unnamed role of that name, without its article."""
        name = " ".join(printed.split())
        for article in ("the ", "The ", "a ", "A ", "an ", "An "):
            if name.startswith(article):
                name = name[len(article) :]
                break
        key = (kind, name.lower())
        entity = self.others.get(key)
        if entity is None:
            entity = self.others[key] = Entity((), kind)
            entity.forms[name] = 1
            self.entities.append(entity)
        return entity


def _flag_quoted(seen: list[Seen], found: Sequence[FoundQuote]) -> None:
    """Mark the names inside quotation marks."""
    spans = [(q.start, q.end) for q in found if q.kind in ("speech", "writing") or q.parent is not None]
    if not spans:
        return
    starts = [start for start, _ in spans]
    for s in seen:
        k = bisect_right(starts, s.start) - 1
        if k >= 0 and s.start < spans[k][1]:
            s.quoted = True


def _without_title(text: str) -> tuple[str, tuple[str, ...], int]:
    """Title in lower case, the words of the name, and where they begin."""
    words = text.split()
    if len(words) > 1:
        low = words[0].rstrip(".").lower()
        if low in TITLES:
            return low, tuple(words[1:]), text.index(words[1], len(words[0]))
    return "", tuple(words), 0


def _key(words: Sequence[str], suffix: str) -> tuple[str, ...]:
    key = tuple(word.rstrip(".").lower() for word in words)
    return (*key, suffix) if suffix else key


def _opens_with_given(words: Sequence[str]) -> bool:
    return len(words) > 1 and (words[0].lower() in given_names() or len(words[0].rstrip(".")) == 1)


def _ends_with(words: Sequence[str], tail: Sequence[str]) -> bool:
    size = len(tail)
    if tuple(words[-size:]) == tuple(tail):
        return True
    return len(tail) > 1 and words[-1:] == tuple(tail[-1:]) and _fits(words, tail)


def _fits(words: Sequence[str], other: Sequence[str]) -> bool:
    from rsdata.attribution.names import same_given

    lows = tuple(word.lower() for word in other)
    if tuple(words) == lows:
        return True
    return words[-1] == lows[-1] and len(words) > 1 and len(lows) > 1 and same_given(words[0], lows[0])


def _possessive_before(text: str, floor: int, at: int) -> bool:
    """Whether "his", "her", "their" stands right before: "his party's candidate" describes nobody to a reader."""
    word = text[max(floor, at - 8) : at].split()
    return bool(word) and word[-1].lower() in ("his", "her", "their", "its", "my", "our", "your")


def _merged(forms: dict[tuple[str, ...], list[Seen]]) -> list[tuple[tuple[str, ...], list[Seen]]]:
    """Put the forms of one person's name together: short and full given names, initials, middle names."""
    parent: dict[tuple[str, ...], tuple[str, ...]] = {}

    def root(key: tuple[str, ...]) -> tuple[str, ...]:
        while key in parent:
            key = parent[key]
        return key

    groups: dict[tuple[str, str], dict[str, list[tuple[str, ...]]]] = {}
    for key in forms:
        suffix = key[-1] if key[-1] in ("jr", "sr", "ii", "iii", "iv") and len(key) > 2 else ""
        surname = key[-2] if suffix else key[-1]
        groups.setdefault((surname, suffix), {}).setdefault(key[0], []).append(key)
    table = short_forms()
    for firsts in groups.values():
        for keys in firsts.values():
            _join_middles(keys, parent)
        if len(firsts) == 1:
            continue
        ordered = sorted(firsts)
        for i, first in enumerate(ordered):
            others = [full for full in table.get(first, ()) if full in firsts]
            if not others and first not in table:
                nearby = [o for o in ordered[i + 1 : i + 4] if o.startswith(first)]
                if len(first) == 1 or (len(first) > 2 and first not in given_names()):
                    others = nearby
            if len(others) == 1 and len(firsts[first]) == 1:
                full = _shortest(firsts[others[0]])
                mine = firsts[first][0]
                if root(full) != root(mine):
                    parent[root(mine)] = root(full)
    for key in forms:  # "Wasserman Schultz" of "Debbie Wasserman Schultz"
        if len(key) > 2:
            for k in range(1, len(key) - 1):
                tail = key[k:]
                if tail in forms and not is_given(tail[0]) and root(tail) != root(key):
                    parent[root(tail)] = root(key)
    out: dict[tuple[str, ...], list[Seen]] = {}
    for key, members in forms.items():
        out.setdefault(root(key), []).extend(members)
    return list(out.items())


def _shortest(keys: list[tuple[str, ...]]) -> tuple[str, ...]:
    return min(keys, key=len)


def _join_middles(keys: list[tuple[str, ...]], parent: dict[tuple[str, ...], tuple[str, ...]]) -> None:
    """ "Donald Lee" and "Donald J. Lee" are one; "John Paul Lee" and "John Peter Lee" are two."""
    if len(keys) == 1:
        return
    longer = sorted((key for key in keys if len(key) > 2), key=len, reverse=True)
    plain = [key for key in keys if len(key) == 2]
    if not longer:
        return
    head = longer[0]
    for key in longer[1:]:
        a, b = set(head[1:-1]), set(key[1:-1])
        if a & b or {w[0] for w in a} & {w for w in b if len(w) == 1} or {w[0] for w in b} & {w for w in a if len(w) == 1}:
            parent[key] = head
    if plain and sum(1 for key in longer if key not in parent) == 1:
        parent[plain[0]] = head
