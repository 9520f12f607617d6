"""Parties of events: who is one, in which place of a clause, and in which words."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_events import shown

TOLD = {
    "money, might and what is abstract are nobody": [
        ("The brokers demanded a fee of 40,000 US dollars from the farmers.", "The brokers > the farmers"),
        ("The ministry condemned the use of force.", "The ministry > "),
        ("Police asked for extra powers after the riot.", "Police > "),
        ("World powers agreed to extend the talks.", "World powers > "),
    ],
    "a storm and a ship are nobody": [
        ("Hurricane Mira killed thirty people.", " > thirty people"),
        (
            "The National Hurricane Center warned the islanders.",
            "The National Hurricane Center > the islanders",
        ),
    ],
    "a time owns no meeting": [
        ("Tuesday's meeting of the harbour board ended.", "CONSULT/meet occurred: the harbour board > "),
        ("At tonight's first meeting of the school council, parents spoke.", "the school council > "),
    ],
    "she is not her lawyer": [
        ("Her lawyer Ivan Petrov said that she was beaten in the cell.", " > she"),
        ("His brother told reporters that he had been arrested at the border.", " > he"),
        ("The treasurer said he was beaten in the cell.", " > The treasurer"),
    ],
    "who is asked behind a preposition does what is asked": [
        ("The union appealed to the court to free the drivers.", "the court > the drivers"),
        ("The envoy called on the militia to release all hostages.", "the militia > all hostages"),
        ("The union appealed to the court to free the drivers.", "REQUEST/ occurred: The union > the court"),
    ],
    "a past behind an infinitive goes on from the verb above": [
        (
            "The bishops urged the generals to come back and condemned the raid on the convent.",
            "ACCUSE/disapprove occurred: The bishops > ",
        ),
    ],
    "a decision is of whom it names": [
        ("He called the Danish decision to close two bridges a mistake.", "Danish > "),
    ],
    "a passive that is alleged accuses its agent": [
        ("The party alleged that votes from ninety stations were changed.", "The party > "),
        ("The widow alleged that her son was beaten by guards.", "The widow > guards"),
        ("He alleged that you have insulted the nurses.", "He > you"),
    ],
    "who is brought away or somewhere suffers it, not the place": [
        ("The rebels drove forty families out of Mbeya.", "The rebels > forty families"),
        (
            "France had called the ambassador of Chile to the foreign ministry.",
            "France > the ambassador of Chile",
        ),
    ],
    "a participle tells on whom a deed is brought": [
        ("The suspension imposed on the swimmer was upheld.", " > the swimmer"),
        ("A judge ordered him held for thirty days.", "COERCE/arrest possible:  > him"),
        ("Former mayor gets ten years over bribes.", "COERCE/convict occurred:  > Former mayor"),
    ],
    "who agrees to talks, leaves or wants them takes part": [
        ("Nurses agreed to talks with the ministry.", "CONSULT/meet occurred: Nurses > the ministry"),
    ],
    "one does at another's request what is asked of one": [
        ("The council will hold a debate at the request of Norway.", "Norway > The council"),
    ],
    "an 's before an intransitive participle is a perfect": [
        ("Now that he's resigned, the race is open.", "RETREAT/resign occurred: he > "),
    ],
    "a by-phrase that is parsed below tells who does it": [
        (
            "The opposition leader was barred from leaving the country by the court.",
            "the court > The opposition leader",
        ),
        ("The inspectors were denied access to the plant by the operator.", "the operator > The inspectors"),
        (
            "The ferry operator was fined by the port authority for overloading.",
            "the port authority > The ferry operator",
        ),
    ],
    "a participle without a subject is told of the clause's": [
        ("The man appeared in court charged with theft.", "ACCUSE/allege occurred:  > The man"),
    ],
    "who claims a deed did it": [
        ("The attack, claimed by a militia, killed twelve soldiers.", "a militia > twelve soldiers"),
    ],
    "those who made what is turned down are turned down": [
        ("The union has rejected the offer made by the county.", "The union > the county"),
    ],
    "whence a missile comes is not whom it hits": [
        ("A missile fired from Malta sank a tanker.", "ASSAULT/heavy-weapons occurred:  > "),
    ],
    "force is used on whom it is to drive away": [
        ("Police used tear gas to disperse doctors marching to parliament.", "Police > doctors"),
    ],
    "one marches for those who are to be freed, not against them": [
        ("Hundreds gathered to demand the release of two poets.", "PROTEST/demo occurred: Hundreds > "),
    ],
    "a title may have its adjective behind": [
        ("The secretary-general met with bankers.", "The secretary-general > bankers"),
        (
            "The electoral body rejected complaints filed by three rivals.",
            "The electoral body > three rivals",
        ),
    ],
    "a deed that draws criticism does so for those who did it": [
        (
            "The arrest of the poet by plainclothes officers drew condemnation from the EU.",
            "ACCUSE/disapprove occurred: the EU > plainclothes officers",
        ),
        ("The killing of a teacher in Quetta sparked protests.", "PROTEST/demo occurred:  > "),
    ],
    "what one denies to have had a hand in is nobody's to whom one denies it": [
        ("The army denied any role in the disappearance of the student.", "REJECT/ occurred: The army > "),
    ],
    "how many they are belongs to their name": [
        ("A number of senators denied the claim.", "A number of senators > "),
        (
            "A brigade loyal to General Haftar attacked the airport.",
            "A brigade loyal to General Haftar > the airport",
        ),
        ("North and South Sudan exchanged fire on Monday.", "North, South Sudan > "),
    ],
}
ROWS = [(rule, *row) for rule, rows in TOLD.items() for row in rows]


@pytest.mark.parametrize(
    ("rule", "text", "expected"), ROWS, ids=[f"{rule}: {text}" for rule, text, _ in ROWS]
)
def test_parties(parser: Parser, rule: str, text: str, expected: str) -> None:
    found = [shown(event, text) for event in extract(text, parser).events]
    assert any(one == expected or one.endswith(f": {expected}") for one in found), found


def test_a_noun_told_again_takes_over_no_victims(parser: Parser) -> None:
    text = "Rebels attacked two nurses in Oruro. The attack lasted an hour."
    first, again = extract(text, parser).events
    assert [one.span.of(text) for one in first.recipients] == ["two nurses"]
    assert [one.span.of(text) for one in again.actors] == ["Rebels"]
    assert not again.recipients
