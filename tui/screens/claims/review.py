"""The Review mode: a queue of claims, the one under the cursor in its sentence, a verdict for each key."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget

from claims.desk.cards import OVER_ALL, BulkAction, ClaimCard, ClaimRow, Decided, Queue, Undecided
from claims.desk.history.wording import count
from tui.draw import rows as row_lines
from tui.draw.claims import card as card_lines
from tui.draw.text import Line
from tui.keymap import bindings
from tui.messages import Heard, Saved
from tui.screens.base import SMALLEST
from tui.screens.claims.card_cache import Cards
from tui.screens.claims.queue import ORDER_NAMES, QueueScreen
from tui.screens.claims.state import Reviewing
from tui.screens.listing import ListScreen
from tui.widgets.completing import Complete
from tui.widgets.pane import USUAL, Builder
from tui.widgets.virtual_list import BLOCK, VirtualList

if TYPE_CHECKING:
    from claims.desk import Desk

BREATH = 0.1
"""Seconds for the first page to be drawn before the database layer is loaded behind it."""
AHEAD = 0.05
"""Seconds for a row and its card to be drawn before the next cards are read."""
REMEMBER = 1.0
"""Seconds the cursor rests before the place is kept for the next time."""


class ReviewScreen(ListScreen[ClaimRow], QueueScreen):
    """The queue, the text and the card."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 -- Textual declares it as one of the instance's
        (0, "-small"),
        (SMALLEST[0], "-narrow"),
        (140, "-wide"),
    ]

    mode = "review"
    empty = "No claim matches. / changes the filter, t the order."
    filter_hint = (
        "kind:quote speaker:blinken status:new before:2023-06-15 “open lines”; F lists saved filters"
    )
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("review"))

    def __init__(self) -> None:
        super().__init__()
        self.state = Reviewing(self.desk_app.order)
        self.cards = Cards()
        self.text = self.desk_app.query_text
        self.undecided: Undecided | None = None
        self.fresh = 0
        self._told: ClaimCard | None = None

    def body(self) -> Iterable[Widget]:
        """The queue, the text and the card; what a narrow terminal shows of them the style sheet says."""
        queue = Vertical(self.columns, self.list, self.facts, classes="queue")
        beside = Container(self.pane, classes="beside")
        yield Container(queue, self.text_column(), beside, classes="split")

    @work(exclusive=True, group="open", exit_on_error=False)
    async def open(self, at: int | None = None) -> None:
        """Show the first rows of the queue at once, then all of it, at claim ``at`` or where one was."""
        order, query = self.state.order, self.text
        shown = await self._glimpse()
        self.state.opened.clear()
        first = await self.read(lambda desk: desk.queue(order, query, BLOCK, fold=True))
        if first is None:
            return
        wanted = at
        if shown:
            at = self.list.id_at_cursor
        elif at is None:
            at = await self.read(lambda desk: desk.bookmark(first))
        place = first.position(at) if at is not None else None
        if place is not None or not shown:
            self._begin(first, place or 0)
        whole = first
        if not first.complete:
            whole = await self.read(lambda desk: desk.queue(order, query, fold=True)) or first
            self._extend(whole, at if place is None else None)
        self.fresh = 0
        self.count_left()
        if wanted is not None and whole.complete and whole.position(wanted) is None:
            self.say(f"Claim {wanted} is there, but this queue does not show it.", "warn")

    async def _glimpse(self) -> bool:
        """Show the page that was read while the program came up, if there is one for this queue."""
        glimpse, self.desk_app.glimpse = self.desk_app.glimpse, None
        if glimpse is None or self.state.order != glimpse.queue.order or self.text:
            return False
        self._show(glimpse.queue)
        self.list.show(glimpse.queue.ids, glimpse.at)
        self.list.fill(glimpse.rows)
        await sleep(BREATH)
        return bool(glimpse.queue.ids)

    def _begin(self, first: Queue, place: int) -> None:
        """Show the beginning of the queue; where it is there already, nothing moves."""
        self._show(first)
        if self.list.ids != first.ids:
            self.list.show(first.ids, place)
        elif place != self.list.cursor:
            self.list.cursor = place
        self.located()
        if not first.ids:
            self.pane.show(None)

    def _show(self, queue: Queue) -> None:
        self.state.queue = queue

    def _extend(self, whole: Queue, at: int | None) -> None:
        """Show the whole queue, with the cursor on the claim it is on, or on ``at`` where nobody moved it."""
        self.state.queue = whole
        wanted = at if at is not None and self.list.cursor == 0 else self.list.id_at_cursor
        place = whole.position(wanted) if wanted is not None else None
        self.list.extend(whole.ids, self.list.cursor if place is None else place)
        self.located()

    async def fetch(self, ids: Sequence[int]) -> dict[int, ClaimRow] | None:
        """Return the rows of some claims."""
        return await self.read(lambda desk: desk.rows(ids))

    def draw(self, row: ClaimRow, width: int) -> Line:
        """Return a claim as a line, with the verdict that is on its way."""
        shown, saving = self.state.shown(row), row.id in self.state.pending
        alike = len(self.state.alike(row.id))
        return row_lines.claim(shown, width, saving, alike, len(self.together(row.id)) - alike)

    def judged(self, id_: int, action: BulkAction) -> None:
        """Give what a no was not about rows of its own."""
        if action not in OVER_ALL and self.state.take_apart(id_):
            self._arrange()

    @work(exclusive=True, group="left", exit_on_error=False)
    async def count_left(self) -> None:
        """Count what still waits for a verdict, here and in the queue."""
        queue, here = self.state.queue, self.list.id_at_cursor
        if queue is not None and here is not None:
            self.undecided = await self.read(lambda desk: desk.undecided(queue, here))
            self.located()

    def located(self) -> None:
        """Say which queue this is and where the cursor stands."""
        queue = self.state.queue
        query = f" · {self.text}" if self.text else ""
        more = "+" if queue and not queue.complete else ""
        here = row_lines.counted(len(self.list.ids), self.list.cursor, len(self.list.selected))
        self.place(
            f"{ORDER_NAMES[self.state.order]}{query} · {here}{more} ", row_lines.undecided(self.undecided)
        )
        row = self.list.row_at_cursor
        if self.undecided is not None and row is not None and row.article_id != self.undecided.article_id:
            self.undecided = None
            self.count_left()

    async def detail(self, id_: int) -> Builder | None:
        """Return the card of a claim, and what else says the same."""
        card = await self.read(partial(self._card, id_))
        if card is not None and id_ == self.list.id_at_cursor:
            self.follow(card.row)
        ids = self.together(id_)
        rows = await self.read(lambda desk: desk.rows(ids)) if len(ids) > 1 else None
        return None if card is None else self._shown(card, tuple((rows or {}).values()))

    def ready(self, id_: int) -> Builder | None:
        """Return the card of a claim if it was read ahead."""
        card = self.cards.get(id_) if len(self.together(id_)) == 1 else None
        return None if card is None else self._shown(card)

    def to_copy(self) -> Sequence[Line]:
        """Return the claim at hand with its sentence, whichever panes are shown."""
        card = self._told
        return [] if card is None or card.row.id != self.list.id_at_cursor else card_lines.claim(card, USUAL)

    def _shown(self, card: ClaimCard, together: Sequence[ClaimRow] = ()) -> Builder:
        self._told = card
        alike = len(self.state.alike(card.row.id))
        self.tell_facts(card, together, alike)
        return lambda width: card_lines.claim(
            card,
            width,
            self.pane.size.height,
            row_lines.together(together, width, alike),
            beside_text=self.reading,
        )

    def moved(self, id_: int | None) -> None:
        """Show where the cursor is, and what it is on, in the text too."""
        self.forget_sentence()
        super().moved(id_)
        if self.at_hand() is not None:
            self.follow()

    def action_page_detail(self, by: int) -> None:
        """Scroll the text, or the card where that is shown."""
        (self.text_pane if self.reading else self.pane).page(by)

    def _card(self, claim_id: int, desk: Desk) -> ClaimCard:
        age = self.cards.age
        card = desk.card(claim_id)
        self.cards.put(card, age)
        return card

    def rest(self) -> None:
        """Read the next cards ahead, and in the end keep the place for the next time."""
        self._rest()

    @work(exclusive=True, group="rest", exit_on_error=False)
    async def _rest(self) -> None:
        await sleep(AHEAD)
        for step in (1, 2, -1):
            claim_id = self.list.id_at(self.list.cursor + step)
            if claim_id is not None and claim_id not in self.cards:
                await self.gateway.read(partial(self._card, claim_id))
        await sleep(REMEMBER)
        self.leaving()

    def leaving(self) -> None:
        """Keep the place for the next time."""
        queue, here = self.state.queue, self.list.id_at_cursor
        if queue is not None and here is not None:
            self.gateway.submit(lambda desk: desk.remember(queue, here))

    def completion(self) -> Complete:
        """Complete the filter language."""
        return lambda text: self.gateway.read(lambda desk: desk.complete_query(text))

    async def fits(self, text: str) -> bool:
        """Say that the filter can be read."""
        await self.gateway.read(lambda desk: desk.check_query(text))
        return True

    def at_hand(self) -> ClaimRow | None:
        """The claim under the cursor."""
        return self.list.row_at_cursor

    def go_on(self) -> None:
        """To the next undecided claim; from one that was decided before, to the next row."""
        row = self.list.row_at_cursor
        if row is not None and not row.is_undecided:
            super().go_on()
            return
        for place in range(self.list.cursor + 1, len(self.list.ids)):
            row = self.list.row(place)
            if row is None:
                break
            if self.state.shown(row).is_undecided:
                self.list.cursor = place
                return
        self.find_undecided(self.list.cursor)

    @work(exclusive=True, group="seek", exit_on_error=False)
    async def find_undecided(self, after: int) -> None:
        """Look for the next undecided claim beyond the rows at hand, and from the top after the last."""
        ids, decided = self.list.ids, frozenset(self.state.pending)
        found = await self.read(lambda desk: (desk.next_undecided(ids, after, decided),))
        if found is None:  # the read failed and said why
            return
        (place,) = found
        if place is not None and self.list.cursor == after:
            self.list.cursor = place
        elif place is None:
            self.say("Nothing undecided is left in this queue; t chooses another, / another filter.", "good")

    def redraw(self, *, fetch: bool = False) -> None:
        """Draw the rows again."""
        if fetch:
            self.again()
        self.list.refresh()

    def action_skip(self) -> None:
        """Go on; the place is kept."""
        queue, here = self.state.queue, self.list.id_at_cursor
        if queue is not None and here is not None:
            self.gateway.submit(lambda desk: desk.skip(queue, here))
            self.go_on()
        else:
            self.say(self.absent())

    def action_load_new(self) -> None:
        """Load the claims that came in since the queue was read."""
        if self.fresh:
            self.open(self.list.id_at_cursor)
        else:
            self.say("No new claims have come in.")

    def show_claim(self, claim_id: int) -> None:
        """Put the cursor on a claim; a queue that lacks it gives way to one that has it."""
        place = self._place(claim_id)
        if place is not None:
            self.list.cursor = place
        else:
            self._seek(claim_id)

    def _place(self, claim_id: int) -> int | None:
        """Return the row of a claim, or that of the group it is folded into."""
        queue = self.state.queue
        if claim_id in self.list.ids:
            return self.list.ids.index(claim_id)
        folded = queue.position(claim_id) if queue is not None else None
        return None if queue is None or folded is None else self.list.ids.index(queue.ids[folded])

    @work(group="seek", exclusive=True, exit_on_error=False)
    async def _seek(self, claim_id: int) -> None:
        row = (await self.read(lambda desk: desk.rows([claim_id])) or {}).get(claim_id)
        if row is not None:
            self.leaving()
            self.state.order = "article"
            self.text = "status:withdrawn" if row.status == "withdrawn" else ""
            self.open(claim_id)
            self.say(f"Claim {claim_id} was not in the queue; this one has it.")

    def on_saved(self, message: Saved) -> None:
        """Put the new rows in their places; an undo goes to what it undid."""
        decided = message.decided
        self.cards.decided(decided)
        self.renew_texts(decided)
        self.list.put(decided.rows)
        if decided.wide:
            self.again()
        elif self.list.id_at_cursor in decided.claim_ids:
            self.show_detail(self.list.id_at_cursor, keep=True)
        self.count_left()

    def stepped(self, decided: Decided) -> None:
        """Go to what an undo or a redo was about."""
        place = self._place(decided.claim_ids[0]) if decided.claim_ids else None
        if place is not None:
            self.list.cursor = place

    def on_heard(self, message: Heard) -> None:
        """Fetch again what others changed, and say who they are."""
        news = message.news
        self.cards.clear()
        self.renew_texts(None)
        self.list.outdate()
        who = ", ".join(news.reviewers) or "an import"
        self.fresh += news.new_claims
        parts = [f"{count(len(news.claim_ids), 'claim')} changed"] if news.claim_ids else []
        load = self.desk_app.keymap.shown("load_new")
        parts += [f"{self.fresh:,} new, {load} loads them"] if self.fresh else []
        self.say(f"{who}: {'; '.join(parts)}", about="news")
        self.count_left()
        if self.list.id_at_cursor in news.claim_ids:
            self.show_detail(self.list.id_at_cursor, keep=True)

    def action_whole_article(self) -> None:
        """Read the whole article."""
        from tui.screens.claims.article import ArticleScreen

        if row := self.at_hand():
            self.app.push_screen(ArticleScreen(row.article_id, row.id))
        else:
            self.say(self.absent())

    @on(VirtualList.Opened)
    def _opened(self, message: VirtualList.Opened) -> None:
        """Take a row apart, unfold a group, fold it again, or read the article of a single claim."""
        queue = self.state.queue
        if queue is None or message.id not in queue.groups:
            self.action_whole_article()
            return
        if self.reading and self.list.size.height == 1:
            self.action_panes()
        rows = (self.list.row(self.list.cursor + at) for at in range(len(queue.groups[message.id])))
        self.state.turn(message.id, filter(None, rows))
        self._arrange()
        self.show_detail(message.id)

    def _arrange(self) -> None:
        """Show the rows of the queue as they are folded now."""
        if (queue := self.state.queue) is not None:
            self.list.extend(queue.unfolded(self.state.opened), self.list.cursor)

    def corrected(self, row: ClaimRow) -> None:
        """Give what says the same as a claim that was corrected alone a row of its own."""
        if self.state.part(row.id):
            self._arrange()
