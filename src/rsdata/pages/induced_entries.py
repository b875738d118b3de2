"""What parts the posts of a page, and what most of its entries have in common: where their titles and authors
stand, whether they are signed, whether they are the lines of a chat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import Final, Literal

from rsdata.language.authors import Chatter, are_initials, chatter_before, signer_behind, without_emphasis
from rsdata.language.found_once import found_once
from rsdata.language.names import is_given, is_personal_name
from rsdata.language.parties import is_party
from rsdata.named_tuples import NamedTuple
from rsdata.pages.boilerplate import HEADS
from rsdata.pages.line_survey import FEWEST, FEWEST_LIVE, LineKind, Survey
from rsdata.pages.marks import LONGEST_HEADING, Mark, ends_open, is_link, says_live
from rsdata.pages.title_parts import NOTHING, Beside, beside_stamps

Parting = Literal["stamp", "number", "author", "rule", "furniture", "heading", "bullet"]

# Which part of the entries must have what only some could have by chance.
NEARLY_ALL: Final = 0.9
# Lines under a mark among which its author is looked for, and its title.
_AUTHOR_WITHIN: Final = 4
_TITLE_WITHIN: Final = 5
# Which part of the entries of a chat must have a name before their words, and where the names are sure.
_MOST_OF_A_CHAT: Final = 0.7
_PART_OF_A_CHAT: Final = 0.5
# Blanks of a question that is no title.
_MANY_BLANKS: Final = 8


class Cut(NamedTuple):
    """Where an entry stands: indexes of lines, the last exclusive, and the line of its mark."""

    first: int
    mark: int
    last: int


class PartingShape(NamedTuple):
    """Lines of one shape that may part posts."""

    parting: Parting
    shape: str
    at: tuple[int, ...]  # indexes of lines, in order
    score: float


class Induced:
    """The entries of a page, and what parts them; ``ends_entry``: the mark stands under what it marks."""

    def __init__(self, survey: Survey, found: PartingShape, cuts: Sequence[Cut], *, ends_entry: bool) -> None:
        self.survey = survey
        self.parting, self.shape, self.ends_entry = found.parting, found.shape, ends_entry
        self.marks: dict[int, Mark | None] = {i: survey.marks.get(i) for i in found.at}
        if found.shape == "end heading":  # "Who is ahead? 9.05pm", among them
            self.marks = {i: mark and mark._replace(place="end") for i, mark in self.marks.items()}
        self.confidence = 0.6 if found.parting == "stamp" and len(found.at) > 2 else 0.56
        self.cuts = tuple(cuts)
        while self._share_of_chat >= _MOST_OF_A_CHAT and not self._chatter(self.cuts[0]):
            self.cuts = self.cuts[1:]  # what the program says of the chat

    def kind(self, i: int) -> LineKind:
        """What a line of an entry is."""
        return "heading" if i in self.titles else self.survey.kinds[i]

    def _most(self, has: Callable[[Cut], bool]) -> bool:
        """Whether most entries have something."""
        return 2 * sum(map(has, self.cuts)) > len(self.cuts)

    def _is_title(self, i: int) -> bool:
        return self.survey.kinds[i] == "heading" and not self.survey.is_name(i)

    @found_once
    def titles(self) -> frozenset[int]:
        """What looks like a link or a label, with which an entry begins where most begin with a heading:
        "Watch: She speaks", "Analysis"."""
        survey = self.survey
        first = [next(self._may_be_titles(cut), None) for cut in self.cuts]
        headed = sum(
            i is not None and (survey.kinds[i] == "heading" or ends_open(survey.lines[i].text)) for i in first
        )
        links = (i for i in first if i is not None and survey.kinds[i] in ("furniture", "label"))
        return frozenset(links if 2 * headed > len(self.cuts) else ())

    def _may_be_titles(self, cut: Cut) -> Iterator[int]:
        """Lines of an entry that say something, or lead somewhere with text, a stamp or an author below."""
        kinds = self.survey.kinds
        for i in range(cut.first, cut.last - 1):
            text = self.survey.lines[i].text
            if kinds[i] == "furniture":
                may_be = is_link(text) and kinds[i + 1] in ("text", "stamp", "author")
            elif kinds[i] == "label" and without_emphasis(text).title() in HEADS:
                below = takewhile(lambda k: kinds[k] != "text", range(i + 1, cut.last)[:_TITLE_WITHIN])
                may_be = not any(map(self._is_title, below))
            else:
                may_be = kinds[i] in ("heading", "text")
            if may_be and i != cut.mark:
                yield i

    @found_once
    def headed(self) -> float:
        """Which part of the entries that have text have a heading under their mark; 0 of one alone."""
        content, kinds = self.survey.content_before, self.survey.kinds
        told = [cut for cut in self.cuts if content[cut.last] - content[cut.mark + 1] > 1]
        if self.ends_entry or len(told) < 2:
            return 0.0
        return sum(kinds[cut.mark + 1] == "heading" for cut in told) / len(told)

    @found_once
    def titled(self) -> float:
        """Which part of the entries have a heading over their text, one that is no question unless most
        have."""
        survey, titled, headed = self.survey, 0, 0
        for cut in self.cuts:
            around = (*range(cut.first, cut.mark), *range(cut.mark + 1, cut.last))
            over = takewhile(lambda i: survey.kinds[i] != "text", around)
            headings = [survey.lines[i].text for i in over if self._is_title(i)]
            own = not self.titles.isdisjoint(range(cut.first, cut.last))
            titled += own or any(text[-1] not in "?!" for text in headings)
            headed += own or bool(headings)
        return (headed if 2 * headed > len(self.cuts) else titled) / len(self.cuts)

    @found_once
    def is_titled_over(self) -> bool:
        """Whether a heading stands over the marks."""
        return self._most(lambda cut: any(map(self._is_title, range(cut.first, cut.mark))))

    @found_once
    def is_titled(self) -> bool:
        """Whether what stands behind the stamps on their lines is a heading: a line without a stop, or a
        question, with text under it."""
        return sum(map(self._is_titled_beside, self.cuts)) >= max(FEWEST_LIVE, 0.6 * len(self.cuts))

    def _is_titled_beside(self, cut: Cut) -> bool:
        mark, line = self.survey.marks.get(cut.mark), self.survey.lines[cut.mark]
        if mark is None or mark.place != "head" or self.survey.goes_on_below(cut.mark):
            return False
        asks = line.text[-1] == "?" and line.text.count(" ", mark.stamp[1]) < _MANY_BLANKS
        if not (line.is_unfinished or asks) or len(line.text) > mark.stamp[1] + LONGEST_HEADING:
            return False
        under = self.survey.lines[cut.mark + 1 : cut.last]
        return any(not below.is_unfinished or signer_behind(below.text) for below in under)

    @found_once
    def beside(self) -> Beside:
        """Who writes, and where from, on the lines of stamps with titles."""
        titles = []
        for cut in () if self.ends_entry else self.cuts:
            mark, text = self.survey.marks.get(cut.mark), self.survey.lines[cut.mark].text
            if mark is None or mark.author is not None:
                continue
            if mark.place == "head" and self.is_titled:
                titles.append(text[mark.stamp[1] :])
            elif mark.place == "end" and mark.before is not None:
                titles.append(text[slice(*mark.before)])
        return beside_stamps(titles) if 2 * len(titles) > len(self.cuts) else NOTHING

    @found_once
    def names_authors(self) -> bool:
        """Whether a name alone by a mark is the author: most entries have one there."""
        having = sum(
            any(map(self._is_author, range(cut.first, min(cut.mark + _AUTHOR_WITHIN, cut.last))))
            for cut in self.cuts
        )
        return 2 * having >= len(self.cuts) > 1

    def _is_author(self, i: int) -> bool:
        """Whether a line is an author, or a name that comes again or begins with a given name: "Boats Come
        In" does neither."""
        text = self.survey.lines[i].text
        is_known = self.survey.names[text] > 1 or is_given(text.split(None, 1)[0])
        return self.survey.kinds[i] == "author" or (is_known and self.survey.is_name(i))

    @found_once
    def is_signed(self) -> bool:
        """Whether most entries end with the line of whoever wrote them, under their text: over the mark that
        ends them, or over buttons."""
        return len(self.cuts) >= FEWEST and self._most(self._ends_with_author)

    def _ends_with_author(self, cut: Cut) -> bool:
        survey = self.survey
        i = cut.mark - 1 if self.ends_entry else cut.last - 1
        while i > cut.mark and survey.kinds[i] in ("furniture", "rule"):
            i -= 1
        is_author = cut.first < i != cut.mark and (survey.kinds[i] == "author" or survey.is_name(i))
        return is_author and (self.ends_entry or is_read(survey, cut.mark, i))

    @property
    def is_chat(self) -> bool:
        """Whether the name of whoever writes stands before the words of each entry."""
        return self._share_of_chat > 0

    @found_once
    def _share_of_chat(self) -> float:
        """Which part of the entries have a name before their words, where that is most of them, or half of
        them with the names of several that all come again; 0 where they are no chat."""
        if self.parting != "stamp" or self.ends_entry or self.beside.side:
            return 0.0
        met = [chatter for cut in self.cuts for chatter in [self._chatter(cut)] if chatter is not None]
        found = [chatter for chatter in met if not (is_party(chatter.name) or says_live(chatter.name))]
        names = Counter(chatter.name for chatter in found)
        share = len(found) / len(self.cuts)
        come_again = len(names) > 1 and min(names.values()) > 1
        is_sure = come_again and all(map(is_personal_name, names))
        if len(found) < FEWEST or share < (_PART_OF_A_CHAT if is_sure else _MOST_OF_A_CHAT):
            return 0.0
        above = [line.text for line in self.survey.lines[: self.cuts[0].first]]
        are_names = 2 * sum(_is_of_somebody(name, above) for name in names) >= len(names)
        are_names |= come_again and all(map(are_initials, names))
        return share if are_names or all(chatter.is_set_off for chatter in found) else 0.0

    def _chatter(self, cut: Cut) -> Chatter | None:
        """Who writes, before the words behind a stamp on its line, or else on the line under it."""
        stamp, lines = self.survey.marks.get(cut.mark), self.survey.lines
        if stamp is None or stamp.author is not None or stamp.place not in ("head", "line"):
            return None
        if stamp.place == "head":
            return chatter_before(lines[cut.mark].text[stamp.stamp[1] :])
        return chatter_before(lines[cut.mark + 1].text) if cut.mark + 1 < cut.last else None


def is_read(survey: Survey, mark: int, i: int) -> bool:
    """Whether something to read stands between a mark and a line; a heading before the stamp is none."""
    stamp = survey.marks.get(mark)
    own = mark + (stamp is not None and stamp.place == "end")
    return survey.content_before[i] > survey.content_before[own]


def _is_of_somebody(name: str, above: Sequence[str]) -> bool:
    """Whether a label is a name, or the initials of one as the lines above say: "Ann Lee (AL)"."""
    return is_personal_name(name) or is_given(name) or any(f" ({name})" in text for text in above)
