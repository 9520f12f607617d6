"""State of the review screen besides what it shows: plain values, with no widget in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from claims.desk.cards import ClaimRow, Decided, Order, Queue, Status


@dataclass(slots=True)
class Reviewing:
    """The queue at hand, and the decisions on their way to the database.

    ``order`` and ``query`` are what the reviewer asked for, ``queue`` what the desk gave. ``versions`` are
    the newest that this desk has seen: a decision that waits behind another one on the same claim names
    the version which that one leaves. ``opened`` are the groups whose members have rows of their own,
    ``last`` the fields of the last correction.
    """

    order: Order = "article"
    query: str = ""
    queue: Queue | None = None
    pending: dict[int, Status] = field(default_factory=dict)
    versions: dict[int, int] = field(default_factory=dict)
    opened: set[int] = field(default_factory=set)
    last: Mapping[str, str] = field(default_factory=dict)

    def together(self, claim_id: int) -> tuple[int, ...]:
        """Return the claims that share the row of one, unless it is unfolded."""
        if self.queue is None or claim_id in self.opened:
            return (claim_id,)
        return self.queue.groups.get(claim_id, (claim_id,))

    def alike(self, claim_id: int) -> tuple[int, ...]:
        """Return those of them that say the same as the claim: the others are told inside it."""
        if self.queue is None or claim_id in self.opened:
            return (claim_id,)
        return self.queue.alike(claim_id)

    def take_apart(self, claim_id: int) -> bool:
        """Give what is told inside a claim rows of its own; say whether there was anything."""
        if self.queue is None or claim_id not in self.queue.along:
            return False
        self.queue = self.queue.taken_apart(claim_id)
        return True

    def part(self, claim_id: int) -> bool:
        """Give a claim a row of its own, and those judged with it the next; say whether there were any."""
        if self.queue is None or len(self.together(claim_id)) == 1:
            return False
        self.queue = self.queue.without_first(claim_id)
        return True

    def turn(self, head: int, rows: Iterable[ClaimRow]) -> None:
        """Take a row apart, or unfold it, or fold it again, of which the ``rows`` are shown."""
        if self.take_apart(head):
            return
        if head in self.opened:
            self.fold(head, rows)
        else:
            self.opened.add(head)

    def fold(self, head: int, rows: Iterable[ClaimRow]) -> None:
        """Fold a group that was opened: its ``rows`` that stand alike have one row."""
        self.opened.discard(head)
        alike: dict[Status, list[int]] = {}
        for row in rows:
            alike.setdefault(self.shown(row).status, []).append(row.id)
        if self.queue is not None and len(alike) > 1:
            self.queue = self.queue.divided(head, tuple(alike.values()))

    def shown(self, row: ClaimRow) -> ClaimRow:
        """Return ``row`` with the verdict that is on its way."""
        status = self.pending.get(row.id)
        return row if status is None else replace(row, status=status)

    def version(self, claim_id: int, seen: int) -> int:
        """Return the version a decision on a claim that was ``seen`` at a version must name now."""
        return max(self.versions.get(claim_id, 0), seen)

    def took(self, decided: Decided) -> None:
        """Take note of what a decision left."""
        for id_, row in decided.rows.items():
            self.versions[id_] = row.version
