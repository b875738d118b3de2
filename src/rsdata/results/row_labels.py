"""The words of a row of results before its figures, cut into parts; marks of places and of the elected off.

Ann Lee (Lab)      Liberal: Ann Lee      X Lib Dem - Lee, Ann      2nd Labour (Ann Lee
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from rsdata.language.calendar import CALENDAR_WORDS, MONTH_NUMBERS
from rsdata.language.declarations import ON_THE_WAY_TO_VOTES, SAYS_WON, WON_THE_SEAT
from rsdata.language.names import is_personal_name
from rsdata.language.parties import is_party, party_in_list
from rsdata.language.patterns import any_of, lazy
from rsdata.language.sentences import is_abbreviation
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple
from rsdata.results.row_figures import Span

_NEAR: Final = 60  # characters behind the words of a row
_LONGEST_LINK: Final = 72  # characters of "forfeited their deposits", "leads the race for attorney general"
_WORDS: Final = 14  # the most words of a label

_MARKS: Final = in_order("marks of the elected")
_ELECTED: Final = tuple(mark for mark in _MARKS if "elected" in mark)
_SIGNS: Final = "".join(mark for mark in _MARKS if not mark[0].isalpha())

# before the label: a bullet, a place, a mark of the elected
_PLACED: Final = lazy(
    rf"(?:[\s•·●▪◦–—>-]+|[^\w\s\"“‘'’()\[\]*{_SIGNS}]+\s?|\*\*|__|"
    r"\(?(?:[ivx]{1,4}|[a-h])[.)]\s(?=[^\W\d_])|(?i:(?:the\s)?(?:leading|runner-up|first|second|third|fourth|fifth|sixth|last)(?:\splace)?):\s|"
    r"(?:first|second|third|fourth|fifth|sixth|last)\s(?=[A-Z])|\(?\d{1,2}(?:st|nd|rd|th)?[.):]?\s(?=\D)|#\d{1,2}\s|(?:and|&)\s(?=\d(?:st|nd|rd|th)))+"
)

BARS: Final = "█▇▆▅▄▃▂▁▉▊▋▌▍▎▏░▒▓■□"  # of a chart beside the figures
_SEPARATORS: Final = " \t\u00a0:;,–—-=|.…/([•" + BARS

_AROUND: Final = " \t\u00a0,;:>~–—-" + BARS  # what may stand around a part of a label

_WON_BEFORE: Final = lazy(
    lambda: (
        rf"(?P<won>(?:[X{_SIGNS}](?=\s)|[(\[]x[)\]](?=\s)|(?-i:x-(?=[A-Z]))|[*{_SIGNS}](?=[^\W\d_]|\s)|"
        rf"{any_of(_MARKS)}(?=:)|{any_of(_ELECTED)}(?:\s(?:were|was|are|is))?(?=\s)))[\s:–-]*"
    ),
    re.IGNORECASE,
)

_WON_BEHIND: Final = lazy(
    lambda: rf"[\s(\[,–-]*(?:(?<![\w])(?P<not>not\s)?{any_of(_MARKS)}|[*{_SIGNS}])[)\]]?\Z",
    re.IGNORECASE,
)

_TITLES: Final = tuple(entry.partition(":")[0] for entry in in_order("offices under several names"))
# between the parts of a label
_PART: Final = lazy(
    r"\s[-–—/=>~]\s|\s?[|│:;]\s|,\s|\s?\(|\s?\[|[)\]]"
    rf"|(?:['’]s)?\s{any_of(tagged('roles of a contest'))},?\s(?=[^\W\d_a-z])"
    rf"|(?:['’]s)?\s(?i:{any_of(_TITLES)})\.\s(?=[^\W\d_a-z])"  # "Republican Sen. Ann Lee"
)

_SUM_WORDS: Final = 7  # the most words of a line of a sum before its figure
_SUMS: Final = tagged("sums under a list")
# those that are of no votes of anybody
OF_A_SUM: Final = _SUMS - tagged("column heads of votes") - tagged("column heads of changes")
_NOBODY: Final = _SUMS | tagged("sums in a list")
_NO_LABELS: Final = tagged("labels of no contestant")

_VERBS: Final = tagged("verbs before votes")
# ... or their share, which may be rounded as votes are not: "Lee has [nearly] 60%"
_LINKS: Final = _VERBS | tagged("about a number")
_SHARE: Final = lazy(r"[(\[]?\d{1,2}(?:[.·]\d+)?\s?(?:%|per\s?cent)")
_UNCHANGED: Final = tagged("no change printed")  # in the place of a change, before the figures
_BEFORE_A_DAY: Final = frozenset(("on", "by", "until", "from", "to"))  # "a runoff on Dec. 13"
# "District 27", "Stage 2": no votes
BEFORE_A_NUMBER: Final = tagged("contests by number") | tagged("things by number")
_NO_VOTES_BEHIND: Final = BEFORE_A_NUMBER | tagged("seats by number")


# "Also stood: ", "Number of votes cast in favour of ": words before each label, or before those who lost
THE_REST: Final = lazy(
    lambda: (
        rf"(?:and\s)?(?:the\s)?{any_of(in_order('the rest of a list'))}"
        r"(?:\s(?:were|was|are))?(?::\s|\s(?-i:(?=[A-Z])))"
    ),
    re.IGNORECASE,
)
_VOTES_FOR: Final = lazy(
    r"(?:(?:total\s)?number\sof\s)?(?:valid\s)?votes?\s(?:cast\s|polled\s)?"
    r"(?:in\sfavour\sof|in\sfavor\sof|for|by|against)\s(?:an?\s|the\s)?"
    r"|first[ -]preference(?:s|\svotes?):?\s(?-i:(?=[A-Z]))",
    re.IGNORECASE,
)


def past_marks(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the label begins behind bullets, places, marks and what introduces those who lost, and whether
    marks say that it won."""
    won = False
    while True:
        for pattern in (_WON_BEFORE, _PLACED, THE_REST, _VOTES_FOR):
            match = pattern.match(text, start, end)
            if match is not None and match.end() < end:
                start, won = match.end(), won or pattern is _WON_BEFORE
                break
        else:
            return start, won


def only_links(text: str, start: int, end: int) -> bool:
    """Whether nothing stands there but words that link a label to its votes: "won with", "was elected"."""
    return start > 0 and subject_of(text, start - 1, end).end <= start


class Polled(NamedTuple):
    """Who has votes, in a sentence up to them: where the words for it end, the party given behind the verb,
    or whoever stands for it, and whether the verb says that they won."""

    end: int
    beside: Span | None = None
    won: bool = False


def subject_of(text: str, start: int, end: int) -> Polled:
    """Where whoever has the votes ends: "Labour held the seat with 1,204", "Ann Lee won Ash for Labour"."""
    end = _before_verbs(text, start, end)
    if link := ON_THE_WAY_TO_VOTES.search(text, max(start, end - _LONGEST_LINK), end):
        end = _before_verbs(text, start, link.start())
    declared = link is not None and link[0].endswith("winner")
    stands_for = None
    if aside := _ASIDE.search(text, start, end):
        stands_for = _STANDS_FOR.match(text, aside.start(), end)
        end = aside.start()
    words = text[start:end]
    said = WON_THE_SEAT.search(text, start, end) if any(map(words.__contains__, SAYS_WON)) else None
    if said is None:
        owner = _OWNER.search(text, max(start, end - 2), end) if words.endswith(_OWNER_ENDS) else None
        stood = None
        if stands_for and (is_party(stands_for["given"]) or is_personal_name(stands_for["given"])):
            stood = stands_for.span("given")
        return Polled(owner.start() if owner else end, stood, won=declared)
    party = said.span("party") if said["party"] and is_party(said["party"]) else None
    # no seat is won by that
    preferred = "topped" in said[0] and "preference" in text[said.start() : end + _NEAR]
    return Polled(_stripped(text, start, said.start(), _SEPARATORS), party, won=not preferred)


def _before_verbs(text: str, start: int, end: int) -> int:
    """Where words end before those that link them to votes: "Labour[ came second with]", "Lab[, votes:]"."""
    links = _LINKS if _SHARE.match(text, end) else _VERBS
    end = _stripped(text, start, end, _SEPARATORS)
    if called := _CALLED_VOTES.search(text, max(start, end - _LONGEST_LINK), end):
        end = called.start()
    while (last := text.rfind(" ", start, end)) >= 0 and text[last + 1 : end] in links:
        doing = text.startswith("ing", end - 3)
        end = _stripped(text, start, last, _SEPARATORS)
        if doing and (how := text.rfind(" ", start, end)) >= 0 and text[how + 1 : end] in _BY_DOING:
            end = _stripped(text, start, how, _SEPARATORS)
    return end


_CALLED_VOTES: Final = lazy(r"(?<=\w|\))\s?[,;(|:–—-]\s?[Vv]otes?\Z", words=("ote",))
_BY_DOING: Final = frozenset(("by", "after"))  # "Ann Lee won Elm [by polling]"


# "Labour[, which had held it since 1995], polled", "Ann Lee[, a retired judge], took"
_ASIDE: Final = lazy(
    r",\s(?:(?:which|who|whose)\s[^;:]{1,200}"
    r"|(?:(?:an?|the)\s(?!independent\b)|[a-z]+ing\s)[a-z][\w'’ -]{2,60}"
    r"|from\s(?:the\s)?[A-Z][\w'’ -]{2,30})\Z"
)
# "Ann Lee[, who stood for Labour], polled", "the Greens[, whose candidate Ann Lee] polled"
_STANDS_FOR: Final = lazy(
    r",\s(?:(?:who\s(?:(?:was|is|had|has)\s)?)?(?:(?:stood|ran|running|standing|stands|runs)\s(?:for|as\san?)|represent(?:s|ed|ing))\s(?:the\s)?"
    r"|whose\scandidate\s)(?P<given>[A-Z][^,.;:]{1,40})\Z",
)
# "the Conservatives['] 1,204"
_OWNER_ENDS: Final = ("s", "'", "’")
_OWNER: Final = lazy(r"(?:(?<=[^\W\d_]|\))['’]s|(?<=s)['’])\Z")


def _stripped(text: str, start: int, end: int, marks: str) -> int:
    """The end of ``start:end`` without these characters there."""
    return start + len(text[start:end].rstrip(marks))


def label_parts(text: str, start: int, end: int) -> tuple[tuple[Span, ...], bool]:
    """The parts of a label, and whether a mark among them says that it won; none where it is no label."""
    end, given, won = subject_of(text, start, end)
    parts: list[Span] = []
    whole_label = text[start:end]
    words = whole_label.split()
    is_a_party = party_in_list(whole_label) is not None
    if (
        not 0 < len(words) <= _WORDS
        or _is_before_a_number(words)
        or _NO_LABEL.search(_ADDRESS.sub("", _AGE.sub("", NICKNAME.sub("", _without_age(whole_label)))))
        or (_ends_a_sentence(whole_label) and not is_a_party)
        or all(word.lower().strip(",.") in CALENDAR_WORDS for word in words)
    ):
        return (), False
    cuts = [_clean(text, start, end)] if is_a_party else _one_party(text, list(_cut(text, start, end)))
    for begin, stop in cuts:
        while mark := _WON_BEHIND.search(text, begin, stop):
            if party_in_list(text[begin:stop].rstrip("*")) and text[stop - 2] != " ":
                break  # "Grn*": a footnote
            stop, won = mark.start(), won or not mark["not"]
            if mark.start() == begin:
                break
        stop = _stripped(text, begin, stop, _AROUND)
        if stop > begin and any(map(str.isalpha, text[begin:stop])):
            parts.append((begin, stop))
    while len(parts) > 1 and text[slice(*parts[-1])].lower() in _UNCHANGED:
        parts.pop()
    standing = partial(_without_incumbency, text, whole_label)
    parts = [part for part in map(standing, parts) if part[0] < part[1]]
    parts = [_without_seat(text, _without_role_and_article(text, part)) for part in parts]
    last = text[slice(*parts[-1])].lower() if len(parts) > 1 else "?"
    if CALENDAR_WORDS.issuperset(last.lstrip("0123456789 ").split()):
        return (), False  # "Last time (4 May 2023"
    if given is not None and len(parts) == 1:
        parts.append(given)
    return tuple(parts), won


def _without_seat(text: str, part: Span) -> Span:
    seat = _PARTY_OF_A_SEAT.fullmatch(text, *part)
    return seat.span("party") if seat else part


# "Rep. Ann Lee, D-Elm"
_PARTY_OF_A_SEAT: Final = lazy(r"(?P<party>[DRI])-[A-Z][\w .'’-]+", words=("R-", "D-", "I-"))
# What no label has: the end of a sentence, a figure of somebody else
_NO_LABEL: Final = lazy(r"[!?]\s|\d,\d{3}|\d\s?%|\d[.·]\d|(?<![\w/])\d{2,}(?=[\s,;()]|\Z)|[\"“”]")

_AGE: Final = lazy(r",\s(?:aged\s)?[1-9]\d(?=,?\s[(\[]|\Z)")  # "Ann Lee, 44 (Lab)"
# "Ann Lee (Lab), 14 Mill Lane": where somebody lives
_ADDRESS: Final = lazy(r",\s\d{1,3}[A-Za-z]?\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}(?=,|\Z)")
# "William (Bill) Ray"
_SHORT_NAME: Final = lazy(r"\s\(([A-Z][\w'’-]{1,15})\)\s(?=([A-Z][\w'’-]+)(?:\s?[(,;:|–-]|\Z))")
NICKNAME: Final = lazy(r"\s[\"“‘']\w[\w' -]{0,20}[\"”’'](?=\s)")


def _without_age(label: str) -> str:
    """A label without the age between a name and a party: "Ann Lee, 44, Labour"."""
    age = _AGE_BEFORE_A_PARTY.search(label)
    return f"{label[: age.start()]}, {age['party']}" if age and is_party(age["party"]) else label


_AGE_BEFORE_A_PARTY: Final = lazy(r",\s(?:aged\s)?[1-9]\d,\s(?P<party>[A-Z][^,]*)\Z")


def _is_before_a_number(words: Sequence[str]) -> bool:
    """Whether words go on with a number that is none of votes: "District", "a runoff on Dec."."""
    if words[-1].lower() in _NO_VOTES_BEHIND:
        return True
    return len(words) > 1 and words[-2] in _BEFORE_A_DAY and words[-1].strip(".") in MONTH_NUMBERS


def _ends_a_sentence(label: str) -> bool:
    """Whether a full stop within a label is that of a sentence: not in "Prof. Ann Lee", "J. Marsh"."""
    return any(not is_abbreviation(label, 0, stop.start()) for stop in _FULL_STOP.finditer(label))


_FULL_STOP: Final = re.compile(r"\. ")


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    past = start  # behind the bracket that is read
    for match in _PART.finditer(text, start, end):
        if match.start() < past:
            continue
        if match[0].endswith(". ") and at == start and not is_party(text[at : match.start()]):
            at = match.end()  # "State Sen. Ann Lee"
            continue
        if match[0] == "(" and (glued := _glued_bracket(text, at, end, match)):
            past = glued  # "Ann Lee of the CPI(M)"
            continue
        short = _SHORT_NAME.match(text, match.start(), end)
        if short and not any(map(is_party, (text[at : match.start()], *short.groups()))):
            past = short.end()
            continue
        yield _clean(text, at, match.start())
        at = match.end()
        if match[0].strip() in {"(", "["} and (close := _closing(text, at, end)) >= 0:
            yield _clean(text, at, close)
            at, past = close, close + 1
    yield _clean(text, at, end)


def _glued_bracket(text: str, start: int, end: int, bracket: re.Match[str]) -> int:
    """Where a bracket closes that belongs to the party whose last word it follows without a blank; else 0."""
    begin = max(start, text.rfind(" ", start, bracket.start()) + 1)
    close = text.find(")", bracket.end(), min(end, bracket.end() + _LONGEST_GLUED)) + 1
    return close if close and begin < bracket.start() and is_party(text[begin:close]) else 0


_LONGEST_GLUED: Final = 12  # characters: "(Marxist)"


def _without_incumbency(text: str, label: str, part: Span) -> Span:
    """A part of a label without what says that somebody stands again: "(i)", "D-inc."; a party of capitals,
    as INC is where not all of the label has them, says nothing of it."""
    printed = text[slice(*part)]
    if printed.isupper() and is_party(printed) and (printed == label or not label.isupper()):
        return part
    again = _AGAIN_ALONE.fullmatch(text, *part) or _AGAIN.search(text, *part)
    return part if again is None else (part[0], again.start())


def _without_role_and_article(text: str, part: Span) -> Span:
    part = _without_role(text, part)
    return _without_article(text, part) if text[part[0]] in "atofhHiIT" else part


def _without_article(text: str, part: Span) -> Span:
    """A part that is a party, without small words before it: "Ann Lee, a Democrat", "Bo, of the Greens"."""
    article = _ARTICLE.match(text, *part)
    party = text[article.end() : part[1]] if article else ""
    if " from " in party and is_party(resident := party[: party.find(" from ")]):
        part, party = (part[0], part[1] - len(party) + len(resident)), resident  # "a Democrat from Ash"
    named = party.isupper() or any(word.lower() in _OF_PARTIES for word in party.split())
    known = article is not None and (is_party(party) or (named and not article[0].startswith("a")))
    return (article.end(), part[1]) if article and known else part


def _without_role(text: str, part: Span) -> Span:
    """A part without what somebody is for a party, behind the party: "Ann Lee, the [Labour] candidate"."""
    party, _, role = text[slice(*part)].rpartition(" ")
    known = role in _ROLES and is_party(party.removeprefix("the "))
    return (part[0], part[0] + len(party)) if known else part


_ROLES: Final = tagged("roles of a contest")


_OF_PARTIES: Final = tagged("words of party names")
_ARTICLE: Final = lazy(
    r"(?:(?:also\s)?an?|(?:of\s|for\s)?the|of|for|[Hh](?:er|is)|[Ii]ts|[Tt]heir)\s(?=[A-Z]|independent\Z)"
)
_AGAIN_ALONE: Final = lazy(r"i|inc\.?|incumbent|sitting", re.IGNORECASE)  # "Ann Lee, i (D)"
_AGAIN: Final = lazy(r"(?:(?<![^(\[])|(?:[,–-]|\s-)\s?)(?:i|inc|inc\.|incumbent|sitting)\Z", re.IGNORECASE)


def _one_party(text: str, cuts: list[Span]) -> list[Span]:
    """The parts with those joined that are one party: "Labour / Co-op"."""
    for at in range(len(cuts) - 1, 0, -1):
        joined = cuts[at - 1][0], cuts[at][1]
        if text[cuts[at - 1][1] : cuts[at][0]] == " / " and party_in_list(text[slice(*joined)]):
            cuts[at - 1 : at + 1] = [joined]
    return cuts


def _closing(text: str, start: int, end: int) -> int:
    """Where a bracket that opens before ``start`` closes; -1 where it does not."""
    depth = 1
    for at in range(start, end):
        depth += (text[at] in "([") - (text[at] in ")]")
        if depth == 0:
            return at
    return -1


def _clean(text: str, start: int, end: int) -> Span:
    while start < end and ((mark := text[start]) in _BEFORE or text.startswith(_BOLD, start, end)):
        start += 1 if mark in _BEFORE else len(_BOLD)
    end = _stripped(text, start, end, _AROUND)
    while end - start > len(_BOLD) and text.endswith(_BOLD, start, end):
        end = _stripped(text, start, end - len(_BOLD), _AROUND)
    return start, end


_BEFORE: Final = f"{_AROUND})]"
_BOLD: Final = "**"


def is_sum(printed: Sequence[str]) -> bool:
    """Whether a label is of a sum, a quota, a turnout, an address: of no contestant."""
    if len(printed) > 1 and printed[-1].lower() in OF_A_SUM:
        return True  # "Ash, first count (quota 1,507"
    if len(printed) > 1 and is_personal_name(printed[0]):
        printed = printed[:1]  # "Ann Lee (Votes for Trees)"
    words = _words(printed)
    if words[:1] and words[0] in _SPEAKERS:
        return False  # "I vote to keep the ward"
    return printed[0].lower() in _NO_LABELS or (
        any(map(_NOBODY.__contains__, words)) and not _of_nobody(words)
    )


def is_nobody_named(label: str) -> bool:
    """Whether a label is of several, or of nobody who is named: "Others", "Write-in totals"."""
    return label.lower() in _NOBODY_NAMED or _of_nobody(_words([label]))


def _of_nobody(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0] in _NOBODY_NAMED and _BEHIND_NOBODY.issuperset(words[1:])


_SPEAKERS: Final = frozenset(("i", "we"))
_NOBODY_NAMED: Final = tagged("nobody named")
_BEHIND_NOBODY: Final = tagged("behind nobody named")


def begins_a_sum(printed: str) -> bool:
    """Whether a line that is no row has a sum among the rows of a list: "Rejected ballots: 12"."""
    words = _words([printed])
    return len(words) < _SUM_WORDS and any(word in _SUMS for word in words)


def is_line_of_a_sum(line: str) -> bool:
    """Whether a line says a sum, and nothing before it: "Quota: 1,402", "Seats: 3", "Over votes: 14"."""
    line = _NUMBER_OF.sub("", line)
    first = line.split(maxsplit=1)[0].strip("().,:*").lower() if line.strip() else ""
    return (first in _SUMS and any(map(str.isdigit, line))) or _SUM_OF_VOTES.match(line) is not None


_NUMBER_OF: Final = lazy(r"\A\W*(?:(?:total\s)?number|no\.?)\sof\s(?!votes?\b)", re.IGNORECASE)
_SUM_OF_VOTES: Final = lazy(
    r"\W*(?:[^\W\d]+\s)?(?:votes?|ballots?|papers|turnout)(?:\scast)?[\s,:|–—-]{1,6}\d",
    re.IGNORECASE,
    words=("vote", "ballot", "papers", "turnout"),
)


def _words(printed: Sequence[str]) -> list[str]:
    return [word.strip("().,:*").lower() for part in printed for word in part.split()]
