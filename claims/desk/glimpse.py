"""The first page of a review, before the rest of the program is there."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from pathlib import Path

from claims.desk.cards import ClaimRow, Queue
from claims.desk.rows import claim_row
from claims.store import glimpse


def glimpse_queue(path: Path, limit: int) -> tuple[Queue, Mapping[int, ClaimRow]] | None:
    """Return the beginning of the queue "uncertain" and its rows.

    ``None`` where it cannot be had this fast; :func:`claims.desk.opening.open_desk` then says why.
    """
    found = glimpse.first(path, limit)
    if found is None:
        return None
    ids, lines, taking_part = found
    rows = {id_: claim_row(lines[id_], taking_part.get(id_, ())) for id_ in ids}
    return Queue("uncertain", "", array("q", ids), len(ids) < limit), rows
