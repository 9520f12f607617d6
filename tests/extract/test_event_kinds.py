"""Events of the right kind: who can be meant, everyday senses, and texts that are only drafts."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_events import shown

KINDS = {
    "a quantity stands for those it counts": [
        (
            "Rebels abducted an unknown number of pupils.",
            "COERCE/abduct occurred: Rebels > an unknown number of pupils",
        ),
        ("A number of senators quit on Monday.", "RETREAT/resign occurred: A number of senators > "),
        ("A wave of nurses resigned.", "RETREAT/resign occurred: nurses > "),
        ("The size of the crowd surprised the mayor.", ""),
    ],
    "an hour is nobody": [
        ("The clerks were jailed by nightfall.", "COERCE/arrest occurred:  > The clerks"),
        ("Most were detained by that evening.", "COERCE/arrest occurred:  > Most"),
    ],
    "an adjective with an article stands for people": [
        ("Police picked up the accused.", "COERCE/arrest occurred: Police > the accused"),
        ("Doctors treated the wounded.", "AID/humanitarian occurred: Doctors > the wounded"),
        ("Police picked up the wounded bird.", ""),
    ],
    "behind a comma it is the subject that goes on": [
        (
            "Gunmen waged a campaign in the hills, killing dozens of farmers.",
            "ASSAULT/attack occurred: Gunmen > dozens of farmers",
        ),
        (
            "The king signed a decree in Lima, pardoning forty rebels.",
            "CONCEDE/allow occurred: The king > forty rebels",
        ),
    ],
    "what is only the aim of a deed is none, nor what is named beside it": [
        (
            "Soldiers were sent to seal the port and arrest the crew.",
            "MOBILIZE/troops occurred: Soldiers > ",
        ),
    ],
    "who votes for no confidence disapproves": [
        (
            "The council backed a vote of no confidence in the mayor.",
            "ACCUSE/disapprove occurred: The council > the mayor",
        ),
        (
            "Deputies approved a censure motion against the premier.",
            "ACCUSE/disapprove occurred: Deputies > the premier",
        ),
        (
            "Deputies backed a motion of confidence in the premier.",
            "SUPPORT/defend occurred: Deputies > the premier",
        ),
        ("Chad voted against the plan.", "REJECT/ occurred: Chad > "),
        ("Norway voted on the text.", "VOTE/election occurred: Norway > "),
    ],
    "a call to do something is asked for, one with somebody is made": [
        ("The party repeated its call to boycott the poll.", "REQUEST/ occurred: The party > "),
        ("The president ended his call with the king.", "CONSULT/phone occurred: his > the king"),
    ],
    "a pledge or an offer taken back is refused, a remark is owned up to": [
        ("The rebels retracted their pledge to disarm.", "REJECT/ occurred: The rebels > "),
        ("The bank withdrew its offer.", "REJECT/ occurred: The bank > "),
        ("The envoy walked back his remarks.", "CONCEDE/yield occurred: The envoy > "),
        ("The editor retracted the accusation.", "CONCEDE/yield occurred: The editor > "),
    ],
    "claims are turned down, people and their motives are blamed": [
        ("The firm called the claims baseless.", "REJECT/ occurred: The firm > "),
        ("The envoy questioned the accusations.", "REJECT/ occurred: The envoy > "),
        ("The senator called the plan absurd.", "ACCUSE/disapprove occurred: The senator > "),
        ("Detectives questioned the banker.", "ACCUSE/investigate occurred: Detectives > the banker"),
    ],
    "gas at a crowd drives it apart, shots at it do not": [
        (
            "Police fired tear gas on the marchers on Friday.",
            "COERCE/disperse occurred: Police > the marchers",
        ),
        ("Soldiers fired on the marchers.", "ASSAULT/firearms occurred: Soldiers > the marchers"),
        ("Guards lobbed gas at the crowd.", "COERCE/disperse occurred: Guards > the crowd"),
        ("The navy fired a missile into the sea.", "MOBILIZE/weapons occurred: The navy > "),
    ],
    "people thrown or dragged somewhere": [
        ("The mob threw a clerk into the river.", "ASSAULT/attack occurred: The mob > a clerk"),
        ("Guards shoved the thief off a train.", "ASSAULT/attack occurred: Guards > the thief"),
        ("Guards shoved the two into a van.", "COERCE/arrest occurred: Guards > the two"),
        ("Two brothers will be lodged in a jail.", "COERCE/arrest planned:  > Two brothers"),
        ("She threw the sack into the fire.", ""),
    ],
    "what armies do with arms": [
        ("The army held a drill near the border.", "MOBILIZE/troops occurred: The army > "),
        ("The two armies held joint drills.", "COOPERATE/military occurred: The two armies > "),
        ("The rebels captured two trucks.", "COERCE/seize occurred: The rebels > "),
        ("The army sent a helicopter to survey the ridge.", "MOBILIZE/troops occurred: The army > "),
    ],
    "what is made a rule": [
        ("Masks became compulsory on Monday.", "COERCE/restrict occurred:  > "),
        ("The ministry declared the strike illegal.", "COERCE/restrict occurred: The ministry > "),
        ("The coach made the pitch playable.", ""),
    ],
    "a particle makes another verb": [
        ("Soldiers held up two lorries.", "COERCE/restrict occurred: Soldiers > "),
        ("Robbers held up a bank.", "COERCE/seize occurred: Robbers > a bank"),
        ("The rebels dug in around the town.", "MOBILIZE/troops occurred: The rebels > "),
    ],
    "who protests and who blocks": [
        ("The minister protested against the ban.", "ACCUSE/disapprove occurred: The minister > "),
        ("Thousands protested against the ban.", "PROTEST/demo occurred: Thousands > "),
        ("Soldiers blocked a bridge.", "COERCE/restrict occurred: Soldiers > "),
        ("Farmers blocked a bridge.", "PROTEST/obstruct occurred: Farmers > "),
        ("Police threw stones at the students.", "ASSAULT/attack occurred: Police > the students"),
        (
            "Peru has lodged representations with Chile.",
            "ACCUSE/disapprove occurred: Peru > Chile",
        ),
        ("The charity sent a convoy.", "AID/humanitarian occurred: The charity > "),
        ("The bishop warned that thousands face famine.", ""),
        ("The raid was met with anger.", "COERCE/seize occurred:  > "),
    ],
    "everyday senses and figures": [
        ("The debate kicked off on Friday.", ""),
        ("The bill is an assault on democracy.", ""),
        ("Critics called the law an attack on press freedom.", ""),
        ("The helicopter struck a tree.", ""),
        ("The ministry spared no effort.", ""),
        (
            "In a blistering attack on the bishop, the senator said he had lied.",
            "ACCUSE/disapprove occurred: the senator > the bishop",
        ),
        ("The premier pulled his party from the coalition.", "RETREAT/resign occurred: The premier > "),
    ],
}


@pytest.mark.parametrize(
    ("text", "expected"), [case for cases in KINDS.values() for case in cases], ids=lambda value: value[:40]
)
def test_what_is_told_is_of_the_right_kind(parser: Parser, text: str, expected: str) -> None:
    found = [shown(each, text) for each in extract(text, parser).events]
    assert expected in found if expected else found == []
