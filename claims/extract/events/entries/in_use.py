"""The lexicon and the restrictions that hold for a text: ours with a user's ontology and lexicon layers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from claims.extract.events.entries.lexicon import (
    EventLexicon,
    assembled,
    lexicon,
    shipped_sets,
    shipped_types,
)
from claims.extract.events.entries.ontology import Ontology, parse_ontology, parse_parts
from claims.extract.layers.layer import merged
from claims.extract.tokens import Doc


def lexicon_of(doc: Doc) -> EventLexicon:
    """Return the lexicon by which the events of ``doc`` are found."""
    text, layers = doc.ontology, doc.layers
    return _with(text, layers) if text or layers else lexicon()


def ontology_of(doc: Doc) -> Ontology:
    """Return the user's ontology of ``doc``, with what lexicon layers add; it may be empty."""
    return _own(doc.ontology, doc.layers)


@cache
def _own(text: str, layers: tuple[str, ...]) -> Ontology:
    own = parse_ontology(text) if text else Ontology()
    layer = merged(layers)
    added = parse_parts({"type": list(layer.types), "restriction": list(layer.restrictions)}, none=True)
    return replace(
        own, types=(*added.types, *own.types), restrictions=(*own.restrictions, *added.restrictions)
    )


@cache
def _with(text: str, layers: tuple[str, ...]) -> EventLexicon:
    ontology = _own(text, layers)
    shipped = (each for each in shipped_types() if not ontology.only or not each["type"])
    return assembled((*ontology.types, *shipped), {**shipped_sets(), **(ontology.sets or {})})
