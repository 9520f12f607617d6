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
    """A statement, the attributes whose values it takes in order, and what makes each the driver's."""

    statement: str
    values: tuple[tuple[str, Callable[[Any], Any] | None], ...]


def insert_rows(session: Session, model: type[Base], rows: Iterable[Row]) -> None:
    """Insert rows, given by the model's attributes; a column that is not named gets its default."""
    connection = session.connection()
    alike: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        alike[tuple(row)].append(row)
    for names, some in alike.items():
        made = _insert(model, names, connection.dialect)
        values = [
            tuple(process(row[name]) if process else row[name] for name, process in made.values)
            for row in some
        ]
        connection.exec_driver_sql(made.statement, values)


@lru_cache(maxsize=256)
def _insert(model: type[Base], names: tuple[str, ...], dialect: Dialect) -> _Insert:
    mapper = inspect(model)
    assert isinstance(mapper.local_table, Table)
    columns = [(name, mapper.columns[name]) for name in names]
    columns.sort(key=lambda pair: list(mapper.local_table.columns).index(pair[1]))
    compiled = insert(mapper.local_table).compile(
        dialect=dialect, column_keys=[column.name for _, column in columns]
    )
    return _Insert(
        str(compiled), tuple((name, column.type.bind_processor(dialect)) for name, column in columns)
    )
