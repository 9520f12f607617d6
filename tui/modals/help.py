"""Help: the keys of the screen one comes from, as the registry and the key file have them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.closing import ClosingScreen
from tui.draw.help import lines
from tui.keymap import Keymap
from tui.widgets.pane import Pane


class KeysScreen(ModalScreen[None], ClosingScreen[None]):
    """One line for each key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark", "dismiss", "back"),
        ("j,down", "scroll(1)", "down"),
        ("k,up", "scroll(-1)", "up"),
        ("space,pagedown", "page(1)", "page down"),
        ("pageup", "page(-1)", "page up"),
    ]

    def __init__(self, mode: str, keymap: Keymap) -> None:
        super().__init__()
        self._mode = mode
        self._keymap = keymap
        self.pane = Pane()

    def compose(self) -> ComposeResult:
        """Lay out the table and a line on how to leave."""
        with Vertical(id="help"):
            yield Static(f"Keys of the {self._mode} screen", id="title", markup=False)
            yield self.pane
            yield Static("j/k scroll, esc goes back; keys.toml changes the keys", id="hint", markup=False)

    def on_mount(self) -> None:
        """Show the table."""
        self.pane.show(lambda width: lines(self._mode, self._keymap, width))

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self.pane.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by half a screen."""
        self.pane.page(by)
