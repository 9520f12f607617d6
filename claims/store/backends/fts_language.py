"""Full-text search on every database: its language, FTS5's (sqlite.org/fts5.html), and its indexes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from claims.store.backends.protocol import Where

RANKED = 1000
"""The most matches that are put in order of relevance; more come in the order they are stored in."""
WORDS = 40
"""The most words of a snippet."""


@dataclass(frozen=True, slots=True)
class SearchSource:
    """A place to search: the index, the view it is over with its key and text, and the table of its ids.

    ``is_actors`` says whether the row ``hit.id`` is an actor's.
    """

    index: str
    view: str
    key: str
    text: str
    table: str
    is_actors: str


SEARCH_SOURCES: Mapping[Where, SearchSource] = {
    "sentences": SearchSource(
        index="sentence_search",
        view="sentences",
        key="sentence_id",
        text="text",
        table="sentence",
        is_actors="""EXISTS (
            SELECT 1 FROM sentence
            JOIN mention ON mention.article_id = sentence.article_id
                AND mention.char_start >= sentence.char_start AND mention.char_start < sentence.char_end
            JOIN actor ON actor.id = mention.actor_id
            WHERE sentence.id = hit.id AND actor.canonical_id = :actor_id
        )""",
    ),
    "quotes": SearchSource(
        index="quote_search",
        view="quotes",
        key="claim_id",
        text="content",
        table="claim",
        is_actors="""EXISTS (
            SELECT 1 FROM participant JOIN actor ON actor.id = participant.resolved_actor_id
            WHERE participant.claim_id = hit.id AND actor.canonical_id = :actor_id
        )""",
    ),
}


def quoted(query: str) -> str:
    """Return the words of ``query`` each in double quotes, so that punctuation in them means nothing."""
    words = [word.replace('"', "") for word in query.split() if re.search(r"\w", word)]
    return " ".join(f'"{word}"' for word in words) or '""'
