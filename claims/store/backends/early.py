"""Facts about a database that can be read before the rest of the program is loaded."""

from __future__ import annotations

from pathlib import Path

from claims.store.backends.address import Address, is_server
from claims.store.backends.first_page import First
from claims.store.backends.postgresql import first_page as postgresql_page
from claims.store.backends.sqlite.driver import first_page as sqlite_page
from claims.store.backends.sqlite.driver.media import is_immutable


def first_page(address: Address, limit: int, reviewer: str, order: str) -> First | None:
    """Return the first claims of a review in an order; ``None`` where they cannot be had this fast."""
    if is_server(address):
        return postgresql_page.first(str(address), limit, reviewer, order)
    return sqlite_page.first(Path(address), limit, reviewer, order)


def is_on_read_only_media(address: Address) -> bool:
    """Say whether a database can only be read, because nothing can be written beside it."""
    return not is_server(address) and is_immutable(Path(address))
