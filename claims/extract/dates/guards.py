"""Conditions on the words around a match: "may", "second" and numbers are dates only when they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from claims.extract.dates.grammar import words

Match = re.Match[str]
Guard = Callable[[Match, str], bool]


@cache
def _after(name: str) -> re.Pattern[str]:
    """Return the pattern that a text ends with one of the words of a list, before the match."""
    return re.compile(rf"\b(?:{_alternatives(name)})[ -]$", re.I)


@cache
def _counted() -> re.Pattern[str]:
    """Return the pattern of what a number before counts."""
    return re.compile(rf"[ -](?:{_alternatives('counted')})\b|\s?%|°|\s?/\s?\d", re.I)


@cache
def _numbered() -> re.Pattern[str]:
    """Return the pattern of what a number after it numbers or measures."""
    return re.compile(rf"(?:\b(?:{_alternatives('numbered')})\.?|(?<!\d)(?<!\d\s)[-+×x*=<>])\s?$", re.I)


def _alternatives(name: str) -> str:
    listed = words()["around"][name]
    assert isinstance(listed, list)
    return "|".join(str(word) for word in listed)


def _not_a_count(match: Match, text: str) -> bool:
    """Refuse "May 10 percent" and "March 2,000"."""
    after = text[match.end() : match.end() + 14]
    return not re.match(
        r"[ -]?(?:percent|per cent|%|million|billion|thousand)\b|,\d{3}\b|[:.]\d", after, re.I
    )


def _month_name(match: Match, text: str) -> bool:
    """Take "May" and "March" only where a month can stand, and no month that is a given name."""
    name, after = match.group("month").lower(), text[match.end() : match.end() + 24]
    if _street().match(after):
        return False
    if match.group("mod"):
        return True
    before = text[max(0, match.start() - 16) : match.start()]
    if re.match(r" (?-i:[A-Z][a-z]+ [a-z]+s\b)", after) and not _after("month").search(before):
        return False
    if name not in ("may", "march", "mar", "sat", "sun"):
        return not re.search(r"\b(?:Mr|Mrs|Ms|Dr|Miss|General|President|Senator)\.? $", before)
    if not _after("month").search(before):
        return not before.strip() and bool(re.match(r"\s*(?:,|$|\d|was |saw )", after))
    if name.startswith("mar"):
        return not re.search(r"\b(?:the|a|that|this|to)\s$", before, re.I) or bool(
            re.match(r"\s*(?:[,.;]|$)", after)
        )
    return not re.match(r" (?:be|have|not|also|well|even|still|never|soon|only|go|come|take|get)\b", after)


@cache
def _street() -> re.Pattern[str]:
    return re.compile(rf" (?:{_alternatives('streets')})\b")


@cache
def _what_follows_a_day() -> re.Pattern[str]:
    """Return the pattern of what may follow a bare number that is a day: no noun that it would count."""
    return re.compile(rf"\s*(?:[.,;:)—–\"”](?!\d)|$|\n)|\s(?:{_alternatives('after_day')})\b")


@cache
def _day_before() -> re.Pattern[str]:
    """Return the pattern that a text ends with a day and its month, and what joins another day to it."""
    months = "|".join(name.capitalize() for name in words()["months"])
    return re.compile(
        rf"\b(?:{months})\.? \d\d?(?:st|nd|rd|th)?(?:, \d\d?(?:st|nd|rd|th)?)*(?:,? (?:and|or) |, )$"
    )


def _ends_there(match: Match, text: str) -> bool:
    """Take "the 20th" where no noun follows ("the 20th floor")."""
    return bool(_what_follows_a_day().match(text, match.end()))


def _day_alone(match: Match, text: str) -> bool:
    """Take "the 18th" as a day where no noun follows and no game of golf is told of."""
    told = text[max(0, match.start() - 60) : match.end() + 60]
    return _ends_there(match, text) and not _golf().search(told)


def _not_warm(match: Match, text: str) -> bool:
    """Take "the 90s" for years where no temperature is told."""
    told = text[max(0, match.start() - 60) : match.end() + 60]
    return not re.search(rf"\b(?:{_alternatives('warm')})\b", told, re.I)


@cache
def _golf() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives('golf')})\b", re.I)


def _month_number(match: Match, text: str) -> bool:
    """Take "06/2023" for a month; "6/2023" only after a word that dates."""
    before = text[max(0, match.start() - 10) : match.start()]
    return len(match.group("month")) == 2 or bool(
        re.search(r"\b(?:in|since|from|until|till|by|to|of)\s$", before, re.I)
    )


def _second_day(match: Match, text: str) -> bool:
    """Take the 5 of "May 4 and 5"; in a list ("May 4, 5 and 6") a further day must follow."""
    before = text[max(0, match.start() - 40) : match.start()]
    joined = _day_before().search(before)
    if not joined or (not match.group("year") and not _ends_there(match, text)):
        return False
    return joined.group().endswith(("and ", "or ")) or bool(
        re.match(r"(?:, \d\d?)*,? (?:and|or) \d\d?\b", text[match.end() : match.end() + 24])
    )


def _season_name(match: Match, text: str) -> bool:
    """Take a season named alone; "fall" and "spring" only where they are no verbs; no "Winter Palace"."""
    word, after = match.group("season"), text[match.end() : match.end() + 16]
    before = text[max(0, match.start("season") - 24) : match.start("season")]
    if word[0].isupper() and (
        re.match(r"[ -](?-i:[A-Z])", after) or re.search(r"\b(?-i:[A-Z])\w+ $", before)
    ):
        return False
    if match.group("mod"):
        return True
    if word.lower() == "fall":
        return bool(_after("fall").search(before)) and not re.match(r" (?:of|from|in|to)\b", after)
    if word.lower() == "spring":
        return not _after("spring_verb").search(before) and not re.match(r" (?:up|from|water|into)\b", after)
    return True


def _year_number(match: Match, text: str) -> bool:
    """Take a number of four digits for a year unless something is counted or numbered by it."""
    year = match.group("year") if "year" in match.re.groupindex else None
    if not year or match.group("mod"):
        return True
    if re.match(rf"/{(int(year) + 1) % 100:02d}(?!\w)", text[match.end() : match.end() + 4]):
        return True
    at = match.start("year")
    before, after = text[max(0, at - 24) : at], text[match.end("year") : match.end("year") + 24]
    if _counted().match(after) or _numbered().search(before) or re.match(r"[-–]\w{2}(?!\w)(?<!\d)", after):
        return bool(re.search(r"\bin $", before)) and not _counted().match(after)
    if (
        1900 <= int(year) <= 2035
        or (_after("year").search(before) or re.search(r"[(\[,–-] ?$", before))
        or not before.strip()
        or match.start() != at
    ):
        return not re.match(r"[-–](?-i:[A-Z])", after)
    return not re.match(r" (?:\w+ )?\w+s\b", after)


def _apostrophe(match: Match, text: str) -> bool:
    before = text[max(0, match.start() - 10) : match.start()]
    return bool(re.search(r"(?:\b(?:in|of|since|the|from|until|by|class|to|and)|[-–(])\s?$", before, re.I))


def _holiday_name(match: Match, text: str) -> bool:
    """Take a holiday in capitals; no "Persian New Year", no "Ramadan Offensive"."""
    name = match.group("holiday")
    before = text[max(0, match.start() - 16) : match.start()]
    if name.lower().startswith("new year") and re.search(r"\b(?!On |In |At |By )[A-Z]\w+ $", before):
        return False
    feast = name.lower() in words()["feasts"]
    after = text[match.end() : match.end() + 2]
    named = before.endswith("Operation ") or (after[:1] == " " and after[1:].isupper())
    return name[0].isupper() and not (feast and named)


def _weekday_name(match: Match, text: str) -> bool:
    """Take a weekday; an abbreviation ("Sat.", "Sun.") not where a sentence may end with it."""
    return match.group("wd").lower() not in ("sat.", "sun.", "wed.") or not re.match(
        r"\s*$|\s+(?-i:[A-Z])", text[match.end() : match.end() + 3]
    )


def _clock(match: Match, text: str) -> bool:
    """Take "10:58" only where a time is meant: after "at", before "hrs" or a zone; not a score or a ratio."""
    if "h24" not in match.re.groupindex:
        return True
    groups = match.groupdict()
    if groups.get("ap") or groups.get("mil"):
        return True
    before = text[max(0, match.start() - 12) : match.start()]
    marked = groups.get("zone") or re.search(r"(?:hrs|hours|h)\W*$", match.group(), re.I)
    return bool(
        marked
        or re.search(
            r"\b(?:at|by|until|till|from|since|around|about|before|after|to|and)\s$|\d\d:\d\d\s?[-–]\s?$",
            before,
            re.I,
        )
    )


def _unit_phrase(match: Match, text: str) -> bool:
    """Refuse "the last day" of something, and "at the end of the day" as a figure of speech."""
    rel, unit = (match.groupdict().get("rel") or "").lower(), (match.groupdict().get("unit") or "").lower()
    if unit == "day" and match.group().lower().strip() in ("at the end of the day",):
        return False
    if unit in ("day", "night") and rel in (
        "the last",
        "the past",
        "past",
        "last",
        "next",
        "the current",
        "current",
        "previous",
    ):
        return unit == "night" and rel == "last"
    if rel in ("past", "previous", "current", "next", "last") and re.match(
        r"-", text[match.end() : match.end() + 1]
    ):
        return False
    if (
        re.search(r"\b(?:first|second|third|fourth) time $", text[max(0, match.start() - 14) : match.start()])
        and rel == "that"
    ):
        return False
    after = text[match.end() : match.end() + 8]
    return not (
        rel in ("the last", "the next", "the past") and unit != "century" and re.match(r" (?:of|to)\b", after)
    )


def _bare_units(match: Match, text: str) -> bool:
    """Take "for months"; not where the word before makes another thing of it ("school days")."""
    before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() : match.end() + 8]
    if _after("no_stretch").search(before) or re.match(r" (?:old|of age)\b", after):
        return False
    return (
        match.group()[0].islower() and not after.startswith(("'", "’")) and not re.search(r"[-’']$", before)
    )


def _age(match: Match, text: str) -> bool:
    """Refuse ages ("12 years old"), and "a second" or "the minute" that count nothing."""
    after = text[match.end() : match.end() + 8].lower()
    if re.match(r"[ -](?:old\b|of age\b)", after):
        return False
    groups = match.groupdict()
    unit = (groups.get("unit") or "").lower()
    one = (groups.get("one") or "").lower()
    if unit == "second" and (one or (groups.get("n") or "").lower() == "one"):
        return False
    if one in ("a", "an") and unit in ("minute", "quarter", "night", "weekend"):
        return bool(groups.get("dir") or groups.get("about"))
    return not (
        unit in ("quarter", "quarters", "weekend", "seconds")
        and not groups.get("n")
        and not groups.get("vague")
    )


def _rate(match: Match, text: str) -> bool:
    """Take "a year" as a rate after a number: "15 a year", "$3 million a day", "four times a week"."""
    if match.group().lower().startswith("per"):
        return True
    before = text[max(0, match.start() - 20) : match.start()].rstrip()
    return bool(
        re.search(
            r"(?:\d|\b(?:million|billion|thousand|hundred|percent|cents|dollars|euros|pounds|times|once|twice|hours|days|%))$",
            before,
            re.I,
        )
    )


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "not_a_count": _not_a_count,
        "month_name": _month_name,
        "second_day": _second_day,
        "season_name": _season_name,
        "year_number": _year_number,
        "apostrophe": _apostrophe,
        "holiday_name": _holiday_name,
        "not_warm": _not_warm,
        "day_alone": _day_alone,
        "month_number": _month_number,
        "weekday_name": _weekday_name,
        "clock": _clock,
        "unit_phrase": _unit_phrase,
        "bare_units": _bare_units,
        "age": _age,
        "rate": _rate,
    }
)
