"""Parts that other packages bring, by entry points: readers, exporters, importers, lexicon layers, kinds.

``claims.readers``: a function ``(data, origin) -> articles`` that reads files whose suffix is its name.
``claims.importers``: a function ``(data) -> rows`` that gives the claims of another tool's file in the form
that ``claims import --claims`` reads. ``claims.exporters``: a function ``(session, file, ids) -> int`` that
writes the claims with these ids, or all, to an open text file and returns how many. ``claims.layers``: the
text of a layer, or a function that returns it. ``claims.kinds``: a kind of claim, as
:mod:`claims.plugins.claim_kind` has it (see :mod:`claims.plugins.kinds`). A plugin is loaded when it is asked
for by its name, never before; a kind when claims are looked for. ``docs/plugins.md`` has an example.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import IO, TYPE_CHECKING, Literal, cast

from claims.errors import ClaimsError, InputError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claims.document import GivenArticle

    Reader = Callable[[bytes, str], Iterable[GivenArticle]]
    Importer = Callable[[bytes], Iterable[Mapping[str, object]]]
    Exporter = Callable[[Session, IO[str], Collection[int] | None], int]

Group = Literal["claims.readers", "claims.importers", "claims.exporters", "claims.layers", "claims.kinds"]


def names(group: Group) -> tuple[str, ...]:
    """Return the names that installed packages offer."""
    return _offered(group, tuple(sys.path))


@lru_cache
def _offered(group: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names in a group; remembered for as long as packages are looked for in the same places."""
    return tuple(sorted({found.name for found in entry_points(group=group)}))


def reader(name: str) -> Reader | None:
    """Return what reads files with the suffix ``name`` (without its dot); ``None`` where no package does.

    Raises:
        InputError: it cannot be loaded, or is no function.
    """
    found = _entry("claims.readers", name)
    return None if found is None else cast("Reader", _loaded(found, callable))


def importer(name: str) -> Importer | None:
    """Return what reads the claims of the tool ``name``; ``None`` where no package does.

    Raises:
        InputError: it cannot be loaded, or is no function.
    """
    found = _entry("claims.importers", name)
    return None if found is None else cast("Importer", _loaded(found, callable))


def exporter(name: str) -> Exporter | None:
    """Return the exporter that a package offers under ``name``; ``None`` where none does.

    What goes wrong in it is raised as an InputError that names the package.

    Raises:
        InputError: it cannot be loaded, or is no function.
    """
    found = _entry("claims.exporters", name)
    if found is None:
        return None
    write = cast("Exporter", _loaded(found, callable))

    def export(session: Session, file: IO[str], ids: Collection[int] | None) -> int:
        with _named(found):
            return write(session, file, ids)

    return export


def layer(name: str) -> str | None:
    """Return the text of the lexicon layer that a package offers under ``name``; ``None`` where none does.

    Raises:
        InputError: it cannot be loaded, fails, or is neither text nor a function that returns it.
    """
    found = _entry("claims.layers", name)
    if found is None:
        return None
    given = _loaded(found, lambda value: callable(value) or isinstance(value, str))
    with _named(found):
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


@contextmanager
def _named(found: EntryPoint) -> Iterator[None]:
    """Say whose fault it is where another package's code fails; errors meant for the user pass."""
    try:
        yield
    except (ClaimsError, OSError):
        raise
    except Exception as error:  # another package's code may raise anything
        failure = f"{type(error).__name__}: {error}"
        raise InputError(
            f"{found.name} of {_whose(found)} failed ({failure}). Please tell its authors."
        ) from error


def _whose(found: EntryPoint) -> str:
    return found.dist.name if found.dist is not None else found.value
