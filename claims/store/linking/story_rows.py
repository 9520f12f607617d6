"""Rows that make stories: what an article is known by, the keys of earlier ones, and the story each tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from sqlalchemy import bindparam, delete, exists, func, insert, select, update
from sqlalchemy.orm import Session

from claims.records import StoryText
from claims.store.batches import batches
from claims.store.models import Actor, Article, Claim, Figure, Mention, StoryKey
from claims.store.statements import fetch

NEWEST = 25
"""Of the articles under one key so many are looked at, the newest."""
TELLING = 20
"""Figures from this value on are seldom the same by chance."""
NEWEST_UNDER = (
    select(StoryKey.article_id)
    .where(StoryKey.key == bindparam("key"))
    .where(StoryKey.day.between(bindparam("first"), bindparam("last")) | (StoryKey.day == ""))
    .where(StoryKey.article_id < bindparam("before"))
    .order_by(StoryKey.day.desc(), StoryKey.article_id.desc())
    .limit(NEWEST)
)
_KINDS = ("person", "organisation", "government", "place", "group")


def story_texts(session: Session, articles: Collection[int]) -> dict[int, StoryText]:
    """Return what each article is known by: names, towns, figures and words."""
    names: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    numbers: defaultdict[int, set[str]] = defaultdict(set)
    for some in batches(articles):
        named = exists().where(Mention.actor_id == Actor.id, Mention.form == "name")
        who = select(Actor.article_id, Actor.kind, Actor.name).where(
            Actor.article_id.in_(some), Actor.kind.in_(_KINDS), named
        )
        for article, kind, name in session.execute(who):
            if article is not None:
                names[article].add((kind if kind in ("person", "organisation") else "place", name))
        where = select(Claim.article_id, Claim.place).where(
            Claim.article_id.in_(some), Claim.place.is_not(None), Claim.kind == "event_mention"
        )
        for article, place in session.execute(where):
            names[article].add(("place", str(place)))
        values = select(Claim.article_id, Figure.value).join(Figure, Figure.claim_id == Claim.id)
        for article, value in session.execute(
            values.where(Claim.article_id.in_(some), Figure.value >= TELLING)
        ):
            numbers[article].add(f"{value:g}")
    return {
        article: StoryText(
            article, published, tuple(sorted(names[article])), frozenset(numbers[article]), words
        )
        for article, published, words in _texts(session, articles)
    }


def _texts(session: Session, articles: Collection[int]) -> Iterator[tuple[int, date | None, str]]:
    columns = (Article.id, Article.published_from, Article.text)
    for some in batches(articles):
        for row in session.execute(select(*columns).where(Article.id.in_(some))):
            yield row[0], row[1], row[2]


def file_stories(session: Session, filed: Mapping[StoryText, Iterable[str]]) -> None:
    """File articles under their keys and the day they appeared, in place of what was filed before."""
    for some in batches(story.article for story in filed):
        session.execute(delete(StoryKey).where(StoryKey.article_id.in_(some)))
    rows = [
        {"key": key, "day": _day(story.published), "article_id": story.article}
        for story, keys in filed.items()
        for key in sorted(keys)
    ]
    if rows:
        session.execute(insert(StoryKey), rows)


def _day(published: date | None) -> str:
    return published.isoformat() if published else ""


def near(
    session: Session, story: StoryText, keys: Iterable[str], within: int
) -> tuple[Counter[int], Counter[str]]:
    """Return the earlier articles that share keys with one, with how many, and how many have each key.

    They appeared ``within`` so many days of it; of each key the newest are looked at.
    """
    sharing: Counter[int] = Counter()
    common: Counter[str] = Counter()
    first, last = "", "9999"
    if story.published is not None:
        first = _day(story.published - timedelta(days=within))
        last = _day(story.published + timedelta(days=within))
    for key in sorted(keys):
        found = fetch(session, NEWEST_UNDER, key=key, first=first, last=last, before=story.article)
        sharing.update(article for (article,) in found)
        common[key] = len(found) + 1
    return sharing, common


def story_of(session: Session, article: int) -> int:
    """Return the story that an article tells: the id of the first of its articles."""
    found = session.scalar(select(func.coalesce(Article.story_id, Article.id)).where(Article.id == article))
    return article if found is None else found


def write_story(session: Session, article: int, story: int | None) -> None:
    """Put on record which story an article tells; ``None`` for one that it is the first to tell.

    Where others follow it, they tell that story too.
    """
    if story is not None:
        session.execute(update(Article).where(Article.story_id == article).values(story_id=story))
    session.execute(update(Article).where(Article.id == article).values(story_id=story))


def told_by(session: Session, story: int) -> list[int]:
    """Return the articles of a story, the first first."""
    telling = (Article.id == story) | (Article.story_id == story)
    return list(session.scalars(select(Article.id).where(telling).order_by(Article.id)))
