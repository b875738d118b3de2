"""The grammar of attribution: from a document to its quotations and the phrases that name their speakers."""

from __future__ import annotations

from typing import Final

from rsdata.attribution import lexicon as lx
from rsdata.attribution import rules
from rsdata.attribution.governing import first_subject, subject_of
from rsdata.attribution.document import Document, FoundQuote, MessageParts, Passage, Span
from rsdata.attribution.marks import MARK, Marked, spans
from rsdata.attribution.phrases import Phrase, person_grade, phrase_right
from rsdata.attribution.site import Candidate, Site, is_reported, looks_like_title
from rsdata.attribution.setting import kind_of, outlet_of
from rsdata.attribution.words import Words
from rsdata.model import QuoteKind

QUOTE_MESSAGE: Final = "Quote Message:"


class _Run:
    """What is known so far of one section, read from top to bottom."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.found: list[FoundQuote] = []
        self.section: int | None = None
        self.speaker: Span | None = None  # who spoke last in this section
        self.kind: QuoteKind = "speech"
        self.byline: Span | None = None
        self.previous: Passage | None = None  # the prose before, if it has not been read yet
        self.running: int | None = None  # index of a quotation left open at the end of its paragraph
        self.straight = False  # ... with a straight mark


def find(document: Document) -> list[FoundQuote]:
    """Every quotation of the document in order of place, messages before the quotations inside them."""
    run = _Run(document)
    for passage in document.passages:
        if passage.section != run.section:
            run.section = passage.section
            run.speaker, run.kind, run.byline, run.previous, run.running = None, "speech", None, None, None
        if passage.role == "message" and passage.message is not None:
            _message(run, passage, passage.message)
            run.running = None
        elif passage.role == "byline":
            run.byline = passage.byline_name
            run.speaker = passage.byline_name
        elif passage.role == "prose":
            _prose(run, passage)
    return run.found


def _message(run: _Run, passage: Passage, message: MessageParts) -> None:
    """A message is a quotation, and so is each quoted span inside it."""
    text = run.text
    start, end = message.body
    sender = (message.sender[0], message.name[1]) if message.name[1] > message.sender[0] else message.sender
    parent = len(run.found)
    run.found.append(
        FoundQuote(
            start,
            end,
            text[start:end],
            message.kind,
            passage.section,
            sender,
            text[message.cue[0] : message.cue[1]],
        )
    )
    inner = spans(text, start, end) if MARK.search(text, start, end) else []
    if not inner:
        return
    words = Words(text, start, end, inner)
    for k, span in enumerate(inner):
        site = _site(words, k, span)
        candidate = rules.best(site)
        _add(run, passage, span, words, site, candidate, "speech", parent)


def _prose(run: _Run, passage: Passage) -> None:
    text = run.text
    start, end = passage.start, passage.end
    if text.startswith(QUOTE_MESSAGE, start):
        _quote_message(run, passage)
        return
    if MARK.search(text, start, end) is None:
        run.running = None
        run.previous = passage
        return
    marked = spans(text, start, end)
    if not marked:
        run.running = None
        run.previous = passage
        return
    skip = 0
    if run.running is not None and MARK.match(text, start) and (text[start] == '"') == run.straight:
        _carry_on(run, marked[0])
        skip = 1
    words = Words(text, start, end, marked)
    last_sentence = -1
    speaker: Span | None = None
    if skip and run.found:
        speaker = run.speaker
        last_sentence = words.sentence[words.quote_at[0]]
    for k, span in enumerate(marked):
        if k < skip:
            continue
        site = _site(words, k, span)
        candidate = rules.best(site)
        if candidate is None or candidate.weight < 6.0:
            lean = _lean(run, words, k, site, speaker, last_sentence)
            if lean is not None:
                run.found.append(_found(run, passage, span, lean, None, run.kind, None))
                speaker = lean
                last_sentence = words.sentence[site.q]
                run.speaker = lean
                continue
        made = _add(run, passage, span, words, site, candidate, None, None)
        if made.speaker is not None:
            speaker = made.speaker
            run.speaker = made.speaker
            run.kind = made.kind
            last_sentence = words.sentence[site.q]
    last = marked[-1]
    run.straight = text[last.start - 1] == '"' if last.start else False
    run.running = len(run.found) - 1 if not last.closed and last.end >= end - 1 and run.found else None
    run.previous = None
    _remember_indirect(run, words)


def _remember_indirect(run: _Run, words: Words) -> None:
    """Who speaks at the end of a paragraph, where it ends in indirect speech."""


def _quote_message(run: _Run, passage: Passage) -> None:
    text = run.text
    start, end = passage.start + len(QUOTE_MESSAGE), passage.end
    while start < end and (text[start].isspace() or MARK.match(text, start)):
        start += 1
    while end > start and (text[end - 1].isspace() or MARK.match(text, end - 1)):
        end -= 1
    if end > start:
        run.found.append(
            FoundQuote(start, end, text[start:end], "speech", passage.section, run.speaker or run.byline)
        )


def _carry_on(run: _Run, span: Marked) -> None:
    """A quotation left open goes on in the next paragraph, which opens with a mark again."""
    assert run.running is not None
    old = run.found[run.running]
    run.found[run.running] = FoundQuote(
        old.start,
        span.end,
        f"{old.text}\n\n{run.text[span.start : span.end]}",
        old.kind,
        old.section,
        old.speaker,
        old.cue,
        old.outlet,
        old.parent,
    )
    run.speaker = old.speaker or run.speaker


def _site(words: Words, k: int, span: Marked) -> Site:
    q = words.quote_at[k]
    lo, hi = words.bounds(q)
    text = words.text
    return Site(words, q, lo, hi, text[span.end - 1], text[span.start].isupper(), looks_like_title(text, span.start, span.end))


def _add(
    run: _Run,
    passage: Passage,
    span: Marked,
    words: Words,
    site: Site,
    candidate: Candidate | None,
    kind: QuoteKind | None,
    parent: int | None,
) -> FoundQuote:
    speaker: Span | None = None
    cue: str | None = None
    outlet: str | None = None
    phrase = candidate.speaker if candidate is not None else None
    verb = candidate.cue if candidate is not None else None
    lo, hi = words.bounds(site.q)
    if candidate is not None and phrase is not None:
        speaker = _chars(words, phrase)
        if verb is not None:
            cue = words.text[words.start[verb] : words.end[verb]]
            hi = max(hi, verb + 1)
            outlet = outlet_of(words, lo, hi, site.q, phrase, verb)
    if kind is None and speaker is not None:
        kind = kind_of(words, lo, hi, site.q, phrase, verb)
        if kind is None and run.kind == "writing" and phrase is not None and words.flag[phrase[0]] & lx.PRON:
            kind = run.kind  # "He adds:" of somebody who wrote the words before
    quote = _found(run, passage, span, speaker, cue, kind or "speech", parent, outlet)
    run.found.append(quote)
    return quote


def _found(
    run: _Run,
    passage: Passage,
    span: Marked,
    speaker: Span | None,
    cue: str | None,
    kind: QuoteKind,
    parent: int | None,
    outlet: str | None = None,
) -> FoundQuote:
    return FoundQuote(
        span.start,
        span.end,
        run.text[span.start : span.end],
        kind,
        passage.section,
        speaker,
        cue,
        outlet,
        parent,
    )


def _chars(words: Words, phrase: Phrase) -> Span:
    start, end = words.start[phrase[0]], words.end[phrase[1]]
    low = words.low[phrase[1]]
    if low.endswith("'s") and end - start > 2:
        end -= 2
    return start, end


def _lean(
    run: _Run, words: Words, k: int, site: Site, speaker: Span | None, last_sentence: int
) -> Span | None:
    """A quotation that is a sentence of its own leans on what stands before it."""
    q, lo, hi = site.q, site.lo, site.hi
    while lo < q and words.flag[lo] & (lx.ADV | lx.PUNCT | lx.CONJ | lx.ING) and (lo + 3 >= q):
        lo += 1  # "Indeed, …", "Adding, …"
    if q != lo:
        return None
    if speaker is not None and words.sentence[q] <= last_sentence + 1:
        return speaker
    if any(not words.flag[i] & (lx.QUOTE | lx.STOP | lx.PUNCT) for i in range(lo, min(hi, lo + 40))):
        return None
    if lo > 0:
        return _last_speaker(words, lo) or speaker or run.speaker or run.byline
    if run.previous is not None:
        before = Words(run.text, run.previous.start, run.previous.end)
        found = _last_speaker(before, len(before))
        if found is not None:
            return found
    return run.speaker or run.byline


def _last_speaker(words: Words, hi: int) -> Span | None:
    """Who speaks last in the sentences before token ``hi``: the subject of the last reporting verb, or of the sentence."""
    if hi <= 0:
        return None
    lo, end = words.bounds(hi - 1)
    floor = max(lo, end - 70)
    for i in range(end - 1, floor - 1, -1):
        if words.flag[i] & lx.CUE and words.flag[i] & lx.FINITE and not words.flag[i] & lx.CAP and is_reported(words, i):
            name = subject_of(words, i, floor)
            if name is not None and person_grade(words, name) == 2:
                return _chars(words, name)
    name = first_subject(words, lo, end)
    if name is not None and person_grade(words, name) == 2:
        return _chars(words, name)
    return None
