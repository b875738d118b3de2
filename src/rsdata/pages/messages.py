"""Messages that a live page prints: "Ann Lee in Dover tweets: ..." and what stands where in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import category

from rsdata.attribution.document import MessageParts, Span
from rsdata.language import lexicon as lx
from rsdata.language.analysis import Analysis
from rsdata.language.authors import is_handle
from rsdata.language.line_shapes import is_office
from rsdata.language.lines import Stretch
from rsdata.language.message_cues import (
    CUE,
    CUE_WORDS,
    MAY_BE_CUE,
    MESSAGE,
    MESSAGE_ABOUT,
    WRITES,
    kind_of,
    may_be_no_message,
)
from rsdata.language.names import CAPITAL, PARTICLES_IN_LISTS, is_given, is_personal_name
from rsdata.language.offices import COMPLEMENTS, ORGANISATION_NOUNS, ROLE_NOUNS
from rsdata.language.patterns import lazy
from rsdata.language.place_names import PLACE_OF_SENDER
from rsdata.language.time_stamps import day_alone, is_stamp, read_time
from rsdata.language.word_lists import tagged
from rsdata.pages.link_marks import LINK_MARK
from rsdata.pages.page import Embedded

# A block in which a page sets somebody's words, and what may follow them: '... so." from Ann Lee'. The label
# may also stand alone ("Quote Message"), the words in the paragraph under it.
QUOTE_LABEL = "Quote Message"
FROM = " from "
LONGEST_NAME = 120
_BEFORE_CLOCK = " \u00a0\t[(•·*–—-"
_AFTER_CLOCK = " \u00a0\t,:;.|•·–—-])"
_OF_A_DAY = lx.TIME | lx.NUMBER | lx.PREP | lx.DET | lx.ADV | lx.AUX  # ("may" is a month too)

# "Another one! ", "A reader's question? ": what a message may be brought on with.
GREETING = lazy(r"[^!?]{2,40}[!?] +(?=[^\W\d_a-z])")

FIGURE = lazy(r"\d")
LONGEST_LEAD = 30  # characters before a clock
# No further than this from its start does a message have its cue: sender, blanks, reporting word.
LONGEST_HEAD = 250

# A line that says where to write: "Tweet @BBC_HaveYourSay", "Email: news@example.org", "Text 61124".
ACCOUNT = lazy(
    r"(?:Tweet|E-?mail|Text|SMS|Join the debate at|Get in touch)[: ]\s*"
    r"(?:us |your views |your comments )?(?:on |at |via |to )?"
    r"(?:@\w+|#\w+|\d{4,6}|[\w.+-]+@[\w.-]+)\.?$",
    re.IGNORECASE,
)

# Words before a name that are no part of it, besides every word in lower case: "SNP MP Ann Lee".
TITLES_OF_OFFICE = tagged("titles before a sender")

# Small last words that belong to a sender: "Dover council".
ENDS_OF_A_NAME = PARTICLES_IN_LISTS | ORGANISATION_NOUNS
# Words before "tweets" that count or point, so that it is a noun, and those that say that something happens.
_BEFORE_NOUN = tagged("numbers") | tagged("determiners") | tagged("possessives") | tagged("quantifiers")
_PRONOUNS = tagged("subject pronouns")
_BULLETS = "-–—•*· "
_HAPPENING = tagged("forms of be") | tagged("auxiliaries")
# First words of a line that says where to look.
POINTS = tagged("first words of a pointer")

# "— Ann Lee (@annlee) November 20, 2014": who signs a message of another site, the account and the day.
SIGNATURE = lazy(r"(?:—|–|-|―)\s*(?P<name>[^\n(@]{1,80}?)\s*\((?P<account>@[\w.@-]{1,80})\)(?P<rest>.{0,60})")
# Kinds of characters that dress a name up: pictures, their colours, what joins them.
_SYMBOLS = frozenset(("So", "Sk", "Cf", "Me", "Co", "Cn"))
_DRESS = " \u00a0\ufe0e\ufe0f"
# ... in which the account begins so.
ACCOUNT_BEGINS = "(@"
# "Ann Lee (@annlee): So it goes."
UNDER_ACCOUNT = lazy(
    rf"(?P<sender>(?!By\b|From\b){CAPITAL}[^\"“”:.!?\r\n]{{1,120}}? \(@\w{{2,30}}\))(?P<cue>)\s?:\s+(?=\S)"
)

OPENING = '"“'
CLOSING = '"”'
MARK = lazy('["“”]')


def find_message(paragraph: Stretch, following: Sequence[Stretch] = ()) -> MessageParts | None:
    """The parts of the message that a paragraph is, or None where it is none. Its words may be a block of
    their own in the ``following`` paragraphs."""
    # (Nearly every paragraph has no colon: not worth remembering.)
    found = paragraph.once(_message_in) if ":" in paragraph.text else None
    if found is not None or not following:
        return found
    labelled = following[0].text.startswith(QUOTE_LABEL)
    if not labelled and not (paragraph.text[-1] == ":" and _is_in_marks(following[0])):
        return None
    words = words_below(following)
    match = _head_of(paragraph)
    if match is None or words is None or match.end() < paragraph.end:
        return None
    return _message(paragraph, match, _words_of(words))


def _is_in_marks(paragraph: Stretch) -> bool:
    """Whether a paragraph is one quotation and nothing else."""
    if paragraph.text[0] not in OPENING:
        return False
    found = paragraph.quotations
    return len(found) == 1 and found[0].closed and found[0].end >= paragraph.end - len(".”")


def message_behind(paragraph: Stretch) -> MessageParts | None:
    """The message in a paragraph that opens with another sentence: "We asked. Ann from Dover emails: So it
    goes."; its sender is a name, with a place perhaps, and no quotation stands beside it."""
    text = paragraph.text
    if not MAY_BE_CUE.search(text) or MARK.search(text):
        return None  # nearly every paragraph
    for start in paragraph.sentence_starts:
        match = MESSAGE.match(paragraph.source, start, paragraph.end)
        if match is None or match.end() >= paragraph.end:
            continue
        sender = paragraph.part(*match.span("sender"))
        name, place = _name_and_place(sender)
        words = paragraph.source[slice(*name)]
        if name[0] == sender.start and (place or name[1] == sender.end) and (
            is_personal_name(words) or is_given(words)
        ):  # fmt: skip
            return _message(paragraph, match, _body(paragraph.part(match.end(), paragraph.end)))
    return None


def _message_in(paragraph: Stretch) -> MessageParts | None:
    """The parts of a message whose words stand in its own paragraph."""
    match = _head_of(paragraph)
    if match is None or match.end() >= paragraph.end:
        return None
    return _message(paragraph, match, _body(paragraph.part(match.end(), paragraph.end)))


def _head_of(paragraph: Stretch) -> re.Match[str] | None:
    """What a message begins with: its sender and its reporting word."""
    if ":" not in paragraph.text:
        return None
    head = paragraph.text[:LONGEST_HEAD].lower()
    has_cue, has_account = any(map(head.__contains__, CUE_WORDS)), ACCOUNT_BEGINS in head
    if not has_cue and not has_account:
        return None  # nearly every paragraph: not worth a pattern
    start = paragraph.start + _behind_clock(paragraph.text)
    found = MESSAGE.match(paragraph.source, start, paragraph.end) if has_cue else None
    if found is None and has_cue:
        found = MESSAGE_ABOUT.match(paragraph.source, start, paragraph.end)
        if found is not None and not _tells_about(paragraph.part(*found.span("sender"))):
            found = None
    return found or (UNDER_ACCOUNT.match(paragraph.source, start, paragraph.end) if has_account else None)


def _tells_about(sender: Stretch) -> bool:
    """Whether the sender of a message of which it is told first what it is about has more than a name, as no
    headline has: "The Echo's Ann Lee"."""
    name, place = _name_and_place(sender)
    whole = place is None and name[1] == sender.end and is_personal_name(sender.source[slice(*name)])
    return whole and name[0] > sender.start


def _message(paragraph: Stretch, match: re.Match[str], body: Stretch) -> MessageParts | None:
    """The parts of a message with these words, if its sender is somebody."""
    sender = _without_day(_without_greeting(paragraph.part(*match.span("sender"))))
    if sender.text.endswith(LINK_MARK):
        sender = sender.part(sender.start, sender.end - len(LINK_MARK))
    if not _names_somebody(sender):
        return None
    in_marks = MARK.search(paragraph.source, body.start - 1, body.start + 1) is not None
    if in_marks and sender.text.partition(" ")[0].lower() in _PRONOUNS:
        return None  # "He tweeted: “We won.”": somebody's quotation
    name, place = _name_and_place(sender)
    if may_be_no_message(match["cue"]) and not _is_sure(sender, name, place, match["cue"].lower()):
        return None
    if not match["cue"] and not _is_of_an_account(sender):
        return None
    if place is not None:
        sender = sender.part(sender.start, name[1])
    return _parts(sender, name, place, match, body)


def _is_sure(sender: Stretch, name: Span, place: Span | None, cue: str) -> bool:
    """Whether a sender is somebody for certain; who writes is a reader with no more than a given name and a
    place: "Isla in Dover writes"."""
    words = sender.source[slice(*name)]
    if cue == WRITES:
        return place is not None and name[0] == sender.start and is_given(words)
    apart = sender.text.rpartition(" ")[2][:1].islower() and sender.source[sender.end : sender.end + 1] != ","
    return not apart and (is_personal_name(words) or is_given(words) or "@" in sender.text)


def _is_of_an_account(sender: Stretch) -> bool:
    """Whether what stands before an account says whose it is and no more: "Labour candidate Ann Lee
    (@annlee)", not "Photo by Ann Lee (@annlee)", "Full list of candidates (@elm)"."""
    words = sender.text.partition(ACCOUNT_BEGINS)[0].split()
    return not any(word.islower() and word not in ROLE_NOUNS | PARTICLES_IN_LISTS for word in words)


def _without_greeting(sender: Stretch) -> Stretch:
    """The sender without what brings the message on: "Another one! Ann Lee"."""
    greeting = GREETING.match(sender.text)
    return sender.part(sender.start + greeting.end(), sender.end) if greeting is not None else sender


def _behind_clock(text: str) -> int:
    """Where the words begin behind the clock, or the age, that a paragraph opens with: "10.32am Ann Lee",
    "9:47 PM: Ann Lee", "[21:14] Ann Lee", "Just after 21:14 Ann Lee"; 0 where none does."""
    figure = FIGURE.search(text, 0, LONGEST_LEAD)
    if figure is None:
        return 0
    at = len(text) - len(text.lstrip(_BEFORE_CLOCK))
    stamp = read_time(text, at)
    if stamp is None:
        words = text[at : figure.start()].lower().split()
        leads = all(word.endswith("ly") or lx.TAGS.get(word, 0) & (lx.PREP | lx.ADV) for word in words)
        stamp = read_time(text, figure.start()) if leads else None
    if stamp is None or stamp.is_date:
        return 0
    return len(text) - len(text[stamp.end :].lstrip(_AFTER_CLOCK))


def _without_day(sender: Stretch) -> Stretch:
    """The sender without when it was: "Last November, Ann Lee", "Earlier today Ann Lee"."""
    head, _, rest = sender.text.partition(",")
    words = head.split()
    if not words or not _tags_in_a_day(words[0]) & _OF_A_DAY:
        return sender  # nearly every one
    tags = list(map(_tags_in_a_day, words))
    dated = day_alone(head) or any(tag & lx.TIME for tag in tags)
    if dated and rest.strip() and all(tag & _OF_A_DAY for tag in tags):
        return sender.part(sender.end - len(rest.lstrip()), sender.end)
    when = 0
    while when < len(words) and tags[when] & (lx.TIME if words[when].islower() else lx.ADV):
        when += 1
    if not 0 < when < len(words):
        return sender
    return sender.part(sender.start + head.index(words[when], len(" ".join(words[:when]))), sender.end)


def _tags_in_a_day(word: str) -> int:
    return lx.TAGS.get(word.lower(), lx.NUMBER if word.isdigit() else 0)


def signed_messages(body: Sequence[Stretch]) -> Iterator[Embedded]:
    """The paragraphs that are messages of another site, each with who signs it in the paragraph under it:
    "— Ann Lee (@annlee) November 20, 2014"."""
    for words, below in pairwise(body):
        if (match := signature_in(below.text)) is not None:
            yield signed_message(match, below.start, (words.start, words.end))


def signed_message(signature: re.Match[str], at: int, words: Span) -> Embedded:
    """The message of another site that is signed so, on a line that starts there."""
    name = _without_emoji(signature["name"], at + signature.start("name"))
    account = at + signature.start("account"), at + signature.end("account")
    return Embedded(MessageParts("tweet", name, name, None, (name[1], name[1]), words), account)


def _without_emoji(name: str, at: int) -> Span:
    """Where the name itself stands in one that is dressed up, "Ann Lee 💚"; all of it where all is dress."""
    if name.isascii():
        return at, at + len(name)
    letters = [n for n, char in enumerate(name) if not (char in _DRESS or category(char) in _SYMBOLS)]
    first, last = (letters[0], letters[-1] + 1) if letters else (0, len(name))
    return at + first, at + last


def signature_in(text: str) -> re.Match[str] | None:
    """Who signs a message of another site, and when it is from: all that a line says."""
    match = SIGNATURE.fullmatch(text) if ACCOUNT_BEGINS in text else None
    is_dated = match is not None and (day_alone(match["rest"].strip(" ,·")) or is_stamp(match["rest"]))
    return match if is_dated else None


def find_message_of(
    sender: Stretch, paragraph: Stretch, following: Sequence[Stretch] = ()
) -> MessageParts | None:
    """The parts of a message whose sender is printed above it: the paragraph begins with "tweets: ", and the
    words stand there or in one of the ``following`` paragraphs."""
    match = CUE.match(paragraph.source, paragraph.start, paragraph.end)
    if match is None:
        return None
    is_above = match.end() >= paragraph.end
    words = words_below(following) if is_above else paragraph.part(match.end(), paragraph.end)
    if words is None:
        return None
    name, place = _name_and_place(sender)
    return _parts(sender, name, place, match, _words_of(words))


def block_of_account(account: Stretch, following: Sequence[Stretch]) -> MessageParts | None:
    """The message in the block under an account that stands alone: "@annlee", "Quote Message: So."."""
    words = words_below(following)
    if words is None or not is_handle(account.text):
        return None
    body, name = _words_of(words).stripped, (account.start, account.end)
    if body.start >= body.end:
        return None
    return MessageParts("tweet", name, name, None, (name[1], name[1]), (body.start, body.end))


def _parts(
    sender: Stretch, name: Span, place: Span | None, match: re.Match[str], body: Stretch
) -> MessageParts | None:
    """The parts of a message; None where it has no words."""
    body = body.stripped
    if body.start >= body.end:
        return None
    kind = kind_of(match["cue"])
    return MessageParts(
        kind, (sender.start, sender.end), name, place, match.span("cue"), (body.start, body.end)
    )


def _words_of(words: Stretch) -> Stretch:
    """A message's words, in a block or not: a closing mark that nothing opened is the block's."""
    if words.text.startswith(QUOTE_LABEL):
        label = len(words.text) - len(words.text.removeprefix(QUOTE_LABEL).removeprefix(":"))
        words = _block_words(words.part(words.start + label, words.end).stripped)
    text = words.text
    if not text:
        return words
    if text[0] in OPENING or text[-1] not in CLOSING:
        return _body(words)
    lone = text.count('"') % 2 if text[-1] == '"' else "“" not in text
    return words.part(words.start, words.end - 1) if lone else words


def words_below(following: Sequence[Stretch]) -> Stretch | None:
    """The next paragraph, or the one under it where that is only the label of a block."""
    return next((paragraph for paragraph in following[:2] if paragraph.text != QUOTE_LABEL), None)


def quote_block_end(analysis: Analysis, body: Sequence[Span], i: int) -> int:
    """Where a block of somebody's words that begins in paragraph ``i`` ends: where its words do, or the name
    that stands on a line of its own under them."""
    text = analysis.stretch(*body[i]).text
    last = i
    if text == QUOTE_LABEL and i + 1 < len(body):
        last = i + 1
    elif not text.startswith(QUOTE_LABEL):
        return body[i][1]
    if last + 1 < len(body) and analysis.stretch(*body[last + 1]).is_name:
        last += 1
    return body[last][1]


def _block_words(words: Stretch) -> Stretch:
    """Where the words of a block stand, its closing mark included, without the name behind them."""
    text = words.text
    mark = max(text.rfind(closing, max(0, len(text) - LONGEST_NAME)) for closing in CLOSING)
    is_signed = mark >= 0 and text.startswith(FROM, mark + 1) and mark + 1 + len(FROM) < len(text)
    return words.part(words.start, words.start + mark + 1) if is_signed else words


def starts_with_cue(text: str) -> bool:
    """Whether a paragraph begins with "tweets:" or "emails:" and leaves the sender to what stands above."""
    return text[:1] in "thewTHEW" and CUE.match(text[:40]) is not None


def is_account_line(text: str) -> bool:
    """Whether a paragraph only says where to send messages: "Tweet @BBC_HaveYourSay"."""
    return len(text) < 80 and ACCOUNT.match(text) is not None


def _names_somebody(sender: Stretch) -> bool:
    """A sender has a capital or is a handle, and is no sentence."""
    is_named = sender.text[:1] == "@" or any(map(str.isupper, sender.text))
    words = sender.text.lstrip(_BULLETS).split() or [""]
    if words[0].lower() in POINTS:
        return False  # "Follow Ann Lee on Twitter: @ann_lee"
    is_clause = "," not in sender.text and not _HAPPENING.isdisjoint(words)
    if words[-1].lower() in _BEFORE_NOUN or is_clause:
        return False  # "Ann Lee has deleted two tweets: nobody knows why."
    if _tells_which(words):
        return False
    return is_named and not sender.sentence_starts


def _tells_which(words: Sequence[str]) -> bool:
    """Whether the words only tell which messages are meant: "[The leaked] emails: …", "[Lee's] emails: …"."""
    first, *rest = words
    if first.lower() not in _BEFORE_NOUN:
        return words[-1].endswith(("'s", "’s"))
    return not any(word[0].isupper() or word in ROLE_NOUNS for word in rest)


def _behind_office(sender: Stretch) -> Span | None:
    """The name behind an office: "The MP for Dover, [Ann Lee]", "Dover council's leader, [Ann Lee] (Lab)"."""
    office, comma, name = sender.text.partition(", ")
    name = name.partition(" (")[0]
    is_name = is_personal_name(office) and not office.partition(" ")[0].endswith(("'s", "’s"))  # "Dover's MP"
    if not comma or is_name or not is_personal_name(name):
        return None
    if ROLE_NOUNS.isdisjoint(office.lower().split()):
        return None
    start = sender.start + len(office) + len(comma)
    return start, start + len(name)


def _unnamed_role(sender: Stretch) -> Span | None:
    """A role that is all there is of a sender, without its article: "A [council spokeswoman]", "A [spokesman
    for Ann Lee]", which tweets."""
    article = _ARTICLE.match(sender.text)
    head = sender.text.partition(",")[0]
    words = head[article.end() :].split() if article else []
    roles = [at for at, word in enumerate(words) if word in ROLE_NOUNS]
    if article is None or not roles:
        return None
    behind = words[roles[0] + 1 :]
    if behind and behind[0] not in COMPLEMENTS:
        return None
    return sender.start + article.end(), sender.start + len(head)


_ARTICLE = lazy(r"(?:An?|The|One|Another|Our)\s")


# "Ann Lee[ (@annlee)]", "Ann Lee[ - @annlee -]", "[@annlee ]Ann Lee"
_ACCOUNT_BEHIND = lazy(r"\s*[,|–—-]?\s*[(\[]?@[\w.]+[)\]]?[\s,|–—-]*\Z")
_ACCOUNT_BEFORE = lazy(rf"@[\w.]+[,|–—-]?\s+(?={CAPITAL})")


def _without_account(sender: Stretch) -> Stretch:
    """A sender without the account before or behind what else is said of him or her."""
    if "@" not in sender.text:
        return sender  # nearly every one
    before, behind = _ACCOUNT_BEFORE.match(sender.text), _ACCOUNT_BEHIND.search(sender.text)
    start = sender.start + (before.end() if before else 0)
    end = sender.start + behind.start() if behind and behind.start() else sender.end
    return sender.part(start, end) if start < end else sender


def _behind_place(sender: Stretch, place: int) -> Span | None:
    """The name behind an office and its place, which begins at ``place``: "Mayor of Dover [Ann Lee]"."""
    at, name = sender.names[-1] if sender.names else (0, None)
    if name is None or len(name.words) < 2 or at + name.end < sender.end or at + name.bare <= place:
        return None
    return at + name.bare, sender.end


def _name_and_place(sender: Stretch) -> tuple[Span, Span | None]:
    sender = _without_account(sender)
    start, text = sender.start, sender.text
    if (name := _behind_office(sender) or _unnamed_role(sender)) is not None:
        return name, None
    match = PLACE_OF_SENDER.search(text)
    if match is not None and _ends_in_an_office(text[: match.start()]):
        # "Mayor of Dover Ann Lee", but "Dover Secretary of State", "Ministry of Works"
        return _behind_place(sender, start + match.start("place")) or (start, sender.end), None
    if match is not None:
        group = "place" if match.group("place") else "bare"
        # "the leader of Medway Council" is a role, no reader with a place: a reader's name is all capitals.
        is_role = group == "bare" and is_office(match.group(group))  # "Ann Lee, Labour leader"
        if _is_bare_name(text[: match.start()]) and not is_role:
            place = (start + match.start(group), start + match.end(group))
            return (start, _without_account(sender.part(start, start + match.start())).end), place
    head = text.partition(",")[0]
    words = list(re.finditer(r"\S+", head))
    if not words:
        return (start, sender.end), None
    last = len(words) - 1
    while last > 0 and _is_behind_name(words[last].group()):
        last -= 1  # "from Ann Lee also via Twitter", "Ann Lee MP @ann_lee"
    first = 0
    body = words[last].group().lower() in ORGANISATION_NOUNS  # "Prime Minister's Office"
    for i, word in enumerate(words[:last]):
        w = word.group()
        if (
            w in TITLES_OF_OFFICE
            or w[0] == "@"  # "columnist @annlee Ann Lee"
            or (w[0].islower() and w not in PARTICLES_IN_LISTS)
            or (w.endswith(("'s", "’s")) and not body)
        ):
            first = i + 1
    held = words[first - 1].group() == "for" if first else False  # "Minister for Fish [Ann Lee]"
    if held and (name := _behind_place(sender, start + words[first].start())) is not None:
        return name, None
    name_end = len(head) if last == len(words) - 1 else words[last].end()
    return (start + words[first].start(), start + name_end), None


def _is_behind_name(word: str) -> bool:
    """Whether a word behind a sender's name is no part of it: an account, a title, a small word."""
    return (
        word.strip("()")[:1] == "@"
        or word in TITLES_OF_OFFICE
        or (word.islower() and word not in ENDS_OF_A_NAME)
    )


def _ends_in_an_office(name: str) -> bool:
    """Whether words are an office or a body, which the rest says what of: no "Dean Baker"."""
    first, last = name.split(" ", 1)[0], name.rpartition(" ")[2].lower()
    is_office = first[:1].isupper() and (last in ROLE_NOUNS or last in ORGANISATION_NOUNS)
    return is_office and not ("," in name or is_given(first))


def _is_bare_name(words: str) -> bool:
    parts = words.split()
    return 0 < len(parts) <= 5 and all(
        (p[0].isupper() or not p[0].isalpha() or p in PARTICLES_IN_LISTS or len(parts) == 1)
        and p not in TITLES_OF_OFFICE
        for p in parts
    )


def _body(words: Stretch) -> Stretch:
    """The message's own words: inside its marks where the whole of it stands in marks."""
    text = words.text
    if text[0] not in OPENING:
        return words
    last = len(text.rstrip(".,"))
    if last <= 1 or text[last - 1] not in CLOSING:
        # An opening mark that never closes is the message's own, unless it closes in the middle.
        return words if any(mark in text[1:] for mark in CLOSING) else words.part(words.start + 1, words.end)
    inner = MARK.search(text, 1, last - 1)
    if inner is not None and inner[0] != "“" and not text[inner.start() - 1].isspace():
        return words  # the first mark closes early: '"No" is not "yes"'
    return words.part(words.start + 1, words.start + last - 1)
