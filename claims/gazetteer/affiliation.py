"""The country and the sector of an actor, told by what it is called and by its offices, each with the rule.

Sectors are PLOVER's (GOV, MIL, JUD, LEG, PTY, REB, CVL, MED, IGO, NGO, BUS, …). What nothing tells is
``None``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claims.gazetteer import geonames
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.names import fold, tokens
from claims.gazetteer.public_bodies import leading_nation, public_body
from claims.wordlists import load, tables

LONGEST = 5
"""The most words that the name of a country has."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Country (ISO 3166-1 alpha-3) and sector of an actor, each with the rule that says so."""

    country: str | None = None
    country_rule: str | None = None
    sector: str | None = None
    sector_rule: str | None = None


def affiliation(kind: str, names: Sequence[str], roles: Sequence[str]) -> Affiliation:
    """Return what the names of an actor (the canonical one first) and its offices tell."""
    code, country_rule = _country(kind, names, roles)
    known = geonames.countries().get(code) if code else None
    sector, sector_rule = _sector(kind, names, roles)
    return Affiliation(known.code3 if known else None, country_rule if known else None, sector, sector_rule)


@cache
def sectors() -> frozenset[str]:
    """Return the codes of all sectors."""
    listed = load("claims.gazetteer", "sectors")
    return frozenset(code for part in listed.values() if isinstance(part, dict) for code in part)


@cache
def cow_numbers() -> Mapping[str, int]:
    """Return the number of each state of the Correlates of War project, by its ISO 3166-1 alpha-3 code."""
    text = files("claims.gazetteer").joinpath("data", "cow.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {code3: int(number) for code3, number in rows}


@cache
def country_codes() -> frozenset[str]:
    """Return the ISO 3166-1 alpha-3 codes of all countries."""
    return frozenset(row.code3 for row in geonames.countries().values())


def _country(kind: str, names: Sequence[str], roles: Sequence[str]) -> tuple[str | None, str]:
    if kind in ("government", "place"):
        found = (gazetteer().government(name) or leading_nation(name) for name in names)
        return next(filter(None, found), None), "name"
    if kind == "organisation":
        return _of_body(names)
    if kind == "group":
        found = (gazetteer().people(name) or leading_nation(name) for name in names)
        return next(filter(None, found), None), "people"
    return next(filter(None, map(_of_office, roles)), None), "office"


def _of_body(names: Iterable[str]) -> tuple[str | None, str]:
    for name in names:
        only = tables("claims.gazetteer", "public_bodies")["only"].get(fold(name).removeprefix("the "))
        if only:
            return only, "only body"
        body = public_body(name)
        if body is not None and body.nation:
            return body.nation, "public body"
        if code := leading_nation(name):
            return code, "name"
    return None, ""


def _of_office(role: str) -> str | None:
    """Return the country of an office: "Kenyan foreign minister", "president of Kenya"."""
    if code := leading_nation(role):
        return code
    words = tokens(role)
    for size in range(min(LONGEST, len(words) - 2), 0, -1):
        code = gazetteer().country(" ".join(words[-size:]))
        if code and words[-size - 1] in ("of", "to", "the"):
            return code if words[-size - 1] != "to" else None
    return None


def _sector(kind: str, names: Sequence[str], roles: Sequence[str]) -> tuple[str | None, str | None]:
    if kind == "government":
        return "GOV", "kind"
    part = {"organisation": "body", "group": "group", "person": "office"}.get(kind)
    if part is None:
        return None, None
    for words in roles if part == "office" else names:
        if found := _told(part, words):
            return found, part
    return None, None


def _told(part: str, text: str) -> str | None:
    """Return the sector of the longest listed phrase in ``text``; at its end an office's counts first."""
    words = tokens(text)
    for size in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - size, -1, -1):
            found = _phrases(part).get(" ".join(words[start : start + size]))
            if found:
                return found
    return None


@cache
def _phrases(part: str) -> Mapping[str, str]:
    listed = load("claims.gazetteer", "sectors")[part]
    assert isinstance(listed, dict)
    found: dict[str, str] = {}
    for code, phrases in listed.items():
        for phrase in phrases:
            found.setdefault(" ".join(tokens(phrase)), code)
    return found
