"""Whom a text says is elected, of some contestants."""

from __future__ import annotations

import pytest

from rsdata.language.election_calls import Calls, calls_in, race_calls_in, who_concede, who_is_elected

CONTESTANTS = ("Wilfred Dacre", "Constance Eade", "FRYER, Nils", "Petra Gosse", "Nan Gosse", "Ann Lally")

# what is said, the surnames of those who are elected by it, and whether nobody else is
SAID = (
    ("I declare that Wilfred Dacre and Nils Fryer are duly elected.", "Dacre Fryer", True),
    ("Dacre, Eade and Fryer were elected, in that order.", "Dacre Eade Fryer", True),
    ("In Ash, Dacre (Lab) and Eade (Con) were elected.", "Dacre Eade", True),
    ("Labour's Wilfred Dacre and Green Constance Eade take the two seats.", "Dacre Eade", True),
    ("Dacre was elected on the first count, Eade on the third.", "Dacre Eade", False),
    ("Mr Dacre is deemed elected without reaching the quota.", "Dacre", False),
    ("Ms Eade will be the member for Ashdale.", "Eade", True),
    ("Elected: Wilfred Dacre (Lab), Constance Eade (Con).", "Dacre Eade", True),
    ("Elected\nWilfred Dacre\nConstance Eade\n\nNils Fryer went home.", "Dacre Eade", True),
    ("The following were elected: Wilfred Dacre, Nils Fryer", "Dacre Fryer", True),
    ("Nan Gosse was elected.", "Gosse", False),
    ("Gosse was elected.", "", False),
    ("Neither Wilfred Dacre nor Constance Eade was elected.", "", False),
    ("Dacre and Eade were not elected.", "", False),
    ("Not elected: Wilfred Dacre", "", False),
    ("Mr Dacre was elected in 2019.", "", False),
    ("Mr Dacre was elected leader.", "", False),
    ("Nils Fryer, who started fourth, was elected at stage five.", "Fryer", False),
    ("Elected: Wilfred Dacre (FG), first count; Nils Fryer (SF), count 5.", "Dacre Fryer", True),
    ("Messrs Dacre and Fryer are elected.", "Dacre Fryer", True),
    ("If Wilfred Dacre were elected, he said, he would resign.", "", False),
    ("Marsh and Dacre and Quill were elected.", "", False),
    ("Dacre had 16,020 votes to Eade's 13,912 and was elected.", "Dacre", False),
    (
        "Dacre passed the quota and was elected on the third count, and Lally was elected on the fourth.",
        "Dacre Lally",
        False,
    ),
    ("Dacre, who won most transfers, and Lally were elected.", "Dacre Lally", True),
)


@pytest.mark.parametrize(("text", "surnames", "whole"), SAID)
def test_who_is_said_to_be_elected(text: str, surnames: str, whole: bool) -> None:
    said = who_is_elected(CONTESTANTS, Calls(calls_in(text)).of(CONTESTANTS))
    found = [CONTESTANTS[at].partition(",")[0].split()[-1].capitalize() for at in sorted(said.elected)]
    assert found == surnames.split()
    if found:
        assert said.whole is whole


PARTIES = ("labour-party", "conservative-party", "green-party", "green-party", None, "liberal-democrats")
# what a page says of the race in Ashdale, and the surnames of those who are elected by it
RACES = (
    ("Nils Fryer defeated Constance Eade by 104 votes.", "Fryer"),
    ("If Nils Fryer had beaten Constance Eade by 104 votes, he would sit.", ""),
    ("Wilfred Dacre has won Ashdale.", "Dacre"),
    ("10:40 Labour's Wilfred Dacre has won on preferences", "Dacre"),
    ("After preferences Ms Eade won by 52.4 per cent to 47.6 for Mr Dacre.", "Eade"),
    ("After preferences Lally wins, 52.9 to 47.1.", "Lally"),
    ("BREAKING: Constance Eade wins Ashdale for the first time", "Eade"),
    ("The Conservatives take Ashdale from Labour", "Eade"),
    ("RESULT: Lib Dems gain Ashdale", "Lally"),
    ("The Greens take Ashdale from Labour", ""),
    ("The Conservatives take Elm Park from Labour", ""),
    ("The wire has called the race for Democrat Constance Eade, who", "Eade"),
    ("Echo calls XY-12 for Lally", "Lally"),
    ("Mayor-elect Nan Gosse sang.", "Gosse"),
    ("Can Wilfred Dacre win Ashdale?", ""),
    ("Has Wilfred Dacre won Ashdale?", ""),
    ("When Wilfred Dacre wins Ashdale, we dance.", ""),
    ("Labour say Wilfred Dacre has won Ashdale.", ""),
    ("Exit poll: Wilfred Dacre wins Ashdale.", ""),
    ("Labour could take Ashdale.", ""),
    ("Wilfred Dacre wins Ashdale every time.", ""),
    ("Labour win Ashdale if it rains.", ""),
    ("“Wilfred Dacre has won Ashdale,” said a fan.", ""),
    ("Wilfred Dacre wins the toss.", ""),
    ("Wilfred Dacre wins Elm Park.", ""),
    ("Wilfred Dacre takes Questions.", ""),
    ("Labour held Ashdale.", ""),
    ("After preferences Dacre defeated Eade by 51 per cent to 49.", "Dacre"),
    ("Dacre beat Eade by 54% to 46% in the survey.", ""),
    ("After preferences in 2019 Dacre beat Eade by 54% to 46%.", ""),
    ("She called on the hall for Lally to resign.", ""),
)


@pytest.mark.parametrize(("text", "surnames"), RACES)
def test_who_is_said_to_have_won_a_race(text: str, surnames: str) -> None:
    calls = Calls(race_calls_in(text)).of(CONTESTANTS, "Ashdale")
    said = who_is_elected(CONTESTANTS, calls, PARTIES, "Ashdale")
    found = [CONTESTANTS[at].partition(",")[0].split()[-1].capitalize() for at in sorted(said.elected)]
    assert found == surnames.split()


CONCEDED = (
    ("Dacre concedes", "Dacre"),
    ("Labour candidate Wilfred Dacre has conceded on air.", "Dacre"),
    ("Defeated minister Constance Eade has no regrets.", "Eade"),
    ("Dacre concedes that it rained.", ""),
    ("Dacre has not conceded.", ""),
    ("Dacre refuses to concede.", ""),
    ("If Dacre concedes, we dance.", ""),
)


@pytest.mark.parametrize(("text", "surnames"), CONCEDED)
def test_who_is_said_to_concede(text: str, surnames: str) -> None:
    found = who_concede(CONTESTANTS, Calls(race_calls_in(text)))
    assert [CONTESTANTS[at].split()[-1] for at in sorted(found)] == surnames.split()
