"""The grammar of attribution: who speaks, with which verb, in every place where English news puts it.

All examples are invented.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from rsdata.attribution.document import Document, FoundQuote, MessageParts, Passage, Span
from rsdata.attribution.grammar import find


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We shall win," said Ann Lee.', [("Ann Lee", "said")]),
        ('"We shall win", said Ann Lee.', [("Ann Lee", "said")]),
        ('"We shall win", Ms Lee said.', [("Ms Lee", "said")]),
        ("“We shall win,” Ms Lee told the Echo.", [("Ms Lee", "told")]),
        ('Ann Lee said: "We shall win."', [("Ann Lee", "said")]),
        ('Ann Lee said, "We shall win."', [("Ann Lee", "said")]),
        ('Ann Lee said "we shall win".', [("Ann Lee", "said")]),
        ('Said Ann Lee: "We shall win."', [("Ann Lee", "Said")]),
        ('"We," said Ann Lee, "shall win."', [("Ann Lee", "said"), ("Ann Lee", "said")]),
        ('"We shall win," said Ann Lee. "We always do."', [("Ann Lee", "said"), ("Ann Lee", "said")]),
        ('"Shall we win?" asked Ann Lee.', [("Ann Lee", "asked")]),
        ('"Shall we win?" she barked.', [("she", "barked")]),
        ('"Shall we win?" she chortles.', [("she", "chortles")]),
        ('"Fine!" snapped the party\'s treasurer.', [("the party's treasurer", "snapped")]),
        ('Ann Lee: "We shall win."', [("Ann Lee", None)]),
        ('Lee on Marsh: "He is finished."', [("Lee", None)]),
        ('Ann Lee, MP for Dover: "We shall win."', [("Ann Lee", None)]),
        ('Ann Lee arrives at the town hall: "I am nervous."', [("Ann Lee", None)]),
        ('"We shall win." – Ann Lee, MP for Dover', [("Ann Lee", None)]),
        ('"We shall win," according to Ann Lee.', [("Ann Lee", "according")]),
        ('The count was "a shambles", according to the council.', [("the council", "according")]),
        ('In a statement, the council said it was "appalled".', [("the council", "said")]),
        ('Mr Lee, the party\'s president, said he was "delighted".', [("Mr Lee", "said")]),
        (
            'The party\'s president, Ann Lee, said she was "delighted".',
            [("The party's president, Ann Lee", "said")],
        ),
        (
            'Clinton\'s campaign chairman, John Podesta, said it was "a disgrace".',
            [("Clinton's campaign chairman, John Podesta", "said")],
        ),
        ('Ann Lee, from Dover, said she was "fed up".', [("Ann Lee", "said")]),
        ('Ann Lee, 37, from Dover, said she was "fed up".', [("Ann Lee", "said")]),
        ('Ann Lee, 37, who runs a bakery in Dover, told the BBC she was "fed up".', [("Ann Lee", "told")]),
        ('Labour MP Ann Lee called the plan "shameful".', [("Labour MP Ann Lee", "called")]),
        ('Labour MP Ann Lee dismissed the plan as "shameful".', [("Labour MP Ann Lee", "dismissed")]),
        ('Ann Lee, Labour MP for Dover, condemns the plan as "shameful".', [("Ann Lee", "condemns")]),
        ('Ann Lee and Bob Marsh said they were "delighted".', [("Ann Lee and Bob Marsh", "said")]),
        (
            'A spokesman for the council said it was "aware" of the problem.',
            [("A spokesman for the council", "said")],
        ),
        ('A Downing Street spokesman said the plan was "dead".', [("A Downing Street spokesman", "said")]),
        ('A Labour source said the plan was "dead".', [("A Labour source", "said")]),
        ('One voter said the plan was "dead".', [("One voter", "said")]),
        ('She was accused of "sneering" at voters.', [(None, None)]),
        ('He resigned after being accused of "sneering" at voters.', [(None, None)]),
        ('The so-called "bedroom tax" was unpopular.', [(None, None)]),
        ('The film "The Long Road" opens on Friday.', [(None, None)]),
        ('The council\'s "Clean Streets" scheme has ended.', [(None, None)]),
        ('She starred in "The Long Road" last year.', [(None, None)]),
        ('Ann Lee said Bob Marsh had called the plan "shameful".', [("Bob Marsh", "called")]),
        ('Ann Lee told the Echo that Mr Marsh described her as "finished".', [("Mr Marsh", "described")]),
        ('The headline in the Echo is "Lee is finished".', [("the Echo", None)]),
        ('The headline in the Daily Echo reads: "Lee is finished".', [("the Daily Echo", "reads")]),
        ('"We shall win," quips Mr Lee.', [("Mr Lee", "quips")]),
        ('Mr Lee hits back: "We shall win."', [("Mr Lee", "hits")]),
        ('Mr Lee reckons the party is "finished".', [("Mr Lee", "reckons")]),
        ('Mr Lee insists the party is "not finished".', [("Mr Lee", "insists")]),
        ('He tells the BBC: "We shall win."', [("He", "tells")]),
        ('Writing in the Echo, Ann Lee says the party is "finished".', [("Ann Lee", "says")]),
        ('In the Echo, Ann Lee writes that the party is "finished".', [("Ann Lee", "writes")]),
        ('Asked about the row, Mr Lee replied: "No comment."', [("Mr Lee", "replied")]),
        (
            'The Echo\'s political editor, Ann Lee, wrote that it was "over".',
            [("The Echo's political editor, Ann Lee", "wrote")],
        ),
        ('The BBC\'s Ann Lee says in a blog post that it is "over".', [("The BBC's Ann Lee", "says")]),
        (
            "\"It's over,\" Ann Lee, the party's candidate in Dover, told reporters on Friday.",
            [("Ann Lee", "told")],
        ),
        ("\"It's over,\" said the party's candidate, Ann Lee.", [("the party's candidate, Ann Lee", "said")]),
        ("\"It's over,\" said Ann Lee, the party's candidate.", [("Ann Lee", "said")]),
        ('Mr Lee was described as "a saint" by one resident.', [("one resident", "described")]),
        ('He said he "believed" in it, adding that "nobody else did".', [("He", "said"), ("He", "adding")]),
        ('Mr Lee, speaking on Sky News, said the result was "awful".', [("Mr Lee", "said")]),
        ('Speaking on Sky News, Mr Lee said the result was "awful".', [("Mr Lee", "said")]),
        ('The result is "awful" for Labour, Mr Lee said.', [("Mr Lee", "said")]),
        ('The result is "awful" for Labour, says Ann Lee.', [("Ann Lee", "says")]),
        ('But, she adds, the result is "awful".', [("she", "adds")]),
        (
            'The leader of the council, Ann Lee, told BBC Radio Kent the plan was "dead".',
            [("The leader of the council, Ann Lee", "told")],
        ),
        (
            'Leader of the council Ann Lee says the plan is "dead".',
            [("Leader of the council Ann Lee", "says")],
        ),
        (
            'Conservative leader of the council, Ann Lee, says the plan is "dead".',
            [("Conservative leader of the council, Ann Lee", "says")],
        ),
        ('Police said the men were "known to officers".', [("Police", "said")]),
        ('Critics say the plan is "dead".', [("Critics", "say")]),
        ('Lord Lee said the plan was "dead".', [("Lord Lee", "said")]),
        ('Sir Tom Lee MP said the plan was "dead".', [("Sir Tom Lee MP", "said")]),
        ('Theresa May said the plan was "dead".', [("Theresa May", "said")]),
        ('Will Young said the plan was "dead".', [("Will Young", "said")]),
        ('Prof Ann Lee, of the University of Kent, said: "It is dead."', [("Prof Ann Lee", "said")]),
        ('Dr Lee (Lab, Dover) said: "It is dead."', [("Dr Lee", "said")]),
        ('Ann Lee - a long-time critic - said: "It is dead."', [("Ann Lee", "said")]),
        ('"It is dead" was how Ann Lee described the plan.', [("Ann Lee", "described")]),
        ('Ann Lee has admitted the party faces "a mountain to climb".', [("Ann Lee", "admitted")]),
        ('Ann Lee urged members to "keep calm".', [("Ann Lee", "urged")]),
        ('Ann Lee tweeted: "It is dead."', [("Ann Lee", "tweeted")]),
        ('Ann Lee tweets a picture of the count with the message: "It is dead."', [("Ann Lee", "tweets")]),
        ('Ann Lee has tweeted this picture, writing: "It is dead."', [("Ann Lee", "writing")]),
        ('Ann Lee wrote on Twitter: "It is dead."', [("Ann Lee", "wrote")]),
        ('A sign outside the hall read "no entry".', [("A sign outside the hall", "read")]),
        ("Nicola Lee said: \"It's 'dead in the water', frankly.\"", [("Nicola Lee", "said")]),
        ('Jo Lee\'s spokesman said she was "well".', [("Jo Lee's spokesman", "said")]),
        ('He was heard shouting "shame" at the minister.', [("He", "shouting")]),
        ('Ms Lee said voters had been "sold a pup" and "lied to".', [("Ms Lee", "said"), ("Ms Lee", "said")]),
        ('"No," she said. "Never."', [("she", "said"), ("she", "said")]),
        ('"No", came the reply.', [(None, None)]),
        ('Tory backbencher Bob Marsh warned of "chaos".', [("Tory backbencher Bob Marsh", "warned")]),
        ('In her words, the plan is "dead".', [("her", "words")]),
        ('The Conservatives accused Labour of "playing politics".', [("The Conservatives", "accused")]),
        (
            'Labour was accused by the Conservatives of "playing politics".',
            [("the Conservatives", "accused")],
        ),
        ('Ms Lee said Labour was "playing politics", a charge the party denied.', [("Ms Lee", "said")]),
        ('"Disappointing," is how Ann Lee described it.', [("Ann Lee", "described")]),
        (
            'Shadow chancellor Jo Ray has told the BBC\'s Andrew Marr Show that the deal is "a sham".',
            [("Shadow chancellor Jo Ray", "told")],
        ),
        (
            'The prime minister\'s spokesman told reporters the plan was "on track".',
            [("The prime minister's spokesman", "told")],
        ),
        ('No 10 said the talks had been "constructive".', [("No 10", "said")]),
        ('The DUP\'s Jo Ray says the offer is "not enough".', [("The DUP's Jo Ray", "says")]),
        (
            'Plaid Cymru leader Jo Ray said: "This is a historic night."',
            [("Plaid Cymru leader Jo Ray", "said")],
        ),
        (
            'SNP candidate Jo Ray, who took the seat with a majority of 412, said she was "humbled".',
            [("SNP candidate Jo Ray", "said")],
        ),
        (
            'Speaking after the declaration, Mr Ray thanked his team and said it was "a new dawn".',
            [("Mr Ray", "said")],
        ),
        ('"What a night," says Jo Ray, our correspondent at the count.', [("Jo Ray", "says")]),
        ('Asked if he would resign, Mr Ray told Sky News: "I\'m going nowhere."', [("Mr Ray", "told")]),
        ('Pressed on the figures, she replied: "You\'ll have to wait and see."', [("she", "replied")]),
        (
            'Former minister Jo Ray, now a columnist, brands the campaign "the worst in living memory".',
            [("Former minister Jo Ray", "brands")],
        ),
        (
            'Mr Ray has described the result as "disappointing" but insisted the party would "bounce back".',
            [("Mr Ray", "described"), ("Mr Ray", "insisted")],
        ),
        (
            'The Electoral Commission says it is "looking into" the complaints.',
            [("The Electoral Commission", "says")],
        ),
        (
            'A spokeswoman for Kent Police said: "Inquiries are continuing."',
            [("A spokeswoman for Kent Police", "said")],
        ),
        ('Sources close to the leader say the mood is "grim".', [("Sources close to the leader", "say")]),
        ('One senior Tory told me the campaign had been "dire".', [("One senior Tory", "told")]),
        ('An aide to Mr Ray said he was "relaxed" about the leak.', [("An aide to Mr Ray", "said")]),
        ('UKIP\'s Jo Ray, meanwhile, says voters are "sick of being ignored".', [("UKIP's Jo Ray", "says")]),
        ('"It\'s close - very close," whispers one Labour official.', [("one Labour official", "whispers")]),
        ('"We\'ve done it!" shouts a supporter.', [("a supporter", "shouts")]),
        ('But Mr Ray denied it was a "U-turn".', [("Mr Ray", "denied")]),
        ('He rejected claims that he had "misled" the House.', [("He", "rejected")]),
        ('She had earlier called on him to "come clean".', [("She", "called")]),
        ('The bill would "tear up" workers\' rights, according to the TUC.', [("the TUC", "according")]),
        ('According to the TUC, the bill would "tear up" workers\' rights.', [("the TUC", "According")]),
        (
            'In his speech, Mr Ray said Britain was "at a crossroads" and promised "real change".',
            [("Mr Ray", "said"), ("Mr Ray", "promised")],
        ),
        (
            'Dozens of protesters chanted "shame on you" outside the hall.',
            [("Dozens of protesters", "chanted")],
        ),
        ('The Sun\'s front page declares: "Game over".', [("The Sun's front page", "declares")]),
        ('"Game over" is the headline in the Daily Echo.', [("the Daily Echo", None)]),
        ('The Times leads on what it calls a "rout" for the Tories.', [("it", "calls")]),
        ('He added that there was "no question" of a deal.', [("He", "added")]),
        ('Mr Ray, 54, a father of three from Dover, said: "I\'m gutted."', [("Mr Ray", "said")]),
        ('"I\'m gutted," Mr Ray, 54, a father of three from Dover, said.', [("Mr Ray", "said")]),
        ('"I\'m gutted" - Jo Ray after losing her seat', [("Jo Ray", None)]),
        ('Jo Ray on losing her seat: "I\'m gutted."', [("Jo Ray", None)]),
        ('Prof Jo Ray, from Kent University, thinks it is "too close to call".', [("Prof Jo Ray", "thinks")]),
        ('He said that, while it had been "a tough night", he would fight on.', [("He", "said")]),
        ('It had been "a tough night", he said, but he would fight on.', [("he", "said")]),
        ('It was, he said, "a tough night".', [("he", "said")]),
        ('"It was," he said, "a tough night".', [("he", "said"), ("he", "said")]),
        (
            '"It was a tough night", Mr Ray admitted, adding: "But we go on."',
            [("Mr Ray", "admitted"), ("Mr Ray", "adding")],
        ),
        ('Ms Ray hit out at the "lies" told during the campaign.', [("Ms Ray", "hit")]),
        (
            'The minister\'s claim that the scheme was "world-beating" has been questioned.',
            [("The minister", "claim")],
        ),
        ('The phrase "take back control" was everywhere.', [(None, None)]),
        ('Voters in the "red wall" seats turned out early.', [(None, None)]),
        ('The "Save Our Library" group has 400 members.', [(None, None)]),
        ('His book, "A Life in Politics", is out now.', [(None, None)]),
        ('Labour\'s manifesto promises "a fairer Britain".', [("Labour's manifesto", "promises")]),
        ('The letter, signed by 30 MPs, says the plan is "unworkable".', [("The letter", "says")]),
        ('The report found "serious failings" at the trust.', [("The report", "found")]),
        ('Downing Street is "confident" of winning the vote, sources say.', [("sources", "say")]),
        ('Mr Ray reportedly told colleagues to "calm down".', [("Mr Ray", "told")]),
        ('Mr Ray, it is claimed, told colleagues to "calm down".', [("Mr Ray", "told")]),
        ('"Yes", "no", "maybe": voters in Dover were divided.', [(None, None), (None, None), (None, None)]),
        ('Jo Ray: "We won." Bob Marsh: "We did not."', [("Jo Ray", None), ("Bob Marsh", None)]),
        ('Green co-leader Jo Ray hailed "a fantastic result".', [("Green co-leader Jo Ray", "hailed")]),
        ('Mr Ray joked that his dog was "the real winner".', [("Mr Ray", "joked")]),
        ('"Rubbish!" cried Mr Ray. "Utter rubbish!"', [("Mr Ray", "cried"), ("Mr Ray", "cried")]),
        ('Mr Ray\'s wife, Jo, said he was "exhausted".', [("Mr Ray's wife, Jo", "said")]),
        (
            '"They\'re finished," the former Labour minister and peer Lord Ray said of the Lib Dems.',
            [("the former Labour minister and peer Lord Ray", "said")],
        ),
        (
            'The leader of Medway Council, Conservative Jo Ray, said it was "a sad day".',
            [("The leader of Medway Council, Conservative Jo Ray", "said")],
        ),
        ('BBC political editor Jo Ray says the mood is "sombre".', [("BBC political editor Jo Ray", "says")]),
        (
            'The BBC\'s political editor, Jo Ray, says the mood is "sombre".',
            [("The BBC's political editor, Jo Ray", "says")],
        ),
        ('Nick Ray (Con, Dover) asks: "Where is the money?"', [("Nick Ray", "asks")]),
        ('In the words of Ann Lee, it was "a long night".', [("Ann Lee", None)]),
        ('It was "a long night", in the words of Ann Lee.', [("Ann Lee", None)]),
        ('To quote Ann Lee: "It was a long night."', [("Ann Lee", None)]),
        ('As Ann Lee put it, "it was a long night".', [("Ann Lee", "put")]),
        ('"It was a long night", as Ann Lee put it.', [("Ann Lee", "put")]),
        ('Ann Lee\'s verdict: "A long night."', [("Ann Lee", "verdict")]),
        ('Ann Lee\'s message to the voters of Dover: "Thank you."', [("Ann Lee", "message")]),
        ('Ann Lee signalled she was "open" to a deal.', [("Ann Lee", "signalled")]),
        ('Ann Lee labelled the plan "absurd".', [("Ann Lee", "labelled")]),
        ('"A long night," rued Ann Lee.', [("Ann Lee", "rued")]),
        ('"What a mess," stormed Mr Lee.', [("Mr Lee", "stormed")]),
        ('"What a mess," Mr Lee stormed as he left the hall.', [("Mr Lee", "stormed")]),
        ('Mr Lee was quoted as saying the plan was "absurd".', [("Mr Lee", "saying")]),
        ('Mr Lee is said to be "furious".', [(None, None)]),
        ('Voters were told it was "now or never".', [(None, None)]),
        ('It has been described as "the worst result in a century".', [(None, None)]),
        ('The plan, described by Mr Lee as "absurd", was dropped.', [("Mr Lee", "described")]),
        ('The plan was dropped after Mr Lee called it "absurd".', [("Mr Lee", "called")]),
        ('The plan Mr Lee calls "absurd" will go ahead.', [("Mr Lee", "calls")]),
        ('The plan, which Mr Lee has called "absurd", will go ahead.', [("Mr Lee", "called")]),
        ('Mr Lee, whom Ms Marsh called "absurd", will go ahead.', [("Ms Marsh", "called")]),
        ('Mr Lee wants a "fresh start".', [("Mr Lee", "wants")]),
        ('Labour\'s Jo Ray wins with "a thumping majority", says our reporter.', [("our reporter", "says")]),
        ('Mr Lee - who was first elected in 1997 - said he was "gutted".', [("Mr Lee", "said")]),
        ('Mr Lee (pictured) said he was "gutted".', [("Mr Lee", "said")]),
        (
            'Chancellor of the Exchequer Jo Ray said she was "gutted".',
            [("Chancellor of the Exchequer Jo Ray", "said")],
        ),
        ('Jo Ray, chancellor of the exchequer, said she was "gutted".', [("Jo Ray", "said")]),
        ('Speaker of the House Jo Ray said she was "gutted".', [("Speaker of the House Jo Ray", "said")]),
        (
            'The Green Party\'s Jo Ray told the Today programme the vote was "a wake-up call".',
            [("The Green Party's Jo Ray", "told")],
        ),
        ('Jo Ray of the Green Party said the vote was "a wake-up call".', [("Jo Ray", "said")]),
        ('Jo Ray for Labour said the vote was "a wake-up call".', [("Jo Ray", "said")]),
        ('Defeated candidate Jo Ray: "It\'s been a privilege."', [("Defeated candidate Jo Ray", None)]),
        ('JO RAY: "It\'s been a privilege."', [("JO RAY", None)]),
        ('Breaking: Jo Ray says she will stand down, calling it "the right time".', [("Jo Ray", "calling")]),
        ('LATEST - Jo Ray says it is "the right time" to go.', [("Jo Ray", "says")]),
        ('Just in: "I am standing down," Jo Ray tells supporters.', [("Jo Ray", "tells")]),
        ('Jo Ray told me: "I am standing down."', [("Jo Ray", "told")]),
        ('She told @AnnLee she was "standing down".', [("She", "told")]),
        ('@AnnLee says she is "standing down".', [("@AnnLee", "says")]),
        ('Jo Ray adds that: "It\'s time."', [("Jo Ray", "adds")]),
        ("\"It's time to go\" - that's the message from Jo Ray.", [("Jo Ray", None)]),
        ('"It\'s time to go," is the message from Jo Ray.', [("Jo Ray", None)]),
        (
            "Jo Ray's resignation letter reads: \"It's time to go.\"",
            [("Jo Ray's resignation letter", "reads")],
        ),
        (
            '"We lost," Jo Ray conceded. "But we fought," she went on, "and we will fight again."',
            [("Jo Ray", "conceded"), ("she", "went"), ("she", "went")],
        ),
        ('"We lost," Jo Ray conceded; "but we fought."', [("Jo Ray", "conceded"), ("Jo Ray", "conceded")]),
        (
            'Mr Lee said Ms Ray\'s comments were "absurd" and called on her to "say sorry".',
            [("Mr Lee", "said"), ("Mr Lee", "called")],
        ),
        ("Mr Lee said: \"I spoke to Jo. She said 'no way'. That was that.\"", [("Mr Lee", "said")]),
        ('The judge told Lee he was "a danger to the public".', [("The judge", "told")]),
        ('Lee was told by the judge he was "a danger to the public".', [("the judge", "told")]),
        ('He shouted "order, order" as MPs left.', [("He", "shouted")]),
        ('"Order, order!"', [(None, None)]),
        ('The crowd sang "Happy Birthday".', [("The crowd", "sang")]),
        ('His slogan is "Make Dover Great".', [(None, None)]),
    ],
)
def test_speaker_and_cue(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    page = document(text)
    assert [(printed(page, quote.speaker), quote.cue) for quote in find(page)] == expected


# -- paragraphs that lean on one another ---------------------------------------------------------------------


def test_a_paragraph_that_is_one_quotation_leans_on_the_one_above() -> None:
    assert speakers(section("Ann Lee said the party would win.", '"It is our town."')) == ["Ann Lee"]


def test_it_leans_on_whoever_is_introduced_by_a_colon() -> None:
    assert speakers(section("Ann Lee had this to say:", '"It is our town."')) == ["Ann Lee"]
    page = section("The council leader issued the following statement:", '"We are sorry."')
    assert speakers(page) == ["The council leader"]


def test_a_sentence_that_is_one_quotation_leans_on_the_sentence_before() -> None:
    assert speakers(document('Mr Lee said the plan was dead. "It is over."')) == ["Mr Lee"]


def test_an_interrupted_quotation_goes_on_with_the_same_speaker() -> None:
    page = document('Mr Lee laughed. "It is over," he said. "Over and done with."')
    assert [(printed(page, q.speaker), q.cue) for q in find(page)] == [("he", "said"), ("he", "said")]


def test_a_name_signed_below_speaks() -> None:
    assert speakers(section('"It is our town."', "– Ann Lee, MP for Dover")) == ["Ann Lee"]


def test_speech_over_several_paragraphs_is_one_quotation() -> None:
    page = section('Ann Lee said: "We shall win.', '"We always do.', '"Always."', 'Bob Marsh said: "No."')
    first, second = find(page)
    assert first.text == "We shall win.\n\nWe always do.\n\nAlways."
    assert page.text[first.end] == '"'
    assert (printed(page, first.speaker), printed(page, second.speaker)) == ("Ann Lee", "Bob Marsh")


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


def test_scare_quotes_in_a_message_have_no_speaker() -> None:
    page = message('Ann Lee in Dover tweets: I am sick of "career" politicians upsetting "them".')
    assert speakers(page) == ["Ann Lee", None, None]


def test_a_message_names_its_sender_without_what_follows_the_name() -> None:
    text = "Ann Lee, editor of the Echo, tweets: Over."
    parts = MessageParts("tweet", (0, 27), (0, 7), None, (29, 35), (37, 42))
    page = Document(text, (Passage(0, len(text), 0, "message", parts),))
    assert speakers(page) == ["Ann Lee"]


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
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_who_wrote_goes_on_writing() -> None:
    page = section('Ann Lee wrote that it was "over".', 'He added: "It is."', 'Bob Marsh said: "No."')
    assert [quote.kind for quote in find(page)] == ["writing", "writing", "speech"]


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
