"""The theme that was chosen, kept for the next time: also the picture before the desk is drawn in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.themes.colours import DARK

TOLD = "keys-1.told"
"""The file that says that the new keys were told of."""
FILE = "theme.json"
"""The file that keeps the theme, in the folder of what outlives a session."""


@dataclass(frozen=True, slots=True)
class Look:
    """A theme by its name, and its colours (``#rrggbb``; anything else is the terminal's own)."""

    theme: str
    colours: Mapping[str, str]


USUAL = Look("claims-dark", DARK)


def kept(folder: Path | None) -> Look:
    """Return the look that is kept in ``folder``; the usual one where there is none that can be read."""
    if folder is None:
        return USUAL
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Look(str(found["theme"]), {name: str(found["colours"][name]) for name in DARK})
    except (OSError, ValueError, KeyError, TypeError):
        return USUAL


def keep(folder: Path | None, theme: str, colours: Mapping[str, str]) -> None:
    """Keep the look for the next time; a folder that cannot be written keeps nothing."""
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        look = {"theme": theme, "colours": {name: colours.get(name, "") for name in DARK}}
        (folder / FILE).write_text(json.dumps(look), encoding="utf-8")
    except OSError:
        return


def first_time(folder: Path) -> bool:
    """Say, once, that somebody had sessions here before the keys changed."""
    told = folder / TOLD
    if told.exists() or not folder.exists():
        return False
    had_one = (folder / FILE).exists() or (folder / "questions.jsonl").exists()
    try:
        told.touch()
    except OSError:
        return False
    return had_one
