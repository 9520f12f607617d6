"""Facets: how many claims have which article, speaker, rule, …, each with the filter that shows them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from claims.desk.cards import FacetRow
from claims.desk.review import filter_language
from claims.desk.review.rows import short_name
from claims.store.queries import claim_rows
from claims.store.review import facets
from claims.store.review.facets import Counted

NAMES = tuple(facets.FACETS)
"""Facets that claims may be counted by."""
MOST = 500
"""Values of a facet that are listed."""
FIELD = {"reviewer": "by"}
"""The field of the filter language that asks for a value, where it is not called as the facet is."""


def facet(session: Session, name: str, query: str, reviewer: str) -> tuple[FacetRow, ...]:
    """Return the values of a facet among the claims that fit ``query``, those with the most claims first."""
    found = facets.counted(session, name, filter_language.parse(query), reviewer, MOST)
    titles = (
        _titles(session, [one.value for one in found if isinstance(one.value, int)])
        if name == "article"
        else {}
    )
    return tuple(
        FacetRow(titles.get(one.value) or _label(name, one), _term(name, one), one.claims, one.undecided)
        for one in found
    )


def _titles(session: Session, articles: Sequence[int]) -> dict[object, str]:
    """Return what each article is called: its title, else what it is called in any list."""
    return {
        id_: title or short_name(publisher, title, opening, origin)
        for id_, (publisher, title, opening, origin) in claim_rows.labels(session, articles).items()
    }


def _label(name: str, one: Counted) -> str:
    if name == "confidence" and isinstance(one.value, int):
        return f"{one.value * 10}–{one.value * 10 + 10} %"
    return str(one.label)


def _term(name: str, one: Counted) -> str:
    """Return the filter that shows the claims of a value."""
    if name == "confidence" and isinstance(one.value, int):
        low, high = one.value / facets.TENTHS, (one.value + 1) / facets.TENTHS
        return f"confidence>={low:g}" + (f" confidence<{high:g}" if one.value + 1 < facets.TENTHS else "")
    field = FIELD.get(name, name)
    if isinstance(one.value, int):
        return f"{field}:#{one.value}"
    value = str(one.value)
    return f'{field}:"{value}"' if " " in value or "," in value else f"{field}:{value}"
