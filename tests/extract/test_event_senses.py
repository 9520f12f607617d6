"""Verbs with an everyday sense beside the one that tells of an event: who does it, and to what, decides."""

from __future__ import annotations

import pytest

from claims.document import GivenArticle
from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_event_breadth import types

EVERYDAY = {
    "who has shelter gives none": [
        "The hills shelter the valley from the wind.",
        "Three trawlers were sheltering from the storm in the bay.",
        "The scouts tend to sleep late.",
    ],
    "building is no relief": [
        "A new school will be built on the site of the old mill.",
        "The council built sixty houses last year.",
    ],
    "people are met, stopped and fetched in daily life": [
        "Neighbours stop him in the market to ask about the match.",
        "The children were picked up from school by their aunt.",
        "The website brings together buyers and sellers of boats.",
        "The festival brought together hundreds of families.",
        "He interrupted me twice while I was reading.",
    ],
    "who enters is no army, and what departs gives up nothing": [
        "Shoppers entered the city by the old gate.",
        "Tourists who enter Greece by ferry pay a fee.",
        "Before the train left Turin, two men got on.",
        "The defeat left Norway vulnerable to relegation.",
        "The crowd broke out in song.",
        "The parcel arrived in Peru on Monday.",
        "The singer toured Europe with her band.",
    ],
    "words of speech that speak to nobody": [
        "The conductor commands great respect among players.",
        "The house commands a view of the lake.",
        "The charter speaks for all of us, Hill wrote.",
        "The players demonstrated their skill in the second half.",
        "The study demonstrates that sleep helps.",
        "We were blessed that nobody drowned.",
        "She could not reconcile her faith with her work.",
    ],
    "rules, tools and nature": [
        "The visor is required by law.",
        "Permits are required by the treaty.",
        "The data allow us to compare both towns.",
        "The rule would allow for people to park here.",
        "The bridge was badly damaged by the flood.",
        "The drug disrupts signals in the brain.",
        "Helmets prevent riders from losing consciousness.",
        "A coach stopped the child from falling.",
        "Two engines failed to start, the airline said.",
        "The wreck had not been found by nightfall.",
    ],
    "trade and schools": [
        "The firm sells vehicles and spare parts.",
        "The college offers evening classes in law.",
        "She acted with great care.",
        "The treaty brings in a large share of revenue.",
    ],
    "plans are executed, money is saved and bars are set": [
        "The cook executed the recipe, a plan she had made, and executed it well.",
        "The switch saves the school two thousand euros a year.",
        "The goalkeeper saved the day for Turin.",
        "The plant did not meet the threshold for dust.",
        "Fog hung over the harbour.",
        "The nurse gathered her thoughts.",
    ],
    "what one does to oneself": [
        "The skipper defended himself against the charge of sloth.",
        "The choir is self-funded.",
    ],
    "ills are fought, and chances seized": [
        "Her foundation fights against hunger.",
        "The town battled through a hard winter.",
        "The striker seized his chance.",
        "The scheme lifted whole villages out of poverty.",
    ],
    "who commits a deed promises nothing": [
        "The pianist committed two blunders in the last bar.",
        "I swear the gate was open.",
        "A third of the guests make up the jury.",
    ],
    "what is handed over, taken up and required": [
        "The widow handed over the management of the mill.",
        "The motion was taken up on Monday in committee.",
        "The process requires a majority of the members.",
        "Two nurses had been exposed to the fumes.",
        "The choir receives government funding.",
        "The bus turned around and drove home.",
        "All guests wore masks.",
    ],
    "deeds that only say which charges, and texts that are released": [
        "Murder and arson cases doubled.",
        "The site wrote so after the release of the decree.",
        "The guards were well-armed.",
    ],
    "business and sport": [
        "The takeover of the mill by its rival will take months.",
        "The mill may face delays.",
        "The side conceded a corner in the last minute.",
        "The two clubs started the game at noon.",
    ],
    "other things of the same name": [
        "He died after a cardiac arrest at home.",
        "The clinical trial begins in May.",
        "The voters gave Ann Hill a third term in office.",
        "The bear came out of the woods without warning.",
    ],
}

MEANT = {
    "Norway sheltered two hundred refugees after the flood.": "AID",
    "Volunteers built homes for the survivors.": "AID",
    "Police picked up two activists in Lagos.": "COERCE",
    "Police stopped three buses at the border.": "COERCE",
    "The envoy brought together leaders of both sides.": "CONSULT",
    "Protesters interrupted the session of parliament.": "PROTEST",
    "Troops entered the city on Sunday.": "ASSAULT",
    "Turkish troops left Iraq on Monday.": "RETREAT",
    "Six prisoners broke out of a jail in Utah.": "RETREAT",
    "Ann Hill toured the flooded district on Friday.": "CONSULT",
    "The colonel commanded his men to fire.": "REQUEST",
    "Thousands demonstrated against the tax in Lyon.": "PROTEST",
    "The bishop blessed the new government.": "SUPPORT",
    "The ministry allowed the ship to dock.": "CONCEDE",
    "Rebels damaged two bridges with explosives.": "ASSAULT",
    "Hackers disrupted the network of the ministry.": "COERCE",
    "Border guards prevented the reporters from entering the camp.": "COERCE",
    "Norway sold tanks to Peru.": "COOPERATE",
    "The judge gave him a jail term of three years.": "COERCE",
    "The ministry suspects two officers of fraud.": "ACCUSE",
    "Officials said ICE arrested four immigrants in Utah.": "COERCE",
    "Peru warned Chile that sanctions would follow.": "THREATEN",
    "The regime executed two dissidents.": "ASSAULT",
    "Divers saved four sailors from the wreck.": "AID",
    "The singer was called a charlatan by two critics.": "ACCUSE",
    "The mayor blasted the press for its reports.": "ACCUSE",
    "The minister fired back at her critics.": "ACCUSE",
    "Riot police carried out a charge against the strikers.": "ASSAULT",
    "Riot police drove the crowd apart with dogs.": "COERCE",
    "The premier vowed to work with the unions.": "AGREE",
    "The premier vowed to punish the plotters.": "THREATEN",
    "The deputies left the chamber in anger.": "REJECT",
}

WHERE = {
    "Workers staged a series of short walkouts in May.": "staged a series of short walkouts",
    "Sanctions were imposed on Peru in May.": "Sanctions were imposed",
}


@pytest.mark.parametrize("text", [text for texts in EVERYDAY.values() for text in texts])
def test_an_everyday_sense_is_no_event(parser: Parser, text: str) -> None:
    assert types(parser, text) == []


@pytest.mark.parametrize(("text", "expected"), MEANT.items())
def test_the_same_verb_of_those_who_can_do_it_is_one(parser: Parser, text: str, expected: str) -> None:
    assert types(parser, text) == [expected]


@pytest.mark.parametrize(("text", "expected"), WHERE.items())
def test_a_trigger_reaches_to_the_noun_that_tells_the_event(parser: Parser, text: str, expected: str) -> None:
    events = extract(GivenArticle(text, "here"), parser).events
    assert [event.trigger.of(text) for event in events] == [expected]
