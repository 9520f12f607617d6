"""Keys pressed on a running desk, counted by what they are for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.keys import _character_to_key

from claims.document import Span
from tests.tui.driver import Driver


class Keyboard:
    """Presses keys and counts them under the purpose in force."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.counts: Counter[str] = Counter()
        self._purpose = "moving"

    @contextmanager
    def purpose(self, name: str) -> Iterator[None]:
        """Count the keys of the block under a name."""
        before, self._purpose = self._purpose, name
        try:
            yield
        finally:
            self._purpose = before

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.counts[self._purpose] += 1
            await self.driver.press(_character_to_key(key) if len(key) == 1 and not key.isalnum() else key)

    async def write(self, text: str) -> None:
        """Type a text."""
        await self.press(*text)

    @property
    def screen(self) -> Any:
        """What is in front."""
        return self.driver.app.screen

    def is_in_front(self, name: str) -> bool:
        """Say whether the screen in front is one of a class."""
        return type(self.screen).__name__ == name


def around(text: str, span: Span) -> Span:
    """Return a span without the marks of punctuation at its ends, which no measure looks at."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else span
