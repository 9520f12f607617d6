"""Parts that other packages bring, by entry points: exporters and lexicon layers.

``claims.exporters``: a function ``(session, file, ids) -> int`` that writes the claims with these ids, or
all, to an open text file and returns how many. ``claims.layers``: the text of a layer, or a function that
returns it. A plugin is loaded when it is asked for by its name, never before. ``docs/plugins.md`` has an
example.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from importlib.metadata import EntryPoint, entry_points
from typing import IO, TYPE_CHECKING, Literal, cast

from claims.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    Exporter = Callable[[Session, IO[str], Collection[int] | None], int]

Group = Literal["claims.exporters", "claims.layers"]


def names(group: Group) -> tuple[str, ...]:
    """Return the names that installed packages offer."""
    return tuple(sorted({found.name for found in entry_points(group=group)}))


def exporter(name: str) -> Exporter | None:
    """Return the exporter that a package offers under ``name``; ``None`` where none does.

    Raises:
        InputError: it cannot be loaded, or is no function.
    """
    found = _entry("claims.exporters", name)
    return None if found is None else cast("Exporter", _loaded(found, callable))


def layer(name: str) -> str | None:
    """Return the text of the lexicon layer that a package offers under ``name``; ``None`` where none does.

    Raises:
        InputError: it cannot be loaded, or is neither text nor a function that returns it.
    """
    found = _entry("claims.layers", name)
    if found is None:
        return None
    given = _loaded(found, lambda value: callable(value) or isinstance(value, str))
    text = given() if callable(given) else given
    if not isinstance(text, str):
        raise InputError(f"The layer {name} of {_whose(found)} is no text.")
    return text


def _entry(group: Group, name: str) -> EntryPoint | None:
    return next(iter(entry_points(group=group, name=name)), None)


def _loaded(found: EntryPoint, fits: Callable[[object], bool]) -> object:
    try:
        value = found.load()
    except Exception as error:  # another package's code may raise anything
        raise InputError(f"{found.name} of {_whose(found)} cannot be loaded: {error}.") from error
    if not fits(value):
        raise InputError(f"{found.name} of {_whose(found)} is {type(value).__name__}, not what it should be.")
    return value


def _whose(found: EntryPoint) -> str:
    return found.dist.name if found.dist is not None else found.value
