"""The desk without a screen: one claim after the other as plain lines, for screen readers and dumb terminals.

The same desk, the same decisions, the same keys as letters: what is typed is a letter and Enter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TextIO, cast

from claims.desk import Desk
from claims.desk.cards import ClaimCard, Decided, Order
from claims.errors import ClaimsError
from tui.draw import card as card_lines
from tui.draw.text import clean
from tui.draw.words import days, percent, published
from tui.keymap import Keymap

PLAIN = (
    "confirm",
    "reject",
    "correct",
    "skip",
    "dispute",
    "reopen",
    "undo",
    "redo",
    "filter",
    "keys",
    "leave",
)
"""The actions of this mode."""
HELP = {
    "confirm": "it is right", "reject": "it is not claimed", "correct": "change fields", "skip": "go on",
    "dispute": "doubtful, with a note", "reopen": "undecided again", "undo": "take back the last decision",
    "redo": "do it again", "filter": "show only what matches", "keys": "these lines", "leave": "quit",
}  # fmt: skip


class PlainDesk:
    """Reads letters from ``source`` and writes lines to ``target`` until the claims or the letters end."""

    def __init__(self, desk: Desk, source: TextIO, target: TextIO, keymap: Keymap | None = None) -> None:
        self.desk = desk
        self.source = source
        self.target = target
        keymap = keymap or Keymap({})
        self.letters = {self._letter(keymap, name): name for name in PLAIN}

    @staticmethod
    def _letter(keymap: Keymap, name: str) -> str:
        return "U" if name == "redo" else keymap.keys(name)[0]

    def run(self, order: Order = "uncertain", query: str = "") -> int:
        """Go through a queue from where the reviewer was; return the exit code."""
        while True:
            queue = self.desk.queue(order, query)
            start = self.desk.bookmark(queue)
            at = queue.position(start) if start is not None else None
            self.say(f"{len(queue):,} claims, {order}{' · ' + query if query else ''}. ? lists the letters.")
            wanted = self._through(list(queue.ids), at or 0, partial(self.desk.remember, queue))
            if wanted is None:
                return 0
            query = wanted

    def _through(self, ids: list[int], at: int, remember: Callable[[int], None]) -> str | None:
        """Go through claims; return a new filter, or ``None`` at the end."""
        while at < len(ids):
            remember(ids[at])
            self.show(self.desk.card(ids[at]), at + 1, len(ids))
            action = self.ask_action()
            if action == "leave":
                return None
            if action == "filter":
                return self.ask("Filter: ")
            at += self.carry_out(action, ids[at])
        self.say("No more claims.")
        return None

    def carry_out(self, action: str, claim_id: int) -> int:
        """Do what was asked; return by how many claims to go on."""
        if action == "skip":
            return 1
        try:
            decided = self._decide(action, claim_id)
        except ClaimsError as error:
            self.say(f"Not done: {error}")
            return 0
        if decided is None:
            return 0
        self.say(decided.words)
        return 0 if action in ("undo", "redo", "correct", "reopen") else 1

    def _decide(self, action: str, claim_id: int) -> Decided | None:
        desk = self.desk
        if action == "undo":
            return desk.undo()
        if action == "redo":
            return desk.redo()
        version = desk.rows([claim_id])[claim_id].version
        if action == "dispute":
            return desk.dispute(claim_id, version, self.ask("Why is it doubtful? ") or "")
        if action == "correct":
            return self._correct(desk.card(claim_id))
        verdict = {"confirm": desk.confirm, "reject": desk.reject, "reopen": desk.reopen}[action]
        return verdict(claim_id, version)

    def _correct(self, card: ClaimCard) -> Decided | None:
        """Ask for each field in turn; an empty answer leaves it, a dash empties it."""
        self.say("Enter leaves a field as it is, - empties it.")
        changed: dict[str, str] = {}
        for field in card.fields:
            options = f" ({', '.join(field.choices)})" if field.choices else ""
            answer = self.ask(f"{field.name}{options}, now {clean(field.value) or 'none'}: ")
            if answer:
                changed[field.name] = "" if answer == "-" else answer
        if not changed:
            return None
        return self.desk.correct(card.row.id, card.row.version, changed)

    # Reading and writing

    def show(self, card: ClaimCard, number: int, total: int) -> None:
        """Write a claim as sentences: no drawing, no columns."""
        for line in spoken(card, number, total):
            self.say(line)

    def ask_action(self) -> str:
        """Ask until a known letter comes; the end of the input is taken as leaving."""
        while True:
            typed = self.ask("? ")
            if typed is None:
                return "leave"
            action = self.letters.get(typed)
            if action is not None and action != "keys":
                return action
            for letter, name in self.letters.items():
                self.say(f"{letter}: {HELP[name]}")

    def ask(self, prompt: str) -> str | None:
        """Write a prompt and read a line; ``None`` at the end of the input."""
        self.target.write(prompt)
        self.target.flush()
        line = self.source.readline()
        return line.strip() if line else None

    def say(self, words: str) -> None:
        """Write one line."""
        self.target.write(words + "\n")
        self.target.flush()


def spoken(card: ClaimCard, number: int, total: int) -> Iterator[str]:
    """Return a claim in lines that read well aloud."""
    row = card.row
    yield ""
    yield f"Claim {number} of {total}: {row.kind.replace('_', ' ')}, {row.label}, {row.status}."
    yield f"Article: {clean(card.article.title or card.article.label)}, {published(card.article.published)}."
    at = card.window.start
    yield "Text: " + clean(card_lines.move(card.window.focus, -at).of(card.window.text))
    for mark in card.marks:
        if card_lines.inside(mark, card.window):
            yield f"{mark.role}: {clean(card_lines.move(mark.span, -at).of(card.window.text))}"
    if row.date:
        yield f"date: {days(row.date)}"
    yield f"Found by {row.rule}, {percent(row.confidence)} sure."
    for field in card.fields:
        if field.changed:
            proposed = clean(field.proposed or "") or "none"
            yield f"{field.name} was proposed as {proposed}, now {clean(field.value)}"
    if row.flag:
        yield f"Flag: {row.flag}"
    for line in card.history:
        yield f"{line.reviewer} {line.words}{' (undone)' if line.undone else ''}"


def run(database_path: Path, reviewer: str, order: str, query: str, source: TextIO, target: TextIO) -> int:
    """Open a database and go through a queue in lines.

    Raises:
        ClaimsError: the database cannot be used, or the filter cannot be read.
    """
    from claims.desk.opening import open_desk

    return PlainDesk(open_desk(database_path, reviewer), source, target).run(cast("Order", order), query)
