"""The public views, as they are written in ``views/*.sql``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

MARK = "-- a view of claims"
"""Stands in every view of ours, so that ours are told from those a user made."""


@cache
def read(package: str, folder: str) -> dict[str, str]:
    """Return the SQL files of a folder of a package by name, in order."""
    there = (files(package) / folder).iterdir()
    found = {item.name: item.read_text("utf-8") for item in there if item.name.endswith(".sql")}
    return {name.removesuffix(".sql"): found[name] for name in sorted(found)}


def views() -> dict[str, str]:
    """Return the queries of the public views by name, in order."""
    return read("claims.store.schema", "views")
