"""The English grammar that all rules ask: one table a notion, each row a sentence."""

from __future__ import annotations

import pytest

from claims.extract import syntax
from claims.extract.parse import Parser
from claims.extract.tokens import Doc, Token

SUBJECTS = {
    "asked with a noun": ("Her request to the court to free the men was heard.", "free", "court"),
    "at an auxiliary": ("Ten clerks had for years been watched and resigned.", "resigned", "clerks"),
    "beside a noun": ("Police used force, injuring a few and arresting others.", "arresting", "Police"),
    "before its verb": ("The mayor opened the bridge.", "opened", "mayor"),
    "shared by a second verb": ("The mayor opened the bridge and praised the builders.", "praised", "mayor"),
    "of an infinitive": ("The mayor wants to open the bridge.", "open", "mayor"),
    "of an infinitive, its object": ("The mayor asked the council to open the bridge.", "open", "council"),
    "of a promise, its giver": ("The mayor promised the council to open the bridge.", "open", "mayor"),
    "in a relative clause": ("She met the engineer who opened the bridge.", "opened", "engineer"),
    "of a participle behind the sentence": ("The crew left the port, singing loudly.", "singing", "crew"),
    "with a participle beside it": (
        "Norwegian envoy Lena Berg talking to the press in Oslo said that the truce held.",
        "said",
        "Berg",
    ),
    "the owner of a plan": ("Peru has a plan to visit the island.", "visit", "Peru"),
    "the one described": ("She will be the first minister to visit the island.", "visit", "She"),
    "in a headline": ("Ann Hill to visit Oslo", "visit", "Hill"),
    "who is allowed to": ("The king gave permission to the charity to carry food.", "carry", "charity"),
    "who is let to, past his country": ("Niger has authorized troops from Mali to come.", "come", "troops"),
    "another's plan that one judges": ("Police rejected a bid to hold a rally.", "hold", "bid"),
    "one's own plan": ("The board announced a bid to buy the mill.", "buy", "board"),
    "behind a place": ("A rally in Lviv demanding a vote was held.", "demanding", "rally"),
}
AGENTS = {
    "behind by": ("The bridge was opened by the mayor.", "opened", "mayor"),
    "of a reduced passive": ("They saw a village held by rebels.", "held", "rebels"),
    "none": ("The bridge was opened on Friday.", "opened", None),
    "of a participle without a verb, what they do before them": (
        "Villagers killed by protesting farmers.",
        "killed",
        "farmers",
    ),
}
PASSIVES = {
    "a perfect behind a noun": ("He denied claims that guards had beaten the monks.", "beaten", False),
    "full": ("The bridge was opened.", "opened", True),
    "reduced": ("Two men held by rebels were freed.", "held", True),
    "sharing its auxiliary": ("He was arrested and charged.", "charged", True),
    "leaving out its auxiliary": ("Ten were killed and dozens wounded.", "wounded", True),
    "dying": ("Six miners died.", "died", True),
    "without a verb, by people whose deed is told": (
        "The plan supported by protesting farmers.",
        "supported",
        True,
    ),
    "active": ("The mayor opened the bridge.", "opened", False),
}
NEGATIONS = {
    "not": ("The mayor did not open the bridge.", "open", True),
    "never": ("The mayor never opened it.", "opened", True),
    "no before the subject": ("No mayor opened it.", "opened", True),
    "no before a noun": ("They held no talks.", "talks", True),
    "without": ("They left without opening it.", "opening", True),
    "yet to": ("The firm has yet to comment.", "comment", True),
    "plain": ("The mayor opened it.", "opened", False),
}
NOUN_PHRASES = {
    "a determiner and an adjective": ("The old mayor spoke.", "mayor", "The old mayor"),
    "of": ("The mayor of Oslo spoke.", "mayor", "The mayor of Oslo"),
    "no relative clause": ("The mayor who resigned spoke.", "mayor", "The mayor"),
    "not what is coordinated": ("The mayor and the pilot spoke.", "mayor", "The mayor"),
    "not a date": ("The mayor on Monday spoke.", "mayor", "The mayor"),
    "not the verb's of": ("They accused the bank of fraud.", "bank", "the bank"),
}
WHOLE_PHRASES = {
    "an apposition": ("Ann Hill, the mayor of Oslo, spoke.", "Hill", "Ann Hill, the mayor of Oslo"),
    "no relative clause": ("Ann Hill, who resigned, spoke.", "Hill", "Ann Hill"),
}
FINITE = {
    "past": ("The mayor spoke.", "spoke", True),
    "auxiliary": ("The mayor has spoken.", "spoken", True),
    "modal": ("The mayor might speak.", "speak", True),
    "infinitive": ("The mayor wants to speak.", "speak", False),
    "participle": ("He left, speaking to nobody.", "speaking", False),
}


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(("text", "verb", "expected"), SUBJECTS.values(), ids=SUBJECTS)
def test_subject(text: str, verb: str, expected: str, parser: Parser) -> None:
    found = syntax.subject(word(parser.parse(text), verb))
    assert found is not None
    assert found.text == expected


def test_of_two_subjects_the_nearer_one_acts(parser: Parser) -> None:
    doc = parser.parse("The members, said Reyes, must pay.")
    found = syntax.own_subject(word(doc, "said"))
    assert found is not None
    assert found.text == "Reyes"


@pytest.mark.parametrize(("text", "verb", "expected"), AGENTS.values(), ids=AGENTS)
def test_agent(text: str, verb: str, expected: str | None, parser: Parser) -> None:
    found = syntax.agent(word(parser.parse(text), verb))
    assert (found.text if found is not None else None) == expected


@pytest.mark.parametrize(("text", "verb", "expected"), PASSIVES.values(), ids=PASSIVES)
def test_voice(text: str, verb: str, expected: bool, parser: Parser) -> None:
    assert syntax.is_passive(word(parser.parse(text), verb)) is expected


@pytest.mark.parametrize(("text", "negated", "expected"), NEGATIONS.values(), ids=NEGATIONS)
def test_negation(text: str, negated: str, expected: bool, parser: Parser) -> None:
    assert syntax.is_negated(word(parser.parse(text), negated)) is expected


def test_nobody(parser: Parser) -> None:
    assert syntax.is_done_by_nobody(word(parser.parse("Nobody opened it."), "opened"))
    assert not syntax.is_done_by_nobody(word(parser.parse("The mayor opened it."), "opened"))


@pytest.mark.parametrize(("text", "head", "expected"), NOUN_PHRASES.values(), ids=NOUN_PHRASES)
def test_noun_phrase(text: str, head: str, expected: str, parser: Parser) -> None:
    assert syntax.noun_phrase(word(parser.parse(text), head)).of(text) == expected


@pytest.mark.parametrize(("text", "head", "expected"), WHOLE_PHRASES.values(), ids=WHOLE_PHRASES)
def test_whole_phrase(text: str, head: str, expected: str, parser: Parser) -> None:
    doc = parser.parse(text)
    start, end = syntax.whole_phrase(word(doc, head))
    assert doc[start:end].text == expected


@pytest.mark.parametrize(("text", "verb", "expected"), FINITE.values(), ids=FINITE)
def test_finite(text: str, verb: str, expected: bool, parser: Parser) -> None:
    assert syntax.is_finite(word(parser.parse(text), verb)) is expected


def test_name_behind_a_title(parser: Parser) -> None:
    doc = parser.parse("They met his envoy, Ann Hill, in Oslo.")
    assert syntax.name_of(word(doc, "envoy")).text == "Hill"


def test_prepositions_reach_through_a_front(parser: Parser) -> None:
    doc = parser.parse("They gathered in front of the embassy.")
    assert [noun.text for _, noun in syntax.prepositional(word(doc, "gathered"))] == ["embassy"]
