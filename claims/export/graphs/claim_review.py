"""Claims as schema.org JSON-LD: a Claim each, and a ClaimReview of those that people decided on.

The terms are https://schema.org/Claim and https://schema.org/ClaimReview. What is reviewed is whether the
article says so, never whether it is true: ``reviewAspect`` tells that, and the rating has words only. The
review status of every claim is its ``creativeWorkStatus``.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import IO, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from claims.export.records import Record, records
from claims.store.models import Actor, Article, Claim, Decision, Mention, Participant, Sentence

Author = Mapping[str, str]
CONTEXT = "https://schema.org"
ASPECT = "whether the article says so"
RATINGS = {
    "confirmed": "The article says so",
    "corrected": "The article says so, as corrected",
    "rejected": "The article does not say so",
    "disputed": "Reviewers differ on whether the article says so",
    "accepted": "Accepted unread, on the strength of a random sample",
}
"""The rating of a decided claim, by its status."""
AUTHORS = {"person": "Person", "government": "GovernmentOrganization"}
"""What schema.org calls a speaker of a kind; whoever else speaks is an Organization."""


def write_claim_review(session: Session, file: IO[str], ids: Collection[int] | None) -> int:
    """Write one JSON-LD graph and return the number of its claims."""
    file.write(f'{{"@context": "{CONTEXT}", "@graph": [')
    number, between = 0, ""
    article: Article | None = None
    for record in records(session, ids):
        if article is None or article.sha256 != record["article"]:
            article = session.scalars(select(Article).where(Article.sha256 == record["article"])).one()
        decision = _decided(session, record) if record["status"] in RATINGS else None
        author = _author(session, record, article)
        for thing in things(record, author, article, _sentence(session, record, article), decision):
            file.write(f"{between}\n{json.dumps(thing, ensure_ascii=False)}")
            between = ","
        number += 1
    file.write("\n]}\n")
    return number


def things(
    record: Record, author: Author | None, article: Article, sentence: str, decision: Decision | None
) -> list[dict[str, Any]]:
    """Return the Claim and, if there is a ``decision``, the ClaimReview of one record."""
    claim = _claim(record, author, article, sentence)
    if decision is None:
        return [claim]
    review = {
        "@type": "ClaimReview",
        "@id": f"urn:claims:{record['key']}:review",
        "itemReviewed": {"@id": claim["@id"]},
        "claimReviewed": claim["text"],
        "reviewAspect": ASPECT,
        "reviewRating": {"@type": "Rating", "alternateName": RATINGS[record["status"]]},
        "author": {"@type": "Person", "name": decision.reviewer},
        "datePublished": decision.at.isoformat(),
    }
    return [claim, {**review, "reviewBody": decision.note} if decision.note else review]


def _claim(record: Record, author: Author | None, article: Article, sentence: str) -> dict[str, Any]:
    """Return a quote's own words, or the sentence that tells of anything else."""
    claim = {
        "@type": "Claim",
        "@id": f"urn:claims:{record['key']}",
        "identifier": record["key"],
        "additionalType": record["kind"],
        "text": record["text"] if record["kind"] == "quote" else sentence,
        "creativeWorkStatus": record["status"],
        "appearance": _article(article),
    }
    return {**claim, "author": author} if author else claim


def _author(session: Session, record: Record, article: Article) -> Author | None:
    """Return who said it, by the kind of actor; ``None`` where nobody is named."""
    name = _name(record.get("speaker"), article.text)
    if name is None:
        return None
    canonical = aliased(Actor)
    kind = session.scalar(
        select(func.coalesce(canonical.kind, Mention.kind))
        .select_from(Participant)
        .outerjoin(Mention, Mention.id == Participant.mention_id)
        .outerjoin(Actor, Actor.id == func.coalesce(Participant.actor_id, Mention.actor_id))
        .outerjoin(canonical, canonical.id == Actor.canonical_id)
        .where(Participant.claim_id == record["claim_id"], Participant.role == "speaker")
        .order_by(Participant.ordinal)
    )
    return {"@type": AUTHORS.get(str(kind), "Organization"), "name": name}


def _name(participant: Mapping[str, Any] | None, text: str) -> str | None:
    """Return the actor's name, or else the words that stand for who it is."""
    if not participant:
        return None
    span: Sequence[int] | None = participant["span"]
    return participant["actor"] or (text[span[0] : span[1]] if span else None)


def _article(article: Article) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": article.url or f"urn:sha256:{article.sha256}",
        "url": article.url,
        "identifier": f"sha256:{article.sha256}",
        "headline": article.title,
        "inLanguage": article.language,
    }
    if article.published_from and article.published_from == article.published_to:
        told["datePublished"] = article.published_from.isoformat()
    if article.publisher:
        told["publisher"] = {"@type": "Organization", "name": article.publisher}
    if article.author:
        told["author"] = {"@type": "Person", "name": article.author}
    return {name: value for name, value in told.items() if value is not None}


def _sentence(session: Session, record: Record, article: Article) -> str:
    place = session.execute(
        select(Sentence.char_start, Sentence.char_end)
        .join(Claim, Claim.sentence_id == Sentence.id)
        .where(Claim.id == record["claim_id"])
    ).first()
    return article.text[place[0] : place[1]].strip() if place else record["text"]


def _decided(session: Session, record: Record) -> Decision | None:
    """Return the newest decision that gave the claim its status."""
    about = select(Decision).where(Decision.claim_id == record["claim_id"]).order_by(Decision.id.desc())
    return next((one for one in session.scalars(about) if one.became.get("status") == record["status"]), None)
