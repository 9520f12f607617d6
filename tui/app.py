"""The review desk: one application, one screen for each mode."""

from __future__ import annotations

import sys
from collections.abc import Callable
from copy import copy
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, work
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen

from claims.errors import ClaimsError
from tui.gateway import LISTEN, Gateway, gc_paused, in_words
from tui.keymap import NEWS_NOTE, Keymap, bindings, load, textual_key
from tui.log import to_file
from tui.macros import Recording
from tui.messages import About, Heard, Saved
from tui.modals.typeahead import KeysAhead
from tui.themes.store import first_time, keep, kept
from tui.themes.themes import DARK, LIGHT
from tui.widgets.painted import STYLES

if TYPE_CHECKING:
    from claims.desk import Desk
    from claims.desk.cards import News, Order, Stamp
    from claims.desk.learn.learning import Propose
    from claims.desk.review.first_page import Glimpse
    from claims.desk.review.suggesting import Suggest
    from tui.screens.base import DeskScreen

FIRST_PAGE = 256
"""Claims read before the rest of the program comes up."""
YIELD = 0.001
"""Seconds after which a thread that reads lets the screen have its turn."""
LONG = 4.0
"""Seconds after which a database that is still being opened is said to be."""
SLOW = 0.6
"""Seconds after which a decision that is still being written is said to wait."""


def _screen(module: str, name: str) -> Callable[[], Screen[None]]:
    """Return a maker that imports its screen when it is first shown: the first row waits for none of them."""
    return lambda: cast("Screen[None]", getattr(import_module(f"tui.screens.{module}"), name)())


def _news(desk: Desk, since: Stamp) -> News:
    return desk.news(since)


def _palette() -> type[Provider]:
    from tui.palette import Commands

    return Commands


def _saved_questions() -> type[Provider]:
    from tui.palette import SavedQuestions

    return SavedQuestions


class DeskApp(Recording):
    """The desk of one reviewer on one database.

    ``open_desk`` opens it, in a thread; ``where`` is the name shown at the top. ``glimpse`` is the first page
    where it was read beforehand. ``state`` is the folder for what outlives a session beside the database;
    without it nothing does.
    """

    TITLE = "claims"
    CSS_PATH = "styles/desk.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"paint--{name}" for name in STYLES}
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        _palette,
        _saved_questions,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("app"),
        Binding("ctrl+c", "copy_selected", show=False, system=True),
    ]
    MODES: ClassVar[dict[str, str | Callable[[], Screen[None]]]] = {
        "review": _screen("claims.review", "ReviewScreen"),
        "articles": _screen("articles", "ArticlesScreen"),
        "actors": _screen("actors", "ActorsScreen"),
        "events": _screen("events", "EventsScreen"),
        "search": _screen("search", "SearchScreen"),
        "statistics": _screen("statistics", "StatisticsScreen"),
        "conflicts": _screen("conflicts", "ConflictsScreen"),
        "sql": _screen("sql", "SqlScreen"),
        "rounds": _screen("rounds.rounds", "RoundsScreen"),
        "learning": _screen("learning.edits", "EditsScreen"),
    }
    DEFAULT_MODE = "review"

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        *,
        where: str = "",
        keymap: Keymap | None = None,
        order: Order = "article",
        query: str = "",
        glimpse: Glimpse | None = None,
        state: Path | None = None,
    ) -> None:
        super().__init__()
        self.state = state
        self.glimpse = glimpse
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self._begin_in(kept(state).theme)
        self.where = where
        self.keymap = keymap or Keymap({})
        self.order = order
        self.query_text = query
        self.gateway = Gateway(open_desk)
        self.set_keymap(self.keymap.for_textual())
        self.keys_ahead = KeysAhead(self, self.keymap.keys("save"))
        self.begin_macros(state)
        self.fault = ""
        self.listening = False
        self._said_slow = False
        self._said_opening = False

    def _begin_in(self, theme: str) -> None:
        """Take a theme before anything is drawn: nothing is styled twice, as it is by a change."""
        self.set_reactive(DeskApp.theme, theme if theme in self.available_themes else DARK.name)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def watch_theme(self) -> None:
        """Keep the theme for the next time."""
        keep(self.state, self.theme, self.current_theme.to_color_system().generate())

    def on_mount(self) -> None:
        """Start to listen to what others do."""
        self.set_interval(LISTEN, self._look)
        self._listen()
        self.call_after_refresh(self._tell_of_keys)

    def _tell_of_keys(self) -> None:
        """Say once what is new about the keys, or what the reviewer's own file means now."""
        if self.keymap.note or (self.state and first_time(self.state)):
            self.say(self.keymap.note or NEWS_NOTE)

    def _fatal_error(self) -> None:
        """Leave with one sentence where Textual would write a traceback over the terminal."""
        self.fault = in_words(self._exception) if self._exception else ""
        self._close_messages_no_wait()

    async def on_event(self, event: events.Event) -> None:
        """Let keys wait for the question that they are typed ahead of."""
        key = event if isinstance(event, events.Key) and not event.is_forwarded else None
        if key is not None and not self.keys_ahead.types(key):
            self.macros.take(key)
        held = key is not None and self.keys_ahead.hold(key)
        if not held:
            await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Let keys wait that were on their way when the question began."""
        if self.keys_ahead.hold(event):
            event.stop()
            event.prevent_default()

    @work(exit_on_error=False, group="listen")
    async def _listen(self) -> None:
        """Ask for news for ever; a fault is said once and asked again more slowly."""
        from asyncio import sleep

        stamp = None
        while True:
            try:
                await (self.gateway.others() if stamp else sleep(4 * LISTEN))
                if stamp is None:
                    stamp = await self.gateway.read(lambda desk: desk.stamp())
                    await self.gateway.know_runs()
                    self.listening = True
                    continue
                news = await self.gateway.read(partial(_news, since=stamp))
                stamp = news.stamp
                if news.new_claims:
                    await self.gateway.know_runs()
                if news.claim_ids or news.new_claims:
                    self.announce(Heard(news))
            except Exception as error:  # the desk goes on without the news
                self.say(in_words(error), "read")
                await sleep(20 * LISTEN)

    def _look(self) -> None:
        """Say when a decision waits for the database or takes its time, and when it no longer does."""
        slow, share = self.gateway.waited > SLOW, self.gateway.share
        if share is not None:
            self.say(f"Writing the decision: {share:.0%} …", "wait")
        elif slow:
            waited = self.gateway.waited
            self.say(f"Waiting for the database: another program writes ({waited:.0f} s) …", "wait")
        elif self._said_slow:
            self.say("The database is free again; everything is saved.", "free")
        elif self.gateway.opening > LONG:
            opening = self.gateway.opening
            self.say(f"Opening the database, upgrading it if need be ({opening:.0f} s) …", "wait")
            self._said_opening = True
        elif self._said_opening and not self.gateway.opening:
            self.say("The database is open.", "free")
            self._said_opening = False
        self._said_slow = slow

    def say(self, words: str, about: About = "news") -> None:
        """Show a sentence on whatever screen is in front, unless what stands there weighs more."""
        from tui.modals.modal import Asking

        for screen in self._desk_screens():
            screen.say(words, "warn", about)
        if isinstance(self.screen, Asking):
            self.screen.hear(words)

    def announce(self, message: Saved | Heard) -> None:
        """Tell every screen that is open."""
        for screen in self._desk_screens():
            screen.post_message(copy(message))

    def _desk_screens(self) -> list[DeskScreen]:
        from tui.screens.base import DeskScreen

        stacks = [screen for stack in self._screen_stacks.values() for screen in stack]
        return [screen for screen in stacks if isinstance(screen, DeskScreen) and screen.is_mounted]

    def _front(self) -> DeskScreen | None:
        from tui.screens.base import DeskScreen

        return self.screen if isinstance(self.screen, DeskScreen) else None

    def action_show_mode(self, mode: str) -> None:
        """Go to a mode; where an article lies over it, back to it."""
        beneath = mode == self.current_mode and getattr(self.screen, "mode", "") == "article"
        self.pop_screen() if beneath else self.switch_mode(mode)

    def action_undo(self) -> None:
        """Take back the reviewer's last decision."""
        if front := self._front():
            front.undo()

    def action_redo(self) -> None:
        """Do again what was undone."""
        if front := self._front():
            front.redo()

    def action_press(self, name: str) -> None:
        """Do what the key of an action does: the mouse's way to the keys below."""
        self.simulate_key(textual_key(self.keymap.keys(name)[0]))

    def action_keys(self) -> None:
        """Show the keys of this screen."""
        from tui.modals.help import KeysScreen

        if front := self._front():
            self.push_screen(KeysScreen(front.part, self.keymap))

    @work(exit_on_error=False, group="show")
    async def show_claim(self, claim_id: int) -> None:
        """Go to a claim in the Review mode."""
        from tui.screens.claims.review import ReviewScreen

        await self.switch_mode("review")
        if isinstance(self.screen, ReviewScreen):
            self.screen.show_claim(claim_id)

    @work(exit_on_error=False, group="show")
    async def show_query(self, query: str) -> None:
        """Show the claims that fit a filter in the Review mode."""
        from tui.screens.claims.review import ReviewScreen

        await self.switch_mode("review")
        if isinstance(self.screen, ReviewScreen):
            self.screen.text = query
            self.screen.open()

    @work(exit_on_error=False, group="show")
    async def take_up(self, query: str) -> None:
        """Put a saved question into the SQL mode."""
        from tui.screens.sql import SqlScreen

        await self.switch_mode("sql")
        if isinstance(self.screen, SqlScreen):
            self.screen.take_up(query)

    def action_palette(self) -> None:
        """Find a command by name."""
        self.action_command_palette()

    def action_leave(self) -> None:
        """Leave, once everything is on disk."""
        for screen in self._desk_screens():
            screen.leaving()
        if self.gateway.unsaved:
            self.say(f"Saving {self.gateway.unsaved} more, then leaving …", "deed")
        self._close()

    @work(exit_on_error=False, group="leave", exclusive=True)
    async def _close(self) -> None:
        from asyncio import to_thread

        await to_thread(self.gateway.close)
        self.exit(0)


def run(
    database: str,
    reviewer: str,
    order: str = "article",
    filter: str = "",
    suggest: Suggest | None = None,
    propose: Propose | None = None,
) -> int:
    """Open the desk on a database and stay until the reviewer leaves.

    Args:
        database: the address of the database; it is there and of this program's version.
        reviewer: who decides.
        order: the queue to begin with, one of :data:`claims.desk.cards.ORDERS`.
        filter: what to show, in the filter language.
        suggest: reads a sentence for a claim that was missed.
        propose: looks for edits of the word lists.

    Returns:
        The exit code.

    Raises:
        InputError: the key file cannot be used.
        DatabaseError: there is no database, or it cannot be used as it is.
        ClaimsError: something that nobody foresaw; the log has it.
    """
    sys.setswitchinterval(YIELD)
    app = _made(database, reviewer, order, filter, suggest, propose)
    code = app.run()
    app.gateway.close()
    if app.fault:
        raise ClaimsError(f"{app.fault} Every decision that was shown as saved is.")
    return code or 0


def _made(
    database: str, reviewer: str, order: str, filter: str, suggest: Suggest | None, propose: Propose | None
) -> DeskApp:
    """Return the desk with the first page in hand, or the whole database where there is no such page yet."""
    from platformdirs import user_config_path, user_state_path

    from claims.desk.review.first_page import glimpse_queue
    from claims.desk.sessions import database_name

    def open_desk() -> Desk:
        from claims.desk.reviewing import open_desk

        with gc_paused():
            return open_desk(database, reviewer, suggest, propose)

    keymap = load(user_config_path("claims") / "keys.toml")
    state = user_state_path("claims")
    to_file(state / "desk.log")
    glimpse = glimpse_queue(database, FIRST_PAGE, reviewer, cast("Order", order))
    desk = open_desk() if glimpse is None else None
    return DeskApp(
        lambda: desk or open_desk(),
        where=f"{database_name(database)} · {reviewer}",
        keymap=keymap,
        order=cast("Order", order),
        query=filter,
        glimpse=glimpse,
        state=state,
    )
