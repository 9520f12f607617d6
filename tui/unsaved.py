"""Decisions that the database could not take, kept in a JSON file beside it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

from claims.errors import InputError

if TYPE_CHECKING:
    from claims.desk import Desk
    from claims.desk.unsaved import Kept


class Unsaved:
    """The decisions of one program that its database did not take, in the order in which they were made.

    ``runs`` are those of the database while it was there: by them it is known again.
    """

    def __init__(self) -> None:
        self._kept: list[Kept] = []
        self._file: Path | None = None
        self.runs: tuple[tuple[int, str], ...] = ()

    def keep(self, call: Callable[[Desk], object], desk: Desk) -> Path:
        """Write down which method of the desk ``call`` calls, and with what; return the file it is in.

        The method itself is not run.

        Raises:
            OSError, InputError: the file cannot be written.
        """
        from claims.desk import unsaved  # slow to import, and rarely needed

        now = datetime.now(UTC)
        if self._file is None:
            self._file = desk.database.beside(f"unsaved-{now:%Y%m%d-%H%M%S}-{os.getpid()}.json")
        decision, given = _asked(call, desk)
        self._kept.append(unsaved.Kept(now.isoformat(timespec="seconds"), decision, given))
        kept = unsaved.Unsaved(desk.database.name, desk.reviewer, tuple(self._kept), self.runs)
        unsaved.write(self._file, kept)
        return self._file


class _Asked(Exception):  # noqa: N818  # no error: it ends a call as soon as it is known
    """What a call asks of the desk."""

    def __init__(self, decision: str, given: Mapping[str, object]) -> None:
        super().__init__(decision)
        self.decision = decision
        self.given = given


class _Listener:
    """Stands where the desk or a part of it stands, and says what is asked of it instead of doing it."""

    def __init__(self, part: object, name: str = "") -> None:
        self._part = part
        self._name = name

    def __getattr__(self, name: str) -> _Listener:
        return _Listener(getattr(self._part, name), f"{self._name}.{name}".lstrip("."))

    def __call__(self, *given: object, **named: object) -> NoReturn:
        method = cast("Callable[..., object]", self._part)
        arguments = signature(method).bind(*given, **named).arguments
        raise _Asked(self._name, {name: value for name, value in arguments.items() if not callable(value)})


def _asked(call: Callable[[Desk], object], desk: Desk) -> tuple[str, dict[str, object]]:
    try:
        call(cast("Desk", _Listener(desk)))
    except _Asked as asked:
        return asked.decision, {name: _plain(value) for name, value in asked.given.items()}
    raise InputError("it asks nothing of the desk that can be written down.")


def _plain(value: object) -> object:
    """Return a value as JSON can hold it."""
    if value is None or isinstance(value, str | int | float):
        return value
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, Iterable) else str(value)
