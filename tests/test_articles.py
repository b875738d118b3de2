"""A page in which nothing parts posts: one post, and the quotations that `find_quotes` finds in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rsdata.cli import main
from rsdata.model import Coverage, Quote
from rsdata.pipeline import find_quotes, parse

from .invariants import page_problems
from .scraps import SCRAPS
from .test_grammar import examples

SENTENCES = tuple(dict.fromkeys(text for text, _ in examples()))
FIGURES = (
    "Full result: Ann Lee (Lab) 12,345 (45.6%), Bo Ek (Con) 9,000 (33.3%), Cy Dale (UKIP) 5,700 (21.1%)",
    "Ann Lee (Lab) 1,204\nBob Marsh (Con) 1,180\nDee Ford (Green) 99",
    "Ann Marie Lee (Labour) 2,100, Ann Lee (Ukip) 1,900, Lord Marsh (Con) 700",
    "Lab 2,307, Con 2,257, UKIP 1,904",
    "Turnout was 51.2%.",
    "Labour are 1/3 with Coral to win in Ash Vale, the Tories 5/2.",
)
MESSAGES = (
    "Ann Lee in Dover tweets: What a night",
    "Bob Marsh\n\ntweets: So it goes",
    'Quote Message\n\nWe shall not rest."\n\nAnn Lee',
    'Quote Message: We shall not rest." from Ann Lee MP for Dover',
    "Dee Ford MP emails: It is over.",
)
WRAPPED = (
    "Ann Lee, the mayor of Ash, said on Friday that the harbour\n"
    "plan was “late, far too costly and of no use at all to the\n"
    "town” and that she would vote against it. “I shall go on\n"
    "saying so for as long as it takes,” she said.\n\n"
    "Bob Ray, who leads the other party, told the Echo that he\n"
    "“agreed with every word of it” and would do the same."
)
STORIES = {
    "a text broken at a width": WRAPPED,
    "a quotation over paragraphs": (
        'Ann Lee, the leader of the council, told reporters: "We have read the report.\n\n'
        '"It changes nothing, and it will be paid for."\n\nThe vote is on Tuesday.\n'
    ),
    "a pronoun in the next paragraph": (
        'Harbour toll to stay\n\nAnn Lee runs the ferry.\n\n"Nobody asked us," she said. He disagreed.\n'
    ),
    "a line a paragraph": (
        'Bob Marsh lost by nine votes.\n"I counted them myself," he said.\nMs Lee said: "So did I."\n'
    ),
    "a result among the prose": (
        "Ash Vale by-election: Lee holds on\n\n"
        "Ann Lee (Lab) 12,345 (45.6%), Bo Ek (Con) 9,000 (33.3%), Cy Dale (UKIP) 5,700 (21.1%)\n\n"
        'Mr Ek said: "We were robbed."\n\n"Nonsense," said Ms Lee. Turnout was 51.2%.\n'
    ),
    "a message": "A reader wrote in.\n\nAnn Lee in Dover tweets: What a night\n\n“So it was,” said Bo Ek.\n",
    "links": 'Ann Lee, external told the Echo, external: "It is over, external."\n\nShe added: "For now."\n',
    "carriage returns": 'Ann Lee said: "So it is.\r\r"And so it stays."\r\rBob Ray said: "No."',
}


def said(quotes: list[Quote] | tuple[Quote, ...]) -> list[tuple[object, ...]]:
    """All that is told of a quotation but its ids, which name the post."""
    at = {quote.id: place for place, quote in enumerate(quotes)}
    return [
        (
            *(quote.position, quote.text, quote.kind, quote.char_start, quote.char_end),
            *(quote.speaker, quote.speaker_as_printed, quote.cue, quote.outlet),
            None if quote.parent_id is None else at[quote.parent_id],
        )
        for quote in quotes
    ]


def read(text: str) -> Coverage:
    """The page, of which nothing is lost."""
    coverage = parse(text)
    assert coverage.dialect == "article"
    (post,) = coverage.posts
    assert (post.char_start, post.char_end) == (len(text) - len(text.lstrip()), len(text.rstrip()))
    assert (post.heading, post.caption, post.byline, post.byline_role) == (None, None, None, None)
    assert "".join(post.text.split()) == "".join(text.split())
    return coverage


@pytest.mark.parametrize("story", STORIES)
def test_an_article_is_one_post_with_the_quotations_of_plain_news(story: str) -> None:
    text = STORIES[story]
    coverage = read(text)
    assert coverage.quotes
    assert said(coverage.quotes) == said(list(find_quotes(text)))
    assert page_problems(text) == []


def test_a_quotation_runs_on_and_a_pronoun_is_somebody() -> None:
    (quote,) = parse(STORIES["a quotation over paragraphs"]).quotes
    assert quote.text == "We have read the report.\n\nIt changes nothing, and it will be paid for."
    assert [q.speaker for q in parse(STORIES["a pronoun in the next paragraph"]).quotes] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            WRAPPED,
            [
                "late, far too costly and of no use at all to the\ntown",
                "I shall go on\nsaying so for as long as it takes,",
                "agreed with every word of it",
            ],
        ),
        ("Ann Lee said it was “late and\npoor”. Then she left.", ["late and\npoor"]),
        ('Ann Lee said it was "late and\npoor". Then she left.', ["late and\npoor"]),
        ("Ann Lee said it was “late and\n\npoor”. Then she left.", ["late and"]),
        ("Ann Lee said it was “late\nBut she left.”", ["late"]),
        ("Ann Lee called it “late” and\nleft “early”.", ["late", "early"]),
        # without a closing mark it goes on behind whole sentences, up to one that has nothing but that mark
        ("Ann Lee said: “We won.\n\nWe go on.\n\nThank you.”", ["We won.\n\nWe go on.\n\nThank you."]),
        ("Ann Lee: “We won.\n\nBob Ray: We lost.\n\nTom Dunn: Who knows?”", ["We won."]),
        ('Ann Lee said: "We won.\n\nIt was a 6" step.\n\nShe left.', ["We won."]),
        ("“We won, said Ann Lee.\n\nThe vote was close,” said Tom Dunn.", ["We won, said Ann Lee."]),
        # a line of one word over it
        ("Statement\n\n“We won.”", ["We won."]),
        ("Next\n\n“We won.”", ["We won."]),
        ("The reply from Ann Lee\n\n“We won.”", ["We won."]),
        ("The mayor said it was “time”. Ann Lee", ["time"]),
        ("“We won.” That is how Ann Lee", ["We won."]),
    ],
)
def test_a_line_break_within_a_quotation_ends_no_paragraph(text: str, said: list[str]) -> None:
    assert [quote.text for quote in find_quotes(text)] == said


def test_results_and_odds_of_an_article_are_read() -> None:
    text = STORIES["a result among the prose"] + "\nLabour are 1/3 with Coral to win again.\n"
    coverage = read(text)
    assert [(r.votes, r.share_pct, r.rank) for r in coverage.results] == [
        (12345, 45.6, 1),
        (9000, 33.3, 2),
        (5700, 21.1, 3),
    ]
    assert [c.turnout_pct for c in coverage.contests] == [51.2]
    assert [(o.fractional, o.bookmaker) for o in coverage.odds] == [("1/3", "Coral")]
    people = {person.id: person.name for person in coverage.people}
    assert [people[c.person_id or ""] for c in coverage.candidates] == ["Ann Lee", "Bo Ek", "Cy Dale"]
    assert [q.speaker for q in coverage.quotes] == ["Bo Ek", "Ann Lee"]
    assert {people[m.person_id] for m in coverage.mentions} == {"Ann Lee", "Bo Ek", "Cy Dale"}


LINES = st.sampled_from((*SENTENCES, *SENTENCES, *FIGURES, *MESSAGES, *SCRAPS))
BREAKS = st.sampled_from(("\n\n", "\n\n", "\n", "\r\n\r\n", "\n \n\n", "\r"))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences, figures, messages and scraps, with breaks between them."""
    lines = draw(st.lists(LINES, min_size=1, max_size=12))
    return "".join(line + draw(BREAKS) for line in lines)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
def test_any_article_has_the_quotations_of_plain_news(text: str) -> None:
    coverage = parse(text)
    assume(coverage.dialect == "article")
    assert said(coverage.quotes) == said(list(find_quotes(text)))


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
def test_the_rows_of_any_article_pass_the_checks(text: str) -> None:
    assume(parse(text).dialect == "article")
    assert page_problems(text) == []


def test_a_build_of_many_articles_has_the_quotations_of_plain_news(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    articles = dict(enumerate(STORIES.values()))
    for at in range(0, len(SENTENCES), 7):
        articles[len(articles)] = "\n\n".join((*SENTENCES[at : at + 7], FIGURES[at % len(FIGURES)])) + "\n"
    for number, text in articles.items():
        (raw / f"a{number}.txt").write_bytes(text.encode())
    target = tmp_path / "x.db"
    done = CliRunner().invoke(main, ["build", str(raw), "-o", str(target)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    sql = """select position, text, kind, char_start, char_end, speaker, speaker_as_printed, cue, outlet
        from quotes where post_id = ? order by position"""
    with closing(sqlite3.connect(target)) as connection:
        dialects = connection.execute("select distinct dialect from sources").fetchall()
        assert dialects == [("article",)]
        for number, text in articles.items():
            rows = connection.execute(sql, (f"a{number}-1",)).fetchall()
            assert rows == [row[:-1] for row in said(list(find_quotes(text)))]
