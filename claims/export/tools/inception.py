"""Claims for INCEpTION: UIMA CAS XMI 1.0, a file for each article, and the types of the layers.

``TypeSystem.xml`` is imported once in the project's settings, under Layers; the ``.xmi`` files are documents.
A claim's main span carries its kind as label and its fields, key and review status as features; a relation
leads from it to each of its parts. Offsets are UTF-16 units, as UIMA counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

import claims.uima as uima
from claims.export.by_article import articles, write
from claims.export.records import Record
from claims.export.tools.prodigy import tokenised
from claims.span_graph import graph
from claims.store.models import Article, Sentence

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem


def write_inception(session: Session, folder: Path, ids: Collection[int] | None) -> int:
    """Write ``SHA256.xmi`` for each article and ``TypeSystem.xml``; return how many claims they hold.

    Raises:
        InputError: dkpro-cassis is not installed.
    """
    types = uima.type_system()
    number = 0
    for article, some in articles(session, ids):
        sentences = session.execute(
            select(Sentence.char_start, Sentence.char_end)
            .where(Sentence.article_id == article.id)
            .order_by(Sentence.char_start)
        )
        cas = document(types, article, [(start, end) for start, end in sentences], some)
        write(folder / f"{article.sha256}.xmi", cas.to_xmi())
        number += len(some)
    write(folder / "TypeSystem.xml", types.to_xml())
    return number


def document(
    types: TypeSystem, article: Article, sentences: Sequence[tuple[int, int]], some: Iterable[Record]
) -> Cas:
    """Return an article with its sentences, tokens and claims."""
    from cassis import Cas

    cas = Cas(typesystem=types)
    cas.sofa_string = article.text
    cas.sofa_mime = "text/plain"
    size = len(article.text)
    cas.add(types.get_type(uima.METADATA)(
        begin=0, end=size, documentTitle=article.title or article.sha256, documentId=article.sha256,
    ))  # fmt: skip
    found = [graph(record) for record in some]
    parts = [one for regions, _ in found for one in regions]
    for start, end in sentences:
        cas.add(types.get_type(uima.SENTENCE)(begin=start, end=end))
    starts = {one.start for one in parts} | {start for start, _ in sentences}
    ends = {one.end for one in parts} | {end for _, end in sentences}
    for start, end in tokenised(article.text, starts, ends):
        cas.add(types.get_type(uima.TOKEN)(begin=start, end=end))
    for record, (regions, relations) in zip(some, found, strict=True):
        claim = {"key": record["key"], "status": record["status"]}
        spans = {
            region.id: types.get_type(uima.SPAN)(
                begin=region.start, end=region.end, label=region.label,
                **{uima.feature(name): value for name, value in region.fields.items()},
                **(claim if region is regions[0] else {}),
            )
            for region in regions
        }  # fmt: skip
        cas.add_all(spans.values())
        for one in relations:
            part = spans[one.child]
            cas.add(types.get_type(uima.RELATION)(
                begin=part.begin, end=part.end, label=one.label, Governor=spans[one.head], Dependent=part,
            ))  # fmt: skip
    return cas
