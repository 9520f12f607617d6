"""Claims of a kind that no installed package brings, on either kind of database."""

from __future__ import annotations

import json

import pytest

from claims.store.database import Database
from claims.store.ingest import reextract, writer
from claims.store.known_kinds import all_kinds, is_known, kind_named
from claims.store.review import replay
from claims.store.review.claim_state import Target, read_states
from claims.store.review.decisions import Step, take
from claims.store.schema.integrity import check
from tests.store.sample import TEXT, document, given, with_promise
from tests.store.test_writer import asked


@pytest.fixture
def promise(db: Database) -> int:
    """The id of a promise in a second article."""
    found = with_promise(document(f"{TEXT} "))
    with db.write() as session:
        article_id = writer.write_article(
            session, given(found.text), found, writer.start_run(session, "claims")
        )
        ((claim_id,),) = asked(session, f"SELECT claim_id FROM plugin_claims WHERE article_id = {article_id}")
    assert isinstance(claim_id, int)
    return claim_id


def test_it_is_asked_for_like_any_other(db: Database, promise: int) -> None:
    with db.read() as session:
        assert asked(session, "SELECT kind, who, whom, content, fields, status FROM plugin_claims") == [
            ("promise", "Ana Souza", None, "reopen the port", '{"strength":"firm"}', "new")
        ]
        strength = "SELECT claim_id FROM plugin_claims WHERE json_extract(fields, '$.strength') = 'firm'"
        assert asked(session, strength) == [(promise,)]
        assert asked(session, f"SELECT kind FROM claims WHERE claim_id = {promise}") == [("promise",)]


def test_a_decision_changes_one_of_its_values_and_is_replayed(db: Database, promise: int) -> None:
    became = {"status": "corrected", "fields": {"due": "May", "place": "Quito"}}
    with db.write() as session:
        was = replay.part(read_states(session, "claim", [promise])[promise], became)
        take(session, "ana", "correct", [Step(Target("claim", promise), was, became)])
        ((fields, place),) = asked(session, "SELECT fields, place FROM plugin_claims")
    assert json.loads(str(fields)) == {"strength": "firm", "due": "May"}
    assert place == "Quito"
    assert [finding for finding in check(db.address) if finding.severity == "error"] == []


def test_a_reextraction_that_looked_for_it_and_one_that_did_not(db: Database, promise: int) -> None:
    text = f"{TEXT} "
    with db.write() as session:
        run = reextract.start_reextraction(session, "claims")
        (article_id,) = asked(session, f"SELECT article_id FROM claims WHERE claim_id = {promise}")[0]
        assert isinstance(article_id, int)
        assert reextract.reextract(session, article_id, document(text), run)["withdrawn"] == 0
        assert asked(session, "SELECT status FROM plugin_claims") == [("new",)]
        looked = with_promise(document(text))
        none = type(looked)(**{
            **{name: getattr(looked, name) for name in looked.__slots__}, "plugin_claims": {"promise": ()},
        })  # fmt: skip
        run = reextract.start_reextraction(session, "claims")
        assert reextract.reextract(session, article_id, none, run)["withdrawn"] == 1
        reextract.undo(session, run)
        assert asked(session, "SELECT status, fields FROM plugin_claims") == [("new", '{"strength":"firm"}')]


def test_a_kind_nobody_knows_has_a_stand_in_and_is_none_of_the_known() -> None:
    assert not is_known("promise")
    assert "promise" not in all_kinds()
    assert kind_named("promise").columns == ()
    assert kind_named("quote") is all_kinds()["quote"]
