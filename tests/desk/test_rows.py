"""What the row of a claim says of it."""

from __future__ import annotations

import pytest

from claims.desk import Desk
from claims.desk.review.rows import figure_label
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World


@pytest.mark.parametrize(
    ("role", "unit", "counted", "said"),
    [
        ("arrested", "suspect", "suspects", "suspects arrested"),
        ("infected", "case", "confirmed\ncases", "confirmed cases infected"),
        ("count", "route", "routes", "routes"),
        ("killed", None, "toll", "killed"),
        ("killed", "miner", None, "miner killed"),
        ("sum", "dollar", "profit", "sum"),
        ("rate", "per cent", "rise", "rate"),
        ("quantity", "kilometre", "hospital", ""),
        ("count", None, None, "count"),
    ],
)
def test_a_figure_is_named_by_the_words_of_its_text(
    role: str, unit: str | None, counted: str | None, said: str
) -> None:
    assert figure_label(role, unit, counted) == said


def test_the_row_of_a_figure_has_what_it_counts(database: Database, world: World) -> None:
    claim_id = world.claim["saw"]
    with database.write() as session:
        claim = session.get_one(m.Claim, claim_id)
        text = session.get_one(m.Article, claim.article_id).text
        start = text.index("Karlsen")
        session.add(m.Figure(claim_id=claim_id, role="injured", value=2, unit="karlsen"))
        session.add(
            m.Span(claim_id=claim_id, role="counted", ordinal=0, char_start=start, char_end=start + 7)
        )
    assert Desk(database, "Ann").rows([claim_id])[claim_id].label == "Karlsen injured"
