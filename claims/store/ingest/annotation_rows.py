"""Annotations as rows: blocks, sentences, actors with their names, mentions, time expressions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from claims.document import Actor, Document, Mention, Participant, Span
from claims.gazetteer.affiliation import affiliation
from claims.gazetteer.names import fold
from claims.store import models
from claims.store.known_kinds import kinds_of
from claims.store.models import Base

Row = dict[str, Any]


def block_rows(article_id: int, document: Document) -> list[Row]:
    """Return the rows of the article's blocks."""
    return [
        {
            "article_id": article_id, "ordinal": ordinal, "kind": block.kind, **offsets(block.span),
            "author": block.author.of(document.text) if block.author else None,
            "time": document.times[block.time].value if block.time is not None else None,
        }
        for ordinal, block in enumerate(document.blocks)
    ]  # fmt: skip


def sentence_rows(article_id: int, document: Document, ids: Iterator[int]) -> list[Row]:
    """Return the rows of the article's sentences."""
    return [
        {"id": next(ids), "article_id": article_id, "ordinal": ordinal, **offsets(sentence.span)}
        for ordinal, sentence in enumerate(document.sentences)
    ]


def actor_rows(article_id: int, document: Document, ids: Sequence[int]) -> Mapping[type[Base], list[Row]]:
    """Return the rows of the actors: each its own canonical actor, until a link unites it with others.

    Where one resembles another so much that it may be a corrupted spelling, that is put as a link to decide
    on.
    """
    named = list(zip(ids, document.actors, strict=True))
    return {
        models.Actor: [
            {
                "id": id_,
                "kind": actor.kind,
                "name": actor.name,
                "canonical_id": id_,
                "article_id": article_id,
                **_affiliation(actor),
            }
            for id_, actor in named
        ],
        models.ActorName: [
            {"actor_id": id_, "name_folded": fold(name), "name": name}
            for id_, actor in named
            for name in names(actor)
        ],
        models.ActorRole: [
            {"actor_id": id_, "role": role} for id_, actor in named for role in dict.fromkeys(actor.roles)
        ],
        models.ActorLink: [
            resemblance(id_, ids[actor.resembles]) for id_, actor in named if actor.resembles is not None
        ],
    }


def _affiliation(actor: Actor) -> Row:
    """Return country and sector of an actor, each with its rule."""
    found = affiliation(actor.kind, names(actor), actor.roles)
    return {
        "country": found.country, "country_rule": found.country_rule,
        "sector": found.sector, "sector_rule": found.sector_rule,
    }  # fmt: skip


def names(actor: Actor) -> list[str]:
    """Return every spelling of an actor once, the canonical one first."""
    return list(dict.fromkeys((actor.name, *actor.names)))


def resemblance(left: int, right: int) -> Row:
    """Return the row of a proposal that one actor is a corrupted spelling of the other."""
    return {
        "left_id": min(left, right),
        "right_id": max(left, right),
        "judgement": "proposed",
        "score": None,
        "reasons": {"for": ["the article may have one name in a corrupted spelling"], "against": []},
        "decided_by": "rule:resembles",
        "decided_at": datetime.now(UTC),
    }


def mentions_of(document: Document) -> list[Mention]:
    """Return the mentions, one a span, with one for every participant that was given none."""
    found: dict[Span, Mention] = {}
    for mention in document.mentions:
        found.setdefault(mention.span, mention)
    for participant in participants_of(document):
        if participant.mention is None and participant.span not in found:
            found[participant.span] = Mention(participant.span, "nominal", "person", None, "participant")
    return list(found.values())


def participants_of(document: Document) -> Iterator[Participant]:
    """Yield everybody who takes part in a claim of the document."""
    for kind in kinds_of(document).values():
        for value in kind.values(document):
            yield from kind.people(value)


def mention_rows(
    article_id: int, mentions: Sequence[Mention], actor_ids: Sequence[int], ids: Iterator[int]
) -> list[Row]:
    """Return the rows of the mentions."""
    return [
        {
            "id": next(ids), "article_id": article_id, **offsets(mention.span), "form": mention.form,
            "kind": mention.kind, "actor_id": None if mention.actor is None else actor_ids[mention.actor],
            "rule": mention.rule, "score": mention.score,
        }
        for mention in mentions
    ]  # fmt: skip


def time_rows(article_id: int, document: Document, ids: Iterator[int]) -> list[Row]:
    """Return the rows of the time expressions, one a span."""
    unique = {time.span: time for time in reversed(document.times)}
    return [
        {
            "id": next(ids), "article_id": article_id, **offsets(time.span), "type": time.type,
            "value": time.value, "date_from": time.range and time.range.first,
            "date_to": time.range and time.range.last, "precision": time.range and time.range.precision,
            "rule": time.rule, "anchor": time.anchor,
        }
        for time in sorted(unique.values(), key=lambda time: time.span)
    ]  # fmt: skip


def offsets(span: Span) -> Row:
    """Return the two columns of a span."""
    return {"char_start": span.start, "char_end": span.end}


def by_span(rows: Sequence[Row]) -> dict[Span, int]:
    """Return the ids of rows by their span."""
    return {Span(row["char_start"], row["char_end"]): row["id"] for row in rows}


def sentence_at(rows: Sequence[Row], offset: int) -> int | None:
    """Return the id of the sentence that holds ``offset``; ``rows`` are in the order of the text."""
    at = bisect_right(rows, offset, key=lambda row: int(row["char_start"])) - 1
    return int(rows[at]["id"]) if at >= 0 and offset < rows[at]["char_end"] else None
