"""Turnout as printed: "Turnout was 50.67% (40,113 votes)", "a turnout of 61%", "Turnout: 35,338 (51.1%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.calendar import MONTH
from rsdata.language.lines import Line, Stretch
from rsdata.language.numbers import COUNT, UNIT, is_per_cent, per_cent, whole
from rsdata.language.parties import party_pattern
from rsdata.language.patterns import any_of, lazy, mentions
from rsdata.language.place_names import PLACE
from rsdata.language.text_tables import table_at
from rsdata.language.word_lists import in_order, tagged
from rsdata.model import Post
from rsdata.named_tuples import NamedTuple
from rsdata.results.columns import YEAR_IN, is_in_columns

_CORRECTED: Final = tagged("recount words")
# one of these stands wherever the pattern finds something
_SPOKEN_OF: Final = ("urn", "t/o", "tal poll", "tage poll", "polling")
_TURNOUT: Final = lazy(
    r"\b(?i:turn-?out|t/o|total poll|percentage poll|polling"
    rf"(?=(?:\sin\s(?:the\s)?(?-i:{PLACE}))?\s(?:was|stood at|touched)\s\d\d?\.\d+{UNIT}))\b"
)
# words between "turnout" and a figure that make it no count: "is expected to be 40%", "only just over 50%"
# ... and those that a share with decimals stands behind as it was counted: "about 38.2 per cent"
_ABOUT: Final = tagged("about a turnout")
_WIDE: Final = tagged("of many contests")
_ACROSS: Final = in_order("across many contests")
_IN_A_YEAR: Final = rf"in\s(?:{MONTH}\s)?{YEAR_IN.pattern}"
_ON: Final = r"(?:(?!\b(?:but|today|now|this)\b)[^;:])*"
# "[In 2024] turnout was", "[Labour won in 2024 on a turnout] of", "the [2024 turnout]", "[turnout in 2024]"
_OF_A_YEAR: Final = lazy(
    rf"\A\W*(?:{_IN_A_YEAR}|at\sthe\s{YEAR_IN.pattern}){_ON}\Z"
    rf"|(?:,|\b{any_of(tagged('verbs of a won seat') | {'lost'})}(?:\s\w+){{0,2}})\s{_IN_A_YEAR}{_ON}"
    r"\s(?:on|with)\san?\s(?:[a-z]+\s){0,2}(?:turn-?out\b[^,;:]*)?\Z"
    rf"|{YEAR_IN.pattern}(?:['’]s|\s(?:(?:general|local)\s)?(?:by-)?(?:election|contest|vote|poll))?\sturn-?out"
    rf"|\bturn-?out\s(?:back\s)?(?:{_IN_A_YEAR}|(?:at|for)\sthe\s{YEAR_IN.pattern})",
    re.IGNORECASE,
)
_HEDGE: Final = tagged("turnout hedges")
_HEDGES: Final = ("at least", "as low as", "per cent of")
# "turnout[ down 4 points to ]34%"
_MOVED: Final = lazy(
    r",?\s(?:(?:was|is)\s)?(?:up|down|rose|fell|dropped|jumped)"
    r"(?:(?:\sby)?\s(?:[\d.]+|[a-z]+)\s?(?:%|pts?|points?|per cent|percentage points?)?)?,?\s(?:to|at)\s"
)
# "34.2% [of voters turned out]"
_TURNED_OUT: Final = lazy(
    rf"{UNIT}(?:\sof\s(?:the\s|all\s|its\s|those\s)?(?:registered\s|eligible\s|enrolled\s)?"
    r"(?:voters|electors|electorate|people|registered|eligible|enrolled)(?:\sto\svote)?)?"
    r"\s(?:had\s|have\s)?turned\sout\b(?!\s(?:to\sbe|that|wrong|fine))"
    rf"|{UNIT}\sof\s(?:(?:the|all|its|those)\s)?(?:registered\s|eligible\s)?(?:voters|electors|electorate)"
    r"\s(?:had\s|have\s)?(?P<voted>(?:bothered\sto\s)?voted?|(?:cast|used)\s(?:a|their)\s(?:vote|ballot)s?)(?=[.;]|\Z)",
)
# "[Just] 34.2% of the electorate voted", "[In Elm,] 34.2% of the electorate voted"
_ALL_OF_THEM: Final = lazy(
    rf"\W*(?:(?:In|At)\s(?P<place>{PLACE}),?\s)?(?:(?i:a\stotal\sof|just|only|some)\s)?"
)
_THEY_VOTED: Final = ("turned out", " voted", " to vote", "ed their ", "cast ")
# "(40,113 votes)" after "50.67%"
_BALLOTS_AFTER: Final = lazy(rf"{UNIT}\s?[,;:–-]?\s?[(\[]?\s?(?:with\s|or\s|from\s|-\s)?")
_COUNTED: Final = lazy(
    r"\s?(?:votes?|ballots?|ballot papers|papers|people|voters|valid|electors)\b|\s?[)\]]|\s?[(\[,]\s?\d",
    re.IGNORECASE,
)
# "Total votes 93,592", "Total votes cast: 93,592", "Ballot papers: 93,592"
_TOTAL: Final = lazy(
    r"\b(?:[Tt]otal (?:number of )?(?:votes|ballots)(?: cast)?|(?:^|(?<=[.,;|\t]\s)|(?<=\s\s))"
    r"(?:[Bb]allot papers(?: issued)?|(?:[Vv]otes|[Bb]allots) (?:cast|polled)))"
    r"\W{0,3}(?:was |were |is )?(?=\d)",
    re.MULTILINE,
)
# "33,099 people voted", "24,600 votes cast" before "turnout"
_VOTED: Final = lazy(
    rf"(?<![\d,.])(?=\d[\d,])(?P<ballots>{COUNT})\s(?:(?:people|voters|electors|residents)\s(?:had\s|have\s)?voted|"
    r"(?:votes|ballots|ballot papers)\s(?:were\s)?cast"
    r"|(?:votes|ballots|ballot papers)\b(?!\s(?:\([^()]*\)\s)?(?:on|to|for|against)\b))"  # of somebody
)
# between "Turnout", a count and a share in a row of a table: " | | 34,769 | "
_CELLS: Final = lazy(r"[\s|:*_]*[\d, \u00a0]+[\s|]+")
_CELL: Final = lazy(r"[\s*_]*[|\t][\s|]*|\s{2,}|:\s")
_OF_ALL: Final = lazy(r"\s(?:out\s)?of\s(?:the\s|a\stotal\sof\s)?")
_NEAR: Final = 90
_MOST: Final = 200  # turnouts in one post that are read
_ALONE: Final = ("turnout", "turnout:")  # on a line of its own, over its figure
_LONGEST_ALONE: Final = max(map(len, _ALONE))
_UNDER: Final = ("\n", ":\n")  # between the two
_AHEAD_OF_IT: Final = 12


class Turnout(NamedTuple):
    """A turnout in per cent and in ballots, as far as printed; ``lead`` is its sentence up to the figure."""

    post: Post
    start: int
    pct: float | None
    ballots: int | None
    exact: bool
    lead: str
    placed: bool = False  # it is one of several, each with its place

    @property
    def corrected(self) -> bool:
        """Whether its sentence says that it takes the place of another."""
        return mentions(self.lead, _CORRECTED)

    @property
    def year(self) -> str | None:
        """The year that its sentence says it is of: "Labour won in 2024 on a turnout of"; another year may be
        of anything: "Up on 2024, turnout was"."""
        said = _OF_A_YEAR.search(self.lead)
        year = YEAR_IN.search(said[0]) if said else None
        return year[0] if year else None


def are_of_many(words: str) -> bool:
    """Whether words say that figures are of more than one contest: "Across the whole of the island"."""
    return mentions(words, _WIDE, _ACROSS)


def find(analysis: Analysis, post: Post) -> Iterator[Turnout]:
    """Every turnout that a post states as a fact."""
    words = analysis.text[post.char_start : post.char_end].lower()
    if any(map(words.__contains__, _THEY_VOTED)):
        yield from _of_those_who_turned_out(analysis, post)
    if not any(map(words.__contains__, _SPOKEN_OF)):
        return  # nearly every post
    spoken_of = (
        (line, match)
        for line in analysis.between(post.char_start, post.char_end)
        if line.numbers or (line.end - line.start <= _LONGEST_ALONE and line.text.lower() in _ALONE)
        if any(map(line.text.lower().__contains__, _SPOKEN_OF))
        for match in _TURNOUT.finditer(line.source, line.start, line.end)
    )
    for line, match in islice(spoken_of, _MOST):
        whole_post = analysis.stretch(post.char_start, post.char_end)
        several = list(_by_place(post, line, match))
        found = None if several else _after(post, whole_post, line, match) or _before(post, line, match)
        if found is not None:
            yield found if found.ballots else found._replace(ballots=_total(whole_post, match))
        elif total := _POLL.match(line.source, match.start(), line.end):
            yield Turnout(post, match.start(), None, whole(total["ballots"]), exact=False, lead="")
        yield from several
    if "turnout" in words:
        yield from _in_columns(analysis, post)


def _in_columns(analysis: Analysis, post: Post) -> Iterator[Turnout]:
    """Those of a table that has a place to a row and a column of turnouts."""
    lines = analysis.between(post.char_start, post.char_end)
    for at, line in enumerate(lines):
        if "urnout" not in line.text or line.text[:7].lower() == "turnout" or not is_in_columns(lines, at):
            continue
        table = table_at(lines, at)
        columns = [k for k, head in enumerate(table.head) if k and _TURNOUT.search(head)] if table else []
        for row in table.rows if table and len(columns) == 1 else ():
            start, end = row[columns[0]]
            share = _SHARE.fullmatch(line.source, start, end)
            place = line.source[slice(*row[0])]
            found = _made(post, start, share["share"], None, place) if share else None
            if found is not None:
                yield found


_SHARE: Final = lazy(r"(?P<share>\d{1,2}(?:[.·]\d+)?)\s?%?")


def _of_those_who_turned_out(analysis: Analysis, post: Post) -> Iterator[Turnout]:
    """ "34.2% of voters turned out", "34.2% of the electorate voted" """
    for line in analysis.between(post.char_start, post.char_end):
        for number in line.numbers if any(map(line.text.__contains__, _THEY_VOTED)) else ():
            said = _TURNED_OUT.match(line.source, number.end(), line.end)
            if not said:
                continue
            lead = line.source[line.sentence_start(number.start(), number.start() - 100) : number.start()]
            of_all = _ALL_OF_THEM.fullmatch(lead)
            if said["voted"] and not of_all:
                continue  # "Among the young, 12% of voters voted"
            found = _made(post, number.start(), number[0], None, lead)
            if found is not None and not _is_hedged(lead[-40:], number[0]):
                yield found._replace(placed=bool(of_all and of_all["place"]))


def _by_place(post: Post, line: Line, match: re.Match[str]) -> Iterator[Turnout]:
    """ "Turnout: Ash ward 38.1%, Elm ward 35.6%" """
    at = match.end()
    if _PLACED.match(line.source, at, line.end) is None:
        return  # nearly always
    places = list(_PLACED.finditer(line.source, at, line.end))
    if len(places) < _SEVERAL:
        return
    for place in places:
        if place.start() > at:
            return
        at = place.end()
        found = _made(post, place.start(), place["share"], None, place["place"])
        if found is not None:
            yield found._replace(placed=True)


_PLACED: Final = lazy(
    rf"(?::|\s(?:in|at|was)|[,;]?(?:\sand)?)\s(?:in\s)?(?P<place>{PLACE}(?:\sward)?)(?:,|:|\sat|\swas)?\s"
    rf"(?P<share>\d{{1,2}}(?:[.·]\d+)?){UNIT}"
)
_SEVERAL: Final = 2
# "Total poll: 8,412", with no share
_POLL: Final = lazy(
    rf"[Tt]otal\s[Pp]oll(?:\s?[:–-])?\s(?:was\s|of\s)?(?P<ballots>(?=\d[\d,]{{2}}){COUNT})(?![\d,.]*\d|{UNIT}|\s?\()",
    words=("otal",),
)


# between "turnout" and a figure that is of something else: "is brisk[ and the Greens are] on 7%", "falls,
# [Labour's ]12%", "[among the young]"
_GOES_ON: Final = lazy(
    lambda: (
        rf";|['’]s?\s\Z|\b(?:whether|will)\b|\b{party_pattern()}\b(?!-|\s[A-Z])"
        r"|\b(?:among|amongst)\s(?!(?:the\s|all\s|those\s)?(?:registered|eligible|electors|voters|who\b|electorate))"
        r"|\b(?:is|are|was|were|has|had|looks|seems|falls?|fell|rises?|rose|drops?)\b.*(?:\b(?:and|but|while|though|as)|[,–—-])"
        r"\s(?:.*\b(?:is|are|was|were|has|have|had)\b|(?:the\s)?[A-Z])"
    )
)
# "[If] turnout", "[whether] turnout"
# or "[Lowest] turnout", of one place of many
_SUPPOSED: Final = lazy(
    r"\b(?:[Ii]f|[Ww]hether|[Uu]nless)\b[^.;:]*\Z|\b(?:(?:[Ss]hould|[Hh]ad)\s(?:the\s)?|(?:[Hh]igh|[Ll]ow)est\s(?:voter\s)?)\Z"
)
# behind a figure that is no turnout of a whole day: "9% [down on] 2019", "30% [by noon]"
_NOT_ALL: Final = lazy(
    rf"{UNIT}\s(?:(?:up|down)\son\b|lower|higher|fewer|so\sfar|by\s(?:noon|midday|lunch\w*|tea\w*|mid\w*|\d))"
)


def _is_exact(digits: str) -> bool:
    """Whether a share is printed with decimals."""
    return "." in digits or "·" in digits or "," in digits[-3:]


def _is_hedged(words: str, share: str) -> bool:
    """Whether words before a share make it no count."""
    return mentions(words, _HEDGE if _is_exact(share) else _HEDGE | _ABOUT, _HEDGES)


def _after(post: Post, whole_post: Stretch, line: Line, match: re.Match[str]) -> Turnout | None:
    text = line.source
    stop = min(post.char_end, match.end() + _NEAR)
    figures = whole_post.numbers_between(match.end(), stop + 20)
    if not figures or figures[0].start() >= stop:
        return None
    said = match.end()
    for at, figure in enumerate(figures[:2]):
        if _MOVED.fullmatch(text, said, figure.start()):
            figures, said = figures[at:], figure.start()
            break
    number, second = figures[0], figures[1] if len(figures) > 1 else None
    between = text[said : number.start()]
    under = number.start() >= line.end and between not in _UNDER
    if under or line.sentence_start(number.end()) > match.end() or _is_of_another(between, number[0]):
        return None
    lead = text[line.sentence_start(number.start(), match.start() - 100) : number.start()]
    supposed = _SUPPOSED.search(lead.removesuffix(text[match.start() : number.start()]))
    if supposed or _NOT_ALL.match(text, number.end()):
        return None
    if is_per_cent(text, number.end()) or (_is_exact(number[0]) and _CELL.fullmatch(between)):
        ballots = _ballots_after(number, second) or _ballots_before(lead)
        return _made(post, match.start(), number[0], ballots, lead)
    ballots = whole(number[0])  # "Turnout: 35,338 (51.13%)"
    stop = number.end()
    if second and len(figures) > 2 and _OF_ALL.fullmatch(text, stop, second.start()):
        stop, second = second.end(), figures[2]  # "35,338 of 69,112 electors (51.13%)"
    if ballots is None or second is None:
        return None
    beside = ballots >= 50
    if not is_per_cent(text, second.end()):
        beside = _is_exact(second[0]) and bool(_CELLS.fullmatch(text, match.end(), second.start()))
    if not beside or len(text[stop : second.start()].split()) > 4:
        return None
    return _made(post, match.start(), second[0], ballots, lead)


def _is_of_another(between: str, number: str) -> bool:
    """Whether what stands before a figure tells that it is of something else."""
    return _is_hedged(between, number) or len(between) > 60 or _GOES_ON.search(between) is not None


def _before(post: Post, line: Line, match: re.Match[str]) -> Turnout | None:
    """ "a 50.67% turnout" """
    text = line.source
    for number in line.numbers_between(match.start() - _AHEAD_OF_IT, match.start()):
        between = text[number.end() : match.start()].replace(" ", "").lower()
        if between in {"%", "percent", "pc"} and not text[number.start() - 1 : number.start()].isalnum():
            lead = text[line.sentence_start(number.start(), number.start() - 100) : number.start()]
            hedged = mentions(lead[-40:], _HEDGE | _ABOUT, _HEDGES)
            return None if hedged else _made(post, number.start(), number[0], None, lead)
    return None


def _ballots_after(share: re.Match[str], number: re.Match[str] | None) -> int | None:
    """The count of papers that a share is printed with."""
    if number is None or not _BALLOTS_AFTER.fullmatch(number.string, share.end(), number.start()):
        return None
    end = number.end()
    if is_per_cent(number.string, end) or not _COUNTED.match(number.string, end, end + 16):
        return None
    ballots = whole(number[0])
    return ballots if ballots and ballots >= 50 else None


def _total(whole_post: Stretch, match: re.Match[str]) -> int | None:
    """The papers counted, where their total stands near the turnout."""
    low, high = max(whole_post.start, match.start() - _NEAR), min(whole_post.end, match.end() + _NEAR)
    total = _TOTAL.search(whole_post.source, low, high)
    numbers = whole_post.numbers_between(total.end(), total.end() + 1) if total else ()
    return whole(numbers[0][0]) if numbers else None


def _ballots_before(lead: str) -> int | None:
    """ "33,099 people voted, a turnout of" """
    match = _VOTED.search(lead)
    return whole(match["ballots"]) if match else None


def _made(post: Post, start: int, share: str, ballots: int | None, lead: str) -> Turnout | None:
    pct = per_cent(share)
    return None if pct is None else Turnout(post, start, pct, ballots, _is_exact(share), lead)
