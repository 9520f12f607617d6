"""A question which of several hold: a key marks each or takes the mark away, enter takes what is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.draw.text import clean
from tui.modals.modal import Asking
from tui.modals.prompt import KEYS

OTHER = "w"
"""The key that asks for another one in words."""


class Several(Asking[tuple[str, ...] | None]):
    """Gives back the values that are marked, in the order in which they were, with "" for one in words.

    ``options`` are values with how they read; ``now`` are those that hold.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "cancel"),
        ("enter", "take", "take"),
    ]

    def __init__(self, title: str, options: Sequence[tuple[str, str]], now: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        known = [value for value, _ in options]
        self.options = [*((one, one) for one in now if one not in known), *options]
        self._chosen = list(now)
        self._keys = KEYS.replace(OTHER, "")

    def compose(self) -> ComposeResult:
        """Lay out the options, each with its key."""
        with Vertical(id="prompt"):
            yield Static(self._title, id="title", markup=False)
            for place in range(len(self.options)):
                yield Static(self._line(place), classes="choice", id=f"option-{place}")
            yield Static(f"{OTHER} another in words, enter takes what is marked", id="hint", markup=False)

    def _line(self, place: int) -> Content:
        value, words = self.options[place]
        mark = "✓" if value in self._chosen else " "
        return Content.assemble((f" {self.key_of(place)} ", "bold $accent"), f"{mark} {clean(words)}")

    def key_of(self, place: int) -> str:
        """Return the key of an option."""
        return self._keys[place : place + 1]

    def on_key(self, event: events.Key) -> None:
        """Put an option in or take it out."""
        key = event.character or " "
        place = self._keys.find(key)
        if key == OTHER:
            event.stop()
            self.dismiss((*self._chosen, ""))
        elif 0 <= place < len(self.options):
            event.stop()
            value = self.options[place][0]
            self._chosen = (
                [one for one in self._chosen if one != value]
                if value in self._chosen
                else [*self._chosen, value]
            )
            self.query_one(f"#option-{place}", Static).update(self._line(place))

    def action_take(self) -> None:
        """Take what is marked."""
        self.dismiss(tuple(self._chosen))
