"""Completion of the last word of a filter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from claims.desk.cards import Choice
from claims.desk.review.filter_language import FIELDS, PLAIN
from claims.store.queries import people
from claims.store.review import distinct_values

LAST = re.compile(r'(?:[^\s"]|"[^"]*"?)*$')
PEOPLE = ("speaker", "addressee", "actor", "recipient", "who")
COMPLETIONS = 12


def complete(session: Session, query: str) -> tuple[Choice, ...]:
    """Return what the last word of ``query`` may become; each value replaces that word."""
    found = LAST.search(query)
    word = found[0] if found else ""
    minus, word = ("-", word[1:]) if word.startswith("-") else ("", word)
    name, colon, written = word.partition(":")
    if not colon:
        words = [Choice(f"{minus}{one}:", FIELDS[one].hint) for one in FIELDS if one.startswith(word)]
        return (*words, *(Choice(f"{minus}{one}") for one in PLAIN if one.startswith(word)))
    if name not in FIELDS:
        return ()
    done, comma, last = written.rpartition(",")
    values = _values(session, name, last.strip('"'))
    return tuple(Choice(f"{minus}{name}:{done}{comma}{_quoted(one.value)}", one.hint) for one in values)


def _values(session: Session, name: str, text: str) -> Sequence[Choice]:
    held = {"type": distinct_values.event_types, "kind": distinct_values.kinds}
    choices = held[name](session) if name in held else FIELDS[name].choices
    if choices:
        return [Choice(one) for one in choices if one.lower().startswith(text.lower())]
    if name in PEOPLE:
        found = people.beginning(session, text, COMPLETIONS) if text else []
        return [Choice(one.name, one.kind) for one in found]
    return [Choice(one) for one in distinct_values.values_like(session, name, text, COMPLETIONS)]


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r'[\s",]', value) else value
