"""Annotations of brat's, as this program writes them (``claims export -f brat``), as claims.

The article is told by the notes of the file; a claim that was added there needs none of its own. The status
is not read: what comes back is a proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims.errors import InputError
from claims.span_graph import LabelledSpan, Relation, rows, shapes

FIRST = re.compile(rb"T\d+\t\S+ \d+ \d+(?:;\d+ \d+)*\t")
ARTICLE = re.compile(r"\barticle=([0-9a-f]{64})\b")
SPACED = ("qualifier", "unit")
"""Fields of several words, which an attribute joins by underscores."""


def is_brat(data: bytes) -> bool:
    """Say whether a file begins with a text-bound annotation."""
    return FIRST.match(data) is not None


def brat_claims(data: bytes) -> list[Mapping[str, Any]]:
    """Return the claims of an ``.ann`` file.

    Raises:
        InputError: a line has not the form of its sort.
    """
    try:
        return list(_claims(data))
    except Exception as problem:  # of a file from another tool, which may hold anything
        raise InputError(f"The file is not in the form of brat's annotations: {problem}.") from problem


def _fields(lines: Iterable[Sequence[str]], heads: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the fields of each annotation, an event's under the span that is its trigger."""
    fields: dict[str, dict[str, str]] = {}
    for name, told, *_ in lines:
        if name[0] in "AM" and told.count(" ") == 2:
            field, target, value = told.split(" ")
            plain = value.replace("_", " ") if field in SPACED else value
            fields.setdefault(heads.get(target, target), {})[field] = plain
    return fields


def _claims(data: bytes) -> Iterator[Mapping[str, Any]]:
    lines = [line.split("\t") for line in data.decode("utf-8", "replace").splitlines() if "\t" in line]
    article = next((found[1] for line in lines if (found := ARTICLE.search(line[-1]))), None)
    spans = {name: told.split(" ", 1) for name, told, *_ in lines if name[0] == "T"}
    heads = {name: told.split(" ")[0].split(":")[1] for name, told, *_ in lines if name[0] == "E"}
    fields = _fields(lines, heads)
    relations = [relation for line in lines for relation in _relations(line, heads)]
    regions: list[LabelledSpan] = []
    known = shapes()
    for name, (label, places) in spans.items():
        first, *more = [tuple(map(int, piece.split(" "))) for piece in places.split(";")]
        named = known[label].fields if label in known else ()
        told_ = {one: value for one, value in fields.get(name, {}).items() if one in named}
        regions.append(LabelledSpan(name, label, first[0], first[1], told_))
        for at, (start, end) in enumerate(more):
            regions.append(LabelledSpan(f"{name}.{at}", f"{label} piece", start, end))
            relations.append(Relation(name, f"{name}.{at}", known[label].main if label in known else label))
    for row in rows(regions, relations):
        yield {"article": article, **row}


def _relations(line: list[str], heads: Mapping[str, str]) -> Iterator[Relation]:
    name, told, *_ = line
    if name[0] == "E":
        for role, part in (one.split(":") for one in told.split(" ")[1:]):
            yield Relation(heads[name], part, re.sub(r"\d+$", "", role))
    elif name[0] == "R":
        label, head, child = told.split(" ")
        yield Relation(head.removeprefix("Arg1:"), child.removeprefix("Arg2:"), label)
