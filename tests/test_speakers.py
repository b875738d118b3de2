"""Who speaks, from a whole text to a name: roles joined to people, organisations taken up, nobody."""

from __future__ import annotations

import pytest

from rsdata import find_quotes, parse

# A text in paragraphs, and who says each of its quotations.
TEXTS: list[tuple[str, list[str | None]]] = [
    # Turns of a transcript in marks, and a name inside the marks below the words
    ('They spoke on air.\n\n"LEE: Will you be there?\n\n"RAY: I may be.\n\n"If I am asked."', ["LEE", "RAY"]),
    (
        'Una Kerr won.\n\n"Nobody had seen it coming.\nTom Reid, chair of the growers\' union."\n\nShe left.',
        ["Tom Reid"],
    ),
    ('“No,” Una Kerr said. She left.\n\n"Related:"\n\nMore on the count.', ["Una Kerr", None]),
    ('"It is late." - @AnnRay', ["@AnnRay"]),
    # What others answer in capitals, or in a word
    (
        "“Shall we row?” Una Kerr asks. “NO.” “Shall we sail?” “YES.”",
        ["Una Kerr", None, "Una Kerr", None],
    ),
    (
        "“Shall we row?” Una Kerr asks.\n\n“NO,” voters reply.\n\n“Shall we sail?”\n\n“YES!”\n\n“Then sail.”",
        ["Una Kerr", None, "Una Kerr", None, "Una Kerr"],
    ),
    ("Una Kerr: “Shall we row on?” “No!” “Shall we sail?”", ["Una Kerr", None, "Una Kerr"]),
    ("“Shall we row?” Una Kerr asked Tom Reid.\n\n“No.”\n\n“Why?”", ["Una Kerr", None, "Una Kerr"]),
    (
        "“Shall we row?” Una Kerr asks.\n\n“NO.”\n\nTom Reid stood up: “I agree.”",
        ["Una Kerr", None, "Tom Reid"],
    ),
    ("“Shall we row?” Una Kerr asks. “NO.” Tom Reid stood up. “I do agree.”", ["Una Kerr", None, "Tom Reid"]),
    ("“Shall we row?” Una Kerr asked. “No. We shall sail.”", ["Una Kerr", "Una Kerr"]),
    (
        "“Shall we row?” Una Kerr asked. “YES,” Tom Reid said. “We shall.”",
        ["Una Kerr", "Tom Reid", "Tom Reid"],
    ),
    ("“NO,” Una Kerr said. “NEVER.”", ["Una Kerr", "Una Kerr"]),
    ('Una Kerr was clear.\n\nWait, it gets better:\n\n"By law the mayor sets the number of bins."', [None]),
    ('Una Kerr told the crowd. "We did it together."\n\n— Tom Reid', ["Una Kerr"]),
    ('The night was long. "We did it together."\n\n— Tom Reid', ["Tom Reid"]),
    ('Rusk beat Treasurer Abbate, who said the audit was "a stunt".', ["Abbate"]),
    # Roles that the page explains
    ('First Minister Rhona Bell arrived. The first minister said it was "a triumph".', ["Rhona Bell"]),
    ('Green candidate Tom Reid won.\n\nThe Green said he was "over the moon".', ["Tom Reid"]),
    ('Tom Reid has won the seat for the Greens. The winner said it was "a new dawn".', ["Tom Reid"]),
    (
        'Tom Reid (Green) 4,021; Una Kerr (Lab) 3,900.\n\nThe Labour candidate said it was "close".',
        ["Una Kerr"],
    ),
    ('Steelworker Ann Lee said the closure was "cruel".', ["Ann Lee"]),
    ('Mayor of Carrow Nora Finch said: "We had no warning."', ["Nora Finch"]),
    ('The Echo\'s West of England correspondent Jo Hale wrote: "It runs deep."', ["Jo Hale"]),
    ('Una Kerr, 44, from Carrow: "I voted early."', ["Una Kerr"]),
    ('Labour\'s Una Kerr held off the Green, Tom Reid. The Green said it was "close".', ["Tom Reid"]),
    ('Tom Reid of the Greens won by a mile. The new MP for Ash and Elm said it was "a joy".', ["Tom Reid"]),
    ('Tom Reid has won. The newly elected councillor said it was "a joy".', ["Tom Reid"]),
    ('Lord Mayor of Carrow Nora Finch said: "We had no warning."', ["Nora Finch"]),
    (
        'Mrs Quill said it was "slow". Dr Ysolde Quill has run six counts. "I bring tea," Quill added.',
        ["Ysolde Quill"] * 2,
    ),
    ('Bob Ray met Una Kerr. The former said it was "late".', ["Bob Ray"]),
    ('Bob Ray met Una Kerr. The latter said it was "late".', ["Una Kerr"]),
    ('Bob Ray and Una Kerr met Tom Reid. The former said it was "late".', [None]),
    (
        'Labour picked teacher Una Kerr-Vane in May.\n\nThe Labour candidate said it was "close".',
        ["Una Kerr-Vane"],
    ),
    (
        'The Greens have chosen Tom Reid.\n\nThe Labour candidate said it was "close".',
        ["Labour candidate"],
    ),
    ('Tom Reid: Incumbent Orsin Vale, by ten. He says it is "odd".', ["Orsin Vale"]),
    ('Independent Torsk Ennel held on by two. It was, he said, "a family win".', ["Torsk Ennel"]),
    ('Mayor-elect Ysolde Quill took the stage. "You told me," she said.', ["Ysolde Quill"]),
    (
        'Una Kerr said she was "glad".\n\nThe mayor-elect, Tuvo Quill, told us he slept. "Ask me," he said.',
        ["Una Kerr", "Tuvo Quill"],
    ),
    ('Una Kerr (Green) 702\nBob Ray (Labour) 641\n\nCoun Kerr said: "I am sorry."', ["Una Kerr"]),
    ('The clerk, Maître Tuvo Quill, says they were late. "It is the law," he said.', ["Tuvo Quill"]),
    ('Democrat Ysolde Park, 34, lost.\n\n"I knocked on doors," Park said.', ["Ysolde Park"]),
    ('@marsh_frog writes: "It rained."', ["@marsh_frog"]),
    (
        'Labour MP Una Kerr called it "odd". Writing, the North Ash MP added: "It is."',
        ["Una Kerr"] * 2,
    ),
    ('The new MP for Elm, Bob Ray, waved. The North Ash MP added: "It is."', ["North Ash MP"]),
    ('Mary Lou Kerr won. Mary Lou said it was "hard". Ms Kerr said it was "odd".', ["Mary Lou Kerr"] * 2),
    ('Una Kerr waved. In response, Bob Ray hit out at it. "It is odd," he said.', ["Bob Ray"]),
    # Organisations
    ('The Evening Echo is cross. It asks: "Who pays?"', ["Evening Echo"]),
    ('The Evening Echo is cross. Its headline says: "Who pays?"', ["Evening Echo"]),
    ('The Evening Echo is cross. The paper adds: "Nobody pays."', ["Evening Echo"]),
    ('Ballard\'s denied it. "We pay on time," the company said.', ["Ballard's"]),
    ('Sinn Féin said it was "wrong".', ["Sinn Féin"]),
    ('Netflix cut jobs. It said it was "hard".', ["Netflix"]),
    ('"A mess," proclaims the front of the Daily Echo.', ["Daily Echo"]),
    ('Una Kerr left.\n\nA party spokeswoman denied it. "No," she said.', ["party spokeswoman"]),
    ('A Labour source was glad. "We won," the source said.', ["Labour source"]),
    ('Lines moved, Dover County said. It described the day as "fine".', ["Dover County"]),
    ('The seat fell vacant when Una Kerr resigned, saying she was "tired".', ["Una Kerr"]),
    ('The Lib Dems\' agent, Una Kerr, was blunt: "No."', ["Una Kerr"]),
    ('The transport ministry said it was "a start".', ["transport ministry"]),
    ('The local authority said it was "a start".', [None]),
    ('Governor Kerr\'s office said it was "a start".', ["Governor Kerr's office"]),
    ('Anglia Rail said the line would open. It was, it said, "a matter of days".', ["Anglia Rail"]),
    ('The Office for Tides revised it. It called the error "small".', ["Office for Tides"]),
    ('Ryecroft Homes said: "Yes." The firm added it was "glad".', ["Ryecroft Homes", "Ryecroft Homes"]),
    ('The Green Party said it was "glad".', ["Green Party"]),
    ('Some Ulster Unionists called it "odd".', [None]),
    ('Alderman Dean Ray hit out. "It is odd," he said.', ["Dean Ray"]),
    # Names and what stands at them
    ('Bob Ray and his sister Ysolde run the farm. "No," she said.', ["Ysolde"]),
    ('Bob Ray waved. His wife, Ysolde, was blunt. "No," she said.', ["Ysolde"]),
    ('Dr Una Kerr was cross. The consultant said it was "unfair".', ["Una Kerr"]),
    ('According to Mr Ray, the chairman told him it was "resting".', ["chairman"]),
    ('MAYOR ANN LEE has won. She said it was "hard".', ["Ann Lee"]),
    ('Sir Bob Ray KC said it was "hard".', ["Bob Ray"]),
    ('Minister for Foreign Affairs Una Kerr said it was "hard".', ["Una Kerr"]),
    ('Bob Ray, 71, spoke. The retired miner said it was "hard".', ["Bob Ray"]),
    ('Jo Hale of the Echo asked Ann Lee about it. "No idea," she said.', ["Ann Lee"]),
    # Paragraphs that announce words, or have turns
    ('"We won," said Ann Lee.\n\nAnd from deputy mayor Bob Ray:\n\n"We all won."', ["Ann Lee", "Bob Ray"]),
    (
        '"Who is there?" said Ann Lee.\n\nBob Ray coughed.\n\n"A friend."\n\n"Whose?"',
        ["Ann Lee", "Bob Ray", None],
    ),
    ('Bob Ray called it "a mess," Ann Lee said.\n\n"But it is our mess."', ["Bob Ray", "Ann Lee"]),
    (
        'Minister Una Kerr dropped in. Had the party lost touch? "I was born here."',
        ["Una Kerr"],
    ),
    ('Bob Ray is here. He says, and I wrote this down, that it is "like a spare key".', ["Bob Ray"]),
    (
        '"Did you vote?" asked Ann Lee.\n\n"Twice," said Bob Ray.\n\n"Twice!"\n\n"Once here."',
        ["Ann Lee", "Bob Ray", None, None],
    ),
    ('Leader Una Kerr said it was "bad".\n\nThe party lost seats.\n\n"I had hoped."', ["Una Kerr"] * 2),
    (
        'Una Kerr said the chair was "sad" but he said he "cannot pay".\n\n"He has no money."',
        ["Una Kerr", "chair", "Una Kerr"],
    ),
    # Roles and bodies that nobody on the page is said to be
    ('A lawyer who answered the door said the lane was "shut".', ["lawyer"]),
    ('The lane is shut, which the council calls "a shame".', ["council"]),
    ('The rebels left. The county party says it is "calm".', ["county party"]),
    ('Marsh and Fell Police said "the road is open".', ["Marsh and Fell Police"]),
    ('The lane is shut, Ash Council has announced. It called the weather "foul".', ["Ash Council"]),
    ('The tiny Elm Party, whose leader is a baker, has spoken. "We are ready," it said.', ["Elm Party"]),
    ('The Greens are here. Their agent, big Bob Ray, says it looked "fine".', ["Bob Ray"]),
    ('Una Kerr won. Her own father, the former senator Con Kerr, said she was "loud".', ["Con Kerr"]),
    # Whoever holds an office, or has just won it
    ('Mayor Bob Ray left. The outgoing mayor said: "Good night."', ["Bob Ray"]),
    ('Mayor Bob Ray lost. Una Kerr won. The mayor-elect said: "Good morning."', ["Una Kerr"]),
    ('Una Kerr has won Ash.\n\nThe new member was late. "So sorry," said the new member.', ["Una Kerr"]),
    ('"I ran," said Una Kerr.\n\nThe marine biologist said she would "rest".', ["Una Kerr"] * 2),
    # Pronouns before a name, and behind words that name nobody
    ('In light of what he called "a mess", Bob Ray left.', ["Bob Ray"]),
    ('Bob Ray was "glad". Tallies suggested a win. "We did it," he said.', ["Bob Ray"] * 2),
    (
        'Bob Ray spoke. "Go," he said.\n\nTim Fox (Lab) rose.\n\n"Stay," he said.',
        ["Bob Ray", "Tim Fox"],
    ),
    ('Una Kerr lost. Her view of the night? "Long."', ["Una Kerr"]),
    ('"It is late," said Nasser Al Hadi. "We go," Al Hadi said.', ["Nasser Al Hadi"] * 2),
    ('Mayor June Kerr said it was "hard". "Go," Kerr said.', ["June Kerr"] * 2),
    ('Bob Ray, the Green who has just been elected mayor, left.\n\n"So," the new mayor said.', ["Bob Ray"]),
    # What announces somebody's words
    ('Before that, here\'s elections director Una Kerr:\n\n"It is early."', ["Una Kerr"]),
    ('Una Kerr was late. Her reply was heard outside: "Go home."', ["Una Kerr"]),
    ('Una Kerr\'s answer was brief: "Ask me in June."', ["Una Kerr"]),
    ('From Una Kerr\'s speech: "We won."', ["Una Kerr"]),
    ('Deputy returning officer Una Kerr has been round: "We stop at two."', ["Una Kerr"]),
    (
        'Tim Fox asked. "I do," he said.\n\nWe put that to Bob Ray. "I do not," he said.',
        ["Tim Fox", "Bob Ray"],
    ),
    ('It was the turn of Bob Ray. He said it was "late".', ["Bob Ray"]),
    ('The leaflet has the name of Tim Fox, Mr Ray\'s agent. He says it is "rich".', ["Tim Fox"]),
    # Words at second hand
    ('"Go on," Una Kerr says Bob Ray told her.', ["Bob Ray"]),
    ('"Go on," Una Kerr recalls Bob Ray saying.', ["Bob Ray"]),
    ('"Go on," Una Kerr told Bob Ray.', ["Una Kerr"]),
    # Papers and bodies by their whole names
    ('The Sunday Bugle called it "thin".', ["Sunday Bugle"]),
    ('The lane is shut, Ash Township said.\n\n"It is foul," the township said.', ["Ash Township"]),
    # Words that open a sentence and are no name
    ('Replied Tim, at last, "I would not."\n\n"That is it," Tim said.', ["Tim"] * 2),
    ('County clerk June Kerr was late. "I am here," she said.', ["June Kerr"]),
    # Nobody
    ('Dr Una Kerr has written a book, "The Lost Ballot", about it.', [None]),
    ('A version of the council\'s Ashdale Plan stated it was "closed".', [None]),
    ('Una Kerr\'s agent asked why and was told that it was "the rule".', [None]),
    ('Arlo Group, Benton Telecom and the Carrow Mill said they were "ready".', [None]),
    ('Arlo Group, Benton Telecom and Carrow Mills said they were "ready".', [None]),
    ('Ann Lee smiles. Photograph: Jo Hale/Echo\n\n"It was never this close."', [None]),
    ('Apart from slogans like: "Vote early" there was little to see.', [None]),
    ('Clerk Ann Lee said that her cousin, Bob Ray, had once described the hall as "a barn".', ["Bob Ray"]),
    ('Branded "a windbag" by his neighbour Ann Lee, Bob Ray sat down.', ["Ann Lee"]),
    ('Bob Ray was dubbed "the kettle" by Ann Lee.', ["Ann Lee"]),
    ('Dubbed "the kettle", Bob Ray sat down.', [None]),
    ('T. Orr-Hale was cross. Jessie-May Quinn was told by him to "sit down".', ["T. Orr-Hale"]),
    ('We rang a harbour spokesman, who blamed "a seagull".', ["harbour spokesman"]),
    ('Ann Lee met a council spokesman, who blamed "a seagull".', ["council spokesman"]),
    ('Ann Lee, a council spokesman, who blamed "a seagull", left.', ["Ann Lee"]),
    ('A scrutineer, yawning: "Never in my life."', ["scrutineer"]),
    ('A party source said the night had been "a long soup".', ["party source"]),
    ('A source said the night had been "a long soup".', [None]),
    ('One canvasser put it to me: "We are soaked."', ["canvasser"]),
    ('Key points:\n- On tax: "We will cut it."', [None]),
    ('Main pledges:\n- On tax: "We will cut it."', [None]),
    ('Green leader Ann Lee came in. The party\'s leader said it was "damp".', ["Ann Lee"]),
    ('Bob Ray came in. The party\'s treasurer said it was "damp".', ["party's treasurer"]),
    (
        'Ann Lee, Labour\'s campaign chief, sat. It was what its campaign chief called "a wet day".',
        ["Ann Lee"],
    ),
    ('Labour had what its campaign chief called "a wet day".', ["campaign chief"]),
    ('Anh Duc has spoken at the pier.\n\n"I swam here," she said.', ["Anh Duc"]),
    ('Men Everywhere has closed.\n\n"I swam here," she said.', [None]),
]


def test_a_first_name_has_the_surname_that_stands_above_the_posts() -> None:
    """A page that names who debates on top, and calls them by their first names in its posts."""
    text = (
        "The debate between Labour leader Jasmine Arden and Green leader Bill Orme, as it happened.\n\n"
        '8.01pm Closing - Jasmine: "We are united."\n\n8.00pm Closing - Bill: "We have a plan."\n\n'
        '7.58pm Bill says it is "odd". Jasmine hits out and says it is "late".'
    )
    found = [(quote.speaker_as_printed, quote.speaker) for quote in parse(text).quotes]
    assert found == [
        ("Jasmine", "Jasmine Arden"),
        ("Bill", "Bill Orme"),
        ("Bill", "Bill Orme"),
        ("Jasmine", "Jasmine Arden"),
    ]


@pytest.mark.parametrize(("text", "speakers"), TEXTS)
def test_who_speaks(text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in find_quotes(text)] == speakers


def test_of_towns_that_answer_none_is_a_person() -> None:
    coverage = parse('Three towns voted yes, but Dunmore says "no".')
    assert [(person.name, person.kind) for person in coverage.people] == [("Dunmore", "organisation")]


def who_said(subject: str) -> list[tuple[str, str]]:
    """The names and kinds of those whom a sentence with that subject makes people of."""
    coverage = parse(f'{subject} said the morning was "brisk".')
    return [(person.name, person.kind) for person in coverage.people]


@pytest.mark.parametrize(
    ("name", "kind"), [("Carrow Vale Police", "organisation"), ("Ash Republicans", "role")]
)
def test_a_force_is_one_body_and_the_members_of_a_party_are_several(name: str, kind: str) -> None:
    assert who_said(name) == [(name, kind)]


@pytest.mark.parametrize("name", ["Tory", "senior Tory", "Lib Dem", "leading Liberal Democrat"])
def test_one_of_a_party_is_a_role_and_not_the_party(name: str) -> None:
    assert who_said(f"A {name}") == [(name, "role")]


@pytest.mark.parametrize("name", ["Elections Quarrington", "Sport Ashland"])
def test_a_public_body_named_by_what_it_does_and_where_is_an_organisation(name: str) -> None:
    assert who_said(name) == [(name, "organisation")]


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Justice",
        "Royal College of Surgeons",
        "United Nations",
        "Ash Observatory",
        "Trade, Fish and Food Committee",
        "Office of the Premier",
        "Institute of General Practitioners",
        "Ash and Elm Police",
        "Clerks Against Cruelty",
        "Rain Not Snow",
        "Women's Aid",
        "National Ferry",
        "British Coral",
    ],
)
def test_a_body_is_an_organisation_whatever_its_last_word_says(name: str) -> None:
    assert who_said(f"The {name}") == [(name, "organisation")]


@pytest.mark.parametrize(
    "name",
    [
        "Bank of Elm Governor",
        "Trade and Pensions Secretary",
        "spokesman for Clerks Against Cruelty",
        "spokesman for the Trade, Fish and Food Office",
    ],
)
def test_an_office_is_a_role_whatever_body_is_named_in_it(name: str) -> None:
    assert who_said(f"The {name}") == [(name, "role")]


@pytest.mark.parametrize("name", ["Toronto", "Malawi", "Burkina Faso", "Al Jazeera", "Al-Qaeda", "Le Figaro"])
def test_a_place_or_a_paper_that_speaks_is_no_person(name: str) -> None:
    assert who_said(name) == [(name, "organisation")]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Revenues from the shop help a little.", None),
        ("Enough for a whole day, and a walk.", None),
        ("Zorvan, a baker from Ash, sat down.", "Zorvan"),
        ("Zorvan walked in.", "Zorvan"),
    ],
)
def test_a_word_that_opens_a_sentence_and_does_nothing_is_nobody(opening: str, speaker: str | None) -> None:
    text = f'It was late in the day. {opening} "It is hard to keep the doors open in a street like this."'
    assert [quote.speaker for quote in find_quotes(text)] == [speaker]


def test_a_first_name_alone_is_the_only_person_of_that_name() -> None:
    text = 'Bors holds his seat. He says it is "a mandate".\n\nThe majority of Bors Hallam is 7,000.'
    assert [quote.speaker for quote in find_quotes(text)] == ["Bors Hallam"]


def test_a_suggestion_that_somebody_makes_says_nothing_of_who_he_is() -> None:
    text = (
        "Tam Wardle told Ken Lavery to step back. Ken Lavery shrugged. "
        'On Mr Wardle\'s suggestion to "calm down" he said he was "calm".'
    )
    assert [quote.speaker for quote in find_quotes(text)] == ["Tam Wardle", "Ken Lavery"]


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ('10.32am Ann Lee tweets: "We won."', "Ann Lee"),
        ("Ann Lee @ann_lee tweets: We won.", "Ann Lee"),
    ],
)
def test_neither_a_time_nor_a_handle_belongs_to_a_name(text: str, sender: str) -> None:
    assert [quote.speaker for quote in find_quotes(text)] == [sender]


@pytest.mark.parametrize(
    ("above", "speakers"),
    [
        ("Hitting back, Ann Lee backed the plan but also admitted that fares were high.", ["Ann Lee"] * 2),
        ("Ann Lee said fares were high.", ["Ann Lee"] * 2),
        ("Ann Lee met Bob Ray on the quay.", ["Ann Lee", None]),
    ],
)
def test_paragraphs_of_words_below_one_that_says_something_are_of_one_speaker(
    above: str, speakers: list[str | None]
) -> None:
    text = f'{above}\n\n"The town pays a lot."\n\n"Nobody can wish away the tide."'
    assert [quote.speaker for quote in find_quotes(text)] == speakers


@pytest.mark.parametrize(
    ("above", "speaker"),
    [
        ("The Rail Policy Institute is next. Here is an RPI press release:", "Rail Policy Institute"),
        ("Here's a Labour letter:", "Labour"),
        ("Here's the full statement:", None),
        ("Ann Lee, the mayor, was brief. Here is her statement:", "Ann Lee"),
    ],
)
def test_a_writing_that_is_announced_is_of_whoever_is_named_with_it(above: str, speaker: str | None) -> None:
    text = f'Bob Ray is cross.\n\n"It is no surprise."\n\n{above}\n\n"The plan would lead to debt."'
    assert [quote.speaker for quote in find_quotes(text)][1] == speaker


@pytest.mark.parametrize(
    ("names", "speaker"),
    [(("Ann Quill", "Bob Ray", "Ann Quill"), None), (("Ann Quill", "Bob Ray", "Cy Dale"), "Ann Quill")],
)
def test_who_reports_all_evening_has_not_said_what_stands_alone(
    names: tuple[str, ...], speaker: str | None
) -> None:
    texts = ("“I am proud of every boat in it.”", "The hall is warm.", "The tea is not warm any more.")
    page = "Harbour ward: live\n\n" + "".join(
        f"{at} | {name}\n\n{text}\n\n"
        for at, name, text in zip(("21:40", "21:20", "21:05"), names, texts, strict=True)
    )
    (quote,) = parse(page).quotes
    assert quote.speaker == speaker


def test_statements_under_names_are_of_whoever_is_named() -> None:
    words = (
        "It has been a long night for all of us.",
        "It was won where nobody won.",
        "I thank the clerks.",
    )
    names = ("Ann Quill", "Bob Ray", "Ann Quill")
    page = "Harbour ward: live\n\n" + "".join(
        f"{at}\n{name}\n“{said}”\n\n"
        for at, name, said in zip(("21:40", "21:20", "21:05"), names, words, strict=True)
    )
    assert [quote.speaker for quote in parse(page).quotes] == list(names)


@pytest.mark.parametrize(
    ("heading", "words", "speakers"),
    [
        ("Quill says it will open", "“It will open by May.”", ["Ann Quill"]),
        ("Quill says yes", "“It will open.”\n\n“Never doubt it.”", ["Ann Quill", "Ann Quill"]),
        ("Ann Quill: no mill", "“It will never open.”", ["Ann Quill"]),
        ("Quill says it is over", "“It will never open.”", ["Ann Quill"]),
        ("Quill's statement on the mill", "“It will never open.”", ["Ann Quill"]),
        ("Mill is lost, Quill says", "“It will never open.”", ["Ann Quill"]),
        ("Quill sacks her clerks", "“I owe it all to them.”", [None]),
        ("Quill on the mill", "“It will never open.”", [None]),
        ("Quill says it is over", "“She will never sell it.”", [None]),
        ("Quill beats Bob Ray", "“A great day for the mill.”", [None]),
        ("Quill on the mill", "Bob Ray was not so sure. “It will never open.”", ["Bob Ray"]),
        ("Reaction to Quill's win", "“It will never open.”", [None]),
        ("Voters on the mill", "“It will never open.”", [None]),
        ("The mill", "“I am happy, and so is the town.”\n\nQuill has had her say.", [None]),
    ],
)
def test_bare_words_are_of_whom_the_heading_of_their_post_tells(
    heading: str, words: str, speakers: list[str | None]
) -> None:
    posts = (("Mill to be sold", "Ann Quill has sold it. She needs the money."), (heading, words)) * 2
    page = "Harbour ward: live\n\n" + "".join(
        f"{title}\n\n9:{40 - n} p.m. GMT: {text}\n\n" for n, (title, text) in enumerate(posts)
    )
    assert [quote.speaker for quote in parse(page).quotes] == speakers * 2
