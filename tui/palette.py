"""The command palette's commands: the actions of the screen in front."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.actions import on
from tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from tui.app import DeskApp


class Commands(Provider):
    """Finds actions by their name or help."""

    @property
    def _front(self) -> DeskScreen | None:
        return self.screen if isinstance(self.screen, DeskScreen) else None

    async def search(self, query: str) -> Hits:
        """Give the actions that match ``query``."""
        matcher = self.matcher(query)
        app = cast("DeskApp", self.app)
        for action in on(self._front.mode) if self._front else ():
            text = f"{action.name.replace('_', ' ')}: {action.help}"
            if (score := matcher.match(text)) > 0:
                press = partial(app.action_press, action.name)
                yield Hit(score, matcher.highlight(text), press, help=self._keys(action.name))

    async def discover(self) -> Hits:
        """Give all of them before anything is typed."""
        app = cast("DeskApp", self.app)
        for action in on(self._front.mode) if self._front else ():
            yield DiscoveryHit(
                f"{action.name.replace('_', ' ')}: {action.help}",
                partial(app.action_press, action.name),
                help=self._keys(action.name),
            )

    def _keys(self, name: str) -> str:
        return cast("DeskApp", self.app).keymap.shown(name, every=True)
