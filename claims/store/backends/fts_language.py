"""The query language of the full-text search: FTS5's (https://sqlite.org/fts5.html), on every database."""

from __future__ import annotations

import re


def quoted(query: str) -> str:
    """Return the words of ``query`` each in double quotes, so that punctuation in them means nothing."""
    words = [word.replace('"', "") for word in query.split() if re.search(r"\w", word)]
    return " ".join(f'"{word}"' for word in words) or '""'
