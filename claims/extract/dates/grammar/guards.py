"""Conditions on the words around a match, as decision lists: "may" and numbers are dates only in some places.

A guard is a list of steps in ``lexicon/date_guards.toml``. The first step whose conditions all hold
decides; where none does, the guard's ``otherwise`` does. A step's conditions are regular expressions:

- ``before`` and ``after`` on the text beside the match (up to :data:`WINDOW` characters), ``around`` on both;
- ``words`` on the words that were matched;
- ``fields`` on named parts of the match, in lower case, of which the whole must fit (``''``: not there).

``unless_before`` and ``unless_after`` must not hold. A guard's ``at`` names the part of the match whose
borders count as those of the match.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from claims.extract.dates.grammar.rules import fragments
from claims.wordlists import load

WINDOW = 64
"""How many characters a condition sees before the match, and how many after."""

_LIST = re.compile(r"\{([A-Za-z_]+)\}")
Raw = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class GuardStep:
    """Conditions, and whether a match that meets them all is taken."""

    take: bool
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    around: re.Pattern[str] | None
    words: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None
    fields: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """A decision list over the words around a match."""

    at: str
    steps: tuple[GuardStep, ...]
    otherwise: bool

    def takes(self, match: re.Match[str], text: str) -> bool:
        """Say whether the match is a time expression where it stands in ``text``."""
        at = self.at if match.re.groupindex.get(self.at) and match.group(self.at) is not None else 0
        start, end = match.span(at)
        before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
        return next((step.take for step in self.steps if _holds(step, match, before, after)), self.otherwise)


@cache
def guard(name: str) -> Guard:
    """Return the guard of that name in ``lexicon/date_guards.toml``."""
    raw = cast("Raw", _tables("guards")[name])
    steps = cast("list[Raw]", raw["steps"])
    return Guard(str(raw.get("at", "")), tuple(_step(step) for step in steps), bool(raw["otherwise"]))


def _holds(step: GuardStep, match: re.Match[str], before: str, after: str) -> bool:
    return (
        all(shape.fullmatch(_field(match, name)) for name, shape in step.fields)
        and (step.words is None or bool(step.words.search(match.group())))
        and (step.before is None or bool(step.before.search(before)))
        and (step.after is None or bool(step.after.match(after)))
        and (step.unless_before is None or not step.unless_before.search(before))
        and (step.unless_after is None or not step.unless_after.match(after))
        and (step.around is None or bool(step.around.search(f"{before}\0{after}")))
    )


def _field(match: re.Match[str], name: str) -> str:
    return (match.group(name) or "").lower() if name in match.re.groupindex else ""


def _step(raw: Raw) -> GuardStep:
    def compiled(key: str) -> re.Pattern[str] | None:
        return _pattern(str(raw[key])) if key in raw else None

    fields = cast("Mapping[str, str]", raw.get("fields", {}))
    return GuardStep(
        bool(raw["take"]), compiled("before"), compiled("after"), compiled("around"), compiled("words"),
        compiled("unless_before"), compiled("unless_after"),
        tuple((name, _pattern(shape)) for name, shape in fields.items()),
    )  # fmt: skip


def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(_LIST.sub(lambda found: _alternatives(found.group(1)), written), re.I)


def _alternatives(name: str) -> str:
    listed = cast("Mapping[str, list[str]]", _tables("lists")).get(name)
    return fragments()[name] if listed is None else f"(?:{'|'.join(listed)})"


@cache
def _tables(name: str) -> Raw:
    return cast("Raw", load("claims.extract.lexicon", "date_guards")[name])
