"""Calls on the desk outside the event loop: each is carried out and answered, whoever still waits for it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from claims.desk import Desk
from claims.errors import ClaimsError
from claims.store.database import Database
from tui.gateway import Gateway


@pytest.fixture
def gateway(database: Database) -> Iterator[Gateway]:
    """Give the way to a desk."""
    gateway = Gateway(lambda: Desk(database, "Ann"))
    yield gateway
    gateway.close()


async def test_a_decision_nobody_waits_for_any_longer_is_written_and_the_next_ones_too(
    gateway: Gateway,
) -> None:
    begun, go_on, done = threading.Event(), threading.Event(), []

    def decide(desk: Desk) -> None:
        begun.set()
        go_on.wait()
        done.append(desk.reviewer)

    writing = asyncio.ensure_future(gateway.write(decide))
    queued = asyncio.ensure_future(gateway.write(lambda desk: done.append("queued")))
    await asyncio.to_thread(begun.wait)
    for task in (writing, queued):
        task.cancel()
    await asyncio.gather(writing, queued, return_exceptions=True)
    go_on.set()
    assert await gateway.write(lambda desk: "the last one") == "the last one"
    assert done == ["Ann", "queued"]
    assert gateway.unsaved == 0


async def test_a_call_that_fails_is_answered_and_the_next_one_too(gateway: Gateway) -> None:
    def fail(desk: Desk) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await gateway.write(fail)
    assert await gateway.write(lambda desk: desk.reviewer) == "Ann"
    assert gateway.unsaved == 0


async def test_what_comes_after_the_end_is_answered_with_words(gateway: Gateway) -> None:
    gateway.close()
    with pytest.raises(ClaimsError, match="The desk is closed"):
        await gateway.write(lambda desk: desk.reviewer)
    with pytest.raises(ClaimsError, match="The desk is closed"):
        await gateway.read(lambda desk: desk.reviewer)
    assert gateway.unsaved == 0
