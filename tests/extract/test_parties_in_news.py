"""Parties of events in news: who only stands beside a deed, and whom a clause names apart."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_events import shown

TOLD = {
    "where one sues is nobody whom one sues": [
        ("The widow sued in Norway for libel.", "The widow > "),
        ("The firm filed a lawsuit in Canada over the spill.", "The firm > "),
        ("Nurses in Peru filed a lawsuit in Chile against the clinic.", "Nurses > the clinic"),
    ],
    "a part of the body is not who is hit": [
        ("Ortiz shot him in the head just after midnight.", "Ortiz > him"),
        ("The thief hit the clerk on the head.", "The thief > the clerk"),
        ("A guard stabbed the cook through the hand.", "A guard > the cook"),
    ],
    "an office that one seeks is nobody": [
        ("The coalition sought her nomination for president.", "SUPPORT/defend occurred:  > her"),
        ("He was nominated for mayor by the Greens.", "the Greens > He"),
    ],
    "what one orders is a thing, unless it is to act": [
        ("The general said he had not ordered it.", "The general > "),
        ("The general ordered it to leave.", "The general > it"),
    ],
    "who gets something in the passive is somebody": [
        ("It was promised aid by Japan.", "Japan > It"),
        ("The club said it had been offered help by the league.", "the league > The club"),
    ],
    "one is charged with what one did to others": [
        ("The state charged three guards with crimes against prisoners.", "The state > three guards"),
        ("Peru may charge the skipper with piracy against fishermen.", "Peru > the skipper"),
    ],
    "those meant who run a house one deals with": [
        ("Nurses demanded an apology from the hospital.", "Nurses > the hospital"),
        ("The patient was taken from the hospital by two guards.", "two guards > The patient"),
        ("Drivers went on strike over pay at the tram company.", "Drivers > the tram company"),
    ],
    "a court that rules is no room": [
        ("The mayor slammed the ruling by the court.", "The mayor > the court"),
    ],
    "aid goes among people": [
        ("Volunteers distributed meals among refugees.", "Volunteers > refugees"),
        ("The firm agreed to supply the army with boots.", "The firm > the army"),
    ],
    "one meets past the occasion": [
        (
            "The envoy met on the margins of the summit with the Dutch premier.",
            "The envoy > the Dutch premier",
        ),
        ("The envoy met in Oslo on Friday with the Dutch premier.", "The envoy > the Dutch premier"),
    ],
    "whom one addresses takes part in the call": [
        (
            "In a phone call, Marsh told Hill that the pilots were free.",
            "CONSULT/phone occurred: Marsh > Hill",
        ),
        ("At a briefing, Marsh urged Hill to free the pilots.", "CONSULT/brief occurred: Marsh > "),
    ],
    "who acts next is nobody of the clause before": [
        ("The army said troops had beaten the rebels and Chad would send tanks.", "troops > the rebels"),
        (
            "The army said troops had beaten the rebels and Chad would send tanks.",
            "Chad > ",
        ),
        ("Guards beat the nurse and the teacher and arrested a clerk.", "Guards > the nurse, the teacher"),
    ],
    "a participle behind by tells what its people do": [
        ("The hall was stormed by striking miners.", "striking miners > "),
        ("The envoy was heckled and the speech was interrupted by protesting farmers.", "farmers > "),
        ("The convoy was attacked by invading troops.", "troops > The convoy"),
    ],
    "a person's name behind appointed is its object": [
        ("Before resigning, Costa appointed Pinto as minister of health.", "Costa > Pinto"),
    ],
    "an ally is on one's side": [
        ("The minister is allied with the Greens.", "The minister > the Greens"),
    ],
    "one refuses somebody something": [
        ("The firm cited the ministry's refusal to grant it a licence.", "the ministry > it"),
        ("His refusal to meet the miners angered the town.", "His > the miners"),
    ],
    "a sentence is handed down to whoever got it": [
        (
            "A judge in Bonn jailed Karl Weiss. Judge Ute Brandt handed down the sentence.",
            "COERCE/convict occurred: Judge Ute Brandt > Karl Weiss",
        ),
    ],
    "a finite verb goes on from the main one": [
        ("Nurses went to Oslo to protest and were beaten by guards.", "guards > Nurses"),
        (
            "The poet wrote to the king to plead for mercy but was jailed.",
            "COERCE/arrest occurred:  > The poet",
        ),
        (
            "The mayor has arranged for 300 of the reserve to be ready and has asked the king for tents.",
            "The mayor > the king",
        ),
    ],
    "where people are hit is not who is hit": [
        ("A gunman shot shoppers at a market in Lodz.", "A gunman > shoppers"),
        ("Rebels fired rockets at a market in Lodz.", "Rebels > a market in Lodz"),
    ],
    "a country before its election is no party": [
        (
            "Marchers rallied to protest the results of the French election.",
            "PROTEST/demo occurred: Marchers > ",
        ),
        ("Spain's election was condemned by the Greens.", "the Greens > Spain"),
    ],
    "where a person writes is none of the name": [
        ("Marsh lashed out at mayor Ann Hill on Twitter.", "Marsh > mayor Ann Hill"),
    ],
    "a time zone is nobody": [
        ("At 10:30 BST the court issued a ruling on the ban.", "the court > "),
    ],
    "what is done to a body's offices is done to the body": [
        ("Police raided the offices of the newspaper.", "Police > the newspaper"),
        ("Soldiers stormed the union's headquarters.", "Soldiers > the union"),
        ("The prosecutor's office charged the mayor.", "The prosecutor's office > the mayor"),
    ],
    "what one denies is done to nobody": [
        ("The army denied that its troops had entered the village.", "REJECT/ occurred: The army > "),
    ],
    "who is evacuated is helped": [
        ("Peacekeepers evacuated 60 aid workers from the town.", "Peacekeepers > 60 aid workers"),
    ],
    "others that a number counts are people": [
        ("The king commuted the sentences of 30 others.", "CONCEDE/allow occurred: The king > 30 others"),
    ],
    "what one walks out for tells against whom": [
        ("Teachers walked out of schools to demand that the government pay.", "Teachers > the government"),
        ("Bakers went on strike to press the owners to raise wages.", "Bakers > the owners"),
    ],
    "a protest is at whose decision it is": [
        ("Two ministers resigned in protest at the king's decision.", "Two ministers > the king"),
        ("Nurses held a protest at the ministry's handling of the flu.", "Nurses > the ministry"),
        ("Nurses staged a protest at the clinic.", "Nurses > "),
        ("The youth wing staged a rally against its own leader.", "The youth wing > its own leader"),
    ],
    "several of two names are one group": [
        ("The ministers of Chile and Peru signed a treaty.", "The ministers of Chile and Peru > "),
        ("The leaders of Peru and the envoy of Spain met.", "The leaders of Peru, the envoy of Spain > "),
    ],
    "who is called by a deed did it": [
        (
            "Prosecutors charged two suspects in the bombing of a bus.",
            "ASSAULT/explosives occurred: two suspects > ",
        ),
        ("The gunman in the mall shooting was killed by guards.", "ASSAULT/firearms occurred: The gunman > "),
        (
            "The men responsible for the killing of divers fled.",
            "The men responsible for the killing of divers > divers",
        ),
        (
            "The author of the report on the attack was praised.",
            "SUPPORT/praise occurred:  > The author of the report on the attack",
        ),
    ],
    "who does likewise acts too": [
        ("Norway withdrew from the pact, as did Iceland.", "Norway, Iceland > "),
        ("The mayor condemned the raid, as did two nuns.", "The mayor, two nuns > "),
    ],
    "who invites to talks is to meet the invited": [
        ("The board invited the miners to talks.", "The board > the miners"),
    ],
    "a single officer acts for himself": [
        ("A cook stabbed two officers. His wife was arrested.", "COERCE/arrest occurred:  > His wife"),
        (
            "A policeman shot a cyclist in Lyon. A witness was arrested.",
            "COERCE/arrest occurred:  > A witness",
        ),
        (
            "Police shot a cyclist in Lyon. A witness was arrested.",
            "COERCE/arrest occurred: Police > A witness",
        ),
        (
            "The vote to remove him from office failed. The aide was charged with theft.",
            "ACCUSE/allege occurred:  > The aide",
        ),
    ],
    "a verdict told besides is another court's": [
        (
            "A court fined the bank. The inquiry began after its founder, Urs Vogt, was convicted.",
            "COERCE/convict occurred:  > its founder, Urs Vogt",
        ),
        (
            "A court in Bern jailed the founder. Two clerks were also convicted.",
            "COERCE/convict occurred: A court > Two clerks",
        ),
    ],
}

ROWS = [(rule, *row) for rule, rows in TOLD.items() for row in rows]


@pytest.mark.parametrize(
    ("rule", "text", "expected"), ROWS, ids=[f"{rule}: {text}" for rule, text, _ in ROWS]
)
def test_parties(parser: Parser, rule: str, text: str, expected: str) -> None:
    found = [shown(event, text) for event in extract(text, parser).events]
    assert any(one == expected or one.endswith(f": {expected}") for one in found), found


SUFFERED = {
    "A judge jailed a priest for ten years. He was ordered to pay the victims.": "a priest",
    "Rebels abducted three nurses in Bunia. They were freed on Sunday.": "three nurses",
    "Troops captured forty fighters. They were put on trial in Kano.": "forty fighters",
    "The senator sued the editor. She was ordered to pay him.": "the editor",
    "An officer shot a driver. He was suspended from duty.": "An officer",
    "A baker accused the mayor of fraud. The mayor was sued. He was fined.": "the mayor",
}


@pytest.mark.parametrize(("text", "expected"), SUFFERED.items())
def test_who_suffered_suffers_what_comes_of_it(parser: Parser, text: str, expected: str) -> None:
    document = extract(text, parser)
    who = document.events[-1].recipients[0]
    assert who.mention is not None
    meant = document.mentions[who.mention].actor
    assert expected in {one.span.of(text) for one in document.mentions if one.actor == meant}
