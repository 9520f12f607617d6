"""Rows that make stories: what an article is known by, the keys of earlier ones, and the story each tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from sqlalchemy import Executable, Text, bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.orm import Session

from claims.records import StoryText
from claims.store.backends import lists
from claims.store.models import Actor, Article, Claim, EventMention, Figure, Mention, StoryKey
from claims.store.models.base import table_of
from claims.store.statements import execute, execute_many, fetch

NEWEST = 25
"""Of the articles under one key so many are looked at, the newest."""
WIDEST = 10
"""Of more days than these the first says too little of when an article appeared."""
TELLING = 20
"""Figures from this value on are seldom the same by chance."""
_KINDS = ("person", "organisation", "government", "place", "group")

NAMES = select(Actor.article_id, Actor.kind, Actor.name).where(
    lists.among(Actor.article_id, "articles"),
    Actor.kind.in_(_KINDS),
    exists().where(Mention.actor_id == Actor.id, Mention.form == "name"),
)
PLACES = (
    select(Claim.article_id, Claim.place)
    .join(EventMention, EventMention.claim_id == Claim.id)
    .where(lists.among(Claim.article_id, "articles"), Claim.place.is_not(None))
)
"""Places of events. Asked for claims of that kind, SQLite would look through all that there are."""
VALUES = (
    select(Claim.article_id, Figure.value)
    .join(Figure, Figure.claim_id == Claim.id)
    .where(lists.among(Claim.article_id, "articles"), Figure.value >= TELLING)
)
TEXTS = select(Article.id, Article.published_from, Article.published_to, Article.text).where(
    lists.among(Article.id, "articles")
)
FORGET = delete(table_of(StoryKey)).where(lists.among(StoryKey.article_id, "articles"))
FILE = insert(table_of(StoryKey))
STORY = select(func.coalesce(Article.story_id, Article.id)).where(Article.id == bindparam("article"))
FOLLOW = (
    update(table_of(Article))
    .where(Article.story_id == bindparam("article"))
    .values(story_id=bindparam("story"))
)
TELL = update(table_of(Article)).where(Article.id == bindparam("article")).values(story_id=bindparam("story"))


@cache
def _newest() -> Executable:
    """One row is asked for each article and key: article, key, and the days in which others may lie."""
    asked = lists.texts("asked")
    value = asked.c.value
    article = lists.item(value, 0, Article.id.type)
    key, first, last = (lists.item(value, place, Text()) for place in (1, 2, 3))
    newest = (
        select(StoryKey.article_id)
        .where(StoryKey.key == key, or_(StoryKey.day.between(first, last), StoryKey.day == ""))
        .where(StoryKey.article_id < article)
        .order_by(StoryKey.day.desc(), StoryKey.article_id.desc())
        .limit(NEWEST)
        .correlate(asked)
    )
    return select(article, key, StoryKey.article_id).join_from(
        asked, StoryKey, (StoryKey.key == key) & StoryKey.article_id.in_(newest)
    )


def story_texts(session: Session, articles: Collection[int]) -> dict[int, StoryText]:
    """Return what each article is known by: names, towns, figures and words."""
    names: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    numbers: defaultdict[int, set[str]] = defaultdict(set)
    for article, kind, name in fetch(session, NAMES, articles=articles):
        if article is not None:
            names[article].add((kind if kind in ("person", "organisation") else "place", name))
    for article, place in fetch(session, PLACES, articles=articles):
        names[article].add(("place", str(place)))
    for article, value in fetch(session, VALUES, articles=articles):
        numbers[article].add(f"{value:g}")
    return {
        one: StoryText(
            one, _published(first, last), tuple(sorted(names[one])), frozenset(numbers[one]), words
        )
        for one, first, last, words in fetch(session, TEXTS, articles=articles)
    }


def _published(first: date | None, last: date | None) -> date | None:
    """Return the first day on which an article may have appeared; ``None`` where that may be any of many."""
    if first is None or last is None:
        return first
    return first if (last - first).days <= WIDEST else None


def file_stories(session: Session, filed: Mapping[StoryText, Iterable[str]]) -> None:
    """File articles under their keys and the day they appeared, in place of what was filed before."""
    execute(session, FORGET, articles={story.article for story in filed})
    rows = (
        {"key": key, "day": _day(story.published), "article_id": story.article}
        for story, keys in filed.items()
        for key in sorted(keys)
    )
    execute_many(session, FILE, rows)


def _day(published: date | None) -> str:
    return published.isoformat() if published else ""


def near(
    session: Session, filed: Mapping[StoryText, Collection[str]], within: int
) -> dict[int, tuple[Counter[int], Counter[str]]]:
    """Return for each article the earlier ones that share keys with it and how many, and who has each key.

    They appeared ``within`` so many days of it; of each key the newest are looked at.
    """
    found = {story.article: (Counter[int](), Counter(keys)) for story, keys in filed.items()}
    asked = [
        (story.article, key, *days)
        for story, keys in filed.items()
        for days in (_window(story.published, within),)
        for key in sorted(keys)
    ]
    for article, key, other in fetch(session, _newest(), asked=asked):
        found[article][0][other] += 1
        found[article][1][key] += 1
    return found


def _window(published: date | None, within: int) -> tuple[str, str]:
    if published is None:
        return "", "9999"
    return _day(published - timedelta(days=within)), _day(published + timedelta(days=within))


def story_of(session: Session, article: int) -> int:
    """Return the story that an article tells: the id of the first of its articles."""
    return next((story for (story,) in fetch(session, STORY, article=article)), article)


def write_story(session: Session, article: int, story: int | None) -> None:
    """Put on record which story an article tells; ``None`` for one that it is the first to tell.

    Where others follow it, they tell that story too.
    """
    if story is not None:
        execute(session, FOLLOW, article=article, story=story)
    execute(session, TELL, article=article, story=story)


def told_by(session: Session, story: int) -> list[int]:
    """Return the articles of a story, the first first."""
    telling = (Article.id == story) | (Article.story_id == story)
    return list(session.scalars(select(Article.id).where(telling).order_by(Article.id)))
