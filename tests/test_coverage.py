"""How what is found on a page is put together: ids, positions, who is who, the place of everything."""

from __future__ import annotations

from typing import Any

import pytest

from rsdata import pipeline
from rsdata.attribution import attribute
from rsdata.attribution.document import Attribution, Document
from rsdata.model import Contest, Coverage, Source
from rsdata.pipeline import find_quotes, parse

PAGE = """Live Reporting

By Ann Marsh

All times stated are UK

  1. Get involved

    Tweet @Echo_Talk

    Bo Ek in Elm Park tweets: They told us "never again" at #AshVale and #x2 not &#39; or a/#b

    Cy Dale emails: "Nobody asked us."

  2. Who said what

    Dee Ford

    Political editor

    Ann Lee told BBC Radio Kent: "We shall win.

    "And we shall govern." I believe it.

    Ms Lee tweets: Thank you

  3. Ash Vale result

    Full result: Ann Lee (Lab) 1,700, Bob Ray (C) 1,400, Cy Fox (Green) 300

    It took all night.

    Ballot boxes at the hall

    Mr Ray, for the Tories, says it was "a long night".

  4. Words

    The end, external.

    Quote Message

    It is over."

    Fred Gant

    Cy Dale tweets: Well
"""
ASH = Contest("parl.ash.2016-10-20", "Ash Vale", "2016-10-20", "parliamentary", seats=1)
SOURCE = Source("vale", published="2016-10-21", contests=(ASH,))


def read() -> Coverage:
    return parse(PAGE, SOURCE)


def words(row: Any) -> str:
    return PAGE[row.char_start : row.char_end]


def test_quotes_are_numbered_in_their_posts_and_know_their_speakers() -> None:
    rows = [
        (q.id, q.post_id, q.position, q.kind, q.speaker, q.speaker_id, q.parent_id, words(q))
        for q in read().quotes
    ]
    tweet = 'They told us "never again" at #AshVale and #x2 not &#39; or a/#b'
    over_two = 'We shall win.\n\n    "And we shall govern.'
    assert rows == [
        ("vale-1-q1", "vale-1", 1, "tweet", "Bo Ek", "bo-ek", None, tweet),
        ("vale-1-q2", "vale-1", 2, "speech", None, None, "vale-1-q1", "never again"),
        ("vale-1-q3", "vale-1", 3, "email", "Cy Dale", "cy-dale", None, "Nobody asked us."),
        ("vale-2-q1", "vale-2", 1, "speech", "Ann Lee", "ann-lee", None, over_two),
        ("vale-2-q2", "vale-2", 2, "tweet", "Ann Lee", "ann-lee", None, "Thank you"),
        ("vale-3-q1", "vale-3", 1, "speech", "Bob Ray", "bob-ray", None, "a long night"),
        ("vale-4-q1", "vale-4", 1, "speech", "Fred Gant", "fred-gant", None, "It is over."),
        ("vale-4-q2", "vale-4", 2, "tweet", "Cy Dale", "cy-dale", None, "Well"),
    ]


def test_how_a_speaker_is_named_and_the_reporting_word_are_as_printed() -> None:
    quotes = {q.id: q for q in read().quotes}
    named = {id_: (q.speaker_as_printed, q.cue, q.outlet) for id_, q in quotes.items()}
    assert named["vale-1-q1"] == ("Bo Ek", "tweets", None)
    assert named["vale-2-q1"] == ("Ann Lee", "told", "BBC Radio Kent")
    assert named["vale-2-q2"] == ("Ms Lee", "tweets", None)
    assert named["vale-3-q1"] == ("Mr Ray", "says", None)
    assert quotes["vale-2-q1"].text == "We shall win.\n\nAnd we shall govern."
    assert all(q.text == words(q) for id_, q in quotes.items() if id_ != "vale-2-q1")


def test_messages_have_their_quote_their_place_and_the_line_that_asked_for_them() -> None:
    rows = [(m.id, m.post_id, m.quote_id, m.account, m.place, words(m)) for m in read().messages]
    first = 'Bo Ek in Elm Park tweets: They told us "never again" at #AshVale and #x2 not &#39; or a/#b'
    asked = "Tweet @Echo_Talk"
    assert rows == [
        ("vale-1-t1", "vale-1", "vale-1-q1", asked, "Elm Park", first),
        ("vale-1-t2", "vale-1", "vale-1-q3", asked, None, 'Cy Dale emails: "Nobody asked us."'),
        ("vale-2-t1", "vale-2", "vale-2-q2", None, None, "Ms Lee tweets: Thank you"),
        ("vale-4-t1", "vale-4", "vale-4-q2", None, None, "Cy Dale tweets: Well"),
    ]


def test_hashtags_have_a_letter_and_stand_in_no_word() -> None:
    rows = [(h.id, h.post_id, h.tag, words(h)) for h in read().hashtags]
    assert rows == [
        ("vale-1-h1", "vale-1", "AshVale", "#AshVale"),
        ("vale-1-h2", "vale-1", "x2", "#x2"),
    ]


def test_mentions_are_counted_in_their_posts() -> None:
    rows = [(m.id, m.post_id, m.person_id, words(m)) for m in read().mentions]
    assert [row for row in rows if row[1] != "vale-3"] == [
        ("vale-1-m1", "vale-1", "bo-ek", "Bo Ek"),
        ("vale-1-m2", "vale-1", "cy-dale", "Cy Dale"),
        ("vale-2-m1", "vale-2", "ann-lee", "Ann Lee"),
        ("vale-2-m2", "vale-2", "ann-lee", "Ms Lee"),
        ("vale-4-m1", "vale-4", "fred-gant", "Fred Gant"),
        ("vale-4-m2", "vale-4", "cy-dale", "Cy Dale"),
    ]
    third = [(row[0], row[3]) for row in rows if row[1] == "vale-3"]
    assert third == [
        ("vale-3-m1", "Ann Lee"),
        ("vale-3-m2", "Bob Ray"),
        ("vale-3-m3", "Cy Fox"),
        ("vale-3-m4", "Mr Ray"),
    ]


def test_each_candidate_is_one_of_the_people() -> None:
    coverage = read()
    people = [(p.id, p.name, p.kind, p.party_id) for p in coverage.people]
    assert ("ann-lee", "Ann Lee", "person", "labour-party") in people
    assert ("cy-fox", "Cy Fox", "person", "green-party") in people
    candidates = [(c.id, c.post_id, c.contest_id, c.name, c.person_id) for c in coverage.candidates]
    assert candidates == [
        ("vale-3-c1", "vale-3", ASH.id, "Ann Lee", "ann-lee"),
        ("vale-3-c2", "vale-3", ASH.id, "Bob Ray", "bob-ray"),
        ("vale-3-c3", "vale-3", ASH.id, "Cy Fox", "cy-fox"),
    ]


def test_the_page_itself() -> None:
    coverage = read()
    assert (coverage.dialect, coverage.confidence, coverage.authors) == ("B2n", 0.98, "Ann Marsh")
    assert coverage.text == PAGE and coverage.source is SOURCE
    assert [(post.id, post.kind, post.source_id) for post in coverage.posts] == [
        ("vale-1", "tweet", "vale"),
        ("vale-2", "analysis", "vale"),
        ("vale-3", "post", "vale"),
        ("vale-4", "post", "vale"),
    ]
    assert coverage.party_spellings["conservative-party"] == {"C", "Tories"}
    assert parse(PAGE).posts[0].id == "page-1"
    assert parse(PAGE).contests[0].id == "page-contest-1"


def test_the_attributor_gets_the_passages_with_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Document] = []

    def watched(document: Document) -> Attribution:
        given.append(document)
        return attribute(document)

    monkeypatch.setattr(pipeline, "attribute", watched)
    parse(PAGE, SOURCE)
    parse("Nothing.")
    document, without_figures = given
    passages = [(p.section, p.role, PAGE[p.start : p.end][:24]) for p in document.passages]
    assert passages == [
        (0, "heading", "All times stated are UK"),
        (1, "heading", "Get involved"),
        (1, "message", "Bo Ek in Elm Park tweets"),
        (1, "message", "Cy Dale emails: \"Nobody a"[:24]),
        (2, "heading", "Who said what"),
        (2, "byline", "Dee Ford\n\n    Political e"[:24]),
        (2, "prose", 'Ann Lee told BBC Radio K'),
        (2, "prose", '"And we shall govern." I'),
        (2, "message", "Ms Lee tweets: Thank you"),
        (3, "heading", "Ash Vale result"),
        (3, "prose", "Full result: Ann Lee (La"),
        (3, "prose", "It took all night."),
        (3, "caption", "Ballot boxes at the hall"),
        (3, "prose", "Mr Ray, for the Tories, "),
        (4, "heading", "Words"),
        (4, "prose", "The end, external."),
        (4, "prose", "Quote Message\n\n    It is"),
        (4, "message", "Cy Dale tweets: Well"),
    ]  # fmt: skip
    byline = next(p for p in document.passages if p.role == "byline")
    assert PAGE[slice(*byline.byline_name or (0, 0))] == "Dee Ford"
    assert PAGE[slice(*byline.byline_role or (0, 0))] == "Political editor"
    known = [(k.name, k.party_id, PAGE[k.start : k.end]) for k in document.known]
    assert known == [
        ("Ann Lee", "labour-party", "Ann Lee"),
        ("Bob Ray", "conservative-party", "Bob Ray"),
        ("Cy Fox", "green-party", "Cy Fox"),
    ]
    # The same length; a colon behind the lone label, blanks for the link mark, all else as printed.
    assert len(document.text) == len(PAGE)
    assert "Quote Message:     " in document.text and "The end          ." in document.text
    changed = [at for at, (a, b) in enumerate(zip(PAGE, document.text, strict=True)) if a != b]
    assert min(changed) == PAGE.index(", external")
    assert without_figures.known == ()


def test_quotes_of_plain_text_are_numbered_through() -> None:
    text = 'Ann Lee said: "Yes."\nShe added: "No, never".\n\nBo Ek tweets: So "be" it\n'
    found = [
        (
            q.id,
            q.position,
            q.kind,
            q.text,
            q.char_start,
            q.speaker,
            q.speaker_as_printed,
            q.post_id,
            q.parent_id,
        )
        for q in find_quotes(text)
    ]
    assert found == [
        ("q1", 1, "speech", "Yes.", 15, "Ann Lee", "Ann Lee", None, None),
        ("q2", 2, "speech", "No, never", 33, "Ann Lee", "She", None, None),
        ("q3", 3, "tweet", 'So "be" it', 60, "Bo Ek", "Bo Ek", None, None),
        ("q4", 4, "speech", "be", 64, None, None, None, "q3"),
    ]  # fmt: skip
    assert list(find_quotes("")) == []


def test_a_page_of_lone_carriage_returns_is_the_same_page() -> None:
    printed = PAGE.replace("\n", "\r")
    one, other = read(), parse(printed, SOURCE)
    assert other.text == printed
    for table in ("quotes", "mentions", "messages", "hashtags", "candidates", "results"):
        mine = [(row.id, row.char_start, row.char_end) for row in getattr(one, table)]
        assert mine == [(row.id, row.char_start, row.char_end) for row in getattr(other, table)]
    assert [post.body for post in one.posts] == [post.body for post in other.posts]
    for post in other.posts:
        assert post.text == "\n\n".join(printed[start:end] for start, end in post.body)
    assert [q.text for q in one.quotes] == [q.text for q in other.quotes]


def test_a_quotation_over_paragraphs_keeps_its_link_marks() -> None:
    page = PAGE.replace('"We shall win.', '"We shall win, external.').replace("govern", "govern, external")
    (quote,) = (q for q in parse(page, SOURCE).quotes if q.id == "vale-2-q1")
    assert quote.text == "We shall win, external.\n\nAnd we shall govern, external."
    assert quote.speaker == "Ann Lee"
