"""Many rows into a table by one statement that is made once and given to the driver as it is.

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

from sqlalchemy import Dialect, Table, insert, inspect
from sqlalchemy.orm import Session

from claims.store.models import Base

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Insert:
    """A statement, the attributes it takes in order, and what makes some values the driver's, by place.

    ``columns`` names the places for a driver that takes parameters by name; it is empty for others.
    """

    statement: str
    names: tuple[str, ...]
    processors: tuple[tuple[int, Callable[[Any], Any]], ...]
    columns: tuple[str, ...]

    def driven(self, row: Row) -> tuple[Any, ...] | Row:
        """Return the values of a row as the driver takes them."""
        values = [row[name] for name in self.names]
        for at, process in self.processors:
            values[at] = process(values[at])
        return dict(zip(self.columns, values, strict=True)) if self.columns else tuple(values)


def insert_rows(session: Session, model: type[Base], rows: Iterable[Row]) -> None:
    """Insert rows, given by the model's attributes; a column that is not named gets its default."""
    connection = session.connection()
    alike: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        alike[tuple(row)].append(row)
    for names, some in alike.items():
        made = _insert(model, names, connection.dialect)
        connection.exec_driver_sql(made.statement, [made.driven(row) for row in some])


@lru_cache(maxsize=256)
def _insert(model: type[Base], names: tuple[str, ...], dialect: Dialect) -> _Insert:
    mapper = inspect(model)
    assert isinstance(mapper.local_table, Table)
    columns = [(name, mapper.columns[name]) for name in names]
    columns.sort(key=lambda pair: list(mapper.local_table.columns).index(pair[1]))
    compiled = insert(mapper.local_table).compile(
        dialect=dialect, column_keys=[column.name for _, column in columns]
    )
    processors = ((at, column.type.bind_processor(dialect)) for at, (_, column) in enumerate(columns))
    return _Insert(
        str(compiled),
        tuple(name for name, _ in columns),
        tuple((at, process) for at, process in processors if process),
        () if compiled.positional else tuple(column.name for _, column in columns),
    )
