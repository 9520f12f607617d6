"""Presses keys, waits until nothing is on its way, and reads the screen as text."""

from __future__ import annotations

import asyncio

from textual import events
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app import DeskApp
from tui.screens.modal import Asking
from tui.widgets.bars import SayBar

PATIENCE = 30.0
"""Seconds within which the desk has to come to rest."""


async def idle(*_: float) -> None:
    """Wait until the event loop has nothing left to do but wait.

    Stands for Textual's ``wait_for_idle``, which sleeps until the process has used little CPU for 20 ms: that
    is slower by far, and no sign of rest where another thread works.
    """
    ready = asyncio.get_running_loop()._ready
    rounds = 0
    while rounds < 2:
        await asyncio.sleep(0)
        rounds = 0 if ready else rounds + 1


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

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def settle(self) -> None:
        """Wait until every message is answered and drawn, and no worker and no decision is on its way."""
        async with asyncio.timeout(PATIENCE):
            await self._drawn()
            while self._busy():
                await asyncio.sleep(0.005)
                await self._drawn()

    async def _drawn(self) -> None:
        """Wait until the messages are answered, draw at once what they ask for, and what that asks for."""
        for _ in range(2):
            await idle()
            self.app.screen._on_timer_update()
        await idle()

    def _busy(self) -> bool:
        """Say whether a worker runs that a key started, a decision waits, or the screen has another size."""
        screen = self.app.screen
        idle = {"listen", "rest", "ask"} if isinstance(screen, ModalScreen) else {"listen", "rest"}
        at_work = any(worker.is_running and worker.group not in idle for worker in self.app.workers)
        return at_work or bool(self.app.gateway.unsaved) or screen._compositor.size != self.app.size

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
