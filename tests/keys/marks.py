"""A reader's marks of one article, and what is wrong with a claim by them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claims.desk.cards import ClaimCard
from claims.document import Span

WORD = re.compile(r"\w+(?:['’]\w+)*")
ARTICLE = re.compile(r"^(?:the|a|an|his|her|their|its|our|one|some)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?\b(?=\W*$)")
FREE = ("that", "to", "of")
"""Words at the edge of what is said that readers put inside or outside."""
OVERLAP = 0.3
"""The share of words that a quote and a mark must both have to be about the same."""
BEHIND = ("of", "in", "at", "for", "on", "from", "who", "with")

Names = frozenset[str]


@dataclass(frozen=True)
class Party:
    """Somebody who takes part: the words marked for it, and all names it goes by, normalised."""

    words: str
    names: Names

    def is_called(self, name: str) -> bool:
        """Say whether a name stands for this one: without article and case, with a title or without."""
        got = norm(name)
        if not got:
            return False
        return got in self.names or any(
            one.startswith(tuple(f"{got} {word} " for word in BEHIND))
            or (" " in one and (got.endswith(f" {one}") or (" " in got and one.endswith(f" {got}"))))
            for one in self.names
        )


@dataclass(frozen=True)
class Wanted:
    """A claim as it is marked.

    ``people`` are all who take part, by role; ``neutral`` may be named in any role or not. ``choices`` are
    the values of fields that a reader defends. ``date`` is first and last day, ``None`` where any will do.
    """

    kind: str
    main: tuple[Span, ...]
    people: Mapping[str, tuple[Party, ...]]
    choices: Mapping[str, tuple[str, ...]]
    neutral: tuple[Party, ...] = ()
    date: tuple[str, str] | None = None
    optional: bool = False
    cue: Span | None = None


@dataclass(frozen=True)
class Fault:
    """Something to set right: ``role`` is a field or a role of a span; ``value`` what it should be."""

    role: str
    value: str = ""
    people: tuple[Party, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass
class Marked:
    """An article with its marks."""

    name: str
    text: str
    given: str | None
    people: dict[str, Names]
    wanted: list[Wanted] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words the article has."""
        return len(WORD.findall(self.text))

    def party(self, words: str) -> Party:
        """Return whoever these words mean."""
        got = norm(words)
        for name, known in self.people.items():
            if words == name or got in known:
                return Party(words, known | {got})
        longer = [
            known
            for known in self.people.values()
            if any(" " in k and (got.endswith(f" {k}") or got.startswith(f"{k} ")) for k in known)
        ]
        return Party(words, (longer[0] if longer else frozenset()) | {got})

    def is_somebody(self, words: str) -> bool:
        """Say whether the words are those of a marked actor, not of a thing or a place."""
        got, every = norm(words), frozenset[str]().union(*self.people.values())
        return got in every or any(
            " " in k and (got.endswith(f" {k}") or got.startswith(f"{k} ")) for k in every
        )


def norm(name: str) -> str:
    """Return a name without article, case and possessive."""
    plain = POSSESSIVE.sub("", ARTICLE.sub("", name.strip()))
    return " ".join(word.lower().removesuffix("'s").removesuffix("’s") for word in WORD.findall(plain))


def read(path: Path) -> Marked:
    """Return the article whose marks stand in ``path``."""
    marks = tomllib.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / marks["article"]).read_bytes().decode("utf-8", "replace")
    people = {
        one["name"]: frozenset(filter(None, map(norm, [one["name"], *one.get("also", [])])))
        for one in marks.get("actor", [])
    }
    given = str(marks["given"]) if marks.get("given") else None
    found = Marked(path.stem, text, given, people)
    found.wanted = [
        *(_quote(found, one) for one in marks.get("quote", [])),
        *(_event(found, one) for one in marks.get("event", [])),
    ]
    found.wanted = [one for one in found.wanted if one.main]
    return found


def _quote(article: Marked, mark: Mapping[str, Any]) -> Wanted:
    pieces = [_place(article.text, piece, mark.get("in")) for piece in mark["content"]]
    speakers = tuple(article.party(one) for one in _listed(mark.get("actor")))
    cue = mark.get("cue")
    return Wanted(
        "quote",
        tuple(piece for piece in pieces if piece is not None),
        {"speaker": speakers},
        {},
        optional=bool(mark.get("optional")),
        cue=_place(article.text, cue, mark.get("in_cue")) if cue else None,
    )


def _event(article: Marked, mark: Mapping[str, Any]) -> Wanted:
    at = _place(article.text, mark["trigger"], mark.get("in"))
    things = [one for one in mark.get("recipients", []) if not article.is_somebody(one)]
    sides = [one for one in mark.get("recipients", []) if one not in things]
    beside = [*mark.get("earlier", []), *_listed(mark.get("place")), *things]
    day = mark.get("date") or {}
    return Wanted(
        "event_mention",
        (at,) if at is not None else (),
        {
            "actor": tuple(map(article.party, mark.get("actors", []))),
            "recipient": tuple(map(article.party, sides)),
        },
        {"type": tuple(_listed(mark["type"])), "modality": tuple(_listed(mark["modality"]))},
        tuple(map(article.party, beside)),
        (str(day.get("from", "")), str(day.get("to", day.get("from", "")))),
        bool(mark.get("optional")),
    )


def _listed(value: Any) -> list[str]:
    return [] if value is None else list(value) if isinstance(value, list) else [str(value)]


def _place(text: str, words: str, within: str | None = None) -> Span | None:
    around = text.find(within) if within else 0
    start = text.find(words, max(around, 0))
    return Span(start, start + len(words)) if start >= 0 else None


def covered(text: str, pieces: Iterable[Span]) -> frozenset[int]:
    """Return the words of a text that the pieces touch, by their offsets."""
    spans = list(pieces)
    return frozenset(
        found.start()
        for found in WORD.finditer(text)
        if any(found.start() < span.end and span.start < found.end() for span in spans)
    )


def matched(article: Marked, cards: Sequence[ClaimCard]) -> dict[int, Wanted]:
    """Return the mark that each claim is about, by the claim's id; a mark is that of one claim."""
    found: dict[int, Wanted] = {}
    pairs = [
        (score, not mark.optional, card.row.id, at)
        for card in cards
        for at, mark in enumerate(article.wanted)
        if (score := _alike(article.text, card, mark)) > 0
    ]
    used: set[int] = set()
    for _, _, claim_id, at in sorted(pairs, reverse=True):
        if claim_id not in found and at not in used:
            found[claim_id] = article.wanted[at]
            used.add(at)
    return found


def _alike(text: str, card: ClaimCard, mark: Wanted) -> float:
    """Return how alike a claim and a mark are, 0 where they are about different things."""
    if card.row.kind != mark.kind:
        return 0.0
    pieces = card.spans.get("content" if mark.kind == "quote" else "trigger", ())
    if mark.kind == "event_mention":
        touches = any(one.overlaps(other) for one in pieces for other in mark.main)
        return (1.0 + (_value(card, "type") in mark.choices["type"])) * touches
    got, want = covered(text, pieces), covered(text, mark.main)
    share = len(got & want) / max(len(got | want), 1)
    return share if share >= OVERLAP else 0.0


def inside_optional(article: Marked, card: ClaimCard) -> bool:
    """Say whether a claim without a mark of its own lies in one on which readers differ."""
    got = covered(article.text, (span for spans in card.spans.values() for span in spans))
    return any(
        mark.optional and mark.kind == card.row.kind and got & covered(article.text, mark.main)
        for mark in article.wanted
    )


def _value(card: ClaimCard, name: str) -> str:
    return next((one.value for one in card.fields if one.name == name), "")


def faults(article: Marked, card: ClaimCard, mark: Wanted) -> list[Fault]:
    """Return what is wrong with a claim by its mark; nothing where it is right as it stands."""
    found: list[Fault] = []
    if mark.kind == "quote":
        got, want = (covered(article.text, pieces) for pieces in (card.spans.get("content", ()), mark.main))
        if {at for at in got ^ want if _word(article.text, at) not in FREE}:
            found.append(Fault("content", spans=mark.main))
    found += [Fault(name, good[0]) for name, good in mark.choices.items() if _value(card, name) not in good]
    for role, parties in mark.people.items():
        if (role != "speaker" or parties) and not _are(article, card, role, parties, mark.neutral):
            found.append(Fault(role, people=parties))
    if mark.date is not None and not _is_dated(card, mark.date):
        first, last = mark.date
        found.append(Fault("date", first if first == last else f"{first}..{last}"))
    return found


def _word(text: str, at: int) -> str:
    found = WORD.match(text, at)
    return found[0].lower() if found else ""


def _are(
    article: Marked, card: ClaimCard, role: str, parties: Sequence[Party], neutral: Sequence[Party]
) -> bool:
    """Say whether those in a role are the marked ones, and nobody else but who may be named or not."""
    there = [one for one in card.participants if one.role == role]
    names = [[one.name, *([one.mention.of(article.text)] if one.mention else [])] for one in there]
    if role == "speaker":
        return any(party.is_called(name) for party in parties for some in names for name in some)
    complete = all(any(party.is_called(n) for some in names for n in some) for party in parties)
    known = [*parties, *neutral]
    return complete and all(any(party.is_called(n) for party in known for n in some) for some in names)


def _is_dated(card: ClaimCard, wanted: tuple[str, str]) -> bool:
    days = card.row.date
    if days is None or not wanted[0]:
        return (days is None) == (not wanted[0])
    return (str(days.first), str(days.last)) == wanted
