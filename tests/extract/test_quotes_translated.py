"""What news translated word by word, and headlines of two clauses, say: who speaks, and where words end."""

from __future__ import annotations

import pytest

from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

TURNED = {
    "a road informs nobody": (
        "The road will stay shut until May, informed the mayor.",
        ("the mayor", "informed", ["The road will stay shut until May"]),
    ),
    "nor does who is found": (
        "The mayor was found in the river, informed the police.",
        ("the police", "informed", ["The mayor was found in the river"]),
    ),
    "nor who will do something else": (
        "Voters must bring a passport to the polls, reminded the election commission.",
        ("the election commission", "reminded", ["Voters must bring a passport to the polls"]),
    ),
    "a press service informs": (
        "Two envoys were declared unwelcome and told to leave, informed the press service of the department.",
        (
            "the press service of the department",
            "informed",
            ["Two envoys were declared unwelcome and told to leave"],
        ),
    ),
    "a flight notifies nobody": (
        "The flight was cancelled because of fog, notified the airport administration.",
        ("the airport administration", "notified", ["The flight was cancelled because of fog"]),
    ),
    "a cue that a dictionary gave": (
        '"The money never arrived", sustained the lawyer.',
        ("the lawyer", "sustained", ['"The money never arrived"']),
    ),
}
TWO_DEEDS = {
    "who left may inform": "The director left the hall, informed the guards.",
    "who robbed may warn": "The gang robbed a bank, warned the clerks.",
    "who took may inform": "The thief took a watch, informed the police.",
}
TWO_CLAUSES = {
    "promises": "Bank shuts ten branches, Oslo promises help",
    "vows": "Firm cuts 300 jobs, union vows strike",
    "threatens": "Port raises fees, Malta threatens boycott",
}
ASKED_FOR = {
    "a term": "The prosecutor requested 15 years of prison.",
    "aid": "The governor requested federal aid.",
    "somebody's going": "The opposition demanded the resignation of the minister.",
}
ASKED_IN_WORDS = {
    "a clause": (
        "The prosecutor requested that there be imposed a fine on the club.",
        ("The prosecutor", "requested", ["that there be imposed a fine on the club"]),
    ),
    "an infinitive": (
        "The refugees demanded to be heard.",
        ("The refugees", "demanded", ["to be heard"]),
    ),
    "quoted words, the first of a text, and what follows": (
        "The crowd demanded “a new and honest count” under a neutral judge.",
        ("The crowd", "demanded", ["“a new and honest count” under a neutral judge"]),
    ),
}


@pytest.mark.parametrize(("text", "expected"), TURNED.values(), ids=TURNED)
def test_who_stands_behind_the_cue_speaks(
    parser: Parser, text: str, expected: tuple[str, str, list[str]]
) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == [expected]


@pytest.mark.parametrize("text", TWO_DEEDS.values(), ids=TWO_DEEDS)
def test_who_is_told_does_not_speak(parser: Parser, text: str) -> None:
    assert quotes_of(parser, text) == ()


@pytest.mark.parametrize("text", TWO_CLAUSES.values(), ids=TWO_CLAUSES)
def test_a_cue_with_an_object_says_nothing_before_it(parser: Parser, text: str) -> None:
    first = text.split(",")[0]
    assert all(told(text, quote)[2] != [first] for quote in quotes_of(parser, text))


def test_an_object_ends_with_its_paragraph(parser: Parser) -> None:
    text = 'Three officials deny the charges.\n"The evidence is overwhelming", manifested the prosecutor.'
    assert [told(text, quote) for quote in quotes_of(parser, text)] == [
        ("Three officials", "deny", ["the charges"]),
        ("the prosecutor", "manifested", ['"The evidence is overwhelming"']),
    ]


@pytest.mark.parametrize("text", ASKED_FOR.values(), ids=ASKED_FOR)
def test_a_thing_asked_for_is_no_words(parser: Parser, text: str) -> None:
    assert quotes_of(parser, text) == ()


@pytest.mark.parametrize(("text", "expected"), ASKED_IN_WORDS.values(), ids=ASKED_IN_WORDS)
def test_words_that_ask_are_quotes(parser: Parser, text: str, expected: tuple[str, str, list[str]]) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == [expected]
