"""The line in which a page says when an article appeared: a whole date, and little beside it.

What is left of the line without its date, its time of day and the words of such lines ("Updated:", "at",
"GMT"; ``lexicon/furniture.toml``) tells what the line is: nothing, or the names of those who wrote it.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name

from claims.extract.lexicon import lists

_MONTH = rf"(?:{'|'.join([*month_name[1:], 'sept', *month_abbr[1:]])})\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?"
_DATE = re.compile(
    rf"(?<![\w/])(?:{_DAY}\.?(?: of)?[ -]{{0,2}}{_MONTH}[ ,-]{{0,2}}(?:\d{{4}}|\d\d)"
    rf"|{_MONTH}[ -]{_DAY}(?:, ?|[ -]){_CLOCK} \w{{0,5}} ?\d{{4}}"
    rf"|{_MONTH}[ -]{_DAY}(?:, ?|[ -])\d{{4}}"
    r"|\d{4}[-/.]\d\d?[-/.]\d\d?(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?|\d\d?[-/.]\d\d?[-/.](?:\d{4}|\d\d))(?![\w/])",
    re.I,
)
_FIGURES = re.compile(r"\d\D{0,12}\d")
_WORD = re.compile(r"[^\W\d]+(?:\.[a-z]\.)?|\d[\d:.,]*(?:[ap]m|hrs)?", re.I)
_SEPARATED = re.compile(r"\s[|•·–—]\s*$|^\s*[|•·–—]\s")


def without_stamp(line: str) -> str | None:
    """Return what a line says beside a whole date, its time and its label.

    ``None`` is for a line without a date. An empty string is a line that says when, and nothing else.
    """
    if not _FIGURES.search(line):
        return None
    rest, dates = _DATE.subn(" \x00 ", line)
    if not dates:
        return None
    left = [part for part in re.split(r"\x00", rest) if not _only_labels(part)]
    return " ".join(" ".join(part.split()) for part in left).strip(" |•·,;:()[]–—-") if left else ""


def is_signed_stamp(line: str) -> bool:
    """Say whether a name stands beside the date, set off by a sign: "Ann Hill • Jun 17, 2023"."""
    found = _DATE.search(line) if _FIGURES.search(line) else None
    if not found:
        return False
    beside = [line[: found.start()], line[found.end() :]]
    named = next((part for part in beside if not _only_labels(part)), "")
    words = _WORD.findall(named)
    return (
        bool(_SEPARATED.search(named)) and 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
    )


def _only_labels(part: str) -> bool:
    return all(word[0].isdigit() or word.lower().rstrip(".") in _labels() for word in _WORD.findall(part))


def _labels() -> frozenset[str]:
    return lists("furniture")["stamp"]
