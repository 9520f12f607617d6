"""A user's own list of actors: ``actors.csv`` with the columns name, kind, aliases and external_id."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from claims.document import ActorKind, ListedActor
from claims.errors import InputError

EXTERNAL = ("external_id", "external id", "id", "qid", "wikidata")


def read_gazetteer(path: Path) -> list[ListedActor]:
    """Return the actors that the CSV file at ``path`` lists; aliases are parted by ";" or "|".

    Raises:
        InputError: it cannot be read, has no column name or kind, or names a kind that there is not.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            columns = [column.strip().lower() for column in reader.fieldnames or ()]
            if not {"name", "kind"} <= set(columns):
                raise InputError(f"{path} has no columns “name” and “kind” in its first line; add them.")
            rows = [dict(zip(columns, row.values(), strict=False)) for row in reader]
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} is not a CSV file in UTF-8: {error}.") from error
    return list(_listed(path, rows))


def _listed(path: Path, rows: list[dict[str, str | None]]) -> Iterator[ListedActor]:
    for line, row in enumerate(rows, 2):
        name, kind = (row.get("name") or "").strip(), (row.get("kind") or "").strip().lower()
        if not name:
            continue
        if kind not in get_args(ActorKind):
            kinds = ", ".join(get_args(ActorKind))
            raise InputError(f"{path}, line {line}: {kind!r} is no kind of actor; use one of {kinds}.")
        yield ListedActor(name, kind, _aliases(row), _external(row))


def _aliases(row: Mapping[str, str | None]) -> tuple[str, ...]:
    written = (row.get("aliases") or "").replace("|", ";").split(";")
    return tuple(alias.strip() for alias in written if alias.strip())


def _external(row: Mapping[str, str | None]) -> str | None:
    return next((value.strip() for key in EXTERNAL if (value := row.get(key)) and value.strip()), None)
