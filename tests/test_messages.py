"""Messages: where the sender, the place and the words stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdata import find_quotes, parse
from rsdata.language.lines import Stretch
from rsdata.model import Coverage
from rsdata.pages.messages import find_message, is_account_line


@pytest.mark.parametrize(
    ("line", "name", "place", "kind", "body"),
    [
        ("Ann Lee tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Ann Lee in Dover tweets: Well done", "Ann Lee", "Dover", "tweet", "Well done"),
        ("Ann Lee from West Wales emails: Well done", "Ann Lee", "West Wales", "email", "Well done"),
        ("Last November, Ann Lee tweeted: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("On Monday 3 May, Ann Lee tweeted: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Earlier today Ann Lee tweeted: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("April Lee tweets: Well done", "April Lee", None, "tweet", "Well done"),
        ("8:05 PM Ann Lee-Ray tweets: Well done", "Ann Lee-Ray", None, "tweet", "Well done"),
        ("8.05pm Ann Lee tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("[20:05] Ann Lee in Dover emails: Well done", "Ann Lee", "Dover", "email", "Well done"),
        ("• 8:05 p.m. ET | SNP MP Ann Lee tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Shortly before 20:05 Ann Lee tweeted: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Ann Lee, a teacher from Dover, tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("The MP for Dover, Ann Lee, has tweeted: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("The council leader, Ann Lee (Lab), tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("A council spokeswoman tweets: Well done", "council spokeswoman", None, "tweet", "Well done"),
        ("A spokesman for Ann Lee tweets: Well done", "spokesman for Ann Lee", None, "tweet", "Well done"),
        ("12m ago: @annlee tweets: Well done", "@annlee", None, "tweet", "Well done"),
        ("10 Dover Street tweets: Well done", "10 Dover Street", None, "tweet", "Well done"),
        ("Ann Lee, in Dover tweets: Well done", "Ann Lee", "Dover", "tweet", "Well done"),
        ("Ann Lee, Dover, emails: Well done", "Ann Lee", "Dover", "email", "Well done"),
        ("ann in Dover tweets: Well done", "ann", "Dover", "tweet", "Well done"),
        ("Ann Lee (@annlee), Dover, tweets: Well done", "Ann Lee", "Dover", "tweet", "Well done"),
        ("SNP MP Ann Lee - @annlee - tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("@annlee Ann Lee tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Columnist @annlee Ann Lee tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Mayor of Dover Ann Lee tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Minister for Fish Ann Lee tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Mayor of Elm Park tweets: Well done", "Mayor of Elm Park", None, "tweet", "Well done"),
        ("SNP MP Ann Lee tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Echo political editor Ann Lee tweeted: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Ann Lee, editor at the Echo, tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        (
            "Ann Lee, MP for Dover, Deal and the Downs\n\n    tweets: Well done",
            "Ann Lee",
            None,
            "tweet",
            "Well done",
        ),
        ("Ann Lee MP @annleemp tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Ann Lee (@annlee) tweets: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Ann Lee (@annlee): Well done", "Ann Lee", None, "tweet", "Well done"),
        ("SNP MP Ann Lee (@annlee): “Well done”", "Ann Lee", None, "tweet", "Well done"),
        ("Greens MLC Ann Lee on Bluesky: “Well done”", "Ann Lee", None, "tweet", "Well done"),
        ("Ann Lee posted on X: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Ann in Dover writes: Well done", "Ann", "Dover", "email", "Well done"),
        ("Dover Council tweets: Counting has begun", "Dover Council", None, "tweet", "Counting has begun"),
        ("Ann Lee, MP, tweets, external: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("Ludwig van Dale tweets: Well done", "Ludwig van Dale", None, "tweet", "Well done"),
        ("The Echo's Ann Lee tweets about the new hall: Well done", "Ann Lee", None, "tweet", "Well done"),
        ("SNP MP Ann Lee emailed from the hall: Well done", "Ann Lee", None, "email", "Well done"),
        ('Ann Lee emails: "Well done."', "Ann Lee", None, "email", "Well done."),
        ("Ann Lee emails: “Well done”.", "Ann Lee", None, "email", "Well done"),
        ('Ann Lee emails: "Well done', "Ann Lee", None, "email", "Well done"),
        ('Ann Lee tweets: "No" is not "yes"', "Ann Lee", None, "tweet", '"No" is not "yes"'),
        ('Ann Lee tweets: "He said "no" to me"', "Ann Lee", None, "tweet", 'He said "no" to me'),
    ],
)
def test_a_message_is_told_apart(line: str, name: str, place: str | None, kind: str, body: str) -> None:
    parts = find_message(Stretch(line, 0, len(line)))
    assert parts is not None
    assert line[slice(*parts.name)] == name
    assert (line[slice(*parts.place)] if parts.place else None) == place
    assert parts.kind == kind
    assert line[slice(*parts.body)] == body


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee tweets the question of the day: is it over?",
        "The result is in. Ann Lee tweets: Well done",
        'She said: "Lee tweets: well done"',
        "Ann Lee says: Well done",
        "Ann Lee tweets:",
        "nobody in particular tweets: hm",
        "Ann Lee tweets about the new hall: All we know",
        "SNP MP Ann Lee tweets about the new hall: all we know",
        "SNP MP Ann Lee tweets about it, and Bob Ray answers: No",
        "A row over tweets from Ann Lee: She says sorry",
        "Ann Lee has deleted two tweets: nobody knows why",
        "Ann Lee wrote these tweets: see below",
        "The leaked emails: what we know",
        "Dr Lee's emails: what we know",
    ],
)
def test_prose_is_no_message(line: str) -> None:
    assert find_message(Stretch(line, 0, len(line))) is None


def test_a_message_may_stand_behind_another_sentence_of_its_paragraph() -> None:
    coverage = page_with("We asked what you thought. Ann from Stoke Arden emails: Six leaflets. One dog.")
    (quote,) = coverage.quotes
    assert (quote.text, quote.kind, quote.speaker) == ("Six leaflets. One dog.", "email", "Ann")
    assert coverage.posts[1].kind == "post"


@pytest.mark.parametrize(
    "line",
    [
        "He was cross. His emails: a mess.",
        "Labour deleted it. The full list of tweets: one, two.",
        "The inbox is full. Hacked emails: the list.",
        "The leader, Bob Marsh, wept. A man emailed: nobody knows who.",
    ],
)
def test_words_behind_another_sentence_are_no_message(line: str) -> None:
    assert not page_with(line).quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("@annlee tweets:\n\n“Well done.”\n\nAnn Lee left.", [("Well done.", "Ann Lee", "tweet")]),
        ("@annlee tweets:\n\n“Well done.”\n\nBob left.", [("Well done.", "@annlee", "tweet")]),
        ("@ukip tweets: Well done.\n\nUKIP won.", [("Well done.", "UKIP", "tweet")]),
        ("Ann Lee emails:\n\n“Well done.”", [("Well done.", "Ann Lee", "email")]),
        ("Ann Lee sat down. She tweeted:\n\n“Well done.”", [("Well done.", "Ann Lee", "tweet")]),
        ("Ann Lee tweets:\n\nWell done.", []),
        ("Ann Lee tweets:\n\n“Well done,” Bob Ray said.", [("Well done,", "Bob Ray", "speech")]),
    ],
)
def test_the_words_of_a_message_may_stand_in_marks_below(
    text: str, quotes: list[tuple[str, str, str]]
) -> None:
    assert [(quote.text, quote.speaker, quote.kind) for quote in find_quotes(text)] == quotes


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Tom, Old Dover: Bob Ray lost. He had no answer. “Never again!”", "Tom"),
        ("Tom Hill, Dover: We should all ask ourselves: “Who won?”", "Tom Hill"),
        ("Tom, Dover: Bob Ray lost. “Never again!” “Go home.”", "Tom"),
        ("Tom, Dover: Bob Ray lost. As Ann Lee put it: “Never again!”", "Ann Lee"),
        ("Tom, Dover: Bob Ray lost. “Never again,” he said.", "Bob Ray"),
        ("Tom, Dover: Bob Ray lost the “safest” seat.", None),
        ("Today, Dover: Bob Ray lost. “Never again!”", None),
    ],
)
def test_a_reader_says_what_stands_behind_name_and_place(line: str, speaker: str | None) -> None:
    *_, quote = find_quotes(f"Tom Ray won.\n\n{line}")
    assert quote.speaker == speaker


@pytest.mark.parametrize("line", ["Tweet @Echo_Talk", "Email news@example.org", "Text us on 61124"])
def test_a_line_that_says_where_to_write_is_an_account_line(line: str) -> None:
    assert is_account_line(line)


@pytest.mark.parametrize(
    "line", ["Tweet by a minister", "Email him", "Text of the speech, in full: 61 pages"]
)
def test_other_lines_are_not(line: str) -> None:
    assert not is_account_line(line)


@given(st.text())
def test_any_text_is_read_without_complaint(text: str) -> None:
    parts = find_message(Stretch(text, 0, len(text)))
    if parts is not None:
        assert (
            0 <= parts.name[0] <= parts.name[1] <= parts.cue[0] < parts.cue[1] <= parts.body[0] <= len(text)
        )


def page_with(*lines: str) -> Coverage:
    """A live page whose second entry has these lines."""
    entries = ("Polls have closed in Ash Vale.",), lines, ("The first boxes are in.",)
    blocks = (f"21:1{n}\n\n" + "\n\n".join(said) for n, said in enumerate(entries))
    return parse("Ash Vale by-election: live\n\n" + "\n\n".join(blocks) + "\n")


@pytest.mark.parametrize(
    "signature", ["— Cy Dale (@cydale) November 20, 2014", "– Cy Dale (@cydale) 20 November 2014"]
)
def test_words_that_a_name_and_an_account_sign_are_a_message(signature: str) -> None:
    coverage = page_with("A view of the hall.", "The boxes look thin. Long night.", signature)
    (quote,), (message,) = coverage.quotes, coverage.messages
    assert (quote.text, quote.kind, quote.speaker) == ("The boxes look thin. Long night.", "tweet", "Cy Dale")
    assert (message.account, message.quote_id) == ("@cydale", quote.id)


@pytest.mark.parametrize(
    "line",
    ["— Cy Dale (@cydale) on the boxes", "Cy Dale (@cydale) wrote that", "— Cy Dale November 20, 2014"],
)
def test_other_lines_with_a_dash_or_an_account_sign_nothing(line: str) -> None:
    assert not page_with("A view of the hall.", "The boxes look thin. Long night.", line).messages


@pytest.mark.parametrize(
    ("sender", "speaker"),
    [
        ("The Labour leader", "Ann Lee"),
        ("A council spokeswoman", "council spokeswoman"),
        ("A spokesman for Ann Lee", "spokesman for Ann Lee"),
        ("Dover's MP, Bob Ray,", "Bob Ray"),
    ],
)
def test_a_role_that_sends_a_message_is_who_bears_it(sender: str, speaker: str) -> None:
    (quote,) = parse(f"Ann Lee, the Labour leader, spoke at noon.\n\n{sender} tweets: Boxes are in.").quotes
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee in Dover writes: The count is late.",
        "Ann writes: The count is late.",
        "Our take on X: the count is late.",
        "Reaction on Threads: the count is late.",
        "Ann Lee gave her reaction on Threads: she called it late.",
        "Ann Lee's ban on Mastodon: Bob Ray called it late.",
        "Follow Ann Lee (@annlee): she is in the hall.",
        "By Ann Lee (@annlee): The count is late.",
    ],
)
def test_what_reporters_and_pages_say_before_a_colon_is_no_message(line: str) -> None:
    assert not page_with("A view of the hall.", line).quotes


@pytest.mark.parametrize("label", ["Quote Message: ", "Quote Message", "Quote Message\n\n    "])
def test_an_account_over_a_block_has_sent_it(label: str) -> None:
    (quote,) = page_with("A view of the hall.", "@cydale", f"{label}The boxes look thin.").quotes
    assert (quote.text, quote.kind, quote.speaker) == ("The boxes look thin.", "tweet", "@cydale")
