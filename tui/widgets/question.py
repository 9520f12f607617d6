"""The field for a question in SQL: one to several lines, completed, with earlier questions at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.message import Message
from textual.widgets import TextArea

from claims.desk.cards import Choice, Completion
from claims.desk.console.highlight import parts
from claims.desk.console.query_history import History
from tui.messages import Said

Complete = Callable[[str, int], Completion]


class Question(TextArea):
    """A text area that asks ``complete`` at every change and walks through ``history`` at its edges.

    ``keys`` says which key does what. They are no bindings: those would be carried out before the letters
    typed just before them have arrived here.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"question--word", "question--value", "question--comment"}

    class Asked(Message):
        """The question is to be asked."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Choices(Message):
        """What the word at the cursor may become; ``at`` is the one that stands there, or -1."""

        def __init__(self, choices: Sequence[Choice], at: int) -> None:
            super().__init__()
            self.choices = choices
            self.at = at

    class Left(Message):
        """The reviewer wants to go to the answer."""

    def __init__(self, complete: Complete, history: History, keys: Mapping[str, str]) -> None:
        super().__init__(
            id="question",
            compact=True,
            highlight_cursor_line=False,
            placeholder="SELECT …   enter asks, tab completes, ctrl+j begins a line, ↑ what was asked before",
        )
        self._complete = complete
        self._past = history
        self._keys = keys
        self._completion = Completion(0)
        self._at = -1
        self._looked: tuple[str, int] = ("", 0)

    @property
    def place(self) -> int:
        """The offset of the cursor."""
        return self._offset_of(self.cursor_location)

    def _offset_of(self, location: tuple[int, int]) -> int:
        row, column = location
        return sum(len(self.document.get_line(at)) + 1 for at in range(row)) + column

    def _location_of(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset]
        return before.count("\n"), offset - before.rfind("\n") - 1

    def write(self, text: str, at: int | None = None) -> None:
        """Put ``text`` in place of all that is written, with the cursor at an offset or at the end."""
        if text != self.text:
            self.replace(text, (0, 0), self.document.end)
        self.move_cursor(self._location_of(len(text) if at is None else at))
        self._looked = (self.text, self.place)
        self._offer(Completion(0))

    def past(self, question: str) -> None:
        """Keep a question that was asked."""
        self._past.add(question)

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    def _look(self) -> None:
        """List the choices where something was written; close them where the cursor only moved."""
        now = (self.text, self.place)
        if now == self._looked:
            return
        written = now[0] != self._looked[0]
        self._looked = now
        self._offer(self._complete(*now) if written else Completion(0))

    def look_again(self) -> None:
        """List the choices again: more may be known now than when the word was written."""
        if self.has_focus and self._looked[0] and self._at < 0:
            self._offer(self._complete(self.text, self.place))

    def _offer(self, completion: Completion, at: int = -1) -> None:
        self._completion, self._at = completion, at
        self.post_message(self.Choices(completion.choices, at))

    def take(self, number: int) -> None:
        """Put a choice in place of the word; the others stay at hand."""
        completion = self._completion
        value = completion.choices[number].value
        self.replace(value, self._location_of(completion.start), self.cursor_location)
        self.move_cursor(self._location_of(completion.start + len(value)))
        self._looked = (self.text, self.place)
        self._offer(completion, number)

    def action_complete(self) -> None:
        """Take the first choice, or the next."""
        self._look()
        if self._completion.choices:
            self.take((self._at + 1) % len(self._completion.choices))
        else:
            self._offer(self._complete(self.text, self.place))
            if not self._completion.choices:
                self.post_message(Said("Nothing begins with what is written here."))

    def action_complete_back(self) -> None:
        """Take the choice before."""
        if self._completion.choices:
            self.take((self._at - 1) % len(self._completion.choices))

    async def on_key(self, event: events.Key) -> None:
        """Do what a key of the question does; any other is the text area's."""
        action = next((self._keys[name] for name in event.aliases if name in self._keys), None)
        if action is not None:
            event.stop()
            event.prevent_default()
            await self.run_action(action)

    def action_run(self) -> None:
        """Ask."""
        self._offer(Completion(0))
        if self.text.strip():
            self.post_message(self.Asked(self.text))
        else:
            self.post_message(Said("There is no question yet: write one, such as SELECT * FROM quotes."))

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.replace("\n", *self.selection, maintain_selection_offset=False)

    def action_answer(self) -> None:
        """Close the choices, or else go to the answer."""
        self._look()
        if self._completion.choices:
            self._offer(Completion(0))
        else:
            self.post_message(self.Left())

    def action_earlier(self) -> None:
        """One line up; from the first one, the question before."""
        question = self._past.earlier(self.text) if self.cursor_at_first_line else None
        if question:
            self.write(question)
        elif self.place:
            self.action_cursor_up()
        else:
            self.post_message(Said("No question was asked before this one."))

    def action_later(self) -> None:
        """One line down; from the last one, the question after."""
        question = self._past.later() if self.cursor_at_last_line else None
        self.write(question) if question is not None else self.action_cursor_down()

    def get_line(self, line_index: int) -> Text:
        """Return a line with its words told apart."""
        line = super().get_line(line_index)
        start = self._offset_of((line_index, 0))
        for span, part in parts(self.text):
            if span.end > start and span.start < start + len(line.plain):
                style = self.get_component_rich_style(f"question--{part}", partial=True)
                line.stylize(style, max(span.start - start, 0), span.end - start)
        return line
