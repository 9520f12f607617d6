"""Type-ahead: keys pressed before a question is open are kept for it."""

from __future__ import annotations

from asyncio import sleep
from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import events

from tui.keymap import textual_key
from tui.modals.modal import Asking

if TYPE_CHECKING:
    from textual.app import App

PACE = 0.01
"""Seconds between two keys that are typed again: a widget answers one before the next is forwarded."""
PAUSE = 0.1
"""Seconds after a key that may end a question."""
ANSWERS = ("enter", "tab", "up", "down", "backspace")
"""Keys besides characters that answer a question; every other key does at once what it always does."""


class KeysAhead:
    """The keys that wait for a question of ``app``, in the order they were typed.

    ``saving`` are the keys that end an editor, which are answers too.
    """

    def __init__(self, app: App[int], saving: Iterable[str]) -> None:
        self._app = app
        self._saving = tuple(map(textual_key, saving))
        self._keys: deque[events.Key] = deque()
        self._typed: events.Key | None = None
        self._typing = False

    def hold(self, event: events.Key) -> bool:
        """Keep a key if a question is on its way, or others wait before it; say whether it was kept."""
        if event is self._typed or not (event.is_printable or event.key in (*ANSWERS, *self._saving)):
            return False
        if not self._keys and not self._asked():
            return False
        self._keys.append(events.Key(event.key, event.character))
        if not self._asked():  # the screen that asked may have closed in silence
            self.release()
        return True

    def types(self, event: events.Key) -> bool:
        """Say whether a key is one that waited and is typed again now."""
        return event is self._typed

    def release(self) -> None:
        """Type the keys again, for whatever is in front now."""
        if self._keys and not self._typing:
            self._typing = True
            self._app.run_worker(self._type(), group="typeahead", exit_on_error=False)

    def forget(self) -> None:
        """Drop the keys that wait."""
        self._keys.clear()

    async def _type(self) -> None:
        try:
            while self._keys and not self._asked():
                self._typed = self._keys.popleft()
                self._app.post_message(self._typed)
                await sleep(PACE if self._typed.is_printable else PAUSE)
        finally:
            self._typing = False

    def _asked(self) -> bool:
        """Say whether a question is being prepared, or is there and does not listen yet."""
        front = self._app.screen
        if isinstance(front, Asking):
            return not front.listening
        return any(worker.group == "ask" and not worker.is_finished for worker in self._app.workers)
