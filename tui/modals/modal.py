"""The base of all questions: keys typed ahead are answers, and a refused answer is not lost."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TypeVar

from textual import on
from textual.screen import ModalScreen

from tui.closing import ClosingScreen
from tui.context import DeskContext, context
from tui.gateway import in_words
from tui.messages import Said

T = TypeVar("T")
R = TypeVar("R")


class Asking(ModalScreen[T], ClosingScreen[T]):
    """A screen that asks for something. ``listening`` says that it takes keys itself by now."""

    listening = False
    _complains = False

    def on_mount(self) -> None:
        """Take the keys that were typed ahead, once the focus is set."""
        self.call_after_refresh(self._listen)

    def _listen(self) -> None:
        self.listening = True
        self.desk_app.keys_ahead.release()

    @property
    def desk_app(self) -> DeskContext:
        """The application, as far as a question needs it."""
        return context(self)

    async def attempt(self, work: Awaitable[R]) -> R | None:
        """Return what the answer comes to; if it is refused, stay, say why, and return ``None``.

        Keys wait meanwhile. Those typed ahead of a refusal were meant for what would have come after it: they
        are dropped.
        """
        self.listening = self._complains = False
        try:
            return await work
        except Exception as error:  # any fault keeps the answer and shows its reason; in_words logs ours
            self._complains = True
            self.desk_app.keys_ahead.forget()
            self.refused(error)
            return None
        finally:
            self.listening = True

    def refused(self, error: Exception) -> None:
        """Show why an answer was not taken."""
        self.say(f"✗ {in_words(error)}")

    @on(Said)
    def _said(self, message: Said) -> None:
        self.hear(message.words)

    def hear(self, words: str) -> None:
        """Show a sentence of the desk, unless it stands there why an answer was not taken."""
        if not self._complains:
            self.say(words)

    def say(self, words: str) -> None:
        """Show a sentence while the question is open."""
