"""Renamed tables and columns, so that users' own SQL with an old name can be rewritten."""

from __future__ import annotations

import re
from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "waiting": "link_queue",
    "linked": "rekey_only",
    "saved": "saved_query",
    "who_id": "resolved_actor_id",
    "norm": "name_folded",
}
"""The names before revision 0008, and since."""

FORMER: Mapping[str, str] = {new: old for old, new in NAMES.items()}

INDEXES = frozenset({"ix_participant_who_id", "ix_actor_name_norm"})
"""Indexes of ours that had another name."""

ASIDE = r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/"
"""Strings and comments of SQL, in which nothing is a name."""


def renamed(sql: str, names: Mapping[str, str]) -> str:
    """Return a statement with other names for tables and columns: ``NAMES``, or ``FORMER`` to go back."""
    pattern = re.compile(rf"{ASIDE}|\b(?:{'|'.join(names)})\b", re.DOTALL)
    return pattern.sub(lambda found: names.get(found[0], found[0]), sql)
