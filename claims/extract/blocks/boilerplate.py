"""Furniture and captions on an article's page, told by the words of the line.

The words are data (``lexicon/furniture.toml``); what a line is among its neighbours is for
:mod:`claims.extract.blocks.lines`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from claims.extract.blocks.stamps import without_stamp
from claims.wordlists import load

LONG = 14
"""A line of more words than this is furniture by no list."""
LONGEST = 1000
"""A line of more characters than this is prose, whatever it says: the patterns are for short lines."""

_EDGES = " \t\u00a0\ufeff*•·|»«<>›‹-–—_=~#:!?.,;…()[]\"'“”‘’"
_COUNT = re.compile(
    r"^(?!(?:1\d|20)\d\d$)\W*\d*[\d.,]*\s*[KkMm]?\W*(?:views?|shares?|reads?|likes?|hits?|comments?)?\W*$"
)
_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(r"\s*\(?\d+\)?\s*")
_STAMPED = re.compile(
    r"^(?:first )?(?:published|posted|updated|last updated|last modified)\b"
    r"(?:.{0,4}\b.*\d{4}|.{0,4}\b(?:an?|\d+) (?:minute|hour|day|week|month|year)s? ago)",
    re.I,
)
_MAY_CREDIT = re.compile(r"[/(\[:]|phot|pict|imag|credit|courtesy|file", re.I)
_SAYS = re.compile(r"\b(?:said|says|told|added)\b")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The word lists, ready to look a line up."""

    whole: frozenset[str]
    opens: tuple[str, ...]
    says: re.Pattern[str]
    tail: frozenset[str]
    sections: frozenset[str]
    byline: frozenset[str]
    signed: re.Pattern[str]
    credit: re.Pattern[str]
    closing_credit: re.Pattern[str]
    credited: re.Pattern[str]
    agencies: dict[str, str]
    agency: re.Pattern[str]


@cache
def furniture() -> Furniture:
    """Return the word lists of ``lexicon/furniture.toml``."""
    data = cast("dict[str, Any]", load("claims.extract.lexicon", "furniture"))
    agencies = {sign: name for name, signs in data["agency"].items() for sign in signs}
    signs = "|".join(re.escape(sign) for sign in sorted(agencies, key=len, reverse=True))
    credits = [credit.replace("AGENCY", f"(?-i:{signs})|getty|epa") for credit in data["caption"]["credits"]]
    return Furniture(
        frozenset(data["whole"]), tuple(data["opens"]),
        re.compile("|".join(re.escape(phrase) for phrase in data["says"])), frozenset(data["tail"]),
        frozenset(data["sections"]), frozenset(data["byline"]),
        _signed_by(data["by"], data["writer"]), re.compile("|".join(credits), re.I),
        re.compile("|".join(data["caption"]["closing"]), re.I), re.compile(data["caption"]["credited"]),
        agencies, re.compile(rf"(?<!\w)(?:{signs})(?!\w)"),
    )  # fmt: skip


def _signed_by(by: list[str], writer: list[str]) -> re.Pattern[str]:
    """Return how a line opens that names who wrote: "Written by Ana Ruiz", "Author: Ana Ruiz"."""
    preposition, label = ("|".join(map(re.escape, words)) for words in (by, writer))
    return re.compile(rf"^(?:(?:{preposition}):?\s+|(?:{label})\s?:\s*(?=\S+\s+\S))(.*[^\s?!])$", re.I)


def bare(line: str) -> str:
    """Return ``line`` in lower case without counts, and without signs and blanks around it."""
    words = _COUNTED.sub(" ", line) if _DIGIT.search(line) else line
    return " ".join(words.strip(_EDGES).lower().split())


def is_furniture(line: str) -> bool:
    """Say whether the line belongs to the page, not to the article: a link, a button, a counter, a clock."""
    if len(line) > LONGEST:
        return False
    words = line.split()
    if len(words) > LONG:
        return len(words) <= 3 * LONG and bool(furniture().says.search(line.lower()))
    lists, lower = furniture(), line.strip(_EDGES).lower()
    return (
        bool(_COUNT.match(line))
        or bare(line) in lists.whole
        or bool(lists.says.search(lower))
        or (not line.rstrip().endswith(".") and lower.startswith(lists.opens))
        or _is_clock(line)
        or _is_row(words)
        or bool(_STAMPED.match(line.strip()))
        or _is_trail(words)
    )


def _is_clock(line: str) -> bool:
    """Say whether the line tells when the article appeared, and at most its section beside it."""
    beside = without_stamp(line)
    if not beside:
        return beside == ""
    name = bare(beside)
    return name in furniture().whole or name in furniture().sections or _is_row(name.split())


def _is_row(words: list[str]) -> bool:
    """Say whether each word is a button or a section by itself: "Share Tweet Email"."""
    return len(words) > 1 and all(word.strip(_EDGES).lower() in furniture().whole for word in words)


def _is_trail(words: list[str]) -> bool:
    """Say whether the words are a trail of links that starts at the home page."""
    if len(words) < 2 or words[0].lower() != "home" or words[-1].endswith("."):
        return False
    return words[1] in {">", "»", "/", "|", "›", "→"} or words[1].lower() in furniture().sections


def opens_tail(line: str) -> bool:
    """Say whether the line heads what stands under an article: comments, related articles."""
    return bare(line) in furniture().tail


def is_caption(line: str) -> bool:
    """Say whether the line credits a picture, and either ends in the credit or reports nothing said."""
    if len(line) > LONGEST or len(line.split()) > 60 or not _MAY_CREDIT.search(line):
        return False
    if furniture().closing_credit.search(line):
        return True
    return bool(furniture().credit.search(line)) and not _SAYS.search(line)


def ends_sentence(line: str) -> bool:
    """Say whether the line ends as a sentence does; the full stop of initials ("the U.S.") does not count."""
    end = line[-40:]
    return bool(_STOP.search(end)) and not _INITIALS.search(end)
