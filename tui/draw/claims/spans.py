"""Preview of a correction: fields and spans as they would be, with what differs marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from claims.desk.cards import ClaimCard, Field, Mark, Window
from claims.desk.review.fields import KIND, fields_of, main_role, participant_roles, span_roles
from claims.desk.review.spans import Edge, Unit, add_piece, drop_piece, jump_edge, move_edge, tokens
from claims.desk.review.suggesting import written
from claims.desk.rounds.mixtures import ChosenClaim
from claims.document import Span, Suggestion


@dataclass(frozen=True, slots=True)
class Draft:
    """The spans and fields of a claim while they are being changed; every change gives a new draft.

    ``spans`` are in article offsets, those of participants too. ``held`` is the role and piece that the keys
    move, ``edge`` the one of its edges that letters move. ``version`` is the one of the claim that was looked
    at; 0 for a claim that is still to be made.
    """

    kind: str
    window: Window
    was_spans: Mapping[str, tuple[Span, ...]]
    was_fields: Mapping[str, str]
    spans: Mapping[str, tuple[Span, ...]]
    fields: Mapping[str, str] = field(default_factory=dict)
    held: tuple[str, int] = ("", 0)
    version: int = 0
    edge: Edge = "start"

    @property
    def changed(self) -> bool:
        """Whether anything is not as it was."""
        return bool(self.changed_fields or self.changed_spans)

    @property
    def pieces(self) -> list[tuple[str, int]]:
        """Every span by role and ordinal, in the order of its kind's roles."""
        return [(role, at) for role in roles(self.kind) for at in range(len(self.spans.get(role, ())))]

    @property
    def marks(self) -> list[Mark]:
        """The spans as marks."""
        return [Mark(0, role, at, self.spans[role][at]) for role, at in self.pieces]

    @property
    def held_mark(self) -> Mark | None:
        """The mark that the keys move."""
        return next((mark for mark in self.marks if (mark.role, mark.ordinal) == self.held), None)

    @property
    def changed_spans(self) -> dict[str, Sequence[Span]]:
        """All pieces of every role that is not as it was; participants are fields."""
        return {role: self.spans.get(role, ()) for role in sorted(self._moved & set(span_roles(self.kind)))}

    @property
    def _moved(self) -> set[str]:
        roles = {*self.spans, *self.was_spans}
        return {role for role in roles if self.spans.get(role, ()) != self.was_spans.get(role, ())}

    @property
    def changed_fields(self) -> dict[str, str]:
        """The fields that are not as they were; a participant whose words were moved is those words."""
        moved = self._moved & set(participant_roles(self.kind))
        at = self.window.start
        pieces = {
            role: [Span(one.start - at, one.end - at) for one in self.spans.get(role, ())] for role in moved
        }
        words = dict.fromkeys(moved, "") | written(self.kind, self.window.text, pieces)
        typed = {name: value for name, value in self.fields.items() if value != self.was_fields.get(name)}
        return words | typed

    def hold(self, by: int) -> Draft:
        """Return the draft with the span held that stands ``by`` further on."""
        pieces = self.pieces
        if not pieces:
            return self
        at = pieces.index(self.held) if self.held in pieces else 0
        return replace(self, held=pieces[(at + by) % len(pieces)], edge="start")

    def other_edge(self) -> Draft:
        """Return the draft with letters moving the other edge of the held span."""
        return replace(self, edge="end" if self.edge == "start" else "start")

    def jump(self, letters: str) -> Draft | None:
        """Return the draft with the edge at the nearest word that ``letters`` begin.

        ``None`` where no word begins so.
        """
        role, at = self.held
        if self.held not in self.pieces:
            return None
        span, start = self.spans[role][at], self.window.start
        local = jump_edge(self.window.text, Span(span.start - start, span.end - start), self.edge, letters)
        if local is None:
            return None
        return self._replaced(role, at, Span(local.start + start, local.end + start))

    def select(self, span: Span) -> Draft:
        """Return the draft with the held span where ``span`` is."""
        role, at = self.held
        return self._replaced(role, at, span) if self.held in self.pieces else self

    def _replaced(self, role: str, at: int, span: Span) -> Draft:
        pieces = list(self.spans[role])
        pieces[at] = span
        return self._with(role, tuple(pieces))

    def move(self, edge: Edge, by: int, unit: Unit) -> Draft:
        """Return the draft with an edge of the held span moved; it stays within the window."""
        role, at = self.held
        if self.held not in self.pieces:
            return self
        start = self.window.start
        span = self.spans[role][at]
        local = move_edge(self.window.text, Span(span.start - start, span.end - start), edge, by, unit)
        moved = Span(local.start + start, local.end + start)
        return replace(self._replaced(role, at, moved), edge=edge)

    def add(self, role: str) -> Draft:
        """Return the draft with one more piece of ``role``: the first free word after the last piece."""
        taken = self.spans.get(role, ())
        after = max((span.end for span in taken), default=self.window.focus.start)
        start = self.window.start
        free = next(
            (Span(word.start + start, word.end + start) for word in tokens(self.window.text)
             if word.of(self.window.text)[0].isalnum()
             and (word.start + start > after or (not taken and word.start + start >= after))),
            None,
        )  # fmt: skip
        if free is None:
            return self
        pieces = add_piece(taken, free)
        at = next(at for at, piece in enumerate(pieces) if piece.contains(free))
        return replace(self._with(role, pieces), held=(role, at))

    def drop(self) -> Draft:
        """Return the draft without the held span; the last piece of the main role stays."""
        role, at = self.held
        pieces = self.spans.get(role, ())
        if self.held not in self.pieces or (role == main_role(self.kind) and len(pieces) == 1):
            return self
        return self._with(role, drop_piece(pieces, at)).hold(0)

    def over(self, stands: Draft) -> Draft:
        """Return what was changed here laid over ``stands``, the same claim as somebody else left it."""
        return replace(
            stands,
            spans={**stands.spans, **{role: tuple(spans) for role, spans in self.changed_spans.items()}},
            fields={**stands.fields, **self.changed_fields},
            held=self.held,
        )

    def quoted(self, role: str) -> str:
        """Return the words of a role."""
        at = self.window.start
        pieces = (Span(one.start - at, one.end - at) for one in self.spans.get(role, ()))
        return " … ".join(f"“{piece.of(self.window.text)}”" for piece in pieces) or "none"

    def write(self, name: str, value: str) -> Draft:
        """Return the draft with a field set."""
        return replace(self, fields={**self.fields, name: value})

    def _with(self, role: str, pieces: tuple[Span, ...]) -> Draft:
        return replace(self, spans={**self.spans, role: pieces})


def of_claim(card: ClaimCard) -> Draft:
    """Return the draft of a claim as it stands."""
    spans = {role: tuple(pieces) for role, pieces in card.spans.items()}
    people = participant_roles(card.row.kind)
    window = Span(card.window.start, card.window.start + len(card.window.text))
    for role in people:
        named = [mark for mark in card.marks if mark.role == role]
        if named and all(window.contains(mark.span) for mark in named):
            spans[role] = tuple(mark.span for mark in named)
    fields = {field.name: field.value for field in card.fields}
    draft = Draft(card.row.kind, card.window, spans, fields, spans, fields, version=card.row.version)
    return draft.hold(0)


def of_chosen(claim: ChosenClaim) -> Draft:
    """Return the draft of a claim of a round as the adjudicator has chosen it."""
    fields = {field.name: field.value for field in claim.fields}
    return Draft(claim.kind, claim.window, claim.spans, fields, claim.spans, fields).hold(0)


def roles(kind: str) -> tuple[str, ...]:
    """Return the roles of the pieces of text that a claim of ``kind`` may have, participants too."""
    return tuple(dict.fromkeys((*span_roles(kind), *participant_roles(kind))))


def of_missed(window: Window, suggestion: Suggestion) -> tuple[Draft, tuple[Field, ...]]:
    """Return the draft of a claim to be made as it is suggested, and its fields."""
    kind, known = suggestion.kind, suggestion.fields
    fields = tuple(
        Field(
            field.name,
            KIND[field.type],
            known.get(field.name, ""),
            None,
            field.choices,
            field.many,
        )
        for field in fields_of(kind)
    )
    return Draft(kind, window, {}, {}, suggestion.spans).hold(0), fields
