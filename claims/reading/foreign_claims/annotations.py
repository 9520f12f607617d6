"""Claims that people marked in other tools, as lines that ``claims import --claims`` reads.

Known are Label Studio's JSON, Prodigy's JSON lines, INCEpTION's XMI, and brat's annotations and pages of W3C
Web Annotations as this program writes them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from claims.errors import InputError
from claims.plugins import importer
from claims.reading.foreign_claims.brat import brat_claims, is_brat
from claims.reading.foreign_claims.inception import inception_claims, is_inception
from claims.reading.given import Refused, attempt
from claims.span_graph import LabelledSpan, Relation, rows, shapes
from claims.utf16 import Utf16

TOOLS = ("jsonl", "label-studio", "prodigy", "annotations", "inception", "brat")
"""The tools whose files are known, by the names of the formats that are exported for them."""
Object = Mapping[str, Any]
Part = TypeVar("Part")


def claim_lines(data: bytes, tool: str = "", refused: list[Refused] | None = None) -> list[bytes]:
    """Return the lines of claims that a file holds; a file of no known tool has such lines already.

    A task or line that has not the form of its tool goes to ``refused``, where that is given, and costs no
    other one.
    Where an installed package brings an importer under the name of the ``tool``, that reads the file.

    Raises:
        InputError: the file is not in the form of its tool.
    """
    if tool and (other := importer(tool)):
        try:
            return _lines(other(data))
        except Exception as error:  # another package's code may raise anything
            raise InputError(f"The importer {tool} cannot read the file: {error}.") from error
    if is_brat(data):
        return _lines(brat_claims(data))
    if is_inception(data):
        return _lines(inception_claims(data))
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        whole = None
    if isinstance(whole, dict) and whole.get("type") == "AnnotationPage":
        return _lines(_of_page(whole))
    if isinstance(whole, list) and all(isinstance(one, dict) and "data" in one for one in whole):
        return _each("task", whole, lambda task: _lines(_of_task(task)), refused)
    return _each("line", data.split(b"\n"), _of_line, refused)


def _each(
    name: str, parts: Iterable[Part], read: Callable[[Part], list[bytes]], refused: list[Refused] | None
) -> list[bytes]:
    """Return the lines that ``read`` makes of each part; a part that nobody can read is refused alone."""
    lines: list[bytes] = []
    for number, part in enumerate(parts, start=1):
        found = attempt(partial(read, part), f"{name} {number}")
        if isinstance(found, list):
            lines += found
        elif refused is None:
            raise InputError(f"{found.told}.")
        else:
            refused.append(found)
    return lines


def _lines(found: Iterable[Object]) -> list[bytes]:
    return [json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") for row in found]


def _of_page(page: Object) -> Iterator[Object]:
    """Yield the record that each annotation describes."""
    for item in page.get("items") or []:
        bodies = item.get("body") if isinstance(item, dict) else None
        for body in bodies if isinstance(bodies, list) else [bodies]:
            if isinstance(body, dict) and body.get("purpose") == "describing":
                record = _json(body.get("value"))
                if isinstance(record, dict):
                    yield record


def _json(text: object) -> object:
    try:
        return json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _of_task(task: Object) -> Iterator[Object]:
    """Yield the claims of a task: of its last annotation, or where there is none of its last prediction."""
    data = task["data"] if isinstance(task["data"], dict) else {}
    text, article = str(data.get("text", "")), data.get("article") or data.get("id")
    made = [one for one in task.get("annotations") or [] if not one.get("was_cancelled")]
    for one in made[-1:] or (task.get("predictions") or [])[-1:]:
        regions, relations = _graph(one.get("result") or [], Utf16(text))
        for row in rows(regions, relations):
            yield {"article": article, **row}


def _graph(results: Iterable[Object], offsets: Utf16) -> tuple[list[LabelledSpan], list[Relation]]:
    regions: dict[str, LabelledSpan] = {}
    fields: dict[str, dict[str, str]] = {}
    relations: list[Relation] = []
    for one in results:
        value = one.get("value") or {}
        if one.get("type") == "labels" and value.get("labels"):
            start, end = offsets.points(int(value["start"])), offsets.points(int(value["end"]))
            regions[one["id"]] = LabelledSpan(one["id"], value["labels"][0], start, end)
        elif one.get("type") == "relation":
            relations += [Relation(one["from_id"], one["to_id"], label) for label in one.get("labels") or []]
        elif one.get("type") in ("textarea", "choices"):
            words = value.get("text") or value.get("choices")
            given = words[0] if isinstance(words, list) and words else words
            fields.setdefault(one["id"], {})[one["from_name"]] = str(given)
    found = [
        LabelledSpan(region.id, region.label, region.start, region.end, fields.get(region.id, {}))
        for region in regions.values()
    ]
    return found, relations


def _of_line(line: bytes) -> list[bytes]:
    """Return a line as it is, or the claims of an example of Prodigy's."""
    try:
        row = json.loads(line) if line.strip() else None
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict) or not {"text", "spans"} <= row.keys():
        return [line]
    if row.get("answer", "accept") != "accept":
        return []
    article = (row.get("meta") or {}).get("article")
    regions = [_prodigy_region(span) for span in row["spans"]]
    relations = [
        Relation(_prodigy_region(one["head_span"]).id, _prodigy_region(one["child_span"]).id, one["label"])
        for one in row.get("relations") or []
    ]
    return _lines({"article": article, **claim} for claim in rows(regions, relations))


def _prodigy_region(span: Object) -> LabelledSpan:
    """Return a span of Prodigy's; one that was marked by hand has no id, and goes by its place and label."""
    label = str(span["label"])
    id_ = str(span.get("id") or f"{span['start']}-{span['end']}-{label}")
    shape = shapes().get(label)
    told = {name: str(span[name]) for name in shape.fields if span.get(name) is not None} if shape else {}
    return LabelledSpan(id_, label, int(span["start"]), int(span["end"]), told)
