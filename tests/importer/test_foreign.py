from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.importer.foreign import ImportedClaims, import_claims
from claims.reading import read
from claims.store.backends.address import Address
from claims.store.database import Database
from claims.store.schema.integrity import check
from tests.databases import Databases

TEXT = (
    "Ada Brandt told reporters in Halden that talks would go on. Norland and Ostia will meet on 3 July 2023."
)


@pytest.fixture(scope="session")
def imported(
    backend: Databases, blank: Address, tmp_path_factory: pytest.TempPathFactory, parser: Parser
) -> Address:
    """A database with the article; copy it."""
    folder = tmp_path_factory.mktemp("imported")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    address = backend.copy(blank, folder, "claims.db")
    with Database.open(address) as database:
        list(import_articles(database, read([str(folder / "a.txt")]), lambda: parser))
    return address


@pytest.fixture
def database(imported: Address, databases: Databases, tmp_path: Path) -> Iterator[Database]:
    with Database.open(databases.copy(imported, tmp_path, "claims.db")) as opened:
        yield opened


def take(database: Database, *rows: dict[str, object]) -> ImportedClaims:
    lines = [json.dumps({"article": "a.txt", **row}).encode() for row in rows]
    return import_claims(database, lines, "made.jsonl", "other-model")


def asked(database: Database, query: str) -> list[tuple[object, ...]]:
    with database.read() as session:
        return [tuple(row) for row in session.execute(text(query))]


OURS = {"kind": "quote", "content": "that talks would go on", "cue": "told", "speaker": "Ada Brandt"}
THEIRS = {
    "kind": "event_mention",
    "type": "COOPERATE",
    "modality": "planned",
    "trigger": "told",
    "actors": ["Halden"],
}


def test_what_is_there_already_gets_a_proposal_more_and_stays(database: Database) -> None:
    said = "SELECT claim_id, kind, status, rule, char_start, char_end FROM claims ORDER BY claim_id"
    before, (sure,) = (
        asked(database, said),
        asked(database, "SELECT confidence FROM claims WHERE claim_id = 1"),
    )
    taken = take(database, OURS)
    assert asked(database, said) == before
    assert asked(database, "SELECT confidence FROM claims WHERE claim_id = 1") > [sure]  # two readers agree
    assert (taken.new, taken.known, taken.refused) == (0, 1, [])
    tools = "SELECT tool FROM proposal JOIN run ON run.id = run_id WHERE claim_id = 1 ORDER BY run.id"
    assert asked(database, tools) == [("claims",), ("other-model",)]


def test_what_is_new_waits_for_review(database: Database) -> None:
    taken = take(database, THEIRS)
    assert taken.new == 1
    new = "SELECT type, modality, actors, status, rule FROM event_mentions WHERE words = 'told'"
    assert asked(database, new) == [("COOPERATE", "planned", "Halden", "new", "foreign")]


def test_who_is_there_already_comes_no_second_time(database: Database) -> None:
    who = "SELECT actor_id, name, name_folded FROM actor_name ORDER BY actor_id, name"
    before = asked(database, who)
    take(database, OURS, {**OURS, "speaker": {"span": "Ada Brandt", "actor": "A. Brandt"}})
    assert asked(database, who) == before
    new = {**THEIRS, "actors": ["reporters in Halden"]}
    take(database, new)
    once = asked(database, who)
    assert [row[1] for row in once if row not in before] == ["reporters in Halden"]
    take(database, new, {**new, "type": "CONSULT"})
    assert asked(database, who) == once


def test_a_database_with_foreign_claims_is_sound(database: Database) -> None:
    take(database, OURS, THEIRS, {**OURS, "content": "talks would go on"})
    assert [finding for finding in check(database.address) if finding.severity == "error"] == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**OURS, "article": "gone.txt"}, "about an article that is not here: gone.txt"),
        ({**OURS, "content": "never said"}, "not in the article"),
        ({**THEIRS, "type": "PARTY"}, "'PARTY' as type; it is one of AGREE"),
    ],
    ids=["no such article", "not in the text", "no such type"],
)
def test_what_cannot_be_borne_out_is_refused_and_the_rest_taken(
    database: Database, row: dict[str, object], said: str
) -> None:
    taken = take(database, row, THEIRS)
    assert [said in refused.reason for refused in taken.refused] == [True]
    assert taken.refused[0].origin == "made.jsonl:1"
    assert taken.new == 1


def test_nothing_is_written_when_nothing_is_taken(database: Database) -> None:
    runs = asked(database, "SELECT count(*) FROM run")
    take(database, {**OURS, "content": "never said"})
    assert asked(database, "SELECT count(*) FROM run") == runs


@pytest.mark.parametrize("article", ["9" * 50, "9" * 5000, 10**40, "\ud800", "a\0b"])
def test_an_article_that_cannot_be_here_is_refused_and_the_others_are_taken(
    database: Database, article: object
) -> None:
    taken = take(database, {**OURS, "article": article}, OURS)
    assert (taken.new + taken.known, len(taken.refused)) == (1, 1)
    assert "is about an article that is not here" in taken.refused[0].reason


@pytest.mark.parametrize(
    "field",
    ["content", "speaker", "cue", "time", "confidence", "addressee", "trigger", "actors", "place", "type"],
)
@pytest.mark.parametrize(
    "value", [1e999, -1, 10**30, [[]], [None], {}, {"a": 1}, [3, 1], [0, 10**9], "\ud800", True, [[1, 2, 3]]]
)
def test_no_value_of_a_claim_costs_the_others(database: Database, field: str, value: object) -> None:
    base = THEIRS if field in THEIRS or field == "place" else OURS
    take(database, {**base, field: value})
    assert take(database, OURS).refused == []
