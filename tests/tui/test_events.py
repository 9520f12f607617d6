"""The Events mode: pairs of events and of quotes are judged, accounts split off; what the database holds."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import NOW, World
from tests.tui.conftest import Opened


def judgements(database: Database, of: type[m.EventLink | m.QuoteLink]) -> list[tuple[str, str]]:
    with database.read() as session:
        rows = session.scalars(select(of).where(of.retracted_at.is_(None)))
        return [(row.judgement, row.decided_by) for row in rows]


def propose(database: Database, of: type[m.EventLink | m.QuoteLink], left: int, right: int) -> None:
    given = {"judgement": "proposed", "score": 0.7, "decided_by": "rule:test", "decided_at": NOW}
    with database.write() as session:
        session.add(of(left_id=left, right_id=right, reasons={"for": ["same day"], "against": []}, **given))


@pytest.mark.parametrize(("key", "verdict"), [("a", "same"), ("x", "different"), ("s", "unsure")])
async def test_a_pair_of_events_is_judged_and_the_judgement_undone(
    opened: Opened, database: Database, key: str, verdict: str
) -> None:
    propose(database, m.EventLink, 1, 3)
    async with opened((110, 30)) as desk:
        await desk.press("4", "tab")
        assert "one and the same event?" in desk.text
        await desk.press(key)
        assert judgements(database, m.EventLink) == [(verdict, "Ann")]
        await desk.press("ctrl+z")
    assert judgements(database, m.EventLink) == [("proposed", "rule:test")]


@pytest.mark.parametrize(("key", "verdict"), [("a", "same"), ("x", "different"), ("s", "unsure")])
async def test_a_pair_of_quotes_is_judged(
    opened: Opened, database: Database, world: World, key: str, verdict: str
) -> None:
    propose(database, m.QuoteLink, world.claim["agreed"], world.claim["settled"])
    async with opened((110, 30)) as desk:
        await desk.press("4", "tab")
        assert "the same utterance?" in desk.text
        await desk.press(key)
    assert judgements(database, m.QuoteLink) == [(verdict, "Ann")]


async def test_after_a_verdict_the_next_pair_comes(opened: Opened, database: Database, world: World) -> None:
    propose(database, m.EventLink, 1, 3)
    propose(database, m.QuoteLink, world.claim["agreed"], world.claim["settled"])
    async with opened((110, 30)) as desk:
        await desk.press("4", "tab", "a")
        assert "the same utterance?" in desk.text
        await desk.press("x")
        assert "last pair" in desk.said


async def test_an_account_is_split_off_an_event_and_joined_again(
    opened: Opened, database: Database, world: World
) -> None:
    def event_of(claim: str) -> int | None:
        with database.read() as session:
            mention = session.get_one(m.EventMention, world.claim[claim])
            event = session.get_one(m.Event, mention.event_id)
            return event.canonical_id

    async with opened((110, 30)) as desk:
        await desk.press("4", "M", "j", "M")
        assert event_of("met") == event_of("saw")
        await desk.press("g", "p")
        assert "Split off what?" in desk.text
        await desk.press("2")
        assert event_of("met") != event_of("saw")
        await desk.press("ctrl+z")
        assert event_of("met") == event_of("saw")


async def test_what_cannot_be_split_says_so(opened: Opened, database: Database) -> None:
    async with opened((110, 30)) as desk:
        await desk.press("4", "p")
        assert "nothing to split" in desk.said
    with database.read() as session:
        assert session.scalars(select(m.Decision)).all() == []
