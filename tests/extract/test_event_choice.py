"""Events that a gate leaves out and the choice takes: aims, nouns alone, what another event holds."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser

LEAD = "The harbour of Velm was quiet on Tuesday.\n\n"


def chosen(text: str, parser: Parser) -> list[tuple[str, str]]:
    """Return type and first word of the trigger of what the choice took."""
    found = extract(text, parser)
    return [
        (event.type, event.trigger.of(text).split()[0])
        for event in found.events
        if event.rule.startswith("event.chosen.")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Engineers flew in to evacuate the patients of the clinic.", [("AID", "evacuate")]),
        ("The bishop opened the hall to mediate between the two clans.", [("CONSULT", "mediate")]),
        ("Officers were accused of beating two fishermen.", [("ASSAULT", "beating")]),
        ("She lost her post for criticising the governor.", [("ACCUSE", "criticising")]),
        ("Visit our website.", []),
        ("The choir sang for an hour.", []),
    ],
)
def test_what_a_gate_leaves_out_may_be_an_event(
    sentence: str, expected: list[tuple[str, str]], parser: Parser
) -> None:
    assert chosen(LEAD + sentence, parser) == expected


def test_a_lead_tells_only_what_passes_the_gates(parser: Parser) -> None:
    sentence = "Officers were accused of beating two fishermen."
    assert chosen(sentence, parser) == []
    assert chosen(f"Two fishermen beaten\n\n{sentence}", parser) == []


def test_what_is_chosen_is_surer_of_nothing_than_what_passes(parser: Parser) -> None:
    text = f"{LEAD}Officers beat two fishermen in Velm. Officers were accused of beating two fishermen."
    told = {event.rule: event.confidence for event in extract(text, parser).events}
    assert told["event.chosen.assault"] < told["event.verb.assault"]
