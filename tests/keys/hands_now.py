"""The keys of the desk as it is: a letter and a digit in place, letters that go to words, suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from claims.desk.review.spans import jump_edge, move_edge
from claims.document import Span
from tests.keys.keyboard import Keyboard, around
from tests.keys.marks import Fault, Party, Wanted
from tui.modals.prompt import KEYS

NUMBER = re.compile(r"\s*#\d+$")
MOST = 30
"""Moves of an edge after which it is given up."""


class HandsNow:
    """A reviewer's hands on the desk of this version."""

    def __init__(self, keyboard: Keyboard, text: str) -> None:
        self.keys = keyboard
        self.text = text

    async def correct(self, faults: Sequence[Fault]) -> None:
        """Set right what is wrong with the claim at hand, and save."""
        fields = [one for one in faults if not one.spans]
        if len(faults) == 1 and fields:
            with self.keys.purpose(fields[0].role):
                await self.keys.press("e")
                await self._field(fields[0])
            return
        with self.keys.purpose("editor"):
            await self.keys.press("E")
        for one in faults:
            with self.keys.purpose(one.role):
                if one.spans:
                    await self._pieces(one.role, one.spans)
                else:
                    await self.keys.press("=")
                    await self._field(one)
        await self._save()

    async def miss(self, mark: Wanted) -> None:
        """Make a claim that was missed."""
        screen = self.keys.screen
        with self.keys.purpose("missed: to the sentence"):
            await self._to_sentence(screen, mark.main[0])
        with self.keys.purpose("missed: kind"):
            await self.keys.press("m")
            await self._choose(mark.kind)
        if not self.keys.is_in_front("EditScreen"):
            return
        with self.keys.purpose("missed: another reading"):
            await self._best_suggestion(mark)
        role = "content" if mark.kind == "quote" else "trigger"
        with self.keys.purpose(f"missed: {role}"):
            await self._pieces(role, mark.main)
        for name, good in mark.choices.items():
            if self._line(name) not in good and (name != "type" or self._line(name)):
                with self.keys.purpose(f"missed: {name}"):
                    await self.keys.press("=")
                    await self._field(Fault(name, good[0]))
        for name, parties in mark.people.items():
            if not self._are(name, parties):
                with self.keys.purpose(f"missed: {name}"):
                    await self._party(name, parties)
        if mark.date is not None and self._line("date") != _days(mark.date):
            with self.keys.purpose("missed: date"):
                await self.keys.press("=")
                await self._field(Fault("date", _days(mark.date)))
        await self._save()
        if self.keys.is_in_front("Menu"):
            with self.keys.purpose("missed: type"):
                await self._choose(mark.choices["type"][0])
        with self.keys.purpose("given up"):
            while self.keys.is_in_front("EditScreen"):
                await self.keys.press("escape")

    async def _save(self) -> None:
        with self.keys.purpose("save"):
            await self.keys.press("enter")
        if self.keys.is_in_front("Menu"):
            return
        with self.keys.purpose("given up"):
            while self.keys.is_in_front("EditScreen"):  # refused: a reviewer leaves it
                await self.keys.press("escape")

    # The text

    async def _to_sentence(self, screen: Any, place: Span) -> None:
        sentences = screen.article_at_hand().sentences
        here = sentences.index(screen.place_at_hand())
        there = next((at for at, one in enumerate(sentences) if one.end > place.start), len(sentences) - 1)
        await self.keys.press(*(["J"] * (there - here) if there > here else ["K"] * (here - there)))

    # The editor

    @property
    def _draft(self) -> Any:
        return self.keys.screen.pane.draft

    def _line(self, name: str) -> str:
        return str(self.keys.screen._line(name).value)

    async def _best_suggestion(self, mark: Wanted) -> None:
        found = self.keys.screen._suggestions
        role = "content" if mark.kind == "quote" else "trigger"
        scores = [
            sum(
                one.overlaps(other) for one in suggestion.spans.get(role, ()) for other in mark.main
            ) * 3
            - abs(len(suggestion.spans.get(role, ())) - len(mark.main))
            + sum(
                bool(suggestion.spans.get(name)) == bool(parties) for name, parties in mark.people.items()
            )
            + (suggestion.fields.get("type", "") in mark.choices.get("type", ()))
            - at
            for at, suggestion in enumerate(found)
        ]  # fmt: skip
        await self.keys.press(*["ctrl+n"] * scores.index(max(scores)))

    async def _pieces(self, role: str, wanted: Sequence[Span]) -> None:
        """Bring the pieces of a role to where they are wanted; add and drop some where there are others."""
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
            await self._move(target)

    async def _hold(self, role: str, at: int) -> None:
        for _ in range(MOST):
            if self._draft.held == (role, at):
                return
            pieces = self._draft.pieces
            ahead = (pieces.index((role, at)) - pieces.index(self._draft.held)) % len(pieces)
            await self.keys.press("down" if ahead <= len(pieces) / 2 else "up")

    def _held(self) -> Span | None:
        role, at = self._draft.held
        pieces = self._draft.spans.get(role, ())
        return pieces[at] if at < len(pieces) else None

    async def _move(self, target: Span) -> None:
        """Move the edges of the held span to a target, by letters or by tokens as takes fewer keys."""
        for _ in range(MOST):
            held = self._held()
            if held is None:
                return
            now = around(self.text, held)
            if now == target:
                return
            edge = "start" if now.start != target.start else "end"
            keys = self._letters(edge, target)
            steps = self._steps(edge, held, target)
            chosen = min((one for one in (keys, steps) if one), key=len, default=None)
            if not chosen:
                return
            await self.keys.press(*chosen)
            if self._held() == held:
                return

    def _letters(self, edge: str, target: Span) -> list[str] | None:
        """Return the keys that take an edge to a word by its letters, or ``None``."""
        draft, start = self._draft, self._draft.window.start
        span = self._held()
        if span is None:
            return None
        local = Span(span.start - start, span.end - start)
        word = self.text[target.start if edge == "start" else self._last_word(target) : target.end]
        for length in range(1, min(len(word), 12) + 1):
            letters = word[:length]
            if not letters.isalnum():
                return None
            to = jump_edge(draft.window.text, local, edge, letters)  # type: ignore[arg-type] # one of both edges
            if to is not None and getattr(to, edge) + start == getattr(target, edge):
                return [*(["space"] if draft.edge != edge else []), *letters]
        return None

    def _last_word(self, span: Span) -> int:
        found = [match.start() for match in re.finditer(r"\w+(?:['’.-]\w+)*", span.of(self.text))]
        return span.start + (found[-1] if found else 0)

    def _steps(self, edge: str, held: Span, target: Span) -> list[str] | None:
        """Return the keys that take an edge to its place token by token, or ``None``."""
        start, text = self._draft.window.start, self._draft.window.text
        local = Span(held.start - start, held.end - start)
        want = getattr(target, edge) - start
        by = 1 if want > getattr(local, edge) else -1
        key = {("start", 1): "]", ("start", -1): "[", ("end", 1): "}", ("end", -1): "{"}[edge, by]
        for number in range(1, MOST):
            local = move_edge(text, local, edge, by)  # type: ignore[arg-type] # one of both edges
            if getattr(around(text, local), edge) == want:
                return [key] * number
        return None

    # Who takes part

    def _are(self, role: str, parties: Sequence[Party]) -> bool:
        words = [one.of(self.text) for one in self._draft.spans.get(role, ())]
        every = all(any(party.is_called(one) for one in words) for party in parties)
        return every and all(any(party.is_called(one) for party in parties) for one in words)

    async def _party(self, role: str, parties: Sequence[Party]) -> None:
        """Say who takes part in a claim to be made: nobody, or those of the article, or in words."""
        if not parties:
            while self._draft.spans.get(role):
                await self._hold(role, 0)
                await self.keys.press("-")
            return
        await self.keys.press("=")
        await self._field(Fault(role, people=tuple(parties)))

    # Questions

    async def _field(self, fault: Fault) -> None:
        """Answer which field, and what it should be."""
        known = self.keys.screen._fields
        await self.keys.press(next(letter for letter, field in known.items() if field.name == fault.role))
        if self.keys.is_in_front("Several"):
            await self._several(fault.people)
        elif self.keys.is_in_front("Menu"):
            await self._one(fault)
        else:
            await self._in_words(fault.value)

    async def _one(self, fault: Fault) -> None:
        if not fault.people:
            if fault.value not in [value for value, _ in self.keys.screen._options]:
                await self._choose("\x00")
                await self._in_words(fault.value)
            else:
                await self._choose(fault.value)
            return
        named = [NUMBER.sub("", value) for value, _ in self.keys.screen._options]
        place = next((at for at, one in enumerate(named) if _is(one, fault.people)), None)
        if place is not None:
            await self.keys.press(KEYS[place])
            return
        await self._choose("\x00")
        await self._in_words(self._words(fault.people[0]))

    async def _several(self, parties: Sequence[Party]) -> None:
        """Mark those who take part, and no others."""
        screen = self.keys.screen
        missing = list(parties)
        for at, (value, _) in enumerate(screen.options):
            name = NUMBER.sub("", value).strip("“”")
            party = next((one for one in parties if one.is_called(name)), None)
            is_in, wanted = value in screen._chosen, party in missing
            if wanted:
                missing.remove(party)
            if is_in != wanted and not (is_in and party is not None):
                await self.keys.press(screen.key_of(at))
        if missing:
            await self.keys.press("w")
            await self._in_words("; ".join(map(self._words, missing)))
        else:
            await self.keys.press("enter")

    def _words(self, party: Party) -> str:
        """Return how a party is written: in words of the text, or as a new actor."""
        return party.words if party.words in self.text else f"+{party.words}"

    async def _choose(self, value: str) -> None:
        options = [one for one, _ in self.keys.screen._options]
        await self.keys.press(KEYS[options.index(value)])

    async def _in_words(self, value: str) -> None:
        if value:
            await self.keys.write(value)
        else:
            await self.keys.press("backspace")
        await self.keys.press("enter")
        for refusing in ("Prompt", "Several", "Menu"):  # a reviewer gives it up
            if self.keys.is_in_front(refusing):
                await self.keys.press("escape")


def _is(name: str, parties: Iterable[Party]) -> bool:
    return any(party.is_called(name) for party in parties)


def _days(wanted: tuple[str, str]) -> str:
    first, last = wanted
    return first if first == last else f"{first}..{last}"
