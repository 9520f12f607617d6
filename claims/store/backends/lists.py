"""Long lists as one parameter of a statement, so that it is compiled once however long they are.

A list travels as JSON: SQLite reads it by ``json_each`` and PostgreSQL by ``jsonb_array_elements_text``,
though there a list of numbers travels as an array. (An ``IN`` with a parameter for each value is another
statement for every length, and is parsed again.)
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, TableValuedAlias, bindparam, column, literal_column, select
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

Column = ColumnElement[Any] | InstrumentedAttribute[Any]


class JsonArray(TypeDecorator[Collection[Any]]):
    """A collection as a JSON array: a list as it is, anything else in order."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> str:
        """Return the array."""
        values = value or ()
        return json.dumps(values if isinstance(values, list) else sorted(values))


class NumberArray(JsonArray):
    """A collection of numbers: as JSON, or as PostgreSQL writes an array."""

    cache_ok = True

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> str:
        """Return the array."""
        array = super().process_bind_param(value, dialect)
        return array if dialect.name == "sqlite" else f"{{{array[1:-1]}}}"


class _Numbers(FunctionElement[int]):
    name = "listed_numbers"
    inherit_cache = True


class _Texts(FunctionElement[str]):
    name = "listed_texts"
    inherit_cache = True


class _Item(FunctionElement[Any]):
    name = "item"
    inherit_cache = True


def numbers(name: str) -> TableValuedAlias:
    """Return the ids bound as ``name`` as rows with one column, ``value``."""
    return _Numbers(bindparam(name, type_=NumberArray)).table_valued(column("value", sa.BigInteger))


def texts(name: str) -> TableValuedAlias:
    """Return the strings, or the JSON arrays (see :func:`item`), bound as ``name`` as rows, ``value``."""
    return _Texts(bindparam(name, type_=JsonArray)).table_valued(column("value", sa.Text))


def item(array: ColumnElement[Any], place: int, of: TypeEngine[Any]) -> ColumnElement[Any]:
    """Return what stands at a place, counted from 0, in a JSON array."""
    return sa.cast(_Item(array, literal_column(str(place))), of)


def among(wanted: Column, name: str) -> ColumnElement[bool]:
    """Say whether a column holds one of the ids (of strings, where it is one of text) bound as ``name``."""
    listed = texts(name) if isinstance(wanted.type, sa.Text) else numbers(name)
    return wanted.in_(select(listed.c.value))


@compiles(_Numbers, "sqlite")
@compiles(_Texts, "sqlite")
def _json_each(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401  # SQLAlchemy's signature
    return f"json_each({compiler.process(element.clauses, **options)})"


@compiles(_Item, "sqlite")
def _json_extract(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401  # SQLAlchemy's signature
    array, place = (compiler.process(clause, **options) for clause in element.clauses)
    return f"json_extract({array}, '$[{place}]')"


@compiles(_Numbers, "postgresql")
def _bigints(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401  # SQLAlchemy's signature
    array = compiler.process(element.clauses, **options)
    return f"(SELECT value FROM unnest(CAST({array} AS BIGINT[])) AS listed (value))"  # noqa: S608  # `array` is a bound parameter


@compiles(_Texts, "postgresql")
def _strings(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401  # SQLAlchemy's signature
    array = compiler.process(element.clauses, **options)
    value = 'value COLLATE "C" AS value'
    return f"(SELECT {value} FROM jsonb_array_elements_text(CAST({array} AS JSONB)))"  # noqa: S608  # `array` is a bound parameter


@compiles(_Item, "postgresql")
def _json_item(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401  # SQLAlchemy's signature
    array, place = (compiler.process(clause, **options) for clause in element.clauses)
    return f"(CAST({array} AS JSONB) ->> {place})"
