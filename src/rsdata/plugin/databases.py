"""Which of the attached databases rsdata built, what is known of each, and who may see it."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote, unquote, urlencode

from cachetools import LRUCache
from datasette.database import QueryInterrupted
from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.sqlite import sqlite3

from rsdata.database import schema
from rsdata.database.connections import OLDEST, of_another_version
from rsdata.database.schema import VERSION
from rsdata.errors import one_line
from rsdata.plugin import kept
from rsdata.plugin.once import once

# A database with all of these came from rsdata.
SIGNATURE = frozenset((
    "sources", "posts", "people", "quotes", "mentions", "parties", "contests", "candidates", "results",
    "odds", "identifiers", "corrections",
))  # fmt: skip

# What full-text search keeps its indexes in: Datasette 1.0 shows these to nobody.
SHADOW = re.compile(r"_fts_(config|content|data|docsize|idx)$")

STREAMED = frozenset(table.name for table in schema.TABLES)

# Of an archive, some pages show what is in its newest sources: so many, and where they are.
NEWEST = 50
NEWEST_SOURCES = f"sources order by published desc, id limit {NEWEST}"

# Some sources, to see what is the same for all of a few.
SOME = f"select id, sha256, title, publisher, url, published, rights from {NEWEST_SOURCES}"

Row = dict[str, Any]


# Characters of the answers that are kept for a database, and of one of them; a value counts for so many more.
MOST_KEPT, LONGEST_ANSWER, A_VALUE = 8_000_000, 500_000, 60


class Answers:
    """What our pages have asked a database, by the version of its data: the answers not asked for longest
    make room. ``version`` tells that, and None where it cannot be told."""

    def __init__(self, version: Callable[[], Any]) -> None:
        self.version = version
        self.kept: LRUCache[Any, list[Any]] = LRUCache(MOST_KEPT, getsizeof=_weight)

    def keep(self, key: Any, rows: list[Any]) -> None:
        if _weight(rows) <= LONGEST_ANSWER:
            self.kept[key] = rows


def _weight(rows: list[Any]) -> int:
    long = sum(len(value) for row in rows for value in row if isinstance(value, (str, bytes)))
    return 1 + long + sum(A_VALUE * len(row) for row in rows)


def _answers(db: Any) -> Answers | None:
    found: Answers | None = db.__dict__.get("_rsdata_answers")
    return found


def version_of(db: Any) -> bytes | None:
    """What changes with every change of a database's data; None where that is not known."""
    if not db.is_mutable:
        return b""
    answers = _answers(db)
    return answers.version() if answers is not None else None


async def asked_once(db: Any, key: tuple[Any, ...], ask: Callable[[], Awaitable[list[Any]]]) -> list[Any]:
    """The rows that a database answers; it is asked once as long as its data are the same."""
    answers, version = _answers(db), version_of(db)
    if answers is None or version is None:
        return await ask()
    found = answers.kept.get((version, *key))
    if found is None:
        found = await ask()
        if version_of(db) == version:
            answers.keep((version, *key), found)
    return found


@dataclass(eq=False)
class Served:
    """A database that rsdata built, as this Datasette serves it: the ids of its sources, and the newest of
    them as rows."""

    name: str
    db: Any
    sources: frozenset[str]
    newest: tuple[Row, ...]
    names: Any = None  # what ``called`` has read

    @property
    def datasette(self) -> Any:
        return self.db.ds

    @cached_property
    def links(self) -> Links:
        """The addresses of its pages."""
        return Links(self)

    async def rows(self, sql: str, **parameters: object) -> list[Row]:
        """What a query of our pages answers, each row as a dict."""

        async def ask() -> list[Any]:
            return (await self.db.execute(sql, parameters)).rows  # type: ignore[no-any-return]

        found = await asked_once(self.db, (sql, tuple(sorted(parameters.items()))), ask)
        return [dict(row) for row in found]

    async def row(self, sql: str, **parameters: object) -> Row | None:
        """The first row of the answer."""
        found = await self.rows(sql, **parameters)
        return found[0] if found else None


@once
def _looked_at(datasette: Any) -> dict[str, Served | None]:
    """What each database was found to be."""
    return {}


async def served(datasette: Any) -> dict[str, Served]:
    """The databases that rsdata built, by name. Each is looked at once."""
    known = _looked_at(datasette)
    for name, db in list(datasette.databases.items()):
        seen = known.get(name)
        if name not in known or (seen is not None and seen.db is not db):
            known[name] = await _recognise(name, db)
            for other in all_known(datasette):
                other.__dict__.pop("links", None)  # with several databases they are others
    return {name: one for name in datasette.databases if (one := known.get(name)) is not None}


def known(datasette: Any, name: str | None) -> Served | None:
    """The database of that name, if it has been recognised: for hooks that cannot wait."""
    return _looked_at(datasette).get(name) if name is not None else None


def route_of(datasette: Any, path: str) -> str:
    """The first part of an address, under which a database may be served."""
    path = path.removeprefix(datasette.setting("base_url").rstrip("/"))
    return str(tilde_decode(re.split(r"[/.]", path.lstrip("/"), maxsplit=1)[0]))


def of_page(datasette: Any, path: str) -> Served | None:
    """The database of ours that an address is about; one that names no database is about the first, where all
    that is served is ours."""
    route = route_of(datasette, path)
    served = {name: db for name, db in list(datasette.databases.items()) if not name.startswith("_")}
    for name, db in served.items():
        if route == db.route:
            return known(datasette, name)
    ours = [known(datasette, name) for name in served]
    return ours[0] if ours and None not in ours else None


def of_route(datasette: Any, route: str) -> Served | None:
    """The database of ours that is served under that first part of an address."""
    for name, db in list(datasette.databases.items()):
        if route == db.route:
            return known(datasette, name)
    return None


def asked_for(datasette: Any, database: str | None, request: Any) -> Served | None:
    """The database of ours that a page is about: of some pages Datasette names it, of others the address
    tells."""
    if database or request is None:
        return known(datasette, database)
    return of_page(datasette, request.path)


def all_known(datasette: Any) -> list[Served]:
    """All that have been recognised so far."""
    return [one for one in _looked_at(datasette).values() if one is not None]


def any_known(datasette: Any) -> bool:
    return any(_looked_at(datasette).values())


def version_of_all(datasette: Any) -> tuple[bytes, ...] | None:
    """What changes with every change of the data of any database of ours; None where that is not known."""
    found = tuple(version_of(one.db) for one in all_known(datasette))
    return None if None in found else found  # type: ignore[return-value]


def all_immutable(datasette: Any) -> bool:
    """Whether nothing can be written to any database that rsdata built."""
    return not any(one.db.is_mutable for one in all_known(datasette))


async def _recognise(name: str, db: Any) -> Served | None:
    tables = set(await db.table_names())
    if tables >= OLDEST and not await _is_current(name, db):
        return None
    if not tables >= SIGNATURE:
        return None
    columns = set(await db.table_columns("posts")) & set(await db.table_columns("quotes"))
    if not {"id", "char_start", "char_end"} <= columns:
        return None
    try:
        sources = frozenset(str(row[0]) for row in (await db.execute("select id from sources")).rows)
        newest = tuple(dict(row) for row in (await db.execute(SOME)).rows)
    except (sqlite3.Error, QueryInterrupted):
        return None
    return Served(name, db, sources, newest)


async def _is_current(name: str, db: Any) -> bool:
    """Whether a database has the tables and columns of this version; another one is told of, and served as
    any that is not ours."""
    try:
        version = (await db.execute("select user_version from pragma_user_version")).rows[0][0]
        posts = set(await db.table_columns("posts"))
    except (sqlite3.Error, QueryInterrupted):
        return False
    if version != VERSION and {"source_id", "char_start"} <= posts:
        problem = of_another_version(version)
        print(one_line(f"rsdata: {name} {problem}: build it again"), file=sys.stderr, flush=True)
    return bool(version == VERSION)


async def visible(datasette: Any, actor: Any) -> list[Served]:
    """The databases that the actor may see with every table that the pages read from."""
    return [one for one in (await served(datasette)).values() if await may_view(datasette, actor, one.name)]


@once
def _open(datasette: Any) -> dict[tuple[str, str], tuple[float, bool]]:
    """What somebody who is not signed in may see, and until when that is known: a third of the time of a page
    otherwise."""
    return {}


async def _remembered(
    datasette: Any, actor: Any, what: tuple[str, str], may: Callable[[], Awaitable[bool]]
) -> bool:
    """What the actor may, asked once in a while for those who are not signed in."""
    ttl = kept.seconds(datasette) if actor is None else 0
    if not ttl:
        return await may()
    until, answer = _open(datasette).get(what, (0.0, False))
    if until < time.monotonic():
        answer = await may()
        _open(datasette)[what] = time.monotonic() + ttl, answer
    return answer


async def may_view(datasette: Any, actor: Any, database: str) -> bool:
    """Whether the actor may see the tables that the pages are made of; the rules are Datasette's."""
    return await _remembered(
        datasette, actor, ("pages", database), lambda: _may_view(datasette, actor, database)
    )


async def _may_view(datasette: Any, actor: Any, database: str, tables: Collection[str] = SIGNATURE) -> bool:
    wanted: list[tuple[str, ...]] = [("view-table", database, table) for table in sorted(tables)]
    if not _settles_in_turn(datasette):
        wanted.insert(0, ("view-database", database))
    for right in wanted:
        if not await _allowed(datasette, actor, *right):
            return False
    return True


async def may_have_all(actor: Any, one: Served) -> bool:
    """Whether the actor may have the whole file: Datasette's own right to it, and every table in it."""

    async def may() -> bool:
        tables = [name for name in await one.db.table_names() if not SHADOW.search(name)]
        allowed = await _allowed(one.datasette, actor, "view-database-download", one.name)
        return allowed and await _may_view(one.datasette, actor, one.name, tables)

    return await _remembered(one.datasette, actor, ("file", one.name), may)


async def may_query(actor: Any, one: Served) -> bool:
    """Whether the actor may run SQL of their own."""
    return await _allowed(one.datasette, actor, "execute-sql", one.name)


async def may_see_query(actor: Any, one: Served, name: str) -> bool:
    """Whether the actor may see a query that is listed: Datasette 1.0 lists no other."""
    if not _settles_in_turn(one.datasette):
        return True
    return await _allowed(one.datasette, actor, "view-query", one.name, name)


async def may_enter(datasette: Any, actor: Any) -> bool:
    """Whether the actor may see the site at all."""
    return await _allowed(datasette, actor, "view-instance")


def _settles_in_turn(datasette: Any) -> bool:
    """Whether a right that nothing settles follows from that to see the database, then the site: in Datasette
    0.65."""
    return hasattr(datasette, "permission_allowed")


async def _allowed(datasette: Any, actor: Any, action: str, *on: str) -> bool:
    """Whether the actor may do something: on the site, with a database, with a table of it."""
    if _settles_in_turn(datasette):
        wanted = [(action, on if on[1:] else "".join(on) or None)]
        if on and action != "execute-sql":
            wanted += [("view-database", on[0]), ("view-instance", None)]
        return bool((await datasette.check_visibility(actor, permissions=wanted))[0])
    from datasette.resources import DatabaseResource, TableResource

    resource = (TableResource if on[1:] else DatabaseResource)(*on) if on else None
    return bool(await datasette.allowed(action=action, resource=resource, actor=actor))


async def asked_of(datasette: Any, request: Any) -> list[Served]:
    """The databases that a page may be about: the one named in ``?db=``, else all that the reader may see."""
    wanted = request.args.get("db")
    return [one for one in await visible(datasette, request.actor) if wanted in (None, one.name)]


async def chosen(datasette: Any, request: Any) -> Served | None:
    """The first of them."""
    return next(iter(await asked_of(datasette, request)), None)


async def with_source(datasette: Any, request: Any, source: str) -> tuple[Served, str] | None:
    """The database that holds a source, and the source's id, which an address may carry encoded."""
    for one in await asked_of(datasette, request):
        for spelling in spellings(source):
            if spelling in one.sources:
                return one, spelling
    return None


# What may stand in an address as it is: the ids of sources.yml, and the stems of most files.
PLAIN = re.compile(r"[A-Za-z0-9_.-]+")
ENCODED_AS_IS = re.compile(r"[A-Za-z0-9_-]+")


def in_address(key: str) -> str:
    """An id as a part of an address: plain where it can be, else in Datasette's own encoding."""
    return key if PLAIN.fullmatch(key) else str(tilde_encode(key))


def spellings(part: str) -> tuple[str, ...]:
    """What a part of an address may stand for: the id itself, or the id encoded by us or by a browser."""
    return part, tilde_decode(part), unquote(part)


@once
def config(datasette: Any) -> dict[str, Any]:
    """The plugin's settings: what each does is in docs/site.md."""
    settings = datasette.plugin_config("rsdata")
    return settings if isinstance(settings, dict) else {}


def serves_coverage(datasette: Any) -> bool:
    return config(datasette).get("serve_coverage", True) is not False


# Links that are kept from page to page: many rows have the same.
MOST_SHOWN = 20_000


class Links:
    """Addresses of pages; with several databases each carries the name of its own."""

    def __init__(self, one: Served) -> None:
        self._urls = one.datasette.urls
        self._one = one
        self._db = f"db={quote(one.name)}" if len(all_known(one.datasette)) > 1 else ""
        self.coverage = serves_coverage(one.datasette)
        self._tables: dict[str, str] = {}
        self._shown: dict[Any, Any] = {}

    @property
    def shown(self) -> dict[Any, Any]:
        """Links that cells have made already."""
        if len(self._shown) > MOST_SHOWN:
            self._shown.clear()
        return self._shown

    def page(self, path: str = "", query: str = "") -> str:
        """A page of this plugin; without a path, the home page."""
        queries = "&".join(part for part in (query, self._db) if part)
        base = f"-/rsdata/{path}" if path or self._db else ""
        return str(self._urls.path(base)) + (f"?{queries}" if queries else "")

    def row(self, table: str, key: str) -> str:
        if table not in self._tables:
            self._tables[table] = str(self._urls.table(self._one.name, table))
        # Nothing in most ids is encoded; to find that out takes Datasette longer than all the rest of a link.
        return f"{self._tables[table]}/{key if ENCODED_AS_IS.fullmatch(key) else tilde_encode(key)}"

    def table(self, table: str, query: str = "") -> str:
        return str(self._urls.table(self._one.name, table)) + (f"?{query}" if query else "")

    def database(self, query: str = "") -> str:
        return str(self._urls.database(self._one.name)) + (f"?{query}" if query else "")

    def file(self, table: str, ending: str, query: str = "") -> str:
        return f"{self.table(table)}.{ending}" + (f"?{query}" if query else "")

    def csv(self, table: str, query: str, name: str, excel: bool = False) -> str:
        """All rows as a file of that name; for Excel with the mark by which it knows UTF-8. Tables are
        streamed past the cap on an answer's rows; views have no key to page by."""
        parts = [query, "_stream=on" if table in STREAMED else "", "_size=max", f"_dl={name}"]
        return self.file(table, "csv", "&".join(filter(None, [*parts, "_bom=on" if excel else ""])))

    def download(self) -> str:
        return f"{self._urls.database(self._one.name)}.db"

    def source(self, source: str, page: int = 1, at: int | None = None) -> str:
        """The coverage, from one of its pages on; ``at`` is the character that a page too long is shown
        from."""
        asked = [f"page={page}"] if page > 1 else []
        asked += [f"from={at}"] if at is not None else []
        return self.page(f"source/{in_address(source)}", "&".join(asked))

    def evidence(self, source: str, start: int, end: int) -> str | None:
        """The coverage with a span of it marked; None where the coverage is not served."""
        if not self.coverage:
            return None
        return self.page(f"source/{in_address(source)}", f"start={start}&end={end}") + "#evidence"

    def evidence_of(self, key: str) -> str | None:
        """As ``evidence``, for a row of which only the id is known."""
        return self.page(f"evidence/{in_address(key)}") if self.coverage else None

    def sql(self, sql: str, **parameters: str) -> str:
        """The query on the page where it can be read, changed and run again."""
        return self.database(urlencode({"sql": sql.strip(), **parameters}))
