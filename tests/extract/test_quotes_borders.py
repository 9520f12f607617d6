"""Borders of quotes, and sentences that quote nobody."""

from __future__ import annotations

import pytest

from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

FOUND = {
    "a clause of the writer after the cue": (
        "Two bridges were washed away overnight, the governor said, and engineers were trying to reach the "
        "villages by boat.",
        [("the governor", "said", ["Two bridges were washed away overnight"])],
    ),
    "a clause of the writer, the cue a parenthesis": (
        "The roof collapsed at dawn, officials said, and rescuers were still searching the cellar.",
        [("officials", "said", ["The roof collapsed at dawn"])],
    ),
    "quoted words after the cue are said as well": (
        "The old pier is lovely, he said, but “nobody has painted it in forty years.”",
        [("he", "said", ["The old pier is lovely", "but “nobody has painted it in forty years.”"])],
    ),
    "another speaker after a comma and with": (
        "Officials told the radio every boat would be checked, with one pilot reporting nobody had come.",
        [
            ("Officials", "told", ["every boat would be checked"]),
            ("one pilot", "reporting", ["nobody had come"]),
        ],
    ),
    "another speaker after what is only named": (
        "Senators criticised what they called a rushed deal, with one Democrat telling the panel that the "
        "tolls had never been discussed.",
        [
            ("Senators", "criticised", ["what they called a rushed deal"]),
            ("one Democrat", "telling", ["that the tolls had never been discussed"]),
        ],
    ),
    "another speaker after a comma": (
        "The navy has said that the works were put off, the crew saying that the lamps must be mended first.",
        [
            ("The navy", "has said", ["that the works were put off"]),
            ("the crew", "saying", ["that the lamps must be mended first"]),
        ],
    ),
    "what the same speaker did not say": (
        "The town confirmed that Reyes had left, but did not say why he went.",
        [
            ("The town", "confirmed", ["that Reyes had left"]),
            ("The town", "did not say", ["why he went"]),
        ],
    ),
    "a full stop after the closing mark": (
        "It was what they called “a terrible winter”. He said the boats had left about six months ago.",
        [
            ("they", "called", ["“a terrible winter”"]),
            ("He", "said", ["the boats had left about six months ago"]),
        ],
    ),
    "quoted adjectives after what they are about, and a second cue": (
        "The rights group called the answer “slow and unkind” and demanded that a judge look into it.",
        [
            ("The rights group", "called", ["the answer “slow and unkind”"]),
            ("The rights group", "demanded", ["that a judge look into it"]),
        ],
    ),
    "what else is said to have been": (
        "The union said it had written to the mayor last week asking for talks, but had received no reply.",
        [
            (
                "The union",
                "said",
                ["it had written to the mayor last week asking for talks, but had received no reply"],
            )
        ],
    ),
    "one cue before a colon, one after it": (
        "The captain, Rui Costa, said that was a lie: two boats had been sunk on Wednesday, killing nine "
        "people, he claimed.",
        [
            ("The captain, Rui Costa", "said", ["that was a lie"]),
            ("he", "claimed", ["two boats had been sunk on Wednesday, killing nine people"]),
        ],
    ),
    "who is quoted, not who quotes": (
        "“We do not need more boats,” the radio quoted Reyes as saying.",
        [("Reyes", "quoted", ["“We do not need more boats,”"])],
    ),
    "who is quoted without marks": (
        "The radio quoted Reyes as saying that the town did not need more boats.",
        [("Reyes", "saying", ["that the town did not need more boats"])],
    ),
    "a semicolon ends it": (
        "Ferry strike drags on, unions say; both sides have left the talks.",
        [("unions", "say", ["Ferry strike drags on"])],
    ),
    "another speaker after and": (
        "The mayor stressed that the works were not complete, and harbour pilots warned that the lamps were "
        "failing.",
        [
            ("The mayor", "stressed", ["that the works were not complete"]),
            ("harbour pilots", "warned", ["that the lamps were failing"]),
        ],
    ),
    "what the writer explains about a name": (
        "The union demanded that the council dismiss Ana Reis, who has run the harbour since May.",
        [("The union", "demanded", ["that the council dismiss Ana Reis"])],
    ),
    "a closing mark after one word": (
        "The mayor called the answer of the ministry “pathetic.”",
        [("The mayor", "called", ["the answer of the ministry “pathetic.”"])],
    ),
    "the last of two words in marks": (
        'The union called the offer "insulting" and "late."',
        [("The union", "called", ['the offer "insulting" and "late."'])],
    ),
    "what only leads in the quotation": (
        "Of the new tolls, she said, “In the end I will pay them like everybody else.”",
        [("she", "said", ["“In the end I will pay them like everybody else.”"])],
    ),
    "according to, inside a relative clause": (
        "The town keeps turning away boats which, according to the union, both ministries have criticised.",
        [("the union", "according to", ["which", "both ministries have criticised"])],
    ),
    "according to, after a that": (
        "The Gazette has learned that according to a letter sent last week, the harbour will be closed.",
        [
            (
                "The Gazette",
                "has learned",
                ["that according to a letter sent last week, the harbour will be closed"],
            ),
            ("a letter", "according to", ["the harbour will be closed"]),
        ],
    ),
    "according to, first, with what the speaker cites": (
        "According to the Lusa news agency, reading from an old letter, the harbour has been “closed to all” "
        "since May.",
        [("the Lusa news agency", "According to", ["the harbour has been “closed to all” since May"])],
    ),
    "in the words of": (
        "The result was close, and in the words of the captain, Rui Costa, “we lost the tide first.”",
        [("the captain", "in the words of", ["“we lost the tide first.”"])],
    ),
    "the hearers are no part of the speaker": (
        "“This was a hard choice,” said Reyes to the crowd that had come from the islands.",
        [("Reyes", "said", ["“This was a hard choice,”"])],
    ),
}

SILENT = {
    "who asks not to be named": "The ship was sold by a pilot who asked not to be named.",
    "who asks to stay anonymous": "The letter came from a pilot who asked to remain anonymous.",
    "who declines to be identified": "The pilot declined to be identified because the talks are secret.",
    "a headline that begins anew": "Ferry strike goes on; both sides blame each other\n\nIt rained.",
    "whom the police questioned": "Police arrested and questioned the pilot.",
    "what is christened": "The crew named their boat “Hope of the Sea”.",
    "what a hearer was told": "I was taken aside and told that my brother had sold the boat.",
    "what explains a fact": "This fact is explained by great demand in the winter.",
    "what is shown": "At the old hall in the heart of Porto, Ana Reis introduced the new boats.",
    "what marks a thing": "He had a condition characterised by heavy losses of blood.",
    "putting": "The storm has put the harbour in a “state of alarm”.",
    "what marks only name": "The only “medical records” that Reyes released were two letters.",
    "denying somebody something": "The council denied them entry for a month.",
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_content_begins_and_ends_where_the_speaker_does(
    parser: Parser, text: str, expected: list[tuple[str | None, str | None, list[str]]]
) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == expected


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_nobody_says_anything(parser: Parser, text: str) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == []
