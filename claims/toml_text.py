"""TOML written, which the standard library only reads: arrays of tables, for files that a user edits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def table_array(name: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """Return ``rows`` as ``[[name]]`` tables; a list of tables within one is ``[[name.key]]``."""
    return "\n".join(_table(name, row) for row in rows)


def string(value: str) -> str:
    """Return a basic string; JSON's escapes are TOML's, but for the one character that JSON leaves bare."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _table(name: str, row: Mapping[str, Any]) -> str:
    lines = [f"[[{name}]]"]
    lines += [f"{key} = {_value(value)}" for key, value in row.items() if not _is_tables(value)]
    text = "\n".join(lines) + "\n"
    return text + "".join(
        table_array(f"{name}.{key}", value) for key, value in row.items() if _is_tables(value)
    )


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return string(str(value))
