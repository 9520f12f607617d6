"""Parties that are understood: of adjuncts, grievances, others' things and what is parsed far off."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_events import shown

TOLD = {
    "who does something in an adjunct is the subject of its clause": [
        ("In a lawsuit against the city, residents say the plant leaks.", "residents > the city"),
        ("Following talks with the governor, the union ended the march.", "the union > the governor"),
        ("After weeks of negotiations with the airline, the pilots went home.", "the pilots > the airline"),
        ("The mayor was in Lagos for a meeting with oil workers.", "The mayor > oil workers"),
        ("The judge resigned in protest at the new law.", "PROTEST/demo occurred: The judge > "),
        ("Over two hours of talks with the envoy, the farmers won nothing.", "the farmers > the envoy"),
    ],
    "nobody does in an adjunct what others are said to do": [
        ("After the attack on the miners by rebels, nurses fled.", "rebels > the miners"),
        ("With the backing of the army, Sisa took office.", "the army > Sisa"),
    ],
    "whom a petition's or an order's words call on": [
        ("The group launched a petition, asking the council to act.", "The group > the council"),
        ("The president issued an order requiring landlords to register.", "The president > landlords"),
    ],
    "the agent of a shortened passive behind what one is told to do": [
        ("When asked to leave by police, the tenants refused.", "police > the tenants"),
        ("Ordered to stop by the coastguard, the trawler fled.", "the coastguard > the trawler"),
        ("The sect was banned from holding rites at old sites by the ministry.", "the ministry > The sect"),
    ],
    "who carries out what a passive says is carried out": [
        ("The request was advanced by the mayor in May.", "REQUEST/ occurred: the mayor > "),
    ],
    "whose words or conduct one turns down or blames": [
        ("Google criticized the California proposal.", "Google > California"),
        ("Nurses criticised his handling of the outbreak.", "Nurses > his"),
        ("The senator rejected her argument that it was written by a clerk.", "The senator > her"),
        ("The poet left the party, branding it a cult.", "The poet > it"),
    ],
    "whose things are taken or searched": [
        ("Police searched her flat.", "Police > her"),
        ("The flats were raided and their computers seized.", "COERCE/seize occurred:  > their"),
        ("Officers confiscated his passport.", "Officers > his"),
        ("The firm closed its plant.", "The firm > "),
    ],
    "one voices what is one's own side's": [
        ("The consul conveyed Peru's anger over the raid.", "ACCUSE/disapprove occurred: The consul > "),
    ],
    "what words are about is no party to them": [
        ("She refused to tell more about how the papers got lost.", "REJECT/ occurred: She > "),
        ("Parliament approved an agreement enabling Oslo to deport sailors.", "Parliament > "),
        ("Prosecutors investigated reports of leaks to gangs.", "Prosecutors > "),
    ],
    "whom one helps another to fight is not helped": [
        ("The assistance of Kenyan officers in the fight against bandits helped.", "Kenyan officers > "),
    ],
    "who only reports is asked nothing": [
        ("The marchers demanded fresh elections, reported the agency Info.", "The marchers > "),
    ],
    "against whom a protest is, as its place, its cause or its outcome tells": [
        ("A vigil in front of the Chilean embassy drew hundreds.", "hundreds > the Chilean embassy"),
        ("Miners protested in front of the parliament.", "Miners > the parliament"),
        ("Bus drivers walked out after management refused to raise pay.", "Bus drivers > management"),
        ("Nurses went on strike because the board had cut staff.", "Nurses > the board"),
        ("Dockers struck for two days, forcing the port to close.", "Dockers > the port"),
        ("Clashes pitted students against riot police.", "PROTEST/riot occurred:  > riot police"),
    ],
    "whom a force that is sent out meets": [
        ("A police deployment met marchers who came to Bern.", "police > marchers"),
    ],
    "who used a weapon in an attack did what it did": [
        (
            "Peru used a missile during an attack on Arica that killed two people.",
            "ASSAULT/attack occurred: Peru > two people",
        ),
    ],
    "a clause behind a comma blames somebody for the deed far before it": [
        ("Lind denounced a strike on a school in Velm, which Oslo blamed on Bern.", "Lind > Bern"),
    ],
    "a sentence is a court's, an intrusion comes from somebody": [
        ("The sentence of the court angered the villagers.", "COERCE/convict occurred: the court > "),
        ("We had problems with cyber intrusions from Russia.", "COERCE/cyber occurred: Russia > "),
    ],
    "two past tenses of one who urges others": [
        ("The leaders urged the parties to return and condemned the raid.", "The leaders > "),
    ],
    "a petition that is dismissed is not of those who did something else": [
        ("The army arrested two editors. A clerk dismissed the petition.", "A clerk > "),
    ],
}
ROWS = [(rule, *row) for rule, rows in TOLD.items() for row in rows]


@pytest.mark.parametrize(
    ("rule", "text", "expected"), ROWS, ids=[f"{rule}: {text}" for rule, text, _ in ROWS]
)
def test_parties_understood(parser: Parser, rule: str, text: str, expected: str) -> None:
    found = [shown(event, text) for event in extract(text, parser).events]
    assert any(one == expected or one.endswith(f": {expected}") for one in found), found
