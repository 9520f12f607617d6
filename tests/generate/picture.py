"""The picture of the desk in the README: the real screen, on the seed articles, as SVG."""

from __future__ import annotations

import asyncio
from pathlib import Path

SIZE = (120, 36)


def draw(database: Path, target: Path) -> None:
    """Open the desk on ``database`` without a terminal, and write its screen to ``target``."""
    target.write_text(asyncio.run(_screen(database)), encoding="utf-8")


async def _screen(database: Path) -> str:
    from claims.desk.opening import open_desk
    from tui.app import DeskApp

    app = DeskApp(lambda: open_desk(database, "you"), where=f"{database.name} · you")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(3)
        for _ in range(3):
            await pilot.press("j")
        await pilot.pause(1)
        return app.export_screenshot(title="claims review")
