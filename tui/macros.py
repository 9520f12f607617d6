"""Macros: keys that were recorded, kept by name, and pressed again."""

from __future__ import annotations

import json
from asyncio import sleep
from collections.abc import Mapping, Sequence
from pathlib import Path

from textual import events, work
from textual.app import App

from claims.atomic_file import whole
from tui.keymap import Keymap, show_key
from tui.modals.modal import Asking

FILE = "macros.json"
PACE = 0.02
"""Seconds between two looks at whether the desk is ready for the next key."""
Key = tuple[str, str | None]
"""A key by Textual's name of it, and the character it writes."""


class Macros:
    """The macros of a reviewer; ``state`` is the folder that keeps them, without it nothing does."""

    def __init__(self, state: Path | None) -> None:
        self._path = state / FILE if state is not None else None
        self._recorded: list[Key] | None = None
        self._kept: dict[str, Sequence[Key]] = _read(self._path)

    @property
    def recording(self) -> bool:
        """Whether keys are being recorded."""
        return self._recorded is not None

    @property
    def names(self) -> Mapping[str, Sequence[Key]]:
        """What is kept, by name."""
        return self._kept

    def begin(self) -> None:
        """Record from now on."""
        self._recorded = []

    def take(self, event: events.Key) -> None:
        """Record a key, if keys are being recorded."""
        if self._recorded is not None:
            self._recorded.append((event.key, event.character))

    def end(self, but: int = 0) -> Sequence[Key]:
        """Stop recording and return the keys, without the last ``but``."""
        keys, self._recorded = self._recorded or [], None
        return keys[: len(keys) - but] if but else keys

    def keep(self, name: str, keys: Sequence[Key]) -> None:
        """Keep keys under a name; older ones of that name are replaced."""
        self._kept[name] = keys
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with whole(self._path) as unfinished:
                unfinished.write_text(json.dumps(self._kept, ensure_ascii=False, indent=1), encoding="utf-8")


def _read(path: Path | None) -> dict[str, Sequence[Key]]:
    """Return what a file keeps; nothing where it cannot be read, as it is only a convenience."""
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if path is not None else {}
        return {str(name): [(str(key), char) for key, char in keys] for name, keys in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


async def replay(app: App[int], keys: Sequence[Key]) -> None:
    """Press keys one after the other, each once the desk has answered the one before."""
    for key, character in keys:
        app.post_message(events.Key(key, character))
        await sleep(PACE)
        while not _answered(app):
            await sleep(PACE)


def _answered(app: App[int]) -> bool:
    """Say whether nothing is on its way that the next key would meet."""
    if isinstance(app.screen, Asking) and not app.screen.listening:
        return False
    busy = (worker for worker in app.workers if worker.group in BUSY and not worker.is_finished)
    waits = [worker for worker in busy if not (worker.group == "ask" and isinstance(app.screen, Asking))]
    return not waits and not app.message_queue_size


BUSY = ("ask", "verdict", "save", "open", "seek", "all")
"""Groups of workers that a key may begin and the next one must wait for."""


class Recording(App[int]):
    """An application whose keys can be recorded, and pressed again by name."""

    keymap: Keymap
    macros: Macros

    def begin_macros(self, state: Path | None) -> None:
        """Read what was kept in the folder ``state``."""
        self.macros = Macros(state)

    def say(self, words: str) -> None:
        """Show a sentence on whatever screen is in front."""

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_record(self) -> None:
        """Begin to record keys, or end it and keep them under a name."""
        from tui.modals.prompt import Prompt

        if not self.macros.recording:
            self.macros.begin()
            self.say(f"Recording keys; {self.keymap.shown('record')} ends it.")
            return
        keys = self.macros.end(but=1)
        if not keys:
            self.say("No key was recorded.")
            return
        name = await self.push_screen_wait(Prompt(f"Keep {len(keys)} keys as", hint="a short name"))
        if name:
            self.macros.keep(name, keys)
            self.say(f"{self.keymap.shown('replay')} presses {name} again.")

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_replay(self) -> None:
        """Ask which recorded keys to press again."""
        from tui.modals.prompt import Menu

        if any(worker.group == "replay" and not worker.is_finished for worker in self.workers):
            self.say("Recorded keys are being pressed; they press no others.")  # they might press themselves
            return
        if not self.macros.names:
            self.say(f"No keys are recorded yet; {self.keymap.shown('record')} begins.")
            return
        options = [(name, f"{name}: {_told(keys)}") for name, keys in self.macros.names.items()]
        name = await self.push_screen_wait(Menu("Press which keys?", options))
        if name:
            self._press(self.macros.names[name])

    @work(group="replay", exclusive=True, exit_on_error=False)
    async def _press(self, keys: Sequence[Key]) -> None:
        await replay(self, keys)


def _told(keys: Sequence[Key]) -> str:
    return " ".join(show_key(character or key) for key, character in keys)
