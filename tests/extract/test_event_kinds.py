"""Events of the right kind: who can be meant, everyday senses, and texts that are only drafts."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_events import shown

KINDS = {
    "a quantity stands for those it counts": [
        (
            "Rebels abducted an unknown number of pupils.",
            "COERCE/abduct occurred: Rebels > an unknown number of pupils",
        ),
        ("A number of senators quit on Monday.", "RETREAT/resign occurred: A number of senators > "),
        ("A wave of nurses resigned.", "RETREAT/resign occurred: nurses > "),
        ("The size of the crowd surprised the mayor.", ""),
    ],
    "an hour is nobody": [
        ("The clerks were jailed by nightfall.", "COERCE/arrest occurred:  > The clerks"),
        ("Most were detained by that evening.", "COERCE/arrest occurred:  > Most"),
    ],
    "an adjective with an article stands for people": [
        ("Police picked up the accused.", "COERCE/arrest occurred: Police > the accused"),
        ("Doctors treated the wounded.", "AID/humanitarian occurred: Doctors > the wounded"),
        ("Police picked up the wounded bird.", ""),
    ],
    "behind a comma it is the subject that goes on": [
        (
            "Gunmen waged a campaign in the hills, killing dozens of farmers.",
            "ASSAULT/attack occurred: Gunmen > dozens of farmers",
        ),
        (
            "The king signed a decree in Lima, pardoning forty rebels.",
            "CONCEDE/allow occurred: The king > forty rebels",
        ),
    ],
    "what is only the aim of a deed is none, nor what is named beside it": [
        (
            "Soldiers were sent to seal the port and arrest the crew.",
            "MOBILIZE/troops occurred: Soldiers > ",
        ),
    ],
}


@pytest.mark.parametrize(
    ("text", "expected"), [case for cases in KINDS.values() for case in cases], ids=lambda value: value[:40]
)
def test_what_is_told_is_of_the_right_kind(parser: Parser, text: str, expected: str) -> None:
    found = [shown(each, text) for each in extract(text, parser).events]
    assert expected in found if expected else found == []
