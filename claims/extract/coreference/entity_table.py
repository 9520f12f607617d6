"""The cast of an article while it is being put together: one entry an actor."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from claims.document import Actor, ActorKind, Mention
from claims.extract.coreference.quotation import quoted
from claims.extract.coreference.roles import Role
from claims.extract.mentions.aliases import NICKNAMED
from claims.extract.parse import Parsed
from claims.gazetteer.names import fold

NEAR = 12
"""How many mentions on each side of one are near it."""


@dataclass(slots=True, eq=False)
class Entry:
    """What is known so far of one actor; ``mentions`` are positions, ``code`` is a country's."""

    kind: ActorKind
    name: str
    mentions: list[int] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    gender: str | None = None
    code: str | None = None
    resembles: Entry | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name."""
        return tuple(fold(self.name).split())

    @property
    def nickname(self) -> tuple[str, ...]:
        """The folded words that stand in quotation marks within the name."""
        found = NICKNAMED.search(self.name)
        return tuple(fold(found["nick"]).split()) if found else ()

    @property
    def nation(self) -> str | None:
        """The country that the actor's offices belong to."""
        return next((role.nation for role in self.roles if role.nation), None)

    def add_role(self, role: Role) -> None:
        """Keep ``role`` unless it is known."""
        if role.text and all(role.text != known.text for known in self.roles):
            self.roles.append(role)


class Cast:
    """An article's mentions and the entries they were given to."""

    def __init__(self, parsed: Parsed, mentions: tuple[Mention, ...]) -> None:
        self.parsed = parsed
        self.mentions = list(mentions)
        self.inside = quoted(parsed.regions)
        self.entries: list[Entry] = []
        self._of: dict[int, Entry] = {}
        self._tokens: dict[int, Tokens] = {}
        self._forms: dict[str, list[int]] = {}
        for at, mention in enumerate(mentions):
            self._forms.setdefault(mention.form, []).append(at)

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
        self.entries.append(entry)
        self.give(at, entry)
        return entry

    def give(self, at: int, entry: Entry, rule: str | None = None, score: float | None = None) -> None:
        """Say that mention ``at`` refers to ``entry``."""
        self._of[at] = entry
        entry.mentions.append(at)
        mention = self.mentions[at]
        self.mentions[at] = replace(mention, rule=rule or mention.rule, score=score or mention.score)

    def move(self, at: int, entry: Entry, rule: str) -> None:
        """Give mention ``at`` to another entry, unless its own holds more than it."""
        own = self._of.get(at)
        if own is not None and own is not entry and own.mentions == [at]:
            self.entries.remove(own)
            self.give(at, entry, rule)

    def unite(self, entry: Entry, other: Entry) -> None:
        """Let everything that is ``other``'s be ``entry``'s."""
        for at in other.mentions:
            self._of[at] = entry
        entry.mentions = sorted((*entry.mentions, *other.mentions))
        entry.gender = entry.gender or other.gender
        for role in other.roles:
            entry.add_role(role)
        self.entries = [each for each in self.entries if each is not other]

    def of_form(self, form: str) -> Sequence[int]:
        """Return the positions of the mentions of one form, in text order."""
        return self._forms.get(form, ())

    def before(self, form: str, at: int) -> Iterator[int]:
        """Yield the positions of the mentions of one form before ``at``, the nearest first."""
        listed = self.of_form(form)
        return (listed[place] for place in range(bisect_left(listed, at) - 1, -1, -1))

    def near(self, form: str, at: int) -> Iterator[int]:
        """Yield the positions of the mentions of one form among those around ``at``, in text order."""
        listed = self.of_form(form)
        return iter(listed[bisect_left(listed, at - NEAR) : bisect_right(listed, at + NEAR)])

    def finish(self) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
        """Return the actors in order of first mention, and the mentions with their actor set."""
        entries = sorted((entry for entry in self.entries if entry.mentions), key=lambda e: min(e.mentions))
        place = {id(entry): position for position, entry in enumerate(entries)}
        mentions = tuple(
            replace(mention, actor=place[id(entry)] if (entry := self._of.get(at)) else None)
            for at, mention in enumerate(self.mentions)
        )
        return tuple(self._actor(entry, place) for entry in entries), mentions

    def _actor(self, entry: Entry, place: dict[int, int]) -> Actor:
        named = [at for at in sorted(entry.mentions) if self.mentions[at].form == "name"]
        names = tuple(dict.fromkeys(self.text(at) for at in named)) or (entry.name,)
        roles = tuple(role.text for role in entry.roles)
        twin = place.get(id(entry.resembles)) if entry.resembles else None
        return Actor(entry.name, entry.kind, names, roles, twin)
