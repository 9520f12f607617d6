"""Corrections of claims, and claims that the machine missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from claims.desk.actors.naming import complete_actor
from claims.desk.articles.date_input import show_days
from claims.desk.cards import Choice
from claims.desk.review.decisions import standing
from claims.desk.review.field_input import Pieces, Texts, Where, field_named, wanted
from claims.desk.review.fields import FLAG, choices_of
from claims.desk.review.rows import day_range
from claims.errors import DecisionError
from claims.store import kinds
from claims.store.known_kinds import all_kinds, kind_named
from claims.store.queries import articles, detail, people
from claims.store.review import distinct_values, manual_claims
from claims.store.review.claim_state import Target, read_states
from claims.store.review.decisions import Step, take
from claims.store.review.replay import difference, laid_over, part

COMPLETIONS = 12


def correct(
    session: Session, reviewer: str, claim_id: int, version: int, texts: Texts, pieces: Pieces
) -> str:
    """Change fields and spans of a claim as the reviewer saw it; return what changed, in words.

    Raises:
        ChangedSinceError: it is no longer at ``version``.
        DecisionError: a field or a value makes no sense, or nothing would change.
    """
    _, flag = standing(session, claim_id, version)
    state = read_states(session, "claim", [claim_id])[claim_id]
    became = dict(difference(state, wanted(session, _where(session, claim_id), state, texts, pieces)))
    if not became:
        raise DecisionError("Nothing was changed.")
    names = ", ".join(dict.fromkeys(name for group in became.values() for name in group))
    became["status"] = "corrected"
    if flag is not None:
        became["flag"] = None
    take(session, reviewer, "correct", [Step(Target("claim", claim_id), part(state, became), became)])
    return names


def create(session: Session, reviewer: str, article_id: int, kind: str, texts: Texts, pieces: Pieces) -> int:
    """Make a claim from selected spans and return its id; undoing withdraws it.

    Raises:
        DecisionError: no such article or kind, no main span or choice, or a value makes no sense.
    """
    if kind not in all_kinds():
        raise DecisionError(f"“{kind}” is no kind of claim. There are: {', '.join(all_kinds())}.")
    text = detail.text_of(session, article_id)
    if text is None:
        raise DecisionError(f"There is no article {article_id}.")
    main = kind_named(kind).main
    if not pieces.get(main):
        raise DecisionError(f"Select the {main} first: a {kind} cannot do without it.", main)
    for field in manual_claims.required(kind):
        if not texts.get(field.name):
            raise DecisionError(
                f"Choose the {field.name} of the {kind}: {', '.join(field.choices)}.", field.name
            )
    where = Where(article_id, kind, pieces[main][0], text)
    said = wanted(session, where, {}, texts, pieces)
    claim_id = manual_claims.add_claim(session, article_id, kind, where.here, said["fields"])
    blank = read_states(session, "claim", [claim_id])[claim_id]
    became = {**laid_over(blank, said), "status": "confirmed"}
    manual_claims.put_on_record(session, claim_id, became)
    take(session, reviewer, "create", [Step(Target("claim", claim_id), {"status": "withdrawn"}, became)])
    return claim_id


def complete(session: Session, claim_id: int, name: str, text: str) -> tuple[Choice, ...]:
    """Return what a field's partial ``text`` may become.

    Raises:
        DecisionError: there is no such claim or field.
    """
    field = field_named(_where(session, claim_id).kind, name)
    if field.type == "participant":
        done, _, last = text.rpartition(";")
        before = f"{done}; " if done else ""
        return tuple(replace(one, value=before + one.value) for one in complete_actor(session, last.strip()))
    return tuple(Choice(value) for value in _known(session, field, text) if begins(value, text))


def nearby(session: Session, claim_id: int) -> tuple[Choice, ...]:
    """Return the actors of a claim's article, the nearest mentioned first.

    Raises:
        DecisionError: there is no such claim.
    """
    where = _where(session, claim_id)
    return around(session, where.article_id, where.here.start)


def around(session: Session, article_id: int, offset: int) -> tuple[Choice, ...]:
    """Return the actors of an article, those mentioned nearest to ``offset`` first."""
    found = people.near(session, article_id, offset, COMPLETIONS)
    return tuple(Choice(f"{one.name} #{one.id}", one.kind) for one in found)


def dates_nearby(session: Session, claim_id: int) -> tuple[Choice, ...]:
    """Return the days that a claim's article tells, the nearest first.

    Raises:
        DecisionError: there is no such claim.
    """
    where = _where(session, claim_id)
    return dates(session, where.article_id, where.here.start)


def dates(session: Session, article_id: int, offset: int) -> tuple[Choice, ...]:
    """Return the days that an article tells as a field takes them, the nearest first, and its own day."""
    text = detail.text_of(session, article_id) or ""
    found: dict[str, Choice] = {}
    for first, last, precision, span in detail.dates_near(session, article_id, offset, COMPLETIONS):
        value = show_days(day_range(first, last, precision))
        found.setdefault(value, Choice(value, f"“{' '.join(span.of(text).split())}”"))
    own = show_days(articles.published(session, article_id))
    if own:
        found.setdefault(own, Choice(own, "when the article appeared"))
    return tuple(found.values())


def begins(value: str, text: str) -> bool:
    """Say whether ``text`` begins ``value``, whatever the case."""
    return value.casefold().startswith(text.casefold())


def _known(session: Session, field: kinds.KindField, text: str) -> Sequence[str]:
    if field.type == "flag":
        return FLAG
    return choices_of(session, field) or distinct_values.values_like(session, field.name, text, COMPLETIONS)


def _where(session: Session, claim_id: int) -> Where:
    place = detail.place_of(session, claim_id)
    if place is None:
        raise DecisionError(f"There is no claim {claim_id}.")
    return Where(*place)
