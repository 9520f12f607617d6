"""The base of every screen: modes above, keys below, a line that says what happened."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker

from claims.errors import ReplacedError
from tui.actions import MODE_OF
from tui.actions import on as actions_on
from tui.closing import ClosingScreen
from tui.context import DeskContext, context
from tui.gateway import Gateway, in_words
from tui.messages import About, Heard, Said, Saved, Tone
from tui.widgets.bars import KeyBar, ModeBar, PlaceBar, SayBar

if TYPE_CHECKING:
    from claims.desk import Desk
    from claims.desk.cards import Decided
    from tui.modals.prompt import Prompt

T = TypeVar("T")
SMALLEST = (40, 10)
"""Columns and rows below which a screen only says that it needs more."""


class DeskScreen(ClosingScreen[None]):
    """A screen of one mode. Subclasses give ``mode`` and :meth:`body`."""

    mode: ClassVar[str]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 -- Textual declares it as one of the instance's
        (0, "-small"),
        (SMALLEST[0], "-narrow"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 -- likewise
        (0, "-low"),
        (SMALLEST[1], "-high"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the bars around the body."""
        yield Static(
            f"The desk needs {SMALLEST[0]} by {SMALLEST[1]} characters; make the terminal larger.",
            id="small",
            markup=False,
        )
        yield ModeBar(MODE_OF.get(self.mode, self.mode), self.desk_app.where)
        with Container(id="body"):
            yield from self.body()
        yield PlaceBar()
        yield SayBar()
        yield KeyBar(actions_on(self.mode), self.desk_app.keymap.shown)

    @abstractmethod
    def body(self) -> Iterable[Widget]:
        """Return what stands between the bars."""

    @property
    def part(self) -> str:
        """The part of the registry whose keys are in force."""
        return self.mode

    @property
    def desk_app(self) -> DeskContext:
        """The application, as far as a screen needs it."""
        return context(self)

    @property
    def gateway(self) -> Gateway:
        """The way to the desk."""
        return self.desk_app.gateway

    async def attempt(self, work: Awaitable[T], about: About = "deed") -> T | None:
        """Return what ``work`` comes to; if it fails, say so in the status line and return ``None``."""
        try:
            return await work
        except Exception as error:  # any failure of a worker belongs on the screen, not over it
            lost = about == "deed" and isinstance(error, ReplacedError)
            self.say(in_words(error), "lost" if lost else "bad", about)
            return None

    async def read(self, call: Callable[[Desk], T]) -> T | None:
        """Ask the desk; ``None`` if it fails, which the status line then says."""
        return await self.attempt(self.gateway.read(call), "read")

    async def decide(self, call: Callable[[Desk], Decided]) -> Decided | None:
        """Take a decision; ``None`` if it is refused, which the status line then says."""
        return await self.attempt(self.decided(call))

    async def decided(self, call: Callable[[Desk], Decided]) -> Decided:
        """Take a decision, say what came of it, and tell every screen.

        Raises:
            ClaimsError: it is refused.
        """
        decided = await self.gateway.write(call)
        self.say(decided.words, "good")
        self.desk_app.announce(Saved(decided))
        return decided

    async def asked(self, prompt: Prompt) -> str | None:
        """Return what is written in answer to a question, or ``None``."""
        return await self.desk_app.push_screen_wait(prompt)

    def undo(self) -> None:
        """Take back the last decision."""
        self.step(lambda desk: desk.undo(self.gateway.tell))

    def redo(self) -> None:
        """Do again what was undone."""
        self.step(lambda desk: desk.redo(self.gateway.tell))

    @work(group="step", exit_on_error=False)
    async def step(self, call: Callable[[Desk], Decided]) -> None:
        """Undo or redo one step."""
        decided = await self.decide(call)
        if decided is not None:
            self.stepped(decided)

    def stepped(self, decided: Decided) -> None:
        """Show what an undo or a redo was about."""

    def leaving(self) -> None:
        """Save where the reviewer is."""

    def say(self, words: str, tone: Tone = "plain", about: About = "deed") -> None:
        """Show one sentence in the status line, unless what stands there weighs more."""
        for bar in self.query(SayBar):
            bar.say(words, tone, about)

    def let_go(self) -> None:
        """Let go of words in the status line that have been read: something else is looked at now."""
        for bar in self.query(SayBar):
            bar.moved()

    def place(self, where: str, left: str = "") -> None:
        """Show where one is, and what is ``left`` to do, on the line above the status line."""
        for bar in self.query(PlaceBar):
            bar.where, bar.left = where, left

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Let go of keys that waited for a question which did not come, or was the last."""
        if event.worker.group == "ask" and event.worker.is_finished:
            self.desk_app.keys_ahead.release()

    @on(Said)
    def _said(self, message: Said) -> None:
        self.say(message.words, message.tone)

    def changed(self) -> None:
        """Show what a decision changed, or others did; screens that show nothing of it need do nothing."""

    def on_saved(self, message: Saved) -> None:
        """Show what a decision changed."""
        self.changed()

    def on_heard(self, message: Heard) -> None:
        """Show what others changed."""
        self.changed()
