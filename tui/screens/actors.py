"""The Actors mode: actors, with open merge proposals first."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, get_args

from textual import work
from textual.binding import BindingType

from claims.desk.cards import ActorCard, ActorRow, Decided, LinkCard, MentionCard, Verdict
from claims.document import ActorKind
from claims.errors import ChangedSinceError
from tui.draw import actor as actor_lines
from tui.draw.text import Line, clean
from tui.keymap import bindings
from tui.screens.judging import JudgingScreen
from tui.widgets.pane import Builder

if TYPE_CHECKING:
    from claims.desk import Desk


class ActorsScreen(JudgingScreen[ActorRow]):
    """The actors, most mentioned first."""

    mode = "actors"
    empty = "No actor has such a name."
    filter_hint = "part of a name"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("actors"))

    async def ids(self) -> array[int] | None:
        """Return the actors with such a name."""
        return await self.read(lambda desk: desk.actors.ids(self.text))

    async def fetch(self, ids: Sequence[int]) -> dict[int, ActorRow] | None:
        """Return the rows of some actors."""
        return await self.read(lambda desk: desk.actors.rows(ids))

    def draw(self, row: ActorRow, width: int) -> Line:
        """Return an actor as a line."""
        return actor_lines.row(row, width, row.id == self.taken)

    def column_names(self, width: int) -> Line:
        """Return the names of the columns."""
        return actor_lines.row_head(width)

    async def detail(self, id_: int) -> Builder | None:
        """Return everything about an actor, its first doubt on top."""
        card = await self._card(id_)
        if card is None:
            return None
        self.found(card.links)
        return lambda width: actor_lines.actor(card, width)

    async def _card(self, id_: int) -> ActorCard | None:
        return await self.read(lambda desk: desk.actors.card(id_))

    async def pairs(self) -> array[int]:
        """Return the proposals."""
        return await self.gateway.read(lambda desk: desk.actors.proposals())

    async def pair(self, link_id: int) -> LinkCard | None:
        """Return a proposal."""
        return await self.read(lambda desk: desk.actors.link(link_id))

    def judged(self, link: LinkCard, verdict: Verdict) -> Callable[[Desk], Decided]:
        """Judge a proposal."""
        return lambda desk: desk.actors.judge(link, verdict)

    def merged(self, left: int, right: int) -> Callable[[Desk], Decided]:
        """Merge two actors."""
        return lambda desk: desk.actors.merge(left, right)

    async def parts(self, id_: int) -> Sequence[tuple[str, str]]:
        """Return the spellings, articles and single mentions of an actor."""
        card = await self._card(id_)
        if card is None:
            return ()
        aliases = [(f"alias {id_} {a.name}", f"spelling “{clean(a.name)}”") for a in card.aliases]
        members = [
            (f"member {m.actor_id}", f"article {clean(m.article)}: {clean(m.name)}") for m in card.members
        ]
        mentions = [(f"mention {m.id}", f"in {clean(m.article)}: “{_words(m)}”") for m in card.mentions]
        return [*(aliases if len(aliases) > 1 else ()), *(members if len(members) > 1 else ()), *mentions]

    def split(self, part: str) -> Callable[[Desk], Decided]:
        """Split off a spelling, an article's actor, or one mention."""
        what, _, which = part.partition(" ")
        if what == "alias":
            actor, _, name = which.partition(" ")
            return lambda desk: desk.actors.split_alias(int(actor), name)
        if what == "member":
            return lambda desk: desk.actors.split_member(int(which))
        return lambda desk: desk.actors.split_mention(int(which))

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_rename(self) -> None:
        """Ask for another name."""
        from tui.modals.prompt import Prompt

        row = self.list.row_at_cursor
        if row is None:
            self.say(self.absent())
            return
        seen = row.name

        async def rename(name: str) -> bool:
            nonlocal seen
            try:
                await self.decided(lambda desk: desk.actors.rename(row.id, name, seen))
            except ChangedSinceError:
                seen = (await self.gateway.read(lambda desk: desk.actors.rows([row.id])))[row.id].name
                raise
            return True

        await self.asked(Prompt("The actor's name", row.name, accept=rename))

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_change_kind(self) -> None:
        """Ask what the actor is."""
        from tui.modals.prompt import Menu

        row = self.list.row_at_cursor
        if row is None:
            self.say(self.absent())
            return
        kinds = [(kind, kind) for kind in get_args(ActorKind)]
        kind = await self.desk_app.push_screen_wait(Menu(f"What is {clean(row.name)}?", kinds, row.kind))
        if kind and kind != row.kind:
            await self.decide(lambda desk: desk.actors.set_kind(row.id, kind, row.kind))


def _words(mention: MentionCard) -> str:
    """Return a mention with a few characters on each side."""
    text, at = mention.window.text, mention.window.start
    start, end = mention.span.start - at, mention.span.end - at
    return clean(("…" if start > 12 else "") + text[max(start - 12, 0) : end + 24].strip())
