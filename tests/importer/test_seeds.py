"""The five seed articles tell of one visit: which events they share, and where they do not agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

import claims
from claims.extract import extract
from claims.extract.parse import Parser
from claims.linking import link, link_waiting
from claims.reading import Refused, read
from claims.store.backends.address import Address
from claims.store.database import Database
from claims.store.ingest import writer
from tests.databases import Databases

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "seeds"

SHARED = {
    "Blinken's visit to China": ("CONSULT", "visit", "Blinken", {1, 2, 3, 4, 5}),
    "that visit called off in February": ("REJECT", "meet", "Blinken", {1, 2, 3, 4}),
    "the call of Blinken and Qin": ("CONSULT", "phone", "Qin Gang", {1, 3, 5}),
    "Biden and Xi in Bali": ("CONSULT", "meet", "Xi Jinping", {1, 2, 4}),
    "what Biden and Xi agreed": ("AGREE", None, "Xi Jinping", {1, 4}),
    "Sullivan and Wang in Vienna": ("CONSULT", "meet", "Sullivan", {1, 3}),
    "Blinken's meetings in Beijing": ("CONSULT", "meet", "Blinken", {2, 3, 5}),
    "the balloon over the United States": ("MOBILIZE", "weapons", "China", {2, 3}),
    "the balloon shot down": ("ASSAULT", "heavy-weapons", "United States", {1, 4}),
    "the meeting with Xi that may come": ("CONSULT", "meet", "Xi Jinping", {2, 5}),
    "the military talks that Washington seeks": ("CONSULT", "meet", "United States", {2, 5}),
    "Qin's demand to stop interfering": ("REQUEST", None, "Qin Gang", {2, 5}),
}
"""Type, mode, somebody who takes part, and the articles that tell of it.

A reader finds the military talks in 3 too, where nobody is named, and two more events: the briefing of 14
June (officials in 5, Kritenbrink in 3), which names too little to be known as one, and Biden's taking office
(2, 5), which is no PLOVER type.
"""

CONFLICTS = {
    ("date", "disagreement", frozenset({"2023-06-18 to 2023-06-19", "2023-06-16 to 2023-06-21"})),
    ("date", "superseded", frozenset({"2023-06-18 to 2023-06-19", "no date yet"})),
    ("date", "time zone", frozenset({"2023-06-14", "2023-06-13"})),
    ("modality", "disagreement", frozenset({"cancelled", "postponed"})),
    ("name", "disagreement", frozenset({"Wang Yi", "Wang Ye"})),
    ("name", "disagreement", frozenset({"Antony Blinken", "Anthony Blinken"})),
    ("name", "disagreement", frozenset({"Antony Blinken", "Blankenship"})),
    ("name", "disagreement", frozenset({"Anthony Blinken", "Binken"})),
    ("place", "disagreement", frozenset({"Beijing", "Japan"})),
    ("date", "disagreement", frozenset({"first since October 2018", "first in five years"})),
}
"""Conflicts that a careful reader finds; the diplomat Kritenbrink is a matter of names."""


@pytest.fixture(scope="session")
def seeds(
    backend: Databases, blank: Address, tmp_path_factory: pytest.TempPathFactory, parser: Parser
) -> Iterator[Database]:
    with claims.open(backend.copy(blank, tmp_path_factory.mktemp("seeds"), "seeds.db")) as database:
        with database.write() as session:
            run = writer.start_run(session, "test")
        for given in read([str(SEEDS)]):
            assert not isinstance(given, Refused)
            document = extract(given, parser)
            with database.write() as session:
                writer.write_article(session, given, document, run)
        assert link_waiting(database) == 5
        yield database


def rows(database: Database, query: str) -> list[tuple[object, ...]]:
    with database.read() as session:
        return [tuple(row) for row in session.execute(text(query))]


def shared(database: Database) -> list[tuple[str, str | None, str, set[int]]]:
    """Return type, mode, participants and articles of each event of several articles."""
    query = """
        SELECT event_id, events.type, events.mode,
            coalesce(events.actors, '') || coalesce(events.recipients, ''), article_id
        FROM events JOIN event_mentions USING (event_id) WHERE articles > 1 ORDER BY event_id
    """
    articles: dict[object, set[int]] = {}
    told: dict[object, tuple[str, str | None, str]] = {}
    for event, kind, mode, who, article in rows(database, query):
        articles.setdefault(event, set()).add(int(str(article)))
        told[event] = (str(kind), mode if mode is None else str(mode), str(who))
    return [(*told[event], articles[event]) for event in told]


@pytest.mark.parametrize(("kind", "mode", "who", "articles"), SHARED.values(), ids=SHARED)
def test_an_event_of_several_articles_is_one(
    seeds: Database, kind: str, mode: str | None, who: str, articles: set[int]
) -> None:
    found = [one for one in shared(seeds) if one[:2] == (kind, mode) and who in one[2]]
    assert articles in [one[3] for one in found]


def test_nothing_else_is_joined(seeds: Database) -> None:
    assert len(shared(seeds)) == len(SHARED)


def test_where_the_accounts_differ(seeds: Database) -> None:
    found = {
        (field, kind, frozenset((left, right)))
        for field, kind, left, right in rows(
            seeds, "SELECT field, kind, left_value, right_value FROM conflicts"
        )
    }
    assert found >= CONFLICTS
    assert len(found - CONFLICTS) <= len(found) / 4


def test_every_conflict_shows_both_sentences(seeds: Database) -> None:
    assert rows(seeds, "SELECT * FROM conflicts WHERE left_sentence IS NULL OR right_sentence IS NULL") == []


def test_the_five_tell_one_story(seeds: Database) -> None:
    assert rows(seeds, "SELECT articles FROM stories") == [(5,)]


def test_linking_an_article_again_keeps_every_conflict(seeds: Database) -> None:
    query = "SELECT id, field, left_value, right_value FROM conflict WHERE retracted_at IS NULL ORDER BY id"
    before = rows(seeds, query)
    for article in range(1, 6):
        with seeds.write() as session:
            link(session, [article])
    assert rows(seeds, query) == before
