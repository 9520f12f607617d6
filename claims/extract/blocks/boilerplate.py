"""Kinds of lines on an article's page, by their own words: furniture, caption, byline, dateline.

The words are data (``lexicon/furniture.toml``); what a line is among its neighbours is for
:mod:`claims.extract.blocks.lines`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from claims.extract.blocks.stamps import is_signed_stamp, without_stamp
from claims.gazetteer.cities import cities
from claims.gazetteer.countries import gazetteer
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
_SIGNED = re.compile(
    r"^\W{0,2}(?:\w[\w.'’-]*\s+){0,5}\W?"
    r"\((?:according to|via|source:?|with inputs? from|with|by)\s+[\w .,&/-]+\)\W*$",
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


FEWEST_BEHIND = 40
"""Characters behind a dateline that nothing closes: less is a title in capitals."""
_BARE = re.compile(
    r"(?P<city>[A-Z]{3,}(?:[ -][A-Z]{2,}){0,2})(?:, (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)??))?"
    r" (?=(?:An? [a-z]|[A-Z“\"][a-z]+ ))"
)
_CLOSED = re.compile(
    r"(?P<city>[A-Z]{2,}(?:[ -][A-Z]{2,}){1,3})\s?(?:[|–—:]|-+ )\s*(?=[“\"A-Z0-9].*[a-z] [a-z])"
)
"""A city of several words with a mark behind it; one word may be a speaker's name in a transcript."""


def is_byline(line: str) -> bool:
    """Say whether the line names who wrote the article and says nothing else."""
    if len(line) > LONGEST or len(line.split()) > LONG:
        return False
    match = furniture().signed.match(without_stamp(line) or line.strip())
    if not match:
        return (")" in line and bool(_SIGNED.match(line))) or is_signed_stamp(line)
    names, small = match.group(1), furniture().byline
    words = [word for word in re.split(r"[\s,;|/]+", names) if word]
    named = all(word[0].isupper() or word.lower() in small for word in words)
    return named and not re.search(r"\d", names) and not re.search(r"\w{3,}\.$", names)


def dateline(line: str) -> int:
    """Return the length of the dateline that ``line`` opens with ("PARIS, May 3 (AP) —"), or 0."""
    match = _dateline().match(line, 0, LONGEST)
    return match.end() if match else _bare_dateline(line)


def _bare_dateline(line: str) -> int:
    """Return the length of a dateline that says only where: "OSLO Two ferries", "OSLO, Norway Two ferries",
    "NEW DELHI: Two ferries".
    """
    closed = _CLOSED.match(line, 0, LONGEST)
    if closed is not None:
        return closed.end() if closed["city"].lower() in cities() else 0
    match = _BARE.match(line, 0, LONGEST)
    if match is None or len(line) - match.end() < FEWEST_BEHIND:
        return 0
    place = match["place"]
    known = match["city"].lower() in cities() if place is None else gazetteer().country(place) is not None
    return match.end() if known else 0


@cache
def _dateline() -> re.Pattern[str]:
    signs = furniture().agency.pattern
    upper = "A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x180))))
    capital = rf"[{upper}][{upper}.'’-]+"
    beside = "(?: ?/ ?| )"
    city = rf"(?:{capital}(?:{beside}{capital}){{0,3}})"
    short = rf"(?:(?:NEW|SALT|RIO|SAN|SANTA|PORT|FORT|ST\.|LOS|LAS) )?{capital}(?:[ /]{capital})?"
    named = rf"(?:[{upper}][\w.'’-]+(?:{beside}[{upper}][\w.'’-]+){{0,3}})"
    place = rf"(?:,? ?{named})?"
    day = r"(?:,? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)"
    whole = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?),? \d{4}"
    source = rf"(?:\((?:{signs})\)|/(?:{signs})/)"
    unknown = r"\([A-Z][\w.&/-]{1,20}(?: [A-Z][\w.&/-]{0,20}){0,2}\)"
    wire = r"/[A-Z][\w.&,' -]{1,30}/"
    dash = r"\.?\s?(?:[-–—―]+|:)\s*"
    portal = r"\([A-Z]{3,}[\w.&]*\s?[-–—/]\s?[A-Z][\w.& ]{1,30}\)\s+(?=[A-Z])"
    return re.compile(
        rf"\W{{0,2}}(?:(?:{city}|{named}){place}{day}?[,.]? ?{source}(?:{dash}|\.\s+)?"
        rf"|{named}{place},? {whole}{dash}(?=.{{30}})"
        rf"|\({named}{place}(?:,? {whole})?\)\s?[-–—―]+\s*(?=[“\"{upper}].{{30}})"
        rf"|{whole},? (?:{source}|{unknown})(?:{dash}|\s+(?=[“\"A-Z]))"
        rf"|{named}{place},? {whole}\.\s+(?=[“\"A-Z].{{30}})"
        rf"|(?:{city}|{named}){place}{day}?,? ?{wire}\s?[-–—]+\s*"
        rf"|{city}{place}{day},? ?{unknown}(?:{dash}|\.\s+)"
        rf"|{city}{place},? ?{unknown}\s?[-–—]+\s*"
        rf"|{city}, ?{named}\s[-–—]+\s+(?=[“\"{upper}])"
        rf"|{source}{dash}|{portal}"
        rf"|{named}{place}{day},? ?{unknown}\.?\s?[-–—―]+\s*"
        rf"|{named}{place}{day}?,? (?:{signs})\s?[-–—―]+\s*"
        rf"|{city}{place}{day}{dash}"
        rf"|(?=[^-–—]{{4,}}){short}(?:, {named})?(?:\s?[–—―]+\s*|\s-+\s+))"
    )


def signature(line: str) -> str | None:
    """Return the agency that signs the end of ``line``: "(Reuters)", "— AFP", "�REUTERS"."""
    lists = furniture()
    match = re.search(
        rf"(?:[(\[–—\ufffd|-]\s*(?:with inputs? from |source:? ?)?)({lists.agency.pattern})[)\]]?\W*$",
        line[-80:],
    )
    return lists.agencies[match.group(1)] if match else None


def ends_sentence(line: str) -> bool:
    """Say whether the line ends as a sentence does; the full stop of initials ("the U.S.") does not count."""
    end = line[-40:]
    return bool(_STOP.search(end)) and not _INITIALS.search(end)
