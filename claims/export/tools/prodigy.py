"""Claims for Prodigy: one line an article, with its text, tokens, spans and relations.

The form is https://prodi.gy/docs/api-interfaces#relations.
Tokens are cut at every border of a span, so that each span is made of whole tokens.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import IO, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.export.records import Record
from claims.export.tools.label_studio import by_article
from claims.span_graph import LabelledSpan, Relation, graph
from claims.store.models import Article

TOKEN = re.compile(r"\w+|[^\w\s]")


def write_prodigy(session: Session, file: IO[str], ids: Collection[int] | None) -> int:
    """Write one JSON line an article, and return how many claims they hold."""
    number = 0
    for sha256, some in by_article(session, ids):
        article = session.scalars(select(Article).where(Article.sha256 == sha256)).one()
        file.write(json.dumps(example(article.text, sha256, some), ensure_ascii=False) + "\n")
        number += len(some)
    return number


def example(text: str, sha256: str, some: list[Record]) -> dict[str, Any]:
    """Return one example: a text with all its claims."""
    regions: list[LabelledSpan] = []
    relations: list[Relation] = []
    status: dict[str, str] = {}
    for record in some:
        more, others = graph(record)
        status[more[0].id] = record["status"]
        regions += more
        relations += others
    places = tokenised(text, {region.start for region in regions}, {region.end for region in regions})
    tokens = spaced(text, places)
    first = {start: at for at, (start, _, _) in enumerate(tokens)}
    last = {end: at for at, (_, end, _) in enumerate(tokens)}
    spans = {region.id: _span(region, first, last, status.get(region.id)) for region in regions}
    return {
        "text": text,
        "meta": {"article": sha256},
        "tokens": [
            {"text": text[start:end], "start": start, "end": end, "id": at, "ws": space}
            for at, (start, end, space) in enumerate(tokens)
        ],
        "spans": list(spans.values()),
        "relations": [
            {
                "head": spans[one.head]["token_end"], "child": spans[one.child]["token_end"],
                "head_span": spans[one.head], "child_span": spans[one.child], "label": one.label,
            }
            for one in relations
        ],
    }  # fmt: skip


def tokenised(text: str, starts: set[int], ends: set[int]) -> list[tuple[int, int]]:
    """Return the tokens of a text, cut where a span starts or ends; white space where a span needs it."""
    cuts = {0, len(text), *starts, *ends}
    for token in TOKEN.finditer(text):
        cuts |= {token.start(), token.end()}
    pairs = pairwise(sorted(cuts))
    return [
        (start, end)
        for start, end in pairs
        if text[start:end].strip() or (start < end and (start in starts or end in ends))
    ]


def spaced(text: str, tokens: Iterable[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """Return tokens as spaCy has them: whether a space follows, and all other white space as tokens too."""
    found: list[tuple[int, int, bool]] = []
    at = 0
    for start, end in (*tokens, (len(text), len(text))):
        if found and at < start and text[at] == " ":
            found[-1] = (*found[-1][:2], True)
            at += 1
        if at < start:
            space = start - at > 1 and text[start - 1] == " "
            found.append((at, start - space, space))
        if start < end:
            found.append((start, end, False))
        at = end
    return found


def _span(
    region: LabelledSpan, first: dict[int, int], last: dict[int, int], status: str | None
) -> dict[str, Any]:
    """Return a span as Prodigy wants it; the main span of a claim has the review status."""
    told = {} if status is None else {"status": status}
    return {
        "id": region.id, "start": region.start, "end": region.end, "label": region.label,
        "token_start": first.get(region.start, 0), "token_end": last.get(region.end, 0), **region.fields,
        **told,
    }  # fmt: skip
