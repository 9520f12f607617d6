"""The terms of a filter, as conditions on claims.

A term with several values holds when one of them does; a filter holds when all its terms do. What the
terms may be and how they are written is the desk's business; here they are already checked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from claims.store.backends.expressions import matches
from claims.store.models import (
    Actor,
    ActorName,
    Article,
    AuditArticle,
    AuditClaim,
    Claim,
    Conflict,
    Decision,
    Event,
    EventMention,
    Figure,
    Participant,
    Proposal,
    Quote,
    Reading,
    Run,
)
from claims.store.review.decision_log import holds
from claims.store.review.manual_claims import REVIEW

Condition = ColumnElement[bool]
Column = InstrumentedAttribute[str] | InstrumentedAttribute[str | None]
Value = str | int | float | tuple[date, date] | None

OPEN = frozenset({"new", "confirmed", "corrected", "rejected", "disputed", "accepted"})
"""The claims that a filter without a status lets through: all but the withdrawn."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a filter: a field, how it compares (``:``, ``<``, ``<=``, ``>``, ``>=``), with what.

    A value of ``None`` asks for claims that have none; an ``int`` names a row by its id; a pair of days is a
    range, both included.
    """

    field: str
    op: str
    values: tuple[Value, ...]
    negated: bool = False


def statuses(terms: Sequence[Term]) -> frozenset[str]:
    """Return the statuses that ``terms`` let through."""
    left = OPEN | {"withdrawn"} if any(_asks_withdrawn(term) for term in terms) else OPEN
    for term in terms:
        if term.field == "status":
            named = {str(value) for value in term.values}
            left = left - named if term.negated else left & named
    return frozenset(left)


def conditions(terms: Sequence[Term], reviewer: str) -> list[Condition]:
    """Return what ``terms`` ask of a claim, except its status (see :func:`statuses`)."""
    found = []
    for term in terms:
        if term.field != "status":
            one = or_(false(), *(_condition(term, value, reviewer) for value in term.values))
            found.append(not_(func.coalesce(one, false())) if term.negated else one)
    return found


def _asks_withdrawn(term: Term) -> bool:
    return term.field == "status" and not term.negated and "withdrawn" in term.values


def _condition(term: Term, value: Value, reviewer: str) -> Condition:
    if term.field in ROLES:
        return _takes_part(ROLES[term.field], value)
    if term.field in TEXTS:
        return TEXTS[term.field](value)
    if term.field in DATES:
        return DATES[term.field](value)
    if term.field == "confidence":
        return COMPARE[term.op](value)
    return FLAGS[term.field](reviewer)


def _takes_part(roles: Sequence[str], value: Value) -> Condition:
    """Return whether somebody with a name that holds ``value`` takes part in one of ``roles``."""
    mine = select(Participant.claim_id).where(Participant.role.in_(roles))
    if value is None:
        return Claim.id.not_in(mine)
    return Claim.id.in_(mine.where(Participant.resolved_actor_id.in_(actors_called(value))))


def actors_called(value: Value) -> Select[int]:
    """Return every member of the clusters that have a name with ``value`` in it, or that ``value`` is in."""
    head = Actor.canonical_id
    if isinstance(value, int):
        heads = select(head).where(Actor.id == value)
    else:
        named = select(ActorName.actor_id).where(holding(ActorName.name, value))
        heads = select(head).where(or_(holding(Actor.name, value), Actor.id.in_(named)))
    member = aliased(Actor)
    return select(member.id).where(member.canonical_id.in_(heads))


def holding(column: Column, value: Value) -> Condition:
    """Return whether a text column holds ``value``, whatever the case."""
    return column.icontains(str(value), autoescape=True)


def _kind(value: Value) -> Condition:
    return Claim.kind == value


def _rule(value: Value) -> Condition:
    return Claim.rule.startswith(str(value), autoescape=True)


def _place(value: Value) -> Condition:
    return Claim.place.is_(None) if value is None else holding(Claim.place, value)


def _flag(value: Value) -> Condition:
    return Claim.flag.is_(None) if value is None else holding(Claim.flag, value)


def _article(value: Value) -> Condition:
    if isinstance(value, int):
        return Claim.article_id == value
    found = or_(holding(Article.title, value), holding(Article.origin, value), holding(Article.url, value))
    return Claim.article_id.in_(select(Article.id).where(found))


def _publisher(value: Value) -> Condition:
    found = (
        and_(Article.publisher.is_(None), Article.agency.is_(None))
        if value is None
        else or_(holding(Article.publisher, value), holding(Article.agency, value))
    )
    return Claim.article_id.in_(select(Article.id).where(found))


def _of(owner: InstrumentedAttribute[int], column: Column) -> Callable[[Value], Condition]:
    def condition(value: Value) -> Condition:
        found = column.is_(None) if value is None else func.lower(column) == str(value).lower()
        return Claim.id.in_(select(owner).where(found))

    return condition


def _event(value: Value) -> Condition:
    if value is None:
        return Claim.id.not_in(select(EventMention.claim_id).where(EventMention.event_id.is_not(None)))
    head = Event.canonical_id
    cluster = select(Event.id).where(head.in_(select(head).where(Event.id == value)))
    return Claim.id.in_(select(EventMention.claim_id).where(EventMention.event_id.in_(cluster)))


def _by(value: Value) -> Condition:
    judged = select(Decision.claim_id).where(
        Decision.reviewer == value, Decision.claim_id.is_not(None), Decision.action != "undo", holds()
    )
    return Claim.id.in_(judged)


def _audit(value: Value) -> Condition:
    drawn, whole = select(AuditClaim.claim_id), select(AuditArticle.article_id)
    if value is None:
        return and_(Claim.id.not_in(drawn), Claim.article_id.not_in(whole))
    return or_(
        Claim.id.in_(drawn.where(AuditClaim.audit_id == value)),
        Claim.article_id.in_(whole.where(AuditArticle.audit_id == value)),
    )


def _affiliated(name: str) -> Callable[[Value], Condition]:
    """Return whether somebody of a country or sector takes part in a claim, or nobody of any."""

    def condition(value: Value) -> Condition:
        told: Column = Actor.country if name == "country" else Actor.sector
        heads = select(Actor.canonical_id).where(
            told.is_not(None) if value is None else told == str(value).upper()
        )
        member = aliased(Actor)
        members = select(member.id).where(member.canonical_id.in_(heads))
        found = Claim.id.in_(select(Participant.claim_id).where(Participant.resolved_actor_id.in_(members)))
        return not_(found) if value is None else found

    return condition


def _readers(value: Value) -> Condition:
    """Return whether both readers propose the claim; or one alone, in an article that another read too."""
    tools = select(func.count(Run.tool.distinct())).select_from(Proposal).join(Run, Run.id == Proposal.run_id)
    mine = tools.where(Proposal.claim_id == Claim.id, Run.tool != REVIEW)
    of_claim = mine.correlate(Claim).scalar_subquery()
    if value == "both":
        return of_claim > 1
    return and_(of_claim == 1, Claim.article_id.in_(select(Reading.article_id)))


def _id(value: Value) -> Condition:
    return Claim.id == value


def _text(value: Value) -> Condition:
    """Return whether the words stand in the claim's sentence, or anywhere in its quote."""
    words = in_full_text(str(value))
    return or_(matches(Claim.sentence_id, "sentence_search", words), matches(Claim.id, "quote_search", words))


def in_full_text(words: str) -> str:
    """Return the FTS5 query for words that stand together, the last of which may go on."""
    inside = words.replace('"', " ").split()
    return '"' + " ".join(inside) + '"' + ("*" if len(inside) == 1 else "")


def _before(value: Value) -> Condition:
    return and_(Claim.date_from.is_not(None), Claim.date_from < _days(value)[0])


def _after(value: Value) -> Condition:
    last = func.coalesce(Claim.date_to, Claim.date_from)
    return and_(last.is_not(None), last > _days(value)[1])


def _date(value: Value) -> Condition:
    if value is None:
        return and_(Claim.date_from.is_(None), Claim.date_to.is_(None))
    first, last = _days(value)
    return and_(Claim.date_from <= last, func.coalesce(Claim.date_to, Claim.date_from) >= first)


def _published(value: Value) -> Condition:
    if value is None:
        return Claim.article_id.in_(select(Article.id).where(Article.published_from.is_(None)))
    first, last = _days(value)
    inside = and_(Article.published_from <= last, Article.published_to >= first)
    return Claim.article_id.in_(select(Article.id).where(inside))


def _days(value: Value) -> tuple[date, date]:
    assert isinstance(value, tuple)
    return value


def _in_conflict(reviewer: str) -> Condition:
    live = (Conflict.retracted_at.is_(None), Conflict.judgement == "open")
    left, right = select(Conflict.left_claim_id).where(*live), select(Conflict.right_claim_id).where(*live)
    return or_(Claim.id.in_(left), Claim.id.in_(right))


ROLES = {
    "speaker": ("speaker",), "addressee": ("addressee",), "actor": ("actor",), "recipient": ("recipient",),
    "who": ("speaker", "addressee", "actor", "recipient"),
}  # fmt: skip
TEXTS: dict[str, Callable[[Value], Condition]] = {
    "kind": _kind, "rule": _rule, "place": _place, "flag": _flag, "article": _article, "event": _event,
    "publisher": _publisher, "by": _by, "id": _id, "text": _text, "audit": _audit,
    "country": _affiliated("country"), "sector": _affiliated("sector"),
    "readers": _readers,
    "type": _of(EventMention.claim_id, EventMention.type),
    "mode": _of(EventMention.claim_id, EventMention.mode),
    "modality": _of(EventMention.claim_id, EventMention.modality),
    "figure": _of(Figure.claim_id, Figure.role),
    "form": _of(Quote.claim_id, Quote.form), "cue": _of(Quote.claim_id, Quote.cue_class),
}  # fmt: skip
DATES: dict[str, Callable[[Value], Condition]] = {
    "before": _before, "after": _after, "date": _date, "published": _published,
}  # fmt: skip
COMPARE: dict[str, Callable[[Value], Condition]] = {
    ":": lambda value: Claim.confidence == value,
    "<": lambda value: Claim.confidence < value,
    "<=": lambda value: Claim.confidence <= value,
    ">": lambda value: Claim.confidence > value,
    ">=": lambda value: Claim.confidence >= value,
}  # fmt: skip
FLAGS: dict[str, Callable[[str], Condition]] = {
    "mine": lambda reviewer: _by(reviewer),
    "flagged": lambda reviewer: Claim.flag.is_not(None),
    "conflict": _in_conflict,
}  # fmt: skip
