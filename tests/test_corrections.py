"""corrections.yml and people.yml: what people put right and know, beside what is parsed."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result

from rsdata.check import CHECKS, check
from rsdata.database import schema
from rsdata.database.correctable import correctable
from rsdata.sources.folder import open_raw

from .commands import rsdata
from .conftest import RAW

PAGE = """Ash Vale by-election: count night

02:14
Ann Lee has won Ash Vale for Labour. Full result: Ann Lee (Lab) 1,700 (54.84%), Bob Ray (C) \
1,200 (38.71%), Di Oak (Green) 200 (6.45%). Turnout was 31.5%.

01:50
"It has been a long night," says Bob Ray, the Conservative candidate. "We shall be back."

01:05
"We have waited long enough!" It came from the balcony, and the hall went quiet.

23:10
"I never saw the like," said Robert Ray-Cole. "They came in hundreds," said Eve Dunn.

22:00
The polls have closed. Labour councillor Flo Ott told Ash Radio: "I have never seen such queues."
"""
SOURCES = """
- id: night
  file: night.txt
  contests:
    - id: parl.ash-vale.by.2016-10-20
      name: Ash Vale
      date: 2016-10-20
      kind: parliamentary
      area: Ash Vale
      seats: 1
"""


def folder(place: Path, corrections: Any = None, people: Any = None, **pages: str) -> Path:
    """A folder of coverage with both files; each is text, or what is dumped as YAML."""
    raw = place / "raw"
    raw.mkdir(exist_ok=True)
    for stem, text in (pages or {"night": PAGE}).items():
        (raw / f"{stem}.txt").write_text(text, "utf-8")
    (raw / "sources.yml").write_text(SOURCES, "utf-8")
    for name, content in (("corrections.yml", corrections), ("people.yml", people)):
        if content is not None:
            text = content if isinstance(content, str) else yaml.safe_dump(content, sort_keys=False)
            (raw / name).write_text(text, "utf-8")
    return raw


def entry(row: str, was: dict[str, Any], becomes: dict[str, Any] | None) -> dict[str, Any]:
    """A correction with all that is needed."""
    change = {"remove": True} if becomes is None else {"set": becomes}
    return {"row": row, "was": was, **change, "why": "it is so", "by": "Cy Dale", "date": "2016-10-22"}


def build(raw: Path) -> Result:
    return rsdata("build", raw, "-o", raw.parent / "rsdata.db")


class Built:
    """A database built with corrections, which passes every check."""

    def __init__(self, raw: Path) -> None:
        result = build(raw)
        assert result.exit_code == 0, result.output
        self.told = result.output
        self.path = raw.parent / "rsdata.db"
        failed = [str(outcome) for outcome in check(self.path, raw) if not outcome.passed]
        assert failed == []

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(sql).fetchall()

    def row(self, table: str, row_id: str) -> dict[str, Any]:
        with closing(sqlite3.connect(self.path)) as connection:
            connection.row_factory = sqlite3.Row
            return dict(connection.execute(f"select * from {table} where id = ?", (row_id,)).fetchone())


def two_built(place: Path, one: Any, other: Any) -> list[Built]:
    """Two builds of one page, each with corrections of its own."""
    built = []
    for name, corrections in (("one", one), ("other", other)):
        (place / name).mkdir()
        built.append(Built(folder(place / name, corrections)))
    return built


def complaint(raw: Path) -> str:
    """The one line with which a build ends that the files stop; the old database stays."""
    target = raw.parent / "rsdata.db"
    (raw / "corrections.yml").rename(raw.parent / "kept") if (raw / "corrections.yml").exists() else None
    people = [path for path in raw.iterdir() if path.name.startswith("people.")]
    for path in people:
        path.rename(raw.parent / path.name)
    assert build(raw).exit_code == 0
    before = target.read_bytes()
    for path in people:
        (raw.parent / path.name).rename(path)
    if (raw.parent / "kept").exists():
        (raw.parent / "kept").rename(raw / "corrections.yml")
    result = build(raw)
    assert result.exit_code == 1
    assert target.read_bytes() == before
    lines = result.output.splitlines()
    assert len(lines) == 1, result.output
    return lines[0]


def test_a_speaker_where_nobody_was_named(tmp_path: Path) -> None:
    built = Built(folder(tmp_path, [entry("quotes/night-3-q1", {"speaker": None}, {"speaker": "Ann Lee"})]))
    quote = built.row("quotes", "night-3-q1")
    assert (quote["speaker_id"], quote["speaker"]) == ("ann-lee", "Ann Lee")
    assert (quote["rule"], quote["confidence"]) == ("corrected", 1.0)
    assert built.rows("select * from corrections") == [
        (
            "quotes/night-3-q1/speaker", "quotes", "night-3-q1", "speaker", None, "Ann Lee",
            "it is so", "Cy Dale", "2016-10-22",
        )
    ]  # fmt: skip


def test_a_speaker_is_found_by_the_search_under_the_new_name(tmp_path: Path) -> None:
    built = Built(
        folder(tmp_path, [entry("quotes/night-5-q1", {"speaker": "Flo Ott"}, {"speaker": "Gus Penn"})])
    )
    found = """select quotes.id from quotes_fts join quotes on quotes.rowid = quotes_fts.rowid
        where quotes_fts match '{}'"""
    assert built.rows(found.format("penn")) == [("night-5-q1",)]
    assert built.rows(found.format("ott")) == []


def test_a_person_is_made_and_who_is_no_longer_named_leaves(tmp_path: Path) -> None:
    built = Built(
        folder(tmp_path, [entry("quotes/night-5-q1", {"speaker": "Flo Ott"}, {"speaker": "Gus Penn"})])
    )
    assert built.rows("select id, kind, party_id from people where name in ('Flo Ott', 'Gus Penn')") == [
        ("gus-penn", "person", None)
    ]
    assert built.rows("select count(*) from mentions where person_id = 'flo-ott'") == [(0,)]


def test_a_speaker_who_is_nobody(tmp_path: Path) -> None:
    built = Built(folder(tmp_path, [entry("quotes/night-5-q1", {"speaker": "Flo Ott"}, {"speaker": None})]))
    quote = built.row("quotes", "night-5-q1")
    assert (quote["speaker_id"], quote["speaker"]) == (None, None)


def test_a_renamed_person_keeps_the_id_and_every_quote_follows(tmp_path: Path) -> None:
    built = Built(folder(tmp_path, [entry("people/bob-ray", {"name": "Bob Ray"}, {"name": "Robert Ray"})]))
    assert built.row("people", "bob-ray")["name"] == "Robert Ray"
    assert built.rows("select distinct speaker from quotes where speaker_id = 'bob-ray'") == [("Robert Ray",)]


def test_two_people_that_are_one(tmp_path: Path) -> None:
    name = {"name": "Robert Ray-Cole"}
    built = Built(folder(tmp_path, [entry("people/robert-ray-cole", name, {"name": "Bob Ray"})]))
    assert built.rows("select id from people where name like '%Ray%'") == [("bob-ray",)]
    assert built.rows("select count(*) from quotes where speaker = 'Bob Ray'") == [(3,)]


def test_one_person_that_is_two(tmp_path: Path) -> None:
    built = Built(
        folder(tmp_path, [entry("quotes/night-2-q2", {"speaker": "Bob Ray"}, {"speaker": "Bob Ray junior"})])
    )
    assert built.rows("select speaker from quotes where post_id = 'night-2' order by id") == [
        ("Bob Ray",),
        ("Bob Ray junior",),
    ]


def test_the_order_of_the_entries_does_not_matter(tmp_path: Path) -> None:
    entries = [
        entry("quotes/night-3-q1", {"speaker": None}, {"speaker": "Robert Ray"}),
        entry("people/bob-ray", {"name": "Bob Ray"}, {"name": "Robert Ray"}),
        entry("quotes/night-2-q1", {"speaker": "Bob Ray"}, {"speaker": "Flo Ott"}),
    ]
    one, other = two_built(tmp_path, entries, entries[::-1])
    sql = "select id, speaker_id, speaker from quotes order by id"
    assert one.rows(sql) == other.rows(sql)
    assert one.row("quotes", "night-3-q1")["speaker_id"] == "bob-ray"


def test_a_kind_a_heading_a_description_and_a_party(tmp_path: Path) -> None:
    built = Built(
        folder(
            tmp_path,
            [
                entry("quotes/night-2-q1", {"kind": "speech"}, {"kind": "writing"}),
                entry("posts/night-2", {"heading": None}, {"heading": "A long night"}),
                entry(
                    "people/flo-ott",
                    {"description": "Labour councillor", "party": "Labour"},
                    {"description": "councillor", "party": "Ash First"},
                ),
            ],
        )
    )
    assert built.row("quotes", "night-2-q1")["kind"] == "writing"
    assert built.row("posts", "night-2")["heading"] == "A long night"
    person = built.row("people", "flo-ott")
    assert (person["description"], person["party_id"]) == ("councillor", "ash-first")
    assert person["party_source"] == "corrections.yml"
    assert built.row("parties", "ash-first")["name"] == "Ash First"


def test_a_candidates_party_is_that_of_the_result(tmp_path: Path) -> None:
    for at, row in enumerate(("candidates/night-1-c3", "results/night-1-r3")):
        place = tmp_path / str(at)
        place.mkdir()
        built = Built(folder(place, [entry(row, {"party": "Green"}, {"party": "Lib Dem"})]))
        sql = """select candidates.party_id, results.party_id
            from results join candidates on candidates.id = candidate_id"""
        assert ("liberal-democrats", "liberal-democrats") in built.rows(sql)


def test_votes_are_counted_again(tmp_path: Path) -> None:
    entries = [entry("results/night-1-r2", {"votes": 1200}, {"votes": 2100})]
    built = Built(folder(tmp_path, entries))
    assert built.rows("select id, rank, elected from results order by id") == [
        ("night-1-r1", 2, 0),
        ("night-1-r2", 1, 1),
        ("night-1-r3", 3, 0),
    ]
    assert built.rows("select valid_votes, majority from contests") == [(4000, 400)]


def test_votes_put_right_elect_nobody_in_another_contest(tmp_path: Path) -> None:
    entries = [entry("results/night-1-r2", {"votes": 1200}, {"votes": 2100})]
    other = "Oak by-election: live\n\nOak, with 12% of votes counted: Bo Ek (Lab) 5,900, Jo Orr (C) 5,800.\n"
    built = Built(folder(tmp_path, entries, night=PAGE, oak=other))
    (seats,) = built.rows("select seats from contests where id = 'oak-contest-1'")[0]
    found = built.rows("select rank, elected from results where contest_id = 'oak-contest-1' order by rank")
    assert (seats, found) == (1, [(1, None), (2, None)])


def test_a_result_of_another_candidate(tmp_path: Path) -> None:
    swap = [
        entry(
            "results/night-1-r2",
            {"candidate": "Bob Ray", "party": "C"},
            {"candidate": "Di Oak", "party": "Green"},
        ),
        entry(
            "results/night-1-r3",
            {"candidate": "Di Oak", "party": "Green"},
            {"candidate": "Bob Ray", "party": "C"},
        ),
    ]
    built = Built(folder(tmp_path, swap))
    assert built.rows("select candidate_id, votes from results order by id")[1:] == [
        ("night-1-c3", 1200),
        ("night-1-c2", 200),
    ]


def test_a_row_that_should_not_be_there(tmp_path: Path) -> None:
    built = Built(folder(tmp_path, [entry("quotes/night-4-q1", {"speaker": "Robert Ray-Cole"}, None)]))
    assert built.rows("select id from quotes where post_id = 'night-4'") == [("night-4-q2",)]
    assert built.rows("select count(*) from people where name = 'Robert Ray-Cole'") == [(0,)]
    assert built.rows("select column_name, parsed, corrected from corrections") == [
        (None, "Robert Ray-Cole", None)
    ]
    assert built.rows("select count(*) from quotes_fts where quotes_fts match 'queues'") == [(1,)]


def test_a_row_that_should_not_be_there_is_known_by_anything_that_it_has(tmp_path: Path) -> None:
    built = Built(folder(tmp_path, [entry("quotes/night-4-q2", {"text": "They came in hundreds,"}, None)]))
    assert built.rows("select id from quotes where post_id = 'night-4'") == [("night-4-q1",)]


def test_what_a_correction_leaves_as_it_is_is_no_correction(tmp_path: Path) -> None:
    same = {"speaker": "Flo Ott", "kind": "speech"}
    built = Built(folder(tmp_path, [entry("quotes/night-5-q1", same, {**same, "kind": "writing"})]))
    assert built.rows("select column_name from corrections") == [("kind",)]


def test_two_builds_with_corrections_have_the_same_bytes(tmp_path: Path) -> None:
    entries = [entry("quotes/night-4-q1", {"speaker": "Robert Ray-Cole"}, None)]
    one, other = two_built(tmp_path, entries, entries)
    assert one.path.read_bytes() == other.path.read_bytes()


def test_a_page_built_alone_passes_over_corrections_of_others(tmp_path: Path) -> None:
    entries = [
        entry("quotes/night-5-q1", {"speaker": "Flo Ott"}, {"speaker": "Gus Penn"}),
        entry("quotes/other-5-q1", {"speaker": "Flo Ott"}, {"speaker": "Gus Penn"}),
    ]
    raw = folder(tmp_path, entries, night=PAGE, other=PAGE)
    assert Built(raw).rows("select count(*) from corrections") == [(2,)]
    result = rsdata("build", raw / "other.txt", "-o", tmp_path / "one.db")
    assert result.exit_code == 0
    assert "passed over: quotes/night-5-q1" in result.output


GOOD = entry("quotes/night-5-q1", {"speaker": "Flo Ott"}, {"speaker": "Gus Penn"})
BAD_CORRECTIONS: dict[str, tuple[Any, str]] = {
    "unknown row": (
        [entry("quotes/night-9-q1", {"cue": "said"}, {"cue": None})],
        "line 1: quotes/night-9-q1: there is no such row",
    ),
    "unknown table": (
        [entry("sources/night", {"title": None}, {"title": "X"})],
        "line 1: sources/night: only rows of",
    ),
    "no table": ([entry("night-5-q1", {"cue": "told"}, {"cue": None})], "line 1: 'row' is 'night-5-q1'"),
    "wrong column": (
        [entry("quotes/night-5-q1", {"text": "a"}, {"text": "b"})],
        "line 3: quotes/night-5-q1: 'text' is no column",
    ),
    "an id": (
        [entry("quotes/night-5-q1", {"speaker_id": "flo-ott"}, {"speaker_id": "x"})],
        "'speaker_id' is no column",
    ),
    "not what is parsed": (
        [entry("quotes/night-5-q1", {"speaker": "Ann Lee"}, {"speaker": "Bob Ray"})],
        "line 3: quotes/night-5-q1: 'speaker' was 'Ann Lee', but what is parsed now is 'Flo Ott'",
    ),
    "a value of another kind": (
        [entry("quotes/night-5-q1", {"kind": "speech"}, {"kind": "song"})],
        "line 5: quotes/night-5-q1: 'kind' is 'song': it must be one of",
    ),
    "out of range": (
        [entry("results/night-1-r1", {"share_pct": 54.84}, {"share_pct": 154.84})],
        "it must be a number from 0 to 100",
    ),
    "no number": (
        [entry("results/night-1-r1", {"votes": 1700}, {"votes": "many"})],
        "it must be a whole number from 0",
    ),
    "not a number": (
        [entry("results/night-1-r1", {"share_pct": 54.84}, {"share_pct": "nan"})],
        "it must be a number",
    ),
    "too large": (
        [entry("results/night-1-r1", {"votes": 1700}, {"votes": 10**30})],
        "it must be a whole number",
    ),
    "nothing where something must be": (
        [entry("people/flo-ott", {"name": "Flo Ott"}, {"name": None})],
        "'name' cannot be empty",
    ),
    "against the schema": (
        [entry("posts/night-2", {"kind": "post"}, {"kind": "empty"})],
        "breaks the schema",
    ),
    "no moment": (
        [entry("posts/night-2", {"published_at": None}, {"published_at": "late"})],
        "it must be a moment like",
    ),
    "two of one cell": (
        [GOOD, dict(GOOD, was={"speaker": "Flo Ott"}, set={"speaker": "Jo"})],
        "line 9: quotes/night-5-q1: 'speaker' is corrected in line 1 already",
    ),
    "taken out and corrected": (
        [GOOD, entry("quotes/night-5-q1", {"cue": "told"}, None)],
        "is corrected in line 1 already",
    ),
    "a post taken out": (
        [entry("posts/night-2", {"kind": "post"}, None)],
        "a row of posts cannot be taken out",
    ),
    "still referred to": (
        [entry("candidates/night-1-c1", {"name": "Ann Lee"}, None)],
        "results/night-1-r1 refers to it",
    ),
    "nobody of that id": (
        [entry("quotes/night-5-q1", {"speaker": "Flo Ott"}, {"speaker": "people/x"})],
        "there is no 'people/x'",
    ),
    "no candidate of that name": (
        [entry("results/night-1-r1", {"candidate": "Ann Lee"}, {"candidate": "Jo"})],
        "there are none",
    ),
    "other columns": ([{**GOOD, "set": {"cue": "says"}}], "line 1: 'was' and 'set' name other columns"),
    "set and remove": ([{**GOOD, "remove": True}], "the correction has 'set' and 'remove'"),
    "neither": ([{key: GOOD[key] for key in GOOD if key != "set"}], "has no 'set' (or 'remove: true')"),
    "remove: no": ([{**{k: GOOD[k] for k in GOOD if k != "set"}, "remove": "no"}], "'remove' is 'no'"),
    "no date": ([{**GOOD, "date": "yesterday"}], "line 8: 'date' is 'yesterday'"),
    "nobody who says so": ([{**GOOD, "by": None}], "has no 'by'"),
    "no list": ("row: quotes/night-5-q1\nwas: {}\n", "line 1: 'row' stands where the list of corrections"),
    "an address": (
        [{**GOOD, "row": "http://127.0.0.1:8001/rsdata/quotes/night-5-q1"}],
        "line 1: 'row' is 'http://127.0.0.1:8001/rsdata/quotes/night-5-q1': it must be a table and an id",
    ),
    "no reason": ([{key: GOOD[key] for key in GOOD if key != "why"}], "has no 'why'"),
    "no was": ([{**GOOD, "was": {}}], "'was' must be 'column: value' lines"),
    "one value": ("hello", "line 1: the file must be a list"),
    "no YAML": ("- row: [\n", "is not YAML"),
    "a column twice": (
        "- row: quotes/night-5-q1\n  was: {cue: told, cue: told}\n",
        "line 2: 'was' has 'cue' twice",
    ),
    "depth without end": ("- row: " + "[" * 50 + "]" * 50, "nested too deeply"),
    "a list for a value": ([{**GOOD, "was": {"speaker": ["Flo Ott"]}}], "'speaker' must be one value"),
    "half a character": ('- row: "quotes/\\ud800"\n', "corrections.yml, line 1: "),
}


@pytest.mark.parametrize("what", BAD_CORRECTIONS)
def test_corrections_that_cannot_be_are_refused_in_one_line(tmp_path: Path, what: str) -> None:
    content, said = BAD_CORRECTIONS[what]
    message = complaint(folder(tmp_path, content))
    assert "corrections.yml" in message
    assert said in message


def test_a_key_that_the_file_does_not_have_is_named(tmp_path: Path) -> None:
    result = build(folder(tmp_path, "rows: 3\ncorrections: []\n"))
    assert result.exit_code == 0
    assert "corrections.yml, line 1: unknown key 'rows' passed over" in result.output


def test_aliases_without_end_take_no_time(tmp_path: Path) -> None:
    """YAML's names for other parts of the file, each ten times in the next."""
    lines = ["a0: &a0 x"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 18)]
    result = build(folder(tmp_path, "\n".join([*lines, "corrections: []"])))
    assert result.exit_code == 0
    message = complaint(folder(tmp_path, "\n".join([*lines, "corrections: *a17"])))
    assert "corrections.yml" in message


def test_a_name_that_several_have(tmp_path: Path) -> None:
    other = PAGE.replace("Labour councillor Flo Ott", "Conservative councillor Flo Ott")
    entries = [entry("quotes/night-3-q1", {"speaker": None}, {"speaker": "Flo Ott"})]
    raw = folder(tmp_path, entries, night=PAGE, other=other)
    assert "2 people are called 'Flo Ott': say people/flo-ott or people/flo-ott-2" in complaint(raw)
    entries = [entry("quotes/night-3-q1", {"speaker": None}, {"speaker": "people/flo-ott-2"})]
    built = Built(folder(tmp_path, entries, night=PAGE, other=other))
    assert built.row("quotes", "night-3-q1")["speaker_id"] == "flo-ott-2"


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    raw = folder(tmp_path)
    for name in ("corrections.yml", "people.yml", "people.json"):
        (tmp_path / "elsewhere").write_text("[]", "utf-8")
        (raw / name).symlink_to(tmp_path / "elsewhere")
        result = build(raw)
        assert result.exit_code == 1
        assert f"{name}: is a link out of the folder" in result.output
        (raw / name).unlink()


# people.yml


def test_a_party_counts_where_the_page_gives_none(tmp_path: Path) -> None:
    people = {
        "eve-dunn": {
            "name": "Eve Dunn",
            "party": "Green",
            "ids": {"wikidata": "Q77"},
            "source": "https://example.org/e",
        },
        "flo-ott": {"party": "Green"},
    }
    built = Built(folder(tmp_path, people=people))
    assert built.rows("select id, party_id, party_source from people where kind = 'person' order by id") == [
        ("ann-lee", "labour-party", "page"),
        ("bob-ray", "conservative-party", "page"),
        ("di-oak", "green-party", "page"),
        ("eve-dunn", "green-party", "people.yml"),
        ("flo-ott", "labour-party", "page"),
        ("robert-ray-cole", None, None),
    ]
    assert built.rows(
        "select row_id, scheme, value, source from identifiers where table_name = 'people'"
    ) == [("eve-dunn", "wikidata", "Q77", "https://example.org/e")]


def test_people_come_after_corrections(tmp_path: Path) -> None:
    entries = [entry("quotes/night-5-q1", {"speaker": "Flo Ott"}, {"speaker": "Gus Penn"})]
    built = Built(folder(tmp_path, entries, {"gus-penn": {"party": "Ash First"}}))
    assert built.row("people", "gus-penn")["party_id"] == "ash-first"


def test_who_is_not_in_the_build_is_named_and_passed_over(tmp_path: Path) -> None:
    built = Built(
        folder(tmp_path, people={"nobody": {"party": "Green"}, "flo-ott": {"name": "Florence Ott"}})
    )
    assert "people.yml: not in this build, passed over: nobody, flo-ott" in built.told


def test_parties_and_ballot_papers_have_the_identifiers_of_others(tmp_path: Path) -> None:
    built = Built(folder(tmp_path))
    rows = built.rows("select table_name, scheme, value from identifiers order by value")
    assert ("contests", "democracy-club", "parl.ash-vale.by.2016-10-20") in rows
    assert ("parties", "electoral-commission", "PP53") in rows


POPOLO = {
    "persons": [
        {
            "id": "7c1",
            "name": "Eve Dunn",
            "identifiers": [{"scheme": "wikidata", "identifier": "Q77"}],
            "sources": [{"url": "https://example.org/e"}],
        },
        {"id": "7c2", "name": "Nobody Here"},
    ],
    "organizations": [
        {"id": "p1", "name": "Labour", "classification": "party"},
        {"id": "p2", "name": "Green", "classification": "party"},
        {"id": "c", "name": "Council", "classification": "legislature"},
    ],
    "memberships": [
        {"person_id": "7c1", "on_behalf_of_id": "p2", "organization_id": "c", "start_date": "2015-05-07"},
        {"person_id": "7c1", "organization_id": "p1", "start_date": "2010-05-06"},
    ],
}


def test_a_popolo_file_does_as_well(tmp_path: Path) -> None:
    raw = folder(tmp_path)
    (raw / "people.json").write_text(json.dumps(POPOLO), "utf-8")
    built = Built(raw)
    person = built.row("people", "eve-dunn")
    assert (person["party_id"], person["party_source"]) == ("green-party", "people.json")
    assert built.rows("select value, source from identifiers where table_name = 'people'") == [
        ("Q77", "https://example.org/e")
    ]
    assert "passed over: Nobody Here" in built.told


BAD_PEOPLE: dict[str, tuple[Any, str]] = {
    "a person twice": (
        "ann-lee: {party: Labour}\nann-lee: {party: Green}\n",
        "line 2: 'ann-lee' is there twice",
    ),
    "one identifier of two": (
        "ann-lee:\n  ids: {wikidata: Q5}\nbob-ray:\n  ids: {wikidata: Q5}\n",
        "line 3: wikidata Q5 is ann-lee's already",
    ),
    "no item of Wikidata": (
        "ann-lee:\n  ids: {wikidata: 5}\n",
        "line 2: wikidata is '5': it must be an item of Wikidata",
    ),
    "no scheme": ("ann-lee:\n  ids: {'a b': 5}\n", "line 2: 'a b' is no scheme"),
    "ids that are a list": ("ann-lee:\n  ids: [Q5]\n", "line 2: 'ids' must be 'scheme: value' lines"),
    "a link that is not http": (
        "ann-lee:\n  source: javascript:alert(1)\n",
        "line 2: 'source' is 'javascript:alert(1)': it must be an http(s) address",
    ),
    "a list": ("- ann-lee\n", "line 1: the file must be 'key: value' lines"),
    "no YAML": ("ann-lee: {\n", "is not YAML"),
    "a person that is a word": ("ann-lee: Labour\n", "line 1: a person must be 'key: value' lines"),
    "depth without end": ("ann-lee: " + "[" * 50 + "]" * 50, "nested too deeply"),
}
BAD_POPOLO: dict[str, tuple[str, str]] = {
    "no JSON": ('{"persons": [\n}', "people.json, line 2: is not JSON"),
    "no persons": ("[]", "people.json, line 1: is no Popolo file"),
    "no name": ('{"persons": [\n {"id": "x7"}]}', "people.json, line 2: a person has no 'name'"),
    "a person twice": (
        '{"persons": [{"name": "Eve Dunn"},\n {"id": "b", "name": "Eve Dunn"}]}',
        "people.json, line 2: Eve Dunn is Eve Dunn, who is there already",
    ),
    "no item of Wikidata": (
        '{"persons": [\n\n {"id": "x7", "name": "Eve Dunn", '
        '"identifiers": [{"scheme": "wikidata", "identifier": "7"}]}]}',
        "people.json, line 3: 'Eve Dunn': wikidata is '7'",
    ),
    "not UTF-8": ("\ud800", "people.json"),
}


@pytest.mark.parametrize("what", BAD_PEOPLE)
def test_people_that_cannot_be_are_refused_in_one_line(tmp_path: Path, what: str) -> None:
    content, said = BAD_PEOPLE[what]
    message = complaint(folder(tmp_path, people=content))
    assert "people.yml" in message
    assert said in message


@pytest.mark.parametrize("what", BAD_POPOLO)
def test_popolo_that_cannot_be_is_refused_in_one_line(tmp_path: Path, what: str) -> None:
    content, said = BAD_POPOLO[what]
    raw = folder(tmp_path)
    (raw / "people.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    assert said in complaint(raw)


def test_both_files_of_people_are_one_too_many(tmp_path: Path) -> None:
    raw = folder(tmp_path, people={})
    (raw / "people.json").write_text(json.dumps(POPOLO), "utf-8")
    assert "people.json: lies beside people.yml: keep one of them" in complaint(raw)


# rsdata init, rsdata diff


def test_a_new_folder_says_what_may_stand_in_its_files(tmp_path: Path) -> None:
    result = rsdata("init", tmp_path / "new")
    assert result.exit_code == 0
    for name in ("raw/sources.yml", "raw/corrections.yml", "raw/people.yml"):
        lines = (tmp_path / "new" / name).read_text("utf-8").splitlines()
        assert lines and all(line.startswith("#") for line in lines)
        assert str(tmp_path / "new" / name) in result.output
    assert f"then: cd {tmp_path / 'new'} && rsdata build\n" in result.output
    assert yaml.safe_load((tmp_path / "new" / "metadata.yml").read_text("utf-8")).keys() == {
        "title",
        "description",
    }


def test_what_the_new_files_show_is_read(tmp_path: Path) -> None:
    """Without the marks of the comments, each is a file as the build takes it."""
    rsdata("init", tmp_path)
    (tmp_path / "raw" / "count-night.txt").write_text(PAGE, "utf-8")
    for name in ("sources.yml", "people.yml"):
        path = tmp_path / "raw" / name
        lines = [line.removeprefix("# ") for line in path.read_text("utf-8").splitlines()]
        begins = next(n for n, line in enumerate(lines) if line in ("sources:", "ann-lee:"))
        path.write_text("\n".join(line for line in lines[begins:] if "sha256" not in line), "utf-8")
        assert open_raw(tmp_path / "raw")
    assert open_raw(tmp_path / "raw").files[0].source.id == "count-night"


def test_a_file_that_is_there_is_named_and_kept(tmp_path: Path) -> None:
    (tmp_path / "metadata.yml").write_text("title: Mine\n", "utf-8")
    result = rsdata("init", tmp_path)
    assert result.exit_code == 0
    assert f"{tmp_path / 'metadata.yml'} is there and kept" in result.output
    assert (tmp_path / "metadata.yml").read_text("utf-8") == "title: Mine\n"


def test_a_new_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = rsdata("init", tmp_path / "file" / "new")
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "cannot be written" in result.output


def test_the_difference_of_a_correction(tmp_path: Path) -> None:
    raw = folder(tmp_path)
    assert build(raw).exit_code == 0
    old = (tmp_path / "rsdata.db").rename(tmp_path / "old.db")
    assert rsdata("diff", old, old, "--exit-code").output == "no difference\n"
    folder(tmp_path, [entry("quotes/night-3-q1", {"speaker": None}, {"speaker": "Ann Lee"})])
    assert build(raw).exit_code == 0
    result = rsdata("diff", old, tmp_path / "rsdata.db")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert 'quotes/night-3-q1 speaker: null -> "Ann Lee"' in lines
    assert "corrections/quotes/night-3-q1/speaker added" in lines
    assert lines[-1] == "quotes: 1 changed; corrections: 1 added"
    assert rsdata("diff", tmp_path / "rsdata.db", old).output.splitlines()[-2].endswith(" gone")
    assert rsdata("diff", old, tmp_path / "rsdata.db", "--exit-code").exit_code == 1


def test_the_difference_of_long_texts_begins_before_the_first_that_differs(tmp_path: Path) -> None:
    long = "word " * 200
    pages = [PAGE + f"\n21:00\n{long}and {last}.\n" for last in ("then", "there")]
    for n, page in enumerate(pages):
        assert build(folder(tmp_path, night=page)).exit_code == 0
        (tmp_path / "rsdata.db").rename(tmp_path / f"{n}.db")
    lines = rsdata("diff", tmp_path / "0.db", tmp_path / "1.db").output.splitlines()
    (line,) = [line for line in lines if line.startswith("posts/night-6 text")]
    assert len(line) < 600 and "then." in line and "there." in line


def test_the_shipped_people_change_parties_and_identifiers_alone(database: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for path in RAW.iterdir():
        if path.name != "people.yml":
            (raw / path.name).write_bytes(path.read_bytes())
    assert build(raw).exit_code == 0
    lines = rsdata("diff", tmp_path / "rsdata.db", database).output.splitlines()
    changed = [line for line in lines[:-1] if not line.startswith("identifiers/people/")]
    assert changed and all(" party_id: null" in line or " party_source: null" in line for line in changed)


def test_the_shipped_people_are_those_of_the_build_and_say_where_that_is_from(db: sqlite3.Connection) -> None:
    people = open_raw(RAW).people
    names = dict(tuple(row) for row in db.execute("select id, name from people"))
    parties = {
        row[0]: row[1]
        for row in db.execute(
            "select people.id, parties.name from people join parties on parties.id = party_id"
        )
    }
    assert len(people) > 20
    for person in people:
        assert person.id is not None and names[person.id] == person.name
        assert person.source and "wikidata" in person.ids
        assert parties[person.id] == person.party


def test_another_version_of_the_schema_is_met_with_one_line(tmp_path: Path) -> None:
    assert build(folder(tmp_path)).exit_code == 0
    path = tmp_path / "rsdata.db"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma user_version").fetchone() == (schema.VERSION,)
        connection.execute(f"pragma user_version = {schema.VERSION - 1}")
    raw, data = tmp_path / "raw", tmp_path / "data"
    commands: list[list[str | Path]] = [
        ["digest", path],
        ["check", path, "--raw", raw],
        ["export", path, data],
        ["diff", path, path],
    ]
    for command in commands:
        result = rsdata(*command)
        assert result.exit_code == 1
        assert result.output.count("\n") == 1
        assert "was built by another version of rsdata" in result.output
    assert build(tmp_path / "raw").exit_code == 0


def test_what_can_be_corrected_is_in_the_tables() -> None:
    known = {table.name: table.column_names for table in schema.TABLES}
    for table, columns in correctable().items():
        assert {column.name for column in columns.values()} <= set(known[table])
    assert "speaker" in correctable()["quotes"] and "speaker_id" not in correctable()["quotes"]
    assert {c.name for c in CHECKS} >= {"corrections", "identifiers"}
