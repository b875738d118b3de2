"""Which elements of a page are its entries: known markup first, else what repeats and has a time in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise, takewhile
from operator import attrgetter
from statistics import median
from typing import Final

from rsdata.language.calendar import PrintedDate
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import day_alone, is_age, is_stamp
from rsdata.named_tuples import NamedTuple
from rsdata.pages.readers.laid_words import (
    HUMP,
    LONGEST_CLASS,
    is_furniture,
    is_hidden,
    is_of_length,
    says_it_is_furniture,
)
from rsdata.pages.readers.markup_tree import SUBHEADINGS, Element, Markup, words_between
from rsdata.pages.readers.moments import LONGEST, SHORTEST, Moment, moment, printed_moment

# Attributes that may say when, by a part of their names, and those that say when it was changed.
_WHEN: Final = lazy(
    r"time|date|publish|created|sort|stamp|posted|epoch|moment|(?<![a-z])(?:ts|utc|gmt)(?![a-z])"
)
_CLOCK_LAST: Final = lazy(r"[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\Z")
# ... and that name something.
_OF_ENTRY: Final = lazy(r"id(?![a-z])|key|ref|user|author|count|number|index|size|width|height")
_SHOWN: Final = ("title", "aria-label")
_PUBLISHED: Final = lazy(r"(?i:published)\b(?:(?!\b(?:[Ll]ast )?[Uu]pdated\b).)*")
_TOLD: Final = frozenset(("itemprop", "datetime", *_SHOWN))
_UNIVERSAL: Final = lazy(r"(?<![a-z])(?:utc|gmt)(?![a-z])")
_CHANGED: Final = lazy(r"updat|modif|edit|chang|refresh|revis")
# ... and words of a class that say so: "update-time" is the time of an update.
_CLASS_CHANGED: Final = lazy(
    r"updated|(?:last|date)[-_]?(?:updat(?!es)|edit)|modif|edited|chang|refresh|revis"
)
_NO_TIME: Final = lazy(r"expir|end|until|zone|format|duration|start-?over|timeago-?id|load")
# Words of a class of elements that print when an entry is from.
_STAMPED: Final = lazy(r"time|date|stamp|clock|published|posted")
LONGEST_STAMP: Final = 80
SHORT_STAMP: Final = 40
FEWEST: Final = 3
REPEATED: Final = "repeated"  # the name of markup that no row knows
# Entries of a menu are nothing but links.
_MOST_LINKED: Final = 0.7
_SHORTEST: Final = 25  # characters that half of the entries have at least
LEAST: Final = 0.2  # of the words of the page stand in its entries, or in what holds them
_HIGHEST: Final = 30  # elements that lie around a time within its entry, and around that
_OF_READERS: Final = lazy(
    r"(?<![a-z])(?:comments?(?:[-_](?:list|section|area|thread))?|disqus\w*|respond)(?![a-z])"
)
_NEARLY_ALL: Final = 0.6
_NEARLY_EACH: Final = 0.9
_FEW: Final = 4
# A paragraph of an article has so many letters; what stands above it is its head.
PARAGRAPH: Final = 120
_LONG_LINK: Final = 15  # characters
_LONGEST_NAME: Final = 100
# How sure it is that a value is a time whose name does not say so: a number, if the printed clock agrees.
_SURE: Final = 5
_PERHAPS: Final = 6
_QUARTER: Final = 15  # minutes: zones are as far apart
_DIGITS: Final = lazy(r"\d+")

# Markup of live pages: its name and the entries. What repeats with times is found without a row.
KNOWN_MARKUP: Final[tuple[tuple[str, str], ...]] = (
    ("microdata", '[itemprop~="liveBlogUpdate"]'),
    ("amp", "amp-live-list [items] > [id]"),
    ("bbc-lx", "li.lx-stream__post-container"),
    ("bbc", '[data-testid="content-post"], article[id^="asset:"], li[id^="asset:"]'),
    ("guardian", '.block[id^="block-"]:has(time), article[id^="block-"], [data-block-id]'),
    ("live-event", ".live-event-entry"),
    ("cnn", '[data-type="live-story-post"], article[data-uri*="live-story"], .live-story-post'),
    ("live-blog-post", '[data-testid="live-blog-post"], [data-test="live-post"]'),
    ("sky", ".sdc-article-liveblog__item, .sdc-site-liveblog__post, .ui-liveblog-post"),
    ("sourcefabric", "article.lb-post, li.lb-post, .lb-timeline-post"),
    ("wordpress-liveblog", ".liveblog-entry"),
    ("live-center", ".live-center .ncpost, .lc-feed__post"),
    ("live-post", ".live-blog-post, .liveblog-post, .liveblog__post, .liveblog-item, .live-post"),
)  # fmt: skip

# An element and those around it say the same, and each is looked at more than once.
_is_stamp = lru_cache(maxsize=4096)(is_stamp)
_is_age = lru_cache(maxsize=4096)(is_age)
_day_alone = lru_cache(maxsize=4096)(day_alone)


class Times(NamedTuple):
    """When an entry is from and when it was changed, the elements that print the one and the other, and the
    raw form of the first."""

    published: Moment | None
    updated: Moment | None
    stamps: frozenset[int]
    changes: frozenset[int]
    raw: str | None


class Entries(NamedTuple):
    """The entries of a page, each the elements that make it up, and the name of the markup."""

    name: str
    nodes: tuple[tuple[Element, ...], ...]


def entries_of(markup: Markup) -> Entries | None:
    """The entries that the elements of a page are; None where nothing says so."""
    known: list[tuple[float, Entries]] = []
    for name, css in KNOWN_MARKUP:
        nodes = tuple((node,) for node in _outermost(markup.select(css)) if _is_said(node))
        if len(nodes) > 1:
            known.append((_worth(nodes), Entries(name, nodes)))
            if 2 * known[-1][0] >= markup.body.size:
                return known[-1][1]  # nothing else can be worth twice as much
    repeated = _repeated(markup.body)
    worth, entries = max(known, key=lambda one: one[0], default=(0.0, None))
    return entries if repeated is None or 2 * worth >= _worth(repeated.nodes) else repeated


def _outermost(elements: Sequence[Element]) -> list[Element]:
    """The elements that lie within none of the others."""
    held = {id(element) for element in elements}
    return [e for e in elements if not any(id(above) in held for above in e.ancestors())]


def _is_said(element: Element) -> bool:
    """Whether an element is seen and has words or a picture in it."""
    if "hidden" in element.attributes:
        return False
    return element.is_longer_than(0) or any(e.tag in ("img", "picture", "time") for e in element.walk())


# -- times ------------------------------------------------------------------------------------------------


def times_in(elements: Iterable[Element]) -> Times:
    """When the entry of these elements is from, by what each says without what is in it: the surest first."""
    published: list[tuple[int, Moment, str]] = []
    updated: list[tuple[int, Moment, str]] = []
    stamps: list[Element] = []
    of_change: list[Element] = []
    ages: list[Element] = []
    for element in elements:
        for rank, name, value in _values(element):
            found = moment(value)
            if found is not None:
                changed = _is_of_change(name)
                at_rank = rank if found.iso else rank + 10
                (updated if changed else published).append((at_rank, found, value.strip()))
        if _prints_time(element):
            (of_change if _CLASS_CHANGED.search(_said_of(element)) else stamps).append(element)
        elif _is_short(element) and _is_age(element.text):
            ages.append(element)
    stamps = stamps or of_change
    shown = _first_stamp(stamps)
    published = [one for one in published if one[0] != _PERHAPS or _agrees(one[1], stamps, shown)]
    best = min(published, key=lambda one: one[0], default=None)
    last = min(updated, key=lambda one: one[0], default=None)
    when = best[1] if best else last[1] if last and not stamps else None
    if when is None and shown:
        when = printed_moment(" ".join(e.text for e in stamps if id(e) in shown))
    changes = frozenset(id(e) for e in (*ages, *of_change) if e in ages or _is_stamp(e.text)) - shown
    return Times(when, last[1] if last else None, shown, changes, best[2] if best else None)


def _agrees(found: Moment, stamps: Sequence[Element], shown: frozenset[int]) -> bool:
    """Whether a time shows the minute of the clock that is printed, whatever its zone."""
    printed = printed_moment(" ".join(element.text for element in stamps if id(element) in shown))
    if printed is None or printed.stamp is None or found.iso is None:
        return False
    return (int(found.iso[14:16]) - printed.stamp.minute) % _QUARTER == 0


def days_over(body: Element, nodes: Sequence[Sequence[Element]]) -> list[PrintedDate | None]:
    """The day that is printed alone over each of these entries, where days stand between them too; a day over
    all of them alone may be when the page was begun."""
    first = {id(group[0]): n for n, group in enumerate(nodes)}
    within = {id(element) for group in nodes for element in group}
    days: list[PrintedDate | None] = [None] * len(nodes)
    day: PrintedDate | None = None
    has_met = is_new = is_between = False
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if id(element) in first:
            is_between = is_between or (is_new and has_met)
            days[first[id(element)]], has_met, is_new = day, True, False
        if id(element) in within or is_furniture(element):
            continue
        found = _day_alone(element.text) if _is_short(element) else None
        if found is None:
            waiting.extend(reversed(element.elements))
        else:
            day, is_new = found, True
    return days if is_between else [None] * len(nodes)


def _first_stamp(stamps: Sequence[Element]) -> frozenset[int]:
    """The outermost of the elements that print the same time, and those that repeat it."""
    chosen = _outermost(stamps)
    if not chosen:
        return frozenset()
    first = next((e for e in chosen if printed_moment(e.text) is not None), chosen[0])
    return frozenset(id(e) for e in chosen if e.parent is first.parent)


def _values(element: Element) -> Iterator[tuple[int, str, str]]:
    """The attributes of an element that may say when: how sure each is (least first), its name, its value."""
    attributes = element.attributes
    if not attributes or not _may_say_when(element.tag, tuple(attributes)):
        return
    itemprop = attributes.get("itemprop", "")
    value = attributes.get("content") or attributes.get("datetime") or ""
    if itemprop in ("datePublished", "dateModified", "dateCreated", "startDate", "uploadDate"):
        yield 0 if itemprop == "datePublished" else 3, itemprop.lower(), value
    elif element.tag == "time" and attributes.get("datetime"):
        yield 1, " " + _said_of(element), attributes["datetime"]
    for name, value in attributes.items():
        if not SHORTEST <= len(value) <= LONGEST:
            continue
        if _is_of_data(element.tag, name):
            if _says_when(name[:_LONGEST_NAME]):
                of_time = " " + _named(element) if element.tag == "time" else ""
                in_utc = _UNIVERSAL.search(name) and _CLOCK_LAST.search(value)  # data-utc="2022-05-06 02:10"
                yield 2, name + of_time, f"{value}Z" if in_utc else value
            elif value[4] == "-" and not _NO_TIME.search(name[:_LONGEST_NAME]):
                yield _SURE, name, value  # "2022-05-06T02:10:00Z" is a time, whatever it is called
            elif value.isdigit() and not _OF_ENTRY.search(name[:_LONGEST_NAME]):
                yield _PERHAPS, name, value
        elif name in _SHOWN and _is_short(element):
            yield 4, name, value
        elif name in _SHOWN and not element.size and (told := _PUBLISHED.match(value)):
            yield 4, name, told[0].strip()  # what a script writes into it


@lru_cache(maxsize=4096)
def _may_say_when(tag: str, names: tuple[str, ...]) -> bool:
    """Whether one of these attributes of an element of this tag may be a time, by its name."""
    return any(name in _TOLD or _is_of_data(tag, name) for name in names)


def _is_of_data(tag: str, name: str) -> bool:
    """Whether an attribute is of the page's own making, as all of an element "live-post" are."""
    return name.startswith("data-") or "-" in tag


@lru_cache(maxsize=4096)
def _says_when(name: str) -> bool:
    """Whether an attribute of this name may say when something is from."""
    return bool(_WHEN.search(name)) and not _NO_TIME.search(name)


def _is_short(element: Element) -> bool:
    """Whether an element has words, and no more of them than a stamp, in few pieces."""
    return element.size > 0 and not element.is_longer_than(SHORT_STAMP)


def _is_of_change(name: str) -> bool:
    """Whether the name of an attribute, and the class of its element behind a blank, are of a change."""
    attribute, _, named = name.partition(" ")
    return bool(_CHANGED.search(attribute) or _CLASS_CHANGED.search(named))


def _named(element: Element) -> str:
    get = element.attributes.get
    return f"{get('class', '')} {get('itemprop', '')} {get('data-testid', '')} {get('slot', '')}".lower()


def _said_of(element: Element) -> str:
    """What the classes of a time say, and what stands around it where that is of it alone: "Updated at …"."""
    around = element.parent
    if around is None or around.size > LONGEST_STAMP or len(around.elements) > 1:
        return _named(element)
    words = " ".join(child for child in around.children if isinstance(child, str)).lower()
    return f"{_named(element)} {_named(around)} {words}"


def _prints_time(element: Element) -> bool:
    """Whether an element prints when something is from, and nothing else."""
    if element.tag == "time":
        return not element.is_longer_than(LONGEST_STAMP) and element.is_longer_than(0)
    if not element.size or element.is_longer_than(LONGEST_STAMP):
        return False
    if element.tag in ("body", "table", "ul", "ol") or not _is_stamp(element.text):
        return False
    named = _named(element)
    if is_of_length(named):
        return False
    return not element.is_longer_than(SHORT_STAMP) or bool(_STAMPED.search(named))


def _tells_time(element: Element) -> bool:
    if element.tag == "time" or "datetime" in element.attributes:
        return True
    if any(moment(value) is not None for rank, _, value in _values(element) if rank != _PERHAPS):
        return True
    return _prints_time(element)


# -- what repeats -----------------------------------------------------------------------------------------


def _repeated(body: Element) -> Entries | None:
    """The elements side by side that have a time each: those with the most words in them."""
    groups: dict[object, list[Element]] = {}
    counts: Counter[int] = Counter()  # times printed in an element, each once
    printed: set[int] = set()
    whole = 0
    for element in _seen(body):
        whole += element.own
        if not _tells_time(element):
            continue
        if element.tag == "time" or _prints_time(element):
            if id(element.parent) not in printed:
                counts.update([id(element), *map(id, islice(element.ancestors(), _HIGHEST))])
            printed.add(id(element))
        child = element
        for above in islice(element.ancestors(), _HIGHEST):
            group = groups.setdefault(_kind_of(child, above), [])
            if group and group[-1] is child:
                break  # what stands above it is known
            group.append(child)
            child = above
    large = [group for group in groups.values() if len(group) >= FEWEST]
    cuts = [nodes for group in large for nodes in (_with_siblings(group, counts), _slices(group)) if nodes]
    found = [(worth, nodes) for nodes in cuts if (worth := _worth(nodes)) > LEAST * whole]
    if not found:
        return None
    most, best = max(found, key=lambda one: one[0])
    inner = [one for one in found if 2 * one[0] >= most and _are_parts(one[1], best)]
    return Entries(REPEATED, _with_wrapped(max(inner, key=lambda one: one[0])[1] if inner else best))


def _with_wrapped(nodes: tuple[tuple[Element, ...], ...]) -> tuple[tuple[Element, ...], ...]:
    """The entries, and what is one by its class and by where its time stands, beside them or in an element of
    its own: what is pinned, what has a button of its own. What readers write, what is not to be seen, an
    advert and, where no entry is headed by such a link, a link to another story with its teaser are none."""
    entries = [elements[0] for elements in nodes]
    common = frozenset.intersection(*(frozenset(entry.classes) for entry in entries))
    if not common or any(len(elements) > 1 for elements in nodes):
        return nodes
    known = {id(entry) for entry in entries}

    def is_left_out(element: Element) -> bool:
        if id(element) in known or is_hidden(element) or is_of_readers(element):
            return True
        return says_it_is_furniture(element) if common.issubset(element.classes) else is_furniture(element)

    around = {id(above): above for entry in entries for above in islice(entry.ancestors(), 2)}
    seen = (element for top in _outermost(list(around.values())) for element in top.without(is_left_out))
    found = [element for element in seen if common.issubset(element.classes)]
    if found:
        ways = {_way_to_time(entry) for entry in entries} - {()}
        may_lead = any(map(_is_headed_by_link, entries))
        found = [
            one for one in found if _way_to_time(one) in ways and (may_lead or not _is_headed_by_link(one))
        ]
    return tuple((one,) for one in sorted((*entries, *found), key=attrgetter("first")))


def _way_to_time(element: Element) -> tuple[str, ...]:
    """The tags of the first time that an element prints and of what lies around it within the element."""
    for inner in element.walk():
        if _prints_time(inner) and not any(map(_prints_time, inner.elements)):
            around = takewhile(lambda above: above is not element, (inner, *inner.ancestors()))
            return tuple(above.tag for above in around)
    return ()


def _are_parts(inner: Sequence[Sequence[Element]], outer: Sequence[Sequence[Element]]) -> bool:
    """Whether elements lie within others, several of them in one: entries within the regions of a page."""
    regions = {id(element) for nodes in outer for element in nodes}
    held = Counter(next((id(e) for e in nodes[0].ancestors() if id(e) in regions), None) for nodes in inner)
    return None not in held and max(held.values()) >= FEWEST


def is_list_of_stories(body: Element, entries: Entries) -> bool:
    """Whether what repeats in a page that says it is an article are not its posts: they have less than half
    of the words, or one of them has nearly all, or they are a few that lead to other pages, or nearly
    all of them lead there, beside paragraphs that are in none."""
    sizes = [sum(element.size for element in nodes) for nodes in entries.nodes]
    whole = sum(element.own for element in _seen(body))
    leading = len(entries.nodes) - _without_own_links(entries.nodes)
    return (
        2 * sum(sizes) < whole
        or max(sizes) > _NEARLY_ALL * sum(sizes)
        or (len(sizes) <= _FEW and 2 * leading >= len(sizes))
        or (leading >= _NEARLY_EACH * len(sizes) and _paragraphs_beside(body, entries) >= FEWEST)
    )


def _without_own_links(entries: Sequence[Sequence[Element]]) -> int:
    """How many entries have no long link to another page but what others have too: "Give this article"."""
    links = [
        {element.text for node in nodes for element in node.walk() if leads_away(element)}
        for nodes in entries
    ]
    usual = Counter(text for texts in links for text in texts)
    return sum(all(usual[text] > 1 for text in texts) for texts in links)


def _paragraphs_beside(body: Element, entries: Entries) -> int:
    """How many long paragraphs of a page stand in none of its entries."""
    held = {id(element) for nodes in entries.nodes for element in nodes}
    beside = body.without(lambda one: id(one) in held or (one is not body and is_furniture(one)))
    return _paragraphs(beside)


def _paragraphs(elements: Iterable[Element]) -> int:
    """How many of the elements are long paragraphs."""
    return sum(element.tag == "p" and element.size > PARAGRAPH for element in elements)


def is_teaser(nodes: Sequence[Element]) -> bool:
    """Whether what repeats beside an article is a few words on another story, and no part of the article."""
    said = [element for node in nodes for element in node.walk()]
    return any(map(leads_away, said)) and _paragraphs(said) < FEWEST


def _is_headed_by_link(entry: Element) -> bool:
    """Whether what an entry says first, but for its time, is a long link to another page and no part of a
    sentence."""
    link = next(filter(leads_away, entry.walk()), None)
    if link is None or link.parent is None:
        return False
    before = sum(map(len, entry.words[: link.said_first - entry.said_first]))
    return before <= SHORT_STAMP and 2 * link.parent.own < link.size


def leads_away(element: Element) -> bool:
    """Whether an element is a long link to another page: not to what it stands in, "/live#post-7"."""
    if element.tag != "a" or element.size < _LONG_LINK:
        return False
    address, _, place = element.get("href").partition("#")
    return bool(address) and not (place and any(e.get("id") == place for e in element.ancestors()))


def _seen(body: Element) -> Iterator[Element]:
    """The elements of a page without its furniture and what readers write."""
    return body.without(lambda one: one is not body and (is_furniture(one) or is_of_readers(one)))


def is_of_readers(element: Element) -> bool:
    """Whether an element says of itself that readers write in it."""
    return _is_named_for_readers(f"{element.get('id')} {element.get('class')[:LONGEST_CLASS]}")


@lru_cache(maxsize=4096)
def _is_named_for_readers(named: str) -> bool:
    return bool(_OF_READERS.search(HUMP.sub("-", named).lower()))


def _kind_of(element: Element, parent: Element) -> object:
    """What elements have in common that are entries of one page: their tag, and where they stand."""
    return (element.tag, parent.tag, parent.depth, _stable(parent.get("class")[:LONGEST_CLASS]))


@lru_cache(maxsize=4096)
def _stable(named: str) -> frozenset[str]:
    """The words of a class without numbers."""
    return frozenset(_DIGITS.sub("", word) for word in named.lower().split())


def _with_siblings(group: Sequence[Element], counts: Counter[int]) -> tuple[tuple[Element, ...], ...]:
    """The elements of a group, and those beside them that are of their class and have no time."""
    if median(counts[id(element)] for element in group) > 2:
        return ()
    classes = Counter(frozenset(element.classes) for element in group)
    usual = {names for names, count in classes.items() if 2 * count >= FEWEST and names}
    parents = {id(e.parent): e.parent for e in group if e.parent is not None}
    timed = {id(element) for element in group}
    wrapped = {_wrapped(element) for element in group}
    found: list[Element] = []
    for parent in parents.values():
        for child in parent.elements:
            is_beside = frozenset(child.classes) in usual and child.is_longer_than(_SHORTEST)
            if is_beside and len(wrapped) == 1 and () not in wrapped and _wrapped(child) not in wrapped:
                continue  # a poll, in an item of the list
            if id(child) in timed or (child.tag == group[0].tag and is_beside):
                found.append(child)
    return tuple((element,) for element in found if not is_furniture(element) and _is_said(element))


def _wrapped(element: Element) -> tuple[str, ...]:
    """The classes of the one element that another holds; none where it holds several."""
    return tuple(element.elements[0].classes) if len(element.elements) == 1 else ()


def _slices(group: Sequence[Element]) -> tuple[tuple[Element, ...], ...]:
    """Each element of a group with those under it, up to the next: the time stands on top of its entry, under
    its heading where each has one."""
    timed = {id(element) for element in group}
    are_paragraphs = group[0].tag == "p"  # what stands between them goes on with the one above
    lengths = [len(element.text) if not element.is_longer_than(300) else 300 for element in group]
    if not are_paragraphs and median(lengths) > 200:
        return ()
    found: list[tuple[Element, ...]] = []
    parents = {id(e.parent): e.parent for e in group if e.parent is not None}
    begins = _headings_over(parents.values(), timed) or timed
    for parent in parents.values():
        now: list[Element] = []
        for child in parent.children:
            if isinstance(child, str):
                if now and child.strip():
                    now.append(words_between(child, parent))
            elif id(child) in begins:
                if now:
                    found.append(tuple(now))
                now = [child]
            elif now and not is_furniture(child):
                now.append(child)
        while len(now) > 1 and is_menu(now[-1]):
            now.pop()
        found.append(tuple(now))
    have_more = are_paragraphs or 2 * sum(len(nodes) > 1 for nodes in found) > len(found)
    return tuple(found) if have_more and 2 * len(parents) <= len(found) else ()


def _headings_over(parents: Iterable[Element], timed: set[int]) -> set[int]:
    """The headings straight over elements that print times, where each of these has one."""
    found = {
        id(above)
        for parent in parents
        for above, below in pairwise(parent.elements)
        if id(below) in timed and above.tag in SUBHEADINGS
    }
    return found if len(found) == len(timed) else set()


def is_menu(element: Element) -> bool:
    """Whether an element is nothing but links, more than one: "home | archive" under the last entry."""
    links = [e.text for e in element.walk() if e.tag == "a"]
    return len(links) > 1 and sum(map(len, links)) >= sum(map(str.isalnum, element.text))


def _worth(nodes: Sequence[Sequence[Element]]) -> float:
    """How much elements look like the entries of a page: the words in them, without links; 0 for a menu."""
    sizes, linked = [], 0
    for elements in nodes:
        said = [e for element in elements for e in element.walk()]
        linked += sum(len(e.text) for e in said if e.tag == "a")
        sizes.append(sum(e.own for e in said))
    whole = sum(sizes)
    if median(sizes) < _SHORTEST or linked > _MOST_LINKED * whole:
        return 0.0
    return float(whole - linked) * (1 - 1 / len(nodes))
