"""Every screen at 80×24, 140×40 and 200×60: full, empty, in error, light, and without colour."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.store.database import Database
from tests.tui.conftest import Opened
from tests.tui.driver import Driver
from tests.tui.snapshot import compare, difference
from tui.app import DeskApp

pytestmark = pytest.mark.slow

SIZES = {"small": (80, 24), "large": (140, 40), "huge": (200, 60)}
SCREENS = {
    "review": [],
    "article": ["o"],
    "articles": ["2"],
    "actors": ["3"],
    "events": ["4"],
    "search": ["5", "/", "b", "o", "r", "d", "e", "r", "enter"],
    "statistics": ["6"],
    "conflicts": ["7"],
    "help": ["?"],
    "correction": ["e"],
    "editor": ["E", "tab"],
    "filter": ["/", "k", "i"],
    "order": ["t"],
    "facets": ["f"],
    "history": ["H"],
    "timeline": ["4", "z"],
    "missed": ["m", "2"],
}


@pytest.mark.parametrize("size", SIZES)
async def test_every_screen_looks_as_it_did(opened: Opened, size: str) -> None:
    wrong: list[str] = []
    async with opened(SIZES[size], order="article", reading=True) as desk:
        for name, keys in SCREENS.items():
            await desk.press(*keys)
            wrong += difference(f"{name}-{size}", desk.text)
            await _home(desk)
    assert not wrong, "\n".join(wrong)


async def _home(desk: Driver) -> None:
    """Back to the Review screen, whatever is in front."""
    if desk.app.screen.is_modal or getattr(desk.app.screen, "mode", "") in ("article", "timeline"):
        await desk.press("escape")
    await desk.press("1")


async def test_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    with Database.open(tmp_path / "empty.db") as database:
        async with _app(lambda: Desk(database, "Ann")) as desk:
            compare("review-empty", desk.text)
            await desk.press("a", "j", "E", "o", "u")
            assert "nothing" in desk.said.casefold() or "no step" in desk.said.casefold()


async def test_a_failing_desk_shows_its_error_and_stays(tmp_path: Path) -> None:
    def fail() -> Desk:
        raise RuntimeError("[the] disk is on fire")

    async with _app(fail) as desk:
        await desk.until(lambda: "Something went wrong" in desk.text)
        compare("review-error", desk.text)
        assert "Traceback" not in desk.text


async def test_the_light_theme_shows_the_same(opened: Opened) -> None:
    async with opened(SIZES["small"], order="article", reading=True) as desk:
        desk.app.theme = "claims-light"
        await desk.settle()
        compare("review-small", desk.text)


@pytest.mark.parametrize("name", ["review", "conflicts"])
async def test_nothing_is_shown_by_colour_alone(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(SIZES["small"], order="article", reading=True) as desk:
        assert desk.app.no_color
        await desk.press(*SCREENS[name])
        compare(f"{name}-small", desk.text)


async def test_null_and_the_column_at_hand_are_told_without_colour(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(SIZES["small"], order="article", reading=True) as desk:
        await desk.press("8")
        await desk.paste(QUESTION)
        await desk.press("enter", "j", "l", "l")
        compare("sql-small", _timeless(desk.text))


QUESTION = "SELECT speaker, content, place, claim_id, rule, confidence FROM quotes ORDER BY claim_id"


@pytest.mark.parametrize("size", SIZES)
async def test_the_sql_mode_looks_as_it_did(opened: Opened, size: str) -> None:
    async with opened(SIZES[size], order="article", reading=True) as desk:
        await desk.press("8")
        await desk.paste("SELECT speaker FROM q")
        wrong = difference(f"sql-choices-{size}", desk.text)
        await desk.press("f7")
        await desk.paste(QUESTION)
        await desk.press("enter", "j", "l", "l")
        wrong += difference(f"sql-{size}", _timeless(desk.text))
        await desk.press("i", "f7")
        await desk.paste("SELECT [colour] FROM quotes")
        await desk.press("enter")
        wrong += difference(f"sql-error-{size}", desk.text)
    assert not wrong, "\n".join(wrong)


def _timeless(text: str) -> str:
    return re.sub(r"in \d+\.\d\d s", "in 0.01 s", text)


class _app:  # noqa: N801 -- reads as a function where it is used
    """A desk with no database of its own."""

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        self.app = DeskApp(open_desk, where="claims.db · Ann")

    async def __aenter__(self) -> Driver:
        self.run = self.app.run_test(size=(80, 24))
        driver = Driver(self.app, await self.run.__aenter__())
        await driver.settle()
        return driver

    async def __aexit__(self, *error: object) -> None:
        self.app.gateway.close()
        await self.run.__aexit__(None, None, None)
