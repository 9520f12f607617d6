"""Claims that another program found (another extractor, a language model), as JSON lines, one claim a line.

``{"article": …, "kind": "quote", "content": …, "cue": …, "speaker": …, "addressee": …, "confidence": 0.8}``
``{"article": …, "kind": "event_mention", "type": "CONSULT", "mode": "visit", "modality": "planned",
"trigger": …, "actors": […], "recipients": […], "place": …, "time": …}``
``{"article": …, "kind": "role", "title": …, "holder": …, "organisation": …}``
``{"article": …, "kind": "figure", "role": "killed", "value": 31, "number": …, "counted": …, "time": …}``
A kind of an installed package has its own fields, spans and actors, and ``content`` as a quote has.

A stretch of text is ``[start, end]`` in code points, half-open, or the exact words, which then stand in one
place of the article, or of the longer stretch that the claim's ``in`` quotes. A quote's content may be a list
of such pieces. What ``claims extract`` prints is taken as well: its claims become lines each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar, cast, get_args

from claims.document import (
    Actor,
    Document,
    EventMention,
    Figure,
    Mention,
    Modality,
    Participant,
    Place,
    PluginClaim,
    Polarity,
    Published,
    Quote,
    QuoteForm,
    Role,
    Span,
    TimeExpression,
)  # fmt: skip
from claims.errors import InputError
from claims.plugins import kinds as plugin_kinds
from claims.plugins.claim_kind import ClaimKind, KindField
from claims.reading.given import Json, Refused, refusal, storable_json

Row = Mapping[str, Json]

KINDS = ("quote", "event_mention", "role", "figure")
OF_PACKAGES = "plugin_claims"
IN_DOCUMENT = {"quotes": "quote", "events": "event_mention", "roles": "role", "figures": "figure"}
"""The keys under which ``claims extract`` prints the claims of each kind."""
OPEN, CLOSE = '"“‘«„', '"”’»“'
Value = TypeVar("Value", bound=str)


@dataclass(frozen=True, slots=True)
class ForeignClaim:
    """One claim: where it stands, the name of its article (id, origin, sha256 or address), what it says."""

    origin: str
    article: str
    row: Row


def read_claims(lines: Iterable[bytes], origin: str) -> Iterator[ForeignClaim | Refused]:
    """Yield the claims of each line; one that is not an object with an article and a kind is refused."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield from _of_line(line, f"{origin}:{number}")


def _of_line(line: bytes, origin: str) -> Iterator[ForeignClaim | Refused]:
    try:
        row = storable_json(json.loads(line.decode("utf-8-sig", errors="replace")))
    except RecursionError as error:
        yield refusal(origin, error)
        return
    except ValueError as error:
        yield Refused(origin, f"is not JSON ({error})")
        return
    if not isinstance(row, dict):
        yield Refused(origin, 'is not a claim: write {"article": "…", "kind": "quote", "content": "…"}')
        return
    article = row.get("article", row.get("id"))
    if not isinstance(article, str | int):
        yield Refused(origin, "does not name its 'article'")
    elif row.get("kind") in (*KINDS, *plugin_kinds.names()):
        yield ForeignClaim(origin, str(article), row)
    elif any(field in row for field in (*IN_DOCUMENT, OF_PACKAGES)):
        yield from _of_document(row, str(article), origin)
    else:
        known = ", ".join((*KINDS, *plugin_kinds.names()))
        yield Refused(origin, f"has no 'kind' that is known: {known}")


def _of_document(row: Row, article: str, origin: str) -> Iterator[ForeignClaim]:
    others = row.get(OF_PACKAGES)
    found = [(kind, row.get(field)) for field, kind in IN_DOCUMENT.items()]
    for kind, values in (*found, *(others.items() if isinstance(others, dict) else ())):
        for value in values if isinstance(values, list) else []:
            if isinstance(value, dict):
                yield ForeignClaim(origin, article, {**value, "kind": kind})


class Gathering:
    """The claims that another program found in one article, gathered into one document.

    ``times`` are the article's time expressions: a claim's ``time`` is the one that it overlaps.
    """

    def __init__(self, text: str, times: Sequence[TimeExpression] = ()) -> None:
        self.text = text
        self.known = times
        self.actors: list[Actor] = []
        self.mentions: list[Mention] = []
        self.times: list[TimeExpression] = []
        self.quotes: list[Quote] = []
        self.events: list[EventMention] = []
        self.roles: list[Role] = []
        self.figures: list[Figure] = []
        self.others: dict[str, list[PluginClaim]] = {}

    def add(self, row: Row) -> None:
        """Add one claim, checked against the text.

        Raises:
            InputError: a stretch is not in the text, or a value is none of those its field may have.
        """
        claim = _Claim(row, self)
        if row["kind"] == "quote":
            self.quotes.append(claim.quote())
        elif row["kind"] == "role":
            self.roles.append(claim.role())
        elif row["kind"] == "figure":
            self.figures.append(claim.figure())
        elif row["kind"] not in KINDS:
            name = str(row["kind"])
            self.others.setdefault(name, []).append(claim.of_package(plugin_kinds.installed().kinds[name]))
        else:
            self.events.append(claim.event())

    @property
    def claims(self) -> Sequence[Quote | EventMention | Role | Figure | PluginClaim]:
        """All claims gathered so far."""
        others = chain.from_iterable(self.others.values())
        return (*self.quotes, *self.events, *self.roles, *self.figures, *others)

    def document(self) -> Document:
        """Return what was gathered."""
        return Document(
            self.text, Published(), (), (), tuple(self.actors), tuple(self.mentions), tuple(self.times),
            tuple(self.quotes), tuple(self.events), roles=tuple(self.roles), figures=tuple(self.figures),
            plugin_claims={name: tuple(some) for name, some in self.others.items()},
        )  # fmt: skip

    def mention(self, span: Span, name: str, rule: str) -> int:
        """Return the position of the mention at ``span``, of the actor called ``name``."""
        for at, mention in enumerate(self.mentions):
            if mention.span == span:
                return at
        names = [actor.name for actor in self.actors]
        if name not in names:
            self.actors.append(Actor(name, "person", (name,)))
            names.append(name)
        self.mentions.append(Mention(span, "name", "person", names.index(name), rule))
        return len(self.mentions) - 1

    def time(self, span: Span) -> int:
        """Return the position of the article's time expression that ``span`` overlaps.

        Raises:
            InputError: there is none.
        """
        for time in self.known:
            if time.span.overlaps(span):
                if time not in self.times:
                    self.times.append(time)
                return self.times.index(time)
        raise InputError(f"has a time where none was found: {span.of(self.text)!r}")


class _Claim:
    """One row being read into what its article's other rows are gathered in."""

    def __init__(self, row: Row, gathering: Gathering) -> None:
        self.row = row
        self.text = gathering.text
        self.gathering = gathering
        self.within = Span(0, len(self.text))
        self.within = self._span("in") or self.within

    def quote(self) -> Quote:
        """Return the row as a quote."""
        content = self._spans("content")
        if not content:
            raise InputError("has no 'content'")
        return Quote(
            form=_choice(self.row, "form", get_args(QuoteForm), self._form(content)),
            content=content,
            cue=self._span("cue"),
            speaker=self._who(self.row.get("speaker")),
            rule=self._rule(),
            confidence=self._confidence(),
            polarity=_choice(self.row, "polarity", get_args(Polarity), "positive"),
            addressee=self._who(self.row.get("addressee")),
            occasion=self._span("occasion"),
            place=self._place(),
            time=self._time(),
        )

    def event(self) -> EventMention:
        """Return the row as an event mention."""
        trigger = self._span("trigger")
        type_, mode = self.row.get("type"), self.row.get("mode")
        if trigger is None or not isinstance(type_, str):
            raise InputError("has no 'trigger' or no 'type'")
        return EventMention(
            type=type_,
            mode=mode if isinstance(mode, str) else None,
            modality=_choice(self.row, "modality", get_args(Modality), "occurred"),
            trigger=trigger,
            rule=self._rule(),
            confidence=self._confidence(),
            actors=self._whos("actors"),
            recipients=self._whos("recipients"),
            place=self._place(),
            time=self._time(),
            number=self._span("number"),
        )

    def role(self) -> Role:
        """Return the row as a role."""
        title, holder = self._span("title"), self._who(self.row.get("holder"))
        if title is None or holder is None:
            raise InputError("has no 'title' or no 'holder'")
        organisation = self._who(self.row.get("organisation"))
        return Role(title, holder, organisation, self._rule(), self._confidence())

    def figure(self) -> Figure:
        """Return the row as a figure."""
        number, role, value = self._span("number"), self.row.get("role"), self._float("value")
        if number is None or not isinstance(role, str) or value is None:
            raise InputError("has no 'number', no 'role' or no 'value'")
        return Figure(
            role, value, number, self._rule(), self._confidence(),
            value_to=self._float("value_to"), qualifier=self._words("qualifier"), unit=self._words("unit"),
            counted=self._span("counted"), time=self._time(),
        )  # fmt: skip

    def of_package(self, kind: ClaimKind) -> PluginClaim:
        """Return the row as a claim of a package's kind."""
        content = self._spans("content")
        if not content:
            raise InputError("has no 'content'")
        spans = [field.name for field in kind.fields if field.type == "span" and field.name != "content"]
        people = {
            field.name: self._whos(f"{field.name}s" if f"{field.name}s" in self.row else field.name)
            for field in kind.fields
            if field.type == "participant"
        }
        return PluginClaim(
            content, self._rule(), self._confidence(),
            values={field.name: self._value(field) for field in kind.values},
            spans={name: found for name in spans if (found := self._spans(name))},
            participants={role: them for role, them in people.items() if them},
            place=self._place(), time=self._time(),
        )  # fmt: skip

    def _value(self, field: KindField) -> str | float | None:
        if field.type == "number":
            return self._float(field.name)
        if field.type == "flag":
            return int(bool(self.row.get(field.name)))
        if field.type == "choice":
            return _choice(self.row, field.name, (*field.choices, ""), "") or None
        return self._words(field.name)

    def _words(self, field: str) -> str | None:
        value = self.row.get(field)
        return value if isinstance(value, str) else None

    def _float(self, field: str) -> float | None:
        value = self.row.get(field)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InputError(f"has {value!r} as {field}; it is a number")
        return float(value)

    def _rule(self) -> str:
        rule = self.row.get("rule")
        return rule if isinstance(rule, str) and rule else "foreign"

    def _confidence(self) -> float:
        value = self.row.get("confidence", 0.5)
        if not isinstance(value, int | float) or not 0 <= value <= 1:
            raise InputError(f"has confidence {value!r}; it is a number from 0 to 1")
        return float(value)

    def _form(self, content: Sequence[Span]) -> QuoteForm:
        """Return the form that the quotation marks of the content show."""
        words = [piece.of(self.text) for piece in content]
        if all(piece[0] in OPEN and piece.rstrip(",.")[-1:] in CLOSE for piece in words):
            return "direct"
        return "mixed" if any(mark in piece for piece in words for mark in OPEN) else "indirect"

    def _span(self, field: str) -> Span | None:
        return self._stretch(self.row.get(field), field)

    def _spans(self, field: str) -> tuple[Span, ...]:
        """Return the pieces of a field that may have several: one stretch, or a list of stretches."""
        value = self.row.get(field)
        pieces = value if isinstance(value, list) and not _is_pair(value) else [value]
        found = (self._stretch(piece, field) for piece in pieces)
        return tuple(span for span in found if span is not None)

    def _stretch(self, value: Json, field: str) -> Span | None:
        """Return the stretch that ``value`` is: offsets, exact words, or an object with a ``span``."""
        if isinstance(value, dict):
            return self._stretch(value.get("span"), field)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return self._standing(value, self.within)
        if not _is_pair(value):
            raise InputError(f"has {value!r} as {field}; write [start, end] or the exact words")
        start, end = cast("list[int]", value)
        if not 0 <= start < end <= len(self.text):
            raise InputError(f"has {value!r} as {field}; the text has {len(self.text)} characters")
        return Span(start, end)

    def _standing(self, words: str, within: Span) -> Span:
        first = self.text.find(words, within.start, within.end)
        if first < 0:
            raise InputError(f"quotes words that are not in the article: {_short(words)!r}")
        if self.text.find(words, first + 1, within.end) >= 0:
            raise InputError(f"quotes words that stand in more than one place: {_short(words)!r}; add 'in'")
        return Span(first, first + len(words))

    def _who(self, value: Json) -> Participant | None:
        span = self._stretch(value, "participant")
        if span is None:
            return None
        called = value.get("actor") if isinstance(value, dict) else None
        name = called if isinstance(called, str) else " ".join(span.of(self.text).split())
        return Participant(span, span.start, self.gathering.mention(span, name, self._rule()))

    def _whos(self, field: str) -> tuple[Participant, ...]:
        value = self.row.get(field)
        pieces = value if isinstance(value, list) and not _is_pair(value) else [value]
        found = (self._who(piece) for piece in pieces)
        return tuple(who for who in found if who is not None)

    def _place(self) -> Place | None:
        span = self._span("place")
        return None if span is None else Place(span, span.of(self.text))

    def _time(self) -> int | None:
        span = self._span("time")
        return None if span is None else self.gathering.time(span)


def _is_pair(value: Json) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(part, int) and not isinstance(part, bool) for part in value)
    )


def _choice(row: Row, field: str, choices: tuple[Value, ...], default: Value) -> Value:
    value = row.get(field)
    for choice in choices:
        if value == choice:
            return choice
    if value is None:
        return default
    raise InputError(f"has {value!r} as {field}; it is one of {', '.join(choices)}")


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"
