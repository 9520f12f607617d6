"""Claims as annotation tools see them: labelled spans, and relations between spans.

A claim's main span carries the kind as its label and the claim's fields; every other part is a span of its
own, and a relation from the main span to it says which part it is. Offsets are code points, half-open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims.plugins.claim_kind import MAIN, ClaimKind
from claims.plugins.kinds import installed


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a kind of claim is spans, and what fields.

    ``main`` is the part that makes a claim this claim and no other, ``parts`` are the others; those in
    ``many`` may be several spans, the fields in ``numbers`` hold a number.
    """

    main: str
    parts: tuple[str, ...]
    fields: tuple[str, ...] = ()
    many: tuple[str, ...] = ("content", "actors", "recipients")
    numbers: tuple[str, ...] = ("value", "value_to")


OURS: Mapping[str, Shape] = {
    "quote": Shape(
        "content", ("cue", "occasion", "speaker", "addressee", "time", "place"), ("form", "polarity")
    ),
    "event_mention": Shape(
        "trigger", ("number", "actors", "recipients", "time", "place"), ("type", "mode", "modality")
    ),
    "role": Shape("title", ("holder", "organisation")),
    "figure": Shape("number", ("counted", "time"), ("role", "value", "value_to", "qualifier", "unit")),
}
"""The kinds of the program itself."""


def shapes() -> Mapping[str, Shape]:
    """Return the shape of every kind of claim, those of installed packages included."""
    return {**OURS, **{name: _of_package(kind) for name, kind in installed().kinds.items()}}


def shape_of(row: Mapping[str, Any]) -> Shape:
    """Return the shape of a record; where no installed package brings its kind, what it has spans in."""
    kind = row["kind"]
    if kind in OURS:
        return OURS[kind]
    found = installed().kinds.get(kind)
    return _of_package(found) if found else Shape(MAIN, tuple(name for name in row if _is_part(row, name)))


def _is_part(row: Mapping[str, Any], name: str) -> bool:
    return name != MAIN and bool(_spans(row[name]))


def _of_package(kind: ClaimKind) -> Shape:
    """Return the shape of a package's kind: what there may be several of stands in the plural for actors."""
    several = [
        f"{field.name}s" if field.type == "participant" else field.name for field in kind.fields if field.many
    ]
    parts = [
        f"{field.name}s" if field.many and field.type == "participant" else field.name
        for field in kind.fields
        if field.type in ("span", "participant") and field.name != MAIN
    ]
    numbers = [field.name for field in kind.values if field.type in ("number", "flag")]
    is_one = any(field.name == MAIN and not field.many for field in kind.fields)
    return Shape(
        MAIN,
        (*parts, "time", "place"),
        tuple(field.name for field in kind.values),
        (*several, *(() if is_one else (MAIN,))),
        tuple(numbers),
    )


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """A span with a label; ``fields`` are what the claim says besides its spans, on its main span only."""

    id: str
    label: str
    start: int
    end: int
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """From a claim's main span to another of its spans; ``label`` is the part that it plays."""

    head: str
    child: str
    label: str


def graph(row: Mapping[str, Any]) -> tuple[list[LabelledSpan], list[Relation]]:
    """Return the regions and relations of one claim, a record of ``claims export --format jsonl``."""
    kind, shape, number = row["kind"], shape_of(row), 0
    regions: list[LabelledSpan] = []
    relations: list[Relation] = []
    told = {name: row.get(name) for name in shape.fields}
    fields = {name: str(value) for name, value in told.items() if value is not None}
    for part in (shape.main, *shape.parts):
        for start, end in _spans(row.get(part)):
            id_ = f"{row['claim_id']}.{number}"
            label = part if regions else kind
            regions.append(LabelledSpan(id_, label, start, end, {} if number else fields))
            if number:
                relations.append(Relation(regions[0].id, id_, part))
            number += 1
    return regions, relations


def _spans(value: Any) -> list[tuple[int, int]]:  # noqa: ANN401  # a part of a record, of whatever form
    """Return the spans of a part: a pair of offsets, an object with a ``span``, or a list of those."""
    if isinstance(value, Mapping):
        return _spans(value.get("span"))
    if not isinstance(value, list | tuple) or not value:
        return []
    if all(isinstance(one, int) for one in value):
        return [(value[0], value[1])]
    return [span for one in value for span in _spans(one)]


def rows(regions: Iterable[LabelledSpan], relations: Iterable[Relation]) -> list[dict[str, Any]]:
    """Return the claims that regions and relations make, as ``claims import --claims`` reads them."""
    by_id = {region.id: region for region in regions}
    parts: dict[str, list[tuple[str, LabelledSpan]]] = defaultdict(list)
    known = shapes()
    for relation in relations:
        if relation.child in by_id:
            parts[relation.head].append((relation.label, by_id[relation.child]))
    mains = [region for region in by_id.values() if region.label in known]
    return [_row(main, known[main.label], sorted(parts[main.id], key=_place)) for main in mains]


def _place(part: tuple[str, LabelledSpan]) -> tuple[int, int]:
    return part[1].start, part[1].end


def _row(main: LabelledSpan, shape: Shape, parts: Sequence[tuple[str, LabelledSpan]]) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": main.label}
    for name, value in main.fields.items():
        row[name] = float(value) if name in shape.numbers else value
    for part, region in ((shape.main, main), *parts):
        span = [region.start, region.end]
        if part in shape.many:
            row.setdefault(part, []).append(span)
        else:
            row[part] = span
    return row
