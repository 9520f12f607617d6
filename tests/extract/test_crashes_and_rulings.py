"""Events that the courts, the roads and the ballot box bring: their types, their parties, their modality."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_events import shown

TOLD = {
    "who drives has an accident": [
        (
            "A drunk driver hit two cyclists near Ghent.",
            "ACCIDENT/transport occurred: A drunk driver > two cyclists",
        ),
        ("A cyclist was struck by a minibus on the ring road.", "ACCIDENT/transport occurred:  > A cyclist"),
        (
            "A taxi driver ran over three children.",
            "ACCIDENT/transport occurred: A taxi driver > three children",
        ),
        ("Rebels hit a bus with a rocket.", "ASSAULT/attack occurred: Rebels > "),
    ],
    "what comes of an accident is one": [
        ("A pickup struck a tram, killing seven riders.", "ACCIDENT/toll occurred:  > seven riders"),
        (
            "A missile struck a tram, killing seven riders.",
            "ASSAULT/attack occurred: A missile > seven riders",
        ),
    ],
    "a suit is turned down that somebody brought": [
        (
            "The judge dismissed a lawsuit that ranchers had filed against the state.",
            "REJECT/ occurred: The judge > ranchers",
        ),
        ("The tribunal threw out the petition of the miners.", "REJECT/ occurred: The tribunal > the miners"),
        ("The court dismissed the appeal by Hill.", "REJECT/ occurred: The court > Hill"),
        ("Prosecutors dropped the charges against Moss.", "CONCEDE/ease occurred: Prosecutors > Moss"),
    ],
    "a fire is told by where it burns": [
        ("A fire at a hostel in Bilbao left nine people homeless.", "ACCIDENT/structure occurred:  > "),
        ("The judges studied the fatal flat fire.", "ACCIDENT/structure occurred:  > "),
    ],
    "the attack is hardly the shot that ended it": [
        (
            "A gunman opened fire, killing two men before police shot him. Lind called the attack mad.",
            "ASSAULT/attack occurred: A gunman > ",
        ),
    ],
    "talks that collapse hurt nobody": [
        (
            "Talks collapsed on Friday. Two officers were hurt by stones.",
            "ASSAULT/attack occurred:  > Two officers",
        ),
        ("A roof collapsed on Friday. Two officers were hurt.", "ACCIDENT/toll occurred:  > Two officers"),
    ],
    "who is hurt arrests nobody": [
        (
            "Two officers were hurt by stones and three miners were detained.",
            "COERCE/arrest occurred:  > three miners",
        ),
    ],
    "where a house stands is not who is searched": [
        ("Police searched her flat and a gallery in Antwerp.", "COERCE/seize occurred: Police > "),
    ],
    "police who charge somebody with a crime accuse": [
        ("Police charged two men with theft.", "ACCUSE/allege occurred: Police > two men"),
        ("The state charged Paul Kern with perjury.", "ACCUSE/allege occurred: The state > Paul Kern"),
        ("Police charged the protesters with batons.", "COERCE/disperse occurred: Police > the protesters"),
    ],
    "strikes are of arms where nothing is told of work": [
        (
            "Shells hit a mosque near the border, and rebels burned a tank. India condemned the strikes.",
            "ASSAULT/attack occurred: ",
        ),
    ],
    "whom one visits is visited by somebody else": [
        (
            "The hall was full. Lind left after visiting Paul Kern.",
            "CONSULT/visit occurred: Lind > Paul Kern",
        ),
    ],
    "no trace of a deed is none": [
        ("The barn stood in a field. There were no signs of an explosion.", "negated:  > "),
    ],
    "whoever sets himself on fire protests": [
        ("A monk set himself alight outside the embassy.", "PROTEST/demo occurred: A monk > the embassy"),
    ],
    "a referendum is a vote": [
        ("The cabinet held a referendum in May.", "VOTE/election occurred: The cabinet > "),
        ("Residents voted on a new bridge.", "VOTE/election occurred: Residents > "),
        ("Ann Hill won the primary in Ohio.", "VOTE/result occurred: Ann Hill > "),
    ],
    "what is tried by other means than people is done by whoever uses them": [
        ("The army used tanks to storm the town.", "The army > the town"),
        ("The firm hired guards to evict the squatters.", "COERCE/restrict planned: guards > the squatters"),
    ],
    "whom others had accused before, nobody named accuses now": [
        ("Police spoke to people who had been accused of theft.", "ACCUSE/allege occurred:  > people"),
    ],
    "a thing that would let somebody act leaves it open": [
        ("The plan would allow the police to remove squatters.", "possible: the police > squatters"),
        ("The amendment would let the king dissolve parliament.", "possible: the king > parliament"),
        ("The deal will see Norway withdraw its troops.", "RETREAT/withdraw planned: Norway > "),
    ],
}
ROWS = [(rule, *row) for rule, rows in TOLD.items() for row in rows]


@pytest.mark.parametrize(("rule", "text", "expected"), ROWS)
def test_an_event_is_told_as_it_is_meant(parser: Parser, rule: str, text: str, expected: str) -> None:
    found = [shown(event, text) for event in extract(text, parser).events]
    assert any(expected in each for each in found), (rule, found)


@pytest.mark.parametrize(
    "text",
    [
        "The scandal damaged the firm's reputation and its share price.",
        "The channel interrupted its broadcast of the final.",
        "Economists warned of a recession.",
        "States that jail critics are poor.",
        "Hill was seen at a roadblock.",
        "Berg, who hails from Oslo, liked the plan.",
        "The trams ran over the bridge.",
    ],
)
def test_nobody_is_coerced_and_nothing_crashes(parser: Parser, text: str) -> None:
    assert extract(text, parser).events == ()
