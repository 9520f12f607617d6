"""Presses keys, waits until nothing is on its way, and reads the screen as text."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app import DeskApp
from tui.screens.asking import Asking
from tui.widgets.bars import SayBar


class Driver:
    """A running desk."""

    def __init__(self, app: DeskApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the one before has been answered."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Type text into whatever has the focus."""
        await self.press(*["space" if char == " " else char for char in text])

    async def type(self, text: str) -> None:
        """Type text without waiting for what each letter starts."""
        for char in text:
            await self.pilot.press("space" if char == " " else char)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste text into whatever has the focus, as a terminal does: at once."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until the workers that a key started have come to their end."""
        for _ in range(200):
            await self.pilot.pause()
            asked = isinstance(self.app.screen, ModalScreen)
            idle = {"listen", "rest", "ask"} if asked else {"listen", "rest"}
            busy = [worker for worker in self.app.workers if worker.is_running and worker.group not in idle]
            if not busy and not self.app.gateway.unsaved:
                break
            await self.pilot.pause(0.01)
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """What the screen shows, without colours."""
        height = self.app.size.height
        screen = self.app.screen
        strips = screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips][:height]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def said(self) -> str:
        """The status line's words, or those of the question in front."""
        if isinstance(self.app.screen, Asking):
            return str(self.app.screen.query_one("#hint, #told", Static).content)
        return self.app.screen.query_one(SayBar).words
