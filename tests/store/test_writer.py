"""One article with everything found in it becomes rows."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from claims.document import Span
from claims.store.claim_kind import Kind
from claims.store.database import Database
from claims.store.ingest import writer
from claims.store.kinds import KINDS
from claims.store.schema.data_dictionary import views
from claims.store.schema.integrity import check
from tests.store.sample import TEXT, document, given, span, with_role


def asked(session: Session, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in session.execute(text(query))]


def test_every_span_covers_what_the_claim_says_it_is(db: Database) -> None:
    with db.read() as session:
        rows = asked(
            session,
            "SELECT role, substr(text, span.char_start + 1, span.char_end - span.char_start) FROM span "
            "JOIN claim ON claim.id = claim_id JOIN article ON article.id = article_id ORDER BY 1, 2",
        )
    assert rows == [
        ("content", "that a blockade was planned"),
        ("content", "“We will reopen the port 🚢,”"),
        ("content", "“and we will keep it open.”"),
        ("cue", "denied"),
        ("cue", "said"),
        ("place", "Quito"),
        ("time", "Monday"),
        ("time", "Monday"),
        ("trigger", "blockade"),
        ("trigger", "met"),
    ]


def test_the_article_is_kept_to_the_character(db: Database) -> None:
    with db.read() as session:
        assert asked(session, "SELECT text, agency, title, published_basis FROM articles") == [
            (TEXT, "North Wire", "Öffentlich 🌍 Harbour talks", "stated")
        ]


def test_dates_come_from_the_time_expression_and_quotes_name_their_parents(db: Database) -> None:
    with db.read() as session:
        assert asked(session, "SELECT date_from, date_to, date_precision FROM quotes ORDER BY claim_id") == [
            ("2026-03-02", "2026-03-02", "day"),
            (None, None, None),
        ]
        assert asked(
            session,
            "SELECT event_mentions.type, quotes.cue FROM event_mentions "
            "JOIN quotes ON quotes.claim_id = event_mentions.quote_id",
        ) == [("COERCE", "denied")]


def test_the_same_text_twice_is_one_article(db: Database) -> None:
    with db.write() as session:
        before = asked(session, "SELECT count(*), max(id) FROM claim")
        assert writer.write_article(session, given(title="Another title"), document(), 1) is None
        assert asked(session, "SELECT count(*), max(id) FROM claim") == before


def test_a_later_text_from_the_same_address_supersedes_the_earlier(db: Database) -> None:
    with db.write() as session:
        ids = [
            writer.write_article(session, given(body, url="https://post.example/1"), document(body), 1)
            for body in (f"{TEXT} ", f"{TEXT}  ")
        ]
        rows = asked(session, "SELECT article_id, supersedes_id FROM articles WHERE url IS NOT NULL")
        assert rows == [(ids[0], None), (ids[1], ids[0])]


def test_keys_are_stable_and_claims_with_the_same_words_are_told_apart(db: Database) -> None:
    body = f"{TEXT}\n"
    found = document(body)
    twice = type(found)(**{
        **{name: getattr(found, name) for name in found.__slots__},
        "events": (*found.events, found.events[0]),
    })  # fmt: skip
    with db.write() as session:
        article_id = writer.write_article(session, given(body), twice, 1)
        keys = [key for (key,) in asked(session, f"SELECT key FROM claim WHERE article_id = {article_id}")]
    assert len(set(keys)) == 5
    assert sum(key.endswith(".2") for key in keys) == 1


def test_the_proposal_keeps_what_the_machine_said(db: Database) -> None:
    with db.read() as session:
        ((payload,),) = asked(session, "SELECT payload FROM proposal WHERE claim_id = 1")
    kept = json.loads(str(payload))
    assert kept["rule"] == "quote.direct.split"
    assert kept["fields"]["form"] == "direct"
    assert kept["spans"]["cue"] == [[span(TEXT, "said").start, span(TEXT, "said").end]]
    assert Span(*kept["phrases"]["speaker"][0]).of(TEXT) == "Ana Souza"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_lacks_nothing(db: Database, kind: Kind) -> None:
    found = with_role(document(f"{TEXT} "))
    values = kind.values(found)
    assert values, f"the sample document has no {kind.name}"
    view = {view.name: view for view in views()}[kind.view]
    columns = set(view.described)
    assert set(kind.columns) <= columns, f"the view {kind.view} lacks {set(kind.columns) - columns}"
    for field in kind.fields:
        assert field.type != "choice" or field.choices, f"{kind.name}.{field.name} has nothing to choose from"
    with db.write() as session:
        article_id = writer.write_article(session, given(found.text), found, 1)
        query = f"SELECT count(*) FROM {kind.view} WHERE article_id = {article_id}"
        assert asked(session, query) == [(len(values),)]
        roles = asked(session, "SELECT DISTINCT role FROM participant JOIN claim ON claim.id = claim_id "
                      f"WHERE kind = '{kind.name}'")  # fmt: skip
        assert {role for (role,) in roles} <= set(kind.participant_roles)
    assert check_soundness(db) == []


def check_soundness(db: Database) -> list[str]:
    return [finding.what for finding in check(db.address) if finding.severity == "error"]


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("decision", "UPDATE decision SET note = 'changed'"),
        ("decision", "DELETE FROM decision"),
        ("proposal", "UPDATE proposal SET confidence = 1"),
        ("proposal", "DELETE FROM proposal"),
        ("article", "UPDATE article SET text = 'changed'"),
    ],
)
def test_what_is_kept_for_ever_cannot_be_changed(db: Database, table: str, change: str) -> None:
    with db.write() as session:
        session.execute(
            text("INSERT INTO decision (at, reviewer, action, was, became) VALUES ('', 'a', 'x', '{}', '{}')")
        )
    with pytest.raises(Exception, match=r"never|kept"), db.write() as session:
        session.execute(text(change))


def test_the_actor_of_a_participant_follows_its_mention_until_a_person_sets_it(db: Database) -> None:
    who = "SELECT name FROM participants WHERE claim_id = 2 AND role = 'speaker'"
    with db.write() as session:
        assert asked(session, who) == [("Li Wen",)]
        session.execute(text("UPDATE mention SET actor_id = 1 WHERE id = 4"))
        assert asked(session, who) == [("Ana Souza",)]
        session.execute(text("UPDATE participant SET actor_id = 2 WHERE claim_id = 2"))
        assert asked(session, who) == [("Li Wen",)]
        session.execute(text("UPDATE mention SET actor_id = NULL WHERE id = 4"))
        assert asked(session, who) == [("Li Wen",)]
