"""Links between the rows of the views, a plugin that `claims datasette` starts Datasette with.

An id leads to the row that it names; in the view of that row itself, to what hangs on it: an article's own id
to its claims. Views have no foreign keys that Datasette could follow. See
https://docs.datasette.io/en/stable/plugin_hooks.html.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from datasette import hookimpl
from markupsafe import Markup

if TYPE_CHECKING:
    from datasette.app import Datasette

NAMED: Mapping[str, tuple[str, str]] = {
    "article": ("articles", "article_id"),
    "supersedes": ("articles", "article_id"),
    "copy_of": ("articles", "article_id"),
    "story": ("stories", "story_id"),
    "claim": ("claims", "claim_id"),
    "quote": ("claims", "claim_id"),
    "parent": ("claims", "claim_id"),
    "event": ("events", "event_id"),
    "actor": ("actors", "actor_id"),
    "speaker": ("actors", "actor_id"),
    "holder": ("actors", "actor_id"),
    "sentence": ("sentences", "sentence_id"),
}
"""The view and column that a column names, by its name without "left", "right" and "id"."""
HANGS: Mapping[str, str] = {
    "articles": "claims",
    "stories": "articles",
    "claims": "participants",
    "events": "event_mentions",
    "actors": "participants",
    "sentences": "claims",
}
"""The view of what hangs on the rows of another, which has a column of the same name."""


@hookimpl  # type: ignore[untyped-decorator]  # pluggy's mark
def render_cell(
    value: object, column: str, table: str | None, database: str, datasette: Datasette
) -> Markup | None:
    """Return the link of a cell that holds an id, ``None`` for any other."""
    name = column.removeprefix("left_").removeprefix("right_").removeprefix("preferred_")
    named = NAMED.get(name.removesuffix("_id")) if name.endswith("_id") else None
    if named is None or not isinstance(value, int):
        return None
    view, key = named
    path = datasette.urls.table(database, HANGS[view] if view == table else view)
    return Markup('<a href="{}?{}={}">{}</a>').format(path, key, value, value)
