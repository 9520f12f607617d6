"""The grammar of time expressions, read from ``lexicon/dates.toml`` and ``lexicon/date_grammar.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, cast

from claims.wordlists import load

Words = Mapping[str, Mapping[str, str | int | float | list[int] | list[str]]]

_WORD = re.compile(r"[A-Za-z]+\??")
_MARKUP = re.compile(r"\(\?P<\w+>|\(\?P=\w+\)|\(\?(?:-i)?:|\[[^\]]*\]|\\[A-Za-z]")
_FRAGMENT = re.compile(r"\{([A-Za-z_]\w*)\}")
_LEFT, _RIGHT = r"(?<![\w$€£#@])(?<!\d[.,/:])", r"(?!\w)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the grammar: its name, how it is resolved, its patterns and the conditions on it.

    ``needs`` are the kinds of trigger word that its words must hold (see :func:`kinds_of`).
    """

    name: str
    does: str
    patterns: tuple[re.Pattern[str], ...]
    needs: frozenset[str]
    guard: str | None
    narrative: bool


@cache
def words() -> Words:
    """Return the tables of ``lexicon/dates.toml``."""
    return cast("Words", load("claims.extract.lexicon", "dates"))


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order of the file, compiled."""
    parts = fragments()
    return tuple(
        Rule(
            rule["name"],
            rule["does"],
            tuple(_compiled(pattern, parts) for pattern in rule["patterns"]),
            frozenset(rule.get("needs", ())),
            rule.get("guard"),
            rule.get("where") == "narrative",
        )
        for rule in _grammar()["rule"]
    )


@lru_cache(maxsize=1 << 14)
def kinds_of(word: str) -> frozenset[str] | None:
    """Return the kinds of trigger that a word is; ``None`` for a word that no time expression holds.

    Month names, weekdays and holidays are known by their capital, other words in either case.
    """
    if any(character.isdigit() for character in word):
        return frozenset(kind for kind, shape in _shapes() if shape.search(word))
    kinds = _triggers().get(word) or _triggers().get(word.lower())
    return kinds or (frozenset() if len(word) == 1 or word.lower() in _vocabulary() else None)


@lru_cache(maxsize=1 << 12)
def rules_for(kinds: frozenset[str]) -> tuple[tuple[int, Rule], ...]:
    """Return the rules whose needs words of these kinds meet, with their place in the file."""
    return tuple((rank, rule) for rank, rule in enumerate(rules()) if rule.needs <= kinds)


@cache
def tense_cues(name: str) -> re.Pattern[str]:
    """Return the pattern of the cues of a kind: ``future``, ``past``, ``open`` …."""
    cues = words()["tense"][name]
    assert isinstance(cues, list)
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{cue})' for cue in cues)})(?:(?!\w)|(?<=\s))", re.I)


@cache
def _grammar() -> dict[str, Any]:
    return cast("dict[str, Any]", load("claims.extract.lexicon", "date_grammar"))


@cache
def fragments() -> Mapping[str, str]:
    """Return the named parts of patterns: those of the grammar, and the word lists as alternations."""
    return {**_word_lists(), **_grammar()["fragments"]}


@cache
def _triggers() -> Mapping[str, frozenset[str]]:
    """Return the kinds of each trigger word, names as they are capitalized."""
    kinds: dict[str, set[str]] = {}
    names = {"month": words()["months"], "weekday": words()["weekdays"]}
    holidays = [*words()["holidays"], *words()["feasts"]]
    capitals = [
        *((kind, form) for kind, listed in names.items() for name in listed for form in _forms(name)),
        *(("holiday", name.split()[0].split("'")[0].capitalize()) for name in holidays),
    ]
    lower = [(kind, word) for kind, listed in _grammar()["triggers"].items() for word in listed]
    lower += [("small", name) for name in words()["months"]]
    for kind, word in [*capitals, *lower]:
        kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(held) for word, held in kinds.items()}


def _forms(name: str) -> tuple[str, ...]:
    return name.capitalize(), name.upper(), f"{name.capitalize()}s"


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(shape)) for kind, shape in _grammar()["shapes"].items())


@cache
def _vocabulary() -> frozenset[str]:
    """Return the words of the patterns in lower case, with and without their optional last letter."""
    found: set[str] = {*words()["zones"], *words()["zone_names"]}
    for rule in _grammar()["rule"]:
        for pattern in rule["patterns"]:
            for word in _WORD.findall(_MARKUP.sub(" ", _expanded(pattern, fragments()))):
                found.update(
                    {
                        word.lower().rstrip("?"),
                        word.lower().removesuffix("?")[: -1 if word.endswith("?") else None],
                    }
                )
    return frozenset(found)


def _expanded(pattern: str, fragments: Mapping[str, str]) -> str:
    while _FRAGMENT.search(pattern):
        pattern = _FRAGMENT.sub(lambda match: fragments[match.group(1)], pattern)
    return pattern


def _compiled(pattern: str, fragments: Mapping[str, str]) -> re.Pattern[str]:
    pattern = _expanded(pattern, fragments)
    return re.compile(_LEFT + "(?:" + _blanks(pattern) + ")" + _RIGHT, re.I)


def _blanks(pattern: str) -> str:
    """Let every blank of a pattern stand for one or two blanks of the text, outside character classes."""
    pieces = re.split(r"(\[[^\]]*\]|\(\?<[=!][^)]*\))", pattern)
    return "".join(
        piece if piece.startswith(("[", "(?<=", "(?<!")) else re.sub(r" (\??)", _blank, piece)
        for piece in pieces
    )


def _blank(match: re.Match[str]) -> str:
    return "[ \u00a0]?" if match.group(1) else "[ \u00a0]{1,2}"


def _word_lists() -> dict[str, str]:
    """Return the alternations that the grammar takes from the words: month names, numbers, ordinals."""
    months, weekdays, numbers = words()["months"], words()["weekdays"], words()["numbers"]
    full = [name for name in months if len(name) > 4 or name in ("may", "june", "july")]
    days = [name for name in weekdays if name.endswith("day")]
    tens = [name for name, value in numbers.items() if isinstance(value, int) and 20 <= value < 100]
    ones = [
        name
        for name, value in numbers.items()
        if isinstance(value, int) and value < 20 and name not in ("a", "an")
    ]
    return {
        "Months": _any(name.capitalize() for name in full),
        "MONTHS": _any(name.upper() for name in full),
        "months": _any(months),
        "MONS": _any(name.upper() for name in months if name not in full),
        "Mons": _any(name.capitalize() for name in months if name not in full),
        "Weekdays": _any(name.capitalize() for name in days),
        "WEEKDAYS": _any(name.upper() for name in days),
        "Wds": _any(name.capitalize() for name in weekdays if name not in days),
        "Tens": _any(tens),
        "Ones": _any([*ones, "twenty"]),
        "Ordinals": _any(words()["ordinals"]),
        "Holidays": _any(
            name.replace("'", "['’]").replace(".", r"\.")
            for name in [*words()["holidays"], *words()["feasts"]]
        ),
        "Feasts": _any(words()["feasts"]),
        "Zones": _any(name.upper() for name in words()["zones"]),
        "ZoneNames": _any(name.capitalize() for name in words()["zone_names"]),
    }


def _any(names: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(names, key=len, reverse=True)) + ")"
