"""Content and speaker by the grammar of the complement: coordination, relative clauses, examples."""

from __future__ import annotations

import pytest

from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

Told = tuple[str | None, list[str]]

BEFORE_THE_CUE: dict[str, tuple[str, Told]] = {
    "who somebody is, before the cue": (
        "The fund has lost millions to Mr Hale, who fled to Malta last year, prosecutors said.",
        ("prosecutors", ["The fund has lost millions to Mr Hale, who fled to Malta last year"]),
    ),
    "an inverted cue": (
        "The firm will close a dye works run by Karl Otte, who founded it in 1951, said union leaders.",
        ("union leaders", ["The firm will close a dye works run by Karl Otte, who founded it in 1951"]),
    ),
    "examples behind it": (
        "The two cities share several problems, Ms Baird added, including smog and the state of the sewers.",
        ("Ms Baird", ["The two cities share several problems", "including smog and the state of the sewers"]),
    ),
    "examples of a cost": (
        "Farmers face higher costs, he said, such as for diesel and feed.",
        ("he", ["Farmers face higher costs", "such as for diesel and feed"]),
    ),
}
BESIDE_IT: dict[str, tuple[str, Told]] = {
    "after what, with a gerund": (
        "The navy said on Friday after searching the bay that nobody was missing.",
        ("The navy", ["that nobody was missing"]),
    ),
    "after what, with a person": (
        "The hospital said Monday after discharging the singer that she is still weak and will need care.",
        ("The hospital", ["that she is still weak and will need care"]),
    ),
    "after what, and a passive": (
        "Police said late Sunday after a second search that the boy had been found and was well.",
        ("Police", ["that the boy had been found and was well"]),
    ),
}
OBJECTS: dict[str, tuple[str, Told]] = {
    "a clause beside an object": (
        "The clerk expressed concern about the state of the roof, and that the drains could overflow.",
        ("The clerk", ["concern about the state of the roof, and that the drains could overflow"]),
    ),
    "at what it is felt": (
        "The museum voiced its “regret and dismay” at Friday's ruling, handed down before the show opens.",
        ("The museum", ["its “regret and dismay” at Friday's ruling"]),
    ),
    "a participle of the writer's": (
        'The league expressed its "full support" for the referee, attacked after the match by angry fans.',
        ("The league", ['its "full support" for the referee']),
    ),
    "called so in a shortened passive": (
        "A demand rejected by the Socialists as racist was withdrawn.",
        ("the Socialists", ["A demand", "as racist"]),
    ),
    "called so between commas": (
        "The treaty, denounced by the opposition as a surrender, was signed in June.",
        ("the opposition", ["The treaty", "as a surrender"]),
    ),
    "requested to do it": (
        "The registrar requested the parties to file their answers by Friday.",
        ("The registrar", ["the parties to file their answers by Friday"]),
    ),
    "called out in capitals": (
        "Fans shouted “Liars - Out!” and tore down the banner.",
        ("Fans", ["“Liars - Out!”"]),
    ),
}
SPEAKERS: dict[str, tuple[str, Told]] = {
    "whose letter it is": (
        "Forty teachers signed Ms Dahl's open letter, which urged the board to resign.",
        ("Ms Dahl", ["the board to resign"]),
    ),
    "no person is a which": (
        "The petition by nurse Olga Ruiz, which calls on the ministry to reopen the ward, has 90 backers.",
        ("The petition", ["the ministry to reopen the ward"]),
    ),
    "who is not stopped": (
        "Rain did not stop hundreds of pensioners from filling the square, insisting that their savings had"
        " been stolen.",
        ("hundreds of pensioners", ["that their savings had been stolen"]),
    ),
    "whose barge it is": (
        "The company whose barge sank said that the crew was safe.",
        ("The company", ["that the crew was safe"]),
    ),
}
ALL = {**BEFORE_THE_CUE, **BESIDE_IT, **OBJECTS, **SPEAKERS}


@pytest.mark.parametrize(("text", "expected"), ALL.values(), ids=ALL)
def test_finds_the_whole_of_what_is_said_and_by_whom(parser: Parser, text: str, expected: Told) -> None:
    (quote,) = quotes_of(parser, text)
    who, _, content = told(text, quote)
    assert (who, content) == expected
