"""Decisions that a database did not take: the file that keeps them, and their way back by the same door."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast, get_type_hints

from pydantic import TypeAdapter, ValidationError

from claims.atomic_file import whole
from claims.desk.cards import Decided, Preview
from claims.desk.reviewing import Desk
from claims.errors import ClaimsError, InputError

DECISIONS = frozenset({
    "confirm", "reject", "dispute", "reopen", "correct", "create", "decide_group", "decide_all",
    "actors.judge", "actors.merge", "actors.split_member", "actors.split_alias", "actors.split_mention",
    "actors.assign", "actors.rename", "actors.set_kind", "articles.correct_metadata", "articles.set_date",
    "events.judge", "events.merge", "events.split", "events.settle", "save_filter", "drop_filter",
    "queries.save", "queries.drop",
})  # fmt: skip
"""Methods of the desk that a file may ask for."""
STEPS = ("undo", "redo")


@dataclass(frozen=True, slots=True)
class Kept:
    """One decision: when it was made, the method of the desk, and what that was given."""

    at: str
    decision: str
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What a reviewer decided on a database that did not take it, in the order of the decisions.

    ``runs`` are the runs that the database had, by id and moment: by them it is known again.
    """

    database: str
    reviewer: str
    unsaved: tuple[Kept, ...]
    runs: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision: what the desk said, and whether it was taken."""

    kept: Kept
    words: str
    taken: bool


def read(path: Path) -> Unsaved:
    """Return what a file keeps.

    Raises:
        InputError: it cannot be read, or keeps no decisions.
    """
    try:
        return TypeAdapter(Unsaved).validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise InputError(f"{path} keeps no decisions of the desk; name a *.unsaved-*.json file.") from error


def write(path: Path, unsaved: Unsaved) -> None:
    """Write a file that keeps decisions, whole or not at all.

    Raises:
        OSError, InputError: it cannot be written.
    """
    with whole(path) as unfinished:
        unfinished.write_bytes(TypeAdapter(Unsaved).dump_json(unsaved, indent=2) + b"\n")


def known_again(desk: Desk, unsaved: Unsaved) -> None:
    """See that the ids in the file mean in this database what they meant to the reviewer.

    Raises:
        InputError: the database has an import that the reviewer's did not have, or is another one.
    """
    newest = desk.runs()[-1:]
    if unsaved.runs and not set(newest) <= set(unsaved.runs):
        number, moment = newest[0]
        raise InputError(
            f"{desk.database.name} has an import (run {number}, {moment}) that the database of "
            f"{unsaved.reviewer} did not have, so claims may have other numbers. Restore a backup of that "
            f"one, take the decisions, and import again."
        )


def take(desk: Desk, unsaved: Sequence[Kept]) -> Iterator[Outcome]:
    """Take decisions one after the other, each as if it were made now; yield what became of each.

    A claim that somebody changed since is left as it is, and the outcome says who did. An undo takes back
    the decision before it in the file.
    """
    versions, spent = _Versions(), _spent(unsaved)
    for place, kept in enumerate(unsaved):
        if place in spent:
            yield Outcome(kept, "Taken back by the reviewer.", taken=True)
            continue
        try:
            decided = _call(desk, versions.carried_on(kept))
        except ClaimsError as error:
            yield Outcome(kept, str(error), taken=False)
        except (ValidationError, TypeError, KeyError) as error:
            yield Outcome(kept, f"It is not written as the desk writes it ({error}).", taken=False)
        else:
            versions.note(kept, decided)
            yield Outcome(kept, decided.words if decided else f"Done: {kept.decision}.", taken=True)


def _spent(unsaved: Sequence[Kept]) -> set[int]:
    """Return the places of decisions that were taken back, and of the steps that did it."""
    steps, done, taken_back = set[int](), list[int](), list[int]()
    for place, kept in enumerate(unsaved):
        if kept.decision not in STEPS:
            done.append(place)
            taken_back.clear()
        elif kept.decision == "undo" and done:
            taken_back.append(done.pop())
            steps.add(place)
        elif kept.decision == "redo" and taken_back:
            done.append(taken_back.pop())
            steps.add(place)
    decisions = {place for place, kept in enumerate(unsaved) if kept.decision not in STEPS}
    return steps | (decisions - set(done))


class _Versions:
    """The versions that claims have after what was taken: a reviewer who goes on does so from there."""

    def __init__(self) -> None:
        self._now: dict[tuple[int, int], int] = {}

    def carried_on(self, kept: Kept) -> Kept:
        """Return a decision with the version that the one before it in the file left."""
        version = kept.given.get("version")
        now = self._now.get((_claim(kept), version)) if isinstance(version, int) else None
        return kept if now is None else replace(kept, given={**kept.given, "version": now})

    def note(self, kept: Kept, decided: Decided | None) -> None:
        """Take note of the versions that a decision left."""
        for id_, row in (decided.rows if decided else {}).items():
            self._now[id_, kept.given.get("version", row.version)] = row.version


def _claim(kept: Kept) -> int:
    ids = kept.given.get("ids") or [kept.given.get("claim_id", 0)]
    return int(ids[0]) if str(ids[0]).isdecimal() else 0


def _call(desk: Desk, kept: Kept) -> Decided | None:
    """Call the method of the desk that a decision names, with what it was given, in the types it takes.

    Raises:
        ClaimsError: the desk refuses it.
        ValidationError, TypeError, KeyError: it was not given what the method takes.
    """
    if kept.decision not in DECISIONS:
        raise InputError(f"“{kept.decision}” is no decision that can be taken later; take it at the desk.")
    if kept.decision == "decide_all":
        return desk.decide_all(**{**kept.given, "preview": _preview(kept.given["preview"])})
    part, _, name = kept.decision.rpartition(".")
    method = cast("Callable[..., Decided | None]", getattr(getattr(desk, part) if part else desk, name))
    types = get_type_hints(method)
    if stranger := kept.given.keys() - types.keys():
        raise TypeError(f"{', '.join(sorted(stranger))} is not known")
    given = {name: TypeAdapter(types[name]).validate_python(value) for name, value in kept.given.items()}
    return method(**given)


def _preview(given: Mapping[str, Any]) -> Preview:
    """Return the claims of a bulk decision with the versions seen; the counts no longer matter."""
    ids, versions = array("q", given["ids"]), array("q", given["versions"])
    return Preview(len(ids), {}, {}, ids, versions)


def recover(desk: Desk, path: Path, unsaved: Unsaved) -> Iterator[Outcome]:
    """Take the decisions of a file; it keeps those that were not taken, and goes when none is left."""
    rest = list(unsaved.unsaved)
    try:
        for outcome in take(desk, unsaved.unsaved):
            if outcome.taken:
                rest.remove(outcome.kept)
            yield outcome
    finally:
        if rest:
            write(path, replace(unsaved, unsaved=tuple(rest)))
        else:
            path.unlink()
