"""Offices: a sentence, and the title, holder and organisation that it gives."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser

Given = tuple[str, str, str | None]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "State Department spokesman Matthew Miller confirmed the trip.",
            [("State Department spokesman", "Matthew Miller", "State Department")],
        ),
        (
            "Matthew Miller is State Department spokesman.",
            [("State Department spokesman", "Matthew Miller", "State Department")],
        ),
        ("The talks with President Maria Ortega failed.", [("President", "Maria Ortega", None)]),
        (
            "Wang Li, a professor at Peking University, disagreed.",
            [("professor at Peking University", "Wang Li", "Peking University")],
        ),
        ("The former Prime Minister Jane Cooper returned.", [("former Prime Minister", "Jane Cooper", None)]),
        ("Jane Cooper is not the president.", []),
        ("A spokeswoman for Jane Cooper declined to comment.", []),
        ("The president left for Geneva.", []),
        ("Maria Ortega left for Geneva.", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_titles_and_appositions_give_roles(parser: Parser, text: str, roles: list[Given]) -> None:
    found = extract(text, parser).roles
    assert [
        (
            role.title.of(text),
            role.holder.span.of(text),
            role.organisation and role.organisation.span.of(text),
        )
        for role in found
    ] == roles


def test_captions_and_furniture_give_none(parser: Parser) -> None:
    text = "A headline about nothing\n\nBy President Maria Ortega\n\nThe weather stayed fine.\n"
    assert extract(text, parser).roles == ()
