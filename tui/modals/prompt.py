"""Small questions: a line to write, one of several, yes or no."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.draw.text import clean
from tui.modals.modal import Asking
from tui.widgets.completing import ChoiceList, Complete, Completing

Accept = Callable[[str], Awaitable[bool]]
"""Carries an answer out and says whether that ends the question; raises where it is refused."""
Told = Callable[[str], Awaitable[str]]
"""Says what would come of an answer; nothing where it is none yet."""
HINT = "enter takes it, esc cancels"
KEYS = "123456789abcdefghilmnoprstuvwxyz"
"""The keys of a menu's options: digits, then the letters that do not move in it."""
PAUSE = 0.15
"""Seconds after a letter before it is said what would come of the text."""


class Prompt(Asking[str | None]):
    """Asks for one line; gives it back, or ``None`` if the reviewer went away.

    ``hint`` is one line of explanation. ``complete`` lists what the text may become. ``accept`` carries the
    answer out: what it refuses stays to be mended, with the reason below. ``told`` says below the line what
    would come of the text as it is. ``fresh`` says that what is typed takes the place of ``value``.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "cancel", "cancel")]

    def __init__(
        self,
        title: str,
        value: str = "",
        *,
        hint: str = HINT,
        complete: Complete | None = None,
        whole: bool = True,
        accept: Accept | None = None,
        told: Told | None = None,
        fresh: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._complete = complete
        self._whole = whole
        self._accept = accept
        self._told = told
        self._fresh = fresh

    def compose(self) -> ComposeResult:
        """Lay out the choices above the line that is written."""
        with Vertical(id="prompt"):
            yield Static(self._title, id="title", markup=False)
            yield Completing(
                self._value, complete=self._complete, whole=self._whole, fresh=self._fresh, id="line"
            )
            yield ChoiceList(id="choices")
            yield Static(self._hint, id="hint", markup=False)

    def on_mount(self) -> None:
        """Hide the list until there is something in it."""
        self.query_one(ChoiceList).display = False
        self.query_one(Completing).focus()

    @on(Completing.Choices)
    def _choices(self, message: Completing.Choices) -> None:
        self.query_one(ChoiceList).offer(message.choices, message.at)

    @on(OptionList.OptionSelected)
    def _clicked(self, message: OptionList.OptionSelected) -> None:
        line = self.query_one(Completing)
        line.at = message.option_index
        line.settle()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        line = self.query_one(Completing)
        if self.listening and not line.settle():
            self._answer(line.value.strip())

    @work(group="save", exclusive=True, exit_on_error=False)
    async def _answer(self, answer: str) -> None:
        if self._accept is None or await self.attempt(self._accept(answer)):
            self.dismiss(answer)

    def action_cancel(self) -> None:
        """Go away, unless the answer is being carried out."""
        if self.listening:
            self.dismiss(None)

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        self._tell(self._hint)
        if self._told is not None:
            self._foretell(self._told, message.value.strip())

    @work(group="told", exclusive=True, exit_on_error=False)
    async def _foretell(self, told: Told, text: str) -> None:
        await sleep(PAUSE)
        self._tell(await told(text) or self._hint)

    def say(self, words: str) -> None:
        """Show a sentence below the line until something is written."""
        self._tell(words, bad=True)

    def _tell(self, words: str, *, bad: bool = False) -> None:
        hint = self.query_one("#hint", Static)
        hint.update(clean(words))
        hint.set_class(bad, "-bad")


class Menu(Asking[str | None]):
    """Asks for one of several; gives back its value, or ``None``. ``now`` is the value in force."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss(None)", "cancel"),
        ("j", "down", "down"),
        ("k", "up", "up"),
    ]

    def __init__(self, title: str, options: Sequence[tuple[str, str]], now: str | None = None) -> None:
        super().__init__()
        self._title = title
        self._options = options
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay out the options, each with its number."""
        rows = [
            Option(Content(f"{KEYS[place : place + 1] or ' '} {words}{self._marked(value)}"), id=None)
            for place, (value, words) in enumerate(self._options)
        ]
        with Vertical(id="prompt"):
            yield Static(self._title, id="title", markup=False)
            yield OptionList(*rows, id="menu")
            yield Static("a number or enter chooses, esc cancels", id="hint", markup=False)

    def _marked(self, value: str) -> str:
        return "  ◂ now" if value == self._now else ""

    def on_mount(self) -> None:
        """Start on the value in force."""
        menu = self.query_one("#menu", OptionList)
        values = [value for value, _ in self._options]
        menu.highlighted = values.index(self._now) if self._now in values else 0 if values else None
        menu.focus()

    def action_down(self) -> None:
        """One option down."""
        self.query_one("#menu", OptionList).action_cursor_down()

    def action_up(self) -> None:
        """One option up."""
        self.query_one("#menu", OptionList).action_cursor_up()

    @on(OptionList.OptionSelected)
    def _chosen(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(self._options[message.option_index][0])

    def on_key(self, event: events.Key) -> None:
        """Choose by the key that stands before an option."""
        place = KEYS.find(event.character or " ")
        if 0 <= place < len(self._options):
            event.stop()
            self.dismiss(self._options[place][0])
