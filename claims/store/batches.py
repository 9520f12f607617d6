"""Long lists of ids: in pieces that every database takes as parameters, or as one parameter of SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Select, func, select

SIZE = 500


def batches(ids: Iterable[int], size: int = SIZE) -> Iterator[list[int]]:
    """Yield ``ids`` in lists of at most ``size``."""
    rest = iter(ids)
    while some := list(islice(rest, size)):
        yield some


def listed(ids: Iterable[int]) -> Select[int]:
    """Return ``ids`` as rows, for ``IN``: however many they are, the statement is compiled once."""
    return select(func.json_each(json.dumps(sorted(ids))).table_valued("value").c.value)
