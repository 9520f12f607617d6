"""Dates implied by names: terms of office, and summits known by their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast

from claims.wordlists import load


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """One person's time in an office, under the titles the office has."""

    family: str
    called: re.Pattern[str]
    first: date
    last: date | None


def bounds_by_names(text: str) -> tuple[date | None, date | None]:
    """Return the earliest and the latest day on which the text can have been written, by its names.

    A title beside its holder bounds both ways, "former" beside it and a past summit only from below. Where
    the terms named do not overlap, the text looks back and gives no latest day.
    """
    firsts: list[date] = []
    lasts: list[date] = []
    for term in (term for term in _terms() if term.family in text):
        for match in term.called.finditer(text):
            if match.group("former"):
                firsts.extend([term.last] if term.last else [])
            else:
                firsts.append(term.first)
                lasts.extend([term.last] if term.last else [])
    firsts.extend(day for _, day in summits_named(text))
    first, last = max(firsts, default=None), min(lasts, default=None)
    return (first, last) if not (first and last) or first <= last else (first, None)


def summits_named(text: str) -> list[tuple[int, date]]:
    """Return where the text names a summit by its place, and the summit's first day."""
    if " summit" not in text:
        return []
    return [(match.start(), day) for called, day in _summits() for match in called.finditer(text)]


@cache
def _terms() -> tuple[OfficeTerm, ...]:
    return tuple(_read_terms())


def _read_terms() -> Iterator[OfficeTerm]:
    for office in _data()["office"]:
        titles = "|".join(re.escape(title) for title in sorted(office["titles"], key=len, reverse=True))
        for name, first, last in office["terms"]:
            given, _, family = name.rpartition(" ")
            holder = rf"(?:{titles}) (?:{re.escape(given)} )?{re.escape(family)}\b"
            called = rf"(?P<former>[Ff]ormer |[Ee]x-|then-)?(?:\w+ )?(?<!Vice )(?<!Under ){holder}"
            yield OfficeTerm(family, re.compile(called), first, last or None)


@cache
def _summits() -> tuple[tuple[re.Pattern[str], date], ...]:
    found = []
    for group, held in _data()["summits"].items():
        for place, day in held:
            named = re.escape(place)
            called = rf"\b{group} (?:\w+ )?summit (?:\w+ ){{0,3}}in {named}\b|\b{named} {group} summit\b"
            found.append((re.compile(called), day))
    return tuple(found)


@cache
def _data() -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", load("claims.extract.lexicon", "offices"))
