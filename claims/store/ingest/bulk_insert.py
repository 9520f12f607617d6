"""Many rows into a table at once, in whatever way its database takes them fastest.

An article brings hundreds of rows of fifteen tables. SQLAlchemy's bulk insert of mapped classes takes the
rows of a table apart by the columns that are empty in each, and makes a statement of each part: that costs
four times as much as the database itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Table, inspect
from sqlalchemy.orm import Session

from claims.store.backends.chosen import operations
from claims.store.models import Base

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Some columns of a table: their names, the attributes they hold, and what makes values the driver's."""

    table: str
    columns: tuple[str, ...]
    attributes: tuple[str, ...]
    processors: tuple[tuple[int, Callable[[Any], Any]], ...]

    def driven(self, row: Row) -> tuple[Any, ...]:
        """Return the values of a row as the driver takes them."""
        values = [row[name] for name in self.attributes]
        for at, process in self.processors:
            values[at] = process(values[at])
        return tuple(values)


def insert_rows(session: Session, model: type[Base], rows: Iterable[Row]) -> None:
    """Insert rows, given by the model's attributes; a column that is not named gets its default."""
    connection = session.connection()
    alike: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        alike[tuple(row)].append(row)
    for attributes, some in alike.items():
        made = _columns(model, attributes, connection.dialect)
        operations(connection).load(connection, made.table, made.columns, map(made.driven, some))


@lru_cache(maxsize=256)
def _columns(model: type[Base], attributes: tuple[str, ...], dialect: Dialect) -> _Columns:
    mapper = inspect(model)
    assert isinstance(mapper.local_table, Table)
    columns = [mapper.columns[name] for name in attributes]
    processors = ((at, column.type.bind_processor(dialect)) for at, column in enumerate(columns))
    return _Columns(
        mapper.local_table.name,
        tuple(column.name for column in columns),
        attributes,
        tuple((at, process) for at, process in processors if process),
    )
