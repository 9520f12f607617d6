"""Schema revisions of a database: current, history, upgrade and downgrade, each with a backup first.

Revisions are numbered files in ``migrations/versions``, one after the other, so the newest is the last by
name and an up-to-date database is opened without Alembic.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import DatabaseError
from claims.store.backends.address import Address
from claims.store.backends.chosen import backend_at
from claims.store.backends.protocol import Backend
from claims.store.schema.revisions import head, known, migrations, refuse_newer, revisions

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["current", "downgrade", "head", "history", "refresh", "revisions", "upgrade", "upgraded"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One step of the schema: its number, what it did, and whether the database at hand has it."""

    id: str
    title: str
    applied: bool


def current(address: Address) -> str | None:
    """Return the revision of the database; ``None`` for an empty or a missing one.

    Raises:
        DatabaseError: it is not a database of claims, is damaged, or cannot be read.
    """
    return backend_at(address).revision()


def upgrade(address: Address, revision: str = "head") -> Path | None:
    """Bring the database to ``revision``, or make it; return the backup that was taken of what was there.

    One transaction: interrupted, it leaves the old database.

    Raises:
        DatabaseError: the database is newer than the program, damaged, locked, or would not be whole
            afterwards.
    """
    return upgraded(backend_at(address), revision)


def upgraded(backend: Backend, revision: str = "head", *, keep: bool = True) -> Path | None:
    """Do the same with a database at hand; without ``keep`` no backup is taken."""
    target = known(revision)
    at = backend.revision()
    if at is not None:
        refuse_newer(backend.name, at)
    if at == target:
        return None
    copy = None if at is None or not keep else backend.safety_copy(at)
    _migrate(backend, target, up=True)
    return copy


def downgrade(address: Address, revision: str) -> Path | None:
    """Take the database back to an earlier ``revision``; return the backup that was taken first.

    Raises:
        DatabaseError: as for :func:`upgrade`.
    """
    target, backend = known(revision), backend_at(address)
    at = backend.revision()
    if at is None:
        raise DatabaseError(f"There is no database in {backend.name} to take back.")
    refuse_newer(backend.name, at)
    if at == target:
        return None
    if target < backend.oldest:
        oldest = f"{backend.name} cannot go back to {target}: servers came with {backend.oldest}."
        raise DatabaseError(f"{oldest} Copy it to a file (claims publish FILE), and take that back.")
    copy = backend.safety_copy(at)
    _migrate(backend, target, up=False)
    return copy


def history(address: Address) -> tuple[Revision, ...]:
    """Return every revision this program knows, oldest first, and which of them the database has."""
    at = current(address)
    steps = _steps()
    return tuple(Revision(number, steps[number], at is not None and number <= at) for number in revisions())


def refresh(address: Address) -> None:
    """Make what lies over the tables again when this program's differs from the database's.

    A database that may only be read is read as it is.
    """
    backend_at(address).refresh()


def _migrate(backend: Backend, target: str, *, up: bool) -> None:
    from alembic import command

    config = _config()
    engine = backend.migrator()
    try:
        with backend.explaining(), engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, target) if up else command.downgrade(config, target)
    finally:
        engine.dispose()


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    return config


def _steps() -> dict[str, str]:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_config())
    return {step.revision: str(step.doc) for step in script.walk_revisions()}
