"""The choice of who answers a question in SQL; for a file nothing but the standard library is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from claims.store.backends.address import Address, is_server
from claims.store.backends.question import Answer, Parameters, Watch
from claims.store.backends.sqlite.console import answers
from claims.store.backends.sqlite.driver import file_state


def ask(address: Address, query: str, parameters: Parameters, watch: Watch) -> AbstractContextManager[Answer]:
    """Ask one question in SQL that can change nothing, and give the answer while the block lasts."""
    if not is_server(address):
        return answers.ask(Path(address), query, parameters, watch)
    from claims.store.backends.chosen import backend_at

    return backend_at(address).ask(query, parameters, watch)


@contextmanager
def held(address: Address) -> Iterator[bool]:
    """Hold a file open during the block; give whether it can be asked as it stands.

    It cannot where it must be made, upgraded or refused first; nor can a server, which is asked in full.
    """
    if is_server(address):
        yield False
        return
    with file_state.held(Path(address)) as current:
        yield current
