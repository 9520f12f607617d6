"""The command palette's commands: the actions of the screen in front, its colours, and saved questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from claims.desk.cards import SavedQuery
from claims.errors import ClaimsError
from tui.actions import Action, on
from tui.context import context
from tui.screens.base import DeskScreen

WIDEST, EDGES = 120, 8
"""Cells of a line of the palette at most, and those that its border and padding take."""


COLOURS = "theme: Choose other colours."
"""The one command of Textual that is none of our actions."""


class Commands(Provider):
    """Finds actions by their name or help."""

    @property
    def _front(self) -> DeskScreen | None:
        return self.screen if isinstance(self.screen, DeskScreen) else None

    async def search(self, query: str) -> Hits:
        """Give the actions that match ``query``."""
        matcher = self.matcher(query)
        app = context(self.screen)
        for action in on(self._front.mode) if self._front else ():
            text = f"{action.name.replace('_', ' ')}: {action.help}"
            if (score := matcher.match(text)) > 0:
                press = partial(app.action_press, action.name)
                yield Hit(score, self._line(action, matcher.highlight(text)), press, text=text)
        if (score := matcher.match(COLOURS)) > 0:
            yield Hit(score, matcher.highlight(COLOURS), app.action_change_theme, text=COLOURS)

    async def discover(self) -> Hits:
        """Give all of them before anything is typed."""
        app = context(self.screen)
        for action in on(self._front.mode) if self._front else ():
            text = f"{action.name.replace('_', ' ')}: {action.help}"
            press = partial(app.action_press, action.name)
            yield DiscoveryHit(self._line(action, Content(text)), press, text=text)
        yield DiscoveryHit(COLOURS, app.action_change_theme, text=COLOURS)

    def _line(self, action: Action, text: Content) -> Content:
        """Return a command on one line: its name and what it does, its keys at the right."""
        keys = context(self.screen).keymap.shown(action.name, every=True)
        room = max(min(self.screen.size.width, WIDEST) - len(keys) - EDGES, 10)
        return Content.assemble(text.truncate(room, ellipsis=True, pad=True), " ", (keys, "$accent"))


class SavedQuestions(Provider):
    """Finds the questions in SQL that were saved, and puts them into the SQL mode."""

    async def startup(self) -> None:
        """Fetch them once for all that is typed."""
        app = context(self.screen)
        try:
            self._saved = await app.gateway.read(lambda desk: desk.queries.saved())
        except ClaimsError:
            self._saved = ()

    async def search(self, query: str) -> Hits:
        """Give the saved questions whose name or text matches ``query``."""
        matcher = self.matcher(query)
        for saved, text in self._lines():
            if (score := matcher.match(text)) > 0:
                yield Hit(score, matcher.highlight(text), self._taking(saved))

    async def discover(self) -> Hits:
        """Give all of them before anything is typed."""
        for saved, text in self._lines():
            yield DiscoveryHit(text, self._taking(saved))

    def _lines(self) -> Iterator[tuple[SavedQuery, str]]:
        return ((saved, f"question {saved.name}: {' '.join(saved.query.split())}") for saved in self._saved)

    def _taking(self, saved: SavedQuery) -> Callable[[], object]:
        return partial(context(self.screen).take_up, saved.query)
