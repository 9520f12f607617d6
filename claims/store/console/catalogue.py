"""The catalogue of a question in SQL: views, search tables, and whatever else users added."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from claims.store.models import Base
from claims.store.schema import data_dictionary, schema_objects

MAINTENANCE = {"alembic_version", "sqlite_schema", "sqlite_temp_schema", "sqlite_sequence", "sqlite_stat1"}
SEARCHED = "full-text search: MATCH 'oil NEAR sanctions'; rowid is the {}"
SEARCH = {"sentence_search": SEARCHED.format("sentence_id"), "quote_search": SEARCHED.format("claim_id")}
"""The search tables, and what they are for."""


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
    hidden = MAINTENANCE | set(Base.metadata.tables) | set(schema_objects.sources("tallies"))
    listed = text(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type != 'shadow' ORDER BY name"
    )
    found = [str(name) for name in session.scalars(listed) if name not in hidden]
    return tuple(
        _source(session, name, documented.get(name)) for name in sorted(found, key=SEARCH.__contains__)
    )


def _source(session: Session, name: str, view: data_dictionary.View | None) -> CatalogueSource:
    described = dict(view.columns) if view else {}
    columns = tuple((column, described.get(column, "")) for column in _columns(session, name))
    return CatalogueSource(name, view.description if view else SEARCH.get(name, ""), columns)


def _columns(session: Session, name: str) -> list[str]:
    visible = text("SELECT name FROM pragma_table_xinfo(:name) WHERE hidden != 1 ORDER BY cid")
    return [str(column) for column in session.scalars(visible, {"name": name})]
