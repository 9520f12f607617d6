"""The registry of actions: every action on every screen can be carried out."""

from __future__ import annotations

from importlib import import_module

import pytest

from tui.actions import SCREENS, on
from tui.app import DeskApp
from tui.draw.help import lines
from tui.draw.text import length
from tui.keymap import Keymap

HOLDERS = {
    "review": ("claims.review", "ReviewScreen"),
    "article": ("claims.article", "ArticleScreen"),
    "articles": ("articles", "ArticlesScreen"),
    "sql": ("sql", "SqlScreen"),
}


@pytest.mark.parametrize("screen", HOLDERS)
def test_every_action_of_a_screen_has_its_method(screen: str) -> None:
    module, name = HOLDERS[screen]
    holder = getattr(import_module(f"tui.screens.{module}"), name)
    moving = import_module("tui.screens.claims.article").TextPane if screen == "article" else None
    moving = moving or import_module("tui.widgets.virtual_list").VirtualList
    for action in on(screen):
        method = f"action_{action.call.partition('(')[0]}"
        place = DeskApp if action.scope == "app" else moving if action.scope == "move" else holder
        assert hasattr(place, method), (screen, action.name)


def test_every_action_of_the_question_has_its_method() -> None:
    question = import_module("tui.widgets.question").Question
    assert all(f"action_{action.call}" in vars(question) for action in on("question"))


@pytest.mark.parametrize("width", [48, 74, 120])
@pytest.mark.parametrize("screen", SCREENS)
def test_help_lists_every_key_of_the_screen_within_its_width(screen: str, width: int) -> None:
    found = lines(screen, Keymap({}), width)
    assert all(length(line) <= width for line in found)
    text = "\n".join("".join(piece for piece, _ in line) for line in found)
    assert all(action.name[:17] in text for action in on(screen))
