"""Every kind of claim by name: the program's own, those of installed packages, and a stand-in for any other.

Whoever opens a database may lack a package that found claims in it. Those claims are shown, judged and
exported by what their rows say; only to correct their fields takes the package.
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.document import Document, PluginClaim
from claims.plugins import kinds as plugin_kinds
from claims.plugins.claim_kind import MAIN, ClaimKind, KindField
from claims.store.claim_kind import Kind, Pieces, Proposed, RowIds
from claims.store.kinds import KINDS
from claims.store.models import PluginClaim as PluginClaimRow


def kind_named(name: str) -> Kind:
    """Return the kind called ``name``; a stand-in without fields where no installed package brings it."""
    if name in KINDS:
        return KINDS[name]
    found = plugin_kinds.installed().kinds.get(name)
    return _kept(name, found) if found is not None else _kept(name, ClaimKind(_nothing, ()))


def all_kinds() -> Mapping[str, Kind]:
    """Return our own kinds and those of installed packages by name."""
    return {**KINDS, **{name: _kept(name, kind) for name, kind in plugin_kinds.installed().kinds.items()}}


def kinds_of(document: Document) -> Mapping[str, Kind]:
    """Return our own kinds and those that were looked for in a document besides."""
    return {**KINDS, **{name: kind_named(name) for name in document.plugin_claims}}


def is_known(name: str) -> bool:
    """Say whether a kind is ours, or of an installed package."""
    return name in KINDS or name in plugin_kinds.names()


def _nothing(_document: Document, _doc: object) -> tuple[PluginClaim, ...]:
    return ()


def _kept(name: str, kind: ClaimKind) -> Kind:
    """Return how the claims of a package's kind are kept: as all are, their values in one JSON object."""
    main = () if any(field.name == MAIN for field in kind.fields) else (KindField(MAIN, "span", many=True),)
    return Kind(
        name=name,
        model=PluginClaimRow,
        view="plugin_claims",
        main=MAIN,
        values=lambda document: document.plugin_claims.get(name, ()),
        content=lambda claim: claim.content,
        people=lambda claim: tuple(who for some in claim.participants.values() for who in some),
        propose=lambda claim, at: _propose(kind, claim, at),
        fields=(*main, *kind.fields),
        missed=kind.missed,
        is_plugin=True,
    )


def _propose(kind: ClaimKind, claim: PluginClaim, at: RowIds) -> Proposed:
    place: Pieces = (claim.place.span,) if claim.place else ()
    participants = {field.name: () for field in kind.fields if field.type == "participant"}
    own = {name: int(value) if isinstance(value, bool) else value for name, value in claim.values.items()}
    return Proposed(
        rule=claim.rule,
        confidence=claim.confidence,
        fields={
            **at.when(claim.time),
            "place": claim.place.text if claim.place else None,
            **{field.name: None for field in kind.values},
            **own,
        },
        spans={MAIN: claim.content, **claim.spans, "time": (at.time_span(claim.time),), "place": place},
        participants={**participants, **claim.participants},
    )
