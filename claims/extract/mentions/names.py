"""Names: what every finder sees in the text, the surest first, none over another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claims.extract.mentions.clubs import clubs
from claims.extract.mentions.entities import entities
from claims.extract.mentions.known import governments, names_again
from claims.extract.mentions.name import Name
from claims.extract.mentions.titles import beside_people, described, given, surnamed_like_places, titled
from claims.extract.mentions.words import is_capitalised
from claims.extract.mentions.written import (
    acronyms,
    aliases,
    bodies,
    branded,
    called,
    coordinated,
    defined,
    gazetted,
    headed,
    nicknamed,
    patronymics,
    purposeful,
)
from claims.extract.parse import Parsed
from claims.extract.title_case import title_case
from claims.extract.tokens import Doc, Token

_LISTING = re.compile(r"\((?:[A-Z][A-Za-z]{1,8}(?: [A-Z]{1,4})?: ?[A-Z0-9.]{1,6}(?:[;,] ?)?)+\)")
"""The exchanges where shares of a firm are traded, with their letters: "(NYSE: TDE; OSE: TIDE)"."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What the finders look at: all tokens, those with a capital letter, a test for lines in title case."""

    parsed: Parsed
    words: Sequence[Token]
    capitals: Sequence[Token]
    in_title_case: Callable[[int], bool]
    is_sport: bool

    @property
    def doc(self) -> Doc:
        return self.parsed.doc

    def tells(self, name: Name) -> bool:
        """Say whether the recogniser can be trusted where the name stands: in no dateline, no title case."""
        offset = self.words[name.start].idx
        return not self.in_title_case(offset) and self.parsed.block_kind(offset) != "dateline"


Finder = Callable[[_Text, Sequence[Name]], Iterable[Name]]
"""Finds names in a text, knowing those that surer finders have found."""

FINDERS: tuple[Finder, ...] = (
    lambda text, _: nicknamed(text.parsed),
    lambda text, _: branded(text.doc),
    lambda text, _: patronymics(text.doc, text.capitals),
    lambda text, _: defined(text.doc),
    lambda text, _: gazetted(text.doc, text.capitals),
    lambda text, _: purposeful(text.doc, text.capitals, text.in_title_case),
    lambda text, _: coordinated(text.doc, text.capitals, text.in_title_case),
    lambda text, _: titled(text.doc, text.words),
    lambda text, _: surnamed_like_places(text.doc, text.capitals),
    lambda text, _: clubs(text.doc, text.capitals) if text.is_sport else (),
    lambda text, _: headed(text.doc, text.capitals, text.in_title_case),
    lambda text, _: filter(text.tells, entities(text.doc)),
    lambda text, _: given(text.doc, text.capitals),
    lambda text, _: described(text.doc, text.capitals),
    lambda text, _: beside_people(text.doc, text.capitals),
    lambda text, _: bodies(text.doc, text.capitals, text.in_title_case),
    lambda text, _: called(text.doc, text.capitals),
    lambda text, _: acronyms(text.doc, text.capitals),
    lambda text, found: aliases(text.parsed, found),
    lambda text, found: names_again(text.doc, text.capitals, found),
    lambda text, _: governments(text.doc, text.capitals),
)
"""The finders from the surest to the least sure; each keeps the tokens that it takes."""


def find_names(parsed: Parsed, words: Sequence[Token], sport: bool = False) -> tuple[Name, ...]:
    """Return the names in text order, not overlapping, each of the kind that its own place speaks for.

    ``sport`` says that the text is about sport, so that clubs are looked for by their names.
    """
    capitals = [token for token in words if is_capitalised(token)]
    text = _Text(parsed, words, capitals, title_case(parsed.text), sport)
    found = _Found(len(words))
    for finder in FINDERS:
        for name in finder(text, found.names()):
            found.add(name)
    listings = [match.span() for match in _LISTING.finditer(parsed.text)]
    return tuple(
        name
        for name in sorted(found.names(), key=lambda name: name.start)
        if not any(start < words[name.start].idx < end for start, end in listings)
    )


class _Found:
    """Names found so far. Who comes first keeps his tokens, but a name met again takes in parts of it."""

    def __init__(self, length: int) -> None:
        self._at: list[Name | None] = [None] * length

    def names(self) -> tuple[Name, ...]:
        return tuple(dict.fromkeys(name for name in self._at if name is not None))

    def add(self, name: Name) -> None:
        taken = {other for other in self._at[name.start : name.end] if other is not None}
        if not taken or (name.rule in TAKES_IN and self._are_parts(taken, name)):
            self._at[name.start : name.end] = [name] * len(name)

    @staticmethod
    def _are_parts(taken: set[Name], name: Name) -> bool:
        """Say whether names are but parts of ``name``; a first name takes in only all that is behind it."""
        if name.rule == "name.given":
            return all((other.start, other.end) == (name.start + 1, name.end) for other in taken)
        inside = all(name.start <= other.start and other.end <= name.end for other in taken)
        return inside and all(len(other) < len(name) for other in taken)


TAKES_IN = frozenset(("name.known", "name.given"))
"""Rules that know the whole of a name of which the recogniser may have seen a part."""
