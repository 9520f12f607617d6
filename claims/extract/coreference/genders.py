"""The gender by which a text calls somebody: by pronouns, and as first names end."""

from __future__ import annotations

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.lexicon import tables

LEANING, MOST_TOLD = 0.2, 2
"""The weight of each earlier pronoun of a gender, or of a first name's ending, and the most that count."""
OPPOSITE = {"male": "female", "female": "male"}
FARTHEST = 100
"""Mentions back in which somebody is looked for whom the text has called so."""


def leaning(entry: Entry, pronoun: str) -> float:
    """Return how much speaks for or against ``pronoun`` where no title or name tells the gender for sure.

    What the text has called the person before counts, and how a first name ends.
    """
    other = OPPOSITE.get(pronoun)
    if other is None or entry.kind != "person" or entry.gender is not None:
        return 0.0
    told = min(MOST_TOLD, entry.pronouns[pronoun]) - min(MOST_TOLD, entry.pronouns[other])
    first = entry.words[0] if len(entry.words) > 1 and entry.name[0].isupper() else ""
    endings = tables("given_names")["ending"]
    told += bool(first) and first.endswith(tuple(endings[pronoun].split()))
    told -= bool(first) and first.endswith(tuple(endings[other].split()))
    return LEANING * told


def is_called_otherwise(entry: Entry, pronoun: str) -> bool:
    """Say whether the text has called somebody by the pronoun of the other gender, and never by this one."""
    other = OPPOSITE.get(pronoun)
    return other is not None and entry.pronouns[other] > 0 and not entry.pronouns[pronoun]


def called_so_before(table: EntityTable, at: int, pronoun: str) -> Entry | None:
    """Return the one person whom the text has called by the pronoun so far, however long ago."""
    if pronoun not in OPPOSITE:
        return None
    entries = (table.entry_of(other) for other in range(max(0, at - FARTHEST), at))
    so = {
        id(entry): entry
        for entry in entries
        if entry is not None
        and entry.kind == "person"
        and (entry.pronouns[pronoun] or entry.gender == pronoun)
    }
    return next(iter(so.values())) if len(so) == 1 else None
