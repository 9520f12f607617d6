"""The lexicon and the restrictions that hold for a text: ours, or ours with a user's ontology."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from claims.extract.events.entries.lexicon import (
    EventLexicon,
    assembled,
    lexicon,
    shipped_sets,
    shipped_types,
)
from claims.extract.events.entries.ontology import Ontology, parse_ontology
from claims.extract.parse import ONTOLOGY


def lexicon_of(doc: Doc) -> EventLexicon:
    """Return the lexicon by which the events of ``doc`` are found."""
    text = doc.user_data.get(ONTOLOGY, "")
    return _with(text) if text else lexicon()


def ontology_of(doc: Doc) -> Ontology:
    """Return the user's ontology of ``doc``, which may be empty."""
    text = doc.user_data.get(ONTOLOGY, "")
    return parse_ontology(text) if text else Ontology()


@cache
def _with(text: str) -> EventLexicon:
    ontology = parse_ontology(text)
    shipped = (each for each in shipped_types() if not ontology.only or not each["type"])
    return assembled((*ontology.types, *shipped), {**shipped_sets(), **(ontology.sets or {})})
