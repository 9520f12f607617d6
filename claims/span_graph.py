"""Claims as annotation tools see them: labelled spans, and relations between spans.

A claim's main span carries the kind as its label and the claim's fields; every other part is a span of its
own, and a relation from the main span to it says which part it is. Offsets are code points, half-open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MAIN = {"quote": "content", "event_mention": "trigger", "role": "title", "figure": "number"}
"""The part that makes a claim of each kind this claim and no other."""
PARTS = {
    "quote": ("cue", "occasion", "speaker", "addressee", "time", "place"),
    "event_mention": ("number", "actors", "recipients", "time", "place"),
    "role": ("holder", "organisation"),
    "figure": ("counted", "time"),
}
MANY = ("content", "actors", "recipients")
"""Parts that may be several spans."""
FIELDS = {
    "quote": ("form", "polarity"),
    "event_mention": ("type", "mode", "modality"),
    "role": (),
    "figure": ("role", "value", "value_to", "qualifier", "unit"),
}
NUMBERS = ("value", "value_to")
"""Fields that hold a number."""


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
    kind, number = row["kind"], 0
    regions: list[LabelledSpan] = []
    relations: list[Relation] = []
    told = {name: row.get(name) for name in FIELDS[kind]}
    fields = {name: str(value) for name, value in told.items() if value is not None}
    for part in (MAIN[kind], *PARTS[kind]):
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
    for relation in relations:
        if relation.child in by_id:
            parts[relation.head].append((relation.label, by_id[relation.child]))
    return [
        _row(region, sorted(parts[region.id], key=lambda part: (part[1].start, part[1].end)))
        for region in by_id.values()
        if region.label in MAIN
    ]


def _row(main: LabelledSpan, parts: Sequence[tuple[str, LabelledSpan]]) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": main.label}
    for name, value in main.fields.items():
        row[name] = float(value) if name in NUMBERS else value
    for part, region in ((MAIN[main.label], main), *parts):
        span = [region.start, region.end]
        if part in MANY:
            row.setdefault(part, []).append(span)
        else:
            row[part] = span
    return row
