"""The accounts that several articles give of one thing: which claims belong together, and what each says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select, text
from sqlalchemy.orm import Session, aliased

from claims.store.batches import batches
from claims.store.models import Article, Claim, Conflict, Event, EventMention, Figure

TELLING = text("""
    SELECT articles, families, quoted FROM corroboration
    WHERE event_id = (
        SELECT event.canonical_id FROM event_mention JOIN event ON event.id = event_mention.event_id
        WHERE event_mention.claim_id = :claim
    )
""")
ROUNDS = 4
"""The most steps from a conflict to further ones: A differs from B, B from C."""
MOST = 200
"""Claims of more accounts than these are not put side by side."""


@dataclass(frozen=True, slots=True)
class AccountClaim:
    """One claim of an account, with what can be compared; a figure has a ``role`` and ``value``."""

    claim: int
    article: int
    date_from: date | None
    date_to: date | None
    place: str | None
    modality: str | None
    number: str | None
    role: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from: its agency or outlet, the article it copies or is, when it appeared."""

    article: int
    family: str | None
    original: int
    published: date | None


@dataclass(frozen=True, slots=True)
class Telling:
    """How many articles tell of an event, how many independently, and on whose words alone some rest."""

    articles: int
    independent: int
    quoted: str | None


def telling(session: Session, claim: int) -> Telling | None:
    """Return who tells of the event that a claim mentions; ``None`` where it mentions none."""
    row = session.execute(TELLING, {"claim": claim}).first()
    return Telling(*row) if row is not None else None


def of_one_thing(session: Session, claims: Collection[int]) -> set[int]:
    """Return the claims that tell of the same as these: mentions of their events, figures, what differs."""
    found = set(claims)
    for _ in range(ROUNDS):
        more = _beside(session, found) - found
        if not more or len(found) > MOST:
            return found
        found |= more
    return found


def _beside(session: Session, claims: Collection[int]) -> set[int]:
    """Return the live claims that share an event with these, are its figures, or stand against these."""
    mine, theirs, own, other = aliased(EventMention), aliased(EventMention), aliased(Event), aliased(Event)
    mentions = (
        select(theirs.claim_id)
        .join(other, other.id == theirs.event_id)
        .join(own, own.canonical_id == other.canonical_id)
        .join(mine, mine.event_id == own.id)
    )
    found: set[int] = set()
    sides = (Conflict.left_claim_id, Conflict.right_claim_id)
    for some in batches(claims):
        for one, against in (sides, sides[::-1]):
            opposed = select(against).where(one.in_(some), Conflict.retracted_at.is_(None))
            found.update(session.scalars(opposed))
        found.update(session.scalars(mentions.where(mine.claim_id.in_(some))))
        found.update(session.scalars(select(Figure.claim_id).where(Figure.mention_id.in_(some))))
    return found


def account_claims(session: Session, claims: Collection[int]) -> list[AccountClaim]:
    """Return what these claims say, in the order of the text; rejected and withdrawn ones are left out."""
    words = func.substr(Article.text, Claim.char_start + 1, Claim.char_end - Claim.char_start)
    statement = (
        select(
            Claim.id, Claim.article_id, Claim.date_from, Claim.date_to, Claim.place, EventMention.modality,
            EventMention.number, Figure.role, words,
        )
        .join(Article, Article.id == Claim.article_id)
        .outerjoin(EventMention, EventMention.claim_id == Claim.id)
        .outerjoin(Figure, Figure.claim_id == Claim.id)
        .where(Claim.status.not_in(("rejected", "withdrawn")))
        .order_by(Claim.article_id, Claim.char_start)
    )  # fmt: skip
    return [
        AccountClaim(*row)
        for some in batches(claims)
        for row in session.execute(statement.where(Claim.id.in_(some)))
    ]


def sources(session: Session, articles: Collection[int]) -> list[Source]:
    """Return where these articles come from, in order of publication, undated ones last."""
    original = func.coalesce(Article.copy_of_id, Article.id)
    statement = select(
        Article.id, func.coalesce(Article.agency, Article.publisher), original, Article.published_from
    )
    rows = [
        row for some in batches(articles) for row in session.execute(statement.where(Article.id.in_(some)))
    ]
    return sorted((Source(*row) for row in rows), key=lambda one: (one.published or date.max, one.article))


def differing(session: Session, claim: int) -> list[tuple[str, int]]:
    """Return each field in which an account differs from what a claim's article tells, with that article.

    The claim itself and the other mentions of its event in its article are looked at; conflicts that a
    reviewer called apparent are none.
    """
    article = session.scalar(select(Claim.article_id).where(Claim.id == claim))
    same = select(Claim.id).where(Claim.article_id == article)
    own = {claim, *session.scalars(same.where(Claim.id.in_(_beside(session, [claim]))))}
    left, right = aliased(Claim), aliased(Claim)
    statement = (
        select(Conflict.field, left.article_id, right.article_id)
        .join(left, left.id == Conflict.left_claim_id)
        .join(right, right.id == Conflict.right_claim_id)
        .where(
            Conflict.retracted_at.is_(None),
            Conflict.judgement != "apparent",
            or_(Conflict.left_claim_id.in_(own), Conflict.right_claim_id.in_(own)),
            *(side.status.not_in(("rejected", "withdrawn")) for side in (left, right)),
        )
        .order_by(Conflict.field, Conflict.id)
    )
    rows = session.execute(statement)
    return [(field, end) for field, *ends in rows for end in ends if end != article]
