"""Bylines, datelines and signatures: the lines that say who wrote an article, and where."""

from __future__ import annotations

import re
from functools import cache

from claims.extract.blocks.boilerplate import LONG, LONGEST, furniture
from claims.extract.blocks.stamps import is_signed_stamp, without_stamp
from claims.extract.lexicon import lists
from claims.gazetteer.cities import cities
from claims.gazetteer.countries import gazetteer

_SIGNED = re.compile(
    r"^\W{0,2}(?:\w[\w.'’-]*\s+){0,5}\W?"
    r"\((?:according to|via|source:?|with inputs? from|with|by)\s+[\w .,&/-]+\)\W*$",
    re.I,
)
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
_POSTED = re.compile(
    r"(?P<given>[^\W\d_]+)(?: [^\W\d_][\w.'’-]*){1,3}(?:(?: and|,)(?: [^\W\d_][\w.'’-]*){2,3})*"
    r" in (?P<place>[^\W\d_][\w.'’ -]+)"
)
"""A reporter and where she writes from: "Ann Low in Varna"."""


def is_byline(line: str) -> bool:
    """Say whether the line names who wrote the article and says nothing else."""
    if len(line) > LONGEST or len(line.split()) > LONG:
        return False
    match = furniture().signed.match(without_stamp(line) or line.strip())
    if not match:
        return (
            (")" in line and bool(_SIGNED.match(line))) or is_signed_stamp(line) or _is_posted(line.strip())
        )
    names, small = match.group(1), furniture().byline
    words = [word for word in re.split(r"[\s,;|/]+", names) if word]
    named = all(word[0].isupper() or word.lower() in small for word in words)
    return named and not re.search(r"\d", names) and not re.search(r"\w{3,}\.$", names)


def _is_posted(line: str) -> bool:
    """Say whether a line names a person and a place, all in capitals but "in", and nothing else."""
    match = _POSTED.fullmatch(line)
    if match is None or not all(word[0].isupper() or word in ("in", "and") for word in line.split()):
        return False
    given, place = lists("given_names"), match["place"].lower()
    named = match["given"].lower() in given["male"] | given["female"]
    return named and (place in cities() or gazetteer().country(match["place"]) is not None)


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
    weekday = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?"
    month = r"[A-Z][a-z]{2,8}\.?"
    month_day = rf"(?:{month} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.)?(?: of)? {month})"
    figures = r"(?:\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4})"
    day = rf"(?:,? ?{weekday}(?:{month_day}(?:,? \d{{4}})?|{figures}))"
    whole = rf"(?:{weekday}{month_day},? \d{{4}}|{figures})"
    source = rf"(?:\((?:{signs})\)|/(?:{signs})/)"
    unknown = r"\([A-Z][\w.&/-]{1,20}(?: [A-Z][\w.&/-]{0,20}){0,2}\)"
    wire = r"/[A-Z][\w.&,' -]{1,30}/"
    dash = r"\.?\s?(?:[-–—―]+|:)\s*"
    portal = r"\([A-Z]{3,}[\w.&]*\s?[-–—/]\s?[A-Z][\w.& ]{1,30}\)\s+(?=[A-Z])"
    return re.compile(
        rf"\W{{0,2}}(?:(?:{city}|{named}){place}{day}?[,.]? ?{source}(?:{dash}|\.\s+)?"
        rf"|{named}{place},? {whole}{dash}(?=.{{30}})"
        rf"|\({named}{place}(?:,? {whole})?\)\s?[-–—―]+\s*(?=[“\"{upper}].{{30}})"
        rf"|[(\[]{named}{place},? {month_day}(?:,? \d{{4}})?[)\]]\s?[-–—―]*\s*(?=[“\"{upper}].{{30}})"
        rf"|{whole},? {named}{place}(?:{dash}|\.\s+)(?=[“\"{upper}].{{30}})"
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
