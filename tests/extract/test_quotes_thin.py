"""Thin content: cues that claim nothing, with somebody blamed, a thing christened, somebody handed over."""

from __future__ import annotations

import pytest

from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

NOTHING_SAID = {
    "somebody is only blamed": "The governor blamed the militia.",
    "a body is only denounced": "The bishop denounced the council.",
    "an agency is only cited": "The station closed on Monday, citing the Tass agency.",
    "nobody does it": "Nobody claimed responsibility.",
    "somebody is handed over": "The teller reported the lender to the police.",
    "a thing gets its name": "Astronomers dubbed the planet Kepler-9.",
    "a goal is conceded": "The side conceded a late goal in the final minute.",
    "a minister is confirmed": "The chamber confirmed the new minister.",
    "somebody is denied a thing": "The hostel denied entry to the pilgrims.",
    "an answer without words": "The singer responded to the post.",
}
SAID = {
    "what somebody is blamed for": (
        "The governor blamed the militia for the fire.",
        ("The governor", "blamed", ["the militia for the fire"]),
    ),
    "who published what is cited": (
        "Turnout fell to a third, according to figures published by the Lagos Herald group.",
        ("the Lagos Herald group", "according to", ["Turnout fell to a third"]),
    ),
    "a diplomat behind the cue": (
        "“Nobody asked us yet”, noted a diplomat who wished not to be named.",
        ("a diplomat", "noted", ["“Nobody asked us yet”"]),
    ),
}
TALK = """\
Here are the mayor's answers on Monday to Lena Marsh's questions.

Q: "Will you stand again?"

A: "No."

Q: "Who will?"

A: "Ask them."
"""


@pytest.mark.parametrize("text", NOTHING_SAID.values(), ids=NOTHING_SAID)
def test_nothing_is_said(parser: Parser, text: str) -> None:
    assert quotes_of(parser, text) == ()


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID)
def test_something_is_said(parser: Parser, text: str, expected: tuple[str, str, list[str]]) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == [expected]


def test_who_asks_is_whose_questions_they_are(parser: Parser) -> None:
    asked = [told(TALK, quote) for quote in quotes_of(parser, TALK)]
    assert [(who, said) for who, _, said in asked if said[0].endswith('?"')] == [
        ("Lena Marsh", ['"Will you stand again?"']),
        ("Lena Marsh", ['"Who will?"']),
    ]


def test_who_asks_may_stay_open(parser: Parser) -> None:
    text = TALK.replace("to Lena Marsh's questions", "in the town hall")
    assert (None, ":", ['"Who will?"']) in [told(text, quote) for quote in quotes_of(parser, text)]
