"""A server that anybody may ask: started with exactly the documented command, and attacked over a socket."""

from __future__ import annotations

import csv
import io
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http.client import HTTPException
from pathlib import Path
from xml.etree import ElementTree

import psutil
import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from rsdata.plugin import kept, requests
from rsdata.plugin.hooks import hookimpl

from .conftest import RAW
from .server_attacks import ATTACKS, PRYING, attacked
from .serving import DATASETTE_1, Answer, Server, documented, serving

PAGE = "uk-politics-30131852"
# Nobody waits for longer, of three who attack at once and one who reads.
MOST_SECONDS = 4.0
QUICKLY_TRIED = (
    "printf, widths added up",
    "printf in _where",
    "instr in 110 columns",
    "trim in 100 columns",
)
pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the memory of a server is read in /proc"
)
needs_limits = pytest.mark.skipif(
    not hasattr(sqlite3.Connection, "setlimit"), reason="Python 3.10 cannot set SQLite's limits"
)


@pytest.fixture(scope="module")
def server(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(database, tmp_path_factory.mktemp("public")) as one:
        yield one


@pytest.fixture(autouse=True)
def _still_there(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each attack the server answers a reader at once, and has not grown."""
    yield
    if "server" in request.fixturenames:
        server: Server = request.getfixturevalue("server")
        assert server.get("/rsdata/quotes.json?_size=1").seconds < 5
        assert server.memory < 600


# What SQL can do

BIG = "hex(zeroblob(240000))"
RUNAWAY = {
    "endless recursion": (
        "with recursive c(n) as (select 1 union all select n + 1 from c) select count(*) from c"
    ),
    "a cross join": "select count(*) from mentions a, mentions b, mentions c, mentions d",
    "a giant value for each row": ("select sum(length(hex(randomblob(240000)))) from mentions a, mentions b"),
    "a LIKE for each row that takes nearly as long as one may": (
        f"select sum({BIG} || rowid like '%' || substr({BIG}, 1, 700) || '1') from mentions"
    ),
    "giant values sorted": (
        "select length(r) from (select randomblob(450000) r from mentions a, mentions b order by r) limit 1"
    ),
    "giant values made distinct": (
        "select count(*) from (select distinct randomblob(450000) from mentions a, mentions b)"
    ),
    "giant values in recursion": (
        "with recursive c(n, b) as "
        "(select 1, randomblob(450000) union select n + 1, randomblob(450000) from c) select count(*) from c"
    ),
    "a full-text search of 60,000 terms": (
        "select count(*) from posts_fts "
        "where posts_fts match rtrim(replace(hex(zeroblob(60000)), '00', 'a* OR '), 'OR ')"
    ),
}
REFUSED = {
    "a giant blob": "select zeroblob(500000000)",
    "giant random": "select randomblob(400000000)",
    "a giant width": "select length(printf('%.2000000000c', 'x'))",
    "everything in one value": "select group_concat(a.text) from posts a, posts b, posts c",
    "everything in one array": "select json_group_array(a.text) from posts a, posts b, posts c",
    "LIKE of a giant pattern": f"select {BIG} like '%' || substr({BIG}, 1, 30000) || '1'",
    "GLOB of a giant pattern": f"select {BIG} glob '*' || substr({BIG}, 1, 30000) || '1'",
    "instr of giants": f"select sum(instr({BIG}, substr({BIG}, 1, 230000) || rowid)) from mentions",
    "replace of giants": (
        f"select sum(length(replace({BIG}, substr({BIG}, 1, 230000) || rowid, ''))) from mentions"
    ),
    "trim of giants": f"select length(trim({BIG}, replace(printf('%.200000c', 'a'), 'a', 'b') || '0'))",
    "a query copied 2^40 times": "with a0 as (select 1 x union all select 2), "
    + ", ".join(f"a{n} as (select x from a{n - 1} union all select x from a{n - 1})" for n in range(1, 40))
    + " select count(*) from a39",
    "a phrase of 60,000 words": (
        "select count(*) from posts_fts "
        "where posts_fts match '\"' || replace(hex(zeroblob(120000)), '00', 'the ') || '\"'"
    ),
    "a thousand rows of eight tables": (
        "select * from posts a, posts b, posts c, posts d, posts e, posts f, posts g, posts h"
    ),
    "2,000 columns": "select * from (select 1) a"
    + "".join(f", (select * from posts) b{n}" for n in range(40)),
    "depth": "select " + "+".join(["1"] * 900),
    "a search with bad syntax": "select * from posts_fts where posts_fts match 'NEAR('",
    "a search with a quotation mark": "select * from posts_fts where posts_fts match '\"'",
    "a search of brackets": (
        "select * from posts_fts where posts_fts match replace(hex(zeroblob(9000)), '00', '(') || 'the'"
    ),
    "a regular expression": "select 'aaaa' regexp '(a+)+$'",
    "two statements": "select 1; select 2",
    "another file": "attach database '/etc/passwd' as other",
    "an extension": "select load_extension('libc.so.6')",
    "a pragma": "pragma journal_mode = delete",
    "a schema to write in": "pragma writable_schema = 1",
    "a shadow table": "update posts_fts_data set block = zeroblob(1)",
    "a command to the index": "insert into posts_fts(posts_fts) values ('rebuild')",
    "a deletion behind WITH": "with x as (select 1) delete from posts",
    "a table": "create temp table x as select 1",
    "a copy": "vacuum into '/tmp/copy-of-everything.db'",
    "an address in memory": "select hex(fts3_tokenizer('simple'))",
    "an address in memory set": "select fts3_tokenizer('simple', x'4141414141414141')",
    "a file read": "select readfile('/etc/passwd')",
    "a file written": "select writefile('/tmp/written', 'x')",
    "a folder": "select * from fsdir('/')",
    "a database's bytes": "select * from sqlite_dbpage",
    "a parameter that is none": "select :_cookie_ds_actor, :_x",
}


def test_runaway_queries_end_at_the_time_limit(server: Server) -> None:
    """All at once: three have a thread, the rest wait for theirs."""
    endings = ("", ".json", ".csv") * len(RUNAWAY)
    with ThreadPoolExecutor(len(RUNAWAY)) as crowd:
        answers = list(crowd.map(server.sql, RUNAWAY.values(), endings))
    for name, answer in zip(RUNAWAY, answers, strict=True):
        assert answer.status == 400, (name, answer.status)
        assert answer.seconds < 20, (name, answer.seconds)


def test_one_runaway_query_takes_no_longer_than_its_limit(server: Server) -> None:
    """Datasette alone needs a minute: it looks at the clock every thousand steps."""
    answer = server.sql(RUNAWAY["a LIKE for each row that takes nearly as long as one may"])
    assert answer.status == 400
    assert answer.seconds < 6


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=needs_limits) if name == "depth" else name for name in REFUSED]
)
def test_what_no_reader_needs_is_refused_at_once(server: Server, name: str) -> None:
    answer = server.sql(REFUSED[name])
    assert 400 <= answer.status < 500
    assert answer.seconds < 10  # a tenth of a second as a rule; without the guards minutes, or for ever
    assert len(answer.body) < 10_000
    # Datasette 1.0 shows the reason on a page with 200.
    page = server.sql(REFUSED[name], "")
    assert page.status < 500 and len(page.body) < 60_000


def test_nothing_was_written_and_nothing_of_the_machine_is_read(server: Server) -> None:
    for path in ("/tmp/copy-of-everything.db", "/tmp/written"):
        assert not Path(path).exists()
    folder = Path(f"/proc/{server.pid}/cwd").readlink()
    assert {x.name for x in folder.iterdir() if not x.name.startswith("log-")} == {
        "rsdata.db",
        "metadata.yml",
    }
    open_files = []
    for one in Path(f"/proc/{server.pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            open_files.append(str(one.readlink()))
    assert any(path.endswith("rsdata.db") for path in open_files)


CALLS = (
    "instr('abcabc', 'ca')",
    "replace('aXbX', 'X', 'yy')",
    "printf('%5.1f|%-4d|%s', 2.5, 7, 'x')",
    "printf('%*d', 5, 1)",
    "trim('xxaxx', 'x')",
    "'abc' like 'A_C'",
    "'abc' glob 'a[bc]c'",
    "json_extract('{\"a\": [1, 2]}', '$.a[1]')",
    "json_group_array(name) from (select name from contests order by id)",
    "group_concat(value, '+') from json_each('[1, 2]')",
    "count(*) over (partition by kind) from quotes limit 1",
    "strftime('%Y', '2014-11-20')",
    "date('2014-11-20', '+1 day')",
    "name from pragma_table_info('odds') limit 1",
    "snippet(posts_fts, 0, '<', '>', '…', 4) from posts_fts where posts_fts match 'vote' order by rank",
    "sql from sqlite_master where name = 'odds'",
    "1 where 'x' collate nocase = 'X'",
    "(with recursive c(n) as (select 1 union all select n + 1 from c limit 9) select count(*) from c)",
)


@pytest.mark.parametrize("call", CALLS)
def test_what_a_reader_may_use_answers_as_sqlites_own(
    server: Server, db: sqlite3.Connection, call: str
) -> None:
    assert [tuple(row.values()) for row in server.rows(f"select {call}")] == [
        tuple(row) for row in db.execute(f"select {call}")
    ]


@pytest.mark.parametrize("name", PRYING)
def test_what_others_do_and_where_the_file_is_is_nobodys_business(server: Server, name: str) -> None:
    assert server.sql(PRYING[name]).status == 400


# Work that SQLite cannot be stopped in


def test_attacks_within_one_row_end_in_time_and_keep_nobody_waiting(server: Server) -> None:
    """Three of each at once. All of them, beside plain Datasette: benchmarks/attacks.py."""
    for nth, name in enumerate(QUICKLY_TRIED):
        found = attacked(server.get, ATTACKS[name], nth)
        assert {status for status, _ in found.attack} <= {200, 400}, (name, found)
        assert {status for status, _ in found.others} == {200}, (name, found)
        assert found.worst < MOST_SECONDS, (name, found)


def test_eight_readers_are_not_starved_by_three_attackers(server: Server) -> None:
    over = threading.Event()

    def attack(name: str) -> None:
        while not over.is_set():
            assert server.get(ATTACKS[name]).status == 400

    def read(number: int) -> list[Answer]:
        return [
            server.get(path)
            for path in (
                f"/rsdata/posts/{PAGE}-{number + 1}",
                f"/rsdata/quotes?_size={number + 1}",
                f"/-/rsdata/search?q=party&reader={number}",
                "/rsdata/most_quoted",
            )
        ]

    with ThreadPoolExecutor(11) as crowd:
        attacks = [crowd.submit(attack, name) for name in QUICKLY_TRIED[:3]]
        try:
            time.sleep(0.5)
            answers = [answer for answered in crowd.map(read, range(8)) for answer in answered]
        finally:
            over.set()
        for one in attacks:
            one.result()
    assert {answer.status for answer in answers} == {200}
    assert max(answer.seconds for answer in answers) < 2 * MOST_SECONDS


def test_a_request_has_an_end_whatever_it_asks_for_thirty_times(server: Server) -> None:
    """Each of the queries behind it takes less than its own limit."""
    answer = server.get(ATTACKS["a little in each row, and thirty facets"])
    assert answer.status in (200, 400)
    assert answer.seconds < 1.5 * MOST_SECONDS  # with a limit for each query alone, thirty times a third


# The processes


def processes(server: Server) -> list[psutil.Process]:
    """All that a server has started."""
    return psutil.Process(server.pid).children(recursive=True)


def gone(found: list[psutil.Process]) -> bool:
    return not psutil.wait_procs(found, timeout=10)[1]


def has_ended(one: psutil.Process) -> bool:
    """Whether a process runs no more, though its parent may not know yet."""
    try:
        return one.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_processes_are_few_and_of_bounded_memory(server: Server) -> None:
    with ThreadPoolExecutor(12) as crowd:
        answers = crowd.map(
            server.sql, [RUNAWAY["a cross join"]] * 6 + [REFUSED["everything in one array"]] * 6
        )
        assert {answer.status for answer in answers} == {400}
    server.get("/rsdata/quotes?_size=3")  # those whose time was over are gone, others wait
    found = processes(server)
    assert len(found) <= 7  # the nursery, three that are quick, three that take long
    limits: list[int] = []  # of those that work: all but the nursery
    for one in found:
        with suppress(psutil.NoSuchProcess):  # ended since it was listed
            assert one.num_threads() == 1
            assert one.memory_info().rss < 300 << 20
            if one.ppid() != server.pid:
                limits.append(one.rlimit(psutil.RLIMIT_AS)[0])
    assert limits
    assert all(0 < limit < 4 << 30 for limit in limits)


def test_processes_that_are_killed_are_made_again(server: Server) -> None:
    for which in ("workers", "all"):
        killed: list[psutil.Process] = []
        for one in processes(server):
            with suppress(psutil.NoSuchProcess):  # ended since it was listed
                if which == "all" or one.ppid() != server.pid:
                    one.kill()
                    killed.append(one)
        while not all(map(has_ended, killed)):
            time.sleep(0.01)  # a process that is killed may still take a query on a busy machine
        with ThreadPoolExecutor(6) as crowd:
            answers = list(crowd.map(server.get, ["/rsdata/quotes?_size=3"] * 6))
        assert {answer.status for answer in answers} == {200}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_behind(database: Path, tmp_path: Path, how: signal.Signals) -> None:
    """Neither of those that wait nor of one that is at work where SQLite cannot be stopped."""
    with serving(database, tmp_path) as server:
        server.get("/rsdata/quotes")
        with ThreadPoolExecutor(1) as crowd:
            crowd.submit(_until_cut_off, server, ATTACKS["printf, widths added up"])
            time.sleep(0.3)
            found = processes(server)
            os.kill(server.pid, how)
            assert len(found) >= 2 and gone(found)


def _until_cut_off(server: Server, path: str) -> None:
    with suppress(OSError, HTTPException):
        server.get(path)


def test_a_server_that_is_asked_to_end_answers_first(database: Path, tmp_path: Path) -> None:
    """Service managers tell all processes of a service to end, not only the first."""
    with serving(database, tmp_path) as server, ThreadPoolExecutor(1) as crowd:
        before = len(processes(server))
        asked = crowd.submit(server.sql, "select count(*) from mentions a, mentions b, quotes c limit 1")
        time.sleep(0.2)
        for one in [*processes(server), psutil.Process(server.pid)]:
            with suppress(psutil.NoSuchProcess):  # ended since it was listed
                one.terminate()
        assert before and asked.result().status in (200, 400)


# The documented settings, each by what it is for


def test_answers_have_a_thousand_rows_at_the_most(server: Server) -> None:
    assert len(server.rows("select 1 from mentions a, mentions b")) == 1000
    assert server.get("/rsdata/mentions.json?_size=100000").status == 400


def test_a_csv_ends_at_its_limit(database: Path, tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(database)) as source,
        closing(sqlite3.connect(tmp_path / "rsdata.db")) as copy,
    ):
        source.backup(copy)
        copy.execute("update quotes set text = hex(zeroblob(60000))")
        copy.commit()
    with serving(database, tmp_path) as server:
        text = server.get("/rsdata/quotes.csv?_stream=on").body
        assert 20_000_000 < len(text) < 22_000_000
        head, *rows = csv.reader(io.StringIO(text.decode()))
        assert {len(row) for row in rows[:-1]} == {len(head)}
        assert rows[-1] and len(rows[-1]) < len(head)  # what it says there of its end is Datasette's


def test_facets_are_cut_off_and_not_guessed(server: Server) -> None:
    # With the setting on, Datasette suggests several here.
    assert server.get("/rsdata/quotes.json?_extra=suggested_facets").json()["suggested_facets"] == []
    assert server.get("/rsdata/mentions.json?_facet=person_id").status == 200
    many = "&".join(["_facet=text", "_facet=kind", "_facet=cue"] * 30)
    answer = server.get(f"/rsdata/quotes.json?{many}")
    assert answer.status == 200 and answer.seconds < 10


def test_links_say_https_and_pages_may_be_kept_for_a_minute(server: Server) -> None:
    answer = server.get("/-/rsdata/feed.atom", Host="data.example.org")
    links = [
        link.attrib["href"] for link in ElementTree.fromstring(answer.text).iter() if "href" in link.attrib
    ]
    assert links and all(link.startswith("https://data.example.org/") for link in links)
    for path in ("/", "/rsdata/quotes", f"/rsdata/posts/{PAGE}-3", "/-/rsdata/search?q=vote"):
        assert server.get(path).headers["cache-control"] == "max-age=60"


def test_below_another_address_and_without_sql_the_rest_still_answers(database: Path, tmp_path: Path) -> None:
    command = [*documented(1), "--setting", "default_allow_sql", "off", "--setting", "allow_download", "off"]
    with serving(database, tmp_path, command) as server:
        home = server.get("/data/")
        assert home.status == 200
        links = re.findall(r'(?:href|action|src)="(/[^"]*)"', home.text)
        assert links and all(link.startswith("/data/") for link in links)
        assert server.get("/data/-/rsdata/search?q=vote").status == 200
        assert server.get("/data/rsdata/most_quoted.json").status == 200
        where = "rsdata/-/query.json" if DATASETTE_1 else "rsdata.json"
        assert server.get(f"/data/{where}?sql=select+1").status == 403
        assert server.get("/data/rsdata.db").status == 403


# Addresses, methods, headers


@pytest.mark.parametrize(
    "path",
    [
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/-/static/../../../etc/passwd",
        "/-/static/..%2f..%2fapp.py",
        "/-/static/app.css%00.png",
        "/-/static-plugins/rsdata/..%2fpages.py",
        "/-/static-plugins/rsdata/%2e%2e/pages.py",
        "//etc/passwd",
        "//evil.example/%2e%2e",
        "///evil.example/",
        "/rsdata/%00",
        "/rsdata/quotes/%00",
        "/-/rsdata/source/%00",
        "/-/rsdata/source/..%2f..%2fetc%2fpasswd",
        "/-/rsdata/evidence/%ff%fe",
        "/%ff%fe",
        "/rsdata/%ed%a0%80",
        "/rsdata/~ZZ",
        "/etc~2Fpasswd",
        "/_internal",
        "/_internal.db",
        "/../rsdata.db",
        "/rsdata/-/insert",
        "/rsdata/posts/-/drop",
        "/-/permissions",
        "/-/create-token",
        "/-/rsdata/q%0d%0aX-Evil:1",
        "/-/rsdata/?db=_internal",
        "/rsdata/quotes?_sort=nothing",
        "/rsdata/quotes?_through=x",
        "/rsdata/quotes?_where=1)+union+select",
        "/rsdata/quotes?_size=-1",
        "/rsdata/quotes/?x=%0d%0aX-Evil:1",
    ],
)
def test_odd_addresses_lead_nowhere(server: Server, path: str) -> None:
    answer = server.get(path)
    assert answer.status in (301, 302, 400, 403, 404, 405)
    assert "x-evil" not in answer.headers
    location = answer.headers.get("location", "/")
    assert location.startswith("/") and not location.startswith("//")
    assert (
        b"root:" not in answer.body and b"SQLite format" not in answer.body and b"import " not in answer.body
    )


@pytest.mark.parametrize(
    "path",
    [
        "/" + "a" * 20_000,
        "/-/static-plugins/rsdata/" + "a" * 5_000,
        "/rsdata/quotes?_search=" + "a+" * 9_000,
        "/rsdata/quotes?" + "&".join(["_col=text"] * 800),
        "/rsdata/quotes?" + "&".join(f"_facet=c{n}" for n in range(700)),
        "/rsdata/quotes?" + "&".join(["a=1"] * 101),
    ],
)
def test_endless_addresses_are_refused_unread(server: Server, path: str) -> None:
    answer = server.get(path)
    assert answer.status == 414
    assert answer.headers["cache-control"] == "no-store"


def test_methods_that_change_things_are_refused(server: Server) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "LOCK", "NONSENSE"):
        for path in (
            "/",
            "/rsdata",
            "/rsdata/posts",
            f"/rsdata/posts/{PAGE}-1",
            "/rsdata/most_quoted",
            "/rsdata.db",
        ):
            answer = server.get(path, method, b'{"rows": [{"id": "x"}]}', Content_Type="application/json")
            assert answer.status == 405, (method, path)
    for path in ("/rsdata/posts/-/insert", "/rsdata/posts/-/drop", "/rsdata/-/create"):
        answer = server.get(path, "POST", b'{"rows": [{"id": "x"}]}', Content_Type="application/json")
        assert 400 <= answer.status < 500, path
    assert server.get("/", "HEAD").body == b""


def test_bytes_that_are_no_request_are_refused(server: Server) -> None:
    for request in (
        b"\x16\x03\x01\x02\x00\x01" + b"\0" * 200,
        b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET /rsdata\x00/x HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 300_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nCookie: a=\xff\xfe\r\n\r\n",
        b'GET / HTTP/1.1\r\nHost: "><script>alert(1)</script>\r\n\r\n',
        b"GET / HTTP/1.1\r\nHost: evil.example/@x\r\n\r\n",
    ):
        answer = server.raw(request)
        assert answer == b"" or answer.startswith(b"HTTP/1.1 400"), (request[:60], answer[:60])


def test_a_page_depends_on_its_address_and_host_alone(server: Server) -> None:
    """What a cache in front of the server does not tell apart must not make a difference."""
    nonce = re.compile(r"nonce(?:=\"|-)[\w-]+|took [\d.]+ ?ms|[\d.]+ms")
    for path in (
        "/",
        f"/-/rsdata/source/{PAGE}?start=284&end=313",
        "/rsdata/quotes",
        "/-/rsdata/search?q=vote",
    ):
        plain = nonce.sub("", server.get(path).text)
        for name, value in (
            ("X_Forwarded_Host", "evil.example"),
            ("X_Forwarded_Prefix", "/evil"),
            ("X_Original_URL", "/rsdata"),
            ("X_Rewrite_URL", "/rsdata"),
            ("X_Forwarded_For", "1.2.3.4"),
            ("Forwarded", "host=evil.example"),
            ("Origin", "https://evil.example"),
            ("Referer", "https://evil.example"),
            ("User_Agent", "<script>"),
            ("Accept_Language", "de"),
            ("Accept", "application/json"),
            ("Range", "bytes=0-10"),
        ):
            answer = server.get(path, "GET", None, **{name: value})
            assert answer.status == 200
            assert nonce.sub("", answer.text) == plain, (path, name)


def test_what_stands_in_an_address_is_nowhere_else(server: Server) -> None:
    for number in range(2):
        server.get(f"/-/rsdata/search?q=poison{number}&db=rsdata")
        server.get(f"/?poison={number}")
        server.get(f"/-/rsdata/source/{PAGE}?page=1&poison={number}")
    for path in ("/", "/-/rsdata/search", f"/-/rsdata/source/{PAGE}", "/-/rsdata/source/{PAGE}?page=1"):
        assert "poison" not in server.get(path).text


def test_errors_are_not_for_caches(server: Server) -> None:
    for path in (
        "/rsdata/nothing",
        "/-/rsdata/source/nothing",
        "/-/rsdata/evidence/x",
        "/rsdata/quotes?_sort=x",
    ):
        answer = server.get(path)
        assert answer.status >= 400
        assert answer.headers["cache-control"] == "no-store"


# Pages that are kept


def test_a_page_that_a_browser_has_is_not_sent_again(server: Server) -> None:
    first = server.get("/-/rsdata/about")
    again = server.get("/-/rsdata/about", If_None_Match=f'"other", W/{first.headers["etag"]}')
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert server.get("/-/rsdata/about", If_None_Match='"other"').body == first.body
    assert server.get("/-/rsdata/about", Host="other.example").headers["etag"]


def test_who_has_a_cookie_gets_a_page_of_their_own(server: Server) -> None:
    server.get("/-/rsdata/about")
    answer = server.get("/-/rsdata/about", Cookie="ds_actor=x")
    assert "etag" not in answer.headers
    assert "no-store" in answer.headers["cache-control"]


def test_a_shelf_of_pages_has_an_end() -> None:
    shelf = kept.shelf(Datasette([]))
    for number in range(100):
        shelf[(number,)] = kept.Kept(time.monotonic() + 60, [], bytes(kept.LARGEST_PAGE), b"")
        assert sum(len(one.body) for one in shelf.values()) <= kept.MOST_BYTES
    assert (0,) not in shelf and (99,) in shelf
    shelf[("old",)] = kept.Kept(time.monotonic() - 1, [], b"x", b"")
    assert shelf.get(("old",)) is None
    assert len(shelf) == kept.MOST_BYTES // kept.LARGEST_PAGE


def test_no_page_is_kept_where_a_plugin_decides_who_may_see_it() -> None:
    class Deciding:
        @hookimpl
        def actor_from_request(self, request: object) -> None:
            return None

    datasette = Datasette([], settings={"default_cache_ttl": 60})
    assert kept.seconds(datasette) == 60
    deciding = Deciding()
    pm.register(deciding, name="deciding")
    try:
        assert kept.seconds(datasette) == 0
    finally:
        pm.unregister(deciding)


def test_only_what_is_no_request_of_a_reader_is_refused() -> None:
    scope = {"method": "GET", "path": "/", "raw_path": b"/", "query_string": b"q=a", "headers": []}
    assert requests.refusal(scope) is None
    for host in (b"localhost", b"127.0.0.1:8001", b"[::1]:8001", b"data.example.org", b""):
        assert requests.refusal({**scope, "headers": [(b"host", host)]}) is None, host
    assert requests.refusal({**scope, "query_string": b"&".join([b"a=1"] * 100)}) is None
    assert not requests.writes(scope)
    assert not requests.writes({**scope, "method": "POST", "path": "/rsdata/-/queries/store"})
    assert requests.writes({**scope, "method": "POST", "path": "/-/rsdata/search"})


# Many at once, and slow ones


def test_many_at_once_are_all_answered(server: Server) -> None:
    paths = [
        "/",
        "/rsdata/quotes.json?_size=5",
        "/-/rsdata/search?q=vote",
        "/rsdata/most_quoted",
        f"/rsdata/posts/{PAGE}-3",
        "/rsdata/people.csv?_stream=on",
    ] * 32
    with ThreadPoolExecutor(64) as crowd:
        answers = list(crowd.map(server.get, paths))
    assert {answer.status for answer in answers} == {200}


def test_slow_readers_and_slow_senders_keep_nobody_waiting(server: Server) -> None:
    before = server.memory
    connections = []
    for path in (b"/rsdata.db", b"/rsdata/quotes.csv?_stream=on&_size=max", b"/rsdata/posts.json?_size=max"):
        for _ in range(20):
            slow = socket.socket()
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            slow.connect(("127.0.0.1", server.port))
            slow.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: a\r\n\r\n")
            connections.append(slow)
    for _ in range(60):
        slow = socket.create_connection(("127.0.0.1", server.port))
        slow.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX: ")
        connections.append(slow)
    try:
        time.sleep(2)
        for slow in connections:
            slow.setblocking(False)
            with suppress(BlockingIOError):
                slow.recv(1)
        assert max(server.get("/rsdata/quotes.json?_size=1").seconds for _ in range(10)) < 5
        assert server.memory - before < 100
    finally:
        for slow in connections:
            slow.close()


def test_three_runaway_queries_at_a_time_delay_others_by_seconds_at_the_most(server: Server) -> None:
    over = threading.Event()

    def attack(_: int) -> None:
        while not over.is_set():
            server.sql(RUNAWAY["endless recursion"])

    with ThreadPoolExecutor(3) as crowd:
        attacks = [crowd.submit(attack, n) for n in range(3)]
        try:
            time.sleep(0.3)
            waited = server.get("/rsdata/quotes.json?_size=1").seconds
            static = server.get("/-/static/app.css").seconds
        finally:
            over.set()
        for one in attacks:
            one.result()
    assert static < 5
    assert waited < 10


# A new build


@pytest.fixture
def other_build(tmp_path: Path) -> Path:
    """A folder with the page, in which somebody has another name: what a new build is made of."""
    raw = tmp_path / "raw"
    raw.mkdir()
    text = (RAW / f"{PAGE}.txt").read_text("utf-8")
    (raw / f"{PAGE}.txt").write_text(text.replace("Farage", "Garage"), "utf-8")
    return raw


def build(raw: Path, target: Path) -> None:
    """Builds as a process of its own, beside the server."""
    command = [sys.executable, "-m", "rsdata", "build", str(raw), "-o", str(target)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


FARAGE = "select count(*) as n from quotes where speaker like '%Farage'"


def patient() -> list[str]:
    """The documented command with a time limit that no query here meets, however busy the machine is: what is
    asked is whether the swap makes an answer fail."""
    command = documented()
    command[command.index("sql_time_limit_ms") + 1] = "50000"
    return command


def test_the_server_answers_through_the_swap_of_a_new_build(
    database: Path, other_build: Path, tmp_path: Path
) -> None:
    """A server goes on with the file that it was started with, in processes that begin later as well."""
    path = tmp_path / "rsdata.db"
    with serving(database, tmp_path, patient()) as server:
        (before,) = server.rows(FARAGE)
        assert before["n"] > 0
        failed: list[int] = []
        rounds = 0
        swapped, over = threading.Event(), threading.Event()

        def keep_asking() -> None:
            """Round by round, and one whole round after the swap."""
            nonlocal rounds
            while not over.is_set():
                last = swapped.is_set()
                rounds += 1
                for page in (
                    "/",
                    f"/rsdata/posts/{PAGE}-{rounds % 100 + 1}",
                    f"/-/rsdata/search?q=vote&page={rounds}",
                ):
                    status = server.get(page).status
                    if status != 200:
                        failed.append(status)
                if last:
                    return

        asking = threading.Thread(target=keep_asking)
        asking.start()
        try:
            old = path.stat().st_ino
            build(other_build, path)
            assert path.stat().st_ino != old
            for one in processes(server):  # those that begin now have the old file too
                if one.ppid() != server.pid:
                    one.kill()
            swapped.set()
            asking.join()
        finally:
            over.set()
            asking.join()
        assert rounds > 1
        assert not failed
        with ThreadPoolExecutor(8) as readers:
            assert all(rows == [before] for rows in readers.map(server.rows, [FARAGE] * 24))
        assert "Garage" not in server.get("/rsdata/people.csv?_stream=on").text
    with serving(database, tmp_path, patient()) as server:
        assert server.rows(FARAGE) == [{"n": 0}]
        assert "Garage" in server.get("/rsdata/people.csv?_stream=on").text
