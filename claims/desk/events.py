"""What a reviewer may do with events: judge proposals, merge, split, and settle conflicts."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Literal

from claims.desk.cards import ConflictCard, Decided, EventCard, EventRow, LinkCard, Verdict
from claims.desk.sessions import Sessions


class Events:
    """The events of a database, as one reviewer handles them. An event here is a cluster's canonical one."""

    def __init__(self, database: Sessions, reviewer: str) -> None:
        self.database = database
        self.reviewer = reviewer

    def ids(self, query: str = "") -> array[int]:
        """Return the events with a mention that fits ``query`` (the filter language), in order of time."""
        raise NotImplementedError

    def rows(self, ids: Sequence[int]) -> dict[int, EventRow]:
        """Return one line for each canonical event."""
        raise NotImplementedError

    def card(self, event_id: int) -> EventCard:
        """Return everything about an event (any member of its cluster will do)."""
        raise NotImplementedError

    def proposals(self, of: Literal["event", "quote"] = "event") -> array[int]:
        """Return the links that wait for a verdict, the likeliest first."""
        raise NotImplementedError

    def link(self, link_id: int, of: Literal["event", "quote"] = "event") -> LinkCard:
        """Return a link with both sides."""
        raise NotImplementedError

    def judge(self, link: LinkCard, verdict: Verdict) -> Decided:
        """Say whether the two are the same; a refused pair is never proposed again."""
        raise NotImplementedError

    def merge(self, left_id: int, right_id: int) -> Decided:
        """Say of any two events that they are the same."""
        raise NotImplementedError

    def split(self, claim_id: int) -> Decided:
        """Make a single event mention an event of its own."""
        raise NotImplementedError

    def conflicts(self, judgement: Literal["open", "settled", "apparent"] | None = "open") -> array[int]:
        """Return the conflicts that stand so (``None``: all), by event."""
        raise NotImplementedError

    def conflict(self, conflict_id: int) -> ConflictCard:
        """Return a conflict with both versions."""
        raise NotImplementedError

    def settle(
        self,
        conflict: ConflictCard,
        judgement: Literal["open", "settled", "apparent"],
        prefer: int | None = None,
    ) -> Decided:
        """Call a conflict settled (``prefer`` names the claim that is right), only apparent, or open."""
        raise NotImplementedError
