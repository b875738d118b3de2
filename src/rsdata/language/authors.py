"""Lines that name an author and say nothing else: "By Ann Lee, Echo", "– Ann Lee", "@annlee"."""

from __future__ import annotations

import re
from typing import Final

from rsdata.language.line_shapes import is_agency, is_correspondent_role, is_outlet
from rsdata.language.names import NAME_WORD, PARTICLE, PARTICLES, is_given, is_personal_name
from rsdata.language.parties import is_party
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple

Span = tuple[int, int]

LONGEST_AUTHOR: Final = 90
# "by", "posted by", "edited by"; and what else may stand before who wrote something.
BY: Final = r"(?:{words before by} )?by"
SAID: Final = rf"(?:{BY}|(?:analysis )?from|author)"
_BY: Final = lazy(
    rf"(?:# )?(?:(?:{SAID}:?"
    r"|(?P<label>{words before an author, with a colon}):)\s+"
    r"(?:the (?=(?-i:[A-Z])))?"
    r"|(?:--|[–—―-])\s*|~\s*)(?=\S)",
    re.IGNORECASE,
    words=(
        *("by", "from", "author"),
        *in_order("words before an author, with a colon"),
        *"-–—―~",
    ),
)
# "Ann Lee", and what may follow: ", Echo", " in Dover", " and Bob Marsh", " at the count".
_AUTHOR: Final = lazy(
    rf"(?P<name>{NAME_WORD}(?: (?:{PARTICLE} ){{0,2}}{NAME_WORD}){{0,4}})"
    r"(?P<more>(?:(?:,? and | & )\s*(?=[A-Z])|,(?! ?@) ?)[^.!?:]{2,60})?"
    r"(?P<where>,? (?:in|at|for|from|with) [^.!?:]{2,50})?"
    r"(?P<handle>\s*[|·•(,–—-]?\s*@\w{2,30}\)?)?"
    r"(?:(?: (?:[|·•–—]|--?) |\s{2,}|\t)(?=[A-Z])[^|·•.!?:]{2,50})?\Z"
)
# "Echo's Ann Lee", "Harbour News' Ann Lee": what of it is the outlet's name.
_WHOSE: Final = lazy(r"[\w.]['’]s? (?=[A-Z])")
# "**Ann Lee**", "_Ann Lee_": emphasis as Markdown has it; "[Ann Lee]", "(Ann Lee)".
_EMPHASIS: Final = lazy(
    r"(?:(?P<mark>\*{1,3}|_{1,3})|(?P<round>\()|\[)(?P<inner>[^\s*_()[\]][^*_()[\]]*)"
    r"(?(mark)(?P=mark)|(?(round)\)|\]))\Z"
)
OPENING_BRACKETS: Final = "(["
_DRESSED: Final = frozenset("*_" + OPENING_BRACKETS)
# "AL": of Ann Lee.
_INITIALS: Final = lazy(r"[A-Z]{2,4}")
_OF_NOBODY: Final = tagged("initials of countries and offices") | tagged("initials like small words")
_CLAUSES: Final = tagged("subject pronouns")
_NO_AUTHOR: Final = _CLAUSES | tagged("subordinators") | {"as", "after", "before"}
# "Ann Lee: ", "<ann> ", "Ann Lee | ", "[Comment from Ann ]": before what somebody writes.
_CHATTER: Final = lazy(
    r"(?:>{1,3} ?)?(?P<open><[@+~&%]?(?=[^<>]{1,30}>)|\[(?=[^\[\]]{2,30}\]))?"
    r"(?:(?i:{words before a commenter}):? )?"
    r"(?P<name>[^\s\d:|<>\"“”(\[\].,!?][^:|<>\[\]\"“”!?]{0,38}?)"
    r"(?:(?(open) ?[>\]]|:)| ?\|)\s+(?=\S)"
)
# What may part a name from a role.
_BESIDE_ROLE: Final = " \t,|·•–—-"
_LONGEST_NAME: Final = 4  # words
_MOST_BEHIND_BY: Final = 8  # words
# "Ann LeePolitical editor", where the page had them side by side
_GLUED_ROLE: Final = lazy(r"(?<=[a-z]{2})(?=[A-Z][a-z]+ [a-zA-Z])")
# "So it goes. – Ann Lee", "So it goes. (AL)", and in a table with cells "So it goes.	Ann"
_SIGNED: Final = lazy(
    r"[.!?…][\"”’')]?(?:\s+(?:[–—―/]|--?(?=\s))\s*(?P<who>[A-Z][\w.’' -]{1,40})"
    r"|\s+(?:\((?P<round>[A-Z][\w.’' -]{1,40})\)|\[(?P<square>[A-Z][\w.’' -]{1,40})\])"
    r"|\s*\t\s*(?P<cell>[A-Z][\w.’' -]{1,40}))\Z"
)
LONGEST_SIGNATURE: Final = 50
_DRESS_BEHIND: Final = " )]}*_"
# "On 5 May 2022 at 21:40, Ann Lee wrote:"
_WROTE: Final = lazy(r" (?:wrote|writes|posted|commented):?\Z")
# "From Echo staff"
_STAFF: Final = tagged("those who report together")
# "u/annlee"
_ACCOUNT: Final = lazy(r"/?u/[\w-]{2,30}\Z")
_REPORTING: Final = lazy(
    r"Reporting (?:live )?(?:from|in|at|on|for) (?:[\w’'-]+,? ){0,5}[\w’'-]+(?:, [A-Z][\w. ]{0,20})?\.?\Z",
)
_REPORTS_BEHIND: Final = lazy(
    r",? (?P<where>reporting (?:live )?(?:from|in|at|on|for) (?:[\w’'-]+,? ){0,5}[\w’'-]+)\Z",
    words=(" reporting ",),
)
# "@annlee", "@annlee@mast.example", "@annlee.example"
UNSEEN: Final = "\u200b\u200e\u200f\u202a\u202c\u2066\u2068\u2069\ufeff"  # of the direction of text
_ACCOUNT_BEHIND: Final = lazy(r"[A-Z][^@.!?:]{1,60} \(?@\w{2,30}\)?\Z")
_HANDLE: Final = lazy(r"[(]?@\w{2,30}(?:[@.-][\w-]+(?:\.[\w-]+){0,5})?[)]?\Z")


class Author(NamedTuple):
    """Who wrote an entry, by the offsets in the text of its line."""

    name: Span
    role: Span | None
    is_said: bool  # "by" or a dash stands before it

    def moved(self, by: int) -> Author:
        """The same in a text in which it stands so much further on."""
        (start, end), role = self.name, self.role
        return Author((start + by, end + by), (role[0] + by, role[1] + by) if role else None, self.is_said)


def author_of(text: str, *, alone: bool = True) -> Author | None:
    """The author that a line names and says nothing else of: "By Ann Lee, Echo", "– Ann Lee", "Ann Lee"
    (``alone``), "@annlee", "Ann Lee reporting from Dover"."""
    if len(text) <= LONGEST_AUTHOR and (where := _REPORTS_BEHIND.search(text)) is not None:
        author = author_of(text[: where.start()], alone=alone) if where.start() else None
        return author._replace(role=(where.start("where"), len(text))) if author and not author.role else None
    if text[0] in _DRESSED and (emphasis := emphasised(text)) is not None:
        inner = text[slice(*emphasis)]
        if text[0] in OPENING_BRACKETS and alone and are_initials(inner):
            return Author(emphasis, None, False)
        author = _author_of(inner, alone)
        if author is None or (
            text[0] in OPENING_BRACKETS and not (author.is_said or is_given(inner.split()[0]))
        ):
            return None  # "[Show Comments]", "(Ash Vale)"
        return author.moved(emphasis[0])
    half = len(text) // 2
    is_twice = text[half] == " " and text[:half] == text[half + 1 :]  # behind a portrait that has it, too
    return _author_of(text[:half] if is_twice else text, alone)


def _may_be_a_name(text: str, alone: bool) -> bool:
    """Whether a line may name somebody ``alone``, by its second word."""
    _, _, behind = text.partition(" ")
    return alone and text[0].isupper() and (behind[:1].isupper() or behind.partition(" ")[0] in PARTICLES)


def signer_behind(text: str) -> Span | None:
    """Where the name or the initials stand that end the text of an entry: "So it goes. – Ann Lee", "So it
    goes. (AL)"; None where none do. In a cell of its own a word may be one."""
    match = _SIGNED.search(text, max(0, len(text) - LONGEST_SIGNATURE))
    if match is None:
        return None
    group = str(match.lastgroup)
    if (group == "cell" and match[group].isalpha()) or are_initials(match[group]):
        return match.span(group)
    return match.span(group) if is_personal_name(match[group]) else None


def may_be_initials(text: str) -> bool:
    """ "AL": of Ann Lee, or of anything."""
    return _INITIALS.fullmatch(text) is not None


def are_initials(text: str) -> bool:
    """ "AL", of Ann Lee; no paper's, no party's, no country's, no office's."""
    return may_be_initials(text) and not (
        text.lower() in _OF_NOBODY or is_outlet(text) or is_agency(text) or is_party(text)
    )


def author_behind(text: str) -> Author | None:
    """The author behind a stamp, which a bracket or a verb may end: "Ann Lee)", "Ann Lee wrote:", or all in
    brackets."""
    if text[0] in OPENING_BRACKETS and emphasised(text) is not None:
        return author_of(text)
    bare = _WROTE.sub("", text.rstrip(_DRESS_BEHIND))
    return author_of(bare or text)


def _author_of(text: str, alone: bool) -> Author | None:
    glued = _beside_glued_role(text) if len(text) <= LONGEST_AUTHOR else None
    if glued is not None:
        return glued
    if len(text) > LONGEST_AUTHOR or (text[-1] in '.!?:"”' and not text[-2:-1].isupper()):
        return None
    by = _BY.match(text)
    begin = by.end() if by else 0
    match = _AUTHOR.match(text, begin) if by or _may_be_a_name(text, alone) else None
    if match is None:
        return _account_of(text, by)
    start, end = match.span("name")
    for outlet in _WHOSE.finditer(text, start, end):
        start = outlet.end()
    if (more := match["more"]) and more.lstrip(" ,")[:1] in "a&":
        end = match.end("more")
    rest = end, len(text)
    goes_on = (more or "") if by else text[match.end("name") :]
    if not (_CLAUSES if by else _NO_AUTHOR).isdisjoint(goes_on.lower().replace("’", "'").split()):
        return None  # "By George, he's right", "Recount Drama in Elm as Boxes Go Missing"
    if (by is None or by["label"]) and not is_personal_name(text[start : match.end("name")]):
        return None  # "Report: Labour Hold"
    if _is_body(text):
        return None
    is_alone = by is not None or rest[0] == rest[1] or match["handle"] is not None
    if not is_alone and not is_correspondent_role(text[rest[0] :].lstrip(_BESIDE_ROLE)):
        return None  # "Ann Lee | Ash Vale"
    words = text[rest[0] :]
    first = rest[0] + len(words) - len(words.lstrip(_BESIDE_ROLE))
    return Author((start, end), (first, rest[1]) if first < rest[1] else None, by is not None)


def _is_body(text: str) -> bool:
    """Whether a line names a paper or a party, and nobody: "Fine Gael"."""
    return is_outlet(text) or is_party(text)


def _beside_glued_role(text: str) -> Author | None:
    """Who stands before a role without a blank: "[Ann Lee]Political editor", not "[Ann Mac]Lee, editor"."""
    for glued in _GLUED_ROLE.finditer(text):
        name, role = text[: glued.start()], text[glued.start() :]
        joined = name.split()[-1].lower() in PARTICLES
        if not joined and is_personal_name(name) and is_correspondent_role(role):
            return Author((0, len(name)), (len(name), len(text)), False)
    return None


def _account_of(text: str, by: re.Match[str] | None) -> Author | None:
    """Who is named by an account: "u/annlee", or by any few words behind "by": "Post by annlee »"; by a word
    for several, "From Echo staff"."""
    if text[:2] in ("u/", "/u") and _ACCOUNT.match(text):
        return Author((0, len(text)), None, True)
    if by is None or len(text.split()) > _MOST_BEHIND_BY:
        return None
    if not by[0].strip(" :").lower().endswith("by") and text.split()[-1].lower() not in _STAFF:
        return None
    return Author((by.end(), len(text.rstrip(" »›|·–—-"))), None, True)


def emphasised(text: str) -> Span | None:
    """Where the words of a line stand that is all emphasis, as Markdown has it, or all in brackets."""
    match = _EMPHASIS.match(text) if text[0] in _DRESSED else None
    return match.span("inner") if match is not None else None


def without_emphasis(text: str) -> str:
    """The words of a line, without the marks of emphasis around all of it."""
    inner = emphasised(text)
    return text if inner is None else text[slice(*inner)]


def speaker_before(text: str) -> int:
    """Where the name ends that opens a line of a conversation: "Ann Lee: So."; 0 where none does."""
    colon = text.find(": ", 0, 40)
    return colon if colon > 0 and is_personal_name(text[:colon]) else 0


class Chatter(NamedTuple):
    """Who writes a line of a chat, and where the words begin; ``is_set_off``: in brackets."""

    name: str
    words: int
    is_set_off: bool


def chatter_before(text: str, *, in_chat: bool = False) -> Chatter | None:
    """Who writes a line of a chat: "Ann: So.", "<ann> So.", "Ann Lee | So."; any short label may be a name,
    and tells something only with those of the other lines. Out of a chat a name may have said what stands in
    marks behind it."""
    match = _CHATTER.match(text)
    if match is None or len(match["name"].split()) > _LONGEST_NAME:
        return None
    if text[match.end()] in '"“' and not in_chat:
        return None
    return Chatter(match["name"], match.end(), match["open"] is not None and not match["name"].isupper())


def reports_from(text: str) -> bool:
    """ "Reporting from Dover, Kent.": where somebody is, under the name, and nothing else."""
    return len(text) <= LONGEST_AUTHOR and _REPORTING.match(text) is not None


def names_account(text: str) -> bool:
    """ "@annlee", "Ann Lee @annlee", "Dover Greens (@dovergreens)": over a post of another site."""
    return is_handle(text) or (len(text) <= LONGEST_AUTHOR and _ACCOUNT_BEHIND.match(text) is not None)


def is_handle(text: str) -> bool:
    """ "@annlee" and nothing else, but marks that are not seen."""
    text = text.strip(UNSEEN) if text[0] in UNSEEN else text
    return text[:1] in ("(", "@") and _HANDLE.match(text) is not None
