"""Text that is meant to hurt: it builds with nothing lost, or is refused in one line."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from rsdata.model import Coverage
from rsdata.pipeline import find_quotes, parse
from rsdata.sources.folder import open_raw

from .commands import rsdata
from .conftest import ROOT
from .hostile import B2N, TEXTS
from .invariants import lost, page_problems, quote_problems
from .work import steps

SMALL = 400
PAGES = sorted((ROOT / "tests" / "pages").glob("*.txt"))


def built(raw: Path, target: Path) -> sqlite3.Connection:
    """The database of a page or folder, which `rsdata check` has nothing to say against."""
    done = rsdata("build", raw, "-o", target)
    assert done.exit_code == 0, done.output
    checked = rsdata("check", target, "--raw", raw)
    assert checked.exit_code == 0, checked.output
    return sqlite3.connect(target)


def refusal(raw: Path, *arguments: str) -> str:
    """The one line in which a build of ``raw`` is refused; there is no database then, nor anything else."""
    folder = raw.parent / "target"
    folder.mkdir()
    done = rsdata("build", raw, "-o", folder / "x.db", *arguments)
    assert done.exit_code == 1
    assert list(folder.iterdir()) == []
    (line,) = done.output.splitlines()
    assert line.isprintable()
    return line


def page_at(folder: Path, content: str | bytes, name: str = "page.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# -- Every text of the list, small ------------------------------------------------------------------------


def test_every_hostile_text_builds_and_stands_up_to_the_check(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for n, (name, text) in enumerate(TEXTS.items()):
        page_at(raw, text(SMALL), f"{n:03}-{re.sub('[^a-z0-9]+', '-', name.lower())}.txt")
    with closing(built(raw, tmp_path / "x.db")) as database:
        assert database.execute("select count(*) from sources").fetchone() == (len(TEXTS),)


def test_every_hostile_text_is_read_as_news() -> None:
    assert {name: quote_problems(text(SMALL)) for name, text in TEXTS.items()} == {name: [] for name in TEXTS}


# -- How much work ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "1. by line",
        "B0, an entry of names",
        "B1, an entry of messages",
        "B2n, an entry of messages",
        "B2u, an entry of titles",
        "N3, an entry of titles",
        "a role by paragraph",
        "books",
        "paragraphs of B1",
        "party list",
        "speakers of one surname",
        "stamps of B3",
    ],
)
def test_twice_the_text_takes_twice_the_work(name: str) -> None:
    once, twice = TEXTS[name](2000), TEXTS[name](4000)
    parse(twice)  # what is compiled or read once is no work of a text
    assert steps(lambda: parse(twice)) < 2.1 * steps(lambda: parse(once))


# -- How many of each -------------------------------------------------------------------------------------


def test_two_thousand_headings_are_two_thousand_posts() -> None:
    numbered = "".join(f"\n\n  {n}. Post update\n\n    Item {n}." for n in range(1, 2_001))
    coverage = parse(B2N + numbered)
    assert [post.text for post in coverage.posts] == [f"Item {n}." for n in range(1, 2_001)]


@pytest.mark.parametrize(
    "number", [lambda n: 5000 - n, lambda n: 7, lambda n: n * 10**30, lambda n: 0], ids="dsgz"
)
def test_numbers_that_count_nothing_lose_nothing(number: Callable[[int], int]) -> None:
    page = B2N + "".join(f"\n\n  {number(n)}. Post update\n\n    Item {n}." for n in range(1, 301))
    coverage = parse(page)
    said = "\n".join(post.text for post in coverage.posts)
    assert all(f"Item {n}." in said for n in range(1, 301))
    assert [post.number for post in coverage.posts] == list(range(1, len(coverage.posts) + 1))


def test_a_list_of_two_thousand_results_is_ranked() -> None:
    entries = ", ".join(f"Ann B{'e' * (n % 7)}r (Lab) {n:,} (0.1%)" for n in range(1000, 3000))
    results = parse(f"Full result: {entries}").results
    assert len(results) == 7  # one for each name
    many = ", ".join(f"Lab {n:,}" for n in range(1000, 3000))
    results = parse(f"Full result: Con 3,001, {many}").results
    assert [r.rank for r in sorted(results, key=lambda r: -(r.votes or 0))] == list(
        range(1, len(results) + 1)
    )


def test_equal_votes_share_a_rank() -> None:
    results = parse(
        "Elm ward by-election result: Ann Lee (Lab) 900, Bo Ek (Con) 900, Cy Dale (Lib Dem) 12"
    ).results
    assert [(r.votes, r.rank) for r in results] == [(900, 1), (900, 1), (12, 3)]


# -- Figures out of all bounds ----------------------------------------------------------------------------


@pytest.mark.parametrize("votes", ["9" * 30, "9,999,999,999,999", "1" * 5000, "٣٣٣", "²", "1e30"])
def test_votes_out_of_bounds_are_no_votes(votes: str) -> None:
    text = f"Full result: Ann Lee (Lab) {votes} (60%), Bo Ek (Con) 1,200 (40%)"
    coverage = parse(text)
    assert all((r.votes or 0) <= 2_000_000_000 for r in coverage.results)
    assert not any(r.votes and str(r.votes) in votes for r in coverage.results)
    assert page_problems(text) == []


def test_places_in_other_digits_are_places() -> None:
    text = "Full result: ١. Ann Lee (Lab) 1,234, ٢. Bo Ek (Con) 1,200"
    assert [r.votes for r in parse(text).results] == [1234, 1200]
    assert page_problems(text) == []


@pytest.mark.parametrize("share", ["1e999%", "999999999999%", "101%", "-5%", "٣%", "nan%", "inf%"])
def test_shares_out_of_bounds_are_not_stored(share: str) -> None:
    text = f"Full result: Ann Lee (Lab) 1,234 ({share}), Bo Ek (Con) 1,200 (40%)"
    coverage = parse(text)
    assert all(r.share_pct is None or 0 <= r.share_pct <= 100 for r in coverage.results)
    assert page_problems(text) == []


@pytest.mark.parametrize("price", ["1/0", "0/1", "0/0", f"{'9' * 40}/1", f"1/{'9' * 40}", "1e9/2", "½"])
def test_fractions_over_nothing_are_no_prices(price: str) -> None:
    text = f"Ladbrokes odds: Labour {price} to win the seat"
    assert parse(text).odds == ()
    assert page_problems(text) == []


@pytest.mark.parametrize(
    "text",
    ["Turnout 1e999%", "Turnout 900%", f"Turnout was {'9' * 40}", "Turnout 50.1%, 99,999,999,999,999 votes"],
)
def test_turnouts_out_of_bounds_are_not_stored(text: str) -> None:
    page = f"Full result: Ann Lee (Lab) 1,234 (60%), Bo Ek (Con) 823 (40%)\n\n{text}"
    (contest,) = parse(page).contests
    assert contest.turnout_pct is None or contest.turnout_pct <= 100
    assert contest.ballots is None or contest.ballots <= 2_000_000_000
    assert page_problems(page) == []


# -- Characters -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "<script>alert(1)</script>",
        "Robert'); DROP TABLE posts;--",
        "=HYPERLINK(1)",
        "\x00 and \x1b[31m",
        "a\u202eb\u200dc\u2028d\ufeff",
        "e\u0301\u0301\u0301",
        "\U0001f468\u200d\U0001f469 \U0010ffff",
    ],
)
def test_what_is_said_is_stored_as_printed(tmp_path: Path, said: str) -> None:
    page = page_at(tmp_path, f'{B2N}\n\n  1. {said}\n\n    Ann Lee said: "{said}"\n')
    with closing(built(page, tmp_path / "x.db")) as database:
        assert database.execute("select text from quotes").fetchall() == [(said,)]
        assert database.execute("select heading from posts").fetchall() == [(said.strip(),)]


def shape(coverage: Coverage) -> list[tuple[object, ...]]:
    """What was read, blanks aside."""
    posts = [
        (p.kind, p.heading, p.caption, p.byline, p.time_as_printed, " ".join(p.text.split()))
        for p in coverage.posts
    ]
    quotes = [(" ".join(q.text.split()), q.speaker, q.kind) for q in coverage.quotes]
    figures = [(r.party_id, r.votes, r.share_pct, r.rank) for r in coverage.results]
    return [(coverage.dialect, coverage.authors), *posts, *quotes, *figures]


OTHER_BLANKS: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "blanks at the ends of lines": lambda text: text.replace("\n", " \t\n"),
    "no-break spaces": lambda text: text.replace("    ", "\u00a0\u00a0\u00a0\u00a0"),
    "a vertical tab on empty lines": lambda text: text.replace("\n\n", "\n\x0b\n"),
}


@pytest.mark.parametrize("blanks", OTHER_BLANKS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_other_line_ends_and_blanks_are_read_alike(page: Path, blanks: str) -> None:
    text = page.read_bytes().decode()
    other = OTHER_BLANKS[blanks](text)
    coverage = parse(other)
    assert shape(coverage) == shape(parse(text))
    assert lost(coverage) == []


@pytest.mark.parametrize("blanks", ["CR", "CRLF"])
def test_results_a_line_each_are_read_whatever_ends_the_lines(blanks: str) -> None:
    text = "Elm ward by-election result:\nAnn Lee (Lab) 1,234\nBo Ek (Con) 1,200\nCy Dale (UKIP) 99"
    coverage = parse(OTHER_BLANKS[blanks](text))
    assert [(r.party_id, r.votes) for r in coverage.results] == [
        (r.party_id, r.votes) for r in parse(text).results
    ]
    assert len(coverage.results) == 3


def test_plain_news_with_lone_carriage_returns_has_its_paragraphs() -> None:
    text = 'Ann Lee said: "So it is.\r\r"And so it stays."\rBob Ray said: "No."'
    assert [(q.text, q.speaker) for q in find_quotes(text)] == [
        (q.text, q.speaker) for q in find_quotes(text.replace("\r", "\n"))
    ]


# -- Files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"\n", b" \t\r\n", b"\xef\xbb\xbf", b"\x00", b"\x0b\x0c"])
def test_a_page_of_nothing_builds(tmp_path: Path, content: bytes) -> None:
    with closing(built(page_at(tmp_path, content), tmp_path / "x.db")) as database:
        assert database.execute("select bytes from sources").fetchall() == [(len(content),)]


@pytest.mark.parametrize(
    ("content", "byte"),
    [
        (b"caf\xe9", "byte 3 (0xe9)"),
        (b"a lone half: \xed\xa0\xbd", "byte 13 (0xed)"),
        (b"too long: \xc0\xaf", "byte 10 (0xc0)"),
        (b"cut off: \xf0\x9f\x97", "byte 9 (0xf0)"),
    ],
)
def test_what_is_not_utf8_is_refused(tmp_path: Path, content: bytes, byte: str) -> None:
    assert f"page.txt, line 1: {byte} is not UTF-8" in refusal(page_at(tmp_path, content))


def test_a_folder_is_read_whatever_else_is_in_it(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    (raw / "folder.txt").mkdir(parents=True)
    page_at(raw, b"\xff", "picture.png")
    page_at(raw, "Count to follow.", "page.txt")
    page_at(raw, "Elsewhere.", "away.md")
    (raw / "linked.txt").symlink_to(raw / "away.md")
    with closing(built(raw, tmp_path / "x.db")) as database:
        sources = database.execute("select id, text from sources order by id").fetchall()
    assert sources == [("linked", "Elsewhere."), ("page", "Count to follow.")]


def test_links_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "gone.txt").symlink_to(raw / "nowhere.txt")
    assert "gone.txt: cannot be read" in refusal(raw)


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "round.txt").symlink_to(raw / "round.txt")
    assert "round.txt: cannot be read" in refusal(raw)


@pytest.mark.parametrize("name", ["page.txt", "sources.yml"])
@pytest.mark.parametrize("is_link", [False, True])
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, name: str, is_link: bool) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    page_at(raw, "Count to follow.", "other.txt")
    os.mkfifo(tmp_path / "pipe" if is_link else raw / name)
    if is_link:
        (raw / name).symlink_to(tmp_path / "pipe")
    assert f"{name}: is a pipe or a device" in refusal(raw)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/stdin"])
def test_a_device_is_refused(tmp_path: Path, device: str) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "page.txt").symlink_to(device)
    if not Path(device).exists() or Path(device).is_file():
        pytest.skip("no device here")
    assert "is a pipe or a device" in refusal(raw)


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31mb.txt", b"a\xffb.txt", "a\u2028b.txt"])
def test_names_of_files_that_cannot_be_ids_are_refused(tmp_path: Path, name: str | bytes) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    page_at(raw, "Count to follow.", os.fsdecode(name))
    assert "has a name that cannot be an id: rename it" in refusal(raw)


def test_a_path_that_is_too_long_is_refused(tmp_path: Path) -> None:
    raw = tmp_path / ("a" * 5000)
    done = rsdata("build", raw)
    assert done.exit_code == 1
    assert "cannot be read (" in done.output


# -- What the fuzzer found --------------------------------------------------------------------------------

FOUND = {
    "a comma alone on a line of a flat page": "Apublished at 1:04\n2\n,",
    "a number 0 before the only post": "0. published at 0:10",
    "a label that is glued to a change": "R 0 9%-3L(C)1",
    "a share in a list of two figures a party": "R(C)0 3%L 2, 5",
    "a line above the first of the printed numbers": "All times are UK\nB\n1. o",
    "a link mark in speech over paragraphs": '8.34am BST\n08:34\n8.34am BST\n08:34\n""A""m, external a\n"M',
    "a number 0 under a line": "All times are UK\nB\n0. o\n\n1. p",
}
FOUND_IN_NEWS = {
    "a message of marks and blanks": 'Ann tweets:" "',
    "a noun before the last words": "Ann Lee’s prediction of “a long winter”",
    "a dash at the end of a role": 'Chancellor of e r o -Ry said"d',
}


@pytest.mark.parametrize("name", FOUND)
def test_pages_that_the_fuzzer_found(name: str) -> None:
    assert page_problems(FOUND[name]) == []


@pytest.mark.parametrize("name", FOUND_IN_NEWS)
def test_news_that_the_fuzzer_found(name: str) -> None:
    assert quote_problems(FOUND_IN_NEWS[name]) == []


# -- sources.yml ------------------------------------------------------------------------------------------


def described(folder: Path, description: str | bytes) -> Path:
    raw = folder / "raw"
    raw.mkdir(exist_ok=True)
    page_at(raw, "Count to follow.", "a.txt")
    page_at(raw, description, "sources.yml")
    return raw


LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{two}: &{two} [{', '.join([f'*{one}'] * 9)}]\n" for one, two in pairwise("abcdefghi")
)

REFUSED = {
    "a million laughs": (LAUGHS + "sources: *i\n", "must be 'key: value' lines"),
    "a list in itself": ("sources: &s\n- *s\n", "line 2: is not YAML"),
    "an entry in itself": ("- &e\n  file: *e\n", "'file' must be one value"),
    "one entry twice by alias": ("- &e\n  file: a.txt\n- *e\n", "'a.txt' is described twice"),
    "lists in lists": ("[" * 30 + "]" * 30, "nested too deeply"),
    "lists in lists by indents": ("- " * 30, "nested too deeply"),
    "mappings in mappings": ("{a: " * 30 + "}" * 30, "nested too deeply"),
    "keys of keys": ("? " * 30, "nested too deeply"),
    # Here the YAML parser may give up first, and says so in its own words.
    "lists in lists without end": ("[" * 100_000, "sources.yml, line "),
    "lists in lists by indents without end": ("- " * 100_000, "sources.yml, line "),
    "mappings in mappings without end": ("{a: " * 50_000, "sources.yml, line "),
    "keys of keys without end": ("? " * 100_000, "sources.yml, line "),
    "a list as key": ("- ? [file]\n  : a.txt\n", "a key that is no word"),
    "an object to make": ("!!python/object/apply:os.system [exit 3]\n", "must be 'key: value' lines"),
    "an object as file": ("- file: !!python/object:os.system {a: b}\n", "'file' must be one value"),
    "a file above": ("- file: ../a.txt\n", "must be the name of a file"),
    "a file above, by detours": ("- file: x/../../a.txt\n", "must be the name of a file"),
    "a file from the root": ("- file: /etc/passwd\n", "must be the name of a file"),
    "the folder": ("- file: .\n", "must be the name of a file"),
    "the folder above": ("- file: ..\n", "must be the name of a file"),
    "a file with a NUL": ('- file: "a.txt\\0"\n', "a.txt\\x00 is not in"),
    "a file with a line break": ('- file: "a\\n.txt"\n', "cannot be an id"),
    "a file that clears the screen": ('- {file: "a\\e[2J.txt", id: a}\n', "a\\x1b[2J.txt is not in"),
    "a file with a name of 10,000": (f"- file: {'a' * 10_000}\n", "aaa is not in"),
    "an id with a line break": ('- {file: a.txt, id: "a\\nb"}\n', "'id' is 'a\\nb'"),
    "an id that is a list": ("- {file: a.txt, id: [a]}\n", "'id' must be one value"),
    "an id that is a path": ("- {file: a.txt, id: ../a}\n", "'id' is '../a'"),
    "an id of dots": ("- {file: a.txt, id: ..}\n", "'id' is '..'"),
    "an id without end": (f"- {{file: a.txt, id: {'a' * 100_000}}}\n", "200 at most"),
    "a date in week form": ("- {file: a.txt, published: 2014-W01-1}\n", "must be a date"),
    "a date in other digits": ("- {file: a.txt, published: ٢٠١٤-٠١-٠١}\n", "must be a date"),
    "a zone of a folder": ("- {file: a.txt, timezone: Europe}\n", "must be an IANA name"),
    "an address with a blank": ("- {file: a.txt, url: 'https://a b'}\n", "must be an http(s) address"),
    "an address with a NUL": ('- {file: a.txt, url: "https://a\\0"}\n', "must be an http(s) address"),
    "seats without end": (
        f"- {{file: a.txt, contests: [{{id: a, seats: {'9' * 10_000}}}]}}\n",
        "must be a whole number from 1",
    ),
    "contests by alias": ("- &e\n  file: a.txt\n  contests: *e\n", "'contests' must be a list"),
    "a NUL": ("- file: a.txt\x00\n", "is not YAML"),
    "two documents": ("- file: a.txt\n---\n- file: a.txt\n", "is not YAML"),
    "a tab": ("-\tfile: a.txt\n\ttitle: x\n", "is not YAML"),
    "an alias to nothing": ("- *x\n", "is not YAML"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_description_that_is_meant_to_hurt_is_refused(tmp_path: Path, name: str) -> None:
    description, words = REFUSED[name]
    line = refusal(described(tmp_path, description))
    assert words in line
    assert "sources.yml" in line
    assert len(line) < 1000


def test_what_overflowed_the_stack_ends_in_one_line(tmp_path: Path) -> None:
    raw = described(tmp_path, "[" * 1_000_000)
    done = subprocess.run(
        [sys.executable, "-m", "rsdata", "build", str(raw), "-o", str(tmp_path / "x.db")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "description",
    [
        "",
        "# nothing\n",
        "- {file: a.txt, id: !!int 7, title: !!binary aGk=, rights: !x y}\n",
        '- {file: a.txt, title: "<script>\\n\\e[2J", published: !!str 2014-01-01}\n',
        "- &a {file: a.txt, title: &t x, publisher: *t}\n",
        "- {file: a.txt, <<: {file: b.txt}}\n",
    ],
)
def test_a_description_that_looks_odd_is_taken_at_its_word(tmp_path: Path, description: str) -> None:
    with closing(built(described(tmp_path, description), tmp_path / "x.db")) as database:
        assert database.execute("select count(*) from sources").fetchone() == (1,)


def test_a_description_of_many_unknown_keys_is_not_told_one_by_one(tmp_path: Path) -> None:
    raw = described(tmp_path, "- file: a.txt\n" + "".join(f"  key{n}: x\n" for n in range(5000)))
    remarks = open_raw(raw).remarks
    assert len(remarks) < 50
    assert "more" in remarks[-1]
