"""The SQL mode: a question above, its answer below, every row a way to its claim or article."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import OptionList

from claims.desk.cards import Answered, Catalogue, Cell, Completion, Lead
from claims.desk.console.completion import complete
from claims.desk.console.queries import Watch, leads_to, number_or_text, watching
from claims.desk.console.query_history import History
from claims.desk.history.wording import count
from claims.errors import QueryError
from tui.actions import on as actions_on
from tui.draw import table
from tui.draw.rows import counted
from tui.draw.text import Line, paragraph
from tui.keymap import bindings
from tui.screens.listing import ListScreen
from tui.widgets.bars import KeyBar
from tui.widgets.completing import ChoiceList
from tui.widgets.pane import Builder, Pane
from tui.widgets.question import Question
from tui.widgets.virtual_list import VirtualList
from tui.writing import write_table

if TYPE_CHECKING:
    from claims.desk import Desk

Values = Mapping[str, Cell]


class SqlScreen(ListScreen[tuple[Cell, ...]]):
    """A question and its answer; a row's id is its place in the answer."""

    mode = "sql"
    empty = "No question was asked yet."
    filter_hint = "text that a row must hold, in any column"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("sql"))

    def __init__(self) -> None:
        super().__init__()
        state = self.desk_app.state
        self.question = Question(
            self._complete,
            History(state / "questions.jsonl" if state else None),
            self.desk_app.keymap.calls("question"),
        )
        self.head = Pane(id="head")
        self.catalogue = Catalogue()
        self.answered: Answered | None = None
        self.sizes: tuple[int, ...] = ()
        self.column = 0
        self.first = 0
        self._watching: Watch | None = None

    def body(self) -> Iterable[Widget]:
        """The question, then the answer above or beside the row at hand."""
        yield self.question
        yield ChoiceList(id="choices")
        answer = Container(self.head, self.list, classes="table")
        yield Container(answer, Container(self.pane, classes="beside"), classes="split")

    def begin(self) -> None:
        """Begin with the question; nothing is to be fetched before one is asked."""
        self.query_one(ChoiceList).display = False
        self.list.show(array("q"))
        self.question.focus()

    def on_screen_resume(self) -> None:
        """Learn what may be asked now, and let keys go where the cursor shows it."""
        self.learn()
        if self.focused is None:
            self.question.focus()

    def leaving(self) -> None:
        """Leave no question running."""
        self._stop()

    @work(exclusive=True, group="learn", exit_on_error=False)
    async def learn(self) -> None:
        """Fetch the views, their columns and the saved questions."""
        known = self.catalogue
        self.catalogue = await self.read(lambda desk: desk.queries.catalogue()) or known
        if self.catalogue != known:
            self.question.look_again()

    def _complete(self, text: str, at: int) -> Completion:
        return complete(text, at, self.catalogue)

    @on(Question.Choices)
    def _choices(self, message: Question.Choices) -> None:
        self.query_one(ChoiceList).offer(message.choices, message.at)

    @on(OptionList.OptionSelected)
    def _clicked(self, message: OptionList.OptionSelected) -> None:
        self.question.take(message.option_index)

    @on(Question.Left)
    def _left(self) -> None:
        if not self._stop():
            self.list.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the keys of where one is."""
        self.query_one(KeyBar).show(actions_on(self.part))

    @property
    def part(self) -> str:
        """Which keys are in force."""
        return "question" if self.question.has_focus else self.mode

    def take_up(self, query: str) -> None:
        """Put a saved question where it can be changed and asked."""
        self.question.write(query)
        self.question.focus()

    def action_write(self) -> None:
        """Go to the question."""
        self.question.focus()

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_queries(self) -> None:
        """Take up a saved question, keep the one at hand, or forget one."""
        from tui.modals.saved_items import choose

        found = await self.read(lambda desk: desk.queries.saved())
        if found is None:
            return
        saved = [(one.name, one.query) for one in found]
        query = self.question.text

        async def keep(name: str) -> bool:
            await self.gateway.write(lambda desk: desk.queries.save(name, query))
            self.say(f"The question is kept as {name}.", "good")
            return True

        chosen = await choose(self, "Saved questions", saved, query, keep)
        if chosen is not None and chosen.does == "take":
            self.take_up(chosen.words)
        elif chosen is not None and chosen.does == "forget":
            await self.attempt(self.gateway.write(lambda desk: desk.queries.drop(chosen.words)))
        self.learn()

    @on(Question.Asked)
    def _asked(self, message: Question.Asked) -> None:
        self.ask(message.text)

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def ask(self, written: str) -> None:
        """Ask what is written, or the saved question of that name, once its parameters have values."""
        query = await self.read(lambda desk: desk.queries.meant(written))
        if query is None or not query.strip():
            return
        self.question.past(written)
        values = await self._values(query)
        if values is not None:
            self.answer(query, values)

    async def _values(self, query: str) -> Values | None:
        from tui.modals.prompt import Prompt

        values: dict[str, Cell] = {}
        for name in await self.read(lambda desk: desk.queries.parameters(query)) or ():
            written = await self.desk_app.push_screen_wait(Prompt(f"Value for :{name}"))
            if written is None:
                return None
            values[name] = number_or_text(written)
        return values

    @work(exclusive=True, group="answer", exit_on_error=False)
    async def answer(self, query: str, values: Values) -> None:
        """Ask the database and show the answer, or what is wrong with the question."""
        self._stop()
        watch = self._watching = watching()
        self.list.focus()
        self.say("Asking … esc stops.")
        try:
            answered = await self.gateway.read(lambda desk: desk.queries.ask(query, values, watch))
        except QueryError as error:
            self._wrong(error, query)
        except Exception as error:  # whatever it is, it belongs on the screen
            from tui.gateway import in_words

            self.say(in_words(error), "bad")
        else:
            self._show(answered)
        finally:
            if self._watching is watch:
                self._watching = None

    def _wrong(self, error: QueryError, query: str) -> None:
        """Say what is wrong, in full in the pane, and go to where it is."""
        self.say(str(error), "bad")
        self.pane.show(lambda width: [(), *paragraph(str(error), width, "bad", indent=1)])
        if error.at is not None and self.question.text == query:
            self.question.write(query, error.at)
            self.question.focus()

    def _show(self, answered: Answered) -> None:
        self.list.show(array("q"))
        self.answered = answered
        self.sizes = table.widths(answered.columns, answered.rows)
        self.text, self.column, self.first = "", 0, 0
        self.list.empty = "" if answered.rows else "No row answers this question."
        self.say(table.size(answered), "good")
        self.head.show(self._head)
        self.open()

    def _head(self, width: int) -> list[Line]:
        columns = self.answered.columns if self.answered else ()
        return [((" ", "plain"), *table.head(columns, self.sizes, self.first, self.column, width - 1))]

    def _stop(self) -> bool:
        """Stop what is being asked; say whether anything was."""
        watch, self._watching = self._watching, None
        if watch is not None:
            watch.stop()
        return watch is not None

    def action_stop(self) -> None:
        """Stop what is being asked; otherwise the key means what it means elsewhere."""
        if not self._stop():
            raise SkipAction

    async def ids(self) -> array[int] | None:
        """Return the places of the rows that hold the filter's text in any column."""
        rows = self.answered.rows if self.answered else ()
        if not self.text:
            return array("q", range(len(rows)))
        self.list.empty = "No row holds that."
        part = self.text.casefold()
        holds = (any(part in str(cell).casefold() for cell in row if cell is not None) for row in rows)
        return array("q", (place for place, fits in enumerate(holds) if fits))

    async def fetch(self, ids: Sequence[int]) -> dict[int, tuple[Cell, ...]] | None:
        """Return some rows."""
        rows = self.answered.rows if self.answered else ()
        return {id_: rows[id_] for id_ in ids if id_ < len(rows)}

    def draw(self, row: tuple[Cell, ...], width: int) -> Line:
        """Return a row as a line."""
        return table.row(row, self.sizes, self.first, width)

    async def detail(self, id_: int) -> Builder | None:
        """Return the whole values of a row."""
        answered = self.answered
        if answered is None:
            return None
        return lambda width: table.record(answered.columns, answered.rows[id_], self.column, width)

    def located(self) -> None:
        """Say where the cursor is, and where the answer goes on."""
        more = "" if self.answered is None or self.answered.complete else "+"
        column = f"{self.answered.columns[self.column]} · " if self.answered else ""
        text = f"{self.text} · " if self.text else ""
        self.place(f"{text}{column}{counted(len(self.list.ids), self.list.cursor, 0)}{more} ")

    def action_step_column(self, by: int) -> None:
        """To the next column, or the one before."""
        column = max(0, min(self.column + by, len(self.sizes) - 1))
        if self.answered is None or column == self.column:
            where = "last" if by > 0 else "first"
            self.say(f"This is the {where} column." if self.answered else "There is no answer yet.")
            return
        self.column = column
        self.first = table.first_in_sight(self.sizes, self.column, self.first, self.list.size.width - 2)
        self.head.show(self._head)
        self.list.refresh()
        self.located()
        if self.list.id_at_cursor is not None:
            self.show_detail(self.list.id_at_cursor, keep=True)

    def action_copy(self) -> None:
        """Copy the whole value under the cursor."""
        row = self.list.row_at_cursor
        if row is not None:
            self.app.copy_to_clipboard(table.copied(row[self.column]))
            self.say("Copied.")

    def amount(self) -> str:
        """How many rows a file would get."""
        return super().amount() if self._at_hand() else "all rows"

    def _at_hand(self) -> bool:
        """Say whether what is to be written is here: a filtered answer, or a whole one."""
        return self.answered is None or self.answered.complete or bool(self.text)

    async def export(self, path: Path) -> None:
        """Write the rows in sight, or ask for the rest of a longer answer too and write all of it."""
        from asyncio import to_thread

        answered = self.answered
        if answered is None:
            self.say("There is no answer to write yet.", "warn")
        elif self._at_hand():
            rows = [answered.rows[place] for place in self.list.ids]
            await to_thread(write_table, path, answered.columns, rows)
            self.say(f"Wrote {count(len(rows), 'row')} to {path}.", "good")
        else:
            self._stop()
            watch = self._watching = Watch(None)
            self.say(f"Writing {path} … esc stops.")
            rows_written = await self.gateway.read(lambda desk: _write_all(desk, answered, watch, path))
            self.say(f"Wrote {count(rows_written, 'row')} to {path}.", "good")

    @on(VirtualList.Opened)
    def _opened(self, message: VirtualList.Opened) -> None:
        if self.answered is None or message.id is None:
            return
        lead = leads_to(self.answered, message.id, self.column)
        if lead is None:
            self.say("This row names no claim and no article: select claim_id or article_id too.", "warn")
        else:
            self.follow(lead)

    @work(group="follow", exclusive=True, exit_on_error=False)
    async def follow(self, lead: Lead) -> None:
        """Go to a claim in the Review mode, or to an article."""
        from tui.screens.claims.article import ArticleScreen

        if lead.to == "article":
            if await self.read(lambda desk: desk.article(lead.id)):
                self.app.push_screen(ArticleScreen(lead.id))
        elif await self.read(lambda desk: desk.rows([lead.id])):
            self.desk_app.show_claim(lead.id)
        else:
            self.say(f"There is no claim {lead.id}.", "warn")


def _write_all(desk: Desk, answered: Answered, watch: Watch, path: Path) -> int:
    with desk.queries.answering(answered.query, answered.values, watch) as answer:
        return write_table(path, answer.columns, answer.rows)
