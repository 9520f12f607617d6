"""Decisions on the claims of an article, laid beside what is found in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from claims.document import Document, EventMention, GivenArticle, Quote, Span
from claims.extract.layers.apply import Traits, traits
from claims.extract.parse import Parsed

Claim = Quote | EventMention
Status = Literal["new", "confirmed", "corrected", "rejected"]
JUDGED: Mapping[str, Status] = {"confirmed": "confirmed", "corrected": "corrected", "rejected": "rejected"}
"""Statuses that tell whether a claim was right; every other counts as new here."""
FIELDS: Mapping[str, tuple[str, ...]] = {
    "quote": ("polarity", "cue_class"),
    "event_mention": ("type", "mode", "modality"),
}
"""The fields of each kind that an edit of the word lists can put right."""
OVERLAP = 0.5
"""Shared characters over covered ones from which on a claim found now is the one decided on."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A claim of the database: what stands in it now, and what a reviewer made of it.

    ``fields`` are those of ``FIELDS``; ``corrected`` names everything that a correction changed. ``made``
    says that a reviewer made it, since no extractor had found it.
    """

    claim_id: int
    kind: str
    spans: tuple[Span, ...]
    status: Status
    fields: Mapping[str, str | None]
    corrected: frozenset[str] = frozenset()
    made: bool = False
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An article with its parse, what is found in it without proposals, and what was decided.

    ``whole`` has the kinds of which somebody added what had been missed: there a new claim is one too many.
    """

    given: GivenArticle
    parsed: Parsed
    document: Document
    decided: tuple[Decided, ...]
    whole: frozenset[str] = field(default_factory=frozenset)


def claims_of(document: Document) -> tuple[Claim, ...]:
    """Return the quotes and event mentions of a document."""
    return (*document.quotes, *document.events)


def kind_of(claim: Claim) -> str:
    """Return the kind of a claim."""
    return "quote" if isinstance(claim, Quote) else "event_mention"


def spans_of(claim: Claim) -> tuple[Span, ...]:
    """Return the spans that make a claim the one it is."""
    return claim.content if isinstance(claim, Quote) else (claim.trigger,)


def matched(document: Document, decided: Sequence[Decided]) -> tuple[dict[int, Claim], list[Claim]]:
    """Return the claim of a document that each decided one is, by its id, and the claims left over."""
    claims = claims_of(document)
    scored = sorted(
        (-_overlap(spans_of(claim), one.spans), at, number)
        for at, claim in enumerate(claims)
        for number, one in enumerate(decided)
        if one.kind == kind_of(claim) and _touch(spans_of(claim), one.spans)
    )
    found: dict[int, Claim] = {}
    used: set[int] = set()
    for score, at, number in scored:
        if -score >= OVERLAP and at not in used and decided[number].claim_id not in found:
            found[decided[number].claim_id] = claims[at]
            used.add(at)
    return found, [claim for at, claim in enumerate(claims) if at not in used]


def _touch(left: Sequence[Span], right: Sequence[Span]) -> bool:
    return left[0].start < right[-1].end and right[0].start < left[-1].end


def _overlap(left: Sequence[Span], right: Sequence[Span]) -> float:
    mine = {at for span in left for at in range(span.start, span.end)}
    theirs = {at for span in right for at in range(span.start, span.end)}
    return len(mine & theirs) / len(mine | theirs)


def is_right(one: Decided, claim: Claim | None) -> bool:
    """Say whether ``claim``, as found, is what the reviewer holds; ``None`` where nothing is found."""
    if one.status == "rejected":
        return claim is None
    if claim is None:
        return False
    said = all((getattr(claim, name) or None) == value for name, value in _held(one).items())
    rest = one.corrected - set(FIELDS[one.kind])
    return said and (one.made or not rest)


def _held(one: Decided) -> Mapping[str, str | None]:
    """Return the fields that must agree; of a claim made by hand only those that were filled in."""
    return {name: value for name, value in one.fields.items() if value is not None or not one.made}


def known_by(reviewed: Reviewed) -> Mapping[int, tuple[Decided, Traits]]:
    """Return what each decided claim that is found is known by."""
    found, _ = matched(reviewed.document, reviewed.decided)
    by_id = {one.claim_id: one for one in reviewed.decided}
    return {claim_id: (by_id[claim_id], traits(reviewed.parsed, claim)) for claim_id, claim in found.items()}
