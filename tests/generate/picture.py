"""The picture of the desk in the README: the real screen, on the seed articles, as SVG."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

SIZE = (160, 40)
MARK = "╰"
"""The sign under a marked word."""
PATIENCE = 100
"""Looks at the screen, five a second, before it is taken as it is."""


def draw(database: Path, target: Path) -> None:
    """Open the desk on ``database`` without a terminal, and write its screen to ``target``."""
    target.write_text(asyncio.run(_screen(database)), encoding="utf-8")


async def _screen(database: Path) -> str:
    from claims.desk.reviewing import open_desk
    from tui.app import DeskApp

    app = DeskApp(lambda: open_desk(database, "you"), where=f"{database.name} · you")
    async with app.run_test(size=SIZE) as pilot:
        for key in ("", "j", "j", "j"):
            await pilot.press(*key)
            await _drawn(app, pilot)
        return app.export_screenshot(title="claims review")


async def _drawn(app: App[int], pilot: Pilot[int]) -> None:
    """Wait until the screen shows the claim under the cursor, with its parts marked."""
    for _ in range(PATIENCE):
        await pilot.pause(0.2)
        if MARK in app.export_screenshot():
            return
