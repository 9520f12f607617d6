"""Parties that are understood: of adjuncts, grievances, others' things and what is parsed far off."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.events.candidate import Candidate
from claims.extract.events.discourse.unsaid import holds
from claims.extract.events.triggers import find_triggers
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
        ("The flats were raided and their computers seized.", "COERCE/seize occurred:  > their computers"),
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
    "what follows the time, the place or the agent of a deed is the deed's": [
        ("The arrest on Monday of two miners by the police angered Velm.", "the police > two miners"),
        ("The arrest by Norway of two miners angered Velm.", "Norway > two miners"),
        ("The killing by soldiers of a nurse angered Velm.", "soldiers > a nurse"),
        ("The ministry defended its warning to the miners.", "its > the miners"),
        ("The warning to the miners by the ministry came late.", "the ministry > the miners"),
    ],
    "who stands before a deed does it where the other side is named": [
        ("A ministry attack on the miners surprised many.", "ministry > the miners"),
        ("A ministry visit to the miners surprised many.", "ministry > the miners"),
        ("The EU-Turkey agreement is in force.", "EU, Turkey > "),
    ],
    "whom a clause without a pronoun is about": [
        ("The miners the police detained went home.", "the police > The miners"),
        ("The doctors the ministry threatened went home.", "the ministry > The doctors"),
    ],
    "who does it in a phrase with with": [
        ("The march ended with Ann Hill arresting two men.", "Ann Hill > two men"),
    ],
    "whom a deed is against does not what comes of the deed": [
        ("Warfare against the Kurds has halted trade.", "SANCTION/discontinue occurred:  > "),
    ],
    "two past participles share a was": [
        ("The miners were surrounded and threatened by the ministry.", "the ministry > The miners"),
    ],
    "the verb of a list's item has the subject of the line above": [
        (
            "The agency has:\n- sent 40 tonnes of flour to Goma;\n- asked the council for help.",
            "The agency > the council",
        ),
        ("The minister also:\n• called on the rebels to lay down their arms.", "The minister > the rebels"),
    ],
    "a body and a name that stand before one noun are two": [
        (
            "The Somali military and Jubaland forces shelled Goma.",
            "The Somali military, Jubaland forces > Goma",
        ),
    ],
    "a place whose in is parsed apart is no part of a subject": [
        ("But in Sfax police used batons against marchers.", "police > marchers"),
    ],
    "one goes to war and does not suffer it; vehicles protest for their drivers": [
        ("Sudan went to war with Chad.", "ASSAULT/attack occurred: Sudan > "),
        ("Around 900 tractors have blocked the streets.", "Around 900 tractors > "),
    ],
    "who speaks of talks with others, and who only welcomes them": [
        ("The guild is pursuing talks with the miners.", "The guild > the miners"),
    ],
    "who did the violence told before is condemned for it": [
        ("Soldiers raided a clinic. The minister condemned the raid.", "The minister > Soldiers"),
        ("Police beat students in Bern. The league denounced the violence.", "The league > Police"),
    ],
    "a name that holds an of is one, and who visits is no more than a guest": [
        (
            "A visit by President Lind to the Republic of Korea was cancelled.",
            "President Lind > the Republic of Korea",
        ),
        (
            "Premier Li Qiang and visiting President Ann Hill signed a deal.",
            "Premier Li Qiang, President Ann Hill > ",
        ),
    ],
    "who is parsed into the day before him": [
        ("At the end of August militants abducted four officials.", "militants > four officials"),
    ],
    "rounds of fire, borders and places of disorder are nobody": [
        ("The army answered by firing dozens of rounds of artillery into the hills.", "The army > "),
        ("The enemy retreated to the border with Mali.", "The enemy > "),
        ("The bishop condemned the violent incidents in Karnataka.", "The bishop > "),
    ],
    "a thing beside people brings nobody whom it is against": [
        (
            "A delegation met the president, and all cases against clerks were dropped.",
            "A delegation > the president",
        ),
    ],
    "one comes out to a march for somebody": [
        ("Thousands came out to a march in support of the army.", "Thousands > "),
    ],
    "who is to have what is asked for is not asked, and neither is whose office one marches on": [
        ("The charity called for access to the displaced families.", "The charity > "),
        (
            "Hundreds marched on the governor's office and called for a truce.",
            "REQUEST/ occurred: Hundreds > ",
        ),
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


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("The envoy accused Oslo of refusing an amnesty.", True),
        ("The envoy accused Oslo and refused an amnesty.", False),
        ("The envoy urged Oslo to release the miners.", False),
    ],
)
def test_what_somebody_is_accused_of_is_within_the_accusation(
    parser: Parser, text: str, within: bool
) -> None:
    first, second = (
        Candidate(each, each.entry.type, each.entry.mode, "occurred", (), ())
        for each in find_triggers(parser.parse(text))
        if each.form == "verb"
    )
    assert holds(first, second) is within
