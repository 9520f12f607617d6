"""Conventions of all tables: names of constraints, column types, STRICT."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from claims.store.types import Day, Flag, Json, Moment

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

JsonObject = Mapping[str, Any]
Id = Annotated[int, mapped_column(Integer, primary_key=True)]
OfArticle = Annotated[int, mapped_column(ForeignKey("article.id", ondelete="CASCADE"))]
OfClaim = Annotated[int, mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True)]


def one_of(column: str, *values: str) -> CheckConstraint:
    """Return a CHECK that ``column`` holds one of ``values``."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def forward() -> CheckConstraint:
    """Return a CHECK that a span runs forward."""
    return CheckConstraint("char_start >= 0 AND char_end > char_start", name="span")


def table(*items: SchemaItem, comment: str, rowid: bool = True) -> tuple[Any, ...]:
    """Return ``__table_args__``: STRICT on SQLite, with a comment for the documentation."""
    options: dict[str, Any] = {"sqlite_strict": True, "comment": comment}
    if not rowid:
        options["sqlite_with_rowid"] = False
    return (*items, options)


def live(name: str, *columns: str) -> Index:
    """Return a unique index over the links that were not taken back."""
    where = text("retracted_at IS NULL")
    return Index(name, *columns, unique=True, sqlite_where=where, postgresql_where=where)


def apart(name: str, column: str) -> Index:
    """Return an index over the live links that say "different": few, and needed before two are united."""
    where = text("judgement = 'different' AND retracted_at IS NULL")
    return Index(f"ix_{name}_apart", column, sqlite_where=where, postgresql_where=where)


def sparse(table_name: str, column: str) -> Index:
    """Return an index over the rows that have ``column`` at all."""
    where = text(f"{column} IS NOT NULL")
    return Index(f"ix_{table_name}_{column}", column, sqlite_where=where, postgresql_where=where)


def link(name: str, *, left: str = "left_id", right: str = "right_id", comment: str) -> tuple[Any, ...]:
    """Return ``__table_args__`` of judgements over pairs: left before right, one live judgement a pair."""
    return table(
        CheckConstraint(f"{left} < {right}", name="ordered"),
        one_of("judgement", "proposed", "same", "different", "unsure"),
        live(f"uq_{name}_live", left, right),
        Index(f"ix_{name}_{left}", left),
        Index(f"ix_{name}_{right}", right),
        apart(name, left),
        comment=comment,
    )


class Base(DeclarativeBase):
    """Every table of the model."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        str: Text,
        bool: Flag,
        date: Day,
        datetime: Moment,
        JsonObject: Json,
        float: Double().with_variant(REAL(), "sqlite"),
    }


class Judgement:
    """The columns of a judgement over a pair: what it is, how sure, why, whose, since when, until when."""

    id: Mapped[Id]
    judgement: Mapped[str]
    score: Mapped[float | None]
    reasons: Mapped[JsonObject] = mapped_column(comment='{"for": […], "against": […]} in words')
    decided_by: Mapped[str] = mapped_column(comment="a reviewer, or rule:NAME")
    decided_at: Mapped[datetime]
    retracted_at: Mapped[datetime | None]


def table_of(model: type[Base]) -> Table:
    """Return the table of a model."""
    found = model.__table__
    assert isinstance(found, Table)
    return found
