"""Claims that say one thing, so that they are judged once."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Hashable, Mapping, Sequence

from sqlalchemy.orm import Session

from claims.desk.cards import Queue, Undecided
from claims.store.review import groups, within

MOST = 20_000
"""Claims up to which a queue is folded; in a longer one every claim has a row until a filter narrows it."""


def folded(session: Session, queue: Queue) -> Queue:
    """Return the queue with one row for all claims that say one thing: where the first of them stands.

    A claim that is told inside another one stands in its row, where that saves keys: an office beside the
    words of who holds it, a figure in what it counts for. Claims of one row stand alike, so that none that
    is undecided hides behind one that was decided alone.
    """
    if len(queue) > MOST:
        return queue
    said = groups.keys(session, queue.ids)
    standings = groups.standings(session, queue.ids)
    heads: dict[Hashable, int] = {}
    members: dict[int, list[int]] = {}
    for claim_id in queue.ids:
        standing = standings.get(claim_id)
        key = (said[claim_id], standing and standing[1]) if claim_id in said else claim_id
        members.setdefault(heads.setdefault(key, claim_id), []).append(claim_id)
    outer = _outer(within.hosts(session, queue.ids), members, standings)
    along = {
        head: tuple(tuple(members[one]) for one in told)
        for head, told in _told_along(outer, standings).items()
    }
    moved = {part[0] for parts in along.values() for part in parts}
    rows = {
        head: (*ids, *(one for part in along.get(head, ()) for one in part))
        for head, ids in members.items()
        if head not in moved
    }
    several = {head: ids for head, ids in rows.items() if len(ids) > 1}
    return Queue(queue.order, queue.query, array("q", rows), queue.complete, several, along)


Standings = Mapping[int, tuple[str, str, float]]
"""Kind, status and confidence of claims."""


def _outer(
    hosts: Mapping[int, Sequence[int]], members: Mapping[int, Sequence[int]], standings: Standings
) -> dict[int, int]:
    """Return the row that each row is told inside of, both by their first claims.

    Events and quotations that several places tell of are no part of one of them.
    """
    row_of = {one: head for head, ids in members.items() for one in ids}
    outer: dict[int, int] = {}
    for head, ids in members.items():
        if head not in standings or (len(ids) > 1 and standings[head][0] != "role"):
            continue
        held_by = (row_of[host] for one in ids for host in hosts.get(one, ()) if host in row_of)
        status = standings[head][1]
        alike = (row for row in held_by if row != head and standings[row][1] == status)
        if (row := next(alike, None)) is not None:
            outer[head] = row
    return outer


def _told_along(outer: Mapping[int, int], standings: Standings) -> dict[int, list[int]]:
    """Return the rows that are worth telling in another, by that one: the outermost that is a row itself.

    A row that is not worth it stays, and what is told inside it is told there.
    """
    rest = dict(outer)
    while True:
        found: dict[int, list[int]] = {}
        for head in rest:
            if (whole := _outermost(head, rest)) not in rest:  # else they hold each other
                found.setdefault(whole, []).append(head)
        chosen = {whole: worth_it(heads, standings) for whole, heads in found.items()}
        kept = {head for heads in chosen.values() for head in heads}
        if len(kept) == len(rest):
            return chosen
        rest = {head: row for head, row in rest.items() if head in kept}


def _outermost(head: int, outer: Mapping[int, int]) -> int:
    """Return the row in which everything around a row is told."""
    seen, row = {head}, head
    while row in outer and outer[row] not in seen:
        row = outer[row]
        seen.add(row)
    return row


def worth_it(heads: Sequence[int], standings: Standings) -> list[int]:
    """Return those of the rows told inside another that save keys there, in the order given.

    One key does for ``k`` of them where all are right; where one is not, it takes one key more to open the
    row. So they save keys while the chance that all are right is above ``1 / (k + 1)``.
    """
    chance, chosen = 1.0, set[int]()
    for head in sorted(heads, key=lambda head: -standings[head][2]):
        chance *= standings[head][2]
        if chance <= 1 / (len(chosen) + 2):
            break
        chosen.add(head)
    return [head for head in heads if head in chosen]


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
