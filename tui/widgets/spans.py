"""The sentence of a claim with its spans, which move by key."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import ClassVar, cast

from textual import events
from textual.binding import BindingType
from textual.message import Message

from claims.desk.review.spans import Edge, Unit
from tui.draw.claims import sentences
from tui.draw.claims.spans import Draft
from tui.draw.text import Line
from tui.keymap import bindings
from tui.messages import Said
from tui.widgets.pane import Pane

PAUSE = 1.2
"""Seconds after which another letter begins another word."""


class SpanPane(Pane, can_focus=True):
    """The sentence with its marks; the span that is held moves by key, or to the words whose letters come."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("edges", "spans"))

    class PieceWanted(Message):
        """The reviewer wants one more piece, of a role still to be chosen."""

    class FieldWanted(Message):
        """The reviewer wants to set one field by its letter."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(id="sentence")
        self.draft = draft
        self._letters = ""
        self._typed = 0.0

    def on_mount(self) -> None:
        """Show the sentence."""
        self.put(self.draft)

    def put(self, draft: Draft) -> None:
        """Show another draft."""
        self.draft = draft
        self.show(self._lines_of, keep=True)

    def _lines_of(self, width: int) -> list[Line]:
        draft = self.draft
        return sentences.window(draft.window, draft.marks, width, draft.held_mark, edge=draft.edge)

    def on_key(self, event: events.Key) -> None:
        """Take a letter: the edge goes to the nearest word that begins so."""
        letter = event.character or ""
        if not letter.isalnum() or not event.is_printable:
            self._letters = ""
            return
        event.stop()
        event.prevent_default()
        now = monotonic()
        before = self._letters if now - self._typed < PAUSE else ""
        for letters in (before + letter, letter):
            jumped = self.draft.jump(letters)
            if jumped is not None:
                self._letters, self._typed = letters, now
                self.put(jumped)
                return

    def action_choose_field(self) -> None:
        """Ask for one field by its letter."""
        self.post_message(self.FieldWanted())

    def action_other_edge(self) -> None:
        """Have letters move the other edge."""
        self.put(self.draft.other_edge())

    def _rebuild(self) -> None:
        super()._rebuild()
        self._in_sight()

    def on_resize(self) -> None:
        """Keep the held span in sight, as a list of choices may take room away."""
        self.call_after_refresh(self._in_sight)

    def _in_sight(self) -> None:
        """Scroll until the held span and its bracket are in sight, the beginning of a long one."""
        held = [at for at, line in enumerate(self.lines) if any(name == "held" for _, name in line)]
        top, height = self.scroll_offset.y, self.size.height
        if held and (held[0] < top or held[-1] + 1 >= top + height):
            lowest = max(held[-1] + 2 - height, 0)
            self.scroll_to(y=min(lowest, held[0]), animate=False, immediate=True)

    def action_edge(self, action: str) -> None:
        """Move an edge: ``start_earlier``, ``end_later_character`` and their like."""
        edge, direction, *unit = action.split("_")
        by = 1 if direction == "later" else -1
        moved = self.draft.move(cast("Edge", edge), by, cast("Unit", unit[0] if unit else "token"))
        self._change(moved, f"The {edge} cannot be moved any further that way.")

    def _change(self, draft: Draft, otherwise: str) -> None:
        """Show a draft, or say ``otherwise`` where it is the one that stands."""
        if draft == self.draft:
            self.post_message(Said(otherwise))
        else:
            self.put(draft)

    def hold(self, role: str) -> None:
        """Come here and hold the first span of a role, if there is one."""
        self.focus()
        if (role, 0) in self.draft.pieces:
            self.put(replace(self.draft, held=(role, 0)))

    def action_step_span(self, by: int) -> None:
        """Hold the next span, or the one before."""
        self._change(self.draft.hold(by), "There is no other span.")

    def action_drop_piece(self) -> None:
        """Drop the held span."""
        self._change(self.draft.drop(), "This span cannot be dropped: the claim needs it.")

    def action_add_piece(self) -> None:
        """Ask for a piece of a role that the reviewer chooses."""
        self.post_message(self.PieceWanted())
