"""Correction of one field in place: its letter, then a digit for a choice, or words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from claims.desk.cards import Choice, ClaimCard, Field
from claims.desk.review.choice_words import meaning
from claims.desk.review.fields import FLAG
from claims.errors import ClaimsError
from tui.context import DeskContext
from tui.draw.text import clean
from tui.draw.words import FIELD_NAME, KIND_NAME
from tui.modals.modal import Asking
from tui.modals.prompt import Menu, Prompt
from tui.modals.several import Several
from tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from claims.desk import Desk

EDGES: Mapping[str, str] = {
    "[": "start_earlier", "]": "start_later", "{": "end_earlier", "}": "end_later",
    "'": "start_earlier_clause", '"': "start_later_clause",
    ",": "end_earlier_clause", ";": "end_later_clause",
}  # fmt: skip
"""The keys that move an edge of the claim's main span."""
WHOLE = "e"
"""The key that opens the whole editor."""
OTHER = "\x00"
"""The value of the option that asks for a name in words."""
_IN_WORDS = (OTHER, "another, in words …")
_REST = (_IN_WORDS, ("", "nobody"))
"""The last options where one actor is asked for."""


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
                    (f" {letter} ", "bold $accent"), f"{name:<13}", (clean(field.value), "")
                )
                yield Static(line, classes="choice")
            hint = f"[ ] {{ }} move an edge  , ; by clause │ {WHOLE} or enter all fields │ esc cancels"
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
    title = f"What is wrong with {KIND_NAME.get(card.row.kind, card.row.kind)} {card.row.id}?"
    key = await screen.desk_app.push_screen_wait(FieldMenu(title, known))
    if key is None:
        return None
    if key not in known:
        return Correction(edge=EDGES.get(key, ""))
    value = await ask_value(screen.desk_app, About(card.row.id), known[key])
    return None if value is None else Correction(known[key].name, value)


@dataclass(frozen=True, slots=True)
class About:
    """What a field is asked of: a claim, or where there is none yet a place of an article."""

    claim_id: int = 0
    article_id: int = 0
    offset: int = 0

    def nearby(self, desk: Desk) -> Sequence[Choice]:
        """Return the actors of the article, the nearest first."""
        if self.claim_id:
            return desk.actors_nearby(self.claim_id)
        return desk.actors_around(self.article_id, self.offset)

    def dates(self, desk: Desk) -> Sequence[Choice]:
        """Return the days that the article tells, the nearest first."""
        if self.claim_id:
            return desk.dates_nearby(self.claim_id)
        return desk.dates_around(self.article_id, self.offset)

    def complete(self, field: Field, text: str, desk: Desk) -> Sequence[Choice]:
        """Return what a partial text may become; of a claim that is not made yet only actors are known."""
        if self.claim_id:
            return desk.complete_field(self.claim_id, field.name, text)
        return self._actors(text, desk) if field.kind == "actors" else ()

    def _actors(self, text: str, desk: Desk) -> Sequence[Choice]:
        """Return whom the last name that is written may be: those of the article first, the nearest first."""
        done, _, last = text.rpartition(";")
        before, word = f"{done}; " if done else "", last.strip().casefold()
        near = [one for one in self.nearby(desk) if f" {one.value}".casefold().find(f" {word}") >= 0]
        others = desk.actors.complete(last) if word else ()
        found = {one.value: replace(one, value=before + one.value) for one in (*near, *others)}
        return tuple(found.values())


async def ask_value(app: DeskContext, about: About, field: Field) -> str | None:
    """Ask what a field should be: by a digit where it is one of several, else in words."""
    title = f"{FIELD_NAME.get(field.name, field.name)}, now {clean(field.value) or 'none'}"
    if field.kind == "actors":
        return await _actors(app, about, field, title)
    rows = with_meanings(field)
    if field.kind == "date":
        rows = _rows(await app.gateway.read(about.dates))
    if rows:
        free = () if field.kind == "choice" else (_IN_WORDS, ("", f"no {field.name}"))
        chosen = await app.push_screen_wait(Menu(title, [*rows, *free], field.value))
        if chosen != OTHER:
            return chosen
    return await app.push_screen_wait(_in_words(app, about, field, title, field.value))


def with_meanings(field: Field) -> list[tuple[str, str]]:
    """Return the values that a field may have, each with what it means."""
    options = field.choices or (FLAG if field.kind == "choice" else ())
    width = max(map(len, options), default=0)
    return [(one, f"{one:<{width}}  {meaning(field.name, one)}".rstrip()) for one in options]


async def _actors(app: DeskContext, about: About, field: Field, title: str) -> str | None:
    """Ask who takes part: one of those of the article, several, nobody, or somebody in words."""
    try:
        nearby = await app.gateway.read(about.nearby)
    except ClaimsError:
        nearby = ()
    rows = _rows(nearby)
    before = ""
    if field.many:
        now = [one.strip() for one in field.value.split(";") if one.strip()]
        chosen = await app.push_screen_wait(Several(title, rows, now))
        if chosen is None or "" not in chosen:
            return None if chosen is None else "; ".join(chosen)
        before = "; ".join(filter(None, chosen))
    else:
        one = await app.push_screen_wait(Menu(title, [*rows, *_REST], field.value))
        if one != OTHER:
            return one
    prompt = _in_words(app, about, field, title, "" if field.many else field.value)
    words = await app.push_screen_wait(prompt)
    return words if words is None else "; ".join(filter(None, (before, words)))


def _rows(choices: Sequence[Choice]) -> list[tuple[str, str]]:
    return [(one.value, f"{clean(one.value)}  {clean(one.hint)}".rstrip()) for one in choices]


def _in_words(app: DeskContext, about: About, field: Field, title: str, value: str) -> Prompt:
    async def complete(text: str) -> Sequence[Choice]:
        return await app.gateway.read(partial(about.complete, field, text))

    return Prompt(title, value, complete=complete, fresh=True)
