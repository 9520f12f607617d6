"""Kinds of claims that other packages bring: what such a kind is called, has and how it is found.

A package offers a :class:`ClaimKind` by an entry point of the group ``claims.kinds``; its name is the kind's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from claims.document import HEARS, SPEAKS, Document, PluginClaim

FieldType = Literal["text", "number", "choice", "flag", "date", "place", "span", "participant"]
MAIN = "content"
"""The role of the pieces that make a claim of such a kind this claim and no other."""


@dataclass(frozen=True, slots=True)
class KindField:
    """Something about a claim that a reviewer may correct.

    ``name`` is the column, or for a span or a participant its role; ``choices`` are all values there may be.
    ``many`` says that there may be several.
    """

    name: str
    type: FieldType
    choices: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """A kind of claim that a package brings.

    ``find`` is given what was found in an article so far and its text parsed, with tokens, dependencies and
    sentences as spaCy has them, and gives its claims. ``fields`` are what a reviewer may correct, in the
    order of the card; ``missed`` says in a few words what may be added by hand, "" where nothing.
    """

    find: Callable[[Document, Any], Iterable[PluginClaim]]
    fields: tuple[KindField, ...]
    missed: str = ""

    def __post_init__(self) -> None:
        """Refuse fields that the program could not keep or show.

        Raises:
            ValueError: two have one name, or one has a role or choices that cannot be.
        """
        names = [field.name for field in self.fields]
        if len(set(names)) < len(names):
            raise ValueError("two fields have the same name")
        for field in self.fields:
            _check(field)

    @property
    def values(self) -> tuple[KindField, ...]:
        """The fields that are values, not words of the text, actors, a day or a place."""
        return tuple(field for field in self.fields if field.type in ("text", "number", "choice", "flag"))


def _check(field: KindField) -> None:
    if not field.name.isidentifier() or field.name != field.name.lower():
        raise ValueError(f"the name of a field is a word in small letters, not {field.name!r}")
    if field.type == "participant" and field.name not in (*SPEAKS, *HEARS):
        raise ValueError(f"{field.name} is no role of actors; there are {', '.join((*SPEAKS, *HEARS))}")
    if field.type != "participant" and field.name in (*SPEAKS, *HEARS):
        raise ValueError(f"{field.name} is a role of actors, not a {field.type}")
    if (field.type == "choice") != bool(field.choices):
        raise ValueError(f"{field.name}: a choice has choices, and nothing else has")
    if field.name in RESERVED:
        raise ValueError(f"{field.name} is the name of something that every claim has")
    for name, type_ in ((MAIN, "span"), ("date", "date"), ("place", "place")):
        if field.name == name and field.type != type_:
            raise ValueError(f"{name} is a field of type {type_}, not {field.type}")
    if field.type in ("date", "place") and field.name != field.type:
        raise ValueError(f"a claim has one {field.type}, and its name is {field.type}, not {field.name}")


RESERVED = (
    "claim_id", "key", "article", "origin", "url", "kind", "status", "rule", "confidence", "text", "time",
    "in", "place_name", "date_from", "date_to", "date_precision", "time_expression_id", "type", "mode",
)  # fmt: skip
"""Names that mean something else where a claim is exported or imported."""
