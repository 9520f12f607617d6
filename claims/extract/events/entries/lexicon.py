"""The words that tell of events, read from ``lexicon/events/``.

One file a PLOVER type holds its modes, and each mode its verbs, nouns and adjectives. An entry is read left
to right:

    visit                        the lemma of a verb (or the last word of a noun, but for its preposition)
    strike on (@THING)           a noun with its preposition, and what that must govern
    test (missile, bomb)         a noun, and what must stand before it or behind its "of"
    criticise/criticize          spellings of it
    call off                     words that must stand with it: particles, prepositions, fixed nouns
    lift (sanction, embargo)     what it must be said of, by lemma: object, prepositional object or infinitive
    (troop) arrive in            what it must be done by, by lemma: its subject
    (several) discuss            only where more than one do it together
    tell to                      "to" is the preposition or an infinitive
    sign (@accord)               a group of ``sets.toml``; one in capitals (``@GPE``) is an entity label;
                                 ``@WHO`` is whoever can act, ``@THING`` a made thing or a place, and a
                                 supersense of nouns what is of that kind (``@ACT``, ``@GROUP``)

``none.toml`` holds expressions that are no events although their words are found elsewhere. The entry that
says most wins: more words before fewer, restricted before free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from claims.extract.lexicon import actor_nouns
from claims.wordlists import load

_ENTRY = re.compile(r"(?:\((?P<by>[^()]*)\)\s*)?(?P<words>[^()]+?)\s*(?:\((?P<takes>[^()]*)\))?")
_BEHIND = frozenset(
    ("against", "at", "between", "by", "for", "from", "in", "into", "of", "on", "over", "to", "with")
)
"""Prepositions behind a noun."""
_NOT_TYPES = {
    "sets.toml",
    "grammar.toml",
    "confidence.toml",
    "modality.toml",
    "restrictions.toml",
    "choice.toml",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to tell of one type of event.

    ``words`` stand beside the head, ``after`` is the preposition behind a noun, ``takes`` and ``labels`` are
    lemmas and entity labels that it is said of,
    ``by`` and ``by_labels`` those of its subject; empty where anything will do.
    """

    type: str
    mode: str | None
    words: tuple[str, ...] = ()
    takes: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    by_labels: frozenset[str] = frozenset()
    after: str = ""

    @property
    def restricted(self) -> bool:
        """Whether the entry holds only for some complements."""
        return bool(self.takes or self.labels)

    @property
    def weight(self) -> tuple[int, bool, bool, bool]:
        """How much the entry says: the higher is tried first.

        Of equals, one that names what it is said of word by word comes before one that names who does it.
        """
        words = len(self.words) + bool(self.after) + (not self.type)
        said = words + 2 * self.restricted + 2 * bool(self.by)
        return said, self.type == "", bool(self.takes) and not self.labels, bool(self.by)


Entries = Mapping[str, tuple[Entry, ...]]
Table = Mapping[str, Any]
"""A file of TOML as it is read."""


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Entries by the lemma of their head, actor nouns, and grammar words by the name of their list."""

    verbs: Entries
    nouns: Entries
    adjectives: Entries
    actors: frozenset[str]
    grammar: Mapping[str, frozenset[str]]
    confidence: Mapping[str, float] = field(default_factory=dict)


@cache
def lexicon() -> EventLexicon:
    """Return the shipped lexicon, read once."""
    return assembled(shipped_types(), shipped_sets())


def shipped_types() -> tuple[Table, ...]:
    """Return the tables of the shipped types, each with its modes; that of ``none.toml`` has no name."""
    folder = files("claims.extract.lexicon") / "events"
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(".toml"))
    return tuple(_toml(name) for name in names if name not in _NOT_TYPES)


def shipped_sets() -> Mapping[str, tuple[str, ...]]:
    """Return the groups of words that entries may name."""
    return {name: tuple(words) for name, words in _toml("sets.toml").items()}


def assembled(types: Iterable[Table], sets: Mapping[str, tuple[str, ...]]) -> EventLexicon:
    """Return a lexicon of ``types``; of entries that say as much the earlier is tried first."""
    found: dict[str, dict[str, list[Entry]]] = {"verbs": {}, "nouns": {}, "adjectives": {}}
    for table in types:
        for part, head, entry in _entries(table, sets):
            found[part].setdefault(head, []).append(entry)
    return EventLexicon(
        _by_weight(found["verbs"]),
        _by_weight(_of_events(found["nouns"])),
        _by_weight(found["adjectives"]),
        actor_nouns(),
        {name: frozenset(words) for name, words in _toml("grammar.toml").items()},
        _toml("confidence.toml").get("weights", {}),
    )


def _of_events(nouns: Mapping[str, list[Entry]]) -> dict[str, list[Entry]]:
    """Return the nouns that tell of an event: not those that only say what is none ("rescue worker")."""
    return {head: entries for head, entries in nouns.items() if any(each.type for each in entries)}


def _toml(name: str) -> Table:
    return load("claims.extract.lexicon", f"events/{name.removesuffix('.toml')}")


def _entries(table: Table, sets: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, Entry]]:
    """Yield (part of speech, head lemma, entry) for every line of one file."""
    for mode in table["mode"]:
        for part in ("verbs", "nouns", "adjectives"):
            for line in mode.get(part, ()):
                for head, entry in read_entry(
                    line, table["type"], mode.get("name"), sets, head_last=part == "nouns"
                ):
                    yield part, head, entry


def read_entry(
    line: str, kind: str, mode: str | None, sets: Mapping[str, tuple[str, ...]], *, head_last: bool = False
) -> Iterator[tuple[str, Entry]]:
    """Yield each head of ``line`` with its entry.

    Raises:
        ValueError: the line is not an entry, or names a group that ``sets.toml`` does not have.
    """
    match = _ENTRY.fullmatch(line)
    if match is None:
        raise ValueError(f"{line!r} is not an entry of the event lexicon")
    words = match["words"].split()
    after = words.pop() if head_last and len(words) > 1 and words[-1] in _BEHIND else ""
    head = words.pop(-1 if head_last else 0)
    takes, labels = _group(match["takes"], sets, line)
    by, by_labels = _group(match["by"], sets, line)
    for spelling in head.split("/"):
        yield spelling, Entry(kind, mode, tuple(words), takes, labels, by, by_labels, after)


def _group(
    listed: str | None, sets: Mapping[str, tuple[str, ...]], line: str
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the lemmas and the entity labels of the words in one pair of brackets."""
    lemmas: set[str] = set()
    labels: set[str] = set()
    for word in (word.strip() for word in (listed or "").split(",")):
        if word.startswith("@") and word[1:].isupper():
            labels.add(word[1:])
        elif word.startswith("@"):
            if word[1:] not in sets:
                raise ValueError(f"{line!r} names the group {word}, which sets.toml does not have")
            lemmas.update(sets[word[1:]])
        elif word:
            lemmas.add(word)
    return frozenset(lemmas), frozenset(labels)


def _by_weight(found: Mapping[str, list[Entry]]) -> Entries:
    return {
        head: tuple(sorted(entries, key=lambda entry: entry.weight, reverse=True))
        for head, entries in found.items()
    }
