"""Breadth of the event lexicon: a few verbs and nouns of each class, and the same words meant otherwise."""

from __future__ import annotations

import pytest

from claims.document import GivenArticle
from claims.extract import extract
from claims.extract.parse import Parser

CLASSES = {
    "as translated news put it": [
        ("The dockers came out with the demand to raise wages.", "REQUEST"),
        ("The bishops addressed an appeal to the government.", "REQUEST"),
        ("The ministry lays the responsibility for the fire on the rebels.", "ACCUSE"),
        ("The observers pointed to irregularities.", "ACCUSE"),
        ("The rebels call the report a fabrication.", "REJECT"),
        ("The tribunal recognised the broker guilty of fraud.", "COERCE"),
        ("Nine miners were taken to the police station.", "COERCE"),
        ("The police applied batons against the students.", "COERCE"),
        ("The clerk was deprived of his mandate.", "SANCTION"),
        ("The board relieved the trainer of his post.", "SANCTION"),
        ("Norway handed over generators to the clinic.", "AID"),
        ("Pensioners came out before the parliament.", "PROTEST"),
        ("The machinists carried out a strike.", "PROTEST"),
        ("The minister greeted the truce.", "SUPPORT"),
        ("The governor laid down his powers.", "RETREAT"),
        ("Bandits fell upon a brigade of medics.", "ASSAULT"),
        ("Senegal strengthened the guarding of the border.", "MOBILIZE"),
    ],
    "what two accounts of one story tell": [
        ("Tents and blankets reached 300 families on the coast.", "AID"),
        ("Rescuers arrived in the valley on Monday.", "AID"),
        ("The freighter unloaded its cargo of wheat in Beirut.", "AID"),
        ("The firm flew its foreign staff out of the country.", "AID"),
        ("Six youths were picked up after the riot in Leeds.", "COERCE"),
        ("The gang leader was moved to a military prison in May.", "COERCE"),
        ("Rebels captured two pilots near the border.", "COERCE"),
        ("The state of emergency will last ten days.", "COERCE"),
        ("Miners have occupied the pit since Thursday.", "PROTEST"),
        ("About 90 dockers took over the terminal.", "PROTEST"),
        ("Merchants dismissed the charge.", "REJECT"),
        ("Three policemen suffered wounds.", "ASSAULT"),
        ("The retaking of the prison left nine dead.", "ASSAULT"),
        ("A militia claimed responsibility for it.", "CONCEDE"),
        ("The government raised its pay offer.", "CONCEDE"),
        ("The African Union sent a mediator to Juba.", "CONSULT"),
        ("Thousands of villagers fled across the river.", "RETREAT"),
        ("The kidnappers let the nurse go.", "RETREAT"),
        ("A ferry caught fire off Corfu.", "ACCIDENT"),
        ("The dam burst after heavy rain.", "ACCIDENT"),
        ("The bridge gave way under a lorry.", "ACCIDENT"),
        ("Eight people drowned on Monday.", "ACCIDENT"),
        ("The loser cried foul.", "ACCUSE"),
        ("Chile called the Peruvian ambassador for explanations.", "ACCUSE"),
        ("The king is expected in Oslo on Monday.", "CONSULT"),
    ],
    "buildings and towns under fire": [
        ("The embassy was hit during the raid.", "ASSAULT"),
        ("Two schools were damaged in the shelling.", "ASSAULT"),
        ("Russia struck the city of Sumy.", "ASSAULT"),
        ("The onslaught destroyed a power station.", "ASSAULT"),
        ("The operation targeted a depot of the junta.", "ASSAULT"),
    ],
    "work and the street": [
        ("The drivers took industrial action.", "PROTEST"),
        ("Thousands came out against the tax.", "PROTEST"),
        ("Marchers regrouped near the station.", "PROTEST"),
        ("Deputies raised slogans near the podium.", "PROTEST"),
    ],
    "pressure": [
        ("The scheme shook down builders.", "COERCE"),
        ("Officers drove the two poets to the border.", "COERCE"),
        ("The runner was declared ineligible.", "COERCE"),
    ],
    "appeals and motions": [
        ("The lawyers argued for a shorter sentence.", "REQUEST"),
        ("The school filed for an order against the pickets.", "REQUEST"),
        ("The tribunal upheld the appeal.", "CONCEDE"),
        ("The mayor signed the motion.", "SUPPORT"),
        ("The ministry debunked the story.", "REJECT"),
        ("The speaker suspended two MPs.", "SANCTION"),
        ("Peru shortened the curfew.", "CONCEDE"),
        ("The warships left the strait.", "RETREAT"),
    ],
    "cooperation": [
        ("Norway and Iceland jointly developed a data cable.", "COOPERATE"),
        ("The two armies exercised with Indian paratroopers.", "COOPERATE"),
        ("The museum in Berlin returned two bronzes to Benin.", "COOPERATE"),
        ("Customs officers of both states exchanged evidence on the smugglers.", "COOPERATE"),
        ("Ghana and Togo banded together against the tariff.", "COOPERATE"),
        ("Regulators harmonised the rules of the two countries.", "COOPERATE"),
    ],
    "forces": [
        ("Estonia despatched troops to the border.", "MOBILIZE"),
        ("Soldiers fanned out across the capital.", "MOBILIZE"),
        ("The army fortified its positions near the river.", "MOBILIZE"),
        ("Peru activated its reservists.", "MOBILIZE"),
    ],
    "roads, questionings and bans": [
        ("Villagers cut off the highway.", "PROTEST"),
        ("Detectives interrogated the banker.", "COERCE"),
        ("The treasury targeted two shipping firms.", "SANCTION"),
        ("Soldiers fired on a crowd of students.", "ASSAULT"),
        ("Students called for an end to the fees.", "REQUEST"),
    ],
    "courts": [
        ("Prosecutors indicted the mayor for bribery.", "ACCUSE"),
        ("The judge acquitted three sailors.", "CONCEDE"),
        ("The tribunal handed the banker a long sentence.", "COERCE"),
    ],
    "police": [
        ("Police dismantled a smuggling ring in Oslo.", "COERCE"),
        ("Officers impounded the lorry of a trader.", "COERCE"),
        ("Police handcuffed the driver.", "COERCE"),
    ],
    "parliaments": [
        ("Parliament passed an amendment on Monday.", "SUPPORT"),
        ("Lawmakers voted down the budget.", "REJECT"),
        ("The junta dissolved the senate.", "COERCE"),
    ],
    "administration": [
        ("Norway revoked the passport of the singer.", "COERCE"),
        ("The ministry waived the visa fee.", "CONCEDE"),
        ("The governor shut down the station.", "COERCE"),
    ],
    "labour": [
        ("The miners downed tools on Monday.", "PROTEST"),
        ("The firm laid off forty clerks.", "SANCTION"),
    ],
    "diplomacy": [
        ("Norway downgraded relations with Peru.", "SANCTION"),
    ],
    "rescue": [
        ("Firefighters extricated the driver from the wreckage.", "AID"),
        ("Volunteers handed out blankets to villagers.", "AID"),
    ],
    "war": [
        ("Militants stormed into the compound.", "ASSAULT"),
        ("The garrison laid down its weapons.", "RETREAT"),
        ("The rebels recaptured the town.", "ASSAULT"),
    ],
    "crime": [
        ("Thieves burgled the museum.", "COERCE"),
    ],
    "protest": [
        ("Students unfurled a banner at the ministry.", "PROTEST"),
    ],
}
OTHERWISE = [
    "The song reached two million people.",
    "She picked up the phone after the game.",
    "The striker suffered an injury to his knee.",
    "The tenor left the hall at ten.",
    "The family escaped to the seaside for the weekend.",
    "The photographer captured the sunset.",
    "The results are expected in Oslo on Friday.",
    "The cargo reached the warehouse.",
    "The film captured the mood of the town.",
    "Shares lifted the market.",
    "The storm cut the price of wheat.",
    "The gardener cut the hedge.",
    "The singer released an album.",
    "The bank raised its forecast.",
    "The river breached its record.",
    "Pilots are required to rest for ten hours.",
    "My aunt asks me what a quota is.",
    "The clinic said that no such patient had been admitted.",
    "The climber climbed down from the roof.",
    "The next concert will take place in Riga.",
    "The nurse works with children in a small clinic.",
    "The vaccine works with a second dose.",
    "An actress met her husband in Vienna.",
    "Two sailors briefed on the voyage slept well.",
    "She gave an account of the voyage in a diary.",
    "The bishop signed the letter.",
    "Neither entered a plea.",
    "The coach slammed a door.",
    "The author closed the book.",
    "The shop imposed order on its shelves.",
    "The choir held a note.",
    "The reviewers attacked the design.",
    "The campaign targets commuters.",
    "The planners fought the closure.",
    "The couple moved in six months ago.",
    "The trains ran over the weekend and the clerks worked over it.",
    "The judge treated the panel as a shop.",
]


def types(parser: Parser, text: str) -> list[str]:
    return [event.type for event in extract(GivenArticle(text, "here"), parser).events]


@pytest.mark.parametrize(("text", "expected"), [pair for pairs in CLASSES.values() for pair in pairs])
def test_a_deed_of_its_class(parser: Parser, text: str, expected: str) -> None:
    assert types(parser, text) == [expected]


@pytest.mark.parametrize("text", OTHERWISE)
def test_words_meant_otherwise_tell_no_event(parser: Parser, text: str) -> None:
    assert types(parser, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Missiles and drones came at night. Four soldiers fled. The strike was condemned by Peru.",
            "ASSAULT",
        ),
        ("The union of nurses wants higher wages. The strike was condemned by Peru.", "PROTEST"),
    ],
)
def test_a_strike_is_of_the_kind_that_its_article_is_about(parser: Parser, text: str, expected: str) -> None:
    assert expected in types(parser, text)
    assert len({"ASSAULT", "PROTEST"} & set(types(parser, text))) == 1


def test_two_verbs_beside_each_other_share_their_object(parser: Parser) -> None:
    assert types(parser, "Crews intercepted and jammed forty drones.") == ["ASSAULT", "ASSAULT"]
