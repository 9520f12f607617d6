"""The desk without a screen: lists, decisions, corrections, undo.

``claims.desk.Desk`` is everything; ``claims.desk.cards`` are the frozen values that it hands out. Nothing
heavy is imported before it is used: a terminal draws its first page while the database layer still loads.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claims.desk.cards import ORDERS, Order, Queue

if TYPE_CHECKING:
    from claims.desk.reviewing import BulkAction, Desk

__all__ = ["ORDERS", "BulkAction", "Desk", "Order", "Queue"]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # a module's __getattr__ returns whatever is asked for
    if name in ("BulkAction", "Desk"):
        return getattr(import_module("claims.desk.reviewing"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
