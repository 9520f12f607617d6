"""The picture of the desk for the README, made by the program itself."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path

from claims.desk.opening import open_desk
from tui.app import DeskApp

SIZE = (110, 34)
PATIENCE = 0.8
"""Seconds for the screen to come to rest."""


def picture(
    database: Path, target: Path, keys: Sequence[str] = ("j", "j"), title: str = "claims review"
) -> None:
    """Open the desk on ``database``, press ``keys`` and write what it shows to ``target`` as SVG.

    The same screen gives the same file.
    """
    asyncio.run(_picture(database, target, keys, title))


async def _picture(database: Path, target: Path, keys: Sequence[str], title: str) -> None:
    app = DeskApp(lambda: open_desk(database, "you"), where=database.name)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(PATIENCE)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(PATIENCE / 4)
        await pilot.pause(PATIENCE)
        svg = app.export_screenshot(title=title, simplify=True)
        app.gateway.close()
    target.write_text(re.sub(r"terminal-\d+", "terminal-desk", svg), encoding="utf-8")
