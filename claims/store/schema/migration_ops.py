"""Helpers for migrations: columns, constraints and indexes, named as the models name them.

A released migration goes on making what it made, so what these give is never changed; a migration that wants
something else says it itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from alembic import op


def integer(*names: str, null: bool = False, default: str | None = None) -> list[sa.Column[int]]:
    """Return columns of whole numbers."""
    return [sa.Column(name, sa.Integer(), nullable=null, server_default=default) for name in names]


def text(*names: str, null: bool = False, default: str | None = None) -> list[sa.Column[str]]:
    """Return columns of text."""
    return [sa.Column(name, sa.Text(), nullable=null, server_default=default) for name in names]


def real(*names: str, null: bool = False) -> list[sa.Column[float]]:
    """Return columns of numbers."""
    number: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
    return [sa.Column(name, number, nullable=null) for name in names]


def json(*names: str, null: bool = False) -> list[sa.Column[str]]:
    """Return columns of JSON, which is kept as text."""
    return text(*names, null=null)


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """Return the primary key."""
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def refers(table: str, **others: str) -> list[sa.ForeignKeyConstraint]:
    """Return foreign keys: column and the table whose id it holds."""
    return [
        sa.ForeignKeyConstraint([column], [f"{other}.id"], op.f(f"fk_{table}_{column}_{other}"))
        for column, other in others.items()
    ]


def belongs(table: str, **owners: str) -> list[sa.ForeignKeyConstraint]:
    """Return foreign keys whose rows go with the row they refer to."""
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{owner}.id"], op.f(f"fk_{table}_{column}_{owner}"), ondelete="CASCADE"
        )
        for column, owner in owners.items()
    ]


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    """Return a UNIQUE over columns."""
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    """Return a CHECK by its short name."""
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def one_of(table: str, column: str, *values: str) -> sa.CheckConstraint:
    """Return a CHECK that a column holds one of some values."""
    return check(table, column, f"{column} IN ({', '.join(repr(value) for value in values)})")


def forward(table: str) -> sa.CheckConstraint:
    """Return a CHECK that a span runs forward."""
    return check(table, "span", "char_start >= 0 AND char_end > char_start")


def create(name: str, *items: sa.schema.SchemaItem, rowid: bool = True) -> None:
    """Create a table, STRICT on SQLite."""
    op.create_table(name, *items, sqlite_strict=True, sqlite_with_rowid=rowid)


def move(old: str, new: str, names: Mapping[str, str]) -> None:
    """Move all rows to another table, with the columns that a user added, and drop the old table."""
    added = [column for column in sa.inspect(op.get_bind()).get_columns(old) if column["name"] not in names]
    for column in added:
        default = column["default"]
        value = sa.text(default.replace(":", "\\:")) if default else None  # a colon begins no parameter
        kept = sa.Column(column["name"], column["type"], nullable=column["nullable"], server_default=value)
        op.add_column(new, kept)
    both = {**names, **{column["name"]: column["name"] for column in added}}
    rows = f"SELECT {_listed(both)} FROM {old}"  # noqa: S608  # names of the schema
    op.execute(f"INSERT INTO {new} ({_listed(both.values())}) {rows}")
    op.drop_table(old)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def rebuilds_tables() -> bool:
    """Say whether the database makes a table again where another changes it in place, as SQLite does."""
    return op.get_bind().dialect.name == "sqlite"


def member(column: str, *path: str) -> str:
    """Return the SQL of a value in a column of JSON, as text or number."""
    if rebuilds_tables():
        return f"json_extract({column}, '$.{'.'.join(path)}')"
    return f"(CAST({column} AS JSONB) #>> '{{{','.join(path)}}}')"


def index(table: str, *columns: str, name: str | None = None, sparse: bool = False) -> None:
    """Create an index; a sparse one is over the rows that have its first column."""
    there = sa.text(f"{columns[0]} IS NOT NULL") if sparse else None
    name = name or f"ix_{table}_{'_'.join(columns)}"
    op.create_index(name, table, columns, sqlite_where=there, postgresql_where=there)


def live(table: str, *columns: str) -> None:
    """Create a unique index over the rows that were not taken back."""
    kept = sa.text("retracted_at IS NULL")
    op.create_index(f"uq_{table}_live", table, columns, unique=True, sqlite_where=kept, postgresql_where=kept)


def link(name: str, other: str) -> None:
    """Create a table of judgements over pairs of rows of another table."""
    create(
        name,
        *integer("left_id", "right_id", "id"),
        *text("judgement"),
        *real("score", null=True),
        *json("reasons"),
        *text("decided_by", "decided_at"),
        *text("retracted_at", null=True),
        key(name, "id"),
        one_of(name, "judgement", "proposed", "same", "different", "unsure"),
        check(name, "ordered", "left_id < right_id"),
        *belongs(name, left_id=other, right_id=other),
    )
    index(name, "left_id")
    index(name, "right_id")
    live(name, "left_id", "right_id")
