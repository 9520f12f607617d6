"""Claims for Label Studio: one task an article, with its text, and the labelling configuration for it.

What nobody has decided on is a prediction, what people confirmed or corrected an annotation. Offsets are
JavaScript's. The form is https://labelstud.io/guide/export#Label-Studio-JSON-format-of-annotated-tasks.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from itertools import groupby
from typing import IO, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.export.records import Record, records
from claims.span_graph import LabelledSpan, Relation, graph, shapes
from claims.store.models import Article
from claims.utf16 import Utf16

DECIDED = ("confirmed", "corrected", "accepted")


def write_label_studio(session: Session, file: IO[str], ids: Collection[int] | None) -> int:
    """Write a JSON list of tasks, and return how many claims they hold."""
    number = 0
    file.write("[")
    for at, (sha256, some) in enumerate(by_article(session, ids)):
        article = session.scalars(select(Article).where(Article.sha256 == sha256)).one()
        file.write(",\n" if at else "\n")
        file.write(json.dumps(task(article, some), ensure_ascii=False))
        number += len(some)
    file.write("\n]\n")
    return number


def by_article(session: Session, ids: Collection[int] | None) -> Iterator[tuple[str, list[Record]]]:
    """Yield articles with their claims, in their order; rejected and withdrawn ones are left out."""
    for sha256, some in groupby(records(session, ids), lambda record: record["article"]):
        kept = [record for record in some if record["status"] not in ("rejected", "withdrawn")]
        if kept:
            yield sha256, kept


def task(article: Article, some: list[Record]) -> dict[str, Any]:
    """Return the task of one article."""
    offsets = Utf16(article.text)
    decided = [record for record in some if record["status"] in DECIDED]
    new = [record for record in some if record["status"] not in DECIDED]
    return {
        "data": {"text": article.text, "article": article.sha256, "title": article.title or ""},
        "annotations": [{"result": results(decided, offsets)}] if decided else [],
        "predictions": [{"model_version": "claims", "result": results(new, offsets)}] if new else [],
    }


def results(some: list[Record], offsets: Utf16) -> list[dict[str, Any]]:
    """Return the regions, fields and relations of claims."""
    found: list[dict[str, Any]] = []
    for record in some:
        regions, relations = graph(record)
        for region in regions:
            found += _region(region, offsets, record["status"] if region is regions[0] else None)
        found += map(_relation, relations)
    return found


def _region(region: LabelledSpan, offsets: Utf16, status: str | None) -> Iterator[dict[str, Any]]:
    """Yield a region and its fields; the main span of a claim notes the review status."""
    place = {"start": offsets.units(region.start), "end": offsets.units(region.end)}
    common = {"id": region.id, "to_name": "text"}
    note = {"meta": {"text": [status]}} if status else {}
    labels = {**place, "labels": [region.label]}
    yield {**common, "from_name": "label", "type": "labels", "value": labels, **note}
    for name, value in region.fields.items():
        yield {**common, "from_name": name, "type": "textarea", "value": {**place, "text": [value]}}


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "type": "relation", "direction": "right", "from_id": relation.head, "to_id": relation.child,
        "labels": [relation.label],
    }  # fmt: skip


def configuration() -> str:
    """Return the labelling configuration, to be pasted into the project's settings."""
    known = shapes()
    parts = list(dict.fromkeys(part for shape in known.values() for part in shape.parts))
    labels = "".join(f'\n    <Label value="{name}"/>' for name in (*known, "content", *parts))
    relations = "".join(f'\n    <Relation value="{name}"/>' for name in ("content", *parts))
    names = dict.fromkeys(name for shape in known.values() for name in shape.fields)
    fields = "".join(
        f'\n  <TextArea name="{name}" toName="text" perRegion="true" editable="true" placeholder="{name}"/>'
        for name in names
    )
    return (
        f'<View>\n  <Labels name="label" toName="text">{labels}\n  </Labels>\n'
        f"  <Relations>{relations}\n  </Relations>\n"
        f'  <Text name="text" value="$text" granularity="symbol"/>{fields}\n</View>\n'
    )
