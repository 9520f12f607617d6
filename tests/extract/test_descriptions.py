"""Descriptions of people named before: "the striker", "the doctor"."""

from __future__ import annotations

import pytest

from claims.document import Block, Span
from claims.extract.coreference import corefer
from claims.extract.coreference.unmentioned import own_name
from claims.extract.mentions import find_mentions
from claims.extract.parse import Parser, read

CALLED = [
    ("sport", "Daniel Marsh left in May. The striker said he would miss the fans.", "Daniel Marsh"),
    ("art", "Jonas Berg sang on Friday. The musician told reporters he was tired.", "Jonas Berg"),
    ("money", "Rita Wells sold her shares. The entrepreneur said the board was weak.", "Rita Wells"),
    ("life", "Maria Lopez lost her home. The widow said nobody came.", "Maria Lopez"),
    ("trade", "Bo Lind, 41, wept. The farmer said he had lost everything.", "Bo Lind"),
    ("two words of one class", "Sally Green, a novelist, left. The author said it was late.", "Sally Green"),
    ("title", "Dr Emily Watson saw the patients. The doctor said they would recover.", "Emily Watson"),
    ("title of a house", "Sen. Joe Hart voted no. The lawmaker said it went too far.", "Joe Hart"),
    ("a part in the story", "Paul Kern was hit by a bus. The driver said he saw nothing.", "The driver"),
    ("somebody at court", "Paul Kern was jailed on Monday. The judge said he had lied.", "The judge"),
    ("a doctor without the title", "Ann Hill fell ill. The doctor said she would recover.", "The doctor"),
    ("either of two", "Ann Hill met Rosa Diaz on Friday. The singer said it went well.", "The singer"),
    ("another position", "The goalkeeper Tom Reed fell. The striker said he was sorry.", "The striker"),
    ("an office", "Minister Ann Hill opened the hall. The singer said she was moved.", "The singer"),
    ("another gender", "The actress Ann Hill wept. The businessman said it was late.", "The businessman"),
    ("what a company makes", "Boeing cut its forecast. The planemaker said demand fell.", "Boeing"),
    ("a body's kind and trade", "Google lost the case. The search giant said it would appeal.", "Google"),
    ("another company", "Siemens cut jobs. The parent company said it was sorry.", "The parent company"),
    ("a public body", "The Health Ministry met. The rights group said nobody came.", "The rights group"),
    (
        "either of two bodies",
        "Siemens sued Google on Monday. The water company said no.",
        "The water company",
    ),
    ("any of them", "Jonas Berg sang. A musician said he was tired.", "A musician"),
]


@pytest.mark.parametrize(("text", "name"), [row[1:] for row in CALLED], ids=[row[0] for row in CALLED])
def test_a_description_calls_again_who_was_just_named(parser: Parser, text: str, name: str) -> None:
    parsed = read(parser, text, (Block(Span(0, len(text)), "body"),))
    actors, mentions = corefer(parsed, find_mentions(parsed))
    start = max(text.rfind(". The "), text.rfind(". A ")) + 2
    called = next(mention for mention in mentions if mention.span.start == start)
    assert called.actor is not None
    assert actors[called.actor].name == name


PEOPLES = [
    ("a people alone", "Ana Souza crashed on Friday. The Brazilian blamed the rain.", "Ana Souza"),
    ("a word between", "Ana Souza crashed on Friday. The injured Brazilian blamed the rain.", "Ana Souza"),
    ("an age between", "Luis Ortega left. The 27-year-old Spaniard said he was proud.", "Luis Ortega"),
    ("a party", "Senator Jane Hill voted no. The Vermont Democrat called it cruel.", "Jane Hill"),
    ("another age", "Ivo Petrov, 61, quit. The 40-year-old Bulgarian took his place.", "Bulgarian"),
    ("another one", "Erik Lund fell ill. The second Norwegian stepped in.", "Norwegian"),
    ("another people", "Ana Souza fell. The injured Brazilian said no. The Italian left.", "Italian"),
    ("a Spaniard", "Luis Ortega fell. The injured Spaniard said no. The Italian left.", "Italian"),
    ("either of two", "Ravi Nair beat Sven Olsen. The young Indian said he was lucky.", "Indian"),
]


@pytest.mark.parametrize(("text", "name"), [row[1:] for row in PEOPLES], ids=[row[0] for row in PEOPLES])
def test_the_one_of_a_people_is_who_was_just_named(parser: Parser, text: str, name: str) -> None:
    parsed = read(parser, text, (Block(Span(0, len(text)), "body"),))
    actors, mentions = corefer(parsed, find_mentions(parsed))
    called = next(mention for mention in reversed(mentions) if mention.rule == "nominal.people")
    assert called.actor is not None
    assert actors[called.actor].name == name


SURNAMES = [
    (
        "a noun behind",
        "Ella London, a nurse, sued the clinic. London said she was ill.",
        "Ella London",
        "person",
    ),
    ("a longer phrase", "Zelda Madrid, a former teacher, fled. Madrid denied it.", "Zelda Madrid", "person"),
    (
        "taken for a body",
        "Irina Sydney, a violinist, left. Sydney said it was cold.",
        "Irina Sydney",
        "person",
    ),
    ("a form of address", "Ms Kenya told the court she fell. Kenya said she slept.", "Ms Kenya", "person"),
    ("a day before", "On Monday Tehran, a rival, objected. Tehran said no.", "Iran", "government"),
    ("two words of a seat", "New Delhi, an old friend, agreed. New Delhi said no.", "India", "government"),
    ("a place behind", "Radio Moscow, a broadcaster, closed. Moscow said no.", "Russia", "government"),
]


@pytest.mark.parametrize(
    ("text", "name", "kind"), [row[1:] for row in SURNAMES], ids=[row[0] for row in SURNAMES]
)
def test_a_surname_like_a_place_is_a_person_once_told_so(
    parser: Parser, text: str, name: str, kind: str
) -> None:
    parsed = read(parser, text, (Block(Span(0, len(text)), "body"),))
    actors, mentions = corefer(parsed, find_mentions(parsed))
    start = text.index(". ") + 2
    speaker = next(mention for mention in mentions if mention.span.start == start)
    assert speaker.actor is not None
    assert (actors[speaker.actor].name, actors[speaker.actor].kind) == (name, kind)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Corvo, the bank", "Corvo"),
        ("a shepherd who", "a shepherd"),
        ("Corvo, the bank, which", "Corvo"),
        ("the mayor, the bishop and the judge", "the mayor, the bishop and the judge"),
        ("three of them", "three of them"),
    ],
)
def test_a_phrase_names_somebody_without_what_is_set_off_behind_it(phrase: str, name: str) -> None:
    assert own_name(phrase) == name
