"""Metadata of an article from elsewhere: title, publisher, agency, author and address."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from claims.errors import DecisionError
from claims.store.review.claim_state import Target, read_states
from claims.store.review.decisions import Step, take
from claims.store.review.replay import difference, part

FIELDS = ("title", "url", "publisher", "agency", "author")


def correct_metadata(
    session: Session, reviewer: str, article_id: int, values: Mapping[str, str]
) -> tuple[str, ...]:
    """Give an article other metadata, as a decision; return the names of what changed.

    Raises:
        DecisionError: there is no such article or field.
    """
    if unknown := sorted(values.keys() - set(FIELDS)):
        raise DecisionError(f"An article has no {unknown[0]} to correct; it has {', '.join(FIELDS)}.")
    state = read_states(session, "article", [article_id], []).get(article_id)
    if state is None:
        raise DecisionError(f"There is no article {article_id}.")
    became = difference(state, values)
    if became:
        take(session, reviewer, "correct", [Step(Target("article", article_id), part(state, became), became)])
    return tuple(became)
