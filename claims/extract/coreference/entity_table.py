"""Entity table: the actors of an article while its mentions are being brought to them, one entry an actor."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from claims.document import Actor, ActorKind, Mention
from claims.extract.coreference.name_keys import name_keys
from claims.extract.coreference.quotation import quoted
from claims.extract.coreference.roles import Office
from claims.extract.lexicon import lists
from claims.extract.mentions.aliases import NICKNAMED
from claims.extract.mentions.words import key, singular
from claims.extract.parse import Parsed
from claims.extract.tokens import Doc
from claims.extract.tokens import Span as Tokens
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.names import fold

NEAR = 12
"""How many mentions on each side of one are near it."""
LOOK_BACK = 200
"""How many entries or mentions of one sort are looked through, the newest first: no text may cost more than
its length."""


@lru_cache(maxsize=4096)
def _nickname(name: str) -> tuple[str, ...]:
    found = NICKNAMED.search(name)
    return tuple(fold(found["nick"]).split()) if found else ()


def code_key(code: str) -> str:
    """Return the key of the country with an ISO code."""
    return f"code:{code}"


@dataclass(slots=True, eq=False)
class Entry:
    """What is known so far of one actor; ``mentions`` are positions in order, ``code`` is a country's.

    ``number`` tells in which order the entries were begun, ``pronouns`` how often he and she meant the actor.
    """

    kind: ActorKind
    name: str
    mentions: list[int] = field(default_factory=list)
    roles: list[Office] = field(default_factory=list)
    gender: str | None = None
    code: str | None = None
    resembles: Entry | None = None
    number: int = 0
    pronouns: Counter[str] = field(default_factory=Counter)

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name."""
        return tuple(fold(self.name).split())

    @property
    def first(self) -> int:
        """The position of the actor's first mention."""
        return self.mentions[0]

    def around(self, first: int, end: int) -> Sequence[int]:
        """Return the positions of the actor's mentions from ``first`` on and before ``end``."""
        return self.mentions[bisect_left(self.mentions, first) : bisect_left(self.mentions, end)]

    def last_before(self, at: int) -> int:
        """Return the position of the actor's last mention before ``at``, -1 if there is none."""
        place = bisect_left(self.mentions, at)
        return self.mentions[place - 1] if place else -1

    @property
    def nickname(self) -> tuple[str, ...]:
        """The folded words that stand in quotation marks within the name."""
        return _nickname(self.name)

    @property
    def nation(self) -> str | None:
        """The country that the actor's offices belong to."""
        return next((role.nation for role in self.roles if role.nation), None)

    def add_role(self, role: Office) -> None:
        """Keep ``role`` unless it is known."""
        if role.text and all(role.text != known.text for known in self.roles):
            self.roles.append(role)


class EntityTable:
    """An article's mentions and the entries they were given to."""

    def __init__(self, parsed: Parsed, mentions: tuple[Mention, ...]) -> None:
        self.parsed = parsed
        self.mentions = list(mentions)
        self.inside = quoted(parsed.regions)
        self._entries: dict[Entry, None] = {}
        self._begun = 0
        self._by_kind: dict[ActorKind, list[Entry]] = {}
        self._by_key: dict[str, list[Entry]] = {}
        self._of: dict[int, Entry] = {}
        self._tokens: dict[int, Tokens] = {}
        self._forms: dict[str, list[int]] = {}
        self._nouns: dict[str, list[int]] = {}
        for at, mention in enumerate(mentions):
            self._forms.setdefault(mention.form, []).append(at)

    @cached_property
    def nations(self) -> Sequence[tuple[int, str]]:
        """Where the text names a country, its seat or its adjective, with the country's code."""
        known = gazetteer()
        words = (token for token in self.doc if token.text[0].isupper() and token.pos_ in ("PROPN", "ADJ"))
        codes = ((word.idx, known.nationality(word.text) or known.government(word.text)) for word in words)
        return [(offset, code) for offset, code in codes if code]

    @property
    def entries(self) -> Iterator[Entry]:
        """All entries, in the order in which they were begun."""
        return iter(self._entries)

    def newest(self, kind: ActorKind) -> list[Entry]:
        """Return the entries of one kind begun last, in the order in which they were begun."""
        return [entry for entry in self._by_kind.get(kind, ())[-LOOK_BACK:] if entry.mentions]

    def sharing(self, keys: Iterable[str]) -> list[Entry]:
        """Return the entries whose name has one of ``keys``, in the order in which they were begun."""
        found = {entry for key in keys for entry in self._by_key.get(key, ())[-LOOK_BACK:] if entry.mentions}
        return sorted(found, key=lambda entry: entry.number)

    def rename(self, entry: Entry, name: str) -> None:
        """Call ``entry`` by another name; it is found by the old one too."""
        entry.name = name
        self._index(entry)

    def _index(self, entry: Entry) -> None:
        for name_key in name_keys(entry.name):
            self._by_key.setdefault(name_key, []).append(entry)
        if entry.code:
            self._by_key.setdefault(code_key(entry.code), []).append(entry)

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.parsed.doc

    def tokens(self, at: int) -> Tokens:
        """Return the tokens of mention ``at``."""
        if at not in self._tokens:
            span = self.mentions[at].span
            tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
            assert tokens is not None
            self._tokens[at] = tokens
        return self._tokens[at]

    def text(self, at: int) -> str:
        """Return the words of mention ``at`` in one line."""
        return " ".join(self.mentions[at].span.of(self.parsed.text).split())

    def entry_of(self, at: int) -> Entry | None:
        """Return the entry that mention ``at`` was given to."""
        return self._of.get(at)

    def new(self, at: int, name: str | None = None, code: str | None = None) -> Entry:
        """Start an entry with mention ``at``."""
        entry = Entry(self.mentions[at].kind, name or self.text(at), code=code)
        entry.number = self._begun
        self._begun += 1
        self._entries[entry] = None
        self._by_kind.setdefault(entry.kind, []).append(entry)
        self._index(entry)
        self.give(at, entry)
        return entry

    def give(self, at: int, entry: Entry, rule: str | None = None, score: float | None = None) -> None:
        """Say that mention ``at`` refers to ``entry``."""
        self._of[at] = entry
        insort(entry.mentions, at)
        mention = self.mentions[at]
        self.mentions[at] = replace(mention, rule=rule or mention.rule, score=score or mention.score)

    def move(self, at: int, entry: Entry, rule: str) -> None:
        """Give mention ``at`` to another entry, unless its own holds more than it."""
        own = self._of.get(at)
        if own is not None and own is not entry and own.mentions == [at]:
            self._drop(own)
            self.give(at, entry, rule)

    def unite(self, entry: Entry, other: Entry) -> None:
        """Let everything that is ``other``'s be ``entry``'s."""
        for at in other.mentions:
            self._of[at] = entry
        entry.mentions = sorted((*entry.mentions, *other.mentions))
        entry.gender = entry.gender or other.gender
        entry.pronouns += other.pronouns
        for role in other.roles:
            entry.add_role(role)
        self._drop(other)

    def _drop(self, entry: Entry) -> None:
        del self._entries[entry]
        entry.mentions = []

    def of_form(self, form: str) -> Sequence[int]:
        """Return the positions of the mentions of one form, in text order."""
        return self._forms.get(form, ())

    def before(self, form: str, at: int) -> Iterator[int]:
        """Yield the positions of the mentions of one form before ``at``, the nearest first."""
        return _backwards(self.of_form(form), at)

    def nominals_before(self, noun: str, at: int) -> Iterator[int]:
        """Yield the positions of the nominals before ``at`` whose noun in the singular is ``noun``."""
        if not self._nouns:
            for other in self.of_form("nominal"):
                self._nouns.setdefault(singular(self.tokens(other).root), []).append(other)
        return _backwards(self._nouns.get(noun, ()), at)

    def near(self, form: str, at: int) -> Iterator[int]:
        """Yield the positions of the mentions of one form among those around ``at``, in text order."""
        listed = self.of_form(form)
        return iter(listed[bisect_left(listed, at - NEAR) : bisect_right(listed, at + NEAR)])

    def finish(self) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
        """Return the actors in order of first mention, and the mentions with their actor set."""
        entries = sorted((entry for entry in self._entries if entry.mentions), key=lambda e: e.first)
        place = {id(entry): position for position, entry in enumerate(entries)}
        mentions = tuple(
            replace(mention, actor=place[id(entry)] if (entry := self._of.get(at)) else None)
            for at, mention in enumerate(self.mentions)
        )
        return tuple(self._actor(entry, place) for entry in entries), mentions

    def _actor(self, entry: Entry, place: dict[int, int]) -> Actor:
        named = [at for at in entry.mentions if self.mentions[at].form == "name"]
        names = tuple(dict.fromkeys(self.text(at) for at in named)) or (entry.name,)
        roles = tuple(role.text for role in entry.roles)
        twin = place.get(id(entry.resembles)) if entry.resembles else None
        styled = self._styled(entry, named)
        return Actor(
            styled or entry.name, entry.kind, names if styled is None else (styled, *names), roles, twin
        )

    def _styled(self, entry: Entry, named: Sequence[int]) -> str | None:
        """Return a lone surname with the form of address that the article has it with: "Mr Hill"."""
        if entry.kind != "person" or " " in entry.name or entry.resembles is not None:
            return None
        for at in named:
            start = self.tokens(at).start
            before = self.doc[start - 1] if start else None
            if before is not None and before.text[:1].isupper() and key(before) in lists("roles")["style"]:
                return f"{before.text} {entry.name}"
        return None


def _backwards(positions: Sequence[int], at: int) -> Iterator[int]:
    """Yield those of ``positions`` before ``at``, the nearest first, no more than LOOK_BACK of them."""
    last = bisect_left(positions, at)
    return (positions[place] for place in range(last - 1, max(0, last - LOOK_BACK) - 1, -1))
