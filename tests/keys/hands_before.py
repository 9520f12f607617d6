"""The keys of the desk before one key had one meaning: an editor for everything, edges token by token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from claims.desk.review.spans import move_edge
from claims.document import Span
from tests.keys.keyboard import Keyboard, around
from tests.keys.marks import Fault, Party, Wanted

NUMBER = re.compile(r"\s*#\d+$")
MOST = 200
"""Moves of an edge after which it is given up."""
MENU = "123456789"


class HandsBefore:
    """A reviewer's hands on the desk of before."""

    def __init__(self, keyboard: Keyboard, text: str) -> None:
        self.keys = keyboard
        self.text = text

    async def correct(self, faults: Sequence[Fault]) -> None:
        """Set right what is wrong with the claim at hand, and save."""
        with self.keys.purpose(faults[0].role if len(faults) == 1 else "editor"):
            await self.keys.press("e")
        for one in sorted(faults, key=lambda fault: not fault.spans):
            with self.keys.purpose(one.role):
                if one.spans:
                    await self._pieces(one.role, one.spans)
                else:
                    await self._field(one.role, one.value, one.people)
        await self._save()

    async def miss(self, mark: Wanted) -> None:
        """Make a claim that was missed."""
        with self.keys.purpose("missed: kind"):
            await self.keys.press("m")
            await self._choose(mark.kind)
        if not self.keys.is_in_front("EditScreen"):
            return
        role = "content" if mark.kind == "quote" else "trigger"
        with self.keys.purpose(f"missed: {role}"):
            await self._pieces(role, mark.main)
        for name, good in mark.choices.items():
            if self._line(name).value not in good:
                with self.keys.purpose(f"missed: {name}"):
                    await self._field(name, good[0], ())
        for name, parties in mark.people.items():
            if parties:
                with self.keys.purpose(f"missed: {name}"):
                    await self._field(name, "", parties)
        if mark.date is not None and mark.date[0]:
            first, last = mark.date
            with self.keys.purpose("missed: date"):
                await self._field("date", first if first == last else f"{first}..{last}", ())
        await self._save()

    async def _save(self) -> None:
        with self.keys.purpose("save"):
            await self.keys.press("ctrl+s")
        for _ in range(3):
            if self.keys.is_in_front("EditScreen"):  # refused: a reviewer gives it up
                await self.keys.press("escape")

    # Spans

    @property
    def _draft(self) -> Any:
        return self.keys.screen.pane.draft

    async def _pieces(self, role: str, wanted: Sequence[Span]) -> None:
        targets = [around(self.text, one) for one in wanted]
        while len(self._draft.spans.get(role, ())) > len(targets):
            await self._hold(role, len(self._draft.spans[role]) - 1)
            await self.keys.press("-")
        for at, target in enumerate(targets):
            if at < len(self._draft.spans.get(role, ())):
                await self._hold(role, at)
            else:
                await self.keys.press("+")
                await self._choose(role)
            for edge in ("end", "start") if self._is_before(target) else ("start", "end"):
                await self._edge(edge, target)

    def _is_before(self, target: Span) -> bool:
        held = self._held()
        return held is not None and held.start < target.start

    async def _hold(self, role: str, at: int) -> None:
        for _ in range(MOST):
            if self._draft.held == (role, at):
                return
            await self.keys.press("n")

    def _held(self) -> Span | None:
        role, at = self._draft.held
        pieces = self._draft.spans.get(role, ())
        return pieces[at] if at < len(pieces) else None

    async def _edge(self, edge: str, target: Span) -> None:
        """Move an edge token by token until it stands where it is wanted."""
        held = self._held()
        if held is None:
            return
        start, text = self._draft.window.start, self._draft.window.text
        local, want = Span(held.start - start, held.end - start), getattr(target, edge) - start
        by = 1 if want > getattr(around(text, local), edge) else -1
        key = {("start", 1): "]", ("start", -1): "[", ("end", 1): "}", ("end", -1): "{"}[edge, by]
        for number in range(MOST):
            if getattr(around(text, local), edge) == want:
                await self.keys.press(*[key] * number)
                return
            moved = move_edge(text, local, edge, by)  # type: ignore[arg-type] # one of both edges
            if moved == local:
                return
            local = moved

    # Fields

    def _line(self, name: str) -> Any:
        return self.keys.screen._line(name)

    async def _field(self, name: str, value: str, people: Sequence[Party]) -> None:
        """Go to a field and write in it; what is completed need not be written to its end."""
        for _ in range(MOST):
            if self._line(name).has_focus:
                break
            await self.keys.press("tab")
        words = [one.words for one in people] if people else [value]
        if not any(words):
            await self.keys.press("backspace")
            return
        for at, one in enumerate(words):
            party = people[at] if people else None
            if at:
                await self.keys.write("; ")
            await self._complete(self._line(name), one, party)

    async def _complete(self, line: Any, value: str, party: Party | None) -> None:
        """Write until the first choice is what is meant, and take it."""
        names = [value, *sorted(party.names, key=len, reverse=True)] if party is not None else [value]
        text = names[0] if party is None else self._known(names)
        for at, letter in enumerate(text):
            await self.keys.press(letter)
            first = line.choices[0] if line.choices else None
            if first is None or getattr(first, "makes", False) or at + 2 >= len(text):
                continue
            named = NUMBER.sub("", first.value.rpartition("; ")[2])
            if named == value or (party is not None and party.is_called(named)):
                await self.keys.press("tab")
                return
        if party is not None and not any(
            party.is_called(NUMBER.sub("", one.value)) for one in line.choices if not one.makes
        ):
            await self.keys.press(*["backspace"] * len(text))
            await self.keys.write(f"+{value}")

    def _known(self, names: Sequence[str]) -> str:
        """Return the name that a reviewer begins to write: as it is marked."""
        return names[0]

    async def _choose(self, value: str) -> None:
        """Choose in a menu: by a digit, or by going down to it."""
        options = [one for one, _ in self.keys.screen._options]
        at = options.index(value)
        if at < len(MENU):
            await self.keys.press(MENU[at])
        else:
            await self.keys.press(*["j"] * at, "enter")
