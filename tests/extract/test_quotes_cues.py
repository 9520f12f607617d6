"""Cues that are no verb of saying beside what is said: adjectives, colons, and what the parser hides."""

from __future__ import annotations

import pytest

from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

FOUND = {
    "sure of a clause": (
        "The mayor is confident that the harbour will reopen in May.",
        ("quote.indirect.attitude", "The mayor", "is confident", ["that the harbour will reopen in May"]),
    ),
    "afraid of a clause without that": (
        "Fishing unions are concerned the government will change the law.",
        (
            "quote.indirect.attitude",
            "Fishing unions",
            "are concerned",
            ["the government will change the law"],
        ),
    ),
    "a quotation after a colon": (
        "On Monday the pilots left the hall: “Nobody asked us what we need.”",
        ("quote.line.colon", "the pilots", "left", ["“Nobody asked us what we need.”"]),
    ),
    "a paragraph after a colon": (
        "The mayor added:\n\nThe harbour is the heart of this town. We will not let it die.\n\nIt rained.",
        (
            "quote.line.paragraph",
            "The mayor",
            "added",
            ["The harbour is the heart of this town. We will not let it die"],
        ),
    ),
    "a speaker whose title the parser loses": (
        "Speaking for the crew, Rui Costa, QC, said that the lamps had failed.",
        ("quote.indirect.ccomp", "Rui Costa, QC", "said", ["that the lamps had failed"]),
    ),
    "a date before the clause": (
        "They estimated by 2050, growing towns and rising seas would double the cost.",
        (
            "quote.indirect.hidden",
            "They",
            "estimated",
            ["growing towns and rising seas would double the cost"],
        ),
    ),
}

SILENT = {
    "it is clear": "It is certain that the harbour will reopen in May.",
    "a list after a colon": "The mayor named three things:\n\n- lamps for the pier and church\n- two boats",
    "a colon after a thing": "The harbour has one weakness:\n\nThe lamps of the pier fail in the cold.",
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_finds_the_one_who_says_it(
    parser: Parser, text: str, expected: tuple[str, str, str, list[str]]
) -> None:
    assert [(quote.rule, *told(text, quote)) for quote in quotes_of(parser, text)] == [expected]


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_finds_nobody(parser: Parser, text: str) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == []


def test_an_attitude_may_be_denied(parser: Parser) -> None:
    (quote,) = quotes_of(parser, "The mayor was not sure that the harbour would reopen.")
    assert (quote.cue_class, quote.polarity) == ("believe", "negative")
