"""The grammar of attribution: from a document to its quotations and the phrases that name their speakers.

One walk from the top of the document to its end. Each paragraph with quotation marks is cut into words; the
rules (``rules.py``) name the speaker of each quotation, and what no rule names may lean on what stands round
it (``leaning.py``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from rsdata.attribution import ranks, rules
from rsdata.attribution.cue_after import cue_after
from rsdata.attribution.document import Document, FoundQuote, MessageParts, Passage, Span
from rsdata.attribution.leaning import (
    LONGEST_SIGNATURE,
    Lean,
    adds_part,
    asked_last,
    attributed_last,
    begins_sentence,
    chars,
    field_of_profile,
    goes_on,
    is_behind_another,
    is_body,
    is_credit,
    is_joined,
    is_readers,
    label_at,
    lead_cue,
    name_at,
    named_over_clause,
    opening_cue,
    reader_of,
    reporter,
    reports_on,
    said_last,
    says_last,
    signed_below,
    signed_with_role,
    speaker_at,
    speaks_for_several,
    speaks_of_itself,
    spoken_in,
    stands_alone,
    subjectless_cue,
    tells,
    tells_last,
    whose_post,
)
from rsdata.attribution.outlets import PRESS, outlet_of
from rsdata.attribution.quotation_site import Site, SpeakerCandidate, looks_like_title
from rsdata.attribution.quote_kinds import MAY_BEAR, is_printed, kind_of, kind_of_verb
from rsdata.attribution.without_cue import says_so_below
from rsdata.language import lexicon as lx
from rsdata.language.common_nouns import common_plural
from rsdata.language.found_once import found_once
from rsdata.language.lines import Stretch
from rsdata.language.patterns import lazy
from rsdata.language.quotation_marks import MARK, Marked
from rsdata.language.tokens import Words
from rsdata.language.word_lists import tagged
from rsdata.model import QuoteKind

# A live page's block: "Quote Message: We shall not rest."
QUOTE_MESSAGE: Final = "Quote Message:"
# What is said in words here was written there: "Her blog can be found here."
_READ_ELSEWHERE: Final = re.compile(
    r"[HhTtf](?<!\w.)(?:(?<=[Hh])(?:er|is)|(?<=[Tt])heir|(?<=f)ull) (?:\w+ )?(?:blog|column|article)\b"
    r"[^.\n]{0,40}\b(?:found|read|here)\b"
)
_LONGEST_POINTER: Final = 200  # characters of a paragraph that says so
# Who said a block's words, where it is printed with them: '" from Ann Lee MP for Dover'.
_FROM: Final = lazy(r"(?:(?<=[”\"])\s*(?:from\b|[-–—―])|\n)\s*")
# What opens the next paragraph of a quotation, whatever opened it: keyboards and editors mix them.
_OPENING_AGAIN: Final = frozenset('"“”')
_CLOSING: Final = frozenset('"”')
_SAME_WORDS: Final = 30  # characters that two quotations of the same words begin with
_LEANING: Final = frozenset((None, rules.ABOVE, rules.SAME_PARAGRAPH))
_LONGEST_HEADING: Final = 60  # characters
_LONGEST_CALL: Final = 4  # words of a call from the hall
_GATHERINGS: Final = tagged("gatherings")
_ROUND_A_WORD: Final = '"“”.,!?… '
_OF_ANOTHER: Final = lx.HE_SHE | {"him", "his", "her"}
_WORDS: Final = re.compile(r"[^\W\d_]+")
_OUR_OWN: Final = frozenset(("i", "we", "my", "our", "me", "us"))
_BLANKS: Final = 8  # characters between two paragraphs
_IN_SINGLE_MARKS: Final = re.compile(r"['‘][^\n]{2,60}(?<![.,!?…])['’]\s*")
_WRITTEN: Final = frozenset(("writing", "email"))  # kinds in which somebody goes on
_ENDS_A_PART: Final = tuple(".!?…")
_LABELLED: Final = re.compile(r"\d|[^\n.!?“”\"]{1,40}: ")  # "Bob Ray: We will lose.", "10:20 She left."
_BARE_PARTS: Final = 6  # paragraphs of a quotation that do not begin with a mark
_LEAST_SAID: Final = 3  # words that are said elsewhere
_BLOCK: Final = (
    200  # quotations of one paragraph read at a time, so that a paragraph of any length stays small
)


def find(document: Document) -> list[FoundQuote]:
    """Every quotation of the document in order of place, messages before the quotations inside them."""
    walk = _Walk(document)
    for i, passage in enumerate(document.passages):
        walk.read(i, passage)
    walk.close()
    return _as_said_elsewhere(document.text, walk.found)


def _as_said_elsewhere(text: str, found: list[FoundQuote]) -> list[FoundQuote]:
    """The quotations, those set large between two paragraphs with whoever says the same words in the text."""
    large = {
        _begins_with(quote.text): n
        for n, quote in enumerate(found)
        if quote.rule in (None, rules.ABOVE)
        and (len(quote.text) >= _SAME_WORDS or _is_alone(text, quote))
        and not text[max(0, quote.start - 2) : quote.start - 1].strip()
    }
    for same in found if large else ():
        n = large.get(_begins_with(same.text), -1)
        if n >= 0 and same.rule not in _LEANING:
            found[n] = found[n]._replace(speaker=same.speaker, cue=same.cue, rule=same.rule, kind=same.kind)
    return found


def _is_alone(text: str, quote: FoundQuote) -> bool:
    """Whether a quotation of a few words is a line of its own."""
    lines = text[max(0, quote.start - 2) : quote.start - 1], text[quote.end + 1 : quote.end + 2]
    return quote.text.count(" ") >= _LEAST_SAID - 1 and all(beside in ("", "\n") for beside in lines)


def _begins_with(words: str) -> str:
    """What is compared of a quotation: its first words, or all of a short one without the mark at its end."""
    return words.rstrip(".,!?…")[:_SAME_WORDS]


class _Walk:
    """What is known of a document, read from its top to here. Nothing outlives its section but ``found``."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.has_blocks = QUOTE_MESSAGE in document.text
        self.found: list[FoundQuote] = []
        self.marked: Sequence[Marked] = ()  # the quotations of this paragraph
        self.section: int | None = None
        self.speaker: Span | None = None  # who spoke last in this section
        self.kind: QuoteKind = "speech"  # ... and how
        self.byline: Span | None = None
        self.heading: Span | None = None
        self.above: Span | None = None  # the paragraph above, where it has no quotations
        self.higher: Span | None = None  # ... and the one over it, where it has none either
        self.above_words: Words | None = None  # ... or its words, where it has
        self.heard: tuple[Span, Span | None] | None = None  # a paragraph without quotations, and who speaks
        self.read_above: tuple[Span, Words] | None = None  # ... and its words
        self.running: str | None = None  # the mark of a quotation left open at the end of its paragraph
        self.parts: list[str] = []  # ... and its text so far
        self.turn: int | None = None  # the last paragraph that is a turn of a dialogue without attributions
        # The last paragraphs that begin with a quotation: which, its speaker, and whether it asks.
        self.opened: list[tuple[int, str, bool]] = []
        self.answered = -1  # how many quotations were found when others had answered the speaker
        self.labels: set[str] = set()  # names with a colon that stood before their words: "Lee: “…”"

    def read(self, i: int, passage: Passage) -> None:
        """One passage."""
        if passage.section != self.section:
            self.close()
            self.section = passage.section
            self.speaker = self.byline = self.heading = self.above = self.above_words = None
            self.kind = "speech"
        if passage.message is not None:
            self.close()
            self._message(passage, passage.message)
        elif passage.role == "byline":
            self.close()
            self.byline = passage.byline_name
            self.speaker = None if self._reports(passage) else passage.byline_name
            self.above = self.above_words = None
        elif passage.role == "heading":
            self.heading = passage.start, passage.end
        elif passage.role == "prose":
            marked: Sequence[Marked] = self.document.stretches[i].quotations
            if self.running is not None and not marked:
                marked = self._bare_part(i)
            self.marked = marked
            if self.has_blocks and self.text.startswith(QUOTE_MESSAGE, passage.start):
                self._quote_message(i, passage)
            elif marked:
                self._prose(i, passage, marked)
            else:
                self._without_quotations(passage.start, passage.end)

    def _reports(self, byline: Passage) -> bool:
        """Whether a byline without a role stands over several posts: who reports all evening has not said
        what stands there in marks; a correspondent who is asked may have, and so has everybody on a page of
        statements."""
        name = byline.byline_name
        if name is None or byline.byline_role is not None:
            return False
        return self._reporters[self.text[slice(*name)]] > 1 and not self._are_statements

    @found_once
    def _reporters(self) -> Counter[str]:
        """Those with a byline, and over how many passages."""
        names = (p.byline_name for p in self.document.passages if p.byline_name is not None)
        return Counter(self.text[slice(*name)] for name in names)

    @found_once
    def _are_statements(self) -> bool:
        """Whether nothing stands under bylines but words in marks."""
        passages = self.document.passages
        under = {p.section for p in passages if p.byline_name is not None}
        return all(
            self._is_all_quoted(i) for i, p in enumerate(passages) if p.role == "prose" and p.section in under
        )

    def _is_all_quoted(self, i: int) -> bool:
        """Whether a passage is words in marks and nothing else."""
        at, end = self.document.passages[i].start, self.document.passages[i].end
        for span in self.document.stretches[i].quotations:
            if any(map(str.isalnum, self.text[at : span.start])):
                return False
            at = span.end
        return not any(map(str.isalnum, self.text[at:end]))

    def close(self) -> None:
        """End a quotation that was left open: it ended with its paragraph."""
        if len(self.parts) > 1:
            self.found[-1] = self.found[-1]._replace(text="\n\n".join(self.parts))
        self.running = None
        self.parts = []

    # -- messages -----------------------------------------------------------------------------------------

    def _message(self, passage: Passage, message: MessageParts) -> None:
        """A message is a quotation, and so is each quoted span inside it."""
        text = self.text
        start, end = message.body
        sender = message.sender[0], message.name[1]  # "Ann Lee, editor of the Echo, tweets": up to the name
        parent = len(self.found)
        cue = text[message.cue[0] : message.cue[1]] or None
        self.found.append(
            FoundQuote(
                start, end, text[start:end], message.kind, passage.section, sender, cue, rule=rules.SENDER
            )
        )
        inner = Stretch(text, start, end).quotations
        if not inner and start and text[start - 1] in _OPENING_AGAIN and not MARK.match(text, end):
            self.running = text[start - 1]  # it may go on in the next paragraph
            self.parts = [text[start:end]]
        for block in _blocks(inner):
            words = _words_of(text, start, end, inner, block)
            for k, span in enumerate(inner[block.start : block.stop]):
                site = site_of(words, k, span)
                candidate = rules.best(site)
                if candidate is not None and not _sure(words, candidate):
                    candidate = None
                beside = self.found[-1] if candidate is None and is_behind_another(site) else None
                if beside is not None and beside.speaker is not None:  # "Ray replies “No.” “Never.”"
                    self._found(
                        span, "speech", beside.speaker, beside.cue, None, parent, rules.SAME_PARAGRAPH
                    )
                    continue
                self._add(span, site, candidate, "speech", parent)

    # -- prose --------------------------------------------------------------------------------------------

    def _without_quotations(self, start: int, end: int) -> None:
        """A paragraph without quotations may name who speaks in the next."""
        if self.text[start:end].isspace():
            return  # nothing is left of what was the mark of a link alone
        if self.running is not None:
            self.close()
        if is_credit(self.text, start, end) or _IN_SINGLE_MARKS.fullmatch(self.text, start, end):
            return  # a picture, or a heading, stands between two paragraphs
        field = field_of_profile(self.text, start, end) if end - start <= LONGEST_SIGNATURE else None
        if field is not None:
            if field[0] < field[1]:
                self.speaker, self.above, self.above_words = field, None, None
            return
        self.above, self.above_words, self.higher = (start, end), None, self.above
        self.answered = -1

    def _prose(self, i: int, passage: Passage, marked: Sequence[Marked]) -> None:
        """A paragraph with quotations."""
        text, start, end = self.text, passage.start, passage.end
        skip = 0
        if self.running is not None and self._runs_on(start, marked[0]):
            self._carry_on(marked[0])
            skip = 1
            if marked[0].closed or len(marked) > 1:
                self.close()  # before another quotation is found in this paragraph
        else:
            self.close()
        words = None
        for block in _blocks(marked):
            words = _words_of(text, start, end, marked, block)
            self._paragraph(i, words, marked[block.start : block.stop], skip)
            skip = 0
        last = marked[-1]
        if not last.closed and last.end >= end - 1:
            self.running = self.running or text[last.start - 1 : last.start]
            self.parts = self.parts or [self.found[-1].text]
        elif self.running is not None:
            self.close()
        self.above, self.above_words = None, words

    def _bare_part(self, i: int) -> Sequence[Marked]:
        """The part of a quotation left open behind a sentence that a paragraph without a mark at its start
        is, as those below are, up to one that has nothing but the closing mark."""
        before = self.found[-1]
        if before.rule == rules.SIGNED_BELOW or before.text[-1:] not in _ENDS_A_PART:
            return ()
        if any(part.split(" ", 1)[0] in lx.SPEAKING_VERBS for part in before.text.split(", ")[1:]):
            return ()  # “We will win, said Ann Lee.: the closing mark was forgotten
        below = self.document.passages[i : i + _BARE_PARTS]
        for passage in below:
            start, end = passage.start, passage.end
            labelled = _LABELLED.match(self.text, start, end) is not None
            if passage.role != "prose" or passage.section != self.section or labelled:
                break
            mark = MARK.search(self.text, start, end)
            if mark is None and self.text[end - 1] in _ENDS_A_PART:
                continue
            if mark is None or mark[0] not in _CLOSING or MARK.search(self.text, mark.end(), end):
                break
            at = mark.start()
            if self.text[at - 1].isspace() or self.text[at - 1].isdigit():
                break  # 6"
            here = self.document.passages[i]
            return (Marked(start, at) if passage is here else Marked(here.start, here.end, closed=False),)
        return ()

    def _runs_on(self, start: int, first: Marked) -> bool:
        """Whether the quotation left open goes on in the paragraph that begins at ``start``, and no speaker's
        label begins a turn there."""
        if first.start == start:
            return True
        if self.running != self.text[start] and self.text[start] not in _OPENING_AGAIN:
            return False
        return label_at(self.text, first.start, first.end) is None

    def _paragraph(self, i: int, words: Words, marked: Sequence[Marked], skip: int) -> None:
        """The quotations of one paragraph, or of one block of it."""
        here: FoundQuote | None = None  # spoke last in this paragraph
        sentence = words.sentence[words.quote_at[0]] if skip else -2  # ... in this sentence
        reader = reader_of(words, words.quote_at[0])
        for k, span in enumerate(marked):
            if k < skip:
                here = self._attributed_at_last(words, k, span)
                continue
            site = site_of(words, k, span)
            label = label_at(self.text, span.start, span.end)
            candidate = rules.best(site) if label is None else None
            lean: Lean | None = None
            if label is not None:
                lean = Lean(label, rules.LABEL)
            elif reader is not None and is_readers(site, candidate):
                lean = Lean(reader, rules.LABEL)
            elif candidate is None or (candidate.speaker is None and not site.title):
                near = here if words.sentence[site.q] <= sentence + 1 else None
                lean = self._lean(i, site, near, candidate is not None)
            leans = lean is not None and lean.rule in _LEANING
            heard = candidate.speaker if candidate is not None else None
            aloud = leans or (heard and _is_a_crowds(words, heard))
            if aloud and self._answers(site, marked[k + 1 : k + 2]):
                self._add(span, site, None if leans else candidate, "speech")
                self.answered, sentence = len(self.found), words.sentence[site.q]  # who asked may ask again
                continue
            if lean is not None:
                self._note_turn(i, site, lean)
                kind = self._kind_of(lean, self.kind if here is None else here.kind, span)
                made = self._found(span, kind, lean.speaker, lean.cue, rule=lean.rule)
            else:
                made = self._add(span, site, candidate, None, None, i)
            if k == 0:
                self._note_opening(i, site, made)
            if made.speaker is not None:
                cue = candidate.cue if candidate is not None and candidate.cue is not None else 0
                here, sentence = made, words.sentence[max(site.q, cue)]
                self.kind = made.kind
                if self.text[made.speaker[0] : made.speaker[1]] != "who":
                    self.speaker = made.speaker

    def _note_turn(self, i: int, site: Site, lean: Lean) -> None:
        """Take down that a paragraph is a turn of a dialogue of which nobody was said to say anything."""
        above = self.above if lean.rule == rules.ABOVE and len(site.words) == 1 else None
        if above and self.text[above[1] - 1] != ":" and says_last(self._words_above(above)) is None:
            self.turn = i

    def _note_opening(self, i: int, site: Site, first: FoundQuote) -> None:
        """Take down with whose quotation a paragraph opens, and whether that asks."""
        if site.q == 0 and first.speaker is not None:
            named = self.text[first.speaker[0] : first.speaker[1]].split()[-1]
            self.opened = [*self.opened[-1:], (i, named, self.text[first.end - 1] == "?")]

    def _kind_of(self, lean: Lean, kind: QuoteKind, span: Marked) -> QuoteKind:
        """How words that lean on somebody were given: as the words before (``kind``), where the same speaker
        goes on, else as the verb behind whoever is named since tells."""
        start, end = lean.speaker
        if self.found and start < self.found[-1].end:
            return kind
        lead = self.text[end : span.start - 1].lower().split()
        introduced = bool(lead) and lead[-1][-1] == ":"
        lead = [word.strip(".,:") for word in lead]
        verbs = (low for n, low in enumerate(lead) if n == 0 or low[-1:] != "s")  # no "the tweets"
        told: QuoteKind | None = next(filter(None, map(kind_of_verb, verbs)), None)
        if told == "tweet" or (told is not None and introduced):
            return told
        last = self.text[start:end].lower().split()[-1]
        goes_on = (
            last in lx.HE_SHE
            or self.speaker is None
            or last in self.text[slice(*self.speaker)].lower().split()
        )
        return kind if goes_on or last in PRESS or not lx.PAPERS.isdisjoint(lead) else "speech"

    def _lean(self, i: int, site: Site, near: FoundQuote | None, denied: bool) -> Lean | None:
        """Whom a quotation without attribution leans on; ``near`` spoke last in its paragraph."""
        noted = self._noted(site, near)
        if noted is not None or denied:
            return noted
        if near is not None and near.speaker is not None and _adds(site, near, near is self.found[-1]):
            return Lean(near.speaker, rules.SAME_PARAGRAPH, near.cue)
        if not begins_sentence(site):
            return self._of_sentence(site, near) or self._reported_on(site)
        lead = lead_cue(site)
        alone = stands_alone(site)
        if alone and near is None:
            behind, decided = self._told_behind(i, site)
            if decided:
                return behind
        last = said_last(site, near is not None)
        if last is not None:
            return Lean(last[0], rules.SAME_PARAGRAPH, last[1])
        if near is not None and near.speaker is not None:
            return Lean(near.speaker, rules.SAME_PARAGRAPH, lead or near.cue)
        if not alone or self._in_dialogue(i) or _is_heading(site) or (site.lo == 0 and self._nobodys_above()):
            return None
        before = self._who_goes_on(site) or self._whose_post(site)
        return None if before is None else Lean(before, rules.ABOVE, lead)

    def _noted(self, site: Site, near: FoundQuote | None) -> Lean | None:
        """Whose a sentence without a subject is: of the byline, or of whom the sentence before is about."""
        if self.byline is not None and (cue := subjectless_cue(site)) is not None:
            return Lean(self.byline, rules.BYLINE, cue)
        cue = opening_cue(site)
        if cue is None:
            return None
        speaker = near.speaker if near is not None else self._speaker_noted(site)
        rule = rules.SAME_PARAGRAPH if site.lo else rules.ABOVE
        return None if speaker is None else Lean(speaker, rule, cue)

    def _told_behind(self, i: int, site: Site) -> tuple[Lean | None, bool]:
        """Whose a quotation that stands alone is by what comes behind it, a signature or a sentence that
        tells of their speech; whether that settles it."""
        signed = self._signed(i, site)
        if signed is not None and (site.lo == 0 or speaker_at(site.words, site.lo) is None):
            return (Lean(signed, rules.SIGNED_BELOW) if signed[0] < signed[1] else None), True
        speech = spoken_in(site)
        return (None, False) if speech is None else (Lean(speech, rules.SAME_PARAGRAPH), True)

    def _is_called_out(self, site: Site) -> bool:
        """Whether somebody in the hall may call a few words, where nothing is said of words just before, or
        where others have: "Lee stood up. “Rubbish!” “Shame!” He went on"."""
        words, q = site.words, site.q
        if q and words.flag[q - 1] & lx.QUOTE:
            return self.found[-1].speaker is None
        said = words.text[words.start[q] : words.end[q]].lower().split()
        short = site.last == "!" and len(said) <= _LONGEST_CALL and _OUR_OWN.isdisjoint(said)
        if site.lo:
            return short and not tells(words, *words.bounds(site.lo - 1))
        above = None if self.above is None else self._words_above(self.above)
        return short and above is not None and not tells(above, *above.bounds(len(above) - 1))

    def _answers(self, site: Site, following: Sequence[Marked]) -> bool:
        """Whether others answer the question right before, in capitals, or in a word that is a paragraph or
        that another question follows: "“Shall we go?” Lee asks. “NO.” “Shall we stay?” “YES.”"."""
        words, q = site.words, site.q
        before = self.found[-1] if self.found else None
        if before is None or before.text[-1] != "?" or q != site.lo or before.text.isupper():
            return False
        said = words.text[words.start[q] : words.end[q]].strip(_ROUND_A_WORD)
        if said.isupper() and len(said) > 1:
            return said.count(" ") < _LONGEST_CALL
        asked_again = any(self.text[span.end - 1] == "?" for span in following)
        return said.isalpha() and site.hi - q <= 2 and (len(words) <= 2 or asked_again)

    def _reported_on(self, site: Site) -> Lean | None:
        """Who says what a sentence without a cue goes on to report."""
        found = reports_on(site)
        if found is None:
            return None
        begin, also = found
        words = site.words
        if begin > 0:
            lo, hi = (site.lo, begin - 1) if begin > site.lo else words.bounds(begin - 1)
            said = reporter(words, lo, hi)
            return None if said is None else Lean(said, rules.SAME_PARAGRAPH)
        above = self.above_words if self.above is None else self._words_above(self.above)
        said = reporter(above, *above.bounds(len(above) - 1)) if also and above is not None else None
        return None if said is None else Lean(said, rules.ABOVE)

    def _of_sentence(self, site: Site, near: FoundQuote | None) -> Lean | None:
        """Whose a sentence without a cue is: of whoever's name labels it, one that is whole or labels words
        elsewhere."""
        label = named_over_clause(site, self.labels) if near is None and site.lo == 0 else None
        return None if label is None else Lean(label, rules.LABEL)

    def _who_goes_on(self, site: Site) -> Span | None:
        """Who spoke before a quotation that stands alone, and may have said this too."""
        if site.q == site.lo and self._is_called_out(site):
            return None
        before = self._speaker_before(site)
        if before is not None and speaks_of_itself(site) and is_body(self.text[slice(*before)]):
            before = None
        before = before or self.speaker
        # A statement under a correspondent's byline is whose the heading names, or nobody's.
        return None if before is not None and before == self.byline and speaks_for_several(site) else before

    def _whose_post(self, site: Site) -> Span | None:
        """Whose words in marks are that open a post and are a paragraph of it: of whom the heading tells that
        they speak, where the words tell of nobody as "him" or "her"."""
        if site.q or self.speaker is not None or self.above is not None or self.above_words is not None:
            return None
        said = self.text[site.words.start[0] : site.words.end[0]].lower()
        if self.heading is None or not _OF_ANOTHER.isdisjoint(_WORDS.findall(said)):
            return None
        heading = Words(self.text, *self.heading)
        says = heading.flag[-1] & (lx.CUE | lx.FINITE) == lx.CUE | lx.FINITE
        return says_last(heading) if says else whose_post(heading)

    def _speaker_before(self, site: Site) -> Span | None:
        """Who speaks in the sentence before, or at the end of the paragraph above."""
        if self.answered == len(self.found) and (site.lo == 0 or is_behind_another(site)):
            return self.speaker
        if site.lo > 0:
            answers = asked_last(site) if site.last != "?" else None
            return answers or speaker_at(site.words, site.lo, self.speaker is not None)
        if self.above is not None:
            return self._speaker_of(self.above) or self._said_higher()
        above = self.above_words
        if above is None:
            return None
        before = says_last(above) or attributed_last(above) or tells_last(above) or self.speaker
        if above.low[-1] == ":" or not above.flag[-1] & (lx.QUOTE | lx.STOP):
            before = speaker_at(above, len(above)) or before
        return before

    def _speaker_noted(self, site: Site) -> Span | None:
        """Who speaks in the sentence before one without a subject, a cry left out: "Lee is up. Boo. Says"."""
        before = self._speaker_before(site) or self.speaker
        if before is not None or not site.lo:
            return before
        lo, hi = site.words.bounds(site.lo - 1)
        return speaker_at(site.words, lo) if lo > 0 and hi - lo <= _LONGEST_CALL else None

    def _said_higher(self) -> Span | None:
        """Who says something at the end of the paragraph over the one above, neither with quotations."""
        return None if self.higher is None else says_last(Words(self.text, *self.higher))

    def _nobodys_above(self) -> bool:
        """Whether the paragraph above ends with the words of somebody who is not made out."""
        last = self.found[-1] if self.above_words is not None else None
        return last is not None and last.speaker is None and self.text[last.end - 1] == ","

    def _in_dialogue(self, i: int) -> bool:
        """Whether two talk without attributions, so that the text does not say whose turn it is.

        So it is below a turn of such a dialogue, and where one has asked and another answered right above.
        """
        if self.turn is not None and self.turn == i - 1:
            return True
        if len(self.opened) < 2:
            return False
        (first, asker, asks), (second, answerer, _) = self.opened
        if asks and (first, second) == (i - 2, i - 1) and asker != answerer:
            self.turn = i
            return True
        return False

    def _speaker_of(self, above: Span) -> Span | None:
        """Who speaks at the end of a paragraph without quotations, which is read once: many blocks of words
        may stand under it."""
        if self.heard is None or self.heard[0] != above:
            words = self._words_above(above)
            self.heard = above, speaker_at(words, len(words), self.speaker is not None)
        return self.heard[1]

    def _words_above(self, above: Span) -> Words:
        """The words of a paragraph without quotations, which are read once."""
        if self.read_above is None or self.read_above[0] != above:
            self.read_above = above, Words(self.text, *above)
        return self.read_above[1]

    def _signed(self, i: int, site: Site) -> Span | None:
        """Who signs below a quotation that ends its paragraph; an empty span for nobody in particular."""
        below = self._below(i) if site.q + 2 >= len(site.words) else None
        if below is None:
            return None
        signed = signed_below(self.text, below.start, below.end)
        if signed is not None or site.q:
            return signed
        told = says_so_below(self.text, below.start, below.end)
        return told or signed_with_role(self.text, below.start, below.end)

    def _below(self, i: int) -> Passage | None:
        """The passage below, where it is of this section and not empty."""
        for passage in self.document.passages[i + 1 : i + 2]:
            if passage.section == self.section and passage.start < passage.end:
                return passage
        return None

    def _read_elsewhere(self, i: int) -> bool:
        """Whether the paragraph below says that what is reported here was written: "Her blog is here"."""
        below = self._below(i) if self._points_elsewhere else None
        if below is None or below.end - below.start >= _LONGEST_POINTER:
            return False
        return _READ_ELSEWHERE.search(self.text, below.start, below.end) is not None

    @found_once
    def _points_elsewhere(self) -> bool:
        """Whether the document has a word for a piece that may be read elsewhere."""
        return any(piece in self.text for piece in ("blog", "column", "article"))

    def _quote_message(self, i: int, passage: Passage) -> None:
        """The text of a "Quote Message:" block, most of which have a closing mark only."""
        self.close()
        text = self.text
        start, end = passage.start + len(QUOTE_MESSAGE), passage.end
        speaker: Span | None = None
        signature = _FROM.search(text, start, end)
        if signature is not None:
            speaker = name_at(text, signature.end(), end)
            end = signature.start() if speaker is not None else end
        while start < end and (text[start].isspace() or MARK.match(text, start)):
            start += 1
        while end > start and (text[end - 1].isspace() or MARK.match(text, end - 1)):
            end -= 1
        if end <= start:
            return
        below = self._below(i) if speaker is None else None
        if below is not None:
            speaker = signed_with_role(text, below.start, below.end)
        if speaker is None and self.above is not None:
            speaker = self._speaker_of(self.above)
        self._found(Marked(start, end), "speech", speaker, None, rule=speaker and rules.QUOTE_MESSAGE)

    def _carry_on(self, span: Marked) -> None:
        """A quotation left open goes on in the next paragraph, which opens with a mark again."""
        old = self.found[-1]
        self.parts.append(self.text[span.start : span.end])
        self.found[-1] = old._replace(end=span.end)

    def _attributed_at_last(self, words: Words, k: int, span: Marked) -> FoundQuote:
        """The quotation that was carried on to here, with who says so at its end, where nobody did before."""
        old = self.found[-1]
        if old.rule not in (None, rules.ABOVE):
            return old
        candidate = cue_after(site_of(words, k, span))
        if candidate is None or candidate.speaker is None or candidate.cue is None:
            return old
        speaker, cue = chars(words, candidate.speaker), candidate.cue
        text = words.text[words.start[cue] : words.end[cue]]
        self.found[-1] = made = old._replace(speaker=speaker, cue=text, rule=candidate.rule)
        self.speaker = speaker
        return made

    # -- answers ------------------------------------------------------------------------------------------

    def _add(
        self,
        span: Marked,
        site: Site,
        candidate: SpeakerCandidate | None,
        kind: QuoteKind | None = None,
        parent: int | None = None,
        passage: int = -1,
    ) -> FoundQuote:
        """A quotation with its candidate's speaker, cue, kind and outlet."""
        words = site.words
        if candidate is None or candidate.speaker is None:
            if kind is None and words.low[site.q - 1] in MAY_BEAR and words.low[site.q - 2] != '"':
                kind = "writing" if is_printed(words, site.lo, site.q) else None
            return self._found(span, kind or "speech", None, None, None, parent)
        phrase, verb = candidate.speaker, candidate.cue
        hi = site.hi if verb is None else max(site.hi, verb + 1)
        cue = None if verb is None else words.text[words.start[verb] : words.end[verb]]
        outlet = outlet_of(words, site.lo, hi, site.q, phrase)
        if kind is None:
            kind = kind_of(words, site.lo, hi, site.q, phrase, verb)
        if kind is None:
            # "He adds:", of somebody who wrote the words before, with nothing else told in between
            continues = site.q != words.quote_at[0] or (site.lo == 0 and self.above is None)
            if self.kind in _WRITTEN and continues and words.flag[phrase[0]] & lx.PRON:
                kind = self.kind
            else:
                kind = "writing" if self._read_elsewhere(passage) else None
        return self._found(span, kind or "speech", chars(words, phrase), cue, outlet, parent, candidate.rule)

    def _found(
        self,
        span: Marked,
        kind: QuoteKind,
        speaker: Span | None,
        cue: str | None,
        outlet: str | None = None,
        parent: int | None = None,
        rule: str | None = None,
    ) -> FoundQuote:
        start, end, section = span.start, span.end, self.section or 0
        made = FoundQuote(start, end, self.text[start:end], kind, section, speaker, cue, outlet, parent, rule)
        self.found.append(made)
        if rule == rules.COLON and speaker is not None and self.text[speaker[1]] == ":":
            self.labels.add(self.text[slice(*speaker)])
        return made


def _adds(site: Site, near: FoundQuote, is_last: bool) -> bool:
    """Whether somebody just quoted with a sentence ("We rowed,") goes on within the next one, or with words
    joined to theirs; ``is_last``: nobody's words stand between."""
    if near.speaker is not None and ((is_last and is_joined(site)) or goes_on(site, near.speaker)):
        return True
    return near.text[:1].isupper() and near.text[-1] in ",.?!…" and adds_part(site)


def _is_heading(site: Site) -> bool:
    """Whether a paragraph that is a short quotation without a full stop, and not announced, only heads what
    follows."""
    words, start = site.words, site.words.start[site.q]
    text = words.text[start : words.end[site.q]]
    if len(words) > 1 or site.last in ".,!?…" or len(text) > _LONGEST_HEADING or " " not in text:
        return False
    return words.text[max(0, start - _BLANKS) : start - 1].rstrip()[-1:] != ":"


def site_of(words: Words, k: int, span: Marked) -> Site:
    """Quotation ``k`` of a paragraph as the rules see it."""
    q, text = words.quote_at[k], words.text
    lo, hi = words.bounds(q)
    start, end = span.start, span.end
    first, last = text[start], text[end - 1]
    if first in "[(‘’'" and end > start + 1:
        first = text[start + 1]  # "[I] am", "‘No’ is"
    if last in "'’" and end - start > 1 and text[end - 2] in ",.?!…":
        last = text[end - 2]  # "‘Wait for it,’" ends in a comma
    return Site(words, q, lo, hi, last, first.isupper(), looks_like_title(text, start, end))


def _sure(words: Words, candidate: SpeakerCandidate) -> bool:
    """Whether a candidate is good enough inside a message, where most marks are scare quotes."""
    return (
        candidate.weight >= ranks.SURE_IN_MESSAGE
        and candidate.speaker is not None
        and words.low[candidate.speaker[1]] not in ("i", "we")
        and candidate.cue is not None
        and bool(words.flag[candidate.cue] & lx.CUE)
    )


def _is_a_crowds(words: Words, speaker: Span) -> bool:
    """Whether a phrase is of several who say words together: "the crowd", "supporters"."""
    last = speaker[1]
    several = words.low[last] in _GATHERINGS or bool(common_plural(words.low[last]))
    return several and not words.flag[last] & lx.CAP


def _blocks(marked: Sequence[Marked]) -> list[range]:
    if 0 < len(marked) <= _BLOCK:
        return [range(len(marked))]  # nearly every paragraph
    return [range(k, min(k + _BLOCK, len(marked))) for k in range(0, len(marked), _BLOCK)]


def _words_of(text: str, start: int, end: int, marked: Sequence[Marked], block: range) -> Words:
    """The words round one block of quotations, from the one before it to the one after."""
    if block.start:
        start = min(marked[block.start - 1].end + 1, marked[block.start].start - 1)
    if block.stop < len(marked):
        end = max(marked[block.stop].start - 1, marked[block.stop - 1].end + 1)
    return Words(text, start, end, marked[block.start : block.stop])
