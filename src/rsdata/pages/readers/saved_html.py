"""A saved web page: its entries by JSON-LD and its elements, else by its elements, else by its text."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise, takewhile
from typing import Final

from rsdata.language.line_shapes import is_correspondent_role
from rsdata.language.time_stamps import day_alone
from rsdata.language.word_lists import in_order
from rsdata.named_tuples import NamedTuple
from rsdata.pages.credits import names_in
from rsdata.pages.page import Page
from rsdata.pages.readers.beside_article import is_pointer
from rsdata.pages.readers.embedded_messages import messages_in
from rsdata.pages.readers.laid_words import LaidLine, address_of, is_furniture, lines_of
from rsdata.pages.readers.live_blog_posting import (
    TEASER,
    TYPE,
    LiveBlog,
    keys_of,
    live_blogs,
    loaded,
    plain,
    update_of,
)
from rsdata.pages.readers.markup_tree import SUBHEADINGS, Element, Markup
from rsdata.pages.readers.page_authors import authors_above
from rsdata.pages.readers.page_facts import about, article_of, says_article
from rsdata.pages.readers.page_state import DIALECT, stated_article, stated_updates
from rsdata.pages.readers.repeated_entries import (
    REPEATED,
    Entries,
    days_over,
    entries_of,
    is_list_of_stories,
    is_teaser,
    times_in,
)
from rsdata.pages.readers.saved_article import read_article
from rsdata.pages.readers.updates import (
    Update,
    headed,
    header_of,
    key_of,
    laid_out,
    once_each,
    ordered,
    title_key,
    with_frames,
    with_lines_above,
    with_pictured_name,
    with_recurring_names,
    without_notices,
    without_refrain,
)

# Characters of a page whose entries a script has yet to draw, at most.
_NOT_DRAWN: Final = 3_000
_HIGHEST_HEADER: Final = 60  # lines above the first entry
# What a line is that says who reports on a page, and when it is from.
_OF_HEAD: Final = ("stamp", "byline", "byline_role", "label", "furniture")
# Letters by which the words of an entry are known: fewer where no other entry has them.
_SHORT_KEY: Final = 6
_LONG_KEY: Final = 12
# Attributes that have the publisher's own id of an entry.
_IDS: Final = in_order("attributes of ids")
_WITH_ANCHOR: Final = ("article", "section", "div", "a", "header", "h2", "h3")
_PICTURES: Final = ("img", "picture", "amp-img", "iframe", "video")
_LONGEST_ID: Final = 200
_OF_CARD: Final = ("text", "heading", "label", "furniture")
_LONG_HEADLINE: Final = 5  # blanks


class _Where(NamedTuple):
    """The address of a page, and the one that its links start from (``<base href>``)."""

    page: str
    links: str

    def address(self, href: str) -> str | None:
        """Where a link of an entry to itself leads: "#u101" is a place of the page, whatever its base."""
        return address_of(href, self.page if href.startswith("#") else self.links)


def read_html(text: str, url: str | None = None) -> Page:
    """A page of HTML laid out; its entries where the markup tells them. Raises UnreadableError."""
    markup = Markup(text)
    values = [loaded(script) for script in markup.json_ld]
    blog = max(live_blogs(values), key=lambda one: len(one.updates), default=None)
    posting = blog.posting if blog is not None else {**stated_article(markup), **article_of(values, markup)}
    page = about(markup, posting, url)
    entries = entries_of(markup)
    stories: Sequence[Sequence[Element]] = ()
    if (
        blog is None
        and entries is not None
        and says_article(markup, posting)
        and is_list_of_stories(markup.body, entries)
    ):
        stories = [nodes for nodes in entries.nodes if is_teaser(nodes)]
        entries = None
    own = page.url or ""
    where = _Where(own, address_of(markup.base, own) or own)
    if entries is not None and entries.name == REPEATED:
        entries = Entries(REPEATED, _without_bylines_of_page(entries.nodes, where))
    if blog is not None:
        entries, node_of = _described(markup, blog, entries)
        updates = _joined(markup, blog, entries, node_of, where)
        page = page._replace(reader="html-jsonld/1", dialect=TYPE)
    elif (
        entries is not None
        and not _is_one(updates := _own(markup.body, entries, where), entries)
        and (any(map(_text_of, updates)) or not says_article(markup, posting))
    ):
        page = page._replace(reader="html-markup/1", dialect=entries.name)
    elif updates := _stated(markup):
        page = page._replace(reader="html-state/1", dialect=DIALECT)
    else:
        return read_article(markup, page, posting, where.links, stories)
    description = markup.meta.get("description") or markup.meta.get("og:description") or ""
    header = list(header_of(page, plain(description)))
    if entries is not None and entries.nodes:
        told = {line.text for line in header}
        above = _lines_above(entries.nodes[0][0], where.links)
        header += [line for line in above if line.text not in told][-_HIGHEST_HEADER:]
        page = _with_told_above(page, markup, entries.nodes[0][0])
    return laid_out(page, header, once_each(headed(updates)))


# -- the page itself --------------------------------------------------------------------------------------


def _lines_above(entry: Element, base: str) -> list[LaidLine]:
    """What the main part of a page prints above its first entry: its date, a summary, who reports. Of a page
    without such a part it is what stands from its title on."""
    parts: list[Element | str] = []
    inner = entry
    for around in entry.ancestors():
        at = next(n for n, child in enumerate(around.children) if child is inner)
        before = [c for c in around.children[:at] if not (isinstance(c, Element) and is_furniture(c))]
        if around.tag == "body" and inner is not entry:
            title = next((n for n, c in enumerate(before) if getattr(c, "tag", "") == "h1"), at)
            parts = [*before[title:], *parts]
            break
        parts = [*before, *parts]
        inner = around
        if around.tag in ("main", "article") or around.get("role") == "main":
            break
    return lines_of(parts, base)


def _with_told_above(page: Page, markup: Markup, entry: Element) -> Page:
    """The page, of which who reports and the day it is from are told above its first entry alone."""
    if page.authors is None:
        page = page._replace(authors=authors_above(markup.body, entry))
    title = next((e for e in markup.select("h1") if e.first < entry.first), None)
    if page.published is None and title is not None:
        above = markup.body.walk()[title.end : entry.first]
        found = times_in(e for e in above if e.tag == "time").published
        page = page._replace(published=found and found.day)
    return page


# -- entries ----------------------------------------------------------------------------------------------


def _is_one(updates: Sequence[Update], entries: Entries) -> bool:
    """Whether what repeats is of one and the same time, which most of it does not print: paragraphs of an
    article."""
    times = {update.published for update in updates}
    shown = sum(any(line.role == "stamp" for line in update.lines) for update in updates)
    return entries.name == REPEATED and len(times) == 1 and 2 * shown < len(updates)


def _without_bylines_of_page(
    nodes: tuple[tuple[Element, ...], ...], where: _Where
) -> tuple[tuple[Element, ...], ...]:
    """The entries without what stands over or under them, is none by its class, and says no more than who
    reports, and since when."""
    kinds = [set(group[0].classes or (f"<{group[0].tag}>",)) for group in nodes]
    usual = Counter(name for names in kinds for name in names)
    bylines = [
        n
        for n in (0, len(nodes) - 1)
        if all(usual[name] == 1 for name in kinds[n])
        and len(nodes[n]) == 1
        and _is_byline_of_page(nodes[n], where)
    ]
    return tuple(group for n, group in enumerate(nodes) if n not in bylines)


def _is_byline_of_page(nodes: Sequence[Element], where: _Where) -> bool:
    """Whether what looks like an entry says who reports, and no more than that and when: a clock alone stands
    over what cannot be read."""
    lines = _of_nodes(nodes, where).lines
    return any(line.role != "stamp" for line in lines) and all(
        line.role in _OF_HEAD or (line.role == "text" and _says_who_reports(line.text)) for line in lines
    )


def _says_who_reports(text: str) -> bool:
    return is_correspondent_role(text) or names_in(text) != []


def _stated(markup: Markup) -> list[Update]:
    """The entries that a script was to draw, of a page that shows little beside what they say."""
    if markup.body.size > _NOT_DRAWN:
        return []
    updates = stated_updates(markup)
    return updates if sum(len(update.said) for update in updates) > markup.body.size else []


def _own(body: Element, entries: Entries, where: _Where) -> list[Update]:
    """The entries by their elements."""
    found = [(_of_nodes(nodes, where), nodes) for nodes in entries.nodes]
    found = [(update, nodes) for update, nodes in found if update.lines or _has_picture(nodes)]  # no adverts
    updates = [update for update, _ in found]
    if any(update.published is not None and update.published.is_of_no_day for update in updates):
        for update, day in zip(updates, days_over(body, [nodes for _, nodes in found]), strict=True):
            if day is not None and update.published is not None:
                update.published = update.published.on(day)
    without_notices(updates)
    for update in updates:
        update.lines = list(_without_pointers(update.lines, where.page.split("#")[0]))
    with_recurring_names(updates)
    with_lines_above(updates)
    without_refrain(updates)
    with_recurring_names(updates)  # over the buttons that end the entries
    return updates


def _has_picture(nodes: Sequence[Element]) -> bool:
    """Whether an entry without words has something to be seen that is no furniture."""
    return any(element.tag in _PICTURES for node in nodes for element in node.without(is_furniture))


def _of_nodes(nodes: Sequence[Element], where: _Where) -> Update:
    """An entry by its elements."""
    messages = messages_in(nodes, where.links)  # which have times of their own
    times = times_in(e for node in nodes for e in node.without(lambda one: id(one) in messages))
    lines = lines_of(
        list(nodes),
        where.links,
        in_entry=True,
        stamps=times.stamps,
        changes=times.changes,
        messages=messages,
    )
    anchor, href = _anchor(nodes), _own_link(nodes, where)
    link = where.address(href) if href else None
    if anchor is None and href and "#" in href:
        anchor = href.rpartition("#")[2]
    url = link or (
        f"{where.page.split('#')[0]}#{anchor}"
        if where.page and anchor and nodes[0].get("id") == anchor
        else None
    )
    lines = with_pictured_name(
        with_frames(lines), (e.get("alt") for node in nodes for e in node.walk() if e.tag == "img")
    )
    items = nodes[0].walk() if nodes[0].get("itemprop") else ()
    told = next((e.get("content") for e in items if e.get("itemprop") == "headline"), "")
    lines = _with_heading(list(ordered(lines)), told)
    return Update(lines, times.published, times.updated, anchor, url, times.raw)


def _without_pointers(lines: Sequence[LaidLine], own: str) -> Iterator[LaidLine]:
    """The lines of an entry, of which links to other stories under its text are furniture: a headline, alone
    or over when that story is from, or several lines that are one link."""
    is_said = is_under = False
    for around, several in groupby(lines, lambda line: line.around):
        card = list(several)
        is_card = is_said and around not in ("", own) and len(card) > 1 and _is_card(card)
        for line in card:
            is_text = line.role == "text" and not line.whole and line.text[0] != "•"
            is_linked = is_text or (line.role == "heading" and bool(line.links))
            is_pointed = is_linked and is_pointer(line, own)
            is_under = is_pointed or (is_under and is_text and day_alone(line.text) is not None)
            if is_card or (is_said and is_under):
                yield line._replace(role="furniture")
            else:
                is_said = is_said or line.role == "text"
                yield line


def _is_card(lines: Sequence[LaidLine]) -> bool:
    """Whether the lines of one link are a headline and what stands with it."""
    is_headed = any(line.text.count(" ") >= _LONG_HEADLINE for line in lines)
    return is_headed and all(line.role in _OF_CARD and not line.whole for line in lines)


def _with_heading(lines: list[LaidLine], heading: str) -> list[LaidLine]:
    """The lines, of which one is told to be the heading."""
    known = title_key(heading)
    if known and not any(line.role == "heading" for line in lines):
        for n, line in enumerate(lines[:6]):
            if line.role == "text" and title_key(line.text) == known:
                return [*lines[:n], line._replace(role="heading"), *lines[n + 1 :]]
    return lines


def _anchor(nodes: Sequence[Element]) -> str | None:
    """The publisher's own id of an entry."""
    first = nodes[0]
    own = (first.get(name) for name in (*_IDS, "name"))
    within = (e for e in first.walk()[1:] if e.tag in _WITH_ANCHOR)
    inner = (e.get("id") or e.get("data-id") or e.get("data-post-id") for e in within)
    around = takewhile(lambda e: len(e.elements) == 1, first.ancestors())
    outer = (e.get("id") for e in around)
    return next(filter(None, map(str.strip, chain(own, inner, outer))), None)


def _own_link(nodes: Sequence[Element], where: _Where) -> str | None:
    """The link of an entry to itself: one within the page, whose address may not be known, or around its
    time."""
    for element in (e for node in nodes for e in node.walk() if e.tag == "a"):
        href = element.get("href")
        is_own = (
            (href.startswith("#") and len(href) > 1)
            or "permalink" in element.get("class").lower()
            or any(e.tag == "time" for e in element.elements)
            or element.get("itemprop") == "url"
        )
        if href and is_own and (href.startswith("#") or where.address(href)):
            return href
    return None


def _described(
    markup: Markup, blog: LiveBlog, entries: Entries | None
) -> tuple[Entries | None, dict[int, int]]:
    """The elements of the updates that JSON-LD calls by ids or headings: those that have the ids, where these
    are more of them than what looks like the entries of the page; and which of them each update is."""
    called = [list(keys_of(item)) for item in blog.updates]
    entries = entries or _headed_by(markup.body, [plain(item.get("headline")) for item in blog.updates])
    sought = {key for keys in called for key in keys}
    by_id = {
        key: element
        for element in reversed(markup.body.walk())
        for name, value in element.attributes.items()
        if name in _IDS and value
        for key in {value, _tail(value)} & sought
    }
    found = {id(e): e for keys in called for key in keys if (e := by_id.get(key)) is not None}
    around = {id(above) for element in found.values() for above in element.ancestors()}
    nodes = [(e,) for e in found.values() if id(e) not in around and e.is_longer_than(_LONG_KEY)]
    known = _by_names(called, entries.nodes) if entries is not None else {}
    if len(nodes) <= len(known):
        return entries, known
    return Entries("named", tuple(nodes)), _by_names(called, nodes)


def _headed_by(body: Element, headings: Sequence[str]) -> Entries | None:
    """The elements around what is printed as the headings of most entries, each as large as it can be with
    one heading; None where there are none."""
    sought = {key for heading in headings if len(key := title_key(heading)) >= _SHORT_KEY}
    printed = ((e, title_key(e.text)) for e in body.walk() if e.tag in SUBHEADINGS)
    found = [(element, key) for element, key in printed if key in sought]
    held = Counter(id(around) for element, _ in found for around in element.ancestors())
    nodes: dict[str, Element] = {}
    for element, key in found:
        *_, node = element, *takewhile(lambda around: held[id(around)] == 1, element.ancestors())
        if node is not element and node.size > getattr(nodes.get(key), "size", 0):
            nodes[key] = node
    if len(nodes) < 2 or 2 * len(nodes) < len(headings):
        return None
    return Entries("named", tuple((node,) for node in sorted(nodes.values(), key=lambda node: node.first)))


def _joined(
    markup: Markup, blog: LiveBlog, entries: Entries | None, node_of: dict[int, int], where: _Where
) -> list[Update]:
    """The updates of the JSON-LD, each with the lines of its elements where the page has them, and those
    entries of the page that the JSON-LD leaves out: in page order where the page has them all, else last.
    ``node_of``: which elements some of them are."""
    own = [] if entries is None else _own(markup.body, entries, where)
    printed = {i: len(_text_of(own[n])) for i, n in node_of.items()}
    described = [
        update_of(one, blog.posting, where.page, printed.get(i, 0)) for i, one in enumerate(blog.updates)
    ]
    without_notices(described)
    if entries is None:
        return described
    node_of = _matches(described, own, node_of)
    if not node_of:
        return described if len(described) >= len(own) or entries.name == REPEATED else own
    item_of = {n: i for i, n in node_of.items()}
    is_told_once = len(described) > 2 and len({update.published for update in described}) == 1
    for i, n in node_of.items():
        described[i] = _together(described[i], own[n], is_told_once=is_told_once)
    if len(own) >= len(described) and len(node_of) == len(described):
        return [described[item_of[n]] if n in item_of else update for n, update in enumerate(own)]
    in_node_order = [item_of[n] for n in sorted(item_of)]
    rising = sum(a < b for a, b in pairwise(in_node_order))
    if 2 * rising < len(in_node_order) - 1:
        described.reverse()
    return [*described, *(update for n, update in enumerate(own) if n not in item_of)]


def _together(described: Update, own: Update, *, is_told_once: bool) -> Update:
    """An entry by both: times and address of the JSON-LD, the lines of the page where they are all there.
    ``is_told_once``: the JSON-LD gives each entry one and the same time, that of the page."""
    heading = next((line.text for line in described.lines if line.role == "heading"), "")
    own.lines = _with_heading(own.lines, heading)
    is_teaser = len(_text_of(own)) < TEASER * len(_text_of(described))
    lines = described.lines if is_teaser else own.lines
    if not any(line.role == "byline" for line in lines):
        byline = [line for line in described.lines if line.role == "byline"]
        at = next((n + 1 for n, line in enumerate(lines) if line.role == "heading"), 0)
        at = max(at, next((n + 1 for n, line in enumerate(lines[:2]) if line.role == "stamp"), 0))
        lines = [*lines[:at], *byline, *lines[at:]]
    surer, other = (own, described) if is_told_once else (described, own)
    return Update(
        lines,
        surer.published or other.published,
        surer.updated or other.updated,
        described.anchor or own.anchor,
        described.url or own.url,
        described.raw_time or own.raw_time,
    )


def _text_of(update: Update) -> str:
    return " ".join(line.text for line in update.lines if line.role == "text")


def _matches(described: Sequence[Update], own: Sequence[Update], named: dict[int, int]) -> dict[int, int]:
    """Which node each item is: by its id, else by its words."""
    found = dict(named)
    taken = set(found.values())
    by_words = _by_words(own)
    for i, update in enumerate(described):
        same = None if i in found else _with_words(update, by_words, taken)
        if same is not None:
            found[i] = same
            taken.add(same)
    return found


def _by_names(called: Sequence[Sequence[str]], nodes: Sequence[Sequence[Element]]) -> dict[int, int]:
    """The node of each item that is called by an id of its own."""
    usual = Counter(key for keys in called for key in set(keys))
    names = [[name for key in keys if usual[key] == 1 for name in (key, _tail(key))] for keys in called]
    by_name = {name: n for n, group in reversed([*enumerate(nodes)]) for name in _names(group)}
    found: dict[int, int] = {}
    taken: set[int] = set()
    for i, several in enumerate(names):
        named = next((by_name[name] for name in several if name in by_name), None)
        if named is not None and named not in taken:
            found[i] = named
            taken.add(named)
    return found


def _by_words(own: Sequence[Update]) -> dict[str, deque[int]]:
    """The nodes by what each of their lines begins with."""
    found: dict[str, deque[int]] = {}
    for n, update in enumerate(own):
        for key in {key_of(line.text) for line in update.lines if line.role != "stamp"}:
            if len(key) >= _SHORT_KEY:
                found.setdefault(key, deque()).append(n)
    return found


def _with_words(update: Update, by_words: dict[str, deque[int]], taken: set[int]) -> int | None:
    """The first node that has the words of an update and is no other's; few words that several have tell
    none."""
    for key in (key_of(line.text) for line in update.lines[:3] if line.role != "byline"):
        same = by_words.get(key, deque())
        if len(key) < _LONG_KEY and len(same) > 1:
            continue
        while same and same[0] in taken:
            same.popleft()
        if same:
            return same[0]
    return None


def _names(group: Sequence[Element]) -> Iterator[str]:
    """Every id by which an entry may be called."""
    for node in group:
        for element in node.walk():
            for name, value in element.attributes.items():
                if not 3 <= len(value) <= _LONGEST_ID:
                    continue
                if name in ("id", "name", "itemid") or (name.startswith("data-") and " " not in value):
                    yield value.strip()
                    yield _tail(value.strip())
    if anchor := _anchor(group):
        yield from (anchor, _tail(anchor))


def _tail(name: str) -> str:
    """ "post-751105" -> "751105", "urn:asset:1f2e-33" -> "1f2e-33"."""
    tail = name.rpartition(":")[2]
    for mark in "-_":
        head, _, rest = tail.partition(mark)
        if head.isalpha() and len(head) > 2 and any(c.isdigit() for c in rest):
            tail = rest
    return tail
