"""One story as its articles tell it: what happened, the figures over time, where accounts differ.

Reads the public views, so that the same can be asked in SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, text
from sqlalchemy.orm import Session

ARTICLES = """
    SELECT a.article_id, coalesce(a.title, a.origin) AS title, a.origin,
        coalesce(a.agency, a.publisher, '') AS source, a.published_from, a.published_to,
        coalesce(a.url, '') AS url, original.id AS copy_of
    FROM articles AS a JOIN article ON article.id = a.article_id
    LEFT JOIN article AS original ON original.id = article.copy_of_id
    WHERE a.story_id = :story ORDER BY a.published_from, a.article_id
"""
EVENTS = """
    SELECT e.event_id, e.type, e.mode, e.modality, e.actors, e.recipients, e.place, e.date_from, e.date_to,
        e.date_precision, c.families, c.articles, c.sources, c.quoted
    FROM events AS e JOIN corroboration AS c USING (event_id)
    WHERE e.event_id IN (
        SELECT m.event_id FROM event_mentions AS m JOIN articles AS a USING (article_id)
        WHERE a.story_id = :story
    )
    ORDER BY e.date_from IS NULL, e.date_from, e.event_id
"""
MENTIONS = """
    SELECT m.event_id, m.article_id, m.modality, s.text AS sentence
    FROM event_mentions AS m JOIN sentences AS s USING (sentence_id)
    JOIN articles AS a ON a.article_id = m.article_id
    WHERE a.story_id = :story AND m.status NOT IN ('rejected', 'withdrawn')
    ORDER BY m.article_id, m.char_start
"""
FIGURES = """
    SELECT f.role, f.value, f.value_to, f.qualifier, f.unit, f.words, f.counted,
        f.date_from, f.date_to, f.date_precision, f.article_id,
        f.publisher, f.sentence
    FROM figures AS f
    WHERE f.story_id = :story AND f.status NOT IN ('rejected', 'withdrawn')
    ORDER BY f.role, f.date_from, f.article_id, f.char_start
"""
CONFLICTS = """
    SELECT field, kind, about, left_value, right_value, left_sentence, right_sentence, left_article_id,
        right_article_id, left_claim_id, right_claim_id, judgement
    FROM conflicts
    WHERE left_article_id IN (SELECT article_id FROM articles WHERE story_id = :story)
    ORDER BY judgement != 'open', field, conflict_id
"""
NAMES = """
    SELECT name, kind, articles FROM actors
    WHERE actor_id IN (
        SELECT head.canonical_id FROM actor AS head JOIN articles AS a ON a.article_id = head.article_id
        WHERE a.story_id = :story
    ) AND kind IN ('person', 'organisation', 'government')
    ORDER BY articles DESC, name LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Story:
    """A story: rows of the public views by name of the column, each list in the order of telling."""

    id: int
    articles: tuple[RowMapping, ...]
    events: tuple[RowMapping, ...]
    mentions: tuple[RowMapping, ...]
    figures: tuple[RowMapping, ...]
    conflicts: tuple[RowMapping, ...]
    actors: tuple[RowMapping, ...]

    @property
    def title(self) -> str:
        """What the first of its articles is called."""
        return str(self.articles[0]["title"])

    def accounts(self, event_id: int) -> list[RowMapping]:
        """Return the mentions of an event."""
        return [mention for mention in self.mentions if mention["event_id"] == event_id]


def story(session: Session, story_id: int) -> Story | None:
    """Return a story, known by the id of any of its articles, or ``None`` where there is no such article."""
    found: Any = session.scalar(
        text("SELECT story_id FROM articles WHERE article_id = :id"), {"id": story_id}
    )
    if found is None:
        return None
    lists = (
        tuple(session.execute(text(query), {"story": found}).mappings())
        for query in (ARTICLES, EVENTS, MENTIONS, FIGURES, CONFLICTS, NAMES)
    )
    return Story(int(found), *lists)
