"""Import of claims that another program found, as proposals of a run of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.document import DateRange, Span, TimeExpression
from claims.errors import InputError
from claims.linking import link
from claims.reading import Refused
from claims.reading.foreign_claims.foreign import ForeignClaim, Gathering, read_claims
from claims.reading.given import refusal
from claims.store import models
from claims.store.database import Database
from claims.store.ingest import reextract, writer
from claims.store.kinds import TYPES
from claims.store.learning import calibrations

LONGEST_ID = 18
"""Digits of a number that may be an id."""


@dataclass
class ImportedClaims:
    """What became of the claims of a file: how many are new or were there, and what was refused."""

    new: int = 0
    known: int = 0
    refused: list[Refused] = field(default_factory=list)


def import_claims(
    database: Database, lines: Iterable[bytes], origin: str, tool: str, article: int | None = None
) -> ImportedClaims:
    """Take the claims of JSON ``lines`` as proposals of ``tool``, all in one transaction.

    A claim that is there already gets one more proposal and stays as it is; any other becomes a claim of its
    own, to be reviewed. A line that the article's text does not bear out is refused, the others are taken.
    ``article`` is the one that was read, which is on record then even where nothing was found in it.

    Raises:
        DatabaseError: the database cannot be written; then nothing was.
    """
    taken = ImportedClaims()
    claims = list(_readable(read_claims(lines, origin), taken))
    if not claims and article is None:
        return taken
    with database.write() as session:
        gathered = _gathered(session, claims, taken)
        in_vain = {article} if article and not (gathered or taken.refused) else set()
        if read := {*gathered, *in_vain}:
            run_id = writer.start_run(session, tool)
            session.add_all(models.Reading(article_id=article_id, run_id=run_id) for article_id in read)
            for article_id, gathering in gathered.items():
                outcomes = reextract.propose(session, article_id, gathering.document(), run_id)
                taken.new += outcomes["new"]
                taken.known += len(gathering.claims) - outcomes["new"]
                calibrations.apply(session, article_id)
                link(session, [article_id])
            writer.finish_run(session, run_id)
    return taken


def _readable(found: Iterable[ForeignClaim | Refused], taken: ImportedClaims) -> Iterator[ForeignClaim]:
    for item in found:
        if isinstance(item, Refused):
            taken.refused.append(item)
        else:
            yield item


def _gathered(session: Session, claims: list[ForeignClaim], taken: ImportedClaims) -> Mapping[int, Gathering]:
    """Return the claims of each article gathered; what cannot be taken is noted as refused."""
    found: dict[int, Gathering] = {}
    for name, group in groupby(sorted(claims, key=lambda claim: claim.article), lambda claim: claim.article):
        article_id = _article(session, name)
        for claim in group:
            if article_id is None:
                taken.refused.append(Refused(claim.origin, f"is about an article that is not here: {name}"))
                continue
            if article_id not in found:
                found[article_id] = _gathering(session, article_id)
            try:
                _check(claim)
                found[article_id].add(claim.row)
            except Exception as error:  # no claim of another program may cost the others
                taken.refused.append(refusal(claim.origin, error))
    return {id_: gathering for id_, gathering in found.items() if gathering.claims}


def _article(session: Session, name: str) -> int | None:
    """Return the article called ``name``: its hash, address, file (with or without folders), or id."""
    article = models.Article
    named = or_(article.sha256 == name, article.url == name, article.origin == name)
    exact = session.scalar(select(article.id).where(named))
    if exact is not None:
        return exact
    ended = list(
        session.scalars(select(article.id).where(article.origin.endswith(f"/{name}", autoescape=True)))
    )
    if len(ended) == 1:
        return ended[0]
    number = int(name) if name.isdecimal() and len(name) <= LONGEST_ID else None
    return None if number is None else session.scalar(select(article.id).where(article.id == number))


def _gathering(session: Session, article_id: int) -> Gathering:
    text = session.scalars(select(models.Article.text).where(models.Article.id == article_id)).one()
    rows = session.scalars(
        select(models.TimeExpression).where(models.TimeExpression.article_id == article_id)
    )
    return Gathering(text, [_time(row) for row in rows])


def _time(row: models.TimeExpression) -> TimeExpression:
    known = row.precision and (row.date_from or row.date_to)
    return TimeExpression(
        Span(row.char_start, row.char_end),
        row.type,  # type: ignore[arg-type]  # a CHECK of the table says which there are
        row.value,
        DateRange(row.date_from, row.date_to, row.precision) if known else None,  # type: ignore[arg-type]  # as above
        row.rule,
        row.anchor,
    )


def _check(claim: ForeignClaim) -> None:
    type_ = claim.row.get("type")
    if claim.row["kind"] == "event_mention" and type_ not in TYPES:
        raise InputError(f"has {type_!r} as type; it is one of {', '.join(TYPES)}")
