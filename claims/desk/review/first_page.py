"""The first page of a review, shown while the rest of the program loads."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from claims.desk.cards import ClaimRow, Order, Queue
from claims.desk.review.rows import claim_row
from claims.store.backends import early
from claims.store.backends.address import Address

QUICK: tuple[Order, ...] = ("article", "uncertain")
"""The orders whose first page is read without SQLAlchemy."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A page of a queue with its rows: the first, or the one that begins where one was.

    ``at`` is the row that the cursor belongs on.
    """

    queue: Queue
    rows: Mapping[int, ClaimRow]
    at: int


def glimpse_queue(address: Address, limit: int, reviewer: str, order: Order = "article") -> Glimpse | None:
    """Return the page of the queue in ``order`` that holds the place of ``reviewer``.

    ``None`` where it cannot be had this fast, as only the orders in ``QUICK`` can;
    :func:`claims.desk.reviewing.open_desk` then says why.
    """
    found = early.first_page(address, limit, reviewer, order) if order in QUICK else None
    if found is None:
        return None
    rows = {id_: claim_row(found.lines[id_], found.taking_part.get(id_, ())) for id_ in found.ids}
    queue = Queue(order, "", array("q", found.ids), len(found.ids) < limit)
    at = queue.position(found.bookmark) if found.bookmark is not None else None
    return Glimpse(queue, rows, at or 0)
