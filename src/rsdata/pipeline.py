"""A whole page of coverage, read: the one function that knows in which order things are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import Final

from rsdata.attribution import attribute
from rsdata.attribution.confidence import confidence_of
from rsdata.attribution.document import (
    Attribution,
    Document,
    FoundQuote,
    KnownPerson,
    Passage,
    PassageRole,
    Span,
)
from rsdata.language.analysis import Analysis
from rsdata.language.lines import with_line_feeds
from rsdata.model import Candidate, Coverage, Hashtag, Mention, Message, Person, Post, PostLink, Quote, Source
from rsdata.named_tuples import NamedTuple
from rsdata.odds.read_odds import read_odds
from rsdata.pages.broken_lines import end_of_quotation, starts_of_wrapped
from rsdata.pages.credits import names_reporters
from rsdata.pages.layouts import article
from rsdata.pages.link_marks import with_characters, with_labels_marked, without_link_marks
from rsdata.pages.messages import QUOTE_LABEL, quote_block_end
from rsdata.pages.page import BlockRole, Entry, Page, described
from rsdata.pages.posts import Messages, assemble, messages_of
from rsdata.pages.saved_pages import entries_of_page
from rsdata.party_spellings import spellings_met
from rsdata.results.read_results import Figures, read_results
from rsdata.slugs import Slugs

_NO_POST: Final = 0  # the section of what stands above the first post

# "#Rochester2014": a mark and at least one letter; not the middle of a word or a link.
HASHTAG = re.compile(r"#(?<![\w&/#]#)(?P<tag>\w*[^\W\d_]\w*)")

PASSAGE_ROLES: dict[BlockRole, PassageRole] = {"heading": "heading", "caption": "caption", "alt": "caption"}


def parse(
    text: str | Page,
    source: Source | None = None,
    *,
    published: str | None = None,
    timezone: str | None = None,
) -> Coverage:
    """Everything that the coverage ``text`` says, each row with its place in it: plain text, or a saved page
    as ``rsdata.read`` gives it.

    ``source`` tells what cannot be read from the page (its id, the contests it reports, its time zone);
    ``published`` (a date) and ``timezone`` (an IANA name) are for those who have nothing else to tell.
    Never raises on any text: what no rule understands is still in the posts.
    """
    saved = text if isinstance(text, Page) else None
    text = _plain(saved.text if saved is not None else text)
    source = described(source or Source(published=published, timezone=timezone), saved)
    printed, analysis = text, Analysis(with_line_feeds(text))
    text = analysis.text
    dialect, confidence, page = entries_of_page(analysis, source, saved)
    analysis.forget()  # the marks of all layouts: a page may have 50 MB
    messages = messages_of(analysis, page)
    posts = assemble(text, page, messages, source.id)
    figures = read_results(analysis, posts, source)
    odds = read_odds(analysis, posts, source, figures.contests)
    spellings = spellings_met(analysis, figures, odds)
    document = _document(analysis, page, messages, tuple(_known(figures)), posts)
    if text is not printed:
        text, posts = printed, assemble(printed, page, messages, source.id)
    authors, accounts, links = page.authors, _accounts(page), tuple(_links(text, page, posts))
    del analysis, page, messages  # ... and as many lines and blocks
    found = attribute(document)
    named = _named(found)
    people, mentions = tuple(_people(found, named)), tuple(_mentions(found, named, posts))
    passages, read = document.passages, document.text
    del document  # ... and every printed name
    quotes = _quotes(text, found, named, posts, read)
    return Coverage(
        source=source,
        text=text,
        dialect=dialect,
        confidence=confidence,
        authors=authors,
        posts=posts,
        people=people,
        quotes=quotes,
        mentions=mentions,
        messages=tuple(_messages(text, passages, accounts, posts, quotes)),
        hashtags=tuple(_hashtags(text, posts)),
        links=links,
        contests=figures.contests,
        candidates=tuple(_with_person(figures.candidates, found, named)),
        results=figures.results,
        odds=odds,
        party_spellings=spellings,
    )


def find_quotes(text: str) -> Iterable[Quote]:
    """The quotations in any English news text, in order of place, and who said them.

    Paragraphs are divided by line breaks, save where a text is broken at a width or within a quotation that
    goes on in small letters; a paragraph "Ann Lee tweets: ..." is a message. A page in which
    nothing parts posts has the same quotations.
    """
    analysis = Analysis(with_line_feeds(text := _plain(text)))
    page = article.read(analysis, Source())
    document = _document(analysis, page, messages_of(analysis, page))
    found = attribute(document)
    return _quotes(text, found, _named(found), (), document.text)


def _plain(text: object) -> str:
    """A text, of whatever subclass. Raises TypeError for what is none: bytes, a path, a file."""
    if not isinstance(text, str):
        raise TypeError(f"text is {type(text).__name__}: it must be str, or a page of rsdata.read")
    return str(text)


def _known(figures: Figures) -> Iterator[KnownPerson]:
    """The names on the ballot papers, and who of them is elected: whoever is first, where nothing says."""
    elected = {r.candidate_id for r in figures.results if (r.rank == 1 if r.elected is None else r.elected)}
    for c in figures.candidates:
        yield KnownPerson(c.name, c.party_id, c.char_start, c.char_end, c.id in elected)


def _document(
    analysis: Analysis,
    page: Page,
    messages: Sequence[Messages],
    known: tuple[KnownPerson, ...] = (),
    posts: Sequence[Post] = (),
) -> Document:
    """The page as the attributor gets it: its passages, told apart, with the names on the ballot papers."""
    text = analysis.text
    labelled = QUOTE_LABEL in text
    passages = list(_header(analysis, page))
    for number, (entry, found) in enumerate(zip(page.entries, messages, strict=True), 1):
        passages += sorted(_passages(analysis, entry, found, number, labelled), key=attrgetter("start"))
    if page.is_article:  # who writes it reports what others say; an entry's correspondent speaks for himself
        passages = [passage for passage in passages if passage.role != "byline"]
    labels = [p.start + len(QUOTE_LABEL) for p in passages if labelled and _is_lone_label(analysis, p)]
    passages, breaks = _lines_joined(analysis, passages)
    read = with_labels_marked(without_link_marks(_quotations_marked(text, page)), labels)
    read = with_characters(read, dict.fromkeys(breaks, " "))
    earlier = {} if page.is_article else _earlier(posts)
    return Document(read, tuple(passages), known, known_apart=page.is_article, earlier=earlier)


def _lines_joined(analysis: Analysis, passages: Sequence[Passage]) -> tuple[list[Passage], list[int]]:
    """The passages, those made one that a line break within a paragraph parts, and where such breaks are."""
    text, goes_on = analysis.text, starts_of_wrapped(analysis.lines)
    joined: list[Passage] = []
    breaks: list[int] = []
    since = 0  # where the last line begins, or what stands in it behind the end of a quotation
    for passage in passages:
        start = passage.start
        if start in goes_on or text[start : start + 1].islower():  # hardly any
            above, end = joined[-1] if joined else passage, passage.end
            beside = above.role == passage.role == "prose" and above.section == passage.section
            between = text[above.end : start]
            broken = beside and between.count("\n") == 1 and between.isspace()
            ended = end_of_quotation(text[since : above.end], text[start:end]) if broken else 0
            if ended or (broken and start in goes_on):
                breaks.append(text.index("\n", above.end))
                joined[-1] = Passage(above.start, end, passage.section)
                since = start + ended
                continue
        joined.append(passage)
        since = start
    return joined, breaks


def _header(analysis: Analysis, page: Page) -> Iterator[Passage]:
    """What stands above the first post, its reporters apart: it has no quotations, but names people, often in
    full where the posts have surnames."""
    if not page.is_article and page.entries:
        for line in analysis.between(0, page.entries[0].start):
            if names_reporters(line.text):
                continue
            yield Passage(line.start, line.end, _NO_POST, "heading" if line.is_unfinished else "caption")


def _earlier(posts: Sequence[Post]) -> dict[int, int]:
    """Of each post that prints its time the number of the one before it, which does too."""
    in_time = sorted(posts, key=attrgetter("sequence"))
    return {
        later.number: post.number
        for post, later in pairwise(in_time)
        if post.time_as_printed is not None and later.time_as_printed is not None
    }


def _quotations_marked(text: str, page: Page) -> str:
    """The text with quotation marks, in place of line breaks, around words that are set apart as somebody's:
    they read as quotations do, and every offset stays."""
    places: dict[int, str] = {}
    for entry in page.entries:
        for paragraphs in entry.quotations:
            for start, _ in paragraphs:
                if text[start - 1 : start] == "\n":
                    places[start - 1] = "“"
            end = paragraphs[-1][1]
            if text[end : end + 1] == "\n":
                places[end] = "”"
    return with_characters(text, places)


def _is_lone_label(analysis: Analysis, passage: Passage) -> bool:
    """Whether a passage is a block whose label stands on a line of its own."""
    if passage.role != "prose" or not analysis.text.startswith(QUOTE_LABEL, passage.start):
        return False
    words = analysis.stretch(passage.start, passage.end).text.removeprefix(QUOTE_LABEL)
    return words.lstrip(" \t\u00a0")[:1] in ("\n", "\r")


def _passages(
    analysis: Analysis, entry: Entry, messages: Messages, number: int, labelled: bool
) -> Iterator[Passage]:
    """The passages of an entry; ``labelled``: the page has blocks of somebody's words that it calls so."""
    body: list[Span] = []
    names: list[Span] = []
    roles: list[Span] = []
    for role, start, end in entry.blocks:
        if role == "text":
            body.append((start, end))
        elif role in PASSAGE_ROLES:
            yield Passage(start, end, number, PASSAGE_ROLES[role])
        elif role == "byline":
            names.append((start, end))
        elif role == "byline_role":
            roles.append((start, end))
    if names or roles:
        both = sorted(names[:1] + roles[:1])
        yield Passage(
            both[0][0],
            both[-1][1],
            number,
            "byline",
            byline_name=names[0] if names else None,
            byline_role=roles[0] if roles else None,
        )
    end_of_last = -1
    apart = {start: end for paragraphs in entry.quotations for start, end in paragraphs}
    closed = {paragraphs[-1][1] for paragraphs in entry.quotations}
    for i, (start, end) in enumerate(body):
        parts = messages.get(i)
        if start < end_of_last:
            continue  # the second paragraph of a message cut in two
        if apart.get(start) == end:
            yield Passage(start - 1, end + (end in closed), number)  # with the marks that are read there
        elif parts is None:
            end_of_last = quote_block_end(analysis, body, i) if labelled else end
            yield Passage(start, end_of_last, number)
        else:
            end_of_last = max(end, parts.end)
            yield Passage(start, end_of_last, number, "message", parts)


class _Named(NamedTuple):
    """Somebody who speaks or is known."""

    id: str
    name: str


def _named(found: Attribution) -> list[_Named]:
    """Ids by slug of the name; namesakes on one page count up in order of place."""
    slugs = Slugs()
    return [_Named(slugs.take(name), name) for name in found.names]


def _people(found: Attribution, named: Sequence[_Named]) -> Iterator[Person]:
    for (id_, name), speaker in zip(named, found.people, strict=True):
        yield Person(id_, name, speaker.kind, speaker.description, speaker.party_id)


def _quotes(
    text: str, found: Attribution, people: Sequence[_Named], posts: Sequence[Post], read: str | None = None
) -> tuple[Quote, ...]:
    """Quotes numbered within their post; outside a live page, within the text. ``read`` is what the
    attributor read instead of ``text``; a quotation is given as printed."""
    positions: Counter[int] = Counter()
    ids: list[str] = []
    quotes = []
    for q, speaker in zip(found.quotes, found.speakers, strict=True):
        if read is not None and read is not text:
            q = q._replace(text=_words_as_printed(text, read, q))
        post = posts[q.section - 1] if posts else None
        positions[q.section] += 1
        ids.append(f"{post.id}-q{positions[q.section]}" if post else f"q{positions[q.section]}")
        said_by = people[speaker] if speaker is not None else None
        quotes.append(_quote(text, q, ids, positions[q.section], said_by, post))
    return tuple(quotes)


def _words_as_printed(text: str, read: str, q: FoundQuote) -> str:
    """The words of a quotation, or of each of its paragraphs, where ``text`` has them."""
    if q.text == read[q.start : q.end]:
        printed = text[q.start : q.end]
        return q.text if q.text == printed else printed  # once in memory
    parts, at = [], q.start
    for part in q.text.split("\n\n"):
        at = read.find(part, at, q.end)
        if at < 0:
            return q.text
        parts.append(text[at : at + len(part)])
        at += len(part)
    return "\n\n".join(parts)


def _quote(
    text: str, q: FoundQuote, ids: Sequence[str], position: int, person: _Named | None, post: Post | None
) -> Quote:
    printed = text[slice(*q.speaker)] if q.speaker else None
    rule = q.rule if person else None
    return Quote(
        id=ids[-1],
        position=position,
        text=q.text,
        kind=q.kind,
        char_start=q.start,
        char_end=q.end,
        speaker=person.name if person else None,
        speaker_id=person.id if person else None,
        speaker_as_printed=printed,
        cue=q.cue,
        outlet=q.outlet,
        parent_id=ids[q.parent] if q.parent is not None else None,
        post_id=post.id if post else None,
        rule=rule,
        confidence=confidence_of(rule, printed or "", person.name) if rule and person else None,
    )


def _mentions(found: Attribution, people: Sequence[_Named], posts: Sequence[Post]) -> Iterator[Mention]:
    following = iter([*posts[1:], None])
    post, behind, count = posts[0] if posts else None, next(following), 0
    for person, start, end in found.mentions:
        if posts and start < posts[0].char_start:
            continue  # in the header
        while behind is not None and behind.char_start <= start:
            post, behind, count = behind, next(following), 0
        assert post is not None
        count += 1
        yield Mention(f"{post.id}-m{count}", post.id, people[person].id, start, end)


class _Accounts(NamedTuple):
    """Which accounts messages are from."""

    of_entries: tuple[Span | None, ...]
    embedded: dict[int, Span]  # by where the words of a message begin


def _accounts(page: Page) -> _Accounts:
    entries = page.entries
    accounts = [next(((b.start, b.end) for b in e.blocks if b.role == "account"), None) for e in entries]
    embedded = {parts.body[0]: account for e in entries for parts, account in e.embedded}
    return _Accounts(tuple(accounts), embedded)


def _messages(
    text: str,
    passages: Sequence[Passage],
    accounts: _Accounts,
    posts: Sequence[Post],
    quotes: Sequence[Quote],
) -> Iterator[Message]:
    by_start = {q.char_start: q for q in quotes if q.parent_id is None}
    counts: Counter[str] = Counter()
    for passage in passages:
        parts = passage.message
        quote = by_start.get(parts.body[0]) if parts else None
        if parts is None or quote is None:
            continue
        post = posts[passage.section - 1]
        counts[post.id] += 1
        account = accounts.embedded.get(parts.body[0], accounts.of_entries[passage.section - 1])
        yield Message(
            id=f"{post.id}-t{counts[post.id]}",
            post_id=post.id,
            quote_id=quote.id,
            account=text[slice(*account)] if account else None,
            place=text[slice(*parts.place)] if parts.place else None,
            char_start=passage.start,
            char_end=passage.end,
        )


def _hashtags(text: str, posts: Sequence[Post]) -> Iterator[Hashtag]:
    for post in posts if "#" in text else ():
        for n, match in enumerate(HASHTAG.finditer(text, post.char_start, post.char_end), 1):
            yield Hashtag(f"{post.id}-h{n}", post.id, match.group("tag"), match.start(), match.end())


def _links(text: str, page: Page, posts: Sequence[Post]) -> Iterator[PostLink]:
    for entry, post in zip(page.entries, posts, strict=True):
        for n, link in enumerate(entry.links, 1):
            yield PostLink(
                f"{post.id}-l{n}", post.id, link.address, text[link.start : link.end], link.start, link.end
            )


def _with_person(
    candidates: Sequence[Candidate], found: Attribution, people: Sequence[_Named]
) -> Iterator[Candidate]:
    for candidate, person in zip(candidates, found.known, strict=True):
        yield replace(candidate, person_id=people[person].id)
