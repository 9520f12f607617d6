"""The event lexicon: how its lines are read, and that every file keeps to the form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.document import GivenArticle
from claims.extract import extract
from claims.extract.events.entries.lexicon import Entry, lexicon, read_entry
from claims.extract.parse import Parser
from claims.store.kinds import TYPES

SETS = {"accord": ("treaty", "pact")}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("visit", [("visit", Entry("T", "m"))]),
        ("call off", [("call", Entry("T", "m", ("off",)))]),
        ("sign (@accord)", [("sign", Entry("T", "m", (), frozenset({"treaty", "pact"})))]),
        ("fly to (@GPE)", [("fly", Entry("T", "m", ("to",), frozenset(), frozenset({"GPE"})))]),
        ("(troop) enter", [("enter", Entry("T", "m", by=frozenset({"troop"})))]),
        ("criticise/criticize", [("criticise", Entry("T", "m")), ("criticize", Entry("T", "m"))]),
    ],
)
def test_an_entry(line: str, expected: list[tuple[str, Entry]]) -> None:
    assert list(read_entry(line, "T", "m", SETS)) == expected


def test_a_noun_has_its_head_last() -> None:
    assert list(read_entry("hunger strike", "T", None, SETS, head_last=True)) == [
        ("strike", Entry("T", None, ("hunger",)))
    ]


def test_a_noun_may_ask_for_its_preposition() -> None:
    line = "release of (@accord)"
    assert list(read_entry(line, "T", None, SETS, head_last=True)) == [
        ("release", Entry("T", None, takes=frozenset({"treaty", "pact"}), after="of"))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The launch of a missile alarmed Peru.", ["launch"]),
        ("The launch of a phone pleased Peru.", []),
        ("Wage talks between Norway and Peru ended.", ["talks"]),
        ("Border talks between Norway and Peru ended.", []),
        ("The council dissolved the choir.", ["dissolved the choir"]),
        ("The council dissolved the sugar.", []),
    ],
)
def test_what_an_entry_takes(parser: Parser, text: str, expected: list[str]) -> None:
    layer = """
[[type]]
name = "LEX"
[[type.mode]]
verbs = ["dissolve (@GROUP)"]
nouns = ["launch of (missile)", "talk (wage)"]
"""
    document = extract(GivenArticle(text, "here"), replace(parser, ontology=f"only = true\n{layer}"))
    assert [text[event.trigger.start : event.trigger.end] for event in document.events] == expected


@pytest.mark.parametrize("line", ["sign (@unknown)", "sign (treaty", ""])
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    with pytest.raises(ValueError, match=r"lexicon|sets\.toml"):
        list(read_entry(line, "T", None, SETS))


def test_every_type_has_verbs() -> None:
    types = {entry.type for entries in lexicon().verbs.values() for entry in entries}
    assert types - {""} == set(TYPES)


def test_the_fuller_entry_is_tried_first() -> None:
    weights = [entry.weight for entry in lexicon().verbs["call"]]
    assert weights == sorted(weights, reverse=True)
