"""The desk without a screen: lists, decisions, corrections, undo.

``claims.desk.Desk`` is everything; ``claims.desk.cards`` are the frozen values that it hands out. Nothing
heavy is imported before it is used: a terminal draws its first page while the database layer still loads.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.desk.cards import ORDERS, Order, Queue
    from claims.desk.reviewing import BulkAction, Desk

__all__ = ["ORDERS", "BulkAction", "Desk", "Order", "Queue"]

LATER = {
    **dict.fromkeys(("BulkAction", "Desk"), "claims.desk.reviewing"),
    **dict.fromkeys(("ORDERS", "Order", "Queue"), "claims.desk.cards"),
}
"""Public names that cost time to import, and where they are defined."""


def __getattr__(name: str) -> Any:  # noqa: ANN401  # a module's __getattr__ returns whatever is asked for
    if name in LATER:
        return getattr(import_module(LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
