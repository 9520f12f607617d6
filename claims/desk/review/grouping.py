"""Claims that say one thing, so that they are judged once."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Hashable, Sequence

from sqlalchemy.orm import Session

from claims.desk.cards import Queue, Undecided
from claims.store.review import groups

MOST = 20_000
"""Claims up to which a queue is folded; in a longer one every claim has a row until a filter narrows it."""


def folded(session: Session, queue: Queue) -> Queue:
    """Return the queue with one row for all claims that say one thing: where the first of them stands.

    Claims of one row stand alike, so that none that is undecided hides behind one that was decided alone.
    """
    if len(queue) > MOST:
        return queue
    said = groups.keys(session, queue.ids)
    status = groups.statuses(session, said)
    keys = {claim_id: (key, status.get(claim_id)) for claim_id, key in said.items()}
    heads: dict[Hashable, int] = {}
    members: dict[int, list[int]] = {}
    for claim_id in queue.ids:
        head = heads.setdefault(keys.get(claim_id, claim_id), claim_id)
        members.setdefault(head, []).append(claim_id)
    several = {head: tuple(ids) for head, ids in members.items() if len(ids) > 1}
    return Queue(queue.order, queue.query, array("q", members), queue.complete, several)


def undecided(session: Session, queue: Queue, claim_id: int) -> Undecided:
    """Return how many claims of a claim's article and of a queue are undecided."""
    article_id, here = groups.undecided_beside(session, claim_id)
    if len(queue) > MOST:
        return Undecided(article_id, here, None)
    ids = [one for head in queue.ids for one in queue.groups.get(head, (head,))]
    return Undecided(article_id, here, groups.number_undecided(session, ids))


def next_undecided(session: Session, ids: Sequence[int], after: int, but: Collection[int] = ()) -> int | None:
    """Return the place of the next undecided claim: after ``after``, else from the beginning."""
    for places in (range(after + 1, len(ids)), range(min(after, len(ids)))):
        for start in range(places.start, places.stop, STEP):
            some = ids[start : min(start + STEP, places.stop)]
            open_ = groups.undecided(session, some).difference(but)
            place = next((at for at, claim_id in enumerate(some) if claim_id in open_), None)
            if place is not None:
                return start + place
    return None


STEP = 500
"""Claims looked at in one go."""
