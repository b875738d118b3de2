"""Small documents for the resolver: their quotations and the phrases that name the speakers are given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rsdata.attribution.coreference.resolver import resolve
from rsdata.attribution.document import Attribution, Document, FoundQuote, KnownPerson, Passage, Speaker
from rsdata.language.lines import Stretch
from rsdata.pages.messages import find_message

QUOTED = re.compile(r'"([^"]+)"')
ROLES: dict[str, Literal["caption", "heading", "byline"]] = {
    "caption: ": "caption",
    "heading: ": "heading",
    "byline: ": "byline",
}


@dataclass(frozen=True)
class Page:
    """A page and what the resolver made of it."""

    text: str
    found: Attribution

    @property
    def speakers(self) -> list[str | None]:
        """The name of the speaker of each quotation, in order."""
        return [None if who is None else self.found.people[who].name for who in self.found.speakers]

    @property
    def mentions(self) -> list[tuple[str, str]]:
        """Who is mentioned, and in what words."""
        return [(self.found.people[m.person].name, self.text[m.start : m.end]) for m in self.found.mentions]

    def person(self, name: str) -> Speaker:
        (found,) = [speaker for speaker in self.found.people if speaker.name == name]
        return found


def page(text: str, *phrases: str | None, ballot: Sequence[tuple[str, str | None]] = ()) -> Page:
    """Resolve a page. Paragraphs are divided by a blank line, posts by a line "--"; "caption: ", "heading: ",
    "byline: Name / role" and "Name in Place tweets: ..." paragraphs are what they say. ``phrases`` name the
    speakers of the quotations in order: each is looked for before its quotation in the post, else after.
    ``ballot`` gives names (first place each) that are known, and the ids of their parties.
    """
    text, passages = _passages(text)
    spans = [
        (m.start(1), m.end(1), p)
        for p in passages
        if p.role == "prose"
        for m in QUOTED.finditer(text, p.start, p.end)
    ]
    found = [
        FoundQuote(
            start, end, text[start:end], "speech", p.section, _phrase(text, passages, p, start, end, phrase)
        )
        for (start, end, p), phrase in zip(spans, phrases, strict=True)
    ]
    for p in passages:
        if p.message is not None:
            a, b = p.message.body
            found.append(FoundQuote(a, b, text[a:b], p.message.kind, p.section, p.message.sender))
    found.sort(key=lambda quote: quote.start)
    known = [
        KnownPerson(name, party, m.start(), m.end())
        for name, party in ballot
        for m in (re.search(re.escape(name), text),)
        if m is not None
    ]
    return Page(text, resolve(Document(text, tuple(passages), tuple(known)), found))


def _passages(marked: str) -> tuple[str, list[Passage]]:
    text = ""
    passages = []
    for section, post in enumerate(marked.strip().split("\n--\n")):
        for line in re.split(r"\n\s*\n", post):
            paragraph = line.strip()
            role = next((ROLES[label] for label in ROLES if paragraph.startswith(label)), None)
            if role:
                paragraph = paragraph.split(": ", 1)[1]
            start, end = len(text), len(text) + len(paragraph)
            text += paragraph + "\n\n"
            if role == "byline":
                name, _, title = paragraph.partition(" / ")
                name_at = (start, start + len(name)) if name else None
                passages.append(
                    Passage(
                        start,
                        end,
                        section,
                        "byline",
                        None,
                        name_at,
                        (end - len(title), end) if title else None,
                    )
                )
                continue
            message = find_message(Stretch(text, start, end)) if role is None else None
            passages.append(Passage(start, end, section, "message" if message else role or "prose", message))
    return text, passages


def _phrase(
    text: str, passages: list[Passage], here: Passage, start: int, end: int, phrase: str | None
) -> tuple[int, int] | None:
    if phrase is None:
        return None
    post = [p for p in passages if p.section == here.section]
    word = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")
    before = list(word.finditer(text, post[0].start, start))
    after = word.search(text, end, post[-1].end)
    match = (
        before[-1]
        if before and not (after and after.end() <= here.end and before[-1].start() < here.start)
        else after
    )
    assert match is not None, phrase
    return match.span()
