"""Numbers in digits and words, with their scale, unit, range and qualifier ("at least $1.2 million")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.document import Span
from claims.extract.figures.quantity import Quantity, QuantityKind, either, qualifier_before
from claims.extract.lexicon import tables

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_SPELT = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_NUMBER = (
    rf"(?:{_DIGITS}|\b(?:(?:{_SPELT})(?:[- ](?:{_SPELT}))?|half a"
    r"|an?(?=\s(?:hundred|thousand|million|billion|dozen|lakh|crore)\b))\b"
    rf"(?:\s(?:hundred|thousand)(?:\sand)?\s(?:{_SPELT})(?:[- ](?:{_SPELT}))?\b)?)"
)
_SCALE = (
    r"(?:\s?(?:hundred|thousand|million|millions|billion|trillion|dozen|lakhs?|crores?)\b"
    r"|(?<=\d)\s?(?:m|mn|mln|bn|tn|k)\b)"
)
_TO = r"(?:\s*[-–—]\s*|\s+(?:to|and|or)\s+)"
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_BEHIND = re.compile(r"[\w:/@]|[.,]\d|[-‐](?!magnitude|(?:year|month|week|day|hour)\b(?!-))\w")
_BEFORE = re.compile(r"[\w$€£#№/:.'’+-]$")


def written(text: str) -> Iterator[Quantity]:
    """Yield the numbers of ``text`` in their order, without years, ordinals, clock times and codes."""
    for match in _quantity().finditer(text):
        found = _read(text, match)
        if found is not None:
            yield found


def _values(match: re.Match[str]) -> tuple[float | None, float | None]:
    """Return the number and the higher end of a range, to whose scale both belong: "2 to 3 million"."""
    value = number(match["low"], match["scale"])
    high = number(match["high"], match["high_scale"]) if match["high"] else None
    if value is not None and high is not None and not match["scale"] and match["high_scale"]:
        value = number(match["low"], match["high_scale"]) or value
    return value, high


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    if not match["scale"] and (match["unit"] or "").lower() in tables("figures")["currency_behind_scale"]:
        end = len(text[: match.start("unit")].rstrip(" -"))
    core = Span(min(match.start("low"), match.start("currency") if match["currency"] else start), end)
    if _BEFORE.search(text[max(0, start - 1) : start]) or _ORDINAL.match(text, end):
        return None
    if (not match["unit"] or end < match.end()) and _BEHIND.match(text, end):
        return None
    value, high = _values(match)
    if value is None or _is_year(match) or (high is not None and high <= value):
        return None
    kind, unit = _unit(match)
    qualifier, first = qualifier_before(text, start)
    if qualifier == "between" and high is None:
        qualifier, first = None, start
    behind = _behind().match(text, end)
    last = behind.end() if behind else end
    if behind and not qualifier:
        qualifier = tables("figures")["qualifier_behind"][" ".join(behind[0].lower().split())]
    return Quantity(Span(first, last if behind else end), core, value, high, qualifier, kind, unit)


def _is_year(match: re.Match[str]) -> bool:
    bare = not (match["scale"] or match["unit"] or match["currency"])
    return bare and match["low"].isdigit() and len(match["low"]) == 4 and 1500 <= int(match["low"]) <= 2100


def _unit(match: re.Match[str]) -> tuple[QuantityKind, str | None]:
    words = tables("figures")
    unit = " ".join((match["unit"] or "").lower().split())
    if match["currency"]:
        sign = match["currency"].lower().rstrip(".")
        return "money", words["currency"].get(sign) or words["currency_code"][sign]
    if unit in words["percent"]:
        return "rate", words["percent"][unit]
    if unit in words["currency"]:
        return "money", words["currency"][unit]
    if match["scale"] and unit in words["currency_behind_scale"]:
        return "money", words["currency_behind_scale"][unit]
    return ("measure", words["measure"][unit]) if unit in words["measure"] else ("count", None)


def number(words: str, scale: str | None) -> float | None:
    """Return the value of a number in digits or words, times its scale."""
    digits = re.sub(r"[,\s]", "", words)
    value = float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else _spelt(words)
    for each in re.findall(r"[a-z]+", (scale or "").lower()):
        value = None if value is None else value * float(tables("figures")["scale"].get(each, "1"))
    return value


def _spelt(words: str) -> float | None:
    """Return the value of "forty-three", "a dozen", "two hundred and fifty", "half a"."""
    total, current = 0.0, 0.0
    scales = tables("figures")["scale"]
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _ONES or word in _TENS:
            current += _ONES.get(word, _TENS.get(word, 0))
        elif word in ("a", "an"):
            current = current or 1
        elif word == "half":
            current = 0.5
        elif word in scales:
            factor = float(scales[word])
            current = (current or 1) * factor
            if factor >= 1000:
                total, current = total + current, 0.0
    return (total + current) or None


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{either(tables('figures')['qualifier_behind'])})\b", re.IGNORECASE)


@cache
def _quantity() -> re.Pattern[str]:
    words = tables("figures")
    coins = [each for each in words["currency"] if each.isalpha()]
    signs = either((*(set(words["currency"]) - set(coins)), *words["currency_code"]))
    units = either((*words["percent"], *coins, *words["currency_behind_scale"], *words["measure"]))
    return re.compile(
        rf"(?:(?<![a-z])(?P<currency>{signs})\.?\s?)?(?P<low>{_NUMBER})(?P<scale>(?:{_SCALE}){{0,2}})"
        rf"(?:{_TO}(?:(?:{signs})\.?\s?)?(?P<high>{_NUMBER})(?P<high_scale>(?:{_SCALE}){{0,2}})(?![-\w]))?"
        rf"(?:[\s-]?(?P<unit>{units})(?!\w))?",
        re.IGNORECASE,
    )
