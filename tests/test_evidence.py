"""Every row of the shipped data set is where it says it is."""

from __future__ import annotations

import re
import sqlite3

from rsdata.database import schema

EVIDENCE = """
  select {table}.*,
    substr(sources.text, {table}.char_start + 1, {table}.char_end - {table}.char_start) as evidence,
    posts.char_start as post_start, posts.char_end as post_end
  from {table} join posts on posts.id = {table}.post_id join sources on sources.id = posts.source_id
"""


def rows(db: sqlite3.Connection, table: str) -> list[sqlite3.Row]:
    found = db.execute(EVIDENCE.format(table=table)).fetchall()
    assert found
    return found


def test_every_row_stands_inside_its_post(db: sqlite3.Connection) -> None:
    for table in schema.TABLES:
        # The shipped page is plain text, which has no links.
        if table.evidence and table not in (schema.POSTS, schema.LINKS):
            for row in rows(db, table.name):
                assert row["post_start"] <= row["char_start"] < row["char_end"] <= row["post_end"], row["id"]


def test_a_quote_is_its_words(db: sqlite3.Connection) -> None:
    for row in rows(db, "quotes"):
        if "\n\n" in row["text"]:
            parts = [re.sub(r'^\s*["“]', "", part.strip()) for part in row["evidence"].split("\n\n")]
            assert row["text"] == "\n\n".join(parts)
        else:
            assert row["text"] == row["evidence"]
        assert row["text"].strip() == row["text"] != ""


def test_a_candidate_is_a_name(db: sqlite3.Connection) -> None:
    assert all(row["evidence"] == row["name"] for row in rows(db, "candidates"))


def test_a_result_holds_its_figures(db: sqlite3.Connection) -> None:
    for row in rows(db, "results"):
        assert f"{row['votes']:,}" in row["evidence"]
        for printed in (row["share_pct"], row["change_pct"]):
            if printed is not None:
                assert f"{abs(printed):.2f}%" in row["evidence"]


def test_odds_are_a_fraction(db: sqlite3.Connection) -> None:
    assert [row["evidence"] for row in rows(db, "odds")] == [row["fractional"] for row in rows(db, "odds")]


def test_a_mention_is_part_of_the_name(db: sqlite3.Connection) -> None:
    names = dict(db.execute("select id, name from people").fetchall())
    for row in rows(db, "mentions"):
        last_word = row["evidence"].split()[-1].casefold()
        assert last_word in names[row["person_id"]].casefold()


def test_a_hashtag_is_the_tag(db: sqlite3.Connection) -> None:
    assert all(row["evidence"] == f"#{row['tag']}" for row in rows(db, "hashtags"))


def test_a_message_ends_with_its_words(db: sqlite3.Connection) -> None:
    words = dict(db.execute("select id, text from quotes").fetchall())
    for row in rows(db, "messages"):
        assert words[row["quote_id"]] in row["evidence"]
        assert row["place"] is None or row["place"] in row["evidence"]
