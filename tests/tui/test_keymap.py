"""The registry of actions, the key file, and what clashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import InputError
from tui.actions import ACTIONS, SCREENS, Action, of
from tui.keymap import Keymap, load, presets, show_key, textual_key


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "keys.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_are_unique_and_every_scope_is_on_some_screen() -> None:
    names = [action.name for action in ACTIONS]
    assert len(names) == len(set(names))
    assert {action.scope for action in ACTIONS} <= {scope for scopes in SCREENS.values() for scope in scopes}


@pytest.mark.parametrize("preset", [None, *presets()])
def test_the_keys_that_come_with_the_program_do_not_clash(tmp_path: Path, preset: str | None) -> None:
    keymap = load(written(tmp_path, f'preset = "{preset}"')) if preset else Keymap({})
    assert keymap.clashes() == []


def test_what_an_action_takes_a_key_from_keeps_another() -> None:
    for screen, scopes in SCREENS.items():
        here: list[Action] = [action for scope in scopes for action in of(scope)]
        for action in here:
            for name in action.shadows:
                left = [k for other in here if other.name == name for k in other.keys if k not in action.keys]
                assert left or name not in {other.name for other in here}, (screen, action.name, name)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[keys]\nconfirm = "x"', "'x' would be both 'confirm' and 'reject' on the review screen"),
        ('[keys]\nundo = "j"', "'j' would be both 'down' and 'undo'"),
        ('[keys]\nconfrim = "x"', "'confrim', which there is not; did you mean 'confirm'"),
        ('[keys]\nconfirm = 3', "confirm needs a key or a list of keys"),
        ('preset = "emacs"', "the preset 'emacs'; there is only vim, classic"),
        ("[keys", "cannot be read"),
        ("[keys]\nconfirm = " + "[" * 5000, "cannot be read"),
        ("keys = 1", r"\[keys\] must be a table"),
    ],
)  # fmt: skip
def test_a_key_file_that_cannot_be_used_says_why(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        load(written(tmp_path, text))


def test_a_key_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    keymap = load(written(tmp_path, '[keys]\nconfirm = ["y", "f2"]\ncopy = "c"'))
    assert keymap.keys("confirm") == ("y", "f2")
    assert keymap.shown("confirm") == "y"
    assert keymap.keys("reject") == ("x",)
    assert keymap.for_textual() == {"confirm": "y,f2", "copy": "c"}


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml").changed == {}


@pytest.mark.parametrize(
    ("typed", "textual", "shown"),
    [
        ("a", "a", "a"),
        ("?", "question_mark", "?"),
        ("alt+[", "alt+left_square_bracket", "alt-["),
        ("ctrl+r", "ctrl+r", "^r"),
        ("+", "plus", "+"),
        ("up", "up", "↑"),
    ],
)
def test_keys_as_they_are_typed_named_and_shown(typed: str, textual: str, shown: str) -> None:
    assert textual_key(typed) == textual
    assert show_key(typed) == shown
