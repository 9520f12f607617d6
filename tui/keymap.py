"""The key map: the registry's defaults, a preset, and the user's own file over them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from textual.binding import Binding
from textual.keys import _character_to_key

from claims.errors import InputError
from tui.actions import ACTIONS, SCREENS, Action, Scope, of, on

BY_NAME: Mapping[str, Action] = {action.name: action for action in ACTIONS}
SHOWN = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "⏎", "escape": "esc", "pagedown": "pgdn",
    "pageup": "pgup",
}  # fmt: skip

NEWS_NOTE = (
    "Keys have one meaning everywhere now: a yes (same), x no (different), s later (unsure), e one field. "
    '? shows all; preset = "classic" in keys.toml brings the old ones back.'
)
"""A note, shown once, for whoever knows the keys of before."""
CLASSIC_NOTE = 'Your keys in {path} fit the keys of before, so those are in force: preset = "classic".'


@dataclass(frozen=True, slots=True)
class Clash:
    """One key that two actions of one screen both want."""

    screen: str
    key: str
    first: str
    second: str

    def __str__(self) -> str:
        return f"{self.key!r} would be both {self.first!r} and {self.second!r} on the {self.screen} screen"


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every action; ``changed`` are those that differ from the registry's.

    ``note`` is what a reviewer should know about them, if anything.
    """

    changed: Mapping[str, tuple[str, ...]]
    note: str = ""

    def keys(self, name: str) -> tuple[str, ...]:
        """Return the keys of the action called ``name``, as they are typed."""
        return self.changed.get(name) or BY_NAME[name].keys

    def shown(self, name: str, *, every: bool = False) -> str:
        """Return the first key of an action as a reader sees it, or ``every`` one."""
        keys = self.keys(name)
        return " ".join(map(show_key, keys if every else keys[:1]))

    def for_textual(self) -> dict[str, str]:
        """Return the changed keys as ``App.set_keymap`` takes them."""
        return {name: ",".join(map(textual_key, keys)) for name, keys in self.changed.items()}

    def calls(self, scope: Scope) -> dict[str, str]:
        """Return the action string of each key of ``scope``, by Textual's name of the key."""
        return {textual_key(key): action.call for action in of(scope) for key in self.keys(action.name)}

    def clashes(self) -> list[Clash]:
        """Return every key that does two things on one screen, each screen and pair once."""
        found: list[Clash] = []
        for screen in SCREENS:
            taken: dict[str, Action] = {}
            for action in on(screen):
                for key in map(textual_key, self.keys(action.name)):
                    other = taken.setdefault(key, action)
                    if other is not action and action.name not in other.shadows:
                        found.append(Clash(screen, key, other.name, action.name))
        return found


def textual_key(key: str) -> str:
    """Return the name that Textual has for ``key``: ``?`` is ``question_mark``."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, _character_to_key(last) if len(last) == 1 else last])


def show_key(key: str) -> str:
    """Return ``key`` short and plain, for the footer: ``^r``, ``↑``."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    prefix = "".join("^" if modifier == "ctrl" else f"{modifier}-" for modifier in modifiers)
    return prefix + SHOWN.get(last, last)


def bindings(*scopes: Scope) -> list[Binding]:
    """Return the bindings of ``scopes`` with the registry's keys, for a class's ``BINDINGS``."""
    return [
        Binding(
            ",".join(map(textual_key, action.keys)), action.call, action.label, show=False, id=action.name
        )
        for scope in scopes
        for action in of(scope)
    ]


def load(path: Path | None = None) -> Keymap:
    """Return the keymap that the file at ``path`` asks for; the defaults where there is none.

    A file that fits the keys of before they got one meaning everywhere gets those: the preset "classic".

    Raises:
        InputError: the file is not TOML, names an unknown preset or action, or two actions clash.
    """
    if path is None or not path.exists():
        return Keymap({})
    try:
        wanted = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"The key file {path} cannot be read: {error}. Mend it or move it away.") from error
    own = _own(wanted.get("keys", {}), path)
    keymap = Keymap({**_preset(wanted.get("preset"), path), **own})
    if keymap.clashes() and "preset" not in wanted and not (old := Keymap(_classic(path) | own)).clashes():
        return replace(old, note=CLASSIC_NOTE.format(path=path))
    if clashes := keymap.clashes():
        raise InputError(f"In the key file {path}, " + "; ".join(map(str, clashes)) + ". Change one of them.")
    return keymap


def presets() -> Mapping[str, Mapping[str, object]]:
    """Return the presets that come with the program."""
    text = files("tui").joinpath("keys.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, object]] = tomllib.loads(text)["preset"]
    return found


def _classic(path: Path) -> dict[str, tuple[str, ...]]:
    return _own(presets()["classic"], path)


def _preset(name: object, path: Path) -> dict[str, tuple[str, ...]]:
    if name is None:
        return {}
    known = presets()
    if name not in known:
        raise InputError(
            f"The key file {path} asks for the preset {name!r}; there is only {', '.join(known)}."
        )
    return _own(known[str(name)], path)


def _own(table: object, path: Path) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, Mapping):
        raise InputError(f'In the key file {path}, [keys] must be a table such as confirm = ["a"].')
    found: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        if name not in BY_NAME:
            near = get_close_matches(str(name), BY_NAME, 1)
            hint = f"; did you mean {near[0]!r}?" if near else "; the help screen lists the names."
            raise InputError(f"The key file {path} names the action {name!r}, which there is not{hint}")
        keys = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()
        if not keys or not all(isinstance(key, str) and key for key in keys):
            raise InputError(f"In the key file {path}, {name} needs a key or a list of keys.")
        found[str(name)] = keys
    return found
