"""The story that each new article tells, among the articles of those days with the same names and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from claims.linking.steps import Write
from claims.resolve.stories import similarity
from claims.store.linking import story_rows

COMPARED = 8
"""An article is compared with so many others, those that share the most keys."""
KEPT = 4
"""Articles of one story that are looked through for other accounts of what a new one tells."""


def file_stories(session: Session, articles: Sequence[int]) -> Write:
    """Return what files these articles under the keys by which articles of one story find each other."""
    texts = story_rows.story_texts(session, articles)
    filed = {text: similarity.keys(text) for text in texts.values()}
    return lambda session: story_rows.file_stories(session, filed)


def find_stories(session: Session, articles: Sequence[int]) -> tuple[Mapping[int, Sequence[int]], Write]:
    """Return for each of these articles the others of its story that are most like it, and what writes that.

    The articles are filed already; each is compared with those that came before it.
    """
    texts = story_rows.story_texts(session, articles)
    filed = {text: similarity.keys(text) for text in texts.values()}
    near = story_rows.near(session, filed, similarity.NEWS_DAYS)
    others = {article: _most_alike(sharing) for article, (sharing, _) in near.items()}
    missing = {one for some in others.values() for one in some} - texts.keys()
    known = texts | story_rows.story_texts(session, missing)
    found: dict[int, list[int]] = {}
    for article in sorted(texts):
        judged = [
            (known[other], similarity.are_one_story(texts[article], known[other], near[article][1]))
            for other in others[article]
        ]
        found[article] = similarity.chosen(texts[article], judged)[:KEPT]
    return found, lambda session: _write_stories(session, found)


def _write_stories(session: Session, found: Mapping[int, Sequence[int]]) -> None:
    for article, others in found.items():
        first = story_rows.story_of(session, others[0]) if others else None
        story_rows.write_story(session, article, first)


def _most_alike(sharing: Mapping[int, int]) -> list[int]:
    """Return the articles that share the most keys, of equals the newest."""
    return sorted(sharing, key=lambda other: (-sharing[other], -other))[:COMPARED]
