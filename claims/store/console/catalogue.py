"""The catalogue of a question in SQL: views, search tables, and whatever else users added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.store.backends.chosen import operations
from claims.store.models import Base
from claims.store.schema import data_dictionary


@dataclass(frozen=True, slots=True)
class CatalogueSource:
    """A view or table, what a row of it is, and its columns with what they hold ("" where nobody says)."""

    name: str
    description: str
    columns: tuple[tuple[str, str], ...]


def sources(session: Session) -> tuple[CatalogueSource, ...]:
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


def _source(
    name: str, columns: Sequence[str], view: data_dictionary.View | None, searched: str
) -> CatalogueSource:
    described = view.described if view else {}
    told = tuple((column, described.get(column, "")) for column in columns)
    return CatalogueSource(name, view.description if view else searched, told)
