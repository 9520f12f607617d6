"""Findings of `claims db check`: each fault, and none in a sound database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claims.errors import DatabaseError
from claims.store.backends.protocol import Finding
from claims.store.backends.sqlite.damage import faults
from claims.store.database import Database
from claims.store.review import replay
from claims.store.review.claim_state import Target, read_states
from claims.store.review.decisions import Step, take
from claims.store.schema import migrate
from claims.store.schema.integrity import check
from tests.store.dumps import DUMPS, load

pytestmark = pytest.mark.sqlite


def errors(path: Path) -> list[Finding]:
    return [finding for finding in check(path) if finding.severity == "error"]


def test_a_reviewed_database_is_sound(db: Database) -> None:
    for became in (
        {"status": "corrected", "fields": {"form": "mixed", "place": "Lima"}, "spans": {"cue": [[60, 64]]}},
        {"participants": {"speaker": [{"actor_id": 2, "mention_id": None}]}},
    ):
        with db.write() as session:
            was = replay.part(read_states(session, "claim", [1])[1], became)
            take(session, "ana", "correct", [Step(Target("claim", 1), was, became)])
    assert errors(db.address) == []


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ("UPDATE rule_tally SET claims = 7", "rule_tally does not fit"),
        ("DELETE FROM event_mention WHERE claim_id = 3", "without the row of their kind"),
        ("UPDATE claim SET kind = 'rumour' WHERE id = 1", "does not know"),
        ("UPDATE claim SET run_id = 2 WHERE id = 1", "proposal they rest upon"),
        ("UPDATE claim SET char_end = 100000 WHERE id = 1", "beyond the end"),
        ("UPDATE span SET role = 'rumour' WHERE role = 'cue'", "pieces of text in a role"),
        ("UPDATE participant SET role = 'rumour' WHERE role = 'recipient'", "participants in a role"),
        (
            "UPDATE actor SET canonical_id = CASE id WHEN 1 THEN 2 ELSE 1 END",
            "canonical actor is not canonical",
        ),
        ("UPDATE quote SET form = 'mixed' WHERE claim_id = 1", "fields.form"),
        ("UPDATE claim SET status = 'confirmed' WHERE id = 1", "status"),
        ("UPDATE participant SET actor_id = 2 WHERE claim_id = 1", "participants.speaker"),
        ("UPDATE span SET char_end = char_end - 1 WHERE claim_id = 1 AND role = 'cue'", "spans.cue"),
        ("UPDATE claim SET article_id = 99 WHERE id = 1", "refers to a row of article"),
        ("INSERT INTO sentence_search (rowid, text) VALUES (77, 'elephant')", "index sentence_search"),
    ],
)
def test_what_is_wrong_is_found(db: Database, spoil: str, says: str) -> None:
    with closing(sqlite3.connect(db.address)) as connection, connection:
        connection.execute(
            "INSERT INTO run (id, tool, version, config, started_at) VALUES (2, '', '', '{}', '')"
        )
        connection.execute(spoil)
    found = errors(db.address)
    assert any(says in finding.what for finding in found), found
    assert all(finding.remedy for finding in found)


def test_a_check_makes_no_writer_wait(db: Database) -> None:
    with db.write() as session:
        session.connection().exec_driver_sql("UPDATE claim SET confidence = 0.5")
        assert errors(db.address) == []  # also while somebody is writing
    assert [one.name for one in db.address.parent.iterdir() if ".check-" in one.name] == []


def test_an_older_revision_is_checked_as_it_will_be(tmp_path: Path) -> None:
    oldest = next(iter(DUMPS))
    load(oldest, tmp_path / "old.db")
    found = check(tmp_path / "old.db")
    assert [finding.severity for finding in found if oldest in finding.what] == ["warning"]
    assert errors(tmp_path / "old.db") == []
    assert migrate.current(tmp_path / "old.db") == oldest


def test_a_newer_revision_is_not_called_sound(db: Database) -> None:
    with closing(sqlite3.connect(db.address)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseError, match="newer version"):
        check(db.address)


def test_events_without_a_mention_are_told_of(db: Database) -> None:
    with closing(sqlite3.connect(db.address)) as connection, connection:
        connection.execute("INSERT INTO event (id, canonical_id) VALUES (901, 901), (902, 902)")
    assert [finding.what for finding in check(db.address) if "no mention" in finding.what] == [
        "2 events have no mention, left over by a re-extraction."
    ]


@pytest.mark.parametrize(
    ("version", "faulty"),
    [((3, 40, 1), True), ((3, 44, 6), False), ((3, 45, 0), True), ((3, 50, 7), False), ((3, 51, 3), False),
     ((3, 53, 0), False)],
)  # fmt: skip
def test_known_faults_are_told_by_version(version: tuple[int, ...], faulty: bool) -> None:
    assert bool(list(faults(version))) == faulty
