"""The question for an article's date: what follows from it is shown while the date is written."""

from __future__ import annotations

from claims.desk.articles.date_input import show_days
from claims.desk.history.wording import count
from claims.errors import ClaimsError
from tui.screens.base import DeskScreen

HINT = "2023-06-16, 2023-06, 2023-06-16..2023-06-18, or empty for unknown"


async def ask_date(screen: DeskScreen, article_id: int) -> None:
    """Ask for the date of an article and set it, as one undoable step."""
    from tui.modals.prompt import Prompt

    async def told(written: str) -> str:
        try:
            seen = await screen.gateway.read(lambda desk: desk.articles.preview_date(article_id, written))
        except ClaimsError:  # half a date is none yet
            return ""
        times, claims = count(seen.times, "date"), count(seen.claims, "claim")
        return f"{times} resolved again, {claims} moved, {seen.flagged} flagged; enter sets it, u undoes it"

    async def accept(written: str) -> bool:
        await screen.decided(lambda desk: desk.articles.set_date(article_id, written))
        return True

    row = (await screen.read(lambda desk: desk.articles.rows([article_id])) or {}).get(article_id)
    if row is not None:
        now = show_days(row.head.published.range)
        title = f"When was “{row.head.title or row.head.label}” published?"
        await screen.asked(Prompt(title, now, hint=HINT, accept=accept, told=told, fresh=True))
