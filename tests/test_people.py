"""The people of the shipped page, as somebody who read it would list them."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from rsdata import parse
from rsdata.model import Coverage, Person


@pytest.fixture(scope="module")
def people(coverage: Coverage) -> dict[str, Person]:
    return {person.name: person for person in coverage.people}


def test_nobody_stands_there_twice(coverage: Coverage) -> None:
    assert [name for name, times in Counter(p.name for p in coverage.people).items() if times > 1] == []


def test_everybody_speaks_or_stands(coverage: Coverage) -> None:
    there = {q.speaker_id for q in coverage.quotes} | {c.person_id for c in coverage.candidates}
    assert {p.id for p in coverage.people} == there - {None}


def test_names_carry_no_courtesy_title(coverage: Coverage) -> None:
    titles = {"Mr", "Mrs", "Ms", "Miss", "Sir", "Dame", "Dr", "Prof", "Professor", "Councillor", "The", "the"}
    assert [p.name for p in coverage.people if p.name.split()[0] in titles] == []


@pytest.mark.parametrize(
    "name",
    [
        "Christopher Irvine",
        "Lord Ashcroft",
        "Roger Gale",
        "Andrew Russell",
        "Grant Shapps",
        "Michael Gove",
        "Austin Mitchell",
    ],
)
def test_a_person_stands_under_the_fullest_form_printed(people: dict[str, Person], name: str) -> None:
    surname = name.split()[-1]
    assert people[name].kind == "person"
    assert [n for n in people if n.endswith(surname) and n != name] in ([], ["Glen Mitchell"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Louise Stewart", "Sarah Louise Stewart"),
        ("Austin Mitchell", "Glen Mitchell"),
        ("Ian Austin", "Austin Mitchell"),
        ("David Cameron", "Cameron Penny"),
        ("Rob Watson", "Adam Watson"),
        ("Chris Jones", "Mary-Ann Jones"),
        ("Christopher Hope", "Alex Christopher"),
        ("Christopher Irvine", "Christopher Challis"),
    ],
)
def test_namesakes_are_two(people: dict[str, Person], one: str, other: str) -> None:
    assert {one, other} <= people.keys()


def test_organisations_are_told_from_people(coverage: Coverage) -> None:
    assert {p.name for p in coverage.people if p.kind == "organisation"} == {
        "Daily Mail",
        "Mirror",
        "BBC Radio 5 live",
        "Medway Council",
    }


def test_nobody_stands_there_for_a_title_a_handle_or_a_crowd(coverage: Coverage) -> None:
    assert [p.name for p in coverage.people if p.kind == "role" or p.name.startswith(("@", "#"))] == []


@pytest.mark.parametrize(
    ("name", "description", "party"),
    [
        ("Ed Miliband", "Labour leader", "labour-party"),
        ("Nigel Farage", "UKIP's leader", "uk-independence-party"),
        ("Mark Reckless", "former Tory MP", "uk-independence-party"),
        ("Douglas Carswell", "UKIP MP", "uk-independence-party"),
        ("Harriet Harman", "Deputy Labour leader", "labour-party"),
        ("Ian Austin", "Labour MP for Dudley North", "labour-party"),
        ("Emily Thornberry", "shadow attorney general", "labour-party"),
        ("Roger Gale", "Thanet North Conservative MP", "conservative-party"),
        ("Grant Shapps", "Conservative Party chairman", "conservative-party"),
        ("Pete Wishart", "SNP MP", "scottish-national-party"),
        ("Lord Ashcroft", "Conservative peer", "conservative-party"),
        ("Priti Patel", "Conservative MP for Witham in Essex", "conservative-party"),
        ("Tim Farron", "party president", "liberal-democrats"),
        ("Michael Gove", "government chief whip", None),
        ("John Baron", "MP for Basildon and Billericay", None),
        ("Nick Robinson", "BBC Political Editor", None),
        ("Oliver Wright", None, None),
        ("Peter Kellner", "YouGov president", None),
        ("Angela Rahman", "Rochester resident", None),
        ("Rob Watson", "UK political correspondent, BBC World Affairs Unit", None),
        ("Chris Jones", None, None),
        ("Geoff Juby", None, "liberal-democrats"),
    ],
)
def test_description_and_party_are_the_coverages(
    people: dict[str, Person], name: str, description: str | None, party: str | None
) -> None:
    assert (people[name].description, people[name].party_id) == (description, party)


@pytest.mark.parametrize(
    ("text", "description", "party"),
    [
        ("Fianna Fáil's Ann Lee said", None, "fianna-fail"),
        ("Labor senator Ann Lee said", "Labor senator", "australian-labor-party"),
        ("Labor pollster Ann Lee said", "Labor pollster", None),
        ("Labor secretary Ann Lee said", "Labor secretary", None),
        ("Congress member Ann Lee said", "Congress member", None),
        ("Fine Gael minister Ann Lee said", "Fine Gael minister", "fine-gael"),
        (
            "The Democratic Alliance's mayoral candidate, Ann Lee, said",
            "Democratic Alliance's mayoral candidate",
            "democratic-alliance",
        ),
        ("Top senator Ann Lee said", "Top senator", None),
        ("Former Labor senator Ann Lee said", "Former Labor senator", None),
        ("National's Ann Lee said", None, None),
        ("The provincial electoral officer Ann Lee said", "provincial electoral officer", None),
        ("Ann Lee came. A member of Lee's own team said it was late. Lee said", None, None),
    ],
)
def test_what_is_printed_beside_a_name_tells_office_and_party(
    text: str, description: str | None, party: str | None
) -> None:
    (person,) = (p for p in parse(f'{text}: "So it goes."\n').people if p.name == "Ann Lee")
    assert (person.description, person.party_id) == (description, party)


def test_mentions_name_the_person(coverage: Coverage) -> None:
    names = {p.id: p for p in coverage.people}
    for mention in coverage.mentions:
        person = names[mention.person_id]
        printed = coverage.text[mention.char_start : mention.char_end]
        assert printed.lower().split()[-1] == person.name.lower().split()[-1], printed
        assert coverage.text[mention.char_start - 1] not in "@#"


def test_each_mention_stands_alone(coverage: Coverage) -> None:
    places = sorted((m.char_start, m.char_end) for m in coverage.mentions)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Mark Reckless", {"Mark Reckless", "Mr Reckless", "Reckless", "Mark reckless", "mark reckless"}),
        ("Austin Mitchell", {"Austin Mitchell", "Mr Mitchell"}),
        ("Christopher Hope", {"Christopher Hope"}),
        ("Roger Gale", {"Sir Roger Gale"}),
        ("Vicki Young", {"Vicki Young"}),
        ("Nick Long", {"Nick Long"}),
    ],
)
def test_a_person_is_mentioned_in_these_words(
    coverage: Coverage, people: dict[str, Person], name: str, printed: set[str]
) -> None:
    person = people[name].id
    assert {
        coverage.text[m.char_start : m.char_end] for m in coverage.mentions if m.person_id == person
    } == printed


def test_she_may_be_whom_the_post_before_named() -> None:
    """By the clock: the post below on a page whose newest post comes first."""
    newest_first = """22:20
        She calls it "late" and leaves by the back door.

        22:14
        Outgoing treasurer Ann Lee has taken the stage.

        22:01
        The doors are shut in every ward."""
    oldest_first = """22:01
        The doors are shut in every ward.

        22:14
        Outgoing treasurer Ann Lee has taken the stage.

        22:20
        She calls it "late" and leaves by the back door."""
    for text in (newest_first, oldest_first):
        assert [q.speaker for q in parse(dedented(text)).quotes] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("earlier", "speaker"),
    [
        (["Bob Ray is on stage.", "He is on to trams now."], "Bob Ray"),
        (["Bob Ray is taking on Tim Hill over trams."], None),
        (["Bob Ray is taking on Tim Hill over trams.", "He is on to the quay."], "Bob Ray"),
        (["Bob Ray is taking on Tim Hill. A long night is ahead."], "Bob Ray"),
        (["Bob Ray asks about trams. We are off, starting with Tim Hill."], None),
        (["Bob Ray is on stage.", "Ash: Green hold."], None),
    ],
)
def test_he_may_be_who_opens_the_posts_before(earlier: list[str], speaker: str | None) -> None:
    posts = [*earlier, 'He calls it "late".']
    text = "\n\n".join(f"22:0{n}\n{post}" for n, post in enumerate(("The doors are shut.", *posts), 1))
    assert [q.speaker for q in parse(text).quotes] == [speaker]


@pytest.mark.parametrize(
    "post",
    [
        'Recount at Ash\n\nShe calls it "late" and leaves by the back door.',
        'Mary Ray is here too. She calls it "late".',
        'The Ash spokeswoman is here too. She calls it "late".',
        'He calls it "late" and leaves by the back door.',
    ],
)
def test_another_scene_is_not_looked_back_from(post: str) -> None:
    text = (
        f"22:01 Hello\n\nPolls close.\n\n22:14 Later\n\nOutgoing treasurer Ann Lee is here.\n\n22:20 {post}\n"
    )
    assert "Ann Lee" not in [q.speaker for q in parse(text).quotes]


def test_what_stands_above_the_first_post_names_people() -> None:
    coverage = parse(
        "Live: the interview\n\nManti Ward, the hero of the Ash team, speaks to Channel 4. “I am calm,”"
        " he said.\n\n3:10 p.m.: Ward says it is “all over”.\n\n3:12 p.m.: “I was in love,” Ward"
        " says.\n\n3:20 p.m.: That is it."
    )
    assert [(q.text, q.speaker) for q in coverage.quotes] == [
        ("all over", "Manti Ward"),
        ("I was in love,", "Manti Ward"),
    ]  # and it holds no quotations itself
    assert {m.post_id for m in coverage.mentions} <= {post.id for post in coverage.posts}
    assert all(m.char_start >= coverage.posts[0].char_start for m in coverage.mentions)


def test_the_reporters_of_a_page_are_not_whom_its_posts_tell_of() -> None:
    coverage = parse(
        "Ash vote: live\n\nBy Bob Ray and Ida Moss\n\nTom Ray is hoping to win.\n\n22:00 Ray says it is"
        " “all over”.\n\n22:05 “Well,” says Ray.\n\n22:10 That is it."
    )
    assert [q.speaker for q in coverage.quotes] == ["Tom Ray", "Tom Ray"]


def test_an_office_that_tweets_is_a_role_and_a_body_an_organisation() -> None:
    text = """22:01
        Ash Secretary of State tweets: We go on.

        22:14
        Ministry of Works tweets: We stop.

        22:20
        Dean Baker in York tweets: Me too."""
    people = {person.name: person.kind for person in parse(dedented(text)).people}
    assert people == {
        "Ash Secretary of State": "role",
        "Ministry of Works": "organisation",
        "Dean Baker": "person",
    }


@pytest.mark.parametrize(
    "body", ["Elmwood Housing", "Elmshire Liberal Democrats", "The Elmshire Champion", "Ash Town Council"]
)
def test_a_body_of_several_words_is_no_person(body: str) -> None:
    people = {p.name: p.kind for p in parse(f'{body} said it was "late".').people}
    assert people == {body.removeprefix("The "): "organisation"}


@pytest.mark.parametrize(
    ("said", "party"),
    [
        ("Progressive Conservative Leader Bo Tan", "progressive-conservative-party"),
        ("Bo Tan, the United Conservative candidate,", "united-conservative-party"),
        ("Conservative Leader Bo Tan", "conservative-party"),
        ("Scottish Labour leader Bo Tan", "labour-party"),
        ("Greens leader Bo Tan", "green-party"),
    ],
)
def test_a_longer_name_is_of_another_party(said: str, party: str) -> None:
    (person,) = parse(f"{said} said: “We go on.”").people
    assert (person.name, person.party_id) == ("Bo Tan", party)


def dedented(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines()) + "\n"


@pytest.mark.parametrize(
    ("printed", "surname", "name"),
    [
        ("HARGREAVES, Edna May", "Cllr Hargreaves", "Edna May Hargreaves"),
        ("O'BRIEN, Tom", "Mr O'Brien", "Tom O'Brien"),
        ("DUNCAN MOSS, Ada", "Ms Moss", "Ada Duncan Moss"),
        ("PURVIS Colin", "Mr Purvis", "Colin Purvis"),
        ("Crowe, Dr Nell", "Dr Crowe", "Nell Crowe"),
        ("AJ Tan", "Mr Tan", "AJ Tan"),
    ],
)
def test_a_candidate_printed_surname_first_is_named_as_people_say_it(
    printed: str, surname: str, name: str
) -> None:
    coverage = parse(
        "Ash by-election: live\n\n22:00 Polls close\n\nThat is it.\n\n23:10 Castle ward: result\n\n"
        f"{printed} (Labour) 812\nRAY, Bob (Conservative) 640\n\n23:20 After\n\n{surname} said it was “late”."
        "\n\n23:40 More\n\nThat is it."
    )
    assert [c.name for c in coverage.candidates] == [printed, "RAY, Bob"]
    assert [(q.speaker, q.speaker_id) for q in coverage.quotes] == [(name, coverage.candidates[0].person_id)]


def test_a_picture_behind_a_senders_name_is_no_part_of_it() -> None:
    coverage = parse("22:01 Ann Lee 💚 tweets: We go on.\n\n22:14 Ann Lee is here.\n\n22:20 That is it.")
    assert [(q.kind, q.speaker) for q in coverage.quotes] == [("tweet", "Ann Lee")]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Their Labour opponent", "Cy Dow"),
        ("His Labour opponent", "Cy Dow"),
        ("Lee's Labour rival", "Cy Dow"),
        ("His Labour colleague", "Labour colleague"),
    ],
)
def test_an_opponent_of_a_party_is_who_stands_for_it(printed: str, name: str) -> None:
    coverage = parse(
        "Ash result\n\nTom Lee (Con) 4,812\nCy Dow (Lab) 3,640\nBo Ek (Grn) 912\n\n"
        f"Lee won. {printed} said: “Well.”"
    )
    assert [q.speaker for q in coverage.quotes] == [name]


@pytest.mark.parametrize(("party", "name"), [("NDP", "Bev Hale"), ("Liberal", "Ian Moss")])
def test_a_candidate_of_a_party_abroad_is_who_stands_for_it(party: str, name: str) -> None:
    coverage = parse(
        "Ontario votes: live\n\n22:00 Polls close\n\nPolls are closed in Ontario.\n\n22:10 A word\n\n"
        f"“He ran here once,” the {party} candidate recalls.\n\n23:10 Result\n\n"
        "Bev Hale, NDP, 3,811\nIan Moss, Liberal, 3,794\nRick Ray, Green, 1,265\n\n23:40 More\n\nThat is it."
    )
    assert [q.speaker for q in coverage.quotes] == [name]
