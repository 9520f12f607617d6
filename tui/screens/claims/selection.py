"""Commands on a selection, and the list of past decisions."""

from __future__ import annotations

import json
import subprocess
from abc import abstractmethod
from asyncio import to_thread
from collections.abc import Sequence

from textual import work

from claims.desk.cards import ClaimRow
from claims.desk.history.wording import count
from claims.errors import InputError
from tui.screens.claims.deciding import DecidingScreen
from tui.widgets.virtual_list import VirtualList

PATIENCE = 60
"""Seconds that a command may take."""
SHOWN = 400
"""Characters of its answer that the status line gets."""
DECISIONS = 1000
"""Decisions that the history goes back."""


class SelectionScreen(DecidingScreen):
    """A list of claims with a selection."""

    list: VirtualList[ClaimRow]

    @abstractmethod
    def show_claim(self, claim_id: int) -> None:
        """Put the cursor on a claim."""

    def selection(self) -> Sequence[int]:
        """Return the claims of the selected rows, or of the one under the cursor, all of their groups."""
        here = self.list.id_at_cursor
        heads = list(self.list.selected) or ([here] if here is not None else [])
        return [one for head in heads for one in self.together(head)]

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_command(self) -> None:
        """Run a command with the selected claims as JSON on its standard input."""
        from tui.modals.prompt import Prompt

        ids = self.selection()
        if not ids:
            self.say(self.absent())
            return

        async def run(command: str) -> bool:
            if not command:
                raise InputError("Write a command, such as: jq -r '.[].text'")
            rows = await self.gateway.read(lambda desk: desk.rows(ids))
            answer = await to_thread(_run, command, list(rows.values()))
            quiet = f"The command took {count(len(rows), 'claim')} and said nothing."
            self.say(answer[:SHOWN] or quiet, "good")
            return True

        hint = "the claims come as a JSON array on its standard input; what it says comes below"
        await self.asked(Prompt(f"Command on {count(len(ids), 'claim')}", hint=hint, accept=run))

    @work(group="ask", exclusive=True, exit_on_error=False)
    async def action_history(self) -> None:
        """Look through one's own decisions; go to the claim of one, or reopen it."""
        from tui.modals.history import HistoryScreen

        lines = await self.read(lambda desk: desk.history(DECISIONS))
        picked = await self.desk_app.push_screen_wait(HistoryScreen(lines)) if lines is not None else None
        if picked is None:
            return
        claim_id = picked.claim_id
        if picked.does == "reopen":
            row = (await self.read(lambda desk: desk.rows([claim_id])) or {}).get(claim_id)
            if row is None:
                return
            await self.decide(self._noted(row, lambda desk, version: desk.reopen(claim_id, version)))
        self.show_claim(claim_id)


def _run(command: str, rows: Sequence[ClaimRow]) -> str:
    """Run a command of the reviewer's own in a shell and return what it says, on one line.

    Raises:
        InputError: it fails, or takes too long.
    """
    from tui.writing import flat

    given = json.dumps([dict(flat(row)) for row in rows], ensure_ascii=False)
    try:
        done = subprocess.run(  # noqa: S602 -- a shell is what the reviewer asks for
            command, shell=True, input=given, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(f"The command was stopped: it took longer than {PATIENCE} seconds.") from error
    if done.returncode:
        told = " ".join(done.stderr.split())[:SHOWN] or "it says nothing more"
        raise InputError(f"The command ended with {done.returncode}: {told}.")
    return " ".join(done.stdout.split())
