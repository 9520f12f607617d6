"""The lexicon layers that a text is read with."""

from __future__ import annotations

from claims.extract.layers.layer import Layer, merged
from claims.extract.tokens import Doc


def layer_of(doc: Doc) -> Layer:
    """Return what all layers together say that ``doc`` is read with."""
    return merged(doc.layers)
