"""Full-text search over sentences and quotes."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from claims.store.backends.chosen import operations
from claims.store.backends.sqlite import fts_planner
from claims.store.console.full_text import Asked, Where, search
from claims.store.database import Database


@pytest.mark.parametrize(
    ("query", "where", "snippets"),
    [
        (
            "envoy",
            "sentences",
            ["She met [envoy] Li Wen in Quito.", "The [envoy] denied that a blockade was planned."],
        ),
        ("OFFENTLICH", "sentences", ["[Öffentlich] 🌍 Harbour talks"]),
        ('"reopen the port"', "quotes", ["“We will [reopen the port] 🚢,” … “and we will keep it open.”"]),
        ("block*", "quotes", ["that a [blockade] was planned"]),
        ("NEAR(keep open, 2)", "quotes", ["“We will reopen the port 🚢,” … “and we will [keep] it [open].”"]),
        ("port NOT open", "quotes", []),
        ("Wen's (envoy", "sentences", []),
        ("nothing", "sentences", []),
    ],
)
def test_a_query_finds(db: Database, query: str, where: Where, snippets: list[str]) -> None:
    with db.read() as session:
        hits = search(session, Asked(query, where))
        assert sorted(hit.snippet for hit in hits) == sorted(snippets)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (Asked("envoy OR talks", actor_id=2), [3, 4]),
        (Asked("envoy", actor_id=1), [3]),
        (Asked("will", "quotes", actor_id=1), [1]),
        (Asked("will", "quotes", actor_id=2), []),
        (Asked("envoy", since=date(2026, 3, 3)), [3, 4]),
        (Asked("envoy", since=date(2026, 3, 4)), []),
        (Asked("envoy", until=date(2026, 3, 2)), []),
    ],
)
def test_hits_are_narrowed_by_actor_and_date(db: Database, asked: Asked, ids: list[int]) -> None:
    with db.read() as session:
        assert sorted(hit.id for hit in search(session, asked)) == ids


@pytest.mark.parametrize("few", [2000, 0], ids=["among an actor's or some days' few", "with many of both"])
@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (Asked("envoy OR talks", actor_id=1), [3]),
        (Asked("envoy OR talks", actor_id=2, until=date(2026, 3, 2)), []),
        (Asked("wen AND quito OR talks", actor_id=2), [3]),
        (Asked("that OR will", "quotes", actor_id=1), [1]),
        (Asked("open OR planned OR nothing", "quotes", actor_id=2, since=date(2026, 3, 3)), [2]),
        (Asked("the OR talks", since=date(2026, 3, 4)), []),
        (Asked("th* OR open", "quotes", since=date(2026, 3, 4)), []),
        (Asked("content:th* OR open", "quotes", since=date(2026, 3, 3), actor_id=1), [1]),
    ],
)
def test_hits_are_the_same_where_matches_are_many(
    db: Database, monkeypatch: pytest.MonkeyPatch, few: int, asked: Asked, ids: list[int]
) -> None:
    monkeypatch.setattr(fts_planner, "RANKED", 0)
    monkeypatch.setattr(fts_planner, "FEW", few)
    with db.read() as session:
        assert [hit.id for hit in search(session, asked, limit=1)] == ids


@pytest.mark.parametrize("most", [1000, 2], ids=["of few matches", "among an actor's few"])
def test_the_most_relevant_comes_first(db: Database, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(fts_planner, "RANKED", most)
    with db.read() as session:
        (hit,) = search(session, Asked("envoy OR blockade OR talks", actor_id=2), limit=1)
        assert hit.snippet == "The [envoy] denied that a [blockade] was planned."


def test_pages_go_on_where_the_last_one_ended(db: Database) -> None:
    with db.read() as session:
        (first,) = search(session, Asked("envoy"), limit=1)
        assert [hit.id for hit in search(session, Asked("envoy"), after=3)] == [4]
        assert first.id in (3, 4)


def test_a_query_without_a_word_finds_nothing(db: Database) -> None:
    with db.read() as session:
        assert search(session, Asked('"')) == []


def test_the_index_follows_every_change_of_the_rows(db: Database) -> None:
    with db.write() as session:
        session.execute(text("UPDATE span SET char_end = char_start + 8 WHERE claim_id = 1 AND ordinal = 0"))
        session.execute(text("DELETE FROM span WHERE claim_id = 1 AND ordinal = 1 AND role = 'content'"))
        session.execute(text("UPDATE sentence SET char_start = char_start + 4 WHERE id = 3"))
        session.execute(text("DELETE FROM sentence WHERE id = 1"))
        assert search(session, Asked("port OR open", "quotes")) == []
        assert len(search(session, Asked("will", "quotes"))) == 1
        assert search(session, Asked("she OR talks")) == []
        assert list(operations(session).damage(session.connection())) == []


def test_a_bulk_load_ends_with_a_whole_index(db: Database) -> None:
    with db.write() as session:
        with operations(session).bulk_loading(session.connection()):
            session.execute(text("UPDATE sentence SET char_end = char_end - 1 WHERE id = 4"))
        assert list(operations(session).damage(session.connection())) == []
        session.execute(text("UPDATE sentence SET char_end = char_end - 2 WHERE id = 4"))
        assert list(operations(session).damage(session.connection())) == []
