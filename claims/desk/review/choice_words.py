"""Choices in words: what a value of a field means, and which modes a type of event has."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files


def meaning(field: str, value: str) -> str:
    """Return what a value of a field means in few words; "" where it says so itself."""
    return str(_words().get(field, {}).get(value, ""))


def modes(type_: str) -> tuple[str, ...]:
    """Return the modes that events of a shipped type may have."""
    return tuple(_words()["modes"].get(type_, ()))


@cache
def _words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    text = files("claims.desk.review").joinpath("choices.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(text)
    return found
