"""The picture before the desk: the same rows in the same places, and a terminal left as it was."""

from __future__ import annotations

import os
import re
import sys
import termios
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.store.database import Database
from tests.bench.terminal import Terminal
from tests.desk.world import World
from tests.tui.conftest import Opened
from tui.first import page

PROGRAM = """
import pathlib, sys
from tui.first import picture
with picture(pathlib.Path(sys.argv[1]), "Ann"):
    input()
print("after")
"""


def shown(path: Path, size: tuple[int, int]) -> list[str]:
    lines = page(path, "Ann", os.terminal_size(size))
    return [re.sub(r"\x1b\[[0-9;]*[a-zA-Z]", "", line).rstrip() for line in lines]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["small", "large"])
@pytest.mark.parametrize("place", [None, "saw"])
async def test_the_picture_shows_what_the_desk_shows(
    opened: Opened, database: Database, world: World, size: tuple[int, int], place: str | None
) -> None:
    if place is not None:
        desk = Desk(database, "Ann")
        desk.remember(desk.queue(), world.claim[place])
    picture = shown(database.path, size)
    async with opened(size) as desk:
        width = desk.app.screen.list.size.width
        rows = [line[:width].rstrip() for line in desk.lines]
    assert picture[1:7] == rows[1:7]
    assert len(picture) == size[1]
    assert any(line.startswith("▌") for line in picture) == any(line.startswith("▌") for line in rows)


def test_where_there_is_no_database_there_is_no_picture(tmp_path: Path) -> None:
    assert shown(tmp_path / "none.db", (80, 24)) == []


def test_the_terminal_is_left_as_it_was(database: Database) -> None:
    with Terminal([sys.executable, "-c", PROGRAM, str(database.path)], rows=24, columns=80) as terminal:
        before = termios.tcgetattr(terminal.fd)
        terminal.wait("Ada Lind")
        assert not termios.tcgetattr(terminal.fd)[3] & termios.ECHO
        terminal.type("typed ahead\n")
        terminal.wait("after")
        assert termios.tcgetattr(terminal.fd) == before
