"""Correcting one field in place: its letter, then a digit for a choice, or words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from claims.desk.cards import Choice, ClaimCard, Field
from claims.desk.review.fields import FLAG
from tui.draw.text import clean
from tui.draw.words import FIELD_NAME
from tui.modals.modal import Asking
from tui.modals.prompt import Menu, Prompt
from tui.screens.base import DeskScreen

EDGES: Mapping[str, str] = {
    "[": "start_earlier", "]": "start_later", "{": "end_earlier", "}": "end_later",
}  # fmt: skip
"""The keys that move an edge of the claim's main span."""
WHOLE = "e"
"""The key that opens the whole editor."""
OTHER = "\x00"
"""The value of the option that asks for a name in words."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reviewer wants: a field set to a value, or the editor, begun with the move of an edge."""

    field: str = ""
    value: str = ""
    edge: str = ""


def letters(fields: Sequence[Field]) -> dict[str, Field]:
    """Return the letter of each field that is written: the first of its name that is free."""
    found: dict[str, Field] = {}
    for field in fields:
        if field.kind != "span":
            free = (letter for letter in field.name if letter.isalpha() and letter not in (*found, WHOLE))
            found[next(free, str(len(found)))] = field
    return found


class FieldMenu(Asking[str | None]):
    """Asks which field is wrong; gives back its letter, the key of an edge, or that of the whole editor."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "dismiss(None)", "cancel")]

    def __init__(self, title: str, fields: Mapping[str, Field]) -> None:
        super().__init__()
        self._title = title
        self._fields = fields

    def compose(self) -> ComposeResult:
        """Lay out a letter and a value for each field."""
        with Vertical(id="prompt"):
            yield Static(self._title, id="title", markup=False)
            for letter, field in self._fields.items():
                name = FIELD_NAME.get(field.name, field.name)
                line = Content.assemble(
                    (f" {letter} ", "bold $accent"), f"{name:<12}", (clean(field.value), "")
                )
                yield Static(line, classes="choice")
            hint = f"[ ] {{ }} move an edge, {WHOLE} or enter opens all of it, esc leaves it"
            yield Static(hint, id="hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take the letter."""
        key = WHOLE if event.key == "enter" else event.character or ""
        if key in (*self._fields, *EDGES, WHOLE):
            event.stop()
            self.dismiss(key)


async def ask_correction(screen: DeskScreen, card: ClaimCard) -> Correction | None:
    """Ask what is wrong with a claim and what is right; ``None`` where the reviewer goes away."""
    known = letters(card.fields)
    title = f"What is wrong with {card.row.kind.replace('_', ' ')} {card.row.id}?"
    key = await screen.desk_app.push_screen_wait(FieldMenu(title, known))
    if key is None:
        return None
    if key not in known:
        return Correction(edge=EDGES.get(key, ""))
    value = await _value(screen, card, known[key])
    return None if value is None else Correction(known[key].name, value)


async def _value(screen: DeskScreen, card: ClaimCard, field: Field) -> str | None:
    """Ask what a field should be: by a digit where it is one of several, else in words."""
    title = f"{field.name}, now {clean(field.value) or 'none'}"
    options = [Choice(value) for value in field.choices or (FLAG if field.kind == "choice" else ())]
    if field.kind == "actors":
        found = await screen.read(lambda desk: desk.actors_nearby(card.row.id))
        options = [*(found or ()), Choice(OTHER)]
    if options:
        rows = [(one.value, _option(one)) for one in options]
        chosen = await screen.desk_app.push_screen_wait(Menu(title, rows, field.value))
        if chosen != OTHER:
            return chosen

    async def complete(text: str) -> Sequence[Choice]:
        return await screen.gateway.read(lambda desk: desk.complete_field(card.row.id, field.name, text))

    return await screen.asked(Prompt(title, field.value, complete=complete, fresh=True))


def _option(choice: Choice) -> str:
    if choice.value == OTHER:
        return "another name …"
    return f"{clean(choice.value)}  {choice.hint}".rstrip()
