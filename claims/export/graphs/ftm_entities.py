"""FollowTheMoney entities of articles, actors, mentions and claims. Pure: rows in, entities out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claims.export.records import Record
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.public_bodies import public_body
from claims.store.models import Actor, Article

SCHEMAS = {
    "person": "Person",
    "organisation": "Organization",
    "government": "PublicBody",
    "group": "LegalEntity",
}
"""Schemas by kind of actor; a place or a document is no legal entity."""
LANGUAGES = {"en": "eng"}
"""ISO 639-3 codes of the languages that are analysed."""
IN_ORGANISATION = ("Organization", "PublicBody")


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity; a property holds all its values, never an empty one."""

    id: str
    schema: str
    properties: Mapping[str, Sequence[str]]

    def plain(self) -> dict[str, object]:
        """Return the entity in the form of FollowTheMoney's JSON."""
        return {"id": self.id, "schema": self.schema, "properties": dict(self.properties)}


def _entity(id_: str, schema: str, **properties: str | Iterable[str | None] | None) -> Entity:
    kept: dict[str, list[str]] = {}
    for name, values in properties.items():
        many = [values] if values is None or isinstance(values, str) else values
        some = list(dict.fromkeys(value for value in many if value))
        if some:
            kept[name] = some
    return Entity(id_, schema, kept)


def _hashed(*parts: object) -> str:
    return hashlib.sha1("\0".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()


def article(row: Article) -> Entity:
    """Return an article with its whole text; a title that nobody gave is its first line."""
    text = row.text.strip()
    return _entity(
        f"article-{row.sha256}",
        "Article",
        title=row.title or text.split("\n", 1)[0],
        bodyText=row.text,
        author=row.author,
        publisher=row.publisher,
        sourceUrl=row.url,
        publishedAt=_day(row.published_from, row.published_to),
        language=LANGUAGES.get(row.language or ""),
    )


def actor(row: Actor, sha256: str | None, names: Sequence[str], roles: Sequence[str]) -> Entity | None:
    """Return a canonical actor with its other ``names``, or None where its kind has no schema.

    ``sha256`` is that of the article which named it first, None for one from a user's gazetteer.
    """
    if row.kind not in SCHEMAS:
        return None
    body = public_body(row.name) if row.kind in ("organisation", "government") else None
    country = gazetteer().government(row.name) if row.kind == "government" else None
    code = country or (body.nation if body else None)
    return _entity(
        f"actor-{_hashed(sha256 or row.external_id, row.kind, row.name)}",
        "PublicBody" if body else SCHEMAS[row.kind],
        name=row.name,
        alias=[name for name in names if name != row.name],
        country=code.lower() if code else None,
        wikidataId=row.external_id if (row.external_id or "").startswith("Q") else None,
        **({"position": roles} if row.kind == "person" else {}),
    )


def mention(of: Article, start: int, end: int, resolved: Entity) -> Entity:
    """Return the mention of an actor by name; offsets are code points, half-open."""
    return _entity(
        f"mention-{_hashed(of.sha256, start, end)}",
        "Mention",
        document=f"article-{of.sha256}",
        name=of.text[start:end],
        resolved=resolved.id,
        detectedSchema=resolved.schema,
        contextCountry=resolved.properties.get("country", ()),
    )


def claim(record: Record, of: Article, parts: Mapping[str, Sequence[Entity]]) -> Entity | None:
    """Return the entity of a claim, given who takes part in it; None where it has no schema."""
    make = {"event_mention": _event, "quote": _note, "role": _membership}.get(record["kind"])
    return make(record, of, parts) if make else None


def _event(record: Record, of: Article, parts: Mapping[str, Sequence[Entity]]) -> Entity:
    told = record["date"]
    kind = "/".join(one for one in (record.get("type"), record.get("mode")) if one)
    return _entity(
        f"event-{record['key']}",
        "Event",
        name=f"{kind}: {record['text']}",
        organizer=[one.id for one in parts.get("actor", ())],
        involved=[one.id for one in parts.get("recipient", ())],
        startDate=_iso(told["from"]),
        endDate=_iso(told["to"]),
        location=record["place_name"],
        proof=f"article-{of.sha256}",
        publisher=of.publisher,
        notes=[f"status: {record['status']}", f"modality: {record.get('modality')}"],
    )


def _note(record: Record, of: Article, parts: Mapping[str, Sequence[Entity]]) -> Entity:
    return _entity(
        f"quote-{record['key']}",
        "Note",
        description=record["text"],
        entity=[one.id for one in parts.get("speaker", ())],
        proof=f"article-{of.sha256}",
        publisher=of.publisher,
        notes=[f"status: {record['status']}", f"form: {record.get('form')}"],
    )


def _membership(record: Record, of: Article, parts: Mapping[str, Sequence[Entity]]) -> Entity | None:
    bodies = [one.id for one in parts.get("organisation", ()) if one.schema in IN_ORGANISATION]
    holders = [one.id for one in parts.get("holder", ())]
    if not bodies or not holders:
        return None
    return _entity(
        f"role-{record['key']}",
        "Membership",
        member=holders,
        organization=bodies,
        role=record["text"],
        date=_day(of.published_from, of.published_to),
        proof=f"article-{of.sha256}",
        publisher=of.publisher,
        status=record["status"],
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(first: date | None, last: date | None) -> str | None:
    """Return a day that is known exactly."""
    return _iso(first) if first and first == last else None
