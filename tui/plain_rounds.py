"""Rounds without a screen: seats one after the other as plain lines, and opinions side by side."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TextIO

from claims.desk import Desk
from claims.desk.review.fields import main_role, missed_kinds
from claims.desk.rounds.service import Ballot, SeatCard, SeatRow
from claims.desk.rounds.units import Opinion, Unit
from claims.document import Span
from claims.errors import ClaimsError, InputError
from tui.draw.text import clean
from tui.plain import PlainDesk, spoken

BEAT = 30.0
"""Seconds between two signs of life at a seat."""
LETTERS = {
    "a": "it is right", "x": "it is not claimed", "e": "change fields", "d": "doubtful, with a note",
    "s": "leave it to others", "q": "stop; what was done here is kept",
}  # fmt: skip
VERDICTS = {"a": "confirm", "x": "reject", "e": "correct", "d": "dispute"}


class PlainRounds:
    """Reads letters from ``source`` and writes lines to ``target`` until nothing is left in a round."""

    def __init__(self, desk: Desk, source: TextIO, target: TextIO) -> None:
        self.desk = desk
        self.plain = PlainDesk(desk, source, target)
        self.say, self.ask = self.plain.say, self.plain.ask

    def code(self, name: str) -> int:
        """Sit down at one target after the other; return the exit code."""
        while (card := self.desk.rounds.take(name)) is not None:
            with self._beating(card.seat):
                ballots = self._article(card) if card.article else self._claim(card)
            if ballots is None:
                return 0
            if ballots:
                said = self.desk.rounds.finish(card.seat, ballots)
                self.say("It came late, and counts as an extra vote." if said == "extra" else "Kept.")
            elif not self.desk.rounds.skip(card.seat):
                self.say("The seat was somebody else's by then.")
        self.say("Nothing is left for you in this round.")
        return 0

    def _claim(self, card: SeatCard) -> list[Ballot] | None:
        """Return the vote on the one claim of a seat, nothing where it is skipped, ``None`` to stop."""
        letter, ballot = self._vote(card.seat.target, 1, 1)
        return None if letter == "q" else [ballot] if ballot else []

    def _article(self, card: SeatCard) -> list[Ballot] | None:
        """Go through the claims of an article, then ask for missed ones; ``None`` to stop."""
        assert card.article is not None
        done = [Ballot(**each) for each in (card.seat.draft or {}).get("ballots", ())]
        voted = {one.claim for one in done}
        ids = [one.id for one in card.article.claims]
        self.say(f"Article: {clean(card.article.head.title or card.article.head.label)}")
        for number, claim_id in enumerate(ids, 1):
            if claim_id in voted:
                continue
            letter, ballot = self._vote(claim_id, number, len(ids))
            if letter in ("q", "s"):
                return None if letter == "q" else []
            if ballot:
                done.append(ballot)
                self.desk.rounds.save(card.seat, {"ballots": [asdict(one) for one in done]})
        while (made := self._missed(card.article.head.id, card.article.text)) is not None:
            done.append(made)
            self.desk.rounds.save(card.seat, {"ballots": [asdict(one) for one in done]})
        return done

    def _vote(self, claim_id: int, number: int, total: int) -> tuple[str, Ballot | None]:
        """Show a claim and ask until there is a vote on it, or a letter that leaves it."""
        card = self.desk.card(claim_id)
        for line in spoken(card, number, total):
            self.say(line)
        began = time.monotonic()
        while True:
            letter = self.ask("? ")
            if letter is None:
                return "q", None
            if letter not in LETTERS:
                for each, words in LETTERS.items():
                    self.say(f"{each}: {words}")
                continue
            if letter not in VERDICTS:
                return letter, None
            texts = self.plain.written(card.fields) if letter == "e" else None
            note = self.ask("Why is it doubtful? ") if letter == "d" else None
            ms = int((time.monotonic() - began) * 1000)
            try:
                return letter, self.desk.rounds.ballot(claim_id, VERDICTS[letter], ms, texts, None, note)
            except ClaimsError as error:
                self.say(f"Not done: {error}")

    def _copied(self, kind: str, text: str) -> Span:
        """Ask for the words of a missed claim, and return where the text has them."""
        words = self.ask(f"{main_role(kind)}, copied from the text: ") or ""
        start = text.find(words) if words else -1
        if start < 0:
            raise InputError(f"The text does not have “{words}”.")
        return Span(start, start + len(words))

    def _missed(self, article_id: int, text: str) -> Ballot | None:
        """Ask for a claim that was missed; ``None`` where there is none more."""
        began = time.monotonic()
        known = [kind for kind, _ in missed_kinds()]
        kind = self.ask(f"Was a claim missed ({', '.join(known)}; Enter: none)? ")
        while kind:
            try:
                if kind not in known:
                    raise InputError(f"“{kind}” is no kind of claim.")
                pieces = {main_role(kind): [self._copied(kind, text)]}
                options = self.desk.rounds.needed(kind)
                texts = {
                    name: self.ask(f"{name} ({', '.join(some)}): ") or "" for name, some in options.items()
                }
                ms = int((time.monotonic() - began) * 1000)
                return self.desk.rounds.made(article_id, kind, ms, texts, pieces)
            except ClaimsError as error:
                self.say(f"Not done: {error}")
                kind = self.ask("Which kind (Enter: none)? ")
        return None

    @contextmanager
    def _beating(self, seat: SeatRow) -> Iterator[None]:
        """Keep a seat while somebody is at it."""
        over = threading.Event()

        def beat() -> None:
            while not over.wait(BEAT) and self.desk.rounds.renew(seat):
                pass

        thread = threading.Thread(target=beat, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def adjudicate(self, name: str) -> int:
        """Show what reviewers said of each thing that is not settled, and ask who is right."""
        units = self.desk.rounds.waiting(name)
        for number, unit in enumerate(units, 1):
            if not self._settled(name, unit, number, len(units)):
                return 0
        self.say("Nothing is left to adjudicate.")
        return 0

    def _settled(self, name: str, unit: Unit, number: int, total: int) -> bool:
        """Ask for one thing; ``False`` to stop."""
        if unit.claim is not None:
            for line in spoken(self.desk.card(unit.claim), number, total):
                self.say(line)
        else:
            self.say(f"\nA missed {unit.kind} of article {unit.target}, {number} of {total}.")
        for at, opinion in enumerate(unit.opinions, 1):
            self.say(f"{at}: {told(opinion, unit)}")
        while True:
            answer = self.ask("Who is right (a number; s: later, q: stop)? ")
            if answer in (None, "q", "s"):
                return answer == "s"
            if answer and answer.isdecimal() and 1 <= int(answer) <= len(unit.opinions):
                break
        try:
            self.say(self.desk.rounds.adjudicate(name, unit, unit.opinions[int(answer) - 1]).words)
        except ClaimsError as error:
            self.say(f"Not done: {error}")
        return True


def told(opinion: Opinion, unit: Unit) -> str:
    """Return what one reviewer said, what is not everybody's marked with a star."""
    said = [opinion.verdict]
    for group, values in sorted(opinion.became.items()):
        others = [one.became.get(group, {}) for one in unit.opinions]
        for key, value in sorted(values.items()):
            differs = any(other.get(key) != value for other in others)
            said.append(f"{'*' if differs else ''}{key} {json.dumps(value, ensure_ascii=False)}")
    note = f" “{clean(opinion.note)}”" if opinion.note else ""
    return f"{clean(opinion.reviewer)}: {clean('; '.join(said))}{note}"
