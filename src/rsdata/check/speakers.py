"""Checks of who is who: speakers, people, parties."""

from __future__ import annotations

import json
import sqlite3

from rsdata.check.check_report import CheckTally, Subject
from rsdata.reference import parties as known_parties
from rsdata.slugs import slug

# Characters before and after a quote in which its speaker is looked for first.
NEAR = 1000


def speakers(subject: Subject, tally: CheckTally) -> None:
    """The speaker of a quote is the name of that row of people; how the page names them is printed on it."""
    sql = """select quotes.id, quotes.char_start, quotes.char_end, quotes.speaker, quotes.speaker_id,
            speaker_as_printed, cue, outlet, people.name
        from quotes join posts on posts.id = quotes.post_id left join people on people.id = speaker_id
        where source_id = ?"""
    for source_id in subject.source_ids:
        text = subject.text_of(source_id)
        page = _folded(text)
        printed: dict[str, bool] = {}
        for row in subject.rows(sql, source_id):
            tally.saw("quotes")
            tally.saw("with a speaker", row["speaker_id"] is not None)
            tally.expect(
                row["speaker"] == row["name"],
                f"quote {row['id']}: {row['speaker']} is {row['name']} in people",
            )
            by_hand = subject.by_hand.is_corrected("quotes", row["id"], "speaker")
            row = subject.by_hand.as_parsed("quotes", row)
            unfounded = not by_hand and row["speaker_id"] is not None and row["speaker_as_printed"] is None
            tally.expect(not unfounded, f"quote {row['id']}: nothing printed names {row['speaker']}")
            for column in ("speaker_as_printed", "cue", "outlet"):
                words = row[column] or ""
                if words not in printed:
                    printed[words] = _stands_near(words, text, row) or _folded(words) in page
                tally.expect(
                    printed[words], f"quote {row['id']}: {column} {words!r} is not printed on the page"
                )


def _stands_near(words: str, text: str, row: sqlite3.Row) -> bool:
    """Whether the words stand as they are by the quote, as they mostly do: a page may have many quotes."""
    start, end = max(0, row["char_start"] - NEAR), row["char_start"] + NEAR
    return text.find(words, start, end) >= 0 or text.find(words, row["char_end"], row["char_end"] + NEAR) >= 0


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def people(subject: Subject, tally: CheckTally) -> None:
    """Everybody in people speaks or stands, and has a name."""
    sql = """select id, name, kind,
        exists (select 1 from quotes where speaker_id = people.id)
          or exists (select 1 from candidates where person_id = people.id) as met
        from people"""
    for row in subject.rows(sql):
        tally.saw(f"{row['kind']}s")
        tally.expect(row["met"], f"{row['id']} neither speaks nor stands")
        blank = row["name"].strip() != row["name"] or not row["name"]
        tally.expect(not blank, f"{row['id']} has the name {row['name']!r}")


def parties(subject: Subject, tally: CheckTally) -> None:
    """The name of a party is the one known for it; its spellings hold all that results print, sorted."""
    used = """select party_id as id, party_as_printed as spelling from results
        union select party_id, party_as_printed from candidates
        union select party_id, null from people union select party_id, null from odds"""
    met: dict[str, set[str]] = {}
    for row in subject.rows(used):
        if row["id"] is not None:
            met.setdefault(row["id"], set()).update({row["spelling"]} - {None})
    excused = _spelt_otherwise(subject)
    known = known_parties()
    for row in subject.rows("select * from parties"):
        tally.saw("parties")
        spellings = json.loads(row["spellings"])
        tally.saw("spellings", len(spellings))
        party = known.get(row["id"])
        if party is None:  # one that people name, and the coverage does not
            same = row["id"] == slug(row["name"]) and row["abbreviation"] is None and not spellings
        else:
            same = (party.name, party.abbreviation) == (row["name"], row["abbreviation"])
        tally.expect(same, f"{row['id']} is not {row['name']} ({row['abbreviation']})")
        tally.expect(spellings == sorted(set(spellings)), f"the spellings of {row['id']} are not sorted")
        lost = met.get(row["id"], set()) - set(spellings) - excused
        tally.expect(not lost, f"{row['id']} lacks the spelling {min(lost, default='')!r}")


def _spelt_otherwise(subject: Subject) -> set[str]:
    """How the page spells the party of a candidate or result whose party a person put right."""
    corrected = "(select row_id from corrections where column_name = 'party' and table_name = '{}')"
    candidates, results = corrected.format("candidates"), corrected.format("results")
    sql = f"""select candidates.party_as_printed as one, results.party_as_printed as other
        from results left join candidates on candidates.id = candidate_id
        where results.id in {results} or candidates.id in {candidates}
        union select party_as_printed, null from candidates where id in {candidates}"""
    return {row[key] for row in subject.rows(sql) for key in ("one", "other")} - {None}
