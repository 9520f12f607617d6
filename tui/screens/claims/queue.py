"""The choice of a queue: its order, and the filters that were saved."""

from __future__ import annotations

from abc import abstractmethod

from textual import work

from claims.desk.cards import ORDERS, Order
from tui.screens.claims.reading import ReadingScreen

ORDER_NAMES: dict[Order, str] = {
    "uncertain": "uncertain first",
    "conflicts": "conflicts first",
    "article": "by article",
    "actor": "by actor",
    "newest": "newest first",
    "disputed": "disputed",
    "mine": "decided by me",
}


class QueueScreen(ReadingScreen):
    """A queue of claims in an order, with a filter."""

    text: str
    facet = "article"

    @abstractmethod
    def open(self, at: int | None = None) -> object:
        """Show the queue, with the cursor on claim ``at``."""

    @abstractmethod
    def leaving(self) -> None:
        """Keep the place for the next time."""

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_order(self) -> None:
        """Choose a queue."""
        from tui.modals.prompt import Menu

        options = [(order, ORDER_NAMES[order]) for order in ORDERS]
        chosen = await self.desk_app.push_screen_wait(Menu("Which queue?", options, self.state.order))
        if chosen:
            self.leaving()
            self.state.order = next(order for order in ORDERS if order == chosen)
            self.open()

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_facets(self) -> None:
        """Count the claims by what they have in common; filter by one value, or judge all of it."""
        from claims.desk.review.facets import NAMES
        from tui.modals.facets import FacetScreen

        screen = FacetScreen(self.text, NAMES, self.facet)
        chosen = await self.desk_app.push_screen_wait(screen)
        self.facet = screen.facet
        if chosen is None:
            return
        if chosen.does == "judge":
            await self.judge_query(chosen.query)
        else:
            self.text = chosen.query
            self.open()
            self.say("Filtered; F keeps the filter under a name.")

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_saved(self) -> None:
        """Choose a saved filter, or keep the one in force under a name."""
        from tui.modals.saved_items import choose

        found = await self.read(lambda desk: desk.saved_filters())
        if found is None:
            return
        saved = [(one.name, one.query) for one in found]

        async def keep(name: str) -> bool:
            await self.gateway.write(lambda desk: desk.save_filter(name, self.text))
            self.say(f"The filter is kept as {name}.", "good")
            return True

        chosen = await choose(self, "Saved filters", saved, self.text, keep)
        if chosen is not None and chosen.does == "take":
            self.text = chosen.words
            self.open()
        elif chosen is not None and chosen.does == "forget":
            await self.attempt(self.gateway.write(lambda desk: desk.drop_filter(chosen.words)))
