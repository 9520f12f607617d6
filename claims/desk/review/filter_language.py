"""The filter language: ``kind:quote speaker:blinken -status:new before:2023-06-15 "open lines"``.

A filter is words with blanks between them, and holds when all of them do. A word is ``field:value``,
``field:value,value`` (either), ``confidence<0.6``, one of ``mine disputed flagged conflict``, or plain text
that a sentence of the claim must hold; quotation marks keep blanks together, a hyphen in front says *not*.
``none`` asks for claims that have no such thing; ``12`` or ``#12`` names an actor, article or event by its
id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import get_args

from claims.desk.articles.date_input import parse_days
from claims.desk.cards import Status
from claims.document import DateRange, Modality, QuoteForm
from claims.errors import InputError, QueryError
from claims.store import kinds
from claims.store.review.filters import Term, Value

WORD = re.compile(
    r"""\s*(?P<negated>-)?(?:
        (?P<field>\w+)(?P<op><=|>=|:|<|>)(?P<values>(?:"[^"]*"|[^\s"])*)
        | "(?P<phrase>[^"]*)"
        | (?P<plain>[^\s"]+)
    )""",
    re.VERBOSE,
)
VALUE = re.compile(r'"([^"]*)"|([^\s",]+)')
PLAIN = ("mine", "disputed", "flagged", "conflict")
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class FilterField:
    """A field of the language: how its values are read, and what it is good for."""

    hint: str
    read: Callable[[str, str], Value]
    choices: tuple[str, ...] = ()


def parse(query: str) -> tuple[Term, ...]:
    """Return the terms of a filter.

    Raises:
        QueryError: something in it means nothing; the message says what, and what would.
    """
    before, mark, unclosed = query.rpartition('"')
    if before.count('"') % 2 == 0 and mark:
        raise QueryError(f"The quotation mark before “{unclosed}” is not closed.")
    return tuple(_term(word) for word in WORD.finditer(query))


def _term(word: re.Match[str]) -> Term:
    negated = word["negated"] is not None
    if word["field"] is not None:
        return _of_field(word["field"].lower(), word["op"], word["values"], negated)
    plain = (word["plain"] or "").lower()
    if plain == "disputed":
        return Term("status", ":", ("disputed",), negated)
    if plain in PLAIN:
        return Term(plain, ":", (None,), negated)
    text = word["phrase"] if word["plain"] is None else word["plain"]
    if not text.strip():
        raise QueryError("There is nothing between the quotation marks; write the words to look for.")
    return Term("text", ":", (text,), negated)


def _of_field(name: str, op: str, written: str, negated: bool) -> Term:
    field = FIELDS.get(name)
    if field is None:
        raise QueryError(
            f"“{name}{op}” is no field{_nearest(name, FIELDS)}. Fields: {', '.join(FIELDS)}. "
            f"To look for the words themselves, put them in quotation marks."
        )
    if op != ":" and name != "confidence":
        raise QueryError(f"“{name}{op}” compares, which only confidence can; write {name}:VALUE.")
    values = [quoted or plain for quoted, plain in VALUE.findall(written)]
    if not values:
        raise QueryError(f"“{name}{op}” wants a value: {field.hint}.")
    return Term(name, op, tuple(field.read(name, value) for value in values), negated)


def _nearest(wrong: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    near = get_close_matches(wrong, list(known), n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def _text(name: str, value: str) -> Value:
    return None if value == "none" else value


def _named(name: str, value: str) -> Value:
    if value.startswith("#") or value.isdigit():
        return _number(name, value.removeprefix("#"))
    return _text(name, value)


def _number(name: str, value: str) -> Value:
    if value == "none":
        return None
    if not value.lstrip("#").isdigit():
        raise QueryError(f"“{value}” is no number; {name}: wants {FIELDS[name].hint}.")
    return int(value.lstrip("#"))


def _choice(name: str, value: str) -> Value:
    choices = FIELDS[name].choices
    lowered = value.lower()
    found = [one for one in choices if one.lower() == lowered]
    if not found:
        raise QueryError(
            f"“{value}” is no {name}{_nearest(lowered, choices)}. There are: {', '.join(choices)}."
        )
    return found[0]


def _event_type(name: str, value: str) -> Value:
    """Read a shipped type, however it is written, or one of the user's own in capitals."""
    own = re.fullmatch(r"[A-Z][A-Z0-9_]*", value) is not None
    return value if own and not get_close_matches(value, kinds.TYPES, n=1) else _choice(name, value)


def _kind(name: str, value: str) -> Value:
    """Read a kind of claim: one of ours however it is written, or a package's own in small letters."""
    ours = tuple(kinds.KINDS)
    own = re.fullmatch(r"[a-z][a-z0-9_]*", value) is not None and value not in ours
    return value if own and not get_close_matches(value, ours, n=1) else _choice(name, value)


def _share(name: str, value: str) -> Value:
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise QueryError(f"“{value}” is no confidence; write a number from 0 to 1, as in confidence<0.6.")
    return share


def _days(name: str, value: str) -> Value:
    if value == "none":
        return None
    try:
        today = date.today()
        days = parse_days(value, DateRange(today, today, "day"))
    except InputError as error:
        raise QueryError(str(error)) from error
    return (days.first or date.min, days.last or date.max)


FIELDS: Mapping[str, FilterField] = {
    "kind": FilterField(f"{', '.join(kinds.KINDS)} or a kind of a package's own", _kind, tuple(kinds.KINDS)),
    "status": FilterField("new, confirmed, …", _choice, STATUSES),
    "speaker": FilterField("a name or part of it, #ID, or none", _named),
    "addressee": FilterField("a name or part of it, #ID, or none", _named),
    "actor": FilterField("a name or part of it, #ID, or none", _named),
    "recipient": FilterField("a name or part of it, #ID, or none", _named),
    "who": FilterField("a name or part of it, in any role", _named),
    "type": FilterField("an event type, such as CONSULT", _event_type, kinds.TYPES),
    "mode": FilterField("a mode, such as visit", _text),
    "modality": FilterField("occurred, planned, …", _choice, get_args(Modality)),
    "form": FilterField("direct, indirect or mixed", _choice, get_args(QuoteForm)),
    "figure": FilterField("what a figure tells of: killed, votes, sum, …", _choice, kinds.FIGURE_ROLES),
    "cue": FilterField("a class of cue, such as deny", _text),
    "place": FilterField("a place or part of its name, or none", _text),
    "before": FilterField("a day, month or year: 2023-06-15", _days),
    "after": FilterField("a day, month or year: 2023-06-15", _days),
    "date": FilterField("a day, month, year or range: 2023-06-15..2023-06-20, or none", _days),
    "published": FilterField("when the article appeared: 2023-06, or none", _days),
    "article": FilterField("part of a title, file name or address, or #ID", _named),
    "publisher": FilterField("an outlet or agency, or none", _text),
    "rule": FilterField("the beginning of a rule's name", _text),
    "event": FilterField("an event's #ID, or none", _number),
    "confidence": FilterField("a number from 0 to 1; also < <= > >=", _share),
    "flag": FilterField("part of a flag's words", _text),
    "by": FilterField("a reviewer who decided", _text),
    "readers": FilterField("both or one: who of two readers proposes it", _choice, ("both", "one")),
    "country": FilterField("a country of who takes part, such as KEN, or none", _text),
    "sector": FilterField("a sector of who takes part, such as GOV, or none", _text),
    "audit": FilterField("an audit's number, or none", _number),
    "id": FilterField("a claim's number", _number),
}
