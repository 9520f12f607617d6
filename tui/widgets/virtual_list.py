"""A list of any length: it holds ids, draws what is in sight, and fetches rows a block at a time."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Generic, TypeVar

from textual import events, work
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.draw.text import Line, paragraph
from tui.keymap import bindings
from tui.widgets.painted import Painted

Row = TypeVar("Row")
BLOCK = 256
"""Rows fetched at once."""
KEPT = 32
"""Blocks kept; the one used longest ago goes first."""
RETRY = 1.0
"""Seconds after which rows that could not be read are asked for again."""


class VirtualList(Painted, Generic[Row], can_focus=True):
    """Rows of the type ``Row``, known by their ids, one line each.

    ``fetch`` returns the rows of some ids, ``None`` where it failed; a failure is not kept, but tried again.
    ``draw`` returns one row as a line of so many cells. ``moved`` is
    told the id under the cursor at once, ``None`` where the list is empty: what follows from a key belongs
    into the same frame, and a message would come after it.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("move"))
    cursor: reactive[int] = reactive(0, repaint=False)

    class Opened(Message):
        """Enter or a second click on a row."""

        def __init__(self, id: int) -> None:
            super().__init__()
            self.id = id

    class Vacant(Message):
        """Enter where there is no row."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Awaitable[Mapping[int, Row] | None]],
        draw: Callable[[Row, int], Line],
        moved: Callable[[int | None], None],
        *,
        id: str | None = None,
        empty: str = "Nothing here.",
    ) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self._draw = draw
        self._moved = moved
        self.empty = empty
        self.ids: array[int] = array("q")
        self._blocks: OrderedDict[int, Mapping[int, Row]] = OrderedDict()
        self._spare: Mapping[int, Row] = {}
        self._stale: set[int] = set()
        self._coming: set[int] = set()
        self._failed: set[int] = set()
        self._list = 0
        self._turn = 0
        self.begun: int | None = None

    def show(self, ids: array[int], at: int = 0) -> None:
        """Show other rows, with the cursor on row ``at``."""
        self.ids = ids
        self.begun = None
        self._blocks.clear()
        self._spare = {}
        self._stale.clear()
        self._list += 1
        self._ask_anew()
        self._resized(at)

    def extend(self, ids: array[int], at: int) -> None:
        """Show the whole of a list whose beginning is shown; rows that were fetched are kept."""
        if self.ids != ids[: len(self.ids)]:
            self._spare = {id_: row for rows in self._blocks.values() for id_, row in rows.items()}
            self._blocks.clear()
        self._stale.update(self._blocks)
        self.ids = ids
        self._ask_anew()
        self._resized(at)

    def _ask_anew(self) -> None:
        """Wait no longer for blocks of the ids as they were: what comes of them belongs elsewhere."""
        self._turn += 1
        self._coming.clear()
        self._failed.clear()

    def _resized(self, at: int) -> None:
        self.virtual_size = Size(1, max(len(self.ids), 1))
        self.set_reactive(VirtualList.cursor, -1)
        self.cursor = max(0, min(at, len(self.ids) - 1))
        self.refresh()
        # Before its next layout a list cannot scroll beyond its old rows.
        self.call_after_refresh(self._keep_in_sight)

    @property
    def id_at_cursor(self) -> int | None:
        """The id of the row under the cursor."""
        return self.id_at(self.cursor)

    def id_at(self, index: int) -> int | None:
        """Return the id of the row at ``index``, or ``None`` beyond either end."""
        return self.ids[index] if 0 <= index < len(self.ids) else None

    @property
    def row_at_cursor(self) -> Row | None:
        """The row under the cursor, or ``None`` while it is not fetched."""
        return self.row(self.cursor)

    def row(self, index: int) -> Row | None:
        """Return the row at ``index`` if it is here."""
        if not 0 <= index < len(self.ids):
            return None
        return self._blocks.get(index // BLOCK, self._spare).get(self.ids[index])

    def fill(self, rows: Mapping[int, Row]) -> None:
        """Take in the first block, fetched beforehand."""
        self._blocks[0] = rows
        self.refresh()

    def in_sight(self) -> list[Row]:
        """Return the rows that are here of those between the first line and the last."""
        top = self.scroll_offset.y
        rows = (self.row(index) for index in range(top, top + self.size.height))
        return [row for row in rows if row is not None]

    @property
    def complete(self) -> bool:
        """Whether every row between the first line and the last is here as the database has it."""
        top = self.scroll_offset.y
        blocks = range(top // BLOCK, (min(top + self.size.height, len(self.ids)) - 1) // BLOCK + 1)
        here = self._blocks.keys() - self._stale
        return all(block in here or block in self._failed for block in blocks)

    def put(self, rows: Mapping[int, Row]) -> None:
        """Take in rows that changed; those that are not in fetched blocks are left for later."""
        for block, known in list(self._blocks.items()):
            if fresh := {id_: row for id_, row in rows.items() if id_ in known}:
                self._blocks[block] = {**known, **fresh}
        self.refresh()

    def outdate(self) -> None:
        """Fetch the rows again when they are next drawn; until then the old ones stay in sight."""
        self._stale.update(self._blocks)
        self.refresh()

    @property
    def selected(self) -> Sequence[int]:
        """The ids of the selected range, the row under the cursor included; empty without a range."""
        if self.begun is None or not self.ids:
            return ()
        first, last = sorted((self.begun, self.cursor))
        return self.ids[first : last + 1]

    def render_line(self, y: int) -> Strip:
        """Draw the line ``y`` cells below the top of the widget."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if not self.ids:
            told = paragraph(self.empty if self._list else "Reading …", width - 1, "dim", 2)
            return self.strip(told[y] if y < len(told) else (), width)
        if index >= len(self.ids):
            return self.strip((), width)
        here = index == self.cursor
        over = ["chosen"] if self._in_range(index) else []
        if here:
            over.append("cursor")
        row = self._have(index)
        mark = "▌" if here else "│" if over else " "
        line = self._draw(row, width - 1) if row is not None else self._instead(index // BLOCK)
        return self.strip(((mark, "accent"), *line), width, *over)

    def _instead(self, block: int) -> Line:
        """Return what stands where there is no row."""
        if block in self._failed:
            return ((" could not be read; it is tried again", "bad"),)
        return ((" no longer here" if block in self._blocks else " …", "dim"),)

    def _in_range(self, index: int) -> bool:
        return self.begun is not None and index in range(
            min(self.begun, self.cursor), max(self.begun, self.cursor) + 1
        )

    def _have(self, index: int) -> Row | None:
        block = index // BLOCK
        if block in self._blocks:
            self._blocks.move_to_end(block)
        wanted = block not in self._blocks or block in self._stale
        if wanted and block not in self._coming and block not in self._failed:
            self._coming.add(block)
            self._hydrate(block, self.ids, self._list, self._turn)
        return self.row(index)

    # Without a description Textual makes one that lists every id.
    @work(group="hydrate", description="rows", exit_on_error=False)
    async def _hydrate(self, block: int, ids: array[int], shown: int, turn: int) -> None:
        rows = None
        try:
            rows = await self._fetch(ids[block * BLOCK : (block + 1) * BLOCK])
        finally:
            if turn == self._turn:
                self._arrived(block, rows)
        if turn != self._turn and shown == self._list and rows is not None:
            self._spare = {**self._spare, **rows}
        self.refresh()

    def _arrived(self, block: int, rows: Mapping[int, Row] | None) -> None:
        self._coming.discard(block)
        if rows is None:
            self._failed.add(block)
            self.set_timer(RETRY, partial(self._retry, block))
            return
        self._blocks[block] = rows
        self._stale.discard(block)
        while len(self._blocks) > KEPT:
            self._blocks.popitem(last=False)

    def _retry(self, block: int) -> None:
        self._failed.discard(block)
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.ids) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Keep the cursor in sight, two rows from the edge where there are more.

        Where nothing scrolls and no range grows, only the two rows concerned are drawn again.
        """
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        room = min(2, (height - 1) // 2)
        if self.cursor < top + room:
            self.scroll_to(y=max(self.cursor - room, 0), animate=False, immediate=True)
        elif self.cursor >= top + height - room:
            self.scroll_to(y=self.cursor - height + 1 + room, animate=False, immediate=True)
        if self.scroll_offset.y == top and self.begun is None and old >= 0:
            self.refresh_lines(old)
            self.refresh_lines(new)
        else:
            self.refresh()
        self._moved(self.id_at_cursor)

    def on_resize(self) -> None:
        """Keep the cursor in sight when the terminal changes."""
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if not top <= self.cursor < top + height:
            self.scroll_to(y=max(self.cursor - height // 2, 0), animate=False, immediate=True)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens the row."""
        index = self.scroll_offset.y + event.y
        if index < len(self.ids):
            self.cursor = index
            if event.chain == 2:
                self.action_open()

    def action_down(self) -> None:
        """One row down."""
        self.cursor += 1

    def action_up(self) -> None:
        """One row up."""
        self.cursor -= 1

    def action_page_down(self) -> None:
        """One screen down."""
        self.cursor += max(self.size.height - 1, 1)

    def action_page_up(self) -> None:
        """One screen up."""
        self.cursor -= max(self.size.height - 1, 1)

    def action_first(self) -> None:
        """To the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """To the last row."""
        self.cursor = len(self.ids) - 1

    def action_open(self) -> None:
        """Open the row under the cursor."""
        here = self.id_at_cursor
        self.post_message(self.Vacant() if here is None else self.Opened(here))
