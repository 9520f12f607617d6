"""Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), one JSON-LD annotation page.

The target selects the claim's own words in the article: by position in code points (TextPositionSelector)
and, because other copies of the text may differ, by the words and what is around them (TextQuoteSelector).
The bodies are the claim's kind, and the whole record as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import IO, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.export.records import Record, _plain, records
from claims.store.known_kinds import kind_named
from claims.store.models import Article

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PAGE = "urn:claims:page"
"""The model wants an identifier of every page; this one names no place in the web."""
AROUND = 32
"""Characters quoted before and after the words."""

MOTIVATION = {
    "confirmed": "assessing",
    "corrected": "editing",
    "rejected": "moderating",
    "disputed": "questioning",
    "accepted": "assessing",
}
"""Why an annotation is there, in the model's words; a claim nobody has judged yet identifies a statement."""


def write_annotations(session: Session, file: IO[str], ids: Collection[int] | None) -> int:
    """Write one annotation page and return the number of its annotations."""
    file.write(f'{{"@context": "{CONTEXT}", "id": "{PAGE}", "type": "AnnotationPage", "items": [')
    number, sha256, text = 0, "", ""
    for record in records(session, ids):
        if record["article"] != sha256:
            sha256 = record["article"]
            text = session.scalar(select(Article.text).where(Article.sha256 == sha256)) or ""
        file.write(",\n" if number else "\n")
        file.write(json.dumps(annotation(record, text), ensure_ascii=False, default=_plain))
        number += 1
    file.write("\n]}\n")
    return number


def annotation(record: Record, text: str) -> dict[str, Any]:
    """Return the annotation of one claim record, whose article has this ``text``."""
    main = kind_named(record["kind"]).main
    pieces = record[main] if isinstance(record[main][0], list) else [record[main]]
    source = record["url"] or f"urn:sha256:{record['article']}"
    return {
        "id": f"urn:claims:{record['key']}",
        "type": "Annotation",
        "motivation": MOTIVATION.get(record["status"], "identifying"),
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": record["kind"]},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps(record, ensure_ascii=False, default=_plain),
            },
        ],
        "target": [
            {"type": "SpecificResource", "source": source, "selector": _selectors(text, *piece)}
            for piece in pieces
        ],
    }


def _selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(start - AROUND, 0) : start],
            "suffix": text[end : end + AROUND],
        },
    ]
