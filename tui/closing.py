"""A screen that closes once, and alone, however many keys were on their way to it."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

T = TypeVar("T")


class ClosingScreen(Screen[T]):
    """A screen whose :meth:`dismiss` closes this screen and no other.

    Textual's closes whichever is in front. Of two keys that are pressed at once, each of which closes a menu,
    the second would close the screen under it, or end the desk where that is the last one.
    """

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close this screen with a result, and what stands before it without one; once closed, do nothing."""
        stack = self.app.screen_stack
        if self not in stack:
            return AwaitComplete()
        for above in reversed(stack[stack.index(self) + 1 :]):
            above.dismiss(None)
        return super().dismiss(result)
