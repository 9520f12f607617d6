"""Roles on the marked articles: which offices, and whose."""

from __future__ import annotations

import pytest

from claims.document import Span
from claims.extract import extract
from claims.extract.parse import Parser
from tests.quality.gold import Gold, load

pytestmark = pytest.mark.slow

PRECISION, RECALL = 0.8, 0.9


MARKED = [*load("seeds"), *load("tests/gold/articles")]


@pytest.mark.parametrize("gold", MARKED, ids=lambda gold: gold.path.stem)
def test_roles_keep_their_floors(gold: Gold, parser: Parser) -> None:
    found = extract(gold.text, parser)
    wanted = {
        (gold.span(mark["title"], mark.get("in")), mark["holder"].split()[-1]) for mark in gold.of("role")
    }
    given = {(role.title, _surname(gold.text, role.holder.span)) for role in found.roles}
    right = len(wanted & given)
    assert right / len(given) >= PRECISION, given - wanted
    assert right / len(wanted) >= RECALL, wanted - given


def _surname(text: str, span: Span) -> str:
    return span.of(text).split()[-1]
