"""Recall from articles that are drawn whole: how many claims of an article are found at all.

Articles are drawn by chance, all alike; a reviewer judges every claim of one, adds those that nobody found,
and finishes it. The share found is a ratio of sums over articles; claims of one article go together, so its
interval is Korn and Graubard's, exact for the effective size (Cochran, Sampling Techniques, 1977, §6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from secrets import randbelow

from sqlalchemy.orm import Session

from claims.desk.audit.intervals import clopper_pearson, lower_bound
from claims.desk.review.filter_language import parse
from claims.errors import DecisionError, InputError
from claims.store.review import audits
from claims.store.review.audits import ArticleCount


@dataclass(frozen=True, slots=True)
class Recall:
    """The share of a kind's claims that is found, with a two-sided interval.

    ``articles`` are those finished; ``as_it_stands`` counts those that needed no correction. ``sure`` is the
    one-sided lower bound at the audit's level.
    """

    kind: str
    articles: int
    as_it_stands: int
    found: int
    missed: int
    share: float | None
    low: float
    high: float
    sure: float


@dataclass(frozen=True, slots=True)
class RecallReport:
    """What an audit of whole articles says, of each kind of claim, and how far it is."""

    audit_id: int
    drawn: int
    finished: int
    kinds: tuple[Recall, ...]


def open_article_audit(
    session: Session, reviewer: str, query: str, size: int, level: float = 0.95, seed: int | None = None
) -> int:
    """Draw ``size`` articles whole, of those that have a claim which fits ``query``; return the audit's id.

    Without a query articles without a claim may be drawn too. ``seed`` draws the same articles again.

    Raises:
        InputError: the level is no share between 0 and 1, or no article fits.
        QueryError: the filter means nothing.
    """
    if not 0 < level < 1:
        raise InputError(f"The level is {level}; give a share between 0 and 1, such as 0.95.")
    population = audits.articles(session, parse(query), reviewer)
    if not population:
        raise InputError("No article fits that filter; choose another.")
    seed = randbelow(2**31) if seed is None else seed
    drawn = Random(seed).sample(population, min(size, len(population)))  # noqa: S311  # can be drawn again
    given = {"filter": query, "bar": 0.95, "level": level, "seed": seed, "opened_by": reviewer}
    return audits.insert_article_audit(session, given, sorted(drawn), len(drawn) / len(population))


def finish(session: Session, reviewer: str, audit_id: int, article_id: int) -> None:
    """Say that every claim of a drawn article is judged, and that all which had been missed are added.

    Raises:
        InputError: the audit did not draw the article.
        DecisionError: claims of it are undecided.
    """
    if article_id not in audits.drawn_articles(session, audit_id):
        raise InputError(f"Audit {audit_id} did not draw article {article_id}; see `claims audit show`.")
    left = audits.undecided(session, article_id)
    if left:
        raise DecisionError(f"{left} claims of article {article_id} are undecided; judge them first.")
    audits.set_finished(session, audit_id, article_id, reviewer)


def reopen(session: Session, audit_id: int, article_id: int) -> None:
    """Take back that an article is finished.

    Raises:
        InputError: the audit did not draw the article.
    """
    if article_id not in audits.drawn_articles(session, audit_id):
        raise InputError(f"Audit {audit_id} did not draw article {article_id}; see `claims audit show`.")
    audits.set_finished(session, audit_id, article_id, None)


def recall(session: Session, audit_id: int, level: float) -> RecallReport:
    """Return what the finished articles of an audit say; nothing is said of those that are not."""
    drawn = audits.drawn_articles(session, audit_id)
    finished = [article for article, by in drawn.items() if by is not None]
    population = round(len(drawn) / next(iter(audits.chances(session, audit_id)), 1.0))
    counts = audits.counted(session, finished)
    kinds = sorted({count.kind for count in counts})
    of_kind = {kind: [count for count in counts if count.kind == kind] for kind in kinds}
    return RecallReport(
        audit_id,
        len(drawn),
        len(finished),
        tuple(estimate(kind, some, len(finished), population, level) for kind, some in of_kind.items()),
    )


def estimate(
    kind: str, counts: Sequence[ArticleCount], finished: int, population: int, level: float
) -> Recall:
    """Return the recall of one kind; articles without a claim of it count in ``finished`` alone."""
    right, found = sum(one.right for one in counts), sum(one.found for one in counts)
    missed = sum(one.missed for one in counts)
    total = found + missed
    if not total:
        return Recall(kind, finished, 0, 0, 0, None, 0.0, 1.0, 0.0)
    share = found / total
    size = _effective(counts, share, total, finished, population)
    low, high = (share, share) if size is None else clopper_pearson(share * size, size, level)
    sure = share if size is None else lower_bound(share * size, size, level)
    return Recall(kind, finished, right, found, missed, share, low, high, sure)


def _effective(
    counts: Sequence[ArticleCount], share: float, total: int, finished: int, population: int
) -> float | None:
    """Return how many independent claims tell as much; ``None`` where every article was read.

    Where all or none was found the articles show no variance of their own: each counts as one claim.
    """
    if finished >= population:
        return None
    if finished < 2 or share in (0.0, 1.0):
        return float(min(finished, total))
    squares = sum((one.found - share * (one.found + one.missed)) ** 2 for one in counts)
    rest = 1 - finished / population
    variance = rest * finished / (finished - 1) * squares / total**2
    return min(share * (1 - share) / variance, float(total)) if variance else float(total)
