"""Datasette's metadata for a database, from the documentation of the views and the questions of the cookbook.

What a view and each of its columns hold is Datasette's description; `?_search=` on a view whose rows stand in
a sentence asks our full-text tables; what an id names is linked by a plugin. See
https://docs.datasette.io/en/stable/metadata.html.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claims.store.schema.data_dictionary import View, views

OF_QUOTES = ("quote_search", "claim_id")
OF_SENTENCES = ("sentence_search", "sentence_id")
"""A full-text table, and the column of a view that its rows are numbered by."""
FACETS: Mapping[str, tuple[str, ...]] = {
    "articles": ("publisher", "agency", "published_basis"),
    "claims": ("kind", "status"),
    "quotes": ("speaker", "form", "status"),
    "event_mentions": ("type", "modality", "status"),
    "events": ("type", "modality"),
    "dyads": ("actor_country", "recipient_country", "type"),
    "actors": ("kind", "country", "sector"),
    "figures": ("role", "status"),
}
LABELS = {"articles": "title", "actors": "name"}
LINKS: Mapping[str, tuple[str, str]] = {
    "article": ("One article", "SELECT * FROM articles WHERE article_id = :article_id"),
    "claims_of_article": (
        "The claims of one article",
        "SELECT * FROM claims WHERE article_id = :article_id ORDER BY char_start",
    ),
    "claim": ("One claim", "SELECT * FROM claims WHERE claim_id = :claim_id"),
    "decisions_on_claim": (
        "What people decided on one claim",
        "SELECT * FROM decisions WHERE claim_id = :claim_id ORDER BY decision_id",
    ),
    "event": ("The accounts of one event", "SELECT * FROM event_mentions WHERE event_id = :event_id"),
}
"""Canned queries that a row's ids lead to."""
PLUGINS = Path(__file__).parent / "plugins"
"""Datasette's plugins of ours, for ``--plugins-dir``."""
_QUESTION = re.compile(
    r"^## \d+\. (?P<title>[^\n]+)\n\n(?:(?P<told>[^`#][^`]*?)\n\n)?```sql\n(?P<sql>.+?)\n```",
    re.MULTILINE | re.DOTALL,
)
"""A question of the cookbook: its heading, what is said of it, and the answer."""


def metadata(database: str, cookbook: str) -> Mapping[str, Any]:
    """Return the metadata for the database that Datasette calls ``database``.

    ``cookbook`` is the text of the cookbook's page; each of its questions becomes a canned query.
    """
    tables = {view.name: _table(view) for view in views()}
    searched = ", ".join(name for name, told in tables.items() if "fts_table" in told)
    hidden = {name: {"hidden": True} for name, _ in (OF_QUOTES, OF_SENTENCES)}
    return {
        "title": "claims",
        "description": "Who said what and what happened, according to whom.",
        "databases": {
            database: {
                "description": f"Words are searched in {searched}; elsewhere Datasette ignores ?_search=.",
                "tables": {**tables, **hidden},
                "queries": queries(cookbook),
            }
        },
    }


def _table(view: View) -> Mapping[str, Any]:
    found: dict[str, Any] = {
        "title": view.name.replace("_", " "),
        "description": view.description,
        "columns": view.described,
        "facets": [name for name in FACETS.get(view.name, ()) if name in view.described],
    }
    if full_text := _full_text(view):
        found["fts_table"], found["fts_pk"] = full_text
    if view.name in LABELS:
        found["label_column"] = LABELS[view.name]
    return found


def _full_text(view: View) -> tuple[str, str] | None:
    """Return what `?_search=` on a view asks: quotes by what was said, all else by the sentence of a row."""
    if view.name == "quotes":
        return OF_QUOTES
    return OF_SENTENCES if OF_SENTENCES[1] in view.described else None


def queries(cookbook: str) -> Mapping[str, Mapping[str, str]]:
    """Return the canned queries: those that ids lead to, and the questions of the cookbook."""
    canned = {name: {"title": title, "sql": sql} for name, (title, sql) in LINKS.items()}
    for match in _QUESTION.finditer(cookbook):
        title = match["title"]
        name = "_".join(re.findall(r"[a-z0-9]+", title.lower()))
        told = {"description": " ".join(match["told"].split())} if match["told"] else {}
        canned[name] = {"title": title, "sql": match["sql"], **told}
    return canned
