"""The public views: described, in English, with canonical actors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import text

from claims.store.backends.sqlite.driver import schema_files
from claims.store.database import Database
from claims.store.schema.data_dictionary import View, schema_page, views


@pytest.mark.parametrize("view", views(), ids=lambda view: view.name)
def test_every_column_is_described_in_order_and_the_example_runs(db: Database, view: View) -> None:
    with db.read() as session:
        columns = list(session.execute(text(f"SELECT * FROM {view.name}")).keys())
        assert list(view.described) == columns
        assert view.description.endswith(".")
        session.execute(text(view.example)).all()


STORED: Mapping[str, tuple[type, ...]] = {"integer": (int,), "real": (int, float, Decimal)}
"""What a database gives for a column of these types; for the others it is text."""


@pytest.mark.parametrize("view", views(), ids=lambda view: view.name)
def test_every_value_is_of_the_type_of_its_column(db: Database, view: View) -> None:
    with db.read() as session:
        for row in session.execute(text(f"SELECT * FROM {view.name}")):
            for column, value in zip(view.columns, row, strict=True):
                assert value is None or isinstance(value, STORED.get(column.type, (str,))), column
                if value is not None and column.type in ("date", "timestamp"):
                    datetime.fromisoformat(value)
                if value is not None and column.type == "json":
                    json.loads(value)


def test_every_table_and_view_is_in_the_documentation() -> None:
    page = schema_page()
    for name in [*schema_files.sources("views"), "claim", "decision"]:
        assert f"### {name}\n" in page


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        (
            "SELECT speaker, content FROM quotes WHERE article_id = 1 ORDER BY claim_id",
            [
                ("Ana Souza", "“We will reopen the port 🚢,” … “and we will keep it open.”"),
                ("Li Wen", "that a blockade was planned"),
            ],
        ),
        ("SELECT claim_id FROM quotes WHERE speaker = 'Li Wen'", [(2,)]),
        (
            "SELECT actors, type, recipients, place FROM event_mentions WHERE modality = 'occurred'",
            [("Ana Souza", "CONSULT", "Li Wen", "Quito")],
        ),
        ("SELECT actor, type, recipient FROM dyads", [("Ana Souza", "CONSULT", "Li Wen")]),
        ("SELECT DISTINCT speaker_named FROM quotes WHERE speaker = 'Ana Souza'", [(1,)]),
        ("SELECT words FROM mentions WHERE name = 'Ana Souza'", [("Ana Souza",), ("She",)]),
        ("SELECT alias FROM aliases WHERE name = 'Ana Souza' ORDER BY alias", [("Ana Souza",), ("Souza",)]),
        (
            "SELECT sentence FROM claims WHERE claim_id = 2",
            [("The envoy denied that a blockade was planned.",)],
        ),
        ("SELECT text FROM sentences WHERE ordinal = 2", [("She met envoy Li Wen in Quito.",)]),
        ("SELECT claims, new, share_done FROM progress", [(4, 4, 0.0)]),
        ("SELECT rule, claims FROM rules WHERE rule = 'event.verb'", [("event.verb", 1)]),
        ("SELECT name, articles FROM actors ORDER BY name", [("Ana Souza", 1), ("Li Wen", 1)]),
    ],
)
def test_a_question_is_one_select(db: Database, query: str, answer: list[tuple[object, ...]]) -> None:
    with db.read() as session:
        assert [tuple(row) for row in session.execute(text(query))] == answer


COUNTED = """
    SELECT rule, kind, count(*),
        count(CASE WHEN status IN ('confirmed', 'corrected', 'rejected', 'disputed') THEN 1 END),
        count(CASE status WHEN 'confirmed' THEN 1 END), count(CASE status WHEN 'corrected' THEN 1 END),
        count(CASE status WHEN 'rejected' THEN 1 END), count(CASE status WHEN 'disputed' THEN 1 END),
        round(avg(confidence), 5)
    FROM claim GROUP BY rule, kind ORDER BY rule, kind
"""
RULES = """
    SELECT rule, kind, claims, reviewed, confirmed, corrected, rejected, disputed, round(confidence, 5)
    FROM rules ORDER BY rule, kind
"""
CHANGES = (
    "UPDATE claim SET status = 'confirmed' WHERE id IN (1, 3)",
    "UPDATE claim SET status = 'disputed', confidence = 0.123456 WHERE id = 1",
    "UPDATE claim SET rule = 'quote.other', kind = 'role' WHERE id = 2",
    "INSERT INTO claim (key, kind, run_id, article_id, char_start, char_end, rule, confidence) "
    "VALUES ('a', 'quote', 1, 1, 0, 1, 'quote.other', 0.75)",
    "DELETE FROM claim WHERE key = 'a'",
)


def test_rules_are_counted_as_claims_change(db: Database) -> None:
    with db.write() as session:
        for change in ("SELECT 1", *CHANGES):
            session.execute(text(change))
            assert session.execute(text(RULES)).all() == session.execute(text(COUNTED)).all()


def test_merged_actors_are_one_everywhere(db: Database) -> None:
    with db.write() as session:
        session.execute(text("UPDATE actor SET canonical_id = 1 WHERE id = 2"))
        assert session.execute(text("SELECT DISTINCT speaker, speaker_id FROM quotes")).all() == [
            ("Ana Souza", 1)
        ]
        assert session.execute(text("SELECT name FROM actors")).all() == [("Ana Souza",)]
