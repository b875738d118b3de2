"""What each line of a page could be in a layout that nobody described: a stamp and where on the line it
stands, a button or link of the page, a line that only parts, a number, a heading, text.

These say what a line looks like by itself. What parts the posts of a page is found by ``induction``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal
from unicodedata import category

from rsdata.language.authors import (
    LONGEST_SIGNATURE,
    UNSEEN,
    Author,
    Span,
    author_behind,
    author_of,
    chatter_before,
    may_be_initials,
    signer_behind,
    without_emphasis,
)
from rsdata.language.calendar import CALENDAR_WORDS, MONTH, PrintedDate
from rsdata.language.line_shapes import counts_votes, is_correspondent_role, is_outlet, is_unfinished, reports
from rsdata.language.lines import Line, Stretch
from rsdata.language.names import NAME_WORD, is_personal_name
from rsdata.language.parties import is_party
from rsdata.language.patterns import any_of, lazy
from rsdata.language.time_stamps import (
    FIRST_LEADS,
    NAMED_ZONES,
    PrintedTime,
    is_age,
    read_time,
    zone_of_times,
)
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple
from rsdata.pages.messages import find_message

_LABELS: Final = tagged("labels over an entry")
# Where on its line a stamp stands:
#   line   alone, or with its author: "• 21:14", "Updated 9:01 PM ET", "21:14 by Ann Lee"
#   head   text follows on the line: "9.30pm: So.", "[21:14] So.", "Ann (7:40pm) – So."
#   end    a heading or an author before it: "A title 9.30pm", "by Ann Lee  7:12 PM"
#   tail   the text before it ends with it: "So it goes. (21:14)"
Place = Literal["line", "head", "end", "tail"]

# What parts a stamp, a title and an author on one line, or opens it.
BARS: Final = "|·•▪■●◦"
# ... and what stands side by side there: "Ann Lee | The Echo · 6 May".
BESIDE: Final = lazy(r"\s*[|·•]\s*")
# What a stamp may be dressed in: behind a bullet, an emoji, the marks of Markdown or of a wiki, a bracket, an
# entity of HTML; a label; a number. The file of a picture may be stuck to it: "hall.jpg9:05 pm".
_DRESS: Final = (
    r"(?:_|</?[a-z]{1,6}>|[^\w\"'“”‘’@$£€©+#&]|#(?!\d)|&(?!\w)|&(?:[a-z]{2,6}|#\d{1,5});|\+{2,}){0,16}"
)
_FILE: Final = r"(?P<file>[\w-]{3,60}\.(?:jpe?g|png|gif|webp)(?:[-:][a-z]{3,8})?\s*(?=\d))?"
_OPENING: Final = lazy(
    rf"{_FILE}{_DRESS}(?:(?P<number>\[?(?:#|(?i:no|update|entry|post|item|part)\.? ?#?)\d{{1,4}}"
    rf"(?![:.h]\d\d| ?(?i:[ap]\.?m)\b|(?:st|nd|rd|th)?,? {MONTH}\b)"  # "Update 9:06 a.m.": a clock
    r"(?P<total>(?: of |/)\d{1,4})?[\].:),]?|\d{1,3}[.)](?= \d{1,2}[:.h]\d\d))[\s:|·–—-]+"
    rf"|(?P<label>(?i:{{labels over an entry}}))(?:\b[\s:|·•–—-]+|(?=\d)))?{_DRESS}(?=[^\W_])"
)
# "Election night: Nov. 3, 2026", "DAY TWO, Friday 12 December 2003": what a day is called, before it.
_CALLED: Final = lazy(
    r"(?:[^\W\d_]+ ){0,3}(?:day|night|morning|evening)(?: (?:one|two|three|four|[1-9]))?"
    r"(?:,|:| ?[–—-]+) +(?=\w)",
    re.IGNORECASE,
)
# What may follow a stamp and belongs to it: a bracket, a colon, a dash; "update" before a colon.
_CLOSING: Final = lazy(
    r"(?:\s+(?i:{words after a stamp})(?=:\s))?"
    r"(?P<dress>(?:[\s\])}*_=~]|&nbsp;|</[a-z]{1,6}>)*)"
    r"(?P<who>[\[(][A-Z]{2,4}[\])]\s*)?"
    r"(?P<mark>:{1,2}|-{2,}|\.{2,4}(?=\s)|…(?=\s)|\|(?:\s*\|)*"
    rf"|[–—»>›{BARS}]|[-/,](?=\s)|\.(?=\s|$))?[\s\])*_]*"
)
_LABEL_BEHIND: Final = lazy(
    lambda: rf"(?:(?<=[a-z])|\s*[{BARS}]\s*){any_of(map(str.upper, in_order('labels over an entry')))}\Z"
)
# Where a stamp may begin within a line ("A title19:11", "Ann Lee5 May 2026 21:40", "Ann LeeFri 5 May", where
# the page had them side by side).
_WORD_START: Final = lazy(
    r"(?<![\w.:/])(?=\w)"
    r"|(?<=[a-z?!.’'\")])(?=\d\d:\d\d\Z|\d{1,2} [A-Z][a-z]{2,8} \d{4}\b|\d{1,2}[:.]\d\d ?[apAP]\.?[mM]\.?\Z)"
    r"|(?<=[a-z])(?=[A-Z][a-z]{2,8}\.?,? \d)"
)
# ... with a figure
_FIGURE_START: Final = lazy(
    r"\d(?:(?<![\w.:/].)|(?<=[a-z?!.’'\")].)(?=\d:\d\d\Z|\d? [A-Z][a-z]{2,8} \d{4}\b"
    r"|\d?[:.]\d\d ?[apAP]\.?[mM]\.?\Z))"
)
# With what a stamp may end, of a text that is read from its end.
_ENDS_BACKWARDS: Final = lazy(
    lambda: (
        r"[\s\])}*_.]*(?:(?:[smhdw]|ts|dn|dr|ht)?\d|m\.?[ap]"
        rf"|{any_of(word[::-1] for word in ('ago', 'now', *NAMED_ZONES, *CALENDAR_WORDS))}"
        rf"|{any_of(word[2::-1] for word in CALENDAR_WORDS)})"
    ),
    re.IGNORECASE,
)
# "A title9:05pm: So.", "A title 21:05: So."
_CLOCK_AND_COLON: Final = lazy(
    r"\d(?<![\d:.].)\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?:(?= ?[^\s\d])", re.IGNORECASE
)
_CELLS: Final = lazy(r"\s*(?:\t|\|)\s*(?=\d)")
_LONGEST_ZONE: Final = 40
_WHO_BEHIND: Final = lazy(r"(?<=[)\]])\s*[\[(][A-Z]{2,4}[\])]\Z")
_LONGEST_WHO: Final = 10
_LOWER_OR_UNIT: Final = lazy(r"[^\W\d_A-Z]|[%‰]")
# Before a stamp that ends a line.
_BEFORE_STAMP: Final = f" \t\u00a0,–—-{BARS}/([:@"
_SENTENCE_END: Final = lazy(r"[.!?…][\"”'’)]?\s*[–—|·([-]*\s*\Z")
_FURNITURE_BEHIND: Final = lazy(
    r"(?:\s*[|·•]\s*|\s+(?=\d+ [a-z]+:?\Z)(?!\d+ ago\Z))(?P<rest>[^\s|·•][^|·•]{0,30})\Z"
)
# "A title ........ 21:58"
_LEADERS: Final = lazy(r"\s?[.…]{4,}\s*\Z")
# What stands between bars: "Web", "12 boosts".
_BARS: Final = lazy(r"\s+[|·•]\s+")
# "A title ▪ " before a stamp.
_BARS_BEFORE: Final = lazy(rf"[{BARS}]|\s[–—-]\s")
# "TrackBack (0)", "12 views": a word or two and how many.
_COUNTER: Final = lazy(r"(?:[A-Za-z]+ ?){1,3}\(\d[\d,]*\)|\d[\d,]* [A-Za-z]+")
# "So it goes. – GM, 21.58", "So it goes. (Ann Lee, 21:58)": who signs, before the stamp.
_SIGNED: Final = lazy(
    r"[.!?…\"”’')\]]\s*(?:[–—―~/|(\[]|--?(?=\s)|by(?= ))\s*(?P<who>[A-Z][^\d.!?()]{1,30}?)"
    r"(?: via [A-Za-z]+)?[,:;]?\s*\Z"
)
_YEAR_ALONE: Final = lazy(r"(?:19|20)\d\d\W*\Z")

_DIGITS: Final = lazy(r"[\d().,:!›»>…+|·•]+|(?<!\S)[–—-](?!\S)")
_GLUED: Final = lazy(r"(?<=[a-z!])(?=[A-Z])")
_COUNT: Final = lazy(r"\s*\(\d+\)\Z")
_ADDRESS: Final = lazy(r"https?://\S+")
_ADDRESSED: Final = lazy(r"\[([^\[\]]*)\]\([^()\s]*\)")
_UPDATES: Final = tagged("words after a stamp")
_LETTERS: Final = lazy(r"[^\W\d_]+")
_FIGURES: Final = lazy(r"\d+")
# A row of figures: "Labour 5,117, 14.3%", "Under 1,000 - 8/1", what has columns.
_ROW: Final = lazy(r"\d[.,/]\d[\d.,]*%?\)?\Z|%\)?\Z|\d per ?cent\)?\Z|(?<!\w)[+\u2212-]\d+\)?\Z|\t|\|")
_FIGURE: Final = lazy(r"\d[\d,.]*%?")
_NUMBER: Final = lazy(
    r"(?P<word>[A-Z][A-Za-z]{1,9}\.? |#)?[(\[]?(?P<number>\d{1,3})"
    r"(?:(?: ?/ ?| of )(?P<total>\d{1,3})(?![\w,/%]|\.\d))?"
    r"(?P<mark>[)\]]?[.:]|[)\]/]|\s[–—|-](?=\s)|(?=\s)|\Z)\s*(?P<rest>.*)\Z"
)
_OF_SO_MANY: Final = lazy(r"[(\[]?\d{1,3} ?/ ?\d")
_MINUTE: Final = lazy(
    r"(?P<minute>\d{1,3})\s?(?:\+\s?\d{1,2}\s?)?(?:['’′](?!\w)|(?:min|minutes?|mins)\b)\s?(?:\+\s?\d{1,2}\s?['’′]?\s?)?"
    r"(?:(?<=['’′])|[:.–—-])\s*[:–—-]?\s*(?=\S)"
)
_ORIGINAL: Final = lazy(
    r"[*_\[]{0,3}(?:{words before the first stamp}|{labels over what was said first})"
    r"(?:[\])]?(?::[*_]{0,3}|[*_]{1,3}:?)\s*|\]\s*|\s*\Z)",
    re.IGNORECASE,
)
# "So it goes. (3/14)"
_COUNTED_BEHIND: Final = lazy(r"\s[(\[]?(?P<number>\d{1,3}) ?/ ?(?P<total>\d{1,3})[)\]]?\Z")
_COUNTED: Final = tagged("what a page counts")
_FURNITURE: Final = tagged("furniture of a page")
_PARTS_NOTHING: Final = tagged("furniture that parts nothing")
_LINK: Final = lazy(
    r"{labels of links}(?: (?:from|by|on|about) [^:.]{2,40})?: (?=\S)|{words before a promotion}\b",
    re.IGNORECASE,
)
_LINK_LABEL: Final = lazy(r"{labels of links}:?\Z", re.IGNORECASE)
# "News / Local news / A title": where a page stands among others.
_TRAIL: Final = lazy(
    r"{first words of a trail}(?: ?[/>›»] ?[A-Z][^/>›»]{1,100}){2,}\Z",
    re.IGNORECASE,
)
# "Share on Facebook (opens in new window)": said of a link, for who cannot see it.
_NEW_WINDOW: Final = lazy(r"\((?:link )?opens in (?:an? )?new (?:window|tab)\)\Z", re.IGNORECASE)
# "Keep 702"
_COUNTED_WORD: Final = lazy(r"[^\W\d_][^\d]{0,40} \d[\d,]*")
_COMMENTS: Final = tagged("headings of comments")
_FOOTERS: Final = lazy(r"(?:{first words of a footer})(?!\w)", re.IGNORECASE)
_FOOTER_TITLES: Final = lazy(r"(?:{titles of a footer}|{first words of a footer})(?!\w)", re.IGNORECASE)
_MORE: Final = r"(?:more|other|all|latest)"
_LISTED: Final = lazy(
    rf"{_MORE} (?:[\w’'-]+ ){{0,2}}{{things of a list of links}}:?\Z",
    re.IGNORECASE,
)
_READ_HERE: Final = lazy(
    rf"{{verbs of reading on}} (?:[\w’'-]+ ){{0,7}}?{_MORE} (?:[\w’'-]+ ){{0,7}}?"
    r"{things of a list of links} here[.!:]?\Z",
    re.IGNORECASE,
)
_FOOTER_SENTENCES: Final = lazy(r"(?:{first words of a sentence of a footer})(?!\w)", re.IGNORECASE)
_QUOTED: Final = lazy(r"[\"“”‘]")
# "More on Ash: Ann Lee has won.", behind the first words.
_TOLD: Final = lazy(r"\s+[^\s:][^:]*: (?:\S+ ){2}")
_CONTACTING: Final = tagged("first words of a contact")
# "The Ash Echo is a member of ...", "Ash Echo newsletters"
_OF_PAPER: Final = lazy(r"(?P<paper>[^.:,]{3,50}?) (?:{what a paper says of itself}\b|newsletters?\Z)")
_OF_NEWS: Final = tagged("words of a service of news")
_SERVICES: Final = tagged("what a service of news is")
_COMMENT_COUNT: Final = lazy(
    r"\d[\d,]* (?:comments?|responses? to|repl(?:y|ies) to|thoughts? on)\b", re.IGNORECASE
)
_LONGEST_NOTICE: Final = 240
_SUBSCRIBE: Final = lazy(
    r"(?:^|[.!?] )[^.!?“”\"]{0,40}\b(?:sign up|subscribe|register)\b[^.!?“”\"]{0,30}\b(?:our|the|my|this)\b"
    r"[^.!?“”\"]{0,40}\b(?:newsletters?|briefing|bulletin|podcast|channel|e?mail(?: alerts?)?)\b"
    r"[^.!?“”\"]{0,60}[.!]?\Z"
    r"|(?:^|[.!?] )(?:\W{1,3} ?)?(?-i:Follow|Join|Download|Get) our(?: \w+){0,2} "
    r"(?:channel|group|app|newsletter)\b[^.!?“”\"]{0,60}[.!]?\Z",
    re.IGNORECASE,
    words=("sign up", "Sign up", "ubscribe", "egister", "SIGN UP", "SUBSCRIBE", " our "),
)
# ... and who has the rights: "Copyright 2023 The Ash Echo. All rights reserved."
_APPEAL: Final = lazy(
    r"(?:^|[.!?] ){verbs of an appeal}(?: [\w’'-]+){0,3} (?:now|today|here)[.!]?\Z"
    r"|(?:copyright|©)(?: ©)? ?\d{4}\b|\ball rights reserved\b",
    re.IGNORECASE,
)
# "Ann Lee is a senior reporter in the Ash newsroom.", "Ann Lee covers politics for the Echo."
_WRITER: Final = lazy(
    rf"(?P<name>{NAME_WORD}(?: {NAME_WORD}){{1,3}}) "
    r"(?:is (?:an?|the) (?P<job>[^.!?“”\"]{5,100}?)"
    r"|{verbs before an employer} (?:the )?(?P<outlet>[^.!?“”\"]{2,40}?)"
    r"|{verbs of a beat} [^.!?“”\"]{0,80}[A-Z][^.!?“”\"]{2,40})\.?\Z"
)
_INVITING: Final = tagged("first words of an invitation")
_ORDER_OF_PAGE: Final = lazy(
    r"\b(?:newest|latest|oldest|earliest|most recent)(?: \w+)?,? "
    r"(?:(?:is|are|comes?|goe?s?|appears?) )?"
    r"(?:first|last|(?:at|on|from) (?:the )?(?:top|bottom))\b"
    r"|\bin (?:the|reverse|chronological)(?: chronological)? order\b",
    re.IGNORECASE,
)
_OF_THIS_PAGE: Final = lazy(r"This (?:\w+ ){0,2}?{what a live page calls itself}\b", re.IGNORECASE)
_EVENTS: Final = lazy(
    r"\bas (?:it|they) happen(?:ed|s)?\W*\Z|\blive (?:blog|coverage|updates)\W*\Z|'s thread\b", re.IGNORECASE
)
_SUMMARY: Final = lazy(r"\b{words of a summary}\b", re.IGNORECASE)
# "[Photo]", "<Media omitted>", ":tada:": in a text copied out of a program.
_MEDIUM: Final = lazy(
    r"[\[<(](?:photo|image|picture|video|audio|gif|sticker|file|map|poll|voice message|media)"
    r"(?: omitted)?[\])>]|:[a-z+-][a-z0-9_+-]{1,30}:",
    re.IGNORECASE,
)
_HOUR: Final = r"(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|midnight|noon|midday)"
_HOURS: Final = lazy(rf"[#*_ ]*{_HOUR} ?(?:to|until|till|[–—-]) ?{_HOUR}[:*_ ]*", re.IGNORECASE)
_SENT: Final = lazy(r"\b{words of a letter to readers}\b", re.IGNORECASE)
_NOTICE: Final = lazy(
    r"\b{words of a notice}\b"
    r"|\b(?:page|blog|liveblog|coverage|feed) (?:is|has|will be) (?:now |been |no longer )*"
    r"(?:closed|ended|updated|updating|paused)\b",
    re.IGNORECASE,
)
_LIVE: Final = lazy(r"\b{words of a live page}\b", re.IGNORECASE)
# "Updated at 9.05pm", "Edited 9:05": before the time of a change.
CHANGES: Final = tagged("words of a change")
_BEFORE_NO_STAMP: Final = tagged("before no stamp")
_FORMS_OF_BE: Final = tagged("forms of be")

LONGEST_HEADING: Final = 160
LONGEST_FURNITURE: Final = 40
_LONGEST_LABEL: Final = 4  # words of a button
_LONGEST_STAMP: Final = 60
_LONGEST_OPEN: Final = 60
_BRACKETS: Final = frozenset("()[]")
# With what an item of a list begins.
BULLETS: Final = "•*·▪●■◦–-"
_END_OF_ITEM: Final = lazy(r"[-–—*(/ ]+(?:30|ends?|more|mf|fin)[-–—*)/ ]+|(?-i:ENDS)", re.IGNORECASE)
_LONGEST_RULE: Final = 400
_MANY_WORDS: Final = 12
_FULL_STOP: Final = lazy(r"[a-z]{2}\. (?=[A-Z])")
_SENTENCE_BREAK: Final = lazy(r"[a-z]{2}[.!?][”\"’']? (?=[^\s\d])")


class Mark(NamedTuple):
    """A stamp on a line; offsets are those of the line's text."""

    line: int  # its index among the lines of the page
    place: Place
    time: PrintedTime
    shape: str  # what lines of one layout have in common
    stamp: Span  # with its bullet, brackets and what parts it from the text
    before: int = 0  # where what stands before it ends
    author: Author | None = None
    number: int = -1  # where the number before the stamp ends: "#12 21:14"
    is_sure: bool = True  # it is a clock, whatever stands around it

    @property
    def is_day(self) -> bool:
        """It is a day alone, and not that of a change: "Friday 6 May", "Posted 6 May"."""
        return self.time.is_date and self.author is None and self.time.lead not in CHANGES


def printed_form(text: str) -> str:
    """A stamp without its letters and figures: "a 0, 0:0 a" of "Nov 3, 9:05 pm"."""
    return _LETTERS.sub("a", _FIGURES.sub("0", text))


def furniture_key(text: str) -> str:
    """A short line without its numbers: "Comments (3)" and "12 comments" are the same button."""
    return " ".join(_DIGITS.sub(" ", text.lower()).split()) if len(text) <= LONGEST_FURNITURE else ""


def button_of(text: str) -> str:
    """A short line without a count in brackets or where it leads, to be met again: "Thank the writer (3)",
    "[Thank the writer](#p3)", "https://echo.example/live#p3"."""
    text = _without_addresses(text)
    return _COUNT.sub("", text).lower() if len(text) <= LONGEST_FURNITURE else ""


def _without_addresses(text: str) -> str:
    """A line with a mark for each address, and without those of links as Markdown has them: "Share Permalink"
    of "[Share](#) [Permalink](#p14)"."""
    text = _ADDRESSED.sub(r"\1", text) if "](" in text else text
    return _ADDRESS.sub("•", text) if "://" in text else text


def is_furniture(text: str) -> bool:
    """A button or a link that pages print with each entry."""
    text = _without_addresses(text)
    if len(text) > LONGEST_HEADING:
        return False
    if _NEW_WINDOW.search(text):
        return True
    if len(text) > LONGEST_FURNITURE:
        return _GLUED.search(text) is not None and _are_buttons(text)
    if _MEDIUM.fullmatch(text) or furniture_key(text) in _FURNITURE:
        return True
    # "♥ 12 ↩ 3", "👍 12 ↗ Share"
    if not text.isascii() and ("⟲" in text or any(category(mark) == "So" for mark in text)):
        words = _LETTERS.findall(text.lower())
        return _FURNITURE.issuperset(words) if words else any(map(str.isdigit, text))
    return _are_buttons(text)


def is_row(text: str, beside: Sequence[str]) -> bool:
    """Whether a word and how many stand by others that are no buttons: "Close 498", under "Keep 702"."""
    if not text[-1].isdigit() or not any(map(str.isalpha, text)):
        return False
    return any(_COUNTED_WORD.fullmatch(other) and not is_furniture(other) for other in beside)


def _are_buttons(text: str) -> bool:
    """Whether a line is the labels of two buttons or more, one behind the other: "Copy linkShare"."""
    words, at = _DIGITS.sub(" ", _GLUED.sub(" ", text)).lower().split(), 0
    while at < len(words):
        ends = range(min(at + _LONGEST_LABEL, len(words)), at, -1)
        label = next((end for end in ends if " ".join(words[at:end]) in _FURNITURE), at)
        if label == at and words[at] != "x":
            return False
        at = max(label, at + 1)
    return len(words) > 1


def are_counters(text: str) -> bool:
    """ "Web · 12 boosts · 31 favourites": what stands behind a stamp, and is no text."""
    parts = _BARS.split(text) if len(text) <= LONGEST_HEADING else []
    counted = sum(is_furniture(part) or _COUNTER.fullmatch(part) is not None for part in parts)
    return 2 * counted > len(parts) > 1 and all(part.count(" ") < 3 for part in parts)


def is_link(text: str) -> bool:
    """ "Read more: A title": a link to another story."""
    is_title = len(text) <= LONGEST_HEADING and (is_unfinished(text) or text.endswith("?"))
    return is_title and _LINK.match(text) is not None


def heads_links(text: str) -> bool:
    """ "Read more", and nothing else: over a list of links, where it is no button."""
    return len(text) <= LONGEST_FURNITURE and _LINK_LABEL.match(text) is not None


def parts_nothing(text: str) -> bool:
    """Furniture of articles, too."""
    return furniture_key(text) in _PARTS_NOTHING


def is_label(text: str) -> bool:
    """ "Pinned", "Breaking": over an entry, not text of it."""
    return len(text) <= 30 and text.strip(":!* ").lower() in _LABELS


def original_label(text: str) -> int:
    """Where the label ends that is all of a line, or opens it: "ORIGINAL STORY:", "**Original post:** So.",
    under the updates of a page over what it said first; 0 where there is none."""
    label = _ORIGINAL.match(text)
    return label.end() if label is not None else 0


def opens_footer(text: str) -> bool:
    """The first line under the entries of a page."""
    text = _without_addresses(text)
    if _QUOTED.search(text) or reports(text):
        return False
    paper = _OF_PAPER.match(text)
    if paper is not None and (is_outlet(paper["paper"]) or _is_service_of_news(paper["paper"])):
        return True
    words = text.lstrip("[#*_—– ")
    title = words.rstrip("]*_ ")
    first = _FOOTERS.match(words) if len(text) <= 80 else None
    return len(text) <= LONGEST_HEADING and bool(
        _FOOTER_SENTENCES.match(words)
        or _TRAIL.match(text)
        or _APPEAL.search(text)
        or asks_to_subscribe(text)
        or _READ_HERE.match(words)
        or (first is not None and not _TOLD.match(words, first.end()))
        or is_footer_title(title)
        or _LISTED.match(title)  # "More boat stories"
        or tells_of_writer(text)
        or ("@" in words and words.partition(" ")[0].lower() in _CONTACTING)
    )


def _is_service_of_news(name: str) -> bool:
    """ "The Harbour Reporting Service": what a page may tell of under its entries."""
    words = name.split()
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return False
    return words[-2].lower() in _OF_NEWS and words[-1].lower() in _SERVICES


def tells_of_writer(text: str) -> bool:
    """ "Ann Lee is a reporter at the Echo.": who wrote a page, in a sentence under it."""
    writer = _WRITER.match(text)
    if writer is None or not is_personal_name(writer["name"]):
        return False
    if writer["outlet"] is not None:
        return is_outlet(writer["outlet"])
    return writer["job"] is None or is_correspondent_role(writer["job"])


def is_footer_title(text: str) -> bool:
    """ "Related articles", and nothing else."""
    match = _FOOTER_TITLES.match(text) if len(text) <= LONGEST_FURNITURE else None
    return match is not None and not text[match.end() :].strip(" :›»")


def heads_comments(text: str) -> bool:
    """ "Comments (412)", "412 comments for: A title": what readers say stands under it."""
    return furniture_key(text) in _COMMENTS or (len(text) <= 120 and _COMMENT_COUNT.match(text) is not None)


def asks_to_subscribe(text: str) -> bool:
    """ "New here? Sign up for our newsletter.": what a page says of itself, and nobody's words."""
    return len(text) <= _LONGEST_NOTICE and _SUBSCRIBE.search(text) is not None


def says_live(text: str) -> bool:
    """A title of a page made of entries."""
    return _LIVE.search(text) is not None


def is_sent(text: str) -> bool:
    """ "The Harbour Letter", "View in browser": what a letter to readers has over it and under it."""
    return _SENT.search(text) is not None


def is_of_page(text: str) -> bool:
    """What stands over the entries of a page and is none of them: "Follow the count with our reporters.",
    "This page is a log of the evening.", "Times are BST.", "Thursday's count, as it happened.", "Our notes,
    newest at the top.", "We use cookies."."""
    return (
        text.split(None, 1)[0].lower().rstrip(",:") in _INVITING
        or _OF_THIS_PAGE.match(text) is not None
        or zone_of_times(text) is not None
        or (len(text) <= LONGEST_HEADING and bool(_EVENTS.search(text) or _ORDER_OF_PAGE.search(text)))
        or is_notice(text)
    )


def heads_list(text: str) -> bool:
    """ "Here is what happened:", "Closing summary": over the points of a list, none of which is an entry;
    "Latest updates:" heads entries."""
    if says_live(text) or "latest" in text.lower():
        return False
    return text[-1] == ":" or _SUMMARY.search(text) is not None


def is_notice(text: str) -> bool:
    """ "We use cookies.", "This live blog is now closed.": what a page says of itself."""
    return len(text) <= LONGEST_HEADING and _NOTICE.search(text) is not None


def are_hours(text: str) -> bool:
    """ "11pm to midnight": over the entries of some hours."""
    return len(text) <= LONGEST_FURNITURE and _HOURS.fullmatch(text) is not None


def is_rule(text: str) -> bool:
    """A line without a letter or figure, or with which an agency ends an item: "***", "— — —", "—30—"; a
    bracket alone belongs to what it holds."""
    if len(text) > _LONGEST_RULE or text in _BRACKETS:
        return False
    return not any(map(str.isalnum, text)) or _END_OF_ITEM.fullmatch(text) is not None


def number_on(text: str) -> re.Match[str] | None:
    """ "12. A title", "#12", "Update 12:", "3/14", "Part 3 of 14", "12" and nothing else."""
    match = _NUMBER.match(text) if len(text) <= 300 or _OF_SO_MANY.match(text) else None
    if match is None:
        return None
    if match["total"] is not None:
        return match if int(match["number"]) <= int(match["total"]) else None
    if text[0] in _BRACKETS:
        return None
    if match["word"] is None:
        is_alone = not (match["mark"] or match["rest"])
        return match if is_alone or match["mark"].strip() in (".", ")", "–", "—", "-", "/") else None
    return match if match["word"] == "#" or match["word"].lower().strip(" .") in _COUNTED else None


def number_behind(text: str) -> re.Match[str] | None:
    """ "So it goes. (3/14)": the number that ends a line, and of how many it is."""
    may_be = text[-1].isdigit() or text[-1] in ")]"
    return _COUNTED_BEHIND.search(text, max(0, len(text) - 12)) if may_be else None


def minute_on(text: str) -> re.Match[str] | None:
    """ "67 min: So.", "45+2' So.": the minute that opens a line."""
    return _MINUTE.match(text) if text[0].isdigit() else None


def read_mark(index: int, line: Line) -> Mark | None:
    """The stamp of a line, where it has one."""
    text = line.text
    if (called := _CALLED.match(text)) is not None:
        day = read_time(text, called.end())
        if day is not None and day.is_date and day.end == len(text):
            return Mark(index, "line", day, "/", (0, len(text)))
    opening = _OPENING.match(text)
    if opening is not None:
        time = read_time(text, opening.end())
        if time is not None and time.end - opening.end() <= _LONGEST_STAMP:
            # ("Analysis: 9.05pm": a label that others need not have.)
            is_labelled = opening["label"] is not None and opening["label"].lower() != "update"
            dress = opening.end() if is_labelled else max(opening.end("file"), 0)
            mark = _opened(index, line, time, opening.end(), dress)
            is_counted = (opening["number"] or "")[:1].isalpha() and opening["total"] is None
            if mark is not None and mark.place == "line" and mark.author is None and is_counted:
                return _at_end(index, text)  # "Update 4 [20:15]": a heading
            return mark and mark._replace(number=opening.end("number"))
    return (
        _in_cell(index, text)
        or _behind_name(index, text)
        or _at_end(index, text)
        or _behind_title(index, text)
    )


def days_alone(lines: Sequence[Line]) -> list[PrintedDate]:
    """The days on lines of their own, but those of a change."""
    marks = [mark for i, line in enumerate(lines) for mark in [read_mark(i, line)] if mark is not None]
    days = (mark.time for mark in marks if mark.place == "line" and mark.is_day and not mark.time.lead)
    return [time.date for time in days if time.date is not None]


def _closing(text: str, at: int) -> re.Match[str]:
    """What follows a stamp and belongs to it: nothing, perhaps."""
    return _CLOSING.match(text, at)  # type: ignore[return-value]


def author_after_stamp(text: str) -> tuple[int, Author] | None:
    """Where the stamp ends that opens a line, and the author behind it: "03:02 · Ann Lee"; None where the
    line says anything else."""
    time = read_time(text) if text[:1].isdigit() else None
    if time is None or time.clock is None:
        return None
    end = _closing(text, time.end).end()
    author = author_behind(text[end:]) if end < len(text) else None
    return (end, author.moved(end)) if author is not None else None


def _opened(index: int, line: Line, time: PrintedTime, begin: int, dress: int) -> Mark | None:
    """A stamp with which a line begins; what it is dressed in begins at ``dress``."""
    text = line.text
    closing = _closing(text, time.end)
    end = closing.end()
    sep = (closing["mark"] or "").strip()
    sep = sep or ("*" if closing["who"] or set(closing["dress"]) & set("=*_~>") else "")
    opening = text[dress:begin].strip()
    lead = _lead_of(line, time, begin, opening)
    shape = f"{lead}/{_first_of(opening if lead != 'update' else '')}"
    if end >= len(text):
        is_sure = not time.is_bare or time.zone is not None
        return Mark(index, "line", time, shape, (0, len(text)), is_sure=is_sure)
    rest = text[end:]
    if _is_beside_stamp(rest):
        return Mark(index, "line", time, shape, (0, len(text)))
    if changed := _lead_of_stamp(rest):
        # "06:12, 17 OCT 2025Updated 07:02, 17 OCT 2025"; with its day it is the page's.
        return Mark(index, "line", time, shape if time.date is None else f"{changed}/", (0, len(text)))
    author = author_behind(
        _LABEL_BEHIND.sub("", rest)
    )  # "21:14 Ann Lee · KEY EVENT", "21:14Ann LeeKEY EVENT"
    # No mark parts text from it, or one emphasis holds both.
    is_apart = sep not in (":", "–", "—", "--") or opening[-1:] == rest[-1]
    if author is not None and (author.is_said or author.role is not None or is_apart):
        return Mark(index, "line", time, shape, (0, end), author=author.moved(end))
    tells = lead in ("", "at", "update") or (sep == ":" and is_prose(line))  # "Updated 9 a.m.: So it goes."
    if time.is_date or not tells or are_hours(text):
        return None
    return _over_text(line, time, Mark(index, "head", time, shape, (0, end)), sep, opening)


def _lead_of(line: Line, time: PrintedTime, begin: int, opening: str) -> str:
    """The word before a stamp that tells lines of one layout from others: "updated", "at"."""
    if opening[-1:] == "[" and is_prose(line):
        return ""  # "[Updated at 9 a.m.] So it goes."
    if time.lead in FIRST_LEADS or opening[:6].lower() == "update" or time.lead.endswith("latest"):
        return "update"
    return time.lead or ("at" if line.text[begin : begin + 3].lower() == "at " else "")


def _is_beside_stamp(rest: str) -> bool:
    """Whether what stands behind a stamp is no text: a button, a label, a zone, how long ago it was."""
    return (
        is_furniture(rest)
        or is_label(rest)
        or are_counters(rest)
        or rest.strip("]) ").lower() in _UPDATES
        or rest in NAMED_ZONES
        or is_age(rest)
    )


def _lead_of_stamp(text: str) -> str:
    """ "updated" of "Updated 07:02": the word before a stamp that is all of a text; "" of any other."""
    time = read_time(text)
    return time.lead if time is not None and time.end == len(text) else ""


def _first_of(opening: str) -> str:
    """With what a stamp is dressed: entries may have emojis of several kinds."""
    opening = opening.lstrip(UNSEEN)
    if not opening or opening[0].isascii() or opening[0] in f"{BULLETS}—":
        return "0" if opening[:1].isdigit() else opening[:1]
    return "★"


def _over_text(line: Line, time: PrintedTime, mark: Mark, sep: str, opening: str) -> Mark | None:
    """A stamp with text behind it on its line, and whether it is a clock for certain."""
    if sep in (",", ".") and not time.is_half and (sep == "," or time.is_bare):
        # "1343, AL: So it goes.", "03.16. So it goes."; no "3.16. Of the board"
        is_clock = sep == "." and time.start + len("00.00") == time.end and is_prose(line)
        if not is_clock and chatter_before(line.text[mark.stamp[1] :]) is None:
            return None
        return mark._replace(is_sure=False)
    is_small = _LOWER_OR_UNIT.match(line.text, mark.stamp[1]) is not None and sep in ("", ",")
    is_marked = sep or time.is_half or opening or time.zone is not None or time.age is not None
    if is_marked and not is_small:
        return mark
    if line.text[time.start : time.end].isdigit():
        # "1245 Liberal Democrats" counts, "2204 The doors are shut." tells.
        is_short = line.text.count(" ") < _MANY_WORDS
        is_cut = line.is_unfinished and is_short and not _SENTENCE_BREAK.search(line.text)
        return mark._replace(is_sure=False) if not (is_small or is_cut) else None
    # "21:14 A title": on a page without empty lines as well; "2.30 metres" is no clock there.
    may_be = line.blank_before or not time.is_bare or (not is_small and is_prose(line))
    return mark._replace(is_sure=False) if may_be else None


def _behind_name(index: int, text: str) -> Mark | None:
    """ "Ann (7:40pm) – So.": a name, the stamp, and text on the line."""
    if not text[0].isupper() and text[0] != "@":
        return None
    for match in _FIGURE_START.finditer(text, 1, 45):
        at = match.start()
        time = read_time(text, at)
        if time is None or time.is_date:
            return None
        closing = _closing(text, time.end)
        before = text[:at].rstrip(_BEFORE_STAMP)
        rest = text[closing.end() :]
        if not rest or not closing[0].strip() or not before or is_furniture(rest):
            return None
        if len(before.split()) > 4 or not all(w[0].isupper() or w[0] == "@" for w in before.split()):
            return None
        author = Author((0, len(before)), None, False)
        return Mark(index, "head", time, "name", (len(before), closing.end()), author=author)
    return None


def _at_end(index: int, text: str) -> Mark | None:
    """A stamp with which a line ends, a colon behind that of whoever writes: "Ann Lee 10.40pm:"."""
    last = _before_buttons(text)
    if text[last - 1] in _BRACKETS and (who := _WHO_BEHIND.search(text, max(0, last - _LONGEST_WHO), last)):
        last = who.start()  # "So it goes. (21:40) [AL]"
    if last > 1 and text[last - 1] == ":":
        mark = _at_end(index, text[: last - 1])
        return mark._replace(stamp=(mark.stamp[0], len(text))) if mark and mark.shape == "author" else None
    low = max(0, last - _LONGEST_STAMP)
    if not _ENDS_BACKWARDS.match(text[max(0, last - _LONGEST_ZONE) : last][::-1]):
        return None
    for match in _WORD_START.finditer(text, low + 1 if low else 1, last):
        at = match.start()
        time = read_time(text[:last], at)
        if time is None or text[time.end : last].strip(" ])."):
            continue
        is_told = time.clock is None and text[last - 1] == "." and author_of(text[:at].rstrip()) is None
        if time.is_date or is_told:
            return None  # "Ann Lee (@annlee) August 5, 2024", "She left a week ago."
        return _ended(index, text, time, at)
    return None


def _in_cell(index: int, text: str) -> Mark | None:
    """A stamp with an author behind it, in a cell of their own: "A title | 21:40, Ann Lee"."""
    for part in _CELLS.finditer(text) if len(text) <= LONGEST_HEADING else ():
        time = read_time(text, part.end())
        if time is None or time.clock is None:
            continue
        end = _closing(text, time.end).end()
        author = author_behind(text[end:]) if end < len(text) else None
        if author is not None and part.start():
            stamp = part.start(), end
            return Mark(index, "end", time, "heading", stamp, part.start(), author.moved(end))
    return None


def _behind_title(index: int, text: str) -> Mark | None:
    """A stamp and a colon behind a title, and text on the line: "Boats come in9:05pm: So."."""
    clock = _CLOCK_AND_COLON.search(text, 1, LONGEST_HEADING)
    time = read_time(text, clock.start()) if clock is not None else None
    if clock is None or time is None or time.clock is None or time.end != clock.end() - 1:
        return None
    title = text[: clock.start()].rstrip()
    is_told = title.split()[-1].lower() in _BEFORE_NO_STAMP or title[-1] in ":,(["
    is_told |= title[-1] in ".;" or not (title[0].isalnum() or title[0] in "‘“\"'")
    if is_told or _SENTENCE_BREAK.search(title):
        return None  # "Polls close at 10pm: hurry."
    return Mark(index, "head", time, "title", (len(title), _closing(text, time.end).end()), len(title))


def _before_buttons(text: str) -> int:
    """Where the buttons begin that end a line: "Posted by Ann Lee at 9.05pm | Link | 3 comments"."""
    last = len(text)
    while last <= LONGEST_HEADING:
        behind = _FURNITURE_BEHIND.search(text[:last])
        if behind is None or not (
            is_furniture(behind["rest"])
            or _COUNTER.fullmatch(behind["rest"])
            or _lead_of_stamp(behind["rest"]) in CHANGES  # "9.05pm | Updated 9.10pm"
        ):
            break
        last = behind.start()
    return last


def _ended(index: int, text: str, time: PrintedTime, at: int) -> Mark | None:
    before = _LEADERS.sub("", text[:at]).rstrip(_BEFORE_STAMP)
    if not _LETTERS.search(before):
        return None
    stamp = len(before), len(text)
    signed = _signed(index, text, time, at)
    if signed is not None:
        return signed
    if _YEAR_ALONE.match(text, at) and text[len(before) : at].strip() == ",":
        return None  # "See the election of May, 2017."
    if time.is_bare and _is_value(text, time, before, at):
        return None
    if time.is_bare and not text[len(before) : at].strip():
        author = author_of(before)  # "Labour 1.29" may be no clock
        if text[slice(*time.printed or (0, 0))].isdigit() and not (author and author.is_said):
            return None  # "Labour 1050", "The mayor looks on 2028", not "Posted by Ann Lee at 2140"
        shape = "heading" if author is None else "author"
        return Mark(index, "end", time, shape, stamp, len(before), author, is_sure=False)
    if len(text) <= LONGEST_HEADING and not _SENTENCE_END.search(
        text[: len(before)] + text[len(before) : at].strip(". ")
    ):
        opened = before[0] in _BRACKETS and len(before) > 1  # "(Ann Lee, 9.30pm)"
        author = author_of(before[opened:])
        if author is not None:
            return Mark(index, "end", time, "author", stamp, len(before), author.moved(opened))
        if _is_told(text, time, before, at):
            return None  # "Polls close 10pm"
        return Mark(index, "end", time, f"heading{time.lead}", stamp, len(before))
    if _SENTENCE_END.search(text, 0, at):
        is_title = len(before) <= LONGEST_HEADING and not _SENTENCE_BREAK.search(before)
        asks = is_title and (before[-1] in "?!" or ends_open(before))
        if asks or text[len(before) : at].strip():
            return Mark(index, "tail", time, "asked" if asks else "tail", stamp, len(before))
    return None


def _is_told(text: str, time: PrintedTime, before: str, at: int) -> bool:
    """Whether words say that something happens at a time: "Polls close 10pm"; no bar, no dash, and no comma
    before a day parts the two."""
    words = text[time.start : time.printed[0] if time.printed else at].lower().split()
    if before.split()[-1].lower() not in _BEFORE_NO_STAMP and not {"at", "on"} & set(words) - {time.lead}:
        return False
    has_day = time.date is not None and time.date.day is not None and text[len(before)] == ","
    return not has_day and _BARS_BEFORE.search(text, len(before), at) is None


def _signed(index: int, text: str, time: PrintedTime, at: int) -> Mark | None:
    """The stamp behind whoever signs an entry: "So it goes. – GM, 21.58"."""
    signed = _SIGNED.search(text, max(0, at - LONGEST_SIGNATURE), at)
    if signed is None or not (may_be_initials(signed["who"]) or is_personal_name(signed["who"])):
        return None
    author = Author(signed.span("who"), None, True)
    span = signed.end("who"), len(text)
    return Mark(index, "tail", time, "signed", span, signed.start() + 1, author)


def _is_value(text: str, time: PrintedTime, before: str, at: int) -> bool:
    """Whether a bare number that ends a line is a value of what stands before it: "Ann Lee,Labour,1050,1.29",
    "Labour – 1050", "Ash 40.1% – 1050"; not "It is 40.1%. (10.50)"."""
    if text[len(before) : at].strip() in ("(", "[") and _SENTENCE_END.search(before):
        return False
    return text[at - 1] in ",;" or is_party(before) or (time.date is None and any(map(str.isdigit, before)))


def is_heading(line: Stretch) -> bool:
    """A short line that is no sentence and no line of a list, in bold perhaps."""
    text = without_emphasis(line.text) if line.text[0] in "*_" else line.text
    if len(text) > LONGEST_HEADING or text[0] in BULLETS or _LETTERS.search(text) is None:
        return False
    if not _speaks_of_number(text) and (counts_votes(text) or _ROW.search(text)):
        return False
    if find_message(line) is not None:
        return False
    if signer_behind(text) is not None:
        return False
    if text[-1] == ")" and "(" not in text:
        return False  # the end of what a line above begins
    if text.count(" ") >= _MANY_WORDS and _SENTENCE_BREAK.search(text):
        return False  # "That is all. If you got this far, thank you for it, from all of us"
    if text.rstrip('’"”')[-1:] in ("?", "!") and _FULL_STOP.search(text):
        return False  # "That is all. Good night!"
    is_open = line.is_unfinished if text == line.text else is_unfinished(text)
    return is_open or (text[-1] in "?!'’\"”" and text[-2:-1] not in ".,")


def ends_open(text: str) -> bool:
    """Whether a short line ends as a title may, and a sentence as well: "And then ...", "What a night!"."""
    text = without_emphasis(text) if text[:1] in "*_" else text
    return text.endswith(("...", "…", "!")) and len(text) <= _LONGEST_OPEN and text.count(".") in (0, 3)


def _speaks_of_number(text: str) -> bool:
    """ "Green win Ash Vale by 311", "Turnout confirmed at 38.9%", "Turnout is 38.9%": the number that ends a
    line is no figure of a row."""
    words = text.lower().removesuffix(" percent").removesuffix(" per cent").rsplit(maxsplit=2)
    if len(words) < 3 or _FIGURE.fullmatch(words[2]) is None:
        return False
    return words[1].rstrip(".") in CALENDAR_WORDS or words[1] in _BEFORE_NO_STAMP or words[1] in _FORMS_OF_BE


def is_prose(line: Stretch) -> bool:
    """A sentence, not a line of a list."""
    text = line.text
    is_question = text[-1] == "?" and len(text) <= 80  # a headline may be one
    if is_question or len(text) <= 20 or text.count(" ") < 3:
        return False
    return not line.is_unfinished or signer_behind(text) is not None
