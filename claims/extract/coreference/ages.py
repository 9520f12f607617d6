"""People called by their age: "the 34-year-old" is who the article says is 34."""

from __future__ import annotations

import re

from claims.extract.coreference.bodies import in_view
from claims.extract.coreference.entity_table import EntityTable, Entry

AGE = re.compile(r"(?P<years>\d{1,3})(?=-year)")
BEHIND = re.compile(r"\s?[,(]\s?(?:aged\s)?(?P<years>\d{1,3})[,).]")


def of_age(table: EntityTable, at: int) -> Entry | None:
    """Return whom a phrase such as "the 34-year-old" means: who is that old, else the person most in view."""
    years = _years(table, at)
    people = [entry for entry in table.newest("person") if _is_named_before(table, entry, at)]
    ages = {id(entry): _told_age(table, entry) for entry in people}
    exact = [entry for entry in people if ages[id(entry)] == years]
    open_ = [entry for entry in people if ages[id(entry)] is None and in_view(table, entry, at) > 0]
    return max(exact or open_, key=lambda entry: in_view(table, entry, at), default=None)


def _years(table: EntityTable, at: int) -> str | None:
    found = AGE.search(table.text(at))
    return found["years"] if found else None


def _is_named_before(table: EntityTable, entry: Entry, at: int) -> bool:
    return entry.first < at and any(table.mentions[other].form == "name" for other in entry.mentions[:3])


def _told_age(table: EntityTable, entry: Entry) -> str | None:
    """Return the age that the article gives behind a name or in a phrase for its holder."""
    for at in entry.mentions:
        mention = table.mentions[at]
        found = BEHIND.match(table.parsed.text, mention.span.end) if mention.form == "name" else None
        found = found or (AGE.search(table.text(at)) if mention.form == "nominal" else None)
        if found:
            return found["years"]
    return None
