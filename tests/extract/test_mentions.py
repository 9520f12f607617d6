"""Mentions of actors, and their kinds."""

from __future__ import annotations

import pytest

from claims.document import Block, Span
from claims.extract.mentions import find_mentions
from claims.extract.parse import Parsed, Parser, read


def parsed(parser: Parser, text: str) -> Parsed:
    return read(parser, text, (Block(Span(0, len(text)), "body"),))


NAMES = [
    ("title", "The visit by Secretary of State Maria Alvarez begins today.", {"Maria Alvarez": "person"}),
    ("office", "Defence Secretary Pavel Novak spoke first.", {"Pavel Novak": "person"}),
    ("body", "A Microsoft spokesman declined.", {"Microsoft": "organisation"}),
    ("honorific", "Later Mr. Okafor left the room.", {"Okafor": "person"}),
    ("country acts", "France rejected the plan.", {"France": "government"}),
    ("capital acts", "Beijing accused the senator.", {"Beijing": "government"}),
    ("capital is acted on", "She had criticised Moscow before.", {"Moscow": "government"}),
    ("capital is a place", "They met in Beijing on Monday.", {"Beijing": "place"}),
    ("house acts", "The White House denied the report.", {"White House": "government"}),
    ("nationality acts", "A Russian attack destroyed the bridge.", {"Russian": "government"}),
    ("nationality describes", "She bought a Russian doll.", {}),
    ("a body's last word", "North Velden Police said no more.", {"North Velden Police": "organisation"}),
    ("a street", "He lived in Harwood Road.", {"Harwood Road": "place"}),
    ("a noun behind", "The quake hit Ralkot district.", {"Ralkot": "place"}),
    (
        "a noun behind, told once",
        "Troops left the Indo-Pacific. Its ties with allies in the Indo-Pacific region are close.",
        {"Indo-Pacific": "place"},
    ),
    ("a noun before", 'The newspaper "Vjesnik" wrote about it.', {"Vjesnik": "organisation"}),
    ("a body behind", "The Corvus union left. Corvus will not sign.", {"Corvus": "organisation"}),
    ("cut in two", "Its secretary general, Mirza Fakhrul Islam Alamgir, called it a shame.",
     {"Mirza Fakhrul Islam Alamgir": "person"}),
    ("has an office", "A spokesperson for Maersk said no.", {"Maersk": "organisation"}),
    ("where it is posted", "The mayor told followers on Twitter.", {"Twitter": "organisation"}),
    ("a hyphen in a name", "The leader Kim Jong-un waited.", {"Kim Jong-un": "person"}),
    (
        "what an office is for",
        "It was Secretary of Homeland Security Alejandro Mayorkas.",
        {"Alejandro Mayorkas": "person"},
    ),
    ("a people", "Did the Kazakhs make an offer?", {"Kazakhs": "group"}),
    ("a state of affairs", "The mayor declared a state of emergency.", {}),
    ("an age", "Ebele Nwosu, 61, heard a scream.", {"Ebele Nwosu": "person"}),
    ("an office set off", "Its chief executive, Zhou Qi Lin, told the panel.", {"Zhou Qi Lin": "person"}),
    ("ranks", "Det Ch Insp Mark Allen asked for help.", {"Mark Allen": "person"}),
    ("a first name unknown", "Its director, Irungu Mwende, said so.", {"Irungu Mwende": "person"}),
    ("a surname like a road", "Nathan Lane has left the stage.", {"Nathan Lane": "person"}),
    ("possessive", "Mike Harper's visit was short.", {"Mike Harper": "person"}),
    ("what is held", "Officials played down the Tour.", {}),
    (
        "affairs of a country",
        "Sara Lind, an adviser on Taiwan Affairs, left.",
        {"Sara Lind": "person", "Taiwan": "government"},
    ),
    (
        "particles",
        "The EU's Ursula von der Leyen spoke.",
        {"EU": "organisation", "Ursula von der Leyen": "person"},
    ),
    ("a deputy's office", "Deputy Economy Minister Taras Kulka spoke.", {"Taras Kulka": "person"}),
    ("a country is nobody", "Nepal's new premier left. Nepal waited.", {"Nepal": "government"}),
    ("Arabic particle", "General Hamid Nasr al-Rawi spoke.", {"Hamid Nasr al-Rawi": "person"}),
    ("nickname", 'They signed Edson "Dado" Braga on Monday.', {'Edson "Dado" Braga': "person"}),
    (
        "another name",
        "Paul Kern, better known as Kernow, sang.",
        {"Paul Kern": "person", "Kernow": "person"},
    ),
    ("a rival is a company", "It bought rival Tarvik Marine in May.", {"Tarvik Marine": "organisation"}),
    (
        "a company by one word",
        "Shipbuilder Tarvik ASA cut jobs. Tarvik said little.",
        {"Tarvik ASA": "organisation", "Tarvik": "organisation"},
    ),
    (
        "a rank before a foreign name",
        "The court heard Magistrate Oluwole Bankole on Friday.",
        {"Oluwole Bankole": "person"},
    ),
    (
        "an office with what it heads",
        "Head of Government Marten Sillaste denied it.",
        {"Marten Sillaste": "person"},
    ),
    (
        "a general, and a firm called so",
        "By noon General Tesfaye Alemu had left; General Dynamics had not.",
        {"Tesfaye Alemu": "person", "General Dynamics": "organisation"},
    ),
    (
        "a full name whose surname has a title",
        "Ms. Orvydas said so. Later Rugile Orvydas wept.",
        {"Orvydas": "person", "Rugile Orvydas": "person"},
    ),
    (
        "a firm with a person's name",
        "Philip Morris cut its prices. Marta Kvale rang the harbour.",
        {"Philip Morris": "organisation", "Marta Kvale": "person"},
    ),
    (
        "a stretch of land with its article",
        "Nobody crossed the Sahel. Later the Sahel burned.",
        {"Sahel": "place"},
    ),
    ("a dateline", "KATHMANDU: A quake shook the west.", {"KATHMANDU": "government"}),
    ("a letter at the end", "He wrote it on X.", {}),
    ("beside a place", "The boat sank south of Varmo.", {"Varmo": "place"}),
    ("a village, then bare", "Fire hit the village of Morna. Morna burned.", {"Morna": "place"}),
    ("a city without its accents", "The boat had set off from Izmir.", {"Izmir": "place"}),
    (
        "the town of an office", "The former Solano Mayor Rick Alvarado was freed.",
        {"Solano": "place", "Rick Alvarado": "person"},
    ),
    ("set off behind a body", "The firm, Bayside Disposal, paid.", {"Bayside Disposal": "organisation"}),
    ("behind a service", "The arbitration service Acas helped.", {"Acas": "organisation"}),
    (
        "a body told by its aim",
        "Late on Monday the Campaign to Ban Landmines asked all of the states to sign.",
        {"Campaign to Ban Landmines": "organisation"},
    ),
    (
        "a name that joins two",
        "The Islamic State of Iraq and the Levant claimed the attack.",
        {"Islamic State of Iraq and the Levant": "organisation"},
    ),
    ("a number that opens a sentence", "Twin blasts hit a market.", {}),
    (
        "two people with their countries",
        "Presidents Muhammadu Adeyo of Nigeria and Patrice Talon of Benin met.",
        {
            "Muhammadu Adeyo": "person",
            "Nigeria": "government",
            "Patrice Talon": "person",
            "Benin": "government",
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names(parser: Parser, text: str, expected: dict[str, str]) -> None:
    mentions = find_mentions(parsed(parser, text))
    assert {m.span.of(text): m.kind for m in mentions if m.form == "name"} == expected


NOMINALS = [
    ("singular", "The spokesman declined to answer.", {"The spokesman": "person"}),
    ("plural", "US officials played it down.", {"US officials": "group"}),
    ("document", "The statement gave no date.", {"The statement": "document"}),
    ("office in capitals", "The US Secretary of State cancelled.", {"The US Secretary of State": "person"}),
    ("counted", "The two are at odds.", {"The two": "group"}),
    ("body", "The ministry has not replied.", {"The ministry": "organisation"}),
    ("a body of two words", "The coast guard found nobody.", {"The coast guard": "organisation"}),
    ("a guard", "The guard found nobody.", {"The guard": "person"}),
    ("one of a people", "The Algerian will meet them.", {"Algerian": "person"}),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in NOMINALS], ids=[row[0] for row in NOMINALS]
)
def test_nominals(parser: Parser, text: str, expected: dict[str, str]) -> None:
    mentions = find_mentions(parsed(parser, text))
    found = {m.span.of(text): m.kind for m in mentions if m.form == "nominal"}
    assert expected.items() <= found.items()


@pytest.mark.parametrize(
    "caption", ["Ana Ruiz waves [Defence Ministry/Newswire]", "Ana Ruiz waves. Photo: Newswire Agency"]
)
def test_the_credit_of_a_caption_names_nobody(parser: Parser, caption: str) -> None:
    mentions = find_mentions(read(parser, caption, (Block(Span(0, len(caption)), "caption"),)))
    assert [m.span.of(caption) for m in mentions] == ["Ana Ruiz"]


def test_furniture_has_no_mentions(parser: Parser) -> None:
    text = "Angela Merkel spoke.\nAngela Merkel"
    blocks = (Block(Span(0, 20), "body"), Block(Span(21, 34), "chrome"))
    mentions = find_mentions(read(parser, text, blocks))
    assert [m.span for m in mentions] == [Span(0, 13)]
