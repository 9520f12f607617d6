"""The desk without a screen: one claim after the other as plain lines, for screen readers and dumb terminals.

The same desk, the same decisions, the same keys as letters: what is typed is a letter and Enter.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TextIO, cast

from claims.desk import Desk
from claims.desk.cards import BECOMES, OVER_ALL, ClaimCard, Decided, Field, Order, Queue
from claims.desk.history.wording import count
from claims.desk.review.fields import main_role, missed_kinds
from claims.desk.review.rule_words import explain
from claims.desk.review.suggesting import Suggest
from claims.document import Span
from claims.errors import ClaimsError, DecisionError, InputError
from tui.draw.claims import sentences
from tui.draw.claims.spans import of_missed
from tui.draw.rows import preview, told_along, told_apart
from tui.draw.text import clean
from tui.draw.words import days, percent, published
from tui.keymap import Keymap

HELP = {
    "confirm": "it is right", "reject": "it is not claimed", "correct": "change fields",
    "repeat": "the last correction again", "skip": "go on",
    "dispute": "doubtful, with a note", "reopen": "undecided again",
    "missed": "make a claim that was not found", "set_date": "set the article's date",
    "all_matching": "decide over all that match the filter", "undo": "take back the last decision",
    "redo": "do it again", "filter": "show only what matches",
    "whole_article": "open: each claim that says the same, or the article's text",
    "keys": "these lines", "leave": "quit",
}  # fmt: skip
"""The actions of this mode, each in a few words."""


class PlainDesk:
    """Reads letters from ``source`` and writes lines to ``target`` until the claims or the letters end."""

    def __init__(self, desk: Desk, source: TextIO, target: TextIO, keymap: Keymap | None = None) -> None:
        self.desk = desk
        self.source = source
        self.target = target
        self.query = ""
        self.queue = Queue("article", "", array("q"), complete=True)
        self.last: Mapping[str, str] = {}
        keymap = keymap or Keymap({})
        self.letters = {self._letter(keymap, name): name for name in HELP}

    @staticmethod
    def _letter(keymap: Keymap, name: str) -> str:
        return "U" if name == "redo" else keymap.keys(name)[0]

    def run(self, order: Order = "article", query: str = "") -> int:
        """Go through a queue from where the reviewer was; return the exit code."""
        while True:
            self.query = query
            queue = self.queue = self.desk.queue(order, query, fold=True)
            start = self.desk.bookmark(queue)
            at = queue.position(start) if start is not None else None
            self.say(f"{len(queue):,} claims, {order}{' · ' + query if query else ''}. ? lists the letters.")
            wanted = self._through(at or 0, partial(self.desk.remember, queue))
            if wanted is None:
                return 0
            query = wanted

    def _through(self, at: int, remember: Callable[[int], None]) -> str | None:
        """Go through the queue; return a new filter, or ``None`` at the end."""
        while at < len(self.queue):
            here = self.queue.ids[at]
            remember(here)
            self.show(self.desk.card(here), at + 1, len(self.queue))
            self._tell_group(here)
            action = self.ask_action()
            if action == "leave":
                return None
            if action == "filter" and (query := self._filter()) is not None:
                return query
            if action == "whole_article":
                self._open(here)
            elif self.carry_out(action, here):
                self._leave_behind(action, here)
                place = self.desk.next_undecided(self.queue.ids, at)
                at = place if place is not None and place > at else at + 1
        self.say("No more claims.")
        return None

    def _tell_group(self, claim_id: int) -> None:
        """Say what else a verdict on a claim is over: those that say the same, and what is told inside."""
        alike, letter = self.queue.alike(claim_id), self._letter_of("whole_article")
        if len(alike) > 1:
            others, say = count(len(alike) - 1, "more claim"), "says" if len(alike) == 2 else "say"
            self.say(f"{others} {say} the same: a verdict is over all of them, {letter} opens them.")
            if words := told_apart(tuple(self.desk.rows(alike).values())):
                self.say(f"They differ: {words}.")
        if claim_id in self.queue.along:
            rows = tuple(self.desk.rows(self.queue.groups[claim_id]).values())
            inside = told_along(rows[len(alike) :], rows[0].who)
            self.say(f"Told inside: {inside}. Yes is over that too, no is not; {letter} parts them.")

    def _open(self, claim_id: int) -> None:
        """Part a row, then its claims, to be judged one by one; of a single claim read the article out."""
        ids = self.queue.groups.get(claim_id, (claim_id,))
        if claim_id in self.queue.along:
            self.queue = self.queue.taken_apart(claim_id)
        elif len(ids) > 1:
            self.queue = self.queue.divided(claim_id, tuple((one,) for one in ids))
        else:
            for line in self.desk.article(self.desk.rows(ids)[claim_id].article_id).text.splitlines():
                self.say(clean(line))

    def _leave_behind(self, action: str, claim_id: int) -> None:
        """Give those a place of their own that a decision on their row was not about."""
        if claim_id not in self.queue.groups:
            return
        if action in ("correct", "repeat"):
            self.queue = self.queue.without_first(claim_id)
        elif action not in OVER_ALL and claim_id in self.queue.along:
            self.queue = self.queue.taken_apart(claim_id)

    def _letter_of(self, action: str) -> str:
        return next(letter for letter, name in self.letters.items() if name == action)

    def _filter(self) -> str | None:
        query = self.ask("Filter: ") or ""
        try:
            self.desk.check_query(query)
        except ClaimsError as error:
            self.say(f"Not done: {error}")
            return None
        return query

    def carry_out(self, action: str, claim_id: int) -> int:
        """Do what was asked; return by how many claims to go on."""
        if action in ("skip", "filter"):
            return int(action == "skip")
        try:
            decided = self._decide(action, claim_id)
        except ClaimsError as error:
            self.say(f"Not done: {error}")
            return 0
        if decided is None:
            return 0
        self.say(decided.words)
        return 1 if action in ("confirm", "reject", "dispute", "correct", "repeat") else 0

    def _decide(self, action: str, claim_id: int) -> Decided | None:
        desk = self.desk
        if action == "undo":
            return desk.undo()
        if action == "redo":
            return desk.redo()
        if action == "all_matching":
            return self._all_matching()
        card = desk.card(claim_id)
        if action in ASKING:
            return ASKING[action](self, card)
        version = card.row.version
        if action == "repeat":
            if not self.last:
                raise DecisionError("Nothing was corrected yet that could be repeated.")
            return desk.correct(claim_id, version, self.last)
        note = (self.ask("Why is it doubtful? ") or "") if action == "dispute" else None
        verdict = next(one for one in BECOMES if one == action)
        alike = self.queue.alike(claim_id)
        together = self.queue.groups.get(claim_id, alike) if verdict in OVER_ALL else alike
        if len(together) > 1:
            return desk.decide_group(together, version, verdict, note)
        if verdict == "dispute":
            return desk.dispute(claim_id, version, note or "")
        alone = {"confirm": desk.confirm, "reject": desk.reject, "reopen": desk.reopen}
        return alone[verdict](claim_id, version)

    def _correct(self, card: ClaimCard) -> Decided | None:
        """Ask for each field in turn; an empty answer leaves it, a dash empties it."""
        self.say("Enter leaves a field as it is, - empties it.")
        changed = self.written(card.fields)
        if not changed:
            return None
        decided = self._mended(
            card.fields, changed, lambda: self.desk.correct(card.row.id, card.row.version, changed)
        )
        self.last = changed if decided else self.last
        return decided

    def _missed(self, card: ClaimCard) -> Decided | None:
        """Ask for a claim of the sentence at hand: its kind, which reading of it, its words, its fields."""
        kind = self._chosen("Which kind", [name for name, _ in missed_kinds()])
        if kind is None:
            return None
        article_id, focus = card.row.article_id, card.window.focus
        window, found = self.desk.suggestions(article_id, focus, kind)
        readings = [of_missed(window, one) for one in found]
        for number, (draft, _) in enumerate(readings, 1):
            said = (f"{role} {clean(draft.quoted(role))}" for role in draft.spans)
            self.say(f"{number}: {'; '.join((*said, *filter(None, found[number - 1].fields.values())))}")
        answer = self.ask("Which reading? Enter takes the first: ") or "1"
        if not answer.isdecimal() or not 1 <= int(answer) <= len(readings):
            raise InputError(f"There is no reading {answer}.")
        draft, fields = readings[int(answer) - 1]
        main = main_role(kind)
        words = self.ask(f"{main}, copied from the text; Enter takes {clean(draft.quoted(main))}: ")
        if words:
            at = window.text.find(words, max(focus.start - window.start, 0))
            if at < 0:
                raise InputError(f"The text does not go on with “{words}”.")
            at += window.start
            draft = replace(draft, spans={**draft.spans, main: (Span(at, at + len(words)),)})
        fields = tuple(
            replace(field, value=draft.changed_fields.get(field.name, field.value))
            for field in fields
            if field.kind != "span"
        )
        written = {field.name: field.value for field in fields if field.value} | self.written(fields)
        return self._mended(
            fields,
            written,
            lambda: self.desk.create(article_id, kind, draft.changed_spans, written),
        )

    def _set_date(self, card: ClaimCard) -> Decided | None:
        """Ask for the date of the article, and say what would follow from it."""
        answer = self.ask("Published (2023-06-16, 2023-06, 2023-06-16..2023-06-18, - for unknown): ")
        if not answer:
            return None
        article, date = card.row.article_id, "" if answer == "-" else answer
        seen = self.desk.articles.preview_date(article, date)
        told = f"{count(seen.times, 'date')} resolved again, {count(seen.claims, 'claim')} moved"
        if self.ask(f"{told}, {seen.flagged} flagged. Set it (y)? ") != "y":
            return None
        return self.desk.articles.set_date(article, date)

    def _all_matching(self) -> Decided | None:
        """Ask for one decision over all claims of the queue."""
        seen = self.desk.preview_query(self.query)
        action = self._chosen(f"What to do with {preview(seen)}", list(BECOMES))
        if action is None:
            return None
        note = self.ask("Why are they doubtful? ") if action == "dispute" else None
        return self.desk.decide_all(seen, next(one for one in BECOMES if one == action), note)

    def _chosen(self, prompt: str, options: Sequence[str]) -> str | None:
        """Ask for one of several by its name; ``None`` where it is none of them."""
        answer = self.ask(f"{prompt} ({', '.join(options)}; Enter leaves it)? ")
        return answer if answer in options else None

    def written(self, fields: Sequence[Field]) -> dict[str, str]:
        """Ask for each field in turn, and return what was answered."""
        return {field.name: answer for field in fields if (answer := self._answer(field)) is not None}

    def _answer(self, field: Field) -> str | None:
        options = f" ({', '.join(field.choices)})" if field.choices else ""
        answer = self.ask(f"{field.name}{options}, now {clean(field.value) or 'none'}: ")
        return ("" if answer == "-" else answer) if answer else None

    def _mended(
        self, fields: Sequence[Field], written: dict[str, str], call: Callable[[], Decided]
    ) -> Decided | None:
        """Call; ask again for a field that is refused, or leave it out, and keep the others."""
        while True:
            try:
                return call()
            except DecisionError as error:
                field = next((one for one in fields if one.name == error.field), None)
                if field is None:
                    raise
                self.say(f"Not done: {error}")
                answer = self._answer(field)
                if answer is not None:
                    written[field.name] = answer
                elif written.pop(field.name, None) is None or not written:
                    return None

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


ASKING: Mapping[str, Callable[[PlainDesk, ClaimCard], Decided | None]] = {
    "correct": PlainDesk._correct, "missed": PlainDesk._missed, "set_date": PlainDesk._set_date,
}  # fmt: skip
"""The actions that ask for more than a letter."""


def spoken(card: ClaimCard, number: int, total: int) -> Iterator[str]:
    """Return a claim in lines that read well aloud."""
    row = card.row
    yield ""
    yield f"Claim {number} of {total}: {row.kind.replace('_', ' ')}, {row.label}, {row.status}."
    yield f"Article: {clean(card.article.title or card.article.label)}, {published(card.article.published)}."
    at = card.window.start
    yield "Text: " + clean(sentences.move(card.window.focus, -at).of(card.window.text))
    for mark in card.marks:
        if sentences.inside(mark, card.window):
            yield f"{mark.role}: {clean(sentences.move(mark.span, -at).of(card.window.text))}"
    if row.date:
        yield f"date: {days(row.date)}"
    yield f"{explain(row.rule)} {percent(row.confidence).strip()} sure, by the rule {row.rule}."
    for field in card.fields:
        if field.changed:
            proposed = clean(field.proposed or "") or "none"
            yield f"{field.name} was proposed as {proposed}, now {clean(field.value)}"
    if row.flag:
        yield f"Flag: {row.flag}"
    for line in card.history:
        yield f"{line.reviewer} {line.words}{' (undone)' if line.undone else ''}"


def run(
    database: str,
    reviewer: str,
    order: str,
    query: str,
    source: TextIO,
    target: TextIO,
    suggest: Suggest | None = None,
) -> int:
    """Open a database and go through a queue in lines; ``suggest`` reads a sentence for a missed claim.

    Raises:
        ClaimsError: the database cannot be used, or the filter cannot be read.
    """
    from claims.desk.reviewing import open_desk

    desk = open_desk(database, reviewer, suggest)
    return PlainDesk(desk, source, target).run(cast("Order", order), query)
