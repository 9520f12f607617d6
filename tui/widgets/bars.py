"""Bars of every screen: modes above, messages and keys below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import ClassVar

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.actions import GROUPS, MODES, NAMES, Action, group_of
from tui.draw.text import clean, fit
from tui.messages import About, Tone

COMPLAINT = 5.0
"""Seconds for which news of others do not cover a complaint."""


LASTS = 4.0
"""Seconds that words stay at least; then the next move takes them away."""


class ModeBar(Widget):
    """The modes with their numbers; the one in force stands in brackets, not only in colour."""

    can_focus = False

    def __init__(self, mode: str, where: str) -> None:
        super().__init__()
        self.mode = mode
        self.where = where

    def render(self) -> RenderResult:
        """Draw all names where there is room: spaced, close, or closest; else the last keep only numbers."""
        width, named = self.size.width, list(MODES)
        lines = (self._line(named, gap) for gap in ("  ", " ", ""))
        line = next((one for one in lines if one.cell_length <= width), None)
        while line is None or line.cell_length > width:
            line = self._line(named, " ")
            if not named:
                break
            named.pop()
        if self.mode != MODES[0] and line.cell_length < width:
            line = Content(" ") + line  # under the bracket that another mode has there
        room = width - line.cell_length
        return line + (Content.styled(fit("", room - len(self.where) - 1) + self.where, "dim")
                       if room > len(self.where) + 2 else Content(""))  # fmt: skip

    def _line(self, named: Sequence[str], gap: str) -> Content:
        """Return the bar, with the names of some modes and of the one in force.

        With no ``gap`` a name follows its number at once, and a bracket stands for the blank beside it.
        """
        found = Content("")
        for number, mode in enumerate(MODES, 1):
            bracket = self.mode in (mode, MODES[number - 2])
            between = gap or ("" if bracket else " ")
            found += Content(between if found else "")
            found += self._mode(number % 10, mode, mode in named, " " if gap else "")
        return found

    def _mode(self, number: int, mode: str, is_named: bool, blank: str) -> Content:
        name = NAMES.get(mode, mode.capitalize())
        if mode == self.mode:
            return Content.styled(f"[{number}{blank}{name}]", "bold $accent")
        style = f"@click=app.show_mode('{mode}')"
        words = f"{number}{blank}{name}" if is_named else str(number)
        return Content.assemble((words, "dim")).stylize(style)


class PlaceBar(Widget):
    """One line that is always there: what is left to do, and where one is."""

    can_focus = False
    where: reactive[str] = reactive("")
    left: reactive[str] = reactive("")

    def render(self) -> RenderResult:
        """Draw both; where they do not fit, the place gives way to its row number."""
        width, where = self.size.width, self.where
        if cell_len(where) + cell_len(self.left) + 3 > width:
            where = where.rpartition(" · ")[2]
        left = fit(" " + clean(self.left), max(width - cell_len(where), 0))
        return Content.assemble((left, "$foreground"), (clean(where), "dim"))


class SayBar(Widget):
    """One line: what happened last. It goes away with the first move some seconds later."""

    can_focus = False
    _since = 0.0
    _about: About = "deed"
    words: reactive[str] = reactive("")
    tone: reactive[Tone] = reactive("plain")

    TONES: ClassVar[dict[Tone, str]] = {
        "plain": "$foreground",
        "good": "$success",
        "warn": "$warning",
        "bad": "bold $error",
        "lost": "bold $error",
    }
    SIGNS: ClassVar[dict[Tone, str]] = {"plain": "", "good": "✓ ", "warn": "! ", "bad": "✗ ", "lost": "✗ "}

    def say(self, words: str, tone: Tone = "plain", about: About = "deed") -> None:
        """Show ``words`` until the next ones come.

        Words about a lost decision give way only to what the reviewer does next, a fresh complaint does not
        give way to news, and that a wait is over is said only where the wait was.
        """
        now = monotonic()
        fresh = self.tone == "bad" and now - self._since < COMPLAINT
        lost = self.tone == "lost" and about != "deed"
        if lost or (fresh and about == "news") or (about == "free" and self._about != "wait"):
            return
        self.words, self.tone, self._since, self._about = words, tone, now, about

    def render(self) -> RenderResult:
        """Draw the words."""
        room = self.size.width - 2
        words = fit(self.SIGNS[self.tone] + clean(self.words), room) if room > 0 else ""
        return Content.assemble((" " + words + " ", self.TONES[self.tone]))

    def moved(self) -> None:
        """Let go of words that have been read: something else is looked at now."""
        if self.words and monotonic() - self._since > LASTS:
            self.words, self.tone = "", "plain"


class KeyBar(Widget):
    """The keys that matter most on this screen in groups, verdict · edit · go; never a second line."""

    can_focus = False

    def __init__(self, actions: Sequence[Action], shown: Callable[[str], str]) -> None:
        super().__init__()
        self.shown = shown
        self.show(actions)

    def show(self, actions: Sequence[Action]) -> None:
        """Show other keys."""
        self.actions = sorted((a for a in actions if a.weight and a.label), key=lambda a: -a.weight)
        self.refresh()

    def render(self) -> RenderResult:
        """Draw the weightiest keys that there is room for, those of one group beside each other."""
        room = self.size.width
        fitting: list[Action] = []
        for action in self.actions:
            length = self._part(action).cell_length + len(GROUPS) - 1
            if length <= room:
                fitting.append(action)
                room -= length - len(GROUPS) + 1
        groups = [[self._part(one) for one in fitting if group_of(one) == group] for group in GROUPS]
        return Content.styled("│", "dim").join([Content("").join(parts) for parts in groups if parts])

    def _part(self, action: Action) -> Content:
        return Content.assemble(
            (" " + self.shown(action.name), "bold $accent"), (" " + action.label + " ", "dim")
        ).stylize(f"@click=app.press('{action.name}')")
