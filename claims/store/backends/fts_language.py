"""The query language of the full-text search: FTS5's (https://sqlite.org/fts5.html), on every database."""

from __future__ import annotations

import re

RANKED = 1000
"""Up to so many matches are put in order of relevance; more are given in the order they are stored in."""
WORDS = 40
"""The most words of a snippet."""


def quoted(query: str) -> str:
    """Return the words of ``query`` each in double quotes, so that punctuation in them means nothing."""
    words = [word.replace('"', "") for word in query.split() if re.search(r"\w", word)]
    return " ".join(f'"{word}"' for word in words) or '""'
