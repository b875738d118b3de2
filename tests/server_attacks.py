"""Requests that are meant to keep a server of the data set busy, by what they do; and a round of one of
them.

Each is one address that any reader may ask for. ``benchmarks/attacks.py`` asks all of them of the plugin and
of plain Datasette.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, Protocol
from urllib.parse import urlencode

from datasette.version import __version__

QUERY = "/rsdata" if __version__.startswith("0.") else "/rsdata/-/query"


def asked(sql: str, ending: str = ".json") -> str:
    """A query of the reader's own."""
    return f"{QUERY}{ending}?{urlencode({'sql': sql})}"


def table(name: str, ending: str = ".json", **parameters: str | list[str]) -> str:
    return f"/rsdata/{name}{ending}?{urlencode(parameters, doseq=True)}"


def columns(count: int, column: str) -> str:
    return ", ".join(column.replace("NN", str(n)) for n in range(count))


# Made once and kept by SQLite.
DIGITS = "with t as materialized (select hex(zeroblob(120000)) as x) select "
DIGITS_CLASSES = (
    "with t as materialized (select hex(zeroblob(120000)) as x, "
    "replace(hex(zeroblob(100)), '0', '[0]') || '1' as p) select "
)
WIDTHS = "printf(replace(hex(zeroblob(4000)), '0', '%.499999c'), 'a')"
A_WHILE = "length(printf(replace(hex(zeroblob(40)), '0', '%.400000c'), 'a')) is null"
# Each is the one before it twice.
DOUBLED = ", ".join(f"a{n + 1} as (select x from a{n} union all select x from a{n})" for n in range(40))

ATTACKS: dict[str, str] = {
    "printf, widths added up": asked(f"select {WIDTHS}"),
    "printf in _where": table("quotes", _where=f"{WIDTHS} is null"),
    "glob in 90 columns": asked(DIGITS_CLASSES + columns(90, "x glob '*' || p || 'NN'") + " from t"),
    "like in 90 columns": asked(DIGITS + columns(90, "x like '%' || substr(x, 1, 700) || '_NN'") + " from t"),
    "instr in 110 columns": asked(
        DIGITS + columns(110, "instr(x, substr(x, 1, 119000) || 'NN')") + " from t"
    ),
    "replace in 90 columns": asked(
        DIGITS + columns(90, "length(replace(x, substr(x, 119000) || 'NN', ''))") + " from t"
    ),
    "trim in 100 columns": asked(
        DIGITS + columns(100, "length(trim(x, 'abcdefghijklmnopqrstuvwxyzNN0'))") + " from t"
    ),
    "a little in each row, and thirty facets": table(
        "mentions",
        _where=A_WHILE,
        _facet=["post_id", "person_id", "id", "char_start", "char_end", "rowid"] * 5,
    ),
    "printf in a CSV": table("quotes", ".csv", _where=f"{WIDTHS} is null", _stream="on"),
    "printf in a sort": asked(f"select id from posts order by {WIDTHS}", ""),
    "printf beside a search": table("posts", _search="vote", _where=f"{WIDTHS} = id"),
    "a search of 160 beginnings": table(
        "posts",
        _searchmode="raw",
        _search=" OR ".join(f"{a}{b}* OR {b}*" for a in "abcdefghilmnoprs" for b in "aeiou"),
    ),
    "strftime in 80 columns": asked(
        "with t as materialized (select replace(hex(zeroblob(20000)), '00', '%J') as x) select "
        + columns(80, "length(strftime(x, 'now', 'NN days'))")
        + " from t"
    ),
    "json_set over and over": asked(
        "with t as materialized (select '[0' || replace(hex(zeroblob(60000)), '0', ',0') || ']' as x) select "
        + columns(60, "length(json_set(x, '$[100000]', NN, '$[100001]', NN))")
        + " from t"
    ),
    "json of json": asked(
        "with j as materialized (select '[0' || replace(hex(zeroblob(120000)), '0', ',0') || ']' as x) "
        "select count(*) from j, json_tree(j.x) as a, json_tree(j.x) as b where a.id + b.id < 0"
    ),
    "characters counted from the start": asked(
        "with t as materialized (select replace(hex(zeroblob(120000)), '0', 'é') as x) "
        "select sum(unicode(substr(x, 200000 + a.rowid % 9, 1))) from t, mentions as a, mentions as b"
    ),
    "60 tables side by side": asked("select count(*) from " + columns(60, "posts as pNN")),
    "a query copied 2^40 times": asked(f"with a0 as (select 1 as x), {DOUBLED} select count(*) from a40"),
    "giant values in recursion": asked(
        "with recursive c(n, b) as (select 1, zeroblob(240000) union all "
        "select n + 1, zeroblob(240000 - n % 9) from c) select sum(length(hex(b))) from c"
    ),
    "everything in one array, of everything": asked(
        "select json_group_array(json(a.text)) from "
        "(select json_array(text, text, text) as text from posts) as a, posts as b"
    ),
    "a page of 24,000 links": asked(
        f"select {columns(24, 'a.id')} from mentions as a, (select 1 from mentions limit 9)", ""
    ),
    "control characters as JSON": asked(
        "select cast(zeroblob(480000) as text) as a from (select 1 from posts limit 66)"
    ),
    "33 MB of answer": asked("select hex(zeroblob(240000)) as a from (select 1 from posts limit 66)"),
}
# What each must not do is be answered. (The count is the statements of all who asked before.)
PRYING: dict[str, str] = {
    "the statements of others": "select sql from sqlite_stmt",
    "their number": "select count(*) from sqlite_stmt",
    "the path of the file": "select file from pragma_database_list",
    "pages of the file": "select * from dbstat",
    "modules": "select name from pragma_module_list",
    "words of another index": "select * from fts5vocab",
    "a function that reads the index's structure": "select rtreecheck('posts')",
    "an extension": "select load_extension('libc.so.6')",
}


class Answered(Protocol):
    """What came back, and after how many seconds."""

    @property
    def status(self) -> int: ...
    @property
    def seconds(self) -> float: ...


class Round(NamedTuple):
    """Three of one attack at once: status and seconds of each, and of another reader's pages meanwhile."""

    attack: list[tuple[int, float]]
    others: list[tuple[int, float]]

    @property
    def worst(self) -> float:
        return max(seconds for _, seconds in (*self.attack, *self.others))


def attacked(get: Callable[[str], Answered], path: str, nth: int) -> Round:
    """Asks for the address three times at once, and meanwhile for a page and a search."""
    with ThreadPoolExecutor(3) as crowd:
        attack = [crowd.submit(get, path) for _ in range(3)]
        time.sleep(0.2)
        others = [get(other) for other in ("/rsdata/quotes", f"/rsdata/posts?_search=vote&_size={nth + 1}")]
        answers = [one.result() for one in attack]
    return Round(
        [(one.status, one.seconds) for one in answers], [(one.status, one.seconds) for one in others]
    )
