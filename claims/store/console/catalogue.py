"""The catalogue of a question in SQL: views, search tables, and whatever else users added."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from claims.records import Askable
from claims.store.backends.chosen import operations
from claims.store.models import Base
from claims.store.schema import data_dictionary


def sources(session: Session) -> tuple[Askable, ...]:
    """Return the public views, the views and tables of users, and the search tables, each by name.

    The tables behind the views are left out: they may change with any version.
    """
    documented = {view.name: view for view in data_dictionary.views()}
    own = operations(session)
    searched, tables = own.search_tables(), set(Base.metadata.tables)
    found = {name: columns for name, columns in own.askable(session).items() if name not in tables}
    return tuple(
        _source(name, found[name], documented.get(name), searched.get(name, ""))
        for name in sorted(found, key=searched.__contains__)
    )


def _source(name: str, columns: Sequence[str], view: data_dictionary.View | None, searched: str) -> Askable:
    described = view.described if view else {}
    told = tuple((column, described.get(column, "")) for column in columns)
    return Askable(name, view.description if view else searched, told)
