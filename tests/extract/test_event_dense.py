"""Events of dense political reports: deeds inside another's words, nouns of deeds, and rarer verbs."""

from __future__ import annotations

import pytest

from claims.document import GivenArticle
from claims.extract import extract
from claims.extract.parse import Parser

AFTER = " The harbour of Velm was quiet on Tuesday."
"""With a second sentence a text is no brief."""

CLASSES = {
    "people moved by force": [
        ("Soldiers herded the men onto trucks.", "COERCE"),
        ("Militiamen forced families from their homes.", "COERCE"),
        ("The students were loaded into police vans.", "COERCE"),
        ("Villagers were made to leave the valley.", "COERCE"),
        ("Security agents whisked the blogger away from his flat.", "COERCE"),
        ("Nine fishermen held since December are ill.", "COERCE"),
        ("The editor spent eleven days in detention.", "COERCE"),
        ("More than 60 people remained behind bars.", "COERCE"),
        ("The disappearance of the lawyer remains unsolved.", "COERCE"),
    ],
    "what one may not do or have": [
        ("The regulator pulled the station off the air.", "COERCE"),
        ("Mobile networks were switched off.", "COERCE"),
        ("The port was placed under military control.", "COERCE"),
        ("The candidate was struck off the ballot.", "COERCE"),
        ("The state drafted students into the army.", "COERCE"),
        ("The coastguard boarded a trawler.", "COERCE"),
        ("Hackers crippled the ministry's computers.", "COERCE"),
        ("The bank froze lending to Uganda.", "SANCTION"),
        ("The bank delayed a disbursement.", "SANCTION"),
        ("The president dismissed the head of the river authority.", "SANCTION"),
        ("Prosecutors challenged the ruling.", "ACCUSE"),
        ("Lawmakers threw out the budget.", "REJECT"),
    ],
    "war by its nouns and its rarer verbs": [
        ("Israel's war on the enclave enters its second year.", "ASSAULT"),
        ("An exchange of fire was reported near the dam.", "ASSAULT"),
        ("Soldiers committed abuses against civilians.", "ASSAULT"),
        ("Fighters breached the perimeter of the base.", "ASSAULT"),
        ("Assailants doused the priest with petrol.", "ASSAULT"),
        ("Settlers set fire to olive groves.", "ASSAULT"),
        ("The build-up near the frontier alarmed Vilnius.", "MOBILIZE"),
        ("The United Nations wound up its mission.", "RETREAT"),
        ("The editor walked out of jail.", "RETREAT"),
    ],
    "help": [
        ("The delivery of vaccines to the camp began.", "AID"),
        ("The island received aid from Japan.", "AID"),
        ("Villagers opened their homes to the refugees.", "AID"),
        ("Soldiers repaired the bridge.", "AID"),
        ("The charity reunited 30 children with their parents.", "AID"),
        ("The ministry topped up pensions.", "AID"),
        ("Instructors from Britain are drilling recruits.", "AID"),
    ],
    "talks and protest": [
        ("Elders brought the clans together.", "CONSULT"),
        ("The council was called into session.", "CONSULT"),
        ("The bishop passed messages between the two sides.", "CONSULT"),
        ("Bus crews worked to rule.", "PROTEST"),
        ("Dockers halted work at the harbour.", "PROTEST"),
        ("The union brought its members out.", "PROTEST"),
        ("Nurses pulled down their shutters in protest.", "PROTEST"),
    ],
    "the content of a deal or an attempt": [
        ("The deal involves freeing 40 prisoners.", "RETREAT"),
        ("The move means withdrawing 300 soldiers.", "RETREAT"),
    ],
}
OTHERWISE = [
    "The driver loaded the boxes into the van.",
    "The farmer drove his cattle from the valley.",
    "The teacher herded the class onto the bus.",
    "The wedding was held at a camp by the lake.",
    "The photos were taken from the street.",
    "A limousine whisked the star away from the premiere.",
    "The committee is charged with drafting the rules.",
    "The two teams are locked in a struggle for the title.",
    "He withdrew his application.",
    "It is a war against the clock.",
    "The delivery of the parcel was late.",
    "The courier carried medicine in his bag.",
    "The lorry rolled into a ditch.",
    "The printer jammed.",
    "The plane took off.",
    "The mistake was committed by the goalkeeper.",
    "The children were made to sit quietly.",
    "The deal involves selling two shops.",
    "The attempt to break the record failed.",
    "We can barely feed our children.",
    "She nursed her mother for a year.",
    "The airline cancelled 42 flights.",
    "The bank will cut 300 jobs.",
    "The floor creaked in protest.",
    "She shook her head in protest.",
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
        ("The archbishop offered to mediate.", ["AGREE", "CONSULT"]),
        ("Teachers are threatening to walk out.", ["THREATEN", "PROTEST"]),
        ("The ministry withdrew its threat.", ["CONCEDE", "THREATEN"]),
        ("The two sides held talks.", ["CONSULT"]),
        ("The rebels announced the release of 130 soldiers.", ["RETREAT"]),
        ("The king cancelled his visit to Lagos.", ["REJECT"]),
    ],
)
def test_what_another_has_for_its_object_is_a_deed_besides(
    parser: Parser, text: str, expected: list[str]
) -> None:
    assert types(parser, text + AFTER) == expected


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("The island received aid from Japan.", ["Japan"], ["The island"]),
        ("Nurses pulled down their shutters in protest.", ["Nurses"], []),
    ],
)
def test_who_helps_and_who_protests(parser: Parser, text: str, who: list[str], whom: list[str]) -> None:
    (event,) = extract(GivenArticle(text, "here"), parser).events
    assert [one.span.of(text) for one in event.actors] == who
    assert [one.span.of(text) for one in event.recipients] == whom


def test_a_brief_of_one_sentence_is_left_to_the_gates(parser: Parser) -> None:
    sentence = "The archbishop offered to mediate."
    assert types(parser, sentence) == ["AGREE"]
    assert types(parser, sentence + AFTER) == ["AGREE", "CONSULT"]
