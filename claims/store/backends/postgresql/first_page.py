"""The first claims of a review on a server, read with nothing but the driver."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claims.store.backends import first_page
from claims.store.backends.first_page import First

PATIENCE = 2
"""Seconds that a server gets to answer; the whole program then waits longer, and says why."""


def first(address: str, limit: int, reviewer: str, order: str) -> First | None:
    """Return the first claims; ``None`` where they cannot be had: no driver, no server, another version."""
    try:
        import psycopg
    except ImportError:
        return None
    url = address.replace("postgresql+psycopg://", "postgresql://", 1)
    try:
        with psycopg.connect(url, connect_timeout=PATIENCE) as connection:
            connection.read_only = True

            def ask(query: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
                return connection.execute(query.replace("?", "%s").encode(), values).fetchall()

            return first_page.first(ask, limit, reviewer, order, least="least")
    except psycopg.Error:
        return None
