"""The UIMA types of INCEpTION's layers for claims, which export and reading share.

Two custom layers: spans (:data:`SPAN`) with a label and, on a claim's main span, its fields; and relations
(:data:`RELATION`) from a main span to each of its parts. Names and features follow what INCEpTION itself
makes of custom layers (https://inception-project.github.io/, user guide, "Layers"), so its importer knows
them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claims.errors import InputError
from claims.span_graph import shapes

if TYPE_CHECKING:
    from cassis import TypeSystem
    from cassis.typesystem import Type

SPAN = "webanno.custom.Claim"
RELATION = "webanno.custom.ClaimPart"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"  # noqa: S105  a type's name


def feature(name: str) -> str:
    """Return the feature of a span that holds a field; "type" is taken by UIMA itself."""
    return "event_type" if name == "type" else name


def type_system() -> TypeSystem:
    """Return the types of DKPro Core with the two layers.

    Raises:
        InputError: dkpro-cassis, which the extra ``inception`` brings, is not installed.
    """
    try:
        from cassis import load_dkpro_core_typesystem
    except ImportError as error:
        raise InputError("UIMA XMI needs dkpro-cassis: pip install 'claimdesk[inception]'.") from error

    types = load_dkpro_core_typesystem()
    if not types.contains_type(METADATA):
        _add(types, METADATA, "uima.tcas.DocumentAnnotation", ("documentTitle", "documentId"))
    fields = dict.fromkeys(feature(name) for shape in shapes().values() for name in shape.fields)
    _add(types, SPAN, "uima.tcas.Annotation", ("label", "key", "status", *fields))
    relation = _add(types, RELATION, "uima.tcas.Annotation", ("label",))
    for name in ("Governor", "Dependent"):
        types.create_feature(relation, name, SPAN)
    return types


def _add(types: TypeSystem, name: str, parent: str, features: Iterable[str]) -> Type:
    """Add a type whose features are strings."""
    made = types.create_type(name, supertypeName=parent)
    for feature in features:
        types.create_feature(made, feature, "uima.cas.String")
    return made
