"""The lines of a page, and what each looks like by itself and beside the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, groupby
from typing import Final, Literal

from rsdata.language.analysis import Analysis
from rsdata.language.authors import (
    OPENING_BRACKETS,
    are_initials,
    author_of,
    is_handle,
    names_account,
    signer_behind,
    without_emphasis,
)
from rsdata.language.calendar import read_date
from rsdata.language.found_once import found_once
from rsdata.language.line_shapes import counts_votes, is_outlet, is_unfinished
from rsdata.language.lines import Line
from rsdata.language.names import is_given, is_personal_name
from rsdata.language.parties import is_party
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import NAMED_ZONES, PrintedTime
from rsdata.pages.boilerplate import names_photographer
from rsdata.pages.broken_lines import wrapped
from rsdata.pages.credits import BY, names_several
from rsdata.pages.marks import (
    BARS,
    BULLETS,
    CHANGES,
    LONGEST_FURNITURE,
    Mark,
    are_hours,
    button_of,
    ends_open,
    furniture_key,
    heads_comments,
    heads_links,
    is_furniture,
    is_heading,
    is_label,
    is_link,
    is_notice,
    is_prose,
    is_row,
    is_rule,
    is_sent,
    opens_footer,
    printed_form,
    read_mark,
    says_live,
    tells_of_writer,
)
from rsdata.pages.messages import QUOTE_LABEL, signature_in
from rsdata.pages.times import DAY_MINUTES, steps_of
from rsdata.pages.title_parts import names_somebody

# What a line is in the layout of its page.
LineKind = Literal["stamp", "day", "author", "furniture", "label", "rule", "heading", "text"]
# How many entries it takes; fewer where the page says that it is live.
FEWEST: Final = 3
FEWEST_LIVE: Final = 2
TOP: Final = 12
POINTS: Final = frozenset(f"{bullet} " for bullet in BULLETS)  # with what a line of a list begins
_TOP_OF_VERSIONS: Final = 6
_VERSIONS: Final = "This article is from the source"
# "September" on a line of its own, and how many lines a day may take.
_LONGEST_PART: Final = 9
_PARTS_OF_DAY: Final = 3
_LONGEST_COUNT: Final = 3
_LONGEST_EMBED: Final = 12  # lines
# Lines from the age of an entry to its clock, and one more.
DEEPEST: Final = 5
# A blank that does not break, not between the figures of a number.
_FIRM_BLANK: Final = lazy(r"(?<!\d)[\u00a0\u202f]|[\u00a0\u202f](?!\d)")
# "1.2K"
_COUNTER: Final = lazy(r"\d[\d.,]{0,6}[KMkm]?")
_SECONDS: Final = lazy(r"1\d{9}(?:\d{3})?")
# What counts the sheets of a page that was printed: "https://echo.example/live   3/9", "Page 3 of 9"; not
# "The form says Page 3 of 9".
_SHEET: Final = lazy(
    r"(?:://.*|(?:\A|\s{2}|\t|[|·•–—-] ?)Page )\b(?P<number>\d{1,3}) ?(?:/|of) ?(?P<total>\d{1,3})(?!\S)",
)
# Sentences over a list of what happened, at most.
PROSE_ABOVE: Final = 8
# For each title beside a stamp so many names there may be titles.
_DOUBTFUL: Final = 3
# Blanks of a title that is no name of an account.
_FEWEST_BLANKS: Final = 2
# What may stand between a stamp and a label.
_BESIDE_LABEL: Final = f" {BARS}–—-:(["
# Characters of a line that may repeat a title.
_LONGEST_REPEATED: Final = 200


class Survey:
    """The lines of a page, and what each looks like by itself and beside the others."""

    def __init__(self, analysis: Analysis) -> None:
        self.lines: Sequence[Line] = _with_plain_blanks(analysis)
        found = map(read_mark, range(len(self.lines)), self.lines)
        self.marks = {mark.line: mark for mark in found if mark is not None}
        # Lines that are one day together: "May", "7", "2015".
        self._days = dict(_days_on_lines(self.lines))
        for i in self._day_lines | self.sheets:
            self.marks.pop(i, None)
        for i in self.wrapped:  # the time in a sentence that goes on may open a line
            if i in self.marks and self.marks[i].place in ("line", "head"):
                del self.marks[i]
        self.marks |= {first: day for first, (_, day) in self._days.items()}
        for i in self._of_other_form():
            del self.marks[i]
        for i in [i for i in self.marks if self._stands_by_label(i)]:
            self.marks[i] = self.marks[i]._replace(place="line")
        for mark in list(self._titled_as_others()):
            self.marks[mark.line] = mark
        of_embeds = [i for i in self.marks if self._ends_embed(i)]
        if of_embeds and 2 * len(of_embeds) < len(self.marks):  # else the page is a thread of such posts
            others = Counter(self._form(i) for i in self.marks.keys() - of_embeds)
            of_embeds = [i for i in of_embeds if others[self._form(i)] < FEWEST]  # not as entries have it
            for i in of_embeds:
                del self.marks[i]

    def _of_other_form(self) -> set[int]:
        """Lines with four figures and no more of a clock, years or votes, those whose clock is stuck to a
        sentence, "9:05pmThe bell rang.", and those of a list, "10pm: polls close", where most stamps of a
        page have another form."""
        clocks = {i: mark for i, mark in self.marks.items() if mark.time.clock is not None}
        plain, stuck, listed = list[int](), list[int](), list[int]()
        for i, mark in clocks.items():
            text, time = self.lines[i].text, mark.time
            if text[time.start : time.end].isdigit():
                plain.append(i)
            elif mark.place == "head" and text[: mark.stamp[1]][-1:].isalnum() and is_prose(self.lines[i]):
                stuck += [i] if text[mark.stamp[1]].isalpha() else []
            elif mark.place == "head" and self._is_in_list(i):
                listed.append(i)
        forms = ((3, plain), (3, stuck), (2, listed))
        found = {i for part, form in forms if part * len(form) < len(clocks) for i in form}
        usual = Counter(map(self._form, clocks)).most_common(1)[0][0] if listed else ""
        titles = {i for i in listed if not self.lines[i].is_unfinished or self._form(i) == usual}
        return found - titles

    def _is_in_list(self, i: int) -> bool:
        """Whether a stamp opens a line straight under or over another that one of its kind opens."""
        mark, beside = self.marks[i], [self.marks.get(k) for k in self._touching(i)]
        return any(other and (other.place, other.shape) == (mark.place, mark.shape) for other in beside)

    def _titled_as_others(self) -> Iterator[Mark]:
        """Stamps beside what looks like an author that is named once, or like a label, where most have a
        title, or a name that comes once and with which nobody is christened, as "Green Surge" does: "21:40 |
        ANN LEE HOLDS ASH", "Analysis – 21:20"."""
        others, titles = list[tuple[Mark, str]](), Counter[str]()
        for i, mark in self.marks.items():
            text, author, end = self.lines[i].text, mark.author, mark.time.end
            title = text[: mark.before] or text[mark.stamp[1] :]
            if author is not None and not (author.is_said or author.role):
                is_under = author.name[0] < mark.time.start
                other = mark._replace(shape="heading") if is_under else mark._replace(place="head")
                others.append((other._replace(author=None), text[slice(*author.name)]))
            elif mark.place == "line" and is_label(label := text[end:].lstrip(f"*_{_BESIDE_LABEL}")):
                stamp = (0, len(text) - len(label))
                others.append((mark._replace(place="head", stamp=stamp), ""))
            elif mark.place == "line" and is_label(label := text[: mark.time.start].rstrip(_BESIDE_LABEL)):
                stamp = (len(label), len(text))
                other = mark._replace(place="end", shape="heading", stamp=stamp, before=len(label))
                others.append((other, ""))
            elif title.count(" ") >= _FEWEST_BLANKS and (is_unfinished(title) or ends_open(title)):
                titles[mark.place + mark.shape] += 1
        names = Counter(name for _, name in others)
        alike, doubtful = Counter[str](), Counter[str]()
        for mark, name in others:
            is_doubtful = name and names[name] == 1 and not is_given(name.split()[0])
            (doubtful if is_doubtful else alike)[mark.place + mark.shape] += 1
        for mark, name in others:
            shape = mark.place + mark.shape
            like_titles = titles[shape] + min(doubtful[shape], _DOUBTFUL * titles[shape])
            others_like = alike[shape] + doubtful[shape] - (like_titles - titles[shape])
            if like_titles >= max(FEWEST, others_like + 1) and (not name or names[name] == 1):
                yield mark

    def _stands_by_label(self, i: int) -> bool:
        """Whether what stands behind a stamp and a bar is no text, but a word or two that others have, too:
        "21:40 | Results"."""
        mark, line, under = self.marks[i], self.lines[i], self.lines[i + 1 : i + 2]
        if mark.place != "head" or mark.author is not None or not line.is_unfinished:
            return False
        if i + 1 in self.marks or not under or not is_heading(under[0]):
            return False  # "21:40 | Labour hold" may say all
        between, behind = line.text[mark.time.end : mark.stamp[1]].strip(), line.text[mark.stamp[1] :]
        comes_again = behind.count(" ") < FEWEST <= self.behind_stamps[behind] < len(self.marks)
        return between in tuple(BARS) and comes_again

    def _form(self, i: int) -> str:
        """How the stamp of a line is printed."""
        return printed_form(self.lines[i].text[slice(*self.marks[i].stamp)])

    def _ends_embed(self, i: int) -> bool:
        """Whether a stamp with its day ends a post of another site, under its account and words: "@annlee",
        "So it goes.", "11:38 PM · Nov 3, 2026"; a day alone, where no empty line parts it from them."""
        mark, lines = self.marks[i], self.lines
        if mark.place != "line" or mark.time.date is None or mark.time.date.day is None:
            return False
        for above in range(i - 1, max(i - _LONGEST_EMBED, -1), -1):
            if above in self.marks or (mark.time.is_date and lines[above + 1].blank_before):
                return False
            if names_account(lines[above].text):
                return above < i - 1
        return False

    @found_once
    def second_clocks(self) -> frozenset[int]:
        """Lines that tell how long ago something was, with the clock that tells when straight over or under
        them, or under the title: all of them, or several."""
        alone = {i for i, mark in self.marks.items() if mark.place == "line" and not mark.time.is_date}
        ages = {i for i in alone if self.marks[i].time.clock is None}
        beside = frozenset(i for i in ages if alone & {i - 1, i + 1} - ages)
        if len(beside) > 1 or (beside and beside == ages):
            return beside
        prose, clocks = self.prose_before, alone - ages
        titled = frozenset(
            i for i in ages for k in range(i + 2, i + DEEPEST) if k in clocks and prose[k] == prose[i]
        )
        return titled if len(titled) > 1 else frozenset()

    @found_once
    def wrapped(self) -> frozenset[int]:
        """Lines that go on with a sentence of the line above, where the text is broken at a width."""
        return wrapped(self.lines, self.sheets)

    def goes_on_below(self, i: int) -> bool:
        """Whether the line under a line goes on with its sentence, at a width or in small letters."""
        below = self.touching_below(i)
        return i + 1 in self.wrapped or (below is not None and below.text[0].islower())

    def _touching(self, i: int) -> list[int]:
        """The lines above and under a line that no empty line parts from it."""
        beside = (k for k in (i - 1, i + 1) if 0 <= k < len(self.lines))
        return [k for k in beside if not self.lines[max(i, k)].blank_before]

    def touching_below(self, i: int) -> Line | None:
        """The line under a line, if no empty line parts the two."""
        below = self.lines[i + 1] if i + 1 < len(self.lines) else None
        return below if below is not None and not below.blank_before else None

    @found_once
    def sheets(self) -> frozenset[int]:
        """Lines that a browser prints under each sheet of a page, and over the next: "https://echo.example/live
        3/9", "06/05/2026, 09:32    A title"."""
        counted: dict[str, list[int]] = {}
        for i, line in enumerate(self.lines):
            sheet = _SHEET.search(line.text) if len(line.text) <= _LONGEST_REPEATED else None
            if sheet is not None:
                before, behind = line.text[: sheet.start("number")], line.text[sheet.end("number") :]
                at = counted.setdefault(before + behind, [])
                if int(sheet["number"]) == len(at) + 1:
                    at.append(i)
        feet = {i for at in counted.values() if len(at) > 1 for i in at}
        below = [0, *(i + 1 for i in feet if i + 1 < len(self.lines))] if feet else []
        heads = Counter(self.lines[i].text for i in below)
        return frozenset(feet | {i for i in below if heads[self.lines[i].text] > 1})

    @found_once
    def is_live(self) -> bool:
        """The page says on top that it is made of entries."""
        return any(says_live(line.text) for line in self.lines[:TOP] if len(line.text) <= 250)

    @found_once
    def is_tight(self) -> bool:
        """No empty line parts anything: where one would stand, it is missing."""
        return not any(line.blank_before for line in self.lines[1:])

    @found_once
    def is_letter(self) -> bool:
        """It is sent to readers: a letter is made of items."""
        ends = (*self.lines[:TOP], *self.lines[-TOP:])
        return any(is_sent(line.text) for line in ends if len(line.text) <= LONGEST_FURNITURE)

    @found_once
    def has_versions(self) -> bool:
        """It shows what changed between two versions of a page: its entries may be few, and in no order."""
        return any(line.text.startswith(_VERSIONS) for line in self.lines[:_TOP_OF_VERSIONS])

    @property
    def fewest(self) -> int:
        """How many stamps part a page at least."""
        return 1 if self.has_versions else FEWEST_LIVE if self.is_live else FEWEST

    @found_once
    def repeated(self) -> frozenset[str]:
        """Short lines that come again and again and are no sentences: what a page prints with each entry, its
        topic perhaps: "Ash Vale Count Live Updates"."""
        counts = Counter(
            _repeated_key(line.text)
            for i, line in enumerate(self.lines)
            if i not in self.marks and line.is_unfinished
        )
        return frozenset(
            key
            for key, count in counts.items()
            if (count > FEWEST and 0 < len(key.split()) <= 4 and not any(map(str.isdigit, key)))
            or (count > 1 and _is_topic(key))
        )

    @found_once
    def names(self) -> Counter[str]:
        """Names that stand alone on a line, of one or of several, or initials in brackets, and how often."""
        return Counter(
            name
            for i, line in enumerate(self.lines)
            for name in [without_emphasis(line.text)]
            if i not in self.marks
            and (is_personal_name(name) or (name != line.text and are_initials(name)) or names_several(name))
            and not _is_topic(name)
        )

    def is_name(self, i: int) -> bool:
        """Whether a line is somebody's name, or the names of several that come again together, and nothing
        else; one in capitals may be a title, unless it comes again."""
        line = self.lines[i]
        if is_party(line.text):
            return False
        if not line.is_name:
            return self.names[line.text] > 1 and BY.match(line.text) is None
        return not line.text.isupper() or self.names[line.text] > 1

    def marks_within(self, first: int, last: int) -> list[Mark]:
        """The stamps of the lines from ``first`` to ``last``."""
        return [self.marks[i] for i in range(first, last) if i in self.marks]

    def is_title(self, i: int) -> bool:
        """Whether a line is a heading, and no name."""
        return self.kinds[i] == "heading" and not self.is_name(i)

    @found_once
    def behind_stamps(self) -> Counter[str]:
        """What stands on their lines behind stamps that open them, and how often."""
        return Counter(
            self.lines[i].text[mark.stamp[1] :] for i, mark in self.marks.items() if mark.place == "head"
        )

    @found_once
    def before_stamps(self) -> Counter[str]:
        """What stands before stamps that end their lines, and how often."""
        return Counter(
            self.lines[i].text[: mark.before] for i, mark in self.marks.items() if mark.place == "end"
        )

    @found_once
    def signers(self) -> frozenset[str]:
        """Names that end the text of two entries or more, "So it goes. – Ann Lee", and names and initials
        that end one, where the head of the page says whose they are: "So it goes. (AL)"."""
        return frozenset(name for name in self._signed if self._signs(name))

    def _signs(self, name: str) -> bool:
        """Whether what comes so often is a signature, or ends a text as names do most: initials that nobody
        tells of may be of anything."""
        is_usual = self._signed[name] > 1 or 2 * self._signed.total() > max(len(self.marks), 2 * FEWEST - 1)
        return (is_usual and not are_initials(name)) or self.is_reporter(name)

    @found_once
    def _signed(self) -> Counter[str]:
        """What may be a signature at the end of a text, and how often."""
        return Counter(
            line.text[slice(*name)]
            for line in self.lines
            for name in [signer_behind(line.text)]
            if name is not None
        )

    @found_once
    def _all_sign(self) -> bool:
        """Whether as many signatures end texts, or stand in brackets on lines of their own, as there are
        stamps."""
        alone = sum(
            line.text[0] in OPENING_BRACKETS and without_emphasis(line.text) in self.names
            for line in self.lines
        )
        return self._signed.total() + alone >= max(FEWEST, len(self.marks))

    def is_reporter(self, name: str) -> bool:
        """Whether the first lines name somebody, or say whose initials these are, "By Ann Lee (AL)", or all
        entries are signed."""
        is_zone = name in NAMED_ZONES
        if self._all_sign and not is_zone:
            return True
        printed = f" ({name})" if name.isupper() else name
        top = [line.text for line in self.lines[: min(TOP, *self.marks, len(self.lines))]]
        return any(printed in text and (not is_zone or _tells_whose(printed, text)) for text in top)

    def tells_change(self, i: int) -> bool:
        """ "Updated at 9.05pm": when something was changed that was published before."""
        return self.kinds[i] == "stamp" and self.marks[i].time.lead in CHANGES

    @found_once
    def footer(self) -> int:
        """Where the footer begins: the first of its lines under which no sentence stands, or the one line
        over what readers say."""
        lines = self.lines
        at = i = len(lines)
        held = {k for k, mark in self.marks.items() if mark.place in ("head", "tail")}
        while i and i - 1 not in held and (self._may_end(i - 1) or not _is_text(lines[i - 1])):
            i -= 1
            opens = self.is_published(i) if i in self.marks else self._may_end(i) or self._heads_links(i)
            if opens and not self.comes_again(i):
                at = i
        # (Straight under a stamp it is the title of an entry.)
        titled = {i + 1 for i, mark in self.marks.items() if mark.place == "line"}
        heads = (k for k in range(at) if heads_comments(lines[k].text) and not self._heads_entry(k))
        over = [k for k in heads if k not in titled or any(map(str.isdigit, lines[k].text))]
        if len(over) > 1 and over[-2:] == [over[-1] - 1, over[-1]] and over[-1] > max(self.marks, default=0):
            return over[-1]  # straight under the same button of the last entry
        return over[0] if len(over) == 1 and 2 * over[0] > len(lines) else at

    def _heads_entry(self, i: int) -> bool:
        """Whether "Have your say" is the title of an entry: times go on below it as above, in stamps of one
        form."""
        text = self.lines[i].text
        if i in self.marks or any(map(str.isdigit, text)) or "comment" in text.lower():
            return i in self.marks
        forms = [(k, (mark.place, self._form(k)), mark.time.clock) for k, mark in self.marks.items()]
        usual = [form for form, _ in Counter(form for k, form, _ in forms if k < i).most_common(1)]
        times = [(k, clock.hour * 60 + clock.minute) for k, form, clock in forms if clock and form in usual]
        above = [minutes for k, minutes in times if k < i]
        steps = steps_of(above + [minutes for k, minutes in times if k > i][:1], DAY_MINUTES)
        return len(above) >= FEWEST and len(steps) == len(above) and steps[-1] * sum(steps[:-1]) > 0

    def _may_end(self, i: int) -> bool:
        """Whether a line may open the footer, or what readers say under it; of whoever is named above the
        entries, and in no text of theirs, it may tell more in another sentence."""
        text = self.lines[i].text
        if opens_footer(text) or heads_comments(text):
            return True
        first, stop, _ = text.partition(". ")
        if not stop or not tells_of_writer(first) or not self.is_reporter(" ".join(first.split()[:2])):
            return False
        entries = range(min(self.marks, default=i), i)
        return not any(first.split()[1] in self.lines[k].text for k in entries if self.kinds[k] == "text")

    def is_published(self, i: int) -> bool:
        """Whether a line tells when something was published, "First published: 9.05pm", as no other does."""
        mark = self.marks.get(i)
        if mark is None or (mark.place, mark.author) != ("line", None) or mark.time.lead in CHANGES | {""}:
            return False
        return self._shapes[mark.shape] == 1

    @found_once
    def _shapes(self) -> Counter[str]:
        """What stamps look like, and how often."""
        return Counter(mark.shape for mark in self.marks.values())

    def _heads_links(self, i: int) -> bool:
        """Whether a line stands straight over a list of links, apart from what is above: "Read more"."""
        line = self.lines[i]
        return heads_links(line.text) and line.blank_before and self.touching_below(i) is not None

    @found_once
    def last_places(self) -> dict[str, int]:
        """Where each short line stands last, and what stands there beside a stamp."""
        places: dict[str, int] = {}
        for i, line in enumerate(self.lines):
            if len(line.text) <= _LONGEST_REPEATED:
                places[line.text] = i
            if (mark := self.marks.get(i)) is not None:  # "A title 9.30pm", "9.30pm A title"
                places[line.text[: mark.stamp[0]].rstrip()] = i
                places[line.text[mark.stamp[1] :].lstrip()] = i
        return places

    @found_once
    def key_events(self) -> frozenset[int]:
        """Clocks on lines of their own on top, each over a line that stands again below: what happened."""
        prose, kinds, events = self.prose_before, self.kinds, list[int]()
        at = [i for i, mark in self.marks.items() if mark.place == "line" and not mark.time.is_date]
        for i in at:
            below = i + 1
            is_pinned = i > 0 and kinds[i - 1] == "label" and not says_live(self.lines[i - 1].text)
            if prose[i] > (prose[events[0]] if events else PROSE_ABOVE) or below >= len(kinds) or is_pinned:
                break
            kind, line = kinds[below], self.lines[below]
            is_title = kind == "heading" or (kind == "text" and not is_prose(line)) or is_link(line.text)
            if is_title and self.last_places.get(line.text, -1) > below:
                events.append(i)
            elif events:
                break
        return frozenset(events) if len(events) > 1 else frozenset()

    @found_once
    def _day_lines(self) -> frozenset[int]:
        return frozenset(i for first, (last, _) in self._days.items() for i in range(first, last + 1))

    @found_once
    def _furniture_keys(self) -> Counter[str]:
        """Short lines without their numbers, and how often each comes."""
        return Counter(furniture_key(line.text) for line in self.lines)

    @found_once
    def _counters(self) -> frozenset[int]:
        """Numbers alone on their lines at the end of posts of another site, each post under a name and an
        account: how many answered, passed it on and liked it."""
        handles = [is_handle(line.text) for line in self.lines]
        if not any(handles):
            return frozenset()
        counters = [_COUNTER.fullmatch(line.text) is not None for line in self.lines]
        runs = [list(run) for _, run in groupby(range(len(counters)), counters.__getitem__)]
        ends, alone = list[list[int]](), list[list[int]]()
        for run in (run for run in runs if counters[run[0]]):
            if run[-1] + 1 == len(handles) or any(handles[run[-1] + 1 : run[-1] + 3]):
                ends.append(run)
            elif len(run) >= FEWEST and any(handles[max(run[0] - 3, 0) : run[0]]):
                alone.append(run)  # under the words of one such post
        return frozenset(chain(*alone, *(ends if len(ends) >= FEWEST else ())))

    def _is_count(self, i: int) -> bool:
        """A number alone under a button: of those who pressed it; or the seconds since 1970."""
        text = self.lines[i].text
        if i in self._counters or _SECONDS.fullmatch(text) is not None:
            return True
        if len(text) > _LONGEST_COUNT or not text.isdigit() or not i:
            return False
        if is_furniture(self.lines[i - 1].text):
            return True
        # "88" over "12 comments" or "Reply", under a sentence or a stamp
        is_over = any(is_furniture(below.text) for below in self.lines[i + 1 : i + 2])
        return is_over and (i - 1 in self.marks or not self.lines[i - 1].is_unfinished)

    def _is_row(self, i: int) -> bool:
        beside = [self.lines[k].text for k in self._touching(i) if k not in self.marks]
        return is_row(self.lines[i].text, beside)

    def comes_again(self, i: int) -> bool:
        """Whether a line is printed with every entry: "Comments (3)", "Tags: ferries"."""
        label = self.lines[i].text.partition(": ")[0]
        return self._is_button(i) or (label != self.lines[i].text and self._labels[label] > 1)

    @found_once
    def _labels(self) -> Counter[str]:
        """What stands before a colon, and how often."""
        return Counter(line.text[:LONGEST_FURNITURE].partition(": ")[0] for line in self.lines)

    def _is_tags(self, text: str) -> bool:
        """Whether a line says under each entry what it is filed under: "Tags: ferries"."""
        label, colon, _ = text[:LONGEST_FURNITURE].partition(": ")
        return bool(colon) and self._labels[label] >= FEWEST and opens_footer(text)

    def _is_button(self, i: int) -> bool:
        """Whether a line is printed with every entry: "Comments (3)"."""
        key = furniture_key(self.lines[i].text)
        if not key or not is_furniture(self.lines[i].text):
            return False
        return self._furniture_keys[key] >= (FEWEST_LIVE if self.is_live else FEWEST)

    @found_once
    def kinds(self) -> list[LineKind]:
        """What each line is."""
        return [self._kind(i, line) for i, line in enumerate(self.lines)]

    @found_once
    def prose_before(self) -> list[int]:
        """How many sentences stand above each line, and above the end of the page."""
        lines = zip(self.kinds, self.lines, strict=True)
        return list(accumulate((kind == "text" and is_prose(line) for kind, line in lines), initial=0))

    @found_once
    def content_before(self) -> list[int]:
        """How many lines with something to read stand above each line."""
        held = {i for i, mark in self.marks.items() if mark.place in ("head", "tail")}
        kinds = enumerate(self.kinds)
        return list(accumulate((kind in ("text", "heading") or i in held for i, kind in kinds), initial=0))

    def _kind(self, i: int, line: Line) -> LineKind:
        mark, text = self.marks.get(i), line.text
        if i in self._day_lines:
            return "day"
        if i in self.sheets:
            return "furniture"
        if self._goes_on(i) or self._is_block(i):
            return "text"
        if mark is not None and mark.place == "line":
            return "day" if mark.is_day else "stamp"
        if is_rule(text):
            return "rule"
        if i + 1 in self.marks and are_hours(text):
            return "day"
        if is_label(text):
            return "label"
        if is_furniture(text) and not self._is_row(i):
            return "label" if self._is_below_title(i) else "furniture"
        if self._is_tags(text) or is_link(text) or self._is_count(i) or (i < TOP and is_notice(text)):
            return "furniture"
        if mark is not None and mark.place == "end":
            is_author = mark.author is not None and mark.author.name[0] < mark.stamp[1]
            return "author" if is_author else "heading"
        if mark is None and self._is_role_under_a_name(i):
            return "author"
        return self._kind_of_words(i, line, has_mark=mark is not None)

    def _goes_on(self, i: int) -> bool:
        """Whether a line is a piece of a sentence that is broken at a width."""
        return i in self.wrapped or (i + 1 in self.wrapped and i not in self.marks)

    def _is_block(self, i: int) -> bool:
        """Whether a line begins a block with the label of a message, or is the account alone over one."""
        at = i + (self.lines[i].text[0] == "@" and i + 1 < len(self.lines))
        return self.lines[at].text.startswith(QUOTE_LABEL) and (at == i or is_handle(self.lines[i].text))

    def _is_role_under_a_name(self, i: int) -> bool:
        """Whether a line says what whoever is named above it does; either stands on other lines too."""
        if not i or self.lines[i].blank_before or not self.lines[i].is_role:
            return False
        above, role = self.lines[i - 1].text, button_of(self.lines[i].text)
        return is_personal_name(above) and (self.names[without_emphasis(above)] > 1 or role in self.repeated)

    def _repeated_kind(self, i: int) -> LineKind:
        """What a line is that comes again and again: who writes, over an account, or an outlet; what else
        stands straight over a stamp, apart from what is above, is of the entry below."""
        below = self.touching_below(i)
        line = self.lines[i]
        if (line.blank_before or i - 1 in self.marks) and is_outlet(line.text) and not _is_topic(line.text):
            return "author"
        if below is None:
            return "furniture"
        if is_handle(below.text):
            return "author"
        is_over_stamp = i + 1 in self.marks and self.marks[i + 1].place == "line"
        return "label" if is_over_stamp and self.lines[i].blank_before else "furniture"

    def _is_below_title(self, i: int) -> bool:
        """Whether a button stands straight under a title and over its stamp: "Return to menu"."""
        mark, title = self.marks.get(i + 1), self.lines[i - 1]
        is_tight = mark is not None and mark.place == "line" and self._touching(i) == [i - 1, i + 1]
        is_title = title.blank_before and is_heading(title) and i - 1 not in self.marks
        return is_tight and is_title and not is_furniture(title.text)

    def _kind_of_words(self, i: int, line: Line, *, has_mark: bool) -> LineKind:
        """What a line is that nothing of the page marks."""
        text = line.text
        if is_handle(text):
            return "author"
        author, name = author_of(text), without_emphasis(text)
        if author is not None and (
            author.is_said
            or author.role is not None
            or (self.names[name] > 1 and not are_initials(name))
            or (name != text and self.is_reporter(name))
        ):
            return "author"
        in_brackets = name != text and text[0] in OPENING_BRACKETS
        if in_brackets and (self.names[name] > 1 or self._all_sign) and names_somebody(name):
            return "author"
        if (author is None or _is_topic(text)) and _repeated_key(text) in self.repeated:
            return self._repeated_kind(i)
        if names_photographer(text) or signature_in(text):
            return "text"
        return "heading" if is_personal_name(text) or (not has_mark and is_heading(line)) else "text"


def _days_on_lines(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[int, Mark]]]:
    """Days whose parts have lines of their own: the index of the first line, and that of the last with the
    day."""
    for i, line in enumerate(lines[:-1]):
        if len(line.text) > _LONGEST_PART or lines[i + 1].blank_before or not line.text.isalnum():
            continue
        day = read_date(line.source, line.start)
        if day is None or day[1] <= line.end:
            continue
        for last in range(i + 1, min(i + _PARTS_OF_DAY, len(lines))):
            if lines[last].end == day[1]:
                time = PrintedTime(0, len(line.text), "", None, date=day[0])
                yield i, (last, Mark(i, "line", time, "day", (0, len(line.text))))


def _repeated_key(text: str) -> str:
    """A short line as a button, and one that is as long as a title as it is."""
    return button_of(text) or (text.lower() if len(text) <= 2 * LONGEST_FURNITURE else "")


def _is_topic(text: str) -> bool:
    """What a live page is about, and no outlet: "Ash Vale Count Live Updates", not "Ash Vale Live"."""
    return text.count(" ") > 2 and says_live(text)


def _with_plain_blanks(analysis: Analysis) -> Sequence[Line]:
    """The lines, with a plain blank for each that does not break."""
    if "\u00a0" not in analysis.text and "\u202f" not in analysis.text:
        return analysis.lines
    return [
        Line(line.source, line.start, line.end, _FIRM_BLANK.sub(" ", line.text), line.indent, line.blanks)
        for line in analysis.lines
    ]


def _tells_whose(printed: str, text: str) -> bool:
    """Whether initials of a zone, too, stand behind a name: "Ann Tarn (AT)", not "Atlantic Time (AT)"."""
    before = text.partition(printed)[0].split()[-2:]
    return len(before) > 1 and is_given(before[0])


def _is_text(line: Line) -> bool:
    """What no footer has: a sentence, a line of results."""
    return is_prose(line) or counts_votes(line.text)
