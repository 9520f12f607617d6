"""The editor of a claim: its spans by key in the sentence, its fields below with what they may become.

The editor stays open until what was written is saved or given up: what is refused is still there, with the
reason beside the field that it is about.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label, Static

from claims.desk.cards import Choice, ClaimCard, Decided, Field, Window
from claims.desk.review.fields import FLAG
from claims.document import Span, Suggestion
from claims.errors import ChangedSinceError, ClaimsError, DecisionError
from tui.actions import Action, of
from tui.actions import on as actions_on
from tui.draw.claims import spans
from tui.draw.claims.spans import Draft
from tui.draw.text import clean
from tui.draw.words import FIELD_NAME, KIND_NAME
from tui.gateway import in_words
from tui.keymap import bindings
from tui.modals.correction import About, FieldMenu, ask_value, letters, with_meanings
from tui.modals.modal import Asking
from tui.modals.prompt import Menu
from tui.widgets.bars import KeyBar
from tui.widgets.completing import ChoiceList, Complete, Completing
from tui.widgets.spans import SpanPane

if TYPE_CHECKING:
    from claims.desk import Desk
    from claims.desk.rounds.mixtures import ChosenClaim

AT_SPANS = "letters move an edge to a word, tab to the fields"
AT_FIELD = "↓ chooses, tab completes and goes on"
Save = Callable[[Draft], Awaitable[Decided]]


class EditScreen(Asking[Decided | None]):
    """The editor; it gives back what ``save`` came to, or ``None`` where nothing is to be changed."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("edit"))

    def __init__(
        self,
        draft: Draft,
        fields: Sequence[Field],
        title: str,
        save: Save,
        *,
        about: About,
        first: str = "",
        suggestions: Sequence[Suggestion] = (),
    ) -> None:
        super().__init__()
        self._fields = [field for field in fields if field.kind != "span"]
        self._title = title
        self._save = save
        self._about = about
        self._first = first
        self._suggestions = suggestions
        self._suggested = 0
        self._began = draft
        self._warned = False
        self.pane = SpanPane(draft)

    @classmethod
    def on_claim(cls, card: ClaimCard, save: Save, first: str = "") -> EditScreen:
        """Return the editor on a claim; ``first`` is a move of the held span to begin with."""
        title = f"Correct {KIND_NAME.get(card.row.kind, card.row.kind)} {card.row.id}"
        return cls(spans.of_claim(card), card.fields, title, save, about=About(card.row.id), first=first)

    @classmethod
    def on_chosen(cls, claim: ChosenClaim, save: Save) -> EditScreen:
        """Return the editor on a claim of a round, as the adjudicator has chosen it so far."""
        title = f"What is right: {KIND_NAME.get(claim.kind, claim.kind)}"
        about = About(0, claim.article_id, claim.window.focus.start)
        return cls(spans.of_chosen(claim), claim.fields, title, save, about=about)

    @classmethod
    def on_missed(
        cls,
        article_id: int,
        window: Window,
        suggestions: Sequence[Suggestion],
        selected: Span | None,
        save: Save,
    ) -> EditScreen:
        """Return the editor on a claim that the machine missed, as it is first suggested.

        ``selected`` are the words that it is about, where the reviewer pointed at some.
        """
        draft, fields = spans.of_missed(window, suggestions[0])
        draft = draft.select(selected) if selected is not None else draft
        title = f"What was missed: {KIND_NAME.get(draft.kind, draft.kind)}"
        about = About(0, article_id, window.focus.start)
        return cls(draft, fields, title, save, about=about, suggestions=suggestions)

    def compose(self) -> ComposeResult:
        """Lay out the sentence, the fields, and the list of what the field at hand may become."""
        with Vertical(id="edit"):
            yield Static(self._title, id="title", markup=False)
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
                    yield Static(classes="note", id=f"note-{field.name}", markup=False)
            yield ChoiceList(id="choices")
            yield Static(id="told", markup=False)
            yield KeyBar(self._offered(actions_on("edit")), self.desk_app.keymap.shown)

    def on_mount(self) -> None:
        """Begin with the spans."""
        self.query_one(ChoiceList).display = False
        self.pane.focus()
        self._began = self.draft
        if self._first:
            self.pane.action_edge(self._first)

    def on_descendant_focus(self) -> None:
        """Show the keys of where one is."""
        spans = self.pane.has_focus
        self.query_one(KeyBar).show(self._offered(actions_on("edit") if spans else of("edit")))
        self.query_one("#title", Static).update(f"{self._title} · {AT_SPANS if spans else AT_FIELD}")

    def _offered(self, actions: Sequence[Action]) -> list[Action]:
        """Return the actions without what could do nothing: the next reading where there is one."""
        several = len(self._suggestions) > 1
        return [action for action in actions if several or action.name != "next_suggestion"]

    def action_next_suggestion(self) -> None:
        """Show what else the sentence may say."""
        if len(self._suggestions) < 2:
            self.say("There is no other reading of this sentence.", bad=False)
            return
        self._suggested = (self._suggested + 1) % len(self._suggestions)
        draft, fields = spans.of_missed(self.pane.draft.window, self._suggestions[self._suggested])
        self.pane.put(draft)
        for field in fields:
            if field.kind != "span":
                self._line(field.name).value = field.value
        self.say(f"Reading {self._suggested + 1} of {len(self._suggestions)}.", bad=False)

    @on(SpanPane.FieldWanted)
    @work(group="ask", exclusive=True, exit_on_error=False)
    async def _field_wanted(self) -> None:
        """Ask for one field by its letter and set it; it is saved with the rest."""
        known = letters([replace(field, value=self._line(field.name).value) for field in self._fields])
        key = await self.desk_app.push_screen_wait(FieldMenu(f"Which field of the {self._title}?", known))
        if key is None or key not in known:
            return
        value = await ask_value(self.desk_app, self._about, known[key])
        if value is not None:
            self._line(known[key].name).value = value

    @on(SpanPane.PieceWanted)
    def _piece_wanted(self) -> None:
        draft = self.pane.draft
        roles = [(role, role) for role in spans.roles(draft.kind)]
        self.app.push_screen(Menu("A piece of what?", roles, draft.held[0]), self._add_piece)

    def _add_piece(self, role: str | None) -> None:
        if role:
            self.pane.put(self.pane.draft.add(role))

    def _completion(self, field: Field) -> Complete:
        async def complete(text: str) -> Sequence[Choice]:
            if choices := field.choices or (FLAG if field.kind == "choice" else ()):
                near = [choice for choice in choices if choice.casefold().startswith(text.casefold())]
                return [Choice(choice) for choice in (choices if text in choices else near)]
            return await self._ask(field, text)

        return complete

    async def _ask(self, field: Field, text: str) -> Sequence[Choice]:
        """Ask the desk what a text may become."""
        try:
            return await self.desk_app.gateway.read(partial(self._about.complete, field, text))
        except ClaimsError:
            return ()

    @on(Completing.Choices)
    def _choices(self, message: Completing.Choices) -> None:
        self.query_one(ChoiceList).offer(message.choices, message.at)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        line = message.input
        if isinstance(line, Completing) and not line.settle():
            self.focus_next()

    def _line(self, name: str) -> Completing:
        return self.query_one(f"#field-{name}", Completing)

    @property
    def draft(self) -> Draft:
        """The correction as it is written now."""
        draft = self.pane.draft
        written = {field.name: self._line(field.name).value.strip() for field in self._fields}
        return replace(
            draft,
            fields={name: value for name, value in written.items() if value or name in draft.was_fields},
        )

    def action_cancel(self) -> None:
        """Leave everything as it was; what was changed is given up only by a second press."""
        if not self.listening:
            return
        draft = self.draft
        if self._warned or (draft.spans, draft.fields) == (self._began.spans, self._began.fields):
            self.dismiss(None)
        else:
            self._warned = True
            self.say("Not saved yet: ctrl+s saves, esc again gives it up.", bad=False)

    @work(group="save", exclusive=True, exit_on_error=False)
    async def action_save(self) -> None:
        """Save what was changed; what is refused stays to be mended."""
        if not self.listening:
            return
        draft = self.draft
        if not draft.changed:
            self.dismiss(None)
            return
        for note in self.query(".note"):
            note.display = False
        decided = await self.attempt(self._save(draft))
        if decided is not None:
            self.dismiss(decided)

    def refused(self, error: Exception) -> None:
        """Say why beside the field that it is about, and go there."""
        self._warned = False
        name = error.field if isinstance(error, DecisionError) else None
        if isinstance(error, ChangedSinceError) and self._about.claim_id:
            self._anew(error, self._about.claim_id)
        elif (field := self._to_choose(name)) is not None:
            self._choose(field)
        elif any(field.name == name for field in self._fields):
            self.say("")
            self._note(str(name), f"✗ {in_words(error)}")
            self._line(str(name)).take_up()
        else:
            self.say(f"✗ {in_words(error)}")
            self.pane.hold(name or "")

    def _to_choose(self, name: str | None) -> Field | None:
        """Return the field called ``name`` if it is still empty and one of several is to be chosen."""
        fields = (field for field in self._fields if field.name == name and field.choices)
        return next((field for field in fields if not self._line(field.name).value), None)

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def _choose(self, field: Field) -> None:
        """Ask for what was left out, by a digit, and save then."""
        chosen = await self.desk_app.push_screen_wait(Menu(f"Which {field.name}?", with_meanings(field)))
        if chosen is not None:
            self._line(field.name).value = chosen
            self.action_save()

    def say(self, words: str, *, bad: bool = True) -> None:
        """Show a sentence above the keys."""
        told = self.query_one("#told", Static)
        told.update(clean(words))
        told.display = bool(words)
        told.set_class(bad, "-bad")

    def _note(self, name: str, words: str) -> None:
        note = self.query_one(f"#note-{name}", Static)
        note.update(clean(words))
        note.display = True
        note.set_class(words.startswith("✗"), "-bad")

    @work(group="anew", exclusive=True, exit_on_error=False)
    async def _anew(self, error: ChangedSinceError, claim_id: int) -> None:
        """Lay the draft over what stands by now, and show where the two differ."""

        def look(desk: Desk) -> ClaimCard:
            return desk.card(claim_id)

        card = await self.attempt(self.desk_app.gateway.read(look))
        if card is None:
            return
        mine, stands = self.draft, spans.of_claim(card)
        self.pane.put(mine.over(stands))
        for name in stands.fields:
            if stands.fields[name] != mine.was_fields.get(name):
                self._stands(name, stands.fields[name], kept=name in mine.changed_fields)
        moved = [role for role in mine.changed_spans if stands.spans.get(role) != mine.was_spans.get(role)]
        others = "".join(f" The {role} stands as {stands.quoted(role)}." for role in moved)
        self.say(f"✗ {error} Your draft is laid over what stands now; ctrl+s saves it.{others}")

    def _stands(self, name: str, value: str, *, kept: bool) -> None:
        """Show what a field stands at by now: beside what is ``kept`` of the draft, or in its place."""
        if not any(field.name == name for field in self._fields):
            return
        if kept:
            self._note(name, f"stands now: {value or 'none'}")
        else:
            was = self._line(name).value
            self._line(name).value = value
            self._note(name, f"changed meanwhile; was: {was or 'none'}")
