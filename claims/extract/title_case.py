"""Lines in title case, and the same text with such lines written as sentences are.

Where every word of a headline has a capital ("Peru Signs Trade Deal With Chile"), the language model takes
its verbs for names. So it is given the line in sentence case, as long as before: a word is small where the
rest of the article has it so, or where it is a common English word and no name that the article knows
(after Lita et al., "tRuEcasIng", ACL 2003, with WordNet instead of a language model).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.extract.lexicon import lists, tables
from claims.extract.supersenses import noun_senses, verb_senses
from claims.gazetteer.cities import cities
from claims.gazetteer.countries import gazetteer, plain

FEWEST, SHARE = 3, 0.8
"""Words of more than three letters that a line in title case has at least, and how many have a capital."""

LONGEST, WORDS = 300, 6
"""Characters of a line that may be a headline, and words of a name in it that the article has elsewhere."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W\d_](?:[\w'’]|-(?=\w))*")
_SMALL = re.compile(r"(?<![\w'’-])[a-z][\w'’]*")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’]*")
_RUN = re.compile(r"[A-Z][\w'’-]*(?: (?:(?:of|for|the|and|de|la|al|on) ){0,2}[A-Z][\w'’-]*)+")
_OPENS = re.compile(r"(?:^|[:.!?–—|“\"‘(]\s*)$")
_DATES_BEFORE = re.compile(r"(?:\b(?:in|on|by|until|since|early|late|mid|of)|\d)[ -]$", re.IGNORECASE)
_DATES_BEHIND = re.compile(r",? \d")
_SUFFIXES = (
    ("ies", "y"),
    ("es", "e"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
)


def title_case(text: str) -> Callable[[int], bool]:
    """Return a test whether an offset stands in a line set in title case, where capitals tell nothing."""
    lines = [line.span() for line in _LINE.finditer(text) if is_title_case(line.group())]
    starts = [start for start, _ in lines]

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < lines[at][1]

    return inside


def is_title_case(line: str) -> bool:
    """Say whether nearly all longer words of a line have a capital, and no full stop ends it."""
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    ended = line.rstrip()[-1:] in (".", "!")
    return (
        len(words) >= FEWEST and not ended and sum(word[0].isupper() for word in words) >= SHARE * len(words)
    )


def in_sentence_case(text: str) -> str:
    """Return ``text`` with its lines in title case written as sentences; no character moves."""
    lines = [
        line
        for line in _LINE.finditer(text)
        if line.end() - line.start() <= LONGEST and is_title_case(line.group())
    ]
    if not lines:
        return text
    rest = _rest(text, lines)
    parts, at = [], 0
    for line in lines:
        parts += [text[at : line.start()], _recased(line.group(), rest)]
        at = line.end()
    return "".join((*parts, text[at:]))


@dataclass(frozen=True, slots=True)
class _Rest:
    """Words that the other lines write small, those with a capital, and names of several words."""

    small: frozenset[str]
    names: frozenset[str]
    runs: frozenset[str]


def _rest(text: str, lines: list[re.Match[str]]) -> _Rest:
    pieces, at = [], 0
    for line in lines:
        pieces.append(text[at : line.start()])
        at = line.end()
    rest = "\n".join((*pieces, text[at:]))
    return _Rest(
        frozenset(_SMALL.findall(rest)), frozenset(_NAME.findall(rest)), frozenset(_RUN.findall(rest))
    )


def _recased(line: str, rest: _Rest) -> str:
    known = list(_names(line, rest.runs))

    def recase(match: re.Match[str]) -> str:
        word = match[0]
        opens = _OPENS.search(line[: match.start()]) is not None
        named = any(start <= match.start() < end for start, end in known) or _is_date(line, match)
        if opens or named or not word.istitle() or _is_name(word, rest):
            return word
        small = word.lower()
        return small if len(small) == len(word) else word  # "İ" becomes two characters

    return _WORD.sub(recase, line)


def _names(line: str, runs: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where names of several words stand: of the article, of countries and of cities."""
    words = list(_WORD.finditer(line))
    for number in range(2, WORDS + 1):
        for first, last in zip(words, words[number - 1 :], strict=False):
            name = line[first.start() : last.end()]
            if name in runs or plain(name) in gazetteer().countries or name.casefold() in cities():
                yield first.start(), last.end()


def _is_date(line: str, match: re.Match[str]) -> bool:
    """Say whether a word is a month or a weekday; "march" and "may" are months beside a number or "in"."""
    small = match[0].lower()
    if small not in tables("dates")["months"]:
        return small in tables("dates")["weekdays"]
    verb = small in ("march", "may")
    return not verb or bool(
        _DATES_BEFORE.search(line[: match.start()]) or _DATES_BEHIND.match(line, match.end())
    )


def _is_name(word: str, rest: _Rest) -> bool:
    """Say whether a word keeps its capital in a sentence, by the rest of the article or by what is known."""
    bare = re.sub(r"['’]s?$", "", word)
    small = bare.lower()
    told_small, told_name = small in rest.small, bare in rest.names
    if told_small != told_name:
        return told_name
    return _is_of_a_land(bare) or not is_common(small)


@lru_cache(maxsize=8192)
def _is_of_a_land(word: str) -> bool:
    known, folded = gazetteer(), plain(word)
    return folded in known.countries or known.people(word) is not None


@lru_cache(maxsize=8192)
def is_common(word: str) -> bool:
    """Say whether a word in small letters is one of the English language, in any of its forms."""
    words = lists("title_case")
    if word in words["small"] or word in words["adjectives"] or word.endswith(tuple(words["endings"])):
        return True
    stems = (word, *(word.removesuffix(end) + put for end, put in _SUFFIXES if word.endswith(end)))
    doubled = (stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2])
    return any(noun_senses(stem) or verb_senses(stem) for stem in (*stems, *doubled))
