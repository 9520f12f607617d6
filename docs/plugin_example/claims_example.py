"""An example plugin: quotes as lines for a footnote, and the words of harbour news."""

from __future__ import annotations

from collections.abc import Collection
from typing import IO

from sqlalchemy import text
from sqlalchemy.orm import Session

HARBOURS = """
name = "harbours"

[[cue]]
verb = "radio"
class = "tell"

[[test]]
text = "The pilot radioed that the channel was blocked."
kind = "quote"
words = "that the channel was blocked"
expect = true
"""


def write_citations(session: Session, file: IO[str], ids: Collection[int] | None) -> int:
    """Write ``speaker: content (title)`` for each quote, and return how many."""
    query = """
        SELECT quotes.claim_id, speaker, content, coalesce(title, origin) FROM quotes
        JOIN articles ON articles.article_id = quotes.article_id ORDER BY quotes.claim_id
    """
    rows = [row for row in session.execute(text(query)) if ids is None or row[0] in ids]
    for _, speaker, content, title in rows:
        file.write(f"{speaker or 'nobody named'}: {' '.join(content.split())} ({title})\n")
    return len(rows)
