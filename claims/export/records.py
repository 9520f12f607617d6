"""Every claim as one JSON object, complete with its spans and participants, in the order of ids.

What is written is what ``claims import --claims`` reads: the article by the hash of its text, spans as
``[start, end]``. The words of a claim and its sentence are there for reading where the article is not.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import IO, Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from claims.export.origins import portable
from claims.store.claim_kind import Kind
from claims.store.kind_rows import read_values
from claims.store.known_kinds import kind_named
from claims.store.models import Actor, Article, Claim, Mention, Participant, Sentence, Span

BLOCK = 500
"""Claims fetched at once."""

Record = dict[str, Any]


def write_lines(session: Session, file: IO[str], ids: Collection[int] | None) -> int:
    """Write one record a line and return their number."""
    number = 0
    for number, record in enumerate(records(session, ids), start=1):  # noqa: B007  the last one counts
        file.write(json.dumps(record, ensure_ascii=False, default=_plain) + "\n")
    return number


def records(session: Session, ids: Collection[int] | None = None) -> Iterator[Record]:
    """Yield the record of each claim with one of ``ids``, or of every claim."""
    for block in _blocks(session, ids):
        spans = _spans(session, block)
        participants = _participants(session, block)
        claims = _claims(session, block)
        kinds = {name: kind_named(name) for name in dict.fromkeys(claim.kind for claim, _, _ in claims)}
        own = {name: _own(session, kind, block) for name, kind in kinds.items()}
        for claim, article, sentence in claims:
            kind = kinds[claim.kind]
            yield {
                **_common(claim, article),
                **own[claim.kind][claim.id],
                **_where(kind, spans[claim.id]),
                **_who(kind, participants[claim.id]),
                "text": " … ".join(
                    article.text[start:end] for start, end in spans[claim.id].get(kind.main, [])
                ),
                "sentence": article.text[sentence.char_start : sentence.char_end] if sentence else None,
            }


def _blocks(session: Session, ids: Collection[int] | None) -> Iterator[Sequence[int]]:
    if ids is not None:
        rest = iter(sorted(ids))
        while some := list(islice(rest, BLOCK)):
            yield some
        return
    last = 0
    while block := session.scalars(
        select(Claim.id).where(Claim.id > last).order_by(Claim.id).limit(BLOCK)
    ).all():
        yield block
        last = block[-1]


def _claims(session: Session, ids: Sequence[int]) -> Sequence[tuple[Claim, Article, Sentence | None]]:
    found = session.execute(
        select(Claim, Article, Sentence)
        .join(Article, Article.id == Claim.article_id)
        .outerjoin(Sentence, Sentence.id == Claim.sentence_id)
        .where(Claim.id.in_(ids))
        .order_by(Claim.id)
    )
    return [(claim, article, sentence) for claim, article, sentence in found]


def _common(claim: Claim, article: Article) -> Record:
    return {
        "claim_id": claim.id,
        "key": claim.key,
        "article": article.sha256,
        "origin": portable(article.origin),
        "url": article.url,
        "kind": claim.kind,
        "status": claim.status,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "date": {"from": claim.date_from, "to": claim.date_to, "precision": claim.date_precision},
        "place_name": claim.place,
    }


def _own(session: Session, kind: Kind, ids: Sequence[int]) -> Mapping[int, Record]:
    lacking = dict.fromkeys(kind.columns) if kind.is_plugin else {}
    found = read_values(session, kind, ids)
    own = {claim_id: {**lacking, **values} for claim_id, values in found.items()}
    return {
        claim_id: {name: value for name, value in values.items() if name not in kind.span_roles}
        for claim_id, values in own.items()
    }


def _spans(session: Session, ids: Sequence[int]) -> Mapping[int, dict[str, list[list[int]]]]:
    found: dict[int, dict[str, list[list[int]]]] = defaultdict(lambda: defaultdict(list))
    rows = session.scalars(
        select(Span).where(Span.claim_id.in_(ids)).order_by(Span.claim_id, Span.role, Span.ordinal)
    )
    for row in rows:
        found[row.claim_id][row.role].append([row.char_start, row.char_end])
    return found


def _where(kind: Kind, spans: Mapping[str, list[list[int]]]) -> Record:
    several = {field.name for field in kind.fields if field.many}
    return {
        role: spans.get(role, []) if role in several else next(iter(spans.get(role, [])), None)
        for role in dict.fromkeys((*kind.span_roles, *spans))
    }


def _participants(session: Session, ids: Sequence[int]) -> Mapping[int, dict[str, list[Record]]]:
    canonical = aliased(Actor)
    rows = session.execute(
        select(Participant, Mention, canonical.name)
        .outerjoin(Mention, Mention.id == Participant.mention_id)
        .outerjoin(Actor, Actor.id == _coalesced())
        .outerjoin(canonical, canonical.id == Actor.canonical_id)
        .where(Participant.claim_id.in_(ids))
        .order_by(Participant.claim_id, Participant.role, Participant.ordinal)
    )
    found: dict[int, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for row, mention, name in rows:
        span = [mention.char_start, mention.char_end] if mention else None
        found[row.claim_id][row.role].append({"span": span, "actor": name})
    return found


def _coalesced() -> Any:  # noqa: ANN401  # an SQL expression
    from sqlalchemy import func

    return func.coalesce(Participant.actor_id, Mention.actor_id)


def _who(kind: Kind, participants: Mapping[str, list[Record]]) -> Record:
    found: Record = {}
    for field in kind.fields:
        if field.type == "participant":
            them = participants.get(field.name, [])
            found[f"{field.name}s" if field.many else field.name] = (
                them if field.many else next(iter(them), None)
            )
    unknown = {role: them for role, them in participants.items() if role not in kind.participant_roles}
    return {**found, **{role: them if them[1:] else them[0] for role, them in unknown.items()}}


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
