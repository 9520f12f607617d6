"""What all questions share: keys typed before a question is there are answers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.screen import ModalScreen

if TYPE_CHECKING:
    from tui.app import DeskApp

T = TypeVar("T")


class Asking(ModalScreen[T]):
    """A screen that asks for something. ``listening`` says that it takes keys itself by now."""

    listening = False

    def on_mount(self) -> None:
        """Take the keys that were typed ahead, once the focus is set."""
        self.call_after_refresh(self._listen)

    def _listen(self) -> None:
        self.listening = True
        cast("DeskApp", self.app).keys_ahead.release()
