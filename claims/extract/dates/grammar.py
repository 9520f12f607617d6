"""The grammar of time expressions, read from ``lexicon/dates.toml`` and ``lexicon/date_grammar.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Words = Mapping[str, Mapping[str, str | int | float | list[int] | list[str]]]

_FRAGMENT = re.compile(r"\{([A-Za-z_]\w*)\}")
_LEFT, _RIGHT = r"(?<![\w$€£#@])(?<!\d[.,/:])", r"(?!\w)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the grammar: its name, how it is resolved, its patterns and the conditions on it.

    ``needs`` are the kinds of trigger word that its sentence must hold (the groups of :func:`triggers`).
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
    data: Words = tomllib.loads(_read("dates.toml"))
    return data


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order of the file, compiled."""
    data = tomllib.loads(_read("date_grammar.toml"))
    fragments = {**_word_lists(), **data["fragments"]}
    return tuple(
        Rule(
            rule["name"],
            rule["does"],
            tuple(_compiled(pattern, fragments) for pattern in rule["patterns"]),
            frozenset(rule.get("needs", ())),
            rule.get("guard"),
            rule.get("where") == "narrative",
        )
        for rule in data["rule"]
    )


@cache
def triggers() -> re.Pattern[str]:
    """Return the pattern of the words and numbers one of which every time expression holds."""
    data = tomllib.loads(_read("date_grammar.toml"))
    return _compiled(data["trigger"], {**_word_lists(), **data["fragments"]})


@cache
def tense_cues(name: str) -> re.Pattern[str]:
    """Return the pattern of the cues of a kind: ``future``, ``past`` or ``planning``."""
    cues = words()["tense"][name]
    assert isinstance(cues, list)
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{cue})' for cue in cues)})(?!\w)", re.I)


def _read(name: str) -> str:
    return (files("claims.extract") / "lexicon" / name).read_text("utf-8")


def _compiled(pattern: str, fragments: Mapping[str, str]) -> re.Pattern[str]:
    while _FRAGMENT.search(pattern):
        pattern = _FRAGMENT.sub(lambda match: fragments[match.group(1)], pattern)
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
        "Mons": _any(name.capitalize() for name in months if name not in full),
        "Weekdays": _any(name.capitalize() for name in days),
        "WEEKDAYS": _any(name.upper() for name in days),
        "Wds": _any(name.capitalize() for name in weekdays if name not in days),
        "Tens": _any(tens),
        "Ones": _any([*ones, "twenty"]),
        "Ordinals": _any(words()["ordinals"]),
        "Holidays": _any(name.replace("'", "['’]").replace(".", r"\.") for name in words()["holidays"]),
    }


def _any(names: object) -> str:
    return "(?:" + "|".join(sorted(names, key=len, reverse=True)) + ")"  # type: ignore[call-overload]
