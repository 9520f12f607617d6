"""The diagrams of docs/architecture.md: the rooms with their arrows, and the tables with their references."""

from __future__ import annotations

from sqlalchemy import Table

from claims.store.models import Base
from tests.test_rooms import BASE, MAY_IMPORT

DOOR = "claims.cli"
SMALL = BASE | {
    "claims",
    "claims.atomic_file",
    "claims.csv_file",
    "claims.span_graph",
    "claims.utf16",
    "claims.records",
    "claims.disjoint_sets",
}
"""Single modules that many rooms share; they are listed and not drawn."""


def rooms() -> str:
    """Return the rooms and what each may import, as a Mermaid flowchart, without what follows from others."""
    arrows = {room: {to for to in allowed if to not in SMALL} for room, allowed in MAY_IMPORT.items()}
    drawn = {room: arrows[room] for room in arrows if room not in SMALL}
    drawn[DOOR] = set(drawn) - {"claims.extract.dates"}
    lines = [
        f"    {_name(room)} --> {_name(to)}"
        for room in sorted(drawn)
        for to in sorted(drawn[room] - _reached(drawn, drawn[room]))
    ]
    return "\n".join(["```mermaid", "flowchart TD", *lines, "```"])


def _reached(arrows: dict[str, set[str]], rooms: set[str]) -> set[str]:
    """Return the rooms that are reached from ``rooms`` in one step or more."""
    found: set[str] = set()
    waiting = list(rooms)
    while waiting:
        for to in arrows.get(waiting.pop(), set()) - found:
            found.add(to)
            waiting.append(to)
    return found


def _name(room: str) -> str:
    return room.removeprefix("claims.").replace(".", "/")


def data_model() -> str:
    """Return the tables and their references, as a Mermaid entity-relationship diagram."""
    tables = Base.metadata.sorted_tables
    entities = [line for table in tables for line in _entity(table)]
    references = sorted(
        f'    {key.column.table.name} ||--o{{ {table.name} : "{key.parent.name}"'
        for table in tables
        for key in table.foreign_keys
    )
    return "\n".join(["```mermaid", "erDiagram", *entities, *references, "```"])


def _entity(table: Table) -> list[str]:
    columns = []
    for column in table.columns:
        marks = [mark for mark, has in (("PK", column.primary_key), ("FK", column.foreign_keys)) if has]
        columns.append(
            f"        {column.type.__class__.__name__.lower()} {column.name} {','.join(marks)}".rstrip()
        )
    return [f"    {table.name} {{", *columns, "    }"]
