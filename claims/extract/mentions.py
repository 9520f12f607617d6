"""Spans that refer to actors."""

from __future__ import annotations

from claims.document import Mention, Span
from claims.extract.parse import Parsed

KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "government", "NORP": "group"}


def find_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """Return the names that the entity recogniser finds."""
    return tuple(
        Mention(Span(ent.start_char, ent.end_char), "name", KINDS[ent.label_], None, "name.entity")  # type: ignore[arg-type]
        for ent in parsed.doc.ents
        if ent.label_ in KINDS
    )
