"""The grammar of attribution: who speaks, with which verb, in every place where English news puts it.

All examples are invented.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from rsdata.attribution.attributor import find
from rsdata.attribution.document import Document, FoundQuote, MessageParts, Passage, Span


def document(text: str) -> Document:
    """Plain text, a passage to a line."""
    return Document(text, tuple(Passage(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)))


def section(*paragraphs: str | tuple[str, dict[str, Any]]) -> Document:
    """Paragraphs of one section; a tuple gives the passage's other fields, offsets from its own start."""
    text = ""
    passages: list[Passage] = []
    for paragraph in paragraphs:
        words, fields = (paragraph, {}) if isinstance(paragraph, str) else paragraph
        start = len(text)
        text += words
        shifted: dict[str, Any] = {
            name: (value[0] + start, value[1] + start) if isinstance(value, tuple) else value
            for name, value in fields.items()
        }
        passages.append(Passage(start, len(text), **shifted))
        text += "\n\n"
    return Document(text, tuple(passages))


def printed(document: Document, span: Span | None) -> str | None:
    return None if span is None else document.text[span[0] : span[1]]


def speakers(document: Document) -> list[str | None]:
    return [printed(document, quote.speaker) for quote in find(document)]


def examples() -> list[tuple[str, str]]:
    """The lines of attribution.txt: a text and what is expected of it."""
    lines = (Path(__file__).parent / "attribution.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" => ") for line in lines if line and not line.startswith("#"))
    return [(text, expected) for text, expected in pairs]


@pytest.mark.parametrize(("text", "expected"), examples())
def test_speaker_and_cue(text: str, expected: str) -> None:
    page = document(text)
    answers = []
    for quote in find(page):
        speaker = printed(page, quote.speaker)
        answers.append("-" if speaker is None else f"{speaker}/{quote.cue or '-'}")
    assert " | ".join(answers) == expected


# -- paragraphs that lean on one another ---------------------------------------------------------------------


def test_a_line_of_one_word_tells_of_no_reply() -> None:
    assert speakers(section("Brief", '"Not a chance."')) == [None]


def test_a_paragraph_that_is_one_quotation_leans_on_the_one_above() -> None:
    assert speakers(section("Ann Lee said the party would win.", '"It is our town."')) == ["Ann Lee"]


@pytest.mark.parametrize(
    "credit", ["Bob Ray for the Dover Echo", "Bob Ray/The Dover Echo", "Bob Ray via Reuters"]
)
def test_the_credit_of_a_picture_stands_between_it_and_the_paragraph_above(credit: str) -> None:
    assert speakers(section("Ann Lee said the mill would close.", credit, '"It was our mill."')) == [
        "Ann Lee"
    ]


def test_it_leans_on_whom_the_paragraph_above_concerns() -> None:
    page = section(
        '"It is a start," the council said.', "But for Ann Lee, the closure is a blow.", '"It was our mill."'
    )
    assert speakers(page) == ["the council", "Ann Lee"]


def test_it_leans_on_nobody_where_the_sentence_above_is_one_small_word() -> None:
    assert speakers(section("The mill would close. and", "“ ' Share")) == [None]


def test_it_leans_on_whoever_is_introduced_by_a_colon() -> None:
    assert speakers(section("Ann Lee had this to say:", '"It is our town."')) == ["Ann Lee"]
    page = section("The council leader issued the following statement:", '"We are sorry."')
    assert speakers(page) == ["The council leader"]
    page = section("Bob Ray said it was late.", "Ann Lee:", '"We row at dawn."', "Ida Moss:", '"We do not."')
    assert speakers(page) == ["Ann Lee", "Ida Moss"]


def test_a_sentence_that_is_one_quotation_leans_on_the_sentence_before() -> None:
    assert speakers(document('Mr Lee said the plan was dead. "It is over."')) == ["Mr Lee"]


def test_who_speaks_in_the_last_sentence_of_the_paragraph_above_goes_on() -> None:
    above = '"No," said Bob Ray. The flood darkened the year, Ann Lee said.'
    assert speakers(section(above, '"We watched it rise."')) == ["Bob Ray", "Ann Lee"]
    above = '"No," said Bob Ray. The trouble, according to Ann Lee, is the mayor. "I have a slogan."'
    assert speakers(section(above)) == ["Bob Ray", "Ann Lee"]


def test_a_paragraph_that_adds_goes_on_with_what_somebody_said_above() -> None:
    above = "Ann Lee said the mill would have a shop."
    assert speakers(section(above, 'It would also have a hall, "the best for many miles".')) == ["Ann Lee"]
    assert speakers(section(above, 'It would have a hall, "the best for many miles".')) == [None]
    assert speakers(section(above, 'It also has a hall, "the best for many miles".')) == [None]


def test_below_words_at_second_hand_the_teller_goes_on() -> None:
    above = 'Ann Lee reminded the hall that Bob Ray had called her a "fool".'
    assert speakers(section(above, '"Given all that, how could he?"')) == ["Bob Ray", "Ann Lee"]


def test_a_sentence_about_a_thing_or_about_people_in_general_names_no_speaker() -> None:
    speech = '"We must plan," said Ann Lee.'
    for about in ("The Autumn Show had the pick of it.", "People should keep their boots on."):
        assert speakers(section(f'{speech} {about} "We want more."')) == ["Ann Lee", "Ann Lee"]
    told = "The council issued a statement on it."
    assert speakers(section(f'{speech} {told} "We want more."')) == ["Ann Lee", "The council"]


def test_an_interrupted_quotation_goes_on_with_the_same_speaker() -> None:
    page = document('Mr Lee laughed. "It is over," he said. "Over and done with."')
    assert [(printed(page, q.speaker), q.cue) for q in find(page)] == [("he", "said"), ("he", "said")]


def test_who_signs_the_page_does_not_say_what_another_went_on_to_say() -> None:
    page = section('"I have rowed," Ann Lee said. "I need no more."', "– Bob Ray")
    assert speakers(page) == ["Ann Lee", "Ann Lee"]


def test_a_line_under_a_picture_names_a_place_that_does_not_speak() -> None:
    page = section('"We row," Ann Lee said.', "Deal Harbour seen from the pier, with gulls", '"It is ours."')
    assert speakers(page) == ["Ann Lee", "Ann Lee"]


def test_several_things_that_open_a_sentence_do_not_speak() -> None:
    assert speakers(section("Surgeries in the east are full.", '"We row."')) == [None]
    assert speakers(section("Davies has been in the east.", '"We row."')) == ["Davies"]


def test_what_somebody_is_seen_to_do_under_a_picture_hands_nothing_on() -> None:
    page = section('"We row," Ann Lee said.', "Bob Ray reacted to the race from his boat", '"It is ours."')
    assert speakers(page) == ["Ann Lee", "Ann Lee"]


def test_who_says_the_clause_before_goes_on() -> None:
    page = section(
        '"We row," Bob Ray said.', 'To wait would be a waste, said Mayor Ann Lee. "The tide is now."'
    )
    assert speakers(page) == ["Bob Ray", "Mayor Ann Lee"]


def test_words_in_capitals_on_a_line_of_their_own_head_what_follows() -> None:
    for heading in ('"WE ROW ON"', '"The Lock Is Ours"'):
        assert speakers(section("Ann Lee said the lock would close.", heading)) == [None]


def test_an_adverb_that_opens_a_sentence_is_nobody() -> None:
    page = section('"We row," Ann Lee said.', "Eventually the quay will open to all.", '"It takes years."')
    assert speakers(page) == ["Ann Lee", "Ann Lee"]


def test_a_name_signed_below_speaks() -> None:
    assert speakers(section('"It is our town."', "– Ann Lee, MP for Dover")) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("signature", "speaker"),
    [
        ("- Jan P, Far Quay", "Jan P"),
        ("– A nurse, Dover", "A nurse"),
        ("- Sherri, who gave no surname", "Sherri"),
        ("- Anonymous, Dover", None),
        ("- Name withheld", None),
        ("- Kath & Ron, Dover", None),
    ],
)
def test_who_signs_below_is_not_who_signed_above(signature: str, speaker: str | None) -> None:
    page = section('"It is our town."', "- Ann Lee, 71", '"It was our town."', signature)
    assert speakers(page) == ["Ann Lee", speaker]


@pytest.mark.parametrize("credit", ["– By Bob Ray", "- Reporting by Bob Ray", "- CNN's Bob Ray"])
def test_a_reporters_credit_is_no_signature(credit: str) -> None:
    assert speakers(section("Ann Lee said it was late.", '"It is our town."', credit)) == ["Ann Lee"]
    page = section("Ann Lee said it was late.", '"It is our town."', "– Labour's Bob Ray")
    assert speakers(page) == ["Labour's Bob Ray"]


def test_who_announces_an_answer_by_its_noun_gives_it() -> None:
    assert speakers(section("Ann Lee's verdict on Labour was:", '"It was close."')) == ["Ann Lee"]
    assert speakers(section("The verdict on Labour was:", '"It was close."')) == [None]


def test_a_surname_before_a_colon_is_whose_whole_name_stands_elsewhere() -> None:
    line = 'Lee: Greens are in "deep trouble"'
    assert speakers(section(line, "Ann Lee was in Dover.")) == ["Lee"]
    assert speakers(section(line, "Near Lee it rained.")) == [None]


def test_speech_goes_on_in_paragraphs_without_a_mark_up_to_the_closing_one() -> None:
    page = section("Ann Lee said: “We shall win.", "We always do.", "Always.”", "Bob Ray said: “No.”")
    first, second = find(page)
    assert (first.text, second.text) == ("We shall win.\n\nWe always do.\n\nAlways.", "No.")
    assert speakers(section("“We shall win.", "We always do,” said Ann Lee.")) == ["Ann Lee"]
    page = section("Ann Lee said: “We shall win.", "Bob Ray left.", "Nobody saw the “late train” then.")
    assert [quote.text for quote in find(page)] == ["We shall win.", "late train"]


def test_speech_over_several_paragraphs_is_one_quotation() -> None:
    page = section('Ann Lee said: "We shall win.', '"We always do.', '"Always."', 'Bob Marsh said: "No."')
    first, second = find(page)
    assert first.text == "We shall win.\n\nWe always do.\n\nAlways."
    assert page.text[first.end] == '"'
    assert (printed(page, first.speaker), printed(page, second.speaker)) == ("Ann Lee", "Bob Marsh")


def test_speech_over_several_paragraphs_is_whose_it_is_said_to_be_at_its_end() -> None:
    page = section("Ann Lee left.", '"We shall win.', '"We always do," Bob Ray said. "Always."')
    assert [(printed(page, q.speaker), q.cue) for q in find(page)] == [("Bob Ray", "said")] * 2


def test_speech_goes_on_where_the_next_paragraph_opens_with_another_kind_of_mark() -> None:
    (only,) = find(section("Ann Lee said: “We shall win.", '"We always do."'))
    assert only.text == "We shall win.\n\nWe always do."


def test_speech_does_not_run_on_where_the_next_paragraph_opens_no_mark() -> None:
    first, second = find(section('Ann Lee said: "We shall win.', 'Bob Marsh said: "No."'))
    assert (first.text, second.text) == ("We shall win.", "No.")


def test_speech_does_not_run_on_into_another_section() -> None:
    page = Document('Lee said: "We win.\n"We do."', (Passage(0, 18, 0), Passage(19, 27, 1)))
    assert [quote.text for quote in find(page)] == ["We win.", "We do."]


def test_one_bad_paragraph_does_not_spoil_the_next() -> None:
    page = section('Ms Lee said it was "dead', 'Mr Marsh said it was "alive".')
    assert [(q.text, printed(page, q.speaker)) for q in find(page)] == [
        ("dead", "Ms Lee"),
        ("alive", "Mr Marsh"),
    ]


# -- bylines, messages, blocks -------------------------------------------------------------------------------

BYLINE: tuple[str, dict[str, Any]] = ("Ann Lee", {"role": "byline", "byline_name": (0, 7)})


def test_a_byline_speaks_for_what_nobody_else_says() -> None:
    assert speakers(section(BYLINE, '"No-one here expects a win."')) == ["Ann Lee"]


def test_a_byline_does_not_speak_for_a_body() -> None:
    assert speakers(section(BYLINE, '"It is with regret that we close our doors."')) == [None]


def test_a_line_of_a_list_that_is_no_sentence_does_not_speak() -> None:
    listed = section("These were sent in:", "• Virtual happy hour", '• "We share bread online."')
    assert speakers(listed) == [None]


def test_a_sentence_without_a_subject_leans_on_the_byline() -> None:
    page = section(BYLINE, 'earlier said the leaflet had "sunk the campaign".')
    (quote,) = find(page)
    assert (printed(page, quote.speaker), quote.cue) == ("Ann Lee", "said")


def test_a_byline_does_not_speak_where_somebody_else_does() -> None:
    assert speakers(section(BYLINE, 'Bob Marsh said: "No."')) == ["Bob Marsh"]


def message(text: str) -> Document:
    """ "Ann Lee in Dover tweets: body" as one message passage."""
    name = text.index(" in ")
    cue = text.index("tweets")
    parts = MessageParts(
        "tweet", (0, name), (0, name), (name + 4, cue - 1), (cue, cue + 6), (cue + 8, len(text))
    )
    return Document(text, (Passage(0, len(text), 0, "message", parts),))


def test_a_message_is_a_quotation_of_its_sender() -> None:
    page = message("Ann Lee in Dover tweets: What a night!")
    (quote,) = find(page)
    assert (quote.text, quote.kind, quote.cue) == ("What a night!", "tweet", "tweets")
    assert printed(page, quote.speaker) == "Ann Lee"


def test_words_quoted_in_a_message_have_their_own_speaker() -> None:
    page = message('Ann Lee in Dover tweets: Bob Marsh called it a "triumph". A triumph?')
    whole, inner = find(page)
    assert (inner.text, inner.parent, inner.kind) == ("triumph", 0, "speech")
    assert printed(page, inner.speaker) == "Bob Marsh"
    assert whole.parent is None


def test_words_right_behind_others_in_a_message_are_of_whoever_said_those() -> None:
    page = message('Ann Lee in Dover tweets: Bob Marsh replies "No." "Never again." Over.')
    assert speakers(page) == ["Ann Lee", "Bob Marsh", "Bob Marsh"]


def test_scare_quotes_in_a_message_have_no_speaker() -> None:
    page = message('Ann Lee in Dover tweets: I am sick of "career" politicians upsetting "them".')
    assert speakers(page) == ["Ann Lee", None, None]


def test_a_message_names_its_sender_without_what_follows_the_name() -> None:
    text = "Ann Lee, editor of the Echo, tweets: Over."
    parts = MessageParts("tweet", (0, 27), (0, 7), None, (29, 35), (37, 42))
    page = Document(text, (Passage(0, len(text), 0, "message", parts),))
    assert speakers(page) == ["Ann Lee"]


def test_a_message_left_open_goes_on_in_the_next_paragraph() -> None:
    first, second, third = 'Ann Lee tweets: "We rowed.', '"And we won."', '"Who asks?"'
    parts = MessageParts("tweet", (0, 7), (0, 7), None, (8, 14), (17, len(first)))
    text = f"{first}\n{second}\n{third}"
    starts = (0, len(first) + 1, len(first) + len(second) + 2)
    passages = (
        Passage(0, len(first), 0, "message", parts),
        Passage(starts[1], starts[1] + len(second)),
        Passage(starts[2], len(text)),
    )
    found = find(Document(text, passages))
    assert [quote.text for quote in found] == ["We rowed.\n\nAnd we won.", "Who asks?"]


def test_words_set_large_are_whoever_says_them_in_the_text() -> None:
    words = "The river took the road, the barn and all our hay"
    page = section("Bob Ray spoke first.", f'"{words}."', f'"{words}," Ann Lee said.')
    assert speakers(page) == ["Ann Lee", "Ann Lee"]


def test_whoever_goes_on_may_speak_of_somebody_as_he() -> None:
    page = section('"I know what Cr Lee is after," he said.', '"He was away all year."')
    assert speakers(page) == ["he", "he"]


def test_a_few_words_on_their_own_line_are_whoever_says_them_below() -> None:
    page = section("Bob Ray spoke first.", '"We need a plan"', 'Ann Lee told us: "We need a plan."')
    assert speakers(page) == ["Ann Lee", "Ann Lee"]


def test_a_heading_in_marks_is_nobodys_above_it() -> None:
    page = section('Bob Ray said: "It is over."', '"A long road"', '"We go," Ann Lee said.')
    assert speakers(page) == ["Bob Ray", None, "Ann Lee"]
    page = section("Bob Ray said this:", '"Long road"')
    assert speakers(page) == ["Bob Ray"]


def test_a_heading_in_single_marks_stands_between_two_paragraphs_of_one_speech() -> None:
    page = section('Bob Ray said: "It is over for us.', "'Deep regret'", '"So it is right to go."')
    assert speakers(page) == ["Bob Ray", "Bob Ray"]


def test_a_quote_message_block_is_a_quotation_to_its_end() -> None:
    page = section("Ann Lee has spoken.", 'Quote Message: We shall not rest."')
    (quote,) = find(page)
    assert (quote.text, printed(page, quote.speaker)) == ("We shall not rest.", "Ann Lee")


def test_a_quote_message_block_names_who_it_is_from() -> None:
    page = section('Quote Message: We shall not rest." from Ann Lee MP for Dover')
    (quote,) = find(page)
    assert (quote.text, printed(page, quote.speaker)) == ("We shall not rest.", "Ann Lee")


# -- kind and outlet -----------------------------------------------------------------------------------------


def only(text: str) -> FoundQuote:
    (quote,) = find(document(text))
    return quote


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('Ann Lee said: "It is over."', "speech"),
        ('Ann Lee tweeted: "It is over."', "tweet"),
        ('Ann Lee said on Twitter that it was "over".', "tweet"),
        ('Ann Lee tweets a picture of the hall with the message: "It is over."', "tweet"),
        ('"It is over," Bob Marsh emailed.', "email"),
        ('Ann Lee wrote: "It is over."', "writing"),
        ('Ann Lee said in a blog post that it was "over".', "writing"),
        ('Ann Lee said in a letter to members that it was "over".', "writing"),
        ('Writing in the Daily Echo, Ann Lee said it was "over".', "writing"),
        ('The Daily Mirror says it is "over".', "writing"),
        ('The headline in the Sun is "It is over".', "writing"),
        ('Ann Lee said the tweet was "over the top".', "speech"),
        ('Ann Lee wrote on X: "It is over."', "tweet"),
        ('"It is over," Ann Lee posted late on X.', "tweet"),
        ('The mayor has praised her on X, calling it "over".', "tweet"),
        ('"It is over," Ann Lee wrote in the Echo. She is on X.', "writing"),
        ('Ann Lee has said it is "over", after Bob Ray was mocked for a picture on X.', "speech"),
        ('"It is over," Ann Lee said. Bob Ray has sent a letter: she is glad.', "speech"),
        ('A sign on the tea urn reads "It is over".', "writing"),
        ('Behind her hangs a banner, "It is over", in red.', "writing"),
        ('She points to her shirt, which says "It is over".', "writing"),
        ('A leaflet headed "It is over" was found.', "writing"),
        ('She called the banner "over the top".', "speech"),
        ('A man in a red hat said: "It is over."', "speech"),
        ('Ann Lee has just sent a text: "It is over."', "writing"),
        ('"It is over," Ann Lee said in a statement.', "writing"),
        ('"It is over," Ann Lee said in a video statement.', "speech"),
        ('Ann Lee dismissed the letter: "It is over."', "speech"),
        ('Statement just in from the Lee campaign: "It is over."', "writing"),
        ('Report author Ann Lee from Dover said: "It is over."', "speech"),
        ('Ann Lee said in a short email to members that it was "over".', "email"),
        ('Ann Lee issued a statement calling it "over".', "writing"),
        ('Ann Lee issued a statement, and in the hall called it "over".', "speech"),
        ('"It is over," said Ann Lee, who issued a statement calling for calm.', "speech"),
        ('Ann Lee accused him of having a "box" on every ballot paper.', "speech"),
        ('Bob Ray has a memo in which Ann Lee describes it as "over".', "writing"),
        ('In a post on X, the mayor, Ann Lee, writes: "It is over."', "tweet"),
        ('In the Echo, Ann Lee, who is on X, writes: "It is over."', "writing"),
        ('The union put out a statement. It says it is "over".', "writing"),
        ('The union got a letter. It says it is "over".', "speech"),
        ('Ann Lee has emailed them all a note. It says it is "over".', "email"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_who_wrote_goes_on_writing() -> None:
    page = section('Ann Lee wrote that it was "over".', 'He added: "It is."', 'Bob Marsh said: "No."')
    assert [quote.kind for quote in find(page)] == ["writing", "writing", "speech"]
    page = section('In an email Ann Lee said it was "over".', 'She added: "It is."')
    assert [quote.kind for quote in find(page)] == ["email", "email"]


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        (['Bob Marsh shrugged it off. "It is late for all of us."'], "speech"),
        (["Bob Marsh said it was late.", '"It is late for all of us."'], "speech"),
        (["Bob Marsh tweeted a warning.", '"It is late for all of us."'], "tweet"),
        (["Bob Marsh emailed back:", '"It is late for all of us."'], "email"),
        (["Lee says more.", '"It is late for all of us."'], "writing"),
        (["The mayor put out a statement.", '"It is late for all of us."'], "writing"),
        (['"It is late for all of us."'], "writing"),
    ],
)
def test_words_without_a_cue_are_given_as_their_speaker_gives_them(below: list[str], kind: str) -> None:
    page = section('Ann Lee wrote that it was "over".', *below)
    assert [quote.kind for quote in find(page)] == ["writing", kind]


@pytest.mark.parametrize(
    "said", [['Bob Marsh was at the tea. "No," he said.'], ["Bob Marsh was at the tea.", '"No," he said.']]
)
def test_who_is_named_below_a_writing_speaks(said: list[str]) -> None:
    page = section('Ann Lee wrote that it was "over".', *said)
    assert [quote.kind for quote in find(page)] == ["writing", "speech"]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ('He told the Sun it was "over".', "the Sun"),
        ('She told Radio 4\'s Today programme it was "over".', "Radio 4's Today programme"),
        ('Speaking to BBC Radio Kent, Ann Lee said: "No."', "BBC Radio Kent"),
        ('In an interview with the Guardian, Ann Lee said: "No."', "the Guardian"),
        ('Writing in the Daily Mail, Ann Lee said it was "over".', "the Daily Mail"),
        ('Ann Lee tells the BBC\'s Bob Marsh it is "over".', "the BBC"),
        ('Ann Lee told BBC political editor Jo Ray: "Yes."', None),
        ('The Sun says it is "over".', None),
        ('Ann Lee told supporters it was "over".', None),
    ],
)
def test_outlet(text: str, outlet: str | None) -> None:
    assert only(text).outlet == outlet


# -- size ----------------------------------------------------------------------------------------------------


def test_a_paragraph_of_any_number_of_quotations_is_read() -> None:
    page = document('He said "yes" and she said "no". ' * 500)
    assert speakers(page) == ["He", "she"] * 500


def test_no_passages_no_quotations() -> None:
    assert find(Document("", ())) == []
