"""A line to write in, with what it may become listed beside it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import events, on, work
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.input import Selection
from textual.widgets.option_list import Option

from claims.desk.cards import Choice

Complete = Callable[[str], Awaitable[Sequence[Choice]]]


class Completing(Input):
    """An input that asks ``complete`` at every change and posts what it may become.

    ``whole`` says that a choice replaces all of the text; otherwise it replaces the last word. ``fresh`` says
    that what is typed on coming here does so too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "choice(1)", "next choice"),
        ("up", "choice(-1)", "choice before"),
        ("tab", "accept", "accept"),
    ]

    class Choices(Message):
        """What the text may become; ``at`` is the one that Tab takes, or -1."""

        def __init__(self, sender: Completing, choices: Sequence[Choice], at: int) -> None:
            super().__init__()
            self.sender = sender
            self.choices = choices
            self.at = at

    def __init__(
        self,
        value: str = "",
        *,
        complete: Complete | None,
        whole: bool,
        fresh: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(value, id=id, compact=True, select_on_focus=fresh)
        self.complete = complete
        self.whole = whole
        self.choices: Sequence[Choice] = ()
        self.at = -1
        self._found = value

    @on(Input.Changed)
    def _changed(self) -> None:
        self.ask()

    def on_focus(self) -> None:
        """List the choices as soon as one comes here."""
        self._found = self.value
        self.ask()

    def on_blur(self) -> None:
        """Leave no list behind."""
        self._offer(())

    @work(exclusive=True, group="complete", exit_on_error=False)
    async def ask(self) -> None:
        """Fetch the choices for what is written now."""
        if self.complete is not None and self.has_focus:
            self._offer(await self.complete(self.value))

    def _offer(self, choices: Sequence[Choice]) -> None:
        self.choices, self.at = choices, -1
        self.post_message(self.Choices(self, choices, self.at))

    def action_choice(self, by: int) -> None:
        """Go to another choice."""
        if self.choices:
            self.at = (self.at + by) % len(self.choices) if self.at >= 0 or by > 0 else len(self.choices) - 1
            self.post_message(self.Choices(self, self.choices, self.at))

    def action_accept(self) -> None:
        """Take the choice that is marked, or where something was typed the first; else go to the next field.

        What would make something new is taken only where it is marked.
        """
        first = self.choices[0] if self.choices and self.value != self._found else None
        if self.at >= 0 or (first and not first.makes and first.value != self._part()):
            self.take(self.choices[max(self.at, 0)])
        else:
            self.screen.focus_next()

    def _part(self) -> str:
        return self.value if self.whole else self.value.rpartition(" ")[2]

    def take(self, choice: Choice) -> None:
        """Put a choice into the text."""
        head = "" if self.whole else self.value[: len(self.value) - len(self._part())]
        self.value = head + choice.value
        self.cursor_position = len(self.value)

    def take_up(self) -> None:
        """Come here, with what is written as it is and the cursor behind it."""
        self.focus()
        self.call_after_refresh(self._to_end)

    def _to_end(self) -> None:
        self.selection = Selection.cursor(len(self.value))

    def settle(self) -> bool:
        """Take the marked choice, if one is; say whether one was."""
        if self.at < 0 or self.at >= len(self.choices):
            return False
        self.take(self.choices[self.at])
        self.at = -1
        return True


class ChoiceList(OptionList):
    """The list beside a :class:`Completing`."""

    can_focus = False

    def offer(self, choices: Sequence[Choice], at: int) -> None:
        """Show choices; hidden when there are none."""
        self.clear_options()
        self.add_options(
            [
                Option(Content.assemble((c.value, "bold"), (f"  {c.hint}" if c.hint else "", "$text-muted")))
                for c in choices
            ]
        )
        self.display = bool(choices)
        self.highlighted = at if at >= 0 else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Keep the focus in the input."""
        event.prevent_default()
