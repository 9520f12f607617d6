"""Adjudication: what each reviewer said of a thing in columns, and the keys that say who is right."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType

from claims.desk.cards import Decided
from claims.desk.history.wording import count
from claims.desk.rounds.side_by_side import UnitCard, UnitRow
from claims.desk.rounds.units import Opinion, Unit
from claims.document import Span
from tui.draw import rounds as round_lines
from tui.draw.text import Line
from tui.keymap import bindings
from tui.messages import Heard, Saved
from tui.screens.claims.article import ArticleScreen
from tui.screens.listing import ListScreen
from tui.widgets.pane import Builder
from tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from claims.desk import Desk
    from tui.draw.claims.spans import Draft


class AdjudicationScreen(ListScreen[UnitRow]):
    """The things of one closed round on which nothing is decided; one is right, or each in some fields."""

    mode = "adjudication"
    empty = "Everything of this round is settled. Escape goes back to the rounds."
    filter_hint = "words of the claim, or a reviewer's name; empty shows all"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("adjudication"))

    def __init__(self, name: str) -> None:
        super().__init__()
        self.round = name
        self.card: UnitCard | None = None
        self.base = 0
        self.line = 0
        self.picks: dict[str, int] = {}
        self._waiting: Sequence[UnitRow] | None = None
        self._rows: Sequence[UnitRow] = []

    async def ids(self) -> array[int] | None:
        """Return the places of what is left to settle; all of it is read once."""
        if self._waiting is None:
            self._waiting = await self.read(partial(_waiting, self.round))
        if self._waiting is None:
            return None
        words = self.text.casefold()
        self._rows = [
            one for one in self._waiting if words in f"{one.who} {one.words} {_reviewers(one)}".casefold()
        ]
        return array("q", range(len(self._rows)))

    def known(self) -> Mapping[int, UnitRow]:
        """Return the rows: they came with the ids."""
        return dict(enumerate(self._rows))

    async def fetch(self, ids: Sequence[int]) -> Mapping[int, UnitRow]:
        """Return the rows at some places."""
        return {id_: self._rows[id_] for id_ in ids if id_ < len(self._rows)}

    def draw(self, row: UnitRow, width: int) -> Line:
        """Return a thing as a line."""
        return round_lines.unit_row(row, width)

    def located(self) -> None:
        """Say how much is left."""
        super().located()
        self.place(
            f"{self.round} · {self.list.cursor + 1}/{len(self.list.ids)} ",
            f"{count(len(self.list.ids), 'thing')} left to settle",
        )

    def moved(self, id_: int | None) -> None:
        """Choose the first opinion of another thing."""
        self.base, self.line, self.picks, self.card = 0, 0, {}, None
        super().moved(id_)

    async def detail(self, id_: int) -> Builder | None:
        """Return the opinions side by side."""
        unit = self._rows[id_].unit
        card = await self.read(lambda desk: desk.rounds.side_by_side(unit))
        if card is None or id_ != self.list.id_at_cursor:
            return None
        self.card = card
        return self._build(card)

    def _build(self, card: UnitCard) -> Builder:
        return partial(round_lines.opinions, card, self.base, dict(self.picks), self.line)

    def _redraw(self) -> None:
        if self.card is not None:
            self.pane.show(self._build(self.card), keep=True)

    def action_step_opinion(self, by: int) -> None:
        """Choose the next reviewer's, or the one before, for the line at hand."""
        if (card := self.card) is None:
            self.say(self.absent())
            return
        number = len(card.unit.opinions)
        if self.line == 0:
            if number == 1:
                self.say("Nobody else has an opinion of this.")
            self.base, self.picks = (self.base + by) % number, {}
        else:
            line = card.lines[self.line]
            there = [at for at, value in enumerate(line.values) if value is not None]
            now = self.picks.get(line.name, self.base)
            if there == [now]:
                self.say("Nobody else has such a claim.")
            elif now in there:
                self.picks[line.name] = there[(there.index(now) + by) % len(there)]
            else:
                self.say("Who is chosen has no such claim; choose somebody who has on the first line.")
        self._redraw()

    def action_step_line(self, by: int) -> None:
        """To the next field, or the one before."""
        if (card := self.card) is None:
            self.say(self.absent())
        elif len(card.lines) == 1:
            self.say("They differ in the verdict alone; h and l choose whose.")
        else:
            self.line = (self.line + by) % len(card.lines)
            self._redraw()

    def action_take_opinion(self) -> None:
        """What is chosen is right."""
        if (card := self.card) is None:
            self.say(self.absent())
        else:
            self._settle(partial(_taken, self.round, card.unit, self.base, dict(self.picks)))

    def action_reject_all(self) -> None:
        """There is no such claim."""
        if (card := self.card) is None:
            self.say(self.absent())
        else:
            self._settle(partial(_rejected, self.round, card.unit))

    def action_later_unit(self) -> None:
        """Leave it open and go on."""
        self.go_on()

    @work(group="verdict", exit_on_error=False)
    async def _settle(self, call: partial[Decided]) -> None:
        await self.decide(call)

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_own_opinion(self) -> None:
        """Correct in the editor what is chosen; nobody need have said it so."""
        from tui.modals.editor import EditScreen

        card = self.card
        if card is None:
            self.say(self.absent())
            return
        unit, base, picks = card.unit, self.base, dict(self.picks)
        claim = await self.read(lambda desk: desk.rounds.chosen(unit, base, picks))
        if claim is None:
            return

        async def save(draft: Draft) -> Decided:
            fields, spans = draft.changed_fields, draft.changed_spans
            return await self.decided(partial(_corrected, self.round, unit, base, picks, fields, spans))

        await self.desk_app.push_screen_wait(EditScreen.on_chosen(claim, save))

    @on(VirtualList.Opened)
    def _opened(self) -> None:
        """Read the article."""
        if (card := self.card) is not None:
            self.app.push_screen(ArticleScreen(card.article.id, card.unit.claim))

    def action_close_adjudication(self) -> None:
        """Back to the rounds."""
        self.dismiss()

    def on_saved(self, message: Saved) -> None:
        """Show what is left; the place stays, so the next thing is at hand."""
        self._look_again(message.decided.claim_ids)

    def on_heard(self, message: Heard) -> None:
        """Show what others left."""
        self._look_again(message.news.claim_ids)

    @work(group="changed", exit_on_error=False)
    async def _look_again(self, claims: Sequence[int]) -> None:
        """Read anew what waits where some claims were decided on; the rest is as it was."""
        found = await self.read(lambda desk: desk.rounds.rows_about(self.round, claims)) if claims else None
        if found is not None and self._waiting is not None:
            targets, rows = found
            others = [one for one in self._waiting if one.unit.target not in targets]
            self._waiting = sorted([*others, *rows], key=_in_order)
            self.open(self.list.cursor)


def _in_order(one: UnitRow) -> tuple[bool, int, int]:
    """Return where a thing stands in the list: what was judged first, then what was made."""
    return one.unit.claim is None, one.unit.target, one.unit.claim or 0


def _reviewers(one: UnitRow) -> str:
    return " ".join(opinion.reviewer for opinion in one.unit.opinions)


def _waiting(name: str, desk: Desk) -> Sequence[UnitRow]:
    return desk.rounds.rows(desk.rounds.waiting(name))


def _taken(name: str, unit: Unit, base: int, picks: Mapping[str, int], desk: Desk) -> Decided:
    return desk.rounds.adjudicate(name, unit, desk.rounds.mixed(unit, base, picks))


def _rejected(name: str, unit: Unit, desk: Desk) -> Decided:
    verdict = "miss" if unit.claim is None else "reject"
    same = next((one for one in unit.opinions if one.verdict == verdict), None)
    return desk.rounds.adjudicate(name, unit, same or Opinion(desk.reviewer, verdict, {}, None))


def _corrected(
    name: str, unit: Unit, base: int, picks: Mapping[str, int], texts: Mapping[str, str],
    pieces: Mapping[str, Sequence[Span]], desk: Desk,
) -> Decided:  # fmt: skip
    opinion = desk.rounds.corrected(unit, base, picks, texts, pieces)
    return desk.rounds.adjudicate(name, unit, opinion)
