"""The protocol of the application: what screens, questions and the palette may ask of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from textual.message_pump import MessagePump
from textual.screen import Screen

from tui.gateway import Gateway
from tui.keymap import Keymap
from tui.messages import Heard, Saved

if TYPE_CHECKING:
    from claims.desk.cards import Order
    from claims.desk.review.first_page import Glimpse

T = TypeVar("T")


class WaitingKeys(Protocol):
    """The keys that were typed ahead of a question."""

    def release(self) -> None:
        """Type them now."""

    def forget(self) -> None:
        """Drop them."""


class DeskContext(Protocol):
    """The application as its parts see it."""

    state: Path | None
    """The folder for what outlives a session."""
    where: str
    """The name of the database and the reviewer, shown at the top."""
    order: Order
    query_text: str
    glimpse: Glimpse | None
    gateway: Gateway
    keymap: Keymap

    @property
    def keys_ahead(self) -> WaitingKeys:
        """The keys that wait for a question."""

    def announce(self, message: Saved | Heard) -> None:
        """Tell every screen that is open."""

    def action_press(self, name: str) -> None:
        """Do what the key of an action does."""

    def action_change_theme(self) -> None:
        """Choose other colours."""

    def show_claim(self, claim_id: int) -> object:
        """Go to a claim in the Review mode."""

    def show_query(self, query: str) -> object:
        """Show the claims that fit a filter in the Review mode."""

    def take_up(self, query: str) -> object:
        """Put a saved question into the SQL mode."""

    async def push_screen_wait(self, screen: Screen[T]) -> T:
        """Show a question and return its answer."""


def context(part: MessagePump) -> DeskContext:
    """Return the application that ``part`` belongs to."""
    return cast("DeskContext", part.app)
