"""Entities that the small model cuts wrong: a name with a sum behind it, two persons over a preposition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claims.extract.lexicon import lists
from claims.extract.tokens import Span

_NAMES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")


def mended_entities(ents: Iterable[Span], ends: Mapping[int, int]) -> list[Span]:
    """Return the entities of a document, some shortened or parted; their tokens are labelled alike.

    ``ends`` says where names end that were read as part of a sum, by the number of their first token.
    """
    shortened = (_without_sum(ent, ends.get(ent.start, ent.end)) for ent in ents)
    return [part for ent in shortened for part in _parted(ent)]


def _without_sum(ent: Span, end: int) -> Span:
    """Return an entity up to ``end``; what was no name before it is a body's."""
    if end >= ent.end:
        return ent
    label = ent.label_ if ent.label_ in _NAMES else "ORG"
    for token in ent:
        token.ent_type_ = label if token.i < end else ""
        token.ent_iob_ = token.ent_iob_ if token.i < end else "O"
    return Span(ent.doc, ent.start, end, label)


def _parted(ent: Span) -> list[Span]:
    """Return an entity, or the two that were read as one over a preposition ("Smith to Jones")."""
    persons = ent.label_ == "PERSON" or (ent.label_ == "ORG" and len(ent) == len(["Smith", "to", "Jones"]))
    inside = ent.doc.tokens[ent.start + 1 : ent.end - 1] if persons else []
    between = next((token for token in inside if token.lower_ in lists("syntax")["parting_names"]), None)
    if between is None:
        return [ent]
    between.ent_type_, between.ent_iob_ = "", "O"
    ent.doc.tokens[between.i + 1].ent_iob_ = "B"
    parts = (ent.start, between.i), (between.i + 1, ent.end)
    return [Span(ent.doc, start, end, ent.label_) for start, end in parts]
