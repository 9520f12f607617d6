"""A list with a pane beside it: what every mode that lists things shares."""

from __future__ import annotations

from abc import abstractmethod
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from textual import work
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget

from claims.desk.history.wording import count
from claims.errors import DatabaseError, InputError
from tui.draw.rows import counted
from tui.draw.text import Line, plain
from tui.keymap import bindings
from tui.screens.base import DeskScreen
from tui.widgets.completing import Complete
from tui.widgets.pane import Builder, HeadPane, Pane
from tui.widgets.virtual_list import BLOCK, VirtualList

Row = TypeVar("Row")
HINT = "a .csv or .jsonl file"


class ListScreen(DeskScreen, Generic[Row]):
    """A list and a pane. Subclasses say what the ids are, what a row is, and what the pane shows of it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("list"))
    empty: ClassVar[str] = "Nothing here."
    filter_hint: ClassVar[str] = "enter filters, empty shows all"

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.list: VirtualList[Row] = VirtualList(self.fetch, self.draw, self.moved, empty=self.empty)
        self.head: Pane = HeadPane(id="columns")
        self.pane = Pane()

    def body(self) -> Iterable[Widget]:
        """The list, under the names of its columns if it has any, above or beside the pane."""
        named = Vertical(self.head, self.list, classes="queue") if self.column_names(0) else self.list
        yield Container(named, Container(self.pane, classes="beside"), classes="split")

    def on_mount(self) -> None:
        """Begin."""
        self.head.show(lambda width: [((" ", "dim"), *self.column_names(width - 2))])
        self.begin()

    def begin(self) -> None:
        """Fetch the list."""
        self.list.focus()
        self.open()

    def go_on(self) -> None:
        """Go to the next row, or say that there is none."""
        if self.list.cursor + 1 < len(self.list.ids):
            self.list.cursor += 1
        else:
            self.say("That is the last one.")

    # What subclasses give

    async def ids(self) -> array[int] | None:
        """Return the ids that fit ``self.text``; a screen that opens its list by itself needs none."""
        return None

    def known(self) -> Mapping[int, Row]:
        """Return the rows that came with the ids, so that nobody has to wait for them."""
        return {}

    @abstractmethod
    async def fetch(self, ids: Sequence[int]) -> Mapping[int, Row] | None:
        """Return the rows of some ids; ``None`` where they cannot be read."""

    @abstractmethod
    def draw(self, row: Row, width: int) -> Line:
        """Return a row as a line."""

    @abstractmethod
    async def detail(self, id_: int) -> Builder | None:
        """Return what the pane shows of a row."""

    def column_names(self, width: int) -> Line:
        """Return the names of the columns as wide as a row; nothing where a list has none."""
        return ()

    def ready(self, id_: int) -> Builder | None:
        """Return what the pane shows of a row if it need not be asked for."""
        return None

    def rest(self) -> None:
        """Make use of the time in which a reviewer looks at a row."""

    def completion(self) -> Complete | None:
        """Return what completes the filter, if anything does."""
        return None

    @work(exclusive=True, group="open", exit_on_error=False)
    async def open(self, at: int | None = None) -> None:
        """Fetch the ids and show them, with the cursor on id ``at``."""
        ids = await self.ids()
        if ids is not None:
            self.list.show(ids, ids.index(at) if at is not None and at in ids else 0)
            if known := self.known():
                self.list.fill(known)
            self.located()
            if not ids:
                self.pane.show(None)

    def located(self) -> None:
        """Say where the cursor is."""
        text = f"{self.text} · " if self.text else ""
        self.place(text + counted(len(self.list.ids), self.list.cursor, len(self.list.selected)) + " ")

    def moved(self, id_: int | None) -> None:
        """Show where the cursor is, and what it is on."""
        self.located()
        self.let_go()
        build = self.ready(id_) if id_ is not None else None
        if build is not None:
            self.pane.show(build)
            self.rest()
        elif id_ is not None:
            self.show_detail(id_)

    @work(exclusive=True, group="detail", exit_on_error=False)
    async def show_detail(self, id_: int, keep: bool = False) -> None:
        """Show a row in the pane; ``keep`` keeps the scroll position."""
        build = await self.detail(id_)
        if build is not None and id_ == self.list.id_at_cursor:
            self.pane.show(build, keep=keep)
            self.rest()

    def again(self) -> None:
        """Show what is in sight as it is now."""
        self.list.outdate()
        if self.list.id_at_cursor is not None:
            self.show_detail(self.list.id_at_cursor, keep=True)

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_filter(self) -> None:
        """Ask for a filter and show what fits."""
        from tui.modals.prompt import Prompt

        completion, accept = self.completion(), self.fits
        text = await self.asked(
            Prompt(
                "Filter", self.text, hint=self.filter_hint, complete=completion, whole=False, accept=accept
            )
        )
        if text is not None:
            self.text = text
            self.open()

    async def fits(self, text: str) -> bool:
        """Say that the list can be filtered by a text.

        Raises:
            QueryError: it cannot.
        """
        return True

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_go_to(self) -> None:
        """Ask for the number of a row and go there."""
        from tui.modals.prompt import Prompt

        async def go_to(number: str) -> bool:
            if not number.replace(",", "").isdecimal():
                raise InputError(f"{number!r} is no row number.")
            self.list.cursor = int(number.replace(",", "")) - 1
            return True

        await self.asked(Prompt(f"Go to row (1 to {len(self.list.ids):,})", accept=go_to))

    def action_page_detail(self, by: int) -> None:
        """Scroll the pane."""
        self.pane.page(by)

    def to_copy(self) -> Sequence[Line]:
        """Return what a copy takes: what the pane shows, or would show where it is hidden."""
        return self.pane.whole

    def action_copy(self) -> None:
        """Copy what is at hand, as plain text."""
        words = plain(self.to_copy())
        if words.strip():
            self.app.copy_to_clipboard(words)
            self.say(f"Copied: {' '.join(words.split())[:60]} …")
        else:
            self.say(self.absent())

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_export(self) -> None:
        """Ask for a file and write all rows of the list to it."""
        from tui.modals.prompt import Prompt
        from tui.writing import check

        refused: set[Path] = set()

        async def writable(name: str) -> bool:
            path = Path(name).expanduser()
            check(path)
            if path.exists() and path not in refused:
                refused.add(path)
                raise InputError(f"{path} is there already: enter again writes over it.")
            return True

        prompt = Prompt(
            f"Write {self.amount()} to", f"{self.mode}.csv", hint=HINT, accept=writable, fresh=True
        )
        name = await self.asked(prompt)
        if name:
            self.write_rows(Path(name).expanduser())

    @work(group="export", exit_on_error=False)
    async def write_rows(self, path: Path) -> None:
        """Write all rows of the list to a file."""
        await self.attempt(self.export(path))

    def absent(self) -> str:
        """Say why there is no row under the cursor."""
        return "The row is still being read; press again." if self.list.ids else self.list.empty

    def amount(self) -> str:
        """How many rows a file would get, in words."""
        return count(len(self.list.ids), "row")

    async def export(self, path: Path) -> None:
        """Fetch all rows of the list and write them to a file."""
        from asyncio import to_thread

        from tui.writing import write

        rows: list[Any] = []
        for at in range(0, len(self.list.ids), BLOCK):
            ids = self.list.ids[at : at + BLOCK]
            found = await self.fetch(ids)
            if found is None:
                raise DatabaseError("The rows could not be read, so no file was written; try again.")
            rows += [found[id_] for id_ in ids if id_ in found]
        await to_thread(write, path, rows)
        self.say(f"Wrote {count(len(rows), 'row')} to {path}.", "good")
