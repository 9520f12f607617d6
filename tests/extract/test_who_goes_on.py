"""Speakers told by what went before or stands beside: who goes on, who holds an office, who is labelled."""

from __future__ import annotations

import pytest

from claims.document import Document
from claims.extract import extract
from claims.extract.parse import Parser

SPEAKERS = [
    (
        "it, for the body that spoke",
        "The port authority closed two docks. In a letter to members, it said repairs would take a year.",
        "repairs would take a year",
        "The port authority",
    ),
    (
        "it, of a firm that believes",
        "Norvik lost two ships. It believes that the crews are safe.",
        "that the crews are safe",
        "Norvik",
    ),
    (
        "he, for who spoke before, not for whom he spoke of",
        "Judge Alan Prosser told the court that Gary Lyle, 54, had lied. But the case, he said, was weak.",
        "the case",
        "Alan Prosser",
    ),
    (
        "she, by how the text has called both before",
        "Rina Voss lost her seat in May. She had fought for her town since 1990. General Tibor Lang "
        "called her “the teacher” and left when she spoke. In a letter she wrote that nobody had won.",
        "that nobody had won",
        "Rina Voss",
    ),
    (
        "he, for a name beside the subject",
        "His lawyer Tan Yi Koon told Inforadio that the banks were shut. He said the guards were kind.",
        "the guards were kind",
        "Tan Yi Koon",
    ),
    (
        "the first thing an article names",
        "The power company Nordkraft says 48,000 homes are dark.",
        "48,000 homes are dark",
        "Nordkraft",
    ),
    (
        "the holder of an office of a body with a long name",
        "The senator of the opposition Broad Front, Jorge Bianchi, said the answer was late.",
        "the answer was late",
        "Jorge Bianchi",
    ),
    (
        "two descriptions before a name",
        "The survey's author, the sociologist Miguel Antunes, said support could fade.",
        "support could fade",
        "Miguel Antunes",
    ),
    (
        "a trade before a name that the recogniser takes for a firm",
        "Meteorologist Kari Nygaard said the worst was over.",
        "the worst was over",
        "Kari Nygaard",
    ),
    (
        "an operator is a firm",
        "Ferry operator Kystlinjen has cancelled all sailings. Passengers will be paid, the company added.",
        "Passengers will be paid",
        "Kystlinjen",
    ),
    (
        "whom a complaint is against",
        "In 1999 the chamber filed a complaint against Ann Hill for threatening to lock a lawyer in.",
        "to lock a lawyer in",
        "Ann Hill",
    ),
    (
        "who adds it behind his cue",
        "The ministry fined two firms, the agency said, warning that more would follow.",
        "that more would follow",
        "the agency",
    ),
    (
        "a body called by its field",
        "The Institute for Animal Care (IAC) counted 152 deaths. "
        "The Public Health agency said rates had risen.",
        "rates had risen",
        "Institute for Animal Care",
    ),
    (
        "he, not who questions him",
        "Dale Whitcomb runs the railway. But under questioning from Senator Tom Breck, he admitted that a "
        "sensor had failed.",
        "that a sensor had failed",
        "Dale Whitcomb",
    ),
    (
        "who goes on behind what he urged",
        "The forum urged the state to reverse the rise in fares, describing it as unjust and ill-timed.",
        "it as unjust and ill-timed",
        "The forum",
    ),
    (
        "the official, for who spoke last",
        "Reza Amin met a guest. He said the pipe was ready. The official noted that sanctions had failed.",
        "that sanctions had failed",
        "Reza Amin",
    ),
    (
        "initials in an interview",
        "Chipo Mwale spoke to Ruth Banda.\n\nRuth Banda: When did you know?\n\n"
        "Chipo Mwale: It was the fish.\n\n"
        "RB: Did you believe him?\n\nCM: No. I had seen the numbers.",
        "No. I had seen the numbers",
        "Chipo Mwale",
    ),
    (
        "who stands behind a verb that seldom attributes",
        "“Here there are others to blame,” sentenced the senator Rosa Diaz.",
        "“Here there are others to blame,”",
        "Rosa Diaz",
    ),
    (
        "who stands behind a verb that mostly has an object",
        "“The bridge was a trap,” denounced the engineer Rosa Diaz.",
        "“The bridge was a trap,”",
        "Rosa Diaz",
    ),
    (
        "who signs a headline behind a dash",
        "Fever kills 152 in the north – NIH\n\n"
        "The National Institute of Health (NIH) has counted 152 deaths so far.",
        "Fever kills 152 in the north",
        "National Institute of Health",
    ),
]


def speaker_of(document: Document, words: str) -> str | None:
    """Return the name of the actor who says what begins with ``words``, ``None`` where that is open."""
    start = document.text.index(words)
    (quote,) = [quote for quote in document.quotes if quote.content[0].start == start]
    mention = quote.speaker.mention if quote.speaker else None
    actor = None if mention is None else document.mentions[mention].actor
    return None if actor is None else document.actors[actor].name


@pytest.mark.parametrize(
    ("text", "words", "name"), [row[1:] for row in SPEAKERS], ids=[r[0] for r in SPEAKERS]
)
def test_who_says_it(parser: Parser, text: str, words: str, name: str) -> None:
    assert speaker_of(extract(text, parser), words) == name


NOBODY = [
    ("it is said", "The bank cut jobs. It was hoped that the measure would calm people.", "the measure"),
    ("it seems", "The bank cut jobs. It seems that the measure calmed people.", "the measure"),
    (
        "a site's name behind a headline",
        "Storm cuts power to two towns - Inforadio News\n\nTwo towns are dark.",
        "Storm",
    ),
]


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in NOBODY], ids=[row[0] for row in NOBODY])
def test_nobody_says_it(parser: Parser, text: str, words: str) -> None:
    start = text.index(words)
    quotes = extract(text, parser).quotes
    assert not [quote for quote in quotes if quote.content[0].start <= start < quote.content[-1].end]


CONTENT = [
    (
        "paragraphs that no mark closes",
        "The agency sent teams.\n\n“Ten teams have gone north.\n\n“Nurses have been trained,” it said.",
        "“Ten teams have gone north.\n\n“Nurses have been trained,”",
    ),
    (
        "a word with a hyphen",
        "The court declared on Friday that Mayor Foday Banga had been re-elected with half of the vote.",
        "that Mayor Foday Banga had been re-elected with half of the vote",
    ),
    (
        "no circumstance behind the cue",
        "Two firms have left the town, officials said, even as the mayor promised to keep them.",
        "Two firms have left the town",
    ),
    (
        "a condition behind an infinitive",
        "The union threatened to strike for a week if the tariff was not cut.",
        "to strike for a week if the tariff was not cut",
    ),
    (
        "no participle with which the speaker goes on",
        "The forum urged the state to reverse the rise in fares, describing it as unjust and ill-timed.",
        "the state to reverse the rise in fares",
    ),
    (
        "all that is coordinated before an as",
        "The king took the resignation and thanked the outgoing minister, as the palace indicated.",
        "The king took the resignation and thanked the outgoing minister",
    ),
    (
        "a count behind according to",
        "According to a poll that came out on Monday, 58% of the town back the strike, while 31% oppose it.",
        "58% of the town back the strike, while 31% oppose it",
    ),
    (
        "no agency that opens a report",
        "Tehran, IRNA – Ten states will sign a treaty on gas by May, the deputy Reza Amin said on Sunday.",
        "Ten states will sign a treaty on gas by May",
    ),
    (
        "no town that opens a report",
        "PATNA: At least ten people were hurt in a fire, police said on Monday.",
        "At least ten people were hurt in a fire",
    ),
    (
        "a clause that goes on in marks",
        "It felt, the captain said, “like a funeral where nobody knew the dead man”.",
        "It felt",
    ),
    (
        "no stage direction",
        "Q&A with Lena Marsh\n\nLena Marsh spoke on Friday.\n\nQ: Are you leaving?\n\n"
        'A: (Smiling) "Yes, I am."\n\n'
        'Q: Is it late?\n\nA: "Not now, no." (She takes a drink of water.)',
        '"Yes, I am."',
    ),
]


@pytest.mark.parametrize(("text", "content"), [row[1:] for row in CONTENT], ids=[row[0] for row in CONTENT])
def test_what_is_said(parser: Parser, text: str, content: str) -> None:
    contents = [quote.content[0].of(text) for quote in extract(text, parser).quotes]
    assert content in contents
