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
from tui.splash import colour, page
from tui.themes.store import FILE, USUAL, kept

pytestmark = pytest.mark.slow

PROGRAM = """
import pathlib, sys
from tui.splash import picture
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
        desk.remember(desk.queue("article"), world.claim[place])
    picture = shown(database.address, size)
    async with opened(size, order="article", reading=True) as desk:
        width, height = desk.app.screen.list.size
        rows = [line[:width].rstrip() for line in desk.lines]
    assert picture[1 : min(height, 7) + 1] == rows[1 : min(height, 7) + 1]
    assert len(picture) == size[1]
    assert any(line.startswith("▌") for line in picture) == any(line.startswith("▌") for line in rows)


def test_where_there_is_no_database_there_is_no_picture(tmp_path: Path) -> None:
    assert shown(tmp_path / "none.db", (80, 24)) == []


@pytest.mark.parametrize("theme", ["claims-light", "gruvbox", "claims-dark"])
async def test_the_picture_and_the_next_desk_have_the_theme_that_was_chosen(
    opened: Opened, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    async with opened(state=tmp_path) as desk:
        desk.app.theme = "nord"
        desk.app.theme = theme
        await desk.settle()
    async with opened(state=tmp_path) as desk:
        assert desk.app.theme == theme
        ground = desk.app.screen.styles.background
    line = page(database.address, "Ann", os.terminal_size((80, 24)), kept(tmp_path))[1]
    assert f"\x1b[48;2;{ground.r};{ground.g};{ground.b}m" in line


@pytest.mark.parametrize("content", [None, "no json", "{}", '{"theme": "gone", "colours": []}'])
def test_a_theme_that_cannot_be_read_is_the_usual_one(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / FILE).write_text(content, encoding="utf-8")
    assert kept(tmp_path) == USUAL


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"COLORTERM": "truecolor"}, "\x1b[48;2;17;21;26m"),
        ({"COLORTERM": ""}, "\x1b[48;5;16m"),
        ({"COLORTERM": "truecolor", "NO_COLOR": "1"}, ""),
    ],
    ids=["true colours", "256 colours", "no colour"],
)
def test_the_picture_has_no_more_colours_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], code: str
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert colour(USUAL, "background", 48) == code


def test_the_terminal_is_left_as_it_was(database: Database) -> None:
    with Terminal([sys.executable, "-c", PROGRAM, str(database.address)], rows=24, columns=80) as terminal:
        before = termios.tcgetattr(terminal.fd)
        terminal.wait("Ada Lind")
        assert not termios.tcgetattr(terminal.fd)[3] & termios.ECHO
        terminal.type("typed ahead\n")
        terminal.wait("after")
        assert termios.tcgetattr(terminal.fd) == before
