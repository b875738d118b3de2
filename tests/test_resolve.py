"""Whom a phrase stands for, over a whole page."""

from __future__ import annotations

from pathlib import Path

import pytest

from rsdata.pipeline import find_quotes, parse
from tests.resolving import page


def examples() -> list[tuple[str, str]]:
    """The lines of resolving.txt: a text, and whom its phrases stand for."""
    lines = (Path(__file__).parent / "resolving.txt").read_text("utf-8").splitlines()
    return [tuple(line.split(" => ")) for line in lines if " => " in line and line[0] != "#"]  # type: ignore[misc]


@pytest.mark.parametrize(("text", "expected"), examples())
def test_whom_a_phrase_stands_for(text: str, expected: str) -> None:
    pairs = [pair.split(": ") for pair in expected.split(" | ")]
    found = page(text.replace(r"\n", "\n").replace(" -- ", "\n--\n"), *(p for p, _ in pairs if p != "-"))
    assert [name or "-" for name in found.speakers] == [name for _, name in pairs]


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ('Labour MP Ann Lee said: "No."', "Labour MP Ann Lee", "Ann Lee"),
        ('The Echo\'s editor, Ann Lee, said: "No."', "The Echo's editor, Ann Lee", "Ann Lee"),
        ('Bob Ray\'s new deputy, Ann Lee, said: "No."', "Bob Ray's new deputy, Ann Lee", "Ann Lee"),
        ('Labour\'s Ann Lee said: "No."', "Labour's Ann Lee", "Ann Lee"),
        ('Dover North Green MP Sir Bob Ray said: "No."', "Dover North Green MP Sir Bob Ray", "Bob Ray"),
        ('Leader of the Commons Ann Lee said: "No."', "Leader of the Commons Ann Lee", "Ann Lee"),
        ('Professor Ann Lee, head of politics at Dover, said: "No."', "Professor Ann Lee", "Ann Lee"),
        ('Conservative peer Lord Ray said: "No."', "Conservative peer Lord Ray", "Lord Ray"),
        ('"No," said Mary-Ann O\'Neill, from Dover.', "Mary-Ann O'Neill", "Mary-Ann O'Neill"),
        ('"No," said Juan “Chico” de la Cruz.', "Juan “Chico” de la Cruz", "Juan de la Cruz"),
        ('Ann Lee MSP said: "No."', "Ann Lee MSP", "Ann Lee"),
        ('"No." from Ann Lee Farmer', "Ann Lee", "Ann Lee"),
        ('J. D. Ray said: "No."', "J. D. Ray", "J. D. Ray"),
        ('The Green leader, Ann Lee TD, said: "No."', "The Green leader", "Ann Lee"),
        ('Ann Lee, the MP for Dover, said: "No."', "the MP for Dover", "Ann Lee"),
        ('Ann Lee and Bob Ray said: "No."', "Ann Lee and Bob Ray", "Ann Lee"),
        ('Farida said: "No."', "Farida", "Farida"),
        ('Republican Lee said: "No."', "Republican Lee", "Lee"),
        ('It was late. Lee talks of a "long night".', "Lee", "Lee"),
        ('Then-President Ann Lee said: "No."', "Then-President Ann Lee", "Ann Lee"),
        ('Mayor Xan Toronto said: "No."', "Mayor Xan Toronto", "Xan Toronto"),
    ],
)  # fmt: skip
def test_a_phrase_names_one_person(text: str, phrase: str, name: str) -> None:
    found = page(text, phrase)
    assert found.speakers == [name]
    assert found.person(name).kind == "person"


@pytest.mark.parametrize(
    ("text", "phrase", "name", "kind"),
    [
        ('The Daily Echo said it was "grim".', "The Daily Echo", "Daily Echo", "organisation"),
        ('And the Echo reported a "rout".', "the Echo", "Echo", "organisation"),
        ('Dover Council said: "No."', "Dover Council", "Dover Council", "organisation"),
        ('The Dover Echo newspaper said "no".', "The Dover Echo newspaper", "Dover Echo", "organisation"),
        ('BBC Radio 5 live asked: "Why?"', "BBC Radio 5 live", "BBC Radio 5 live", "organisation"),
        ('UKIP said: "No."', "UKIP", "UKIP", "organisation"),
        ('A House of Lords clerk said: "No."', "A House of Lords clerk", "House of Lords clerk", "role"),
        ('A spokesman for Bob Ray said: "No."', "A spokesman for Bob Ray", "spokesman for Bob Ray", "role"),
        ('A council spokeswoman said: "No."', "A council spokeswoman", "council spokeswoman", "role"),
        ('Labour sources said: "No."', "Labour sources", "Labour sources", "role"),
        ('A UKIP donor said: "No."', "A UKIP donor", "UKIP donor", "role"),
        ('The prime minister said: "No."', "The prime minister", "prime minister", "role"),
    ],
)  # fmt: skip
def test_organisations_and_unnamed_roles_speak_without_their_article(
    text: str, phrase: str, name: str, kind: str
) -> None:
    found = page(text, phrase)
    assert found.speakers == [name]
    assert found.person(name).kind == kind


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ('One resident called him a "saint".', "One resident"),
        ('A source said: "No."', "A source"),
        ('One relieved voter said: "No."', "One relieved voter"),
        ('Critics said: "No."', "Critics"),
        ('Nuclear experts said: "No."', "Nuclear experts"),
        ('Several senior Labour MPs said: "No."', "Several senior Labour MPs"),
        ('The report said: "No."', "The report"),
        ('A Dover University poll said: "No."', "A Dover University poll"),
        ('He said: "No."', "He"),
        ('They said: "No."', "They"),
        ('We said: "No."', "We"),
        ('His campaign said: "No."', "His campaign"),
    ],
)
def test_words_that_name_nobody_give_no_speaker(text: str, phrase: str) -> None:
    assert page(text, phrase).speakers == [None]
    assert page(text, phrase).found.people == ()


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("A minister", "minister", "role"),
        ("One backbencher", "backbencher", "role"),
        ("A spokeswoman", "spokeswoman", "role"),
        ("The returning officer", "returning officer", "role"),
        ("A Number 10 spokesman", "Number 10 spokesman", "role"),
        ("Downing Street", "Downing Street", "organisation"),
    ],
)
def test_an_unnamed_role_is_a_speaker_where_that_is_all_there_is(phrase: str, name: str, kind: str) -> None:
    found = page(f'{phrase} said: "No."', phrase)
    assert found.speakers == [name]
    assert found.person(name).kind == kind


def test_a_surname_is_resolved_over_the_whole_page_in_either_direction() -> None:
    text = 'Mr Ray adds: "Two."\n--\nLabour MP Bob Ray said: "One."\n--\nRay said: "Three."'
    found = page(text, "Mr Ray", "Labour MP Bob Ray", "Ray")
    assert found.speakers == ["Bob Ray"] * 3
    assert len(found.found.people) == 1


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Chris", "Christopher"),
        ("Tim", "Timothy"),
        ("Bob", "Robert"),
        ("Seb", "Sebastian"),
        ("Liz", "Elizabeth"),
        ("J.", "John"),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_short_and_full_given_names_are_one_person_under_the_fuller(
    short: str, full: str, order: int
) -> None:
    first, second = (f"{short} Ray", f"{full} Ray")[::order]
    found = page(f'{first} said: "No."\n--\n{second} said: "Yes."', first, second)
    assert found.speakers == [f"{full} Ray"] * 2


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("Micheál Ó Rua", "Michael Ó Rua", "Micheál Ó Rua"),
        ("Michael Ó Rua", "Micheál Ó Rua", "Michael Ó Rua"),
        ("Ciarán Boyle", "Kieran Boyle", "Ciarán Boyle"),
        ("Fergal Ray", "Feargal Ray", "Feargal Ray"),
    ],
)
def test_an_irish_name_and_its_english_spelling_are_one_person(one: str, other: str, name: str) -> None:
    found = page(f'{one} said: "No."\n--\n{other} said: "Yes."', one, other)
    assert found.speakers == [name] * 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“No,” Bob Ray said.\n\n“Never,” the harbour board chairman added.", ["Bob Ray", "Bob Ray"]),
        ("“No,” Bob Ray said. He sat.\n\nThe police chief added that it was “late”.", ["Bob Ray", "Bob Ray"]),
        ("“No,” Bob Ray said.\n\n“Never,” the police chief said.", ["Bob Ray", "police chief"]),
        ("“No,” Bob Ray said.\n\n“Never,” the spokeswoman added.", ["Bob Ray", "spokeswoman"]),
        ("“No,” Bob Ray said.\n\n“Never,” a police chief added.", ["Bob Ray", "police chief"]),
        (
            "“No,” the police chief said. “Oh,” Bob Ray said. “Yes,” the police chief added.",
            ["police chief", "Bob Ray", "police chief"],
        ),
    ],
)
def test_who_adds_something_by_an_office_is_whoever_spoke(text: str, names: list[str]) -> None:
    assert [quote.speaker for quote in find_quotes(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to @RowNow, “The quay is shut.”", "@RowNow"),
        ("The quay is shut, according to @RowNow: “Go home.”", "@RowNow"),
        ("@RowNow said it was “late”.", "@RowNow"),
        ("Before @RowNow went home, he told us it was “late”.", None),
        ("Strong words from @RowNow as she opens the debate. “It is late.”", "@RowNow"),
        ("Bob Ray said it was late. Follow @RowNow for more. “Go home,” he said.", "Bob Ray"),
        ("Bob Ray (@RowNow) said it was late. “Go home,” he said.", "Bob Ray"),
        ("Bob Ray sat down. @RowNow understands it was late. “Go home,” he said.", "Bob Ray"),
        ("“Go home,” said Bob Ray @RowNow.", "Bob Ray"),
        ("Una Kerr sat down.\n\n@RowNow @OarsUp Kerr said it was “late”.", "Una Kerr"),
    ],
)
def test_an_account_is_whose_it_is(text: str, name: str | None) -> None:
    assert [quote.speaker for quote in find_quotes(text)] == [name]


def test_a_writing_is_of_whom_its_author_stood_for_where_it_was_told_of() -> None:
    text = (
        "Elm Rail says it is late.\n\nBut South Elm Chambers have called it “wrong”.\n\nIn an “open letter”, "
        "the chambers blamed Elm Rail.\n\nThey pointed out “the mess”.\n\nThe letter also berated Elm Rail "
        "for having “closed a mill”."
    )
    assert [quote.speaker for quote in find_quotes(text)] == ["South Elm Chambers"] * 4


def test_a_middle_name_makes_the_fuller_form() -> None:
    found = page('Ann Lee said: "No."\n--\nAnn Mary Lee said: "Yes."', "Ann Lee", "Ann Mary Lee")
    assert found.speakers == ["Ann Mary Lee"] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Bob Lee"),
        ("Louise Lee", "Sarah Louise Lee"),
        ("Chris Lee", "Charles Lee"),
        ("Steven Ray", "Stephen Ray"),
        ("Catherine Ray", "Katherine Ray"),
        ("John Paul Lee", "John Peter Lee"),
        ("Seamus Lee", "James Lee"),
        ("Bob Lee", "Bob Lee Jr"),
        ("Ian Austin", "Austin Mitchell"),
    ],
)
def test_two_people_are_not_merged(one: str, other: str) -> None:
    found = page(f'{one} said: "No."\n--\n{other} said: "Yes."', one, other)
    assert found.speakers == [one, other]


@pytest.mark.parametrize("surname", ["Baron", "Church", "King", "Field"])
def test_a_surname_may_be_a_word_of_office(surname: str) -> None:
    text = f'John {surname} spoke. {surname} said: "No." Mr {surname} added: "Yes."'
    assert page(text, surname, f"Mr {surname}").speakers == [f"John {surname}"] * 2


@pytest.mark.parametrize("handle", ["@Ann_Lee", "@AnnLee01", "@annleemp"])
def test_a_handle_that_spells_a_name_is_the_person(handle: str) -> None:
    assert page(f'Ann Lee was there. {handle} wrote "no".', handle).speakers == ["Ann Lee"]


class TestRoles:
    @pytest.mark.parametrize("phrase", ["The Aontas leader", "The Echo leader"])
    def test_a_leader_of_something_else_is_not_meant(self, phrase: str) -> None:
        text = f'Labour leader Ann Lee spoke. {phrase} said: "No."'
        assert page(text, phrase).speakers != ["Ann Lee"]

    @pytest.mark.parametrize("phrase", ["The former banker", "The 44-year-old", "The MP", "The historian"])
    def test_a_description_takes_up_the_one_spoken_of(self, phrase: str) -> None:
        text = f'Ann Lee has beaten Bob Ray. {phrase} said: "No."'
        assert page(text, phrase).speakers == ["Ann Lee"]

    def test_the_two_spellings_of_one_unnamed_role_are_one(self) -> None:
        text = 'A Dover Council spokesman said: "No."\n--\nThe Dover Council spokesman said: "Yes."'
        assert len(page(text, "A Dover Council spokesman", "The Dover Council spokesman").found.people) == 1

    @pytest.mark.parametrize(
        ("office", "phrase", "name"),
        [
            ("Health Secretary Ann Lee", "The cabinet minister", "Ann Lee"),
            ("Health Secretary Ann Lee", "The junior minister", "Ann Lee"),
            ("Fire chief Ann Lee", "The official", "Ann Lee"),
            ("Health Secretary Ann Lee", "The shadow minister", "shadow minister"),
            ("Baker Ann Lee", "The minister", "minister"),
        ],
    )
    def test_a_wider_word_takes_up_the_holder_of_an_office(self, office: str, phrase: str, name: str) -> None:
        assert page(f'{office} opened the port. {phrase} said: "No."', phrase).speakers == [name]

    def test_another_of_the_kind_named_in_between_is_meant(self) -> None:
        text = 'Fire chief Ann Lee met a tired official. The official said: "No."'
        assert page(text, "The official").speakers != ["Ann Lee"]

    def test_the_minister_is_no_prime_minister(self) -> None:
        text = 'Arts Minister Ann Lee met Prime Minister Bob Ray. The minister said: "No."'
        assert page(text, "The minister").speakers == ["Ann Lee"]

    def test_a_role_alone_takes_up_the_subject_before_another_bearer(self) -> None:
        text = 'Senator Ann Lee spoke. She beat Senator Bob Ray. Lee left. The senator said: "No."'
        assert page(text, "The senator").speakers == ["Ann Lee"]

    def test_whoever_was_quoted_goes_on_by_an_office_of_which_nothing_is_said(self) -> None:
        text = 'Ann Lee said it was "late". The shadow minister said: "No."'
        assert page(text, "Ann Lee", "The shadow minister").speakers == ["Ann Lee"] * 2

    @pytest.mark.parametrize(
        ("lead", "phrase"),
        [
            ("The ferry board is chaired by Ann Lee", "Its chair"),
            ("The council is led by Ann Lee", "Its leader"),
            ("Ann Lee beat Bob Ray", "The winner"),
        ],
    )
    def test_the_text_says_who_holds_an_office_or_wins(self, lead: str, phrase: str) -> None:
        assert page(f'{lead}. {phrase} said: "No."', phrase).speakers == ["Ann Lee"]

    def test_the_whole_name_of_a_body_may_stand_far_above_where_there_is_one(self) -> None:
        text = "The Ash Police Commission met." + " It rained." * 90 + ' The commission said: "No."'
        assert page(text, "The commission").speakers == ["Ash Police Commission"]

    def test_of_two_bodies_far_above_none_is_meant(self) -> None:
        text = (
            "The Ash Commission met the Elm Commission." + " It rained." * 90 + ' The commission said: "No."'
        )
        assert page(text, "The commission").speakers == [None]

    def test_an_abbreviation_in_brackets_is_the_body(self) -> None:
        text = 'The Guild of Dover Clerks (GDC) met. The GDC said: "No."'
        assert page(text, "The GDC").speakers == ["Guild of Dover Clerks"]

    @pytest.mark.parametrize("noun", ["agency", "department"])
    def test_a_body_in_small_letters_takes_up_an_organisation(self, noun: str) -> None:
        text = f'The Home Office refused. The {noun} said: "No."'
        assert page(text, f"The {noun}").speakers == ["Home Office"]

    @pytest.mark.parametrize(
        ("lead", "phrase", "name"),
        [
            ("Ann Lee left.", "Her statement", "Ann Lee"),
            ("Ann Lee left.", "Ann Lee's letter", "Ann Lee"),
            ("Ann Lee left.", "A statement from Ann Lee", "Ann Lee"),
            ("Ann Lee left.", "A report by the Dover Trust", "Dover Trust"),
            ("Ann Lee left.", "The letter", None),
        ],
    )
    def test_a_writing_speaks_for_its_author(self, lead: str, phrase: str, name: str | None) -> None:
        assert page(f'{lead} {phrase} said: "No."', phrase).speakers == [name]

    def test_a_memoir_may_tell_what_others_said(self) -> None:
        text = 'She called it "odd", according to Bob Ray\'s memoir.'
        assert page(text, "Bob Ray's memoir").speakers == [None]

    def test_whom_somebody_tells_is_another(self) -> None:
        text = 'Bob Ray spoke to Tim Lee. He told Lee: "No."'
        assert page(text, "He").speakers == ["Bob Ray"]

    def test_a_report_ends_with_its_speaker_who_is_none_of_those_in_it(self) -> None:
        text = 'Bob Ray was in. Although Tim Lee has often said so, it was late, he said.\n\n"No," he said.'
        assert page(text, "he").speakers == ["Bob Ray"]

    def test_the_subject_behind_a_lead_comes_before_an_owner(self) -> None:
        text = (
            'After it, Xan Lee, chair of a club, is glad that Jo Ray heard Mary Fox\'s plea. She said: "No."'
        )
        assert page(text, "She").speakers == ["Xan Lee"]

    def test_a_sentence_may_set_out_to_speak_of_somebody(self) -> None:
        assert page('For Ann Lee, it was a long day. She said: "No."', "She").speakers == ["Ann Lee"]

    def test_the_credit_of_a_picture_is_nobody(self) -> None:
        assert page('Ann Lee left. (Mary Ray / Dover Echo)\n\nShe said: "No."', "She").speakers == ["Ann Lee"]


class TestPronouns:
    def test_the_one_last_quoted_goes_on(self) -> None:
        text = 'Bob Ray said: "One."\n\nHe added: "Two."\n\nTim Lee was away. "Three," he said.'
        assert page(text, "Bob Ray", "He", "he").speakers[:2] == ["Bob Ray", "Bob Ray"]


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "description"),
        [
            ('Labour MP Ann Lee said: "No."', "Labour MP"),
            ('Ann Lee, Labour MP for Dover North, said: "No."', "Labour MP for Dover North"),
            ('Ann Lee, the shadow chancellor, said: "No."', "shadow chancellor"),
            ('Ann Lee, 37, a teacher, said: "No."', "teacher"),
            ('The Echo\'s political editor, Ann Lee, said: "No."', "Echo's political editor"),
            ('Ann Lee, head of political polling at Acme, said: "No."', "head of political polling at Acme"),
            ('Former Green - now Labour - MP Ann Lee said: "No."', "Former Green - now Labour - MP"),
            ('Ann Lee, MP for the Wold, Kent, said: "No."', "MP for the Wold, Kent"),
            ('Green candidate Ann Lee said: "No."', "Green candidate"),
            ('Radio 5 live\'s chief reporter Ann Lee said: "No."', "Radio 5 live's chief reporter"),
            ('The Green leader, Senator Ann Lee, said: "No."', "Green leader"),
            ('Her deputy, Col Ann Lee, said: "No."', None),
            ('Col Ann Lee said: "No."', "Col"),
            ('Ann Lee MP said: "No."', "MP"),
            ('Ann Lee MSP, the deputy leader, said: "No."', "deputy leader"),
            ('Ann Lee, from Dover, said: "No."', None),
            ('Ann Lee said her colleague said: "No."', None),
            ('With his party\'s candidate Ann Lee there, "No."', None),
            ('Here is the winner. Ann Lee said: "No."', None),
            ('They have no candidate. Co-leader Ann Lee said: "No."', "Co-leader"),
            ('The one in front, sheep farmer Ann Lee, said: "No."', "sheep farmer"),
            ('The hockey captain Ann Lee said: "No."', "hockey captain"),
            ('It’s sheep farmer Ann Lee who said: "No."', "sheep farmer"),
            ('At ten farmer Ann Lee said: "No."', "farmer"),
            ('When it ended, thanked farmer Ann Lee said: "No."', "farmer"),
        ],
    )
    def test_the_description_is_the_role_as_printed(self, text: str, description: str | None) -> None:
        assert page(text, "Ann Lee").person("Ann Lee").description == description

    def test_the_first_description_printed_counts(self) -> None:
        text = 'Ann Lee spoke.\n--\nLabour MP Ann Lee said: "No."\n--\nAnn Lee, editor of the Echo, spoke.'
        assert page(text, "Labour MP Ann Lee").person("Ann Lee").description == "Labour MP"

    def test_a_byline_gives_the_role(self) -> None:
        text = 'byline: Ann Lee / Political editor\n\nearlier said it was "grim".'
        found = page(text, "Ann Lee")
        assert found.person("Ann Lee").description == "Political editor"

    def test_an_outlet_in_the_byline_is_an_organisation(self) -> None:
        assert (
            page('byline: Sky News\n\nIt said it was "grim".', "Sky News").person("Sky News").kind
            == "organisation"
        )

    @pytest.mark.parametrize(
        ("text", "party"),
        [
            ('Labour MP Ann Lee said: "No."', "labour-party"),
            ('UKIP\'s leader, Ann Lee, said: "No."', "uk-independence-party"),
            ('Tory MP Ann Lee said: "No."', "conservative-party"),
            ('Labour\'s Ann Lee said: "No."', "labour-party"),
            ('The Conservative party\'s Ann Lee said: "No."', "conservative-party"),
            ('Ann Lee (Lab) said: "No."', "labour-party"),
            ('Former Tory Ann Lee said: "No."', None),
            ('Former Green - now Labour - MP Ann Lee said: "No."', "labour-party"),
            ('Ann Lee said she would win the seat back for the Greens: "No."', "green-party"),
            ('Labour-watcher and Echo editor Ann Lee said: "No."', None),
            ('Pollster Ann Lee said Labour was "done".', None),
            ('The Independent\'s Ann Lee said: "No."', None),
            ('Labour voter Ann Lee said: "No."', None),
        ],
    )
    def test_the_party_is_taken_from_the_coverage(self, text: str, party: str | None) -> None:
        assert page(text, "Ann Lee").person("Ann Lee").party_id == party

    def test_the_ballot_paper_outranks_the_text(self) -> None:
        text = 'Former Labour MP Ann Lee said: "No."\n--\nResult: Ann Lee 12, Bob Ray 3'
        found = page(text, "Ann Lee", ballot=[("Ann Lee", "green-party"), ("Bob Ray", None)])
        assert found.person("Ann Lee").party_id == "green-party"
        assert [found.found.people[i].name for i in found.found.known] == ["Ann Lee", "Bob Ray"]

    def test_candidates_of_one_name_for_two_parties_are_two(self) -> None:
        text = "Dover: Ann Lee 12, Bob Ray 3. Deal: Tim Fox 9, Ann  Lee 2"
        found = page(text, ballot=[("Ann Lee", "green-party"), ("Ann  Lee", "labour-party")])
        assert len(found.found.people) == 2

    def test_only_speakers_and_candidates_are_people(self) -> None:
        text = 'Ann Lee met Bob Ray of Dover Council. Ann Lee said: "No."'
        assert [p.name for p in page(text, "Ann Lee").found.people] == ["Ann Lee"]


class TestMessages:
    def test_the_same_sender_twice_is_one_person(self) -> None:
        text = "Tim Lee in Dover tweets: Well\n--\nTim Lee in Dover tweets: Well well"
        assert len(page(text).found.people) == 1

    def test_senders_in_two_places_are_two_people(self) -> None:
        text = "Tim Lee in Dover tweets: Well\n--\nTim Lee in Leeds tweets: Well well"
        assert len(page(text).found.people) == 2

    def test_a_reader_is_not_the_politician_of_the_same_name(self) -> None:
        text = 'Tory MP Tim Lee said: "No."\n--\nTim Lee in Leeds tweets: Well'
        found = page(text, "Tory MP Tim Lee")
        assert len(found.found.people) == 2
        assert [p.party_id for p in found.found.people] == ["conservative-party", None]

    def test_a_politician_who_tweets_is_herself(self) -> None:
        text = 'SNP MP Ann Lee tweets: Well\n--\nMs Lee said: "No."'
        found = page(text, "Ms Lee")
        assert found.speakers == ["Ann Lee"] * 2
        assert found.person("Ann Lee").description == "SNP MP"

    def test_a_place_after_the_signature_is_no_role(self) -> None:
        found = page("Ann, Upper Deal, tweets: Well\n--\nAnn Lee, Green leader, tweets: Well")
        assert [p.description for p in found.found.people] == [None, "Green leader"]

    def test_a_role_inside_the_signature_is_not_the_name(self) -> None:
        found = page("Former First Minister Lord Ray tweets: Well\n--\nAnn Lee AM tweets: Well")
        assert found.speakers == ["Lord Ray", "Ann Lee"]
        assert found.person("Lord Ray").description == "Former First Minister"

    def test_a_role_after_the_sender_describes(self) -> None:
        text = "Ann Lee, parliamentary editor at the Echo, tweets: Well"
        assert page(text).person("Ann Lee").description == "parliamentary editor at the Echo"

    def test_a_council_that_tweets_is_an_organisation(self) -> None:
        assert page("Dover Council tweets: Counting").person("Dover Council").kind == "organisation"


class TestMentions:
    def test_names_with_titles_and_without_possessives(self) -> None:
        text = 'Labour MP Ann Lee said: "No." Ms Lee\'s friends cheered Lee. Sir Bob Ray did not.'
        assert page(text, "Ann Lee").mentions == [
            ("Ann Lee", "Ann Lee"),
            ("Ann Lee", "Ms Lee"),
            ("Ann Lee", "Lee"),
        ]

    def test_captions_headings_and_messages_name_people(self) -> None:
        text = (
            'heading: Lee speaks\n\ncaption: Ann Lee\n\nAnn Lee said: "No."\n--\nTim tweets: ann lee is right'
        )
        assert [m for m in page(text, "Ann Lee").mentions if m[0] == "Ann Lee"] == [
            ("Ann Lee", "Lee"),
            ("Ann Lee", "Ann Lee"),
            ("Ann Lee", "Ann Lee"),
            ("Ann Lee", "ann lee"),
        ]

    def test_ordinary_words_in_a_message_name_nobody(self) -> None:
        text = 'Will Young said: "No."\n--\nTim tweets: will young voters come?\n--\nMr Young said: "No."'
        named = [name for name, _ in page(text, "Will Young", "Mr Young").mentions]
        assert named == ["Will Young", "Tim", "Will Young"]

    def test_a_surname_that_is_a_word_needs_a_place_for_a_name(self) -> None:
        text = 'Vicki Young said: "No." Young voters agreed. I met Young there. Young said so. He is young.'
        assert (
            page(text, "Vicki Young").mentions
            == [("Vicki Young", "Vicki Young")] + [("Vicki Young", "Young")] * 2
        )

    @pytest.mark.parametrize(
        ("name", "rest", "times"),
        [
            ("Ann May", "In May they met. Next May too. May 5. Then May left. May won.", 2),
            ("Ann West", "West Dover is near. They went West. West said so. West's car.", 2),
            ("Ann Long", "Long queues formed. Long's car. Long admitted it.", 2),
            ("Ann Hill", "Hill won. They saw Hill.", 2),
        ],
    )
    def test_a_surname_that_is_a_word_is_told_by_what_stands_beside_it(
        self, name: str, rest: str, times: int
    ) -> None:
        found = page(f'{name} said: "No." {rest}', name)
        assert found.mentions == [(name, name)] + [(name, name.split()[1])] * times

    def test_a_ward_called_so_is_nobody(self) -> None:
        text = (
            'Ann Ray said: "No." In Ray ward it rained. The Ray constituency. Ray\'s ward. Ray riding high.'
        )
        assert page(text, "Ann Ray").mentions == [("Ann Ray", "Ann Ray")] + [("Ann Ray", "Ray")] * 2

    def test_a_longer_name_is_somebody_else(self) -> None:
        text = 'Ann Hope said: "No." Merry Olaf Hope left. The Hope Report is out. We hope.'
        assert page(text, "Ann Hope").mentions == [("Ann Hope", "Ann Hope")]

    def test_handles_and_hashtags_are_no_mentions(self) -> None:
        text = 'Ann Lee said: "No." @AnnLee #AnnLee @Lee anti-Lee'
        assert page(text, "Ann Lee").mentions == [("Ann Lee", "Ann Lee")]

    def test_a_shared_surname_is_a_mention_only_where_the_section_tells(self) -> None:
        text = 'Ann Lee said: "No."\n--\nBob Lee said: "No."\n--\nLee left.'
        assert page(text, "Ann Lee", "Bob Lee").mentions == [("Ann Lee", "Ann Lee"), ("Bob Lee", "Bob Lee")]

    def test_an_organisation_is_mentioned_by_its_full_name(self) -> None:
        text = 'The Mirror said it was "grim". The Mirror\'s report. The Sunday Mirror. The Mirror Group.'
        assert page(text, "The Mirror").mentions == [("Mirror", "Mirror")] * 2


def test_nothing_is_found_where_nobody_speaks() -> None:
    assert page("Ann Lee met Bob Ray.").found.people == ()


def test_an_account_that_writes_is_its_writer() -> None:
    found = parse("@marsh_hen tweets: No tea.\n\n@marsh_hen writes: “Still no tea.”")
    assert [quote.speaker for quote in found.quotes] == ["@marsh_hen", "@marsh_hen"]
    assert [person.name for person in found.people] == ["@marsh_hen"]


def test_a_page_may_end_in_whom_a_name_leads_up_to() -> None:
    found = parse('Ann Lee said it was "hard".\n\nAccording to Ann Lee, the chairman')
    assert [quote.speaker for quote in found.quotes] == ["Ann Lee"]


@pytest.mark.parametrize("text", ["000 .  - now UKIP - 000 - now UKIP -"])
def test_a_name_of_marks_alone_breaks_nothing(text: str) -> None:
    assert parse(text).text == text


@pytest.mark.parametrize(
    ("below", "speaker"),
    [
        ("So said Ann Lee to the hall.", "Ann Lee"),
        ("Those were the words of Ann Lee at the count.", "Ann Lee"),
        ("That was the verdict from Ann Lee at the count.", "Ann Lee"),
        ("That's the message from council leader Ann Lee.", "Ann Lee"),
        ("That was the road from Dover.", None),
        ("So her deputy, Ann Lee, would stay.", None),
        ("So said the old song.", None),
    ],
)
def test_a_paragraph_below_may_say_whose_words_they_are(below: str, speaker: str | None) -> None:
    quotes = find_quotes(f"“The sea is our road, and it is shut.”\n\n{below}")
    assert [quote.speaker for quote in quotes] == [speaker]
