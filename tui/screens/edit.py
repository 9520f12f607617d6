"""Correcting in place: the spans by key in the sentence, the fields below with what they may become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label, Static

from claims.desk.cards import Choice, ClaimCard, Field
from claims.desk.fields import FLAG, span_roles
from claims.desk.spans import Edge, Unit
from claims.errors import ClaimsError
from tui.actions import on as actions_on
from tui.draw import card as card_lines
from tui.draw import spans
from tui.draw.spans import Draft
from tui.draw.text import Line
from tui.draw.words import FIELD_NAME
from tui.keymap import bindings
from tui.screens.asking import Asking
from tui.widgets.bars import KeyBar
from tui.widgets.completing import ChoiceList, Complete, Completing
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from tui.app import DeskApp


class SpanPane(Pane, can_focus=True):
    """The sentence with its marks; the span that is held moves by key."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("edges", "spans"))

    def __init__(self, draft: Draft) -> None:
        super().__init__(id="sentence")
        self.draft = draft

    def on_mount(self) -> None:
        """Show the sentence."""
        self.put(self.draft)

    def put(self, draft: Draft) -> None:
        """Show another draft."""
        self.draft = draft
        self.show(self._lines_of, keep=True)

    def _lines_of(self, width: int) -> list[Line]:
        draft = self.draft
        return card_lines.window(draft.window, draft.marks, width, draft.held_mark)

    def step(self, action: str) -> None:
        """Carry out ``start_earlier``, ``end_later_character`` and their like."""
        edge, direction, *character = action.split("_")
        unit: Unit = "character" if character else "token"
        self.put(self.draft.move(cast("Edge", edge), 1 if direction == "later" else -1, unit))

    def action_start_earlier(self) -> None:
        """Move the start back by a token."""
        self.step("start_earlier")

    def action_start_later(self) -> None:
        """Move the start on by a token."""
        self.step("start_later")

    def action_end_earlier(self) -> None:
        """Move the end back by a token."""
        self.step("end_earlier")

    def action_end_later(self) -> None:
        """Move the end on by a token."""
        self.step("end_later")

    def action_start_earlier_character(self) -> None:
        """Move the start back by a character."""
        self.step("start_earlier_character")

    def action_start_later_character(self) -> None:
        """Move the start on by a character."""
        self.step("start_later_character")

    def action_end_earlier_character(self) -> None:
        """Move the end back by a character."""
        self.step("end_earlier_character")

    def action_end_later_character(self) -> None:
        """Move the end on by a character."""
        self.step("end_later_character")

    def action_next_span(self) -> None:
        """Hold the next span."""
        self.put(self.draft.hold(1))

    def action_previous_span(self) -> None:
        """Hold the span before."""
        self.put(self.draft.hold(-1))

    def action_drop_piece(self) -> None:
        """Drop the held span."""
        self.put(self.draft.drop())

    def action_add_piece(self) -> None:
        """Add a piece of a role that the reviewer chooses."""
        from tui.screens.prompt import Menu

        roles = [(role, role) for role in span_roles(self.draft.kind)]
        self.app.push_screen(Menu("A piece of what?", roles, self.draft.held[0]), self._add)

    def _add(self, role: str | None) -> None:
        if role:
            self.put(self.draft.add(role))


class EditScreen(Asking[Draft | None]):
    """The editor; it gives back the draft, or ``None`` where nothing is to be changed."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("edit"))

    def __init__(
        self, draft: Draft, fields: Sequence[Field], title: str, claim_id: int | None, first: str = ""
    ) -> None:
        super().__init__()
        self._fields = [field for field in fields if field.kind != "span"]
        self._title = title
        self._claim_id = claim_id
        self._first = first
        self.pane = SpanPane(draft)

    @classmethod
    def on_claim(cls, card: ClaimCard, first: str = "") -> EditScreen:
        """Return the editor on a claim; ``first`` is a move of the held span to begin with."""
        title = f"Correct {card.row.kind.replace('_', ' ')} {card.row.id}"
        return cls(spans.of_claim(card), card.fields, title, card.row.id, first)

    @classmethod
    def on_missed(cls, card: ClaimCard, kind: str) -> EditScreen:
        """Return the editor on a claim that the machine missed."""
        draft, fields = spans.of_missed(card.window, kind)
        return cls(draft, fields, f"A {kind.replace('_', ' ')} that was missed", None)

    def compose(self) -> ComposeResult:
        """Lay out the sentence, the fields, and the list of what the field at hand may become."""
        desk_app = cast("DeskApp", self.app)
        with Vertical(id="edit"):
            yield Static(f"{self._title} · tab goes to the fields and back", id="title", markup=False)
            yield self.pane
            with VerticalScroll(id="fields", can_focus=False):
                for field in self._fields:
                    with Horizontal(classes="field"):
                        yield Label(FIELD_NAME.get(field.name, field.name), markup=False)
                        yield Completing(
                            field.value,
                            complete=self._completion(field),
                            whole=True,
                            fresh=True,
                            id=f"field-{field.name}",
                        )
            yield ChoiceList(id="choices")
            yield KeyBar(actions_on("edit"), desk_app.keymap.shown)

    def on_mount(self) -> None:
        """Begin with the spans."""
        self.query_one(ChoiceList).display = False
        self.pane.focus()
        if self._first:
            self.pane.step(self._first)

    def _completion(self, field: Field) -> Complete:
        async def complete(text: str) -> Sequence[Choice]:
            if choices := field.choices or (FLAG if field.kind == "choice" else ()):
                near = [choice for choice in choices if choice.casefold().startswith(text.casefold())]
                return [Choice(choice) for choice in (choices if text in choices else near)]
            return await self._ask(field, text)

        return complete

    async def _ask(self, field: Field, text: str) -> Sequence[Choice]:
        """Ask the desk what a text may become; of a claim that is not made yet it knows only the actors."""
        gateway = cast("DeskApp", self.app).gateway
        claim_id = self._claim_id
        try:
            if claim_id is not None:
                return await gateway.read(lambda desk: desk.complete_field(claim_id, field.name, text))
            if field.kind == "actors" and text:
                return await gateway.read(lambda desk: desk.actors.complete(text))
        except ClaimsError:
            return ()
        return ()

    @on(Completing.Choices)
    def _choices(self, message: Completing.Choices) -> None:
        self.query_one(ChoiceList).offer(message.choices, message.at)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        line = message.input
        if isinstance(line, Completing) and not line.settle():
            self.focus_next()

    def action_cancel(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def action_save(self) -> None:
        """Give back what was changed."""
        draft = self.pane.draft
        written = {
            field.name: self.query_one(f"#field-{field.name}", Completing).value.strip()
            for field in self._fields
        }
        draft = replace(
            draft,
            fields={name: value for name, value in written.items() if value or name in draft.was_fields},
        )
        changed = draft.changed_fields or draft.changed_spans
        self.dismiss(draft if changed else None)
