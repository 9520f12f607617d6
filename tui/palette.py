"""The command palette's commands: the actions of the screen in front, and the saved questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from claims.desk.cards import SavedQuery
from claims.errors import ClaimsError
from tui.actions import on
from tui.context import context
from tui.screens.base import DeskScreen


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
                yield Hit(score, matcher.highlight(text), press, help=self._keys(action.name))

    async def discover(self) -> Hits:
        """Give all of them before anything is typed."""
        app = context(self.screen)
        for action in on(self._front.mode) if self._front else ():
            yield DiscoveryHit(
                f"{action.name.replace('_', ' ')}: {action.help}",
                partial(app.action_press, action.name),
                help=self._keys(action.name),
            )

    def _keys(self, name: str) -> str:
        return context(self.screen).keymap.shown(name, every=True)


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
