"""A key that the foot of the screen offers does something or says why not: none is pressed in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.store.database import Database
from tests.tui.conftest import Opened
from tests.tui.driver import Driver
from tui.actions import MODES

pytestmark = pytest.mark.slow

NUMBERS = {mode: str(number) for number, mode in enumerate(MODES, 1)}


async def silent(desk: Driver, *way: str) -> list[str]:
    """Return the keys that are offered ``way`` from the Review mode and answer nothing."""
    await desk.press(*way)
    found = []
    for key in desk.offered():
        if not await desk.answers(key):
            found.append(key)
        while len(desk.app.screen_stack) > 1:
            await desk.press("escape")
        await desk.press("1", *way)
    return found


@pytest.mark.parametrize("mode", MODES)
async def test_on_a_database_with_little_in_it(opened: Opened, mode: str) -> None:
    async with opened(size=(250, 30)) as desk:
        assert await silent(desk, NUMBERS[mode]) == []


async def test_in_an_article(opened: Opened) -> None:
    async with opened(size=(250, 30)) as desk:
        assert await silent(desk, "o", *["n"] * 9) == []


async def test_in_the_editor_with_every_span_as_far_as_it_goes(opened: Opened) -> None:
    async with opened(size=(250, 30)) as desk:
        await desk.press("g", "j", "j", "E", *["["] * 30)
        assert "cannot be moved any further" in desk.said
        for key in ("[", "{", "-", "+", "j", "}", "]"):
            assert key not in desk.offered() or await desk.answers(key), key
            while len(desk.app.screen_stack) > 2:
                await desk.press("escape")


class TestOnAnEmptyDatabase:
    """There is no row to do anything with."""

    @pytest.fixture
    def database(self, tmp_path: Path) -> Iterator[Database]:
        with Database.open(tmp_path / "empty.db") as database:
            yield database

    @pytest.mark.parametrize("mode", MODES)
    async def test_each_mode(self, opened: Opened, mode: str) -> None:
        async with opened(size=(250, 30)) as desk:
            assert await silent(desk, NUMBERS[mode]) == []

    @pytest.mark.parametrize("way", ["f", "H"], ids=["facets", "history"])
    async def test_lists_over_the_queue(self, opened: Opened, way: str) -> None:
        async with opened(size=(250, 30)) as desk:
            assert await silent(desk, "1", way) == []


async def test_the_only_pair_shown_again_says_so(opened: Opened) -> None:
    async with opened(size=(250, 30)) as desk:
        await desk.press("3", "tab", "tab")
        assert "That was the last pair" in desk.said
        assert await desk.answers("tab")
        assert desk.said == "No other pair waits."


async def test_to_skip_the_last_claim_that_is_decided_says_that_it_is_the_last(opened: Opened) -> None:
    async with opened(size=(250, 30)) as desk:
        await desk.press("G", "a", "G")
        assert await desk.answers("s")
        assert desk.said == "That is the last one."
