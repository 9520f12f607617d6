"""Presses keys, waits until nothing is on its way, and reads the screen as text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partialmethod
from unittest.mock import patch

from textual import events
from textual._context import visible_screen_stack
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Static

from tui.app import DeskApp
from tui.modals.modal import Asking
from tui.widgets.bars import KeyBar, SayBar
from tui.widgets.virtual_list import VirtualList

BACKGROUND = frozenset({"listen", "rest"})
"""Groups of workers that no key waits for: the look at what others do, and cards read ahead."""
ASKING = "ask"
"""Group of workers that wait for the reviewer's answer while a question is in front."""
PATIENCE = 20_000
"""Rounds within which the desk has to come to rest; a loaded machine makes fewer of them a second."""
ANSWER = 120.0
"""Seconds within which every part of a screen has to take a key, so that a desk that hangs is told of."""
PAUSE = 0.005
"""Seconds between two rounds in which something is on its way."""
ROUNDS = 3
"""Rounds without work after which nothing follows: a message, the layout it asks for, its drawing."""


async def soon(*_: float) -> None:
    """Let everything that is ready run once.

    Stands for Textual's ``wait_for_idle``, which sleeps until the process has used little CPU for 20 ms: no
    sign of rest on a loaded machine or where another thread works, and slow. :meth:`Driver.settle` knows.
    """
    await asyncio.sleep(0)


@contextmanager
def exact_waits() -> Iterator[None]:
    """Have Textual's pilot leave all waiting to :meth:`Driver.settle`, and not give up on a busy machine."""
    patient = partialmethod(Pilot._wait_for_screen, timeout=ANSWER)
    with (
        patch("textual.app.wait_for_idle", soon),
        patch("textual.pilot.wait_for_idle", soon),
        patch.object(Pilot, "_wait_for_screen", patient),
    ):
        yield


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
        """Wait until the desk is at rest: every message answered, everything read, saved and drawn.

        This is the one place where tests wait. Each round has the pilot answer and draw all that is known at
        its beginning; what that begins (a layout, a row in sight, a message to another widget) shows as work
        of the application or as a queued message, and begins the count anew.
        """
        quiet = 0
        for _ in range(PATIENCE):
            await self.pilot.pause()
            quiet = quiet + 1 if self._at_rest() else 0
            if quiet == ROUNDS:
                return
            if not quiet:
                await asyncio.sleep(PAUSE)
        raise AssertionError(f"The desk does not come to rest: {self._on_its_way()}")

    def _at_rest(self) -> bool:
        """Say whether nothing is on its way and the screen has the size of the terminal.

        Nothing that a key began is: no reading, no decision, no row in sight, no message.
        """
        app = self.app
        waits = BACKGROUND | {ASKING} if app.screen.is_modal else BACKGROUND
        at_work = any(not worker.is_finished and worker.group not in waits for worker in app.workers)
        lists = app.screen.query(VirtualList)
        here = not (at_work or app.gateway.unsaved) and all(one.complete for one in lists)
        return here and not self._queued() and self._sized()

    def _queued(self) -> list[MessagePump]:
        pumps = (self.app, *self.app.screen.walk_children(with_self=True))
        return [pump for pump in pumps if pump.message_queue_size]

    def _sized(self) -> bool:
        return self.app.screen._compositor.size == self.app.size

    def _on_its_way(self) -> str:
        workers = [worker for worker in self.app.workers if not worker.is_finished]
        return (
            f"messages for {self._queued()}, workers {workers}, {self.app.gateway.unsaved} unsaved, "
            f"lists {[one.complete for one in self.app.screen.query(VirtualList)]}, sized {self._sized()}, "
            f"screen {self.app.screen}"
        )

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for what comes by itself, with the time or from another thread."""
        for _ in range(PATIENCE):
            if true():
                return
            await self.pilot.pause(PAUSE)
        raise AssertionError(f"It did not come; {self._on_its_way()}")

    def offered(self) -> list[str]:
        """Return the keys that the foot of the screen offers, but for those that lead out of it."""
        keys = self.app.keymap.keys
        return [
            keys(action.name)[0]
            for bar in self.app.screen.query(KeyBar)
            for action in bar.actions
            if action.name not in ("leave", "palette")
            and f" {bar.shown(action.name)} {action.label} " in str(bar.render())
        ]

    async def answers(self, key: str) -> bool:
        """Press a key and say whether that changed or said anything. The desk has to be at rest."""
        for bar in self.app.screen.query(SayBar):
            bar.words = ""
        if isinstance(self.app.screen, Asking):
            self.app.screen.say("")  # also what stands there why an answer was not taken
            for note in self.app.screen.query(".note"):
                note.display = False
        await self.settle()
        before = self._seen()
        await self.press(key)
        return self._seen() != before

    def _seen(self) -> tuple[object, ...]:
        return self.app.screen, self.app.screen.focused, self.app.cursor_position, self.lines

    @property
    def strips(self) -> list[Strip]:
        """What the screen shows, with its colours.

        Textual draws a screen as text only for a terminal or into a picture, so this reads its compositor and
        says, as Textual does, which screens show behind a question.
        """
        visible_screen_stack.set(self.app._background_screens)
        return self.app.screen._compositor.render_strips()

    @property
    def lines(self) -> list[str]:
        """What the screen shows, without colours."""
        height = self.app.size.height
        return ["".join(segment.text for segment in strip).rstrip() for strip in self.strips][:height]

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
