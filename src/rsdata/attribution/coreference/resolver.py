"""Which person a phrase stands for: one pass over the names of a document, then one over its quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from rsdata.attribution.coreference.descriptions import described, is_governed, party_of, role_of
from rsdata.attribution.coreference.entities import Entity, NamedPeople, Seen
from rsdata.attribution.coreference.mentions import mentions
from rsdata.attribution.coreference.naming import admit, ends_a_body, gather
from rsdata.attribution.coreference.pronouns import SINGULAR, Pronouns, past_party
from rsdata.attribution.coreference.roles_spoken_of import RolesSpokenOf, takes_up_a_name
from rsdata.attribution.coreference.unnamed import Finding, Unnamed
from rsdata.attribution.document import Attribution, Document, FoundQuote, Span, Speaker
from rsdata.attribution.rules import LABEL, SPEECH_NOUN
from rsdata.language.clauses import first_subject
from rsdata.language.common_nouns import common_plural, common_word, organisation_like
from rsdata.language.determiners import ARTICLE, without_article, without_possessive
from rsdata.language.lexicon import (
    DET,
    FINITE,
    PART,
    PREP,
    ROLE,
    SPEAKING_VERBS,
    TAGS,
    TIME,
    TWEET,
    WRITE,
    WRITINGS,
)
from rsdata.language.name_context import (
    GOVERNED,
    GOVERNED_WITHIN,
    HEAD_ENDS,
    NAMED_ONLY,
    among_places,
    is_called_a_body,
    only_leads,
    organisation_word,
    says_of_itself,
    speaks,
)
from rsdata.language.names import CAPITAL, HONOUR, NAME_WORD, TITLES, is_given, listed_body, names_in
from rsdata.language.noun_phrases import is_plural, phrase_right, somebody
from rsdata.language.offices import COMPLEMENTS, ORGANISATION_NOUNS, ROLE_NOUNS, gender_told
from rsdata.language.patterns import any_of, lazy
from rsdata.language.pronoun_places import ADDS, FRONTED_OWNER
from rsdata.language.roles import PLACE_PREPOSITIONS, Role, agrees, parse_role
from rsdata.language.subjects import subject_left
from rsdata.language.tokens import Words
from rsdata.language.unnamed_roles import TELLS_THE_NEWS, opening_role
from rsdata.language.verbs import is_passive
from rsdata.language.word_lists import tagged
from rsdata.reference import party_phrases_by_word, spellings_in_text
from rsdata.slugs import plain

# What may stand between a role and the name set off behind it: "Their agent, [big] Bob Ray, says"; not "the
# judge, who fined Bob Ray,", "Greens, including Bob Ray,".
_DESCRIBED: Final = lazy(
    r"(?!(?:wh(?:o|ose|om|ich|ere|en|ile)|including|such|among)\b)"
    r"(?:(?:the |an? )?(?:[\w'’-]+ ){0,4}[\w'’-]+,? )?"
)
_LONGEST_DESCRIBED: Final = 50  # characters
# What closes a name set off by commas: "the leader, Ann Lee[ TD,] said"
_CLOSED: Final = lazy(rf"(?: {HONOUR})?(?:[,.;:)]| \()")
# "Arlo Group, Benton and Carrow": three names or more
_LIST: Final = lazy(rf"[^,]*{CAPITAL}[^,]*(?:, (?:the )?{CAPITAL}[^,]*)+,? and (?:the )?{CAPITAL}[^,]*")
# "We asked [a council spokesman], who"
_ROLE_BEFORE_WHO: Final = lazy(
    r"(?<!\bis )(?<!\bwas )(?<!\bas )(?<!\S)"
    r"(?P<role>(?i:an?|one|another|the|his|her) (?:(?!as )[\w'’-]+ ){0,3}(?P<noun>[\w'’-]+)),? $"
)
_FROM_WHOM: Final = re.compile(r" (?:from|by|with) (?=(?:the|an?) )")
# "beat [critics] who", "among [those] who"; not "one of the critics who"
_SEVERAL_BEFORE_WHO: Final = lazy(
    r"(?<!of )(?<!of the )(?<!of several )(?<!among )(?<!among the )(?<!\S)([^\W\d_][\w'’-]+) $"
)
# "Ann Lee[, a baker from Dover,] who", "Ann Lee[, a baker who left over the row with the banks,] who"
_DESCRIBED_BEFORE_WHO: Final = lazy(
    r", (?:an?|the|his|her) [^,.;:\"“”\n]{2,90}(?: who [^,.;:\"“”\n]{2,90} [a-z]+)?, $"
    r"|, (?:an?|one|the) [^,.;:\"“”\n]{2,90} $"
)
# "denied by [the Greens], who", "[The Greens], who"
_BODY_BEFORE_WHO: Final = lazy(
    rf"(?:\bby (?:the )?|(?:^|[.!?\n][\"”]?\s*)(?:The )?)"
    rf"({CAPITAL}[\w'’&-]*(?: (?:of |and )?{CAPITAL}[\w'’&-]*){{0,5}}),? $"
)
# "[One] councillor called it “a sad blow”"
_A_ONE: Final = re.compile(r"(?:an?|one) ", re.IGNORECASE)
# "Senator [@annlee]", "[@annlee] of the Echo"; not "@annlee Bob Ray"
_ACCOUNT: Final = lazy(rf"(?:(?P<title>[^@]+) )?(?:@\S+ )*(?P<account>@\S+)(?: (?!{CAPITAL}|@).*)?")
_BEFORE_ACCOUNTS: Final = ROLE_NOUNS | TITLES.keys() | {""}
_REPEATED: Final = 2  # blanks in words that nobody else is likely to say: "a sad blow"
_REPEATED_IN_PART: Final = 4  # ... in words with more of them
_SAID_AGAIN_WITHIN: Final = 60  # quotations
_WORD: Final = re.compile(r"[\w'’]+")
# What may be told there by somebody else: "“…”, according to Ann Lee's memoir"
_SECOND_HAND: Final = ("according to ", "According to ")
# "[her] statement", "Ann Lee's letter", "a statement from [Ann Lee]", "a report by [Ann Lee]"
_GIVEN_OUT: Final = rf"(?:{any_of(tagged('participles of giving out'))})"
_WRITING: Final = lazy(
    rf"(?:(?P<owner>(?i:his|her)|(?:the )?{CAPITAL}[^,;\"“”\n]{{1,60}}?(?=['’]s? ))(?:['’]s?)?"
    rf"|(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother))(?: [\w-]+){{0,3}}?"
    rf" (?P<noun>{any_of(WRITINGS)})\b"
    rf"(?P<by> (?:{_GIVEN_OUT} )?(?:by|from|on behalf of) (?=\S))?"
)
# "A [Home Office] statement"
_ISSUED_BY: Final = lazy(
    rf"(?:[Aa]n?|[Tt]he) ({CAPITAL}[\w'’&-]*(?: (?:of (?:the )?)?{CAPITAL}[\w'’&-]*){{0,4}})"
    r" (?:(?:news|press) )?(?:statement|release)"
)
# "A statement[, issued on Monday by] Ann Lee", "a note [left by] the clerk"
_GIVEN_OUT_BY: Final = lazy(rf",? {_GIVEN_OUT} (?:on \w+ )?(?:by|on behalf of) (?=\S)")
# "Kent[ and Essex county councils]"
_OF_SEVERAL: Final = lazy(rf" and (?:the )?{CAPITAL}[\w'’-]*(?: [a-z-]+){{0,2}} [a-z-]+s$")
# "a letter from Ann Lee[ to] Bob Ray"
_TO_WHOM: Final = re.compile(r" (?:to|about) ")
# "the clerk [said in a statement]", "the union [issued a short statement]"
_ISSUED: Final = lazy(
    rf"\b(?:{any_of(tagged('verbs of issuing'))}(?: [a-z][\w'’-]*){{0,4}}?"
    r"|told(?: [\w'’-]+){1,4} in(?= (?:his|her|its|their)))"
    rf" (?:an?|his|her|its|their) (?:[\w-]+ ){{0,2}}(?P<noun>{any_of(WRITINGS)})\b"
)
# "In a short statement to the Echo, the clerk said"
_OPENED_WITH: Final = lazy(
    rf"\bIn (?:(?:an?|its|his|her|their) )?[\"“]?(?:[\w-]+ ){{0,2}}?(?P<noun>{any_of(WRITINGS)})\b[\"”]?"
    r"[^,.\"“”\n]{0,40}, "
)
# "A report by [the Ash Board] found", "a report on the bay was published by [the Ash Board]"
_MADE_BY: Final = lazy(
    rf"\b(?:an?|the|one|another) (?:[\w-]+ ){{0,3}}?(?P<noun>{any_of(WRITINGS)})"
    r"(?: on (?:[a-z'’-]+ ){1,6}?(?:was|is|has been))?"
    r"(?: (?:issued|released|written|published|made|sent))? by (?=\S)",
    re.IGNORECASE,
    words=(" by ",),
)
_WHO_WORK_FOR: Final = tagged("those who work for somebody")
_TAKING: Final = frozenset(("take", "takes", "took", "taken"))  # "took to social media"
_ISSUED_WITHIN: Final = 1200  # characters
# "the Guild [of Electoral Clerks]"
_OF_NAMES: Final = lazy(rf" (?:of|for) (?:the )?{CAPITAL}")
# "from [Ash]", "from Ash, Co. [Mayo]"
_OF_A_PLACE: Final = lazy(rf" (?:of|for|from|in) (?:{CAPITAL}[\w'’-]*(?: {CAPITAL}[\w'’-]*)?, (?:Co\. )?)?$")
_LONGEST_PLACE: Final = 40  # characters
_AT_A_PLACE: Final = (" in ", " at ")
_OWNS: Final = ("'s ", "’s ")  # "in [Lee]'s words"
_SHORTEST_SURNAME: Final = 3  # letters
_INITIALS: Final = lazy(rf" \({CAPITAL}{{2,8}}\)(?=, )")  # "the Ash Farmers Congress[ (AFC)], Ann Lee"
_LONGEST_INITIALS: Final = 4  # letters; a longer word of capitals is a name
_ARTICLES: Final = tagged("articles")
_OF_TWO: Final = {"the former": 0, "the latter": 1}
_FOR_OR_TO: Final = frozenset(("for", "to"))
_ACTING: Final = ROLE_NOUNS - tagged("roles of a contest")
# "a spokesperson for [Ash ]Harbour Patrol"
_FOR_A_BODY: Final = lazy(
    rf"\b[Ss]pokes(?:man|woman|person|people) for (?:the )?(?:{NAME_WORD} ){{1,3}}$", words=("pokes",)
)
# "Overall[, she] saw", "Revenues[ from] the shop"; not "Nunes: “…”", "Lee, a baker"
_GOES_ON: Final = lazy(rf"(?:, (?:he|she|it|they|we)| (?:{any_of(PLACE_PREPOSITIONS)}))\b")
_UP_TO_WORDS: Final = lazy(r"[^.!?:\n“”\"]*:?")
_OPENS_WITH_ONE: Final = ("A ", "An ", "One ")
_NAMES_IN_PHRASE: Final = 12
_NAMES_BELOW: Final = 4
_WITHIN: Final = 90  # characters from a name to the "who" after it
_SEVERAL: Final = frozenset(("some", "several", "many", "most", "few", "those", "these"))
_ADDING: Final = frozenset(("added", "adds", "continued", "continues"))
_NOBODY: Final = tagged("pronouns for nobody")
_LONGEST_TOP: Final = 400  # characters above the first paragraph: a headline, what sums the report up
_ONE: Final = ("One ", "one ")
_ENDS_A_SENTENCE: Final = frozenset('.!?"”')


def resolve(document: Document, found: Sequence[FoundQuote]) -> Attribution:
    """The people of the document, the speaker of each quotation, and where each is mentioned."""
    if not found and not document.known:
        return Attribution((), (), (), (), tuple, tuple)
    alone = document.known_apart and document.known
    people = gather(Document(document.text, document.passages) if alone else document, found)
    resolver = _Resolver(document, people)
    order: dict[int, int] = {}
    speakers: dict[int, Entity] = {}

    def index(entity: Entity) -> int:
        speakers[id(entity)] = entity
        return order.setdefault(id(entity), len(order))

    spoke = [resolver.speaker(quote) for quote in found]
    role = next((k for k, entity in enumerate(spoke) if entity and entity.kind == "role"), None)
    if role is not None:
        _name_who_says_it_again(document.text, found, spoke, role)
    said_by = tuple([None if entity is None else index(entity) for entity in spoke])
    if alone:
        admit(people, document.known)
    known = tuple(index(entity) for entity in people.known)
    return Attribution(
        tuple(found),
        said_by,
        known,
        tuple([entity.name for entity in speakers.values()]),
        lambda: tuple(_row(entity, people) for entity in speakers.values()),
        lambda: mentions(document, people, order),
    )


def _name_who_says_it_again(
    text: str, found: Sequence[FoundQuote], spoke: list[Entity | None], first: int
) -> None:
    """Put whoever alone says the same words further down, or more with several, for a role by which a lead
    tells of one: "One councillor called it “a sad blow”. ... Ann Lee called it “a sad blow”"."""
    words: dict[int, str] = {}
    for k in range(len(found) - 1, first - 1, -1):
        quote, entity = found[k], spoke[k]
        if quote.speaker is None:
            continue
        words[k] = said = f" {' '.join(_WORD.findall(quote.text.lower()))} "
        blanks = quote.text.count(" ")
        its_lead = k == 0 or found[k - 1].section != quote.section
        told = entity is not None and entity.kind == "role" and blanks >= _REPEATED
        if not told or not _A_ONE.match(text, quote.speaker[0]):
            continue
        part = its_lead and blanks >= _REPEATED_IN_PART
        below = ((n, words.get(n, "")) for n in range(k + 1, min(len(found), k + _SAID_AGAIN_WITHIN)))
        same = (n for n, other in below if said == other or (part and said in other))
        again = {spoke[n] for n in same if found[n].section == quote.section}
        one = next(iter(again)) if len(again) == 1 else None
        spoke[k] = one if one is not None and one.kind == "person" else entity


def _row(entity: Entity, people: NamedPeople) -> Speaker:
    description = described(people, entity).description
    return Speaker(
        entity.name, entity.kind, description[1] if description else None, party_of(people, entity)
    )


class _Resolver:
    """Finds the person for each phrase, in order of place."""

    def __init__(self, document: Document, people: NamedPeople) -> None:
        self.text = document.text
        self.people = people
        self.pronouns = Pronouns(document, people)
        self.bodies = {p.message.body[0]: p for p in document.passages if p.message is not None}
        self.unnamed = Unnamed(document.text, people, self.pronouns)
        self.roles = RolesSpokenOf(people, self.pronouns, self.unnamed)
        self.bylines = {p.section: p.byline_name for p in document.passages if p.byline_name is not None}
        self.cache: dict[Span, Entity | None] = {}

    def speaker(self, quote: FoundQuote) -> Entity | None:
        """Who spoke, or None."""
        entity = self._sender(quote) if quote.kind in ("tweet", "email") else None
        span = quote.speaker
        if span is None or entity is not None:
            return entity
        if span in self.cache:
            return self.cache[span]
        if quote.rule == LABEL and self.text[span[1]] != ":" and " " not in self.text[slice(*span)]:
            entity = self.people.other("person", self.text[slice(*span)])  # "[Ann], Dover:": a reader
        else:
            entity = self.phrase(span, quote.section)
        if entity is not None and entity.kind == "role" and (quote.cue or "").lower() in _ADDING:
            entity = self.unnamed.who_adds(entity, span[0], quote.section) or entity
        told = self.pronouns.told_before(span[0])
        just_spoke = entity is self.pronouns.latest(quote.section)[1]  # or nobody is found
        if told is not None and (entity is None or entity.kind == "role" or just_spoke):
            entity = told.entity
        self.cache[span] = entity
        if entity is not None and (quote.rule != SPEECH_NOUN or self._is_told_by_claim(span[0])):
            self.pronouns.note(span[0], quote.section, entity)
        return entity

    def _sender(self, quote: FoundQuote) -> Entity | None:
        """Who sent the message that a quotation is."""
        passage = self.bodies.get(quote.start) if quote.parent is None else None
        if passage is None or passage.message is None:
            return None
        entity = self.people.senders.get(passage.message.name)
        if entity is not None:
            self.pronouns.note(passage.message.name[0], quote.section, entity)
        return entity

    def _is_told_by_claim(self, at: int) -> bool:
        """Whether a sentence is of nobody but whose claim it tells of: "A row broke out over [Lee]'s claim";
        not "Ann Ray spoke on [Lee]'s claim", "The mayor spoke on", "On [Lee]'s claim he said"."""
        start = self.pronouns.start_of(self.pronouns.sentence(at))
        named = any(seen.entity and seen.start >= start for seen in self.people.behind(at, _NAMES_BELOW))
        first = self.text[start:at].split(maxsplit=1)[:1]
        leads = TAGS.get("".join(first).lower(), 0) & PREP
        return not (named or leads) and opening_role(self.text, start, at) is None

    def phrase(self, span: Span, section: int) -> Entity | None:
        """Whom a phrase names, or stands for."""
        start, end = span
        printed = " ".join(self.text[start:end].split())
        low = printed.lower().strip(" ,.:")
        if not low:
            return None
        entity, decided = self._pronoun(low, start, section)
        if decided:
            return entity
        account = _ACCOUNT.fullmatch(printed)
        if account is not None and (account["title"] or "").rstrip(".").lower() in _BEFORE_ACCOUNTS:
            return self.people.holder(account["account"])
        if low.split(" ", 1)[0] in _SEVERAL or _is_list(printed):
            return None  # "Some Ulster Unionists"; each of them said it, and none alone
        is_where = self.text.endswith(_AT_A_PLACE, 0, start) and not self.text.startswith(_OWNS, end)
        if " " not in printed and is_where:
            return self._apposed(start, end)  # "Speaking in Dover, the mayor, Ann Lee, said"
        labelled = self._labelled(printed, end)
        if labelled is not None:
            return labelled
        party = self._party(printed, start, end)
        if party is not None:
            return self.people.other("organisation", party)
        if printed.endswith(("'s", "’s")):  # "Lloyd's said": the ending is the name's own
            return self.unnamed.with_own_ending(printed)
        author = None if WRITINGS.isdisjoint(low.split()) else self._author(start, end)
        if author is not None:
            return self.cache[author] if author in self.cache else self.phrase(author, section)
        name, entity = self._named(start, end)
        if name is not None or entity is not None:
            return entity
        found = self._without_name(printed, start, end, section)
        if found is not None and found.kind != "role":
            return found
        found = self._named_below(printed, end) or found
        another = ARTICLE.match(printed) is not None and not low.startswith("the ")
        owner = None if another else self._owner_of(start, section)  # not "At his trial, one witness"
        return owner or found

    def _without_name(self, printed: str, start: int, end: int, section: int) -> Entity | None:
        """Whom a phrase that holds no name stands for, by what is set off beside it or by itself."""
        found = self._apposed(start, end) or self._named_only(end)
        return found or self.unnamed.find(printed, start, section) or self._works_for(printed, start, section)

    def _works_for(self, printed: str, start: int, section: int) -> Entity | None:
        """Those who work for somebody, by whose: "Ann Lee was late. [Her office] said"."""
        whose, _, noun = printed.partition(" ")
        gender = SINGULAR.get(whose.lower(), "") if noun.split(" ")[-1] in _WHO_WORK_FOR else ""
        owner = self._singular(start, section, gender) if gender else None
        return None if owner is None else self.unnamed.office_of(owner, f"{owner.name}'s {noun}")

    def _named_below(self, printed: str, end: int) -> Entity | None:
        """Whom the paragraphs below the first of a report name first, as one who acts, where nothing speaks
        against their being the politician that it tells of: "[A former minister] called it "mad".", "Ann Lee
        MP said"."""
        its, lead = parse_role(printed), self.people.passage_at(end)
        if its is None or lead is None or printed.startswith(_ONE):
            return None
        top = lead.start - self.people.section_start(end) <= _LONGEST_TOP
        if its.proper or its.place or not top:
            return None  # "Kent's mayor"
        ahead = self.people.ahead(lead.end, _NAMES_BELOW)
        seen = next((one for one in ahead if one.entity is not None), None)
        if seen is None or seen.entity is None or seen.section != lead.section:
            return None
        beside = "\n" not in self.text[lead.end : seen.start].strip(" \n")
        acts = beside and TELLS_THE_NEWS.match(self.text, end) and self.pronouns.subjecthood(seen) > 0
        if not (acts or self.pronouns.says_something(seen)):
            return None
        entity = seen.entity
        if self._is_told_of_above(seen, entity, lead.end) or self.unnamed.is_another(
            entity, its, len(self.text)
        ):
            return None
        below = seen.stretch.sentence_end(seen.end)
        held = (other for at, other in described(self.people, entity).roles if at < below)
        return entity if any(_is_titled(its, other) for other in held) else None

    def _is_told_of_above(self, seen: Seen, entity: Entity, end: int) -> bool:
        """Whether a sentence, and no headline, names somebody before a place; or they only report."""
        above = [self.people.passage_at(one.start) for one in self.people.places[entity] if one.start < end]
        told = any(it is not None and self.text[it.end - 1] in _ENDS_A_SENTENCE for it in above)
        return told or self.pronouns.only_reports(seen)

    def _pronoun(self, low: str, start: int, section: int) -> Finding:
        """Whom a pronoun stands for; whether the phrase is one."""
        if low in SINGULAR:
            return self._singular(start, section, SINGULAR[low]), True
        if low == "who":
            shortened = self.text.startswith("WHO", start)  # the health body
            return (None, False) if shortened else (self._antecedent(start, section), True)
        if low == "i":
            return self._writer(section), True
        if low in _OF_TWO:
            return self.pronouns.of_two(start, section, _OF_TWO[low]), True
        if low in ("it", "its", "they"):
            return self.pronouns.organisation(start, section) or self._body_spoken_of(
                low, start, section
            ) or self._role_that_spoke(low, start, section) or self._wrote(low, start, section), True
        return None, low in _NOBODY

    def _wrote(self, low: str, at: int, section: int) -> Entity | None:
        """Who wrote what "it" takes up: "Ray read out a letter from [Lee]. “I resign,” it began", "[Lee]'s
        letter was read. It began"."""
        before = self.pronouns.sentence(at) - 1
        start, end = self.pronouns.start_of(max(0, before)), self.pronouns.end_of(max(0, before))
        if low == "they" or end > at or self.people.section_at(start) != section:
            return None
        by = next((m.end() for m in _WRITING.finditer(self.text, start, end) if m["by"] is not None), None)
        subject = self._phrase_at(start, end) if by is None else None
        name = self._phrase_at(by, end) if by is not None else self._author(*subject) if subject else None
        return None if name is None else self.phrase(name, section)

    def _body_spoken_of(self, low: str, start: int, section: int) -> Entity | None:
        """The body in small letters that a sentence before "it" opens with: "[The commission] has"."""
        found = self.pronouns.body_before(start, section) if low != "they" else None
        return None if found is None else self.unnamed.find(self.text[slice(*found)], found[0], section)

    def _role_that_spoke(self, low: str, at: int, section: int) -> Entity | None:
        """The role that spoke in the sentence before "they": several, or one of no gender that goes on:
        '“…,” [Lee's lawyers] said. “…,” they said'."""
        if low != "they":
            return None
        place, last = self.pronouns.latest(section)
        opened = self._one_who_opens(at, section)
        if opened is not None or last is None or last.kind != "role":
            return opened
        near = place < at and self.pronouns.sentence(at) - self.pronouns.sentence(place) <= 1
        if not near or gender_told(last.name):
            return None
        goes_on = self.pronouns.follows_a_quotation(at) or ADDS.match(self.text, at)
        return last if goes_on or common_plural(last.name.split()[-1].lower()) else None

    def _one_who_opens(self, at: int, section: int) -> Entity | None:
        """The role of no gender that the sentence before "they" opens with: "[A Labour aide] is cross. “…,”
        they text"."""
        before = self.pronouns.sentence(at) - 1
        start = self.pronouns.start_of(max(0, before))
        if not self.text.startswith(_OPENS_WITH_ONE, start) or not self.pronouns.follows_a_quotation(at):
            return None
        end = self.pronouns.end_of(before)
        span = self._phrase_at(start, end)
        if span is None or self.people.section_at(start) != section or self.text.startswith(" and ", span[1]):
            return None
        if any(seen.start < end for seen in self.people.ahead(span[1], 1)):
            return None  # "A Labour aide met Ann Lee. “…,” they said"
        entity = self.phrase(span, section)
        return (
            entity if entity is not None and entity.kind == "role" and not gender_told(entity.name) else None
        )

    def _labelled(self, printed: str, end: int) -> Entity | None:
        """Whose surname in capitals opens a turn: "[FISHER]: We won", "[LEE]: We won"; not "[FOX] said"."""
        if len(printed) < _SHORTEST_SURNAME or not printed.isupper() or not printed.isalpha():
            return None
        bearers = self.people.bearers((printed.title(),), "")
        is_turn = len(printed) > _LONGEST_INITIALS or self.text[end : end + 1] == ":"
        return bearers[0] if is_turn and len(bearers) == 1 else None

    def _party(self, printed: str, start: int, end: int) -> str | None:
        """The party that a phrase names, "Sinn Féin", or of whose name it is the first word: "[People] Before
        Profit"."""
        if " " in printed and printed in spellings_in_text():
            return printed
        if not self.text[end : end + 2].strip().isupper() or self.text[end : end + 1] != " ":
            return None
        first = without_article(self.text[start:end])
        at = end - len(first)
        return next(
            (name for name in party_phrases_by_word().get(first, ()) if self.text.startswith(name, at)), None
        )

    def _owner_of(self, start: int, section: int) -> Entity | None:
        """Whom a role takes up that "his" or "her" stands before: "In [her] speech, the minister said"."""
        m = FRONTED_OWNER.search(self.text, max(0, start - _WITHIN), start)
        return None if m is None else self._singular(m.start(1), section, SINGULAR[m[1].lower()])

    def _singular(self, at: int, section: int, gender: str) -> Entity | None:
        """Who "he" ("m"), "she" ("f") is: a role just spoken of, else somebody named, else who is left."""
        entity, decided = self.roles.subject(at, section, gender)
        if decided and (entity is None or entity in self.roles.introduced or not takes_up_a_name(entity)):
            return entity
        named = self.pronouns.resolve(at, section, gender)
        if named is not None:
            named.tell_by_pronoun(gender)
        return named or entity or self.roles.only_one(at, section, gender)

    def _author(self, start: int, end: int) -> Span | None:
        """Whose words a writing holds: "[her] statement", "a letter from [Ann Lee]"."""
        m = _WRITING.match(self.text, start, end)
        behind = [] if m is None else self.text[m.end() : end].split(None, 1)
        named = m is not None and self.people.beginning_at(m.end() + 1) is not None
        if (behind and behind[0].rstrip(",") in ROLE_NOUNS) or (named and m and m["by"] is None):
            return None  # "her policy adviser, Ann Lee", "(in) his reply Ann Lee"
        if m is not None and m["owner"] is None and m["by"] is None and m.end() == end:
            issued_by = _ISSUED_BY.fullmatch(self.text, start, end)
            if issued_by is not None and not TAGS.get(issued_by[1].split()[0].lower(), 0) & TIME:
                return issued_by.span(1)
            by = _GIVEN_OUT_BY.match(self.text, end)
            issuer = None if by is None else self._phrase_at(by.end(), by.end() + _ISSUED_WITHIN)
            return issuer or self._issuer(start, m["noun"])
        if m is not None and m["by"] is not None:
            whom = _TO_WHOM.search(self.text, m.end(), end)
            return (m.end(), end if whom is None else whom.start())
        if m is None or m["owner"] is None or self.text.endswith(_SECOND_HAND, 0, start):
            return None
        return m.span("owner")

    def _issuer(self, at: int, noun: str) -> Span | None:
        """Who said something in a writing just before that is taken up now: "[The clerk] said in a statement
        ... according to the statement"."""
        floor = max(self.people.section_start(at), at - _ISSUED_WITHIN)
        given = _ISSUED.finditer(self.text, floor, at)
        issued = [m for m in given if noun in m[0].split() or noun == "statement"]  # "a text message"
        if not issued:
            told = self._opened_with(noun, floor, at) or self._made_by(noun, floor, at)
            return told or self._just_written(noun, at)
        verb = issued[-1].start()
        passage = self.people.passage_at(verb)
        words = Words(self.text, floor if passage is None else max(floor, passage.start), issued[-1].end())
        name = subject_left(words, words.start.index(verb)) if verb in words.start else None
        return None if name is None else (words.start[name[0]], words.end[name[1]])

    def _made_by(self, noun: str, floor: int, at: int) -> Span | None:
        """Who made a writing that a text tells of: "a report by [the Ash Board]"."""
        made = [m for m in _MADE_BY.finditer(self.text, floor, at) if m["noun"].endswith(noun)]
        return self._phrase_at(made[-1].end(), min(at, made[-1].end() + _ISSUED_WITHIN)) if made else None

    def _just_written(self, noun: str, at: int) -> Span | None:
        """Who wrote what a sentence takes up by the one before: "[Lee]'s letter was leaked. The letter said",
        "a letter from [Lee] came", "[Lee] wrote to the board. The letter said"."""
        before = self.pronouns.sentence(at) - 1
        if before < 0 or self.people.section_at(self.pronouns.start_of(before)) != self.people.section_at(at):
            return None
        start, end = self.pronouns.start_of(before), min(at, self.pronouns.end_of(before))
        if noun in self.text[start:end].split():
            told = (m for m in _WRITING.finditer(self.text, start, end) if m["noun"] == noun)
            m = next((m for m in told if m["owner"] or m["by"]), None)
            return None if m is None else m.span("owner") if m["owner"] else self._phrase_at(m.end(), end)
        words = Words(self.text, start, end)
        for k, f in enumerate(words.flag[:-2]):
            took = words.low[k] in _TAKING and words.low[k + 1] == "to"
            if not f & (FINITE | PART) or not (took or f & (WRITE | TWEET)) or is_passive(words, k, 0):
                continue
            if words.flag[k + 1 + took] & DET and not f & TWEET:
                return None  # "Lee wrote the play", "Lee took to the stage"
            name = somebody(words, subject_left(words, k))
            return None if name is None else (words.start[name[0]], words.end[name[1]])
        return None

    def _phrase_at(self, start: int, end: int) -> Span | None:
        """The noun phrase that a stretch of text opens with."""
        words = Words(self.text, start, end) if start < end else None
        name = None if words is None or not len(words) else phrase_right(words, 0, words.bounds(0)[1])
        return None if words is None or name is None else (words.start[name[0]], words.end[name[1]])

    def _opened_with(self, noun: str, floor: int, at: int) -> Span | None:
        """Who speaks in a sentence that opens with a writing: "In reply to queries, [the clerk] said"."""
        opened = [m for m in _OPENED_WITH.finditer(self.text, floor, at) if m["noun"].endswith(noun)]
        if not opened:
            return None
        words = Words(self.text, opened[-1].end(), min(at, opened[-1].end() + _ISSUED_WITHIN))
        name = first_subject(words, *words.bounds(0)) if len(words) else None
        return None if name is None else (words.start[name[0]], words.end[name[1]])

    def _apposed(self, start: int, end: int) -> Entity | None:
        """The name set off right after a role or before it: "the leader, [Ann Lee],", "one councillor ([Ann
        Lee], Ash)", "the chair of the Ash Farmers Congress (AFC), [Ann Lee],"."""
        people = self.people
        text = self.text
        initials = _INITIALS.match(text, end)
        end = end if initials is None else initials.end()
        if text[end : end + 2] in (", ", " ("):
            for seen in people.ahead(end + 2, 1):
                role = role_of(seen)
                begin = seen.start if role is None else role[0]
                between = text[end + 2 : min(begin, end + 3 + _LONGEST_DESCRIBED)]
                beside = text[end] == "," or not between
                close = beside and len(between) <= _LONGEST_DESCRIBED and _DESCRIBED.fullmatch(between)
                hangs = GOVERNED.search(text, end, begin)  # "the nurse, a friend of Ann Lee"
                if close and hangs is None and seen.entity is not None and _CLOSED.match(text, seen.end):
                    return seen.entity
        before = people.last_before(start)
        if not ORGANISATION_NOUNS.isdisjoint(text[start:end].split()[-1:]):
            return None  # "Troops were in Ash, Ruritania's army said"
        if before is not None and text[start - 2 : start] == ", " and before.end == start - 2:
            closed = text[end : end + 1] in (",", ".")
            ends = is_governed(before.stretch, before.start)  # "It was sent to Lee, the clerk said"
            return before.entity if closed or not (ends or only_leads(before.stretch, before.start)) else None
        return None

    def _named_only(self, end: int) -> Entity | None:
        """The first name that follows a role: "a man named only as [Gary]"."""
        m = NAMED_ONLY.match(self.text, end)
        seen = None if m is None else self.people.beginning_at(m.end())
        return None if seen is None else seen.entity or self.people.make(seen)

    def _writer(self, section: int) -> Entity | None:
        """Who "I" is outside quotation marks: the correspondent of the section."""
        byline = self.bylines.get(section)
        seen = None if byline is None else self.people.beginning_at(byline[0])
        return None if seen is None else seen.entity

    def _antecedent(self, at: int, section: int) -> Entity | None:
        """Whom "who" stands for: the unnamed role right before it, else the name."""
        people = self.people
        k = bisect_left(people.starts, at) - 1
        near = k >= 0 and people.seen[k].section == section and at - people.seen[k].end < _WITHIN
        several = _SEVERAL_BEFORE_WHO.search(self.text, max(0, at - _WITHIN), at)
        if several is not None and _are_people(several[1].lower()):
            return self.unnamed.find(several[1], several.start(1), section)
        described = _DESCRIBED_BEFORE_WHO.search(self.text, max(0, at - 2 * _WITHIN), at)
        if described is not None:  # "[Ann Lee], a former adviser to the last premier, who"
            named = people.last_before(described.start())
            if named is not None and named.end == described.start() and named.entity is not None:
                return named.entity
        role = _ROLE_BEFORE_WHO.search(self.text, max(0, at - _WITHIN), at)
        noun = "" if role is None else role["noun"].lower()
        if role is not None and _is_of_people(noun) and not common_plural(noun):
            from_whom = _FROM_WHOM.search(role["role"])  # "a call from [the premier], who"
            start = 0 if from_whom is None else from_whom.end()
            return self.unnamed.find(role["role"][start:], role.start("role") + start, section)
        while near and k and people.seen[k].entity is None and self._is_where(people.seen[k]):
            k -= 1  # "Senator Ann Lee, Republican of Kent, who"
            near = people.seen[k].section == section and at - people.seen[k].end < _WITHIN
        body = self._body_before_who(at, people.seen[k].start if near else -1)
        if body is not None or not near:
            return body
        seen = people.seen[k]
        if seen.entity is None and not self.text[seen.end : at].strip(" ,"):
            return self.phrase((seen.start, seen.end), section)  # "[Lee], who": named by a surname alone
        return seen.entity

    def _body_before_who(self, at: int, named: int) -> Entity | None:
        """The body that "who" stands for, where nobody is named in it: "denied by [the Greens], who"."""
        body = _BODY_BEFORE_WHO.search(self.text, max(0, at - _WITHIN), at)
        if body is None or named >= body.start(1):
            return None
        known = body[1] in spellings_in_text() or organisation_like(body[1])
        return self.people.other("organisation", body[1]) if known else None

    def _is_where(self, seen: Seen) -> bool:
        """Whether a name is of where somebody is from or what they stand for: "[Republican] of [Kent]"."""
        stands_for = seen.name.words[-1].lower() in ORGANISATION_NOUNS
        floor = max(0, seen.start - _LONGEST_PLACE)
        return stands_for or _OF_A_PLACE.search(self.text, floor, seen.start) is not None

    # -- names --------------------------------------------------------------------------------------------

    def _named(self, start: int, end: int) -> tuple[Seen | None, Entity | None]:
        """The person a phrase names: not the owner in "Ann Lee's deputy, Bob Ray", not the "of Ann Lee"."""
        people = self.people
        text = self.text
        lo = bisect_left(people.starts, start)
        hi = bisect_right(people.starts, end - 1)
        titled = self._after_role(hi, start, end)
        if titled is not None:
            return titled
        if lo and people.seen[lo - 1].end > start:  # the end of a whole name: Juan "Chico" [Ray]
            lo -= 1
        for k in range(lo, min(hi, lo + _NAMES_IN_PHRASE)):
            seen = people.seen[k]
            if seen.end > end:  # a headline: "[Ann Lee] Questioned ..."
                return None, self._cut_short(seen, end)
            if not HEAD_ENDS.match(text, seen.end, end):
                continue
            at = max(start, past_party(seen))  # "a spokesman for Republican [Ann Lee]"
            if at > start and GOVERNED.search(text, max(start, at - GOVERNED_WITHIN), at):
                continue
            role = role_of(seen) if at > start else None
            if role is not None and _hangs_on_a_role(text[start : role[0]], text[start : seen.start]):
                continue
            entity = seen.entity
            if entity is None:
                found = self._of_no_person(seen, start, end)
                if found is None:
                    continue  # "Leader of the House, Ann Lee", "a spokesman for the airline Wexair"
                return found
            # "the head of the Guild's trust, Ann Lee"
            set_off = len(seen.name.words) > 1 and text.endswith(", ", start, seen.start)
            if not (is_given(seen.name.words[0]) or set_off) and _FOR_A_BODY.search(text, start, seen.start):
                continue  # "a spokesperson for Ash Harbour Patrol"
            somebody = entity.strong or set_off or described(people, entity).roles
            if somebody or not organisation_like(" ".join(text[start : seen.end].split())):
                return seen, entity
        return None, None

    def _of_no_person(self, seen: Seen, start: int, end: int) -> tuple[Seen | None, Entity | None] | None:
        """What a phrase with a name that no known person bears stands for, None where more than the name has
        to be read."""
        text = self.text
        if _names_more(text, start, seen, end) or _is_owned(text, start, seen):
            return None, None
        if is_called_a_body(seen.stretch, seen.start):
            alone = COMPLEMENTS.isdisjoint(text[start : seen.start].split())
            return (seen, self.people.other("organisation", text[seen.start : seen.end])) if alone else None
        if _ends_a_body(text, start, seen):
            body = self.unnamed.find(text[start:end], start, seen.section)
            named = body is not None and body.kind == "organisation"
            return None, body if named else self.people.other("organisation", text[start:end])
        last = seen.name.words[-1].lower()
        return None if last in ROLE_NOUNS or last in ORGANISATION_NOUNS else (seen, self._lone(seen, start))

    def _after_role(self, k: int, start: int, end: int) -> tuple[Seen, Entity] | None:
        """Whose whole name, the last before ``k``, ends a phrase, right after what they are: "the North of
        England correspondent [Ann Lee]", "the minister for Trade, Fish and Food [Ann Lee]"."""
        seen = self.people.seen[k - 1] if k else None
        if seen is None or seen.end != end or seen.start <= start or len(seen.name.words) < 2:
            return None
        before = self.text[start : seen.start].split()
        if not before or seen.entity is None or self._names_another(start, seen):
            return None
        role = role_of(seen)
        if role is not None and _hangs_on_a_role(self.text[start : role[0]], self.text[start : seen.start]):
            return None
        listed = None if "," not in self.text[start : seen.start] else role
        whole = listed is not None and not ARTICLE.sub("", self.text[start : listed[0]])
        behind = before[-1].lower() in ROLE_NOUNS or before[-1][-1] == ")"  # "The minister (for now) Ann Lee"
        return (seen, seen.entity) if whole or behind else None

    def _names_another(self, start: int, seen: Seen) -> bool:
        """Whether somebody else is named first: "[Mr Ray] and the Echo's editor Ann Lee"."""
        first = next(iter(self.people.ahead(start, 1)), seen)
        joined = first is not seen and self.text.startswith(" and ", first.end)
        return joined and first.entity is not None and first.entity.strong

    def _cut_short(self, seen: Seen, end: int) -> Entity | None:
        """The bearer of the part of a run of capitals that belongs to the phrase."""
        names = names_in(self.text[seen.start : end])
        if len(names) != 1:
            return None
        name = names[0]
        part = Seen(name, seen.start, seen.stretch, seen.section, seen.role)
        return self.people.bearer(part) or (self.people.make(part) if len(name.words) > 1 else None)

    def _lone(self, seen: Seen, start: int) -> Entity | None:
        """A name of one word that nobody in the document bears in full, or of an organisation."""
        people = self.people
        printed = " ".join(self.text[start : seen.end].split())
        if start == seen.start and says_of_itself(seen.stretch, seen.start, seen.end):
            return people.other("organisation", printed)
        word = seen.name.words[-1]
        low = plain(word)
        named = people.by_given.get(low)
        if named and not people.is_a_country(word):
            return people.only(named, seen.section)
        if low in people.by_surname:
            entity = people.bearer(seen)
            if entity is not None:
                people.assign(seen, entity)
            if entity is not None or not organisation_word(word):
                return entity
        if low in people.given:
            return people.make(seen)
        if among_places(seen.stretch, seen.start) or people.is_a_bodys(word):
            return people.other("organisation", printed)
        if ARTICLE.match(printed) or organisation_word(word):
            return self.unnamed.find(printed, seen.start, seen.section)
        if common_word(low) or people.has_in_small(word) or _only_opens(people, seen, low):  # "Aides"
            return None
        return people.make(seen)


def _hangs_on_a_role(before: str, up_to_name: str) -> bool:
    """Whether what follows hangs on a role, "a spokesman for the [senator Ann Lee]"; or part of it does."""
    if _acts_for(up_to_name.split()):
        return True
    words = [word for word in before.lower().split() if word not in _ARTICLES]
    return len(words) > 1 and words[-1] in PLACE_PREPOSITIONS and words[-2] in ROLE_NOUNS


def _acts_for(before: Sequence[str]) -> bool:
    """Whether the office before a name is of whom somebody else acts for: "a spokesman for Farms Minister
    [Ann Lee]", "for GOP nominee [Ann Lee]"; not "the spokesman for Farms [Ann Lee]", "the candidate for Mayor
    [Ann Lee]"."""
    for k in range(1, len(before) - 1):
        if before[k] in _FOR_OR_TO and before[k - 1] in _ACTING:
            behind = before[k + 1 :]
            office = any(word[:1].isupper() and word.lower() in ROLE_NOUNS for word in behind)
            last = behind[-1].rstrip(".").lower()
            office = office or (behind[0] not in _ARTICLES and (last in ROLE_NOUNS or last in TITLES))
            return office and "," not in " ".join(before[k:])
    return False


def _is_titled(told: Role, role: Role) -> bool:
    """Whether the role of who is named below is the one that a report told of first: "a veteran senator",
    "Senator Ann Lee"."""
    bare = role.head == told.head and not (
        role.words or role.strict or role.place or role.party or told.strict
    )
    return bare or agrees(told, role) > 0


def _ends_a_body(text: str, start: int, seen: Seen) -> bool:
    """Whether a name ends a body's whose other words come before it, "HSE [West]", and no party's or role's
    do: "Labour [Lee]", "spokesman for HSE [West]"."""
    before = text[start : seen.start].split()
    alone = len(seen.name.words) == 1 and ends_a_body(before) and before[-1] not in spellings_in_text()
    return alone and ROLE_NOUNS.isdisjoint((*before, seen.name.words[-1].lower()))


def _names_more(text: str, start: int, seen: Seen, end: int) -> bool:
    """Whether a phrase goes on with what a body is of, "the [Guild] of Clerks", "[Transport] for Kent", or
    tells whose bodies, people or office are meant, "[Kent] and Essex county councils", "[Avon] and Somerset
    Police", "the [Work] and Pensions Secretary"."""
    alone = len(seen.name.words) == 1
    of_names = _OF_NAMES.match(text, seen.end, end)
    of_it = of_names and (ARTICLE.match(text, start) or (alone and of_names[0].startswith(" for ")))
    if of_it or listed_body(text, seen.start, end):
        return True
    if alone and text.startswith((" and ", " & "), seen.end):
        words = text[seen.start : end].split()
        office = words[1:2] == ["and"] and words[-1].istitle() and words[-1].lower() in ROLE_NOUNS
        if office or organisation_like(" ".join(words)):
            return True
    return alone and _OF_SEVERAL.match(text, seen.end, end) is not None


def _only_opens(people: NamedPeople, seen: Seen, low: str) -> bool:
    """Whether a word has its capital because it opens a sentence: "[Enough] to drink, and enough to eat",
    "[Overall], she saw it rise", "[Revenues] from the shop help"."""
    if not seen.opens or speaks(seen.stretch, seen.end):
        return False
    goes_on = seen.stretch.match(_GOES_ON, seen.end)
    leads = goes_on is not None and seen.name.words[0] not in people.printed_within
    return (leads and not _says_something(seen)) or people.is_ordinary(low)


def _says_something(seen: Seen) -> bool:
    """Whether a verb of saying or a colon stands behind a name, before any words: "[Lee] in Leeds said",
    "[Lee] on the radio: “…”"."""
    behind = _UP_TO_WORDS.match(seen.stretch.source, seen.end, seen.stretch.end)
    words = "" if behind is None else behind[0]
    return words.endswith(":") or not SPEAKING_VERBS.isdisjoint(words.split())


def _is_owned(text: str, start: int, seen: Seen) -> bool:
    """Whether a name of one word is of a thing that somebody has: "Ann Lee's [Atlas]", not "Labour's Lee"."""
    before = text[start : seen.start].rstrip()
    owner = without_possessive(before)
    owned = owner not in ("", before) and len(seen.name.words) == 1
    return owned and owner.split()[-1] not in spellings_in_text()


def _is_list(printed: str) -> bool:
    """Whether a phrase names three or more, of whom none is what another does: no "Ann Lee, MP for ...", no
    "minister for Trade, Fish and Food", no "MP for Ash, Elm and Oak Ann Lee"."""
    if ", " not in printed or " and " not in printed or _LIST.fullmatch(printed) is None:
        return False
    if listed_body(printed, 0, len(printed)):
        return False  # "the Department for Trade, Fish and Food"
    first, *later = re.split(r", | and ", printed)
    if " for " in first and not ROLE_NOUNS.isdisjoint(first.lower().split()):
        return any(is_given(word) for item in later for word in item.split()[:1])
    return not any(_tells_an_office(item.split()) for item in later)


def _tells_an_office(words: Sequence[str]) -> bool:
    """Whether words tell what somebody is, and name nobody behind it: "MP", no "Mayor Ann Lee"."""
    offices = [k for k, word in enumerate(words) if word.lower() in ROLE_NOUNS]
    return bool(offices) and not any(map(is_given, words[offices[-1] + 1 :]))


def _are_people(noun: str) -> bool:
    """Whether a word is of several: "critics", "women"; not "nurse", "captain"."""
    return noun in _SEVERAL or bool(common_plural(noun)) or (is_plural(noun) and _is_of_people(noun))


def _is_of_people(noun: str) -> bool:
    role = TAGS.get(noun, 0) & ROLE > 0 and noun not in ORGANISATION_NOUNS
    return role or noun in ROLE_NOUNS or noun in _SEVERAL or bool(common_plural(noun))
